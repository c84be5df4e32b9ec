package sample

import (
	"bytes"
	"fmt"
	"html/template"
	"time"
)

// view is what a layout shows of a site.
type view struct {
	Name, Host, Office, Section string
	Home, ListURL, Feed         string
	Now                         time.Time
	Hits                        int64
	Article                     *shown // nil on lists
	List                        []shown
	Page                        int
	Pages                       []pageLink
	Prev, Next                  string
	Newer, Older                []shown // of the same site
	Teasers                     []shown // of other sites: their figures stand beside every article
	Canonical                   string

	site    *site
	revised bool
}

// shown is an article as layouts show it.
type shown struct {
	Title, Lead, Section, Published, Time, URL, Other, Site, Host string
	ID                                                            int
	Blocks                                                        []block
	Sources                                                       []Origin
	Reprint                                                       string // the name of the site it is taken from
}

type pageLink struct {
	N   int
	URL string
	Now bool
}

func (s *Server) view(at *site) *view {
	lay := layouts[at.Family]
	return &view{
		Name: at.title(), Host: at.Host, Office: at.Office, Section: at.Section, Home: "/", ListURL: lay.list(1), Feed: lay.feed,
		Now: s.now().In(hanoi), Hits: s.count(at.Host), site: at, revised: s.revised.Load(),
	}
}

// hanoi needs no zone data: Vietnam has kept UTC+7 since 1975.
var hanoi = time.FixedZone("ICT", 7*60*60)

func (v *view) article(a *article) []byte {
	v.Canonical = a.address()
	v.Section = a.Section
	v.Article = new(v.show(a, ""))
	before := true
	for _, b := range a.site.Articles {
		switch {
		case b == a:
			before = false
		case before:
			v.Newer = append(v.Newer, v.show(b, ""))
		default:
			v.Older = append(v.Older, v.show(b, ""))
		}
	}
	v.Teasers = v.teasers(a)
	return v.render("article")
}

func (v *view) list(page int) []byte {
	lay := layouts[v.site.Family]
	v.Page = page
	v.Canonical = v.site.address(lay.list(page))
	from := (page - 1) * perPage
	for _, a := range v.site.Articles[from:min(from+perPage, len(v.site.Articles))] {
		v.List = append(v.List, v.show(a, ""))
	}
	last := v.site.listPages()
	for n := 1; n <= last; n++ {
		v.Pages = append(v.Pages, pageLink{n, lay.list(n), n == page})
	}
	if page > 1 {
		v.Prev = lay.list(page - 1)
	}
	if page < last {
		v.Next = lay.list(page + 1)
	}
	v.Teasers = v.teasers(v.site.Articles[0])
	return v.render("list")
}

// show prepares an article; base goes before its path when it is another site's.
func (v *view) show(a *article, base string) shown {
	lay := layouts[a.site.Family]
	out := shown{
		Title: a.Title, Lead: a.Lead, Section: a.Section, Published: a.Published, Time: a.Time, URL: base + a.path(), Site: a.site.title(), Host: a.site.Host,
		ID: a.id, Sources: a.Sources, Blocks: a.body(v.revised), Other: base + a.path(),
	}
	if lay.extra != nil {
		out.Other = base + lay.extra(a)[0]
	}
	if all, err := sites(); err == nil && a.Reprint != "" {
		out.Reprint = lookup(all, a.Reprint).site.title()
	}
	return out
}

// body returns the blocks of the page as first published, or as revised.
func (a *article) body(revised bool) []block {
	var out []block
	for _, b := range a.Blocks {
		if revised || b.Since < 2 {
			out = append(out, b)
		}
	}
	return out
}

const teaserCount = 4

// teasers takes articles of other sites, not of this story; which ones depends on
// the article alone.
func (v *view) teasers(of *article) []shown {
	all, err := sites()
	if err != nil {
		return nil
	}
	var others []*article
	for _, s := range all {
		for _, a := range s.Articles {
			if s != of.site && a.story() != of.story() {
				others = append(others, a)
			}
		}
	}
	var out []shown
	for i := range teaserCount {
		a := others[(of.id+len(of.Slug)+i*7)%len(others)]
		out = append(out, v.show(a, "http://"+a.site.Host))
	}
	return out
}

// story names the article whose facts a reprint or another form of it tells.
func (a *article) story() string {
	switch {
	case a.Reprint != "":
		return a.Reprint
	case a.SameAs != "":
		return a.SameAs
	}
	return a.site.ID + "/" + a.Slug
}

func (v *view) render(name string) []byte {
	var b bytes.Buffer
	if err := pages[v.site.Family].ExecuteTemplate(&b, name, v); err != nil {
		// The templates and their data are part of the program.
		return []byte(fmt.Sprintf("<p>%s</p>", template.HTMLEscapeString(err.Error())))
	}
	return b.Bytes()
}
