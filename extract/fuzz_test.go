package extract

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"golang.org/x/text/unicode/norm"
)

// FuzzRead gives the reader whatever strangers may write: spans are right, every
// digit is accounted for, and the text in another normal form says the same.
func FuzzRead(f *testing.F) {
	for _, a := range labelledArticles(f) {
		if !a.hidden && len(a.Text) < 2000 {
			f.Add(a.Text)
		}
	}
	for _, s := range []string{
		"", "\xff60%\xfe", "Phấn đấu đạt 60\u00a0% hồ sơ; từ 55 đến 60% trở lên", norm.NFD.String("Đến năm 2025, tỷ lệ hộ nghèo còn dưới 3%."),
		"| TT | Chỉ tiêu | ĐVT | KH 2025 |\n|---|---|---|---|\n| 1 | Tỷ lệ | % | 97,5 |", "TT\nChỉ tiêu\nĐơn vị\nTH 2024\nKH 2025\n1\nTỷ lệ hộ nghèo\n%\n3,2\n2,5\n2\nNước sạch\n%\n97\n98",
		"(60% (cấp xã 50%) 95/90/85% lần lượt)", "sáu mươi phần trăm, một phần hai, 99.125%, 1.000.000.000.000.000.000%", "năm 2025: 60% ➜ 80%\r\n\r\nTin liên quan\n- 5/63",
	} {
		f.Add(s)
	}
	rd := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		r, acc := rd.Explain(corpus.Article{Text: text})
		nfc := viet.NFC(text)
		for _, bad := range spanFaults(nfc, r) {
			t.Error(bad)
		}
		c := complaints{t: t}
		checkAccount(labelled{ID: "fuzzed", Text: nfc}, r, acc, &c)
		if !utf8.ValidString(text) {
			return
		}
		again := rd.Read(corpus.Article{Text: norm.NFD.String(text)})
		for _, d := range differences(r, again, same) {
			t.Errorf("NFD: %s", d)
		}
	})
}

// FuzzBlocks gives the reader blocks as a page's walker would: cells without rows,
// headings of any text.
func FuzzBlocks(f *testing.F) {
	f.Add("Chỉ tiêu|KH 2025|Tỷ lệ hộ nghèo|3%", uint8(2))
	f.Add("Mục tiêu năm 2025|60% hồ sơ|Cấp xã 50%", uint8(7))
	rd := newReader(f)
	kinds := []corpus.BlockKind{corpus.Heading, corpus.Paragraph, corpus.Item, corpus.Cell, corpus.Caption}
	f.Fuzz(func(t *testing.T, text string, seed uint8) {
		text = viet.NFC(text)
		if len(text) > 1<<12 || !utf8.ValidString(text) {
			return
		}
		var blocks []corpus.Block
		at := 0
		for i, part := range strings.SplitAfter(text, "|") {
			if strings.TrimSpace(part) != "" {
				blocks = append(blocks, corpus.Block{Kind: kinds[(int(seed)+i)%len(kinds)], Span: corpus.Span{Start: at, End: at + len(part)}, Table: int(seed) % 3, Row: i / 3, Col: i % 3})
			}
			at += len(part)
		}
		for _, bad := range spanFaults(text, rd.Read(corpus.Article{Text: text, Blocks: blocks})) {
			t.Error(bad)
		}
	})
}

// TestScraps reads scraps of sentences that no rule may fall over: each did once, inside a whole
// article of a newspaper.
func TestScraps(t *testing.T) {
	rd := newReader(t)
	for _, text := range []string{
		"Nam (8,5%), Bộ giao (5,1%),",
		"là 9.174 căn (gồm có 8.690 căn",
		"đồng), khi quý I/2017 trước thuế 5,8 tỷ",
		"35%, 60% bộ, quan;",                         // the number before measures nothing
		"lương 23% Trung Lưu tăng đạt 38.883 đồng,",  // no word is left that names anything
		"1.500 USD/khoảng 50.000 sống", "4 tỉ/thứ 5", // what stands behind the slash is of the next number
		"số khoảng 1-1.000%",    // a range for one reading, two numbers for another
		"95% trở xuống dưới 5%", // "xuống" is of the first
		"11%/năm phần trăm, 4%", // a year, no five
		acrossChunks("2. Doanh nghiệp nhỏ và vừa:", "- Sử dụng nền tảng số: 30%"),
	} {
		read(t, rd, corpus.Article{Text: text})
	}
}

// acrossChunks is a text whose last block is read in another chunk than the one before it.
func acrossChunks(before, last string) string {
	line := strings.Repeat("Người dân tham gia tập huấn. ", 30) + "\n"
	return strings.Repeat(line, chunk/len(line)-1) + before + "\n" + strings.Repeat(line, 3) + last
}

// read fails the test, and goes on, where an article is not read as it must be.
func read(t *testing.T, rd *Reader, a corpus.Article) {
	t.Helper()
	if bad := fault(rd, a); bad != "" {
		t.Errorf("%q: %s", a.Text[max(0, len(a.Text)-400):], bad)
	}
}

// TestCuts reads the words around every labelled number cut off before and behind it: no rule may
// look past the edge of a text. Three did.
func TestCuts(t *testing.T) {
	data, err := os.ReadFile("testdata/articles.txt")
	if err != nil {
		t.Fatal(err)
	}
	rd := newReader(t)
	for article := range strings.SplitSeq(string(data), "\n=====\n") {
		text, labels := unmark(article)
		for _, l := range labels {
			for at, n := l.from, 0; at > 0 && n < 9; at-- {
				if text[at-1] == ' ' || text[at-1] == '\n' {
					read(t, rd, corpus.Article{Text: text[at:l.to], Published: "2025-08-06", Title: "x"})
					n++
				}
			}
			for at, n := l.to, 0; at < len(text) && n < 9; at++ {
				if text[at] == ' ' || text[at] == '\n' {
					read(t, rd, corpus.Article{Text: text[l.from:at], Published: "2025-08-06", Title: "x"})
					n++
				}
			}
		}
	}
}
