package crawl

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// site serves pages by host and path on loopback, and remembers who asked what when.
type site struct {
	*httptest.Server
	clock func() time.Time
	mu    sync.Mutex
	asked []asked
	pages map[string]http.HandlerFunc // by host and path, "host/path?query"
}

type asked struct {
	at     time.Time
	key    string
	header http.Header
}

func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	s := &site{pages: pages, clock: time.Now}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Host + r.URL.RequestURI()
		s.mu.Lock()
		s.asked = append(s.asked, asked{s.clock(), key, r.Header.Clone()})
		h := s.pages[key]
		s.mu.Unlock()
		if h == nil {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) resolve(host string) (string, bool) {
	return s.Listener.Addr().String(), strings.HasSuffix(host, ".example")
}

func (s *site) count(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, a := range s.asked {
		if a.key == key {
			n++
		}
	}
	return n
}

func text(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		fmt.Fprint(w, body)
	}
}

func page(body string) http.HandlerFunc { return text("text/html; charset=utf-8", body) }

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// articlePage is a small page that Parse takes for an article.
func articlePage(title, body string) string {
	return `<html><head><title>` + title + `</title></head><body><a href="/">Trang chủ</a><div id="content"><h1>` + title + `</h1><div class="date">(02/02/2024)</div><div class="content-fck"><p>` + body +
		`</p><p>Kế hoạch có hiệu lực từ ngày ký; thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành và báo cáo kết quả về Ủy ban nhân dân tỉnh theo quy định.</p></div></div></body></html>`
}

func testPortal(t *testing.T, id string, start ...string) Portal {
	t.Helper()
	p := Portal{ID: id, Name: id, Start: start, Delay: "0s", AllowAddresses: []string{"127.0.0.1/32"}}
	if err := p.Compile(); err != nil {
		t.Fatal(err)
	}
	return p
}

func testCrawler(s *site, m *Memory, portals ...Portal) *Crawler {
	return &Crawler{Store: m, Portals: portals, Resolve: s.resolve, UserAgent: "chitieu/0.1", Contact: "https://chitieu.example/lien-he"}
}

func run1(t *testing.T, c *Crawler) Summary {
	t.Helper()
	sum, err := c.Run(context.Background())
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	return sum
}

