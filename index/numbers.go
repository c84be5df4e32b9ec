package index

import (
	"strconv"
	"strings"

	"chitieu/corpus"
)

// numbers reads the numbers of the plain text: years and conditions. A bare number
// without bound or percent sign is a word ("Đề án 06").
func (p *Parser) numbers(u *Understood, toks []queryToken) {
	for i := range toks {
		if toks[i].kind != numberToken || toks[i].used {
			continue
		}
		if p.years(u, toks, i) || p.rank(u, toks, i) {
			continue
		}
		p.condition(u, toks, i)
	}
}

// The years that a plan article can speak of.
const (
	firstYear = 1990
	lastYear  = 2100
)

func yearOf(s string) int {
	y, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || y < firstYear || y > lastYear {
		return 0
	}
	return y
}

// years reads "2025", "năm 2025", "2021-2025", "từ năm 2021 đến năm 2025",
// "trước 2025", "từ 2021 đến nay".
func (p *Parser) years(u *Understood, toks []queryToken, i int) bool {
	y := yearOf(toks[i].text)
	if y == 0 || p.percentAt(toks, i+1, u.Bare) > 0 || i > 0 && comparison(toks[i-1]) != "" {
		return false
	}
	if m, ok := p.words.longestBefore(toks, i, u.Bare, "year-left", "bound-left"); ok && m.class == "bound-left" && free(toks[i-m.words:i]) {
		return false
	}
	span, end := Years{y, y}, i+1
	if j, ok := p.joined(toks, i+1, u.Bare); ok {
		if to := yearOf(toks[j].text); to >= y {
			span.To, end = to, j+1
		}
	}
	start := i
	for { // "từ năm", "đến hết năm", "trong giai đoạn"
		classes := []string{"year-left"}
		if toks[i].date {
			classes = append(classes, "date-left")
		}
		m, ok := p.words.longestBefore(toks, start, u.Bare, classes...)
		if !ok || !free(toks[start-m.words:start]) {
			break
		}
		start -= m.words
		if end == i+1 && !toks[i].date { // before a day of a year is still in it
			span = openYears(span, m.value)
		}
	}
	if end < len(toks) && end == i+1 {
		if m, ok := p.words.longestAt(toks, end, u.Bare, "year-right"); ok {
			span.To, end = 0, end+m.words
		}
	}
	if m, ok := p.words.longestBefore(toks, start, u.Bare, "except"); ok && free(toks[start-m.words:start]) {
		use(toks[start-m.words : end])
		u.Not.Years = append(u.Not.Years, span)
		return true
	}
	use(toks[start:end])
	u.Years = append(u.Years, span)
	return true
}

func openYears(y Years, how string) Years {
	switch how {
	case "from":
		return Years{From: y.From}
	case "before":
		return Years{To: y.From - 1}
	case "after":
		return Years{From: y.From + 1}
	}
	return y
}

// joined finds the number that a dash or "đến (năm)" joins to the one before i.
func (p *Parser) joined(toks []queryToken, i int, bare bool) (int, bool) {
	if i >= len(toks) {
		return 0, false
	}
	switch m, ok := p.words.longestAt(toks, i, bare, "to"); {
	case ok:
		i += m.words
		if m, ok := p.words.longestAt(toks, i, bare, "year-left"); ok && m.value == "" {
			i += m.words
		}
	case isDash(toks[i]):
		i++
	default:
		return 0, false
	}
	return i, i < len(toks) && toks[i].kind == numberToken && !toks[i].used
}

func isDash(t queryToken) bool {
	return t.kind == signToken && (t.text == "-" || t.text == "–" || t.text == "—")
}

// comparison is the bound that a sign stands for.
func comparison(t queryToken) corpus.Bound {
	if t.kind != signToken {
		return ""
	}
	switch t.text {
	case ">=", "=>", "≥":
		return corpus.AtLeast
	case "<=", "=<", "≤":
		return corpus.AtMost
	case ">", "＞":
		return corpus.MoreThan
	case "<", "＜":
		return corpus.LessThan
	case "=":
		return corpus.Exactly
	case "~", "≈":
		return corpus.Roughly
	}
	return ""
}

// percentAt is the number of tokens of a percent sign at i.
func (p *Parser) percentAt(toks []queryToken, i int, bare bool) int {
	if i >= len(toks) {
		return 0
	}
	if toks[i].kind == signToken && (toks[i].text == "%" || toks[i].text == "％") {
		return 1
	}
	if m, ok := p.words.longestAt(toks, i, bare, "percent"); ok {
		return m.words
	}
	return 0
}

