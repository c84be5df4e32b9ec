package taxonomy

import (
	"cmp"
	"slices"
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
	bareOf    []int32        // by syllable: the same without marks
	hides     map[int32]bool // phrases that hide what stands inside them
}

func newVocabulary() *vocabulary {
	return &vocabulary{syllables: map[string]int32{}, bares: map[string]int32{}, phrases: map[string]int32{}, hides: map[int32]bool{}}
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
		key, bare := intern(v.syllables, w), intern(v.bares, viet.Bare(w))
		for int(key) >= len(v.bareOf) {
			v.bareOf = append(v.bareOf, 0)
		}
		v.bareOf[key] = bare
		keys, bares = append(keys, key), append(bares, bare)
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
	// letters with another: those may be met without marks (OCR slips), those of
	// two where a syllable is none at all.
	v.bareNext, v.bareEnds = build(v.bareKeys, func(n int) bool { return n >= 2 })
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

// found is one phrase of a text: words[at : at+len].
type found struct {
	phrase  int32
	at, len int
	bare    bool // met without its marks
}

// find returns every phrase of the words, all lengths, but those inside a longer
// word that hides them: "trường" of "môi trường".
func (v *vocabulary) find(words []string) []found {
	out := make([]found, 0, 32)
	keys, bares := make([]int32, len(words)), make([]int32, len(words))
	for i, w := range words {
		if keys[i] = v.syllables[w]; keys[i] != 0 {
			bares[i] = v.bareOf[keys[i]]
		} else {
			bares[i] = v.bares[viet.Bare(w)]
		}
	}
	walk(v.next, v.ends, keys, func(p int32, at, n int) { out = append(out, found{p, at, n, false}) })
	marked := len(out)
	walk(v.bareNext, v.bareEnds, bares, func(p int32, at, n int) {
		if (n > 2 || slip(keys[at:at+n])) && !among(out[:marked], found{p, at, n, false}) {
			out = append(out, found{p, at, n, true})
		}
	})
	return v.visible(out, len(words))
}

// among looks a hit up among hits in the order of the text.
func among(hits []found, h found) bool {
	k, _ := slices.BinarySearchFunc(hits, h.at, func(f found, at int) int { return cmp.Compare(f.at, at) })
	for ; k < len(hits) && hits[k].at == h.at; k++ {
		if hits[k] == h {
			return true
		}
	}
	return false
}

// slip reports whether a syllable is one that no phrase has: "hô sơ", "câp độ".
func slip(keys []int32) bool { return slices.Contains(keys, 0) }

// walk follows a trie from every word.
func walk(next map[uint64]int32, ends []int32, keys []int32, emit func(phrase int32, at, n int)) {
	for i := range keys {
		node := int32(0)
		for j := i; j < len(keys) && keys[j] != 0; j++ {
			to, ok := next[uint64(node)<<32|uint64(keys[j])]
			if !ok {
				break
			}
			if node = to; ends[node] != 0 {
				emit(ends[node]-1, i, j+1-i)
			}
		}
	}
}

// visible drops what stands inside a longer hiding word.
func (v *vocabulary) visible(hits []found, words int) []found {
	var reach []int // by word: where the hiding words that begin there end
	for _, h := range hits {
		if v.hides[h.phrase] {
			if reach == nil {
				reach = make([]int, words+1)
			}
			reach[h.at] = max(reach[h.at], h.at+h.len)
		}
	}
	if reach == nil {
		return hits
	}
	before := make([]int, words+1) // by word: where those that begin before it end
	for i := 1; i <= words; i++ {
		before[i] = max(before[i-1], reach[i-1])
	}
	return slices.DeleteFunc(hits, func(h found) bool {
		end := h.at + h.len
		return before[h.at] >= end || reach[h.at] > end
	})
}
