package main

import (
	"context"
	"fmt"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/spf13/cobra"
)

// shown is how many targets the terminal shows unless --limit says otherwise.
const shown = 20

func (a *app) searchCmd() *cobra.Command {
	limit, batch, asOf := 0, "", ""
	c := &cobra.Command{
		Use: "search QUERY",
		Args: func(_ *cobra.Command, args []string) error {
			if (batch == "") == (len(args) == 0) {
				return fail(exitUsage, "%s", a.say.Say("search.usage"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 0 {
				return fail(exitUsage, "%s", a.say.Say("err.limit", limit))
			}
			if batch != "" {
				return a.searchBatch(cmd.Context(), batch, limit, asOf)
			}
			return a.search(cmd.Context(), strings.Join(args, " "), limit, asOf)
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "")
	c.Flags().StringVar(&batch, "batch", "", "")
	a.asOfFlag(c, &asOf)
	return c
}

func (a *app) search(ctx context.Context, query string, limit int, asOf string) error {
	ix, done, err := a.indexAt(ctx, asOf)
	if err != nil {
		return err
	}
	defer done()
	if a.output == "table" && limit == 0 {
		limit = shown
	}
	ans, err := ix.Search(ctx, query, index.SearchOptions{Limit: limit})
	if err != nil {
		return err
	}
	records := make([]corpus.Record, len(ans.Hits))
	for i, h := range ans.Hits {
		records[i] = h.Record
	}
	switch a.output {
	case "json":
		return output.JSON(a.out, struct {
			index.Answer
			AsOf string `json:"as_of,omitempty"`
		}{ans, a.asOfText()})
	case "ndjson":
		return output.NDJSON(a.out, ans.Hits)
	case "csv", "tsv":
		return a.printMachine(records)
	}
	a.sayAsOf()
	fmt.Fprintln(a.err, a.say.Say("search.understood", ans.Understood.String()))
	switch {
	case ans.Understood.Gaps:
		fmt.Fprintln(a.out, a.say.Say("search.gaps", query))
	case ans.Total == 0:
		fmt.Fprintln(a.out, a.say.Say("search.none"))
		if ans.Suggestion != nil {
			fmt.Fprintln(a.out, a.say.Say("search.suggest", ans.Suggestion.Query, ans.Suggestion.Total))
		}
	default:
		if ans.ByTitle {
			fmt.Fprintln(a.out, a.say.Say("search.bytitle"))
		}
		fmt.Fprintln(a.out, a.say.Say("search.total", ans.Total))
		a.printRecords(records, ans.Hits)
	}
	if more := ans.Total - len(ans.Hits); more > 0 {
		fmt.Fprintln(a.out, a.say.Say("search.more", more, ans.Total))
	}
	if ans.RelatedTotal > 0 {
		fmt.Fprintln(a.out, a.say.Say("search.related", ans.RelatedTotal))
	}
	return nil
}

// printMachine prints records as NDJSON, CSV or TSV.
func (a *app) printMachine(records []corpus.Record) error {
	if a.output == "ndjson" {
		return output.NDJSON(a.out, records)
	}
	rows := make([][]string, len(records))
	for i, r := range records {
		rows[i] = output.Row(r)
	}
	return a.printCSV(output.Columns, rows)
}

// printCSV prints rows as the CSV or TSV that --output asks for.
func (a *app) printCSV(head []string, rows [][]string) error {
	comma := ','
	if a.output == "tsv" {
		comma = '\t'
	}
	return output.CSV(a.out, head, rows, comma)
}
