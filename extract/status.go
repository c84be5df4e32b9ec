package extract

import (
	"math"

	"chitieu/corpus"
)

// leaning is how far the evidence leans to a goal (positive) or a result
// (negative), in logits, and what weighed most.
type leaning struct {
	score float64
	why   string
}

// feature is one piece of evidence for a goal or against it. Its weight is a row
// of lexicon/status.csv, fitted on the open labelled articles by TestFitStatus.
type feature int

const (
	fBias feature = iota
	fCueTarget
	fCueResult
	fCarried
	fCarriedUnderCue
	fParagraph
	fSectionTarget
	fSectionResult
	fArticle
	fYearAhead
	fYearPast
	fYearNow
	fBoundClosed
	fBoundRough
	fBoundOpen
	fDecimal
	fChange
	fBesideTarget
	fBesideResult
	fRaised
	fHundred
	fRound
	fParen
	fItem
	fFirst
	fFullText
	fPlanAhead
	nFeatures
)

var featureNames = [nFeatures]string{
	"bias", "cue-target", "cue-result", "carried", "carried-under-cue", "paragraph", "section-target", "section-result", "article",
	"year-ahead", "year-past", "year-now", "bound-closed", "bound-rough", "bound-open", "decimal", "change", "beside-target", "beside-result",
	"raised", "hundred", "round", "parenthesis", "item", "number-first", "full-text", "plan-ahead",
}

// statusOf decides what a number is: a logistic model over the evidence of its own
// segment, of what stands before it in the sentence and the paragraph, of the
// heading and of the kind of article. Every piece is kept for explain.
func (r *run) statusOf(s *seg, year int, yearStated bool, before *leaning) (corpus.Status, string, leaning) {
	own := r.cues(s.pre, s.post, s.q)
	if own.other == "foreign" || own.other != "" && own.target-own.result < 3 {
		return corpus.StatusOther, own.other, leaning{why: own.other}
	}
	f := r.features(s, own, year, yearStated, before)
	l := r.rd.lx.lean(&f)
	if r.observe != nil {
		r.observe(s, f)
	}
	switch {
	case s.q.baseline:
		return corpus.StatusResult, "baseline", leaning{l.score, "baseline"}
	case s.q.diff:
		return corpus.StatusResult, "difference", leaning{min(l.score, -1), "difference"}
	case l.score > 0:
		return corpus.StatusTarget, l.why, l
	}
	return corpus.StatusResult, l.why, l
}

// lean weighs the evidence.
func (lx *lexicon) lean(f *[nFeatures]float64) leaning {
	l := leaning{why: "article"}
	most := 0.0
	for i, v := range f {
		w := v * lx.status[i]
		l.score += w
		if a := math.Abs(w); a > most && feature(i) != fBias {
			most, l.why = a, featureNames[i]
		}
	}
	return l
}

func (r *run) features(s *seg, own evidence, year int, yearStated bool, before *leaning) (f [nFeatures]float64) {
	f[fBias] = 1
	f[fCueTarget] = min(own.target, 6) / 3
	f[fCueResult] = min(own.result, 6) / 3
	switch bare := own.target == 0 && own.result == 0; {
	case before != nil && (bare || s.paren):
		f[fCarried] = clamp(before.score, 4)
	case before != nil:
		f[fCarriedUnderCue] = clamp(before.score, 4)
	case bare:
		f[fParagraph] = clamp(r.blockLean, 4)
	default:
		f[fParagraph] = clamp(r.blockLean, 4) * 0.3
	}
	f[fSectionTarget] = max(r.sectionLean, 0) / 3
	f[fSectionResult] = max(-r.sectionLean, 0) / 3
	f[fArticle] = r.prior
	if year != 0 && r.ref != 0 && yearStated {
		switch {
		case year > r.ref:
			f[fYearAhead] = 1
		case year < r.ref:
			f[fYearPast] = 1
		default:
			f[fYearNow] = 1
		}
	}
	switch s.q.bound {
	case corpus.AtLeast, corpus.AtMost:
		f[fBoundClosed] = 1
	case corpus.Roughly:
		f[fBoundRough] = 1
	case corpus.MoreThan, corpus.LessThan:
		f[fBoundOpen] = 1
	}
	if s.q.unit == corpus.UnitPercent && s.q.value != math.Trunc(s.q.value) {
		f[fDecimal] = 1
	}
	if s.q.value == 100 {
		f[fHundred] = 1
	}
	if math.Mod(s.q.value, 5) == 0 {
		f[fRound] = 1
	}
	if r.changeOf(s, "") != "" {
		f[fChange] = 1
	}
	b := r.beside(s.q)
	f[fBesideTarget], f[fBesideResult] = min(max(b, 0), 6)/3, min(max(-b, 0), 6)/3
	flag := func(i feature, on bool) {
		if on {
			f[i] = 1
		}
	}
	flag(fRaised, s.q.raised)
	flag(fParen, s.paren)
	flag(fItem, r.item)
	flag(fFirst, s.first)
	flag(fFullText, r.info.SourceKind == "full_text")
	flag(fPlanAhead, r.planYear != 0 && r.planYear > r.pubYear && r.pubYear != 0)
	return f
}

func clamp(v, lim float64) float64 { return max(-lim, min(lim, v)) }

// evidence is the sum of the cues of a stretch of text.
type evidence struct {
	target, result float64
	other          string
}

// cues adds up the cues around a number. What stands after it tells less: "đã" in
// "duy trì 100% mã số đã cấp" belongs to the thing counted.
func (r *run) cues(pre, post []int32, q *quantity) evidence {
	var ev evidence
	for n, toks := range [2][]int32{pre, post} {
		after := n == 1
		for _, i := range toks {
			r.in(i, i+1, func(m *match) {
				w := m.e.weight
				switch m.e.class {
				case cueTarget:
					if after && w <= 2 {
						w *= 0.3
					}
					ev.target += w
				case cueResult:
					compares := r.is(m.from, "so", "cùng")
					if after && !compares {
						w *= 0.3
					}
					ev.result += w
				case cueOther:
					if r.nearOther(m, q, after) && (ev.other == "" || m.e.value == "foreign") {
						ev.other = m.e.value
					}
				}
			})
		}
	}
	return ev
}

// nearOther reports whether a cue for neither goal nor result governs the number:
// a subsidy stands directly before it or names the charge after it.
func (r *run) nearOther(m *match, q *quantity, after bool) bool {
	switch {
	case m.e.value == "vote":
		return true
	case m.e.value != "subsidy":
		return !after
	case after:
		return m.e.weight < 2 && m.from-q.right < 2 && r.waives(q)
	}
	return m.e.weight > 2 && q.left-m.to < 3
}
