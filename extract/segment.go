package extract

import (
	"slices"

	"chitieu/corpus"
)

// segments divides a unit among its numbers: which words before and after each
// one are its own. The gap between two numbers is cut once: at its last separator
// when the next number comes first ("… cấp huyện và | 60% …"), else where the next
// subject begins.
func (r *run) segments(a, b int32, qs []*quantity) []seg {
	segs := r.room(len(qs))
	vis := r.visible(a, b)
	start := 0 // index into vis where the current segment begins
	for k, q := range qs {
		segs[k] = seg{q: q, outer: -1}
		left := max(lowerBound(vis, q.left), start) // a broken line may bind a number by words of the one before
		right := max(lowerBound(vis, q.right), left)
		cut := len(vis)
		if k+1 < len(qs) {
			next := max(lowerBound(vis, qs[k+1].left), right)
			named := r.content(vis[start:left]) && !r.fieldLed(vis[start:left]) && !r.turnsNow(vis[start:left], vis[right:next])
			cut = r.cut(vis, right, next, q, qs[k+1], named)
			if at := r.onlyWhere(qs[k+1]); at > q.right {
				cut = lowerBound(vis, at)
			}
		}
		segs[k].pre = vis[start:left]
		segs[k].post = r.pastAll(r.pastGiven(q, r.drop(vis[right:cut], q.skip)))
		segs[k].first = r.numberFirst(segs[k].pre, segs[k].post)
		start = cut
	}
	return segs
}

// pastGiven leaves out that a level was handed down: "so với mức 60% | được giao". "90% được giao đất" is said
// of those counted.
func (r *run) pastGiven(q *quantity, post []int32) []int32 {
	if len(post) == 2 && r.is(post[0], "được") && r.is(post[1], "giao") && r.is(q.left-1, "mức", "mốc", "tiêu", "hoạch") {
		return nil
	}
	return post
}

// pastAll leaves out the words before what is said of the things counted that only say of how many:
// "95% | đều được thu gom", "90% | cơ bản được giải quyết".
func (r *run) pastAll(post []int32) []int32 {
	n := 0
	for len(post) > n+1 && r.is(post[n], "đều", "cơ", "bản") {
		n++
	}
	if n == 0 || r.role[post[n]]&predicate.bit() == 0 || !r.is(post[n-1], "đều", "bản") {
		return post
	}
	return post[n:]
}

// howItIs reports a word at token i that turns from an aim to how things are: "mà | nay mới được 77%".
func (r *run) howItIs(i int32) bool {
	return r.is(i, "nay", "mới", "thực", "đến", "hiện", "chỉ")
}

// turnsNow reports a goal whose words stand behind its number and that its sentence goes on to hold against
// what is: "Chúng ta đặt ra 80% phòng học kiên cố | mà nay mới được 77,1%".
func (r *run) turnsNow(pre, gap []int32) bool {
	for k := 3; k < len(gap); k++ {
		i := gap[k]
		if r.toks[i].kind == punct {
			return false
		}
		if r.is(i, "mà", "nhưng", "song") && r.howItIs(i+1) {
			m := r.ending(pre[len(pre)-1]+1, cueTarget)
			return m != nil && m.e.weight > 0 && r.agent(pre[:len(pre)-int(m.to-m.from)])
		}
	}
	return false
}

// fieldLed reports words that end with the field which a comma closes right before a number,
// so that what is measured stands behind it: "Tỉnh phấn đấu về hạ tầng số, 100% cơ quan …".
func (r *run) fieldLed(pre []int32) bool {
	pre = r.beforeSetter(pre)
	k := len(pre) - 1
	if k < 2 || !r.isMark(pre[k], ',') {
		return false
	}
	end, plain := pre[k], true
	for k--; k >= 0 && len(pre)-k < 12 && (r.toks[pre[k]].kind == word || r.isMark(pre[k], ',')); k-- {
		plain = plain && r.toks[pre[k]].kind == word
		if (r.is(pre[k], "về") || r.is(pre[k]+1, "bậc", "lĩnh", "khâu")) && plain && len(pre)-k < 9 && !r.tierIn(pre[k:]) || r.is(pre[k], "về", "trong", "ở", "trên") && r.domainOnly(pre[k]+1, end) { // "trong trường mầm non, 90% trẻ …" tells whose
			return k == 0 || r.toks[pre[k-1]].kind == punct || r.ending(pre[k], cueTarget) != nil
		}
	}
	return k < 0 && r.domainOnly(pre[0], end) // "Phát triển | hạ tầng số, | 100% thôn …"
}

