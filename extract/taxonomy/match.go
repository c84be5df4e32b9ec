package taxonomy

import (
	"fmt"
	"strings"

	"chitieu/corpus/viet"
)

// vocabulary interns syllables and phrases; a trie finds every phrase of a text
// in one pass.
type vocabulary struct {
	syllables map[string]int32 // folded
	bares     map[string]int32 // without marks
	phrases   map[string]int32
	keys      [][]int32 // by phrase: its syllables
	bareKeys  [][]int32
	next      map[uint64]int32
	ends      []int32 // by node: phrase + 1, 0 none
	bareNext  map[uint64]int32
	bareEnds  []int32
}

func newVocabulary() *vocabulary {
	return &vocabulary{syllables: map[string]int32{}, bares: map[string]int32{}, phrases: map[string]int32{}}
}

func intern(m map[string]int32, s string) int32 {
	if n, ok := m[s]; ok {
		return n
	}
	n := int32(len(m) + 1)
	m[s] = n
	return n
}

// phrase returns the number of a phrase.
func (v *vocabulary) phrase(s string) int32 {
	words := fold(s)
	k := strings.Join(words, " ")
	if n, ok := v.phrases[k]; ok {
		return n
	}
	n := int32(len(v.keys))
	v.phrases[k] = n
	var keys, bares []int32
	for _, w := range words {
		keys = append(keys, intern(v.syllables, w))
		bares = append(bares, intern(v.bares, viet.Bare(w)))
	}
	v.keys, v.bareKeys = append(v.keys, keys), append(v.bareKeys, bares)
	return n
}

// fold splits a text into folded syllables, digits included.
func fold(s string) []string {
	return strings.FieldsFunc(viet.Key(s), func(r rune) bool {
		return !viet.IsLetter(r) && (r < '0' || r > '9')
	})
}

func (v *vocabulary) compile() {
	v.next, v.ends = build(v.keys, func(int) bool { return true })
	// Of three syllables and more only 3.9 % of Vietnamese words share their
	// letters with another: those may be met without marks (OCR slips).
	v.bareNext, v.bareEnds = build(v.bareKeys, func(n int) bool { return n >= 3 })
}

func build(keys [][]int32, take func(int) bool) (map[uint64]int32, []int32) {
	next, ends := map[uint64]int32{}, []int32{0}
	for p, key := range keys {
		if !take(len(key)) {
			continue
		}
		node := int32(0)
		for _, w := range key {
			k := uint64(node)<<32 | uint64(w)
			to, ok := next[k]
			if !ok {
				to = int32(len(ends))
				ends = append(ends, 0)
				next[k] = to
			}
			node = to
		}
		ends[node] = int32(p) + 1
	}
	return next, ends
}

// found is one phrase of a text: where it begins and whether its marks matched.
type found struct {
	phrase  int32
	at, len int
	bare    bool
}

// find returns every phrase of the words, all lengths.
func (v *vocabulary) find(words []string) []found {
	out := make([]found, 0, 32)
	keys, bares := make([]int32, len(words)), make([]int32, len(words))
	for i, w := range words {
		keys[i] = v.syllables[w]
	}
	bared := false
	for i := range words {
		node := int32(0)
		for j := i; j < len(words); j++ {
			to, ok := v.next[uint64(node)<<32|uint64(keys[j])]
			if !ok || keys[j] == 0 {
				break
			}
			if node = to; v.ends[node] != 0 {
				out = append(out, found{v.ends[node] - 1, i, j + 1 - i, false})
			}
		}
	}
	for i, w := range words {
		if keys[i] == 0 || bared {
			bared = true
		}
		bares[i] = v.bares[viet.Bare(w)]
	}
	for i := range words {
		node := int32(0)
		for j := i; j < len(words); j++ {
			to, ok := v.bareNext[uint64(node)<<32|uint64(bares[j])]
			if !ok || bares[j] == 0 {
				break
			}
			if node = to; v.bareEnds[node] != 0 {
				out = append(out, found{v.bareEnds[node] - 1, i, j + 1 - i, true})
			}
		}
	}
	return out
}

