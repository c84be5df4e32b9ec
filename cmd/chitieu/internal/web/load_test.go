package web

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/extract/taxonomy"
	"chitieu/index"
)

// openCrowd opens the pages over a crowd.
func openCrowd(t testing.TB, c crowd) site {
	t.Helper()
	s, err := corpus.Open(c.dir, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Index: index.Follow(filepath.Join(c.dir, "index"), 100*time.Millisecond), Store: s, Rate: 1e9, Now: func() time.Time { return noon }}
	h, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Index.Close(); s.Close() })
	return site{Handler: h, store: s, ids: c.IDs, sha: c.SHAs[0]}
}

// kinds are addresses of every kind of page, the same ones every time.
func (c crowd) kinds(t testing.TB) map[string][]string {
	t.Helper()
	gaz, err := gazetteer.New()
	if err != nil {
		t.Fatal(err)
	}
	tax, err := taxonomy.New()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(50, 1))
	tiers := []string{"", " cấp tỉnh", " cấp xã", " cấp huyện"}
	k := map[string][]string{
		"home": {"/", "/en/"}, "method": {"/method", "/en/method"}, "api": {"/api"}, "sources": {"/sources", "/en/sources"}, "corrections": {"/corrections"},
		"dictionary": {"/dictionary", "/dictionary?domain=health", "/en/dictionary?domain=government", "/dictionary?q=kinh+t%E1%BA%BF", "/dictionary.csv"}, "changes": {"/changes", "/en/changes", "/changes?since=2026-10-01"}, "data": {"/changes.atom"},
	}
	add := func(kind, path string, pairs ...string) { k[kind] = append(k[kind], path+parameters(pairs)) }
	units := append(gaz.Units(63), gaz.Units(34)...)
	for i, x := range tax.Indicators() {
		if i%3 > 0 {
			continue
		}
		u := units[rnd.IntN(len(units))]
		add("indicator", "/indicator/"+x.ID)
		add("compare", "/compare", "q", x.Vi)
		add("search", "/search", "q", x.Vi+tiers[i%4])
		add("search", "/en/search", "q", x.Vi+" "+u.Name)
		add("search", "/search", "q", lastWords(x.Vi, 3), "from", strconv.Itoa(20*(i%3)))
		add("search", "/search", "q", u.Name+" "+strconv.Itoa(2018+i%10))
		add("data", "/search.json", "q", x.Vi, "limit", "20")
		add("data", "/search.csv", "q", x.Vi+" "+u.Name)
		add("data", "/search.atom", "q", x.Vi)
		add("data", "/compare.svg", "q", x.Vi)
		add("data", "/api/v1/compare", "q", x.Vi)
	}
	for _, u := range units {
		add("province", "/province/"+u.Slug, "scheme", strconv.Itoa(u.Scheme))
	}
	for i := range min(len(c.IDs), 300) {
		add("target", "/target/"+c.IDs[i])
		add("archive", "/archive/"+c.SHAs[i])
	}
	return k
}

func lastWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.ToLower(strings.Join(words[max(0, len(words)-n):], " "))
}

// mix is how often each kind is asked for, of 100.
var mix = map[string]int{"home": 6, "search": 28, "compare": 12, "indicator": 10, "province": 10, "target": 14, "archive": 6, "changes": 3, "sources": 2, "corrections": 1, "method": 1, "dictionary": 2, "api": 1, "data": 4}

// reply is one answer that a user got.
type reply struct {
	kind, path string
	took       time.Duration
	code       int
	err        error
}

// load is how many users ask how often for how long.
type load struct {
	users    int
	thinking time.Duration
	length   time.Duration
}

// run lets users read a mix of pages, each at their own pace, and gives what they
// got. Half way, swap is called.
func (l load) run(home string, kinds map[string][]string, swap func()) []reply {
	ctx, stop := context.WithTimeout(context.Background(), l.length)
	defer stop()
	time.AfterFunc(l.length/2, swap)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: l.users}, Timeout: time.Minute}
	all := make([][]reply, l.users)
	var wg sync.WaitGroup
	for u := range l.users {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(uint64(u), 7))
			pause := func(d time.Duration) bool {
				select {
				case <-time.After(d):
					return true
				case <-ctx.Done():
					return false
				}
			}
			for pause(time.Duration(rnd.Int64N(int64(2*l.thinking)))/2 + l.thinking/2) {
				kind := drawn(rnd)
				path := kinds[kind][rnd.IntN(len(kinds[kind]))]
				all[u] = append(all[u], fetch(client, home, kind, path))
			}
		})
	}
	wg.Wait()
	return slices.Concat(all...)
}

func drawn(rnd *rand.Rand) string {
	n := rnd.IntN(100)
	for _, k := range sortedKeys(mix) {
		if n -= mix[k]; n < 0 {
			return k
		}
	}
	return "home"
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func fetch(c *http.Client, home, kind, path string) reply {
	began := time.Now()
	res, err := c.Get(home + path)
	if err != nil {
		return reply{kind, path, time.Since(began), 0, err}
	}
	defer res.Body.Close()
	_, err = io.Copy(io.Discard, res.Body)
	return reply{kind, path, time.Since(began), res.StatusCode, err}
}

// swapIn makes the prepared index the live one, as the end of a build does.
func (c crowd) swapIn() error {
	gen, err := filepath.Glob(filepath.Join(c.dir, "next", "index-*"))
	if err != nil || len(gen) != 1 {
		return fmt.Errorf("%d prepared indexes, %w", len(gen), err)
	}
	if err := os.Rename(gen[0], filepath.Join(c.dir, "index", filepath.Base(gen[0]))); err != nil {
		return err
	}
	return os.Rename(filepath.Join(c.dir, "next", "current"), filepath.Join(c.dir, "index", "current"))
}

// sent is how many bytes go over the line for a page with its style and script.
func sent(s site, path string) int {
	n := 0
	for _, p := range []string{path, "/static/style.css", "/static/app.js"} {
		r := httptest.NewRequest("GET", p, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		n += w.Body.Len()
	}
	return n
}

// largestPage is what a page may send, with style sheet and script.
const largestPage = 25 << 10

// isPage tells pages from data.
func isPage(path string) bool {
	u, err := url.Parse(path)
	return err == nil && filepath.Ext(u.Path) == "" && !strings.HasPrefix(u.Path, "/api/")
}

// Readers of a store that grows lose nothing: no error under load, also while
// another index takes the place of the live one, and no page larger than agreed.
func TestLoad(t *testing.T) {
	c := gather(t, t.TempDir(), 2400)
	s := openCrowd(t, c)
	kinds := c.kinds(t)
	srv := httptest.NewServer(s)
	defer srv.Close()
	got := load{users: 8, thinking: 20 * time.Millisecond, length: 2 * time.Second}.run(srv.URL, kinds, func() {
		if err := c.swapIn(); err != nil {
			t.Error(err)
		}
	})
	for _, r := range got {
		if r.err != nil || r.code != http.StatusOK {
			t.Errorf("GET %s = %d %v", r.path, r.code, r.err)
		}
	}
	if len(got) < 20 {
		t.Errorf("only %d pages were read", len(got))
	}
	for kind, paths := range kinds {
		for _, p := range paths[:min(len(paths), 8)] {
			if n := sent(s, p); isPage(p) && n > largestPage {
				t.Errorf("%s: GET %s sends %d bytes", kind, p, n)
			}
		}
	}
}