// beforeSetter drops who sets an aim behind the last comma before a number: "Về hạ tầng số, | kế hoạch đặt mục tiêu".
func (r *run) beforeSetter(pre []int32) []int32 {
	n := len(pre)
	if n == 0 {
		return pre
	}
	m := r.ending(pre[n-1]+1, cueTarget)
	if m == nil || m.e.weight <= 0 || int(m.to-m.from) >= n {
		return pre
	}
	k := n - int(m.to-m.from)
	for k > 0 && n-k < 9 && !r.isMark(pre[k-1], ',') {
		k--
	}
	if k == 0 || !r.isMark(pre[k-1], ',') || k < n-int(m.to-m.from) && !r.agent(pre[k:n-int(m.to-m.from)]) {
		return pre
	}
	return pre[:k]
}

// room returns empty segments that last as long as the unit.
func (r *run) room(n int) []seg {
	free := r.mem.segs
	if len(free)+n > cap(free) {
		free = make([]seg, 0, 64+n)
	}
	out := free[len(free) : len(free)+n : len(free)+n]
	clear(out)
	r.mem.segs = free[:len(free)+n]
	return out
}

// numberFirst reports whether the words before a number name nothing measured:
// only cues, verbs, times, and who sets the goal ("huyện phấn đấu").
func (r *run) numberFirst(pre, post []int32) bool {
	if len(post) > 4 && r.fieldLed(pre) && r.saidWhole(post) {
		return true
	}
	if r.aimBefore(pre, post) || r.aimAgain(pre, post) || r.noneBefore(pre, post) || r.sourceBefore(pre, post) || r.isTheAim(pre, post) || r.completesAim(pre, post) || r.joinedTo(pre, post) || r.meansBefore(pre, post) {
		return true
	}
	pre = r.lastClause(pre)
	if r.departments(pre) && !r.content(post) { // "trong đó sở, ngành 98%"
		return false
	}
	if !r.content(pre) || r.bareHead(pre) || r.leveled(pre, post) || r.restates(pre, post) || r.anew(pre, post) || r.numbered(pre, post) || r.reaches(pre, post) || r.aimedAt(pre, post) || r.cutsBy(pre, post) {
		return true
	}
	for k := len(pre) - 1; k >= 0; k-- {
		if r.stops[pre[k]+1]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.ending(pre[k]+1, cueTarget); m != nil && m.e.weight > 0 {
			if r.is(m.from, "theo") && r.saidAfter(pre[k+1:], post) {
				return true
			}
			if !r.content(post) && r.branchGrows(pre, k+1-int(m.to-m.from)) {
				return false
			}
			return !r.content(pre[k+1:]) && (r.goalTold(pre[:max(k+1-int(m.to-m.from), 0)], post) || r.announcesShare(pre, k, post) || r.namesAim(pre[:k], post) || r.onlyTier(pre[:k]) && !(len(post) == 0 && r.levels(pre[:k])) || r.turns(pre[:k], int(m.to-m.from), post) || r.remarked(pre[:k]) || (k < 8 || len(post) > 3 && r.content(post)) && r.agent(r.pastAim(pre[:k])))
		}
	}
	return false
}

// branchGrows reports a branch of the economy before the aim at index k, which is itself to grow by the number behind: "ngành nông
// nghiệp | phấn đấu tăng".
func (r *run) branchGrows(pre []int32, k int) bool {
	m := r.ending(pre[len(pre)-1]+1, verb)
	return m != nil && m.e.value == "increase" && k > 0 && r.branches(r.pastLead(pre[:k]))
}

// joinedTo reports "và" right before a number of things of which a whole clause tells: what stands before it is no
// more than beside them: "các khu vực có lốc xoáy, ngập lụt và ít nhất | 50% | người dân ở nơi khác được phổ biến".
func (r *run) joinedTo(pre, post []int32) bool {
	n := len(pre) - 1
	if n < 3 || len(post) < 4 || !r.is(pre[n], "và") || r.firstPredicate(post) < 2 || r.role[post[0]]&predicate.bit() != 0 || r.preposed(post) || r.at(pre[0], starter) != nil {
		return false
	}
	return r.content(post[:r.firstPredicate(post)]) && !slices.ContainsFunc(pre[:n], func(i int32) bool { return r.role[i]&(verb.bit()|actWord.bit()) != 0 })
}

