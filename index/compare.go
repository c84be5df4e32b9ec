package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// CompareOptions says what a table holds and how it is laid out.
type CompareOptions struct {
	Lang        string   // language of the notes: vi, or en
	Drafts      Drafts   // which plans are shown at all
	CountDrafts bool     // drafts take part in ranks, copies and outliers
	Issuers     []string // issuer levels beside the province's own; AnyIssuer for all
	ByYear      bool     // a column for every tier and year
	Units       int      // 63: former units alone; 34: present units, each above its former ones; 0: all
	All         bool     // rows also for provinces without any value
	Evidence    bool     // fill in sentence and address of every cell shown
	Front       bool     // of those in front alone: a table for the eye
	Denominator string   // the base of the main table, when there are several
	Outcomes    []corpus.Outcome
	// National gives the national values of an indicator for a tier, by year; the
	// taxonomy's when nil.
	National func(indicator string, tier corpus.Tier) []taxonomy.National
}

// AnyIssuer stands for every issuer level.
const AnyIssuer = "all"

// Table compares provinces by one indicator: a row per province and scheme, a
// column per tier (and year). What must not share a column with it (another
// denominator, a change instead of a level, a further indicator that the query
// names) stands in Sections.
type Table struct {
	Understood Understood          `json:"understood"`
	Indicator  *taxonomy.Indicator `json:"indicator"` // null when the query names none and finds none
	Section
	Sections []Section        `json:"sections"`
	Official []corpus.Outcome `json:"official,omitempty"` // official results that stand beside no cell
	Related  []Related        `json:"related"`
	Hidden   Hidden           `json:"hidden"`
	Left     []LeftOut        `json:"left_out"`
	Notes    []Note           `json:"notes"`
}

// Section is one table whose values may be compared with each other.
type Section struct {
	ID       string          `json:"section_indicator,omitempty"`
	Series   Series          `json:"series"`
	Differs  string          `json:"differs,omitempty"` // from the main table, in words
	Tiers    []corpus.Tier   `json:"tiers"`             // of the columns; "" for records without a tier
	Columns  []Column        `json:"columns"`
	National []NationalValue `json:"national"`
	Rows     []TableRow      `json:"rows"`
	Copies   []Copies        `json:"copies"`
}

// Column is what the cells of a column have in common; Year 0 means every year.
type Column struct {
	Tier corpus.Tier `json:"tier"`
	Year int         `json:"year,omitempty"`
}

// Related is an indicator near the one compared, which must not share its column.
type Related struct {
	taxonomy.Indicator
	Provinces int `json:"provinces"`
}

// Hidden counts the provinces without a row.
type Hidden struct {
	NoValue  int `json:"no_value"`  // an article is stored, none gives the indicator
	NoSource int `json:"no_source"` // of the 63 former units: nothing stored of them or their present unit
}

// LeftOut counts records that meet the query and stand in no cell.
type LeftOut struct {
	Reason string `json:"reason"` // issuer, units
	N      int    `json:"n"`
}

// NationalValue is a national value with the text that a table shows: "90 (2025)".
type NationalValue struct {
	taxonomy.National
	Text string `json:"text"`
}

// TableRow is one province of one scheme; Cells stand in the order of
// Section.Columns.
type TableRow struct {
	Province corpus.Province `json:"province"`
	Former   bool            `json:"former,omitempty"` // stands under its present unit
	Cells    []Cell          `json:"cells"`
}

