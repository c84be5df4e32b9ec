package extract

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// role says what a token may do in its sentence: one bit per class.
type role uint64

func (c class) bit() role { return 1 << (c & 63) } // the mask saves the processor a test

const (
	joinedRole    = role(1) << 60 // a comma inside a phrase: "sở, ban, ngành"
	separatorRole = role(1) << 61 // a comma, "và", a dash, a colon
	yearRole      = role(1) << 62 // part of a phrase of time
	maskedRole    = role(1) << 63 // inside parentheses that are read apart
)

// ignorable are the roles that alone make no subject.
var ignorable = separatorRole | yearRole | cueTarget.bit() | cueResult.bit() | boundLeft.bit() | boundRight.bit() |
	verb.bit() | connective.bit() | actor.bit() | order.bit() | opener.bit() | anaphor.bit()

// atEnd are the roles trimmed from the end of a subject.
var atEnd = separatorRole | yearRole | cueTarget.bit() | boundLeft.bit() | boundRight.bit() | verb.bit() | order.bit()

// unit is one sentence or one part of it between semicolons.
type unit struct{ from, to int32 }

// list joins the parts of a sentence that share the predicate of the last one:
// "90% hồ sơ cấp tỉnh; 80% hồ sơ cấp huyện; 60% hồ sơ cấp xã được xử lý trực tuyến".
func (r *run) list(us []unit) []unit {
	if len(us) < 2 {
		return us
	}
	out := us[:1]
	q := 0
	for k := 1; k < len(us); k++ {
		last := &out[len(out)-1]
		for q < len(r.qs) && r.qs[q].from < last.from {
			q++
		}
		if r.isMark(us[k].from-1, ';') && r.openEnded(*last, q) {
			if r.openHead(us[k], q) {
				last.to = us[k].to
				continue
			}
			if n := r.othersToo(us[k:], q); n > 0 {
				k += n - 1
				last.to = us[k].to
				continue
			}
		}
		out = append(out, us[k])
	}
	return out
}

// othersToo returns how many parts without a number go on with those whom a share is of, up to
// the one that says what all of them do: "100% sở, ngành; UBND cấp xã sử dụng chữ ký số"; 0 for
// none. q is the index of the share.
func (r *run) othersToo(us []unit, q int) int {
	next := r.nextCounted(r.nextCounted(q) + 1)
	for k, u := range us {
		if !r.isMark(u.from-1, ';') || u.to-u.from < 2 || next < len(r.qs) && r.qs[next].from < u.to {
			return 0
		}
		toks := r.trimmed(r.seqOf(u.from, u.to), separatorRole)
		if len(toks) < 2 || !r.holder(toks) && r.role[toks[0]]&tierWord.bit() == 0 {
			return 0
		}
		switch p := r.firstPredicate(toks); {
		case p > 0 && p < 14:
			return k + 1
		case p > 0 || len(toks) > 6 || r.hasVerb(toks):
			return 0
		}
	}
	return 0
}

// openEnded reports whether a part begins with a percentage and ends without a
// predicate. q is the index of its first number.
func (r *run) openEnded(u unit, q int) bool {
	q = r.nextCounted(q)
	if q >= len(r.qs) || r.qs[q].from >= u.to || r.qs[q].unit != corpus.UnitPercent || r.changes(r.seqOf(u.from, r.qs[q].left)) {
		return false
	}
	last := q
	for n := r.nextCounted(last + 1); n < len(r.qs) && r.qs[n].from < u.to; n = r.nextCounted(n + 1) {
		last = n
	}
	rest := r.seqOf(r.qs[last].right, u.to)
	return r.qs[last].unit == corpus.UnitPercent && len(rest) > 0 && len(rest) < 16 && r.content(rest) && !r.hasPredicate(rest) && !r.hasVerb(rest) && !r.doesSo(rest) &&
		r.numberFirst(r.seqOf(u.from, r.qs[q].left), rest)
}

// doesSo reports things counted with what they do, in words that stand in names as well: "cơ sở
// giáo dục đưa nội dung … vào chương trình", not "bãi rác đưa vào danh mục".
func (r *run) doesSo(toks []int32) bool {
	for k := 2; k+1 < len(toks); k++ {
		if i := toks[k]; r.isWord(i, "đưa") && !r.isWord(i+1, "vào") && !r.is(i-1, "được", "để", "khi", "việc", "và") || r.isWord(i, "lồng") && r.isWord(i+1, "ghép") {
			return true
		}
	}
	return false
}

