package extract

import "chitieu/corpus"

// frame is the level that a sentence names before its first comma and that holds for
// all its numbers but those that name their own: "Ở cấp xã, tỷ lệ …".
type frame struct {
	toks  []int32
	tiers []corpus.Tier
}

// frame reads the words before the first comma of a unit, up to its first number.
func (r *run) framed(from, end int32) {
	if !r.sameSentence {
		r.frame = frame{}
	}
	for from < end && r.toks[from].kind == punct {
		from++
	}
	if !r.is(from, "đối", "ở", "tại", "riêng", "với", "cấp") {
		return
	}
	to := from
	for to < end && !(r.isMark(to, ',') && r.separates(to)) {
		to++
	}
	if to == end || to-from > 14 {
		return
	}
	toks := r.seqOf(from, to)
	if tiers := r.tiersIn(toks, true); len(tiers) > 0 {
		r.frame = frame{toks, tiers}
	}
}

// inFrame adds the level that the sentence named first to subjects without one.
func (r *run) inFrame(segs []seg) {
	if len(r.frame.toks) == 0 {
		return
	}
	toks := r.trimmed(r.frame.toks, ignorable)
	for k := range segs {
		s := &segs[k]
		if s.paren || s.carried || s.q.unit != corpus.UnitPercent || r.tierIn(s.subject) || r.tierIn(s.own) {
			continue
		}
		s.subject = r.join(s.subject, toks, nil)
	}
}
