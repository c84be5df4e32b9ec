package crawl

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"github.com/google/go-cmp/cmp"
)

var show = flag.Bool("show", false, "print what each page was read as")

// wantPage stands beside a saved page of testdata/pages.
type wantPage struct {
	URL       string   `json:"url"`
	Error     string   `json:"error"` // class; then nothing else counts
	Step      string   `json:"step"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Blocks    [][]any  `json:"blocks"`    // kind, text, and for cells table, row, column
	Forbidden []string `json:"forbidden"` // other articles' figures, counters, menus
}

func TestParsePages(t *testing.T) {
	names, err := filepath.Glob("testdata/pages/*.json")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".json"), func(t *testing.T) { testPage(t, name) })
	}
}

func testPage(t *testing.T, name string) {
	var want wantPage
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(strings.TrimSuffix(name, ".json") + ".html")
	if err != nil {
		t.Fatal(err)
	}
	p := Portal{ID: "mau", Name: "Cổng mẫu", Province: "van-hai", Start: []string{"https://mau.example/"}}
	a, err := p.Parse(want.URL, page)
	if got := Class(err); got != want.Error {
		t.Fatalf("Parse = %v (class %q), want class %q", err, got, want.Error)
	}
	if want.Error != "" {
		return
	}
	if *show {
		t.Logf("%s %s %q\n%s", a.Step, a.Published, a.Title, a.Text)
	}
	checkArticle(t, a)
	got := wantPage{URL: a.URL, Step: a.Step, Title: a.Title, Published: a.Published, Blocks: rowsOfBlocks(a), Forbidden: want.Forbidden}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
	for _, s := range want.Forbidden {
		if strings.Contains(a.Text, s) {
			t.Errorf("the text holds %q", s)
		}
	}
}

func rowsOfBlocks(a corpus.Article) [][]any {
	var rows [][]any
	for _, b := range a.Blocks {
		row := []any{string(b.Kind), a.Text[b.Start:b.End]}
		if b.Kind == corpus.Cell {
			row = append(row, float64(b.Table), float64(b.Row), float64(b.Col))
		}
		rows = append(rows, row)
	}
	return rows
}

// checkArticle holds every article to the laws of corpus.Block.
func checkArticle(t *testing.T, a corpus.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || viet.NFC(a.Text) != a.Text {
		t.Error("the text is not UTF-8 in NFC")
	}
	at, covered := 0, 0
	for _, b := range a.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block %+v out of order or outside the text", b)
		}
		s := a.Text[b.Start:b.End]
		if !utf8.ValidString(s) || strings.TrimFunc(s, viet.IsBlank) != s || strings.ContainsAny(s, "\n\t") {
			t.Errorf("block %q is not trimmed whole letters on one line", s)
		}
		if strings.TrimSpace(a.Text[at:b.Start]) != "" {
			t.Errorf("text outside the blocks: %q", a.Text[at:b.Start])
		}
		at = b.End
		covered += b.Len()
	}
	if at != len(a.Text) || covered == 0 {
		t.Errorf("the blocks end at %d of %d", at, len(a.Text))
	}
}

// A page in decomposed letters reads as the same page composed.
func TestParseNFD(t *testing.T) {
	page, err := os.ReadFile("testdata/pages/nukeviet.html")
	if err != nil {
		t.Fatal(err)
	}
	p := Portal{ID: "mau"}
	want, err := p.Parse("https://a.example/1", page)
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Parse("https://a.example/1", []byte(decomposed(string(page))))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("NFC and NFD differ (-NFC +NFD):\n%s", diff)
	}
}

// What a person hands over is an article, whatever it looks like.
func TestParseGiven(t *testing.T) {
	for _, c := range []struct{ page, want, class string }{
		{"<p>Cấp xã đạt 60%.</p>", "Cấp xã đạt 60%.", ""},
		{"<b>Cấp xã</b> đạt 60%<br>Cấp tỉnh đạt 80%", "Cấp xã đạt 60%\n\nCấp tỉnh đạt 80%", ""},
		{"<title>Kế hoạch năm 2025</title><script>x</script><ul><li>Đạt 60%</ul>", "Kế hoạch năm 2025\n\nĐạt 60%", ""},
		{"<title>KẾ HOẠCH Chuyển đổi số năm 2025</title><p>KẾ HOẠCH<br>Chuyển đổi số năm 2025</p><p>Đạt 60%.</p>", "KẾ HOẠCH Chuyển đổi số năm 2025\n\nĐạt 60%.", ""},
		{"<script>x</script>", "", "page"},
		{"", "", "page"},
	} {
		a, err := Portal{}.ParseGiven("", []byte(c.page))
		if a.Text != c.want || Class(err) != c.class {
			t.Errorf("ParseGiven(%q) = %q, %v, want %q, class %q", c.page, a.Text, err, c.want, c.class)
		}
		if err == nil {
			checkArticle(t, a)
		}
	}
}

// Pages made to cost: each of these took minutes before something was bounded, and
// would again outlast the time that go test allows.
func TestParseHostile(t *testing.T) {
	text := strings.Repeat("văn bản dài ", 80_000)
	for _, page := range []string{
		"<div>" + strings.Repeat("a<br>", 200_000) + "</div>",
		"<ul>" + strings.Repeat("<li>Tin khác</li>", 60_000) + "</ul>",
		"<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=1000>1<td>2</tr>", 20_000) + "</table>",
		"<table><tr><td>" + strings.Repeat("<p>a", 100_000) + "<td>b<tr><td>c<td>d</table>",
		strings.Repeat("<ul><li>", 200) + text,
		strings.Repeat("<div class=title>", 400) + text,
		"<title>" + strings.Repeat("tiêu đề ", 20_000) + "</title>" + strings.Repeat("<h2>tiêu đề tin tức</h2>", 30_000),
		strings.Repeat("<span class=date itemprop=datePublished>01/01/2024</span>", 20_000),
	} {
		a, err := Portal{}.Parse("https://a.example/tin/1", []byte(page))
		if err == nil {
			checkArticle(t, a)
		}
	}
}

func FuzzParse(f *testing.F) {
	names, _ := filepath.Glob("testdata/pages/*.html")
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(page)
	}
	f.Add([]byte("<table><tr><td rowspan=9999999 colspan=-1>a<td>b<tr><td>c</table>"))
	p := Portal{ID: "mau", Start: []string{"https://a.example/"}}
	f.Fuzz(func(t *testing.T, page []byte) {
		a, err := p.Parse("https://a.example/tin/1", page)
		if err == nil {
			checkArticle(t, a)
		}
	})
}
