package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"github.com/spf13/cobra"
)

func (a *app) showCmd() *cobra.Command {
	style, asOf := "", ""
	c := &cobra.Command{
		Use:  "show ID",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if style != "" && !slices.Contains(tell.CiteStyles, style) {
				return fail(exitUsage, "%s", a.say.Say("err.one-of", "--cite", style, strings.Join(tell.CiteStyles, ", ")))
			}
			return a.show(cmd.Context(), args[0], style, asOf)
		},
	}
	c.Flags().StringVar(&style, "cite", "", "")
	a.asOfFlag(c, &asOf)
	return c
}

func (a *app) show(ctx context.Context, id, style, asOf string) error {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	if a.asOf, err = a.timeOf(ctx, s, asOf); err != nil {
		return err
	}
	seen, err := s.HistoryAt(ctx, id, a.zone, a.asOf)
	if err != nil {
		return err
	}
	if len(seen) == 0 {
		return fail(exitError, "%s", a.say.Say("err.no-target", id))
	}
	r := seen[len(seen)-1].Record
	switch {
	case style != "":
		fmt.Fprintln(a.out, a.teller().Cite(r, style, a.now()))
		return nil
	case a.output == "json":
		return output.JSON(a.out, map[string]any{"target": r, "history": seen, "live": tell.LiveLink(r), "as_of": a.asOfText()})
	case a.output != "table":
		records := make([]corpus.Record, len(seen))
		for i := range seen {
			records[i] = seen[i].Record
		}
		return a.printMachine(records)
	}
	a.sayAsOf()
	a.printTarget(r)
	a.printHistory(seen)
	return nil
}

// printTarget prints the number, its sentence, and where it can be checked.
func (a *app) printTarget(r corpus.Record) {
	fmt.Fprintln(a.out, a.facts(r))
	fmt.Fprintln(a.out, a.planLine(r.Article))
	fmt.Fprintf(a.out, "“%s”\n", sentence(r.Target))
	fmt.Fprintf(a.out, "%s: %s\n", a.say.Say("show.source"), r.Article.URL)
	if s := a.sampleLine(r.Article.URL); s != "" {
		fmt.Fprintln(a.out, s)
	}
	if live := tell.LiveLink(r); live != r.Article.URL {
		fmt.Fprintf(a.out, "%s: %s\n", a.say.Say("show.live"), live)
	}
	if c := r.Article.Capture; c != nil {
		fmt.Fprintf(a.out, "%s: %s (%s)\n", a.say.Say("show.capture"), c.SHA256, c.Fetched)
	}
	fmt.Fprintf(a.out, "%s: %s, %.2f\n", a.say.Say("show.read"), r.Rule, r.Confidence)
	for _, f := range r.Flags {
		if a.say.Has("flag." + f) {
			fmt.Fprintln(a.out, "⚠", a.say.Say("flag."+f))
		}
	}
	if r.Article.Gone != "" {
		fmt.Fprintf(a.out, "⚠ %s (%s)\n", a.say.Say("mark.gone"), r.Article.Gone[:len(time.DateOnly)])
	}
	for _, v := range r.Reviews {
		fmt.Fprintln(a.out, "✎", a.reviewLine(v))
	}
}

func (a *app) printHistory(seen []corpus.Seen) {
	fmt.Fprintf(a.out, "%s:\n", a.say.Say("show.history"))
	for _, h := range seen {
		when := ""
		if c := h.Record.Article.Capture; c != nil {
			when = c.Fetched[:min(10, len(c.Fetched))]
		}
		read := h.Record.AsRead().Target // what the page printed then; the corrections stand above
		fmt.Fprintf(a.out, "  v%d  %s  %s  %s\n", h.Version, when, a.value(read), yearText(read))
	}
}
