package crawl

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
	"golang.org/x/text/encoding/charmap"
)

func gzipped(body []byte, times int) []byte {
	for range times {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(body)
		z.Close()
		body = b.Bytes()
	}
	return body
}

func encoded(encoding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", encoding)
		w.Write(body)
	}
}

// broken promises more than it sends.
func broken(contentType string, size int, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("Content-Length", fmt.Sprint(size))
		w.Write(body)
	}
}

// TestAnswers crawls one page each and looks at what became of it.
func TestAnswers(t *testing.T) {
	good := articlePage("Kế hoạch chuyển đổi số năm 2024", "Tỷ lệ hồ sơ công việc cấp xã được xử lý trên môi trường mạng đạt 60%.")
	big := bytes.Repeat([]byte("<p>0123456789</p>"), capHTML/17+10)
	cut := gzipped([]byte(good), 1)
	chunked := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(good[:200]))
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		want  string // class of the error, "" for an article
	}{
		{"plain", page(good), ""},
		{"gzip", encoded("gzip", cut), ""},
		{"gzip twice", encoded("gzip, gzip", gzipped([]byte(good), 2)), ""},
		{"no content type", func(w http.ResponseWriter, r *http.Request) { w.Header()["Content-Type"] = nil; fmt.Fprint(w, good) }, ""},
		{"as plain text", text("text/plain; charset=utf-8", good), ""},
		{"redirected on the site", redirect("/dich"), ""},
		{"too big", text("text/html", string(big)), "too-big"},
		{"gzip bomb", encoded("gzip", gzipped(bytes.Repeat([]byte{' '}, 64<<20), 1)), "too-big"},
		{"bomb in a bomb", encoded("gzip, gzip", gzipped(bytes.Repeat([]byte{' '}, 64<<20), 2)), "too-big"},
		{"three encodings", encoded("gzip, gzip, gzip", gzipped([]byte(good), 3)), "encoding"},
		{"unknown encoding", encoded("br", []byte("x")), "encoding"},
		{"no gzip at all", encoded("gzip", []byte(good)), "encoding"},
		{"gzip cut off", encoded("gzip", cut[:len(cut)-20]), "incomplete"},
		{"short of its length", broken("text/html", len(good)+100, []byte(good)), "incomplete"},
		{"short and small", broken("text/html", 300, []byte("<p>a</p>")), "incomplete"},
		{"chunks cut off", chunked, "incomplete"},
		{"empty", page(""), "page"},
		{"picture", text("image/png", "\x89PNG\r\n\x1a\n"), "type"},
		{"picture called html", page("\x89PNG\r\n\x1a\n\x00\x00"), "page"},
		{"json", text("application/json", "{}"), "type"},
		{"forbidden", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }, "status"},
		{"gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(410) }, "status"},
		{"unasked 206", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(206); fmt.Fprint(w, good[:100]) }, "status"},
		{"redirected in a circle", redirect("/bai"), "status"},
		{"redirected to what robots forbids", redirect("/cam/a"), "robots"},
		{"redirected off the site", redirect("http://khac.example/a"), "blocked-address"},
		{"redirected to this machine", redirect("http://127.0.0.1:1/"), "blocked-address"},
		{"redirected to the cloud's own", redirect("http://169.254.169.254/latest/meta-data"), "blocked-address"},
		{"redirected to IPv6 loopback", redirect("http://[::1]/"), "blocked-address"},
		{"noindex", page(strings.Replace(good, "<head>", `<head><meta name="robots" content="NOINDEX">`, 1)), "no-article"},
		{"a list", page("<ul><li><a href=/a>a</a></ul>"), "no-article"},
		{"too deep", page(strings.Repeat("<div>", 600)), "page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, map[string]http.HandlerFunc{"p.example/bai": c.serve, "p.example/dich": page(good), "p.example/cam/a": page(good), "khac.example/a": page(good),
				"p.example/robots.txt": text("text/plain", "User-agent: *\nDisallow: /cam\n")})
			m := NewMemory()
			p := testPortal(t, "p", "http://p.example/")
			m.URLs["http://p.example/bai"] = corpus.URLState{URL: "http://p.example/bai", Portal: "p", Kind: KindArticle, State: StateNew, Depth: 1}
			m.URLs["http://p.example/"] = corpus.URLState{URL: "http://p.example/", Next: time.Now().Add(time.Hour)}
			var events []Event
			cr := testCrawler(s, m, p)
			cr.Progress = func(e Event) {
				if e.URL == "http://p.example/bai" {
					events = append(events, e)
				}
			}
			run1(t, cr)
			if len(events) != 1 || Class(events[0].Err) != c.want || (c.want == "") != (len(m.Articles) == 1) {
				t.Errorf("events %+v, articles %d, want class %q", events, len(m.Articles), c.want)
			}
			if s.count("p.example/cam/a")+s.count("khac.example/a") > 0 {
				t.Error("a forbidden page was asked")
			}
			u := m.URLs["http://p.example/bai"]
			if bad := c.want != "" && c.want != "no-article"; bad == (u.State == StateDone) || !u.Next.After(time.Now()) {
				t.Errorf("state %+v", u)
			}
		})
	}
}

