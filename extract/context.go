package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// contextBytes is how much of an article is searched for what it is about. Titles,
// leads and the preamble of a plan stand there.
const contextBytes = 48 << 10

// context reads what the article as a whole is: whose, of when, for when.
func (r *run) context(blocks []corpus.Block, ends []int32) {
	a := &r.article
	toks, ms := r.toks, r.ms
	defer func() { // what the whole chunk was
		r.toks, r.ms = toks, ms
		for i := range r.role {
			r.role[i] &^= yearRole
		}
	}()
	n, size := 0, 0
	for n < len(blocks) && size < contextBytes {
		size += blocks[n].Len()
		n++
	}
	blocks, ends = blocks[:n], ends[:n]
	r.until(start(ends, n))
	r.info = corpus.ArticleInfo{Title: a.Title, URL: a.URL, Published: a.Published, Given: a.Province}
	kind := r.kindBlock(blocks, ends)
	if r.info.Title == "" {
		r.info.Title = r.firstLine(blocks, kind)
	}
	r.title, r.titleKey = r.readTitle(), viet.Key(r.info.Title)
	if kind >= 0 {
		r.kindKey = viet.Key(r.oneLine(blocks[kind]))
	}
	blocks, ends = r.bodyOf(blocks, ends)
	if r.info.Published == "" {
		r.info.Published = r.published(blocks, ends)
	}
	r.pubYear = yearIn(r.info.Published)
	r.plan(blocks, ends)
	if r.pubYear == 0 { // of the latest dates in a text some lie ahead, that of its own document does not
		r.pubYear = yearIn(r.info.PlanDate)
	}
	if y := 0; r.pubYear == 0 {
		if y = r.datelineYear(blocks, ends); y != 0 && y+1 >= r.speaksFrom(blocks, ends) { // not where a look back begins with what was issued then
			r.pubYear = y
		}
	}
	if r.pubYear == 0 {
		r.pubYear, r.guessed = max(r.speaksFrom(blocks, ends), r.title.yearOfPart()), true
		if r.pubYear != 0 && r.afterNewYear(blocks, ends) {
			r.pubYear++
		}
	}
	r.ref = r.pubYear
	if r.ref == 0 {
		r.ref = r.planFrom
	}
	if o := &r.office; r.planFrom != 0 && r.planYear <= r.ref && o.yearFrom == r.planYear && o.year > r.planYear { // "Kiểm điểm nhiệm kỳ 2015 - 2020, …; bước vào nhiệm kỳ 2020 - 2025"
		r.planYear, r.planFrom = o.year, o.yearFrom
	}
	if r.ministry = r.ministryOf(blocks, ends); r.ministry == "" {
		r.province(blocks, ends)
	}
	r.ownerless = r.info.Province == nil && !r.namesLocal(ends)
	if r.info.Province == nil && r.info.PlanNumber == "" { // an article about the whole country reports the country's plans
		r.info.PlanNumber, r.info.PlanDate = r.central.number, r.central.date
	}
	if r.info.Province != nil && r.local.number != "" && (r.titlePlaced || !strings.Contains(r.titleKey, viet.Key(r.info.PlanNumber)) && !r.titleNames(r.info.PlanNumber)) {
		r.info.PlanNumber, r.info.PlanDate = r.local.number, r.local.date // "Sau khi Bộ Y tế có Kế hoạch số 12/KH-BYT, UBND tỉnh ban hành Kế hoạch số 66/KH-UBND"
	}
	r.issuer(blocks, ends)
	r.kinds(blocks, ends)
	r.info.PlanYear, r.info.PlanYearFrom = r.planYear, r.planFrom
	r.field(blocks, ends)
}

// datelineYear is the year of the day with which a report begins, 0 for none: "Chiều 10/10/2025, Chủ tịch UBND tỉnh …",
// "Ngày 14/01/2026, UBND xã …". When others than those at hand did something tells little.
func (r *run) datelineYear(blocks []corpus.Block, ends []int32) int {
	for k, b := range blocks[:min(len(blocks), 5)] {
		r.see(start(ends, k), ends[k])
		i := r.firstWord()
		if b.Len() < 80 || !r.is(i, "sáng", "chiều", "tối", "trưa", "ngày") {
			continue
		}
		hour := !r.is(i, "ngày")
		if r.is(i+1, "ngày") {
			i++
		}
		y := yearIn(r.dateAt(i + 1))
		if y < firstPortals {
			continue
		}
		for i++; i < r.hi && r.toks[i].kind != word; i++ {
		}
		if hour || r.localBody(i) {
			return y
		}
	}
	return 0
}

// afterNewYear reports an undated report from the first weeks of the year after the one that it tells most of: it begins with
// a day of January or February, goes back to the whole of that year and then speaks of "năm nay". "Sáng 10/1, …¶Năm 2023, tỉnh đón 7 triệu
// lượt khách.¶Năm nay, …".
func (r *run) afterNewYear(blocks []corpus.Block, ends []int32) bool {
	day, whole := false, false
	for k := range blocks {
		if k > 3 && !day {
			return false
		}
		r.see(start(ends, k), ends[k])
		whole = whole || k > 0 && r.tellsYear(r.pubYear)
		for i := r.lo; i < r.hi; i++ {
			switch {
			case !day && k < 4 && r.is(i, "sáng", "chiều", "tối", "ngày"):
				m, ok := parsePlain(r.str(i + 3))
				day = ok && m < 3 && r.isNumber(i+1) && (r.isMark(i+2, '/') || r.isMark(i+2, '-')) && !r.isMark(i+4, '/') && !r.isMark(i+4, '-')
			case day && whole && r.is(i, "nay") && r.is(i-1, "năm"):
				return true
			}
		}
	}
	return false
}

// tellsYear reports a paragraph whose first sentence tells of a year what was, with a share, and aims at nothing: "Năm 2023, tỉnh
// đón …, tăng 5%".
func (r *run) tellsYear(year int) bool {
	i := r.firstWord()
	if r.is(i, "trong") {
		i++
	}
	if !r.isWord(i, "năm") || r.str(i+1) != strconv.Itoa(year) {
		return false
	}
	end := i
	for end < r.hi && !r.endsSentence(end) {
		end++
	}
	return r.percentIn(i, end) && !r.aimWithin(end, anyAim, end-i)
}

// yearOfPart is the year whose quarter or months a title names, 0 for none: "phiên họp quý I năm 2026".
func (r *run) yearOfPart() int {
	for i := r.lo; i < r.hi; i++ {
		if r.isNumber(i) {
			if m, y := r.month(i); m != 0 && y != 0 {
				return y
			}
		}
	}
	return 0
}

// readTitle tokenizes the title apart, because a given one need not stand in the text.
func (r *run) readTitle() *run {
	t := &r.mem.title
	t.rd, t.mem = r.rd, r.mem
	t.text, t.forms = viet.NFC(r.info.Title), r.forms
	t.see(0, t.load([]corpus.Block{{Kind: corpus.Heading, Span: corpus.Span{End: len(t.text)}}})[0])
	return t
}

// themeScore is the score of a theme of two words in a title: "giải ngân".
const themeScore = 4

