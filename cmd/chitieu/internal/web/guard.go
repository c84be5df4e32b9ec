package web

import (
	"net"
	"net/http"
	"net/netip"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// What one address, and all of them together, may ask for.
const (
	DefaultRate  = 10 // pages a second
	DefaultSlots = 16 // pages made at one time
	burst        = 40
	dataSlots    = 4                      // data files made at one time, beside the pages
	patience     = 250 * time.Millisecond // wait for a slot, then 503
	mostVisitors = 10000                  // whose rates are remembered
)

// Server is an HTTP server that gives nobody more time or memory than a reader
// needs. A write may take longer than these when data flow (see spool).
func Server(h http.Handler) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: pageTime + writeTime, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
}

// writeTime is how long a client may take for what was sent to it.
const writeTime = 20 * time.Second

// policy tells browsers what they may do with our pages: nothing of others.
var policy = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options":  "nosniff",
	"Referrer-Policy":         "no-referrer",
	"Permissions-Policy":      "camera=(), geolocation=(), microphone=()",
}

func headers(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for k, v := range policy {
			w.Header().Set(k, v)
		}
		if r.ContentLength != 0 { // unknown too: nothing here takes a body
			w.Header().Set("Connection", "close")
			http.Error(w, "no body is taken", http.StatusRequestEntityTooLarge)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=3600")
		h.ServeHTTP(w, r)
	})
}

// based takes the base path off, whether a proxy left it on or not. Addresses that
// are not clean are none: the mux would lead from them out of the base path.
func (s *server) based(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u := *r.URL
		if rest, ok := strings.CutPrefix(u.Path, s.Base); ok && s.Base != "" && (rest == "" || rest[0] == '/') {
			u.Path, u.RawPath = rest, strings.TrimPrefix(u.RawPath, s.Base)
		}
		switch {
		case u.Path == "":
			u.Path = "/"
		case u.Path == "/en":
			u.Path, u.RawPath = "/en/", ""
		case u.Path != "/en/" && path.Clean(u.Path) != u.Path || u.Path[0] != '/':
			http.NotFound(w, r)
			return
		}
		r = r.WithContext(r.Context())
		r.URL = &u
		h.ServeHTTP(w, r)
	})
}

// limited refuses soon what would make everybody wait: more than one address may
// ask for, more than can be made at one time. Data files, which may be long, have
// slots of their own and never keep a page waiting.
func (s *server) limited(h http.Handler) http.Handler {
	perSecond, slots := s.Rate, s.Slots
	if perSecond == 0 {
		perSecond = DefaultRate
	}
	if slots == 0 {
		slots = DefaultSlots
	}
	visitors := &visitors{rate: rate.Limit(perSecond), seen: map[netip.Prefix]*rate.Limiter{}}
	pages, data := make(gate, slots), make(gate, dataSlots)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" || r.URL.Path == "/metrics" {
			h.ServeHTTP(w, r)
			return
		}
		if !visitors.allow(s.address(r)) {
			w.Header().Set("Retry-After", "1")
			http.Error(w, s.says["vi"].Say("web.too-many")+" "+s.says["en"].Say("web.too-many"), http.StatusTooManyRequests)
			return
		}
		g := pages
		if isData(r) {
			g = data
		}
		if !g.enter(r) {
			w.Header().Set("Retry-After", "2")
			http.Error(w, s.says["vi"].Say("web.busy")+" "+s.says["en"].Say("web.busy"), http.StatusServiceUnavailable)
			return
		}
		out := &spool{to: w}
		s.safely(g, out, r, h)
		out.flush()
	})
}

// safely makes one answer and gives its slot back, whatever happens: one bad page
// is logged and the others go on.
func (s *server) safely(g gate, out *spool, r *http.Request, h http.Handler) {
	defer func() {
		<-g
		if p := recover(); p != nil {
			s.Logger.Error("panic", "url", r.URL.String(), "err", p, "stack", string(debug.Stack()))
			out.fail()
		}
	}()
	h.ServeHTTP(out, r)
}

// gate lets as many in as it has room for.
type gate chan struct{}

// enter waits a moment for a slot.
func (g gate) enter(r *http.Request) bool {
	select {
	case g <- struct{}{}:
		return true
	default:
	}
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case g <- struct{}{}:
		return true
	case <-t.C:
	case <-r.Context().Done():
	}
	return false
}

// spool keeps an answer until its slot is free again, so that a slow line holds
// none. What is larger goes on as it is made, each part in its own time.
type spool struct {
	to        http.ResponseWriter
	code      int
	body      []byte
	streaming bool
}

// spooled is how much of an answer is kept.
const spooled = 1 << 20

func (s *spool) Header() http.Header { return s.to.Header() }

func (s *spool) WriteHeader(code int) {
	if s.code == 0 {
		s.code = code
	}
}

func (s *spool) Write(b []byte) (int, error) {
	if !s.streaming && len(s.body)+len(b) <= spooled {
		s.body = append(s.body, b...)
		return len(b), nil
	}
	s.flush()
	s.streaming = true
	_ = http.NewResponseController(s.to).SetWriteDeadline(time.Now().Add(writeTime)) // a recorder in a test has none
	return s.to.Write(b)
}

func (s *spool) flush() {
	if s.streaming {
		return
	}
	if s.code != 0 {
		s.to.WriteHeader(s.code)
	}
	if len(s.body) > 0 {
		_, _ = s.to.Write(s.body) // a client that went away needs no answer
	}
	s.body = nil
}

// fail drops what was made; of an answer under way the line is cut, so that nobody
// takes a part for the whole.
func (s *spool) fail() {
	if s.streaming {
		panic(http.ErrAbortHandler)
	}
	s.code, s.body = http.StatusInternalServerError, []byte("error\n")
	s.to.Header().Set("Content-Type", "text/plain; charset=utf-8")
}

// visitors remembers how fast each address asks. When there are too many of them
// all are forgotten: that is kinder than to refuse the next.
type visitors struct {
	rate rate.Limit
	mu   sync.Mutex
	seen map[netip.Prefix]*rate.Limiter
}

func (v *visitors) allow(a netip.Addr) bool {
	line := lineOf(a)
	v.mu.Lock()
	l, ok := v.seen[line]
	if !ok {
		if len(v.seen) >= mostVisitors {
			clear(v.seen)
		}
		l = rate.NewLimiter(v.rate, burst)
		v.seen[line] = l
	}
	v.mu.Unlock()
	return l.Allow()
}

// lineOf is what one subscriber has: an address, or the 2^64 of a network of IPv6.
func lineOf(a netip.Addr) netip.Prefix {
	bits := a.BitLen()
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits)
	return p
}

// address is who asks: what a trusted proxy says, else the other end of the line.
func (s *server) address(r *http.Request) netip.Addr {
	a := peer(r)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && s.trusts(a); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		a = next.Unmap().WithZone("")
	}
	return a
}

func peer(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	a, _ := netip.ParseAddr(host)
	return a.Unmap().WithZone("")
}

func (s *server) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(s.Trusted, func(p netip.Prefix) bool { return p.Contains(a) })
}

// scheme is how the reader reached us: what a trusted proxy says, else the line.
func (s *server) scheme(r *http.Request) string {
	if r.TLS != nil || s.trusts(peer(r)) && r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https"
	}
	return "http"
}
