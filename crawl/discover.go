package crawl

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// link is an address found somewhere, not yet judged.
type link struct {
	url      *url.URL
	address  string // url in canonical form, "" when nobody has asked yet
	kind     string
	title    string    // the words of the link
	pager    bool      // a further page of a list
	file     bool      // to a document that is fetched when a plan's article has it
	attached bool      // … and one does
	date     time.Time // when a feed or a sitemap says that it changed last
	changed  time.Time // the same, where it can be believed
}

// links reads the links of a page in one walk, against its base; equal hrefs are
// resolved once, for a page has about 115 of them and resolving costs more than
// finding.
func (d *document) links(known *hrefs) []link {
	if strings.Contains(d.meta.robots, "nofollow") || strings.Contains(d.meta.robots, "none") {
		return nil
	}
	most := d.elements.count("a") + d.elements.count("area") + d.elements.count("link")
	if known == nil {
		known = &hrefs{}
	}
	w := linkWalk{base: d.url, found: make([]link, 0, most), known: known}
	for _, n := range first(d.find("base[href]"), 1) {
		if b, err := d.url.Parse(cleanHref(attr(n, "href"))); err == nil {
			w.base = b
		}
	}
	known.at(w.base)
	w.walk(d.Nodes[0], false)
	return w.found
}

type linkWalk struct {
	base  *url.URL
	known *hrefs // of the base's site
	found []link
}

func (w *linkWalk) walk(n *html.Node, pager bool) {
	if n.Type == html.ElementNode {
		pager = pager || isPager(attr(n, "class"))
		switch n.DataAtom {
		case atom.A, atom.Area, atom.Link:
			w.link(n, pager)
		}
	}
	for c := range n.ChildNodes() {
		w.walk(c, pager)
	}
}

func (w *linkWalk) link(n *html.Node, pager bool) {
	href := cleanHref(attr(n, "href"))
	if href == "" || href[0] == '#' {
		return
	}
	l := w.known.of(href)
	if l.page == w.known.page {
		return
	}
	if title := linkTitle(n); title != l.title {
		l.title, l.turns = strings.Clone(title), turnsPage(href, title)
	}
	kind := kindOfLink(n, pager || l.turns)
	if kind == "" {
		return
	}
	l.page = w.known.page
	if l.url == nil {
		u, err := w.base.Parse(strings.Clone(href))
		if err != nil {
			return
		}
		l.url, l.address, l.file = u, canonicalURL(u), isAttachment(u.Path)
	}
	w.found = append(w.found, link{url: l.url, address: l.address, file: l.file, kind: kind, title: l.title, pager: kind == KindList})
}

// hrefs remembers where the links of one host lead: its menus, a hundred links,
// stand on every page.
type hrefs struct {
	site string          // scheme and host
	led  map[string]*led // what leads to the same place from every page
	here map[string]*led // the rest, of this page
	page int
}

// led is where an href leads. It keeps nothing of the page's own bytes.
type led struct {
	url     *url.URL
	address string // canonical
	file    bool
	title   string // the words that it had last …
	turns   bool   // … and whether they say that it turns a page
	page    int    // the last that had it
}

// hrefsMost bounds what is remembered.
const hrefsMost = 2048

// at says what the links that are asked for next are resolved against.
func (h *hrefs) at(base *url.URL) {
	site := base.Scheme + "://" + base.Host
	if site != h.site || len(h.led) >= hrefsMost {
		h.site, h.led = site, map[string]*led{}
	}
	h.here = map[string]*led{}
	h.page++
}

// of returns what is known of an href. Where it leads does not depend on the page it
// stands on when it begins with a slash or a scheme.
func (h *hrefs) of(href string) *led {
	m := h.here
	if href[0] == '/' || strings.HasPrefix(href, "http") {
		m = h.led
	}
	l := m[href]
	if l == nil {
		l = &led{}
		m[strings.Clone(href)] = l
	}
	return l
}

// isPager reports the class of what leads through the pages of a list.
func isPager(class string) bool {
	for word := range strings.FieldsSeq(class) {
		if len(word) < len("pager") || len(word) > len("wp-page-navigation") { // every element of a page comes by here
			continue
		}
		switch joinedName(word) {
		case "pagination", "paging", "pager", "phantrang", "paginate", "pagenumbers", "pagelinks", "wppagenavi", "pagenav":
			return true
		}
	}
	return false
}

// Many lists are turned by links that no class betrays: "2", "»", "Trang sau". A
// number or an arrow turns a page when the address counts pages; days of a calendar
// are numbers too.
var (
	pageCounter = regexp.MustCompile(`(?i)(?:[?&;](?:[^=&]*_)?(?:page|paged|pageindex|pageno|pagenum|currentpage|p|pg|trang|cur|start|offset)=|/(?:page|trang|p)[-/]?)\d{1,5}(?:\D|$)`)
	pageArrows  = []string{"»", "›", ">", ">>", "→", "sau", "tiếp", "tiếp theo", "kế tiếp", "next", "cuối", "trang cuối", "last"}
	nextPage    = []string{"trang sau", "trang tiếp", "trang tiếp theo", "trang kế", "trang kế tiếp", "next page", "older posts", "tin cũ hơn", "bài cũ hơn"}
)

