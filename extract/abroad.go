package extract

import (
	"slices"
	"strings"
)

// aimedAbroad reports a goal that another country sets itself, or a body abroad: "Bắc Kinh đặt mục tiêu …
// 70%", "lạm phát chạm mục tiêu 2% của Fed". Goods that one hopes to sell there ("xuất khẩu sang Mỹ
// tăng 10%") are one's own.
func (r *run) aimedAbroad(s *seg) bool {
	if r.lacksPhrase(abroadWord) {
		return false
	}
	if !r.goalCue(s) && r.beside(s.q) <= 0 || r.allAbroad() {
		return false
	}
	if r.is(s.q.right, "của") && r.landAt(s.q.right+1) {
		return true
	}
	from := max(s.q.left-59, r.lo)
	if !r.has(from, s.q.left, abroadWord) {
		return false
	}
	for i := s.q.left - 1; i >= from && !r.endsSentence(i); i-- {
		switch {
		case r.is(i, "việt") && r.is(i+1, "nam"), r.is(i, "vn", "ta"), r.localBody(i) && r.toks[i].upper:
			return false
		case r.begins[i]&abroadWord.bit() != 0 && r.landAt(i) && r.actsFor(i):
			return true
		}
	}
	return false
}

// triState is what is asked once of an article.
type triState uint8

const (
	notAsked triState = iota
	no
	yes
)

// allAbroad reports an article that has no province of its own and names neither Vietnam nor a part of its state: the
// goals of the country that it is about are its own.
func (r *run) allAbroad() bool {
	if r.home == notAsked {
		r.home = no
		if !r.ownerless || r.namesHome() {
			r.home = yes
		}
	}
	return r.home == no
}

// namesHome reports Vietnam, or what only a Vietnamese speaks of so, anywhere in the article.
func (r *run) namesHome() bool {
	return slices.ContainsFunc([]string{"Việt Nam", "VIỆT NAM", "nước ta", "cả nước", "Cả nước", "trong nước", "UBND", "HĐND", "TTg"}, func(name string) bool { return strings.Contains(r.text, name) })
}

// landAt reports the name of a country or a body abroad at token i: no "Mỹ Tho", no "pháp luật".
func (r *run) landAt(i int32) bool {
	m := r.at(i, abroadWord)
	if m == nil || !r.toks[i].upper {
		return false
	}
	if next := r.tok(m.to); m.to-m.from > 1 || next.kind != word || !next.upper {
		return true
	}
	return r.is(i-1, "thống", "tướng", "trưởng") // "Tổng thống Mỹ Donald Trump"
}

// actsFor reports a name at token i as that of who does something, or of whose goals are spoken of.
func (r *run) actsFor(i int32) bool {
	if i == r.lo || r.toks[i-1].kind == punct || r.endsSentence(i-1) {
		return true
	}
	if r.is(i-1, "của") {
		for j := i - 2; j > i-8 && j > r.lo; j-- {
			if r.is(j, "tiêu", "trưởng", "tế") {
				return true
			}
		}
		return false
	}
	return r.isIn(i-1, listActs)
}
