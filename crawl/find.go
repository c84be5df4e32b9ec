package crawl

import (
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// A page is asked some sixty selectors, and a walk of the whole page for each cost
// more than parsing it. Every selector names something that what it selects must
// bear: a class, an id, a tag. The page lists its elements by these once, and a
// selector is tried on the few that bear its name.

// register lists the elements of a page by class, id, tag and attribute.
type register struct {
	elements []*html.Node     // in document order
	by       map[string][]int // ".class", "#id", "tag" or "[attribute]"
}

// commonTags are not listed: half of a page is made of them, and no selector of
// ours names one of them alone.
var commonTags = map[string]bool{"div": true, "span": true, "p": true, "li": true, "td": true, "tr": true, "br": true, "img": true, "b": true, "strong": true, "i": true, "em": true}

// listedAttributes are those that selectors ask for without a value's whole.
var listedAttributes = map[string]bool{"id": true, "class": true, "itemprop": true, "title": true}

func newRegister(root *html.Node) *register {
	r := &register{by: map[string][]int{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			r.add(n)
		}
	}
	return r
}

func (r *register) add(n *html.Node) {
	at := len(r.elements)
	r.elements = append(r.elements, n)
	if !commonTags[n.Data] {
		r.by[n.Data] = append(r.by[n.Data], at)
	}
	for _, a := range n.Attr {
		switch {
		case !listedAttributes[a.Key] || a.Namespace != "":
			continue
		case a.Key == "class":
			for name := range strings.FieldsSeq(a.Val) {
				if l := r.by["."+name]; len(l) == 0 || l[len(l)-1] != at {
					r.by["."+name] = append(l, at)
				}
			}
		case a.Key == "id":
			r.by["#"+a.Val] = append(r.by["#"+a.Val], at)
		}
		r.by["["+a.Key+"]"] = append(r.by["["+a.Key+"]"], at)
	}
}

// query is a selector made ready: its parts, and for each the name that what it
// selects bears, "" when it must be tried on everything.
type query struct {
	parts []cascadia.Sel
	names []string
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
			q.names = append(q.names, bornName(p.String()))
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
	if head != "" && head != "*" && !commonTags[head] {
		return head
	}
	name := attrs[:strings.IndexFunc(attrs+"]", func(r rune) bool { return strings.ContainsRune("~|^$*=!]", r) })]
	if listedAttributes[name] {
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
	var at []int
	for i, part := range q.parts {
		at = d.elements.selected(d.Nodes[0], part, q.names[i], at)
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

func (r *register) selected(root *html.Node, part cascadia.Sel, name string, out []int) []int {
	if name == "" {
		for i, n := range r.elements {
			if part.Match(n) && within(n, root) {
				out = append(out, i)
			}
		}
		return out
	}
	for _, i := range r.by[name] {
		if n := r.elements[i]; part.Match(n) && within(n, root) {
			out = append(out, i)
		}
	}
	return out
}
