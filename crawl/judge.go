package crawl

import (
	"errors"
	"strings"

	"chitieu/corpus"
)

// tidy drops what the walk brought in and no reader of the article would miss:
// counters, share lines, the date line, the list below "Tin liên quan", runs of links.
func tidy(pieces []piece, title string, noise *boilerplate) []piece {
	var out []piece
	pieces = withoutSummaries(pieces, title)
	rest := textSize{} // of what is still to come
	for _, p := range pieces {
		rest.all += len(p.text)
		rest.linked += p.linked
	}
	for i, p := range pieces {
		rest.all -= len(p.text)
		rest.linked -= p.linked
		if p.table == 0 && (noise.isNoise(p.text) || isDateLine(p, len(out), len(pieces)-i)) {
			continue
		}
		if p.table == 0 && ((headsAnother(p) || linksNumber(p)) && !sameTitle(p.text, title) || pointsAway(p)) {
			continue
		}
		if p.table == 0 && noise.isClosing(p.text) && rest.linked*4 >= rest.all {
			break
		}
		out = append(out, p)
	}
	return noise.withoutFoot(dropCrumbs(dropLinkRuns(out), title))
}

// withoutSummaries takes off two and more pairs at the end of another article's
// headline, a link, and what it says. One pair may be a link and the last paragraph.
func withoutSummaries(pieces []piece, title string) []piece {
	n, pairs := len(pieces), 0
	for n > 1 && pieces[n-1].table == 0 && !isLink(pieces[n-1]) && runes(pieces[n-1].text) <= teaserSummary &&
		headsAnother(pieces[n-2]) && !sameTitle(pieces[n-2].text, title) {
		n -= 2
		pairs++
	}
	if pairs < 2 {
		return pieces
	}
	return pieces[:n]
}

// withoutFoot takes off the lines at the end that speak of the site: who answers
// for it, its licence, whose the rights are.
func (b *boilerplate) withoutFoot(pieces []piece) []piece {
	n := len(pieces)
	for n > 0 && pieces[n-1].table == 0 && b.isFoot(pieces[n-1].text) {
		n--
	}
	return pieces[:n]
}

// isDateLine reports the line with the date of publication: at the head or the
// foot of the text, nothing but a date.
func isDateLine(p piece, before, after int) bool {
	if before > 3 && after > 3 || p.kind == corpus.Heading {
		return false
	}
	_, ok := dateLine(p.text, false)
	return ok && runes(p.text) <= 60
}

func isLink(p piece) bool { return p.linked*10 >= len(p.text)*7 }

// mostlyLinks reports a list of other pages.
func mostlyLinks(pieces []piece) bool {
	all, linked := 0, 0
	for _, p := range pieces {
		all += len(p.text)
		linked += min(p.linked, len(p.text))
	}
	return linked*10 > all*4
}

const linkRun = 3

// dropLinkRuns drops three and more blocks in a row that are links: a menu.
func dropLinkRuns(pieces []piece) []piece {
	var out []piece
	for i := 0; i < len(pieces); {
		j := i
		for j < len(pieces) && isLink(pieces[j]) {
			j++
		}
		if j-i < linkRun && j < len(pieces) {
			out = append(out, pieces[i:j]...)
		}
		if j < len(pieces) {
			out = append(out, pieces[j])
		}
		i = j + 1
	}
	return out
}

// dropCrumbs drops short lines of links before the title.
func dropCrumbs(pieces []piece, title string) []piece {
	for i := range pieces[:min(len(pieces), 6)] {
		if title != "" && sameTitle(pieces[i].text, title) {
			return pieces[i:]
		}
		if !isLink(pieces[i]) && len(pieces[i].text) > 80 {
			break
		}
	}
	return pieces
}

// What an article has at least. Shorter ones exist, but so do the boxes "Liên hệ"
// and "Giới thiệu" that families keep in the same containers.
const (
	leastText      = 140 // letters outside links
	leastParagraph = 60  // of its longest block
)

var (
	errShort = errors.New("too little text")
	errLinks = errors.New("mostly links")
	errTitle = errors.New("no title")
)

// judge is the check of the page's type.
func (f found) judge(noise *boilerplate) error {
	all, linked, longest, cells := 0, 0, 0, 0
	for _, p := range f.pieces {
		if sameTitle(p.text, f.name) {
			continue
		}
		n := runes(p.text)
		all += n
		linked += min(p.linked, len(p.text)) * n / max(len(p.text), 1)
		longest = max(longest, n-p.linked)
		if p.kind == corpus.Cell {
			cells++
		}
	}
	own := all - linked
	switch {
	case own < 1000 && noise.softError(f.name) != nil:
		return noise.softError(f.name)
	case own < leastText, longest < leastParagraph && cells < 4:
		return errShort
	case linked*10 > all*4:
		return errLinks
	case f.name == "":
		return errTitle
	case guessed(f.step) && !f.hasSentence():
		return errShort
	}
	return nil
}

func guessed(step string) bool { return step == "column" }

// hasSentence asks of a text that nobody's selectors vouch for that it ends a
// sentence somewhere outside links.
func (f found) hasSentence() bool {
	for _, p := range f.pieces {
		if !isLink(p) && runes(p.text) >= leastParagraph && strings.ContainsAny(p.text[len(p.text)-1:], ".;!?:") || p.kind == corpus.Cell {
			return true
		}
	}
	return false
}
