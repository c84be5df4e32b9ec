package crawl

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// outline prints a tree without what stands in scripts and styles.
func outline(t *testing.T, n *html.Node) string {
	t.Helper()
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (d.Data == "script" || d.Data == "style") && d.Namespace == "" && !strings.Contains(strings.ToLower(attr(d, "type")), "json") {
			for d.FirstChild != nil {
				d.RemoveChild(d.FirstChild)
			}
		}
	}
	var b strings.Builder
	if err := html.Render(&b, n); err != nil {
		b.WriteString(err.Error())
	}
	return b.String()
}

func sameOutline(t *testing.T, name string, page []byte) {
	t.Helper()
	whole, err1 := html.Parse(bytes.NewReader(page))
	cut, err2 := html.Parse(withoutScripts(page))
	if err1 != nil || err2 != nil {
		if (err1 == nil) != (err2 == nil) {
			t.Errorf("%s: %v with scripts, %v without", name, err1, err2)
		}
		return
	}
	if got, want := outline(t, cut), outline(t, whole); got != want {
		t.Errorf("%s: without scripts it is %.300q, want %.300q", name, got, want)
	}
}

func TestWithoutScripts(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<p>a<script>x<b></script>b`, `<p>a<script></script>b`},
		{`<STYLE media="a>b">p{}</Style ><p>`, `<STYLE media="a>b"></Style ><p>`},
		{`<script><!-- x //--></script><p>a`, `<script></script><p>a`},
		{`<script type="application/ld+json">{}</script>`, `<script type="application/ld+json">{}</script>`},
		{`<a title="<script>">x</a><script>y</script>`, `<a title="<script>">x</a><script></script>`},
		{`<!-- <script> --><p>a</p><script>y</script>`, `<!-- <script> --><p>a</p><script></script>`},
		{`<title><script>x</title><script>y</script>`, `<title><script>x</title><script></script>`},
		{`<svg><path d="1"/></svg><script>y</script>`, `<svg><path d="1"/></svg><script></script>`},
		// Left as it is: it may be read otherwise.
		{`<svg><script><b></b></script></svg>`, `<svg><script><b></b></script></svg>`},
		{`<script><!-- <script> </script> --></script><p>`, `<script><!-- <script> </script> --></script><p>`},
		{`<script>no end`, `<script>no end`},
		{`a < b <3 <`, `a < b <3 <`},
		{``, ``},
	} {
		var b bytes.Buffer
		if _, err := b.ReadFrom(withoutScripts([]byte(c.page))); err != nil || b.String() != c.want {
			t.Errorf("withoutScripts(%q) = %q, %v, want %q", c.page, b.String(), err, c.want)
		}
		sameOutline(t, c.page, []byte(c.page))
	}
}

// Every saved page is the same tree, its scripts left out or not.
func TestWithoutScriptsOfSavedPages(t *testing.T) {
	everySavedPage(t, func(path string, page []byte) { sameOutline(t, path, page) })
}

// everySavedPage calls f with every saved page in UTF-8, and returns how many there are.
func everySavedPage(t *testing.T, f func(path string, page []byte)) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir("testdata", func(path string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		page, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		f(path, UTF8(page, ""))
		return nil
	})
	if err != nil || n == 0 {
		t.Fatalf("%d pages, %v", n, err)
	}
	return n
}

func FuzzWithoutScripts(f *testing.F) {
	for _, s := range []string{
		`<p>a<script src=x>1<2</script>b<style>p</style><!-- <script> --><title>a</title>`,
		`<svg><title><script>a</script></title></svg><select><script>x</script><textarea></select></textarea>`,
		`<svg><desc><div></svg></div></desc><script>a<b>c</script>`,
		`<a b = 'c>' d=e/ f="<script>"/><math><mi><script>x</script></mi></math><![CDATA[<script>]]>`,
		`<table><script>x</script><tr><style>y</style></table><noscript><script></noscript></script>`,
		`<script><!--<script></script>--></script><iframe></script></iframe><!--><script>--!></script>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) { sameOutline(t, page, []byte(page)) })
}
