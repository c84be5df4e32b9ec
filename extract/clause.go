package extract

import "slices"

// lastClause returns the last clause of the words before a number, the one that
// names what is measured. What leads to it falls away: who says it ("Giám đốc Sở
// thừa nhận …"), what for ("để …"), a remark that a comma closes ("Thứ nhất, …",
// "Ở lĩnh vực xã hội, …"), an entry's letter ("a) …"). It is empty when nothing
// but a speaker stands there: "Nghị quyết đại hội nêu 20%".
func (r *run) lastClause(pre []int32) []int32 {
	start, strong := r.entryMark(pre), false
	comma := start
	last := r.lastContent(pre)
	for k := start; k < len(pre); k++ {
		i := pre[k]
		if r.begins[i]&(sayWord.bit()|opener.bit()|starter.bit()) == 0 && r.toks[i].kind == word && r.toks[i].sets&setIndex == 0 {
			continue // most words
		}
		if k > start && r.abbreviation(i) && r.breaksAtGoal(pre, k) { // "gây áp lực lên mục tiêu CPI"
			start, comma = k, k
			continue
		}
		if r.begins[i]&(sayWord.bit()|opener.bit()|starter.bit()) == 0 && r.toks[i].kind != punct {
			continue
		}
		if m := r.at(i, sayWord); m != nil && !strong && r.tells(pre, start, comma, k, m) {
			for k+1 < len(pre) && pre[k+1] < m.to {
				k++
			}
			start, comma = k+1, k+1
			continue
		}
		if m := r.at(i, opener); m != nil && (!strong || r.towards(i)) && r.opens(pre, start, comma, k, m) {
			if m.e.value == "inside" && k == start && r.at(i, intro) != nil && r.closesBefore(pre[k:]) {
				continue
			}
			if n := r.aimNamed(pre, k); n > 0 {
				start, comma, k = n, n, n-1
				continue
			}
			if j := r.pastAmong(pre[start:], k-start); j > 0 {
				start, comma, k = start+j, start+j, start+j-1
				continue
			}
			if m.e.value == "relative" && k > start && r.content(pre[start:k]) && !r.agent(pre[start:k]) {
				return pre[start:k] // "tăng trưởng cả năm mà HĐND tỉnh đã thông qua"
			}
			for k+1 < len(pre) && pre[k+1] < m.to {
				k++
			}
			if k < last || m.e.value == "inside" || r.agent(pre[comma:k]) {
				start, comma = k+1, k+1
			}
			continue
		}
		if n := r.also(pre, k); n > k && !(strong && n < len(pre) && !slices.ContainsFunc(pre[start:k], r.levelVerb) && !r.hasStarter(pre[n:])) { // not "tỷ lệ văn bản được ký số, đồng thời gửi qua mạng"
			start, comma, strong = n, n, false
			k = n - 1
			continue
		}
		if k > last {
			if r.isMark(i, ',') && k+1 < len(pre) && (r.leads(pre[start:k]) || r.aims(pre[start:k])) {
				start, comma = k+1, k+1
			}
			continue
		}
		if m := r.at(i, starter); m != nil && !(r.isWord(i, "tổng") && r.isWord(i+1, "cộng")) && (m.to-m.from > 1 || r.isWord(i, "số") && k > start && r.is(pre[k-1], "đưa", "kéo", "hạ")) && !r.insideVerb(i) {
			if strong && k > start+1 && (r.isMark(pre[k-1], ',') && r.levelTold(pre[start:k]) || r.joinedVerb(pre, start, k)) { // "đưa tỷ số giới tính khi sinh về mức cân bằng, tỷ lệ …"
				start, comma = k, k
				continue
			}
			if n := r.at(pre[start], intro); n != nil && n.e.value == "lead" && k > start && r.isMark(m.to, ',') { // "Về kinh tế số, tỉnh phấn đấu …"
				continue
			}
			if !strong && k > start && (r.breaksBefore(pre, start, k) || r.toks[i].upper && !r.shouted && !allUpper(r.str(i))) && !r.scoped(pre[start:k]) {
				start, comma = k, k
			}
			strong = strong || k == start
			continue
		}
		switch {
		case r.isMark(i, '"') && k > start && !r.closesQuote(pre[start:k]) && r.isMark(pre[k-1], ':'):
			start, comma, strong = k+1, k+1, false
		case r.isMark(i, ',') && r.role[i]&joinedRole == 0:
			comma = k + 1
			if to := r.datedAfter(pre, k); to > 0 { // "tại kỳ họp của HĐND tỉnh, năm 2024 tổng sản phẩm …"
				start, comma, strong = to, to, false
				k = to - 1
				continue
			}
			if r.noneLeft(pre[:k]) && k+1 < len(pre) && pre[k+1] == i+1 && r.toks[i+1].kind == word && r.content(pre[k+1:]) { // "không còn hộ nghèo theo chuẩn cũ, | hộ cận nghèo giảm 2%"
				start, strong = k+1, false
				continue
			}
			if r.levelPrinted(pre[start:k]) || r.praises(pre[start:k], pre[k+1:]) || r.introduces(pre[start:k]) || k > 3 && k+1 < len(pre) && r.abbreviation(pre[k+1]) && !r.abbreviation(pre[k-1]) && r.at(pre[start], starter) == nil { // "kinh tế phục hồi rõ nét, GRDP"
				start, strong = k+1, false
			}
		}
	}
	return pre[start:]
}

