package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"chitieu/corpus"
	"github.com/blevesearch/bleve/v2/search/query"
)

// SearchOptions says how much of an answer is wanted.
type SearchOptions struct {
	Limit   int    // hits, and related ones; 0 for all
	Offset  int    // hits to skip
	Drafts  Drafts // shown and marked by default
	Related int    // related ones to list; 0 for as many as Limit, at most DefaultRelated; below 0 for none
}

// DefaultRelated is how many related records an answer lists when nobody says.
const DefaultRelated = 50

// Answer is what a search found: the records that meet every concept of the
// query, and those that miss one.
type Answer struct {
	Understood   Understood `json:"understood"`
	Total        int        `json:"total"`
	Hits         []Hit      `json:"hits"`
	RelatedTotal int        `json:"related_total"`
	Related      []Hit      `json:"related"`
}

// Hit is a record with the reason why it stands where it stands.
type Hit struct {
	corpus.Record
	Score float64 `json:"score"`
	Marks []Mark  `json:"marks"` // what a reader must be told beside the number
}

// Mark is a warning that belongs to a hit.
type Mark string

// The marks. NotOwn is a promise of a district, a department or the centre in an
// article about the province.
const (
	MarkDraft   Mark = "draft"
	MarkNotOwn  Mark = "not-own"
	MarkSuspect Mark = "suspect"
)

// Search answers a query. Zero hits are no error; ErrQuery is, for a query that
// cannot be meant as typed.
func (ix *Index) Search(ctx context.Context, query string, o SearchOptions) (Answer, error) {
	u, err := ix.parser.Parse(query)
	if err != nil {
		return Answer{}, fmt.Errorf("index: search %.60q: %w", query, err)
	}
	a, err := ix.Find(ctx, u, o)
	if err != nil {
		return Answer{}, fmt.Errorf("index: search %.60q: %w", query, err)
	}
	return a, nil
}

// Find is Search for a query that is understood already.
func (ix *Index) Find(ctx context.Context, u Understood, o SearchOptions) (Answer, error) {
	a := Answer{Understood: u, Hits: []Hit{}, Related: []Hit{}}
	s := newFinder(ix, u, o)
	if err := ix.acquire(ctx); err != nil {
		return a, err
	}
	err := s.run(ctx)
	ix.release()
	if err != nil {
		return a, err
	}
	a.Total, a.RelatedTotal = s.hits.total, s.related.total
	if a.Hits, err = ix.load(ctx, s.hits.page(o.Offset, o.Limit)); err != nil {
		return a, err
	}
	a.Related, err = ix.load(ctx, s.related.page(0, s.related.keep))
	return a, err
}

