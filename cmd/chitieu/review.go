package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"github.com/spf13/cobra"
)

// correction is what the flags of review say.
type correction struct {
	field, value, by, why string
	hide, unhide          bool
}

func (a *app) reviewCmd() *cobra.Command {
	var c correction
	cmd := &cobra.Command{
		Use:  "review [ID]",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id := ""
			if len(args) > 0 {
				id = args[0]
			}
			if c == (correction{}) {
				return a.reviews(cmd.Context(), id)
			}
			return a.review(cmd.Context(), id, c)
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.field, "field", "", "")
	f.StringVar(&c.value, "value", "", "")
	f.StringVar(&c.by, "by", "", "")
	f.StringVar(&c.why, "why", "", "")
	f.BoolVar(&c.hide, "hide", false, "")
	f.BoolVar(&c.unhide, "unhide", false, "")
	return cmd
}

func (a *app) review(ctx context.Context, id string, c correction) error {
	switch {
	case id == "" || strings.TrimSpace(c.by) == "" || strings.TrimSpace(c.why) == "":
		return fail(exitUsage, "%s", a.say.Say("review.usage"))
	case (c.hide || c.unhide) == (c.field != "") || c.hide && c.unhide:
		return fail(exitUsage, "%s", a.say.Say("review.one"))
	case c.hide:
		c.field, c.value = corpus.Hide, "1"
	case c.unhide:
		c.field, c.value = corpus.Hide, ""
	}
	s, err := corpus.Open(a.data, corpus.Options{Write: true, Now: a.now})
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := a.latest(ctx, s, id)
	if err != nil {
		return err
	}
	v, err := corpus.Review{Field: c.field, Value: c.value, By: strings.TrimSpace(c.by), Why: strings.TrimSpace(c.why)}.Check(r)
	if err != nil {
		return fail(exitUsage, "%s", a.reason(err))
	}
	if err := s.Update(ctx, func(tx *corpus.Tx) error { v, err = tx.PutReview(v); return err }); err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.reviewLine(v))
	return nil
}

// latest is the newest reading of a target.
func (a *app) latest(ctx context.Context, s *corpus.Store, id string) (corpus.Record, error) {
	seen, err := s.History(ctx, id, a.zone)
	if err != nil {
		return corpus.Record{}, err
	}
	if len(seen) == 0 {
		return corpus.Record{}, fail(exitError, "%s", a.say.Say("err.no-target", id))
	}
	return seen[len(seen)-1].Record, nil
}

func (a *app) reviews(ctx context.Context, id string) error {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Reviews(ctx, id)
	if err != nil {
		return err
	}
	switch a.output {
	case "json":
		if all == nil {
			all = []corpus.Review{}
		}
		return output.JSON(a.out, all)
	case "ndjson":
		return output.NDJSON(a.out, all)
	case "csv", "tsv":
		rows := make([][]string, len(all))
		for i, v := range all {
			rows[i] = []string{fmt.Sprint(v.ID), v.Target, v.Field, v.Value, v.Was, v.By, v.Why, v.When.In(a.zone).Format(time.RFC3339), v.URL, v.Quote}
		}
		return a.printCSV([]string{"review", "target", "field", "value", "was", "by", "why", "when", "url", "quote"}, rows)
	}
	for _, v := range all {
		fmt.Fprintf(a.out, "%s  %s\n", v.Target, a.reviewLine(v))
	}
	return nil
}

// reviewLine tells a correction: "2026-11-02 Lan: value 60 → 45 (bản gốc ghi 45%)".
func (a *app) reviewLine(v corpus.Review) string {
	day := v.When.In(a.zone).Format(time.DateOnly)
	switch {
	case v.Field == corpus.Hide && v.Value != "":
		return a.say.Say("review.hidden", day, v.By, v.Why)
	case v.Field == corpus.Hide:
		return a.say.Say("review.shown", day, v.By, v.Why)
	}
	return a.say.Say("review.line", day, v.By, v.Field, dash(v.Was), dash(v.Value), v.Why)
}
