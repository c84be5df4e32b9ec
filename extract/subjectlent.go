package extract

import (
	"slices"

	"chitieu/corpus"
)

// This file gives a subject what it shares with the number beside it: of what both are, or who has both.

// lendComplement gives what is cut or saved what the next one is told of and holds for both: "giảm 30% thời gian giải
// quyết, 30% chi phí tuân thủ | thủ tục hành chính", "10% số vụ, 5% số người chết | do tai nạn giao thông".
func (r *run) lendComplement(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if s.q.unit != corpus.UnitPercent || next.q.unit != s.q.unit || s.paren || next.paren || len(s.subject) < 2 || len(next.subject) < 4 || !r.is(next.q.left-1, "và") && !r.isMark(next.q.left-1, ',') {
			continue
		}
		if r.measureAlone(s.subject) != len(s.subject) {
			continue
		}
		n := r.measureAlone(next.subject)
		if n == 0 || n+1 >= len(next.subject) || r.role[next.subject[n]]&(verb.bit()|cueTarget.bit()|yearRole) != 0 || r.toks[next.subject[n]].kind != word || r.is(next.subject[n], "được", "phải", "và", "so", "theo") {
			continue
		}
		of := next.subject[n:]
		if last := s.subject[len(s.subject)-1]; len(of) > 3 && r.word(of[1]) == r.word(last) { // "20% số quy định và 20% chi phí tuân thủ quy định"
			of = of[2:]
		}
		s.subject = r.join(s.subject, of, nil)
	}
}

// lendRate gives staff and beds that are counted on so many people those of the next one: "đạt 10 bác sĩ và 26 giường
// bệnh | trên 1 vạn dân".
func (r *run) lendRate(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if s.q.unit != corpus.UnitAmount || next.q.unit != s.q.unit || !s.first || !next.first || !r.isIn(s.q.to, listPerHead) || slices.ContainsFunc(s.subject, r.perOthers) {
			continue
		}
		if n := slices.IndexFunc(next.subject, r.perOthers); n > 0 {
			s.subject = r.join(s.subject, next.subject[n:], nil)
		}
	}
}

// measureAlone returns how many words at the beginning of a subject name a time, a cost or a number that is to become
// less and not of what it is: "thời gian giải quyết", "chi phí tuân thủ", "số người chết"; 0 for none.
func (r *run) measureAlone(toks []int32) int {
	if len(toks) < 2 {
		return 0
	}
	second := func(words ...string) int {
		if len(toks) > 3 && r.toks[toks[2]].kind == word && slices.ContainsFunc(words, func(w string) bool { return r.is(toks[2], w) }) {
			return 4
		}
		return 2
	}
	switch {
	case r.is(toks[0], "thời") && r.is(toks[1], "gian"):
		return second("giải", "xử", "thực", "chờ", "đi", "tiếp", "cấp")
	case r.is(toks[0], "chi") && r.is(toks[1], "phí"):
		return second("tuân", "thực", "đi")
	case r.is(toks[0], "thành") && r.is(toks[1], "phần") && len(toks) > 3 && r.is(toks[2], "hồ"):
		return 4
	case !r.is(toks[0], "số"):
	case r.is(toks[1], "vụ", "ngày"):
		return 2
	case r.is(toks[1], "quy") && len(toks) > 2 && r.is(toks[2], "định"):
		return 3
	case r.is(toks[1], "người") && len(toks) > 2 && r.is(toks[2], "chết"):
		return 3
	case r.is(toks[1], "người") && len(toks) > 3 && r.is(toks[2], "bị") && r.is(toks[3], "thương"):
		return 4
	}
	return 0
}

// takesMore gives one that has a share of something what it takes a share of besides: "cơ sở ngoài công lập chiếm 28% số
// trường, | nhận | 32% | số trẻ".
func (r *run) takesMore(l *link) bool {
	s, before := l.s, l.before
	if !l.near || s.paren || before.first && !before.carried || s.q.unit != corpus.UnitPercent || before.q.unit != s.q.unit || len(l.post) < 2 || len(l.pre) > 5 {
		return false
	}
	who := r.sharer(before)
	if len(who) == 0 || len(l.pre) > 0 && !r.takes(l.pre[0]) || len(l.pre) == 0 && !r.takesShare(s) {
		return false
	}
	return s.carry(r.join(who, l.pre, l.post), who)
}

