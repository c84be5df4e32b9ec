package extract

import (
	"math"
	"slices"

	"chitieu/corpus"
)

// leaning is how far the evidence leans to a goal (positive) or away from one
// (negative), in logits, and what weighed most.
type leaning struct {
	score float64
	why   string
	other string  // the kind of neither that weighed most, "" for none
	year  int     // the number's own year
	dated when    // when it is, once its status is known
	count float64 // of a count: how far it is set as a goal
	carry float64 // the score without what the number itself looks like: what the next number may share
}

// piece is one piece of evidence and how strong it is, mostly 1.
type piece struct {
	f int
	v float64
}

// statusOf decides what a number is: a logistic model over named evidence of its
// own segment, of what stands before it in the sentence, the paragraph and the
// article, and of the heading above. What leans away from a goal is a result,
// unless evidence of a third kind (a subsidy, a law's threshold, another body's
// number) weighed more than that of a result.
func (r *run) statusOf(s *seg, w when, before *leaning) (corpus.Status, string, leaning) {
	r.pieces = r.evidence(r.pieces[:0], s, w, before)
	l := r.rd.lx.lean(r.pieces)
	l.year = w.year
	if r.observe != nil {
		r.observe(s, r.pieces)
	}
	if (s.ordered || r.alternative(s.q)) && before != nil && before.score > 0 { // "kế hoạch lần lượt là 95% và 80%", "mục tiêu 6,6% hay 6,8%": what the first is, all are
		l = *before
		l.year = w.year
	}
	if l.score > 0 && s.q.unit != corpus.UnitCount && r.aimedAbroad(s) { // only a goal is anybody's
		l.why, l.other = "foreign", "foreign"
		w := r.rd.lx.weights[r.rd.lx.kinds["foreign"]]
		l.score, l.carry = min(l.score+w, -1), l.carry+w
	}
	if l.score > 0 && r.heldNow(s, w) {
		l.score, l.carry, l.why, l.other = -1, 0, "so-far", ""
	}
	if l.score > 0 && r.priced(s) {
		l.score, l.why, l.other = -1, "charge", "charge"
	}
	switch {
	case r.sizes(s.q): // what the sentence goes on with is not its own
		if before != nil {
			l = *before
		}
		l.why, l.other = "condition", ""
		return corpus.StatusOther, l.why, l
	case s.q.baseline, s.q.diff:
		r.baseOther = l.other
		l.why, l.other = "baseline", "" // the score stays: it carries on to what follows
		if s.q.diff {
			l.why = "difference"
		}
		return corpus.StatusResult, l.why, l
	case l.score > 0:
		l.other = ""
		return corpus.StatusTarget, l.why, l
	case l.other != "":
		return corpus.StatusOther, l.other, l
	}
	return corpus.StatusResult, l.why, l
}

// alternative reports a number that is offered instead of the one right before it: "6,6% hay 6,8%".
func (r *run) alternative(q *quantity) bool {
	return r.is(q.left-1, "hay", "hoặc") && r.isMark(q.left-2, '%')
}

// lean adds the evidence up. It names what weighed most in the direction taken,
// and the kind of neither when that weighed more than what tells a result.
func (lx *lexicon) lean(ps []piece) (l leaning) {
	l.why = "article"
	for _, p := range ps {
		w := p.v * lx.weights[p.f]
		l.score += w
		if p.f < fBoundClosed || p.f >= nFeatures || p.f == fLapsed {
			l.carry += w
		}
	}
	most, neither, result := 0.0, 0.0, 0.0
	for _, p := range ps {
		w := p.v * lx.weights[p.f]
		switch {
		case p.f >= lx.firstOther:
			if w < neither {
				neither, l.other = w, lx.evidence[p.f]
			}
		case p.f >= nFeatures && w < 0:
			result = min(result, w)
		}
		if math.Signbit(w) == math.Signbit(l.score) && math.Abs(w) > most && p.f != fBias {
			most, l.why = math.Abs(w), lx.evidence[p.f]
		}
	}
	if result < neither {
		l.other = ""
	}
	return l
}

func clamp(v, lim float64) float64 { return max(-lim, min(lim, v)) }

// setsGoals reports an article whose tables set goals unless their heads say otherwise: it speaks
// of goals, or begins with the title of a document that sets some, and speaks of little else.
func (r *run) setsGoals() bool {
	t := r.title
	document := t.wordAt(0, setPlan) > 0 || t.is(0, "quyết", "phụ", "bộ") && t.is(1, "định", "lục", "tiêu")
	return r.planLike() || document && r.balanced() >= 0 && !slices.ContainsFunc(r.kind, func(p piece) bool { return p.f == fTitleResult })
}

// planLike reports whether the article as a whole speaks of goals.
func (r *run) planLike() bool {
	return r.rd.lx.lean(append(r.kind, piece{fBias, 1})).score >= 0
}
