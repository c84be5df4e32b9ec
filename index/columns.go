package index

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// row is one record as filters and tables see it: small, without pointers, so
// that a scan of 100,000 of them takes less time than one query of Bleve.
// Texts are numbers of the dictionaries in columns.
type row struct {
	Value, High float64
	Plan        int32 // the plan's own date as 20240131; 0 unknown, for the article's is no date of a plan
	Seq         int64
	Article     uint32 // number of the article, by URL
	Doc         uint32 // Bleve's number of the document
	Indicator   uint16
	Place       uint16
	Year, From  int16 // 0 none
	PlanYear    int16
	Sources     uint16
	Denominator uint16 // what a share is taken of
	Noun        uint16 // what is counted; 0 for shares
	Marks       uint16
	Tiers       uint8 // bit set by tierBit
	Status      uint8
	Unit        uint8
	Bound       uint8
	Change      uint8
	Domain      uint8
	Issuer      uint8
}

// The bits of row.Marks.
const (
	markRange   = 1 << iota // High counts
	markDraft               // the plan is a draft
	markFull                // the article gives the whole document, it is no report of it
	markSuspect             // the reader doubts the value as printed
	markPerYear
	markPoints
	markPeriod    // the plan is for several years
	markAmended   // the plan amends another
	markGone      // the page has vanished
	markDiffer    // articles about the plan print different numbers
	markCorrected // a person corrected what was read
)

// columns is all rows and the dictionaries that their numbers point into.
// Entry 0 of every dictionary is the empty string.
type columns struct {
	rows       []row
	ids        texts // target ids, by row
	words      wordColumn
	places     []place
	indicators dictionary
	statuses   dictionary
	units      dictionary
	bounds     dictionary
	changes    dictionary
	domains    dictionary
	issuers    dictionary
	bases      dictionary // denominators
	nouns      dictionary
	articles   dictionary // while building only
	levels     []bool     // by indicator: its records mostly give levels, not changes
	nameWords  nameWords
	bars       [][]taxonomy.National // by indicator: the national values of every tier
	barUnits   []string              // by indicator: what they are measured in
	byInd      []int32               // rows by indicator, then year
	indEnds    []int32
	byID       map[string]int // number of an indicator
	kinds      [][]int32      // by place: one row for all that differ in nothing but what they measure
}

// texts is a column of texts in one piece.
type texts struct {
	all  []byte
	ends []uint32
}

func (t *texts) add(s string) {
	t.all = append(t.all, s...)
	t.ends = append(t.ends, uint32(len(t.all)))
}

func (t *texts) at(i int) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return string(t.all[start:t.ends[i]])
}

// dictionary gives texts small numbers.
type dictionary struct {
	texts []string
	ids   map[string]int
}

func (d *dictionary) put(s string) int {
	if d.ids == nil {
		d.ids = map[string]int{}
		for i, t := range d.texts {
			d.ids[t] = i
		}
		if len(d.texts) == 0 {
			d.texts, d.ids[""] = []string{""}, 0
		}
	}
	id, ok := d.ids[s]
	if !ok {
		id = len(d.texts)
		d.texts = append(d.texts, strings.Clone(s))
		d.ids[d.texts[id]] = id
	}
	return id
}

// put16 is put for texts of an open list; what would not fit is as good as not told.
func (d *dictionary) put16(s string) uint16 {
	if id := d.put(s); id < 1<<16 {
		return uint16(id)
	}
	return 0
}

// put8 is put for the closed lists; what would not fit is as good as not told.
func (d *dictionary) put8(s string) uint8 {
	if id := d.put(s); id < 1<<8 {
		return uint8(id)
	}
	return 0
}

func (d *dictionary) text(id int) string {
	if id < len(d.texts) {
		return d.texts[id]
	}
	return ""
}

// place is a province together with its scheme, the key of every comparison.
type place corpus.Province

// key is "slug@scheme", "" for the nation.
func (p place) key() string {
	if p.ID == "" {
		return ""
	}
	return p.ID + "@" + strconv.Itoa(p.Scheme)
}

// twoTiers is the day since which there are 34 provinces and no districts.
const twoTiers = "2025-07-01"

// placeOf tells whose number a record is. The article's own province gives the
// scheme; a number of another province takes the scheme of the article's date.
func placeOf(r *corpus.Record) place {
	if r.Province == nil || *r.Province == "" {
		return place{}
	}
	if p := r.Article.Province; p != nil && p.ID == *r.Province {
		return place{p.ID, p.Scheme, p.Name, p.Now}
	}
	scheme := 63
	if p := r.Article.Province; p != nil && p.Scheme != 0 {
		scheme = p.Scheme
	} else if max(r.Article.PlanDate, r.Article.Published) >= twoTiers {
		scheme = 34
	}
	return place{ID: *r.Province, Scheme: scheme}
}

// tierOrder is the order of tiers in tables, and their bits.
var tierOrder = [...]corpus.Tier{corpus.TierCentral, corpus.TierProvince, corpus.TierDistrict, corpus.TierCommune, corpus.TierAll}

