package extract

import (
	"math"

	"chitieu/corpus"
)

// leaning is how far the evidence leans to a goal (positive) or away from one
// (negative), in logits, and what weighed most.
type leaning struct {
	score float64
	why   string
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
func (r *run) statusOf(s *seg, year int, yearStated bool, before *leaning) (corpus.Status, string, leaning) {
	r.pieces = r.evidence(r.pieces[:0], s, year, yearStated, before)
	l, other := r.rd.lx.lean(r.pieces)
	if r.observe != nil {
		r.observe(s, r.pieces)
	}
	switch {
	case s.q.baseline:
		l.score = min(l.score, -1)
		return corpus.StatusResult, "baseline", l
	case s.q.diff:
		l.score = min(l.score, -1)
		return corpus.StatusResult, "difference", l
	case l.score > 0:
		return corpus.StatusTarget, l.why, l
	case other != "":
		return corpus.StatusOther, other, leaning{l.score, other}
	}
	return corpus.StatusResult, l.why, l
}

// lean adds the evidence up. It names what weighed most in the direction taken,
// and the kind of neither when that weighed more than what tells a result.
func (lx *lexicon) lean(ps []piece) (l leaning, other string) {
	l.why = "article"
	for _, p := range ps {
		l.score += p.v * lx.weights[p.f]
	}
	most, neither, result := 0.0, 0.0, 0.0
	for _, p := range ps {
		w := p.v * lx.weights[p.f]
		switch {
		case p.f >= lx.firstOther:
			if w < neither {
				neither, other = w, lx.evidence[p.f]
			}
		case p.f >= nFeatures && w < 0:
			result = min(result, w)
		}
		if math.Signbit(w) == math.Signbit(l.score) && math.Abs(w) > most && p.f != fBias {
			most, l.why = math.Abs(w), lx.evidence[p.f]
		}
	}
	if result < neither {
		other = ""
	}
	return l, other
}

func clamp(v, lim float64) float64 { return max(-lim, min(lim, v)) }

// planLike reports whether the article as a whole speaks of goals.
func (r *run) planLike() bool {
	l, _ := r.rd.lx.lean(append(r.kind, piece{fBias, 1}))
	return l.score >= 0
}
