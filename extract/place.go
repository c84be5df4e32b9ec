package extract

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
)

// ballot gathers what speaks for each province, by slug.
type ballot map[string]float64

// share is what a mention of a province weighs where it stands, and what all of that place may weigh at most.
type share struct{ each, most float64 }

func (s share) of(n int) float64 { return min(s.each*float64(n), s.most) }

var (
	inItsTitle = share{4, 6}
	inItsHead  = share{3, 3} // the head of a document or a page: "SỞ Y TẾ TỈNH TÂY NINH"
	inLead     = share{1.5, 4}
	inText     = share{0.7, 2}
	byHosts    = share{1, 2}     // addresses in the text
	byUnits    = share{0.7, 2.1} // districts or communes of a province
)

const (
	voteAddress = 5.0 // the address of the page
	voteSign    = 3.0 // the paper's sign, or the place and day of a document
	voteOwnUnit = 1.4 // a district or a commune whose own article it is

	// what a mention weighs more or less:
	voteCalledSo  = 1.5 // called a province, ending the name of its office, or standing where places of news stand
	voteInPassing = 0.3 // a neighbour, or beside the province with which a title begins
	voteOther     = 0.2 // where somebody comes from or met
)

// province decides whose article this is: the province named in the title, the
// lead and most often, the host, the sign of the paper, the place of signature, the
// districts named. A teaser or a neighbour named in passing is not it.
func (r *run) province() {
	date := r.day()
	votes := ballot{}
	if r.article.Title != "" || !strings.HasPrefix(r.info.Title, "(") { // else the first paragraph of a text without one: "(LSO) – UBND tỉnh vừa …"
		r.title.vote(votes, r.title.syllables(), inItsTitle)
	}
	r.titlePlaced = len(votes) > 0
	r.voteBlocks(votes)
	if u, err := url.Parse(r.info.URL); err == nil {
		r.voteHost(votes, u.Hostname(), date, voteAddress)
	}
	best, top, second := votes.winner()
	if best == "" || top < 1.5*second || top < 2 {
		r.voteCommunes(votes)
		best, top, second = votes.winner()
	}
	if g := r.info.Given; g != "" && best == "" {
		for _, m := range r.rd.places.Find(g) {
			best, top = m.Slug, 10
		}
	}
	if best == "" || top < 1.5*second || r.national(top) && !r.provincial() || top < 2 && !(top >= 0.7 && r.provincial()) {
		return
	}
	if !r.titlePlaced && top < 5 && r.ministerSpeaks() && !r.namesLocal() {
		return
	}
	unit, ok := r.rd.places.At(best, date)
	if !ok {
		if unit, ok = r.rd.places.Lookup(best, 63); !ok {
			return
		}
	}
	r.info.Province = &corpus.Province{ID: unit.Slug, Scheme: unit.Scheme, Name: unit.Name, Now: nowOf(unit)}
}

// voteCommunes lets the communes vote that the title and the first paragraphs name, where all else leaves it open: since the
// merger a commune's own article need name no other place.
func (r *run) voteCommunes(votes ballot) {
	date := r.day()
	named := map[string]int{}
	r.rd.places.CommunesIn(named, r.title.text, r.title.syllables(), date)
	for k := range r.blocks[:min(len(r.blocks), 12)] {
		r.seeBlock(k)
		if k < 4 || k < 12 && r.hi-r.lo < 24 {
			r.rd.places.CommunesIn(named, r.text, r.syllables(), date)
		}
	}
	if len(named) != 1 { // of two provinces, none is the article's
		return
	}
	for slug, n := range named {
		votes[slug] += voteOwnUnit + byUnits.of(n)
	}
}

// ministerSpeaks reports a member of the Government who tells something in the first paragraphs: what he says of a place is
// an example. "Thực hiện Công điện của Thủ tướng, Bắc Kạn …" is the place's own.
func (r *run) ministerSpeaks() bool {
	for k := range r.blocks[:min(len(r.blocks), 3)] {
		r.seeBlock(k)
		for i := r.lo; i < r.hi; i++ {
			if r.is(i, "tướng", "trưởng") && (r.is(i-1, "thủ") || r.is(i-1, "bộ") && r.toks[i-1].upper) && !r.is(i-2, "của", "do", "được", "bởi") && r.saysBehind(i+1) {
				return true
			}
		}
	}
	return false
}

// saysBehind reports a word of telling between token i and the end of its sentence.
func (r *run) saysBehind(i int32) bool {
	for ; i < r.hi && !r.endsSentence(i); i++ {
		if r.at(i, sayWord) != nil || r.is(i, "mạnh", "rõ") && r.is(i-1, "nhấn", "nói", "nêu") {
			return true
		}
	}
	return false
}