func turnsPage(href, words string) bool {
	if len(words) > len("» trang tiếp theo »") {
		return false
	}
	key := strings.Trim(viet.Key(words), " []().…")
	if slices.Contains(nextPage, strings.Trim(key, " »›>→")) {
		return true
	}
	number := strings.TrimSpace(strings.TrimPrefix(key, "trang"))
	_, err := strconv.Atoi(number)
	return (err == nil && len(number) <= 3 || slices.Contains(pageArrows, key)) && pageCounter.MatchString(href)
}

// linkRunes bounds what is kept of a link's words.
const linkRunes = 300

// linkTitle is what a link says: its text, else its title, else its picture's.
func linkTitle(n *html.Node) string {
	text, alt := "", ""
	for c := range below(n) {
		switch {
		case c.Type == html.TextNode:
			text += c.Data // mostly the only one
		case c.DataAtom == atom.Img && alt == "":
			alt = attr(c, "alt")
		}
	}
	for _, t := range []string{text, attr(n, "title"), alt} {
		if t = oneLine(t); t == "" {
			continue
		}
		if len(t) <= linkRunes {
			return t
		}
		return string([]rune(t)[:min(utf8.RuneCountInString(t), linkRunes)])
	}
	return ""
}

// kindOfLink guesses what a link leads to; fetching it will tell.
func kindOfLink(n *html.Node, pager bool) string {
	rel := strings.Fields(attr(n, "rel"))
	next := slices.Contains(rel, "next")
	if n.DataAtom != atom.Link {
		if next || pager {
			return KindList
		}
		return KindArticle
	}
	switch kind := attr(n, "type"); {
	case slices.Contains(rel, "alternate") && (kind == "application/rss+xml" || kind == "application/atom+xml"):
		return KindFeed
	case next:
		return KindList
	}
	return ""
}

// feedLinks reads RSS, Atom and JSON feeds.
func feedLinks(body []byte, base *url.URL) ([]link, error) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: feed: %w", ErrPage, err)
	}
	var out []link
	for _, item := range feed.Items {
		if u, err := base.Parse(cleanHref(item.Link)); err == nil && item.Link != "" {
			out = append(out, link{url: u, kind: KindArticle, title: strings.Join(strings.Fields(item.Title), " "), date: itemDate(item), changed: timeOf(item.UpdatedParsed)})
		}
	}
	return out, nil
}

func itemDate(item *gofeed.Item) time.Time {
	if t := timeOf(item.UpdatedParsed); !t.IsZero() {
		return t
	}
	return timeOf(item.PublishedParsed)
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

const generatedLeast = 10

// generated reports a sitemap or feed whose dates are the time when it was made:
// nearly all of them are one day's. They say nothing of the pages.
func generated(links []link) bool {
	days := map[string]int{}
	dated, most := 0, 0
	for _, l := range links {
		if l.changed.IsZero() {
			continue
		}
		dated++
		day := l.changed.Format(time.DateOnly)
		days[day]++
		most = max(most, days[day])
	}
	return dated >= generatedLeast && most*10 >= dated*9
}

// maxLocations is the protocol's bound for one sitemap.
const maxLocations = 50_000

// sitemapLinks reads a sitemap, an index of sitemaps, or a plain list of
// addresses; packed or not.
func sitemapLinks(body []byte, base *url.URL) ([]link, error) {
	body, err := unpacked(body)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))), []byte("<")) {
		return textLinks(body, base), nil
	}
	var out []link
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	kind, element := KindArticle, ""
	for len(out) < maxLocations {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return out, fmt.Errorf("%w: sitemap: %w", ErrPage, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			element = t.Name.Local
			switch {
			case element == "sitemap":
				kind = KindSitemap
			case element == "url":
				kind = KindArticle
			case strings.Contains(t.Name.Space, "image"), strings.Contains(t.Name.Space, "video"):
				element = ""
			}
		case xml.EndElement:
			element = ""
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			switch {
			case text == "":
			case element == "loc":
				if u, err := base.Parse(text); err == nil {
					out = append(out, link{url: u, kind: kind})
				}
			case element == "lastmod" && len(out) > 0: // stands behind its <loc>, as the protocol orders them
				last := &out[len(out)-1]
				last.date = sitemapDate(text)
				last.changed = last.date
			}
		}
	}
	return out, nil
}

// sitemapDate reads the W3C form of a date, whole or cut after the day; the zero
// time when it is another.
func sitemapDate(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

func textLinks(body []byte, base *url.URL) []link {
	var out []link
	for line := range strings.Lines(string(body)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "http") && len(out) < maxLocations {
			if u, err := base.Parse(line); err == nil {
				out = append(out, link{url: u, kind: KindArticle})
			}
		}
	}
	return out
}

