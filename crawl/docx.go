package crawl

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chitieu/corpus"
)

// Bounds of a DOCX file: an archive of a few KB may unpack to terabytes.
const (
	maxDOCX      = 60 << 20 // bytes of its document once unpacked
	maxDOCXDepth = 200
	maxDOCXParts = 10_000
)

// readDOCX reads the text of a Word document: headings, paragraphs, list items and
// cells. What was struck out in tracking changes is left out, and so are pictures,
// notes, headers and footers.
func readDOCX(body []byte) (string, []corpus.Block, error) {
	part, err := wordPart(body)
	if err != nil {
		return "", nil, err
	}
	defer part.Close()
	limited := &io.LimitedReader{R: part, N: maxDOCX + 1}
	w := docx{xml: xml.NewDecoder(limited)}
	err = w.read()
	if limited.N <= 0 {
		return "", nil, fmt.Errorf("%w: document of more than %d bytes", ErrTooBig, maxDOCX)
	}
	if err != nil {
		return "", nil, fmt.Errorf("%w: docx: %w", ErrPage, err)
	}
	text, blocks := assemble(w.pieces)
	return text, blocks, nil
}

func wordPart(body []byte) (io.ReadCloser, error) {
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, fmt.Errorf("%w: docx: %w", ErrPage, err)
	}
	if len(archive.File) > maxDOCXParts {
		return nil, fmt.Errorf("%w: docx of %d parts", ErrTooBig, len(archive.File))
	}
	for _, f := range archive.File {
		if f.Name == "word/document.xml" {
			r, err := f.Open()
			if err != nil {
				return nil, fmt.Errorf("%w: docx: %w", ErrPage, err)
			}
			return r, nil
		}
	}
	return nil, fmt.Errorf("%w: docx without a document", ErrPage)
}

// docx walks WordprocessingML (ECMA-376, part 1, chapter 17).
type docx struct {
	xml    *xml.Decoder
	pieces []piece
	depth  int
	tables int
}

func (w *docx) read() error {
	for {
		t, err := w.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "body" {
			return w.inside(func(e xml.StartElement) error { return w.block(e) })
		}
	}
}

