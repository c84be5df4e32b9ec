package extract

// beside weighs the words directly at the number: "chỉ tiêu 88%", "mức 50% được
// giao", "15% mà Nghị quyết đề ra" are goals whatever else the sentence tells;
// "105% kế hoạch" is a rate of completion.
func (r *run) beside(q *quantity) float64 {
	w := 0.0
	i := q.left
	if r.is(i-1, "là") || r.isMark(i-1, '(') {
		i--
	}
	if r.isMark(i-1, 'A') || r.isMark(i-1, ':') && r.arrowBefore(i) { // "69,4% ➜ 82%"
		w += 5
	}
	if r.isMark(q.right, 'A') {
		w -= 5
	}
	switch {
	case r.is(i-1, "tiêu") && r.is(i-2, "chỉ", "mục"), r.is(i-1, "mốc"), r.is(i-1, "đích"):
		w += 4
	case r.is(i-1, "hoạch") && r.is(i-2, "kế"):
		w += 4.5
	case r.is(i-1, "ra", "giao") && r.is(i-2, "đề", "đặt", "được", "phủ", "hoạch") && !q.isRange && q.left == q.from:
		w += 1.5
	}
	if r.is(i-1, "chỉ", "mới") {
		w -= 3
	}
	j := q.right
	assigned := false
	switch {
	case r.is(j, "mà"), r.is(j, "được") && r.is(j+1, "giao"), r.is(j, "đặt", "đề") && r.is(j+1, "ra", "cho"), r.is(j, "của") && r.is(j+1, "nghị", "kế"), r.is(j, "theo") && r.is(j+1, "nghị", "kế"):
		w += 3
		assigned = true
	case r.is(j, "kế") && r.is(j+1, "hoạch"), r.is(j, "dự") && r.is(j+1, "toán"), r.is(j, "so") && r.is(j+1, "với") && r.is(j+2, "kế", "chỉ", "mục", "dự", "cùng"):
		w -= 3
	case r.is(j, "chỉ", "mục") && r.is(j+1, "tiêu"):
		w -= 2
	}
	// "so với 83% của năm 2023", "từ mức 58%": where it began
	if from := r.is(i-1, "với") && r.is(i-2, "so") || r.is(i-1, "mức") && (r.is(i-2, "từ") || r.is(i-2, "với") && r.is(i-3, "so")); from {
		if assigned {
			w += 2
		} else {
			w -= 5
		}
	}
	return w
}

// arrowBefore looks for an arrow in the words before token i: "➜ Cuối 2026: 82%".
func (r *run) arrowBefore(i int32) bool {
	for j := i - 1; j > i-8 && j >= r.lo; j-- {
		if r.isMark(j, 'A') {
			return true
		}
	}
	return false
}

// waives reports a verb that takes a charge away before the number: "miễn 100% lệ
// phí", "giảm 50% học phí".
func (r *run) waives(q *quantity) bool {
	return r.is(q.left-1, "giảm", "miễn", "trợ", "chịu", "thu", "được", "tặng", "thưởng")
}
