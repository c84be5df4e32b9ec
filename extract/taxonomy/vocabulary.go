package taxonomy

import (
	"strings"

	"chitieu/corpus/viet"
	"chitieu/extract/trie"
)

// Word is a syllable as the taxonomy knows it. Words of one taxonomy may be kept and
// shared; they never change.
type Word struct {
	Key  string // folded
	Bare string // without marks

	key, bare int32        // numbers of the syllable and of it without marks, 0 for none of a phrase
	opens     trie.Opening // what phrases begin with it
	opensBare trie.Opening // and without marks
	short     *abbreviation
	measure   bool     // stands before the head noun
	organ     bool     // stands before the name of a department, a ministry or a paper
	leads     bool     // introduces a domain
	hollow    bool     // says nothing of what is measured
	tells     bool     // tells a thing: neither hollow nor a measure, nor a number
	pairs     []string // the syllables behind it with which it says as little
	passive   bool     // "được"
	strange   bool     // no phrase has the syllable: "hô sơ", "câp độ"
}

// vocabulary numbers syllables and phrases; tries find every phrase of a text in one
// pass.
type vocabulary struct {
	words   map[string]*Word // the syllables of all phrases, folded
	bares   map[string]int32 // without marks
	phrases map[string]int32
	text    []string  // by syllable
	keys    [][]int32 // by phrase: its syllables
	all     tries
	cues    tries  // of the fields that a heading names, and of what hides them
	hides   []bool // by phrase: it hides what stands inside it
}

// tries find phrases, the second those that may be met without their marks.
type tries struct{ exact, folded trie.Trie }

func newVocabulary() *vocabulary {
	return &vocabulary{words: map[string]*Word{}, bares: map[string]int32{}, phrases: map[string]int32{}}
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
	keys := make([]int32, len(words))
	for i, w := range words {
		keys[i] = v.syllable(w).key
	}
	v.keys, v.hides = append(v.keys, keys), append(v.hides, false)
	return n
}

// syllables returns those of a phrase.
func (v *vocabulary) syllables(phrase int32) []string {
	out := make([]string, 0, len(v.keys[phrase]))
	for _, k := range v.keys[phrase] {
		out = append(out, v.text[k])
	}
	return out
}

// syllable returns the word of a folded form and gives it a number.
func (v *vocabulary) syllable(key string) *Word {
	if w, ok := v.words[key]; ok {
		return w
	}
	bare := viet.Bare(key)
	if v.bares[bare] == 0 {
		v.bares[bare] = int32(len(v.bares) + 1)
	}
	w := &Word{Key: key, Bare: bare, key: int32(len(v.words) + 1), bare: v.bares[bare]}
	v.words[key] = w
	for len(v.text) <= int(w.key) {
		v.text = append(v.text, "")
	}
	v.text[w.key] = key
	return w
}

// fold splits a text into folded syllables, digits included.
func fold(s string) []string {
	key, letter, last := viet.Key(s), false, rune(0) // whether the word at hand began with a letter
	var words []string
	from := -1
	for i, r := range key {
		switch part := viet.IsLetter(r) || r >= '0' && r <= '9'; {
		case part && from < 0:
			from, letter = i, r > '9'
		case !part && from >= 0 && !(r == '.' && letter && last >= '0' && last <= '9' && decimal(key[i+1:])): // "pm2.5" is one word
			words, from = append(words, key[from:i]), -1
		}
		last = r
	}
	if from >= 0 {
		words = append(words, key[from:])
	}
	return words
}

// decimal reports a text that begins with one digit.
func decimal(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && (len(s) == 1 || s[1] < '0' || s[1] > '9')
}

// compile builds the tries. Of three syllables and more only 3.9 % of Vietnamese
// words share their letters with another: those may be met without marks (OCR slips),
// those of two where a syllable is none at all.
func (v *vocabulary) compile(cue func(phrase int) bool) {
	bareOf := make([]int32, len(v.words)+1)
	for _, w := range v.words {
		bareOf[w.key] = w.bare
	}
	for p, keys := range v.keys {
		v.all.add(int32(p), keys, bareOf)
		if cue(p) || v.hides[p] {
			v.cues.add(int32(p), keys, bareOf)
		}
	}
	for _, t := range []*tries{&v.all, &v.cues} {
		t.exact.Done()
		t.folded.Done()
	}
}

func (t *tries) add(phrase int32, keys, bareOf []int32) {
	t.exact.Add(keys, phrase)
	if len(keys) < 2 {
		return
	}
	bares := make([]int32, len(keys))
	for i, k := range keys {
		bares[i] = bareOf[k]
	}
	t.folded.Add(bares, phrase)
}

// Word returns the word of a folded syllable.
func (t *Taxonomy) Word(key string) *Word {
	if w, ok := t.words.words[key]; ok {
		return w
	}
	bare := viet.Bare(key)
	w := &Word{Key: key, Bare: bare, bare: t.words.bares[bare], strange: true}
	t.describe(w)
	return w
}

// Words splits a text into words.
func (t *Taxonomy) Words(text string) []*Word {
	keys := fold(text)
	words := make([]*Word, len(keys))
	for i, k := range keys {
		words[i] = t.Word(k)
	}
	return words
}

// describe tells what a word is besides a syllable.
func (t *Taxonomy) describe(w *Word) {
	w.short = t.shorts[w.Key]
	w.measure, w.organ, w.leads = in(measures, w.Key), organs[w.Key], leadWords[w.Key]
	w.opens, w.opensBare = t.words.all.exact.Opening(w.key), t.words.all.folded.Opening(w.bare)
	w.hollow, w.pairs = in(hollow, w.Key), t.pairs[w.Key]
	w.passive = w.Key == "được"
	w.tells = !w.hollow && !w.measure && w.Key > ":"
}
