// Package atom writes Atom feeds (RFC 4287). Start with Write.
package atom

import (
	"encoding/xml"
	"io"
	"time"
)

// Feed is one feed; ID and Updated are needed. Self is its own address.
type Feed struct {
	ID, Title, Self string
	Updated         time.Time
	Entries         []Entry
}

// Entry is one entry; its ID never changes.
type Entry struct {
	ID, Title, Link, Text string
	Updated               time.Time
}

type xmlLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type xmlEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    *xmlLink `xml:"link"`
	Content string   `xml:"content"`
}

type xmlFeed struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Author  string     `xml:"author>name"`
	Link    *xmlLink   `xml:"link"`
	Entries []xmlEntry `xml:"entry"`
}

// Write writes a feed; texts are plain and escaped.
func Write(w io.Writer, f Feed) error {
	x := xmlFeed{ID: f.ID, Title: f.Title, Updated: f.Updated.Format(time.RFC3339), Author: "chitieu", Link: linkTo("self", f.Self)}
	for _, e := range f.Entries {
		x.Entries = append(x.Entries, xmlEntry{ID: e.ID, Title: e.Title, Updated: e.Updated.Format(time.RFC3339), Link: linkTo("", e.Link), Content: e.Text})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(x); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func linkTo(rel, href string) *xmlLink {
	if href == "" {
		return nil
	}
	return &xmlLink{rel, href}
}
