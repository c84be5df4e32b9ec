package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"chitieu/corpus"
	"chitieu/extract"
	"chitieu/index"
	"github.com/spf13/cobra"
)

// asOfFlag adds --as-of.
func (a *app) asOfFlag(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "as-of", "", "")
}

// timeOf is the time that --as-of names; zero for now.
func (a *app) timeOf(ctx context.Context, s *corpus.Store, asOf string) (time.Time, error) {
	if asOf == "" {
		return time.Time{}, nil
	}
	if day, err := time.ParseInLocation(time.DateOnly, asOf, a.zone); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Microsecond), nil
	}
	if t, err := time.Parse(time.RFC3339, asOf); err == nil {
		return t, nil
	}
	if n, err := strconv.ParseInt(asOf, 10, 64); err == nil {
		runs, err := s.Runs(ctx)
		if err != nil {
			return time.Time{}, err
		}
		for _, r := range runs {
			if r.ID == n && !r.Finished.IsZero() {
				return r.Finished, nil
			}
		}
		return time.Time{}, fail(exitUsage, "%s", a.say.Say("err.no-run", n))
	}
	return time.Time{}, fail(exitUsage, "%s", a.say.Say("err.as-of", asOf))
}

// asOfText is the time of --as-of as machines read it, "" for now.
func (a *app) asOfText() string {
	if a.asOf.IsZero() {
		return ""
	}
	return a.asOf.In(a.zone).Format(time.RFC3339)
}

// sayAsOf tells people that an answer is of an earlier day.
func (a *app) sayAsOf() {
	if s := a.asOfText(); s != "" {
		fmt.Fprintln(a.out, a.say.Say("as-of.line", s))
	}
}

// indexAt opens the live index, or builds one of the store as it stood, which is
// gone after the answer. Call done when done.
func (a *app) indexAt(ctx context.Context, asOf string) (ix *index.Index, done func(), err error) {
	ix, err = a.openIndex(ctx)
	if err != nil || asOf == "" {
		return ix, func() { ix.Close() }, err
	}
	ix.Close() // it was opened so that every version is read
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	at, err := a.timeOf(ctx, s, asOf)
	if err != nil {
		return nil, nil, err
	}
	dir, err := os.MkdirTemp("", "chitieu-as-of-")
	if err != nil {
		return nil, nil, err
	}
	clear := func() { os.RemoveAll(dir) }
	o := index.BuildOptions{Extractor: extract.Version, Now: a.now}
	if _, err = index.Build(ctx, filepath.Join(dir, "index"), o, index.Clustered(s.RecordsAt(ctx, extract.Version, a.zone, at))); err == nil {
		ix, err = index.Open(filepath.Join(dir, "index"))
	}
	if err != nil {
		clear()
		return nil, nil, err
	}
	a.asOf = at
	return ix, func() { ix.Close(); clear() }, nil
}
