package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// brief prints a hit as "phu-yen@63 c 60 2024".
func brief(h Hit) string {
	tiers := ""
	for _, t := range h.Tiers {
		tiers += string(t[:1])
	}
	s := fmt.Sprintf("%s@%d %s %v %d", *h.Province, h.Article.Province.Scheme, tiers, h.Value, *h.Year)
	for _, m := range h.Marks {
		s += " " + string(m)
	}
	return s
}

func briefs(hits []Hit) (out []string) {
	for _, h := range hits {
		out = append(out, brief(h))
	}
	return out
}

func TestSearchFourSpellings(t *testing.T) {
	ix := built(t)
	want := []string{
		"dak-lak@34 c 80 2026", "kon-tum@63 c 45 2024", "nghe-an@63 c 70 2025", "phu-yen@63 c 70 2025", "phu-yen@63 c 60 2024",
		"quang-ngai@63 c 60 2025", "quang-ngai@34 c 75 2026", "lang-son@63 c 60 2023 draft", "nghe-an@63 c 65 2025 draft",
		"nghe-an@63 c 55 2025 not-own", "ha-giang@63 a 50 2023",
	}
	for _, q := range []string{"hồ sơ cấp xã", "ho so cap xa", "HỒ SƠ CẤP XÃ", norm.NFD.String("Hồ sơ  cấp xã"), "cấp xã: hồ sơ công việc", `cấp:xã chỉ_tiêu:"hồ sơ công việc"`} {
		a, err := ix.Search(context.Background(), q, SearchOptions{})
		if err != nil {
			t.Fatalf("Search(%q): %v", q, err)
		}
		if got := briefs(a.Hits); !slices.Equal(got, want) || a.Total != len(want) {
			t.Errorf("Search(%q) = %d\n %s\nwant\n %s", q, a.Total, strings.Join(got, "\n "), strings.Join(want, "\n "))
		}
		for _, h := range a.Related {
			if h.Score >= relatedWeight+0.001 || slices.ContainsFunc(a.Hits, func(g Hit) bool { return g.ID == h.ID }) {
				t.Errorf("Search(%q): related %s scores %v", q, brief(h), h.Score)
			}
		}
		if a.RelatedTotal < 12 { // the other tiers
			t.Errorf("Search(%q): %d related", q, a.RelatedTotal)
		}
	}
}

func TestSearch(t *testing.T) {
	ix := built(t)
	for _, c := range []struct {
		query string
		want  []string
	}{
		// A place, a year, a condition narrow.
		{"hồ sơ cấp xã Phú Yên", []string{"phu-yen@63 c 70 2025", "phu-yen@63 c 60 2024"}},
		{"hồ sơ cấp xã tỉnh Phú Yên năm 2024", []string{"phu-yen@63 c 60 2024"}},
		{"ho so cap xa phu yen 2025", []string{"phu-yen@63 c 70 2025"}},
		{"hồ sơ cấp xã từ 75% trở lên", []string{"dak-lak@34 c 80 2026", "quang-ngai@34 c 75 2026"}},
		{"hồ sơ cấp xã trên 75%", []string{"dak-lak@34 c 80 2026"}},
		{"hồ sơ công việc cấp xã dưới 50%", []string{"kon-tum@63 c 45 2024"}},
		// "trên 80%" as printed meets "trên 80%" as asked.
		{"hộ gia đình phủ cáp quang trên 80%", []string{"dak-lak@34  100 2026", "nghe-an@63  90 2025", "phu-yen@63  80 2024", "quang-ngai@63  80 2025", "quang-ngai@34  95 2026", "lang-son@63  80 2023 draft"}},
		// The same slug in two schemes is two places.
		{"hồ sơ cấp xã Quảng Ngãi", []string{"quang-ngai@63 c 60 2025", "quang-ngai@34 c 75 2026"}},
		{"hồ sơ cấp xã tỉnh:quang-ngai@34", []string{"quang-ngai@34 c 75 2026"}},
		// Results only when asked for.
		{"kết quả hồ sơ cấp xã", []string{"phu-yen@63 c 40 2022"}},
		{"hồ sơ cấp xã -tỉnh:phu-yen,nghe-an,lang-son,quang-ngai,dak-lak", []string{"kon-tum@63 c 45 2024", "ha-giang@63 a 50 2023"}},
		// Words that mean nothing else must all occur.
		{"chợ hạng 2", []string{"binh-duong@63  40 2024"}},
		{"cho hang 2", []string{"binh-duong@63  40 2024"}},
		{`"đàn ong"`, []string{"binh-duong@63  12 2024"}},
		{"đàn ong chợ", nil},
		{"hợp tác nuôi ong xã", []string{"binh-duong@63  12 2024"}},
		{"địa chỉ mới", []string{"lang-son@63 pd 100 2023"}},
		{"địa chỉ mới cấp huyện", []string{"lang-son@63 pd 100 2023"}},
		{`thanh toán -"chợ hạng 1" tỉnh:"Bình Dương"`, []string{"binh-duong@63  40 2024"}},
		{"không có gì như thế này", nil},
	} {
		a, err := ix.Search(context.Background(), c.query, SearchOptions{})
		if err != nil {
			t.Errorf("Search(%q): %v", c.query, err)
			continue
		}
		if got := briefs(a.Hits); !slices.Equal(got, c.want) {
			u, _ := json.Marshal(a.Understood)
			t.Errorf("Search(%q)\n %s\nwant\n %s\nunderstood %s", c.query, strings.Join(got, "\n "), strings.Join(c.want, "\n "), u)
		}
	}
}

