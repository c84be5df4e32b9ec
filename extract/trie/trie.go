// Package trie finds phrases in sequences of word numbers.
//
// A Trie is built with Add, laid out with Done and read with Step from Root; it is
// safe for concurrent use from then on. It leaves out what the words are: who numbers
// them is the caller's affair. Word 0 is no word.
package trie

import (
	"cmp"
	"math/bits"
	"slices"
)

// Root is the node of the empty phrase.
const Root = 0

// Trie is a set of phrases, each with the values it was added with. The zero Trie is
// empty.
type Trie struct {
	added []phrase // not yet laid out
	first []int32  // by word: the node of the phrase of that word alone, 0 none
	nodes []node
	ends  []int32
}

type phrase struct {
	words []int32
	value int32
}

// node is one phrase or the beginning of some. The nodes that go on from it stand together,
// by their words modulo 64: how many bits of the mask are below a word's tells where it is.
type node struct {
	mask  uint64 // the words that go on from it, modulo 64: most do not
	word  int32  // that leads to it
	next  int32  // the first of the nodes that go on from it
	ends  int32  // where its values begin
	nNext uint16
	nEnds uint16
}

// rest is what of a word its node's mask holds.
func rest(word int32) uint32 { return uint32(word) % 64 }

// Add adds a phrase with a value; the same phrase may be added again. An empty
// phrase and one with word 0 are ignored.
func (t *Trie) Add(words []int32, value int32) {
	if len(words) == 0 || slices.Contains(words, 0) {
		return
	}
	t.added = append(t.added, phrase{slices.Clone(words), value})
}

// Done lays the phrases out; none may be added after it.
func (t *Trie) Done() {
	slices.SortStableFunc(t.added, func(a, b phrase) int { return slices.CompareFunc(a.words, b.words, byRest) })
	t.nodes = []node{{}}
	t.lay(Root, 0, t.added)
	t.added = nil
}

func byRest(a, b int32) int { return cmp.Or(cmp.Compare(rest(a), rest(b)), cmp.Compare(a, b)) }

// lay lays out the phrases that go on from a node after so many words, sorted.
func (t *Trie) lay(at int32, depth int, phrases []phrase) {
	n := 0
	for n < len(phrases) && len(phrases[n].words) == depth {
		n++
	}
	t.end(at, phrases[:n])
	phrases = phrases[n:]
	from := int32(len(t.nodes))
	for i := 0; i < len(phrases); i = next(phrases, i, depth) {
		t.nodes = append(t.nodes, node{word: phrases[i].words[depth]})
	}
	t.nodes[at].next, t.nodes[at].nNext = from, uint16(int32(len(t.nodes))-from)
	for i, to := 0, from; i < len(phrases); to++ {
		j, word := next(phrases, i, depth), t.nodes[to].word
		if at == Root {
			for len(t.first) <= int(word) {
				t.first = append(t.first, 0)
			}
			t.first[word] = to
		}
		t.nodes[at].mask |= 1 << rest(word)
		t.lay(to, depth+1, phrases[i:j])
		i = j
	}
}

// end gives a node its values.
func (t *Trie) end(at int32, phrases []phrase) {
	n := &t.nodes[at]
	n.ends, n.nEnds = int32(len(t.ends)), uint16(len(phrases))
	for _, p := range phrases {
		t.ends = append(t.ends, p.value)
	}
}

// next is the first phrase after i whose word at a depth is another.
func next(phrases []phrase, i, depth int) int {
	for j := i; ; j++ {
		if j == len(phrases) || phrases[j].words[depth] != phrases[i].words[depth] {
			return j
		}
	}
}

// Step returns the node that a word leads to, Root when no phrase goes on so.
func (t *Trie) Step(at, word int32) int32 {
	if at == Root {
		if int(word) < len(t.first) {
			return t.first[word]
		}
		return Root
	}
	if int(at) >= len(t.nodes) {
		return Root
	}
	n := &t.nodes[at]
	bit := uint64(1) << rest(word)
	if n.mask&bit == 0 {
		return Root
	}
	for to := n.next + int32(bits.OnesCount64(n.mask&(bit-1))); to < n.next+int32(n.nNext); to++ {
		if t.nodes[to].word == word {
			return to
		}
	}
	return Root
}

// After returns the words that go on from a node, modulo 64; none from Root.
func (t *Trie) After(at int32) uint64 {
	if at == Root {
		return 0
	}
	return t.nodes[at].mask
}

// May reports whether a phrase may go on with a word from a node that is not Root:
// false is sure and quick to tell.
func (t *Trie) May(at, word int32) bool {
	return int(at) < len(t.nodes) && t.nodes[at].mask>>rest(word)&1 != 0
}

// Opening is what phrases begin with one word: where it leads, whether one is it alone,
// and which words may follow it, modulo 64.
type Opening struct {
	After uint64
	Node  int32
	Alone bool
}

// May reports whether a phrase may begin so and go on with a word: false is sure.
func (o Opening) May(word int32) bool { return o.After>>rest(word)&1 != 0 }

// Opening returns what phrases begin with a word.
func (t *Trie) Opening(word int32) Opening {
	if int(word) >= len(t.first) || t.first[word] == Root {
		return Opening{}
	}
	n := &t.nodes[t.first[word]]
	return Opening{n.mask, t.first[word], n.nEnds > 0}
}

// Opens reports whether a phrase may begin with two words: false is sure and quick to
// tell.
func (t *Trie) Opens(a, b int32) bool {
	return int(a) < len(t.first) && t.first[a] != Root && t.May(t.first[a], b)
}

// Ends returns the values of the phrase that ends at a node, in the order they were
// added; the caller must not change them.
func (t *Trie) Ends(at int32) []int32 {
	n := &t.nodes[at]
	return t.ends[n.ends : n.ends+int32(n.nEnds)]
}
