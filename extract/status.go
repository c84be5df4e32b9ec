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
	sum   float64 // what decided: the score, of a count its own
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

// statusOf decides what a number is, and nothing after it does: by its kind, or by a logistic model
// over named evidence of its own segment, of what stands before it in the sentence, the
// paragraph and the article, and of the heading above. What leans away from a goal is a result,
// unless evidence of a third kind (a subsidy, a law's threshold, another body's number) weighed
// more than that of a result. A count of things has a model of its own, in which this one's sum
// is evidence.
func (r *run) statusOf(s *seg, w when, before *leaning) (corpus.Status, string, leaning) {
	if r.sizes(s.q) || r.onlyWhere(s.q) > 0 || before != nil && r.priceOf(s.q) { // what the sentence goes on with is not its own
		var l leaning
		if before != nil {
			l = *before
		}
		l.why, l.other, l.year, l.sum = "condition", "", w.year, l.score
		return corpus.StatusOther, l.why, l
	}
	l := r.weigh(s, w, before)
	status := corpus.StatusResult
	switch {
	case s.q.diff && !r.growthSet(s.q): // "lãi mục tiêu 3.571 tỷ đồng, cao hơn 24% năm trước"
		r.baseOther = l.other
		l.why, l.other = "difference", ""
	case s.q.baseline && !r.draftsOwn(s.q):
		r.baseOther = l.other
		l.why, l.other = "baseline", "" // the score stays: it carries on to what follows
	case l.score > 0:
		status, l.other = corpus.StatusTarget, ""
	case l.other != "":
		status, l.why = corpus.StatusOther, l.other
	}
	if s.q.unit == corpus.UnitCount {
		status = r.countStatus(s, status, &l, before)
	}
	return status, l.why, l
}

// weigh adds up what speaks for a goal and against one. Only a goal is anybody's, wished for or
// repealed: what takes one away is asked for where the rest makes one.
func (r *run) weigh(s *seg, w when, before *leaning) leaning {
	ps := r.evidence(r.pieces[:0], s, w, before)
	l := r.rd.lx.lean(ps)
	if l.score > 0 {
		if v := r.inTale(s); v > 0 {
			ps = append(ps, piece{fTale, v})
			l = r.rd.lx.lean(ps)
			l.carry = min(l.carry, -0.5)
		}
	}
	if l.score > 0 {
		var taken bool
		if ps, taken = r.disclaims(ps, s, w, before); taken {
			l = r.rd.lx.lean(ps)
			l.carry = 0
		}
	}
	l.year, l.sum = w.year, l.score
	r.pieces = ps
	if r.observe != nil {
		r.observe(s, ps)
	}
	return l
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
