// Package extract reads numeric targets out of Vietnamese plan articles: for
// every printed number what it promises, for which tier, by which year, how
// firmly, and where exactly it stands.
//
// Start with New and Reader.Read. Reading is a pure function of the article:
// blocks → sentences → tokens → one lexicon pass → quantities → a clause reader
// that resolves coordination → context → status → indicator → checks. Each stage
// is a file. The words it knows are rows of lexicon/*.tsv; a rule itself names no more
// than the few that it is about.
//
// It leaves out, on purpose, the network, the clock, the store and any guess
// that it could not explain: Reader.Explain prints the account of every number.
package extract
