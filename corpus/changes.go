package corpus

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// ChangeKind says what happened to a target.
type ChangeKind string

// The kinds of change. Reread is none of the province's doing: a newer extractor
// reads the same words otherwise.
const (
	ChangeNew   ChangeKind = "new"
	ChangeValue ChangeKind = "changed"
	ChangeGone  ChangeKind = "gone"
	ChangeRead  ChangeKind = "reread"
)

// Change is one difference between two versions of a page that the same extractor
// version read; of kind reread, between two extractor versions over one version.
type Change struct {
	Kind ChangeKind `json:"kind"`
	When time.Time  `json:"when"`
	Page bool       `json:"page_gone,omitempty"` // the whole page has vanished
	Old  *Record    `json:"old"`                 // null for new
	New  *Record    `json:"new"`                 // null for gone
}

// Target is the newer record, or the last one there was.
func (c Change) Target() Record {
	if c.New != nil {
		return *c.New
	}
	return *c.Old
}

// Changes returns what happened from a time on and before another (zero: to the
// end), by the readings of one extractor version: of every page that has a newer
// version, and of every page that vanished. Of what changed and changed back
// within the time nothing is told.
func (s *Store) Changes(ctx context.Context, extractor string, since, until time.Time, zone *time.Location) ([]Change, error) {
	end := stamp(s.now().Add(time.Hour)) // what a clock that was ahead has dated later was told then
	if !until.IsZero() {
		end = stamp(until)
	}
	people, err := s.corrections(ctx, until)
	if err != nil {
		return nil, err
	}
	pages, err := s.changedPages(ctx, stamp(since), end, 0, -1)
	if err != nil {
		return nil, fmt.Errorf("changes: %w", err)
	}
	return s.changesOf(ctx, pages, extractor, zone, people)
}

// LatestChanges returns what happened from a time on, the newest first, on the
// given number of pages after skipping some, and how many pages there are in all:
// a first crawl makes everything new, which nobody reads at once.
func (s *Store) LatestChanges(ctx context.Context, extractor string, since time.Time, zone *time.Location, skip, pages int) (changes []Change, total int, err error) {
	people, err := s.corrections(ctx, time.Time{})
	if err != nil {
		return nil, 0, err
	}
	if total, err = s.touchedSince(ctx, stamp(since)); err != nil {
		return nil, 0, fmt.Errorf("changes: %w", err)
	}
	list, err := s.changedPages(ctx, stamp(since), "9999", skip, pages)
	if err != nil {
		return nil, 0, fmt.Errorf("changes: %w", err)
	}
	changes, err = s.changesOf(ctx, list, extractor, zone, people)
	return changes, total, err
}

// touchCount is how many pages changed since a time, as counted at a sequence number:
// readers of the web ask again and again between two nights.
type touchCount struct {
	mu    sync.Mutex
	since string
	seq   int64
	total int
}

// touchedSince counts the pages that changed or vanished from a time on.
func (s *Store) touchedSince(ctx context.Context, since string) (int, error) {
	seq, err := s.Seq(ctx)
	if err != nil {
		return 0, err
	}
	c := &s.touches
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.since == since && c.seq == seq && since != "" {
		return c.total, nil
	}
	total := 0
	if err := s.db.QueryRowContext(ctx, countTouched, since, "9999").Scan(&total); err != nil {
		return 0, classify(err)
	}
	c.since, c.seq, c.total = since, seq, total
	return total, nil
}

func (s *Store) changesOf(ctx context.Context, pages []page, extractor string, zone *time.Location, people corrections) ([]Change, error) {
	var out []Change
	for _, p := range pages {
		old, err := s.readingOf(ctx, p.before, extractor, zone, people)
		fresh := old
		switch {
		case p.gone != "":
			fresh = nil
		case err == nil && p.after != p.before:
			fresh, err = s.readingOf(ctx, p.after, extractor, zone, people)
		}
		if errors.Is(err, errUnread) { // of what nobody has read nothing is new or gone
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("changes of %s: %w", p.url, err)
		}
		for _, c := range compareRecords(old, fresh) {
			c.When, c.Page = unstamp(p.when), p.gone != ""
			out = append(out, c)
		}
	}
	return out, nil
}

// page is an article that changed or vanished within a time: its newest version
// before it and its newest in it, 0 for none. Versions are counted, for a clock that
// was ahead dates an older one later.
type page struct {
	url, when, gone string
	before, after   int64
}

// touched are the articles that changed or vanished from ?1 on and before ?2, and
// when they last did. Both parts come in the order of their index, so that the newest
// few of many cost no more than few.
const touched = `SELECT article AS id, first AS at FROM versions v WHERE first >= ?1 AND first < ?2
	AND NOT EXISTS (SELECT 1 FROM versions w WHERE w.article = v.article AND w.n > v.n AND w.first < ?2)
	AND NOT EXISTS (SELECT 1 FROM articles g WHERE g.id = v.article AND g.gone >= ?1 AND g.gone < ?2 AND g.gone <> '')
UNION ALL SELECT id, gone FROM articles WHERE gone >= ?1 AND gone < ?2 AND gone <> ''`

// countTouched counts them, by the indexes alone.
const countTouched = `SELECT (SELECT COUNT(DISTINCT article) FROM versions WHERE first >= ?1 AND first < ?2)
	+ (SELECT COUNT(*) FROM articles g WHERE gone >= ?1 AND gone < ?2 AND gone <> ''
		AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.article = g.id AND v.first >= ?1 AND v.first < ?2))`

