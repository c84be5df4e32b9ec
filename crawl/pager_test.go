package crawl

import "testing"

func TestTurnsPage(t *testing.T) {
	for _, c := range []struct {
		words, href string
		want        bool
	}{
		{"2", "/tin-tuc?page=2", true},
		{"Trang 3", "/tin-tuc/trang-3", true},
		{"[4]", "?p=4", true},
		{"»", "/chuyen-muc/page/2/", true},
		{"Sau", "default.aspx?PageIndex=2", true},
		{"2", "/tin?p_p_id=101&_101_cur=2", true},
		{"Trang sau »", "/tin-tuc-2.html", true},
		{"Older posts", "/blog/2", true},
		// Days, years, articles, menus.
		{"15", "/lich/2026/11/15", false},
		{"2024", "/tin?page=2024", false},
		{"Tiếp", "/tiep-cong-dan", false},
		{"»", "/tin/bai-12.html", false},
		{"Kế hoạch năm 2025 trang 2 của tỉnh Vân Hải", "/tin?page=2", false},
		{"2", "/bai?p=123456", false},
		{"", "/tin?page=2", false},
	} {
		if got := turnsPage(c.href, c.words); got != c.want {
			t.Errorf("turnsPage(%q, %q) = %v, want %v", c.href, c.words, got, c.want)
		}
	}
}
