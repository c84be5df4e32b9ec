package web

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
	"chitieu/extract"
	"chitieu/index"
	"github.com/PuerkitoBio/goquery"
)

var noon = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)

// site is a store, an index and the pages over three articles.
type site struct {
	http.Handler
	options Options
	store   *corpus.Store
	ids     []string
	sha     string
}

const plan = `UBND tỉnh Lạng Sơn đã ban hành Kế hoạch chuyển đổi số năm 2023.

Mục tiêu là 90% hồ sơ công việc tại cấp tỉnh, 80% hồ sơ công việc tại cấp huyện và 45% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.`

const draft = `Sáng 31/8/2021, UBND tỉnh Quảng Ngãi cho ý kiến về dự thảo Đề án chuyển đổi số giai đoạn 2021-2025.

Đến năm 2025, phấn đấu 90% hồ sơ công việc tại cấp tỉnh, 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.`

// newSite stores texts as pages, reads and indexes them, and opens the pages.
func newSite(t testing.TB, o Options, texts ...string) site {
	t.Helper()
	dir := t.TempDir()
	ctx := context.Background()
	s, err := corpus.Open(dir, corpus.Options{Create: true, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	rd, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var out site
	for i, text := range texts {
		c := corpus.NewCapture([]byte("<p>"+text), "text/html", noon)
		title, _, _ := strings.Cut(text, "\n")
		err := s.Update(ctx, func(tx *corpus.Tx) error {
			v, _, err := tx.PutArticle(corpus.Article{URL: fmt.Sprintf("https://a.example/%d", i), Title: title, Published: "2023-03-31", Text: text, Blocks: corpus.Blocks(text)}, &c)
			if err != nil {
				return err
			}
			r := rd.Read(v.Article)
			for _, x := range r.Targets {
				out.ids = append(out.ids, x.ID)
			}
			return tx.PutReading(v, r)
		})
		if err != nil {
			t.Fatal(err)
		}
		out.sha = c.SHA256
	}
	seq, err := s.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, "index")
	_, err = index.Build(ctx, at, index.BuildOptions{StoreSeq: seq, Extractor: extract.Version, Now: func() time.Time { return noon }}, index.Clustered(s.Records(ctx, extract.Version, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	o.Index, o.Store, o.Now = index.Follow(at, time.Hour), s, func() time.Time { return noon }
	if o.Rate == 0 {
		o.Rate = 1e9
	}
	if out.Handler, err = New(o); err != nil {
		t.Fatal(err)
	}
	out.store, out.options = s, o
	t.Cleanup(func() { o.Index.Close(); s.Close() })
	return out
}

func (s site) get(t testing.TB, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

func (s site) page(t testing.TB, path string) *goquery.Document {
	t.Helper()
	w := s.get(t, path)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s = %d %s", path, w.Code, w.Body)
	}
	d, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// paths are one address of every kind of page.
func (s site) paths() []string {
	return []string{"/", "/search?q=h%E1%BB%93+s%C6%A1+c%E1%BA%A5p+x%C3%A3", "/search?q=kh%C3%B4ng+c%C3%B3+g%C3%AC", "/compare?q=h%E1%BB%93+s%C6%A1+c%C3%B4ng+vi%E1%BB%87c", "/indicator/work-dossiers",
		"/province/lang-son", "/province/quang-ngai", "/province/quang-ngai?scheme=63", "/province/ca-mau", "/target/" + s.ids[0], "/archive/" + s.sha, "/changes", "/sources", "/corrections", "/method", "/dictionary", "/dictionary?domain=border", "/dictionary?domain=health&q=tr%E1%BA%BB+em", "/api", "/compare?full=1"}
}

// mishaps are addresses of the pages that tell that something is wrong.
var mishaps = []string{"/search?q=tinh_thanh:x", "/compare?q=tinh_thanh:x", "/compare?q=kh%C3%B4ng+g%C3%AC", "/khong-co"}

func english(path string) string {
	if path == "/" {
		return "/en"
	}
	return "/en" + path
}

func TestPages(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	inline := regexp.MustCompile(`(?i)<script>|<style|\son\w+=|style="`)
	for _, p := range s.paths() {
		for _, path := range []string{p, english(p)} {
			w := s.get(t, path)
			if w.Code == http.StatusTemporaryRedirect {
				w = s.get(t, w.Header().Get("Location"))
			}
			body := w.Body.String()
			if w.Code != http.StatusOK {
				t.Errorf("GET %s = %d", path, w.Code)
				continue
			}
			if m := inline.FindString(body); m != "" {
				t.Errorf("GET %s holds %q: the Content-Security-Policy forbids it", path, m)
			}
			d, _ := goquery.NewDocumentFromReader(strings.NewReader(body))
			want := "vi"
			if strings.HasPrefix(path, "/en") {
				want = "en"
			}
			if lang := d.Find("html").AttrOr("lang", ""); lang != want {
				t.Errorf("GET %s is in %q", path, lang)
			}
			if d.Find("h1").Length() != 1 || d.Find("title").Text() == "" {
				t.Errorf("GET %s has %d headings of the first level", path, d.Find("h1").Length())
			}
			if i := strings.Index(d.Find("main").Text(), "web."); i >= 0 {
				t.Errorf("GET %s says a key: %.40q", path, d.Find("main").Text()[i:])
			}
			if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
				t.Errorf("GET %s: policy %q", path, csp)
			}
		}
	}
}

func TestSearchPage(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	d := s.page(t, "/search?q="+url.QueryEscape("hồ sơ cấp xã"))
	hits := d.Find(".hits .hit")
	if hits.Length() != 2 {
		t.Fatalf("%d hits, want 2", hits.Length())
	}
	first := hits.First()
	if got := first.Find(".place").Text() + " " + first.Find(".value").Text() + " " + first.Find("mark").Text(); got != "Lạng Sơn 45% 45%" {
		t.Errorf("first hit %q", got)
	}
	if q, _ := first.Find("blockquote").Html(); !strings.Contains(q, "cấp huyện và <mark>45%</mark> hồ sơ công việc tại cấp xã") {
		t.Errorf("the sentence: %s", q)
	}
	if draft := d.Find(".hit .flag").Text(); !strings.Contains(draft, "dự thảo") {
		t.Errorf("flags %q, want the draft marked", draft)
	}
	if en := d.Find(".lang").AttrOr("href", ""); !strings.HasPrefix(en, "/en/search?q=h") {
		t.Errorf("the other language: %q", en)
	}
}

func TestCompareTable(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	d := s.page(t, "/compare?q="+url.QueryEscape("hồ sơ công việc"))
	var rows []string
	d.Find(".matrix tbody tr").Each(func(_ int, tr *goquery.Selection) {
		rows = append(rows, strings.Join(strings.Fields(tr.Text()), " "))
	})
	table := strings.Join(rows, "\n")
	for _, want := range []string{"90 (2025)", "Lạng Sơn90% 2023 hướng tới 90 (2025)80% 2023", "45% 2023 hướng tới 60 (2025)", "Quảng Ngãi90% 2025 = dự thảo"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
	if n := d.Find(".map svg a").Length(); n < 34 {
		t.Errorf("%d tiles", n)
	}
	if txt := d.Find(".map").Text(); !strings.Contains(txt, "không phải bản đồ hành chính") || !strings.Contains(txt, "Hoàng Sa") || !strings.Contains(txt, "Trường Sa") {
		t.Error("the diagram does not say what it is, or lacks a special zone")
	}
}

// Every number of a target leads to its sentence, the archived page and back.
func TestEvidence(t *testing.T) {
	s := newSite(t, Options{}, plan)
	d := s.page(t, "/target/"+s.ids[2])
	if got := d.Find("blockquote mark").Text(); got != "45%" {
		t.Errorf("marked %q", got)
	}
	href := d.Find(".steps a").First().AttrOr("href", "")
	at, anchor, _ := strings.Cut(href, "#")
	page := s.page(t, at)
	if n := page.Find("#" + anchor); n.Text() != "45%" || !n.HasClass("target") || n.AttrOr("href", "") != "/target/"+s.ids[2] {
		t.Errorf("%s leads to %q", href, n.Text())
	}
	if !strings.Contains(d.Text(), s.sha) {
		t.Error("the digest of the page is not told")
	}
	if page.Find(".n.rejected").Length() == 0 {
		t.Error("no rejected number is shown on the archived page")
	}
	if secret := newSite(t, Options{NoArchive: true}, plan).page(t, "/archive/"+s.sha).Find(".archived").Text(); strings.Contains(secret, "đã ban hành") || !strings.Contains(secret, "45%") {
		t.Errorf("passages only: %q", secret)
	}
}

func TestData(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	q := "?q=" + url.QueryEscape("hồ sơ cấp xã")
	for path, want := range map[string]string{
		"/search.json" + q: "application/json", "/search.csv" + q: "text/csv; charset=utf-8", "/search.atom" + q: "application/atom+xml; charset=utf-8",
		"/compare.json" + q: "application/json", "/compare.csv" + q: "text/csv; charset=utf-8", "/compare.svg" + q: "image/svg+xml", "/province/lang-son.json": "application/json",
		"/target/" + s.ids[0] + ".json": "application/json", "/archive/" + s.sha + ".json": "application/json", "/dictionary.csv": "text/csv; charset=utf-8", "/en/search.json" + q: "application/json", "/index.json": "application/json",
	} {
		w := s.get(t, path)
		if w.Code != 200 || w.Header().Get("Content-Type") != want || w.Body.Len() == 0 {
			t.Errorf("GET %s = %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
		if want == "application/json" && !json.Valid(w.Body.Bytes()) {
			t.Errorf("GET %s is no JSON", path)
		}
	}
	for _, path := range []string{"/method.svg", "/search.exe?q=x", "/search.foo?q=x", "/province/lang-son.pdf", "/en/method.html", "/target/ct-none", "/archive/00", "/province/atlantis", "/indicator/no-such-thing", "/en/nothing", "/../etc/passwd", "/static/../web.go"} {
		if w := s.get(t, path); w.Code != http.StatusNotFound && w.Code/100 != 3 {
			t.Errorf("GET %s = %d, want 404", path, w.Code)
		}
	}
}

// What the API promises is what it does.
func TestOpenAPI(t *testing.T) {
	s := newSite(t, Options{}, plan)
	var doc struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct{ Name, In string }
				Responses  map[string]struct{ Content map[string]any }
			}
		}
	}
	if err := json.Unmarshal(s.get(t, "/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Paths) != len(endpoints)*len(described) {
		t.Errorf("%d paths described, %d served", len(doc.Paths), len(endpoints)*len(described))
	}
	fill := strings.NewReplacer("/indicator/{id}", "/indicator/work-dossiers", "/province/{id}", "/province/lang-son", "/target/{id}", "/target/"+s.ids[0], "{sha}", s.sha)
	for path, d := range doc.Paths {
		v := url.Values{}
		for _, p := range d.Get.Parameters {
			if p.In == "query" {
				v.Set(p.Name, map[string]string{"q": "hồ sơ", "limit": "1", "since": "2020-01-01", "scheme": "63"}[p.Name])
			}
		}
		w := s.get(t, fill.Replace(path)+"?"+v.Encode())
		kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		if _, promised := d.Get.Responses["200"].Content[kind]; w.Code != 200 || !promised || kind == "application/json" && !json.Valid(w.Body.Bytes()) {
			t.Errorf("GET %s = %d %s %.80s", path, w.Code, kind, w.Body)
		}
	}
}

func TestLimits(t *testing.T) {
	s := newSite(t, Options{Rate: 0.001}, plan)
	codes := map[int]int{}
	for range burst + 10 {
		codes[s.get(t, "/method").Code]++
	}
	if codes[200] != burst || codes[429] != 10 {
		t.Errorf("codes %v, want %d pages and 10 refusals", codes, burst)
	}
	if w := s.get(t, "/static/style.css"); w.Code != 200 {
		t.Errorf("the style sheet = %d", w.Code)
	}
}

func TestAddress(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:5", "", "192.0.2.1"},
		{"192.0.2.1:5", "198.51.100.7", "192.0.2.1"}, // nobody trusts the sender
		{"10.0.0.1:5", "198.51.100.7", "198.51.100.7"},
		{"10.0.0.1:5", "203.0.113.9, 198.51.100.7", "198.51.100.7"}, // what stands left of it, a client may invent
		{"10.0.0.1:5", "198.51.100.7, 10.0.0.2", "198.51.100.7"},
		{"10.0.0.1:5", "nonsense", "10.0.0.1"},
		{"[::1]:5", "", "::1"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.remote
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		s := &server{Options: Options{Trusted: trusted}}
		if got := s.address(r).String(); got != c.want {
			t.Errorf("address of %s with %q = %s, want %s", c.remote, c.forwarded, got, c.want)
		}
	}
}

// Pages stay small: at most 25 KB on the line.
func TestSize(t *testing.T) {
	long := plan
	for i := range 400 {
		long += fmt.Sprintf("\n\nNăm 2023, phấn đấu %d%% hộ gia đình số %d được phủ mạng cáp quang tại địa bàn khó khăn.", 1+i%99, i)
	}
	s := newSite(t, Options{}, long)
	for _, p := range append(s.paths(), "/static/style.css", "/static/app.js") {
		r := httptest.NewRequest("GET", p, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if n := w.Body.Len(); n > 25<<10 {
			t.Errorf("GET %s sends %d bytes", p, n)
		}
		if w.Header().Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, z); err != nil {
				t.Errorf("GET %s: %v", p, err)
			}
		}
	}
	last := ""
	for page, n := "/archive/"+s.sha, 0; page != "" && n < 50; n++ {
		d := s.page(t, page)
		last = d.Find(".archived").Text()
		page = d.Find(".pager [rel=next]").AttrOr("href", "")
	}
	if !strings.Contains(last, "hộ gia đình số 399") {
		t.Error("the end of a long archived page is not reached by paging")
	}
}

func TestTiles(t *testing.T) {
	seen := map[[2]int]string{}
	for _, x := range tiles {
		at := [2]int{x.col, x.row}
		if seen[at] != "" {
			t.Errorf("%s and %s stand on one tile", x.slug, seen[at])
		}
		seen[at] = x.slug
	}
	if len(tiles) != 34 {
		t.Errorf("%d tiles, want 34", len(tiles))
	}
}

// The sources page lists what was published and could not be read.
func TestGaps(t *testing.T) {
	s := newSite(t, Options{}, plan)
	if n := s.page(t, "/sources").Find(".gaps li").Length(); n != 0 {
		t.Errorf("%d gaps where there are none", n)
	}
	err := s.store.Update(t.Context(), func(tx *corpus.Tx) error {
		return tx.PutURL(corpus.URLState{URL: "https://a.example/quet.pdf", Portal: "lang-son", Kind: crawl.KindScan, State: crawl.StateDone, Title: "Kế hoạch số 25/KH-UBND (bản quét)"})
	})
	if err != nil {
		t.Fatal(err)
	}
	d := s.page(t, "/sources")
	if got := d.Find(".gaps li b").Text(); got != "25/KH-UBND" {
		t.Errorf("the gap's number is %q", got)
	}
	if href, _ := d.Find(".gaps li a").Attr("href"); href != "https://a.example/quet.pdf" {
		t.Errorf("the gap leads to %q", href)
	}
	if w := s.get(t, "/sources.json"); !strings.Contains(w.Body.String(), `"number":"25/KH-UBND"`) && !strings.Contains(w.Body.String(), `"number": "25/KH-UBND"`) {
		t.Errorf("no gap in %s", w.Body)
	}
}

// TestFacetsHaveNames keeps the id of an indicator that no table names off the page.
func TestFacetsHaveNames(t *testing.T) {
	s := newSite(t, Options{}, "Đến năm 2025, phấn đấu 90% hộ gia đình treo đèn lồng; 80% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng; 70% người dân có tài khoản thanh toán điện tử.")
	doc := s.page(t, "/search?q=n%C4%83m%3A2025")
	if n := doc.Find(".facets a").Length(); n == 0 {
		t.Fatal("no facets")
	}
	doc.Find(".facets a").Each(func(_ int, a *goquery.Selection) {
		if strings.HasPrefix(a.Text(), "x-") {
			t.Errorf("a facet is called %q", a.Text())
		}
	})
}
