package crawl

import (
	"errors"
	"strings"
	"testing"
)

// A page with one entry of a list is as short as a short article, and no article.
func TestShortLists(t *testing.T) {
	const (
		head     = `<html><head><title>Tin Vân Hải</title></head><body><div class="thoi-gian">Thứ ba, 24/11/2026 | 05:18</div>`
		headline = `Kế hoạch chuyển đổi số năm 2024 của tỉnh Vân Hải`
		sentence = `UBND tỉnh Vân Hải đặt mục tiêu năm 2024 có 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng, 75% tại cấp huyện và 85% tại cấp tỉnh theo kế hoạch.`
		other    = `Các sở, ban, ngành và UBND các huyện xây dựng kế hoạch riêng, báo cáo kết quả thực hiện về Sở Thông tin và Truyền thông theo quy định.`
	)
	link := `<a href="/a.html">` + headline + `</a>`
	for _, tt := range []struct {
		name, body string
		want       error
	}{
		{"headline and sentence", `<h3>` + link + `</h3><p>` + sentence + `</p>`, ErrNoArticle},
		{"a date between them", `<h3>` + link + `</h3><div>02/02/2024</div><div>Đã xem: 12</div><p>` + sentence + `</p>`, ErrNoArticle},
		{"broken by <br> in an old table", `<table><tr><td><a href="/">Trang chủ</a></td></tr><tr><td>` + link + `<br>` + sentence + `</td></tr></table>`, ErrNoArticle},
		{"an article below its own title", `<h1>` + headline + `</h1><p>` + sentence + `</p><p>` + other + `</p>`, nil},
		{"an article below a breadcrumb", `<a href="/t">Thông tin chỉ đạo, điều hành của UBND tỉnh</a><h1>` + headline + `</h1><p>` + sentence + `</p>`, nil},
		{"an article that quotes a headline", `<h1>` + headline + `</h1><p>` + other + `</p>` + link + `<p>` + sentence + `</p>`, nil},
	} {
		p := Portal{ID: "mau", Name: "Tin Vân Hải", Start: []string{"http://vanhai.example/"}}
		a, err := p.Parse("http://vanhai.example/tin/1", []byte(head+tt.body+`</body></html>`))
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: Parse = %q, %v, want %v", tt.name, a.Title, err, tt.want)
		}
		if err == nil && (a.Title != headline || a.Published != "" || !strings.Contains(a.Text, "60%")) {
			t.Errorf("%s: title %q, date %q, text %q", tt.name, a.Title, a.Published, a.Text)
		}
	}
}

// An old portal gives every page its own name as <title>; the headline is elsewhere.
func TestPortalNameIsNoTitle(t *testing.T) {
	page := `<html><head><title>Tin Vân Hải - Trang tin</title></head><body><table><tr><td colspan=2><b>Tin Vân Hải</b></td></tr><tr><td>Hôm nay, ngày 24/11/2026</td></tr>
<tr><td class=tieude>Kế hoạch chuyển đổi số năm 2024 của tỉnh Vân Hải</td></tr><tr><td>UBND tỉnh Vân Hải đặt mục tiêu năm 2024 có 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.<br>
Các sở, ban, ngành và UBND các huyện xây dựng kế hoạch riêng, báo cáo kết quả thực hiện về Sở Thông tin và Truyền thông theo quy định.</td></tr></table></body></html>`
	p := Portal{ID: "mau", Name: "Tin Vân Hải - Trang tin", Start: []string{"http://vanhai.example/"}}
	a, err := p.Parse("http://vanhai.example/tin?id=1", []byte(page))
	if want := "Kế hoạch chuyển đổi số năm 2024 của tỉnh Vân Hải"; err != nil || a.Title != want || a.Published != "" {
		t.Errorf("Parse = %q, %q, %v, want %q and no date", a.Title, a.Published, err, want)
	}
}
