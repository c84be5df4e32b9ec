package gazetteer

import (
	"fmt"
	"slices"
	"strings"
)

// district is the name of a district, town or city within one province.
type district struct {
	slug  string
	parts []part
}

// district reads slug, names.
func (g *Gazetteer) district(c []string) error {
	if _, ok := g.at[key{c[0], 63}]; !ok {
		return fmt.Errorf("no province %q", c[0])
	}
	for _, n := range strings.Split(c[1], ";") {
		p := parts(n)
		if len(p) == 0 {
			return fmt.Errorf("%s: empty name", c[0])
		}
		g.districts[p[0].key] = append(g.districts[p[0].key], district{c[0], p})
		for _, v := range highland(p) {
			g.districts[v[0].key] = append(g.districts[v[0].key], district{c[0], v})
		}
	}
	return nil
}

// highland returns the other spellings of a name that begins with the word for water in the languages of the Central Highlands:
// "Đăk R'Lấp", "Đắc Mil" for "Đắk R'Lấp", "Đắk Mil".
func highland(p []part) [][]part {
	spellings := []string{"đắk", "đăk", "đắc"}
	if !slices.Contains(spellings, p[0].key) {
		return nil
	}
	var out [][]part
	for _, s := range spellings {
		if s != p[0].key {
			v := slices.Clone(p)
			v[0].key = s
			out = append(out, v)
		}
	}
	return out
}

// Districts counts, by the province they lay in before 2025-07-01, the districts
// that a text names as such: "huyện Đông Giang" is one of Quảng Nam. A name without
// its kind may be anything and does not count. A special zone ("đặc khu Phú
// Quốc") was one of them and counts for the province that it lies in now.
func (g *Gazetteer) Districts(text string) map[string]int {
	out := map[string]int{}
	g.DistrictsIn(out, text, split(text).syl)
	return out
}

// DistrictsIn adds what Districts counts to out, for a text that is split already.
func (g *Gazetteer) DistrictsIn(out map[string]int, text string, syl []Syllable) {
	s := &syllables{text: text, syl: syl}
	for i := 1; i < len(s.syl); i++ {
		if !s.syl[i].Upper || s.syl[i].idle || !s.kind(i-1) {
			continue
		}
		for _, d := range g.districts[s.key(i)] {
			if s.fits(i, name{parts: d.parts}) && !s.goesOn(i+len(d.parts)) {
				slug := d.slug
				if old, ok := g.Lookup(slug, 63); ok && s.key(i-1) == "khu" {
					slug = old.Now
				}
				out[slug]++
			}
		}
	}
}

// kind reports a word that says the next name is a district's.
func (s *syllables) kind(i int) bool {
	switch s.key(i) {
	case "huyện", "quận", "tx", "tp":
		return true
	case "đảo": // "huyện đảo Lý Sơn"
		return s.key(i-1) == "huyện"
	case "ủy": // "Huyện ủy Mộc Châu", "Thành ủy Vinh"
		switch s.key(i - 1) {
		case "huyện", "quận", "thị", "thành":
			return true
		}
	case "khu": // since 2025-07-01: "đặc khu Vân Đồn"
		return s.key(i-1) == "đặc"
	case "xã":
		return s.key(i-1) == "thị"
	case "phố":
		return s.key(i-1) == "thành"
	}
	return false
}

// goesOn reports whether a name goes on with another capital: "huyện An Phú Đông".
func (s *syllables) goesOn(i int) bool {
	if s.key(i) == "cộng" && s.key(i+1) == "hòa" { // "UBND XÃ BÁT XÁT CỘNG HÒA XÃ HỘI …"
		return false
	}
	return i < len(s.syl) && s.syl[i].Upper && s.text[s.syl[i-1].End:s.syl[i].Start] == " "
}