// pastAmong returns where behind a comma what is measured begins in words that first tell of how many goals it is one, of which
// the word at index k goes on to tell; 0 for nowhere: "Trong số 17 nhiệm vụ mà Bộ đặt ra, | thu gom nước thải".
func (r *run) pastAmong(toks []int32, k int) int {
	toks, marks := r.pastMarks(toks), len(toks)
	marks -= len(toks)
	if len(toks) < 6 || !r.isWord(toks[0], "trong") || !r.isWord(toks[1], "số") || !r.isNumber(toks[2]) {
		return 0
	}
	for j := max(k-marks, 2); j+2 < len(toks); j++ {
		if r.isMark(toks[j], ',') && r.content(toks[j+1:]) {
			return marks + j + 1
		}
	}
	return 0
}

// also returns where what a sentence adds begins behind the comma at index k: ", đồng thời | tỷ lệ …",
// ", cùng với đó | 80% …"; k where it adds nothing.
func (r *run) also(toks []int32, k int) int {
	if !r.isMark(toks[k], ',') || k+2 >= len(toks) || !r.is(toks[k+1], "đồng", "cùng", "bên", "song") {
		return k
	}
	switch i := toks[k+1]; {
	case r.is(i, "đồng") && r.is(i+1, "thời"):
		return k + 3
	case r.is(i, "cùng") && r.is(i+1, "với") && r.is(i+2, "đó"), r.is(i, "bên") && r.is(i+1, "cạnh") && r.is(i+2, "đó"), r.is(i, "song") && r.is(i+1, "song") && r.is(i+2, "đó"):
		return min(k+4, len(toks))
	}
	return k
}

// hasStarter reports a word that begins the name of what is measured.
func (r *run) hasStarter(toks []int32) bool {
	return slices.ContainsFunc(toks, func(i int32) bool { return r.role[i]&starter.bit() != 0 && r.at(i, starter) != nil })
}

// noneLeft reports a clause that tells that nothing of a thing is left, with no word of what is measured before.
func (r *run) noneLeft(toks []int32) bool {
	toks = r.pastMarks(toks)
	for len(toks) > 2 && !r.isWord(toks[0], "không") && r.role[toks[0]]&(connective.bit()|cueTarget.bit()|yearRole) != 0 {
		toks = toks[1:]
	}
	return len(toks) > 3 && len(toks) < 16 && r.is(toks[0], "không") && r.is(toks[1], "còn")
}

