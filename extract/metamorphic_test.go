package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"golang.org/x/text/unicode/norm"
)

// variant is an article written differently that says the same. at maps an offset
// of the old text to one of the new.
type variant struct {
	text string
	at   func(int) int
}

func same(i int) int { return i }

// The same article, written differently, gives the same records, with their
// offsets mapped.
func TestMetamorphic(t *testing.T) {
	for _, c := range []struct {
		name string
		vary func(a labelled, r corpus.Reading) variant
	}{
		{"NFD", func(a labelled, _ corpus.Reading) variant { return variant{norm.NFD.String(a.Text), same} }},
		{"the tone on the other vowel", func(a labelled, _ corpus.Reading) variant { return runeByRune(a.Text, swapTones(a.Text)) }},
		{"no-break spaces for blanks", func(a labelled, _ corpus.Reading) variant { return noBreak(a.Text) }},
		{inCapitals, capitalise},
		{"soft wraps in prose", func(a labelled, _ corpus.Reading) variant { return variant{softWrap(a.Text), same} }},
		{"a teaser below", func(a labelled, _ corpus.Reading) variant { return variant{a.Text + teaser, same} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			rd := newReader(t)
			cs := complaints{t: t}
			defer cs.close()
			for _, a := range labelledArticles(t) {
				base := rd.Read(corpus.Article{Text: a.Text})
				v := c.vary(a, base)
				got := rd.Read(corpus.Article{Text: v.text})
				got.Targets = slices.DeleteFunc(got.Targets, func(x corpus.Target) bool {
					return x.NumberStart >= v.at(len(a.Text)) && x.Status != corpus.StatusTarget
				})
				if c.name == inCapitals {
					forgetNames(&base)
					forgetNames(&got)
				}
				for _, d := range differences(base, got, v.at) {
					cs.add(a, "%s", d)
				}
			}
		})
	}
}

const inCapitals = "one sentence in capitals"

// forgetNames joins the ids of indicators that the taxonomy does not know: they are
// made from the subject without its names, and capitals do not tell names.
func forgetNames(r *corpus.Reading) {
	for k := range r.Targets {
		if strings.HasPrefix(r.Targets[k].Indicator, "x-") {
			r.Targets[k].Indicator = "x-"
		}
	}
}

const teaser = "\n\nTin liên quan\n- Nghệ An phấn đấu đến năm 2030 có 77% hộ dân dùng nước sạch\n- Cà Mau: tỷ lệ hồ sơ trực tuyến đạt 91,4% trong 6 tháng đầu năm\n"

// One target's number changed to another plausible one changes that record's
// value, and its id not.
func TestChangedNumber(t *testing.T) {
	rd := newReader(t)
	cs := complaints{t: t}
	defer cs.close()
	for _, a := range labelledArticles(t) {
		article := corpus.Article{Text: a.Text, URL: "https://bao.example/bai-1"}
		base := rd.Read(article)
		for i, x := range base.Targets {
			other, ok := anotherNumber(a.Text[x.NumberStart:x.NumberEnd])
			if x.Status != corpus.StatusTarget || x.Unit != corpus.UnitPercent || x.High != nil || !ok {
				continue
			}
			changed := article
			changed.Text = a.Text[:x.NumberStart] + other + a.Text[x.NumberEnd:]
			got := rd.Read(changed)
			if len(got.Targets) == len(base.Targets) {
				if got.Targets[i].Value == x.Value || got.Targets[i].ID != x.ID {
					cs.add(a, "%s changed to %s: value %v, id kept %v", a.Text[x.NumberStart:x.NumberEnd], other, got.Targets[i].Value, got.Targets[i].ID == x.ID)
				}
				got.Targets[i].Value = x.Value
			}
			for _, d := range differences(base, got, same) {
				cs.add(a, "%s changed to %s: %s", a.Text[x.NumberStart:x.NumberEnd], other, d)
			}
		}
	}
}

// anotherNumber moves a two-digit percentage by five, away from 100, so that it is
// as round and as long as before.
func anotherNumber(number string) (string, bool) {
	if len(number) < 3 || number[0] < '1' || number[0] > '9' || number[1] < '0' || number[1] > '9' || number[2] >= '0' && number[2] <= '9' {
		return "", false
	}
	v := int(number[0]-'0')*10 + int(number[1]-'0')
	if v += 5; v > 95 {
		v -= 10
	}
	return fmt.Sprintf("%d%s", v, number[2:]), true
}

// swapTones writes hoà for hòa and thủy for thuỷ, and the other way round.
func swapTones(s string) string {
	in := []rune(s)
	for i := 0; i+1 < len(in); i++ {
		open := i+2 == len(in) || !unicode.IsLetter(in[i+2])
		head := i > 0 && unicode.IsLetter(in[i-1]) && in[i-1] != 'q' && in[i-1] != 'Q'
		if p, ok := tonePairs[[2]rune{in[i], in[i+1]}]; ok && open && head {
			in[i], in[i+1] = p[0], p[1]
		}
	}
	return string(in)
}

// tonePairs holds every toned "oa", "oe", "uy" in both ways of writing it.
var tonePairs = makeTonePairs()

func makeTonePairs() map[[2]rune][2]rune {
	m := map[[2]rune][2]rune{}
	for _, rhyme := range []string{"oa", "oe", "uy", "OA", "OE", "UY"} {
		for _, tone := range []string{"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"} {
			first := []rune(norm.NFC.String(rhyme[:1] + tone + rhyme[1:]))
			second := []rune(norm.NFC.String(rhyme + tone))
			m[[2]rune(first)], m[[2]rune(second)] = [2]rune(second), [2]rune(first)
		}
	}
	return m
}

