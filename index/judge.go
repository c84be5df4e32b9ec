package index

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// Standing is how a value compares with the national one of the same tier and
// year, or with the next milestone after it.
type Standing struct {
	Value    float64  `json:"value"`
	High     *float64 `json:"high,omitempty"`
	Bound    string   `json:"bound"`
	Year     int      `json:"year"`
	Relation Relation `json:"relation"`
	Better   *bool    `json:"better"` // null unless above or below
	Text     string   `json:"text"`
	Source   string   `json:"source"`
}

// Relation is where a value stands, by its number alone.
type Relation string

// The relations. Towards is for a milestone of a later year, Reference for a
// national aggregate: neither is a bar to be above or below.
const (
	Equal      Relation = "equal"
	Above      Relation = "above"
	Below      Relation = "below"
	Overlaps   Relation = "overlaps"    // a range with the national value inside
	SameNumber Relation = "same-number" // "80" beside "trên 80", or the other way round
	Towards    Relation = "towards"
	Reference  Relation = "reference"
)

// Rank is a value's place among the provinces of the same scheme, tier and year.
type Rank struct {
	N  int `json:"n"`
	Of int `json:"of"`
}

// Typical is what the other provinces promise.
type Typical struct {
	Median float64 `json:"median"`
	N      int     `json:"n"`
}

// Copies tells how many provinces set exactly the national values of a year.
type Copies struct {
	Year      int      `json:"year"`
	Scheme    int      `json:"scheme"`
	Values    string   `json:"values"` // "90/80/60"
	Tiers     []string `json:"tiers"`
	N         int      `json:"n"`
	Of        int      `json:"of"` // provinces with a value for every tier and this year
	Provinces []string `json:"provinces"`
}

// group is what values must share to be ranked: the communes before and after
// 2025-07-01 are two series, and so are the provinces.
type group struct {
	scheme int
	tier   uint8
	year   int
}

func (g group) compare(h group) int {
	return cmp.Or(cmp.Compare(g.scheme, h.scheme), cmp.Compare(g.tier, h.tier), cmp.Compare(g.year, h.year))
}

// member is a province's value in a group.
type member struct {
	group
	place uint16
	row   *row
	mid   float64
}

// judge compares the values of one series with the national ones and with each
// other. Every province counts once in a group: with its plan for the year, else
// with that for the period. Drafts, other issuers and suspect values do not count.
type judge struct {
	ix       *Index
	ind      taxonomy.Indicator
	series   Series
	national []NationalValue
	members  []member  // by group, then place
	mids     []float64 // the same, sorted by value within each group
	lang     string
	scratch  [2][]float64
}

func (ix *Index) newJudge(c *collected, s Series, national []NationalValue, o CompareOptions) *judge {
	j := &judge{ix: ix, ind: ix.parser.names.describe(c.indicator), series: s, national: national, lang: o.Lang}
	for spot := range spotsOf(c.of(s)) {
		promises, _ := splitResults(spot)
		for slot := range slotsOf(promises) {
			r, at := &ix.cols.rows[slot[0].row], slot[0].at()
			if r.Year == 0 || !ix.ranks(r, o.CountDrafts) {
				continue
			}
			j.members = append(j.members, member{group{ix.cols.places[at.place].Scheme, at.tier, int(r.Year)}, at.place, r, r.mid()})
		}
	}
	slices.SortFunc(j.members, func(a, b member) int {
		return cmp.Or(a.compare(b.group), cmp.Compare(a.place, b.place), cmp.Compare(a.row.Marks&markPeriod, b.row.Marks&markPeriod))
	})
	j.members = slices.CompactFunc(j.members, func(a, b member) bool { return a.group == b.group && a.place == b.place })
	j.mids = make([]float64, len(j.members))
	for start, i := 0, 0; i < len(j.members); i++ {
		j.mids[i] = j.members[i].mid
		if i+1 == len(j.members) || j.members[i+1].group != j.members[i].group {
			slices.Sort(j.mids[start : i+1])
			start = i + 1
		}
	}
	return j
}

// of are the members of a group.
func (j *judge) of(g group) []member {
	from, to := j.span(g)
	return j.members[from:to]
}

func (j *judge) span(g group) (from, to int) {
	find := func(g group) int {
		i, _ := slices.BinarySearchFunc(j.members, g, func(m member, g group) int { return m.compare(g) })
		return i
	}
	next := g
	next.year++
	return find(g), find(next)
}

// ranks reports whether a record takes part in ranks, copies and outliers.
func (ix *Index) ranks(r *row, drafts bool) bool {
	return ix.cols.own(r) && r.Marks&markSuspect == 0 && (drafts || r.Marks&markDraft == 0)
}

