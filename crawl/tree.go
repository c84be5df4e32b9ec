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

// kind is what the parser's rules say of elements of a name.
type kind uint16

const (
	special      kind = 1 << iota // ends the search for what a stray end tag closes
	border                        // of what an end tag may close
	listBorder                    // … of an entry
	buttonBorder                  // … of a paragraph
	block                         // begins outside paragraphs
	leaf                          // holds nothing
	formatting                    // is opened again where it was closed by others
	marker                        // … but not beyond these
	implied                       // may be left open
	frame                         // a table's, holds only parts of it
	part                          // of a table
	raw                           // holds text alone
	headTag
	odd // left to the parser
)

var kinds = kindsOf([]named{
	{special, "address area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe img input keygen li link main marquee menu meta nav noscript object ol p param pre script section select source style summary table tbody td textarea tfoot th thead title tr track ul wbr applet listing"},
	{border, "applet caption marquee object select table td th"},
	{listBorder, "ol ul"},
	{buttonBorder, "button"},
	{block, "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup listing main menu nav ol p pre search section summary ul"},
	{leaf, "area base basefont bgsound br embed hr img input keygen link meta param source track wbr"},
	{formatting, "a b big code em font i s small strike strong tt u"},
	{marker, "applet caption marquee object td th"},
	{implied, "dd dt li optgroup option p"},
	{frame, "colgroup table tbody tfoot thead tr"},
	{part, "caption col colgroup tbody td tfoot th thead tr"},
	{raw, "iframe noscript script style textarea title"},
	{headTag, "h1 h2 h3 h4 h5 h6"},
	{odd, "body frame frameset head html image math nobr noembed noframes plaintext rb rp rt rtc svg template xmp"},
})

type named struct {
	kind
	names string
}

func kindsOf(list []named) map[atom.Atom]kind {
	m := map[atom.Atom]kind{}
	for _, l := range list {
		for name := range strings.FieldsSeq(l.names) {
			m[atom.Lookup([]byte(name))] |= l.kind
		}
	}
	return m
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

// start reads a start tag, whose attributes are in hand.
func (b *builder) start(a atom.Atom, name string) {
	b.ended = false
	k, top := kinds[a], b.top()
	switch {
	case k&part != 0:
		b.startPart(a, k)
		return
	case k&odd != 0, top.kind&frame != 0 && (a != atom.Script && a != atom.Style || top.DataAtom == atom.Colgroup):
		b.disorder = true
		return
	case a == atom.Form && b.form != nil: // not read
		return
	case k&(block|headTag) != 0 || a == atom.Form:
		b.closeParagraph()
	}
	b.makeWay(a, k)
	from := b.at
	b.add(a, k, name, b.ownAttrs())
	switch {
	case a == atom.Form:
		b.form = b.top().Node
	case k&leaf != 0:
		b.closeTop()
	case k&raw != 0:
		b.rawText(from, name)
	}
}

// makeWay closes what an element of a name ends by beginning.
func (b *builder) makeWay(a atom.Atom, k kind) {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if b.top().kind&headTag != 0 {
			b.closeTop()
		}
	case atom.Li:
		b.closeEntry(atom.Li)
		b.closeParagraph()
	case atom.Dd, atom.Dt:
		b.closeEntry(atom.Dd, atom.Dt)
		b.closeParagraph()
	case atom.Input:
		b.closeFrom(b.within(border, atom.Select))
	case atom.Hr:
		if b.within(border|buttonBorder, atom.P) != 0 {
			b.closeImplied(atom.P)
			b.closeFrom(b.within(border, atom.P))
		}
		if b.within(border, atom.Select) != 0 {
			b.closeImplied(0)
		}
	case atom.Option, atom.Optgroup:
		if b.within(border, atom.Select) == 0 {
			if b.top().DataAtom == atom.Option {
				b.closeTop()
			}
		} else if a == atom.Option {
			b.closeImplied(atom.Optgroup)
		} else {
			b.closeImplied(0)
		}
	case atom.A:
		b.disorder = b.disorder || b.opens(a)
	case atom.Button, atom.Select:
		b.disorder = b.disorder || b.within(border, a) != 0
	case atom.Table: // old pages have tables in paragraphs
		b.disorder = b.disorder || b.within(border|buttonBorder, atom.P) != 0
	}
}

// opens reports that an element of a name is open this side of a marker.
func (b *builder) opens(a atom.Atom) bool {
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].DataAtom == a {
			return true
		}
		if b.open[i].kind&marker != 0 {
			return false
		}
	}
	return false
}

