package extract

import "chitieu/corpus"

// Percentages that somebody is charged, owns or is let in by: the rate of a tax, shares of a
// company, places at a school, what a place may keep of its taxes. None of them is measured, and none promised.

// rated reports such a percentage.
func (r *run) rated(s *seg) bool {
	return s.q.unit == corpus.UnitPercent && (r.taxed(s.q) || r.ofStock(s.q) || r.ofPlaces(s) || r.ofLand(s) || r.calledUp(s.q) || r.kept(s.q) || r.ofRevenue(s.q) || r.lent(s) || r.onSale(s))
}

// kept reports what a place may keep of the taxes it raises: "tỷ lệ ngân sách được giữ lại giảm từ 23% xuống
// 18%", "được giữ lại 100% số thu". "Giữ lại 60% diện tích rừng" is a goal.
func (r *run) kept(q *quantity) bool {
	if r.lacks("lại") && r.lacks("tiết") {
		return false
	}
	i := q.left - 1
	for i > r.unitFrom && i > q.left-14 && !r.isMark(i, ',') && !r.isMark(i, ';') && !r.isMark(i, '.') && !(r.isWord(i, "lại") && r.is(i-1, "giữ", "để")) && !(r.isWord(i, "tiết") && r.isWord(i-1, "điều") && r.isWord(i-2, "lệ")) {
		i--
	}
	if !r.is(i, "lại", "tiết") || !r.is(i-1, "giữ", "để", "điều") {
		return false
	}
	for j := max(r.unitFrom, i-12); j < q.right+2 && j < r.hi; j++ {
		if r.isIn(j, listRevenue) {
			return true
		}
	}
	return false
}

// ofRevenue reports a part of what a place takes in that it is given or up to which it may borrow: "bổ sung cho thành phố 70% số
// tăng thu", "huy động vốn không quá 40% số thu ngân sách được hưởng". "Thu đạt 60% số thu được giao" was reached.
func (r *run) ofRevenue(q *quantity) bool {
	i := q.right
	if !r.is(i, "số", "tổng") || r.isIn(q.left-1, listReaches) {
		return false
	}
	if r.isWord(i, "tổng") && r.isWord(i+1, "số") {
		i++
	}
	return r.is(i+1, "tăng", "vượt") && r.isWord(i+2, "thu") && !r.isWord(i+3, "nhập") || q.bound == corpus.AtMost && r.isWord(i+1, "thu") && r.is(i+2, "ngân", "nội", "từ")
}

// lent reports how much of a price a bank lends: "được vay vốn lên đến 70% giá trị căn hộ", "cho vay tối đa 80% giá trị tài sản".
func (r *run) lent(s *seg) bool {
	i := s.q.right
	if !r.isWord(i, "giá") || r.lacks("vay") || s.q.bound != corpus.AtMost && !r.is(s.q.left-1, "đến", "tới", "vay", "vốn") {
		return false
	}
	for j := s.q.left - 1; j > s.q.left-8 && j > r.unitFrom && r.toks[j].kind == word; j-- {
		if r.isWord(j, "vay") {
			return !r.goalCue(s)
		}
	}
	return false
}

// ofLand reports how a plan of a town shares out its land, in brackets behind the area: "đất ở khoảng 2.000 ha
// (41%)".
func (r *run) ofLand(s *seg) bool {
	i := s.q.left - 1
	if !r.isMark(i, '(') || !r.isMark(s.q.right, ')') {
		return false
	}
	p := r.numberBefore(i, corpus.UnitAmount)
	if p == nil || p.right != i {
		return false
	}
	j := p.left - 1
	for j > r.unitFrom && j > p.left-14 && !r.isMark(j-1, ',') && !r.isMark(j-1, ';') && !r.is(j-1, "đó", "gồm") && !r.endsSentence(j-1) {
		j--
	}
	if r.is(j, "các") {
		j++
	}
	if r.is(j, "loại") {
		j++
	}
	return r.is(j, "đất")
}

