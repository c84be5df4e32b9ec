package index

import (
	"context"
	"errors"
	"fmt"

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

// checkEvery is how many matches pass between two looks at the context.
const checkEvery = 1024

// each calls found with the row and score of every match of q, in no order.
func (t *text) each(ctx context.Context, q query.Query, found func(row int, score float64)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s, err := q.Searcher(ctx, t.reader, t.ix.Mapping(), search.SearcherOptions{})
	if err != nil {
		return fmt.Errorf("index: text: %w", err)
	}
	defer s.Close()
	sc := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: t.reader}
	for n := 1; ; n++ {
		m, err := s.Next(sc)
		if err == nil && n%checkEvery == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if m == nil {
			return nil
		}
		if doc := m.IndexInternalID.Value(); doc < uint64(len(t.rows)) {
			found(int(t.rows[doc]), m.Score)
		}
		sc.DocumentMatchPool.Put(m)
	}
}

func termQuery(field, term string) query.Query {
	q := query.NewTermQuery(term)
	q.SetField(field)
	return q
}

// wordQuery finds a word, with its marks or without.
func wordQuery(term string, bare bool) query.Query {
	if bare {
		return termQuery(fieldBare, term)
	}
	return termQuery(fieldText, term)
}

// phraseQuery finds words that stand together; the bare field has no positions,
// so there it asks only for all of them.
func phraseQuery(terms []string, bare bool) query.Query {
	if len(terms) > 1 && !bare {
		return query.NewPhraseQuery(terms, fieldText)
	}
	qs := make([]query.Query, len(terms))
	for i, t := range terms {
		qs[i] = wordQuery(t, bare)
	}
	if len(qs) == 1 {
		return qs[0]
	}
	return query.NewConjunctionQuery(qs)
}

// termsOf splits a text into its words, folded by fold.
func termsOf(s string, fold func(string) string) (terms []string) {
	for _, t := range (tokenizer{}).Tokenize([]byte(s)) {
		terms = append(terms, fold(string(t.Term)))
	}
	return terms
}
