package main

import (
	"context"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
)

// crawlStore keeps a crawl in the store of record: what came of one fetch is one
// transaction, so a crawl that is killed lost at most the page in hand.
type crawlStore struct{ *corpus.Store }

func (c crawlStore) Save(ctx context.Context, p crawl.Page) (found int, err error) {
	err = c.Update(ctx, func(tx *corpus.Tx) error {
		if err := putPage(tx, p); err != nil {
			return err
		}
		if err := tx.PutURL(p.State); err != nil {
			return err
		}
		found, err = addURLs(tx, p.Links)
		return err
	})
	return found, err
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
	case p.Capture != nil && p.State.Kind == crawl.KindArticle:
		return tx.PutCapture(*p.Capture)
	}
	return nil
}

func (c crawlStore) Discover(ctx context.Context, states []corpus.URLState) (n int, err error) {
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
