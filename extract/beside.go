package extract

import "chitieu/corpus"

// beside weighs the words directly at the number: "chỉ tiêu 88%", "mức 50% được
// giao", "15% mà Nghị quyết đề ra" are goals whatever else the sentence tells;
// "105% kế hoạch" is a rate of completion.
func (r *run) beside(q *quantity) float64 {
	if r.weighed != q { // many rules ask
		r.weighed, r.besides = q, r.weighBeside(q)
	}
	return r.besides
}

// weighBeside weighs them; beside keeps what it found.
func (r *run) weighBeside(q *quantity) float64 {
	i := q.left
	if r.isWord(i-1, "là") || r.isMark(i-1, '(') {
		i--
	}
	if n := r.wordBefore(i-1, setPlanned); r.isMark(i-1, ':') && n > 0 && r.isMark(i-2-n, '(') { // "đạt 95% (kế hoạch: 94%)"
		i--
	}
	w := r.marksBeside(q, i) + r.named(q) + r.calledBefore(q, i)
	behind := r.calledBehind(q, i)
	w += behind
	if r.plannedThen(q) {
		w += 3
	}
	if r.insteadOf(i) { // "thay vì 83%"
		if r.turnedOut(q.right) { // "thay vì giảm 0,2%/năm thì lại tăng 0,1%"
			return 9
		}
		w -= 5
	} else if r.carriedOut(i) {
		w -= 5
	}
	switch against, plan := r.setAgainstPlan(q); {
	case against:
		return w - 5
	case plan:
		return 5
	}
	// "so với 83% của năm 2023", "từ mức 58%": where it began
	if r.isWord(i-1, "với") && r.isWord(i-2, "so") || r.isWord(i-1, "mức") && (r.isWord(i-2, "từ") || r.isWord(i-2, "với") && r.isWord(i-3, "so")) {
		if behind > 0 {
			return w + 2
		}
		return w - 5
	}
	return w
}

// setAgainstPlan reports a level that is told against its plan, or that plan: "71,3% so với 75% kế hoạch".
func (r *run) setAgainstPlan(q *quantity) (level, plan bool) {
	if q.unit != corpus.UnitPercent || q.isRange {
		return false, false
	}
	if i := q.right; r.isWord(i, "so") && r.isWord(i+1, "với") && r.isNumber(i+2) {
		end, _ := r.percentAt(i + 3)
		return end > i+3 && r.wordAt(end, setPlanned) > 0, false
	}
	if r.isWord(q.left-1, "với") && r.isWord(q.left-2, "so") && q.left == q.from && r.wordAt(q.right, setPlanned) > 0 {
		p := r.numberBefore(q.from, corpus.UnitPercent)
		return false, p != nil && p.right == q.left-2
	}
	return false, false
}

// insteadOf reports "thay vì" before token i, with nothing between but what its number is called: "thay
// vì mức 65% trong tờ trình", "thay cho con số 60%".
func (r *run) insteadOf(i int32) bool {
	if r.lacks("thay") {
		return false
	}
	for n := 0; n < 3 && r.isIn(i-1, listCalled); n++ {
		i--
	}
	return r.is(i-1, "vì", "cho") && r.isWord(i-2, "thay")
}

// turnedOut reports what came of it instead, behind token i: "thì lại tăng 0,1%".
func (r *run) turnedOut(i int32) bool {
	for j := i; j < i+4 && r.tok(j).kind == word || r.isMark(j, ','); j++ {
		if r.is(j, "lại") && r.is(j-1, "thì") || r.is(j, "lại") && r.of(j+1, setMoves) {
			return true
		}
	}
	return false
}

// plannedThen reports what a plan had foreseen, against which stands what came of it: "Theo kế hoạch,
// tỷ lệ tiến sĩ chiếm 20% nhưng thực tế chỉ có 9%".
func (r *run) plannedThen(q *quantity) bool {
	if r.lacks("nhưng") && r.lacks("song") {
		return false
	}
	if q.unit != corpus.UnitPercent {
		return false
	}
	j := q.right
	for j < q.right+10 && j < r.hi && r.toks[j].kind != number && !r.is(j, "nhưng", "song") && !r.endsSentence(j) {
		j++
	}
	if !r.is(j, "nhưng", "song") || !(r.is(j+1, "thực") && r.is(j+2, "tế") || r.is(j+1, "mới", "chỉ", "hiện") || r.is(j+1, "đến") && r.is(j+2, "nay")) {
		return false
	}
	for j = q.left - 1; j > q.left-24 && j >= r.unitFrom && !r.isNumber(j); j-- {
		if r.is(j, "theo") && r.wordAt(j+1, setPlan|setPlanned) > 0 {
			return true
		}
	}
	return false
}

