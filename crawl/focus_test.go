package crawl

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestPriority(t *testing.T) {
	const (
		entrance = priorityEntrance
		plan     = priorityPlan
		section  = prioritySection
		rest     = priorityRest
	)
	for _, c := range []struct {
		kind, title, address string
		pager                bool
		want                 int
	}{
		// The words of the link.
		{KindArticle, "UBND tỉnh ban hành Kế hoạch chuyển đổi số năm 2025", "/tin/123.html", false, plan},
		{KindArticle, "Phấn đấu 60% hồ sơ cấp xã được xử lý trên môi trường mạng", "/tin/123.html", false, plan},
		{KindArticle, "KẾ HOẠCH phát triển kinh tế - xã hội 5 năm", "/tin/123.html", false, plan},
		{KindArticle, "Lãnh đạo tỉnh thăm và chúc Tết các gia đình chính sách", "/tin/124.html", false, rest},
		{KindArticle, "Khai mạc giải bóng đá thiếu niên toàn tỉnh", "/the-thao/khai-mac-giai-bong-da-1.html", false, rest},
		// The words of the address, when the link is a picture or "Xem thêm".
		{KindArticle, "", "/tin/ban-hanh-ke-hoach-chuyen-doi-so-nam-2025-12.html", false, plan},
		{KindArticle, "Xem thêm", "/tin/nghi-quyet-hdnd-tinh-45.aspx", false, plan},
		{KindArticle, "", "/Default.aspx?id=7", false, rest},
		// Fronts of sections, and further pages of lists.
		{KindArticle, "Kinh tế", "/kinh-te", false, section},
		{KindArticle, "Tin tức", "/tin-tuc/", false, section},
		{KindArticle, "Chiến lược - Quy hoạch - Kế hoạch", "/quy-hoach", false, section},
		{KindArticle, "Tin hoạt động", "/Default.aspx?sid=12", false, section},
		{KindList, "2", "/tin-tuc?page=2", true, section},
		// What is asked first.
		{KindFeed, "", "/rss", false, entrance},
		{KindSitemap, "", "/sitemap.xml", false, entrance},
	} {
		u, err := url.Parse("https://vanhai.example" + c.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := focusCues().priority(link{url: u, kind: c.kind, title: c.title, pager: c.pager}); got != c.want {
			t.Errorf("priority(%s %q %s) = %d, want %d", c.kind, c.title, c.address, got, c.want)
		}
	}
}

// What no cue speaks for has a small budget; plans have none.
func TestBudget(t *testing.T) {
	pages := map[string]http.HandlerFunc{}
	var list strings.Builder
	for i := range 120 {
		fmt.Fprintf(&list, `<a href="/p%d">Kế hoạch chuyển đổi số của huyện số %d</a> <a href="/r%d">Khai mạc giải bóng đá của huyện số %d</a>`, i, i, i, i)
	}
	pages["vanhai.example/"] = page(list.String())
	s := newSite(t, pages)
	sum := run1(t, testCrawler(s, NewMemory(), testPortal(t, "van-hai", "http://vanhai.example/")))
	if want := 1 + 120 + budgets[priorityRest]; sum.Fetched != want {
		t.Errorf("%d addresses asked, want %d", sum.Fetched, want)
	}
}

func TestLegacyEncoding(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"", "Kế hoạch phát triển kinh tế - xã hội năm 2025 của tỉnh; tỷ lệ hộ nghèo giảm còn 2,5%."},
		{"", "The plan of the province for the year 2025, with ® and © and a few µ in it."},
		{"", "El niño y la niña de España: mañana, señor."},
		{"TCVN3", "KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi n¨m 2005 cña tØnh; tû lÖ hé nghÌo gi¶m cßn 2,5%. Uû ban nh©n d©n tØnh giao c¸c së, ban, ngµnh, Uû ban nh©n d©n c¸c huyÖn, thÞ x· tæ chøc thùc hiÖn vµ b¸o c¸o kÕt qu¶ theo quy ®Þnh."},
		{"VNI", "Keá hoaïch phaùt trieån kinh teá - xaõ hoäi naêm 2005 cuûa tænh; tyû leä hoä ngheøo giaûm coøn 2,5%. UÛy ban nhaân daân tænh giao caùc sôû, ban, ngaønh, UÛy ban nhaân daân caùc huyeän, thò xaõ toå chöùc thöïc hieän vaø baùo caùo keát quaû theo quy ñònh."},
	} {
		if got := legacyEncoding(c.text); got != c.want {
			t.Errorf("legacyEncoding(%.40q) = %q, want %q", c.text, got, c.want)
		}
	}
}
