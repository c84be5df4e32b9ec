package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// Scorer adds up how a reader did. The zero value is ready; Place, when set, maps
// a province's name or alias to one form.
type Scorer struct {
	Place func(string) string

	articles int
	n        map[string]float64
	pairs    []pair
	calls    []call
	failed   []string
	Misses   []string // one line per miss or false one, in order
}

type pair struct {
	want []string
	got  string
}

// call is one percentage target that the reader called, once per labelled group.
type call struct {
	article     string
	numberStart int
	confidence  float64
	whole       bool
}

// Add scores one article's reading.
func (s *Scorer) Add(a Labelled, r corpus.Reading) {
	s.articles++
	if s.n == nil {
		s.n = map[string]float64{}
	}
	if bad := overlap(r.Targets); bad != "" {
		s.failed = append(s.failed, a.ID+": "+bad)
		return
	}
	s.meta(a, r.Article)
	used := make([]bool, len(r.Targets))
	for _, group := range groups(a.Targets) {
		s.group(a, group, r.Targets, used)
	}
	s.extra(a, r.Targets, used)
}

// overlap reports two records on one number or a span over 80 bytes.
func overlap(ts []corpus.Target) string {
	spans := make([][2]int, len(ts))
	for i, t := range ts {
		spans[i] = [2]int{t.NumberStart, t.NumberEnd}
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	for i, sp := range spans {
		if sp[1] <= sp[0] || sp[1]-sp[0] > 80 || i > 0 && spans[i-1][1] > sp[0] {
			return "two records on one number, or a span over 80 bytes"
		}
	}
	return ""
}

func (s *Scorer) meta(a Labelled, info corpus.ArticleInfo) {
	if a.Province != "" {
		got := ""
		if info.Province != nil {
			got = info.Province.Name
		}
		s.count("province", s.place(got) == s.place(a.Province), a.ID, got, a.Province)
	}
	if a.PlanNumber != "" {
		s.count("plan_number", join(info.PlanNumber) == join(a.PlanNumber), a.ID, info.PlanNumber, a.PlanNumber)
	}
}

func (s *Scorer) count(field string, ok bool, id, got, want string) {
	s.n[field+"_n"]++
	if ok {
		s.n[field+"_ok"]++
		return
	}
	s.miss("%s: %s %q is %q", id, field, got, want)
}

func (s *Scorer) place(name string) string {
	if s.Place != nil {
		if p := s.Place(name); p != "" {
			return p
		}
	}
	return join(name)
}

func (s *Scorer) miss(format string, args ...any) {
	s.Misses = append(s.Misses, fmt.Sprintf(format, args...))
}

// groups gathers the labels that say the same of a target; every other label
// stands alone.
func groups(labels []Label) [][]*Label {
	at := map[string]int{}
	var out [][]*Label
	for k := range labels {
		l := &labels[k]
		key := fmt.Sprint(l.start, "-", l.end)
		if l.Status == "target" {
			tiers := []string{}
			if l.Tier != nil {
				tiers = slices.Sorted(slices.Values(*l.Tier))
			}
			year := "none"
			if l.Year != nil {
				year = fmt.Sprint(*l.Year)
			}
			key = fmt.Sprintf("t %q %v %q %q %q %s %q", l.Unit, l.Value, l.Bound, tiers, l.Indicator.named(), year, l.Domain)
		}
		n, ok := at[key]
		if !ok {
			n = len(out)
			at[key] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], l)
	}
	return out
}

func (s *Scorer) call(a Labelled, p *corpus.Target, whole bool) {
	s.calls = append(s.calls, call{a.ID, p.NumberStart, p.Confidence, whole})
}

type meeting struct {
	p *corpus.Target
	l *Label
}

func (s *Scorer) group(a Labelled, group []*Label, ts []corpus.Target, used []bool) {
	var all, targets []meeting
	for _, l := range group {
		for i := range ts {
			if ts[i].NumberStart < l.end && l.start < ts[i].NumberEnd {
				all = append(all, meeting{&ts[i], l})
				used[i] = true
				if ts[i].Status == corpus.StatusTarget {
					targets = append(targets, meeting{&ts[i], l})
				}
			}
		}
	}
	for _, l := range group {
		n := 0
		for _, m := range targets {
			if m.l == l {
				n++
			}
		}
		s.n["fp"] += float64(max(0, n-1))
	}
	if l := group[0]; l.Status != "target" || l.Unit != "%" {
		s.other(a, l, all, targets)
		return
	}
	s.target(a, group[0], targets)
}

// other scores a label that is no percentage target.
func (s *Scorer) other(a Labelled, l *Label, all, targets []meeting) {
	if l.Status == "target" && (l.Unit == "rank" || l.Unit == "count") {
		s.n[l.Unit+"_gold"]++
		for _, m := range targets {
			if m.p.Value == l.Value && m.p.Unit == l.Unit {
				s.n[l.Unit+"_hit"]++
				return
			}
		}
		s.miss("%s: missed %s: %s", a.ID, l.Unit, l.Quote)
		return
	}
	s.n["nontarget"]++
	if len(targets) > 0 {
		s.n["fp"]++
		s.call(a, targets[0].p, false)
		s.miss("%s: taken as target though %s: %s", a.ID, l.Status, l.Quote)
	}
	if l.Status == "result" {
		s.n["result_gold"]++
		for _, m := range all {
			if m.p.Status == corpus.StatusResult {
				s.n["result_hit"]++
				break
			}
		}
	}
}

