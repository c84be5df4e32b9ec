package crawl

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

var (
	errList   = errors.New("a list, a form or a gallery")
	errNotice = errors.New("a notice of the site")
)

// kind refuses, of pages that nobody's selectors vouch for, those which hold text
// and are no article: an error in a sentence, a form, a table of statistics or of
// documents, a gallery.
func (f found) kind(d *document, page []piece, noise *boilerplate) error {
	own := 0
	for _, p := range f.pieces {
		own += max(runes(p.text)-p.linked, 0)
	}
	if own < shortPage {
		for _, p := range f.pieces {
			if err := noise.errorLine(p.text); err != nil {
				return err
			}
		}
		if d.password {
			return ErrWall
		}
	}
	if err := f.notice(d, page, own, noise); err != nil {
		return err
	}
	switch {
	case begins(f.name, noise.list, lineRunes) && own < listPage, startsWith(f.name, noise.timetable):
		return errList
	case f.cellsBut(introMost) && f.listsDocuments(), f.cellsBut(0) && !namesPlan(f.name):
		return errList
	case f.onlyPictures(), f.teases(page), f.onlyEntries(), f.datesHeadlines(page), f.isBoard():
		return errList
	}
	return nil
}

// isBoard reports a board of figures: the same short lines again and again, only
// their numbers differ, and hardly a sentence.
func (f found) isBoard() bool {
	seen := map[string]int{}
	sentences, again := 0, 0
	for _, p := range f.pieces {
		switch {
		case p.kind == corpus.Cell:
		case isSentence(p.text):
			sentences++
		default:
			key := strings.Map(func(r rune) rune {
				if unicode.IsDigit(r) || strings.ContainsRune(".,", r) {
					return -1
				}
				return r
			}, p.text)
			if seen[key]++; seen[key] == teaserRun {
				again++
			}
		}
	}
	return again > 1 && sentences < 2
}

// onlyEntries reports a text that is nearly all in boxes of one make, each with a
// link to a page: whatever their headlines look like, they are entries of a list.
func (f found) onlyEntries() bool {
	if len(f.body) == 0 {
		return false
	}
	type entries struct{ n, own int }
	groups := map[siblings]entries{}
	own := textOf(f.body[len(f.body)-1]).own()
	eachSized(f.body[len(f.body)-1], func(n *html.Node, t textSize) {
		switch n.Data {
		case "div", "section", "article", "tr", "dl":
			if t.own() >= proseRunes && leadsAway(n) {
				g := groups[makeOf(n)]
				groups[makeOf(n)] = entries{g.n + 1, g.own + t.own()}
			}
		}
	})
	for _, g := range groups {
		if g.n >= teaserRun && g.own*3 >= own*2 {
			return true
		}
	}
	return false
}

// leadsAway reports a link to another page below n.
func leadsAway(n *html.Node) bool {
	for c := range n.Descendants() {
		if href := attr(c, "href"); c.Data == "a" && href != "" && href[0] != '#' && !strings.HasPrefix(href, "javascript:") && !strings.HasPrefix(href, "mailto:") && !isDocument(href) {
			return true
		}
	}
	return false
}

// datesHeadlines reports a list by its dates: three and more lines that are one, each
// right behind a heading or a link, before a headline, or between two summaries. An
// article has its own, and those of comments stand behind names.
func (f found) datesHeadlines(page []piece) bool {
	dates := 0
	for i, p := range page[min(1, len(page)):] {
		before := page[i]
		if p.kind == corpus.Cell || p.at == nil || len(f.body) == 0 || !within(p.at, f.body[len(f.body)-1]) {
			continue
		}
		heads := i+2 < len(page) && (headsAnother(page[i+2]) || isSentence(page[i+2].text) && (isSentence(before.text) || i == 0)) ||
			(isLink(before) || before.kind == corpus.Heading) && !sameTitle(before.text, f.name)
		if _, ok := dateLine(p.text, false); ok && heads {
			dates++
		}
	}
	return dates >= teaserRun
}

// teases reports the front of a section: in the body, headline after headline is a
// link with text below it, or text after text ends with "Xem tiếp".
func (f found) teases(page []piece) bool {
	headlines, more := 0, 0
	for i, p := range page {
		if len(f.body) == 0 || p.at == nil || !within(p.at, f.body[len(f.body)-1]) {
			continue
		}
		if p.kind == corpus.Heading && isLink(p) && p.links == 1 && !sameTitle(p.text, f.name) && i+1 < len(page) && !isLink(page[i+1]) {
			headlines++
		}
		if isLink(p) && slices.Contains(readMore, strings.Trim(viet.Key(p.text), " .…»›>[]+")) {
			more++
		}
	}
	return headlines >= teaserRun || more >= teaserRun
}

var readMore = []string{"xem tiếp", "đọc tiếp", "xem thêm", "đọc thêm", "chi tiết", "xem chi tiết", "read more"}

const (
	shortPage = 500  // letters; an error or a login says less
	listPage  = 1500 // a page of a list that is titled as one says less, an article may be called "Tìm kiếm"
)

// introMost is how long the sentences before a list of documents may be together.
const introMost = 250

// cellsBut reports a text of cells with at most so many letters of sentences.
func (f found) cellsBut(most int) bool {
	cells, prose := false, 0
	for _, p := range f.pieces {
		switch {
		case p.kind == corpus.Cell:
			cells = true
		case !isLink(p) && runes(p.text) >= leastParagraph && !sameTitle(p.text, f.name):
			prose += runes(p.text)
		}
	}
	return cells && prose <= most
}

// listsDocuments reports a table whose head speaks of documents and not of what
// they say.
func (f found) listsDocuments() bool {
	return slices.ContainsFunc(f.pieces, func(p piece) bool {
		key := viet.Key(p.text)
		return p.kind == corpus.Cell && p.row == 0 && (strings.HasPrefix(key, "trích yếu") || strings.HasPrefix(key, "số ký hiệu") || strings.HasPrefix(key, "số/ký hiệu") || strings.HasPrefix(key, "số hiệu"))
	})
}

// namesPlan reports a title below which a table alone may be a plan's text.
func namesPlan(title string) bool {
	key := viet.Key(title)
	return slices.ContainsFunc([]string{"kế hoạch", "chỉ tiêu", "nghị quyết", "quyết định", "mục tiêu", "chương trình"}, func(w string) bool { return strings.Contains(key, w) })
}

const gallery = 3

// onlyPictures reports a text whose every sentence stands alone in a picture's box.
func (f found) onlyPictures() bool {
	var boxes []*html.Node
	for _, p := range f.pieces {
		if p.kind != corpus.Cell && runes(p.text) >= proseRunes && p.at != nil && !sameTitle(p.text, f.name) {
			boxes = append(boxes, p.at)
		}
	}
	if len(boxes) < gallery {
		return false
	}
	for i, n := range boxes {
		box := n
		if !holds(n, "img") && n.Parent != nil {
			box = n.Parent
		}
		near := slices.Concat(boxes[max(i-1, 0):i], boxes[i+1:min(i+2, len(boxes))])
		if !holds(box, "img") || slices.ContainsFunc(near, func(m *html.Node) bool { return within(m, box) }) {
			return false
		}
	}
	return true
}
