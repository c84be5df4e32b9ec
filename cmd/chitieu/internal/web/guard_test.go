package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// Whatever is answered, refusals and data too, tells the browser its limits.
func TestHeaders(t *testing.T) {
	s := newSite(t, Options{}, plan)
	for path, code := range map[string]int{
		"/": 200, "/en/": 200, "/search.json?q=x": 200, "/compare.svg?q=" + "h%E1%BB%93+s%C6%A1": 200, "/nothing": 404, "/search?q=tinh_thanh:x": 400, "/compare?q=tinh_thanh:x": 400, "/search.json?q=tinh_thanh:x": 400,
		"/static/app.js": 200, "/static/none.js": 404, "/healthz": 200, "/metrics": 200, "/openapi.json": 200, "//x": 404, "/api/v1/sources": 200, "/archive/" + s.sha + ".json": 200,
	} {
		w := s.get(t, path)
		if w.Code != code {
			t.Errorf("GET %s = %d, want %d", path, w.Code, code)
		}
		h := w.Header()
		csp := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none';") || !strings.Contains(csp, "script-src 'self';") || !strings.Contains(csp, "base-uri 'none'") || !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "*") {
			t.Errorf("GET %s: policy %q", path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("GET %s: %v", path, h)
		}
		if ct := h.Get("Content-Type"); ct == "" && w.Body.Len() > 0 {
			t.Errorf("GET %s says no content type", path)
		}
		if h.Get("Set-Cookie") != "" {
			t.Errorf("GET %s sets a cookie", path)
		}
	}
}

// No address of ours leads anywhere else.
func TestNoOpenRedirect(t *testing.T) {
	for _, base := range []string{"", "/chitieu"} {
		s := newSite(t, Options{Base: base}, plan)
		for _, path := range []string{"//evil.example", "//evil.example/%2f..", "/\\evil.example", "/%5cevil.example", "/en//evil.example", "/en", "/en/..//evil.example", "/%2f%2fevil.example", "/search/..//evil.example",
			"/static//evil.example", "/static/../../evil.example", "/search/", "/?q=//evil.example", "/search?next=https://evil.example&url=//evil.example", "/static", "/target/../..//evil.example", "/target/https://evil.example", "/;//evil.example", "/en/%2e%2e/%2e%2e//evil.example"} {
			w := s.get(t, base+path)
			if to := w.Header().Get("Location"); to != "" && (!strings.HasPrefix(to, base+"/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") || strings.Contains(to, "evil")) {
				t.Errorf("GET %s%s leads to %q", base, path, to)
			}
			if w.Header().Get("Refresh") != "" {
				t.Errorf("GET %s%s refreshes", base, path)
			}
			if w.Code == http.StatusOK && strings.Contains(w.Header().Get("Content-Type"), "html") {
				d, _ := goquery.NewDocumentFromReader(w.Body)
				d.Find("[href], [src], [action], [formaction]").Each(func(_ int, e *goquery.Selection) {
					for _, a := range []string{"href", "src", "action", "formaction"} {
						if v := e.AttrOr(a, ""); strings.HasPrefix(v, "//") || strings.HasPrefix(v, "/\\") {
							t.Errorf("GET %s%s has the address %q", base, path, v)
						}
					}
				})
			}
		}
	}
}

// The pages only read: no other method is taken, and a walk over all of them leaves
// the store as it is.
func TestReadOnly(t *testing.T) {
	s := newSite(t, Options{}, plan)
	before, err := s.store.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"} {
		for _, p := range []string{"/", "/search?q=x", "/target/" + s.ids[0], "/api/v1/search?q=x", "/static/app.js", "/healthz"} {
			w := httptest.NewRecorder()
			s.ServeHTTP(w, httptest.NewRequest(m, p, nil))
			if w.Code != http.StatusMethodNotAllowed {
				t.Errorf("%s %s = %d", m, p, w.Code)
			}
		}
	}
	for _, p := range s.paths() {
		s.get(t, p)
	}
	if after, err := s.store.Digest(context.Background()); err != nil || after != before {
		t.Errorf("the store changed: %v", err)
	}
}

