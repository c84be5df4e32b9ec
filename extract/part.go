package extract

import "slices"

// ofPart completes a clause that names only another part of what the clause before
// measures, with the word that ties it there: "chất thải ở đô thị được thu gom đạt
// 96%, ở nông thôn 75%", "hồ sơ đúng hạn đạt 98%, riêng lĩnh vực đất đai 90%".
func (r *run) ofPart(s, before *seg, near bool, post []int32) bool {
	if before == nil || len(before.subject) == 0 || s.paren || s.outer >= 0 {
		return false
	}
	own, alone := r.partWords(s.pre)
	if len(own) == 0 || len(own) > 12 || !near && !alone || r.says(own) || r.saysAll(own) || !r.content(own) && !near {
		return false
	}
	s.own = own
	if part := r.withoutRise(own); near && r.grownBeside(s, before, part) {
		s.own, s.subject, s.head = part, part, part
		return true
	}
	base := before.subject
	if before.carried && len(before.head) > 0 {
		base = before.head
	}
	s.subject = r.join(r.exchanged(base, own), post, nil)
	s.head, s.carried = base, true
	return true
}

// oneOfTwo completes a number that holds for the last of two things that the subject before joins: "giải quyết đúng và
// trước hạn đạt 99%, trong đó | trước hạn | đạt 50%".
func (r *run) oneOfTwo(s, before *seg) bool {
	if before == nil || len(before.subject) < 4 || r.lacks("đó") {
		return false
	}
	own := r.pastMarks(s.pre)
	own = own[r.opensOfWhich(own):]
	if len(own) > 2 && r.is(own[0], "tỷ") && r.is(own[1], "lệ") && r.is(before.subject[0], "tỷ") {
		own = own[2:]
	}
	for len(own) > 0 && r.role[own[len(own)-1]]&verb.bit() != 0 {
		own = own[:len(own)-1]
	}
	n := len(own)
	k := len(before.subject) - n
	if n == 0 || n > 4 || k < 4 || len(own) == len(r.pastMarks(s.pre)) || !r.is(before.subject[k-1], "và", "hoặc") {
		return false
	}
	for j, i := range own {
		if r.word(i) != r.word(before.subject[k+j]) {
			return false
		}
	}
	from := max(k-1-n, 2)
	if j := slices.IndexFunc(before.subject[:k-1], func(i int32) bool { return r.word(i) == r.word(own[0]) }); j > 0 { // "hộ nghèo và hộ cận nghèo"
		from = j
	} else if r.is(own[n-1], "hạn") && r.word(before.subject[k-2]) != "hạn" { // "đúng và trước hạn"
		from = k - 2
	}
	s.own = own
	return s.carryPart(r.join(before.subject[:from], own, nil), before.subject)
}

// says reports a predicate that is not itself the name of a part ("lĩnh vực xây dựng").
func (r *run) says(toks []int32) bool {
	p := r.predicateAt(toks)
	return p >= 0 && r.role[toks[p]]&partWord.bit() == 0
}

// partWords returns the words before a number that name a part of something said
// before; alone tells that "riêng" refers back even from a new sentence.
func (r *run) partWords(pre []int32) (own []int32, alone bool) {
	for len(pre) > 0 && (r.toks[pre[0]].kind == punct || r.role[pre[0]]&anaphor.bit() != 0 || r.role[pre[0]]&yearRole != 0 || r.is(pre[0], "và", "còn", "riêng", "nhưng", "song", "thì")) {
		alone = alone || r.is(pre[0], "riêng") || r.role[pre[0]]&anaphor.bit() != 0
		pre = pre[1:]
	}
	if n := r.opensOfWhich(pre); n > 0 {
		own, _ = r.partWords(pre[n:])
		return own, true
	}
	if len(pre) > 0 && r.among(pre) {
		alone = true
	}
	if m := r.anaphorIn(pre); m != nil { // "ở đặc khu Vân Đồn, con số này mới là 76%"
		alone, pre = true, r.withoutAnaphor(pre)
	}
	pre = r.trimmed(pre, 0)
	if len(pre) < 2 || !r.ties(pre) && !(alone && len(pre) > 2 && r.is(pre[0], "từ")) && !(alone && r.is(pre[0], "lĩnh", "khu", "nhóm", "loại", "ngành")) {
		return nil, false
	}
	return pre, alone
}

// ofWhich returns how many tokens of "trong đó", "trong số đó", "trong số này" begin at token i.
func (r *run) ofWhich(i int32) int32 {
	switch {
	case !r.isWord(i, "trong"):
		return 0
	case r.is(i+1, "đó"):
		return 2
	case r.is(i+1, "số") && r.is(i+2, "đó", "này", "ấy"):
		return 3
	}
	return 0
}

// endsOfWhich reports whether it ends at token i.
func (r *run) endsOfWhich(i int32) bool {
	return (r.isWord(i, "đó") || r.isWord(i, "này") || r.isWord(i, "ấy")) && (r.ofWhich(i-1) == 2 || r.ofWhich(i-2) == 3)
}

// opensOfWhich returns how many of the words are it, 0 where nothing else follows.
func (r *run) opensOfWhich(toks []int32) int {
	if len(toks) == 0 {
		return 0
	}
	if n := int(r.ofWhich(toks[0])); n > 0 && len(toks) > n {
		return n
	}
	return 0
}

// ties reports whether words begin with what ties a part to its whole.
func (r *run) ties(toks []int32) bool {
	i := toks[0]
	switch {
	case r.is(i, "ở", "tại"):
		return true
	case r.is(i, "trong"):
		return !r.isIn(i+1, listInTime)
	case r.is(i, "đối"):
		return r.is(i+1, "với")
	}
	return false
}

// exchanged puts a part in the place of the part that a subject names, up to its
// predicate; a subject without one gets it at the end.
func (r *run) exchanged(subject, own []int32) []int32 {
	k := r.sameWord(subject, own[0])
	if k < 2 {
		if n := len(r.withoutPart(subject)); n > 1 {
			subject = subject[:n]
		}
		return r.join(subject, own, nil)
	}
	rest := subject[len(subject):]
	for p := k + 1; p < len(subject); p++ {
		if r.role[subject[p]]&predicate.bit() != 0 && !r.is(subject[p], "học", "thuộc", "trực") {
			rest = subject[p:]
			break
		}
	}
	return r.join(subject[:k], own, rest)
}

// sameWord returns where the word of token i stands last in a subject, -1 for nowhere.
func (r *run) sameWord(subject []int32, i int32) int {
	key := r.key(&r.toks[i])
	for k, j := range slices.Backward(subject) {
		if r.key(&r.toks[j]) == key {
			return k
		}
	}
	return -1
}

// anaphorIn returns what stands among words for the value before.
func (r *run) anaphorIn(toks []int32) *match {
	if r.lacksPhrase(anaphor) {
		return nil
	}
	for _, i := range toks {
		if r.role[i]&anaphor.bit() != 0 {
			if m := r.at(i, anaphor); m != nil {
				return m
			}
		}
	}
	return nil
}
