package extract

import (
	"slices"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// parent is a subject before a colon that the parts after it complete: "Tỷ lệ huy
// động trẻ đến trường: nhà trẻ đạt 20%; mẫu giáo đạt 92%".
type parent struct {
	toks     []int32
	sentence int
	firm     bool   // it names something measured by itself ("Tỷ lệ …", "… được xử lý")
	named    bool   // its parts have colons of their own
	valued   bool   // its own value follows it, then other things
	change   string // what is to happen to all of its parts: "Giảm mức tiêu hao …: thép 3%"
	long     bool   // too long a name to share with anything but what is done with it
}

// setParent takes the words before a colon as the parent of the sentence's parts.
func (r *run) setParent(a, b int32) {
	clause := r.afterCue(r.lastClause(r.seqOf(a, b)))
	toks := r.trimmed(r.beforeParts(clause), ignorable)
	if of, led := r.figuresLed(r.seqOf(a, b)); led {
		toks = of
	}
	if len(toks) < 2 || !r.content(toks) || r.is(toks[0], "số") && r.isNumber(toks[1]) { // "Kế hoạch số 62/KH-UBND với mục tiêu đến năm 2028: …"
		return
	}
	for i := b - 1; i > b-4 && i > a; i-- { // "đề ra một số mục tiêu chủ yếu:"
		if r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục") {
			return
		}
	}
	if slices.ContainsFunc(toks, func(i int32) bool { return r.of(i, setClause) }) { // "Công tác này cũng được siết lại:"
		return
	}
	if r.is(toks[0], "cái", "điều", "việc") { // "Cái không thương lượng là chất thải y tế:"
		for k := 2; k+2 < len(toks) && k < 9; k++ {
			if r.is(toks[k], "là") {
				toks = toks[k+1:]
				break
			}
		}
	}
	if m := r.ending(toks[len(toks)-1]+1, sayWord); m != nil && len(toks) > 3 { // "đồng chí Chủ tịch UBND tỉnh kết luận:"
		return
	}
	change := r.changeAhead(clause)
	if r.is(b-1, "trình") && r.is(b-2, "lộ") { // "Giảm dần tỷ lệ hộ nghèo theo lộ trình: …" gives levels
		change = ""
	}
	firm := len(toks) > 2 && (r.subjectLike(toks) || change != "" || r.fraction(toks))
	if !firm && (len(toks) > 16 || r.domainOnly(a, b) || r.announces(a, b) || r.agent(toks)) {
		return
	}
	r.parent = parent{toks: toks, sentence: r.thisSentence.no, firm: firm, change: change, long: !firm && len(toks) > 10}
}

// datedPlan reports words that name a plan and its time: "Kế hoạch bình đẳng giới giai đoạn 2026 - 2030".
func (r *run) datedPlan(toks []int32) bool {
	return len(toks) > 2 && r.wordAt(toks[0], setPlan) > 0 && slices.ContainsFunc(toks, func(i int32) bool { return r.role[i]&yearRole != 0 })
}

// beforeParts cuts from the words before a colon what they are compared with and what only leads to
// their parts: "số vụ cháy | so với năm 2025, trong đó:".
func (r *run) beforeParts(toks []int32) []int32 {
	for k := 2; k < len(toks); k++ {
		i := toks[k]
		if r.isWord(i, "so") && r.isWord(i+1, "với") && !r.measuredAgainst(i+2) || r.isMark(i-1, ',') && (r.isWord(i, "cụ") && r.isWord(i+1, "thể") || r.ofWhich(i) > 0 || r.isWord(i, "bao") && r.isWord(i+1, "gồm")) {
			return toks[:k]
		}
	}
	return toks
}

// fraction reports a rate written as what it is of what: "Hồ sơ toàn trình/tổng số hồ sơ".
func (r *run) fraction(toks []int32) bool {
	return slices.ContainsFunc(toks[1:], func(i int32) bool { return r.is(i, "tổng") && r.isMark(i-1, '/') })
}

