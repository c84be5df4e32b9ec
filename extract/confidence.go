package extract

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// doubt is one thing about a record that its chance of being wholly right depends
// on. The weights stand in lexicon/confidence.csv.
const (
	dBias = iota
	dMargin
	dNarrow
	dSubjectCarried
	dSubjectShort
	dSubjectLong
	dYearCarried
	dYearPlan
	dYearInferred
	dYearNone
	dTiersStated
	dTiersCarried
	dTiersHeading
	dIndicatorCarried
	dIndicatorUnknown
	dDomainInferred
	dDomainPlan
	dDomainCarried
	dParenthesis
	dSharedPredicate
	dNumberFirst
	dCell
	dChange
	dRange
	dFlagged
	dFullText
	dInterview
	dBegins
	dAlone
	dAnd
	dComma
	dPredicate
	dHead
	dTimes
	dYearHere
	dItem
	dStrive
	dYearOdd
	dDomainOdd
	dUnclosed
	dNamed
	dLeft
	dCovered
	dOddWord
	dAgainst
	dSection
	dQuoted
	dCrowded
	dFirm
	nDoubts
)

var doubtNames = [nDoubts]string{
	"bias", "margin", "narrow", "subject-carried", "subject-short", "subject-long", "year-carried", "year-plan", "year-inferred", "year-none",
	"tiers-stated", "tiers-carried", "tiers-heading", "indicator-carried", "indicator-unknown", "domain-inferred", "domain-plan", "domain-carried",
	"parenthesis", "shared-predicate", "number-first", "cell", "change", "range", "flagged", "full-text", "interview",
	"begins", "alone", "and-in-subject", "comma-in-subject", "predicate", "head-noun", "several-times",
	"year-here", "item", "strive", "year-odd", "domain-odd", "unclosed",
	"named", "words-left", "covered", "odd-word", "against-paragraph", "section", "quoted", "crowded", "firm",
}

// doubts tells how a record was found: by what margin it is a goal, whether its
// fields were stated, carried or inferred, and how firmly its clause is bounded.
func (r *run) doubts(s *seg, t *corpus.Target, l leaning) (d [nDoubts]float64) {
	on := func(i int, is bool) {
		if is {
			d[i] = 1
		}
	}
	margin := math.Abs(l.sum)
	d[dBias], d[dMargin] = 1, min(margin, 8)/4
	on(dNarrow, margin < 1.5)
	words := strings.Count(t.Subject, " ") + 1
	year, tiers, indicator, domain := t.Methods.Year, t.Methods.Tiers, t.Methods.Indicator, t.Methods.Domain
	on(dSubjectCarried, t.Methods.Subject == "carried")
	on(dSubjectShort, words < 3)
	on(dSubjectLong, words > 25)
	on(dYearCarried, year == "carried" || year == "heading")
	on(dYearPlan, year == "plan")
	on(dYearInferred, year == "inferred")
	on(dYearNone, t.Year == nil)
	on(dTiersStated, tiers == "stated")
	on(dTiersCarried, tiers == "carried")
	on(dTiersHeading, tiers == "heading")
	on(dIndicatorCarried, indicator == "carried")
	on(dIndicatorUnknown, indicator == "inferred")
	on(dDomainInferred, domain == "inferred")
	on(dDomainPlan, domain == "plan")
	on(dDomainCarried, domain == "carried")
	how := s.how()
	on(dParenthesis, how == "parenthesis")
	on(dSharedPredicate, how == "shared-predicate")
	on(dNumberFirst, how == "number-first")
	on(dCell, t.Rule == "table.cell")
	on(dChange, t.Change != nil)
	on(dRange, t.High != nil)
	on(dFlagged, len(t.Flags) > 0)
	on(dFullText, r.grounded)
	on(dInterview, r.info.SourceKind == "interview")
	on(dYearHere, year == "stated")
	on(dItem, r.item)
	on(dStrive, strings.HasPrefix(t.Methods.Status, "strive"))
	on(dYearOdd, r.planYear != 0 && t.Year != nil && *t.Year != r.planYear && year != "stated")
	on(dDomainOdd, domain == "inferred" && len(r.mainDomain) > 0 && !slices.ContainsFunc(r.mainDomain, func(c taxonomy.Cue) bool { return c.Domain == t.Domain }))
	on(dUnclosed, strings.Count(t.Subject, "(") != strings.Count(t.Subject, ")"))
	known := indicator == "stated"
	d[dNamed], d[dLeft] = float64(min(r.namedBy, 16))/8, float64(min(r.left, 6))/3
	on(dCovered, known && r.left == 0)
	on(dAgainst, math.Abs(r.blockLean) > 1 && math.Signbit(r.blockLean) != math.Signbit(l.sum))
	on(dSection, r.sectionLean > 0)
	on(dCrowded, r.inUnit > 3)
	on(dFirm, known && margin > 3 && r.left < 2 && year != "carried" && year != "inferred")
	if t.Rule != "table.cell" { // a table's cell stands in no clause
		r.doubtClause(s, &d)
	}
	return d
}

// doubtClause tells how firmly the clause of a number is bounded, how many numbers share
// its sentence, and what its subject looks like.
func (r *run) doubtClause(s *seg, d *[nDoubts]float64) {
	on := func(i int, is bool) {
		if is {
			d[i] = 1
		}
	}
	lo, _ := bounds(s)
	on(dBegins, lo <= r.unitFrom)
	on(dAlone, r.inUnit == 1)
	on(dTimes, len(r.times) > 1)
	on(dPredicate, r.hasPredicate(s.subject))
	on(dHead, len(s.subject) > 0 && r.at(s.subject[0], starter) != nil)
	sets := set(0)
	for _, i := range s.subject {
		if i < r.lo || i >= r.hi {
			continue
		}
		switch t := &r.toks[i]; t.ch {
		case 0:
			sets |= t.sets
		case ',':
			d[dComma] = 1
		case '"':
			d[dQuoted] = 1
		}
	}
	on(dAnd, sets&setAnd != 0)
	on(dOddWord, sets&setOdd != 0)
}

// confidence is the chance that every field of a record is right, between 0.01 and
// 0.99. It was fitted on labelled articles that may be read; how well it holds on the half
// that is only scored stands in testdata/scores.golden.
func (r *run) confidence(s *seg, t *corpus.Target, l leaning) float64 {
	z := 0.0
	for i, v := range r.doubts(s, t, l) {
		z += v * r.rd.lx.doubts[i]
	}
	p := 1 / (1 + math.Exp(-z))
	return math.Round(100*max(0.01, min(0.99, p))) / 100
}

// readDoubts reads the weights of the confidence: doubt,weight.
func (lx *lexicon) readDoubts(files fs.FS) error {
	const name = "lexicon/confidence.csv"
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("extract: lexicon: %w", err)
	}
	seen := 0
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") || line == "doubt,weight" {
			continue
		}
		doubt, weight, _ := strings.Cut(line, ",")
		w, err := strconv.ParseFloat(weight, 64)
		i := slices.Index(doubtNames[:], doubt)
		if err != nil || i < 0 {
			return fmt.Errorf("extract: %s:%d: %q is no doubt with a weight", name, n+1, line)
		}
		lx.doubts[i] = w
		seen++
	}
	if seen != nDoubts {
		return fmt.Errorf("extract: %s: %d doubts, want %d", name, seen, nDoubts)
	}
	return nil
}
