package extract

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// Version names this reader: readings of different versions are told apart in
// the store, and a difference between them is never shown as a change.
const Version = "16"

// Reader reads articles. It is safe for concurrent use.
type Reader struct {
	lx     *lexicon
	tax    *taxonomy.Taxonomy
	places *gazetteer.Gazetteer
	pool   sync.Pool // of *memory
}

// memory is what one reading leaves to the next: the words it met, and room.
type memory struct {
	forms *forms
	find  *taxonomy.Finder
	words []*taxonomy.Word
	seqs  seqs
	run   run // of the article
	title run // of its title

	sayings []saying
	key     []byte
	idKey   []byte
	ids     map[[10]byte]int
	leans   []leaning
	counted []*quantity
	blocks  []corpus.Block
	segs    []seg
	tiers   [][]corpus.Tier
}

// New compiles the lexicon, the taxonomy and the gazetteer. A bad row of any of
// them is an error with file and line.
func New() (*Reader, error) {
	lx, err := newLexicon(lexiconFiles)
	if err != nil {
		return nil, err
	}
	tax, err := taxonomy.New()
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	places, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	rd := &Reader{lx: lx, tax: tax, places: places}
	rd.pool.New = func() any {
		return &memory{forms: newForms(lx, tax, places), find: tax.NewFinder(), ids: map[[10]byte]int{}}
	}
	return rd, nil
}

// Read reads every number of an article. The text may be in any normal form;
// offsets are into its NFC form. It never fails: what cannot be read is rejected
// with a reason that Explain prints.
func (rd *Reader) Read(a corpus.Article) corpus.Reading {
	return rd.read(a, nil)
}

// chunk bounds how much text is held as tokens at a time: an article of any
// length takes the memory of one chunk.
const chunk = 96 << 10

// inParts cuts the blocks that are longer than a chunk where a sentence ends, else at
// a blank: no paragraph that a person wrote is.
func inParts(text string, blocks []corpus.Block) []corpus.Block {
	if !slices.ContainsFunc(blocks, func(b corpus.Block) bool { return b.Len() > chunk }) {
		return blocks
	}
	var out []corpus.Block
	for _, b := range blocks {
		for b.Len() > chunk {
			part := b
			part.End = b.Start + cutIn(text[b.Start:b.Start+chunk])
			out = append(out, part)
			b.Start = part.End
		}
		out = append(out, b)
	}
	return out
}

// cutIn returns where to cut a text: behind its last sentence, else at its last
// blank, else before its last character begins.
func cutIn(text string) int {
	for _, end := range []string{". ", "; ", " "} {
		if i := strings.LastIndex(text, end); i > len(text)/2 {
			return i + len(end)
		}
	}
	i := len(text) - 1
	for i > 1 && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

func (rd *Reader) read(a corpus.Article, acc *Account) corpus.Reading {
	r := rd.newRun(a, acc)
	r.all()
	out := corpus.Reading{Extractor: Version, Article: r.info, Targets: append(make([]corpus.Target, 0, len(r.targets)), r.targets...)}
	r.leave() // not deferred: what a panic leaves behind is read with no more
	return out
}

// newRun readies the room of an earlier reading for an article.
func (rd *Reader) newRun(a corpus.Article, acc *Account) *run {
	mem := rd.pool.Get().(*memory)
	a.Text = viet.NFC(a.Text)
	if a.Blocks == nil {
		a.Blocks = corpus.AppendBlocks(mem.blocks[:0], a.Text)
		mem.blocks = a.Blocks
	}
	r := &mem.run
	r.rd, r.article, r.mem = rd, a, mem
	if acc != nil {
		r.account = &ledger{Account: acc}
		r.observe, r.observeCount = r.account.watch, r.account.watchCount
	}
	if len(r.mem.forms.list) > manyForms {
		r.mem.forms.reset()
	}
	r.text, r.forms = a.Text, r.mem.forms
	return r
}

// leave gives the memory back to the reader.
func (r *run) leave() {
	rd, m := r.rd, r.mem
	m.seqs.rest = m.seqs.rest[:0]
	clear(m.ids)
	m.run.empty()
	m.title.empty()
	rd.pool.Put(m)
}

// empty leaves nothing of a run but its room.
func (r *run) empty() {
	clear(r.targets)
	room := run{
		sheet: sheet{toks: r.toks[:0], ms: r.ms[:0], firstAt: r.firstAt, begins: r.begins, stops: r.stops, role: r.role, qs: r.qs[:0]},
		syl:   r.syl, targets: r.targets[:0],
	}
	room.said, room.heard, room.times = r.said[:0], r.heard[:0], r.times[:0]
	room.subject, room.pieces, room.last.subject = r.subject[:0], r.pieces[:0], r.last.subject[:0]
	*r = room
}

// all reads the article from its context to its last block.
func (r *run) all() {
	blocks := inParts(r.text, r.article.Blocks)
	for from := 0; from == 0 || from < len(blocks); {
		to, size := from, 0
		for to < len(blocks) && (to == from || size < chunk) {
			size += blocks[to].Len()
			to++
		}
		r.load(blocks[from:to])
		if from == 0 {
			r.context()
		}
		r.chunk()
		from = max(to, 1)
	}
	r.finish()
}

// load tokenizes blocks into the sheet: they are those at hand.
func (r *run) load(blocks []corpus.Block) {
	r.toks, r.ms, r.gist = r.toks[:0], r.ms[:0], gist{lo: -1}
	r.see(0, 0)
	r.blocks, r.ends = blocks, make([]int32, len(blocks))
	for k, b := range blocks {
		n := len(r.toks)
		r.toks = r.forms.tokenize(r.toks, r.text, b.Start, b.End)
		if n < len(r.toks) {
			t := &r.toks[n]
			t.head = true
			if t.kind == word && t.end-t.start < 3 && corpus.LetterBullet(r.text[b.Start:b.End]) > 0 { // "o 100% hộ"
				*t = token{start: t.start, end: t.end, kind: punct, ch: '*', glued: t.glued, nl: t.nl, head: true}
			}
		}
		r.ends[k] = int32(len(r.toks))
	}
	r.ms = r.rd.lx.matches(r.ms, r.toks, r.forms.list)
	r.index()
	r.see(0, int32(len(r.toks)))
	r.role = r.roles(r.role)
	r.see(0, 0)
}

// chunk reads the blocks at hand, which share one sheet of tokens.
func (r *run) chunk() {
	r.ofChunk = ofChunk{mentionsOf: -1, lineKinds: r.lineKinds[:0], said: r.said[:0], heard: r.heard[:0], provisions: r.provisions[:0]}
	r.unitGoals = unitGoals{}   // told by tokens that are gone
	for k := range r.headings { // their tokens are gone
		h := &r.headings[k]
		h.lo, h.hi, h.topic, h.measure = -1, -1, nil, nil
	}
	if r.account != nil {
		r.account.known = map[int32]bool{}
	}
	blocks := r.blocks
	for k := 0; k < len(blocks); {
		if n := r.cards(blocks[k:], k); n > 0 {
			r.see(r.startOf(k), r.ends[k+n-1])
			r.card(blocks[k], blocks[k+n-1])
			k += n
			continue
		}
		n := 0
		if !r.carded || k >= r.cardsTo {
			n = r.table(blocks[k:], k)
		}
		if n == 0 {
			n = r.tableLines(blocks[k:], k)
		}
		if n == 0 {
			r.seeBlock(k)
			r.block(blocks[k])
			r.settle()
			n = 1
		} else {
			r.settleTable(k, n)
		}
		k += n
	}
}

// startOf is the first token of block k of those at hand.
func (r *run) startOf(k int) int32 {
	if k == 0 {
		return 0
	}
	return r.ends[k-1]
}

// seeBlock makes block k of those at hand the one being read.
func (r *run) seeBlock(k int) { r.see(r.startOf(k), r.ends[k]) }

// block reads one heading, paragraph, item or cell.
func (r *run) block(b corpus.Block) {
	if r.lo == r.hi {
		r.qs = r.qs[:0]
		return
	}
	r.blockNo++
	r.planAbove = r.planTold == r.blockNo-1 && r.planTold > 0
	r.begun, r.intent, r.tale, r.above, r.lastFrom = opening{}, intentUnknown, tale{}, r.region, 0
	r.sum()
	r.locate()
	if r.item && b.Kind == corpus.Paragraph && r.hi-r.lo > 20 {
		r.closeList()
	}
	r.item = b.Kind == corpus.Item
	r.quantities()
	if r.titleHi == 0 && r.blockNo < 4 && r.isTitle() {
		r.titleLo, r.titleHi = r.lo, r.hi
	}
	legend := r.legend()
	if r.footer(b) {
		r.outside(reasonFoot)
		return
	}
	if r.cites() && !r.aimsOnGrounds() { // "Căn cứ …": other documents' numbers and years
		r.outside(reasonDocument)
		return
	}
	if r.heading(b) {
		if !legend {
			r.brackets = 0
		}
		r.question.fresh = false
		r.asks()
		return
	}
	r.passes()
	defer r.asks()
	r.led.entry(r.marker())
	if r.captioned != nil {
		if r.hi-r.lo > 30 {
			r.captioned = nil
		}
		r.prev, r.prevTiers = r.captioned, nil
	}
	r.expireYear()
	if !r.continues() {
		if r.blockLean <= 0.4 || !r.opensField() {
			r.blockLean = 0
		}
		r.domain, r.blockTiers = nil, nil
	}
	r.leadIns(b)
	var buf [64]unit
	for _, u := range r.list(r.units(buf[:0])) {
		r.unit(u)
	}
	if r.numbersBefore(r.lastSentence()) {
		r.leadsIn()
	}
	if !r.lacksSet(setIssues) && !r.numbersBefore(r.hi) && r.issuesPlan(r.lo, r.hi) {
		r.planTold = r.blockNo
	}
	r.partsFollow()
}

// aimsOnGrounds reports a block that names grounds and goes on to an aim: "Căn cứ kết quả trên, tỉnh giao các xã đạt 95%".
func (r *run) aimsOnGrounds() bool {
	comma := false
	for i := r.lo; i < r.hi && !r.isMark(i, '%') && !r.isMark(r.hi-1, ';'); i++ { // grounds are a list
		if comma && (r.ofWhich(i) > 0 || r.isWord(i, "theo") && r.is(i+1, "đó")) { // "Căn cứ Quyết định …, trong đó giao 95%"
			return false
		}
		if comma = comma || r.isMark(i, ','); comma && r.begins[i]&cueTarget.bit() != 0 {
			if m := r.cueAt(i); m != nil && m.class == cueTarget && !r.is(i, "yêu", "đề") && r.numberFrom(i) < len(r.qs) {
				return true
			}
		}
	}
	return false
}

// leadIns lets a lead-in hold for its own block, or for the list that follows it
// until the list ends.
func (r *run) leadIns(b corpus.Block) {
	switch {
	case r.leadList && b.Kind == corpus.Item:
	case r.leadList && !r.leadItems:
		r.leadLean *= 0.8 // paragraphs below a lead-in: it fades
	default:
		r.leadLean, r.leadList = 0, false
	}
	r.leadItems = b.Kind == corpus.Item
	if !r.numbersBefore(r.lastSentence()) {
		r.leadsIn()
	}
}

// leadsIn lets the block at hand lead in what follows it, where its end does: all of it, or its
// last sentence behind others that give numbers.
func (r *run) leadsIn() {
	colon := r.isMark(r.hi-1, ':')
	if !colon && !r.leadsOn() {
		return
	}
	from := r.lo
	if last := r.lastSentence(); r.numbersBefore(last) {
		from = last
	}
	r.leadLean, r.leadList, r.leadItems = r.promises(from, r.hi), true, false
	if colon && r.leadLean == 0 { // "Cụ thể như sau:"
		r.leadLean = r.promises(r.lo, r.hi)
	}
}

// numbersBefore reports percentages in the block before token i: how it ends says nothing of them.
func (r *run) numbersBefore(i int32) bool {
	return slices.ContainsFunc(r.qs, func(q quantity) bool { return q.unit == corpus.UnitPercent && q.from < i })
}

// turnsToPast reports a time that is over at the beginning of a sentence behind goals of a later one: "Năm 2026, tỉnh đặt ra
// 20 chỉ tiêu. | Năm 2025, GRDP tăng 8%".
func (r *run) turnsToPast(m *moment, u unit) bool {
	return m.from <= r.firstOf(u.from, u.to) && m.yearFrom == 0 && !m.aside && !m.deadline && !m.open && m.year < r.year.year && (m.year < r.ref || m.year == r.ref && r.late())
}

// leadsOn reports a paragraph without numbers that ends by telling that goals follow:
// "Bước vào năm học mới, ngành đặt ra nhiều chỉ tiêu cụ thể."
func (r *run) leadsOn() bool {
	return !r.item && r.goalsToCome(r.lastSentence(), r.hi, 6) && !r.isTitle() && !slices.ContainsFunc(r.qs, func(q quantity) bool { return q.counted() && q.unit != corpus.UnitCount })
}

// goalsToCome reports a sentence in [a, b) that tells in its last words, at most far of them, that goals follow.
func (r *run) goalsToCome(a, b, far int32) bool {
	if !r.endsOnGoals(b, far) {
		return false
	}
	set := false
	for i := a; i < b; i++ {
		m := r.cueAt(i)
		switch {
		case r.agrees(i), r.isWord(i, "quyết") && r.isWord(i+1, "định"):
			set = true
		case m == nil:
		case m.class != cueTarget:
			return false
		case m.e.value == "set" || m.e.value == "strive" || m.e.value == "demand":
			set = true
		}
		if set && r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục") && b-i < far {
			return true
		}
	}
	return false
}

