package crawl

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// pdfOf writes a PDF of one page with lines of text, none for a scan. The font is
// one of the fourteen that need no file, so the letters are plain.
func pdfOf(lines ...string) []byte {
	var content strings.Builder
	content.WriteString("BT /F1 12 Tf 50 750 Td 16 TL\n")
	for _, l := range lines {
		fmt.Fprintf(&content, "(%s) Tj T*\n", l)
	}
	content.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", content.Len(), content.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// packedPDF writes a PDF as office programs save them: streams compressed, objects
// packed into an object stream, a cross-reference stream, several pages, letters as
// numbers of glyphs that a ToUnicode map gives back.
func packedPDF(pages ...[]string) []byte {
	var glyphs []rune // a letter's number is its place here, from 1
	for _, lines := range pages {
		for _, r := range strings.Join(lines, "") {
			if !slices.Contains(glyphs, r) {
				glyphs = append(glyphs, r)
			}
		}
	}
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf(" %d 0 R", 10+2*i)
	}
	packed := map[int]string{
		1: "<< /Type /Catalog /Pages 2 0 R >>",
		2: fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>", kids, len(pages)),
		3: "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+TimesNewRoman /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
		4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+TimesNewRoman /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>",
	}
	streams := map[int]string{5: toUnicode(glyphs)}
	for i, lines := range pages {
		packed[10+2*i] = fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>", 11+2*i)
		streams[11+2*i] = pageContent(lines, glyphs)
	}
	return packPDF(packed, streams)
}

