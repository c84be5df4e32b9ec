package crawl

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
)

// night is a site of one list and some articles that tests change between runs.
type night struct {
	*site
	*Memory
	clock *fakeClock
	c     *Crawler
}

func newNight(t *testing.T) *night {
	pages := map[string]http.HandlerFunc{"vanhai.example/": page(`<a href="/tin-tuc">Tin tức</a>`)}
	list := ""
	for i := range 3 {
		title := fmt.Sprintf("Kế hoạch chuyển đổi số năm 2025 của huyện số %d", i)
		list += fmt.Sprintf(`<li><a href="/bai-%d.html">%s</a></li>`, i, title)
		pages[fmt.Sprintf("vanhai.example/bai-%d.html", i)] = page(articlePage(title, "Năm 2025, 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng."))
	}
	pages["vanhai.example/tin-tuc"] = page("<ul>" + list + "</ul>")
	n := &night{site: newSite(t, pages), Memory: NewMemory(), clock: newFakeClock()}
	n.site.clock = n.clock.time
	n.c = testCrawler(n.site, n.Memory, testPortal(t, "van-hai", "http://vanhai.example/"))
	n.c.Clock, n.c.Sleep = n.clock.time, n.clock.sleep
	return n
}

func (n *night) run(t *testing.T) Summary {
	t.Helper()
	sum := run1(t, n.c)
	n.clock.add(24 * time.Hour)
	return sum
}

func (n *night) serve(path string, h http.HandlerFunc) { n.pages["vanhai.example"+path] = h }

// An alarm tells of pages that can no longer be read, and of nothing else.
func TestAlarms(t *testing.T) {
	redesigned := strings.NewReplacer(`class="date"`, `class="x"`, "(02/02/2024)", "", "<h1>", "<h5>", "</h1>", "</h5>")
	for _, c := range []struct {
		name   string
		change func(n *night)
		want   string // in the alarm, "" for none
	}{
		{"nothing new for months", func(n *night) { n.clock.add(90 * 24 * time.Hour) }, ""},
		{"one article is gone", func(n *night) { delete(n.pages, "vanhai.example/bai-0.html") }, ""},
		{"one article was emptied", func(n *night) { n.serve("/bai-0.html", page("<p>x</p>")) }, ""},
		{"a new article", func(n *night) {
			n.serve("/tin-tuc", page(`<a href="/bai-9.html">Kế hoạch chuyển đổi số năm 2026 của tỉnh Vân Hải</a>`))
			n.serve("/bai-9.html", page(articlePage("Kế hoạch chuyển đổi số năm 2026", "Năm 2026, 70% hồ sơ cấp xã.")))
		}, ""},
		{"the list is drawn by a script", func(n *night) { n.serve("/tin-tuc", page("<div id=app></div><script>load()</script>")) }, "a list that gave 3 articles gives none"},
		{"the articles are drawn by a script", func(n *night) {
			for i := range 3 {
				n.serve(fmt.Sprintf("/bai-%d.html", i), page("<div id=app></div>"))
			}
		}, "can no longer be read"},
		{"the articles have lost their dates", func(n *night) {
			for i := range 3 {
				body := redesigned.Replace(articlePage("Kế hoạch chuyển đổi số năm 2025", "Năm 2025, 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng."))
				n.serve(fmt.Sprintf("/bai-%d.html", i), page(body))
			}
		}, "a known article"},
		{"the portal is down", func(n *night) { n.Config.Handler = http.HandlerFunc(unavailable) }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNight(t)
			for range 2 {
				if sum := n.run(t); len(sum.Alarms) > 0 || len(sum.Broken) > 0 {
					t.Fatalf("before the change: %+v", sum)
				}
			}
			c.change(n)
			sum := n.run(t)
			got := strings.Join(sum.Alarms["van-hai"], "\n")
			if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Errorf("alarms %q, want %q", got, c.want)
			}
			if again := n.run(t); c.want != "" && strings.Contains(c.want, "gives none") && len(again.Alarms) == 0 {
				t.Error("the alarm is over the next night although nothing was mended")
			}
		})
	}
}

func unavailable(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusServiceUnavailable)
}

// Articles are asked again after 1, 7 and 30 days, then quarterly, sooner after a
// change; lists every night; a page that says it is gone is gone the second time.
func TestRevisits(t *testing.T) {
	n := newNight(t)
	start := n.clock.time()
	for range 150 {
		n.run(t)
	}
	var days []int
	for _, a := range n.asked {
		if a.key == "vanhai.example/bai-2.html" { // the other two are the canaries
			days = append(days, int(a.at.Sub(start).Hours()+4)/24)
		}
	}
	if got := fmt.Sprint(days); got != "[0 1 8 38 128]" {
		t.Errorf("asked on days %s, want 0, 1, 8, 38, 128", got)
	}
	if got := n.count("vanhai.example/tin-tuc"); got != 150 {
		t.Errorf("the list was asked %d times in 150 nights", got)
	}
	n.serve("/bai-0.html", page("<html><head><title>Không tìm thấy trang</title></head><body>Xin lỗi</body></html>"))
	n.serve("/bai-1.html", redirect("/"))
	n.clock.add(90 * 24 * time.Hour)
	for range 4 {
		n.run(t)
	}
	for _, path := range []string{"/bai-0.html", "/bai-1.html"} {
		if u := n.URLs["http://vanhai.example"+path]; u.State != StateGone || len(n.Articles) != 3 {
			t.Errorf("%s: %+v, %d articles", path, u, len(n.Articles))
		}
	}
}

