package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// The dimensions that values are grouped by.
const (
	ByProvince = "province"
	ByYear     = "year"
	ByTier     = "tier"
	ByDomain   = "domain"
)

// Dimensions and Measures list what AggregateOptions may ask for.
var (
	Dimensions = []string{ByProvince, ByYear, ByTier, ByDomain}
	Measures   = []string{"min", "median", "max", "count"}
)

// AggregateOptions says what to reduce to one number, and over what.
type AggregateOptions struct {
	CompareOptions
	Measure string // of Measures
	By      []string
	Mixed   bool // values of several years, bases, issuers, plans and schemes may be mixed
}

// Aggregate is one number per group, with what it is made of.
type Aggregate struct {
	Understood Understood          `json:"understood"`
	Indicator  *taxonomy.Indicator `json:"indicator"`
	Series     Series              `json:"series"`
	Measure    string              `json:"measure"`
	By         []string            `json:"by"`
	Mixed      []string            `json:"mixed"` // what was mixed because the caller wanted it
	Rows       []AggregateRow      `json:"rows"`
	Left       []LeftOut           `json:"left_out"`
}

// AggregateRow is one group: N values of Of provinces with a source went in; by
// province, N of the Of promises found.
type AggregateRow struct {
	Province *corpus.Province `json:"province,omitempty"`
	Year     int              `json:"year,omitempty"`
	Tier     corpus.Tier      `json:"tier,omitempty"`
	Domain   string           `json:"domain,omitempty"`
	Value    float64          `json:"value"`
	N        int              `json:"n"`
	Of       int              `json:"of"`
}

// ErrMixed says that values of different kinds would become one number. The error
// is a *MixedError.
var ErrMixed = errors.New("mixed values")

// MixedError tells of what kinds: "year" → 2023 (2), 2025 (5).
type MixedError struct{ Kinds []Mixture }

// Mixture is one kind of difference within a group.
type Mixture struct {
	Kind   string // year, tier, denominator, issuer, draft, scheme or status
	Values []Share
}

// Share is how many of the values are of one kind; N is 0 where nobody counted.
type Share struct {
	Name string
	N    int
}

// Error implements error.
func (e *MixedError) Error() string {
	parts := make([]string, len(e.Kinds))
	for i, k := range e.Kinds {
		parts[i] = k.Kind + " " + strings.Join(each(k.Values, func(s Share) string { return fmt.Sprintf("%s (%d)", s.Name, s.N) }), ", ")
	}
	return ErrMixed.Error() + ": " + strings.Join(parts, "; ")
}

// Always reports whether no caller can have it otherwise: targets never become one
// number with results, nor one indicator's with another's.
func (e *MixedError) Always() bool {
	return slices.ContainsFunc(e.Kinds, func(m Mixture) bool { return m.Kind == "status" || m.Kind == "indicator" })
}

// Is makes every MixedError an ErrMixed.
func (e *MixedError) Is(target error) bool { return target == ErrMixed }

// Aggregate reduces what Compare would show. It never mixes targets with results,
// leaves suspect values out, and says what else it left out.
func (ix *Index) Aggregate(ctx context.Context, query string, o AggregateOptions) (Aggregate, error) {
	u, err := ix.parser.Parse(query)
	if err == nil {
		var a Aggregate
		if a, err = ix.aggregate(ctx, u, o); err == nil {
			return a, nil
		}
	}
	return Aggregate{}, fmt.Errorf("index: aggregate %.60q: %w", query, err)
}

// value is one value that goes into a group.
type value struct {
	row    *row
	tier   uint8
	series Series
}