// pastAim drops who strives for what words go on to name: "Tỉnh phấn đấu | thu ngân sách".
func (r *run) pastAim(pre []int32) []int32 {
	for k := len(pre) - 2; k >= 0; k-- {
		if r.is(pre[k], "phấn", "quyết") && r.is(pre[k+1], "đấu", "tâm") || k+2 < len(pre) && r.is(pre[k], "mục") && r.is(pre[k+1], "tiêu") && r.is(pre[k+2], "thu", "chi") {
			if r.content(pre[k+2:]) {
				return pre[k+2:]
			}
			break
		}
	}
	return pre
}

// departments reports words that name nothing but the departments of the province.
func (r *run) departments(pre []int32) bool {
	if r.lacks("sở") {
		return false
	}
	pre = r.trimmed(pre, separatorRole|connective.bit())
	return len(pre) > 1 && r.is(pre[0], "sở") && r.onlyTier(pre)
}

// numbered reports words that only number an argument: "Thứ tư, 100% cán bộ …".
func (r *run) numbered(pre, post []int32) bool {
	pre = r.pastMarks(pre)
	if len(pre) == 0 || len(post) < 2 || !r.content(post) {
		return false
	}
	m := r.at(pre[0], intro)
	return m != nil && m.e.value == "alone" && len(pre) > int(m.to-m.from) && r.isMark(pre[m.to-m.from], ',') && !r.content(pre[m.to-m.from:])
}

// anew reports a comma right before a number and a whole clause behind it, which says
// nothing of what stands before: "không còn hộ nghèo, 97% người dân tham gia bảo hiểm".
func (r *run) anew(pre, post []int32) bool {
	if len(post) < 4 || r.role[post[0]]&predicate.bit() != 0 || r.preposed(post) || r.firstPredicate(post) < 1 || !r.content(post[:r.firstPredicate(post)]) {
		return false
	}
	for k := len(pre) - 1; k > 0; k-- {
		if r.isMark(pre[k], ',') {
			return r.hasPredicate(pre[:k]) || r.hasVerb(pre[:k])
		}
		if r.content(pre[k:k+1]) || r.role[pre[k]]&verb.bit() != 0 {
			return false
		}
	}
	return false
}

// meansBefore reports what for or by what something is to be done, which a comma closes before a share of
// things: "để người dân đỡ vất vả, phấn đấu | 90% hồ sơ …", "bằng nhiều nguồn vốn, | 80% hộ nghèo …". A
// level is one of what stands before it: "để nâng cao tay nghề cho lao động, phấn đấu đạt 70%".
func (r *run) meansBefore(pre, post []int32) bool {
	pre = r.pastMarks(pre)
	n := len(pre) - 1
	if n < 3 || len(post) == 0 || !(r.is(pre[0], "để", "nhằm", "muốn", "nhờ", "bằng") || r.is(pre[0], "từng") && r.is(pre[0]+1, "bước")) ||
		r.levelVerb(pre[n]) || r.preposed(post) || r.role[post[0]]&predicate.bit() != 0 || !r.content(post) {
		return false
	}
	k := n
	for k > 0 && !r.isMark(pre[k], ',') {
		k--
	}
	return k > 2 && !r.content(pre[k:]) && !r.hasStarter(pre[:k])
}

// aimBefore reports a clause without a number of its own that a comma parts from things counted of
// which something is said: "giảm tỷ lệ trẻ em bị xâm hại, 100% trẻ em bị xâm hại được trợ giúp".
func (r *run) aimBefore(pre, post []int32) bool {
	n := len(pre) - 1
	if n < 3 || len(post) < 4 || !r.isMark(pre[n], ',') || r.firstPredicate(post) < 1 || r.role[post[0]]&predicate.bit() != 0 || r.preposed(post) {
		return false
	}
	k := n - 1
	for k > 0 && r.toks[pre[k-1]].kind != punct {
		k--
	}
	i := pre[k]
	return n-k > 3 && (r.is(i, "giảm") || r.is(i, "nâng", "mở", "tăng") && r.is(i+1, "cao", "rộng", "cường") || r.actsAlone(i, pre[k:n]) && !r.is(post[0], "diện", "số", "sản", "kế", "khối", "tổng") && r.saidWhole(post))
}

