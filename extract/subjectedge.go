package extract

import (
	"slices"

	"chitieu/corpus"
)

// This file cuts a subject at its edges: what leads to it, tells how it stands, when, or who set it.

// beforeStanding drops what only tells right before a number how things stand to an aim: "tăng trưởng | khó
// đạt mục tiêu", "tỷ lệ hộ nghèo | thấp hơn khá nhiều so với kế hoạch".
func (r *run) beforeStanding(pre []int32) []int32 {
	k := len(pre)
	for k > 0 && k > len(pre)-7 && (r.is(pre[k-1], "đề", "đặt", "ra", "là", "được", "giao", "quốc", "hội", "chính", "phủ", "hđnd", "do") || r.role[pre[k-1]]&yearRole != 0) {
		k--
	}
	if k < 3 || r.wordAt(pre[k-2], setPlanned) != 2 {
		return pre
	}
	k -= 2
	switch {
	case k > 1 && r.is(pre[k-1], "với") && r.is(pre[k-2], "so"):
		k -= 2
		for k > 0 && r.is(pre[k-1], "xa", "nhiều", "khá", "rất", "hơn", "thấp", "cao", "vượt", "kém", "vẫn", "còn", "song", "nhưng") {
			k--
		}
	case k > 1 && r.is(pre[k-1], "đạt", "vượt") && r.is(pre[k-2], "khó", "thể", "chưa", "không", "ước"):
		k--
		for k > 0 && r.is(pre[k-1], "khó", "có", "thể", "chưa", "không", "ước", "sẽ", "rất", "đã") {
			k--
		}
	default:
		return pre
	}
	for k > 0 && r.toks[pre[k-1]].kind == punct {
		k--
	}
	return pre[:k]
}

// withoutGiver drops who laid an aim down from the end of its name: "CPI | được Quốc hội thông qua", "tăng
// trưởng GDP | Quốc hội (giao là)".
func (r *run) withoutGiver(pre []int32) []int32 {
	k := len(pre)
	for k > 1 && r.is(pre[k-1], "là", "mức", "ở") {
		k--
	}
	acts := k > 1 && (r.isWord(pre[k-2], "thông") && r.isWord(pre[k-1], "qua") || r.isWord(pre[k-2], "quyết") && r.is(pre[k-1], "nghị", "định") || r.isWord(pre[k-2], "phê") && r.isWord(pre[k-1], "duyệt") || r.isWord(pre[k-2], "cho") && r.isWord(pre[k-1], "phép"))
	if acts {
		k -= 2
	} else if k > 0 {
		i := pre[k-1] + 1
		acts = r.is(i, "giao", "thông") || r.is(i, "đề", "đặt") && r.isWord(i+1, "ra")
	}
	if !acts || k < 3 {
		return pre
	}
	switch {
	case r.is(pre[k-1], "hội") && r.is(pre[k-2], "quốc"), r.is(pre[k-1], "phủ") && r.is(pre[k-2], "chính"), r.is(pre[k-1], "ương") && r.is(pre[k-2], "trung"), r.is(pre[k-1], "tỉnh", "phố") && k > 3 && r.is(pre[k-2], "hđnd", "ubnd"):
		k -= 2
	case r.is(pre[k-1], "hđnd", "ubnd"):
		k--
	default:
		return pre
	}
	for k > 0 && r.is(pre[k-1], "được", "đã", "do", "mà", "theo", "của", "chỉ", "mục", "tiêu", "nghị", "quyết") {
		k--
	}
	if !r.content(pre[:k]) {
		return pre
	}
	return pre[:k]
}

