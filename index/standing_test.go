package index

import (
	"context"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
)

// The communes' national value for 2025 is 60 of 749/QĐ-TTg; the figures are invented.
func standingPromises() []promise {
	up := "increase"
	return []promise{
		{place: "nghe-an@63", value: 60},
		{place: "kon-tum@63", value: 70},
		{place: "phu-yen@63", value: 50},
		{place: "lang-son@63", value: 60, more: bound(">")},
		{place: "binh-duong@63", value: 60, year: 2024},
		{place: "dak-lak@34", value: 60},
		{place: "ca-mau@63", value: 5, more: func(r *corpus.Record) { r.Change = &up }},
		{place: "ha-giang@63", value: 60, indicator: "ipv6"},
	}
}

// Search finds by the number beside the national one of its own tier and year.
func TestSearchAgainstNational(t *testing.T) {
	ix := indexOf(t, standingPromises()...)
	for _, c := range []struct{ query, want string }{
		{"ai chép nguyên mốc quốc gia", "nghe-an"},
		{"hồ sơ cấp xã cao hơn mốc quốc gia", "kon-tum"},
		{"thấp hơn mục tiêu quốc gia", "phu-yen"},
		{"mốc_quốc_gia:cùng_số", "lang-son"},
		{"đạt mốc quốc gia", "kon-tum nghe-an"},
		{"hồ sơ cấp tỉnh bằng mốc quốc gia", ""},
		{"hồ sơ cấp xã 2025 -mốc_quốc_gia:bằng", "ca-mau dak-lak kon-tum lang-son phu-yen"},
		{"hồ sơ công việc cấp xã so với mốc quốc gia", "kon-tum lang-son nghe-an phu-yen"},
	} {
		a, err := ix.Search(context.Background(), c.query, SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := placesOf(a.Hits); got != c.want {
			t.Errorf("Search(%q) = %q, want %q", c.query, got, c.want)
		}
	}
}

func placesOf(hits []Hit) string {
	got := each(hits, func(h Hit) string { return *h.Record.Province })
	slices.Sort(got)
	return strings.Join(got, " ")
}

// A demand on the numbers narrows the rows and leaves ranks and copies as they are.
func TestCompareAgainstNational(t *testing.T) {
	tab := compareOf(t, "ai chép nguyên mốc quốc gia hồ sơ cấp xã", CompareOptions{}, standingPromises()...)
	if len(tab.Rows) != 1 || tab.Rows[0].Province.ID != "nghe-an" {
		t.Fatalf("rows %+v, want that of nghe-an", tab.Rows)
	}
	if r := tab.Rows[0].Cells[0].Rank; r == nil || *r != (Rank{3, 4}) {
		t.Errorf("rank %+v, want 3 of 4", r)
	}
	if len(tab.Copies) != 1 || tab.Copies[0].N != 1 || tab.Copies[0].Of != 4 {
		t.Errorf("copies %+v, want 1 of 4", tab.Copies)
	}
	under := compareOf(t, "hồ sơ cấp xã dưới 60%", CompareOptions{}, standingPromises()...)
	if len(under.Rows) != 1 || *under.Rows[0].Cells[0].Rank != (Rank{4, 4}) {
		t.Errorf("under 60%%: %+v, want phu-yen, 4 of 4", under.Rows)
	}
}

func TestOrderAsked(t *testing.T) {
	ix := indexOf(t, standingPromises()...)
	for query, want := range map[string]float64{"tỉnh nào có hồ sơ cấp xã cao nhất": 70, "hồ sơ cấp xã thấp nhất": 50} {
		a, err := ix.Search(context.Background(), query, SearchOptions{})
		if err != nil || a.Total == 0 || a.Hits[0].Value != want {
			t.Errorf("Search(%q): %v first, %v, want %v", query, a.Hits, err, want)
		}
		tab, err := ix.Compare(context.Background(), query, CompareOptions{})
		if err != nil || *tab.Rows[0].Cells[0].Value != want {
			t.Errorf("Compare(%q): %+v first, %v, want %v", query, tab.Rows, err, want)
		}
	}
}

// "Tỉnh nào chưa có" is answered by those that have none, each with the reason.
func TestGapsAsked(t *testing.T) {
	ix := indexOf(t, standingPromises()...)
	a, err := ix.Search(context.Background(), "tỉnh nào chưa có chỉ tiêu ipv6", SearchOptions{})
	if err != nil || a.Total != 0 || a.RelatedTotal != 1 {
		t.Errorf("Search: %d hits, %d related, %v, want none, and the one that there is", a.Total, a.RelatedTotal, err)
	}
	tab, err := ix.Compare(context.Background(), "tỉnh nào chưa có chỉ tiêu ipv6", CompareOptions{})
	if err != nil || len(tab.Rows) != 7 || tab.Hidden != (Hidden{NoSource: 55}) {
		t.Fatalf("%d rows, hidden %+v, %v, want 7 and 55 without a source", len(tab.Rows), tab.Hidden, err)
	}
	for _, r := range tab.Rows {
		if c := r.Cells[0]; c.Value != nil || c.Why != NotInReport || r.Province.ID == "ha-giang" {
			t.Errorf("%s: %+v, want an empty cell", r.Province.ID, c)
		}
	}
}
