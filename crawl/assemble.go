package crawl

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus"
)

// assemble sets the pieces into one text: a blank line between blocks, a line per
// row of a table, a tab between its cells.
func assemble(pieces []piece) (string, []corpus.Block) {
	var b strings.Builder
	b.Grow(sizeOf(pieces))
	blocks := make([]corpus.Block, 0, len(pieces))
	for i, p := range pieces {
		if i > 0 {
			b.WriteString(separator(pieces[i-1], p))
		}
		start := b.Len()
		b.WriteString(p.text)
		blocks = append(blocks, corpus.Block{Kind: p.kind, Level: p.level, Span: corpus.Span{Start: start, End: b.Len()}, Table: p.table, Row: p.row, Col: p.col})
	}
	text := b.String()
	sharpen(text, blocks, pieces)
	return text, blocks
}

// sizeOf is how long the text of pieces can become.
func sizeOf(pieces []piece) (n int) {
	for _, p := range pieces {
		n += len(p.text) + len("\n\n")
	}
	return n
}

func separator(a, b piece) string {
	switch {
	case a.table == 0 || a.table != b.table:
		return "\n\n"
	case a.row != b.row:
		return "\n"
	}
	return "\t"
}

// sharpen lets corpus judge what pages leave as paragraphs: "II. MỤC TIÊU" and
// "- Tỷ lệ …" are typed, seldom marked up. What the page does mark up stands.
func sharpen(text string, blocks []corpus.Block, pieces []piece) {
	read := map[corpus.Span]corpus.Block{}
	for _, b := range corpus.Blocks(text) {
		read[b.Span] = b
	}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != corpus.Paragraph {
			continue
		}
		if r, ok := read[b.Span]; ok && (r.Kind == corpus.Heading || r.Kind == corpus.Item) {
			b.Kind, b.Level = r.Kind, r.Level
		} else if isBoldHeading(pieces[i]) {
			b.Kind, b.Level = corpus.Heading, boldLevel
		}
	}
}

const (
	boldLevel = 5
	boldRunes = 120
)

// isBoldHeading reports a short line, all of it bold, that does not end a sentence.
func isBoldHeading(p piece) bool {
	last, _ := utf8.DecodeLastRuneInString(p.text)
	return p.bold >= len(p.text) && !strings.ContainsRune(".;,", last) && utf8.RuneCountInString(p.text) <= boldRunes
}
