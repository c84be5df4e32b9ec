// Package crawl fetches the portals politely and makes articles of their pages.
//
// Start with Crawler.Run (one crawl into a Store) and Portal.Parse (one page →
// one article, pure). A portal is data: one file of portals/ a site. The frontier
// lives in the store; everything on the network side (robots.txt on every hop,
// conditional requests, the address guard, size caps, character sets) is one
// http.RoundTripper a portal.
//
// It leaves out on purpose: what a text says (extract), what is kept and how
// (corpus), pages that need a script or a login, and text inside PDF files.
package crawl
