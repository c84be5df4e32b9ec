package index

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"

	"chitieu/corpus"
)

// Facets count the hits of a query by what they are. Each list is counted with
// the query's own demand on it lifted, so that it shows what else there is to
// choose; the most frequent value stands first.
type Facets struct {
	Provinces  []FacetCount `json:"provinces"`
	Tiers      []FacetCount `json:"tiers"`
	Years      []FacetCount `json:"years"`
	Domains    []FacetCount `json:"domains"`
	Indicators []FacetCount `json:"indicators"`
	Statuses   []FacetCount `json:"statuses"`
	Issuers    []FacetCount `json:"issuers"`
}

// FacetCount is one value of a facet, as its qualifier takes it. A province
// without an id is the nation.
type FacetCount struct {
	Value    string           `json:"value"`
	Count    int              `json:"count"`
	Province *corpus.Province `json:"province,omitempty"`
}

// facetCounts is Facets over the numbers of the columns.
type facetCounts struct {
	places, domains, indicators, statuses, issuers []int
	tiers                                          [8]int
	years                                          map[int16]int
}

func newFacetCounts(c *columns) *facetCounts {
	return &facetCounts{
		places: make([]int, max(len(c.places), 1)), domains: make([]int, len(c.domains.texts)+1), indicators: make([]int, len(c.indicators.texts)+1),
		statuses: make([]int, len(c.statuses.texts)+1), issuers: make([]int, len(c.issuers.texts)+1), years: map[int16]int{},
	}
}

// add counts a row that misses at most one concept: in every facet when it is a
// hit, else in the one whose demand it fails.
func (f *facetCounts) add(r *row, m miss) {
	if m == 0 || m == missPlace {
		f.places[r.Place]++
	}
	if m == 0 || m == missTier {
		for b := r.Tiers; b != 0; b &= b - 1 {
			f.tiers[bits.TrailingZeros8(b)]++
		}
	}
	if m == 0 || m == missYear {
		f.years[r.Year]++
	}
	if m == 0 || m == missDomain {
		f.domains[r.Domain]++
	}
	if m == 0 || m == missIndicator {
		f.indicators[r.Indicator]++
	}
	if m == 0 || m == missStatus {
		f.statuses[r.Status]++
	}
	if m == 0 || m == missIssuer {
		f.issuers[r.Issuer]++
	}
}

// list names what was counted; nil when nothing was to be counted.
func (f *facetCounts) list(ix *Index) *Facets {
	if f == nil {
		return nil
	}
	c := ix.cols
	out := &Facets{
		Provinces: []FacetCount{}, Tiers: []FacetCount{}, Years: []FacetCount{},
		Domains:    texted(f.domains, c.domains.texts),
		Indicators: texted(f.indicators, c.indicators.texts),
		Statuses:   texted(f.statuses, c.statuses.texts),
		Issuers:    texted(f.issuers, c.issuers.texts),
	}
	for i, n := range f.places {
		if n > 0 {
			p := c.places[i]
			out.Provinces = append(out.Provinces, FacetCount{p.ref(), n, (*corpus.Province)(&p)})
		}
	}
	for i, n := range f.tiers {
		if n > 0 && i < len(tierOrder) {
			out.Tiers = append(out.Tiers, FacetCount{Value: string(tierOrder[i]), Count: n})
		}
	}
	for y, n := range f.years {
		if y != 0 {
			out.Years = append(out.Years, FacetCount{Value: strconv.Itoa(int(y)), Count: n})
		}
	}
	slices.SortStableFunc(out.Provinces, mostFirst)
	slices.SortFunc(out.Years, func(a, b FacetCount) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

func mostFirst(a, b FacetCount) int { return cmp.Compare(b.Count, a.Count) }

// texted lists the counted entries of a dictionary, all but the empty one.
func texted(counts []int, texts []string) []FacetCount {
	out := []FacetCount{}
	for i := 1; i < len(texts); i++ {
		if counts[i] > 0 {
			out = append(out, FacetCount{Value: texts[i], Count: counts[i]})
		}
	}
	slices.SortStableFunc(out, mostFirst)
	return out
}

// ref is the place as a value of the qualifier tỉnh.
func (p place) ref() string {
	if p.ID == "" {
		return National
	}
	return p.key()
}
