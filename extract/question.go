package extract

import "chitieu/extract/taxonomy"

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
	r.question.fresh = true
	if len(r.qs) == 0 {
		r.prev, r.prevTiers, r.lastIndicator = nil, nil, ""
	}
	if r.info.SourceKind == "interview" {
		r.askedFor()
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
