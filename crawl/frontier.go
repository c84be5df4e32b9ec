package crawl

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"chitieu/corpus"
)

// Store is what a crawl keeps. URL and Due are those of corpus.Store; Save and
// Discover are one transaction each.
type Store interface {
	// Save stores what came of one fetch: the address's next state, the capture,
	// the article read from it, and the links found there (unknown ones are
	// added, known ones left alone). A State of "gone" means that the page has
	// vanished: its article is marked, nothing is deleted. It returns how many
	// links were new.
	Save(ctx context.Context, p Page) (found int, err error)
	// URL returns the state of one address.
	URL(ctx context.Context, url string) (corpus.URLState, bool, error)
	// Due returns a portal's addresses that may be fetched at a time, by priority.
	Due(ctx context.Context, portal string, now time.Time, limit int) ([]corpus.URLState, error)
	// Discover adds the addresses that are not known yet and returns how many.
	Discover(ctx context.Context, states []corpus.URLState) (int, error)
}

// Page is what came of one fetch.
type Page struct {
	State   corpus.URLState
	Capture *corpus.Capture   // nil when there is no new body: 304, errors
	Article *corpus.Article   // nil when the page is no article
	Links   []corpus.URLState // may be known already
}

// The kinds and states of corpus.URLState.
const (
	KindList    = "list"
	KindArticle = "article"
	KindFeed    = "feed"
	KindSitemap = "sitemap"

	StateNew    = "new"
	StateDone   = "done"
	StateFailed = "failed"
	StateGone   = "gone"
)

// When an address is asked again. A night's run begins at the same hour as the
// last one: what is to be asked daily must be due a little sooner.
const (
	entranceAgain = time.Hour // start pages, feeds and sitemaps are what a crawl is for
	dailyAgain    = 20 * time.Hour
	listMost      = 7 * 24 * time.Hour  // of a list that has not changed for long
	articleMost   = 30 * 24 * time.Hour // of an article
	failedAgain   = time.Hour           // doubled with every failure in a row
	failedMost    = 7 * 24 * time.Hour
	goneAgain     = 90 * 24 * time.Hour
	goneAfter     = 2 // answers 404 in a row; one may be a fault of the portal
	retryAfterMax = 7 * 24 * time.Hour
)

// The priorities of corpus.URLState.
const (
	priorityEntrance = 0 // lists, feeds, sitemaps
	priorityArticle  = 1
)

func priorityOf(kind string) int {
	if kind == KindArticle {
		return priorityArticle
	}
	return priorityEntrance
}

// nextState returns the state of an address after a fetch.
func nextState(old corpus.URLState, f *fetch, err error, now time.Time) corpus.URLState {
	u := old
	u.Fetched, u.Status, u.Priority = now, f.status, priorityOf(u.Kind)
	switch {
	case err == nil || errors.Is(err, ErrNoArticle):
		return nextGood(u, old.Fetched, f, now)
	case errors.Is(err, ErrRobots):
		u.State, u.Status, u.Next = StateFailed, 0, now.Add(dailyAgain)
		return u
	}
	u.Failures++
	u.State = StateFailed
	u.Next = now.Add(backoff(u.Failures))
	if after := retryAfter(f.header, now); after > 0 {
		u.Next = now.Add(after)
	}
	if f.status == http.StatusGone || f.status == http.StatusNotFound && u.Failures >= goneAfter {
		u.State, u.Next = StateGone, now.Add(goneAgain)
	}
	return u
}

func nextGood(u corpus.URLState, last time.Time, f *fetch, now time.Time) corpus.URLState {
	changed := false
	if f.capture != nil {
		changed = f.capture.SHA256 != u.SHA256
		u.SHA256 = f.capture.SHA256
		u.ETag, u.LastModified = f.header.Get("ETag"), f.header.Get("Last-Modified")
		if f.hops > 1 { // the marks are another address's
			u.ETag, u.LastModified = "", ""
		}
	}
	u.State, u.Failures = StateDone, 0
	u.Next = now.Add(again(u, changed, now.Sub(last)))
	return u
}

// again returns the time until the next visit: entrances whenever a crawl runs,
// the rest daily while it changes, then twice as long after each visit without
// a change.
func again(u corpus.URLState, changed bool, since time.Duration) time.Duration {
	most := listMost
	switch {
	case u.Kind == KindFeed || u.Kind == KindSitemap || u.Kind == KindList && u.Depth <= 1:
		return entranceAgain
	case changed:
		return dailyAgain
	case u.Kind == KindArticle:
		most = articleMost
	}
	return min(max(2*since, dailyAgain), most)
}

func backoff(failures int) time.Duration {
	d := failedAgain
	for range failures - 1 {
		if d *= 2; d >= failedMost {
			return failedMost
		}
	}
	return d
}

// retryAfter reads the header of that name: seconds or a date.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := h.Get("Retry-After")
	if v == "" {
		return 0
	}
	if n, err := strconv.Atoi(v); err == nil {
		return min(max(time.Duration(min(n, 1<<30))*time.Second, 0), retryAfterMax)
	}
	if t, err := http.ParseTime(v); err == nil {
		return min(max(t.Sub(now), 0), retryAfterMax)
	}
	return 0
}

// gates hold the hosts apart: one request at a time to each, and no sooner than
// its delay after the last one ended. Portals that share a host share its gate.
type gates struct {
	mu    sync.Mutex
	hosts map[string]*gate
}

type gate struct {
	turn chan struct{} // holds one token while the host is free
	next time.Time     // written by who holds the turn
}

func (g *gates) of(host string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.hosts == nil {
		g.hosts = map[string]*gate{}
	}
	h := g.hosts[host]
	if h == nil {
		h = &gate{turn: make(chan struct{}, 1)}
		h.turn <- struct{}{}
		g.hosts[host] = h
	}
	return h
}

// enter waits for the host's turn and for its time.
func (g *gate) enter(ctx context.Context, clock func() time.Time, sleep func(context.Context, time.Duration) error) error {
	select {
	case <-g.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	if wait := g.next.Sub(clock()); wait > 0 {
		if err := sleep(ctx, wait); err != nil {
			g.turn <- struct{}{}
			return err
		}
	}
	return nil
}

// leave gives the host free, for use after a delay.
func (g *gate) leave(now time.Time, delay time.Duration) {
	g.next = now.Add(delay)
	g.turn <- struct{}{}
}

// hold keeps a host that a redirect led to from being asked at once, when it is free.
func (g *gate) hold(now time.Time, delay time.Duration) {
	select {
	case <-g.turn:
		g.leave(now, delay)
	default:
	}
}
