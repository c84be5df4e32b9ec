package extract

import (
	"math"

	"chitieu/corpus"
)

// tale is a stretch of a block's sentences between those that speak of an aim, and how plainly it tells how things are.
type tale struct {
	from, to int32
	signs    float64
	done     bool // it tells what was done for an aim
}

// inTale is how plainly the sentences around a percentage tell how things are: what exists is counted, a field is praised
// or found wanting, an aim is only spoken of behind them: "Toàn tỉnh có 412 trường. Tỷ lệ phòng học kiên cố đạt 80%. Năm
// học mới, ngành phấn đấu …". 0 where they do not, or where goals are told around.
func (r *run) inTale(s *seg) float64 {
	if s.q.unit != corpus.UnitPercent || closed(s.q) || r.acts(s) && !r.atLevel(s.q.left-1) || r.item || r.inCard || r.leadLean > 0 && !r.presented || r.sectionLean > 0 || r.beside(s.q) > 0 {
		return 0
	}
	for r.tale.to <= s.q.from {
		r.tale = r.nextTale(max(r.tale.to, r.lo))
	}
	signs := r.tale.signs
	switch {
	case r.grounded || r.info.PlanNumber != "":
		signs--
	case r.title.goalsNamed(0, min(r.title.hi, 3)) || r.title.wordAt(0, setPlan) > 0: // "Chỉ tiêu chủ yếu năm 2026", "Kế hoạch …"
		signs -= 1.5
	case r.titledPlan():
		signs -= 0.5
	}
	if r.leadLean > 0 || r.planAbove { // a plan was made known: what it holds may follow
		signs--
	}
	if r.above > 0.3 { // goals were told above
		signs -= 2.5
	}
	return max(0, min(signs, 3))
}

// nextTale reads the stretch that begins with the sentence at token from: one that speaks of an aim alone, or all up to
// the next that does.
func (r *run) nextTale(from int32) tale {
	t := tale{from: from, to: from}
	switch {
	case from == r.lo:
	case r.tale.done: // what came of it
		t.signs = 1
	case r.tale.signs < 0: // goals go on behind an aim
		t.signs = -1.5
	}
	k, sentences, precise, floor := r.numberFrom(from), 0, false, false
	for t.to < r.hi {
		end := t.to
		for end < r.hi && !r.endsSentence(end) {
			end++
		}
		end = min(end+1, r.hi)
		aim := r.aimOf(t.to, end)
		if sentences > 0 && aim == aimFirst && r.detailed(t.to) { // "… đạt và vượt. Cụ thể: …"
			aim = aimNone
		}
		switch {
		case aim == aimNone:
		case sentences == 0 && aim == aimFronted:
			return tale{from, end, 0, true}
		case sentences == 0:
			return tale{from, end, -9, false}
		case aim == aimFronted:
			return t
		case r.pointsBack(t.to): // "Đó là các chỉ tiêu …" speaks of what stands before it
			t.signs = -9
			return t
		case from == r.lo && r.above <= 0.3 && r.leadLean <= 0 && !r.planAbove: // what stands before an aim is how things are
			t.signs++
			if aim == aimOnly {
				t.signs++
			}
			return t
		default:
			return t
		}
		n, counted, numbers := r.tellingSigns(t.to, end), 0.0, false
		for ; k < len(r.qs) && r.qs[k].from < end; k++ {
			switch q := &r.qs[k]; {
			case q.reason == reasonCount, q.unit == corpus.UnitCount:
				if counted += 0.5; significant(r.str(q.from)) >= 3 {
					counted = 1
				}
			case q.reason == reasonFraction: // "49/52 tiêu chí"
				counted = 1
			case q.unit == corpus.UnitPercent:
				numbers, precise, floor = true, precise || q.value != math.Trunc(q.value), floor || closed(q)
			case q.unit != "":
				numbers = true
			}
		}
		if n == 0 && counted == 0 && !numbers && end-t.to > 4 {
			n = 0.5
		}
		t.signs += n + min(counted, 1)
		t.to = end
		sentences++
	}
	if floor { // nobody reports a floor
		t.signs -= 1.5
	}
	if precise {
		t.signs += 0.5
	}
	switch {
	case sentences < 3:
		t.signs -= 0.5
	case from == r.lo && (r.presented || r.planAbove): // of a plan that was just made known
	case from == r.lo: // so many sentences, and none of an aim
		t.signs++
	}
	return t
}

// detailed reports a sentence at token i that tells the one before it in detail.
func (r *run) detailed(i int32) bool {
	i = r.firstOf(i, r.hi)
	return r.ofWhich(i) > 0 || r.is(i, "theo", "cụ") && r.is(i+1, "đó", "thể")
}

// pointsBack reports a sentence at token i that is about the one before it: "Đó là …", "Đây là …", "Các chỉ tiêu này …".
func (r *run) pointsBack(i int32) bool {
	i = r.firstOf(i, r.hi)
	return r.is(i, "đó", "đây") && r.is(i+1, "là", "cũng", "đều") || r.is(i, "các", "những") && (r.at(i, anaphor) != nil || r.is(i+3, "này", "trên") || r.is(i+2, "này", "trên"))
}