// withoutSpan drops the length of a time whose name was taken out: "trong 6 | tháng cuối năm", "GDP 9 |
// tháng", "trong giai đoạn 3 - 5 | năm tới".
func (r *run) withoutSpan(toks []int32) []int32 {
	for k := len(toks) - 1; k >= 0; k-- {
		next := toks[k] + 1
		if !r.isNumber(toks[k]) || !r.is(next, "tháng", "năm", "quý", "tuần", "ngày") {
			continue
		}
		dated := r.role[next]&yearRole != 0
		if !dated && !(next+1 < r.hi && r.role[next+1]&yearRole != 0 || r.is(next+1, "tới", "qua", "đầu", "cuối", "tiếp")) {
			continue
		}
		from, to := k, k+1
		for from > 0 && (r.isNumber(toks[from-1]) || r.isMark(toks[from-1], '-') || r.is(toks[from-1], "đến", "khoảng", "giai", "đoạn", "vòng", "thời", "gian")) {
			from--
		}
		led := from > 0 && r.is(toks[from-1], "trong", "sau", "qua", "suốt")
		if led {
			from--
		}
		if !led && (!dated || from == 0) {
			continue
		}
		for to < len(toks) && r.is(toks[to], "tháng", "năm", "quý", "tuần", "ngày", "tới", "qua", "nay", "đầu", "cuối", "tiếp", "theo") {
			to++
		}
		toks = r.join(toks[:from], toks[to:], nil)
		k = min(from, len(toks))
	}
	return toks
}

// goalTold reports an aim that is set right before a number, of things of which a whole clause tells behind it,
// whatever was told before the aim: "với những kết quả trên, Lào Cai phấn đấu đạt | 80% hồ sơ được xử lý".
// Not where a rate of its own stands before the aim.
func (r *run) goalTold(pre, post []int32) bool {
	if len(post) < 4 || r.role[post[0]]&predicate.bit() != 0 || r.is(post[0], "cấp", "tuyến") || r.preposed(post) {
		return false
	}
	if p := r.firstPredicate(post); (p < 1 || !r.content(post[:p])) && !(r.is(post[0], "số") && r.content(post) && r.lessensBefore(post[0])) {
		return false
	}
	from := len(pre)
	for from > 0 && (r.toks[pre[from-1]].kind == word || r.isNumber(pre[from-1]) || r.role[pre[from-1]]&(yearRole|joinedRole) != 0) {
		from--
	}
	return from > 0 && !slices.ContainsFunc(pre[from:], func(i int32) bool { return r.at(i, starter) != nil || r.role[i]&actWord.bit() != 0 })
}

// lessensBefore reports a decrease right before the number that token i stands behind.
func (r *run) lessensBefore(i int32) bool {
	for j := i - 1; j > r.lo && j > i-8 && !r.isMark(j, ','); j-- {
		if m := r.ending(j, verb); m != nil {
			return m.e.value == "decrease"
		}
	}
	return false
}

// cutsBy reports a time and a decrease right before a number, of things told behind it, which end a clause
// that measures nothing: "ngăn chặn nạn săn bắn, đến năm 2030 giảm | 70% số vụ".
func (r *run) cutsBy(pre, post []int32) bool {
	n := len(pre)
	if n < 6 || len(post) < 2 || !r.content(post) || r.preposed(post) || r.is(post[0], "so") || r.wordAt(post[0], setWhole) > 0 {
		return false
	}
	m := r.ending(pre[n-1]+1, verb)
	if m == nil || m.e.value != "decrease" {
		return false
	}
	k := n - int(m.to-m.from)
	if k < 4 || r.role[pre[k-1]]&yearRole == 0 {
		return false
	}
	return !slices.ContainsFunc(pre[:k], func(i int32) bool { return r.at(i, starter) != nil }) && r.firstPredicate(pre[:k]) > 0
}

// wardsOff reports one more verb of a row that has its object behind the last: "phòng tránh, | giảm nhẹ rủi ro".
func (r *run) wardsOff(post []int32, k int) bool {
	return k > 1 && r.isMark(post[k-1], ',') && r.is(post[k-2], "tránh", "ngừa", "chống", "phó", "nhẹ", "hiện") && r.is(post[k], "giảm", "khắc", "hạn", "ứng", "ngăn", "loại")
}

// opensParenthesis reports that words end inside a parenthesis: "sản phẩm chủ lực (xoài, nhãn".
func (r *run) opensParenthesis(toks []int32) bool {
	for k := len(toks) - 1; k >= 0; k-- {
		if r.isMark(toks[k], ')') {
			return false
		}
		if r.isMark(toks[k], '(') {
			return true
		}
	}
	return false
}

