package sample

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

type rssFeed struct {
	XMLName struct{}   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	Description string `xml:"description"`
	PubDate     string `xml:"pubDate,omitempty"`
}

func (s *site) rss() []byte {
	feed := rssFeed{Version: "2.0", Channel: rssChannel{Title: s.title(), Link: s.address("/"), Description: "Bài mẫu của chương trình chitieu"}}
	for _, a := range s.Articles {
		item := rssItem{Title: a.Title, Link: a.address(), Description: a.Lead}
		if t, err := time.ParseInLocation(time.DateOnly, a.Published, hanoi); err == nil {
			item.PubDate = t.Format(time.RFC1123Z)
		}
		feed.Channel.Items = append(feed.Channel.Items, item)
	}
	return markup(feed)
}

type location struct {
	Loc string `xml:"loc"`
}

func (s *site) sitemap() []byte {
	var set struct {
		XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []location `xml:"url"`
	}
	for _, a := range s.Articles {
		set.URLs = append(set.URLs, location{a.address()})
	}
	return markup(set)
}

func (s *site) sitemapIndex() []byte {
	var set struct {
		XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Maps    []location `xml:"sitemap"`
	}
	set.Maps = []location{{s.address(layouts[s.Family].sitemap)}}
	return markup(set)
}

func markup(v any) []byte {
	body, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return nil // strings in structs always marshal
	}
	return append([]byte(xml.Header), body...)
}

func (s *site) robots() []byte {
	lay := layouts[s.Family]
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\nUser-agent: *\n%s", s.title(), lay.robots)
	if lay.robots == "" {
		b.WriteString("Disallow:\n")
	}
	switch {
	case lay.index != "":
		fmt.Fprintf(&b, "\nSitemap: %s\n", s.address(lay.index))
	case lay.sitemap != "":
		fmt.Fprintf(&b, "\nSitemap: %s\n", s.address(lay.sitemap))
	}
	return []byte(b.String())
}