func TestCrawlSite(t *testing.T) {
	pages := map[string]http.HandlerFunc{}
	list := func(n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, `<html><body><h1>Tin tức của tỉnh Vân Hải</h1><ul>`)
		for i := range 4 {
			fmt.Fprintf(&b, `<li><a href="../tin/bai-%d.html?utm_source=x#top">Kế hoạch chuyển đổi số của huyện số %d</a><p>Huyện đặt mục tiêu %d%% hồ sơ.</p></li>`, n*4+i, n*4+i, 50+i)
		}
		fmt.Fprintf(&b, `</ul><div class="pagination"><a href="/ds/?page=%d">Sau</a></div><a href="/tin/bai-0.html">lại</a><a href="https://khac.example/a">ngoài</a><a href="/a.pdf">tệp</a></body></html>`, n+1)
		return b.String()
	}
	pages["vanhai.example/"] = page(`<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><a href="/ds/?page=0">Tin tức</a><a href="/cam/bai.html">Cấm</a><a href="/mat.html">Mất</a></body></html>`)
	for n := range 3 {
		pages[fmt.Sprintf("vanhai.example/ds/?page=%d", n)] = page(list(n))
	}
	for i := range 12 {
		title := fmt.Sprintf("Kế hoạch chuyển đổi số của huyện số %d", i)
		pages[fmt.Sprintf("vanhai.example/tin/bai-%d.html", i)] = func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"v1"`)
			if r.Header.Get("If-None-Match") == `"v1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			page(articlePage(title, fmt.Sprintf("Đến năm 2025, %d%% hồ sơ công việc cấp xã được xử lý trên môi trường mạng.", 60+i)))(w, r)
		}
	}
	pages["vanhai.example/rss"] = text("application/rss+xml", `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>a</title><link>http://vanhai.example/tin/rss.html?fbclid=1</link></item></channel></rss>`)
	pages["vanhai.example/tin/rss.html"] = page(articlePage("Bài chỉ có trong nguồn tin RSS", "Năm 2025, tỷ lệ hộ nghèo giảm còn 2,5% theo chuẩn nghèo đa chiều."))
	pages["vanhai.example/robots.txt"] = text("text/plain", "User-agent: *\nDisallow: /cam/\nCrawl-delay: 2\nSitemap: http://vanhai.example/sitemap.xml\nSitemap: http://khac.example/sitemap.xml\n")
	pages["vanhai.example/sitemap.xml"] = text("text/xml", `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://vanhai.example/sitemap-tin.xml.gz</loc></sitemap></sitemapindex>`)
	pages["vanhai.example/sitemap-tin.xml.gz"] = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://vanhai.example/tin/so-do.html</loc></url></urlset>`)
		z.Close()
	}
	pages["vanhai.example/tin/so-do.html"] = page(articlePage("Bài chỉ có trong sơ đồ trang", "Năm 2025, tỷ lệ che phủ rừng duy trì ở mức 42% diện tích tự nhiên."))
	s := newSite(t, pages)
	m := NewMemory()
	c := testCrawler(s, m, testPortal(t, "van-hai", "http://vanhai.example/"))
	now := newFakeClock()
	s.clock, c.Clock, c.Sleep = now.time, now.time, now.sleep
	sum := run1(t, c)
	if len(m.Articles) != 14 || sum.Articles != 14 {
		t.Errorf("%d articles stored, %d counted, want 14; %+v", len(m.Articles), sum.Articles, sum)
	}
	if sum.Errors["robots"] != 1 || sum.Errors["status"] != 2 { // /cam/, then /mat.html and a page 3 that is none
		t.Errorf("errors = %v", sum.Errors)
	}
	for i, a := range s.asked {
		if i > 0 && a.at.Sub(s.asked[i-1].at) < 2*time.Second {
			t.Errorf("%s came %v after %s, want 2 s", a.key, a.at.Sub(s.asked[i-1].at), s.asked[i-1].key)
		}
		if ua := a.header.Get("User-Agent"); ua != "chitieu/0.1 (+https://chitieu.example/lien-he)" {
			t.Errorf("User-Agent = %q", ua)
		}
	}
	for _, key := range []string{"vanhai.example/cam/bai.html", "khac.example/sitemap.xml", "khac.example/a", "vanhai.example/a.pdf"} {
		if s.count(key) > 0 {
			t.Errorf("%s was asked", key)
		}
	}
	if n := s.count("vanhai.example/tin/bai-0.html"); n != 1 {
		t.Errorf("an article was asked %d times", n)
	}

	// The next night: what has not changed is not sent again, but for the canary.
	now.add(24 * time.Hour)
	sum = run1(t, c)
	if sum.NotModified != 11 || len(m.Articles) != 14 {
		t.Errorf("second run: %+v", sum)
	}
	u := m.URLs["http://vanhai.example/tin/bai-3.html"]
	if u.State != StateDone || u.Status != 304 || u.ETag != `"v1"` || !u.Next.After(now.time().Add(40*time.Hour)) {
		t.Errorf("state after 304: %+v", u)
	}
	if u := m.URLs["http://vanhai.example/mat.html"]; u.State != StateGone {
		t.Errorf("state after 404 twice: %+v", u)
	}
	if u := m.URLs["http://vanhai.example/ds/?page=1"]; u.Kind != KindList {
		t.Errorf("a list is kept as %q", u.Kind)
	}
}

// fakeClock moves only when somebody sleeps.
type fakeClock struct {
	mu sync.Mutex
	t  time.Time
}

func newFakeClock() *fakeClock { return &fakeClock{t: time.Date(2026, 1, 5, 2, 0, 0, 0, hanoi)} }

func (c *fakeClock) time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *fakeClock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

func (c *fakeClock) sleep(ctx context.Context, d time.Duration) error {
	c.add(d)
	return ctx.Err()
}

// Hosts do not wait for each other: four at 50 ms take as long as one.
func TestHostsInParallel(t *testing.T) {
	pages := map[string]http.HandlerFunc{}
	var portals []Portal
	for i := range 4 {
		host := fmt.Sprintf("h%d.example", i)
		links := ""
		for k := range 3 {
			links += fmt.Sprintf(`<a href="/%d">x</a>`, k)
			pages[fmt.Sprintf("%s/%d", host, k)] = page("<p>x</p>")
		}
		pages[host+"/"] = page(links)
		p := testPortal(t, fmt.Sprintf("h%d", i), "http://"+host+"/")
		p.Delay = "50ms"
		if err := p.Compile(); err != nil {
			t.Fatal(err)
		}
		portals = append(portals, p)
	}
	s := newSite(t, pages)
	began := time.Now()
	sum := run1(t, testCrawler(s, NewMemory(), portals...))
	took := time.Since(began)
	if sum.Fetched != 16 || took < 200*time.Millisecond || took > 3*200*time.Millisecond {
		t.Errorf("%d pages in %v, want 16 in 200 ms and not much more", sum.Fetched, took)
	}
}

