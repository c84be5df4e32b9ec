package crawl

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRobotsGoogle runs the 145 decisions of Google's own test suite where they
// stand beside the checkout.
func TestRobotsGoogle(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "conformance", "robots-google.jsonl"))
	if err != nil {
		t.Skip("the decisions are not beside this checkout")
	}
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); n++ {
		var c struct {
			Test            string
			Line            int
			Want            bool
			Robots, UA, URL string
		}
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		if got := parseRobots([]byte(c.Robots), c.UA).allowed(pathOf(c.URL)); got != c.Want {
			t.Errorf("%s:%d: robots %.200q, agent %q, url %.200q: allowed = %v, want %v", c.Test, c.Line, c.Robots, c.UA, c.URL, got, c.Want)
		}
	}
	if n != 145 {
		t.Errorf("%d decisions, want 145", n)
	}
}

// pathOf cuts an address, as it stands, to what a robots.txt judges: path and query.
func pathOf(s string) string {
	if _, rest, ok := strings.Cut(s, "//"); ok {
		s = rest
	}
	s, _, _ = strings.Cut(s, "#")
	at := strings.IndexAny(s, "/?;")
	if at < 0 {
		return "/"
	}
	if s = s[at:]; s[0] != '/' {
		s = "/" + s
	}
	return s
}

func TestRobots(t *testing.T) {
	const all = "User-agent: *\n"
	const us = "User-agent: chitieu\n"
	for _, c := range []struct {
		robots, path string
		want         bool
	}{
		// No rules, no refusal.
		{"", "/", true},
		{"# only a comment", "/a", true},
		{"<html><body>404</body></html>", "/a", true},
		{all, "/a", true},
		{all + "Disallow:", "/a", true},
		{"Disallow: /", "/a", true}, // a rule outside any group
		{"Sitemap: https://a.example/s.xml", "/a", true},
		// A rule is a prefix.
		{all + "Disallow: /", "/", false},
		{all + "Disallow: /", "/a/b", false},
		{all + "Disallow: /a", "/a", false},
		{all + "Disallow: /a", "/abc", false},
		{all + "Disallow: /a", "/A", true},
		{all + "Disallow: /a/", "/a", true},
		{all + "Disallow: /a/", "/a/b", false},
		{all + "Disallow: /a?x=", "/a?x=1", false},
		{all + "Disallow: /a?x=", "/a?y=1", true},
		{all + "Disallow: a", "/a", true},
		// The longest rule counts; of equals the allowing one.
		{all + "Disallow: /\nAllow: /tin", "/tin/1", true},
		{all + "Allow: /tin\nDisallow: /", "/tin/1", true},
		{all + "Allow: /tin\nDisallow: /tin/cu", "/tin/cu/1", false},
		{all + "Allow: /tin\nDisallow: /tin", "/tin", true},
		{all + "Disallow: /tin\nAllow: /tin", "/tin", true},
		{all + "Disallow: /*.aspx\nAllow: /Pages", "/Pages/a.aspx", false},
		{all + "Disallow: /*.aspx\nAllow: /Pages/a", "/Pages/a.aspx", true},
		// Wildcards and the end mark.
		{all + "Disallow: /*/print", "/tin/print", false},
		{all + "Disallow: /*/print", "/print", true},
		{all + "Disallow: /*print", "/print", false},
		{all + "Disallow: *print", "/tin/print/1", false},
		{all + "Disallow: /*.pdf$", "/a.pdf", false},
		{all + "Disallow: /*.pdf$", "/a.pdf?x", true},
		{all + "Disallow: /$", "/", false},
		{all + "Disallow: /$", "/a", true},
		{all + "Disallow: /a$b", "/a$b", false},
		{all + "Disallow: /a*b*c$", "/aXbYc", false},
		{all + "Disallow: /a*b*c$", "/aXbYcZ", true},
		{all + "Disallow: /a*b*c$", "/abcbc", false},
		{all + "Disallow: /a**b", "/axb", false},
		{all + "Disallow: /*?", "/a?b", false},
		{all + "Disallow: /*?", "/a", true},
		{all + "Disallow: /*_cur=", "/web/guest/tin?p_p_id=1&_cur=2", false},
		// Groups.
		{us + "Disallow: /\n" + all + "Disallow:", "/a", false},
		{all + "Disallow: /\n\n" + us + "Disallow:", "/a", true},
		{all + "Disallow: /\n\n" + us + "Disallow: /b", "/a", true},
		{us + "Disallow: /a\n\n" + all + "Disallow: /b\n\n" + us + "Disallow: /c", "/c", false},
		{us + "Disallow: /a\n\n" + all + "Disallow: /b\n\n" + us + "Disallow: /c", "/b", true},
		{"User-agent: Googlebot\n" + us + "Disallow: /", "/a", false},
		{us + "User-agent: Googlebot\nDisallow: /", "/a", false},
		{"User-agent: Googlebot\nDisallow: /\n", "/a", true},
		{us + "Crawl-delay: 5\nUser-agent: Googlebot\nDisallow: /a", "/a", false}, // only rules close a group
		{us + "Sitemap: x\nUser-agent: Googlebot\nDisallow: /a", "/a", false},
		// The product token: letters, hyphen, underscore; case does not count.
		{"User-agent: CHITIEU\nDisallow: /", "/a", false},
		{"User-agent: chitieu/1.0\nDisallow: /", "/a", false},
		{"User-agent: chitieu bot\nDisallow: /", "/a", false},
		{"User-agent: chitieubot\nDisallow: /", "/a", true},
		{"User-agent: chi\nDisallow: /", "/a", true},
		{"User-agent: chitieu-news\nDisallow: /", "/a", true},
		{"User-agent: *bot\nDisallow: /", "/a", true},
		{"User-agent: * foo\nDisallow: /", "/a", false},
		// Forms that are forgiven.
		{"USER-AGENT : *\nDISALLOW : /a", "/a", false},
		{"user agent: *\ndisalow: /a", "/a", false},
		{"User-agent *\nDisallow /a", "/a", false},
		{"User-agent: *\rDisallow: /a\r", "/a", false},
		{"User-agent: *\r\nDisallow: /a\r\n", "/a", false},
		{"\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a", false},
		{"User-agent: * # all\nDisallow: /a # not this", "/a", false},
		{"  User-agent: *\n\tDisallow:\t/a  ", "/a", false},
		{"User-agent: *\n\nDisallow: /a", "/a", false},
		{"User-agent: *\nNoise\n: x\n=\nDisallow: /a", "/a", false},
		// Escapes: letters of ours stand in addresses percent-encoded.
		{all + "Disallow: /kế-hoạch", "/k%E1%BA%BF-ho%E1%BA%A1ch", false},
		{all + "Disallow: /k%e1%ba%bf", "/k%E1%BA%BF-ho", false},
		{all + "Disallow: /K%E1%BA%BF", "/k%E1%BA%BF-ho", true},
		// An index page opens its folder; robots.txt itself is always open.
		{all + "Disallow: /\nAllow: /tin/index.html", "/tin/", true},
		{all + "Disallow: /\nAllow: /tin/index.html", "/tin/a", false},
		{all + "Disallow: /", "/robots.txt", true},
	} {
		if got := parseRobots([]byte(c.robots), product).allowed(c.path); got != c.want {
			t.Errorf("robots %q: allowed(%q) = %v, want %v", c.robots, c.path, got, c.want)
		}
	}
}

