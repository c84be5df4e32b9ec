package main

import (
	"context"
	"fmt"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"github.com/spf13/cobra"
)

func (a *app) showCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: "one target with its evidence and history",
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.show(cmd.Context(), args[0]) },
	}
}

func (a *app) show(ctx context.Context, id string) error {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	seen, err := s.History(ctx, id, a.zone)
	if err != nil {
		return err
	}
	if len(seen) == 0 {
		return fail(exitError, "%s", a.say.Say("err.no-target", id))
	}
	last := seen[len(seen)-1]
	if a.output != "table" {
		if a.output == "json" {
			return output.JSON(a.out, map[string]any{"target": last.Record, "history": seen})
		}
		records := make([]corpus.Record, len(seen))
		for i := range seen {
			records[i] = seen[i].Record
		}
		return a.printMachine(records)
	}
	r := last.Record
	fmt.Fprintln(a.out, a.facts(r))
	fmt.Fprintln(a.out, a.planLine(r.Article))
	fmt.Fprintf(a.out, "“%s”\n", sentence(r.Target))
	fmt.Fprintf(a.out, "%s: %s\n", a.say.Say("show.source"), r.Article.URL)
	if c := r.Article.Capture; c != nil {
		fmt.Fprintf(a.out, "%s: %s (%s)\n", a.say.Say("show.capture"), c.SHA256, c.Fetched)
	}
	fmt.Fprintf(a.out, "%s: %s, %.2f\n", a.say.Say("show.read"), r.Rule, r.Confidence)
	fmt.Fprintf(a.out, "%s:\n", a.say.Say("show.history"))
	for _, h := range seen {
		fmt.Fprintf(a.out, "  v%d  %s  %s\n", h.Version, a.value(h.Record.Target), yearText(h.Record.Target))
	}
	return nil
}
