package index

import (
	"slices"
	"strings"
)

// englishTerm folds an English word of a name or query: without the s of a plural.
func englishTerm(s string) string {
	t := bareTerm(s)
	if len(t) > 3 && !strings.HasSuffix(t, "ss") {
		t = strings.TrimSuffix(t, "s")
	}
	return t
}

// tellEnglish collects the words of English names that no Vietnamese name has.
func (n *naming) tellEnglish() {
	vi := map[string]bool{}
	for _, c := range n.called {
		for _, w := range c.vi {
			vi[w] = true
		}
	}
	for _, c := range n.called {
		for _, w := range c.en {
			if !vi[w] && len(w) > 2 {
				n.english[w] = true
			}
		}
	}
}

// mostEnglish is how many indicators a word of their English names may mean.
const mostEnglish = 6

// byEnglish lists the indicators whose English name holds all tokens in their order:
// those of which it is most when it is half of the name at least ("health insurance"),
// else all, when they are few ("fibre").
func (n *naming) byEnglish(toks []queryToken) (ids []string) {
	words, english := make([]string, len(toks)), false
	for i, t := range toks {
		words[i] = englishTerm(t.bare)
		if w, ok := n.synonyms[words[i]]; ok {
			words[i] = w
		}
		english = english || n.english[words[i]]
	}
	if !english {
		return nil
	}
	shortest := 2*len(toks) + 1
	for _, c := range n.called {
		switch {
		case !inOrderOf(words, c.en):
		case len(c.en) < shortest:
			shortest, ids = len(c.en), []string{c.id}
		case len(c.en) == shortest || shortest > 2*len(toks):
			ids = append(ids, c.id)
		}
	}
	if len(ids) > mostEnglish {
		return nil
	}
	return ids
}

// inOrderOf reports whether all words stand in a name in their order.
func inOrderOf(words, name []string) bool {
	for _, w := range words {
		at := slices.Index(name, w)
		if at < 0 {
			return false
		}
		name = name[at+1:]
	}
	return true
}
