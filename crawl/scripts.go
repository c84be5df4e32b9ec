package crawl

import (
	"bytes"
	"io"
)

// Half of a portal's page is scripts and styles, which no step reads, and taking
// them into the tree cost a quarter of parsing: they are left out before. Where
// they begin and end is told as the parser tells it; wherever it might see that
// otherwise, the rest of the page is left as it is.

// parts is a page in parts, read one after the other.
type parts struct{ rest [][]byte }

func (p *parts) Read(b []byte) (int, error) {
	for len(p.rest) > 0 && len(p.rest[0]) == 0 {
		p.rest = p.rest[1:]
	}
	if len(p.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.rest[0])
	p.rest[0] = p.rest[0][n:]
	return n, nil
}

// withoutScripts returns a page without what stands in its scripts and styles. What
// describes the page to machines (JSON-LD) stays.
func withoutScripts(page []byte) *parts {
	var p parts
	s := scan{page: page}
	from := 0
	for at := 0; at >= 0; {
		var dull stretch
		if at, dull = s.next(at); dull.end > dull.start {
			p.rest = append(p.rest, page[from:dull.start])
			from = dull.end
		}
	}
	p.rest = append(p.rest, page[from:])
	return &p
}

// stretch is a part of a page.
type stretch struct{ start, end int }

// scan is a walk over the mark-up of a page.
type scan struct {
	page  []byte
	drawn bool // it is in a drawing: there a script may be mark-up
}

// next looks at the first mark-up behind a place. It returns where to go on, -1 for
// not at all, and what of it nobody reads.
func (s *scan) next(at int) (next int, dull stretch) {
	n := bytes.IndexByte(s.page[at:], '<')
	if n < 0 || at+n+1 >= len(s.page) {
		return -1, dull
	}
	at += n + 1
	switch c := s.page[at]; {
	case isLetterByte(c):
		return s.element(at)
	case c == '/' && at+1 < len(s.page) && isLetterByte(s.page[at+1]):
		end := tagEnd(s.page, at+1)
		if end > 0 && s.drawn && markedName(s.page[at+1:end]) == "svg" {
			s.drawn = false
		}
		return end, dull
	case c == '!' && bytes.HasPrefix(s.page[at:], []byte("!--")):
		return commentEnd(s.page, at+1), dull
	case c == '!' && s.drawn: // CDATA
		return -1, dull
	case c == '!', c == '?', c == '/':
		return after(s.page, at, ">"), dull
	}
	return at, dull
}

// element looks at an element whose name begins at a place.
func (s *scan) element(at int) (next int, dull stretch) {
	end := tagEnd(s.page, at)
	if end < 0 {
		return -1, dull
	}
	name := markedName(s.page[at:end])
	switch name {
	case "svg":
		if s.drawn {
			return -1, dull
		}
		s.drawn = true
		return end, dull
	case "script", "style", "title", "textarea", "iframe", "noscript":
		if s.drawn {
			return -1, dull
		}
	case "desc", "foreignobject":
		if s.drawn { // mark-up inside, and a drawing around it that its end tag may not end
			return -1, dull
		}
		return end, dull
	case "math", "noembed", "noframes", "plaintext", "xmp", "frameset", "template":
		return -1, dull
	default:
		return end, dull
	}
	stop := rawEnd(s.page, end, name)
	if stop < 0 {
		return -1, dull
	}
	inside := s.page[end:stop]
	switch name {
	case "script":
		if hidesEnd(inside) {
			return -1, dull
		}
		if containsFold(s.page[at:end], "json") {
			return stop, dull
		}
		return stop, stretch{end, stop}
	case "style":
		return stop, stretch{end, stop}
	}
	return stop, dull
}

// hidesEnd reports a script that may end elsewhere, by rules of its own.
func hidesEnd(script []byte) bool {
	return bytes.Contains(script, []byte("<!--")) && containsFold(script, "<script")
}

// rawEnd returns where the end tag begins that ends an element without mark-up.
func rawEnd(page []byte, at int, name string) int {
	for {
		n := bytes.Index(page[at:], []byte("</"))
		if n < 0 {
			return -1
		}
		at += n
		rest := page[at+2:]
		if len(rest) > len(name) && bytes.EqualFold(rest[:len(name)], []byte(name)) && (isBlankByte(rest[len(name)]) || rest[len(name)] == '/' || rest[len(name)] == '>') {
			return at
		}
		at += 2
	}
}

