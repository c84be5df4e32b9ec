package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/crawl"
	"chitieu/extract"
	"chitieu/index"
	"github.com/PuerkitoBio/goquery"
	cdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// canary stands for CANARY in a family: a script whose run a browser would show.
const canary = "window.canary=1"

// families are ways by which text of strangers has become something else.
var families = []struct {
	name  string
	seeds []string
}{
	{"script", []string{
		"<script>CANARY</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<script/x>CANARY</script>", "<<script>CANARY//<</script>", "</script><script>CANARY</script>",
		"<scr<script>ipt>CANARY</scr</script>ipt>", `<noscript><p title="</noscript><img src=x onerror=CANARY>">`, "<template><script>CANARY</script></template>",
	}},
	{"attribute", []string{
		`" onmouseover="CANARY`, `' onfocus='CANARY' autofocus='`, "x onload=CANARY", `"><img src=x onerror=CANARY>`, "<input autofocus onfocus=CANARY>", "<details open ontoggle=CANARY>",
		"<body onload=CANARY>", `<a href=x style="position:fixed;inset:0" onclick=CANARY>x</a>`, "<video><source onerror=CANARY>", "`onerror=CANARY`",
	}},
	{"svg", []string{
		"<svg onload=CANARY>", "<svg><script>CANARY</script></svg>", "<svg><animate onbegin=CANARY attributeName=x dur=1s>", `<svg><a xlink:href="javascript:CANARY"><text>x</text></a></svg>`,
		`<svg><foreignObject><iframe srcdoc="<script>CANARY</script>"></iframe></foreignObject></svg>`, "<math><mtext></mtext><mglyph><style><img src=x onerror=CANARY></style></mglyph></math>",
		`<svg><use href="data:image/svg+xml,<svg onload=CANARY/>"/></svg>`, "</text></svg><script>CANARY</script>",
	}},
	{"entity", []string{
		"&lt;script&gt;CANARY&lt;/script&gt;", "&#60;script&#62;CANARY&#60;/script&#62;", "&#x3c;img src=x onerror=CANARY&#x3e;", "&quot; onload=CANARY x=&quot;", "&amp;lt;b&amp;gt;",
		"&Tab;javascript&colon;CANARY", "&ltscript&gtCANARY", "%3Cscript%3ECANARY%3C/script%3E", `\u003cscript\u003eCANARY`, "＜script＞CANARY＜/script＞", "+ADw-script+AD4-CANARY+ADw-/script+AD4-",
	}},
	{"address", []string{
		"javascript:CANARY", "JaVaScRiPt:CANARY", "java\tscript:CANARY", "\x01javascript:CANARY", "vbscript:CANARY", "data:text/html,<script>CANARY</script>", "//evil.example/x",
		"https:evil.example", "https://a.example@evil.example/", "javascript://a.example/%0aCANARY", "file:///etc/passwd", "../../etc/passwd", "?q=x#y", "%2e%2e%2f%00", `\\evil.example\x`,
	}},
	{"css", []string{
		"</style><script>CANARY</script>", "<style>@import'//evil.example/x.css'</style>", "<link rel=stylesheet href=//evil.example/x.css>", "expression(CANARY)", "background:url(javascript:CANARY)",
		"}body{display:none}", `<div style="width:expression(CANARY)">`, "/*",
	}},
	{"template", []string{
		"{{.}}", `{{printf "%v" .Store}}`, `{{template "body" .}}`, `{{define "body"}}x{{end}}`, "${CANARY}", "#{CANARY}", "<%= CANARY %>", "{% CANARY %}", "{{constructor.constructor('CANARY')()}}", "%s%n%!d(x)", "{0}",
	}},
	{"markup", []string{
		"</title><script>CANARY</script>", "</textarea><script>CANARY</script>", "<!--", "--><script>CANARY</script>", "--!><img src=x onerror=CANARY>", "<![CDATA[<script>CANARY</script>]]>", `<?xml version="1.0"?>`, "<!DOCTYPE html>",
		"</main></body></html>", "<base href=//evil.example/>", `<meta http-equiv=refresh content="0;url=//evil.example">`, "<iframe src=javascript:CANARY></iframe>", "<object data=javascript:CANARY></object>",
		"<form action=//evil.example><button>x</button></form>", "<plaintext>", "<xmp><p>",
	}},
	{"control", []string{
		"\u202egnp.exe", "a\u2066b\u2069c", "a\u200bb\u200fc", "\ufeffa", "a\x00b", "a\x07b\x7fc", "\x1b[31mred", "a\u2028b\u2029c", "a\r\nX-Evil: 1\r\n\r\n<script>CANARY</script>", "a\u0085b", "a\ufffeb", "Z\u0351\u036b\u0343\u036aa\u0328", "𝕊𝕔𝕣 👩‍👩‍👧", "\U000f0000",
	}},
	{"data", []string{
		`","evil":"x`, `"}],"evil":[{"`, `\",\"evil\":\"`, "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "a\nb\",c\n=1", `=HYPERLINK("//evil.example")`, "</content></entry><entry>", "<![CDATA[x]]>&evil;",
		`<!ENTITY x SYSTEM "file:///etc/passwd">`, `<x:script xmlns:x="http://www.w3.org/1999/xhtml">CANARY</x:script>`, "_x003C_script_x003E_", "a|b|c", "NaN", "null",
	}},
	{"overlong", []string{
		strings.Repeat("A", 5000), strings.Repeat("<", 1100), strings.Repeat(`"`, 1100), strings.Repeat("ế", 1100), strings.Repeat("<b>", 400), strings.Repeat("&", 1100), strings.Repeat("=", 1100), strings.Repeat("a ", 600),
	}},
}