// endsOnGoals reports "chỉ tiêu" or "mục tiêu" among so many tokens before token b.
func (r *run) endsOnGoals(b, far int32) bool {
	for i := b - 1; i > b-far; i-- {
		if r.isWord(i, "tiêu") && r.is(i-1, "chỉ", "mục") {
			return true
		}
	}
	return false
}

// lastSentence returns where the block's last sentence begins.
func (r *run) lastSentence() int32 {
	if r.lastFrom == 0 { // not yet asked, or capitals were taken since
		i := r.hi - 1
		for i > r.lo && !(r.toks[i-1].ch == '.' && r.toks[i].upper && !r.toks[i].glued) {
			i--
		}
		r.lastFrom = i + 1
	}
	return r.lastFrom - 1
}

// continues reports whether a block goes on where the one before ended: it
// begins with "Đồng thời", "Bên cạnh đó" or a small letter.
func (r *run) continues() bool {
	i := r.lo
	for i < r.hi && r.toks[i].kind == punct {
		i++
	}
	m := r.at(i, connective)
	return m != nil && m.to-m.from > 1
}

// opensField reports a paragraph that begins with the field of which it goes on to speak: "Về xã hội, …", "Trong
// lĩnh vực môi trường, …". What somebody says of it is another matter.
func (r *run) opensField() bool {
	if !r.of(r.lo, setLeads) || r.is(r.lo, "mục", "cũng") {
		return false
	}
	i := r.lo + 2
	for i < r.hi && i < r.lo+12 && r.toks[i].kind == word {
		i++
	}
	return r.isMark(i, ',') && (r.is(r.lo, "lĩnh") || r.is(r.lo+1, "lĩnh", "khu") || len(r.domainCues(r.lo, i)) > 0)
}

// termBefore reports the term of office that ends where the article's latest begins.
func (r *run) termBefore(m *moment) bool {
	return r.office.yearFrom != 0 && m.year == r.office.yearFrom && r.is(m.from, "nhiệm", "trong", "sau")
}

// isOver reports a period that ends where the plan's begins or with the year at hand: the term before, "nhiệm kỳ qua".
func (r *run) isOver(m *moment) bool {
	return m.yearFrom != 0 && (r.planFrom != 0 && m.yearFrom < r.planFrom && m.year <= r.planFrom || r.termBefore(m))
}

// termWord reports a term of office: "nhiệm kỳ qua", "nhiệm kỳ 2020 - 2025".
func (r *run) termWord(m *moment) bool {
	return r.isWord(m.from, "nhiệm") || r.isWord(m.from+1, "nhiệm")
}

// tellsOver notes that a sentence tells of such a period, of which those behind it tell too until a later time is named.
func (r *run) tellsOver(ms []moment) {
	for k := range ms {
		switch m := &ms[k]; {
		case m.aside, m.began, m.open, m.inside:
		case r.isOver(m), m.over, r.termWord(m) && m.year <= r.ref:
			r.over = m.year
		case m.year > r.over:
			r.over = 0
		}
	}
}

// unit reads one sentence or part of it.
func (r *run) unit(u unit) {
	r.mem.segs = r.mem.segs[:0]
	r.sameSentence = u.from > r.lo && r.isMark(u.from-1, ';')
	r.quieten(u)
	ms := r.spanned(r.moments(r.times[:0], u.from, u.to))
	r.began(ms)
	r.opensUnit(u, ms)
	r.tellsOver(ms)
	r.times, r.unitFrom = ms, u.from
	if r.looksAside(u, ms) {
		lean, region, era, due, telling, year := r.blockLean, r.region, r.era, r.eraDue, r.telling, r.year
		defer func() {
			r.blockLean, r.region, r.era, r.eraDue, r.telling, r.year = lean, region, era, due, telling, year
		}()
	}
	qs := r.countedIn(u)
	r.hideGivers(u)
	r.hideFractions(u)
	behindUnits(ms, qs)
	r.inUnit = len(qs)
	r.begin(u)
	from := r.leadIn(u, qs)
	if len(qs) == 0 {
		r.noNumber(u, ms)
		return
	}
	r.framed(from, qs[0].left)
	segs := r.layout(u, from, qs)
	r.inOrder(segs, u)
	r.compose(segs, r.lastSeg(u))
	r.resume(segs, u)
	r.inFrame(segs)
	r.unnamed(segs)
	r.provide(segs[0].subject)
	held := r.prevTiers
	r.emit(segs, u, ms)
	if r.over != 0 && r.mem.leans[0].score > 0 && r.goalCue(&segs[0]) {
		r.over = 0
	}
	if r.era != 0 && r.mem.leans[0].score > 0 && r.setsAnew(&segs[0]) { // "tỉnh đặt mục tiêu …" ends a year that was told of before
		r.leavePast()
	}
	for k := range segs {
		segs[k].percent = segs[k].q.unit == corpus.UnitPercent
	}
	r.said = append(r.said, segs...)
	if !r.passed(segs, u, ms) && !r.funds(segs, u) {
		r.keepTurn(ms, segs)
		r.carryYear(ms, segs)
		r.setNext(u, ms, segs)
	}
	if r.prev != nil && r.onlySome(segs) {
		r.prevTiers = held
		return
	}
	r.keepLast(segs)
}

