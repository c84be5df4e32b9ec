package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// PortalCheck is how the last look at a live portal ended. A portal without one
// has never been checked.
type PortalCheck struct {
	ID      string
	Checked time.Time
	Good    bool
	Note    string // what was found, or why it is not good
}

// PutPortalCheck stores the outcome of a check.
func (t *Tx) PutPortalCheck(c PortalCheck) error {
	good := int64(0)
	if c.Good {
		good = 1
	}
	_, err := t.put(replace, "portals", []string{"id", "checked", "good", "note"}, []any{c.ID, stamp(c.Checked), good, c.Note})
	return err
}

// PortalChecks returns the last check of every portal that had one.
func (s *Store) PortalChecks(ctx context.Context) (map[string]PortalCheck, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, checked, good, note FROM portals")
	if err != nil {
		return nil, fmt.Errorf("portals: %w", classify(err))
	}
	defer rows.Close()
	out := map[string]PortalCheck{}
	for rows.Next() {
		var c PortalCheck
		var checked string
		if err := rows.Scan(&c.ID, &checked, &c.Good, &c.Note); err != nil {
			return nil, fmt.Errorf("portals: %w", classify(err))
		}
		c.Checked = unstamp(checked)
		out[c.ID] = c
	}
	return out, classify(rows.Err())
}

// Health is what one run saw of one portal.
type Health struct {
	Run    int64          `json:"run"`
	Portal string         `json:"portal"`
	Counts map[string]int `json:"counts"`
	Alarms []string       `json:"alarms"` // why it is taken for broken; empty when it is not
}

// PutHealth stores what a run saw of a portal.
func (t *Tx) PutHealth(h Health) error {
	counts, err := json.Marshal(h.Counts)
	if err != nil {
		return fmt.Errorf("store health: %w", err)
	}
	alarms, err := json.Marshal(append([]string{}, h.Alarms...))
	if err != nil {
		return fmt.Errorf("store health: %w", err)
	}
	_, err = t.put(replace, "health", []string{"run", "portal", "counts", "alarms"}, []any{h.Run, h.Portal, string(counts), string(alarms)})
	return err
}

// HealthOf returns what a run saw of its portals, in the order of their names;
// run 0 is the newest sight of every portal.
func (s *Store) HealthOf(ctx context.Context, run int64) ([]Health, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT run, portal, counts, alarms FROM health h WHERE run = ? OR ? = 0 AND run = (SELECT MAX(run) FROM health o WHERE o.portal = h.portal) ORDER BY portal", run, run)
	if err != nil {
		return nil, fmt.Errorf("health: %w", classify(err))
	}
	defer rows.Close()
	var out []Health
	for rows.Next() {
		var h Health
		var counts, alarms string
		if err := rows.Scan(&h.Run, &h.Portal, &counts, &alarms); err != nil {
			return nil, fmt.Errorf("health: %w", classify(err))
		}
		if err := json.Unmarshal([]byte(counts), &h.Counts); err != nil {
			return nil, fmt.Errorf("health: %w: %v", ErrDamaged, err)
		}
		if err := json.Unmarshal([]byte(alarms), &h.Alarms); err != nil {
			return nil, fmt.Errorf("health: %w: %v", ErrDamaged, err)
		}
		out = append(out, h)
	}
	return out, classify(rows.Err())
}