// startServer serves a site as serve does, on this machine.
func startServer(t *testing.T, h http.Handler) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := Server(h)
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { srv.Close() })
	return l.Addr().String()
}

// say sends bytes as they are and gives the status line of the answer.
func say(t *testing.T, addr, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, request); err != nil {
		return err.Error()
	}
	line, _ := bufio.NewReader(c).ReadString('\n')
	return strings.TrimSpace(line)
}

// Long heads and any body are refused; what a request may hold is bounded.
func TestRequestLimits(t *testing.T) {
	addr := startServer(t, newSite(t, Options{}, plan))
	for _, c := range []struct{ about, request, want string }{
		{"a plain request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200 OK"},
		{"a long head", "GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + strings.Repeat("a", 64<<10) + "\r\n\r\n", "HTTP/1.1 431 Request Header Fields Too Large"},
		{"a long address", "GET /search?q=" + strings.Repeat("a", 64<<10) + " HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 431 Request Header Fields Too Large"},
		{"a long query", "GET /search.json?q=" + strings.Repeat("a", 8<<10) + " HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400 Bad Request"},
		{"a body", "GET /search?q=x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n", "HTTP/1.1 413 Request Entity Too Large"},
		{"a body without end", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 413 Request Entity Too Large"},
		{"no host", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request: missing required Host header"},
		{"an address of elsewhere", "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 200 OK"}, // its host is a name that we may have
	} {
		if got := say(t, addr, c.request); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}

// Nobody may hold a line or a slot for as long as they like.
func TestTimeouts(t *testing.T) {
	srv := Server(http.NotFoundHandler())
	for name, d := range map[string]time.Duration{"ReadHeaderTimeout": srv.ReadHeaderTimeout, "ReadTimeout": srv.ReadTimeout, "WriteTimeout": srv.WriteTimeout, "IdleTimeout": srv.IdleTimeout} {
		if d <= 0 || d > 2*time.Minute {
			t.Errorf("%s is %v", name, d)
		}
	}
	if srv.MaxHeaderBytes <= 0 || srv.MaxHeaderBytes > 64<<10 {
		t.Errorf("MaxHeaderBytes is %d", srv.MaxHeaderBytes)
	}
}

// held is a handler whose pages last until they are let go.
type held struct {
	came chan string
	free chan struct{}
}

func (h held) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.came <- r.URL.Path
	<-h.free
	fmt.Fprint(w, "made")
}

// When all slots are taken the next reader is told so soon, and data files that
// take long do not keep pages waiting.
func TestBusy(t *testing.T) {
	s := site{}
	srv := &server{Options: Options{Rate: 1e9, Slots: 2}, says: says()}
	h := held{make(chan string, 9), make(chan struct{})}
	s.Handler = formats(srv.limited(h))
	var wg sync.WaitGroup
	for _, p := range []string{"/a", "/b"} {
		wg.Go(func() {
			if w := s.get(t, p); w.Body.String() != "made" {
				t.Errorf("GET %s = %d %q", p, w.Code, w.Body)
			}
		})
		<-h.came
	}
	if w := s.get(t, "/c"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("a third page = %d", w.Code)
	}
	for range dataSlots {
		wg.Go(func() { s.get(t, "/d.csv") })
		<-h.came
	}
	if w := s.get(t, "/e.json"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("one file too many = %d", w.Code)
	}
	close(h.free)
	wg.Wait()
	if w := s.get(t, "/f"); w.Code != http.StatusOK {
		t.Errorf("afterwards a page = %d", w.Code)
	}
}

// A reader who takes nothing holds no slot: the answer waits outside.
func TestSlowReader(t *testing.T) {
	srv := &server{Options: Options{Rate: 1e9, Slots: 1}, says: says()}
	h := formats(srv.limited(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, spooled)) })))
	addr := startServer(t, h)
	for i := range 3 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		_ = c.(*net.TCPConn).SetReadBuffer(1024)
		if _, err := io.WriteString(c, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		_ = c.SetDeadline(time.Now().Add(10 * time.Second))
		if line, _ := bufio.NewReaderSize(c, 16).ReadString('\n'); !strings.Contains(line, "200") {
			t.Errorf("reader %d: %q", i, line)
		}
	}
}

