package main

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/crawl"
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"
)

func (a *app) portalsCmd() *cobra.Command {
	var f crawlFlags
	c := &cobra.Command{
		Use:  "portals",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.listPortals(cmd.Context(), f.portals) },
	}
	c.PersistentFlags().StringVar(&f.portals, "portals", "", "")
	list := &cobra.Command{Use: "list", Args: cobra.NoArgs, RunE: c.RunE}
	check := &cobra.Command{
		Use:  "check NAME|URL…",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.checkPortals(cmd.Context(), f, args) },
	}
	check.Flags().StringVar(&f.contact, "contact", "", "")
	c.AddCommand(list, check)
	return c
}

// portalRow is one line of the list.
type portalRow struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Province string   `json:"province"`
	Start    []string `json:"start"`
	CMS      string   `json:"cms"`
	Checked  string   `json:"checked"` // when it was last looked at live, "" for never
	Good     bool     `json:"good"`
	Note     string   `json:"note"`
	Alarms   []string `json:"alarms"` // of the last night

	Gaps []crawl.Gap `json:"gaps"` // documents without text that could be read
}

func (a *app) listPortals(ctx context.Context, dir string) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	if dir == "" {
		dir = conf.Portals
	}
	all, err := a.loadPortals(dir)
	if err != nil {
		return err
	}
	checks, health, gaps, err := a.portalStates(ctx)
	if err != nil {
		return err
	}
	rows := make([]portalRow, len(all))
	for i, p := range all {
		c := checks[p.ID]
		rows[i] = portalRow{ID: p.ID, Name: p.Name, Province: p.Province, Start: p.Start, CMS: p.CMS, Checked: a.when(c.Checked), Good: c.Good, Note: c.Note, Alarms: append([]string{}, health[p.ID].Alarms...), Gaps: append([]crawl.Gap{}, gaps[p.ID]...)}
	}
	return a.printPortals(rows)
}

// portalStates reads checks, health and gaps, nothing when there is no store yet.
func (a *app) portalStates(ctx context.Context) (map[string]corpus.PortalCheck, map[string]corpus.Health, map[string][]crawl.Gap, error) {
	s, err := a.existing()
	if s == nil {
		return nil, nil, nil, err
	}
	defer s.Close()
	checks, err := s.PortalChecks(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	last, err := s.HealthOf(ctx, 0)
	health := map[string]corpus.Health{}
	for _, h := range last {
		health[h.Portal] = h
	}
	if err != nil {
		return nil, nil, nil, err
	}
	scans, err := s.OfKind(ctx, crawl.KindScan)
	gaps := map[string][]crawl.Gap{}
	for _, u := range scans {
		gaps[u.Portal] = append(gaps[u.Portal], crawl.GapOf(u))
	}
	return checks, health, gaps, err
}

// when writes a time in the program's zone, "" for the zero time.
func (a *app) when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(a.zone).Format(time.RFC3339)
}

func (a *app) printPortals(rows []portalRow) error {
	switch a.output {
	case "json":
		return output.JSON(a.out, rows)
	case "ndjson":
		return output.NDJSON(a.out, rows)
	}
	head := []string{"id", "name", "province", "start", "cms", "checked", "good", "note", "alarms"}
	cells := make([][]string, len(rows))
	for i, r := range rows {
		cells[i] = []string{r.ID, r.Name, r.Province, strings.Join(r.Start, " "), r.CMS, r.Checked, fmt.Sprint(r.Good), r.Note, strings.Join(r.Alarms, "; ")}
	}
	if a.output != "table" {
		return output.CSV(a.out, head, cells, a.comma())
	}
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"id", a.say.Say("head.portal"), "URL", a.say.Say("head.checked"), a.say.Say("head.state")})
	for _, r := range rows {
		checked, state := a.say.Say("portals.never"), r.Note
		if r.Checked != "" {
			checked = r.Checked[:10]
		}
		if len(r.Alarms) > 0 {
			state = a.say.Say("portals.alarm", strings.Join(r.Alarms, "; "))
		}
		t.AppendRow(table.Row{r.ID, r.Name, strings.Join(r.Start, " "), checked, state})
	}
	fmt.Fprintln(a.out, t.Render())
	a.printGaps(rows)
	return nil
}

// printGaps lists the documents that are there and cannot be read, below the table.
func (a *app) printGaps(rows []portalRow) {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.SetTitle(a.say.Say("portals.gaps"))
	for _, r := range rows {
		for _, g := range r.Gaps {
			t.AppendRow(table.Row{r.ID, g.Number, g.Title, g.URL})
		}
	}
	if t.Length() > 0 {
		fmt.Fprintln(a.out, t.Render())
	}
}

// comma is the separator of the output form.
func (a *app) comma() rune {
	if a.output == "tsv" {
		return '\t'
	}
	return ','
}

// lookResult is one portal or page as a crawl would see it.
type lookResult struct {
	crawl.Look
	Answered bool            `json:"answered"`
	Error    string          `json:"error,omitempty"`
	Targets  []corpus.Target `json:"targets"`
}

