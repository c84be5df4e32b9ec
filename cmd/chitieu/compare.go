package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"
)

func (a *app) compareCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "compare QUERY",
		Short: `the table province × tier of the best-matching indicator: chitieu compare "hồ sơ công việc"`,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.compare(cmd.Context(), strings.Join(args, " "))
		},
	}
}

func (a *app) compare(ctx context.Context, query string) error {
	ix, err := a.openIndex(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	t, err := ix.Compare(ctx, query, index.CompareOptions{Lang: a.say.Lang})
	if err != nil {
		return err
	}
	switch a.output {
	case "json":
		return output.JSON(a.out, t)
	case "ndjson":
		return output.NDJSON(a.out, t.Rows)
	case "csv", "tsv":
		return a.printCSV(flat(t))
	}
	if t.Indicator == nil {
		fmt.Fprintln(a.out, a.say.Say("compare.none", query))
		return nil
	}
	a.printTable(t)
	return nil
}

// flat is the table with a row per cell, as R and pandas want it.
func flat(t index.Table) (head []string, rows [][]string) {
	head = []string{"indicator", "province", "scheme", "province_name", "tier", "bound", "value", "high", "unit", "year", "year_from", "draft", "issuer_level", "sources", "id", "why", "national_value", "national_bound", "national_year"}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			n, nb, ny := national(t, c)
			value, high, year, from := "", "", "", ""
			if c.Value != nil {
				value = number(*c.Value)
			}
			if c.High != nil {
				high = number(*c.High)
			}
			if c.Year != 0 {
				year = strconv.Itoa(c.Year)
			}
			if c.YearFrom != 0 {
				from = strconv.Itoa(c.YearFrom)
			}
			rows = append(rows, []string{t.Indicator.ID, r.Province.ID, strconv.Itoa(r.Province.Scheme), r.Province.Name, string(c.Tier), c.Bound, value, high, c.Unit, year, from, strconv.FormatBool(c.Draft), c.IssuerLevel, strconv.Itoa(c.Sources), c.ID, string(c.Why), n, nb, ny})
		}
	}
	return head, rows
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// national is the value of the cell's tier and year, else the next milestone after.
func national(t index.Table, c index.Cell) (value, bound, year string) {
	for _, n := range t.National {
		if corpus.Tier(n.Tier) == c.Tier && n.Year >= c.Year {
			return number(n.Value), n.Bound, strconv.Itoa(n.Year)
		}
	}
	return "", "", ""
}

func (a *app) printTable(t index.Table) {
	name := t.Indicator.Vi
	if a.say.Lang == "en" && t.Indicator.En != "" {
		name = t.Indicator.En
	}
	if name == "" {
		name = t.Indicator.ID
	}
	w := table.NewWriter()
	w.SetOutputMirror(a.out)
	w.SetStyle(table.StyleLight)
	head := table.Row{a.say.Say("head.province")}
	for _, tier := range t.Tiers {
		head = append(head, a.tierName(tier))
	}
	w.AppendHeader(head)
	fmt.Fprintln(a.out, name)
	if line, ok := a.nationalRow(t); ok {
		w.AppendRow(line)
		w.AppendSeparator()
	}
	for _, r := range t.Rows {
		row := table.Row{r.Province.Name}
		for _, c := range r.Cells {
			row = append(row, a.cell(c))
		}
		w.AppendRow(row)
	}
	w.Render()
	for _, n := range t.Notes {
		fmt.Fprintln(a.out, " -", n.Text)
	}
}

func (a *app) tierName(t corpus.Tier) string {
	if t == "" {
		return a.say.Say("tier.none")
	}
	return a.say.Say("tier." + string(t))
}

// nationalRow lists the national values of each tier with their own years.
func (a *app) nationalRow(t index.Table) (table.Row, bool) {
	row, any := table.Row{a.say.Say("head.national")}, false
	for _, tier := range t.Tiers {
		var texts []string
		for _, n := range t.National {
			if corpus.Tier(n.Tier) == tier {
				texts = append(texts, n.Text)
			}
		}
		any = any || len(texts) > 0
		row = append(row, strings.Join(texts, "; "))
	}
	return row, any
}

// cell is a cell's text: "60% (2024)", with marks; an empty one says why it is.
func (a *app) cell(c index.Cell) string {
	if c.Value == nil {
		return a.say.Say("why." + string(c.Why))
	}
	s := a.teller().Number(*c.Value, c.High, c.Unit, c.Bound, c.Change, c.PerYear, c.Points, "")
	switch {
	case c.YearFrom != 0:
		s += fmt.Sprintf(" (%d-%d)", c.YearFrom, c.Year)
	case c.Year != 0:
		s += fmt.Sprintf(" (%d)", c.Year)
	}
	if c.Draft {
		s += " " + a.say.Say("flag.draft")
	}
	for _, m := range c.Marks {
		if m != index.MarkDraft {
			s += " ⚠ " + a.say.Say("mark."+string(m))
		}
	}
	if len(c.Others) > 0 {
		s += fmt.Sprintf(" +%d", len(c.Others))
	}
	return s
}
