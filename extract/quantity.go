package extract

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"chitieu/corpus"
)

// quantity is one printed number of a block and what it was taken for.
type quantity struct {
	from, to    int32 // tokens of the number with its unit: "55 - 60 %"
	left, right int32 // tokens with the words that bind it: "tối thiểu … trở lên", "/năm"
	value, high float64
	isRange     bool
	unit        string // %, rank, count, money, quantity, score; "" when rejected
	reason      string // why it was rejected; "" otherwise
	bound       corpus.Bound
	perYear     bool
	points      bool
	odd         bool // "99.125%"
	diff        bool // "cao hơn 2%": a difference
	baseline    bool // "từ 60%" of "từ 60% lên 80%"
	raised      bool // "80%" of it
	listed      bool // one of several, each of its own tier or year
	den         string
	noun        int32 // tokens after the number that name the thing counted, end
	measure     int32 // token where its unit of money, size or score begins; 0 for none
	skip        span  // "trở lên" that stands after the noun
}

type span struct{ from, to int32 }

// closed reports a floor or a ceiling.
func closed(q *quantity) bool { return q.bound == corpus.AtLeast || q.bound == corpus.AtMost }

// Reasons a number is rejected for: the closed list.
const (
	reasonYear     = "year"
	reasonDate     = "date"
	reasonTime     = "time"
	reasonDuration = "duration"
	reasonDocument = "document"
	reasonLevel    = "level"
	reasonLabel    = "label"    // 4G, CMCN 4.0, IPv6, 24/7
	reasonOrdinal  = "ordinal"  // the number of a list entry or a table row
	reasonFraction = "fraction" // 32/35 mục tiêu
	reasonCode     = "code"     // telephone numbers, counters
	reasonCount    = "count"    // a number of things that no sentence sets as a goal
	reasonAmount   = "amount"   // money, areas, scores that no sentence sets as a goal
	reasonPart     = "part"     // part of another number's predicate: "có ít nhất 01 tổ"
	reasonFoot     = "foot"     // outside the article: counters, comment forms
	reasonOther    = "other"    // none of these
)

// sheet is one block while it is being read: tokens, phrases, quantities. What rules ask for
// most stands first, where the processor reaches it by a short address.
type sheet struct {
	lo, hi  int32   // the block being read: tokens outside it are not seen
	seen    []token // those inside it
	toks    []token
	begins  []role // by token: the classes of the matches that begin there
	stops   []role // and of those that end before it
	role    []role // by token: what it may do
	may     *gist  // what it may hold
	forms   *forms
	ms      []match
	firstAt []int32 // by token where a match begins: index of the first of them
	qs      []quantity
	text    string
	gist    gist // of the block that was summed up last
}

// see makes [lo, hi) the block being read.
func (s *sheet) see(lo, hi int32) {
	s.lo, s.hi, s.seen = lo, hi, s.toks[lo:max(lo, hi)]
	if s.may = &anything; lo == s.gist.lo && hi == s.gist.hi && !s.forms.unguarded {
		s.may = &s.gist
	}
}

// index prepares looking matches up by token.
func (s *sheet) index() {
	n := len(s.toks) + 1
	if cap(s.firstAt) < n {
		s.firstAt = make([]int32, n*2)
	}
	s.firstAt = s.firstAt[:n]
	s.begins, s.stops = room(s.begins, n), room(s.stops, n)
	for k := range s.ms {
		m := &s.ms[k]
		if s.begins[m.from] == 0 {
			s.firstAt[m.from] = int32(k)
		}
		s.begins[m.from] |= m.class.bit()
		s.stops[m.to] |= m.class.bit()
	}
}

// room returns n roles, all empty.
func room(s []role, n int) []role {
	if cap(s) < n {
		return make([]role, n, n*2)
	}
	s = s[:n]
	clear(s)
	return s
}

// at returns the phrase of a class that begins at token i.
func (s *sheet) at(i int32, c class) *match {
	if i < s.lo || i >= s.hi || s.begins[i]&c.bit() == 0 {
		return nil
	}
	return s.matchAt(i, c)
}

func (s *sheet) matchAt(i int32, c class) *match {
	for k := s.firstAt[i]; int(k) < len(s.ms) && s.ms[k].from == i; k++ {
		if s.ms[k].class == c {
			return &s.ms[k]
		}
	}
	return nil
}

