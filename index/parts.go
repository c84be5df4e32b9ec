package index

import (
	"fmt"
	"slices"
	"strings"

	"chitieu/corpus"
)

// Part is one piece of what was understood.
type Part struct {
	Kind    string `json:"kind"`          // indicator, tier, province, year, value, domain, status, issuer, unit, change, national, word, phrase, compare, order or gaps
	Not     bool   `json:"not,omitempty"` // excluded
	Value   string `json:"value"`         // as its qualifier takes it
	Name    string `json:"name,omitempty"`
	Query   string `json:"query"`   // this part alone, as a query
	Without string `json:"without"` // the query that remains when it is taken away
}

// partKinds pair the kinds of parts with their qualifiers.
var partKinds = []struct{ kind, qualifier string }{
	{"indicator", "chỉ_tiêu"}, {"tier", "cấp"}, {"province", "tỉnh"}, {"year", "năm"}, {"value", "giá_trị"}, {"domain", "lĩnh_vực"},
	{"status", "trạng_thái"}, {"issuer", "ban_hành"}, {"unit", "đơn_vị"}, {"change", "thay_đổi"}, {"national", "mốc_quốc_gia"},
}

// Parts lists what was understood piece by piece, in the order of String, each with
// the query that is left without it.
func (u Understood) Parts() []Part {
	parts := []Part{}
	take := func(not bool, kind, value, name string, alone Concepts, rest Concepts) {
		one, left := Understood{Bare: u.Bare}, u
		if not {
			one.Not, left.Not = alone, rest
		} else {
			one.Concepts, left.Concepts = alone, rest
		}
		parts = append(parts, Part{kind, not, value, name, one.String(), left.String()})
	}
	for _, not := range []bool{false, true} {
		c := u.Concepts
		if not {
			c = u.Not
		}
		c.pieces(func(kind, value, name string, alone, rest Concepts) { take(not, kind, value, name, alone, rest) })
	}
	wish := func(kind string, alone, rest Understood) {
		query := alone.String()
		_, value, _ := strings.Cut(query, ":")
		parts = append(parts, Part{kind, false, value, "", query, rest.String()})
	}
	if left := u; u.Versus {
		left.Versus = false
		wish("compare", Understood{Versus: true}, left)
	}
	if left := u; u.Order != "" {
		left.Order = ""
		wish("order", Understood{Order: u.Order}, left)
	}
	if left := u; u.Gaps {
		left.Gaps = false
		wish("gaps", Understood{Gaps: true}, left)
	}
	return parts
}

// pieces calls f for every entry of every list with that entry alone and with the
// concepts that are left.
func (c Concepts) pieces(f func(kind, value, name string, alone, rest Concepts)) {
	split(c, c.Indicators, func(c *Concepts, l []string) { c.Indicators = l }, func(v string) string { return v }, "indicator", f)
	split(c, c.Tiers, func(c *Concepts, l []corpus.Tier) { c.Tiers = l }, func(v corpus.Tier) string { return string(v) }, "tier", f)
	split(c, c.Provinces, func(c *Concepts, l []PlaceRef) { c.Provinces = l }, PlaceRef.String, "province", f)
	split(c, c.Years, func(c *Concepts, l []Years) { c.Years = l }, Years.String, "year", f)
	split(c, c.Values, func(c *Concepts, l []Condition) { c.Values = l }, Condition.String, "value", f)
	split(c, c.Domains, func(c *Concepts, l []string) { c.Domains = l }, func(v string) string { return v }, "domain", f)
	split(c, c.Statuses, func(c *Concepts, l []corpus.Status) { c.Statuses = l }, func(v corpus.Status) string { return string(v) }, "status", f)
	split(c, c.Issuers, func(c *Concepts, l []string) { c.Issuers = l }, func(v string) string { return v }, "issuer", f)
	split(c, c.Units, func(c *Concepts, l []string) { c.Units = l }, func(v string) string { return v }, "unit", f)
	split(c, c.Changes, func(c *Concepts, l []string) { c.Changes = l }, func(v string) string { return v }, "change", f)
	split(c, c.Against, func(c *Concepts, l []Relation) { c.Against = l }, func(v Relation) string { return printValue(relationNames, string(v)) }, "national", f)
	split(c, c.Words, func(c *Concepts, l []string) { c.Words = l }, func(v string) string { return v }, "word", f)
	split(c, c.Phrases, func(c *Concepts, l []string) { c.Phrases = l }, func(v string) string { return v }, "phrase", f)
}

func split[T any](c Concepts, list []T, set func(*Concepts, []T), value func(T) string, kind string, f func(kind, value, name string, alone, rest Concepts)) {
	for i, v := range list {
		alone, rest := Concepts{}, c
		set(&alone, []T{v})
		set(&rest, slices.Concat(list[:i], list[i+1:]))
		name := ""
		if p, ok := any(v).(PlaceRef); ok {
			name = p.Name
		}
		f(kind, value(v), name, alone, rest)
	}
}

// Narrow returns the query that asks for one value of a kind of part and for no
// other of that kind; with no value, for any. It is what a facet links to.
func (p *Parser) Narrow(u Understood, kind, value string) (Understood, error) {
	i := slices.IndexFunc(partKinds, func(k struct{ kind, qualifier string }) bool { return k.kind == kind })
	if i < 0 {
		return u, fmt.Errorf("index: no kind of part %q", kind)
	}
	switch kind {
	case "indicator":
		u.Indicators = nil
	case "tier":
		u.Tiers = nil
	case "province":
		u.Provinces = nil
	case "year":
		u.Years = nil
	case "value":
		u.Values = nil
	case "domain":
		u.Domains = nil
	case "status":
		u.Statuses = nil
	case "issuer":
		u.Issuers = nil
	case "unit":
		u.Units = nil
	case "change":
		u.Changes = nil
	case "national":
		u.Against = nil
	}
	if value == "" {
		return u, nil
	}
	err := p.qualify(&u.Concepts, partKinds[i].qualifier, value)
	return u, err
}
