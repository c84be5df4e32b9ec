package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/web"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"
)

var updateShots = flag.Bool("update-shots", false, "take the pictures of the guides anew (with Chromium)")

// What a document shows besides outputs.
var (
	fence    = regexp.MustCompile("(?s)```(sh|r|python)\n(.*?)```")
	ours     = regexp.MustCompile(`(?m)^(?:sudo )?(?:bin/)?chitieu( .*)?$`)
	pyColumn = regexp.MustCompile(`\["(\w+)"\]|\(\["(\w+)", "(\w+)"\]\)`)
	rColumn  = regexp.MustCompile(`(\w+) [=!]= |(\w+) ~ (\w+) \+ (\w+)`)
	local    = regexp.MustCompile("http://127\\.0\\.0\\.1:8080([^\\s)\"`]*[^\\s)\"`.,])?")
	dataPath = regexp.MustCompile("`(/[a-z]+(?:\\.(?:svg|png|atom|csv|json|xlsx))?(?:\\?q=[^`]*)?)`")
	mdLink   = regexp.MustCompile(`\]\(([^)#:]*)(#[^)]*)?\)`)
	// A picture: file, address (or @ and a query: the page of its first hit), size, and
	// words that its page says.
	shot = regexp.MustCompile(`<!-- shot: (\S+) (\S+) (\d+)x(\d+)((?: \| [^|>]+)*) -->`)
)

// TestGuides keeps what the documents tell true on the sample data: commands and
// their flags, columns, addresses of pages, links, and what their pictures show.
func TestGuides(t *testing.T) {
	site, ix := sampleSite(t)
	docs, _ := filepath.Glob("../../docs/*.md")
	readme, _ := filepath.Glob("../../README*.md")
	for _, f := range append(readme, docs...) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		for _, m := range fence.FindAllStringSubmatch(text, -1) {
			switch m[1] {
			case "sh":
				for _, line := range ours.FindAllStringSubmatch(m[2], -1) {
					if err := usable(line[1]); err != nil {
						t.Errorf("%s: %q: %v", f, line[0], err)
					}
				}
			case "r":
				checkColumns(t, f, rColumn.FindAllStringSubmatch(m[2], -1))
			case "python":
				checkColumns(t, f, pyColumn.FindAllStringSubmatch(m[2], -1))
			}
		}
		for _, m := range slices.Concat(local.FindAllStringSubmatch(text, -1), dataPath.FindAllStringSubmatch(text, -1)) {
			if w := get(site, m[1]); w.Code != http.StatusOK {
				t.Errorf("%s: %s = %d", f, m[1], w.Code)
			}
		}
		for _, m := range mdLink.FindAllStringSubmatch(text, -1) {
			checkLink(t, f, m[1], m[2])
		}
		for _, m := range shot.FindAllStringSubmatch(text, -1) {
			checkShot(t, f, site, ix, m)
		}
	}
}

// sampleData makes the demo's data, with a clock that stands still.
func sampleData(t *testing.T) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "demo")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"demo", "--once", "--data", dir}, strings.NewReader(""), &out, &errs, standing); code != exitOK {
		t.Fatal(errs.String())
	}
	return dir
}

// standing is an environment in which the clock stands still.
func standing(k string) string {
	return map[string]string{"CHITIEU_NOW": "2026-11-02T01:00:00+07:00"}[k]
}

// sampleSite is the pages over the sample data.
func sampleSite(t *testing.T) (http.Handler, *index.Follower) {
	t.Helper()
	return siteOver(t, sampleData(t), "")
}

// siteOver is the pages over a data folder, below a base path.
func siteOver(t *testing.T, data, base string) (http.Handler, *index.Follower) {
	t.Helper()
	s, err := corpus.Open(data, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ix := index.Follow(filepath.Join(data, "index"), time.Hour)
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 2, 1, 0, 0, 0, zone)
	h, err := web.New(web.Options{Index: ix, Store: s, Zone: zone, Now: func() time.Time { return now }, Rate: 1e9, Base: base})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close(); s.Close() })
	return h, ix
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	if path == "" {
		path = "/"
	}
	w := httptest.NewRecorder()
	u, err := url.Parse(path)
	if err != nil {
		w.Code = http.StatusBadRequest
		return w
	}
	u.RawQuery = strings.ReplaceAll(url.PathEscape(strings.ReplaceAll(u.RawQuery, "+", " ")), "%20", "+")
	u.RawQuery = strings.NewReplacer("%26", "&", "%25", "%").Replace(u.RawQuery)
	h.ServeHTTP(w, httptest.NewRequest("GET", u.String(), nil))
	return w
}

