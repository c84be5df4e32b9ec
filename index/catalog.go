package index

import (
	"cmp"
	"context"
	"slices"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// IndicatorCount is an indicator with how much is known of it.
type IndicatorCount struct {
	taxonomy.Indicator
	Known     bool `json:"known"` // the taxonomy has it; else the reader made the id from the subject
	Targets   int  `json:"targets"`
	Results   int  `json:"results"`
	Provinces int  `json:"provinces"` // that have targets
	From      int  `json:"from"`      // first year of a target, 0 when none has one
	To        int  `json:"to"`
}

// ProvinceCount is a province with how much is known of it.
type ProvinceCount struct {
	corpus.Province
	Targets    int `json:"targets"`
	Results    int `json:"results"`
	Articles   int `json:"articles"`
	Indicators int `json:"indicators"`
	From       int `json:"from"`
	To         int `json:"to"`
}

// YearCount is a year with its targets.
type YearCount struct {
	Year    int `json:"year"`
	Targets int `json:"targets"`
}

// counts are what an index holds of every indicator and province. An index never
// changes, so that they are made once: of 100,000 records in some 10 ms.
type counts struct {
	indicators []IndicatorCount
	provinces  []ProvinceCount
}

func (ix *Index) count() counts { return counts{ix.countIndicators(), ix.countProvinces()} }

// tallied counts the rows of one indicator or place.
type tallied struct {
	targets, results, from, to int
	others                     map[uint16]bool // places of an indicator, indicators of a place
	articles                   map[uint32]bool
}

func (t *tallied) add(c *columns, r *row, other uint16) {
	if t.others == nil {
		t.others, t.articles = map[uint16]bool{}, map[uint32]bool{}
	}
	t.articles[r.Article] = true
	switch corpus.Status(c.statuses.text(int(r.Status))) {
	case corpus.StatusTarget:
		t.targets++
		t.others[other] = true
	case corpus.StatusResult:
		t.results++
		return
	default:
		return
	}
	if y := int(r.Year); y != 0 {
		t.to = max(t.to, y)
		if t.from == 0 || y < t.from {
			t.from = y
		}
	}
}

// Indicators lists the indicators that occur, the ones with most targets first.
func (ix *Index) Indicators() []IndicatorCount { return slices.Clone(ix.counted().indicators) }

func (ix *Index) countIndicators() []IndicatorCount {
	counts := make([]tallied, len(ix.cols.indicators.texts))
	for i := range ix.cols.rows {
		r := &ix.cols.rows[i]
		counts[r.Indicator].add(ix.cols, r, r.Place)
	}
	out := []IndicatorCount{}
	for i := 1; i < len(counts); i++ {
		t := &counts[i]
		if t.targets+t.results == 0 {
			continue
		}
		id := ix.cols.indicators.text(i)
		ind, known := ix.parser.names.tax.Indicator(id)
		ind.ID = id
		out = append(out, IndicatorCount{ind, known, t.targets, t.results, len(t.others), t.from, t.to})
	}
	slices.SortFunc(out, func(a, b IndicatorCount) int {
		return cmp.Or(cmp.Compare(b.Targets, a.Targets), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Provinces lists the provinces that occur, of both schemes, in Vietnamese order;
// the nation, without an id, first.
func (ix *Index) Provinces() []ProvinceCount { return slices.Clone(ix.counted().provinces) }

func (ix *Index) countProvinces() []ProvinceCount {
	counts := make([]tallied, len(ix.cols.places))
	for i := range ix.cols.rows {
		r := &ix.cols.rows[i]
		counts[r.Place].add(ix.cols, r, r.Indicator)
	}
	out := make([]ProvinceCount, len(counts))
	for i := range counts {
		t := &counts[i]
		p := ix.cols.places[i]
		out[ix.placeRank[i]] = ProvinceCount{corpus.Province(p), t.targets, t.results, len(t.articles), len(t.others), t.from, t.to}
	}
	return slices.DeleteFunc(out, func(p ProvinceCount) bool { return p.Articles == 0 })
}

// Plan is an article and how many targets it sets for a province.
type Plan struct {
	Article corpus.ArticleInfo
	Targets int
}

// PlansOf lists the articles that set targets for a province, those for the latest
// year first: limit of them from offset on, and how many there are.
func (ix *Index) PlansOf(ref PlaceRef, offset, limit int) (plans []Plan, total int, err error) {
	first, counts := ix.articlesOf(ref)
	slices.SortFunc(first, func(a, b int) int {
		x, y := &ix.cols.rows[a], &ix.cols.rows[b]
		return cmp.Or(cmp.Compare(y.PlanYear, x.PlanYear), cmp.Compare(y.Plan, x.Plan), cmp.Compare(y.Seq, x.Seq))
	})
	for _, n := range first[min(offset, len(first)):min(offset+limit, len(first))] {
		r, err := ix.records.record(n)
		if err != nil {
			return nil, 0, err
		}
		plans = append(plans, Plan{r.Article, counts[ix.cols.rows[n].Article]})
	}
	return plans, len(first), nil
}

// articlesOf gives the first row of every article with targets of a province, and by
// article how many there are.
func (ix *Index) articlesOf(ref PlaceRef) (first []int, counts map[uint32]int) {
	target := uint8(slices.Index(ix.cols.statuses.texts, string(corpus.StatusTarget)))
	counts = map[uint32]int{}
	for i := range ix.cols.rows {
		r := &ix.cols.rows[i]
		if r.Status != target || !ix.cols.places[r.Place].is(ref) {
			continue
		}
		if counts[r.Article]++; counts[r.Article] == 1 {
			first = append(first, i)
		}
	}
	return first, counts
}

// Years lists the years that targets are set for, the latest first.
func (ix *Index) Years() []YearCount {
	counts := map[int16]int{}
	for i := range ix.cols.rows {
		if r := &ix.cols.rows[i]; r.Year != 0 && ix.cols.statuses.text(int(r.Status)) == string(corpus.StatusTarget) {
			counts[r.Year]++
		}
	}
	out := []YearCount{}
	for y, n := range counts {
		out = append(out, YearCount{int(y), n})
	}
	slices.SortFunc(out, func(a, b YearCount) int { return cmp.Compare(b.Year, a.Year) })
	return out
}

// OfIndicator finds the records of an indicator, whatever words name it.
func (ix *Index) OfIndicator(ctx context.Context, id string, o SearchOptions) (Answer, error) {
	return ix.Find(ctx, Understood{Concepts: Concepts{Indicators: []string{id}}}, o)
}

// OfProvince finds the records of a province; scheme 0 means both.
func (ix *Index) OfProvince(ctx context.Context, slug string, scheme int, o SearchOptions) (Answer, error) {
	ref := PlaceRef{ID: slug, Scheme: scheme}
	return ix.Find(ctx, Understood{Concepts: Concepts{Provinces: []PlaceRef{ref}}}, o)
}