// field finds what the article as a whole is about: the fields that its title names,
// else the topic of the title.
func (r *run) field(blocks []corpus.Block, ends []int32) {
	r.titleWords = slices.Clone(r.title.allWords(0, r.title.hi))
	r.mainDomain = r.mem.find.DomainCues(r.titleWords)
	if strings.Contains(r.info.Title, "%") { // "… phấn đấu giá trị sản xuất công nghiệp tăng 10%" names one goal of many
		for k := range r.mainDomain {
			r.mainDomain[k].Vague = true
		}
	}
	if m, ok := r.mem.find.Classify(r.titleWords, taxonomy.Subject{Unit: corpus.UnitPercent}); ok && m.Score >= themeScore {
		r.theme = m.ID
	}
	if len(r.mainDomain) == 0 {
		if d, ok := r.mem.find.DomainOf(r.title.allWords(0, r.title.hi)); ok && branch(d) {
			r.mainDomain = []taxonomy.Cue{{Domain: d, Vague: true}}
		}
	}
	r.digital = r.title.digitalIn(0, r.title.hi) > 0
	if !r.digital {
		n := int32(0)
		for k := range blocks {
			if start(ends, k) > 600 {
				break
			}
			n = ends[k]
		}
		r.see(0, n)
		r.digital = r.digitalIn(0, n) >= 3
	}
	if len(r.mainDomain) == 0 && !r.digital { // a digital plan is about no branch
		r.mainDomain = r.mostNamed(blocks, ends)
	}
}

// mostNamed is the branch that the first paragraphs speak of, when one stands out.
func (r *run) mostNamed(blocks []corpus.Block, ends []int32) []taxonomy.Cue {
	count := map[string]int{}
	for k, b := range blocks {
		if b.Start > 3000 {
			break
		}
		for _, c := range r.mem.find.DomainCues(r.allWords(start(ends, k), ends[k])) {
			count[c.Domain]++
		}
	}
	best, second := "", 0
	for d, n := range count {
		if n > count[best] || n == count[best] && d < best {
			best, second = d, count[best]
		} else {
			second = max(second, n)
		}
	}
	if !branch(best) || count[best] < 4 || count[best] < 2*second {
		return nil
	}
	return []taxonomy.Cue{{Domain: best}}
}

// digitalIn counts how often [a, b) speaks of digital transformation.
func (r *run) digitalIn(a, b int32) int {
	n := 0
	for i := a; i < b; i++ {
		switch {
		case !r.of(i, setDigital):
		case r.is(i, "số"):
			if r.isWord(i-1, "đổi") && r.isWord(i-2, "chuyển") || r.isWord(i-1, "tế") && r.isWord(i-2, "kinh") || r.isWord(i-1, "quyền") && r.isWord(i-2, "chính") ||
				r.isWord(i-1, "hội") && r.isWord(i-2, "xã") || r.isWord(i-1, "phủ") && r.isWord(i-2, "chính") || r.isWord(i-1, "tầng") && r.isWord(i-2, "hạ") || r.isWord(i-1, "liệu") && r.isWord(i-2, "dữ") {
				n++
			}
		case r.is(i, "tử") && r.is(i-1, "điện") && r.is(i-2, "quyền") && r.is(i-3, "chính"):
			n++
		}
	}
	return n
}

// bodyOf cuts the teasers and counters below an article off: what it is about must
// not depend on them.
func (r *run) bodyOf(blocks []corpus.Block, ends []int32) ([]corpus.Block, []int32) {
	r.body, r.tokens = len(r.text), len(r.toks)
	if n := len(blocks); n > 0 && n < len(r.article.Blocks) { // the rest was not loaded
		r.tokens = len(r.toks) * (len(r.text) / (blocks[n-1].End + 1))
	}
	for k, b := range blocks {
		r.see(start(ends, k), ends[k])
		if b.Start > len(r.text)*2/5 && r.footLine() && !(r.at(r.firstToken(), foot).e.value == "teaser" && r.resumesBelow(b.End) > 0) {
			r.body, r.tokens = b.Start, int(r.lo)
			r.until(r.lo)
			return blocks[:k], ends[:k]
		}
	}
	return blocks, ends
}

// beyond reports whether the block at hand begins behind a share of the article
// and behind so many tokens, which unlike bytes do not depend on the kind of blank.
func (r *run) beyond(share float64, tokens int32) bool {
	return r.lo > tokens && float64(r.lo) > share*float64(r.tokens)
}

// until hides the tokens from n on.
func (r *run) until(n int32) {
	if int(n) == len(r.toks) {
		return
	}
	k, _ := slices.BinarySearchFunc(r.ms, n, func(m match, at int32) int { return cmp.Compare(m.from, at) })
	r.toks, r.ms = r.toks[:n], r.ms[:k] // the index stays: no phrase crosses a block
}

// cites reports a block that names the grounds of a document ("Căn cứ …"): its
// dates and years are those of other documents.
func (r *run) cites() bool {
	i := r.firstWord()
	return r.isWord(i, "căn") && r.isWord(i+1, "cứ") || r.isWord(i, "theo") && r.isWord(i+1, "đề") && r.isWord(i+2, "nghị") || r.isWord(i, "xét") && r.is(i+1, "đề", "tờ")
}

func yearIn(iso string) int {
	if len(iso) < 4 {
		return 0
	}
	v, ok := parsePlain(iso[:4])
	if !ok {
		return 0
	}
	return int(v)
}

// published finds the article's date in its own text: a line that is a date, the
// last such line in the first third (a page clock stands before the article's
// date, the dates of teasers after it).
func (r *run) published(blocks []corpus.Block, ends []int32) string {
	best := ""
	for k := range blocks {
		r.see(start(ends, k), ends[k])
		if r.beyond(1.0/3, 120) || k > 30 {
			break
		}
		if r.at(r.lo, foot) != nil || r.cites() {
			break
		}
		d := r.dateIn(r.lo, r.hi)
		if d == "" || best != "" && d > best && r.is(r.firstWord(), "cập") { // "Cập nhật: 02/12/2025" below its own
			continue
		}
		if (r.hi-r.lo <= 22 && r.printed() <= 110 || best == "" && (r.inParens(d) || r.opensDated(d))) && !r.deadlines() {
			best = d
		}
	}
	return best
}

// deadlines reports a short line that sets a date and is not dated by it: "Mốc
// 31-12-2025", "tính đến 30-6-2025".
func (r *run) deadlines() bool {
	for i := r.lo; i < r.hi; i++ {
		if r.is(i, "mốc", "đến", "trước", "hết", "tính") || r.isWord(i, "từ") && (r.isNumber(i+1) || r.isWord(i+1, "ngày")) {
			return true
		}
	}
	return false
}

// opensDated reports a paragraph with its date before all words: "09:14 02/10/2024 - Theo Sở Tài chính, …".
func (r *run) opensDated(date string) bool {
	i := r.lo
	for i < r.hi && r.toks[i].kind != word {
		i++
	}
	return i > r.lo+4 && r.dateIn(r.lo, i) == date
}

// inParens: "Tiêu đề (02/02/2024)".
func (r *run) inParens(date string) bool {
	if !r.isMark(r.hi-1, ')') {
		return false
	}
	open := r.hi - 2
	for open > r.lo && open > r.hi-12 && !r.isMark(open, '(') {
		open--
	}
	return r.isMark(open, '(') && r.dateIn(open, r.hi) == date
}

// printed is the length of the block at hand with single blanks, in bytes.
func (r *run) printed() int {
	n := 0
	for i := r.lo; i < r.hi; i++ {
		n += int(r.toks[i].end - r.toks[i].start)
		if !r.toks[i].glued {
			n++
		}
	}
	return n
}

// dateIn returns the first full date in [a, b) as ISO: day first, as Vietnam writes.
func (r *run) dateIn(a, b int32) string {
	for i := a; i < b; i++ {
		if r.toks[i].kind != number {
			continue
		}
		if d := r.dateAt(i); d != "" {
			return d
		}
	}
	return ""
}

