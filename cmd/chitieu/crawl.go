package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/crawl"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// crawlFlags say what to crawl and as whom.
type crawlFlags struct {
	portals   string
	contact   string
	since     string
	maxPages  int
	unchecked bool
	anyone    bool // the contact is asked for later
}

func (f *crawlFlags) register(c *cobra.Command) {
	c.Flags().StringVar(&f.portals, "portals", "", "")
	c.Flags().StringVar(&f.contact, "contact", "", "")
	c.Flags().StringVar(&f.since, "since", "", "")
	c.Flags().IntVar(&f.maxPages, "max-pages", 0, "")
	c.Flags().BoolVar(&f.unchecked, "unchecked", false, "")
}

func (a *app) crawlCmd() *cobra.Command {
	var f crawlFlags
	var dry bool
	c := &cobra.Command{
		Use: "crawl [PORTAL…]",
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := a.crawler(cmd.Context(), f, args)
			if err != nil {
				return err
			}
			if dry {
				return a.dryRun(cmd.Context(), c.Portals)
			}
			return a.crawl(cmd.Context(), c)
		},
	}
	f.register(c)
	c.Flags().BoolVar(&dry, "dry-run", false, "")
	return c
}

func (a *app) crawl(ctx context.Context, c crawl.Crawler) error {
	s, err := corpus.Open(a.data, corpus.Options{Create: true, Now: a.now})
	if err != nil {
		return err
	}
	defer s.Close()
	return a.recorded(ctx, s, "crawl", func(run *corpus.Run) error {
		sum, err := a.crawlInto(ctx, s, c)
		maps.Copy(run.Counts, countsOf(sum.Count))
		a.printSummary(sum)
		if err != nil {
			return err
		}
		return a.brokenError(sum)
	})
}

// crawler readies a crawl of the named portals: those of a name, else all that
// were checked live once. Whoever leaves this machine says who he is.
func (a *app) crawler(ctx context.Context, f crawlFlags, names []string) (crawl.Crawler, error) {
	var none crawl.Crawler
	conf, err := a.config()
	if err != nil {
		return none, err
	}
	since, err := a.day(f.since)
	if err != nil {
		return none, err
	}
	if f.portals == "" {
		f.portals = conf.Portals
	}
	all, err := a.loadPortals(f.portals)
	if err != nil {
		return none, err
	}
	ready, err := a.choose(all, names)
	if err != nil {
		return none, err
	}
	if len(names) == 0 && !f.unchecked {
		var unchecked []string
		if ready, unchecked, err = a.checked(ctx, all); err != nil {
			return none, err
		}
		if len(unchecked) > 0 {
			fmt.Fprintln(a.err, a.say.Say("crawl.unchecked", len(unchecked), strings.Join(unchecked, " ")))
		}
	}
	if len(ready) == 0 {
		return none, fail(exitUsage, "%s", a.say.Say("err.no-portals"))
	}
	contact, err := a.contact(f.contact, conf)
	if err != nil {
		return none, err
	}
	if contact == "" && !f.anyone && slices.ContainsFunc(ready, func(p crawl.Portal) bool { return !onLoopback(ctx, p) }) {
		return none, fail(exitUsage, "%s", a.say.Say("err.contact", a.data))
	}
	return crawl.Crawler{Portals: ready, Contact: contact, MaxPages: f.maxPages, Since: since}, nil
}

// day reads a flag's date in the program's zone; "" is no bound.
func (a *app) day(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, s, a.zone)
	if err != nil {
		return t, fail(exitUsage, "%s", a.say.Say("err.day", s))
	}
	return t, nil
}

// crawlInto runs a crawl into an open store: crawl, nightly and demo do it so. The
// caller says which portals and, where they differ, the crawler's clock, sleep
// and resolver.
func (a *app) crawlInto(ctx context.Context, s *corpus.Store, c crawl.Crawler) (crawl.Summary, error) {
	c.Store = newCrawlStore(s)
	c.UserAgent = userAgent()
	if c.Clock == nil {
		c.Clock = a.now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	if c.Progress == nil {
		c.Progress = a.progress()
	}
	if err := rewind(ctx, s, c.Portals); err != nil {
		return crawl.Summary{}, err
	}
	sum, err := runCrawl(ctx, c)
	a.clearProgress()
	return sum, err
}

// runCrawl runs a crawl with room for garbage.
func runCrawl(ctx context.Context, c crawl.Crawler) (crawl.Summary, error) {
	defer roomForGarbage()()
	return c.Run(ctx)
}

// What lives in a crawl is little, 25 MB with pages of 64 portals in hand, and a page leaves
// 0.4 MB of garbage: at Go's own setting the collector took a sixth of the time. The
// limit is for large documents; one set from outside may be lower.
const (
	garbagePercent = 400
	memoryLimit    = 256 << 20
)

// roomForGarbage lets garbage grow until restore is called.
func roomForGarbage() (restore func()) {
	percent, limit := debug.SetGCPercent(garbagePercent), debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, memoryLimit))
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

