package extract

import (
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
)

// tiersOf finds the levels a number is about: in its own words first (the things
// counted before the predicate, then the rest), else those of the segment whose
// subject it shares, else those of a heading.
func (r *run) tiersOf(s *seg, before []corpus.Tier) ([]corpus.Tier, string) {
	own := s.own
	if s.tier != "" {
		return []corpus.Tier{s.tier}, "stated"
	}
	if len(s.tiers) > 0 || s.resumed && !r.tierIn(s.pre) && len(r.frame.tiers) == 0 {
		return s.tiers, "carried"
	}
	if t := r.tiersBeside(s.q); len(t) > 0 {
		return t, "stated"
	}
	if s.first && !s.carried {
		np := own
		if p := r.predicateAt(own); p > 0 {
			np = own[:p]
		}
		if t := r.tiersIn(np, true); len(t) > 0 {
			return t, "stated"
		}
		if t := r.tiersIn(own[len(np):], false); len(t) > 0 {
			return t, "stated"
		}
	} else if t := r.tiersIn(own, true); len(t) > 0 {
		return t, "stated"
	}
	if r.ofDepartment(own) {
		return []corpus.Tier{corpus.TierProvince}, "stated"
	}
	if t := r.deputies(own); t != "" {
		return []corpus.Tier{t}, "stated"
	}
	if s.carried && len(before) > 0 && !r.content(own) {
		return before, "carried"
	}
	if !s.first && !s.carried && (s.q.unit == corpus.UnitPercent || s.q.unit == corpus.UnitCount) && len(s.post) > 0 && !r.hasPredicate(s.post) { // "cáp quang phủ 100% xã"
		if t := r.tiersIn(s.post, true); len(t) > 0 && (s.q.unit == corpus.UnitCount || r.hasVerb(s.pre) || r.hasObject(s.q)) && r.role[s.post[0]]&tierWord.bit()|r.role[s.post[min(1, len(s.post)-1)]]&tierWord.bit() != 0 {
			return t, "stated"
		}
	}
	if !s.first && !s.carried {
		if t := r.tiersIn(s.post, false); len(t) > 0 && r.preposed(s.post) {
			return t, "stated"
		}
	}
	if m := r.at(s.q.right, tierWord); m != nil && m.e.weight == 2 && m.e.value != "none" && s.q.unit == corpus.UnitPercent && (s.first || r.isMark(s.q.left-1, ':') || r.is(s.q.left-1, "cả")) { // "Phân loại rác tại nguồn: 100% phường thực hiện"
		return valueTiers(m), "stated"
	}
	if t := r.doers(s); len(t) > 0 && !s.carried {
		r.frame.tiers = t // for the rest of the sentence
		return t, "stated"
	}
	if len(r.frame.tiers) > 0 {
		return r.frame.tiers, "carried"
	}
	if len(r.blockTiers) > 0 {
		return r.blockTiers, "heading"
	}
	if len(r.headTiers) > 0 {
		return r.headTiers, "heading"
	}
	return nil, ""
}

// ofDepartment reports what a department of the province has or does: "hồ sơ công việc của Sở",
// "tại Sở Y tế"; or itself: "- Sở Y tế: 92%".
func (r *run) ofDepartment(own []int32) bool {
	if r.onlyDepartment(own) {
		return true
	}
	for k := 1; k < len(own); k++ {
		if i := own[k]; r.of(i, setBody) && r.toks[i].upper && r.is(i, "sở") && r.is(i-1, "của", "tại") {
			return true
		}
	}
	return false
}

// deputies returns the level of the council that deputies are counted of: "nữ đại biểu HĐND tỉnh".
func (r *run) deputies(own []int32) corpus.Tier {
	if r.lacks("biểu") {
		return ""
	}
	for k := 2; k+1 < len(own); k++ {
		i := own[k]
		if !r.isWord(i, "hđnd") && !(r.isWord(i, "dân") && r.is(i-1, "nhân")) || !slices.ContainsFunc(own[:k], func(i int32) bool { return r.is(i, "biểu") && r.is(i-1, "đại") }) {
			continue
		}
		for j := i; j < i+2; j++ { // "HĐND tỉnh" may be one word, or two
			if m := r.at(j, tierWord); m != nil && m.to == i+2 && m.e.value != "none" {
				return corpus.Tier(m.e.value)
			}
		}
	}
	return ""
}

