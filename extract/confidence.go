package extract

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
)

// doubt is one thing about a record that its chance of being wholly right depends
// on. The weights stand in lexicon/confidence.csv.
const (
	dBias = iota
	dMargin
	dTorn
	dIndicatorCarried
	dIndicatorUnknown
	dMore
	dStrange
	dShort
	dFull
	dLong
	dSubjectCarried
	dElsewhere
	dHead
	dBegins
	dInside
	dLostBehind
	dLost
	dItem
	dCell
	dTierUntold
	dTierInSubject
	dTiersCarried
	dYearHere
	dYearLater
	dTimes
	dDomainForeign
	dDomainPlan
	dExact
	dHundred
	dPerYear
	dConnective
	dPredicates
	nDoubts
)

var doubtNames = [nDoubts]string{
	"bias", "margin", "torn", "indicator-carried", "indicator-unknown", "more-said", "strange-words", "subject-short", "subject-full", "subject-long",
	"subject-carried", "subject-elsewhere", "head-noun", "begins", "begins-inside", "lost-behind", "lost", "item", "cell",
	"tier-untold", "tier-in-subject", "tiers-carried", "year-here", "year-later", "several-times", "domain-foreign", "domain-plan",
	"no-bound", "hundred", "per-year", "connective", "two-predicates",
}

// doubts tells how a record was found: by what margin it is a goal, whether its
// fields were stated, carried or inferred, and how firmly its clause is bounded.
func (r *run) doubts(s *seg, t *corpus.Target, l leaning) (d [nDoubts]float64) {
	on := func(i int, is bool) {
		if is {
			d[i] = 1
		}
	}
	words := strings.Count(t.Subject, " ") + 1
	d[dBias], d[dMargin] = 1, min(math.Abs(l.sum), 8)/4
	on(dIndicatorCarried, t.Methods.Indicator == "carried")
	on(dIndicatorUnknown, t.Methods.Indicator == "inferred")
	on(dMore, t.Methods.Indicator == "stated" && r.left > 2)
	d[dStrange] = float64(min(r.strange, 4)) / 2
	on(dShort, words < 3)
	on(dFull, words >= 6)
	on(dLong, words >= 10)
	on(dSubjectCarried, s.carried)
	on(dItem, r.item)
	on(dTiersCarried, t.Methods.Tiers == "carried")
	on(dYearHere, l.dated.here)
	on(dYearLater, r.planYear != 0 && t.Year != nil && *t.Year > r.planYear)
	if of := r.rd.tax.Known(t.Indicator); of != nil {
		on(dDomainForeign, !slices.Contains(of.Domains, t.Domain))
	}
	on(dDomainPlan, t.Methods.Domain == "plan")
	on(dExact, t.Bound == corpus.Exactly)
	on(dHundred, t.Value == 100)
	on(dPerYear, t.PerYear)
	if t.Rule == "table.cell" { // it stands in no clause
		d[dCell] = 1
		return d
	}
	on(dTorn, r.opposed(l) > 2)
	r.doubtClause(s, t, &d)
	return d
}

// opposed is how much of the evidence speaks against what a number was taken for.
func (r *run) opposed(l leaning) float64 {
	sum := 0.0
	for _, p := range r.pieces {
		if w := p.v * r.rd.lx.weights[p.f]; math.Signbit(w) != math.Signbit(l.sum) {
			sum += math.Abs(w)
		}
	}
	return sum
}