// Cell is what one province promises for one column. Without a value it says why.
type Cell struct {
	Tier        corpus.Tier     `json:"tier"`
	Value       *float64        `json:"value"`
	High        *float64        `json:"high"`
	Unit        string          `json:"unit,omitempty"`
	Bound       string          `json:"bound,omitempty"`
	Change      string          `json:"change,omitempty"`
	PerYear     bool            `json:"per_year,omitempty"`
	Points      bool            `json:"points,omitempty"`
	Denominator string          `json:"denominator,omitempty"`
	Year        int             `json:"year,omitempty"`
	YearFrom    int             `json:"year_from,omitempty"`
	Plan        string          `json:"plan,omitempty"` // annual or period
	Draft       bool            `json:"draft,omitempty"`
	Amended     bool            `json:"amended,omitempty"`
	IssuerLevel string          `json:"issuer_level,omitempty"`
	Marks       []Mark          `json:"marks,omitempty"`
	Sources     int             `json:"sources,omitempty"`
	ID          string          `json:"id,omitempty"`
	National    *Standing       `json:"national,omitempty"`
	Rank        *Rank           `json:"rank,omitempty"`
	Typical     *Typical        `json:"typical,omitempty"`  // of the other provinces, beside an outlier
	Result      *Cell           `json:"result,omitempty"`   // what articles say was reached
	Official    *corpus.Outcome `json:"official,omitempty"` // what an official source says was reached
	Years       []Cell          `json:"years,omitempty"`    // the same promise for other years, or of the other kind of plan
	Others      []Cell          `json:"others,omitempty"`   // of the same year and kind: drafts, older plans, other issuers and articles
	Why         Why             `json:"why,omitempty"`
	Evidence    *Evidence       `json:"evidence,omitempty"`

	row int // in the columns
}

// Evidence is where a cell's number stands.
type Evidence struct {
	Quote     string `json:"quote"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"published"`
	SHA256    string `json:"sha256"`
	Exclusion string `json:"exclusion,omitempty"` // what the number leaves out
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

// Compare lays the table of the indicators that a query names, or of the one that
// most of its hits have. Places, tiers, years, conditions and status of the query
// narrow it.
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
	t := Table{Understood: u, Sections: []Section{}, Related: []Related{}, Left: []LeftOut{}, Notes: []Note{}}
	t.Section = emptySection()
	ids, err := ix.topics(ctx, u)
	if err != nil || len(ids) == 0 {
		return t, err
	}
	ind := ix.parser.names.describe(ids[0])
	t.Indicator = &ind
	main := true
	for _, id := range ids {
		c := ix.collect(u, id, o)
		peers := ix.peers(u, c, o)
		for i, s := range c.ordered(o.Denominator) {
			sec, hidden := ix.section(u, c, peers, s, o)
			if main {
				t.Section, t.Hidden.NoValue, main = sec, hidden, false
				continue
			}
			sec.Differs = ix.parser.names.differs(t.Section, sec, i == 0, o.Lang)
			t.Sections = append(t.Sections, sec)
		}
		if main { // named, and nothing found: the rows say why
			t.Section, t.Hidden.NoValue = ix.section(u, c, peers, Series{}, o)
			main = false
		}
		t.Left = c.leftOut(t.Left)
		t.Official = append(t.Official, c.unused()...)
	}
	t.Related = ix.related(u, ids, o)
	if u.Gaps {
		ix.gaps(u, &t)
	} else {
		ix.hide(u, o, &t)
	}
	t.order(u.Order, o.Units)
	t.Notes = ix.notes(t, o.Lang)
	return t, ix.evidence(ctx, &t, o)
}

// peers are the records that values are ranked and counted among: what a query asks of
// the numbers themselves ("dưới 60%", "bằng mốc quốc gia") leaves no province out.
func (ix *Index) peers(u Understood, c *collected, o CompareOptions) *collected {
	if len(u.Values)+len(u.Against) == 0 {
		return c
	}
	u.Values, u.Against = nil, nil
	return ix.collect(u, c.indicator, o)
}

// gaps leaves the provinces of which articles are stored and none gives the number in
// any series: "tỉnh nào chưa có".
func (ix *Index) gaps(u Understood, t *Table) {
	has := map[unitKey]bool{}
	for _, sec := range append([]Section{t.Section}, t.Sections...) {
		for _, r := range sec.Rows {
			if slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Value != nil }) {
				has[unitKey{r.Province.ID, r.Province.Scheme}] = true
			}
		}
	}
	t.Rows = slices.DeleteFunc(t.Rows, func(r TableRow) bool { return has[unitKey{r.Province.ID, r.Province.Scheme}] })
	t.Sections, t.Copies, t.Hidden = []Section{}, []Copies{}, Hidden{}
	if len(u.Provinces) == 0 {
		t.Hidden.NoSource = ix.unheard
	}
}

