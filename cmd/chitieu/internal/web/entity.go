package web

import (
	"strconv"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
	"chitieu/index"
)

// indicatorView is a page about one indicator.
type indicatorView struct {
	ID, Name, Domain string
	Known            bool
	Measure          string
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
	if ok {
		v.Measure = q.measure(known)
	}
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

// show puts the comparison of an indicator on its page.
func (v *indicatorView) show(q *request, t index.Table) {
	if t.Indicator == nil {
		return
	}
	v.Tables, v.Charts, v.Warnings = q.tables(t), q.charts(t), q.warnings(t)
}
