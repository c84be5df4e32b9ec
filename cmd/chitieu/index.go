package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"chitieu/corpus"
	"chitieu/extract"
	"chitieu/index"
	"github.com/spf13/cobra"
)

func (a *app) indexCmd() *cobra.Command {
	return &cobra.Command{
		Use:  "index",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.index(cmd.Context()) },
	}
}

func (a *app) index(ctx context.Context) error {
	s, err := corpus.Open(a.data, corpus.Options{Write: true, Now: a.now})
	if err != nil {
		return err
	}
	defer s.Close()
	return a.reindex(ctx, s)
}

// reindex reads every unread version and builds the index anew beside the old one.
func (a *app) reindex(ctx context.Context, s *corpus.Store) error {
	articles, numbers, err := a.read(ctx, s)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("index.read", articles, numbers))
	m, err := a.build(ctx, s)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("index.built", m.Records))
	return nil
}

// refreshed is the live index's manifest when it is whole and nothing that it is made
// from has changed; else that of a new one.
func (a *app) refreshed(ctx context.Context, s *corpus.Store) (index.Manifest, error) {
	seq, err := s.Seq(ctx)
	if err != nil {
		return index.Manifest{}, err
	}
	ix, err := index.Open(a.indexDir())
	if err != nil {
		return a.build(ctx, s)
	}
	defer ix.Close()
	if ix.Fresh(seq, extract.Version) {
		return ix.Manifest, nil
	}
	return a.build(ctx, s)
}

func (a *app) build(ctx context.Context, s *corpus.Store) (index.Manifest, error) {
	seq, err := s.Seq(ctx)
	if err != nil {
		return index.Manifest{}, err
	}
	o := index.BuildOptions{StoreSeq: seq, Extractor: extract.Version, Now: a.now}
	return index.Build(ctx, a.indexDir(), o, index.Clustered(s.Records(ctx, extract.Version, a.zone)))
}

// readBatch is how many readings share a commit.
const readBatch = 100

// read reads the versions that the present extractor version has not read.
func (a *app) read(ctx context.Context, s *corpus.Store) (articles, numbers int, err error) {
	rd, err := extract.New()
	if err != nil {
		return 0, 0, err
	}
	var batch []corpus.Version
	flush := func() error {
		readings := readAll(rd, batch)
		err := s.Update(ctx, func(tx *corpus.Tx) error {
			for i, v := range batch {
				numbers += len(readings[i].Targets)
				if err := tx.PutReading(v, readings[i]); err != nil {
					return err
				}
			}
			return nil
		})
		articles += len(batch)
		batch = batch[:0]
		return err
	}
	for v, err := range s.Unread(ctx, extract.Version) {
		if err != nil {
			return articles, numbers, err
		}
		if batch = append(batch, v); len(batch) == readBatch {
			if err := flush(); err != nil {
				return articles, numbers, err
			}
		}
	}
	return articles, numbers, flush()
}

// readAll reads versions side by side, one reader for all.
func readAll(rd *extract.Reader, vs []corpus.Version) []corpus.Reading {
	out := make([]corpus.Reading, len(vs))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), max(1, len(vs))) {
		wg.Go(func() {
			for i := range next {
				out[i] = rd.Read(vs[i].Article)
			}
		})
	}
	for i := range vs {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// openIndex opens the index, building it again when it is missing, damaged, or
// older than the store or the extractor: it is disposable.
func (a *app) openIndex(ctx context.Context) (*index.Index, error) {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return nil, err
	}
	seq, err := s.Seq(ctx)
	s.Close()
	if err != nil {
		return nil, err
	}
	ix, err := index.Open(a.indexDir())
	if err == nil && ix.Fresh(seq, extract.Version) {
		return ix, nil
	}
	if err != nil && !errors.Is(err, index.ErrNoIndex) && !errors.Is(err, index.ErrDamaged) && !errors.Is(err, index.ErrStale) {
		return nil, err
	}
	if rerr := a.index(ctx); rerr != nil {
		if ix != nil && errors.Is(rerr, corpus.ErrLocked) { // a run is at work: the old index still answers
			return ix, nil
		}
		return nil, rerr
	}
	if ix != nil {
		ix.Close()
	}
	return index.Open(a.indexDir())
}
