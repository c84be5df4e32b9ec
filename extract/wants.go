package extract

import (
	"slices"

	"chitieu/corpus"
)

// This file gives a number before which nothing stands but who is to reach it, or who wants it, what the number before
// measures: "Tỷ lệ hộ dùng nước sạch là 71%. | Tôi cần | 85%", "… Sở Y tế hứa | 95%", "… Huyện Lý Nhân nhận | 98%". A
// place is a part of it; who only promises or demands is none.

// wantedBy completes such a number; where none before it tells, by what the title measures.
func (r *run) wantedBy(s, before *seg, post []int32) bool {
	if s.paren || s.outer >= 0 || s.q.unit != corpus.UnitPercent || (before == nil || !before.percentage() || len(before.subject) < 2) && r.titleHi == 0 {
		return false
	}
	if before != nil && (!before.percentage() || len(before.subject) < 2) {
		if before.sentence == r.thisSentence.no {
			return false
		}
		before = nil
	}
	pre := r.pastLead(s.pre)
	if len(pre) == 0 {
		return false
	}
	near := before != nil && before.sentence == r.thisSentence.no
	if i := pre[0]; !r.of(i, setAgents|setAreas|setBeforePlace|setFew) && !(r.toks[i].upper && (len(pre) > 1 && r.capital(pre[1]) || r.isIn(i, listBodies) || r.isIn(i, listSpeaks))) { // most begin with what is measured
		return near && r.besideAim(s, before, pre, post)
	}
	k, rest := r.whoEnds(pre)
	if k == 0 {
		return false
	}
	aim, ok := r.onlyAims(rest)
	if !ok || !aim && (s.change != "" || r.lessens(s)) {
		return false
	}
	who, place := r.whoWants(pre[:k])
	if !place && (who == nil || !aim) || place && !aim && near && !slices.ContainsFunc(who[1:], r.capital) {
		return false
	}
	if r.content(post) && !r.onlyWhen(post) {
		return false
	}
	place = place || r.takesItself(who, rest)
	var whole, head []int32
	switch {
	case before != nil && (near || r.closeBy(before, s)):
		whole, head = before.subject, before.head
		if before.part && len(before.head) > 0 {
			whole = before.head
		}
	case aim:
		whole = r.titleMeasure()
		head = whole
	}
	if len(whole) == 0 || !r.measures(whole, aim) {
		return false
	}
	if !place {
		s.own = nil
		return s.carry(whole, head)
	}
	s.own = who
	whole = r.withoutOwner(r.withoutPart(whole))
	if n := r.namedFirst(whole); n > 1 && n+1 < len(whole) { // "Na Hang | (còn 33%) hộ nghèo, Lâm Bình 36%"
		whole = whole[n:]
	}
	return s.carryPart(r.join(whole, who, nil), whole)
}

// besideAim gives what the number before is set against the same measure: "Thị xã Duy Tiên đạt 37%, | thấp hơn chỉ tiêu được
// giao cho thị xã là | 50%", "… 34% | so với | 45%".
func (r *run) besideAim(s, before *seg, pre, post []int32) bool {
	if before.sentence != r.thisSentence.no || len(pre) > 14 || s.first || s.change != "" || r.content(post) && !r.onlyWhen(post) || !r.is(pre[0], "vượt", "cao", "thấp", "kém", "xấp", "so") {
		return false
	}
	against := len(pre) == 2 && r.is(pre[0], "so") && s.q.left == pre[1]+1
	for k := 0; k < len(pre); k++ {
		i := pre[k]
		against = against || r.wordAt(i, setPlanned) > 0 || r.is(i, "số") && r.is(i-1, "con")
		if n := int(r.inList(i, listPledges)); n > 0 {
			k += n - 1
			continue
		}
		if r.toks[i].kind == word && r.role[i]&(ignorable|tierWord.bit()) == 0 && !r.isIn(i, listApart) {
			return false
		}
	}
	if !against {
		return false
	}
	s.own, s.part = nil, before.part
	return s.carry(before.subject, before.head)
}

// percentage reports a segment whose number is a share.
func (s *seg) percentage() bool { return s.q != nil && s.q.unit == corpus.UnitPercent }

