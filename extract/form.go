package extract

import (
	"strings"

	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
	"chitieu/extract/trie"
)

// form is what the tables know of one written word: "Hồ", "HỒ" and "hồ" are three
// forms of one key. It is asked for at every token and kept small.
type form struct {
	key     string // folded
	word    *taxonomy.Word
	exact   int32 // lexicon word id of the key, 0 when the lexicon lacks it
	bare    int32 // lexicon word id of the key without marks, 0 likewise
	exactAt int32 // where the word alone leads to in the lexicon's phrases
	bareAt  int32 // and in those met by letters alone
	sets    set
	alone   bool // a phrase of the lexicon by itself
	upper   bool // begins with an upper-case letter
	name    bool // and goes on with a small one: no abbreviation
	place   bool // may begin the name of a place where it stands among capitals
}

// forms remembers the written words of the articles read so far: a text of any
// length repeats a few thousand. It is not safe for concurrent use.
type forms struct {
	lx        *lexicon
	tax       *taxonomy.Taxonomy
	places    *gazetteer.Gazetteer
	list      []form // 0 is the form of what is no word
	texts     []string
	syllables []gazetteer.Syllable
	slots     []slot // open addressing, a power of two
}

// slot leads to a form. Most words have no more than eight bytes and are told by
// them alone.
type slot struct {
	head uint64 // the first eight bytes
	n    int32  // index into list, 0 free
	len  int32
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
	fs.list, fs.texts, fs.syllables = make([]form, 1, 1<<10), make([]string, 1, 1<<10), make([]gazetteer.Syllable, 1, 1<<10)
	fs.slots = make([]slot, 1<<11)
}

// of returns the index of a written word.
func (fs *forms) of(text string) int32 {
	if len(text) > longestWord {
		return 0
	}
	head, k := fs.place(text)
	for mask := len(fs.slots) - 1; ; k = (k + 1) & mask {
		s := &fs.slots[k]
		if s.n == 0 {
			break
		}
		if s.head == head && int(s.len) == len(text) && (len(text) <= 8 || fs.texts[s.n] == text) {
			return s.n
		}
	}
	fs.slots[k] = slot{head, int32(len(fs.list)), int32(len(text))}
	fs.describe(strings.Clone(text))
	if len(fs.list)*2 > len(fs.slots) {
		fs.grow()
	}
	return int32(len(fs.list) - 1)
}

// place returns the first eight bytes of a word and where to look for it first.
func (fs *forms) place(text string) (head uint64, slot int) {
	for i := 0; i < len(text) && i < 8; i++ {
		head |= uint64(text[i]) << (8 * i)
	}
	h := head + uint64(len(text))
	for i := 8; i < len(text); i++ {
		h = h*31 + uint64(text[i])
	}
	h *= 0x9E3779B97F4A7C15
	return head, int(h>>40) & (len(fs.slots) - 1)
}

func (fs *forms) grow() {
	fs.slots = make([]slot, 2*len(fs.slots))
	for n := 1; n < len(fs.list); n++ {
		head, k := fs.place(fs.texts[n])
		for fs.slots[k].n != 0 {
			k = (k + 1) & (len(fs.slots) - 1)
		}
		fs.slots[k] = slot{head, int32(n), int32(len(fs.texts[n]))}
	}
}

// describe adds a form, looked up everywhere.
func (fs *forms) describe(text string) {
	syllable := fs.places.Describe(text)
	f := form{key: syllable.Key, upper: syllable.Upper, place: syllable.Opens()}
	f.exact, f.bare = fs.lx.words[f.key], fs.lx.words[viet.Bare(text)]
	f.exactAt, f.bareAt = fs.lx.exact.Step(trie.Root, f.exact), fs.lx.bare.Step(trie.Root, f.bare)
	f.alone = f.exactAt != trie.Root && len(fs.lx.exact.Ends(f.exactAt)) > 0
	f.sets = fs.lx.sets[f.key]
	f.name = isName([]rune(text))
	fs.list, fs.texts, fs.syllables = append(fs.list, f), append(fs.texts, text), append(fs.syllables, syllable)
}

// wordAt returns the taxonomy's word of a form.
func (fs *forms) wordAt(n int32) *taxonomy.Word {
	f := &fs.list[n]
	if f.word == nil {
		f.word = fs.tax.Word(f.key)
	}
	return f.word
}