// marked are the elements that a scan looks at.
var marked = []string{"svg", "script", "style", "title", "textarea", "iframe", "noscript", "desc", "foreignobject", "math", "noembed", "noframes", "plaintext", "xmp", "frameset", "template"}

// markedName returns the name that a tag begins with, in small letters, when it is one
// of the marked; else "".
func markedName(tag []byte) string {
	switch tag[0] | 0x20 {
	case 'a', 'b', 'h', 'l', 'u': // most tags; none of the marked begins so
		return ""
	}
	n := nameEnd(tag, 0)
	for _, name := range marked {
		if len(name) == n && name[0] == tag[0]|0x20 && bytes.EqualFold(tag[:n], []byte(name)) {
			return name
		}
	}
	return ""
}

// tagEnd returns where a tag ends whose name begins at a place. A quote counts only
// behind an equals sign.
func tagEnd(page []byte, at int) int {
	at = nameEnd(page, at)
	if at < len(page) && page[at] == '>' { // a tag without attributes
		return at + 1
	}
	for at = pastBlanks(page, at); at < len(page) && page[at] != '>'; at = pastBlanks(page, at) {
		at = valueEnd(page, keyEnd(page, at))
	}
	if at >= len(page) {
		return -1
	}
	return at + 1
}

// endsName are the bytes that end a name.
var endsName = [256]bool{' ': true, '\n': true, '\r': true, '\t': true, '\f': true, '/': true, '>': true}

// nameEnd returns where a name ends that begins at a place.
func nameEnd(page []byte, at int) int {
	for i, c := range page[at:] {
		if endsName[c] {
			return at + i
		}
	}
	return len(page)
}

// keyEnd returns where an attribute's name ends; an equals sign may begin one.
func keyEnd(page []byte, at int) int {
	for i, c := range page[at:] {
		if endsName[c] || c == '=' && i > 0 {
			return at + i
		}
	}
	return len(page)
}

// valueEnd returns where the value of an attribute ends whose name ended at a place.
func valueEnd(page []byte, at int) int {
	_, next := valueOf(page, at)
	return next
}

// valueOf returns the value of an attribute whose name ended at a place, and where to
// go on.
func valueOf(page []byte, at int) (value stretch, next int) {
	at = pastBlanks(page, at)
	if at >= len(page) || page[at] != '=' {
		if at < len(page) && page[at] == '/' {
			at++
		}
		return value, at
	}
	if at = pastBlanks(page, at+1); at >= len(page) || page[at] == '>' {
		return value, at
	}
	if quote := page[at]; quote == '"' || quote == '\'' {
		n := bytes.IndexByte(page[at+1:], quote)
		if n < 0 {
			return value, len(page)
		}
		return stretch{at + 1, at + 1 + n}, at + 1 + n + 1
	}
	from := at
	for at < len(page) && !isBlankByte(page[at]) && page[at] != '>' {
		at++
	}
	return stretch{from, at}, at
}

// commentEnd returns where a comment ends whose dashes begin at a place; -1 when it
// may end in two ways.
func commentEnd(page []byte, at int) int {
	end := after(page, at, "-->")
	if end < 0 || bytes.HasPrefix(page[at+2:], []byte(">")) || bytes.HasPrefix(page[at+2:], []byte("->")) || bytes.Contains(page[at:end], []byte("--!>")) {
		return -1
	}
	return end
}

// after returns the place behind the next occurrence of s, -1 when there is none.
func after(page []byte, at int, s string) int {
	n := bytes.Index(page[at:], []byte(s))
	if n < 0 {
		return -1
	}
	return at + n + len(s)
}

func pastBlanks(page []byte, at int) int {
	for at < len(page) && isBlankByte(page[at]) {
		at++
	}
	return at
}

// containsFold reports whether s, in small ASCII letters, stands in b in any case.
func containsFold(b []byte, s string) bool {
	for i := 0; i+len(s) <= len(b); i++ {
		if b[i]|0x20 == s[0]|0x20 && bytes.EqualFold(b[i:i+len(s)], []byte(s)) {
			return true
		}
	}
	return false
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isBlankByte(c byte) bool { return c <= ' ' && endsName[c] }
