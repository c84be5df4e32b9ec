package crawl

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"chitieu/corpus"
)

// Memory is a Store without a disk: for looking at a portal before it is crawled,
// and for tests. Its fields may be read once the run has ended.
type Memory struct {
	mu       sync.Mutex
	URLs     map[string]corpus.URLState
	Articles map[string]corpus.Article
	Captures map[string]corpus.Capture
	rules    map[string]corpus.Robots
	lines    map[string]corpus.Lines
}

// NewMemory returns an empty one.
func NewMemory() *Memory {
	return &Memory{URLs: map[string]corpus.URLState{}, Articles: map[string]corpus.Article{}, Captures: map[string]corpus.Capture{}, rules: map[string]corpus.Robots{}, lines: map[string]corpus.Lines{}}
}

// Save implements Store.
func (m *Memory) Save(_ context.Context, pages ...Page) (found []string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range pages {
		found = append(found, m.save(p)...)
	}
	return found, nil
}

func (m *Memory) save(p Page) []string {
	m.URLs[p.State.URL] = p.State
	if p.Capture != nil {
		m.Captures[p.Capture.SHA256] = *p.Capture
	}
	if p.Article != nil {
		m.Articles[p.Article.URL] = *p.Article
	}
	if p.Lines != nil {
		m.lines[p.Host] = corpus.Lines{Articles: p.Lines.Articles, On: maps.Clone(p.Lines.On)}
	}
	return m.add(p.Links)
}

// Lines implements Store.
func (m *Memory) Lines(_ context.Context, host string) (corpus.Lines, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := m.lines[host]
	return corpus.Lines{Articles: l.Articles, On: maps.Clone(l.On)}, nil
}

func (m *Memory) add(states []corpus.URLState) (fresh []string) {
	for _, u := range states {
		known, ok := m.URLs[u.URL]
		if !ok {
			fresh = append(fresh, u.URL)
		}
		if known.State == StateDone && known.Kind == KindArticle && known.Fetched.Before(u.Changed) {
			known.Next = u.Found
			m.URLs[u.URL] = known
		}
		if !ok || known.State == StateNew && u.State == StateNew && u.Priority < known.Priority {
			m.URLs[u.URL] = u
		}
	}
	return fresh
}

// Due implements Store.
func (m *Memory) Due(_ context.Context, portal string, priority int, now time.Time, limit int) ([]corpus.URLState, error) {
	return m.some(limit, func(u corpus.URLState) bool {
		return u.Portal == portal && u.Priority == priority && !u.Next.After(now)
	}), nil
}

// Canaries implements Store.
func (m *Memory) Canaries(_ context.Context, portal string, limit int) ([]corpus.URLState, error) {
	return m.some(limit, func(u corpus.URLState) bool {
		_, ok := m.Articles[u.URL]
		return ok && u.Portal == portal && u.State == StateDone
	}), nil
}

// some returns the first addresses, in order, that meet a condition.
func (m *Memory) some(limit int, meets func(corpus.URLState) bool) []corpus.URLState {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []corpus.URLState
	for _, u := range m.URLs {
		if meets(u) {
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(a, b corpus.URLState) int { return strings.Compare(a.URL, b.URL) })
	return out[:min(len(out), limit)]
}

// Known implements Store.
func (m *Memory) Known(_ context.Context, url string) (corpus.Article, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, ok := m.Articles[url]
	return a, ok, nil
}

// Robots implements Store.
func (m *Memory) Robots(_ context.Context, site string) (corpus.Robots, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.rules[site]
	return r, ok, nil
}

// KeepRobots implements Store.
func (m *Memory) KeepRobots(_ context.Context, r corpus.Robots) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rules[r.Site] = r
	return nil
}

// Discover implements Store.
func (m *Memory) Discover(_ context.Context, states []corpus.URLState) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.add(states)), nil
}
