package extract

// aimKind says which words for goals a rule asks for.
type aimKind uint8

const (
	anyAim       aimKind = iota
	notWhen              // not those that only tell when: "năm tới", "sẽ"
	settingOnly          // those that set one: "phấn đấu", "đề ra"
	strivingOnly         // "phấn đấu", "với mục tiêu"
	urgingOnly           // those that demand or promise something
)

// have reports whether a word for goals is among those asked for.
func (which aimKind) have(m *match) bool {
	v := m.e.value
	switch which {
	case notWhen:
		return v != "future"
	case settingOnly:
		return v == "set" || v == "strive"
	case strivingOnly:
		return v == "strive"
	case urgingOnly:
		return v == "strive" || v == "must" || v == "demand" || v == "pledge"
	}
	return true
}

// goalAmong reports a word for goals among some tokens.
func (r *run) goalAmong(toks []int32, which aimKind) bool {
	if r.lacksPhrase(cueTarget) {
		return false
	}
	for _, i := range toks {
		if r.begins[i]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.cueAt(i); m != nil && m.class == cueTarget && which.have(m) {
			return true
		}
	}
	return false
}

// aimWithin reports a word for goals before token i in its sentence, at most far tokens away.
func (r *run) aimWithin(i int32, which aimKind, far int32) bool {
	for j := i - 1; j >= r.lo && j > i-far && !r.endsSentence(j); j-- {
		if r.goalAmong(r.seqOf(j, j+1), which) {
			return true
		}
	}
	return false
}

// goalCue reports a word for goals before a number in its segment.
func (r *run) goalCue(s *seg) bool { return r.goalAmong(s.pre, anyAim) }

// setsAnew reports a goal that its own segment sets, whatever time was told of before: "Đại
// hội đề ra 18 chỉ tiêu, trong đó …".
func (r *run) setsAnew(s *seg) bool { return r.goalAmong(s.pre, settingOnly) }

// urged reports a word that demands something before token i in its clause: then even a
// share of the plan is a goal.
func (r *run) urged(i int32) bool {
	for j := i - 1; j > i-16 && j >= r.lo && !r.isMark(j, '.') && !r.isMark(j, ';') && !r.isMark(j, '%'); j-- {
		if r.goalAmong(r.seqOf(j, j+1), urgingOnly) && !r.is(j, "nỗ", "kỳ") && !r.is(j-1, "đã", "có") && !r.ofGoalMet(j) {
			return true
		}
	}
	return false
}
