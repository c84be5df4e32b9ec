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
// article was guessed to speak ("hết quý 1/2017 lãi tăng 18%"). "Đến năm 2025" still lies ahead.
func (r *run) dropAimless(ps []piece, s *seg, w when, before *leaning) []piece {
	ahead := w.here && (w.deadline || w.year > r.ref)
	month := ahead && r.monthOf(s) != 0
	switch {
	case r.era > r.ref && !ahead, ahead && (!r.guessed || w.deadline && !month || w.year > r.ref+3 || r.balanced() > -0.1), !r.silent(s, before):
		return ps
	case ahead:
		return slices.DeleteFunc(ps, timeless)
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
		if r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục") { // whatever is said of it
			return true
		}
		if r.begins[i]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.at(i, cueTarget); m != nil && m.e.group != 0 && !r.thisYears(m) && !(i >= s.q.right && (r.is(i, "cả") || m.e.value == "demand")) { // "5% doanh thu cả năm"
			return true
		}
	}
	return false
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
	named := func(w string) bool { return holds(r.titleKey, w) }
	return slices.ContainsFunc(titleAims, named) || slices.ContainsFunc(titleDue, named)
}
