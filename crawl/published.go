package crawl

import (
	"strings"

	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

// place is an element that may hold the article's date.
type place struct {
	node *html.Node
	date string
}

// datePlaces collects the dates that selectors point at. It is called before the
// page is stripped: NukeViet keeps its date in a hidden element.
func (p Portal) datePlaces(d *document, order []family) []place {
	selectors := append([]string{}, p.Selectors.Date...)
	for _, f := range order {
		selectors = append(selectors, f.Date...)
	}
	selectors = append(selectors, `[itemprop="datePublished"]`, "time", "abbr", `span[title]`)
	var out []place
	for _, s := range selectors {
		for _, n := range d.find(s) {
			for _, text := range []string{attr(n, "content"), attr(n, "datetime"), attr(n, "title"), lineOf(n)} {
				if runes(text) > 2*dateLineRunes {
					continue
				}
				if date, ok := findDate(text, p.MonthFirst); ok {
					out = append(out, place{n, date})
					break
				}
			}
		}
	}
	for i := range out { // an element that the page hides or drops is placed by its parent
		for out[i].node.Parent != nil && isHiddenPlace(out[i].node) {
			out[i].node = out[i].node.Parent
		}
	}
	return out
}

func isHiddenPlace(n *html.Node) bool {
	if n.Data == "meta" || n.Data == "link" {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// published chooses the date: what the head says, then the place nearest to the
// title, then a line near the title that says nothing but a date. Never the
// page's clock, never a teaser's.
func (p Portal) published(d *document, f found, places []place) string {
	for _, s := range d.meta.published {
		if date, ok := findDate(s, p.MonthFirst); ok {
			return date
		}
	}
	m := newMap(d, f)
	best, cost := "", far
	for _, pl := range places {
		if c := m.cost(pl.node); c < cost {
			best, cost = pl.date, c
		}
	}
	if best != "" {
		return best
	}
	for i, n := range m.texts {
		c := m.costAt(n, i)
		if c >= cost {
			continue
		}
		if date, ok := byline(dateText(n), p.MonthFirst); ok {
			best, cost = date, c
		}
	}
	if best == "" {
		return dateOfPath(d.url.Path)
	}
	return best
}

// dateText is the text of a node, or what stands around it when it is only part
// of a date: "25", "Tháng 3" and "2021" each in an element of its own.
func dateText(n *html.Node) string {
	s := clean(oneLine(n.Data))
	if _, whole := findDate(s, false); whole || runes(s) > dateParts || n.Parent == nil || n.Parent.Parent == nil {
		return s
	}
	var parts []string
	size := 0
	for c := range n.Parent.Parent.Descendants() {
		if c.Type == html.TextNode {
			if size += len(c.Data); size > dateBox {
				return s
			}
			parts = append(parts, c.Data)
		}
	}
	return clean(oneLine(strings.Join(parts, " ")))
}

const (
	dateParts = 10  // letters of one part
	dateBox   = 120 // bytes of all, blanks between the elements included
)

// pageMap numbers the pieces of text of a page in order, so that "near the title"
// can be counted.
type pageMap struct {
	texts            []*html.Node
	at               map[*html.Node]int // of an element: the first text in it or behind it
	title, from, end int                // -1 when not known
	titleNode, body  *html.Node
}

const (
	far       = 1 << 20
	nearTitle = 8
	nearBody  = 3
)

func newMap(d *document, f found) *pageMap {
	m := &pageMap{at: map[*html.Node]int{}, title: -1, from: -1, end: -1, titleNode: f.title}
	m.number(d.Nodes[0])
	if f.title != nil {
		if i, ok := m.at[f.title]; ok {
			m.title = i
		}
	}
	if len(f.body) > 0 {
		m.body = f.body[0]
		m.from = m.at[m.body]
		m.end = m.at[f.body[len(f.body)-1]]
		for i := m.end; i < len(m.texts) && within(m.texts[i], f.body[len(f.body)-1]); i++ {
			m.end = i + 1
		}
	}
	return m
}

func (m *pageMap) number(n *html.Node) {
	m.at[n] = len(m.texts)
	if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
		m.texts = append(m.texts, n)
	}
	for c := range n.ChildNodes() {
		if c.Data != "head" && c.Data != "script" && c.Data != "style" {
			m.number(c)
		}
	}
}

func (m *pageMap) cost(n *html.Node) int {
	i, ok := m.at[n]
	if !ok {
		return far
	}
	return m.costAt(n, i)
}

// costAt says how far from where a date belongs a text stands: behind the title
// best, then at the head of the body, at its foot, and before the title only in
// the title's own box; there the page's clock lives.
func (m *pageMap) costAt(n *html.Node, i int) int {
	if isClock(n) || insideLink(n) || m.saysToday(i) {
		return far
	}
	switch {
	case m.title >= 0 && i >= m.title && i-m.title <= nearTitle:
		return i - m.title
	case m.from >= 0 && i >= m.from-nearTitle && i <= m.from+nearBody && (m.title < 0 || i > m.title):
		return 20 + abs(m.from-i)
	case m.end >= 0 && i >= m.end-1 && i <= m.end+nearBody-1:
		return 40 + i - m.end
	case m.title >= 0 && i < m.title && m.title-i <= nearTitle && m.shareBox(n) && !m.outside(n):
		return 60 + m.title - i
	}
	return far
}

// saysToday reports "Hôm nay, ngày 24/11/2026": the page's clock in words.
func (m *pageMap) saysToday(i int) bool {
	return i < len(m.texts) && strings.HasPrefix(viet.Key(strings.TrimSpace(firstBytes(m.texts[i].Data, 80))), "hôm nay")
}

// shareBox reports whether n and the title have a parent or grandparent in common
// that is not the page.
func (m *pageMap) shareBox(n *html.Node) bool {
	box := m.titleNode
	for range 2 {
		if box = box.Parent; box == nil || box.Data == "body" || box.Data == "form" {
			return false
		}
		if within(n, box) {
			return true
		}
	}
	return false
}

// outside reports a text that stands before the box which holds both title and
// body: the page's clock, not the article's date.
func (m *pageMap) outside(n *html.Node) bool {
	both := ancestorOfBoth(n, m.titleNode)
	box := m.titleNode
	for box.Parent != nil && box.Parent != both {
		box = box.Parent
	}
	return m.body != nil && box != m.titleNode && within(m.body, box)
}

// isClock reports an element that by its name shows today's date.
func isClock(n *html.Node) bool {
	for range 3 {
		if n == nil {
			return false
		}
		names := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
		for _, w := range []string{"clock", "today", "datenow", "timenow", "date-now", "time-now", "current-date", "currentdate", "current-time", "dongho", "ngay-hien-tai", "date-time-header", "header-date", "topbar", "top-bar"} {
			if strings.Contains(names, w) {
				return true
			}
		}
		n = n.Parent
	}
	return false
}

func insideLink(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if isAnchor(n) {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }
