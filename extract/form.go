package extract

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// form is one written word with what the tables know of it: "Hồ", "HỒ" and "hồ" are
// three forms of one key.
type form struct {
	text  string
	hash  uint32
	key   string // folded
	exact int32  // lexicon word id of the key, 0 when the lexicon lacks it
	bare  int32  // lexicon word id of the key without marks, 0 likewise
	upper bool   // begins with an upper-case letter
	name  bool   // a capital followed by small letters
	clock bool   // may open a time: "năm", "tháng", "đến"
	place bool   // may begin the name of a place where it stands among capitals
	part  bool   // "phần", of "phần trăm"
	body  bool   // may end the name of a body: "ubnd", "dân", "ủy", "sở"
	word  *taxonomy.Word

	syllable gazetteer.Syllable
}

// forms remembers the written words of the articles read so far: a text of any
// length repeats a few thousand. It is not safe for concurrent use.
type forms struct {
	lx  *lexicon
	tax *taxonomy.Taxonomy

	places *gazetteer.Gazetteer
	list   []form  // 0 is the form of what is no word
	slots  []int32 // open addressing, a power of two: index into list, 0 free
}

// manyForms is when the forms of earlier articles are forgotten.
const manyForms = 1 << 13

// longestWord bounds a word in bytes: no syllable and no abbreviation is longer.
const longestWord = 24

func newForms(lx *lexicon, tax *taxonomy.Taxonomy, places *gazetteer.Gazetteer) *forms {
	fs := &forms{lx: lx, tax: tax, places: places}
	fs.reset()
	return fs
}

func (fs *forms) reset() {
	fs.list, fs.slots = append(make([]form, 0, 1<<10), form{}), make([]int32, 1<<11)
}

// of returns the index of a written word.
func (fs *forms) of(text string) int32 {
	h := uint32(hashStart)
	for i := 0; i < len(text); i++ {
		h = hashed(h, text[i])
	}
	return fs.find(text, h)
}

// hashStart and hashed are FNV-1a: most words have two to six bytes.
const hashStart = 2166136261

func hashed(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

// find is of for a word whose hash is known.
func (fs *forms) find(text string, h uint32) int32 {
	if len(text) > longestWord {
		return 0
	}
	mask := uint32(len(fs.slots) - 1)
	k := (h ^ h>>15) & mask
	for ; fs.slots[k] != 0; k = (k + 1) & mask {
		if n := fs.slots[k]; fs.list[n].hash == h && fs.list[n].text == text {
			return n
		}
	}
	n := int32(len(fs.list))
	fs.slots[k] = n
	f := fs.describe(strings.Clone(text))
	f.hash = h
	if fs.list = append(fs.list, f); len(fs.list)*2 > len(fs.slots) {
		fs.grow()
	}
	return n
}

func (fs *forms) grow() {
	fs.slots = make([]int32, 2*len(fs.slots))
	mask := uint32(len(fs.slots) - 1)
	for n := 1; n < len(fs.list); n++ {
		h := fs.list[n].hash
		k := (h ^ h>>15) & mask
		for fs.slots[k] != 0 {
			k = (k + 1) & mask
		}
		fs.slots[k] = int32(n)
	}
}

// describe looks a written word up everywhere.
func (fs *forms) describe(text string) form {
	first, _ := utf8.DecodeRuneInString(text)
	f := form{text: text, key: viet.Key(text), upper: viet.IsUpper(first)}
	f.exact, f.bare = fs.lx.words[f.key], fs.lx.words[viet.Bare(text)]
	f.syllable = fs.places.Describe(text)
	f.place = f.syllable.Opens()
	f.name = f.upper && isName([]rune(text))
	switch f.key {
	case "năm", "sang", "tháng", "quý", "cuối", "đầu", "giữa", "đến", "trước", "hết", "ngày":
		f.clock = true
	case "phần":
		f.part = true
	case "ubnd", "hđnd", "dân", "ủy", "sở":
		f.body = true
	}
	return f
}

// wordAt returns the taxonomy's word of a form.
func (fs *forms) wordAt(n int32) *taxonomy.Word {
	f := &fs.list[n]
	if f.word == nil {
		f.word = fs.tax.Word(f.key)
	}
	return f.word
}
