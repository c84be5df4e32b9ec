package extract

import (
	"slices"

	"chitieu/corpus"
)

// newsLength is how many words an article needs before its silence about goals says anything.
const newsLength = 150

// unaimed reports a percentage in an article of some length where nothing that stands before it,
// above it or in its own clause sets a goal: "Quân đội chiếm lại 90% thành phố". In a plan such a
// number is a goal for being round, in the news it is not.
func (r *run) unaimed(s *seg, w when, before *leaning) bool {
	if s.q.unit != corpus.UnitPercent || s.q.bound == corpus.AtLeast || s.q.bound == corpus.AtMost || r.tokens < newsLength || r.grounded || r.info.PlanNumber != "" || r.titledPlan() || r.digital || r.aimful() {
		return false
	}
	if r.sectionLean > 0 || r.leadLean > 0 || r.blockLean > 0 || r.region > 0.5 || r.item && r.itemLean > 0 || before != nil && before.carry > 0 || r.thisSentence.countLean > 0 {
		return false
	}
	if w.here && (w.deadline || w.year > r.ref) || r.era > r.ref || before == nil && r.acts(s) {
		return false
	}
	return r.beside(s.q) <= 0 && !r.aimNear(s)
}

// aimNear reports a word of aim in the sentence, up to where what is said of the number ends.
func (r *run) aimNear(s *seg) bool {
	end := s.q.right
	if n := len(s.post); n > 0 {
		end = s.post[n-1] + 1
	}
	for i := end - 1; i >= r.lo && i > end-90 && !(r.endsSentence(i) && i < s.q.from); i-- {
		if r.begins[i]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.at(i, cueTarget); m != nil && m.e.group != 0 && !r.thisYears(m) {
			return true
		}
	}
	return false
}

// aimful reports an article that speaks of goals more than of anything else.
func (r *run) aimful() bool {
	return slices.ContainsFunc(r.kind, func(p piece) bool { return p.f == fBalance && p.v > 0.3 })
}
