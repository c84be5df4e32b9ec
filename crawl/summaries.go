package crawl

import "chitieu/corpus"

// The last page of a list has one or two entries and is then as short as a short
// article: a headline that is a link, perhaps a date, and a sentence with another
// article's figures.
const (
	betweenRunes = 40 // a date or a counter between headline and sentence is shorter
	betweenMost  = 3
)

// onlySummaries reports a text whose every paragraph stands on the page right
// behind a headline that is a link. The title itself breaks the chain, so a
// breadcrumb before it does no harm.
func onlySummaries(f found, page []piece) bool {
	behind := map[string]bool{}
	for i := range page {
		if behindHeadline(page[:i], f.name) {
			behind[page[i].text] = true
		}
	}
	long := 0
	for _, p := range f.pieces {
		if isLink(p) || runes(p.text) < leastParagraph || sameTitle(p.text, f.name) {
			continue
		}
		if p.kind == corpus.Cell || !behind[p.text] {
			return false
		}
		long++
	}
	return long > 0
}

// behindHeadline looks back from the end of pieces for a headline that is a link.
func behindHeadline(pieces []piece, title string) bool {
	for i := range min(len(pieces), betweenMost+1) {
		p := pieces[len(pieces)-1-i]
		if isLink(p) {
			return runes(p.text) >= 2*teaserHeadline
		}
		if p.kind == corpus.Heading || runes(p.text) >= betweenRunes || sameTitle(p.text, title) {
			return false
		}
	}
	return false
}