func tierBit(t corpus.Tier) uint8 {
	if i := slices.Index(tierOrder[:], t); i >= 0 {
		return 1 << i
	}
	return 0
}

func tierBits(tiers []corpus.Tier) (bits uint8) {
	for _, t := range tiers {
		bits |= tierBit(t)
	}
	return bits
}

// add appends the row of a record.
func (c *columns) add(tax *taxonomy.Taxonomy, r *corpus.Record) {
	row := row{
		Value: r.Value, Seq: r.Seq,
		Plan: dateNumber(r.Article.PlanDate), PlanYear: int16(r.Article.PlanYear),
		Article:   uint32(c.articles.put(r.Article.URL)),
		Indicator: uint16(c.indicators.put(r.Indicator)),
		Place:     uint16(c.putPlace(placeOf(r))),
		Tiers:     tierBits(r.Tiers),
		Sources:   uint16(min(len(r.Sources), 1<<16-1)),
		Status:    c.statuses.put8(string(r.Status)),
		Unit:      c.units.put8(r.Unit),
		Bound:     c.bounds.put8(string(r.Bound)),
		Domain:    c.domains.put8(r.Domain),
		Issuer:    c.issuers.put8(r.IssuerLevel),
	}
	if r.Denominator != nil {
		row.Denominator = c.bases.put16(strings.TrimSpace(*r.Denominator))
	}
	if r.Unit != corpus.UnitPercent && r.Unit != corpus.UnitRank {
		row.Noun = c.nouns.put16(viet.Key(r.Noun))
	}
	if r.Change != nil {
		row.Change = c.changes.put8(*r.Change)
	}
	if r.Year != nil {
		row.Year = int16(*r.Year)
	}
	if r.YearFrom != nil {
		row.From = int16(*r.YearFrom)
	}
	if r.High != nil {
		row.High, row.Marks = *r.High, markRange
	}
	row.Marks |= marksOf(r)
	c.rows = append(c.rows, row)
	c.ids.add(r.ID)
	c.words.add(tax, r)
}

func marksOf(r *corpus.Record) (m uint16) {
	set := func(bit uint16, on bool) {
		if on {
			m |= bit
		}
	}
	set(markDraft, r.Article.PlanStatus == "draft")
	set(markFull, r.Article.SourceKind == "full_text")
	set(markSuspect, slices.Contains(r.Flags, "suspect"))
	set(markGone, r.Article.Gone != "")
	set(markPerYear, r.PerYear)
	set(markPoints, r.Points)
	set(markPeriod, forPeriod(&r.Article))
	set(markAmended, amends(&r.Article))
	set(markCorrected, len(r.Reviews) > 0)
	set(markDiffer, slices.Contains(r.Flags, FlagSourcesDiffer))
	return m
}

// forPeriod reports whether a plan is for several years: it says so, its title ends
// "giai đoạn 2021-2025" or "đến năm 2025", or its year lies two years and more
// after its day, for no plan for one year is made so early.
func forPeriod(a *corpus.ArticleInfo) bool {
	if a.PlanYear == 0 {
		return false
	}
	if a.PlanYearFrom != 0 {
		return a.PlanYearFrom < a.PlanYear
	}
	year := strconv.Itoa(a.PlanYear)
	title := strings.Join(strings.Fields(viet.Key(a.PlanTitle+" "+a.Title)), " ")
	if strings.Contains(title, viet.Key("đến năm")+" "+year) || strings.Contains(title, viet.Key("đến hết năm")+" "+year) {
		return true
	}
	made := dateNumber(a.PlanDate, a.Published)
	return made != 0 && a.PlanYear > int(made/10000)+1
}

// amendments are the words of a title by which a plan changes an earlier one.
var amendments = [...]string{"sửa đổi", "điều chỉnh", "bổ sung"}

// amends reports whether a plan amends another. "Điều chỉnh" is also what plans do
// to prices and land, so the word must stand at the head of the plan's title, or
// before "kế hoạch", "đề án", "chương trình", "nghị quyết", "quyết định".
func amends(a *corpus.ArticleInfo) bool {
	title := " " + strings.Join(strings.Fields(viet.Key(cmp.Or(a.PlanTitle, a.Title))), " ") + " "
	for _, word := range amendments {
		w := viet.Key(word)
		for _, object := range [...]string{"kế hoạch", "đề án", "chương trình", "nghị quyết", "quyết định", "một số chỉ tiêu", "một số nội dung", "chỉ tiêu"} {
			if strings.Contains(title, " "+w+" "+viet.Key(object)+" ") || strings.Contains(title, " "+w+", bổ sung "+viet.Key(object)+" ") {
				return true
			}
		}
		if a.PlanTitle != "" && strings.HasPrefix(title, " "+w+" ") {
			return true
		}
	}
	return false
}

