package crawl

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"chitieu/corpus"
)

// Store is what a crawl keeps. Due, Canaries, Known, Robots and Lines are those of corpus.Store;
// Save and Discover are one transaction each.
type Store interface {
	// Save stores what came of one fetch: the address's next state, the capture,
	// the article read from it, and the links found there (unknown ones are
	// added, known ones left alone). A State of "gone" means that the page has
	// vanished: its article is marked, nothing is deleted. Pages saved together
	// share the transaction. It returns which links were new, in their order.
	Save(ctx context.Context, pages ...Page) (found []string, err error)
	// Due returns a portal's addresses of one priority that may be fetched at a time.
	Due(ctx context.Context, portal string, priority int, now time.Time, limit int) ([]corpus.URLState, error)
	// Canaries returns a portal's known articles, the last fetched first.
	Canaries(ctx context.Context, portal string, limit int) ([]corpus.URLState, error)
	// Known returns the newest stored version of an article.
	Known(ctx context.Context, url string) (a corpus.Article, ok bool, err error)
	// Robots returns the last robots.txt of a site (scheme and host), if any.
	Robots(ctx context.Context, site string) (r corpus.Robots, ok bool, err error)
	// KeepRobots stores one, for the runs of the next hours.
	KeepRobots(ctx context.Context, r corpus.Robots) error
	// Lines returns what is known of the lines that a host's articles end with.
	Lines(ctx context.Context, host string) (corpus.Lines, error)
	// Discover adds the addresses that are not known yet and returns how many.
	Discover(ctx context.Context, states []corpus.URLState) (int, error)
}

// Page is what came of one fetch.
type Page struct {
	State   corpus.URLState
	Capture *corpus.Capture   // nil when there is no new body: 304, errors
	Article *corpus.Article   // nil when the page is no article
	Links   []corpus.URLState // may be known already
	Host    string            // of Lines
	Lines   *corpus.Lines     // of the host, when this page is a new article of it
}

// The kinds and states of corpus.URLState.
const (
	KindList    = "list"
	KindArticle = "article"
	KindFeed    = "feed"
	KindSitemap = "sitemap"
	KindScan    = "scan" // a document that is there and cannot be read

	StateNew    = "new"
	StateDone   = "done"
	StateFailed = "failed"
	StateGone   = "gone"
)

// When an address is asked again. A night's run begins at the same hour as the
// last one: what is to be asked after n days must be due a little sooner.
const (
	day           = 24 * time.Hour
	slack         = 4 * time.Hour
	entranceAgain = time.Hour // start pages, lists, feeds and sitemaps are what a crawl is for
	pagerMost     = 7 * day   // of the further pages of a list, while they do not change
	failedAgain   = time.Hour // doubled with every failure in a row
	failedMost    = 7 * day
	goneAfter     = 2        // answers 404 in a row; one may be a fault of the portal
	goneAgain     = 90 * day // some come back
	retryAfterMax = 7 * day
)

// articleAgain says when an article is asked again after so many quiet visits:
// corrections come soon or never.
var articleAgain = []time.Duration{day, 7 * day, 30 * day, 90 * day}

// nextState returns the state of an address after a fetch. read is the digest of
// what was read there: the bytes differ with every counter on the page.
func nextState(old corpus.URLState, f *fetch, read string, err error, now time.Time) corpus.URLState {
	u := old
	u.Fetched, u.Status = now, f.status
	switch {
	case err == nil || isNoArticle(err) || isGap(err):
		return nextGood(u, f, read, now)
	case errors.Is(err, ErrRobots):
		u.State, u.Status, u.Next = StateFailed, 0, now.Add(day-slack)
		return u
	}
	u.Failures++
	u.State = StateFailed
	u.Next = now.Add(backoff(u.Failures))
	if after := retryAfter(f.header, now); after > 0 {
		u.Next = now.Add(after)
	}
	if f.status == http.StatusGone || (f.status == http.StatusNotFound || errors.Is(err, ErrVanished)) && u.Failures >= goneAfter {
		u.State, u.Next = StateGone, now.Add(goneAgain)
	}
	return u
}

func nextGood(u corpus.URLState, f *fetch, read string, now time.Time) corpus.URLState {
	u.Quiet++
	if f.capture != nil {
		if read != u.SHA256 {
			u.Quiet = 0
		}
		u.SHA256 = read
		u.ETag, u.LastModified = f.header.Get("ETag"), f.header.Get("Last-Modified")
		if f.hops > 1 { // the marks are another address's
			u.ETag, u.LastModified = "", ""
		}
	}
	u.State, u.Failures = StateDone, 0
	u.Next = now.Add(again(u))
	return u
}

// again returns the time until the next visit.
func again(u corpus.URLState) time.Duration {
	switch {
	case u.Kind == KindArticle || u.Kind == KindScan:
		return articleAgain[min(u.Quiet, len(articleAgain)-1)] - slack
	case u.Kind == KindList && u.Priority == prioritySection:
		return min(day<<min(u.Quiet, 10), pagerMost) - slack
	}
	return entranceAgain
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
