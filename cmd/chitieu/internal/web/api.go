package web

import (
	"encoding/xml"
	"net/http"
	"time"

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
		"servers": []any{map[string]string{"url": s.Base + "/"}},
		"paths":   paths,
	})
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Content string   `xml:"content"`
}

// mostEntries bounds a feed.
const mostEntries = 100

// atom gives records as a feed (RFC 4287), so that any query can be followed.
func (q *request) atom(records []corpus.Record) error {
	self := q.host() + q.r.URL.RequestURI()
	f := atomFeed{ID: self, Title: "chitieu: " + q.param("q"), Links: []atomLink{{"self", self}}}
	for _, r := range records[:min(len(records), mostEntries)] {
		at := r.Article.Published
		if c := r.Article.Capture; c != nil {
			at = c.Fetched
		}
		t, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t = q.Now()
		}
		when := t.UTC().Format(time.RFC3339)
		f.Updated = max(f.Updated, when)
		f.Entries = append(f.Entries, atomEntry{ID: "urn:chitieu:" + r.ID, Title: q.Tell.Facts(r), Updated: when, Link: atomLink{"alternate", q.host() + q.Link("/target/"+r.ID)}, Content: r.Quote})
	}
	if f.Updated == "" {
		f.Updated = q.Now().UTC().Format(time.RFC3339)
	}
	q.w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	if _, err := q.w.Write([]byte(xml.Header)); err != nil {
		return err
	}
	return xml.NewEncoder(q.w).Encode(f)
}
