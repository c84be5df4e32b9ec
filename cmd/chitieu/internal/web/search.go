package web

import (
	"errors"
	"net/http"
	"strconv"

	"chitieu/index"
)

const perPage = 20

// searchView is a page of results.
type searchView struct {
	Problem    string
	Understood string
	Chips      []chipView
	Facets     []facetView
	Suggestion *link // "có phải …?"
	Total      int
	Gaps       bool // who has none is asked for
	RelatedN   int
	Hits       []recordView
	Related    []recordView
	First      int // number of the first hit
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
		return q.unclear(text, err)
	}
	if err != nil {
		return err
	}
	if q.Format != "" {
		return q.records(ans, recordsOf(ans.Hits))
	}
	v := searchView{Understood: ans.Understood.String(), Total: ans.Total, Gaps: ans.Understood.Gaps, RelatedN: ans.RelatedTotal, Hits: q.views(ans.Hits), First: o.Offset + 1}
	v.Chips, v.Facets = q.chips(ans.Parts), q.facets(ans.Understood, ans.Facets)
	if s := ans.Suggestion; s != nil {
		v.Suggestion = &link{s.Query, q.Link("/search", "q", s.Query)}
	}
	if o.Offset == 0 {
		v.Related = q.views(ans.Related[:min(len(ans.Related), 5)])
	}
	v.Prev, v.Next = q.pager("/search", text, o.Offset, len(ans.Hits), ans.Total)
	return q.show("search", view{Title: text, Query: text, Formats: dataOf, Body: v})
}

// unclear tells what is wrong with a query.
func (q *request) unclear(text string, err error) error {
	return q.showCode(http.StatusBadRequest, "search", view{Title: text, Query: text, Body: searchView{Problem: capital(q.Say("err.query", q.Tell.Problem(err)))}})
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
