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
	nDoubts
)

var doubtNames = [nDoubts]string{
	"bias", "margin", "narrow", "subject-carried", "subject-short", "subject-long", "year-carried", "year-plan", "year-inferred", "year-none",
	"tiers-stated", "tiers-carried", "tiers-heading", "indicator-carried", "indicator-unknown", "domain-inferred", "domain-plan", "domain-carried",
	"parenthesis", "shared-predicate", "number-first", "cell", "change", "range", "flagged", "full-text", "interview",
}

// doubts tells how a record was found: by what margin it is a goal, and whether its
// fields were stated, carried or inferred.
func (r *run) doubts(t *corpus.Target, l leaning) (d [nDoubts]float64) {
	on := func(i int, is bool) {
		if is {
			d[i] = 1
		}
	}
	margin := math.Abs(l.score)
	d[dBias], d[dMargin] = 1, min(margin, 8)/4
	on(dNarrow, margin < 1.5)
	words := strings.Count(t.Subject, " ") + 1
	year, tiers, indicator, domain := t.Methods["year"], t.Methods["tiers"], t.Methods["indicator"], t.Methods["domain"]
	on(dSubjectCarried, t.Methods["subject"] == "carried")
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
	on(dParenthesis, strings.Contains(t.Rule, ".parenthesis"))
	on(dSharedPredicate, strings.Contains(t.Rule, ".shared-predicate"))
	on(dNumberFirst, strings.Contains(t.Rule, ".number-first"))
	on(dCell, t.Rule == "table.cell")
	on(dChange, t.Change != nil)
	on(dRange, t.High != nil)
	on(dFlagged, len(t.Flags) > 0)
	on(dFullText, r.info.SourceKind == "full_text")
	on(dInterview, r.info.SourceKind == "interview")
	return d
}

// confidence is the chance that every field of a record is right, between 0.01 and
// 0.99. It was fitted on the open labelled articles; how well it holds on the half
// that is only scored stands in testdata/scores.golden.
func (r *run) confidence(t *corpus.Target, l leaning) float64 {
	z := 0.0
	for i, v := range r.doubts(t, l) {
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