// noBreak turns every blank between two words into a no-break space.
func noBreak(s string) variant {
	var b strings.Builder
	at := make([]int, len(s)+1)
	for i := range len(s) {
		at[i] = b.Len()
		if s[i] == ' ' && i > 0 && i+1 < len(s) && s[i-1] > ' ' && s[i+1] > ' ' {
			b.WriteString("\u00a0")
			continue
		}
		b.WriteByte(s[i])
	}
	at[len(s)] = b.Len()
	return variant{b.String(), func(i int) int { return at[i] }}
}

// capitalise puts the sentence of the middle target in upper case, of those that
// name nobody and stand on one line: capitals do not tell names, and a line of
// capitals in a wrapped text is a heading.
func capitalise(a labelled, r corpus.Reading) variant {
	targets := slices.DeleteFunc(slices.Clone(r.Targets), func(x corpus.Target) bool {
		return x.Status != corpus.StatusTarget || hasName(x.Quote) || strings.Contains(x.Quote, "\n")
	})
	if len(targets) == 0 {
		return variant{a.Text, same}
	}
	x := targets[len(targets)/2]
	return runeByRune(a.Text, a.Text[:x.Start]+strings.ToUpper(a.Text[x.Start:x.End])+a.Text[x.End:])
}

func hasName(sentence string) bool {
	for _, w := range strings.Fields(sentence)[1:] {
		if isName([]rune(strings.Trim(w, `"“”(),.;:`))) {
			return true
		}
	}
	return false
}

// runeByRune maps offsets between two texts that have a rune for a rune.
func runeByRune(old, new string) variant {
	at := make([]int, len(old)+1)
	j := 0
	for i, r := range old {
		at[i] = j
		_, n := utf8.DecodeRuneInString(new[j:])
		j += n
		at[i+utf8.RuneLen(r)] = j
	}
	return variant{new, func(i int) int { return at[i] }}
}

// softWrap breaks the lines of prose at 80 characters, as mail and PDF do. A text
// that was wrapped before stays as it is, and one with fewer than ten breaks: they
// do not tell its width. So does a paragraph whose last line would be full: nobody
// can tell that the next line begins another.
func softWrap(s string) string {
	out, breaks := []byte(s), 0
	for _, b := range corpus.Blocks(s) {
		if strings.ContainsAny(s[b.Start:b.End], "\r\n") {
			return s
		}
		if b.Kind != corpus.Paragraph || b.Len() < 100 {
			continue
		}
		col, blank, first := 0, -1, breaks
		for i := b.Start; i < b.End; i++ {
			if !utf8.RuneStart(s[i]) {
				continue
			}
			if s[i] == ' ' {
				blank = i
			}
			if col++; col >= 80 && blank > 0 {
				out[blank] = '\n'
				breaks++
				col = utf8.RuneCountInString(s[blank+1 : i+1])
				blank = -1
			}
		}
		if col > 60 {
			copy(out[b.Start:b.End], s[b.Start:b.End])
			breaks = first
		}
	}
	if breaks < 10 {
		return s
	}
	return string(out)
}

// differences lists where two readings say different things, folded.
func differences(base, got corpus.Reading, at func(int) int) []string {
	var out []string
	if b, g := aboutArticle(base.Article), aboutArticle(got.Article); b != g {
		out = append(out, fmt.Sprintf("the article is %s, was %s", g, b))
	}
	was, is := map[int]corpus.Target{}, map[int]corpus.Target{}
	for _, x := range got.Targets {
		is[x.NumberStart] = x
	}
	for _, x := range base.Targets {
		was[at(x.NumberStart)] = x
		y, ok := is[at(x.NumberStart)]
		if !ok {
			out = append(out, fmt.Sprintf("lost %s %v%s %q", x.Status, x.Value, x.Unit, x.Subject))
			continue
		}
		if b, g := said(x, at), said(y, same); b != g {
			out = append(out, fmt.Sprintf("\n  was %s\n  is  %s", b, g))
		}
	}
	for _, y := range got.Targets {
		if _, ok := was[y.NumberStart]; !ok {
			out = append(out, fmt.Sprintf("new %s %v%s %q", y.Status, y.Value, y.Unit, y.Subject))
		}
	}
	return out
}

func aboutArticle(a corpus.ArticleInfo) string {
	place := ""
	if a.Province != nil {
		place = fmt.Sprint(a.Province.ID, a.Province.Scheme)
	}
	return fmt.Sprint(place, " ", viet.Key(a.PlanNumber), " ", a.PlanYearFrom, "-", a.PlanYear, " ", a.PlanStatus, " ", a.SourceKind, " ", a.IssuerLevel, " ", a.Published)
}

// said is what a record says, folded, with its number's span mapped.
func said(x corpus.Target, at func(int) int) string {
	deref := func(p any) any {
		switch p := p.(type) {
		case *int:
			if p != nil {
				return *p
			}
		case *float64:
			if p != nil {
				return *p
			}
		case *string:
			if p != nil {
				return *p
			}
		}
		return "-"
	}
	return fmt.Sprint(x.Status, " ", x.Bound, x.Value, " ", deref(x.High), " ", x.Unit, " ", deref(x.Change), x.PerYear, x.Points, " ", deref(x.Denominator), " ", x.Tiers,
		" ", x.Domain, " ", x.Indicator, " ", deref(x.YearFrom), "-", deref(x.Year), " [", at(x.NumberStart), ",", at(x.NumberEnd), ") ", viet.Key(x.Subject), " | ", viet.Key(x.Noun), " | ", viet.Key(x.Exclusion), x.Flags)
}
