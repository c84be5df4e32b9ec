package extract

import (
	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// question is what an interviewer asked last. The answer is about it as long as it names
// nothing else: "* Còn tái nghèo?" over "Chúng tôi khống chế ở mức 0,5%".
type question struct {
	words []*taxonomy.Word
	fresh bool    // the answer has named nothing yet
	led   float64 // what it asked for, results of a year or its goals, leads the answer
}

// asks keeps a block that ends with a question. What was measured before it does not go
// on below it.
func (r *run) asks() {
	if !r.isMark(r.hi-1, '?') {
		return
	}
	r.closeAsked()
	if r.question.led != 0 {
		if r.leadLean > max(r.question.led, 0) { // the new one presents a plan
			r.leadLean = 2
		} else {
			r.leadLean, r.leadList = 0, false
		}
		r.question.led = 0
	}
	from := r.hi - 1
	for from > r.lo && r.hi-from < longestQuestion && !r.isMark(from-1, '.') && !r.isMark(from-1, ':') {
		from--
	}
	r.question.words = r.spell(r.question.words[:0], r.seqOf(from, r.hi-1), longestPhrase)
	r.asked = r.askedOf(r.seqOf(from, r.hi-1))
	r.question.fresh = true
	if len(r.qs) == 0 {
		r.prev, r.prevTiers, r.lastIndicator = nil, nil, ""
	}
	if r.info.SourceKind == "interview" {
		r.askedFor()
	}
	if r.question.led == 0 && from <= r.lo+3 && r.goalAmong(r.seqOf(from, r.hi-1), settingOnly) { // "Năm nay tỉnh đặt chỉ tiêu bao nhiêu?"
		r.question.led = 1.5
		r.leadLean, r.leadList, r.leadItems = r.question.led, true, false
	}
}

// asksHowMuch reports a question about how high something is, or about the next thing: "Năm nay tỉnh đặt chỉ tiêu bao nhiêu?",
// "Còn BHXH tự nguyện?". "Vì sao dân số tăng?" asks for no measure.
func (r *run) asksHowMuch(toks []int32) bool {
	if len(toks) == 0 || r.is(toks[0], "vì", "tại", "liệu", "ai", "khi") {
		return false
	}
	if r.isIn(toks[0], listNextQuestion) {
		return true
	}
	for _, i := range toks {
		if r.is(i, "bao") && r.is(i+1, "nhiêu", "giờ") || r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục") || r.is(i, "lệ") && r.is(i-1, "tỷ") {
			return true
		}
	}
	return r.info.SourceKind == "interview"
}

// askedOf returns the words of a question that name what it asks the measure of.
func (r *run) askedOf(toks []int32) []int32 {
	toks = r.pastMarks(toks)
	if !r.asksHowMuch(toks) {
		return nil
	}
	toks = r.afterCue(toks)
	for len(toks) > 0 && (r.toks[toks[0]].kind == punct || r.role[toks[0]]&yearRole != 0 || r.isIn(toks[0], listNextQuestion)) {
		toks = toks[1:]
	}
	for k, i := range toks {
		if r.is(i, "bao") && r.is(i+1, "nhiêu", "giờ", "lâu") || r.is(i, "thế", "như", "ra", "thì", "là") && r.is(i+1, "nào", "thế", "sao", "gì", "mấy", "bao") || r.toks[i].kind != word {
			toks = toks[:k]
			break
		}
	}
	for len(toks) > 0 && r.isIn(toks[len(toks)-1], listQuestionEnd) {
		toks = toks[:len(toks)-1]
	}
	if len(toks) < 2 || len(toks) > 14 || !r.content(toks) || r.agent(toks) {
		return nil
	}
	return toks
}

// ofQuestion gives a number that its answer says nothing of what the question asks for: "Còn BHXH tự
// nguyện?" over "Tối thiểu 6% lực lượng lao động".
func (r *run) ofQuestion(s *seg) {
	if !r.question.fresh || len(r.asked) == 0 || s.q.unit != corpus.UnitPercent || r.firstPredicate(s.subject) >= 0 {
		return
	}
	about, place := r.asked, r.trimmed(s.pre, ignorable)
	switch own := s.subject; {
	case !r.content(s.pre) && len(own) == 0:
		s.carry(about, about)
	case !r.content(s.pre) && len(own) < 6 && r.isIn(own[0], listBase):
		s.carry(r.join(about, own, nil), about)
	case len(place) > 0 && len(place) < 7 && len(own) <= len(place) && (r.isPart(place) || r.onlyTier(place) || r.is(place[0], "khu")): // "Ở phường là 90%"
		s.carry(r.join(about, place, nil), about)
	}
}

// askedFor dates the answer where the question names a year: "Năm 2026, tỉnh làm gì?".
func (r *run) askedFor() {
	var buf [8]moment
	for _, m := range r.moments(buf[:0], r.lo, r.hi) {
		if m.aside || m.than || m.date {
			continue
		}
		c := carriedYear{year: m.year, from: m.yearFrom, heading: true, goals: m.year > r.ref, block: r.blockNo}
		r.year, r.headYear, r.era, r.eraDue = c, c, c.year, false
		switch lean := r.promises(r.lo, r.hi); {
		case m.year > r.ref && lean >= 0:
			r.question.led, r.region = 1.5, max(r.region, 0)
		case m.year <= r.ref && lean < 0: // "Năm 2025, tỉnh đạt kết quả gì?"
			r.question.led = max(lean, -2)
		default:
			continue
		}
		r.leadLean, r.leadList, r.leadItems = r.question.led, true, false
	}
}

// closeAsked ends what the question before made a heading of: "Chỉ tiêu năm nay là bao nhiêu?" does
// not govern the answer to "Điện mặt trời thì sao?".
func (r *run) closeAsked() {
	n := len(r.headings)
	if n == 0 || !r.headings[n-1].asked || r.headings[n-1].lo == r.lo {
		return
	}
	r.headings = r.headings[:n-1]
	r.underHeadings()
}

// longestQuestion is how many words of a question are looked at: interviewers explain
// before they ask.
const longestQuestion = 40

// answered returns what the question asked for, when the answer itself names nothing.
func (r *run) answered(s *seg, hollow bool, ask taxonomy.Subject) (taxonomy.Match, bool) {
	if !r.question.fresh || !(hollow || len(s.subject) == 0 || s.carried && len(s.own) == 0 || r.nameless(s)) {
		return taxonomy.Match{}, false
	}
	return r.mem.find.Classify(r.question.words, ask)
}
