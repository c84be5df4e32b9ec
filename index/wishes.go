package index

import (
	"slices"
	"strings"

	"chitieu/corpus"
)

// wishes reads what is asked of the answer as a whole ("cao nhất", "tỉnh nào chưa
// có") and how numbers shall stand against the national ones ("ai chép nguyên mốc
// quốc gia", "thấp hơn mục tiêu quốc gia").
func (p *Parser) wishes(u *Understood, toks []queryToken) {
	for i := 0; i < len(toks); i++ {
		m, ok := p.words.longestAt(toks, i, u.Bare, "national", "keep", "order", "gaps")
		if !ok || !free(toks[i:i+m.words]) || m.class == "order" && besideNumber(toks, i, i+m.words) {
			continue // "ít nhất 60%" is a bound, "10 tỉnh dẫn đầu" a rank
		}
		end := i + m.words
		switch m.class {
		case "national":
			if !p.against(u, toks, i, end, m.value) {
				continue
			}
		case "order":
			u.Order = Order(m.value)
			p.asker(toks, i, u.Bare)
		case "gaps":
			u.Gaps = true
			p.asker(toks, i, u.Bare)
		}
		if m.class != "keep" {
			use(toks[i:end])
		}
		i = end - 1
	}
}

func besideNumber(toks []queryToken, start, end int) bool {
	return start > 0 && toks[start-1].kind == numberToken || end < len(toks) && toks[end].kind == numberToken
}

// against reads the words before a name of the national values: "bằng", "cao hơn".
// Without such words only a name that means nothing else is understood, as any.
func (p *Parser) against(u *Understood, toks []queryToken, i, end int, alone string) bool {
	left, ok := p.words.longestBefore(toks, i, u.Bare, "national-left")
	if ok = ok && free(toks[i-left.words:i]); !ok && alone == "" {
		return false
	}
	relations := barRelations
	if ok && left.value != "any" {
		relations = each(strings.Fields(left.value), func(s string) Relation { return Relation(s) })
	}
	to := &u.Concepts
	if ok {
		use(toks[i-left.words : i])
		p.asker(toks, i-left.words, u.Bare)
	}
	to.Against = append(to.Against, relations...)
	return true
}

// asker takes out "ai", "tỉnh nào" before what is asked about them.
func (p *Parser) asker(toks []queryToken, i int, bare bool) {
	if m, ok := p.words.longestBefore(toks, i, bare, "who"); ok && free(toks[i-m.words:i]) {
		use(toks[i-m.words : i])
	}
}

// bases reads "so với năm 2020": the year that a change is counted from is none that
// a target is for, and nothing is to be compared. Its words must occur.
func (p *Parser) bases(u *Understood, toks []queryToken) {
	for i := 1; i < len(toks); i++ {
		if yearOf(toks[i].text) == 0 {
			continue
		}
		m, ok := p.words.longestBefore(toks, i, u.Bare, "base-left")
		if !ok || !free(toks[i-m.words:i+1]) {
			continue
		}
		p.quoted(&u.Concepts, textOf(toks[i-m.words:i+1]))
		use(toks[i-m.words : i+1])
	}
}

// placeAt is the place that is named at i, with the words around it that belong to
// the name: "tỉnh Phú Yên", "Gia Lai sau sáp nhập", "Hue city".
func (p *Parser) placeAt(toks []queryToken, i int, m meaning, bare bool) PlaceRef {
	ref := p.names.place(m.value)
	p.placeLeft(toks, i, bare)
	end := i + m.words
	right, ok := p.words.longestAt(toks, end, bare, "place-right")
	if !ok || !free(toks[end:end+right.words]) {
		return ref
	}
	if right.words == 1 && right.value != "" && !p.closes(toks, end+1) {
		return ref // "Phú Thọ mới có …"
	}
	scheme := map[string]int{"63": 63, "34": 34}[right.value]
	if _, exists := p.names.gaz.Lookup(ref.ID, scheme); scheme != 0 && !exists {
		return ref
	}
	use(toks[end : end+right.words])
	ref.Scheme = scheme
	return ref
}

// closes reports whether nothing that belongs together with what is before stands at i.
func (p *Parser) closes(toks []queryToken, i int) bool {
	return i >= len(toks) || toks[i].used || toks[i].barrier
}

func (p *Parser) placeLeft(toks []queryToken, i int, bare bool) {
	if left, ok := p.words.longestBefore(toks, i, bare, "place-left"); ok && free(toks[i-left.words:i]) {
		use(toks[i-left.words : i])
	}
}

