// Package trie finds phrases in sequences of word numbers.
//
// A Trie is built with Add and read with Step from Root; it is safe for concurrent
// use once nothing is added any more. It leaves out what the words are: who numbers
// them is the caller's affair. Word 0 is no word.
package trie

// Root is the node of the empty phrase.
const Root = 0

// Trie is a set of phrases, each with the values it was added with.
type Trie struct {
	first []int32 // by word: the node of the phrase of that word alone, 0 none
	edges []edge  // open addressing, a power of two
	used  int     // edges in use
	nodes []node
}

type node struct {
	mask uint64  // the words that go on from it, modulo 64: most do not
	ends []int32 // the values of the phrase that ends there
}

// edge leads from a node by a word to another; to is 0 where the slot is free.
type edge struct {
	node, word, to int32
}

// Add adds a phrase with a value; the same phrase may be added again. An empty
// phrase and one with word 0 are ignored.
func (t *Trie) Add(words []int32, value int32) {
	if t.nodes == nil {
		t.nodes = make([]node, 1)
		t.edges = make([]edge, 64)
	}
	at := int32(Root)
	for _, w := range words {
		if w == 0 {
			return
		}
		to := t.Step(at, w)
		if to == Root {
			to = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{})
			t.link(at, w, to)
		}
		at = to
	}
	if at != Root {
		t.nodes[at].ends = append(t.nodes[at].ends, value)
	}
}

func (t *Trie) link(node, word, to int32) {
	if node == Root {
		for len(t.first) <= int(word) {
			t.first = append(t.first, 0)
		}
		t.first[word] = to
		return
	}
	if t.used++; t.used*2 > len(t.edges) {
		old := t.edges
		t.edges = make([]edge, 2*len(old))
		for _, e := range old {
			if e.to != 0 {
				t.edges[t.slot(e.node, e.word)] = e
			}
		}
	}
	t.edges[t.slot(node, word)] = edge{node, word, to}
	t.nodes[node].mask |= 1 << (uint32(word) % 64)
}

// slot is where the edge of a node and a word stands or would stand.
func (t *Trie) slot(node, word int32) int {
	mask := len(t.edges) - 1
	h := uint64(uint32(node))*0x9E3779B97F4A7C15 ^ uint64(uint32(word))*0xC2B2AE3D27D4EB4F
	k := int(h>>33) & mask
	for t.edges[k].to != 0 && (t.edges[k].node != node || t.edges[k].word != word) {
		k = (k + 1) & mask
	}
	return k
}

// Step returns the node that a word leads to, Root when no phrase goes on so.
func (t *Trie) Step(node, word int32) int32 {
	if node == Root {
		if int(word) < len(t.first) {
			return t.first[word]
		}
		return Root
	}
	if !t.May(node, word) {
		return Root
	}
	return t.edges[t.slot(node, word)].to
}

// May reports whether a phrase may go on with a word from a node that is not Root:
// false is sure and quick to tell.
func (t *Trie) May(node, word int32) bool {
	return int(node) < len(t.nodes) && t.nodes[node].mask>>(uint32(word)%64)&1 != 0
}

// Ends returns the values of the phrase that ends at a node, in the order they were
// added; the caller must not change them.
func (t *Trie) Ends(node int32) []int32 { return t.nodes[node].ends }
