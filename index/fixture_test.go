package index

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
)

// fact is one line of the fixture: invented figures in the wording of the genre.
type fact struct {
	province  string // slug@scheme
	indicator string
	tiers     string // first letters: p d c a
	value     float64
	bound     corpus.Bound
	year      int
	subject   string
	more      string // draft, district (issuer), result, full, second (another article), suspect
}

const (
	files  = "hồ sơ công việc tại %s được xử lý trên môi trường mạng"
	fibre  = "hộ gia đình được phủ mạng cáp quang"
	phone  = "dân số trưởng thành có điện thoại thông minh"
	grdp   = "kinh tế số chiếm trong GRDP"
	online = "hồ sơ thủ tục hành chính được xử lý hoàn toàn trực tuyến"
)

var tierText = map[string]string{"p": "cấp tỉnh", "d": "cấp huyện", "c": "cấp xã", "pd": "cấp tỉnh, cấp huyện", "a": "các cấp"}

// facts holds nine provinces, 61 records.
var facts = func() []fact {
	var out []fact
	for _, p := range []struct {
		place   string
		p, d, c float64
		year    int
		more    string
	}{
		{"phu-yen@63", 90, 80, 60, 2024, ""},
		{"kon-tum@63", 85, 75, 45, 2024, ""},
		{"quang-ngai@63", 80, 70, 60, 2025, "full"},
		{"lang-son@63", 90, 80, 60, 2023, "draft"},
		{"nghe-an@63", 95, 85, 70, 2025, ""},
		{"dak-lak@34", 100, 0, 80, 2026, ""},
		{"quang-ngai@34", 100, 0, 75, 2026, "full"},
	} {
		for _, t := range []struct {
			tier  string
			value float64
		}{{"p", p.p}, {"d", p.d}, {"c", p.c}} {
			if t.value > 0 {
				out = append(out, fact{p.place, "work-dossiers", t.tier, t.value, "=", p.year, fmt.Sprintf(files, tierText[t.tier]), p.more})
			}
		}
		out = append(out,
			fact{p.place, "fibre-passed", "", p.c + 20, ">", p.year, fibre, p.more},
			fact{p.place, "smartphone", "", p.c + 10, ">=", p.year, phone, p.more},
			fact{p.place, "economy-grdp", "", p.c / 5, ">=", p.year, grdp, p.more},
			fact{p.place, "tthc-end-to-end", "", p.p - 20, ">=", p.year, online, p.more},
		)
	}
	return append(out,
		fact{"ha-giang@63", "work-dossiers", "a", 50, "=", 2023, fmt.Sprintf(files, tierText["a"]), ""},
		fact{"phu-yen@63", "work-dossiers", "c", 70, "=", 2025, fmt.Sprintf(files, tierText["c"]), ""},
		fact{"phu-yen@63", "work-dossiers", "c", 40, "=", 2022, fmt.Sprintf(files, tierText["c"]), "result"},
		fact{"nghe-an@63", "work-dossiers", "c", 55, "=", 2025, fmt.Sprintf(files, tierText["c"]), "district"},
		fact{"nghe-an@63", "work-dossiers", "c", 65, "=", 2025, fmt.Sprintf(files, tierText["c"]), "draft"},
		fact{"kon-tum@63", "productivity", "", 70, ">=", 2024, "năng suất lao động hằng năm tăng", "suspect"},
		fact{"binh-duong@63", "productivity", "", 7, ">=", 2024, "năng suất lao động hằng năm tăng", ""},
		fact{"binh-duong@63", "markets", "", 100, "=", 2024, "chợ hạng 1 có điểm thanh toán không dùng tiền mặt", ""},
		fact{"binh-duong@63", "markets", "", 40, ">", 2024, "chợ hạng 2 có điểm thanh toán không dùng tiền mặt", ""},
		fact{"binh-duong@63", "x-bees", "", 12, "=", 2024, "đàn ong của xã hội hợp tác nuôi ong", ""},
		fact{"binh-duong@63", "", "c", 30, "=", 2024, "xã có nhà trưng bày nghề an dệt", ""},
		fact{"lang-son@63", "ipv6", "pd", 100, "=", 2023, "cổng thông tin " + tierText["pd"] + " chuyển sang địa chỉ mới", ""},
	)
}()

func fixture() []corpus.Record {
	var out []corpus.Record
	for i, f := range facts {
		out = append(out, f.record(i))
	}
	return out
}

func (f fact) record(i int) corpus.Record {
	slug, scheme, _ := strings.Cut(f.province, "@")
	n, _ := strconv.Atoi(scheme)
	var r corpus.Record
	r.ID, r.Status, r.Value, r.Unit, r.Bound = fmt.Sprintf("ct-%04d", i), corpus.StatusTarget, f.value, "%", f.bound
	r.Province, r.IssuerLevel, r.Indicator, r.Subject, r.Year = &slug, "province", f.indicator, f.subject, &f.year
	r.Domain, r.Confidence, r.Seq = "government", 0.9, int64(i+1)
	r.Quote = fmt.Sprintf("Phấn đấu đến năm %d, %s đạt %v%%.", f.year, f.subject, f.value)
	for _, t := range f.tiers {
		r.Tiers = append(r.Tiers, map[rune]corpus.Tier{'p': corpus.TierProvince, 'd': corpus.TierDistrict, 'c': corpus.TierCommune, 'a': corpus.TierAll}[t])
	}
	now := map[string]string{"phu-yen@63": "dak-lak", "kon-tum@63": "quang-ngai", "binh-duong@63": "ho-chi-minh", "ha-giang@63": "tuyen-quang"}[f.province]
	if now == "" {
		now = slug
	}
	name := map[string]string{"phu-yen": "Phú Yên", "kon-tum": "Kon Tum", "quang-ngai": "Quảng Ngãi", "lang-son": "Lạng Sơn", "nghe-an": "Nghệ An",
		"dak-lak": "Đắk Lắk", "ha-giang": "Hà Giang", "binh-duong": "Bình Dương"}[slug]
	r.Article = corpus.ArticleInfo{
		Title: "Kế hoạch của " + name, URL: "https://" + f.province + ".example/" + f.more, Published: fmt.Sprintf("%d-01-15", min(f.year, 2026)),
		Province:   &corpus.Province{ID: slug, Scheme: n, Name: name, Now: now},
		PlanNumber: fmt.Sprintf("%d/KH-UBND", 100+n), PlanYear: f.year, PlanStatus: "issued", SourceKind: "report", Text: "toàn văn",
	}
	switch f.more {
	case "draft":
		r.Article.PlanStatus = "draft"
	case "district":
		r.IssuerLevel = "district"
	case "result":
		r.Status = corpus.StatusResult
	case "full":
		r.Article.SourceKind = "full_text"
	case "suspect":
		r.Flags = []string{"suspect"}
	}
	return r
}

func stream(records []corpus.Record) iter.Seq2[corpus.Record, error] {
	return func(yield func(corpus.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// built is an open index of the fixture, clustered as the program does it.
func built(t testing.TB) *Index {
	t.Helper()
	dir := t.TempDir()
	buildIn(t, dir, fixture())
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
	})
	return ix
}

func buildIn(t testing.TB, dir string, records []corpus.Record) Manifest {
	t.Helper()
	clock := func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	m, err := Build(context.Background(), dir, BuildOptions{StoreSeq: 7, Extractor: "x1", Now: clock}, Clustered(stream(records)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
