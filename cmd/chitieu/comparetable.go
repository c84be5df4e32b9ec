package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/jedib0t/go-pretty/v6/table"
	"golang.org/x/term"
)

// compareTable prints a table for people.
func (a *app) compareTable(t index.Table, f compareFlags) {
	fmt.Fprintln(a.out, a.indicatorName(t))
	for i, sec := range append([]index.Section{t.Section}, t.Sections...) {
		if i > 0 {
			fmt.Fprintf(a.out, "\n%s\n", a.say.Say("compare.differs", sec.Differs))
		}
		for _, part := range byScheme(sec, f.units) {
			if part.head != "" {
				fmt.Fprintln(a.out, a.say.Say(part.head))
			}
			a.printSection(sec, part.rows, f)
		}
	}
	for _, n := range a.tableNotes(t) {
		fmt.Fprintln(a.out, " -", n)
	}
}

func (a *app) indicatorName(t index.Table) string {
	switch {
	case a.say.Lang == "en" && t.Indicator.En != "":
		return t.Indicator.En
	case t.Indicator.Vi != "":
		return t.Indicator.Vi
	}
	return t.Indicator.ID
}

// part is the rows of one scheme: what was promised for a territory before
// 2025-07-01 stands in no column with what was promised for another since.
type part struct {
	head string
	rows []index.TableRow
}

func byScheme(sec index.Section, units int) []part {
	var old, present []index.TableRow
	for _, r := range sec.Rows {
		if r.Province.Scheme == 34 {
			present = append(present, r)
		} else {
			old = append(old, r)
		}
	}
	if units == 34 || len(old) == 0 || len(present) == 0 {
		return []part{{"", sec.Rows}}
	}
	return []part{{"compare.old-units", old}, {"compare.new-units", present}}
}

// The width of the terminal, and what a table needs beside its cells' text.
const (
	usualWidth = 100
	leastWidth = 80
	cellFrame  = 3
	leastBar   = 6
	mostBar    = 20
)

func (a *app) width() int {
	if f, ok := a.out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return max(w, leastWidth/2)
		}
	}
	if w, err := strconv.Atoi(a.getenv("COLUMNS")); err == nil && w > 0 {
		return max(w, leastWidth/2)
	}
	return usualWidth
}

func (a *app) printSection(sec index.Section, rows []index.TableRow, f compareFlags) {
	w := table.NewWriter()
	w.SetOutputMirror(a.out)
	w.SetStyle(table.StyleLight)
	w.Style().Options.DrawBorder = false
	w.AppendHeader(cells(a.tableHead(sec)))
	if line, ok := a.nationalRow(sec); ok {
		w.AppendRow(cells(line))
		w.AppendSeparator()
	}
	room := a.room(rows, len(sec.Columns))
	for _, r := range rows {
		line := table.Row{a.rowName(r)}
		for _, c := range r.Cells {
			line = append(line, strings.Join(a.cellLines(c, f, room), "\n"))
		}
		w.AppendRow(line)
	}
	w.Render()
}

// room is how wide a cell may be, so that the table fits the terminal.
func (a *app) room(rows []index.TableRow, columns int) int {
	names := len([]rune(a.say.Say("head.national")))
	for _, r := range rows {
		for _, l := range strings.Split(a.rowName(r), "\n") {
			names = max(names, len([]rune(l)))
		}
	}
	return (a.width()-names-2)/max(columns, 1) - cellFrame
}

func cells(texts []string) table.Row {
	row := make(table.Row, len(texts))
	for i, t := range texts {
		row[i] = t
	}
	return row
}

func (a *app) tableHead(sec index.Section) []string {
	head := []string{a.say.Say("head.province")}
	for _, c := range sec.Columns {
		name := a.tierName(c.Tier, len(sec.Tiers))
		if c.Year != 0 {
			name = strings.TrimSpace(name + " " + strconv.Itoa(c.Year))
		}
		head = append(head, name)
	}
	return head
}

// tierName is a column's tier; where no column has one, the value alone.
func (a *app) tierName(t corpus.Tier, of int) string {
	switch {
	case t == "" && of == 1:
		return a.say.Say("head.value")
	case t == "":
		return a.say.Say("tier.unsaid")
	}
	return a.say.Say("tier." + string(t))
}

// rowName is a province's name with what a reader must know beside it.
func (a *app) rowName(r index.TableRow) string {
	name := r.Province.Name
	if r.Former {
		name = "  " + name + " (" + a.say.Say("compare.former") + ")"
	}
	if sampleRow(r) {
		name += "\n(" + a.say.Say("mark.sample") + ")"
	}
	return name
}

func sampleRow(r index.TableRow) bool {
	return slices.ContainsFunc(r.Cells, func(c index.Cell) bool {
		return c.Evidence != nil && sample.Is(c.Evidence.URL) || c.Result != nil && c.Result.Evidence != nil && sample.Is(c.Result.Evidence.URL)
	})
}