// breaksAtGoal reports "mục tiêu", "chỉ tiêu", "kiểm soát", "mở đầu bằng" or "để" right before index k.
func (r *run) breaksAtGoal(pre []int32, k int) bool {
	return k > 1 && (r.is(pre[k-1], "tiêu", "soát") && r.is(pre[k-2], "mục", "chỉ", "kiểm") || r.is(pre[k-1], "bằng", "là") && r.is(pre[k-2], "đầu") || r.is(pre[k-1], "để", "giúp", "khiến"))
}

// joinedVerb reports a second thing to be held or moved, whose verb right before index k is joined to
// the first by "và" or a comma: "ổn định tỷ giá và kiểm soát | lạm phát".
func (r *run) joinedVerb(pre []int32, start, k int) bool {
	n := k - 1
	switch {
	case r.is(pre[n], "đưa", "kéo"):
	case r.is(pre[n], "soát", "chế") && n > start && r.is(pre[n-1], "kiểm", "kiềm", "khống"):
		n--
	default:
		return false
	}
	return n > start && (r.is(pre[n-1], "và") || r.isMark(pre[n-1], ','))
}

// towards reports "theo hướng" at token i before a change of its own: "cơ cấu lao động chuyển dịch
// theo hướng giảm tỷ trọng …".
func (r *run) towards(i int32) bool {
	return r.is(i+1, "hướng") && r.is(i, "theo") && r.is(i+2, "giảm", "tăng")
}

// levelTold reports a measure whose level words tell: "… về mức cân bằng tự nhiên", "… ở mức hợp lý".
func (r *run) levelTold(toks []int32) bool {
	for k := 2; k+1 < len(toks); k++ {
		if r.is(toks[k], "mức") && r.is(toks[k-1], "về", "ở", "dưới") {
			return true
		}
	}
	return false
}

// abbreviation reports an index in capitals among other words: "GRDP", "PCI".
func (r *run) abbreviation(i int32) bool {
	return r.of(i, setIndex) && allUpper(r.str(i)) && !r.shouted
}

// entryMark skips "a)" and "1." at the beginning.
func (r *run) entryMark(pre []int32) int {
	k := 0
	for k < len(pre) && r.toks[pre[k]].kind == punct {
		k++
	}
	if k+1 < len(pre) && r.toks[pre[k]].kind != punct && r.toks[pre[k]].end-r.toks[pre[k]].start <= 2 && pre[k+1] == pre[k]+1 &&
		(r.isMark(pre[k+1], ')') || r.isMark(pre[k+1], '.') && r.toks[pre[k]].kind == number) {
		return k + 2
	}
	return 0
}

// lastContent returns the index of the last word that can name what is measured,
// -1 for none.
func (r *run) lastContent(toks []int32) int {
	for k := len(toks) - 1; k >= 0; k-- {
		if r.content(toks[k : k+1]) {
			return k
		}
	}
	return -1
}

