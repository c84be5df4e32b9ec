package extract

import (
	"math/bits"
	"strings"

	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
	"chitieu/extract/trie"
)

// form is what the tables know of one written word: "Hồ", "HỒ" and "hồ" are three
// forms of one key. It is asked for at every token and kept small.
type form struct {
	after   uint64 // the words that go on from it in the lexicon's phrases, modulo 64
	afterBy uint64 // and in those met by letters alone
	exact   int32  // lexicon word id of the key, 0 when the lexicon lacks it
	bare    int32  // lexicon word id of the key without marks, 0 likewise
	exactAt int32  // where the word alone leads to in the lexicon's phrases
	bareAt  int32  // and in those met by letters alone
	alone   bool   // a phrase of the lexicon by itself
	upper   bool   // begins with an upper-case letter
	name    bool   // and goes on with a small one: no abbreviation
	place   bool   // may begin the name of a place where it stands among capitals
	leads   bool   // and only before one of them: "thành phố Huế"
}

// forms remembers the written words of the articles read so far: a text of any
// length repeats a few thousand. It is not safe for concurrent use.
type forms struct {
	lx        *lexicon
	tax       *taxonomy.Taxonomy
	places    *gazetteer.Gazetteer
	list      []form // 0 is the form of what is no word
	texts     []string
	keys      []string         // folded
	words     []*taxonomy.Word // nil where nobody asked
	syllables []gazetteer.Syllable
	slots     []slot // open addressing, a power of two
	unguarded bool   // no rule is left out because a block lacks its words: a test holds both readings against each other
}

// slot leads to a form. Most words have no more than eight bytes and are told by
// them alone.
type slot struct {
	head  uint64 // the first eight bytes
	sets  set    // those of the form
	n     int32  // index into list, 0 free
	len   uint8
	tag   uint16 // of the form's key
	upper bool
	size  uint8 // of the form's key, as in a token
	last  uint8
	same  bool // may end a phrase that is read as another
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
	fs.keys, fs.words, fs.slots = make([]string, 1, 1<<10), make([]*taxonomy.Word, 1, 1<<10), make([]slot, 1<<11)
}

// of returns the form of the word text[i:j], nil for one longer than any word.
func (fs *forms) of(text string, i, j int) *slot {
	n := j - i
	if n > longestWord {
		return nil
	}
	head := headOf(text, i, n)
	k := fs.place(head, text[i:j])
	for mask := len(fs.slots) - 1; ; k = (k + 1) & mask {
		s := &fs.slots[k]
		if s.n == 0 {
			break
		}
		if s.head == head && int(s.len) == n && (n <= 8 || fs.texts[s.n] == text[i:j]) {
			return s
		}
	}
	s := slot{head: head, n: int32(len(fs.list)), len: uint8(n)}
	s.sets, s.upper = fs.describe(strings.Clone(text[i:j]))
	if key := fs.keys[s.n]; key != "" {
		s.size, s.last, s.tag = uint8(len(key)), key[len(key)-1], uint16(tagOf(key))
		s.same = len(fs.lx.same[key]) > 0 || key == percentWords[1]
	}
	fs.slots[k] = s
	if len(fs.list)*2 > len(fs.slots) {
		fs.grow()
		return fs.of(text, i, j)
	}
	return &fs.slots[k]
}

// known finds the word at i that a blank or a mark ends within eight bytes, when it was
// met before: no letter of it is looked at.
func (fs *forms) known(text string, i, end int) *slot {
	if i+8 > len(text) {
		return nil
	}
	x := load8(text, i)
	small := (x - 0x3030303030303030) &^ x & 0x8080808080808080 // the first byte below '0' is marked
	n := bits.TrailingZeros64(small) / 8
	if n == 0 || n == 8 || i+n > end {
		return nil
	}
	head := x & (1<<(8*n) - 1)
	for mask, k := len(fs.slots)-1, fs.place(head, text[i:i+n]); ; k = (k + 1) & mask {
		s := &fs.slots[k]
		if s.n == 0 || s.head == head && int(s.len) == n {
			if s.n == 0 {
				return nil
			}
			return s
		}
	}
}

