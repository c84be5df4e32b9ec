package crawl

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

// A headline is told by how it is set and where it stands: marked as a heading,
// named like a title, bold, in large letters, repeated in the head of the page,
// with the date behind it, and not far above the first sentence of the body. No
// sign alone decides: h1 may be the site's name, h2 the section's or the lead, and
// <title> is on many old sites the same on every page.
const (
	signTold      = 60 // the head of the page repeats it
	signNamed     = 45 // its class or id says so
	signDated     = 30 // a line with a date follows
	signBold      = 25
	signLarge     = 20
	signShort     = -30 // a label: "Tin tức - Sự kiện"
	signSentence  = -40 // it ends like one: a lead
	signLead      = -80 // its class says that it is one
	signSite      = -100
	signSection   = -40 // of a line that nothing marks: tools, or what is a link elsewhere
	perLine       = -4  // for every line between it and the body
	leastHeadline = 20  // what a line must have to be one
	leastLone     = -30 // … when no other line and no <title> names the article
	labelRunes    = 26
	titleLines    = 14 // so far above the body it may stand
)

// headingSign is what h1 … h6 are worth.
var headingSign = [...]int{0, 55, 50, 45, 40, 20, 10}

var fontSize = regexp.MustCompile(`font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt|r?em)`)

var titleNames = []string{"title", "tieude", "headline", "subject", "tentin", "tenbai", "entryname"}
var leadNames = []string{"sapo", "lead", "summary", "desc", "tomtat", "trichdan", "trichyeu", "intro", "chapeau", "excerpt", "breadcrumb", "cate", "chuyenmuc"}

// headline returns the likeliest headline above the first sentence of the body, or
// at its beginning. A heading in the body without a date behind it is one of its
// parts, and counts only when nothing else tells the title.
func (d *document) headline(body *html.Node, pieces []piece, noise *boilerplate) (*html.Node, string) {
	best, inside := candidate{score: leastHeadline - 1}, candidate{score: leastHeadline - 1}
	lone := candidate{score: leastLone - 1}
	lines, dated, anyDate := 0, false, false
	for i := firstSentence(body, pieces) - 1; i >= 0 && lines < titleLines; i-- {
		p := pieces[i]
		cut := false
		if p.text, cut = withoutDate(p.text); cut {
			dated, anyDate = true, true
		}
		_, date := dateLine(p.text, false)
		switch {
		case date:
			dated, anyDate = true, true
			continue
		case noise.isClosing(p.text):
			return nil, "" // the body is a list of other articles
		case noise.isByline(p.text):
			continue // the date may stand below it
		case noise.isNoise(p.text), isLink(p) && !d.isSelf(p.href), p.kind == corpus.Caption:
			continue
		}
		if p.kind != corpus.Cell && d.isTitle(p.text) {
			c := candidate{standsAt(p), p.text, 0, i}
			c.score = d.signs(p, c.node, body) + perLine*lines + bonus(dated, signDated)
			to := &best
			named := containsAny(namesAround(c.node, p.text), titleNames)
			if within(c.node, body) && !anyDate && !named && (p.kind != corpus.Heading || p.level > 2) {
				to = &inside
			}
			if c.score > to.score {
				*to = c
			}
			c.score += d.aloneSigns(p, pieces)
			if c.score > lone.score && p.kind != corpus.Item && runes(p.text) >= labelRunes {
				lone = c
			}
		}
		dated = false
		lines++
	}
	if told := d.toldTitle(); told == "" || isOfficeName(told) && lone.node != nil {
		best = best.orElse(inside).orElse(lone)
		if runes(best.name) < labelRunes && lone.at > best.at {
			best = lone // what is marked as a heading is the section's name
		}
	}
	return best.node, best.name
}

type candidate struct {
	node  *html.Node
	name  string
	score int
	at    int // its place among the pieces
}

func (c candidate) orElse(o candidate) candidate {
	if c.node == nil {
		return o
	}
	return c
}

// isSelf reports a link that leads nowhere but to this page: titles have them.
func (d *document) isSelf(href string) bool {
	u, err := d.url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return false
	}
	return href[0] == '#' || d.url.Host != "" && canonicalURL(u) == Canonical(d.address)
}

func bonus(yes bool, n int) int {
	if yes {
		return n
	}
	return 0
}

// firstSentence is the number of the first piece in body that reads as one, or a
// cell; len(pieces) when body has none.
func firstSentence(body *html.Node, pieces []piece) int {
	for i, p := range pieces {
		if within(p.at, body) && (p.kind == corpus.Cell || p.kind != corpus.Heading && !isLink(p) && isSentence(p.text)) {
			return i
		}
	}
	return len(pieces)
}

