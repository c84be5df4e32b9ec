package corpus

import (
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// Blocks gives a plain text its blocks. A blank line always ends a block, a line
// does unless the text is wrapped; list items, cells and headings are never
// joined. A table that was flattened to lines stays lines: one paragraph a cell.
// Blocks holds every character of the text that is no blank, but for the frame
// of a markdown table and the marks of emphasis around its cells. Blocks lie on rune borders, in order, trimmed, and never
// overlap. It takes time linear in the text.
func Blocks(text string) []Block { return AppendBlocks(nil, text) }

// AppendBlocks is Blocks into the room of dst.
func AppendBlocks(dst []Block, text string) []Block {
	if text == "" {
		return dst[:0]
	}
	lines, rare := make([]line, 0, 1+strings.Count(text, "\n")), rareBreaks(text)
	for i := 0; i < len(text); {
		var l line
		l, i = nextLine(text, i, rare)
		lines = append(lines, l)
	}
	b := blocker{text: text, wrap: measure(text, lines), gaps: hasColumns(text)}
	b.blocks, b.ranks = slices.Grow(dst[:0], len(lines)), make([]rank, 0, len(lines))
	for i, l := range lines {
		if l.Len() == 1 && text[l.Start] == '|' {
			if n := len(b.stanza); b.framed && n > 1 && b.stanza[n-1].End-b.stanza[0].Start < 2*headingRunes {
				b.stanza[0].End = b.stanza[n-1].End // a cell of several lines
				b.stanza = b.stanza[:1]
			}
			b.flush()
			b.framed = true
			continue
		}
		if l.runes > 0 {
			l.cell = isCell(text[l.Start:l.End])
			b.stanza = append(b.stanza, l)
			continue
		}
		if b.rowsGoOn(lines[i:]) {
			continue
		}
		b.flush()
		b.framed = false
	}
	b.flush()
	b.lists()
	return b.blocks
}

type blocker struct {
	text   string
	wrap   wrap
	stanza []line // consecutive lines that are not blank
	blocks []Block
	ranks  []rank // of every block, for lists
	tables int
	framed bool // the stanza began below a line that is only the frame of a cell: "|"
	gaps   bool // two blanks may part columns
	noGaps int  // no table with gaps begins before this byte
}

// flush turns the lines gathered so far into blocks.
func (b *blocker) flush() {
	for from := 0; from < len(b.stanza); {
		if n := b.rows(b.stanza[from:]); n > 0 {
			from += n
			continue
		}
		to := from
		for to+1 < len(b.stanza) && b.wrap.joins(b.text, b.stanza, from, to) {
			to++
		}
		span := Span{b.stanza[from].Start, b.stanza[to].End}
		framed := b.framed && len(b.stanza) == 1
		if framed {
			span = b.plain(span)
		}
		b.add(b.classify(span, framed || inTable(b.stanza, from)))
		from = to + 1
	}
	b.stanza = b.stanza[:0]
}

func (b *blocker) add(bl Block, r rank) {
	b.blocks = append(b.blocks, bl)
	b.ranks = append(b.ranks, r)
}

// headingRunes bounds a heading: "II. MỘT SỐ NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM …" may
// run over two lines, a numbered item without a full stop is usually longer.
const (
	headingRunes  = 200
	numberedRunes = 90
	leadInRunes   = 60
)

// classify says what a run of text is. Inside a table it is a cell, whatever it
// looks like.
func (b *blocker) classify(s Span, cell bool) (Block, rank) {
	text := b.text[s.Start:s.End]
	bl := Block{Kind: Paragraph, Span: s}
	if cell {
		return bl, noRank
	}
	if n := len(text) - len(strings.TrimLeft(text, "#")); n > 0 && n <= 6 && blanks(text[n:]) > 0 && len(text) < 3*headingRunes {
		bl.Kind, bl.Level = Heading, n
		return bl, noRank
	}
	r, n := markerOf(text)
	body := text[n:]
	end := Ended(body)
	open := end == 0 || end == ':'
	short := open && len(body) <= 4*headingRunes && runes(body) <= headingRunes
	switch {
	case short && r != bullet && r != plus && r != lowRoman && (emphasised(text) || allUpper(body)):
		bl.Kind, bl.Level = Heading, headingLevel(r)
	case r.numbered() && short && headed(body):
		bl.Kind, bl.Level = Heading, headingLevel(r)
	case r != noRank:
		bl.Kind = Item
	case short && end == ':' && runes(body) <= leadInRunes:
		bl.Kind, bl.Level = Heading, leadInLevel
	}
	return bl, r
}

// headed reports whether what stands behind a number reads like a heading: short
// and without a value.
func headed(body string) bool {
	return runes(body) <= numberedRunes && !strings.ContainsRune(body, '%') &&
		viet.IsUpper(firstRune(body)) && !strings.HasSuffix(body, ",")
}

// leadInLevel is the level of "Cụ thể:", which heads no more than the list below it.
const leadInLevel = 6

func headingLevel(r rank) int {
	switch {
	case r == noRank || r == roman:
		return 1
	case r < bracket:
		return int(r-arabic) + 2
	default:
		return 5
	}
}

// lists gives items their level, and takes headings back that are items: in
// "1. A⏎2. B⏎3. C" nothing stands below the numbers.
func (b *blocker) lists() {
	var open []rank
	for i := range b.blocks {
		bl, r := &b.blocks[i], b.ranks[i]
		if bl.Kind == Heading && r >= arabic && i+1 < len(b.blocks) && b.sameList(i, r) {
			bl.Kind, bl.Level = Item, 0
		}
		switch bl.Kind {
		case Heading:
			open = open[:0]
		case Item:
			for len(open) > 0 && open[len(open)-1] >= r {
				open = open[:len(open)-1]
			}
			open = append(open, r)
			bl.Level = len(open)
		}
	}
}

// sameList reports whether block i is an entry of a list rather than the heading
// above one: the next block carries a mark of the same rank. Capitals and
// emphasis say heading whatever follows.
func (b *blocker) sameList(i int, r rank) bool {
	s := b.text[b.blocks[i].Start:b.blocks[i].End]
	return b.ranks[i+1] == r && !emphasised(s) && !allUpper(s) && Ended(s) != ':'
}