// contexts are what a string of strangers may stand in.
var contexts = []string{"%s", "Mục tiêu %s của tỉnh", `"'>%s<"'`, "</p></td></a>%s"}

// hostileStrings are the families × contexts, all different.
func hostileStrings() []string {
	var out []string
	for _, f := range families {
		for _, s := range f.seeds {
			for _, c := range contexts {
				out = append(out, viet.NFC(fmt.Sprintf(c, strings.ReplaceAll(s, "CANARY", canary))))
			}
		}
	}
	return out
}

// stranger is one string as it is stored: in a page of its own, in every field that
// is filled from pages, in a correction and in the health of a portal.
type stranger struct {
	text, id, url, quote, sha string
}

const changedEvery, correctedEvery = 10, 5

func (x *stranger) article(i int, number string) corpus.Article {
	form := i % 3
	if i%len(contexts) == 0 {
		form = 0 // as it is
	}
	x.url = [...]string{x.text + "#" + strconv.Itoa(i), "https://" + x.text + "/" + strconv.Itoa(i), "https://a.example/" + strconv.Itoa(i) + "?x=" + x.text}[form]
	x.quote = "Năm 2023, phấn đấu " + number + "% hồ sơ công việc " + x.text + " tại cấp xã được xử lý trên môi trường mạng."
	text := viet.NFC(x.text + "\n\n" + x.quote)
	return corpus.Article{URL: x.url, Title: x.text, Published: "2023-03-31", Text: text, Blocks: corpus.Blocks(text)}
}

func (x *stranger) reading(i int, a corpus.Article) corpus.Reading {
	slug, year := "lang-son", 2023
	start := len(a.Text) - len(x.quote)
	number := start + len("Năm 2023, phấn đấu ")
	x.id = fmt.Sprintf("ct-x%04d", i)
	return corpus.Reading{
		Extractor: extract.Version,
		Article: corpus.ArticleInfo{Title: x.text, URL: x.url, Published: a.Published, Province: &corpus.Province{ID: slug, Scheme: 63, Name: "Lạng Sơn", Now: slug}, Given: x.text,
			Issuer: x.text, IssuerLevel: "province", PlanNumber: x.text + strconv.Itoa(i), PlanYear: year, PlanTitle: x.text, PlanStatus: "issued", SourceKind: "report"},
		Targets: []corpus.Target{{ID: x.id, Status: corpus.StatusTarget, Value: 45, Unit: "%", Bound: corpus.Exactly, Noun: x.text, Denominator: &x.text, Tiers: []corpus.Tier{corpus.TierCommune},
			Province: &slug, IssuerLevel: "province", Issuer: x.text, AssignedBy: x.text, Domain: [...]string{"government", x.text}[i%2], Indicator: [...]string{"work-dossiers", x.text}[i/2%2], Subject: x.text,
			Exclusion: x.text, Year: &year, Quote: x.quote, Start: start, End: len(a.Text), NumberStart: number, NumberEnd: number + len("45%"), Rule: x.text,
			Methods: corpus.Methods{Year: "stated", Status: x.text}, Confidence: .9, Flags: []string{x.text}}},
	}
}