// marksBeside weighs the marks at a number and a bound that tells more than was reached.
func (r *run) marksBeside(q *quantity, i int32) float64 {
	w := 0.0
	if r.isWord(q.left, "chưa") && q.left < q.from { // "chưa tới 35%": more was wanted
		w -= 6
	}
	if r.is(q.left-2, "chưa", "không") && r.is(q.left-1, "đạt", "đủ") && r.standardBehind(q.right) { // "637 xã chưa đạt 50% tiêu chuẩn"
		w -= 5
	}
	if r.isMark(i-1, 'A') || r.isMark(i-1, ':') && r.arrowBefore(i) { // "69,4% ➜ 82%"
		w += 5
	}
	if r.isMark(q.right, 'A') {
		w -= 5
	}
	if r.isMark(q.right, '/') && !q.listed && r.isNumber(q.right+1) && r.percentEnd(q.right+1) { // "20%/21%": reached and planned
		w -= 5
	}
	if r.isMark(q.from-1, '/') && !q.listed && (r.isMark(q.from-2, '%') || r.isNumber(q.from-2)) {
		w += 5
	}
	if (r.isMark(q.right, '/') || r.isMark(q.right, '(')) && r.planned(q.right+1) || r.planBehind(q) { // "86,5%/kế hoạch 90%", "66,5% (mục tiêu 66%)"
		w -= 5
	}
	if r.isMark(q.right, '(') && r.nowIn(q.right+1) || q.unit == corpus.UnitPercent && r.nowBehind(q) {
		w += 4
	}
	return w
}

// standardBehind reports a standard behind token i: "50% | so với tiêu chuẩn", "50% | cả hai tiêu chí về diện tích".
func (r *run) standardBehind(i int32) bool {
	for j := i; j < i+6 && r.tok(j).kind == word; j++ {
		if r.is(j, "tiêu") && r.is(j+1, "chuẩn", "chí") {
			return true
		}
	}
	return false
}

// calledBefore weighs what a number is called right before it.
func (r *run) calledBefore(q *quantity, i int32) float64 {
	if r.is(q.left-1, "giảm", "tăng", "còn") && r.isWord(q.left-2, "là") { // "kế hoạch là giảm 2%"
		i = q.left - 2
	}
	if r.isWord(q.left-1, "là") { // "mục tiêu đầu năm chỉ là 12%"
		for j := i; j > i-10 && j > r.lo; j-- {
			if r.wordBefore(j, setPlanned) > 0 {
				i = j
				break
			}
			if r.role[j-1]&yearRole == 0 && !r.isIn(j-1, listFirstSet) {
				break
			}
		}
	}
	if r.is(i-1, "đến", "tới") && r.isWord(i-2, "giao") && r.isWord(i-3, "được") && r.wordBefore(i-3, setPlanned) > 0 { // "chỉ tiêu được giao đến 21%"
		i -= 3
	}
	if r.isWord(i-1, "năm") && r.isWord(i-2, "cả") || r.isWord(i-1, "nay") && r.isWord(i-2, "năm") { // "chỉ tiêu cả năm 8,5%"
		i -= 2
	} else if r.isWord(i-1, "năm") && r.wordBefore(i-1, setPlanned) > 0 { // "13,5%/kế hoạch năm 14%"
		i--
	}
	plan := r.wordBefore(i, setPlanned)
	switch {
	case plan > 0 && r.gapOnly(q, i-plan-1): // "45%, thấp hơn kế hoạch 10%"
		if r.wishesMore(q) {
			return 0
		}
		return -5
	case plan > 0 && r.isMark(i-plan-1, '('): // "2,1% (kế hoạch 2,5%)" is nothing else
		return 9
	case plan > 0 && r.is(i-plan-1, "với") && r.is(i-plan-2, "so") && !r.of(i-plan-3, setMoves) && q.left == q.from: // "28,7% so với chỉ tiêu 29,5%"
		return 9
	case plan > 0:
		return 4.5
	case r.isWord(i-1, "cầu") && r.isWord(i-2, "yêu") && r.isWord(i-3, "với") && r.isWord(i-4, "so"): // "quá thấp so với yêu cầu là giảm 1,5% mỗi năm"
		return 5
	case r.is(i-1, "mốc", "ngưỡng") && r.is(i-2, "qua", "vượt", "cán", "chạm", "đạt") && r.is(i-3, "đã", "vừa", "từng"): // "Bắc Giang đã qua mốc 50% từ quý I"
		return -5
	case r.wordBefore(i, setMarked) > 0, r.is(i-1, "cầu") && r.is(i-2, "yêu") && r.of(q.right, setSetBy):
		return 4
	case r.handedDown(q.left):
		return 5
	case r.assignedBefore(i) && !q.isRange && q.left == q.from:
		return 1.5
	case r.assignedFor(i):
		return 5
	}
	if m := r.ending(i, cueResult); m != nil && m.e.weight > 0 && r.is(i-1, "chỉ", "mới") && !r.newUpTo(m, q) && r.ending(i, plain) == nil && r.ending(i, actWord) == nil {
		return -3
	}
	found, met := r.aimBehind(q)
	if met && r.wordAt(q.right, setPlanned) == 0 || r.plannedBeside(q) {
		return 5
	}
	if found && r.is(q.left-1, "là") && q.unit == corpus.UnitPercent || r.planIs(q) { // "mục tiêu lạm phát năm nay là 4%"
		return 4
	}
	return 0
}

