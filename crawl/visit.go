package crawl

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
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
	done      map[string]bool   // addresses asked, or passed over, in this run
	asked     map[int]int       // how many, by priority
	passed    int               // of them, those whose host was given up
	refused   int               // … and those that robots.txt forbids
	refusals  []corpus.URLState // of them, those not yet saved
	verdicts  map[string]*verdict
	page      int // how many have been looked through for links
	hrefs     hrefs
	lines     map[string]*corpus.Lines // by host
	sites     map[string]bool          // hosts that a start page redirected to
	answered  bool                     // to anything
	saving    *saving                  // the last page, nil once it is kept
	gaveUp    bool                     // one of its hosts

	canaryURL  string // the known article being read as a canary …
	canaryPage *corpus.Article
	canaryErr  error
}

func newVisitor(r *run, p Portal) (*visitor, error) {
	s, err := newSession(p, r.Store, r.agent(), product, r.Resolve, r.Roots, r.now)
	if err != nil {
		return nil, err
	}
	// A synchronous collector that remembers nothing: the frontier and the
	// RoundTripper know more. SetClient would take away Colly's redirect guard.
	c := colly.NewCollector(colly.UserAgent(r.agent()), colly.AllowURLRevisit(), colly.ParseHTTPErrorResponse(), colly.MaxBodySize(0), colly.IgnoreRobotsTxt())
	c.DisableCookies()
	c.SetRequestTimeout(cmp.Or(r.timeout, pageTimeout))
	c.WithTransport(s)
	return &visitor{run: r, portal: p, session: s, collector: c, done: map[string]bool{}, asked: map[int]int{}, verdicts: map[string]*verdict{}, sites: map[string]bool{}, lines: map[string]*corpus.Lines{}}, nil
}

// all asks what is due until nothing is, or the portal has to be given up.
func (v *visitor) all(ctx context.Context) error {
	err := v.canaries(ctx)
	for err == nil && ctx.Err() == nil && !v.full() {
		var due []corpus.URLState
		if due, err = v.due(ctx); len(due) == 0 {
			break
		}
		err = v.some(ctx, due)
	}
	if err == nil {
		err = v.saveRefusals(ctx)
	}
	if err != nil {
		return fmt.Errorf("crawl %s: %w", v.portal.ID, err)
	}
	return nil
}

// some asks addresses one after the other.
func (v *visitor) some(ctx context.Context, due []corpus.URLState) error {
	for _, u := range due {
		if ctx.Err() != nil || v.full() {
			break
		}
		if err := v.visit(ctx, u); err != nil {
			return errors.Join(err, v.settle())
		}
	}
	if err := v.settle(); err != nil {
		return err
	}
	return v.saveRefusals(ctx)
}

// full reports that as many pages have been asked as the run may.
func (v *visitor) full() bool {
	return v.MaxPages > 0 && len(v.done)-v.passed-v.refused >= v.MaxPages
}

// due returns what is to be asked next: a batch of the best priority that has
// something due and a budget left.
func (v *visitor) due(ctx context.Context) ([]corpus.URLState, error) {
	for p := priorityEntrance; p <= priorityRest; p++ {
		limit := batch
		if budget, ok := budgets[p]; ok {
			limit = min(limit, budget-v.asked[p])
		}
		if limit <= 0 {
			continue
		}
		// What was asked in this run is due again only if the clock jumped back.
		due, err := v.Store.Due(ctx, v.portal.ID, p, v.start, limit+v.passed)
		if err != nil {
			return nil, err
		}
		due = slices.DeleteFunc(due, func(u corpus.URLState) bool { return v.done[u.URL] })
		if len(due) > 0 {
			return due[:min(len(due), limit)], nil
		}
	}
	return nil, nil
}

// visit asks one address, unless its host has been given up.
func (v *visitor) visit(ctx context.Context, u corpus.URLState) error {
	v.done[u.URL] = true
	at, err := url.Parse(u.URL)
	switch {
	case err != nil:
	case v.gates.of(at.Host).isOpen():
		v.passed++
		return nil
	case v.forbidden(ctx, at):
		v.refused++
		v.refusals = append(v.refusals, u)
		return nil
	}
	v.asked[u.Priority]++
	return v.one(ctx, u)
}

