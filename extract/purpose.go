package extract

import (
	"slices"

	"chitieu/corpus"
)

// inAim reports a number inside a clause of purpose, which a comma closes before what is to be
// done: "để về đích 100% trong năm 2025, các chủ đầu tư phải tăng tốc".
func (r *run) inAim(s *seg) bool {
	if n := len(s.pre); s.paren || n > 0 && r.isMark(s.pre[n-1], ',') { // "để đạt mục tiêu, 90% hồ sơ …"
		return false
	}
	for k, i := range s.pre {
		if k == 0 && r.isWord(i, "với") && r.is(i+1, "quyết", "mục", "kỳ", "hạn", "mức") { // "với quyết tâm tăng trưởng 7%, Chính phủ đã …"
			return true
		}
		if r.of(i, setAims) && r.is(i, "để", "nhằm", "muốn") {
			return !r.content(s.pre[:k]) || r.isMark(s.pre[max(k-1, 0)], ',')
		}
	}
	return false
}

// neededFor reports what the year at hand is to end with, for which its sentence goes on to tell what must be done: "để cả năm đạt
// 8%, quý IV phải tăng 9,9%". What "để đạt mục tiêu 8%" calls a goal is one anyway.
func (r *run) neededFor(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || !r.isMark(s.q.right, ',') || r.lacks("để") && r.lacks("muốn") || !r.inAim(s) {
		return false
	}
	timed := false
	for _, i := range s.pre {
		timed = timed || r.role[i]&yearRole != 0 || r.is(i, "năm") && r.is(i-1, "cả")
	}
	if !timed {
		return false
	}
	for i := s.q.right + 1; i < s.q.right+12 && i < r.hi && r.toks[i].ch != '.' && r.toks[i].ch != ';'; i++ {
		if r.is(i, "phải", "cần") {
			return true
		}
	}
	return false
}

// closesAim reports the comma at index k behind which a main clause tells what must be done.
func (r *run) closesAim(post []int32, k int) bool {
	if !r.isMark(post[k], ',') {
		return false
	}
	for _, i := range post[k+1:] {
		switch {
		case r.isMark(i, ','):
			return false
		case r.is(i, "phải", "cần", "sẽ", "tiếp", "đã", "đang"):
			return true
		}
	}
	return false
}

// announcesShare reports a cue that only announces the share right behind it, of things that a whole
// clause tells: "không đạt được hai mục tiêu 100% người dân có điện thoại thông minh". What
// stands before it is not measured.
func (r *run) announcesShare(pre []int32, k int, post []int32) bool {
	return r.is(pre[k], "tiêu", "thể") && len(post) > 3 && r.firstPredicate(post) > 0 && !r.preposed(post) && !r.isPlanned(post) && r.at(pre[0], starter) == nil
}

// reaches reports a place that has or reaches a share of things of which a whole clause tells: "Lào Cai đạt 100%
// cán bộ được tập huấn", "huyện Lục Ngạn hiện có 40% số xã về đích".
func (r *run) reaches(pre, post []int32) bool {
	k := len(pre) - 1
	if k < 0 || len(post) == 0 {
		return false
	}
	if has := r.is(pre[k], "có"); has || r.isWord(pre[k]+1, "có") { // "xã có trên 80%": it belongs to the bound
		who := pre
		if has {
			who = pre[:k]
		}
		if len(post) > 1 && r.unnamedPlace(who) && r.content(post) && !r.preposed(post) && r.role[post[0]]&predicate.bit() == 0 {
			return true
		}
	}
	if k < 2 || len(post) < 3 || !r.is(pre[k], "đạt", "có") || r.preposed(post) || len(post) < 4 && !r.is(post[0], "số") || r.firstPredicate(post) < 1 && !r.is(post[0], "số") {
		return false
	}
	if who := r.pastMarks(pre); len(who) > 2 && len(who) < 7 && r.is(who[0], "khối", "toàn") { // "khối địa phương đạt 70% hồ sơ được xử lý"
		return !slices.ContainsFunc(who, func(i int32) bool { return r.at(i, starter) != nil })
	}
	for k--; k > 1 && r.is(pre[k], "hiện", "đã", "sẽ", "mới", "cũng", "phải"); k-- {
	}
	name := k
	for ; k >= 0 && r.toks[pre[k]].kind == word && r.toks[pre[k]].upper && !allUpper(r.str(pre[k])) && !r.shouted; k-- {
	}
	named := name - k
	switch {
	case named > 0 && k > 0 && r.is(pre[k], "phố", "xã", "trấn") && r.is(pre[k-1], "thành", "thị"):
		k, named = k-2, named+1
	case named > 0 && k >= 0 && r.is(pre[k], "tỉnh", "huyện", "quận", "xã", "phường"):
		k, named = k-1, named+1
	}
	return named > 1 && (k < 0 || r.toks[pre[k]].kind == punct)
}

