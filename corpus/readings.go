package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"time"
)

// PutReading stores what one extractor version read in a version, in the place of
// what the same extractor version read before; older ones' readings stay.
func (t *Tx) PutReading(v Version, r Reading) error {
	info, err := json.Marshal(r.Article)
	if err != nil {
		return fmt.Errorf("store reading: %w", err)
	}
	if _, err := t.tx.ExecContext(t.ctx, "DELETE FROM targets WHERE version = ? AND extractor = ?", v.ID, r.Extractor); err != nil {
		return fmt.Errorf("store reading: %w", classify(err))
	}
	if _, err := t.put(replace, "readings", []string{"version", "extractor", "info"}, []any{v.ID, r.Extractor, string(info)}); err != nil {
		return err
	}
	var id int64
	if err := t.tx.QueryRowContext(t.ctx, "SELECT COALESCE(MAX(id),0) FROM targets").Scan(&id); err != nil {
		return err
	}
	for i := range r.Targets {
		target := &r.Targets[i]
		rec, err := json.Marshal(target)
		if err != nil {
			return fmt.Errorf("store target: %w", err)
		}
		var year any
		if target.Year != nil {
			year = int64(*target.Year)
		}
		id++
		_, err = t.put(insert, "targets", []string{"id", "version", "extractor", "target", "status", "indicator", "year", "value", "record"},
			[]any{id, v.ID, r.Extractor, target.ID, string(target.Status), target.Indicator, year, target.Value, string(rec)})
		if err != nil {
			return err
		}
	}
	return nil
}

// Unread returns the versions that an extractor version has not read yet, oldest
// first.
func (s *Store) Unread(ctx context.Context, extractor string) iter.Seq2[Version, error] {
	return s.versions(ctx, "SELECT "+versionColumns+" FROM "+versionTables+" WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.version = v.id AND r.extractor = ?) ORDER BY v.id", extractor)
}

func (s *Store) versions(ctx context.Context, query string, args ...any) iter.Seq2[Version, error] {
	return func(yield func(Version, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(Version{}, fmt.Errorf("store: %w", classify(err)))
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scanVersion(rows)
			if !yield(v, classify(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Version{}, fmt.Errorf("store: %w", classify(err)))
		}
	}
}

// Records returns every target that an extractor version read in the newest
// version of each article, with its article, people's corrections applied. Times
// are in the given zone.
func (s *Store) Records(ctx context.Context, extractor string, zone *time.Location) iter.Seq2[Record, error] {
	return s.RecordsAt(ctx, extractor, zone, time.Time{})
}

// RecordsAt is Records as the store stood at a time: versions seen later, and
// corrections made later, are left out. The zero time is now.
func (s *Store) RecordsAt(ctx context.Context, extractor string, zone *time.Location, asOf time.Time) iter.Seq2[Record, error] {
	// A page seen again later bears the later capture: as of before, it had its first.
	const query = `SELECT t.record, t.seq, r.info, a.url, v.title, ` + captureAt + ` FROM ` + recordTables + `
WHERE t.extractor = ?2 AND v.n = (SELECT MAX(n) FROM versions w WHERE w.article = v.article AND w.first <= ?1) ORDER BY t.id`
	until := "9999"
	if !asOf.IsZero() {
		until = stamp(asOf)
	}
	return func(yield func(Record, error) bool) {
		people, err := s.corrections(ctx, asOf)
		if err != nil {
			yield(Record{}, err)
			return
		}
		rows, err := s.db.QueryContext(ctx, query, until, extractor)
		if err != nil {
			yield(Record{}, fmt.Errorf("store: %w", classify(err)))
			return
		}
		defer rows.Close()
		for rows.Next() {
			rec, err := scanRecord(rows, zone)
			people.apply(&rec)
			if !yield(rec, classify(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Record{}, fmt.Errorf("store: %w", classify(err)))
		}
	}
}

// What scanRecord reads, and where it stands.
const (
	recordColumns = "t.record, t.seq, r.info, a.url, v.title, s.sha256, s.last, a.gone"
	recordTables  = "targets t JOIN versions v ON v.id = t.version JOIN articles a ON a.id = v.article JOIN sightings s ON s.version = v.id JOIN readings r ON r.version = t.version AND r.extractor = t.extractor"
)

// captureAt is the capture of a version as of the time ?1, and since when its page
// was gone by then.
const captureAt = "CASE WHEN s.last <= ?1 THEN s.sha256 ELSE v.sha256 END, CASE WHEN s.last <= ?1 THEN s.last ELSE v.first END, CASE WHEN a.gone <= ?1 THEN a.gone ELSE '' END"

func scanRecord(row scanner, zone *time.Location) (Record, error) {
	var rec Record
	var target, info, url, title, sha, last, gone string
	if err := row.Scan(&target, &rec.Seq, &info, &url, &title, &sha, &last, &gone); err != nil {
		return rec, err
	}
	if err := json.Unmarshal([]byte(target), &rec.Target); err != nil {
		return rec, fmt.Errorf("%w: target: %v", ErrDamaged, err)
	}
	if err := json.Unmarshal([]byte(info), &rec.Article); err != nil {
		return rec, fmt.Errorf("%w: reading: %v", ErrDamaged, err)
	}
	rec.Article.URL = url
	if rec.Article.Title == "" {
		rec.Article.Title = title
	}
	if sha != "" {
		rec.Article.Capture = &CaptureRef{SHA256: sha, Fetched: unstamp(last).In(zone).Format(time.RFC3339)}
	}
	if gone != "" {
		rec.Article.Gone = unstamp(gone).In(zone).Format(time.RFC3339)
	}
	rec.Sources = []Source{{URL: url, Title: rec.Article.Title, Published: rec.Article.Published, SHA256: sha}}
	return rec, nil
}

// Seen is one reading of a target in one version of an article.
type Seen struct {
	Record    Record
	Version   int
	Extractor string
}

// History returns every stored reading of a target, over versions and extractor
// versions, oldest first, people's corrections applied.
func (s *Store) History(ctx context.Context, target string, zone *time.Location) ([]Seen, error) {
	return s.HistoryAt(ctx, target, zone, time.Time{})
}

// HistoryAt is History as the store stood at a time; the zero time is now.
func (s *Store) HistoryAt(ctx context.Context, target string, zone *time.Location, asOf time.Time) ([]Seen, error) {
	until := "9999"
	if !asOf.IsZero() {
		until = stamp(asOf)
	}
	rows, err := s.db.QueryContext(ctx, `SELECT v.n, t.extractor, t.record, t.seq, r.info, a.url, v.title, `+captureAt+` FROM `+recordTables+`
WHERE t.target = ?2 AND v.first <= ?1 ORDER BY v.id, t.id`, until, target)
	if err != nil {
		return nil, fmt.Errorf("store: %w", classify(err))
	}
	defer rows.Close()
	var out []Seen
	for rows.Next() {
		var h Seen
		if h.Record, err = scanRecord(prefixed{rows, &h.Version, &h.Extractor}, zone); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	if err := rows.Err(); err != nil {
		return nil, classify(err)
	}
	people, err := s.corrections(ctx, asOf)
	for i := range out {
		people.apply(&out[i].Record)
	}
	return out, err
}

// prefixed scans two columns of its own before the rest.
type prefixed struct {
	scanner
	n         *int
	extractor *string
}

func (p prefixed) Scan(dst ...any) error {
	return p.scanner.Scan(append([]any{p.n, p.extractor}, dst...)...)
}
