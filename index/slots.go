package index

import (
	"cmp"
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

// slot is what one promise can replace: a plan for a year never replaces one for
// a period, nor one year another.
type slot struct {
	year   int
	period bool
}

// promises are the records of a spot.
type promises struct {
	slots   map[slot][]int // best first
	results []int
}

// collected is what the index holds of an indicator.
type collected struct {
	ix        *Index
	indicator string
	series    map[Series]map[spot]*promises
	numbers   map[seriesNumbers]map[spot]*promises // the same, while collecting
	left      map[string]int
	results   bool // the query asks for results: they are the values
	kinds     []Why
	outcomes  []corpus.Outcome
	used      []bool // by outcome: it stands beside a cell
}

// collect groups the records of an indicator. "các cấp" fills the tiers that it
// means, behind any promise for the tier itself.
func (ix *Index) collect(u Understood, id string, o CompareOptions) *collected {
	c := &collected{ix: ix, indicator: id, series: map[Series]map[spot]*promises{}, numbers: map[seriesNumbers]map[spot]*promises{}, left: map[string]int{}, kinds: ix.sourceKinds(u)}
	c.results = len(u.Statuses) > 0 && !slices.Contains(u.Statuses, corpus.StatusTarget)
	u.Indicators, u.Words, u.Phrases = []string{id}, nil, nil
	if !c.results {
		u.Statuses = []corpus.Status{corpus.StatusTarget}
	}
	c.takeOutcomes(u, o.Outcomes)
	values := newFilter(ix.cols, u, o.Drafts)
	reached := u
	reached.Statuses, reached.Values = []corpus.Status{corpus.StatusResult}, nil
	results := newFilter(ix.cols, reached, o.Drafts)
	for _, n := range ix.cols.rowsOf(id) {
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
	c.sort()
	return c
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
	cells := c.cellsOf(r)
	add := func(bit uint8) {
		at := spot{r.Place, bit}
		p := cells[at]
		if p == nil {
			p = &promises{slots: map[slot][]int{}}
			cells[at] = p
		}
		if !isValue {
			p.results = append(p.results, i)
			return
		}
		k := slot{int(r.Year), r.Marks&markPeriod != 0}
		p.slots[k] = append(p.slots[k], i)
	}
	if tiers == 0 {
		add(0)
	}
	for ; tiers != 0; tiers &= tiers - 1 {
		add(tiers & -tiers)
	}
}

// seriesNumbers is a Series in the numbers of the columns: a map of it takes a
// fraction of the time of one of texts.
type seriesNumbers struct {
	unit, change uint8
	base, noun   uint16
	marks        uint16
}

// cellsOf are the cells of a row's series.
func (c *collected) cellsOf(r *row) map[spot]*promises {
	k := seriesNumbers{r.Unit, r.Change, r.Denominator, r.Noun, r.Marks & (markPerYear | markPoints)}
	cells := c.numbers[k]
	if cells == nil {
		cells = map[spot]*promises{}
		c.numbers[k], c.series[c.ix.cols.seriesOf(r)] = cells, cells
	}
	return cells
}

func (c *columns) seriesOf(r *row) Series {
	return Series{Unit: c.units.text(int(r.Unit)), Denominator: c.bases.text(int(r.Denominator)), Noun: c.nouns.text(int(r.Noun)),
		Change: c.changes.text(int(r.Change)), PerYear: r.Marks&markPerYear != 0, Points: r.Marks&markPoints != 0}
}

func (c *collected) sort() {
	for _, cells := range c.series {
		for _, p := range cells {
			for _, rows := range p.slots {
				slices.SortFunc(rows, c.ix.prefer)
			}
			slices.SortFunc(p.results, c.ix.prefer)
		}
	}
}

// ordered lists the series: the one asked for, then that of most provinces; of
// equals a level before a change, a share before a count. A series of results
// alone comes last.
func (c *collected) ordered(base string) []Series {
	weight := map[Series]int{}
	for s, cells := range c.series {
		places := map[uint16]bool{}
		for at, p := range cells {
			if len(p.slots) > 0 {
				places[at.place] = true
			}
		}
		weight[s] = len(places)
	}
	out := make([]Series, 0, len(c.series))
	for s := range c.series {
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
// that it replaces behind it, and what was reached.
func (ix *Index) cell(c *collected, s Series, p place, col Column, j *judge) Cell {
	cell := Cell{Tier: col.Tier}
	i := ix.cols.placeNumber(p)
	var found *promises
	if i >= 0 {
		found = c.series[s][spot{uint16(i), tierBit(col.Tier)}]
	}
	if found == nil {
		found = &promises{}
	}
	var fronts []int
	behind := map[int][]int{}
	for k, rows := range found.slots {
		if col.Year == 0 || col.Year == k.year {
			fronts = append(fronts, rows[0])
			behind[rows[0]] = rows[1:]
		}
	}
	slices.SortFunc(fronts, ix.first)
	for n, front := range fronts {
		f := ix.filled(front, col.Tier)
		ix.putBehind(&f, behind[front])
		j.judge(&f, spot{uint16(i), tierBit(col.Tier)})
		f.Result = ix.result(found, f.Year, n == 0)
		f.Official = c.official(s, p, col.Tier, f.Year, n == 0)
		if n == 0 {
			f.Why = ""
			cell = f
			continue
		}
		cell.Years = append(cell.Years, f)
	}
	slices.SortStableFunc(cell.Years, func(a, b Cell) int { return cmp.Compare(a.Year, b.Year) })
	if len(fronts) == 0 {
		cell.Result = ix.result(found, col.Year, col.Year == 0)
		cell.Official = c.official(s, p, col.Tier, col.Year, col.Year == 0)
		cell.Why = NoSource
		if i >= 0 {
			cell.Why = c.kinds[i]
		}
	}
	return cell
}

// putBehind puts the other records of a slot behind its front. One that says the
// same is a source more; one that says otherwise, and that neither draft nor
// amendment nor date puts behind, is a contradiction that a reader must see.
func (ix *Index) putBehind(f *Cell, rows []int) {
	front := &ix.cols.rows[f.row]
	articles := map[uint32]bool{front.Article: true}
	for _, i := range rows {
		r := &ix.cols.rows[i]
		same := r.Value == front.Value && r.top() == front.top() && r.Bound == front.Bound
		level := ix.standsBeside(front, r)
		if same && level && !articles[r.Article] {
			articles[r.Article] = true
			f.Sources += max(int(r.Sources), 1)
		}
		if !same && level && !slices.Contains(f.Marks, MarkDiffer) {
			f.Marks = append(f.Marks, MarkDiffer)
		}
		f.Others = append(f.Others, ix.filled(i, f.Tier))
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
func (ix *Index) result(p *promises, year int, any bool) *Cell {
	best := -1
	for _, i := range p.results {
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

func (c *columns) placeNumber(p place) int {
	return slices.IndexFunc(c.places, func(q place) bool { return q.ID == p.ID && q.Scheme == p.Scheme })
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
