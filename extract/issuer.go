package extract

import (
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
)

// bench is what speaks for one level as the issuer, and the body as first written.
type bench struct {
	score float64
	first string
}

// benches are the levels an issuer may have, by name.
type benches map[string]*bench

func (b benches) note(level string, weight float64, body string) {
	if b[level] == nil {
		b[level] = &bench{}
	}
	b[level].score += weight
	if b[level].first == "" {
		b[level].first = body
	}
}

// issuer tells by whom the plan was made and at which level: KH-UBND alone is the
// symbol of a province, a district and a commune alike, so the head of the document,
// the title and the bodies named in the first quarter decide, never the grounds
// ("Căn cứ …").
func (r *run) issuer() {
	if r.ministry != "" {
		r.info.IssuerLevel, r.info.Issuer = "central", r.ministry
		return
	}
	seats := benches{}
	above := "" // the line above, when it names a kind of body and not whose
	for k, b := range r.blocks {
		r.seeBlock(k)
		if r.beyond(0.25, 300) {
			break
		}
		if r.cites() {
			continue
		}
		line := ""
		if k < 16 && b.Len() < 240 && allUpper(r.str(r.firstWord())) {
			line = organLine(r.oneLine(b))
		}
		if line != "" && (k < 4 || above != "") {
			r.headOfDocument(seats, above, line)
		}
		if above = ""; bareOrgan(line) {
			above = line
		}
		if k > 3 && r.hi-r.lo < 7 {
			continue // the cell of a table: who leads a goal
		}
		for i := r.lo; i < r.hi; i++ {
			if r.of(i, setBody) || k < 6 && r.is(i, "đạo") && r.is(i-1, "chỉ") {
				r.bodyAt(seats, i)
			}
		}
	}
	r.titleLevel(seats)
	if r.signedByDepartment() {
		seats.note("department", 3, "")
	}
	local := strings.HasSuffix(r.info.PlanNumber, "UBND") || strings.HasSuffix(r.info.PlanNumber, "HĐND") // no body of the country signs so, and no department
	if local {
		delete(seats, "department")
	}
	for suffix, level := range map[string]string{"/ĐU": "commune", "/HU": "district", "/TU": "province"} { // a party committee's
		if strings.HasSuffix(r.info.PlanNumber, suffix) {
			seats.note(level, 1, "")
			local = true
		}
	}
	best := "province"
	for _, l := range []string{"province", "department", "district", "commune"} {
		if seats[l] != nil && (seats[best] == nil || seats[l].score > seats[best].score) {
			best = l
		}
	}
	if r.info.Province == nil && (seats[best] == nil || seats[best].score < 4 && !local) { // nothing but the head or the title names a level
		r.info.IssuerLevel = "central"
		return
	}
	r.info.IssuerLevel = best
	if seats[best] != nil {
		r.info.Issuer = seats[best].first
	}
}

// ministryOf returns the body of the country that a document names at its head, above its number:
// "BỘ Y TẾ / Số: 1/KH-BYT". The place and day beside it, "Hà Nội, ngày …", are where it sits.
func (r *run) ministryOf() string {
	body := ""
	for k, b := range r.blocks[:min(len(r.blocks), 8)] {
		r.seeBlock(k)
		if body != "" && r.is(r.firstToken(), "số") {
			return body
		}
		if k > 3 || b.Len() > 160 || !r.is(r.firstToken(), "bộ", "chính", "thủ", "quốc", "ban") {
			continue
		}
		if line := organLine(r.oneLine(b)); allCapitals(line) && r.centralBody(viet.Key(line)) {
			body = line
		}
	}
	return ""
}

// centralBody reports the folded name of a ministry or another body of the country. "Bộ chỉ huy
// quân sự tỉnh" is none.
func (r *run) centralBody(key string) bool {
	if r.rd.lx.isLine(key, lineCentral) {
		return true
	}
	rest, ok := strings.CutPrefix(key, "bộ ")
	return ok && !strings.HasPrefix(rest, "chỉ ") && !strings.HasPrefix(rest, "tiêu ") && !strings.HasPrefix(rest, "tư lệnh") && !strings.HasPrefix(rest, "đội ") && !strings.HasPrefix(rest, "phận ")
}

