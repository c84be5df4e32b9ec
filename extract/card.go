package extract

import (
	"strings"

	"chitieu/corpus"
)

// A graphic prints every goal as a card: its number on a line of its own, large, and
// what it measures on the line above or below.

// maxCards bounds the lines that are read as one graphic.
const maxCards = 80

// cards tells, for the graphic that begins at blocks[0], how many of its blocks belong
// together to the first card; 0 when none begins here. k is the index of blocks[0].
func (r *run) cards(blocks []corpus.Block, k int) int {
	if k >= r.cardsTo {
		r.cardsTo, r.below = k+1, false
		n := 0
		for n < len(blocks) && n < maxCards && r.cardLine(blocks[n], k+n) {
			n++
		}
		values, below, above := r.cardOrder(blocks[:n], k)
		r.cardsTo = max(k+n, k+1)
		r.carded = values > 1 && below+above > 0 || values == 1 && below > 1
		r.below = below > above
	}
	if !r.carded {
		return 0
	}
	value := func(i int) bool { return i < len(blocks) && k+i < r.cardsTo && r.bareLine(k+i) }
	text := func(i int) bool { return i < len(blocks) && k+i < r.cardsTo && !r.bareLine(k+i) }
	switch {
	case r.below && value(0) && text(1):
		m := 2
		for text(m) && r.lowerLine(k+m) {
			m++
		}
		return m
	case !r.below && text(0) && value(1) && !r.hasDigit(k):
		if text(2) && r.lowerLine(k+2) {
			return 3
		}
		return 2
	}
	return 0
}

// card reads the lines of a card as one.
func (r *run) card(first, last corpus.Block) {
	r.prev = nil
	r.inCard = true
	defer func() { r.inCard = false }()
	r.block(corpus.Block{Kind: corpus.Paragraph, Span: corpus.Span{Start: first.Start, End: last.End}})
	r.settle()
}

// cardLine reports a short line that is no sentence and no cell of a table.
func (r *run) cardLine(b corpus.Block, k int) bool {
	lo, hi := r.startOf(k), r.ends[k]
	if b.Kind == corpus.Cell || hi == lo || hi-lo > 24 {
		return false
	}
	last := r.toks[hi-1]
	return last.kind != punct || last.ch != '.' && last.ch != ';' && last.ch != ':'
}

// cardOrder counts the lines that hold nothing but a number, and how many of them
// seem to stand above and below what they measure. Two of them in a row are a table.
func (r *run) cardOrder(blocks []corpus.Block, k int) (values, below, above int) {
	capitals := 0
	for i := range blocks {
		if r.tableHead(blocks[i], k+i) {
			return 0, 0, 0
		}
		if !r.bareLine(k + i) {
			continue
		}
		values++
		next := i+1 < len(blocks)
		if next && r.bareLine(k+i+1) {
			return 0, 0, 0
		}
		switch {
		case i > 0 && r.capitalLine(k+i-1):
			capitals++
		case next && r.lowerLine(k+i+1):
			below += 2
		case next && r.apart(blocks, i) && !r.apart(blocks, i+1):
			below++
		case i > 0 && !r.apart(blocks, i) && next && r.apart(blocks, i+1):
			above++
		}
	}
	if capitals == values { // else they head several cards
		above += 2 * capitals
	} else {
		below += 2 * capitals
	}
	if below+above == 0 && values > 2 { // nothing tells but the end
		last := len(blocks) - 1
		for last > 0 && r.credit(k+last) {
			last--
		}
		if r.bareLine(k + last) {
			return values, 0, 1
		}
		return values, 1, 0
	}
	return values, below, above
}

// tableHead reports a line that only a table has: the number of a row, a unit, the head
// of a column.
func (r *run) tableHead(b corpus.Block, k int) bool {
	if kind := r.lineKind(b, k); kind == cellIndex || kind == cellUnit {
		return true
	}
	r.seeBlock(k)
	n := r.hi - r.lo
	return n <= 3 && (r.is(r.lo, "tt", "stt", "đvt") || r.isWord(r.lo, "chỉ") && r.isWord(r.lo+1, "tiêu") || r.isWord(r.lo, "đơn") && r.isWord(r.lo+1, "vị")) ||
		n <= 5 && n > 1 && r.isYearLine(r.hi-1)
}

// credit reports a line that tells who drew the graphic or where its numbers are from.
func (r *run) credit(k int) bool {
	for i := r.startOf(k); i < r.ends[k]; i++ {
		if r.toks[i].kind == punct && (r.toks[i].ch == ':' || r.toks[i].ch == '(' || r.toks[i].ch == '/') {
			return true
		}
	}
	r.seeBlock(k)
	return r.at(r.lo, foot) != nil || r.is(r.lo, "nguồn", "đồ", "thiết", "thực", "theo")
}

// apart reports an empty line before a block.
func (r *run) apart(blocks []corpus.Block, i int) bool {
	return i == 0 || i >= len(blocks) || strings.Count(r.text[blocks[i-1].End:blocks[i].Start], "\n") > 1
}

func (r *run) isYearLine(i int32) bool {
	v, _ := parsePlain(r.str(i))
	return isYear(r.str(i), v)
}

// bareLine reports a line with a value and no word that names anything.
func (r *run) bareLine(k int) bool {
	lo, hi := r.startOf(k), r.ends[k]
	if hi-lo > 8 || !r.hasDigit(k) {
		return false
	}
	valued := false
	r.see(lo, hi)
	for i := lo; i < hi; i++ {
		valued = valued || r.isMark(i, '%') || r.toks[i].kind == number && r.toks[i].end-r.toks[i].start > 3 && r.role[i]&yearRole == 0 && !r.isYearLine(i)
		if r.toks[i].kind == word && r.role[i]&ignorable == 0 && !(valued && r.isIn(i, listWholeLine)) { // "14% GRDP", "4%/năm"
			return false
		}
	}
	return valued
}

func (r *run) hasDigit(k int) bool {
	for i := r.startOf(k); i < r.ends[k]; i++ {
		if r.toks[i].kind == number {
			return true
		}
	}
	return false
}

// lowerLine reports a line that begins with a small letter: it goes on.
func (r *run) lowerLine(k int) bool {
	t := r.toks[r.startOf(k)]
	return t.kind == word && !t.upper
}

// capitalLine reports a line of at least two words in capitals.
func (r *run) capitalLine(k int) bool {
	r.seeBlock(k)
	return r.capitals()
}
