package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
	"github.com/PuerkitoBio/goquery"
	"github.com/gocolly/colly/v2"
)

const (
	benchHosts   = 64
	benchPages   = 24 // a host
	benchWorkers = 32
)

// benchSite answers for every host with pages like those of portals: 50 KB, 115
// links, an article of twenty paragraphs, scripts.
func benchSite(b *testing.B) *httptest.Server {
	b.Helper()
	var menu, body strings.Builder
	for i := range 115 {
		fmt.Fprintf(&menu, `<li class="item"><a href="/muc-%d/index.php?language=vi&amp;nv=news" title="Chuyên mục số %d"><span>Chuyên mục số %d</span></a></li>`+"\n", i, i, i)
	}
	for i := range 20 {
		fmt.Fprintf(&body, "<p>Đến năm 2025, phấn đấu %d%% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng (trừ hồ sơ công việc thuộc phạm vi bí mật nhà nước), các cơ quan, đơn vị tổ chức thực hiện và báo cáo kết quả.</p>\n", 50+i)
	}
	filler := strings.Repeat("<div class=\"row\"><span class=\"x\">Lượt truy cập</span></div>\n", 60) +
		"<script>" + strings.Repeat("function f(a, b) { return a < b ? a : b; }\n", 500) + "</script>"
	page := func(title string) string {
		return `<html><head><title>` + title + `</title></head><body><ul class="menu">` + menu.String() + `</ul><div id="content"><h1>` + title +
			`</h1><div class="date">(02/02/2025)</div><div class="content-fck">` + body.String() + `</div></div><div class="footer">` + filler + `</div></body></html>`
	}
	head, tail, _ := strings.Cut(page("@"), "@</h1>")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch r.URL.Path {
		case "/robots.txt":
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, "User-agent: *\nDisallow: /muc-\n")
		case "/":
			for i := range benchPages {
				fmt.Fprintf(w, `<a href="/ke-hoach-%d.html">Kế hoạch chuyển đổi số năm 2025 của tỉnh Vân Hải, số %d</a>`, i, i)
			}
		default:
			_, _ = io.WriteString(w, head+"Kế hoạch chuyển đổi số "+r.Host+r.URL.Path+"</h1>"+tail)
		}
	}))
	b.Cleanup(s.Close)
	return s
}

func benchHost(i int) string { return fmt.Sprintf("h%d.example", i) }

// BenchmarkCrawlStep measures, in one run over the same pages, a bare client, Colly
// with one parse and links, and our whole step: robots, capture, parse, article,
// links and transaction. The goals are 0.08 of bare and 0.35 of Colly.
func BenchmarkCrawlStep(b *testing.B) {
	s := benchSite(b)
	to := s.Listener.Addr().String()
	defer roomForGarbage()() // as runCrawl does, for the peers too
	var bare, peer, ours, bareCPU, peerCPU, oursCPU time.Duration
	for b.Loop() {
		for _, m := range []struct {
			wall, cpu *time.Duration
			fetch     func(*testing.B, string)
		}{{&bare, &bareCPU, fetchBare}, {&peer, &peerCPU, fetchColly}, {&ours, &oursCPU, fetchOurs}} {
			before := cpuTime()
			*m.wall += took(func() { m.fetch(b, to) })
			*m.cpu += cpuTime() - before
		}
	}
	pages := float64(b.N * benchHosts * benchPages)
	b.ReportMetric(pages/bare.Seconds(), "bare/s")
	b.ReportMetric(pages/peer.Seconds(), "colly/s")
	b.ReportMetric(pages/ours.Seconds(), "ours/s")
	b.ReportMetric(bare.Seconds()/ours.Seconds(), "ours/bare")
	b.ReportMetric(peer.Seconds()/ours.Seconds(), "ours/colly")
	// The same by processor time, which others on the machine disturb less; the
	// server's is in all three.
	b.ReportMetric(bareCPU.Seconds()/oursCPU.Seconds(), "cpu-ours/bare")
	b.ReportMetric(peerCPU.Seconds()/oursCPU.Seconds(), "cpu-ours/colly")
	for _, m := range []struct {
		name string
		cpu  time.Duration
	}{{"bare", bareCPU}, {"colly", peerCPU}, {"ours", oursCPU}} {
		b.ReportMetric(m.cpu.Seconds()*1000/pages, "cpu-ms/page-"+m.name)
	}
	b.ReportMetric(0, "ns/op")
}

func cpuTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func took(f func()) time.Duration {
	began := time.Now()
	f()
	return time.Since(began)
}

// everyPage calls f for every page with as many workers as the crawl has.
func everyPage(f func(address string)) {
	jobs := make(chan string)
	var wg sync.WaitGroup
	for range benchWorkers {
		wg.Go(func() {
			for u := range jobs {
				f(u)
			}
		})
	}
	for i := range benchPages {
		for h := range benchHosts {
			jobs <- fmt.Sprintf("http://%s/ke-hoach-%d.html", benchHost(h), i)
		}
	}
	close(jobs)
	wg.Wait()
}

func dialTo(addr string) *http.Transport {
	return &http.Transport{MaxIdleConnsPerHost: benchWorkers, DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, addr)
	}}
}

