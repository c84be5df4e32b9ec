package web

import (
	"net/http"
	"time"

	"chitieu/cmd/chitieu/internal/atom"
	"chitieu/corpus"
)

// endpoints are the pages of the API: the data of the pages of the same name.
var endpoints = map[string]page{
	"/search":         searchPage,
	"/compare":        comparePage,
	"/indicators":     dictionaryPage,
	"/indicator/{id}": indicatorPage,
	"/province/{id}":  provincePage,
	"/target/{id}":    targetPage,
	"/archive/{sha}":  archivePage,
	"/changes":        changesPage,
	"/sources":        sourcesPage,
	"/corrections":    correctionsPage,
}

// parameter is one parameter of the API.
type parameter struct{ name, in, about string }

// documented tells what each endpoint gives and takes; a test calls every one.
var documented = map[string]struct {
	about string
	takes []parameter
}{
	"/search":         {"Targets that meet every concept of a query, best first; loosely related ones apart.", []parameter{{"q", "query", "the query, as typed in the search box"}, {"limit", "query", "at most so many; all without it"}, {"from", "query", "how many to skip"}}},
	"/compare":        {"The table province × tier × year of the best-matching indicator, with national values.", []parameter{{"q", "query", "the query"}}},
	"/indicators":     {"Every indicator and domain that the program knows.", nil},
	"/indicator/{id}": {"All targets of one indicator.", []parameter{{"id", "path", "the indicator's id"}, {"limit", "query", "at most so many"}}},
	"/province/{id}":  {"All targets of one province.", []parameter{{"id", "path", "the province's slug"}, {"scheme", "query", "63 for units before 2025-07-01, 34 since"}, {"limit", "query", "at most so many"}}},
	"/target/{id}":    {"One target with its history.", []parameter{{"id", "path", "the target's id"}}},
	"/archive/{sha}":  {"One archived page as text, with every number and its end.", []parameter{{"sha", "path", "SHA-256 of the page's bytes"}}},
	"/changes":        {"What is new, changed or gone.", []parameter{{"since", "query", "from this day on (YYYY-MM-DD); 90 days without it"}}},
	"/sources":        {"Portals with their health, provinces with their coverage.", nil},
	"/corrections":    {"Corrections made by people.", nil},
}

// openAPI describes the API (OpenAPI 3.1).
func (s *server) openAPI(w http.ResponseWriter, r *http.Request) {
	paths := map[string]any{}
	for path, d := range documented {
		takes := []any{}
		for _, p := range d.takes {
			takes = append(takes, map[string]any{"name": p.name, "in": p.in, "required": p.in == "path", "description": p.about, "schema": map[string]string{"type": "string"}})
		}
		paths["/api/v1"+path] = map[string]any{"get": map[string]any{
			"summary": d.about, "parameters": takes,
			"responses": map[string]any{
				"200": map[string]any{"description": "the data", "content": map[string]any{"application/json": map[string]any{"schema": map[string]any{}}}},
				"400": map[string]string{"description": "the query is not clear"},
				"404": map[string]string{"description": "no such thing"},
				"429": map[string]string{"description": "too many requests"},
			},
		}}
	}
	q := &request{server: s, w: w, r: r}
	_ = q.json(map[string]any{
		"openapi": "3.1.0",
		"info":    map[string]string{"title": "chitieu", "version": "1", "description": "Numeric targets of Vietnamese provincial plans, each with the sentence that proves it."},
		"servers": []any{map[string]string{"url": q.host()}},
		"paths":   paths,
	})
}

// mostEntries bounds a feed.
const mostEntries = 100

// atom gives records as a feed, so that any query can be followed.
func (q *request) atom(records []corpus.Record) error {
	self := q.site() + q.As("atom")
	about := q.Feed
	if about == "" {
		about = q.param("q")
	}
	f := atom.Feed{ID: self, Title: "chitieu: " + about, Link: self}
	for _, r := range records[:min(len(records), mostEntries)] {
		t, err := time.Parse(time.DateOnly, r.Article.Published)
		if c := r.Article.Capture; c != nil {
			t, err = time.Parse(time.RFC3339, c.Fetched)
		}
		if err != nil {
			t = q.Now()
		}
		if t.After(f.Updated) {
			f.Updated = t
		}
		f.Entries = append(f.Entries, atom.Entry{ID: "urn:chitieu:" + r.ID, Title: q.Tell.Facts(r), Updated: t, Link: q.site() + q.Link("/target/"+r.ID), Text: r.Quote})
	}
	if f.Updated.IsZero() {
		f.Updated = q.Now()
	}
	q.w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	return atom.Write(q.w, f)
}
