package taxonomy

import (
	"cmp"
	"slices"

	"chitieu/extract/trie"
)

// Finder looks phrases up in words and keeps its memory from one text to the next.
// It is not safe for concurrent use.
type Finder struct {
	t        *Taxonomy
	hits     []found
	expanded []*Word
	words    []*Word // of the subject at hand
	reach    []int32
	before   []int32
	met      []place // by phrase: where it stands in the subject at hand, if it is seen
	seen     bitset  // the phrases of the subject at hand
	fresh    []int32 // the phrases of the subject at hand, each once
	kept     []int32 // those of them that rows are looked up by, in the order of the text
}

// bitset is a set of phrases, small enough to stay at hand.
type bitset []uint64

func (b bitset) has(p int32) bool { return b[p/64]>>(p%64)&1 != 0 }

func (b bitset) add(p int32) { b[p/64] |= 1 << (p % 64) }

// clear takes some phrases out, and with each those that share its word.
func (b bitset) clear(phrases []int32) {
	for _, p := range phrases {
		b[p/64] = 0
	}
}

// NewFinder returns a finder of its own.
func (t *Taxonomy) NewFinder() *Finder {
	return &Finder{t: t, met: make([]place, len(t.words.keys)), seen: make(bitset, len(t.words.keys)/64+1)}
}

// finder borrows a finder for one call.
func (t *Taxonomy) finder() *Finder { return t.finders.Get().(*Finder) }

// found is one phrase of a text: words[at : at+len].
type found struct {
	phrase, at, len int32
	bare            bool // met without its marks
}

// find returns every phrase of the words, all lengths, but those inside a longer
// word that hides them: "trường" of "môi trường". The result holds until the next
// call.
func (f *Finder) find(words []*Word) []found {
	v := &f.t.words.all
	out := f.hits[:0]
	for i, w := range words {
		if w.opens.Alone || i+1 < len(words) && w.opens.May(words[i+1].key) {
			out = v.marked(out, words, i, w.opens.Node)
		}
	}
	marked := len(out)
	if last := lastStrange(words); last >= 0 {
		for i := 0; i+1 < len(words) && i <= last; i++ { // no phrase of one word is there
			if words[i].opensBare.May(words[i+1].bare) {
				out = v.unmarked(out, marked, words, i)
			}
		}
	}
	f.hits = f.visible(out, len(words))
	return f.hits
}

// findCues is find for the words of fields alone.
func (f *Finder) findCues(words []*Word) []found {
	v := &f.t.words.cues
	out := f.hits[:0]
	for i, w := range words {
		out = v.marked(out, words, i, v.exact.Step(trie.Root, w.key))
	}
	marked := len(out)
	for i, last := 0, lastStrange(words); i+1 < len(words) && i <= last; i++ {
		if v.folded.Opens(words[i].bare, words[i+1].bare) {
			out = v.unmarked(out, marked, words, i)
		}
	}
	f.hits = f.visible(out, len(words))
	return f.hits
}

// marked adds the phrases that begin at word i, which leads to a node.
func (t *tries) marked(out []found, words []*Word, i int, node int32) []found {
	for n := 1; node != trie.Root; n++ {
		if e := t.exact.Ends(node); len(e) > 0 {
			out = append(out, found{e[0], int32(i), int32(n), false})
		}
		if i+n == len(words) {
			break
		}
		node = t.exact.Step(node, words[i+n].key)
	}
	return out
}

// lastStrange is where the last word that no phrase has stands, -1 for nowhere. A slip of
// marks leaves one: what is written in known words is what it says.
func lastStrange(words []*Word) int {
	for i := len(words) - 1; i >= 0; i-- {
		if words[i].strange {
			return i
		}
	}
	return -1
}

// unmarked adds the phrases that begin at word i when marks are left out, hold a strange
// word, and are not among the first so many hits.
func (t *tries) unmarked(out []found, marked int, words []*Word, i int) []found {
	node, strange := int32(trie.Root), false
	for j := i; j < len(words) && words[j].bare != 0; j++ {
		if node = t.folded.Step(node, words[j].bare); node == trie.Root {
			break
		}
		strange = strange || words[j].strange
		e := t.folded.Ends(node)
		if len(e) > 0 && strange {
			h := found{e[len(e)-1], int32(i), int32(j + 1 - i), false}
			if !among(out[:marked], h) {
				h.bare = true
				out = append(out, h)
			}
		}
	}
	return out
}

// among looks a hit up among hits in the order of the text.
func among(hits []found, h found) bool {
	k, _ := slices.BinarySearchFunc(hits, h.at, func(f found, at int32) int { return cmp.Compare(f.at, at) })
	for ; k < len(hits) && hits[k].at == h.at; k++ {
		if hits[k] == h {
			return true
		}
	}
	return false
}

// visible drops what stands inside a longer hiding word.
func (f *Finder) visible(hits []found, words int) []found {
	hidden := false
	for _, h := range hits {
		if !f.t.words.hides[h.phrase] {
			continue
		}
		if !hidden {
			f.reach, hidden = zeros(f.reach, words+1), true
		}
		f.reach[h.at] = max(f.reach[h.at], h.at+h.len) // by word: where the hiding words that begin there end
	}
	if !hidden {
		return hits
	}
	f.before = zeros(f.before, words+1) // by word: where those that begin before it end
	for i := 1; i <= words; i++ {
		f.before[i] = max(f.before[i-1], f.reach[i-1])
	}
	return slices.DeleteFunc(hits, func(h found) bool {
		end := h.at + h.len
		return f.before[h.at] >= end || f.reach[h.at] > end
	})
}

func zeros(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// expand replaces abbreviations by their words, the ambiguous ones only where the
// words beside them decide. The result holds until the next call.
func (f *Finder) expand(words []*Word) []*Word {
	for i, w := range words {
		if w.short == nil {
			continue
		}
		if full, _ := w.short.meaning(words, i); full != nil {
			return f.expandFrom(words, i)
		}
	}
	return words
}

func (f *Finder) expandFrom(words []*Word, i int) []*Word {
	out := append(f.expanded[:0], words[:i]...)
	for i < len(words) {
		if w := words[i]; w.short != nil {
			if full, n := w.short.meaning(words, i); full != nil {
				out = append(out, full...)
				i += n
				continue
			}
		}
		out = append(out, words[i])
		i++
	}
	f.expanded = out
	return out
}