// laterLevel reports a comma at index k behind which a time and a verb begin what is to be reached then: "đạt
// 95% dân số | , đến năm 2030 đạt bao phủ toàn dân".
func (r *run) laterLevel(post []int32, k int) bool {
	if !r.isMark(post[k], ',') {
		return false
	}
	n := k + 1
	for n < len(post) && r.role[post[n]]&yearRole != 0 {
		n++
	}
	return n > k+1 && n < len(post) && r.is(post[n], "đạt", "còn", "là", "phấn", "tăng", "giảm", "hoàn")
}

// onlyLot reports what is counted of guests as nothing but "lượt": "khách du lịch đạt 26 triệu lượt".
func (r *run) onlyLot(s *seg, pre, post []int32) bool {
	return (s.q.unit == corpus.UnitCount || s.q.unit == corpus.UnitAmount) && len(post) > 0 && len(post) < 3 && r.is(post[0], "lượt") && slices.ContainsFunc(pre, func(i int32) bool { return r.is(i, "khách") })
}

// branches reports words that name nothing but parts of a whole, one or more: "khu vực công nghiệp và xây dựng".
func (r *run) branches(toks []int32) bool {
	for _, i := range toks {
		if r.role[i]&partWord.bit() == 0 && r.toks[i].kind == word && !r.is(i, "và", "khu", "vực", "nhóm", "ngành", "lĩnh", "các") {
			return false
		}
	}
	return len(toks) > 1
}

// ofItself takes a part of the economy that grows behind another for what it is, no part of that: "khu vực
// công nghiệp và xây dựng tăng 8%, trong đó | khu vực công nghiệp tăng 9%".
func (r *run) ofItself(l *link) bool {
	if !l.near || l.s.paren || len(l.post) > 0 {
		return false
	}
	pre := r.withoutRise(l.pre)
	if !r.grownBeside(l.s, l.before, pre) {
		return false
	}
	l.s.own, l.s.subject, l.s.head = pre, pre, pre
	return true
}

// grownBeside reports a part of the economy that changes behind a number of another, which is named by itself.
func (r *run) grownBeside(s, before *seg, part []int32) bool {
	return r.lessens(s) && r.lessens(before) && r.isPart(part) && r.branches(before.subject) && !r.is(before.subject[0], "nhóm")
}

// withoutRise drops "tăng trưởng" behind a part of the economy that grows: "khu vực dịch vụ | tăng trưởng (7%)".
func (r *run) withoutRise(pre []int32) []int32 {
	if n := len(pre); n > 2 && r.is(pre[n-2], "tăng") && r.is(pre[n-1], "trưởng") && r.branches(pre[:n-2]) {
		return pre[:n-2]
	}
	return pre
}

// inParenthesis is what stands before a number inside its own parenthesis, when nothing is named there and a whole
// clause stands behind the number: "thí điểm ở bệnh viện tỉnh (bảo đảm | 70% | cơ sở y tế được triển khai)".
func (r *run) inParenthesis(s *seg, pre, post []int32) []int32 {
	if !s.paren || s.first || len(post) < 4 || r.preposed(post) || r.role[post[0]]&predicate.bit() != 0 || r.firstPredicate(post) < 1 {
		return pre
	}
	k := len(s.pre)
	for k > 0 && r.tok(s.pre[k-1]-1).ch != '(' {
		k--
	}
	if k == 0 || r.content(s.pre[k-1:]) {
		return pre
	}
	s.first = true
	return s.pre[k-1:]
}

// changedThing is what a bare change is told of behind its number: "tăng bình quân 12%/năm đối với | số bài báo khoa
// học"; nil where the words are of another measure.
func (r *run) changedThing(l *link) []int32 {
	if len(l.post) < 4 || !r.is(l.post[0], "đối") || !r.is(l.post[1], "với") || !r.changes(l.s.pre) && !(l.near && len(l.before.subject) > 0 && r.is(l.before.subject[0]-1, "với") && r.is(l.before.subject[0]-2, "đối")) {
		return nil
	}
	return l.post[2:]
}