// A host that fails is asked ever more slowly, then not at all; other hosts of the
// same portal go on.
func TestBreaker(t *testing.T) {
	n := newNight(t)
	p := Portal{ID: "p", Name: "p", Start: []string{"http://vanhai.example/", "http://hong.example/"}, Delay: "1s", AllowAddresses: []string{"127.0.0.1/32"}}
	if err := p.Compile(); err != nil {
		t.Fatal(err)
	}
	n.c.Portals = []Portal{p}
	for i := range 20 {
		key := fmt.Sprintf("http://hong.example/%d", i)
		n.URLs[key] = corpus.URLState{URL: key, Portal: "p", Kind: KindArticle, State: StateNew, Priority: priorityPlan}
	}
	n.Config.Handler = func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Host == "hong.example" && r.URL.Path != "/robots.txt" {
				next.ServeHTTP(httpDiscard{}, r)
				unavailable(w, r)
				return
			}
			next.ServeHTTP(w, r)
		})
	}(n.Config.Handler)
	sum := n.run(t)
	var at []time.Time
	for _, a := range n.asked {
		if strings.HasPrefix(a.key, "hong.example/") && !strings.HasSuffix(a.key, "robots.txt") {
			at = append(at, a.at)
		}
	}
	if len(at) != trips || sum.Broken["p"] == nil || len(n.Articles) != 3 {
		t.Fatalf("asked %d times, want %d; broken %v; %d articles", len(at), trips, sum.Broken, len(n.Articles))
	}
	for i := 1; i < len(at); i++ {
		if gap, least := at[i].Sub(at[i-1]), 3*time.Second<<(i-1); gap < least {
			t.Errorf("try %d came after %v, want %v and more", i+1, gap, least)
		}
	}
	if u := n.URLs["http://hong.example/19"]; u.State != StateNew {
		t.Errorf("an address that was not asked: %+v", u)
	}
}

// httpDiscard lets the site remember a request that another handler answers.
type httpDiscard struct{}

func (httpDiscard) Header() http.Header         { return http.Header{} }
func (httpDiscard) Write(b []byte) (int, error) { return len(b), nil }
func (httpDiscard) WriteHeader(int)             {}

// "Too many requests" is heeded: a short wait is waited, a long one ends the host's night.
func TestRetryAfter(t *testing.T) {
	for _, c := range []struct {
		header string
		later  int // addresses asked after the answer
	}{{"60", 3}, {"7200", 0}} {
		n := newNight(t)
		n.serve("/", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", c.header)
			w.WriteHeader(http.StatusTooManyRequests)
		})
		for i := range 3 {
			key := fmt.Sprintf("http://vanhai.example/bai-%d.html", i)
			n.URLs[key] = corpus.URLState{URL: key, Portal: "van-hai", Kind: KindArticle, State: StateNew, Priority: priorityPlan}
		}
		n.run(t)
		if got := len(n.asked) - 2; got != c.later { // robots.txt and "/"
			t.Errorf("Retry-After %s: %d addresses asked after it, want %d", c.header, got, c.later)
		}
		if c.later > 0 && n.asked[2].at.Sub(n.asked[1].at) < 60*time.Second {
			t.Errorf("asked again after %v", n.asked[2].at.Sub(n.asked[1].at))
		}
	}
}

// A slow host rests longer than a quick one.
func TestLatency(t *testing.T) {
	n := newNight(t)
	slow := n.pages["vanhai.example/"]
	n.serve("/", func(w http.ResponseWriter, r *http.Request) { n.clock.add(20 * time.Second); slow(w, r) })
	n.run(t)
	if gap := n.asked[2].at.Sub(n.asked[1].at); gap < 30*time.Second {
		t.Errorf("the next request came %v after the slow one began, want its 20 s and a rest", gap)
	}
}

// A clock that jumps neither ends a run early nor makes it go on for ever.
func TestClockJumps(t *testing.T) {
	for _, jump := range []time.Duration{-48 * time.Hour, 400 * 24 * time.Hour} {
		n := newNight(t)
		tin := n.pages["vanhai.example/tin-tuc"]
		n.serve("/tin-tuc", func(w http.ResponseWriter, r *http.Request) { n.clock.add(jump); tin(w, r) })
		n.run(t)
		if got := n.count("vanhai.example/tin-tuc"); got != 1 || len(n.Articles) != 3 {
			t.Errorf("jump of %v: the list was asked %d times, %d articles", jump, got, len(n.Articles))
		}
	}
}
