// Package dataset writes the whole data set as one zip that explains itself: the
// data as CSV and NDJSON (and Parquet where the program was built with it), the
// articles and official results behind it, a dictionary made from the schema, the
// method, the licence, citations and a data package (Frictionless). Start with
// Write.
package dataset

import (
	"archive/zip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
)

//go:embed method.md
var method string

//go:embed licence.md
var licence string

// Set is what a data set is made of. Records and Outcomes are read as they are
// written.
type Set struct {
	Records  func() iter.Seq2[corpus.Record, error] // may be asked for more than once
	Outcomes []corpus.Outcome
	Made     time.Time // in the zone that dates are told in
	AsOf     time.Time // zero for now
	Version  string    // of the program
	Reader   string    // version of the extractor
	Query    string    // "" for everything
}

// pack is a zip in the making.
type pack struct {
	zip       *zip.Writer
	made      time.Time
	resources []resource
}

// resource is one table of the data package.
type resource struct {
	Name      string         `json:"name"`
	Path      string         `json:"path"`
	Title     string         `json:"title,omitempty"`
	Format    string         `json:"format"`
	Mediatype string         `json:"mediatype"`
	Encoding  string         `json:"encoding,omitempty"`
	Bytes     int64          `json:"bytes"`
	Hash      string         `json:"hash"`
	Profile   string         `json:"profile"`
	Schema    map[string]any `json:"schema,omitempty"`
}

// meter counts and digests what passes.
type meter struct {
	w   io.Writer
	n   int64
	sum hash.Hash
}

func (m *meter) Write(b []byte) (int, error) {
	n, err := m.w.Write(b)
	m.n += int64(n)
	m.sum.Write(b[:n])
	return n, err
}

// file writes one file of the zip and returns its size and digest.
func (p *pack) file(name string, write func(io.Writer) error) (int64, string, error) {
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.made})
	if err != nil {
		return 0, "", err
	}
	m := &meter{w: w, sum: sha256.New()}
	if err := write(m); err != nil {
		return 0, "", fmt.Errorf("%s: %w", name, err)
	}
	return m.n, hex.EncodeToString(m.sum.Sum(nil)), nil
}

func (p *pack) text(name, content string) error {
	_, _, err := p.file(name, func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	})
	return err
}

// table writes a table and notes it for the data package.
func (p *pack) table(r resource, columns []output.Column, write func(io.Writer) error) (err error) {
	r.Bytes, r.Hash, err = p.file(r.Path, write)
	r.Hash, r.Profile = "sha256:"+r.Hash, "data-resource"
	if r.Format == "csv" {
		r.Profile, r.Encoding, r.Schema = "tabular-data-resource", "utf-8", tableSchema(columns)
	}
	p.resources = append(p.resources, r)
	return err
}

// Write writes the zip. What it writes depends on the set alone, so that the same
// store gives the same bytes of data.
func Write(w io.Writer, s Set) error {
	p := &pack{zip: zip.NewWriter(w), made: s.Made}
	articles := NewArticles()
	steps := []func() error{
		func() error { return p.text("README.md", s.readme()) },
		func() error {
			return p.table(resource{Name: "targets", Path: "data/targets.csv", Format: "csv", Mediatype: "text/csv", Title: "Targets and results"}, output.Schema, func(w io.Writer) error {
				return output.Stream(w, output.Schema, rows(s.Records(), articles.Note), ',')
			})
		},
		func() error {
			return p.table(resource{Name: "targets-ndjson", Path: "data/targets.ndjson", Format: "ndjson", Mediatype: "application/x-ndjson"}, nil, func(w io.Writer) error {
				return ndjson(w, s.Records())
			})
		},
		func() error { return p.parquet(s) },
		func() error {
			return p.table(resource{Name: "sources", Path: "data/sources.csv", Format: "csv", Mediatype: "text/csv", Title: "Articles"}, SourceColumns, func(w io.Writer) error {
				return output.Stream(w, SourceColumns, output.All(articles.rows), ',')
			})
		},
		func() error {
			return p.table(resource{Name: "official", Path: "data/official.csv", Format: "csv", Mediatype: "text/csv", Title: "Official results"}, OutcomeColumns, func(w io.Writer) error {
				return output.Stream(w, OutcomeColumns, output.All(outcomes(s.Outcomes)), ',')
			})
		},
		func() error {
			return p.table(resource{Name: "dictionary", Path: "dictionary.csv", Format: "csv", Mediatype: "text/csv", Title: "Dictionary"}, DictionaryColumns, func(w io.Writer) error {
				return output.Stream(w, DictionaryColumns, output.All(s.dictionary()), ',')
			})
		},
		func() error { return p.text("METHOD.md", method) },
		func() error { return p.text("LICENCE.md", licence) },
		func() error { return p.text("CITATION.cff", s.cff()) },
		func() error { return p.text("citation.bib", s.bibtex()) },
		func() error {
			_, _, err := p.file("datapackage.json", func(w io.Writer) error { return output.JSON(w, s.datapackage(p.resources)) })
			return err
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("data set: %w", errors.Join(err, p.zip.Close()))
		}
	}
	if err := p.zip.Close(); err != nil {
		return fmt.Errorf("data set: %w", err)
	}
	return nil
}

