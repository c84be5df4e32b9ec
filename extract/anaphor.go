package extract

// Words that point to a value told before, with a place or a holder of their own; and values of which a clause
// behind them says what they are.

// pointsBackAt completes a number whose clause points back to what was measured and names another place or holder of it:
// "Năm 2025, tỷ lệ này ở các xã phải đạt 40%", "yêu cầu mỗi xã phải đưa chỉ tiêu này lên ít nhất 55%".
func (r *run) pointsBackAt(s, before *seg) bool {
	if before == nil || len(before.subject) < 2 || s.paren || s.outer >= 0 {
		return false
	}
	m := r.anaphorIn(s.pre)
	if m == nil {
		return false
	}
	base := before.subject
	if before.carried && len(before.head) > 0 {
		base = before.head
	}
	own := r.trimmed(r.placeBehind(m.to, s.q.left), 0)
	if len(own) == 0 {
		own = r.holderBefore(m.from)
	}
	if len(own) == 0 {
		return false
	}
	if !r.tierIn(own) && !r.ties(own) { // "các địa phương"
		s.own = nil
		return s.carry(base, base)
	}
	s.own = own
	return s.carryPart(r.join(r.withoutTierIf(base, own), own, nil), base)
}

// pastMoved drops who moves the value told before, and how: "phường sẽ tập trung nâng tỷ lệ này | lên".
func (r *run) pastMoved(pre []int32) []int32 {
	m := r.anaphorIn(pre)
	if m == nil || !r.of(m.from-1, setLifts) {
		return pre
	}
	for len(pre) > 0 && pre[0] < m.to {
		pre = pre[1:]
	}
	return pre
}

// placeBehind returns the place right behind words that point back, before a word of aim: "ở các xã | phải đạt".
func (r *run) placeBehind(from, to int32) []int32 {
	if !r.is(from, "ở", "tại", "trong", "đối") {
		return nil
	}
	i := from + 1
	for i < to && r.toks[i].kind == word && r.role[i]&(cueTarget.bit()|yearRole|verb.bit()) == 0 && !r.is(i, "phải", "sẽ", "cần") {
		i++
	}
	if own := r.seqOf(from, i); i < to && i-from > 1 && i-from < 9 && r.ties(own) && r.goalAmong(r.seqOf(i, to), anyAim) {
		return own
	}
	return nil
}

// holderBefore returns the bodies that are to move what words at token i point back to: "yêu cầu | mỗi xã | phải đưa chỉ
// tiêu này lên".
func (r *run) holderBefore(i int32) []int32 {
	i--
	if !r.of(i, setLifts) {
		return nil
	}
	for n := 0; n < 3 && (r.of(i, setLifts) || r.is(i, "phải", "sẽ", "cần", "tự", "cố")); n++ {
		i--
	}
	for from := i; from > i-6 && from > r.lo && r.toks[from].kind == word && r.role[from]&cueTarget.bit() == 0; from-- {
		if r.is(from, "mỗi", "các", "từng", "những") {
			return r.seqOf(from, i+1)
		}
	}
	return nil
}