// organLine is a line of a document's head without what was printed beside the body: the country's name and motto.
func organLine(line string) string {
	for _, beside := range []string{" |", "CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "Độc lập", "ĐỘC LẬP"} {
		line, _, _ = strings.Cut(line, beside)
	}
	return strings.Trim(line, "*|#- ")
}

// bareOrgan reports a line that names a committee or a council and not whose, marks ignored because heads are often scanned: "ỦY BAN
// NHÂN DÂN", "UY BAN NHÂN DÂN".
func bareOrgan(line string) bool {
	if line == "" || len(line) > 40 || !allCapitals(line) {
		return false
	}
	switch viet.Bare(line) {
	case "uy ban nhan dan", "y ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd":
		return true
	}
	return false
}

// headOfDocument reads the first lines of a document, in capitals: "ỦY BAN NHÂN
// DÂN / HUYỆN ĐÔNG GIANG", the first of which may stand above.
func (r *run) headOfDocument(seats benches, above, line string) {
	if line == "" || len(line) > 80 || !allCapitals(line) {
		return
	}
	key := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(viet.Key(line), "ủy ban nhân dân "), "ubnd "), "hội đồng nhân dân ")
	l := levelOf(key, r.info.Province)
	if l == "" && above != "" && strings.HasPrefix(viet.Bare(line), "tinh ") { // "UY BAN NHÂN DÂN / TINH LÀO CAI"
		l = "province"
	}
	switch {
	case l == "":
		return
	case l == "province" && r.namesLowerCity(line):
		l = "district"
	}
	if above != "" {
		line = above + " " + line
	}
	seats.note(l, 5, line)
}

// levelOf is the level of a body's folded name that begins with its kind.
func levelOf(key string, p *corpus.Province) string {
	for _, c := range []struct{ prefix, level string }{
		{"tỉnh ", "province"}, {"huyện ", "district"}, {"thị xã ", "district"}, {"quận ", "district"},
		{"xã ", "commune"}, {"phường ", "commune"}, {"đặc khu ", "commune"}, {"thị trấn ", "commune"},
		{"sở ", "department"}, {"cục ", "department"}, {"ban quản lý ", "department"}, {"chi cục ", "department"},
	} {
		if strings.HasPrefix(key, c.prefix) {
			return c.level
		}
	}
	if strings.HasPrefix(key, "thành phố ") || strings.HasPrefix(key, "tp ") || strings.HasPrefix(key, "tp. ") {
		if centralCity(p) {
			return "province"
		}
		return "district"
	}
	return ""
}

// namesLowerCity reports a line that begins with a city below a province or a centrally run city: "TP. Thủ Đức đặt mục tiêu …".
func (r *run) namesLowerCity(line string) bool {
	if key := viet.Key(line); !strings.HasPrefix(key, "thành phố ") && !strings.HasPrefix(key, "tp ") && !strings.HasPrefix(key, "tp. ") && !strings.HasPrefix(key, "ubnd t") {
		return false
	}
	if cut := strings.IndexAny(line, ":,-("); cut > 0 {
		line = line[:cut]
	}
	words := strings.Fields(line)
	return len(r.rd.places.Districts(strings.Join(words[:min(len(words), 6)], " "))) > 0
}

