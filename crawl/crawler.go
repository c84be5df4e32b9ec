package crawl

import (
	"context"
	"crypto/x509"
	"fmt"
	"log/slog"
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"
)

// product is the token that robots.txt files may name us by.
const product = "chitieu"

// Crawler fetches portals into a store. Store and Portals are needed; the rest
// has useful zero values.
type Crawler struct {
	Store     Store
	Portals   []Portal
	UserAgent string    // default "chitieu (+Contact)"; the product token is always chitieu
	Contact   string    // an address where a portal's people find us
	Workers   int       // fetches at one time, all hosts together; default 8
	MaxPages  int       // per portal and run; 0 for no bound
	Since     time.Time // what feeds and sitemaps date before it is not followed; zero for no bound
	Clock     func() time.Time
	Logger    *slog.Logger
	Progress  func(Event) // called by several goroutines, one at a time

	// Resolve says where a host lives, for sites that no name server knows (the
	// demo's, the tests'). Its answer, "ip" or "ip:port", passes the address
	// guard like any other: a portal on loopback needs allow_addresses.
	Resolve func(host string) (addr string, ok bool)

	// Sleep waits between two requests to a host; default a timer.
	Sleep func(ctx context.Context, d time.Duration) error

	// Roots are the certificates that sites are verified against; nil for the system's.
	Roots *x509.CertPool

	robotsSeen func(at *url.URL, r *robots, err error)
	timeout    time.Duration // of a whole page; 0 for pageTimeout
}

// Event tells of one fetch.
type Event struct {
	Portal, URL string
	Kind        string
	Status      int
	Err         error  // nil, ErrNoArticle on lists, or what went wrong
	Title       string // of the article, "" for none
	NotModified bool
	Bytes       int
	Found       int // addresses that were new
	Elapsed     time.Duration
}

// Count sums events.
type Count struct {
	Fetched     int // answers, errors included
	Articles    int
	NotModified int
	Failed      int
	Found       int // addresses that were new
	Bytes       int64
	Errors      map[string]int // by Class, without no-article
}

// Summary is what a run did.
type Summary struct {
	Count
	Portals map[string]Count
	Broken  map[string]error    // portals that were given up or never answered
	Alarms  map[string][]string // by portal: pages that a crawl can no longer read
}

// Run crawls every portal until nothing is due, MaxPages is reached or the context
// ends. What was due when it began is asked once; so a run ends. One bad page
// is counted and the run goes on; one broken portal stands in Summary.Broken. The
// error is the store's or the context's.
func (c *Crawler) Run(ctx context.Context) (Summary, error) {
	r := &run{Crawler: c, start: c.now(), gates: &gates{}, sum: Summary{Portals: map[string]Count{}, Broken: map[string]error{}, Alarms: map[string][]string{}}}
	r.slots = make(chan struct{}, max(c.Workers, 0))
	if c.Workers <= 0 {
		r.slots = make(chan struct{}, defaultWorkers)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	for _, p := range c.Portals {
		wg.Go(func() {
			if err := r.portal(ctx, p); err != nil {
				stop(err) // the store is broken: nothing more can be kept
			}
		})
	}
	wg.Wait()
	return r.sum, context.Cause(ctx)
}

const (
	defaultWorkers = 8
	batch          = 32
)

// run is one crawl.
type run struct {
	*Crawler
	start time.Time
	gates *gates
	slots chan struct{}

	mu  sync.Mutex
	sum Summary
}

func (c *Crawler) now() time.Time {
	if c.Clock != nil {
		return c.Clock()
	}
	return time.Now()
}

func (c *Crawler) sleep(ctx context.Context, d time.Duration) error {
	if c.Sleep != nil {
		return c.Sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Crawler) log() *slog.Logger {
	if c.Logger != nil {
		return c.Logger
	}
	return slog.New(slog.DiscardHandler)
}

func (c *Crawler) agent() string {
	a := c.UserAgent
	if a == "" {
		a = product
	}
	if c.Contact != "" {
		a += " (+" + c.Contact + ")"
	}
	return a
}

// tell counts an event and passes it on.
func (r *run) tell(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	per := r.sum.Portals[e.Portal]
	for _, c := range []*Count{&r.sum.Count, &per} {
		c.add(e)
	}
	r.sum.Portals[e.Portal] = per
	if r.Progress != nil {
		r.Progress(e)
	}
}

func (c *Count) add(e Event) {
	c.Fetched++
	c.Bytes += int64(e.Bytes)
	c.Found += e.Found
	switch {
	case e.NotModified:
		c.NotModified++
	case e.Title != "":
		c.Articles++
	case e.Err != nil && !isNoArticle(e.Err):
		c.Failed++
		if c.Errors == nil {
			c.Errors = map[string]int{}
		}
		c.Errors[Class(e.Err)]++
	}
}

func (r *run) found(portal string, n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	per := r.sum.Portals[portal]
	per.Found += n
	r.sum.Portals[portal] = per
	r.sum.Found += n
}

func (r *run) alarm(portal, why string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sum.Alarms[portal] = append(r.sum.Alarms[portal], why)
	r.log().Warn("portal changed", "portal", portal, "why", why)
}

func (r *run) broken(portal string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sum.Broken[portal] = err
	r.log().Warn("portal given up", "portal", portal, "err", err)
}

// portal crawls one portal. It returns an error only when the run must end.
func (r *run) portal(ctx context.Context, p Portal) error {
	if p.rules == nil {
		if err := p.Compile(); err != nil {
			r.broken(p.ID, err)
			return nil
		}
	}
	v, err := newVisitor(r, p)
	if err != nil {
		r.broken(p.ID, err)
		return nil
	}
	defer v.session.close()
	n, err := r.Store.Discover(ctx, p.seeds(r.start))
	if err != nil {
		return ended(ctx, fmt.Errorf("crawl %s: %w", p.ID, err))
	}
	r.found(p.ID, n)
	return ended(ctx, v.all(ctx))
}

// ended hides errors that only say that the run was stopped.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// BrokenNames returns the portals that were given up, sorted.
func (s Summary) BrokenNames() []string { return slices.Sorted(maps.Keys(s.Broken)) }
