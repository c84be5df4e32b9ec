package crawl

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"
)

const (
	latencyFactor = 2                // a host rests twice as long as it took to answer …
	latencyMost   = 30 * time.Second // … but no longer
	failedFactor  = 4                // after a failure it rests four delays, doubled with each further one
	trips         = 5                // failures in a row that open a host's breaker
	waitMost      = 2 * time.Minute  // a Retry-After up to this is waited for; a longer one opens the breaker
)

// gates hold the hosts apart: one request at a time to each, and no sooner than
// its delay after the last one ended. Portals that share a host share its gate.
type gates struct {
	mu    sync.Mutex
	hosts map[string]*gate
}

// gate is one host's. Whoever holds the turn may write.
type gate struct {
	turn    chan struct{} // holds one token while the host is free
	next    time.Time
	latency time.Duration // smoothed
	fails   int           // in a row, of the host and not of a page

	mu   sync.Mutex
	open bool // the breaker: nothing more is asked in this run
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
		// A clock that jumped back must not hold a host for days.
		if err := sleep(ctx, min(wait, waitMost+latencyMost)); err != nil {
			g.turn <- struct{}{}
			return err
		}
	}
	return nil
}

// answer is what a visit to a host was like.
type answer struct {
	now        time.Time
	delay      time.Duration // that the portal's file or robots.txt asks for
	took       time.Duration
	failed     bool // the host, not the page
	retryAfter time.Duration
	requests   int
}

// leave gives the host free and decides when it may be asked again.
func (g *gate) leave(a answer) {
	g.latency = (3*g.latency + a.took) / 4
	rest := a.delay * time.Duration(max(a.requests, 1))
	rest = max(rest, min(latencyFactor*g.latency, latencyMost))
	if a.failed {
		g.fails++
		rest = max(rest, jitter(a.delay*failedFactor<<min(g.fails-1, 6)))
	} else {
		g.fails = 0
	}
	if a.failed && (g.fails >= trips || a.retryAfter > waitMost) {
		g.mu.Lock()
		g.open = true
		g.mu.Unlock()
	}
	g.next = a.now.Add(max(rest, min(a.retryAfter, waitMost)))
	g.turn <- struct{}{}
}

// isOpen reports that the host has been given up for this run.
func (g *gate) isOpen() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.open
}

// hold keeps a host that a redirect led to from being asked at once, when it is free.
func (g *gate) hold(now time.Time, delay time.Duration) {
	select {
	case <-g.turn:
		g.next = now.Add(delay)
		g.turn <- struct{}{}
	default:
	}
}

// jitter keeps crawlers that failed together from coming back together.
func jitter(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	return d - d/8 + rand.N(d/4+1)
}
