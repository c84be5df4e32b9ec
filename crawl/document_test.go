package crawl

import (
	"archive/zip"
	"bytes"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
	"github.com/google/go-cmp/cmp"
)

// docxOf packs the body of a Word document.
func docxOf(body string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.Create(part.name)
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func wordPara(style, text string) string {
	return "<w:p><w:pPr>" + style + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>"
}

func TestReadDOCX(t *testing.T) {
	for _, c := range []struct {
		body string
		want [][]any
	}{
		{wordPara("", "Đến năm 2025 đạt 60%."), [][]any{{"paragraph", "Đến năm 2025 đạt 60%."}}},
		{wordPara(`<w:pStyle w:val="Heading2"/>`, "Mục tiêu"), [][]any{{"heading", "Mục tiêu"}}},
		{wordPara(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>`, "Cấp xã đạt 50%;"), [][]any{{"item", "Cấp xã đạt 50%;"}}},
		{wordPara(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`, "Cấp xã đạt 50%;"), [][]any{{"paragraph", "Cấp xã đạt 50%;"}}},
		// runs of one word, tracking changes, fields
		{`<w:p><w:r><w:t>Tỷ l</w:t></w:r><w:r><w:t xml:space="preserve">ệ </w:t></w:r><w:del><w:r><w:delText>60</w:delText></w:r></w:del><w:ins><w:r><w:t>65</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>%</w:t></w:r></w:p>`,
			[][]any{{"paragraph", "Tỷ lệ 65%"}}},
		{`<w:p><w:r><w:t>Một</w:t><w:br/><w:t>Hai</w:t><w:tab/><w:t>ba</w:t></w:r></w:p>`, [][]any{{"paragraph", "Một"}, {"paragraph", "Hai ba"}}},
		// merged cells, an empty one, a cell of two paragraphs, a table inside a cell
		{`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + wordPara("", "Chỉ tiêu") + `</w:tc><w:tc>` + wordPara("", "2025") + `</w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + wordPara("", "Cấp xã") + wordPara("", "(phường)") + `</w:tc><w:tc>` + wordPara("", "60%") + `</w:tc></w:tr></w:tbl>`,
			[][]any{{"cell", "Chỉ tiêu", 1., 0., 0.}, {"cell", "2025", 1., 0., 2.}, {"cell", "Cấp xã (phường)", 1., 1., 1.}, {"cell", "60%", 1., 1., 2.}}},
	} {
		text, blocks, err := readDOCX(docxOf(c.body))
		if err != nil {
			t.Errorf("readDOCX(%s): %v", c.body, err)
			continue
		}
		a := corpus.Article{Text: text, Blocks: blocks}
		checkArticle(t, a)
		if diff := cmp.Diff(c.want, rowsOfBlocks(a)); diff != "" {
			t.Errorf("readDOCX(%s) (-want +got):\n%s", c.body, diff)
		}
	}
}

// An archive that unpacks to much more than it is, or nests without end.
func TestReadDOCXBounds(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       error
	}{
		{"bomb", strings.Repeat("<w:p/>", maxDOCX/6+1), ErrTooBig},
		{"deep", strings.Repeat("<w:tbl><w:tr><w:tc>", 1000), ErrPage},
		{"broken", "<w:p><w:r>", ErrPage},
	} {
		if _, _, err := readDOCX(docxOf(c.body)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	if _, _, err := readDOCX([]byte("PK\x03\x04")); !errors.Is(err, ErrPage) {
		t.Errorf("no archive: %v, want %v", err, ErrPage)
	}
}

func FuzzDOCX(f *testing.F) {
	for _, body := range []string{"", wordPara(`<w:pStyle w:val="Heading1"/>`, "a"), "<w:tbl><w:tr><w:tc><w:p/>", "<w:p><w:r><w:txbxContent><w:p/></w:txbxContent>"} {
		f.Add([]byte(`<w:body>` + body + `</w:body>`))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		text, blocks, err := readDOCX(docxOf(string(body)))
		if err == nil && text != "" {
			checkArticle(t, corpus.Article{Text: text, Blocks: blocks})
		}
	})
}

func TestParseDocument(t *testing.T) {
	body := wordPara("", "ỦY BAN NHÂN DÂN TỈNH VÂN HẢI") + wordPara("", "Số: 25/KH-UBND") + wordPara("", "Vân Hải, ngày 02 tháng 02 năm 2024") +
		wordPara("", "KẾ HOẠCH") + wordPara("", "Chuyển đổi số tỉnh Vân Hải năm 2024") + wordPara("", "Căn cứ Luật Tổ chức chính quyền địa phương;") +
		wordPara("", "Tỷ lệ hồ sơ công việc cấp xã đạt 60%.")
	a, err := Portal{Province: "van-hai"}.ParseDocument("https://a.example/kh.docx", docxOf(body))
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, a)
	want := corpus.Article{URL: "https://a.example/kh.docx", Title: "KẾ HOẠCH Chuyển đổi số tỉnh Vân Hải năm 2024", Published: "2024-02-02", Province: "van-hai", Step: "docx", Text: a.Text, Blocks: a.Blocks}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := (Portal{}).ParseDocument("", []byte("<html>")); !errors.Is(err, ErrPage) {
		t.Errorf("a page as a document: %v, want %v", err, ErrPage)
	}
}

