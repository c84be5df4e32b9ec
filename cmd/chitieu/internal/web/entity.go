package web

import (
	"cmp"
	"slices"
	"strconv"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/extract/taxonomy"
	"chitieu/index"
)

// indicatorView is a page about one indicator.
type indicatorView struct {
	ID, Name, Domain string
	Known            bool
	Indicator        taxonomy.Indicator
	National         []link // a value and the document that sets it
	Related          []link
	Tables           []sectionView
	Charts           []chartView
	Warnings         []string
	Hits             []recordView
	Total            int
	Prev, Next       string
}

// link is a name that leads somewhere.
type link struct{ Name, Href string }

var nationalTiers = []corpus.Tier{"", corpus.TierCentral, corpus.TierProvince, corpus.TierDistrict, corpus.TierCommune, corpus.TierAll}

func indicatorPage(q *request) error {
	id := q.r.PathValue("id")
	known, ok := q.tax.Indicator(id)
	text := "chỉ_tiêu:" + id
	from := q.number("from")
	q.Feed = q.indicatorName(id)
	ans, err := q.ix.Find(q.ctx, index.Understood{Concepts: index.Concepts{Indicators: []string{id}}}, index.SearchOptions{Offset: from, Limit: q.limit(), Related: -1, Newest: q.Format == "atom"})
	if err != nil {
		return err
	}
	if !ok && ans.Total == 0 {
		return errNotFound
	}
	charted := index.CompareOptions{Lang: q.Lang, All: true, Units: q.units()}
	if q.drawn() {
		t, err := q.ix.Compare(q.ctx, text, charted)
		if err != nil {
			return err
		}
		return q.chartFile(t)
	}
	if q.Format != "" {
		return q.records(ans, recordsOf(ans.Hits))
	}
	v := indicatorView{ID: id, Name: q.indicatorName(id), Known: ok, Indicator: known, Hits: q.views(ans.Hits), Total: ans.Total}
	v.Domain = q.domainName(known.Domain)
	v.National = q.nationalLines(id, known)
	for _, other := range q.tax.Related(id) {
		v.Related = append(v.Related, link{q.indicatorName(other), q.Link("/indicator/" + other)})
	}
	t, err := q.ix.Compare(q.ctx, text, charted)
	if err == nil {
		v.show(q, t)
	}
	v.Prev, v.Next = q.pager("/indicator/"+id, "", from, len(ans.Hits), ans.Total)
	return q.show("indicator", view{Title: v.Name, Query: text, Formats: []string{"json", "csv", "xlsx", "atom"}, Body: v})
}

// nationalLines tells the national values of an indicator as people say them.
func (q *request) nationalLines(id string, known taxonomy.Indicator) (list []link) {
	for _, tier := range nationalTiers {
		for _, n := range q.tax.Milestones(id, string(tier)) {
			s := q.Tell.Number(n.Value, n.High, known.Unit, n.Bound, "", false, false, known.Noun)
			if n.Tier != "" {
				s = q.Say("tier."+n.Tier) + ": " + s
			}
			if n.Year != 0 {
				s += " (" + strconv.Itoa(n.Year) + ")"
			}
			if n.Scope == "nation" {
				s += ", " + q.Say("web.reference")
			}
			list = append(list, link{s, n.Source})
		}
	}
	return list
}

// limit is how many records a page shows, and how many its data holds: all.
func (q *request) limit() int {
	switch q.Format {
	case "":
	case "atom":
		return mostEntries
	default:
		return q.number("limit")
	}
	return perPage
}

func (q *request) domainName(slug string) string {
	for _, d := range q.tax.Domains() {
		if d.Slug == slug {
			if q.Lang == "en" && d.En != "" {
				return d.En
			}
			return d.Vi
		}
	}
	return slug
}

// provinceView is a page about one province.
type provinceView struct {
	Unit    gazetteer.Unit
	Now     *link
	Members []link
	Same    *link // the other unit of the same slug
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
	day                            string // of publication, to sort by
	N                              int
}

// mostOfProvince is how many promises one page of a province lists: 400 take 32 ms
// and 18 KB of 100,000.
const mostOfProvince = 200

