package crawl

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// A selector is tried only on what bears the name in it: one without a name is tried
// on every element of the page.
func TestSelectorsAreListed(t *testing.T) {
	for _, c := range []struct{ selector, name string }{
		{".date", ".date"},
		{".post-date", ".post-date"},
		{"#content > .date", ".date"},
		{"div.ms-rtestate-field", ".ms-rtestate-field"},
		{`meta[name="generator"]`, "meta"},
		{`[id^="dnn_ctr"]`, "[id]"},
		{"div", ""},
	} {
		if q := queryOf(c.selector); len(q.names) != 1 || q.names[0] != c.name {
			t.Errorf("queryOf(%q) is listed under %q, want %q", c.selector, q.names, c.name)
		}
	}
}

// find selects what goquery selects.
func TestFind(t *testing.T) {
	const page = `<div id="a" class="x post-date"><p class="post-date x x">1</p><h1 class="date&#160;x">2</h1><time>3</time></div><span title="t" class="x">4</span>`
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	d := &document{Document: doc, elements: newRegister(doc.Nodes[0])}
	for _, s := range []string{".x", ".post-date", "p.post-date", "#a", "#a .x", "h1", ".date", "h1, .x, time", "[title]", "span[title]", "div", ".none"} {
		got, want := d.find(s), doc.Find(s).Nodes
		if len(got) != len(want) {
			t.Errorf("find(%q) selects %d elements, want %d", s, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("find(%q)[%d] is %q, want %q", s, i, lineOf(got[i]), lineOf(want[i]))
			}
		}
	}
}

func TestExtension(t *testing.T) {
	for _, c := range []struct{ href, want string }{
		{"/van-ban/25-KH.PDF", ".pdf"},
		{"https://a.example/25-kh.docx?download=1#p", ".docx"},
		{"https://a.example", ""},
		{"//a.example/x.doc", ".doc"},
		{"mailto:a@b.doc", ""},
		{"/tai-ve?file=a.pdf", ""},
		{" tap/a.b/c ", ""},
	} {
		if got := extension(c.href); got != c.want {
			t.Errorf("extension(%q) = %q, want %q", c.href, got, c.want)
		}
	}
}
