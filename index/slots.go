package index

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"chitieu/corpus"
)

// Series is what values must share to stand in one column: a share of adults is
// none of the population, and a growth is no level.
type Series struct {
	Unit        string `json:"unit"`
	Denominator string `json:"denominator,omitempty"`
	Noun        string `json:"noun,omitempty"` // of counts and amounts
	Change      string `json:"change,omitempty"`
	PerYear     bool   `json:"per_year,omitempty"`
	Points      bool   `json:"points,omitempty"`
}

// spot is a place and a tier.
type spot struct {
	place uint16
	tier  uint8 // bit; 0 for none
}

// entry is a record at a spot. Its key orders the table: series, place, tier, then
// the promises before the results, then the slot. A plan for a year never replaces
// one for a period, nor one year another; so the entries of one key are what one
// promise can replace, and they stand side by side, best first.
type entry struct {
	key uint64
	row int32
}

// The parts of a key, from its low end.
const (
	periodBits = 1
	yearBits   = 16
	slotBits   = periodBits + yearBits
	resultBit  = 1 << slotBits
	spotShift  = slotBits + 1
	spotBits   = 8 + 16
	tableShift = spotShift + spotBits
)

func keyOf(series int, at spot, r *row, isValue bool) uint64 {
	k := uint64(series)<<spotBits | uint64(at.place)<<8 | uint64(at.tier)
	if !isValue {
		return k<<spotShift | resultBit
	}
	k = k<<spotShift | uint64(uint16(r.Year))<<periodBits
	if r.Marks&markPeriod != 0 {
		k |= 1
	}
	return k
}

func (e entry) at() spot {
	return spot{uint16(e.key >> (spotShift + 8)), uint8(e.key >> spotShift)}
}
func (e entry) year() int      { return int(int16(e.key >> periodBits)) }
func (e entry) isPeriod() bool { return e.key&1 != 0 }
func (e entry) isResult() bool { return e.key&resultBit != 0 }

// runs cuts entries where the bits of their keys above shift change.
func runs(list []entry, shift int) iter.Seq[[]entry] {
	return func(yield func([]entry) bool) {
		for start, i := 0, 1; start < len(list); i++ {
			if i < len(list) && list[i].key>>shift == list[start].key>>shift {
				continue
			}
			if !yield(list[start:i]) {
				return
			}
			start = i
		}
	}
}

// spotsOf cuts the entries of a series by spot.
func spotsOf(list []entry) iter.Seq[[]entry] { return runs(list, spotShift) }

// splitResults parts the entries of a spot into promises and results.
func splitResults(list []entry) (promises, results []entry) {
	i := 0
	for i < len(list) && !list[i].isResult() {
		i++
	}
	return list[:i], list[i:]
}

// slotsOf cuts the promises of a spot by slot, each with the best one first.
func slotsOf(promises []entry) iter.Seq[[]entry] { return runs(promises, 0) }

// collected is what the index holds of an indicator.
type collected struct {
	ix        *Index
	indicator string
	series    []Series
	numbers   []seriesNumbers // of series
	entries   []entry
	left      map[string]int
	results   bool // the query asks for results: they are the values
	u         Understood
	whys      []Why // by place, when asked for
	outcomes  []corpus.Outcome
	used      []bool // by outcome: it stands beside a cell
}

