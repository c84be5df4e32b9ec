package main

import (
	"context"
	"sync"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
)

// crawlStore keeps a crawl in the store of record: what came of one fetch is kept
// as a whole or not at all, so a crawl that is killed lost at most the pages in
// hand. Pages that arrive while others are being written share the next commit:
// a commit waits for the disk, 5 to 80 ms of it.
type crawlStore struct {
	*corpus.Store
	mu      sync.Mutex
	waiting []*saving
	writing bool
}

// saving is pages on their way into the store.
type saving struct {
	pages []crawl.Page
	found int
	err   error
	done  chan struct{}
}

func newCrawlStore(s *corpus.Store) *crawlStore { return &crawlStore{Store: s} }

// Save returns when the pages are on the disk. The first to come writes for all that
// wait, until nobody does.
func (c *crawlStore) Save(ctx context.Context, pages ...crawl.Page) (int, error) {
	s := &saving{pages: pages, done: make(chan struct{})}
	c.mu.Lock()
	c.waiting = append(c.waiting, s)
	lead := !c.writing
	c.writing = true
	c.mu.Unlock()
	if lead {
		c.write(ctx)
	}
	<-s.done
	return s.found, s.err
}

func (c *crawlStore) write(ctx context.Context) {
	for {
		c.mu.Lock()
		batch := c.waiting
		c.waiting = nil
		c.writing = len(batch) > 0
		c.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		c.commit(ctx, batch)
		for _, s := range batch {
			close(s.done)
		}
	}
}

// commit writes pages in one transaction; when one of them cannot be stored, each
// gets its own, so that no page fails for another's sake.
func (c *crawlStore) commit(ctx context.Context, batch []*saving) {
	err := c.Update(ctx, func(tx *corpus.Tx) error {
		for _, s := range batch {
			if s.err = s.put(tx); s.err != nil {
				return s.err
			}
		}
		return nil
	})
	if err == nil {
		return
	}
	if len(batch) == 1 {
		batch[0].err = err
		return
	}
	for _, s := range batch {
		s.err = c.Update(ctx, s.put)
	}
}

func (s *saving) put(tx *corpus.Tx) error {
	s.found = 0
	for _, p := range s.pages {
		if err := putPage(tx, p); err != nil {
			return err
		}
		if err := tx.PutURL(p.State); err != nil {
			return err
		}
		if p.Lines != nil {
			if err := tx.PutLines(p.Host, *p.Lines); err != nil {
				return err
			}
		}
		n, err := addURLs(tx, p.Links)
		if err != nil {
			return err
		}
		s.found += n
	}
	return nil
}

// putPage stores the article and its evidence. Of a page that is none, the bytes
// are kept unless it is one that a crawl only walks through: lists change every
// night and prove nothing.
func putPage(tx *corpus.Tx, p crawl.Page) error {
	switch {
	case p.State.State == crawl.StateGone:
		return tx.MarkGone(p.State.URL, p.State.Fetched)
	case p.Article != nil:
		_, _, err := tx.PutArticle(*p.Article, p.Capture)
		return err
	case p.Capture != nil && (p.State.Kind == crawl.KindArticle || p.State.Kind == crawl.KindScan):
		return tx.PutCapture(*p.Capture)
	}
	return nil
}

func (c *crawlStore) KeepRobots(ctx context.Context, r corpus.Robots) error {
	return c.Update(ctx, func(tx *corpus.Tx) error { return tx.PutRobots(r) })
}

func (c *crawlStore) Discover(ctx context.Context, states []corpus.URLState) (n int, err error) {
	err = c.Update(ctx, func(tx *corpus.Tx) error {
		n, err = addURLs(tx, states)
		return err
	})
	return n, err
}

func addURLs(tx *corpus.Tx, states []corpus.URLState) (n int, err error) {
	for _, u := range states {
		fresh, err := tx.AddURL(u)
		if err != nil {
			return n, err
		}
		if fresh {
			n++
		}
	}
	return n, nil
}

// recorded runs f as one run of a kind that the store remembers, with the exit
// code that the program will end with.
func (a *app) recorded(ctx context.Context, s *corpus.Store, kind string, f func(*corpus.Run) error) error {
	keep := context.WithoutCancel(ctx) // also what was interrupted is told
	var run corpus.Run
	err := s.Update(keep, func(tx *corpus.Tx) (err error) {
		run, err = tx.BeginRun(kind)
		return err
	})
	if err != nil {
		return err
	}
	run.Counts = map[string]int{}
	ferr := f(&run)
	switch {
	case ferr == nil:
	case ctx.Err() != nil:
		run.Exit = exitInterrupted
	default:
		run.Exit, _ = a.explainError(ferr)
	}
	if err := s.Update(keep, func(tx *corpus.Tx) error { return tx.FinishRun(run) }); err != nil && ferr == nil {
		return err
	}
	return ferr
}

// progressEvery is how often a terminal is told how far a crawl is.
const progressEvery = 200 * time.Millisecond
