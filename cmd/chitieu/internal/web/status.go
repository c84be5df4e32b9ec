package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
	"chitieu/extract"
)

// changeView is one change as the page shows it.
type changeView struct {
	recordView
	Kind, Day string
	Old, New  string
}

// changesSpan is how far back the changes go when nobody says.
const changesSpan = 90 * 24 * time.Hour

func changesPage(q *request) error {
	since := q.Now().Add(-changesSpan)
	if d, err := time.ParseInLocation(time.DateOnly, q.param("since"), q.Zone); err == nil {
		since = d
	}
	switch q.Format {
	case "":
	case "atom": // every page has a change: none of the newest is missed
		latest, _, err := q.Store.LatestChanges(q.ctx, extract.Version, since, q.Zone, 0, mostEntries)
		if err != nil {
			return err
		}
		return q.records(nil, changed(latest))
	default:
		all, err := q.Store.Changes(q.ctx, extract.Version, since, time.Time{}, q.Zone)
		if err != nil {
			return err
		}
		return q.records(append([]corpus.Change{}, all...), changed(all))
	}
	from := q.number("from")
	latest, total, err := q.Store.LatestChanges(q.ctx, extract.Version, since, q.Zone, from, changedPages)
	if err != nil {
		return err
	}
	list := make([]changeView, len(latest))
	for i, c := range latest {
		list[i] = q.change(c)
	}
	v := changesView{List: list, Total: total, Since: since.In(q.Zone).Format(time.DateOnly)}
	v.Prev, v.Next = q.steps("/changes", from, changedPages, total, "since", q.param("since"))
	return q.show("changes", view{Title: q.Say("web.changes"), Formats: []string{"json", "csv", "xlsx", "atom"}, Body: v})
}

// changesView is a part of what is new, the newest first; Total counts pages.
type changesView struct {
	List       []changeView
	Total      int
	Since      string
	Prev, Next string
}

// changedPages is how many changed pages one page of ours tells of, all their
// changes together: so none is torn apart.
const changedPages = 8

func changed(all []corpus.Change) []corpus.Record {
	out := make([]corpus.Record, len(all))
	for i, c := range all {
		out[i] = c.Target()
	}
	return out
}

func (q *request) change(c corpus.Change) changeView {
	v := changeView{recordView: q.view(c.Target(), nil), Kind: q.Say("web.change-" + string(c.Kind)), Day: c.When.In(q.Zone).Format(time.DateOnly)}
	if c.Old != nil {
		v.Old = q.Tell.Value(c.Old.Target)
	}
	if c.New != nil {
		v.New = q.Tell.Value(c.New.Target)
	}
	return v
}

// portalView is one portal and how it is.
type portalView struct {
	Name, Host, Place, PlaceLink string
	State                        string // ok, broken, unchecked
	Note                         string
	Checked                      string
}

// coverView is how much is held of one province.
type coverView struct {
	Name, Href string
	Targets    int
	State      string // targets, no-target or no-source
}

func sourcesPage(q *request) error {
	portals, err := q.portals()
	if err != nil {
		return err
	}
	cover := q.coverage()
	gaps, err := q.gaps()
	if err != nil {
		return err
	}
	switch q.Format {
	case "":
	case "json":
		return q.json(map[string]any{"portals": portals, "provinces": cover, "gaps": gaps})
	default:
		return errFormat
	}
	missing := 0
	for _, c := range cover {
		if c.Targets == 0 {
			missing++
		}
	}
	return q.show("sources", view{Title: q.Say("web.sources"), Formats: []string{"json"}, Body: map[string]any{"Portals": portals, "Cover": cover, "Missing": missing, "Gaps": gaps[:min(len(gaps), gapsShown)], "GapsTotal": len(gaps)}})
}

// gapView is a document that a portal published and nobody can read: what is missing
// may stand in it.
type gapView struct {
	Portal string `json:"portal"`
	crawl.Gap
}

// gapsShown bounds the page; the data have them all.
const gapsShown = 200

func (q *request) gaps() ([]gapView, error) {
	kept, err := q.Store.OfKind(q.ctx, crawl.KindScan)
	if err != nil {
		return nil, err
	}
	out := make([]gapView, len(kept))
	for i, u := range kept {
		out[i] = gapView{u.Portal, crawl.GapOf(u)}
	}
	return out, nil
}

func (q *request) portals() ([]portalView, error) {
	all, err := crawl.BundledPortals()
	if err != nil {
		return nil, err
	}
	checks, err := q.Store.PortalChecks(q.ctx)
	if err != nil {
		return nil, err
	}
	health, err := q.Store.HealthOf(q.ctx, 0)
	if err != nil {
		return nil, err
	}
	alarms := map[string][]string{}
	seen := map[string]bool{}
	for _, h := range health {
		alarms[h.Portal], seen[h.Portal] = h.Alarms, true
	}
	out := make([]portalView, 0, len(all))
	for _, p := range all {
		v := portalView{Name: p.Name, Host: strings.Join(p.Hosts(), ", "), State: "unchecked"}
		if u, ok := q.places.Lookup(p.Province, 34); ok {
			v.Place, v.PlaceLink = u.Name, q.provinceLink(u.Slug, 34)
		}
		if c, ok := checks[p.ID]; ok {
			v.State, v.Note, v.Checked = "ok", c.Note, c.Checked.In(q.Zone).Format(time.DateOnly)
			if !c.Good {
				v.State = "broken"
			}
		}
		if seen[p.ID] {
			if v.State = "ok"; len(alarms[p.ID]) > 0 {
				v.State, v.Note = "broken", strings.Join(alarms[p.ID], "; ")
			}
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b portalView) int { return cmp.Compare(rankOf(a.State), rankOf(b.State)) })
	return out, nil
}

// rankOf puts what needs a look first.
func rankOf(state string) int { return slices.Index([]string{"broken", "ok", "unchecked"}, state) }

// coverage counts the targets held of each of the 34 units, former units included.
func (q *request) coverage() []coverView {
	counts := q.countByPlace()
	var out []coverView
	for _, u := range q.places.Units(34) {
		n := counts[corpus.Province{ID: u.Slug, Scheme: 34}]
		for _, m := range u.Members {
			n += counts[corpus.Province{ID: m, Scheme: 63}]
		}
		if len(u.Members) == 0 {
			n += counts[corpus.Province{ID: u.Slug, Scheme: 63}]
		}
		c := coverView{Name: u.Name, Href: q.provinceLink(u.Slug, 34), Targets: n, State: "targets"}
		if n == 0 {
			c.State = "no-source"
		}
		out = append(out, c)
	}
	return out
}

// methodPage tells how numbers are read; it does not change with the data.
func methodPage(q *request) error {
	if q.Format == "json" {
		return q.json(map[string]string{"extractor": extract.Version})
	}
	return q.show("method", view{Title: q.Say("web.method"), Body: extract.Version})
}

func apiPage(q *request) error {
	return q.show("api", view{Title: q.Say("web.api"), Body: q.host()})
}

// host is the address of this site, for examples to copy.
func (q *request) host() string {
	return q.site() + q.Base
}

// site is host without the base path, which every link of ours begins with.
func (q *request) site() string { return q.scheme(q.r) + "://" + q.r.Host }