func TestGuard(t *testing.T) {
	p := testPortal(t, "p", "https://p.example/", "http://p.example:8080/")
	g := newGuard(p, nil)
	for _, c := range []struct {
		address string
		lifted  bool
		want    bool
	}{
		{"14.225.1.1:443", false, true},
		{"14.225.1.1:80", false, true},
		{"14.225.1.1:8080", false, true}, // a start address names the port
		{"14.225.1.1:22", false, false},
		{"[2405:4800::1]:443", false, true},
		{"127.0.0.1:80", false, false},
		{"127.0.0.1:80", true, true},
		{"127.0.0.1:40001", true, true},
		{"127.0.0.2:80", true, false},
		{"10.1.2.3:80", true, false},
		{"172.16.0.1:80", false, false},
		{"192.168.1.1:443", false, false},
		{"100.64.0.1:443", false, false},
		{"169.254.169.254:80", false, false},
		{"224.0.0.1:80", false, false},
		{"0.0.0.0:80", false, false},
		{"255.255.255.255:80", false, false},
		{"[::]:80", false, false},
		{"[::1]:80", false, false},
		{"[fe80::1%eth0]:80", false, false},
		{"[fc00::1]:80", false, false},
		{"[ff02::1]:80", false, false},
		{"[::ffff:127.0.0.1]:80", false, false},
		{"[::ffff:14.225.1.1]:80", false, false},
		{"[64:ff9b::7f00:1]:80", false, false},
		{"[2002:7f00:1::]:80", false, false},
		{"192.0.0.8:80", false, false},
		{"192.0.2.1:80", false, false},
		{"198.18.0.1:80", false, false},
		{"198.51.100.1:80", false, false},
		{"203.0.113.1:80", false, false},
		{"240.0.0.1:80", false, false},
		{"[2001:db8::1]:80", false, false},
		{"[2001::1]:80", false, false},
		{"[100::1]:80", false, false},
		{"[fec0::1]:80", false, false},
		{"[::7f00:1]:80", false, false},
		{"[64:ff9b:1::a00:1]:80", false, false},
		{"not an address", true, false},
	} {
		network := "tcp4"
		if strings.HasPrefix(c.address, "[") {
			network = "tcp6"
		}
		err := g.control(c.lifted)(network, c.address, nil)
		if (err == nil) != c.want || err != nil && !errors.Is(err, ErrBlockedAddress) {
			t.Errorf("control(%q, lifted %v) = %v, want allowed %v", c.address, c.lifted, err, c.want)
		}
	}
}

// The guard is lifted for one portal's start host; no other portal gets there
// through it, be it by a redirect or by a link.
func TestGuardIsThePortals(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"a.example/": redirect("http://b.example/"), "b.example/": page("<p>b</p>"), "a.example/robots.txt": text("text/plain", ""), "b.example/robots.txt": text("text/plain", ""),
		"sub.b.example/": page("<p>sub</p>"),
	})
	a, b := testPortal(t, "a", "http://a.example/"), testPortal(t, "b", "http://b.example/")
	sum := run1(t, testCrawler(s, NewMemory(), a, b))
	if sum.Portals["a"].Errors["blocked-address"] != 1 || sum.Portals["b"].Fetched != 1 || s.count("b.example/") != 1 {
		t.Errorf("summary %+v, b asked %d times", sum, s.count("b.example/"))
	}
	closed := testPortal(t, "b", "http://b.example/")
	closed.AllowAddresses = nil
	if err := closed.Compile(); err != nil {
		t.Fatal(err)
	}
	asked := len(s.asked)
	if sum := run1(t, testCrawler(s, NewMemory(), closed)); sum.Broken["b"] == nil || len(s.asked) != asked {
		t.Errorf("without allow_addresses: %+v", sum)
	}
}

