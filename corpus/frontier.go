package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"time"
)

// URLState is what the crawl knows of one address.
type URLState struct {
	URL, Portal  string
	Kind         string // list, article, feed or sitemap
	State        string // new, done, failed or gone
	Priority     int    // 0 is asked first
	Depth        int
	Next         time.Time // not before
	ETag         string
	LastModified string
	Status       int // of the last answer, 0 before the first
	Failures     int // in a row
	Quiet        int // answers in a row without a change
	Links        int // article links that it gave when it last gave any
	Fetched      time.Time
	SHA256       string
	From         string // the page it was found on
	Found        time.Time
	Title        string // the words of the link it was found by

	// Changed is when a sitemap or feed says that the page changed last. It is not
	// stored: a known article that was fetched before it becomes due.
	Changed time.Time
}

const urlColumns = "url,portal,kind,state,priority,depth,next,etag,last_modified,status,failures,quiet,links,fetched,sha256,found_on,found,title"

var urlNames = strings.Split(urlColumns, ",")

// PutURL stores the state of an address.
func (t *Tx) PutURL(u URLState) error {
	_, err := t.put(replace, "urls", urlNames,
		append(make([]any, 0, len(urlNames)+2), u.URL, u.Portal, u.Kind, u.State, int64(u.Priority), int64(u.Depth), stamp(u.Next), u.ETag, u.LastModified, int64(u.Status),
			int64(u.Failures), int64(u.Quiet), int64(u.Links), stamp(u.Fetched), u.SHA256, u.From, stamp(u.Found), u.Title))
	return err
}

// AddURLs stores the states of addresses that are not known yet, and returns which
// those were, in order. One that was never asked gets the better of two priorities; an
// article that is said to have changed since it was fetched becomes due.
func (t *Tx) AddURLs(states []URLState) (fresh []string, err error) {
	for part := range slices.Chunk(states, askedTogether) {
		known, err := t.knownURLs(part)
		if err != nil {
			return fresh, err
		}
		for _, u := range part {
			was, ok := known[u.URL]
			switch {
			case !ok:
				fresh = append(fresh, u.URL)
				known[u.URL] = u
				err = t.PutURL(u)
			case was.State == u.State && u.Priority < was.Priority && u.Fetched.IsZero():
				known[u.URL] = u
				err = t.PutURL(u)
			case was.Kind == "article" && was.State == "done" && was.Fetched.Before(u.Changed):
				err = t.hasten(u)
			}
			if err != nil {
				return fresh, err
			}
		}
	}
	return fresh, nil
}

// askedTogether is how many addresses one query asks for at most: asking costs as
// much as being answered, and a menu has a hundred.
const askedTogether = 32

// knownURLs returns what tells whether some addresses, at most askedTogether, are news.
func (t *Tx) knownURLs(states []URLState) (map[string]URLState, error) {
	n := 1 << bits.Len(uint(len(states)-1)) // few statements to prepare; the last address is asked for again
	q, err := t.stmt("SELECT url, state, kind, fetched, priority FROM urls WHERE url IN (?" + strings.Repeat(",?", n-1) + ")")
	if err != nil {
		return nil, classify(err)
	}
	args := make([]any, n)
	for i := range args {
		args[i] = states[min(i, len(states)-1)].URL
	}
	rows, err := q.QueryContext(t.ctx, args...)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	known := make(map[string]URLState, len(states))
	for rows.Next() {
		var u URLState
		var fetched string
		if err := rows.Scan(&u.URL, &u.State, &u.Kind, &fetched, &u.Priority); err != nil {
			return nil, classify(err)
		}
		u.Fetched = unstamp(fetched)
		known[u.URL] = u
	}
	return known, classify(rows.Err())
}

// hasten makes a known address due.
func (t *Tx) hasten(u URLState) error {
	known, err := t.urls("url = ?", u.URL)
	if err != nil || len(known) == 0 || !known[0].Next.After(u.Found) {
		return err
	}
	known[0].Next = u.Found
	return t.PutURL(known[0])
}

func scanURL(row scanner) (URLState, error) {
	var u URLState
	var next, fetched, found string
	err := row.Scan(&u.URL, &u.Portal, &u.Kind, &u.State, &u.Priority, &u.Depth, &next, &u.ETag, &u.LastModified, &u.Status,
		&u.Failures, &u.Quiet, &u.Links, &fetched, &u.SHA256, &u.From, &found, &u.Title)
	u.Next, u.Fetched, u.Found = unstamp(next), unstamp(fetched), unstamp(found)
	return u, err
}

