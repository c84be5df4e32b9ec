package crawl

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

// meta is what the head of a page says of it. Much of it is about the site.
type meta struct {
	document  string // <title>
	og        string
	site      string
	published []string // dates, best first
	canonical string   // what the page calls its own address
	robots    string
}

// publishedNames are where a head says when the page was published, best first.
var publishedNames = []string{"article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date",
	"published_time", "og:published_time", "og:article:published_time", "article:published", "article.published", "parsely-pub-date", "sailthru.date",
	"dc.date.issued", "dcterms.issued", "dc.date.created", "dc.created", "dcterms.created", "citation_publication_date", "datecreated"}

func (d *document) readMeta() meta {
	said := map[string]string{} // "og:title" → the first content
	for _, n := range d.find("meta") {
		for _, key := range []string{"property", "name", "itemprop"} {
			name := strings.ToLower(attr(n, key))
			if _, ok := said[name]; !ok && name != "" {
				said[name] = clean(oneLine(attr(n, "content")))
			}
		}
	}
	m := meta{og: said["og:title"], site: said["og:site_name"], robots: said["robots"]}
	m.robots = strings.ToLower(m.robots)
	for _, n := range first(d.find("title"), 1) {
		m.document = clean(oneLine(firstBytes(rawText(n), 4*titleMost)))
	}
	canonical := ""
	for _, n := range first(d.find(`link[rel="canonical"]`), 1) {
		canonical = attr(n, "href")
	}
	m.canonical = pageAddress(canonical, said["og:url"])
	for _, name := range publishedNames {
		if c := said[name]; c != "" {
			m.published = append(m.published, c)
		}
	}
	for _, n := range d.find(`script[type="application/ld+json"]`) {
		if p := datePublished(rawText(n), m.document+" | "+m.og); p != "" {
			m.published = append(m.published, p)
		}
	}
	return m
}

// rawText is the text below a node as it stands.
func rawText(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// pageAddress returns the first of the addresses that names a page: absolute, of
// the web, and not a site's root, which careless sites give on every page.
func pageAddress(addresses ...string) string {
	for _, a := range addresses {
		u, err := url.Parse(strings.TrimSpace(a))
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
			return canonicalURL(u)
		}
	}
	return ""
}

func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine reports a text that oneLine would leave as it is, as most are; of some it
// does not know.
func isOneLine(s string) bool {
	before := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == ' ' && before == ' ' || c == 0xC2 || c >= 0xE1 && c <= 0xE3 && !(c == 0xE1 && i+1 < len(s) && s[i+1] >= 0xBA) { // a blank may begin with these bytes
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// lineOf is the text of an element on one line, cells and <br> apart.
func lineOf(n *html.Node) string { return cellOf(n).text }

const (
	titleRunes = 8 // "Thông báo" is a title, "Tin" is not
	titleMost  = 400
	headlines  = 50 // so many headings are looked at
)

func titleBySelectors(d *document, selectors []string) (*html.Node, string) {
	for _, s := range selectors {
		for _, n := range d.find(s) {
			if t := lineOf(n); d.isTitle(t) {
				return n, t
			}
		}
	}
	return nil, ""
}

// isTitle reports a line that can be an article's title, and is not the site's name.
func (d *document) isTitle(s string) bool {
	n := runes(s)
	if _, clock := dateLine(s, false); clock || isCrumbs(s) {
		return false
	}
	return n >= titleRunes && n <= titleMost && !isSiteName(s) && (d.meta.site == "" || viet.Key(s) != viet.Key(d.meta.site))
}

const crumbRunes = 40

// isCrumbs reports the way to a page: "Tin tức > Chi tiết".
func isCrumbs(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(">»›→", r) })
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return runes(p) > crumbRunes })
}

func isSiteName(s string) bool {
	key := viet.Key(s)
	for _, p := range []string{"cổng thông tin điện tử", "trang thông tin điện tử", "cổng ttđt", "trang chủ", "website", "báo điện tử", "tin tức - sự kiện", "chi tiết tin", "tin tức sự kiện", "xem chi tiết", "chi tiết", "trang chi tiết", "xem tin", "xem bài", "nội dung chi tiết"} {
		if rest, ok := strings.CutPrefix(key, p); ok && runes(rest) < 50 {
			return true
		}
	}
	return false
}

