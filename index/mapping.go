package index

import (
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
)

// docType is the one type of document; the default mapping is off, so a field
// that is not named here is not indexed.
const docType = "rec"

// The fields of a document. Filters are no fields, they run over columns; nor is
// what a record measures, which the word column holds.
const (
	fieldTitle   = "title"   // of article and plan, issuer, number; each word with marks and without
	fieldContext = "context" // the sentence; without marks, for what is loosely related
)

// document is what Bleve sees of a record: each word once, because only whether
// it occurs is asked. Nothing of it is stored: a hit is a number, the record
// itself stands in the records file.
type document struct {
	Title   string `json:"title"`
	Context string `json:"context"`
}

// BleveType implements mapping.Classifier.
func (document) BleveType() string { return docType }

// newDocument lays out a record for Bleve.
func newDocument(tax *taxonomy.Taxonomy, r *corpus.Record) document {
	a := &r.Article
	title := a.Title + " " + a.PlanTitle + " " + a.PlanNumber + " " + a.Issuer + " " + r.Issuer
	return document{
		Title:   once(append(spelledOut(tax, title, markedTerm), spelledOut(tax, title, bareTerm)...)),
		Context: once(spelledOut(tax, r.Quote, bareTerm)),
	}
}

// once joins the different ones of some terms.
func once(terms []string) string {
	slices.Sort(terms)
	return strings.Join(slices.Compact(terms), " ")
}

// newMapping returns the "rec" mapping: typed, nothing dynamic, nothing stored,
// no _all, no doc values, no frequencies, no positions. BenchmarkBuild measures it
// against Bleve's default mapping.
func newMapping() *mapping.IndexMappingImpl {
	rec := bleve.NewDocumentStaticMapping()
	for _, name := range []string{fieldTitle, fieldContext} {
		f := bleve.NewTextFieldMapping()
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		f.Analyzer, f.IncludeTermVectors, f.SkipFreqNorm = termsAnalyzer, false, true
		rec.AddFieldMappingsAt(name, f)
	}
	rec.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())

	m := bleve.NewIndexMapping()
	m.AddDocumentMapping(docType, rec)
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.DefaultAnalyzer = termsAnalyzer
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}
