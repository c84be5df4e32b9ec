package main

import (
	"iter"
	"strings"

	"chitieu/cmd/chitieu/internal/dataset"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/index"
)

// compareBook is the table as a workbook: numbers, what the columns mean, notes.
func (a *app) compareBook(t index.Table, by []string) error {
	var notes [][]any
	for _, line := range a.tableNotes(t) {
		notes = append(notes, []any{line})
	}
	text := output.Column{Name: "text", Type: output.String}
	return output.XLSX(a.out,
		output.Sheet{Name: "so sánh", Columns: output.CompareColumns, Rows: output.All(orderedFlat(t, by))},
		output.Sheet{Name: "chú thích", Columns: []output.Column{text}, Rows: output.All(notes)},
		dataset.DictionarySheet(output.CompareColumns))
}

// compareMarkdown is the table as the terminal shows it, without bars.
func (a *app) compareMarkdown(t index.Table, f compareFlags) error {
	lines := []string{}
	say := func(s string) { lines = append(lines, s, "") }
	for i, sec := range tell.Sections(t) {
		if i == 0 {
			say("### " + a.teller().Indicator(*t.Indicator))
		} else {
			say("#### " + a.say.Say("compare.differs", sec.Differs))
		}
		for _, part := range tell.ByScheme(sec, f.units) {
			if part.Head != "" {
				say("**" + a.say.Say(part.Head) + "**")
			}
			var b strings.Builder
			if err := output.Markdown(&b, a.tableHead(sec), a.markdownRows(sec, part.Rows, f)); err != nil {
				return err
			}
			lines = append(lines, b.String())
		}
	}
	for _, n := range a.tableNotes(t) {
		lines = append(lines, "- "+n)
	}
	return a.print(lines)
}

func (a *app) markdownRows(sec index.Section, rows []index.TableRow, f compareFlags) iter.Seq2[[]string, error] {
	var out [][]string
	if line, ok := a.nationalRow(sec); ok {
		out = append(out, line)
	}
	for _, r := range rows {
		cells := []string{a.rowName(r)}
		for _, c := range r.Cells {
			cells = append(cells, strings.Join(a.cellLines(c, f, 0), "\n"))
		}
		out = append(out, cells)
	}
	return output.All(out)
}
