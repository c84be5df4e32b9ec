package sample

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/crawl"
	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
)

func noon() time.Time { return time.Date(2026, 11, 24, 12, 5, 0, 0, hanoi) }

func load(t *testing.T) []*site {
	t.Helper()
	all, err := sites()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func portalOf(t *testing.T, id string) crawl.Portal {
	t.Helper()
	portals, err := Portals()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(portals, func(p crawl.Portal) bool { return p.ID == id })
	if i < 0 {
		t.Fatalf("no portal %q", id)
	}
	return portals[i]
}

// get asks the server as a crawler does, by host and path.
func get(t *testing.T, s *Server, address string) *httptest.ResponseRecorder {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodGet, u.RequestURI(), nil)
	req.Host = u.Host
	rec := httptest.NewRecorder()
	s.ServeHTTP(rec, req)
	return rec
}

func everyArticle(t *testing.T, do func(t *testing.T, a *article)) {
	for _, s := range load(t) {
		for _, a := range s.Articles {
			t.Run(s.ID+"/"+a.Slug, func(t *testing.T) { do(t, a) })
		}
	}
}

// lines is the article's text as a reader sees it, one entry a block.
func (a *article) lines(revised bool) []string {
	out := []string{a.Title, a.Lead}
	for _, b := range a.body(revised) {
		switch {
		case b.Heading != "":
			out = append(out, b.Heading)
		case b.Text != "":
			out = append(out, b.Text)
		}
		out = append(out, b.Items...)
		for _, row := range b.Table {
			out = append(out, row...)
		}
	}
	return out
}

func TestEnoughOfEverything(t *testing.T) {
	provinces, families, articles, reprints, forms, later := map[string]bool{}, map[string]bool{}, 0, 0, 0, 0
	for _, s := range load(t) {
		families[s.Family] = true
		if s.Province != "" {
			provinces[s.ID] = true
		}
		for _, a := range s.Articles {
			articles++
			if a.Reprint != "" {
				reprints++
			}
			if a.SameAs != "" {
				forms++
			}
			if len(a.lines(true)) > len(a.lines(false)) {
				later++
			}
		}
	}
	if len(provinces) < 8 || articles < 26 || len(families) < 5 || reprints < 1 || forms < 1 || later < 1 {
		t.Errorf("%d provinces' portals, %d articles, %d families, %d reprints, %d told in another form, %d revised; want at least 8, 26, 5, 1, 1, 1",
			len(provinces), articles, len(families), reprints, forms, later)
	}
}

// Every page, in its family's layout, is read as the article that was written:
// nothing lost, nothing of the page's furniture in it.
func TestParseEveryPage(t *testing.T) {
	for _, revised := range []bool{false, true} {
		s := Handler(noon)
		s.Revise(revised)
		everyArticle(t, func(t *testing.T, a *article) {
			p := portalOf(t, a.site.ID)
			for _, address := range append([]string{a.path()}, a.otherPaths()...) {
				checkRead(t, p, a, revised, a.site.address(address), get(t, s, a.site.address(address)))
			}
		})
	}
}

func (a *article) otherPaths() []string {
	if extra := layouts[a.site.Family].extra; extra != nil {
		return extra(a)
	}
	return nil
}

func checkRead(t *testing.T, p crawl.Portal, a *article, revised bool, address string, rec *httptest.ResponseRecorder) {
	t.Helper()
	if rec.Code != http.StatusOK {
		t.Fatalf("GET %s = %d", address, rec.Code)
	}
	got, err := p.Parse(address, rec.Body.Bytes())
	if err != nil {
		t.Fatalf("Parse(%s): %v", address, err)
	}
	if got.Title != a.Title || got.Published != a.Published || got.Province != a.site.Province {
		t.Errorf("%s: title %q, date %q, province %q; want %q, %q, %q", got.Step, got.Title, got.Published, got.Province, a.Title, a.Published, a.site.Province)
	}
	want := a.lines(revised)
	if a.Reprint != "" {
		want = append(want, "Theo Tin Phú Yên – Trang mẫu")
	}
	if diff := cmp.Diff(want, linesOf(got)); diff != "" {
		t.Errorf("%s reads %s (-want +got):\n%s", got.Step, address, diff)
	}
}

// linesOf leaves out the dash that some layouts put before an item.
func linesOf(a corpus.Article) []string {
	var out []string
	for _, b := range a.Blocks {
		out = append(out, strings.TrimPrefix(a.Text[b.Start:b.End], "- "))
	}
	return out
}

// The furniture is there to be seen through: figures of other provinces stand on
// every page.
func TestTeasersStandBesideEveryArticle(t *testing.T) {
	s := Handler(noon)
	everyArticle(t, func(t *testing.T, a *article) {
		page := get(t, s, a.address()).Body.String()
		v := s.view(a.site)
		foreign := false
		for _, teaser := range v.teasers(a) {
			if !strings.Contains(page, teaser.Title) {
				t.Errorf("%s lacks the teaser %q", a.Slug, teaser.Title)
			}
			foreign = foreign || strings.ContainsAny(teaser.Title+teaser.Lead, "0123456789")
		}
		if !foreign {
			t.Errorf("%s: no teaser has a figure", a.Slug)
		}
	})
}

