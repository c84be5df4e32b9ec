package crawl

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"

	"chitieu/corpus"
)

// Look is what a crawl would see of one portal.
type Look struct {
	Portal   string          `json:"portal"`
	Robots   []RobotsLook    `json:"robots"`
	Pages    []PageLook      `json:"pages"` // that were asked, in order
	Feeds    []string        `json:"feeds"`
	Sitemaps []string        `json:"sitemaps"`
	Links    []LinkLook      `json:"links"`   // to what may be articles, those that may report a plan first
	Article  *corpus.Article `json:"article"` // the first one that could be read

	asked string // the address that was to be looked at, "" for the portal
}

// RobotsLook is what a host's robots.txt says to us.
type RobotsLook struct {
	Host     string   `json:"host"`
	Error    string   `json:"error,omitempty"`
	Start    bool     `json:"start_allowed"`
	Delay    string   `json:"crawl_delay,omitempty"`
	Sitemaps []string `json:"sitemaps,omitempty"`
}

// PageLook is one address that was asked.
type PageLook struct {
	URL    string `json:"url"`
	Kind   string `json:"kind"`
	Status int    `json:"status"`
	Error  string `json:"error,omitempty"`
}

// LinkLook is one link.
type LinkLook struct {
	URL   string `json:"url"`
	Title string `json:"title"`
	Plan  bool   `json:"plan"`
}

// lookPages bounds a look.
const lookPages = 25

// Look crawls a portal until one article has been read, and keeps nothing. With an
// address, that page is asked first.
func (c Crawler) Look(ctx context.Context, p Portal, address string) (Look, error) {
	m := NewMemory()
	look := Look{Portal: p.ID}
	if address != "" {
		at := Canonical(address)
		if at == "" {
			return look, fmt.Errorf("look at %s: no http or https address", address)
		}
		m.URLs[at] = corpus.URLState{URL: at, Portal: p.ID, Kind: KindArticle, State: StateNew, Depth: 1}
		look.asked = at
	}
	inner, stop := context.WithCancel(ctx)
	defer stop()
	var mu sync.Mutex
	c.Store, c.Portals, c.MaxPages = m, []Portal{p}, lookPages
	c.robotsSeen = func(at *url.URL, r *robots, err error) {
		mu.Lock()
		defer mu.Unlock()
		look.Robots = append(look.Robots, robotsLook(at, r, err))
	}
	c.Progress = func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		page := PageLook{URL: e.URL, Kind: e.Kind, Status: e.Status}
		if e.Err != nil && !isNoArticle(e.Err) {
			page.Error = e.Err.Error()
		}
		look.Pages = append(look.Pages, page)
		if e.Title != "" || e.URL == look.asked && page.Error != "" {
			stop()
		}
	}
	_, err := c.Run(inner)
	if inner.Err() != nil && ctx.Err() == nil {
		err = nil // we stopped it ourselves
	}
	look.fill(m)
	return look, err
}

func robotsLook(at *url.URL, r *robots, err error) RobotsLook {
	l := RobotsLook{Host: at.Host}
	if err != nil {
		l.Error = err.Error()
		return l
	}
	l.Start, l.Sitemaps = r.allowed("/"), r.sitemaps
	if d := r.delay(); d > 0 {
		l.Delay = d.String()
	}
	return l
}

// fill reads what the crawl left.
func (l *Look) fill(m *Memory) {
	for _, a := range m.Articles {
		l.Article = &a
	}
	for _, key := range slices.Sorted(maps.Keys(m.URLs)) {
		switch u := m.URLs[key]; {
		case u.Kind == KindFeed && u.State != StateFailed:
			l.Feeds = append(l.Feeds, key)
		case u.Kind == KindSitemap && u.State != StateFailed:
			l.Sitemaps = append(l.Sitemaps, key)
		case u.Kind == KindArticle && (u.Priority == priorityPlan || isHeadline(u.Title)):
			l.Links = append(l.Links, LinkLook{URL: key, Title: u.Title, Plan: u.Priority == priorityPlan})
		}
	}
	slices.SortStableFunc(l.Links, func(a, b LinkLook) int {
		if a.Plan != b.Plan {
			return cmp.Compare(rank(b.Plan), rank(a.Plan))
		}
		return strings.Compare(a.URL, b.URL)
	})
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Answered reports whether the portal gave a page at all; of an address, whether it
// gave that one.
func (l Look) Answered() bool {
	return slices.ContainsFunc(l.Pages, func(p PageLook) bool {
		return p.Status == 200 && p.Error == "" && (l.asked == "" || p.URL == l.asked)
	})
}
