package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/atom"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/extract"
	"github.com/spf13/cobra"
)

type changeFlags struct {
	since  string
	reread bool
	atom   bool
}

func (a *app) changesCmd() *cobra.Command {
	var f changeFlags
	c := &cobra.Command{
		Use:  "changes",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.changes(cmd.Context(), f) },
	}
	c.Flags().StringVar(&f.since, "since", "", "")
	c.Flags().BoolVar(&f.reread, "reread", false, "")
	c.Flags().BoolVar(&f.atom, "atom", false, "")
	return c
}

func (a *app) changes(ctx context.Context, f changeFlags) error {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	since, err := a.sinceTime(ctx, s, f.since)
	if err != nil {
		return err
	}
	var changes []corpus.Change
	if f.reread {
		changes, err = s.Rereads(ctx, extract.Version, a.zone)
	} else {
		changes, err = s.Changes(ctx, extract.Version, since, time.Time{}, a.zone)
	}
	if err != nil {
		return err
	}
	if f.atom {
		return atom.Write(a.out, a.changeFeed(changes, since))
	}
	return a.printChanges(changes, since)
}

// sinceTime reads --since; without it, the time when the last night or crawl began,
// and what before it was never told.
func (a *app) sinceTime(ctx context.Context, s *corpus.Store, since string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, since); err == nil {
		return t, nil
	}
	if strings.Contains(since, "-") {
		return a.day(since)
	}
	id, err := strconv.ParseInt(since, 10, 64)
	if since != "" && err != nil {
		return time.Time{}, fail(exitUsage, "%s", a.say.Say("err.day", since))
	}
	runs, err := s.Runs(ctx)
	if err != nil {
		return time.Time{}, err
	}
	for _, r := range runs {
		if since != "" && r.ID == id {
			return r.Started, nil
		}
		if since == "" && (r.Kind == "nightly" || r.Kind == "crawl") {
			return untold(runs, r), nil
		}
	}
	if since != "" {
		return time.Time{}, fail(exitUsage, "%s", a.say.Say("err.no-run", id))
	}
	return time.Time{}, nil
}

// changeRow is one change as machines get it.
type changeRow struct {
	Kind     corpus.ChangeKind `json:"kind"`
	When     string            `json:"when"`
	Target   string            `json:"target"`
	PageGone bool              `json:"page_gone"`
	Old      *corpus.Record    `json:"old"`
	New      *corpus.Record    `json:"new"`
}

func (a *app) changeRows(changes []corpus.Change) []changeRow {
	rows := make([]changeRow, len(changes))
	for i, c := range changes {
		rows[i] = changeRow{Kind: c.Kind, When: a.when(c.When), Target: c.Target().ID, PageGone: c.Page, Old: c.Old, New: c.New}
	}
	return rows
}

func (a *app) printChanges(changes []corpus.Change, since time.Time) error {
	switch a.output {
	case "json":
		return output.JSON(a.out, map[string]any{"since": a.when(since), "changes": a.changeRows(changes)})
	case "ndjson":
		return output.NDJSON(a.out, a.changeRows(changes))
	case "csv", "tsv":
		head := append([]string{"kind", "when", "old_value", "old_quote"}, output.Columns...)
		cells := make([][]string, len(changes))
		for i, c := range changes {
			row := []string{string(c.Kind), a.when(c.When), "", ""}
			if c.Old != nil {
				row[2], row[3] = strconv.FormatFloat(c.Old.Value, 'f', -1, 64), c.Old.Quote
			}
			cells[i] = append(row, output.Row(c.Target())...)
		}
		return output.CSV(a.out, head, cells, a.comma())
	}
	if len(changes) == 0 {
		fmt.Fprintln(a.out, a.say.Say("changes.none"))
		return nil
	}
	for _, c := range changes {
		fmt.Fprintln(a.out, a.changeText(c))
	}
	return nil
}

// changeText tells a change with the sentences that prove it.
func (a *app) changeText(c corpus.Change) string {
	r := c.Target()
	value := a.value(r.Target)
	if c.Old != nil && c.New != nil {
		value = a.value(c.Old.Target) + " → " + a.value(c.New.Target)
	}
	head := a.say.Say("change."+string(c.Kind), value, strings.TrimSpace(a.teller().Place(r)+" "+tell.Year(r.Target)), r.Subject)
	if c.Page {
		head += " (" + a.say.Say("change.page") + ")"
	}
	lines := []string{head}
	if c.Old != nil {
		lines = append(lines, "  - “"+sentence(c.Old.Target)+"”")
	}
	if c.New != nil {
		lines = append(lines, "  + “"+sentence(c.New.Target)+"”")
	}
	for _, v := range r.Reviews {
		lines = append(lines, "  ✎ "+a.reviewLine(v))
	}
	return strings.Join(append(lines, "  "+r.Article.URL+"  "+r.ID), "\n")
}

func (a *app) changeFeed(changes []corpus.Change, since time.Time) atom.Feed {
	f := atom.Feed{ID: "tag:chitieu,2025:changes", Title: a.say.Say("changes.title"), Updated: since.In(a.zone)}
	for _, c := range changes {
		r := c.Target()
		at := c.When.In(a.zone)
		if at.After(f.Updated) {
			f.Updated = at
		}
		text := a.changeText(c)
		title, _, _ := strings.Cut(text, "\n")
		f.Entries = append(f.Entries, atom.Entry{
			ID:    fmt.Sprintf("tag:chitieu,2025:%s/%s/%d", c.Kind, r.ID, c.When.Unix()),
			Title: title, Link: r.Article.URL, Text: text, Updated: at,
		})
	}
	return f
}
