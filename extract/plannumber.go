package extract

import (
	"cmp"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// document is one that an article names, and how surely it is the one that the article reports.
type document struct {
	number, date string
	score        float64
	depth        float64 // where it is named first, as a share of the body
	country      bool    // of the Government, a ministry, the National Assembly or the party's centre
}

// plan finds the document that the article reports: number, date, years, draft.
func (r *run) plan() {
	top, central, local := &document{score: 1.9}, &document{score: 1.9 - 4}, &document{score: 3.5}
	for _, d := range r.documents() {
		if d.score > top.score {
			top = d
		}
		switch {
		case d.country && d.score > central.score && d.depth < 0.6:
			central = d
		case !d.country && d.score > local.score:
			local = d
		}
	}
	r.central.number, r.central.date = central.number, central.date
	if r.local.number = ""; top.country {
		r.local.number, r.local.date = local.number, local.date
	}
	r.info.PlanNumber, r.info.PlanDate = top.number, top.date
	if r.info.PlanDate == "" && (r.info.PlanNumber != "" || r.kindKey != "") {
		r.info.PlanDate = r.signed()
	}
	r.planTime()
}

// documents lists the documents that the first half of the article names.
func (r *run) documents() []*document {
	var out []*document
	for k, b := range r.blocks {
		r.seeBlock(k)
		if r.beyond(0.5, 800) || r.at(r.lo, foot) != nil && r.beyond(1.0/3, 0) {
			break
		}
		depth := float64(b.Start) / float64(r.body+1)
		for i := r.lo; i < r.hi; i++ {
			if r.toks[i].kind != number {
				continue
			}
			end := r.documentEnd(i)
			if end == i && r.issuedBare(i) {
				end = i + 1
			}
			if end == i {
				continue
			}
			num := r.printedNumber(i, end)
			at := slices.IndexFunc(out, func(d *document) bool { return d.number == num })
			if at < 0 {
				at = len(out)
				out = append(out, &document{number: num, score: -100, depth: depth, country: r.ofCountry(i, end)})
			}
			d := out[at]
			d.score = max(d.score, r.ownScore(i, end, depth)+r.titleScore(num)) + 0.2
			d.date = cmp.Or(d.date, r.dateIn(end, min(end+10, r.hi)))
			if d.date == "" {
				d.date = r.issuedOn(i)
			}
			i = end - 1
		}
	}
	return out
}

// titleScore is how surely a title reports the document with a number, 0 where it does not name it.
func (r *run) titleScore(num string) float64 {
	if at := strings.Index(r.titleKey, viet.Key(num)); at >= 0 {
		return inTitle(r.titleKey[:at])
	}
	if r.titleNames(num) {
		return 8
	}
	return 0
}

// printedNumber is the number of a document, [i, end), without the blanks that it was printed with.
func (r *run) printedNumber(i, end int32) string {
	num := strings.Join(strings.Fields(r.text[r.toks[i].start:r.toks[end-1].end]), "")
	if end+1 == r.hi && r.isMark(end, '-') && r.toks[end].glued && int(r.hi) < len(r.toks) { // "Kế hoạch số 123/KH-⏎UBND ngày …"
		if t := &r.toks[r.hi]; t.kind == word && allUpper(r.text[t.start:t.end]) {
			num += "-" + r.text[t.start:t.end]
		}
	}
	switch {
	case end == i+4 && r.toks[i+1].kind == word: // "1234 QĐ/UBND"
		return r.str(i) + "/" + r.str(i+1) + "-" + r.str(i+3)
	case viet.Key(num) == num: // "15/kh-ubnd"
		return strings.ToUpper(num)
	}
	return num
}

// titleNames reports a title that begins with a document without its symbol: "Nghị quyết 68 đặt ra mục
// tiêu …", of "68-NQ/TW".
func (r *run) titleNames(num string) bool {
	kind := map[string]string{"nq": "nghị quyết ", "qđ": "quyết định ", "ct": "chỉ thị ", "kh": "kế hoạch "}[symbolKind(viet.Key(num))]
	if kind == "" {
		return false
	}
	digits := num[:len(num)-len(strings.TrimLeft(num, "0123456789"))]
	for _, name := range [2]string{kind + digits, kind + "số " + digits} {
		if strings.HasPrefix(r.titleKey, name+" ") {
			return true
		}
	}
	return false
}

// inTitle is how surely a title that names a document after these words reports it: "Chương
// trình hành động thực hiện Nghị quyết …" reports another one.
func inTitle(before string) float64 {
	if strings.Contains(before, "thực hiện ") || strings.Contains(before, "triển khai ") || strings.HasPrefix(before, "theo ") {
		return 1
	}
	return 5
}

// issuedBare reads "ký ban hành Nghị quyết 71 của Bộ Chính trị", "Theo Kế hoạch số 15 của UBND tỉnh": the
// number of a document that is issued here or told of, printed without its symbol.
func (r *run) issuedBare(i int32) bool {
	k := i - 1
	if r.isWord(k, "số") {
		k--
	}
	if r.symbolWord(k) && r.tok(k+1).kind == word { // "ban hành KH số 45 về …"
		return r.is(k-1, "hành") && r.is(k-2, "ban") && r.tok(i+1).kind == word && !r.is(i+1, "ngày", "năm", "tháng")
	}
	if !r.is(k, "quyết", "hoạch", "định", "thị") || !r.is(k-2, "theo", "hành", "qua", "duyệt") {
		return false
	}
	kind := r.is(k, "quyết") && r.is(k-1, "nghị") || r.is(k, "hoạch") && r.is(k-1, "kế") || r.is(k, "định") && r.is(k-1, "quyết") || r.is(k, "thị") && r.is(k-1, "chỉ")
	if !kind || r.tok(i+1).kind == number || r.is(i+1, "năm", "tháng", "nghị", "chỉ") {
		return false
	}
	switch {
	case r.is(k-2, "theo") && r.is(k, "hoạch"):
		return r.is(i-1, "số") && r.is(i+1, "của") && r.localBody(i+2)
	case r.is(k-2, "hành") && r.is(k-3, "ban"):
		k -= 2
	case r.is(k-2, "qua") && r.is(k-3, "thông"), r.is(k-2, "duyệt") && r.is(k-3, "phê"):
		if r.is(i+1, "của") && !r.localBody(i+2) { // "được phê duyệt tại Quyết định 1719 của Thủ tướng"
			return false
		}
		k -= 2
	default:
		return false
	}
	if r.tok(i+1).kind != word || r.is(i+1, "ngày") {
		return false
	}
	k += 2
	return !(r.is(k-4, "trị") && r.is(k-5, "chính") || r.is(k-4, "hội") && r.is(k-5, "quốc") || r.is(k-4, "phủ", "ương") || r.is(k-4, "tướng")) // one that "Bộ Chính trị" issued is carried out
}

// issuedOn reads the day before an issue in the sentence of the document's number at token i:
// "Ngày 20/01/2026, UBND tỉnh ban hành Kế hoạch số …", "Ngày 15/6/2021, Thủ tướng ký Quyết định số …".
func (r *run) issuedOn(i int32) string {
	issued := r.is(r.nameOfDocument(i)-1, "có", "ký", "ra")
	for j := i - 1; j >= r.lo && j > i-60 && !r.endsSentence(j); j-- {
		if r.toks[j].kind != number {
			issued = issued || r.is(j, "hành") && r.is(j-1, "ban") || r.is(j, "duyệt") && r.is(j-1, "phê") || r.isWord(j, "qua") && r.is(j-1, "thông") && i-j < 5
			continue
		}
		if r.documentEnd(j) > j {
			return ""
		}
		if r.is(j-1, "ngày", "hôm", "sáng", "chiều") && issued {
			return cmp.Or(r.dateAt(j), r.dayBefore(j))
		}
	}
	return ""
}

// dayBefore reads a day and a month without a year, the last such day before the article was published: "Ngày
// 2/2, UBND tỉnh ban hành …".
func (r *run) dayBefore(i int32) string {
	if r.pubYear == 0 || !r.isNumber(i+2) || r.isMark(i+3, '/') || r.isMark(i+3, '-') || !(r.isMark(i+1, '/') || r.isMark(i+1, '-') || r.is(i+1, "tháng")) {
		return ""
	}
	d := isoDate(itoa(r.pubYear), r.str(i+2), r.str(i))
	if d > r.info.Published {
		d = isoDate(itoa(r.pubYear-1), r.str(i+2), r.str(i))
	}
	return d
}

// signedBeside reports a document's number at token i, and the place and the day of its signature behind it: "Số: | 57/KH-UBND Lạng Sơn, ngày
// 05 tháng 3 năm 2024".
func (r *run) signedBeside(i int32) bool {
	if !r.isNumber(i) {
		return false
	}
	end := r.documentEnd(i)
	if end == i {
		return false
	}
	for r.isMark(end, '|') {
		end++
	}
	if end >= r.hi || !r.toks[end].upper {
		return false
	}
	_, ok := signedIn(strings.Join(strings.Fields(r.text[r.toks[end].start:r.toks[r.hi-1].end]), " "))
	return ok
}

// nameOfDocument returns where the kind of the document begins whose number stands at token i: "Kế hoạch số
// 12/KH-UBND", "NQ 8-NQ/TU".
func (s *sheet) nameOfDocument(i int32) int32 {
	if s.isMark(i-1, ':') {
		i--
	}
	if s.isWord(i-1, "số") {
		i--
	}
	switch {
	case s.is(i-1, "động") && s.is(i-2, "hành") && s.is(i-3, "trình"):
		return i - 4
	case s.isIn(i-1, listDocumentEnd) && s.isIn(i-2, listDocumentBegin):
		return i - 2
	case s.symbolWord(i - 1):
		return i - 1
	}
	return i
}

// signed reads "Bắc Ninh, ngày 24 tháng 11 năm 2025" in a document's head, "Ngày ban hành: 4/7/2022" in the table
// above it.
func (r *run) signed() string {
	broken := false // "Gia Lai, ngày⏎29 tháng 12 năm 2023"
	for k := range r.blocks {
		if k > 16 {
			break
		}
		r.seeBlock(k)
		f := r.firstToken()
		for f < r.hi && r.toks[f].kind == punct {
			f++
		}
		if r.is(f, "ngày") && (r.is(f+1, "ban") && r.is(f+2, "hành") || r.is(f+1, "ký")) {
			if d := r.dateIn(f, min(f+7, r.hi)); d != "" {
				return d
			}
		}
		for i := r.lo; i < r.hi; i++ {
			if r.toks[i].kind == number && r.is(i+1, "tháng") && (r.is(i-1, "ngày") || broken && i == r.lo) {
				if d := r.dateAt(i); d != "" {
					return d
				}
			}
		}
		broken = r.isWord(r.hi-1, "ngày")
	}
	return ""
}

// ownScore says how surely a document's number is the plan's own: it stands after
// "ban hành" or in the head ("Số: …"), a cited one after "căn cứ", "thực hiện",
// "tại", "thay thế".
func (r *run) ownScore(i, end int32, depth float64) float64 {
	s := 1.0 - 2*depth
	if end == i+1 {
		return s + 2 // issued here, without a symbol
	}
	sym, country := viet.Key(r.printedNumber(i, end)), r.ofCountry(i, end)
	s += r.kindScore(sym, country, depth, i < r.lo+4 && end == r.hi)
	lead := i
	if r.isMark(lead-1, ':') {
		lead--
	}
	if lead > r.lo && viet.Bare(r.str(lead-1)) == "so" && lead-1 <= r.lo+3 && !r.is(r.firstWord(), "theo", "thực", "triển") {
		s += 4 // "Số: 144/KH-UBND"
	}
	if r.isMark(r.lo, '(') && r.isMark(r.hi-1, ')') && depth > 0 && !country {
		s += 2 // "(Theo Kế hoạch số 144/KH-UBND)" alone at the end
	}
	told, carriedOut := r.leadScore(i, strings.Contains(sym, "kh-"))
	s += told
	name := r.nameOfDocument(i)
	if r.is(name-1, "hơn") || r.is(name-1, "với") && r.is(name-2, "so") { // "cao hơn Kế hoạch số 33/KH-UBND năm ngoái"
		s -= 4
	}
	if r.is(name-1, "ký") && !carriedOut { // "Bộ trưởng ký Quyết định số …"
		s += 3
	}
	if !country && (name == r.lo || r.endsSentence(name-1)) && r.setsSomething(end) {
		s += 2
	}
	for j := end; j < min(r.hi, end+16) && !r.endsSentence(j) && !r.isMark(j, ';'); j++ {
		if r.isWord(j, "ban") && r.is(j+1, "hành") || r.isWord(j, "phê") && r.is(j+1, "duyệt") && !carriedOut {
			if !r.isWord(j, "ban") || r.wordAt(j+2, setPlan) == 0 || r.isMark(j-1, ',') { // not "…, UBND tỉnh ban hành Kế hoạch số 55/KH-UBND"
				s += 2
			}
			break
		}
	}
	return s
}

// kindScore is how surely the kind of a document, told by its symbol, is one that an article reports.
func (r *run) kindScore(sym string, country bool, depth float64, alone bool) float64 {
	switch kind := symbolKind(sym); {
	case kind == "kh" && (strings.Contains(sym, "-ubnd") || strings.Contains(sym, "-hđnd")):
		return 2
	case kind == "ttr" || kind == "bc": // it only asks or tells
		return -4
	case country && !ownKind(kind): // a law, a letter
		return -4
	case country:
		if depth < 0.02 {
			return 2
		}
		return -3
	case ownKind(kind), kind == "kl" && strings.HasSuffix(sym, "u"): // a party committee's conclusion
		return 1
	case kind == "tb" && (r.kindKey == "thông báo" || alone): // "Số: 624/TB-VPCP" alone on its line
		return 0
	case kind == "tb":
		return -4
	}
	return -2
}

// leadScore is how surely the words before a document's number at token i make it the article's own, and whether it is one that is
// carried out: "Kế hoạch thực hiện Nghị quyết số 71", where what is issued is the plan.
func (r *run) leadScore(i int32, planned bool) (s float64, carriedOut bool) {
	for j := i - 1; j >= max(r.lo, i-14) && !(carriedOut && !planned); j-- {
		if r.endsSentence(j) {
			break
		}
		if r.toks[j].kind != word {
			if r.isMark(j, ';') {
				break
			}
			continue
		}
		if r.isWord(j, "có") && i-j < 7 && r.tok(j+1).upper && !r.is(j-1, "chưa", "khi", "không") || r.isWord(j, "qua") && r.isWord(j-1, "thông") && i-j < 5 { // "Sở Y tế có Kế hoạch số 56/KH-SYT", "HĐND tỉnh thông qua Nghị quyết số …"
			s += 2
			continue
		}
		m := r.ending(j+1, citedWord)
		switch near := i-j < 8; {
		case m == nil:
		case !near && (m.e.value == "near" || m.e.value == "carried-out"):
		case m.e.value == "approved" && r.is(m.from-1, "được"): // "đề án được mới phê duyệt"
		default:
			s += m.e.weight
			carriedOut = carriedOut || m.e.value == "carried-out"
		}
	}
	return s, carriedOut
}

// setsSomething reports that the document named before token i is what sets something, in its sentence: "Nghị quyết 32/NQ-HĐND
// … | của HĐND tỉnh … nêu: …".
func (r *run) setsSomething(i int32) bool {
	for end := min(i+40, r.hi); i < end && !r.endsSentence(i); i++ {
		if r.at(i, sayWord) != nil || r.is(i, "nêu", "đặt", "định", "ra", "cầu") && (r.is(i, "nêu", "đặt") || r.is(i-1, "xác", "quy", "đề", "yêu")) {
			return true
		}
	}
	return false
}

// ownKind reports the kinds of documents that set goals, by the letters of their symbols: most are
// those of the decree on clerical work (30/2020/NĐ-CP, annex III) and of the party. Plans and
// programmes have letters of the offices' own behind theirs: "CTHĐ", "KHPH", "KHLT", "CTrPH".
func ownKind(kind string) bool {
	switch kind {
	case "nq", "ct", "qđ", "đa", "pa":
		return true
	}
	return strings.HasPrefix(kind, "kh") && len(kind) < 6 || strings.HasPrefix(kind, "ctr") || kind == "cthđ" || kind == "ctph"
}

// symbolKind returns the letters that tell the kind of a document: "kh" of "12/KH-SYT" and
// of "123-KH/TU", "nq" of "18/2019/NQ-HĐND".
func symbolKind(symbol string) string {
	kind := strings.TrimLeft(symbol, "0123456789/-")
	if end := strings.IndexAny(kind, "/-&"); end >= 0 {
		kind = kind[:end]
	}
	return kind
}

// ofCountry reports that the symbol [i, end) is of a document of the Government, a ministry, the
// National Assembly or the party's centre.
func (r *run) ofCountry(i, end int32) bool {
	for j := i; j < end; j++ {
		if r.isIn(j, listCentral) {
			return true
		}
	}
	key := viet.Key(r.str(end - 1))
	return strings.HasPrefix(key, "tw") || strings.HasSuffix(key, "tw") || strings.HasPrefix(key, "qh")
}
