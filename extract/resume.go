package extract

// resume gives a row of bare values the subjects of the sentence before, in their
// order: "Đến năm 2030, các con số tương ứng là 90%, hạng 20, 91% và 85%", "Nhóm B
// gồm 48 xã: 90% và 80%".
func (r *run) resume(segs []seg, u unit) {
	if len(segs) < 2 || len(segs) != len(r.heard) || !r.refersBack(u) {
		r.regroup(segs)
		return
	}
	for k := range segs {
		if segs[k].paren || len(r.trimmed(segs[k].own, ignorable)) > 0 && r.content(segs[k].own) && len(segs[k].own) != len(r.group) || segs[k].tier != "" {
			r.regroup(segs)
			return
		}
	}
	for k := range segs {
		s, old := &segs[k], &r.heard[k]
		s.subject, s.head, s.carried = old.subject, old.head, true
		if len(old.bare) > 0 {
			s.subject = old.bare
		}
		if s.change == "" {
			s.change = old.change
		}
	}
	r.regroup(segs)
}

// refersBack reports whether a unit takes up values named before it.
func (r *run) refersBack(u unit) bool {
	found := len(r.group) > 0
	r.in(u.from, u.to, func(m *match) { found = found || m.e.class == order })
	return found
}

// regroup adds for whom the values hold to their subjects.
func (r *run) regroup(segs []seg) {
	if len(r.group) == 0 {
		return
	}
	for k := range segs {
		s := &segs[k]
		if s.paren || len(s.subject) > 0 && s.subject[0] == r.group[0] {
			continue
		}
		s.bare = s.subject
		s.subject = join(s.subject, r.group, nil)
	}
}