// Nobody can take a page for a real one, and every page leads to its real source.
func TestPagesAreMarked(t *testing.T) {
	s := Handler(noon)
	check := func(t *testing.T, address string, sources []Origin) {
		doc, err := goquery.NewDocumentFromReader(get(t, s, address).Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, selector := range []string{"title", ".banner-mau"} {
			if text := strings.ToLower(doc.Find(selector).Text()); !strings.Contains(text, "trang mẫu") {
				t.Errorf("%s: %s says %q, not that it is a sample", address, selector, text)
			}
		}
		if doc.Find(`meta[name="chitieu-sample"]`).Length() != 1 {
			t.Errorf("%s is not marked for programs", address)
		}
		if href := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); !Is(href) {
			t.Errorf("%s: canonical %q is no sample address", address, href)
		}
		for _, o := range sources {
			if doc.Find(`.banner-mau a[href="`+o.URL+`"]`).Text() != o.Title || doc.Find(`meta[name="source-url"][content="`+o.URL+`"]`).Length() != 1 {
				t.Errorf("%s does not name its source %s", address, o.URL)
			}
		}
	}
	everyArticle(t, func(t *testing.T, a *article) {
		check(t, a.address(), a.Sources)
		if len(a.Sources) == 0 {
			t.Errorf("%s has no source", a.Slug)
		}
		for _, o := range a.Sources {
			u, err := url.Parse(o.URL)
			if err != nil || u.Host == "" || Is(o.URL) || o.Title == "" || o.Exact && strings.Trim(u.Path, "/") == "" {
				t.Errorf("%s: source %+v", a.Slug, o)
			}
		}
	})
	for _, at := range load(t) {
		check(t, at.address("/"), nil)
	}
}

func TestSource(t *testing.T) {
	everyArticle(t, func(t *testing.T, a *article) {
		for _, path := range append([]string{a.path()}, a.otherPaths()...) {
			for _, address := range []string{a.site.address(path), crawl.Canonical(a.site.address(path))} {
				if got, ok := Source(address); !ok || got != a.Sources[0] {
					t.Errorf("Source(%q) = %+v, %v, want %+v", address, got, ok, a.Sources[0])
				}
			}
		}
	})
	for _, address := range []string{"", "http://gialai-mau.example/", "http://gialai-mau.example/vi/news/", "https://baogialai.com.vn/", "http://khac.example/tin-tuc/Pages/a.aspx", "%"} {
		if got, ok := Source(address); ok {
			t.Errorf("Source(%q) = %+v, want none", address, got)
		}
	}
}

var number = regexp.MustCompile(`[0-9]+(?:[.,/:-][0-9]+)*`)

// facts.tsv says of every number what it is and where it comes from; a reviewer
// compares it with the sources. Nothing is on a page that is not there, nothing
// there that is on no page.
func TestEveryNumberIsAFact(t *testing.T) {
	facts := readFacts(t)
	used := map[string]bool{}
	everyArticle(t, func(t *testing.T, a *article) {
		for _, line := range a.lines(true) {
			for _, n := range number.FindAllString(line, -1) {
				key := a.story() + "\t" + n
				if a.SameAs == "" && a.Reprint == "" {
					key = a.site.ID + "/" + a.Slug + "\t" + n
				}
				source, ok := facts[key]
				if !ok {
					t.Errorf("%s: %q of %q is not in facts.tsv", a.Slug, n, line)
				}
				if ok && !slices.ContainsFunc(a.Sources, func(o Origin) bool { return o.URL == source }) {
					t.Errorf("%s: %q comes from %s, which the page does not name", a.Slug, n, source)
				}
				used[key] = true
			}
		}
	})
	for key := range facts {
		if !used[key] {
			t.Errorf("facts.tsv: %q is on no page", key)
		}
	}
}

// readFacts returns the source of each article's numbers.
func readFacts(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open("facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	facts := map[string]string{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		c := strings.Split(sc.Text(), "\t")
		if len(c) != 4 || c[2] == "" {
			t.Fatalf("facts.tsv: %q has not four columns", sc.Text())
		}
		facts[c[0]+"\t"+c[1]] = c[3]
	}
	return facts
}

// Every article is reached from the portal's start: by lists, feeds, sitemaps.
func TestCrawlFindsEveryArticle(t *testing.T) {
	s := Handler(noon)
	ts := httptest.NewServer(s)
	defer ts.Close()
	portals, err := Portals()
	if err != nil {
		t.Fatal(err)
	}
	store := crawl.NewMemory()
	c := crawl.Crawler{Store: store, Portals: portals, Resolve: Resolve(ts.Listener.Addr().String())}
	sum, err := c.Run(t.Context())
	if err != nil || len(sum.Broken) > 0 || false {
		t.Fatalf("Run: %v, %+v", err, sum)
	}
	want := map[string]bool{}
	for _, at := range load(t) {
		for _, a := range at.Articles {
			want[crawl.Canonical(a.address())] = true
		}
	}
	for address := range want {
		if _, ok := store.Articles[address]; !ok {
			t.Errorf("%s was not found", address)
		}
	}
	for address := range store.Articles {
		if !want[address] {
			t.Errorf("%s was taken for an article", address)
		}
	}
}

