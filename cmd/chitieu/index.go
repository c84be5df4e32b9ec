package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
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

// reindex reads every unread version and builds the index anew beside the old one. An
// article that could not be read is told, and makes the end exitPartly.
func (a *app) reindex(ctx context.Context, s *corpus.Store) error {
	sum, err := a.read(ctx, s)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("index.read", sum.articles, sum.numbers))
	for _, u := range sum.unread {
		fmt.Fprintln(a.err, a.unreadText(u))
	}
	m, err := a.build(ctx, s)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("index.built", m.Records))
	if len(sum.unread) > 0 {
		return fail(exitPartly, "%s", a.say.Say("index.some-unread", len(sum.unread)))
	}
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

// readSum is what reading came to.
type readSum struct {
	articles, numbers int
	unread            []unread
}

// unread is a version of an article that the reader panicked over. It gets no reading, so that
// the store gives it out again: to the next run, and to the next version of the reader.
type unread struct {
	Version int64  `json:"version"`
	URL     string `json:"url"`
	Why     string `json:"why"` // the panic's first line
}

func (a *app) unreadText(u unread) string {
	return a.say.Say("index.unread", u.URL, u.Version, u.Why)
}

// readFunc reads one article.
type readFunc func(corpus.Article) corpus.Reading

// reader is the program's own, or the one that a test put in its place.
func (a *app) reader() (readFunc, error) {
	if a.readArticle != nil {
		return a.readArticle, nil
	}
	rd, err := extract.New()
	if err != nil {
		return nil, err
	}
	return rd.Read, nil
}

// try reads an article; a panic of the reader becomes an error, its first line.
func (read readFunc) try(art corpus.Article) (r corpus.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			line, _, _ := strings.Cut(fmt.Sprint(p), "\n")
			err = errors.New(line)
		}
	}()
	return read(art), nil
}

// read reads the versions that the present extractor version has not read. One that cannot be
// read does not keep the others from it.
func (a *app) read(ctx context.Context, s *corpus.Store) (sum readSum, err error) {
	read, err := a.reader()
	if err != nil {
		return sum, err
	}
	var batch []corpus.Version
	flush := func() error {
		readings, errs := readAll(read, batch)
		err := s.Update(ctx, func(tx *corpus.Tx) error {
			for i, v := range batch {
				if errs[i] != nil {
					continue
				}
				if err := tx.PutReading(v, readings[i]); err != nil {
					return err
				}
			}
			return nil
		})
		for i, v := range batch {
			if errs[i] != nil {
				sum.unread = append(sum.unread, unread{v.ID, v.Article.URL, errs[i].Error()})
				continue
			}
			sum.articles++
			sum.numbers += len(readings[i].Targets)
		}
		batch = batch[:0]
		return err
	}
	for v, err := range s.Unread(ctx, extract.Version) {
		if err != nil {
			return sum, err
		}
		if batch = append(batch, v); len(batch) == readBatch {
			if err := flush(); err != nil {
				return sum, err
			}
		}
	}
	return sum, flush()
}

// readAll reads versions side by side, one reader for all. Each has a reading or an error.
func readAll(read readFunc, vs []corpus.Version) ([]corpus.Reading, []error) {
	out, errs := make([]corpus.Reading, len(vs)), make([]error, len(vs))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), max(1, len(vs))) {
		wg.Go(func() {
			for i := range next {
				out[i], errs[i] = read.try(vs[i].Article)
			}
		})
	}
	for i := range vs {
		next <- i
	}
	close(next)
	wg.Wait()
	return out, errs
}

// partly reports an error that leaves all done but a part.
func partly(err error) bool {
	var ce codeError
	return errors.As(err, &ce) && ce.code == exitPartly
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
	if rerr := a.index(ctx); rerr != nil && !partly(rerr) {
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
