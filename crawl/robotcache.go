package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"chitieu/corpus"
)

const (
	robotsLife      = 24 * time.Hour // RFC 9309, 2.4: no longer than 24 hours
	robotsRetry     = time.Hour      // when it could not be had
	robotsRedirects = 5              // RFC 9309, 2.3.1.2
	robotsTimeout   = 20 * time.Second
)

// robotsCache fetches and keeps the robots.txt of every host that a portal's
// crawl touches, redirects included. What was had is kept in the store too: an
// operator who runs the crawl by hand ten times a day asks once.
type robotsCache struct {
	store  Store  // nil to keep nothing
	agent  string // the product token
	header string // the whole User-Agent
	base   http.RoundTripper
	clock  func() time.Time
	wait   time.Duration // for one file, redirects included

	mu    sync.Mutex
	hosts map[string]robotsEntry // by scheme and host
}

type robotsEntry struct {
	robots *robots
	err    error // why it could not be had: then everything is disallowed
	until  time.Time
}

func newRobotsCache(store Store, agent, header string, base http.RoundTripper, clock func() time.Time) *robotsCache {
	return &robotsCache{store: store, agent: agent, header: header, base: base, clock: clock, wait: robotsTimeout, hosts: map[string]robotsEntry{}}
}

// fresh reports whether the rules of u's host are known, so that asking costs no request.
func (c *robotsCache) fresh(u *url.URL) bool {
	site := u.Scheme + "://" + u.Host
	c.mu.Lock()
	e, ok := c.hosts[site]
	c.mu.Unlock()
	if ok && c.clock().Before(e.until) {
		return true
	}
	return !ok && c.recall(site)
}

// held returns the rules of u's host when they have been had in this run, else nil.
func (c *robotsCache) held(u *url.URL) *robots {
	c.mu.Lock()
	e := c.hosts[u.Scheme+"://"+u.Host]
	c.mu.Unlock()
	if e.err != nil || !c.clock().Before(e.until) {
		return nil
	}
	return e.robots
}

// recall takes the rules of a site from the store, unless they are too old or the
// clock has been turned back since.
func (c *robotsCache) recall(site string) bool {
	if c.store == nil {
		return false
	}
	kept, ok, err := c.store.Robots(context.Background(), site)
	age := c.clock().Sub(kept.Fetched)
	if err != nil || !ok || age < 0 || age >= robotsLife {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hosts[site] = robotsEntry{robots: parseRobots(kept.Body, c.agent), until: kept.Fetched.Add(robotsLife)}
	return true
}

// remember keeps what was had for the next run. A store that fails here fails with
// the next page too, and there it ends the run.
func (c *robotsCache) remember(site string, body []byte) {
	if c.store != nil {
		_ = c.store.KeepRobots(context.Background(), corpus.Robots{Site: site, Body: body, Fetched: c.clock()})
	}
}

// get returns the rules of u's host. The host is not locked while they are
// fetched: a portal's crawl asks one question at a time.
func (c *robotsCache) get(ctx context.Context, u *url.URL) (*robots, error) {
	key := u.Scheme + "://" + u.Host
	if c.fresh(u) {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.hosts[key].robots, c.hosts[key].err
	}
	body, err := c.fetch(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	e := robotsEntry{err: err, until: c.clock().Add(robotsRetry)}
	if err == nil {
		c.remember(key, body)
		e = robotsEntry{robots: parseRobots(body, c.agent), until: c.clock().Add(robotsLife)}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hosts[key] = e
	return e.robots, err
}

// check returns nil when u may be fetched.
func (c *robotsCache) check(ctx context.Context, u *url.URL) error {
	r, err := c.get(ctx, u)
	if err != nil {
		return err
	}
	if !r.allowed(u.RequestURI()) {
		return fmt.Errorf("%w: %s", ErrRobots, u)
	}
	return nil
}

// fetch follows RFC 9309, 2.3.1: 4xx means there are no rules, 5xx and a silent
// network mean that everything is disallowed for now. It returns the file, nothing
// where there is none.
func (c *robotsCache) fetch(ctx context.Context, u *url.URL) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.wait)
	defer cancel()
	for range robotsRedirects + 1 {
		res, err := c.request(ctx, u)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrRobots, u, err)
		}
		status, next := res.StatusCode, res.Header.Get("Location")
		switch {
		case status >= 200 && status < 300:
			return c.read(res, u)
		case status >= 300 && status < 400 && next != "":
			res.Body.Close()
			to, err := u.Parse(next)
			if err != nil || to.Scheme != "http" && to.Scheme != "https" {
				return nil, nil
			}
			u = to
		case status >= 500, status == http.StatusTooManyRequests: // the RFC lets 429 pass; who says "too many" is not asked more
			res.Body.Close()
			return nil, fmt.Errorf("%w: %s: %w", ErrRobots, u, ErrStatus(status))
		default:
			res.Body.Close()
			return nil, nil
		}
	}
	return nil, nil // more redirects than that: as if there were none
}

func (c *robotsCache) request(ctx context.Context, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.header)
	req.Header.Set("Accept", "text/plain, */*;q=0.1")
	req.Header.Set("Accept-Encoding", "gzip")
	return c.base.RoundTrip(req)
}

// read takes the first 500 KiB of the file; a body that breaks off is no rules.
func (c *robotsCache) read(res *http.Response, u *url.URL) ([]byte, error) {
	defer res.Body.Close()
	plain, err := decompress(res.Body, res.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrRobots, u, err)
	}
	body := make([]byte, 0, 4<<10)
	buf := make([]byte, 4<<10)
	for len(body) <= robotsCap {
		n, err := plain.Read(buf)
		body = append(body, buf[:n]...)
		if err != nil {
			if isEOF(err) {
				break
			}
			return nil, fmt.Errorf("%w: %s: %w", ErrRobots, u, err)
		}
	}
	return body, nil
}
