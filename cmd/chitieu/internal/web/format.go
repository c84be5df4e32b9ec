package web

import (
	"context"
	"net/http"
	"path"
	"slices"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
)

// dataFormats are the endings under which a page's address gives its data.
var dataFormats = []string{"json", "csv", "xlsx", "atom", "svg", "png"}

type formatKey struct{}

// formats takes the ending off an address: /search.csv is /search as CSV.
func formats(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ext := path.Ext(r.URL.Path)
		if ext == "" || !slices.Contains(dataFormats, ext[1:]) || strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/openapi.json" {
			h.ServeHTTP(w, r)
			return
		}
		r = r.WithContext(context.WithValue(r.Context(), formatKey{}, ext[1:]))
		u := *r.URL
		u.Path, u.RawPath = strings.TrimSuffix(strings.TrimSuffix(u.Path, ext), "/index"), ""
		switch u.Path {
		case "":
			u.Path = "/"
		case "/en":
			u.Path = "/en/"
		}
		r.URL = &u
		h.ServeHTTP(w, r)
	})
}

func formatOf(r *http.Request) string {
	f, _ := r.Context().Value(formatKey{}).(string)
	return f
}

// isData tells requests for data from those for a page.
func isData(r *http.Request) bool {
	return formatOf(r) != "" || strings.HasPrefix(r.URL.Path, "/api/v1/")
}

// asJSON makes an endpoint of the API out of what makes a page's data.
func asJSON(p page) page {
	return func(q *request) error {
		if q.Format == "" {
			q.Format = "json"
		}
		return p(q)
	}
}

func (q *request) json(v any) error {
	q.w.Header().Set("Content-Type", "application/json")
	q.w.Header().Set("Access-Control-Allow-Origin", "*") // public data, read only
	return output.JSON(q.w, v)
}

// attach names the file that a browser saves.
func (q *request) attach(ext string) {
	name := strings.Trim(strings.ReplaceAll(strings.TrimPrefix(q.r.URL.Path, "/en"), "/", "-"), "-")
	if name == "" {
		name = "chitieu"
	}
	q.w.Header().Set("Content-Disposition", "attachment; filename=\"chitieu-"+name+"."+ext+"\"")
}