func (ix *Index) aggregate(ctx context.Context, u Understood, o AggregateOptions) (Aggregate, error) {
	a := Aggregate{Understood: u, Measure: o.Measure, By: o.By, Mixed: []string{}, Rows: []AggregateRow{}, Left: []LeftOut{}}
	if len(u.Statuses) > 1 {
		return a, &MixedError{[]Mixture{{"status", each(u.Statuses, func(s corpus.Status) Share { return Share{Name: string(s)} })}}}
	}
	ids, err := ix.aggregated(ctx, u, o)
	if err != nil || len(ids) == 0 {
		return a, err
	}
	if len(ids) == 1 {
		ind := ix.parser.names.describe(ids[0])
		a.Indicator = &ind
	}
	left := map[string]int{}
	var values []value
	for _, id := range ids {
		c := ix.collect(u, id, o.CompareOptions)
		values = append(values, ix.promised(c, left, o)...)
	}
	if o.Measure != "count" {
		values, a.Series = oneSeries(values, left, o)
	}
	groups := map[string][]value{}
	for _, v := range values {
		k := ix.groupKey(v, o.By)
		groups[k] = append(groups[k], v)
	}
	mixed := ix.mixtures(groups, o)
	if len(mixed) > 0 && !o.Mixed {
		return a, &MixedError{mixed}
	}
	a.Mixed = append(a.Mixed, each(mixed, func(m Mixture) string { return m.Kind })...)
	for _, g := range groups {
		a.Rows = append(a.Rows, ix.reduce(g, u, o))
	}
	ix.sortAggregate(a.Rows, o.By)
	for _, reason := range []string{"draft", "issuer", "suspect", "period", "series", "units"} {
		if left[reason] > 0 {
			a.Left = append(a.Left, LeftOut{reason, left[reason]})
		}
	}
	return a, nil
}

// aggregated are the indicators that go in: those named; for a count without a
// name all, else the one of most hits.
func (ix *Index) aggregated(ctx context.Context, u Understood, o AggregateOptions) ([]string, error) {
	if o.Measure == "count" && len(u.Indicators) == 0 && !u.hasText() {
		var ids []string
		for _, id := range ix.cols.indicators.texts {
			if id != "" {
				ids = append(ids, id)
			}
		}
		return ids, ctx.Err()
	}
	ids, err := ix.topics(ctx, u)
	if o.Measure != "count" && len(ids) > 1 {
		return nil, &MixedError{[]Mixture{{"indicator", each(ids, func(id string) Share { return Share{Name: id} })}}}
	}
	return ids, err
}

// promised takes the front of every slot, each province once for a year: its plan
// for the year before that for a period.
func (ix *Index) promised(c *collected, left map[string]int, o AggregateOptions) (out []value) {
	for reason, n := range c.left {
		left[reason] += n
	}
	for spot := range spotsOf(c.entries) {
		promises, _ := splitResults(spot)
		s := c.series[spot[0].key>>tableShift]
		for slot := range slotsOf(promises) {
			r := &ix.cols.rows[slot[0].row]
			switch {
			case r.Marks&markDraft != 0 && !o.CountDrafts:
				left["draft"]++
			case r.Marks&markSuspect != 0:
				left["suspect"]++
			case slot[0].isPeriod() && slices.ContainsFunc(promises, func(e entry) bool { return e.year() == slot[0].year() && !e.isPeriod() }):
				left["period"]++
			default:
				out = append(out, value{r, slot[0].at().tier, s})
			}
		}
	}
	return out
}

// oneSeries keeps the values of one unit and kind of change, the most frequent;
// bases are told apart later, because the caller may want to mix them.
func oneSeries(values []value, left map[string]int, o AggregateOptions) ([]value, Series) {
	count := map[Series]int{}
	bare := func(s Series) Series { s.Denominator = ""; return s }
	for _, v := range values {
		count[bare(v.series)]++
	}
	var main Series
	for s, n := range count {
		if m := count[main]; n > m || n == m && less(s, main) {
			main = s
		}
	}
	var kept []value
	for _, v := range values {
		if bare(v.series) != main || o.Denominator != "" && v.series.Denominator != o.Denominator {
			left["series"]++
			continue
		}
		kept = append(kept, v)
	}
	main.Denominator = o.Denominator
	if o.Denominator == "" && len(kept) > 0 && !slices.ContainsFunc(kept, func(v value) bool { return v.series != kept[0].series }) {
		main.Denominator = kept[0].series.Denominator
	}
	return kept, main
}

func less(a, b Series) bool { return fmt.Sprint(a) < fmt.Sprint(b) }

// groupKey is the group of a value.
func (ix *Index) groupKey(v value, by []string) string {
	var k []string
	for _, d := range by {
		switch d {
		case ByProvince:
			k = append(k, ix.cols.places[v.row.Place].key())
		case ByYear:
			k = append(k, strconv.Itoa(int(v.row.Year)))
		case ByTier:
			k = append(k, strconv.Itoa(int(v.tier)))
		case ByDomain:
			k = append(k, strconv.Itoa(int(v.row.Domain)))
		}
	}
	return strings.Join(k, "\x00")
}