// takes reports a verb at token i that tells what part of something one has, takes or meets besides.
func (r *run) takes(i int32) bool {
	return r.is(i, "nhận", "chiếm", "góp") || r.is(i, "đóng") && r.is(i+1, "góp") || r.is(i, "đáp") && r.is(i+1, "ứng") || r.is(i, "tạo") && r.is(i+1, "việc") || r.is(i, "giải") && r.is(i+1, "quyết") && r.is(i+2, "việc") || r.is(i, "thu") && r.is(i+1, "hút") || r.is(i, "sử") && r.is(i+1, "dụng") || r.is(i, "đảm") && r.is(i+1, "nhận", "nhiệm")
}

// takesShare reports a verb right before a number that tells a part taken of something.
func (r *run) takesShare(s *seg) bool {
	m := r.ending(s.q.left, verb)
	return m != nil && m.e.value == "share" && r.is(m.from, "chiếm", "đóng", "góp")
}

// sharer is who has the share that a number tells, nil for one that tells none.
func (r *run) sharer(s *seg) []int32 {
	who := s.head
	for n := len(who); n > 3 && r.is(who[n-1], "ứng") && r.is(who[n-2], "đáp"); n = len(who) {
		who = who[:n-2]
	}
	switch {
	case len(who) < 2 || r.at(who[0], starter) != nil && !r.is(who[0], "kinh"):
		return nil
	case r.takesShare(s) || len(who) < len(s.head):
		return who
	case s.carried && len(s.subject) > len(who) && s.subject[0] == who[0]:
		if i := s.subject[len(who)]; r.wordAt(i, setWhole) > 0 || r.role[i]&(predicate.bit()|actWord.bit()) != 0 {
			return who
		}
	}
	return nil
}

// sharedWhole is who has a share of which only the whole is told, when the number before told another share of
// theirs: "Kinh tế số đóng góp 31% GRDP, | sẽ vươn tới 40% GRDP".
func (r *run) sharedWhole(s, before *seg) []int32 {
	if before == nil || before.sentence != r.thisSentence.no || s.paren || before.q.unit != corpus.UnitPercent {
		return nil
	}
	return r.sharer(before)
}

// inStructure gives a part of the economy the structure that its sentence names before a comma: "trong cơ cấu kinh
// tế, | khu vực I | chiếm 14%".
func (r *run) inStructure(s *seg, pre, post []int32) bool {
	if s.first || s.paren || s.q.unit != corpus.UnitPercent || len(post) > 0 || r.lacks("cấu") {
		return false
	}
	if pre = r.trimmed(pre, ignorable); !r.isPart(pre) {
		return false
	}
	for k := 0; k+2 < len(s.pre); k++ {
		if !r.is(s.pre[k], "trong", "về") || !r.is(s.pre[k+1], "cơ") || !r.is(s.pre[k+2], "cấu") {
			continue
		}
		to := k + 3
		for to < len(s.pre) && !r.isMark(s.pre[to], ',') {
			to++
		}
		if to == len(s.pre) || to > k+9 {
			return false
		}
		whole := s.pre[k+1 : to]
		s.own = pre
		return s.carryPart(r.join(whole, pre, nil), whole)
	}
	return false
}

// growsToo gives another magnitude the rate of growth told of the one before: "tốc độ tăng trưởng GRDP trên 8%, | giá
// trị sản xuất | trên 9%", "tốc độ tăng số lượng giao dịch qua thẻ đạt 30%/năm và | giá trị giao dịch | đạt 40%/năm".
func (r *run) growsToo(l *link) bool {
	s, before, pre := l.s, l.before, r.trimmed(l.pre, ignorable)
	if !l.near || s.paren || before.first || len(l.post) > 0 || s.q.unit != corpus.UnitPercent || before.q.unit != s.q.unit || len(before.subject) < 4 || len(pre) < 2 || len(pre) > 8 || r.firstPredicate(pre) >= 0 || !r.is(before.subject[0], "tốc") || !r.is(before.subject[2], "tăng") {
		return false
	}
	if yearly := r.is(s.q.right-1, "năm") && r.is(before.q.right-1, "năm") && r.isMark(s.q.right-2, '/'); yearly && r.at(pre[0], starter) != nil {
		if k := r.twoAt(before.subject, pre[2:]); k > 4 && r.at(before.subject[k-2], starter) != nil && r.word(before.subject[k-2]) != r.word(pre[0]) { // of the same thing
			s.own = pre
			return s.carry(r.join(before.subject[:k-2], pre, before.subject[min(k+len(pre)-2, len(before.subject)):]), before.head)
		}
	}
	if r.hasVerb(s.pre) || !(r.is(pre[0], "giá", "kim", "tổng") || r.is(pre[0], "sản", "năng", "doanh") && r.is(pre[1], "lượng", "xuất", "suất", "thu", "số") || r.is(pre[0], "thu") && r.is(pre[1], "ngân", "nhập")) {
		return false
	}
	n := 3
	if r.is(before.subject[3], "trưởng") {
		n = 4
	}
	s.own = pre
	return s.carry(r.join(before.subject[:n], pre, nil), before.head)
}

