package viet

import (
	"unicode"
	"unicode/utf8"
)

// letter is one entry of the table: a lower-case letter without its tone, the
// tone (0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng), and the plain ASCII letter.
type letter struct {
	base  rune
	plain byte
	tone  uint8
	vowel bool
}

const tableSize = 0x1F00 // Vietnamese letters end at U+1EF9

// vowels lists every vowel without tone and then with the five tones, in the
// order of letter.tone.
const vowels = "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ"

const plainVowels = "aaaeeiooouuy"

var letters = makeLetters()

// withTone[base][tone] puts a tone back on; nil for what carries none.
var withTone = makeWithTone()

func makeLetters() *[tableSize]letter {
	t := new([tableSize]letter)
	for r := rune(0); r < tableSize; r++ {
		if unicode.IsLetter(r) {
			t[r] = letter{base: unicode.ToLower(r)}
			if l := unicode.ToLower(r); l < utf8.RuneSelf {
				t[r].plain = byte(l)
			}
		}
	}
	group, tone := 0, uint8(0)
	var base rune
	for _, r := range vowels {
		if r == ' ' {
			group, tone = group+1, 0
			continue
		}
		if tone == 0 {
			base = r
		}
		l := letter{base: base, plain: plainVowels[group], tone: tone, vowel: true}
		t[r], t[unicode.ToUpper(r)] = l, l
		tone++
	}
	// No normal form joins Đ U+0110, Ð U+00D0 and Ɖ U+0189; portals mix them.
	for _, r := range []rune{'Đ', 'đ', 'Ð', 'ð', 'Ɖ', 'ɖ'} {
		t[r] = letter{base: 'đ', plain: 'd'}
	}
	return t
}

func makeWithTone() *[tableSize]*[6]rune {
	t := new([tableSize]*[6]rune)
	forms, n := new([6]rune), 0
	for _, r := range vowels + " " {
		if r == ' ' {
			t[forms[0]] = forms
			forms, n = new([6]rune), 0
			continue
		}
		forms[n] = r
		n++
	}
	return t
}

// isBlank reports the blanks that portals use: Go's \s misses NBSP, narrow NBSP,
// the zero-width ones and the soft hyphen.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0x85, 0xA0, 0xAD, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200D
}

// IsBlank reports whether r is a blank of any kind, NBSP and zero-width ones included.
func IsBlank(r rune) bool { return isBlank(r) }

// IsLetter reports whether r is a letter; quick for Latin ones.
func IsLetter(r rune) bool {
	if r < tableSize && r >= 0 {
		return letters[r].base != 0
	}
	return unicode.IsLetter(r)
}

// IsUpper reports whether r is an upper-case letter.
func IsUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y':
		return true
	}
	return false
}

// tonePlace returns the index of the letter that carries the tone of a syllable
// given without tone, as in "hòa", "thúy", "quý", "của": hoà and hòa are two NFC
// strings of one word. -1 when the syllable has no vowel.
func tonePlace(syl []rune) int {
	start := 0
	if len(syl) > 2 && isVowel(syl[2]) && (syl[0] == 'q' && syl[1] == 'u' || syl[0] == 'g' && syl[1] == 'i') {
		start = 2
	}
	first, last := -1, -1
	for i := start; i < len(syl); i++ {
		if isVowel(syl[i]) {
			if first < 0 {
				first = i
			}
			last = i
		} else if first >= 0 {
			break
		}
	}
	if first < 0 {
		return -1
	}
	for i := last; i >= first; i-- {
		if syl[i] == 'ê' || syl[i] == 'ơ' {
			return i
		}
	}
	for i := first; i <= last; i++ {
		switch syl[i] {
		case 'ă', 'â', 'ô':
			return i
		}
	}
	switch n := last - first + 1; {
	case n == 1:
		return first
	case n == 2 && last == len(syl)-1:
		return first
	case n == 2:
		return last
	default:
		return first + 1
	}
}