// collect groups the records of an indicator. "các cấp" fills the tiers that it
// means, behind any promise for the tier itself.
func (ix *Index) collect(u Understood, id string, o CompareOptions) *collected {
	c := &collected{ix: ix, indicator: id, left: map[string]int{}, u: u}
	c.results = len(u.Statuses) > 0 && !slices.Contains(u.Statuses, corpus.StatusTarget)
	u.Indicators, u.Words, u.Phrases = nil, nil, nil // all rows looked at are of the indicator
	if !c.results {
		u.Statuses = []corpus.Status{corpus.StatusTarget}
	}
	c.takeOutcomes(u, o.Outcomes)
	values := newFilter(ix.cols, u, o.Drafts)
	reached := u
	reached.Statuses, reached.Values = []corpus.Status{corpus.StatusResult}, nil
	results := newFilter(ix.cols, reached, o.Drafts)
	rows := ix.cols.rowsOf(id, u.Years)
	c.entries = make([]entry, 0, len(rows)+len(rows)/2)
	for _, n := range rows {
		i, r := int(n), &ix.cols.rows[n]
		if ix.cols.places[r.Place].ID == "" {
			continue
		}
		isValue := values.misses(r) == 0
		if !isValue && (c.results || results.misses(r) != 0) {
			continue
		}
		switch {
		case !ix.counts(r, o):
			if isValue {
				c.left["issuer"]++
			}
		case o.Units == 63 && ix.cols.places[r.Place].Scheme == 34:
			if isValue {
				c.left["units"]++
			}
		default:
			c.put(i, r, values.tiers, isValue)
		}
	}
	slices.SortFunc(c.entries, func(a, b entry) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return ix.prefer(int(a.row), int(b.row))
	})
	return c
}

// of are the entries of a series.
func (c *collected) of(s Series) []entry {
	n := slices.Index(c.series, s)
	if n < 0 {
		return nil
	}
	return c.between(uint64(n)<<tableShift, uint64(n+1)<<tableShift)
}

// between are the entries whose keys lie in a span.
func (c *collected) between(from, to uint64) []entry {
	find := func(key uint64) int {
		i, _ := slices.BinarySearchFunc(c.entries, key, func(e entry, key uint64) int { return cmp.Compare(e.key, key) })
		return i
	}
	return c.entries[find(from):find(to)]
}

// counts reports whether a record's issuer is the province, or one asked for.
func (ix *Index) counts(r *row, o CompareOptions) bool {
	if ix.cols.own(r) {
		return true
	}
	level := ix.cols.issuers.text(int(r.Issuer))
	return slices.Contains(o.Issuers, AnyIssuer) || slices.Contains(o.Issuers, level)
}

func (c *collected) put(i int, r *row, asked uint8, isValue bool) {
	tiers := reach(r.Tiers) &^ tierBit(corpus.TierAll)
	if r.Tiers&tierBit(corpus.TierAll) != 0 && c.ix.cols.places[r.Place].Scheme == 34 { // no districts any more
		tiers &^= tierBit(corpus.TierDistrict) &^ r.Tiers
	}
	if asked != 0 {
		tiers &= reach(asked)
	}
	series := c.seriesOf(r)
	add := func(bit uint8) {
		c.entries = append(c.entries, entry{keyOf(series, spot{r.Place, bit}, r, isValue), int32(i)})
	}
	if tiers == 0 {
		add(0)
	}
	for ; tiers != 0; tiers &= tiers - 1 {
		add(tiers & -tiers)
	}
}

// seriesNumbers is a Series in the numbers of the columns.
type seriesNumbers struct {
	unit, change uint8
	base, noun   uint16
	marks        uint16
}

// seriesOf is the number of a row's series.
func (c *collected) seriesOf(r *row) int {
	k := seriesNumbers{r.Unit, r.Change, r.Denominator, r.Noun, r.Marks & (markPerYear | markPoints)}
	n := slices.Index(c.numbers, k)
	if n < 0 {
		n = len(c.numbers)
		c.numbers, c.series = append(c.numbers, k), append(c.series, c.ix.cols.seriesOf(r))
	}
	return n
}

func (c *columns) seriesOf(r *row) Series {
	return Series{Unit: c.units.text(int(r.Unit)), Denominator: c.bases.text(int(r.Denominator)), Noun: c.nouns.text(int(r.Noun)),
		Change: c.changes.text(int(r.Change)), PerYear: r.Marks&markPerYear != 0, Points: r.Marks&markPoints != 0}
}