// opensUnit takes up what the time with which a unit begins, or none, says of the times before it.
func (r *run) opensUnit(u unit, ms []moment) {
	if u.from == r.lo && len(ms) > 0 && r.dated(&ms[0]) {
		m := &ms[0]
		r.begun = opening{year: m.year, former: r.isOver(m)}
	}
	if u.from == r.lo && r.leadList && !r.item && len(ms) > 0 && r.ref != 0 && ms[0].year < r.ref && ms[0].yearFrom == 0 && !ms[0].than && !ms[0].aside && r.isMark(r.hi-1, '.') {
		r.leadLean = 0 // "Ông Minh cho hay, đến hết năm 2025 toàn tỉnh …" below the goals of 2026
	}
	if r.leadLean > 0 && u.from > r.lo && !r.sameSentence && len(ms) > 0 && r.turnsToPast(&ms[0], u) {
		r.leadLean, r.blockLean = 0, 0
	}
	if u.from == r.lo && !r.item && r.opensReport(u, ms) {
		r.leadLean, r.begun.report = 0, true
		if len(ms) == 0 && r.era > r.ref && r.ref != 0 {
			r.era, r.eraDue, r.telling = r.ref, false, true
		}
	}
	if len(ms) == 0 && r.speaksOfNow(u) {
		r.era, r.eraDue, r.telling = r.ref, false, true
	}
}

// keepLast keeps the last number of a unit for those that go on with it.
func (r *run) keepLast(segs []seg) {
	last := len(segs) - 1
	for k := last; k >= 0; k-- {
		if !segs[k].paren {
			last = k
			break
		}
	}
	for k := range segs {
		if s := &segs[k]; len(s.subject) > 3 && r.isWord(s.subject[0], "tỷ") && r.isWord(s.subject[1], "lệ") {
			r.lastRate, r.rateNumber, r.rateBlock = *s, *s.q, r.blockNo
			r.lastRate.q = &r.rateNumber
		}
	}
	r.lastRead, r.lastNumber = segs[last], *segs[last].q
	r.lastRead.q = &r.lastNumber // the block's own are gone when the next one is read
	r.prev = &r.lastRead
}

// onlySome reports a sentence that only tells how many bodies stand at which level: "Có 14 chủ đầu tư giải ngân trên
// 80%, nhưng 23 xã chưa đạt 20%." What comes next goes on with what was told before it.
func (r *run) onlySome(segs []seg) bool {
	told := false
	for k := range segs {
		if segs[k].q.unit != corpus.UnitPercent {
			continue
		}
		if _, _, _, some := r.counts(segs[k].q); !some || r.mem.leans[k].score > 0 {
			return false
		}
		told = true
	}
	return told
}

// funds reports a sentence that only tells what a plan costs: "Tổng kinh phí thực hiện giai đoạn
// 2021 - 2030 là 120 tỷ đồng". Its time is of the money alone.
func (r *run) funds(segs []seg, u unit) bool {
	for k := range segs {
		if segs[k].q.unit != corpus.UnitMoney {
			return false
		}
	}
	for i := u.from; i < segs[0].q.left; i++ {
		if r.is(i, "phí") && r.is(i-1, "kinh") || r.is(i, "vốn") && r.is(i-1, "tổng", "nguồn", "số", "nhu") {
			return true
		}
	}
	return false
}

// dated reports a time with which the paragraph begins: "Năm 2025, …", "- Trong 3 năm 2021-2023 …".
func (r *run) dated(m *moment) bool {
	return !m.aside && !m.began && !m.open && !m.inside && m.from <= r.firstWord()
}

// looksAside reports a part of a sentence of goals that only tells where they stood in a year that is over: "…; năm
// 2025 hai chỉ số này là 88% và 84%." What comes next goes on with the goals.
func (r *run) looksAside(u unit, ms []moment) bool {
	if !r.sameSentence || r.blockLean <= 0 || len(ms) == 0 || r.ref == 0 || ms[0].year >= max(r.ref, r.firstYear()) || ms[0].from != r.firstOf(u.from, u.to) {
		return false
	}
	for i := ms[0].to; i < ms[0].to+3 && i < u.to; i++ {
		if r.at(i, anaphor) != nil || r.is(i, "chỉ", "tỷ") && r.is(i+2, "này", "trên") {
			return true
		}
	}
	return false
}

// opensReport reports a paragraph that begins with figures that somebody reports, and no word of aim before its first
// percentage: "Theo đánh giá của Sở, toàn tỉnh có 124 trạm y tế …".
func (r *run) opensReport(u unit, ms []moment) bool {
	from := r.firstOf(u.from, u.to)
	if m := r.at(from, cueResult); m != nil && m.e.value == "report" && r.is(m.from, "theo") {
		from = m.to
	} else if !r.bodyTells(u) {
		if m = r.personTells(u, ms); m == nil {
			return false
		}
		from = m.to
	}
	for i := from; i < u.to && !r.isMark(i, '%'); i++ {
		if c := r.cueAt(i); c != nil && c.class == cueTarget {
			return false
		}
	}
	return true
}

// bodyTells reports a paragraph that names the office its figures come from and speaks of no aim and no time to come: "Theo Sở
// Thông tin và Truyền thông, trên địa bàn tỉnh có 2.318 trạm; tỷ lệ dân số được phủ sóng là 99,8%".
func (r *run) bodyTells(u unit) bool {
	i := r.firstOf(u.from, u.to)
	if !r.isWord(i, "theo") || !r.isIn(i+1, listOffice) || r.aimsIn(u.from, r.hi) {
		return false
	}
	if !r.titledPlan() {
		return true
	}
	for ; i < u.to && !r.isMark(i+1, '%'); i++ { // in a plan shares alone are what is planned
		if r.isNumber(i) && r.role[i]&yearRole == 0 {
			return true
		}
	}
	return false
}

// personTells is the word with which somebody who is named tells what stands behind it, nil for none: "Bà Lê Thị Hoa,
// Trạm trưởng Trạm Y tế xã, | chia sẻ |: xã có 81% hộ dùng nước sạch".
func (r *run) personTells(u unit, ms []moment) *match {
	i := r.firstOf(u.from, u.to)
	if r.isWord(i, "đồng") && r.isWord(i+1, "chí") {
		i++
	} else if !r.is(i, "ông", "bà", "anh", "chị", "bác", "cô") {
		return nil
	}
	if !r.tok(i+1).upper || r.titledPlan() || r.grounded || r.info.PlanNumber != "" { // of a plan, goals are told
		return nil
	}
	for ; i < u.to && !r.isNumber(i); i++ {
		if m := r.at(i, sayWord); m != nil && !r.aheadIn(ms) && !r.isIn(i, listAsks) {
			return m
		}
	}
	return nil
}

// speaksOfNow reports a sentence that begins with "Hiện nay", "Đến nay": from there on the
// text tells how things are.
func (r *run) speaksOfNow(u unit) bool {
	for i := u.from; i < min(u.from+3, u.to); i++ {
		if m := r.at(i, cueResult); m != nil {
			return m.e.value == "so-far" || m.e.value == "compared"
		}
	}
	return false
}

// begin notes whether a unit goes on with the sentence of the one before.
func (r *run) begin(u unit) {
	r.group = nil
	if u.from > r.lo && r.isMark(u.from-1, ';') {
		return
	}
	if r.year.alone {
		r.year = r.yearElse
	}
	r.thisSentence = sentence{no: r.thisSentence.no + 1}
	if m := r.at(r.firstOf(u.from, u.to), cueResult); m != nil && m.e.value == "so-far" {
		r.thisSentence.now = m.e.group + far
	}
	if u.from == r.lo {
		r.opensAhead()
		r.leaveResults(u)
	} else if c := r.year; r.item && r.headYear.year > c.year && c.year >= r.ref && c.from == 0 && c.block == r.blockNo && !c.heading && !c.lead && r.begun.year != c.year {
		r.year = r.headYear // "- 100% trạm …; đến năm 2027 đạt 50%. Tăng tỷ lệ … lên 20%."
	}
	r.leaveLead(u)
	if len(r.said) > 0 {
		r.heard, r.said = r.said, r.heard[:0]
	}
}

// turn ends the time that was told of before where words turn to goals from what is past, or to
// results from what is to come: "Kết quả nổi bật: …" behind the goals for 2030.
func (r *run) turn(lean float64) {
	switch {
	case lean > 2.4:
		r.leavePast()
		r.blockLean, r.telling = max(r.blockLean, 0), false
	case lean < -1.5:
		r.telling = true
		if r.era >= r.ref {
			r.era, r.eraDue = r.ref, false
		}
	}
}

// opensAhead ends what was told of before where a paragraph begins with a time to come: "Thời gian
// tới, …".
func (r *run) opensAhead() {
	m := r.at(r.firstOf(r.lo, r.hi), cueTarget)
	if m != nil && m.e.value == "future" && r.isMark(m.to, ',') {
		r.leavePast()
		r.region = max(r.region, 0)
	}
}

// leavePast ends a time that is over.
func (r *run) leavePast() {
	if r.year.year != 0 && r.year.year < r.ref && !r.year.heading {
		r.year = r.headYear
	}
	if r.era < r.ref || r.era == r.ref && r.late() {
		r.era = 0
	}
	r.over = 0
}

// leaveLead ends what a lead-in said of goals or results where a sentence behind its own turns to
// the other: "Kết quả: A đạt 60%. Năm 2026, tỉnh phấn đấu …".
func (r *run) leaveLead(u unit) {
	if r.leadLean == 0 || r.leadList || u.from == r.lo {
		return
	}
	to := r.firstPercent(u)
	if lean := r.cueLean(u.from, to); lean*r.leadLean < 0 && (math.Abs(lean) > 1.5 || lean > 0.5 && r.yearAhead(to)) {
		r.leadLean = 0
	}
}

// firstPercent is the first percent sign of a unit, its end where it has none.
func (r *run) firstPercent(u unit) int32 {
	to := u.from
	for to < u.to && !r.isMark(to, '%') {
		to++
	}
	return to
}

