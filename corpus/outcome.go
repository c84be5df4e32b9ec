package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Outcome is an official figure for what was promised, out of a statistic or a
// report that a person gave: shown beside targets and never mixed with what was
// read from articles.
type Outcome struct {
	Indicator   string    `json:"indicator"`
	Denominator string    `json:"denominator"`
	Tier        Tier      `json:"tier,omitempty"`
	Province    string    `json:"province"` // slug, "" for the nation
	Scheme      int       `json:"scheme"`
	Year        int       `json:"year"`
	Value       float64   `json:"value"`
	Source      string    `json:"source"`
	URL         string    `json:"url"`
	Added       time.Time `json:"added"`
}

// key is what an outcome is about, and who says so.
func (o Outcome) key() string {
	return fmt.Sprintf("%s|%s|%s|%s|%d|%d|%s", o.Indicator, o.Denominator, o.Tier, o.Province, o.Scheme, o.Year, o.Source)
}

// PutOutcome stores an official figure and reports whether it is new: the same
// figure of the same source again is not, another figure of it stands from now on
// in the place of the old one, which stays for answers as of earlier days.
func (t *Tx) PutOutcome(o Outcome) (fresh bool, err error) {
	var value float64
	var url string
	err = t.tx.QueryRowContext(t.ctx, "SELECT value, url FROM outcomes WHERE substr(id, 1, length(?)) = ? ORDER BY added DESC, id DESC LIMIT 1", o.key()+"|", o.key()+"|").Scan(&value, &url)
	switch {
	case err == nil && value == o.Value && url == o.URL:
		return false, nil
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return false, classify(err)
	}
	added := stamp(t.s.now())
	_, err = t.put(replace, "outcomes", []string{"id", "indicator", "denominator", "tier", "province", "scheme", "year", "value", "source", "url", "added"},
		[]any{o.key() + "|" + added, o.Indicator, o.Denominator, string(o.Tier), o.Province, int64(o.Scheme), int64(o.Year), o.Value, o.Source, o.URL, added})
	return err == nil, err
}

// Outcomes returns the official figures of an indicator, or all when it is "".
func (s *Store) Outcomes(ctx context.Context, indicator string) ([]Outcome, error) {
	return s.OutcomesAt(ctx, indicator, time.Time{})
}

// OutcomesAt is Outcomes as the store stood at a time; the zero time is now.
func (s *Store) OutcomesAt(ctx context.Context, indicator string, asOf time.Time) ([]Outcome, error) {
	until := "9999"
	if !asOf.IsZero() {
		until = stamp(asOf)
	}
	rows, err := s.db.QueryContext(ctx, "SELECT indicator, denominator, tier, province, scheme, year, value, source, url, added FROM outcomes WHERE ? IN ('', indicator) AND added <= ? ORDER BY id", indicator, until)
	if err != nil {
		return nil, fmt.Errorf("outcomes: %w", classify(err))
	}
	defer rows.Close()
	var out []Outcome
	for rows.Next() {
		var o Outcome
		var added string
		if err := rows.Scan(&o.Indicator, &o.Denominator, &o.Tier, &o.Province, &o.Scheme, &o.Year, &o.Value, &o.Source, &o.URL, &added); err != nil {
			return nil, fmt.Errorf("outcomes: %w", classify(err))
		}
		o.Added = unstamp(added)
		if n := len(out); n > 0 && out[n-1].key() == o.key() { // ids end in the time: the later one stands
			out[n-1] = o
			continue
		}
		out = append(out, o)
	}
	return out, classify(rows.Err())
}
