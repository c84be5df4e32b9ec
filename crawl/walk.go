package crawl

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"golang.org/x/net/html"
)

// piece is a block before it has its place in the text.
type piece struct {
	kind            corpus.BlockKind
	level           int
	text            string // NFC, trimmed, no line breaks
	linked, bold    int    // bytes of it inside a link, in bold
	links           int    // how many links hold them
	href            string // of the last
	table, row, col int
	at              *html.Node // the element whose line it is
}

// walk reads the blocks below nodes in document order. It never uses the text of
// a whole subtree: that glues cells and broken lines ("cấp xã61,5%dòng").
func walk(nodes ...*html.Node) []piece {
	var w walker
	for _, n := range nodes {
		w.at = n
		w.node(n)
		w.flush()
	}
	return w.pieces
}

// walkUntil reads the blocks below a node as far as another one.
func walkUntil(n, stop *html.Node) []piece {
	w := walker{stop: stop, at: n}
	w.node(n)
	w.flush()
	return w.pieces
}

type walker struct {
	stop   *html.Node // where the walk ends, nil for nowhere
	ended  bool
	pieces []piece
	kind   corpus.BlockKind // of the block being gathered, "" for paragraph
	level  int
	at     *html.Node
	lists  int // depth
	tables int
	link   int // depth of <a>, of <b>
	strong int
	anchor anchor   // the last link that has begun
	lines  []inline // of the block being gathered; a <br> begins another
	pre    bool
}

// inline is one line of a block being gathered.
type inline struct {
	strings.Builder
	space        bool // a blank is owed before the next letter
	linked, bold int
	links        int
	last         anchor // the link that the last linked letter stood in
}

// anchor is a link being walked through; n is 0 outside.
type anchor struct {
	n    int
	href string
}

func (w *walker) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.ElementNode:
		w.element(n)
	case html.DocumentNode:
		w.children(n)
	}
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil && !w.ended; c = c.NextSibling {
		w.node(c)
	}
}

// stacked walks children that the page sets below each other though they are no
// blocks: title, date and lead as spans above the body's box.
func (w *walker) stacked(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
		w.lines = append(w.lines, inline{})
	}
}

// isStack reports an element whose every word stands in one of its children, some
// of them boxes, two and more of them spans.
func isStack(n *html.Node) bool {
	spans, boxes := 0, 0
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return false
		case c.Type != html.ElementNode:
		case c.Data == "span" || c.Data == "time" || c.Data == "label" || c.Data == "small":
			spans++
		case c.Data == "div" || c.Data == "p" || c.Data == "section" || c.Data == "article":
			boxes++
		case c.Data == "b" || c.Data == "strong" || c.Data == "i" || c.Data == "em" || c.Data == "u" || c.Data == "font":
			return false
		}
	}
	return spans > 1 && boxes > 0
}

func (w *walker) element(n *html.Node) {
	if n == w.stop {
		w.ended = true
		return
	}
	switch n.Data {
	case "script", "style", "noscript", "template", "head", "iframe", "button", "select", "textarea", "svg", "object", "video", "audio":
	case "br":
		w.lines = append(w.lines, inline{})
	case "a":
		if !isAnchor(n) {
			w.children(n)
			return
		}
		w.link++
		w.anchor = anchor{w.anchor.n + 1, attr(n, "href")}
		w.children(n)
		w.link--
	case "b", "strong":
		w.strong++
		w.children(n)
		w.strong--
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.block(n, corpus.Heading, int(n.Data[1]-'0'))
	case "caption", "figcaption":
		w.block(n, corpus.Caption, 0)
	case "ul", "ol":
		w.lists++
		w.block(n, w.kind, w.level)
		w.lists--
	case "li":
		w.block(n, corpus.Item, max(w.lists, 1))
	case "table":
		w.table(n)
	case "pre":
		w.pre = true
		w.block(n, w.kind, w.level)
		w.pre = false
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "blockquote", "figure", "center", "address",
		"fieldset", "form", "hr", "dl", "dt", "dd", "tbody", "thead", "tfoot", "tr", "td", "th", "details", "summary", "body", "html", "option":
		w.block(n, w.kind, w.level)
	default:
		w.children(n)
	}
}

