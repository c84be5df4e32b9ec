package taxonomy

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

//go:embed *.tsv
var files embed.FS

// Indicator is one thing that plans set numbers for.
type Indicator struct {
	ID          string `json:"id"`
	Vi          string `json:"vi"`
	En          string `json:"en"`
	Domain      string `json:"domain"`
	Unit        string `json:"unit"`
	Noun        string `json:"noun"`
	Denominator string `json:"denominator"`
	Better      string `json:"better"` // higher or lower
	Group       string `json:"group"`  // related indicators that must not share a column
	Source      string `json:"source"`

	Domains []string `json:"-"` // Domain first, then where else it may belong
}

// Growth reports an indicator of the whole economy that is a rate of growth, as its name says: every
// goal of it is a growth, however short it is told.
func (x *Indicator) Growth() bool {
	return x.Group == "macro" && strings.HasPrefix(x.Vi, "Tăng trưởng")
}

// National is a value that the country's plans set for an indicator. Scope nation
// is an aggregate: for a province a reference, never a bar.
type National struct {
	Indicator   string   `json:"indicator"`
	Tier        string   `json:"tier"`
	Year        int      `json:"year"`
	Bound       string   `json:"bound"`
	Value       float64  `json:"value"`
	High        *float64 `json:"high"`
	Scope       string   `json:"scope"` // nation or province
	Denominator string   `json:"denominator"`
	Source      string   `json:"source"`
	Standing    string   `json:"standing"` // seen or verify
}

// Domain is one field of policy.
type Domain struct {
	Slug string `json:"slug"`
	Vi   string `json:"vi"`
	En   string `json:"en"`
}

// Taxonomy is read-only after New and safe for concurrent use.
type Taxonomy struct {
	indicators   []Indicator
	byID         map[string]int
	nationals    map[string][]National
	denominators []Denominator
	domains      []Domain
	shorts       map[string]*abbreviation // by folded short form
	words        *vocabulary
	classes      map[string][]int32 // phrases of {name}
	rows         []wording
	rowsBy       listing          // by phrase: rows that are looked up by it
	synonymOf    []string         // by phrase: the class whose words mean the same
	cues         map[int32]Cue    // phrase → what a heading means by it
	topics       map[int32]string // phrase → domain
	cueAt        []Cue            // cues and topics by phrase
	topicAt      []string
	actions      map[string]map[string]Actions // by its two syllables
	actionRows   int
	pairs        map[string][]string // of two syllables that say nothing: by the first the others
	whose        []bool              // by phrase: it tells only whose share it is
	finders      sync.Pool
}

// New reads the tables. A bad row is an error with file and line.
func New() (*Taxonomy, error) { return newFrom(files) }

func newFrom(dir fs.FS) (*Taxonomy, error) {
	t := &Taxonomy{byID: map[string]int{}, nationals: map[string][]National{}, shorts: map[string]*abbreviation{},
		cues: map[int32]Cue{}, topics: map[int32]string{}, classes: map[string][]int32{}, words: newVocabulary(),
		actions: map[string]map[string]Actions{}, pairs: pairsOf(hollowPairs)}
	for _, f := range []struct {
		name    string
		columns int
		read    func([]string) error
	}{
		{"abbreviations.tsv", 3, t.readAbbreviation},
		{"domains.tsv", 5, t.readDomain},
		{"indicators.tsv", 10, t.readIndicator},
		{"national.tsv", 10, t.readNational},
		{"denominators.tsv", 5, t.readDenominator},
		{"classes.tsv", 3, t.readClass},
		{"actions.tsv", 3, t.readAction},
		{"wordings.tsv", 6, t.readWording},
	} {
		if err := eachRow(dir, f.name, f.columns, f.read); err != nil {
			return nil, err
		}
	}
	for id := range t.nationals {
		slices.SortStableFunc(t.nationals[id], func(a, b National) int { return a.Year - b.Year })
	}
	sort.Slice(t.indicators, func(i, j int) bool { return t.indicators[i].ID < t.indicators[j].ID })
	for i, x := range t.indicators {
		t.byID[x.ID] = i
	}
	t.compile()
	return t, nil
}

