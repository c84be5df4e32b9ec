package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/spf13/cobra"
)

// compareFlags are the flags of compare.
type compareFlags struct {
	issuers     []string
	by          []string
	measure     string
	denominator string
	asOf        string
	units       int
	drafts      bool
	mixed       bool
	all         bool
	rank        bool
}

func (a *app) compareCmd() *cobra.Command {
	var f compareFlags
	c := &cobra.Command{
		Use:         "compare QUERY",
		Args:        cobra.MinimumNArgs(1),
		Annotations: map[string]string{moreOutputs: "xlsx md"},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.compareWith(cmd.Context(), strings.Join(args, " "), f)
		},
	}
	fl := c.Flags()
	fl.StringSliceVar(&f.issuers, "issuer", nil, "")
	fl.StringSliceVar(&f.by, "by", nil, "")
	fl.StringVar(&f.measure, "agg", "", "")
	fl.BoolVar(&f.mixed, "mixed", false, "")
	fl.BoolVar(&f.drafts, "drafts", false, "")
	fl.IntVar(&f.units, "units", 0, "")
	fl.StringVar(&f.denominator, "denominator", "", "")
	fl.BoolVar(&f.all, "all", false, "")
	fl.BoolVar(&f.rank, "rank", false, "")
	a.asOfFlag(c, &f.asOf)
	return c
}

// issuerLevels are the values of --issuer.
var issuerLevels = []string{"central", "department", "district", "commune", index.AnyIssuer}

// compare prints the table as it is without flags.
func (a *app) compare(ctx context.Context, query string) error {
	return a.compareWith(ctx, query, compareFlags{})
}

func (a *app) compareWith(ctx context.Context, query string, f compareFlags) error {
	if err := a.checkCompare(f); err != nil {
		return err
	}
	ix, done, err := a.indexAt(ctx, f.asOf)
	if err != nil {
		return err
	}
	defer done()
	o := index.CompareOptions{Lang: a.say.Lang, CountDrafts: f.drafts, Issuers: f.issuers, ByYear: slices.Contains(f.by, index.ByYear) && !lists(f.by),
		Units: f.units, All: f.all, Evidence: true, Denominator: f.denominator}
	if o.Outcomes, err = a.outcomes(ctx, f.asOf); err != nil {
		return err
	}
	if f.measure == "" && slices.Contains(f.by, index.ByDomain) { // many targets share a field: they are counted
		fmt.Fprintln(a.err, a.say.Say("agg.counts"))
		f.measure, f.mixed = "count", true
	}
	if f.measure != "" {
		g, err := ix.Aggregate(ctx, query, index.AggregateOptions{CompareOptions: o, Measure: f.measure, By: f.by, Mixed: f.mixed})
		if err != nil {
			return a.explainMixed(err)
		}
		return a.printAggregate(query, g)
	}
	t, err := ix.Compare(ctx, query, o)
	if err != nil {
		return err
	}
	if f.rank {
		rankRows(t.Rows)
	}
	return a.printComparison(query, t, f)
}

// checkCompare refuses flags that mean nothing.
func (a *app) checkCompare(f compareFlags) error {
	for _, d := range f.by {
		if !slices.Contains(index.Dimensions, d) {
			return fail(exitUsage, "%s", a.say.Say("err.by", strings.Join(f.by, ","), strings.Join(index.Dimensions, ", ")))
		}
	}
	for _, l := range f.issuers {
		if !slices.Contains(issuerLevels, l) {
			return fail(exitUsage, "%s", a.say.Say("err.issuer", l, strings.Join(issuerLevels, ", ")))
		}
	}
	switch {
	case f.measure != "" && !slices.Contains(index.Measures, f.measure):
		return fail(exitUsage, "%s", a.say.Say("err.agg", f.measure, strings.Join(index.Measures, ", ")))
	case f.units != 0 && f.units != 34 && f.units != 63:
		return fail(exitUsage, "%s", a.say.Say("err.units", f.units))
	}
	return nil
}

// explainMixed tells a refusal to mix in the user's language.
func (a *app) explainMixed(err error) error {
	var m *index.MixedError
	if !errors.As(err, &m) {
		return err
	}
	if m.Always() {
		return fail(exitUsage, "%s", a.say.Say("agg.never", a.teller().Mixed(m)))
	}
	return fail(exitUsage, "%s", a.say.Say("agg.refused", a.teller().Mixed(m)))
}

// outcomes are the official results of the store as it stood.
func (a *app) outcomes(ctx context.Context, asOf string) ([]corpus.Outcome, error) {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	at, err := a.timeOf(ctx, s, asOf)
	if err != nil {
		return nil, err
	}
	return s.OutcomesAt(ctx, "", at)
}

// rankRows puts the best of the first column first; rows without a rank follow.
func rankRows(rows []index.TableRow) {
	rank := func(r index.TableRow) int {
		if len(r.Cells) == 0 || r.Cells[0].Rank == nil {
			return 1 << 30
		}
		return r.Cells[0].Rank.N - 10000*r.Cells[0].Year - 1000000*r.Province.Scheme // the latest year first
	}
	slices.SortStableFunc(rows, func(x, y index.TableRow) int { return rank(x) - rank(y) })
}

func (a *app) printComparison(query string, t index.Table, f compareFlags) error {
	switch a.output {
	case "json":
		return output.JSON(a.out, struct {
			index.Table
			AsOf string `json:"as_of,omitempty"`
		}{t, a.asOfText()})
	case "ndjson":
		return output.NDJSON(a.out, t.Rows)
	case "csv":
		return output.Stream(a.out, output.CompareColumns, output.All(orderedFlat(t, f.by)), ',')
	case "tsv":
		return output.Stream(a.out, output.CompareColumns, output.All(orderedFlat(t, f.by)), '\t')
	case "xlsx":
		return a.compareBook(t, f.by)
	}
	if t.Indicator == nil {
		fmt.Fprintln(a.out, a.say.Say("compare.none", query))
		return nil
	}
	if lists(f.by) {
		a.sayAsOf()
		return a.compareList(t, f)
	}
	if a.output == "md" {
		return a.compareMarkdown(t, f)
	}
	a.sayAsOf()
	a.compareTable(t, f)
	return nil
}