// anyBegins reports whether a phrase of a class begins at one of some tokens.
func (s *sheet) anyBegins(toks []int32, c class) bool {
	if s.lacksPhrase(c) {
		return false
	}
	for _, i := range toks {
		if s.begins[i]&c.bit() != 0 {
			return true
		}
	}
	return false
}

// ending returns the phrase of a class that ends before token i.
func (s *sheet) ending(i int32, c class) *match {
	if i <= s.lo || i > s.hi || s.stops[i]&c.bit() == 0 {
		return nil
	}
	for k := s.firstIn(max(i-8, s.lo), i); int(k) < len(s.ms) && s.ms[k].from < i; k++ {
		if s.ms[k].to == i && s.ms[k].class == c {
			return &s.ms[k]
		}
	}
	return nil
}

// in calls f for every phrase that begins in [from, to).
func (s *sheet) in(from, to int32, f func(*match)) {
	from, to = max(from, s.lo), min(to, s.hi)
	if from >= to {
		return
	}
	for k := s.firstIn(from, to); int(k) < len(s.ms) && s.ms[k].from < to; k++ {
		f(&s.ms[k])
	}
}

// has reports whether a phrase of a class begins in [from, to).
func (s *sheet) has(from, to int32, c class) bool {
	if s.lacksPhrase(c) {
		return false
	}
	for i := max(from, s.lo); i < min(to, s.hi); i++ {
		if s.begins[i]&c.bit() != 0 {
			return true
		}
	}
	return false
}

// firstIn returns the index of the first match that begins in [from, to), or one
// behind all.
func (s *sheet) firstIn(from, to int32) int32 {
	for ; from < to; from++ {
		if s.begins[from] != 0 {
			return s.firstAt[from]
		}
	}
	return int32(len(s.ms))
}

func (s *sheet) tok(i int32) token {
	if k := uint(uint32(i - s.lo)); k < uint(len(s.seen)) {
		return s.seen[k]
	}
	return token{}
}

// dashed reports the mark before an item without a number.
func (s *sheet) dashed(i int32) bool {
	return s.isMark(i, '-') || s.isMark(i, '+') || s.isMark(i, '*')
}

func (s *sheet) isMark(i int32, c byte) bool {
	k := uint(uint32(i - s.lo))
	return k < uint(len(s.seen)) && s.seen[k].ch == c // only marks have one
}

func (s *sheet) isNumber(i int32) bool {
	k := uint(uint32(i - s.lo))
	return k < uint(len(s.seen)) && s.seen[k].kind == number
}

func (s *sheet) str(i int32) string {
	k := uint(uint32(i - s.lo))
	if k >= uint(len(s.seen)) {
		return ""
	}
	t := &s.seen[k]
	return s.text[t.start:t.end]
}

// is reports whether token i is one of some words (given folded). It is asked at so many
// places that it must not be copied to each: the rules would outgrow the processor's cache.
func (s *sheet) is(i int32, w string, more ...string) bool {
	k := uint(uint32(i - s.lo))
	if k >= uint(len(s.seen)) {
		return false
	}
	t := &s.seen[k]
	size, last := int(t.size), t.last
	if size == 0 { // a mark, a number
		return false
	}
	if len(w) == size && w[len(w)-1] == last {
		return s.oneOf(t, w, more)
	}
	for _, w := range more {
		if len(w) == size && w[len(w)-1] == last {
			return s.oneOf(t, w, more)
		}
	}
	return false
}

//go:noinline
func (s *sheet) oneOf(t *token, w string, more []string) bool {
	return s.key(t) == w || slices.Contains(more, s.key(t))
}

// isWord is is for one word, in place: for what is asked of every token of a clause.
func (s *sheet) isWord(i int32, w string) bool {
	k := uint(uint32(i - s.lo))
	return k < uint(len(s.seen)) && uint32(s.seen[k].tag) == tagOf(w) && s.forms.keys[s.seen[k].form] == w
}

// reads reports whether a token is a word: most words differ in their tags.
func (s *sheet) reads(t *token, w string) bool {
	return uint32(t.tag) == tagOf(w) && w == s.key(t)
}

// key is the folded form of a word, "" of what is none or longer than any word.
func (s *sheet) key(t *token) string { return s.forms.keys[t.form] }

