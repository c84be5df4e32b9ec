package crawl

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

//go:embed boilerplate.tsv
var boilerplateTSV string

// boilerplate is what portals put around an article, as boilerplate.tsv lists it.
type boilerplate struct {
	class          map[string]bool
	closing, lines []string // keys
	byline         []string
	discussion     []string
	widget         []string
	foot           []string // keys too
	soft, wall     []string
	list           []string
	timetable      []string

	reader, site, missing, barred []string // words of notices
}

var boilerplates = sync.OnceValue(func() *boilerplate {
	b := &boilerplate{class: map[string]bool{}}
	for row := range strings.Lines(boilerplateTSV) {
		kind, text, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		switch key := viet.Key(text); kind {
		case "class":
			b.class[text] = true
		case "closing":
			b.closing = append(b.closing, key)
		case "line":
			b.lines = append(b.lines, key)
		case "discussion":
			b.discussion = append(b.discussion, key)
		case "widget":
			b.widget = append(b.widget, key)
		case "byline":
			b.byline = append(b.byline, key)
		case "foot":
			b.foot = append(b.foot, key)
		case "soft":
			b.soft = append(b.soft, key)
		case "list":
			b.list = append(b.list, key)
		case "reader":
			b.reader = append(b.reader, key)
		case "site":
			b.site = append(b.site, key)
		case "missing":
			b.missing = append(b.missing, key)
		case "barred":
			b.barred = append(b.barred, key)
		case "timetable":
			b.timetable = append(b.timetable, key)
		case "wall":
			b.wall = append(b.wall, key)
		}
	}
	return b
})

const (
	closingRunes = 60 // "Tin liên quan:" is a line of its own
	lineRunes    = 90
)

// isClosing reports a line that heads a list of other articles.
func (b *boilerplate) isClosing(line string) bool { return begins(line, b.closing, closingRunes) }

// isNoise reports a counter, a share button and the like.
func (b *boilerplate) isNoise(line string) bool {
	return begins(line, b.lines, lineRunes) || isCounter(line)
}

// isLabel reports a line that heads a box of other articles, of readers or of the site.
func (b *boilerplate) isLabel(line string) bool {
	if longer(line, closingRunes) || isBlankLine(line) {
		return isCounter(line)
	}
	key := headKey(line)
	return keyBegins(key, b.closing) || keyBegins(key, b.widget) || keyBegins(key, b.discussion) || isCounter(line)
}

// isDiscussion reports a line above what readers say.
func (b *boilerplate) isDiscussion(line string) bool {
	return begins(line, b.discussion, closingRunes) || isCounter(line)
}

// isByline reports who wrote an article, where it was taken from, when and by whom
// it was put there.
func (b *boilerplate) isByline(line string) bool {
	return !longer(line, lineRunes) && startsWith(line, b.byline)
}

// counter is a line that counts what readers did, the number first: "3 bình luận".
var counter = regexp.MustCompile(`^[(\[]?\s*\d[\d.,]*\s*(?:k\s+)?(?:bình luận|lượt bình luận|phản hồi|lượt xem|lượt đọc|lượt thích|lượt tải|lượt truy cập|lượt chia sẻ|người xem|views?|comments?|likes?|shares?)\s*(?:[(/][^)]*)?[)\]]?\s*[.:|]?$`)

// rating is how readers rated an article: "Đánh giá: 4,5/5 (12 phiếu)".
var rating = regexp.MustCompile(`^(?:bài viết |đánh giá|xếp hạng|bình chọn|mức độ |độ )+(?:hữu ích|bài viết|người dùng|trung bình)?\s*:?\s*\d[\d.,]*\s*(?:%|/\s*\d+|sao|điểm)?\s*(?:[(/][^)]*\)?)?$`)

func isCounter(line string) bool {
	if len(line) >= 2*lineRunes || !strings.ContainsAny(line, "0123456789") {
		return false
	}
	key := viet.Key(line)
	return counter.MatchString(key) || rating.MatchString(key)
}

const footRunes = 300

// isFoot reports a line of the small print below every page of a site.
func (b *boilerplate) isFoot(line string) bool { return startsWith(line, b.foot) }

// errorLine is softError for a sentence in the text of a page that says little else.
func (b *boilerplate) errorLine(line string) error {
	switch {
	case startsWith(line, b.soft):
		return ErrVanished
	case startsWith(line, b.wall):
		return ErrWall
	}
	return nil
}

// startsWith reports whether a line begins with one of the phrases, whatever follows.
func startsWith(line string, phrases []string) bool {
	if longer(line, footRunes) || isBlankLine(line) {
		return false
	}
	key := headKey(line)
	return slices.ContainsFunc(phrases, func(p string) bool {
		rest, ok := strings.CutPrefix(key, p)
		next, _ := utf8.DecodeRuneInString(rest)
		return ok && !viet.IsLetter(next)
	})
}

// softError tells what an error page with status 200 says: that the page is not
// there, or that something stands before it; nil when it is none.
func (b *boilerplate) softError(line string) error {
	switch {
	case begins(line, b.soft, lineRunes):
		return ErrVanished
	case begins(line, b.wall, lineRunes):
		return ErrWall
	}
	return nil
}

// begins reports whether a short line begins with one of the phrases and goes on
// with nothing, a punctuation mark or a number: "Lượt xem: 1.234", not "Chia sẻ
// kinh nghiệm chuyển đổi số".
func begins(line string, phrases []string, limit int) bool {
	return !longer(line, limit) && !isBlankLine(line) && keyBegins(headKey(line), phrases)
}

