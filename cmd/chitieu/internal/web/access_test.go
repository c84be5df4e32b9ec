package web

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// media makes the browser prefer light or dark, or be a printer.
func (b browser) media(kind, scheme string) {
	b.Helper()
	p := emulation.SetEmulatedMediaParams{Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.Fatal(err)
	}
}

// TestAxe asks axe-core for serious faults of accessibility on every page, light and
// dark, where it is at hand (AXE names axe.min.js; CI installs it).
func TestAxe(t *testing.T) {
	file := os.Getenv("AXE")
	if file == "" {
		t.Skip("AXE names no axe.min.js: accessibility is not measured")
	}
	script, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, Options{}, plan, draft)
	const ask = `axe.run().then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => v.id + ": " + v.nodes.map(n => n.target + " " + n.failureSummary).join(" | ")).join("\n"))`
	for _, scheme := range []string{"light", "dark"} {
		b := openBrowser(t, s)
		b.open("/method")
		b.media("screen", scheme)
		for _, p := range append(append(s.paths(), mishaps...), "/en/search?q=x", "/en/compare?q=h%E1%BB%93+s%C6%A1+c%C3%B4ng+vi%E1%BB%87c") {
			b.open(p)
			if err := chromedp.Do(b.ctx, chromedp.Evaluate[chromedp.Void](string(script)+"; undefined")); err != nil {
				t.Fatal(err)
			}
			got, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](ask, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if got != "" {
				t.Errorf("%s, %s:\n%s", p, scheme, got)
			}
		}
	}
}

// TestKeyboardOnly walks every page with the Tab key: it comes by every link, button
// and field in the order of the page, sees where it is, and is never caught.
func TestKeyboardOnly(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	b := openBrowser(t, s)
	for _, p := range s.paths() {
		b.open(p)
		want := b.says(`window.stops = Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")).filter(e => e.checkVisibility()); String(stops.length)`)
		b.says(`window.seen = new Set(); window.unseen = []; window.last = null; document.activeElement.blur(); ''`)
		stops, _ := strconv.Atoi(want)
		for range 2*stops + 20 { // a date has stops of its own
			b.do2(chromedp.KeyEvent("\t"))
			if b.says(`(function () {
				const e = document.activeElement;
				if (e === window.last) { return ""; }
				window.last = e;
				if (e === document.body || seen.has(e)) { return "end"; }
				seen.add(e);
				const s = getComputedStyle(e);
				if (s.outlineStyle === "none" && s.boxShadow === "none") { unseen.push(e.outerHTML.slice(0, 80)); }
				return "";
			})()`) == "end" {
				break
			}
		}
		if got := b.says(`stops.filter(e => !seen.has(e)).map(e => e.outerHTML.slice(0, 80)).join("\n")`); got != "" {
			t.Errorf("%s: of %s stops these are never reached:\n%s", p, want, got)
		}
		if got := b.says(`unseen.join("\n")`); got != "" {
			t.Errorf("%s: nothing shows that one is at\n%s", p, got)
		}
	}
	// The first stop leads past the head to the page itself.
	b.open("/dictionary")
	b.do2(chromedp.KeyEvent("\t"))
	b.do2(chromedp.KeyEvent("\r"))
	if got := b.says("location.hash"); got != "#main" {
		t.Errorf("the first stop leads to %q", got)
	}
}

// do2 runs an action that loads no page.
func (b browser) do2(a chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, a); err != nil {
		b.Fatal(err)
	}
}

// TestPrint: on paper stand the page's words, black on white, without what can only
// be clicked, and nothing runs over the edge of a sheet.
func TestPrint(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	b := openBrowser(t, s)
	b.open("/method")
	b.do(chromedp.EmulateViewport(718, 1000), chromedp.Navigate(b.home+"/method")) // a sheet of A4 without its margins
	for _, p := range s.paths() {
		b.media("print", "dark")
		b.open(p)
		for script, want := range map[string]string{
			`getComputedStyle(document.body).backgroundColor`: "rgb(255, 255, 255)",
			`getComputedStyle(document.body).color`:           "rgb(0, 0, 0)",
			`Array.from(document.querySelectorAll(".top form, .lang, footer nav, .formats, .pager, .copy")).filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 60)).join()`: "",
			`document.querySelector("h1").checkVisibility() ? "" : "no heading"`:                                      "",
			`document.documentElement.scrollWidth > innerWidth ? "over " + document.documentElement.scrollWidth : ""`: "",
		} {
			if got := b.says(script); got != want {
				t.Errorf("%s printed: %.60s = %q, want %q", p, script, got, want)
			}
		}
		faint := b.says(`Array.from(document.querySelectorAll("main *")).filter(e => e.checkVisibility() && e.childNodes.length && Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim())).filter(function (e) {
			const c = (getComputedStyle(e).color.match(/[\d.]+/g) || []).map(Number);
			let at = e, back = "";
			while (at && /^(|rgba\(0, 0, 0, 0\)|transparent)$/.test(back)) { back = getComputedStyle(at).backgroundColor; at = at.parentElement; }
			const p = (back.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
			return !(e instanceof SVGElement) && Math.abs(c[0] + c[1] + c[2] - p[0] - p[1] - p[2]) < 200;
		}).map(e => e.outerHTML.slice(0, 70)).slice(0, 5).join("\n")`)
		if faint != "" {
			t.Errorf("%s printed with a dark screen cannot be read:\n%s", p, faint)
		}
	}
	for p, words := range map[string]string{"/target/" + s.ids[0]: "hồ sơ công việc", "/compare?q=h%E1%BB%93+s%C6%A1+c%C3%B4ng+vi%E1%BB%87c": "45%"} {
		b.open(p)
		if got := b.text("main"); !strings.Contains(got, words) {
			t.Errorf("%s printed lacks %q", p, words)
		}
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
		if err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
			t.Errorf("%s cannot be printed: %v", p, err)
		}
	}
}