// atom is one needed part of a wording: any of its phrases.
type atom struct {
	phrases []int32
	never   bool
}

// wording is one way to say an indicator.
type wording struct {
	id           string
	atoms        []atom
	unit, change string
	yes, no      string
	line         string
}

// readWording reads id, pattern, unit, change, yes, no.
func (t *Taxonomy) readWording(c []string) error {
	if _, ok := t.byID[c[0]]; !ok {
		return fmt.Errorf("no indicator %q", c[0])
	}
	w := wording{id: c[0], unit: c[2], change: c[3], yes: c[4], no: c[5], line: c[1]}
	for _, part := range split(c[1], " + ") {
		a := atom{}
		if rest, ok := strings.CutPrefix(part, "!"); ok {
			a.never, part = true, rest
		}
		for _, p := range split(part, "|") {
			if len(fold(p)) == 0 {
				return fmt.Errorf("empty phrase in %q", c[1])
			}
			a.phrases = append(a.phrases, t.words.phrase(p))
		}
		w.atoms = append(w.atoms, a)
	}
	if len(w.atoms) == 0 || w.atoms[0].never {
		return fmt.Errorf("pattern %q needs something", c[1])
	}
	t.rows = append(t.rows, w)
	return nil
}

// Subject is what a number measures.
type Subject struct{ Text, Unit, Change, Domain, Noun string }

// Match is the indicator of a subject; Score grows with how much of the wording
// was met.
type Match struct {
	ID    string
	Score int
}

// Classify finds the indicator of a subject: of all wordings that hold, the one
// with the most syllables met; of equals the one that stands first.
func (t *Taxonomy) Classify(s Subject) (Match, bool) {
	words := t.expand(fold(s.Text))
	hits := t.words.find(words)
	met := map[int32]int{} // phrase → score
	for _, h := range hits {
		n := h.len * 2
		if h.bare {
			n--
		}
		met[h.phrase] = max(met[h.phrase], n)
	}
	best := Match{}
	for i := range t.rows {
		r := &t.rows[i]
		if r.unit != "" && s.Unit != "" && r.unit != s.Unit || r.change != "" && r.change != s.Change && !(r.change == "none" && s.Change == "") {
			continue
		}
		if n := r.score(met); n > best.Score {
			best = Match{r.id, n}
		}
	}
	return best, best.Score > 0
}

func (r *wording) score(met map[int32]int) int {
	total := 0
	for _, a := range r.atoms {
		n := 0
		for _, p := range a.phrases {
			n = max(n, met[p])
		}
		if a.never {
			if n > 0 {
				return 0
			}
			continue
		}
		if n == 0 {
			return 0
		}
		total += n
	}
	return total
}

// expand replaces abbreviations by their words.
func (t *Taxonomy) expand(words []string) []string {
	for i, w := range words {
		if full, ok := t.abbr[w]; ok {
			out := append([]string{}, words[:i]...)
			for _, w := range words[i:] {
				if full, ok = t.abbr[w]; ok {
					out = append(out, full...)
				} else {
					out = append(out, w)
				}
			}
			return out
		}
	}
	return words
}

// DomainCue returns the domain that a heading or lead-in names: the longest cue,
// the first of equals.
func (t *Taxonomy) DomainCue(text string) (string, bool) { return t.domainBy(text, t.cues) }

// DomainOf returns the domain that a subject is about.
func (t *Taxonomy) DomainOf(subject string) (string, bool) { return t.domainBy(subject, t.topics) }

func (t *Taxonomy) domainBy(text string, list []int32) (string, bool) {
	best, length := int32(-1), 0
	for _, h := range t.words.find(t.expand(fold(text))) {
		if int(h.phrase) < len(list) && list[h.phrase] >= 0 && h.len > length {
			best, length = list[h.phrase], h.len
		}
	}
	if best < 0 {
		return "", false
	}
	return t.domains[best].Slug, true
}