// parquet writes the data once more, in programs that can.
func (p *pack) parquet(s Set) error {
	if !output.ParquetBuilt {
		return nil
	}
	return p.table(resource{Name: "targets-parquet", Path: "data/targets.parquet", Format: "parquet", Mediatype: "application/vnd.apache.parquet"}, nil, func(w io.Writer) error {
		return output.Parquet(w, output.Schema, rows(s.Records(), func(corpus.Record) {}))
	})
}

// rows are records as rows of the schema; note sees each.
func rows(records iter.Seq2[corpus.Record, error], note func(corpus.Record)) output.Rows {
	return func(yield func([]any, error) bool) {
		for r, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			note(r)
			if !yield(output.Values(r), nil) {
				return
			}
		}
	}
}

func ndjson(w io.Writer, records iter.Seq2[corpus.Record, error]) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for r, err := range records {
		if err == nil {
			err = e.Encode(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tableSchema is a Frictionless Table Schema.
func tableSchema(columns []output.Column) map[string]any {
	fields := make([]map[string]any, len(columns))
	for i, c := range columns {
		fields[i] = map[string]any{"name": c.Name, "type": c.Type, "title": c.Vi, "description": c.En}
	}
	return map[string]any{"fields": fields, "missingValues": []string{""}}
}

func (s Set) datapackage(resources []resource) map[string]any {
	return map[string]any{
		"profile":     "data-package",
		"name":        "chitieu",
		"title":       title,
		"description": "Numeric targets and results read from articles about plans of Vietnamese provinces, each with its sentence and the digest of the archived page.",
		"created":     s.Made.Format(time.RFC3339),
		"version":     s.day(),
		"licenses":    []map[string]string{{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}},
		"keywords":    []string{"Vietnam", "provinces", "targets", "chỉ tiêu"},
		"chitieu":     map[string]string{"program": s.Version, "reader": s.Reader, "as_of": s.asOf(), "query": s.Query},
		"resources":   resources,
	}
}

const title = "chitieu: numeric targets in Vietnamese provincial plans"

// day is the day of the data: that of --as-of, else today's.
func (s Set) day() string {
	if !s.AsOf.IsZero() {
		return s.AsOf.In(s.Made.Location()).Format(time.DateOnly)
	}
	return s.Made.Format(time.DateOnly)
}

func (s Set) asOf() string {
	if s.AsOf.IsZero() {
		return ""
	}
	return s.AsOf.In(s.Made.Location()).Format(time.RFC3339)
}

func (s Set) readme() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nDữ liệu ngày %s. Data of %s.\n\n", title, s.day(), s.day())
	if s.Query != "" {
		fmt.Fprintf(&b, "Câu hỏi / query: `%s`\n\n", s.Query)
	}
	b.WriteString("| tệp / file | nội dung / content |\n| --- | --- |\n")
	for _, l := range [][2]string{
		{"data/targets.csv", "mỗi dòng một con số, kèm câu gốc; one number a row, with its sentence (UTF-8)"},
		{"data/targets.ndjson", "cùng dữ liệu, mỗi dòng một JSON; the same, one JSON a line"},
		{"data/sources.csv", "các bài, bản lưu và nguồn thật của trang mẫu; the articles and their archived pages"},
		{"data/official.csv", "kết quả chính thức do người dùng đưa vào, không trộn với số đọc từ bài; official results, never mixed with what was read from articles"},
		{"dictionary.csv", "nghĩa của từng cột; what every column means"},
		{"METHOD.md", "cách đọc và giới hạn; the method and its limits"},
		{"LICENCE.md", "giấy phép; the licence"},
		{"CITATION.cff, citation.bib", "cách trích dẫn; how to cite"},
		{"datapackage.json", "mô tả cho máy (Frictionless); the description for machines"},
	} {
		fmt.Fprintf(&b, "| %s | %s |\n", l[0], l[1])
	}
	b.WriteString("\nMột tỉnh chỉ xác định khi có cả `province` và `scheme`: 23 mã của 34 tỉnh hiện nay trùng mã tỉnh cũ có địa giới khác. A province is slug and scheme together.\n")
	return b.String()
}

func (s Set) cff() string {
	return fmt.Sprintf("cff-version: 1.2.0\nmessage: If you use this data set, please cite it as below.\ntype: dataset\ntitle: %q\nauthors:\n  - name: The chitieu authors\nversion: %q\ndate-released: %s\nlicense: CC-BY-4.0\n", title, s.day(), s.day())
}

func (s Set) bibtex() string {
	note := "data of " + s.day() + ", reader " + s.Reader
	if s.Query != "" {
		note += ", query " + texEscape.Replace(s.Query)
	}
	return fmt.Sprintf("@misc{chitieu%s,\n  author = {{The chitieu authors}},\n  title = {%s},\n  year = {%s},\n  note = {%s},\n}\n",
		strings.ReplaceAll(s.day(), "-", ""), title, s.day()[:4], note)
}

var texEscape = strings.NewReplacer(`\`, `\textbackslash `, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`, "{", `\{`, "}", `\}`)