func toUnicode(glyphs []rune) string {
	var b strings.Builder
	fmt.Fprintf(&b, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for part := range slices.Chunk(glyphs, 100) { // no more are allowed in one
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, r := range part {
			fmt.Fprintf(&b, "<%04X> <", slices.Index(glyphs, r)+1)
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict /CMap defineresource pop end end")
	return b.String()
}

func pageContent(lines []string, glyphs []rune) string {
	var b strings.Builder
	b.WriteString("BT /F1 12 Tf 1 0 0 1 40 780 Tm\n")
	for _, l := range lines {
		b.WriteString("<")
		for _, r := range l {
			fmt.Fprintf(&b, "%04X", slices.Index(glyphs, r)+1)
		}
		b.WriteString("> Tj 0 -20 Td\n")
	}
	return b.String() + "ET"
}

func packPDF(packed, streams map[int]string) []byte {
	const packs, index = 6, 7 // the numbers of the object stream and of the cross-reference stream
	var head, objects strings.Builder
	type entry struct{ kind, a, b int }
	entries := map[int]entry{}
	n := 0
	for _, id := range sortedKeys(packed) {
		fmt.Fprintf(&head, "%d %d ", id, objects.Len())
		objects.WriteString(packed[id] + " ")
		entries[id] = entry{2, packs, n}
		n++
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
	stream := func(id int, dict, body string) {
		z := deflated(body)
		entries[id] = entry{1, out.Len(), 0}
		fmt.Fprintf(&out, "%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n", id, dict, len(z), z)
	}
	for _, id := range sortedKeys(streams) {
		stream(id, "", streams[id])
	}
	stream(packs, fmt.Sprintf("/Type /ObjStm /N %d /First %d", n, head.Len()), head.String()+objects.String())
	start, size := out.Len(), 12+len(streams)*2
	entries[index] = entry{1, start, 0}
	var table bytes.Buffer
	for id := range size {
		e := entries[id]
		table.Write([]byte{byte(e.kind), byte(e.a >> 24), byte(e.a >> 16), byte(e.a >> 8), byte(e.a), byte(e.b >> 8), byte(e.b)})
	}
	stream(index, fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R", size), table.String())
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes()
}

func sortedKeys(m map[int]string) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		panic(err)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

var planPages = [][]string{
	{"ỦY BAN NHÂN DÂN TỈNH VÂN HẢI", "Vân Hải, ngày 14 tháng 02 năm 2025", "KẾ HOẠCH", "Chuyển đổi số tỉnh Vân Hải năm 2025", "Căn cứ Chương trình chuyển đổi số quốc gia;",
		"1. Tối thiểu 62,5% hồ sơ công việc cấp xã được xử lý trên"},
	{"môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật nhà nước).", "2. Phấn đấu 92% cán bộ, công chức được bồi dưỡng kỹ năng số."},
}

// Both readers of PDFs: pdftotext where it is installed, and the library.
func TestReadPDF(t *testing.T) {
	printed, err := os.ReadFile("testdata/documents/ke-hoach.pdf") // printed by Chromium from a page of our own
	if err != nil {
		t.Fatal(err)
	}
	readers := map[string]func([]byte) (string, error){"library": printHere}
	if HasPDFReader() {
		readers["pdftotext"] = printOutside
	}
	for _, c := range []struct {
		name string
		body []byte
		want []string // in this order
		err  error
	}{
		{"plain", pdfOf("Ke hoach chuyen doi so cua tinh nam 2025.", "Den nam 2025, 60% ho so cong viec cap xa duoc xu ly."), []string{"Ke hoach", "60% ho so cong viec cap xa"}, nil},
		{"packed", packedPDF(planPages...), []string{"KẾ HOẠCH", "62,5% hồ sơ công việc cấp xã được xử lý trên\nmôi trường mạng (trừ hồ sơ", "92% cán bộ"}, nil},
		{"printed", printed, []string{"Số: 31/KH-UBND", "KẾ HOẠCH", "85% hồ sơ công việc cấp tỉnh, 75% hồ sơ", "62,5% hồ sơ công việc cấp xã", "Dịch vụ công trực tuyến toàn trình", "78", "trên 70%", "Nơi nhận"}, nil},
		{"scan", pdfOf("1"), nil, ErrScanned},
		{"scan of pages", packedPDF([]string{"1"}, []string{"2"}, []string{"3"}), nil, ErrScanned},
		{"rubbish", []byte("%PDF-1.4\nrubbish"), nil, ErrPage},
		{"cut", printed[:len(printed)/2], nil, ErrPage},
	} {
		for name, read := range readers {
			text, err := read(c.body)
			if err == nil {
				text, _, err = pdfBlocks(text)
			}
			if c.name == "cut" && err == nil { // pdftotext mends what it can
				continue
			}
			if !errors.Is(err, c.err) || c.err == nil && err != nil {
				t.Errorf("%s by %s: %v, want %v", c.name, name, err, c.err)
			}
			at := 0
			for _, w := range c.want {
				i := strings.Index(text[at:], w)
				if i < 0 {
					t.Errorf("%s by %s: %q is not in its place in %q", c.name, name, w, text)
					break
				}
				at += i + len(w)
			}
		}
	}
}

// A PDF is read as a document with title and date, whichever reader there is.
func TestParsePDF(t *testing.T) {
	a, err := Portal{}.ParseDocument("https://a.example/kh.pdf", packedPDF(planPages...))
	if err != nil || a.Step != "pdf" || a.Title != "KẾ HOẠCH Chuyển đổi số tỉnh Vân Hải năm 2025" || a.Published != "2025-02-14" {
		t.Errorf("%q of %q by %q, %v", a.Title, a.Published, a.Step, err)
	}
	for _, b := range a.Blocks {
		if b.Start < 0 || b.End > len(a.Text) || strings.TrimSpace(a.Text[b.Start:b.End]) == "" {
			t.Errorf("block %+v lies outside the text", b)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf("a"))
	f.Add(packedPDF([]string{"hồ sơ"}))
	f.Fuzz(func(t *testing.T, body []byte) {
		if _, err := printPages(body); err != nil && !errors.Is(err, ErrPage) && !errors.Is(err, ErrPanic) && !errors.Is(err, ErrTooBig) {
			t.Errorf("an error of no class: %v", err)
		}
	})
}