func provincePage(q *request) error {
	id, scheme := q.r.PathValue("id"), q.number("scheme")
	if scheme == 0 {
		scheme = 34
		if _, ok := q.places.Lookup(id, 34); !ok {
			scheme = 63
		}
	}
	unit, ok := q.places.Lookup(id, scheme)
	if !ok {
		return errNotFound
	}
	limit, from := mostOfProvince, q.number("from")
	if q.Format != "" {
		limit = q.limit()
	}
	q.Feed = unit.Name
	who := index.Understood{Concepts: index.Concepts{Provinces: []index.PlaceRef{{ID: id, Scheme: scheme, Name: unit.Name}}}}
	ans, err := q.ix.Find(q.ctx, who, index.SearchOptions{Offset: from, Limit: limit, Related: -1, Newest: q.Format == "atom"})
	if err != nil {
		return err
	}
	if q.Format != "" {
		return q.records(ans, recordsOf(ans.Hits))
	}
	v := provinceView{Unit: unit, Total: ans.Total, Plans: q.plansOf(ans.Hits), Domains: q.byDomain(ans.Hits)}
	if scheme == 63 && unit.Now != "" && (unit.Now != id || unit.Merged) {
		if u, ok := q.places.Lookup(unit.Now, 34); ok {
			v.Now = &link{u.Name, q.provinceLink(u.Slug, 34)}
		}
	}
	for _, m := range unit.Members {
		if u, ok := q.places.Lookup(m, 63); ok && scheme == 34 && len(unit.Members) > 1 {
			v.Members = append(v.Members, link{u.Name, q.provinceLink(u.Slug, 63)})
		}
	}
	v.Query = "tỉnh:" + id + "@" + strconv.Itoa(scheme)
	v.Prev, v.Next = q.steps("/province/"+id, from, mostOfProvince, ans.Total, "scheme", q.param("scheme"))
	return q.show("province", view{Title: unit.Name, Query: "tỉnh:\"" + unit.Name + "\"", Formats: []string{"json", "csv", "xlsx", "atom"}, Body: v})
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
			out = append(out, p)
		}
		out[i].N++
	}
	slices.SortStableFunc(out, func(a, b planView) int { return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.day, a.day)) })
	return out
}

// dictionaryColumns are the columns of the list of indicators.
var dictionaryColumns = []output.Column{
	{Name: "id", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the indicator", Plain: true},
	{Name: "vi", Type: output.String, Vi: "tên", En: "name in Vietnamese"},
	{Name: "en", Type: output.String, Vi: "tên tiếng Anh", En: "name in English"},
	{Name: "domain", Type: output.String, Vi: "lĩnh vực", En: "field of policy", Plain: true},
	{Name: "unit", Type: output.String, Vi: "đơn vị", En: "unit", Plain: true},
	{Name: "noun", Type: output.String, Vi: "thứ được đếm", En: "what is counted"},
	{Name: "denominator", Type: output.String, Vi: "mẫu số", En: "what the share is taken of"},
	{Name: "better", Type: output.String, Vi: "chiều tốt: higher, lower", En: "which way is better: higher, lower", Plain: true},
	{Name: "source", Type: output.String, Vi: "nguồn", En: "source"},
}

// dictionaryPage lists every indicator that the program knows.
func dictionaryPage(q *request) error {
	all := q.tax.Indicators()
	if q.Format == "atom" {
		return q.dictionaryFeed()
	}
	if q.Format == "json" {
		return q.json(map[string]any{"indicators": all, "domains": q.tax.Domains()})
	}
	if q.Format != "" {
		return q.sheet(dictionaryColumns, func(yield func([]any, error) bool) {
			for _, x := range all {
				if !yield([]any{x.ID, x.Vi, x.En, x.Domain, x.Unit, x.Noun, x.Denominator, x.Better, x.Source}, nil) {
					return
				}
			}
		})
	}
	type group struct {
		Name string
		List []taxonomy.Indicator
	}
	var groups []group
	for _, d := range q.tax.Domains() {
		g := group{Name: q.domainName(d.Slug)}
		for _, x := range all {
			if x.Domain == d.Slug {
				g.List = append(g.List, x)
			}
		}
		if len(g.List) > 0 {
			groups = append(groups, g)
		}
	}
	return q.show("dictionary", view{Title: q.Say("web.dictionary"), Formats: []string{"json", "csv", "xlsx", "atom"}, Body: map[string]any{"Groups": groups, "N": len(all), "Fields": fieldRows(q)}})
}

// fieldRow explains one column of the data.
type fieldRow struct{ Name, Text string }

func fieldRows(q *request) []fieldRow {
	var out []fieldRow
	for _, c := range []string{"status", "value", "high", "unit", "bound", "change", "per_year", "points", "tiers", "province", "scheme", "issuer_level", "issuer", "assigned_by", "domain", "indicator", "subject", "exclusion", "year", "year_from", "quote", "start", "number_start", "rule", "confidence", "flags", "sha256"} {
		out = append(out, fieldRow{c, q.Say("field." + c)})
	}
	return out
}

// show puts the comparison of an indicator on its page.
func (v *indicatorView) show(q *request, t index.Table) {
	if t.Indicator == nil {
		return
	}
	for i, sec := range tell.Sections(t) {
		v.Tables = append(v.Tables, q.sections(t, sec, i > 0)...)
	}
	v.Charts, v.Warnings = q.charts(t), q.warnings(t)
}