// compile makes the tables that a lookup reads once all rows are there.
func (t *Taxonomy) compile() {
	n := len(t.words.keys)
	t.cueAt, t.topicAt = make([]Cue, n), make([]string, n)
	byPhrase := make([][]int32, n)
	common := make([]int, n) // how many rows ask for a phrase
	for i := range t.rows {
		for _, a := range t.rows[i].atoms {
			for _, p := range a.phrases {
				common[p]++
			}
		}
	}
	for i := range t.rows { // a row is looked up by the part that the fewest others have
		t.rows[i].of = t.Known(t.rows[i].id)
		best, least := 0, 0
		for k, a := range t.rows[i].atoms {
			sum := 0
			for _, p := range a.phrases {
				sum += common[p]
			}
			if !a.never && (k == 0 || sum < least) {
				best, least = k, sum
			}
		}
		for _, p := range t.rows[i].atoms[best].phrases {
			byPhrase[p] = append(byPhrase[p], int32(i))
		}
	}
	t.rowsBy = listingOf(byPhrase)
	t.named()
	t.synonymOf = make([]string, n)
	for _, name := range slices.Backward(synonyms) {
		for _, p := range t.classes[name] {
			t.synonymOf[p] = name
		}
	}
	t.whose = make([]bool, n)
	for _, name := range whose {
		for _, p := range t.classes[name] {
			t.whose[p] = true
		}
	}
	for phrase, p := range t.words.phrases {
		if t.words.hides[p] || strings.Contains(hollowPairs, "|"+phrase+"|") || !slices.ContainsFunc(strings.Fields(phrase), func(w string) bool { return !in(hollow, w) }) {
			t.whose[p] = true
		}
	}
	for p, c := range t.cues {
		t.cueAt[p] = c
	}
	for p, d := range t.topics {
		t.topicAt[p] = d
	}
	t.words.compile(func(p int) bool { return t.cueAt[p].Domain != "" })
	for _, w := range t.words.words {
		t.describe(w)
	}
	t.spell()
	t.finders.New = func() any { return t.NewFinder() }
}

// listing is lists of numbers in one piece: those of i stand from at[i] to at[i+1].
type listing struct{ at, all []int32 }

func listingOf(each [][]int32) listing {
	l := listing{at: make([]int32, 1, len(each)+1)}
	for _, e := range each {
		l.all = append(l.all, e...)
		l.at = append(l.at, int32(len(l.all)))
	}
	return l
}

func (l *listing) of(i int32) []int32 { return l.all[l.at[i]:l.at[i+1]] }

// eachRow calls read for every row of a table; missing trailing columns are empty.
func eachRow(dir fs.FS, name string, columns int, read func([]string) error) error {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return fmt.Errorf("taxonomy: %w", err)
	}
	if !norm.NFC.IsNormal(data) {
		return fmt.Errorf("taxonomy: %s is not NFC", name)
	}
	head := false
	for n, line := range strings.Split(string(data), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !head {
			head = true // the names of the columns
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) > columns {
			return fmt.Errorf("taxonomy: %s:%d: %d columns, at most %d", name, n+1, len(cols), columns)
		}
		for len(cols) < columns {
			cols = append(cols, "")
		}
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		if err := read(cols); err != nil {
			return fmt.Errorf("taxonomy: %s:%d: %w", name, n+1, err)
		}
	}
	return nil
}