// judge adds to a cell how it stands.
func (j *judge) judge(c *Cell, at spot) {
	c.National = j.standing(c, j.ix.cols.places[at.place].Scheme)
	from, to := j.span(group{j.ix.cols.places[at.place].Scheme, at.tier, c.Year})
	g := j.members[from:to]
	r := &j.ix.cols.rows[c.row]
	if d := j.direction(); len(g) > 1 && d != 0 && slices.ContainsFunc(g, func(m member) bool { return m.row == r }) {
		rank := &Rank{N: 1, Of: len(g)}
		for _, other := range g {
			if j.beats(float64(d), other.row, r) {
				rank.N++
			}
		}
		c.Rank = rank
	}
	if t, far := j.outlies(r, at.place, g, j.mids[from:to]); far {
		c.Typical, c.Marks = &t, append(c.Marks, MarkOutlier)
	}
}

// direction is 1 where more is better, -1 where less is, 0 where nobody says. Less
// is better for ranks and for what shall shrink; of a decrease of that, more.
func (j *judge) direction() int {
	d := 0
	switch j.ind.Better {
	case "higher":
		d = 1
	case "lower":
		d = -1
	}
	switch {
	case j.series.Unit == corpus.UnitRank:
		return -1
	case j.series.Change == "decrease" && d < 0:
		return 1
	}
	return d
}

// beats reports whether a stands before b: by the number, then "trên 80" before
// "80".
func (j *judge) beats(d float64, a, b *row) bool {
	if x, y := d*a.mid(), d*b.mid(); x != y {
		return x > y
	}
	return d*j.strict(a) > d*j.strict(b)
}

// strict is 1 for "trên", -1 for "dưới".
func (j *judge) strict(r *row) float64 { return strictness(j.ix.cols.bounds.text(int(r.Bound))) }

func strictness(bound string) float64 {
	switch corpus.Bound(bound) {
	case corpus.MoreThan:
		return 1
	case corpus.LessThan:
		return -1
	}
	return 0
}

// mid is the value, the middle of a range.
func (r *row) mid() float64 { return (r.Value + r.top()) / 2 }

// standing compares a cell with the national value of its tier and year, else with
// the next milestone after it. An earlier one says nothing.
func (j *judge) standing(c *Cell, scheme int) *Standing {
	if c.Value == nil || !j.ix.cols.holds(&j.ix.cols.rows[c.row]) {
		return nil
	}
	for _, n := range j.national {
		if corpus.Tier(n.Tier) != c.Tier || n.Year < c.Year {
			continue
		}
		s := &Standing{Value: n.Value, High: n.High, Bound: n.Bound, Year: n.Year, Source: n.Source, Relation: Towards}
		switch {
		case !isBar(n.National, c.Tier, scheme, c.Denominator):
			s.Relation = Reference
		case n.Year == c.Year:
			s.Relation = relation(*c.Value, c.top(), c.Bound, n.National)
			s.Better = j.better(s.Relation)
		}
		s.Text = standingText(j.lang, s, n.Text)
		return s
	}
	return nil
}

func (j *judge) better(r Relation) *bool {
	d := j.direction()
	if d == 0 || r != Above && r != Below {
		return nil
	}
	b := (r == Above) == (d > 0)
	return &b
}

// top is the larger end of a cell's number.
func (c *Cell) top() float64 {
	if c.High != nil {
		return *c.High
	}
	return *c.Value
}

// relation compares numbers first, then their bounds: "80" beside "trên 80" is the
// same number without "trên".
func relation(low, high float64, bound string, n taxonomy.National) Relation {
	from, to := n.Value, n.Value
	if n.High != nil {
		to = *n.High
	}
	switch {
	case low > to:
		return Above
	case high < from:
		return Below
	case low != from || high != to:
		return Overlaps
	case strictness(bound) != strictness(n.Bound):
		return SameNumber
	}
	return Equal
}

// standingTexts are the sentences by relation: Vietnamese, English.
var standingTexts = map[Relation][2]string{
	Equal:      {"bằng mốc quốc gia %s", "equals the national %s"},
	Above:      {"cao hơn mốc quốc gia %s", "above the national %s"},
	Below:      {"thấp hơn mốc quốc gia %s", "below the national %s"},
	Overlaps:   {"khoảng gồm cả mốc quốc gia %s", "a range around the national %s"},
	SameNumber: {"cùng con số với mốc quốc gia %s, khác chữ “trên/dưới”", "the number of the national %s, without its “over/under”"},
	Towards:    {"hướng tới %s", "on the way to %s"},
	Reference:  {"tham khảo: cả nước %s", "reference: the nation %s"},
}

func standingText(lang string, s *Standing, national string) string {
	t := standingTexts[s.Relation][0]
	if lang == "en" {
		t = standingTexts[s.Relation][1]
	}
	if s.Relation == SameNumber && lang != "en" && s.Bound == string(corpus.MoreThan) {
		t = "cùng con số với mốc quốc gia %s, không có “trên”"
	}
	return strings.Replace(t, "%s", national, 1)
}

