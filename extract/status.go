package extract

import (
	"chitieu/corpus"
)

// leaning is evidence for a goal (positive) or a result (negative), with the name
// of what gave it.
type leaning struct {
	score float64
	why   string
}

// statusOf decides what a number is. Every cue near it weighs: those of its own
// segment fully, those before it in the sentence less, those of the sentences
// before, the heading and the kind of article least. The scores per source are
// kept for explain.
func (r *run) statusOf(s *seg, u unit, year int, yearStated bool, before *leaning) (corpus.Status, string, leaning) {
	l := leaning{}
	add := func(w float64, why string) {
		l.score += w
		if l.why == "" || w > 2 || w < -2 {
			l.why = why
		}
	}
	own := r.cues(s.pre, s.post, s.q)
	if own.other != "" {
		if own.other == "foreign" || own.score < 3 {
			return corpus.StatusOther, own.other, leaning{score: 0, why: own.other}
		}
	}
	add(own.score, "cue")
	add(r.beside(s.q), "beside")
	if own.score == 0 || s.paren {
		if before != nil {
			add(clamp(before.score, 4)*0.7, "carried")
		} else {
			add(clamp(r.blockLean, 4)*0.6, "paragraph")
		}
	} else if before != nil {
		add(clamp(before.score, 4)*0.15, "carried")
	}
	add(r.sectionLean, "section")
	add(r.prior, "article")
	if year != 0 && r.ref != 0 && yearStated {
		switch {
		case year > r.ref:
			add(2.5, "year")
		case year < r.ref:
			add(-2.5, "year")
		case year > r.pubYear && r.pubYear != 0:
			add(1, "year")
		}
	}
	switch s.q.bound {
	case corpus.AtLeast, corpus.AtMost:
		add(1.5, "bound")
	case corpus.Roughly:
		add(-0.5, "bound")
	}
	if s.paren && year != 0 && yearStated && before != nil && year < max(r.planYear, r.ref) {
		add(-3, "year") // "trên 70% (năm 2025: 48%)"
	}
	if s.q.baseline {
		return corpus.StatusResult, "baseline", leaning{score: l.score, why: "baseline"}
	}
	if s.q.raised {
		add(1, "raised")
	}
	if s.q.diff {
		add(-3, "difference")
	}
	if s.q.odd || s.q.unit == corpus.UnitPercent && s.q.value != float64(int(s.q.value)) {
		add(-0.7, "decimal")
	}
	if l.score > 0 {
		return corpus.StatusTarget, l.why, l
	}
	return corpus.StatusResult, l.why, l
}

func clamp(v, lim float64) float64 { return max(-lim, min(lim, v)) }

// evidence is the sum of the cues of a stretch of text.
type evidence struct {
	score float64
	other string
}

// cues adds up the cues around a number.
func (r *run) cues(pre, post []int32, q *quantity) evidence {
	var ev evidence
	for _, toks := range [2][]int32{pre, post} {
		after := len(toks) > 0 && toks[0] >= q.to
		for k := 0; k < len(toks); k++ {
			i := toks[k]
			r.in(i, i+1, func(m *match) {
				w := m.e.weight
				switch m.e.class {
				case cueTarget:
					if !after || w > 2 {
						ev.score += w
					} else {
						ev.score += w * 0.3
					}
				case cueResult:
					if after && ev.score > 0 && !r.is(m.from, "so", "cùng", "kế", "dự") {
						w *= 0.2
					}
					if after && w < 1.7 && !r.is(m.from, "kế", "dự", "so", "cùng") {
						w *= 0.3
					}
					ev.score -= w
				case cueOther:
					near := !after && (m.e.value != "subsidy" || m.e.weight > 2 && q.left-m.to < 3) || after && m.e.value == "subsidy" && m.e.weight < 2 && m.from-q.right < 2 && r.waives(q)
					if near || m.e.value == "vote" {
						if ev.other == "" || m.e.value == "foreign" {
							ev.other = m.e.value
						}
					}
				}
			})
		}
	}
	return ev
}

// beside weighs the words directly at the number: "chỉ tiêu 88%", "mức 50% được
// giao", "15% mà Nghị quyết đề ra" are goals whatever else the sentence tells;
// "105% kế hoạch" is a rate of completion.
func (r *run) beside(q *quantity) float64 {
	w := 0.0
	i := q.left
	if r.is(i-1, "là") || r.isMark(i-1, '(') {
		i--
	}
	if r.isMark(i-1, 'A') || r.isMark(i-1, ':') && r.arrowBefore(i) { // "69,4% ➜ 82%"
		w += 5
	}
	if r.isMark(q.right, 'A') {
		w -= 5
	}
	switch {
	case r.is(i-1, "tiêu") && r.is(i-2, "chỉ", "mục"), r.is(i-1, "mốc"), r.is(i-1, "đích"):
		w += 4
	case r.is(i-1, "hoạch") && r.is(i-2, "kế"):
		w += 4.5
	case r.is(i-1, "ra", "giao") && r.is(i-2, "đề", "đặt", "được", "phủ", "hoạch") && !q.isRange && q.left == q.from:
		w += 1.5
	}
	if r.is(i-1, "chỉ", "mới") {
		w -= 3
	}
	j := q.right
	assigned := false
	switch {
	case r.is(j, "mà"), r.is(j, "được") && r.is(j+1, "giao"), r.is(j, "đặt", "đề") && r.is(j+1, "ra", "cho"), r.is(j, "của") && r.is(j+1, "nghị", "kế"), r.is(j, "theo") && r.is(j+1, "nghị", "kế"):
		w += 3
		assigned = true
	case r.is(j, "kế") && r.is(j+1, "hoạch"), r.is(j, "dự") && r.is(j+1, "toán"), r.is(j, "so") && r.is(j+1, "với") && r.is(j+2, "kế", "chỉ", "mục", "dự", "cùng"):
		w -= 3
	case r.is(j, "chỉ", "mục") && r.is(j+1, "tiêu"):
		w -= 2
	}
	// "so với 83% của năm 2023", "từ mức 58%": where it began
	if from := r.is(i-1, "với") && r.is(i-2, "so") || r.is(i-1, "mức") && (r.is(i-2, "từ") || r.is(i-2, "với") && r.is(i-3, "so")); from {
		if assigned {
			w += 2
		} else {
			w -= 5
		}
	}
	return w
}

// arrowBefore looks for an arrow in the words before token i: "➜ Cuối 2026: 82%".
func (r *run) arrowBefore(i int32) bool {
	for j := i - 1; j > i-8 && j >= r.lo; j-- {
		if r.isMark(j, 'A') {
			return true
		}
	}
	return false
}

// waives reports a verb that takes a charge away before the number: "miễn 100% lệ
// phí", "giảm 50% học phí".
func (r *run) waives(q *quantity) bool {
	return r.is(q.left-1, "giảm", "miễn", "trợ", "chịu", "thu", "được", "tặng", "thưởng")
}
