package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// Lines counts the lines that stand at the foot of a host's articles, by a digest
// of what they say.
type Lines struct {
	Articles int            `json:"articles"`
	On       map[string]int `json:"on"` // a line: on how many of them, at least
}

// linesMost bounds what is remembered of a host. Of a line that most articles have
// the count is then too low by at most a sixteenth (Misra and Gries, 1982).
const linesMost = 64

// Count notes one more article with these lines.
func (l *Lines) Count(lines []string) {
	if l.On == nil {
		l.On = map[string]int{}
	}
	l.Articles++
	for _, line := range lines {
		l.On[line]++
	}
	for len(l.On) > linesMost {
		for line, n := range l.On {
			if n == 1 {
				delete(l.On, line)
			} else {
				l.On[line] = n - 1
			}
		}
	}
}

// PutLines stores what is known of a host's lines.
func (t *Tx) PutLines(host string, l Lines) error {
	body, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("store lines of %s: %w", host, err)
	}
	_, err = t.put(replace, "recurring", []string{"host", "lines"}, []any{host, string(body)})
	return err
}

// Lines returns what is known of a host's lines, nothing of a new one.
func (s *Store) Lines(ctx context.Context, host string) (l Lines, err error) {
	var body string
	err = s.db.QueryRowContext(ctx, "SELECT lines FROM recurring WHERE host = ?", host).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return l, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(body), &l)
	}
	if err != nil {
		return l, fmt.Errorf("lines of %s: %w", host, classify(err))
	}
	return l, nil
}
