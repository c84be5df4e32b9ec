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
	query, named := ix.parser.names.respell(u, func(word string) bool { _, ok := words.needle(word, u.Bare); return ok })
	changed := named
	for _, w := range slices.Concat(u.Words, u.Phrases) {
		for _, term := range strings.Fields(w) {
			if _, ok := words.needle(term, u.Bare); ok || named {
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
	if err := s.run(ctx); err != nil || s.hits.total == 0 && !named {
		return nil, err
	}
	return &Suggestion{query, s.hits.total}, nil
}

// The words of a province's name, and the letters that a name with a wrong one has at
// least: "nghê" is no "huế".
const (
	mostNameWords  = 4
	leastSlipBytes = 6
)

// respell replaces words of a query that are the name of a province but for their marks
// or one slip of the hand in a word that nothing else holds: "Bính Dương", "Phu Yenn".
func (n *naming) respell(u Understood, occurs func(word string) bool) (query string, ok bool) {
	for size := min(mostNameWords, len(u.Words)); size > 0; size-- {
		for i := 0; i+size <= len(u.Words); i++ {
			typed := u.Words[i : i+size]
			name, slip := n.misspelt(strings.Join(typed, " "))
			if name == "" || slip && !slices.ContainsFunc(typed, func(w string) bool { return !occurs(w) }) {
				continue
			}
			if query, ok = replaceWords(u.Query, typed, name); ok {
				return query, true
			}
		}
	}
	return u.Query, false
}

// misspelt is the name of a province that is spelt nearly so, and whether a letter
// differs and not its marks alone.
func (n *naming) misspelt(typed string) (name string, slip bool) {
	bare := plainValue(typed)
	if slug, ok := n.slugs[bare]; ok {
		return n.placeNames[slug], false
	}
	if len(bare) < leastSlipBytes {
		return "", false
	}
	for _, key := range n.placeKeys {
		if len(key) >= leastSlipBytes && max(len(key)-len(bare), len(bare)-len(key)) < 2 && slipsBetween(key, bare) == 1 {
			return n.placeNames[n.slugs[key]], true
		}
	}
	return "", false
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
	return replaceWords(query, []string{term}, by)
}

// replaceWords replaces the first neighbours in a query that have the given terms.
func replaceWords(query string, terms []string, by string) (string, bool) {
	toks := (tokenizer{}).Tokenize([]byte(query))
	for i := 0; i+len(terms) <= len(toks); i++ {
		alike := true
		for k, term := range terms {
			word := string(toks[i+k].Term)
			alike = alike && (viet.Key(word) == term || viet.Bare(word) == term)
		}
		if alike {
			return query[:toks[i].Start] + by + query[toks[i+len(terms)-1].End:], true
		}
	}
	return query, false
}
