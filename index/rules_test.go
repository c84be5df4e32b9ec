package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// promise is a record of the comparison's rules: invented figures. The zero value
// of what a row does not name is that of an issued annual plan of 2025.
type promise struct {
	place     string // slug@scheme
	value     float64
	indicator string
	tier      corpus.Tier
	year      int
	more      func(*corpus.Record)
}

func (p promise) record(i int) corpus.Record {
	if p.indicator == "" {
		p.indicator = "work-dossiers"
	}
	if p.tier == "" {
		p.tier = corpus.TierCommune
	}
	if p.year == 0 {
		p.year = 2025
	}
	r := fact{p.place, p.indicator, "", p.value, "=", p.year, "hồ sơ công việc", ""}.record(i)
	r.Tiers = []corpus.Tier{p.tier}
	r.Article.URL, r.Article.PlanNumber = fmt.Sprintf("https://test.example/%d", i), fmt.Sprintf("%d/KH-UBND", i)
	r.Article.Title, r.Article.Published = "Kế hoạch", fmt.Sprintf("%d-01-15", p.year)
	if p.more != nil {
		p.more(&r)
	}
	return r
}

func compareOf(t *testing.T, query string, o CompareOptions, promises ...promise) Table {
	t.Helper()
	tab, err := indexOf(t, promises...).Compare(context.Background(), query, o)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func indexOf(t *testing.T, promises ...promise) *Index {
	t.Helper()
	var recs []corpus.Record
	for i, p := range promises {
		recs = append(recs, p.record(i))
	}
	dir := t.TempDir()
	buildIn(t, dir, recs)
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// What a record can be, beside an issued annual plan of the province.
func draft(r *corpus.Record)   { r.Article.PlanStatus = "draft" }
func suspect(r *corpus.Record) { r.Flags = []string{"suspect"} }
func result(r *corpus.Record)  { r.Status = corpus.StatusResult }
func amended(r *corpus.Record) {
	r.Article.PlanTitle = "Sửa đổi, bổ sung Kế hoạch chuyển đổi số"
}
func period(r *corpus.Record) { r.Article.PlanYearFrom, r.Article.PlanYear = 2021, 2025 }
func dated(day string) func(*corpus.Record) {
	return func(r *corpus.Record) { r.Article.PlanDate = day }
}
func published(day string) func(*corpus.Record) {
	return func(r *corpus.Record) { r.Article.Published = day }
}
func issuer(level string) func(*corpus.Record) {
	return func(r *corpus.Record) { r.IssuerLevel = level }
}
func bound(b corpus.Bound) func(*corpus.Record) {
	return func(r *corpus.Record) { r.Bound = b }
}
func of(base string) func(*corpus.Record) { return func(r *corpus.Record) { r.Denominator = &base } }
func both(fs ...func(*corpus.Record)) func(*corpus.Record) {
	return func(r *corpus.Record) {
		for _, f := range fs {
			f(r)
		}
	}
}

// Which of two promises of one place, tier and year stands in front.
func TestFront(t *testing.T) {
	at := "nghe-an@63"
	for _, c := range []struct {
		name      string
		a, b      func(*corpus.Record) // 60 and 70
		front     float64
		behind    int
		beside    int // in Years
		differing bool
	}{
		{"issued beats a later draft", dated("2024-01-01"), both(draft, dated("2025-01-01")), 60, 1, 0, false},
		{"amended beats a later original", both(amended, dated("2024-06-01")), dated("2025-01-01"), 60, 1, 0, false},
		{"the plan's own later date", dated("2024-12-01"), dated("2024-12-20"), 70, 1, 0, false},
		{"an amended draft does not beat the plan", both(amended, draft), nil, 70, 1, 0, false},
		{"the article's date decides nothing, the difference is told", published("2025-03-01"), published("2025-01-01"), 60, 1, 0, true},
		{"an annual plan and a period plan stand side by side", period, nil, 70, 0, 1, false},
		{"a promise for the tier beats one for all", func(r *corpus.Record) { r.Tiers = []corpus.Tier{corpus.TierAll} }, nil, 70, 1, 0, false},
	} {
		tab := compareOf(t, "hồ sơ công việc cấp xã", CompareOptions{}, promise{place: at, value: 60, more: c.a}, promise{place: at, value: 70, more: c.b})
		cell := tab.Rows[0].Cells[0]
		if cell.Value == nil || *cell.Value != c.front || len(cell.Others) != c.behind || len(cell.Years) != c.beside || slices.Contains(cell.Marks, MarkDiffer) != c.differing {
			t.Errorf("%s: %+v, want %v in front, %d behind, %d beside", c.name, cell, c.front, c.behind, c.beside)
		}
	}
}

// The same number of another article is a source more, not another number.
func TestSources(t *testing.T) {
	cell := compareOf(t, "hồ sơ công việc", CompareOptions{}, promise{place: "nghe-an@63", value: 60}, promise{place: "nghe-an@63", value: 60}).Rows[0].Cells[0]
	if cell.Sources != 2 || slices.Contains(cell.Marks, MarkDiffer) {
		t.Errorf("%+v, want 2 sources", cell)
	}
}

func TestIssuers(t *testing.T) {
	ps := []promise{{place: "nghe-an@63", value: 60}, {place: "kon-tum@63", value: 50, more: issuer("district")}}
	tab := compareOf(t, "hồ sơ công việc", CompareOptions{}, ps...)
	if len(tab.Rows) != 1 || len(tab.Left) != 1 || tab.Left[0] != (LeftOut{"issuer", 1}) || tab.Hidden.NoValue != 1 {
		t.Errorf("province alone: %d rows, left %v, hidden %v", len(tab.Rows), tab.Left, tab.Hidden)
	}
	for _, levels := range [][]string{{"district"}, {AnyIssuer}} {
		tab = compareOf(t, "hồ sơ công việc", CompareOptions{Issuers: levels}, ps...)
		i := slices.IndexFunc(tab.Rows, func(r TableRow) bool { return r.Province.ID == "kon-tum" })
		if i < 0 || !slices.Contains(tab.Rows[i].Cells[0].Marks, MarkNotOwn) || tab.Rows[i].Cells[0].Rank != nil {
			t.Errorf("--issuer %v: %+v, want the district's, marked and unranked", levels, tab.Rows)
		}
	}
}

// The three kinds of empty cell, and rows that hold nothing.
func TestEmptyCells(t *testing.T) {
	ps := []promise{
		{place: "nghe-an@63", value: 60},
		{place: "kon-tum@63", value: 60, indicator: "ipv6"},
		{place: "phu-yen@63", value: 60, indicator: "ipv6", more: func(r *corpus.Record) { r.Article.SourceKind = "full_text" }},
		{place: "lang-son@63", value: 60, indicator: "ipv6", year: 2023},
	}
	tab := compareOf(t, "hồ sơ công việc", CompareOptions{}, ps...)
	if len(tab.Rows) != 1 || tab.Hidden != (Hidden{NoValue: 3, NoSource: 59}) {
		t.Errorf("%d rows, hidden %+v, want 1 row, 3 and 59", len(tab.Rows), tab.Hidden)
	}
	all := compareOf(t, "hồ sơ công việc", CompareOptions{All: true}, ps...)
	if len(all.Rows) != 63 {
		t.Errorf("--all: %d rows, want 63", len(all.Rows))
	}
	for query, want := range map[string]Why{"kon-tum": NotInReport, "phu-yen": NotInDocument, "ca-mau": NoSource, "lang-son năm:2025": NoSource, "lang-son năm:2023": NotInReport} {
		rows := compareOf(t, "hồ sơ công việc tỉnh:"+query, CompareOptions{}, ps...).Rows
		if len(rows) != 1 || rows[0].Cells[0].Why != want || rows[0].Cells[0].Value != nil {
			t.Errorf("%s: %+v, want %s", query, rows, want)
		}
	}
}

func TestStanding(t *testing.T) {
	mark := func(scope string, year int, value float64, b string) taxonomy.National {
		return taxonomy.National{Tier: "commune", Year: year, Value: value, Bound: b, Scope: scope}
	}
	yes, no := true, false
	for _, c := range []struct {
		name      string
		p         promise
		national  []taxonomy.National
		relation  Relation
		better    *bool
		text      string
		indicator string
	}{
		{"equal", promise{value: 60}, []taxonomy.National{mark("province", 2025, 60, "=")}, Equal, nil, "bằng mốc quốc gia 60 (2025)", ""},
		{"above", promise{value: 70}, []taxonomy.National{mark("province", 2025, 60, "=")}, Above, &yes, "", ""},
		{"below", promise{value: 50}, []taxonomy.National{mark("province", 2025, 60, "=")}, Below, &no, "", ""},
		{"the next milestone is on the way, never above", promise{value: 70, year: 2024}, []taxonomy.National{mark("province", 2025, 60, "=")}, Towards, nil, "hướng tới 60 (2025)", ""},
		{"the year's own, not the next", promise{value: 70, year: 2025}, []taxonomy.National{mark("province", 2025, 60, "="), mark("province", 2030, 90, "=")}, Above, &yes, "", ""},
		{"an earlier one says nothing", promise{value: 70, year: 2026}, []taxonomy.National{mark("province", 2025, 60, "=")}, "", nil, "", ""},
		{"a national aggregate is a reference", promise{value: 12}, []taxonomy.National{mark("nation", 2025, 20, "=")}, Reference, nil, "tham khảo: cả nước 20 (2025)", ""},
		{"80 beside >80", promise{value: 80}, []taxonomy.National{mark("province", 2025, 80, ">")}, SameNumber, nil, "cùng con số với mốc quốc gia > 80 (2025), không có “trên”", ""},
		{"less is better", promise{value: 3}, []taxonomy.National{mark("province", 2025, 5, "=")}, Below, &yes, "", "poverty-rate"},
		{"communes since 2025-07-01 are others", promise{place: "dak-lak@34", value: 70}, []taxonomy.National{mark("province", 2025, 60, "=")}, Reference, nil, "", ""},
	} {
		if c.p.place == "" {
			c.p.place = "nghe-an@63"
		}
		query := "chỉ_tiêu:work-dossiers"
		if c.indicator != "" {
			c.p.indicator, query = c.indicator, "chỉ_tiêu:"+c.indicator
		}
		o := CompareOptions{National: func(_ string, tier corpus.Tier) []taxonomy.National {
			if tier != corpus.TierCommune {
				return nil
			}
			return c.national
		}}
		s := compareOf(t, query, o, c.p).Rows[0].Cells[0].National
		if s == nil {
			s = &Standing{}
		}
		if s.Relation != c.relation || (s.Better == nil) != (c.better == nil) || s.Better != nil && *s.Better != *c.better || c.text != "" && s.Text != c.text {
			t.Errorf("%s: %+v, want %s %q", c.name, s, c.relation, c.text)
		}
	}
}

func TestRanks(t *testing.T) {
	ranks := func(tab Table) string {
		var out []string
		for _, r := range tab.Rows {
			s := r.Province.ID + " -"
			if k := r.Cells[0].Rank; k != nil {
				s = fmt.Sprintf("%s %d/%d", r.Province.ID, k.N, k.Of)
			}
			out = append(out, s)
		}
		return strings.Join(out, ", ")
	}
	ps := func(indicator string) []promise {
		return []promise{
			{place: "binh-duong@63", value: 10, indicator: indicator},
			{place: "kon-tum@63", value: 20, indicator: indicator, more: bound(">")},
			{place: "lang-son@63", value: 20, indicator: indicator},
			{place: "nghe-an@63", value: 90, indicator: indicator, more: draft},
			{place: "phu-yen@63", value: 99, indicator: indicator, year: 2024},
			{place: "quang-ngai@63", value: 99, indicator: indicator, more: suspect},
		}
	}
	for _, c := range []struct {
		name, query, indicator string
		o                      CompareOptions
		want                   string
	}{
		{"drafts, other years and suspects are not ranked", "chỉ_tiêu:work-dossiers", "work-dossiers", CompareOptions{}, "binh-duong 3/3, kon-tum 1/3, lang-son 2/3, nghe-an -, phu-yen -, quang-ngai -"},
		{"drafts when asked for", "chỉ_tiêu:work-dossiers", "work-dossiers", CompareOptions{CountDrafts: true}, "binh-duong 4/4, kon-tum 2/4, lang-son 3/4, nghe-an 1/4, phu-yen -, quang-ngai -"},
		{"what shall shrink turns round", "chỉ_tiêu:poverty-rate", "poverty-rate", CompareOptions{}, "binh-duong 1/3, kon-tum 3/3, lang-son 2/3, nghe-an -, phu-yen -, quang-ngai -"},
	} {
		if got := ranks(compareOf(t, c.query, c.o, ps(c.indicator)...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Another base, unit or kind of number stands in another table.
func TestSections(t *testing.T) {
	tab := compareOf(t, "chỉ_tiêu:smartphone", CompareOptions{},
		promise{place: "nghe-an@63", value: 80, indicator: "smartphone", more: of("adults")},
		promise{place: "kon-tum@63", value: 70, indicator: "smartphone", more: of("adults")},
		promise{place: "phu-yen@63", value: 90, indicator: "smartphone", more: of("subscribers")},
		promise{place: "lang-son@63", value: 5, indicator: "smartphone", more: both(of("adults"), func(r *corpus.Record) { up := "increase"; r.Change = &up })},
	)
	if len(tab.Rows) != 2 || tab.Series.Denominator != "adults" || len(tab.Sections) != 2 {
		t.Fatalf("%d rows of %+v, %d more tables", len(tab.Rows), tab.Series, len(tab.Sections))
	}
	var got []string
	for _, s := range tab.Sections {
		got = append(got, s.Differs)
	}
	slices.Sort(got)
	if want := []string{"mẫu số khác: thuê bao (bảng trên: người trưởng thành)", "mức tăng thêm, không phải mức đạt tới"}; !slices.Equal(got, want) {
		t.Errorf("differ by %q, want %q", got, want)
	}
	chosen := compareOf(t, "chỉ_tiêu:smartphone", CompareOptions{Denominator: "subscribers"},
		promise{place: "nghe-an@63", value: 80, indicator: "smartphone", more: of("adults")},
		promise{place: "kon-tum@63", value: 70, indicator: "smartphone", more: of("adults")},
		promise{place: "phu-yen@63", value: 90, indicator: "smartphone", more: of("subscribers")})
	if chosen.Series.Denominator != "subscribers" {
		t.Errorf("--denominator subscribers: %+v", chosen.Series)
	}
}

func TestAllTiers(t *testing.T) {
	all := func(r *corpus.Record) { r.Tiers = []corpus.Tier{corpus.TierAll} }
	tab := compareOf(t, "hồ sơ công việc cấp:xã", CompareOptions{}, promise{place: "nghe-an@63", value: 60, more: all})
	if c := tab.Rows[0].Cells[0]; c.Value == nil || !slices.Contains(c.Marks, MarkAllTiers) {
		t.Errorf("%+v, want the promise for all levels, marked", c)
	}
	// Since 2025-07-01 there is no district for "các cấp" to mean.
	tab = compareOf(t, "hồ sơ công việc", CompareOptions{}, promise{place: "dak-lak@34", value: 60, year: 2026, more: all})
	if want := []corpus.Tier{corpus.TierProvince, corpus.TierCommune}; !slices.Equal(tab.Tiers, want) {
		t.Errorf("tiers %v, want %v", tab.Tiers, want)
	}
}

func TestResultsBeside(t *testing.T) {
	o := CompareOptions{Outcomes: []corpus.Outcome{
		{Indicator: "work-dossiers", Denominator: "work dossiers", Tier: corpus.TierCommune, Province: "nghe-an", Scheme: 63, Year: 2025, Value: 51, Source: "thử"},
		{Indicator: "work-dossiers", Denominator: "procedures", Tier: corpus.TierCommune, Province: "nghe-an", Scheme: 63, Year: 2025, Value: 99, Source: "thử"},
	}}
	tab := compareOf(t, "hồ sơ công việc", o,
		promise{place: "nghe-an@63", value: 60},
		promise{place: "nghe-an@63", value: 55, more: result},
		promise{place: "nghe-an@63", value: 40, year: 2022, more: result},
		promise{place: "kon-tum@63", value: 30, year: 2022, more: result})
	c := tab.Rows[slices.IndexFunc(tab.Rows, func(r TableRow) bool { return r.Province.ID == "nghe-an" })].Cells[0]
	if *c.Value != 60 || c.Result == nil || *c.Result.Value != 55 || c.Official == nil || c.Official.Value != 51 {
		t.Errorf("%+v, want 60 with result 55 and official 51", c)
	}
	if len(tab.Official) != 1 || tab.Official[0].Value != 99 {
		t.Errorf("beside no cell: %+v, want the one of another base", tab.Official)
	}
	k := tab.Rows[slices.IndexFunc(tab.Rows, func(r TableRow) bool { return r.Province.ID == "kon-tum" })].Cells[0]
	if k.Value != nil || k.Why != NotInReport || k.Result == nil || *k.Result.Value != 30 {
		t.Errorf("%+v, want no target and the result of 2022", k)
	}
}

// An official result of no tier, or of one that no article sets a target for, has a
// column of its own.
func TestOfficialColumns(t *testing.T) {
	outcome := func(tier corpus.Tier, place string, value float64) corpus.Outcome {
		return corpus.Outcome{Indicator: "work-dossiers", Denominator: "work dossiers", Tier: tier, Province: place, Scheme: 63, Year: 2025, Value: value, Source: "thử"}
	}
	o := CompareOptions{Outcomes: []corpus.Outcome{outcome("", "nghe-an", 71), outcome(corpus.TierProvince, "kon-tum", 88)}}
	tab := compareOf(t, "hồ sơ công việc", o, promise{place: "nghe-an@63", value: 60})
	if want := []corpus.Tier{corpus.TierProvince, corpus.TierCommune, ""}; !slices.Equal(tab.Tiers, want) || len(tab.Official) != 0 {
		t.Fatalf("tiers %q, beside no cell %v, want %q and none", tab.Tiers, tab.Official, want)
	}
	var got []string
	for _, r := range tab.Rows {
		for _, c := range r.Cells {
			if c.Official != nil {
				got = append(got, fmt.Sprintf("%s %q %v value:%t", r.Province.ID, c.Tier, c.Official.Value, c.Value != nil))
			}
		}
	}
	if want := []string{`kon-tum "province" 88 value:false`, `nghe-an "" 71 value:false`}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if tab = compareOf(t, "hồ sơ công việc cấp:xã", o, promise{place: "nghe-an@63", value: 60}); len(tab.Columns) != 1 || len(tab.Official) != 1 {
		t.Errorf("communes alone: %v, beside no cell %v, want one column and the result of no tier below", tab.Columns, tab.Official)
	}
}

func TestCopies(t *testing.T) {
	three := func(place string, p, d, c float64, more func(*corpus.Record)) []promise {
		return []promise{{place: place, value: p, tier: "province", more: more}, {place: place, value: d, tier: "district", more: more}, {place: place, value: c, tier: "commune", more: more}}
	}
	all := slices.Concat(three("nghe-an@63", 90, 80, 60, nil), three("kon-tum@63", 90, 80, 60, nil), three("phu-yen@63", 95, 80, 60, nil),
		three("lang-son@63", 90, 80, 60, bound(">=")), three("quang-ngai@63", 90, 80, 60, draft), three("binh-duong@63", 90, 80, 60, func(r *corpus.Record) { y := 2024; r.Year = &y }))
	for _, c := range []struct {
		drafts bool
		n, of  int
	}{{false, 2, 4}, {true, 3, 5}} {
		tab := compareOf(t, "hồ sơ công việc", CompareOptions{CountDrafts: c.drafts}, all...)
		if len(tab.Copies) != 1 || tab.Copies[0].N != c.n || tab.Copies[0].Of != c.of || tab.Copies[0].Values != "90/80/60" || tab.Copies[0].Year != 2025 {
			t.Errorf("drafts %v: %+v, want %d of %d", c.drafts, tab.Copies, c.n, c.of)
		}
	}
}

func TestOutliers(t *testing.T) {
	places := []string{"nghe-an", "kon-tum", "phu-yen", "lang-son", "quang-ngai", "binh-duong", "ha-giang", "gia-lai", "dak-nong"}
	outliers := func(values ...float64) (out []string) {
		var ps []promise
		for i, v := range values {
			ps = append(ps, promise{place: places[i] + "@63", value: v})
		}
		for _, r := range compareOf(t, "hồ sơ công việc", CompareOptions{}, ps...).Rows {
			if slices.Contains(r.Cells[0].Marks, MarkOutlier) {
				out = append(out, r.Province.ID)
			}
		}
		return out
	}
	for _, c := range []struct {
		name   string
		values []float64
		want   []string
	}{
		{"eight others", []float64{60, 62, 58, 60, 65, 55, 60, 61, 6}, []string{"dak-nong"}},
		{"seven others are too few", []float64{60, 62, 58, 60, 65, 55, 60, 6}, nil},
		{"eight copies make no outlier of a near value", []float64{60, 60, 60, 60, 60, 60, 60, 60, 65}, nil},
		{"but of a far one", []float64{60, 60, 60, 60, 60, 60, 60, 60, 20}, []string{"dak-nong"}},
	} {
		if got := outliers(c.values...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestUnits(t *testing.T) {
	ps := []promise{{place: "phu-yen@63", value: 60}, {place: "dak-lak@63", value: 70}, {place: "dak-lak@34", value: 80, year: 2026}, {place: "nghe-an@63", value: 50}}
	rows := func(units int) (out []string) {
		for _, r := range compareOf(t, "hồ sơ công việc", CompareOptions{Units: units}, ps...).Rows {
			s := place(r.Province).key()
			if r.Former {
				s = "  " + s
			}
			out = append(out, s)
		}
		return out
	}
	for units, want := range map[int][]string{
		63: {"dak-lak@63", "nghe-an@63", "phu-yen@63"},
		34: {"dak-lak@34", "  dak-lak@63", "  phu-yen@63", "nghe-an@63"}, // no merger touched Nghệ An: it runs through
	} {
		if got := rows(units); !slices.Equal(got, want) {
			t.Errorf("--units %d: %q, want %q", units, got, want)
		}
	}
}

func TestByYear(t *testing.T) {
	tab := compareOf(t, "hồ sơ công việc", CompareOptions{ByYear: true}, promise{place: "nghe-an@63", value: 50, year: 2024}, promise{place: "nghe-an@63", value: 60, year: 2025})
	if want := []Column{{"commune", 2024}, {"commune", 2025}}; !slices.Equal(tab.Columns, want) || *tab.Rows[0].Cells[0].Value != 50 || *tab.Rows[0].Cells[1].Value != 60 {
		t.Errorf("%+v %+v", tab.Columns, tab.Rows)
	}
}

func TestAggregate(t *testing.T) {
	base := []promise{{place: "nghe-an@63", value: 60}, {place: "kon-tum@63", value: 50}, {place: "phu-yen@63", value: 80}}
	with := func(more ...promise) []promise { return append(slices.Clone(base), more...) }
	for _, c := range []struct {
		name    string
		ps      []promise
		o       AggregateOptions
		value   float64
		n, of   int
		refused string
		left    string
	}{
		{"median", base, AggregateOptions{Measure: "median"}, 60, 3, 3, "", "[]"},
		{"min", base, AggregateOptions{Measure: "min"}, 50, 3, 3, "", "[]"},
		{"max", base, AggregateOptions{Measure: "max"}, 80, 3, 3, "", "[]"},
		{"count", base, AggregateOptions{Measure: "count"}, 3, 3, 3, "", "[]"},
		{"what is left out is said", with(promise{place: "lang-son@63", value: 1, more: draft}, promise{place: "gia-lai@63", value: 1, more: suspect}, promise{place: "ha-giang@63", value: 1, more: issuer("district")}),
			AggregateOptions{Measure: "median"}, 60, 3, 6, "", "[{draft 1} {issuer 1} {suspect 1}]"},
		{"a province counts once a year", with(promise{place: "nghe-an@63", value: 99, more: period}), AggregateOptions{Measure: "max"}, 80, 3, 3, "", "[{period 1}]"},
		{"results are never mixed in", with(promise{place: "lang-son@63", value: 1, more: result}), AggregateOptions{Measure: "min"}, 50, 3, 4, "", "[]"},
		{"years", with(promise{place: "lang-son@63", value: 1, year: 2024}), AggregateOptions{Measure: "median"}, 0, 0, 0, "year", ""},
		{"years, mixed on purpose", with(promise{place: "lang-son@63", value: 1, year: 2024}), AggregateOptions{Measure: "min", Mixed: true}, 1, 4, 4, "", "[]"},
		{"bases", with(promise{place: "lang-son@63", value: 1, more: of("procedures")}), AggregateOptions{Measure: "median"}, 0, 0, 0, "denominator", ""},
		{"schemes", with(promise{place: "dak-lak@34", value: 1}), AggregateOptions{Measure: "median"}, 0, 0, 0, "scheme", ""},
		{"drafts beside issued plans", with(promise{place: "lang-son@63", value: 1, more: draft}), AggregateOptions{Measure: "median", CompareOptions: CompareOptions{CountDrafts: true}}, 0, 0, 0, "draft", ""},
		{"issuers", with(promise{place: "lang-son@63", value: 1, more: issuer("district")}), AggregateOptions{Measure: "median", CompareOptions: CompareOptions{Issuers: []string{AnyIssuer}}}, 0, 0, 0, "issuer", ""},
	} {
		a, err := indexOf(t, c.ps...).Aggregate(context.Background(), "chỉ_tiêu:work-dossiers", c.o)
		var m *MixedError
		if c.refused != "" {
			if !errors.As(err, &m) || m.Kinds[0].Kind != c.refused {
				t.Errorf("%s: %v, want a refusal of mixed %s", c.name, err, c.refused)
			}
			continue
		}
		if err != nil || len(a.Rows) != 1 || a.Rows[0].Value != c.value || a.Rows[0].N != c.n || a.Rows[0].Of != c.of || fmt.Sprint(a.Left) != c.left {
			t.Errorf("%s: %+v, %v, left %v, want %v of %d/%d, left %s", c.name, a.Rows, err, a.Left, c.value, c.n, c.of, c.left)
		}
	}
	by, err := indexOf(t, append(base, promise{place: "nghe-an@63", value: 30, year: 2024})...).Aggregate(context.Background(), "chỉ_tiêu:work-dossiers", AggregateOptions{Measure: "max", By: []string{ByYear}})
	if err != nil || len(by.Rows) != 2 || by.Rows[0].Year != 2024 || by.Rows[0].Value != 30 || by.Rows[1].Value != 80 {
		t.Errorf("by year: %+v, %v", by.Rows, err)
	}
	_, err = indexOf(t, base...).Aggregate(context.Background(), "chỉ_tiêu:work-dossiers trạng_thái:tất_cả", AggregateOptions{Measure: "max", Mixed: true})
	if !errors.Is(err, ErrMixed) {
		t.Errorf("targets with results: %v, want ErrMixed even with Mixed", err)
	}
}
