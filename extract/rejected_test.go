package extract

import (
	"testing"

	"chitieu/corpus"
)

// No labelled percentage is rejected. Of the half that is only scored a few tables
// are laid out in ways nobody here has read: at most one in a hundred there.
func TestNoLabelledNumberIsRejected(t *testing.T) {
	rd := newReader(t)
	all, lost := 0, 0
	for _, a := range labelledArticles(t) {
		_, acc := rd.Explain(corpus.Article{Text: a.Text})
		for _, l := range a.Labels {
			if l.Unit != corpus.UnitPercent {
				continue
			}
			n, ok := numberOver(acc, l.start, l.end)
			switch rejected := !ok || n.Ending == EndRejected; {
			case a.hidden:
				all++
				if rejected {
					lost++
				}
			case rejected:
				t.Errorf("%s: %q is %s %s", a.ID, l.Quote, n.Ending, n.Reason)
			}
		}
	}
	if lost*100 > all {
		t.Errorf("%d of %d in the half that is only scored", lost, all)
	}
}