// breaksBefore reports whether a subject may begin at index k: after a mark, a
// verb, a time, or a word that sets a goal.
func (r *run) breaksBefore(pre []int32, start, k int) bool {
	i := pre[k-1]
	if r.is(i, "giảm", "tăng") && k > 1 && r.is(pre[k-2], "mức", "độ") { // "mức giảm tỷ lệ hộ nghèo"
		return false
	}
	if r.isIn(i, listBringsTo) && (r.at(pre[k], starter).to-r.at(pre[k], starter).from > 1 || r.is(pre[k], "số")) { // "chủ trì nâng chỉ số hài lòng"
		return true
	}
	if r.is(i, "nhanh", "mạnh", "dần") && k > 1 && r.is(pre[k-2], "tăng", "giảm", "nâng") { // "…, đồng thời tăng nhanh tỷ lệ lao động"
		return true
	}
	if r.is(i, "bằng", "là", "với") && k > 2 && r.is(pre[k-2], "đầu") && r.is(pre[k-3], "mở", "bắt", "đi") { // "nhóm kinh tế mở đầu bằng tốc độ tăng"
		return true
	}
	if r.is(i, "với") && k > 3 && !r.isIn(pre[k-2], listWithWhat) && r.at(pre[k], starter).to-r.at(pre[k], starter).from > 1 { // "theo hướng xanh, bền vững với tỷ lệ sản phẩm …"
		return true
	}
	if r.is(i, "giao") && k > 2 && r.is(pre[k-2], "được") && (!r.tierIn(pre[start:k]) || r.is(pre[start], "tỉnh")) { // "Lào Cai được giao tỷ lệ bao phủ bảo hiểm y tế"
		return true
	}
	if r.is(i, "tiêu") && k > 1 && r.is(pre[k-2], "mục", "chỉ") { // "có thể đạt mục tiêu tăng trưởng"
		return true
	}
	if r.is(i, "hành") && k > 1 && r.is(pre[k-2], "điều") { // "yêu cầu các bộ, ngành điều hành chỉ số giá tiêu dùng"
		return true
	}
	if r.is(i, "soát", "chế") && k > 1 && r.is(pre[k-2], "kiểm", "kiềm", "khống") { // "ổn định tỷ giá, kiểm soát tốc độ tăng giá"
		return true
	}
	if r.is(i, "kiến", "thể") && k > 1 && r.is(pre[k-2], "dự", "cụ") { // "triển khai các chính sách, dự kiến tỷ lệ hộ nghèo"
		return true
	}
	if r.is(i, "là") && (r.namesGoals(pre[start:k-1]) || r.agent(pre[start:k-1])) { // "hai chỉ tiêu chưa đạt là tỷ lệ …", "giao Sở Công Thương là tỷ lệ …"
		return true
	}
	return r.separates(i) && !r.is(i, "và", "hoặc", "hay") || r.isMark(i, '"') || r.role[i]&(verb.bit()|yearRole|cueTarget.bit()|opener.bit()) != 0 && !r.is(i, "là", "với") || r.is(i, "với") && k > 3 && !r.is(pre[k-2], "đối", "so", "cùng", "ứng", "bằng", "đương") && r.hasPredicate(pre[start:k]) ||
		!r.content(pre[start:k])
}

// namesGoals reports words that only call what follows a goal: "hai chỉ tiêu chưa đạt".
func (r *run) namesGoals(toks []int32) bool {
	for k, i := range toks {
		if k > 0 && r.is(i, "tiêu") && r.is(toks[k-1], "chỉ", "mục") {
			return len(toks) < 9
		}
	}
	return false
}

// insideVerb reports whether a verb covers the token and the one before: "đạt tỷ
// trọng 10%".
func (r *run) insideVerb(i int32) bool {
	m := r.at(i-1, verb)
	return m != nil && m.to > i
}

// scoped reports whether the words say for what a following subject holds: "đối
// với bến phà trên tuyến tỉnh lộ, tỷ lệ vé điện tử …".
func (r *run) scoped(toks []int32) bool {
	for _, i := range toks {
		if r.toks[i].kind == word {
			return r.is(i, "đối", "riêng") && !r.domainOnly(i, toks[len(toks)-1]+1)
		}
	}
	return false
}

func (r *run) closesQuote(toks []int32) bool {
	for _, i := range toks {
		if r.isMark(i, '"') {
			return true
		}
	}
	return false
}

