// Package web is the pages: what somebody sees who will never open a terminal.
// Start with New, which gives an http.Handler over a live index and the store.
//
// Every page is a GET address that holds its whole state, in Vietnamese at / and
// in English below /en; the same address with .json, .csv, .xlsx or .atom gives
// the data. Pages are rendered here and work without script. What was crawled
// reaches a page only as text: html/template escapes it, and the Content-Security-
// Policy lets nothing run that is not this package's own.
//
// It leaves out on purpose any write: corrections are made on the command line.
package web

import (
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/crawl"
	"chitieu/extract"
	"chitieu/extract/taxonomy"
	"chitieu/index"
	"github.com/klauspost/compress/gzhttp"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// Options says what the pages show and to whom. The zero value of all but Index
// and Store is fine.
type Options struct {
	Index     *index.Follower
	Store     *corpus.Store // read only
	Zone      *time.Location
	Now       func() time.Time
	Logger    *slog.Logger
	Portals   []crawl.Portal // crawled for this site; nil for the bundled ones
	Contact   string         // of the people behind this site: an e-mail or http(s) address
	Base      string         // path that a proxy puts before ours, such as "/chitieu"
	NoArchive bool           // show passages of archived pages only, never whole pages
	Trusted   []netip.Prefix // proxies whose X-Forwarded-For is believed
	Rate      float64        // pages a second for one address; 0 for DefaultRate
	Slots     int            // pages made at one time; 0 for DefaultSlots
}

// server answers requests; it is read-only after New.
type server struct {
	Options
	pages      map[string]*template.Template
	says       map[string]catalog.Catalog
	tax        *taxonomy.Taxonomy
	dictionary []entry
	places     *gazetteer.Gazetteer
	reader     *extract.Reader
	metrics    *metrics
}

var discard = slog.New(slog.DiscardHandler)

// says is what the pages say, by language.
func says() map[string]catalog.Catalog {
	return map[string]catalog.Catalog{"vi": catalog.New("vi"), "en": catalog.New("en")}
}

// New returns the handler of all pages. An error says which template is bad.
func New(o Options) (http.Handler, error) {
	s, err := newServer(o)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return s.routes()
}

func newServer(o Options) (*server, error) {
	if o.Logger == nil {
		o.Logger = discard
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Base = strings.Trim(o.Base, "/"); o.Base != "" {
		o.Base = "/" + o.Base
	}
	s := &server{Options: o, says: says(), metrics: newMetrics()}
	var errs [4]error
	s.tax, errs[0] = taxonomy.New()
	s.places, errs[1] = gazetteer.New()
	s.reader, errs[2] = extract.New()
	errs[3] = s.parse()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	s.dictionary = entriesOf(s.tax.Indicators())
	return s, nil
}

// page makes one page.
type page func(*request) error

// addresses are the pages, permanent because they are cited.
var addresses = map[string]page{
	"/{$}":            homePage,
	"/search":         searchPage,
	"/compare":        comparePage,
	"/indicator/{id}": indicatorPage,
	"/province/{id}":  provincePage,
	"/target/{id}":    targetPage,
	"/archive/{sha}":  archivePage,
	"/changes":        changesPage,
	"/sources":        sourcesPage,
	"/corrections":    correctionsPage,
	"/method":         methodPage,
	"/dictionary":     dictionaryPage,
	"/api":            apiPage,
}

func (s *server) routes() (http.Handler, error) {
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	mux.Handle("GET /static", http.NotFoundHandler()) // else the mux leads to /static/, out of the base path
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.Handle("GET /metrics", s.metrics.handler())
	mux.HandleFunc("GET /openapi.json", s.openAPI)
	for path, p := range addresses {
		mux.HandleFunc("GET "+path, s.handle("vi", p))
		mux.HandleFunc("GET /en"+path, s.handle("en", p))
	}
	for path, p := range endpoints {
		mux.HandleFunc("GET /api/v1"+path, s.handle("en", asJSON(p)))
	}
	mux.HandleFunc("GET /", s.handle("vi", func(*request) error { return errNotFound }))
	mux.HandleFunc("GET /en/", s.handle("en", func(*request) error { return errNotFound }))
	h := s.based(s.metrics.measured(formats(s.limited(mux))))
	// Level 6 makes the largest table 26 KB in 1.2 ms; 1, the wrapper's own, 30 KB in 0.6.
	zip, err := gzhttp.NewWrapper(gzhttp.CompressionLevel(6))
	if err != nil {
		return nil, err
	}
	return headers(zip(h)), nil
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
		if name == "layout" || name == "parts" {
			continue
		}
		t, err := template.New("layout.html").Funcs(functions).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", n)
		if err != nil {
			return err
		}
		s.pages[name] = t
	}
	return nil
}

func (s *server) healthz(w http.ResponseWriter, _ *http.Request) {
	ix, done, err := s.Index.Use()
	if err != nil {
		http.Error(w, "no index", http.StatusServiceUnavailable)
		return
	}
	defer done()
	fmt.Fprintf(w, "ok %d\n", ix.Len())
}