// changedPages gives pages in the order of their articles; those of a part (pages
// not below 0) the newest first.
func (s *Store) changedPages(ctx context.Context, since, until string, skip, pages int) ([]page, error) {
	order := "id"
	if pages >= 0 {
		order = "at DESC, id DESC"
	}
	rows, err := s.db.QueryContext(ctx, `WITH t AS (`+touched+` ORDER BY `+order+` LIMIT ?4 OFFSET ?3)
SELECT a.url, a.gone,
	COALESCE((SELECT MAX(id) FROM versions v WHERE v.article = a.id AND (v.first < ?1
		OR v.n < (SELECT MIN(n) FROM versions w WHERE w.article = a.id AND w.first >= ?1 AND w.first < ?2))), 0) AS before,
	COALESCE((SELECT MAX(id) FROM versions v WHERE v.article = a.id AND v.first < ?2), 0) AS after,
	COALESCE((SELECT MAX(first) FROM versions v WHERE v.article = a.id AND v.first < ?2), '')
FROM t JOIN articles a USING (id) ORDER BY `+order, since, until, skip, pages)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var out []page
	for rows.Next() {
		var p page
		if err := rows.Scan(&p.url, &p.gone, &p.before, &p.after, &p.when); err != nil {
			return nil, classify(err)
		}
		if p.gone < since || p.gone >= until {
			p.gone = ""
		}
		if p.gone != "" {
			p.when = p.gone
		}
		out = append(out, p)
	}
	return out, classify(rows.Err())
}

// errUnread says that an extractor version has not read a version.
var errUnread = errors.New("not read")

// readingOf returns the promises that an extractor version read in a version.
func (s *Store) readingOf(ctx context.Context, version int64, extractor string, zone *time.Location, people corrections) ([]Record, error) {
	if version == 0 {
		return nil, nil
	}
	rows, err := s.db.QueryContext(ctx, "SELECT "+recordColumns+" FROM "+recordTables+" WHERE t.version = ? AND t.extractor = ? ORDER BY t.id", version, extractor)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var out []Record
	any := false
	for rows.Next() {
		r, err := scanRecord(rows, zone)
		if err != nil {
			return nil, classify(err)
		}
		people.apply(&r)
		if any = true; r.Status == StatusTarget {
			out = append(out, r)
		}
	}
	if err := rows.Err(); err != nil || any {
		return out, classify(err)
	}
	var read bool
	err = s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM readings WHERE version = ? AND extractor = ?)", version, extractor).Scan(&read)
	if err == nil && !read {
		err = errUnread
	}
	return nil, classify(err)
}

// compareRecords pairs two readings by target.
func compareRecords(old, fresh []Record) []Change {
	was := map[string]*Record{}
	for i := range old {
		was[old[i].ID] = &old[i]
	}
	var out []Change
	kept := map[string]bool{}
	for i := range fresh {
		n := &fresh[i]
		o := was[n.ID]
		kept[n.ID] = true
		switch {
		case o == nil:
			out = append(out, Change{Kind: ChangeNew, New: n})
		case !sameNumber(o.Target, n.Target):
			out = append(out, Change{Kind: ChangeValue, Old: o, New: n})
		}
	}
	for i := range old {
		if !kept[old[i].ID] {
			out = append(out, Change{Kind: ChangeGone, Old: &old[i]})
		}
	}
	return out
}

// sameNumber reports whether two readings promise the same.
func sameNumber(a, b Target) bool {
	high := func(t Target) float64 {
		if t.High == nil {
			return t.Value
		}
		return *t.High
	}
	return a.Value == b.Value && high(a) == high(b) && a.Unit == b.Unit && a.Bound == b.Bound && a.PerYear == b.PerYear && a.Points == b.Points
}

// Rereads returns where an extractor version reads the newest version of a page
// otherwise than the version of the extractor before it did.
func (s *Store) Rereads(ctx context.Context, extractor string, zone *time.Location) ([]Change, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT r.version, o.extractor FROM readings r JOIN readings o ON o.version = r.version AND o.extractor <> r.extractor
JOIN versions v ON v.id = r.version
WHERE r.extractor = ? AND v.n = (SELECT MAX(n) FROM versions w WHERE w.article = v.article)
	AND o.seq = (SELECT MAX(seq) FROM readings p WHERE p.version = r.version AND p.extractor <> r.extractor) ORDER BY r.version`, extractor)
	if err != nil {
		return nil, fmt.Errorf("rereads: %w", classify(err))
	}
	type pair struct {
		version int64
		before  string
	}
	var pairs []pair
	for rows.Next() {
		var p pair
		if err := rows.Scan(&p.version, &p.before); err != nil {
			rows.Close()
			return nil, fmt.Errorf("rereads: %w", classify(err))
		}
		pairs = append(pairs, p)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("rereads: %w", classify(err))
	}
	var out []Change
	for _, p := range pairs {
		old, err := s.readingOf(ctx, p.version, p.before, zone, corrections{})
		if err != nil {
			return nil, fmt.Errorf("rereads: %w", err)
		}
		fresh, err := s.readingOf(ctx, p.version, extractor, zone, corrections{})
		if err != nil {
			return nil, fmt.Errorf("rereads: %w", err)
		}
		for _, c := range compareRecords(old, fresh) {
			c.Kind = ChangeRead
			out = append(out, c)
		}
	}
	return out, nil
}