// forbidden reports that known rules forbid an address: it takes no turn of its
// host, for nobody is asked.
func (v *visitor) forbidden(ctx context.Context, at *url.URL) bool {
	if !v.session.robots.fresh(at) {
		return false
	}
	rules, err := v.session.robots.get(ctx, at)
	return err == nil && !rules.allowed(at.RequestURI())
}

// saveRefusals stores what robots.txt forbade since the last time, together.
func (v *visitor) saveRefusals(ctx context.Context) error {
	if len(v.refusals) == 0 {
		return nil
	}
	pages := make([]Page, len(v.refusals))
	for i, u := range v.refusals {
		pages[i].State = v.refusedState(u)
	}
	if _, err := v.Store.Save(context.WithoutCancel(ctx), pages...); err != nil {
		return err
	}
	for _, u := range v.refusals {
		v.tellRefusal(u)
	}
	v.refusals = nil
	return nil
}

// laterNow is the time, but never before the run began: when the clock jumps back,
// nothing may be due again in this run.
func (v *visitor) laterNow() time.Time {
	if now := v.now(); now.After(v.start) {
		return now
	}
	return v.start
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
	if v.robotsSeen != nil && ctx.Err() == nil {
		v.robotsSeen(at, rules, err)
	}
	if err != nil || rules == nil {
		return nil // every page will meet the same error and be counted with it
	}
	var links []link
	for _, s := range rules.sitemaps {
		if u, err := at.Parse(cleanHref(s)); err == nil {
			links = append(links, link{url: u, kind: KindSitemap})
		}
	}
	n, err := v.Store.Discover(ctx, v.keep(links, corpus.URLState{URL: at.Scheme + "://" + at.Host + "/robots.txt"}, v.owns))
	v.found(v.portal.ID, n)
	return err
}

// polite does something to a host in its turn, with a free slot.
func (v *visitor) polite(ctx context.Context, at *url.URL, f *fetch, do func() error) error {
	g := v.gates.of(at.Host)
	if err := g.enter(ctx, v.now, v.sleep); err != nil {
		return err
	}
	select {
	case v.slots <- struct{}{}:
	case <-ctx.Done():
		g.leave(answer{now: v.now()})
		return ctx.Err()
	}
	began := v.now()
	err := do()
	<-v.slots
	g.leave(answer{
		now: v.now(), delay: v.delay(ctx, at), took: v.now().Sub(began), requests: count(f.hosts, at.Host),
		failed: v.hostFailed(f, err), retryAfter: retryAfter(f.header, v.now()),
	})
	for _, h := range f.hosts {
		if h != at.Host {
			v.gates.of(h).hold(v.now(), v.portal.rules.delay)
		}
	}
	return err
}

// hostFailed reports an error that speaks of the host and not of the page.
func (v *visitor) hostFailed(f *fetch, err error) bool {
	switch class := Class(err); class {
	case "network", "blocked-address", "wall":
		return true
	case "status":
		return f.status >= 500 || f.status == http.StatusTooManyRequests
	case "robots":
		return v.unreachable(f)
	}
	return false
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
	case f.media == mediaOffice:
		return Page{}, fmt.Errorf("%w: %s", ErrFormat, extension(f.final.Path))
	case f.media == mediaPDF || f.media == mediaDOCX:
		return v.readDocument(f)
	}
	return v.readPage(f)
}

// listed is what a feed or a sitemap gives: links, also those before a fault in it.
func (v *visitor) listed(f *fetch, links []link, err error) (Page, error) {
	if err == nil {
		err = ErrNoArticle
	}
	if generated(links) {
		for i := range links {
			links[i].changed = time.Time{}
		}
	}
	links = slices.DeleteFunc(links, func(l link) bool { return !l.date.IsZero() && l.date.Before(v.Since) })
	return Page{Links: v.keep(links, f.state, v.own(f))}, err
}