func (t *Taxonomy) readIndicator(c []string) error {
	domains := split(c[3], "/")
	if len(domains) == 0 {
		return fmt.Errorf("indicator %q has no domain", c[0])
	}
	x := Indicator{c[0], c[1], c[2], domains[0], c[4], c[5], c[6], c[7], c[8], c[9], domains}
	if _, ok := t.byID[x.ID]; ok || x.ID == "" || x.Vi == "" || x.En == "" {
		return fmt.Errorf("indicator %q is there twice or lacks a name", x.ID)
	}
	for _, slug := range domains {
		if !slices.ContainsFunc(t.domains, func(d Domain) bool { return d.Slug == slug }) {
			return fmt.Errorf("%s: no domain %q", x.ID, slug)
		}
	}
	if x.Better != "higher" && x.Better != "lower" {
		return fmt.Errorf("%s: better %q, want higher or lower", x.ID, x.Better)
	}
	t.byID[x.ID] = len(t.indicators)
	t.indicators = append(t.indicators, x)
	return nil
}

// readNational reads id, tier, year, bound, value, high, scope, denominator,
// source, standing.
func (t *Taxonomy) readNational(c []string) error {
	if _, ok := t.byID[c[0]]; !ok {
		return fmt.Errorf("no indicator %q", c[0])
	}
	year, err := strconv.Atoi(c[2])
	if err != nil {
		return fmt.Errorf("year: %w", err)
	}
	value, err := strconv.ParseFloat(c[4], 64)
	if err != nil {
		return fmt.Errorf("value: %w", err)
	}
	n := National{Indicator: c[0], Tier: c[1], Year: year, Bound: c[3], Value: value, Scope: c[6], Denominator: c[7], Source: c[8], Standing: c[9]}
	if c[5] != "" {
		h, err := strconv.ParseFloat(c[5], 64)
		if err != nil {
			return fmt.Errorf("high: %w", err)
		}
		n.High = &h
	}
	if n.Scope != "nation" && n.Scope != "province" {
		return fmt.Errorf("%s: scope %q, want nation or province", c[0], c[6])
	}
	if !slices.Contains([]string{"", "province", "district", "commune", "central"}, n.Tier) {
		return fmt.Errorf("%s: no tier %q", c[0], c[1])
	}
	if n.Source == "" || n.Standing != "seen" && n.Standing != "verify" {
		return fmt.Errorf("%s: no source, or standing %q", c[0], c[9])
	}
	t.nationals[c[0]] = append(t.nationals[c[0]], n)
	return nil
}

func split(s, sep string) []string {
	var out []string
	for _, p := range strings.Split(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Indicators returns all indicators in the order of their ids.
func (t *Taxonomy) Indicators() []Indicator { return slices.Clone(t.indicators) }

// Indicator returns one indicator.
func (t *Taxonomy) Indicator(id string) (Indicator, bool) {
	if x := t.Known(id); x != nil {
		return *x, true
	}
	return Indicator{}, false
}

// Known returns one indicator, nil when the table lacks it. It must not be changed.
func (t *Taxonomy) Known(id string) *Indicator {
	if i, ok := t.byID[id]; ok {
		return &t.indicators[i]
	}
	return nil
}

// Related returns the other indicators of an indicator's group.
func (t *Taxonomy) Related(id string) []string {
	x, ok := t.Indicator(id)
	if !ok || x.Group == "" {
		return nil
	}
	var out []string
	for _, y := range t.indicators {
		if y.Group == x.Group && y.ID != id {
			out = append(out, y.ID)
		}
	}
	return out
}

// Domains returns all domains.
func (t *Taxonomy) Domains() []Domain { return slices.Clone(t.domains) }

// DomainName is a domain's Vietnamese name, the slug itself when unknown.
func (t *Taxonomy) DomainName(slug string) string {
	for _, d := range t.domains {
		if d.Slug == slug {
			return d.Vi
		}
	}
	return slug
}

// National returns the value set for a tier and year. Values nobody has seen in
// their source are never returned.
func (t *Taxonomy) National(id, tier string, year int) (National, bool) {
	for _, n := range t.Milestones(id, tier) {
		if n.Year == year {
			return n, true
		}
	}
	return National{}, false
}

// Milestones returns the values set for a tier, by year.
func (t *Taxonomy) Milestones(id, tier string) []National {
	var out []National
	for _, n := range t.nationals[id] {
		if n.Tier == tier && n.Standing == "seen" {
			out = append(out, n)
		}
	}
	return out
}