// acquire waits for one of the slots: with as many searches at once as there are
// processors, the slowest of many clients waits a fifth of the time.
func (ix *Index) acquire(ctx context.Context) error {
	select {
	case ix.slots <- struct{}{}:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (ix *Index) release() { <-ix.slots }

// load reads the records of candidates.
func (ix *Index) load(ctx context.Context, found []candidate) ([]Hit, error) {
	hits := make([]Hit, 0, len(found))
	for _, c := range found {
		if err := ctx.Err(); err != nil {
			return hits, err
		}
		r, err := ix.records.record(int(c.row))
		if err != nil {
			return hits, err
		}
		hits = append(hits, Hit{r, float64(c.score), ix.marks(&ix.cols.rows[c.row])})
	}
	return hits, nil
}

func (ix *Index) marks(r *row) []Mark {
	marks := []Mark{}
	if r.Marks&markDraft != 0 {
		marks = append(marks, MarkDraft)
	}
	if !ix.cols.own(r) {
		marks = append(marks, MarkNotOwn)
	}
	if r.Marks&markSuspect != 0 {
		marks = append(marks, MarkSuspect)
	}
	return marks
}

// finder is one search under way.
type finder struct {
	ix      *Index
	u       Understood
	f       *filter
	near    []bool // by indicator: akin to one that is asked for
	nowhere []bool // by place: shares its present unit with one that is asked for
	hits    *best
	related *best
}

func newFinder(ix *Index, u Understood, o SearchOptions) *finder {
	s := &finder{ix: ix, u: u, f: newFilter(ix.cols, u, o.Drafts)}
	keep := 0
	if o.Limit > 0 {
		keep = max(o.Offset, 0) + o.Limit
	}
	related := o.Related
	if related == 0 {
		related = DefaultRelated
		if o.Limit > 0 {
			related = min(related, o.Limit)
		}
	}
	s.hits, s.related = &best{ix: ix, keep: keep}, &best{ix: ix, keep: max(related, 0), none: related < 0}
	s.near = choose(ix.cols.indicators.texts, ix.parser.names.akin(u.Indicators))
	s.nowhere = sameUnit(ix.cols.places, s.f.places)
	return s
}

// sameUnit marks the places that lie in the same present unit as a wanted one.
func sameUnit(places []place, wanted []bool) []bool {
	if wanted == nil {
		return nil
	}
	now := map[string]bool{}
	for i, p := range places {
		if wanted[i] && p.Now != "" {
			now[p.Now] = true
		}
	}
	out := make([]bool, len(places))
	for i, p := range places {
		out[i] = now[p.Now]
	}
	return out
}

func (s *finder) run(ctx context.Context) error {
	if s.u.hasText() || s.u.Not.hasText() {
		return s.byText(ctx)
	}
	for i := range s.ix.cols.rows {
		if i%(64*checkEvery) == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		s.take(i, 0, 0)
	}
	return nil
}

// enough hits make a search for records that hold all words but one pointless; it
// costs five times the search for all words.
const enough = 50

// mostRelaxed is the most words of which one may be missing: over 100,000 records
// 64 frequent ones took 340 ms and 16 took 120 ms.
const mostRelaxed = 8

// byText asks Bleve for the records that hold the words, then for those that hold
// all but one of them.
func (s *finder) byText(ctx context.Context) error {
	barred := map[int]bool{}
	for _, w := range slices.Concat(s.u.Not.Words, s.u.Not.Phrases) {
		if err := s.ix.text.each(ctx, s.textQuery(w), func(row int, _ float64) { barred[row] = true }); err != nil {
			return err
		}
	}
	parts := s.textParts()
	if len(parts) == 0 { // only exclusions
		for i := range s.ix.cols.rows {
			if !barred[i] {
				s.take(i, 0, 0)
			}
		}
		return ctx.Err()
	}
	seen := map[int]bool{}
	err := s.ix.text.each(ctx, query.NewConjunctionQuery(parts), func(row int, score float64) {
		if seen[row] = true; !barred[row] {
			s.take(row, 0, score)
		}
	})
	if err != nil || s.related.none || s.hits.total >= enough {
		return err
	}
	if s.f.indicators != nil { // the indicator is the topic: its records without the words
		for i := range s.ix.cols.rows {
			if !seen[i] && !barred[i] {
				s.take(i, missText, 0)
			}
		}
		return ctx.Err()
	}
	if len(parts) < 2 || len(parts) > mostRelaxed {
		return nil
	}
	some := query.NewDisjunctionQuery(parts)
	some.SetMin(float64(len(parts) - 1))
	return s.ix.text.each(ctx, some, func(row int, score float64) {
		if !seen[row] && !barred[row] {
			s.take(row, missText, score)
		}
	})
}

func (s *finder) textParts() (parts []query.Query) {
	for _, w := range slices.Concat(s.u.Words, s.u.Phrases) {
		parts = append(parts, s.textQuery(w))
	}
	return parts
}

// textQuery asks for a word or phrase as the index has folded it. For an
// abbreviation that means one thing only, its full form will do: "DVCTT".
func (s *finder) textQuery(words string) query.Query {
	fold := markedTerm
	if s.u.Bare {
		fold = bareTerm
	}
	q := phraseQuery(termsOf(words, fold), s.u.Bare)
	if full, ok := s.ix.parser.names.tax.Expand(words); ok {
		return query.NewDisjunctionQuery([]query.Query{q, phraseQuery(termsOf(full, fold), s.u.Bare)})
	}
	return q
}

// take judges one record: all concepts met, one missed, or more.
func (s *finder) take(i int, m miss, text float64) {
	r := &s.ix.cols.rows[i]
	m |= s.f.misses(r)
	if m == 0 {
		exact, score := s.score(r, text)
		s.hits.add(candidate{int32(i), exact, float32(score)})
		return
	}
	if m.count() == 1 && s.isNear(r, m) {
		_, score := s.score(r, text)
		s.related.add(candidate{int32(i), false, float32(score * relatedWeight)})
	}
}

// isNear reports whether a record that misses one concept is worth showing below
// the line. What is asked about (indicator or words) must be met, or be akin.
func (s *finder) isNear(r *row, m miss) bool {
	topic := s.f.indicators != nil || s.u.hasText()
	switch m {
	case missIndicator:
		return s.near != nil && s.near[r.Indicator]
	case missTier, missYear:
		return topic
	case missPlace:
		return topic && s.nowhere[r.Place]
	case missText:
		return true
	}
	return false
}

// The weights by which a record falls behind one that fits better.
const (
	relatedWeight = 0.5
	tierWeight    = 0.9 // the tier is one of several, or "các cấp"
	notOwnWeight  = 0.9
	suspectWeight = 0.9
	draftWeight   = 0.95
)

// score is between 0 and 1: how well a record fits, whether it stands for the
// asked tier alone, and the text's own score when words were asked for.
func (s *finder) score(r *row, text float64) (exact bool, score float64) {
	exact, score = true, 1
	if s.f.tiers != 0 && r.Tiers&^s.f.tiers != 0 {
		exact, score = false, tierWeight
	}
	if s.u.hasText() {
		score *= (1 + text/(1+text)) / 2
	}
	if !s.ix.cols.own(r) {
		score *= notOwnWeight
	}
	if r.Marks&markSuspect != 0 {
		score *= suspectWeight
	}
	if r.Marks&markDraft != 0 {
		score *= draftWeight
	}
	return exact, score
}

// candidate is a row with its standing.
type candidate struct {
	row   int32
	exact bool
	score float32
}

// best keeps the first candidates of an order and counts all.
type best struct {
	ix    *Index
	keep  int // 0 for all
	none  bool
	total int
	found []candidate
}

func (b *best) add(c candidate) {
	b.total++
	if b.none {
		return
	}
	b.found = append(b.found, c)
	if b.keep > 0 && len(b.found) >= 2*b.keep+checkEvery {
		b.sort()
		b.found = b.found[:b.keep]
	}
}

// sort orders candidates: exact ones first, then score, then the Vietnamese order
// of provinces, the newest year, and the order of the records.
func (b *best) sort() {
	rows, rank := b.ix.cols.rows, b.ix.placeRank
	slices.SortFunc(b.found, func(x, y candidate) int {
		if x.exact != y.exact {
			if x.exact {
				return -1
			}
			return 1
		}
		p, q := &rows[x.row], &rows[y.row]
		return cmp.Or(
			cmp.Compare(y.score, x.score),
			cmp.Compare(rank[p.Place], rank[q.Place]),
			cmp.Compare(q.Year, p.Year),
			cmp.Compare(x.row, y.row),
		)
	})
}

// page returns limit candidates from offset on; all of them when limit is 0.
func (b *best) page(offset, limit int) []candidate {
	b.sort()
	found := b.found[min(max(offset, 0), len(b.found)):]
	if limit > 0 {
		found = found[:min(limit, len(found))]
	}
	return found
}
