package web

import (
	"cmp"
	"slices"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus/gazetteer"
	"chitieu/index"
)

// provinceView is a page about one province.
type provinceView struct {
	Unit    gazetteer.Unit
	Past    bool // the unit as it was until 2025-06-30
	Now     *link
	Whole   *link // all years of a province whose territory did not change
	Members []coverView
	State   string // targets, no-target or no-source
	Domains []domainView
	Plans   []planView
	Total   int

	Query      string
	Prev, Next string
}

type domainView struct {
	Name string
	Hits []recordView
}

type planView struct {
	Title, Href, Published, Status string
	Year, Number                   string
	Sample                         *sample.Origin
	day                            string // of publication, to sort by
	N                              int
}

// mostOfProvince is how many promises one page of a province lists: 400 take 32 ms
// and 18 KB of 100,000.
const mostOfProvince = 200

// placeOf is the unit that an address names, and how a query does. Without a scheme
// it is the present unit, and of one whose territory no merger changed all years:
// its promises of before 2025-07-01 are its own.
func (q *request) placeOf(id string, scheme int) (u gazetteer.Unit, ref index.PlaceRef, ok bool) {
	whole := scheme == 0
	if whole {
		scheme = 34
		if _, ok := q.places.Lookup(id, 34); !ok {
			scheme = 63
		}
	}
	if u, ok = q.places.Lookup(id, scheme); !ok {
		return u, ref, false
	}
	ref = index.PlaceRef{ID: id, Scheme: scheme, Name: u.Name}
	if whole && q.unchanged(id) {
		ref.Scheme = 0
	}
	return u, ref, true
}

// unchanged reports a province whose territory is the same before and since 2025-07-01.
func (q *request) unchanged(id string) bool {
	u, ok := q.places.Lookup(id, 34)
	return ok && !u.Merged
}

func provincePage(q *request) error {
	unit, ref, ok := q.placeOf(q.r.PathValue("id"), q.number("scheme"))
	if !ok {
		return errNotFound
	}
	limit, from := mostOfProvince, q.number("from")
	if q.Format != "" {
		limit = q.limit()
	}
	q.Feed = unit.Name
	who := index.Understood{Concepts: index.Concepts{Provinces: []index.PlaceRef{ref}}}
	ans, err := q.ix.Find(q.ctx, who, index.SearchOptions{Offset: from, Limit: limit, Related: -1, Newest: q.Format == "atom"})
	if err != nil {
		return err
	}
	if q.Format != "" {
		return q.records(ans, recordsOf(ans.Hits))
	}
	v := provinceView{Unit: unit, Past: ref.Scheme == 63, Total: ans.Total, Plans: q.plansOf(ans.Hits), Domains: q.byDomain(ans.Hits), Query: "tỉnh:" + ref.String()}
	q.kin(&v, ref)
	v.Prev, v.Next = q.steps("/province/"+unit.Slug, from, mostOfProvince, ans.Total, "scheme", q.param("scheme"))
	return q.show("province", view{Title: unit.Name, Query: "tỉnh:\"" + unit.Name + "\"", Formats: dataOf, Body: v})
}

// kin tells what a province became or was made of, and what is held of those.
func (q *request) kin(v *provinceView, ref index.PlaceRef) {
	held := q.held()
	u := v.Unit
	all := q.cover(u, held)
	if old, ok := q.places.Lookup(u.Slug, 63); ok && ref.Scheme == 0 {
		before := q.cover(old, held)
		all.Targets, all.Articles = all.Targets+before.Targets, all.Articles+before.Articles
	}
	v.State = stateOf(all)
	if v.Past && q.unchanged(u.Slug) {
		v.Whole = &link{u.Name, q.provinceLink(u.Slug, 34)}
	} else if now, ok := q.places.Lookup(u.Now, 34); ok && v.Past {
		v.Now = &link{now.Name, q.provinceLink(now.Slug, 34)}
	}
	if u.Scheme != 34 || len(u.Members) < 2 {
		return
	}
	for _, m := range u.Members {
		if old, ok := q.places.Lookup(m, 63); ok {
			v.Members = append(v.Members, q.cover(old, held))
		}
	}
}

// byDomain groups a province's promises by field of policy, the fullest first.
func (q *request) byDomain(hits []index.Hit) []domainView {
	at := map[string]int{}
	var out []domainView
	for _, h := range hits {
		i, ok := at[h.Domain]
		if !ok {
			i = len(out)
			at[h.Domain] = i
			out = append(out, domainView{Name: q.domainName(h.Domain)})
		}
		out[i].Hits = append(out[i].Hits, q.view(h.Record, h.Marks))
	}
	slices.SortStableFunc(out, func(a, b domainView) int { return len(b.Hits) - len(a.Hits) })
	return out
}

// plansOf lists the articles that the promises stand in, the plans of the latest
// year first.
func (q *request) plansOf(hits []index.Hit) []planView {
	at := map[string]int{}
	var out []planView
	for _, h := range hits {
		i, ok := at[h.Article.URL]
		if !ok {
			i = len(out)
			at[h.Article.URL] = i
			p := planView{Title: h.Article.Title, Published: q.Tell.Day(h.Article.Published), day: h.Article.Published, Year: yearText(h.Article.PlanYear), Number: h.Article.PlanNumber}
			if h.Article.PlanStatus != "" {
				p.Status = q.Say("plan." + h.Article.PlanStatus)
			}
			if c := h.Article.Capture; c != nil {
				p.Href = q.Link("/archive/" + c.SHA256)
			}
			if o, ok := sample.Source(h.Article.URL); ok {
				p.Sample = &o
			}
			out = append(out, p)
		}
		out[i].N++
	}
	slices.SortStableFunc(out, func(a, b planView) int { return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.day, a.day)) })
	return out
}