// saysOfSome says more of those counted before, taken up as "trong số đó": "100% cán bộ hoàn thành khóa học; 50% trong
// số đó | biết dùng trợ lý ảo".
func (r *run) saysOfSome(l *link) bool {
	post := l.post
	if len(post) < 5 || !r.is(post[0], "trong") || !r.is(post[1], "số") || !r.is(post[2], "đó", "này", "ấy", "họ") || !l.before.first || len(l.before.subject) < 3 {
		return false
	}
	who := r.headNoun(l.before.subject)
	for k := 2; k < len(who); k++ {
		if r.is(who[k], "hoàn") && r.is(who[k]+1, "thành") {
			who = who[:k]
		}
	}
	l.s.own = post[3:]
	return l.s.carry(r.join(who, post[3:], nil), who)
}

// someHolders gives some of those counted, of whom nothing else is said, what was said of all: "90% người dân được
// khám sức khỏe, trong đó 100% người cao tuổi"; "60% viên chức (trong đó 50% đối tượng lãnh đạo) đạt chuẩn".
func (r *run) someHolders(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if !l.near || len(post) < 2 || len(post) > 8 || s.q.unit != corpus.UnitPercent || !before.first || !r.among([]int32{s.q.left}) ||
		!r.holder(post) && !(r.is(post[0], "đối") && r.is(post[1], "tượng")) || r.firstPredicate(post) >= 0 {
		return false
	}
	p := r.firstPredicate(before.subject)
	end := post[len(post)-1] + 1
	if p < 1 || p > 8 || end < r.hi && !r.isMark(end, ';') && !r.isMark(end, '.') && !r.isMark(end, ')') || r.sameWord(before.subject[p:], post[0]) >= 0 {
		return false
	}
	s.own = post
	subject := r.join(post, before.subject[p:], nil)
	return s.carry(subject, subject)
}

// disbursed is what a bare "giải ngân" is of when its sentence told that before: "kế hoạch giải ngân | vốn đầu tư công
// | theo các mốc: đến ngày 30/6 giải ngân đạt 40% kế hoạch".
func (r *run) disbursed(s *seg) {
	n := len(s.subject)
	if n < 2 || n > 4 || s.q.unit != corpus.UnitPercent || !r.is(s.subject[0], "giải") || !r.is(s.subject[1], "ngân") || n > 2 && !r.is(s.subject[2], "kế") {
		return
	}
	for i := s.subject[0] - 2; i > r.lo && i > s.subject[0]-60; i-- {
		if !r.is(i, "giải") || !r.is(i+1, "ngân") || !r.is(i+2, "vốn") {
			continue
		}
		to := i + 3
		for to < i+9 && r.tok(to).kind == word && r.role[to]&(yearRole|verb.bit()|predicate.bit()|cueTarget.bit()|cueResult.bit()|connective.bit()|opener.bit()|separatorRole) == 0 && !r.is(to, "theo", "của", "cho", "là", "do", "trong") {
			to++
		}
		if to > i+4 {
			s.subject = r.join(s.subject[:2], r.seqOf(i+2, to), s.subject[2:])
		}
		return
	}
}

// sharerOf is who has a share that is told at the end of a sentence which began with them: "Kinh tế tư nhân | phát triển
// nhanh, bền vững; đóng góp trên 60% GRDP".
func (r *run) sharerOf(s *seg) []int32 {
	i := s.q.left
	for i > r.lo && i > s.q.left-80 && !(r.isMark(i-1, '.') && !r.toks[i].glued) && !r.isMark(i-1, 'E') {
		i--
	}
	for i < s.q.left && r.toks[i].kind != word {
		i++
	}
	from := i
	if !r.is(i, "kinh", "ngành", "khu", "doanh", "công", "du", "nông") || r.at(i, starter) != nil && !r.is(i, "kinh") {
		return nil
	}
	for i < s.q.left && i < from+8 && r.toks[i].kind == word && r.role[i]&(predicate.bit()|verb.bit()|cueTarget.bit()|yearRole) == 0 && !r.is(i, "phát", "trở", "tiếp", "giữ", "là", "phải") {
		i++
	}
	if i < from+2 || i == from+8 || r.toks[i].kind != word || r.is(i, "không") {
		return nil
	}
	return r.seqOf(from, i)
}

