package extract

// hideFractions keeps how many of how many there are out of the subject of the share behind them: "Trường đạt chuẩn
// quốc gia: 15/17 trường (88,2%)", "Số xã đạt chuẩn: 40/50 xã, đạt 80%", "14/15 thôn (93,3%) đạt chuẩn". The share stands
// in its sentence then, brackets or not. Of what a colon closes before it they only tell again what it names.
func (r *run) hideFractions(u unit) {
	for k := r.numberFrom(u.from); k < len(r.qs) && r.qs[k].from < u.to; k++ {
		q := &r.qs[k]
		if q.reason != reasonFraction || !r.isNumber(q.from) || !r.isMark(q.from+1, '/') || !r.isNumber(q.from+2) {
			continue
		}
		end := q.from + 3
		open := end
		for open < end+4 && r.tok(open).kind == word {
			open++
		}
		named := r.isMark(q.from-1, ':')
		switch {
		case r.isMark(open, '(') && r.isNumber(open+1) && r.isMark(open+2, '%') && r.isMark(open+3, ')'):
			r.role[open] |= maskedRole
			r.role[open+3] |= maskedRole
		case named && r.isMark(open, ',') && r.is(open+1, "đạt", "chiếm", "bằng", "tỷ") && r.percentSoon(open+2):
		default:
			continue
		}
		if named {
			end = open
		}
		for i := q.from; i < end; i++ {
			r.role[i] |= yearRole
		}
	}
}
