package crawl

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"chitieu/corpus"
)

// memory is a Store without a disk.
type memory struct {
	mu       sync.Mutex
	urls     map[string]corpus.URLState
	articles map[string]corpus.Article
	captures map[string]corpus.Capture
	saves    []Page
	err      error // returned by Save
}

func newMemory() *memory {
	return &memory{urls: map[string]corpus.URLState{}, articles: map[string]corpus.Article{}, captures: map[string]corpus.Capture{}}
}

func (m *memory) Save(_ context.Context, p Page) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		return 0, m.err
	}
	m.saves = append(m.saves, p)
	m.urls[p.State.URL] = p.State
	if p.Capture != nil {
		m.captures[p.Capture.SHA256] = *p.Capture
	}
	if p.Article != nil {
		m.articles[p.Article.URL] = *p.Article
	}
	return m.add(p.Links), nil
}

func (m *memory) add(states []corpus.URLState) int {
	n := 0
	for _, u := range states {
		if _, ok := m.urls[u.URL]; !ok {
			m.urls[u.URL] = u
			n++
		}
	}
	return n
}

func (m *memory) Due(_ context.Context, portal string, priority int, now time.Time, limit int) ([]corpus.URLState, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []corpus.URLState
	for _, u := range m.urls {
		if u.Portal == portal && u.Priority == priority && !u.Next.After(now) {
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(a, b corpus.URLState) int { return strings.Compare(a.URL, b.URL) })
	return out[:min(len(out), limit)], nil
}

func (m *memory) Discover(_ context.Context, states []corpus.URLState) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.add(states), nil
}

func (m *memory) Canaries(_ context.Context, portal string, limit int) ([]corpus.URLState, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []corpus.URLState
	for _, u := range m.urls {
		if _, ok := m.articles[u.URL]; ok && u.Portal == portal && u.State == StateDone {
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(a, b corpus.URLState) int { return strings.Compare(a.URL, b.URL) })
	return out[:min(len(out), limit)], nil
}

func (m *memory) Known(_ context.Context, url string) (corpus.Article, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, ok := m.articles[url]
	return a, ok, nil
}