// order puts the rows in the order of the first number of each, where one is asked
// for: those without any stand last. Former units stay under their present one.
func (t *Table) order(o Order, units int) {
	if o == "" || units == 34 {
		return
	}
	sign := map[Order]float64{Highest: -1, Lowest: 1}[o]
	for _, sec := range append([]Section{t.Section}, t.Sections...) {
		slices.SortStableFunc(sec.Rows, func(a, b TableRow) int {
			x, y := a.first(), b.first()
			if x == nil || y == nil {
				return compareBool(x == nil, y == nil)
			}
			return cmp.Compare(sign*(*x.Value+x.top()), sign*(*y.Value+y.top()))
		})
	}
}

// first is the first cell of a row that holds a number, nil when none does.
func (r *TableRow) first() *Cell {
	for i := range r.Cells {
		if r.Cells[i].Value != nil {
			return &r.Cells[i]
		}
	}
	return nil
}

func emptySection() Section {
	return Section{Tiers: []corpus.Tier{}, Columns: []Column{}, National: []NationalValue{}, Rows: []TableRow{}, Copies: []Copies{}}
}

// topics are the indicators to compare: those named, else the one of most hits.
func (ix *Index) topics(ctx context.Context, u Understood) ([]string, error) {
	if len(u.Indicators) > 0 {
		return u.Indicators, nil
	}
	s := newFinder(ix, u, SearchOptions{Related: -1})
	done, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	err = s.run(ctx)
	done()
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
		return nil, err
	}
	return []string{ix.cols.indicators.text(most)}, err
}

// describe is an indicator, by its id alone when the reader made up a name for
// what the taxonomy does not know.
func (n *naming) describe(id string) taxonomy.Indicator {
	if ind, ok := n.tax.Indicator(id); ok {
		return ind
	}
	return taxonomy.Indicator{ID: id}
}

// section lays out the cells of one series. Rows that would hold nothing are made
// only when they are wanted; hidden counts the others.
func (ix *Index) section(u Understood, c, peers *collected, s Series, o CompareOptions) (sec Section, hidden int) {
	sec = emptySection()
	sec.ID, sec.Series = c.indicator, s
	entries := c.of(s)
	sec.Columns = columnsOf(u, entries, c.officialTiers(s), o.ByYear)
	for _, col := range sec.Columns {
		if !slices.Contains(sec.Tiers, col.Tier) {
			sec.Tiers = append(sec.Tiers, col.Tier)
		}
	}
	if s.Unit == "" || s.Unit == ix.parser.names.describe(c.indicator).Unit { // a share stands over no ranks
		sec.National = ix.national(c.indicator, sec.Tiers, o)
	}
	judge := ix.newJudge(peers, s, sec.National, o)
	byPlace := make([][]entry, len(ix.cols.places))
	for list := range runs(entries, spotShift+8) {
		byPlace[list[0].at().place] = list
	}
	all := o.All || o.Units == 34 || len(u.Provinces) > 0 || u.Gaps
	for _, p := range ix.tablePlaces(u, o.Units, c.officialPlaces()) {
		var list []entry
		if p.number >= 0 {
			list = byPlace[p.number]
		}
		if len(list) == 0 && !all && !c.hasOutcome(p.place) {
			hidden++
			continue
		}
		sec.Rows = append(sec.Rows, TableRow{Province: corpus.Province(p.place), Cells: ix.cells(c, s, p, sec.Columns, list, judge)})
	}
	if o.Units == 34 {
		sec.Rows = ix.underPresentUnits(sec.Rows)
	}
	sec.Copies = judge.copies()
	return sec, hidden
}

