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
	"unit", "change", "compare", "except", "and"}

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
	longest      int
}

func newVocabulary() (*vocabulary, error) {
	v := &vocabulary{marked: map[string][]meaning{}, bare: map[string][]meaning{}}
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
		}
	}
	return v, nil
}

func (v *vocabulary) add(class, phrase, value string) {
	marked := termsOf(phrase, markedTerm)
	bare := termsOf(phrase, bareTerm)
	if len(marked) == 0 {
		return
	}
	m := meaning{class, value, len(marked), viet.HasMarks(phrase)}
	v.longest = max(v.longest, m.words)
	put := func(in map[string][]meaning, key string) {
		for _, old := range in[key] {
			if old == m {
				return
			}
		}
		in[key] = append(in[key], m)
	}
	put(v.marked, strings.Join(marked, " "))
	put(v.bare, strings.Join(bare, " "))
}

// at returns what the words toks[i:i+n] mean as one of the classes. Without marks
// they match a phrase that has some when the whole query has none, or when they
// are two and more: nobody who types marks leaves out a whole phrase's by accident
// and means another phrase.
func (v *vocabulary) at(toks []queryToken, i, n int, bare bool, class string) (meaning, bool) {
	marked, plain, unmarked := make([]string, n), make([]string, n), true
	for k, t := range toks[i : i+n] {
		if k > 0 && t.barrier {
			return meaning{}, false
		}
		marked[k], plain[k] = t.term, t.bare
		unmarked = unmarked && t.term == t.bare
	}
	if m, ok := pick(v.marked[strings.Join(marked, " ")], class); ok {
		return m, true
	}
	if bare || unmarked && n > 1 {
		return pick(v.bare[strings.Join(plain, " ")], class)
	}
	return meaning{}, false
}

func pick(ms []meaning, class string) (meaning, bool) {
	for _, m := range ms {
		if m.class == class {
			return m, true
		}
	}
	return meaning{}, false
}

// longestAt returns the longest phrase of one of the classes that begins at i; of
// equally long ones, that of the first class.
func (v *vocabulary) longestAt(toks []queryToken, i int, bare bool, classes ...string) (meaning, bool) {
	for n := min(v.longest, len(toks)-i); n > 0; n-- {
		for _, c := range classes {
			if m, ok := v.at(toks, i, n, bare, c); ok {
				return m, true
			}
		}
	}
	return meaning{}, false
}

// longestBefore returns the longest phrase of one of the classes that ends at i.
func (v *vocabulary) longestBefore(toks []queryToken, i int, bare bool, classes ...string) (meaning, bool) {
	for n := min(v.longest, i); n > 0; n-- {
		for _, c := range classes {
			if m, ok := v.at(toks, i-n, n, bare, c); ok {
				return m, true
			}
		}
	}
	return meaning{}, false
}
