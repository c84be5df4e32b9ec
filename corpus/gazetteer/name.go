package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// name is one spelling of a unit's name.
type name struct {
	slug  string
	parts []part
	alias bool
	bare  bool // spelled without marks
	city  bool
	short bool // "Hồ Chí Minh" without its "Thành phố": more often the man
}

// part is one syllable of a name.
type part struct {
	key   string
	join  rune // what may stand before it besides blanks: '-', '.' or ' '
	upper bool // written with a capital
}

func (g *Gazetteer) addNames(u Unit, names []string) {
	for i, n := range names {
		nm := name{slug: u.Slug, parts: parts(n), alias: i > 0, city: u.Kind == "city"}
		g.put(nm)
		if i == 0 && len(nm.parts) > 3 && isGeneric(nm.parts[0].key) {
			short := nm
			short.parts, short.alias, short.short = nm.parts[2:], true, true
			g.put(short)
		}
		if b, ok := bareName(nm); ok {
			g.put(b)
		}
	}
}

func (g *Gazetteer) put(n name) {
	k := n.parts[0].key
	g.names[k] = append(g.names[k], n)
}

func (g *Gazetteer) sortNames() {
	for _, ns := range g.names {
		slices.SortStableFunc(ns, func(a, b name) int { return len(b.parts) - len(a.parts) })
	}
}

// parts splits a name. Every other spelling of a separator is accepted by joined.
func parts(s string) []part {
	var out []part
	join := ' '
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if !viet.IsLetter(r) {
			if strings.ContainsRune("-–", r) {
				join = '-'
			} else if r == '.' {
				join = '.'
			} else if strings.ContainsRune(apostrophes, r) {
				join = '\''
			}
			s = s[n:]
			continue
		}
		end := strings.IndexFunc(s, func(r rune) bool { return !viet.IsLetter(r) })
		if end < 0 {
			end = len(s)
		}
		k := viet.Key(s[:end])
		out = append(out, part{key: k, join: join, upper: viet.IsUpper(r) && !isGeneric(k) && join != '\''}) // "Đắk R'lấp"
		join, s = ' ', s[end:]
	}
	return out
}

// bareName is a name as people without a Vietnamese keyboard write it.
func bareName(n name) (name, bool) {
	b := n
	b.bare, b.parts = true, slices.Clone(n.parts)
	marked := false
	for i, p := range b.parts {
		b.parts[i].key = viet.Bare(p.key)
		marked = marked || b.parts[i].key != p.key
	}
	return b, marked && len(b.parts) > 1
}

// apostrophes are the marks of highland names: "Đắk R'Lấp", "B’Lao".
const apostrophes = "'’‘`´"

// isGeneric reports the first word of a name that is written small as well:
// "thành phố Hồ Chí Minh", "thủ đô Hà Nội".
func isGeneric(key string) bool { return key == "thành" || key == "thủ" || key == "tp" }

// Syllable is a run of letters of a text: text[Start:End].
type Syllable struct {
	Start, End int32
	Key        string // folded; "" when nobody has folded it yet
	Upper      bool   // begins with a capital
	Caps       bool   // has no small letter
	Marked     bool   // has a letter beyond ASCII
	idle       bool   // begins no name of a province and of no district
}

// Describe tells of a syllable all but where it stands.
func (g *Gazetteer) Describe(form string) Syllable {
	y := look(form)
	if len(form) <= longest {
		y.Key = viet.Key(form)
	}
	y.idle = len(g.names[y.Key]) == 0 && len(g.districts[y.Key]) == 0
	return y
}

// Opens reports whether a syllable may begin a name in a text with capitals.
func (y Syllable) Opens() bool { return !y.idle && (y.Upper || isGeneric(y.Key)) }

// Leads reports a syllable that begins a name only where one with a capital follows:
// "thành phố Huế", "TP. HCM".
func (y Syllable) Leads() bool { return isGeneric(y.Key) }

// look tells what a syllable looks like.
func look(form string) Syllable {
	y := Syllable{Caps: true}
	for i, r := range form {
		upper := viet.IsUpper(r)
		if i == 0 {
			y.Upper = upper
		}
		y.Marked = y.Marked || r >= utf8.RuneSelf
		y.Caps = y.Caps && upper
	}
	return y
}

// syllables are the runs of letters of a text.
type syllables struct {
	text  string
	syl   []Syllable
	upper bool // some letter is a capital
	marks bool // some letter carries a mark
}

func split(text string) *syllables {
	s := &syllables{text: text}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !viet.IsLetter(r) {
			i += n
			continue
		}
		start := i
		for i < len(text) && viet.IsLetter(r) {
			i += n
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		y := look(text[start:i])
		y.Start, y.End = int32(start), int32(i)
		s.syl = append(s.syl, y)
	}
	s.survey()
	return s
}

// survey notes whether the text has capitals and marks at all.
func (s *syllables) survey() {
	for i := range s.syl {
		s.upper, s.marks = s.upper || s.syl[i].Upper, s.marks || s.syl[i].Marked
	}
}

// key is the folded form of a syllable; folding every syllable of a text would
// cost more than all the rest.
func (s *syllables) key(i int) string {
	if i < 0 || i >= len(s.syl) || s.syl[i].End-s.syl[i].Start > longest {
		return ""
	}
	if s.syl[i].Key == "" {
		s.syl[i].Key = viet.Key(s.text[s.syl[i].Start:s.syl[i].End])
	}
	return s.syl[i].Key
}

// generic reports a small syllable that may open a name: "thành phố", "tp".
func (s *syllables) generic(i int) bool {
	return !s.syl[i].Upper && s.text[s.syl[i].Start] == 't'
}

// longest bounds the bytes of a syllable of a name: "Thừa", "Nghệ", "TPHCM".
const longest = 24
