package extract

import "chitieu/corpus"

// led is a line before a colon whose entries follow: "+ Tỷ lệ số hóa:" over "* Hồ sơ đầu vào:
// 100%" and "* Kết quả giải quyết: 95%". It ends where another mark begins an entry.
type led struct {
	by       *seg
	own, its byte // the mark that begins the line, and that of its entries
	parts    bool // it has a value of its own and ends with "trong đó:"
}

// entry notes the mark that begins the next block.
func (l *led) entry(mark byte) {
	switch {
	case l.by == nil:
	case l.parts && l.its == 0:
		l.its = max(mark, 1)
	case l.parts && max(mark, 1) == l.its:
	case mark == 0 || mark == l.own || l.its != 0 && mark != l.its:
		*l = led{}
	default:
		l.its = mark
	}
}

// partsFollow makes a line that ends with "trong đó:" behind its own value the one whose parts
// follow: "- Tỷ lệ thu gom rác đạt 90%, trong đó:" over "+ Đô thị đạt 98%".
func (r *run) partsFollow() {
	i := r.hi - 1
	if r.isMark(i, ':') {
		i--
	}
	if !(r.endsOfWhich(i) || i < r.hi-1 && (r.is(i, "gồm") || r.is(i, "thể") && r.is(i-1, "cụ"))) {
		return
	}
	apart := int32(0) // "… đạt 92% dân số. Cụ thể:"
	if last := r.lastSentence(); r.hi-last < 6 && !r.numbersBefore(r.lo) {
		apart = 1
	}
	if r.prev == nil || r.prev.sentence+int(apart) < r.thisSentence.no || len(r.prev.subject) == 0 || r.prev.q.unit != corpus.UnitPercent {
		return
	}
	by := *r.prev
	r.led = led{by: &by, own: r.marker(), parts: true}
}

// onlyLocality reports words that only name a place with its kind before it: "- Huyện Cao Sơn".
func (r *run) onlyLocality(toks []int32) bool {
	if toks = r.trimmed(toks, separatorRole); len(toks) < 2 || len(toks) > 7 {
		return false
	}
	kind := int(r.inList(toks[0], listLocalities))
	return kind > 0 && r.onlyNames(toks[kind:])
}

// onlyDepartment reports words that only name a department of the province: "- Sở Khoa học và Công nghệ".
func (r *run) onlyDepartment(toks []int32) bool {
	toks = r.pastMarks(toks)
	return len(toks) > 1 && len(toks) < 12 && r.is(toks[0], "sở", "ban", "cục") && r.toks[toks[1]].upper && !r.shouted && r.firstPredicate(toks) < 0 && !r.hasVerb(toks)
}

// byDepartment completes an entry that only names a department, below what is measured of each: "Tỷ lệ hồ sơ nộp trực
// tuyến" over "- Sở Y tế: 92%".
func (r *run) byDepartment(s, before *seg, post []int32) bool {
	own := r.pastEnd(r.pastMarks(s.pre))
	if !r.item || s.paren || len(post) > 0 || !r.onlyDepartment(own) {
		return false
	}
	whole := r.headed()
	switch {
	case r.led.by != nil:
		whole = r.led.by.subject
	case before != nil && before.part:
		whole = before.head
	case before != nil && len(whole) == 0:
		whole = before.subject
	case len(whole) == 0 && s.q.unit == corpus.UnitPercent:
		whole = r.titleMeasure()
	}
	if whole = r.withoutTier(r.withoutWhole(whole)); len(whole) == 0 {
		return false
	}
	s.own = own
	return s.carryPart(r.join(whole, own, nil), whole)
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
	if r.led.parts && (r.led.its == r.led.own || r.led.its == 1) && !r.isPart(own) && !r.isPlace(own) && !r.onlyTier(own) {
		return false
	}
	if !(len(own) < 18 && r.tierIn(own)) && !(len(own) < 7 && (r.firstPredicate(own) < 0 || r.is(own[0], "kết") && r.is(own[0]+1, "quả")) && !r.agent(by.subject)) {
		return false
	}
	*before = by
	return true
}
