package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

const perPage = 20

// hitView is one target as the page shows it.
type hitView struct {
	corpus.Record
	Place, Value, Tiers, Year, Plan, Before, Number, After string
	Marks                                                  []string
	Sample                                                 *sample.Origin // the real source of a sample page
}

func (q *request) hit(h index.Hit) hitView {
	v := hitView{Record: h.Record, Place: q.Place(h.Record), Value: q.Value(h.Target), Year: tell.Year(h.Target), Plan: q.Plan(h.Article)}
	if len(h.Tiers) > 0 {
		v.Tiers = q.Tiers(h.Tiers)
	}
	v.Before, v.Number, v.After = tell.Sentence(h.Target, 240)
	for _, m := range h.Marks {
		v.Marks = append(v.Marks, q.Say.Say("mark."+string(m)))
	}
	if o, ok := sample.Source(h.Article.URL); ok {
		v.Sample = &o
	}
	return v
}

// searchView is a page of results.
type searchView struct {
	Understood string
	Problem    string
	Total      int
	Related    int
	Hits       []hitView
	From, Next int
}

func searchPage(q *request) error {
	query := q.URL.Query().Get("q")
	if query == "" {
		return q.show("search", "chitieu", "", searchView{})
	}
	from, err := strconv.Atoi(q.URL.Query().Get("from"))
	if err != nil || from < 0 {
		from = 0
	}
	ans, err := q.ix.Search(q.Context(), query, index.SearchOptions{Offset: from, Limit: perPage})
	if errors.Is(err, index.ErrQuery) {
		return q.show("search", query, query, searchView{Problem: q.Say.Say("err.query", err)})
	}
	if err != nil {
		return err
	}
	if q.URL.Query().Get("format") == "json" {
		q.Header().Set("Content-Type", "application/json")
		return output.JSON(q.ResponseWriter, ans)
	}
	v := searchView{Understood: ans.Understood.String(), Total: ans.Total, Related: ans.RelatedTotal, From: from}
	for _, h := range ans.Hits {
		v.Hits = append(v.Hits, q.hit(h))
	}
	if from+len(v.Hits) < ans.Total {
		v.Next = from + perPage
	}
	return q.show("search", query, query, v)
}

// compareView is the table province × tier.
type compareView struct {
	index.Table
	Name  string
	Heads []string
	Rows  []rowView
	Nat   []string
}

type rowView struct {
	Name  string
	Cells []cellView
}

type cellView struct {
	index.Cell
	Text, Year string
}

func comparePage(q *request) error {
	query := q.URL.Query().Get("q")
	if query == "" {
		http.Redirect(q.ResponseWriter, q.Request, q.Link("/"), http.StatusFound)
		return nil
	}
	t, err := q.ix.Compare(q.Context(), query, index.CompareOptions{Lang: q.Lang})
	if errors.Is(err, index.ErrQuery) {
		return q.show("search", query, query, searchView{Problem: q.Say.Say("err.query", err)})
	}
	if err != nil {
		return err
	}
	return q.show("compare", query, query, q.table(t))
}

func (q *request) table(t index.Table) compareView {
	v := compareView{Table: t}
	if t.Indicator == nil {
		return v
	}
	if v.Name = t.Indicator.Vi; q.Lang == "en" && t.Indicator.En != "" || v.Name == "" {
		v.Name = t.Indicator.En
	}
	for _, tier := range t.Tiers {
		name := q.Say.Say("tier.none")
		if tier != "" {
			name = q.Say.Say("tier." + string(tier))
		}
		v.Heads = append(v.Heads, name)
		nat := ""
		for _, n := range t.National {
			if corpus.Tier(n.Tier) == tier {
				nat += n.Text + " "
			}
		}
		v.Nat = append(v.Nat, nat)
	}
	for _, r := range t.Rows {
		row := rowView{Name: r.Province.Name}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, q.cell(c))
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func (q *request) cell(c index.Cell) cellView {
	if c.Value == nil {
		return cellView{Cell: c, Text: q.Say.Say("why." + string(c.Why))}
	}
	v := cellView{Cell: c, Text: q.Number(*c.Value, c.High, c.Unit, c.Bound, c.Change, c.PerYear, c.Points, "")}
	switch {
	case c.YearFrom != 0:
		v.Year = fmt.Sprintf("%d-%d", c.YearFrom, c.Year)
	case c.Year != 0:
		v.Year = strconv.Itoa(c.Year)
	}
	return v
}
