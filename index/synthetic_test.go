//go:build bench

package index

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/extract/taxonomy"
)

// synthetic makes n records, the same ones every time: wordings of the taxonomy ×
// 63 provinces × ten years, some 480 bytes of fields each, indicators and words by
// Zipf's law, twelve records an article.
func synthetic(gaz *gazetteer.Gazetteer, tax *taxonomy.Taxonomy, n int) iter.Seq2[corpus.Record, error] {
	return func(yield func(corpus.Record, error) bool) {
		rnd := rand.New(rand.NewPCG(1, 2))
		words := rand.NewZipf(rnd, 1.2, 8, uint64(len(syllables)-1))
		inds, units := tax.Indicators(), gaz.Units(63)
		often := rand.NewZipf(rnd, 1.1, 4, uint64(len(inds)-1))
		text := func(n int) string {
			out := make([]string, n)
			for i := range out {
				out[i] = syllables[words.Uint64()]
			}
			return strings.Join(out, " ")
		}
		order := rnd.Perm(len(inds))
		var article corpus.ArticleInfo
		for i := range n {
			if i%12 == 0 {
				u, year := units[rnd.IntN(len(units))], 2018+rnd.IntN(10)
				article = corpus.ArticleInfo{
					Title: fmt.Sprintf("Kế hoạch %s của %s năm %d", text(6), u.Name, year), URL: fmt.Sprintf("https://portal.example/bai-viet-%d.html", i/12),
					Published: fmt.Sprintf("%d-02-15", year), PlanNumber: fmt.Sprintf("%d/KH-UBND", i/12), PlanYear: year, PlanStatus: "issued", SourceKind: "report",
					Province: &corpus.Province{ID: u.Slug, Scheme: u.Scheme, Name: u.Name, Now: u.Now},
				}
			}
			ind, year := inds[order[often.Uint64()]], article.PlanYear
			r := corpus.Record{Article: article, Seq: int64(i + 1)}
			r.ID, r.Status, r.Value, r.Unit, r.Bound = fmt.Sprintf("ct-%08x", i), corpus.StatusTarget, float64(rnd.IntN(100)), "%", corpus.AtLeast
			r.Province, r.IssuerLevel, r.Indicator, r.Domain, r.Year = &article.Province.ID, "province", ind.ID, ind.Domain, &year
			r.Subject = strings.ToLower(ind.Vi) + " " + text(6)
			if tier := rnd.IntN(6); tier < 4 {
				r.Tiers = []corpus.Tier{tierOrder[tier]}
			}
			r.Quote = fmt.Sprintf("Phấn đấu đến năm %d, %s đạt %v%%, %s.", year, r.Subject, r.Value, text(22))
			if !yield(r, nil) {
				return
			}
		}
	}
}