func isSentence(s string) bool {
	return runes(s) >= proseRunes && (endsSentence(s) || runes(s) >= 4*proseRunes)
}

func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"'”’)`))
	return strings.ContainsRune(".;:…", last)
}

// standsAt is the element whose whole text a line is, the innermost.
func standsAt(p piece) *html.Node {
	n := p.at
	for {
		var in *html.Node
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.ElementNode && in == nil && sameTitle(lineOf(c), p.text):
				in = c
			case textOf(c).all > 0 && in != nil:
				return in
			}
		}
		if in == nil {
			return n
		}
		n = in
	}
}

// signs weighs what speaks for and against a line.
func (d *document) signs(p piece, n, body *html.Node) int {
	s := 0
	if p.kind == corpus.Heading {
		s += headingSign[min(p.level, 6)]
	}
	names := namesAround(n, p.text)
	s += bonus(containsAny(names, titleNames), signNamed)
	s += bonus(containsAny(names, leadNames), signLead)
	s += bonus(d.tells(p.text), signTold)
	s += bonus(p.bold*10 >= len(p.text)*8, signBold)
	s += bonus(isLarge(n), signLarge)
	s += bonus(runes(p.text) < labelRunes, signShort)
	s += bonus(endsSentence(p.text), signSentence)
	s += bonus(isSiteName(p.text), signSite)
	return s
}

// namesAround joins the classes and ids of an element and of those around it that
// hold nothing else.
func namesAround(n *html.Node, text string) string {
	names := ""
	for range 3 {
		if n == nil || textOf(n).all > letters(text)+letters(text)/4 {
			break
		}
		names += " " + strings.ToLower(attr(n, "class")+" "+attr(n, "id"))
		n = n.Parent
	}
	return strings.NewReplacer("-", "", "_", "").Replace(names)
}

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// aloneSigns weighs further a line that nothing marks as a title: a section is linked
// elsewhere, tools stand in a row, and titles are longer than both.
func (d *document) aloneSigns(p piece, pieces []piece) int {
	s := min(runes(p.text), 80) / 4
	section := slices.ContainsFunc(pieces, func(q piece) bool { return isLink(q) && !d.isSelf(q.href) && sameTitle(q.text, p.text) })
	return s + bonus(section, signSection) + bonus(p.linked > 0 && !isLink(p), signSection) + bonus(strings.Contains(p.text, " | "), signSection) + bonus(isSentence(p.text), signSentence)
}

// offices begin the name of whoever keeps a site; some give it as every page's title. No
// "xã", "huyện": news begins so too.
var offices = []string{"sở", "ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "ban quản lý", "cục", "chi cục", "huyện ủy", "tỉnh ủy", "thành ủy", "văn phòng", "công đoàn", "trung tâm"}

const officeRunes = 45

// isOfficeName reports a title that is the site's name by all signs: short, an office's, and
// without a figure.
func isOfficeName(told string) bool {
	return runes(told) <= officeRunes && !strings.ContainsAny(told, "0123456789%:,") && startsWith(told, offices)
}

var dateBehind = regexp.MustCompile(`(?i)\s*[(\[](?:[^()\[\]]{0,24}\s)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}[^()\[\]]{0,24}[)\]]$`)

// withoutDate takes off a line the date of publication that stands behind it in brackets.
func withoutDate(s string) (string, bool) {
	at := dateBehind.FindStringIndex(s)
	if at == nil || runes(s[:at[0]]) < labelRunes {
		return s, false
	}
	return s[:at[0]], true
}

// isLarge reports letters that the page itself sets large.
func isLarge(n *html.Node) bool {
	for range 3 {
		if n == nil {
			return false
		}
		if m := fontSize.FindStringSubmatch(strings.ToLower(attr(n, "style"))); m != nil {
			size, _ := strconv.ParseFloat(m[1], 64)
			return m[2] == "px" && size >= 17 || m[2] == "pt" && size >= 13.5 || m[2] != "px" && m[2] != "pt" && size >= 1.3 && size < 9
		}
		if n.Data == "font" && slices.Contains([]string{"4", "5", "6", "7", "+1", "+2", "+3"}, attr(n, "size")) || n.Data == "big" {
			return true
		}
		n = n.Parent
	}
	return false
}

// tells reports whether the head of the page gives a line as the page's title.
func (d *document) tells(line string) bool {
	return strings.Contains(viet.Key(d.meta.document+" | "+d.meta.og), viet.Key(line))
}
