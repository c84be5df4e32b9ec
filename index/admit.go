package index

import (
	"context"
	"runtime"
	"time"
)

// lanes bound how many searches run at once. As many as there are processors keep
// the slowest of many clients five times faster than all at once would; and of
// those that cost much only half as many, so that cheap ones always find a place.
type lanes struct{ all, heavy chan struct{} }

func newLanes() lanes {
	n := runtime.GOMAXPROCS(0)
	return lanes{make(chan struct{}, n), make(chan struct{}, max(n/2, 1))}
}

// longestSearch bounds one search with the wait for its turn; what costs more than
// a fraction of that was refused before.
const longestSearch = 5 * time.Second

// heavyCost is the cost from which a search is heavy, some 5 ms. One look at a row
// costs 1.
const heavyCost = 100_000

// budgetFor is the cost that a search of rows may have. 2 million looks take 100 ms;
// and a look at every row must be allowed, however many there are.
func budgetFor(rows int) int { return max(2_000_000, 4*rows) }

// begin refuses a search that would cost too much, before it starts, else waits for
// its turn; done gives the turn back.
func (s *finder) begin(ctx context.Context) (done func(), err error) {
	cost, err := s.estimate(ctx)
	if err != nil {
		return nil, err
	}
	if cost > s.ix.budget {
		return nil, &QueryError{Problem: TooCostly}
	}
	l := s.ix.lanes
	if cost > heavyCost {
		if err := enter(ctx, l.heavy); err != nil {
			return nil, err
		}
	}
	leave := func() {
		if cost > heavyCost {
			<-l.heavy
		}
	}
	if err := enter(ctx, l.all); err != nil {
		leave()
		return nil, err
	}
	return func() { <-l.all; leave() }, nil
}

func enter(ctx context.Context, lane chan struct{}) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case lane <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// estimate is cost with that of the fallback.
func (s *finder) estimate(ctx context.Context) (int, error) {
	more, err := s.fallbackCost(ctx)
	return s.cost() + more, err
}

// cost estimates how many looks at a row a search takes: at all rows, or at those of
// an indicator, or at those of its rarest words with a look for each other word; and
// at those of the words that it excludes.
func (s *finder) cost() (cost int) {
	c := s.ix.cols
	words := s.ix.cols.words.lookup(s.needles, s.spare())
	switch {
	case s.u.hasText():
		cost = words.size() * (1 + (len(s.needles)+len(s.pairs))/4)
	case s.readsAll():
		cost = len(c.rows)
	}
	for id, asked := range s.near {
		if asked {
			cost += len(c.ofIndicator(id))
		}
	}
	for i := range s.not {
		cost += c.words.lookup(s.not[i:i+1], 0).size() / 4
	}
	return cost
}

// fallbackCost estimates what titles and sentences cost, which are looked at when
// the subjects give too little.
func (s *finder) fallbackCost(ctx context.Context) (int, error) {
	terms := s.textTerms(s.u.Bare)
	if len(terms) == 0 {
		return 0, ctx.Err()
	}
	cost, err := s.ix.text.least(ctx, terms, fieldTitle)
	if err == nil && !s.related.none {
		var n int
		n, err = s.ix.text.least(ctx, s.textTerms(true), fieldContext)
		cost += n
	}
	return cost * (1 + len(terms)/4), err
}

// readsAll reports whether a search without words looks at every row: what is asked
// for is no indicator, or the others are to be counted too.
func (s *finder) readsAll() bool { return s.f.indicators == nil || s.facets != nil }

// pauseEvery is how many rows pass between two pauses, about half a millisecond.
const pauseEvery = 8 << 10

// pause ends a search whose time is up, and lets cheaper ones pass.
func pause(ctx context.Context) error {
	runtime.Gosched()
	return ctx.Err()
}
