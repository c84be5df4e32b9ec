package main

import (
	"fmt"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/dataset"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/extract/taxonomy"
	"chitieu/index"
	"github.com/jedib0t/go-pretty/v6/table"
)

func (a *app) printAggregate(query string, g index.Aggregate) error {
	rows := output.AggregateRows(g)
	switch a.output {
	case "json":
		return output.JSON(a.out, g)
	case "ndjson":
		return output.NDJSON(a.out, g.Rows)
	case "csv":
		return output.Stream(a.out, output.AggregateColumns, output.All(rows), ',')
	case "tsv":
		return output.Stream(a.out, output.AggregateColumns, output.All(rows), '\t')
	case "xlsx":
		return output.XLSX(a.out, output.Sheet{Name: g.Measure, Columns: output.AggregateColumns, Rows: output.All(rows)}, dataset.DictionarySheet(output.AggregateColumns))
	}
	if len(g.Rows) == 0 {
		if g.Indicator == nil {
			fmt.Fprintln(a.out, a.say.Say("compare.none", query))
			return nil
		}
		what := "status.target"
		if len(g.Understood.Statuses) == 1 {
			what = "status." + string(g.Understood.Statuses[0])
		}
		fmt.Fprintln(a.out, a.say.Say("agg.none", a.say.Say(what), a.teller().Indicator(*g.Indicator)))
		return a.print(a.aggregateNotes(g)[1:])
	}
	head, lines := a.aggregateLines(g)
	if a.output == "md" {
		if err := output.Markdown(a.out, head, output.All(lines)); err != nil {
			return err
		}
	} else {
		w := table.NewWriter()
		w.SetOutputMirror(a.out)
		w.SetStyle(table.StyleLight)
		w.Style().Options.DrawBorder = false
		w.AppendHeader(cells(head))
		for _, l := range lines {
			w.AppendRow(cells(l))
		}
		w.Render()
	}
	return a.print(a.aggregateNotes(g))
}

func (a *app) aggregateLines(g index.Aggregate) (head []string, lines [][]string) {
	for _, d := range g.By {
		head = append(head, a.say.Say("head."+d))
	}
	of := "agg.of"
	if len(g.Rows) > 0 && g.Rows[0].Province != nil {
		of = "agg.promises"
	}
	head = append(head, a.say.Say("agg."+g.Measure), a.say.Say("agg.n"), a.say.Say(of))
	for _, r := range g.Rows {
		var line []string
		for _, d := range g.By {
			switch d {
			case index.ByProvince:
				line = append(line, a.unitName(*r.Province))
			case index.ByYear:
				line = append(line, strconv.Itoa(r.Year))
			case index.ByTier:
				line = append(line, a.teller().Tier(r.Tier, 0))
			case index.ByDomain:
				line = append(line, a.domain(r.Domain))
			}
		}
		value := a.teller().Decimal(r.Value)
		if g.Measure != "count" {
			value = a.teller().Number(r.Value, nil, g.Series.Unit, "", g.Series.Change, g.Series.PerYear, g.Series.Points, "")
		}
		lines = append(lines, append(line, value, strconv.Itoa(r.N), strconv.Itoa(r.Of)))
	}
	return head, lines
}

// domain is the name of a field of policy, else its slug.
func (a *app) domain(slug string) string {
	tax, err := taxonomy.New()
	if err != nil {
		return slug
	}
	for _, d := range tax.Domains() {
		if d.Slug == slug {
			if a.say.Lang == "en" && d.En != "" {
				return d.En
			}
			return d.Vi
		}
	}
	return slug
}

func (a *app) aggregateNotes(g index.Aggregate) (notes []string) {
	if g.Indicator != nil {
		notes = append(notes, " - "+a.teller().Indicator(*g.Indicator))
	}
	if len(g.Mixed) > 0 {
		notes = append(notes, " - "+a.say.Say("agg.mixed", strings.Join(a.mixedNames(g.Mixed), ", ")))
	}
	for _, l := range g.Left {
		notes = append(notes, " - "+a.say.Say("compare.left."+l.Reason, l.N))
	}
	return notes
}

func (a *app) mixedNames(kinds []string) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = a.say.Say("mixed." + k)
	}
	return names
}

// print prints lines.
func (a *app) print(lines []string) error {
	for _, l := range lines {
		if _, err := fmt.Fprintln(a.out, l); err != nil {
			return err
		}
	}
	return nil
}