func TestMaxPagesAndStop(t *testing.T) {
	s := newSite(t, nil)
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		page(fmt.Sprintf(`<a href="%sa">a</a><a href="%sb">b</a>`, r.URL.Path, r.URL.Path))(w, r)
	})
	c := testCrawler(s, NewMemory(), testPortal(t, "p", "http://p.example/"))
	c.MaxPages = 7
	if sum := run1(t, c); sum.Fetched != 7 {
		t.Errorf("%d pages, want 7", sum.Fetched)
	}
	ctx, cancel := context.WithCancel(context.Background())
	c = testCrawler(s, NewMemory(), testPortal(t, "p", "http://p.example/"))
	c.Progress = func(e Event) { cancel() }
	if sum, err := c.Run(ctx); err != context.Canceled || sum.Fetched > 2 {
		t.Errorf("Run = %d pages, %v, want a stop", sum.Fetched, err)
	}
}

type brokenStore struct{ *Memory }

func (brokenStore) Save(context.Context, ...Page) ([]string, error) {
	return nil, errors.New("disk full")
}

// A store that fails ends the run; a portal that does not answer only itself.
func TestBrokenStoreAndPortal(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"p.example/": page("<p>x</p>")})
	c := testCrawler(s, NewMemory(), testPortal(t, "p", "http://p.example/"))
	c.Store = brokenStore{NewMemory()}
	if _, err := c.Run(context.Background()); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("Run = %v, want the store's error", err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dead := l.Addr().String()
	l.Close()
	c = testCrawler(s, NewMemory(), testPortal(t, "p", "http://p.example/"), testPortal(t, "q", "http://q.example/"))
	c.Resolve = func(host string) (string, bool) {
		if host == "q.example" {
			return dead, true
		}
		return s.resolve(host)
	}
	sum := run1(t, c)
	if len(sum.Broken) != 1 || sum.Broken["q"] == nil || sum.Portals["p"].Fetched != 1 {
		t.Errorf("summary = %+v", sum)
	}
}