// URL returns the state of an address.
func (s *Store) URL(ctx context.Context, url string) (URLState, bool, error) {
	u, err := scanURL(s.db.QueryRowContext(ctx, "SELECT "+urlColumns+" FROM urls WHERE url = ?", url))
	if errors.Is(err, sql.ErrNoRows) {
		return u, false, nil
	}
	if err != nil {
		return u, false, fmt.Errorf("url %s: %w", url, classify(err))
	}
	return u, true, nil
}

// Due returns a portal's addresses of one priority that may be fetched now, the
// longest due first. (SQLite prepares a statement anew for every value of a bare LIMIT ?.)
func (s *Store) Due(ctx context.Context, portal string, priority int, now time.Time, limit int) ([]URLState, error) {
	out, err := s.urls(ctx, "portal = ? AND priority = ? AND next <= ? ORDER BY next, url LIMIT ?+0", portal, priority, stamp(now), limit)
	if err != nil {
		return nil, fmt.Errorf("due %s: %w", portal, err)
	}
	return out, nil
}

// Canaries returns known articles of a portal, the last fetched first: what they
// say of a portal's health is known.
func (s *Store) Canaries(ctx context.Context, portal string, limit int) ([]URLState, error) {
	out, err := s.urls(ctx, "portal = ? AND kind = 'article' AND state = 'done' AND url IN (SELECT url FROM articles WHERE gone = '') ORDER BY fetched DESC, url LIMIT ?+0", portal, limit)
	if err != nil {
		return nil, fmt.Errorf("canaries %s: %w", portal, err)
	}
	return out, nil
}

// OfKind returns the addresses of one kind that answer, by portal and address.
func (s *Store) OfKind(ctx context.Context, kind string) ([]URLState, error) {
	out, err := s.urls(ctx, "kind = ? AND state = 'done' ORDER BY portal, url", kind)
	if err != nil {
		return nil, fmt.Errorf("addresses of kind %s: %w", kind, err)
	}
	return out, nil
}

// Rewind makes due what a clock that was ahead has put off: every address of a
// portal that was fetched in the future.
func (t *Tx) Rewind(portal string) (int, error) {
	now := t.s.now()
	late, err := t.urls("portal = ? AND fetched > ?", portal, stamp(now.Add(time.Hour)))
	for _, u := range late {
		u.Fetched, u.Next = now, now
		if err := t.PutURL(u); err != nil {
			return 0, err
		}
	}
	return len(late), err
}

func (t *Tx) urls(where string, args ...any) ([]URLState, error) {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT "+urlColumns+" FROM urls WHERE "+where, args...)
	return scanURLs(rows, err)
}

func (s *Store) urls(ctx context.Context, where string, args ...any) ([]URLState, error) {
	st, err := s.prepared(ctx, "SELECT "+urlColumns+" FROM urls WHERE "+where)
	if err != nil {
		return nil, classify(err)
	}
	rows, err := st.QueryContext(ctx, args...)
	return scanURLs(rows, err)
}

func scanURLs(rows *sql.Rows, err error) ([]URLState, error) {
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var out []URLState
	for rows.Next() {
		u, err := scanURL(rows)
		if err != nil {
			return nil, classify(err)
		}
		out = append(out, u)
	}
	return out, classify(rows.Err())
}

// CountURLs returns how many addresses of a portal are in each state.
func (s *Store) CountURLs(ctx context.Context, portal string) (map[string]int, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT state, COUNT(*) FROM urls WHERE portal = ? GROUP BY state", portal)
	if err != nil {
		return nil, fmt.Errorf("count %s: %w", portal, classify(err))
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, fmt.Errorf("count %s: %w", portal, classify(err))
		}
		out[state] = n
	}
	return out, classify(rows.Err())
}

// CountDue returns how many addresses of a portal may be fetched now, and how
// many are known at all.
func (s *Store) CountDue(ctx context.Context, portal string, now time.Time) (due, known int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT COUNT(*) FILTER (WHERE next <= ?), COUNT(*) FROM urls WHERE portal = ?", stamp(now), portal).Scan(&due, &known)
	if err != nil {
		return 0, 0, fmt.Errorf("count %s: %w", portal, classify(err))
	}
	return due, known, nil
}