// leaveResults ends a section of results, or what a lead-in said of results, where a paragraph of its own
// turns to a plan and to a time to come: "Năm 2026, tỉnh phấn đấu …", "Kế hoạch năm 2026 của ngành khá cụ thể." below
// "Hiệu quả bước đầu". Reports put a heading over what was, and none where they go on.
func (r *run) leaveResults(u unit) {
	if r.item || r.ref == 0 || r.sectionLean >= 0 && r.leadLean >= 0 {
		return
	}
	to := r.firstPercent(u)
	if lean := r.cueLean(u.from, to); lean < 1 && (lean < 0 || r.begun.year <= r.ref) || !r.yearAhead(to) || r.has(u.from, to, cueResult) {
		return
	}
	r.sectionLean, r.leadLean = 0, 0
	r.region = max(r.region, 0)
	r.leavePast()
}

// yearAhead reports a year after that of the article, or a time yet to come in it, before token to of the unit at hand.
func (r *run) yearAhead(to int32) bool {
	for k := range r.times {
		if m := &r.times[k]; m.from < to && !m.aside && !m.began && !m.scope && (m.year > r.ref || m.year == r.ref && m.deadline && !m.asOf && !r.late()) {
			return true
		}
	}
	return false
}

// quieten takes the capitals of a sentence that is written in capitals throughout:
// they tell no names. Its first word keeps its own, which ends the sentence before.
func (r *run) quieten(u unit) {
	words := 0
	r.shouted = false
	for i := u.from; i < u.to; i++ {
		switch t := &r.toks[i]; {
		case t.kind != word:
		case !t.upper, t.end-t.start > 2 && isName([]rune(r.str(i))):
			return
		default:
			words++
		}
	}
	if words < 4 {
		return
	}
	r.shouted, r.lastFrom = true, 0
	from := u.from
	if !r.isMark(from-1, ';') {
		from++
	}
	for i := from; i < u.to; i++ {
		r.toks[i].upper = false
	}
}

// lastSeg is the segment whose subject a verbless sentence may share: the one
// before it in the same block, or in the block just before.
func (r *run) lastSeg(u unit) *seg {
	if r.prev != nil && u.from == r.lo && r.rateBlock > 0 && r.rateBlock >= r.blockNo-2 && r.namesThisRate(u) && r.prev.q.unit != corpus.UnitPercent {
		return &r.lastRate
	}
	return r.prev
}

// namesThisRate reports a paragraph's first sentence that takes up a rate of the paragraphs before: "Theo kế
// hoạch, đến năm 2028 tỉnh đưa tỷ lệ này lên 78%". What was told last may be no rate.
func (r *run) namesThisRate(u unit) bool {
	if r.lacks("này") || r.lacks("tỷ") {
		return false
	}
	for i := u.from; i+2 < u.to && !r.isMark(i, '%'); i++ {
		if r.isWord(i, "tỷ") && r.is(i+1, "lệ") && r.is(i+2, "này", "trên") {
			return true
		}
	}
	return false
}

// countedIn returns the numbers of a unit that may become records. A count that
// only belongs to a percentage's predicate ("100% thôn có ít nhất 01 tổ") is part
// of it.
func (r *run) countedIn(u unit) []*quantity {
	out := r.mem.counted[:0]
	defer func() { r.mem.counted = out[:0] }()
	k := r.numberFrom(u.from)
	for ; k < len(r.qs) && r.qs[k].from < u.to; k++ {
		q := &r.qs[k]
		if !q.counted() {
			continue
		}
		if q.unit == corpus.UnitCount && k > 0 && r.kindOfGoals(k, u.from) {
			q.reason = reasonPart
			continue
		}
		if len(out) > 0 && (r.narrows(out[len(out)-1], q) || r.hasNone(out[len(out)-1], q)) {
			q.reason = reasonPart
			continue
		}
		if (q.unit == corpus.UnitCount || q.unit == corpus.UnitScore) && len(out) > 0 && r.embedded(out[len(out)-1], q) {
			last := out[len(out)-1]
			if !r.sized(last) {
				q.reason = reasonPart
				continue
			}
			last.reason, out = reasonPart, out[:len(out)-1]
		}
		out = append(out, q)
	}
	return r.withoutParts(u, out)
}

// kindOfGoals reports that the k-th number only counts goals of one kind, behind how many there
// are: "27 chỉ tiêu: 8 kinh tế, 11 xã hội, 6 môi trường".
func (r *run) kindOfGoals(k int, from int32) bool {
	q, before := &r.qs[k], &r.qs[k-1]
	if before.from < from || q.left-before.to > 12 || q.left != q.from {
		return false
	}
	goals := before.reason == reasonPart && r.goalsCounted == before.from
	if m := r.at(before.to, notGoal); !goals && (m == nil || m.e.value != "" || m.e.weight != 2 || before.reason != reasonCount) {
		return false
	}
	for i := before.to; i < q.left; i++ {
		if r.role[i]&cueTarget.bit() != 0 && !r.is(i, "chỉ", "mục", "tiêu") || r.isMark(i, '.') {
			return false
		}
	}
	end := q.to
	for end < r.hi && end < q.to+6 && r.toks[end].kind == word && !r.is(end, "và") {
		if !goals && r.role[end]&(predicate.bit()|verb.bit()) != 0 {
			return false
		}
		end++
	}
	if end == q.to+6 {
		return false
	}
	r.goalsCounted = q.from
	return true
}

// withoutParts leaves out the counts and amounts that only describe what a later
// percentage measures: "người có thu nhập dưới 5 triệu đồng được hỗ trợ đạt 90%".
func (r *run) withoutParts(u unit, qs []*quantity) []*quantity {
	if len(qs) > 1 && qs[0].unit == corpus.UnitCount { // "Nhóm A gồm 21 phường: …"
		for i := qs[0].right; i < qs[1].left && i < qs[0].right+24; i++ {
			if r.isMark(i, ':') && r.groups(u.from, i) {
				qs[0].reason = reasonPart
				qs = qs[1:]
				break
			}
		}
	}
	out := qs[:0]
	for k, q := range qs {
		if k+1 < len(qs) && qs[k+1].unit == corpus.UnitPercent && q.unit != corpus.UnitPercent && q.unit != corpus.UnitRank &&
			((!r.goalBefore(q) || r.inRate(q)) && r.embedded(q, qs[k+1]) || r.qualifies(q, qs[k+1])) {
			q.reason = reasonPart
			continue
		}
		if k+1 < len(qs) && q.unit == corpus.UnitAmount && q.value == 1 && r.is(q.left, "trên") && r.embedded(q, qs[k+1]) { // "giá trị sản phẩm trên 1 ha đất trồng trọt tăng 5%"
			q.reason = reasonPart
			continue
		}
		if k+1 < len(qs) && (r.sizesGroup(q, qs[k+1], u) || r.countsSuch(q, qs[k+1]) || r.insideLabel(q, qs[k+1], u)) {
			q.reason = reasonPart
			continue
		}
		out = append(out, q)
	}
	return out
}

// sizesGroup reports a count that opens a clause and only tells how many places a level is set for: "chỉ tiêu cho các địa
// phương: 5 phường trung tâm đạt từ 97%; 11 xã còn lại tối thiểu 60%".
func (r *run) sizesGroup(q, share *quantity, u unit) bool {
	if q.unit != corpus.UnitCount || share.unit != corpus.UnitPercent || q.left != q.from || share.left-q.to > 12 || q.to >= share.left || r.content(r.seqOf(share.right, r.nextSplit(share.right, u.to))) {
		return false
	}
	if m := r.at(q.to, tierWord); m == nil || m.e.weight != 2 || m.e.value == "none" {
		return false
	}
	if i := q.left - 1; q.left > u.from && !r.isMark(i, ':') && !r.isMark(i, ',') && !(r.is(i, "riêng", "còn") && r.tok(i-1).kind == punct) {
		return false
	}
	for i := q.to + 1; i < share.left; i++ {
		if r.toks[i].kind == punct || r.is(i, "có", "được", "chuẩn", "hiện", "đã") || r.role[i]&actWord.bit() != 0 {
			return false
		}
	}
	return r.hasVerb(r.seqOf(q.to, share.left)) || share.left < share.from
}

// inRate reports a count inside the name of a rate: "tỷ lệ người dân thực hiện 25 dịch vụ này
// trực tuyến đạt 90%".
func (r *run) inRate(q *quantity) bool {
	if r.is(q.left-1, "ngân") && r.is(q.left-2, "giải") { // "giải ngân 3 chương trình đạt 95%"
		return q.unit == corpus.UnitCount && q.left == q.from
	}
	for i := q.left - 1; i > q.left-12 && i > r.lo && r.toks[i].kind != number && !r.isMark(i, ';') && !r.isMark(i, ':'); i-- {
		if r.is(i, "lệ", "trọng") && r.is(i-1, "tỷ") {
			return q.unit == corpus.UnitCount && q.left == q.from || q.measure > 0 && r.bounded(q)
		}
	}
	return false
}

// narrows reports a bounded amount that only tells which of the things behind a share are
// meant: "90% hộ kinh doanh có doanh thu từ 1 tỷ đồng trở lên dùng hóa đơn điện tử".
func (r *run) narrows(share, q *quantity) bool {
	sized := q.left < q.from && q.right > q.to && q.left-share.right < 12 && r.tok(q.left-1).kind == word && share.left == share.from // "100% dự án nhà ở thương mại, khu đô thị từ 2 ha trở lên dành …"
	if share.unit != corpus.UnitPercent || q.measure == 0 || !r.bounded(q) || !r.embedded(share, q) && !sized || q.left-share.right < 2 {
		return false
	}
	has := false
	for i := share.right; i < q.left; i++ {
		if r.role[i]&(cueTarget.bit()|cueResult.bit()|yearRole) != 0 || r.levelVerb(i) {
			return false
		}
		has = has || r.is(i, "có") && i > share.right
	}
	return has || r.saysMore(q)
}