// title finds the title where no adapter says: the heading that the head of the
// page repeats, the likeliest line above the body, else what the head says.
func (d *document) title(body *html.Node, pieces []piece, noise *boilerplate) (*html.Node, string) {
	if n, t := d.toldHeading(); n != nil {
		return n, t
	}
	told := d.toldTitle()
	if n := d.repeats(told); n != nil {
		return n, told
	}
	if body != nil {
		if n, t := d.headline(body, pieces, noise); n != nil {
			return n, t
		}
	}
	return nil, told
}

// toldHeading is the first heading that the head of the page repeats.
func (d *document) toldHeading() (*html.Node, string) {
	for _, n := range first(d.find("h1, h2"), headlines) {
		if t := lineOf(n); d.isTitle(t) && d.tells(t) && (n.Data == "h1" || !d.leadsOn(n)) {
			return n, t
		}
	}
	return nil, ""
}

// leadsOn reports a link below n to another page.
func (d *document) leadsOn(n *html.Node) bool {
	for c := range n.Descendants() {
		if isAnchor(c) && !d.isSelf(attr(c, "href")) {
			return true
		}
	}
	return n.Parent != nil && isAnchor(n.Parent) && !d.isSelf(attr(n.Parent, "href"))
}

// toldTitle is the title that the head of the page gives.
func (d *document) toldTitle() string {
	if d.told == nil {
		d.told = new(string)
		for _, t := range []string{d.meta.og, d.pageTitle()} {
			if *d.told == "" && d.isTitle(t) {
				*d.told = t
			}
		}
	}
	return *d.told
}

// pageTitle takes the site's and the section's name off <title>: what is left is
// the longest beginning or end that a line of the page repeats, else the longest
// part. "Phát triển kinh tế - xã hội" has no parts.
func (d *document) pageTitle() string {
	parts := titleParts(d.meta.document)
	if len(parts) == 1 {
		return d.meta.document
	}
	best := ""
	for i := range parts {
		for j := i + 1; j <= len(parts); j++ {
			t := strings.Trim(strings.Join(parts[i:j], ""), titleSeparators)
			if (i == 0 || j == len(parts)) && len(t) > len(best) && d.isTitle(t) && d.repeats(t) != nil {
				best = t
			}
		}
	}
	if best != "" {
		return best
	}
	for _, t := range parts {
		if t = strings.Trim(t, titleSeparators); !isSiteName(t) && len(t) > len(best) {
			best = t
		}
	}
	return best
}

const titleSeparators = " |:»–-"

// titleParts cuts a title behind its separators. A hyphen parts only what begins
// with a capital: "kinh tế - xã hội" and "2021 - 2025" stay whole.
func titleParts(s string) []string {
	var parts []string
	from := 0
	for i := range s {
		for _, sep := range []string{" | ", " :: ", " » ", " – ", " - "} {
			next, _ := utf8.DecodeRuneInString(s[min(i+len(sep), len(s)):])
			if i >= from && strings.HasPrefix(s[i:], sep) && (viet.IsUpper(next) || sep[1] == '|') {
				parts = append(parts, s[from:i+len(sep)])
				from = i + len(sep)
			}
		}
	}
	return append(parts, s[from:])
}

// repeats returns the element whose whole text is the title.
func (d *document) repeats(title string) *html.Node {
	if title == "" {
		return nil
	}
	for n := range below(d.Nodes[0]) {
		if n.Type == html.TextNode && n.Parent.Data != "title" && n.Parent.Data != "a" && sameTitle(clean(oneLine(n.Data)), title) {
			return n.Parent
		}
	}
	return nil
}

// sameTitle compares as readers do. What is twice as long in bytes cannot be the
// same words: folding moves tones and joins blanks, nothing else.
func sameTitle(a, b string) bool {
	if len(a) > 2*len(b)+longerBlanks || len(b) > 2*len(a)+longerBlanks {
		return false
	}
	return strings.Trim(viet.Key(a), ".: ") == strings.Trim(viet.Key(b), ".: ")
}

const longerBlanks = 32 // bytes

func first(nodes []*html.Node, n int) []*html.Node { return nodes[:min(len(nodes), n)] }

func firstBytes(s string, n int) string { return strings.ToValidUTF8(s[:min(len(s), n)], "") }
