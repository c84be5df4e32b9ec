package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"

	"golang.org/x/time/rate"
)

// What one address, and all of them together, may ask for.
const (
	DefaultRate  = 10 // pages a second
	DefaultSlots = 16 // pages made at one time
	burst        = 40
	mostVisitors = 10000 // whose rates are remembered
)

// headers tells browsers what they may do with our pages: nothing of others.
func headers(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for k, v := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "no-referrer",
			"Permissions-Policy":      "camera=(), geolocation=(), microphone=()",
		} {
			w.Header().Set(k, v)
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

// limited refuses at once what would make everybody wait: more than one address
// may ask for, more than can be made at one time.
func (s *server) limited(h http.Handler) http.Handler {
	perSecond, slots := s.Rate, s.Slots
	if perSecond == 0 {
		perSecond = DefaultRate
	}
	if slots == 0 {
		slots = DefaultSlots
	}
	visitors := &visitors{rate: rate.Limit(perSecond), seen: map[netip.Addr]*rate.Limiter{}}
	free := make(chan struct{}, slots)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" || r.URL.Path == "/metrics" {
			h.ServeHTTP(w, r)
			return
		}
		if !visitors.allow(s.address(r)) {
			w.Header().Set("Retry-After", "1")
			http.Error(w, "too many requests", http.StatusTooManyRequests)
			return
		}
		select {
		case free <- struct{}{}:
			defer func() { <-free }()
			h.ServeHTTP(w, r)
		default:
			w.Header().Set("Retry-After", "2")
			http.Error(w, "busy", http.StatusServiceUnavailable)
		}
	})
}

// visitors remembers how fast each address asks. When there are too many of them
// all are forgotten: that is kinder than to refuse the next.
type visitors struct {
	rate rate.Limit
	mu   sync.Mutex
	seen map[netip.Addr]*rate.Limiter
}

func (v *visitors) allow(a netip.Addr) bool {
	v.mu.Lock()
	l, ok := v.seen[a]
	if !ok {
		if len(v.seen) >= mostVisitors {
			clear(v.seen)
		}
		l = rate.NewLimiter(v.rate, burst)
		v.seen[a] = l
	}
	v.mu.Unlock()
	return l.Allow()
}

// address is who asks: what a trusted proxy says, else the other end of the line.
func (s *server) address(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	a, _ := netip.ParseAddr(host)
	a = a.Unmap()
	hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	for i := len(hops) - 1; i >= 0 && s.trusts(a); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		a = next.Unmap()
	}
	return a
}

func (s *server) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(s.Trusted, func(p netip.Prefix) bool { return p.Contains(a) })
}