// doubtClause tells how firmly the clause of a number is bounded, what its subject looks
// like, and which of the clause's words the subject leaves.
func (r *run) doubtClause(s *seg, t *corpus.Target, d *[nDoubts]float64) {
	on := func(i int, is bool) {
		if is {
			d[i] = 1
		}
	}
	lo, hi := bounds(s)
	on(dBegins, lo <= r.unitFrom)
	on(dTimes, len(r.times) > 1)
	on(dTierUntold, len(t.Tiers) == 0 && r.roleIn(max(lo, r.lo), min(hi, r.hi))&tierWord.bit() != 0)
	var own tokenSet
	roles, predicates := role(0), 0
	for _, i := range s.subject {
		if i < r.lo || i >= r.hi {
			d[dElsewhere] = 1
			continue
		}
		own.add(i - lo)
		roles |= r.role[i]
		if r.role[i]&predicate.bit() != 0 {
			predicates++
		}
	}
	on(dTierInSubject, roles&tierWord.bit() != 0)
	on(dConnective, roles&connective.bit() != 0)
	on(dPredicates, predicates > 1)
	before, behind := r.leaves(s.pre, lo, &own), r.leaves(s.post, lo, &own)
	on(dLostBehind, behind > 0)
	on(dLost, before+behind > 3)
	if len(s.subject) == 0 {
		return
	}
	i := s.subject[0]
	on(dHead, r.at(i, starter) != nil)
	on(dInside, i > r.lo && i < r.hi && i != r.unitFrom && r.toks[i-1].kind == word && !(s.first && i == s.q.right))
}

// roleIn is what the tokens in [lo, hi) may do, together.
func (r *run) roleIn(lo, hi int32) (all role) {
	for i := lo; i < hi; i++ {
		all |= r.role[i]
	}
	return all
}

// leaves counts the words of a clause that begins at token lo which tell something and are
// no part of its subject.
func (r *run) leaves(toks []int32, lo int32, own *tokenSet) int {
	n := 0
	for _, i := range toks {
		if r.toks[i].kind == word && r.role[i]&ignorable == 0 && !own.has(i-lo) {
			n++
		}
	}
	return n
}

// tokenSet is which tokens of a clause are its subject's: the first 256, no clause is longer
// that tells anything.
type tokenSet [4]uint64

func (t *tokenSet) add(i int32) {
	if i >= 0 && i < 256 {
		t[i/64] |= 1 << (i % 64)
	}
}

func (t *tokenSet) has(i int32) bool { return i < 0 || i >= 256 || t[i/64]>>(i%64)&1 != 0 }

// confidence is the chance that every field of a record is right, between 0.01 and
// 0.99. How it was fitted stands in lexicon/confidence.csv; how well it holds on the half that
// is only scored stands in testdata/scores.golden.
func (r *run) confidence(s *seg, t *corpus.Target, l leaning) float64 {
	z := 0.0
	for i, v := range r.doubts(s, t, l) {
		z += v * r.rd.lx.doubts[i]
	}
	p := 1 / (1 + math.Exp(-z))
	return math.Round(100*max(0.01, min(0.99, p))) / 100
}

// readDoubts reads the weights of the confidence: doubt,side,weight. What speaks for a record
// is on the side of +, what speaks against it on that of -; no fit puts a weight on the other.
func (lx *lexicon) readDoubts(files fs.FS) error {
	const name = "lexicon/confidence.csv"
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("extract: lexicon: %w", err)
	}
	seen := 0
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") || line == "doubt,side,weight" {
			continue
		}
		f := strings.Split(line, ",")
		if len(f) != 3 {
			return fmt.Errorf("extract: %s:%d: %q has %d columns, want 3", name, n+1, line, len(f))
		}
		w, err := strconv.ParseFloat(f[2], 64)
		i := slices.Index(doubtNames[:], f[0])
		if err != nil || i < 0 {
			return fmt.Errorf("extract: %s:%d: %q is no doubt with a weight", name, n+1, line)
		}
		if f[1] == "+" && w < 0 || f[1] == "-" && w > 0 {
			return fmt.Errorf("extract: %s:%d: %q weighs against its side", name, n+1, line)
		}
		lx.doubts[i] = w
		seen++
	}
	if seen != nDoubts {
		return fmt.Errorf("extract: %s: %d doubts, want %d", name, seen, nDoubts)
	}
	return nil
}