// tiersBeside reads the levels in parentheses after a number: "80% (tỉnh, huyện)".
func (r *run) tiersBeside(q *quantity) []corpus.Tier {
	if !r.isMark(q.right, '(') {
		return nil
	}
	end := q.right + 1
	for end < r.hi && end < q.right+12 && !r.isMark(end, ')') {
		if t := r.toks[end]; t.kind == number || t.kind == word && !r.of(end, setTierBeside) {
			return nil
		}
		end++
	}
	return r.tierOrder(r.seqOf(q.right+1, end))
}

// doers returns the tier of the organs that are to reach a number themselves: "Các
// huyện, thị xã phải kéo hồ sơ trễ hạn xuống dưới 2%". One organ ("UBND tỉnh phấn
// đấu") only sets the goal.
func (r *run) doers(s *seg) []corpus.Tier {
	if r.lacksPhrase(tierWord) {
		return nil
	}
	var joined []corpus.Tier // "các sở, ngành và …"
	for _, i := range s.pre {
		m := r.at(i, tierWord)
		distributed := m != nil && r.is(i-1, "từng", "mỗi")
		if m == nil || m.e.value == "none" || !distributed && (m.e.weight > 1 || !r.is(i, "các", "cấp") && !r.is(i+1, "các", "cấp") && m.e.commas == 0) {
			continue
		}
		to := m.to
		for r.is(i, "các") && (r.tok(to).upper || to > m.to && (r.isMark(to, ',') || r.is(to, "và")) && r.tok(to+1).upper) { // "các huyện Vân Canh, Vĩnh Thạnh | phấn đấu"
			to++
		}
		if r.isIn(to, listShall) && !r.is(i-1, "giao", "cho", "của") && !(r.is(i-1, "cầu") && (len(joined) > 0 || m.e.value == "province" || strings.Contains(m.e.value, " "))) {
			return append(joined, valueTiers(m)...)
		}
		if r.is(m.to, "và") || r.isMark(m.to, ',') {
			joined = append(joined, valueTiers(m)...)
			continue
		}
		return nil
	}
	return nil
}

// valueTiers lists the tiers that a phrase of the lexicon names.
func valueTiers(m *match) []corpus.Tier {
	var out []corpus.Tier
	for _, f := range strings.Fields(m.e.value) {
		out = append(out, corpus.Tier(f))
	}
	return out
}

// tiersNamed collects every tier that a lead-in names, things counted too: "Nhóm A
// gồm 21 phường".
func (r *run) tiersNamed(a, b int32) []corpus.Tier {
	var out []corpus.Tier
	r.in(a, b, func(m *match) {
		if m.class != tierWord || m.e.value == "none" || m.e.weight > 2 {
			return
		}
		for _, f := range strings.Fields(m.e.value) {
			if !slices.Contains(out, corpus.Tier(f)) {
				out = append(out, corpus.Tier(f))
			}
		}
	})
	return out
}

// tiersIn collects the tiers named in tokens. Things counted ("100% xã") count
// only where they head the phrase; "từ cấp tỉnh đến cấp xã" is an extent, no tier.
func (r *run) tiersIn(toks []int32, head bool) []corpus.Tier {
	var out []corpus.Tier
	add := func(v string) {
		for _, f := range strings.Fields(v) {
			t := corpus.Tier(f)
			for _, o := range out {
				if o == t {
					t = ""
				}
			}
			if t != "" {
				out = append(out, t)
			}
		}
	}
	if head && len(toks) > 2 && r.lowerPlace(toks[0]) {
		add(string(corpus.TierDistrict))
	}
	if r.lacksPhrase(tierWord) {
		return out
	}
	for k := 0; k < len(toks); k++ {
		m := r.at(toks[k], tierWord)
		if m == nil || m.e.value == "none" {
			continue
		}
		for k+1 < len(toks) && toks[k+1] < m.to {
			k++
		}
		if r.is(m.from-1, "do") && r.is(m.to, "quản", "triệu") && m.e.weight < 3 { // "hệ thống do đặc khu quản lý"
			add(m.e.value)
			continue
		}
		switch m.e.weight {
		case 3: // a bare "tỉnh" names a tier only alone, beside "huyện" and "xã"
			if m.e.value == "district" && (r.tok(m.to).upper || r.is(m.from-1, "từng", "mỗi") || r.countsRight(m.from) && !r.is(m.to, "lộ")) && head && r.heads(toks, m) { // "huyện Hồng Dân", "từng huyện", "100% huyện đạt chuẩn"
				break
			}
			if !r.alone(toks) || r.is(m.to, "giao", "đề", "đặt", "ban") || r.is(m.from-1, "toàn") && len(out) > 0 { // "75% số xã toàn tỉnh"
				continue
			}
		case 2: // things counted
			if !head || !r.heads(toks, m) {
				continue
			}
		case 1: // an organ that only directs, issues or is reported to is no tier
			if r.isIn(m.from-1, listByWhom) || r.isIn(m.to, listOrganActs) && !r.isMark(m.to, ',') {
				continue
			}
		}
		if r.is(m.from-1, "từ") || r.is(m.from-1, "đến") && r.extent(m) || m.e.value == "central" && m.to-m.from == 2 && r.is(m.to, "giao", "hỗ", "bổ") {
			continue // "dự toán Trung ương giao", "vốn Trung ương hỗ trợ"
		}
		if r.lowerCity(m) {
			add(string(corpus.TierDistrict))
			continue
		}
		add(m.e.value)
	}
	return out
}

