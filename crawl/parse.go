package crawl

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// Parse reads the article of one page: title, date, and text in blocks. It is
// pure: no network, no clock. A page in another encoding is turned to UTF-8 by
// what it says of itself. ErrNoArticle says that the page is a list, a form or an
// error message; ErrPage that the bytes are no page.
func (p Portal) Parse(address string, page []byte) (corpus.Article, error) {
	known, err := families()
	if err != nil {
		return corpus.Article{}, err
	}
	return p.parse(address, page, known)
}

// parse is Parse with the families that it may use: none shows what the general
// steps are worth.
func (p Portal) parse(address string, page []byte, known familyTable) (corpus.Article, error) {
	d, err := newDocument(address, UTF8(page, ""))
	if err != nil {
		return corpus.Article{}, fmt.Errorf("parse %s: %w", address, err)
	}
	a, err := p.article(d, known)
	if err != nil {
		return corpus.Article{}, fmt.Errorf("parse %s: %w", address, err)
	}
	return a, nil
}

// StepWhole is the Step of an article that is a whole page, menus left out.
const StepWhole = "whole"

// ParseGiven reads a page that a person hands over as an article: when no step
// takes it for one, its whole text is read, menus and scripts left out, unless it
// is mostly links or an error message: ErrNoArticle. A page without any text is
// ErrPage. Without an address the page's own word for it counts, here and in Parse.
func (p Portal) ParseGiven(address string, page []byte) (corpus.Article, error) {
	a, err := p.Parse(address, page)
	if err == nil || !errors.Is(err, ErrNoArticle) || errors.Is(err, ErrVanished) || errors.Is(err, ErrWall) {
		return a, err
	}
	d, derr := newDocument(address, UTF8(page, ""))
	if derr != nil {
		return corpus.Article{}, fmt.Errorf("parse %s: %w", address, derr)
	}
	boilerplates().stripForeign(d)
	f := found{step: StepWhole, pieces: walk(d.Nodes[0])}
	if len(f.pieces) == 0 {
		return corpus.Article{}, fmt.Errorf("parse %s: %w: no text", address, ErrPage)
	}
	if mostlyLinks(f.pieces) {
		return corpus.Article{}, err
	}
	f.title, f.name = d.title(nil, nil, nil)
	a = corpus.Article{URL: strings.Clone(d.address), Title: strings.Clone(f.name), Province: p.Province, Step: f.step, Published: p.published(d, f, p.datePlaces(d, nil))}
	a.Text, a.Blocks = assemble(withTitle(f.name, f.pieces))
	return a, nil
}

// document is a page on its way to an article. Reading the article takes it
// apart, so links are read first.
type document struct {
	address string
	url     *url.URL
	*goquery.Document
	elements *register
	meta     meta
	password bool    // it asks for one
	told     *string // the title in its head, once it has been looked for
	sized    []sized // room for sizes
}

func newDocument(address string, page []byte) (*document, error) {
	if len(bytes.TrimSpace(page)) == 0 {
		return nil, fmt.Errorf("%w: empty", ErrPage)
	}
	if t := http.DetectContentType(page); !strings.HasPrefix(t, "text/") || bytes.IndexByte(page[:min(len(page), 4096)], 0) >= 0 {
		return nil, fmt.Errorf("%w: %s", ErrPage, t)
	}
	root, err := parseTree(page)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPage, err)
	}
	d := &document{address: address, Document: goquery.NewDocumentFromNode(root), elements: newRegister(root)}
	d.meta = d.readMeta()
	d.password = d.bears("input[type='password']")
	if address == "" {
		d.address = d.meta.canonical
	}
	if d.url, err = url.Parse(d.address); err != nil {
		d.url = &url.URL{}
	}
	return d, nil
}

// found is what one step made of a page.
type found struct {
	step   string
	title  *html.Node // where the title stands, nil when it was told elsewhere
	name   string
	body   []*html.Node
	pieces []piece
}

func (p Portal) article(d *document, known familyTable) (corpus.Article, error) {
	noise := boilerplates()
	if err := noise.softError(d.meta.document); err != nil {
		return corpus.Article{}, fmt.Errorf("%w: %w: %q", ErrNoArticle, err, d.meta.document)
	}
	if p.isEntrance(d) {
		return corpus.Article{}, fmt.Errorf("%w: an entrance page", ErrNoArticle)
	}
	if viet.Key(d.meta.document) == viet.Key(p.Name) {
		d.meta.document = "" // the portal's own name says nothing of the article
	}
	order := known.order(p.CMS, d)
	places := p.datePlaces(d, order)
	noise.strip(d) // before the drops: those may take the line that heads a list
	for _, s := range p.drops(order) {
		for _, n := range d.find(s) {
			detach(n)
		}
	}
	stripBoxes(d)
	f, err := p.find(d, order, noise)
	if err != nil {
		return corpus.Article{}, err
	}
	// What is a piece of the page would keep the whole of it in memory.
	a := corpus.Article{URL: strings.Clone(d.address), Title: strings.Clone(f.name), Province: p.Province, Step: f.step}
	a.Published = p.published(d, f, places)
	a.Text, a.Blocks = assemble(withTitle(f.name, f.pieces))
	if enc := legacyEncoding(a.Text); enc != "" {
		return corpus.Article{}, fmt.Errorf("%w: %s", ErrLegacy, enc)
	}
	return a, nil
}