// planIs reports what a plan or a goal is told to be, in the clause at hand or the one before: "Chỉ tiêu
// là lạm phát ở mức 4%", "Kịch bản đầu năm là 6 tháng tăng 7,6%", "Nghị quyết HĐND chỉ đặt 9%".
func (r *run) planIs(q *quantity) bool {
	if r.lacksSet(setPlan | setPlanned) {
		return false
	}
	if q.unit != corpus.UnitPercent || q.baseline {
		return false
	}
	if r.is(q.left-1, "đặt", "giao", "định") && (r.is(q.left-2, "chỉ", "tỉnh", "mới", "đã", "ấn", "tự") || r.of(q.left-2, setBody)) {
		for j := q.left - 2; j > q.left-7 && j >= r.unitFrom && r.toks[j].kind == word; j-- {
			if r.wordAt(j, setPlan) > 0 {
				return true
			}
		}
	}
	if p := r.numberBefore(q.from, corpus.UnitPercent); p != nil && r.isMark(p.right, ',') && q.left-p.right < 6 && !r.content(r.seqOf(p.right, q.left)) { // ", cả năm từ 8,5%"
		return r.planIs(p)
	}
	is := int32(-1)
	for j := q.left - 1; j >= r.unitFrom && j > q.left-16; j-- {
		switch {
		case r.isMark(j, ',') || r.isMark(j, ':') || r.isNumber(j) && (r.isMark(j+1, '%') || is >= 0 && r.role[j]&yearRole == 0):
			return false
		case is < 0 && r.isWord(j, "là"):
			is = j
		case is >= 0 && r.is(j, "đạt", "vượt", "thành", "hiện", "hơn", "với"):
			return false
		case is >= 0 && r.is(j, "chỉ") && r.is(j+1, "tiêu") && r.is(j+2, "này", "đó", "trên"): // "chỉ tiêu này của năm 2015 là …": what is measured
			return false
		case is >= 0 && r.wordAt(j, setPlanned) > 0 && (j == r.unitFrom || r.toks[j-1].kind == punct || r.is(j-1, "mà", "khi", "vì", "và", "còn")):
			return !r.is(j, "nghị")
		}
	}
	return false
}

// assignedBefore reports "đề ra", "được giao", "Chính phủ giao", "kế hoạch giao" before token i.
func (r *run) assignedBefore(i int32) bool {
	if r.isWord(i-1, "ra") {
		return r.is(i-2, "đề", "đặt")
	}
	// what "Trung ương giao" is told beside the province's own as often as it becomes so
	return r.of(i-1, setHandsDown) && (r.of(i-2, setOrderers) && !r.is(i-2, "ương") || r.wordBefore(i-1, setPlanned) > 0)
}

// assignedFor reports what one was given to reach in a year, whatever came of it: "tỉnh giao năm
// 2020 đạt 60%". "Vốn được giao năm 2020 đạt 60%" was spent.
func (r *run) assignedFor(i int32) bool {
	if !r.is(i-1, "đạt", "là") {
		return false
	}
	at := i - 1
	for i--; i > r.lo && r.role[i-1]&yearRole != 0; i-- {
	}
	if i == at {
		return false
	}
	if r.thisSentence.assigned && (r.tok(i-1).kind == punct || r.is(i-1, "và", "còn")) { // "…; năm 2021 đạt 70%"
		return true
	}
	if !r.of(i-1, setHandsDown) || !r.isIn(i-2, listAssigns) {
		return false
	}
	for i -= 2; i > r.unitFrom && r.toks[i-1].kind == word; i-- {
		if r.of(i-1, setPlanned) || r.is(i-1, "vốn", "được", "do", "mà", "so") {
			return false
		}
	}
	r.thisSentence.assigned = true
	return true
}