// countsRight reports a number right before token i that counts what stands there, or a share of it: "80% | huyện".
func (r *run) countsRight(i int32) bool { return r.isMark(i-1, '%') || r.isNumber(i-1) }

// lowerCity reports a committee of a city that is none of the provinces: "UBND thành
// phố Vị Thanh".
func (r *run) lowerCity(m *match) bool {
	return m.e.weight == 1 && r.is(m.to-1, "phố") && r.cityOfProvince(m.to)
}

// lowerPlace reports the name of a place of the district's level at token i: "quận Ninh Kiều",
// "thị xã Duy Tiên", "thành phố Bạc Liêu", not "thành phố Hải Phòng".
func (r *run) lowerPlace(i int32) bool {
	switch {
	case r.isWord(i, "quận"):
		return r.tok(i + 1).upper
	case r.isWord(i, "thị") && r.isWord(i+1, "xã"):
		return r.tok(i + 2).upper
	}
	return r.isWord(i, "thành") && r.isWord(i+1, "phố") && r.cityOfProvince(i+2)
}

// cityOfProvince reports the name at token i as one of a city that is no province itself.
func (r *run) cityOfProvince(i int32) bool {
	if !r.tok(i).upper {
		return false
	}
	return !slices.ContainsFunc(r.rd.places.Find("thành phố "+r.nameAt(i)), func(p gazetteer.Mention) bool {
		unit, ok := r.rd.places.Lookup(p.Slug, 63)
		return ok && strings.HasPrefix(unit.Name, "Thành phố") && !p.Lower
	})
}

// nameAt returns the capitalised words from token i on.
func (r *run) nameAt(i int32) string {
	to := i
	for to < r.hi && to < i+4 && r.toks[to].kind == word && r.toks[to].upper {
		to++
	}
	return r.text[r.toks[i].start:r.toks[to-1].end]
}

// alone reports whether the content is one tier word and nothing else.
func (r *run) alone(toks []int32) bool { return r.onlyTier(toks) }

// heads reports whether a counted unit begins the phrase, after "số", "các",
// "tỷ lệ", "đối với".
func (r *run) heads(toks []int32, m *match) bool {
	n := 0
	for _, i := range toks {
		if i >= m.from {
			return true
		}
		if r.toks[i].kind != word || r.role[i]&(ignorable|starter.bit()|tierWord.bit()) != 0 || r.of(i, setHeads) {
			continue
		}
		if n++; n > 0 {
			return r.lastOf(toks, m)
		}
	}
	return true
}

// lastOf reports whether a counted unit ends the phrase ("mạng cáp quang phủ … xã").
func (r *run) lastOf(toks []int32, m *match) bool {
	return len(toks) > 0 && toks[len(toks)-1] < m.to && r.is(m.from-1, "phủ", "của", "với", "cho", "đối")
}

func (r *run) extent(m *match) bool {
	for i := m.from - 1; i > m.from-8 && i >= 0; i-- {
		if r.is(i, "từ") {
			return true
		}
	}
	return false
}