func isSitemap(body []byte) bool {
	head := string(body[:min(len(body), 2048)])
	return strings.Contains(head, "<urlset") || strings.Contains(head, "<sitemapindex")
}

// readDocument makes an article of a PDF or DOCX. What it does not tell of itself
// is told by the link to it and by the page that the link stands on.
func (v *visitor) readDocument(f *fetch) (Page, error) {
	a, err := v.portal.ParseDocument(canonicalURL(f.final), f.body)
	if err != nil {
		return Page{}, err
	}
	if a.Title == "" && isHeadline(f.state.Title) {
		a.Title = f.state.Title
	}
	if a.Title == "" || a.Published == "" {
		page, ok, err := v.Store.Known(context.Background(), f.state.From)
		if err != nil {
			return Page{}, err
		}
		if ok && a.Title == "" {
			a.Title = page.Title
		}
		if ok && a.Published == "" {
			a.Published = page.Published
		}
	}
	return Page{Article: &a}, nil
}

func (v *visitor) readPage(f *fetch) (Page, error) {
	d, err := newDocument(canonicalURL(f.final), f.body)
	if err != nil {
		return Page{}, err
	}
	links := d.links(&v.hrefs) // reading the article takes the page apart
	var p Page
	a, err := v.article(d, f)
	if err == nil {
		p.Article = &a
		links = attached(links, f.state)
		p.Host = f.final.Hostname()
		if p.Lines, err = v.withoutRecurring(&a, p.Host, f.state.Fetched.IsZero()); err != nil {
			return Page{}, err
		}
	}
	if p.Article != nil { // of a list all are wanted: they tell whether it changed
		p.Links = v.news(links, f.state, v.own(f))
	} else {
		p.Links = v.keep(links, f.state, v.own(f))
	}
	return p, err
}

func (v *visitor) article(d *document, f *fetch) (corpus.Article, error) {
	if strings.Contains(d.meta.robots, "noindex") || strings.Contains(d.meta.robots, "none") {
		return corpus.Article{}, fmt.Errorf("%w: the page asks not to be indexed", ErrNoArticle)
	}
	if f.hops > 1 && f.state.Depth > 0 && v.portal.isEntrance(d) {
		return corpus.Article{}, fmt.Errorf("%w: it leads to the start page", ErrVanished)
	}
	known, err := families()
	if err != nil {
		return corpus.Article{}, err
	}
	return v.portal.article(d, known)
}

// attached marks the documents that an article links: what they hold is its
// affair, whatever the link says ("Tải về").
func attached(links []link, from corpus.URLState) []link {
	for i := range links {
		links[i].attached = from.Priority == priorityPlan && links[i].file
	}
	return links
}

// save stores the outcome, and tells. The next page is fetched meanwhile: a commit
// waits for the disk, and pages that wait for it together share it.
func (v *visitor) save(ctx context.Context, u corpus.URLState, f *fetch, err error, p Page, took time.Duration) error {
	f.header = headerOf(f)
	p.State = nextState(kindNow(u, f, p.Article != nil, err), f, digestOf(f, p), err, v.laterNow())
	p.Capture = f.capture
	v.judgeList(&p, u, f, err)
	p.Links = v.untold(p.Links)
	v.refuse(p.Links)
	e := Event{Portal: v.portal.ID, URL: u.URL, Kind: p.State.Kind, Status: f.status, Err: err, NotModified: f.status == http.StatusNotModified, Elapsed: took}
	if f.capture != nil {
		e.Bytes = len(f.capture.Body)
	}
	if p.Article != nil {
		e.Title = p.Article.Title
	}
	if serr := v.settle(); serr != nil {
		return serr
	}
	s := &saving{done: make(chan struct{})}
	s.told = func() {
		e.Found = len(s.found)
		v.note(f, err)
		v.tell(e)
		v.tellRefused(p.Links, s.found)
	}
	v.saving = s
	go func() { // What was fetched is kept even when the run has just been stopped.
		defer close(s.done)
		if s.found, s.err = v.Store.Save(context.WithoutCancel(ctx), p); s.err != nil {
			s.err = fmt.Errorf("save %s: %w", u.URL, s.err)
		}
	}()
	return nil
}

