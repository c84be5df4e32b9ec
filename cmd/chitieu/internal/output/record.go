// Package output writes records for machines: JSON, NDJSON, CSV, TSV, XLSX and,
// when built with the tag parquet, Parquet, with the same fields. Numbers are
// never localised and an empty result is an empty list. Start with Fields: every
// form, the dictionary and the data package are made from it.
package output

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
)

// Field is a column of a record and how it is filled.
type Field struct {
	Column
	Value func(corpus.Record) any
}

// Fields are the columns of a record, in their order. New ones go to the end.
var Fields = []Field{
	{Column{"id", String, "mã chỉ tiêu, giữ nguyên khi chỉ con số thay đổi", "id of the target, stable while only its number changes", true}, func(r corpus.Record) any { return r.ID }},
	{Column{"province", String, "mã tỉnh (chỉ duy nhất cùng với scheme); trống: cả nước", "slug of the province, unique only with scheme; empty: the nation", true}, func(r corpus.Record) any { return ptr(r.Province) }},
	{Column{"scheme", Integer, "63: tỉnh trước 01/07/2025; 34: từ 01/07/2025", "63: units before 2025-07-01; 34: units since", true}, func(r corpus.Record) any { return scheme(r) }},
	{Column{"province_name", String, "tên tỉnh", "name of the province", false}, func(r corpus.Record) any { return provinceName(r) }},
	{Column{"tiers", String, "cấp hành chính mà chỉ tiêu nói tới, ngăn bằng ;", "administrative tiers that the target is about, separated by ;", true}, func(r corpus.Record) any { return tiers(r.Tiers) }},
	{Column{"indicator", String, "mã chỉ tiêu chuẩn", "id of the indicator", true}, func(r corpus.Record) any { return r.Indicator }},
	{Column{"status", String, "target: mục tiêu; result: kết quả; other: khác", "target, result or other", true}, func(r corpus.Record) any { return string(r.Status) }},
	{Column{"bound", String, "quan hệ với con số: = >= > <= < ~ range", "relation to the number: = >= > <= < ~ range", true}, func(r corpus.Record) any { return string(r.Bound) }},
	{Column{"value", Number, "con số như in; đầu thấp của khoảng", "the number as printed; the lower end of a range", true}, func(r corpus.Record) any { return r.Value }},
	{Column{"high", Number, "đầu cao của khoảng", "the upper end of a range", true}, func(r corpus.Record) any { return floatPtr(r.High) }},
	{Column{"unit", String, "%, rank, count, money, quantity, score", "%, rank, count, money, quantity, score", true}, func(r corpus.Record) any { return r.Unit }},
	{Column{"change", String, "increase hoặc decrease khi con số là mức thay đổi", "increase or decrease where the number is a change", true}, func(r corpus.Record) any { return ptr(r.Change) }},
	{Column{"per_year", Boolean, "mức mỗi năm", "a rate a year", true}, func(r corpus.Record) any { return r.PerYear }},
	{Column{"points", Boolean, "điểm phần trăm", "percentage points", true}, func(r corpus.Record) any { return r.Points }},
	{Column{"year", Integer, "năm của chỉ tiêu; năm cuối của kỳ", "year of the target; the last of a period", true}, func(r corpus.Record) any { return intPtr(r.Year) }},
	{Column{"year_from", Integer, "năm đầu của kỳ", "first year of a period", true}, func(r corpus.Record) any { return intPtr(r.YearFrom) }},
	{Column{"subject", String, "con số đo cái gì, theo lời của văn bản", "what the number measures, in the text's words", false}, func(r corpus.Record) any { return r.Subject }},
	{Column{"noun", String, "thứ được đếm hoặc đo", "what is counted or measured", false}, func(r corpus.Record) any { return r.Noun }},
	{Column{"denominator", String, "mẫu số của tỷ lệ; của thứ hạng: trên tổng số", "what a share is taken of; of a rank: out of", false}, func(r corpus.Record) any { return ptr(r.Denominator) }},
	{Column{"exclusion", String, "phần được trừ ra", "what is excepted", false}, func(r corpus.Record) any { return r.Exclusion }},
	{Column{"domain", String, "lĩnh vực", "field of policy", true}, func(r corpus.Record) any { return r.Domain }},
	{Column{"issuer_level", String, "cấp của cơ quan ban hành: central, province, department, district, commune", "level of the issuer: central, province, department, district, commune", true}, func(r corpus.Record) any { return r.IssuerLevel }},
	{Column{"issuer", String, "cơ quan ban hành như trong văn bản", "the issuer as written", false}, func(r corpus.Record) any { return r.Issuer }},
	{Column{"assigned_by", String, "ai giao con số", "who handed the number down", false}, func(r corpus.Record) any { return r.AssignedBy }},
	{Column{"plan_number", String, "số, ký hiệu kế hoạch", "number of the plan", false}, func(r corpus.Record) any { return r.Article.PlanNumber }},
	{Column{"plan_date", Date, "ngày của kế hoạch", "date of the plan", true}, func(r corpus.Record) any { return r.Article.PlanDate }},
	{Column{"plan_year", Integer, "năm của kế hoạch; năm cuối của kỳ", "year of the plan; the last of a period", true}, func(r corpus.Record) any { return year(r.Article.PlanYear) }},
	{Column{"plan_status", String, "issued: đã ban hành; draft: dự thảo", "issued or draft", true}, func(r corpus.Record) any { return r.Article.PlanStatus }},
	{Column{"source_kind", String, "full_text: toàn văn; report: bài báo; interview: phỏng vấn", "full_text, report or interview", true}, func(r corpus.Record) any { return r.Article.SourceKind }},
	{Column{"url", String, "địa chỉ bài", "address of the article", false}, func(r corpus.Record) any { return r.Article.URL }},
	{Column{"title", String, "tên bài", "title of the article", false}, func(r corpus.Record) any { return r.Article.Title }},
	{Column{"published", Date, "ngày đăng bài", "when the article was published", true}, func(r corpus.Record) any { return r.Article.Published }},
	{Column{"sha256", String, "SHA-256 của trang đã lưu", "SHA-256 of the archived page", true}, func(r corpus.Record) any { return captured(r).SHA256 }},
	{Column{"fetched", String, "lúc lưu trang (RFC 3339)", "when the page was archived (RFC 3339)", true}, func(r corpus.Record) any { return captured(r).Fetched }},
	{Column{"quote", String, "câu gốc", "the sentence", false}, func(r corpus.Record) any { return r.Quote }},
	{Column{"start", Integer, "vị trí đầu câu trong bài (byte UTF-8)", "first byte of the sentence in the article", true}, func(r corpus.Record) any { return r.Start }},
	{Column{"end", Integer, "vị trí sau câu", "byte after the sentence", true}, func(r corpus.Record) any { return r.End }},
	{Column{"number_start", Integer, "vị trí đầu con số", "first byte of the number", true}, func(r corpus.Record) any { return r.NumberStart }},
	{Column{"number_end", Integer, "vị trí sau con số", "byte after the number", true}, func(r corpus.Record) any { return r.NumberEnd }},
	{Column{"rule", String, "quy tắc đã đọc ra con số", "the rule that read the number", true}, func(r corpus.Record) any { return r.Rule }},
	{Column{"confidence", Number, "độ tin cậy từ 0 đến 1", "confidence from 0 to 1", true}, func(r corpus.Record) any { return r.Confidence }},
	{Column{"flags", String, "cảnh báo, ngăn bằng ;", "warnings, separated by ;", true}, func(r corpus.Record) any { return strings.Join(r.Flags, ";") }},
	{Column{"sources", Integer, "số bài cùng in con số này", "how many articles print it", true}, func(r corpus.Record) any { return max(1, len(r.Sources)) }},
	{Column{"gso_63", String, "mã Tổng cục Thống kê trước 01/07/2025", "statistics office code before 2025-07-01", true}, func(r corpus.Record) any { return units(r).old.GSO }},
	{Column{"gso_34", String, "mã Tổng cục Thống kê từ 01/07/2025", "statistics office code since 2025-07-01", true}, func(r corpus.Record) any { return units(r).now.GSO }},
	{Column{"region_63", String, "vùng của tỉnh trước 01/07/2025", "region of the unit before 2025-07-01", false}, func(r corpus.Record) any { return units(r).old.Region }},
	{Column{"region_34", String, "vùng của tỉnh từ 01/07/2025", "region of the unit since 2025-07-01", false}, func(r corpus.Record) any { return units(r).now.Region }},
	{Column{"province_now", String, "mã tỉnh hiện nay", "slug of the present unit", true}, func(r corpus.Record) any { return units(r).now.Slug }},
	{Column{"corrections", String, "người sửa, trường, số máy đọc → số sửa, ngăn bằng ;", "corrections by people: field, what the machine read → what it should be, separated by ;", false}, func(r corpus.Record) any { return corrections(r) }},
	{Column{"sample", Boolean, "đúng: trang mẫu đi kèm chương trình", "true: a sample page that comes with the program", true}, func(r corpus.Record) any { return sample.Is(r.Article.URL) }},
	{Column{"sample_source", String, "nguồn thật của trang mẫu", "the real source of a sample page", false}, func(r corpus.Record) any { return SampleSource(r.Article.URL) }},
	{Column{"gone", String, "từ lúc nào trang không còn (RFC 3339); trống: vẫn còn", "since when the page has vanished (RFC 3339); empty: it stands", true}, func(r corpus.Record) any { return r.Article.Gone }},
}