// hasNone reports a bounded share that only tells what none of the things behind another has: "100%
// xã không có nợ quá hạn trên 0,5%".
func (r *run) hasNone(share, q *quantity) bool {
	if share.unit != corpus.UnitPercent || q.unit != corpus.UnitPercent || q.left == q.from || q.left-share.right > 14 || !r.embedded(share, q) {
		return false
	}
	for i := share.right + 1; i+1 < q.left; i++ {
		if r.is(i, "không") && r.is(i+1, "có", "còn", "để") {
			return true
		}
	}
	return false
}

// levelVerb reports a word that says how high or by how much, and neither of whom nor of what.
func (r *run) levelVerb(i int32) bool {
	return i >= r.lo && i < r.hi && r.role[i]&verb.bit() != 0 && r.isIn(i, listLevelVerb)
}

// bounded reports a number with words or a sign that bind it: "từ … trở lên", "dưới".
func (r *run) bounded(q *quantity) bool { return q.left < q.from || q.right > q.to }

// saysMore reports whether the clause goes on behind a number with what is done or had: "…
// trở lên | dùng hóa đơn điện tử".
func (r *run) saysMore(q *quantity) bool {
	i := q.right
	return i+1 < r.hi && r.toks[i].kind == word && !r.separates(i) && !r.levelVerb(i) && (r.is(i, "có", "được") || r.role[i]&(connective.bit()|yearRole|cueTarget.bit()) == 0) && !r.preposed(r.seqOf(i, i+2))
}

// qualifies reports a bounded count, or an amount alone behind a comma, that only says which
// things a share is of: "số xã đạt dưới 10 tiêu chí còn không quá 10%", ", dưới 15 m đạt 60%".
func (r *run) qualifies(q, share *quantity) bool {
	counted := q.unit == corpus.UnitCount || q.measure > 0 && share.unit == corpus.UnitPercent && q.left > r.lo && r.isMark(q.left-1, ',')
	return counted && q.left < q.from && share.left-q.right < 7 && !r.closed(q.right, share.left) && r.hasVerb(r.seqOf(q.right, share.left))
}

// insideLabel reports a count among the words before the colon of a bare percentage: "Có ít
// nhất 01 điện thoại thông minh: 95%".
func (r *run) insideLabel(q, share *quantity, u unit) bool {
	if (q.unit == corpus.UnitCount || q.unit == corpus.UnitScore) && q.left < q.from && q.value < 10 && share.unit == corpus.UnitPercent && share.left-q.right < 9 && (r.isMark(share.left-1, ':') || share.left == q.right) && r.content(r.seqOf(max(q.left-3, u.from), q.left)) && !r.actOpens(q.left, u.from) && !r.content(r.seqOf(share.right, r.nextSplit(share.right, u.to))) {
		return true // "sàng lọc ít nhất 4 loại bệnh, tật phổ biến: 70%", "được khám ít nhất 1 lần/năm 75%"
	}
	return q.unit == corpus.UnitCount && q.value < 10 && r.is(q.left-1, "có") && share.unit == corpus.UnitPercent && r.isMark(share.left-1, ':') && !r.closed(u.from, share.left) && !r.content(r.seqOf(share.right, u.to))
}

// actOpens reports a verb of doing before token i that opens its clause: "Xây dựng | ít nhất 5 mô hình".
func (r *run) actOpens(i, from int32) bool {
	m := r.ending(i, actWord)
	return m != nil && (m.from <= r.firstOf(from, i) || r.separates(m.from-1))
}

// nextSplit returns where the words behind token i end at a comma or a semicolon, to at the latest.
func (r *run) nextSplit(i, to int32) int32 {
	for i < to && !r.isMark(i, ',') && !r.isMark(i, ';') {
		i++
	}
	return i
}

// countsSuch reports a bounded count that says which things the next number counts: "số xã
// dưới 10 tiêu chí còn không quá 5 xã".
func (r *run) countsSuch(q, next *quantity) bool {
	if next.unit != corpus.UnitCount || !r.qualifies(q, next) {
		return false
	}
	for i := q.left - 1; i > q.left-6 && i >= r.lo && r.toks[i].kind == word; i-- {
		if r.is(i, "số") && r.at(i, starter) != nil && r.opensClause(i) {
			return true
		}
	}
	return false
}

// sized reports a count that says how big the things before it are: "mỗi xã từ 8.000 dân
// trở lên có 02 …".
func (r *run) sized(q *quantity) bool {
	i := q.left - 1
	return q.unit == corpus.UnitCount && q.left < q.from && i > r.lo && r.toks[i].kind == word && !r.separates(i) && !r.is(q.left, "ít", "tối") &&
		r.role[i]&(verb.bit()|cueTarget.bit()|cueResult.bit()|predicate.bit()|connective.bit()|yearRole) == 0 && r.ending(q.left, actWord) == nil &&
		!r.is(i, "cho", "được")
}

// goalBefore reports whether a number is governed as goals are: by a verb, a
// bound or a cue before it, or by beginning its clause.
func (r *run) goalBefore(q *quantity) bool {
	i := q.left
	return i == r.lo || q.left < q.from || r.separates(i-1) || r.ending(i, actWord) != nil || r.role[i-1]&(verb.bit()|cueTarget.bit()|predicate.bit()|yearRole) != 0 && !r.is(i-1, "với")
}

// embedded reports whether no separator stands between a number and a count.
func (r *run) embedded(before, q *quantity) bool {
	if before.unit == corpus.UnitMoney && q.unit != corpus.UnitPercent {
		return false
	}
	for i := before.right; i < q.left; i++ {
		if r.separates(i) && !r.joinsHolders(before, i, q) || r.isMark(i, '(') || q.unit == corpus.UnitCount && r.role[i]&cueTarget.bit() != 0 && r.cueAt(i) != nil && !r.mustHave(before, i) {
			return false
		}
	}
	return before.unit != corpus.UnitCount || q.unit != corpus.UnitCount || !r.is(q.left-1, "với", "là") // "60 khách sạn với 8.000 phòng"
}

// mustHave reports a word at token i with which is said what those have to be or to have that a share is of:
// "100% thôn phải có ít nhất 01 tổ", "90% trẻ sẽ được tiêm ít nhất 2 mũi".
func (r *run) mustHave(share *quantity, i int32) bool {
	return share.unit == corpus.UnitPercent && i > share.right && r.is(i, "sẽ", "phải", "cần", "đảm", "bảo", "duy") && !r.levelVerb(share.left-1)
}

// joinsHolders reports a comma or "và" at token i between those that a share is of, before what a
// count belongs to: "100% cơ quan, tổ chức sử dụng ít nhất 01 ứng dụng". In "90% hộ nghèo, hỗ trợ
// 200 hộ" a clause of its own begins.
func (r *run) joinsHolders(share *quantity, i int32, q *quantity) bool {
	if share.unit == corpus.UnitPercent && q.unit == corpus.UnitScore && r.is(i, "và", "hoặc", "hay") && r.is(q.from+1, "lần") { // "được khám sức khỏe và tư vấn ít nhất 1 lần"
		return true
	}
	if r.listsHolders(share, i, q) {
		return true
	}
	if share.unit != corpus.UnitPercent || q.unit != corpus.UnitCount || q.value > 9 || i-share.right > 6 || q.left-i > 9 || !r.isMark(i, ',') && !r.is(i, "và") {
		return false
	}
	if r.toks[i-1].kind == word && r.actsAt(i-1) && r.actsAt(i+1) { // "100% cơ sở vận động, hỗ trợ ít nhất 02 hộ"
		return true
	}
	for j := share.right; j < i; j++ {
		if r.is(j, "có", "được") || r.role[j]&(verb.bit()|predicate.bit()|actWord.bit()) != 0 {
			return false
		}
	}
	if i == share.right || r.role[i+1]&(predicate.bit()|actWord.bit()) != 0 && !(r.is(i+1, "tổ") && r.is(i+2, "chức")) {
		return false
	}
	return r.firstPredicate(r.seqOf(i+1, q.left)) > 0
}

// listsHolders reports a list of those that a share is of, up to "có" right before the count that all
// of them have: "100% khu công nghệ cao, khu công nghiệp, cụm công nghiệp có tối thiểu 1 trạm".
func (r *run) listsHolders(share *quantity, i int32, q *quantity) bool {
	if share.unit != corpus.UnitPercent || q.unit != corpus.UnitCount && q.unit != corpus.UnitScore || q.value > 9 || q.left-share.right > 24 || !r.isMark(i, ',') && !r.is(i, "và", "hoặc") || !r.is(q.left-1, "có") {
		return false
	}
	for j := share.right; j < q.left-1; j++ {
		if r.toks[j].kind != word && !r.isMark(j, ',') || r.is(j, "có", "được", "đạt", "mỗi", "từng") || r.role[j]&(verb.bit()|predicate.bit()|actWord.bit()|cueTarget.bit()) != 0 {
			return false
		}
	}
	return true
}

// actsAt reports a verb of doing at token i.
func (r *run) actsAt(i int32) bool {
	return i >= r.lo && i < r.hi && r.role[i]&(actWord.bit()|predicate.bit()) != 0 && !r.is(i, "có", "đạt", "được")
}

