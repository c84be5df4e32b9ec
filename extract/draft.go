package extract

import (
	"strings"

	"chitieu/corpus"
)

// wished reports what somebody wants instead of what a draft says: "theo chúng tôi nên để 75%", "đề
// nghị nâng từ 40% trong dự thảo lên 60%". The draft's own value stays the goal.
func (r *run) wished(s *seg, before *leaning) bool {
	q := s.q
	if q.unit != corpus.UnitPercent {
		return false
	}
	if r.insteadOf(q.left) && !r.turnedOut(q.right) || r.becauseSet(q) { // "tối thiểu 68%, thay vì mức 65% trong tờ trình"
		return true
	}
	if q.raised && before != nil {
		p := r.numberBefore(q.from, corpus.UnitPercent)
		return p != nil && r.draftsOwn(p)
	}
	return r.disowned(q.left) || r.info.PlanStatus == "draft" && r.shouldBe(q.left)
}

// disowned reports words before token i that say what nobody is to aim at: "không nên chạy theo con số
// 100%", "không nhất thiết phải đạt 100%".
func (r *run) disowned(i int32) bool {
	if r.lacks("không") && r.lacks("chẳng") && r.lacks("chưa") && r.lacks("đừng") {
		return false
	}
	for j := i - 1; j > i-9 && j >= r.unitFrom && r.toks[j].kind == word && !r.is(j, "nhưng", "mà", "song"); j-- {
		if n := r.inList(j, listNeedNot); n > 0 && r.is(j-1, "không", "chẳng", "chưa", "đừng") || n > 0 && r.is(j-1, "nên", "phải", "được") && r.is(j-2, "không", "chẳng") {
			return true
		}
		if r.isIn(j+1, listPressed) && r.is(j, "không", "chẳng", "chưa", "đừng") && r.asksOfAny(j+2, i) { // "tôi không giao trường nào phải đạt 100%"
			return true
		}
	}
	return false
}

// asksOfAny reports "nào" or "ai" in [a, b), of whom nothing is asked.
func (r *run) asksOfAny(a, b int32) bool {
	for ; a < b; a++ {
		if r.is(a, "nào", "ai") {
			return true
		}
	}
	return false
}

// becauseSet reports what another body sets, told as a reason: "…, vì thành phố đặt tới 40%".
func (r *run) becauseSet(q *quantity) bool {
	if r.lacks("vì") && r.lacks("bởi") {
		return false
	}
	for j := q.left - 1; j > q.left-9 && j >= r.unitFrom && r.toks[j].kind == word; j-- {
		if r.is(j, "vì", "bởi") {
			if r.is(j+1, "cả", "toàn") {
				j++
			}
			if !r.localBody(j+1) && !r.countrywide(j) && !r.countrywide(j+1) {
				return false
			}
			for ; j < q.left; j++ {
				if m := r.at(j, cueTarget); m != nil && (m.e.value == "set" || m.e.value == "assigned" || m.e.value == "demand") {
					return true
				}
			}
			return false
		}
	}
	return false
}

// draftSays reports where a change is wished to begin, which is what the draft says: "từ 40% | trong dự thảo".
func (r *run) draftSays(q *quantity) bool {
	i := q.right
	if !q.baseline {
		return false
	}
	for n := 0; n < 2 && r.is(i, "như", "trong", "của", "theo", "ở"); n++ {
		i++
	}
	return r.is(i, "dự") && r.is(i+1, "thảo") || r.is(i, "tờ") && r.is(i+1, "trình")
}

// draftsOwn reports such a value that somebody asks to be changed: it stays the goal until it is.
func (r *run) draftsOwn(q *quantity) bool { return r.draftSays(q) && r.asksFor(q.left) }

// asksFor reports one who asks for something before token i in its sentence: "Hiệp hội đề nghị …", "nhiều
// ý kiến muốn …". What a council decides ("thống nhất nâng …") is no wish.
func (r *run) asksFor(i int32) bool {
	for j := i - 1; j >= r.unitFrom && j > i-40; j-- {
		switch {
		case r.isIn(j, listAsks):
			return true
		case r.isIn(j, listDecides):
			return false
		}
	}
	return false
}

// shouldBe reports "nên" right before a number, with nothing between but where it is to be put: "nên để",
// "chỉ nên đặt ở mức", "nên hạ xuống còn".
func (r *run) shouldBe(i int32) bool {
	for j := i - 1; j > i-6 && j >= r.unitFrom; j-- {
		switch {
		case r.is(j, "nên"):
			return true
		case !r.isIn(j, listPutAt):
			return false
		}
	}
	return false
}

// echoes returns the goal told before whose number somebody takes up again, naming nothing but the
// number: "mức 30% còn cao", "85 phần trăm là quá sức"; nil for none.
func (r *run) echoes(s *seg) *corpus.Target {
	q := s.q
	if q.unit != corpus.UnitPercent || q.left != q.from || q.isRange || q.perYear || q.baseline || q.raised || len(r.targets) == 0 {
		return nil
	}
	i := q.right
	named := r.is(q.left-1, "mức", "số") && (r.isWord(q.left-1, "mức") || r.isWord(q.left-2, "con"))
	switch {
	case r.isWord(i, "là") && r.isIn(i+1, listOpinion):
	case named && r.isIn(i, listStillThat):
	case r.isWord(i, "của") && r.is(i+1, "tỉnh", "huyện", "xã", "phố", "ngành") && r.is(i+2, "thì", "là"):
	default:
		return nil
	}
	if r.is(q.left-2, "hơn", "bằng", "ngang", "so", "từ", "với") && named || r.insteadOf(q.left) {
		return nil
	}
	from := q.left - 1
	for n := 0; n < 2 && named && r.is(from, "mức", "số", "con"); n++ {
		from--
	}
	if !(from < r.lo || r.toks[from].kind == punct || r.isIn(from, listBeginsThought)) { // something is measured
		return nil
	}
	var best *corpus.Target
	shared := -1
	for k := len(r.targets) - 1; k >= 0 && k > len(r.targets)-60; k-- {
		t := &r.targets[k]
		if t.Status != corpus.StatusTarget || t.Unit != q.unit || t.Value != q.value || t.High != nil {
			continue
		}
		if n := r.sharesWords(t.Subject); n > shared { // of two alike, the one that the paragraph speaks of
			best, shared = t, n
		}
	}
	return best
}

// sharesWords counts the words of a subject that the paragraph at hand has too.
func (r *run) sharesWords(subject string) int {
	text, n := r.text[r.toks[r.lo].start:r.toks[r.hi-1].end], 0
	for _, w := range strings.Fields(subject) {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n
}

// echo gives a number that is taken up again what it measured when it was first told.
func (r *run) echo(t, of *corpus.Target) {
	t.Subject, t.Indicator, t.Domain, t.Change, t.Tiers, t.Denominator = of.Subject, of.Indicator, of.Domain, of.Change, of.Tiers, of.Denominator
	t.Year, t.YearFrom = of.Year, of.YearFrom
	t.Methods.Subject, t.Methods.Indicator, t.Methods.Domain, t.Methods.Year, t.Methods.Tiers = "carried", "carried", "carried", "carried", "carried"
}