func TestResolve(t *testing.T) {
	resolve := Resolve("127.0.0.1:9")
	for _, tt := range []struct {
		host string
		want bool
	}{
		{"gialai-mau.example", true}, {"GIALAI-MAU.example.", true},
		{"www.gialai-mau.example", false}, {"khac.example", false}, {"gialai.gov.vn", false}, {"", false}, {"example", false},
	} {
		if _, ok := resolve(tt.host); ok != tt.want {
			t.Errorf("resolve(%q) = %v, want %v", tt.host, ok, tt.want)
		}
	}
	for _, p := range must(Portals()) {
		for _, host := range p.Hosts() {
			if !strings.HasSuffix(host, suffix) {
				t.Errorf("%s starts at %s", p.ID, host)
			}
		}
		for _, a := range p.AllowAddresses {
			if prefix := netip.MustParsePrefix(a); !prefix.Addr().IsLoopback() {
				t.Errorf("%s may be fetched from %s", p.ID, a)
			}
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestServer(t *testing.T) {
	s := Handler(noon)
	for _, tt := range []struct {
		address string
		code    int
		holds   string
	}{
		{"http://gialai-mau.example/", 200, "Trang mẫu"},
		{"http://GIALAI-MAU.example:8080/", 200, "Trang mẫu"},
		{"http://gialai-mau.example/robots.txt", 200, "Sitemap: http://gialai-mau.example/sitemap.xml"},
		{"http://gialai-mau.example/sitemap.xml", 200, "sitemap-vi.news.xml"},
		{"http://gialai-mau.example/vi/news/page-2/", 200, "62/63"},
		{"http://gialai-mau.example/vi/news/page-3/", 404, ""},
		{"http://gialai-mau.example/vi/news/rss/", 200, "<rss"},
		{"http://langson-mau.example" + liferay("normal", "delta", "2", "cur", "2"), 200, "2030"},
		{"http://nghean-mau.example/chitiet.asp?loai=3&id=1204", 200, "833/KH-UBND"},
		{"http://nghean-mau.example/chitiet.asp?id=9", 404, ""},
		{"http://nghean-mau.example/robots.txt", 200, "Disallow:"},
		{"http://khac.example/", 421, ""},
	} {
		rec := get(t, s, tt.address)
		if rec.Code != tt.code || !strings.Contains(rec.Body.String(), tt.holds) {
			t.Errorf("GET %s = %d, want %d and %q", tt.address, rec.Code, tt.code, tt.holds)
		}
	}
	req := httptest.NewRequest(http.MethodPost, "/", nil)
	req.Host = "gialai-mau.example"
	rec := httptest.NewRecorder()
	if s.ServeHTTP(rec, req); rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST = %d", rec.Code)
	}
}

// The program's texts are NFC, as everything that is compared.
func TestTextsAreNFC(t *testing.T) {
	everyArticle(t, func(t *testing.T, a *article) {
		for _, line := range a.lines(true) {
			if line != viet.NFC(line) || strings.TrimSpace(line) != line || line == "" {
				t.Errorf("%s: %q", a.Slug, line)
			}
		}
	})
}

// The second crawl finds the revised page: longer, no number changed.
func TestSecondCrawlSeesTheRevision(t *testing.T) {
	now := noon()
	s := Handler(func() time.Time { return now })
	ts := httptest.NewServer(s)
	defer ts.Close()
	store := crawl.NewMemory()
	c := crawl.Crawler{
		Store: store, Portals: []crawl.Portal{portalOf(t, "nghe-an-mau")}, Resolve: Resolve(ts.Listener.Addr().String()),
		Clock: func() time.Time { return now },
	}
	address := crawl.Canonical(lookup(load(t), "nghe-an-mau/nghe-an-ke-hoach-833-chuyen-doi-so-2025").address())
	text := func() string {
		if sum, err := c.Run(t.Context()); err != nil || sum.Articles == 0 {
			t.Fatalf("Run: %v, %+v", err, sum)
		}
		return store.Articles[address].Text
	}
	first := text()
	s.Revise(true)
	now = now.Add(30 * 24 * time.Hour)
	second := text()
	if len(second) <= len(first) || !strings.Contains(second, "50% người dân trưởng thành") || strings.Contains(first, "50% người dân trưởng thành") {
		t.Errorf("first %d bytes, second %d", len(first), len(second))
	}
	for line := range strings.Lines(first) {
		if !strings.Contains(second, strings.TrimSpace(line)) {
			t.Errorf("the revision lost %q", line)
		}
	}
}
