package main

import (
	"fmt"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/index"
)

// printRecords prints records for people: a line of facts, then the sentence with
// the number in brackets.
func (a *app) printRecords(records []corpus.Record, hits []index.Hit) {
	for i, r := range records {
		fmt.Fprintf(a.out, "\n%2d. %s\n", i+1, a.facts(r))
		fmt.Fprintf(a.out, "    %s\n", a.planLine(r.Article))
		fmt.Fprintf(a.out, "    “%s”\n", sentence(r.Target))
		var marks []string
		for _, f := range r.Flags {
			if a.say.Has("flag." + f) {
				marks = append(marks, a.say.Say("flag."+f))
			}
		}
		if i < len(hits) {
			for _, m := range hits[i].Marks {
				if s := a.say.Say("mark." + string(m)); !contains(marks, s) {
					marks = append(marks, s)
				}
			}
		}
		line := r.ID
		if len(marks) > 0 {
			line += "  ⚠ " + strings.Join(marks, "; ")
		}
		fmt.Fprintf(a.out, "    %s\n", line)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// facts is province, tier, value, year and indicator of a record in one line.
func (a *app) facts(r corpus.Record) string {
	place := a.say.Say("national")
	if p := r.Article.Province; p != nil {
		place = p.Name
	}
	parts := []string{place}
	if len(r.Tiers) > 0 {
		parts = append(parts, a.tiers(r.Tiers))
	}
	parts = append(parts, a.value(r.Target))
	if y := yearText(r.Target); y != "" {
		parts = append(parts, y)
	}
	return strings.Join(append(parts, r.Subject), " · ")
}

func (a *app) planLine(i corpus.ArticleInfo) string {
	parts := []string{i.Title}
	if i.PlanNumber != "" {
		parts = append(parts, i.PlanNumber)
	}
	if i.PlanStatus != "" {
		parts = append(parts, planStatus(a, i.PlanStatus))
	}
	if i.Published != "" {
		parts = append(parts, i.Published)
	}
	return strings.Join(parts, " · ")
}

func yearText(t corpus.Target) string {
	if t.Year == nil {
		return ""
	}
	if t.YearFrom != nil {
		return fmt.Sprintf("%d-%d", *t.YearFrom, *t.Year)
	}
	return strconv.Itoa(*t.Year)
}

func (a *app) tiers(ts []corpus.Tier) string {
	if len(ts) == 0 {
		return a.say.Say("tier.none")
	}
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = a.say.Say("tier." + string(t))
	}
	return strings.Join(out, ", ")
}

// value is a target's number as a person reads it: "từ 50% trở lên", "tăng 7%/năm".
func (a *app) value(t corpus.Target) string {
	change := ""
	if t.Change != nil {
		change = *t.Change
	}
	noun := t.Noun
	if t.Denominator != nil && t.Unit == corpus.UnitRank {
		noun = "/" + *t.Denominator
	}
	return a.number(t.Value, t.High, t.Unit, string(t.Bound), change, t.PerYear, t.Points, noun)
}

func (a *app) number(v float64, high *float64, unit, bound, change string, perYear, points bool, noun string) string {
	s := a.decimal(v)
	if high != nil {
		s += "–" + a.decimal(*high)
	}
	switch {
	case points:
		s += " " + a.say.Say("points")
	case unit == corpus.UnitPercent:
		s += "%"
	case unit == corpus.UnitRank:
		s += noun
	case noun != "":
		s += " " + noun
	}
	if perYear {
		s += a.say.Say("per-year")
	}
	switch corpus.Bound(bound) {
	case corpus.AtLeast:
		s = a.say.Say("bound.atleast", s)
	case corpus.MoreThan:
		s = a.say.Say("bound.more", s)
	case corpus.AtMost:
		if unit == corpus.UnitRank {
			return a.say.Say("rank.group", s)
		}
		s = a.say.Say("bound.atmost", s)
	case corpus.LessThan:
		s = a.say.Say("bound.less", s)
	case corpus.Roughly:
		s = a.say.Say("bound.roughly", s)
	}
	if unit == corpus.UnitRank {
		return a.say.Say("rank.of", s)
	}
	if change != "" {
		s = a.say.Say("change."+change, s)
	}
	return s
}

// decimal prints a number for people: a decimal comma in Vietnamese. Machine
// forms never pass here.
func (a *app) decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if a.say.Lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// sentence is a target's quote in one line with its number in brackets; of a long
// one, what stands around the number.
func sentence(t corpus.Target) string {
	at, end := t.NumberStart-t.Start, t.NumberEnd-t.Start
	if at < 0 || end > len(t.Quote) || at > end {
		return strings.Join(strings.Fields(t.Quote), " ")
	}
	before := strings.Join(strings.Fields(t.Quote[:at]), " ")
	after := strings.Join(strings.Fields(t.Quote[end:]), " ")
	const side = 160
	if n := len([]rune(before)); n > side {
		before = "…" + string([]rune(before)[n-side:])
	}
	if rs := []rune(after); len(rs) > side {
		after = string(rs[:side]) + "…"
	}
	glue := func(s string) string {
		if s == "" {
			return ""
		}
		return s + " "
	}
	if after != "" && !strings.ContainsAny(after[:1], ".,;:)/") {
		after = " " + after
	}
	return glue(before) + "[" + strings.Join(strings.Fields(t.Quote[at:end]), " ") + "]" + after
}