func load8(text string, i int) uint64 {
	t := text[i : i+8]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 | uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
}

// headOf returns the first eight of the n bytes of a word at i.
func headOf(text string, i, n int) uint64 {
	if i+8 <= len(text) {
		head := load8(text, i)
		if n < 8 {
			head &= 1<<(8*n) - 1
		}
		return head
	}
	head := uint64(0)
	for k := 0; k < n && k < 8; k++ {
		head |= uint64(text[i+k]) << (8 * k)
	}
	return head
}

// place returns where to look first for a word with its first eight bytes.
func (fs *forms) place(head uint64, text string) int {
	h := head + uint64(len(text))
	for i := 8; i < len(text); i++ {
		h = h*31 + uint64(text[i])
	}
	h *= 0x9E3779B97F4A7C15
	return int(h>>40) & (len(fs.slots) - 1)
}

// grow doubles the room for slots.
func (fs *forms) grow() {
	old := fs.slots
	fs.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.n == 0 {
			continue
		}
		k := fs.place(s.head, fs.texts[s.n])
		for fs.slots[k].n != 0 {
			k = (k + 1) & (len(fs.slots) - 1)
		}
		fs.slots[k] = s
	}
}

// describe adds a form, looked up everywhere.
func (fs *forms) describe(text string) (sets set, upper bool) {
	y := fs.places.Describe(text)
	f := form{upper: y.Upper, place: y.Opens(), leads: y.Leads(), name: isName([]rune(text))}
	f.exact, f.bare = fs.lx.words[y.Key], fs.lx.words[viet.Bare(text)]
	f.exactAt, f.bareAt = fs.lx.exact.Step(trie.Root, f.exact), fs.lx.bare.Step(trie.Root, f.bare)
	f.after, f.afterBy = fs.lx.exact.Opening(f.exact).After, fs.lx.bare.Opening(f.bare).After
	f.alone = fs.lx.exact.Opening(f.exact).Alone
	fs.list, fs.texts, fs.keys, fs.words = append(fs.list, f), append(fs.texts, text), append(fs.keys, y.Key), append(fs.words, nil)
	fs.syllables = append(fs.syllables, y)
	return fs.lx.sets[y.Key], y.Upper
}

// readAs gives the last two tokens the words that they are read as: "hoàn tất" those of "hoàn thành".
// "phần trăm" behind a number is one token, the sign. Nothing before token first is of the same block.
func (fs *forms) readAs(toks []token, first int) []token {
	n := len(toks)
	if n-first < 2 || toks[n-2].kind != word {
		return toks
	}
	a, b := &toks[n-2], &toks[n-1]
	if n-first > 2 && toks[n-3].kind == number && fs.keys[b.form] == percentWords[1] && fs.keys[a.form] == percentWords[0] {
		*a = token{start: a.start, end: b.end, kind: punct, ch: '%', glued: a.glued, nl: a.nl}
		return toks[:n-1]
	}
	for _, p := range fs.lx.same[fs.keys[b.form]] {
		if fs.keys[a.form] == p.first {
			a.become(fs.of(p.as, 0, len(p.as)))
			b.become(fs.of(p.then, 0, len(p.then)))
			break
		}
	}
	return toks
}

var percentWords = [2]string{"phần", "trăm"}

// become makes a token that of another word, where it stands.
func (t *token) become(w *slot) {
	t.form, t.size, t.last, t.tag, t.sets = w.n, w.size, w.last, w.tag, w.sets
}

// wordAt returns the taxonomy's word of a form.
func (fs *forms) wordAt(n int32) *taxonomy.Word {
	if fs.words[n] == nil {
		fs.words[n] = fs.tax.Word(fs.keys[n])
	}
	return fs.words[n]
}
