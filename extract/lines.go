package extract

import (
	"fmt"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// lineUse is what phrases of lexicon/lines.tsv tell of a whole line or a title.
type lineUse uint8

const (
	lineFurniture lineUse = iota
	lineOrgan
	lineDocument
	titleAims
	titleDue
	titlePlans
	titleResults
	titleCountry
	lineCentral
	subjectRises
	subjectFalls
	nLineUses
)

var lineUses = map[string]lineUse{
	"furniture": lineFurniture, "organ": lineOrgan, "document": lineDocument, "central": lineCentral,
	"subject-rises": subjectRises, "subject-falls": subjectFalls,
	"title-aims": titleAims, "title-due": titleDue, "title-plans": titlePlans, "title-results": titleResults, "title-country": titleCountry,
}

// addLine reads "line, phrases, use".
func (lx *lexicon) addLine(cols []string) error {
	use, ok := lineUses[cols[2]]
	if !ok {
		return fmt.Errorf("unknown use %q of a line", cols[2])
	}
	fold := viet.Key
	if use == lineDocument { // heads are often scanned
		fold = viet.Bare
	}
	for _, p := range strings.Split(cols[1], "|") {
		lx.lines[use] = append(lx.lines[use], fold(p))
	}
	return nil
}

// beginsLine reports a folded line that begins with a phrase.
func (lx *lexicon) beginsLine(line string, use lineUse) bool {
	return slices.ContainsFunc(lx.lines[use], func(p string) bool {
		rest, ok := strings.CutPrefix(line, p)
		return ok && (rest == "" || strings.ContainsAny(rest[:1], " .,:;-!?"))
	})
}

// isLine reports a folded line that is a phrase and no more.
func (lx *lexicon) isLine(line string, use lineUse) bool { return slices.Contains(lx.lines[use], line) }

// inLine reports a folded line that has a phrase between blanks.
func (lx *lexicon) inLine(line string, use lineUse) bool {
	return slices.ContainsFunc(lx.lines[use], func(p string) bool { return holds(line, p) })
}