// opens reports whether the opener m at index k leads to a clause: "để", "khi"
// inside the name of what is measured do not ("hồ sơ phải trả lại để bổ sung"), a
// verb of saying only after the one who says it.
func (r *run) opens(pre []int32, start, comma, k int, m *match) bool {
	if r.role[pre[k]]&opener.bit() == 0 || k > start && r.is(pre[k-1], "được", "bị", "do") && !r.agent(pre[start:k-1]) {
		return false // "giao dịch" gives nothing to anybody
	}
	if r.is(pre[k], "giao") && r.is(pre[k]+1, "quân") {
		return false
	}
	if k == start || k == comma || !r.content(pre[start:k]) || r.agent(pre[comma:k]) || r.agent(pre[start:k]) {
		return true
	}
	return r.towards(pre[k]) || m.e.value == "relative" || m.e.value == "" && m.to-m.from > 1
}

// introduces reports whether the words before a comma only lead to what follows.
// A level that they name belongs to the subject ("Đối với cấp xã, hồ sơ …").
func (r *run) introduces(toks []int32) bool {
	toks = r.pastMarks(toks)
	if len(toks) == 0 || !r.content(toks) || r.onlyTime(toks) { // "Ba tháng cuối năm, …"
		return true
	}
	if len(toks) > 1 && r.isWord(toks[0], "cũng") { // "Cũng trong nhóm này,"
		toks = toks[1:]
	}
	m := r.at(toks[0], intro)
	if m == nil || r.at(toks[0], starter) != nil {
		return false
	}
	switch m.e.value {
	case "none": // "qua đào tạo có văn bằng, chứng chỉ"
		return false
	case "alone": // "Thứ nhất,": nothing else before the comma
		return len(toks) <= int(m.to-m.from)+1
	case "speech":
		return len(toks) < 4 || r.agent(toks[m.to-m.from:])
	}
	if r.is(toks[0], "đối", "riêng") {
		return r.domainOnly(toks[0], toks[len(toks)-1]+1)
	}
	return !(r.is(toks[0], "tại", "ở", "với") && r.tierIn(toks))
}

// leads reports whether the words before a comma, after which no name of anything
// measured stands, only lead to the number: "Chặng thứ hai, các mốc tương ứng là".
func (r *run) leads(toks []int32) bool {
	toks = r.pastMarks(toks)
	return len(toks) > 0 && r.isIn(toks[0], listStep) && r.introduces(toks)
}

// aims reports whether the words before a comma only tell by what, why or after what:
// "Theo quyết định mới được phê duyệt, đến năm 2030 có …".
func (r *run) aims(toks []int32) bool {
	toks = r.pastMarks(toks)
	return len(toks) > 2 && r.of(toks[0], setAims) && r.introduces(toks)
}

// agent reports whether the words name who sets a goal, not what is measured: an
// organ, a document, a place.
func (r *run) agent(toks []int32) bool {
	capital := false
	if len(toks) > 1 && !r.toks[toks[1]].upper && (r.role[toks[0]]&tierWord.bit() != 0 && r.at(toks[0], tierWord) != nil && r.at(toks[0], tierWord).e.weight == 2 || r.holder(toks)) && r.firstPredicate(toks) == 1 {
		return false // "Xã đạt tiêu chí quốc gia về y tế", "Hộ sử dụng nước sạch": a capital that begins the line
	}
	if len(toks) > 0 {
		if m := r.at(toks[0], intro); m != nil {
			toks = toks[min(int(m.to-m.from), len(toks)):]
		}
	}
	if len(toks) > 1 && r.is(toks[0], "của") && r.ending(toks[0], sayWord) != nil { // "Báo cáo của UBND xã"
		toks = toks[1:]
	}
	for _, i := range toks {
		if r.toks[i].kind != word || r.role[i]&(connective.bit()|yearRole) != 0 {
			continue
		}
		if r.of(i, setAgents) && r.agentPhrase(i) && !(r.is(i-1, "đường") && r.is(i, "tỉnh", "huyện", "xã")) { // "Đường huyện: 100% được nhựa hóa"
			return true
		}
		if m := r.at(i, verb); m != nil && !capital && m.to-m.from > 1 { // "Bình quân" that begins a line is no place
			return false
		}
		if allUpper(r.str(i)) && r.toks[i].upper && r.at(i+1, tierWord) != nil && i == toks[0] { // "BHXH tỉnh"
			return true
		}
		if !r.toks[i].upper || allUpper(r.str(i)) && !r.shouted {
			return capital && r.role[i]&ignorable != 0 && !(i == toks[0]+1 && r.is(i, "dưới", "trên", "từ")) // "Trẻ dưới 5 tuổi" names no body
		}
		capital = true
	}
	return capital && len(toks) > 1
}