// onSale reports what is taken off a price to sell more: "… triển khai chương trình khuyến mãi, giảm 10% tất cả
// sản phẩm".
func (r *run) onSale(s *seg) bool {
	at := s.q.left - 1
	if r.is(at, "đến", "tới") { // "những ngày cuối sẽ giảm đến 75%"
		at--
	}
	if !r.isWord(at, "giảm") || r.lacks("mãi") && r.lacks("mại") && r.lacks("ưu") && r.lacks("giá") {
		return false
	}
	if r.is(s.q.right, "so") { // "nhóm hàng giảm giá, giảm 0,4% so với tháng trước"
		return false
	}
	if i := at - 1; r.goalAmong(s.pre, notWhen) || !r.isMark(i, ',') && !r.is(i, "sẽ", "được", "và", "là", "mức", "giá") { // where something else stands before, that is what falls
		return false
	}
	for j := s.q.left - 1; j >= r.unitFrom && j > s.q.left-50; j-- {
		if n := r.inList(j, listSale); n > 0 {
			return !r.is(j+n, "thuế", "tín", "vay", "lãi", "đầu")
		}
	}
	return false
}

// taxed reports the rate of a tax: "áp thuế nhập khẩu bổ sung 25%", "nâng thuế từ 10% lên 15%", "áp 10%
// thuế với thép". What is collected of a tax or owed ("thu thuế đạt 95%") is measured.
func (r *run) taxed(q *quantity) bool {
	if r.lacks("thuế") && r.lacks("suất") {
		return false
	}
	if i := q.right; r.isWord(i, "lãi") && r.isWord(i+1, "suất") || r.isWord(i, "số") && r.isWord(i+1, "dòng") && r.isWord(i+2, "thuế") || r.isWord(i, "dòng") && r.isWord(i+1, "thuế") { // "giảm 0,5%/năm lãi suất", "xóa bỏ 86% số dòng thuế"
		return true
	}
	if r.is(q.left-1, "là", "mức", "lên", "xuống", "ở", "thành") && r.namesTax(q.left) { // "mức thuế này được đề nghị … là 70%"
		return true
	}
	if r.is(q.left-1, "xuống", "lên", "còn", "về", "này") && r.chargedAt(q.left-1) { // "mức thuế giảm xuống 0%", "chịu thuế này 5%"
		return true
	}
	if r.is(q.right, "thuế") && !r.spares(q) && !r.isIn(q.left-1, listCollects) {
		return true
	}
	if r.lacks("thuế") {
		return false
	}
	i := q.left - 1
	for i > r.lo && i > q.left-14 && !r.isWord(i, "thuế") && (r.toks[i].kind != punct || r.isMark(i, '%') || r.isMark(i, '-') || r.isMark(i, '/')) {
		i--
	}
	if !r.is(i, "thuế") || r.isIn(i-1, listNoTax) {
		return false
	}
	for i++; i < q.left; i++ {
		if r.is(i, "tăng") && !r.is(i-1, "gia") || !r.isNumber(i) && !r.isMark(i, '%') && !r.isMark(i, '-') && !r.isMark(i, '/') && !r.isIn(i, listTaxName) {
			return false
		}
	}
	return true
}

// chargedAt reports the rate of a tax or a duty to pay it a few words before token i.
func (r *run) chargedAt(i int32) bool {
	for j := i - 1; j > i-6 && j > r.unitFrom && r.toks[j].kind == word; j-- {
		if r.isWord(j, "thuế") {
			return r.is(j-1, "mức", "chịu") || r.isWord(j+1, "suất")
		}
	}
	return false
}

// namesTax reports a clause before token i that begins with a rate of a tax: "mức thuế này", "thuế suất". What
// is collected of a tax begins otherwise.
func (r *run) namesTax(i int32) bool {
	j := i - 1
	for j > r.unitFrom && j > i-30 && !r.isMark(j-1, ',') && !r.isMark(j-1, ';') && !r.is(j-1, "thì", "rằng") && !r.endsSentence(j-1) {
		j--
	}
	if r.is(j, "mức", "áp") {
		j++
	}
	return r.is(j, "thuế") && !r.is(j+1, "nợ", "thu", "đất") && (r.is(j-1, "mức", "áp") || r.isIn(j+1, listOfTax))
}

