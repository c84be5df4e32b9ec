package crawl

import (
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// A notice is a page that speaks to its reader about itself: not found, under
// repair, blocked, log in. Servers, firewalls and editors word it in endless ways,
// but all of them address the reader ("vui lòng", "your request"), name the site's
// own parts (the start page, the administrator, the server), are short, and bear no
// date. News does none of the four together.
const (
	noticeRunes = 700
	noticeSite  = 2 // parts of a site that are named
)

// notice returns what a page says of itself: ErrVanished, ErrWall, or ErrNoArticle
// when it does not say why; nil when it is none.
func (f found) notice(d *document, page []piece, own int, noise *boilerplate) error {
	if own > noticeRunes || f.dated(d, page) {
		return nil
	}
	words := syllablesOf(f.name)
	for _, p := range f.pieces {
		words += syllablesOf(p.text)
	}
	if countPhrases(words, noise.reader) == 0 || countPhrases(words, noise.site) < noticeSite {
		return nil
	}
	switch {
	case countPhrases(words, noise.missing) > 0:
		return ErrVanished
	case countPhrases(words, noise.barred) > 0:
		return ErrWall
	}
	return errNotice
}

// dated reports a date of publication: in the head, or on a line of its own where
// title and body stand.
func (f found) dated(d *document, page []piece) bool {
	if len(d.meta.published) > 0 {
		return true
	}
	if len(f.body) == 0 {
		return false
	}
	region := ancestorOfBoth(f.body[len(f.body)-1], f.title)
	for _, p := range page {
		if _, ok := dateLine(p.text, false); ok && p.kind != corpus.Cell && within(p.at, region) {
			return true
		}
	}
	return false
}

// syllablesOf is a text in small letters with one blank around every word, marks kept.
func syllablesOf(s string) string {
	return " " + strings.Join(strings.FieldsFunc(viet.Key(s), func(r rune) bool { return !viet.IsLetter(r) && (r < '0' || r > '9') }), " ") + " "
}

func countPhrases(words string, phrases []string) int {
	n := 0
	for _, p := range phrases {
		if strings.Contains(words, " "+p+" ") {
			n++
		}
	}
	return n
}
