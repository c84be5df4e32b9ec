package extract

import (
	"math"

	"chitieu/corpus"
)

// namedBefore reads a number whose things stand before it: "số xã đạt chuẩn: 52", "số lao
// động có việc làm mới là 25.000". Per so many others it is a rate: "số bác sĩ/vạn dân: 12,5".
func (s *sheet) namedBefore(q *quantity) bool {
	plain := *q
	s.bind(q)
	i := q.left
	defer func() {
		if q.unit == "" {
			*q = plain
		}
	}()
	if i == q.from && !s.isMark(i-1, ':') && s.stops[i]&verb.bit() == 0 {
		return false
	}
	rate := q.value != math.Trunc(q.value)
	for j := i - 1; j > i-28 && j >= s.lo; j-- {
		t := &s.toks[j]
		rate = rate || s.is(j, "vạn")
		switch {
		case t.kind == punct && !(j == i-1 && t.ch == ':') && t.ch != '/' && t.ch != '(' && t.ch != ')', s.isMark(j, '%'):
			return false
		case !s.is(j, "số") || s.begins[j]&starter.bit() == 0 || !(s.thing(j+1) || s.is(j+1, "lượng") && s.thing(j+2)) || !s.opensClause(j):
			continue
		}
		q.unit = corpus.UnitCount
		if rate {
			q.unit = corpus.UnitAmount
		}
		s.rangeBound(q)
		return true
	}
	return false
}

// opensClause reports whether token i begins its clause, perhaps behind "tổng", a cue for
// goals, a joining word or a time.
func (s *sheet) opensClause(i int32) bool {
	if s.is(i-1, "tổng") {
		i--
	}
	if i == s.lo || s.toks[i-1].kind == punct || s.isNumber(i-1) {
		return true
	}
	return s.stops[i]&(cueTarget.bit()|connective.bit()) != 0 || s.is(i-1, "nâng", "tăng", "giảm", "đưa", "có", "về")
}

// criteria reports a number of criteria that a commune meets, on the average or each:
// "mỗi xã đạt 18,5 tiêu chí", "17,2 tiêu chí/xã". Of criteria alone nothing is promised.
func (s *sheet) criteria(q *quantity, i int32) bool {
	if !s.is(i, "tiêu") || !s.is(i+1, "chí") || s.stops[q.left]&verb.bit() == 0 {
		return false
	}
	if s.isMark(i+2, '/') && s.is(i+3, "xã", "thôn", "phường", "huyện") {
		return true
	}
	for j := q.left - 1; j > q.left-10 && j >= s.lo && s.toks[j].kind == word; j-- {
		if s.is(j, "mỗi") || s.is(j, "quân") && s.is(j-1, "bình") {
			return true
		}
	}
	return false
}