// Schema is the columns of Fields.
var Schema = func() (out []Column) {
	for _, f := range Fields {
		out = append(out, f.Column)
	}
	return out
}()

// Columns are the names of the columns of a record in CSV and TSV, in their order.
var Columns = Names(Schema)

// Values are a record's cells in the order of Fields.
func Values(r corpus.Record) []any {
	out := make([]any, len(Fields))
	for i, f := range Fields {
		out[i] = f.Value(r)
	}
	return out
}

// Row returns a record's cells in the order of Columns.
func Row(r corpus.Record) []string { return Texts(Schema, Values(r)) }

func ptr(p *string) any {
	if p == nil {
		return nil
	}
	return *p
}

func num(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func floatPtr(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}

func intPtr(p *int) any {
	if p == nil {
		return nil
	}
	return *p
}

func year(y int) any {
	if y == 0 {
		return nil
	}
	return y
}

func scheme(r corpus.Record) any {
	if p := r.Article.Province; p != nil {
		return p.Scheme
	}
	return nil
}

func provinceName(r corpus.Record) any {
	if p := r.Article.Province; p != nil {
		return p.Name
	}
	return nil
}

func tiers(ts []corpus.Tier) string {
	out := make([]string, len(ts))
	for i, x := range ts {
		out[i] = string(x)
	}
	return strings.Join(out, ";")
}

func captured(r corpus.Record) corpus.CaptureRef {
	if r.Article.Capture == nil {
		return corpus.CaptureRef{}
	}
	return *r.Article.Capture
}

func corrections(r corpus.Record) string {
	var out []string
	for _, v := range r.Reviews {
		out = append(out, fmt.Sprintf("%s %s: %s → %s (%s)", v.By, v.Field, v.Was, v.Value, v.Why))
	}
	return strings.Join(out, "; ")
}

// SampleSource is the title and address of what a sample page was rewritten from.
func SampleSource(address string) any {
	o, ok := sample.Source(address)
	if !ok {
		return nil
	}
	return strings.TrimSpace(o.Title + " " + o.URL)
}

// places is the gazetteer, which is part of the program: its tables are tested.
var places = sync.OnceValue(func() *gazetteer.Gazetteer {
	g, err := gazetteer.New()
	if err != nil {
		panic(err)
	}
	return g
})

// both is a province's unit before and since 2025-07-01; the former of a present
// unit that several became is none.
type both struct{ old, now gazetteer.Unit }

func units(r corpus.Record) both {
	if p := r.Article.Province; p != nil && (r.Province == nil || *r.Province == p.ID) {
		return Units(p.ID, p.Scheme)
	}
	if r.Province != nil {
		return Units(*r.Province, 63)
	}
	return both{}
}

// Units looks a province up under both schemes.
func Units(slug string, scheme int) (b both) {
	u, ok := places().Lookup(slug, scheme)
	if !ok {
		return b
	}
	if scheme == 34 {
		b.now = u
		if len(u.Members) == 1 {
			b.old, _ = places().Lookup(u.Members[0], 63)
		}
		return b
	}
	b.old = u
	b.now, _ = places().Lookup(u.Now, 34)
	return b
}

// Codes are the two codes and two regions of a province, as columns have them.
func Codes(slug string, scheme int) (gso63, gso34, region63, region34 string) {
	b := Units(slug, scheme)
	return b.old.GSO, b.now.GSO, b.old.Region, b.now.Region
}

// text guards a text cell: one that begins like a formula would be run by a
// spreadsheet. Numbers are never guarded.
func text(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// CSV writes a head line and rows, separated by comma.
func CSV(w io.Writer, head []string, rows [][]string, comma rune) error {
	c := csv.NewWriter(w)
	c.Comma = comma
	if err := c.Write(head); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	if err := c.WriteAll(rows); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	return nil
}

// JSON writes one indented value.
func JSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

// NDJSON writes one value a line.
func NDJSON[T any](w io.Writer, vs []T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, v := range vs {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
