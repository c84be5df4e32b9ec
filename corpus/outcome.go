package corpus

import (
	"context"
	"fmt"
)

// Outcome is an official figure for what was promised, out of a statistic or a
// report that a person gave: shown beside targets and never mixed with what was
// read from articles.
type Outcome struct {
	Indicator   string  `json:"indicator"`
	Denominator string  `json:"denominator"`
	Tier        Tier    `json:"tier,omitempty"`
	Province    string  `json:"province"` // slug, "" for the nation
	Scheme      int     `json:"scheme"`
	Year        int     `json:"year"`
	Value       float64 `json:"value"`
	Source      string  `json:"source"`
	URL         string  `json:"url"`
}

// PutOutcome stores an official figure; the same place, indicator, tier and year
// from the same source again replaces it.
func (t *Tx) PutOutcome(o Outcome) error {
	key := fmt.Sprintf("%s|%s|%s|%s|%d|%d|%s", o.Indicator, o.Denominator, o.Tier, o.Province, o.Scheme, o.Year, o.Source)
	_, err := t.put("INSERT OR REPLACE", "outcomes", []string{"id", "indicator", "denominator", "tier", "province", "scheme", "year", "value", "source", "url"},
		[]any{key, o.Indicator, o.Denominator, string(o.Tier), o.Province, int64(o.Scheme), int64(o.Year), o.Value, o.Source, o.URL})
	return err
}

// Outcomes returns the official figures of an indicator, or all when it is "".
func (s *Store) Outcomes(ctx context.Context, indicator string) ([]Outcome, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT indicator, denominator, tier, province, scheme, year, value, source, url FROM outcomes WHERE ? IN ('', indicator) ORDER BY id", indicator)
	if err != nil {
		return nil, fmt.Errorf("outcomes: %w", classify(err))
	}
	defer rows.Close()
	var out []Outcome
	for rows.Next() {
		var o Outcome
		if err := rows.Scan(&o.Indicator, &o.Denominator, &o.Tier, &o.Province, &o.Scheme, &o.Year, &o.Value, &o.Source, &o.URL); err != nil {
			return nil, fmt.Errorf("outcomes: %w", classify(err))
		}
		out = append(out, o)
	}
	return out, classify(rows.Err())
}
