package extract

import "chitieu/corpus"

// presents reports a sentence without numbers of its own by which a plan for a time that is
// not over is made known, so that goals follow: "UBND tỉnh vừa trình HĐND tỉnh kế hoạch phát
// triển kinh tế - xã hội năm 2026."
func (r *run) presents(u unit, ms []moment) bool {
	if r.lacksSet(setHandsDown | setIssues) {
		return false
	}
	told := r.tellsContents(u.to)
	if r.ref == 0 && !told || r.item || len(ms) > 0 && !r.aheadIn(ms) || !told && !r.goesInto(u.to) {
		return false
	}
	undated := len(ms) == 0 && !r.late() && !told // in December, it is the next year's
	if undated && !r.anyOf(u.from, u.to, setHandsDown) {
		return false
	}
	plan, issued := false, false
	handed := false // "giao chỉ tiêu cho các địa phương": of now, whatever the year
	for i := u.from; i < u.to; i++ {
		switch {
		case r.role[i]&cueResult.bit() != 0 && r.cueAt(i) != nil && r.cueAt(i).class == cueResult && !r.is(i, "đã", "vừa"):
			return false
		case issued && r.is(i, "chỉ", "mục") && r.isWord(i+1, "tiêu") && r.is(i-1, "các", "những", "nhiều"):
			plan = true
		case r.of(i, setHandsDown) && r.is(i+1, "chỉ") && r.is(i+2, "tiêu") && !r.is(i-1, "được"):
			handed = true
		case !r.of(i, setPlan|setIssues):
		case r.wordAt(i, setPlan) > 0:
			if r.is(i-1, "hiện", "khai", "kết", "so", "với", "theo") {
				return false
			}
			plan = true
		case r.wordAt(i, setIssues) > 0 && !(r.is(i, "trình") && r.isIn(i-1, listNotSubmits)):
			issued = true
		}
	}
	return handed || plan && issued && !undated
}

// setNext lets goals follow a sentence of results that ends by setting an aim for a later time: "Năm 2024, GRDP tăng 7,7%, |
// tỉnh đề ra mục tiêu tăng trưởng cho năm 2025. Trong đó, …".
func (r *run) setNext(u unit, ms []moment, segs []seg) {
	n := len(ms)
	if n == 0 {
		return
	}
	tail := unit{from: segs[len(segs)-1].q.right, to: u.to}
	for tail.from < ms[n-1].from && r.toks[tail.from].kind != punct {
		tail.from++
	}
	if tail.from < ms[n-1].from && r.setsAhead(tail, ms[n-1:]) {
		r.noNumber(tail, ms[n-1:])
	}
}

// setsAhead reports the end of a sentence of a time that is over that sets an aim for a later one, into which the next
// sentence goes.
func (r *run) setsAhead(u unit, ms []moment) bool {
	if first := r.firstOf(u.from, u.to); r.is(first, "hoàn", "đạt", "vượt", "về", "cán") { // "hoàn thành sớm mục tiêu đến năm 2030"
		return false
	}
	if len(ms) != 1 || r.year.year == 0 || r.year.year >= r.ref || ms[0].year < r.ref || r.isMark(u.to, ';') {
		return false
	}
	m := &ms[0]
	return !m.aside && !m.date && !m.inside && !m.open && (r.goesInto(u.to) && r.goalAmong(r.seqOf(u.from, u.to), settingOnly) || r.scenario(u.to))
}

// scenario reports the first of several plans to choose from at the sentence at token i: "Kịch bản 1, …".
func (r *run) scenario(i int32) bool {
	i = r.firstOf(i, r.hi)
	return r.is(i, "kịch") && r.is(i+1, "bản") || r.is(i, "phương") && r.is(i+1, "án")
}

// passed lets goals follow a sentence whose only numbers tell how many voted for the plan that it
// presents: "Với 95% đại biểu tán thành, HĐND tỉnh thông qua nghị quyết về … năm 2026. Theo đó, …".
func (r *run) passed(segs []seg, u unit, ms []moment) bool {
	for k := range segs {
		if s := &segs[k]; s.q.unit != corpus.UnitPercent || !r.votedIn(s) {
			return false
		}
	}
	if !r.presents(u, ms) {
		return false
	}
	r.blockLean, r.region = 0, 0
	r.noNumber(u, ms)
	return true
}

// votedIn reports words of a vote beside a number.
func (r *run) votedIn(s *seg) bool {
	if r.lacksPhrase(cueOther) {
		return false
	}
	for _, toks := range [2][]int32{s.pre, s.post} {
		for _, i := range toks {
			if r.begins[i]&cueOther.bit() == 0 {
				continue
			}
			if m := r.at(i, cueOther); m != nil && m.e.value == "vote" {
				return true
			}
		}
	}
	return false
}

// issuesPlan reports a lead-in that makes a plan known: "UBND tỉnh ban hành kế hoạch khắc phục: …".
func (r *run) issuesPlan(a, b int32) bool {
	if r.is(b-1, "định") && r.is(b-2, "quyết") { // "Thành phố đã quyết định: …"
		return true
	}
	if r.lacksSet(setPlan) {
		return false
	}
	issued := r.is(b-1, "rõ") && r.is(b-2, "nêu", "ghi") // "Dự thảo nghị quyết nêu rõ: …"
	for i := a; i < b; i++ {
		if r.of(i, setPlan|setIssues) {
			issued = issued || r.wordAt(i, setIssues) > 0
			if issued && r.wordAt(i, setPlan) > 0 {
				return true
			}
		}
	}
	return false
}

// aheadIn reports a time among ms that is not over.
func (r *run) aheadIn(ms []moment) bool {
	for k := range ms {
		if m := &ms[k]; !m.aside && !m.date && m.year >= r.ref {
			return true
		}
	}
	return false
}

// tellsContents reports that the sentence at token i, or the block behind, gives what the plan holds: "Dưới đây là nội
// dung chính."
func (r *run) tellsContents(i int32) bool {
	for i < r.hi && r.toks[i].kind == punct {
		i++
	}
	if !r.is(i, "dưới", "sau") || !r.is(i+1, "đây") {
		return false
	}
	for j := i + 2; j < i+14 && j < r.hi; j++ {
		if r.is(j, "dung", "tiêu", "điểm", "số", "mục") && r.isIn(j-1, listContents) {
			return true
		}
	}
	return false
}

// goesInto reports that the sentence at token i tells what is in the plan: "Theo đó, …",
// "Cụ thể, …". The end of the block leaves it open.
func (r *run) goesInto(i int32) bool {
	for i < r.hi && r.toks[i].kind == punct {
		i++
	}
	if i >= r.hi {
		return true
	}
	return r.isWord(i, "theo") && (r.isWord(i+1, "đó") || r.wordAt(i+1, setPlan) > 0) || r.isWord(i, "cụ") && r.isWord(i+1, "thể") || r.is(i, "mục", "chỉ") && r.isWord(i+1, "tiêu") || r.ofWhich(i) > 0
}
