package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/crawl"
	"chitieu/extract"
	"github.com/spf13/cobra"
)

// nightlyFlags say what a night does besides crawling.
type nightlyFlags struct {
	crawlFlags
	metrics   string
	ping      string
	webhook   string
	log       string
	maxFailed int
}

func (a *app) nightlyCmd() *cobra.Command {
	var f nightlyFlags
	c := &cobra.Command{
		Use:  "nightly",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.nightly(cmd.Context(), f) },
	}
	f.register(c)
	c.Flags().StringVar(&f.metrics, "metrics-file", "", "")
	c.Flags().StringVar(&f.ping, "ping-url", "", "")
	c.Flags().StringVar(&f.webhook, "webhook", "", "")
	c.Flags().StringVar(&f.log, "log", "text", "")
	c.Flags().IntVar(&f.maxFailed, "max-failed", 0, "")
	return c
}

// night is what one night did, as --webhook and -o json tell it.
type night struct {
	Run      int64                     `json:"run"`
	Started  string                    `json:"started"`
	Finished string                    `json:"finished"`
	Exit     int                       `json:"exit"`
	Error    string                    `json:"error"` // why the exit code is not 0
	Total    map[string]int            `json:"total"`
	Portals  map[string]map[string]int `json:"portals"`
	Broken   map[string]string         `json:"broken"` // portals that did not answer
	Alarms   map[string][]string       `json:"alarms"` // portals that answer and can no longer be read
	Read     int                       `json:"articles_read"`
	Numbers  int                       `json:"numbers_read"`
	Unread   []unread                  `json:"unread"` // articles that the reader fell over
	Records  int                       `json:"index_records"`
	Changes  []changeRow               `json:"changes"`

	finished time.Time
	changes  []corpus.Change
}

func (a *app) nightly(ctx context.Context, f nightlyFlags) error {
	logger, err := a.logger(f.log)
	if err != nil {
		return err
	}
	n, err := a.wholeNight(ctx, f, logger)
	if err != nil {
		n.Exit, n.Error = a.explainError(err)
		if ctx.Err() != nil {
			n.Exit = exitInterrupted
		}
	}
	if n.Run > 0 {
		a.printNight(n)
	}
	if n.Exit != exitLocked { // the night that holds the lock tells its own end
		a.tellOthers(context.WithoutCancel(ctx), n, f, logger)
	}
	return err
}

// wholeNight readies the crawl and the store and records the night in it. A night
// that could not begin has no run, and its error is told all the same.
func (a *app) wholeNight(ctx context.Context, f nightlyFlags, logger *slog.Logger) (night, error) {
	n := newNight()
	c, err := a.crawler(ctx, f.crawlFlags, nil)
	if err != nil {
		return n, err
	}
	c.Logger = logger
	s, err := corpus.Open(a.data, corpus.Options{Create: true, Now: a.now})
	if err != nil {
		return n, err
	}
	defer s.Close()
	err = a.recorded(ctx, s, "nightly", func(run *corpus.Run) (err error) {
		n, err = a.oneNight(ctx, s, c, *run)
		maps.Copy(run.Counts, n.Total)
		if err != nil {
			return err
		}
		return a.failedError(n, f.maxFailed)
	})
	return n, err
}

func newNight() night {
	return night{Total: map[string]int{}, Portals: map[string]map[string]int{}, Broken: map[string]string{}, Alarms: map[string][]string{}, Unread: []unread{}, Changes: []changeRow{}}
}

// logger writes to standard error as text or JSON.
func (a *app) logger(form string) (*slog.Logger, error) {
	o := &slog.HandlerOptions{Level: slog.LevelWarn}
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(a.err, o)), nil
	case "json":
		o.Level = slog.LevelInfo
		return slog.New(slog.NewJSONHandler(a.err, o)), nil
	}
	return nil, fail(exitUsage, "%s", a.say.Say("err.one-of", "--log", form, "text, json"))
}

// oneNight does the four steps. A portal that broke does not stop them.
func (a *app) oneNight(ctx context.Context, s *corpus.Store, c crawl.Crawler, run corpus.Run) (night, error) {
	n := newNight()
	n.Run, n.Started = run.ID, a.when(run.Started)
	sum, err := a.crawlInto(ctx, s, c)
	n.crawled(sum)
	c.Logger.Info("crawled", "pages", sum.Fetched, "articles", sum.Articles, "failed", sum.Failed, "broken", len(sum.Broken))
	if err != nil {
		return n, err
	}
	if err := putHealth(ctx, s, run.ID, c.Portals, sum); err != nil {
		return n, err
	}
	read, err := a.read(ctx, s)
	n.Read, n.Numbers, n.Unread = read.articles, read.numbers, append(n.Unread, read.unread...)
	for _, u := range n.Unread {
		n.Total["unread"]++
		c.Logger.Error("article unread", "version", u.Version, "url", u.URL, "panic", u.Why)
	}
	if err != nil {
		return n, err
	}
	c.Logger.Info("read", "articles", n.Read, "numbers", n.Numbers)
	m, err := a.refreshed(ctx, s)
	if err != nil {
		return n, err
	}
	n.Records = m.Records
	c.Logger.Info("indexed", "records", n.Records)
	runs, err := s.Runs(ctx)
	if err != nil {
		return n, err
	}
	if n.changes, err = s.Changes(ctx, extract.Version, untold(runs, run), time.Time{}, a.zone); err != nil {
		return n, err
	}
	n.Changes = a.changeRows(n.changes)
	for _, ch := range n.changes {
		n.Total["targets_"+string(ch.Kind)]++
	}
	n.finished = a.now()
	n.Finished = a.when(n.finished)
	return n, nil
}

