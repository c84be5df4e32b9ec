package dataset

import (
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
)

// SourceColumns are the columns of the list of articles.
var SourceColumns = []output.Column{
	{Name: "url", Type: output.String, Vi: "địa chỉ bài", En: "address of the article"},
	{Name: "title", Type: output.String, Vi: "tên bài", En: "its title"},
	{Name: "published", Type: output.Date, Vi: "ngày đăng", En: "when it was published", Plain: true},
	{Name: "sha256", Type: output.String, Vi: "SHA-256 của trang đã lưu", En: "SHA-256 of the archived page", Plain: true},
	{Name: "records", Type: output.Integer, Vi: "số con số lấy từ bài", En: "numbers that it gives or confirms"},
	{Name: "sample", Type: output.Boolean, Vi: "trang mẫu", En: "a sample page"},
	{Name: "sample_source", Type: output.String, Vi: "nguồn thật của trang mẫu", En: "real source of a sample page"},
}

// Articles gathers the articles behind records as they pass.
type Articles struct {
	at   map[string]int
	rows [][]any
}

// NewArticles has gathered none yet.
func NewArticles() *Articles { return &Articles{at: map[string]int{}} }

// Rows are the articles in the order in which they were first met.
func (a *Articles) Rows() [][]any { return a.rows }

// Note takes the articles of a record.
func (a *Articles) Note(r corpus.Record) {
	sources := r.Sources
	if len(sources) == 0 {
		sources = []corpus.Source{{URL: r.Article.URL, Title: r.Article.Title, Published: r.Article.Published}}
	}
	for _, s := range sources {
		i, ok := a.at[s.URL]
		if !ok {
			i = len(a.rows)
			a.at[s.URL] = i
			a.rows = append(a.rows, []any{s.URL, s.Title, s.Published, s.SHA256, 0, sample.Is(s.URL), output.SampleSource(s.URL)})
		}
		a.rows[i][4] = a.rows[i][4].(int) + 1
	}
}

// OutcomeColumns are the columns of official results.
var OutcomeColumns = []output.Column{
	{Name: "indicator", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the indicator", Plain: true},
	{Name: "denominator", Type: output.String, Vi: "mẫu số", En: "what the share is taken of"},
	{Name: "tier", Type: output.String, Vi: "cấp", En: "tier", Plain: true},
	{Name: "province", Type: output.String, Vi: "mã tỉnh; trống: cả nước", En: "slug of the province; empty: the nation", Plain: true},
	{Name: "scheme", Type: output.Integer, Vi: "63 hoặc 34", En: "63 or 34"},
	{Name: "gso_63", Type: output.String, Vi: "mã Tổng cục Thống kê trước 01/07/2025", En: "statistics office code before 2025-07-01", Plain: true},
	{Name: "gso_34", Type: output.String, Vi: "mã Tổng cục Thống kê từ 01/07/2025", En: "statistics office code since 2025-07-01", Plain: true},
	{Name: "year", Type: output.Integer, Vi: "năm", En: "year"},
	{Name: "value", Type: output.Number, Vi: "con số", En: "the figure"},
	{Name: "source", Type: output.String, Vi: "nguồn", En: "its source"},
	{Name: "url", Type: output.String, Vi: "địa chỉ nguồn", En: "address of the source"},
}

func outcomes(all []corpus.Outcome) (rows [][]any) {
	for _, o := range all {
		a, b, _, _ := output.Codes(o.Province, o.Scheme)
		var scheme any
		if o.Scheme != 0 {
			scheme = o.Scheme
		}
		rows = append(rows, []any{o.Indicator, o.Denominator, string(o.Tier), o.Province, scheme, a, b, o.Year, o.Value, o.Source, o.URL})
	}
	return rows
}

// DictionaryColumns are the columns of a dictionary.
var DictionaryColumns = []output.Column{
	{Name: "table", Type: output.String, Vi: "bảng", En: "table", Plain: true},
	{Name: "column", Type: output.String, Vi: "cột", En: "column", Plain: true},
	{Name: "type", Type: output.String, Vi: "kiểu", En: "type", Plain: true},
	{Name: "vi", Type: output.String, Vi: "nghĩa", En: "meaning in Vietnamese"},
	{Name: "en", Type: output.String, Vi: "nghĩa tiếng Anh", En: "meaning in English"},
}

// Dictionary are the rows that explain a table's columns.
func Dictionary(table string, columns []output.Column) (rows [][]any) {
	for _, c := range columns {
		rows = append(rows, []any{table, c.Name, c.Type, c.Vi, c.En})
	}
	return rows
}

// DictionarySheet explains the columns of a workbook's first sheet.
func DictionarySheet(columns []output.Column) output.Sheet {
	return output.Sheet{Name: "từ điển", Columns: DictionaryColumns, Rows: output.All(Dictionary("", columns))}
}

func (s Set) dictionary() (rows [][]any) {
	rows = append(rows, Dictionary("targets", output.Schema)...)
	rows = append(rows, Dictionary("sources", SourceColumns)...)
	return append(rows, Dictionary("official", OutcomeColumns)...)
}