// unnamedPlace reports a district or a commune without its name, and nothing before it but when: "đến năm 2027, huyện |
// (có 80% hộ dân dùng nước sạch)". "Các xã có 80% hộ …" and "thôn, xã có 80% hộ …" pick some out.
func (r *run) unnamedPlace(pre []int32) bool {
	k := len(pre) - 1
	for ; k > 0 && r.is(pre[k], "hiện", "đã", "sẽ", "cũng", "phải"); k-- {
	}
	switch {
	case k < 0:
		return false
	case r.is(pre[k], "xã", "phố") && k > 0 && r.is(pre[k-1], "thị", "thành"):
		k -= 2
	case r.is(pre[k], "huyện", "quận", "xã", "phường"):
		k--
	default:
		return false
	}
	if k >= 0 && r.is(pre[k], "toàn") {
		k--
	}
	if i := pre[k+1] - 1; r.isMark(i, ',') && r.ending(i, tierWord) != nil { // "60% huyện, xã có 80% hộ …" goes on
		return false
	}
	return !r.content(pre[:k+1]) && (k < 0 || r.isMark(pre[k], ',') || r.role[pre[k]]&yearRole != 0)
}

// aimedAt reports a clause of what is to be done that ends in its aim right before a number, of
// things told behind it: "mở rộng xét nghiệm, góp phần giảm 25% số người nhiễm HIV".
func (r *run) aimedAt(pre, post []int32) bool {
	k := len(pre) - 1
	for k > 0 && r.role[pre[k]]&(verb.bit()|cueTarget.bit()) != 0 && !r.is(pre[k], "phần") {
		k--
	}
	if k < 2 || k == len(pre)-1 || len(post) < 3 || r.at(pre[0], starter) != nil {
		return false
	}
	if !r.is(pre[k], "để", "nhằm") && !(r.is(pre[k], "phần") && r.is(pre[k-1], "góp") && k > 2) {
		return false
	}
	m := r.ending(pre[len(pre)-1]+1, verb)
	return r.firstPredicate(post) > 0 || m != nil && m.e.value == "decrease" && r.content(post)
}

// lendWhole gives a number what stands behind the next one of the same and holds for both: the
// whole of a share ("đóng góp 25% đến năm 2025, 40% đến năm 2030 trong GRDP") or what is said
// of it ("báo cáo của cấp huyện đạt 90%, của cấp xã đạt 60% được thực hiện trên mạng").
func (r *run) lendWhole(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if next.carried && !next.first && !s.first && !next.paren && !s.paren && !r.content(s.post) && len(next.post) > 2 && r.is(next.post[0], "được") && r.firstPredicate(s.subject) < 0 {
			s.subject = r.join(s.subject, r.postOf(next), nil)
			continue
		}
		if !next.first || !next.carried || next.paren || s.paren || len(next.own) < 2 || next.own[0] < next.q.to || !r.is(next.own[0], "trong", "vào", "cho", "trên") || s.q.unit != corpus.UnitPercent || next.q.unit != s.q.unit || r.content(s.post) {
			continue
		}
		if m := r.ending(s.q.left, verb); m != nil && m.e.value == "share" {
			s.subject = r.join(s.subject, next.own, nil)
		}
	}
}

