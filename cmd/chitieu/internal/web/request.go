package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// request is one page being made.
type request struct {
	*server
	w      http.ResponseWriter
	r      *http.Request
	ctx    context.Context
	ix     *index.Index
	Tell   tell.Teller
	Lang   string
	Feed   string // what a feed of this page is about
	Format string // "" for a page; json, csv, xlsx, atom, svg or png for the data
}

// What a page may end with instead of content.
var (
	errNotFound = errors.New("not found")
	errFormat   = errors.New("no such format of this page")
)

// pageTime bounds the making of one page.
const pageTime = 10 * time.Second

func (s *server) handle(lang string, p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ix, done, err := s.Index.Use()
		if err != nil {
			s.Logger.Error("no index", "err", err)
			http.Error(w, "no index", http.StatusServiceUnavailable)
			return
		}
		defer done()
		ctx, cancel := context.WithTimeout(r.Context(), pageTime)
		defer cancel()
		q := &request{server: s, w: w, r: r, ctx: ctx, ix: ix, Tell: tell.Teller{Say: s.says[lang], Zone: s.Zone}, Lang: lang, Format: formatOf(r)}
		if err := p(q); err != nil {
			q.failed(err)
		}
	}
}

// failed tells the reader what went wrong, and the log what they need not know.
func (q *request) failed(err error) {
	code, text := http.StatusInternalServerError, q.Say("web.error")
	switch {
	case errors.Is(err, errNotFound), errors.Is(err, corpus.ErrNoCapture), errors.Is(err, errFormat):
		code, text = http.StatusNotFound, q.Say("web.not-found")
	case errors.Is(err, index.ErrQuery):
		code, text = http.StatusBadRequest, q.Say("err.query", q.Tell.Problem(err))
	case errors.Is(err, context.DeadlineExceeded):
		code, text = http.StatusServiceUnavailable, q.Say("web.slow")
	case errors.Is(err, context.Canceled):
		return // nobody waits any more
	}
	if code >= 500 {
		q.Logger.Error("page", "url", q.r.URL.String(), "err", err)
	}
	if q.Format != "" {
		q.w.Header().Set("Content-Type", "application/json")
		q.w.WriteHeader(code)
		fmt.Fprintf(q.w, "{\"error\": %s}\n", strconv.Quote(text))
		return
	}
	q.Format = ""
	if serr := q.showCode(code, "message", view{Title: text}); serr != nil {
		q.Logger.Error("page", "err", serr)
	}
}

// view is what the layout knows of a page.
type view struct {
	*request
	Title   string
	Query   string // in the search box
	Formats []string
	Body    any
}

func (q *request) show(page string, v view) error { return q.showCode(http.StatusOK, page, v) }

// showCode renders a page whole before its first byte is sent.
func (q *request) showCode(code int, page string, v view) error {
	if q.Format != "" {
		return errFormat
	}
	v.request = q
	var b bytes.Buffer
	if err := q.pages[page].Execute(&b, v); err != nil {
		return fmt.Errorf("page %s: %w", page, err)
	}
	q.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	q.w.WriteHeader(code)
	_, err := b.WriteTo(q.w)
	return err
}

// Say is a message of the page's language.
func (q *request) Say(key string, args ...any) string { return q.Tell.Say.Say(key, args...) }

// capital makes the first letter of a sentence a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// Today is the day of the server's clock.
func (q *request) Today() string { return q.Now().In(q.Zone).Format(time.DateOnly) }

// Link is the address of a page in the language of this one, with parameters in
// pairs; empty ones are left out.
func (q *request) Link(path string, pairs ...string) string {
	if q.Lang == "en" {
		path = strings.TrimSuffix("/en"+path, "/")
	}
	return q.Base + path + parameters(pairs)
}

// Static is the address of an asset.
func (q *request) Static(name string) string { return q.Base + "/static/" + name }

func parameters(pairs []string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode()
}

// Other is this page in the other language.
func (q *request) Other() string {
	path := q.r.URL.EscapedPath()
	if q.Lang == "en" {
		if path = strings.TrimPrefix(path, "/en"); path == "" {
			path = "/"
		}
	} else {
		path = strings.TrimSuffix("/en"+path, "/")
	}
	return q.Base + path + query(q.r.URL)
}

// As is this page's data in a format.
func (q *request) As(format string) string {
	path := strings.TrimSuffix(q.r.URL.EscapedPath(), "/")
	if path == "" || path == "/en" {
		path += "/index"
	}
	return q.Base + path + "." + format + query(q.r.URL)
}

// with is this page's address with parameters changed; empty ones are left out.
func (q *request) with(pairs ...string) string {
	return q.Base + q.r.URL.EscapedPath() + altered(q.r.URL, pairs)
}

// asWith is this page's data in a format, with parameters changed.
func (q *request) asWith(format string, pairs ...string) string {
	address, _, _ := strings.Cut(q.As(format), "?")
	return address + altered(q.r.URL, pairs)
}

func altered(u *url.URL, pairs []string) string {
	v := u.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		if v.Del(pairs[i]); pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode()
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// param is a parameter of the address. The index refuses one that is too long:
// half a query is another query.
func (q *request) param(name string) string { return strings.TrimSpace(q.r.URL.Query().Get(name)) }

// number is a parameter that counts; 0 when it is none.
func (q *request) number(name string) int {
	n, err := strconv.Atoi(q.r.URL.Query().Get(name))
	if err != nil || n < 0 || n > 1e7 {
		return 0
	}
	return n
}

// outside reports whether an address of a crawled page may be a link: a file, a
// script or an address without a scheme, which our own host would complete, is
// shown as text.
func outside(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// functions are what templates compute.
var functions = template.FuncMap{
	"add":     func(a, b int) int { return a + b },
	"outside": outside,

	// The parts of templates/parts.html take the page and one thing.
	"pair": func(q view, r recordView) any {
		return struct {
			Q view
			R recordView
		}{q, r}
	},
	"paged": func(q view, v any) any {
		return struct {
			Q view
			V any
		}{q, v}
	},
	"tabled": func(q view, t sectionView) any {
		return struct {
			Q view
			T sectionView
		}{q, t}
	},
	"held": func(q view, c coverView) any {
		return struct {
			Q view
			C coverView
		}{q, c}
	},
	"sampled": func(q view, o *sample.Origin) any {
		return struct {
			Q view
			O *sample.Origin
		}{q, o}
	},
	"charted": func(q view, c chartView) any {
		return struct {
			Q view
			C chartView
		}{q, c}
	},
}

// Paragraphs are those of a long message.
func (q *request) Paragraphs(key string) []string { return strings.Split(q.Say(key), "\n\n") }