// calledBehind weighs what a number is called right behind it.
func (r *run) calledBehind(q *quantity, i int32) float64 {
	j := q.right
	plan := r.wordAt(j, setPlanned)
	switch {
	case r.isWord(j, "mà") && r.wordAt(j+1, setPlanned|setPlan) > 0 && r.setBehind(j+1): // "mức 2,2% mà kế hoạch yêu cầu" is nothing else
		return 9
	case r.is(j, "đề", "đặt") && r.is(j+1, "ra") && r.is(j+2, "trong", "ở", "tại") && r.wordAt(j+3, setPlanned|setPlan) > 0: // "độ che phủ 55% đề ra trong nghị quyết"
		return 9
	case r.is(j, "mà") && r.setBehind(j+1), r.is(j, "được") && r.is(j+1, "giao"), r.is(j, "đặt", "đề") && r.is(j+1, "ra", "cho"), r.is(j, "của", "theo", "như") && (r.wordAt(j+1, setPlanned) > 0 || r.is(j, "như") && r.is(j+1, "yêu") && r.is(j+2, "cầu")):
		return 3
	case plan > 0 && r.is(j+plan, "vốn") && r.is(i-1, "ngân"): // "giải ngân 100% kế hoạch vốn"
		return 0
	case plan > 0 && q.left < q.from && r.urged(q.left): // "yêu cầu giải ngân đạt từ 95% kế hoạch trở lên"
		return 0
	case plan > 0 && r.mustBefore(q.left): // "phải thu nốt 11% dự toán"
		return 0
	case plan > 0 && r.leadLean > 0 && r.dueBefore(q.left): // "theo các mốc: đến ngày 30/4 giải ngân đạt 10% kế hoạch"
		return 0
	case plan > 0 && q.value == 100: // all of a plan is wished as often as reached
		return -2
	case plan == 0 && (r.leadLean > 0 || r.sectionLean > 0) && r.is(j, "so") && r.growsBefore(q): // "thu ngân sách tăng 10% so với dự toán" in a list of goals
		return 0
	case plan > 0, r.isWord(j, "so") && r.isWord(j+1, "với") && (r.wordAt(j+2, setPlanned) > 0 || r.isWord(j+2, "cùng") && !r.urged(q.left)) && !r.overEarlier(j+2):
		return -3
	case r.isMark(j, ',') && r.ofPlan(j+1):
		return -4
	}
	return 0
}

// mustBefore reports "phải" with but a verb between it and token i: "phải thu nốt | 11% dự toán".
func (r *run) mustBefore(i int32) bool {
	if r.lacks("phải") {
		return false
	}
	for j := i - 1; j > i-5 && j >= r.lo && r.toks[j].kind == word; j-- {
		if r.isWord(j, "phải") {
			m := r.at(j, cueTarget)
			return m != nil && m.e.weight > 0 && !r.is(j-1, "không", "chưa", "chẳng", "đâu")
		}
	}
	return false
}

// dueBefore reports a deadline told before token i.
func (r *run) dueBefore(i int32) bool {
	for k := range r.times {
		if t := &r.times[k]; t.deadline && t.to <= i {
			return true
		}
	}
	return false
}

// setBehind reports who set a number in the words from token i on: "mức 80% mà | Nghị quyết đề ra".
func (r *run) setBehind(i int32) bool {
	for j := i; j < i+12 && (r.tok(j).kind == word || r.isNumber(j) && r.tok(j+1).kind == word); j++ { // "mà Nghị quyết 68 năm 2020 đặt ra"
		if r.isIn(j, listSetsIt) {
			return true
		}
	}
	return false
}

// ofPlan reports a rate of the plan at token i, which tells how far the level before it came:
// "đạt 95%, | bằng 101% kế hoạch".
func (r *run) ofPlan(i int32) bool {
	for n := 0; n < 2 && r.is(i, "tức", "là", "tương", "đương"); n++ {
		i++
	}
	if !r.is(i, "đạt", "bằng", "ứng") || !r.isNumber(i+1) || !r.isMark(i+2, '%') {
		return false
	}
	i += 3
	if r.is(i, "so") && r.is(i+1, "với") {
		i += 2
	}
	return r.wordAt(i, setPlanned) > 0
}

