package trie

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func walk(t *Trie, words ...int32) []int32 {
	node := int32(Root)
	for _, w := range words {
		if node = t.Step(node, w); node == Root {
			return nil
		}
	}
	return t.Ends(node)
}

func TestTrie(t *testing.T) {
	var tr Trie
	if tr.Step(Root, 1) != Root || tr.Step(3, 1) != Root {
		t.Error("an empty trie leads somewhere")
	}
	tr.Add([]int32{1, 2}, 10)
	tr.Add([]int32{1, 2}, 11)
	tr.Add([]int32{1}, 12)
	tr.Add([]int32{2, 0}, 13)
	tr.Add(nil, 14)
	tr.Done()
	for _, c := range []struct {
		words, want []int32
	}{
		{[]int32{1, 2}, []int32{10, 11}},
		{[]int32{1}, []int32{12}},
		{[]int32{2}, nil},
		{[]int32{2, 0}, nil},
		{[]int32{0}, nil},
		{[]int32{9999}, nil},
	} {
		if got := walk(&tr, c.words...); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.words, got, c.want)
		}
	}
}

// TestTrieAgainstMap holds the trie against a map of printed phrases.
func TestTrieAgainstMap(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var tr Trie
	want := map[string][]int32{}
	phrase := func() []int32 {
		p := make([]int32, 1+rnd.IntN(4))
		for i := range p {
			p[i] = 1 + rnd.Int32N(40)
		}
		return p
	}
	for v := range int32(5000) {
		p := phrase()
		tr.Add(p, v)
		want[fmt.Sprint(p)] = append(want[fmt.Sprint(p)], v)
	}
	tr.Done()
	for range 20000 {
		p := phrase()
		if got := walk(&tr, p...); !slices.Equal(got, want[fmt.Sprint(p)]) {
			t.Fatalf("%v: %v, want %v", p, got, want[fmt.Sprint(p)])
		}
	}
}
