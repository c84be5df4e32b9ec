package extract

// led is a line before a colon whose entries follow: "+ Tỷ lệ số hóa:" over "* Hồ sơ đầu vào:
// 100%" and "* Kết quả giải quyết: 95%". It ends where another mark begins an entry.
type led struct {
	by       *seg
	own, its byte // the mark that begins the line, and that of its entries
}

// entry notes the mark that begins the next block.
func (l *led) entry(mark byte) {
	switch {
	case l.by == nil:
	case mark == 0 || mark == l.own || l.its != 0 && mark != l.its:
		*l = led{}
	default:
		l.its = mark
	}
}

// lists reports the subject of a line that names a measure, or an entry itself, whose parts may
// follow; a sentence that only says what comes next is none.
func (r *run) lists(subject []int32) bool {
	if r.at(subject[0], starter) != nil {
		return !r.isNumber(subject[0] + 1)
	}
	return r.marker() != 0 && len(subject) < 15
}

// marker is what begins the block at hand as an entry of a list: the mark itself, '1' for a
// number, 'a' for a letter; 0 for none.
func (r *run) marker() byte {
	t := r.tok(r.lo)
	closed := r.isMark(r.lo+1, '.') || r.isMark(r.lo+1, ')')
	switch {
	case t.kind == punct:
		return t.ch
	case t.kind == number && closed:
		return '1'
	case t.kind == word && closed && t.end-t.start <= 2:
		return 'a'
	}
	return 0
}

// entryOf reports words that name a body or a part of what the line above measures, and makes
// that line the one before.
func (r *run) entryOf(before **seg, own []int32) bool {
	by := r.led.by
	if by == nil || r.led.its == 0 || len(own) == 0 || r.at(own[0], starter) != nil || r.hasVerb(own) || r.saysOf(own[0]-1) {
		return false
	}
	if !(len(own) < 18 && r.tierIn(own)) && !(len(own) < 7 && (r.firstPredicate(own) < 0 || r.is(own[0], "kết") && r.is(own[0]+1, "quả")) && !r.agent(by.subject)) {
		return false
	}
	*before = by
	return true
}