func (a *app) checkPortals(ctx context.Context, f crawlFlags, args []string) error {
	c, err := a.crawler(ctx, crawlFlags{portals: f.portals, contact: f.contact, unchecked: true, anyone: true}, nil)
	if err != nil {
		return err
	}
	all := c.Portals
	read, err := a.reader()
	if err != nil {
		return err
	}
	bad, unread := 0, 0
	results := []lookResult{}
	for _, arg := range args {
		p, address, err := a.portalOf(all, arg)
		if err != nil {
			return err
		}
		if c.Contact == "" && !onLoopback(ctx, p) {
			return fail(exitUsage, "%s", a.say.Say("err.contact", a.data))
		}
		r, failed, err := a.look(ctx, c, p, address, read)
		if err != nil {
			return err
		}
		if failed {
			unread++
		}
		if !r.Answered {
			bad++
		}
		if address == "" {
			if err := a.noteCheck(ctx, p.ID, r); err != nil {
				return err
			}
		}
		if results = append(results, r); a.output == "table" {
			a.printLook(r)
		}
	}
	if a.output != "table" {
		if err := output.JSON(a.out, results); err != nil {
			return err
		}
	}
	if bad > 0 {
		return fail(exitPartly, "%s", a.say.Say("portals.silent", bad))
	}
	if unread > 0 {
		return fail(exitPartly, "%s", a.say.Say("index.some-unread", unread))
	}
	return nil
}

// portalOf finds the portal of a name or of an address; a page of a site that is
// not known makes a portal of its own.
func (a *app) portalOf(all []crawl.Portal, arg string) (crawl.Portal, string, error) {
	u, err := url.Parse(arg)
	if err != nil || u.Host == "" {
		ps, err := a.choose(all, []string{arg})
		if err != nil {
			return crawl.Portal{}, "", err
		}
		return ps[0], "", nil
	}
	for _, p := range all {
		if slices.ContainsFunc(p.Start, func(s string) bool { su, err := url.Parse(s); return err == nil && su.Host == u.Host }) {
			return p, arg, nil
		}
	}
	p := crawl.Portal{ID: slugOf(u.Hostname()), Name: u.Hostname(), Start: []string{u.Scheme + "://" + u.Host + "/"}}
	if err := p.Compile(); err != nil {
		return p, "", fail(exitUsage, "%v", err)
	}
	if crawl.Canonical(arg) == crawl.Canonical(p.Start[0]) {
		arg = ""
	}
	return p, arg, nil
}

func slugOf(host string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(host)), "-")
}

// look looks at a portal or a page and reads the article that it found, if it can.
func (a *app) look(ctx context.Context, c crawl.Crawler, p crawl.Portal, address string, read readFunc) (r lookResult, unreadable bool, err error) {
	c.UserAgent = userAgent()
	c.Clock = a.now
	l, err := c.Look(ctx, p, address)
	if ctx.Err() != nil {
		return r, false, ctx.Err()
	}
	r = lookResult{Look: l, Answered: l.Answered(), Targets: []corpus.Target{}}
	if err != nil {
		r.Error = err.Error()
	}
	if l.Article != nil {
		reading, err := read.try(*l.Article)
		if err != nil {
			r.Error = a.say.Say("look.unread", l.Article.URL, err)
			fmt.Fprintln(a.err, r.Error)
			return r, true, nil
		}
		r.Targets = append(r.Targets, reading.Targets...)
	}
	return r, false, nil
}

// noteCheck remembers that a portal has been looked at live.
func (a *app) noteCheck(ctx context.Context, id string, r lookResult) error {
	s, err := corpus.Open(a.data, corpus.Options{Create: true, Now: a.now})
	if err != nil {
		return err
	}
	defer s.Close()
	note := a.say.Say("portals.no-article", len(r.Links))
	switch {
	case !r.Answered:
		note = a.say.Say("portals.no-answer")
	case r.Article != nil:
		note = a.say.Say("portals.read", len(r.Links), r.Article.Step)
	}
	return s.Update(ctx, func(tx *corpus.Tx) error {
		return tx.PutPortalCheck(corpus.PortalCheck{ID: id, Checked: a.now(), Good: r.Answered, Note: note})
	})
}

// linksShown is how many links of a portal are printed.
const linksShown = 10

func (a *app) printLook(r lookResult) {
	say := func(key string, args ...any) { fmt.Fprintln(a.out, a.say.Say(key, args...)) }
	say("look.head", r.Portal)
	for _, b := range r.Robots {
		switch {
		case b.Error != "":
			say("look.robots-error", b.Host, b.Error)
		default:
			say("look.robots", b.Host, a.yes(b.Start), dash(b.Delay), dash(strings.Join(b.Sitemaps, " ")))
		}
	}
	for _, p := range r.Pages {
		line := fmt.Sprintf("  %3d  %-8s %s", p.Status, p.Kind, p.URL)
		if p.Error != "" {
			line += "  " + p.Error
		}
		fmt.Fprintln(a.out, line)
	}
	say("look.feeds", dash(strings.Join(r.Feeds, " ")))
	say("look.sitemaps", dash(strings.Join(r.Sitemaps, " ")))
	say("look.links", len(r.Links))
	for _, l := range r.Links[:min(len(r.Links), linksShown)] {
		mark := " "
		if l.Plan {
			mark = "*"
		}
		fmt.Fprintf(a.out, "  %s %s  %s\n", mark, l.Title, l.URL)
	}
	if r.Article == nil {
		say("look.no-article")
		return
	}
	say("look.article", r.Article.Title, dash(r.Article.Published), r.Article.Step, r.Article.URL)
	for _, b := range r.Article.Blocks {
		fmt.Fprintf(a.out, "  | %s\n", strings.ReplaceAll(r.Article.Text[b.Start:b.End], "\n", " "))
	}
	say("look.targets", len(r.Targets))
	for _, t := range r.Targets {
		fmt.Fprintf(a.out, "  %s  %s  %s  %s\n", a.say.Say("status."+string(t.Status)), a.value(t), yearText(t), t.Subject)
	}
}

func (a *app) yes(b bool) string {
	if b {
		return a.say.Say("yes")
	}
	return a.say.Say("no")
}
