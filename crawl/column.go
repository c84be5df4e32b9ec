package crawl

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chitieu/corpus"
	"golang.org/x/net/html"
)

// The column step finds an article where no adapter knows the page: the smallest
// element that holds most of the page's prose, together with what stands between
// the title and it. Nothing outside that element and its title's box is taken, so
// a poll or a list of news beside the article stays out.
const (
	proseRunes  = 40 // a shorter paragraph may be a label
	columnShare = 4  // the column holds at least 3 of 4 letters of prose of what is around it
	boxShare    = 5  // … of the column, 3 of 5 are in the title's box, or the box is too small
)

func byColumn(d *document, pieces []piece, noise *boilerplate) found {
	prose := d.proseOf(pieces, noise)
	root := d.Nodes[0]
	box := densest(root, prose, tablesOf(pieces))
	if box == nil {
		return found{}
	}
	for outer := wrapping(box); isOneOfMany(outer) && outer.Parent != nil; outer = wrapping(box) {
		box = outer.Parent
	}
	f := found{step: "column"}
	f.title, f.name = d.title(box, pieces, noise)
	box = narrowed(box, f.title, prose)
	if f.title != nil && d.tells(f.name) {
		stripAbove(box, f.title, prose)
	}
	stripBetween(box, f.title, prose)
	stripBelow(box, prose)
	f.body = []*html.Node{box}
	f.pieces = tidy(append(f.leads(pieces, noise), walk(box)...), f.name, noise)
	return f
}

// proseOf sums the letters of prose of every element: those of paragraphs that
// are long enough and of cells, links and other articles' summaries left out.
func (d *document) proseOf(pieces []piece, noise *boilerplate) map[*html.Node]int {
	prose := map[*html.Node]int{}
	told := d.toldTitle() // may be a link to its own page
	for i, p := range pieces {
		if isLink(p) || noise.isNoise(p.text) || p.kind != corpus.Cell && (runes(p.text) < proseRunes || behindHeadline(pieces[:i], told)) {
			continue
		}
		prose[p.at] += max(runes(p.text)-p.linked, 0)
	}
	sumUp(d.Nodes[0], prose)
	return prose
}

func sumUp(n *html.Node, sums map[*html.Node]int) int {
	sum := sums[n]
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			sum += sumUp(c, sums)
		}
	}
	if sum > 0 {
		sums[n] = sum
	}
	return sum
}

// densest goes down from the root as long as one child holds nearly all of the
// prose, and not into a table of data. nil when there is none.
func densest(n *html.Node, prose map[*html.Node]int, tables map[*html.Node]bool) *html.Node {
	if prose[n] == 0 {
		return nil
	}
	for !tables[n] {
		var best *html.Node
		for c := range n.ChildNodes() {
			if prose[c] > prose[best] {
				best = c
			}
		}
		if best == nil || prose[best]*columnShare < prose[n]*(columnShare-1) {
			return n
		}
		n = best
	}
	return n
}

// wrapping returns the outermost element that holds no more text than n, within
// its cell.
func wrapping(n *html.Node) *html.Node {
	for size := textOf(n).all; n.Parent != nil && n.Parent.Type == html.ElementNode && n.Data != "td" && textOf(n.Parent).all == size; {
		n = n.Parent
	}
	return n
}

// isOneOfMany reports a paragraph, a list, a table: the densest element of a text
// of short lines, which are no prose each, is one of its lines.
func isOneOfMany(n *html.Node) bool {
	switch n.Data {
	case "a", "b", "strong", "i", "em", "u", "font", "p", "ul", "ol", "li", "pre", "blockquote", "dl", "h2", "h3", "h4", "h5", "h6":
		return true
	case "table":
		return !isLayout(n, rowsOf(n))
	case "div", "span":
		return n.Parent != nil && (len(walk(n)) == 1 && hasAlike(n, false) || hasAlike(n, true))
	}
	return false
}

