package extract

import (
	"slices"

	"chitieu/corpus"
)

// order resolves values given in the order of earlier nouns: "ở ba cấp tỉnh,
// huyện, xã lần lượt là 92%, 81%, 63%", "năm 2025 và 2030 lần lượt đạt 80% và 95%".
func (r *run) inOrder(segs []seg, u unit) {
	if len(segs) < 2 {
		return
	}
	found := r.has(u.from, u.to, order)
	if last := segs[len(segs)-1].q; !found && !r.slashed(last) && !r.paired(last) {
		r.eachItsOwn(segs)
		return
	}
	first := 0
	for k := 1; k < len(segs); k++ {
		if r.content(segs[k].pre) || segs[k].paren || r.ordering(segs[k].pre) {
			first = k
		}
	}
	if found && r.ordering(segs[first].pre) {
		segs = r.rowOfOne(segs, first)
	}
	n := len(segs) - first
	if n < 2 {
		return
	}
	r.yearsInOrder(segs[first:])
	if found && segs[first].at == nil {
		r.yearsBefore(segs[first:])
	}
	for k := first + 1; found && k < len(segs); k++ {
		segs[k].ordered = true
	}
	tiers := r.tierOrder(segs[first].pre)
	if len(tiers) == 0 && first >= n {
		tiers = r.tiersBefore(segs[first-n : first])
	}
	if len(tiers) == 0 && found && first > 0 && r.everyLevel(segs[first].pre) {
		tiers = r.tierOrder(segs[first-1].post)
	}
	if last := &segs[len(segs)-1]; len(tiers) == 0 && found && n == 2 && r.ordering(last.post) && r.is(last.q.left-1, "và") { // "90% và 75% hồ sơ lần lượt ở cấp tỉnh và cấp xã"
		tiers = r.tierOrder(last.post)
	}
	if len(tiers) == n {
		for k := 0; k < n; k++ {
			segs[first+k].tier = tiers[k]
		}
	}
	for k := first; k < len(segs); k++ {
		segs[k].q.listed = segs[k].at != nil || segs[k].tier != "" || found && r.paired(segs[len(segs)-1].q)
	}
}

// rowOfOne ends values told in turn with the one behind which stands what they are all shares of: "BHXH, BHTN lần lượt đạt 45%,
// 35% | lực lượng lao động, trên 95% dân số tham gia BHYT". Levels alone before them measure nothing: "cấp tỉnh, cấp xã lần lượt
// đạt 90%, 80% hồ sơ công việc". One joined by "và" ends the row: "tăng lần lượt 3%, 12% và 9%, | 60% lao động".
func (r *run) rowOfOne(segs []seg, first int) []seg {
	if pre := r.trimmed(segs[first].pre, order.bit()|separatorRole); segs[first].first || r.onlyTier(pre) || r.content(segs[first].post) {
		return segs
	}
	for k := first + 1; k < len(segs); k++ {
		s := &segs[k]
		if s.paren || !r.content(s.post) {
			continue
		}
		if k > first+1 && r.is(segs[k-1].q.left-1, "và") || r.firstPredicate(s.post) > 0 || r.tierIn(s.post) || r.preposed(s.post) {
			return segs
		}
		s.first, s.post = false, nil
		return segs[:k+1]
	}
	return segs
}

// eachItsOwn gives two bare values joined by "và" the levels joined so before them: "cấp tỉnh và cấp huyện giữ
// nguyên 95% và 90%".
func (r *run) eachItsOwn(segs []seg) {
	for k := 1; k < len(segs); k++ {
		a, b := &segs[k-1], &segs[k]
		if a.paren || b.paren || !r.is(b.q.left-1, "và") || b.q.left-1 != a.q.right || b.q.left != b.q.from || r.tierIn(b.post) || r.content(b.post) {
			continue
		}
		if t := r.tierOrder(a.pre); len(t) == 2 && t[0] != t[1] {
			a.tier, b.tier = t[0], t[1]
		}
	}
}

// everyLevel reports "các cấp", which takes up levels named before.
func (r *run) everyLevel(toks []int32) bool {
	return slices.ContainsFunc(toks, func(i int32) bool { return r.is(i, "cấp") && r.is(i-1, "các", "từng") })
}

// tiersBefore lists the tiers of numbers that those of a list answer in order: "ở cấp tỉnh
// đạt 97%, cấp xã đạt 88%, trong khi kế hoạch giao lần lượt là 95% và 80%".
func (r *run) tiersBefore(segs []seg) []corpus.Tier {
	var out []corpus.Tier
	for k := range segs {
		t := r.tiersIn(segs[k].pre, false)
		if len(t) != 1 || slices.Contains(out, t[0]) {
			return nil
		}
		out = append(out, t[0])
	}
	return out
}

