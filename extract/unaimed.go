package extract

import (
	"slices"

	"chitieu/corpus"
)

// newsLength is how many words an article needs before its silence about goals says anything.
const newsLength = 150

// unmeant are the pieces of evidence that tell nothing where nothing aims: that a number is round,
// or that it is told of the year at hand.
func unmeant(p piece) bool {
	return p.f == fRound || p.f == fHundred || p.f == fYearNow || p.f == fBoundClosed
}

// timeless are those that tell nothing either where the article's own time is only guessed.
func timeless(p piece) bool {
	return unmeant(p) || p.f == fYearAhead || p.f == fMonthAhead || p.f == fDeadline
}

// dropAimless takes from the evidence for a number in a silent place what would make it a goal for
// being round ("Quân đội chiếm lại 90% thành phố") or for a time that lies ahead of the year from which the
// article was guessed to speak ("hết quý 1/2017 lãi tăng 18%"). "Đến năm 2025" still lies ahead; a year ahead that was told before holds for what its clause wants
// something for, in an article that speaks more of results for nothing else.
func (r *run) dropAimless(ps []piece, s *seg, w when, before *leaning) []piece {
	ahead := w.here && (w.deadline || w.year > r.ref)
	month := ahead && r.monthOf(s) != 0
	switch {
	case r.era > r.ref && !ahead && (r.balanced() >= 0 || r.planLike() || r.wanted(s)), ahead && (!r.guessed || w.deadline && !month || w.year > r.ref+3 || r.balanced() > -0.1), !r.silent(s, before):
		return ps
	case ahead:
		return slices.DeleteFunc(ps, timeless)
	case r.balanced() < 0: // an article of results tells ranges too: "sức mua tăng 12 - 15%"
		return slices.DeleteFunc(ps, func(p piece) bool { return unmeant(p) || p.f == fRange })
	}
	return slices.DeleteFunc(ps, unmeant)
}

// silent reports a percentage or an amount in an article of some length where nothing that stands before it,
// above it or in its own sentence sets a goal.
func (r *run) silent(s *seg, before *leaning) bool {
	if s.q.unit != corpus.UnitPercent && s.q.unit != corpus.UnitMoney && s.q.unit != corpus.UnitAmount || s.q.bound == corpus.AtLeast || r.tokens < newsLength || r.grounded || r.info.PlanNumber != "" && (r.info.Province != nil || r.info.PlanNumber != r.central.number) || r.titledPlan() && (r.balanced() > 0 || r.titledAim()) || r.digital || r.balanced() > 0.3 {
		return false
	}
	if r.sectionLean > 0 || r.leadLean > 0 || r.blockLean > 0 || r.region > 0.5 || r.item && r.itemLean > 0 || r.thisSentence.countLean > 0 {
		return false
	}
	if before != nil && before.carry > 0 || before == nil && r.acts(s) {
		return false
	}
	return r.beside(s.q) <= 0 && !r.aimNear(s)
}

// aimNear reports a word of aim in the sentence, up to where what is said of the number ends.
func (r *run) aimNear(s *seg) bool {
	end := s.q.right
	for _, i := range s.post {
		if r.is(i, "rằng", "đoán", "báo") { // "80% doanh nghiệp tin rằng … sẽ …" is what they believe
			break
		}
		end = i + 1
	}
	for i := end - 1; i >= r.lo && i > end-200 && !(r.endsSentence(i) && i < s.q.from); i-- {
		behind := i >= s.q.right
		switch {
		case r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục"): // whatever is said of it
			return true
		case !behind && (r.is(i, "đề") && r.is(i+1, "nghị") || r.is(i, "kế") && r.is(i+1, "hoạch") && r.is(i-1, "trong", "theo")):
			return true
		case !behind && r.is(i, "chế", "soát") && r.is(i-1, "kiềm", "khống", "kiểm") && r.heldTo(i, s.q):
			return true
		case r.begins[i]&cueTarget.bit() == 0:
			continue
		}
		if m := r.at(i, cueTarget); m != nil && m.e.group != 0 && !r.thisYears(m) && r.setsGoal(m, s.q, behind) {
			return true
		}
	}
	return false
}

// setsGoal reports a word that sets a goal for the numbers of its sentence. What only tells when, or that something
// must be done or kept, speaks for the number right behind it, or for none: "doanh nghiệp phải nhập 70%
// nguyên liệu", "sẽ bán 25% cổ phần", "cử 100% quân số để bảo đảm an ninh".
func (r *run) setsGoal(m *match, q *quantity, behind bool) bool {
	switch m.e.value {
	case "future":
		return !behind && (r.is(m.to-1, "trình") || r.info.Province != nil && (r.unparted(m.to, q.left, ",-") || !r.unparted(m.to, q.left, ";")) || r.raisesTo(q)) // "theo lộ trình", what a province will do
	case "must":
		return !behind && r.unparted(m.to, q.left, clauseMarks)
	case "keep":
		return false
	case "demand", "assigned", "pledge", "plan":
		return !behind
	}
	return true
}

// raisesTo reports a level that something is brought to, right before a number: "…, nâng tỷ lệ tự chủ lên 60%".
func (r *run) raisesTo(q *quantity) bool {
	return r.is(q.left-1, "lên", "xuống", "về", "còn") && slices.ContainsFunc(r.seqOf(max(r.unitFrom, q.left-12), q.left), func(i int32) bool {
		return r.isMark(i-1, ',') && r.is(i, "nâng", "đưa", "giảm", "hạ", "kéo")
	})
}

// heldTo reports a ceiling that something is kept under, in the clause of the words that keep it: "kiểm soát | lạm
// phát dưới 4%". "Lạm phát đã được kiểm soát" tells what was.
func (r *run) heldTo(i int32, q *quantity) bool {
	return (q.bound == corpus.LessThan || q.bound == corpus.AtMost) && q.left-i < 12 && !r.is(i-2, "đã", "được") && r.unparted(i, q.left, clauseMarks)
}

// balanced is how far the article speaks of goals (1) or of results (-1).
func (r *run) balanced() float64 {
	for _, p := range r.kind {
		if p.f == fBalance {
			return p.v
		}
	}
	return 0
}

// titledAim reports a title that names aims or a plan, not only a programme, a draft or what was handed
// out: "Chương trình vũ khí sinh học" tells no goals.
func (r *run) titledAim() bool {
	return r.rd.lx.inLine(r.titleKey, titleAims) || r.rd.lx.inLine(r.titleKey, titleDue)
}

// wanted reports a number that its clause wants something for, with no word of aim: a ceiling, work to be done, a purpose,
// who handed it down behind it ("không đạt mức 80% Quốc hội giao").
func (r *run) wanted(s *seg) bool {
	if s.q.bound == corpus.AtMost || s.q.bound == corpus.AtLeast || r.acts(s) || r.is(s.q.left-1, "tăng", "giảm", "cho") {
		return true
	}
	for i := s.q.left - 1; i > s.q.left-14 && i >= r.unitFrom; i-- {
		if r.is(i, "để", "nhằm") {
			return true
		}
	}
	for i := s.q.right; i < s.q.right+5 && r.tok(i).kind == word; i++ {
		if r.of(i, setHandsDown) {
			return true
		}
	}
	return false
}
