package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/jedib0t/go-pretty/v6/table"
	"golang.org/x/term"
)

// compareTable prints a table for people.
func (a *app) compareTable(t index.Table, f compareFlags) {
	fmt.Fprintln(a.out, a.teller().Indicator(*t.Indicator))
	for i, sec := range tell.Sections(t) {
		if i > 0 {
			fmt.Fprintf(a.out, "\n%s\n", a.say.Say("compare.differs", sec.Differs))
		}
		for _, part := range tell.ByScheme(sec, f.units) {
			if part.Head != "" {
				fmt.Fprintln(a.out, a.say.Say(part.Head))
			}
			a.printSection(sec, part.Rows, f)
		}
	}
	for _, n := range a.tableNotes(t) {
		fmt.Fprintln(a.out, " -", n)
	}
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
	return append([]string{a.say.Say("head.province")}, a.teller().Columns(sec)...)
}

// rowName is a province's name with what a reader must know beside it.
func (a *app) rowName(r index.TableRow) string {
	name := r.Province.Name
	if r.Former {
		name = "  " + name + " (" + a.say.Say("compare.former") + ")"
	}
	if tell.SampleRow(r) {
		name += "\n(" + a.say.Say("mark.sample") + ")"
	}
	return name
}

// nationalRow lists the national values of each column with their own years.
func (a *app) nationalRow(sec index.Section) ([]string, bool) {
	columns, any := a.teller().National(sec)
	row := []string{a.say.Say("head.national")}
	for _, texts := range columns {
		row = append(row, strings.Join(texts, "\n"))
	}
	return row, any
}

// signed is a text with the sign of a cell's standing.
func signed(s string, c index.Cell) string {
	if sign := tell.Sign(c); sign != "" {
		return s + " " + sign
	}
	return s
}

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
	lines = append(lines, a.teller().Reached(c)...)
	for _, y := range c.Years {
		lines = append(lines, signed(a.teller().OtherYear(y), y))
		lines = append(lines, a.cellMarks(y)...)
		lines = append(lines, a.teller().Reached(y)...)
	}
	return lines
}

// cellHead is the number and its bar, on one line where both fit. The bars of a
// table have one scale.
func (a *app) cellHead(c index.Cell, room int) []string {
	head := signed(a.teller().CellIn(c), c)
	n, indent := min(room-barAt-1, mostBar), barAt
	if n < leastBar { // a narrow table has its bars below the numbers
		n, indent = min(room, mostBar), 0
	}
	if !barred(c) || n < leastBar {
		return []string{head}
	}
	drawn := bar(*c.Value, n)
	if used := len([]rune(head)); used < indent {
		return []string{head + strings.Repeat(" ", indent-used) + drawn}
	}
	return []string{head, strings.Repeat(" ", indent) + drawn}
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

// cellMarks are what a reader must know about a number, a line each.
func (a *app) cellMarks(c index.Cell) (lines []string) {
	for _, m := range a.teller().Remarks(c) {
		if m.Warn {
			m.Text = "⚠ " + m.Text
		}
		lines = append(lines, m.Text)
	}
	if n := tell.Differing(c); n > 0 {
		lines = append(lines, a.say.Say("compare.others", n))
	}
	return lines
}

// tableNotes are the lines under a table.
func (a *app) tableNotes(t index.Table) (notes []string) {
	notes = a.teller().Reading(t)
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
			notes = append(notes, "  "+a.teller().Outcome(o))
		}
	}
	for _, o := range tell.OfficialIn(tell.Sections(t)) {
		notes = append(notes, a.say.Say("compare.official-from", o.Source, o.URL))
	}
	if len(t.Related) > 0 {
		notes = append(notes, a.say.Say("compare.related"))
		for _, r := range t.Related {
			notes = append(notes, "  "+a.say.Say("compare.related-line", a.teller().Indicator(r.Indicator), r.Provinces, r.ID))
		}
	}
	return append(notes, a.sampleNotes(&t)...)
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