// field is one scored field: skipped fields count neither way.
type field struct {
	name      string
	ok, skip  bool
	got, want any
}

func (s *Scorer) target(a Labelled, l *Label, targets []meeting) {
	s.n["gold"]++
	if len(targets) == 0 {
		s.miss("%s: missed: %s", a.ID, l.Quote)
		return
	}
	s.n["tp"]++
	var best []field
	var bm meeting
	bestScore, bestSubject := math.Inf(-1), 0.0
	for _, m := range targets {
		fs := fields(m)
		subject := tokenF1(m.p.Subject, m.l.Subject)
		score := subject
		for _, f := range fs {
			if f.ok || f.skip {
				score++
			}
		}
		if score > bestScore {
			best, bm, bestScore, bestSubject = fs, m, score, subject
		}
	}
	whole := bestSubject >= 0.7
	s.n["subject"] += bestSubject
	if whole {
		s.n["subject_good"]++
	} else {
		s.miss("%s: subject %.2f %q is %q", a.ID, bestSubject, bm.p.Subject, bm.l.Subject)
	}
	for _, f := range best {
		if f.skip {
			continue
		}
		s.n[f.name+"_n"]++
		if f.ok {
			s.n[f.name+"_ok"]++
			continue
		}
		whole = false
		s.miss("%s: %s %v is %v: %s", a.ID, f.name, f.got, f.want, bm.l.Quote)
	}
	if whole {
		s.n["whole"]++
	}
	s.call(a, bm.p, whole)
	got := bm.p.Indicator
	if got == "" {
		got = fmt.Sprintf("none:%d", len(s.pairs))
	}
	s.pairs = append(s.pairs, pair{bm.l.Indicator, got})
}

func fields(m meeting) []field {
	p, l := m.p, m.l
	high := func(f *float64) float64 {
		if f == nil {
			return 0
		}
		return *f
	}
	change := ""
	if p.Change != nil {
		change = *p.Change
	}
	year, want := "none", "none"
	if p.Year != nil {
		year = fmt.Sprint(*p.Year)
	}
	if l.Year != nil {
		want = fmt.Sprint(*l.Year)
	}
	tiers := make([]string, len(p.Tiers))
	for i, t := range p.Tiers {
		tiers[i] = string(t)
	}
	slices.Sort(tiers)
	tier := field{name: "tier", skip: l.Tier == nil, got: tiers}
	if l.Tier != nil {
		w := slices.Sorted(slices.Values(*l.Tier))
		tier.ok, tier.want = slices.Equal(tiers, w), w
	}
	return []field{
		{name: "value", ok: p.Value == l.Value && high(p.High) == high(l.High) && p.Unit == l.Unit, got: p.Value, want: l.Value},
		{name: "bound", ok: string(p.Bound) == l.Bound, got: p.Bound, want: l.Bound},
		{name: "change", ok: change == l.Change, got: change, want: l.Change},
		tier,
		{name: "domain", ok: slices.Contains(l.Domain, p.Domain), got: p.Domain, want: l.Domain},
		{name: "year", ok: year == want, got: year, want: want},
	}
}

// extra counts what no label met.
func (s *Scorer) extra(a Labelled, ts []corpus.Target, used []bool) {
	for i := range ts {
		p := &ts[i]
		if p.Status != corpus.StatusTarget {
			continue
		}
		if p.Unit == corpus.UnitRank || p.Unit == corpus.UnitCount {
			s.n["rc_pred"]++
			ok := slices.ContainsFunc(a.Targets, func(l Label) bool {
				return l.Status == "target" && (l.Unit == "rank" || l.Unit == "count") && p.NumberStart < l.end && l.start < p.NumberEnd
			})
			if ok {
				s.n["rc_ok"]++
			} else {
				s.miss("%s: no such %s: %s", a.ID, p.Unit, around(a.Text, p.NumberStart, p.NumberEnd))
			}
		}
		if !used[i] && p.Unit == corpus.UnitPercent {
			s.n["fp"]++
			s.call(a, p, false)
			s.miss("%s: no such percentage target: %s", a.ID, around(a.Text, p.NumberStart, p.NumberEnd))
		}
	}
}

func around(text string, start, end int) string {
	return strings.ToValidUTF8(text[max(0, start-60):min(len(text), end+40)], "")
}

// words folds a text as the labels' scorer does: lower case, words of letters,
// digits and underscores.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(viet.NFC(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
}

func join(s string) string { return strings.Join(words(s), " ") }

// tokenF1 is the harmonic mean of how much two texts' words cover each other.
func tokenF1(a, b string) float64 {
	wa, wb := words(a), words(b)
	count := map[string]int{}
	for _, w := range wa {
		count[w]++
	}
	n := 0
	for _, w := range wb {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return 2 * float64(n) / float64(len(wa)+len(wb))
}
