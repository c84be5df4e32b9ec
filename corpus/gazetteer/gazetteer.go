// Package gazetteer knows the provinces of Vietnam: the 63 until 2025-06-30, the
// 34 since 2025-07-01, what became of each, their aliases and their portals.
//
// Start with New, then Find (mentions in a text), At (the unit valid on a day) and
// ByHost. A slug is unique only together with its scheme: 23 of the 34 units reuse
// the slug of an old unit for another territory.
//
// Of districts and communes it knows only the names that tell a province (Districts,
// CommunesIn) and the words that make a province's name another unit's ("huyện Quảng
// Ninh"); communes of before 2025-07-01 it leaves out on purpose.
package gazetteer

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"chitieu/corpus/viet"
	"golang.org/x/text/unicode/norm"
)

//go:embed provinces_63.tsv provinces_34.tsv states.tsv districts.tsv communes.tsv papers.tsv
var files embed.FS

// MergerDate is the first day of the 34 units (Nghị quyết 202/2025/QH15).
const MergerDate = "2025-07-01"

// Unit is a province or centrally run city under one scheme.
type Unit struct {
	Slug    string
	Scheme  int // 63 or 34
	Name    string
	Kind    string // province or city
	GSO     string // the General Statistics Office's code under this scheme
	Region  string
	From    string   // first day, "" when before 2008
	To      string   // last day, "" while it lasts
	Now     string   // slug of the present unit
	Members []string // slugs of the former units, under scheme 34
	Aliases []string
	Domains []string
	Note    string
	Merged  bool // its territory changed on 2025-07-01
}

// Gazetteer holds all units. It is read-only after New and safe for concurrent use.
type Gazetteer struct {
	units  []Unit
	at     map[key]int
	past   map[key][]Unit    // earlier states of a unit within its scheme, oldest first
	cities map[string]string // slug → the day its city became one of the units
	hosts  map[string]string // domain → slug
	names  map[string][]name // first syllable, folded or bare → names that begin with it

	districts map[string][]district // first syllable → districts
	communes  map[string][]commune  // first syllable → communes
	papers    map[string]string     // sign of a paper → slug
}

type key struct {
	slug   string
	scheme int
}

// New reads the tables. A bad row is an error with file and line.
func New() (*Gazetteer, error) { return newFrom(files) }

func newFrom(dir fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{at: map[key]int{}, past: map[key][]Unit{}, cities: map[string]string{}, hosts: map[string]string{}, names: map[string][]name{},
		districts: map[string][]district{}, communes: map[string][]commune{}, papers: map[string]string{}}
	for _, t := range []struct {
		file    string
		columns int
		add     func([]string) error
	}{
		{"provinces_63.tsv", 9, g.old},
		{"provinces_34.tsv", 6, g.present},
		{"states.tsv", 6, g.state},
		{"districts.tsv", 2, g.district},
		{"communes.tsv", 4, g.commune},
		{"papers.tsv", 3, g.paper},
	} {
		if err := g.read(dir, t.file, t.columns, t.add); err != nil {
			return nil, err
		}
	}
	return g, g.link()
}

// link checks what holds between rows: every unit has a present one that lists it.
func (g *Gazetteer) link() error {
	for i := range g.units {
		u := &g.units[i]
		now, ok := g.Lookup(u.Now, 34)
		if !ok {
			return fmt.Errorf("gazetteer: %s: no unit %q since %s", u.Slug, u.Now, MergerDate)
		}
		u.Merged = len(now.Members) > 1
		for _, m := range u.Members {
			if old, ok := g.Lookup(m, 63); !ok || old.Now != u.Slug {
				return fmt.Errorf("gazetteer: %s is no unit that became %s", m, u.Slug)
			}
		}
		if u.Scheme == 63 {
			if !slices.Contains(now.Members, u.Slug) {
				return fmt.Errorf("gazetteer: %s is no member of %s", u.Slug, u.Now)
			}
			g.addNames(*u, append([]string{u.Name}, u.Aliases...))
		}
	}
	for k, past := range g.past {
		for i := range past {
			past[i].Merged = g.units[g.at[k]].Merged
		}
	}
	g.sortNames()
	return nil
}

func (g *Gazetteer) read(dir fs.FS, file string, columns int, add func([]string) error) error {
	data, err := fs.ReadFile(dir, file)
	if err != nil {
		return fmt.Errorf("gazetteer: %w", err)
	}
	if !norm.NFC.IsNormal(data) {
		return fmt.Errorf("gazetteer: %s is not NFC", file)
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "slug\t") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != columns {
			return fmt.Errorf("gazetteer: %s:%d: %d columns, want %d", file, n+1, len(cols), columns)
		}
		if err := add(cols); err != nil {
			return fmt.Errorf("gazetteer: %s:%d: %w", file, n+1, err)
		}
	}
	return nil
}