// startPart opens a part of a table in its place.
func (b *builder) startPart(a atom.Atom, k kind) {
	cell := a == atom.Td || a == atom.Th
	for {
		at := len(b.open) - 1
		for at > 0 && b.open[at].kind&(part|frame) == 0 {
			at--
		}
		if at == 0 { // no table, not read
			return
		}
		in := b.open[at].DataAtom
		switch {
		case in == atom.Table && a == atom.Col:
			b.imply(atom.Colgroup)
		case in == atom.Table && (cell || a == atom.Tr):
			b.imply(atom.Tbody)
		case isRowGroup(in) && cell:
			b.imply(atom.Tr)
		case in == atom.Table, isRowGroup(in) && a == atom.Tr, in == atom.Tr && cell, in == atom.Colgroup && a == atom.Col:
			b.add(a, k, a.String(), b.ownAttrs())
			if a == atom.Col {
				b.closeTop()
			}
			return
		default:
			b.disorder = b.disorder || in == atom.Caption && a == atom.Th
			b.closeFrom(at)
		}
	}
}

func isRowGroup(a atom.Atom) bool { return a == atom.Tbody || a == atom.Thead || a == atom.Tfoot }

// rawText reads the text of an element that holds no mark-up, and its end.
func (b *builder) rawText(from int, name string) {
	end := rawEnd(b.page, from, name)
	if end < 0 {
		b.disorder = true
		return
	}
	inside := b.text[from:end]
	switch {
	case name == "title":
		inside = unescapedText(inside)
	case name == "textarea":
		inside = strings.TrimPrefix(strings.TrimPrefix(unescapedText(inside), "\r"), "\n")
	case name == "script" && hidesEnd(b.page[from:end]):
		b.disorder = true
	case name == "style", name == "script" && !isData(b.attrs):
		inside = ""
	}
	b.put(inside)
	b.closeTop()
	b.at = tagEnd(b.page, end+2)
}

// isData reports a script that describes the page to machines, by its attributes.
func isData(attrs []html.Attribute) bool {
	return slices.ContainsFunc(attrs, func(a html.Attribute) bool { return containsFold([]byte(a.Val), "json") })
}

// end reads an end tag.
func (b *builder) end(a atom.Atom, name string) {
	b.ended = b.ended && a == atom.Html
	k, top := kinds[a], b.top()
	switch {
	case a == atom.Body, a == atom.Html:
		b.ended = !slices.ContainsFunc(b.open[1:], func(o opened) bool { return o.kind&border != 0 })
	case a == atom.Table, k&part != 0:
		b.endPart(a)
	case k&odd != 0, a == atom.Br, top.DataAtom == atom.Colgroup:
		b.disorder = true
	case k&formatting != 0:
		if top.DataAtom == a {
			b.closeTop()
		} else {
			b.disorder = b.disorder || b.opens(a)
		}
	case a == atom.P:
		b.endParagraph()
	case a == atom.Li:
		b.closeFrom(b.within(border|listBorder, a))
	case a == atom.Dd, a == atom.Dt, k&marker != 0:
		b.closeFrom(b.within(border, a))
	case k&headTag != 0:
		b.closeFrom(b.within(border, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6))
	case a == atom.Form:
		b.endForm()
	case k&block != 0, a == atom.Button, a == atom.Select:
		if b.within(border, a) != 0 {
			b.closeImplied(0)
			b.closeFrom(b.within(border, a))
		}
	default:
		b.endOther(name)
	}
}

// endParagraph ends one; an end alone is an empty one.
func (b *builder) endParagraph() {
	at := b.within(border|buttonBorder, atom.P)
	if at == 0 {
		b.disorder = b.disorder || b.top().kind&frame != 0
		at = len(b.open)
		b.imply(atom.P)
	}
	b.closeFrom(at)
}

func (b *builder) endForm() {
	form := b.form
	b.form = nil
	if at := b.within(border, atom.Form); form == nil || at == 0 || b.open[at].Node != form {
		return
	}
	b.closeImplied(0)
	b.disorder = b.disorder || b.top().Node != form
	b.closeTop()
}

func (b *builder) endPart(a atom.Atom) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch in := b.open[i].DataAtom; {
		case in == a:
			b.closeFrom(i)
			return
		case in == atom.Table:
			return
		case in == atom.Colgroup && a != atom.Table && a != atom.Col:
			b.disorder = true
		}
	}
}

// endOther ends the innermost element of a name, unless a special one stands between.
func (b *builder) endOther(name string) {
	for i := len(b.open) - 1; i > 0 && (b.open[i].Data == name || b.open[i].kind&special == 0); i-- {
		if b.open[i].Data == name {
			b.closeFrom(i)
			return
		}
	}
}
