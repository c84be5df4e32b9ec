package crawl

import (
	"iter"
	"slices"
	"strings"

	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

// A teaser announces another article: a headline that is a link, perhaps a date
// and a sentence with that article's figures. Taken for the article's own they
// are the worst error this package can make.
const (
	teaserHeadline = 15 // letters in the link, blanks not counted: "Xem chi tiết" is none
	teaserSummary  = 450
	teaserMost     = teaserSummary + headlineMost
	teaserRun      = 3  // so many siblings of one make are a list
	maxClosing     = 50 // lines like "Tin liên quan" that are looked at; each costs a reading of the page
)

// stripTeasers removes runs of at least three siblings of one make that each
// begin with a headline that is a link.
func stripTeasers(root *html.Node) {
	groups := map[siblings][]*html.Node{}
	eachSized(root, func(n *html.Node, t textSize) {
		if isTeaser(n, t) || opensPage(n) && t.all >= teaserHeadline && t.all <= teaserMost {
			groups[makeOf(n)] = append(groups[makeOf(n)], n)
		}
	})
	for _, g := range groups {
		if len(g) < teaserRun {
			continue
		}
		for _, n := range g {
			detach(n)
		}
	}
}

// siblings are children of one parent and of one make.
type siblings struct {
	parent     *html.Node
	tag, class string
}

func makeOf(n *html.Node) siblings {
	return siblings{n.Parent, n.Data, strings.Join(strings.Fields(attr(n, "class")), ".")}
}

// opensPage reports an element that a script makes a link: it has no <a>. What
// folds and unfolds its own text is none.
func opensPage(n *html.Node) bool {
	for _, key := range []string{"data-href", "data-url", "data-link"} {
		if attr(n, key) != "" {
			return true
		}
	}
	does := strings.ToLower(attr(n, "onclick"))
	return does != "" && !slices.ContainsFunc([]string{"toggle", "show", "hide", "collapse", "slide", "zoom", "play", "print", "image", "img", "gallery", "light", "popup", "modal"}, func(w string) bool { return strings.Contains(does, w) })
}

// isTeaser reports an element whose first words are a link of headline length and
// that holds little else.
func isTeaser(n *html.Node, t textSize) bool {
	switch n.Data {
	case "table", "tbody", "thead", "br", "hr", "script", "style":
		return false
	}
	if t.linked < teaserHeadline || t.all-t.linked > teaserSummary {
		return false
	}
	first := firstText(n, false)
	return first.linked && (first.size >= teaserHeadline || t.linked*2 >= t.all)
}

type firstRun struct {
	linked bool
	size   int
}

// firstText describes the first words of a node, passing over dates and bullets.
func firstText(n *html.Node, linked bool) firstRun {
	if n.Type == html.TextNode {
		s := strings.TrimFunc(n.Data, viet.IsBlank)
		if !strings.ContainsFunc(s, viet.IsLetter) {
			return firstRun{}
		}
		return firstRun{linked, len([]rune(s))}
	}
	linked = linked || isAnchor(n)
	for c := range n.ChildNodes() {
		if f := firstText(c, linked); f.size > 0 {
			return f
		}
	}
	return firstRun{}
}

// stripClosed removes lists below "Tin liên quan" and its like. When the line and
// the list stand in a box of their own the box goes, else the line and the
// siblings behind it, as far as links reach.
func (b *boilerplate) stripClosed(root *html.Node) {
	var heads []*html.Node
	for n := range below(root) {
		if n.Type == html.TextNode && len(heads) < maxClosing && b.isClosing(n.Data) {
			heads = append(heads, n)
		}
	}
	if len(heads) == 0 {
		return
	}
	total := ownText(root)
	for _, n := range heads {
		if within(n, root) {
			b.closeAt(n, root, total)
		}
	}
}

// below are the nodes below root in document order: html.Node's own walk goes through
// a function for every level.
func below(root *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := root.FirstChild; n != nil && yield(n); n = following(n, root) {
		}
	}
}

// following returns the node behind n in document order, nil when it is not below root.
func following(n, root *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}