// inside calls f for every child of the element just begun, until it ends. f must
// read its child to the end.
func (w *docx) inside(f func(xml.StartElement) error) error {
	if w.depth++; w.depth > maxDOCXDepth {
		return fmt.Errorf("elements nested deeper than %d", maxDOCXDepth)
	}
	defer func() { w.depth-- }()
	for {
		t, err := w.xml.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (w *docx) block(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		return w.paragraph()
	case "tbl":
		return w.table()
	case "sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml":
		return w.inside(w.block)
	}
	return w.xml.Skip()
}

// wordLine is one paragraph of a Word document.
type wordLine struct {
	inline
	kind  corpus.BlockKind
	level int
	lines []string // those before the last <w:br/>
	boxes []piece  // of text boxes that hang on it
}

func (w *docx) paragraph() error {
	l := wordLine{kind: corpus.Paragraph}
	if err := w.inside(func(e xml.StartElement) error { return w.run(e, &l, false) }); err != nil {
		return err
	}
	for _, s := range append(l.lines, l.String()) {
		if s = clean(s); s != "" {
			w.pieces = append(w.pieces, piece{kind: l.kind, level: l.level, text: s, bold: l.bold})
		}
	}
	w.pieces = append(w.pieces, l.boxes...)
	return nil
}

// run reads one child of a paragraph or of a run in it.
func (w *docx) run(e xml.StartElement, l *wordLine, bold bool) error {
	switch e.Name.Local {
	case "pPr":
		return w.inside(func(e xml.StartElement) error { return w.style(e, l) })
	case "r":
		return w.inside(func(e xml.StartElement) error {
			if e.Name.Local != "rPr" {
				return w.run(e, l, bold)
			}
			return w.inside(func(e xml.StartElement) error {
				if e.Name.Local == "b" {
					bold = isOn(e)
				}
				return w.xml.Skip()
			})
		})
	case "t":
		s, err := w.chars()
		l.add(strings.ToValidUTF8(s, "\uFFFD"), anchor{}, bold)
		return err
	case "tab":
		l.add(" ", anchor{}, bold)
	case "noBreakHyphen":
		l.add("-", anchor{}, bold)
	case "br", "cr":
		l.lines = append(l.lines, l.String())
		l.inline = inline{bold: l.bold}
	case "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo",
		"AlternateContent", "Choice", "drawing", "pict", "inline", "graphic", "graphicData", "wsp", "txbx", "shape", "textbox", "group", "wgp":
		return w.inside(func(e xml.StartElement) error { return w.run(e, l, bold) })
	case "txbxContent":
		box := docx{xml: w.xml, depth: w.depth, tables: w.tables}
		err := box.inside(box.block)
		l.boxes, w.tables = append(l.boxes, box.pieces...), box.tables
		return err
	}
	return w.xml.Skip()
}

// chars reads the text of <w:t>.
func (w *docx) chars() (string, error) {
	var b strings.Builder
	for {
		t, err := w.xml.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := w.xml.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// style reads what kind of paragraph it is.
func (w *docx) style(e xml.StartElement, l *wordLine) error {
	switch e.Name.Local {
	case "pStyle":
		if n, ok := headingStyle(wordValue(e)); ok {
			l.kind, l.level = corpus.Heading, n
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(wordValue(e)); err == nil && n >= 0 && n < 6 {
			l.kind, l.level = corpus.Heading, n+1
		}
	case "numPr":
		return w.inside(func(e xml.StartElement) error {
			n, err := strconv.Atoi(wordValue(e))
			switch {
			case err != nil || l.kind == corpus.Heading:
			case e.Name.Local == "numId" && n == 0: // takes a number off again
				l.kind, l.level = corpus.Paragraph, 0
			case e.Name.Local == "numId" && l.kind == corpus.Paragraph:
				l.kind, l.level = corpus.Item, max(l.level, 1)
			case e.Name.Local == "ilvl" && n >= 0 && n < 9:
				l.kind, l.level = corpus.Item, n+1
			}
			return w.xml.Skip()
		})
	}
	return w.xml.Skip()
}

// headingStyle reads the styles "Heading 2" and "Title", by their English ids,
// which Word writes in every language.
func headingStyle(id string) (level int, ok bool) {
	id = strings.ToLower(strings.ReplaceAll(id, " ", ""))
	if id == "title" {
		return 1, true
	}
	n, err := strconv.Atoi(strings.TrimPrefix(id, "heading"))
	return n, err == nil && strings.HasPrefix(id, "heading") && n >= 1 && n <= 6
}

func (w *docx) table() error {
	w.tables++
	table, row := w.tables, 0
	return w.inside(func(e xml.StartElement) error {
		if e.Name.Local != "tr" {
			return w.xml.Skip()
		}
		err := w.row(table, row)
		row++
		return err
	})
}

func (w *docx) row(table, row int) error {
	col := 0
	return w.inside(func(e xml.StartElement) error {
		if e.Name.Local != "tc" {
			return w.xml.Skip()
		}
		span, err := w.cell(table, row, col)
		col = min(col+span, maxColumns)
		return err
	})
}

// cell reads one cell as one line, as cellOf does; one that goes on from above is
// empty.
func (w *docx) cell(table, row, col int) (span int, err error) {
	span = 1
	in := docx{xml: w.xml, depth: w.depth, tables: w.tables}
	err = in.inside(func(e xml.StartElement) error {
		if e.Name.Local != "tcPr" {
			return in.block(e)
		}
		return in.inside(func(e xml.StartElement) error {
			if n, err := strconv.Atoi(wordValue(e)); err == nil && e.Name.Local == "gridSpan" {
				span = min(max(n, 1), maxColumns)
			}
			return in.xml.Skip()
		})
	})
	var parts []string
	bold := 0
	for _, p := range in.pieces {
		parts = append(parts, p.text)
		bold += p.bold
	}
	w.tables = in.tables
	if text := strings.Join(parts, " "); text != "" {
		w.pieces = append(w.pieces, piece{kind: corpus.Cell, text: text, bold: bold, table: table, row: row, col: col})
	}
	return span, err
}

func wordValue(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// isOn reads a switch of WordprocessingML: there without a value, it is on.
func isOn(e xml.StartElement) bool {
	switch wordValue(e) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
