package extract

import (
	"cmp"
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// contextBytes is how much of an article is searched for what it is about. Titles,
// leads and the preamble of a plan stand there.
const contextBytes = 48 << 10

// context reads what the article as a whole is: whose, of when, for when.
func (r *run) context() {
	a := &r.article
	toks, ms, blocks, ends := r.toks, r.ms, r.blocks, r.ends
	defer func() { // what the whole chunk was
		r.toks, r.ms, r.blocks, r.ends = toks, ms, blocks, ends
		for i := range r.role {
			r.role[i] &^= yearRole
		}
	}()
	n, size := 0, 0
	for n < len(r.blocks) && size < contextBytes {
		size += r.blocks[n].Len()
		n++
	}
	r.blocks, r.ends = r.blocks[:n], r.ends[:n]
	r.until(r.startOf(n))
	r.info = corpus.ArticleInfo{Title: a.Title, URL: a.URL, Published: a.Published, Given: a.Province}
	kind := r.kindBlock()
	if r.info.Title == "" {
		r.info.Title = r.firstLine(kind)
	}
	r.title, r.titleKey = r.readTitle(), viet.Key(r.info.Title)
	if kind >= 0 {
		r.kindKey = viet.Key(r.oneLine(r.blocks[kind]))
	}
	r.cutFoot()
	if r.info.Published == "" {
		r.info.Published = r.published()
	}
	r.pubYear = yearIn(r.info.Published)
	r.plan()
	if r.pubYear == 0 { // of the latest dates in a text some lie ahead, that of its own document does not
		r.pubYear = yearIn(r.info.PlanDate)
	}
	if y := 0; r.pubYear == 0 {
		if y = r.datelineYear(); y != 0 && y+1 >= r.speaksFrom() { // not where a look back begins with what was issued then
			r.pubYear = y
		}
	}
	if r.pubYear == 0 {
		r.pubYear, r.guessed = max(r.speaksFrom(), r.title.yearOfPart()), true
		if r.pubYear != 0 && r.afterNewYear() {
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
	if r.ministry = r.ministryOf(); r.ministry == "" {
		r.province()
	}
	r.ownerless = r.info.Province == nil && !r.namesLocal()
	if r.info.Province == nil && r.info.PlanNumber == "" { // an article about the whole country reports the country's plans
		r.info.PlanNumber, r.info.PlanDate = r.central.number, r.central.date
	}
	if r.info.Province != nil && r.local.number != "" && (r.titlePlaced || !strings.Contains(r.titleKey, viet.Key(r.info.PlanNumber)) && !r.titleNames(r.info.PlanNumber)) {
		r.info.PlanNumber, r.info.PlanDate = r.local.number, r.local.date // "Sau khi Bộ Y tế có Kế hoạch số 12/KH-BYT, UBND tỉnh ban hành Kế hoạch số 66/KH-UBND"
	}
	r.issuer()
	r.kinds()
	r.info.PlanYear, r.info.PlanYearFrom = r.planYear, r.planFrom
	r.field()
}

// readTitle tokenizes the title apart, because a given one need not stand in the text.
func (r *run) readTitle() *run {
	t := &r.mem.title
	t.rd, t.mem = r.rd, r.mem
	t.text, t.forms = viet.NFC(r.info.Title), r.forms
	t.load([]corpus.Block{{Kind: corpus.Heading, Span: corpus.Span{End: len(t.text)}}})
	t.seeBlock(0)
	return t
}

// themeScore is the score of a theme of two words in a title: "giải ngân".
const themeScore = 4

// field finds what the article as a whole is about: the fields that its title names,
// else the topic of the title.
func (r *run) field() {
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
		for k := range r.blocks {
			if r.startOf(k) > 600 {
				break
			}
			n = r.ends[k]
		}
		r.see(0, n)
		r.digital = r.digitalIn(0, n) >= 3
	}
	if len(r.mainDomain) == 0 && !r.digital { // a digital plan is about no branch
		r.mainDomain = r.mostNamed()
	}
}

// mostNamed is the branch that the first paragraphs speak of, when one stands out.
func (r *run) mostNamed() []taxonomy.Cue {
	count := map[string]int{}
	for k, b := range r.blocks {
		if b.Start > 3000 {
			break
		}
		for _, c := range r.mem.find.DomainCues(r.allWords(r.startOf(k), r.ends[k])) {
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

// cutFoot cuts the teasers and counters below an article off: what it is about must
// not depend on them.
func (r *run) cutFoot() {
	r.body, r.tokens = len(r.text), len(r.toks)
	if n := len(r.blocks); n > 0 && n < len(r.article.Blocks) { // the rest was not loaded
		r.tokens = len(r.toks) * (len(r.text) / (r.blocks[n-1].End + 1))
	}
	for k, b := range r.blocks {
		r.seeBlock(k)
		if b.Start > len(r.text)*2/5 && r.footLine() && !(r.at(r.firstToken(), foot).e.value == "teaser" && r.resumesBelow(b.End) > 0) {
			r.body, r.tokens = b.Start, int(r.lo)
			r.until(r.lo)
			r.blocks, r.ends = r.blocks[:k], r.ends[:k]
			return
		}
	}
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
func (r *run) published() string {
	best := ""
	for k := range r.blocks {
		r.seeBlock(k)
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

// isoDate is a day as it is kept, "" where year, month or day is none.
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

// kinds tells a full text from a report and an interview, a draft from an issued
// plan, and how far the kind of article makes a number without cues a goal.
func (r *run) kinds() {
	title := r.titleKey
	head, bases, dashes, draftHits, issued, questions := false, 0, 0, 0, false, 0
	for k := range r.blocks {
		r.seeBlock(k)
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
		if k < 8 && r.kindKey != "" && r.blocks[k].Len() < 400 && hasAny(r.oneLine(r.blocks[k]), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA") {
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