// percentAt returns the token after a percent sign at i, or i when there is none.
func (s *sheet) percentAt(i int32) (int32, bool) {
	points := false
	if s.isWord(i, "điểm") && (s.isMark(i+1, '%') || s.is(i+1, "phần")) {
		points = true
		i++
	}
	switch {
	case s.isMark(i, '%'):
		if t := s.tok(i + 1); t.glued && (t.kind == number && s.str(i+1) == "0" || t.kind == word && s.str(i+1) == "o") { // "0,30%0", "0,1%o": a per mille
			return i, false
		}
		return i + 1, points
	case s.isWord(i, "phần") && s.is(i+1, "trăm"):
		return i + 2, points
	}
	return i, false
}

// dash returns the token after a range sign at i ("-", "\-", "đến", "tới"), or i.
func (s *sheet) dash(i int32) int32 {
	j := i
	if s.isMark(j, '\\') {
		j++
	}
	if s.isMark(j, '-') || s.is(j, "đến", "tới", "tiến") {
		return j + 1
	}
	return i
}

// quantities finds every number of the block.
func (s *sheet) quantities() {
	s.qs = s.qs[:0]
	for i := s.lo; i < s.hi; {
		switch t := &s.toks[i]; {
		case t.kind == number:
			i = s.number(i)
		case t.sets&(setPart|setFew) == 0 && s.stops[i]&rankWord.bit() == 0: // most words
			i++
		case t.sets&setPart != 0 && s.is(i+1, "trăm"):
			s.numberInWords(i)
			i += 2
		case t.sets&setFew != 0 && s.stops[i]&rankWord.bit() != 0:
			s.groupInWords(i)
			i++
		case t.sets&setFew != 0 && s.stops[i]&boundLeft.bit() != 0:
			s.countInWords(i)
			i++
		case s.stops[i]&rankWord.bit() != 0 && s.is(i, "nhất", "nhì"):
			s.rankInWords(i)
			i++
		default:
			i++
		}
	}
}

// numberFrom returns the index of the first number that begins at token i or behind it.
func (s *sheet) numberFrom(i int32) int {
	return sort.Search(len(s.qs), func(k int) bool { return s.qs[k].from >= i })
}

// number reads the number at token i and returns the token after it.
func (s *sheet) number(i int32) int32 {
	if j := s.percentList(i); j > i {
		return j
	}
	v1, odd, ok := parseNumber(s.str(i), true)
	if end, pts := s.percentAt(i + 1); end > i+1 && ok {
		return s.percent(i, end, v1, odd, pts)
	}
	// "55 - 60%": the sign stands at the end only
	if j := s.dash(i + 1); j > i+1 && s.isNumber(j) {
		if s.isMark(j-1, '-') && s.itemNumber(i) {
			s.qs = append(s.qs, quantity{from: i, to: i + 2, left: i, right: i + 2, value: v1, bound: corpus.Exactly, reason: reasonOrdinal})
			return i + 2
		}
		if end, pts := s.percentAt(j + 1); end > j+1 {
			v2, odd2, ok2 := parseNumber(s.str(j), true)
			if ok && ok2 {
				return s.percentPair(i, j, end, v1, v2, odd || odd2, pts)
			}
		}
	}
	return s.plainNumber(i)
}

// itemNumber reports the number of an item with a dash and a blank behind it, in a row of such items that begins with 1:
// "1- 100% thủ tục …; | 2- 90% hồ sơ …". A range ("1- 2%") has none that counts on.
func (s *sheet) itemNumber(i int32) bool {
	n := s.headsItem(i)
	if n == 0 {
		return false
	}
	want := max(n-1, 1) // the one before, or behind the first the second
	if n == 1 {
		if s.isMark(i-1, ':') && s.is(i-2, "giảm", "tăng", "còn") { // "giảm: 1- 2%; …"
			return false
		}
		for j := i + 2; j < i+200 && int(j) < len(s.toks); j++ {
			if s.toks[j].kind == number && s.headsItem(j) > 0 {
				return s.headsItem(j) == 2 && !s.isMark(j-1, ':')
			}
		}
		return false
	}
	if s.isMark(i-1, ':') { // only the first stands behind what tells of them all
		return false
	}
	for j := i - 1; j > i-400 && j >= 0; j-- {
		if s.toks[j].kind == number && s.headsItem(j) == want {
			if want == 1 {
				return s.itemNumber(j)
			}
			want--
		}
	}
	return false
}