// saidWhole reports things counted of which something is said that stands by itself. "100% bệnh viện hoàn thành", "70% trường được công
// nhận" does not.
func (r *run) saidWhole(post []int32) bool {
	p := r.firstPredicate(post)
	if p > 0 && r.is(post[p], "được") && p+1 < len(post) {
		p++
	}
	return p > 0 && !(r.is(post[p], "hoàn", "thực", "triển", "công") && !r.content(r.withoutTimes(post[min(p+2, len(post)):])))
}

// actsAlone reports words from token i on that say what is to be done and name nothing that could be counted by
// share: "phát triển hạ tầng số", "xây dựng chính quyền số". "Huy động trẻ, nhà trẻ" goes on.
func (r *run) actsAlone(i int32, toks []int32) bool {
	return r.role[i]&actWord.bit() != 0 && r.at(i, actWord) != nil && r.at(i, tierWord) == nil && !slices.ContainsFunc(toks, func(i int32) bool { m := r.at(i, starter); return m != nil && m.to-m.from > 1 })
}

// aimAgain reports an aim that is said again in numbers behind a comma: "kéo giảm số vụ cháy, phấn đấu giảm
// | 5% | số vụ, …".
func (r *run) aimAgain(pre, post []int32) bool {
	return len(r.saidFuller(pre, post)) > 0
}

// saidFuller is what words behind a number name more fully before a comma and a cue for goals, nil for
// nothing: "số vụ" of "kéo giảm số vụ cháy, phấn đấu giảm", "hộ dân thực hiện" of "hỗ trợ hộ dân lắp điện mặt
// trời, phấn đấu đạt".
func (r *run) saidFuller(pre, post []int32) []int32 {
	if len(post) < 2 || r.toks[post[0]].kind != word {
		return nil
	}
	k := r.twoAt(pre, post)
	if k < 1 {
		return nil
	}
	to := k
	post = r.pastEnd(post)
	last := post[len(post)-1]
	helps := len(post) < 8 && (r.is(last, "hiện") || r.is(last+1, "thực") && r.is(last+2, "hiện")) && slices.ContainsFunc(pre[:k], func(i int32) bool { return r.is(i, "trợ", "khích", "động") })
	for to < len(pre) && (!r.isMark(pre[to], ',') || helps && r.content(pre[to:])) {
		to++
	}
	if to == len(pre) || r.content(pre[to:]) || !slices.ContainsFunc(pre[to:], func(i int32) bool { return r.role[i]&cueTarget.bit() != 0 }) || !slices.ContainsFunc(pre[:k], func(i int32) bool { return r.is(i, "giảm", "tăng", "nâng") }) && !helps {
		return nil
	}
	return pre[k:to]
}

// noneBefore reports a clause that a comma parts from things counted and that tells that nothing of a
// thing is left: "không còn hộ nghèo, 70% hộ khá", "xóa hết nhà tạm, 80% đường thôn được bê tông hóa".
func (r *run) noneBefore(pre, post []int32) bool {
	n := len(pre) - 1
	if n < 2 || len(post) == 0 || !r.isMark(pre[n], ',') {
		return false
	}
	for k := n - 1; k >= 0 && k > n-14 && r.toks[pre[k]].kind == word; k-- {
		if i := pre[k]; r.is(i, "không") && r.is(i+1, "còn", "để") || r.is(i, "xóa", "xoá", "chấm") && r.is(i+1, "hết", "bỏ", "dứt") {
			return true
		}
	}
	return false
}