// actsAnew returns the verb right before a number with which a list of what is to be done ends:
// "công khai số điện thoại, bấm giờ từng khâu, và rút ngắn ít nhất 30% thời gian giải quyết".
func (r *run) actsAnew(s *seg, post []int32) []int32 {
	m := r.ending(s.q.left, actWord)
	if m == nil {
		if m = r.ending(s.q.left, verb); m != nil && m.e.value != "decrease" {
			m = nil
		}
	}
	n := len(s.pre)
	if m == nil || len(post) < 2 || n == 0 || !r.content(post) {
		return nil
	}
	k := n - int(m.to-m.from)
	if k < 5 || s.pre[k] != m.from {
		return nil
	}
	j := k
	for j > 1 && r.isIn(s.pre[j-1], listOnlyDoes) { // "…, và nhất là rút ngắn"
		j--
	}
	switch i := s.pre[j-1]; {
	case r.isMark(i, ',') || r.is(i, "và") && r.closed(s.pre[0], i):
	case j == k && r.is(i, "việc"): // "kiểm tra việc | cắt giảm ít nhất 10% chi phí"
	case j == k && r.is(i, "nhằm", "để") && j > 4 && r.at(s.pre[0], starter) == nil: // "giải tỏa nhằm | bàn giao 100% mặt bằng"
	default:
		return nil
	}
	return s.pre[k:]
}

// saidAfter reports that a comma closes whose plan it is right before a number, so that the
// clause behind the number tells all: "Theo kế hoạch của Sở Y tế, 100% trạm có bác sĩ".
func (r *run) saidAfter(whose, post []int32) bool {
	for k := len(whose) - 1; k > 0; k-- {
		if r.isMark(whose[k], ',') {
			return len(post) > 2 && r.firstPredicate(post) > 0 && !r.preposed(post)
		}
		if r.content(whose[k : k+1]) {
			return false
		}
	}
	return false
}

// namesAim reports an aim that is only named, with its time, before the words that set a share of things or people:
// "chỉ thị có nêu mục tiêu đến năm 2020 | phải đạt 30% học sinh vào học nghề".
func (r *run) namesAim(pre, post []int32) bool {
	if len(post) < 3 || r.preposed(post) || !r.holder(post) {
		return false
	}
	k := len(pre) - 1
	for k > 0 && (r.role[pre[k]]&(yearRole|verb.bit()) != 0 || r.is(pre[k], "phải", "đến", "cần")) {
		k--
	}
	return k > 1 && r.is(pre[k], "tiêu") && r.is(pre[k-1], "mục", "chỉ") && r.is(pre[k-2], "nêu", "ra", "có", "đặt")
}

// completesAim reports an aim that is to be completed, held or served right before a share of things of which a whole
// clause tells: "rà soát quy trình, hoàn thành mục tiêu | 100% | thủ tục được thực hiện trực tuyến", "mở rộng xét
// nghiệm góp phần đạt mục tiêu | 85% | người bệnh lao được điều trị"; or what something is done for: "tập huấn để
// | 100% | cán bộ sử dụng thành thạo".
func (r *run) completesAim(pre, post []int32) bool {
	n := len(pre)
	if n > 2 && len(post) > 3 && r.is(pre[n-1], "để") && r.role[post[0]]&predicate.bit() == 0 && (r.saidWhole(post) || r.of(post[0], setHolders)) && !r.preposed(post) {
		return true
	}
	if n < 4 || len(post) < 4 || !r.is(pre[n-1], "tiêu") || !r.is(pre[n-2], "mục", "chỉ") {
		return false
	}
	v := pre[n-3]
	does := r.is(v, "thành", "hiện", "tới", "đến") && r.is(v-1, "hoàn", "thực", "hướng") || r.is(v, "bảo", "đảm") && r.is(v-1, "bảo", "đảm") || r.is(v, "đạt") && r.is(v-1, "phần")
	return does && r.firstPredicate(post) > 0 && !r.preposed(post) && !r.isPlanned(post) && r.at(pre[0], starter) == nil
}
