package extract

import (
	"slices"
	"testing"

	"chitieu/corpus"
)

// TestNaming reads what a number measures where its own words leave it out.
func TestNaming(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text string
		want []string // of the percentages that are targets
	}{
		// the interviewer's question names it
		{"PV: Còn hộ cận nghèo thì sao, thưa ông?\nÔng Giàng A Sinh: Năm nay phấn đấu không quá 12%.\n", []string{"near-poor"}},
		// a part of what the number before it measured
		{"Năm 2025, tỉnh phấn đấu 90% người dân có hồ sơ sức khỏe điện tử. Riêng người cao tuổi là 100%.\n", []string{"e-health-record", "e-health-record"}},
		// the same customers elsewhere
		{"Đến năm 2025, phấn đấu thanh toán tiền điện không dùng tiền mặt với 95% khách hàng ở đô thị, 80% khách hàng ở nông thôn.\n", []string{"utilities-cashless", "utilities-cashless"}},
		// a branch in a list of growth rates, and in a structure
		{"Năm 2026, phấn đấu GRDP tăng 10%, trong đó công nghiệp - xây dựng tăng 12%.\nCơ cấu kinh tế: công nghiệp - xây dựng 48%, dịch vụ 36%.\n", []string{"grdp-growth", "sector-growth", "economic-structure", "economic-structure"}},
		// a thing of its own is no part
		{"Năm 2025, tỉnh phấn đấu 90% người dân có hồ sơ sức khỏe điện tử, 40% có chữ ký số cá nhân.\n", []string{"e-health-record", "e-signature"}},
	} {
		var got []string
		for _, x := range rd.Read(corpus.Article{Text: c.text}).Targets {
			if x.Status == corpus.StatusTarget && x.Unit == corpus.UnitPercent {
				got = append(got, x.Indicator)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: indicators %v, want %v", c.text, got, c.want)
		}
	}
}
