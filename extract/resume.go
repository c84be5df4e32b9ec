package extract

import (
	"slices"

	"chitieu/corpus"
)

// resume gives a row of bare values the subjects of the sentence before, in their
// order: "Đến năm 2030, các con số tương ứng là 90%, hạng 20, 91% và 85%", "Nhóm B
// gồm 48 xã: 90% và 80%".
func (r *run) resume(segs []seg, u unit) {
	r.behind(segs)
	r.distribute(segs, u)
	if r.takesUp(segs, u) {
		return
	}
	said := r.heard
	if r.sameSentence && len(r.said) == len(segs) && r.ordering(segs[0].pre) && !r.content(r.trimmed(segs[0].own, ignorable)) { // "xã đạt chuẩn 70%, nâng cao 20%; đến năm 2030 lần lượt là 90% và 40%"
		said = r.said
	}
	again := r.sameSentence && r.inTurnAgain(segs)
	if again {
		said = r.said[len(r.said)-len(segs):]
	}
	var where []int32
	if r.sameSentence && len(segs) > 1 && len(r.said) >= len(segs) && r.ordering(segs[0].pre) { // "biết chữ mức độ 1 đạt 97%, mức độ 2 93%; ở vùng cao lần lượt đạt 95% và 90%"
		if own := r.trimmed(segs[0].pre, separatorRole); len(own) > 2 && r.is(own[0], "ở", "tại", "riêng", "khu") {
			if own = r.beforeOrder(own); r.isPlace(r.trimmed(own, ignorable)) {
				said, where = r.said[len(r.said)-len(segs):], own
			}
		}
	}
	if len(segs) > 1 && len(where) == 0 && len(r.group) == 0 {
		if own := r.whereOf(segs[0].pre); len(own) > 0 && r.sameSentence && len(r.said) == len(segs) {
			said, where = r.said, own
		} else if len(segs) == len(said) {
			where = own
		}
	}
	if len(segs) > 1 && len(segs) != len(said) && r.ordering(segs[0].pre) && r.figures(u) { // "các con số này lần lượt là 75%, 50% và 30%" behind three percentages and a count
		if of := percentages(said); len(of) == len(segs) {
			said = of
		}
	}
	if len(segs) < 2 || len(segs) != len(said) || !again && !r.refersBack(u) {
		if len(segs) > 1 && len(said) > 1 && len(segs) != len(said) {
			r.unclear(segs)
		}
		r.regroup(segs)
		return
	}
	for k := range segs {
		if k == 0 && (len(where) > 0 || len(r.group) > 0) && !segs[0].paren && segs[0].tier == "" {
			continue
		}
		if segs[k].paren || len(r.trimmed(segs[k].own, ignorable)) > 0 && r.content(segs[k].own) && len(segs[k].own) != len(r.group) || segs[k].tier != "" {
			r.regroup(segs)
			return
		}
	}
	for k := range segs {
		s, old := &segs[k], &said[k]
		s.subject, s.head, s.carried, s.tiers, s.resumed = old.subject, old.head, true, old.tiers, true
		if len(old.bare) > 0 {
			s.subject = old.bare
		}
		if s.change == "" {
			s.change = old.change
		}
		if len(where) > 0 {
			s.subject = r.join(r.withoutTierIf(s.subject, where), where, nil)
			if t := r.tiersIn(where, false); len(t) > 0 {
				s.tiers = t
			}
		}
	}
	r.regroup(segs)
}

// inTurnAgain reports a row of bare values behind one that "lần lượt" gave its things, as many of them: "A, B và C năm
// 2025 lần lượt là 28%, 30%, 42%; năm 2030 là 18%, 35%, 47%".
func (r *run) inTurnAgain(segs []seg) bool {
	n := len(segs)
	if n < 2 || len(r.said) < n || len(r.times) == 0 {
		return false
	}
	old := r.said[len(r.said)-n:]
	for k := range segs {
		if segs[k].paren || segs[k].q.unit != old[k].q.unit || r.content(r.trimmed(segs[k].own, ignorable)) || r.content(segs[k].post) || (k > 0) != old[k].ordered {
			return false
		}
	}
	return slices.Compare(old[0].subject, old[n-1].subject) != 0
}

// unclear names a row of values that takes up others by the words that take them up, where there
// are more or fewer of them: "các tỷ lệ này lần lượt là 75% và 60%" behind three. Which is which, nobody
// can say.
func (r *run) unclear(segs []seg) {
	var words, of []int32
	for k, i := range segs[0].pre {
		if m := r.at(i, anaphor); m != nil && r.is(m.from, "các", "những") {
			words, of = r.seqOf(m.from, m.to), nil
			if n := k + int(m.to-m.from); r.is(m.to, "của") && n < len(segs[0].pre) {
				of = r.trimmed(segs[0].pre[n+1:], verb.bit()|separatorRole)
			}
		}
	}
	if len(words) == 0 {
		return
	}
	for k := range segs {
		if s := &segs[k]; s.paren || k > 0 && r.content(s.own) {
			return
		}
	}
	each := r.eachListed(of, len(segs)) // "các con số tương ứng của A và B là 80% và 70%"
	for k := range segs {
		s := &segs[k]
		if s.subject = words; len(each) > 0 {
			s.subject = each[k]
		}
		s.head, s.carried = s.subject, false
	}
}