// Within a day robots.txt is asked once, however many runs there are; a site that
// could not give it is asked again by the next run.
func TestRobotsKeptAcrossRuns(t *testing.T) {
	broken := false
	s := newSite(t, map[string]http.HandlerFunc{
		"p.example/": page("<p>x</p>"),
		"p.example/robots.txt": func(w http.ResponseWriter, r *http.Request) {
			if broken {
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			fmt.Fprint(w, "User-agent: *\nDisallow: /cam/\n")
		},
		"p.example/cam/a.html": page("<p>x</p>"),
	})
	m := NewMemory()
	c := testCrawler(s, m, testPortal(t, "p", "http://p.example/", "http://p.example/cam/a.html"))
	now := newFakeClock()
	c.Clock, c.Sleep = now.time, now.sleep
	for _, step := range []struct {
		pass   time.Duration
		broken bool
		asked  int
	}{{0, false, 1}, {3 * time.Hour, false, 1}, {20 * time.Hour, true, 1}, {2 * time.Hour, true, 2}, {22 * time.Hour, false, 3}} {
		_ = now.sleep(context.Background(), step.pass)
		broken = step.broken
		run1(t, c)
		if n := s.count("p.example/robots.txt"); n != step.asked {
			t.Errorf("after another %v: robots.txt asked %d times, want %d", step.pass, n, step.asked)
		}
	}
	if n := s.count("p.example/cam/a.html"); n != 0 {
		t.Errorf("a forbidden page was asked %d times", n)
	}
}

// A sitemap that dates a known article later than its last fetch makes it due; one
// that stamps all its entries with the time of its making says nothing.
func TestSitemapDates(t *testing.T) {
	lastmod := "2026-01-01"
	stamped := false
	sitemap := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprint(w, `<urlset>`)
		for i := range 12 {
			date := fmt.Sprintf("2025-01-%02d", i+1)
			if i == 5 || stamped {
				date = lastmod
			}
			fmt.Fprintf(w, `<url><loc>http://p.example/ke-hoach-%d.html</loc><lastmod>%s</lastmod></url>`, i, date)
		}
		fmt.Fprint(w, `</urlset>`)
	}
	pages := map[string]http.HandlerFunc{"p.example/": page("<p>x</p>"), "p.example/sitemap.xml": sitemap}
	for i := range 12 {
		pages[fmt.Sprintf("p.example/ke-hoach-%d.html", i)] = page(articlePage(fmt.Sprintf("Kế hoạch chuyển đổi số năm 2025 của huyện số %d", i), "Đến năm 2025, 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng."))
	}
	s := newSite(t, pages)
	p := Portal{ID: "p", Name: "p", Start: []string{"http://p.example/"}, Sitemaps: []string{"http://p.example/sitemap.xml"}, Delay: "0s", AllowAddresses: []string{"127.0.0.1/32"}}
	if err := p.Compile(); err != nil {
		t.Fatal(err)
	}
	m := NewMemory()
	c := testCrawler(s, m, p)
	now := newFakeClock()
	c.Clock, c.Sleep = now.time, now.sleep
	run1(t, c)
	for range 3 { // three quiet visits put the next one a quarter off
		_ = now.sleep(context.Background(), 40*day)
		run1(t, c)
	}
	before := s.count("p.example/ke-hoach-5.html") + s.count("p.example/ke-hoach-7.html")
	for _, step := range []struct {
		stamped bool
		ahead   time.Duration
		more    int
	}{{false, -200 * day, 0}, {true, day, 0}, {false, day, 1}} {
		_ = now.sleep(context.Background(), 2*time.Hour)
		stamped, lastmod = step.stamped, now.time().Add(step.ahead).Format(time.DateOnly)
		run1(t, c)
		if n := s.count("p.example/ke-hoach-5.html") + s.count("p.example/ke-hoach-7.html") - before; n != step.more {
			t.Errorf("stamped %v, %v ahead: %d more visits, want %d", step.stamped, step.ahead, n, step.more)
		}
	}
}

// A line with a number that stands below most articles of a host is the site's;
// a paragraph that a few articles share is theirs.
func TestRecurringFoot(t *testing.T) {
	const foot = "Tổng đài 1022 của tỉnh đã trả lời 98,5% cuộc gọi trong tuần qua."
	const shared = "Đến năm 2030, kinh tế số chiếm 31% tổng sản phẩm trên địa bàn."
	pages := map[string]http.HandlerFunc{}
	var list strings.Builder
	for i := range 20 {
		title := fmt.Sprintf("Kế hoạch chuyển đổi số năm 2025 của huyện số %02d", i)
		fmt.Fprintf(&list, `<li><a href="/ke-hoach-%02d.html">%s</a></li>`, i, title)
		body := fmt.Sprintf("Đến năm 2025, %d%% hồ sơ công việc cấp xã được xử lý trên môi trường mạng.", 50+i)
		if i%4 == 0 {
			body += "</p><p>" + shared
		}
		pages[fmt.Sprintf("p.example/ke-hoach-%02d.html", i)] = page(strings.Replace(articlePage(title, body), "</div></div></body>", "<p>"+foot+"</p></div></div></body>", 1))
	}
	pages["p.example/"] = page("<ul>" + list.String() + "</ul>")
	s := newSite(t, pages)
	m := NewMemory()
	c := testCrawler(s, m, testPortal(t, "p", "http://p.example/"))
	now := newFakeClock()
	c.Clock, c.Sleep = now.time, now.sleep
	count := func(line string) (n int) {
		for _, a := range m.Articles {
			if strings.Contains(a.Text, line) {
				n++
			}
		}
		return n
	}
	for _, step := range []struct {
		pass        time.Duration
		foot, share int
	}{{0, recurringLeast, 5}, {2 * day, 0, 5}} {
		_ = now.sleep(context.Background(), step.pass)
		run1(t, c)
		if n, k := count(foot), count(shared); len(m.Articles) != 20 || n != step.foot || k != step.share {
			t.Errorf("after another %v: %d articles, the site's line on %d, want %d; the shared paragraph on %d, want %d", step.pass, len(m.Articles), n, step.foot, k, step.share)
		}
	}
	for _, a := range m.Articles {
		checkArticle(t, a)
	}
}
