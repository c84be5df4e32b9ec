package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var compared = "/compare?q=" + url.QueryEscape("hồ sơ công việc")

// From the comparison the map leads to a province, and a promise to its sentence.
func TestWalkFromCompare(t *testing.T) {
	b := openBrowser(t, newSite(t, Options{}, plan, draft))
	b.open(compared)
	if got := b.text(".map figcaption"); got != "Sơ đồ ô, không phải bản đồ hành chính" {
		t.Errorf("the map is headed %q", got)
	}
	b.click(".choose a[href*='tier=district']")
	if got := b.text(".bars figcaption"); !strings.Contains(got, "cấp huyện") {
		t.Errorf("the bars are of %q", got)
	}
	b.click(".map svg a[href*='lang-son'] text")
	if got := b.says("location.pathname + ' ' + document.querySelector('h1').firstChild.textContent.trim()"); got != "/province/lang-son Lạng Sơn" {
		t.Errorf("the map leads to %q", got)
	}
	b.open(compared)
	b.click(".news li small a")
	if got := b.says("location.pathname"); !strings.HasPrefix(got, "/target/ct-") {
		t.Errorf("the evidence of a sentence is at %s", got)
	}
}

// Everything works without script: ours does not load, and the policy forbids any
// other.
func TestWithoutScript(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	pages := s.Handler
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".js") {
			http.NotFound(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	})
	b := openBrowser(t, s)
	b.open("/")
	b.do(chromedp.SendKeys("#q", "hồ sơ cấp xã\r"))
	if got := b.text(".hit .value"); got != "45%" {
		t.Fatalf("the first hit says %q", got)
	}
	b.click(".understood a")
	if got := b.text(".matrix tbody"); !strings.Contains(got, "45%") {
		t.Errorf("the table says %q", got)
	}
	if got := b.text(".copy"); got != "" {
		t.Errorf("a script ran: %q", got)
	}
	b.click(".matrix td a.v")
	b.click(".steps a")
	if got := b.text(".archived .n.target"); got == "" {
		t.Error("the archived page shows no number")
	}
}

// Data are downloaded under a name of their own; every query has a feed.
func TestDownloadAndFeed(t *testing.T) {
	b := openBrowser(t, newSite(t, Options{}, plan, draft))
	b.open("/search?q=" + url.QueryEscape("hồ sơ cấp xã"))
	for _, c := range []struct{ label, want string }{
		{"CSV", `attachment; filename="chitieu-search.csv"`}, {"Excel", `attachment; filename="chitieu-search.xlsx"`},
	} {
		got := b.wait("fetch(Array.from(document.querySelectorAll('.formats a')).find(a => a.textContent === '" + c.label + "').href).then(r => r.headers.get('Content-Disposition'))")
		if got != c.want {
			t.Errorf("%s is saved as %q, want %q", c.label, got, c.want)
		}
	}
	feed := b.wait(`fetch(document.querySelector('link[rel=alternate]').href).then(r => r.text()).then(t => new DOMParser().parseFromString(t, 'application/xml')).then(d => d.querySelectorAll('entry').length + ' ' + d.querySelector('entry title').textContent)`)
	if !strings.HasPrefix(feed, "2 ") || !strings.Contains(feed, "cấp xã") {
		t.Errorf("the feed says %q", feed)
	}
	chart := b.wait("fetch('" + strings.Replace(compared, "/compare?", "/compare.png?chart=lines&", 1) + "').then(r => r.status + ' ' + r.headers.get('Content-Type'))")
	if chart != "404 application/json" { // two promises for different years and provinces are no line
		t.Errorf("a chart of nothing: %q", chart)
	}
	b.open(strings.Replace(compared, "/compare?", "/compare.png?chart=bars&", 1))
	if got := b.says("document.querySelector('img').naturalWidth > 800 ? 'drawn' : 'empty'"); got != "drawn" {
		t.Errorf("the picture is %s", got)
	}
}

// wait evaluates a script that promises a text.
func (b browser) wait(script string) string {
	b.Helper()
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", script, err)
	}
	return s
}