// usable reports what is wrong with a command line: an unknown command or flag.
func usable(line string) error {
	line, _, _ = strings.Cut(line, " #")
	line, _, _ = strings.Cut(line, " > ")
	root := (&app{say: catalog.New("vi"), getenv: func(string) string { return "" }}).root()
	c, rest, err := root.Find(words(line))
	if err != nil {
		return err
	}
	if c == root && strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "-") {
		return errors.New("no such command")
	}
	return c.ParseFlags(rest)
}

func checkColumns(t *testing.T, file string, found [][]string) {
	t.Helper()
	if len(found) == 0 {
		t.Errorf("%s: a snippet names no column", file)
	}
	for _, m := range found {
		for _, name := range m[1:] {
			if name != "" && !slices.Contains(output.Columns, name) {
				t.Errorf("%s: no column %q", file, name)
			}
		}
	}
}

// checkLink looks for the file and, in it, the heading that a link names.
func checkLink(t *testing.T, from, to, anchor string) {
	t.Helper()
	path := from
	if to != "" {
		path = filepath.Join(filepath.Dir(from), to)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		if info, e := os.Stat(path); e != nil || !info.IsDir() {
			t.Errorf("%s leads to %s: %v", from, to, err)
		}
		return
	}
	if anchor == "" {
		return
	}
	for line := range strings.Lines(string(b)) {
		if title := strings.TrimLeft(line, "#"); title != line && "#"+strings.ReplaceAll(strings.ToLower(strings.TrimSpace(title)), " ", "-") == anchor {
			return
		}
	}
	t.Errorf("%s leads to %s%s: no such heading", from, to, anchor)
}

// checkShot reads the page of a picture and takes it anew when asked to.
func checkShot(t *testing.T, from string, site http.Handler, ix *index.Follower, m []string) {
	t.Helper()
	path := m[2]
	if query, ok := strings.CutPrefix(path, "@"); ok {
		path = "/target/" + firstHit(t, ix, strings.ReplaceAll(query, "+", " "))
	}
	w := get(site, path)
	d, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil || w.Code != http.StatusOK {
		t.Errorf("%s: the page of %s = %d %v", from, m[1], w.Code, err)
		return
	}
	said := strings.ToLower(strings.Join(strings.Fields(d.Text()), " "))
	for _, want := range strings.Split(strings.TrimPrefix(m[5], " | "), " | ") {
		if !strings.Contains(said, strings.ToLower(strings.TrimSpace(want))) {
			t.Errorf("%s: the page of %s no longer says %q", from, m[1], want)
		}
	}
	file := filepath.Join(filepath.Dir(from), m[1])
	wide, _ := strconv.ParseInt(m[3], 10, 64)
	high, _ := strconv.ParseInt(m[4], 10, 64)
	if *updateShots {
		takeShot(t, site, path, file, wide, high)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return
	}
	if c, err := png.DecodeConfig(bytes.NewReader(b)); err != nil || int64(c.Width) != wide || int64(c.Height) != high {
		t.Errorf("%s: %s is %dx%d, %v", from, m[1], c.Width, c.Height, err)
	}
}

func firstHit(t *testing.T, follow *index.Follower, query string) string {
	t.Helper()
	ix, done, err := follow.Use()
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	a, err := ix.Search(context.Background(), query, index.SearchOptions{Limit: 1})
	if err != nil || len(a.Hits) == 0 {
		t.Fatalf("nothing for %q: %v", query, err)
	}
	return a.Hits[0].ID
}

func takeShot(t *testing.T, site http.Handler, path, file string, wide, high int64) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(site)
	defer srv.Close()
	opts := []chromedp.ExecAllocatorOption{chromedp.ExecPath(chromium), chromedp.UserDataDir(t.TempDir())}
	for _, f := range []string{"headless", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync", "hide-scrollbars"} {
		opts = append(opts, chromedp.Flag(f, true))
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	ctx, end := chromedp.NewContext(ctx, chromedp.WithAllocatorOptions(opts...))
	defer end()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(wide, high), chromedp.Navigate(srv.URL+path)); err != nil {
		t.Fatal(fmt.Errorf("%s: %w", path, err))
	}
	b, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(file, b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