// ordered lists the series: the one asked for, then that of most provinces; of
// equals a level before a change, a share before a count. A series of results
// alone comes last.
func (c *collected) ordered(base string) []Series {
	weight := make(map[Series]int, len(c.series))
	last := uint64(math.MaxUint64)
	for _, e := range c.entries {
		if at := e.key >> (spotShift + 8); !e.isResult() && at != last { // series and place
			last = at
			weight[c.series[e.key>>tableShift]]++
		}
	}
	out := make([]Series, 0, len(c.series))
	for _, s := range c.series {
		if weight[s] > 0 || len(c.series) == 1 {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Series) int {
		return cmp.Or(
			-compareBool(base != "" && a.Denominator == base, base != "" && b.Denominator == base),
			cmp.Compare(weight[b], weight[a]),
			compareBool(a.Change != "", b.Change != ""),
			-compareBool(a.Unit == corpus.UnitPercent, b.Unit == corpus.UnitPercent),
			compareBool(a.Points, b.Points), compareBool(a.PerYear, b.PerYear),
			cmp.Compare(a.Denominator, b.Denominator), cmp.Compare(a.Change, b.Change), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Noun, b.Noun),
		)
	})
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (c *collected) leftOut(list []LeftOut) []LeftOut {
	for _, reason := range []string{"issuer", "units"} {
		if n := c.left[reason]; n > 0 {
			list = append(list, LeftOut{reason, n})
		}
	}
	return list
}

// prefer orders the records of one slot: for this tier rather than for all, issued
// rather than draft, the province's own, amended rather than original, the latest
// date of the plan itself; then the one that most articles confirm.
func (ix *Index) prefer(a, b int) int {
	p, q := &ix.cols.rows[a], &ix.cols.rows[b]
	all := tierBit(corpus.TierAll)
	return cmp.Or(
		compareBool(p.Tiers&all != 0, q.Tiers&all != 0),
		compareBool(p.Marks&markDraft != 0, q.Marks&markDraft != 0),
		compareBool(!ix.cols.own(p), !ix.cols.own(q)),
		-compareBool(p.Marks&markAmended != 0, q.Marks&markAmended != 0),
		cmp.Compare(q.Plan, p.Plan),
		cmp.Compare(q.PlanYear, p.PlanYear),
		cmp.Compare(q.Sources, p.Sources),
		cmp.Compare(a, b),
	)
}

// first orders the best records of the slots of a cell: which one the cell shows
// in front. The plan for a year stands before that for a period, the latest plan
// before earlier ones; of one plan the goal for its own year or the next after it.
func (ix *Index) first(a, b int) int {
	p, q := &ix.cols.rows[a], &ix.cols.rows[b]
	all := tierBit(corpus.TierAll)
	return cmp.Or(
		compareBool(p.Tiers&all != 0, q.Tiers&all != 0),
		compareBool(p.Marks&markDraft != 0, q.Marks&markDraft != 0),
		compareBool(!ix.cols.own(p), !ix.cols.own(q)),
		compareBool(p.Marks&markPeriod != 0, q.Marks&markPeriod != 0),
		cmp.Compare(q.PlanYear, p.PlanYear),
		cmp.Compare(q.Plan, p.Plan),
		cmp.Compare(yearDistance(p), yearDistance(q)),
		cmp.Compare(a, b),
	)
}

// yearDistance is how far a goal lies after its plan's year; one before it, or
// without a year, comes last.
func yearDistance(r *row) int {
	if r.Year == 0 || r.Year < r.PlanYear {
		return 1 << 15
	}
	return int(r.Year - r.PlanYear)
}

// cell fills a cell: the promise in front, those for other years beside it, those
// that it replaces behind it, and what was reached. at are the entries of its spot.
func (ix *Index) cell(c *collected, s Series, p tablePlace, col Column, at []entry, j *judge) Cell {
	cell := Cell{Tier: col.Tier}
	promises, results := splitResults(at)
	var fronts [][]entry
	for slot := range slotsOf(promises) {
		if col.Year == 0 || col.Year == slot[0].year() {
			fronts = append(fronts, slot)
		}
	}
	slices.SortFunc(fronts, func(a, b []entry) int { return ix.first(int(a[0].row), int(b[0].row)) })
	for n, front := range fronts {
		f := ix.filled(int(front[0].row), col.Tier)
		ix.putBehind(&f, front[1:])
		j.judge(&f, front[0].at())
		f.Result = ix.result(results, f.Year, n == 0)
		f.Official = c.official(s, p.place, col.Tier, f.Year, n == 0)
		if n == 0 {
			cell = f
			continue
		}
		cell.Years = append(cell.Years, f)
	}
	slices.SortStableFunc(cell.Years, func(a, b Cell) int { return cmp.Compare(a.Year, b.Year) })
	if len(fronts) == 0 {
		cell.Result = ix.result(results, col.Year, col.Year == 0)
		cell.Official = c.official(s, p.place, col.Tier, col.Year, col.Year == 0)
		cell.Why = c.why(p)
	}
	return cell
}

