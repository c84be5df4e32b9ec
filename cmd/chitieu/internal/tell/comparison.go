package tell

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
	"chitieu/extract/taxonomy"
	"chitieu/index"
)

// Sections are a table's own section and the further ones, each of values that may
// be compared with each other.
func Sections(t index.Table) []index.Section {
	return append([]index.Section{t.Section}, t.Sections...)
}

// Part is the rows of one scheme: what was promised for a territory before
// 2025-07-01 stands in no column with what was promised for another since.
type Part struct {
	Head string // key of its heading, "" where there is one part
	Rows []index.TableRow
}

// ByScheme parts a section; units 34 keeps former units under their present one.
func ByScheme(sec index.Section, units int) []Part {
	var old, present []index.TableRow
	for _, r := range sec.Rows {
		if r.Province.Scheme == 34 {
			present = append(present, r)
		} else {
			old = append(old, r)
		}
	}
	if units == 34 || len(old) == 0 || len(present) == 0 {
		return []Part{{"", sec.Rows}}
	}
	return []Part{{"compare.old-units", old}, {"compare.new-units", present}}
}

// Indicator is an indicator's name, its id when nobody gave it one.
func (t Teller) Indicator(i taxonomy.Indicator) string {
	switch {
	case t.Say.Lang == "en" && i.En != "":
		return i.En
	case i.Vi != "":
		return i.Vi
	}
	return i.ID
}

// Columns names the columns of a section by tier and year.
func (t Teller) Columns(sec index.Section) (names []string) {
	for _, c := range sec.Columns {
		name := t.Tier(c.Tier, len(sec.Tiers))
		if c.Year != 0 {
			name = strings.TrimSpace(name + " " + strconv.Itoa(c.Year))
		}
		names = append(names, name)
	}
	return names
}

// Tier is a column's tier; where no column has one, the value alone.
func (t Teller) Tier(tier corpus.Tier, of int) string {
	switch {
	case tier == "" && of == 1:
		return t.Say.Say("head.value")
	case tier == "":
		return t.Say.Say("tier.unsaid")
	}
	return t.Say.Say("tier." + string(tier))
}

// National lists the national values of each column with their own years.
func (t Teller) National(sec index.Section) (columns [][]string, any bool) {
	for _, col := range sec.Columns {
		var texts []string
		for _, n := range sec.National {
			if corpus.Tier(n.Tier) != col.Tier || col.Year != 0 && n.Year < col.Year {
				continue
			}
			text := n.Text
			if n.Scope == "nation" {
				text += " " + t.Say.Say("national.reference")
			}
			if texts = append(texts, text); col.Year != 0 {
				break
			}
		}
		any = any || len(texts) > 0
		columns = append(columns, texts)
	}
	return columns, any
}

// Signs are the relations of a value to the national one of the same year.
var Signs = map[index.Relation]string{index.Equal: "=", index.Above: "▲", index.Below: "▼", index.SameNumber: "≈", index.Overlaps: "≈"}

// Sign is the sign of a cell's standing, "" where there is none.
func Sign(c index.Cell) string {
	if c.National == nil {
		return ""
	}
	return Signs[c.National.Relation]
}

// Signed reports whether any value of a section stands against a national one.
func Signed(sec index.Section) bool {
	return slices.ContainsFunc(sec.Rows, func(r index.TableRow) bool {
		return slices.ContainsFunc(r.Cells, func(c index.Cell) bool {
			return Sign(c) != "" || slices.ContainsFunc(c.Years, func(y index.Cell) bool { return Sign(y) != "" })
		})
	})
}

// Cell is a cell's number as people read it, without its year.
func (t Teller) Cell(c index.Cell) string {
	noun := ""
	if c.Unit == corpus.UnitRank && c.Denominator != "" {
		noun = "/" + c.Denominator
	}
	return t.Number(*c.Value, c.High, c.Unit, c.Bound, c.Change, c.PerYear, c.Points, noun)
}

// CellYears is a cell's year or period: "2025", "2021-2025", "".
func CellYears(c index.Cell) string {
	switch {
	case c.YearFrom != 0:
		return fmt.Sprintf("%d-%d", c.YearFrom, c.Year)
	case c.Year != 0:
		return strconv.Itoa(c.Year)
	}
	return ""
}

// CellIn is a cell's number with its year: "60% (2025)".
func (t Teller) CellIn(c index.Cell) string {
	s := t.Cell(c)
	if y := CellYears(c); y != "" {
		s += " (" + y + ")"
	}
	return s
}

// OtherYear is the same promise for another year, or of the other kind of plan.
func (t Teller) OtherYear(c index.Cell) string {
	switch {
	case c.Plan != "period":
		return t.CellIn(c)
	case c.YearFrom == 0:
		return t.Say.Say("compare.until", CellYears(c), t.Cell(c))
	}
	return t.Say.Say("compare.period", CellYears(c), t.Cell(c))
}

// Remark is what a reader must know about a number; Warn where it is a warning.
type Remark struct {
	Text string
	Warn bool
}

