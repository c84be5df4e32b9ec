package web

import (
	"errors"
	"fmt"
	"strconv"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/index"
)

// tableView is the table province × tier.
type tableView struct {
	Name, ID string
	Heads    []string
	National []string
	Rows     []rowView
	Empty    int // provinces with a source and no value, left out
	Notes    []string
	Warnings []string
	Map      mapView
	Bars     barsView
}

type rowView struct {
	Name, Href string
	Province   corpus.Province
	Cells      []cellView
}

type cellView struct {
	index.Cell
	Text, YearText, Href string
	Marks                []string
	Standing             string     // beside the national value of the same year, or on the way to the next
	Years                []cellView // the same promise for other years
	More                 int
}

// mostYears is how many other years a cell shows: with ten of them the table of 63
// provinces takes 28 KB on the line.
const mostYears = 3

// signs are the relations of a value to the national one of the same year.
var signs = map[index.Relation]string{index.Equal: "=", index.Above: "▲", index.Below: "▼", index.SameNumber: "≈", index.Overlaps: "≈"}

func comparePage(q *request) error {
	text := q.param("q")
	if text == "" {
		text = "hồ sơ công việc"
	}
	t, err := q.ix.Compare(q.ctx, text, index.CompareOptions{Lang: q.Lang, Evidence: true})
	if errors.Is(err, index.ErrQuery) && q.Format == "" {
		return q.show("search", view{Title: text, Query: text, Body: searchView{Problem: q.Say("err.query", q.Tell.Problem(err))}})
	}
	if err != nil {
		return err
	}
	v := q.table(t)
	switch q.Format {
	case "":
	case "json":
		return q.json(t)
	case "csv", "xlsx":
		return q.sheet(output.CompareColumns, output.All(output.CompareRows(t)))
	case "svg":
		return q.svg(v.Map.File(q))
	default:
		return errFormat
	}
	return q.show("compare", view{Title: v.Name, Query: text, Formats: []string{"json", "csv", "xlsx", "svg"}, Body: v})
}

func (q *request) table(t index.Table) tableView {
	if t.Indicator == nil {
		return tableView{}
	}
	v := tableView{Name: q.indicatorName(t.Indicator.ID), ID: t.Indicator.ID}
	used := usedTiers(t)
	for i, tier := range t.Tiers {
		if !used[i] {
			continue
		}
		name := q.Say("web.no-tier")
		if tier != "" {
			name = q.Say("tier." + string(tier))
		}
		v.Heads = append(v.Heads, name)
		v.National = append(v.National, nationalOf(t, tier))
	}
	for _, r := range t.Rows {
		row := rowView{Name: r.Province.Name, Href: q.provinceLink(r.Province.ID, r.Province.Scheme), Province: r.Province}
		values := 0
		for i, c := range r.Cells {
			if used[i] {
				row.Cells = append(row.Cells, q.cell(c))
				if c.Value != nil {
					values++
				}
			}
		}
		if values == 0 {
			v.Empty++
			continue
		}
		v.Rows = append(v.Rows, row)
	}
	for _, n := range t.Notes {
		v.Notes = append(v.Notes, n.Text)
	}
	v.Warnings = q.warnings(t)
	v.Map = q.mapOf(t)
	v.Bars = q.barsOf(t)
	return v
}

// usedTiers tells which columns hold a value.
func usedTiers(t index.Table) []bool {
	used := make([]bool, len(t.Tiers))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			used[i] = used[i] || c.Value != nil
		}
	}
	return used
}

func nationalOf(t index.Table, tier corpus.Tier) string {
	s := ""
	for _, n := range t.National {
		if corpus.Tier(n.Tier) == tier {
			if s != "" {
				s += "; "
			}
			s += n.Text
		}
	}
	return s
}

func (q *request) cell(c index.Cell) cellView {
	if c.Value == nil {
		return cellView{Cell: c, Text: q.Say("why." + string(c.Why))}
	}
	v := cellView{Cell: c, Text: q.Tell.Number(*c.Value, c.High, c.Unit, c.Bound, c.Change, c.PerYear, c.Points, ""), Href: q.Link("/target/" + c.ID), More: len(c.Others)}
	switch {
	case c.YearFrom != 0:
		v.YearText = fmt.Sprintf("%d-%d", c.YearFrom, c.Year)
	case c.Year != 0:
		v.YearText = strconv.Itoa(c.Year)
	}
	for _, m := range c.Marks {
		v.Marks = append(v.Marks, q.Say("mark."+string(m)))
	}
	if n := c.National; n != nil {
		if v.Standing = signs[n.Relation]; v.Standing == "" {
			v.Standing = n.Text
		}
	}
	for _, y := range c.Years[:min(len(c.Years), mostYears)] {
		v.Years = append(v.Years, q.cell(y))
	}
	v.More += len(c.Years) - len(v.Years)
	return v
}

// warnings say where the cells of one table are not of one kind.
func (q *request) warnings(t index.Table) []string {
	years, units, schemes := map[int]bool{}, map[string]bool{}, map[int]bool{}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Value != nil {
				years[c.Year], units[c.Unit], schemes[r.Province.Scheme] = true, true, true
			}
		}
	}
	var out []string
	for _, w := range []struct {
		on  bool
		key string
	}{{len(years) > 1, "web.warn-years"}, {len(units) > 1, "web.warn-units"}, {len(schemes) > 1, "web.warn-schemes"}} {
		if w.on {
			out = append(out, q.Say(w.key))
		}
	}
	return out
}
