package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"chitieu/corpus"
	"github.com/gocolly/colly/v2"
)

// visitor crawls one portal, one request at a time.
type visitor struct {
	*run
	portal    Portal
	session   *session
	collector *colly.Collector
	done      map[string]bool // addresses asked in this run
	sites     map[string]bool // hosts that a start page redirected to
	fails     int             // in a row
	answered  bool
}

func newVisitor(r *run, p Portal) (*visitor, error) {
	s, err := newSession(p, r.agent(), product, r.Resolve, r.now)
	if err != nil {
		return nil, err
	}
	// A synchronous collector that remembers nothing: the frontier and the
	// RoundTripper know more. SetClient would take away Colly's redirect guard.
	c := colly.NewCollector(colly.UserAgent(r.agent()), colly.AllowURLRevisit(), colly.ParseHTTPErrorResponse(), colly.MaxBodySize(0), colly.IgnoreRobotsTxt())
	c.DisableCookies()
	c.SetRequestTimeout(pageTimeout)
	c.WithTransport(s)
	return &visitor{run: r, portal: p, session: s, collector: c, done: map[string]bool{}, sites: map[string]bool{}}, nil
}

// all asks what is due until nothing is, or the portal has to be given up.
func (v *visitor) all(ctx context.Context) error {
	for ctx.Err() == nil {
		due, err := v.Store.Due(ctx, v.portal.ID, v.start, batch)
		if err != nil {
			return fmt.Errorf("crawl %s: %w", v.portal.ID, err)
		}
		fresh := slices.DeleteFunc(due, func(u corpus.URLState) bool { return v.done[u.URL] })
		if len(fresh) == 0 {
			return nil
		}
		for _, u := range fresh {
			if v.MaxPages > 0 && len(v.done) >= v.MaxPages || ctx.Err() != nil {
				return nil
			}
			v.done[u.URL] = true
			if err := v.one(ctx, u); err != nil {
				return fmt.Errorf("crawl %s: %w", v.portal.ID, err)
			}
			if v.fails >= giveUp {
				return nil
			}
		}
	}
	return nil
}

// one fetches one address and stores what came of it.
func (v *visitor) one(ctx context.Context, u corpus.URLState) error {
	at, err := url.Parse(u.URL)
	if err != nil {
		return v.save(ctx, u, &fetch{state: u}, fmt.Errorf("%w: %w", ErrPage, err), Page{}, 0)
	}
	if err := v.meet(ctx, at); err != nil {
		return ended(ctx, err)
	}
	f := &fetch{state: u}
	began := v.now()
	err = v.polite(ctx, at, f, func() error { return v.fetch(ctx, f) })
	if ctx.Err() != nil && err != nil {
		return nil // not the page's fault; it stays due
	}
	var p Page
	if err == nil && f.capture != nil {
		p, err = v.read(f)
	}
	return v.save(ctx, u, f, err, p, v.now().Sub(began))
}

// meet asks for a host's robots.txt in a turn of its own, so that the delay lies
// between it and the first page, and learns the sitemaps that it names.
func (v *visitor) meet(ctx context.Context, at *url.URL) error {
	if v.session.robots.fresh(at) {
		return nil
	}
	var rules *robots
	err := v.polite(ctx, at, &fetch{}, func() (err error) {
		rules, err = v.session.robots.get(ctx, at)
		return err
	})
	if err != nil || rules == nil {
		return nil // every page will meet the same error and be counted with it
	}
	var links []link
	for _, s := range rules.sitemaps {
		if u, err := at.Parse(cleanHref(s)); err == nil {
			links = append(links, link{url: u, kind: KindSitemap})
		}
	}
	n, err := v.Store.Discover(ctx, v.portal.keep(links, corpus.URLState{URL: at.Scheme + "://" + at.Host + "/robots.txt"}, v.owns))
	v.found(v.portal.ID, n)
	return err
}

// polite does something to a host in its turn, with a free slot.
func (v *visitor) polite(ctx context.Context, at *url.URL, f *fetch, do func() error) error {
	g := v.gates.of(at.Host)
	if err := g.enter(ctx, v.now, v.sleep); err != nil {
		return err
	}
	defer func() { g.leave(v.now(), v.delay(ctx, at)*time.Duration(max(count(f.hosts, at.Host), 1))) }()
	select {
	case v.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-v.slots }()
	err := do()
	for _, h := range f.hosts {
		if h != at.Host {
			v.gates.of(h).hold(v.now(), v.portal.rules.delay)
		}
	}
	return err
}

func count(list []string, s string) int {
	n := 0
	for _, x := range list {
		if x == s {
			n++
		}
	}
	return n
}

// delay is the portal's, or the longer one that robots.txt asks for.
func (v *visitor) delay(ctx context.Context, at *url.URL) time.Duration {
	d := v.portal.rules.delay
	if v.session.robots.fresh(at) {
		if rules, err := v.session.robots.get(ctx, at); err == nil {
			d = max(d, rules.delay())
		}
	}
	return d
}

// fetch sends one address through Colly. A panic below is this page's error.
func (v *visitor) fetch(ctx context.Context, f *fetch) (err error) {
	defer recovered(&err)
	ctx, cancel := inHand(ctx)
	defer cancel()
	c := v.collector.Clone()
	c.Context = withFetch(ctx, f)
	if err := c.Request(http.MethodGet, f.state.URL, nil, nil, nil); err != nil && f.err == nil {
		return err
	}
	switch {
	case f.err != nil:
		return f.err
	case f.status == http.StatusNotModified:
		return nil
	case f.status != http.StatusOK:
		return ErrStatus(f.status)
	}
	return v.arrived(f)
}

// grace is how long a page in hand may take to arrive once the run is stopped.
const grace = 10 * time.Second