// dateAt reads "31/08/2021", "04-05-2023", "2023-05-04", "2.3.2025", "ngày 24 tháng 11 năm 2025".
func (r *run) dateAt(i int32) string {
	if to := r.isoAt(i); to == i+5 {
		return isoDate(r.str(i), r.str(i+2), r.str(i+4))
	}
	if d, ok := parsePlain(r.str(i)); !ok || d < 1 || d > 31 {
		return ""
	}
	for _, sep := range []byte{'/', '-'} {
		if r.isMark(i+1, sep) && r.isNumber(i+2) && r.isMark(i+3, sep) && r.isNumber(i+4) {
			return isoDate(r.str(i+4), r.str(i+2), r.str(i))
		}
	}
	if r.is(i+1, "tháng") && r.isNumber(i+2) && r.is(i+3, "năm") && r.isNumber(i+4) {
		return isoDate(r.str(i+4), r.str(i+2), r.str(i))
	}
	if r.is(i+1, "tháng") && r.isNumber(i+2) && r.isMark(i+3, ',') && r.isNumber(i+4) {
		return isoDate(r.str(i+4), r.str(i+2), r.str(i))
	}
	return ""
}

func isoDate(y, m, d string) string {
	yv, ok1 := parsePlain(y)
	mv, ok2 := parsePlain(m)
	dv, ok3 := parsePlain(d)
	if !ok1 || !ok2 || !ok3 || yv < 1990 || yv > 2100 || mv < 1 || mv > 12 || dv < 1 || dv > 31 {
		return ""
	}
	two := func(s string) string {
		if len(s) < 2 {
			return "0" + s
		}
		return s
	}
	return y + "-" + two(m) + "-" + two(d)
}

// wholePeriod is what the end of a period weighs against the mentions of its year: no
// article names the end of its plan so often as to be of that year.
const wholePeriod = 100

// summedUp reports a period at token i that is told to be summed up when it is over: "tổng kết kế hoạch 5 năm | 2016 - 2020".
func (r *run) summedUp(i int32) bool {
	for j := i - 1; j > i-9 && j > r.lo && r.toks[j].kind != punct; j-- {
		if r.is(j, "kết") {
			return r.is(j-1, "tổng")
		}
	}
	return false
}

// firstPortals is the year before which no portal had articles.
const firstPortals = 2005

// steps are the years of a block up which a goal is climbed, three or more: "Mục tiêu năm 2017 đạt 80%; năm 2018 đạt 85%; năm
// 2019 đạt 88%". Its tokens are from the first year to the last; none where no goal is.
func (r *run) steps(ms []moment) (up span) {
	for k := 0; k+2 < len(ms); k++ {
		n := k + 1
		for n < len(ms) && ms[n].year == ms[n-1].year+1 && ms[n].yearFrom == 0 && ms[n].from-ms[n-1].to < 16 && r.unparted(ms[n-1].to, ms[n].from, ".") {
			n++
		}
		if n-k > 2 && ms[k].yearFrom == 0 && r.aimWithin(ms[k].from, anyAim, 16) {
			return span{ms[k].from, ms[n-1].to}
		}
		k = n - 1
	}
	return span{}
}

// speaksFrom guesses the year of an undated article: the latest full date in its
// text, else the year it names most that is nobody's deadline.
func (r *run) speaksFrom(blocks []corpus.Block, ends []int32) int {
	count, due := map[int]int{}, map[int]int{} // how often a year is named otherwise, and as a deadline
	began := map[int]int{}                     // the first year of a period, by its last
	latest, dueOn, begin, term, furthest, than, begun, atHand, cited, moved, since, inside := 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
	planned, aimed := map[int]int{}, map[int]bool{} // how often a year is named as a plan's; the periods that are aimed at
	comes, goesOn := false, false                   // "năm tới", "Năm nay, … phấn đấu"
	for k := range blocks {
		r.see(start(ends, k), ends[k])
		if r.cites() {
			for i := r.lo; i < r.hi; i++ {
				if r.toks[i].kind == number && !(r.is(i-1, "ngày") && r.is(i-2, "đến", "từ", "hết", "trước")) { // from or up to that day something holds
					cited = max(cited, yearIn(r.dateAt(i)))
				}
			}
			continue
		}
		var buf [16]moment
		ms := r.moments(buf[:0], r.lo, r.hi)
		steps := r.steps(ms)
		for _, m := range ms {
			switch {
			case m.year < firstPortals: // "thành lập năm 1964"
			case m.from >= steps.from && m.to <= steps.to:
				due[m.year]++
				furthest = max(furthest, m.year)
			case m.yearFrom == 0 && r.besideValue(m.from): // "đạt 93% (năm 2023 đạt 41%)"
				inside = max(inside, m.year)
			case m.date && r.fromFirst(m.from):
				due[m.year]++
			case m.yearFrom != 0 && m.than && r.is(m.from-1, "với", "so"): // "tăng 2% so với năm học 2024-2025" is later
				than = max(than, m.year)
			case m.yearFrom != 0:
				due[m.year] += wholePeriod
				furthest = max(furthest, m.year)
				began[m.year] = m.yearFrom
				aimed[m.year] = aimed[m.year] || r.periodAimed(m)
				if begin == 0 || m.yearFrom > begin {
					begin = m.yearFrom
				}
				if r.summedUp(m.from) { // "tổng kết kế hoạch 5 năm 2016 - 2020"
					latest = max(latest, m.year)
				}
				if r.is(m.from, "nhiệm") { // a congress sits in the first year of its term
					term = max(term, m.yearFrom)
				}
			case m.than && (r.is(m.from-1, "với", "so") || r.compares(m.from-1)): // "so với năm 2020" is over
				than = max(than, m.year)
				if r.is(m.from, "năm", "cuối") && !slices.ContainsFunc(ms, func(o moment) bool {
					return o.year > m.year && !o.than && o.from < m.from && r.unparted(o.to, m.from, sentenceMarks)
				}) {
					begun = max(begun, m.year)
				}
				if r.saysThisYear(m.from) { // "năm nay tăng 10% so với năm 2021"
					latest = max(latest, m.year+1)
				}
			case m.than && r.is(m.from, "kỳ") && r.is(m.from-1, "cùng"): // what is measured by it came a year later
				latest = max(latest, m.year+1)
			case r.is(m.to, "này") && m.yearFrom == 0 && r.isNumber(m.to-1): // "trong năm 2019 này"
				atHand = m.year
			case m.asOf:
				latest = max(latest, m.year)
			case m.deadline && r.is(m.from-1, "nay") && r.is(m.from-2, "từ") && r.is(m.to-3, "hết", "cuối"): // "từ nay đến hết năm 2021"
				count[m.year]++
			case m.deadline && r.estimatedBy(m):
				latest = max(latest, m.year)
			case r.recordedBy(m):
				latest = max(latest, m.year)
			case r.movedSince(m) != 0:
				if m.year > moved {
					moved, since = m.year, r.movedSince(m)
				}
				count[m.year]++
			case m.deadline && !r.reachedBy(m):
				due[m.year]++
				furthest = max(furthest, m.year)
			case r.planFrom != 0 && m.year > r.planFrom && m.year <= r.planYear && m.from <= r.firstWord() && r.isMark(m.to, ':'): // "- Năm 2027: 75%", a step of a plan
				due[m.year]++
			default:
				count[m.year]++
				if r.namesPlan(m) {
					planned[m.year]++
				}
			}
		}
		for i := r.lo; i < r.hi; i++ {
			if r.clock(i) {
				comes = comes || r.comingNext(i)
				goesOn = goesOn || r.goesOnThisYear(i)
			}
			if r.toks[i].kind == number {
				if r.planYear != 0 && r.signedOn(i+4) > 0 { // what is cited is older
					cited = max(cited, yearIn(r.dateAt(i)))
					i += 4
					continue
				}
				switch y := yearIn(r.dateAt(i)); {
				case y <= latest:
				case r.dueOn(i), r.fromFirst(i):
					dueOn = max(dueOn, y)
				default:
					latest = y
				}
				if m, y := r.month(i); m > 0 && y > latest && r.is(i-3, "tháng") && !r.of(i-4, setDeadline) { // "công bố tháng 7/2023"
					latest = y
				}
			}
		}
	}
	for p := began[begin-1]; p != 0 && p < begin && aimed[begin-1]; p = began[begin-1] { // "mục tiêu giai đoạn 2021-2025 … và 2026-2030"
		begin = p
	}
	if atHand != 0 {
		return atHand
	}
	steps := false
	for begin%5 != 1 && began[begin-1] != 0 && began[begin-1] < begin { // "Giai đoạn 2025-2027 … Giai đoạn 2028-2030": steps of one plan, where 2021-2025 and 2026-2030 are two
		begin, steps = began[begin-1], true
	}
	best := 0
	for y, n := range count {
		if steps && y > begin && y <= furthest { // "vào năm 2028"
			continue
		}
		if n > 2*due[y] && (y < furthest || furthest == 0 || y == furthest+1) && (n > count[best] || n == count[best] && y > best) {
			best = y
		}
	}
	if latest > best || best == 0 {
		best = latest
	}
	if p := r.titleYear; p != 0 && best > p+1 && max(latest, term) <= p { // what lies that far behind the plan's year is its aim
		best = p
	}
	switch { // the plan of the year to come, or of the year that has begun
	case comes && best > latest && 4*planned[best] >= 3*count[best]:
		best--
	case goesOn && r.planYear == best+1 && r.planFrom == 0:
		best++
	case best != 0 && best == begun && latest <= best: // "mục tiêu giảm 5% số vụ so với năm 2025"
		best++
	}
	if best < than && count[than+1] > 0 { // "năm 2018 …, giảm 1,4% so với năm 2017"
		best = than + 1
	}
	if best == 0 {
		best = dueOn
	}
	if term > best {
		best = term
	}
	if best != 0 { // nobody cites what is yet to be signed
		best = max(best, cited)
	}
	if best != 0 && moved > best && (began[moved] == 0 || began[moved] == since) && r.titleYear <= moved && r.planYear < moved {
		best = moved
	}
	if best == 0 && begin == 0 && furthest == 0 && r.planYear == 0 && inside != 0 { // nothing but brackets names a year: it is over
		best = inside + 1
	}
	if best == 0 {
		best = begin
		if r.planFrom != 0 && r.planFrom < begin && begin <= r.planYear { // a plan for 2023 - 2030 speaks of its second half too
			best = r.planFrom
		}
	}
	return best
}

