package gazetteer

import (
	"strings"

	"chitieu/corpus/viet"
)

// Mention is one name of a province in a text: text[Start:End].
type Mention struct {
	Start, End int
	Slug       string
	Alias      bool   // an alias, not the official name
	Lower      bool   // the name of a lower unit or of something else: "huyện Quảng Ninh"
	Until      string // not "": of a lower unit before this day ("thành phố Huế" before 2025-01-01)
}

// LowerAt reports whether a mention in a text of that day (ISO date, "" unknown)
// names something else than the province.
func (m Mention) LowerAt(date string) bool {
	return m.Lower || m.Until != "" && date != "" && date < m.Until
}

// Find returns the mentions of provinces in a text, leftmost and longest, on whole
// words, never overlapping. A name carries its capitals, unless the text has none
// at all (a query): "vì hòa bình" names no province. Without marks it counts from
// two syllables on, with capitals or in a text that has no marks either. Mentions
// that are no province are reported as Lower, so that nobody reads another name
// inside them: "châu Á - Thái Bình Dương" holds Thái Bình and Bình Dương. The text
// should be NFC; Find takes time linear in it.
func (g *Gazetteer) Find(text string) []Mention { return g.find(split(text)) }

// FindIn is Find for a text that is split already: syl lists its syllables in order,
// or those of a part of it, which is then read as a text of its own.
func (g *Gazetteer) FindIn(text string, syl []Syllable) []Mention {
	s := &syllables{text: text, syl: syl}
	s.survey()
	return g.find(s)
}

func (g *Gazetteer) find(s *syllables) []Mention {
	var out []Mention
	last := -1 // the syllable after the last mention
	for i := 0; i < len(s.syl); i++ {
		if s.syl[i].idle {
			continue
		}
		n, best := g.match(s, i)
		if n == 0 {
			continue
		}
		m := Mention{Start: int(s.syl[i].Start), End: int(s.syl[i+n-1].End), Slug: best.slug, Alias: best.alias}
		c := place{s: s, first: i, next: i + n, name: best, after: last == i}
		m.Lower, m.Until = g.lower(c)
		out = append(out, m)
		i += n - 1
		last = i + 1
	}
	return out
}

// match returns the longest name that begins at syllable i; g.names is sorted by
// falling length.
func (g *Gazetteer) match(s *syllables, i int) (int, name) {
	if s.upper && !s.syl[i].Upper && !s.generic(i) && s.marks {
		return 0, name{}
	}
	for _, nm := range g.names[s.key(i)] {
		if s.fits(i, nm) {
			return len(nm.parts), nm
		}
	}
	return 0, name{}
}

// fits reports whether a name stands at syllable i.
func (s *syllables) fits(i int, nm name) bool {
	if i+len(nm.parts) > len(s.syl) {
		return false
	}
	capitals := true
	for j, p := range nm.parts {
		y := s.syl[i+j]
		if s.key(i+j) != p.key || nm.bare && y.Marked || j > 0 && !joined(s.text[s.syl[i+j-1].End:y.Start], p.join) {
			return false
		}
		capitals = capitals && (y.Upper || !p.upper)
	}
	switch {
	case capitals:
		return true
	case nm.bare:
		return !s.marks
	}
	return !s.upper && len(nm.parts) > 1
}

// joined reports whether the characters between two syllables of one name are what
// its spelling allows there: blanks with at most one line break, and a hyphen or a
// dot where the name has one ("Bà Rịa – Vũng Tàu", "TP. HCM").
func joined(between string, join rune) bool {
	if between == "" || len(between) > 9 {
		return false
	}
	breaks := 0
	for _, r := range between {
		switch {
		case r == '\n':
			if breaks++; breaks > 1 {
				return false
			}
		case viet.IsBlank(r):
		case join == '-' && strings.ContainsRune("-–—‐‑", r), join == '.' && r == '.', join == '\'' && strings.ContainsRune(apostrophes, r):
			join = ' '
		default:
			return false
		}
	}
	return true
}