// growthOf names the branch whose growth a bare "tăng trưởng" is, told before it: "ngành nông nghiệp | phải đạt |
// tăng trưởng cao, ít nhất 3%".
func (r *run) growthOf(s *seg) {
	n := len(s.subject)
	if n < 2 || n > 3 || s.q.unit != corpus.UnitPercent || s.paren || s.carried || !r.is(s.subject[0], "tăng") || !r.is(s.subject[1], "trưởng") || n == 3 && !r.is(s.subject[2], "cao", "khá", "mạnh") {
		return
	}
	to := s.subject[0]
	for to > r.lo && (r.is(to-1, "đạt", "phải", "cần", "sẽ", "mức") || r.role[to-1]&yearRole != 0) {
		to--
	}
	for from := to - 2; from >= r.lo && from > to-8 && r.toks[from].kind == word && r.toks[from+1].kind == word; from-- {
		if r.is(from, "ngành") && !r.is(from-1, "toàn", "các", "bộ", "ban", "liên", "và") {
			s.subject = r.join(r.seqOf(from, to), s.subject[:2], nil)
			return
		}
		if r.role[from]&(verb.bit()|cueTarget.bit()|sayWord.bit()) != 0 {
			return
		}
	}
}

// nameLead keeps the short name of a thing before a colon.
func (r *run) nameLead(a, b int32) {
	head := r.seqOf(a, b)
	name := r.trimmed(r.pastMarks(head[r.entryMark(head):]), separatorRole)
	if len(name) < 2 || len(name) > 14 || !r.content(name) || r.onlyTier(name) || r.agent(name) || slices.ContainsFunc(name, func(i int32) bool { return r.toks[i].kind == punct || r.role[i]&yearRole != 0 || r.is(i, "tiêu") }) || r.role[name[0]]&cueTarget.bit() != 0 && !r.is(name[0]+1, "quân") {
		return
	}
	r.ledBy = parent{toks: name, sentence: r.thisSentence.no}
}

// coverageOf names what a bare rate of coverage is of, told with so many people before a comma: "| BHYT | 95.000 người,
// đạt tỷ lệ bao phủ 96% dân số".
func (r *run) coverageOf(s *seg) {
	k := slices.IndexFunc(s.subject, func(i int32) bool { return r.is(i, "phủ") && r.is(i-1, "bao") }) + 1
	if k == 0 || k > 4 || k < len(s.subject) && !r.is(s.subject[k], "dân", "lực", "tổng", "số") {
		return
	}
	to := s.subject[0]
	for to > r.unitFrom && r.is(to-1, "đạt", "với", "tỷ", "lệ") {
		to--
	}
	if to--; to <= r.unitFrom || !r.isMark(to, ',') {
		return
	}
	from := to
	for from > r.unitFrom && !r.isMark(from-1, ';') && !r.isMark(from-1, ':') {
		from--
	}
	end := from
	for end < to && !r.isNumber(end) {
		end++
	}
	if name := r.trimmed(r.afterCue(r.seqOf(from, end)), ignorable); end < to && len(name) > 0 && len(name) < 9 {
		s.carry(r.join(s.subject[:k], name, s.subject[k:]), name)
	}
}

// ofField takes the name before a colon for what is measured where nothing else is named, or for what the words behind
// the number are told of: "Giao quân: 100% chỉ tiêu trên giao", "Tai nạn giao thông: giảm 5% trên cả ba mặt", "Thanh toán
// trực tuyến: 55% số hồ sơ".
func (r *run) ofField(s *seg) {
	name := r.ledBy.toks
	if r.ledBy.sentence != r.thisSentence.no || len(name) < 2 || s.q.unit != corpus.UnitPercent || s.paren {
		return
	}
	if len(s.subject) > 0 {
		i := s.subject[0]
		if i < s.q.to || len(name) > 7 || s.carried {
			return
		}
		where := len(s.subject) < 7 && r.is(i, "trên") && r.is(i+1, "cả")
		planned := len(s.subject) < 7 && r.isPlanned(r.pastMarks(s.post)) && r.wordAt(i, setPlanned) > 0
		base := (r.is(i, "số") && !r.compound(i) || r.is(i, "tổng")) && (r.role[name[0]]&(predicate.bit()|actWord.bit()) != 0 || r.is(name[0], "thanh", "nộp")) && r.at(name[0], starter) == nil
		if !where && !planned && !base {
			return
		}
	}
	s.subject = r.join(name, s.subject, nil)
	s.head = name
}
