package crawl

import (
	"context"
	"errors"
	"fmt"

	"chitieu/corpus"
)

// A portal that changed its pages does not fail: it answers, and nothing can be
// read. Two signs tell: a list that gave articles gives none, and known articles
// can no longer be read. Both judge pages, never targets, so a summer without a
// new article is no alarm.

// canariesMost is how many known articles must agree that something is wrong: one
// alone may have been emptied by its editor.
const canariesMost = 3

// canaries reads known articles anew, whole, as if for the first time. One that is
// well is enough.
func (v *visitor) canaries(ctx context.Context) error {
	known, err := v.Store.Canaries(ctx, v.portal.ID, canariesMost)
	if err != nil {
		return err
	}
	why := ""
	for _, u := range known {
		if v.start.Sub(u.Fetched) < entranceAgain { // a run has just done it
			return nil
		}
		before, ok, err := v.Store.Known(ctx, u.URL)
		if err != nil || !ok || ctx.Err() != nil {
			return err
		}
		sign, told, err := v.canary(ctx, u, before)
		if err != nil {
			return err
		}
		if told && sign == "" {
			return nil
		}
		if why == "" {
			why = sign
		}
	}
	if why != "" {
		v.alarm(v.portal.ID, why)
	}
	return nil
}

// canary fetches one known article and says what is wrong with it, and whether
// the portal let it be judged at all: a page that is gone or forbidden tells nothing.
func (v *visitor) canary(ctx context.Context, u corpus.URLState, before corpus.Article) (sign string, told bool, err error) {
	v.canaryURL, v.canaryPage, v.canaryErr = u.URL, nil, nil
	u.ETag, u.LastModified = "", "" // a 304 says nothing of how it reads
	if err := errors.Join(v.visit(ctx, u), v.settle()); err != nil {
		return "", false, err
	}
	switch after := v.canaryPage; {
	case after == nil && isNoArticle(v.canaryErr):
		return fmt.Sprintf("a known article can no longer be read: %s", u.URL), true, nil
	case after == nil:
		return "", false, nil
	default:
		return compareReadings(before, *after), true, nil
	}
}

// compareReadings says what a new reading of an article lost against the stored one.
func compareReadings(before, after corpus.Article) string {
	switch {
	case before.Published != "" && after.Published == "":
		return "a known article has lost its date: " + after.URL
	case len(after.Text)*2 < len(before.Text):
		return "a known article has lost most of its text: " + after.URL
	case before.Step != after.Step && before.Step != "":
		return fmt.Sprintf("a known article is read by %s, no longer by %s: %s", after.Step, before.Step, after.URL)
	}
	return ""
}

// judgeList counts the articles that a list links to and raises the alarm when one
// that had some has none.
func (v *visitor) judgeList(p *Page, u corpus.URLState, f *fetch, err error) {
	if u.URL == v.canaryURL {
		v.canaryPage, v.canaryErr = p.Article, err
	}
	if p.State.Kind != KindList && p.State.Kind != KindFeed || f.capture == nil {
		return
	}
	if err != nil && !isNoArticle(err) && !errors.Is(err, ErrVanished) { // a firewall's page is no redesign
		return
	}
	if n := countHeadlines(p.Links); n > 0 {
		p.State.Links = n
		return
	}
	if u.Links > 0 && u.Priority == priorityEntrance {
		p.State.ETag, p.State.LastModified = "", "" // until it is mended it is told every night
		v.alarm(v.portal.ID, fmt.Sprintf("a list that gave %d articles gives none: %s", u.Links, u.URL))
	}
}

// countHeadlines counts the links whose words are an article's title.
func countHeadlines(links []corpus.URLState) int {
	n := 0
	for _, l := range links {
		if l.Kind == KindArticle && isHeadline(l.Title) {
			n++
		}
	}
	return n
}
