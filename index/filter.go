package index

import (
	"math/bits"
	"slices"
	"strings"

	"chitieu/corpus"
)

// miss is a set of the kinds of concepts that a record does not meet.
type miss uint16

const (
	missIndicator miss = 1 << iota
	missTier
	missPlace
	missYear
	missValue
	missDomain
	missStatus
	missIssuer
	missUnit
	missChange
	missNational
	missText
	excluded // meets something that the query excludes: no hit, and not related
)

func (m miss) count() int { return bits.OnesCount16(uint16(m)) }

// filter is Understood over the numbers of the columns, so that a row is judged
// without comparing a text.
type filter struct {
	cols       *columns
	indicators []bool // nil: any
	tiers      uint8
	places     []bool
	years      []Years
	values     []Condition
	domains    []bool
	statuses   []bool
	issuers    []bool
	units      []bool
	changes    []bool
	against    []Relation
	levels     bool // a change is no level: "dưới 5%" does not mean "giảm 4%"
	drafts     Drafts
	not        *filter
}

// Drafts says what to do with the targets of draft plans.
type Drafts int

// Drafts are shown, and marked, unless a caller wants otherwise.
const (
	WithDrafts Drafts = iota
	WithoutDrafts
	OnlyDrafts
)

func newFilter(cols *columns, u Understood, drafts Drafts) *filter {
	f := conceptFilter(cols, u.Concepts)
	f.drafts = drafts
	if len(u.Statuses) == 0 && len(u.Not.Statuses) == 0 {
		f.statuses = choose(cols.statuses.texts, []string{string(corpus.StatusTarget)})
	}
	f.levels = (len(u.Values) > 0 || u.Order != "") && len(u.Changes) == 0
	if !u.Not.Empty() {
		f.not = conceptFilter(cols, u.Not)
	}
	return f
}

func conceptFilter(cols *columns, c Concepts) *filter {
	f := &filter{cols: cols, years: c.Years, values: c.Values, against: c.Against, tiers: tierBits(c.Tiers),
		indicators: choose(cols.indicators.texts, c.Indicators),
		domains:    choose(cols.domains.texts, c.Domains),
		statuses:   choose(cols.statuses.texts, each(c.Statuses, func(s corpus.Status) string { return string(s) })),
		issuers:    choose(cols.issuers.texts, c.Issuers),
		units:      choose(cols.units.texts, c.Units),
		changes:    choose(cols.changes.texts, each(c.Changes, func(s string) string { return strings.TrimPrefix(s, "none") })),
	}
	if len(c.Provinces) > 0 {
		f.places = make([]bool, len(cols.places))
		for i, p := range cols.places {
			f.places[i] = slices.ContainsFunc(c.Provinces, p.is)
		}
	}
	return f
}

// is reports whether a query's place means this one.
func (p place) is(ref PlaceRef) bool {
	if ref.ID == National {
		return p.ID == ""
	}
	return p.ID == ref.ID && (ref.Scheme == 0 || ref.Scheme == p.Scheme)
}

// choose marks the entries of a dictionary that are wanted; nil when all are.
func choose(texts, wanted []string) []bool {
	if len(wanted) == 0 {
		return nil
	}
	on := make([]bool, len(texts))
	for i, t := range texts {
		on[i] = slices.Contains(wanted, t)
	}
	return on
}

// misses tells which concepts a row fails. It stops at the second: such a row is
// neither a hit nor related, and most rows are such.
func (f *filter) misses(r *row) (m miss) {
	if f.statuses != nil && !f.statuses[r.Status] {
		m |= missStatus
	}
	if f.indicators != nil && !f.indicators[r.Indicator] {
		m |= missIndicator
	}
	if f.tiers != 0 && f.tiers&reach(r.Tiers) == 0 {
		m |= missTier
	}
	if f.places != nil && !f.places[r.Place] {
		m |= missPlace
	}
	if m&(m-1) != 0 {
		return m
	}
	if f.domains != nil && !f.domains[r.Domain] {
		m |= missDomain
	}
	if len(f.years) > 0 && !f.inYears(int(r.Year)) {
		m |= missYear
	}
	if len(f.values) > 0 && !f.inValues(r) {
		m |= missValue
	}
	if f.issuers != nil && !f.issuers[r.Issuer] {
		m |= missIssuer
	}
	if f.units != nil && !f.units[r.Unit] {
		m |= missUnit
	}
	if f.changes != nil && !f.changes[r.Change] || f.levels && r.Change != 0 && f.cols.levels[r.Indicator] {
		m |= missChange
	}
	if len(f.against) > 0 && !f.cols.stands(r, f.tiers, f.against) {
		m |= missNational
	}
	if draft := r.Marks&markDraft != 0; f.drafts == WithoutDrafts && draft || f.drafts == OnlyDrafts && !draft {
		m |= excluded
	}
	if f.not != nil && f.not.touches(r) {
		m |= excluded
	}
	return m
}

func (f *filter) inYears(year int) bool {
	for _, y := range f.years {
		if y.has(year) {
			return true
		}
	}
	return false
}

func (f *filter) inValues(r *row) bool {
	unit, bound := f.cols.units.text(int(r.Unit)), f.cols.bounds.text(int(r.Bound))
	for _, v := range f.values {
		if !v.meets(r, unit, bound) {
			return false
		}
	}
	return true
}

// touches reports whether a row meets any of the concepts: one is enough to be
// excluded.
func (f *filter) touches(r *row) bool {
	return f.indicators != nil && f.indicators[r.Indicator] ||
		f.tiers&reach(r.Tiers) != 0 ||
		f.places != nil && f.places[r.Place] ||
		len(f.years) > 0 && f.inYears(int(r.Year)) ||
		len(f.values) > 0 && f.inValues(r) ||
		f.domains != nil && f.domains[r.Domain] ||
		f.statuses != nil && f.statuses[r.Status] ||
		f.issuers != nil && f.issuers[r.Issuer] ||
		f.units != nil && f.units[r.Unit] ||
		f.changes != nil && f.changes[r.Change] ||
		len(f.against) > 0 && f.cols.stands(r, f.tiers, f.against)
}

// reach is the set of tiers that a row speaks of: "các cấp" is each of them.
func reach(tiers uint8) uint8 {
	if tiers&tierBit(corpus.TierAll) != 0 {
		return tiers | tierBit(corpus.TierProvince) | tierBit(corpus.TierDistrict) | tierBit(corpus.TierCommune)
	}
	return tiers
}

// own reports whether a row is its place's own promise: told by the province, or
// by nobody in particular; for the nation, by the central level.
func (c *columns) own(r *row) bool {
	switch c.issuers.text(int(r.Issuer)) {
	case "":
		return true
	case "province":
		return c.places[r.Place].ID != ""
	case "central":
		return c.places[r.Place].ID == ""
	}
	return false
}