// whereOf returns for whom the values of a row hold that takes up those before it: "Ở cấp xã, các
// tỷ lệ này là …", "các tỷ lệ này của cấp xã là …"; nil where other words stand there.
func (r *run) whereOf(pre []int32) []int32 {
	for k, i := range pre {
		m := r.at(i, anaphor)
		if m == nil && r.at(i, order) == nil {
			continue
		}
		own := r.trimmed(pre[:k], separatorRole)
		if m != nil && r.is(m.to, "của", "ở", "tại") {
			if own = r.beforeOrder(pre[min(k+int(m.to-m.from), len(pre)):]); len(own) > 0 && r.role[own[len(own)-1]]&verb.bit() != 0 {
				own = own[:len(own)-1]
			}
		}
		for len(own) > 0 && r.is(own[0], "riêng", "còn", "đối", "với") {
			own = own[1:]
		}
		if len(own) > 0 && len(own) < 12 && (r.tierIn(own) || r.isPlace(r.trimmed(own, ignorable))) && r.firstPredicate(own) < 0 {
			return own
		}
		return nil
	}
	return nil
}

// figures reports "các con số này", "những tỷ lệ trên" in a unit.
func (r *run) figures(u unit) bool {
	found := false
	r.in(u.from, u.to, func(m *match) { found = found || m.class == anaphor && r.is(m.from, "các", "những") })
	return found
}

// percentages are those of what was said, without what stands in brackets.
func percentages(said []seg) []seg {
	var out []seg
	for k := range said {
		if said[k].percent && !said[k].paren {
			out = append(out, said[k])
		}
	}
	return out
}

// beforeOrder is what stands before "lần lượt".
func (r *run) beforeOrder(toks []int32) []int32 {
	for k, i := range toks {
		if r.role[i]&order.bit() != 0 && r.at(i, order) != nil {
			return toks[:k]
		}
	}
	return toks
}

// takesUp gives as many values as a numeral says what the last ones before them measure:
// "hai tỷ lệ này năm tới lần lượt là 75% và 30%", "ba con số ấy là 95%, 85% và 60%".
func (r *run) takesUp(segs []seg, u unit) bool {
	n := len(segs)
	if n < 2 || r.severalIn(u.from, segs[0].q.left) != n {
		return false
	}
	old := r.said
	if len(old) < n {
		old = r.heard
	}
	if len(old) < n {
		return false
	}
	old = old[len(old)-n:]
	for k := range segs {
		if segs[k].paren || old[k].paren || k > 0 && r.content(segs[k].pre) {
			return false
		}
	}
	for k := range segs {
		s, b := &segs[k], &old[k]
		s.subject, s.head, s.carried, s.tiers, s.own, s.resumed = b.subject, b.head, true, b.tiers, nil, true
	}
	return true
}

// severalIn returns how many values words in [from, to) stand for: "hai tỷ lệ này" is 2.
func (r *run) severalIn(from, to int32) int {
	for i := from; i < to; i++ {
		if r.at(i, anaphor) == nil && !(r.isWord(i+1, "chỉ") && r.is(i+2, "tiêu")) { // "hai chỉ tiêu" alone may name goals of any kind
			continue
		}
		for n, w := range []string{"hai", "ba", "bốn"} {
			if r.is(i, w) {
				return n + 2
			}
		}
	}
	return 0
}

// refersBack reports whether a unit takes up values named before it.
func (r *run) refersBack(u unit) bool {
	return len(r.group) > 0 || r.has(u.from, u.to, order) || r.figures(u)
}

// regroup adds for whom the values hold to their subjects.
func (r *run) regroup(segs []seg) {
	if len(r.group) == 0 {
		return
	}
	for k := range segs {
		s := &segs[k]
		if s.paren || len(s.subject) > 0 && s.subject[0] == r.group[0] || len(r.group) == 2 && r.isNumber(r.group[1]) && !s.carried && len(s.subject) > 2 { // "Nhóm 1: giảm 15% cường độ …" numbers goals
			continue
		}
		s.bare = s.subject
		s.subject = r.join(s.subject, r.group, nil)
	}
}

// distribute gives each of a row of values its own one of the things listed before
// them: "trường mầm non, tiểu học và trung học cơ sở đạt chuẩn lần lượt 68%, 82% và
// 74%".
func (r *run) distribute(segs []seg, u unit) {
	if !r.has(u.from, u.to, order) {
		r.twoOfTwo(segs)
		return
	}
	for k := range segs {
		if r.ordering(segs[k].pre) && r.answers(segs, k) {
			return
		}
	}
	for first := 0; first < len(segs); first++ {
		n := first + 1
		for n < len(segs) && segs[n].carried && !segs[n].paren && !r.content(segs[n].own) {
			n++
		}
		if n-first > 1 && !segs[first].paren && segs[first].at == nil { // in turn for years, not for things

			for k, toks := range r.eachListed(segs[first].subject, n-first) {
				segs[first+k].subject = toks
			}
		}
		first = n - 1
	}
}

