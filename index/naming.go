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

	slugs      map[string]string   // bare name, alias or slug → slug
	placeKeys  []string            // keys of slugs, sorted
	placeNames map[string]string   // slug → name
	spellings  map[string][]string // slug → its names and aliases, with their marks
	regions    map[string]string   // bare name → name
	domains    map[string]string   // bare name or id → id
	indicators map[string]string
	wordings   map[string]string // folded or bare name of an indicator → id
	called     []called
	english    map[string]bool     // words of English names that no Vietnamese name has
	synonyms   map[string]string   // English words for those of the names
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
	id           string
	vi, en, both []string
	telling      []string // those of which a query must hold one to find its records: "4g", "pci"
}

func newNaming(gaz *gazetteer.Gazetteer, tax *taxonomy.Taxonomy) *naming {
	n := &naming{gaz: gaz, tax: tax, slugs: map[string]string{}, placeNames: map[string]string{}, spellings: map[string][]string{}, regions: map[string]string{}, english: map[string]bool{}, synonyms: map[string]string{},
		domains: map[string]string{}, indicators: map[string]string{}, wordings: map[string]string{}, related: map[string][]string{}, territory: map[unitKey][2]Note{}}
	for _, u := range gaz.Units(63) { // every present unit bears the name of an old one
		n.placeNames[u.Slug] = u.Name
		for _, name := range append(namesOf(u), u.Slug) {
			n.slugs[plainValue(name)] = u.Slug
			n.spellings[u.Slug] = append(n.spellings[u.Slug], name)
		}
	}
	for _, d := range tax.Domains() {
		for _, name := range []string{d.Slug, d.Vi, d.En} {
			n.domains[plainValue(name)] = d.Slug
		}
	}
	for _, i := range tax.Indicators() {
		n.indicators[plainValue(i.ID)] = i.ID
		n.called = append(n.called, called{i.ID, termsOf(i.Vi, bareTerm), termsOf(i.En, englishTerm), termsOf(i.Vi+" "+i.En, bareTerm), telling(i.Vi)})
		for _, name := range []string{i.Vi, i.En} {
			n.wordings[viet.Key(name)] = i.ID
			n.wordings[viet.Bare(name)] = i.ID
		}
		n.related[i.ID] = tax.Related(i.ID)
	}
	n.tellEnglish()
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

// learn takes over the further names of places that words.tsv gives.
func (n *naming) learn(v *vocabulary) {
	for _, g := range v.given {
		switch g.class {
		case "place":
			n.slugs[plainValue(g.phrase)] = g.value
			n.spellings[g.value] = append(n.spellings[g.value], g.phrase)
		case "region":
			n.regions[plainValue(g.phrase)] = g.value
		case "english":
			n.synonyms[englishTerm(g.phrase)] = englishTerm(g.value)
		}
	}
	for k := range n.slugs {
		n.placeKeys = append(n.placeKeys, k)
	}
	slices.Sort(n.placeKeys)
}

// namesOf lists a unit's name, the name without "Thành phố", and the aliases.
func namesOf(u gazetteer.Unit) []string {
	names := append([]string{u.Name}, u.Aliases...)
	if short, ok := strings.CutPrefix(u.Name, "Thành phố "); ok {
		names = append(names, short)
	}
	return names
}

func (n *naming) place(slug string) PlaceRef {
	if slug == National {
		return PlaceRef{ID: National, Name: "cả nước"}
	}
	return PlaceRef{ID: slug, Name: n.placeNames[slug]}
}

// inRegion lists the provinces of one of the regions that the 63 lay in.
func (n *naming) inRegion(name string) (refs []PlaceRef) {
	for _, u := range n.gaz.Units(63) {
		if u.Region == name {
			refs = append(refs, n.place(u.Slug))
		}
	}
	return refs
}

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
	if m, ok := n.tax.Classify(taxonomy.Subject{Text: phrase}); ok {
		return m.ID
	}
	var toks []queryToken
	for _, w := range termsOf(phrase, bareTerm) {
		toks = append(toks, queryToken{bare: w})
	}
	if ids := n.byEnglish(toks); len(ids) == 1 {
		return ids[0]
	}
	return ""
}

// classified reports whether a short phrase names an indicator and its last word helps.
func (n *naming) classified(phrase string) bool {
	i := strings.LastIndexAny(phrase, " \t")
	if i < 0 || strings.Count(phrase, " ") > maxGuessed {
		return false
	}
	whole, ok := n.tax.Classify(taxonomy.Subject{Text: phrase})
	rest, _ := n.tax.Classify(taxonomy.Subject{Text: phrase[:i]})
	return ok && (rest.ID != whole.ID || rest.Score < whole.Score)
}

// maxGuessed is how many words after its first a value that is not quoted may run over
// to name an indicator in other words than its name's.
const maxGuessed = 5

// indicator returns the indicators that the tokens name, one but for an English word of
// several names, and those of them that it does not account for: "chợ hạng 2" names the markets and leaves "hạng 2". A token
// is accounted for when the match is weaker without it, or when it stands in the
// indicator's own name.
func (n *naming) indicator(toks []queryToken) (ids []string, left []queryToken) {
	whole, ok := n.tax.Classify(taxonomy.Subject{Text: textOf(toks)})
	if !ok {
		if id := n.byName(toks); id != "" {
			return []string{id}, nil
		}
		return n.byEnglish(toks), nil
	}
	var name called
	if i := slices.IndexFunc(n.called, func(c called) bool { return c.id == whole.ID }); i >= 0 {
		name = n.called[i]
	}
	if len(toks) > maxAccounted {
		return []string{whole.ID}, nil
	}
	for i, t := range toks {
		rest := slices.Concat(toks[:i], toks[i+1:])
		m, _ := n.tax.Classify(taxonomy.Subject{Text: textOf(rest)})
		tells := slices.Contains(name.telling, t.bare)
		named := slices.Contains(name.both, t.bare) && !tells
		spare := m.ID == whole.ID && (m.Score >= whole.Score || isChange(t.bare))
		if spare && !named || tells {
			left = append(left, t)
		}
	}
	return []string{whole.ID}, left
}

// maxAccounted is the most words of which each is held to account, at a tenth of a
// millisecond a word; who pastes more means what the whole of it names.
const maxAccounted = 24

// telling lists the words of a name that are alternatives, so that each tells some of
// its records from the others and must be found: "4G/5G"; "PCI, PAPI, SIPAS, PAR".
func telling(name string) (words []string) {
	var numbered, short []string
	for _, w := range termsOf(name, func(s string) string { return s }) {
		switch bare := bareTerm(w); {
		case mixed(bare):
			numbered = append(numbered, bare)
		case len(w) > 1 && w == strings.ToUpper(w) && viet.Bare(w) == strings.ToLower(w):
			short = append(short, bare)
		}
	}
	for _, list := range [][]string{numbered, short} {
		if len(list) > 1 {
			words = append(words, list...)
		}
	}
	return words
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
		if inOrderOf(bareOf(toks), i.vi) {
			found, half = append(found, i.id), len(i.vi) <= 2*len(toks)
		}
	}
	if len(found) == 1 && half {
		return found[0]
	}
	return ""
}

func bareOf(toks []queryToken) []string {
	return each(toks, func(t queryToken) string { return t.bare })
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