// besideValue reports brackets right behind a percentage that hold the time at token i and another value: a
// level reached before, or one on the way.
func (r *run) besideValue(i int32) bool {
	if r.lacksMark('(') {
		return false
	}
	from := i
	for from > r.lo && from > i-24 && !r.isMark(from, '(') {
		if from--; r.isMark(from, ')') {
			return false
		}
	}
	return r.isMark(from-1, '%') && r.percentIn(i, r.closing(from))
}

// comingNext reports the next year at token i: "các chỉ tiêu của năm tới", no "những năm tới".
func (r *run) comingNext(i int32) bool {
	return r.is(i, "năm") && r.is(i+1, "tới") && !r.isNumber(i-1) && !r.of(i-1, setFew) && !r.is(i-1, "những", "các", "nhiều") || r.is(i, "sang") && r.is(i+1, "năm") && !r.isNumber(i+2)
}

// goesOnThisYear reports a sentence that begins with the goals of the year at hand: "Năm nay, thành phố
// đặt mục tiêu …".
func (r *run) goesOnThisYear(i int32) bool {
	if !r.is(i, "năm") || !r.is(i+1, "nay") || i > r.lo && !r.endsSentence(i-1) {
		return false
	}
	for j := i + 2; j < i+10 && j < r.hi && !r.endsSentence(j); j++ {
		if m := r.at(j, cueTarget); m != nil && (m.e.value == "strive" || m.e.value == "set") {
			return true
		}
	}
	return false
}

// namesPlan reports a year that is only told what is planned for it: "kế hoạch năm 2018", "mục tiêu tăng
// trưởng 6,7% cho năm 2018", "nhiệm vụ, giải pháp năm 2018".
func (r *run) namesPlan(m moment) bool {
	if r.is(m.from, "cuối", "đầu", "giữa") { // "nghị quyết kỳ họp cuối năm 2024" is of that year
		return false
	}
	for j := m.from - 1; j > m.from-12 && j >= r.lo && !r.endsSentence(j); j-- {
		if r.wordAt(j, setPlan|setPlanned) > 0 || r.is(j, "sẽ") || r.is(j+1, "vụ", "pháp", "báo") && r.is(j, "nhiệm", "giải", "dự") {
			return true
		}
	}
	return false
}

// periodAimed reports a period of goals: "đặt ra mục tiêu giai đoạn 2021-2025 …".
func (r *run) periodAimed(m moment) bool {
	for j := m.from - 1; j > m.from-8 && j >= r.lo && !r.endsSentence(j); j-- {
		if c := r.at(j, cueTarget); c != nil && (c.e.value == "strive" || c.e.value == "set") {
			return true
		}
	}
	return false
}

// saysThisYear reports "năm nay" a little before token i.
func (r *run) saysThisYear(i int32) bool {
	for j := i - 1; j > i-30 && j > r.lo && !r.isMark(j, ';') && !r.isMark(j, '.'); j-- {
		if r.is(j, "nay") && r.is(j-1, "năm") {
			return true
		}
	}
	return false
}

// dueOn reports a day at token i by which something is to be done, not one up to which it was
// counted: "đến 31/01/2026 đạt 100%", "trước ngày 15/11/2025".
func (r *run) dueOn(i int32) bool {
	from := i - 1
	if r.is(from, "ngày") {
		from--
	}
	if !r.of(from, setUntil) || r.is(from-1, "tính") {
		return false
	}
	for i++; i < r.hi && i < from+24 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if m := r.cueAt(i); r.is(i, "được") || m != nil && m.class == cueResult {
			return false
		}
	}
	return true
}

// fromFirst reports the first day of a month at token i, from which on something holds: "từ ngày 1-1-2019,
// mỗi lít xăng …". It may lie ahead.
func (r *run) fromFirst(i int32) bool {
	for r.is(i, "kể", "từ", "ngày") {
		i++
	}
	if d, ok := parsePlain(r.str(i)); !ok || d != 1 {
		return false
	}
	if r.is(i-1, "ngày") {
		i--
	}
	return r.is(i-1, "từ")
}

// estimatedBy reports the end of the year at hand, by which one reckons: "dự kiến đến cuối năm 2025, …
// còn 3,13%", "đến hết năm 2025 ước còn …".
func (r *run) estimatedBy(m moment) bool {
	if !r.is(m.from, "cuối", "hết") && !r.is(m.from+1, "cuối", "hết") {
		return false
	}
	for i := m.to; i < m.to+10 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "sẽ") || r.is(i, "hoàn", "khánh") && r.is(i+1, "thành") || r.is(i, "thông") && r.is(i+1, "xe") { // a work's own date lies ahead
			return false
		}
	}
	if i := m.from - 1; r.is(i, "kiến") && r.is(i-1, "dự") || r.is(i, "ước", "tính") {
		return true
	}
	for i := m.to; i < m.to+6 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "ước") {
			return true
		}
	}
	return false
}

// reachedBy reports what was reached by the time of a mention: "đến hết năm 2022, toàn
// tỉnh đã có …".
func (r *run) reachedBy(m moment) bool {
	for i := m.to; i < m.to+8 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "đã") {
			return true
		}
	}
	return false
}

// recordedBy reports what had come in by the time of a mention: "hết quý I/2022, công ty ghi nhận …".
func (r *run) recordedBy(m moment) bool {
	if !m.deadline {
		return false
	}
	for i := m.to; i < m.to+8 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "ghi") && r.is(i+1, "nhận") {
			return !r.is(i-1, "sẽ")
		}
	}
	return false
}

