package crawl

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"chitieu/corpus"
	"github.com/PuerkitoBio/goquery"
)

// benchPage is like those of portals: 50 KB, 115 links, an article of twenty
// paragraphs, scripts.
func benchPage() []byte {
	var b strings.Builder
	b.WriteString(`<html><head><title>Kế hoạch chuyển đổi số năm 2025</title></head><body><ul class="menu">`)
	for i := range 115 {
		fmt.Fprintf(&b, `<li class="item"><a href="/muc-%d/index.php?language=vi&amp;nv=news" title="Chuyên mục số %d"><span>Chuyên mục số %d</span></a></li>`+"\n", i, i, i)
	}
	b.WriteString(`</ul><div id="content"><h1>Kế hoạch chuyển đổi số năm 2025</h1><div class="date">(02/02/2025)</div><div class="content-fck">`)
	for i := range 20 {
		fmt.Fprintf(&b, "<p>Đến năm 2025, phấn đấu %d%% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng (trừ hồ sơ công việc thuộc phạm vi bí mật nhà nước), các cơ quan, đơn vị tổ chức thực hiện và báo cáo kết quả.</p>\n", 50+i)
	}
	b.WriteString(`</div></div><div class="footer">` + strings.Repeat("<div class=\"row\"><span class=\"x\">Lượt truy cập</span></div>\n", 60) +
		"<script>" + strings.Repeat("function f(a, b) { return a < b ? a : b; }\n", 500) + "</script></div></body></html>")
	return []byte(b.String())
}

// BenchmarkReadPage is what a page costs between the network and the store; its
// peer is one parse and a look at the links.
func BenchmarkReadPage(b *testing.B) {
	page := benchPage()
	const address = "http://van-hai.example/ke-hoach-1.html"
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
			if err != nil || doc.Find("a[href]").Length() != 115 {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		p := Portal{ID: "van-hai", Name: "Vân Hải", Start: []string{"http://van-hai.example/"}}
		if err := p.Compile(); err != nil {
			b.Fatal(err)
		}
		v, err := newVisitor(&run{Crawler: &Crawler{Store: NewMemory()}, gates: &gates{}}, p)
		if err != nil {
			b.Fatal(err)
		}
		at, err := url.Parse(address)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			f := &fetch{state: corpus.URLState{URL: address, Priority: priorityPlan}, final: at, body: page, media: mediaHTML}
			if p, err := v.read(f); err != nil || p.Article == nil {
				b.Fatal(err)
			}
		}
	})
}
