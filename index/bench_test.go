package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"chitieu/corpus"
	"github.com/blevesearch/bleve/v2"
)

// synthetic makes n records, the same ones every time, in the proportions of plan
// articles: some 480 bytes of fields, 63 provinces, ten years, Zipf-like words.
func synthetic(n int) []corpus.Record {
	rnd := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rnd, 1.2, 8, uint64(len(syllables)-1))
	text := func(words int) string {
		s := syllables[zipf.Uint64()]
		for range words - 1 {
			s += " " + syllables[zipf.Uint64()]
		}
		return s
	}
	indicators := []string{"work-dossiers", "fibre-passed", "smartphone", "economy-grdp", "tthc-end-to-end", "dvc-full", "e-contract", "bank-account"}
	tiers := []string{"", "", "p", "d", "c", "pd", "a"}
	provinces := []string{"phu-yen@63", "kon-tum@63", "quang-ngai@63", "lang-son@63", "nghe-an@63", "dak-lak@34", "quang-ngai@34", "ha-giang@63", "binh-duong@63"}
	recs := make([]corpus.Record, n)
	for i := range recs {
		f := fact{provinces[rnd.IntN(len(provinces))], indicators[rnd.IntN(len(indicators))], tiers[rnd.IntN(len(tiers))],
			float64(rnd.IntN(100)), corpus.AtLeast, 2018 + rnd.IntN(10), text(16), ""}
		r := f.record(i)
		r.ID = fmt.Sprintf("ct-%08x", i)
		r.Quote = "Phấn đấu đến năm 2025, " + r.Subject + " " + text(18)
		r.Article.Title = "Kế hoạch " + text(10)
		r.Article.URL = fmt.Sprintf("https://portal.example/bai-viet-%d.html", i/12)
		recs[i] = r
	}
	return recs
}

// syllables are words of the genre, the frequent ones first.
var syllables = func() []string {
	out := []string{"số", "công", "hồ", "sơ", "việc", "tỉnh", "xã", "trên", "môi", "trường", "mạng", "dịch", "vụ", "trực", "tuyến", "người", "dân", "doanh", "nghiệp", "đạt"}
	for _, a := range []string{"b", "ch", "đ", "gi", "h", "kh", "l", "m", "n", "ng", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"} {
		for _, v := range []string{"a", "à", "ạ", "ă", "ằ", "â", "ấ", "e", "ế", "ể", "i", "ị", "o", "ò", "ô", "ồ", "ơ", "ở", "u", "ủ", "ư", "ữ"} {
			for _, e := range []string{"", "n", "ng", "t", "c", "m"} {
				out = append(out, a+v+e)
			}
		}
	}
	return out
}()

func benchSize() int {
	if testing.Short() {
		return 5_000
	}
	return 100_000
}

// cpu is the processor time of this process so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func dirSize(b *testing.B, dir string) (n int64) {
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// BenchmarkBuild compares our index, Bleve's part of it alone, and Bleve's stock
// mapping filled in batches of 1,000:
//
//	go test ./index -run xxx -bench Build -benchtime 1x
func BenchmarkBuild(b *testing.B) {
	recs := synthetic(benchSize())
	report := func(b *testing.B, used time.Duration, size int64) {
		b.ReportMetric(float64(len(recs)*b.N)/used.Seconds(), "rec/cpu-s")
		b.ReportMetric(float64(size)/float64(len(recs)), "B/rec")
		b.ReportMetric(0, "ns/op")
	}
	b.Run("whole", func(b *testing.B) {
		start := cpu()
		var dir string
		var m Manifest
		for b.Loop() {
			dir = b.TempDir()
			var err error
			if m, err = Build(context.Background(), dir, BuildOptions{}, stream(recs)); err != nil {
				b.Fatal(err)
			}
		}
		report(b, cpu()-start, dirSize(b, dir))
		b.ReportMetric(float64(m.Size(bleveDir))/float64(len(recs)), "text-B/rec")
		b.ReportMetric(float64(m.Size(columnsFile))/float64(len(recs)), "columns-B/rec")
	})
	b.Run("rec", func(b *testing.B) {
		if err := register(); err != nil {
			b.Fatal(err)
		}
		tax := parser(b).names.tax
		start := cpu()
		var dir string
		for b.Loop() {
			dir = b.TempDir()
			bl, err := bleve.NewBuilder(filepath.Join(dir, "x"), newMapping(), map[string]any{"batchSize": defaultBatch, "buildPathPrefix": dir})
			if err != nil {
				b.Fatal(err)
			}
			for i := range recs {
				if err := bl.Index(recs[i].ID, newDocument(tax, &recs[i])); err != nil {
					b.Fatal(err)
				}
			}
			if err := bl.Close(); err != nil {
				b.Fatal(err)
			}
		}
		report(b, cpu()-start, dirSize(b, dir))
	})
	b.Run("stock", func(b *testing.B) {
		start := cpu()
		var dir string
		for b.Loop() {
			dir = b.TempDir()
			stock(b, dir, recs)
		}
		report(b, cpu()-start, dirSize(b, dir))
	})
}

