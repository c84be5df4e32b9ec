package taxonomy

import (
	"fmt"
	"slices"
	"strings"
)

// Denominator is what a share is taken of: households, adults, GRDP.
type Denominator struct {
	ID string `json:"id"`
	Vi string `json:"vi"`
	En string `json:"en"`

	phrases    [][]string // folded
	indicators []string
}

// readDenominator reads id, vi, en, phrases, indicators.
func (t *Taxonomy) readDenominator(c []string) error {
	d := Denominator{ID: c[0], Vi: c[1], En: c[2], indicators: split(c[4], "|")}
	for _, p := range split(c[3], "|") {
		d.phrases = append(d.phrases, fold(p))
	}
	if d.ID == "" || d.Vi == "" || d.En == "" || len(d.phrases) == 0 || len(d.indicators) == 0 {
		return fmt.Errorf("denominator %q lacks a name, a phrase or an indicator", d.ID)
	}
	for _, id := range d.indicators {
		if _, ok := t.byID[id]; !ok {
			return fmt.Errorf("denominator %q: no indicator %q", d.ID, id)
		}
	}
	t.denominators = append(t.denominators, d)
	return nil
}

// DenominatorOf returns what a subject's share is taken of, for the indicators that
// are set of different things; "" for all others and when the subject does not say.
func (t *Taxonomy) DenominatorOf(indicator, subject string) string {
	var words []string
	best, longest := "", 0
	for i := range t.denominators {
		d := &t.denominators[i]
		if !slices.Contains(d.indicators, indicator) {
			continue
		}
		if words == nil {
			words = fold(subject)
		}
		for _, p := range d.phrases {
			if len(p) > longest && holds(words, p) {
				best, longest = d.ID, len(p)
			}
		}
	}
	return best
}

// DenominatorName is a denominator's Vietnamese and English name, the id itself
// when it is none of the table's.
func (t *Taxonomy) DenominatorName(id string) (vi, en string) {
	for _, d := range t.denominators {
		if strings.EqualFold(d.ID, id) {
			return d.Vi, d.En
		}
	}
	return id, id
}

// holds reports whether the words of a phrase stand together in a text.
func holds(words, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
