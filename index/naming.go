package index

import (
	"slices"
	"strings"
	"unicode"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// naming knows the names of places, fields of work and indicators, and which
// indicator a phrase names.
type naming struct {
	gaz *gazetteer.Gazetteer
	tax *taxonomy.Taxonomy

	slugs      map[string]string // bare name, alias or slug → slug
	placeKeys  []string          // keys of slugs, sorted
	placeNames map[string]string // slug → name
	domains    map[string]string // bare name or id → id
	indicators map[string]string
	wordings   map[string]string // folded or bare name of an indicator → id
	called     []called
	related    map[string][]string // indicators of the same group
	territory  map[unitKey][2]Note // what became of a unit, Vietnamese and English
}

// unitKey is a province with its scheme.
type unitKey struct {
	id     string
	scheme int
}

// called is an indicator with the words of its Vietnamese name, and of both, bare.
type called struct {
	id       string
	vi, both []string
}

func newNaming(gaz *gazetteer.Gazetteer, tax *taxonomy.Taxonomy) *naming {
	n := &naming{gaz: gaz, tax: tax, slugs: map[string]string{}, placeNames: map[string]string{},
		domains: map[string]string{}, indicators: map[string]string{}, wordings: map[string]string{}, related: map[string][]string{}, territory: map[unitKey][2]Note{}}
	for _, u := range gaz.Units(63) { // every present unit bears the name of an old one
		n.placeNames[u.Slug] = u.Name
		for _, name := range append(namesOf(u), u.Slug) {
			n.slugs[plainValue(name)] = u.Slug
		}
	}
	for k := range n.slugs {
		n.placeKeys = append(n.placeKeys, k)
	}
	slices.Sort(n.placeKeys)
	for _, d := range tax.Domains() {
		for _, name := range []string{d.Slug, d.Vi, d.En} {
			n.domains[plainValue(name)] = d.Slug
		}
	}
	for _, i := range tax.Indicators() {
		n.indicators[plainValue(i.ID)] = i.ID
		n.called = append(n.called, called{i.ID, termsOf(i.Vi, bareTerm), termsOf(i.Vi+" "+i.En, bareTerm)})
		for _, name := range []string{i.Vi, i.En} {
			n.wordings[viet.Key(name)] = i.ID
			n.wordings[viet.Bare(name)] = i.ID
		}
		n.related[i.ID] = tax.Related(i.ID)
	}
	for _, u := range slices.Concat(gaz.Units(63), gaz.Units(34)) {
		n.territory[unitKey{u.Slug, u.Scheme}] = n.territories(n.complete(place{ID: u.Slug, Scheme: u.Scheme}))
	}
	return n
}

// teach adds the names of places and fields of work to the words of the language.
func (n *naming) teach(v *vocabulary) {
	for _, u := range n.gaz.Units(63) {
		for _, name := range namesOf(u) {
			v.add("place", name, u.Slug)
		}
	}
	for _, d := range n.tax.Domains() {
		v.add("domain", d.Vi, d.Slug)
		v.add("domain", d.En, d.Slug)
	}
}

// namesOf lists a unit's name, the name without "Thành phố", and the aliases.
func namesOf(u gazetteer.Unit) []string {
	names := append([]string{u.Name}, u.Aliases...)
	if short, ok := strings.CutPrefix(u.Name, "Thành phố "); ok {
		names = append(names, short)
	}
	return names
}

func (n *naming) place(slug string) PlaceRef { return PlaceRef{ID: slug, Name: n.placeNames[slug]} }

func (n *naming) readDomain(v string) (string, error) { return readID("lĩnh_vực", v, n.domains) }

// readIndicator reads an id, a name, or any wording that the taxonomy knows.
func (n *naming) readIndicator(v string) (string, error) {
	id, err := readID("chỉ_tiêu", v, n.indicators)
	if err != nil {
		if named := n.classify(v); named != "" {
			return named, nil
		}
	}
	return id, err
}

// classify asks for the indicator that a phrase names.
func (n *naming) classify(phrase string) string {
	if id, ok := n.wordings[viet.Key(phrase)]; ok {
		return id
	}
	m, ok := n.tax.Classify(taxonomy.Subject{Text: phrase})
	if !ok {
		return ""
	}
	return m.ID
}

// indicator returns the indicator that the tokens name, and those of them that it
// does not account for: "chợ hạng 2" names the markets and leaves "hạng 2". A token
// is accounted for when the match is weaker without it, or when it stands in the
// indicator's own name.
func (n *naming) indicator(toks []queryToken) (id string, left []queryToken) {
	whole, ok := n.tax.Classify(taxonomy.Subject{Text: textOf(toks)})
	if !ok {
		return n.byName(toks), nil
	}
	var name []string
	if i := slices.IndexFunc(n.called, func(c called) bool { return c.id == whole.ID }); i >= 0 {
		name = n.called[i].both
	}
	if len(toks) > maxAccounted {
		return whole.ID, nil
	}
	for i, t := range toks {
		rest := slices.Concat(toks[:i], toks[i+1:])
		m, _ := n.tax.Classify(taxonomy.Subject{Text: textOf(rest)})
		named := slices.Contains(name, t.bare) && !oneOf(t.bare, name)
		spare := m.ID == whole.ID && (m.Score >= whole.Score || isChange(t.bare))
		if spare && !named || oneOf(t.bare, name) {
			left = append(left, t)
		}
	}
	return whole.ID, left
}

// maxAccounted is the most words of which each is held to account, at a tenth of a
// millisecond a word; who pastes more means what the whole of it names.
const maxAccounted = 24

// oneOf reports whether a word like "5g" is one of several that an indicator's name
// holds ("4G/5G"): then it tells its records apart and must be found.
func oneOf(word string, name []string) bool {
	if !mixed(word) || !slices.Contains(name, word) {
		return false
	}
	return slices.ContainsFunc(name, func(w string) bool { return w != word && mixed(w) })
}

// mixed reports whether a word has letters and digits.
func mixed(word string) bool {
	return strings.ContainsAny(word, "0123456789") && strings.ContainsFunc(word, unicode.IsLetter)
}

// isChange reports whether a word says in which direction a number changes.
func isChange(bare string) bool { return bare == "tang" || bare == "giam" }

// byName returns the only indicator whose name holds all tokens in their order, if
// they are half of it at least: "cáp quang" is in four names and means none, and
// "môi trường làng" is not "làng nghề bảo đảm môi trường".
func (n *naming) byName(toks []queryToken) string {
	if len(toks) < 2 {
		return ""
	}
	var found []string
	half := false
	for _, i := range n.called {
		if inNameOrder(toks, i.vi) {
			found, half = append(found, i.id), len(i.vi) <= 2*len(toks)
		}
	}
	if len(found) == 1 && half {
		return found[0]
	}
	return ""
}

func inNameOrder(toks []queryToken, name []string) bool {
	for _, t := range toks {
		at := slices.Index(name, t.bare)
		if at < 0 {
			return false
		}
		name = name[at+1:]
	}
	return true
}

func textOf(toks []queryToken) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// akin lists the indicators that stand near the given ones, themselves included.
func (n *naming) akin(ids []string) []string {
	out := slices.Clone(ids)
	for _, id := range ids {
		out = append(out, n.related[id]...)
	}
	return out
}

func (n *naming) milestones(indicator string, tier corpus.Tier) []taxonomy.National {
	return n.tax.Milestones(indicator, string(tier))
}
