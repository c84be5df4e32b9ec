package taxonomy

import (
	"fmt"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// abbreviation is what a short form stands for: one thing, or several that the words
// beside it tell apart.
type abbreviation struct {
	full   []*Word
	beside []reading
	joined []joined // short forms of several parts that begin with it
	words  []string // full and the readings' before the vocabulary is complete
}

// reading is what an ambiguous abbreviation means beside some words.
type reading struct {
	full  []*Word
	when  [][]string // folded
	words []string
}

// joined is a short form of several parts ("KT-XH", "GD&ĐT"): those behind its first, and what
// it stands for.
type joined struct {
	rest  []string // folded
	full  []*Word
	words []string
}

// readAbbreviation reads short, full, note. A note that begins with "ambiguous"
// keeps the row from being expanded; after "when:" it lists words beside which it
// means this and nothing else.
func (t *Taxonomy) readAbbreviation(c []string) error {
	k, parts := viet.Key(c[0]), fold(c[0])
	if len(parts) > 1 {
		k = parts[0]
	}
	a := t.shorts[k]
	if a == nil {
		a = &abbreviation{}
	}
	if len(parts) > 1 && c[1] != "" {
		a.joined = append(a.joined, joined{rest: parts[1:], words: fold(c[1])})
		t.shorts[k] = a
		return nil
	}
	if a.words != nil || k == "" || c[1] == "" {
		return fmt.Errorf("abbreviation %q is empty or there twice", c[0])
	}
	full := strings.Fields(viet.Key(strings.NewReplacer(",", " ", "-", " ").Replace(c[1])))
	if strings.HasPrefix(c[2], "ambiguous") {
		_, when, ok := strings.Cut(c[2], "when:")
		if !ok {
			return nil
		}
		r := reading{words: full}
		for _, w := range split(viet.Key(when), "|") {
			r.when = append(r.when, strings.Fields(w))
		}
		a.beside = append(a.beside, r)
	} else {
		a.words = full
	}
	t.shorts[k] = a
	return nil
}

// spell makes words of what the abbreviations stand for.
func (t *Taxonomy) spell() {
	words := func(keys []string) []*Word {
		var out []*Word
		for _, k := range keys {
			out = append(out, t.Word(k))
		}
		return out
	}
	for _, a := range t.shorts {
		a.full = words(a.words)
		for i := range a.beside {
			a.beside[i].full = words(a.beside[i].words)
		}
		for i := range a.joined {
			a.joined[i].full = words(a.joined[i].words)
		}
	}
}

// meaning returns what the abbreviation stands for that is the i-th of these words, and of how many words
// it is made; nil when they do not tell or tell two things.
func (a *abbreviation) meaning(words []*Word, i int) ([]*Word, int) {
	for k := range a.joined {
		if j := &a.joined[k]; opens(words[i+1:], j.rest) {
			return j.full, 1 + len(j.rest)
		}
	}
	if a.full != nil {
		return a.full, 1
	}
	var found []*Word
	for _, r := range a.beside {
		if !slices.ContainsFunc(r.when, func(p []string) bool { return beside(words, p) }) {
			continue
		}
		if found != nil {
			return nil, 1
		}
		found = r.full
	}
	return found, 1
}

// opens reports words that begin with these syllables.
func opens(words []*Word, keys []string) bool {
	for k, key := range keys {
		if k == len(words) || words[k].Key != key {
			return false
		}
	}
	return true
}

// beside reports whether the syllables of a phrase stand together among words.
func beside(words []*Word, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		k := 0
		for k < len(phrase) && words[i+k].Key == phrase[k] {
			k++
		}
		if k == len(phrase) {
			return true
		}
	}
	return false
}

// Expand returns the full form of an abbreviation that means one thing only.
func (t *Taxonomy) Expand(word string) (string, bool) {
	a := t.shorts[viet.Key(word)]
	if a == nil || a.words == nil {
		return "", false
	}
	return strings.Join(a.words, " "), true
}
