package crawl

import (
	_ "embed"
	"net/url"
	"strings"
	"sync"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

//go:embed focus.tsv
var focusTSV string

// The priorities of corpus.URLState.
const (
	priorityEntrance = iota // start pages, lists, feeds, sitemaps
	priorityPlan            // articles that may report a plan
	prioritySection         // fronts of sections, further pages of lists
	priorityRest
)

// budgets are how many pages of a priority a portal is asked in one run. What no
// cue speaks for has a small one; sections have one because links that repeat
// themselves look like sections.
var budgets = map[int]int{prioritySection: 400, priorityRest: 50}

// focus is what focus.tsv says: phrases of bare syllables, blanks around.
type focus struct{ plan, section []string }

var focusCues = sync.OnceValue(func() focus {
	var f focus
	for row := range strings.Lines(focusTSV) {
		kind, text, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		phrase := " " + viet.Bare(text) + " "
		switch kind {
		case "plan":
			f.plan = append(f.plan, phrase)
		case "section":
			f.section = append(f.section, phrase)
		}
	}
	return f
})

// priority judges a link by its kind, its words, and the words of its address.
func (f focus) priority(l link) int {
	switch {
	case l.pager:
		return prioritySection
	case l.kind != KindArticle:
		return priorityEntrance
	}
	if l.attached {
		return priorityPlan
	}
	if isFront(l) && !isDocument(l.url.Path) {
		return prioritySection
	}
	words := syllables(l.title)
	switch {
	case has(words, f.plan), has(syllables(slugOf(l.url)), f.plan):
		return priorityPlan
	case has(words, f.section) && utf8.RuneCountInString(l.title) <= headline:
		return prioritySection
	}
	return priorityRest
}

// headline is the length above which a link's words are an article's title: menus
// are shorter ("Chiến lược - Quy hoạch - Kế hoạch" has 33 letters).
const headline = 36

func isHeadline(title string) bool { return utf8.RuneCountInString(title) > headline }

// isFront reports an address that by its form is the front of a section: no
// number in it, at most two segments, few words.
func isFront(l link) bool {
	p := strings.Trim(l.url.Path, "/")
	return l.url.RawQuery == "" && strings.Count(p, "/") < 2 && !strings.ContainsAny(p, "0123456789") && len(p) <= 40 && !isHeadline(l.title)
}

// slugOf is the part of an address that people wrote: its path without ending.
func slugOf(u *url.URL) string {
	p := u.Path
	if at := strings.LastIndexByte(p, '.'); at > strings.LastIndexByte(p, '/') {
		p = p[:at]
	}
	return p
}

// syllables are the words of a text without marks, one blank around each.
func syllables(s string) string {
	bare := viet.Bare(s)
	return " " + strings.Join(strings.FieldsFunc(bare, func(r rune) bool { return !viet.IsLetter(r) && (r < '0' || r > '9') }), " ") + " "
}

func has(words string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(words, p) {
			return true
		}
	}
	return false
}
