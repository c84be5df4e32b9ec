package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// program runs commands on a store of two articles with invented figures, whose
// titles would be formulas.
type program struct {
	t   *testing.T
	dir string
}

func newProgram(t *testing.T) program {
	t.Helper()
	p := program{t, t.TempDir()}
	for name, text := range map[string]string{
		"a.json": `{"url": "https://test.example/1", "title": "=1+1", "published": "2023-03-31", "province": "Lạng Sơn", "text": "Năm 2023, tỉnh Lạng Sơn phấn đấu 90% hồ sơ công việc tại cấp tỉnh, 45,5% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng."}`,
		"b.json": `{"url": "https://test.example/2", "title": "@Bài thử", "published": "2025-01-31", "province": "Phú Yên", "text": "Năm 2025, tỉnh Phú Yên phấn đấu 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng."}`,
	} {
		if err := os.WriteFile(filepath.Join(p.dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p.run("add", filepath.Join(p.dir, "a.json"), filepath.Join(p.dir, "b.json"))
	return p
}

func (p program) run(args ...string) string {
	p.t.Helper()
	var out, errs bytes.Buffer
	env := func(k string) string {
		return map[string]string{"CHITIEU_DATA": filepath.Join(p.dir, "data"), "CHITIEU_LANG": "vi", "CHITIEU_NOW": "2026-11-02T01:00:00+07:00"}[k]
	}
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs, env); code != 0 {
		p.t.Fatalf("%v: exit %d: %s", args, code, errs.String())
	}
	return out.String()
}

// The workbook read back: numbers are numbers, text is text, the head stands still.
func TestExportWorkbook(t *testing.T) {
	p := newProgram(t)
	f, err := excelize.OpenReader(strings.NewReader(p.run("export", "hồ sơ công việc", "-o", "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := strings.Join(f.GetSheetList(), ","), "chỉ tiêu,từ điển,nguồn"; got != want {
		t.Errorf("sheets %q, want %q", got, want)
	}
	rows, err := f.GetRows("chỉ tiêu", excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v, want a head and 3", len(rows), err)
	}
	column := map[string]int{}
	for i, h := range rows[0] {
		column[h] = i
	}
	for name, want := range map[string]excelize.CellType{"value": excelize.CellTypeNumber, "year": excelize.CellTypeNumber, "scheme": excelize.CellTypeNumber, "per_year": excelize.CellTypeBool, "title": excelize.CellTypeInlineString, "gso_63": excelize.CellTypeInlineString, "bound": excelize.CellTypeInlineString} {
		at, err := excelize.CoordinatesToCellName(column[name]+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.GetCellType("chỉ tiêu", at)
		if err != nil || got != want && (want != excelize.CellTypeNumber || got != excelize.CellTypeUnset) { // a number needs no type in the file
			t.Errorf("%s in %s has type %v, %v, want %v", name, at, got, err, want)
		}
		if formula, _ := f.GetCellFormula("chỉ tiêu", at); formula != "" {
			t.Errorf("%s is the formula %q", at, formula)
		}
	}
	values := map[string]bool{}
	for _, r := range rows[1:] {
		values[r[column["value"]]] = true
		if title := r[column["title"]]; !strings.HasPrefix(title, "'") {
			t.Errorf("title %q is not guarded", title)
		}
		if b := r[column["bound"]]; b != "=" {
			t.Errorf("bound %q, want = as it is", b)
		}
	}
	if !values["45.5"] || !values["90"] || !values["60"] {
		t.Errorf("values %v", values)
	}
	panes, err := f.GetPanes("chỉ tiêu")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v, want the head frozen", panes, err)
	}
	dictionary, err := f.GetRows("từ điển")
	if err != nil || len(dictionary) != len(rows[0])+1 {
		t.Errorf("%d rows of dictionary for %d columns", len(dictionary), len(rows[0]))
	}
	if sources, err := f.GetRows("nguồn"); err != nil || len(sources) != 3 {
		t.Errorf("sources %v, %v, want a head and 2", sources, err)
	}
}

// The zip agrees with its own description, byte for byte.
func TestExportZip(t *testing.T) {
	p := newProgram(t)
	data := p.run("export", "-o", "zip")
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"README.md", "data/targets.csv", "data/targets.ndjson", "data/sources.csv", "data/official.csv", "dictionary.csv", "METHOD.md", "LICENCE.md", "CITATION.cff", "citation.bib", "datapackage.json"} {
		if len(files[name]) == 0 {
			t.Errorf("no %s", name)
		}
	}
	var pack struct {
		Resources []struct {
			Path, Hash string
			Bytes      int
			Schema     struct{ Fields []struct{ Name, Type string } }
		}
	}
	if err := json.Unmarshal(files["datapackage.json"], &pack); err != nil {
		t.Fatal(err)
	}
	for _, r := range pack.Resources {
		sum := sha256.Sum256(files[r.Path])
		if r.Bytes != len(files[r.Path]) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %d bytes, %s, is not what the zip holds", r.Path, r.Bytes, r.Hash)
		}
		if !strings.HasSuffix(r.Path, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(files[r.Path])).ReadAll()
		if err != nil || len(rows) == 0 || len(rows[0]) != len(r.Schema.Fields) {
			t.Errorf("%s: %v, %d fields described", r.Path, err, len(r.Schema.Fields))
			continue
		}
		for i, f := range r.Schema.Fields {
			if rows[0][i] != f.Name {
				t.Errorf("%s: column %q described as %q", r.Path, rows[0][i], f.Name)
			}
			for _, row := range rows[1:] {
				if _, err := strconv.ParseFloat(row[i], 64); (f.Type == "number" || f.Type == "integer") && row[i] != "" && err != nil {
					t.Errorf("%s: %s %q is no %s", r.Path, f.Name, row[i], f.Type)
				}
			}
		}
	}
}

// Two coders of three sentences, the second slips once, the first calls one no
// target: agreement, and the machine's errors where they agree.
func TestCoders(t *testing.T) {
	p := newProgram(t)
	sample, err := csv.NewReader(strings.NewReader(p.run("export", "--sample", "3", "--seed", "7", "--for-coding", "-o", "csv"))).ReadAll()
	if err != nil || len(sample) != 4 {
		t.Fatalf("%d rows, %v", len(sample), err)
	}
	number := regexp.MustCompile(`\[\[([0-9,]+)%?\]\]`)
	coded := func(name string, change func(row int, value float64) (string, string)) string {
		rows := [][]string{sample[0]}
		for i, r := range sample[1:] {
			r = append([]string{}, r...)
			m := number.FindStringSubmatch(r[4])
			if m == nil {
				t.Fatalf("no number in %q", r[4])
			}
			v, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
			if err != nil {
				t.Fatal(err)
			}
			status, value := change(i, v)
			copy(r[5:], []string{name, status, value, "", "=", "", ""})
			rows = append(rows, r)
		}
		path := filepath.Join(p.dir, name+".csv")
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	text := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	a := coded("a", func(i int, v float64) (string, string) { return "target", text(v) })
	b := coded("b", func(i int, v float64) (string, string) {
		if i == 0 {
			return "target", text(v + 1)
		}
		return "target", text(v)
	})
	var r codersReport
	if err := json.Unmarshal([]byte(p.run("eval", "--coders", a, b, "-o", "json")), &r); err != nil {
		t.Fatal(err)
	}
	status, value, tiers := r.Fields[0], r.Fields[1], r.Fields[4]
	if r.Both != 3 || r.Missing != 0 || *status.Agreement != 1 || status.Errors != 0 || status.Judged != 3 {
		t.Errorf("status %+v", status)
	}
	if *value.Agreement < 0.66 || *value.Agreement > 0.67 || value.Judged != 2 || value.Errors != 0 {
		t.Errorf("value %+v, want 2 of 3 alike and the machine right in both", value)
	}
	if tiers.Errors != 3 || *tiers.Rate != 1 { // both coders named no tier, the machine one
		t.Errorf("tiers %+v, want the machine wrong in all", tiers)
	}
	if r.Whole.Judged != 2 || r.Whole.Errors != 2 || *r.Whole.Low > 1 || *r.Whole.High != 1 {
		t.Errorf("whole %+v", r.Whole)
	}
}