// putBehind puts the other records of a slot behind its front. One that says the
// same is a source more; one that says otherwise, and that neither draft nor
// amendment nor date puts behind, is a contradiction that a reader must see.
func (ix *Index) putBehind(f *Cell, behind []entry) {
	if len(behind) == 0 {
		return
	}
	front := &ix.cols.rows[f.row]
	articles := map[uint32]bool{front.Article: true}
	for _, e := range behind {
		r := &ix.cols.rows[e.row]
		same := r.Value == front.Value && r.top() == front.top() && r.Bound == front.Bound
		level := ix.standsBeside(front, r)
		if same && level && !articles[r.Article] {
			articles[r.Article] = true
			f.Sources += max(int(r.Sources), 1)
		}
		if !same && level && !slices.Contains(f.Marks, MarkDiffer) {
			f.Marks = append(f.Marks, MarkDiffer)
		}
		f.Others = append(f.Others, ix.filled(int(e.row), f.Tier))
	}
}

// standsBeside reports whether nothing but the count of sources orders two records
// of one slot.
func (ix *Index) standsBeside(a, b *row) bool {
	const kind = markDraft | markAmended
	all := tierBit(corpus.TierAll)
	return a.Marks&kind == b.Marks&kind && a.Tiers&all == b.Tiers&all && ix.cols.own(a) == ix.cols.own(b) && a.Plan == b.Plan
}

// result is what articles say was reached for the year; the latest, with its own
// year, when any will do.
func (ix *Index) result(results []entry, year int, any bool) *Cell {
	best := -1
	for _, e := range results {
		i := int(e.row)
		r := &ix.cols.rows[i]
		if int(r.Year) == year && year != 0 {
			best = i
			break
		}
		if any && (best < 0 || r.Year > ix.cols.rows[best].Year) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	c := ix.filled(best, "")
	return &c
}

// filled is a row as a cell.
func (ix *Index) filled(i int, tier corpus.Tier) Cell {
	r, cols := &ix.cols.rows[i], ix.cols
	s := cols.seriesOf(r)
	c := Cell{Tier: tier, Value: &r.Value, Unit: s.Unit, Bound: cols.bounds.text(int(r.Bound)),
		Change: s.Change, PerYear: s.PerYear, Points: s.Points, Denominator: s.Denominator,
		Year: int(r.Year), YearFrom: int(r.From), Plan: "annual", Draft: r.Marks&markDraft != 0, Amended: r.Marks&markAmended != 0,
		IssuerLevel: cols.issuers.text(int(r.Issuer)), Marks: ix.marks(r), Sources: max(int(r.Sources), 1), ID: cols.ids.at(i), row: i}
	if r.Marks&markRange != 0 {
		c.High = &r.High
	}
	if r.Marks&markPeriod != 0 {
		c.Plan = "period"
	} else if r.PlanYear == 0 {
		c.Plan = ""
	}
	if r.Tiers&tierBit(corpus.TierAll) != 0 && tier != corpus.TierAll && tier != "" {
		c.Marks = append(c.Marks, MarkAllTiers)
	}
	if r.Marks&markDiffer != 0 {
		c.Marks = append(c.Marks, MarkDiffer)
	}
	return c
}

// Marks of cells, beside those of hits.
const (
	MarkAllTiers Mark = "all-tiers"      // said of "các cấp"
	MarkDiffer   Mark = "sources-differ" // articles about the plan print different numbers
	MarkOutlier  Mark = "outlier"        // far from the other provinces
)