func TestRobotsFetch(t *testing.T) {
	const rules = "User-agent: *\nDisallow: /tin"
	status := func(n int) http.HandlerFunc { return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(n) } }
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		want  bool
	}{
		{"rules", text("text/plain", rules), false},
		{"gzipped rules", encoded("gzip", gzipped([]byte(rules), 1)), false},
		{"404", status(404), true},
		{"403", status(403), true},
		{"401", status(401), true},
		{"429", status(429), false},
		{"500", status(500), false},
		{"503", status(503), false},
		{"cut off", broken("text/plain", 100, []byte("User-agent: *\n")), false},
		{"redirect to rules", redirect("/r1"), false},
		{"five redirects", redirect("/5"), false},
		{"six redirects", redirect("/6"), true},
		{"redirect to another host that is closed", redirect("http://khac.example/robots.txt"), false},
		{"endless", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, "User-agent: *")
			for range robotsCap {
				if _, err := fmt.Fprintln(w, "Allow: /khac"); err != nil {
					return
				}
			}
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages := map[string]http.HandlerFunc{"p.example/robots.txt": c.serve, "p.example/r1": text("text/plain", rules), "p.example/1": text("text/plain", rules), "p.example/": page(`<a href="/tin">x</a>`), "p.example/tin": page("<p>x</p>")}
			for i := 2; i <= 6; i++ {
				pages[fmt.Sprintf("p.example/%d", i)] = redirect(fmt.Sprintf("/%d", i-1))
			}
			s := newSite(t, pages)
			m := NewMemory()
			m.URLs["http://p.example/tin"] = corpus.URLState{URL: "http://p.example/tin", Portal: "p", Kind: KindArticle, State: StateNew}
			cr := testCrawler(s, m, testPortal(t, "p", "http://p.example/"))
			run1(t, cr)
			if got := s.count("p.example/tin") == 1; got != c.want {
				t.Errorf("fetched = %v, want %v", got, c.want)
			}
			if n := s.count("p.example/robots.txt"); n != 1 {
				t.Errorf("robots.txt was asked %d times", n)
			}
		})
	}
}

func TestUTF8(t *testing.T) {
	const want = "<p>Kế hoạch: tỷ lệ hồ sơ đạt 60%, phường Đống Đa</p>"
	enc := func(e *charmap.Charmap, s string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	// windows-1258 has the letters and, for the rest, combining tones.
	w1258 := enc(charmap.Windows1258, strings.NewReplacer("ế", "ê\u0301", "ạ", "a\u0323", "ỷ", "y\u0309", "ệ", "ê\u0323", "ồ", "ô\u0300", "ơ", "ơ", "ờ", "ơ\u0300", "ố", "ô\u0301").Replace(want))
	meta := []byte(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">`)
	late := append(bytes.Repeat([]byte("<script>var a=1;</script>\n"), 100), meta...)
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range want {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for _, c := range []struct {
		name, header string
		in           []byte
		want         string
	}{
		{"UTF-8", "text/html; charset=utf-8", []byte(want), want},
		{"UTF-8 called latin", "text/html; charset=iso-8859-1", []byte(want), want},
		{"UTF-8 called windows-1258", "text/html; charset=windows-1258", []byte(want), want},
		{"byte-order mark", "", []byte("\xEF\xBB\xBF" + want), want},
		{"decomposed", "", []byte(decomposed(want)), want},
		{"one broken letter", "text/html; charset=iso-8859-1", []byte(want + "tiê\xe1\xba"), want + "tiê\uFFFD"},
		{"header", "text/html; charset=windows-1258", w1258, want},
		{"meta", "text/html", append(bytes.Clone(meta), w1258...), string(meta) + want},
		{"meta against a server's default", "text/html; charset=ISO-8859-1", append(bytes.Clone(meta), w1258...), string(meta) + want},
		{"meta behind scripts", "", append(bytes.Clone(late), w1258...), string(late) + want},
		{"nobody says", "", w1258, want},
		{"UTF-16", "", utf16, want},
	} {
		if got := string(UTF8(c.in, c.header)); got != c.want {
			t.Errorf("%s: UTF8 = %q, want %q", c.name, got, c.want)
		}
	}
}