// bodyAt counts the body named at a token.
func (r *run) bodyAt(seats benches, i int32) {
	from := i
	if r.is(i, "dân") {
		from = max(r.lo, i-3) // "Ủy ban nhân dân", "Hội đồng nhân dân"
	}
	if r.is(i, "ủy") && r.is(i-1, "tỉnh", "thành", "huyện", "quận", "thị", "đảng") {
		from = i - 1
	}
	if r.ofCited(from) {
		return
	}
	body := func(n int32) string { return r.phrase(r.seqOf(from, r.bodyEnd(i+1, min(i+n, r.hi)))) }
	switch {
	case r.is(i, "ubnd", "hđnd") || r.isWord(i, "dân") && r.isWord(i-1, "nhân") && r.is(i-2, "ban", "đồng"):
		switch {
		case r.is(i+1, "tỉnh"):
			seats.note("province", 1.5, body(2))
		case r.is(i+1, "huyện", "quận") || r.is(i+1, "thị") && r.is(i+2, "xã"):
			seats.note("district", 1, body(7))
		case r.is(i+1, "xã", "phường", "đặc"):
			seats.note("commune", 1, body(7))
		case r.is(i+1, "thành", "tp") && r.ownCity(i+1):
			seats.note("province", 1, body(6))
		case r.is(i+1, "thành", "tp"):
			seats.note("district", 1, body(6))
		}
	case r.is(i, "ủy") && r.is(i-1, "đảng") && r.is(i+1, "xã", "phường", "đặc"):
		seats.note("commune", 1, r.phrase(r.seqOf(i-1, r.bodyEnd(i+1, min(i+7, r.hi)))))
	case r.is(i, "ủy") && (r.is(i-1, "tỉnh") || r.is(i-1, "thành") && r.ownCity(i)):
		seats.note("province", 1.2, r.phrase(r.seqOf(i-1, i+1)))
	case r.is(i, "ủy") && r.is(i-1, "huyện", "quận", "thị", "thành") && r.tok(i+1).upper:
		seats.note("district", 1.2, r.phrase(r.seqOf(i-1, r.bodyEnd(i+1, min(i+5, r.hi)))))
	case r.is(i, "đạo") && r.is(i-1, "chỉ") && r.is(i-2, "ban") && r.toks[i-2].upper && r.isWord(i-2, "ban"): // "Ban Chỉ đạo chuyển đổi số huyện Đắk Mil"
		for j := i + 1; j < min(i+12, r.hi) && r.toks[j].kind == word; j++ {
			if l := levelOf(r.key(&r.toks[j])+" ", r.info.Province); l != "" && l != "department" && (r.tok(j+1).upper || r.is(j, "tỉnh")) && !r.is(j-1, "cấp") {
				seats.note(l, 1, r.phrase(r.seqOf(i-2, r.bodyEnd(j, min(j+5, r.hi)))))
				return
			}
		}
	case r.is(i, "sở") && r.toks[i].upper && r.toks[min(i+1, r.hi-1)].upper && !r.is(i+1, "ban", "ngành") && !r.is(i-1, "các", "cơ", "trụ"):
		seats.note("department", 0.5, r.phrase(r.seqOf(i, r.departmentEnd(i))))
	}
}

// ofCited reports a body at token i that is only named as the issuer of another document: "Nghị quyết số 9-NQ/TU ngày 3/3/2023 | của
// Tỉnh ủy".
func (r *run) ofCited(i int32) bool {
	for r.isIn(i-1, listOfCommittee) {
		i--
	}
	if !r.is(i-1, "của", "do") {
		return false
	}
	j := i - 2
	for n := 0; n < 9 && j > r.lo && (r.isNumber(j) && r.documentEnd(j) == j || r.isMark(j, '/') || r.isMark(j, '-') || r.isMark(j, ',') || r.is(j, "ngày", "tháng", "năm")); n++ {
		j--
	}
	for k := j; k > j-8 && k >= r.lo; k-- {
		if r.isNumber(k) && r.documentEnd(k) == j+1 {
			return r.printedNumber(k, j+1) != r.info.PlanNumber
		}
	}
	return false
}

// ownCity reports that the city whose kind stands at token i, or whose committee, is the province at hand:
// "UBND TP. Đà Nẵng", no "UBND TP. Thủ Đức".
func (r *run) ownCity(i int32) bool {
	if !centralCity(r.info.Province) {
		return false
	}
	for i++; r.is(i, "thành", "phố", "tp") || r.isMark(i, '.') && r.toks[i].glued; i++ {
	}
	if i >= r.hi || !r.toks[i].upper || allUpper(r.str(i)) || gazetteer.IsSurname(r.key(&r.toks[i])) && !r.is(i, "hồ") || !r.tok(i+1).upper || r.tok(i+2).upper { // nothing or a person follows: "Bí thư Thành ủy Tất Thành Cang"
		return true
	}
	key := viet.Key(r.info.Province.Name)
	return strings.HasPrefix(strings.TrimPrefix(key, "thành phố "), r.key(&r.toks[i]))
}

