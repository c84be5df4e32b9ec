package extract

import (
	"slices"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// A real table knows in which column each cell stands: its head tells what a column holds,
// and no number is read by its place among others.

// colRole says what a column of a table holds.
type colRole byte

const (
	colUnknown colRole = iota
	colIndex           // "TT"
	colName            // "Chỉ tiêu", "Đơn vị" where it stands for bodies
	colUnit            // "ĐVT"
	colValue
	colAside // who leads, until when, notes: numbers there are no goals
)

// gridColumn is one column of a real table.
type gridColumn struct {
	column
	role  colRole
	note  bool  // of an aside: it says nothing of what is still to be done
	heads []int // blocks of its head, from above
	texts int   // cells of the body without a number
	nums  int   // cells of the body that are short and hold one
}

// gridRow is one row of the body.
type gridRow struct {
	from, to int    // its blocks
	index    string // what its column of numbers says
	part     bool   // a dash stands there, or a number below that of the row above
	name     []int32
	unit     rowUnit
	values   []int // blocks in columns of values
	goals    []int // cells that say a goal in full
}

// grid reads a real table by its columns and reports whether it could: some column of its
// head says something of values.
func (r *run) grid(blocks []corpus.Block, kinds []cellKind, k int) bool {
	top := r.titleRows(blocks)
	blocks, ok := r.respan(blocks, top, kinds, k)
	if !ok {
		return false
	}
	g, body, bodies := r.gridHead(blocks, top, kinds, k)
	common := r.gridUnit(blocks[:top], g, k)
	if bodies && common.percent() {
		r.sharesOfBodies(g, k)
	}
	valued := func(c gridColumn) bool { return c.role == colValue || c.says() != 0 }
	if !slices.ContainsFunc(g, valued) && !r.tasks(blocks[body:], g, k+body) {
		return false
	}
	for i := range top { // the lines above it are headings like any: "I. KẾT QUẢ NĂM 2025", "Biểu 2. Mục tiêu đến năm 2030"
		r.seeBlock(k + i)
		r.quantities()
		r.heading(corpus.Block{Kind: corpus.Paragraph, Span: blocks[i].Span})
	}
	r.rowAbove, r.ofBodies, r.bodyTiers = rowName{}, nil, nil
	if bodies {
		r.bodyTiers = r.tiersOfBodies(g, k)
		r.ofBodies = r.measureAbove(blocks[:body], k)
	}
	for i := range body {
		r.seeBlock(k + i)
		r.quantities()
		r.reject(reasonOther)
	}
	blocks = r.settleRows(blocks, body, kinds, g, k)
	rows := r.gridRows(blocks, body, kinds, g, k)
	rows = r.joinBroken(rows)
	r.settleOutcome(rows, g, k)
	domain, index := r.headDomain, ""
	var under rowTime
	for n := range rows {
		row := &rows[n]
		if len(row.values) == 0 {
			if at, ok := r.timeRow(row); ok {
				under, index = at, ""
				continue
			}
			if under.index != "" && sectionIndex(row.index) == sectionIndex(under.index) && row.index != "" && sectionIndex(row.index) { // "I. Đến năm 2030" ends at "II. …"
				under = rowTime{}
			}
			index = row.index
			r.gridSection(blocks, row, k)
			continue
		}
		if index != "" && len(row.index) > len(index)+1 && row.index[:len(index)+1] == index+"." {
			row.part = true
		}
		r.gridValues(blocks, row, g, under, common, k)
	}
	r.headDomain, r.prev = domain, nil
	return true
}

// rowTime is what a row that names a time alone says of those below it.
type rowTime struct {
	year, from int
	index      string
}

// timeRow reads a row that is a time and nothing else: "I | Đến năm 2030".
func (r *run) timeRow(row *gridRow) (rowTime, bool) {
	if len(row.name) == 0 || len(row.goals) > 0 || len(row.name) > 12 {
		return rowTime{}, false
	}
	r.see(row.name[0], row.name[len(row.name)-1]+1)
	var buf [4]moment
	ms := r.moments(buf[:0], r.lo, r.hi)
	if len(ms) != 1 || ms[0].year == 0 || r.content(r.lifted(r.lo, r.hi)) {
		return rowTime{}, false
	}
	return rowTime{year: ms[0].year, from: ms[0].yearFrom, index: row.index}, true
}

// settleOutcome makes the one column of values goals that is headed "Kết quả" and nothing else
// where its rows stand under a time to come: what is to be reached, not what was.
func (r *run) settleOutcome(rows []gridRow, g []gridColumn, k int) {
	only := -1
	for n := range g {
		if g[n].role != colValue {
			continue
		}
		if only >= 0 {
			return
		}
		only = n
	}
	if only < 0 || g[only].status != corpus.StatusResult || g[only].year != 0 || len(g[only].heads) != 1 {
		return
	}
	if r.see(r.startOf(k+g[only].heads[0]), r.ends[k+g[only].heads[0]]); !(r.hi-r.lo == 2 && r.is(r.lo, "kết") && r.is(r.lo+1, "quả")) {
		return
	}
	for n := range rows {
		if len(rows[n].values) > 0 {
			return
		}
		if at, ok := r.timeRow(&rows[n]); ok {
			if at.year > r.ref || at.from >= r.ref && at.from != 0 {
				g[only].status = corpus.StatusTarget
			}
			return
		}
	}
}

// tasks reports a table of what is to be done, by whom and until when, some of whose cells
// say goals in full.
func (r *run) tasks(blocks []corpus.Block, g []gridColumn, k int) bool {
	of := func(role colRole) bool {
		return slices.ContainsFunc(g, func(c gridColumn) bool { return c.role == role })
	}
	return of(colName) && of(colAside) && slices.ContainsFunc(blocks, func(b corpus.Block) bool {
		r.seeBlock(k)
		k++
		return r.saysGoal()
	})
}

// titleRows counts the rows of one cell above the head: the table's title, its unit.
func (r *run) titleRows(blocks []corpus.Block) int {
	i := 0
	for i < len(blocks) && rowEnd(blocks, i) == i+1 {
		i++
	}
	if i == len(blocks) {
		return 0
	}
	return i
}

// rowEnd is where the row that begins at block i ends.
func rowEnd(blocks []corpus.Block, i int) int {
	end := i + 1
	for end < len(blocks) && blocks[end].Row == blocks[i].Row {
		end++
	}
	return end
}

// gridHead reads the rows of heads from block top on and returns the columns, the first block
// of the body, and whether the rows name for whom, not what.
func (r *run) gridHead(blocks []corpus.Block, top int, kinds []cellKind, k int) (g []gridColumn, body int, bodies bool) {
	body = rowEnd(blocks, top)
	levels := [][2]int{{top, body}}
	for body < len(blocks) {
		end := rowEnd(blocks, body)
		if r.numberedColumns(blocks[:end], body, k) == end-body {
			body = end
			break
		}
		if len(levels) == 4 || !r.subHeads(blocks, levels, body, end, kinds, k) {
			break
		}
		levels = append(levels, [2]int{body, end})
		body = end
	}
	width := 0
	for i := top; i < len(blocks); i++ {
		if blocks[i].Col < maxColumns {
			width = max(width, blocks[i].Col+1)
		}
	}
	g = make([]gridColumn, width)
	for c := range g {
		g[c].heads = headsOver(blocks, levels, c)
	}
	r.countCells(blocks[body:], k+body, g)
	return g, body, r.gridRoles(g, k)
}

// maxColumns bounds the columns of a table that are read.
const maxColumns = 64

// subHeads reports a row that parts the heads above it: no value and no number of a row is
// in it, and it stands under heads that say what rows are not named by.
func (r *run) subHeads(blocks []corpus.Block, levels [][2]int, from, to int, kinds []cellKind, k int) bool {
	name := -1
	for i := levels[0][0]; i < levels[0][1]; i++ {
		r.seeBlock(k + i)
		if role := r.headRole(); role == colIndex || role == colName {
			name = max(name, blocks[i].Col)
			if role == colName {
				break
			}
		}
	}
	said := 0
	for i := from; i < to; i++ {
		r.seeBlock(k + i)
		if kinds[i] == cellValue || kinds[i] == cellIndex && !r.yearAlone() || r.hi-r.lo > 20 {
			return false
		}
		if blocks[i].Col <= name {
			return false
		}
		if c, ok := r.columnHead(); ok || c.percent || c.unit.kind != "" || len(c.subject) > 0 {
			said++
		}
	}
	return said > 0 || name >= 0 && to-from > 1
}

// yearAlone reports a cell that is a year and nothing else.
func (r *run) yearAlone() bool {
	v, ok := parsePlain(r.str(r.lo))
	return r.hi-r.lo == 1 && ok && isYear(r.str(r.lo), v)
}

// headsOver returns the heads of column c, from above: in each row the last one that begins
// at c or before it, below the same heads.
func headsOver(blocks []corpus.Block, levels [][2]int, c int) []int {
	var out []int
	for _, l := range levels {
		at := -1
		for i := l[0]; i < l[1] && blocks[i].Col <= c; i++ {
			at = i
		}
		if at < 0 {
			continue
		}
		if n := len(out); n > 0 && blocks[at].Col < blocks[out[n-1]].Col {
			continue
		}
		if blocks[at].Col < c && len(out) > 0 && !covers(blocks, levels, at, c) {
			continue
		}
		out = append(out, at)
	}
	return out
}

// covers reports whether head i of a lower row may span to column c: no head of a row above
// begins between them.
func covers(blocks []corpus.Block, levels [][2]int, i, c int) bool {
	for _, l := range levels {
		for j := l[0]; j < l[1]; j++ {
			if blocks[j].Row < blocks[i].Row && blocks[j].Col > blocks[i].Col && blocks[j].Col <= c {
				return false
			}
		}
	}
	return true
}

// countCells counts what the cells of every column are.
func (r *run) countCells(blocks []corpus.Block, k int, g []gridColumn) {
	for i := range blocks {
		if blocks[i].Col >= len(g) {
			continue
		}
		c := &g[blocks[i].Col]
		r.seeBlock(k + i)
		switch {
		case r.isMark(r.lo, '%') && r.hi-r.lo == 1:
			c.texts++
		case r.hasDigits() && r.hi-r.lo <= 9, r.verdict(), r.hi-r.lo == 1 && r.toks[r.lo].kind == punct:
			c.nums++
		default:
			c.texts++
		}
	}
}

// headRole is what the head at hand says that its column holds, colUnknown for values and
// whatever else.
func (r *run) headRole() colRole {
	n, w := r.hi-r.lo, r.opensWith()
	switch {
	case w&headIndex != 0:
		return colIndex
	case w&headUnit != 0:
		return colUnit
	case n <= 10 && (w&headAside != 0 && !(w&headNote != 0 && r.hasDigits()) || r.headSays()&headLead != 0):
		return colAside
	case w&headName != 0 && n < 12 && (w&(headValue|headBody) == 0 || n < 8) && !(w&headBody == 0 && r.hasDigits()):
		return colName
	}
	return colUnknown
}

// gridRoles finds what every column holds, by its head and by its cells, and whether the rows
// are named by bodies: "Đơn vị", "Xã, phường".
func (r *run) gridRoles(g []gridColumn, k int) (bodies bool) {
	r.readHeads(g, k)
	name := r.nameColumn(g, k)
	if name >= 0 {
		r.see(0, 0)
		if h := g[name].heads; len(h) > 0 {
			r.seeBlock(k + h[0])
		}
		bodies = r.opensWith()&headBody != 0
		g[name].role = colName
	}
	for n := range g {
		if n != name {
			r.gridRole(&g[n], n < name, bodies, k)
		}
	}
	asides := slices.ContainsFunc(g, func(c gridColumn) bool { return c.role == colAside && !c.note })
	cols := make([]column, len(g))
	for n := range g {
		g[n].due = asides || g[n].part || g[n].area != nil
		cols[n] = g[n].column
		if g[n].role != colValue {
			cols[n] = column{}
		}
	}
	r.settleColumns(cols)
	for n := range g {
		if g[n].role == colValue {
			g[n].column = cols[n]
		}
	}
	return bodies
}

// readHeads enters what the heads of the columns say.
func (r *run) readHeads(g []gridColumn, k int) {
	for n := range g {
		c := &g[n]
		for _, i := range c.heads {
			r.seeBlock(k + i)
			sub, _ := r.columnHead()
			if sub.unit.text == "" {
				sub.unit = r.headUnit()
			}
			c.column = c.column.over(sub)
			if role := r.headRole(); role != colUnknown && i == c.heads[0] {
				c.role, c.note = role, r.opensWith()&headNote != 0
			}
		}
	}
}

// nameColumn is the column that names what is measured, -1 for none.
func (r *run) nameColumn(g []gridColumn, k int) int {
	name := -1
	for n := range g {
		if g[n].role == colName && g[n].texts > 0 && g[n].texts >= g[n].nums {
			if name >= 0 && g[n].isUnit(r, k) { // "Chỉ tiêu | Đơn vị | 2026"
				g[n].role = colUnit
				continue
			}
			if name < 0 || n == name+1 {
				name = n
			}
		}
	}
	if name < 0 { // no head names it: the first column of words
		for n := range g {
			if g[n].texts > g[n].nums && (g[n].role == colUnknown || g[n].role == colName) {
				return n
			}
		}
	}
	return name
}

// gridRole tells what a column holds that is not the one of names: before it, or behind, with or without bodies as names.
func (r *run) gridRole(c *gridColumn, before, bodies bool, k int) {
	if r.see(0, 0); len(c.heads) > 0 {
		i := c.heads[len(c.heads)-1]
		r.seeBlock(k + i)
	}
	switch {
	case c.role == colIndex || c.role == colUnit || c.role == colAside:
	case before:
		c.role = colIndex
		if c.texts > c.nums {
			c.role = colUnknown
		}
	case c.says() != 0 && (c.nums > 0 || c.texts > 0), c.nums > 0 && (c.percent || c.unit.text != "" || bodies && len(c.subject) > 0 || r.valueHead()):
		c.role = colValue
		if area, ok := r.areaHead(); ok && len(area) == 0 {
			c.area, c.tiers = area, nil
		}
		if c.status == "" && r.is(r.lo, "chỉ", "mục") && r.is(r.lo+1, "tiêu") {
			c.status = corpus.StatusTarget
		}
		switch {
		case bodies && len(c.subject) == 0 && c.says() == 0:
			c.subject = r.headWords(c, k)
		case bodies && len(c.subject) == 0 && len(c.heads) > 0:
			c.subject = r.headChange(c.heads[len(c.heads)-1], k)
		}
	default:
		c.role = colUnknown
		if area, ok := r.areaHead(); ok && !bodies && c.nums > c.texts {
			c.role, c.area, c.tiers = colValue, area, r.tiersIn(area, true)
		}
	}
}

// areaHead reports a head that tells where its values hold, beside rows that name what is
// measured, and returns what it names: "Khu vực nông thôn", "Xã Hát Lót"; nothing for the whole.
func (r *run) areaHead() ([]int32, bool) {
	switch n := r.hi - r.lo; {
	case n == 0 || n > 7 || r.hasDigits():
		return nil, false
	case n == 1 && r.is(r.lo, "chung"), n == 2 && (r.is(r.lo, "toàn", "cả") || r.is(r.lo, "tổng") && r.is(r.lo+1, "số", "cộng")):
		return []int32{}, true
	case n > 1 && (r.of(r.lo, setAreas) || r.is(r.lo, "khu")) && !r.is(r.lo+1, "nghiệp", "đoàn", "hội"): // "NÔNG NGHIỆP", "XÃ HỘI" head sections
		return r.seqOf(r.lo, r.hi), true
	}
	return nil, false
}

// compares reports a column of comparisons: they stand in no row of ranks or shares.
func (c column) compares() bool { return c.ratio || c.status == corpus.StatusOther && !c.foreign }

// isUnit reports a column headed "Đơn vị" behind the names.
func (c *gridColumn) isUnit(r *run, k int) bool {
	if len(c.heads) == 0 {
		return false
	}
	r.seeBlock(k + c.heads[0])
	return r.is(r.lo, "đơn") && r.is(r.lo+1, "vị") && r.hi-r.lo == 2
}

// valueHead reports a head that announces values without a year or a plan: "Chỉ tiêu" behind
// the names, "Số lượng", "Tỷ lệ", "Giá trị".
func (r *run) valueHead() bool { return r.hi-r.lo < 6 && r.opensWith()&headValue != 0 }

// headWords is what a head names, without the unit in brackets.
func (r *run) headWords(c *gridColumn, k int) []int32 {
	i := c.heads[len(c.heads)-1]
	n := r.rowName(r.startOf(k+i), r.ends[k+i])
	if len(n.toks) == 0 || len(n.toks) == 1 && !allUpper(r.str(n.toks[0])) { // "BHYT (%)"
		return nil
	}
	return n.toks
}

// headChange is the change that a head names: "Kế hoạch giảm năm 2026" over the values of bodies.
func (r *run) headChange(i, k int) []int32 {
	r.seeBlock(k + i)
	for t := r.lo; t < r.hi && r.hi-r.lo < 10; t++ {
		if r.toks[t].kind != word || r.changeWord(t) == "" || r.is(t-1, "so", "tốc", "mức") {
			continue
		}
		end := t
		for end < r.hi && r.toks[end].kind == word && !r.is(end, "năm", "giai") {
			end++
		}
		return r.seqOf(t, end)
	}
	return nil
}

// headUnit is the unit in brackets at the end of the head at hand: "Số lượng (người)".
func (r *run) headUnit() rowUnit {
	lo, hi := r.lo, r.hi
	defer func() { r.see(lo, hi) }()
	for i := hi - 2; i > lo && i > hi-6 && r.isMark(hi-1, ')'); i-- {
		if r.isMark(i, '(') && r.measureAt(i+1) != nil {
			r.see(i+1, hi-1)
			return r.rowUnit()
		}
	}
	return rowUnit{}
}

// gridUnit is the unit of all rows: in the head of the names, or in a row above the head.
func (r *run) gridUnit(titles []corpus.Block, g []gridColumn, k int) rowUnit {
	for n := range g {
		if g[n].role != colName {
			continue
		}
		for _, i := range g[n].heads {
			r.seeBlock(k + i)
			if r.percentHead() {
				return rowUnit{text: "%"}
			}
			if u := r.headUnit(); u.text != "" {
				return u
			}
		}
	}
	for i := k + len(titles) - 1; i >= 0 && i >= k-1; i-- {
		if u := r.unitLine(r.startOf(i), r.ends[i]); u.text != "" {
			return u
		}
		if r.inShares(i) {
			return rowUnit{text: "%"}
		}
	}
	return rowUnit{}
}

// inShares reports a line above a table that gives its unit behind what it tells: "Biểu 2. Chỉ tiêu giao cho các xã (%)".
func (r *run) inShares(i int) bool {
	hi := r.ends[i]
	return hi-r.startOf(i) > 4 && r.toks[hi-1].ch == ')' && r.toks[hi-2].ch == '%' && r.toks[hi-3].ch == '('
}

// tiersOfBodies is the level of the bodies that rows are named by, where the head of their names tells it: "Xã",
// "Tên xã, phường".
func (r *run) tiersOfBodies(g []gridColumn, k int) []corpus.Tier {
	for n := range g {
		if c := &g[n]; c.role == colName && len(c.heads) > 0 {
			r.seeBlock(k + c.heads[0])
			return r.tiersIn(r.seqOf(r.lo, r.hi), true)
		}
	}
	return nil
}

// sharesOfBodies makes columns of values of those whose heads only name what is measured, in a table of bodies
// whose title gives the unit: "Xã | Nước sạch | BHYT" below "Chỉ tiêu giao cho các xã (%)".
func (r *run) sharesOfBodies(g []gridColumn, k int) {
	named := false
	for n := range g {
		c := &g[n]
		if c.role == colName {
			named = true
		}
		if !named || c.role != colUnknown || len(c.heads) == 0 || c.nums <= c.texts {
			continue
		}
		i := c.heads[len(c.heads)-1]
		if name := r.rowName(r.startOf(k+i), r.ends[k+i]); len(name.toks) > 0 && name.unit.kind == "" && !r.is(name.toks[0], "số", "dân", "tổng", "diện") && !r.isMark(r.ends[k+i]-1, ')') {
			c.role, c.subject, c.percent = colValue, name.toks, true
			c.change = r.rowChange(name.toks)
		}
	}
}

// unitLine is the unit that a line gives for the table below it: "Đơn vị tính: %", "ĐVT: Triệu đồng".
func (r *run) unitLine(lo, hi int32) rowUnit {
	if hi-lo > 8 || hi-lo < 2 {
		return rowUnit{}
	}
	r.see(lo, hi)
	if r.isMark(hi-1, ')') && r.isMark(lo, '(') {
		lo, hi = lo+1, hi-1
	}
	i := lo
	switch {
	case r.is(i, "đvt"):
		i++
	case r.is(i, "đơn") && r.is(i+1, "vị") && r.is(i+2, "tính"):
		i += 3
	case r.is(i, "đơn") && r.is(i+1, "vị") && r.isMark(i+2, ':'):
		i += 2
	default:
		return rowUnit{}
	}
	if r.isMark(i, ':') {
		i++
	}
	if i >= hi {
		return rowUnit{}
	}
	r.see(i, hi)
	return r.rowUnit()
}

// settleRows mends rows of a text whose empty cells left no trace: where no row of the table
// has a gap, a row without a number begins with its name, and one with fewer values than there
// are columns for them gives them to none.
func (r *run) settleRows(blocks []corpus.Block, body int, kinds []cellKind, g []gridColumn, k int) []corpus.Block {
	name, values, compared := -1, 0, 0
	for c := range g {
		switch {
		case g[c].role == colName && name < 0:
			name = c
		case g[c].role == colValue && g[c].compares():
			compared++
		case g[c].role == colValue:
			values++
		}
	}
	for i := body + 1; i < len(blocks); i++ {
		if blocks[i].Row == blocks[i-1].Row && blocks[i].Col > blocks[i-1].Col+1 || blocks[i].Row != blocks[i-1].Row && blocks[i].Col > 0 {
			return blocks
		}
	}
	out := blocks
	move := func(from, to int, col func(int) int) {
		if &out[0] == &blocks[0] {
			out = slices.Clone(blocks)
		}
		for i := from; i < to; i++ {
			out[i].Col = col(out[i].Col)
		}
	}
	for from := body; from < len(blocks); {
		to := rowEnd(blocks, from)
		r.seeBlock(k + from)
		if name > 0 && to-from > 1 && kinds[from] == cellText && (r.hi-r.lo > 2 || r.is(r.lo, "tổng", "cộng")) {
			move(from, to, func(c int) int { return c + name })
		}
		held, others := 0, 0
		for i := from; i < to; i++ {
			switch c := out[i].Col; {
			case c >= len(g) || g[c].role != colValue:
			case g[c].compares():
				others++
			default:
				held++
			}
		}
		if held+others > 0 && held+others < values+compared && !(held == values && others == 0) { // what compares the others may be empty
			move(from, to, func(c int) int {
				if c < len(g) && g[c].role == colValue {
					return noColumn
				}
				return c
			})
		}
		from = to
	}
	return out
}

// gridRows takes the body apart.
func (r *run) gridRows(blocks []corpus.Block, body int, kinds []cellKind, g []gridColumn, k int) []gridRow {
	var rows []gridRow
	for from := body; from < len(blocks); {
		to := rowEnd(blocks, from)
		if row, ok := r.gridRow(blocks, from, to, kinds, g, k); ok {
			rows = append(rows, row)
		}
		from = to
	}
	return rows
}

// gridRow reads one row of the body; false for "Trang 2" and other lines that name nothing.
func (r *run) gridRow(blocks []corpus.Block, from, to int, kinds []cellKind, g []gridColumn, k int) (gridRow, bool) {
	row := gridRow{from: from, to: to}
	for i := from; i < to; i++ {
		r.seeBlock(k + i)
		if r.lo >= r.hi {
			continue
		}
		role := colUnknown
		if c := blocks[i].Col; c < len(g) {
			role = g[c].role
		}
		if to-from == 1 && kinds[i] == cellText { // a cell over all columns
			role = colName
		}
		switch role {
		case colIndex:
			if kinds[i] == cellText && r.hi-r.lo > 2 { // "A. KINH TẾ" begins there
				row.name = r.join(row.name, r.seqOf(r.lo, r.hi), nil)
				break
			}
			row.index = viet.Key(r.blockText())
			row.part = row.part || r.dashed(r.lo)
			r.quantities()
			r.reject(reasonOrdinal)
		case colName:
			if r.is(r.lo, "trang") && r.hasDigits() && r.hi-r.lo < 5 {
				r.quantities()
				r.reject(reasonOther)
				return row, false
			}
			if r.saysGoal() {
				row.goals = append(row.goals, i)
			}
			row.name = r.join(row.name, r.seqOf(r.lo, r.hi), nil)
		case colUnit:
			row.unit = r.rowUnit()
		case colValue:
			switch {
			case kinds[i] == cellText && r.saysGoal() && !(len(row.name) > 0 && r.shareOf()):
				row.goals = append(row.goals, i)
			case r.hasDigits():
				row.values = append(row.values, i)
			case kinds[i] == cellUnit && row.unit.text == "":
				row.unit = r.rowUnit()
			}
		default:
			if kinds[i] == cellUnit && len(row.values) == 0 && row.unit.text == "" {
				row.unit = r.rowUnit()
				break
			}
			if r.saysGoal() && len(row.values) == 0 {
				row.goals = append(row.goals, i)
				break
			}
			r.quantities()
			r.reject(reasonOther)
		}
	}
	return row, true
}

// joinBroken puts the names together that were broken over two rows: the second goes on in
// small letters, and one of the two has no values and neither number nor dash.
func (r *run) joinBroken(rows []gridRow) []gridRow {
	out := rows[:0]
	for _, row := range rows {
		if n := len(out); n > 0 && len(out[n-1].name) > 0 && len(row.name) > 0 && row.index == "" && !row.part && r.smallWord(row.name[0]) &&
			(len(row.values) == 0 || len(out[n-1].values) == 0 && out[n-1].index != "") && len(row.goals)+len(out[n-1].goals) == 0 {
			last := &out[n-1]
			last.name = r.join(last.name, row.name, nil)
			if len(row.values) > 0 {
				last.values, last.unit, last.from, last.to = row.values, row.unit, row.from, row.to
			}
			continue
		}
		out = append(out, row)
	}
	return out
}

// smallWord reports a word that begins in small letters and opens no part: "trong đó".
func (r *run) smallWord(i int32) bool {
	t := &r.toks[i]
	return t.kind == word && !t.upper && !r.is(i, "trong")
}

// gridSection reads a row without values: a section, the name of what the rows below it part,
// or goals in full.
func (r *run) gridSection(blocks []corpus.Block, row *gridRow, k int) {
	if len(row.goals) > 0 {
		r.goalsOf(blocks[:row.to], row.goals, k)
		return
	}
	if len(row.name) == 0 {
		return
	}
	r.see(row.name[0], row.name[len(row.name)-1]+1)
	cues := r.domainCues(r.lo, r.hi)
	if len(cues) > 0 && (r.capitals() || sectionIndex(row.index)) {
		r.headDomain = cues
		r.rowAbove = rowName{}
		return
	}
	r.partedBy(r.lo, r.hi)
}

// sectionIndex reports the number of a section: "I", "B".
func sectionIndex(s string) bool {
	switch s {
	case "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "a", "b", "c", "d", "đ", "e":
		return true
	}
	return false
}

// gridValues makes the records of a row.
func (r *run) gridValues(blocks []corpus.Block, row *gridRow, g []gridColumn, under rowTime, common rowUnit, k int) {
	own := rowName{}
	switch {
	case len(row.name) > 0:
		own = r.rowName(row.name[0], row.name[len(row.name)-1]+1)
		if row.name[len(row.name)-1]+1-row.name[0] > int32(len(row.name)) { // pieces in several cells
			own.toks = r.trimmed(row.name[min(r.entryMark(row.name), len(row.name)):], separatorRole)
		}
		if row.part && !own.part {
			own.part = true
			if own.unit.text == "" {
				own.unit = r.rowAbove.unit
			}
		}
	default: // the name spans the rows below it
		own = r.rowAbove
	}
	if len(own.toks) == 0 {
		for _, v := range row.values {
			r.seeBlock(k + v)
			r.quantities()
			r.reject(reasonOther)
		}
		return
	}
	unit := row.unit
	if unit.text == "" {
		unit = own.unit
	}
	if unit.text == "" {
		unit = common
	}
	plain := r.rowSubject(own)
	subject := r.join(r.ofBodies, plain, nil)
	if len(plain) > 0 { // what a part belongs to stands in another cell
		r.see(min(r.lo, plain[0]), max(r.hi, plain[len(plain)-1]+1))
	}
	name, tiers := r.phrase(subject), r.tiersIn(plain, true)
	if r.ofAll(plain) {
		tiers = nil
	} else if len(tiers) == 0 {
		tiers = r.bodyTiers
	}
	first, second := r.twoNames(own.toks)
	for _, v := range row.values {
		r.seeBlock(k + v)
		c := g[blocks[v].Col].column
		if c.year == 0 {
			c.year, c.from = under.year, under.from
		}
		if len(second) > 0 && (unit.percent() || c.percent || r.percentIn(r.lo, r.hi)) || c.pair[0] != "" {
			a, b := r.pairOf()
			switch {
			case a == nil && (c.pair[0] == "" || c.ratio):
			case a == nil || c.pair[0] != "" && len(second) > 0: // which is which, nobody tells
				r.reject(reasonOther)
				continue
			default:
				r.gridPair(a, b, c, unit, [2][]int32{first, second}, plain, tiers)
				continue
			}
		}
		r.footnote()
		q := r.cellNumber()
		if q == nil && (unit.kind == corpus.UnitRank || ranked(name)) {
			q = r.rankOf()
		}
		if q == nil {
			r.reject(reasonOther)
			continue
		}
		r.gridCell(q, c, unit, plain, subject, tiers)
	}
}

// gridCell makes the record of a value of a row, which measures plain, and with the measure of all bodies
// before it subject.
func (r *run) gridCell(q *quantity, c column, unit rowUnit, plain, subject []int32, tiers []corpus.Tier) {
	measured := subject
	switch {
	case c.area != nil:
		measured = r.join(plain, c.area, nil)
	case len(c.subject) > 0:
		measured = r.join(c.subject, plain, nil)
	}
	r.cell(q, c, unit, measured, tiers)
}

// ofAll reports a row for all the bodies of a table: "Toàn tỉnh", "Tổng cộng", "Bình quân chung".
func (r *run) ofAll(name []int32) bool {
	if len(name) == 0 || len(name) > 3 || len(r.bodyTiers) == 0 && len(r.ofBodies) == 0 {
		return false
	}
	i, last := name[0], name[len(name)-1]
	return r.is(i, "toàn", "cả") && r.is(last, "tỉnh", "huyện", "xã", "phố", "phường") || r.is(i, "tổng", "cộng", "chung") && r.is(last, "tổng", "cộng", "số", "chung") || r.is(i, "bình") && r.is(i+1, "quân")
}

// gridPair makes the records of the two values in a cell: each of what the row names, or what was reached and
// what was planned, as the head of the column says.
func (r *run) gridPair(a, b *quantity, c column, unit rowUnit, names [2][]int32, plain []int32, tiers []corpus.Tier) {
	for n, q := range [2]*quantity{a, b} {
		of, name := c, plain
		if c.pair[n] != "" {
			of.status, of.ratio = c.pair[n], false
			of.percent = of.percent && (unit.text == "" || unit.percent())
		} else {
			name = names[n]
		}
		r.gridCell(q, of, unit, name, name, tiers)
	}
}

// twoNames parts the name of a row that names two measures, each with its value in a cell: "Tỷ lệ trường đạt chuẩn
// quốc gia/mức độ 2", "Tỷ lệ hộ nghèo/hộ cận nghèo", "Tỷ lệ lao động qua đào tạo (có bằng cấp)". "Số bác sĩ/vạn dân"
// and "Tỷ lệ thôn/bản có điện" name one.
func (r *run) twoNames(name []int32) (first, second []int32) {
	at := -1
	for k, i := range name {
		if r.isMark(i, '/') || r.isMark(i, '(') {
			if at >= 0 {
				return nil, nil
			}
			at = k
		}
	}
	if at < 2 || at+1 >= len(name) {
		return nil, nil
	}
	first, second = name[:at], name[at+1:]
	if r.isMark(name[at], '(') {
		if !r.isMark(name[len(name)-1], ')') {
			return nil, nil
		}
		second = second[:len(second)-1]
	}
	if len(second) == 0 || r.toks[second[0]].kind != word || r.is(second[0], "tổng") || r.wordAt(second[0], setWhole) > 0 || r.measureAt(second[0]) != nil || r.role[second[0]]&tierWord.bit() != 0 && r.role[name[at]-1]&tierWord.bit() != 0 || r.of(second[0], setHolders) && r.of(name[at]-1, setHolders) {
		return nil, nil
	}
	switch k := r.sameWord(first, second[0]); {
	case r.at(second[0], starter) != nil && !r.is(second[0], "mức"): // "mức độ 2" is one of a kind
	case k > 0 && r.firstPredicate(second) < 0 && !r.is(second[0], "đạt"):
		second = r.join(first[:k], second, nil)
	default:
		second = r.partOf(first, second)
	}
	return first, second
}

// pairOf reads a cell that holds two values: "100/35", "≥ 98%/65%", "70 (30)"; nil for anything else.
func (r *run) pairOf() (first, second *quantity) {
	r.quantities()
	if len(r.qs) == 2 && r.qs[0].unit == corpus.UnitPercent && r.qs[1].unit == corpus.UnitPercent && !r.wordIn(r.qs[0].right, r.qs[1].left) {
		return &r.qs[0], &r.qs[1]
	}
	i := r.lo
	for i < r.hi && !r.isNumber(i) {
		i++
	}
	j := i + 2
	footnote := r.isMark(i+1, '(') && len(r.str(j)) < 2 // "98 (1)"
	if i-r.lo > 2 || !r.isNumber(j) || footnote || !(r.isMark(i+1, '/') && j+1 == r.hi || r.isMark(i+1, '(') && r.isMark(j+1, ')') && j+2 == r.hi) {
		return nil, nil
	}
	r.qs = r.qs[:0]
	for _, t := range [2]int32{i, j} {
		v, _, ok := parseNumber(r.str(t), true)
		if !ok || isYear(r.str(t), v) {
			return nil, nil
		}
		q := quantity{from: t, to: t + 1, value: v, unit: corpus.UnitCount}
		r.bind(&q)
		r.qs = append(r.qs, q)
	}
	return &r.qs[0], &r.qs[1]
}

// footnote leaves out the mark of a note behind the value at hand: "(*)", "(1)", "1)", "*".
func (r *run) footnote() {
	hi := r.hi
	if r.isMark(hi-1, ')') {
		hi--
		if r.isNumber(hi-1) || r.isMark(hi-1, '*') {
			for hi > r.lo && (r.isMark(hi-1, '*') || hi == r.hi-1 && r.isNumber(hi-1)) {
				hi--
			}
			if r.isMark(hi-1, '(') {
				hi--
			}
			if hi > r.lo {
				r.see(r.lo, hi)
			}
		}
		return
	}
	for hi-1 > r.lo && r.isMark(hi-1, '*') {
		hi--
	}
	r.see(r.lo, hi)
}

// rankOf reads "15/63" as a rank among so many, nil for anything else.
func (r *run) rankOf() *quantity {
	i := r.lo
	if len(r.qs) == 0 || r.hi-i != 3 || !r.isNumber(i) || !r.isMark(i+1, '/') || !r.isNumber(i+2) {
		return nil
	}
	v, ok := parsePlain(r.str(i))
	if !ok {
		return nil
	}
	r.qs = r.qs[:1]
	q := &r.qs[0]
	*q = quantity{from: i, to: i + 3, left: i, right: i + 3, value: v, unit: corpus.UnitRank, bound: corpus.Exactly, den: r.str(i + 2)}
	return q
}

// cellNumber is the number of the cell at hand, nil for none.
func (r *run) cellNumber() *quantity {
	r.quantities()
	var q *quantity
	for i := range r.qs {
		if r.qs[i].unit != "" && q == nil {
			q = &r.qs[i]
		}
	}
	if q != nil && q.unit == corpus.UnitCount && q.bound == corpus.Exactly {
		q.bound = ""
		r.bind(q)
	}
	if q == nil {
		q = r.onlyNumber()
	}
	return q
}
