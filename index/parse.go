package index

import (
	"slices"
	"strings"
	"sync"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// Parser understands queries. It is read-only after NewParser and safe for use by
// many goroutines.
type Parser struct {
	words *vocabulary
	names *naming
}

// theParser is the parser of every index: its data is compiled in.
var theParser = sync.OnceValues(NewParser)

// NewParser reads the words of the query language, the places of the gazetteer
// and the indicators of the taxonomy.
func NewParser() (*Parser, error) {
	gaz, err := gazetteer.New()
	if err != nil {
		return nil, err
	}
	tax, err := taxonomy.New()
	if err != nil {
		return nil, err
	}
	words, err := newVocabulary()
	if err != nil {
		return nil, err
	}
	p := &Parser{words: words, names: newNaming(gaz, tax)}
	p.names.teach(words)
	p.names.learn(words)
	return p, nil
}

// Parse understands a query: qualifiers first, then years, conditions, places,
// tiers and status words in the plain text, then the indicator that the rest of
// it names; what is left over must occur as words.
func (p *Parser) Parse(query string) (Understood, error) {
	if len(query) > MaxQueryBytes {
		return Understood{}, &QueryError{Problem: TooLong}
	}
	query = viet.NFC(strings.ToValidUTF8(query, " "))
	l, err := lex(query, p)
	if err != nil {
		return Understood{}, err
	}
	toks := p.spellOut(l.toks)
	u := Understood{Query: strings.TrimSpace(query), Bare: !viet.HasMarks(l.plain)}
	terms := len(toks)
	for _, c := range l.clauses {
		n, err := p.clause(&u, c)
		if err != nil {
			return Understood{}, err
		}
		terms += n
	}
	if terms > MaxQueryTerms {
		return Understood{}, &QueryError{Problem: TooManyTerms}
	}
	p.plain(&u, toks)
	u.tidy()
	return u, nil
}

// spellOut replaces abbreviations of one meaning by their words, each of which
// stands where the abbreviation stood.
func (p *Parser) spellOut(toks []queryToken) []queryToken {
	var out []queryToken
	for _, t := range toks {
		full, ok := expand(p.names.tax, t.text)
		if !ok || t.kind != wordToken {
			out = append(out, t)
			continue
		}
		for i, word := range strings.Fields(full) {
			out = append(out, queryToken{text: word, term: markedTerm(word), bare: bareTerm(word), barrier: t.barrier && i == 0, not: t.not})
		}
	}
	return out
}

// plain reads the part of a query that is written as people write.
func (p *Parser) plain(u *Understood, toks []queryToken) {
	p.excluded(u, toks)
	p.wishes(u, toks)
	p.bases(u, toks)
	p.numbers(u, toks)
	p.phrases(u, toks)
	p.rest(u, toks)
}

// excluded takes out words written "-word", unless the hyphen stands inside a
// name: "kinh tế -xã hội", "Thừa Thiên -Huế".
func (p *Parser) excluded(u *Understood, toks []queryToken) {
	for i := range toks {
		if !toks[i].not || p.inName(toks, i, u.Bare) {
			continue
		}
		p.quoted(&u.Not, toks[i].text)
		use(toks[i : i+1])
	}
}

func (p *Parser) inName(toks []queryToken, i int, bare bool) bool {
	for start := max(0, i-p.words.longest); start < i; start++ {
		if m, ok := p.words.longestAt(toks, start, bare, "place", "domain", "keep"); ok && start+m.words > i {
			return true
		}
	}
	return false
}

// phrases finds places, tiers, units and words of status and comparison: the
// longest first, and nothing inside a phrase that only looks like one ("Thái Bình
// Dương", "kết quả giải quyết").
func (p *Parser) phrases(u *Understood, toks []queryToken) {
	to := &u.Concepts
	for i := 0; i < len(toks); i++ {
		if toks[i].used || toks[i].kind != wordToken {
			continue
		}
		m, ok := p.words.longestAt(toks, i, u.Bare, "keep", "place", "region", "tier", "status", "unit", "compare", "issuer", "except")
		if !ok || !free(toks[i:i+m.words]) {
			if _, joins := p.words.longestAt(toks, i, u.Bare, "place-left", "and"); !joins {
				to = &u.Concepts
			}
			continue
		}
		if _, other := p.words.longestBefore(toks, i, u.Bare, "not-place"); other && m.class == "place" {
			i += m.words - 1 // "huyện Quảng Ninh" lies in Quảng Bình
			continue
		}
		switch m.class {
		case "place":
			to.Provinces = append(to.Provinces, p.placeAt(toks, i, m, u.Bare))
		case "region":
			to.Provinces = append(to.Provinces, p.names.inRegion(m.value)...)
			p.placeLeft(toks, i, u.Bare)
		case "issuer":
			to.Issuers = append(to.Issuers, m.value)
		case "tier":
			to.Tiers = append(to.Tiers, corpus.Tier(m.value))
			to.Tiers = append(to.Tiers, p.moreTiers(toks, i+m.words, u.Bare)...)
		case "status":
			to.Statuses = append(to.Statuses, corpus.Status(m.value))
		case "unit":
			to.Units = append(to.Units, m.value)
		case "compare":
			u.Versus = true
		case "except":
			if !p.excepts(toks, i+m.words, u.Bare) {
				continue
			}
			to = &u.Not
		}
		if m.class != "keep" {
			use(toks[i : i+m.words])
		}
		i += m.words - 1
	}
}

// excepts reports whether "trừ" is followed by a place or tier: in "trừ hồ sơ mật"
// it is part of what is measured.
func (p *Parser) excepts(toks []queryToken, i int, bare bool) bool {
	if left, ok := p.words.longestAt(toks, i, bare, "place-left"); ok {
		if _, ok := p.words.longestAt(toks, i+left.words, bare, "place"); ok {
			return true
		}
	}
	_, ok := p.words.longestAt(toks, i, bare, "place", "tier")
	return ok
}

func free(toks []queryToken) bool {
	return !slices.ContainsFunc(toks, func(t queryToken) bool { return t.used })
}

func use(toks []queryToken) {
	for i := range toks {
		toks[i].used = true
	}
}

// rest understands the words that nothing else has taken: a field of work when
// they are nothing but its name, else the indicator that the whole phrase names,
// else a field's name among others. What is left over are words to be found.
func (p *Parser) rest(u *Understood, toks []queryToken) {
	left := p.remaining(toks)
	if len(left) == 0 {
		return
	}
	phrase := left
	for _, t := range p.without(left, u.Bare, "filler") {
		u.topic = append(u.topic, t.text)
	}
	if m, ok := p.whole(left, u.Bare, "domain"); ok && len(u.Domains) == 0 {
		u.Domains = append(u.Domains, m.value)
		return
	}
	if m, ok := p.whole(left, u.Bare, "family"); ok { // a name that many indicators share
		u.Phrases = append(u.Phrases, m.value)
		return
	}
	if p.alone(u, left) {
		return
	}
	if len(u.Indicators) == 0 {
		left = p.indicator(u, left)
	}
	left = p.counted(u, phrase, left)
	p.domains(u, left)
	for i := range left {
		if _, change := p.words.at(left, i, 1, u.Bare, "change"); change && len(u.Changes) > 0 {
			continue // "giảm 50%" has been understood
		}
		if !left[i].used {
			p.quoted(&u.Concepts, left[i].text) // "1.000" is two terms of the index
		}
	}
}

// alone reads what names an indicator only beside a tier: "hồ sơ cấp xã", "hồ sơ
// phường".
func (p *Parser) alone(u *Understood, left []queryToken) bool {
	try := *u
	m, ok := p.whole(p.tierWords(&try, p.without(left, u.Bare, "filler"), left), u.Bare, "alone")
	if !ok || len(try.Tiers) == 0 || len(u.Indicators) > 0 {
		return false
	}
	u.Tiers, u.Indicators = try.Tiers, append(u.Indicators, m.value)
	return true
}

// indicator takes out the words that name an indicator. Where a rank is asked for
// and the indicator is none, its words are looked for: "xếp hạng PAR INDEX".
func (p *Parser) indicator(u *Understood, left []queryToken) []queryToken {
	bare := p.without(left, u.Bare, "filler")
	ids, rest := p.names.indicator(bare)
	if id, ok := p.names.wordings[viet.Key(textOf(left))]; ok && len(ids) == 0 { // "poverty rate": rate is no filler in it
		ids, rest = []string{id}, nil
	}
	if len(ids) == 0 {
		return left
	}
	if ind, ok := p.names.tax.Indicator(ids[0]); ok && len(u.Units) > 0 && ind.Unit != "" && !slices.Contains(u.Units, ind.Unit) {
		return bare
	}
	u.Indicators = append(u.Indicators, ids...)
	for _, t := range rest {
		if change, ok := p.words.at([]queryToken{t}, 0, 1, u.Bare, "change"); ok {
			u.Changes = append(u.Changes, change.value)
		}
	}
	return p.tierWords(u, bare, p.without(p.without(rest, u.Bare, "change"), u.Bare, "weak"))
}

// remaining copies the tokens without meaning, fillers marked as used at the ends.
func (p *Parser) remaining(toks []queryToken) []queryToken {
	var left []queryToken
	for _, t := range toks {
		if !t.used && t.kind != signToken {
			left = append(left, t)
		}
	}
	return left
}

// whole looks a phrase up that is all there is but for fillers.
func (p *Parser) whole(toks []queryToken, bare bool, class string) (meaning, bool) {
	toks = p.without(toks, bare, "filler")
	if len(toks) == 0 {
		return meaning{}, false
	}
	if m, ok := p.words.at(toks, 0, len(toks), bare, class); ok {
		return m, true
	}
	toks = p.without(toks, bare, "weak")
	if len(toks) == 0 {
		return meaning{}, false
	}
	return p.words.at(toks, 0, len(toks), bare, class)
}

// without drops the phrases of a class: fillers say nothing about what is looked
// for, weak words nothing beside an indicator's own.
func (p *Parser) without(toks []queryToken, bare bool, class string) []queryToken {
	var out []queryToken
	for i := 0; i < len(toks); i++ {
		if m, ok := p.words.longestAt(toks, i, bare, "keep", class); ok && m.class == class {
			i += m.words - 1
			continue
		}
		out = append(out, toks[i])
	}
	return out
}

// shortDomain is the length of a field's name that may be part of another phrase
// ("môi trường mạng"): among other words it needs "lĩnh vực" before it.
const shortDomain = 2

// domains takes names of fields of work and fillers out of the remaining words.
func (p *Parser) domains(u *Understood, left []queryToken) {
	for i := 0; i < len(left); i++ {
		m, ok := p.words.longestAt(left, i, u.Bare, "keep", "domain", "filler")
		if !ok {
			continue
		}
		if m.class == "domain" {
			lead, led := p.words.longestBefore(left, i, u.Bare, "domain-left")
			if len(u.Indicators) > 0 || m.words <= shortDomain && !led {
				continue
			}
			if led {
				use(left[i-lead.words : i])
			}
			u.Domains = append(u.Domains, m.value)
		}
		if m.class != "keep" {
			use(left[i : i+m.words])
		}
		i += m.words - 1
	}
}

// asWords is the query with the words that named its indicators looked for as
// words; ok is false when no words did.
func (p *Parser) asWords(u Understood) (Understood, bool) {
	if len(u.Indicators) == 0 || len(u.topic) == 0 {
		return u, false
	}
	u.Indicators, u.Words = nil, nil
	for _, w := range u.topic {
		p.quoted(&u.Concepts, w)
	}
	u.topic = nil
	u.Bare = !slices.ContainsFunc(slices.Concat(u.Words, u.Phrases), viet.HasMarks)
	u.tidy()
	return u, true
}

// tidy brings the lists into one order without repetitions, so that two queries of
// one meaning are understood alike.
func (u *Understood) tidy() {
	if u.Bare {
		u.Concepts.unmark()
		u.Not.unmark()
	}
	u.Concepts.tidy()
	u.Not.tidy()
	if !u.hasText() && !u.Not.hasText() {
		u.Bare = false
	} else if !slices.ContainsFunc(slices.Concat(u.Words, u.Phrases, u.Not.Words, u.Not.Phrases), mayHaveMarks) {
		u.Bare = true // "5g": with marks and without are the same
	}
}

// mayHaveMarks reports whether a word or phrase is no mixture of letters and digits.
func mayHaveMarks(s string) bool {
	return viet.HasMarks(s) || slices.ContainsFunc(strings.Fields(s), func(w string) bool { return !strings.ContainsAny(w, "0123456789") })
}

func (c *Concepts) unmark() {
	for _, list := range [][]string{c.Words, c.Phrases} {
		for i, s := range list {
			list[i] = strings.Join(termsOf(s, viet.Bare), " ")
		}
	}
}

func (c *Concepts) tidy() {
	c.Indicators = sorted(c.Indicators)
	c.Domains = sorted(c.Domains)
	c.Statuses = sorted(c.Statuses)
	c.Issuers = sorted(c.Issuers)
	c.Units = sorted(c.Units)
	c.Changes = sorted(c.Changes)
	c.Against = sorted(c.Against)
	c.Tiers = unique(c.Tiers)
	slices.SortFunc(c.Tiers, func(a, b corpus.Tier) int { return slices.Index(tierOrder[:], a) - slices.Index(tierOrder[:], b) })
	c.Provinces = unique(c.Provinces)
	c.Years = unique(c.Years)
	c.Values = unique(c.Values)
	c.Words = unique(c.Words)
	c.Phrases = unique(c.Phrases)
}

func sorted[T ~string](in []T) []T {
	slices.Sort(in)
	return slices.Compact(in)
}

func unique[T comparable](in []T) []T {
	var out []T
	for _, v := range in {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
