// Package trie finds phrases in sequences of word numbers.
//
// A Trie is built with Add, laid out with Done and read with Step from Root; it is
// safe for concurrent use from then on. It leaves out what the words are: who numbers
// them is the caller's affair. Word 0 is no word.
package trie

import (
	"cmp"
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
	edges []edge // of every node those that leave it, by word
	ends  []int32
}

type phrase struct {
	words []int32
	value int32
}

// node is one phrase or the beginning of some. Its edges and values stand together.
type node struct {
	mask        uint64 // the words that go on from it, modulo 64: most do not
	edges, ends int32  // where its own begin
	nEdges      uint16
	nEnds       uint16
}

type edge struct{ word, to int32 }

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
	slices.SortStableFunc(t.added, func(a, b phrase) int { return slices.Compare(a.words, b.words) })
	t.nodes = []node{{}}
	t.lay(Root, 0, t.added)
	t.added = nil
}

// lay lays out the phrases that go on from a node after so many words, sorted.
func (t *Trie) lay(at int32, depth int, phrases []phrase) {
	t.nodes[at].ends = int32(len(t.ends))
	for len(phrases) > 0 && len(phrases[0].words) == depth {
		t.ends = append(t.ends, phrases[0].value)
		t.nodes[at].nEnds++
		phrases = phrases[1:]
	}
	from := len(t.edges)
	for i := 0; i < len(phrases); i = next(phrases, i, depth) {
		t.edges = append(t.edges, edge{phrases[i].words[depth], int32(len(t.nodes))})
		t.nodes = append(t.nodes, node{})
	}
	own := t.edges[from:len(t.edges):len(t.edges)]
	t.nodes[at].edges, t.nodes[at].nEdges = int32(from), uint16(len(own))
	for i, k := 0, 0; i < len(phrases); k++ {
		e, j := own[k], next(phrases, i, depth)
		if at == Root {
			for len(t.first) <= int(e.word) {
				t.first = append(t.first, 0)
			}
			t.first[e.word] = e.to
		}
		t.nodes[at].mask |= 1 << (uint32(e.word) % 64)
		t.lay(e.to, depth+1, phrases[i:j])
		i = j
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

// few is how many edges are sooner looked through than searched by halves.
const few = 8

// Step returns the node that a word leads to, Root when no phrase goes on so.
func (t *Trie) Step(at, word int32) int32 {
	if at == Root {
		if int(word) < len(t.first) {
			return t.first[word]
		}
		return Root
	}
	if !t.May(at, word) {
		return Root
	}
	n := &t.nodes[at]
	edges := t.edges[n.edges : n.edges+int32(n.nEdges)]
	if len(edges) > few {
		k, _ := slices.BinarySearchFunc(edges, word, func(e edge, w int32) int { return cmp.Compare(e.word, w) })
		edges = edges[k:min(k+1, len(edges))]
	}
	for _, e := range edges {
		if e.word == word {
			return e.to
		}
	}
	return Root
}

// Next is Step within a phrase: from Root, too, it leads nowhere.
func (t *Trie) Next(at, word int32) int32 {
	if at == Root {
		return Root
	}
	return t.Step(at, word)
}

// May reports whether a phrase may go on with a word from a node that is not Root:
// false is sure and quick to tell.
func (t *Trie) May(at, word int32) bool {
	return int(at) < len(t.nodes) && t.nodes[at].mask>>(uint32(word)%64)&1 != 0
}

// Opening is what phrases begin with one word: whether one is it alone, and which
// words may follow it, modulo 64.
type Opening struct {
	Alone bool
	After uint64
}

// May reports whether a phrase may begin so and go on with a word: false is sure.
func (o Opening) May(word int32) bool { return o.After>>(uint32(word)%64)&1 != 0 }

// Opening returns what phrases begin with a word.
func (t *Trie) Opening(word int32) Opening {
	if int(word) >= len(t.first) || t.first[word] == Root {
		return Opening{}
	}
	n := &t.nodes[t.first[word]]
	return Opening{n.nEnds > 0, n.mask}
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
