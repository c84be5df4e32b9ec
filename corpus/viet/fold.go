package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key returns the form under which two words are the same word: lower case, NFC,
// the tone in its one place (hoà = hòa), Đ Ð ð joined, every run of blanks one
// space, none at the ends. Marks are kept: "năm" and "nam" stay apart.
func Key(s string) string {
	s = NFC(s)
	if simple(s) {
		return s
	}
	f := fold(s, false, nil)
	return strings.TrimSpace(f)
}

// Bare is Key without any marks, for people who type none: "hồ sơ" is "ho so".
func Bare(s string) string {
	return strings.TrimSpace(fold(NFC(s), true, nil))
}

// HasMarks reports whether s has a letter that Bare would change.
func HasMarks(s string) bool {
	for _, r := range NFC(s) {
		if r >= utf8.RuneSelf && r < tableSize {
			if l := letters[r]; l.plain != 0 && (l.tone != 0 || rune(l.plain) != l.base) {
				return true
			}
		}
	}
	return false
}

// simple reports whether s is its own key: lower-case ASCII words with single spaces.
func simple(s string) bool {
	prev := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c < ' ' || c == ' ' && prev == ' ' {
			return false
		}
		prev = c
	}
	return s == "" || prev != ' '
}

// Folded is a text in folded form with the way back to the text it came from.
type Folded struct {
	Text string
	at   []int32 // source offset of every byte of Text, and of its end
}

// Offset returns the byte offset in the source of the byte i of Text;
// i may be len(Text). Rune borders of Text lie on rune borders of the source.
func (f Folded) Offset(i int) int { return int(f.at[i]) }

// Fold folds a text as Key does, but keeps blanks at its ends as one space, and
// the way back. The text must be NFC; it may hold up to 2 GB.
func Fold(s string) Folded {
	at := make([]int32, 0, len(s)+1)
	t := fold(s, false, &at)
	return Folded{t, append(at, int32(len(s)))}
}

// FoldBare is Fold without marks.
func FoldBare(s string) Folded {
	at := make([]int32, 0, len(s)+1)
	t := fold(s, true, &at)
	return Folded{t, append(at, int32(len(s)))}
}

// fold does the work of all of them; at, when given, collects the source offset
// of every byte written.
func fold(s string, bare bool, at *[]int32) string {
	f := folder{out: make([]byte, 0, len(s)), bare: bare, at: at, whole: true}
	blank := false
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		l := letterOf(r)
		if l.base == 0 {
			f.flush(true)
			switch {
			case !isBlank(r):
				f.write(unicode.ToLower(r), i)
				blank = false
			case !blank:
				f.write(' ', i)
				blank = true
			}
			i += n
			continue
		}
		blank = false
		if f.n == maxSyllable {
			f.flush(false)
		}
		f.add(l, i)
		i += n
	}
	f.flush(true)
	return string(f.out)
}

// folder holds the syllable at hand while a text is folded.
type folder struct {
	out   []byte
	at    *[]int32
	bare  bool
	syl   [maxSyllable]rune
	tones [maxSyllable]uint8
	pos   [maxSyllable]int32
	n     int
	toned int
	whole bool // the syllable began here, it is no rest of a longer run
	vowel int  // vowels of the syllable
}

func (f *folder) add(l letter, i int) {
	f.syl[f.n], f.tones[f.n], f.pos[f.n] = l.base, l.tone, int32(i)
	if f.bare && l.plain != 0 {
		f.syl[f.n] = rune(l.plain)
	}
	if l.tone != 0 {
		f.toned++
	}
	if l.vowel {
		f.vowel++
	}
	f.n++
}

// flush writes the syllable at hand; end reports that its run of letters ends.
func (f *folder) flush(end bool) {
	// The tone moves only inside what can be one syllable with one tone.
	if f.vowel > 1 && !f.bare && f.toned == 1 && f.whole && end {
		placeTone(f.syl[:f.n], f.tones[:f.n])
	}
	for i := range f.n {
		r := f.syl[i]
		if t := f.tones[i]; t != 0 && !f.bare && r < tableSize && withTone[r] != nil {
			r = withTone[r][t]
		}
		f.write(r, int(f.pos[i]))
	}
	f.n, f.toned, f.vowel, f.whole = 0, 0, 0, end
}

func (f *folder) write(r rune, from int) {
	n := len(f.out)
	if r < utf8.RuneSelf {
		f.out = append(f.out, byte(r))
	} else {
		f.out = utf8.AppendRune(f.out, r)
	}
	if f.at != nil {
		for ; n < len(f.out); n++ {
			*f.at = append(*f.at, int32(from))
		}
	}
}

// maxSyllable bounds a syllable: the longest Vietnamese one, "nghiêng", has 7 letters.
const maxSyllable = 8

// placeTone moves the one tone of a syllable to the letter that carries it.
func placeTone(syl []rune, tones []uint8) {
	p := tonePlace(syl)
	if p < 0 || tones[p] != 0 {
		return
	}
	for i, t := range tones {
		if t != 0 {
			tones[i], tones[p] = 0, t
			return
		}
	}
}

func letterOf(r rune) letter {
	if r >= 0 && r < tableSize {
		return letters[r]
	}
	if unicode.IsLetter(r) {
		return letter{base: unicode.ToLower(r)}
	}
	return letter{}
}