func userAgent() string { return "chitieu/" + version }

// rewind undoes what a clock that was ahead has put off.
func rewind(ctx context.Context, s *corpus.Store, portals []crawl.Portal) error {
	return s.Update(ctx, func(tx *corpus.Tx) error {
		for _, p := range portals {
			if _, err := tx.Rewind(p.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// dryRun prints what each portal has due and asks nobody anything.
func (a *app) dryRun(ctx context.Context, portals []crawl.Portal) error {
	s, err := a.existing()
	if err != nil {
		return err
	}
	type row struct {
		Portal string   `json:"portal"`
		Start  []string `json:"start"`
		Due    int      `json:"due"`
		Known  int      `json:"known"`
	}
	rows := []row{}
	for _, p := range portals {
		r := row{Portal: p.ID, Start: p.Start, Due: len(p.Start)}
		if s != nil {
			if r.Due, r.Known, err = s.CountDue(ctx, p.ID, a.now()); err != nil {
				return err
			}
		}
		rows = append(rows, r)
	}
	if s != nil {
		s.Close()
	}
	if a.output == "json" {
		return output.JSON(a.out, rows)
	}
	for _, r := range rows {
		fmt.Fprintln(a.out, a.say.Say("crawl.due", r.Portal, r.Due, r.Known, strings.Join(r.Start, " ")))
	}
	return nil
}

// existing opens the store to read, nil when there is none yet or another run is
// just making it.
func (a *app) existing() (*corpus.Store, error) {
	s, err := corpus.Open(a.data, corpus.Options{})
	if errors.Is(err, corpus.ErrNoStore) {
		return nil, nil
	}
	return s, err
}

func countsOf(c crawl.Count) map[string]int {
	out := map[string]int{"fetched": c.Fetched, "articles": c.Articles, "not_modified": c.NotModified, "failed": c.Failed, "found": c.Found}
	for class, n := range c.Errors {
		out["error."+class] = n
	}
	return out
}

// printSummary tells what a crawl did: a table of the portals for people, one
// object for machines.
func (a *app) printSummary(sum crawl.Summary) {
	if a.output == "json" {
		broken := map[string]string{}
		for id, err := range sum.Broken {
			broken[id] = err.Error()
		}
		portals := map[string]map[string]int{}
		for id, c := range sum.Portals {
			portals[id] = countsOf(c)
		}
		_ = output.JSON(a.out, map[string]any{"total": countsOf(sum.Count), "portals": portals, "broken": broken})
	}
	fmt.Fprintln(a.err, a.say.Say("crawl.done", sum.Fetched, len(sum.Portals), sum.Articles, sum.NotModified, sum.Failed, sum.Found))
	for _, id := range sum.BrokenNames() {
		fmt.Fprintln(a.err, a.say.Say("crawl.broken", id, sum.Broken[id]))
	}
}

func (a *app) brokenError(sum crawl.Summary) error {
	if len(sum.Broken) == 0 {
		return nil
	}
	return fail(exitPartly, "%s", a.say.Say("crawl.some-broken", len(sum.Broken)))
}

// progress returns what tells a terminal how far a crawl is, nil for other outputs.
func (a *app) progress() func(crawl.Event) {
	if !a.onTerminal() {
		return nil
	}
	var last time.Time
	fetched, articles := 0, 0
	return func(e crawl.Event) {
		fetched++
		if e.Title != "" {
			articles++
		}
		if time.Since(last) < progressEvery {
			return
		}
		last = time.Now()
		fmt.Fprintf(a.err, "\r\x1b[K%s", a.say.Say("crawl.progress", fetched, articles, e.Portal))
	}
}

func (a *app) clearProgress() {
	if a.onTerminal() {
		fmt.Fprint(a.err, "\r\x1b[K")
	}
}

func (a *app) onTerminal() bool { return isTerminal(a.err) }

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