// changeAhead is the change that words begin with, "" for none.
func (r *run) changeAhead(toks []int32) string {
	if toks = r.pastMarks(toks); len(toks) == 0 {
		return ""
	}
	if m := r.at(toks[0], verb); m != nil && (m.e.value == "increase" || m.e.value == "decrease") && !r.is(m.to, "huyết") { // "Tăng huyết áp: phát hiện 60% người mắc"
		return m.e.value
	}
	return ""
}

// inParent reports a short name before a second colon, which is only a part of what stands
// before the first: "Cơ cấu kinh tế: nông nghiệp: 75%".
func (r *run) inParent(a, b int32) bool {
	return r.parent.sentence == r.thisSentence.no && len(r.parent.toks) > 1 && b-a < 8 && r.at(r.firstOf(a, b), starter) == nil && r.firstPredicate(r.seqOf(a, b)) < 0
}

// announces reports whether the words before a colon only introduce a list: who
// speaks, what kind of thing follows, when ("Mốc 2027:", "UBND tỉnh yêu cầu:").
func (r *run) announces(a, b int32) bool {
	goals, doer := r.heralds(a, b)
	return goals || doer
}

// heralds tells whether words lead to what follows them, and whether they only name who does it.
func (r *run) heralds(a, b int32) (goals, doer bool) {
	toks := r.seqOf(a, b)
	if k := r.entryMark(toks); k > 0 && !r.tierIn(toks) { // "9) Trường đạt chuẩn:"
		toks = toks[k:]
	}
	toks = r.pastMarks(toks)
	if len(toks) == 0 || r.groups(a, b) || r.is(toks[0], "đích") { // "Đích cuối của chương trình được nhắc lại:"
		return true, false
	}
	if m := r.at(toks[0], intro); m != nil && m.e.value != "speech" && !r.is(toks[0], "đối") && r.at(toks[0], starter) == nil {
		return true, false
	}
	found := false
	r.in(a, b, func(m *match) {
		c := m.class
		found = found || c == cueTarget && m.e.weight > 1.5 && m.to-m.from > 1 && (m.to >= b-2 || m.from <= a+2 && !r.namesOne(m.to, b)) || c == opener && m.e.value == "" && m.to >= b-1
	})
	if m := r.at(toks[0], starter); m != nil && m.to-m.from > 1 { // "Che phủ rừng:" is no name
		return found, false
	}
	found = found || r.endsInGoals(a, b)
	return found, !found && r.agent(toks)
}

// endsInGoals reports words that end by calling what follows goals: "xã hoàn thành các chỉ tiêu như".
func (r *run) endsInGoals(a, b int32) bool {
	i := b - 1
	for i > a && i > b-6 && r.isIn(i, listAsFollows) {
		i--
	}
	return i > a && r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục") && !r.is(i-2, "một", "mỗi") && !r.isNumber(i-2)
}

// namesOne reports "là" in [from, to) with what is measured behind it: "Chỉ tiêu chưa đạt là
// tiêm chủng đầy đủ cho trẻ dưới 1 tuổi: 90%".
func (r *run) namesOne(from, to int32) bool {
	for i := from; i < min(from+4, to-2); i++ {
		if r.is(i, "là") {
			return r.content(r.seqOf(i+1, to))
		}
	}
	return false
}

// groups reports whether the words before a colon say for whom the values hold:
// "Nhóm A gồm 21 phường", "Khối sở, ngành", "Nhóm 2 là các xã đồng bằng".
func (r *run) groups(a, b int32) bool {
	i := a
	for i < b && (r.toks[i].kind == punct || r.is(i, "đối", "với", "riêng", "các")) {
		i++
	}
	if i >= b || b-i > 24 || !r.is(i, "nhóm", "khối", "khu", "vùng", "địa") {
		return false
	}
	if r.is(i, "nhóm") && r.isNumber(i+1) && r.isMark(i+2, '-') { // "Nhóm 3 - Dữ liệu:" is a heading
		return false
	}
	if r.is(i, "nhóm") && slices.ContainsFunc(r.seqOf(i, b), func(i int32) bool { return r.of(i, setIndex) }) { // "Nhóm kinh tế có GRDP:" names what is measured
		return false
	}
	return !r.is(i, "khu") || r.is(i+1, "vực")
}

