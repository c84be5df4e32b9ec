package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// Suggestion is a query that finds something where the one asked finds nothing.
type Suggestion struct {
	Query string `json:"query"`
	Total int    `json:"total"`
}

// suggest looks for words of the query that occur in no subject and replaces them
// by the nearest one that does. It never changes what is found: it only asks.
func (ix *Index) suggest(ctx context.Context, u Understood) (*Suggestion, error) {
	words := &ix.cols.words
	query, changed := u.Query, false
	for _, w := range slices.Concat(u.Words, u.Phrases) {
		for _, term := range strings.Fields(w) {
			if _, ok := words.needle(term, u.Bare); ok {
				continue
			}
			better := words.nearest(term, u.Bare)
			if better == "" {
				return nil, nil
			}
			var ok bool
			if query, ok = replaceWord(query, term, better); !ok {
				return nil, nil
			}
			changed = true
		}
	}
	if !changed {
		return nil, nil
	}
	again, err := ix.parser.Parse(query)
	if err != nil {
		return nil, nil
	}
	s := newFinder(ix, again, SearchOptions{Limit: 1, Related: -1})
	if err := s.run(ctx); err != nil || s.hits.total == 0 {
		return nil, err
	}
	return &Suggestion{query, s.hits.total}, nil
}

// nearest returns the word that differs from a term by its marks alone, else by one
// slip of the hand, or by two in a long word; of equals the one with the likest
// marks, and then the most frequent.
func (w *wordColumn) nearest(term string, bare bool) string {
	plain := bareTerm(term)
	slips := 1
	if len(plain) > 5 {
		slips = 2
	}
	best, bestSlips, bestMarks, bestFreq := "", slips, 1<<10, uint32(0)
	for id, t := range w.terms {
		b := w.bares[w.bare[id]]
		if id == border || max(len(b)-len(plain), len(plain)-len(b)) > bestSlips {
			continue
		}
		d := slipsBetween(plain, b)
		if d > bestSlips {
			continue
		}
		marks := distance(term, t)
		if bare {
			t, marks = b, 0
		}
		if cmp.Or(cmp.Compare(d, bestSlips), cmp.Compare(marks, bestMarks), cmp.Compare(bestFreq, w.freq[id])) < 0 {
			best, bestSlips, bestMarks, bestFreq = t, d, marks, w.freq[id]
		}
	}
	return best
}

// slipsBetween is distance with two letters in the wrong order as one slip.
func slipsBetween(a, b string) int {
	if len(a) == len(b) {
		for i := 0; i+1 < len(a); i++ {
			if a[i] != b[i] {
				if a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
					return 1
				}
				break
			}
		}
	}
	return distance(a, b)
}

// replaceWord replaces the first word of a query that has the given term.
func replaceWord(query, term, by string) (string, bool) {
	for _, t := range (tokenizer{}).Tokenize([]byte(query)) {
		word := query[t.Start:t.End]
		if viet.Key(word) == term || viet.Bare(word) == term {
			return query[:t.Start] + by + query[t.End:], true
		}
	}
	return query, false
}
