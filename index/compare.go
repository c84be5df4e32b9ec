package index

import (
	"cmp"
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// CompareOptions says how a table is laid out.
type CompareOptions struct {
	Lang   string // language of the notes: vi, or en
	Drafts Drafts
	// National gives the national values of an indicator for a tier, by year; the
	// taxonomy's when nil.
	National func(indicator string, tier corpus.Tier) []taxonomy.National
}

// Table compares provinces by one indicator: a row per province and scheme, a
// column per tier.
type Table struct {
	Understood Understood          `json:"understood"`
	Indicator  *taxonomy.Indicator `json:"indicator"` // null when the query names none and finds none
	Tiers      []corpus.Tier       `json:"tiers"`     // the columns; "" for records without a tier
	National   []NationalValue     `json:"national"`
	Rows       []TableRow          `json:"rows"`
	Notes      []Note              `json:"notes"`
}

// NationalValue is a national value with the text that a table shows: "90 (2025)".
type NationalValue struct {
	taxonomy.National
	Text string `json:"text"`
}

// TableRow is one province of one scheme; Cells stand in the order of Table.Tiers.
type TableRow struct {
	Province corpus.Province `json:"province"`
	Cells    []Cell          `json:"cells"`
}

// Cell is what one province promises for one tier. Without a value it says why.
type Cell struct {
	Tier        corpus.Tier `json:"tier"`
	Value       *float64    `json:"value"`
	High        *float64    `json:"high"`
	Unit        string      `json:"unit,omitempty"`
	Bound       string      `json:"bound,omitempty"`
	Change      string      `json:"change,omitempty"`
	PerYear     bool        `json:"per_year,omitempty"`
	Points      bool        `json:"points,omitempty"`
	Year        int         `json:"year,omitempty"`
	YearFrom    int         `json:"year_from,omitempty"`
	Draft       bool        `json:"draft,omitempty"`
	IssuerLevel string      `json:"issuer_level,omitempty"`
	Marks       []Mark      `json:"marks,omitempty"`
	Sources     int         `json:"sources,omitempty"`
	ID          string      `json:"id,omitempty"`
	Others      []Cell      `json:"others,omitempty"` // other years, issuers and articles
	Why         Why         `json:"why,omitempty"`
}

// Why says why a cell is empty. They differ: what a report does not mention may
// well be promised in the plan behind it.
type Why string

// The reasons.
const (
	NoSource      Why = "no-source"       // no article of this province is stored
	NotInReport   Why = "not-in-report"   // only reports are stored, none names it
	NotInDocument Why = "not-in-document" // the whole document is stored and does not name it
)

// Compare lays the table of the indicator that a query names, or that most of its
// hits have. Places, tiers, years, conditions and status of the query narrow it.
func (ix *Index) Compare(ctx context.Context, query string, o CompareOptions) (Table, error) {
	u, err := ix.parser.Parse(query)
	if err == nil {
		var t Table
		if t, err = ix.compare(ctx, u, o); err == nil {
			return t, nil
		}
	}
	return Table{}, fmt.Errorf("index: compare %.60q: %w", query, err)
}

func (ix *Index) compare(ctx context.Context, u Understood, o CompareOptions) (Table, error) {
	t := Table{Understood: u, Tiers: []corpus.Tier{}, National: []NationalValue{}, Rows: []TableRow{}, Notes: []Note{}}
	id, err := ix.topic(ctx, u)
	if err != nil || id == "" {
		return t, err
	}
	ind, ok := ix.parser.names.tax.Indicator(id)
	if !ok { // the reader made a name of its own for what the taxonomy does not know
		ind = taxonomy.Indicator{ID: id}
	}
	t.Indicator = &ind
	cells := ix.collect(u, id, o)
	t.Tiers = columnsOf(u, cells)
	t.National = ix.national(id, t.Tiers, o)
	t.Rows = ix.tableRows(u, cells, t.Tiers)
	t.Notes = ix.notes(t, o.Lang)
	return t, nil
}

// topic is the indicator to compare.
func (ix *Index) topic(ctx context.Context, u Understood) (string, error) {
	if len(u.Indicators) > 0 {
		return u.Indicators[0], nil
	}
	s := newFinder(ix, u, SearchOptions{Related: -1})
	if err := ix.acquire(ctx); err != nil {
		return "", err
	}
	err := s.run(ctx)
	ix.release()
	counts := make([]int, len(ix.cols.indicators.texts))
	for _, c := range s.hits.found {
		counts[ix.cols.rows[c.row].Indicator]++
	}
	most := 0
	for i, n := range counts {
		if i > 0 && n > counts[most] || most == 0 && n > 0 {
			most = i
		}
	}
	if len(counts) == 0 || counts[most] == 0 {
		return "", err
	}
	return ix.cols.indicators.text(most), err
}

// spot is a cell's place in the table.
type spot struct {
	place uint16
	tier  uint8 // bit; 0 for none
}

// collect groups the rows of an indicator by province and tier. "các cấp" fills
// the three tiers that it means, behind any promise for the tier itself.
func (ix *Index) collect(u Understood, id string, o CompareOptions) map[spot][]int {
	u.Indicators, u.Words, u.Phrases = []string{id}, nil, nil
	f := newFilter(ix.cols, u, o.Drafts)
	cells := map[spot][]int{}
	for i := range ix.cols.rows {
		r := &ix.cols.rows[i]
		if f.misses(r) != 0 || ix.cols.places[r.Place].ID == "" {
			continue
		}
		tiers := reach(r.Tiers) &^ tierBit(corpus.TierAll)
		if f.tiers != 0 {
			tiers &= reach(f.tiers)
		}
		if tiers == 0 {
			cells[spot{r.Place, 0}] = append(cells[spot{r.Place, 0}], i)
		}
		for ; tiers != 0; tiers &= tiers - 1 {
			at := spot{r.Place, tiers & -tiers}
			cells[at] = append(cells[at], i)
		}
	}
	return cells
}

// columnsOf is the tiers of a table: those asked for, else those that occur.
func columnsOf(u Understood, cells map[spot][]int) []corpus.Tier {
	if len(u.Tiers) > 0 && !slices.Contains(u.Tiers, corpus.TierAll) {
		return u.Tiers
	}
	var bitset uint8
	none := len(cells) == 0
	for at := range cells {
		bitset |= at.tier
		none = none || at.tier == 0
	}
	tiers := []corpus.Tier{}
	for ; bitset != 0; bitset &= bitset - 1 {
		tiers = append(tiers, tierOrder[bits.TrailingZeros8(bitset)])
	}
	if none {
		tiers = append(tiers, "")
	}
	return tiers
}

func (ix *Index) national(id string, tiers []corpus.Tier, o CompareOptions) []NationalValue {
	values := o.National
	if values == nil {
		values = ix.parser.names.milestones
	}
	out := []NationalValue{}
	for _, t := range tiers {
		for _, n := range values(id, t) {
			out = append(out, NationalValue{n, nationalText(n)})
		}
	}
	return out
}

// nationalText prints "90 (2025)", "≥ 80 (2025)", "20-30 (2030)".
func nationalText(n taxonomy.National) string {
	s := strconv.FormatFloat(n.Value, 'f', -1, 64)
	if n.High != nil {
		s += "-" + strconv.FormatFloat(*n.High, 'f', -1, 64)
	}
	switch b := n.Bound; b {
	case "", "=", "range":
	default:
		s = strings.NewReplacer(">=", "≥", "<=", "≤").Replace(b) + " " + s
	}
	if n.Year != 0 {
		s += " (" + strconv.Itoa(n.Year) + ")"
	}
	return s
}

// tableRows lays a row for every province that has an article here, and for those
// that the query names.
func (ix *Index) tableRows(u Understood, cells map[spot][]int, tiers []corpus.Tier) []TableRow {
	known := ix.sourceKinds()
	rows := []TableRow{}
	for _, p := range ix.tablePlaces(u) {
		i := slices.IndexFunc(ix.cols.places, func(q place) bool { return q.ID == p.ID && q.Scheme == p.Scheme })
		row := TableRow{Province: corpus.Province(p)}
		for _, tier := range tiers {
			var found []int
			why := NoSource
			if i >= 0 {
				found, why = cells[spot{uint16(i), tierBit(tier)}], known[i]
			}
			cell := ix.cell(found, tier)
			if cell.Value == nil {
				cell.Why = why
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// tablePlaces are the provinces of a table in Vietnamese order.
func (ix *Index) tablePlaces(u Understood) []place {
	var out []place
	for i, p := range ix.cols.places {
		if p.ID != "" && (len(u.Provinces) == 0 || slices.ContainsFunc(u.Provinces, p.is)) {
			out = append(out, ix.parser.names.complete(ix.cols.places[i]))
		}
	}
	for _, ref := range u.Provinces {
		if ref.ID != National && !slices.ContainsFunc(out, func(p place) bool { return p.is(ref) }) {
			out = append(out, ix.parser.names.unit(ref))
		}
	}
	rank := rankPlaces(out)
	byRank := make([]place, len(out))
	for i, r := range rank {
		byRank[r] = out[i]
	}
	return byRank
}

// sourceKinds tells for every place why a cell of it would be empty.
func (ix *Index) sourceKinds() []Why {
	why := make([]Why, len(ix.cols.places))
	for i := range why {
		why[i] = NoSource
	}
	for i := range ix.cols.rows {
		r := &ix.cols.rows[i]
		if r.Marks&markFull != 0 {
			why[r.Place] = NotInDocument
		} else if why[r.Place] == NoSource {
			why[r.Place] = NotInReport
		}
	}
	return why
}

// cell puts the best of the found rows into a cell and the others behind it.
func (ix *Index) cell(found []int, tier corpus.Tier) Cell {
	if len(found) == 0 {
		return Cell{Tier: tier}
	}
	slices.SortFunc(found, ix.prefer)
	first := ix.filled(found[0], tier)
	for _, i := range found[1:] {
		first.Others = append(first.Others, ix.filled(i, tier))
	}
	return first
}

// prefer orders rows of one cell: for this tier rather than for all, issued rather
// than draft, the province's own, the latest plan; of one plan the goal for its
// own year or the next after it; then the one that most articles confirm.
func (ix *Index) prefer(a, b int) int {
	p, q := &ix.cols.rows[a], &ix.cols.rows[b]
	flag := func(on bool) int {
		if on {
			return 1
		}
		return 0
	}
	all := tierBit(corpus.TierAll)
	return cmp.Or(
		cmp.Compare(flag(p.Tiers&all != 0), flag(q.Tiers&all != 0)),
		cmp.Compare(flag(p.Marks&markDraft != 0), flag(q.Marks&markDraft != 0)),
		cmp.Compare(flag(!ix.cols.own(p)), flag(!ix.cols.own(q))),
		cmp.Compare(q.Plan, p.Plan),
		cmp.Compare(yearDistance(p), yearDistance(q)),
		cmp.Compare(q.Sources, p.Sources),
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

// filled is a row as a cell.
func (ix *Index) filled(i int, tier corpus.Tier) Cell {
	r, cols := &ix.cols.rows[i], ix.cols
	c := Cell{Tier: tier, Value: &r.Value, Unit: cols.units.text(int(r.Unit)), Bound: cols.bounds.text(int(r.Bound)),
		Change: cols.changes.text(int(r.Change)), PerYear: r.Marks&markPerYear != 0, Points: r.Marks&markPoints != 0,
		Year: int(r.Year), YearFrom: int(r.From), Draft: r.Marks&markDraft != 0, IssuerLevel: cols.issuers.text(int(r.Issuer)),
		Marks: ix.marks(r), Sources: max(int(r.Sources), 1), ID: cols.ids.at(i)}
	if r.Marks&markRange != 0 {
		c.High = &r.High
	}
	return c
}