// underParent completes a part of a list with the subject before its colon.
func (r *run) underParent(s, before *seg, pre, post []int32) bool {
	p := &r.parent
	if p.sentence != r.thisSentence.no || len(p.toks) == 0 || s.paren || s.outer >= 0 {
		return false
	}
	if r.treated(s, before, pre, post) || r.saidOfHolder(s, before, pre, post) {
		return true
	}
	if p.sentence == r.thisSentence.no && r.doneByThose(s, pre, post) {
		return true
	}
	if p.long {
		return false
	}
	if r.pastParent(s, before, pre) {
		return false
	}
	own := r.trimmed(pre, ignorable)
	if part := r.withoutRise(own); !s.first && len(part) > 2 && r.is(part[0], "khu") && r.lessens(s) && r.branches(part) && slices.ContainsFunc(p.toks, func(i int32) bool { return r.is(i, "khu") && r.is(i-1, "từng", "các") }) { // "tăng trưởng của từng khu vực như sau: khu vực nông nghiệp tăng 3%"
		s.own, s.subject, s.head = part, part, part
		return true
	}
	most := 8
	if !p.firm {
		most = 6
	}
	if !s.first && r.hasObject(s.q) && r.content(post) { // "xóa 100% nhà tạm"
		return false
	}
	if s.first {
		own = post
		if r.completed || r.firstPredicate(own) > 0 || len(own) > 8 {
			return false
		}
	}
	if r.onlyTier(pre) {
		own = r.trimmed(pre, separatorRole|connective.bit())
	}
	if r.besideParent(s, before, pre, post, own) {
		return false
	}
	if len(own) > most && !r.isPart(own) || len(own) > 0 && r.at(own[0], starter) != nil && !r.compound(own[0]) {
		return false
	}
	if !p.firm && len(p.toks) < 4 && len(own) > 3 && !s.first && !r.isPart(own) { // "Quy mô: huy động trẻ ra lớp 30%"
		return false
	}
	r.joinParent(s, before, own, post)
	return true
}

// pastParent reports a number that the subject before the colon does not reach: another thing has been measured since, or a whole
// goal told.
func (r *run) pastParent(s, before *seg, pre []int32) bool {
	p := &r.parent
	if s.q.unit == corpus.UnitMoney && r.is(p.toks[0], "cơ") && r.is(p.toks[0]+1, "cấu") { // a structure is told in shares
		return true
	}
	if before == nil || before.sentence != r.thisSentence.no || before.q.left <= p.toks[0] {
		return false
	}
	told := r.firstPredicate(before.subject) > 1
	switch {
	case !before.first && len(before.subject) > 0 && before.subject[0] != p.toks[0] && r.at(before.subject[0], starter) != nil,
		before.first && !before.carried && told && !s.first: // "Thi hành án: 100% bản án được theo dõi, thi hành xong đạt 80%"
		r.parent = parent{}
		return true
	case s.first:
		return before.first && !before.carried && r.among([]int32{s.q.left}) // "90% chi bộ hoàn thành tốt nhiệm vụ, trong đó 20% hoàn thành xuất sắc"
	}
	return told && r.predicateFirst(r.unmarked(pre)) // "hộ nghèo dùng nước hợp vệ sinh 95%, có nhà tiêu 70%"
}