// headsItem is the number at token i where it is short, with a dash glued to it and a blank behind, at the head of a line
// or behind the end of a clause; 0 else. Its neighbours may stand in other blocks.
func (s *sheet) headsItem(i int32) int {
	if int(i)+2 >= len(s.toks) || s.toks[i+1].ch != '-' || !s.toks[i+1].glued || s.toks[i+2].glued {
		return 0
	}
	t := &s.toks[i]
	if i > 0 && !t.nl && !t.head && s.toks[i-1].ch != ';' && s.toks[i-1].ch != ':' && s.toks[i-1].ch != '.' {
		return 0
	}
	n, err := strconv.Atoi(s.text[t.start:t.end])
	if err != nil || n > 20 {
		return 0
	}
	return n
}

// percent adds a percentage whose sign ends before end; a second one after a
// range sign makes it a range.
func (s *sheet) percent(i, end int32, v float64, odd, pts bool) int32 {
	unit := end
	if s.isMark(end, '/') && s.is(end+1, "năm", "tháng", "quý") { // "giảm từ 3%/năm đến 4%/năm"
		unit = end + 2
	}
	if j := s.dash(unit); j > unit && s.isNumber(j) {
		if end2, pts2 := s.percentAt(j + 1); end2 > j+1 {
			if v2, odd2, ok := parseNumber(s.str(j), true); ok && !s.chained(i, end2) {
				switch each := unit > end && s.isMark(end2, '/'); {
				case v2 > v && (!s.raises(i) || each || s.rateRange(i, v2) || s.isMark(j-1, '-') || s.is(end2, "so", "tùy", "tuỳ")),
					v2 < v && s.isMark(j-1, '-') && s.fallsTo(i, v, v2):
					return s.percentPair(i, j, end2, v, v2, odd || odd2, pts || pts2)
				}
			}
		}
	}
	q := quantity{from: i, to: end, value: v, unit: corpus.UnitPercent, odd: odd, points: pts}
	q.baseline = s.risesFrom(i, end) || s.replaced(i, end)
	for n := len(s.qs) - 1; n >= 0 && i-s.qs[n].to < 9; n-- {
		if s.qs[n].baseline || s.qs[n].reason == "" { // a year may stand between
			q.raised = s.qs[n].baseline
			break
		}
	}
	s.bind(&q)
	s.qs = append(s.qs, q)
	return q.to
}

// chained reports that the pair of numbers in [i, end) is part of a row that dashes part: "60% - 45% - 90%"
// holds no range.
func (s *sheet) chained(i, end int32) bool {
	return s.isMark(i-1, '-') && (s.isMark(i-2, '%') || s.isNumber(i-2)) || s.isMark(end, '-') && s.isNumber(end+1)
}

// raises reports whether a verb of change governs "từ" before token i: then
// "từ 60% đến 80%" tells where it began.
func (s *sheet) raises(i int32) bool {
	if !s.is(i-1, "từ") {
		return false
	}
	if s.is(i-2, "đi", "nhích", "leo", "vươn") { // "phải đi từ 38% đến 42%"
		return true
	}
	m := s.ending(i-1, verb)
	return m != nil && (m.e.value == "increase" || m.e.value == "decrease" || m.e.value == "to")
}

// rateRange reports a range of rates of change: "tăng từ 7,86% đến 8,43%" tells how
// much is added, "tăng từ 60% đến 80%" from where to where. So do "tăng từ 40% - 60%" and "tăng từ 40%
// đến 60% tùy tuyến", whatever the rate.
func (s *sheet) rateRange(i int32, high float64) bool {
	m := s.ending(i-1, verb)
	return high <= 30 && m != nil && (m.e.value == "increase" || m.e.value == "decrease") && !s.is(i+2, "lên", "xuống") && !s.is(i+3, "lên", "xuống")
}

// fallsTo reports a range that begins with its upper end, as those of what is to fall do: "còn từ 1,93% - 1,83%". It
// stands behind the word that leads to a number; "COVID-19 - 2%" is none, nor are the shares of a whole: "công nghiệp
// và dịch vụ là 60% - 40%".
func (s *sheet) fallsTo(i int32, high, low float64) bool {
	if low < high/2 || high+low == 100 || high > 100 {
		return false
	}
	if s.is(i-1, "từ", "khoảng", "giảm") {
		return true
	}
	led := s.is(i-1, "còn", "xuống", "là", "ở", "mức") || s.ending(i, verb) != nil ||
		s.isMark(i+1, '-') && s.tok(i-1).kind == word && strings.Contains(s.str(i), ",") // "giảm hộ nghèo 0,9 - 0,8%/năm": no label
	return led && !s.severalBefore(i)
}

