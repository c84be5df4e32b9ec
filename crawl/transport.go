package crawl

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"chitieu/corpus"
)

const (
	pageTimeout   = 90 * time.Second // a whole page, redirects and robots.txt included
	headerTimeout = 30 * time.Second
	maxRedirects  = 5
)

// fetch is one address on its way through a session: what is known of it goes in,
// what came of it goes out. It travels in the request's context, because the
// RoundTripper is the only one to see every hop.
type fetch struct {
	state   corpus.URLState
	hops    int
	hosts   []string // of every hop that was asked, for politeness
	final   *url.URL
	status  int
	header  http.Header
	media   media
	capture *corpus.Capture
	body    []byte // the capture in UTF-8 and NFC where it is HTML
	err     error
}

type fetchKey struct{}

// session is the network side of one portal's crawl: one http.RoundTripper that
// asks robots.txt on every hop, sends the conditional headers, caps, decompresses,
// captures and decodes. It never sleeps: the client's timeout would count it.
// Connections are the portal's own, so that what its file opens in the guard is
// open to no other portal's redirect.
type session struct {
	agent  string
	robots *robotsCache
	base   http.RoundTripper
	clock  func() time.Time
}

func newSession(p Portal, store Store, agent, product string, resolve func(string) (string, bool), roots *x509.CertPool, clock func() time.Time) (*session, error) {
	base := &http.Transport{
		Proxy:                  nil, // a proxy would dial for us, past the guard
		DialContext:            newGuard(p, resolve).dial,
		TLSHandshakeTimeout:    15 * time.Second,
		ResponseHeaderTimeout:  headerTimeout,
		MaxResponseHeaderBytes: 256 << 10,
		MaxConnsPerHost:        1,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        60 * time.Second,
		DisableCompression:     true, // undone here, with a cap
	}
	if roots != nil || len(p.rules.pins) > 0 {
		pool, err := withIntermediates(roots, p.rules.pins, clock())
		if err != nil {
			return nil, fmt.Errorf("portal %s: %w", p.ID, err)
		}
		base.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return &session{agent: agent, base: base, clock: clock, robots: newRobotsCache(store, product, agent, base, clock)}, nil
}

// withIntermediates returns the roots together with certificates that a site
// forgets to send. Each of them must lead to one of the roots itself, so nothing is
// trusted that would not be if the site sent its whole chain.
func withIntermediates(roots *x509.CertPool, pins []*x509.Certificate, now time.Time) (*x509.CertPool, error) {
	if roots == nil {
		system, err := x509.SystemCertPool()
		if err != nil {
			return nil, err
		}
		roots = system
	}
	between := x509.NewCertPool()
	for _, cert := range pins {
		between.AddCert(cert)
	}
	pool := roots.Clone()
	for i, cert := range pins {
		o := x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}
		if _, err := cert.Verify(o); err != nil {
			return nil, fmt.Errorf("%w: intermediates: entry %d: %w", ErrPortal, i+1, err)
		}
		pool.AddCert(cert)
	}
	return pool, nil
}

func (s *session) close() {
	if t, ok := s.base.(*http.Transport); ok {
		t.CloseIdleConnections()
	}
}

// RoundTrip sends one hop of a fetch.
func (s *session) RoundTrip(req *http.Request) (*http.Response, error) {
	f, _ := req.Context().Value(fetchKey{}).(*fetch)
	if f == nil {
		f = &fetch{}
	}
	res, err := s.hop(req, f)
	if err != nil {
		f.err = err
		return nil, err
	}
	return res, nil
}

func (s *session) hop(req *http.Request, f *fetch) (*http.Response, error) {
	first := f.hops == 0
	f.hops++
	f.final = req.URL
	f.hosts = append(f.hosts, hostKey(req.URL))
	if f.hops > maxRedirects+1 {
		return nil, fmt.Errorf("%w: more than %d redirects", ErrStatus(http.StatusLoopDetected), maxRedirects)
	}
	if err := s.robots.check(req.Context(), req.URL); err != nil {
		return nil, err
	}
	res, err := s.base.RoundTrip(s.dress(req, f, first))
	if err != nil {
		return nil, err
	}
	f.status, f.header = res.StatusCode, res.Header
	if res.StatusCode != http.StatusOK {
		// What an error page says is not wanted, but a little is read so that the connection lives on.
		_, _ = io.CopyN(io.Discard, res.Body, 64<<10)
		return emptied(res), nil
	}
	return s.keep(res, f)
}

// dress returns the request as it is sent. A RoundTripper must not change the one it got.
func (s *session) dress(req *http.Request, f *fetch, first bool) *http.Request {
	out := req.Clone(req.Context())
	h := http.Header{}
	h.Set("User-Agent", s.agent)
	h.Set("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, application/pdf;q=0.5, "+wordType+";q=0.5, */*;q=0.1")
	h.Set("Accept-Language", "vi, en;q=0.3")
	h.Set("Accept-Encoding", "gzip")
	if first { // the stored marks are those of this address, not of where it leads
		if f.state.ETag != "" {
			h.Set("If-None-Match", f.state.ETag)
		}
		if f.state.LastModified != "" {
			h.Set("If-Modified-Since", f.state.LastModified)
		}
	}
	out.Header = h
	return out
}

// keep captures the body, for f. Colly gets none: it would copy it and nobody there
// reads it.
func (s *session) keep(res *http.Response, f *fetch) (*http.Response, error) {
	defer res.Body.Close()
	body, kind, err := readBody(res)
	if err != nil {
		return nil, err
	}
	capture := corpus.NewCapture(body, res.Header.Get("Content-Type"), s.clock())
	f.media, f.capture = kind, &capture
	f.body = body
	if kind == mediaHTML {
		f.body = UTF8(body, res.Header.Get("Content-Type"))
	}
	return emptied(res), nil
}

// emptied takes the body away; Uncompressed keeps Colly from unzipping what is left.
func emptied(res *http.Response) *http.Response {
	res.Body.Close()
	res.Body = http.NoBody
	res.ContentLength = 0
	res.Uncompressed = true
	return res
}

func withFetch(ctx context.Context, f *fetch) context.Context {
	return context.WithValue(ctx, fetchKey{}, f)
}

// hostKey names the host that politeness is counted for.
func hostKey(u *url.URL) string { return u.Host }