// answers gives rates of change told in their order the amounts before them: "thu nội địa 5.000 tỷ
// đồng, thu từ xuất nhập khẩu 700 tỷ đồng, tăng lần lượt 12% và 7%".
func (r *run) answers(segs []seg, first int) bool {
	n, change := first+1, ""
	for n < len(segs) && segs[n].ordered && !segs[n].paren && segs[n].q.unit == segs[first].q.unit {
		n++
	}
	many := n - first
	if many < 2 || first < many || segs[first].q.unit != corpus.UnitPercent {
		return false
	}
	for _, i := range segs[first].pre {
		switch {
		case r.is(i, "tăng"):
			change = "increase"
		case r.is(i, "giảm"):
			change = "decrease"
		}
		if r.toks[i].kind == word && r.role[i]&(order.bit()|verb.bit()|connective.bit()) == 0 && !r.is(i, "tăng", "trưởng") {
			return false
		}
	}
	for k := first - many; k < first; k++ {
		if b := &segs[k]; b.paren || b.q.unit == corpus.UnitPercent || len(b.subject) == 0 {
			return false
		}
	}
	if change == "" {
		return false
	}
	for k := first; k < n; k++ {
		s, b := &segs[k], &segs[k-many]
		s.change, s.own, s.subject, s.head, s.carried = change, b.subject, b.subject, b.head, false
	}
	return true
}

// twoOfTwo gives two values joined by "và" the two parts that end what they measure: "huy động trẻ
// nhà trẻ, mẫu giáo đạt 40% và 97%".
func (r *run) twoOfTwo(segs []seg) {
	for k := 1; k < len(segs); k++ {
		a, b := &segs[k-1], &segs[k]
		if !r.is(b.q.left-1, "và") || a.q.right != b.q.left-1 || a.first || a.paren || b.paren || !b.carried || len(r.trimmed(b.own, ignorable)) > 0 || a.q.unit != corpus.UnitPercent || b.q.unit != a.q.unit {
			continue
		}
		n := len(a.subject) - len(r.withoutPart(a.subject))
		if n < 3 || !r.isPart(a.subject[len(a.subject)-n:]) {
			continue
		}
		whole, own := a.subject[:len(a.subject)-n], r.trimmed(a.subject[len(a.subject)-n:], separatorRole)
		if parts := r.parts(own, false); len(parts) == 2 {
			a.subject, b.subject = r.join(whole, parts[0], nil), r.join(whole, parts[1], nil)
		}
	}
}

// eachListed splits a list of n things with what they share before and after them;
// nil when the words hold no such list.
func (r *run) eachListed(toks []int32, n int) [][]int32 {
	if rates := r.rates(toks); len(rates) == n {
		return rates
	}
	parts := r.parts(toks, false)
	if len(parts) != n { // "cấp tỉnh, cấp huyện, cấp xã" is one phrase of the lexicon
		parts = r.parts(toks, true)
	}
	if len(parts) != n || n < 2 {
		return nil
	}
	last := parts[n-1]
	var said []int32
	if p := r.firstPredicate(last); p > 0 {
		last, said = last[:p], last[p:]
	}
	width := len(last)
	if n > 2 {
		width = len(parts[1])
	}
	shared := parts[0][:max(0, len(parts[0])-width)]
	parts[0], parts[n-1] = parts[0][len(shared):], last
	for k := range parts {
		parts[k] = r.join(shared, parts[k], said)
	}
	return parts
}

// rates splits "tỷ lệ A và tỷ lệ B" where each one begins.
func (r *run) rates(toks []int32) [][]int32 {
	var out [][]int32
	start := 0
	for k := 1; k < len(toks); k++ {
		if r.is(toks[k], "tỷ") && r.is(toks[k]+1, "lệ", "trọng", "suất") && r.is(toks[0], "tỷ") && r.separates(toks[k-1]) {
			out = append(out, toks[start:k-1])
			start = k
		}
	}
	return append(out, toks[start:])
}

// parts splits words at "và" and at commas, those inside phrases included or not.
func (r *run) parts(toks []int32, inside bool) [][]int32 {
	var parts [][]int32
	start := 0
	for k := 0; k <= len(toks); k++ {
		if k < len(toks) && !(r.isMark(toks[k], ',') && (inside || r.separates(toks[k])) || r.is(toks[k], "và") && r.role[toks[k]]&joinedRole == 0) {
			continue
		}
		if k > start {
			parts = append(parts, toks[start:k])
		}
		start = k + 1
	}
	return parts
}

// firstPredicate returns where the predicate begins, after at least one word; -1
// for none.
func (r *run) firstPredicate(toks []int32) int {
	for k := 1; k < len(toks); k++ {
		if r.role[toks[k]]&predicate.bit() != 0 && r.at(toks[k], predicate) != nil {
			if k > 1 && r.isWord(toks[k-1], "không") { // "thanh toán | không dùng tiền mặt"
				k--
			}
			return k
		}
	}
	return -1
}
