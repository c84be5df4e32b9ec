package crawl

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The parser's rules for a body in order: what a tag closes, what it implies, and what
// makes it a matter for the parser.

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