// pastLead drops marks, times and joining words before a clause.
func (r *run) pastLead(pre []int32) []int32 {
	for len(pre) > 0 && (r.toks[pre[0]].kind != word || r.role[pre[0]]&yearRole != 0 || r.isIn(pre[0], listLeadIn)) {
		pre = pre[1:]
	}
	if len(pre) > 2 && r.is(pre[0], "trong") && r.is(pre[1], "khi") { // "trong khi huyện Thanh Liêm chỉ nhận 20%"
		pre = pre[2:]
	}
	return pre
}

// whoEnds returns where in words before a number who wants it ends with whom they begin, and what stands behind.
func (r *run) whoEnds(pre []int32) (int, []int32) {
	if n := r.namedFirst(pre); n > 1 && n+3 < len(pre) && r.isMark(pre[n], ',') && (r.of(pre[n+1], setFew) || r.isNumber(pre[n+1])) && r.of(pre[n+2], setAreas) {
		for k := n + 3; k < len(pre); k++ { // "Thanh Sơn, Liên Sơn, hai xã còn khó khăn, | chỉ tiêu là"
			if r.isMark(pre[k], ',') {
				return n, pre[k:]
			}
		}
	}
	for k, i := range pre {
		if k > 20 {
			return 0, nil
		}
		if r.spelledAsName(pre, k) {
			continue
		}
		if r.role[i]&(cueTarget.bit()|verb.bit()|opener.bit()|yearRole) != 0 || r.is(i, "được") || r.isIn(i, listPledges) {
			return k, pre[k:]
		}
	}
	return len(pre), nil
}

// spelledAsName reports a word of a name at index k: one with a capital that does not only begin a sentence.
func (r *run) spelledAsName(toks []int32, k int) bool {
	return !r.shouted && r.toks[toks[k]].kind == word && r.capital(toks[k]) && (k > 0 || len(toks) > 1 && r.toks[toks[1]].kind == word && r.capital(toks[1]))
}

// onlyAims reports words that tell nothing but that a number is promised, given, wanted or reached, and whether they
// tell more than that it is reached: "cam kết đến hết năm 2027 nâng lên".
func (r *run) onlyAims(toks []int32) (aim, ok bool) {
	for k := 0; k < len(toks); k++ {
		i := toks[k]
		if r.isIn(i, listCondition) {
			return false, false
		}
		if n := int(r.inList(i, listPledges)); n > 0 {
			aim = aim || !r.isIn(i, listStands)
			k += n - 1
			continue
		}
		if r.toks[i].kind == word && r.role[i]&ignorable == 0 && !r.is(i, "được") {
			return false, false
		}
		aim = aim || r.role[i]&cueTarget.bit() != 0
	}
	return aim, true
}

// whoWants returns the place that is to reach a number, or any words for who only wants it; nil where something else
// is named.
func (r *run) whoWants(who []int32) (of []int32, place bool) {
	who = r.trimmed(who, 0)
	for k, i := range who {
		if k > 0 && r.isMark(who[k-1], ',') && !r.capital(i) && !r.isIn(i, listBodies) && !r.of(i, setAreas) && !r.of(i, setFew) { // "Sở Y tế, giá vé"
			return nil, false
		}
		if k > 0 && !r.spelledAsName(who, k) && r.role[i]&predicate.bit() != 0 || !r.spelledAsName(who, k) && r.at(i, starter) != nil && !r.isIn(i, listBodies) {
			return nil, false
		}
	}
	if len(who) == 0 || r.is(who[len(who)-1], "này", "đó", "ấy", "trên", "khác") {
		return nil, false
	}
	if n := r.inList(who[0], listSpeaks); n > 0 && int(n) == len(who) { // "chúng tôi"
		return who, false
	}
	if names := r.namedFirst(who); names > 1 {
		return who, names == len(who)
	}
	if n := r.kindOfArea(who); n > 0 && n < len(who) && r.namedFirst(who[n:]) == len(who)-n { // "thành phố Phủ Lý"
		return who, true
	}
	switch {
	case len(who) == 1:
		if r.is(who[0], "tỉnh", "huyện", "xã", "phường") {
			return who, false
		}
	case r.is(who[0], "toàn", "cả"):
	case r.isIn(who[0], listBodies):
		return who, false
	case r.isPlace(who) && !r.is(who[0], "sở", "khối") && (!r.is(who[0], "tỉnh", "huyện", "xã", "phường", "quận", "thành", "thị", "đặc") || slices.ContainsFunc(who[1:], r.capital)):
		return who, true
	case r.agent(who) && !r.is(who[0], "ngành") && !slices.ContainsFunc(who, func(i int32) bool { return r.is(i, "về", "cho") || r.isMark(i, ',') }):
		return who, false
	}
	return nil, false
}

