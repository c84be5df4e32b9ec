package web

import (
	"slices"
	"strconv"

	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// column is one column of a table as charts draw it: the cells that hold a number.
type column struct {
	name     string // of the indicator
	tier     corpus.Tier
	series   index.Series
	national []index.NationalValue
	cells    []placed
	why      map[corpus.Province]index.Why // the empty ones
}

// placed is a cell with its province.
type placed struct {
	province corpus.Province
	cell     index.Cell
	sample   bool // of a sample page
}

// columnOf is the column of a tier; of any, the one with most numbers.
func (q *request) columnOf(sec index.Section, name string, tier corpus.Tier) column {
	best := column{name: name}
	for i, at := range sec.Columns {
		c := column{name: name, tier: at.Tier, series: sec.Series, national: nationalFor(sec, at.Tier), why: map[corpus.Province]index.Why{}}
		for _, r := range sec.Rows {
			if r.Cells[i].Value == nil {
				c.why[key(r.Province)] = r.Cells[i].Why
			} else {
				c.cells = append(c.cells, placed{province: r.Province, cell: r.Cells[i], sample: tell.SampleRow(r)})
			}
		}
		if at.Tier == tier && tier != "" {
			return c
		}
		if i == 0 || len(c.cells) > len(best.cells) {
			best = c
		}
	}
	return best
}

// key is a province without what only a reader needs.
func key(p corpus.Province) corpus.Province { return corpus.Province{ID: p.ID, Scheme: p.Scheme} }

// nationalFor lists the national values that are bars for a tier, by year.
func nationalFor(sec index.Section, tier corpus.Tier) (list []index.NationalValue) {
	for _, n := range sec.National {
		if corpus.Tier(n.Tier) == tier && n.Scope != "nation" && n.Year != 0 {
			list = append(list, n)
		}
	}
	slices.SortFunc(list, func(a, b index.NationalValue) int { return a.Year - b.Year })
	return list
}

// title is indicator, unit and tier: a picture stands alone.
func (c column) title(q *request) string {
	title := c.name
	if c.series.Noun != "" && c.series.Unit != corpus.UnitRank {
		title += " (" + c.series.Noun + ")"
	}
	if c.tier != "" {
		title += ", " + q.Say("tier."+string(c.tier))
	}
	return title
}

// scheme is that of most of its provinces, or the one that the address asks for.
func (c column) scheme() int {
	n := 0
	for _, at := range c.cells {
		if at.province.Scheme == 34 {
			n++
		}
	}
	if 2*n > len(c.cells) {
		return 34
	}
	return 63
}

// levels are the cells whose numbers may be drawn as lengths: not ranks, of which
// less is more, and not below nothing.
func (c column) levels() (list []placed) {
	if c.series.Unit == corpus.UnitRank {
		return nil
	}
	for _, at := range c.cells {
		if *at.cell.Value >= 0 {
			list = append(list, at)
		}
	}
	return list
}

// top is where an axis ends: 100 for shares of which the largest is over 50.
func top(values []float64) float64 {
	high := 0.0
	for _, v := range values {
		high = max(high, v)
	}
	if high > 50 && high <= 100 {
		return 100
	}
	return high
}

func high(c index.Cell) float64 {
	if c.High != nil {
		return *c.High
	}
	return *c.Value
}

func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