// Remarks are what a reader must know about a cell's number: the milestone that it
// leads to, whether it is a draft, whose it is, how far from the others.
func (t Teller) Remarks(c index.Cell) (list []Remark) {
	add := func(warn bool, text string) { list = append(list, Remark{text, warn}) }
	if n := c.National; n != nil && n.Relation == index.Towards {
		add(false, n.Text)
	}
	if c.Draft {
		add(false, t.Say.Say("flag.draft"))
	}
	if c.Amended {
		add(false, t.Say.Say("mark.amended"))
	}
	for _, m := range c.Marks {
		switch m {
		case index.MarkDraft:
		case index.MarkNotOwn:
			add(true, t.Say.Say("compare.issuer", t.Say.Say("issuer."+c.IssuerLevel)))
		case index.MarkCorrected:
			add(false, "✎ "+t.Say.Say("mark.corrected"))
		case index.MarkAllTiers:
			add(false, "("+t.Say.Say("mark.all-tiers")+")")
		case index.MarkOutlier:
			add(true, t.Say.Say("compare.median", c.Typical.N, t.Decimal(c.Typical.Median)))
		default:
			add(true, t.Say.Say("mark."+string(m)))
		}
	}
	return list
}

// Differing counts the other records of a cell's slot that print another number, or
// are drafts or others' plans.
func Differing(c index.Cell) (n int) {
	for _, o := range c.Others {
		if *o.Value != *c.Value || o.Bound != c.Bound || o.Draft != c.Draft || o.IssuerLevel != c.IssuerLevel {
			n++
		}
	}
	return n
}

// Reached tells the result beside a target, and the official one apart.
func (t Teller) Reached(c index.Cell) (lines []string) {
	if c.Result != nil {
		lines = append(lines, t.Say.Say("compare.result", t.CellIn(*c.Result)))
	}
	if o := c.Official; o != nil {
		lines = append(lines, t.Say.Say("compare.official", t.Decimal(o.Value)+" ("+strconv.Itoa(o.Year)+")"))
	}
	return lines
}

// Reading tells how a table is read: its signs, which way is better, who set
// exactly the national values.
func (t Teller) Reading(tab index.Table) (notes []string) {
	all := Sections(tab)
	if slices.ContainsFunc(all, Signed) {
		notes = append(notes, t.Say.Say("compare.legend"))
	}
	if tab.Indicator != nil && tab.Indicator.Better == "lower" {
		notes = append(notes, t.Say.Say("compare.lower"))
	}
	for _, sec := range all {
		for _, c := range sec.Copies {
			notes = append(notes, t.Say.Say("compare.copies", c.N, c.Of, c.Values, c.Year, strings.Join(c.Provinces, ", ")))
		}
	}
	return notes
}

// Outcome is an official result that stands beside no cell.
func (t Teller) Outcome(o corpus.Outcome) string {
	place, tier := o.Province, ""
	if place == "" {
		place = t.Say.Say("national")
	}
	if o.Tier != "" {
		tier = " " + t.Say.Say("tier."+string(o.Tier))
	}
	return fmt.Sprintf("%s%s: %s (%d), %s %s", place, tier, t.Decimal(o.Value), o.Year, o.Source, o.URL)
}

// OfficialIn lists the official results in the cells of sections, each source once.
func OfficialIn(all []index.Section) (list []corpus.Outcome) {
	for _, sec := range all {
		for _, r := range sec.Rows {
			for _, c := range r.Cells {
				for _, x := range append([]index.Cell{c}, c.Years...) {
					if o := x.Official; o != nil && !slices.ContainsFunc(list, func(l corpus.Outcome) bool { return l.Source == o.Source && l.URL == o.URL }) {
						list = append(list, *o)
					}
				}
			}
		}
	}
	return list
}

// SampleRow reports a row of which a number comes from a sample page.
func SampleRow(r index.TableRow) bool {
	return slices.ContainsFunc(r.Cells, func(c index.Cell) bool {
		return sampleCell(c) || c.Result != nil && sampleCell(*c.Result)
	})
}

func sampleCell(c index.Cell) bool { return c.Evidence != nil && sample.Is(c.Evidence.URL) }

// Mixed tells what kinds of values would become one number: "cấp tỉnh (5), cấp xã (5)".
func (t Teller) Mixed(m *index.MixedError) string {
	kinds := make([]string, len(m.Kinds))
	for i, k := range m.Kinds {
		names := make([]string, len(k.Values))
		for j, v := range k.Values {
			names[j] = v.Name
			if key := mixedNames[k.Kind] + v.Name; t.Say.Has(key) {
				names[j] = t.Say.Say(key)
			}
			if v.N > 0 {
				names[j] += " (" + strconv.Itoa(v.N) + ")"
			}
		}
		kinds[i] = t.Say.Say("mix."+k.Kind, strings.Join(names, ", "))
	}
	return strings.Join(kinds, "; ")
}

// mixedNames is where the catalogue names the values of a kind.
var mixedNames = map[string]string{"tier": "tier.", "issuer": "issuer.", "status": "status.", "draft": "plan."}
