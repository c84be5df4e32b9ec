package crawl

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus"
	"golang.org/x/net/html"
)

// The last page of a list has one or two entries and is then as short as a short
// article: a headline that is a link, perhaps a date, and a sentence with another
// article's figures.
const (
	betweenRunes = 40 // a date or a counter between headline and sentence is shorter
	betweenMost  = 3
)

// onlySummaries reports a text whose every paragraph stands on the page right
// behind a headline that is a link. The title itself breaks the chain, so a
// breadcrumb before it does no harm.
func onlySummaries(f found, page []piece) bool {
	behind := map[string]bool{}
	for i := range page {
		if behindHeadline(page[:i], f.name) {
			behind[page[i].text] = true
		}
	}
	long := 0
	for _, p := range f.pieces {
		if isLink(p) || runes(p.text) < leastParagraph || sameTitle(p.text, f.name) {
			continue
		}
		if p.kind == corpus.Cell || !behind[p.text] {
			return false
		}
		long++
	}
	return long > 0
}

// behindHeadline looks back from the end of pieces for a headline that is a link.
func behindHeadline(pieces []piece, title string) bool {
	for i := range min(len(pieces), betweenMost+1) {
		p := pieces[len(pieces)-1-i]
		if sameTitle(p.text, title) {
			return false
		}
		if isLink(p) {
			return headsAnother(p)
		}
		if p.kind == corpus.Heading || runes(p.text) >= betweenRunes {
			return false
		}
	}
	return false
}

// headlineMost is more than a headline has; a longer block that is one link is a
// paragraph that somebody linked.
const headlineMost = 220

// headsAnother reports the headline of another article: one link and nothing else,
// long enough to say something. A row of buttons has several; a document to
// download is the article's own.
func headsAnother(p piece) bool {
	n := runes(p.text)
	return isLink(p) && p.links == 1 && n >= 2*teaserHeadline && n <= headlineMost && !isDocument(p.href)
}

// linksNumber reports a line that is a link and tells a percentage: whatever its
// length, the page behind it says it, not this one.
func linksNumber(p piece) bool {
	return isLink(p) && strings.Contains(p.text, "%") && runes(p.text) <= headlineMost && !isDocument(p.href)
}

// pointsAway reports a line such as ">> Tỉnh bạn đạt 83,8%": another article's
// headline behind an arrow.
func pointsAway(p piece) bool {
	arrow := strings.HasPrefix(p.text, ">>") || strings.ContainsAny(firstRune(p.text), "»›►▶→☞")
	return arrow && p.linked > 0 && runes(p.text) <= headlineMost && !isDocument(p.href)
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// stripBoxes removes boxes that announce one other article inside the text: its
// headline, a link, and below it a sentence that would read as this article's own.
func stripBoxes(d *document) {
	all, whole := d.sizes()
	var drop []*html.Node
	for _, e := range all {
		if d.isTeaserBox(e.node, e.size, whole) && !(len(drop) > 0 && within(drop[len(drop)-1], e.node) && e.size.own()-ownText(drop[len(drop)-1]) >= proseRunes) {
			drop = append(drop, e.node)
		}
	}
	for _, n := range drop {
		detach(n)
	}
}

// boxPieces bounds a teaser's box: a label, a headline, a date, a sentence or two.
const boxPieces = 5

func (d *document) isTeaserBox(n *html.Node, t, whole textSize) bool {
	switch n.Data {
	case "a":
		return isCardLink(n, t) && !d.isSelf(attr(n, "href")) && !d.tells(lineOf(n)) && !holds(n, "h1")
	case "div", "table", "li", "aside", "blockquote", "section", "figure", "article", "td", "dl", "p", "ul", "ol":
	default:
		return false
	}
	if t.linked == 0 {
		return opensPage(n) && t.all <= teaserMost && t.own()*2 < whole.own() && opensHeadline(walk(n)) && !holds(n, "h1")
	}
	if t.linked < teaserHeadline || t.own() == 0 || t.own() > teaserSummary || t.own()*2 >= whole.own() {
		return false
	}
	pieces := walk(n)
	if len(pieces) > 1 && runes(pieces[0].text) < betweenRunes && pieces[0].linked == 0 {
		pieces = pieces[1:]
	}
	if len(pieces) < 2 || len(pieces) > boxPieces || holds(n, "h1") {
		return false
	}
	head, last := pieces[0], pieces[len(pieces)-1]
	isText := n.Data == "p" || n.Data == "ul" || n.Data == "ol" // may be the article's own
	if headsAnother(head) && (!isText || n.Data != "p" && linksNumber(head)) {
		return !d.tells(head.text)
	}
	// A headline with a number may be shorter, or stand below: alone with its sentence.
	pair := len(pieces) == 2 && (attr(n, "class") != "" || attr(n, "id") != "")
	for _, p := range []piece{head, last} {
		if pair && linksNumber(p) && p.links == 1 && letters(p.text) == t.linked {
			return !d.tells(p.text)
		}
	}
	return false
}

// opensHeadline reports a headline and, below it, a sentence.
func opensHeadline(pieces []piece) bool {
	return len(pieces) > 1 && len(pieces) <= boxPieces && runes(pieces[0].text) >= teaserHeadline && !isSentence(pieces[0].text)
}

// isCardLink reports a link that holds a headline and, on lines of their own, what is
// told below it. A link within a text is one line.
func isCardLink(n *html.Node, t textSize) bool {
	if !isAnchor(n) || t.all < 2*teaserHeadline || t.all > teaserMost || isDocument(attr(n, "href")) {
		return false
	}
	pieces := walk(n)
	return len(pieces) > 1 && len(pieces) <= boxPieces && !isSentence(pieces[0].text)
}

func holds(n *html.Node, tag string) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == tag {
			return true
		}
	}
	return false
}
