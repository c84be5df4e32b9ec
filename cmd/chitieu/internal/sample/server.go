package sample

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"chitieu/corpus/viet"
)

// Server answers for every sample host, told apart by the Host header. Its zero
// value works.
type Server struct {
	Clock func() time.Time // shown in the pages' heads; default time.Now

	revised atomic.Bool
	hits    sync.Map // host → *atomic.Int64: the counters at the foot count for real
}

// Handler returns a server whose pages show the clock's time; nil for the real one.
func Handler(clock func() time.Time) *Server { return &Server{Clock: clock} }

// Revise chooses between the pages as first published and as revised later: with
// true, a page whose article has later blocks shows them, so that a second crawl
// finds another version.
func (s *Server) Revise(on bool) { s.revised.Store(on) }

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	at, ok := siteOf(host)
	if !ok {
		http.Error(w, "no sample portal "+host, http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "GET only", http.StatusMethodNotAllowed)
		return
	}
	body, kind := s.page(at, r.URL)
	if body == nil {
		http.NotFound(w, r)
		return
	}
	s.answer(w, r, body, kind)
}

// answer sends a body with a validator over its bytes. Pages with a clock or a
// counter change with every request, as real ones do; feeds and sitemaps do not.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, body []byte, kind string) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(body)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

const (
	htmlType = "text/html; charset=utf-8"
	xmlType  = "text/xml; charset=utf-8"
)

// page makes the body for an address; nil when there is none.
func (s *Server) page(at *site, u *url.URL) ([]byte, string) {
	lay := layouts[at.Family]
	switch u.Path {
	case "/robots.txt":
		return at.robots(), "text/plain; charset=utf-8"
	case lay.feed:
		return at.rss(), xmlType
	case lay.index:
		return at.sitemapIndex(), xmlType
	case lay.sitemap:
		return at.sitemap(), xmlType
	}
	v := s.view(at)
	if a := at.article(u); a != nil {
		return v.article(a), htmlType
	}
	if n := at.listPage(u); n > 0 {
		return v.list(n), htmlType
	}
	return nil, ""
}

// article finds the article at an address.
func (s *site) article(u *url.URL) *article {
	key := layouts[s.Family].key
	for _, a := range s.Articles {
		if other, err := url.Parse(a.path()); err == nil && key(u) == key(other) {
			return a
		}
	}
	return nil
}

func (a *article) path() string { return layouts[a.site.Family].article(a) }

// address is the article's canonical address.
func (a *article) address() string { return a.site.address(a.path()) }

// listPage returns which page of the list stands at an address, 0 for none. The
// root shows the first.
func (s *site) listPage(u *url.URL) int {
	if u.Path == "/" {
		return 1
	}
	lay := layouts[s.Family]
	for n := range s.listPages() {
		if other, err := url.Parse(lay.list(n + 1)); err == nil && lay.key(u) == lay.key(other) {
			return n + 1
		}
	}
	return 0
}

func (s *site) listPages() int { return max(1, (len(s.Articles)+perPage-1)/perPage) }

func (s *Server) now() time.Time {
	if s.Clock != nil {
		return s.Clock()
	}
	return time.Now()
}

// count counts a visit of a host and returns how many there have been.
func (s *Server) count(host string) int64 {
	n, _ := s.hits.LoadOrStore(host, new(atomic.Int64))
	return n.(*atomic.Int64).Add(1)
}

func unaccented(s string) string { return viet.Bare(s) }
