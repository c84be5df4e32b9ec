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
// hand. What arrives while other pages are being written shares the next commit:
// a commit waits for the disk, 5 to 80 ms of it.
type crawlStore struct {
	*corpus.Store
	mu      sync.Mutex
	waiting []*saving
	writing bool
	readers chan struct{}
}

// readersMost keeps a crawl of many portals on the connections that the store keeps
// open: opening one costs more than a hundred questions.
const readersMost = 4

// saving is something on its way into the store, the whole of it or nothing.
type saving struct {
	put  func(*corpus.Tx) error
	err  error
	done chan struct{}
}

func newCrawlStore(s *corpus.Store) *crawlStore {
	return &crawlStore{Store: s, readers: make(chan struct{}, readersMost)}
}

// keep returns when what put writes is on the disk. The first to come writes for all
// that wait, until nobody does. put may be called again when others spoil its commit.
func (c *crawlStore) keep(ctx context.Context, put func(*corpus.Tx) error) error {
	s := &saving{put: put, done: make(chan struct{})}
	c.mu.Lock()
	c.waiting = append(c.waiting, s)
	lead := !c.writing
	c.writing = true
	c.mu.Unlock()
	if lead {
		c.write(context.WithoutCancel(ctx)) // for others too
	}
	<-s.done
	return s.err
}

// gathering is how long a commit waits for more when the last one had company: what
// pages share in the store is then written once for all of them.
const gathering = 20 * time.Millisecond

func (c *crawlStore) write(ctx context.Context) {
	for company := false; ; {
		if company {
			time.Sleep(gathering)
		}
		c.mu.Lock()
		batch := c.waiting
		c.waiting = nil
		c.writing = len(batch) > 0
		c.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		company = len(batch) > 1
		c.commit(ctx, batch)
		for _, s := range batch {
			close(s.done)
		}
	}
}

// commit writes what waits in one transaction; when some of it cannot be stored, each
// gets its own, so that nothing fails for another's sake.
func (c *crawlStore) commit(ctx context.Context, batch []*saving) {
	err := c.Update(ctx, func(tx *corpus.Tx) error {
		for _, s := range batch {
			if err := s.put(tx); err != nil {
				return err
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

// Save keeps pages, each with its links, and returns which of those were new.
func (c *crawlStore) Save(ctx context.Context, pages ...crawl.Page) (found []string, err error) {
	for _, p := range pages {
		if err := pack(p); err != nil {
			return nil, err
		}
	}
	err = c.keep(ctx, func(tx *corpus.Tx) error {
		found = nil
		for _, p := range pages {
			fresh, err := savePage(tx, p)
			if err != nil {
				return err
			}
			found = append(found, fresh...)
		}
		return nil
	})
	return found, err
}

// pack compresses what putPage will store, side by side with other pages.
func pack(p crawl.Page) error {
	if p.Capture == nil || !keepsBytes(p) {
		return nil
	}
	return p.Capture.Pack()
}

func savePage(tx *corpus.Tx, p crawl.Page) (found []string, err error) {
	if err := putPage(tx, p); err != nil {
		return nil, err
	}
	if err := tx.PutURL(p.State); err != nil {
		return nil, err
	}
	if p.Lines != nil {
		if err := tx.PutLines(p.Host, *p.Lines); err != nil {
			return nil, err
		}
	}
	return tx.AddURLs(p.Links)
}

// putPage stores the article and its evidence.
func putPage(tx *corpus.Tx, p crawl.Page) error {
	switch {
	case p.State.State == crawl.StateGone:
		return tx.MarkGone(p.State.URL, p.State.Fetched)
	case p.Article != nil:
		_, _, err := tx.PutArticle(*p.Article, p.Capture)
		return err
	case p.Capture != nil && keepsBytes(p):
		return tx.PutCapture(*p.Capture)
	}
	return nil
}

// keepsBytes reports a page whose bytes are evidence: an article's, and of those
// that are none all but what a crawl only walks through. Lists change every night
// and prove nothing.
func keepsBytes(p crawl.Page) bool {
	return p.State.State != crawl.StateGone && (p.Article != nil || p.State.Kind == crawl.KindArticle || p.State.Kind == crawl.KindScan)
}

func (c *crawlStore) KeepRobots(ctx context.Context, r corpus.Robots) error {
	return c.keep(ctx, func(tx *corpus.Tx) error { return tx.PutRobots(r) })
}

func (c *crawlStore) Discover(ctx context.Context, states []corpus.URLState) (n int, err error) {
	if len(states) == 0 {
		return 0, nil
	}
	err = c.keep(ctx, func(tx *corpus.Tx) error {
		fresh, err := tx.AddURLs(states)
		n = len(fresh)
		return err
	})
	return n, err
}

// reading waits for a turn to read and returns what ends it.
func (c *crawlStore) reading() (done func()) {
	c.readers <- struct{}{}
	return func() { <-c.readers }
}

func (c *crawlStore) Due(ctx context.Context, portal string, priority int, now time.Time, limit int) ([]corpus.URLState, error) {
	defer c.reading()()
	return c.Store.Due(ctx, portal, priority, now, limit)
}

func (c *crawlStore) Canaries(ctx context.Context, portal string, limit int) ([]corpus.URLState, error) {
	defer c.reading()()
	return c.Store.Canaries(ctx, portal, limit)
}

func (c *crawlStore) Known(ctx context.Context, url string) (corpus.Article, bool, error) {
	defer c.reading()()
	return c.Store.Known(ctx, url)
}

func (c *crawlStore) Robots(ctx context.Context, site string) (corpus.Robots, bool, error) {
	defer c.reading()()
	return c.Store.Robots(ctx, site)
}

func (c *crawlStore) Lines(ctx context.Context, host string) (corpus.Lines, error) {
	defer c.reading()()
	return c.Store.Lines(ctx, host)
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