// severalBefore reports several things told before the numbers at token i, one of each: "tiêm mũi 1 và mũi 2 đạt | 98% -
// 95%", "lần lượt là | 3% - 2%".
func (s *sheet) severalBefore(i int32) bool {
	for j := i - 1; j > i-16 && j > s.lo && !s.isMark(j, ';') && !s.isMark(j, '.') && !s.isMark(j, '%'); j-- {
		if s.is(j, "và", "lượt", "cùng") || s.isMark(j, '-') || s.isMark(j, '/') {
			return true
		}
	}
	return false
}

// percentPair adds the two numbers at i and j with one sign as a range, or the second alone where they are none.
func (s *sheet) percentPair(i, j, end int32, v1, v2 float64, odd, pts bool) int32 {
	if v2 < v1 && s.fallsTo(i, v1, v2) {
		v1, v2 = v2, v1
	}
	if v2 <= v1 { // "98 - 2%" is no range
		if next := s.plainNumber(i); next > j { // "1 - 1.000%": a range all the same, of another sort
			return next
		}
		q := quantity{from: j, to: end, value: v2, unit: corpus.UnitPercent, odd: odd, points: pts}
		s.bind(&q)
		s.qs = append(s.qs, q)
		return end
	}
	q := quantity{from: i, to: end, value: v1, high: v2, isRange: true, unit: corpus.UnitPercent, odd: odd, points: pts}
	q.baseline = s.risesFrom(i, end) // "từ 20 - 25% hiện nay lên 30%"
	s.bind(&q)
	q.bound = corpus.RangeOf
	s.qs = append(s.qs, q)
	return end
}

// percentList reads "95/90/85%": one value after the other.
func (s *sheet) percentList(i int32) int32 {
	j := i + 1
	for j < i+16 && s.isMark(j, '/') && s.isNumber(j+1) {
		j += 2
	}
	if j == i+1 {
		return i
	}
	end, _ := s.percentAt(j)
	if end == j {
		return i
	}
	for k := i; k < j; k += 2 {
		v, _, ok := parseNumber(s.str(k), true)
		if !ok || v > 100 {
			return i
		}
	}
	for k := i; k < j; k += 2 {
		v, odd, _ := parseNumber(s.str(k), true)
		q := quantity{from: k, to: k + 1, value: v, unit: corpus.UnitPercent, odd: odd}
		if k+1 == j {
			q.to = end
		}
		s.bind(&q)
		s.qs = append(s.qs, q)
	}
	return end
}

// numberInWords reads "sáu mươi phần trăm" back from its "phần".
func (s *sheet) numberInWords(i int32) {
	from, lo := i, s.lo
	if n := len(s.qs); n > 0 {
		lo = max(lo, s.qs[n-1].to, s.qs[n-1].right) // "0sáu phần trăm", "11%/năm phần trăm": a word may belong to the number before
	}
	for from > lo && i-from < 8 && s.toks[from-1].kind == word && isNumeral(s.key(&s.toks[from-1])) {
		from--
	}
	for ; from < i; from++ {
		words := make([]string, 0, 8)
		for k := from; k < i; k++ {
			words = append(words, s.key(&s.toks[k]))
		}
		if from > s.lo && words[0] == "không" { // "không dưới", never nought
			continue
		}
		if v, ok := parseWords(words); ok {
			q := quantity{from: from, to: i + 2, value: v, unit: corpus.UnitPercent}
			s.bind(&q)
			s.qs = append(s.qs, q)
			return
		}
	}
}

// rankInWords reads "giữ vị trí thứ nhất", "xếp thứ nhì"; "thứ nhất" alone counts
// arguments.
func (s *sheet) rankInWords(i int32) {
	m := s.ending(i, rankWord)
	if m == nil || m.to-m.from < 2 || !s.is(i-1, "thứ") {
		return
	}
	q := quantity{from: i, to: i + 1, left: m.from, right: i + 1, value: 1, unit: corpus.UnitRank, bound: corpus.Exactly}
	if s.is(i, "nhì") {
		q.value = 2
	}
	s.qs = append(s.qs, q)
}

