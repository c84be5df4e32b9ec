package web

import (
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// warning says in what the cells of a table differ, in a word and in a sentence.
type warning struct{ In, Text string }

// warnings say where the cells of a table are not of one kind: other years, other
// wordings, other bases, other provinces.
func (q *request) warnings(t index.Table) (out []warning) {
	front := frontCells(t.Section)
	add := func(kind string, args ...any) {
		out = append(out, warning{q.Say("web.differ-" + kind), q.Say("web.warn-"+kind, args...)})
	}
	say := func(kind string, values []string) {
		if len(values) > 1 {
			add(kind, strings.Join(values, ", "))
		}
	}
	say("years", variety(front, func(p placed) string { return tell.CellYears(p.cell) }))
	say("wordings", variety(withYears(front), func(p placed) string { return q.wording(p.cell) }))
	say("denominators", q.denominators(t))
	if n := count(front, func(p placed) bool { return p.cell.Evidence != nil && p.cell.Evidence.Exclusion != "" }); n > 0 && n < len(front) {
		add("exclusions", n)
	}
	if kinds := variety(front, func(p placed) string { return strconv.Itoa(p.province.Scheme) }); len(kinds) > 1 {
		add("schemes")
	}
	if sets := q.provinceSets(t.Section); sets != "" {
		add("sets", sets)
	}
	if n := count(front, func(p placed) bool { return p.cell.Draft }); n > 0 && n < len(front) {
		add("drafts", n)
	}
	return out
}

// frontCells are the numbers that stand in front in a section's cells.
func frontCells(sec index.Section) (list []placed) {
	for _, r := range sec.Rows {
		for _, c := range r.Cells {
			if c.Value != nil {
				list = append(list, placed{province: r.Province, cell: c})
			}
		}
	}
	return list
}

// withYears adds what stands in the same cells for other years.
func withYears(front []placed) (list []placed) {
	for _, p := range front {
		list = append(list, p)
		for _, y := range p.cell.Years {
			list = append(list, placed{province: p.province, cell: y})
		}
	}
	return list
}

// variety lists what cells have, in order, each once.
func variety(cells []placed, of func(placed) string) (list []string) {
	for _, c := range cells {
		if s := of(c); s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	slices.Sort(list)
	return list
}

func count(cells []placed, of func(placed) bool) (n int) {
	for _, c := range cells {
		if of(c) {
			n++
		}
	}
	return n
}

// wording is how a number is hedged: "trên …", "từ … trở lên", "a range", or plain.
func (q *request) wording(c index.Cell) string {
	switch {
	case c.High != nil:
		return q.Say("web.wording-range")
	case c.Bound == "" || c.Bound == string(corpus.Exactly):
		return q.Say("web.wording-plain")
	}
	return "“" + q.Say(boundKeys[corpus.Bound(c.Bound)], "…") + "”"
}

// boundKeys are the messages of bounds.
var boundKeys = map[corpus.Bound]string{corpus.AtLeast: "bound.atleast", corpus.MoreThan: "bound.more", corpus.AtMost: "bound.atmost", corpus.LessThan: "bound.less", corpus.Roughly: "bound.roughly"}

// denominators are the bases that the table and its further tables have.
func (q *request) denominators(t index.Table) (list []string) {
	for _, sec := range tell.Sections(t) {
		d := sec.Series.Denominator
		if sec.Series.Unit != corpus.UnitPercent || sec.ID != t.ID {
			continue
		}
		if d = q.termName(d); d == "" {
			d = q.Say("web.no-base")
		}
		if !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list
}

// provinceSets tells how many provinces each column has when they are not the same
// ones, so that means of columns cannot be compared; "" when they are.
func (q *request) provinceSets(sec index.Section) string {
	var parts []string
	sets := map[string]bool{}
	names := q.Tell.Columns(sec)
	for i := range sec.Columns {
		var set []string
		for _, r := range sec.Rows {
			if r.Cells[i].Value != nil {
				set = append(set, r.Province.ID+strconv.Itoa(r.Province.Scheme))
			}
		}
		sets[strings.Join(set, " ")] = true
		parts = append(parts, q.Say("web.warn-set", names[i], len(set)))
	}
	if len(sets) < 2 {
		return ""
	}
	return strings.Join(parts, ", ")
}