func fetchBare(b *testing.B, addr string) {
	tr := dialTo(addr)
	defer tr.CloseIdleConnections()
	client := &http.Client{Transport: tr}
	everyPage(func(u string) {
		res, err := client.Get(u)
		if err != nil {
			b.Error(err)
			return
		}
		defer res.Body.Close()
		if _, err := io.Copy(io.Discard, res.Body); err != nil {
			b.Error(err)
		}
	})
}

func fetchColly(b *testing.B, addr string) {
	tr := dialTo(addr)
	defer tr.CloseIdleConnections()
	var links, titles atomic.Int64
	c := colly.NewCollector(colly.AllowURLRevisit())
	c.WithTransport(tr)
	c.OnHTML("html", func(e *colly.HTMLElement) {
		titles.Add(int64(e.DOM.Find("h1").Length()))
		e.DOM.Find("a[href]").Each(func(_ int, s *goquery.Selection) { links.Add(1) })
	})
	everyPage(func(u string) {
		if err := c.Visit(u); err != nil {
			b.Error(err)
		}
	})
}

func fetchOurs(b *testing.B, addr string) {
	dir := b.TempDir()
	s, err := corpus.Open(dir, corpus.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	c := crawl.Crawler{
		Store: newCrawlStore(s), Workers: benchWorkers, Contact: "https://chitieu.example/",
		Resolve: func(string) (string, bool) { return addr, true },
		Sleep:   func(context.Context, time.Duration) error { return nil },
	}
	for h := range benchHosts {
		c.Portals = append(c.Portals, benchPortal(b, h, "0s"))
	}
	sum, err := c.Run(context.Background())
	if err != nil || sum.Articles != benchHosts*benchPages {
		b.Fatalf("%d articles, %v %v %v", sum.Articles, err, sum.Errors, sum.Broken)
	}
}

func benchPortal(b *testing.B, i int, delay string) crawl.Portal {
	p := crawl.Portal{ID: fmt.Sprintf("h%d", i), Name: "x", Start: []string{"http://" + benchHost(i) + "/"}, Delay: delay, AllowAddresses: []string{"127.0.0.1/32"}}
	if err := p.Compile(); err != nil {
		b.Fatal(err)
	}
	return p
}

// BenchmarkCrawlMemory compares the memory of a crawl over a frontier of 100,000
// addresses with one of 10,000; the goal is 1.2.
func BenchmarkCrawlMemory(b *testing.B) {
	s := benchSite(b)
	for b.Loop() {
		small := crawlHeap(b, s.Listener.Addr().String(), 10_000)
		large := crawlHeap(b, s.Listener.Addr().String(), 100_000)
		b.ReportMetric(float64(large)/float64(small), "100k/10k")
		b.ReportMetric(float64(large)/(1<<20), "MB")
	}
	b.ReportMetric(0, "ns/op")
}

// crawlHeap returns the largest live heap of a crawl over a frontier of n addresses.
func crawlHeap(b *testing.B, addr string, n int) uint64 {
	ctx := context.Background()
	s, err := corpus.Open(b.TempDir(), corpus.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	store := newCrawlStore(s)
	var states []corpus.URLState
	for i := range n {
		states = append(states, corpus.URLState{URL: fmt.Sprintf("http://%s/ke-hoach-%d.html", benchHost(i%8), i), Portal: fmt.Sprintf("h%d", i%8), Kind: crawl.KindArticle, State: crawl.StateNew, Priority: 1})
		if len(states) == 1000 {
			if _, err := store.Discover(ctx, states); err != nil {
				b.Fatal(err)
			}
			states = states[:0]
		}
	}
	var most uint64
	seen := 0
	c := crawl.Crawler{
		Store: store, MaxPages: 40,
		Resolve: func(string) (string, bool) { return addr, true },
		Sleep:   func(context.Context, time.Duration) error { return nil },
		Progress: func(crawl.Event) {
			if seen++; seen%20 == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		},
	}
	for h := range 8 {
		c.Portals = append(c.Portals, benchPortal(b, h, "0s"))
	}
	if _, err := c.Run(ctx); err != nil {
		b.Fatal(err)
	}
	return most
}

// BenchmarkCrawlHosts crawls a thousand hosts side by side; each must keep its own
// delay of 300 ms, and all together take little longer than one.
func BenchmarkCrawlHosts(b *testing.B) {
	const hosts, delay = 1000, 300 * time.Millisecond
	var mu sync.Mutex
	asked := map[string][]time.Time{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.Host] = append(asked[r.Host], time.Now())
		mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<a href="/a">a</a><a href="/b">b</a>`)
	}))
	defer s.Close()
	addr := s.Listener.Addr().String()
	for b.Loop() {
		clear(asked)
		c := crawl.Crawler{Store: crawl.NewMemory(), Workers: benchWorkers, Resolve: func(string) (string, bool) { return addr, true }}
		for h := range hosts {
			c.Portals = append(c.Portals, benchPortal(b, h, delay.String()))
		}
		elapsed := took(func() {
			if _, err := c.Run(context.Background()); err != nil {
				b.Fatal(err)
			}
		})
		early := 0
		for _, at := range asked {
			for i := 1; i < len(at); i++ {
				if at[i].Sub(at[i-1]) < delay-time.Millisecond {
					early++
				}
			}
		}
		b.ReportMetric(float64(early), "too-early")
		b.ReportMetric(elapsed.Seconds()/(3*delay.Seconds()), "time/one-host") // robots, start, two pages: three waits
	}
	b.ReportMetric(0, "ns/op")
}
