package crawl

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// shape prints a tree node by node: no two trees that differ print the same. What
// nobody reads is left out: scripts, what comments say and those outside the body,
// the order of attributes.
func shape(b *strings.Builder, n *html.Node, depth int) {
	fmt.Fprintf(b, "%*s%d %d %q %q", depth, "", n.Type, n.DataAtom, n.Namespace, n.Data)
	attrs := slices.Clone(n.Attr)
	slices.SortFunc(attrs, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	fmt.Fprintf(b, " %q\n", attrs)
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.CommentNode && depth < 2:
		case c.Type == html.CommentNode:
			fmt.Fprintf(b, "%*scomment\n", depth+1, "")
		case c.Type == html.TextNode && (n.Data == "style" || n.Data == "script") && n.Namespace == "" && !isData(n.Attr):
		default:
			shape(b, c, depth+1)
		}
	}
}

func shapeOf(n *html.Node) string {
	var b strings.Builder
	shape(&b, n, 0)
	return b.String()
}

// sameTree compares a tree built here with the parser's and reports whether one was built.
func sameTree(t *testing.T, name string, page []byte) bool {
	t.Helper()
	got := orderly(bytes.Clone(page))
	if got == nil {
		return false
	}
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Errorf("%s: a tree, the parser says %v", name, err)
		return true
	}
	if got, want := shapeOf(got), shapeOf(tree); got != want {
		g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range min(len(g), len(w)) {
			if g[i] != w[i] {
				t.Errorf("%s: line %d\n%s\nwant\n%s", name, i, strings.Join(g[max(0, i-2):min(i+3, len(g))], "\n"), strings.Join(w[max(0, i-2):min(i+3, len(w))], "\n"))
				return true
			}
		}
		t.Errorf("%s: %d lines, want %d", name, len(g), len(w))
	}
	return true
}

// Saved pages are the parser's tree, and nearly all of them need no parser.
func TestOrderlyOfSavedPages(t *testing.T) {
	built := 0
	n := everySavedPage(t, func(path string, page []byte) {
		if sameTree(t, path, page) {
			built++
		}
	})
	if built*10 < n*8 {
		t.Fatalf("%d of %d", built, n)
	}
}

func FuzzOrderly(f *testing.F) {
	for _, s := range []string{
		`<p>a<p>b<ul><li>c<li>d<ul><li>e</ul></ul><div>f</p></div>`,
		`<table border=1><tr><td>a<td><b>b<tr><th>c</table><table><caption>d</caption><col><tbody><tr><td><table><tr><td>e</table></table>`,
		`<select><option>a<optgroup label=x><option selected>b</select><input TYPE=hidden value='a&amp;b=1&copy=2&copy'><hr/><br>`,
		`<form action="?a=1&b=2"><button>a</button><h2>b<h3>c</h3></form><dl><dt>a<dd>b</dl><pre>` + "\n\n" + `a</pre>`,
		`<a href=x>a</a><b><i>c</i></b><font color=red>d</font></div></span><!-- c -->e< f <textarea>` + "\n" + `&lt;</textarea>`,
		`<object><param name=a><embed src=x></object><marquee><b>a</marquee><iframe><p></iframe><noscript><p></noscript>`,
		`<script>if (a<b)</script><style>p{}</style><script type=ld+json>{}</script>a</body> </html><!-- d --> <p>b`,
		`<o:p>&nbsp;</o:p><section><article><header>a</header></article></section>` + "\r\n" + `<center>b</center>`,
	} {
		f.Add("<html><head><title>t</title></head><body class=x>" + s)
		f.Add("<body>" + s + "</body></html>")
	}
	f.Fuzz(func(t *testing.T, page string) {
		sameTree(t, page, []byte(page))
		sameTree(t, page, []byte("<body>"+page))
	})
}

// Any row of tags is the parser's tree or none.
func TestOrderlyOfAnything(t *testing.T) {
	words := strings.Fields(`a b i font em p div ul ol li dl dt dd table caption colgroup col thead tbody tr td th span h1 h2 form input button select option optgroup
		br hr img pre object marquee section article center label textarea title style script noscript iframe o:p nobr address body html param svg table tr td td`)
	texts := []string{"x", " ", "\n", "&nbsp;", "<!-- c -->", "&lt;a&ampb", "\r\n", "a<b"}
	r := rand.New(rand.NewPCG(1, 2))
	rows, built := 20000, 0
	if testing.Short() {
		rows = 4000
	}
	for range rows {
		var b strings.Builder
		b.WriteString("<html><head><title>t</title></head><body>")
		var open []string
		for range 2 + r.IntN(24) {
			name := words[r.IntN(len(words))]
			switch k := r.IntN(10); {
			case k < 4:
				b.WriteString("<" + name + ">")
				open = append(open, name)
			case k < 7 && len(open) > 0:
				at := len(open) - 1
				if r.IntN(6) == 0 {
					at = r.IntN(len(open))
				}
				b.WriteString("</" + open[at] + ">")
				open = open[:at]
			case k < 8:
				b.WriteString("</" + name + ">")
			default:
				b.WriteString(texts[r.IntN(len(texts))])
			}
		}
		if sameTree(t, b.String(), []byte(b.String())) {
			built++
		}
		if t.Failed() {
			return
		}
	}
	if built < rows/10 {
		t.Errorf("%d of %d trees were built", built, rows)
	}
}