// inHand returns a context that outlives ctx by the grace, so that stopping a run
// finishes the page in hand.
func inHand(ctx context.Context) (context.Context, context.CancelFunc) {
	out, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return out, func() { stop(); cancel() }
}

func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrPanic, r)
	}
}

// arrived checks where redirects led. A start page may lead to the site's real
// host; any other page must stay on the portal's.
func (v *visitor) arrived(f *fetch) error {
	host := strings.ToLower(f.final.Hostname())
	switch {
	case v.own(f)(host):
		return nil
	case f.state.Depth == 0 && f.state.Kind == KindList:
		v.sites[host] = true
		return nil
	}
	return fmt.Errorf("%w: %s", ErrOffSite, f.final.Host)
}

func (v *visitor) owns(host string) bool { return v.portal.owns(host) || v.sites[host] }

// own adds the host that the address stands on: it was the portal's when the
// address came into the frontier, perhaps in an earlier run.
func (v *visitor) own(f *fetch) func(string) bool {
	home := ""
	if u, err := url.Parse(f.state.URL); err == nil {
		home = strings.ToLower(u.Hostname())
	}
	return func(host string) bool { return host == home || v.owns(host) }
}

// read makes an article and links of what was fetched.
func (v *visitor) read(f *fetch) (p Page, err error) {
	defer recovered(&err)
	switch {
	case f.state.Kind == KindSitemap || f.media == mediaXML && f.state.Kind != KindFeed && isSitemap(f.body):
		links, err := sitemapLinks(f.body, f.final)
		return v.listed(f, links, err)
	case f.state.Kind == KindFeed || f.media == mediaXML:
		links, err := feedLinks(f.body, f.final)
		return v.listed(f, links, err)
	case f.media == mediaPDF:
		return Page{}, ErrNoArticle
	}
	return v.readPage(f)
}

// listed is what a feed or a sitemap gives: links, also those before a fault in it.
func (v *visitor) listed(f *fetch, links []link, err error) (Page, error) {
	if err == nil {
		err = ErrNoArticle
	}
	links = slices.DeleteFunc(links, func(l link) bool { return !l.date.IsZero() && l.date.Before(v.Since) })
	return Page{Links: v.portal.keep(links, f.state, v.own(f))}, err
}

func isSitemap(body []byte) bool {
	head := string(body[:min(len(body), 2048)])
	return strings.Contains(head, "<urlset") || strings.Contains(head, "<sitemapindex")
}

func (v *visitor) readPage(f *fetch) (Page, error) {
	address := canonicalURL(f.final)
	d, err := newDocument(address, f.body)
	if err != nil {
		return Page{}, err
	}
	p := Page{Links: v.portal.keep(d.links(), f.state, v.own(f))}
	if strings.Contains(d.meta.robots, "noindex") || strings.Contains(d.meta.robots, "none") {
		return p, fmt.Errorf("%w: the page asks not to be indexed", ErrNoArticle)
	}
	a, err := v.portal.article(d)
	if err != nil {
		return p, err
	}
	p.Article = &a
	return p, nil
}

// save stores the outcome, and tells.
func (v *visitor) save(ctx context.Context, u corpus.URLState, f *fetch, err error, p Page, took time.Duration) error {
	f.header = headerOf(f)
	p.State = nextState(kindNow(u, f, p.Article != nil, err), f, err, v.now())
	p.Capture = f.capture
	// What was fetched is kept even when the run has just been stopped.
	found, serr := v.Store.Save(context.WithoutCancel(ctx), p)
	if serr != nil {
		return fmt.Errorf("save %s: %w", u.URL, serr)
	}
	e := Event{Found: found, Portal: v.portal.ID, URL: u.URL, Kind: p.State.Kind, Status: f.status, Err: err, NotModified: f.status == http.StatusNotModified, Elapsed: took}
	if f.capture != nil {
		e.Bytes = len(f.capture.Body)
	}
	if p.Article != nil {
		e.Title = p.Article.Title
	}
	v.note(u, f, err)
	v.tell(e)
	return nil
}

func headerOf(f *fetch) http.Header {
	if f.header == nil {
		return http.Header{}
	}
	return f.header
}

// kindNow corrects the guess of what an address is by what it turned out to be.
func kindNow(u corpus.URLState, f *fetch, article bool, err error) corpus.URLState {
	switch {
	case article:
		u.Kind = KindArticle
	case u.Kind == KindArticle && u.Fetched.IsZero() && f.media == mediaHTML && errors.Is(err, ErrNoArticle):
		u.Kind = KindList
	}
	return u
}

// note counts failures in a row that speak of the site and not of the page.
func (v *visitor) note(u corpus.URLState, f *fetch, err error) {
	if err != nil && !errors.Is(err, ErrNoArticle) {
		v.log().Warn("page skipped", "portal", v.portal.ID, "url", u.URL, "err", err)
	}
	class := Class(err)
	switch {
	case class == "network", class == "blocked-address", class == "robots" && errors.Is(err, ErrRobots) && v.unreachable(f),
		class == "status" && (f.status >= 500 || f.status == http.StatusTooManyRequests):
		if v.fails++; v.fails >= giveUp || !v.answered {
			v.broken(v.portal.ID, err)
		}
	default:
		v.fails, v.answered = 0, true
		v.mended(v.portal.ID)
	}
}

// unreachable reports that a refusal comes from a robots.txt that could not be had.
func (v *visitor) unreachable(f *fetch) bool {
	if f.final == nil || !v.session.robots.fresh(f.final) {
		return false
	}
	_, err := v.session.robots.get(context.Background(), f.final)
	return err != nil
}

// mended takes back that a portal never answers.
func (r *run) mended(portal string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.sum.Broken, portal)
}