// groupInWords reads the size of a group of the best: "thuộc nhóm ba quốc gia dẫn đầu". Elsewhere a
// small number in words only tells a story.
func (s *sheet) groupInWords(i int32) {
	v, ok := parseWords([]string{s.key(&s.toks[i])})
	if !ok || s.at(i+1, rankNoun) == nil {
		return
	}
	q := quantity{from: i, to: i + 1, left: i, right: i + 1, value: v}
	if s.rank(&q) && q.bound == corpus.AtMost {
		s.qs = append(s.qs, q)
	}
}

// countInWords reads a floor of things in words: "có ít nhất một huyện đạt chuẩn", "mỗi xã có ít nhất một mô hình", not what every
// house or person is to have: "mỗi hộ có ít nhất một người biết dùng".
func (s *sheet) countInWords(i int32) {
	v, ok := parseWords([]string{s.key(&s.toks[i])})
	if m := s.ending(i, boundLeft); !ok || m == nil || m.e.value != string(corpus.AtLeast) || s.is(i, "năm") || !s.thing(i+1) || s.is(i+1, "nửa", "số", "phần") || isNumeral(s.key(&s.toks[i+1])) {
		return
	}
	for j := i - 1; j > i-14 && s.tok(j).kind == word; j-- {
		if s.is(j, "mỗi", "từng") {
			if s.at(j+1, tierWord) == nil {
				return
			}
			break
		}
	}
	q := quantity{from: i, to: i + 1, value: v, unit: corpus.UnitCount, noun: s.nounEnd(i + 1)}
	s.bind(&q)
	s.qs = append(s.qs, q)
}

// bind reads the words around a number that say how firmly it binds. The bound
// nearest to the number wins ("tối thiểu trên 02%"), a bound after it before all
// ("từ 50% trở lên").
func (s *sheet) bind(q *quantity) {
	q.left, q.right = q.from, q.to
	set := func(v string) {
		if v == "diff" {
			switch {
			case s.levelBelow(q):
				v = string(corpus.LessThan)
				if s.is(q.left-2, "cao") {
					v = string(corpus.MoreThan)
				}
			case !s.deniedBefore(q.left):
				q.diff = true
				return
			case s.is(q.left-2, "thấp"): // "không có tỉnh nào … thấp hơn 40%"
				v = string(corpus.AtLeast)
			default:
				v = string(corpus.AtMost)
			}
		}
		if q.bound == "" || v != "from" && q.bound == "from" || q.bound == corpus.Roughly && (v == string(corpus.AtLeast) || v == string(corpus.AtMost)) { // "tối thiểu khoảng 60%"
			q.bound = corpus.Bound(v)
		}
	}
	for n := 0; n < 4; n++ {
		if s.tok(q.left-1).kind == punct && strings.IndexByte(`"'*`, s.tok(q.left-1).ch) >= 0 && !s.isMark(q.left-1, '*') {
			q.left--
			continue
		}
		if t := s.tok(q.left - 1); t.kind == punct {
			b := ""
			switch t.ch {
			case 'G':
				b = ">="
			case 'L':
				b = "<="
			case '>', '<', '~':
				b = string(t.ch)
			case '=':
				if s.isMark(q.left-2, '>') || s.isMark(q.left-2, '<') {
					b = string(s.tok(q.left-2).ch) + "="
					q.left--
				} else {
					b = "="
				}
			}
			if b == "" {
				break
			}
			set(b)
			q.left--
			continue
		}
		m := s.ending(q.left, boundLeft)
		if m == nil || m.from < s.taken(q) || s.extreme(m) || q.left < q.from && s.pointsBack(m) { // "95% trở xuống dưới 5%"
			break
		}
		set(m.e.value)
		q.left = m.from
	}
	if q.bound == "" {
		if b := s.boundOfChange(q.left); b != "" {
			q.bound = b
		}
	}
	s.bindRight(q)
	if q.bound == corpus.MoreThan && s.is(q.left, "vượt") && !s.is(q.left-1, "không") &&
		(s.is(q.right, "so") || q.points || s.pastPlan(q) || q.from == q.left+1 && s.isMark(q.left-1, ',') && s.isMark(q.left-2, '%')) { // "vượt 2% so với kế hoạch", "đạt 68%, vượt 2 điểm phần trăm"
		q.diff, q.bound = true, corpus.Exactly
	}
	if q.bound == "from" {
		q.bound = corpus.AtLeast
		if q.isRange || q.baseline {
			q.bound = corpus.Exactly
		}
	}
	if q.bound == "" || q.bound == corpus.MoreThan && s.is(q.left, "vượt") && (s.is(q.right, "đề", "đặt") && s.is(q.right+1, "ra") || s.is(q.right, "được") && s.is(q.right+1, "giao") || s.is(q.right, "mà")) { // "vượt mức 50% đề ra", "vượt ngưỡng 20% mà nghị quyết giao"
		q.bound = corpus.Exactly
	}
}