// turnsToBodies reports bodies in a row that must do something: "các sở, ngành phải vào cuộc".
func (r *run) turnsToBodies(post []int32) bool {
	if len(post) < 4 || !r.is(post[0], "các") || !r.is(post[1], "sở", "cấp", "ngành", "địa", "bộ") {
		return false
	}
	for k := 2; k < min(len(post), 12); k++ {
		switch i := post[k]; {
		case r.is(i, "phải", "cần", "sẽ", "đã", "đang"):
			return true
		case !r.isMark(i, ',') && !r.is(i, "sở", "ban", "ngành", "cấp", "địa", "phương", "đơn", "vị", "và", "bộ", "các", "ủy", "chính", "quyền"):
			return false
		}
	}
	return false
}

// levelPrinted reports a clause that ends with a level of its own in plain numbers, which no unit makes a number
// read here: "chỉ số giáo dục đạt trên 0,8".
func (r *run) levelPrinted(toks []int32) bool { return r.levelAt(toks) > 1 }

// levelAt returns where words begin to tell a level of their own in plain numbers with which they end: "nồng độ bụi
// | đạt dưới 40 μg/m3"; 0 for nowhere.
func (r *run) levelAt(toks []int32) int {
	for k := len(toks) - 1; k > 1 && k > len(toks)-7; k-- {
		i := toks[k]
		if r.toks[i].kind != number || r.role[i]&yearRole != 0 || r.is(i+1, "tuổi", "tháng", "năm", "ngày") {
			continue
		}
		n := k - 1
		for n > 1 && r.role[toks[n]]&boundLeft.bit() != 0 {
			n--
		}
		if m := r.ending(toks[n]+1, verb); m != nil && m.e.value == "level" && n+1-int(m.to-m.from) > 1 {
			return n + 1 - int(m.to-m.from)
		}
	}
	return 0
}

// listGoesOn reports a row of things that "…" leaves open before what is said of them: "lương hưu, trợ cấp, mai táng
// phí… | sử dụng phương tiện không dùng tiền mặt".
func (r *run) listGoesOn(out, rest []int32) bool {
	if len(rest) < 2 || r.toks[rest[0]].kind != word || r.toks[rest[0]].upper || r.role[rest[0]]&predicate.bit() == 0 || r.hasPredicate(out) {
		return false
	}
	return slices.ContainsFunc(out, func(i int32) bool { return r.isMark(i, ',') })
}

// pastYardstick returns where behind what things are measured against it is told of which: "chi phí tuân thủ | so với
// năm 2024 | đối với nhóm thủ tục đầu tư"; k where nothing is.
func (r *run) pastYardstick(post []int32, k int) int {
	if k+2 >= len(post) || !r.is(post[k]+1, "với") {
		return k
	}
	n := k + 2
	for n < len(post) && (r.role[post[n]]&yearRole != 0 || r.of(post[n], setYardsticks) || r.is(post[n], "kỳ", "nay")) {
		n++
	}
	if n == k+2 || n+3 >= len(post) || !r.is(post[n], "đối") || !r.is(post[n+1], "với") {
		return k
	}
	return n
}

// withoutReaching drops that an aim is reached from the end of what is held to it: "kiểm soát lạm phát | đạt mục tiêu |
// dưới 4%".
func (r *run) withoutReaching(pre []int32) []int32 {
	n := len(pre)
	if n < 4 || !r.is(pre[n-1], "tiêu") || !r.is(pre[n-2], "mục", "chỉ") || !r.is(pre[n-3], "đạt") || r.is(pre[n-4], "phải", "cần", "để", "nhằm", "khó", "thể", "chưa", "không", "ước") || !r.content(pre[:n-3]) {
		return pre
	}
	return pre[:n-3]
}
