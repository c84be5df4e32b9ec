// Package sample is the set of small portals that ship inside the program, so
// that the whole job can be shown and tested with no network: pages of five
// families of real portals, served on loopback under names below ".example".
//
// Start with Portals (what to crawl), Server (what answers) and Resolve (where
// the names live). Every article retells, in our own words, facts that a real
// source published; facts.tsv lists each number with its source. Every page says
// "Trang mẫu" and names its source twice: in the line "Theo: …" of its banner,
// and for programs in
//
//	<meta name="chitieu-sample" content="source">
//	<meta name="source-url" content="…"> <meta name="source-title" content="…">
//
// The canonical address stays the one below ".example"; Source leads from it to
// the real one.
//
// What it leaves out on purpose: numbers of our own making, pictures, and any
// page that a reader could take for the real portal's.
package sample

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"

	"chitieu/crawl"
)

//go:embed portals/*.json
var files embed.FS

// suffix is the top-level name that no name server ever knows (RFC 2606).
const suffix = ".example"

// Origin is the real publication that a sample page retells.
type Origin struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"published"` // ISO date, "" when the copy that was read does not say it
	Exact     bool   `json:"exact"`     // URL is the page itself; else the publisher's site or the document reported on
}

// site is one sample portal, as its file says it.
type site struct {
	ID       string     `json:"id"`
	Host     string     `json:"host"`
	Name     string     `json:"name"`
	Province string     `json:"province"` // slug of scheme 34, "" for the newspaper of all provinces
	Family   string     `json:"family"`   // a layout
	Section  string     `json:"section"`
	Office   string     `json:"office"` // whose portal it pictures, for the footer
	Articles []*article `json:"articles"`
}

// article is one page. A reprint has another's text under an address of its own.
type article struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"`
	Published string   `json:"published"` // as the source was; "" when that is not known
	Time      string   `json:"time"`
	Section   string   `json:"section"`
	Lead      string   `json:"lead"`
	Blocks    []block  `json:"blocks"`
	Sources   []Origin `json:"sources"`
	Reprint   string   `json:"reprint"` // portal/slug
	SameAs    string   `json:"same_as"` // portal/slug of the article whose facts this one tells in another form

	site *site
	id   int
}

// block is one piece of a body: one of the fields is set.
type block struct {
	Heading string     `json:"h"`
	Text    string     `json:"p"`
	Items   []string   `json:"li"`
	Table   [][]string `json:"table"` // the first row is the head
	Since   int        `json:"since"` // 2: only in the revised page
}

// sites reads the files once. They are part of the program: a wrong one is a bug
// that the tests catch.
var sites = sync.OnceValues(func() ([]*site, error) {
	names, err := fs.Glob(files, "portals/*.json")
	if err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	var all []*site
	for _, name := range names {
		s, err := readSite(name)
		if err != nil {
			return nil, fmt.Errorf("sample %s: %w", name, err)
		}
		all = append(all, s)
	}
	return all, linkReprints(all)
})

func readSite(name string) (*site, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.DisallowUnknownFields()
	var s site
	if err := d.Decode(&s); err != nil {
		return nil, err
	}
	if !strings.HasSuffix(s.Host, suffix) {
		return nil, fmt.Errorf("host %q is not below %s", s.Host, suffix)
	}
	if layouts[s.Family] == nil {
		return nil, fmt.Errorf("no layout for family %q", s.Family)
	}
	for i, a := range s.Articles {
		a.site, a.id = &s, firstID+i*step
		if a.Section == "" {
			a.Section = s.Section
		}
	}
	return &s, nil
}

// Identifiers as they stand in addresses: any will do, so long as they stay.
const (
	firstID = 1204
	step    = 37
)

func linkReprints(all []*site) error {
	for _, s := range all {
		for _, a := range s.Articles {
			if a.Reprint == "" {
				continue
			}
			of := lookup(all, a.Reprint)
			if of == nil || of.Reprint != "" {
				return fmt.Errorf("sample %s: reprint of %q, which is no article", a.Slug, a.Reprint)
			}
			a.Lead, a.Blocks, a.Sources = of.Lead, of.Blocks, of.Sources
		}
	}
	return nil
}

func lookup(all []*site, key string) *article {
	id, slug, _ := strings.Cut(key, "/")
	for _, s := range all {
		for _, a := range s.Articles {
			if s.ID == id && a.Slug == slug {
				return a
			}
		}
	}
	return nil
}

// Portals returns the definitions to crawl, one a sample portal, readied for
// Parse and Crawler. They may be fetched from the loopback addresses alone.
func Portals() ([]crawl.Portal, error) {
	all, err := sites()
	if err != nil {
		return nil, err
	}
	var portals []crawl.Portal
	for _, s := range all {
		p := crawl.Portal{
			ID: s.ID, Name: s.title(), Province: s.Province, CMS: layouts[s.Family].cms, Delay: "20ms",
			Start: []string{s.address("/")}, AllowAddresses: []string{"127.0.0.0/8", "::1/128"},
		}
		if err := p.Compile(); err != nil {
			return nil, fmt.Errorf("sample %s: %w", s.ID, err)
		}
		portals = append(portals, p)
	}
	return portals, nil
}

// title is the portal's name with the mark that every page bears.
func (s *site) title() string { return s.Name + " – Trang mẫu" }

func (s *site) address(path string) string { return "http://" + s.Host + path }

// Resolve returns what crawl.Crawler asks where a sample host lives: at addr, the
// server's "ip:port". Every other host is left to the name servers.
func Resolve(addr string) func(host string) (string, bool) {
	return func(host string) (string, bool) {
		_, ok := siteOf(host)
		return addr, ok
	}
}

func siteOf(host string) (*site, bool) {
	all, err := sites()
	if err != nil {
		return nil, false
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for _, s := range all {
		if s.Host == host {
			return s, true
		}
	}
	return nil, false
}

// Source returns the real publication behind a sample page; false for addresses
// that are no sample article's.
func Source(address string) (Origin, bool) {
	all, ok := Sources(address)
	if !ok {
		return Origin{}, false
	}
	return all[0], true
}

// Sources returns all that a sample page draws on, the main one first.
func Sources(address string) ([]Origin, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, false
	}
	s, ok := siteOf(u.Hostname())
	if !ok {
		return nil, false
	}
	a := s.article(u)
	if a == nil || len(a.Sources) == 0 {
		return nil, false
	}
	return a.Sources, true
}

// Is reports an address below a sample host: whatever comes from there is "mẫu".
func Is(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	_, ok := siteOf(u.Hostname())
	return ok
}
