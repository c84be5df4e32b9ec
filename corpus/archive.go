package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrNoCapture says that nothing was read from a page with that digest.
var ErrNoCapture = errors.New("no such archived page")

// Archived returns the newest article version that was read from the page with
// this SHA-256, or ErrNoCapture.
func (s *Store) Archived(ctx context.Context, sha string) (Version, error) {
	// Not "v.sha256 = ? OR s.sha256 = ?", which reads every version: 15 ms of 8,400.
	const of = "SELECT id FROM versions WHERE sha256 = ?1 UNION SELECT version FROM sightings WHERE sha256 = ?1"
	row := s.db.QueryRowContext(ctx, "SELECT "+versionColumns+" FROM "+versionTables+" WHERE v.id IN ("+of+") ORDER BY v.id DESC LIMIT 1", sha)
	v, err := scanVersion(row)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoCapture
	}
	if err != nil {
		return v, fmt.Errorf("archived %s: %w", sha, classify(err))
	}
	return v, nil
}

// Versions returns every version of an article, oldest first.
func (s *Store) Versions(ctx context.Context, url string) ([]Version, error) {
	var out []Version
	for v, err := range s.versions(ctx, "SELECT "+versionColumns+" FROM "+versionTables+" WHERE a.url = ? ORDER BY v.n", url) {
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