// growsBefore reports a verb of growth right before a number: "tăng trên 10%".
func (r *run) growsBefore(q *quantity) bool {
	m := r.ending(q.left, verb)
	return m != nil && m.e.value == "increase"
}

// overEarlier reports a plan at token i of a year before that of the article's own: what is to
// grow "so với dự toán năm 2024" in the plan for 2025 grows from there.
func (r *run) overEarlier(i int32) bool {
	if r.planYear == 0 || r.wordAt(i, setPlanned) == 0 {
		return false
	}
	for k := range r.times {
		if t := &r.times[k]; t.than && t.from > i && t.from-i < 8 {
			return t.year < r.firstYear()
		}
	}
	return false
}

// carriedOut reports "thực hiện" before token i, behind what was planned: "kế hoạch 90%, thực
// hiện 9 tháng 76,4%".
func (r *run) carriedOut(i int32) bool {
	if r.isWord(i-1, "tháng") && r.isNumber(i-2) {
		i -= 2
	}
	if !r.isWord(i-1, "hiện") || !r.isWord(i-2, "thực") || !r.separates(i-3) {
		return false
	}
	for j := i - 4; j > i-14 && j >= r.lo && !r.isMark(j, '.') && !r.isMark(j, ';'); j-- {
		if r.wordAt(j, setPlanned) > 0 {
			return true
		}
	}
	return false
}

// planBehind reports a level behind whose comma the plan's own value stands: "đạt 60%, kế hoạch 62%",
// "đạt 90%, trong khi kế hoạch là 88%".
func (r *run) planBehind(q *quantity) bool {
	if q.unit != corpus.UnitPercent || q.left != q.from || r.lacksSet(setPlanned) {
		return false
	}
	end := q.right
	for r.tok(end).kind == word && end < q.right+8 && !r.of(end, setJoint) { // "54% số xã đạt chuẩn, kế hoạch là 60%"
		end++
	}
	i := end + 1
	if r.is(i, "trong") && r.is(i+1, "khi") {
		i += 2
	}
	n := r.wordAt(i, setPlanned)
	if n == 0 || !r.isMark(end, ',') {
		return false
	}
	for i += n; r.isIn(i, listPlansValue); i++ {
	}
	return r.isNumber(i) && r.isMark(i+1, '%')
}

// nowIn reports brackets that tell where one stands now beside what is to be: "lên 32% (hiện 26,5%)".
func (r *run) nowIn(i int32) bool {
	if !r.is(i, "hiện") {
		return false
	}
	for i++; r.isIn(i, listStandsNow); i++ {
	}
	return r.isNumber(i) && r.isMark(i+1, '%')
}

// nowBehind reports where one stands now behind the clause of what is to be: "95% giáo viên đạt cao
// đẳng trở lên, hiện 91%".
func (r *run) nowBehind(q *quantity) bool {
	for j := q.right; j < q.right+12 && j < r.hi && !r.isNumber(j); j++ {
		if r.isMark(j, ',') {
			return r.nowIn(j + 1)
		}
	}
	return false
}

// planned reports "mục tiêu", "kế hoạch", "chỉ tiêu" at token i with a number behind that is
// neither a year nor the plan's own: "(Nghị quyết số 57-NQ/TW)", "(Nghị quyết 57)".
func (r *run) planned(i int32) bool {
	n := r.wordAt(i, setPlanned)
	if n == 0 || r.is(i, "nghị") && r.isNumber(i+n) {
		return false
	}
	for j := i + n; j < i+6 && !r.isMark(j, ')') && !r.is(j, "số"); j++ {
		if r.isNumber(j) && r.role[j]&yearRole == 0 {
			return r.documentEnd(j) == j
		}
	}
	return false
}

func (r *run) percentEnd(i int32) bool {
	_, ok := r.percentAt(i + 1)
	return ok || r.isMark(i+1, '%')
}

