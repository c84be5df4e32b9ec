package crawl

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is asked some sixty selectors, and a walk of the whole page for each cost
// more than parsing it. Every selector names something that what it selects must
// bear: a class, an id, a tag. The page lists its elements by these once, and a
// selector is tried on the few that bear its name.

// register lists the elements of a page by class, id, tag and attribute.
type register struct {
	elements []*html.Node // in document order
	classes  map[string]*chain
	ids      map[string]*chain
	tags     map[string]*chain
	attrs    map[string]*chain
	links    []chained
}

// chain is where a list of elements begins and ends among the links.
type chain struct{ first, last int32 }

// chained is an element's number, and the place of the next one of its list, 0 for none.
type chained struct{ at, next int32 }

// isCommon reports the tags that are not listed: half of a page is made of them, and
// no selector of ours names one of them alone.
func isCommon(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Span, atom.P, atom.Li, atom.Td, atom.Tr, atom.Br, atom.Img, atom.B, atom.Strong, atom.I, atom.Em:
		return true
	}
	return false
}

// isListed reports the attributes that selectors ask for without a value's whole.
func isListed(key string) bool {
	return key == "id" || key == "class" || key == "itemprop" || key == "title"
}

func newRegister(root *html.Node) *register {
	r := &register{classes: map[string]*chain{}, ids: map[string]*chain{}, tags: map[string]*chain{}, attrs: map[string]*chain{}, elements: make([]*html.Node, 0, 512), links: make([]chained, 1, 1024)}
	for n := range below(root) {
		if n.Type == html.ElementNode {
			r.add(n)
		}
	}
	return r
}

func (r *register) add(n *html.Node) {
	at := int32(len(r.elements))
	r.elements = append(r.elements, n)
	if !isCommon(n.DataAtom) {
		r.chain(r.tags, n.Data, at)
	}
	for _, a := range n.Attr {
		if !isListed(a.Key) || a.Namespace != "" {
			continue
		}
		r.chain(r.attrs, a.Key, at)
		switch a.Key {
		case "class":
			for name := range strings.FieldsFuncSeq(a.Val, func(c rune) bool { return c < utf8.RuneSelf && isBlankByte(byte(c)) }) {
				r.chain(r.classes, name, at)
			}
		case "id":
			r.chain(r.ids, a.Val, at)
		}
	}
}

// chain puts an element into a list, once.
func (r *register) chain(lists map[string]*chain, name string, at int32) {
	place := int32(len(r.links))
	switch c := lists[name]; {
	case c == nil:
		lists[name] = &chain{place, place}
	case r.links[c.last].at == at:
		return
	default:
		r.links[c.last].next = place
		c.last = place
	}
	r.links = append(r.links, chained{at: at})
}

// first returns where the list of a name begins, 0 for nowhere: of ".class", "#id",
// "[attribute]" or "tag".
func (r *register) first(name string) int32 {
	c := r.tags[name]
	switch name[0] {
	case '.':
		c = r.classes[name[1:]]
	case '#':
		c = r.ids[name[1:]]
	case '[':
		c = r.attrs[name[1:len(name)-1]]
	}
	if c == nil {
		return 0
	}
	return c.first
}

// count returns how many elements bear a name.
func (r *register) count(name string) (n int) {
	for i := r.first(name); i != 0; i = r.links[i].next {
		n++
	}
	return n
}

// query is a selector made ready: its parts, and for each the name that what it
// selects bears, "" when it must be tried on everything.
type query struct {
	parts []cascadia.Sel
	names []string
	whole []bool // the name is all that the part asks for
}

var queries sync.Map // selector → query

// queryOf returns the query of a selector. One that is none selects nothing: those
// of the data are checked when it is read.
func queryOf(selector string) query {
	if q, ok := queries.Load(selector); ok {
		return q.(query)
	}
	var q query
	if parts, err := cascadia.ParseGroup(selector); err == nil {
		q.parts = parts
		for _, p := range parts {
			printed := strings.ReplaceAll(p.String(), `\-`, "-") // as it need not be escaped
			name := bornName(printed)
			q.names, q.whole = append(q.names, name), append(q.whole, name == printed && name[0] != '[')
		}
	}
	queries.Store(selector, q)
	return q
}

// bornName reads the name out of the last compound of a selector: ".date" of
// "#content > .date".
func bornName(selector string) string {
	compound := selector[lastCombinator(selector):]
	if strings.ContainsAny(compound, `:\`) {
		return ""
	}
	head, attrs, _ := strings.Cut(compound, "[")
	if at := strings.LastIndexAny(head, ".#"); at >= 0 {
		return head[at:]
	}
	if head != "" && head != "*" && !isCommon(atom.Lookup([]byte(head))) {
		return head
	}
	name := attrs[:strings.IndexFunc(attrs+"]", func(r rune) bool { return strings.ContainsRune("~|^$*=!]", r) })]
	if isListed(name) {
		return "[" + name + "]"
	}
	return ""
}

// lastCombinator returns where the last compound of a selector begins.
func lastCombinator(s string) int {
	depth := 0
	var quote byte
	at := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '(':
			depth++
		case c == ']' || c == ')':
			depth--
		case depth == 0 && strings.IndexByte(" >+~", c) >= 0:
			at = i + 1
		}
	}
	return at
}

// find returns the elements below the page's root that a selector selects, in
// document order.
func (d *document) find(selector string) []*html.Node {
	q := queryOf(selector)
	var at []int32
	for i := range q.parts {
		at = d.elements.selected(d.Nodes[0], q, i, at)
	}
	if len(at) == 0 {
		return nil
	}
	if len(q.parts) > 1 {
		slices.Sort(at)
		at = slices.Compact(at)
	}
	out := make([]*html.Node, len(at))
	for i, k := range at {
		out[i] = d.elements.elements[k]
	}
	return out
}

// bears reports whether a selector selects anything.
func (d *document) bears(selector string) bool { return len(d.find(selector)) > 0 }

// selected adds the elements below root that a part of a query selects.
func (r *register) selected(root *html.Node, q query, i int, out []int32) []int32 {
	part, name := q.parts[i], q.names[i]
	if name == "" {
		for at, n := range r.elements {
			if part.Match(n) && within(n, root) {
				out = append(out, int32(at))
			}
		}
		return out
	}
	for k := r.first(name); k != 0; k = r.links[k].next {
		at := r.links[k].at
		if n := r.elements[at]; (q.whole[i] || part.Match(n)) && within(n, root) {
			out = append(out, at)
		}
	}
	return out
}
