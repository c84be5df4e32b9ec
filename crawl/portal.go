package crawl

import (
	"bytes"
	"crypto/x509"
	"embed"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/andybalholm/cascadia"
)

//go:embed portals/*.json
var bundled embed.FS

const (
	defaultDelay = time.Second
	maxDelay     = 10 * time.Minute
)

// Portal is what is known of one site, as its file says it.
type Portal struct {
	ID             string    `json:"id"`
	Name           string    `json:"name"`
	Province       string    `json:"province,omitempty"`        // slug of the unit that the site speaks for or of; "" for national ones
	Successor      string    `json:"successor,omitempty"`       // of a unit that ended on 2025-06-30: the present one
	Start          []string  `json:"start"`                     // where a crawl begins
	CMS            string    `json:"cms"`                       // a family of families.json, "" to find out
	Delay          string    `json:"delay,omitempty"`           // between two requests to one host; default 1s
	AllowAddresses []string  `json:"allow_addresses,omitempty"` // lifts the address guard for the start hosts, and only for them
	Feeds          []string  `json:"feeds,omitempty"`
	Sitemaps       []string  `json:"sitemaps,omitempty"`
	Include        []string  `json:"include,omitempty"`       // patterns (RE2); when given, an address must match one
	Exclude        []string  `json:"exclude,omitempty"`       // patterns; an address must match none
	Selectors      Selectors `json:"selectors,omitzero"`      // tried before the families
	MonthFirst     bool      `json:"month_first,omitempty"`   // this site writes 05/24/2024
	Intermediates  []string  `json:"intermediates,omitempty"` // PEM certificates that the site forgets to send
	Source         string    `json:"source,omitempty"`        // where this site's address was seen

	rules *portalRules // what the strings above compile to
}

// Selectors say where things stand on the pages of a site or a family of sites.
// Every list is tried in order.
type Selectors struct {
	Lead  []string `json:"lead,omitempty"`  // stands before the body and belongs to it
	Body  []string `json:"body,omitempty"`  // of several matches the one with most text counts
	Title []string `json:"title,omitempty"` //
	Date  []string `json:"date,omitempty"`
	Drop  []string `json:"drop,omitempty"` // removed before anything is read
}

type portalRules struct {
	delay            time.Duration
	include, exclude []*regexp.Regexp
	open             []netip.Prefix
	pins             []*x509.Certificate
	hosts            []string // of Start, lower case, without port
}

// BundledPortals returns the portals that come with the program.
func BundledPortals() ([]Portal, error) {
	dir, err := fs.Sub(bundled, "portals")
	if err != nil {
		return nil, err
	}
	return LoadPortals(dir)
}

// LoadPortals reads every *.json at the top of dir, one portal a file, in the
// order of their names. All that is wrong is told at once.
func LoadPortals(dir fs.FS) ([]Portal, error) {
	names, err := fs.Glob(dir, "*.json")
	if err != nil {
		return nil, fmt.Errorf("load portals: %w", err)
	}
	slices.Sort(names)
	var portals []Portal
	var errs []error
	seen := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			errs = append(errs, fmt.Errorf("load portals: %w", err))
			continue
		}
		p, err := decodePortal(data)
		if err == nil && p.ID+".json" != path.Base(name) {
			err = fmt.Errorf("%w: id: %q must be the file's name", ErrPortal, p.ID)
		}
		if other := seen[p.ID]; err == nil && other != "" {
			err = fmt.Errorf("%w: id: %q is taken by %s", ErrPortal, p.ID, other)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		seen[p.ID] = name
		portals = append(portals, p)
	}
	return portals, errors.Join(errs...)
}

func decodePortal(data []byte) (Portal, error) {
	var p Portal
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return p, fmt.Errorf("%w: %w", ErrPortal, inSelectors(data, err))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return p, fmt.Errorf("%w: something follows the object", ErrPortal)
	}
	return p, p.Compile()
}

// inSelectors puts the parent's name before an error in the nested object: json
// tells an unknown field by its own name alone.
func inSelectors(data []byte, err error) error {
	var raw struct{ Selectors json.RawMessage }
	if json.Unmarshal(data, &raw) != nil || len(raw.Selectors) == 0 {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(raw.Selectors))
	d.DisallowUnknownFields()
	if inner := d.Decode(&Selectors{}); inner != nil {
		return fmt.Errorf("selectors: %w", inner)
	}
	return err
}

