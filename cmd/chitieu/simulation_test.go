package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
	"chitieu/crawl"
	"chitieu/extract"
	"golang.org/x/text/encoding/charmap"
)

// simulation is a country of portals that change and fail at random, and what is
// true of them.
type simulation struct {
	rnd     *rand.Rand
	portals []*simPortal
	hosts   map[string]*simPortal
	now     time.Time
	wrong   []string // requests that must never come
}

// simPortal is one portal: its articles, and what is the matter with it tonight.
type simPortal struct {
	host       string
	articles   []*simArticle
	fault      string
	redesigned bool
	trap       bool
}

// simArticle is one article with one number.
type simArticle struct {
	path    string
	n       int
	value   int
	gone    bool
	charset string // how it is served: "", "latin" (a wrong label) or "1258"
}

func newSimulation(seed uint64, portals int) *simulation {
	s := &simulation{rnd: rand.New(rand.NewPCG(seed, 1)), hosts: map[string]*simPortal{}, now: time.Date(2026, 1, 5, 2, 0, 0, 0, time.FixedZone("", 7*3600))}
	for i := range portals {
		p := &simPortal{host: fmt.Sprintf("cong-%d.example", i), trap: i%20 == 0}
		for range 3 {
			s.publish(p)
		}
		s.portals = append(s.portals, p)
		s.hosts[p.host] = p
	}
	return s
}

func (s *simulation) publish(p *simPortal) {
	n := len(p.articles)
	p.articles = append(p.articles, &simArticle{path: fmt.Sprintf("/tin/ke-hoach-%d.html", n), n: n, value: 20 + s.rnd.IntN(70), charset: []string{"", "", "latin", "1258"}[n%4]})
}

// faults of one night. None of them is a redesign, so none is an alarm.
var faults = []string{"down", "robots", "busy", "wall", "cut", "bomb", "deep", "drip"}

// day lets a day pass: news, silent edits, vanished pages, redesigns, faults.
func (s *simulation) day() {
	s.now = s.now.Add(24 * time.Hour)
	for _, p := range s.portals {
		p.fault = ""
		if s.rnd.IntN(6) == 0 {
			p.fault = faults[s.rnd.IntN(len(faults))]
		}
		p.redesigned = s.rnd.IntN(60) == 0 || p.redesigned && s.rnd.IntN(2) == 0 // for some nights, until it is mended
		if p.redesigned {
			p.fault = ""
		}
		if s.rnd.IntN(4) == 0 {
			s.publish(p)
		}
		switch a := p.articles[s.rnd.IntN(len(p.articles))]; s.rnd.IntN(12) {
		case 0:
			a.value = 20 + s.rnd.IntN(70)
		case 1:
			a.gone = len(p.articles) > 2 && p.living() > 2
		}
	}
}

func (p *simPortal) living() int {
	n := 0
	for _, a := range p.articles {
		if !a.gone {
			n++
		}
	}
	return n
}

// rest ends all trouble, so that what is true can be seen.
func (s *simulation) rest(d time.Duration) {
	s.now = s.now.Add(d)
	for _, p := range s.portals {
		p.fault, p.redesigned = "", false
	}
}

func (s *simulation) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p := s.hosts[r.Host]
	if p == nil || strings.HasPrefix(r.URL.Path, "/cam/") || strings.HasPrefix(r.URL.Path, "/lich/") {
		s.wrong = append(s.wrong, r.Host+r.URL.Path)
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch {
	case p.fault == "down":
		w.WriteHeader(http.StatusBadGateway)
	case p.fault == "busy":
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	case r.URL.Path == "/robots.txt" && p.fault == "robots":
		w.WriteHeader(http.StatusServiceUnavailable)
	case r.URL.Path == "/robots.txt":
		fmt.Fprint(w, "User-agent: *\nDisallow: /cam/\n")
	case p.fault == "wall":
		fmt.Fprint(w, "<html><head><title>Request Rejected</title></head><body>Support ID: 1</body></html>")
	case p.redesigned:
		fmt.Fprint(w, `<html><head><title>Cổng thông tin</title></head><body><div id="app"></div><script>load()</script></body></html>`)
	case r.URL.Path == "/":
		fmt.Fprint(w, `<a href="/tin">Tin tức</a><a href="/lich/2026/01">Lịch</a><a href="/cam/a.html">Kế hoạch của cơ quan, mục không cho máy đọc</a>
<a href="/dan-1.html">Kế hoạch chuyển đổi số năm 2025 (đường dẫn một)</a><a href="/dan-2.html">Kế hoạch chuyển đổi số năm 2025 (đường dẫn hai)</a>`)
		if p.trap {
			fmt.Fprint(w, `<a href="/kho/1">Kho</a>`)
		}
	case r.URL.Path == "/dan-1.html":
		http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
	case r.URL.Path == "/dan-2.html":
		http.Redirect(w, r, "/cam/b.html", http.StatusFound)
	case strings.HasPrefix(r.URL.Path, "/kho/"): // goes on for ever
		n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/kho/"))
		fmt.Fprintf(w, `<a href="/kho/%d">a</a><a href="/kho/%d">b</a>`, 2*n, 2*n+1)
	case r.URL.Path == "/tin":
		p.list(w)
	default:
		p.article(w, r)
	}
}