// dateNumber turns the first of the dates that is one into 20240131.
func dateNumber(dates ...string) int32 {
	for _, d := range dates {
		if t, err := time.Parse(time.DateOnly, d); err == nil {
			return int32(t.Year()*10000 + int(t.Month())*100 + t.Day())
		}
	}
	return 0
}

func (c *columns) putPlace(p place) int {
	if len(c.places) == 0 {
		c.places = []place{{}}
	}
	for i, q := range c.places {
		if q.ID == p.ID && q.Scheme == p.Scheme {
			if q.Name == "" {
				c.places[i] = p
			}
			return i
		}
	}
	c.places = append(c.places, p)
	return len(c.places) - 1
}

// nameWords are the words of the names of indicators and fields of work, by their
// number.
type nameWords struct{ indicators, domains [][]uint32 }

// link derives what is not stored.
func (c *columns) link(tax *taxonomy.Taxonomy) {
	c.byID = make(map[string]int, len(c.indicators.texts))
	for n, id := range c.indicators.texts {
		c.byID[id] = n
		ind, _ := tax.Indicator(id)
		c.nameWords.indicators = append(c.nameWords.indicators, c.words.numbers(ind.Vi))
		c.bars, c.barUnits = append(c.bars, allMilestones(tax, id)), append(c.barUnits, ind.Unit)
	}
	for _, slug := range c.domains.texts {
		c.nameWords.domains = append(c.nameWords.domains, c.words.numbers(tax.DomainName(slug)))
	}
	c.sortByIndicator()
	c.sortOut()
	levels := make([]int, max(len(c.indicators.texts), 1))
	for i := range c.rows {
		if r := &c.rows[i]; r.Change == 0 {
			levels[r.Indicator]++
		} else {
			levels[r.Indicator]--
		}
	}
	c.levels = make([]bool, len(levels))
	for i, n := range levels {
		c.levels[i] = n >= 0
	}
}

// sortByIndicator lays the rows of each indicator side by side, by year.
func (c *columns) sortByIndicator() {
	first, last := int16(0), int16(0)
	c.byInd = make([]int32, len(c.rows))
	for i := range c.rows {
		c.byInd[i] = int32(i)
		first, last = min(first, c.rows[i].Year), max(last, c.rows[i].Year)
	}
	c.byInd, _ = countingSort(c.byInd, int(last)-int(first)+1, func(i int32) int { return int(c.rows[i].Year) - int(first) })
	c.byInd, c.indEnds = countingSort(c.byInd, max(len(c.indicators.texts), 1), func(i int32) int { return int(c.rows[i].Indicator) })
}

// countingSort sorts a list by a small number, keeping the order of equals, and
// tells where each number's part ends.
func countingSort(list []int32, n int, key func(int32) int) (sorted, ends []int32) {
	sorted, ends = make([]int32, len(list)), make([]int32, n)
	for _, v := range list {
		ends[key(v)]++
	}
	next, sum := make([]int32, n), int32(0)
	for k, count := range ends {
		next[k] = sum
		sum += count
		ends[k] = sum
	}
	for _, v := range list {
		k := key(v)
		sorted[next[k]] = v
		next[k]++
	}
	return sorted, ends
}

// sortOut picks for every place one row of every kind of source: years, issuer,
// fullness. Of 100,000 records ten a place remain, which is what a table asks about
// the sources of its empty cells.
func (c *columns) sortOut() {
	type kind struct {
		place            uint16
		year, from, plan int16
		issuer           uint8
		full             uint16
	}
	seen := map[kind]bool{}
	c.kinds = make([][]int32, max(len(c.places), 1))
	for i := range c.rows {
		r := &c.rows[i]
		k := kind{r.Place, r.Year, r.From, r.PlanYear, r.Issuer, r.Marks & markFull}
		if !seen[k] {
			seen[k] = true
			c.kinds[r.Place] = append(c.kinds[r.Place], int32(i))
		}
	}
}

// rowsOf lists the rows of an indicator by its id, by year; of one span of years
// only those in it.
func (c *columns) rowsOf(id string, years []Years) []int32 {
	n, ok := c.byID[id]
	if !ok {
		return nil
	}
	rows := c.ofIndicator(n)
	if len(years) != 1 {
		return rows
	}
	before := func(i int32, year int) int { return cmp.Compare(int(c.rows[i].Year), year) }
	from, _ := slices.BinarySearchFunc(rows, years[0].From, before)
	if rows = rows[from:]; years[0].To == 0 {
		return rows
	}
	to, _ := slices.BinarySearchFunc(rows, years[0].To+1, before)
	return rows[:to]
}

// ofIndicator lists the rows of an indicator, by year.
func (c *columns) ofIndicator(id int) []int32 {
	start := int32(0)
	if id > 0 {
		start = c.indEnds[id-1]
	}
	return c.byInd[start:c.indEnds[id]]
}

// top is the larger end of a row's value.
func (r *row) top() float64 {
	if r.Marks&markRange != 0 {
		return r.High
	}
	return r.Value
}
