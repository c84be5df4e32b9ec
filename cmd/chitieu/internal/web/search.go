package web

import (
	"errors"
	"strconv"

	"chitieu/index"
)

const perPage = 20

// tries are queries that show what can be asked.
var tries = []string{"hồ sơ cấp xã", "kinh tế số GRDP", "dịch vụ công trực tuyến trên 80%", "so sánh Lạng Sơn với Nghệ An", "hộ nghèo giảm"}

// homeView is the front page.
type homeView struct {
	Tries             []string
	Targets, Articles int
}

func homePage(q *request) error {
	articles, _, err := q.Store.Count(q.ctx)
	if err != nil {
		return err
	}
	v := homeView{tries, q.ix.Len(), articles}
	if q.Format == "json" {
		return q.json(v)
	}
	return q.show("home", view{Title: "chitieu", Body: v})
}

// searchView is a page of results.
type searchView struct {
	Problem    string
	Understood string
	Chips      []chipView
	Facets     []facetView
	Suggestion *link // "có phải …?"
	Total      int
	RelatedN   int
	Hits       []recordView
	Related    []recordView
	First      int // number of the first hit
	Tries      []string
	Prev, Next string
}

func searchPage(q *request) error {
	text := q.param("q")
	if text == "" && q.Format == "" {
		return homePage(q)
	}
	o := index.SearchOptions{Offset: q.number("from"), Limit: perPage, Facets: true}
	if q.Format != "" {
		o.Limit, o.Facets = q.limit(), q.Format == "json" // data is whole unless somebody asks for less
		o.Newest = q.Format == "atom"
	}
	ans, err := q.ix.Search(q.ctx, text, o)
	if errors.Is(err, index.ErrQuery) && q.Format == "" {
		return q.show("search", view{Title: text, Query: text, Body: searchView{Problem: q.Say("err.query", q.Tell.Problem(err))}})
	}
	if err != nil {
		return err
	}
	if q.Format != "" {
		return q.records(ans, recordsOf(ans.Hits))
	}
	v := searchView{Understood: ans.Understood.String(), Total: ans.Total, RelatedN: ans.RelatedTotal, Hits: q.views(ans.Hits), First: o.Offset + 1}
	v.Chips, v.Facets = q.chips(ans.Parts), q.facets(ans.Understood, ans.Facets)
	if s := ans.Suggestion; s != nil {
		v.Suggestion = &link{s.Query, q.Link("/search", "q", s.Query)}
	}
	if o.Offset == 0 {
		v.Related = q.views(ans.Related[:min(len(ans.Related), 5)])
	}
	if v.Total == 0 {
		v.Tries = tries
	}
	v.Prev, v.Next = q.pager("/search", text, o.Offset, len(ans.Hits), ans.Total)
	return q.show("search", view{Title: text, Query: text, Formats: []string{"json", "csv", "xlsx", "atom"}, Body: v})
}

// pager gives the addresses of the pages before and after.
func (q *request) pager(path, text string, from, shown, total int) (prev, next string) {
	if shown == 0 {
		total = 0
	}
	return q.steps(path, from, perPage, total, "q", text)
}

// steps gives the addresses of the parts before and after the one that begins at
// from, each of the same size, of total.
func (q *request) steps(path string, from, size, total int, pairs ...string) (prev, next string) {
	at := func(n int) string {
		s := ""
		if n > 0 {
			s = strconv.Itoa(n)
		}
		return q.Link(path, append([]string{"from", s}, pairs...)...)
	}
	if from > 0 {
		prev = at(max(from-size, 0))
	}
	if from+size < total {
		next = at(from + size)
	}
	return prev, next
}