// nationalRow lists the national values of each column with their own years.
func (a *app) nationalRow(sec index.Section) ([]string, bool) {
	row, any := []string{a.say.Say("head.national")}, false
	for _, col := range sec.Columns {
		var texts []string
		for _, n := range sec.National {
			if corpus.Tier(n.Tier) != col.Tier || col.Year != 0 && n.Year < col.Year {
				continue
			}
			text := n.Text
			if n.Scope == "nation" {
				text += " " + a.say.Say("national.reference")
			}
			if texts = append(texts, text); col.Year != 0 {
				break
			}
		}
		any = any || len(texts) > 0
		row = append(row, strings.Join(texts, "\n"))
	}
	return row, any
}

// relations are the signs of a value's standing in tables.
var relations = map[index.Relation]string{index.Equal: " =", index.Above: " ▲", index.Below: " ▼", index.SameNumber: " ≈", index.Overlaps: " ≈"}

// cellLines are the lines of a cell: the number with its year, a bar where there
// is room, what it leads to, what was reached, and the same for other years. An
// empty cell says why it is.
func (a *app) cellLines(c index.Cell, f compareFlags, room int) []string {
	var lines []string
	if c.Value == nil {
		lines = append(lines, a.say.Say("why."+string(c.Why)))
	} else {
		lines = append(lines, a.cellHead(c, room)...)
		if f.rank && c.Rank != nil {
			lines = append(lines, a.say.Say("compare.rank", c.Rank.N, c.Rank.Of))
		}
		lines = append(lines, a.cellMarks(c)...)
	}
	lines = append(lines, a.reached(c)...)
	for _, y := range c.Years {
		head := a.cellValue(y) + relations[relationOf(y)]
		if y.Plan == "period" {
			key := "compare.period"
			if y.YearFrom == 0 {
				key = "compare.until"
			}
			head = a.say.Say(key, a.cellYears(y), a.bareValue(y)) + relations[relationOf(y)]
		}
		lines = append(lines, head)
		lines = append(lines, a.cellMarks(y)...)
		lines = append(lines, a.reached(y)...)
	}
	return lines
}

// cellHead is the number and its bar, on one line where both fit.
func (a *app) cellHead(c index.Cell, room int) []string {
	head := a.cellValue(c) + relations[relationOf(c)]
	used := len([]rune(head))
	switch {
	case !barred(c) || room < leastBar:
		return []string{head}
	case used < barAt && room-barAt-1 >= leastBar:
		n := min(room-barAt-1, mostBar)
		return []string{head + strings.Repeat(" ", barAt-used) + bar(*c.Value, n)}
	}
	return []string{head, bar(*c.Value, min(room, mostBar))}
}

// barAt is where bars begin, so that those of a column stand under each other.
const barAt = 18

// barred reports whether a bar makes sense: a share of a whole, no change.
func barred(c index.Cell) bool {
	return c.Unit == corpus.UnitPercent && c.Change == "" && !c.Points && *c.Value >= 0 && *c.Value <= 100
}

func bar(v float64, width int) string {
	full := int(v/100*float64(width) + 0.5)
	return strings.Repeat("█", full) + strings.Repeat("░", max(width-full, 0))
}

func relationOf(c index.Cell) index.Relation {
	if c.National == nil {
		return ""
	}
	return c.National.Relation
}

func (a *app) cellValue(c index.Cell) string {
	s := a.bareValue(c)
	if y := a.cellYears(c); y != "" {
		s += " (" + y + ")"
	}
	return s
}

func (a *app) bareValue(c index.Cell) string {
	noun := ""
	if c.Unit == corpus.UnitRank && c.Denominator != "" {
		noun = "/" + c.Denominator
	}
	return a.teller().Number(*c.Value, c.High, c.Unit, c.Bound, c.Change, c.PerYear, c.Points, noun)
}

func (a *app) cellYears(c index.Cell) string {
	switch {
	case c.YearFrom != 0:
		return fmt.Sprintf("%d-%d", c.YearFrom, c.Year)
	case c.Year != 0:
		return strconv.Itoa(c.Year)
	}
	return ""
}

// cellMarks are what a reader must know about a number, a line each.
func (a *app) cellMarks(c index.Cell) (lines []string) {
	if n := c.National; n != nil && n.Relation == index.Towards {
		lines = append(lines, n.Text)
	}
	if c.Draft {
		lines = append(lines, a.say.Say("flag.draft"))
	}
	if c.Amended {
		lines = append(lines, a.say.Say("mark.amended"))
	}
	for _, m := range c.Marks {
		switch m {
		case index.MarkDraft:
		case index.MarkNotOwn:
			lines = append(lines, "⚠ "+a.say.Say("compare.issuer", a.say.Say("issuer."+c.IssuerLevel)))
		case index.MarkAllTiers:
			lines = append(lines, "("+a.say.Say("mark.all-tiers")+")")
		case index.MarkOutlier:
			lines = append(lines, "⚠ "+a.say.Say("compare.median", c.Typical.N, a.teller().Decimal(c.Typical.Median)))
		default:
			lines = append(lines, "⚠ "+a.say.Say("mark."+string(m)))
		}
	}
	if n := differing(c); n > 0 {
		lines = append(lines, a.say.Say("compare.others", n))
	}
	return lines
}

