package extract

// others adds the kinds of neither goal nor result that govern the number.
func (r *run) others(ps []piece, s *seg) []piece {
	first := len(ps)
	for n, toks := range [2][]int32{s.pre, s.post} {
		for _, i := range toks {
			if m := r.at(i, cueOther); m != nil && r.nearOther(m, s.q, n == 1) {
				ps = addPiece(ps, first, m.e.group, 1)
			}
		}
	}
	return ps
}

// nearOther reports whether a cue for neither goal nor result governs the number:
// a subsidy stands directly before it or names the charge after it.
func (r *run) nearOther(m *match, q *quantity, after bool) bool {
	switch {
	case m.e.value == "vote":
		return true
	case m.e.value != "subsidy":
		return !after
	case after:
		return m.e.weight < 2 && m.from-q.right < 2 && r.waives(q)
	}
	return m.e.weight > 2 && q.left-m.to < 3
}
