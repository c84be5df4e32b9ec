package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
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
	"/indicators":     {"Every indicator and domain that the program knows.", []parameter{{"domain", "query", "indicators of this domain only"}, {"q", "query", "indicators whose name or id holds these words"}}},
	"/indicator/{id}": {"All targets of one indicator.", []parameter{{"id", "path", "the indicator's id"}, {"limit", "query", "at most so many"}}},
	"/province/{id}":  {"All targets of one province.", []parameter{{"id", "path", "the province's slug"}, {"scheme", "query", "63 for units before 2025-07-01, 34 since"}, {"limit", "query", "at most so many"}}},
	"/target/{id}":    {"One target with its history.", []parameter{{"id", "path", "the target's id"}}},
	"/archive/{sha}":  {"One archived page as text, with every number and its end.", []parameter{{"sha", "path", "SHA-256 of the page's bytes"}}},
	"/changes":        {"What is new, changed or gone, the newest first, at most 500 changed articles at once: a Link header with rel=\"next\" leads to the rest.", []parameter{{"since", "query", "from this day on (YYYY-MM-DD); 90 days without it"}, {"from", "query", "how many changed articles to skip"}, {"limit", "query", "at most so many changed articles, 500 without it"}}},
	"/sources":        {"Portals with their health, provinces with their coverage.", nil},
	"/corrections":    {"Corrections made by people.", nil},
}

// described are the endings of an endpoint's address, and what each gives.
var described = map[string]string{
	"":      "application/json",
	".csv":  "text/csv",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".atom": "application/atom+xml",
}

// apiPage shows how to get at the data; its own data is the list of addresses.
func apiPage(q *request) error {
	switch q.Format {
	case "":
		return q.show("api", view{Title: q.Say("web.api"), Formats: dataOf, Body: q.host()})
	case "json":
		return q.json(q.description())
	case "atom":
		return q.notice("api:v1", q.Say("web.api"), "/api/v1", "/api")
	}
	var rows [][]any
	for _, path := range slices.Sorted(maps.Keys(documented)) {
		d := documented[path]
		takes := make([]string, len(d.takes))
		for i, p := range d.takes {
			takes[i] = p.name + ": " + p.about
		}
		rows = append(rows, []any{"/api/v1" + path, d.about, strings.Join(takes, "; ")})
	}
	return q.sheet(endpointColumns, output.All(rows))
}

var endpointColumns = []output.Column{
	{Name: "path", Type: output.String, Vi: "đường dẫn; thêm .csv, .xlsx, .atom để đổi dạng", En: "path; .csv, .xlsx or .atom after it give another format", Plain: true},
	{Name: "about", Type: output.String, Vi: "nội dung (tiếng Anh)", En: "what it gives"},
	{Name: "takes", Type: output.String, Vi: "tham số (tiếng Anh)", En: "parameters"},
}

// operation describes one address of the API.
func operation(about string, takes []any, kind string) map[string]any {
	return map[string]any{"get": map[string]any{
		"summary": about, "parameters": takes,
		"responses": map[string]any{
			"200": map[string]any{"description": "the data", "content": map[string]any{kind: map[string]any{"schema": map[string]any{}}}},
			"400": map[string]string{"description": "the query is not clear"},
			"404": map[string]string{"description": "no such thing"},
			"429": map[string]string{"description": "too many requests"},
		},
	}}
}

// openAPI serves the description of the API (OpenAPI 3.1).
func (s *server) openAPI(w http.ResponseWriter, r *http.Request) {
	q := &request{server: s, w: w, r: r}
	_ = q.json(q.description())
}

func (q *request) description() map[string]any {
	paths := map[string]any{}
	for path, d := range documented {
		takes := []any{}
		for _, p := range d.takes {
			takes = append(takes, map[string]any{"name": p.name, "in": p.in, "required": p.in == "path", "description": p.about, "schema": map[string]string{"type": "string"}})
		}
		for ending, kind := range described {
			paths["/api/v1"+path+ending] = operation(d.about, takes, kind)
		}
	}
	return map[string]any{
		"openapi": "3.1.0",
		"info":    map[string]string{"title": "chitieu", "version": "1", "description": "Numeric targets of Vietnamese provincial plans, each with the sentence that proves it."},
		"servers": []any{map[string]string{"url": q.host()}},
		"paths":   paths,
	}
}
