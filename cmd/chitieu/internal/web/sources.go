package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/crawl"
	"chitieu/index"
)

// sourcesView is the page of portals, coverage and gaps.
type sourcesView struct {
	Portals   []portalView // those that somebody looked at
	Unchecked []portalView
	States    []stateCount
	Cover     []coverView
	Missing   int // provinces without a source
	Silent    int // with articles and no target
	Gaps      []gapView
	AllGaps   int
	MoreGaps  int
	Query     string
	Indicator *link
	Kinds     []kindView
}

type stateCount struct {
	State string
	N     int
}

// portalView is one portal and how it is.
type portalView struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Host      string `json:"host"`
	Place     string `json:"province"`
	PlaceLink string `json:"-"`
	State     string `json:"state"` // ok, broken, unchecked
	Note      string `json:"note"`
	Checked   string `json:"checked"`

	checked time.Time // zero when nobody ever did
	run     int64     // the last one that crawled it, 0 for none
}

// coverView is how much is held of one province.
type coverView struct {
	Slug     string      `json:"province"`
	Scheme   int         `json:"scheme"`
	Name     string      `json:"name"`
	Href     string      `json:"-"`
	Targets  int         `json:"targets"`
	Articles int         `json:"articles"`
	State    string      `json:"state"` // targets, no-target or no-source
	Former   []coverView `json:"former,omitempty"`
}

// gapView is a document that is there and could not be read.
type gapView struct {
	Portal string `json:"portal"`
	crawl.Gap
}

// kindView is one kind of empty: the provinces where an indicator is missing for
// one reason.
type kindView struct {
	Kind  string
	Names []link
}

// mostGaps is how many documents the page lists; its data hold all.
const mostGaps = 60

func sourcesPage(q *request) error {
	portals, err := q.portals()
	if err != nil {
		return err
	}
	gaps, err := q.gaps()
	if err != nil {
		return err
	}
	cover := q.coverage()
	switch q.Format {
	case "":
	case "json":
		return q.json(map[string]any{"portals": portals, "provinces": cover, "gaps": gaps})
	case "atom":
		return q.sourceFeed(portals)
	default:
		return q.sheet(sourceColumns, output.All(sourceRows(portals, cover, gaps)))
	}
	looked := slices.IndexFunc(portals, func(p portalView) bool { return p.State == "unchecked" }) // they are last
	if looked < 0 {
		looked = len(portals)
	}
	v := sourcesView{Portals: portals[:looked], Unchecked: portals[looked:], States: statesOf(portals), Cover: cover, Gaps: gaps[:min(len(gaps), mostGaps)], AllGaps: len(gaps), MoreGaps: max(0, len(gaps)-mostGaps)}
	for _, c := range cover {
		switch c.State {
		case "no-source":
			v.Missing++
		case "no-target":
			v.Silent++
		}
	}
	if err := q.kinds(&v); err != nil {
		return err
	}
	return q.show("sources", view{Title: q.Say("web.sources"), Formats: dataOf, Body: v})
}

// sourceColumns are the columns of portals, provinces and gaps in one table.
var sourceColumns = []output.Column{
	{Name: "kind", Type: output.String, Vi: "portal: cổng; province: tỉnh; gap: văn bản chưa đọc được", En: "portal, province or gap: a document that could not be read", Plain: true},
	{Name: "id", Type: output.String, Vi: "mã", En: "id", Plain: true},
	{Name: "name", Type: output.String, Vi: "tên", En: "name"},
	{Name: "scheme", Type: output.Integer, Vi: "63: trước 01/07/2025; 34: từ 01/07/2025", En: "63: before 2025-07-01; 34: since"},
	{Name: "state", Type: output.String, Vi: "tình trạng: ok, broken, unchecked; targets, no-target, no-source", En: "ok, broken, unchecked; targets, no-target, no-source", Plain: true},
	{Name: "articles", Type: output.Integer, Vi: "số bài có số liệu", En: "articles with numbers"},
	{Name: "targets", Type: output.Integer, Vi: "số chỉ tiêu", En: "targets"},
	{Name: "checked", Type: output.Date, Vi: "ngày kiểm tra", En: "day of the last check", Plain: true},
	{Name: "note", Type: output.String, Vi: "ghi chú", En: "note"},
	{Name: "url", Type: output.String, Vi: "địa chỉ", En: "address"},
}

