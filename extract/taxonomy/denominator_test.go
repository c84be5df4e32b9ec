package taxonomy

import "testing"

func TestDenominatorOf(t *testing.T) {
	tax, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ indicator, subject, want string }{
		// Adults, the population and subscribers are three bases of one wording.
		{"smartphone", "dân số trưởng thành có điện thoại thông minh", "adults"},
		{"smartphone", "người dân có điện thoại thông minh", "people"},
		{"smartphone", "thuê bao điện thoại di động sử dụng điện thoại thông minh", "subscribers"},
		{"smartphone", "tỷ lệ sử dụng điện thoại thông minh", ""},
		{"bank-account", "dân số từ 15 tuổi trở lên có tài khoản giao dịch", "people from 15"},
		{"economy-grdp", "tỷ trọng kinh tế số trong GRDP", "GRDP"},
		{"economy-grdp", "kinh tế số chiếm trong tổng sản phẩm trên địa bàn", "GRDP"},
		{"economy-grdp", "kinh tế số trong GDP", "GDP"},
		// A part of the people or of the land is a base, not another indicator.
		{"poverty-rate", "tỷ lệ hộ nghèo là đồng bào dân tộc thiểu số", "minorities"},
		{"poverty-rate", "tỷ lệ hộ nghèo tại các huyện nghèo", "poor districts"},
		{"poverty-rate", "tỷ lệ hộ nghèo toàn tỉnh", ""},
		{"waste-collected", "chất thải rắn sinh hoạt đô thị được thu gom, xử lý", "urban areas"},
		{"waste-collected", "rác thải ở nông thôn được thu gom", "rural areas"},
		// So is a branch of the economy.
		{"economic-structure", "cơ cấu kinh tế nông, lâm nghiệp và thủy sản", "farming branches"},
		{"economic-structure", "cơ cấu kinh tế công nghiệp - xây dựng", "industry and construction"},
		{"economic-structure", "tỷ trọng khu vực III", "services"},
		{"economic-structure", "thuế sản phẩm trừ trợ cấp sản phẩm", "product taxes"},
		{"sector-growth", "khu vực công nghiệp", "industry"},
		{"output-growth", "giá trị sản xuất lâm nghiệp", "forestry"},
		{"output-growth", "giá trị sản xuất", ""},
		// Half a word is none, and an indicator with one base has no other.
		{"fibre-passed", "hộ gia đình được phủ mạng cáp quang", "households"},
		{"work-dossiers", "hồ sơ công việc của người dân", ""},
	} {
		if got := tax.DenominatorOf(c.indicator, c.subject); got != c.want {
			t.Errorf("DenominatorOf(%q, %q) = %q, want %q", c.indicator, c.subject, got, c.want)
		}
	}
}
