package web

import (
	"strconv"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract/taxonomy"
	"chitieu/index"
)

// indicatorView is a page about one indicator.
type indicatorView struct {
	ID, Name, Domain string
	Known            bool
	Noun, Base       string // what it counts, what a share is taken of
	Indicator        taxonomy.Indicator
	National         []link // a value and the document that sets it
	Related          []link
	Tables           []sectionView
	Charts           []chartView
	Warnings         []warning
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
	charted := index.CompareOptions{Lang: q.Lang, All: true, Evidence: true, Front: true, Units: q.units()}
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
	v.Noun, v.Base = q.termName(known.Noun), q.termName(known.Denominator)
	v.National = q.nationalLines(id, known)
	for _, other := range q.tax.Related(id) {
		v.Related = append(v.Related, link{q.indicatorName(other), q.Link("/indicator/" + other)})
	}
	t, err := q.ix.Compare(q.ctx, text, charted)
	if err == nil {
		v.show(q, t)
	}
	v.Prev, v.Next = q.pager("/indicator/"+id, "", from, len(ans.Hits), ans.Total)
	return q.show("indicator", view{Title: v.Name, Query: text, Formats: dataOf, Body: v})
}

// nationalLines tells the national values of an indicator as people say them.
func (q *request) nationalLines(id string, known taxonomy.Indicator) (list []link) {
	for _, tier := range nationalTiers {
		for _, n := range q.tax.Milestones(id, string(tier)) {
			s := q.Tell.Number(n.Value, n.High, known.Unit, n.Bound, "", false, false, q.termName(known.Noun))
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
	return q.show("dictionary", view{Title: q.Say("web.dictionary"), Formats: dataOf, Body: map[string]any{"Groups": groups, "N": len(all), "Fields": fieldRows(q)}})
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
	v.Tables, v.Charts, v.Warnings = q.tables(t), q.charts(t), q.warnings(t)
}
