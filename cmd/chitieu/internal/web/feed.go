package web

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/atom"
	"chitieu/corpus"
)

// mostEntries bounds a feed of what grows without end.
const mostEntries = 100

// feed sends entries as the feed of this page. One without entries is as old as the
// index, so that nobody takes an empty feed for news.
func (q *request) feed(about string, entries []atom.Entry) error {
	self := q.site() + q.As("atom")
	f := atom.Feed{ID: self, Title: "chitieu: " + about, Self: self, Entries: entries}
	for _, e := range entries {
		if e.Updated.After(f.Updated) {
			f.Updated = e.Updated
		}
	}
	if f.Updated.IsZero() {
		f.Updated = q.built()
	}
	q.w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	return atom.Write(q.w, f)
}

// built is when the index was built.
func (q *request) built() time.Time {
	t, err := time.Parse(time.RFC3339, q.ix.Manifest.Built)
	if err != nil {
		return q.Now().In(q.Zone)
	}
	return t.In(q.Zone)
}

// atom gives records as a feed, so that any query can be followed.
func (q *request) atom(records []corpus.Record) error {
	var entries []atom.Entry
	for _, r := range records[:min(len(records), mostEntries)] {
		t, err := time.Parse(time.DateOnly, r.Article.Published)
		if c := r.Article.Capture; c != nil {
			t, err = time.Parse(time.RFC3339, c.Fetched)
		}
		if err != nil {
			t = q.built()
		}
		entries = append(entries, atom.Entry{ID: "urn:chitieu:" + r.ID, Title: q.Tell.Facts(r), Updated: t, Link: q.site() + q.Link("/target/"+r.ID), Text: r.Quote})
	}
	return q.feed(cmp.Or(q.Feed, q.param("q")), entries)
}

// correctionFeed tells corrections (oldest first, as the store has them), the newest
// first.
func (q *request) correctionFeed(all []corpus.Review) error {
	var entries []atom.Entry
	for _, w := range slices.Backward(all[max(0, len(all)-mostEntries):]) {
		v := q.review(w)
		title := v.Field + ": " + v.Was + " → " + v.Value
		if w.Field == corpus.Hide {
			title = q.Say("web.withdrawn")
		}
		entries = append(entries, atom.Entry{ID: fmt.Sprintf("urn:chitieu:correction:%s:%d", w.Target, w.ID), Title: title, Updated: w.When.In(q.Zone),
			Link: q.site() + q.Link("/target/"+w.Target), Text: w.By + ": " + w.Why + "\n" + w.Quote})
	}
	return q.feed(q.Say("web.corrections"), entries)
}

// sourceFeed tells how each portal was at its last look, the latest first, and of
// those of one night what broke. One that nobody ever looked at has no date and no
// entry.
func (q *request) sourceFeed(portals []portalView) error {
	runs, err := q.Store.Runs(q.ctx)
	if err != nil {
		return err
	}
	began := map[int64]time.Time{}
	for _, r := range runs {
		began[r.ID] = r.Started
	}
	var entries []atom.Entry
	for _, p := range portals { // what is broken comes first, and the sort is stable
		at := p.checked
		if t := began[p.run]; t.After(at) {
			at = t
		}
		if at.IsZero() {
			continue
		}
		entries = append(entries, atom.Entry{ID: "urn:chitieu:portal:" + p.ID, Title: p.Name + ": " + q.Say("portal."+p.State), Updated: at.In(q.Zone),
			Link: q.site() + q.Link("/sources"), Text: strings.TrimSpace(p.Host + "\n" + p.Note)})
	}
	slices.SortStableFunc(entries, func(a, b atom.Entry) int { return b.Updated.Compare(a.Updated) })
	return q.feed(q.Say("web.sources"), entries)
}

// versionFeed tells every version of an archived page, the newest first; when a page
// has vanished, its newest version says so.
func (q *request) versionFeed(of corpus.Article) error {
	versions, err := q.Store.Versions(q.ctx, of.URL)
	if err != nil {
		return err
	}
	page := sha256.Sum256([]byte(of.URL))
	day := func(t time.Time) string { return q.Tell.Day(t.In(q.Zone).Format(time.DateOnly)) }
	var entries []atom.Entry
	for i := len(versions) - 1; i >= 0 && len(entries) < mostEntries; i-- {
		v := versions[i]
		e := atom.Entry{ID: fmt.Sprintf("urn:chitieu:version:%x:%d", page[:8], v.N), Title: v.Article.Title, Updated: v.First.In(q.Zone), Link: v.Article.URL, Text: q.Say("web.seen-version", v.N, day(v.First), day(v.Last))}
		if v.SHA256 != "" {
			e.Link, e.Text = q.site()+q.Link("/archive/"+v.SHA256), e.Text+"\nsha256:"+v.SHA256
		}
		if len(entries) == 0 && !v.Gone.IsZero() {
			e.Updated, e.Text = v.Gone.In(q.Zone), e.Text+"\n"+q.Say("web.gone", day(v.Gone))
		}
		entries = append(entries, e)
	}
	return q.feed(of.Title, entries)
}
