package crawl

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// robotsCap is how much of a robots.txt is read: RFC 9309, 2.5 asks for at least 500 KiB.
const robotsCap = 500 << 10

// maxCrawlDelay is the longest Crawl-delay that is honoured in full; above it a
// site of ten thousand pages could not be read in three days.
const maxCrawlDelay = 30 * time.Second

// robots is what one robots.txt says to one crawler: the rules of every group
// that names it, else those of the groups for all (RFC 9309, 2.2.1).
type robots struct {
	named    bool // some group names the crawler
	own, all group
	sitemaps []string
}

type group struct {
	rules []robotsRule
	delay time.Duration
}

type robotsRule struct {
	allow   bool
	pattern string // percent-encoded, hex digits in capitals
}

// parseRobots reads a robots.txt for the crawler with this product token. What
// it does not understand it passes over (RFC 9309, 2.2.4); it never fails.
func parseRobots(body []byte, agent string) *robots {
	if len(body) > robotsCap {
		body = body[:robotsCap]
		body = body[:bytes.LastIndexAny(body, "\r\n")+1] // half a rule is another rule
	}
	body = bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))
	p := robotsParser{agent: agent, robots: &robots{}}
	for len(body) > 0 {
		end := bytes.IndexAny(body, "\r\n")
		if end < 0 {
			end = len(body)
		}
		p.line(string(body[:end]))
		body = body[min(end+1, len(body)):]
	}
	return p.robots
}

type robotsParser struct {
	agent    string
	own, all bool // the present group names the crawler; names everybody
	closed   bool // a rule was seen: the next user-agent line opens another group
	*robots
}

// maxRobotsLine bounds a line as Google's parser does: 8 times the longest URL of
// old, less the byte that ends a string in C.
const maxRobotsLine = 2083*8 - 1

func (p *robotsParser) line(s string) {
	s = s[:min(len(s), maxRobotsLine)]
	key, value, ok := robotsPair(s)
	if !ok {
		return
	}
	switch robotsKey(key) {
	case "user-agent":
		p.userAgent(value)
	case "allow":
		p.rule(true, value)
		// "Allow: /a/index.html" also allows "/a/", as Google reads it.
		if at := strings.LastIndexByte(value, '/'); at >= 0 && strings.HasPrefix(value[at:], "/index.htm") {
			p.rule(true, value[:at+1]+"$")
		}
	case "disallow":
		p.rule(false, value)
	case "crawl-delay":
		p.crawlDelay(value)
	case "sitemap":
		p.sitemaps = append(p.sitemaps, value)
	}
}

// robotsPair splits "key: value # comment"; a forgotten colon between two words is forgiven.
func robotsPair(s string) (key, value string, ok bool) {
	s, _, _ = strings.Cut(s, "#")
	s = strings.Trim(s, " \t\v\f\x00")
	if key, value, ok = strings.Cut(s, ":"); !ok {
		f := strings.Fields(s)
		if len(f) != 2 {
			return "", "", false
		}
		key, value = f[0], f[1]
	}
	key = strings.TrimSpace(key)
	return key, strings.TrimSpace(value), key != ""
}

// robotsKey names the directive, misspellings included that Google's parser knows.
func robotsKey(key string) string {
	key = strings.ToLower(key)
	for _, k := range []struct{ prefix, name string }{
		{"user-agent", "user-agent"}, {"useragent", "user-agent"}, {"user agent", "user-agent"},
		{"allow", "allow"},
		{"disallow", "disallow"}, {"dissallow", "disallow"}, {"dissalow", "disallow"}, {"disalow", "disallow"}, {"diasllow", "disallow"}, {"disallaw", "disallow"},
		{"crawl-delay", "crawl-delay"}, {"crawldelay", "crawl-delay"},
		{"sitemap", "sitemap"}, {"site-map", "sitemap"},
	} {
		if strings.HasPrefix(key, k.prefix) {
			return k.name
		}
	}
	return ""
}

func (p *robotsParser) userAgent(value string) {
	if p.closed {
		p.own, p.all, p.closed = false, false, false
	}
	if value == "*" || strings.HasPrefix(value, "* ") || strings.HasPrefix(value, "*\t") {
		p.all = true
		return
	}
	if token := productToken(value); token != "" && strings.EqualFold(token, p.agent) {
		p.own, p.named = true, true
	}
}

// productToken is the leading run of letters, "-" and "_" (RFC 9309, 2.2.1):
// "chitieu/1.0" names chitieu, "chitieubot" does not.
func productToken(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

func (p *robotsParser) rule(allow bool, value string) {
	if !p.own && !p.all {
		return
	}
	p.closed = true
	if value == "" {
		return // "Disallow:" forbids nothing
	}
	r := robotsRule{allow, escapePattern(value)}
	if p.own {
		p.robots.own.rules = append(p.robots.own.rules, r)
		return
	}
	p.robots.all.rules = append(p.robots.all.rules, r)
}

func (p *robotsParser) crawlDelay(value string) {
	s, err := strconv.ParseFloat(value, 64)
	if err != nil || !(s > 0) {
		return
	}
	d := time.Duration(min(s, maxCrawlDelay.Seconds()) * float64(time.Second))
	if p.own {
		p.robots.own.delay = d
	} else if p.all {
		p.robots.all.delay = d
	}
}

// escapePattern brings a rule to the form that addresses are in: bytes above
// ASCII percent-encoded, hex digits in capitals (RFC 9309, 2.2.2).
func escapePattern(s string) string { return escapeRobots(s, true) }

func escapeRobots(s string, above bool) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80 && above:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteString(strings.ToUpper(s[i : i+3]))
			i += 2
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// allowed reports whether the crawler may fetch a path with its query. The
// longest matching rule counts; of two equally long ones the allowing one
// (RFC 9309, 2.2.2). The path is one that was sent: percent-encoded.
func (r *robots) allowed(path string) bool {
	path = escapeRobots(path, false)
	if path == "/robots.txt" {
		return true // RFC 9309, 2.2.2: implicitly allowed
	}
	if allow, ok := r.own.decide(path); ok || r.named {
		return allow
	}
	allow, _ := r.all.decide(path)
	return allow
}

// delay is the Crawl-delay asked of the crawler, 0 for none.
func (r *robots) delay() time.Duration {
	if r.named {
		return r.own.delay
	}
	return r.all.delay
}

// decide returns what the group says of a path, and whether it says anything.
func (g group) decide(path string) (allow, ok bool) {
	longest := 0
	allow = true
	for _, r := range g.rules {
		n := len(r.pattern)
		if n < longest || n == longest && !r.allow || !matchRobots(r.pattern, path) {
			continue
		}
		longest, allow, ok = n, r.allow, true
	}
	return allow, ok
}

// matchRobots matches a pattern against the beginning of a path: "*" stands for
// any run of bytes, "$" at the very end for the path's end. Each piece is taken
// at its first place, so it runs in linear time for what robots files hold.
func matchRobots(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	pieces := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, pieces[0]) {
		return false
	}
	rest := path[len(pieces[0]):]
	if len(pieces) == 1 {
		return !anchored || rest == ""
	}
	last := len(pieces) - 1
	for _, piece := range pieces[1:last] {
		at := strings.Index(rest, piece)
		if at < 0 {
			return false
		}
		rest = rest[at+len(piece):]
	}
	if anchored {
		return strings.HasSuffix(rest, pieces[last])
	}
	return strings.Contains(rest, pieces[last])
}