// isAnchor reports a link. <a name="top"> is none, and often nobody ends it.
func isAnchor(n *html.Node) bool {
	return n.Type == html.ElementNode && n.Data == "a" && (attr(n, "href") != "" || attr(n, "onclick") != "")
}

// block gathers what stands in n on lines of its own.
func (w *walker) block(n *html.Node, kind corpus.BlockKind, level int) {
	w.flush()
	old, oldLevel, oldAt := w.kind, w.level, w.at
	w.kind, w.level, w.at = kind, level, n
	if kind == "" && isStack(n) {
		w.stacked(n)
	} else {
		w.children(n)
	}
	w.flush()
	w.kind, w.level, w.at = old, oldLevel, oldAt
}

func (w *walker) text(s string) {
	if len(w.lines) == 0 {
		w.lines = append(w.lines, inline{})
	}
	var in anchor
	if w.link > 0 {
		in = w.anchor
	}
	for w.pre {
		line, rest, ok := strings.Cut(s, "\n")
		if !ok {
			break
		}
		w.lines[len(w.lines)-1].add(line, in, w.strong > 0)
		w.lines = append(w.lines, inline{})
		s = rest
	}
	w.lines[len(w.lines)-1].add(s, in, w.strong > 0)
}

// blankLen is the length of the blank that a text begins with, 0 for none. ASCII blanks
// and the ends of lines collapse as HTML has it; other blanks stay as published, but a
// block never begins or ends with one.
func blankLen(s string) int {
	switch c := s[0]; {
	case c <= ' ' || c == 0x7F:
		return 1
	case c < 0xC2 || c > 0xE2:
		return 0
	case c == 0xE2 && (strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029")):
		return 3
	case c == 0xC2 && strings.HasPrefix(s, "\u0085"):
		return 2
	}
	return 0
}

// add takes a text, and which link it stands in.
func (l *inline) add(s string, in anchor, bold bool) {
	for s != "" {
		if n := blankLen(s); n > 0 {
			l.space = l.Len() > 0
			s = s[n:]
			continue
		}
		if l.Len() == 0 {
			l.Grow(len(s)) // mostly the whole line
		}
		n := wordsLen(s)
		l.words(s[:n], in, bold)
		s = s[n:]
	}
}

// wordsLen is the length of the words that a text begins with, each a single space
// behind the one before: they stay as they are.
func wordsLen(s string) int {
	n := 1
	for n < len(s) {
		switch c := s[n]; {
		case c > ' ' && c < 0x7F, c == ' ' && n+1 < len(s) && blankLen(s[n+1:]) == 0, c > 0x7F && blankLen(s[n:]) == 0:
			n++
		default:
			return n
		}
	}
	return n
}

func (l *inline) words(s string, in anchor, bold bool) {
	n := l.Len()
	if l.space {
		l.WriteByte(' ')
		l.space = false
	}
	l.WriteString(s)
	if in.n > 0 {
		l.linked += l.Len() - n
		if in != l.last {
			l.last = in
			l.links++
		}
	}
	if bold {
		l.bold += l.Len() - n
	}
}

// flush ends the block being gathered.
func (w *walker) flush() {
	lines := w.lines
	w.lines = nil
	kind := w.kind
	if kind == "" {
		kind = corpus.Paragraph
	}
	var open *piece
	for i := range lines {
		p := piece{kind: kind, level: w.level, text: clean(lines[i].String()), linked: lines[i].linked, bold: lines[i].bold, links: lines[i].links, href: lines[i].last.href, at: w.at}
		switch {
		case p.text == "":
			if kind != corpus.Heading {
				open = nil
			}
		case open != nil && len(open.text) < maxJoined && (kind == corpus.Heading || kind == corpus.Caption || runsOn(open.text, p.text)):
			open.text += " " + p.text
			open.linked += p.linked
			open.links += p.links
			open.bold += p.bold
		default:
			w.pieces = append(w.pieces, p)
			open = &w.pieces[len(w.pieces)-1]
		}
	}
}

// maxJoined bounds a block put together from broken lines, in bytes.
const maxJoined = 8 << 10

func clean(s string) string { return viet.NFC(strings.TrimFunc(s, viet.IsBlank)) }

// runsOn reports whether a line broken by <br> goes on in the next one: it does
// not end like a sentence and the next begins in lower case. Pages typed from
// paper break their lines so; everywhere else <br> parts paragraphs.
func runsOn(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return !strings.ContainsRune(".;:!?…", last) && viet.IsLetter(first) && !viet.IsUpper(first) && !isLetterMark(b)
}

// isLetterMark reports an item that begins with its letter: "a) …", "đ. …".
func isLetterMark(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return len(s) > n && (s[n] == ')' || s[n] == '.')
}

// table reads a table of data by cells, and one that only places things on the
// page as if it were not there.
func (w *walker) table(n *html.Node) {
	w.flush()
	rows := rowsOf(n)
	if isLayout(n, rows) {
		w.block(n, w.kind, w.level)
		return
	}
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == "caption" {
			w.block(c, corpus.Caption, 0)
		}
	}
	w.tables++
	var held []int // per column: in how many more rows a cell from above stands
	for r, row := range rows {
		held = w.row(row, r, held)
	}
}