// cells are the cells of a place; list are its entries.
func (ix *Index) cells(c *collected, s Series, p tablePlace, columns []Column, list []entry, j *judge) []Cell {
	out := make([]Cell, len(columns))
	for i, col := range columns {
		var at []entry
		for spot := range spotsOf(list) {
			if spot[0].at().tier == tierBit(col.Tier) {
				at = spot
			}
		}
		out[i] = ix.cell(c, s, p, col, at, j)
	}
	return out
}

// columnsOf is the columns of a table: the tiers asked for, else those that occur in
// articles or official results, and by year when that is wanted.
func columnsOf(u Understood, entries []entry, official []corpus.Tier, byYear bool) []Column {
	tiers := u.Tiers
	if len(tiers) == 0 || slices.Contains(tiers, corpus.TierAll) {
		tiers = occurring(entries, official)
	}
	cols := []Column{}
	for _, t := range tiers {
		years := []int{0}
		if byYear {
			years = yearsOf(entries, t)
		}
		for _, y := range years {
			cols = append(cols, Column{t, y})
		}
	}
	return cols
}

// occurring are the tiers of entries and official results; none at all is one too, and
// the last.
func occurring(entries []entry, official []corpus.Tier) (tiers []corpus.Tier) {
	var occurs uint8
	none := len(entries)+len(official) == 0
	for _, e := range entries {
		bit := e.at().tier
		occurs |= bit
		none = none || bit == 0
	}
	occurs |= tierBits(official)
	none = none || slices.Contains(official, "")
	for i, t := range tierOrder {
		if occurs&(1<<i) != 0 {
			tiers = append(tiers, t)
		}
	}
	if none {
		tiers = append(tiers, "")
	}
	return tiers
}

// yearsOf are the years that a tier has promises for, or none.
func yearsOf(entries []entry, t corpus.Tier) (years []int) {
	for _, e := range entries {
		if tierOf(e.at().tier) == t && !e.isResult() && !slices.Contains(years, e.year()) {
			years = append(years, e.year())
		}
	}
	slices.Sort(years)
	if len(years) == 0 {
		return []int{0}
	}
	return years
}

func tierOf(bit uint8) corpus.Tier {
	for i, t := range tierOrder {
		if bit == 1<<i {
			return t
		}
	}
	return ""
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

// evidence reads the sentences of the cells that a table shows.
func (ix *Index) evidence(ctx context.Context, t *Table, o CompareOptions) error {
	if !o.Evidence {
		return nil
	}
	read := func(c *Cell) error {
		if c.Value == nil {
			return ctx.Err()
		}
		r, err := ix.records.record(c.row)
		if err != nil {
			return err
		}
		c.Evidence = &Evidence{Quote: r.Quote, URL: r.Article.URL, Title: r.Article.Title, Published: r.Article.Published, Exclusion: r.Exclusion}
		if k := r.Article.Capture; k != nil {
			c.Evidence.SHA256 = k.SHA256
		}
		return nil
	}
	if o.Front {
		return t.eachFront(read)
	}
	return t.EachCell(read)
}

// eachFront calls f for every cell in front that holds a number.
func (t *Table) eachFront(f func(*Cell) error) error {
	for _, sec := range append([]Section{t.Section}, t.Sections...) {
		for i := range sec.Rows {
			for j := range sec.Rows[i].Cells {
				c := &sec.Rows[i].Cells[j]
				if c.Value == nil {
					continue
				}
				if err := f(c); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// EachCell calls f for every cell that holds a number, those behind others too.
func (t *Table) EachCell(f func(*Cell) error) error {
	all := append([]Section{t.Section}, t.Sections...)
	for _, sec := range all {
		for i := range sec.Rows {
			for j := range sec.Rows[i].Cells {
				if err := sec.Rows[i].Cells[j].each(f); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c *Cell) each(f func(*Cell) error) error {
	if c.Value != nil {
		if err := f(c); err != nil {
			return err
		}
	}
	if c.Result != nil {
		if err := c.Result.each(f); err != nil {
			return err
		}
	}
	for _, list := range [][]Cell{c.Years, c.Others} {
		for i := range list {
			if err := list[i].each(f); err != nil {
				return err
			}
		}
	}
	return nil
}