// day is the day the article speaks on, as well as it can be told.
func (r *run) day() string {
	switch {
	case r.info.Published != "":
		return r.info.Published
	case r.info.PlanDate != "":
		return r.info.PlanDate
	case r.pubYear != 0 && r.firstYear() > r.pubYear: // a plan for the next year is made at the end of this one
		return itoa(r.pubYear) + "-12-31"
	case r.pubYear != 0:
		return itoa(r.pubYear) + "-01-01"
	}
	return ""
}

// winner returns the slug with most votes, its votes and those of the next.
func (v ballot) winner() (best string, top, second float64) {
	for s, w := range v {
		if w > top || w == top && s < best {
			best, top, second = s, w, top
		} else if w > second {
			second = w
		}
	}
	return best, top, second
}

// longLead is the length in bytes from which on a paragraph is no lead: half of it is.
const longLead = 1200

// voteBlocks lets the text vote until its teasers begin: the first paragraphs
// weigh more.
func (r *run) voteBlocks(votes ballot) {
	date := r.day()
	head, hosts := 0, ballot{}
	districts, opening := map[string]int{}, false
	sites := strings.Contains(r.text, ".vn")
	for k, b := range r.blocks {
		t := r.text[b.Start:b.End]
		r.seeBlock(k)
		if k < 12 {
			if slug, ok := r.rd.places.ByPaper(t); ok {
				votes[slug] += voteSign
			}
			if slug, ok := r.signedAt(lastCell(t)); ok { // "Số: 15/KH-UBND | Bắc Ninh, ngày …"
				votes[slug] += voteSign
			}
			for _, host := range hostsIn(signOf(t)) { // "(Baotinh.vn) - Sáng 6/8, …"
				r.voteHost(votes, host, date, voteSign)
			}
		}
		if head > 0 && len(t) < 90 && r.byline() {
			continue
		}
		organ, _, _ := strings.Cut(t, " |") // beside it stands "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
		if k < 12 && len(organ) < 90 && allCapitals(organ) {
			r.vote(votes, r.syllables(), inItsHead)
		}
		if sites {
			for _, host := range hostsIn(t) {
				r.voteHost(hosts, host, "", byHosts.each)
			}
		}
		named := inText
		if head < 4 && len(t) > 60 {
			named = inLead
			head++
		}
		if r.mayNamePlace(r.lo, r.hi) {
			syl := r.syllables()
			r.rd.places.DistrictsIn(districts, r.text, syl)
			opening = opening || k < 3 && len(districts) > 0
			if named == inLead && len(t) > longLead { // an article without line breaks: how it begins, and the rest of it
				at, _ := slices.BinarySearchFunc(syl, int32(b.Start+longLead/2), func(y gazetteer.Syllable, at int32) int { return cmp.Compare(y.Start, at) })
				r.vote(votes, syl[:at], named)
				syl, named = syl[at:], inText
			}
			r.vote(votes, syl, named)
		}
	}
	for slug, n := range hosts {
		votes[slug] += min(n, byHosts.most)
	}
	for slug, n := range districts {
		votes[slug] += byUnits.of(n)
		if len(districts) == 1 && opening {
			votes[slug] += voteOwnUnit // a district's own article opens with it and may never name its province
		}
	}
}

// byline reports a block of nothing but names, of those who wrote the article: "HOÀNG HẬU, THÁI
// BÌNH" names no province.
func (r *run) byline() bool {
	if r.hi-r.lo > 12 {
		return false
	}
	for i := r.lo; i < r.hi; i++ {
		if t := &r.toks[i]; t.kind == number || t.kind == word && (!t.upper || r.of(i, setBody|setOffice) || r.is(i, "tỉnh", "thành", "tp", "huyện")) {
			return false
		}
	}
	return true
}

// signOf is the sign of a paper in parentheses at the head of a paragraph, "" for none.
func signOf(text string) string {
	sign, _, ok := strings.Cut(strings.TrimPrefix(text, "("), ")")
	if !ok || text[0] != '(' || len(sign) > 30 || strings.Contains(sign, " ") {
		return ""
	}
	return sign
}