// bodyEnd returns where the name of a body ends whose kind stands at token i, before token end: what
// goes on in small letters, behind a comma or with a number of things is none of it.
func (r *run) bodyEnd(i, end int32) int32 {
	j, own := i, ""
	if centralCity(r.info.Province) {
		own = strings.TrimPrefix(viet.Key(r.info.Province.Name), "thành phố ")
	}
	for j < end && (r.isIn(j, listKindOfPlace) || j > i && r.isMark(j, '.') && r.toks[j].glued) {
		j++
	}
	for name := j; j < end && (r.toks[j].kind == word && r.toks[j].upper || r.isNumber(j) && r.is(j-1, "quận", "phường")); j++ {
		if j > name+1 && own != "" && viet.Key(r.text[r.toks[name].start:r.toks[j-1].end]) == own { // "Phó Chủ tịch UBND TP Hà Nội Hà Văn An"
			break
		}
		if (j > name+1 || j > name && allUpper(r.str(j-1))) && gazetteer.IsSurname(r.key(&r.toks[j])) { // "Chủ tịch UBND xã Tân Lập Nguyễn Văn An"
			break
		}
	}
	if j == end && r.is(j-1, "chí") && r.is(j, "minh") {
		j++
	}
	return max(j, min(i+1, end))
}

// departmentEnd returns where the name of the department at token i ends: "Sở Giáo dục và Đào tạo",
// "Sở Văn hóa, Thể thao và Du lịch", "Sở Nông nghiệp và Phát triển nông thôn".
func (r *run) departmentEnd(i int32) int32 {
	i++
	for {
		if i < r.hi && r.toks[i].upper {
			i++
		}
		switch short := allUpper(r.str(i-1)) && r.toks[i-1].end-r.toks[i-1].start > 1; {
		case short || i >= r.hi: // "LĐTBXH": nothing belongs to it
		case r.toks[i].upper: // "Công Thương"
			i++
		case r.toks[i].kind == word && !r.is(i, "và"):
			i++
		}
		if r.is(i, "nông", "vận") && r.is(i+1, "thôn", "tải") {
			i += 2
		}
		joined := r.is(i, "và") || r.isMark(i, '-') || r.isMark(i, '&') || r.isMark(i, ',') && r.is(i+1, "thể", "thương")
		if !joined || i+1 >= r.hi || !r.toks[i+1].upper || r.is(i+1, "sở", "ban", "ubnd", "hđnd", "ủy") || r.is(i+1, "công") && r.is(i+2, "an", "ty", "đoàn") {
			return min(i, r.hi)
		}
		i++
	}
}

// signedByDepartment reports a plan's number with the letters of a department: "512/KH-SYT",
// "12/KH-SNV"; those of the others begin with other letters.
func (r *run) signedByDepartment() bool {
	_, by, ok := strings.Cut(r.info.PlanNumber, "-")
	return ok && len(by) > 2 && by[0] == 'S' && !strings.ContainsAny(by, "/-0123456789") && allCapitals(by)
}

// titleLevel reads whose plan the title says it is.
func (r *run) titleLevel(seats benches) {
	title := r.titleKey
	rest, named := strings.CutPrefix(title, "ubnd ")
	l := levelOf(rest, r.info.Province)
	if l == "province" && !strings.HasPrefix(rest, "tỉnh ") && r.namesLowerCity(r.info.Title) {
		l = "district"
	}
	if l == "province" || l != "" && (named || l != "department" || strings.HasPrefix(title, "sở ")) {
		seats.note(l, 4, "")
	}
	if _, of, ok := strings.Cut(title, "đảng bộ "); ok && !strings.HasPrefix(of, "tỉnh") {
		if l := levelOf(of, r.info.Province); l != "" && l != "department" {
			seats.note(l, 4, "")
		}
	}
	if strings.Contains(title, "ubnd tỉnh") {
		seats.note("province", 3, "")
	}
}

