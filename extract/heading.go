package extract

import (
	"math"
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// heading is what a heading says for the blocks below it, until the next one of
// its level.
type heading struct {
	level  int
	number int   // that it begins with, "3." is 3; 0 for none
	roman  bool  // it begins with a Roman number
	lo, hi int32 // its tokens

	numbered bool // it begins with the number or the mark of an entry
	upper    bool // it is in capitals
	asked    bool // a question
	colon    bool // it ends with a colon

	lean    float64
	other   bool // money and organisation
	words   []*taxonomy.Word
	domain  []taxonomy.Cue
	tiers   []corpus.Tier
	year    carriedYear
	measure []int32      // what it measures, for entries that name nothing
	topic   []int32      // what it names, for entries that only say something of it
	bound   corpus.Bound // "… đạt tối thiểu:", of the values below it
}

// heading reads a block as a heading when it is one: marked so by its page, or a
// short line without a number of its own that is numbered, in capitals, or ends
// with a colon.
func (r *run) heading(b corpus.Block) bool {
	h, ok := r.headOf(b)
	if !ok {
		return false
	}
	h.lean, h.other = r.headLean()
	h.words = r.spell(nil, r.seqOf(r.lo, r.hi), math.MaxInt32)
	title := r.isTitle()
	if title {
		h.lean, h.other = 0, false // it heads all, results and goals
	}
	r.headScope(&h, b, title)
	for len(r.headings) > 0 && r.headings[len(r.headings)-1].level >= h.level {
		r.headings = r.headings[:len(r.headings)-1]
	}
	if h.lean > 0 && r.region < 0 {
		r.region = 0 // the results above are another matter
	}
	if h.lean > 2 && h.year.year == 0 {
		r.leavePast()
	}
	r.telling = false
	if h.lean > 0 || h.year.year > r.over {
		r.over = 0
	}
	r.headings = append(r.headings, h)
	r.underHeadings()
	r.prev, r.captioned, r.prevTiers, r.led = nil, nil, nil, led{}
	r.headMeasures(&r.headings[len(r.headings)-1], b, title)
	r.reject(reasonOrdinal)
	return true
}

// headOf tells a heading from a paragraph, and its level.
func (r *run) headOf(b corpus.Block) (heading, bool) {
	n := r.hi - r.lo
	if n > 40 || b.Kind == corpus.Cell {
		return heading{}, false
	}
	for k := range r.qs {
		if u := r.qs[k].unit; r.qs[k].counted() && (u == corpus.UnitPercent || u == corpus.UnitRank || u == corpus.UnitMoney) {
			return heading{}, false
		}
	}
	level, numbered := r.numbering()
	colon := r.isMark(r.hi-1, ':')
	upper := r.capitals() && !r.isMark(r.hi-1, '.') && !r.isMark(r.hi-1, ';')
	label := n <= 20 && !numbered && len(r.qs) == 0 && b.Kind == corpus.Paragraph && !r.sentence() && !r.isMark(r.hi-1, ',') && r.blockNo > 1 && r.valueBelow()
	alone := b.Kind == corpus.Item && n < 12 && r.timeAlone() || b.Kind == corpus.Paragraph && n < 8 && len(r.qs) == 0 && r.onlyTier(r.seqOf(r.lo, r.hi))
	if !(b.Kind == corpus.Heading || colon || upper || label || r.titled(b) || alone || numbered && n <= 30 && !r.isMark(r.hi-1, '.') && !r.isMark(r.hi-1, ';') && !(level == 7 && r.countsThings()) && !(level > 1 && r.entryCounts())) {
		return heading{}, false
	}
	if !numbered {
		switch {
		case upper:
			level = 1
		case label:
			level = 9
		case colon && b.Kind != corpus.Heading:
			level = 8
		case b.Kind == corpus.Item:
			level = 7
		default:
			level = 2
		}
	}
	return heading{
		level: level, number: r.ordinal(), numbered: numbered, roman: numbered && level == 1 && r.roman(r.firstToken()),
		lo: r.lo, hi: r.hi, asked: r.isMark(r.hi-1, '?'), colon: colon, upper: upper,
	}, true
}

// headLean is how far the heading at hand speaks of goals or of results, or that it speaks of neither.
func (r *run) headLean() (lean float64, other bool) {
	r.in(r.lo, r.hi, func(m *match) {
		switch m.class {
		case sectionTarget:
			lean = max(lean, m.e.weight)
		case sectionResult:
			if lean <= 0 { // of "kết quả giải quyết" nothing
				lean = min(lean, -m.e.weight)
			}
		}
	})
	if r.opensResults() || lean > 0 && r.outcomeIn(r.lo, r.hi) {
		lean = -3
	}
	if lean == 0 {
		lean = clamp(r.cueLean(r.lo, r.hi), 3)
	}
	r.in(r.lo, r.hi, func(m *match) { other = other || m.class == sectionOther && lean <= 0 })
	return lean, other
}

// headScope enters the field, the tiers and the year that a heading gives to what stands below it.
func (r *run) headScope(h *heading, b corpus.Block, title bool) {
	n := r.hi - r.lo
	if n < 24 && !title {
		h.domain = r.domainCues(r.lo, r.hi)
	}
	if n < 16 && !title {
		h.tiers = r.levelsIn(r.lo, r.hi)
		if len(h.tiers) == 0 {
			h.tiers = r.bodiesIn(r.lo, r.hi)
		}
	}
	var buf [8]moment
	for _, m := range r.moments(buf[:0], r.lo, r.hi) {
		if !m.open && !m.aside || m.date && n < 10 && b.Kind != corpus.Paragraph {
			h.year = carriedYear{year: m.year, from: m.yearFrom, heading: true, goals: h.lean > 0, vision: m.scope && m.from <= r.lo+4}
		}
	}
	if y := h.year; h.lean < 2 && !title && r.info.Published != "" && y.from == 0 && y.year != 0 && y.year < r.ref && !y.vision && !r.content(r.lifted(r.lo, r.hi)) { // "Đến hết năm 2024:"
		h.lean = -2
	}
}

// headMeasures enters what a heading measures for the lines below it.
func (r *run) headMeasures(h *heading, b corpus.Block, title bool) {
	if !title {
		h.measure = r.headMeasure()
	}
	h.topic = r.topicOf(h.numbered, h.colon)
	if !h.colon {
		if r.caption(b, h) {
			s := seg{q: &quantity{}, outer: -1, subject: r.captionWords(h.numbered), caption: true}
			s.head = s.subject
			r.prev, r.captioned = &s, &s
		}
		return
	}
	h.bound = r.boundNamed()
	of, told := r.figuresLed(r.seqOf(r.firstWord(), r.hi-1))
	if !told {
		of = r.trimmed(r.afterCue(r.seqOf(r.firstWord(), r.hi-1)), ignorable)
	}
	s := seg{q: &quantity{}, outer: -1, subject: r.measureIn(of)}
	s.head = s.subject
	if !r.content(s.subject) || !r.subjectLike(s.subject) {
		return
	}
	r.prev = &s
	if r.lists(s.subject) {
		r.led = led{by: &s, own: r.marker()}
	}
	r.provide(s.subject)
}

// ordinal is the number that an entry begins with: "3. Về giáo dục"; 0 for none.
func (r *run) ordinal() int { return r.entryNumber(r.lo) }

// letters number entries, in the order of the alphabet of official texts.
const letters = "abcdđeghiklmnopqrstuvxy"

// entryNumber is the number of the entry that begins at token i ("3.", "3)"), or that of its letter ("c)") and
// a hundred; 0 for none.
func (r *run) entryNumber(i int32) int {
	if int(i)+1 >= len(r.toks) || r.toks[i+1].ch != '.' && r.toks[i+1].ch != ')' {
		return 0
	}
	t := r.toks[i]
	switch form := r.text[t.start:t.end]; {
	case t.kind == number:
		v, _ := parsePlain(form)
		return int(v)
	case t.kind == word && !t.upper && r.toks[i+1].ch == ')':
		n := 101
		for _, c := range letters {
			if string(c) == form {
				return n
			}
			n++
		}
	}
	return 0
}

// passes closes a numbered heading at the entry with the next number, which stands beside it and
// not below: "3. Về giáo dục" above its list and then "4. Sự tham gia của trẻ em: 85% …".
func (r *run) passes() {
	n := r.ordinal()
	if n == 0 {
		return
	}
	for k := len(r.headings) - 1; k >= 0; k-- {
		h := &r.headings[k]
		switch {
		case h.number == 0 || (h.number > 100) != (n > 100):
			continue
		case n <= h.number: // a list of its own
			h.number = 0
			return
		case n == h.number+1:
			r.headings = r.headings[:k]
			r.underHeadings()
		}
		return
	}
}

// boundNamed is how a line before a colon binds the values below it: "… đạt tối thiểu:", "Mức tối
// thiểu của tỷ lệ …:".
func (r *run) boundNamed() corpus.Bound {
	if i := r.firstWord(); r.is(i, "mức") && r.is(i+1, "tối") {
		return r.boundBefore(i + 3)
	}
	return r.boundBefore(r.hi - 1)
}

// measureIn leaves out of a line before a colon what only tells that its measure gets a new
// level: "Mức tối thiểu của tỷ lệ … tại khoản 1 Điều 2 được nâng lên như sau:".
func (r *run) measureIn(toks []int32) []int32 {
	if len(toks) > 4 && r.is(toks[0], "mức", "các", "chỉ") {
		for k := 1; k < min(len(toks), 7) && (k < 2 || r.isIn(toks[k-1], listLeastOf)); k++ {
			if r.at(toks[k], starter) != nil && r.is(toks[k], "tỷ") {
				toks = toks[k:]
				break
			}
		}
	}
	for k := 2; k < len(toks); k++ {
		if i := toks[k]; r.is(i, "tại") && r.is(i+1, "khoản", "điểm", "điều") || r.is(i, "được", "như") && r.is(i+1, "nâng", "điều", "giao", "quy", "sau") || r.is(i, "cụ") && r.is(i+1, "thể") {
			return r.trimmed(toks[:k], 0)
		}
	}
	return toks
}

// boundBefore is the bound that ends before token i: "đạt tối thiểu:", "không thấp hơn:".
func (r *run) boundBefore(i int32) corpus.Bound {
	m := r.ending(i, boundLeft)
	if m == nil || m.e.value == "from" || m.e.value == "diff" {
		return ""
	}
	return corpus.Bound(m.e.value)
}

// boundAbove gives a bare value the bound with which the line above it ends.
func (r *run) boundAbove(s *seg) {
	n := len(r.headings)
	if n == 0 || r.headings[n-1].bound == "" || s.q.value == 100 || s.paren || s.q.bound != corpus.Exactly || s.q.left != s.q.from || s.q.isRange || s.q.raised || s.q.unit != corpus.UnitPercent {
		return
	}
	if level, ok := r.numbering(); !ok || level > r.headings[n-1].level {
		s.q.bound = r.headings[n-1].bound
	}
}

// boundLed gives a bare value of a sentence the bound that its lead-in sets: "đề ra mục tiêu tối thiểu …
// là: tăng trưởng 3%; 50% xã …".
func (r *run) boundLed(s *seg) {
	l := &r.thisSentence
	if l.bound == "" || s.q.value == 100 || s.q.bound != corpus.Exactly || s.q.left != s.q.from || s.q.isRange || s.q.raised || s.q.unit != corpus.UnitPercent || s.paren {
		return
	}
	s.q.bound = l.bound
}

// boundGoals is how a lead-in [a, b) binds the goals that follow it: "mục tiêu tối thiểu đối với ngành …".
func (r *run) boundGoals(a, b int32) corpus.Bound {
	for i := a; i+1 < b; i++ {
		if !r.isWord(i, "tiêu") || !r.is(i-1, "mục", "chỉ") {
			continue
		}
		if m := r.at(i+1, boundLeft); m != nil && m.e.value != "from" && m.e.value != "diff" && (r.is(i+1, "tối") || r.is(i+1, "ít")) {
			return corpus.Bound(m.e.value)
		}
	}
	return ""
}

// opensResults reports a line that begins with a word for results.
func (r *run) opensResults() bool {
	m := r.at(r.firstWord(), sectionResult)
	if t := r.at(r.firstWord(), sectionTarget); m != nil && t != nil && t.to > m.to { // "Những con số phải đạt"
		return false
	}
	return m != nil && m.e.weight > 0
}

// bentOn reports words at token i that say on what somebody is bent: "tập trung hoàn thành …", "dồn sức …".
func (r *run) bentOn(i int32) bool {
	return (r.isWord(i, "dồn") || r.isWord(i, "tập")) && r.is(i+1, "sức", "lực", "trung")
}

// outcomeIn reports words that say how goals went: "Chỉ tiêu vượt kế hoạch", "Các chỉ
// tiêu khó hoàn thành". "Chỉ tiêu cần đạt" and "… đạt được đến năm 2030" are to come.
func (r *run) outcomeIn(from, to int32) bool {
	if r.lacks("tiêu") || r.lacksSet(setOutcome) || !r.anyOf(from, to, setOutcome) {
		return false
	}
	named := from - 12
	for i := from; i < to; i++ {
		switch {
		case r.isWord(i, "tiêu") && r.is(i-1, "chỉ", "mục"):
			if r.isNumber(i-2) && r.isMark(i-3, '/') && r.is(i-5, "vượt", "thành", "đạt") { // "đạt và vượt 9/9 chỉ tiêu"
				return true
			}
			if r.metBefore(from, i-1) {
				return true
			}
			named = i
		case (r.isWord(i, "phấn") || r.isWord(i, "quyết")) && r.is(i+1, "đấu", "tâm"), r.bentOn(i):
			return false
		case i-named > 10:
		case r.is(i, "đến") && r.is(i+1, "nay", "thời"): // "đến nay 14 chỉ tiêu đã hoàn thành"
		case r.isNumber(i) && r.role[i]&yearRole != 0 && !r.isPast(i): // "trong 25 chỉ tiêu năm 2024 có 14 chỉ tiêu đã hoàn thành"
			named = from - 12
		case r.isIn(i, listYetToReach):
			return false
		case r.wordAt(i, setOutcome) > 0 && (!r.is(i, "chuyển") || r.is(i-1, "có", "nhiều")): // "mục tiêu tạo sự chuyển biến" is to come
			return true
		}
	}
	return false
}

// metBefore reports that somebody is told to have met the goals named at token i: "ngành thuế hoàn thành | các chỉ tiêu như: …",
// "xã cơ bản hoàn thành tốt | các chỉ tiêu". What begins with it, or is wished for, is yet to be done.
func (r *run) metBefore(from, i int32) bool {
	j := i - 1
	for j > from && (r.isIn(j, listMetHow) || r.is(j, "với") && r.is(j-1, "so") || r.is(j, "so") && r.is(j+1, "với") || r.isNumber(j)) {
		j--
	}
	if r.is(j, "vượt") {
		j--
		if r.is(j, "và") {
			j--
		}
	}
	switch {
	case r.is(j, "thành") && r.is(j-1, "hoàn"):
		j -= 2
	case r.is(j, "đạt"):
		j--
	default:
		return false
	}
	if j < from || r.planLike() && !r.is(j, "bản", "đã", "đều") || !r.is(j, "bản", "đã", "đều") && (r.toks[j].kind != word || r.role[j]&(yearRole|connective.bit()|cueTarget.bit()) != 0) {
		return false
	}
	for ; j >= from; j-- {
		if r.isIn(j, listToCome) || r.is(j, "tiêu") && !r.is(j+1, "chí") || r.isNumber(j) && r.role[j]&yearRole != 0 && r.ref != 0 && r.writtenYear(j) > r.ref {
			return false
		}
	}
	return true
}

// isPast reports a year before the article's own.
func (r *run) isPast(i int32) bool { return r.writtenYear(i) < r.ref }

// writtenYear is the number written at token i.
func (r *run) writtenYear(i int32) int {
	y, _ := parsePlain(r.str(i))
	return int(y)
}

// countsThings reports a line that counts what is to be had: "- 40 xã đạt chuẩn".
func (r *run) countsThings() bool {
	for k := range r.qs {
		if q := &r.qs[k]; q.counted() && q.unit == corpus.UnitCount && r.thing(q.to) {
			return true
		}
	}
	return false
}

// entryCounts reports a numbered line that counts what is to be had or done, right below or above another
// of the same row: "1. Phát triển mới 480 doanh nghiệp", "2. Có thêm 09 xã đạt chuẩn".
func (r *run) entryCounts() bool {
	for k := range r.qs {
		q := &r.qs[k]
		if q.counted() && q.unit == corpus.UnitCount && r.thing(q.to) && (q.left < q.from || r.is(q.left-1, "thêm", "có", "cho") || r.doesIt(q.left)) {
			return r.amongEntries()
		}
	}
	return false
}

// amongEntries reports that the next entry, or the one before, stands right beside that of the block at hand.
func (r *run) amongEntries() bool {
	k, _ := slices.BinarySearch(r.ends, r.hi)
	if k < len(r.ends) && k+1 < len(r.ends) && r.nextEntry(r.lo, r.hi) {
		return true
	}
	before := int32(0)
	if k > 1 {
		before = r.ends[k-2]
	}
	return k > 0 && r.nextEntry(before, r.lo)
}

// nextEntry reports the marks of two entries at tokens i and j, the second of which comes after the first.
func (r *run) nextEntry(i, j int32) bool {
	a, b := r.entryNumber(i), r.entryNumber(j)
	return a != 0 && b == a+1 && r.toks[i+1].ch == r.toks[j+1].ch
}

// isTitle reports a block with the words of the title.
func (r *run) isTitle() bool {
	t := r.title
	i, j := r.lo, t.lo
	for {
		for i < r.hi && r.toks[i].kind == punct {
			i++
		}
		for j < t.hi && t.toks[j].kind == punct {
			j++
		}
		if i == r.hi || j == t.hi {
			return i == r.hi && j == t.hi
		}
		a, b := &r.toks[i], &t.toks[j]
		if a.kind != b.kind || a.kind == word && r.key(a) != t.key(b) || a.kind == number && r.str(i) != t.str(j) {
			return false
		}
		i, j = i+1, j+1
	}
}

// titled reports a short line that is no sentence and names a section: "Nhìn lại
// 2023", "► Chỉ tiêu năm 2024".
func (r *run) titled(b corpus.Block) bool {
	if r.hi == r.lo { // the caption of a table may hold nothing
		return false
	}
	i := r.firstWord()
	last := r.toks[r.hi-1]
	if r.hi-r.lo > 14 || b.Kind == corpus.Item && !r.isMark(r.lo, '*') || last.kind == punct && last.ch != ')' && last.ch != '?' || !r.toks[i].upper {
		return false
	}
	return r.at(i, sectionTarget) != nil || r.opensResults() || r.at(i, sectionOther) != nil
}

// caption reports a line that names what the lines below it measure: "HỒ SƠ TRỰC
// TUYẾN TOÀN TRÌNH" over "Cuối 2025: 69,4% ➜ cuối 2026: 82%".
func (r *run) caption(b corpus.Block, h *heading) bool {
	if r.hi-r.lo > 20 || !r.content(r.seqOf(r.lo, r.hi)) {
		return false
	}
	if r.blockNo > 1 && r.valueBelow() && !h.other {
		return !r.opensResults() && r.at(r.firstWord(), sectionTarget) == nil
	}
	return (h.upper || b.Kind == corpus.Heading) && r.hi-r.lo <= 14 && h.lean == 0 && len(r.headings) > 1 && !r.domainOnly(r.lo, r.hi)
}

// captionWords are the words of the line at hand without its number.
func (r *run) captionWords(numbered bool) []int32 {
	from := r.lo
	if numbered {
		for from < r.hi && (r.toks[from].kind != word || r.toks[from].end-r.toks[from].start <= 2 && from < r.lo+2) {
			from++
		}
	}
	return r.trimmed(r.seqOf(from, r.hi), separatorRole)
}

// valueBelow reports a line right below the block at hand that holds a percentage, when
// or for what part, and nothing measured.
func (r *run) valueBelow() bool {
	k, _ := slices.BinarySearch(r.ends, r.hi+1)
	if k >= len(r.ends) || r.ends[k]-r.hi > 24 {
		return false
	}
	percent := false
	for i := r.hi; i < r.ends[k]; i++ {
		t := r.toks[i]
		percent = percent || t.kind == punct && t.ch == '%'
		if t.kind == word && !r.clock(i) && r.role[i]&(ignorable|tierWord.bit()|partWord.bit()) == 0 {
			return false
		}
	}
	return percent
}

// subjectLike reports whether a line before a colon names something measurable:
// "Tỷ lệ hồ sơ công việc được xử lý trên môi trường mạng:".
func (r *run) subjectLike(toks []int32) bool {
	return r.at(toks[0], starter) != nil || r.hasPredicate(toks)
}

// underHeadings gathers what the open headings say, the innermost first.
func (r *run) underHeadings() {
	r.sectionLean, r.sectionOther, r.headDomain, r.headTiers = 0, false, nil, nil
	lead := r.leadLean
	r.leadLean, r.leadList = 0, false
	r.domain, r.blockLean = nil, 0
	r.headYear = carriedYear{}
	if r.year.vision {
		r.year, r.ahead = carriedYear{}, carriedYear{}
	}
	for _, h := range r.headings {
		if h.lean != 0 {
			r.sectionLean = h.lean
		}
		r.sectionOther = h.other || r.sectionOther && h.lean == 0
		if len(h.domain) > 0 {
			r.headDomain = h.domain
		}
		if len(h.tiers) > 0 {
			r.headTiers = h.tiers
		}
		if h.year.year != 0 {
			h.year.goals = h.year.goals || r.sectionLean > 0 // "1. Đến ngày 31/12/2025" under "MỤC TIÊU"
			r.year, r.headYear, r.era, r.eraDue = h.year, h.year, h.year.year, false
		}
	}
	if r.presented = r.presented && r.sectionLean == 0 && !r.sectionOther; r.presented { // the fields of the plan that was made known
		r.leadLean, r.leadList = lead, true
	}
	if r.year.heading && r.headYear.year == 0 && r.year.year < r.ref && r.sectionLean > 0 { // that of a heading over what is past, which is closed
		r.year = carriedYear{}
	}
}

// closeList ends what stood before a colon where its list is over and prose goes on.
func (r *run) closeList() {
	n := len(r.headings)
	if n == 0 || !r.headings[n-1].colon || r.headings[n-1].numbered || r.headings[n-1].lean >= 0 {
		return
	}
	r.headings = r.headings[:n-1]
	r.underHeadings()
}

func (r *run) firstWord() int32 {
	for i := r.lo; i < r.hi; i++ {
		if r.toks[i].kind == word && r.toks[i].end-r.toks[i].start > 1 && !r.roman(i) {
			return i
		}
	}
	return r.lo
}

func (r *run) roman(i int32) bool {
	for _, c := range r.str(i) {
		if c != 'I' && c != 'V' && c != 'X' {
			return false
		}
	}
	return true
}

// numbering reads "A.", "I.", "1.", "2.1.", "a)", "- " at the beginning of a block as
// levels 0 to 7.
func (r *run) numbering() (level int, ok bool) {
	i := r.lo
	for i < r.hi && (r.isMark(i, '*') || r.isMark(i, '#') || r.isMark(i, '_')) {
		i++
	}
	t := r.tok(i)
	closed := r.isMark(i+1, '.') || r.isMark(i+1, ')') || r.isMark(i+1, '/') || r.isMark(i+1, '-')
	switch {
	case t.kind == word && t.upper && closed && r.roman(i):
		return 1, true
	case t.kind == word && t.upper && t.end-t.start == 1 && r.isMark(i+1, '.') && !r.underRoman():
		return 0, true
	case t.kind == word && t.end-t.start <= 2 && closed:
		return 5, true
	case r.is(i, "điều", "phần", "mục", "chương") && t.upper && (r.isNumber(i+1) || r.toks[min(i+1, r.hi-1)].kind == word && r.roman(i+1)) && (r.isMark(i+2, '.') || r.isMark(i+2, ':')):
		return 1, true
	case r.is(i, "phần", "chương") && t.upper && r.is(i+1, "thứ") && i+3 < r.hi && (r.isMark(i+3, '.') || r.isMark(i+3, ':') || r.isMark(i+3, '-')): // "Phần thứ hai. Mục tiêu"
		return 1, true
	case t.kind == number:
		n := 0
		for _, c := range r.str(i) {
			if c == '.' {
				n++
			}
		}
		if n > 0 {
			return 3 + n - 1, true
		}
		if closed {
			return 2, true
		}
	case r.dashed(r.lo):
		return 7, t.kind == punct
	}
	return 0, false
}

// underRoman reports that chapters have Roman numbers and no letters above them, so that a letter
// is of a part of one.
func (r *run) underRoman() bool {
	return slices.ContainsFunc(r.headings, func(h heading) bool { return h.roman })
}

// capitals reports whether a line of at least two words is in capitals.
func (r *run) capitals() bool {
	words := 0
	for i := r.lo; i < r.hi; i++ {
		if r.toks[i].kind != word {
			continue
		}
		form := r.str(i)
		for _, c := range form {
			if c >= 'a' && c <= 'z' {
				return false
			}
		}
		words++
	}
	return words >= 2
}

// footer reports whether a block stands outside the article: below a line such as
// "Tin liên quan", or such a line itself.
func (r *run) footer(b corpus.Block) bool {
	if r.foot {
		if r.resumes > 0 {
			r.foot = b.Start < r.resumes
			return r.foot
		}
		late := b.Start > r.body*2/5
		if late || r.hi-r.lo < 30 {
			return true
		}
		r.foot = false
		return false
	}
	if !r.footLine() {
		return false
	}
	m := r.at(r.firstToken(), foot)
	if m.e.value == "teaser" || b.Start > r.body/2 {
		r.foot, r.resumes = true, 0
		if m.e.value == "teaser" {
			r.resumes = r.resumesBelow(b.End)
		}
	}
	return true
}

// resumesBelow returns where the article goes on below teasers in its midst that end at a byte of the text, 0 where nothing but
// teasers and counters follows: lines that are no sentences, then two that are. Of teasers with leads every other one is.
func (r *run) resumesBelow(end int) int {
	at, sentences := 0, 0
	for n := 0; n < 8 && end < len(r.text) && sentences < 2; {
		line := r.text[end:]
		if k := strings.IndexByte(line, '\n'); k >= 0 {
			line = line[:k]
		}
		from := end
		end += len(line) + 1
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		n++
		switch {
		case endsAsSentence(line):
			if sentences++; sentences == 1 {
				at = from
			}
		case sentences > 0:
			return 0
		}
	}
	if sentences < 2 {
		return 0
	}
	return at
}

// endsAsSentence reports a line that ends as sentences and entries of a list do, and as headlines and leads that are cut
// short do not.
func endsAsSentence(line string) bool {
	end := corpus.Ended(line)
	return end == ';' || end == ':' || end == '.' && !strings.Contains(line[max(0, len(line)-6):], "..")
}

// footLine reports a line such as "Tin liên quan" or "Lượt truy cập: 15.908".
func (r *run) footLine() bool {
	m := r.at(r.firstToken(), foot)
	if m == nil {
		return false
	}
	rest := r.hi - m.to
	return rest <= 6 || r.isMark(m.to, ':') || r.isMark(m.to, '>')
}

// firstToken is the first token of the block that is no mark.
func (r *run) firstToken() int32 {
	i := r.lo
	for i < r.hi && r.toks[i].kind == punct {
		i++
	}
	return i
}

// bodiesIn lists the levels of the bodies that a line is about and that are to do what
// stands below it: "2. Đối với UBND các huyện", "3. UBND cấp xã". One body alone speaks.
func (r *run) bodiesIn(a, b int32) []corpus.Tier {
	for a < b && (r.toks[a].kind != word || r.toks[a].end-r.toks[a].start <= 2 && r.toks[a].kind == word && (r.isMark(a+1, '.') || r.isMark(a+1, ')'))) {
		a++
	}
	scoped := r.is(a, "đối", "tại", "khối", "với")
	if m := r.ending(b, cueTarget); m != nil && m.e.weight > 0 && !scoped { // "tỉnh phấn đấu:"
		return nil
	}
	toks := r.trimmed(r.seqOf(a, b), separatorRole)
	if len(toks) == 0 || !r.onlyTier(toks) {
		return nil
	}
	many := false
	for _, i := range toks {
		many = many || r.is(i, "các", "cấp", "sở", "mỗi") || r.isMark(i, ',')
	}
	if !scoped && !many {
		return nil
	}
	return r.tiersIn(toks, true)
}

// levelsIn lists the levels that a heading names as levels ("3. Mô hình cấp xã");
// an organ in a heading ("UBND tỉnh: …") says who speaks, not of what.
func (r *run) levelsIn(a, b int32) []corpus.Tier {
	var out []corpus.Tier
	r.in(a, b, func(m *match) {
		if m.class == tierWord && m.e.weight == 0 && m.e.value != "none" && m.e.value != "central" && !r.extent(m) && !r.is(m.from-1, "từ") {
			out = append(out, r.tiersIn(r.seqOf(m.from, m.to), false)...)
		}
	})
	return out
}

// timeAlone reports a block that is a time and nothing else: "- Giai đoạn 2026-2028".
func (r *run) timeAlone() bool {
	var buf [4]moment
	return len(r.moments(buf[:0], r.lo, r.hi)) > 0 && !r.content(r.lifted(r.lo, r.hi))
}
