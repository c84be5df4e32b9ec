package crawl

import (
	"context"
	"errors"
	"fmt"
)

// What can go wrong with one address. None of them ends a crawl: the page is
// counted, logged, and tried again later.
var (
	// ErrRobots: robots.txt forbids the address, or could not be had (RFC 9309, 2.3.1.4).
	ErrRobots = errors.New("refused by robots.txt")
	// ErrTooBig: the body is larger than its kind may be once decompressed.
	ErrTooBig = errors.New("body too big")
	// ErrIncomplete: the connection ended before the body did.
	ErrIncomplete = errors.New("body incomplete")
	// ErrEncoding: the body is compressed in a way that cannot be undone.
	ErrEncoding = errors.New("unknown or broken content encoding")
	// ErrType: the answer is no page, feed, sitemap or PDF.
	ErrType = errors.New("not a page")
	// ErrBlockedAddress: the host resolves to an address that the guard refuses.
	ErrBlockedAddress = errors.New("address refused by the guard")
	// ErrOffSite: a page redirected to a host that is not its portal's.
	ErrOffSite = errors.New("redirected to another site")
	// ErrNoArticle: the page is a list, a form or an error message; its links may still be good.
	ErrNoArticle = errors.New("no article on this page")
	// ErrVanished: the page says, with status 200, that it is not there.
	ErrVanished = errors.New("the page says that it is gone")
	// ErrWall: a firewall, a login or a pause stands before the page.
	ErrWall = errors.New("something stands before the page")
	// ErrLegacy: the text is written in a font's encoding (TCVN3, VNI) and cannot be read.
	ErrLegacy = errors.New("text in an old font's encoding")
	// ErrScanned: the document holds pictures of pages and no text.
	ErrScanned = errors.New("scanned document without text")
	// ErrFormat: the document is of a format that is kept and not read: .doc, .xls, .xlsx.
	ErrFormat = errors.New("a document format that is not read")
	// ErrPage: the bytes are no HTML that can be read.
	ErrPage = errors.New("unreadable page")
	// ErrPanic: reading the page met a fault of this program.
	ErrPanic = errors.New("fault while reading the page")
	// ErrPortal: a portal file is wrong.
	ErrPortal = errors.New("bad portal file")
)

// ErrStatus is an answer that is neither 200 nor 304.
type ErrStatus int

func (e ErrStatus) Error() string { return fmt.Sprintf("status %d", int(e)) }

// isNoArticle reports that a page was read and is none: a list, a form.
func isNoArticle(err error) bool { return Class(err) == "no-article" }

// isGap reports a document that is there and cannot be read.
func isGap(err error) bool {
	return errors.Is(err, ErrScanned) || errors.Is(err, ErrFormat)
}

// Class names the kind of an error for counting: "robots", "status", "network" …;
// "" for none.
func Class(err error) string {
	var status ErrStatus
	switch {
	case err == nil:
		return ""
	case errors.Is(err, ErrBlockedAddress):
		return "blocked-address"
	case errors.Is(err, ErrRobots): // also when the file answered with a status
		return "robots"
	case errors.As(err, &status):
		return "status"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	}
	for _, c := range []struct {
		err  error
		name string
	}{
		{ErrTooBig, "too-big"},
		{ErrIncomplete, "incomplete"}, {ErrEncoding, "encoding"}, {ErrType, "type"}, {ErrOffSite, "off-site"},
		{ErrVanished, "vanished"}, {ErrWall, "wall"}, {ErrLegacy, "legacy-encoding"}, {ErrScanned, "scanned"}, {ErrFormat, "format"}, {ErrNoArticle, "no-article"}, {ErrPage, "page"}, {ErrPanic, "panic"}, {ErrPortal, "portal"},
	} {
		if errors.Is(err, c.err) {
			return c.name
		}
	}
	return "network"
}