// leadIn reads what stands before a colon: "Về kinh tế số: …" tells the domain,
// "Đến năm 2025: …" the time. It returns where the rest begins. A colon directly
// before the number is a verb ("Chỉ số DTI: nhóm 15") and stays.
func (r *run) leadIn(u unit, qs []*quantity) int32 {
	end := u.to
	if len(qs) > 0 {
		end = qs[0].left
	}
	from := u.from
	for i := u.from; i < end && !r.lacksMark(':'); i++ {
		if !r.isMark(i, ':') {
			continue
		}
		if len(qs) > 0 && r.labelsValue(from, i, end, u, qs) {
			break
		}
		if t := r.bodiesIn(from, i); len(t) > 0 && len(qs) > 0 && (!r.bareValue(u, qs) || r.content(r.seqOf(i+1, end)) && r.cueLean(from, i) == 0) { // "UBND các xã, phường: tỷ lệ hồ sơ trực tuyến 80%"
			if r.endsInGoals(from, i) { // "Phường phấn đấu hoàn thành các chỉ tiêu như: 98% hộ …"
				r.lead(from, i)
			}
			r.blockTiers = t
			if !r.saysOfIt(u, qs) {
				from = i + 1
				continue
			}
		}
		if len(qs) > 0 && qs[0].unit == corpus.UnitPercent && !r.content(r.seqOf(i+1, end)) && r.leadsFigures(from, i) {
			from = i + 1
			continue
		}
		if r.datedPlan(r.seqOf(r.firstOf(from, i), i)) {
			r.lead(from, i)
			from = i + 1
			continue
		}
		if len(qs) > 0 && !r.content(r.pastEach(i+1, end)) && r.content(r.seqOf(from, i)) && (!r.domainOnly(from, i) || r.shareOnly(r.seqOf(from, i), u, qs) || r.saysOfIt(u, qs)) && !r.leadsToNumber(from, i, u, qs) && !r.underTitle(u, qs) && !r.underField(from, u, qs) {
			r.setParent(from, i)
			break
		}
		if len(qs) > 0 && r.fieldParted(from, i, qs[0]) {
			r.headParent(from, i)
			from = i + 1
			continue
		}
		if r.fieldMoves(from, i, u, qs) {
			r.headParent(from, i)
			break
		}
		if len(qs) > 0 && r.labels(from, i) && !r.content(r.seqOf(i+1, end)) && r.bareValue(u, qs) {
			r.parent = parent{toks: r.trimmed(r.seqOf(from, i), ignorable), sentence: r.thisSentence.no, firm: true}
			break
		}
		r.lead(from, i)
		from = i + 1
	}
	if from == u.from {
		r.leadPhrase(u, end)
	}
	return from
}

// labelsValue reports that what stands in [from, i) before a colon only says whose the bare value behind it is, or of which part: it
// stays with its number.
func (r *run) labelsValue(from, i, end int32, u unit, qs []*quantity) bool {
	alone := !r.content(r.seqOf(i+1, end))
	switch {
	case alone && r.onlyTier(r.seqOf(from, i)), // "Cấp tỉnh: 100%"
		alone && r.item && from == u.from && (r.onlyLocality(r.seqOf(from, i)) || r.onlyDepartment(r.seqOf(from, i))),                   // "- Huyện Cao Sơn: 92%", "- Sở Y tế: 92%"
		r.sameSentence && r.parent.valued && r.parent.sentence == r.thisSentence.no && r.isPart(r.trimmed(r.seqOf(from, i), ignorable)): // "Tỷ lệ hộ ở thành thị dùng nước máy: 98%; ở nông thôn: 80%"
		return r.bareValue(u, qs)
	case alone && (from > u.from || r.sameSentence && r.parent.named) && r.inParent(from, i) && r.bareValue(u, qs): // "Cơ cấu kinh tế: nông nghiệp: 75%; dịch vụ: 20%"
		r.parent.named = true
		return true
	}
	return false
}

// leadsFigures takes [from, i) before a colon for words that only say that figures follow, and what they are of for what those measure.
func (r *run) leadsFigures(from, i int32) bool {
	of, led := r.figuresLed(r.seqOf(from, i))
	if !led {
		return false
	}
	r.lead(from, i)
	if r.parent.sentence == r.thisSentence.no {
		r.parent = parent{}
	}
	if len(of) > 1 {
		r.parent = parent{toks: of, sentence: r.thisSentence.no, firm: true}
	}
	r.ledBy = parent{}
	return true
}

// headParent takes [from, i) before a colon, without the mark of its entry, for what is measured behind it.
func (r *run) headParent(from, i int32) {
	head := r.seqOf(from, i)
	r.parent = parent{toks: r.trimmed(head[r.entryMark(head):], ignorable), sentence: r.thisSentence.no, firm: true}
}

// labels reports whether a line's words before its colon can only be what the value
// behind it measures: "Xã nông thôn mới nâng cao: 50%".
func (r *run) labels(a, b int32) bool {
	toks := r.trimmed(r.seqOf(a, b), ignorable)
	short := len(toks) == 1 && allUpper(r.str(toks[0])) && !r.shouted && len(r.str(toks[0])) > 2 // "BHYT: 98%"
	return (short || len(toks) > 2 && len(toks) < 12) && r.content(toks) && !r.agent(toks) && !r.groups(a, b) && r.ending(b, opener) == nil
}

// bareValue reports whether nothing but values stands after the first number.
func (r *run) bareValue(u unit, qs []*quantity) bool {
	end := u.to
	if len(qs) > 1 {
		end = qs[1].left
	}
	return !r.content(r.seqOf(qs[0].right, r.beforeAmong(qs[0].right, end)))
}

// shareOnly reports whether the words after the first number tell nothing but what
// it is a share of, so that even a domain's name before the colon is what is
// measured: "Bảo hiểm y tế: 95% dân số".
func (r *run) shareOnly(lead []int32, u unit, qs []*quantity) bool {
	post := r.afterFirst(u, qs)
	return qs[0].unit == corpus.UnitPercent && len(post) > 0 && len(post) < 8 && !r.hasPredicate(post) &&
		(r.isIn(post[0], listBase) || r.sameWord(lead, post[0]) >= 0)
}

// saysOfIt reports a predicate right behind the first number: it is said of what stands before the colon,
// even where that names a domain too: "Rác thải: 95% được thu gom".
func (r *run) saysOfIt(u unit, qs []*quantity) bool {
	post := r.pastAll(r.afterFirst(u, qs))
	return qs[0].unit == corpus.UnitPercent && len(post) > 1 && (r.predicateFirst(post) || r.firstPredicate(post) == 0 && r.at(post[0], starter) == nil)
}

// leadsToNumber reports words before a colon that only lead to what follows, or name who does it; of a doer
// the predicate behind the number may be said: "Cán bộ, công chức cấp xã: 90% được tập huấn".
func (r *run) leadsToNumber(from, colon int32, u unit, qs []*quantity) bool {
	goals, doer := r.heralds(from, colon)
	return goals || doer && !r.saysOfIt(u, qs)
}

// fieldMoves reports a field before a colon that begins its line, with nothing behind it but how much it is
// to change: "Tai nạn giao thông: giảm 5%".
func (r *run) fieldMoves(from, colon int32, u unit, qs []*quantity) bool {
	if len(qs) != 1 || qs[0].unit != corpus.UnitPercent || from != r.lo {
		return false
	}
	head := r.seqOf(from, colon)
	head = r.trimmed(head[r.entryMark(head):], ignorable)
	return len(head) > 1 && !r.is(head[0]-1, "về") && r.domainOnly(head[0], head[len(head)-1]+1) && r.changes(r.seqOf(colon+1, qs[0].left)) && !r.content(r.seqOf(qs[0].right, u.to))
}

// fieldParted reports a field before a colon with nothing between it and the first number but a place or what is
// done, so that the field is what is measured: "Bảo hiểm y tế: xã Hua Bum 95%, …", "Rác thải: thu gom 98%".
func (r *run) fieldParted(from, colon int32, q *quantity) bool {
	head := r.seqOf(from, colon)
	head = r.trimmed(head[r.entryMark(head):], ignorable)
	if q.unit != corpus.UnitPercent || len(head) < 2 || len(head) > 6 || r.is(r.firstOf(from, colon), "về") || r.groups(from, colon) || r.isPlace(head) || r.agent(head) || r.onlyTier(head) {
		return false
	}
	part := r.trimmed(r.seqOf(colon+1, q.left), separatorRole|connective.bit()|yearRole)
	if !r.content(part) || slices.ContainsFunc(part, func(i int32) bool { return r.toks[i].kind != word && !r.isMark(i, ',') && !r.isMark(i, '-') }) {
		return false
	}
	return r.isPlace(part) && (r.is(part[0], "các") || slices.ContainsFunc(part[1:], func(i int32) bool { return r.toks[i].upper })) || r.isIn(head[0], listTreated) && r.onlyTreats(part)
}

// pastEach lists the tokens of [from, to) without a "mỗi" that begins them and stands before a time:
// "mỗi | năm trong giai đoạn 2026 - 2030 phải tăng".
func (r *run) pastEach(from, to int32) []int32 {
	if from+1 < to && r.is(from, "mỗi", "từng") && r.role[from+1]&yearRole != 0 {
		from++
	}
	return r.seqOf(from, to)
}

// underTitle reports whether a whole clause stands after the number, so that the words
// before the colon are only its title: "Phòng, chống cháy: 100% trường học có nội quy".
func (r *run) underTitle(u unit, qs []*quantity) bool {
	post := r.afterFirst(u, qs)
	if n := len(qs); n > 1 && len(post) > 3 && qs[0].unit == corpus.UnitPercent && qs[n-1].unit == qs[0].unit && r.tierIn(post) && r.firstPredicate(post) < 0 { // ": 100% hồ sơ cấp tỉnh, 90% cấp xã được xử lý trên mạng"
		last := r.afterFirst(u, qs[n-1:])
		return r.separates(qs[1].left-1) && r.separates(qs[n-1].left-1) && len(last) > 4 && r.tierIn(last) && r.hasPredicate(last)
	}
	return (qs[0].unit == corpus.UnitPercent || qs[0].unit == corpus.UnitCount) && len(post) > 4 && !r.isMark(qs[0].right, '/') && r.role[post[0]]&(predicate.bit()|tierWord.bit()) == 0 && !r.preposed(post) && r.firstPredicate(post) > 0
}

