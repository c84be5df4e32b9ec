// Package corpus is the store of record and the vocabulary of chitieu: what an
// article is, what a target is, and one SQLite file that keeps both for years.
//
// Start with Article (a page as it was read), Target (one printed number and
// what it promises) and Store (the file). Blocks gives plain text its blocks.
//
// The package knows nothing of the network, of Vietnamese grammar or of search:
// crawl makes articles, extract reads targets, index finds them. Beneath it lie
// corpus/viet (letters) and corpus/gazetteer (places).
package corpus