// besideParent reports words before or behind a number that name another thing than a part of the subject before the colon.
func (r *run) besideParent(s, before *seg, pre, post, own []int32) bool {
	p := &r.parent
	if p.valued && !s.first && len(own) > 3 && !r.isPlace(own) && !r.isPart(own) && (len(own) > 4 || r.firstPredicate(own) > 1 || r.word(own[0]) == r.word(p.toks[0]) && r.word(own[1]) == r.word(p.toks[1])) {
		return true // "Hồ sơ xử lý trên mạng: 100%; văn bản đi ký số 100%": another thing
	}
	if p.valued && !s.first && len(own) > 1 && r.content(post) && r.isIn(own[0], listAct) && r.role[own[0]]&(actWord.bit()|predicate.bit()) != 0 {
		return true // "cán bộ được bồi dưỡng: 100%; kiểm tra đột xuất ít nhất 40% cơ quan": other work
	}
	if p.valued && !s.first && len(own) > 1 && r.sameSentence && !r.isPlace(own) && !r.isPart(own) && !r.tierIn(own) && r.graded(p.toks, own) == 0 && r.namesAnother(own, p.toks) {
		return true // "Dịch vụ công toàn trình: 90%; thanh toán trực tuyến 85%"
	}
	if len(own) > 0 && own[0] == p.toks[0] && r.isMark(s.q.left-1, ':') {
		p.valued = true
		return true
	}
	if len(own) > 0 && (own[0] == p.toks[0] || r.key(&r.toks[own[0]]) == r.key(&r.toks[p.toks[0]]) && len(own) > 2 && !(len(own) < 7 && !r.hasPredicateBut(own) && r.firstPredicate(p.toks) > 0)) {
		return true
	}
	if near := before != nil && before.sentence == r.thisSentence.no; near && (len(own) == 0 || s.first && r.shares(before) || r.onlyTier(pre) && r.tierIn(before.subject) || !p.firm && (r.onlyTier(pre) || r.preposed(own))) {
		return true // the number before it is nearer than the parent
	}
	if near := before != nil && before.sentence == r.thisSentence.no && len(before.subject) > 0; near && before.q.left > p.toks[0] && before.subject[0] != p.toks[0] && !before.first && (r.isPart(own) || r.isPlace(own) || len(own) > 0 && r.swapAt(own, before.subject) > 0) {
		return true
	}
	return false
}

// joinParent completes a number with the subject before the colon and its own words.
func (r *run) joinParent(s, before *seg, own, post []int32) {
	p := &r.parent
	s.own = own
	s.subject = r.join(r.withoutTierIf(r.saidAnew(p.toks, own), own), own, nil)
	if r.isPart(own) && !s.first {
		if other := r.otherPart(p.toks, own); other != nil { // "Tỷ lệ hộ ở thành thị dùng nước máy: 98%; ở nông thôn: 80%"
			s.subject = other
		}
	}
	if !s.first {
		s.subject = r.join(s.subject, post, nil)
	}
	if len(own) == 0 {
		s.own, p.valued = s.subject, r.isMark(s.q.left-1, ':')
	}
	s.head, s.carried = p.toks, true
	if s.change == "" && s.q.unit == corpus.UnitPercent && s.q.value < 100 && !r.hasVerb(s.pre) {
		s.change = p.change
	}
	if len(own) == 0 && r.entryOf(&before, p.toks) && before.subject[len(before.subject)-1] != p.toks[len(p.toks)-1] {
		s.head = before.subject
		s.subject = r.join(r.withoutTierIf(s.head, p.toks), p.toks, nil)
	}
}

// doneByThose completes what stands before the colon with those who do it, of whom nothing else is said: "Cài đặt ứng
// dụng VssID: ít nhất 85% | người tham gia".
func (r *run) doneByThose(s *seg, pre, post []int32) bool {
	does := r.parent.toks
	if len(does) < 3 || !s.first || s.paren || s.q.unit != corpus.UnitPercent || len(post) < 2 || len(post) > 6 || !r.holder(post) || r.content(pre) || r.role[does[0]]&(predicate.bit()|actWord.bit()) == 0 {
		return false
	}
	if p := r.firstPredicate(post); p > 0 && p != len(post)-2 {
		return false
	}
	s.own = post
	return s.carry(r.join(does, post, nil), does)
}

// namesAnother reports words that name an indicator by themselves, and not the one that others name.
func (r *run) namesAnother(own, other []int32) bool {
	id := func(toks []int32) string {
		if m, ok := r.mem.find.Classify(r.spelt(toks), taxonomy.Subject{Unit: corpus.UnitPercent}); ok && m.Score >= weak {
			return m.ID
		}
		return ""
	}
	known := id(own)
	return known != "" && known != id(other)
}

