package index

import (
	"encoding/binary"
	"fmt"
	"math"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// wordColumn holds the words of what each record measures, in their order: the
// terms of subject, noun and exclusion as numbers. From it come the postings in
// which a search looks words up; a phrase is checked for its order and a hit is
// weighed without a second look-up.
type wordColumn struct {
	terms []string // folded with marks; 0 is the border between two texts
	toks  []uint32
	ends  []uint32 // by row: where its words end in toks

	ids     map[string]uint32
	bare    []uint32 // by term: number of its bare form
	bares   []string
	bareIDs map[string]uint32
	freq    []uint32 // by term: how often it occurs
	bareOf  []uint32 // by bare form: the same

	marked, plain func() *postings // of terms, and of bare forms
}

// border is the term between two texts, which no phrase crosses.
const border = 0

// subjectTexts are the texts of a record that say what it measures.
func subjectTexts(r *corpus.Record) []string { return []string{r.Subject, r.Noun, r.Exclusion} }

// add appends the words of a record.
func (w *wordColumn) add(tax *taxonomy.Taxonomy, r *corpus.Record) {
	if w.ids == nil {
		w.ids, w.terms = map[string]uint32{"": border}, []string{""}
	}
	for i, s := range subjectTexts(r) {
		if s == "" {
			continue
		}
		if i > 0 {
			w.toks = append(w.toks, border)
		}
		for _, term := range spelledOut(tax, s, markedTerm) {
			id, ok := w.ids[term]
			if !ok {
				id = uint32(len(w.terms))
				w.ids[term], w.terms = id, append(w.terms, term)
			}
			w.toks = append(w.toks, id)
		}
	}
	w.ends = append(w.ends, uint32(len(w.toks)))
}

// spelledOut is termsOf with abbreviations of one meaning replaced by their words,
// in records and queries alike: BHYT is "bảo hiểm y tế" and the other way round.
func spelledOut(tax *taxonomy.Taxonomy, s string, fold func(string) string) (terms []string) {
	for _, t := range (tokenizer{}).Tokenize([]byte(s)) {
		word := string(t.Term)
		full, ok := expand(tax, word)
		if !ok {
			terms = append(terms, fold(word))
			continue
		}
		terms = append(terms, termsOf(full, fold)...)
	}
	return terms
}

// expand gives the words of an abbreviation. Two small letters are a word: "ai" is
// who, "AI" is not.
func expand(tax *taxonomy.Taxonomy, word string) (string, bool) {
	if len(word) > maxAbbreviation || len(word) == 2 && word[0] >= 'a' {
		return "", false
	}
	return tax.Expand(word)
}

// maxAbbreviation is the length in bytes of the longest abbreviation and then some.
const maxAbbreviation = 16

// of returns the words of a row.
func (w *wordColumn) of(row int) []uint32 {
	start := uint32(0)
	if row > 0 {
		start = w.ends[row-1]
	}
	return w.toks[start:w.ends[row]]
}

// link derives what is not stored: numbers of terms, bare forms, frequencies.
func (w *wordColumn) link() {
	w.ids, w.bareIDs = make(map[string]uint32, len(w.terms)), map[string]uint32{}
	w.bare, w.bares = make([]uint32, len(w.terms)), nil
	for id, term := range w.terms {
		w.ids[term] = uint32(id)
		b := bareTerm(term)
		n, ok := w.bareIDs[b]
		if !ok {
			n = uint32(len(w.bares))
			w.bareIDs[b], w.bares = n, append(w.bares, b)
		}
		w.bare[id] = n
	}
	w.freq, w.bareOf = make([]uint32, len(w.terms)), make([]uint32, len(w.bares))
	for _, t := range w.toks {
		w.freq[t]++
	}
	for id, n := range w.freq {
		w.bareOf[w.bare[id]] += n
	}
	w.linkPostings()
}

// encode appends the numbers to b; the terms stand in the head of the file.
func (w *wordColumn) encode(b []byte) []byte {
	for _, list := range [][]uint32{w.ends, w.toks} {
		for _, n := range list {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
	}
	return b
}

// read takes the words of n rows off the front of raw and returns the rest.
func (w *wordColumn) read(raw []byte, n int) ([]byte, error) {
	take := func(k int) ([]uint32, error) {
		if k < 0 || len(raw)/4 < k {
			return nil, fmt.Errorf("%d words in %d bytes", k, len(raw))
		}
		list := make([]uint32, k)
		for i := range list {
			list[i] = binary.LittleEndian.Uint32(raw[4*i:])
		}
		raw = raw[4*k:]
		return list, nil
	}
	var err error
	if w.ends, err = take(n); err != nil || n == 0 {
		return raw, err
	}
	last := uint32(0)
	for _, end := range w.ends {
		if end < last {
			return raw, fmt.Errorf("words end at %d after %d", end, last)
		}
		last = end
	}
	if w.toks, err = take(int(last)); err != nil {
		return raw, err
	}
	for _, t := range w.toks {
		if int(t) >= len(w.terms) {
			return raw, fmt.Errorf("word %d of %d", t, len(w.terms))
		}
	}
	w.link()
	return raw, nil
}

// needle is a word, or words that stand together, as numbers of the column.
type needle struct {
	ids  []uint32 // terms, or bare forms
	bare bool
	idf  float64
	rare uint32 // the bare form to look up
	n    uint32 // how often that occurs
}

// needle prepares words for a search; ok is false when one of them occurs nowhere.
func (w *wordColumn) needle(words string, bare bool) (nd needle, ok bool) {
	nd.bare, nd.n = bare, math.MaxUint32
	known, fold, freq := w.ids, markedTerm, w.freq
	if bare {
		known, fold, freq = w.bareIDs, bareTerm, w.bareOf
	}
	least := uint32(math.MaxUint32)
	for _, term := range termsOf(words, fold) {
		id, found := known[term]
		if !found {
			return nd, false
		}
		nd.ids = append(nd.ids, id)
		least = min(least, freq[id])
		b := id
		if !bare {
			b = w.bare[id]
		}
		if w.bareOf[b] < nd.n {
			nd.n, nd.rare = w.bareOf[b], b
		}
	}
	nd.idf = math.Log(1 + (float64(len(w.ends))-float64(least)+0.5)/(float64(least)+0.5))
	nd.idf = max(nd.idf, 0.01)
	return nd, len(nd.ids) > 0
}

// count tells how often a needle occurs in the words of a row.
func (w *wordColumn) count(toks []uint32, nd *needle) (n int) {
	if len(nd.ids) == 1 { // mostly: then it is one comparison a word
		id := nd.ids[0]
		for _, t := range toks {
			if nd.bare {
				t = w.bare[t]
			}
			if t == id {
				n++
			}
		}
		return n
	}
	for i := 0; i+len(nd.ids) <= len(toks); i++ {
		if w.at(toks[i:], nd) {
			n++
		}
	}
	return n
}

func (w *wordColumn) at(toks []uint32, nd *needle) bool {
	for k, id := range nd.ids {
		t := toks[k]
		if nd.bare {
			t = w.bare[t]
		}
		if t != id {
			return false
		}
	}
	return true
}

// The constants of BM25, as everybody sets them.
const (
	bm25k = 1.2
	bm25b = 0.75
)

// score weighs the needles in a row by BM25 and counts those that occur. It gives
// up when more than spare of them do not: such a row is neither a hit nor related,
// and with the rarest needles first that is soon.
func (w *wordColumn) score(row int, needles []needle, spare int) (met int, score float64) {
	toks := w.of(row)
	long := float64(len(toks)) / (float64(len(w.toks)+1) / float64(len(w.ends)))
	for i := range needles {
		tf := float64(w.count(toks, &needles[i]))
		if tf == 0 {
			if i-met >= spare {
				return 0, 0
			}
			continue
		}
		met++
		score += needles[i].idf * tf * (bm25k + 1) / (tf + bm25k*(1-bm25b+bm25b*long))
	}
	return met, score
}

// shareOf is the share of the needles that a row holds.
func (w *wordColumn) shareOf(row int, needles []needle) float64 {
	n := 0
	for i := range needles {
		if w.count(w.of(row), &needles[i]) > 0 {
			n++
		}
	}
	return float64(n) / float64(len(needles))
}

// has is 1 when one of the words has the given bare form.
func (w *wordColumn) has(toks []uint32, bare uint32) int {
	for _, t := range toks {
		if w.bare[t] == bare {
			return 1
		}
	}
	return 0
}

// numbers are the bare forms of the words of a text that occur at all.
func (w *wordColumn) numbers(s string) (out []uint32) {
	for _, term := range termsOf(s, bareTerm) {
		if n, ok := w.bareIDs[term]; ok {
			out = append(out, n)
		}
	}
	return out
}