// hasAlike reports another child of n's parent that is named as n and holds text;
// numbered: by a name that differs in its number alone ("part-1", "part-2").
func hasAlike(n *html.Node, numbered bool) bool {
	for s := range n.Parent.ChildNodes() {
		if s == n || s.Type != html.ElementNode || s.Data != n.Data || nameOf(s) != nameOf(n) || textOf(s).all == 0 {
			continue
		}
		if !numbered || makeOf(s).class != makeOf(n).class {
			return true
		}
	}
	return false
}

// tablesOf returns the tables that hold cells of data.
func tablesOf(pieces []piece) map[*html.Node]bool {
	tables := map[*html.Node]bool{}
	last := 0
	for _, p := range pieces {
		if p.table == last {
			continue
		}
		last = p.table
		for n := p.at; n != nil && last > 0; n = n.Parent {
			if n.Data == "table" {
				tables[n] = true
				break
			}
		}
	}
	return tables
}

// narrowed returns the title's box where the densest element reaches beyond the
// article because something beside it holds prose too.
func narrowed(box, title *html.Node, prose map[*html.Node]int) *html.Node {
	if title == nil || !within(title, box) {
		return box
	}
	for n := title.Parent; n != nil && n != box; n = n.Parent {
		if prose[n]*boxShare >= prose[box]*3 || prose[n] >= leastText && hasTwin(n, title) {
			return n
		}
	}
	return box
}

// hasTwin reports a sibling behind n made like it and with a title of its own: the
// next article, which some sites put below each.
func hasTwin(n, title *html.Node) bool {
	if n.Data == "p" || n.Data == "span" || n.Data == "font" {
		return false
	}
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type != html.ElementNode || makeOf(s) != makeOf(n) {
			continue
		}
		for c := range s.Descendants() {
			if c.Data == title.Data && attr(c, "class") == attr(title, "class") {
				return true
			}
		}
	}
	return false
}

// leads returns the prose that stands between the title and the body. pieces are
// those of the page, or of an element that holds both.
func (f found) leads(pieces []piece, noise *boilerplate) []piece {
	body := f.body[0]
	if f.title != nil && within(f.title, body) {
		return nil
	}
	region, block := ancestorOfBoth(body, f.title), blockOf(body)
	if f.title == nil && body.Parent != nil { // told by the head of the page alone
		region = body.Parent
	}
	first := "" // of the body, when it stands on lines with what is above it
	if block != body {
		if own := walk(body); len(own) > 0 {
			first = own[0].text
		}
	}
	begun := false
	var out []piece
	for i, p := range pieces {
		switch {
		case within(p.at, body) || p.at == block && block != body && strings.Contains(p.text, first):
			return out
		case !begun:
			begun = f.title == nil && within(p.at, region) || within(p.at, f.title) || within(f.title, p.at)
			if f.title == nil && begun && isLead(p, pieces[:i], f.name, noise) {
				out = append(out, p)
			}
		case within(p.at, region) && isLead(p, pieces[:i], f.name, noise):
			out = append(out, p)
		}
	}
	return out
}

// blockOf returns the element whose lines the text of n stands on.
func blockOf(n *html.Node) *html.Node {
	for n.Parent != nil {
		switch n.Data {
		case "span", "font", "b", "strong", "i", "em", "u", "a", "label":
			n = n.Parent
		default:
			return n
		}
	}
	return n
}

// isLead reports a sentence between title and body: no date, no counter, no
// headline of another article nor what is told below one.
func isLead(p piece, before []piece, title string, noise *boilerplate) bool {
	if p.linked*3 > len(p.text) || runes(p.text) < proseRunes || p.kind == corpus.Cell || p.kind == corpus.Caption {
		return false
	}
	if noise.isNoise(p.text) || sameTitle(p.text, title) || behindHeadline(before, title) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text, `"'”’)`))
	return strings.ContainsRune(".;:!?…", last) || runes(p.text) >= 2*proseRunes
}

// ancestorOfBoth returns the smallest element that holds both, a itself when b is
// not known.
func ancestorOfBoth(a, b *html.Node) *html.Node {
	if b == nil {
		return a
	}
	var above []*html.Node
	for n := b; n != nil; n = n.Parent {
		above = append(above, n)
	}
	for n := a; n != nil; n = n.Parent {
		if slices.Contains(above, n) {
			return n
		}
	}
	return a
}