func (p *simPortal) list(w io.Writer) {
	for _, a := range p.articles {
		if !a.gone {
			fmt.Fprintf(w, `<li><a href="%s">Kế hoạch chuyển đổi số năm 2025 của đơn vị số %d</a></li>`, a.path, a.n)
		}
	}
}

func (p *simPortal) article(w http.ResponseWriter, r *http.Request) {
	i := slices.IndexFunc(p.articles, func(a *simArticle) bool { return a.path == r.URL.Path })
	if i < 0 || p.articles[i].gone && i%3 == 0 {
		http.NotFound(w, r)
		return
	}
	a := p.articles[i]
	body := []byte(a.page())
	switch {
	case a.gone && i%3 == 1:
		w.WriteHeader(http.StatusGone)
		return
	case a.gone: // a soft 404
		fmt.Fprint(w, "<html><head><title>Không tìm thấy trang</title></head><body>Xin lỗi</body></html>")
		return
	case p.fault == "cut":
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body[:len(body)/2])
		return
	case p.fault == "bomb":
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write(bytes.Repeat([]byte(" "), 6<<20))
		_ = z.Close()
		return
	case p.fault == "deep":
		fmt.Fprint(w, strings.Repeat("<div>", 511), a.page())
		return
	case p.fault == "drip":
		for part := range slices.Chunk(body, len(body)/3+1) {
			_, _ = w.Write(part)
			w.(http.Flusher).Flush()
		}
		return
	case a.charset == "latin":
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
	case a.charset == "1258":
		w.Header().Set("Content-Type", "text/html; charset=windows-1258")
		if b, err := charmap.Windows1258.NewEncoder().Bytes(toneMarks(body)); err == nil {
			body = b
		}
	}
	_, _ = w.Write(body)
}

// toneMarks writes tones as combining marks where windows-1258 has no letter for both.
func toneMarks(b []byte) []byte {
	return []byte(strings.NewReplacer("ế", "ê\u0301", "ạ", "a\u0323", "ể", "ê\u0309", "ố", "ô\u0301", "ủ", "u\u0309", "ị", "i\u0323", "ộ", "ô\u0323", "ồ", "ô\u0300", "ệ", "ê\u0323", "ấ", "â\u0301", "ử", "ư\u0309", "ý", "y\u0301", "ờ", "ơ\u0300", "ỷ", "y\u0309", "ứ", "ư\u0301", "ả", "a\u0309", "ã", "a\u0303", "Ủ", "U\u0309", "ò", "o\u0300", "ổ", "ô\u0309", "ự", "ư\u0323", "ơ", "ơ").Replace(string(b)))
}

func (a *simArticle) page() string {
	return fmt.Sprintf(`<html><head><title>Kế hoạch chuyển đổi số năm 2025 của đơn vị số %d</title></head><body><div id="content"><h1>Kế hoạch chuyển đổi số năm 2025 của đơn vị số %d</h1><div class="date">(02/02/2025)</div><div class="content-fck"><p>Ủy ban nhân dân ban hành Kế hoạch chuyển đổi số năm 2025, giao các cơ quan, đơn vị tổ chức thực hiện và báo cáo kết quả.</p><p>Phấn đấu năm 2025 có %d%% hồ sơ công việc cấp xã được xử lý trên môi trường mạng.</p></div></div></body></html>`, a.n, a.n, a.value)
}