// isTheAim reports words that end by telling what an aim is: "Đây là cơ sở để thực hiện mục tiêu được Chính phủ
// đặt ra là đến năm 2020 có | 90% người dân tham gia bảo hiểm y tế".
func (r *run) isTheAim(pre, post []int32) bool {
	if r.lacksPair("mục", "tiêu") && r.lacksPair("chỉ", "tiêu") {
		return false
	}
	k := len(pre) - 1
	for k > 0 && (r.role[pre[k]]&yearRole != 0 || r.is(pre[k], "có", "đạt", "phải", "sẽ")) {
		k--
	}
	if k < 4 || !r.is(pre[k], "là") || len(post) < 4 || !r.content(post) || r.preposed(post) || r.firstPredicate(post) < 1 {
		return false
	}
	for n := k - 1; n > 0 && n > k-9 && r.toks[pre[n]].kind == word; n-- {
		if r.is(pre[n], "tiêu") && r.is(pre[n-1], "mục", "chỉ") {
			return !slices.ContainsFunc(pre[n+1:k], func(i int32) bool { return r.at(i, starter) != nil })
		}
	}
	return false
}

// sourceBefore reports nothing before the things counted but whose plan it is: "Theo đề án của Sở Y tế,
// 90% thôn thu gom rác thải"; or what else there is: "Ngoài trung tâm, 90% thôn thu gom rác thải".
func (r *run) sourceBefore(pre, post []int32) bool {
	pre = r.pastMarks(pre)
	n := len(pre) - 1
	if n < 2 || len(post) < 3 || !r.is(pre[0], "theo") && !(r.is(pre[0], "ngoài") && r.firstPredicate(post) > 0) || !r.isMark(pre[n], ',') || !r.content(post) || r.preposed(post) {
		return false
	}
	return !slices.ContainsFunc(pre[:n], func(i int32) bool { return r.toks[i].kind == punct || r.role[i]&verb.bit() != 0 })
}

// restates reports words that only lead to saying it again in numbers: "phải phủ kín,
// nghĩa là 100% thôn có sóng".
func (r *run) restates(pre, post []int32) bool {
	for k := len(pre) - 1; k > 0; k-- {
		if m := r.at(pre[k], opener); m != nil && m.e.value == "restate" {
			return len(post) > 2 && r.content(post) && !r.preposed(post) && !r.onlyTier(post)
		}
		if r.content(pre[k : k+1]) {
			return false
		}
	}
	return false
}

// levels reports words that name levels, not the bodies that set goals: "ở cấp xã".
func (r *run) levels(toks []int32) bool {
	for _, i := range toks {
		if m := r.at(i, tierWord); m != nil && m.e.value != "none" && m.e.weight > 0 {
			return false
		}
	}
	return r.tierIn(toks)
}

// leveled reports whether words before a number only name its level, and what is
// measured stands after it: "ở cấp xã, 80% hồ sơ công việc được xử lý …".
func (r *run) leveled(pre, post []int32) bool {
	pre = r.pastMarks(pre)
	if len(pre) < 3 || len(post) < 3 || !r.content(post) || r.onlyTier(post) || r.preposed(post) {
		return false
	}
	about := r.is(pre[0], "về") && len(post) > 4 && r.hasPredicate(post) && !r.hasVerb(pre) // "về các dịch vụ xã hội, 100% hộ nghèo được …"
	if !about && !(r.is(pre[0], "ở", "tại", "đối", "riêng", "với") && r.onlyTier(pre)) {
		return false
	}
	for k := len(pre) - 1; k > 0; k-- {
		if r.isMark(pre[k], ',') {
			return true
		}
		if r.content(pre[k : k+1]) {
			return false
		}
	}
	return false
}

// turns reports whether a comma before a cue of n words ends a clause of its own, so
// that what is measured stands after the number: "… là nhiệm vụ trọng tâm, phấn đấu 80%
// xã đạt chuẩn".
func (r *run) turns(pre []int32, n int, post []int32) bool {
	k := len(pre) - n
	if k < 4 || !r.isMark(pre[k], ',') || len(post) < 3 || !r.content(post) || r.preposed(post) || r.onlyTier(post) {
		return false
	}
	for _, i := range pre[:k] {
		if r.isIn(i, listTask) {
			return true
		}
	}
	return false
}

// remarked reports whether words before a cue only lead to it: "Về giáo dục, phấn
// đấu đạt 99% trẻ 5 tuổi ra lớp".
func (r *run) remarked(pre []int32) bool {
	at := -1
	for k, i := range pre {
		if r.isMark(i, ',') {
			at = k
		}
	}
	return at > 0 && (!r.content(pre[at:]) || r.onlyTier(pre[at:])) && r.introduces(pre[:at])
}