// ordering reports "lần lượt" or its like among the words before a number.
func (r *run) ordering(toks []int32) bool {
	return slices.ContainsFunc(toks, func(i int32) bool { return r.at(i, order) != nil })
}

// yearsInOrder gives each value the year of its place: "năm 2025 và 2030 lần lượt đạt
// 80% và 95%", "lần lượt đạt 80% và 95% trong các năm 2025 và 2030".
func (r *run) yearsInOrder(segs []seg) {
	n := len(segs)
	if at := r.yearsAbreast(n, 0, segs[0].q.from); at != nil {
		r.eachYear(segs, at)
	} else if at := r.yearsAbreast(n, segs[n-1].q.to, r.hi); at != nil {
		r.eachYear(segs, at)
	}
}

// yearsBefore gives a row of values of one thing the years of as many before them: "A năm 2027
// đạt 40%, năm 2030 đạt 70%; B tương ứng là 60% và 80%".
func (r *run) yearsBefore(segs []seg) {
	n := len(segs)
	if !r.sameSentence || len(r.said) < n || !r.content(segs[0].pre) || len(r.eachListed(r.trimmed(segs[0].pre, ignorable), n)) == n {
		return
	}
	old := r.said[len(r.said)-n:]
	for k := range old {
		if old[k].year == 0 || old[k].paren || k > 0 && (old[k].year <= old[k-1].year || !old[k].carried) {
			return
		}
	}
	for k := range segs {
		segs[k].at = &moment{year: old[k].year, deadline: true}
	}
}

func (r *run) eachYear(segs []seg, at []*moment) {
	for k := range segs {
		segs[k].at = at[k]
	}
}

// yearsAbreast returns the last run of times in [lo, hi) when it holds n of them.
func (r *run) yearsAbreast(n int, lo, hi int32) []*moment {
	var out []*moment
	for k := len(r.times) - 1; k >= 0 && len(out) < n; k-- {
		m := &r.times[k]
		if m.aside && !m.scope || m.to > hi || m.from < lo {
			continue
		}
		if len(out) > 0 && out[len(out)-1].from-m.to > 2 {
			break
		}
		out = append(out, m)
	}
	if len(out) != n {
		return nil
	}
	slices.Reverse(out)
	return out
}

// slashed reports a value written behind another: "95/90/85%".
func (r *run) slashed(q *quantity) bool { return r.isMark(q.from-1, '/') && r.isNumber(q.from-2) }

// paired reports the same with a sign of its own: "90%/80%". Mostly it is what was reached
// and what was planned; behind as many tiers or years it is theirs.
func (r *run) paired(q *quantity) bool {
	return r.isMark(q.from-1, '/') && r.isMark(q.from-2, '%') && r.isNumber(q.from-3)
}

// behind gives values written one behind the other the subject after the last of
// them: "95/90/85% hồ sơ công việc tại cấp tỉnh, cấp huyện, cấp xã".
func (r *run) behind(segs []seg) {
	for last := len(segs) - 1; last > 0; last-- {
		if !r.slashed(segs[last].q) || !segs[last].first || !r.content(segs[last].own) {
			continue
		}
		first := last
		for first > 0 && r.slashed(segs[first].q) {
			first--
		}
		tiers := r.tierOrder(segs[last].subject)
		parts := r.eachListed(segs[last].subject, last-first+1)
		subject, own := segs[last].subject, segs[last].own
		for k := first; k <= last; k++ {
			segs[k].subject, segs[k].own, segs[k].carried = subject, own, k < last
			if len(parts) == last-first+1 {
				segs[k].subject = parts[k-first]
			}
			if len(tiers) == last-first+1 {
				segs[k].tier = tiers[k-first]
			}
		}
		last = first
	}
}

// tierOrder lists the single tiers named in tokens, in their order.
func (r *run) tierOrder(toks []int32) []corpus.Tier {
	var out []corpus.Tier
	for _, i := range toks {
		switch {
		case r.is(i, "tỉnh") && !r.is(i-1, "của", "toàn", "trong", "bàn"):
			out = append(out, corpus.TierProvince)
		case r.is(i, "sở"):
			out = append(out, corpus.TierProvince)
		case r.is(i, "huyện") || r.is(i, "quận"):
			out = append(out, corpus.TierDistrict)
		case (r.is(i, "xã") || r.is(i, "phường") && !slices.Contains(out, corpus.TierCommune)) && !r.is(i-1, "thị", "tác") && !r.is(i+1, "hội"):
			out = append(out, corpus.TierCommune)
		}
	}
	return out
}
