package web

import (
	"context"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser opens a headless Chromium on the pages of a site. Where a machine has
// none the test is skipped; on CI it must be there.
type browser struct {
	*testing.T
	ctx  context.Context
	home string
}

func openBrowser(t *testing.T, s site) browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("no chromium: CI must install it")
		}
		t.Skip("no chromium on this machine: the pages are not tried in a browser")
	}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(stop)
	opts := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir())}
	for _, f := range []string{"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync", "hide-scrollbars"} {
		opts = append(opts, chromedp.Flag(f, true))
	}
	ctx, closeBrowser := chromedp.NewContext(ctx, chromedp.WithAllocatorOptions(opts...))
	t.Cleanup(closeBrowser)
	return browser{t, ctx, srv.URL}
}

func (b browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if _, err := chromedp.RunResponse(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

func (b browser) open(path string) { b.Helper(); b.do(chromedp.Navigate(b.home + path)) }

func (b browser) click(selector string) {
	b.Helper()
	b.do(chromedp.Click(selector))
}

// says evaluates a script that gives a text.
func (b browser) says(script string) string {
	b.Helper()
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script))
	if err != nil {
		b.Fatalf("%s: %v", script, err)
	}
	return s
}

func (b browser) text(selector string) string {
	b.Helper()
	return strings.Join(strings.Fields(b.says("(document.querySelector('"+selector+"') || {textContent: ''}).textContent")), " ")
}

// TestBrowser walks the way of a reader: search, the number, its archived
// passage, the other language, the comparison, a province.
func TestBrowser(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	b := openBrowser(t, s)
	b.open("/")
	b.do(chromedp.SendKeys("#q", "hồ sơ cấp xã\r"))
	if got := b.text(".hit .value"); got != "45%" {
		t.Fatalf("the first hit says %q", got)
	}
	if got := b.text(".chips"); !strings.Contains(got, "cấp xã") {
		t.Errorf("understood as %q", got)
	}
	b.click(".chips li:last-child a") // without the tier
	if got := b.text(".count"); got != "6 chỉ tiêu" {
		t.Errorf("without a chip: %q", got)
	}
	b.click(".facets a[href*='commune'], .facets a[href*='x%C3%A3']")
	if got := b.text(".count"); got != "2 chỉ tiêu" {
		t.Errorf("narrowed by a facet: %q at %s", got, b.says("location.href"))
	}
	b.click(".hit .subject a")
	if got := b.text("h1"); !strings.Contains(got, "45%") || !strings.Contains(got, "Lạng Sơn") {
		t.Errorf("the target's page is headed %q", got)
	}
	b.click(".steps a")
	if got := b.says("getComputedStyle(document.querySelector(':target')).outlineStyle + document.querySelector(':target').textContent"); got != "solid45%" {
		t.Errorf("the archived passage shows %q", got)
	}
	b.click(".lang")
	if got := b.says("document.documentElement.lang"); got != "en" {
		t.Errorf("the other language is %q", got)
	}
	b.open("/compare?q=" + url.QueryEscape("hồ sơ công việc"))
	if got := b.text(".matrix tbody"); !strings.Contains(got, "45%") {
		t.Errorf("the table says %q", got)
	}
	b.click(".matrix tbody th a")
	if got := b.says("location.pathname"); !strings.HasPrefix(got, "/province/") {
		t.Errorf("the province leads to %s", got)
	}
}

// TestKeyboardAndScript tries the little help that the script gives.
func TestKeyboardAndScript(t *testing.T) {
	b := openBrowser(t, newSite(t, Options{}, plan))
	b.open("/dictionary")
	b.says("document.dispatchEvent(new KeyboardEvent('keydown', {key: '/'})); ''")
	if got := b.says("document.activeElement.id"); got != "q" {
		t.Errorf("the slash moves to %q", got)
	}
	b.do(chromedp.SendKeys("[data-live] [type=search]", "ho so suc khoe"))
	if got := b.wait("new Promise(function look(done) { location.search ? done(location.search) : setTimeout(look, 20, done); })"); got != "?q=ho+so+suc+khoe" {
		t.Errorf("while somebody types the address is %q", got)
	}
	if got := b.text(".entries"); !strings.Contains(got, "e-health-record") || strings.Contains(got, "work-dossiers") {
		t.Errorf("the filter leaves %q", got)
	}
	if got := b.says("document.querySelector('.lang').search + document.querySelector('.formats a').search"); got != "?q=ho+so+suc+khoe?q=ho+so+suc+khoe" {
		t.Errorf("the other language and the data are of %q", got)
	}
}

// TestNarrow: nothing runs over the edge of a telephone, light or dark.
func TestNarrow(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	b := openBrowser(t, s)
	for _, width := range []int64{320, 360, 1280} {
		for _, p := range append(s.paths(), mishaps...) {
			b.do(chromedp.EmulateViewport(width, 800), chromedp.Navigate(b.home+p))
			if got := b.says("document.documentElement.scrollWidth > innerWidth ? 'over' : ''"); got != "" {
				t.Errorf("%s runs over the edge at %d px", p, width)
			}
		}
	}
}