// mixtures lists the kinds of difference that stand within one group.
func (ix *Index) mixtures(groups map[string][]value, o AggregateOptions) (out []Mixture) {
	kinds := []struct {
		kind string
		of   func(value) string
	}{
		{"year", func(v value) string { return strconv.Itoa(int(v.row.Year)) }},
		{"tier", func(v value) string { return string(tierOf(v.tier)) }},
		{"denominator", func(v value) string { return v.series.Denominator }},
		{"issuer", func(v value) string {
			if ix.cols.own(v.row) {
				return "province"
			}
			return ix.cols.issuers.text(int(v.row.Issuer))
		}},
		{"draft", func(v value) string {
			return map[bool]string{true: "draft", false: "issued"}[v.row.Marks&markDraft != 0]
		}},
		{"scheme", func(v value) string { return strconv.Itoa(ix.cols.places[v.row.Place].Scheme) }},
	}
	for _, k := range kinds {
		if o.Measure == "count" && (k.kind == "denominator" || k.kind == "tier") {
			continue
		}
		if values := variety(groups, k.of); len(values) > 0 {
			out = append(out, Mixture{k.kind, values})
		}
	}
	return out
}

// variety lists what the values of the groups that are not alike have, with how
// many have it.
func variety(groups map[string][]value, of func(value) string) (out []Share) {
	count := map[string]int{}
	for _, g := range groups {
		if !slices.ContainsFunc(g, func(v value) bool { return of(v) != of(g[0]) }) {
			continue
		}
		for _, v := range g {
			count[of(v)]++
		}
	}
	for k, n := range count {
		if k == "" {
			k = "—"
		}
		out = append(out, Share{k, n})
	}
	slices.SortFunc(out, func(a, b Share) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func (ix *Index) reduce(g []value, u Understood, o AggregateOptions) AggregateRow {
	r := AggregateRow{N: len(g)}
	for _, d := range o.By {
		switch v := g[0]; d {
		case ByProvince:
			p := corpus.Province(ix.cols.places[v.row.Place])
			r.Province = &p
		case ByYear:
			r.Year = int(v.row.Year)
		case ByTier:
			r.Tier = tierOf(v.tier)
		case ByDomain:
			r.Domain = ix.cols.domains.text(int(v.row.Domain))
		}
	}
	switch o.Measure {
	case "count":
		r.Value = float64(len(g))
	case "min":
		r.Value = slices.MinFunc(g, func(a, b value) int { return cmp.Compare(a.row.Value, b.row.Value) }).row.Value
	case "max":
		r.Value = slices.MaxFunc(g, func(a, b value) int { return cmp.Compare(a.row.top(), b.row.top()) }).row.top()
	case "median":
		mids := make([]float64, len(g))
		for i, v := range g {
			mids[i] = v.row.mid()
		}
		r.Value = median(mids)
	}
	if r.Of = len(g); r.Province == nil {
		r.Of = ix.withSource(g, u)
	}
	return r
}

// withSource counts the provinces of the group's schemes of which an article is
// stored.
func (ix *Index) withSource(g []value, u Understood) (n int) {
	schemes := map[int]bool{}
	for _, v := range g {
		schemes[ix.cols.places[v.row.Place].Scheme] = true
	}
	for _, p := range ix.cols.places {
		if p.ID != "" && schemes[p.Scheme] && (len(u.Provinces) == 0 || slices.ContainsFunc(u.Provinces, p.is)) && !slices.ContainsFunc(u.Not.Provinces, p.is) {
			n++
		}
	}
	return n
}

func (ix *Index) sortAggregate(rows []AggregateRow, by []string) {
	rank := map[string]int{}
	for i, p := range ix.cols.places {
		rank[p.key()] = ix.placeRank[i]
	}
	placed := func(r AggregateRow) int {
		if r.Province == nil {
			return 0
		}
		return rank[place(*r.Province).key()]
	}
	slices.SortFunc(rows, func(a, b AggregateRow) int {
		for _, d := range by {
			n := 0
			switch d {
			case ByProvince:
				n = cmp.Compare(placed(a), placed(b))
			case ByDomain:
				n = cmp.Compare(a.Domain, b.Domain)
			case ByTier:
				n = cmp.Compare(tierBit(a.Tier)-1, tierBit(b.Tier)-1) // none is the last
			case ByYear:
				n = cmp.Compare(a.Year, b.Year)
			}
			if n != 0 {
				return n
			}
		}
		return 0
	})
}
