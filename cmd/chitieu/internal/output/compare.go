package output

import (
	"strings"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/index"
)

// CompareColumns are the columns of a comparison as R and pandas want it.
var CompareColumns = []Column{
	{Name: "indicator", Type: String, Vi: "mã chỉ tiêu", En: "id of the indicator", Plain: true},
	{Name: "province", Type: String, Vi: "mã tỉnh", En: "slug of the province", Plain: true},
	{Name: "scheme", Type: Integer, Vi: "63: trước 01/07/2025; 34: từ 01/07/2025", En: "63: before 2025-07-01; 34: since"},
	{Name: "province_name", Type: String, Vi: "tên tỉnh", En: "name of the province"},
	{Name: "tier", Type: String, Vi: "cấp", En: "tier", Plain: true},
	{Name: "bound", Type: String, Vi: "quan hệ với con số", En: "relation to the number", Plain: true},
	{Name: "value", Type: Number, Vi: "con số", En: "the number"},
	{Name: "high", Type: Number, Vi: "đầu cao của khoảng", En: "upper end of a range"},
	{Name: "unit", Type: String, Vi: "đơn vị", En: "unit", Plain: true},
	{Name: "year", Type: Integer, Vi: "năm", En: "year"},
	{Name: "year_from", Type: Integer, Vi: "năm đầu của kỳ", En: "first year of a period"},
	{Name: "draft", Type: Boolean, Vi: "dự thảo", En: "draft"},
	{Name: "issuer_level", Type: String, Vi: "cấp ban hành", En: "level of the issuer", Plain: true},
	{Name: "sources", Type: Integer, Vi: "số bài", En: "articles that print it"},
	{Name: "id", Type: String, Vi: "mã chỉ tiêu", En: "id of the target", Plain: true},
	{Name: "why", Type: String, Vi: "vì sao ô trống: no-source, not-in-report, not-in-document", En: "why the cell is empty: no-source, not-in-report, not-in-document", Plain: true},
	{Name: "national_value", Type: Number, Vi: "mốc quốc gia cùng cấp và năm, hoặc mốc kế tiếp", En: "national value of the tier and year, or the next milestone"},
	{Name: "national_bound", Type: String, Vi: "quan hệ của mốc", En: "its bound", Plain: true},
	{Name: "national_year", Type: Integer, Vi: "năm của mốc", En: "its year"},
	{Name: "national_relation", Type: String, Vi: "equal, above, below, overlaps, same-number, towards, reference", En: "equal, above, below, overlaps, same-number, towards, reference", Plain: true},
	{Name: "rank", Type: Integer, Vi: "hạng trong các tỉnh cùng cấp, năm", En: "rank among the provinces of the tier and year"},
	{Name: "rank_of", Type: Integer, Vi: "số tỉnh được xếp", En: "provinces ranked"},
	{Name: "result_value", Type: Number, Vi: "kết quả theo bài viết", En: "result that articles report"},
	{Name: "result_year", Type: Integer, Vi: "năm của kết quả", En: "its year"},
	{Name: "result_id", Type: String, Vi: "mã của kết quả", En: "its id", Plain: true},
	{Name: "official_value", Type: Number, Vi: "kết quả chính thức", En: "official result"},
	{Name: "official_year", Type: Integer, Vi: "năm", En: "its year"},
	{Name: "official_source", Type: String, Vi: "nguồn", En: "its source"},
	{Name: "entry", Type: String, Vi: "front: số đứng đầu ô; year: năm hoặc loại kế hoạch khác; other: số bị thay", En: "front: the cell's own; year: another year or kind of plan; other: what it replaces", Plain: true},
	{Name: "plan", Type: String, Vi: "annual: kế hoạch năm; period: kế hoạch giai đoạn", En: "annual or period", Plain: true},
	{Name: "amended", Type: Boolean, Vi: "bản sửa đổi", En: "an amended plan"},
	{Name: "denominator", Type: String, Vi: "mẫu số", En: "what the share is taken of"},
	{Name: "change", Type: String, Vi: "increase, decrease: mức thay đổi", En: "increase or decrease: a change", Plain: true},
	{Name: "per_year", Type: Boolean, Vi: "mỗi năm", En: "a year"},
	{Name: "points", Type: Boolean, Vi: "điểm phần trăm", En: "percentage points"},
	{Name: "marks", Type: String, Vi: "cảnh báo, ngăn bằng ;", En: "warnings, separated by ;", Plain: true},
	{Name: "gso_63", Type: String, Vi: "mã Tổng cục Thống kê trước 01/07/2025", En: "statistics office code before 2025-07-01", Plain: true},
	{Name: "gso_34", Type: String, Vi: "mã Tổng cục Thống kê từ 01/07/2025", En: "statistics office code since 2025-07-01", Plain: true},
	{Name: "region_63", Type: String, Vi: "vùng trước 01/07/2025", En: "region before 2025-07-01"},
	{Name: "region_34", Type: String, Vi: "vùng từ 01/07/2025", En: "region since 2025-07-01"},
	{Name: "quote", Type: String, Vi: "câu gốc", En: "the sentence"},
	{Name: "url", Type: String, Vi: "địa chỉ bài", En: "address of the article"},
	{Name: "sha256", Type: String, Vi: "SHA-256 của trang đã lưu", En: "SHA-256 of the archived page", Plain: true},
	{Name: "sample", Type: Boolean, Vi: "trang mẫu", En: "a sample page"},
	{Name: "sample_source", Type: String, Vi: "nguồn thật của trang mẫu", En: "real source of a sample page"},
}