// Compile checks the portal and readies it for Parse and a crawl. LoadPortals
// does it; a Portal made in Go needs it once.
func (p *Portal) Compile() error {
	r := &portalRules{delay: defaultDelay}
	if !isSlug(p.ID) {
		return fmt.Errorf("%w: id: %q is no slug (a-z, 0-9, hyphens)", ErrPortal, p.ID)
	}
	if p.Name == "" {
		return fmt.Errorf("%w: name: missing", ErrPortal)
	}
	for _, f := range []struct{ name, slug string }{{"province", p.Province}, {"successor", p.Successor}} {
		if f.slug != "" && !isSlug(f.slug) {
			return fmt.Errorf("%w: %s: %q is no slug", ErrPortal, f.name, f.slug)
		}
	}
	if len(p.Start) == 0 {
		return fmt.Errorf("%w: start: missing", ErrPortal)
	}
	for _, check := range []func(*portalRules) error{p.addresses, p.family, p.pace, p.patterns, p.prefixes, p.selectors, p.certificates} {
		if err := check(r); err != nil {
			return err
		}
	}
	p.rules = r
	return nil
}

func (p *Portal) addresses(r *portalRules) error {
	for _, f := range []struct {
		name string
		list []string
	}{{"start", p.Start}, {"feeds", p.Feeds}, {"sitemaps", p.Sitemaps}} {
		for _, s := range f.list {
			u, err := url.Parse(s)
			if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
				return fmt.Errorf("%w: %s: %q is no http or https address", ErrPortal, f.name, s)
			}
			if h := strings.ToLower(u.Hostname()); f.name == "start" && !slices.Contains(r.hosts, h) {
				r.hosts = append(r.hosts, h)
			}
		}
	}
	return nil
}

func (p *Portal) family(*portalRules) error {
	known, err := families()
	if err != nil {
		return err
	}
	if p.CMS != "" && known.find(p.CMS) == nil {
		return fmt.Errorf("%w: cms: %q is not one of %s", ErrPortal, p.CMS, strings.Join(known.names(), ", "))
	}
	return nil
}

func (p *Portal) pace(r *portalRules) error {
	if p.Delay == "" {
		return nil
	}
	d, err := time.ParseDuration(p.Delay)
	if err != nil || d < 0 || d > maxDelay {
		return fmt.Errorf("%w: delay: %q is no time between 0s and %v", ErrPortal, p.Delay, maxDelay)
	}
	r.delay = d
	return nil
}

func (p *Portal) patterns(r *portalRules) error {
	for _, f := range []struct {
		name string
		list []string
		to   *[]*regexp.Regexp
	}{{"include", p.Include, &r.include}, {"exclude", p.Exclude, &r.exclude}} {
		for _, s := range f.list {
			re, err := regexp.Compile(s)
			if err != nil {
				return fmt.Errorf("%w: %s: %w", ErrPortal, f.name, err)
			}
			*f.to = append(*f.to, re)
		}
	}
	return nil
}

func (p *Portal) prefixes(r *portalRules) error {
	for _, s := range p.AllowAddresses {
		prefix, err := netip.ParsePrefix(s)
		if err != nil {
			return fmt.Errorf("%w: allow_addresses: %q is no prefix such as 127.0.1.1/32", ErrPortal, s)
		}
		r.open = append(r.open, prefix.Masked())
	}
	return nil
}

func (p *Portal) selectors(*portalRules) error { return p.Selectors.check("selectors") }

// check compiles every selector: goquery takes a wrong one for one that matches nothing.
func (s Selectors) check(field string) error {
	for _, f := range []struct {
		name string
		list []string
	}{{"lead", s.Lead}, {"body", s.Body}, {"title", s.Title}, {"date", s.Date}, {"drop", s.Drop}} {
		for _, sel := range f.list {
			if _, err := cascadia.ParseGroup(sel); err != nil {
				return fmt.Errorf("%w: %s.%s: %q: %w", ErrPortal, field, f.name, sel, err)
			}
		}
	}
	return nil
}

func (p *Portal) certificates(r *portalRules) error {
	for i, s := range p.Intermediates {
		block, _ := pem.Decode([]byte(s))
		if block == nil || block.Type != "CERTIFICATE" {
			return fmt.Errorf("%w: intermediates: entry %d is no PEM certificate", ErrPortal, i+1)
		}
		cert, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return fmt.Errorf("%w: intermediates: entry %d: %w", ErrPortal, i+1, err)
		}
		r.pins = append(r.pins, cert)
	}
	return nil
}

// Hosts returns the hosts of the start addresses.
func (p Portal) Hosts() []string {
	if p.rules == nil {
		return nil
	}
	return slices.Clone(p.rules.hosts)
}

// owns reports whether a host is the portal's: a start host, with or without "www.".
func (p Portal) owns(host string) bool {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	return slices.ContainsFunc(p.rules.hosts, func(h string) bool { return strings.TrimPrefix(h, "www.") == host })
}

// wants applies the include and exclude patterns.
func (p Portal) wants(address string) bool {
	match := func(re *regexp.Regexp) bool { return re.MatchString(address) }
	return (len(p.rules.include) == 0 || slices.ContainsFunc(p.rules.include, match)) && !slices.ContainsFunc(p.rules.exclude, match)
}

func isSlug(s string) bool {
	if s == "" || len(s) > 64 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for _, c := range []byte(s) {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}