// rank reads "top 10", "nhóm 10 tỉnh dẫn đầu", "hạng 10 trở lên": a rank, and of ranks
// the smaller number is the higher.
func (p *Parser) rank(u *Understood, toks []queryToken, i int) bool {
	n, ok := parseNumber(toks[i].text, "")
	if !ok || n != float64(int(n)) {
		return false
	}
	start, end := i, i+1
	c := Condition{Op: corpus.AtMost, Value: n}
	left, hasLeft := p.words.longestBefore(toks, i, u.Bare, "top-left", "rank-left")
	right, hasRight := p.words.longestAt(toks, end, u.Bare, "top-right", "bound-right")
	hasLeft = hasLeft && free(toks[i-left.words:i])
	switch {
	case hasLeft && left.class == "rank-left" && hasRight && right.class == "bound-right":
		if right.value == string(corpus.AtMost) {
			c.Op = corpus.AtLeast
		}
	case hasLeft && left.class == "rank-left" && left.value != "":
		c.Op, hasRight = corpus.Exactly, false
	case hasRight && right.class == "top-right", hasLeft && left.class == "top-left" && left.value != "":
		hasRight = hasRight && right.class == "top-right"
		hasLeft = hasLeft && left.class == "top-left"
	default:
		return false
	}
	if hasLeft {
		start -= left.words
	}
	if hasRight {
		end += right.words
	}
	use(toks[start:end])
	u.Values, u.Units = append(u.Values, c), append(u.Units, corpus.UnitRank)
	return true
}

// moreTiers reads what a list goes on with after a tier: "cấp tỉnh, huyện và xã".
func (p *Parser) moreTiers(toks []queryToken, i int, bare bool) (tiers []corpus.Tier) {
	for i < len(toks) {
		start := i
		and, joined := p.words.longestAt(toks, i, bare, "and")
		if joined {
			i += and.words
		} else if !toks[i].comma {
			return tiers
		}
		m, ok := p.words.longestAt(toks, i, bare, "keep", "place", "domain", "tier", "tier-more")
		end := i + m.words
		if !ok || m.class != "tier-more" || !free(toks[start:end]) || end < len(toks) && !p.parted(toks, end, bare) {
			return tiers
		}
		tiers = append(tiers, corpus.Tier(m.value))
		use(toks[start:end])
		i = end
	}
	return tiers
}

// parted reports whether the word at i belongs to no name that ends before it.
func (p *Parser) parted(toks []queryToken, i int, bare bool) bool {
	_, and := p.words.longestAt(toks, i, bare, "and")
	_, year := p.words.longestAt(toks, i, bare, "year-left")
	return and || year || toks[i].comma || toks[i].barrier || toks[i].used || toks[i].kind != wordToken
}

// counted takes a number at the head of a phrase for the value where the indicator
// counts things: "30.000 lao động có việc làm mới".
func (p *Parser) counted(u *Understood, phrase, left []queryToken) []queryToken {
	if len(left) == 0 || phrase[0].kind != numberToken || left[0].text != phrase[0].text || len(u.Indicators) != 1 || len(u.Values) > 0 {
		return left
	}
	ind, _ := p.names.tax.Indicator(u.Indicators[0])
	v, ok := parseNumber(left[0].text, "")
	if !ok || ind.Unit == corpus.UnitPercent || ind.Unit == corpus.UnitRank || ind.Unit == "" {
		return left
	}
	u.Values = append(u.Values, Condition{Op: corpus.Exactly, Value: v})
	return left[1:]
}

// tierWords takes words such as "phường" for the tier when they are left at an end of
// the phrase that says what the query is about: "hồ sơ phường", but not "trạm y tế xã
// có bác sĩ".
func (p *Parser) tierWords(u *Understood, phrase, left []queryToken) []queryToken {
	if len(u.Tiers) > 0 || len(phrase) < 2 {
		return left
	}
	var out []queryToken
	for i := 0; i < len(left); i++ {
		m, ok := p.words.longestAt(left, i, u.Bare, "keep", "tier-word")
		if !ok || m.class == "keep" || left[i].text != phrase[0].text && left[i+m.words-1].text != phrase[len(phrase)-1].text {
			out = append(out, left[i])
			continue
		}
		if t := corpus.Tier(m.value); !slices.Contains(u.Tiers, t) {
			u.Tiers = append(u.Tiers, t)
		}
		i += m.words - 1
	}
	return out
}