// pastPlan reports by how much an amount that was reached lies above its plan: "đạt 12.000 tỷ đồng, vượt | 23,4% dự toán".
func (s *sheet) pastPlan(q *quantity) bool {
	i := q.left - 1
	if q.from != q.left+1 || !s.isMark(i, ',') || s.wordAt(q.right, setPlanned) == 0 {
		return false
	}
	for j := i - 1; j > i-7 && j >= s.lo; j-- {
		if s.isNumber(j) {
			for n := j - 1; n > j-6 && n >= s.lo; n-- {
				if s.is(n, "ngân") && s.is(n-1, "giải") { // "giải ngân 300 tỷ đồng, vượt 60% kế hoạch vốn": how much of it
					return false
				}
			}
			return !s.isMark(j+1, '%') && s.tok(j+1).kind == word
		}
	}
	return false
}

// pointsBack reports a "trên" that belongs to what it points back to, before another bound: "tỷ lệ trên | chưa tới 5%".
func (s *sheet) pointsBack(m *match) bool {
	return s.is(m.from, "trên") && m.to-m.from == 1 && s.is(m.from-1, "lệ", "số", "tiêu") && s.is(m.from-2, "tỷ", "con", "chỉ")
}

// extreme reports the highest or the lowest of several that are told with each other, no bound: "tỉnh cao nhất là
// 98%, thấp nhất là 70%". "Thấp nhất là 80%, phấn đấu 85%" is a floor.
func (s *sheet) extreme(m *match) bool {
	other := "thấp"
	if s.is(m.from, "thấp") {
		other = "cao"
	} else if !s.is(m.from, "cao") {
		return false
	}
	if !s.is(m.from+1, "nhất") {
		return false
	}
	told := func(j int32) bool {
		return s.is(j, other) && s.is(j+1, "nhất") && (s.isNumber(j+2) || s.is(j+2, "là", "đạt", "chỉ"))
	}
	for j := m.from - 1; j > m.from-24 && j >= s.lo && !s.endsSentence(j); j-- {
		if s.is(j, "đấu") && s.is(j-1, "phấn") || s.is(j, "tiêu") && s.is(j-1, "mục") || s.is(j, "phải") { // then they are a floor and a ceiling
			return false
		}
	}
	for j := m.to; j < m.to+16 && j < s.hi && !s.endsSentence(j); j++ {
		if told(j) {
			return true
		}
	}
	for j := m.from - 1; j > m.from-16 && j >= s.lo && !s.endsSentence(j); j-- {
		if told(j) {
			return true
		}
	}
	return false
}

// boundOfChange reads the bound before a verb of change that ends before token i: "ít nhất tăng 5%",
// "tối thiểu phải giảm 10%".
func (s *sheet) boundOfChange(i int32) corpus.Bound {
	m := s.ending(i, verb)
	if m == nil || m.e.value != "increase" && m.e.value != "decrease" || m.to-m.from > 2 {
		return ""
	}
	from := m.from
	if s.is(from-1, "phải", "cần") {
		from--
	}
	b := s.ending(from, boundLeft)
	if b == nil && from < m.from {
		b = s.ending(m.from, boundLeft) // "tối thiểu phải"
	}
	if b != nil && s.is(b.from, "tối", "ít", "chí") && s.is(b.from+1, "thiểu", "đa", "nhất", "ít") {
		return corpus.Bound(b.e.value)
	}
	return ""
}

// taken returns where the words end that the number before takes.
func (s *sheet) taken(q *quantity) int32 {
	n := len(s.qs)
	for n > 0 && s.qs[n-1].from >= q.from {
		n--
	}
	if n == 0 {
		return s.lo
	}
	return s.qs[n-1].right
}