// movedSince is the year from which a measure had moved to a level whose own year a mention is, 0 for none:
// "giảm từ 60% (năm 2015) xuống 52% (2020)", with no word of aim in the sentence.
func (r *run) movedSince(m moment) int {
	if m.yearFrom != 0 || m.than {
		return 0
	}
	i := m.from - 1
	for n := 0; n < 3 && (r.isMark(i, '(') || r.is(i, "năm", "vào")); n++ {
		i--
	}
	if !r.isMark(i, '%') || !r.isNumber(i-1) || !r.is(i-2, "còn", "xuống", "lên", "thành") {
		return 0
	}
	since := 0
	for i -= 2; i >= r.lo && i > m.from-60 && !r.endsSentence(i); i-- {
		if c := r.at(i, cueTarget); c != nil && c.e.weight > 2 || r.is(i, "sẽ", "để", "nhằm", "dự", "hãy", "cần") {
			return 0
		}
		if v, ok := parsePlain(r.str(i)); ok && since == 0 && r.isNumber(i) && isYear(r.str(i), v) && int(v) < m.year {
			since = int(v)
		}
	}
	return since
}

// plan finds the document that the article reports: number, date, years, draft.
func (r *run) plan(blocks []corpus.Block, ends []int32) {
	title := r.titleKey
	type found struct {
		number, date string
		score, depth float64
		country      bool // of the Government, a ministry, the National Assembly or the party's centre
	}
	best := map[string]*found{}
	var order []string
	for k, b := range blocks {
		r.see(start(ends, k), ends[k])
		if r.beyond(0.5, 800) {
			break
		}
		if r.at(r.lo, foot) != nil && r.beyond(1.0/3, 0) {
			break
		}
		for i := r.lo; i < r.hi; i++ {
			if r.toks[i].kind != number {
				continue
			}
			end := r.documentEnd(i)
			if end == i && r.issuedBare(i) {
				end = i + 1
			}
			if end == i {
				continue
			}
			num := r.printedNumber(i, end)
			f := best[num]
			if f == nil {
				f = &found{number: num, score: -100, depth: float64(b.Start) / float64(r.body+1), country: r.ofCountry(i, end)}
				best[num] = f
				order = append(order, num)
			}
			s := r.ownScore(i, end, float64(b.Start)/float64(r.body+1))
			if at := strings.Index(title, viet.Key(num)); at >= 0 {
				s += inTitle(title[:at])
			} else if r.titleNames(num) {
				s += 8
			}
			f.score = max(f.score, s) + 0.2
			if f.date == "" {
				f.date = r.dateIn(end, min(end+10, r.hi))
			}
			if f.date == "" {
				f.date = r.issuedOn(i)
			}
			i = end - 1
		}
	}
	top, central, local := &found{score: 1.9}, &found{score: 1.9 - 4}, &found{score: 3.5}
	for _, num := range order {
		f := best[num]
		if f.score > top.score {
			top = f
		}
		switch {
		case f.country && f.score > central.score && f.depth < 0.6:
			central = f
		case !f.country && f.score > local.score:
			local = f
		}
	}
	r.central.number, r.central.date = central.number, central.date
	if r.local.number = ""; top.country {
		r.local.number, r.local.date = local.number, local.date
	}
	r.info.PlanNumber, r.info.PlanDate = top.number, top.date
	if r.info.PlanDate == "" && (r.info.PlanNumber != "" || r.kindKey != "") {
		r.info.PlanDate = r.signed(blocks, ends)
	}
	r.planTime(blocks, ends)
}

// printedNumber is the number of a document, [i, end), without the blanks that it was printed with.
func (r *run) printedNumber(i, end int32) string {
	num := strings.Join(strings.Fields(r.text[r.toks[i].start:r.toks[end-1].end]), "")
	if end+1 == r.hi && r.isMark(end, '-') && r.toks[end].glued && int(r.hi) < len(r.toks) { // "Kế hoạch số 123/KH-⏎UBND ngày …"
		if t := &r.toks[r.hi]; t.kind == word && allUpper(r.text[t.start:t.end]) {
			num += "-" + r.text[t.start:t.end]
		}
	}
	switch {
	case end == i+4 && r.toks[i+1].kind == word: // "1234 QĐ/UBND"
		return r.str(i) + "/" + r.str(i+1) + "-" + r.str(i+3)
	case viet.Key(num) == num: // "15/kh-ubnd"
		return strings.ToUpper(num)
	}
	return num
}

// titleNames reports a title that begins with a document without its symbol: "Nghị quyết 68 đặt ra mục
// tiêu …", of "68-NQ/TW".
func (r *run) titleNames(num string) bool {
	kind := map[string]string{"nq": "nghị quyết ", "qđ": "quyết định ", "ct": "chỉ thị ", "kh": "kế hoạch "}[symbolKind(viet.Key(num))]
	if kind == "" {
		return false
	}
	digits := num[:len(num)-len(strings.TrimLeft(num, "0123456789"))]
	for _, name := range [2]string{kind + digits, kind + "số " + digits} {
		if strings.HasPrefix(r.titleKey, name+" ") {
			return true
		}
	}
	return false
}

// inTitle is how surely a title that names a document after these words reports it: "Chương
// trình hành động thực hiện Nghị quyết …" reports another one.
func inTitle(before string) float64 {
	if strings.Contains(before, "thực hiện ") || strings.Contains(before, "triển khai ") || strings.HasPrefix(before, "theo ") {
		return 1
	}
	return 5
}

// issuedBare reads "ký ban hành Nghị quyết 71 của Bộ Chính trị", "Theo Kế hoạch số 15 của UBND tỉnh": the
// number of a document that is issued here or told of, printed without its symbol.
func (r *run) issuedBare(i int32) bool {
	k := i - 1
	if r.isWord(k, "số") {
		k--
	}
	if r.symbolWord(k) && r.tok(k+1).kind == word { // "ban hành KH số 45 về …"
		return r.is(k-1, "hành") && r.is(k-2, "ban") && r.tok(i+1).kind == word && !r.is(i+1, "ngày", "năm", "tháng")
	}
	if !r.is(k, "quyết", "hoạch", "định", "thị") || !r.is(k-2, "theo", "hành", "qua", "duyệt") {
		return false
	}
	kind := r.is(k, "quyết") && r.is(k-1, "nghị") || r.is(k, "hoạch") && r.is(k-1, "kế") || r.is(k, "định") && r.is(k-1, "quyết") || r.is(k, "thị") && r.is(k-1, "chỉ")
	if !kind || r.tok(i+1).kind == number || r.is(i+1, "năm", "tháng", "nghị", "chỉ") {
		return false
	}
	switch {
	case r.is(k-2, "theo") && r.is(k, "hoạch"):
		return r.is(i-1, "số") && r.is(i+1, "của") && r.localBody(i+2)
	case r.is(k-2, "hành") && r.is(k-3, "ban"):
		k -= 2
	case r.is(k-2, "qua") && r.is(k-3, "thông"), r.is(k-2, "duyệt") && r.is(k-3, "phê"):
		if r.is(i+1, "của") && !r.localBody(i+2) { // "được phê duyệt tại Quyết định 1719 của Thủ tướng"
			return false
		}
		k -= 2
	default:
		return false
	}
	if r.tok(i+1).kind != word || r.is(i+1, "ngày") {
		return false
	}
	k += 2
	return !(r.is(k-4, "trị") && r.is(k-5, "chính") || r.is(k-4, "hội") && r.is(k-5, "quốc") || r.is(k-4, "phủ", "ương") || r.is(k-4, "tướng")) // one that "Bộ Chính trị" issued is carried out
}

