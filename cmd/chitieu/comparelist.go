package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/jedib0t/go-pretty/v6/table"
)

// listed is a number of a comparison with all that it may be grouped by.
type listed struct {
	province corpus.Province
	at       int // in the order of provinces
	cell     index.Cell
}

// lists reports whether --by asks for another order than a row a province: then the
// numbers stand in a list, a line each.
func lists(by []string) bool { return len(by) > 0 && by[0] != index.ByProvince }

// byAll is what a list is ordered by: what --by names, then the rest.
func byAll(by []string) (all []string) {
	for _, d := range slices.Concat(by, []string{index.ByProvince, index.ByTier, index.ByYear}) {
		if !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

// listOf lays the numbers of a section's rows in the order of dimensions.
func listOf(rows []index.TableRow, by []string) (list []listed) {
	for i, r := range rows {
		for _, c := range r.Cells {
			for _, x := range append([]index.Cell{c}, c.Years...) {
				if x.Value != nil {
					list = append(list, listed{r.Province, i, x})
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b listed) int {
		for _, d := range by {
			if n := a.compare(b, d); n != 0 {
				return n
			}
		}
		return 0
	})
	return list
}

func (a listed) compare(b listed, dimension string) int {
	switch dimension {
	case index.ByProvince:
		return cmp.Compare(a.at, b.at)
	case index.ByYear:
		return cmp.Compare(uint(a.cell.Year-1), uint(b.cell.Year-1)) // none is the last
	}
	return cmp.Compare(slices.Index(tierOrder, a.cell.Tier), slices.Index(tierOrder, b.cell.Tier))
}

// tierOrder is the order of tiers in lists; none is the last.
var tierOrder = []corpus.Tier{corpus.TierCentral, corpus.TierProvince, corpus.TierDistrict, corpus.TierCommune, corpus.TierAll, ""}

// listHead and listLine are a list's columns.
func (a *app) listHead(by []string) (head []string) {
	for _, d := range by {
		head = append(head, a.say.Say("head."+d))
	}
	return append(head, a.say.Say("head.value"), a.say.Say("head.national"), a.say.Say("head.remarks"))
}

func (a *app) listLine(l listed, by []string) (line []string) {
	for _, d := range by {
		switch d {
		case index.ByProvince:
			name := a.unitName(l.province)
			if e := l.cell.Evidence; e != nil && sample.Is(e.URL) {
				name += " (" + a.say.Say("mark.sample") + ")"
			}
			line = append(line, name)
		case index.ByYear:
			line = append(line, tell.CellYears(l.cell))
		case index.ByTier:
			line = append(line, a.teller().Tier(l.cell.Tier, 0))
		}
	}
	national := ""
	if n := l.cell.National; n != nil {
		national = n.Text
	}
	remarks := a.cellMarks(l.cell)
	remarks = append(slices.DeleteFunc(remarks, func(s string) bool { return s == national }), a.teller().Reached(l.cell)...)
	return append(line, a.teller().Cell(l.cell), national, strings.Join(remarks, "; "))
}

// unitName is a province's name, the present one's marked.
func (a *app) unitName(p corpus.Province) string {
	if p.Scheme == 34 {
		return p.Name + " (34)"
	}
	return p.Name
}

// compareList prints the numbers of every section in the order of --by.
func (a *app) compareList(t index.Table, f compareFlags) error {
	by := byAll(f.by)
	fmt.Fprintln(a.out, a.teller().Indicator(*t.Indicator))
	for i, sec := range tell.Sections(t) {
		if i > 0 {
			fmt.Fprintf(a.out, "\n%s\n", a.say.Say("compare.differs", sec.Differs))
		}
		var lines [][]string
		for _, l := range listOf(sec.Rows, by) {
			lines = append(lines, a.listLine(l, by))
		}
		if a.output == "md" {
			if err := output.Markdown(a.out, a.listHead(by), output.All(lines)); err != nil {
				return err
			}
			continue
		}
		w := table.NewWriter()
		w.SetOutputMirror(a.out)
		w.SetStyle(table.StyleLight)
		w.Style().Options.DrawBorder = false
		w.AppendHeader(cells(a.listHead(by)))
		for _, l := range lines {
			w.AppendRow(cells(l))
		}
		w.Render()
	}
	for _, n := range a.tableNotes(t) {
		fmt.Fprintln(a.out, " -", n)
	}
	return nil
}

// orderedFlat is a comparison's rows for machines in the order of --by.
func orderedFlat(t index.Table, by []string) [][]any {
	rows := output.CompareRows(t)
	if !lists(by) {
		return rows
	}
	places := map[string]int{}
	column := func(name string) int {
		return slices.IndexFunc(output.CompareColumns, func(c output.Column) bool { return c.Name == name })
	}
	province, scheme, tier, year := column("province"), column("scheme"), column("tier"), column("year")
	at := func(r []any) int {
		k := fmt.Sprint(r[province], r[scheme])
		if _, ok := places[k]; !ok {
			places[k] = len(places)
		}
		return places[k]
	}
	for _, r := range rows {
		at(r)
	}
	listedOf := func(r []any) listed {
		y, _ := r[year].(int)
		t, _ := r[tier].(string)
		return listed{at: at(r), cell: index.Cell{Year: y, Tier: corpus.Tier(t)}}
	}
	slices.SortStableFunc(rows, func(a, b []any) int {
		for _, d := range byAll(by) {
			if n := listedOf(a).compare(listedOf(b), d); n != 0 {
				return n
			}
		}
		return 0
	})
	return rows
}
