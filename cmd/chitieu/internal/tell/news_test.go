package tell

import (
	"strings"
	"testing"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/index"
)

func number(v float64) *float64 { return &v }

// A sentence says what the cell holds, and no more.
func TestNews(t *testing.T) {
	places, err := gazetteer.New()
	if err != nil {
		t.Fatal(err)
	}
	share := index.Series{Unit: corpus.UnitPercent}
	standing := func(r index.Relation, v float64, year int) *index.Standing {
		return &index.Standing{Relation: r, Value: v, Bound: "=", Year: year, Source: "749/QĐ-TTg"}
	}
	for _, c := range []struct {
		slug   string
		scheme int
		series index.Series
		cell   index.Cell
		vi, en string
	}{
		{"lang-son", 63, share, index.Cell{Tier: "commune", Value: number(45), Unit: "%", Bound: "=", Year: 2023, Plan: "annual", National: standing(index.Towards, 60, 2025)},
			"Tỉnh Lạng Sơn đặt mục tiêu đạt 45% trong năm 2023 đối với chỉ tiêu “A” ở cấp xã, hướng tới mốc quốc gia 60% vào năm 2025.",
			"Lạng Sơn province set a target of 45% for 2023 for “A” at the commune level, on the way to the national value of 60% in 2025."},
		{"quang-ngai", 63, share, index.Cell{Tier: "province", Value: number(90), Unit: "%", Bound: ">=", Year: 2025, Plan: "period", Draft: true, National: standing(index.Equal, 90, 2025)},
			"Theo dự thảo kế hoạch, tỉnh Quảng Ngãi (cũ) dự kiến đặt mục tiêu đạt từ 90% trở lên đến năm 2025 đối với chỉ tiêu “A” ở cấp tỉnh, bằng mốc quốc gia cùng năm (90%).",
			"Under a draft plan, the former Quảng Ngãi province would set a target of at least 90% by 2025 for “A” at the province level, equal to the national value for that year (90%)."},
		{"ho-chi-minh", 34, share, index.Cell{Value: number(20), High: number(30), Unit: "%", Bound: "range", Year: 2030, YearFrom: 2026, Plan: "period", National: standing(index.Reference, 30, 2030)},
			"Thành phố Hồ Chí Minh (sau sáp nhập) đặt mục tiêu đạt 20–30% trong giai đoạn 2026–2030 đối với chỉ tiêu “A”.",
			"Hồ Chí Minh City (as merged in 2025) set a target of 20–30% for the period 2026–2030 for “A”."},
		{"ha-noi", 63, index.Series{Unit: corpus.UnitRank, Change: "increase"}, index.Cell{Value: number(5), Unit: corpus.UnitRank, Change: "increase", Bound: "=", Year: 2025, Plan: "annual"},
			"Thành phố Hà Nội đặt mục tiêu tăng 5 bậc trong năm 2025 đối với chỉ tiêu “A”.",
			"Hà Nội city set a target of a rise of 5 places for 2025 for “A”."},
		{"ha-noi", 63, index.Series{Unit: corpus.UnitRank}, index.Cell{Value: number(5), Unit: corpus.UnitRank, Denominator: "63", Bound: "=", Year: 2025, Plan: "annual"},
			"Thành phố Hà Nội đặt mục tiêu đứng hạng 5/63 trong năm 2025 đối với chỉ tiêu “A”.",
			"Hà Nội city set a target of rank 5/63 for 2025 for “A”."},
		{"son-la", 63, index.Series{Unit: corpus.UnitPercent, Change: "increase", PerYear: true}, index.Cell{Value: number(7), Unit: "%", Bound: ">", Change: "increase", PerYear: true},
			"Tỉnh Sơn La đặt mục tiêu tăng trên 7%/năm (văn bản không nêu năm) đối với chỉ tiêu “A”.",
			"Sơn La province set a target of a rise of over 7% a year (no year given) for “A”."},
		{"son-la", 63, index.Series{Unit: "count", Noun: "khu công nghiệp"}, index.Cell{Value: number(2.5), Unit: "count", Bound: "<=", Year: 2025, Plan: "annual", Marks: []index.Mark{index.MarkAllTiers}, Tier: "district",
			Result: &index.Cell{Value: number(1), Unit: "count", Year: 2024, ID: "ct-r"}},
			"Tỉnh Sơn La đặt mục tiêu không quá 2,5 khu công nghiệp trong năm 2025 đối với chỉ tiêu “A” ở cấp huyện (mức chung cho các cấp). Bài viết nêu kết quả đã đạt là 1 khu công nghiệp (2024).",
			"Sơn La province set a target of at most 2.5 khu công nghiệp for 2025 for “A” at the district level (one figure for all levels). The articles report 1 khu công nghiệp as reached (2024)."},
	} {
		u, ok := places.Lookup(c.slug, c.scheme)
		if !ok {
			t.Fatalf("no %s@%d", c.slug, c.scheme)
		}
		p := corpus.Province{ID: c.slug, Scheme: c.scheme, Name: u.Name}
		for lang, want := range map[string]string{"vi": c.vi, "en": c.en} {
			got := Teller{Say: catalog.New(lang), Zone: time.UTC}.News("A", c.series, p, u, c.cell, false)
			if got.Text != want {
				t.Errorf("%s\n got %s\nwant %s", lang, got.Text, want)
			}
			if basis := got.Basis != ""; basis != strings.Contains(want, map[string]string{"vi": "mốc quốc gia", "en": "national value"}[lang]) {
				t.Errorf("%s: the document of the national value is told: %v", got.Text, basis)
			}
		}
	}
}

// A sum of money is told with its unit, and what a sample page says is told as such.
func TestNewsOfMoney(t *testing.T) {
	vi := Teller{Say: catalog.New("vi"), Zone: time.UTC}
	money := index.Series{Unit: corpus.UnitMoney, Noun: "tỷ đồng"}
	if got, want := vi.Level(money, index.Cell{Value: number(12000), Unit: corpus.UnitMoney, Bound: ">"}), "trên 12.000 tỷ đồng"; got != want {
		t.Errorf("Level = %q, want %q", got, want)
	}
	evidence := &index.Evidence{URL: "http://langson-mau.example/1"}
	sec := index.Section{Series: index.Series{Unit: corpus.UnitPercent}, Rows: []index.TableRow{{Province: corpus.Province{ID: "lang-son", Scheme: 63, Name: "Lạng Sơn"}, Cells: []index.Cell{{Value: number(90), Year: 2025, Evidence: evidence}}}}}
	if got := vi.CopiesNews(sec, index.Copies{Of: 3, N: 1, Year: 2025, Values: "90", Tiers: []string{"province"}, Provinces: []string{"Lạng Sơn"}, Scheme: 63}).Text; !strings.HasPrefix(got, "[MẪU] Trong 3 tỉnh") {
		t.Errorf("CopiesNews = %q", got)
	}
}

// No sentence is made of a number that somebody must look at first.
func TestPrintable(t *testing.T) {
	for mark, want := range map[index.Mark]bool{"": true, index.MarkDraft: true, index.MarkAllTiers: true, index.MarkSuspect: false, index.MarkOutlier: false, index.MarkDiffer: false, index.MarkNotOwn: false} {
		if got := Printable(index.Cell{Value: number(1), Marks: []index.Mark{mark}}); got != want {
			t.Errorf("Printable with mark %q = %v, want %v", mark, got, want)
		}
	}
	if Printable(index.Cell{Why: index.NoSource}) {
		t.Error("an empty cell makes no sentence")
	}
}
