// Package tell says records in words that people read: "từ 50% trở lên", "cấp xã",
// a sentence with its number marked, a citation. Commands and pages share it, so
// that both say the same. Start with a Teller. Machine formats never pass here.
package tell

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
)

// Teller tells in one language.
type Teller struct {
	Say  catalog.Catalog
	Zone *time.Location
	AsOf time.Time // what the answer is as of; zero for now
}

// Place is the province of a record, or the nation.
func (t Teller) Place(r corpus.Record) string {
	if p := r.Article.Province; p != nil {
		return p.Name
	}
	return t.Say.Say("national")
}

// Facts is province, tier, value, year and subject of a record in one line.
func (t Teller) Facts(r corpus.Record) string {
	parts := []string{t.Place(r)}
	if len(r.Tiers) > 0 {
		parts = append(parts, t.Tiers(r.Tiers))
	}
	parts = append(parts, t.Value(r.Target))
	if y := Year(r.Target); y != "" {
		parts = append(parts, y)
	}
	return strings.Join(append(parts, r.Subject), " · ")
}

// Plan is title, number, status and date of the article in one line.
func (t Teller) Plan(i corpus.ArticleInfo) string {
	parts := []string{i.Title}
	if i.PlanNumber != "" {
		parts = append(parts, i.PlanNumber)
	}
	if i.PlanStatus != "" {
		parts = append(parts, t.Say.Say("plan."+i.PlanStatus))
	}
	if i.Published != "" {
		parts = append(parts, t.Day(i.Published))
	}
	return strings.Join(parts, " · ")
}

// Day is a day (YYYY-MM-DD) as people write it: 04/05/2023, 4 May 2023. What is no
// day stays as it is.
func (t Teller) Day(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	switch {
	case err != nil:
		return iso
	case t.Say.Lang == "en":
		return d.Format("2 January 2006")
	}
	return d.Format("02/01/2006")
}

// Moment is a time (RFC 3339) as people write it, in the teller's zone.
func (t Teller) Moment(stamp string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	at = at.In(t.Zone)
	return at.Format("15:04") + " " + t.Day(at.Format(time.DateOnly))
}

// Year is a target's year or period: "2025", "2021-2025", "".
func Year(t corpus.Target) string {
	if t.Year == nil {
		return ""
	}
	if t.YearFrom != nil {
		return fmt.Sprintf("%d-%d", *t.YearFrom, *t.Year)
	}
	return strconv.Itoa(*t.Year)
}

// Tiers names the administrative levels.
func (t Teller) Tiers(ts []corpus.Tier) string {
	if len(ts) == 0 {
		return t.Say.Say("tier.none")
	}
	out := make([]string, len(ts))
	for i, x := range ts {
		out[i] = t.Say.Say("tier." + string(x))
	}
	return strings.Join(out, ", ")
}

// Value is a target's number as a person reads it: "từ 50% trở lên", "tăng 7%/năm".
func (t Teller) Value(x corpus.Target) string {
	change := ""
	if x.Change != nil {
		change = *x.Change
	}
	noun := x.Noun
	if x.Denominator != nil && x.Unit == corpus.UnitRank {
		noun = "/" + *x.Denominator
	}
	return t.Number(x.Value, x.High, x.Unit, string(x.Bound), change, x.PerYear, x.Points, noun)
}

// Number is a value with its unit, bound and change in words.
func (t Teller) Number(v float64, high *float64, unit, bound, change string, perYear, points bool, noun string) string {
	s := t.Decimal(v)
	if high != nil {
		s += "–" + t.Decimal(*high)
	}
	switch {
	case points:
		s += " " + t.Say.Say("points")
	case unit == corpus.UnitPercent:
		s += "%"
	case unit == corpus.UnitRank && change != "":
		s = t.Say.Say("rank.places", s)
	case unit == corpus.UnitRank:
		s += noun
	case noun != "":
		s += " " + noun
	}
	if perYear {
		s += t.Say.Say("per-year")
	}
	switch corpus.Bound(bound) {
	case corpus.AtLeast:
		s = t.Say.Say("bound.atleast", s)
	case corpus.MoreThan:
		s = t.Say.Say("bound.more", s)
	case corpus.AtMost:
		if unit == corpus.UnitRank && change == "" {
			return t.Say.Say("rank.group", s)
		}
		s = t.Say.Say("bound.atmost", s)
	case corpus.LessThan:
		s = t.Say.Say("bound.less", s)
	case corpus.Roughly:
		s = t.Say.Say("bound.roughly", s)
	}
	if unit == corpus.UnitRank && change == "" {
		return t.Say.Say("rank.of", s)
	}
	if change != "" {
		s = t.Say.Say("change."+change, s)
	}
	return s
}

// Decimal prints a number for people: 12.000,5 in Vietnamese, 12,000.5 in English.
// Machine forms never pass here.
func (t Teller) Decimal(v float64) string {
	whole, rest, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	thousand, point := ".", ","
	if t.Say.Lang == "en" {
		thousand, point = ",", "."
	}
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + thousand + whole[i:]
	}
	if rest == "" {
		return whole
	}
	return whole + point + rest
}

// wordBytes is more than any syllable has.
const wordBytes = 24

// Sentence is a target's quote in three parts, the number in the middle, blanks
// reduced; of a long one, at most side runes on either side in whole words (0 for all).
func Sentence(x corpus.Target, side int) (before, number, after string) {
	at, end := x.NumberStart-x.Start, x.NumberEnd-x.Start
	if at < 0 || end > len(x.Quote) || at > end {
		return strings.Join(strings.Fields(x.Quote), " "), "", ""
	}
	before, after = oneLine(x.Quote[:at]), oneLine(x.Quote[end:])
	if side > 0 {
		if rs := []rune(before); len(rs) > side {
			kept := string(rs[len(rs)-side:])
			if k := strings.IndexByte(kept, ' '); k >= 0 && k < wordBytes && rs[len(rs)-side-1] != ' ' { // no part of a word
				kept = kept[k+1:]
			}
			before = "…" + kept
		}
		if rs := []rune(after); len(rs) > side {
			kept := string(rs[:side])
			if k := strings.LastIndexByte(kept, ' '); k >= len(kept)-wordBytes && k > 0 && rs[side] != ' ' {
				kept = kept[:k]
			}
			after = kept + "…"
		}
	}
	return before, strings.Join(strings.Fields(x.Quote[at:end]), " "), after
}

// oneLine reduces runs of blanks to one, also at the ends.
func oneLine(s string) string {
	fields := strings.Join(strings.Fields(s), " ")
	if fields == "" {
		return ""
	}
	if s[0] == ' ' || s[0] == '\n' || s[0] == '\t' || strings.HasPrefix(s, "\u00a0") {
		fields = " " + fields
	}
	if last := s[len(s)-1]; last == ' ' || last == '\n' || last == '\t' || strings.HasSuffix(s, "\u00a0") {
		fields += " "
	}
	return fields
}