// TestSimulation crawls a country through its nights. Every redesign is told the
// same night, nothing else is an alarm, and in the end every page is accounted for
// and every number is the true one. SEED= runs one given seed.
func TestSimulation(t *testing.T) {
	seeds := simSeeds
	if one, err := strconv.ParseUint(os.Getenv("SEED"), 10, 64); err == nil {
		seeds = []uint64{one}
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) { simulate(t, seed) })
	}
}

func simulate(t *testing.T, seed uint64) {
	sim := newSimulation(seed, simPortals)
	srv := httptest.NewServer(sim)
	defer srv.Close()
	a := &app{out: io.Discard, err: io.Discard, getenv: func(string) string { return "" }, zone: time.FixedZone("", 7*3600), data: t.TempDir(), say: catalog.New("en"), output: "table"}
	a.now = func() time.Time { return sim.now }
	s, err := corpus.Open(a.data, corpus.Options{Create: true, Now: a.now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := crawl.Crawler{
		Resolve: func(host string) (string, bool) {
			return srv.Listener.Addr().String(), strings.HasSuffix(host, ".example")
		},
		Sleep:  func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		Logger: slog.New(slog.DiscardHandler),
	}
	for _, p := range sim.portals {
		portal := crawl.Portal{ID: strings.TrimSuffix(p.host, ".example"), Name: p.host, Start: []string{"http://" + p.host + "/"}, Delay: "0s", AllowAddresses: []string{"127.0.0.1/32"}}
		if err := portal.Compile(); err != nil {
			t.Fatal(err)
		}
		c.Portals = append(c.Portals, portal)
	}
	seen := map[string]bool{} // portals that were ever read
	run := func() {
		n, err := a.oneNight(t.Context(), s, c, corpus.Run{ID: 1, Started: sim.now})
		if err != nil {
			t.Fatal(err)
		}
		sim.judge(t, n, seen)
	}
	run()
	for range simNights {
		sim.day()
		run()
	}
	for range 4 { // quarterly visits, and the second look at what has vanished
		sim.rest(100 * 24 * time.Hour)
		run()
		sim.rest(24 * time.Hour)
		run()
	}
	sim.account(t, s, a)
}

// judge compares the alarms of a night with the redesigns.
func (s *simulation) judge(t *testing.T, n night, seen map[string]bool) {
	t.Helper()
	for _, p := range s.portals {
		id := strings.TrimSuffix(p.host, ".example")
		alarms := n.Alarms[id]
		switch {
		case p.redesigned && seen[id] && len(alarms) == 0:
			t.Errorf("%s: %s was redesigned and nobody told", s.now.Format(time.DateOnly), id)
		case !p.redesigned && len(alarms) > 0:
			t.Errorf("%s: false alarm for %s (fault %q): %v", s.now.Format(time.DateOnly), id, p.fault, alarms)
		}
		if p.fault == "" && !p.redesigned {
			seen[id] = true
		}
		if _, broken := n.Broken[id]; broken != slices.Contains([]string{"down", "busy", "robots", "wall"}, p.fault) {
			t.Errorf("%s: %s with fault %q: broken is %v", s.now.Format(time.DateOnly), id, p.fault, broken)
		}
	}
}

// account compares the store with the truth.
func (s *simulation) account(t *testing.T, store *corpus.Store, a *app) {
	t.Helper()
	got := map[string][]float64{}
	for r, err := range store.Records(t.Context(), extract.Version, a.zone) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Status == corpus.StatusTarget {
			got[r.Article.URL] = append(got[r.Article.URL], r.Value)
		}
	}
	for _, p := range s.portals {
		for _, art := range p.articles {
			url := "http://" + p.host + art.path
			v, err := store.Version(t.Context(), url, 0)
			if err != nil && art.gone {
				continue // it came and went between two visits
			}
			switch {
			case err != nil:
				t.Errorf("%s was lost: %v", url, err)
			case art.gone != !v.Gone.IsZero():
				t.Errorf("%s: gone is %v, stored as gone at %v", url, art.gone, v.Gone)
			case !art.gone && !slices.Equal(got[url], []float64{float64(art.value)}):
				t.Errorf("%s: numbers %v, want %d", url, got[url], art.value)
			}
			delete(got, url)
		}
	}
	for _, url := range slices.Sorted(maps.Keys(got)) {
		t.Errorf("%s: numbers %v out of nothing", url, got[url])
	}
	for _, w := range s.wrong {
		t.Errorf("asked for %s", w)
	}
}
