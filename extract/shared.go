package extract

// otherPart puts a part in the place of the one that stands inside a subject: "dân số đô
// thị được cấp nước sạch" and "nông thôn". It returns nil where none stands inside.
func (r *run) otherPart(subject, own []int32) []int32 {
	if len(r.withoutPart(subject)) < len(subject) {
		return nil // it ends with one
	}
	for k := len(subject) - 2; k > 0; k-- {
		m := r.at(subject[k], partWord)
		if m == nil {
			continue
		}
		to := k + int(m.to-m.from)
		if k == 1 && !(r.is(subject[0], "trường", "lớp") && r.is(subject[1], "mầm", "mẫu", "tiểu", "trung", "thcs", "thpt")) {
			return nil
		}
		if to >= len(subject) || subject[to-1] != m.to-1 {
			return nil
		}
		if p := r.firstPredicate(subject[:k]); r.role[subject[to]]&predicate.bit() == 0 && !r.is(subject[to], "đúng", "dạy") || p > 0 && !(p == 2 && r.is(subject[1], "lệ")) {
			return nil // part of a name: "dịch vụ công được cung cấp"
		}
		return r.join(subject[:k], own, subject[to:])
	}
	return nil
}

// remainder returns the words for all others before a number: "còn lại 70%".
func (r *run) remainder(pre []int32) []int32 {
	for k := len(pre) - 1; k > 0; k-- {
		if !r.is(pre[k], "lại") || !r.is(pre[k-1], "còn") {
			continue
		}
		from := k - 1
		if from > 0 && r.is(pre[from-1], "số", "phần") {
			from--
		}
		return pre[from : k+1]
	}
	return nil
}

// noneOf completes "…, không để đơn vị nào vượt quá 1%", "…, không có tỉnh nào dưới 60%"
// with what its clause speaks of before the comma, else with what the number before
// measures.
func (r *run) noneOf(s, before *seg) bool {
	if r.lacksSet(setAnyNone) {
		return false
	}
	k := len(s.pre) - 1
	for k >= 0 && len(s.pre)-k < 12 && !(r.of(s.pre[k], setAnyNone) && r.is(s.pre[k], "không")) {
		k--
	}
	if k < 0 || !r.is(s.pre[k], "không") || k > 0 && !r.isMark(s.pre[k-1], ',') {
		return false
	}
	who := s.pre[k:]
	if len(who) > 1 && r.is(who[1], "để", "có", "còn") {
		who = who[2:]
	} else {
		who = who[1:]
	}
	who = r.trimmed(who, separatorRole)
	switch {
	case len(who) < 2:
		return false
	case r.is(who[len(who)-1], "nào"):
	case r.role[who[0]]&tierWord.bit() == 0 || !r.onlyTier(who):
		return false
	}
	whole := r.trimmed(r.afterCue(r.lastClause(r.trimmed(s.pre[:k], separatorRole))), ignorable)
	if !r.content(whole) {
		if before == nil || before.sentence != r.thisSentence.no || len(before.subject) == 0 {
			return false
		}
		whole = before.subject
	}
	s.own = who
	s.subject = r.join(whole, who, nil)
	s.head, s.carried = whole, true
	return true
}

// withoutRemark drops a remark in parentheses on how something is measured or on what is not:
// "tỷ lệ hộ nghèo (theo chuẩn đa chiều)", "xử lý trên môi trường mạng (trừ hồ sơ mật)".
func (r *run) withoutRemark(toks []int32) []int32 {
	if r.lacksMark('(') {
		return toks
	}
	for k, i := range toks {
		if !r.isMark(i, '(') || k == 0 || !r.is(i+1, "theo", "trừ") {
			continue
		}
		for n := k + 1; n < len(toks); n++ {
			if r.isMark(toks[n], ')') {
				return r.join(toks[:k], toks[n+1:], nil)
			}
		}
	}
	return toks
}

// concernAt returns where in a subject stands what it is told of ("đối với …") when pre
// begins with the same two words and takes its place, 0 for nowhere.
func (r *run) concernAt(pre, subject []int32) int {
	own := pre
	for len(own) > 0 && r.is(own[0], "các", "những") {
		own = own[1:]
	}
	if len(own) < 3 || len(own) > 14 || r.at(own[0], starter) != nil {
		return 0
	}
	for k := 2; k+2 < len(subject); k++ {
		if !r.is(subject[k], "với") || !r.is(subject[k-1], "đối") {
			continue
		}
		at := k + 1
		n := at
		for n < len(subject) && r.is(subject[n], "các", "những") {
			n++
		}
		if n+1 < len(subject) && r.key(&r.toks[subject[n]]) == r.key(&r.toks[own[0]]) && r.key(&r.toks[subject[n+1]]) == r.key(&r.toks[own[1]]) {
			return at
		}
	}
	return 0
}