func TestPDFBlocks(t *testing.T) {
	sentence := "Phấn đấu 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng trong năm."
	for _, c := range []struct {
		printed, want string
		err           error
	}{
		{sentence + "\n\f", sentence, nil},
		{"1\n\n" + sentence + "\n\f2\n" + sentence + "\n\f", sentence + "\n" + sentence, nil},
		{sentence + "\n\n78\n\f", sentence + "\n\n78", nil}, // a table's last cell
		{"\f\f\f", "", ErrScanned},
		{"Trang 1\n\fTrang 2\n\f", "", ErrScanned},
	} {
		text, blocks, err := pdfBlocks(c.printed)
		if text != c.want || !errors.Is(err, c.err) {
			t.Errorf("pdfBlocks(%q) = %q, %v, want %q, %v", c.printed, text, err, c.want, c.err)
		}
		if err == nil && len(blocks) == 0 {
			t.Errorf("pdfBlocks(%q): no blocks", c.printed)
		}
	}
}

func TestGapOf(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Kế hoạch số 25/KH-UBND ngày 02/02/2024 về chuyển đổi số", "25/KH-UBND"},
		{"Quyết định 749/QĐ-TTg", "749/QĐ-TTg"},
		{"Nghị quyết số 12/2023/NQ-HĐND", "12/2023/NQ-HĐND"},
		{"Tải về", ""},
		{"Lịch tuần 24/05/2024", ""},
	} {
		if got := GapOf(corpus.URLState{Title: c.title}).Number; got != c.want {
			t.Errorf("GapOf(%q).Number = %q, want %q", c.title, got, c.want)
		}
	}
}

// The document of a plan's article is fetched, read and dated by the article; a
// scan is a gap; what no plan links stays where it is.
func TestCrawlDocuments(t *testing.T) {
	body := func(b []byte, kind string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(b)
		}
	}
	article := strings.Replace(articlePage("Kế hoạch chuyển đổi số của tỉnh Vân Hải", "Đến năm 2025, 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng."),
		"</body>", `<p><a href="/tep/kh.docx">Tải về</a> <a href="/tep/quet.pdf">Kế hoạch số 25/KH-UBND (bản quét)</a> <a href="/tep/phu-luc.doc">Phụ lục kèm theo Kế hoạch số 25/KH-UBND</a> <a href="/tep/bieu.xls">Biểu</a></p></body>`, 1)
	s := newSite(t, map[string]http.HandlerFunc{
		"vanhai.example/":                    page(`<a href="/tin/ke-hoach-1.html">Kế hoạch chuyển đổi số của tỉnh Vân Hải năm 2025</a><a href="/tep/lich.pdf">Lịch tuần</a>`),
		"vanhai.example/tin/ke-hoach-1.html": page(article),
		"vanhai.example/tep/kh.docx":         body(docxOf(wordPara("", "Tỷ lệ hồ sơ công việc cấp huyện đạt 80%.")), wordType),
		"vanhai.example/tep/quet.pdf":        body(pdfOf(), "application/pdf"),
		"vanhai.example/tep/phu-luc.doc":     body(append(slices.Clone(ole), "phụ lục"...), "application/msword"),
		"vanhai.example/tep/bieu.xls":        body(append(slices.Clone(ole), "biểu"...), "application/octet-stream"),
	})
	m := NewMemory()
	c := testCrawler(s, m, testPortal(t, "van-hai", "http://vanhai.example/"))
	now := newFakeClock()
	s.clock, c.Clock, c.Sleep = now.time, now.time, now.sleep
	run1(t, c)
	got, ok := m.Articles["http://vanhai.example/tep/kh.docx"]
	if !ok || got.Step != "docx" || got.Title != "Kế hoạch chuyển đổi số của tỉnh Vân Hải" || !strings.Contains(got.Text, "cấp huyện đạt 80%") {
		t.Errorf("the document was read as %+v", got)
	}
	u := m.URLs["http://vanhai.example/tep/quet.pdf"]
	if u.Kind != KindScan || u.State != StateDone || u.From != "http://vanhai.example/tin/ke-hoach-1.html" || GapOf(u).Number != "25/KH-UBND" {
		t.Errorf("the scan is known as %+v", u)
	}
	for path, number := range map[string]string{"/tep/phu-luc.doc": "25/KH-UBND", "/tep/bieu.xls": ""} {
		u := m.URLs["http://vanhai.example"+path]
		if u.Kind != KindScan || u.State != StateDone || GapOf(u).Number != number {
			t.Errorf("%s is known as %+v, want a gap with number %q", path, u, number)
		}
	}
	if len(m.Captures) < 5 {
		t.Errorf("%d captures: the bytes of what cannot be read must be kept", len(m.Captures))
	}
	if n := s.count("vanhai.example/tep/lich.pdf"); n != 0 {
		t.Errorf("a schedule was asked %d times", n)
	}
}