// levelBelow reports a level that is to be passed, not by how much one differs from another: "giảm
// tổn thất xuống thấp hơn 6%", "giữ ở mức thấp hơn 2%", "khống chế bội chi thấp hơn 3%".
func (s *sheet) levelBelow(q *quantity) bool {
	i := q.left - 3
	if s.is(q.to, "so") || s.is(q.to+1, "so") {
		return false
	}
	if s.is(i, "xuống", "mức", "còn") {
		return true
	}
	if t := s.tok(q.to); (t.sets|s.tok(q.to+1).sets)&setYardsticks != 0 && !s.is(q.to, "vào", "đến", "trong", "tới", "và") || s.is(q.to, "giá", "mức", "tốc", "tỷ", "cả", "toàn") { // "thấp hơn 10% giá thị trường"
		return false
	}
	for n := 0; n < 16 && i >= s.lo && s.toks[i].kind == word; n++ {
		if s.is(i, "chế", "soát", "giữ", "đấu", "phải") && !s.is(i-1, "quy", "kiểm", "thể", "hạn", "không") || s.is(i, "soát") && s.is(i-1, "kiểm") {
			return !s.is(i, "chế") || s.is(i-1, "khống", "kiềm")
		}
		i--
	}
	return (i < s.lo || i == s.lo && s.isMark(i, '-')) && s.is(i+1, "tỷ") && s.isMark(q.to-1, '%') && s.endsAt(q.to) // "- Tỷ lệ thất nghiệp thấp hơn 4%;"
}

// endsAt reports that nothing but a mark stands at token i.
func (s *sheet) endsAt(i int32) bool { return i >= s.hi || s.isMark(i, ';') || s.isMark(i, '.') }

// deniedBefore looks for "không có …", "không … nào" in the words before token i.
func (s *sheet) deniedBefore(i int32) bool {
	for j := i - 1; j > i-24 && j >= s.lo && s.tok(j).kind == word; j-- {
		if s.is(j, "không") && (s.is(j+1, "có", "để", "còn") || s.is(j+2, "nào") || s.is(j+3, "nào")) {
			return true
		}
	}
	return false
}

// graded reports a grade or a size at token i that "trở lên" closes: "hạng II trở lên".
func (s *sheet) graded(i int32) bool {
	return s.tok(i).kind == number || strings.Trim(s.str(i), "IVX") == ""
}

// schooled reports a level of schooling or a mark that ends with token i, which "trở lên" closes: "có
// trình độ đại học trở lên", "75% học sinh khá trở lên".
func (s *sheet) schooled(i int32) bool {
	return s.is(i, "khá", "giỏi", "tốt") || s.is(i, "học") && s.is(i-1, "đại", "trung") || s.is(i, "cấp") && s.is(i-1, "trung", "sơ") || s.is(i, "đẳng") && s.is(i-1, "cao") ||
		s.is(i, "thông") && s.is(i-1, "phổ") || s.is(i, "sĩ") && s.is(i-1, "thạc", "tiến") || s.is(i, "bình") && s.is(i-1, "trung")
}

// predicated reports words in [a, b) that tell what the things counted are or have.
func (s *sheet) predicated(a, b int32) bool {
	for i := a; i < b; i++ {
		if s.is(i, "có", "đạt", "được", "độ") || s.is(i, "xếp", "hoàn") && s.is(i+1, "loại", "thành") {
			return true
		}
	}
	return false
}

// bindEach takes what says that a number holds for every year.
func (s *sheet) bindEach(q *quantity) {
	if s.isMark(q.right, '/') && s.is(q.right+1, "năm") || s.is(q.right, "mỗi", "một", "hằng", "hàng") && s.is(q.right+1, "năm") {
		q.perYear = true
		q.right += 2
	}
}

// bindRight reads the words behind a number that bind it: "trở lên", "mỗi năm".
func (s *sheet) bindRight(q *quantity) {
	s.bindEach(q)
	reach := q.right + 6
	if q.bound == "from" { // "từ 45 giải học sinh giỏi quốc gia trở lên"
		reach += 4
	}
	for j := q.right; j < reach && s.tok(j).kind == word; j++ {
		if m := s.at(j, boundRight); m != nil {
			if j > q.right && (q.value == 100 || s.graded(j-1) || s.schooled(j-1) || s.predicated(q.right, j)) { // "100% bệnh viện hạng II trở lên"
				break
			}
			q.bound = corpus.Bound(m.e.value)
			if j == q.right {
				q.right = m.to
			} else {
				q.skip = span{m.from, m.to}
			}
			break
		}
	}
	if s.bindEach(q); q.perYear { // "1,5% trở lên/năm"
		return
	}
	if m := s.ending(q.left, verb); m != nil && strings.Contains(m.e.key, "bình quân") {
		q.perYear = s.is(q.right, "năm") || s.isMark(q.right, '/')
	}
}
