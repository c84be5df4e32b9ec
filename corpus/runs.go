package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Run is one run of a command that changed the store.
type Run struct {
	ID       int64          `json:"id"`
	Kind     string         `json:"kind"` // add, crawl, index, nightly
	Started  time.Time      `json:"started"`
	Finished time.Time      `json:"finished"` // zero while it runs or when it was cut off
	Exit     int            `json:"exit"`
	Counts   map[string]int `json:"counts"`
}

// BeginRun notes that a run has begun.
func (t *Tx) BeginRun(kind string) (Run, error) {
	r := Run{Kind: kind, Started: t.s.now()}
	if err := t.tx.QueryRowContext(t.ctx, "SELECT COALESCE(MAX(id),0)+1 FROM runs").Scan(&r.ID); err != nil {
		return r, err
	}
	return r, t.putRun(r)
}

// FinishRun notes how a run ended.
func (t *Tx) FinishRun(r Run) error {
	r.Finished = t.s.now()
	return t.putRun(r)
}

func (t *Tx) putRun(r Run) error {
	counts, err := json.Marshal(r.Counts)
	if err != nil {
		return fmt.Errorf("store run: %w", err)
	}
	_, err = t.put(replace, "runs", []string{"id", "kind", "started", "finished", "exit", "counts"},
		[]any{r.ID, r.Kind, stamp(r.Started), stamp(r.Finished), int64(r.Exit), string(counts)})
	return err
}

// Runs returns all runs, newest first.
func (s *Store) Runs(ctx context.Context) ([]Run, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, kind, started, finished, exit, counts FROM runs ORDER BY id DESC")
	if err != nil {
		return nil, fmt.Errorf("runs: %w", classify(err))
	}
	defer rows.Close()
	var out []Run
	for rows.Next() {
		var r Run
		var started, finished, counts string
		if err := rows.Scan(&r.ID, &r.Kind, &started, &finished, &r.Exit, &counts); err != nil {
			return nil, fmt.Errorf("runs: %w", classify(err))
		}
		r.Started, r.Finished = unstamp(started), unstamp(finished)
		if err := json.Unmarshal([]byte(counts), &r.Counts); err != nil {
			return nil, fmt.Errorf("runs: %w: %v", ErrDamaged, err)
		}
		out = append(out, r)
	}
	return out, classify(rows.Err())
}