// nextCounted returns the index of the first number from q on that may become a record.
func (r *run) nextCounted(q int) int {
	for q < len(r.qs) && !r.qs[q].counted() {
		q++
	}
	return q
}

// changes reports a verb of change among words.
func (r *run) changes(toks []int32) bool {
	for _, i := range toks {
		if m := r.at(i, verb); m != nil && (m.e.value == "increase" || m.e.value == "decrease") {
			return true
		}
	}
	return false
}

// openHead reports whether a part begins with a percentage.
func (r *run) openHead(u unit, q int) bool {
	for q = r.nextCounted(q); q < len(r.qs) && r.qs[q].from < u.from; {
		q = r.nextCounted(q + 1)
	}
	return q < len(r.qs) && r.qs[q].from < u.to && r.qs[q].unit == corpus.UnitPercent && r.qs[q].left-u.from < 3 && !r.content(r.seqOf(u.from, r.qs[q].left))
}

// pastDateline returns where a block begins behind the name of the paper: "(QBĐT) - Đến nay …".
func (s *sheet) pastDateline() int32 {
	if !s.isMark(s.lo, '(') {
		return s.lo
	}
	for i := s.lo + 1; i+2 < s.hi && i < s.lo+8 && s.toks[i].kind != number; i++ {
		if s.isMark(i, ')') && s.isMark(i+1, '-') {
			return i + 2
		}
	}
	return s.lo
}