func sourceRows(portals []portalView, cover []coverView, gaps []gapView) (rows [][]any) {
	for _, p := range portals {
		rows = append(rows, []any{"portal", p.ID, p.Name, nil, p.State, nil, nil, p.Checked, p.Note, p.Host})
	}
	province := func(c coverView) {
		rows = append(rows, []any{"province", c.Slug, c.Name, c.Scheme, c.State, c.Articles, c.Targets, nil, nil, nil})
	}
	for _, c := range cover {
		province(c)
		for _, f := range c.Former {
			province(f)
		}
	}
	for _, g := range gaps {
		rows = append(rows, []any{"gap", g.Number, g.Title, nil, nil, nil, nil, nil, g.From, g.URL})
	}
	return rows
}

// portals are those that this site crawls, what needs a look first.
func (q *request) portals() ([]portalView, error) {
	all := q.Portals
	if all == nil {
		var err error
		if all, err = crawl.BundledPortals(); err != nil {
			return nil, err
		}
	}
	checks, err := q.Store.PortalChecks(q.ctx)
	if err != nil {
		return nil, err
	}
	health, err := q.Store.HealthOf(q.ctx, 0)
	if err != nil {
		return nil, err
	}
	last := map[string]corpus.Health{}
	for _, h := range health {
		last[h.Portal] = h
	}
	out := make([]portalView, 0, len(all))
	for _, p := range all {
		v := q.portal(p, checks)
		if h, ok := last[p.ID]; ok {
			v.run = h.Run
			if v.State = "ok"; len(h.Alarms) > 0 {
				v.State, v.Note = "broken", q.alarms(h.Alarms)
			}
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b portalView) int { return cmp.Compare(rankOf(a.State), rankOf(b.State)) })
	return out, nil
}

// alarms tells in the page's language what the crawler found broken.
func (q *request) alarms(all []string) string {
	told := make([]string, len(all))
	for i, alarm := range all {
		what, where, _ := strings.Cut(alarm, ": ")
		var n int
		switch key := "alarm." + what; {
		case q.Tell.Say.Has(key):
			told[i] = q.Say(key) + ": " + where
		case listed(what, &n):
			told[i] = q.Say("alarm.list", n) + ": " + where
		default:
			told[i] = alarm
		}
	}
	return strings.Join(told, "; ")
}

// listed reports the alarm of a list that gave n articles and gives none.
func listed(what string, n *int) bool {
	_, err := fmt.Sscanf(what, "a list that gave %d articles gives none", n)
	return err == nil
}

func (q *request) portal(p crawl.Portal, checks map[string]corpus.PortalCheck) portalView {
	v := portalView{ID: p.ID, Name: p.Name, Host: strings.Join(p.Hosts(), ", "), State: "unchecked"}
	for _, scheme := range []int{34, 63} {
		if u, ok := q.places.Lookup(p.Province, scheme); ok {
			v.Place, v.PlaceLink = u.Name, q.provinceLink(u.Slug, scheme)
			break
		}
	}
	if c, ok := checks[p.ID]; ok {
		v.State, v.Note, v.Checked = "ok", c.Note, c.Checked.In(q.Zone).Format(time.DateOnly)
		v.checked = c.Checked
		if !c.Good {
			v.State = "broken"
		}
	}
	return v
}

// portalStates are the states, what needs a look first.
var portalStates = []string{"broken", "ok", "unchecked"}

func rankOf(state string) int { return slices.Index(portalStates, state) }

