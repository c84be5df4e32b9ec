package crawl

import (
	"strings"

	"chitieu/corpus"
	"golang.org/x/net/html"
)

// stripAbove removes the prose that stands in the column's box above the title: the
// text of a column to its left, a cookie's notice.
func stripAbove(box, title *html.Node, prose map[*html.Node]int) {
	if !within(title, box) {
		return
	}
	for n := title; n != box; n = n.Parent {
		for s := n.PrevSibling; s != nil; {
			before := s.PrevSibling
			if prose[s] > 0 {
				detach(s)
			}
			s = before
		}
	}
}

// stripBetween removes lines with a number that stand between the title and the part
// with most of the prose: "Cổng bảo trì, mức sẵn sàng 17,5%", "Đã đọc 12%". A lead is a
// sentence, is long, is set bold or is named as one.
func stripBetween(box, title *html.Node, prose map[*html.Node]int) {
	main := mainPart(box, prose)
	if main == nil || !within(title, box) || within(title, main) {
		return
	}
	for n := title; n != box; n = n.Parent {
		for s := n.NextSibling; s != nil && s != main; {
			next := s.NextSibling
			if s.Type == html.ElementNode && !within(main, s) && (len(walk(s)) == 1 || !namedAlike(s, main)) && isFurniture(s) {
				detach(s)
			}
			s = next
		}
	}
}

const furnitureLines = 4

// isFurniture reports a few lines, one with a percentage, that are no sentences, no items
// and not set off as a lead or a heading would be.
func isFurniture(n *html.Node) bool {
	switch n.Data {
	case "div", "section", "header", "span", "p":
	default:
		return false
	}
	pieces := walk(n)
	if len(pieces) > furnitureLines {
		return false
	}
	number := false
	for _, p := range pieces {
		switch {
		case p.kind != corpus.Paragraph, runes(p.text) >= 2*proseRunes, endsSentence(p.text), p.bold*2 >= len(p.text):
			return false
		case strings.ContainsAny(firstRune(p.text), "-–+•*"), containsAny(namesAround(standsAt(p), p.text), leadNames):
			return false
		}
		number = number || strings.Contains(p.text, "%")
	}
	return number
}

// mainPart is the child of box with most of its prose that is no discussion; nil when
// it is a paragraph: then box is the text itself.
func mainPart(box *html.Node, prose map[*html.Node]int) *html.Node {
	var main *html.Node
	for c := range box.ChildNodes() {
		if prose[c] > prose[main] && !(main != nil && isComments(walk(c))) {
			main = c
		}
	}
	if main == nil || main.Data != "div" && main.Data != "section" && main.Data != "article" {
		return nil
	}
	return main
}

// stripBelow removes what stands in the column's box below the element with most
// of its prose and is another matter: a rating, a counter, a figure of the day.
// Further parts of the text are made alike or are long.
func stripBelow(box *html.Node, prose map[*html.Node]int) {
	main := mainPart(box, prose)
	if main == nil {
		return
	}
	isMain := prose[main]*mainShare >= prose[box]
	for c := main.NextSibling; c != nil; {
		next := c.NextSibling
		if c.Data == "p" && attr(c, "class") != "" && isMain && isFurniture(c) {
			detach(c)
		}
		if c.Data == "div" || c.Data == "section" || c.Data == "aside" {
			pieces := walk(c)
			if !namedAlike(c, main) && (isComments(pieces) || isMain && prose[c]*4 <= prose[main]*3 && isAnotherMatter(pieces)) {
				detach(c)
			}
		}
		c = next
	}
}

const mainShare = 3 // of the column's prose 1 of 3 is in its main part

// namedAlike reports two elements whose classes differ in their numbers alone.
func namedAlike(a, b *html.Node) bool {
	return nameOf(a) == nameOf(b) && withoutDigits(attr(a, "class")) == withoutDigits(attr(b, "class"))
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, s)
}

// nameOf is the first class of an element without digits, its id where it has none.
func nameOf(n *html.Node) string {
	name, _, _ := strings.Cut(strings.TrimSpace(attr(n, "class")), " ")
	if name == "" {
		name = attr(n, "id")
	}
	return strings.Trim(name, "0123456789")
}

// isComments reports at least two times a name, a date and what was said.
func isComments(pieces []piece) bool {
	n := 0
	for i := 1; i+1 < len(pieces); i++ {
		name, said := pieces[i-1], pieces[i+1]
		if _, ok := dateLine(pieces[i].text, false); !ok || name.kind == corpus.Cell || runes(name.text) > proseRunes || isSentence(name.text) {
			continue
		}
		if _, ok := dateLine(said.text, false); !ok && said.kind != corpus.Cell {
			n++
		}
	}
	return n > 1
}

// isAnotherMatter reports, where a number stands: short lines without a sentence,
// or a label and a sentence or two.
func isAnotherMatter(pieces []piece) bool {
	sentences, number := 0, false
	for _, p := range pieces {
		switch {
		case strings.HasSuffix(pieces[0].text, "?") && p.kind == corpus.Cell && runes(p.text) < proseRunes:
			// the answers to a poll
		case p.kind == corpus.Cell, p.kind == corpus.Item:
			return false
		case isSentence(p.text):
			sentences++
		case endsSentence(p.text) || strings.ContainsAny(firstRune(p.text), "-–+•*"):
			return false // typed as items
		}
		number = number || strings.Contains(p.text, "%")
	}
	if !number || sentences == 0 {
		return number
	}
	label := pieces[0]
	marked := label.kind == corpus.Heading || label.bold*10 >= len(label.text)*8
	return marked && sentences <= 2 && runes(label.text) <= proseRunes
}