// One bad page is one bad page.
func TestPanic(t *testing.T) {
	srv := &server{Options: Options{Rate: 1e9, Slots: 1, Logger: discard}, says: says()}
	s := site{Handler: srv.limited(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "half")
		if r.URL.Path == "/bad" {
			panic("bad")
		}
	}))}
	for range 3 {
		if w := s.get(t, "/bad"); w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "half") {
			t.Errorf("GET /bad = %d %q", w.Code, w.Body)
		}
		if w := s.get(t, "/good"); w.Code != http.StatusOK {
			t.Errorf("GET /good = %d", w.Code)
		}
	}
}

// One address cannot take more than its share, and cannot pose as another.
func TestRate(t *testing.T) {
	s := newSite(t, Options{Rate: 0.001, Trusted: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}, plan)
	ask := func(remote, forwarded string) int {
		r := httptest.NewRequest("GET", "/method", nil)
		r.RemoteAddr = remote
		r.Header.Set("X-Forwarded-For", forwarded)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	many := func(remote string, forwarded func(i int) string) (refused int) {
		for i := range burst + 5 {
			if ask(remote, forwarded(i)) == http.StatusTooManyRequests {
				refused++
			}
		}
		return refused
	}
	nth := func(i int) string { return fmt.Sprintf("198.51.100.%d", i) }
	for _, c := range []struct {
		about, remote string
		forwarded     func(int) string
		refused       int
	}{
		{"an address", "192.0.2.1:1", func(int) string { return "" }, 5},
		{"an address that claims to speak for others", "192.0.2.2:1", nth, 5},
		{"a trusted proxy with many readers", "10.0.0.1:1", nth, 0},
		{"one reader behind a trusted proxy", "10.0.0.1:1", func(int) string { return "203.0.113.1" }, 5},
		{"one who puts others before their own address", "10.0.0.1:1", func(i int) string { return nth(i) + ", 203.0.113.2" }, 5},
	} {
		if got := many(c.remote, c.forwarded); got != c.refused {
			t.Errorf("%s: %d refused, want %d", c.about, got, c.refused)
		}
	}
	refused := 0
	for i := range burst + 5 {
		if ask(fmt.Sprintf("[2001:db8::%x]:1", i), "") == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused != 5 {
		t.Errorf("one network of IPv6: %d refused, want 5", refused)
	}
}

// Behind a proxy every address of ours begins with the base path: in pages, data,
// feeds and the API's own description; whether the proxy leaves it on or takes it off.
func TestBase(t *testing.T) {
	s := newSite(t, Options{Base: "/chitieu/", Trusted: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}}, plan)
	get := func(path string) (int, string) {
		r := httptest.NewRequest("GET", path, nil) // from 192.0.2.1, Host example.com
		r.Header.Set("X-Forwarded-Proto", "https")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	for _, p := range s.paths() {
		for _, path := range []string{p, "/chitieu" + p, "/chitieu" + english(p)} {
			code, body := get(path)
			if code != 200 {
				t.Errorf("GET %s = %d", path, code)
			}
			d, err := goquery.NewDocumentFromReader(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			d.Find("*").Each(func(_ int, e *goquery.Selection) {
				for _, a := range e.Nodes[0].Attr {
					if strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "/chitieu/") {
						t.Errorf("GET %s: %s=%q leads out of the base path", path, a.Key, a.Val)
					}
				}
			})
		}
	}
	if code, _ := get("/chitieu"); code != 200 {
		t.Errorf("the base path itself = %d", code)
	}
	if code, _ := get("/chitieux/search"); code != 404 {
		t.Errorf("another path that begins alike = %d", code)
	}
	_, feed := get("/chitieu/search.atom?q=h%E1%BB%93+s%C6%A1")
	for _, want := range []string{`href="https://example.com/chitieu/search.atom?q=`, `href="https://example.com/chitieu/target/` + s.ids[0] + `"`} {
		if !strings.Contains(feed, want) {
			t.Errorf("the feed lacks %s:\n%.600s", want, feed)
		}
	}
	if _, api := get("/chitieu/openapi.json"); !strings.Contains(api, `"url": "https://example.com/chitieu"`) {
		t.Errorf("the API is described at %.300s", api)
	}
}
