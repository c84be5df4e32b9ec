package extract

import (
	"math"
	"slices"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// subjectFirst composes the subject of a number that stands after its words.
func (r *run) subjectFirst(l *link) {
	s, before := l.s, l.before
	l.pre = r.withBranch(r.withoutCount(r.pastList(r.trimmed(l.pre, ignorable))), before)
	if len(l.pre) > 5 && before != nil && before.first && r.is(l.pre[0], "đối") && r.saysAll(l.pre) { // "100% cán bộ được bồi dưỡng; đối với lao động qua đào tạo đạt 60%"
		l.pre = l.pre[2:]
	}
	if k := r.concernTold(l); k > 0 { // "đối với | BHXH tự nguyện, mỗi xã tăng 12% số người tham gia"
		l.pre = l.pre[k:]
	} else if r.preposed(l.pre) && before != nil && len(before.head) > 0 && !s.paren {
		s.own = r.join(l.pre, l.post, nil)
		head := before.head
		if k := r.twoAt(head, l.pre); k > 1 { // "huy động học sinh vào lớp 6 đạt 99%, vào lớp 10 đạt 80%"
			head = head[:k]
		}
		s.carry(r.join(r.withoutTier(head), l.pre, l.post), head)
		return
	}
	if r.saidAlready(s, l.pre, l.post) || r.onlyLot(s, l.pre, l.post) {
		l.post = nil
	}
	if act := r.actOf(s, l.pre, l.post); len(act) > 0 { // "Sở Tư pháp số hóa 100% sổ hộ tịch"
		l.pre = act
	} else if act := r.actsAnew(s, l.post); len(act) > 0 && !r.onlyTreats(l.pre) { // not "thu gom, vận chuyển và xử lý"
		l.pre = r.trimmed(act, ignorable)
	}
	s.own = r.join(l.pre, l.post, nil)
	s.subject, s.head = s.own, l.pre
	if r.beforeColon(l) {
		return
	}
	if before == nil || len(before.subject) == 0 || s.change == "" && r.onlyTier(l.pre) && r.hasAct(s.q) && r.content(l.post) { // "các sở rút ngắn 30% thời gian"
		return
	}
	_ = r.ofItself(l) || r.takesMore(l) || r.growsToo(l) || r.saysAgain(l) || r.doesAlike(l) || r.ofSameWhole(l) || r.disbursesToo(l) || r.ofAnother(l) || r.listed(l) || r.replaces(l) || r.partAlone(l) || r.formAlone(l) || r.placeAlone(l) || r.someOf(l) || r.otherThing(l) || r.saysTheSame(l)
}

// concernTold returns how many words lead to whom or what a change is told of before a comma, when what
// changes stands behind the number; 0 otherwise.
func (r *run) concernTold(l *link) int {
	if !r.lessens(l.s) || len(l.pre) < 6 || len(l.post) < 3 || !r.content(l.post) || r.preposed(l.post) || !r.is(l.pre[0], "đối") || !r.is(l.pre[1], "với") {
		return 0
	}
	k := slices.IndexFunc(l.pre, func(i int32) bool { return r.isMark(i, ',') })
	if k < 0 || r.onlyTier(l.pre[:k]) || r.isPlace(l.pre[2:k]) || r.isPart(l.pre[2:k]) {
		return 0
	}
	return 2
}

// withBranch keeps "ngành" before a branch alone where the number before is one of another: "… ngành
// dệt may giảm 5%, | ngành giấy giảm 8%".
func (r *run) withBranch(pre []int32, before *seg) []int32 {
	if len(pre) == 0 || len(pre) > 3 || !r.is(pre[0]-1, "ngành") || before == nil || r.isPart(pre) || r.firstPredicate(pre) >= 0 || !slices.ContainsFunc(before.subject, func(i int32) bool { return r.is(i, "ngành") }) {
		return pre
	}
	return r.join(r.seqOf(pre[0]-1, pre[0]), pre, nil)
}

// pastList drops the words that only lead to the parts of what stands before: "(bao) gồm: …".
func (r *run) pastList(pre []int32) []int32 {
	k := 0
	if len(pre) > 2 && r.is(pre[0], "bao") {
		k++
	}
	if len(pre) < k+2 || !r.is(pre[k], "gồm") {
		return pre
	}
	return r.trimmed(pre[k+1:], ignorable)
}

// saysAgain completes a bare verb that was said of the thing before, of which no more is told: "xe
// buýt đáp ứng 20% nhu cầu đi lại; năm 2030 đáp ứng 30%".
func (r *run) saysAgain(l *link) bool {
	if !l.near || l.s.paren || l.before.first || !r.bareVerb(l.pre) {
		return false
	}
	p := r.twoAt(l.before.subject, l.pre[:2])
	if p < 1 {
		return false
	}
	if len(l.post) == 0 {
		return l.s.carry(l.before.subject, l.before.head)
	}
	return l.s.carry(r.join(l.before.subject[:p], l.pre, l.post), l.before.head)
}

// doesAlike completes what begins with the verb that was said of those before with another object: "tỷ lệ
// trẻ em gái hoàn thành tiểu học đạt 97%; | hoàn thành trung học cơ sở đạt 85%".
func (r *run) doesAlike(l *link) bool {
	if !l.near || l.s.paren || l.before.first && !l.before.carried || len(l.post) > 0 || len(l.pre) < 3 || len(l.pre) > 9 || r.isNumber(l.pre[0]) {
		return false
	}
	m := r.at(l.pre[0], predicate)
	if m == nil || m.to-m.from < 2 {
		return false
	}
	p := r.firstPredicate(l.before.subject)
	if p < 2 || p+2 >= len(l.before.subject) || r.at(l.before.subject[p], predicate) == nil || r.twoAt(l.before.subject[p:], l.pre[:2]) != 0 || !r.holder(r.withoutShare(l.before.subject)) {
		return false
	}
	return l.s.carry(r.join(l.before.subject[:p], l.pre, nil), l.before.head)
}

// ofSameWhole gives one that takes a part of a need the whole that was told of all: "vận tải công cộng đáp
// ứng 30% nhu cầu đi lại, trong đó xe buýt đảm nhận 12%".
func (r *run) ofSameWhole(l *link) bool {
	pre, n := l.pre, len(l.pre)
	if !l.near || n < 3 || n > 8 || len(l.post) > 0 || len(l.before.post) < 2 || l.s.q.unit != corpus.UnitPercent || !r.among(l.raw) || !(r.is(pre[n-2], "đảm", "đáp") && r.is(pre[n-1], "nhận", "ứng", "nhiệm")) {
		return false
	}
	whole := r.postOf(l.before)
	if len(whole) < 2 || len(whole) > 10 || r.firstPredicate(whole) >= 0 {
		return false
	}
	return l.s.carry(r.join(pre, whole, nil), pre)
}

// bareVerb reports words that are nothing but one verb of two syllables: "đáp ứng".
func (r *run) bareVerb(pre []int32) bool {
	if len(pre) == 3 && r.is(pre[2], "được") {
		pre = pre[:2]
	}
	if len(pre) != 2 {
		return false
	}
	m := r.at(pre[0], predicate)
	return m != nil && m.to-m.from == 2
}

// beforeColon takes what a bare verb is said of from before the colon of its sentence: "Xe buýt:
// năm 2026 đáp ứng 20%".
func (r *run) beforeColon(l *link) bool {
	if l.s.paren || !r.bareVerb(l.pre) {
		return false
	}
	i := l.pre[0] - 1
	for i > r.lo && (r.role[i]&yearRole != 0 || r.is(i, "là", "phải", "sẽ")) {
		i--
	}
	if i <= r.lo || !r.isMark(i, ':') {
		return false
	}
	who := r.trimmed(r.afterCue(r.lastClause(r.seqOf(r.lo, i))), ignorable)
	for len(who) > 0 && r.is(who[0], "cho", "về", "của") {
		who = who[1:]
	}
	if len(who) < 2 || len(who) > 10 || r.agent(who) || r.firstPredicate(who) >= 0 {
		return false
	}
	subject := r.join(who, l.s.own, nil)
	return l.s.carry(subject, subject)
}

// disbursesToo gives "giải ngân" alone what was said to be disbursed: "giải ngân vốn đầu tư công
// đạt 100%; hết quý II giải ngân đạt 50%".
func (r *run) disbursesToo(l *link) bool {
	n := len(l.pre)
	if n < 2 || n > 4 || len(l.post) > 0 || !r.is(l.pre[n-1], "ngân") || !r.is(l.pre[n-2], "giải") || n > 2 && !r.is(l.pre[0], "tỷ") {
		return false
	}
	whole := l.before.subject
	k := r.sameWord(whole, l.pre[n-2])
	return k >= 0 && k+3 < len(whole) && r.is(whole[k+1], "ngân") && l.s.carry(whole, l.before.head)
}

// ofAnother gives another thing the measure of the one before: "giá trị xuất khẩu cà phê tăng 5%, |
// chè tăng 3%".
func (r *run) ofAnother(l *link) bool {
	s, before, pre := l.s, l.before, l.pre
	if !l.near || before.first || len(pre) == 0 || len(pre) > 3 || len(l.post) > 0 || s.paren || !r.lessens(before) || s.q.unit != before.q.unit || r.at(pre[0], starter) != nil || r.isPart(pre) || !r.lessens(s) || r.firstPredicate(pre) >= 0 {
		return false
	}
	whole := before.subject
	if before.carried && len(before.head) > 0 {
		whole = r.join(before.head, nil, nil)
	}
	n := r.measureOf(whole)
	if n == 0 || len(before.subject) > n+4 || r.word(pre[0]) == r.word(whole[0]) {
		return false
	}
	for _, i := range pre {
		if r.toks[i].kind != word {
			return false
		}
	}
	if m, ok := r.mem.find.Classify(r.spelt(pre), taxonomy.Subject{Unit: s.q.unit, Change: s.change}); ok && m.Score >= weak {
		return false
	}
	return s.carry(r.join(whole[:n], pre, nil), whole[:n])
}

// measureOf returns how many words name what is measured of a good: "giá trị xuất khẩu | cà phê".
func (r *run) measureOf(toks []int32) int {
	switch {
	case len(toks) < 2:
		return 0
	case r.is(toks[0], "sản") && r.is(toks[1], "lượng"), r.is(toks[0], "diện") && r.is(toks[1], "tích"):
		return 2
	case len(toks) > 3 && (r.is(toks[0], "giá", "trị", "kim") && r.is(toks[1], "trị", "giá", "ngạch")) && r.is(toks[2], "xuất", "nhập") && r.is(toks[3], "khẩu"):
		return 4
	}
	return 0
}

// listed completes an entry below a line that names what is measured, or a time alone.
func (r *run) listed(l *link) bool {
	s, pre := l.s, l.pre
	switch {
	case s.q.unit == corpus.UnitMoney && len(l.before.subject) > 1 && r.is(l.before.subject[0], "cơ") && r.is(l.before.subject[1], "cấu"):
		return false // "cơ cấu kinh tế: dịch vụ 65%, công nghiệp 26%; thu nhập bình quân đạt 60 triệu đồng"
	case len(l.post) == 0 && r.entryOf(&l.before, pre):
		// "Tỷ lệ hồ sơ nộp trực tuyến:" over "Các sở, cơ quan thuộc UBND tỉnh: 90%", "Tỷ lệ số hóa:" over "Hồ sơ đầu vào: 100%"
		return s.carry(r.join(r.withoutTier(l.before.subject), pre, nil), l.before.subject)
	case r.onlyTime(pre) && (len(l.post) == 0 || len(l.post) < 3 && r.wordAt(l.post[0], setWhole) > 0):
		// "năm đầu giảm 2% hộ nghèo; các năm sau mỗi năm giảm 1%"
		return s.carry(l.before.subject, l.before.head)
	case l.before.caption && len(pre) > 0 && len(pre) < 6 && r.at(pre[0], starter) == nil && !r.hasPredicate(pre) && !(allUpper(r.str(pre[0])) && !r.shouted):
		// "NƯỚC SẠCH" over "Đô thị: 100%"
		return s.carryPart(r.join(l.before.subject, s.own, nil), l.before.subject)
	}
	return false
}

// replaces puts the words in the place of the like at the end of the subject before.
func (r *run) replaces(l *link) bool {
	if !l.near {
		return false
	}
	s, before, pre := l.s, l.before, l.pre
	if k := r.concernAt(pre, before.subject); k > 0 {
		// "tỷ lệ hồ sơ nộp qua mạng đối với dịch vụ thuế đạt 60%; dịch vụ khác đạt 30%"
		return s.carry(r.join(before.subject[:k], pre, nil), before.head)
	}
	if k := r.receiverAt(pre, before.subject); k > 0 && len(l.post) == 0 && !before.first {
		// "cấp giấy chứng nhận cho tổ chức đạt 98%, cá nhân 85%"
		return s.carry(r.join(before.subject[:k], pre, nil), s.head)
	}
	if len(l.post) == 0 && (!before.first || before.carried) {
		if subject := r.actsOnSame(pre, before.subject); subject != nil && !r.hasShare(s) {
			// "Huy động trẻ nhà trẻ ra lớp đạt 38%, trẻ 5 tuổi 100%"
			return s.carry(subject, s.head)
		}
	}
	if len(l.post) == 0 {
		if k := r.objectAt(pre, before.subject); k > 0 {
			// "dân cư được dùng nước hợp vệ sinh 98%, nước sạch đạt quy chuẩn 70%"
			return s.carry(r.join(before.subject[:k], pre, nil), s.head)
		}
	}
	if k := r.punctualAt(s, before.subject); k > 0 && len(l.post) == 0 {
		// "hồ sơ trước hạn chiếm 60%; trễ hạn 0%"
		return s.carry(r.join(before.subject[:k], r.seqOf(s.q.left-2, s.q.left), nil), s.head)
	}
	if k, to := r.sortAt(pre, before.subject); k > 0 && len(l.post) == 0 && (!before.first || before.carried) {
		// "cơ giới hóa khâu làm đất đạt 98%, khâu thu hoạch 95%", "tiêm mũi 1 cho trẻ em đạt 90%, mũi 2 65%"
		return s.carry(r.join(before.subject[:k], pre, before.subject[to:]), s.head)
	}
	if k, to := r.sizeAt(pre, before.subject); k > 0 && len(l.post) == 0 {
		// "tàu cá từ 15 m trở lên lắp thiết bị đạt 100%, dưới 15 m đạt 60%"
		return s.carry(r.join(before.subject[:k], r.withBound(pre), before.subject[to:]), s.head)
	}
	if n := r.doseAt(pre, before.subject); n > 0 && len(l.post) == 0 {
		// "Tiêm phòng vắc xin lở mồm long móng đạt 80%, cúm gia cầm 85%"
		return s.carry(r.join(before.subject[:n], pre, nil), s.head)
	}
	if k := r.sourceAt(l.raw, before.subject); k > 0 && len(l.post) == 0 {
		// "sử dụng nước sạch từ công trình tập trung đạt 60%, từ thiết bị lọc 15%"
		return s.carry(r.join(before.subject[:k], r.unmarked(l.raw), nil), s.head)
	}
	if k := r.aboutAt(l.raw, before.subject); k > 0 && len(l.post) == 0 {
		// "tỷ lệ thiếu hụt về nhà ở còn 2%, về nước sinh hoạt còn 8%"
		return s.carry(r.join(before.subject[:k], r.unmarked(l.raw), nil), s.head)
	}
	if k := r.kindAt(pre, before.subject); k > 0 && len(l.post) == 0 {
		// "tỷ lệ lấp đầy khu công nghiệp đạt 75%, cụm công nghiệp 60%"
		return s.carry(r.join(before.subject[:k], pre, nil), s.head)
	}
	if raw := r.unmarked(l.raw); s.paren && len(l.post) == 0 && len(raw) > 2 && len(raw) < 10 && r.is(raw[0], "từ", "bằng", "qua") && !r.isNumber(raw[1]) && r.firstPredicate(before.subject) > 0 {
		// "hộ dùng nước sạch đạt 65% (trong đó từ công trình tập trung đạt 50%)"
		return s.carry(r.join(before.subject, raw, nil), s.head)
	}
	if n := len(before.subject) - 1; len(pre) == 1 && len(l.post) == 0 && n > 2 && !r.shouted && r.firstPredicate(before.subject) > 0 && allUpper(r.str(pre[0])) && allUpper(r.str(before.subject[n])) {
		// "tỷ lệ lao động tham gia BHXH đạt 48%, BHTN 43%"
		return s.carry(r.join(before.subject[:n], pre, nil), s.head)
	}
	if n := len(pre); n > 1 && n < 4 && r.isNumber(pre[n-1]) && r.is(pre[0], "mức", "cấp", "hạng", "loại") && (n == 2 || r.is(pre[1], "độ")) && len(l.post) == 0 {
		// "100% trường đạt chuẩn quốc gia, trong đó mức độ 2 đạt 60%"
		whole := before.subject
		if k := r.sameWord(whole, pre[0]); k > 0 && len(whole)-k == n {
			whole = whole[:k]
		}
		return len(whole) > 2 && s.carry(r.join(whole, pre, nil), before.head)
	}
	if own := before.own; before.carried && len(before.head) > 1 && len(own) > 2 && r.is(own[0], "lĩnh") && len(l.post) == 0 && !s.paren && len(pre) > 1 && len(pre) < 5 && s.q.left == pre[len(pre)-1]+1 && r.at(pre[0], starter) == nil && r.firstPredicate(pre) < 0 && !r.tierIn(pre) {
		// "hồ sơ nộp trực tuyến, trong đó lĩnh vực đất đai 70%, hộ tịch 95%"
		return s.carry(r.join(before.head, own[:2], pre), before.head)
	}
	if k := r.graded(before.subject, pre); k > 0 {
		// "Số xã nông thôn mới nâng cao: 15 xã; kiểu mẫu: 5 xã"
		return s.carry(r.join(before.subject[:k], pre, nil), s.head)
	}
	return false
}

// receiverAt returns where in a subject those stand to whom something is given when words name but others: "cấp giấy chứng
// nhận cho | tổ chức" and "cá nhân"; 0 for nowhere.
func (r *run) receiverAt(pre, subject []int32) int {
	if len(pre) < 2 || len(pre) > 5 || r.at(pre[0], starter) != nil || r.firstPredicate(pre) >= 0 || !r.holder(pre) && !(r.is(pre[0], "cá") && r.is(pre[1], "nhân")) {
		return 0
	}
	for k := len(subject) - 3; k > 1; k-- {
		if who := subject[k+1:]; r.is(subject[k], "cho") && (r.holder(who) || r.is(who[0], "tổ") && r.is(who[1], "chức")) && r.firstPredicate(who) <= 0 {
			return k + 1
		}
	}
	return 0
}

// hasShare reports a number that is a part taken up, of a whole that need not be told: "chiếm 40%".
func (r *run) hasShare(s *seg) bool {
	m := r.ending(s.q.left, verb)
	return m != nil && r.is(m.from, "chiếm")
}

// punctualAt returns where in a subject it is told whether things are done in time when nothing but that stands anew
// right before a number: "hồ sơ | trước hạn" and "trễ hạn"; 0 for nowhere.
func (r *run) punctualAt(s *seg, subject []int32) int {
	early := func(i int32) bool { return r.is(i, "trước", "đúng", "quá", "trễ", "chậm", "sớm") }
	i := s.q.left - 1
	if !r.is(i, "hạn") || !early(i-1) || r.toks[i-2].kind == word && !r.is(i-2, "và", "còn", "riêng") {
		return 0
	}
	for k := 2; k < len(subject); k++ {
		if r.is(subject[k], "hạn") && early(subject[k-1]) {
			return k - 1
		}
	}
	return 0
}

// sortAt returns where in a subject the stage, the dose or the kind stands that words with nothing but another take
// the place of, and where what is told of all goes on: "tiêm | mũi 1 | cho trẻ em"; 0 for nowhere.
func (r *run) sortAt(pre, subject []int32) (from, to int) {
	if len(pre) < 2 || len(pre) > 6 || !r.is(pre[0], "khâu", "mũi", "thể", "vụ", "liều", "tuyến", "hạng") || r.firstPredicate(pre) >= 0 {
		return 0, 0
	}
	for k := len(subject) - 2; k > 0; k-- {
		if r.word(subject[k]) != r.word(pre[0]) {
			continue
		}
		to = k + 1
		for to < len(subject) && !r.is(subject[to], "cho", "của", "ở", "đối") {
			to++
		}
		return k, to
	}
	return 0, 0
}

// sizeAt returns where in a subject the size of the things stands that words with nothing but another
// size take the place of, and where it ends: "từ 15 m trở lên"; 0 for nowhere.
func (r *run) sizeAt(pre, subject []int32) (from, to int) {
	if len(pre) < 2 || len(pre) > 3 || !r.isNumber(pre[0]) {
		return 0, 0
	}
	unit := r.word(pre[len(pre)-1])
	for k := 1; k+1 < len(subject); k++ {
		if !r.isNumber(subject[k]) || r.word(subject[k+1]) != unit {
			continue
		}
		from, to = k, k+2
		for from > 1 && r.is(subject[from-1], "từ", "trên", "dưới", "đến") {
			from--
		}
		for to < len(subject) && r.is(subject[to], "trở", "lên", "xuống") {
			to++
		}
		return from, to
	}
	return 0, 0
}

// withBound adds the word right before a size that bounds it: "dưới | 15 m".
func (r *run) withBound(size []int32) []int32 {
	if i := size[0] - 1; i >= r.lo && r.is(i, "dưới", "trên", "từ") {
		return r.join(r.seqOf(i, i+1), size, nil)
	}
	return size
}

// doseAt returns how many words of a subject tell that something is vaccinated against, when pre
// names but another disease or animal; 0 otherwise.
func (r *run) doseAt(pre, subject []int32) int {
	if len(subject) < 4 || len(pre) < 2 || !r.is(subject[0], "tiêm") || r.is(pre[0], "tiêm") || r.at(pre[0], starter) != nil || r.hasPredicate(pre) {
		return 0
	}
	n := 1
	for n < len(subject) && r.is(subject[n], "phòng", "vắc", "xin", "chủng", "vaccine", "bệnh") {
		n++
	}
	return n
}

// sourceAt returns where in a subject stands the source that words name anew: "… từ công trình cấp
// nước" and "từ thiết bị lọc"; 0 for nowhere.
func (r *run) sourceAt(raw, subject []int32) int {
	raw = r.unmarked(raw)
	if len(raw) < 3 || len(raw) > 12 || !r.is(raw[0], "từ", "bằng", "qua") || r.isNumber(raw[1]) || r.firstPredicate(raw) > 0 {
		return 0
	}
	for k := len(subject) - 2; k > 2; k-- {
		if r.word(subject[k]) == r.word(raw[0]) && !r.isNumber(subject[k]+1) {
			return k
		}
	}
	return 0
}

// aboutAt returns where in a subject stands what it is lacking or content in that words name anew behind "về": "thiếu
// hụt | về nhà ở" and "về nước sinh hoạt"; 0 for nowhere.
func (r *run) aboutAt(raw, subject []int32) int {
	raw = r.unmarked(raw)
	if len(raw) < 2 || len(raw) > 8 || !r.is(raw[0], "về") || r.firstPredicate(raw) > 0 || slices.ContainsFunc(raw, func(i int32) bool { return r.toks[i].kind != word }) {
		return 0
	}
	for k := len(subject) - 2; k > 1; k-- {
		if r.is(subject[k], "về") {
			return k
		}
	}
	return 0
}

// kindAt returns where in a rate the things stand at its end that pre names another kind of: all but the first of
// their words are the same, "khu công nghiệp" and "cụm công nghiệp"; 0 for nowhere.
func (r *run) kindAt(pre, subject []int32) int {
	n := len(pre)
	k := len(subject) - n
	if n < 3 || n > 5 || k < 3 || r.at(subject[0], starter) == nil || !r.is(subject[1], "lệ", "trọng", "số") || r.word(pre[0]) == r.word(subject[k]) || r.at(pre[0], starter) != nil {
		return 0
	}
	for j := range n {
		if r.toks[pre[j]].kind != word || r.toks[subject[k+j]].kind != word || j > 0 && r.word(pre[j]) != r.word(subject[k+j]) || r.role[pre[j]]&predicate.bit() != 0 {
			return 0
		}
	}
	return k
}

// partAlone completes words that name but a part: an area, a level of school, a branch of the
// economy.
func (r *run) partAlone(l *link) bool {
	s, before, pre := l.s, l.before, l.pre
	if l.near && len(l.post) == 0 && !s.paren && !before.first {
		if k := r.partThatDoes(pre, before.subject); k > 0 {
			// "tỷ lệ dân số đô thị dùng nước sạch 98%, nông thôn dùng nước hợp vệ sinh 99%"
			return s.carry(r.join(before.subject[:k], pre, nil), s.head)
		}
	}
	if !r.isPart(pre) {
		return false
	}
	if l.near && r.takesShare(s) && len(l.post) > 2 && !s.paren && len(before.subject) > 0 && !r.takesShare(before) && !r.is(before.subject[0], "cơ", "tỷ", "tỉ") {
		return true // "diện tích theo VietGAP đạt 8%; chăn nuôi chiếm 48% giá trị sản xuất nông nghiệp": of its own whole
	}
	if k := r.insuranceAt(before.subject); l.near && k > 0 && len(pre) == 2 && r.is(pre[1], "nguyện") {
		// "BHXH đạt 20% lực lượng lao động, riêng tự nguyện 3%", "BHXH bắt buộc 20%, tự nguyện 3% lực lượng lao động"
		rest := before.subject[k:]
		if len(rest) > 1 && r.is(rest[0], "bắt") {
			rest = rest[2:]
		}
		if len(l.post) > 0 {
			rest = l.post
		}
		if !r.hasPredicate(rest) {
			return s.carry(r.join(before.subject[:k], pre, rest), before.head)
		}
	}
	if k := r.twoAt(before.subject, pre); l.near && k > 1 && len(pre) > 2 && len(l.post) == 0 && !before.first {
		// "huy động trẻ em dưới 36 tháng tuổi đi nhà trẻ đạt 38%, trẻ em mẫu giáo 96%"
		return s.carry(r.join(before.subject[:k], pre, nil), s.head)
	}
	if l.near && len(l.post) == 0 && !s.paren {
		if subject := r.otherPart(before.subject, pre); subject != nil {
			// "dân số đô thị được cấp nước sạch đạt 98%, nông thôn 95%"
			return s.carry(subject, subject)
		}
	}
	whole := r.withoutPart(before.subject)
	parted := len(whole) < len(before.subject)
	switch {
	case s.paren && len(before.subject) > 2 && (before.first || l.near && s.outer >= 0 && len(l.post) == 0 && r.firstPredicate(before.subject) > 0):
		// "85% giáo viên đạt chuẩn (mầm non 90%, tiểu học 82%)", "trường đạt chuẩn quốc gia 70% (mầm non 65%)"
		return s.carryPart(r.join(whole, s.own, nil), whole)
	case l.near && before.first && len(l.post) == 0 && (r.among(l.raw) || r.isMark(pre[0]-1, ':') || r.is(pre[0]-1, "gồm") || r.ledByPart(before)) && r.firstPredicate(before.subject) > 0:
		// "80% số trường đạt chuẩn quốc gia, trong đó mầm non 75%", "… đạt chuẩn: mầm non 75%"
		n := r.firstPredicate(before.subject)
		subject := r.join(before.subject[:n], pre, before.subject[n:])
		return s.carry(subject, subject)
	case r.bareGroup(whole):
		// "Nhóm ngành nông, lâm, thủy sản tăng 3%; công nghiệp - xây dựng tăng 8%"
		return true
	case !before.first && (before.carried || parted || r.at(before.subject[0], starter) != nil || r.among(l.raw)) && (len(before.subject) >= len(pre)+3 || l.near && len(before.subject) > 3 && (r.among(l.raw) || r.is(pre[0]-1, "riêng"))):
		// "ở đô thị đạt 95%, nông thôn đạt 80%"
		return s.carryPart(r.join(whole, s.own, nil), whole)
	case l.near && !before.first && len(l.post) == 0 && len(whole) > 1 && (parted || r.is(pre[0], "dịp", "mùa")) && !r.hasVerb(before.subject):
		// "tốt nghiệp THCS đạt 99%, THPT 98%"
		return s.carryPart(r.join(whole, s.own, nil), whole)
	case l.near && before.part:
		return s.carryPart(r.join(before.head, s.own, nil), before.head)
	}
	return false
}

// insuranceAt returns where the name of social insurance ends in a subject, 0 for nowhere.
func (r *run) insuranceAt(subject []int32) int {
	for k, i := range subject {
		if r.is(i, "bhxh") || k > 2 && r.is(i, "hội") && r.is(i-1, "xã") && r.is(i-2, "hiểm") {
			return k + 1
		}
	}
	return 0
}

// partThatDoes returns where in a subject the part stands whose place words take that begin with
// another part and say something of it; 0 for nowhere.
func (r *run) partThatDoes(pre, subject []int32) int {
	if len(pre) < 5 {
		return 0
	}
	m := r.at(pre[0], partWord)
	if m == nil {
		return 0
	}
	n := int(m.to - m.from)
	if n+1 >= len(pre) || r.firstPredicate(pre) != n || r.isPart(pre) {
		return 0
	}
	for k := 2; k+1 < len(subject) && k < 8; k++ {
		if b := r.at(subject[k], partWord); b != nil && r.role[subject[k-1]]&predicate.bit() == 0 {
			if to := k + int(b.to-b.from); to < len(subject) && r.firstPredicate(subject) == to && r.word(subject[to]) == r.word(pre[n]) {
				return k
			}
		}
	}
	return 0
}

// ledByPart reports a number that a part led in before a comma: "Đối với cấp tiểu học, 100% …".
func (r *run) ledByPart(s *seg) bool {
	for k, i := range s.pre {
		if r.isMark(i, ',') {
			return k > 1 && r.isPart(r.pastMarks(s.pre[:k]))
		}
	}
	return false
}

// formAlone completes words that name but another form of what the entry before measures: "Trẻ dưới 5 tuổi suy dinh dưỡng
// thể thấp còi: 28%", "Thể nhẹ cân: 17%".
func (r *run) formAlone(l *link) bool {
	pre := l.pre
	if len(pre) < 2 || len(pre) > 5 || len(l.post) > 0 || !r.is(pre[0], "thể") || r.at(pre[0], starter) != nil {
		return false
	}
	k := r.sameWord(l.before.subject, pre[0])
	return k > 1 && l.s.carry(r.join(l.before.subject[:k], pre, nil), l.before.subject[:k])
}

// placeAlone completes words that name but a place.
func (r *run) placeAlone(l *link) bool {
	s, before, pre := l.s, l.before, l.pre
	switch {
	case !l.near:
	case (!before.first || before.carried || len(l.post) == 0) && r.isPlace(pre):
		// "đạt tối thiểu 97%; các xã miền núi đạt 93%"
		whole := r.withoutWhole(r.base(before))
		if r.sameWord(whole, pre[0]) > 1 {
			return s.carryPart(r.join(r.exchanged(whole, pre), l.post, nil), whole)
		}
		return s.carryPart(r.join(r.withoutTierIf(whole, s.own), s.own, nil), whole)
	case before.part && len(l.post) == 0 && r.onlyNames(pre):
		// "riêng huyện Trạm Tấu giảm 7%, Mù Cang Chải 6,5%"
		whole := r.base(before)
		return s.carryPart(r.join(r.withoutTier(whole), s.own, nil), whole)
	}
	return false
}

// withoutWhole leaves out the whole country or province that a subject ends with, for a place in it:
// "tỷ lệ hộ nghèo | cả nước".
func (r *run) withoutWhole(toks []int32) []int32 {
	n := len(toks)
	if n > 3 && (r.is(toks[n-2], "cả") && r.is(toks[n-1], "nước", "tỉnh") || r.is(toks[n-2], "toàn") && r.is(toks[n-1], "quốc", "tỉnh", "huyện", "xã")) {
		n -= 2
		for n > 2 && r.is(toks[n-1], "trong", "của", "trên") {
			n--
		}
	}
	return toks[:n]
}

// someOf completes what is told of some of the things before.
func (r *run) someOf(l *link) bool {
	if !l.near {
		return false
	}
	s, before, pre := l.s, l.before, l.pre
	switch {
	case r.among(l.raw) && len(pre) == 2 && len(before.subject) > 4 && r.key(&r.toks[pre[1]]) == r.key(&r.toks[before.subject[len(before.subject)-1]]) && r.toks[pre[1]].kind == word:
		// "hồ sơ được giải quyết đúng hạn đạt 98%, trong đó trước hạn 60%"
		subject := r.join(before.subject[:len(before.subject)-2], pre, nil)
		return s.carry(subject, subject)
	case len(pre) == 3 && len(l.post) == 0 && !before.first && len(before.subject) > 5 && r.twoAt(before.subject[len(before.subject)-2:], pre[1:]) == 0 && r.word(pre[0]) != r.word(before.subject[len(before.subject)-3]) && r.firstPredicate(before.subject) > 0 && r.stops[before.subject[len(before.subject)-2]]&predicate.bit() == 0 && r.at(pre[0], starter) == nil && !r.holder(pre):
		// "diện tích lúa được tưới chủ động đạt 98%, tiêu chủ động 95%"
		return s.carry(r.join(before.subject[:len(before.subject)-3], pre, nil), s.head)
	case r.among(l.raw) && len(pre) > 1 && len(pre) < 12 && r.sameWord(before.subject, pre[0]) > 0 && !r.hasPredicate(pre):
		// "khám phá các loại án đạt 85%, trong đó án rất nghiêm trọng đạt 95%"
		return s.carryPart(r.join(r.exchanged(before.subject, pre), l.post, nil), before.subject)
	case len(pre) > 3 && len(pre) < 12 && r.is(pre[0]-1, "riêng") && len(l.post) == 0 && r.twoAt(before.subject, pre) > 2 && r.firstPredicate(pre) < 0:
		// "suy dinh dưỡng ở trẻ em nghèo còn 17%, riêng trẻ em nghèo ở vùng cao 20%"
		return s.carry(r.join(before.subject[:r.twoAt(before.subject, pre)], pre, nil), s.head)
	case r.alikePart(l):
		// "trong đó đất ở đô thị 98%, đất sản xuất nông nghiệp 95%"
		return s.carryPart(r.join(before.subject[:r.sameWord(before.subject, pre[0])], pre, nil), before.head)
	case len(pre) > 2 && len(pre) < 9 && len(l.post) == 0 && r.is(pre[0], "trình") && r.is(pre[1], "độ") && r.holder(r.withoutShare(before.subject)):
		// "tỷ lệ cán bộ quản lý qua đào tạo đạt 80%, trình độ đại học đạt 45%"
		return s.carry(r.join(r.untaught(before.subject), pre, nil), s.head)
	case len(l.post) == 0 && len(pre) > 3 && len(pre) < 7 && r.is(pre[1], "lệ") && r.onlyDone(pre[2:]):
		// "tiếp nhận 100% tin báo về tội phạm, tỷ lệ giải quyết đạt 92%"
		what := before.post
		if before.first {
			what = r.headNoun(before.subject)
		}
		if len(what) < 2 || len(what) > 14 {
			return false
		}
		return s.carry(r.join(pre, what, nil), s.head)
	case len(l.post) == 0 && r.onlyGrade(pre) && !r.lessens(s):
		// "huấn luyện dân quân đạt 98% quân số, khá, giỏi đạt 75%", "học sinh xếp loại khá 50%, giỏi 20%"
		whole := before.subject
		for k := 2; k < len(whole); k++ {
			if r.is(whole[k], "loại", "khá", "giỏi") || r.is(whole[k], "xếp") && r.is(whole[k]+1, "loại") {
				whole = whole[:k]
				break
			}
		}
		if before.carried && r.onlyGrade(before.own) && len(before.head) > 1 {
			whole = before.head
		}
		return len(whole) > 1 && s.carry(r.join(whole, pre, nil), whole)
	case len(l.post) == 0 && len(pre) > 1 && len(pre) < 5 && r.onlyDone(pre) && !before.first && s.q.unit == before.q.unit && r.handledAt(before.subject) > 1:
		// "Tin báo về tội phạm tiếp nhận 100%, giải quyết trên 90%"
		k := r.handledAt(before.subject)
		return s.carry(r.join(before.subject[:k], pre, nil), before.subject[:k])
	case len(l.post) == 0 && r.onlyHandled(pre) && r.firstPredicate(before.subject) > 0:
		// "100% phản ánh hiện trường được tiếp nhận; tỷ lệ xử lý đúng hạn đạt 95%"
		return s.carry(r.join(r.headNoun(before.subject), pre[2:], nil), s.head)
	case len(pre) > 0 && len(pre) < 6 && (s.paren || r.among(l.raw)) && r.role[pre[0]]&predicate.bit() != 0 && r.firstPredicate(before.subject) > 0 && r.word(pre[0]) != r.word(before.subject[0]):
		// "chất thải được thu gom đạt 95% (trong đó chôn lấp dưới 15%)"
		subject := r.join(r.headNoun(before.subject), pre, l.post)
		return s.carry(subject, subject)
	case s.q.unit != corpus.UnitCount && r.predicateFirst(r.unmarked(l.raw)):
		// "lao động qua đào tạo đạt 80%, có bằng cấp, chứng chỉ đạt 45%"
		subject := r.join(r.headNoun(before.subject), r.unmarked(l.raw), l.post)
		return s.carry(subject, subject)
	}
	return false
}

// alikePart reports a bare noun with its number that goes on with the parts of the measure before:
// it begins with the word that the part before begins with.
func (r *run) alikePart(l *link) bool {
	s, before, pre := l.s, l.before, l.pre
	if !before.carried || len(l.post) > 0 || len(pre) < 2 || len(pre) > 6 || s.q.left != pre[len(pre)-1]+1 || s.q.left != s.q.from || r.at(pre[0], starter) != nil || r.firstPredicate(pre) >= 0 || r.toks[pre[0]].kind != word {
		return false
	}
	k := r.sameWord(before.subject, pre[0])
	return k > 2 && k >= len(before.subject)-6 && r.firstPredicate(before.subject[k:]) < 0 && r.isMark(pre[0]-1, ',')
}

// untaught is those whom a subject counts, without what they were taught: "cán bộ quản lý | qua đào
// tạo", "giáo viên | có trình độ thạc sĩ".
func (r *run) untaught(subject []int32) []int32 {
	for k := 2; k < len(subject); k++ {
		if r.is(subject[k], "qua") || r.role[subject[k]]&predicate.bit() != 0 || r.is(subject[k], "trình") && r.is(subject[k]+1, "độ") {
			return subject[:k]
		}
	}
	return subject
}

// onlyDone reports words that tell nothing but that things are dealt with: "giải quyết", "được xử lý".
func (r *run) onlyDone(toks []int32) bool {
	for _, i := range toks {
		if !r.is(i, "được", "tiếp", "nhận", "xử", "lý", "giải", "quyết", "trả", "lời", "và") {
			return false
		}
	}
	return len(toks) > 1
}

// onlyGrade reports words that tell nothing but a grade: "khá, giỏi", "loại tốt", "xếp loại khá trở lên".
func (r *run) onlyGrade(toks []int32) bool {
	grade := false
	for _, i := range toks {
		if r.toks[i].kind == word && !r.is(i, "loại", "xếp", "đạt", "trở", "lên", "từ", "và", "trong", "đó", "khá", "giỏi", "tốt", "trung", "bình", "xuất", "sắc") {
			return false
		}
		grade = grade || r.is(i, "khá", "giỏi", "tốt")
	}
	return grade && len(toks) < 8
}

// handledAt is where a subject begins to tell that things are dealt with, at its end: "tin báo về tội phạm | tiếp
// nhận"; 0 for nowhere.
func (r *run) handledAt(subject []int32) int {
	k := len(subject)
	for k > 1 && r.onlyDone(subject[k-1:]) || k == len(subject) && k > 2 && r.onlyDone(subject[k-2:]) {
		k--
	}
	if k == len(subject) || r.at(subject[0], starter) != nil && k < 4 {
		return 0
	}
	return k
}

// onlyHandled reports a rate that tells how things are handled and not which: "tỷ lệ xử lý đúng
// hạn", "tỷ lệ giải quyết kịp thời".
func (r *run) onlyHandled(pre []int32) bool {
	if len(pre) < 5 || len(pre) > 7 || !r.is(pre[1], "lệ") {
		return false
	}
	k := 2
	for k < len(pre) && r.is(pre[k], "được", "tiếp", "nhận", "xử", "lý", "giải", "quyết", "trả", "lời", "phản", "hồi", "và") {
		k++
	}
	return k > 3 && k+2 == len(pre) && (r.is(pre[k], "đúng", "trước", "quá") && r.is(pre[k+1], "hạn") || r.is(pre[k], "kịp") && r.is(pre[k+1], "thời") || r.is(pre[k], "thành") && r.is(pre[k+1], "công"))
}

// otherThing completes words that name another thing of which the same is measured.
func (r *run) otherThing(l *link) bool {
	s, before, pre := l.s, l.before, l.pre
	if !l.near || len(l.post) > 0 && !r.denominator(s, l.post) {
		return false
	}
	alone := len(l.post) == 0
	if alone {
		if n := r.elided(pre, before.subject); n > 0 {
			// "Tỷ lệ chất thải y tế được xử lý đạt 100%; chất thải nguy hại đạt 95%"
			return s.carry(r.join(before.subject[:n], pre, before.subject[r.predicateAt(before.subject):]), s.head)
		}
		if !before.first && s.q.left == s.q.from {
			if n := r.holders(before.subject, pre); n > 0 {
				// "Bệnh viện tỉnh hoàn thành bệnh án điện tử 100%, trung tâm y tế 70%"
				return s.carry(r.join(pre, before.subject[n:], nil), s.head)
			}
		}
	}
	if alone && len(pre) > 0 && len(before.subject) > 3 && r.is(before.subject[0], "tỷ") && r.is(pre[0], "án", "vụ", "tội", "đơn", "tin") && r.firstPredicate(pre) < 0 && r.onlyTreats(before.subject[2:]) {
		// "tỷ lệ điều tra, khám phá đạt 80%, án rất nghiêm trọng đạt 95%"
		return s.carry(r.join(before.subject, pre, nil), before.subject)
	}
	if n := r.actedOn(pre, before.subject); n > 0 && alone {
		// "tỷ lệ giải quyết các vụ án hình sự đạt 90%, vụ việc dân sự, lao động đạt 85%"
		return s.carry(r.join(before.subject[:n], pre, nil), s.head)
	}
	if !before.first && !(r.hasShare(s) && r.at(before.subject[0], starter) == nil) {
		if n := r.swapAt(pre, before.subject); n > 0 {
			// "tỷ lệ tham gia bảo hiểm y tế đạt 95%, bảo hiểm xã hội đạt 40%"
			rest := l.post
			if alone {
				rest = r.ofWhom(before.subject[n:], pre)
			}
			return s.carry(r.join(before.subject[:n], pre, rest), s.head)
		}
	}
	if !alone {
		return false
	}
	if n := r.placeAt(pre, before.subject); n > 0 {
		// "hài lòng của người bệnh tại bệnh viện tuyến tỉnh đạt 92%, trạm y tế 88%"
		subject := r.join(before.subject[:n], pre, nil)
		return s.carry(subject, subject)
	}
	if n := r.fieldAt(pre, before.subject); n > 0 {
		// "thanh toán không dùng tiền mặt trong lĩnh vực giáo dục đạt 80%, y tế 60%"
		subject := r.join(before.subject[:n], pre, nil)
		return s.carry(subject, subject)
	}
	if n := r.othersAt(s, before, pre); n > 0 {
		// "Tỷ lệ khu công nghiệp có trạm xử lý đạt 100%, cụm công nghiệp đạt 50%"
		lead := before.subject[:len(before.subject)-len(r.withoutShare(before.subject))]
		return s.carry(r.join(lead, pre, before.subject[n:]), s.head)
	}
	return false
}

// actedOn returns where in a rate of what is done the things begin that pre names others of by the
// same word: "tỷ lệ giải quyết các | vụ án hình sự"; 0 for nowhere.
func (r *run) actedOn(pre, subject []int32) int {
	if len(pre) < 2 || len(pre) > 14 || len(subject) < 6 || !r.is(subject[1], "lệ") || r.role[subject[2]]&predicate.bit() == 0 || r.firstPredicate(pre) >= 0 || r.at(pre[0], starter) != nil {
		return 0
	}
	m := r.at(subject[2], predicate)
	if m == nil {
		return 0
	}
	n := 2 + int(m.to-m.from)
	for n < len(subject) && r.is(subject[n], "các", "những", "số") {
		n++
	}
	if n+1 >= len(subject) || r.word(pre[0]) != r.word(subject[n]) || r.toks[pre[0]].kind != word {
		return 0
	}
	return n
}

// ofWhom is whose a measure is that ends a subject and holds for what takes the place of its kind:
// "thể nhẹ cân | của trẻ em dưới 5 tuổi" and "thể thấp còi".
func (r *run) ofWhom(replaced, own []int32) []int32 {
	if len(own) == 2 && len(replaced) > 4 && r.word(own[0]) == r.word(replaced[0]) && r.word(own[1]) != r.word(replaced[1]) && !r.hasPredicate(replaced) {
		return replaced[2:] // "tỷ lệ gia súc giết mổ tập trung" and "gia cầm"
	}
	if len(own) > 4 || slices.ContainsFunc(own, func(i int32) bool { return r.is(i, "của") }) {
		return nil
	}
	for k := 1; k+1 < len(replaced); k++ {
		if r.is(replaced[k], "của") {
			return replaced[k:]
		}
	}
	return nil
}

// saysTheSame gives others of the same noun what was said of those before: "dân cư nông thôn
// dùng nước sạch 80%; dân cư thành thị hơn 98%".
func (r *run) saysTheSame(l *link) bool {
	if !l.near && !r.labelledToo(l) || len(l.post) > 0 || !r.sameHead(l.pre, l.before.subject) || r.firstPredicate(l.pre) >= 0 || r.saysAll(l.pre) {
		return false
	}
	whole := l.before.subject
	if l.before.carried && r.predicateAt(l.before.head) > 1 { // not that of another part
		whole = l.before.head
	}
	if p := r.predicateAt(whole); p > 1 && !r.is(whole[p], "không") {
		l.s.subject = r.join(l.pre, whole[p:], nil)
	}
	return true
}

// labelledToo reports one more name and value behind one in the same line: "Hộ dân có nhà tiêu hợp vệ sinh: 90%. | Hộ
// nghèo: | 75%".
func (r *run) labelledToo(l *link) bool {
	return !l.s.paren && !l.before.paren && r.isMark(l.s.q.left-1, ':') && l.before.q.left > r.lo && l.before.q.left < l.s.q.left && r.isMark(l.before.q.left-1, ':') && l.s.q.unit == l.before.q.unit &&
		math.Abs(l.s.q.value-l.before.q.value) < 35 // far apart, they measure different things: "Hộ nghèo: 5%"
}
