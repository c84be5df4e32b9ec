package crawl

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

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
var publishedNames = []string{"property article:published_time", "name article:published_time", "itemprop datePublished",
	"name pubdate", "name publishdate", "name DC.date.issued", "name citation_publication_date"}

func (d *document) readMeta() meta {
	said := map[string]string{} // "property og:title" → the first content
	for _, n := range d.find("meta") {
		for _, key := range []string{"property", "name", "itemprop"} {
			k := key + " " + attr(n, key)
			if _, ok := said[k]; !ok {
				said[k] = clean(oneLine(attr(n, "content")))
			}
		}
	}
	m := meta{og: said["property og:title"], site: said["property og:site_name"], robots: strings.ToLower(said["name robots"])}
	for _, n := range first(d.find("title"), 1) {
		m.document = clean(oneLine(firstBytes(rawText(n), 4*titleMost)))
	}
	canonical := ""
	for _, n := range first(d.find(`link[rel="canonical"]`), 1) {
		canonical = attr(n, "href")
	}
	m.canonical = pageAddress(canonical, said["property og:url"])
	for _, name := range publishedNames {
		if c := said[name]; c != "" {
			m.published = append(m.published, c)
		}
	}
	for _, n := range d.find(`script[type="application/ld+json"]`) {
		if p := datePublished([]byte(rawText(n))); p != "" {
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

// datePublished reads the date of the one article that a JSON-LD script
// describes; of several, as on lists, it reads none.
func datePublished(script []byte) string {
	var v any
	if json.Unmarshal(script, &v) != nil {
		return ""
	}
	var dates []string
	var look func(v any, depth int)
	look = func(v any, depth int) {
		if depth > 8 {
			return
		}
		switch v := v.(type) {
		case map[string]any:
			if d, ok := v["datePublished"].(string); ok {
				dates = append(dates, d)
			}
			for _, w := range v {
				look(w, depth+1)
			}
		case []any:
			for _, w := range v {
				look(w, depth+1)
			}
		}
	}
	look(v, 0)
	if len(dates) != 1 {
		return ""
	}
	return dates[0]
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// lineOf is the text of an element on one line, cells and <br> apart.
func lineOf(n *html.Node) string { return cellOf(n).text }

const (
	titleRunes = 8 // "Thông báo" is a title, "Tin" is not
	titleMost  = 400
	headlines  = 50 // so many are looked at
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
	for _, p := range []string{"cổng thông tin điện tử", "trang thông tin điện tử", "cổng ttđt", "trang chủ", "website", "báo điện tử", "tin tức - sự kiện", "chi tiết tin", "tin tức sự kiện", "xem chi tiết", "chi tiết bài viết"} {
		if rest, ok := strings.CutPrefix(key, p); ok && runes(rest) < 50 {
			return true
		}
	}
	return false
}

// title finds the title where no adapter says: the headline that the document's
// own title repeats, the only h1, what the head says, a headline before the body.
func (d *document) title(body *html.Node) (*html.Node, string) {
	told := viet.Key(d.meta.document + " | " + d.meta.og)
	var only *html.Node
	count := 0
	for _, n := range first(d.find("h1, h2"), headlines) {
		t := lineOf(n)
		if !d.isTitle(t) || textOf(n).linked > 0 && n.Data == "h2" {
			continue
		}
		if strings.Contains(told, viet.Key(t)) {
			return n, t
		}
		if n.Data == "h1" {
			only = n
			count++
		}
	}
	if count == 1 {
		return only, lineOf(only)
	}
	for _, t := range []string{d.meta.og, pageTitle(d.meta.document)} {
		if d.isTitle(t) {
			return d.repeats(t), t
		}
	}
	return d.headline(body)
}

// pageTitle takes the site's name off <title>.
func pageTitle(s string) string {
	best := ""
	for _, sep := range []string{" | ", " :: ", " » ", " – ", " - "} {
		if !strings.Contains(s, sep) {
			continue
		}
		for _, part := range strings.Split(s, sep) {
			if part = clean(part); !isSiteName(part) && len(part) > len(best) {
				best = part
			}
		}
		return best
	}
	return s
}

// repeats returns the element whose whole text is the title.
func (d *document) repeats(title string) *html.Node {
	for n := range d.Nodes[0].Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "title" && n.Parent.Data != "a" && sameTitle(clean(oneLine(n.Data)), title) {
			return n.Parent
		}
	}
	return nil
}

// headline looks for an element that is named like a title and stands before the
// body or in it.
func (d *document) headline(body *html.Node) (*html.Node, string) {
	named := d.find(`h1, h2, h3, [class*="title"], [class*="Title"], [class*="tieude"], [class*="TieuDe"], [class*="headline"]`)
	for _, n := range first(named, headlines) {
		if n == body || within(body, n) {
			continue
		}
		if t := textOf(n); t.linked*2 < t.all {
			if s := lineOf(n); runes(s) >= 20 && d.isTitle(s) {
				return n, s
			}
		}
	}
	return nil, ""
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
