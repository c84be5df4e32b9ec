package extract

import (
	"strings"

	"chitieu/corpus"
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
func (r *run) issuer(blocks []corpus.Block, ends []int32) {
	if r.ministry != "" {
		r.info.IssuerLevel, r.info.Issuer = "central", r.ministry
		return
	}
	seats := benches{}
	for k, b := range blocks {
		r.lo, r.hi = start(ends, k), ends[k]
		if r.beyond(0.25, 300) {
			break
		}
		if r.cites() {
			continue
		}
		if k < 4 && b.Len() < 240 {
			r.headOfDocument(seats, strings.Trim(r.oneLine(b), "*|# "))
		}
		if k > 3 && r.hi-r.lo < 7 {
			continue // the cell of a table: who leads a goal
		}
		for i := r.lo; i < r.hi; i++ {
			if r.of(i, setBody) {
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
func (r *run) ministryOf(blocks []corpus.Block, ends []int32) string {
	body := ""
	for k, b := range blocks[:min(len(blocks), 8)] {
		r.lo, r.hi = start(ends, k), ends[k]
		if body != "" && r.is(r.firstToken(), "số") {
			return body
		}
		if k > 3 || b.Len() > 80 || !r.is(r.firstToken(), "bộ", "chính", "thủ", "quốc", "ban") {
			continue
		}
		if line := r.oneLine(b); strings.ToUpper(line) == line && centralBody(viet.Key(line)) {
			body = line
		}
	}
	return ""
}

// centralBody reports the folded name of a ministry or another body of the country. "Bộ chỉ huy
// quân sự tỉnh" is none.
func centralBody(key string) bool {
	for _, name := range []string{"chính phủ", "thủ tướng chính phủ", "quốc hội", "ban chấp hành trung ương"} {
		if key == name {
			return true
		}
	}
	rest, ok := strings.CutPrefix(key, "bộ ")
	return ok && !strings.HasPrefix(rest, "chỉ ") && !strings.HasPrefix(rest, "tiêu ") && !strings.HasPrefix(rest, "tư lệnh") && !strings.HasPrefix(rest, "đội ") && !strings.HasPrefix(rest, "phận ")
}

// headOfDocument reads the first lines of a document, in capitals: "ỦY BAN NHÂN
// DÂN / HUYỆN ĐÔNG GIANG".
func (r *run) headOfDocument(seats benches, line string) {
	line, _, _ = strings.Cut(line, " |") // beside it stands "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	if len(line) > 80 || strings.ToUpper(line) != line {
		return
	}
	key := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(viet.Key(line), "ủy ban nhân dân "), "ubnd "), "hội đồng nhân dân ")
	if l := levelOf(key, r.info.Province); l != "" {
		seats.note(l, 5, line)
	}
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
	if strings.HasPrefix(key, "thành phố ") || strings.HasPrefix(key, "tp ") {
		if centralCity(p) {
			return "province"
		}
		return "district"
	}
	return ""
}

// bodyAt counts the body named at a token.
func (r *run) bodyAt(seats benches, i int32) {
	from := i
	if r.is(i, "dân") {
		from = max(r.lo, i-3) // "Ủy ban nhân dân", "Hội đồng nhân dân"
	}
	body := func(n int32) string { return r.phrase(r.seqOf(from, min(i+n, r.hi))) }
	switch {
	case r.is(i, "ubnd", "hđnd") || r.is(i, "dân") && r.is(i-1, "nhân") && r.is(i-2, "ban", "đồng"):
		switch {
		case r.is(i+1, "tỉnh"):
			seats.note("province", 1.5, body(2))
		case r.is(i+1, "huyện", "quận") || r.is(i+1, "thị") && r.is(i+2, "xã"):
			seats.note("district", 1, body(4))
		case r.is(i+1, "xã", "phường", "đặc"):
			seats.note("commune", 1, body(4))
		case r.is(i+1, "thành", "tp") && centralCity(r.info.Province):
			seats.note("province", 1, body(5))
		case r.is(i+1, "thành", "tp"):
			seats.note("district", 1, body(5))
		}
	case r.is(i, "ủy") && r.is(i-1, "tỉnh", "thành"):
		seats.note("province", 1.2, r.phrase(r.seqOf(i-1, i+1)))
	case r.is(i, "sở") && r.toks[i].upper && r.toks[min(i+1, r.hi-1)].upper && !r.is(i+1, "ban", "ngành") && !r.is(i-1, "các", "cơ", "trụ"):
		seats.note("department", 0.5, r.phrase(r.seqOf(i, r.departmentEnd(i))))
	}
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
		joined := r.is(i, "và") || r.isMark(i, '-') || r.isMark(i, '&') || r.isMark(i, ',') && r.is(i+1, "thể")
		if !joined || i+1 >= r.hi || !r.toks[i+1].upper || r.is(i+1, "sở", "ban", "công", "ubnd", "hđnd", "ủy") {
			return min(i, r.hi)
		}
		i++
	}
}

// signedByDepartment reports a plan's number with the letters of a department: "512/KH-SYT",
// "12/KH-SNV"; those of the others begin with other letters.
func (r *run) signedByDepartment() bool {
	_, by, ok := strings.Cut(r.info.PlanNumber, "-")
	return ok && len(by) > 2 && by[0] == 'S' && !strings.ContainsAny(by, "/-0123456789") && strings.ToUpper(by) == by
}

// titleLevel reads whose plan the title says it is.
func (r *run) titleLevel(seats benches) {
	title := r.titleKey
	rest, named := strings.CutPrefix(title, "ubnd ")
	if l := levelOf(rest, r.info.Province); l == "province" || l != "" && (named || l != "department" || strings.HasPrefix(title, "sở ")) {
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

// assignedBy returns who handed a number down: "Chính phủ giao 8%".
func (r *run) assignedBy(u unit) string {
	if !r.anyOf(u.from, u.to, setHandsDown) {
		return ""
	}
	for i := u.from + 1; i < u.to; i++ {
		if !r.of(i, setHandsDown) || r.is(i+1, "thông", "dịch", "cho", "đất", "lưu", "khoán", "diện") {
			continue
		}
		from := i
		for from > u.from && i-from < 5 && r.givesOrders(from-1) {
			from--
		}
		for from < i && r.is(from, "được", "do") {
			from++
		}
		if from < i {
			return r.phrase(r.seqOf(from, i+1))
		}
	}
	return ""
}

// givesOrders reports a word of the name of a body that assigns numbers.
func (r *run) givesOrders(i int32) bool {
	return r.of(i, setOrderers)
}