// minOthers is how many other provinces an outlier needs: with fewer, half of all
// small groups had one.
const minOthers = 8

// farOff is the distance from which a value is an outlier, in robust standard
// deviations (Iglewicz and Hoaglin, 1993).
const farOff = 3.5

// leastSpread keeps eight provinces that copy one value from making an outlier of
// every other: as a share of the median.
const leastSpread = 0.05

// outlies compares a value with the other provinces' of the same tier and year, whose
// sorted values, with the place's own, are mids.
func (j *judge) outlies(r *row, at uint16, g []member, mids []float64) (Typical, bool) {
	others := append(j.scratch[0][:0], mids...)
	if i := slices.IndexFunc(g, func(m member) bool { return m.place == at }); i >= 0 {
		own, _ := slices.BinarySearch(others, g[i].mid)
		others = slices.Delete(others, own, own+1)
	}
	j.scratch[0] = others
	if len(others) < minOthers {
		return Typical{}, false
	}
	t := Typical{middle(others), len(others)}
	off := math.Abs(r.mid() - t.Median)
	if off <= farOff*leastSpread*math.Abs(t.Median) { // no spread is less
		return t, false
	}
	j.scratch[1] = distances(j.scratch[1][:0], others, t.Median)
	spread := spreadOf(j.scratch[1], leastSpread*math.Abs(t.Median))
	return t, spread > 0 && off > farOff*spread
}

// distances appends, in their order, how far sorted values are from m: below it they
// grow downwards, above it upwards, so the two are merged.
func distances(out, values []float64, m float64) []float64 {
	high, _ := slices.BinarySearch(values, m)
	low := high - 1
	for low >= 0 || high < len(values) {
		if high == len(values) || low >= 0 && m-values[low] < values[high]-m {
			out = append(out, m-values[low])
			low--
		} else {
			out = append(out, values[high]-m)
			high++
		}
	}
	return out
}

// spreadOf is a robust standard deviation from sorted distances to the median. Where
// most values are one, the median distance is 0 and the mean speaks.
func spreadOf(off []float64, least float64) float64 {
	if m := middle(off); m > 0 {
		return max(m/0.6745, least)
	}
	sum := 0.0
	for _, v := range off {
		sum += v
	}
	return max(1.2533*sum/float64(len(off)), least)
}

func median(values []float64) float64 { return middle(slices.Sorted(slices.Values(values))) }

// middle is the median of sorted values.
func middle(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// copies counts, for every year of the national plan, the provinces that set
// exactly its values and wording for all tiers.
func (j *judge) copies() []Copies {
	out := []Copies{}
	for _, scheme := range []int{63, 34} {
		for _, year := range j.nationalYears() {
			if c := j.copiesOf(scheme, year); c.N > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

func (j *judge) nationalYears() (years []int) {
	for _, n := range j.national {
		if n.Scope != "nation" && !slices.Contains(years, n.Year) {
			years = append(years, n.Year)
		}
	}
	slices.Sort(years)
	return years
}

func (j *judge) copiesOf(scheme, year int) Copies {
	c := Copies{Year: year, Scheme: scheme, Provinces: []string{}}
	var values []string
	counts := map[uint16]int{} // provinces → tiers with a value
	same := map[uint16]int{}   // provinces → tiers with the national one
	tiers := 0
	for _, n := range j.national {
		// After 2025-07-01 there is no district, and the communes are others.
		if n.Year != year || n.Scope == "nation" || scheme == 34 && (n.Tier == string(corpus.TierDistrict) || n.Tier == string(corpus.TierCommune)) {
			continue
		}
		tiers++
		values, c.Tiers = append(values, strings.TrimSuffix(n.Text, " ("+strconv.Itoa(year)+")")), append(c.Tiers, n.Tier)
		for _, m := range j.of(group{scheme, tierBit(corpus.Tier(n.Tier)), year}) {
			counts[m.place]++
			if j.copiesValue(m.row, n.National) {
				same[m.place]++
			}
		}
	}
	c.Values = strings.Join(values, "/")
	for p, n := range counts {
		if n != tiers {
			continue
		}
		c.Of++
		if same[p] == tiers {
			c.Provinces = append(c.Provinces, j.ix.cols.places[p].label())
		}
	}
	c.N = len(c.Provinces)
	slices.Sort(c.Provinces)
	return c
}

// copiesValue reports whether a row has the number and the wording of the national
// value.
func (j *judge) copiesValue(r *row, n taxonomy.National) bool {
	bound := j.ix.cols.bounds.text(int(r.Bound))
	if bound == "" {
		bound = string(corpus.Exactly)
	}
	base := j.ix.cols.bases.text(int(r.Denominator))
	return r.Value == n.Value && (n.High == nil && r.top() == r.Value || n.High != nil && r.top() == *n.High) && bound == n.Bound &&
		(n.Denominator == "" || strings.EqualFold(n.Denominator, base))
}