const (
	maxSpan    = 1000 // of the HTML standard for colspan
	maxColumns = 1000 // cells further right are read, but no longer counted
)

func (w *walker) row(row *html.Node, r int, held []int) []int {
	col := 0
	next := func() {
		for col < len(held) && held[col] > 0 {
			held[col]--
			col++
		}
	}
	for c := range row.ChildNodes() {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		next()
		if p := cellOf(c); p.text != "" {
			p.kind, p.table, p.row, p.col, p.at = corpus.Cell, w.tables, r, col, c
			w.pieces = append(w.pieces, p)
		}
		down := spanOf(c, "rowspan") - 1
		for range min(spanOf(c, "colspan"), maxColumns-col) {
			if col == len(held) {
				held = append(held, 0)
			}
			held[col] = down
			col++
		}
	}
	for ; col < len(held); col++ { // cells from above that reach past the row's own
		held[col] = max(held[col]-1, 0)
	}
	return held
}

func spanOf(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil {
		return 1
	}
	return min(max(v, 1), maxSpan)
}

// cellOf is the whole of a cell on one line.
func cellOf(n *html.Node) piece {
	var in walker
	in.children(n)
	in.flush()
	var p piece
	parts := make([]string, len(in.pieces))
	for i, q := range in.pieces {
		parts[i] = q.text
		p.linked += q.linked
		p.links += q.links
		p.bold += q.bold
	}
	p.text = strings.Join(parts, " ")
	return p
}

// rowsOf returns the rows of a table, not those of tables inside it.
func rowsOf(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.Data {
		case "tr":
			rows = append(rows, c)
		case "thead", "tbody", "tfoot":
			rows = append(rows, rowsOf(c)...)
		}
	}
	return rows
}

const layoutCell = 1200 // letters; no cell of data is that long

// isLayout reports a table that places things: one row or one column, tables or
// headings inside, cells as long as an article, or a few rows of boxes.
func isLayout(n *html.Node, rows []*html.Node) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	widest, all, most := 0, 0, 0
	drawn := attr(n, "border") != "" && attr(n, "border") != "0" || holds(n, "th") // nobody draws the lines of a layout
	for _, row := range rows {
		cells := 0
		for c := range row.ChildNodes() {
			if c.Type == html.ElementNode && (c.Data == "td" || c.Data == "th") {
				cells++
				size := textOf(c).all
				if size > layoutCell || holdsStructure(c) || len(rows) <= layoutRows && !drawn && holdsBox(c) {
					return true
				}
				all += size
				if holds(c, "p") || holds(c, "br") {
					most = max(most, size)
				}
			}
		}
		widest = max(widest, cells)
	}
	return widest < 2 || len(rows) < 2 || len(rows) <= layoutRows && !drawn && most >= layoutLeast && most*5 >= all*3
}

const (
	layoutRows  = 4   // a page placed by a table has head, middle and foot
	layoutLeast = 200 // letters of the cell that holds most of them
)

// holdsBox reports a box with a name, which no editor puts in a cell.
func holdsBox(cell *html.Node) bool {
	for d := range cell.Descendants() {
		if d.Type == html.ElementNode && d.Data == "div" && (attr(d, "id") != "" || attr(d, "class") != "") {
			return true
		}
	}
	return false
}

func holdsStructure(cell *html.Node) bool {
	for d := range cell.Descendants() {
		if d.Type == html.ElementNode {
			switch d.Data {
			case "table", "h1", "h2", "article", "section":
				return true
			}
		}
	}
	return false
}