func (g *Gazetteer) old(c []string) error {
	u := Unit{Slug: c[0], Scheme: 63, Name: c[1], Kind: c[2], GSO: c[3], Region: c[4], Now: c[5], Domains: list(c[6]), Aliases: list(c[7]), Note: c[8], To: "2025-06-30"}
	for _, d := range u.Domains {
		if g.hosts[d] != "" {
			return fmt.Errorf("domain %q is there twice", d)
		}
		g.hosts[d] = u.Slug
		label, _, _ := strings.Cut(d, ".")
		label = strings.ReplaceAll(label, "-", "")                    // baobariavungtau.com.vn
		for _, media := range []string{"bao" + label, label + "tv"} { // the province's newspaper and its television
			for _, top := range []string{".vn", ".com.vn", ".org.vn"} {
				g.hosts[media+top] = u.Slug
			}
		}
		g.hosts[label+".dcs.vn"] = u.Slug // its party committee's
	}
	return g.add(u)
}

func (g *Gazetteer) present(c []string) error {
	u := Unit{Slug: c[0], Scheme: 34, Name: c[1], Kind: c[2], GSO: c[3], Region: c[4], Now: c[0], Members: list(c[5]), From: MergerDate}
	if old, ok := g.Lookup(u.Slug, 63); ok {
		u.Aliases, u.Domains = old.Aliases, old.Domains
	}
	return g.add(u)
}

// state reads an earlier state of a unit: its present one begins the day after.
func (g *Gazetteer) state(c []string) error {
	scheme, _ := strconv.Atoi(c[1])
	k := key{c[0], scheme}
	i, ok := g.at[k]
	if !ok {
		return fmt.Errorf("no unit %q of %q", c[0], c[1])
	}
	last, err := time.Parse(time.DateOnly, c[4])
	if err != nil {
		return fmt.Errorf("last day: %w", err)
	}
	u := g.units[i]
	u.Name, u.Kind, u.To, u.Note = c[2], c[3], c[4], c[5]
	if err := u.check(); err != nil {
		return err
	}
	g.past[k] = append(g.past[k], u)
	g.units[i].From = last.AddDate(0, 0, 1).Format(time.DateOnly)
	if u.Kind == "province" && g.units[i].Kind == "city" {
		g.cities[u.Slug] = g.units[i].From
	}
	return nil
}

// check refuses a row with a field that cannot be.
func (u Unit) check() error {
	switch {
	case u.Slug == "" || u.Name == "" || u.Region == "":
		return fmt.Errorf("unit %q lacks its slug, name or region", u.Slug)
	case u.Kind != "province" && u.Kind != "city":
		return fmt.Errorf("%s: kind %q is neither province nor city", u.Slug, u.Kind)
	case len(u.GSO) != 2 || strings.Trim(u.GSO, "0123456789") != "":
		return fmt.Errorf("%s: code %q has not two digits", u.Slug, u.GSO)
	}
	return nil
}

func (g *Gazetteer) add(u Unit) error {
	if err := u.check(); err != nil {
		return err
	}
	k := key{u.Slug, u.Scheme}
	if _, ok := g.at[k]; ok {
		return fmt.Errorf("unit %q is there twice", u.Slug)
	}
	g.at[k] = len(g.units)
	g.units = append(g.units, u)
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// Units returns the units of a scheme (63 or 34) in the order of their codes' table.
func (g *Gazetteer) Units(scheme int) []Unit {
	var out []Unit
	for _, u := range g.units {
		if u.Scheme == scheme {
			out = append(out, u)
		}
	}
	return out
}

// Lookup returns the unit of a slug under a scheme.
func (g *Gazetteer) Lookup(slug string, scheme int) (Unit, bool) {
	i, ok := g.at[key{slug, scheme}]
	if !ok {
		return Unit{}, false
	}
	return g.units[i], true
}

// At returns the unit that a slug named on a day, as it was then (ISO date; ""
// means the last state before the merger). A former unit's slug has none after
// its last day.
func (g *Gazetteer) At(slug, date string) (Unit, bool) {
	scheme := 63
	if date >= MergerDate {
		scheme = 34
	}
	for _, u := range g.past[key{slug, scheme}] {
		if date != "" && date <= u.To {
			return u, true
		}
	}
	return g.Lookup(slug, scheme)
}

// ByHost returns the unit whose portal a host belongs to: the domain itself or any
// name below it; or whose newspaper or television, by the names that these have
// everywhere: baolangson.vn, langsontv.vn. date chooses the scheme; after the merger a former unit's portal
// belongs to its successor.
func (g *Gazetteer) ByHost(host, date string) (Unit, bool) {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for {
		if slug, ok := g.hosts[host]; ok {
			if date < MergerDate {
				return g.At(slug, date)
			}
			old, _ := g.Lookup(slug, 63)
			return g.Lookup(old.Now, 34)
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			return Unit{}, false
		}
		host = rest
	}
}

// ByName returns the unit of a name, alias or slug, with or without marks.
func (g *Gazetteer) ByName(s string, scheme int) (Unit, bool) {
	k, bare := viet.Key(strings.NewReplacer("–", "-", " - ", "-").Replace(s)), viet.Bare(s)
	for _, u := range g.Units(63) {
		for _, n := range append([]string{u.Name, u.Slug}, u.Aliases...) {
			if viet.Key(strings.NewReplacer("–", "-", " - ", "-").Replace(n)) == k || !viet.HasMarks(s) && viet.Bare(n) == bare {
				if scheme == 34 {
					return g.Lookup(u.Now, 34)
				}
				return u, true
			}
		}
	}
	return Unit{}, false
}