// issuedOn reads the day before an issue in the sentence of the document's number at token i:
// "Ngày 20/01/2026, UBND tỉnh ban hành Kế hoạch số …", "Ngày 15/6/2021, Thủ tướng ký Quyết định số …".
func (r *run) issuedOn(i int32) string {
	issued := r.is(r.nameOfDocument(i)-1, "có", "ký", "ra")
	for j := i - 1; j >= r.lo && j > i-60 && !r.endsSentence(j); j-- {
		if r.toks[j].kind != number {
			issued = issued || r.is(j, "hành") && r.is(j-1, "ban") || r.is(j, "duyệt") && r.is(j-1, "phê") || r.isWord(j, "qua") && r.is(j-1, "thông") && i-j < 5
			continue
		}
		if r.documentEnd(j) > j {
			return ""
		}
		if r.is(j-1, "ngày", "hôm", "sáng", "chiều") && issued {
			return cmp.Or(r.dateAt(j), r.dayBefore(j))
		}
	}
	return ""
}

// dayBefore reads a day and a month without a year, the last such day before the article was published: "Ngày
// 2/2, UBND tỉnh ban hành …".
func (r *run) dayBefore(i int32) string {
	if r.pubYear == 0 || !r.isNumber(i+2) || r.isMark(i+3, '/') || r.isMark(i+3, '-') || !(r.isMark(i+1, '/') || r.isMark(i+1, '-') || r.is(i+1, "tháng")) {
		return ""
	}
	d := isoDate(itoa(r.pubYear), r.str(i+2), r.str(i))
	if d > r.info.Published {
		d = isoDate(itoa(r.pubYear-1), r.str(i+2), r.str(i))
	}
	return d
}

// signedBeside reports a document's number at token i, and the place and the day of its signature behind it: "Số: | 57/KH-UBND Lạng Sơn, ngày
// 05 tháng 3 năm 2024".
func (r *run) signedBeside(i int32) bool {
	if !r.isNumber(i) {
		return false
	}
	end := r.documentEnd(i)
	if end == i {
		return false
	}
	for r.isMark(end, '|') {
		end++
	}
	if end >= r.hi || !r.toks[end].upper {
		return false
	}
	_, ok := signedIn(strings.Join(strings.Fields(r.text[r.toks[end].start:r.toks[r.hi-1].end]), " "))
	return ok
}

// nameOfDocument returns where the kind of the document begins whose number stands at token i: "Kế hoạch số
// 12/KH-UBND", "NQ 8-NQ/TU".
func (s *sheet) nameOfDocument(i int32) int32 {
	if s.isMark(i-1, ':') {
		i--
	}
	if s.isWord(i-1, "số") {
		i--
	}
	switch {
	case s.is(i-1, "động") && s.is(i-2, "hành") && s.is(i-3, "trình"):
		return i - 4
	case s.isIn(i-1, listDocumentEnd) && s.isIn(i-2, listDocumentBegin):
		return i - 2
	case s.symbolWord(i - 1):
		return i - 1
	}
	return i
}

// signed reads "Bắc Ninh, ngày 24 tháng 11 năm 2025" in a document's head, "Ngày ban hành: 4/7/2022" in the table
// above it.
func (r *run) signed(blocks []corpus.Block, ends []int32) string {
	broken := false // "Gia Lai, ngày⏎29 tháng 12 năm 2023"
	for k := range blocks {
		if k > 16 {
			break
		}
		r.see(start(ends, k), ends[k])
		f := r.firstToken()
		for f < r.hi && r.toks[f].kind == punct {
			f++
		}
		if r.is(f, "ngày") && (r.is(f+1, "ban") && r.is(f+2, "hành") || r.is(f+1, "ký")) {
			if d := r.dateIn(f, min(f+7, r.hi)); d != "" {
				return d
			}
		}
		for i := r.lo; i < r.hi; i++ {
			if r.toks[i].kind == number && r.is(i+1, "tháng") && (r.is(i-1, "ngày") || broken && i == r.lo) {
				if d := r.dateAt(i); d != "" {
					return d
				}
			}
		}
		broken = r.isWord(r.hi-1, "ngày")
	}
	return ""
}

// ownScore says how surely a document's number is the plan's own: it stands after
// "ban hành" or in the head ("Số: …"), a cited one after "căn cứ", "thực hiện",
// "tại", "thay thế".
func (r *run) ownScore(i, end int32, depth float64) float64 {
	s := 1.0 - 2*depth
	if end == i+1 {
		return s + 2 // issued here, without a symbol
	}
	sym, country := viet.Key(r.printedNumber(i, end)), r.ofCountry(i, end)
	switch kind := symbolKind(sym); {
	case kind == "kh" && (strings.Contains(sym, "-ubnd") || strings.Contains(sym, "-hđnd")):
		s += 2
	case kind == "ttr" || kind == "bc": // it only asks or tells
		s -= 4
	case country && !ownKind(kind): // a law, a letter
		s -= 4
	case country:
		s -= 3
		if depth < 0.02 {
			s += 5
		}
	case ownKind(kind), kind == "kl" && strings.HasSuffix(sym, "u"): // a party committee's conclusion
		s++
	case kind == "tb" && (r.kindKey == "thông báo" || end == r.hi && i < r.lo+4): // "Số: 624/TB-VPCP" alone on its line
	case kind == "tb":
		s -= 4
	default:
		s -= 2
	}
	lead := i
	if r.isMark(lead-1, ':') {
		lead--
	}
	if lead > r.lo && viet.Bare(r.str(lead-1)) == "so" && lead-1 <= r.lo+3 && !r.is(r.firstWord(), "theo", "thực", "triển") {
		s += 4 // "Số: 144/KH-UBND"
	}
	if r.isMark(r.lo, '(') && r.isMark(r.hi-1, ')') && depth > 0 && !country {
		s += 2 // "(Theo Kế hoạch số 144/KH-UBND)" alone at the end
	}
	carriedOut := false // "Kế hoạch thực hiện Nghị quyết số 71": what is issued is the plan
	for j := i - 1; j >= max(r.lo, i-14) && !(carriedOut && !strings.Contains(sym, "kh-")); j-- {
		if r.endsSentence(j) {
			break
		}
		if r.toks[j].kind != word {
			if r.isMark(j, ';') {
				break
			}
			continue
		}
		near := i-j < 8
		switch {
		case r.isWord(j, "hành") && r.is(j-1, "ban"):
			s += 3
		case r.isWord(j, "theo") && r.is(j-1, "kèm"):
			s += 4
		case r.isWord(j, "cứ") && r.is(j-1, "căn"):
			s -= 6
		case r.isWord(j, "khai") && r.is(j-1, "triển") && r.is(j-2, "vừa", "đã", "mới"):
			s++
		case r.isWord(j, "có") && i-j < 7 && r.tok(j+1).upper && !r.is(j-1, "chưa", "khi", "không"), r.isWord(j, "qua") && r.isWord(j-1, "thông") && i-j < 5: // "Sở Y tế có Kế hoạch số 56/KH-SYT", "HĐND tỉnh thông qua Nghị quyết số …"
			s += 2
		case r.isWord(j, "duyệt") && r.is(j-1, "phê") && r.is(j-2, "vừa", "mới") && !r.is(j-3, "được"): // "vừa phê duyệt Đề án … tại Quyết định số …"
			s += 4
		case r.isWord(j, "hiện") && r.is(j-1, "thực") && near, r.isWord(j, "khai") && r.is(j-1, "triển") && near:
			s -= 3
			carriedOut = true
		case r.isWord(j, "thế") && r.is(j-1, "thay"), r.isWord(j, "đổi") && r.is(j-1, "sửa"), r.isWord(j, "sung") && r.is(j-1, "bổ"):
			s -= 4
		case r.isWord(j, "tại") && near:
			s -= 2.5
		}
	}
	name := r.nameOfDocument(i)
	if r.is(name-1, "hơn") || r.is(name-1, "với") && r.is(name-2, "so") { // "cao hơn Kế hoạch số 33/KH-UBND năm ngoái"
		s -= 4
	}
	if r.is(name-1, "ký") && !carriedOut { // "Bộ trưởng ký Quyết định số …"
		s += 3
	}
	if !country && (name == r.lo || r.endsSentence(name-1)) && r.setsSomething(end) {
		s += 2
	}
	for j := end; j < min(r.hi, end+16) && !r.endsSentence(j) && !r.isMark(j, ';'); j++ {
		if r.isWord(j, "ban") && r.is(j+1, "hành") || r.isWord(j, "phê") && r.is(j+1, "duyệt") && !carriedOut {
			if !r.isWord(j, "ban") || r.wordAt(j+2, setPlan) == 0 || r.isMark(j-1, ',') { // not "…, UBND tỉnh ban hành Kế hoạch số 55/KH-UBND"
				s += 2
			}
			break
		}
	}
	return s
}

