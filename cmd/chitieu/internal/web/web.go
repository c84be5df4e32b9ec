// Package web is the pages: what somebody sees who will never open a terminal.
// Start with New, which gives an http.Handler over a live index.
//
// Every page is a GET address that holds its whole state, in Vietnamese at / and
// in English below /en; the same address with .json or .csv gives the data. Pages
// are rendered here and work without script. What was crawled reaches a page only
// as text: html/template escapes it, and the Content-Security-Policy lets nothing
// run that is not this package's own.
//
// It leaves out on purpose any write: corrections are made on the command line.
package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/index"
	"github.com/klauspost/compress/gzhttp"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// Options says what the pages show.
type Options struct {
	Index  *index.Follower
	Zone   *time.Location
	Logger *slog.Logger // nil for none
}

// server answers requests; it is read-only after New.
type server struct {
	Options
	pages map[string]*template.Template
	says  map[string]catalog.Catalog
}

// New returns the handler of all pages. An error says which template is bad.
func New(o Options) (http.Handler, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	s := &server{Options: o, says: map[string]catalog.Catalog{"vi": catalog.New("vi"), "en": catalog.New("en")}}
	if err := s.parse(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	for prefix, lang := range map[string]string{"": "vi", "/en": "en"} {
		for path, page := range map[string]func(*request) error{"/{$}": searchPage, "/search": searchPage, "/compare": comparePage} {
			mux.HandleFunc("GET "+prefix+path, s.handle(lang, page))
		}
	}
	return headers(gzhttp.GzipHandler(mux)), nil
}

// parse reads every page with the layout around it.
func (s *server) parse() error {
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return err
	}
	s.pages = map[string]*template.Template{}
	for _, n := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(n, "templates/"), ".html")
		if name == "layout" {
			continue
		}
		t, err := template.New("layout.html").ParseFS(templateFiles, "templates/layout.html", n)
		if err != nil {
			return err
		}
		s.pages[name] = t
	}
	return nil
}

// request is one page being made.
type request struct {
	*server
	http.ResponseWriter
	*http.Request
	tell.Teller
	Lang string
	ix   *index.Index
}

func (s *server) handle(lang string, page func(*request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ix, done, err := s.Index.Use()
		if err != nil {
			s.Logger.Error("no index", "err", err)
			http.Error(w, "no index", http.StatusServiceUnavailable)
			return
		}
		defer done()
		q := &request{server: s, ResponseWriter: w, Request: r, Teller: tell.Teller{Say: s.says[lang], Zone: s.Zone}, Lang: lang, ix: ix}
		if err := page(q); err != nil {
			s.Logger.Error("page", "url", r.URL.String(), "err", err)
			http.Error(w, "error", http.StatusInternalServerError)
		}
	}
}

// view is what the layout knows of a page.
type view struct {
	*request
	Title string
	Query string
	Body  any
}

// show renders a page whole before its first byte is sent.
func (q *request) show(page, title, query string, body any) error {
	var b bytes.Buffer
	if err := q.pages[page].Execute(&b, view{q, title, query, body}); err != nil {
		return fmt.Errorf("page %s: %w", page, err)
	}
	q.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := b.WriteTo(q.ResponseWriter)
	return err
}

// Header is the response's: a page has no business with the request's.
func (q *request) Header() http.Header { return q.ResponseWriter.Header() }

// Link is the address of a page in the language of this one.
func (q *request) Link(path string) string {
	if q.Lang == "en" {
		return "/en" + path
	}
	return path
}

// Other is this page in the other language.
func (q *request) Other() string {
	u := *q.URL
	if q.Lang == "en" {
		if u.Path = strings.TrimPrefix(u.Path, "/en"); u.Path == "" {
			u.Path = "/"
		}
	} else {
		u.Path = "/en" + u.Path
	}
	return u.RequestURI()
}

// Tries are queries that show what can be asked.
func (q *request) Tries() []string {
	return []string{"hồ sơ cấp xã", "kinh tế số GRDP", "dịch vụ công trực tuyến trên 80%", "so sánh Lạng Sơn với Nghệ An"}
}

// After is the number of the first of a page's results.
func (q *request) After(from int) int { return from + 1 }

func headers(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for k, v := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "no-referrer",
		} {
			w.Header().Set(k, v)
		}
		h.ServeHTTP(w, r)
	})
}

func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=3600")
		h.ServeHTTP(w, r)
	})
}