func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// closeAt climbs from the line to the box that it heads, and removes it with the
// siblings that are still of its list.
func (b *boilerplate) closeAt(n, root *html.Node, total int) {
	for p := n.Parent; p != nil && p != root && p.Data != "body"; p = n.Parent {
		t := textOf(p)
		own := t.all - t.linked
		heading := t.linked == 0 && leads(n, p) && !hasMore(n, p)
		box := t.linked > 0 && own*2 < total && (own <= t.linked && ownBefore(n, p) < proseRunes || leads(n, p) && own < teaserSummary) && !goesOn(n)
		if !heading && !box {
			break
		}
		n = p
	}
	headline := false // the sibling before was a link
	alike := cards(n)
	for s := n.NextSibling; s != nil; {
		next := s.NextSibling
		t := textOf(s)
		if t.all > 0 {
			linky := (isLinky(s, t) || alike[s]) && t.own()*2 < total
			if !linky && !(headline && isSummary(s, t)) {
				break
			}
			headline = linky
		}
		detach(s)
		s = next
	}
	detach(n)
}

// goesOn reports a list that is complete, label and headline, and that text without
// any link follows: there the article goes on.
func goesOn(n *html.Node) bool {
	if textOf(n).linked < teaserHeadline {
		return false
	}
	all := 0
	for s := nextText(n); s != nil && all < proseRunes; s = nextText(s) {
		t := textOf(s)
		if t.linked > 0 {
			return false
		}
		all += t.all
	}
	return all >= proseRunes
}

// cards returns the siblings behind a closing line that are of one make, three and
// more, each short: a list of other articles, whatever opens them. What is made as
// something before the line is the article's: a list may stand in its middle.
func cards(n *html.Node) map[*html.Node]bool {
	var run []*html.Node
	for s := nextText(n); s != nil && isCard(s); s = nextText(s) {
		if len(run) > 0 && makeOf(s) != makeOf(run[0]) {
			break
		}
		run = append(run, s)
	}
	if len(run) < teaserRun || madeBefore(n, makeOf(run[0])) {
		return nil
	}
	alike := map[*html.Node]bool{}
	for _, s := range run {
		alike[s] = true
	}
	return alike
}

// isCard reports a short box of its own make with a headline and something below it.
func isCard(n *html.Node) bool {
	return n.Type == html.ElementNode && n.Data != "p" && attr(n, "class") != "" && textOf(n).all <= teaserMost && len(walk(n)) > 1
}

// madeBefore reports a sibling before n, or a child of one, with the tag and class of m.
func madeBefore(n *html.Node, m siblings) bool {
	alike := func(s *html.Node) bool {
		k := makeOf(s)
		return k.tag == m.tag && k.class == m.class && textOf(s).all > 0
	}
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if alike(s) {
			return true
		}
		for c := range s.ChildNodes() {
			if c.Type == html.ElementNode && alike(c) {
				return true
			}
		}
	}
	return false
}

func isLinky(n *html.Node, t textSize) bool {
	if t.linked*2 >= t.all {
		return true
	}
	switch n.Data {
	case "ul", "ol", "table", "div":
		return n.Type == html.ElementNode && t.linked*4 >= t.all
	}
	return false
}

// isSummary reports the sentence below a headline: short, and with another
// headline or nothing behind it.
func isSummary(n *html.Node, t textSize) bool {
	if t.all > teaserSummary {
		return false
	}
	next := nextText(n)
	return next == nil || isLinky(next, textOf(next))
}

// leads reports whether nothing stands before n in p.
func leads(n, p *html.Node) bool {
	for ; n != nil && n != p; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if textOf(s).all > 0 {
				return false
			}
		}
	}
	return true
}

// ownBefore counts the letters outside links that stand before n in p.
func ownBefore(n, p *html.Node) int {
	own := 0
	for ; n != nil && n != p; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			own += ownText(s)
		}
	}
	return own
}

func nextText(n *html.Node) *html.Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if textOf(s).all > 0 {
			return s
		}
	}
	return nil
}

// hasMore reports whether something stands behind n in p.
func hasMore(n, p *html.Node) bool {
	for ; n != nil && n != p; n = n.Parent {
		if nextText(n) != nil {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