// setsSomething reports that the document named before token i is what sets something, in its sentence: "Nghị quyết 32/NQ-HĐND
// … | của HĐND tỉnh … nêu: …".
func (r *run) setsSomething(i int32) bool {
	for end := min(i+40, r.hi); i < end && !r.endsSentence(i); i++ {
		if r.at(i, sayWord) != nil || r.is(i, "nêu", "đặt", "định", "ra", "cầu") && (r.is(i, "nêu", "đặt") || r.is(i-1, "xác", "quy", "đề", "yêu")) {
			return true
		}
	}
	return false
}

// ownKind reports the kinds of documents that set goals, by the letters of their symbols: most are
// those of the decree on clerical work (30/2020/NĐ-CP, annex III) and of the party. Plans and
// programmes have letters of the offices' own behind theirs: "CTHĐ", "KHPH", "KHLT", "CTrPH".
func ownKind(kind string) bool {
	switch kind {
	case "nq", "ct", "qđ", "đa", "pa":
		return true
	}
	return strings.HasPrefix(kind, "kh") && len(kind) < 6 || strings.HasPrefix(kind, "ctr") || kind == "cthđ" || kind == "ctph"
}

// symbolKind returns the letters that tell the kind of a document: "kh" of "12/KH-SYT" and
// of "123-KH/TU", "nq" of "18/2019/NQ-HĐND".
func symbolKind(symbol string) string {
	kind := strings.TrimLeft(symbol, "0123456789/-")
	if end := strings.IndexAny(kind, "/-&"); end >= 0 {
		kind = kind[:end]
	}
	return kind
}

// ofCountry reports that the symbol [i, end) is of a document of the Government, a ministry, the
// National Assembly or the party's centre.
func (r *run) ofCountry(i, end int32) bool {
	for j := i; j < end; j++ {
		if r.isIn(j, listCentral) {
			return true
		}
	}
	key := viet.Key(r.str(end - 1))
	return strings.HasPrefix(key, "tw") || strings.HasSuffix(key, "tw") || strings.HasPrefix(key, "qh")
}

// planTime finds the year or period that a plan is for: in the title, else in the
// first sentence that names a plan.
func (r *run) planTime(blocks []corpus.Block, ends []int32) {
	try := func(a, b int32, need bool) bool {
		var buf [16]moment
		planned, from := !need, a
		for i := a; i < b; i++ {
			if n := r.wordAt(i, setPlan|setPlanned); n > 0 {
				planned = true
				a = i + n - 1
				break
			}
		}
		if !planned {
			return false
		}
		ms := r.moments(buf[:0], a, b)
		for k := range ms {
			m := &ms[k]
			if m.aside || m.year < 2010 || r.isMark(m.from-1, '/') || r.is(m.from, "ngày") || r.is(m.from-1, "ngày") || m.yearFrom == 0 && r.besideValue(m.from) {
				continue
			}
			m = r.narrower(m, ms[k+1:], b)
			if m.yearFrom != 0 && r.summedUp(m.from) { // "tổng kết kế hoạch 2016 - 2020, bàn phương hướng 2021 - 2025"
				for n := range ms[k+1:] {
					if o := &ms[k+1+n]; o.yearFrom == m.year || o.yearFrom == m.year+1 {
						m = o
						break
					}
				}
			}
			r.planYear, r.planFrom = m.year, m.yearFrom
			return true
		}
		for _, m := range r.moments(buf[:0], from, a) { // "xác định năm 2023 phải tạo chuyển biến, với mục tiêu …"
			if !m.aside && !m.date && r.pubYear != 0 && m.year >= r.pubYear && r.is(m.to-2, "năm") && need && !r.fulfilled(m.to, a) && !r.percentIn(m.to, a) {
				r.planYear, r.planFrom = m.year, m.yearFrom
				return true
			}
		}
		return false
	}
	t := r.title
	t.ref = r.ref
	t.moments(nil, 0, t.hi)
	var buf [8]moment
	ms, own := t.moments(buf[:0], 0, t.hi), moment{}
	for k := range ms {
		m := &ms[k]
		if m.aside || m.year < 2010 || m.yearFrom == 0 && t.besideValue(m.from) {
			continue
		}
		if own.year == 0 || t.behindSymbol(own.from) && !t.executes(own.to, m.from) {
			own = *t.narrower(m, ms[k+1:], t.hi)
		} else if own.yearFrom == 0 && m.yearFrom == 0 && m.year > own.year && own.year <= r.pubYear && !(m.deadline && t.executes(own.to, m.from)) || // "kết quả năm 2024, nhiệm vụ năm 2025"
			own.yearFrom != 0 && (m.yearFrom == own.year || m.yearFrom == own.year+1) && t.reviews(own.from) { // "Tổng kết năm học 2023 - 2024, nhiệm vụ năm học 2024 - 2025"
			own = *m
		}
	}
	r.planYear, r.planFrom = own.year, own.yearFrom
	if r.planFrom == 0 {
		r.titleYear = r.planYear
	}
	r.reviewed = r.reviewedIn(t)
	if r.titleYear != 0 && r.reviewed == 0 && t.reviews(own.from) { // "Tổng kết công tác năm 2023"
		r.reviewed = r.titleYear
		if r.looksAhead(blocks, ends) {
			r.planYear = r.titleYear + 1
		}
	}
	if r.planYear == 0 {
		r.termOfCongress(blocks, ends)
	}
	if m := monthIn(r.info.Published); r.planYear == 0 && m > 2 && m < 11 && t.tellsMonths() {
		r.planYear = r.pubYear
		return
	}
	quoted := r.planYear
	if quoted != 0 && (r.planFrom != 0 || !strings.Contains(t.text, "%")) {
		return
	}
	for k := range blocks {
		r.see(start(ends, k), ends[k])
		if r.beyond(2.0/3, 0) || quoted != 0 && k > 5 {
			break
		}
		if r.cites() {
			continue
		}
		var ub [32]unit
		for _, u := range r.units(ub[:0]) {
			if try(u.from, u.to, true) {
				if quoted != 0 && (r.planFrom == 0 || quoted < r.planFrom || quoted >= r.planYear) { // a headline quotes one goal of a plan for a period
					r.planYear, r.planFrom = quoted, 0
				}
				if quoted == 0 || r.planFrom != 0 {
					return
				}
			}
		}
	}
}

// behindSymbol reports a time at token i that stands right behind the number of a document, as libraries of laws name one: of
// two times in "Kế hoạch 186/KH-UBND | năm 2025 phát triển chính quyền số giai đoạn 2026-2030" it is the year of the number.
func (r *run) behindSymbol(i int32) bool {
	for j := i - 1; j > i-8 && j >= r.lo; j-- {
		if r.isNumber(j) && r.documentEnd(j) == i {
			return true
		}
	}
	return false
}

// tellsMonths reports a title of what some months of the year at hand have brought: "Kinh tế - xã hội 9 tháng", "Quý III khởi sắc". Whatever
// years its article goes on to name, what is yet to be reached without one is for this year.
func (s *sheet) tellsMonths() bool {
	if s.wordAt(0, setPlan) > 0 {
		return false
	}
	for i := range s.hi {
		switch {
		case s.isWord(i, "tháng") && i > 0 && (s.isNumber(i-1) || s.of(i-1, setFew)):
			if s.monthsSoFar(i) {
				return true
			}
		case s.isWord(i, "quý") && i+1 < s.hi && s.is(i+1, "i", "ii", "iii"):
			return true
		}
	}
	return false
}