// syllables lists the words of the block at hand for the gazetteer; the result holds
// until the next call.
func (r *run) syllables() []gazetteer.Syllable {
	out := slices.Grow(r.syl[:0], len(r.seen))[:len(r.seen)]
	n := 0
	for i := range r.seen {
		t := &r.seen[i]
		if t.kind != word {
			continue
		}
		y := &out[n] // written where it stands
		*y = r.forms.syllables[t.form]
		if t.form == 0 {
			*y = r.rd.places.Describe(r.text[t.start:t.end])
		}
		y.Start, y.End = t.start, t.end
		n++
	}
	r.syl = out[:n]
	return r.syl
}

// capitalIn reports a word with a capital among the tokens [a, b) of the block at hand.
func (r *run) capitalIn(a, b int32) bool {
	for i := a; i < min(b, r.hi); i++ {
		if r.forms.list[r.toks[i].form].upper {
			return true
		}
	}
	return false
}

// mayNamePlace reports whether [a, b) has a word that may begin the name of a place, or its
// block no capitals at all: most have none.
func (r *run) mayNamePlace(a, b int32) bool {
	for i := a; i < b; i++ {
		if f := &r.forms.list[r.toks[i].form]; f.place && (!f.leads || r.capitalIn(i+1, i+4)) {
			return true
		}
	}
	for i := r.lo; i < r.hi; i++ {
		if r.forms.list[r.toks[i].form].upper {
			return false
		}
	}
	return true
}

// vote counts the provinces that the block at hand names, each at most to the limit of where it
// stands. A block that names more than eight is a menu.
func (r *run) vote(votes ballot, syl []gazetteer.Syllable, named share) {
	ms := r.rd.places.FindIn(r.text, syl)
	if len(ms) == 0 {
		return
	}
	n, whose := ballot{}, ""
	if named == inItsTitle {
		whose = r.subjectOf(ms)
	}
	for _, m := range ms {
		if m.Lower {
			continue
		}
		w := named.each
		if whose != "" && m.Slug != whose {
			w *= voteInPassing
		}
		switch i := r.tokenFrom(int32(m.Start)); {
		case r.sendsDeputy(i), r.homeOf(i), r.holdsEvent(i), named != inItsTitle && r.seatOfSchool(i):
			w *= voteOther
		case r.is(i-1, "tỉnh", "tp"), r.namesDepartment(i), r.is(i-1, "phố") && r.is(i-2, "thành"):
			w *= voteCalledSo
		case r.isMark(i-1, '(') && r.tok(i-2).upper && r.isMark(r.tokenFrom(int32(m.End)), ')'): // "xã Mường Chanh (Sơn La)"
			w *= voteCalledSo
		case i == r.lo && r.isMark(r.tokenFrom(int32(m.End)), '-') && !r.toks[r.tokenFrom(int32(m.End))].glued: // "Bắc Ninh - Kế hoạch của phường …"
			w *= voteCalledSo
		case r.isIn(i-1, listBesidePlace):
			w *= voteInPassing
		}
		if n[m.Slug] < named.most {
			n[m.Slug] += w
		}
	}
	if len(n) > 8 {
		return
	}
	for s, w := range n {
		votes[s] += w
	}
}

// subjectOf returns the province with which a title begins, alone: "Bắc Giang học tập Bắc Ninh …", "Ngày hội khởi nghiệp: Bắc Giang học
// Bắc Ninh"; "" where several do: "Bắc Giang, Bắc Ninh …", "Hà Nội: Bắc Giang giới thiệu vải thiều".
func (r *run) subjectOf(ms []gazetteer.Mention) string {
	whose := ""
	for k, m := range ms {
		from := r.tokenFrom(int32(m.Start))
		for from > r.lo && r.is(from-1, "tỉnh", "ubnd", "tp", "thành", "phố") {
			from--
		}
		if from > r.lo && !r.isMark(from-1, ':') {
			continue
		}
		to := r.tokenFrom(int32(m.End))
		if whose != "" || m.Lower || r.is(to, "và") || k+1 < len(ms) && ms[k+1].Start-m.End < 5 && (r.isMark(to, ',') || r.isMark(to, '-')) {
			return ""
		}
		whose = m.Slug
	}
	return whose
}

// namesDepartment reports a place at token i that ends the name of its office: "Sở Giáo dục và Đào tạo Phú Thọ",
// "Công an Ninh Thuận", "BHXH Quảng Bình".
func (r *run) namesDepartment(i int32) bool {
	if r.is(i-1, "an") && r.is(i-2, "công") {
		return true
	}
	for j := i - 1; j > i-8 && j >= r.lo && (r.toks[j].kind == word || r.isMark(j, '-')); j-- {
		if r.toks[j].upper && r.is(j, "sở", "bhxh") {
			return true
		}
		if r.toks[j].kind == word && !r.toks[j].upper && !r.is(j, "và") && !r.tok(j-1).upper && !r.is(j-1, "và") {
			return false
		}
	}
	return false
}

