package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// walker follows the links of a site from page to page.
type walker struct {
	*testing.T
	site  http.Handler
	base  string
	seen  map[string]bool
	kinds map[string]int
	queue []string
}

// mostOfKind is how many addresses of one kind are looked at.
const mostOfKind = 12

// follow asks for an address and takes up the links of its page.
func (w *walker) follow(address string) {
	r := httptest.NewRecorder()
	w.site.ServeHTTP(r, httptest.NewRequest("GET", address, nil))
	if r.Code != http.StatusOK {
		w.Errorf("GET %s = %d", address, r.Code)
		return
	}
	if !strings.HasPrefix(r.Header().Get("Content-Type"), "text/html") {
		return
	}
	d, err := goquery.NewDocumentFromReader(r.Body)
	if err != nil {
		w.Fatal(err)
	}
	for _, at := range []string{"href", "src", "action", "formaction"} {
		d.Find("[" + at + "]").Each(func(_ int, e *goquery.Selection) { w.meet(address, e.AttrOr(at, "")) })
	}
	w.judge(address, d)
}

// meet takes up a link that a page has.
func (w *walker) meet(page, link string) {
	u, err := url.Parse(link)
	if err != nil || u.IsAbs() || strings.HasPrefix(link, "#") {
		return
	}
	if rest, ok := strings.CutPrefix(u.Path, w.base); !ok || rest == "" || rest[0] != '/' {
		w.Errorf("%s leads out of the base path, to %s", page, link)
		return
	}
	u.Fragment = ""
	parts := strings.Split(strings.TrimPrefix(u.Path, w.base), "/")
	kind := parts[1] + path.Ext(u.Path)
	if parts[1] == "en" && len(parts) > 2 {
		kind = "en/" + parts[2] + path.Ext(u.Path)
	}
	if w.seen[u.String()] || w.kinds[kind] >= mostOfKind {
		return
	}
	w.seen[u.String()], w.kinds[kind] = true, w.kinds[kind]+1
	w.queue = append(w.queue, u.String())
}

// judge looks at what every page of sample data must have: the sign that it is a
// sample where it shows a number, and its data in every format.
func (w *walker) judge(address string, d *goquery.Document) {
	p := strings.TrimPrefix(strings.TrimPrefix(address, w.base), "/en")
	for _, kind := range []string{"/province/", "/indicator/", "/target/", "/archive/", "/changes", "/compare"} {
		if strings.HasPrefix(p, kind) && d.Find("main .num, main .v, main blockquote, .archived, .changes").Length() > 0 && d.Find(".sample").Length() == 0 {
			w.Errorf("%s shows numbers of sample pages and does not say so", address)
		}
	}
	if n := d.Find(".formats a").Length(); n != 4 {
		w.Errorf("%s links its data in %d formats, want 4", address, n)
	}
}

// TestEveryLinkLeads walks the pages of the sample data below a base path: no link
// leads out of it or to nothing.
func TestEveryLinkLeads(t *testing.T) {
	site, _ := siteOver(t, sampleData(t), "/so-lieu")
	w := &walker{T: t, site: site, base: "/so-lieu", seen: map[string]bool{}, kinds: map[string]int{}, queue: []string{"/so-lieu/", "/so-lieu/en/"}}
	for ; len(w.queue) > 0; w.queue = w.queue[1:] {
		w.follow(w.queue[0])
	}
	if len(w.kinds) < 60 {
		t.Errorf("only %d kinds of addresses: %v", len(w.kinds), w.kinds)
	}
}
