package sample

import (
	"context"
	"sync"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
)

// memory is a crawl.Store that forgets: what the tests need of one.
type memory struct {
	mu       sync.Mutex
	urls     map[string]corpus.URLState
	articles map[string]corpus.Article
}

func newMemory() *memory {
	return &memory{urls: map[string]corpus.URLState{}, articles: map[string]corpus.Article{}}
}

func (m *memory) Save(ctx context.Context, p crawl.Page) (int, error) {
	m.mu.Lock()
	m.urls[p.State.URL] = p.State
	if p.Article != nil {
		m.articles[p.Article.URL] = *p.Article
	}
	m.mu.Unlock()
	return m.Discover(ctx, p.Links)
}

func (m *memory) Canaries(context.Context, string, int) ([]corpus.URLState, error) { return nil, nil }

func (m *memory) Known(_ context.Context, url string) (corpus.Article, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, ok := m.articles[url]
	return a, ok, nil
}

func (m *memory) Due(_ context.Context, portal string, priority int, now time.Time, limit int) ([]corpus.URLState, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []corpus.URLState
	for _, u := range m.urls {
		if u.Portal == portal && u.Priority == priority && !u.Next.After(now) && len(out) < limit {
			out = append(out, u)
		}
	}
	return out, nil
}

func (m *memory) Discover(_ context.Context, states []corpus.URLState) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, u := range states {
		if _, ok := m.urls[u.URL]; !ok {
			m.urls[u.URL] = u
			n++
		}
	}
	return n, nil
}
