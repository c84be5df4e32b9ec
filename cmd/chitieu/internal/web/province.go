package web

import (
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
	State   string  // targets, no-target or no-source
	Fields  choices // of policy, to see one alone
	Domains []domainView
	Plans   []planView
	Of      int    // all plans
	All     string // address of the list of plans, "" when all are shown
	Only    bool   // the list of plans alone
	Back    string
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
	N                              int
}

// How much one page of a province lists: 400 promises of 100,000 take 32 ms and 18 KB.
const (
	mostOfProvince = 100
	fewPlans       = 8
	manyPlans      = 100
)

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
	q.Feed = unit.Name
	v := provinceView{Unit: unit, Past: ref.Scheme == 63, Only: q.param("plans") != "", Query: "tỉnh:" + ref.String()}
	if q.Format == "" && v.Only {
		return q.plansPage(&v, ref)
	}
	who := index.Understood{Concepts: index.Concepts{Provinces: []index.PlaceRef{ref}}}
	if d := q.param("domain"); d != "" {
		who.Domains = []string{d}
		v.Query += " lĩnh_vực:" + d
	}
	o := index.SearchOptions{Offset: q.number("from"), Limit: mostOfProvince, Related: -1, Facets: q.Format == "", Newest: q.Format == "atom"}
	if q.Format != "" {
		o.Limit = q.limit()
	}
	ans, err := q.ix.Find(q.ctx, who, o)
	if err != nil {
		return err
	}
	if q.Format != "" {
		return q.records(ans, recordsOf(ans.Hits))
	}
	v.Total, v.Domains = ans.Total, q.byDomain(ans.Hits)
	if v.Fields, err = q.fieldsOf(ans.Facets, who); err != nil {
		return err
	}
	if len(who.Domains) == 0 { // else the promises are asked for
		if err := q.plans(&v, ref, 0, fewPlans); err != nil {
			return err
		}
	}
	q.kin(&v, ref)
	v.Prev, v.Next = q.steps("/province/"+unit.Slug, o.Offset, mostOfProvince, ans.Total, "scheme", q.param("scheme"), "domain", q.param("domain"))
	return q.showProvince(v)
}

func (q *request) showProvince(v provinceView) error {
	return q.show("province", view{Title: v.Unit.Name, Query: "tỉnh:\"" + v.Unit.Name + "\"", Formats: dataOf, Body: v})
}

// plansPage is the list of all plans of a province.
func (q *request) plansPage(v *provinceView, ref index.PlaceRef) error {
	from := q.number("from")
	if err := q.plans(v, ref, from, manyPlans); err != nil {
		return err
	}
	v.All, v.Back = "", q.with("plans", "", "from", "")
	v.Prev, v.Next = q.steps("/province/"+v.Unit.Slug, from, manyPlans, v.Of, "scheme", q.param("scheme"), "plans", "1")
	return q.showProvince(*v)
}

// fieldsOf are the fields of policy that a province has promises in, of each how many.
func (q *request) fieldsOf(f *index.Facets, who index.Understood) (choices, error) {
	chosen := q.param("domain")
	if chosen != "" { // the others are still offered
		who.Domains = nil
		all, err := q.ix.Find(q.ctx, who, index.SearchOptions{Limit: 1, Related: -1, Facets: true})
		if err != nil {
			return choices{}, err
		}
		f = all.Facets
	}
	list := choices{Name: q.Say("read.domain"), List: []choiceView{{Text: q.Say("web.fields-all"), Href: q.with("domain", "", "from", ""), On: chosen == ""}}}
	for _, c := range f.Domains {
		if c.Value != "" {
			list.List = append(list.List, choiceView{Text: q.domainName(c.Value) + " " + q.Tell.Decimal(float64(c.Count)), Href: q.with("domain", c.Value, "from", ""), On: c.Value == chosen})
		}
	}
	if len(list.List) < 3 {
		return choices{}, nil
	}
	return list, nil
}

// plans lists the plans of a province over time.
func (q *request) plans(v *provinceView, ref index.PlaceRef, from, limit int) error {
	plans, total, err := q.ix.PlansOf(ref, from, limit)
	if err != nil {
		return err
	}
	for _, p := range plans {
		v.Plans = append(v.Plans, q.plan(p))
	}
	if v.Of = total; from+len(plans) < total {
		v.All = q.with("plans", "1", "from", "", "domain", "")
	}
	return nil
}

func (q *request) plan(p index.Plan) planView {
	a := p.Article
	v := planView{Title: a.Title, Published: q.Tell.Day(a.Published), Year: yearText(a.PlanYear), Number: a.PlanNumber, N: p.Targets}
	if a.PlanStatus != "" {
		v.Status = q.Say("plan." + a.PlanStatus)
	}
	if a.Capture != nil {
		v.Href = q.Link("/archive/" + a.Capture.SHA256)
	}
	if o, ok := sample.Source(a.URL); ok {
		v.Sample = &o
	}
	return v
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
