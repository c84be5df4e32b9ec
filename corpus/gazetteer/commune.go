package gazetteer

import "fmt"

// commune is the name of a commune, ward or special zone that lies in one province only.
type commune struct {
	slug   string // of the former province in which it lies
	before int    // who bore the name before the merger
	parts  []part
}

// The columns of the names: those that before the merger communes of the same province alone bore,
// communes of others as well, and none.
const (
	alone = iota
	others
	nobody
)

// commune reads slug and three lists of names.
func (g *Gazetteer) commune(c []string) error {
	if _, ok := g.at[key{c[0], 63}]; !ok {
		return fmt.Errorf("no province %q", c[0])
	}
	for k, names := range c[1:] {
		for _, n := range list(names) {
			p := parts(n)
			if len(p) == 0 {
				return fmt.Errorf("%s: empty name", c[0])
			}
			for _, v := range append(highland(p), p) {
				g.communes[v[0].key] = append(g.communes[v[0].key], commune{c[0], k, v})
			}
		}
	}
	return nil
}

// CommunesIn adds to out, by province, the communes, wards and special zones that a text of that day (ISO date, ""
// unknown) names as such, for a text that is split already: "phường Trấn Biên" is one of Đồng Nai. They are today's;
// names that were borne elsewhere as well until the merger count since then only, and of a day before it those that were borne
// in one province alone count for the province of that time.
func (g *Gazetteer) CommunesIn(out map[string]int, text string, syl []Syllable, date string) {
	s := &syllables{text: text, syl: syl}
	for i := 1; i < len(s.syl); i++ {
		if !s.syl[i].Upper || !s.ofCommune(i-1) {
			continue
		}
		for _, c := range g.communes[s.key(i)] {
			if c.before == others && date < MergerDate || !s.fits(i, name{parts: c.parts}) || s.goesOn(i+len(c.parts)) {
				continue
			}
			slug := c.slug
			if old, ok := g.Lookup(slug, 63); ok && (date == "" || date >= MergerDate || c.before == nobody) {
				slug = old.Now
			}
			out[slug]++
		}
	}
}

// ofCommune reports a word that says the next name is a commune's.
func (s *syllables) ofCommune(i int) bool {
	switch s.key(i) {
	case "phường":
		return true
	case "xã":
		return s.key(i-1) != "thị"
	case "khu":
		return s.key(i-1) == "đặc"
	}
	return false
}