// strangers stores texts and opens the pages over them.
func strangers(t *testing.T, texts []string) (site, []*stranger) {
	t.Helper()
	dir, ctx := t.TempDir(), context.Background()
	now := noon.AddDate(0, 0, -3)
	s, err := corpus.Open(dir, corpus.Options{Create: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	var all []*stranger
	for i := range texts {
		all = append(all, &stranger{text: texts[i]})
	}
	put := func(tx *corpus.Tx, i int, number string) error {
		a := all[i].article(i, number)
		c := corpus.NewCapture([]byte(a.Text), "text/html", now)
		all[i].sha = c.SHA256
		v, _, err := tx.PutArticle(a, &c)
		if err != nil {
			return err
		}
		return tx.PutReading(v, all[i].reading(i, a))
	}
	err = s.Update(ctx, func(tx *corpus.Tx) error {
		for i := range all {
			if err := put(tx, i, "45"); err != nil {
				return fmt.Errorf("%q: %w", all[i].text, err)
			}
		}
		now = noon.AddDate(0, 0, -1)
		for i := 0; i < len(all); i += changedEvery {
			if err := put(tx, i, "46"); err != nil {
				return err
			}
		}
		for i := 1; i < len(all); i += correctedEvery {
			x := all[i]
			v := corpus.Review{Target: x.id, Field: "subject", Value: x.text, Was: x.text, By: x.text + ".", Why: x.text + ".", URL: x.url, Quote: x.quote, Number: len("Năm 2023, phấn đấu ")}
			if _, err := tx.PutReview(v); err != nil {
				return err
			}
		}
		return putHealth(tx, texts)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := buildIndex(s, filepath.Join(dir, "index")); err != nil {
		t.Fatal(err)
	}
	o := Options{Index: index.Follow(filepath.Join(dir, "index"), time.Hour), Store: s, Rate: 1e9, Now: func() time.Time { return noon }}
	h, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Index.Close(); s.Close() })
	return site{Handler: h, store: s}, all
}

func putHealth(tx *corpus.Tx, texts []string) error {
	portals, err := crawl.BundledPortals()
	if err != nil {
		return err
	}
	for i, p := range portals {
		if err := tx.PutPortalCheck(corpus.PortalCheck{ID: p.ID, Checked: noon, Note: texts[i*7%len(texts)]}); err != nil {
			return err
		}
		if i%2 == 0 {
			if err := tx.PutHealth(corpus.Health{Run: 1, Portal: p.ID, Alarms: []string{texts[i*5%len(texts)]}}); err != nil {
				return err
			}
		}
	}
	return nil
}

// addresses are the pages that show one stranger, and those that ask for it: all
// with the strings as they are, the main ones with the others.
func (x *stranger) addresses(i int) []string {
	q := url.QueryEscape(x.text)
	out := []string{"/target/" + x.id, "/archive/" + x.sha, "/search?q=" + q}
	if i%len(contexts) == 0 {
		out = append(out, "/en/target/"+x.id, "/compare?q="+q, "/changes?since="+q, "/province/"+url.PathEscape(x.text), "/indicator/"+url.PathEscape(x.text))
	}
	return out
}

// lists are the pages that show many of them, with all that they lead on to.
func (s site) lists(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, p := range []string{"/changes", "/corrections", "/sources", "/en/sources", "/province/lang-son?scheme=63", "/search?q=" + url.QueryEscape("tỉnh:lang-son"), "/compare?q=" + url.QueryEscape("hồ sơ công việc"), "/indicator/work-dossiers"} {
		for n := 0; p != "" && n < 100; n++ {
			out = append(out, p)
			d, _ := goquery.NewDocumentFromReader(s.get(t, p).Body)
			p = d.Find(".pager [rel=next]").AttrOr("href", "")
		}
	}
	return out
}

// vocabulary is the elements with their attributes that pages are made of.
type vocabulary map[string]bool

func (v vocabulary) words(d *goquery.Document, each func(word string, n *html.Node, a html.Attribute)) {
	d.Find("*").Each(func(_ int, e *goquery.Selection) {
		n := e.Nodes[0]
		each(n.Data, n, html.Attribute{})
		for _, a := range n.Attr {
			each(n.Data+" "+a.Key, n, a)
		}
	})
}

func (v vocabulary) learn(d *goquery.Document) {
	v.words(d, func(w string, _ *html.Node, _ html.Attribute) { v[w] = true })
}

// addressed are the attributes that hold an address.
var addressed = map[string]bool{"href": true, "src": true, "action": true, "formaction": true, "cite": true, "xlink:href": true, "data": true, "poster": true, "srcset": true, "background": true, "ping": true}

// strange tells what a page holds that pages are not made of.
func (v vocabulary) strange(d *goquery.Document) (found []string) {
	v.words(d, func(w string, n *html.Node, a html.Attribute) {
		if !v[w] {
			found = append(found, fmt.Sprintf("<%s>=%.60q", w, a.Val))
		}
		if n.Data == "script" && (n.FirstChild != nil || a.Key == "src" && !strings.HasPrefix(a.Val, "/static/")) {
			found = append(found, "a script of others")
		}
		if addressed[a.Key] && !innocent(a.Val) {
			found = append(found, fmt.Sprintf("the address %.60q", a.Val))
		}
	})
	return found
}

// innocent reports whether following an address runs nothing: as a browser reads
// it, without the blanks and control characters before and in its scheme.
func innocent(address string) bool {
	bare := strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, address)
	scheme, _, ok := strings.Cut(bare, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return !strings.HasPrefix(bare, "//") && !strings.HasPrefix(bare, `\`) && !strings.HasPrefix(bare, `/\`)
	}
	return scheme == "https" || scheme == "http" || scheme == "mailto"
}

// shown is a text as a page can show it: blanks apart, and what HTML cannot say as
// the sign for that.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0:
			return '\ufffd'
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)
}

// TestHostile sends 500 hostile strings, stored as what was crawled, through every
// page and format: nothing of them becomes markup, an address that runs or a
// formula, and nothing is lost.
func TestHostile(t *testing.T) {
	texts := hostileStrings()
	if len(texts) < 500 {
		t.Fatalf("only %d strings", len(texts))
	}
	s, all := strangers(t, texts)
	t.Run("pages", func(t *testing.T) { hostilePages(t, s, all) })
	t.Run("data", func(t *testing.T) { hostileData(t, s, all) })
	t.Run("browser", func(t *testing.T) { hostileBrowser(t, s, all) })
}

func hostilePages(t *testing.T, s site, all []*stranger) {
	usual := vocabulary{}
	kind, good := strangers(t, benign(120))
	for _, p := range kind.lists(t) {
		usual.learn(kind.page(t, p))
	}
	for i, x := range good[:12] {
		for _, p := range append(x.addresses(i), "/search?q=tinh_thanh:x", "/search?q="+url.QueryEscape("không có gì như thế")) {
			d, _ := goquery.NewDocumentFromReader(kind.get(t, p).Body)
			usual.learn(d)
		}
	}
	read := func(p string) *goquery.Document {
		w := s.get(t, p)
		if w.Code >= 500 {
			t.Errorf("GET %.80s = %d", p, w.Code)
		}
		d, err := goquery.NewDocumentFromReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if found := usual.strange(d); found != nil {
			t.Errorf("GET %.80s holds %.300q", p, found)
		}
		return d
	}
	var listed strings.Builder
	for _, p := range s.lists(t) {
		listed.WriteString(shown(read(p).Find("main").Text()))
	}
	for i, x := range all {
		want := shown(x.text)
		for _, p := range x.addresses(i) {
			got := shown(read(p).Find("main").Text())
			if strings.HasPrefix(p, "/target/") && !strings.Contains(got, want) || strings.HasPrefix(p, "/archive/") && !(strings.Contains(got, want) && strings.Contains(got, shown(x.url))) {
				t.Errorf("GET %s lost %.80q", p, x.text)
			}
		}
		if !strings.Contains(listed.String(), want) {
			t.Errorf("%.80q is on no list", x.text)
		}
	}
}

func benign(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("việc số %d của tỉnh", i)
	}
	return out
}

// guarded takes the sign off that keeps a spreadsheet from reading a text as a formula.
func guarded(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0])) {
		return rest
	}
	return s
}

// hostileData reads back what was stored, field by field, as far as each format can
// say it.
func hostileData(t *testing.T, s site, all []*stranger) {
	byID := map[string]*stranger{}
	for _, x := range all {
		byID[x.id] = x
	}
	query := "?q=" + url.QueryEscape("tỉnh:lang-son")
	t.Run("json", func(t *testing.T) {
		var got struct{ Hits []corpus.Record }
		if err := json.Unmarshal(s.get(t, "/search.json"+query).Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		for _, r := range got.Hits {
			x := byID[r.ID]
			for name, v := range map[string]string{"title": r.Article.Title, "subject": r.Subject, "issuer": r.Issuer, "exclusion": r.Exclusion, "noun": r.Noun, "rule": r.Rule, "flag": r.Flags[0], "method": r.Methods.Status} {
				if v != x.text {
					t.Errorf("%s %s = %.60q, want %.60q", r.ID, name, v, x.text)
				}
			}
			if r.Quote != x.quote || r.Article.URL != x.url {
				t.Errorf("%s: %.60q at %.60q", r.ID, r.Quote, r.Article.URL)
			}
		}
		if len(got.Hits) != len(all) {
			t.Errorf("%d of %d records", len(got.Hits), len(all))
		}
	})
	for _, path := range []string{"/changes.json", "/corrections.json", "/sources.json", "/compare.json?q=" + url.QueryEscape("hồ sơ công việc"), "/api/v1/search" + query, "/archive/" + all[3].sha + ".json", "/target/" + all[3].id + ".json"} {
		if w := s.get(t, path); w.Code != 200 || !json.Valid(w.Body.Bytes()) {
			t.Errorf("GET %s = %d, JSON %v", path, w.Code, json.Valid(w.Body.Bytes()))
		}
	}
	table := func(t *testing.T, rows [][]string, clean func(string) string) {
		t.Helper()
		if len(rows) != len(all)+1 {
			t.Fatalf("%d rows, want %d", len(rows), len(all)+1)
		}
		for _, row := range rows[1:] {
			cell := func(name string) string {
				if i := slices.Index(rows[0], name); i < len(row) {
					return row[i]
				}
				return ""
			}
			x := byID[cell("id")]
			if x == nil {
				t.Fatalf("no target %q: the columns are out of step", cell("id"))
			}
			for _, name := range []string{"subject", "noun", "issuer", "exclusion", "title", "url", "quote"} {
				want := map[string]string{"url": x.url, "quote": x.quote}[name]
				if want == "" {
					want = x.text
				}
				raw := cell(name)
				if raw != "" && strings.ContainsRune("=+-@\t\r", rune(raw[0])) {
					t.Errorf("%s %s begins a formula: %.60q", x.id, name, raw)
				}
				if got := guarded(raw); clean(got) != clean(want) {
					t.Errorf("%s %s = %.80q, want %.80q", x.id, name, got, want)
				}
			}
		}
	}
	t.Run("csv", func(t *testing.T) {
		rows, err := csv.NewReader(s.get(t, "/search.csv"+query).Body).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		table(t, rows, func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }) // as encoding/csv reads line ends
	})
	t.Run("xlsx", func(t *testing.T) {
		f, err := excelize.OpenReader(s.get(t, "/search.xlsx"+query).Body)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		table(t, rows, xmlText)
	})
	t.Run("atom", func(t *testing.T) {
		for _, x := range all {
			w := s.get(t, "/target/"+x.id+".atom")
			var f struct {
				Entry []struct {
					Title   string `xml:"title"`
					Content string `xml:"content"`
					Link    struct {
						Href string `xml:"href,attr"`
					} `xml:"link"`
				} `xml:"entry"`
			}
			if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || len(f.Entry) != 1 {
				t.Errorf("%.60q: %d entries, %v", x.text, len(f.Entry), err)
				continue
			}
			if e := f.Entry[0]; xmlText(e.Content) != xmlText(x.quote) || !strings.Contains(xmlText(e.Title), xmlText(x.text)) || !strings.HasSuffix(e.Link.Href, "/target/"+x.id) {
				t.Errorf("entry of %.60q: %.80q", x.text, e)
			}
			elements(t, x.text, w.Body.Bytes(), "feed id title updated author name link entry content")
		}
		elements(t, "changes", s.get(t, "/changes.atom").Body.Bytes(), "feed id title updated author name link entry content")
	})
	t.Run("svg", func(t *testing.T) {
		for i, x := range all {
			if i%4 != 2 { // those with an indicator of their own
				continue
			}
			w := s.get(t, "/compare.svg?q="+url.QueryEscape("chỉ_tiêu:"+strconv.Quote(x.text)))
			if w.Code == 200 {
				elements(t, x.text, w.Body.Bytes(), "svg title desc rect g text")
			}
		}
		elements(t, "map", s.get(t, "/compare.svg?q="+url.QueryEscape("hồ sơ công việc")).Body.Bytes(), "svg title desc rect g text")
	})
}

// xmlText is a text as XML can carry it: line ends are one sign, and what XML has no
// sign for is the one for that.
func xmlText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
			return r
		}
		return '\ufffd'
	}, s)
}

// elements reads XML whole and reports elements that are none of the names.
func elements(t *testing.T, about string, doc []byte, names string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%.60q: %v", about, err)
			return
		}
		if e, ok := tok.(xml.StartElement); ok {
			if !slices.Contains(strings.Fields(names), e.Name.Local) {
				t.Errorf("%.60q: element %s", about, e.Name.Local)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || a.Name.Local == "href" && !innocent(a.Value) {
					t.Errorf("%.60q: %s=%q", about, a.Name.Local, a.Value)
				}
			}
		}
	}
}

// hostileBrowser lets a real browser read them: the canary does not sing, and the
// policy never has to stop anything.
func hostileBrowser(t *testing.T, s site, all []*stranger) {
	b := openBrowser(t, s)
	b.open("/healthz") // starts the browser
	const watch = `window.stopped = []; document.addEventListener("securitypolicyviolation", e => window.stopped.push(e.violatedDirective + " " + e.blockedURI))`
	if _, err := chromedp.Call(b.ctx, cdp.AddScriptToEvaluateOnNewDocument, cdp.AddScriptToEvaluateOnNewDocumentParams{Source: watch}); err != nil {
		t.Fatal(err)
	}
	look := func(p string) {
		b.open(p)
		if got := b.says(`(window.canary ? "the canary sings " : "") + window.stopped.join(" ") + (document.querySelector("main") ? "" : " the page is torn")`); got != "" {
			t.Errorf("GET %.80s: %s", p, got)
		}
	}
	for _, p := range s.lists(t) {
		look(p)
	}
	for i := 0; i < len(all); i += 4 * len(contexts) {
		look("/target/" + all[i].id)
		look("/archive/" + all[i+1].sha)
		look("/search?q=" + url.QueryEscape(all[i+2].text[:min(900, len(all[i+2].text))]))
	}
}
