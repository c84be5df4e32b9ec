package extract

import (
	"slices"

	"chitieu/corpus"
)

// Articles whose numbers are rules: who is let in to a school, what a law asks for. A goal in one is called so.

// regulated reports a number without a word of striving in such an article. What is done online, or by a year, is aimed at.
func (r *run) regulated(s *seg) bool {
	if r.doneOnline(s) || slices.ContainsFunc(r.times, func(t moment) bool { return t.deadline }) {
		return false
	}
	exams := r.admits()
	if (r.titledPlan() || !exams && r.title.tally(0, r.title.hi, listLaws, r.title.inForce) == 0) && (r.info.PlanNumber != "" || r.sectionLean > 0 || r.item && r.leadLean > 0) { // the plan of an exam has goals too
		return false
	}
	if !exams && !(s.q.unit == corpus.UnitPercent && closed(s.q) && !r.titledPlan() && r.ofLaw()) {
		return false
	}
	return !r.calledGoal(s)
}

// doneOnline reports what is done online, before a number or behind it.
func (r *run) doneOnline(s *seg) bool {
	if r.lacks("tuyến") || r.lacks("trực") {
		return false
	}
	for i := max(s.q.left-12, r.unitFrom); i < s.q.right+12 && i < r.hi; i++ {
		if r.isWord(i, "trực") && r.is(i+1, "tuyến") {
			return true
		}
	}
	return false
}

// calledGoal reports a word before a number in its sentence that sets a goal: "phấn đấu", "đặt ra", "mục tiêu". "Chỉ tiêu"
// at a school is places.
func (r *run) calledGoal(s *seg) bool {
	for j := s.q.left - 1; j >= r.lo && j > s.q.left-60 && !r.endsSentence(j); j-- {
		if r.begins[j]&cueTarget.bit() == 0 {
			continue
		}
		m := r.cueAt(j)
		if m != nil && m.class == cueTarget && (m.e.value == "strive" || m.e.value == "set" || m.e.value == "goal" && !r.is(m.to-2, "chỉ")) {
			return true
		}
	}
	return false
}

// admits reports an article about exams and about who is let in to schools: there "chỉ tiêu" are places, and what must be
// reached are marks.
func (r *run) admits() bool {
	if r.school == notAsked {
		r.school = no
		all, more, enough := r.ends[len(r.ends)-1], 0, admissionWords
		switch {
		case r.title.changesPlaces(), r.title.tally(0, r.title.hi, listIntake, nil) > 0:
			more = r.tally(0, all, listIntake, nil)
		case r.title.tally(0, r.title.hi, listAdmission, r.title.ofExams) > 0:
		case r.titledPlan() || r.info.PlanNumber != "":
			return false
		default: // one that speaks of little else needs no title that says so
			enough = max(2*admissionWords, r.tokens/admissionShare)
		}
		if r.tally(0, all, listAdmission, r.ofExams)+more > enough {
			r.school = yes
		}
	}
	return r.school == yes
}

// changesPlaces reports a title of how many places there are: "Nhiều trường bị cắt chỉ tiêu sư phạm", "Đại học tự xác định chỉ
// tiêu". Goals are called so too: only what follows tells.
func (r *run) changesPlaces() bool {
	for i := range r.hi {
		if r.is(i, "chỉ") && r.is(i+1, "tiêu") && (r.is(i-1, "cắt", "tăng", "giảm", "định") || r.is(i+2, "tăng", "giảm")) {
			return true
		}
	}
	return false
}

// ofExams takes "học bạ" at token i for a word of exams only where it is no record kept on computers: "học bạ số" is
// brought in by plans.
func (s *sheet) ofExams(i int32) bool {
	return !(s.is(i, "học") && s.is(i+1, "bạ") && s.is(i+2, "số", "điện"))
}

// admissionWords is how often an article must speak of exams to be about them.
const admissionWords = 4

// admissionShare is of how many words one must be of exams where the title does not tell what an article is about.
const admissionShare = 60

// ofLaw reports an article that begins with a law, or with what is new in laws.
func (r *run) ofLaw() bool {
	if r.law == notAsked {
		r.law = no
		if r.tally(0, min(leadTokens, r.ends[len(r.ends)-1]), listLaws, r.inForce) > 0 {
			r.law = yes
		}
	}
	return r.law == yes
}

// leadTokens is how far a title and a lead go.
const leadTokens = 120

// inForce takes "hiệu lực" at token i for a word of laws only in "có hiệu lực từ …". "Có hiệu lực kể từ ngày ký" ends any
// decision, on goals too.
func (r *run) inForce(i int32) bool {
	j := i + 2
	if r.is(j, "kể") {
		j++
	}
	return !r.is(i, "hiệu") || r.is(i-1, "có") && r.is(i+2, "từ", "kể", "trong") && !(r.is(j, "từ") && r.is(j+1, "ngày") && r.is(j+2, "ký", "ban"))
}

// tally counts the words of a list in [a, b), those that also holds for where it is given.
func (s *sheet) tally(a, b int32, which list, also func(int32) bool) int {
	n, lo, hi := 0, s.lo, s.hi
	s.see(a, b)
	for i := a; i < b; i++ {
		if s.isIn(i, which) && (also == nil || also(i)) {
			n++
		}
	}
	s.see(lo, hi)
	return n
}
