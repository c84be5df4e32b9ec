package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chitieu/corpus"
)

// complaints collects what a property test found. Of the hidden half only the sum
// is printed: which article fails, and where, would tell what it holds.
type complaints struct {
	t      *testing.T
	hidden int
}

func (c *complaints) add(a labelled, format string, args ...any) {
	c.t.Helper()
	if a.hidden {
		c.hidden++
		return
	}
	c.t.Errorf(a.ID+": "+format, args...)
}

func (c *complaints) close() {
	c.t.Helper()
	if c.hidden > 0 {
		c.t.Errorf("%d more in the half that is only scored", c.hidden)
	}
}

// Every digit of a body lies in exactly one number of the account, and every
// number ends in one of a closed list of ends.
func TestNoNumberGoesUnaccounted(t *testing.T) {
	rd := newReader(t)
	c := complaints{t: t}
	defer c.close()
	total, other := 0, 0
	for _, a := range labelledArticles(t) {
		r, acc := rd.Explain(corpus.Article{Text: a.Text})
		checkAccount(a, r, acc, &c)
		for _, n := range acc.Numbers {
			total++
			if n.Reason == reasonOther {
				other++
				if !a.hidden {
					t.Logf("%s: catch-all: %s", a.ID, n.Clause)
				}
			}
		}
	}
	if other*100 > total*2 {
		t.Errorf("%d of %d numbers end in the catch-all, want at most 2 in 100", other, total)
	}
}

func checkAccount(a labelled, r corpus.Reading, acc Account, c *complaints) {
	end := 0
	account := map[int]NumberAccount{}
	for _, n := range acc.Numbers {
		if n.Start < end {
			c.add(a, "%q at %d overlaps the number before it", n.Text, n.Start)
		}
		if gap := a.Text[min(end, n.Start):n.Start]; strings.ContainsAny(gap, "0123456789") && inBlocks(a.Text, end, n.Start) {
			c.add(a, "a digit is in no number: %q", gap)
		}
		end = n.End
		account[n.Start] = n
		if n.Ending == EndRejected && !slices.Contains(Reasons(), n.Reason) {
			c.add(a, "%q is rejected for %q, which is no reason of the list", n.Text, n.Reason)
		}
	}
	if rest := a.Text[end:]; strings.ContainsAny(rest, "0123456789") && inBlocks(a.Text, end, len(a.Text)) {
		c.add(a, "a digit is in no number: %q", rest)
	}
	records := 0
	for _, n := range acc.Numbers {
		if n.Ending != EndRejected {
			records++
		}
	}
	if records != len(r.Targets) {
		c.add(a, "%d records, %d in the account", len(r.Targets), records)
	}
	for _, x := range r.Targets {
		if n := account[x.NumberStart]; n.Ending != string(x.Status) || n.End != x.NumberEnd {
			c.add(a, "%s %s [%d,%d) is %q [%d,%d) in the account", x.Status, a.Text[x.NumberStart:x.NumberEnd], x.NumberStart, x.NumberEnd, n.Ending, n.Start, n.End)
		}
	}
}

// inBlocks reports whether a digit of text[from:to] stands in a block: the frame
// of a table does not.
func inBlocks(text string, from, to int) bool {
	for _, b := range corpus.Blocks(text) {
		lo, hi := max(b.Start, from), min(b.End, to)
		if lo < hi && strings.ContainsAny(text[lo:hi], "0123456789") {
			return true
		}
	}
	return false
}

// What a record says of the text is true of the text.
func TestSpans(t *testing.T) {
	rd := newReader(t)
	c := complaints{t: t}
	defer c.close()
	for _, a := range labelledArticles(t) {
		for _, bad := range spanFaults(a.Text, rd.Read(corpus.Article{Text: a.Text})) {
			c.add(a, "%s", bad)
		}
	}
}

// spanFaults lists what is wrong with the spans of a reading: they lie inside the
// NFC text on rune borders, numbers never overlap, a quote holds its number and
// is the text of its span, a subject is at most 400 bytes.
func spanFaults(text string, r corpus.Reading) []string {
	var bad []string
	border := func(i int) bool {
		return i >= 0 && i <= len(text) && (i == len(text) || utf8.RuneStart(text[i]) || !utf8.ValidString(text))
	}
	end := 0
	for _, x := range r.Targets {
		switch {
		case !border(x.Start) || !border(x.End) || !border(x.NumberStart) || !border(x.NumberEnd):
			bad = append(bad, "a span ends inside a rune or outside the text")
			continue
		case x.NumberStart >= x.NumberEnd || x.NumberEnd-x.NumberStart > 80:
			bad = append(bad, "a number of no length or over 80 bytes")
			continue
		case x.NumberStart < end:
			bad = append(bad, "two records on one number")
		case x.Start > x.NumberStart || x.End < x.NumberEnd:
			bad = append(bad, "the quote does not hold the number "+text[x.NumberStart:x.NumberEnd])
		case x.Quote != text[x.Start:x.End]:
			bad = append(bad, "the quote is not the text of its span")
		case len(x.Subject) > 400:
			bad = append(bad, "a subject of over 400 bytes")
		case utf8.ValidString(text) && !utf8.ValidString(x.Subject):
			bad = append(bad, "a subject cut inside a rune")
		}
		end = x.NumberEnd
	}
	return bad
}
