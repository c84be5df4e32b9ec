package index

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

//go:embed words.tsv
var wordsTSV string

// wordClasses are the classes that words.tsv may name.
var wordClasses = []string{"tier", "status", "keep", "bound-left", "bound-right", "percent", "to",
	"year-left", "year-right", "place-left", "not-place", "domain-left", "domain", "alone", "family", "filler", "weak",
	"unit", "change", "compare", "except", "and", "place", "place-right", "region", "tier-word", "tier-more", "issuer",
	"national", "national-left", "who", "order", "gaps", "english", "time", "measure", "per-year", "base-left", "top-left", "top-right", "rank-left", "date-left"}

// meaning is what a phrase of a query stands for.
type meaning struct {
	class string // first column of words.tsv, or place, domain
	value string
	words int
	marks bool // the phrase is written with marks
}

// vocabulary finds phrases by their folded words, with marks or without.
type vocabulary struct {
	marked, bare map[string][]meaning
	begins       map[string]bool // first words of all phrases, without marks
	longest      int
	given        []given // places, regions and English words of words.tsv, as written
}

// given is a phrase of words.tsv as written, for those who look names up otherwise.
type given struct{ class, phrase, value string }

func newVocabulary() (*vocabulary, error) {
	v := &vocabulary{marked: map[string][]meaning{}, bare: map[string][]meaning{}, begins: map[string]bool{}}
	for n, line := range strings.Split(wordsTSV, "\n") {
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "class\t") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("index: words.tsv:%d: %d columns instead of 3", n+1, len(cols))
		}
		if !slices.Contains(wordClasses, cols[0]) {
			return nil, fmt.Errorf("index: words.tsv:%d: no class %q", n+1, cols[0])
		}
		for _, phrase := range strings.Split(cols[1], "|") {
			v.add(cols[0], phrase, cols[2])
			v.given = append(v.given, given{cols[0], phrase, cols[2]})
		}
	}
	return v, nil
}

func (v *vocabulary) add(class, phrase, value string) {
	phrase, asMarked := strings.CutPrefix(phrase, "=")
	marked := termsOf(phrase, markedTerm)
	bare := termsOf(phrase, bareTerm)
	if len(marked) == 0 {
		return
	}
	m := meaning{class, value, len(marked), viet.HasMarks(phrase)}
	v.longest, v.begins[bare[0]] = max(v.longest, m.words), true
	put := func(in map[string][]meaning, key string) {
		for _, old := range in[key] {
			if old == m {
				return
			}
		}
		in[key] = append(in[key], m)
	}
	put(v.marked, strings.Join(marked, " "))
	if !asMarked {
		put(v.bare, strings.Join(bare, " "))
	}
}

// at returns what the words toks[i:i+n] mean as one of the classes, the first
// first. Without marks they match a phrase that has some when the whole query has
// none, or when they are two and more: nobody who types marks leaves out a whole
// phrase's by accident and means another phrase.
func (v *vocabulary) at(toks []queryToken, i, n int, bare bool, classes ...string) (meaning, bool) {
	if !v.begins[toks[i].bare] {
		return meaning{}, false
	}
	unmarked := true
	for k, t := range toks[i : i+n] {
		if k > 0 && t.barrier {
			return meaning{}, false
		}
		unmarked = unmarked && t.term == t.bare
	}
	var key [64]byte
	join := func(of func(queryToken) string) []byte {
		b := key[:0]
		for k, t := range toks[i : i+n] {
			if k > 0 {
				b = append(b, ' ')
			}
			b = append(b, of(t)...)
		}
		return b
	}
	if m, ok := pick(v.marked[string(join(func(t queryToken) string { return t.term }))], classes); ok {
		return m, true
	}
	if bare || unmarked && n > 1 {
		return pick(v.bare[string(join(func(t queryToken) string { return t.bare }))], classes)
	}
	return meaning{}, false
}

func pick(ms []meaning, classes []string) (meaning, bool) {
	for _, c := range classes {
		for _, m := range ms {
			if m.class == c {
				return m, true
			}
		}
	}
	return meaning{}, false
}

// longestAt returns the longest phrase of one of the classes that begins at i; of
// equally long ones, that of the first class.
func (v *vocabulary) longestAt(toks []queryToken, i int, bare bool, classes ...string) (meaning, bool) {
	for n := min(v.longest, len(toks)-i); n > 0; n-- {
		if m, ok := v.at(toks, i, n, bare, classes...); ok {
			return m, true
		}
	}
	return meaning{}, false
}

// longestBefore returns the longest phrase of one of the classes that ends at i.
func (v *vocabulary) longestBefore(toks []queryToken, i int, bare bool, classes ...string) (meaning, bool) {
	for n := min(v.longest, i); n > 0; n-- {
		if m, ok := v.at(toks, i-n, n, bare, classes...); ok {
			return m, true
		}
	}
	return meaning{}, false
}
