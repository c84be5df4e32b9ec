package extract

import "chitieu/corpus"

// Percentages that somebody is charged, owns or is let in by: the rate of a tax, shares of a
// company, places at a school. None of them is measured, and none promised.

// rated reports such a percentage.
func (r *run) rated(s *seg) bool {
	return s.q.unit == corpus.UnitPercent && (r.taxed(s.q) || r.ofStock(s.q) || r.ofPlaces(s) || r.calledUp(s.q))
}

// taxed reports the rate of a tax: "áp thuế nhập khẩu bổ sung 25%", "nâng thuế từ 10% lên 15%", "áp 10%
// thuế với thép". What is collected of a tax or owed ("thu thuế đạt 95%") is measured.
func (r *run) taxed(q *quantity) bool {
	if r.lacks("thuế") && r.lacks("suất") {
		return false
	}
	if i := q.right; r.is(i, "lãi") && r.is(i+1, "suất") || r.is(i, "số") && r.is(i+1, "dòng") && r.is(i+2, "thuế") || r.is(i, "dòng") && r.is(i+1, "thuế") { // "giảm 0,5%/năm lãi suất", "xóa bỏ 86% số dòng thuế"
		return true
	}
	if r.is(q.right, "thuế") && !r.spares(q) && r.inList(q.left-1, listCollects) == 0 {
		return true
	}
	i := q.left - 1
	for i > r.lo && i > q.left-14 && !r.is(i, "thuế") && (r.toks[i].kind != punct || r.isMark(i, '%') || r.isMark(i, '-') || r.isMark(i, '/')) {
		i--
	}
	if !r.is(i, "thuế") || r.inList(i-1, listNoTax) > 0 {
		return false
	}
	for i++; i < q.left; i++ {
		if r.is(i, "tăng") && !r.is(i-1, "gia") || !r.isNumber(i) && !r.isMark(i, '%') && !r.isMark(i, '-') && !r.isMark(i, '/') && r.inList(i, listTaxName) == 0 {
			return false
		}
	}
	return true
}

// ofStock reports shares of a company: "mua 95% cổ phần", "nắm 51% vốn điều lệ", "bán 25% vốn cho …". Capital
// that is spent ("giải ngân 95% vốn") is measured.
func (r *run) ofStock(q *quantity) bool {
	i := q.left - 1
	if r.is(i, "thêm") {
		i--
	}
	if r.is(q.right, "vốn") && r.inList(i, listTrades) > 0 {
		return true
	}
	i = q.right
	if r.is(i, "số", "lượng") {
		i++
	}
	if q.value == 100 && r.is(i, "vốn") && !r.spares(q) && !r.is(q.left-1, "động", "hiện", "đạt") && (r.is(i+1, "nước") || r.is(i+1, "đầu") && r.is(i+3, "nước")) { // "doanh nghiệp 100% vốn nước ngoài"
		return true
	}
	return r.inList(i, listStock) == 2
}

// calledUp reports that everybody is sent out, once: "huy động 100% quân số", "cử 100% lực lượng dân quân".
func (r *run) calledUp(q *quantity) bool {
	i := q.right
	if q.value != 100 || !(r.inList(i, listForce) > 0 || r.is(i, "cán") && r.is(i+1, "bộ") && (r.is(i+2, "chiến") || r.is(i+3, "chiến"))) {
		return false
	}
	return r.listBefore(q.left, listCallsUp) > 0
}

// ofPlaces reports a part of the places that a school has to give, or of the marks by which it gives
// them: "dành 15% tổng chỉ tiêu", "(chiếm 60% điểm trúng tuyển)". "Đạt 95% chỉ tiêu" was reached.
func (r *run) ofPlaces(s *seg) bool {
	i := s.q.right
	for r.is(i, "trong", "trên", "tổng", "số") {
		i++
	}
	switch {
	case r.is(i, "điểm"):
		return r.inList(i+1, listOfMarks) > 0
	case r.is(i, "câu"): // "đề thi có 60% câu hỏi dễ"
		return r.inList(i+1, listHardness) > 0 || r.is(i+1, "hỏi") && r.inList(i+2, listOfQuestions) > 0
	case !r.is(i, "chỉ") || !r.is(i+1, "tiêu"):
		return false
	}
	if r.inList(s.q.left-1, listGivesPlaces) > 0 || r.isMark(s.q.left-1, '(') {
		return true
	}
	return (r.is(i-1, "tổng") || r.inList(i+2, listOfPlaces) > 0) && r.inList(s.q.left-1, listReaches) == 0 // places at a school are summed up, goals are not
}

// priced reports by how much a price, a wage or a fee is to rise or fall, or how high it is: "giá vé sẽ tăng
// 40 - 60%", "lãi suất cho vay nhà ở xã hội là 5%/năm". Nobody aims at it; what all prices rise by ("giá tiêu dùng")
// is another thing, and so is who pays them how.
func (r *run) priced(s *seg) bool {
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
	for k := len(s.subject) - 2; k > 0; k-- { // "Dịp Tết, giá vé …"
		if r.isMark(s.subject[k], ',') {
			i = s.subject[k+1]
			break
		}
	}
	return r.inList(i, listPrice) > 0 && r.inList(i, listNoPrice) == 0
}