// agentPhrase tells "chi cục" from "chi phí", "công an" from "công chức".
func (r *run) agentPhrase(i int32) bool {
	switch {
	case r.is(i, "chi"):
		return r.is(i+1, "cục", "bộ")
	case r.is(i, "công"):
		return r.is(i+1, "an", "đoàn", "ty")
	case r.is(i, "thành"):
		return r.is(i+1, "phố", "ủy")
	case r.is(i, "trung"):
		return r.is(i+1, "tâm", "ương")
	case r.is(i, "hội"):
		return r.is(i+1, "đồng", "liên", "nông", "phụ", "nghị")
	case r.is(i, "địa"):
		return r.is(i+1, "phương")
	case r.is(i, "chính"):
		return r.is(i+1, "phủ", "quyền") && !r.is(i+2, "số", "điện")
	case r.is(i, "kế", "đề", "chương", "nghị"):
		return r.is(i+1, "hoạch", "án", "trình", "quyết")
	case r.is(i, "đại"):
		return r.is(i+1, "hội", "biểu", "diện")
	case r.is(i, "trưởng"):
		return r.isIn(i+1, listOfOffice)
	case r.is(i, "đảng"):
		return !r.is(i+1, "viên", "phí")
	case r.is(i, "đồng"):
		return r.is(i+1, "chí")
	case r.is(i, "bí"):
		return r.is(i+1, "thư")
	case r.is(i, "mục"):
		return r.is(i+1, "tiêu")
	case r.is(i, "dự"):
		return r.is(i+1, "thảo")
	case r.is(i, "tổ"):
		return r.is(i+1, "công") && r.is(i+2, "tác") || r.is(i+1, "trưởng")
	case r.is(i, "chủ"):
		return r.is(i+1, "tịch")
	case r.is(i, "bộ"):
		return r.toks[i].upper
	case r.is(i, "lãnh"):
		return r.is(i+1, "đạo")
	}
	return true
}

// withoutDoer drops the one body with a name that is to do what is measured: "Sở Nông nghiệp và
// Môi trường | số hóa bản đồ rừng", "Công an tỉnh | cấp định danh".
func (r *run) withoutDoer(toks []int32) []int32 {
	who := r.pastMarks(toks)
	if len(who) < 4 || !r.toks[who[0]].upper || r.shouted {
		return toks
	}
	k, named := 1, false
	switch {
	case r.of(who[0]-1, setBody): // its kind is gone already
		k, named = 0, true
	case !r.isIn(who[0], listDoer):
		return toks
	}
	for ; k < len(who)-1 && k < 14; k++ {
		switch i := who[k]; {
		case r.toks[i].kind == word && r.toks[i].upper:
			named = true
			if !r.toks[i+1].upper && r.at(i+1, actWord) == nil { // "Nông nghiệp", "Tư pháp"
				k++
			}
		case r.is(i, "dự", "đầu", "xây") && r.is(i+1, "án", "tư", "dựng") && r.is(who[0], "ban", "quản"):
			k++
		case k > 1 && named && r.at(i, actWord) != nil && r.at(i, tierWord) == nil:
			return who[k:]
		case r.is(i, "hoàn", "chủ", "phối") && named && r.is(i+1, "thành", "trì", "hợp"):
			k++
		case r.isIn(i, listKindOfPlace):
			named = true
		case !r.isIn(i, listNameOfDoer) && !r.isMark(i, ',') && !r.isMark(i, '-'):
			return toks
		}
	}
	return toks
}