// closesBefore reports a clause that a comma closes before more that can be measured: "Để
// làm được điều đó, các sở cắt giảm …".
func (r *run) closesBefore(toks []int32) bool {
	for k, i := range toks {
		if r.isMark(i, ',') && r.separates(i) {
			return r.introduces(toks[:k]) && r.content(toks[k+1:])
		}
	}
	return false
}

// datedAfter returns where the words begin that a time right behind the comma at index k
// leads to, 0 when no time or nothing measured stands there.
func (r *run) datedAfter(pre []int32, k int) int {
	to := k + 1
	for to < len(pre) && r.role[pre[to]]&yearRole != 0 {
		to++
	}
	if to == k+1 || to+1 >= len(pre) || r.toks[pre[to]].kind != word || !r.content(pre[to:]) || r.firstPredicate(pre[to-1:]) == 1 {
		return 0
	}
	return to
}

// isPlanned reports words after a number that only name the plan it is measured by: "vượt
// 25% dự toán".
func (r *run) isPlanned(post []int32) bool { return len(post) > 1 && r.wordAt(post[0], setPlanned) > 0 }

// hasAct reports a verb of doing or of change right before a number, whose object stands
// behind it: "rút ngắn 30% thời gian xử lý".
func (r *run) hasAct(q *quantity) bool {
	if r.hasObject(q) {
		return true
	}
	m := r.ending(q.left, verb)
	return m != nil && m.e.value == "decrease" && r.ending(q.left, actWord) != nil
}

// actsOnSame puts those that pre names in the place of the like in a subject that says what
// is done with them: "huy động trẻ nhà trẻ ra lớp" and "trẻ 5 tuổi"; nil for none.
func (r *run) actsOnSame(pre, subject []int32) []int32 {
	if len(pre) < 2 || len(pre) > 8 || len(subject) < 4 || r.firstPredicate(pre) > 0 {
		return nil
	}
	n := 2
	if m := r.at(subject[0], actWord); m != nil {
		n = int(m.to - m.from)
	} else if !r.is(subject[0], "huy") || !r.is(subject[1], "động") {
		return nil
	}
	if n+1 >= len(subject) || r.word(subject[n]) != r.word(pre[0]) || !r.holder(pre) && r.word(subject[n+1]) != r.word(pre[1]) {
		return nil
	}
	rest := subject[len(subject):]
	if p := r.firstPredicate(subject[n:]); p > 0 {
		rest = subject[n+p:]
	}
	return r.join(subject[:n], pre, rest)
}

// actOf returns the verb of doing right before a number when the words before it only name
// who is to do it: "Sở Tư pháp số hóa".
func (r *run) actOf(s *seg, pre, post []int32) []int32 {
	m := r.ending(s.q.left, actWord)
	if m == nil || len(post) < 2 || !r.content(post) || r.ending(s.q.left, verb) != nil {
		return nil
	}
	n := len(pre) - int(m.to-m.from)
	if n < 2 || pre[n] != m.from {
		return nil
	}
	if r.obliged(pre[:n]) {
		return pre[n:]
	}
	if r.tierIn(pre[:n]) || r.firstPredicate(pre[:n]) > 0 {
		return nil
	}
	if i := pre[0]; !r.is(i-1, "sở", "ban", "cục", "ngành") && !r.agent(pre[:n]) {
		return nil
	}
	return pre[n:]
}

// obliged reports bodies that must do something: "các cơ quan, đơn vị phải hoàn thành".
func (r *run) obliged(who []int32) bool {
	for len(who) > 2 && r.is(who[len(who)-1], "hoàn", "thành", "tập", "trung", "tiếp", "tục") {
		who = who[:len(who)-1]
	}
	n := len(who) - 1
	if n < 1 || n > 9 || !r.is(who[n], "phải", "cần", "sẽ") {
		return false
	}
	who = r.pastMarks(who[:n])
	for len(who) > 1 && r.is(who[0], "các", "những", "mọi", "từng") {
		who = who[1:]
	}
	return len(who) > 0 && r.firstPredicate(who) < 0 && (r.is(who[0], "cơ", "đơn", "địa", "ngành") || r.onlyTier(who))
}
