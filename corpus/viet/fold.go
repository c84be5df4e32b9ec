package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key returns the form under which two words are the same word: lower case, NFC,
// the tone in its one place (hoà = hòa), i for y and y for i as most print them (kĩ = kỹ),
// Đ Ð ð joined, every run of blanks one space, none at the ends. Marks are kept: "năm" and "nam"
// stay apart.
func Key(s string) string {
	s = NFC(s)
	if simple(s) && !strings.Contains(s, "qui") {
		return s
	}
	return strings.TrimSpace(fold(s, false))
}

// Bare is Key without any marks, for people who type none: "hồ sơ" is "ho so".
func Bare(s string) string {
	return strings.TrimSpace(fold(NFC(s), true))
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

// fold does the work of both, and keeps blanks at the ends as one space.
func fold(s string, bare bool) string {
	f := folder{out: make([]byte, 0, len(s)), bare: bare, whole: true}
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
				f.write(unicode.ToLower(r))
				blank = false
			case !blank:
				f.write(' ')
				blank = true
			}
			i += n
			continue
		}
		blank = false
		if f.n == maxSyllable {
			f.flush(false)
		}
		f.add(l)
		i += n
	}
	f.flush(true)
	return string(f.out)
}

// folder holds the syllable at hand while a text is folded.
type folder struct {
	out   []byte
	bare  bool
	syl   [maxSyllable]rune
	tones [maxSyllable]uint8
	n     int
	toned int
	whole bool // the syllable began here, it is no rest of a longer run
	vowel int  // vowels of the syllable
}

func (f *folder) add(l letter) {
	f.syl[f.n], f.tones[f.n] = l.base, l.tone
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
	from := len(f.out)
	for i := range f.n {
		r := f.syl[i]
		if t := f.tones[i]; t != 0 && !f.bare && r < tableSize && withTone[r] != nil {
			r = withTone[r][t]
		}
		f.write(r)
	}
	if f.vowel > 0 && f.n < 4 && f.whole && end && !f.bare {
		if other, ok := spellings[string(f.out[from:])]; ok {
			f.out = append(f.out[:from], other...)
		}
	}
	f.n, f.toned, f.vowel, f.whole = 0, 0, 0, end
}

// spellings are syllables that are printed with i or with y, and how most print them. Schoolbooks
// have i since the rules of the Ministry of Education of 1984, documents of the state mostly y.
var spellings = map[string]string{"tỉ": "tỷ", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "quí": "quý", "kì": "kỳ", "kí": "ký", "qui": "quy", "quĩ": "quỹ", "sỹ": "sĩ"}

func (f *folder) write(r rune) { f.out = utf8.AppendRune(f.out, r) }

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