// pastOrdinal returns where a sentence at token i begins behind the word that numbers it, "Hai, 98% dân số
// dùng nước sạch", not "Hai, ba xã về đích", or that tells a question from its answer: "Đáp: 96%".
func (s *sheet) pastOrdinal(i int32) int32 {
	switch {
	case s.isMark(i+1, ':') && s.is(i, "hỏi", "đáp"):
		return i + 2
	case s.isMark(i+2, ':') && s.is(i, "trả") && s.is(i+1, "lời"):
		return i + 3
	}
	ordinal := func(i int32) bool {
		return s.is(i, "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
	}
	if i+2 < s.hi && s.toks[i].upper && ordinal(i) && s.isMark(i+1, ',') && !ordinal(i+2) {
		return i + 2
	}
	return i
}

// units splits a block into sentences and parts between semicolons.
func (s *sheet) units(dst []unit) []unit {
	from, n := s.pastOrdinal(s.pastDateline()), s.hi
	depth := 0
	for i := from; i < n; i++ {
		t := &s.toks[i]
		if t.kind != punct {
			continue
		}
		switch t.ch {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		}
		if depth > 0 && depth < 3 && t.ch != '.' {
			continue
		}
		if t.ch == ';' && !s.betweenValues(i) || s.endsSentence(i) {
			if i+1 > from {
				dst = s.cutLong(dst, unit{from, i})
			}
			from = s.pastOrdinal(i + 1)
			depth = 0
		}
	}
	if from < n {
		dst = s.cutLong(dst, unit{from, n})
	}
	return dst
}

// betweenValues reports a semicolon at token i between two bare values of a row: "các tỷ lệ trên
// tương ứng là 100%; 75% và 60%".
func (s *sheet) betweenValues(i int32) bool {
	k, _ := slices.BinarySearchFunc(s.qs, i, func(q quantity, at int32) int { return cmp.Compare(q.right, at) })
	if k+1 >= len(s.qs) || s.qs[k].right != i || s.qs[k].unit != corpus.UnitPercent {
		return false
	}
	next := &s.qs[k+1]
	return next.left == i+1 && next.unit == corpus.UnitPercent && (next.right >= s.hi || s.isMark(next.right, ';') || s.isMark(next.right, ',') || s.isMark(next.right, '.') || s.is(next.right, "và"))
}

// maxUnit bounds a unit in tokens: what is read within one takes the square of its
// length, and the longest sentence of the labelled articles has 260.
const maxUnit = 400

// cutLong appends a unit, in parts where it is longer than any sentence that a
// person writes. It cuts behind a comma where there is one, never in a number.
func (s *sheet) cutLong(dst []unit, u unit) []unit {
	for u.to-u.from > maxUnit {
		cut := u.from + maxUnit
		for i := cut; i > cut-maxUnit/2; i-- {
			if s.isMark(i-1, ',') {
				cut = i
				break
			}
		}
		k, _ := slices.BinarySearchFunc(s.qs, cut, func(q quantity, at int32) int { return cmp.Compare(q.right, at) })
		if k < len(s.qs) && s.qs[k].left < cut && s.qs[k].right > cut {
			cut = s.qs[k].right
		}
		if cut >= u.to {
			break
		}
		dst = append(dst, unit{u.from, cut})
		u.from = cut
	}
	return append(dst, u)
}

// endsSentence reports whether the mark at token i closes a sentence: "TP. Huế",
// "ThS. Lê" and "1.2" do not.
func (s *sheet) endsSentence(i int32) bool { return s.toks[i].ch != 0 && s.closes(i) }

// closes is endsSentence for a mark.
func (s *sheet) closes(i int32) bool {
	switch s.toks[i].ch {
	case '?', '!':
		return true
	case 'E': // "…" closes only before a capital
		return i+1 >= s.hi || s.toks[i+1].upper
	case '.':
	default:
		return false
	}
	if i+1 >= s.hi {
		return true
	}
	next := &s.toks[i+1]
	if next.kind == punct && next.ch == '.' || s.isMark(i-1, '.') && next.kind == number { // "Hộ có điện ..... 99%"
		return false
	}
	if next.glued && !(next.kind == word && next.upper && s.tok(i-1).kind != number) {
		return false
	}
	prev := s.tok(i - 1)
	if prev.kind == word && prev.end-prev.start <= 3 && (s.of(i-1, setTitles) || prev.end-prev.start == 1 && prev.upper) {
		return false
	}
	return next.upper || next.kind == number || next.kind == punct
}

// roles computes the role of every token of the sheet.
func (s *sheet) roles(dst []role) []role {
	dst = room(dst, len(s.toks))
	var buf [64]int32
	later := buf[:0]
	for k := range s.ms {
		m := &s.ms[k]
		c := m.class
		if m.to-m.from == 1 && c != actor && c != verb { // most phrases
			if !m.silent {
				dst[m.from] |= c.bit()
			}
			continue
		}
		if n := m.to - m.from; n > 1 && (c == starter || c == plain || c == partWord) || n > 2 && c == verb {
			later = append(later, int32(k))
		}
		if m.silent {
			continue
		}
		if c == actor && m.from > 0 && s.toks[m.from-1].ch == '%' && s.toks[m.from].sets&setCountedBody != 0 {
			continue
		}
		to := m.to
		if c == verb && s.measures(m) { // "đạt | tỷ trọng kinh tế số", "mức hài lòng"
			if to--; !s.is(to, "mức") {
				to--
			}
			if n := len(later) - 1; n >= 0 && later[n] == int32(k) {
				later = later[:n]
			}
			if to == m.from {
				continue
			}
		}
		if to-m.from == 1 { // a word: no comma inside
			dst[m.from] |= c.bit()
			continue
		}
		for i := m.from; i < to; i++ {
			dst[i] |= c.bit()
			if s.toks[i].kind == punct && m.e.commas > 0 { // a row is further away than a token
				dst[i] |= joinedRole
			}
		}
	}
	// "chỉ" of "chỉ số" is no adverb, "mức" of "mức độ hài lòng" no verb
	for _, k := range later {
		m := &s.ms[k]
		if m.class == verb {
			continue
		}
		if p := s.at(m.from, predicate); m.class == plain && p != nil && p.to > m.to { // "tổ chức hội nghị": held by no "tổ chức hội"
			continue
		}
		for i := m.from; i < m.to; i++ {
			dst[i] &^= verb.bit() | connective.bit() | cueTarget.bit() | cueResult.bit() | boundLeft.bit() | opener.bit()
			if m.class == plain {
				dst[i] &^= actor.bit() | predicate.bit()
				dst[i] |= joinedRole
			}
		}
	}

	for _, k := range later { // "đạt tỷ trọng" is a verb all the same
		m := &s.ms[k]
		if m.class != verb || dst[m.from]&verb.bit() == 0 {
			continue
		}
		for i := m.from; i < m.to; i++ {
			dst[i] |= verb.bit()
		}
	}
	for i := range s.toks {
		if ch := s.toks[i].ch; ch != 0 && parting[ch] {
			dst[i] |= separatorRole
		}
	}
	return dst
}

// measures reports a verb phrase that ends in a word for how much there is, of what stands right behind it.
func (s *sheet) measures(m *match) bool {
	i := m.to
	if !s.is(i-1, "mức", "lệ", "trọng") || int(i) >= len(s.toks) || s.toks[i].kind != word || s.toks[i].head {
		return false
	}
	return s.begins[i]&(verb.bit()|boundLeft.bit()|connective.bit()|cueTarget.bit()|cueResult.bit()|cueOther.bit()) == 0 &&
		!s.isIn(i, listNoMeasure)
}

// parting are the marks that part words, as markOf reduces them.
var parting = func() (is [256]bool) {
	for _, c := range []byte(`,:-;."*E/()\=[]><GL+'!#_|~A`) {
		is[c] = true
	}
	return is
}()

// seg is the stretch of a unit that belongs to one number.
type seg struct {
	percent   bool // of its number, which is gone when the next block is read
	q         *quantity
	pre, post []int32       // its own tokens before and after the number, in order
	first     bool          // the number comes first: "60% hồ sơ …"
	paren     bool          // read inside parentheses
	outer     int           // the segment that the parentheses explain, -1 for none
	own       []int32       // content tokens of its own, tier phrases included
	subject   []int32       // tokens of the complete subject
	bare      []int32       // the subject without the group that its sentence names
	head      []int32       // what a following verbless segment shares
	fwd       bool          // took its predicate from the following segment
	carried   bool          // took its subject from an earlier segment
	caption   bool          // no number: a line that names what those below it measure
	part      bool          // names one part of head, which its neighbours share
	change    string        // increase or decrease, "" for a level
	tier      corpus.Tier   // given by "lần lượt"
	tiers     []corpus.Tier // of the record that was made of it, or of the one it takes up
	at        *moment       // its year, given likewise
	year      int           // of the record that was made of it
	resumed   bool          // it takes up what a number of an earlier sentence measures
	bounded   bool          // it has the bound of the number before
	ordered   bool          // behind the first of the values that "lần lượt" lists
	sentence  int           // number of its sentence
}

// content reports whether the tokens hold a word that can name what is measured.
func (r *run) content(toks []int32) bool {
	for _, i := range toks {
		t := &r.toks[i]
		if t.kind == word && r.role[i]&ignorable == 0 && r.role[i]&(notNumber.bit()|measure.bit()) != notNumber.bit()|measure.bit() {
			return true
		}
	}
	return false
}

// onlyTier reports whether the content is nothing but a tier with its preposition
// ("cấp xã", "của phường", "đối với UBND cấp huyện").
func (r *run) onlyTier(toks []int32) bool {
	tier := false
	for _, i := range toks {
		if r.toks[i].kind != word {
			continue
		}
		switch {
		case r.role[i]&tierWord.bit() != 0:
			tier = true
		case r.role[i]&ignorable != 0 || r.of(i, setBesideTier):
		default:
			return false
		}
	}
	return tier
}

// preposed reports whether the tokens begin with a preposition that ties a part
// to a subject named before ("cho UBND cấp xã", "đối với phường").
func (r *run) preposed(toks []int32) bool {
	for _, i := range toks {
		if r.toks[i].kind != word {
			continue
		}
		return r.of(i, setPrepositions) && !(r.is(i, "đối") && !r.is(i+1, "với")) && !(r.is(i, "khối") && r.is(i+1, "lượng")) // "đối tượng"
	}
	return false
}

// ignore reports whether token i alone makes no subject.
func (r *run) trimmed(toks []int32, lead role) []int32 {
	for len(toks) > 0 && (r.role[toks[0]]&lead != 0 || r.toks[toks[0]].kind == punct) {
		if m := r.at(toks[0], tierWord); m != nil && m.e.weight <= 1 && m.e.value != "none" {
			break // "Sở, ban, ngành"
		}
		toks = toks[1:]
	}
	for len(toks) > 0 {
		i := toks[len(toks)-1]
		if len(toks) > 2 && r.isWord(i, "cộng") && r.isWord(i-1, "tổng") { // "GRDP sẽ tăng tổng cộng (6,5%)"
			toks = toks[:len(toks)-2]
			continue
		}
		if len(toks) > 2 && (r.isWord(i, "luôn") || r.isWord(i, "đều") || r.isWord(i, "không") && r.is(i-1, "đã") || r.isWord(i, "đối") && r.is(i+1, "với")) { // "nợ xấu luôn được kiểm soát ở mức", "được dùng nước sạch đã không (đạt)", "giá dịch vụ đối với (50% trạm)"
			toks = toks[:len(toks)-1]
			continue
		}
		if n := len(toks); n > 3 && r.isWord(i, "kiến") && r.isWord(i-1, "dự") && toks[n-2] == i-1 { // "khu vực dịch vụ dự kiến (tăng 9%)"
			toks = toks[:n-2]
			continue
		}
		if r.role[i]&atEnd == 0 && r.toks[i].kind != punct && !r.of(i, setDangling) && !(r.role[i]&cueResult.bit() != 0 && r.is(i, "hiện", "đã", "đang", "nay")) {
			break
		}
		if n := len(toks); n > 3 && (r.isWord(i, "vị") || r.isWord(i, "phương")) && r.is(i-1, "đơn", "địa") && (r.isMark(toks[n-3], ',') || r.isWord(toks[n-3], "và")) { // "cơ quan, đơn vị"
			break
		}
		if r.isIn(i, listAfterName) && r.namesAtEnd(toks) {
			break
		}
		if r.isMark(i, '%') && len(toks) > 2 && r.isNumber(i-1) && toks[len(toks)-2] == i-1 { // "không có nợ quá hạn trên 0,5%"
			break
		}
		if r.isMark(i, ')') { // keep a closing parenthesis with its partner
			if k := openOf(r, toks); k >= 0 {
				break
			}
		}
		toks = toks[:len(toks)-1]
	}
	return toks
}

// namesAtEnd reports a last word that else stands at no end of a phrase and belongs to a name.
func (r *run) namesAtEnd(toks []int32) bool {
	switch i := toks[len(toks)-1]; {
	case r.is(i, "vào"): // "hồ sơ đầu vào"
		return r.is(i-1, "đầu")
	case r.is(i, "trong"): // "một trong 10 tỉnh"
		return r.is(i-1, "một", "bên")
	case r.is(i, "phủ"): // the government, no cover
		return r.is(i-1, "chính")
	case r.is(i, "bằng"): // the plain, no verb
		return r.is(i-1, "đồng")
	case r.is(i, "ký"): // "tàu cá được đăng ký"
		return r.is(i-1, "đăng") && r.is(i-2, "được")
	case r.is(i, "lên", "xuống"): // "người từ 65 tuổi trở lên", "trình độ đại học trở lên"
		return r.is(i-1, "trở") && (r.tok(i-2).kind == word || slices.ContainsFunc(toks[max(len(toks)-6, 0):], r.isNumber))
	case r.is(i, "mới"): // "kết nạp đảng viên mới: 3%", "có 900 doanh nghiệp thành lập mới."
		return r.markAt(i + 1)
	}
	return false
}

// markAt reports a mark that ends what stands before it, or the end of the text, at token i.
func (r *run) markAt(i int32) bool {
	return i >= r.hi || r.isMark(i, ':') || r.isMark(i, '.') || r.isMark(i, ';') || r.isMark(i, ',')
}

func openOf(r *run, toks []int32) int {
	for k := len(toks) - 2; k >= 0; k-- {
		switch r.toks[toks[k]].ch {
		case '(':
			return k
		case ')':
			return -1
		}
	}
	return -1
}

// longestPhrase bounds what is quoted as a subject, in bytes.
const longestPhrase = 400

// phrase returns the text of tokens, runs of neighbours kept as published, blanks
// reduced to one space, at most 400 bytes and never cut inside a token.
func (r *run) phrase(toks []int32) string {
	if s, ok := r.printedSo(toks); ok {
		return s
	}
	b := r.mem.key[:0]
	defer func() { r.mem.key = b[:0] }()
	for k := 0; k < len(toks); {
		j := k + 1
		for j < len(toks) && toks[j] == toks[j-1]+1 {
			j++
		}
		for i := k; i < j; i++ {
			t := r.toks[toks[i]]
			if len(b)+int(t.end-t.start)+1 > longestPhrase {
				return string(bytes.TrimRight(b, " ,;:-(\""))
			}
			if len(b) > 0 && !(t.glued && (i > k || t.ch == '/')) && !(t.kind == punct && (t.ch == ',' || t.ch == ')')) {
				b = append(b, ' ')
			}
			b = append(b, r.text[t.start:t.end]...)
		}
		k = j
	}
	cut := bytes.TrimLeft(b, phraseMarks)
	at := len(b) - len(cut)
	if cut = bytes.TrimRight(cut, phraseMarks); len(cut) == 0 {
		return ""
	}
	if s := r.text[int(r.toks[toks[0]].start)+at:]; len(s) >= len(cut) && s[:len(cut)] == string(cut) { // it is printed so: no copy
		return s[:len(cut)]
	}
	return string(cut)
}

// printedSo is the phrase of neighbouring tokens that are printed as phrase would put them, as
// most are: it is cut out of the text, not built.
func (r *run) printedSo(toks []int32) (string, bool) {
	if len(toks) == 0 {
		return "", false
	}
	first, last := &r.toks[toks[0]], &r.toks[toks[len(toks)-1]]
	for k, at := 1, first.end; k < len(toks); k++ {
		t := &r.toks[toks[k]]
		if toks[k] != toks[k-1]+1 || !(t.glued && t.start == at || !t.glued && t.start == at+1 && r.text[at] == ' ' && t.ch != ',' && t.ch != ')') {
			return "", false
		}
		at = t.end
	}
	s := r.text[first.start:last.end]
	return strings.Trim(s, phraseMarks), len(s) < longestPhrase
}

// closeQuote closes a quotation that ends with the phrase: "xã “không ma túy".
func closeQuote(phrase string) string {
	switch open := strings.Count(phrase, "“"); {
	case open > 0 && open > strings.Count(phrase, "”"):
		return phrase + "”"
	case strings.Count(phrase, "\"")%2 == 1 && strings.Contains(phrase, " \"") && !strings.Contains(phrase, "\" "):
		return phrase + "\""
	}
	return phrase
}

// phraseMarks stand at no end of a phrase.
const phraseMarks = " ,;:-\"*."

// pastMarks leaves out the punctuation that words begin with.
func (r *run) pastMarks(toks []int32) []int32 {
	for len(toks) > 0 && r.toks[toks[0]].kind == punct {
		toks = toks[1:]
	}
	return toks
}

// spell appends the words of tokens, of at most so many bytes with single blanks.
func (r *run) spell(dst []*taxonomy.Word, toks []int32, most int) []*taxonomy.Word {
	return r.spellBut(dst, toks, most, nil)
}

// spellBut is spell without what begins, behind a blank, with a token that drops names;
// it goes on to the next blank. nothing tells whether any word is there yet.
func (r *run) spellBut(dst []*taxonomy.Word, toks []int32, most int, drops func(i int32, nothing bool) bool) []*taxonomy.Word {
	size, from, drop := 0, len(dst), false
	for k, i := range toks {
		t := &r.toks[i]
		if size+int(t.end-t.start)+1 > most {
			break
		}
		next := k > 0 && toks[k-1] == i-1
		if apart := !(t.glued && next) && !(t.kind == punct && (t.ch == ',' || t.ch == ')')); apart {
			if size > 0 {
				size++
			}
			drop = drops != nil && drops(i, len(dst) == from)
		}
		size += int(t.end - t.start)
		if !drop {
			dst = r.spellOne(dst, i, next)
		}
	}
	return dst
}

// spellOne appends the words of token i; next says that the words so far end with the
// token before it.
func (r *run) spellOne(dst []*taxonomy.Word, i int32, next bool) []*taxonomy.Word {
	t := &r.toks[i]
	switch {
	case t.kind == number:
		return r.digits(dst, r.text[t.start:t.end])
	case t.kind != word:
		return dst
	case t.glued && next && r.toks[i-1].kind == number: // "4G"
		n := len(dst) - 1
		dst[n] = r.rd.tax.Word(dst[n].Key + viet.Key(r.text[t.start:t.end]))
		return dst
	case t.form == 0:
		return append(dst, r.rd.tax.Word(viet.Key(r.text[t.start:t.end])))
	}
	return append(dst, r.forms.wordAt(t.form))
}

// digits appends the words of a number: "3.000" is two.
func (r *run) digits(dst []*taxonomy.Word, form string) []*taxonomy.Word {
	for form != "" {
		n := strings.IndexAny(form, ".,")
		if n < 0 {
			n = len(form)
		}
		dst = append(dst, r.forms.wordAt(r.digitsForm(form[:n])))
		form = form[min(n+1, len(form)):]
	}
	return dst
}

// digitsForm is the form of a run of digits, that of no word for one that is longer than any.
func (r *run) digitsForm(digits string) int32 {
	if w := r.forms.of(digits, 0, len(digits)); w != nil {
		return w.n
	}
	return 0
}

func (q *quantity) counted() bool {
	switch q.unit {
	case corpus.UnitPercent, corpus.UnitRank, corpus.UnitCount, corpus.UnitScore, corpus.UnitMoney, corpus.UnitAmount:
		return q.reason == ""
	}
	return false
}