func statesOf(portals []portalView) (list []stateCount) {
	for _, s := range portalStates {
		n := 0
		for _, p := range portals {
			if p.State == s {
				n++
			}
		}
		if n > 0 {
			list = append(list, stateCount{s, n})
		}
	}
	return list
}

// gaps are the attachments that could not be read.
func (q *request) gaps() ([]gapView, error) {
	scans, err := q.Store.OfKind(q.ctx, crawl.KindScan)
	if err != nil {
		return nil, err
	}
	list := make([]gapView, len(scans))
	for i, u := range scans {
		list[i] = gapView{u.Portal, crawl.GapOf(u)}
	}
	return list, nil
}

// held is how much the index has of every province.
func (q *request) held() map[corpus.Province]index.ProvinceCount {
	counts := map[corpus.Province]index.ProvinceCount{}
	for _, p := range q.ix.Provinces() {
		counts[key(p.Province)] = p
	}
	return counts
}

// coverage counts what is held of each of the 34 units and of their former ones.
func (q *request) coverage() []coverView {
	counts := q.held()
	var out []coverView
	for _, u := range q.places.Units(34) {
		c := q.cover(u, counts)
		members := u.Members
		if len(members) == 0 {
			members = []string{u.Slug}
		}
		for _, m := range members {
			old, ok := q.places.Lookup(m, 63)
			if !ok {
				continue
			}
			f := q.cover(old, counts)
			c.Targets, c.Articles = c.Targets+f.Targets, c.Articles+f.Articles
			if len(members) > 1 {
				c.Former = append(c.Former, f)
			}
		}
		c.State = stateOf(c)
		out = append(out, c)
	}
	return out
}

func (q *request) cover(u gazetteer.Unit, counts map[corpus.Province]index.ProvinceCount) coverView {
	n := counts[corpus.Province{ID: u.Slug, Scheme: u.Scheme}]
	c := coverView{Slug: u.Slug, Scheme: u.Scheme, Name: u.Name, Href: q.provinceLink(u.Slug, u.Scheme), Targets: n.Targets, Articles: n.Articles}
	c.State = stateOf(c)
	return c
}

func stateOf(c coverView) string {
	switch {
	case c.Targets > 0:
		return "targets"
	case c.Articles > 0:
		return "no-target"
	}
	return "no-source"
}

// emptyKinds are the kinds of empty, the strongest first.
var emptyKinds = []index.Why{index.NotInDocument, index.NotInReport, index.NoSource}

// kinds tells for the indicator that is asked for where it is missing, and why.
func (q *request) kinds(v *sourcesView) error {
	if v.Query = q.param("q"); v.Query == "" {
		return nil
	}
	t, err := q.ix.Compare(q.ctx, v.Query, index.CompareOptions{Lang: q.Lang, All: true})
	if err != nil {
		return err
	}
	if t.Indicator == nil {
		return nil
	}
	v.Indicator = &link{q.Tell.Indicator(*t.Indicator), q.Link("/compare", "q", v.Query)}
	lists := map[index.Why][]link{}
	for _, r := range t.Rows {
		name := r.Province.Name
		if r.Province.Scheme == 34 {
			name += " (34)"
		}
		lists[whyOf(r)] = append(lists[whyOf(r)], link{name, q.provinceLink(r.Province.ID, r.Province.Scheme)})
	}
	v.Kinds = append(v.Kinds, kindView{"has-value", lists[""]})
	for _, why := range emptyKinds {
		v.Kinds = append(v.Kinds, kindView{string(why), lists[why]})
	}
	return nil
}

// whyOf is why a province has no number at all: "" when it has one.
func whyOf(r index.TableRow) index.Why {
	for _, c := range r.Cells {
		if c.Value != nil {
			return ""
		}
	}
	for _, why := range emptyKinds {
		if slices.ContainsFunc(r.Cells, func(c index.Cell) bool { return c.Why == why }) {
			return why
		}
	}
	return index.NoSource
}