// frontPaths are where sites keep their front page.
var frontPaths = []string{"", "home", "trang-chu", "index.html", "index.htm", "index.php", "index.asp", "index.aspx", "default.asp", "default.aspx", "home.aspx",
	"pages/default.aspx", "pages/home.aspx", "web/guest/home", "web/guest/trang-chu", "vi", "portal/pages/default.aspx"}

// isEntrance reports the start pages and the root of a site: whatever stands on
// them, it is not an article.
func (p Portal) isEntrance(d *document) bool {
	if d.url.Host == "" {
		return false
	}
	if slices.Contains(frontPaths, strings.ToLower(strings.Trim(d.url.Path, "/"))) && d.url.RawQuery == "" {
		return true
	}
	here := Canonical(d.address)
	return slices.ContainsFunc(p.Start, func(s string) bool { return Canonical(s) == here })
}

func (p Portal) drops(order []family) []string {
	drops := slices.Clone(p.Selectors.Drop)
	for _, f := range order {
		drops = append(drops, f.Drop...)
	}
	return drops
}

// find tries the steps in order: the portal's own selectors, the families,
// and at last the column.
func (p Portal) find(d *document, order []family, noise *boilerplate) (found, error) {
	errs := []error{ErrNoArticle}
	var pieces []piece // of the whole page, once selectors have found nothing
	try := func(f found) bool {
		if len(f.body) == 0 && len(f.pieces) == 0 {
			return false
		}
		err := f.judge(noise)
		if err == nil && guessed(f.step) {
			err = f.kind(d, pieces, noise)
		}
		if err == nil && guessed(f.step) && onlySummaries(f, pieces) {
			err = errLinks
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", f.step, err))
		}
		return err == nil
	}
	if len(p.Selectors.Body) > 0 {
		if f := bySelectors(d, "portal", p.Selectors, noise, true); try(f) {
			return f, nil
		}
	}
	for _, fam := range order {
		if f := bySelectors(d, "adapter:"+fam.Name, fam.Selectors, noise, fam.Name == p.CMS); try(f) {
			return f, nil
		}
	}
	pieces = walk(d.Nodes[0])
	if !slices.ContainsFunc(pieces, func(p piece) bool { return !isLink(p) && runes(p.text) >= leastParagraph || p.table > 0 }) {
		return found{}, errors.Join(append(errs, errShort)...)
	}
	if f := byColumn(d, pieces, noise); try(f) {
		return f, nil
	}
	return found{}, errors.Join(errs...)
}

// bySelectors is the adapter's step. A family that was only guessed must find the
// title too: its body alone also stands on lists and in footers.
func bySelectors(d *document, step string, s Selectors, noise *boilerplate, sure bool) found {
	body := largest(d, s.Body)
	if body == nil {
		return found{}
	}
	f := found{step: step, body: []*html.Node{body}}
	f.title, f.name = titleBySelectors(d, s.Title)
	if n, t := d.toldHeading(); f.name != "" && !d.tells(f.name) && n != nil {
		f.title, f.name = n, t // an h1 may be the site's name
	}
	if f.name == "" {
		if !sure {
			return found{}
		}
		f.title, f.name = d.title(body, walk(d.Nodes[0]), noise)
	}
	f.pieces = tidy(f.withLead(d, s.Lead, noise), f.name, noise)
	return f
}

// withLead returns the pieces of a body and of its lead: where the selectors say
// one stands, else the prose between title and body.
func (f found) withLead(d *document, selectors []string, noise *boilerplate) []piece {
	body := f.body[0]
	if lead := leadOf(d, selectors, body); lead != nil {
		return walk(lead, body)
	}
	return append(f.leads(walkUntil(ancestorOfBoth(body, f.title), body), noise), walk(body)...)
}

// largest returns the match with the most text of the first selector that has
// one worth reading.
func largest(d *document, selectors []string) *html.Node {
	const worth = 60
	for _, s := range selectors {
		var best *html.Node
		most := worth
		for _, n := range d.find(s) {
			if own := ownText(n); own > most {
				best, most = n, own
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

func leadOf(d *document, selectors []string, body *html.Node) *html.Node {
	for _, s := range selectors {
		for _, n := range d.find(s) {
			if !within(n, body) && !within(body, n) && textOf(n).all > 0 {
				return n
			}
		}
	}
	return nil
}

// withTitle puts the title first, as a heading, unless the text has it already.
func withTitle(title string, pieces []piece) []piece {
	if title == "" {
		return pieces
	}
	for i := range pieces[:min(len(pieces), 4)] {
		if n := titleRun(pieces[i:], title); n > 0 {
			head := piece{kind: corpus.Heading, level: 1, text: title, bold: len(title)}
			return slices.Replace(slices.Clone(pieces), i, i+n, head)
		}
	}
	return append([]piece{{kind: corpus.Heading, level: 1, text: title}}, pieces...)
}

// titleRun returns how many pieces make up the title, 0 when they do not: "KẾ
// HOẠCH" and what it is for often stand on lines of their own.
func titleRun(pieces []piece, title string) int {
	joined := ""
	for n := range min(len(pieces), 4) {
		if pieces[n].table > 0 || len(joined)+len(pieces[n].text) > 2*len(title)+longerBlanks { // see sameTitle
			return 0
		}
		if joined = strings.TrimSpace(joined + " " + pieces[n].text); sameTitle(joined, title) {
			return n + 1
		}
	}
	return 0
}

// runes counts the letters of a page's text, which is UTF-8: each has one byte that
// continues none. Decoding them took three times as long.
func runes(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
