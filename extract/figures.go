package extract

// This file tells words before a colon that only say that figures follow from the name of what those measure: "Sở Y tế |
// đặt ra mấy con số:", "Lộ trình | tiêm vắc xin | được chốt như sau:".

// figuresLed reports words before a colon that say that figures follow, and what those are of; nil where they do not say.
func (r *run) figuresLed(toks []int32) (of []int32, ok bool) {
	toks, told := r.beforeFigures(toks)
	if !told {
		return nil, false
	}
	for k := len(toks) - 1; k > 0; k-- { // "UBND tỉnh họp. | Lộ trình được chốt như sau"
		if r.isMark(toks[k-1], '.') && r.toks[toks[k]].upper && !r.toks[toks[k]].glued {
			toks = toks[k:]
			break
		}
	}
	toks = r.pastMarks(toks)
	if k := r.handsOut(toks); k >= 0 {
		toks = toks[k:]
	}
	toks = r.beforeReceivers(r.withoutTimes(r.pastFigures(toks)))
	if r.agent(toks) && !r.hasStarter(toks) || r.onlyTier(toks) {
		return nil, true
	}
	toks = r.trimmed(toks, ignorable)
	if !r.content(toks) || r.figureAt(toks[0]) > 0 && len(toks) < 3 {
		return nil, true
	}
	if r.at(toks[0], starter) == nil && (len(toks) > 9 || r.hasVerb(toks)) {
		return nil, false
	}
	return toks, true
}

// beforeReceivers drops those whom the figures are for from the end of words: "hồ sơ trực tuyến | cho các đơn vị".
func (r *run) beforeReceivers(toks []int32) []int32 {
	for k := len(toks) - 2; k > 0 && k > len(toks)-9; k-- {
		if r.is(toks[k], "cho", "của", "ở", "tại") && r.is(toks[k+1], "các", "từng", "mỗi") {
			return toks[:k]
		}
	}
	return toks
}

// figureAt returns how many words a noun has at token i that calls figures by their kind: "con số", "mốc", "lộ trình".
func (r *run) figureAt(i int32) int32 { return r.inList(i, listFigures) }

// beforeFigures drops from the end of words before a colon that figures follow: "như sau", "được chốt", "thành hai chặng",
// "mấy con số".
func (r *run) beforeFigures(toks []int32) (rest []int32, told bool) {
	n := len(toks)
	for n > 0 {
		i := toks[n-1]
		if k := int(r.listBefore(i+1, listFiguresTold)); k > 0 && k <= n {
			n, told = n-k, true
			continue
		}
		k := int(r.listBefore(i+1, listFigures))
		if k == 0 || k >= n && n > k {
			break
		}
		c := n - k
		many := c > 0 && (r.of(toks[c-1], setFew) || r.isNumber(toks[c-1]) || r.is(toks[c-1], "các", "những", "từng", "nhiều", "mấy"))
		if c > 0 && !many && !r.is(toks[c-1], "theo", "nêu", "lộ", "rõ", "vạch") {
			if c > 1 && r.isIn(toks[c-1], listFiguresTold) {
				n, told = c, true
				continue
			}
			break
		}
		n, told = c, true
		for many && n > 0 && (r.of(toks[n-1], setFew) || r.isNumber(toks[n-1]) || r.isIn(toks[n-1], listHowMany)) {
			n--
		}
	}
	return toks[:n], told
}

// handsOut returns where behind who sets them the words begin for what is set, -1 where nobody is named.
func (r *run) handsOut(toks []int32) int {
	for k := 1; k < len(toks); k++ {
		if r.isIn(toks[k], listFiguresTold) && r.agent(toks[:k]) && !r.hasStarter(toks[:k]) {
			return min(k+int(r.inList(toks[k], listFiguresTold)), len(toks))
		}
	}
	return -1
}

// pastFigures drops from the beginning of words what calls figures by their kind: "các mốc của chương trình | nước sạch",
// "chỉ tiêu | bệnh án điện tử".
func (r *run) pastFigures(toks []int32) []int32 {
	for len(toks) > 0 {
		i := toks[0]
		n := int(r.figureAt(i))
		if n == 0 && (r.role[i]&(yearRole|cueTarget.bit()) != 0 || r.toks[i].kind != word || r.of(i, setFew) || r.isNumber(i) || r.isIn(i, listOfFigures)) {
			n = 1
		}
		if n == 0 {
			break
		}
		toks = toks[min(n, len(toks)):]
	}
	return toks
}
