package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Robots is a site's robots.txt as it was fetched; an empty body stands for a site
// that has none.
type Robots struct {
	Site    string // scheme and host
	Body    []byte
	Fetched time.Time
}

// PutRobots stores a robots.txt in the place of the one before.
func (t *Tx) PutRobots(r Robots) error {
	_, err := t.put(replace, "robots", []string{"site", "body", "fetched"}, []any{r.Site, append([]byte{}, r.Body...), stamp(r.Fetched)})
	return err
}

// Robots returns the robots.txt of a site, and whether one is known.
func (s *Store) Robots(ctx context.Context, site string) (Robots, bool, error) {
	r := Robots{Site: site}
	var fetched string
	err := s.db.QueryRowContext(ctx, "SELECT body, fetched FROM robots WHERE site = ?", site).Scan(&r.Body, &fetched)
	if errors.Is(err, sql.ErrNoRows) {
		return r, false, nil
	}
	if err != nil {
		return r, false, fmt.Errorf("robots of %s: %w", site, classify(err))
	}
	r.Fetched = unstamp(fetched)
	return r, true, nil
}