// condition reads "trên 80%", "từ 50% trở lên", "50-60%", ">=60", "60%".
func (p *Parser) condition(u *Understood, toks []queryToken, i int) {
	c, end := Condition{Op: corpus.Exactly}, i+1
	if n := p.percentAt(toks, end, u.Bare); n > 0 {
		c.Unit, end = corpus.UnitPercent, end+n
	}
	if _, ok := p.words.longestAt(toks, end, u.Bare, "time"); ok && c.Unit == "" {
		return // "trẻ em dưới 5 tuổi" tells who, "trong 3 ngày" when
	}
	var high string
	if j, ok := p.joined(toks, end, u.Bare); ok && !p.yearAfter(toks, j, c.Unit, u.Bare) {
		high, end = toks[j].text, j+1
		if n := p.percentAt(toks, end, u.Bare); n > 0 {
			c.Unit, end = corpus.UnitPercent, end+n
		}
	}
	var ok bool
	if c.Value, ok = parseNumber(toks[i].text, c.Unit); !ok {
		return
	}
	start, bound := p.boundBefore(toks, i, u.Bare)
	if m, ok := p.words.longestAt(toks, end, u.Bare, "bound-right"); ok {
		bound, end = corpus.Bound(m.value), end+m.words
	}
	if m, ok := p.words.longestAt(toks, end, u.Bare, "measure"); ok && c.Unit == "" {
		if bound == "" {
			bound = corpus.Exactly
		}
		u.Units, end = append(u.Units, m.value), end+m.words
	}
	if m, ok := p.words.longestAt(toks, end, u.Bare, "per-year"); ok && bound != "" || ok && c.Unit != "" {
		if next := end + m.words; next >= len(toks) || toks[next].kind != numberToken {
			end = next // "8%/năm"; but "8% năm 2025"
		}
	}
	if h, ok := parseNumber(high, c.Unit); ok && h > c.Value {
		bound, c.High = corpus.RangeOf, h
	}
	if bound == "" && c.Unit == "" || c.Unit == "" && bound == corpus.RangeOf && start == i {
		return
	}
	if bound != "" {
		c.Op = bound
	}
	if m, ok := p.words.longestBefore(toks, start, u.Bare, "change"); ok && free(toks[start-m.words:start]) {
		u.Changes = append(u.Changes, m.value) // "giảm ít nhất 30%"; the word stays, it may name the indicator
	}
	use(toks[start:end])
	u.Values = append(u.Values, c)
}

// yearAfter reports whether the number that "đến" joins to one before it is the year
// that it is for, no upper end: "60% đến 2025", "ít nhất 60 đến năm 2025".
func (p *Parser) yearAfter(toks []queryToken, j int, unit string, bare bool) bool {
	if yearOf(toks[j].text) == 0 || p.percentAt(toks, j+1, bare) > 0 {
		return false
	}
	return unit == corpus.UnitPercent || toks[j-1].bare == "nam"
}

// boundBefore reads the bound that ends where the number begins.
func (p *Parser) boundBefore(toks []queryToken, i int, bare bool) (start int, b corpus.Bound) {
	if i > 0 && !toks[i-1].used {
		if b := comparison(toks[i-1]); b != "" {
			return i - 1, b
		}
	}
	if m, ok := p.words.longestBefore(toks, i, bare, "bound-left"); ok && free(toks[i-m.words:i]) {
		return i - m.words, corpus.Bound(m.value)
	}
	return i, ""
}

// maxDigits bounds a number so that it prints and reads back the same.
const maxDigits = 15

// parseNumber reads a Vietnamese number: comma for decimals, a dot before three
// digits for thousands; in a percentage a dot is always the decimal point.
func parseNumber(s, unit string) (float64, bool) {
	if s == "" || len(s) > maxDigits {
		return 0, false
	}
	if i := strings.LastIndexByte(s, ','); i >= 0 {
		s = strings.ReplaceAll(s[:i], ".", "") + "." + s[i+1:]
	} else if parts := strings.Split(s, "."); len(parts) > 2 || len(parts) == 2 && len(parts[1]) == 3 && unit != corpus.UnitPercent {
		s = strings.Join(parts, "")
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}
