package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Whatever a page prints, no cell of ours is a formula, and a number stays a number:
// also one that is negative.
func TestHostileCells(t *testing.T) {
	p := newProgram(t)
	for i, title := range []string{`=HYPERLINK("https://evil.example","x")`, "+84 24 1", "-2+3", "@SUM(A1)", "\t=1+1"} {
		path := filepath.Join(p.dir, string(rune('c'+i))+".txt")
		if err := os.WriteFile(path, []byte(title+"\n\nNăm 2025, tỉnh Nghệ An phấn đấu 61% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng."), 0o644); err != nil {
			t.Fatal(err)
		}
		p.run("add", path)
	}
	p.run("review", p.firstID(), "--field", "value", "--value", "-5", "--by", "=cmd|' /C calc'!A0", "--why", "@thử")
	for _, args := range [][]string{{"export", "-o"}, {"search", "hồ sơ công việc", "-o"}, {"compare", "hồ sơ công việc", "-o"}, {"changes", "--since", "2026-01-01", "-o"}} {
		rows, err := csv.NewReader(strings.NewReader(p.run(append(args, "csv")...))).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%v: %d rows, %v", args, len(rows), err)
		}
		value := slices.Index(rows[0], "value")
		negative := false
		for _, row := range rows[1:] {
			negative = negative || row[value] == "-5"
			for i, cell := range row {
				if i != value && strings.ContainsAny(cell[:min(len(cell), 1)], "=+-@\t\r") && cell != "=" {
					t.Errorf("%v: %s is %q", args, rows[0][i], cell)
				}
			}
		}
		if !negative {
			t.Errorf("%v: no value is -5", args)
		}
	}
	for _, args := range [][]string{{"export", "-o", "xlsx"}, {"compare", "hồ sơ công việc", "-o", "xlsx"}} {
		f, err := excelize.OpenReader(strings.NewReader(p.run(args...)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for _, sheet := range f.GetSheetList() {
			p.noFormula(f, sheet)
		}
	}
}

// firstID is the id of a target of the store.
func (p program) firstID() string {
	rows, err := csv.NewReader(strings.NewReader(p.run("search", "Phú Yên", "-o", "csv"))).ReadAll()
	if err != nil || len(rows) < 2 {
		p.t.Fatalf("%d rows, %v", len(rows), err)
	}
	return rows[1][0]
}

func (p program) noFormula(f *excelize.File, sheet string) {
	p.t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		p.t.Fatal(err)
	}
	for n, row := range rows {
		for i, cell := range row {
			at, err := excelize.CoordinatesToCellName(i+1, n+1)
			if err != nil {
				p.t.Fatal(err)
			}
			kind, err := f.GetCellType(sheet, at)
			if err != nil {
				p.t.Fatal(err)
			}
			if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
				p.t.Errorf("%s %s is the formula %q", sheet, at, formula)
			}
			number := kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset
			if !number && strings.ContainsAny(cell[:min(len(cell), 1)], "=+-@\t\r") && cell != "=" {
				p.t.Errorf("%s %s is %q", sheet, at, cell)
			}
			if cell == "-5" && !number {
				p.t.Errorf("%s %s: -5 has type %v", sheet, at, kind)
			}
		}
	}
}