// bareHead reports words that name nothing but "the rate": "đưa tỷ lệ lên 66%".
func (r *run) bareHead(pre []int32) bool {
	for k := 0; k < len(pre); k++ {
		if m := r.at(pre[k], starter); m != nil && r.is(pre[k], "tỷ") && m.to-m.from == 2 {
			k++
			continue
		}
		if r.content(pre[k : k+1]) {
			return false
		}
	}
	return true
}

// drop leaves out the tokens of a span ("trở lên" that stands after the noun).
func (r *run) drop(toks []int32, sp span) []int32 {
	if sp.to == sp.from {
		return toks
	}
	out := r.mem.seqs.empty(len(toks))
	for _, i := range toks {
		if i < sp.from || i >= sp.to {
			out = append(out, i)
		}
	}
	return out
}

// visible lists the tokens of [a, b) outside the parentheses that are read apart.
func (r *run) visible(a, b int32) []int32 {
	hidden := a
	for hidden < b && r.role[hidden]&maskedRole == 0 {
		hidden++
	}
	if hidden == b {
		return r.seqOf(a, b)
	}
	vis := append(r.mem.seqs.empty(int(b-a)), r.seqOf(a, hidden)...)
	for i := hidden; i < b; i++ {
		if r.role[i]&maskedRole == 0 {
			vis = append(vis, i)
		}
	}
	return vis
}

