package index

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// FlagSourcesDiffer marks records of one plan and one promise whose numbers differ
// between the articles that report it.
const FlagSourcesDiffer = "sources-differ"

// Clustered joins what several articles report of one plan, as clusterPlans does, over a
// stream, as Build takes it. The order of the records that stay is kept. What a person
// withdrew is left out with its reprints: show and the corrections still tell of it. It
// holds the records packed, and unpacks only those of plans that several articles report: 100,000 of
// them took 120 MB more as structs.
func Clustered(records iter.Seq2[corpus.Record, error]) iter.Seq2[corpus.Record, error] {
	return func(yield func(corpus.Record, error) bool) {
		err := clustered(records, func(r corpus.Record) bool { return yield(r, nil) })
		if err != nil {
			yield(corpus.Record{}, err)
		}
	}
}

func clustered(records iter.Seq2[corpus.Record, error], yield func(corpus.Record) bool) error {
	p, err := theParser()
	if err != nil {
		return err
	}
	held, err := newHeld()
	if err != nil {
		return err
	}
	for r, err := range records {
		if err != nil {
			return err
		}
		tellBase(p.names.tax, &r)
		if err := held.add(&r); err != nil {
			return err
		}
	}
	return held.cluster(yield)
}

// tellBase fills in what a share is taken of, where the reader did not print it
// and the subject tells: adults, subscribers, households.
func tellBase(tax *taxonomy.Taxonomy, r *corpus.Record) {
	if r.Denominator != nil || r.Unit != corpus.UnitPercent {
		return
	}
	if base := tax.DenominatorOf(r.Indicator, r.Subject); base != "" {
		r.Denominator = &base
		r.Methods.Denominator = "inferred"
	}
}

// clusterPlans joins what several articles report of one plan, in place: a promise that they
// print alike becomes one record with all its sources, the fullest article's own first. One
// that they print with different numbers stays once per number, each flagged. It tells which
// records are gone into others.
func clusterPlans(records []corpus.Record) (gone []bool) {
	p := newPlans()
	of := make([]int32, len(records))
	for i := range records {
		of[i] = p.of(&records[i])
	}
	same := p.joined()
	byPlan := make([][]int, len(same))
	for i, n := range of {
		byPlan[same[n]] = append(byPlan[same[n]], i)
	}
	gone = make([]bool, len(records))
	for _, at := range byPlan {
		clusterPlan(records, at, gone)
	}
	return gone
}

// sourced lists a record's own article when no other reports its promise.
func sourced(r corpus.Record) corpus.Record {
	if len(r.Sources) == 0 {
		r.Sources = []corpus.Source{sourceOf(&r)}
	}
	return r
}

// scopeKey is what two articles share that may report one plan under different
// titles; "" where the plan's year or place is not told. What amends a plan is none.
func scopeKey(r *corpus.Record) string {
	a := &r.Article
	if a.Province == nil || a.PlanYear == 0 {
		return ""
	}
	return strings.Join([]string{a.Province.Key(), a.IssuerLevel, a.PlanYearText(), a.PlanStatus, strconv.FormatBool(amends(a))}, "\x00")
}

// clusterPlan joins the records at the given indexes, all of one plan.
func clusterPlan(recs []corpus.Record, at []int, gone []bool) {
	byArticle := map[string][]int{}
	for _, i := range at {
		byArticle[recs[i].Article.URL] = append(byArticle[recs[i].Article.URL], i)
	}
	if len(byArticle) < 2 {
		return
	}
	urls := slices.Collect(maps.Keys(byArticle))
	slices.SortFunc(urls, func(a, b string) int { return fuller(&recs[byArticle[a][0]], &recs[byArticle[b][0]]) })
	heads := map[string][]int{} // promise → records that stay
	for _, url := range urls {
		taken := map[int]bool{} // a head matches one record of each article
		fresh := map[string][]int{}
		for _, i := range byArticle[url] {
			promise := promiseKey(&recs[i])
			if h := matching(recs, heads[promise], i, taken); h >= 0 {
				taken[h], gone[i] = true, true
				hidden := recs[h].Hidden || recs[i].Hidden                 // who withdraws a promise withdraws its reprints
				if len(recs[h].Reviews) == 0 && len(recs[i].Reviews) > 0 { // a person's word stands before the fullest article's
					recs[h], recs[i] = recs[i], recs[h]
				}
				addSource(&recs[h], &recs[i])
				recs[h].Hidden = hidden
				continue
			}
			fresh[promise] = append(fresh[promise], i)
		}
		for promise, found := range fresh {
			flagDifferences(recs, heads[promise], found, taken)
			heads[promise] = append(heads[promise], found...)
		}
	}
}

// fuller orders articles: the whole document before a report before an interview,
// then the earliest.
func fuller(a, b *corpus.Record) int {
	rank := func(r *corpus.Record) int {
		return slices.Index([]string{"full_text", "report", "interview"}, r.Article.SourceKind) & 3
	}
	return cmp.Or(
		cmp.Compare(rank(a), rank(b)),
		cmp.Compare(cmp.Or(a.Article.Published, "9999"), cmp.Or(b.Article.Published, "9999")),
		cmp.Compare(a.Article.URL, b.Article.URL),
	)
}

// matching finds the head with the same number as record i; both make the same
// promise.
func matching(recs []corpus.Record, heads []int, i int, taken map[int]bool) int {
	for _, h := range heads {
		if !taken[h] && sameNumber(&recs[h], &recs[i]) {
			return h
		}
	}
	return -1
}

// flagDifferences flags the records of one promise that an article prints with
// another number than the articles before it.
func flagDifferences(recs []corpus.Record, heads, fresh []int, taken map[int]bool) {
	for _, h := range heads {
		if taken[h] {
			continue
		}
		addFlag(&recs[h])
		for _, i := range fresh {
			addFlag(&recs[i])
		}
	}
}

// promiseKey is what a record is about, its number left out. Like sameNumber it goes by
// what was read: the correction of one article's sentence must not part it from its
// reprints.
func promiseKey(r *corpus.Record) string { return asRead(r).PromiseKey() }

// asRead is the record before people corrected it.
func asRead(r *corpus.Record) *corpus.Record {
	if len(r.Reviews) == 0 {
		return r
	}
	read := r.AsRead()
	return &read
}

func sameNumber(a, b *corpus.Record) bool {
	a, b = asRead(a), asRead(b)
	if (a.High == nil) != (b.High == nil) || a.High != nil && *a.High != *b.High {
		return false
	}
	return a.Value == b.Value
}

func sourceOf(r *corpus.Record) corpus.Source {
	s := corpus.Source{URL: r.Article.URL, Title: r.Article.Title, Published: r.Article.Published}
	if r.Article.Capture != nil {
		s.SHA256 = r.Article.Capture.SHA256
	}
	return s
}

func addSource(head, r *corpus.Record) {
	if len(head.Sources) == 0 {
		head.Sources = []corpus.Source{sourceOf(head)}
	}
	add := r.Sources
	if len(add) == 0 {
		add = []corpus.Source{sourceOf(r)}
	}
	for _, s := range add {
		if !slices.ContainsFunc(head.Sources, func(t corpus.Source) bool { return t.URL == s.URL }) {
			head.Sources = append(slices.Clip(head.Sources), s)
		}
	}
}

func addFlag(r *corpus.Record) {
	if !slices.Contains(r.Flags, FlagSourcesDiffer) {
		r.Flags = append(slices.Clip(r.Flags), FlagSourcesDiffer)
	}
}
