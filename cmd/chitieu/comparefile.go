package main

import (
	"iter"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/index"
)

// compareColumns are the columns of a comparison as R and pandas want it: a row per
// number, and one per empty cell with the reason.
var compareColumns = []output.Column{
	{Name: "indicator", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the indicator", Plain: true},
	{Name: "province", Type: output.String, Vi: "mã tỉnh", En: "slug of the province", Plain: true},
	{Name: "scheme", Type: output.Integer, Vi: "63: trước 01/7/2025; 34: từ 01/7/2025", En: "63: before 2025-07-01; 34: since"},
	{Name: "province_name", Type: output.String, Vi: "tên tỉnh", En: "name of the province"},
	{Name: "tier", Type: output.String, Vi: "cấp", En: "tier", Plain: true},
	{Name: "bound", Type: output.String, Vi: "quan hệ với con số", En: "relation to the number", Plain: true},
	{Name: "value", Type: output.Number, Vi: "con số", En: "the number"},
	{Name: "high", Type: output.Number, Vi: "đầu cao của khoảng", En: "upper end of a range"},
	{Name: "unit", Type: output.String, Vi: "đơn vị", En: "unit", Plain: true},
	{Name: "year", Type: output.Integer, Vi: "năm", En: "year"},
	{Name: "year_from", Type: output.Integer, Vi: "năm đầu của kỳ", En: "first year of a period"},
	{Name: "draft", Type: output.Boolean, Vi: "dự thảo", En: "draft"},
	{Name: "issuer_level", Type: output.String, Vi: "cấp ban hành", En: "level of the issuer", Plain: true},
	{Name: "sources", Type: output.Integer, Vi: "số bài", En: "articles that print it"},
	{Name: "id", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the target", Plain: true},
	{Name: "why", Type: output.String, Vi: "vì sao ô trống: no-source, not-in-report, not-in-document", En: "why the cell is empty: no-source, not-in-report, not-in-document", Plain: true},
	{Name: "national_value", Type: output.Number, Vi: "mốc quốc gia cùng cấp và năm, hoặc mốc kế tiếp", En: "national value of the tier and year, or the next milestone"},
	{Name: "national_bound", Type: output.String, Vi: "quan hệ của mốc", En: "its bound", Plain: true},
	{Name: "national_year", Type: output.Integer, Vi: "năm của mốc", En: "its year"},
	{Name: "national_relation", Type: output.String, Vi: "equal, above, below, overlaps, same-number, towards, reference", En: "equal, above, below, overlaps, same-number, towards, reference", Plain: true},
	{Name: "rank", Type: output.Integer, Vi: "hạng trong các tỉnh cùng cấp, năm", En: "rank among the provinces of the tier and year"},
	{Name: "rank_of", Type: output.Integer, Vi: "số tỉnh được xếp", En: "provinces ranked"},
	{Name: "result_value", Type: output.Number, Vi: "kết quả theo bài viết", En: "result that articles report"},
	{Name: "result_year", Type: output.Integer, Vi: "năm của kết quả", En: "its year"},
	{Name: "result_id", Type: output.String, Vi: "mã của kết quả", En: "its id", Plain: true},
	{Name: "official_value", Type: output.Number, Vi: "kết quả chính thức", En: "official result"},
	{Name: "official_year", Type: output.Integer, Vi: "năm", En: "its year"},
	{Name: "official_source", Type: output.String, Vi: "nguồn", En: "its source"},
	{Name: "entry", Type: output.String, Vi: "front: số đứng đầu ô; year: năm hoặc loại kế hoạch khác; other: số bị thay", En: "front: the cell's own; year: another year or kind of plan; other: what it replaces", Plain: true},
	{Name: "plan", Type: output.String, Vi: "annual: kế hoạch năm; period: kế hoạch giai đoạn", En: "annual or period", Plain: true},
	{Name: "amended", Type: output.Boolean, Vi: "bản sửa đổi", En: "an amended plan"},
	{Name: "denominator", Type: output.String, Vi: "mẫu số", En: "what the share is taken of"},
	{Name: "change", Type: output.String, Vi: "increase, decrease: mức thay đổi", En: "increase or decrease: a change", Plain: true},
	{Name: "per_year", Type: output.Boolean, Vi: "mỗi năm", En: "a year"},
	{Name: "points", Type: output.Boolean, Vi: "điểm phần trăm", En: "percentage points"},
	{Name: "marks", Type: output.String, Vi: "cảnh báo, ngăn bằng ;", En: "warnings, separated by ;", Plain: true},
	{Name: "gso_63", Type: output.String, Vi: "mã Tổng cục Thống kê trước 01/7/2025", En: "statistics office code before 2025-07-01", Plain: true},
	{Name: "gso_34", Type: output.String, Vi: "mã Tổng cục Thống kê từ 01/7/2025", En: "statistics office code since 2025-07-01", Plain: true},
	{Name: "region_63", Type: output.String, Vi: "vùng trước 01/7/2025", En: "region before 2025-07-01"},
	{Name: "region_34", Type: output.String, Vi: "vùng từ 01/7/2025", En: "region since 2025-07-01"},
	{Name: "quote", Type: output.String, Vi: "câu gốc", En: "the sentence"},
	{Name: "url", Type: output.String, Vi: "địa chỉ bài", En: "address of the article"},
	{Name: "sha256", Type: output.String, Vi: "SHA-256 của trang đã lưu", En: "SHA-256 of the archived page", Plain: true},
	{Name: "sample", Type: output.Boolean, Vi: "trang mẫu", En: "a sample page"},
	{Name: "sample_source", Type: output.String, Vi: "nguồn thật của trang mẫu", En: "real source of a sample page"},
}

// flat is a table as rows of compareColumns.
func flat(t index.Table) (rows [][]any) {
	for _, sec := range append([]index.Section{t.Section}, t.Sections...) {
		for _, r := range sec.Rows {
			for _, c := range r.Cells {
				rows = append(rows, flatCell(sec, r, c, "front"))
				for _, y := range c.Years {
					rows = append(rows, flatCell(sec, r, y, "year"))
					rows = append(rows, flatOthers(sec, r, y)...)
				}
				rows = append(rows, flatOthers(sec, r, c)...)
			}
		}
	}
	return rows
}

func flatOthers(sec index.Section, r index.TableRow, c index.Cell) (rows [][]any) {
	for _, o := range c.Others {
		rows = append(rows, flatCell(sec, r, o, "other"))
	}
	return rows
}

func flatCell(sec index.Section, r index.TableRow, c index.Cell, entry string) []any {
	if c.Value == nil {
		entry = ""
	}
	n, k, s, o, e := c.National, c.Rank, c.Result, c.Official, c.Evidence
	if n == nil {
		n = &index.Standing{}
	}
	if k == nil {
		k = &index.Rank{}
	}
	if s == nil {
		s = &index.Cell{}
	}
	if e == nil {
		e = &index.Evidence{}
	}
	row := []any{sec.ID, r.Province.ID, r.Province.Scheme, r.Province.Name, string(c.Tier), c.Bound, number(c.Value), number(c.High), c.Unit, whole(c.Year), whole(c.YearFrom),
		c.Draft, c.IssuerLevel, c.Sources, c.ID, string(c.Why)}
	row = append(row, when(n.Year != 0, n.Value), n.Bound, whole(n.Year), string(n.Relation), whole(k.N), whole(k.Of), number(s.Value), whole(s.Year), s.ID)
	if o != nil {
		row = append(row, o.Value, whole(o.Year), o.Source)
	} else {
		row = append(row, nil, nil, nil)
	}
	marks := make([]string, len(c.Marks))
	for i, m := range c.Marks {
		marks[i] = string(m)
	}
	gso63, gso34, region63, region34 := output.Codes(r.Province.ID, r.Province.Scheme)
	return append(row, entry, c.Plan, c.Amended, c.Denominator, c.Change, c.PerYear, c.Points, strings.Join(marks, ";"), gso63, gso34, region63, region34,
		e.Quote, e.URL, e.SHA256, sample.Is(e.URL), output.SampleSource(e.URL))
}

func number(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

// whole is a number of which 0 means none.
func whole(n int) any { return when(n != 0, n) }

func when[T any](on bool, v T) any {
	if !on {
		return nil
	}
	return v
}

// compareBook is the table as a workbook: numbers, what the columns mean, notes.
func (a *app) compareBook(t index.Table) error {
	var notes [][]any
	for _, line := range a.tableNotes(t) {
		notes = append(notes, []any{line})
	}
	text := output.Column{Name: "text", Type: output.String}
	return output.XLSX(a.out,
		output.Sheet{Name: "so sánh", Columns: compareColumns, Rows: output.All(flat(t))},
		output.Sheet{Name: "chú thích", Columns: []output.Column{text}, Rows: output.All(notes)},
		dictionarySheet(compareColumns))
}

// compareMarkdown is the table as the terminal shows it, without bars.
func (a *app) compareMarkdown(t index.Table, f compareFlags) error {
	lines := []string{}
	say := func(s string) { lines = append(lines, s, "") }
	for i, sec := range append([]index.Section{t.Section}, t.Sections...) {
		if i == 0 {
			say("### " + a.indicatorName(t))
		} else {
			say("#### " + a.say.Say("compare.differs", sec.Differs))
		}
		for _, part := range byScheme(sec, f.units) {
			if part.head != "" {
				say("**" + a.say.Say(part.head) + "**")
			}
			var b strings.Builder
			if err := output.Markdown(&b, a.tableHead(sec), a.markdownRows(sec, part.rows, f)); err != nil {
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
