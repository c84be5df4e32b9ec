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
	limit := 0
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: `targets, best first: chitieu search "hồ sơ cấp xã"`,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 0 {
				return fail(exitUsage, "--limit %d", limit)
			}
			return a.search(cmd.Context(), strings.Join(args, " "), limit)
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "at most so many targets (default: all for machines, 20 in the terminal)")
	return c
}

func (a *app) search(ctx context.Context, query string, limit int) error {
	ix, err := a.openIndex(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
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
		return output.JSON(a.out, ans)
	case "ndjson":
		return output.NDJSON(a.out, ans.Hits)
	case "csv", "tsv":
		return a.printMachine(records)
	}
	fmt.Fprintln(a.err, a.say.Say("search.understood", ans.Understood.String()))
	if ans.Total == 0 {
		fmt.Fprintln(a.out, a.say.Say("search.none"))
		if ans.Suggestion != nil {
			fmt.Fprintln(a.out, a.say.Say("search.suggest", ans.Suggestion.Query, ans.Suggestion.Total))
		}
	} else {
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