// monthsSoFar reports that the number before "tháng" at token i counts the months of a year from its beginning on: no "6 tháng cuối
// năm", "trên 6 tháng", "12/6 tháng".
func (s *sheet) monthsSoFar(i int32) bool {
	return !s.isIn(i+1, listNotGone) && !s.isIn(i-2, listNotFromNewYear) && !s.isMark(i-2, '/')
}

// fulfilled reports that goals or plans at token b were reached, in words from token a on: "Năm 2023, thành phố | hoàn
// thành 18/19 | chỉ tiêu".
func (r *run) fulfilled(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.is(i, "hoàn") && r.is(i+1, "thành") || r.is(i, "đạt") && (r.is(i+1, "và", "được") || r.isNumber(i+1)) || r.isWord(i, "vượt") {
			return !r.has(a, i, cueTarget)
		}
	}
	return false
}

// narrower is the first time among others that lies within own, the time of a document that is carried
// out before it: "Kế hoạch thực hiện Chương trình … giai đoạn 2021 - 2025 trên địa bàn tỉnh năm 2023",
// "Thực hiện Chiến lược … đến năm 2030, UBND tỉnh ban hành Kế hoạch … năm 2023". It is the plan's own; own
// where there is none, or where [own.to, b) tells percentages of several years.
func (r *run) narrower(own *moment, others []moment, b int32) *moment {
	if !r.executes(max(own.from-60, r.lo), own.from) {
		return own
	}
	for k := range others {
		m := &others[k]
		switch {
		case m.aside || m.date || m.year >= own.year || m.year < max(own.yearFrom, m.yearFrom, r.pubYear) || m.yearFrom != 0 && m.yearFrom < own.yearFrom:
		case m.to < b && !r.separates(m.to) && !r.isMark(m.to, '.') && r.tok(m.to).kind != punct, r.percentIn(own.to, b):
		default:
			return m
		}
	}
	return own
}

// executes reports "thực hiện", "triển khai", "hưởng ứng" before a document in [a, b).
func (r *run) executes(a, b int32) bool {
	for i := a; i+1 < b; i++ {
		if r.is(i+1, "hiện", "khai", "ứng") && (r.is(i, "thực") || r.is(i, "triển") || r.is(i, "hưởng")) {
			return true
		}
	}
	return false
}

// percentIn reports a percentage in [a, b).
func (r *run) percentIn(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.isMark(i, '%') {
			return true
		}
	}
	return false
}

// reviews reports "tổng kết", "sơ kết", "kết quả", "đánh giá" before token i.
func (r *run) reviews(i int32) bool {
	for i--; i > r.lo; i-- {
		if r.is(i, "kết") && r.is(i-1, "tổng", "sơ") || r.is(i, "quả") && r.is(i-1, "kết") || r.is(i, "giá") && r.is(i-1, "đánh") {
			return true
		}
	}
	return false
}

// looksAhead reports that the first paragraphs tell the tasks of the year after the title's: "…, triển khai
// nhiệm vụ năm 2024".
func (r *run) looksAhead(blocks []corpus.Block, ends []int32) bool {
	for k := range blocks[:min(len(blocks), 5)] {
		r.see(start(ends, k), ends[k])
		var buf [16]moment
		for _, m := range r.moments(buf[:0], r.lo, r.hi) {
			if m.year != r.titleYear+1 || m.yearFrom != 0 || m.date || m.aside {
				continue
			}
			for i := m.from - 1; i > m.from-6 && i > r.lo; i-- {
				if r.is(i, "vụ") && r.is(i-1, "nhiệm") || r.is(i, "hướng") && r.is(i-1, "phương") || r.is(i, "hoạch") && r.is(i-1, "kế") {
					return true
				}
			}
		}
	}
	return false
}

// reviewedIn is the year that a title looks back on before it looks ahead to the next: "Tổng kết
// công tác năm 2023, triển khai nhiệm vụ năm 2024"; 0 for none. Whether it was written before or
// after New Year, "năm qua" is the one and "năm tới" the other.
func (r *run) reviewedIn(t *run) int {
	var buf [4]moment
	ms := t.moments(buf[:0], 0, t.hi)
	for k := 1; k < len(ms); k++ {
		back := ms[k-1].year
		if ms[k].year == back+1 && ms[k].yearFrom == 0 && ms[k-1].yearFrom == 0 && (holds(r.titleKey, "tổng kết") || holds(r.titleKey, "kết quả") || holds(r.titleKey, "đánh giá")) {
			return back
		}
	}
	return 0
}

// termOfCongress takes the term of a party congress for the time of its goals: "Đại hội đại biểu
// Đảng bộ xã, nhiệm kỳ 2025 - 2030".
func (r *run) termOfCongress(blocks []corpus.Block, ends []int32) {
	for k := range blocks {
		r.see(start(ends, k), ends[k])
		if k > 6 {
			return
		}
		congress := false
		for i := r.lo; i+1 < r.hi; i++ {
			congress = congress || r.isWord(i, "đại") && r.is(i+1, "hội")
		}
		if !congress {
			continue
		}
		var buf [8]moment
		for _, m := range r.moments(buf[:0], r.lo, r.hi) {
			if m.yearFrom != 0 && r.is(m.from, "nhiệm") {
				r.planYear, r.planFrom = m.year, m.yearFrom
				return
			}
		}
	}
}

// kinds tells a full text from a report and an interview, a draft from an issued
// plan, and how far the kind of article makes a number without cues a goal.
func (r *run) kinds(blocks []corpus.Block, ends []int32) {
	title := r.titleKey
	head, bases, dashes, draftHits, issued, questions := false, 0, 0, 0, false, 0
	for k := range blocks {
		r.see(start(ends, k), ends[k])
		if r.lo == r.hi {
			continue
		}
		i := r.firstWord()
		if r.isWord(i, "căn") && r.isWord(i+1, "cứ") {
			bases++
		}
		if r.isWord(i, "số") && r.isMark(i+1, ':') && k < 12 && (r.hi-r.lo < 12 || r.signedBeside(i+2)) {
			head = true // "Số: 45/KH-UBND" alone on a line, or beside the place and the day
		}
		if k < 8 && r.kindKey != "" && blocks[k].Len() < 400 && hasAny(r.oneLine(blocks[k]), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA") {
			head = true // the country's name at the head, and the kind of document below
		}
		if r.isMark(r.lo, '-') {
			dashes++
		}
		if r.isMark(r.hi-1, '?') {
			questions++
			if j := r.firstWord(); r.is(j, "pv", "hỏi") || r.is(j, "phóng") && r.is(j+1, "viên") {
				dashes += 2 // as good as a mark before who speaks
			}
		}
		if !r.beyond(1.0/3, 300) {
			for i := r.lo; i < r.hi; i++ {
				if r.begins[i]&draftWord.bit() != 0 {
					draftHits++
				}
			}
			for i := r.lo; !issued && i+1 < r.hi; i++ {
				if r.of(i, setIssues) && r.is(i, "ban") && r.is(i+1, "hành") {
					issued = true
				}
			}
		}
	}
	r.grounded = bases >= 2 || head && bases > 0
	switch {
	case r.grounded || head:
		r.info.SourceKind = "full_text"
	case questions >= 2 && (dashes >= 2 || strings.Contains(title, "phỏng vấn")):
		r.info.SourceKind = "interview"
	default:
		r.info.SourceKind = "report"
	}
	switch {
	case strings.Contains(title, "dự thảo") || draftHits >= 3:
		r.info.PlanStatus = "draft"
	case issued || r.info.PlanNumber != "":
		r.info.PlanStatus = "issued"
	}
	r.kind = r.articleEvidence()
}
