package extract

// tells reports whether the verb of saying m at index k leads from the one who says
// something to what is said: "UBND xã A báo cáo có …", "Ông B, Chủ tịch UBND phường, chia sẻ
// …". The same words name things too: "hệ thống thông tin", "chế độ báo cáo".
func (r *run) tells(pre []int32, start, comma, k int, m *match) bool {
	if k == start || r.toks[pre[k]].upper || r.is(m.to, "của", "và", "điện", "truyền", "tài", "định") || r.is(pre[k-1], "được", "bị", "do", "chế", "hệ", "cổng") ||
		r.is(pre[k], "trao", "chia") && (r.is(m.to, "được", "giữa", "qua", "trên") || r.is(pre[k-1], "bản")) { // "văn bản trao đổi giữa các cơ quan"
		return false
	}
	return r.speaker(pre[comma:k]) || r.speaker(pre[start:k])
}

// speaker reports words that name who speaks and nothing that is done or measured.
func (r *run) speaker(toks []int32) bool {
	toks = r.pastMarks(toks)
	if len(toks) == 0 || len(toks) > 16 || r.firstPredicate(toks) > 0 {
		return false
	}
	for _, i := range toks {
		if r.role[i]&(verb.bit()|cueTarget.bit()|yearRole) != 0 && !r.is(i, "với", "ở") || r.toks[i].kind == number {
			return false
		}
	}
	return r.agent(toks)
}

// praises reports a clause that only tells how a field goes before one that names what is
// measured: "Hạ tầng số được quan tâm đầu tư, sóng 4G phủ 99% dân số".
func (r *run) praises(toks, rest []int32) bool {
	if len(rest) < 2 || r.role[rest[0]]&predicate.bit() != 0 {
		return false
	}
	for k := 1; k < len(toks); k++ {
		if r.role[toks[k]]&praiseWord.bit() == 0 {
			continue
		}
		if m := r.at(toks[k], praiseWord); m != nil && len(toks)-k < int(m.to-m.from)+4 {
			return true
		}
	}
	return false
}