// TestRelated looks below the line: what misses one concept.
func TestRelated(t *testing.T) {
	ix := built(t)
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"chợ hạng 2", []string{"binh-duong@63  100 2024"}},                                                                  // the indicator without the word
		{"đàn ong đen hợp tác", []string{"binh-duong@63  12 2024"}},                                                          // all words but one
		{"hồ sơ cấp xã 2026 tỉnh:phu-yen", []string{"dak-lak@34 c 80 2026", "phu-yen@63 c 70 2025", "phu-yen@63 c 60 2024"}}, // another year, the present unit
		{"năng suất lao động cấp xã", []string{"binh-duong@63  7 2024", "kon-tum@63  70 2024 suspect"}},                      // no tier
	} {
		a, err := ix.Search(context.Background(), c.query, SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := briefs(a.Related); !slices.Equal(got, c.want) || a.RelatedTotal != len(c.want) {
			t.Errorf("Search(%q): related\n %s\nwant\n %s", c.query, strings.Join(got, "\n "), strings.Join(c.want, "\n "))
		}
	}
}

func TestSearchPages(t *testing.T) {
	ix := built(t)
	all, err := ix.Search(context.Background(), "", SearchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if all.Total != ix.Len()-1 { // one is a result
		t.Errorf("an empty query finds %d of %d", all.Total, ix.Len())
	}
	for _, o := range []SearchOptions{{Limit: 5}, {Limit: 5, Offset: 7}, {Offset: 50}, {Limit: 3, Offset: 1000}} {
		a, err := ix.Search(context.Background(), "", o)
		if err != nil {
			t.Fatal(err)
		}
		want := briefs(all.Hits)[min(o.Offset, all.Total):]
		if o.Limit > 0 {
			want = want[:min(o.Limit, len(want))]
		}
		if got := briefs(a.Hits); a.Total != all.Total || !slices.Equal(got, want) {
			t.Errorf("%+v: %d\n%v\nwant\n%v", o, a.Total, got, want)
		}
	}
}

func TestSearchDrafts(t *testing.T) {
	ix := built(t)
	for drafts, want := range map[Drafts]int{WithDrafts: 11, WithoutDrafts: 9, OnlyDrafts: 2} {
		a, err := ix.Search(context.Background(), "hồ sơ cấp xã", SearchOptions{Drafts: drafts})
		if err != nil || a.Total != want {
			t.Errorf("drafts %d: %d, %v, want %d", drafts, a.Total, err, want)
		}
	}
}

func TestHitJSON(t *testing.T) {
	ix := built(t)
	a, err := ix.Search(context.Background(), "hồ sơ cấp xã Kon Tum", SearchOptions{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"understood", "total", "hits", "related_total", "related"} {
		if _, ok := got[key]; !ok {
			t.Errorf("answer has no %q", key)
		}
	}
	hit := got["hits"].([]any)[0].(map[string]any)
	for _, key := range []string{"id", "status", "value", "high", "unit", "tiers", "province", "indicator", "quote", "start", "number_start", "article", "sources", "score"} {
		if _, ok := hit[key]; !ok {
			t.Errorf("hit has no %q", key)
		}
	}
	if strings.Contains(string(data), "toàn văn") {
		t.Error("a hit carries its article's text")
	}
}

// hostile is what nobody means and somebody sends.
var hostile = []string{
	strings.Repeat("*", 999), strings.Repeat("(", 999), strings.Repeat("[a-z]*", 160), strings.Repeat("? ", 400), "\x00\x00\x00", "hồ\x00sơ",
	"\xff\xfe", strings.Repeat("-", 999), strings.Repeat(`"`, 999), "AND OR NOT", "a^999 b~99 c* /x/", "mục tiêu: 60%", "kinh tế - xã hội", "kinh tế -xã hội",
	strings.Repeat("năm ", 60), strings.Repeat("9", 900), "1.2.3.4.5,6,7", "giá_trị:", strings.Repeat("x", 999), "https://example.com/?q=1", ":", "::", "-", `-"`, "%", ">= %", "từ đến",
}

func TestSearchCancelled(t *testing.T) {
	ix := built(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, q := range []string{"hồ sơ cấp xã", "chợ hạng 2"} {
		if _, err := ix.Search(ctx, q, SearchOptions{}); !errors.Is(err, context.Canceled) {
			t.Errorf("Search(%q) after cancel = %v", q, err)
		}
	}
}

func TestRecord(t *testing.T) {
	ix := built(t)
	r, err := ix.Record("ct-0003")
	if err != nil || r.ID != "ct-0003" || len(r.Sources) == 0 {
		t.Errorf("Record = %+v, %v", r, err)
	}
	if _, err := ix.Record("ct-none"); !errors.Is(err, ErrNoRecord) {
		t.Errorf("Record of none = %v", err)
	}
}

// TestSearchGone marks what was read of a page that has vanished since: it stays
// found, with its archived copy.
func TestSearchGone(t *testing.T) {
	records := fixture()
	records[0].Article.Gone = "2026-01-01T00:00:00+07:00"
	dir := t.TempDir()
	buildIn(t, dir, records)
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	a, err := ix.Search(context.Background(), "hồ sơ", SearchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range a.Hits {
		if gone := h.Article.Gone != ""; slices.Contains(h.Marks, MarkGone) != gone {
			t.Errorf("%s: gone %v, marks %v", h.ID, gone, h.Marks)
		}
	}
	if !slices.ContainsFunc(a.Hits, func(h Hit) bool { return h.ID == records[0].ID }) {
		t.Errorf("%s is not found any more", records[0].ID)
	}
}