func lowerBound(vis []int32, tok int32) int {
	lo, hi := 0, len(vis)
	for lo < hi {
		m := (lo + hi) / 2
		if vis[m] < tok {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// separates reports whether a segment may begin after token i.
func (r *run) separates(i int32) bool {
	if i < 0 || int(i) >= len(r.toks) {
		return false
	}
	t := &r.toks[i]
	if t.kind == punct {
		return r.role[i]&joinedRole == 0 && (t.ch == ',' || t.ch == ':' || t.ch == '-' && !t.glued && r.role[i]&yearRole == 0 || t.ch == ';' || t.ch == '.' && !r.afterTitle(i) || t.ch == '|' || t.ch == '*' || t.ch == 'E' || t.ch == 'A')
	}
	return (t.sets&setJoint != 0 || t.sets&setThat != 0 && r.is(i-1, "trong")) && r.role[i]&joinedRole == 0
}

// afterTitle reports the stop at token i of an abbreviation before a name: "TP.HCM", "TP. Hồ Chí Minh".
func (r *run) afterTitle(i int32) bool { return r.of(i-1, setTitles) && r.tok(i+1).upper }

// cut returns the index in vis where the next number's segment begins, within
// the gap vis[g:h].
func (r *run) cut(vis []int32, g, h int, q, next *quantity, subjectFirst bool) int {
	if g >= h {
		return h
	}
	for k := h - 3; k >= g && !(r.lacks("thời") && r.lacks("đó")); k-- {
		if r.isMark(vis[k], ',') && r.also(vis[:h], k) > k {
			return k + 1
		}
	}
	last := -1
	for k := h - 1; k >= g; k-- {
		if r.separates(vis[k]) && !(r.is(vis[k], "và") && r.is(vis[k]+1, "tương") && r.is(vis[k]+2, "đương")) && !(r.is(vis[k], "còn", "cùng") && k > g && r.content(vis[g:k]) && !r.content(vis[k+1:h]) && !r.separates(vis[k-1])) {
			last = k // "hộ cận nghèo còn 3%": a verb
			break
		}
	}
	if last < 0 { // no separator: "60% năm 2023 lên 80%"
		if r.content(vis[g:h]) && !subjectFirst {
			return r.ownCueStart(vis, g, h)
		}
		if subjectFirst && r.content(vis[g:h]) && r.verbAt(vis, g) {
			return g
		}
		if subjectFirst {
			return g
		}
		return h
	}
	if r.isMark(vis[last], ':') && !r.content(vis[last+1:h]) { // "đạt 85%, có chữ ký số: đạt 50%"
		for p := g; p < last; p++ {
			if r.separates(vis[p]) && r.content(vis[p+1:last]) && !r.isMark(vis[p], ':') {
				return p + 1
			}
		}
	}
	if !r.content(vis[last+1 : h]) {
		// only cues, verbs and years stand before the next number; let them go with it
		k := last
		for p := last - 1; p >= g; p-- {
			if r.separates(vis[p]) && !r.content(vis[p+1:last]) && !r.tierIn(vis[p+1:last]) && !(last == p+3 && p > g && r.is(vis[p+1], "đơn", "địa") && r.is(vis[last], "và")) { // "100% cơ quan, đơn vị và | 60% doanh nghiệp"
				k = p
			} else if r.separates(vis[p]) {
				break
			}
		}
		return k + 1
	}
	if r.onlyTier(vis[last+1 : h]) {
		return r.tierListStart(vis, g, last) + 1
	}
	first := g
	for first < h && !r.separates(vis[first]) {
		first++
	}
	if p := r.starterAfter(vis, g, h); p >= 0 {
		return p + 1
	}
	if subjectFirst || !r.content(vis[g:first]) {
		if subjectFirst && q.unit == corpus.UnitPercent && first == g {
			return first + 1
		}
		return first + 1
	}
	return r.enumerationStart(vis, g, last) + 1
}

// ownCueStart is where the cue right before a number begins when no mark parts it from the
// number before: "95% dân số … là khả thi khi | hiện đã đạt 94,2%". Without one it is h.
func (r *run) ownCueStart(vis []int32, g, h int) int {
	for k := g + 3; k < h; k++ {
		if i := vis[k]; r.is(i, "mà") && r.howItIs(i+1) {
			return k
		}
	}
	k, cue := h, false
	for k > g && !r.content(vis[k-1:k]) {
		k--
		cue = cue || r.role[vis[k]]&(cueResult.bit()|cueTarget.bit()) != 0 && r.cueAt(vis[k]) != nil
	}
	if !cue || k == g {
		return h
	}
	return k
}

func (r *run) verbAt(vis []int32, k int) bool { return r.role[vis[k]]&verb.bit() != 0 }

func (r *run) tierIn(toks []int32) bool {
	for _, i := range toks {
		if r.role[i]&tierWord.bit() != 0 {
			return true
		}
	}
	return false
}

// tierListStart walks left over "cấp tỉnh, cấp huyện": one list of tiers before
// one number is one segment.
func (r *run) tierListStart(vis []int32, g, last int) int {
	for p := last - 1; p >= g; p-- {
		if !r.separates(vis[p]) {
			continue
		}
		if !r.onlyTier(vis[p+1 : last]) {
			return last
		}
		last = p
	}
	return last
}

// starterAfter finds the first separator in the gap after which a new subject
// surely begins ("tỷ lệ …", "số …").
func (r *run) starterAfter(vis []int32, g, h int) int {
	for k := g; k < h-1; k++ {
		if !r.separates(vis[k]) {
			continue
		}
		for p := k + 1; p < h; p++ {
			i := vis[p]
			if m := r.at(i, starter); m != nil && !r.compound(i) {
				return k
			}
			if r.role[i]&ignorable == 0 {
				break
			}
		}
	}
	return -1
}

// compound takes away starters that are part of another word: "số hóa", "tổng hợp".
func (r *run) compound(i int32) bool {
	return r.is(i, "số") && r.is(i+1, "hóa", "liệu", "hoá") || r.is(i, "tổng") && r.is(i+1, "hợp", "thể", "kết") ||
		r.is(i, "thu") && !r.is(i+1, "ngân", "nhập", "hút") || r.is(i, "chi") && !r.is(i+1, "ngân", "cho", "đầu") || r.is(i, "số") && i > 0 && r.is(i-1, "xã", "tế", "quyền", "tầng", "kỹ")
}

// enumerationStart walks left from the last separator while the parts are short
// and hold no verb: "y tế, giáo dục, bảo hiểm đạt …" begins at "y tế".
func (r *run) enumerationStart(vis []int32, g, last int) int {
	for p := last - 1; p > g; p-- {
		if !r.separates(vis[p]) {
			continue
		}
		if last-p > 5 || r.is(vis[p], "hoặc", "hay") {
			return last
		}
		for _, i := range vis[p+1 : last] {
			if r.role[i]&(predicate.bit()|verb.bit()) != 0 {
				return last
			}
		}
		last = p
	}
	return last
}
