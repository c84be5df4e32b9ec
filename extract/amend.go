package extract

// A decision that amends another prints the old number before the new one: the old one is
// where things stood.

// replaced reports a percentage that ends before end and that another takes the place of: "sửa
// đổi chỉ tiêu 80% thành 85%", "thay cụm từ "trên 60%" bằng cụm từ "trên 65%"".
func (s *sheet) replaced(i, end int32) bool {
	if s.lacks("thành") && s.lacks("bằng") {
		return false
	}
	for j := end; j < end+14 && j < s.hi && !s.isMark(j, ';'); j++ {
		if s.isMark(j, '%') {
			return false
		}
		if !s.isWord(j, "thành") && !s.isWord(j, "bằng") {
			continue
		}
		quoted := s.isMark(j+1, '"') || s.is(j+1, "cụm", "chỉ", "là")
		if s.is(j, "thành") && (quoted || s.isNumber(j+1) || s.begins[min(j+1, s.hi-1)]&boundLeft.bit() != 0) || s.is(j, "bằng") && quoted {
			return s.amends(i)
		}
	}
	return false
}

// repealed reports a goal that is no more: "bãi bỏ chỉ tiêu 50% người dân có chữ ký số".
func (r *run) repealed(s *seg) bool {
	if r.lacks("bỏ") {
		return false
	}
	for _, i := range s.pre {
		if !r.isWord(i, "bỏ") && !r.isWord(i+1, "bỏ") {
			continue
		}
		if r.is(i, "từ") && r.is(i+1, "bỏ") && r.wordAt(i+2, setPlanned) > 0 { // "từ bỏ kế hoạch cắt giảm 26% khí thải"
			return true
		}
		if r.is(i, "bãi", "hủy", "huỷ") && r.is(i+1, "bỏ") || r.is(i, "bỏ") && r.is(i+1, "chỉ", "mục") && !r.is(i-1, "xóa", "xoá") {
			return r.is(s.q.left-1, "tiêu") || r.is(i+2, "chỉ", "mục") && r.is(i+3, "tiêu")
		}
	}
	return false
}

// amends reports a verb for changing a document a little before token i.
func (s *sheet) amends(i int32) bool {
	for j := i - 1; j > i-30 && j >= s.lo && !s.isMark(j, ';'); j-- {
		if s.is(j, "sửa", "điều", "thay") && s.isIn(j+1, listAmended) || s.is(j, "đổi", "thay") && s.isMark(j+1, '"') {
			return true
		}
	}
	return false
}