// assignedBy returns who handed the number of s down: "Chính phủ giao 8%", "tỉnh giao 95%, xã giao
// 98%", "95% (tỉnh giao)". One who hands down before the first number of a sentence does so for all
// that name nobody else.
func (r *run) assignedBy(u unit, s *seg) string {
	if r.lacksSet(setHandsDown) || !r.anyOf(u.from, u.to, setHandsDown) {
		return ""
	}
	if r.isMark(s.q.right, '(') {
		for i := s.q.right + 1; i < min(s.q.right+8, u.to) && !r.isMark(i, ')'); i++ {
			if from := r.giver(i, u.from); from < i {
				return r.phrase(r.seqOf(from, i+1))
			}
		}
	}
	first := ""
	for i := u.from + 1; i < u.to; i++ {
		from := r.giver(i, u.from)
		if from == i {
			continue
		}
		if i < s.q.left && r.numberFrom(i) == r.numberFrom(s.q.left) { // no other number between
			return r.phrase(r.seqOf(from, i+1))
		}
		if first == "" && !r.givesOne(from, i) {
			first = r.phrase(r.seqOf(from, i+1))
		}
	}
	return first
}

// giver returns where the name of who hands down at token i begins, i for nobody.
func (r *run) giver(i, lo int32) int32 {
	if !r.of(i, setHandsDown) || r.isIn(i+1, listGivenAway) {
		return i
	}
	from := i
	for from > lo && i-from < 5 && r.givesOrders(from-1) {
		from--
	}
	for from < i && r.is(from, "được", "do") {
		from++
	}
	return from
}

// givesOne reports that who hands down at token i, named from token from on, does so for one number
// beside others: behind a colon or a comma and right before the number, or in parentheses.
func (r *run) givesOne(from, i int32) bool {
	if from == i || r.tok(from-1).kind != punct || r.isMark(from-1, '.') || r.isMark(from-1, '-') {
		return false
	}
	if r.isMark(from-1, '(') {
		return r.isMark(i+1, ')')
	}
	for j := i + 1; j < min(i+5, r.hi); j++ {
		if r.isNumber(j) && r.role[j]&yearRole == 0 {
			return true
		}
		if r.toks[j].kind == word && r.role[j]&(yearRole|verb.bit()|boundLeft.bit()) == 0 {
			return false
		}
	}
	return false
}

// hideGivers keeps those who hand down one number each out of the subjects: "Tỷ lệ hộ nghèo: tỉnh
// giao 5%, xã giao 4%".
func (r *run) hideGivers(u unit) {
	if r.lacksSet(setHandsDown) || !r.anyOf(u.from, u.to, setHandsDown) {
		return
	}
	for i := u.from + 1; i < u.to; i++ {
		var from int32
		switch {
		case r.of(i, setHandsDown):
			from = r.giver(i, u.from)
		case r.isWord(i, "đấu") && r.is(i-1, "phấn"), r.isWord(i, "ký") && r.is(i-1, "đăng"): // "tỉnh giao 95%, xã phấn đấu 98%"
			for from = i - 1; from > u.from && i-from < 6 && r.givesOrders(from-1); from-- {
			}
			if from == i-1 {
				continue
			}
		default:
			continue
		}
		for from < i && from > u.from && r.is(from-1, "hoạch", "kế", "tiêu", "chỉ") {
			from--
		}
		if r.givesOne(from, i) {
			for ; from <= i && r.role[from]&cueTarget.bit() == 0; from++ {
				r.role[from] |= yearRole
			}
		}
	}
}

// givesOrders reports a word of the name of a body that assigns numbers.
func (r *run) givesOrders(i int32) bool {
	return r.of(i, setOrderers)
}