// differing counts the other records of a cell's slot that print another number,
// or are drafts or others' plans.
func differing(c index.Cell) (n int) {
	for _, o := range c.Others {
		if *o.Value != *c.Value || o.Bound != c.Bound || o.Draft != c.Draft || o.IssuerLevel != c.IssuerLevel {
			n++
		}
	}
	return n
}

// reached tells the result beside a target, and the official one apart.
func (a *app) reached(c index.Cell) (lines []string) {
	if c.Result != nil {
		lines = append(lines, a.say.Say("compare.result", a.cellValue(*c.Result)))
	}
	if o := c.Official; o != nil {
		lines = append(lines, a.say.Say("compare.official", a.teller().Decimal(o.Value)+" ("+strconv.Itoa(o.Year)+")"))
	}
	return lines
}

// tableNotes are the lines under a table.
func (a *app) tableNotes(t index.Table) (notes []string) {
	all := append([]index.Section{t.Section}, t.Sections...)
	if slices.ContainsFunc(all, compares) {
		notes = append(notes, a.say.Say("compare.legend"))
	}
	if t.Indicator.Better == "lower" {
		notes = append(notes, a.say.Say("compare.lower"))
	}
	for _, sec := range all {
		for _, c := range sec.Copies {
			notes = append(notes, a.say.Say("compare.copies", c.N, c.Of, c.Values, c.Year, strings.Join(c.Provinces, ", ")))
		}
	}
	if h := t.Hidden; h.NoValue+h.NoSource > 0 {
		notes = append(notes, a.say.Say("compare.hidden", h.NoValue, h.NoSource))
	}
	for _, l := range t.Left {
		notes = append(notes, a.say.Say("compare.left."+l.Reason, l.N))
	}
	for _, n := range t.Notes {
		notes = append(notes, n.Text)
	}
	if len(t.Official) > 0 {
		notes = append(notes, a.say.Say("compare.official-rest"))
		for _, o := range t.Official {
			notes = append(notes, "  "+a.officialLine(o))
		}
	}
	notes = append(notes, a.officialSources(all)...)
	if len(t.Related) > 0 {
		notes = append(notes, a.say.Say("compare.related"))
		for _, r := range t.Related {
			name := r.Vi
			if a.say.Lang == "en" {
				name = r.En
			}
			notes = append(notes, "  "+a.say.Say("compare.related-line", name, r.Provinces, r.ID))
		}
	}
	return append(notes, a.sampleNotes(&t)...)
}

// compares reports whether any value stands against a national one.
func compares(sec index.Section) bool {
	return slices.ContainsFunc(sec.Rows, func(r index.TableRow) bool {
		return slices.ContainsFunc(r.Cells, func(c index.Cell) bool {
			return relations[relationOf(c)] != "" || slices.ContainsFunc(c.Years, func(y index.Cell) bool { return relations[relationOf(y)] != "" })
		})
	})
}

func (a *app) officialLine(o corpus.Outcome) string {
	place, tier := o.Province, ""
	if place == "" {
		place = a.say.Say("national")
	}
	if o.Tier != "" {
		tier = " " + a.say.Say("tier."+string(o.Tier))
	}
	return fmt.Sprintf("%s%s: %s (%d), %s %s", place, tier, a.teller().Decimal(o.Value), o.Year, o.Source, o.URL)
}

// officialSources lists where the official results in cells come from, once each.
func (a *app) officialSources(all []index.Section) (lines []string) {
	for _, sec := range all {
		for _, r := range sec.Rows {
			for _, c := range append([]index.Cell{}, r.Cells...) {
				for _, x := range append([]index.Cell{c}, c.Years...) {
					if x.Official == nil {
						continue
					}
					if line := a.say.Say("compare.official-from", x.Official.Source, x.Official.URL); !slices.Contains(lines, line) {
						lines = append(lines, line)
					}
				}
			}
		}
	}
	return lines
}

// sampleNotes name the real sources of the sample pages in a table.
func (a *app) sampleNotes(t *index.Table) (lines []string) {
	_ = t.EachCell(func(c *index.Cell) error {
		if c.Evidence == nil {
			return nil
		}
		if s := a.sampleLine(c.Evidence.URL); s != "" && !slices.Contains(lines, s) {
			lines = append(lines, s)
		}
		return nil
	})
	return lines
}