// behindKind steps back from a place's name at token i over its kind: "thành phố", "TP.", "tỉnh", "thủ đô".
func (r *run) behindKind(i int32) int32 {
	if r.isMark(i-1, '.') && r.toks[i-1].glued {
		i--
	}
	switch {
	case r.is(i-1, "tp", "tỉnh"):
		return i - 1
	case r.is(i-1, "phố", "đô") && r.is(i-2, "thành", "thủ"):
		return i - 2
	}
	return i
}

// homeOf reports a place at token i in brackets that only tells where somebody lives: "Ông Lê Văn Tâm
// (Hà Nội) cho biết".
func (r *run) homeOf(i int32) bool {
	if i = r.behindKind(i); !r.isMark(i-1, '(') || !r.tok(i-2).upper {
		return false
	}
	for i -= 2; i > r.lo && r.tok(i).upper; i-- {
		if r.is(i, "ông", "bà", "anh", "chị", "cô") {
			return true
		}
	}
	return r.is(i, "ông", "bà", "anh", "chị", "cô", "em")
}

// holdsEvent reports a place at token i where somebody met: "hội nghị diễn ra tại TP HCM", "hội thảo được
// tổ chức ngày 22-12 tại Hà Nội", "tại Hà Nội, Bộ Y tế tổ chức hội nghị".
func (r *run) holdsEvent(i int32) bool {
	from := r.behindKind(i)
	if !r.is(from-1, "tại", "ở") {
		return false
	}
	for j := from - 2; j > from-9 && j >= r.lo; j-- {
		if r.is(j, "ra", "chức") && r.is(j-1, "diễn", "tổ") || r.is(j, "báo") && r.is(j-1, "họp") {
			return true
		}
		if r.toks[j].kind == word && !r.of(j, setTimes) && !r.isIn(j, listWhenMet) {
			break
		}
	}
	for j := i + 1; j < i+5 && j < r.hi; j++ {
		if r.isMark(j, ',') {
			return r.tok(j+1).upper && (r.is(j+1, "bộ") && r.tok(j+2).upper && !r.is(j+2, "chỉ", "đội", "tư") || r.is(j+1, "chính", "quốc", "tổng") && r.is(j+2, "phủ", "hội", "cục"))
		}
	}
	return false
}

// seatOfSchool reports a place at token i that is part of the name of a university or an exchange: "Trường Đại học
// Kiến trúc Hà Nội", "Sở GDCK TP.HCM". Its people speak on the whole country.
func (r *run) seatOfSchool(i int32) bool {
	j := r.behindKind(i) - 1
	beside := r.isMark(j, '(') // "Trường THPT Nhân Chính (Hà Nội)"
	if beside {
		j--
	}
	for ; j > i-8 && j >= r.lo && r.toks[j].kind == word; j-- {
		if r.is(j, "học", "gia") && r.is(j-1, "đại") || r.is(j, "viện") && r.is(j-1, "học") || r.is(j, "đh", "gdck") || beside && r.is(j, "thpt") || r.is(j, "khoán") && r.is(j-1, "chứng") {
			return true
		}
	}
	return false
}

// sendsDeputy reports a place at token i in brackets that only tells whose deputy speaks: "đại biểu Lê
// Thị Hoa (Bình Định)", "(Đoàn ĐBQH tỉnh Trà Vinh)".
func (r *run) sendsDeputy(i int32) bool {
	i = r.behindKind(i)
	if j := i; r.is(j-1, "đbqh", "hội") {
		for j > i-7 && r.tok(j-1).kind == word {
			j--
		}
		if r.is(j, "đoàn") && r.isMark(j-1, '(') {
			return r.tok(j - 2).upper
		}
	}
	if !r.isMark(i-1, '(') {
		return false
	}
	for j := i - 2; j > i-8 && j >= r.lo && r.toks[j].kind == word; j-- {
		if r.is(j, "đb") || r.is(j, "biểu") && r.is(j-1, "đại") {
			return true
		}
	}
	return false
}

// tokenFrom returns the token of the block at hand that begins at a byte.
func (r *run) tokenFrom(at int32) int32 {
	k, _ := slices.BinarySearchFunc(r.toks[r.lo:r.hi], at, func(t token, at int32) int { return cmp.Compare(t.start, at) })
	return r.lo + int32(k)
}