// CompareRows is a table as rows of CompareColumns: a row per number shown or behind
// it, and one per empty cell with the reason.
func CompareRows(t index.Table) (rows [][]any) {
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
	gso63, gso34, region63, region34 := Codes(r.Province.ID, r.Province.Scheme)
	return append(row, entry, c.Plan, c.Amended, c.Denominator, c.Change, c.PerYear, c.Points, strings.Join(marks, ";"), gso63, gso34, region63, region34,
		e.Quote, e.URL, e.SHA256, sample.Is(e.URL), SampleSource(e.URL))
}

// AggregateColumns are the columns of a reduced comparison.
var AggregateColumns = []Column{
	{Name: "indicator", Type: String, Vi: "mã chỉ tiêu", En: "id of the indicator", Plain: true},
	{Name: "measure", Type: String, Vi: "min, median, max, count", En: "min, median, max, count", Plain: true},
	{Name: "province", Type: String, Vi: "mã tỉnh", En: "slug of the province", Plain: true},
	{Name: "scheme", Type: Integer, Vi: "63 hoặc 34", En: "63 or 34"},
	{Name: "province_name", Type: String, Vi: "tên tỉnh", En: "name of the province"},
	{Name: "year", Type: Integer, Vi: "năm", En: "year"},
	{Name: "tier", Type: String, Vi: "cấp", En: "tier", Plain: true},
	{Name: "domain", Type: String, Vi: "lĩnh vực", En: "field of policy", Plain: true},
	{Name: "value", Type: Number, Vi: "con số gộp", En: "the number"},
	{Name: "n", Type: Integer, Vi: "số giá trị đã gộp", En: "values that went in"},
	{Name: "of", Type: Integer, Vi: "số tỉnh có nguồn; theo tỉnh: số giá trị tìm thấy", En: "provinces with a source; by province: values found"},
}

// AggregateRows is a reduced comparison as rows of AggregateColumns.
func AggregateRows(g index.Aggregate) (rows [][]any) {
	id := ""
	if g.Indicator != nil {
		id = g.Indicator.ID
	}
	for _, r := range g.Rows {
		row := []any{id, g.Measure, nil, nil, nil, whole(r.Year), string(r.Tier), r.Domain, r.Value, r.N, r.Of}
		if p := r.Province; p != nil {
			row[2], row[3], row[4] = p.ID, p.Scheme, p.Name
		}
		rows = append(rows, row)
	}
	return rows
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
