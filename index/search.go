package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"chitieu/corpus"
)

// SearchOptions says how much of an answer is wanted.
type SearchOptions struct {
	Limit   int    // hits, and related ones; 0 for all
	Offset  int    // hits to skip
	Drafts  Drafts // shown and marked by default
	Related int    // related ones to list; 0 for as many as Limit, at most DefaultRelated; below 0 for none
	Facets  bool   // count the hits by province, tier, year, …
	Newest  bool   // what was stored last first, for those who follow a query
}

// DefaultRelated is how many related records an answer lists when nobody says.
const DefaultRelated = 50

// Answer is what a search found: the records that meet every concept of the
// query, and those that miss one.
type Answer struct {
	Understood   Understood `json:"understood"`
	Query        string     `json:"query"` // what was understood, printed as a query
	Parts        []Part     `json:"parts"` // the same piece by piece
	Total        int        `json:"total"`
	Hits         []Hit      `json:"hits"`
	RelatedTotal int        `json:"related_total"`
	Related      []Hit      `json:"related"`

	// ByTitle says that no record's subject holds the words, so the hits are those
	// of articles whose title, number or issuer does.
	ByTitle    bool        `json:"by_title,omitempty"`
	Suggestion *Suggestion `json:"suggestion,omitempty"` // "có phải …?", when nothing is found
	Facets     *Facets     `json:"facets,omitempty"`
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
// article about the province. Gone is of an article whose page has vanished since:
// what was read of it stands, with its archived copy.
const (
	MarkDraft     Mark = "draft"
	MarkNotOwn    Mark = "not-own"
	MarkSuspect   Mark = "suspect"
	MarkGone      Mark = "gone"
	MarkCorrected Mark = "corrected" // by a person
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
	bounded, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	done, err := s.begin(bounded)
	if err != nil {
		return a, err
	}
	err = s.run(bounded)
	nothing := err == nil && s.hits.total == 0 && !u.Gaps
	if words, ok := ix.parser.asWords(u); ok && nothing {
		// What seemed to name an indicator may be words that no indicator's name holds.
		if again := newFinder(ix, words, o); again.run(bounded) == nil && again.hits.total > 0 {
			s, a.Understood = again, words
		}
	}
	if nothing && s.hits.total == 0 {
		a.Suggestion, err = ix.suggest(bounded, u)
	}
	done()
	if err != nil {
		return a, err
	}
	a.Query, a.Parts = a.Understood.String(), a.Understood.Parts()
	a.ByTitle, a.Facets = s.byTitle, s.facets.list(ix)
	a.Total, a.RelatedTotal = s.hits.total, s.related.total
	if a.Hits, err = ix.load(ctx, s.hits.page(o.Offset, o.Limit)); err != nil {
		return a, err
	}
	a.Related, err = ix.load(ctx, s.related.page(0, s.related.keep))
	return a, err
}

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
	if r.Marks&markGone != 0 {
		marks = append(marks, MarkGone)
	}
	if r.Marks&markCorrected != 0 {
		marks = append(marks, MarkCorrected)
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
	needles []needle
	pairs   []needle // neighbours in the query
	topic   []uint32 // bare forms of the words that named indicator or field
	not     []needle
	bars    bitset // rows that hold one of not
	lost    int    // words and phrases that no record's subject holds
	last    int16  // last year of the one span that is asked for
	byTitle bool
	hits    *best
	related *best
	facets  *facetCounts
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
	s.hits, s.related = &best{ix: ix, keep: keep, newest: o.Newest, order: u.Order}, &best{ix: ix, keep: max(related, 0), none: related < 0}
	s.near = choose(ix.cols.indicators.texts, ix.parser.names.akin(u.Indicators))
	s.nowhere = sameUnit(ix.cols.places, s.f.places)
	words := &ix.cols.words
	for _, w := range slices.Concat(u.Words, u.Phrases) {
		if n, ok := words.needle(w, u.Bare); ok {
			s.needles = append(s.needles, n)
		} else {
			s.lost++
		}
	}
	slices.SortFunc(s.needles, func(a, b needle) int { return cmp.Compare(a.n, b.n) })
	for _, w := range slices.Concat(u.Not.Words, u.Not.Phrases) {
		if n, ok := words.needle(w, u.Bare); ok {
			s.not = append(s.not, n)
		}
	}
	for i := 1; i < len(u.Words); i++ {
		if n, ok := words.needle(u.Words[i-1]+" "+u.Words[i], u.Bare); ok {
			s.pairs = append(s.pairs, n)
		}
	}
	s.topic = words.numbers(strings.Join(u.topic, " "))
	if len(u.Years) == 1 && u.Years[0].From != u.Years[0].To {
		s.last = int16(u.Years[0].To)
	}
	if o.Facets {
		s.facets = newFacetCounts(ix.cols)
	}
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

// run judges every record that can be a hit or related. Words are looked up in
// their postings; without words the columns are read, of one indicator where one
// is asked for.
func (s *finder) run(ctx context.Context) error {
	s.bars = s.barring()
	var err error
	switch {
	case !s.u.hasText():
		err = s.byRows(ctx)
	case s.f.indicators == nil:
		err = s.byWords(ctx, s.spare(), func(*row) bool { return true })
	default:
		// What lacks words must be of the indicator; whatever else holds them all.
		asked := s.f.indicators
		if err = s.byIndicators(ctx, asked); err == nil {
			err = s.byWords(ctx, 0, func(r *row) bool { return !asked[r.Indicator] })
		}
	}
	if err != nil || !s.u.hasText() || s.u.Gaps {
		return err
	}
	if s.hits.total == 0 {
		if err := s.byTitles(ctx); err != nil || s.byTitle {
			return err
		}
	}
	if s.related.none || s.hits.total >= enough {
		return nil
	}
	return s.bySentence(ctx)
}

// spare is how many words a record may lack: all words but one are related.
func (s *finder) spare() int {
	if s.related.none {
		return 0
	}
	return 1
}

func (s *finder) byRows(ctx context.Context) error {
	if !s.readsAll() {
		return s.byIndicators(ctx, s.near)
	}
	for i := range s.ix.cols.rows {
		if i%pauseEvery == 0 {
			if err := pause(ctx); err != nil {
				return err
			}
		}
		s.take(i)
	}
	return ctx.Err()
}

// byIndicators judges the rows of some indicators.
func (s *finder) byIndicators(ctx context.Context, wanted []bool) error {
	for id, on := range wanted {
		if !on {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, i := range s.ix.cols.ofIndicator(id) {
			s.take(int(i))
		}
	}
	return ctx.Err()
}

// byWords judges the rows that hold all words but spare of them.
func (s *finder) byWords(ctx context.Context, spare int, wanted func(*row) bool) error {
	if s.lost > spare {
		return nil
	}
	n := 0
	return s.ix.cols.words.lookup(s.needles, spare-s.lost).each(func(row uint32) error {
		if wanted(&s.ix.cols.rows[row]) {
			s.take(int(row))
		}
		if n++; n%pauseEvery != 0 {
			return nil
		}
		return pause(ctx)
	})
}

// enough hits make a look at what is loosely related pointless.
const enough = 50

// byTitles takes the records of articles whose title, plan number or issuer holds
// all the words: "huyện Trần Đề", "140/KH-UBND".
func (s *finder) byTitles(ctx context.Context) error {
	return s.ix.text.each(ctx, s.textTerms(s.u.Bare), fieldTitle, func(row int) {
		r := &s.ix.cols.rows[row]
		if s.f.misses(r) == 0 && !s.barred(row) {
			s.byTitle = true
			exact, score := s.score(row, 0)
			s.hits.add(candidate{int32(row), exact, float32(score)})
		}
	})
}

// bySentence offers the records whose sentence holds all the words, though what
// they measure does not.
func (s *finder) bySentence(ctx context.Context) error {
	return s.ix.text.each(ctx, s.textTerms(true), fieldContext, func(row int) {
		if met, _ := s.ix.cols.words.score(row, s.needles, 1); s.allButOne(met) {
			return // taken already
		}
		if s.f.misses(&s.ix.cols.rows[row]) == 0 && !s.barred(row) {
			_, score := s.score(row, 0)
			s.related.add(candidate{int32(row), false, float32(score * relatedWeight)})
		}
	})
}

// textTerms are the different terms of all words and phrases.
func (s *finder) textTerms(bare bool) []string {
	fold := markedTerm
	if bare {
		fold = bareTerm
	}
	var terms []string
	for _, w := range slices.Concat(s.u.Words, s.u.Phrases) {
		terms = append(terms, termsOf(w, fold)...)
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

// take judges one record: all concepts met, one missed, or more.
func (s *finder) take(i int) {
	r := &s.ix.cols.rows[i]
	m := s.f.misses(r)
	if m&(m-1) != 0 {
		return
	}
	met, text := 0, 0.0
	if s.u.hasText() {
		met, text = s.ix.cols.words.score(i, s.needles, s.spare())
		if met < len(s.needles) || s.lost > 0 {
			m |= missText
			if met == 0 && s.f.indicators == nil || m&(m-1) != 0 {
				return
			}
		}
	}
	if s.barred(i) {
		m |= excluded
	}
	if s.facets != nil {
		s.facets.add(r, m)
	}
	switch {
	case m == 0 && s.u.Gaps: // these provinces have one: none is what is asked for
		_, score := s.score(i, text)
		s.related.add(candidate{int32(i), false, float32(score * relatedWeight)})
	case m == 0:
		exact, score := s.score(i, text)
		s.hits.add(candidate{int32(i), exact, float32(score)})
	case !s.related.none && !s.u.Gaps && m.count() == 1 && s.isNear(r, m, met):
		_, score := s.score(i, text)
		s.related.add(candidate{int32(i), false, float32(score * relatedWeight)})
	}
}

// barring marks the records whose subject holds words that the query excludes.
func (s *finder) barring() bitset {
	if len(s.not) == 0 {
		return nil
	}
	words := &s.ix.cols.words
	bars := newBitset(len(s.ix.cols.rows))
	for i := range s.not {
		words.lookup(s.not[i:i+1], 0).all(func(row uint32) {
			if len(s.not[i].ids) == 1 || words.count(words.of(int(row)), &s.not[i]) > 0 {
				bars.set(int(row))
			}
		})
	}
	return bars
}

func (s *finder) barred(row int) bool { return s.bars != nil && s.bars.has(row) }

func (s *finder) allButOne(met int) bool {
	all := len(s.needles) + s.lost
	return met > 0 && met >= all-1
}

// isNear reports whether a record that misses one concept is worth showing below
// the line. What is asked about (indicator or words) must be met, or be akin.
func (s *finder) isNear(r *row, m miss, met int) bool {
	topic := s.f.indicators != nil || s.u.hasText()
	switch m {
	case missIndicator:
		return s.near != nil && s.near[r.Indicator]
	case missTier, missYear:
		return topic
	case missPlace:
		return topic && s.nowhere[r.Place]
	case missText:
		return s.f.indicators != nil || s.allButOne(met)
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
	yearWeight    = 0.95 // a year before the last one asked for
	nameWeight    = 0.2  // the words that name the indicator are not in its subject
	pairWeight    = 0.3  // words that stand together in the query do not in the record
)

// score is between 0 and 1: how well a record fits, whether it stands for the
// asked tier alone, and the text's own score when words were asked for.
func (s *finder) score(i int, text float64) (exact bool, score float64) {
	r := &s.ix.cols.rows[i]
	exact, score = true, 1
	if s.f.tiers != 0 && r.Tiers&^s.f.tiers != 0 {
		exact, score = false, tierWeight
	}
	if s.u.hasText() {
		score *= (1 + text/(1+text)) / 2 * (1 - pairWeight*(1-s.together(i)))
	}
	if s.f.indicators != nil || s.f.domains != nil {
		score *= 1 - nameWeight*(1-s.likeness(i))
	}
	if s.last != 0 && r.Year != s.last {
		score *= yearWeight
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

// together is the share of the neighbours in the query that are neighbours in what
// a record measures: "xe buýt điện" is no "vé điện tử trên xe buýt".
func (s *finder) together(i int) float64 {
	if len(s.pairs) == 0 {
		return 1
	}
	return s.ix.cols.words.shareOf(i, s.pairs)
}

// likeness tells how much a record's subject is what was asked for and nothing
// else: the shares of the query's words, and of those in the name of its
// indicator (else its field of work), that it holds, and of its own words that
// are among them.
func (s *finder) likeness(i int) float64 {
	r, words := &s.ix.cols.rows[i], &s.ix.cols.words
	name := s.ix.cols.nameWords.domains[r.Domain]
	if s.f.indicators != nil {
		name = s.ix.cols.nameWords.indicators[r.Indicator]
	}
	toks := words.of(i)
	asked, named, own := 0, 0, 0
	for _, w := range s.topic {
		asked += words.has(toks, w)
	}
	for _, w := range name {
		named += words.has(toks, w)
	}
	for _, t := range toks {
		if b := words.bare[t]; slices.Contains(s.topic, b) || slices.Contains(name, b) {
			own++
		}
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	if len(s.topic) == 0 {
		return (2*share(named, len(name)) + share(own, len(toks))) / 3
	}
	return (2*share(asked, len(s.topic)) + share(named, len(name)) + share(own, len(toks))) / 4
}

// candidate is a row with its standing.
type candidate struct {
	row   int32
	exact bool
	score float32
}

// best keeps the first candidates of an order and counts all.
type best struct {
	ix     *Index
	keep   int // 0 for all
	none   bool
	newest bool
	order  Order
	total  int
	found  []candidate
	full   bool      // there are as many as are kept,
	worst  candidate // and this is the last of them
}

func (b *best) add(c candidate) {
	b.total++
	if b.none || b.full && b.compare(c, b.worst) > 0 {
		return
	}
	b.found = append(b.found, c)
	if b.keep > 0 && len(b.found) >= 2*b.keep+64 {
		b.sort()
		b.found = b.found[:b.keep]
		b.full, b.worst = true, b.found[b.keep-1]
	}
}

func (b *best) sort() { slices.SortFunc(b.found, b.compare) }

// compare orders candidates: exact ones first, then score, then the Vietnamese
// order of provinces, the newest year, and the order of the records.
func (b *best) compare(x, y candidate) int {
	if b.newest {
		return cmp.Or(cmp.Compare(b.ix.cols.rows[y.row].Seq, b.ix.cols.rows[x.row].Seq), cmp.Compare(x.row, y.row))
	}
	if n := b.byNumber(x, y); n != 0 {
		return n
	}
	if x.exact != y.exact {
		return compareBool(y.exact, x.exact)
	}
	if x.score != y.score {
		return cmp.Compare(y.score, x.score)
	}
	p, q, rank := &b.ix.cols.rows[x.row], &b.ix.cols.rows[y.row], b.ix.placeRank
	return cmp.Or(
		cmp.Compare(rank[p.Place], rank[q.Place]),
		cmp.Compare(q.Year, p.Year),
		cmp.Compare(x.row, y.row),
	)
}

// byNumber orders candidates as a query asks, those of one unit together and shares
// before all others.
func (b *best) byNumber(x, y candidate) int {
	if b.order == "" {
		return 0
	}
	p, q := &b.ix.cols.rows[x.row], &b.ix.cols.rows[y.row]
	if p.Unit != q.Unit {
		share := func(r *row) bool { return b.ix.cols.units.text(int(r.Unit)) == corpus.UnitPercent }
		return cmp.Or(compareBool(share(q), share(p)), cmp.Compare(p.Unit, q.Unit))
	}
	if b.order == Highest {
		return cmp.Compare(q.mid(), p.mid())
	}
	return cmp.Compare(p.mid(), q.mid())
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
