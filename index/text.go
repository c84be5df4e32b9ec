package index

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// text is an open Bleve index and the way from its documents to our rows. Its
// searchers are driven directly: we want every match with its score, and the
// collector of Bleve would sort and name them all for nothing.
type text struct {
	ix     bleve.Index
	reader bleveindex.IndexReader
	rows   []uint32 // by Bleve's document number; nil while a build checks itself
}

// lockWait bounds how long opening waits for Bleve's file lock; without it, a
// second process waits for ever.
const lockWait = "2s"

func openText(path string) (*text, error) {
	if err := register(); err != nil {
		return nil, err
	}
	ix, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": lockWait})
	if err != nil {
		return nil, err
	}
	t := &text{ix: ix}
	inner, err := ix.Advanced()
	if err == nil {
		t.reader, err = inner.Reader()
	}
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	return t, nil
}

func (t *text) close() error { return errors.Join(t.reader.Close(), t.ix.Close()) }

func (t *text) count() (int, error) {
	n, err := t.reader.DocCount()
	return int(n), err
}

// least is how many records hold the rarest of some terms in a field: no more can
// hold them all.
func (t *text) least(ctx context.Context, terms []string, field string) (int, error) {
	least := uint64(math.MaxInt32)
	for _, term := range terms {
		r, err := t.reader.TermFieldReader(ctx, []byte(term), field, false, false, false)
		if err != nil {
			return 0, fmt.Errorf("index: text: %w", err)
		}
		least = min(least, r.Count())
		if err := r.Close(); err != nil {
			return 0, fmt.Errorf("index: text: %w", err)
		}
	}
	return int(least), nil
}

// each calls found with the row of every record that holds all terms in a field,
// in no order.
func (t *text) each(ctx context.Context, terms []string, field string, found func(row int)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	qs := make([]query.Query, len(terms))
	for i, term := range terms {
		q := query.NewTermQuery(term)
		q.SetField(field)
		qs[i] = q
	}
	s, err := query.NewConjunctionQuery(qs).Searcher(ctx, t.reader, t.ix.Mapping(), search.SearcherOptions{Score: "none"})
	if err != nil {
		return fmt.Errorf("index: text: %w", err)
	}
	defer s.Close()
	sc := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: t.reader}
	for n := 1; ; n++ {
		m, err := s.Next(sc)
		if err == nil && n%pauseEvery == 0 {
			err = pause(ctx)
		}
		if err != nil {
			return err
		}
		if m == nil {
			return nil
		}
		if doc := m.IndexInternalID.Value(); doc < uint64(len(t.rows)) {
			found(int(t.rows[doc]))
		}
		sc.DocumentMatchPool.Put(m)
	}
}

// termsOf splits a text into its words, folded by fold.
func termsOf(s string, fold func(string) string) (terms []string) {
	for _, t := range (tokenizer{}).Tokenize([]byte(s)) {
		terms = append(terms, fold(string(t.Term)))
	}
	return terms
}
