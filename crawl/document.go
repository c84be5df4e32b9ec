package crawl

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// documentTypes are the files in which plans are published beside their articles;
// the first two can be read, the next three are kept and listed as gaps.
var documentTypes = []string{".pdf", ".docx", ".doc", ".xlsx", ".xls", ".zip", ".rar"}

// isDocument reports a link to a file and not to a page.
func isDocument(href string) bool { return slices.Contains(documentTypes, extension(href)) }

// isAttachment reports a link to a file that is fetched when a plan's article has it.
func isAttachment(href string) bool { return slices.Contains(documentTypes[:5], extension(href)) }

// extension is the ending of an address's path, in small letters. Every link of a page
// is asked for it, so the address is not taken apart whole.
func extension(href string) string {
	href = strings.TrimSpace(href)
	if at := strings.IndexAny(href, "?#"); at >= 0 {
		href = href[:at]
	}
	if at := strings.IndexAny(href, ":/"); at >= 0 && href[at] == ':' {
		href = href[at+1:]
		if !strings.HasPrefix(href, "//") { // mailto:
			return ""
		}
	}
	if rest, ok := strings.CutPrefix(href, "//"); ok {
		_, href, _ = strings.Cut(rest, "/")
	}
	return strings.ToLower(path.Ext(href))
}

// ParseDocument reads a DOCX or PDF file as an article; its first bytes say which
// it is. ErrScanned says that it holds pictures of pages: a gap to be told of.
func (p Portal) ParseDocument(address string, body []byte) (corpus.Article, error) {
	a := corpus.Article{URL: address, Province: p.Province}
	var err error
	switch mediaOf("", "", body[:min(len(body), 512)]) {
	case mediaPDF:
		a.Step = "pdf"
		a.Text, a.Blocks, err = readPDF(body)
	case mediaDOCX:
		a.Step = "docx"
		a.Text, a.Blocks, err = readDOCX(body)
	default:
		err = fmt.Errorf("%w: neither DOCX nor PDF", ErrPage)
	}
	if err == nil && strings.TrimSpace(a.Text) == "" {
		err = fmt.Errorf("%w: no text", ErrNoArticle)
	}
	if enc := legacyEncoding(a.Text); err == nil && enc != "" {
		err = fmt.Errorf("%w: %s", ErrLegacy, enc)
	}
	if err != nil {
		return corpus.Article{}, fmt.Errorf("parse %s: %w", address, err)
	}
	head := headOf(a)
	a.Title, a.Published = documentTitle(head), documentDate(head)
	return a, nil
}

// headBlocks is how far the head of a document reaches: names of office and
// nation, number, place and date, kind and title.
const headBlocks = 25

func headOf(a corpus.Article) []string {
	var out []string
	for _, b := range a.Blocks[:min(len(a.Blocks), headBlocks)] {
		out = append(out, a.Text[b.Start:b.End])
	}
	return out
}

// documentKinds are the words that stand above the title of a document.
var documentKinds = []string{"kế hoạch", "quyết định", "nghị quyết", "chương trình", "đề án", "chỉ thị", "báo cáo", "chiến lược", "quy hoạch", "chương trình hành động", "thông báo", "tờ trình"}

const documentTitleLines = 4

// documentTitle puts together "KẾ HOẠCH" and what it is for, which stands on the
// lines below it; "" when the head shows no kind.
func documentTitle(head []string) string {
	for i, line := range head {
		if !slices.Contains(documentKinds, strings.Trim(viet.Key(line), " .:")) {
			continue
		}
		title := line
		for _, next := range head[i+1 : min(len(head), i+1+documentTitleLines)] {
			if endsTitle(next) || runes(title)+runes(next) > titleMost {
				break
			}
			title += " " + next
		}
		return title
	}
	return ""
}

// endsTitle reports the line behind a title: the ground of the document, a rule of
// dashes, a numbered heading.
func endsTitle(line string) bool {
	key := viet.Key(line)
	if strings.Trim(key, "-_–—* .") == "" || strings.HasPrefix(key, "căn cứ") || strings.HasPrefix(key, "thực hiện ") || strings.HasPrefix(key, "i. ") {
		return true
	}
	return strings.HasSuffix(key, ".") || strings.HasSuffix(key, ";")
}

var placeAndDate = regexp.MustCompile(`(?i)^[^,]{2,40},\s*ngày\s`)

// documentDate reads "Phú Yên, ngày 02 tháng 02 năm 2024" in a document's head.
func documentDate(head []string) string {
	for _, line := range head {
		if placeAndDate.MatchString(line) || strings.Contains(line, ", ngày ") && runes(line) <= 2*dateLineRunes {
			if d, ok := findDate(line[strings.Index(strings.ToLower(line), "ngày"):], false); ok {
				return d
			}
		}
	}
	return ""
}

// documentNumber finds "Số: 25/KH-UBND" or the like in the words of a link.
var documentNumber = regexp.MustCompile(`(?:^|[^\d/])(\d{1,5}(?:/\d{4})?/[A-ZĐ]{1,8}(?:-[A-ZĐ][A-ZĐa-z]{0,7})*)`)

// Gap is a document that could not be read.
type Gap struct {
	URL    string `json:"url"`
	Number string `json:"number"` // "" when the link does not tell
	Title  string `json:"title"`  // the words of the link
	From   string `json:"from"`   // the page that links it
}

// GapOf describes a document of kind KindScan.
func GapOf(u corpus.URLState) Gap {
	g := Gap{URL: u.URL, Title: u.Title, From: u.From}
	if m := documentNumber.FindStringSubmatch(viet.NFC(u.Title)); m != nil {
		g.Number = m[1]
	}
	return g
}
