package tell

import (
	"strings"
	"testing"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
)

// A citation in a language is of that language, to its dates and its notes.
func TestCite(t *testing.T) {
	at := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
	r := corpus.Record{Target: corpus.Target{ID: "ct-x", Quote: "Phấn đấu 60% hồ sơ."}, Article: corpus.ArticleInfo{
		Title: "Kế hoạch thử", URL: "https://test.example/1", Published: "2021-03-05", PlanNumber: "1/KH-UBND",
		Province: &corpus.Province{ID: "lang-son", Name: "Lạng Sơn"}, Capture: &corpus.CaptureRef{SHA256: "ab", Fetched: "2026-03-04T10:00:00+07:00"}}}
	r.Reviews = []corpus.Review{{Field: "value", Was: "60", Value: "45", By: "Lan", Why: "bản gốc", When: at}}
	clause := r
	clause.Hidden = true
	clause.Quote, clause.Reviews = "60% hồ sơ;", []corpus.Review{{Field: corpus.Hide, Value: "1", By: "Lan", Why: "số của huyện", When: at}}
	for _, c := range []struct {
		lang, style string
		r           corpus.Record
		asOf        time.Time
		want        string
	}{
		{"en", "vi", r, time.Time{}, "Lạng Sơn, “Kế hoạch thử” (05/03/2021), 1/KH-UBND. “Phấn đấu 60% hồ sơ.” https://test.example/1 (truy cập 04/03/2026; ct-x, sha256:ab, đính chính ngày 05/03/2026: giá trị 60 → 45 (Lan: bản gốc))."},
		{"vi", "en", r, at, "Lạng Sơn, “Kế hoạch thử” (5 March 2021), 1/KH-UBND. “Phấn đấu 60% hồ sơ.” https://test.example/1 (accessed 4 March 2026; ct-x, sha256:ab, corrected on 5 March 2026: value 60 → 45 (Lan: bản gốc), as the store stood at 09:00 5 March 2026)."},
		{"vi", "vi", clause, time.Time{}, "Lạng Sơn, “Kế hoạch thử” (05/03/2021), 1/KH-UBND. “60% hồ sơ”. https://test.example/1 (truy cập 04/03/2026; ct-x, sha256:ab, đã rút lại ngày 05/03/2026 (Lan: số của huyện))."},
	} {
		teller := Teller{Say: catalog.New(c.lang), Zone: time.UTC, AsOf: c.asOf}
		if got := teller.Cite(c.r, c.style, at); got != c.want {
			t.Errorf("Cite(%s) =\n%s\nwant\n%s", c.style, got, c.want)
		}
		for _, style := range []string{"bibtex", "ris"} {
			if got := teller.Cite(r, style, at); !strings.Contains(got, "60 → 45") {
				t.Errorf("Cite(%s) tells of no correction: %s", style, got)
			}
		}
	}
}
