package corpus

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chitieu/corpus/viet"
)

// PlanKey names the plan that an article reports: province and number with its year,
// else title and year, else the article's own address. Drafts never share a key with
// the plan that was issued.
func (a *ArticleInfo) PlanKey() string {
	where, year := a.placeKey(), a.PlanYearText()
	title := cmp.Or(a.PlanTitle, a.Title)
	switch {
	case a.PlanNumber != "":
		return joined("number", where, a.IssuerLevel, strings.ReplaceAll(viet.Key(a.PlanNumber), " ", ""), year, a.PlanStatus)
	case title != "":
		return joined("title", where, a.IssuerLevel, viet.Key(title), year, a.PlanStatus)
	}
	return joined("url", a.URL)
}

func joined(parts ...string) string { return strings.Join(parts, "\x00") }

func (a *ArticleInfo) placeKey() string {
	if a.Province == nil {
		return ""
	}
	return a.Province.Key()
}

// Key is "slug@scheme", by which alone a territory is known.
func (p *Province) Key() string { return p.ID + "@" + strconv.Itoa(p.Scheme) }

// PlanYearText is the year that a plan is for, else that of its day or its article's.
func (a *ArticleInfo) PlanYearText() string {
	switch {
	case a.PlanYear != 0:
		return strconv.Itoa(a.PlanYear)
	case len(a.PlanDate) >= 4:
		return a.PlanDate[:4]
	case len(a.Published) >= 4:
		return a.Published[:4]
	}
	return ""
}

// PromiseKey tells what a target is about, its number left out. Without an indicator
// the folded subject stands for it.
func (t *Target) PromiseKey() string {
	topic := t.Indicator
	if topic == "" {
		topic = "subject " + numberless(t.Subject)
	}
	tiers := make([]string, len(t.Tiers))
	for i, x := range t.Tiers {
		tiers[i] = string(x)
	}
	slices.Sort(tiers)
	return joined(string(t.Status), t.IssuerLevel, topic, strings.Join(tiers, ","), formatYear(t.Year), t.Unit, stringOf(t.Change))
}

// numberless is a subject folded and without its numbers.
func numberless(s string) string {
	words := strings.FieldsFunc(viet.Key(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) })
	words = slices.DeleteFunc(words, func(w string) bool { return strings.ContainsAny(w, "0123456789") })
	return strings.Join(words, " ")
}

// sameAs lists the keys by which a record is known to make the same promise with the
// same number as one of another article: the same plan's, or the same sentence of the
// same province.
func (r *Record) sameAs() [2]string {
	what := joined(r.PromiseKey(), formatNumber(r.Value), formatOptional(r.High))
	sentence := strings.Join(strings.Fields(viet.Key(r.Quote)), " ")
	return [2]string{
		joined("plan", r.Article.PlanKey(), what),
		joined("sentence", r.Article.placeKey(), sentence, what),
	}
}