// takesItself reports a body with a name that is given a number to reach itself: "Đảng bộ Lý Nhân | được giao".
func (r *run) takesItself(who, rest []int32) bool {
	if len(who) < 3 || r.isIn(who[0], listNoOwner) || !slices.ContainsFunc(who[1:], r.capital) {
		return false
	}
	return slices.ContainsFunc(rest, func(i int32) bool {
		return r.is(i, "nhận", "xin") || r.is(i, "giao") && r.is(i-1, "được") || r.is(i, "đăng") && r.is(i+1, "ký")
	})
}

// namedFirst returns how many words a list of names has that others begin with: "Kim Bảng và Lý Nhân".
func (r *run) namedFirst(toks []int32) int {
	if r.shouted {
		return 0
	}
	n := 0
	for k, i := range toks {
		switch {
		case r.toks[i].kind == word && r.capital(i):
			n = k + 1
		case k > 0 && n == k && (r.isMark(i, ',') || r.is(i, "và", "cùng")):
		default:
			return n
		}
	}
	return n
}

// onlyWhen reports words behind a number that tell when or how and not of what it is: "trước mùa dịch", "ngay trong năm".
func (r *run) onlyWhen(post []int32) bool {
	post = r.pastMarks(post)
	return len(post) == 0 || r.wordAt(post[0], setUntil) > 0 || r.isIn(post[0], listWhenHow) || r.wordAt(post[0], setPlanned) > 0
}

// closeBy reports that between a number and the one before, sentences apart, nothing else is named that is measured.
func (r *run) closeBy(before, s *seg) bool {
	from := before.q.right
	for _, i := range before.subject {
		from = max(from, i+1)
	}
	if from < r.lo || s.q.left-from > 60 {
		return false
	}
	for i := from; i < s.q.left; i++ {
		if m := r.at(i, starter); m != nil && m.to-m.from > 1 && r.at(i, anaphor) == nil {
			return false
		}
	}
	return true
}

// measures reports words that may name what is measured, those of a number before.
func (r *run) measures(toks []int32, aim bool) bool {
	if len(toks) < 2 || r.agent(toks) || r.isPlace(toks) || len(toks) == 2 && !aim && r.at(toks[0], starter) == nil {
		return false
	}
	return !slices.ContainsFunc(toks, func(i int32) bool { return r.isMark(i, ':') || r.isMark(i, '"') })
}

// withoutOwner leaves out the whole district or province that a measure ends with: "tỷ lệ hộ nghèo | của tỉnh".
func (r *run) withoutOwner(toks []int32) []int32 {
	n := len(toks)
	if n > 3 && r.role[toks[n-1]]&tierWord.bit() != 0 && r.is(toks[n-2], "của", "toàn", "cả", "trong") {
		n -= 2
		for n > 2 && r.is(toks[n-1], "của", "trên", "trong") {
			n--
		}
	}
	return toks[:n]
}

// kindOfArea returns how many words name the kind of the places whose names follow: "các huyện", "thành phố".
func (r *run) kindOfArea(toks []int32) int {
	k := 0
	for k < len(toks) && (r.is(toks[k], "các", "hai", "ba", "bốn", "năm", "sáu") || r.isNumber(toks[k])) {
		k++
	}
	switch {
	case k+1 < len(toks) && (r.is(toks[k], "thành", "thị", "đặc") && r.is(toks[k+1], "phố", "xã", "trấn", "khu")):
		return k + 2
	case k < len(toks) && r.is(toks[k], "tỉnh", "huyện", "quận", "xã", "phường"):
		return k + 1
	}
	return 0
}