// named weighs the words before a parenthesis that holds the number: "vượt chỉ
// tiêu UBND tỉnh giao (91%)" names a goal, "thấp hơn bình quân cả nước (54,4%)" a
// result.
func (r *run) named(q *quantity) float64 {
	if !r.isMark(q.left-1, '(') {
		return 0
	}
	from := q.left - 2
	for r.isNumber(from) && r.isMark(from-1, '-') { // "mục tiêu 90 - 90 - 90 (90% …"
		if from -= 2; r.isNumber(from) && !r.isMark(from-1, '-') {
			from--
		}
	}
	for i := from; i > max(q.left-32, r.lo-1); i-- {
		t := &r.toks[i]
		switch {
		case t.kind == punct && !(t.glued && (t.ch == '/' || t.ch == '-')) && !r.isMark(i, '/') && !r.isMark(i, '"'): // "546/QĐ-TTg"
			return 0
		case i == q.left-2 && r.of(i, setHandsDown) && (r.is(i-2, "mức") || r.is(i-3, "mức")): // "cao hơn mức ngành giao (2,1%)"
			return 5
		case r.is(i, "bình") && r.is(i+1, "quân"), r.is(i, "cùng") && r.is(i+1, "kỳ"), r.is(i, "mức") && r.isNumber(i+1) && r.is(i+2, "tháng"):
			return -4
		case r.is(i, "hoạch") && r.is(i+1, "và") && r.is(i+2, "đầu"): // "Bộ Kế hoạch và Đầu tư (13,3%)" is a body
			return 0
		case r.wordBefore(i+1, setPlanned) > 0 && (!r.is(i, "quyết") || r.of(i+1, setSetBy)):
			switch {
			case r.is(i-2, "đạt", "thành") && r.heldAgainst(i-2):
				return 5
			case r.is(i-2, "đạt", "số", "mỗi"):
				return 0
			case r.is(i+1, "chưa", "không") && r.is(i+2, "đạt", "hoàn"), r.is(i+1, "duy", "còn") && r.is(i+2, "nhất", "lại") && r.is(i+3, "chưa", "không"): // "chỉ tiêu chưa đạt là tỷ lệ che phủ rừng (41%)", "chỉ tiêu duy nhất không đạt là …"
				return -4
			}
			return 5
		}
	}
	return 0
}

// heldAgainst reports a clause at token i that tells how the percentage right before its comma stands to
// the goal behind it: "tăng bình quân 9,05%/năm, | đạt mục tiêu Nghị quyết (trên 9%)".
func (r *run) heldAgainst(i int32) bool {
	for n := 0; n < 3 && r.is(i-1, "chưa", "không", "cơ", "bản", "đã", "hoàn"); n++ {
		i--
	}
	if !r.isMark(i-1, ',') {
		return false
	}
	p := r.numberBefore(i, corpus.UnitPercent)
	return p != nil && p.right == i-1
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

// wishesMore reports by how much a plan is to be exceeded, not by how much it was: "phấn đấu vượt
// dự toán 5%", "vượt dự toán ít nhất 3%".
func (r *run) wishesMore(q *quantity) bool { return q.bound == corpus.AtLeast || r.urged(q.left) }

// gapOnly reports that a number behind "vượt kế hoạch", "thấp hơn chỉ tiêu" (whose last word
// before the plan is token i) is how far the level before it is from the plan, not the plan:
// a level falls short of no plan that lies below it, and exceeds none so much smaller than itself.
func (r *run) gapOnly(q *quantity, i int32) bool {
	if q.unit != corpus.UnitPercent || !r.is(i, "vượt", "cách", "kém") && !(r.is(i, "hơn") && r.isIn(i-1, listThan)) {
		return false
	}
	if r.is(i+1, "dự") { // no budget is a percentage: "thu ngân sách vượt dự toán 14,2%"
		return true
	}
	if n := r.nextPercent(q); n != nil && r.is(i, "vượt") && r.isMark(q.right, ',') && r.is(q.right+1, "đạt") && n.left == q.right+2 { // "vượt mục tiêu 5%, đạt 65%"
		return q.value*4 < n.value
	}
	for k := len(r.qs) - 1; k >= 0; k-- {
		p := &r.qs[k]
		if p.to > i || p.unit == "" {
			continue
		}
		if p.unit == corpus.UnitPercent && r.of(p.left-1, setMoves) && r.is(i, "vượt") && r.amountBefore(p.left) { // "lãi 5.137 tỷ đồng, tăng 10% và vượt kế hoạch 9%"
			return true
		}
		if i-p.to > 20 || !r.unparted(p.to, i, sentenceMarks) {
			return false
		}
		if r.is(i, "kém") || r.is(i, "hơn") && r.is(i-1, "thấp", "kém", "ít") {
			return p.unit == corpus.UnitPercent && q.value < p.value
		}
		return p.unit == corpus.UnitPercent && q.value*4 < p.value
	}
	return false
}