// underField reports "Về …:" before a number with things of which something is said: it is their
// field, whatever else it names. "(5) Về xây dựng Đảng: có trên 90% tổ chức đảng, đảng viên hoàn thành …".
func (r *run) underField(from int32, u unit, qs []*quantity) bool {
	if !r.is(r.firstOf(from, u.to), "về") || qs[0].unit != corpus.UnitPercent {
		return false
	}
	end := u.to
	if len(qs) > 1 {
		end = qs[1].left
	}
	post := r.trimmed(r.seqOf(qs[0].right, end), separatorRole)
	return len(post) > 4 && (r.role[post[0]]&predicate.bit() == 0 || r.is(post[0], "tổ")) && !r.preposed(post) && (r.firstPredicate(post) > 1 || slices.ContainsFunc(post, func(i int32) bool { return r.is(i, "hoàn") && r.is(i+1, "thành") }))
}

// afterFirst lists the words between the first number and the next comma or number.
func (r *run) afterFirst(u unit, qs []*quantity) []int32 {
	end := u.to
	if len(qs) > 1 {
		end = qs[1].left
	}
	return r.trimmed(r.seqOf(qs[0].right, r.beforeAmong(qs[0].right, end)), separatorRole)
}

// beforeAmong returns where ", trong đó" begins in [from, to), to for nowhere.
func (r *run) beforeAmong(from, to int32) int32 {
	for i := from; i+2 < to; i++ {
		if r.isMark(i, ',') && r.ofWhich(i+1) > 0 {
			return i
		}
	}
	return to
}

// domainOnly reports whether the tokens name a domain and nothing else.
func (r *run) domainOnly(a, b int32) bool {
	return a < b && b-a < 16 && r.mem.find.NamesDomain(r.allWords(a, b))
}

// lead takes up what a lead-in says for all that follows in the block.
func (r *run) lead(a, b int32) {
	if b-a < 18 {
		r.nameLead(a, b)
	}
	if cues := r.domainCues(a, b); len(cues) > 0 && r.at(r.firstOf(a, b), starter) == nil && !r.hasPredicate(r.seqOf(a, b)) {
		r.domain, r.domainAt = cues, a
	}
	if !r.groups(a, b) {
		if !r.domainOnly(a, b) || r.at(r.firstOf(a, b), starter) != nil {
			r.setParent(a, b)
		}
	} else {
		end := a
		for end < b && !(r.isMark(end, ',') && r.separates(end)) {
			end++
		}
		if r.group = r.trimmed(r.seqOf(a, end), separatorRole); r.groupsTasks(r.group) {
			r.group = nil
		}
		if t := r.tiersNamed(a, end); len(t) > 0 {
			r.blockTiers = t
		}
	}
	said := b
	if r.is(said-1, "mới") { // "Kết nạp đảng viên mới:" tells of no result
		said--
	}
	r.thisSentence.bound = r.boundGoals(a, b)
	lean := r.promises(a, said) + r.sectionIn(a, b)
	if lean == 0 && r.issuesPlan(a, b) {
		lean = 2.5
	}
	r.turn(lean)
	r.leadLean = clamp(r.leadLean+lean, 4)
	if t := r.levelsIn(a, b); len(t) > 0 && b-a < 12 && len(r.group) == 0 {
		r.blockTiers = t
	}
}

// groupsTasks reports a group of goals, not of those for whom they hold: "Nhóm hoàn thiện hệ sinh
// thái", "Nhóm phục vụ người dân".
func (r *run) groupsTasks(toks []int32) bool {
	return len(toks) > 2 && r.is(toks[0], "nhóm") && (r.at(toks[1], actWord) != nil || r.at(toks[1], predicate) != nil && !r.is(toks[1], "có") || r.is(toks[1], "phục", "mục", "chỉ", "nhiệm"))
}

// sectionIn is what a short lead-in says that would make a heading alone: "Phương hướng năm
// 2025: …", "Hạn chế: …".
func (r *run) sectionIn(a, b int32) float64 {
	i := r.firstOf(a, b)
	if b-a > 10 || r.cueAt(i) != nil {
		return 0
	}
	if m := r.at(i, sectionTarget); m != nil && !r.content(r.seqOf(m.to, b)) {
		return 2.5
	}
	if m := r.at(i, sectionResult); m != nil && !r.content(r.seqOf(m.to, b)) {
		return -2.5
	}
	return 0
}

// leadPhrase reads "Về kinh tế số, …", "Đối với mục tiêu phát triển xã hội số, …"
// at the beginning of a sentence.
func (r *run) leadPhrase(u unit, end int32) {
	i := u.from
	for i < end && r.toks[i].kind == punct {
		i++
	}
	j := i
	for j < end && !r.isMark(j, ',') && j-i < 16 {
		j++
	}
	if r.ofWhich(i) > 0 || !r.of(i, setLeads) && !(i > r.lo && r.isWord(i-1, "về")) { // "trong đó nông nghiệp tăng 4%" leads in nothing
		return
	}
	if cues := r.domainCues(i, j); len(cues) > 0 {
		r.domain, r.domainAt = cues, i
	} else if j < end && j-i < 8 && r.is(i, "về") && len(r.domain) > 0 { // another field, whichever: what the lead-in before it said is over
		r.domain = nil
	}
}

// firstOf returns the first word of [a, b).
func (r *run) firstOf(a, b int32) int32 {
	for a < b && r.toks[a].kind != word {
		a++
	}
	return a
}

// domainCues lists the fields that [a, b) names.
func (r *run) domainCues(a, b int32) []taxonomy.Cue {
	if a >= b {
		return nil
	}
	cues := r.mem.find.DomainCues(r.allWords(a, r.beforePlace(a, b)))
	if len(cues) > 0 && r.transforms(a, b) {
		cues = append(slices.Clip(cues), taxonomy.Cue{Domain: "government", Vague: true})
	}
	return cues
}

// beforePlace returns where [a, b) turns to the places that it is about: "Tại địa bàn có khu
// công nghiệp" names no field of industry.
func (r *run) beforePlace(a, b int32) int32 {
	for i := a + 1; i < b; i++ {
		if r.isWord(i, "bàn") && r.is(i-1, "địa") && !r.is(i-2, "trên") || (r.isWord(i, "khu") || r.isWord(i, "cụm")) && r.is(i-1, "ở", "tại") {
			return i
		}
	}
	return b
}

// transforms reports "chuyển đổi số" beside another field in a heading: "MÔI TRƯỜNG, CHUYỂN ĐỔI
// SỐ". What is counted below tells which of the two it belongs to.
func (r *run) transforms(a, b int32) bool {
	for i := a + 2; i < b; i++ {
		if r.isWord(i, "số") && r.is(i-1, "đổi") && r.is(i-2, "chuyển") {
			return true
		}
	}
	return false
}

// allWords spells the tokens [a, b) out. The result holds until the next call.
func (r *run) allWords(a, b int32) []*taxonomy.Word {
	out := r.mem.words[:0]
	for i := a; i < b; i++ {
		out = r.spellOne(out, i, i > a)
	}
	r.mem.words = out
	return out
}

// noNumber lets a sentence without numbers say something for the next ones: its
// cues, its time, its field.
func (r *run) noNumber(u unit, ms []moment) {
	if cues, ok := r.announced(u); ok {
		r.domain, r.domainAt = cues, u.from
	}
	ahead := r.setsAhead(u, ms)
	if ahead {
		r.blockLean, r.region = 0, 0
	}
	lean := r.promises(u.from, u.to)
	r.turn(lean)
	if !r.sameSentence || lean != 0 { // an entry of a list changes nothing for the next
		r.blockLean = r.blockLean*0.5 + lean
	}
	if lean > 2 && r.goalsToCome(u.from, u.to, 14) { // "Năm 2026, tỉnh đặt ra 20 chỉ tiêu. GRDP tăng 9%; …"
		r.leadLean = clamp(r.leadLean+lean, 4)
	}
	if r.presents(u, ms) {
		r.leadLean, r.leadList, r.presented = clamp(r.leadLean+2, 4), true, true
	}
	if ahead || !r.datesItself(u, ms) && !r.dateline(u, ms) {
		r.carryYear(ms, nil)
	}
}

// dateline reports a block that only tells where and when a document was signed. It is the
// article's date, no time of what follows.
func (r *run) dateline(u unit, ms []moment) bool {
	if len(ms) == 0 || u.from != r.lo || u.to != r.hi {
		return false
	}
	_, ok := signedIn(r.text[r.toks[r.lo].start:r.toks[r.hi-1].end])
	return ok
}

// datesItself reports an entry of a sentence's list that ends with its own time: "…; đạt
// chuẩn nông thôn mới vào cuối năm 2023; …" tells nothing of the entries behind it.
func (r *run) datesItself(u unit, ms []moment) bool {
	if len(ms) == 0 || !r.sameSentence && !r.isMark(u.to, ';') {
		return false
	}
	if r.content(r.seqOf(ms[len(ms)-1].to, u.to)) {
		return r.sameSentence && !r.isMark(u.to, ';') && !r.isMark(u.to-1, ':') // the last entry: "…; phấn đấu đến năm 2028 đạt chuẩn nâng cao."
	}
	return r.content(r.seqOf(u.from, ms[0].from))
}

