package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// URLState is what the crawl knows of one address.
type URLState struct {
	URL, Portal  string
	Kind         string // list, article, feed or sitemap
	State        string // new, done, failed or gone
	Depth        int
	Next         time.Time // not before
	ETag         string
	LastModified string
	Status       int // of the last answer, 0 before the first
	Failures     int // in a row
	Fetched      time.Time
	SHA256       string
	From         string // the page it was found on
}

const urlColumns = "url,portal,kind,state,depth,next,etag,last_modified,status,failures,fetched,sha256,found_on"

// PutURL stores the state of an address.
func (t *Tx) PutURL(u URLState) error {
	_, err := t.put("INSERT OR REPLACE", "urls",
		[]string{"url", "portal", "kind", "state", "depth", "next", "etag", "last_modified", "status", "failures", "fetched", "sha256", "found_on"},
		[]any{u.URL, u.Portal, u.Kind, u.State, int64(u.Depth), stamp(u.Next), u.ETag, u.LastModified, int64(u.Status), int64(u.Failures), stamp(u.Fetched), u.SHA256, u.From})
	return err
}

// AddURL stores the state of an address that is not known yet, and reports
// whether it was new.
func (t *Tx) AddURL(u URLState) (bool, error) {
	var n int
	if err := t.tx.QueryRowContext(t.ctx, "SELECT COUNT(*) FROM urls WHERE url = ?", u.URL).Scan(&n); err != nil || n > 0 {
		return false, err
	}
	return true, t.PutURL(u)
}

func scanURL(row scanner) (URLState, error) {
	var u URLState
	var next, fetched string
	err := row.Scan(&u.URL, &u.Portal, &u.Kind, &u.State, &u.Depth, &next, &u.ETag, &u.LastModified, &u.Status, &u.Failures, &fetched, &u.SHA256, &u.From)
	u.Next, u.Fetched = unstamp(next), unstamp(fetched)
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

// Due returns a portal's addresses that may be fetched now, lists and feeds first,
// then the longest due.
func (s *Store) Due(ctx context.Context, portal string, now time.Time, limit int) ([]URLState, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+urlColumns+" FROM urls WHERE portal = ? AND next <= ? AND state <> 'gone' ORDER BY kind = 'article', next, url LIMIT ?", portal, stamp(now), limit)
	if err != nil {
		return nil, fmt.Errorf("due %s: %w", portal, classify(err))
	}
	defer rows.Close()
	var out []URLState
	for rows.Next() {
		u, err := scanURL(rows)
		if err != nil {
			return nil, fmt.Errorf("due %s: %w", portal, classify(err))
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