func TestRobotsDelayAndSitemaps(t *testing.T) {
	for _, c := range []struct {
		robots string
		want   time.Duration
	}{
		{"User-agent: *\nCrawl-delay: 5", 5 * time.Second},
		{"User-agent: *\nCrawl-delay: 0.5", 500 * time.Millisecond},
		{"User-agent: *\nCrawl-delay: 3600", maxCrawlDelay},
		{"User-agent: *\nCrawl-delay: -1", 0},
		{"User-agent: *\nCrawl-delay: NaN", 0},
		{"User-agent: *\nCrawl-delay: 1e300", maxCrawlDelay},
		{"User-agent: *\nCrawl-delay: 5\n\nUser-agent: chitieu\nDisallow: /a", 0},
		{"User-agent: chitieu\nCrawl-delay: 2\n\nUser-agent: *\nCrawl-delay: 9", 9 * time.Second}, // one group: no rule parts them
		{"Crawl-delay: 5", 0},
	} {
		if got := parseRobots([]byte(c.robots), product).delay(); got != c.want {
			t.Errorf("robots %q: delay = %v, want %v", c.robots, got, c.want)
		}
	}
	r := parseRobots([]byte("Sitemap: https://a.example/1.xml\nUser-agent: x\nDisallow: /\nsite-map: /2.xml"), product)
	if got := strings.Join(r.sitemaps, " "); got != "https://a.example/1.xml /2.xml" {
		t.Errorf("sitemaps = %q", got)
	}
}

// The cap never cuts a rule in half: half of "/a/b" would forbid more.
func TestRobotsCap(t *testing.T) {
	long := "User-agent: *\nDisallow: /early\n" + strings.Repeat("# filling\n", robotsCap/10) + "Disallow: /late\n"
	r := parseRobots([]byte(long), product)
	if r.allowed("/early") || !r.allowed("/late") {
		t.Error("want the rules before the cap and none behind it")
	}
	edge := "User-agent: *\n" + strings.Repeat("#\n", (robotsCap-14-12)/2) + "Disallow: /abcdef\n"
	if !parseRobots([]byte(edge), product).allowed("/a") {
		t.Error("a rule that the cap cuts must not count")
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a*b$\nAllow: /"), "/aab")
	f.Add([]byte("\xEF\xBB\xBFuser agent chitieu\rdisallow /%e1"), "/%E1")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		r := parseRobots(body, product)
		r.allowed(path)
		if d := r.delay(); d < 0 || d > maxCrawlDelay {
			t.Errorf("delay %v", d)
		}
		if !r.allowed("/robots.txt") {
			t.Error("/robots.txt must be open")
		}
	})
}