// ofStock reports shares of a company: "mua 95% cổ phần", "nắm 51% vốn điều lệ", "bán 25% vốn cho …". Capital
// that is spent ("giải ngân 95% vốn") is measured.
func (r *run) ofStock(q *quantity) bool {
	i := q.right
	if r.is(i, "số", "lượng") {
		i++
	}
	if r.inList(i, listStock) == 2 {
		return true
	}
	if r.lacks("vốn") && r.lacks("góp") && r.lacks("hữu") {
		return false
	}
	if q.value == 100 && r.is(i, "vốn") && !r.spares(q) && !r.is(q.left-1, "động", "hiện", "đạt") && (r.is(i+1, "nước") || r.is(i+1, "đầu") && r.is(i+3, "nước")) { // "doanh nghiệp 100% vốn nước ngoài"
		return true
	}
	i = q.left - 1
	if r.isWord(i, "thêm") {
		i--
	}
	if r.isWord(q.right, "vốn") && r.isIn(i, listTrades) || r.isWord(i, "vốn") && r.isWord(i-1, "thoái") && !r.titledPlan() { // "bán 25% vốn", "thoái vốn 5%"
		return true
	}
	return r.is(i, "vốn", "góp") && r.is(i-1, "góp", "vốn") && r.isWord(i-2, "lệ") || r.isWord(i, "hữu") && r.isWord(i-1, "sở") && r.isWord(i-2, "lệ") // "lựa chọn tỷ lệ góp vốn 26%"
}

// calledUp reports that everybody is sent out, once: "huy động 100% quân số", "cử 100% lực lượng dân quân".
func (r *run) calledUp(q *quantity) bool {
	i := q.right
	if q.value != 100 || !(r.isIn(i, listForce) || r.is(i, "cán") && r.is(i+1, "bộ") && (r.is(i+2, "chiến") || r.is(i+3, "chiến"))) {
		return false
	}
	return r.listBefore(q.left, listCallsUp) > 0
}

// ofPlaces reports a part of the places that a school has to give, or of the marks by which it gives
// them: "dành 15% tổng chỉ tiêu", "(chiếm 60% điểm trúng tuyển)". "Đạt 95% chỉ tiêu" was reached.
func (r *run) ofPlaces(s *seg) bool {
	if r.lacks("điểm") && r.lacks("câu") && r.lacksPair("chỉ", "tiêu") {
		return false
	}
	i := s.q.right
	for r.is(i, "trong", "trên", "tổng", "số") {
		i++
	}
	switch {
	case r.isWord(i, "điểm"):
		return r.isIn(i+1, listOfMarks)
	case r.isWord(i, "câu"): // "đề thi có 60% câu hỏi dễ"
		return r.isIn(i+1, listHardness) || r.is(i+1, "hỏi") && r.isIn(i+2, listOfQuestions)
	case r.movesPlaces(s.q.left):
		return true
	case !r.isWord(i, "chỉ") || !r.isWord(i+1, "tiêu"):
		return false
	}
	if r.isIn(s.q.left-1, listGivesPlaces) || r.isMark(s.q.left-1, '(') {
		return true
	}
	return (r.is(i-1, "tổng") || r.isIn(i+2, listOfPlaces)) && !r.isIn(s.q.left-1, listReaches) // places at a school are summed up, goals are not
}

// ofMajor reports a part of the places of a subject or a school, whatever stands before: "(chỉ tiêu: 5% | tổng chỉ tiêu của
// ngành)", "70% chỉ tiêu của nhóm ngành".
func (r *run) ofMajor(q *quantity) bool {
	i := q.right
	if r.isWord(i, "tổng") {
		i++
	}
	if !r.isWord(i, "chỉ") || !r.isWord(i+1, "tiêu") || r.isIn(q.left-1, listReaches) {
		return false
	}
	if i += 2; r.is(i, "tuyển") {
		return r.isWord(i+1, "sinh")
	}
	return r.is(i, "của", "từng", "mỗi") && r.is(i+1, "ngành", "nhóm", "trường", "khoa", "mỗi", "từng") && !r.isWord(i+2, "y")
}