// carryYear keeps the last time that governed a number, or that a sentence
// without numbers sets for the next ones ("Đến năm 2025, phấn đấu:"). A year in
// parentheses holds inside them.
func (r *run) carryYear(ms []moment, segs []seg) {
	for k := range ms {
		m := &ms[k]
		if m.aside || m.began || m.open || m.within && r.year.year != 0 || r.interim(m, segs) || m.date && r.closesBudget(m) || len(segs) > 0 && (m.inside || !governs(m, segs) && !r.closesRow(k, ms, segs)) {
			continue
		}
		was := r.year
		if was.alone {
			was = r.yearElse
		}
		r.year = carriedYear{year: m.year, from: m.yearFrom, lead: len(segs) == 0, due: m.deadline && !m.asOf, over: m.over, block: r.blockNo}
		if i := m.from - 1; len(segs) > 0 && i == r.firstOf(r.unitFrom, m.from) && r.is(i, "riêng") && was.year > m.year && m.year >= r.ref { // "Riêng năm 2026, các chỉ tiêu này là 75%."
			r.year.alone, r.yearElse = true, was
		}
		if m.within {
			continue
		}
		r.era, r.eraDue = m.year, m.deadline && !m.asOf
		r.telling = false
		if m.year >= r.pubYear && (!r.item || r.ahead.year == 0 || r.dated(m)) { // an entry's own second year is its alone: "… đạt 70%; đến năm 2030 đạt 90%"
			r.ahead = r.year
		}
	}
	if n := len(ms); n > 0 && len(segs) > 0 && r.year.year < r.pubYear && r.soFarIn(ms[n-1].to, segs[len(segs)-1].q.left) {
		r.year = carriedYear{year: r.pubYear, block: r.blockNo}
	}
}

// closesRow reports the year behind the last of two values of one measure, the first of which has an earlier one: "đến
// năm 2028 đạt 78% và 88% vào năm 2030". What follows is due then.
func (r *run) closesRow(k int, ms []moment, segs []seg) bool {
	m := &ms[k]
	if k == 0 || k < len(ms)-1 || m.deadline || m.yearFrom != 0 || m.year <= ms[k-1].year || ms[k-1].year <= r.ref || r.planYear != 0 && r.planYear != m.year {
		return false
	}
	return slices.ContainsFunc(segs[1:], func(s seg) bool {
		return s.q.right == m.from && s.carried && !s.paren && !r.content(s.pre)
	})
}

// interim reports a second year that one measure gets and that is not the plan's: "đến năm
// 2030 đạt 30%, năm 2026 đạt 18%" in a plan for 2030. It is left with its number. So is the year of
// a part of the time told before: "giai đoạn 2026-2030 …; trong đó năm 2026 tăng 11%; …".
func (r *run) interim(m *moment, segs []seg) bool {
	if i := m.from - 1; len(segs) > 0 && r.sameSentence && r.year.year > m.year && (r.is(i, "riêng") || r.endsOfWhich(i)) {
		return true
	}

	for k := 1; k < len(segs); k++ {
		s := &segs[k]
		if lo, _ := bounds(s); m.from >= lo && m.to <= s.q.from {
			return s.carried && !r.content(s.pre) && !m.deadline && r.planYear != 0 && m.year != r.planYear
		}
	}
	return false
}

// expireYear takes back to the year of the heading what an entry of a list, or a
// paragraph below a heading with a year of its own, said only of itself.
func (r *run) expireYear() {
	if r.year.block == r.blockNo || r.year.heading || r.year.lead || r.headYear.year == 0 && !r.item {
		return
	}
	r.year = r.headYear
}

// governs reports whether a time stands before a number in the number's own
// segment, outside parentheses. One behind its number ("… trước năm 2029") tells
// nothing of the next.
func governs(m *moment, segs []seg) bool {
	for k := range segs {
		lo, _ := bounds(&segs[k])
		if !segs[k].paren && m.from >= lo && m.to <= segs[k].q.from {
			return true
		}
	}
	return m.to <= segs[0].q.from
}

// layout divides a unit into segments; parentheses that hold numbers of their own
// are read apart and explain the segment before them.
func (r *run) layout(u unit, from int32, qs []*quantity) []seg {
	groups := r.maskGroups(u, from, qs)
	var outer, inner []*quantity
	for _, q := range qs {
		if r.role[q.from]&maskedRole != 0 {
			inner = append(inner, q)
		} else {
			outer = append(outer, q)
		}
	}
	segs := r.segments(from, u.to, outer)
	for _, g := range groups {
		for k := g.from; k < min(g.to+1, u.to); k++ {
			r.role[k] &^= maskedRole
		}
		segs = append(segs, r.inGroup(g, from, inner, segs)...)
	}
	return segs
}

// maskGroups hides the brackets with numbers of their own from their sentence, and returns where each opens and closes.
func (r *run) maskGroups(u unit, from int32, qs []*quantity) []span {
	var groups []span
	bare := r.allBracketed(u, qs)
	for i := from; i < u.to && !r.lacksMark('('); i++ {
		if !r.isMark(i, '(') || r.role[i]&maskedRole != 0 {
			continue
		}
		j := i + 1
		for j < u.to && !r.isMark(j, ')') {
			j++
		}
		if j == i+2 && r.isMark(j, ')') && r.isMark(i+1, '%') { // "Tỷ lệ hộ nghèo (%): 1,4": the unit
			for ; i <= j; i++ {
				r.role[i] |= maskedRole
			}
			i = j
			continue
		}
		n, alone, counted := 0, false, false
		for _, q := range qs {
			counted = counted || q.from < i && i-q.from < 6 // "45 xã (90%) đạt chuẩn"
			if q.from > i && q.from < j {
				n++
				alone = q.unit == corpus.UnitPercent && q.left == i+1 && q.right == j
			}
		}
		if n == 1 && alone && (bare || !counted && j+1 < u.to && i > from && r.toks[i-1].kind == word && r.role[j+1]&predicate.bit() != 0) {
			r.role[i] |= maskedRole // "mọi xã (100%) có đài truyền thanh": the number stands in its sentence
			r.role[j] |= maskedRole
			i = j
			continue
		}
		if n > 0 {
			groups = append(groups, span{i, j})
			for k := i; k < min(j+1, u.to); k++ {
				r.role[k] |= maskedRole
			}
		}
		i = j
	}
	return groups
}

// inGroup lays out the numbers of brackets behind those of their sentence so far: what stands before the brackets leads to the first
// where none of the sentence does, or where it names another value.
func (r *run) inGroup(g span, from int32, inner []*quantity, segs []seg) []seg {
	var in []*quantity
	for _, q := range inner {
		if q.from > g.from && q.from < g.to {
			in = append(in, q)
		}
	}
	sub := r.segments(g.from+1, g.to, in)
	at := -1
	for k := range segs {
		if !segs[k].paren && segs[k].q.from < g.from {
			at = k
		}
	}
	for k := range sub {
		sub[k].paren, sub[k].outer = true, at
	}
	if len(sub) == 0 {
		return nil
	}
	if lead := r.beforeParen(from, g.from, at < 0); at < 0 || r.comparison(lead) {
		sub[0].pre = r.join(lead, sub[0].pre, nil)
		sub[0].first = !r.content(sub[0].pre)
	}
	return sub
}

// allBracketed reports a row of things each with its value in parentheses and nothing else
// there: "giảm tỷ trọng nông nghiệp (12%), tăng tỷ trọng công nghiệp - xây dựng (48%)".
func (r *run) allBracketed(u unit, qs []*quantity) bool {
	if len(qs) < 2 {
		return false
	}
	for _, q := range qs {
		if q.unit != corpus.UnitPercent || !r.isMark(q.left-1, '(') || !r.isMark(q.right, ')') || r.tok(q.left-2).kind != word {
			return false
		}
		if end := q.right + 1; end < u.to && !r.separates(end) && !r.isMark(end, ';') {
			return false
		}
		if r.comparison(r.beforeParen(u.from, q.left-1, true)) {
			return false
		}
	}
	return true
}

// beforeParen lists the words of the clause that the parenthesis closes, those behind its
// years only or all of them.
func (r *run) beforeParen(from, open int32, years bool) []int32 {
	i := open
	if r.isMark(i-1, ')') && r.isMark(i-3, '(') && i-3 > from { // "… nội tỉnh (GRDP) | (7,15% …"
		i -= 3
	}
	for i > from && i > open-80 && !r.separates(i-1) && (r.toks[i-1].kind != number || years && r.role[i-1]&yearRole != 0 || r.rejectedAt(i-1)) && !r.isMark(i-1, '%') && !r.isMark(i-1, ')') {
		i--
	}
	return r.seqOf(i, open)
}

// rejectedAt reports a number at token i that is none of those told: an age, a year.
func (r *run) rejectedAt(i int32) bool {
	k, ok := slices.BinarySearchFunc(r.qs, i, func(q quantity, at int32) int { return cmp.Compare(q.from, at) })
	return ok && !r.qs[k].counted()
}

// comparison reports whether the words before a parenthesis name another value
// than the one before: a plan, an average, another period.
func (r *run) comparison(toks []int32) bool {
	for _, i := range toks {
		if r.isIn(i, listAgainst) {
			return true
		}
	}
	return false
}

// outside reads a block that is no part of the article's own promises: a teaser, a
// cited document. Its percentages are results or other, never targets, and what
// it says carries no further.
func (r *run) outside(why string) {
	if !r.hasPercent() {
		r.reject(why)
		return
	}
	year, prev, tiers, domain := r.year, r.prev, r.prevTiers, r.lastDomain
	lean, item, region := r.blockLean, r.itemLean, r.region
	r.prev, r.prevTiers, r.blockLean, r.foreign = nil, nil, 0, why
	var buf [8]unit
	for _, u := range r.units(buf[:0]) {
		r.unit(u)
	}
	r.year, r.prev, r.prevTiers, r.lastDomain = year, prev, tiers, domain
	r.blockLean, r.itemLean, r.region, r.foreign = lean, item, region, ""
}

// reject sends every number of the block to the account as rejected.
func (r *run) reject(why string) {
	for k := range r.qs {
		r.note(&r.qs[k], why)
	}
}