// saving is a page on its way into the store.
type saving struct {
	found []string // addresses that were new
	err   error
	done  chan struct{}
	told  func() // tells of it, once it is kept
}

// settle waits until the last page is kept, and tells of it.
func (v *visitor) settle() error {
	s := v.saving
	if s == nil {
		return nil
	}
	v.saving = nil
	<-s.done
	if s.err != nil {
		return s.err
	}
	s.told()
	return nil
}

// refuse gives links that known rules forbid the state that asking for them would give:
// a menu may have a hundred, and each would be stored, read and stored again.
func (v *visitor) refuse(links []corpus.URLState) {
	for i, u := range links {
		at, err := url.Parse(u.URL)
		if err != nil {
			continue
		}
		if rules := v.session.robots.held(at); rules != nil && !rules.allowed(at.RequestURI()) {
			links[i] = v.refusedState(u)
		}
	}
}

func (v *visitor) refusedState(u corpus.URLState) corpus.URLState {
	return nextState(u, &fetch{state: u}, "", ErrRobots, v.laterNow())
}

// tellRefused tells of the refused among links, where they were new: the others are
// told of when they are due.
func (v *visitor) tellRefused(links []corpus.URLState, found []string) {
	for _, u := range links {
		if len(found) == 0 {
			return
		}
		if u.URL != found[0] {
			continue
		}
		found = found[1:]
		if u.State == StateFailed {
			v.done[u.URL] = true
			v.refused++
			v.tellRefusal(u)
		}
	}
}

func (v *visitor) tellRefusal(u corpus.URLState) {
	err := fmt.Errorf("%w: %s", ErrRobots, u.URL)
	v.log().Warn("page skipped", "portal", v.portal.ID, "url", u.URL, "err", err)
	v.tell(Event{Portal: v.portal.ID, URL: u.URL, Kind: u.Kind, Err: err})
}

// digestOf is the digest of what was read: of an article its words, of a list the
// articles it links to, else the bytes.
func digestOf(f *fetch, p Page) string {
	if f.capture == nil {
		return ""
	}
	h := sha256.New()
	switch {
	case p.Article != nil:
		fmt.Fprintf(h, "%s\x00%s\x00%s", p.Article.Title, p.Article.Published, p.Article.Text)
	case countHeadlines(p.Links) > 0:
		for _, l := range p.Links {
			if isHeadline(l.Title) {
				fmt.Fprintln(h, l.URL)
			}
		}
	default:
		return f.capture.SHA256
	}
	return hex.EncodeToString(h.Sum(nil))
}

func headerOf(f *fetch) http.Header {
	if f.header == nil {
		return http.Header{}
	}
	return f.header
}

// kindNow corrects the guess of what an address is by what it turned out to be.
// The front of a section becomes an entrance: it is asked every night.
func kindNow(u corpus.URLState, f *fetch, article bool, err error) corpus.URLState {
	switch {
	case article:
		u.Kind = KindArticle
	case isGap(err):
		u.Kind = KindScan
	case u.Kind == KindArticle && u.Fetched.IsZero() && f.media == mediaHTML && isNoArticle(err):
		u.Kind = KindList
		if u.Priority == prioritySection {
			u.Priority = priorityEntrance
		}
	}
	return u
}

// note tells of a page that was passed over, and whether the portal answers at all.
func (v *visitor) note(f *fetch, err error) {
	if err != nil && !isNoArticle(err) && !isGap(err) {
		v.log().Warn("page skipped", "portal", v.portal.ID, "url", f.state.URL, "err", err)
	}
	at, perr := url.Parse(f.state.URL)
	v.gaveUp = v.gaveUp || perr == nil && v.gates.of(at.Host).isOpen()
	switch {
	case !v.hostFailed(f, err):
		if f.status == 0 { // nobody was asked: robots.txt forbids it
			return
		}
		v.answered = true
		if !v.gaveUp {
			v.mended(v.portal.ID)
		}
	case !v.answered || v.gaveUp:
		v.broken(v.portal.ID, err)
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