func (r *run) voteHost(votes ballot, host, date string, weight float64) {
	if host == "" {
		return
	}
	if date == "" {
		date = gazetteer.MergerDate[:4] // before the merger: the portal's first owner
	}
	if u, ok := r.rd.places.ByHost(host, date); ok {
		votes[u.Slug] += weight
	}
}

// hostsIn lists the addresses of Vietnamese sites in a text: a footer, a source.
func hostsIn(text string) []string {
	var out []string
	for rest := text; ; {
		i := strings.Index(rest, ".vn")
		if i < 0 {
			return out
		}
		from := i
		for from > 0 && hostByte(rest[from-1]) {
			from--
		}
		if from < i {
			out = append(out, strings.ToLower(rest[from:i+3]))
		}
		rest = rest[i+3:]
	}
}

func hostByte(c byte) bool {
	return c == '.' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// signedAt reads the place of a document's date: "Bắc Ninh, ngày 24 tháng 11 năm
// 2025".
func (r *run) signedAt(line string) (slug string, ok bool) {
	place, ok := signedIn(line)
	if !ok {
		return "", false
	}
	for _, m := range r.rd.places.Find(place) {
		if !m.Lower && m.End == len(place) {
			return m.Slug, true
		}
	}
	return "", false
}

// lastCell is what stands behind the last bar of a line, all of it for none. It is looked for no further
// back than a line of place and day reaches.
func lastCell(line string) string {
	tail := line[max(0, len(line)-longestDateline-2):]
	if bar := strings.LastIndex(tail, "| "); bar >= 0 {
		return tail[bar+1:]
	}
	return line
}

// longestDateline bounds a line of place and day, in bytes.
const longestDateline = 90

// signedIn returns the place of a line that tells where and when a document was signed, and nothing
// else: "Bắc Giang, ngày 12 tháng 12 năm 2026".
func signedIn(line string) (place string, ok bool) {
	if len(line) > longestDateline {
		return "", false
	}
	place, day, ok := strings.Cut(line, ", ngày ")
	return place, ok && day != "" && strings.Contains("0123456789 .", day[:1]) && strings.Contains(day, "tháng")
}

func nowOf(u gazetteer.Unit) string {
	if u.Now != "" {
		return u.Now
	}
	return u.Slug
}

func itoa(n int) string {
	s := ""
	for ; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return s
}

// provincial reports whether the text speaks as one province's does.
func (r *run) provincial() bool {
	r.see(0, r.startOf(len(r.ends)))
	for i := r.lo; i < r.hi; i++ {
		if r.is(i, "tỉnh") && (r.is(i-1, "ubnd", "hđnd", "toàn", "của") || r.is(i-1, "bàn") && r.is(i-2, "địa") || r.is(i+1, "ủy")) {
			return true
		}
	}
	return false
}

// namesLocal reports a committee or a council of a province or below, or a party's, anywhere in the text: without one,
// a goal of the country's is nobody else's.
func (r *run) namesLocal() bool {
	r.see(0, r.startOf(len(r.ends)))
	return r.localIn(r.lo, r.hi) || r.title.localIn(0, r.title.hi)
}

// localIn reports such a body in [a, b).
func (r *run) localIn(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.isWord(i, "ubnd") || r.isWord(i, "hđnd") || r.isWord(i, "tỉnh") && r.is(i-1, "toàn", "của", "bàn") ||
			(r.isWord(i, "phường") || r.isWord(i, "xã")) && r.tok(i+1).upper && r.is(i-1, "ủy", "bộ") && r.is(i-2, "đảng") { // "Đảng ủy phường Kinh Bắc"
			return true
		}
	}
	return false
}

// national reports whether the article is about the country's plan although it
// names a province or two.
func (r *run) national(top float64) bool {
	if ms := r.title.rd.places.FindIn(r.title.text, r.title.syllables()); len(ms) > 0 && ms[0].Start < 12 && !ms[0].Lower {
		return false // "Cà Mau triển khai Chiến lược quốc gia …"
	}
	title := strings.ReplaceAll(r.titleKey, "chuẩn quốc gia", "") // a school's
	return top < 7 && slices.ContainsFunc(r.rd.lx.lines[titleCountry], func(p string) bool { return strings.Contains(title, p) }) &&
		len(r.rd.places.Districts(r.title.text)) == 0 // "Huyện Mộc Châu hưởng ứng Ngày chuyển đổi số quốc gia"
}

func centralCity(p *corpus.Province) bool {
	if p == nil {
		return false
	}
	switch p.ID {
	case "ha-noi", "ho-chi-minh", "da-nang", "hai-phong", "can-tho":
		return true
	case "hue":
		return p.Scheme == 34
	}
	return false
}