// unpacked undoes the gzip of sitemap.xml.gz, with the cap of its kind.
func unpacked(body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte{0x1F, 0x8B}) {
		return body, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: sitemap: %w", ErrEncoding, err)
	}
	out, err := readCapped(r, capXML)
	if err != nil {
		return nil, fmt.Errorf("sitemap: %w", err)
	}
	return out, nil
}

// maxPages is how far the pages of a list are followed.
const maxPages = 60

// judge says whether a link leads to where the crawl goes, and how soon.
func (p Portal) judge(l link, address string) (priority int, ok bool) {
	asked := l.kind == KindSitemap || l.kind == KindFeed
	if !asked && (!followable(address) || !p.wants(address)) {
		return 0, false
	}
	priority = focusCues().priority(l)
	// Of documents, forms, schedules and price lists stay where they are.
	return priority, priority == priorityPlan || !isDocument(l.url.Path)
}

// keep turns links into states of the frontier: those of the portal's hosts, in
// canonical form, once each, inside the bounds.
func (v *visitor) keep(links []link, from corpus.URLState, owns func(host string) bool) []corpus.URLState {
	return v.kept(links, from, owns, false)
}

// news is keep without the links that the store has been told of.
func (v *visitor) news(links []link, from corpus.URLState, owns func(host string) bool) []corpus.URLState {
	return v.kept(links, from, owns, true)
}

func (v *visitor) kept(links []link, from corpus.URLState, owns func(host string) bool, news bool) []corpus.URLState {
	most := maxDepth
	if from.Kind == KindList && from.Priority == prioritySection {
		most = maxPages
	}
	if from.Depth >= most {
		return nil
	}
	if len(v.verdicts) >= verdictsMost {
		clear(v.verdicts)
	}
	v.page++
	v.verdictOf(from.URL).page = v.page
	var out []corpus.URLState
	for _, l := range links {
		address := l.address
		if address == "" {
			address = canonicalURL(l.url)
		}
		if address == "" {
			continue
		}
		j := v.verdictOf(address)
		if j.page == v.page {
			continue
		}
		j.page = v.page
		v.judge(j, l, address)
		if !j.ok || news && j.told && l.changed.IsZero() || !owns(strings.ToLower(l.url.Hostname())) {
			continue
		}
		if out == nil && !news {
			out = make([]corpus.URLState, 0, len(links))
		}
		out = append(out, corpus.URLState{URL: address, Portal: v.portal.ID, Kind: l.kind, State: StateNew, Priority: j.priority, Depth: from.Depth + 1, From: from.URL, Found: v.start, Title: l.title, Changed: l.changed})
	}
	return out
}

// verdict is what was judged of a link, and whether the store has been told.
type verdict struct {
	kind, title string // of the link: other words may say more
	attached    bool
	priority    int
	ok, told    bool
	page        int // the last one that had the link
}

// verdictsMost bounds what is remembered of links: the menus of a portal, a
// hundred links on every page, which cost more than the page does.
const verdictsMost = 2048

func (v *visitor) verdictOf(address string) *verdict {
	j := v.verdicts[address]
	if j == nil {
		j = &verdict{}
		v.verdicts[address] = j
	}
	return j
}

// judge judges a link, unless that was done of the same words.
func (v *visitor) judge(j *verdict, l link, address string) {
	if j.kind == l.kind && j.title == l.title && j.attached == l.attached {
		return
	}
	priority, ok := v.portal.judge(l, address)
	if ok && priority < j.priority { // a better priority is news
		j.told = false
	}
	j.kind, j.title, j.attached, j.priority, j.ok = l.kind, l.title, l.attached, priority, ok
}

// untold leaves out the links that the store has been told of.
func (v *visitor) untold(links []corpus.URLState) []corpus.URLState {
	out := links[:0:0]
	for i := range links {
		j := v.verdictOf(links[i].URL)
		if j.told && links[i].Changed.IsZero() {
			continue
		}
		j.told = true
		out = append(out, links[i])
	}
	return out
}

// seeds are the addresses that a portal file names.
func (p Portal) seeds(now time.Time) []corpus.URLState {
	var out []corpus.URLState
	add := func(kind, address string) {
		if c := Canonical(address); c != "" {
			out = append(out, corpus.URLState{URL: c, Portal: p.ID, Kind: kind, State: StateNew, Found: now})
		}
	}
	for _, s := range p.Start {
		add(KindList, s)
	}
	for _, s := range p.Feeds {
		add(KindFeed, s)
	}
	for _, s := range p.Sitemaps {
		add(KindSitemap, s)
	}
	if known, err := families(); err == nil {
		if f := known.find(p.CMS); f != nil {
			for _, s := range p.Start {
				if u, err := url.Parse(s); err == nil {
					for _, path := range f.Sitemaps {
						add(KindSitemap, u.Scheme+"://"+u.Host+path)
					}
				}
			}
		}
	}
	return out
}