// movesPlaces reports by how much the places of a school rose or fell, before token i: "tổng chỉ tiêu tuyển sinh là 489.637,
// tăng | 7,5%", "chỉ tiêu đào tạo sư phạm giảm | 38%".
func (r *run) movesPlaces(i int32) bool {
	if !r.is(i-1, "tăng", "giảm") {
		return false
	}
	for j := i - 2; j > i-24 && j >= r.unitFrom && !r.isMark(j, '%') && !r.isMark(j, ';') && !(j < i-2 && r.isMark(j, ',')); j-- {
		if r.is(j, "tiêu") && r.is(j-1, "chỉ") {
			return r.is(j+1, "tuyển", "xét") || r.is(j+1, "đào") && r.is(j+2, "tạo") && !r.is(j+3, "nghề", "lao", "nguồn", "cán")
		}
	}
	return false
}

// priced reports by how much a price, a wage or a fee is to rise or fall, or how high it is: "giá vé sẽ tăng
// 40 - 60%", "lãi suất cho vay nhà ở xã hội là 5%/năm". Nobody aims at it; what all prices rise by ("giá tiêu dùng")
// is another thing, and so is who pays them how.
func (r *run) priced(s *seg) bool {
	if s.q.unit == corpus.UnitPercent && (r.raisesPay(s) || r.bearsInterest(s)) {
		return true
	}
	if s.q.unit != corpus.UnitPercent || len(s.subject) == 0 || s.change == "" && !r.is(s.q.left-1, "tăng", "giảm") && (s.first || !r.is(s.q.left-1, "là", "bằng", "mức") || r.hasPredicate(s.subject)) {
		return false
	}
	for _, i := range s.pre {
		if r.is(s.q.left-1, "giảm") && r.is(s.q.left-2, "mức") { // "duy trì mức giảm 50% phí, lệ phí"
			break
		}
		if m := r.cueAt(i); m != nil && m.class == cueTarget && m.e.value != "future" { // "điều chỉnh giá điện để bảo đảm CPI tăng dưới 4%"
			return false
		}
	}
	i := s.subject[0]
	for k := len(s.subject) - 2; k > 0; k-- { // "Dịp Tết, giá vé …", "Bến xe thông báo giá vé …"
		if t := s.subject[k]; t >= s.q.left {
			continue
		} else if r.isMark(t, ',') || r.isWord(t, "báo") && r.isWord(t-1, "thông") || r.isWord(t, "biết") && r.isWord(t-1, "cho") || r.isWord(t, "bảo") && !r.isWord(t-1, "đảm") && !r.isWord(t+1, "đảm") || r.isWord(t, "rằng") {
			i = s.subject[k+1]
			break
		}
	}
	return r.isIn(i, listPrice) && !r.isIn(i, listNoPrice)
}

// raisesPay reports by how much wages are raised: "được tăng lương 10 - 15% mỗi năm", "phải tăng lương thêm 10%".
func (r *run) raisesPay(s *seg) bool {
	i := s.q.left - 1
	if r.isWord(i, "thêm") {
		i--
	}
	return r.isWord(i, "lương") && r.is(i-1, "tăng", "giảm") && !r.goalAmong(s.pre, settingOnly)
}

// bearsInterest reports a rate of interest, told of somewhere before in the sentence: "lãi suất cho vay để mua, thuê nhà ở
// xã hội; xây dựng, sửa chữa nhà là 5%/năm". What grows by so much a year is measured.
func (r *run) bearsInterest(s *seg) bool {
	if !s.q.perYear || r.lacks("suất") || !r.is(s.q.left-1, "là", "mức", "ở", "bằng") || r.goalCue(s) {
		return false
	}
	for j := s.q.left - 2; j > s.q.left-70 && j > r.lo && !r.endsSentence(j); j-- {
		if r.is(j, "suất") && r.is(j-1, "lãi") {
			return true
		}
		if r.is(j, "tăng", "trưởng") {
			return false
		}
	}
	return false
}