// headKey is the key of a line without the signs before its first word.
func headKey(line string) string { return strings.TrimLeft(viet.Key(line), "»›>-–—*•+|[( ") }

// isBlankLine reports what stands between most tags.
func isBlankLine(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// longer reports more than so many letters. Most lines need no counting: a letter has
// one to four bytes.
func longer(s string, limit int) bool {
	return len(s) > 4*limit || len(s) > limit && runes(s) > limit
}

func keyBegins(key string, phrases []string) bool {
	for _, p := range phrases {
		rest, ok := strings.CutPrefix(key, p)
		if !ok {
			continue
		}
		rest = strings.TrimSpace(rest)
		if rest == "" || strings.IndexFunc(rest, viet.IsLetter) != 0 {
			return true
		}
	}
	return false
}

// strip removes from a page what is no part of any article: scripts, forms,
// menus, everything whose class says so, lists of teasers.
func (b *boilerplate) strip(d *document) {
	root := d.Nodes[0]
	b.stripForeign(d)
	d.stripLabelled(b)
	b.stripClosed(root)
	stripTeasers(root)
}

func (b *boilerplate) stripForeign(d *document) {
	all, whole := d.sizes()
	var drop []*html.Node
	for _, e := range all {
		if e.node.Data != "body" && e.node.Data != "html" && b.foreign(e.node, e.size.own(), whole.own()) {
			drop = append(drop, e.node)
		}
	}
	for _, n := range drop {
		detach(n)
	}
}

func detach(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// foreign judges one element by its tag, its class and whether it is shown. An
// element with half of the page's text stays: a class may promise too much.
func (b *boilerplate) foreign(n *html.Node, own, total int) bool {
	switch n.Data {
	case "script", "style", "noscript", "template", "iframe", "button", "select", "textarea", "input", "svg", "audio", "video", "object", "nav", "link", "meta", "map", "canvas":
		return true
	case "footer", "aside", "dialog":
		return own*2 < total
	case "form": // ASP.NET puts the whole page into one
		return own*2 < total && own < 1000
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		case "role":
			if slices.Contains([]string{"navigation", "search", "complementary", "dialog", "alertdialog", "alert", "contentinfo"}, a.Val) {
				return own*2 < total
			}
		case "class", "id":
			if n.Data == "a" && own == 0 && textOf(n).all >= teaserHeadline {
				continue // a headline: without it the sentence below would read as the article's
			}
			if b.namesForeign(a.Val) && own*2 < total && !isEditorsField(n) {
				return true
			}
		}
	}
	return false
}

// isEditorsField reports a field of SharePoint's page editor: its id names the
// field, and "Comments" is where the page's description is kept, often the lead.
func isEditorsField(n *html.Node) bool { return strings.HasSuffix(attr(n, "id"), "RichHtmlField") }

func (b *boilerplate) namesForeign(names string) bool {
	names = strings.ToLower(names)
	for word := range strings.FieldsFuncSeq(names, func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		if b.class[word] {
			return true
		}
	}
	// Not a strings.Replacer: built for every element it cost a seventh of the crawl.
	joined := joinedName(names)
	for name := range strings.FieldsSeq(joined) {
		if b.class[name] {
			return true
		}
	}
	return false
}

// joinedName is a name in small letters without its hyphens: "Phan-Trang" is "phantrang".
func joinedName(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), "-", ""), "_", "")
}

// ownText counts the letters of a node outside links, scripts and the like.
func ownText(n *html.Node) int { return textOf(n).own() }

func (t textSize) own() int { return t.all - t.linked }

// textSize counts the letters of a node, blanks left out, and those in links.
type textSize struct{ all, linked int }

func textOf(n *html.Node) textSize { return measure(n, false, nil) }

// eachSized calls f with every element and its size, the inner ones first. Asked
// one by one, a page of 500 nested elements would be read 500 times.
func eachSized(root *html.Node, f func(*html.Node, textSize)) { measure(root, false, f) }

// sized is an element and its text's size.
type sized struct {
	node *html.Node
	size textSize
}

// sizes returns every element with its size, the inner ones first, and the whole's. It
// is good until it is asked for again.
func (d *document) sizes() (all []sized, whole textSize) {
	all = slices.Grow(d.sized[:0], len(d.elements.elements))
	whole = measure(d.Nodes[0], false, func(n *html.Node, t textSize) { all = append(all, sized{n, t}) })
	d.sized = all
	return all, whole
}

func measure(n *html.Node, linked bool, f func(*html.Node, textSize)) textSize {
	var t textSize
	switch {
	case n.Type == html.TextNode:
		t.all = letters(n.Data)
		if linked {
			t.linked = t.all
		}
		return t
	case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "noscript" || n.Data == "template"):
	default:
		linked = linked || isAnchor(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			s := measure(c, linked, f)
			t.all += s.all
			t.linked += s.linked
		}
	}
	if f != nil && n.Type == html.ElementNode {
		f(n, t)
	}
	return t
}

// letters counts what is no blank.
func letters(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c > ' ' && c < utf8.RuneSelf:
			n++
			i++
		case c >= 0xC3 && c <= 0xDF: // two bytes, no blank
			n++
			i += 2
		case c == 0xE1: // most letters with two marks
			n++
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !viet.IsBlank(r) {
				n++
			}
			i += size
		}
	}
	return n
}