// saidOfHolder completes what is said of those named before the colon: "Người cao tuổi: được khám sức khỏe đạt 75%;
// có hồ sơ sức khỏe đạt 95%".
func (r *run) saidOfHolder(s, before *seg, pre, post []int32) bool {
	who, said := r.parent.toks, r.unmarked(pre)
	if s.first || s.paren || s.q.unit != corpus.UnitPercent || len(post) > 0 || !r.holder(who) || r.firstPredicate(who) >= 0 || !r.predicateFirst(said) ||
		before != nil && before.sentence == r.thisSentence.no && before.q.left > who[0] && (len(before.subject) == 0 || before.subject[0] != who[0]) {
		return false
	}
	s.own = said
	return s.carry(r.join(who, said, nil), who)
}

// treated completes words that only tell what is done with the things before the colon, or how much of
// them: "Nước thải đô thị: thu gom, xử lý 60% tổng lượng", "Bùn thải: 90% khối lượng được thu gom".
func (r *run) treated(s, before *seg, pre, post []int32) bool {
	things := r.parent.toks
	if s.q.unit != corpus.UnitPercent || r.at(things[0], starter) != nil || r.role[things[0]]&(predicate.bit()|actWord.bit()) != 0 || r.firstPredicate(things) >= 0 || before != nil && before.sentence == r.thisSentence.no && before.q.left > things[0] && (len(before.subject) == 0 || before.subject[0] != things[0]) {
		return false
	}
	amount := r.amountOfIt(post)
	if s.first {
		if !amount && !(r.parent.long && r.predicateFirst(post)) {
			return false
		}
		s.own = post
		return s.carry(r.join(things, post, nil), things)
	}
	own := r.trimmed(r.pastMarks(pre), separatorRole|connective.bit()|yearRole)
	if len(post) > 0 && !amount || !r.onlyTreats(own) {
		return false
	}
	s.own = r.join(own, post, nil)
	return s.carry(r.join(things, s.own, nil), things)
}

// amountOfIt reports words for how much there is of what was named before, which they do not name
// again: "tổng lượng phát sinh", "khối lượng được thu gom".
func (r *run) amountOfIt(toks []int32) bool {
	k := 0
	for k < len(toks) && r.is(toks[k], "tổng", "khối", "số", "lượng", "diện", "tích") {
		k++
	}
	if k == 0 || r.is(toks[0], "số") && k == 1 || r.is(toks[0], "khối") && k == 1 {
		return false
	}
	return k == len(toks) || r.role[toks[k]]&predicate.bit() != 0 || r.is(toks[k], "phát", "thải", "thu", "xả")
}

// onlyTreats reports words that tell nothing but what is done with things: "thu gom, vận chuyển và xử lý".
func (r *run) onlyTreats(toks []int32) bool {
	if len(toks) < 2 || len(toks) > 20 {
		return false
	}
	for _, part := range r.doings(toks) {
		i := part[0]
		if len(part) > 4 || r.at(i, starter) != nil && !r.compound(i) || r.role[i]&(actWord.bit()|predicate.bit()) == 0 && !r.isIn(i, listTreats) {
			return false
		}
		for _, j := range part {
			if r.toks[j].kind != word || r.role[j]&verb.bit() != 0 {
				return false
			}
		}
	}
	return true
}

// doings splits words at commas, "và" and "hoặc".
func (r *run) doings(toks []int32) [][]int32 {
	var out [][]int32
	start := 0
	for k := 0; k <= len(toks); k++ {
		if k == len(toks) || r.isMark(toks[k], ',') || r.is(toks[k], "và", "hoặc") {
			if k > start {
				out = append(out, toks[start:k])
			}
			start = k + 1
		}
	}
	return out
}

// saidAnew drops from the words before a colon what a part says in its own way: "Tỷ lệ hộ sử
// dụng nước sạch: 65%; sử dụng nước hợp vệ sinh 98%".
func (r *run) saidAnew(toks, own []int32) []int32 {
	p := r.firstPredicate(toks)
	if p < 2 || len(own) < 3 || p+1 >= len(toks) || r.word(own[0]) != r.word(toks[p]) || r.word(own[1]) != r.word(toks[p+1]) {
		return toks
	}
	return toks[:p]
}

// hasPredicateBut reports a predicate other than "thuộc", which only says whose a part is:
// "trường trực thuộc Sở".
func (r *run) hasPredicateBut(own []int32) bool {
	p := r.firstPredicate(own)
	return p >= 0 && !r.is(own[p], "thuộc", "trực")
}