// aimIn tells how a sentence speaks of an aim.
type aimIn uint8

const (
	aimNone    aimIn = iota
	aimFronted       // before a comma, behind which something is told: "Thực hiện mục tiêu giảm 3% hộ nghèo, huyện đã …"
	aimFirst         // it begins with what is to be done
	aimOnly          // behind a time, a plan or who has it
)

// aimOf reads how the sentence in [a, b) speaks of an aim, a time to come or something to be done.
func (r *run) aimOf(a, b int32) aimIn {
	first := r.firstOf(a, b)
	issued, found, dated, told, ahead := false, int32(-1), int32(-1), false, false
	begins := true // with what is to be done
	if r.at(first, actWord) != nil && !r.toldAsLevel(a, b) || r.detailed(a) {
		found = first
	}
	for i := a; i < b && found < 0; i++ {
		switch {
		case r.of(i, setPlan|setIssues):
			if issued = issued || r.wordAt(i, setIssues) > 0; issued && r.wordAt(i, setPlan) > 0 {
				found = i
			}
		case r.isNumber(i) && dated < 0 && (r.is(i-1, "năm", "đến") || r.isMark(i-1, '-')):
			if v, _ := parsePlain(r.str(i)); isYear(r.str(i), v) && int(v) >= r.ref {
				dated, ahead = i, int(v) > r.ref
			}
		}
		if r.begins[i]&cueResult.bit() != 0 {
			m := r.at(i, cueResult)
			told = told || m != nil && m.e.group != 0
		}
		if r.begins[i]&cueTarget.bit() != 0 {
			if m := r.cueAt(i); m != nil && m.class == cueTarget && !r.thisYears(m) && !(m.e.value == "keep" && r.is(i-1, "được", "luôn", "đã")) && !(m.e.value == "pledge" && !r.takesOn(i, b)) {
				found, begins = i, m.e.value == "strive" || m.e.value == "keep"
			}
		}
	}
	if found < 0 && (!told || ahead) {
		found = dated
	}
	switch {
	case found >= 0 && r.fronted(first, found, b):
		return aimFronted
	case found < 0:
		return aimNone
	case found <= first && begins:
		return aimFirst
	}
	return aimOnly
}

// atLevel reports a verb of a level that something has: what is to be done is not told with it.
func (r *run) atLevel(i int32) bool { return r.is(i, "đạt", "chiếm", "còn", "là") }

// toldAsLevel reports such a verb right before a percentage in [a, b): "Đăng ký khai sinh đúng hạn đạt 97%".
func (r *run) toldAsLevel(a, b int32) bool {
	for k := r.numberFrom(a); k < len(r.qs) && r.qs[k].from < b; k++ {
		if q := &r.qs[k]; q.unit == corpus.UnitPercent && r.atLevel(q.left-1) {
			return true
		}
	}
	return false
}

// takesOn reports a number that one takes on, behind token i in its clause: "huyện đăng ký | 55% trẻ", not "đăng ký khai sinh
// đạt 97%".
func (r *run) takesOn(i, b int32) bool {
	k := r.numberFrom(i)
	return k < len(r.qs) && r.qs[k].from < b && r.unparted(i, r.qs[k].left, clauseMarks) && !r.atLevel(r.qs[k].left-1)
}

// fronted reports an aim at token aim that only stands before the comma of its sentence, whose own words tell what was done
// for it: "Thực hiện mục tiêu …, huyện đã lồng ghép nhiều nguồn vốn".
func (r *run) fronted(first, aim, b int32) bool {
	if !r.is(first, "thực", "triển", "nhằm", "để", "với", "được", "hướng", "xác", "trước") {
		return false
	}
	i := aim
	for i < b && !r.isMark(i, ',') {
		i++
	}
	if i == b || b-i < 5 {
		return false
	}
	for ; i < b; i++ {
		if r.isMark(i, '%') || r.goalAmong(r.seqOf(i, i+1), anyAim) {
			return false
		}
	}
	return true
}

// tellingSigns counts what in [a, b) tells how things are.
func (r *run) tellingSigns(a, b int32) float64 {
	first := r.firstOf(a, b)
	if r.is(first, "một", "nhiều", "hầu", "phần", "đa", "mỗi") && r.is(first+1, "số", "hết", "lớn", "người", "nơi", "xã", "hộ", "trường") || r.is(first, "tuy", "song", "mặc", "nhờ") || r.is(first, "khó", "nguyên", "hạn") && r.is(first+1, "khăn", "nhân", "chế") {
		return 1
	}
	for i := a; i < b; i++ {
		if r.begins[i]&(praiseWord.bit()|cueResult.bit()) == 0 {
			continue
		}
		if r.at(i, praiseWord) != nil {
			return 1
		}
		if m := r.at(i, cueResult); m != nil && m.e.group != 0 {
			return 1
		}
	}
	return 0
}
