package crawl

import (
	"bytes"
	"slices"
	"strings"
	"unsafe"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Half of what parsing cost was what the parser allocates for every tag and what it
// asks to be ready for mark-up in disorder. A body in order needs neither: its tree
// is built here, out of pieces of the page itself, exactly as the parser would.
// Whatever would need the parser's rules for repair is left to the parser.

// parseTree returns the tree of a page without what stands in scripts and styles. The
// page must not be changed as long as anything of the tree is used.
func parseTree(page []byte) (*html.Node, error) {
	if root := orderly(page); root != nil {
		return root, nil
	}
	return html.Parse(withoutScripts(page))
}

// orderly returns the tree of a page whose body is in order, else nil. What comes
// before the body is little, and read by the parser.
func orderly(page []byte) *html.Node {
	if bytes.IndexByte(page, 0) >= 0 {
		return nil
	}
	if bytes.IndexByte(page, '\r') >= 0 {
		page = bytes.ReplaceAll(bytes.ReplaceAll(page, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	begin := bodyBegin(page)
	if begin < 0 {
		return nil
	}
	root, err := html.Parse(withoutScripts(page[:begin]))
	if err != nil || root.LastChild == nil || root.LastChild.LastChild == nil {
		return nil
	}
	body := root.LastChild.LastChild
	if body.DataAtom != atom.Body || body.FirstChild != nil {
		return nil
	}
	page = page[begin:]
	b := builder{page: page, text: unsafe.String(unsafe.SliceData(page), len(page)), open: make([]opened, 1, 32)}
	b.open[0] = opened{body, border | special}
	if !b.build() {
		return nil
	}
	return root
}

// bodyBegin returns the place behind the tag that begins the body, -1 when something
// before it is read by rules of its own.
func bodyBegin(page []byte) int {
	s := scan{page: page}
	for at := 0; at >= 0; {
		n := bytes.IndexByte(page[at:], '<')
		if n < 0 {
			return -1
		}
		at += n
		next, _ := s.next(at)
		if name := page[at+1:]; next > 0 && len(name) > 4 && bytes.EqualFold(name[:4], []byte("body")) && endsName[name[4]] {
			return next
		}
		if s.drawn {
			return -1
		}
		at = next
	}
	return -1
}

// opened is an element that has not ended yet.
type opened struct {
	*html.Node
	kind kind
}

// builder builds the tree of a body.
type builder struct {
	page     []byte
	text     string // the page: what the tree says are pieces of it
	at       int
	open     []opened // the body first
	form     *html.Node
	ended    bool // the body's end tag was the last that was read
	disorder bool

	attrs []html.Attribute // of the tag in hand
	nodes []html.Node      // not yet used
	room  []html.Attribute // not yet used
}

// deepest is how many elements may be open; the parser has a bound of its own.
const deepest = 500

func (b *builder) build() bool {
	for b.at < len(b.page) && !b.disorder {
		n := b.markup()
		if n > b.at {
			b.words(unescapedText(b.text[b.at:n]))
		}
		if b.at = n; n < len(b.page) {
			b.tag()
		}
	}
	return !b.disorder
}

// markup returns where the next mark-up begins.
func (b *builder) markup() int {
	for at := b.at; ; at++ {
		n := bytes.IndexByte(b.page[at:], '<')
		if n < 0 || at+n+1 >= len(b.page) {
			return len(b.page)
		}
		at += n
		if c := b.page[at+1]; isLetterByte(c) || c == '/' || c == '!' || c == '?' {
			return at
		}
	}
}

// tag reads the mark-up at hand.
func (b *builder) tag() {
	at := b.at + 1
	switch c := b.page[at]; {
	case isLetterByte(c):
		if b.at = b.readTag(at); b.at > 0 {
			b.start(b.nameOf(at))
		}
	case c == '/' && at+1 < len(b.page) && isLetterByte(b.page[at+1]):
		if b.at = tagEnd(b.page, at+1); b.at > 0 {
			b.end(b.nameOf(at + 1))
		}
	case c == '!' && bytes.HasPrefix(b.page[at:], []byte("!--")):
		b.at = commentEnd(b.page, at+1)
		b.comment()
	default:
		b.disorder = true
	}
	b.disorder = b.disorder || b.at < 0
}

// readTag reads the attributes of the tag whose name begins at a place and returns
// where it ends, -1 when it does not.
func (b *builder) readTag(at int) int {
	b.attrs = b.attrs[:0]
	at = nameEnd(b.page, at)
	for at = pastBlanks(b.page, at); at < len(b.page) && b.page[at] != '>'; at = pastBlanks(b.page, at) {
		end := keyEnd(b.page, at)
		value, next := valueOf(b.page, end)
		if end > at {
			b.attribute(b.text[at:end], b.text[value.start:value.end])
		}
		at = next
	}
	if at >= len(b.page) {
		return -1
	}
	return at + 1
}

// attribute adds one to the tag in hand; the first of a name counts.
func (b *builder) attribute(key, value string) {
	key = lowered(key)
	for _, a := range b.attrs {
		if a.Key == key {
			return
		}
	}
	b.attrs = append(b.attrs, html.Attribute{Key: key, Val: unescapedValue(value)})
}

// nameOf returns the name that begins at a place.
func (b *builder) nameOf(at int) (atom.Atom, string) {
	name := lowered(b.text[at:nameEnd(b.page, at)])
	var short [20]byte // no atom is longer
	a := atom.Lookup(short[:copy(short[:], name)])
	if a != 0 && len(name) <= len(short) {
		return a, a.String()
	}
	return 0, name
}

// lowered returns a name in small ASCII letters.
func lowered(s string) string {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for k := i; k < len(b); k++ {
				if c := b[k]; 'A' <= c && c <= 'Z' {
					b[k] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

func unescapedText(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// unescapedValue returns the value of an attribute as the parser reads it, which is
// not how it reads text: "?a=1&copy=2" has no ©.
func unescapedValue(s string) string {
	rest := s
	for {
		_, after, found := strings.Cut(rest, "&")
		if !found {
			return strings.ReplaceAll(s, "&amp;", "&")
		}
		n := 0
		for n < len(after) && (isLetterByte(after[n]) || '0' <= after[n] && after[n] <= '9') {
			n++
		}
		if !strings.HasPrefix(after, "amp;") && (n == 0 || n == len(after) || after[n] != '=') {
			break
		}
		rest = after
	}
	z := html.NewTokenizer(strings.NewReader(`<a b="` + strings.ReplaceAll(s, `"`, "&#34;") + `">`))
	z.Next()
	z.TagName()
	_, value, _ := z.TagAttr()
	return string(value)
}

func (b *builder) top() opened { return b.open[len(b.open)-1] }

// node returns a new one; they are made by the hundred.
func (b *builder) node(n html.Node) *html.Node {
	if len(b.nodes) == 0 {
		b.nodes = make([]html.Node, 128)
	}
	p := &b.nodes[0]
	b.nodes = b.nodes[1:]
	*p = n
	return p
}

// ownAttrs returns the attributes of the tag in hand, to keep.
func (b *builder) ownAttrs() []html.Attribute {
	n := len(b.attrs)
	if n == 0 {
		return nil
	}
	if len(b.room) < n {
		b.room = make([]html.Attribute, max(n, 128))
	}
	own := b.room[:n:n]
	b.room = b.room[n:]
	copy(own, b.attrs)
	return own
}

func (b *builder) words(s string) {
	top := b.top()
	if b.ended || top.kind&frame != 0 {
		blank := strings.Trim(s, " \t\n\f\r") == ""
		b.ended = b.ended && blank
		b.disorder = b.disorder || top.kind&frame != 0 && !blank // stands before the table
	}
	if (top.DataAtom == atom.Pre || top.DataAtom == atom.Listing) && top.FirstChild == nil {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n")
	}
	b.put(s)
}

// put adds text to the element that is open.
func (b *builder) put(s string) {
	top := b.top()
	if last := top.LastChild; last != nil && last.Type == html.TextNode {
		last.Data += s
	} else if s != "" {
		top.AppendChild(b.node(html.Node{Type: html.TextNode, Data: s}))
	}
}

// comment leaves the place of one, for it parts texts.
func (b *builder) comment() {
	if !b.ended {
		b.top().AppendChild(b.node(html.Node{Type: html.CommentNode}))
	}
}

// add opens an element.
func (b *builder) add(a atom.Atom, k kind, name string, attrs []html.Attribute) {
	n := b.node(html.Node{Type: html.ElementNode, DataAtom: a, Data: name, Attr: attrs})
	b.top().AppendChild(n)
	b.open = append(b.open, opened{n, k})
	b.disorder = b.disorder || len(b.open) > deepest
}

// imply opens an element whose tag is left out.
func (b *builder) imply(a atom.Atom) { b.add(a, kinds[a], a.String(), nil) }

// within returns the place of the innermost open element of one of some names, 0 when
// a border stands before it.
func (b *builder) within(borders kind, want ...atom.Atom) int {
	for i := len(b.open) - 1; i > 0; i-- {
		for _, a := range want {
			if b.open[i].DataAtom == a {
				return i
			}
		}
		if b.open[i].kind&borders != 0 {
			return 0
		}
	}
	return 0
}

// closeFrom closes the open elements from a place on, none when it is 0. What the parser
// would open again is disorder.
func (b *builder) closeFrom(at int) {
	if at == 0 {
		return
	}
	forgets := b.open[at].kind&(marker|frame) != 0 // what was open inside stays closed
	for _, o := range b.open[at+1:] {
		if o.kind&formatting != 0 && !forgets || o.kind&(marker|part) == marker {
			b.disorder = true
		}
	}
	b.open = b.open[:at]
}

// closeImplied closes what may be left open, but for elements of a name.
func (b *builder) closeImplied(but atom.Atom) {
	for top := b.top(); top.kind&implied != 0 && top.DataAtom != but; top = b.top() {
		b.closeTop()
	}
}

func (b *builder) closeTop() { b.open = b.open[:len(b.open)-1] }

func (b *builder) closeParagraph() { b.closeFrom(b.within(border|buttonBorder, atom.P)) }

// closeEntry closes the entry of a list that another one follows.
func (b *builder) closeEntry(names ...atom.Atom) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch o := b.open[i]; {
		case slices.Contains(names, o.DataAtom):
			b.closeFrom(i)
			return
		case o.DataAtom == atom.Address, o.DataAtom == atom.Div, o.DataAtom == atom.P:
		case o.kind&special != 0:
			return
		}
	}
}