// stock is what one gets from Bleve without a thought: default mapping, batches.
// It sees the same fields as ours.
func stock(b *testing.B, dir string, recs []corpus.Record) {
	ix, err := bleve.New(filepath.Join(dir, "stock"), bleve.NewIndexMapping())
	if err != nil {
		b.Fatal(err)
	}
	for part := range slices.Chunk(recs, defaultBatch) {
		batch := ix.NewBatch()
		for i := range part {
			r := &part[i]
			doc := map[string]any{"subject": r.Subject, "quote": r.Quote, "title": r.Article.Title, "year": *r.Year, "value": r.Value, "tiers": r.Tiers,
				"domain": r.Domain, "indicator": r.Indicator, "province": placeOf(r).key(), "status": string(r.Status), "issuer_level": r.IssuerLevel}
			if err := batch.Index(r.ID, doc); err != nil {
				b.Fatal(err)
			}
		}
		if err := ix.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	if err := ix.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkSearch measures latency over the same records, and that of the stock
// mapping for the text queries:
//
//	go test ./index -run xxx -bench 'Search|Compare|Open'
func BenchmarkSearch(b *testing.B) {
	recs := synthetic(benchSize())
	dir := b.TempDir()
	if _, err := Build(context.Background(), dir, BuildOptions{}, stream(recs)); err != nil {
		b.Fatal(err)
	}
	ix, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	for _, c := range []struct{ name, query string }{
		{"filters", "hồ sơ cấp xã năm 2025"}, {"rare-word", "người ngửng"}, {"frequent-words", "môi trường mạng"}, {"bare", "moi truong mang"},
		{"phrase", `"môi trường mạng"`}, {"words-and-filters", "trực tuyến Phú Yên 2025 trên 50%"},
		{"8-frequent-words", `"` + strings.Join(syllables[:8], `" "`) + `"`},
		{"64-frequent-words", `"` + strings.Join(syllables[:32], `" "`) + `" "` + strings.Join(syllables[32:64], `" "`) + `"`},
	} {
		b.Run(c.name, func(b *testing.B) {
			total := 0
			for b.Loop() {
				a, err := ix.Search(context.Background(), c.query, SearchOptions{Limit: 20})
				if err != nil {
					b.Fatal(err)
				}
				total = a.Total
			}
			b.ReportMetric(float64(total), "hits")
		})
	}
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			if _, err := ix.Compare(context.Background(), "hồ sơ công việc năm 2025", CompareOptions{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			again, err := Open(dir)
			if err != nil {
				b.Fatal(err)
			}
			again.Close()
		}
	})
	stock(b, dir, recs)
	st, err := bleve.Open(filepath.Join(dir, "stock"))
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	for _, c := range []struct{ name, query string }{{"stock-frequent-words", "+môi +trường +mạng"}, {"stock-filters", "+indicator:work +tiers:commune +year:>=2025 +year:<=2025"}} {
		b.Run(c.name, func(b *testing.B) {
			var total uint64
			for b.Loop() {
				res, err := st.Search(bleve.NewSearchRequestOptions(bleve.NewQueryStringQuery(c.query), 20, 0, false))
				if err != nil {
					b.Fatal(err)
				}
				total = res.Total
			}
			b.ReportMetric(float64(total), "hits")
		})
	}
}
