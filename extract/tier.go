package extract

import (
	"strings"

	"chitieu/corpus"
)

// tiersOf finds the levels a number is about: in its own words first (the things
// counted before the predicate, then the rest), else those of the segment whose
// subject it shares, else those of a heading.
func (r *run) tiersOf(s *seg, before []corpus.Tier) ([]corpus.Tier, string) {
	own := s.own
	if s.tier != "" {
		return []corpus.Tier{s.tier}, "stated"
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
	if s.carried && len(before) > 0 && !r.content(own) {
		return before, "carried"
	}
	if !s.first && !s.carried && s.q.unit == corpus.UnitPercent && !r.hasPredicate(s.post) { // "cáp quang phủ 100% xã"
		if t := r.tiersIn(s.post, true); len(t) > 0 && r.hasVerb(s.pre) && r.role[s.post[0]]&tierWord.bit() != 0 {
			return t, "stated"
		}
	}
	if !s.first && !s.carried {
		if t := r.tiersIn(s.post, false); len(t) > 0 && r.preposed(s.post) {
			return t, "stated"
		}
	}
	if len(r.blockTiers) > 0 {
		return r.blockTiers, "heading"
	}
	if len(r.headTiers) > 0 {
		return r.headTiers, "heading"
	}
	return nil, ""
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
	for k := 0; k < len(toks); k++ {
		m := r.at(toks[k], tierWord)
		if m == nil || m.e.value == "none" {
			continue
		}
		for k+1 < len(toks) && toks[k+1] < m.to {
			k++
		}
		switch m.e.weight {
		case 3: // a bare "tỉnh" names a tier only alone, beside "huyện" and "xã"
			if !r.alone(toks) {
				continue
			}
		case 2: // things counted
			if !head || !r.heads(toks, m) {
				continue
			}
		case 1: // an organ that only directs, issues or is reported to is no tier
			if r.is(m.from-1, "do", "hành", "đạo", "phép", "định", "giao", "bởi") || r.is(m.to, "giao", "ban", "đã", "yêu", "chỉ", "vừa", "quyết", "phấn", "đặt") && !r.isMark(m.to, ',') {
				continue
			}
		}
		if r.is(m.from-1, "từ") || r.is(m.from-1, "đến") && r.extent(m) {
			continue
		}
		add(m.e.value)
	}
	return out
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
		if r.toks[i].kind != word || r.role[i]&(ignorable|starter.bit()|tierWord.bit()) != 0 || r.is(i, "các", "số", "lệ", "đối", "của", "cho", "nhóm", "riêng", "tổng", "mỗi", "từng") {
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
