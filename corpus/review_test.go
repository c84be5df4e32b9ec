package corpus

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestCorrect(t *testing.T) {
	cases := []struct{ field, value, was, want string }{
		{"value", "45", "60", "45"},
		{"value", "7.5", "60", "7.5"},
		{"bound", ">=", "=", ">="},
		{"tiers", "commune;district", "province", "commune;district"},
		{"tiers", "", "province", ""},
		{"year", "2026", "2025", "2026"},
		{"year", "", "2025", ""},
		{"change", "increase", "", "increase"},
		{"status", "result", "target", "result"},
		{"subject", "hồ sơ công việc", "", "hồ sơ công việc"},
		{"issuer_level", "district", "", "district"},
	}
	for _, c := range cases {
		year := 2025
		tg := Target{Status: StatusTarget, Value: 60, Bound: Exactly, Unit: UnitPercent, Tiers: []Tier{TierProvince}, Year: &year}
		was, err := tg.Correct(c.field, c.value)
		if got := reviewable[c.field].get(&tg); err != nil || was != c.was || got != c.want {
			t.Errorf("Correct(%s, %q) = was %q, is %q, %v; want %q, %q", c.field, c.value, was, got, err, c.was, c.want)
		}
	}
	for _, c := range []struct{ field, value string }{
		{"value", "1,000"}, {"value", "NaN"}, {"value", ""}, {"value", "sáu mươi"}, {"year", "25"}, {"bound", "≥"}, {"tiers", "village"},
		{"unit", "percent"}, {"status", "goal"}, {"change", "up"}, {"quote", "x"}, {"nothing", "x"}, {"issuer_level", "ward"},
	} {
		tg := Target{Value: 60}
		if _, err := tg.Correct(c.field, c.value); !errors.Is(err, ErrReview) {
			t.Errorf("Correct(%s, %q) = %v, want ErrReview", c.field, c.value, err)
		}
		if tg.Value != 60 {
			t.Errorf("Correct(%s, %q) changed the value to %v", c.field, c.value, tg.Value)
		}
	}
}

// A correction is applied on reading, survives another extractor version, and
// ends when the sentence changes.
func TestReviews(t *testing.T) {
	ctx := context.Background()
	clock := fixedClock()
	s, err := Open(t.TempDir(), Options{Create: true, Now: func() time.Time { clock = clock.Add(time.Hour); return clock }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	read := func(text, extractor, id string, value float64) {
		t.Helper()
		err := s.Update(ctx, func(tx *Tx) error {
			v, _, err := tx.PutArticle(Article{URL: "https://a.example/1", Text: text}, nil)
			if err != nil {
				return err
			}
			return tx.PutReading(v, Reading{Extractor: extractor, Article: ArticleInfo{Province: &Province{ID: "lang-son", Scheme: 63}},
				Targets: []Target{{ID: id, Value: value, Quote: text, End: len(text), NumberStart: 4, NumberEnd: 6}}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	one := func(extractor string, at time.Time) Record {
		t.Helper()
		for r, err := range s.RecordsAt(ctx, extractor, time.UTC, at) {
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		t.Fatalf("no record of %s", extractor)
		return Record{}
	}
	put := func(field, value string) {
		t.Helper()
		v, err := Review{Field: field, Value: value, By: "Lan", Why: "bản gốc ghi 45"}.Check(one("1", time.Time{}))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Update(ctx, func(tx *Tx) error { _, err := tx.PutReview(v); return err }); err != nil {
			t.Fatal(err)
		}
	}
	read("đạt 60% hồ sơ", "1", "ct-a", 60)
	before := clock
	put("value", "45")
	put("province", "quang-ngai/34")
	if r := one("1", time.Time{}); r.Value != 45 || len(r.Reviews) != 2 || r.Reviews[0].Was != "60" || r.Article.Province.Scheme != 34 || *r.Province != "quang-ngai" {
		t.Errorf("corrected record: %v, %+v, %+v", r.Value, r.Reviews, r.Article.Province)
	}
	if r := one("1", before); r.Value != 60 {
		t.Errorf("before the correction: %v, want 60", r.Value)
	}
	read("đạt 60% hồ sơ", "2", "ct-b", 60)
	if r := one("2", time.Time{}); r.Value != 45 {
		t.Errorf("read by a newer extractor: %v, want 45", r.Value)
	}
	put(Hide, "1")
	if r := one("1", time.Time{}); !r.Hidden {
		t.Error("withdrawn, but not hidden")
	}
	put(Hide, "")
	if r := one("1", time.Time{}); r.Hidden {
		t.Error("taken back, but hidden")
	}
	read("đạt 62% hồ sơ", "1", "ct-a", 62)
	if r := one("1", time.Time{}); r.Value != 62 || len(r.Reviews) != 0 {
		t.Errorf("another sentence: %v with %d reviews, want 62 with none", r.Value, len(r.Reviews))
	}
	if err := s.Update(ctx, func(tx *Tx) error {
		_, err := tx.PutReview(Review{Field: "value", Value: "1", By: " ", Why: "x"})
		return err
	}); !errors.Is(err, ErrReview) {
		t.Errorf("without a name: %v, want ErrReview", err)
	}
}