func (n *night) crawled(sum crawl.Summary) {
	maps.Copy(n.Total, countsOf(sum.Count))
	for id, c := range sum.Portals {
		n.Portals[id] = countsOf(c)
	}
	for id, err := range sum.Broken {
		n.Broken[id] = err.Error()
	}
	maps.Copy(n.Alarms, sum.Alarms)
}

// failed lists the portals that broke or can no longer be read.
func (n night) failed() []string {
	ids := map[string]bool{}
	for id := range n.Broken {
		ids[id] = true
	}
	for id := range n.Alarms {
		ids[id] = true
	}
	return slices.Sorted(maps.Keys(ids))
}

// failedError tells portals and articles that failed when they are more than may.
func (a *app) failedError(n night, most int) error {
	portals := len(n.failed())
	if portals+len(n.Unread) <= most {
		return nil
	}
	var said []string
	if portals > 0 {
		said = append(said, a.say.Say("crawl.some-broken", portals))
	}
	if len(n.Unread) > 0 {
		said = append(said, a.say.Say("index.some-unread", len(n.Unread)))
	}
	return fail(exitPartly, "%s", strings.Join(said, "; "))
}

// putHealth keeps what the run saw of every portal.
func putHealth(ctx context.Context, s *corpus.Store, run int64, portals []crawl.Portal, sum crawl.Summary) error {
	return s.Update(ctx, func(tx *corpus.Tx) error {
		for _, p := range portals {
			h := corpus.Health{Run: run, Portal: p.ID, Counts: countsOf(sum.Portals[p.ID]), Alarms: sum.Alarms[p.ID]}
			if err := sum.Broken[p.ID]; err != nil {
				h.Alarms = append(slices.Clone(h.Alarms), err.Error())
			}
			if err := tx.PutHealth(h); err != nil {
				return err
			}
		}
		return nil
	})
}

// untold is when the runs began of which nobody has been told: a run itself, and
// before it what was cut off (its pages are stored, and the next night tells them)
// and, before a night, the crawls since the night before.
func untold(runs []corpus.Run, run corpus.Run) time.Time {
	since := run.Started
	for _, r := range runs { // the newest first
		whole := !r.Finished.IsZero() && (r.Exit == exitOK || r.Exit == exitPartly)
		switch {
		case r.ID >= run.ID || r.Kind != "nightly" && r.Kind != "crawl":
		case whole && (r.Kind == "nightly" || run.Kind == "crawl"):
			return since
		case r.Started.Before(since):
			since = r.Started
		}
	}
	return since
}

// printNight tells the operator in the morning what is new, what changed and which
// portal broke.
func (a *app) printNight(n night) {
	if a.output == "json" {
		_ = output.JSON(a.out, n)
		return
	}
	a.nightText(a.out, n)
}

func (a *app) nightText(w io.Writer, n night) {
	t := n.Total
	fmt.Fprintln(w, a.say.Say("crawl.done", t["fetched"], len(n.Portals), t["articles"], t["not_modified"], t["failed"], t["found"]))
	if n.finished.IsZero() {
		fmt.Fprintln(w, a.say.Say("nightly.cut"))
	} else {
		fmt.Fprintln(w, a.say.Say("nightly.read", n.Read, n.Numbers, n.Records))
		fmt.Fprintln(w, a.say.Say("nightly.changes", t["targets_new"], t["targets_changed"], t["targets_gone"]))
	}
	for _, id := range slices.Sorted(maps.Keys(n.Broken)) {
		fmt.Fprintln(w, a.say.Say("crawl.broken", id, n.Broken[id]))
	}
	for _, id := range slices.Sorted(maps.Keys(n.Alarms)) {
		for _, why := range n.Alarms[id] {
			fmt.Fprintln(w, a.say.Say("nightly.alarm", id, why))
		}
	}
	for _, u := range n.Unread {
		fmt.Fprintln(w, a.unreadText(u))
	}
	for _, c := range n.changes {
		fmt.Fprintln(w, a.changeText(c))
	}
}
