package gazetteer

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// Mention is one name of a province in a text: text[Start:End].
type Mention struct {
	Start, End int
	Slug       string
	Alias      bool // an alias, not the official name
	Lower      bool // the name of a lower unit or of something else: "huyện Quảng Ninh"
}

// name is one spelling of a unit's name as syllables.
type name struct {
	slug      string
	syllables []string
	alias     bool
	bare      bool // spelled without marks; met only in text without marks
	city      bool
}

func (g *Gazetteer) addNames(u *Unit) {
	for i, n := range append([]string{u.Name}, u.Aliases...) {
		syl := syllables(n)
		nm := name{slug: u.Slug, syllables: syl, alias: i > 0, city: u.Kind == "city"}
		g.put(nm)
		if i == 0 && u.Kind == "city" && len(syl) > 3 { // "Hồ Chí Minh" alone
			short := nm
			short.syllables, short.alias = syl[2:], true
			g.put(short)
		}
		if len(syl) < 2 {
			continue
		}
		b := nm
		b.bare, b.syllables = true, nil
		marked := false
		for _, s := range syl {
			bs := viet.Bare(s)
			marked = marked || bs != s
			b.syllables = append(b.syllables, bs)
		}
		if marked {
			g.put(b)
		}
	}
}

func (g *Gazetteer) put(n name) {
	g.names[n.syllables[0]] = append(g.names[n.syllables[0]], n)
	g.most = max(g.most, len(n.syllables))
}

func syllables(s string) []string {
	return strings.FieldsFunc(viet.Key(s), func(r rune) bool { return !viet.IsLetter(r) })
}

// syllable is one run of letters of a text.
type syllable struct {
	start, end int
	key        string
	upper      bool
	marked     bool // has a letter with marks
}

// Find returns the mentions of provinces in a text, leftmost and longest, on whole
// words. Names written without marks count only as two syllables or more with
// capitals. The text should be NFC.
func (g *Gazetteer) Find(text string) []Mention {
	syl := split(text)
	var out []Mention
	for i := 0; i < len(syl); i++ {
		n, best := g.match(text, syl, i)
		if n == 0 {
			continue
		}
		m := Mention{Start: syl[i].start, End: syl[i+n-1].end, Slug: best.slug, Alias: best.alias}
		m.Lower = lower(text, syl, i, n, best)
		out = append(out, m)
		i += n - 1
	}
	return out
}

func split(text string) []syllable {
	var out []syllable
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !viet.IsLetter(r) {
			i += n
			continue
		}
		s := syllable{start: i, upper: viet.IsUpper(r)}
		for i < len(text) && viet.IsLetter(r) {
			s.marked = s.marked || r >= utf8.RuneSelf
			i += n
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		s.end = i
		if s.upper { // a province's name always begins with a capital, or is all small in a query
			s.key = viet.Key(text[s.start:s.end])
		} else if s.end-s.start <= 12 {
			s.key = viet.Key(text[s.start:s.end])
		}
		out = append(out, s)
	}
	return out
}

// match returns the longest name that begins at syllable i.
func (g *Gazetteer) match(text string, syl []syllable, i int) (int, name) {
	var best name
	n := 0
	for _, nm := range g.names[syl[i].key] {
		k := len(nm.syllables)
		if k <= n || i+k > len(syl) {
			continue
		}
		ok := true
		for j := 0; j < k && ok; j++ {
			s := syl[i+j]
			ok = s.key == nm.syllables[j] && !(nm.bare && s.marked) && (j == 0 || near(text[syl[i+j-1].end:s.start]))
		}
		// a one-syllable name ("Huế") and a name in text without marks need their capital
		if ok && (k == 1 && !syl[i].upper || nm.bare && !syl[i].upper && viet.HasMarks(text)) {
			ok = false
		}
		if ok {
			best, n = nm, k
		}
	}
	return n, best
}

// near reports what may stand between the syllables of one name: a blank, a dot
// ("TP.HCM"), a hyphen ("Bà Rịa - Vũng Tàu").
func near(s string) bool {
	if len(s) > 9 {
		return false
	}
	for _, r := range s {
		if !viet.IsBlank(r) && r != '-' && r != '–' && r != '.' {
			return false
		}
		if r == '\n' {
			return false
		}
	}
	return s != ""
}

// lower reports names that are not the province: of a district, commune, street or
// person, parts of longer names ("châu Á - Thái Bình Dương"), newspapers.
func lower(text string, syl []syllable, i, n int, nm name) bool {
	if i > 0 && text[syl[i-1].end:syl[i].start] == " " || i > 0 && near(text[syl[i-1].end:syl[i].start]) {
		switch syl[i-1].key {
		case "huyện", "phường", "đường", "quận", "phố", "sông", "cầu", "chợ", "ga", "cảng", "sân", "bay", "thôn", "ấp", "khu":
			if syl[i-1].key == "phố" && i > 1 && syl[i-2].key == "thành" {
				return !nm.city
			}
			return syl[i-1].key != "khu" && syl[i-1].key != "cảng"
		case "xã":
			return true
		case "tp", "tx":
			return !nm.city
		case "á", "thái":
			return true
		}
	}
	if nm.syllables[0] == "bình" && len(nm.syllables) == 2 && nm.syllables[1] == "dương" && i > 0 && syl[i-1].key == "thái" {
		return true
	}
	if i+n < len(syl) && near(text[syl[i+n-1].end:syl[i+n].start]) && syl[i+n].upper && !strings.ContainsAny(text[syl[i+n-1].end:syl[i+n].start], "-–.") {
		switch nm.slug + " " + syl[i+n].key {
		case "thai-binh dương":
			return true
		}
	}
	return false
}
