package index

import (
	"slices"
	"strconv"

	"chitieu/corpus"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
)

// docType is the one type of document; the default mapping is off, so a field
// that is not named here is not indexed.
const docType = "rec"

// The fields of a document.
const (
	fieldText      = "text" // subject, quote and title, with marks and positions
	fieldBare      = "bare" // the same without marks, no positions
	fieldYear      = "year"
	fieldValue     = "value"
	fieldTiers     = "tiers"
	fieldDomain    = "domain"
	fieldIndicator = "indicator"
	fieldProvince  = "province" // slug@scheme
	fieldStatus    = "status"
	fieldIssuer    = "issuer_level"
)

// document is what Bleve sees of a record. Nothing of it is stored: a hit is an
// id, the record itself stands in the records file.
type document struct {
	Text      []string `json:"text"`
	Bare      []string `json:"bare"`
	Year      string   `json:"year"`
	Value     float64  `json:"value"`
	Tiers     []string `json:"tiers"`
	Domain    string   `json:"domain"`
	Indicator string   `json:"indicator"`
	Province  string   `json:"province"`
	Status    string   `json:"status"`
	Issuer    string   `json:"issuer_level"`
}

// BleveType implements mapping.Classifier.
func (document) BleveType() string { return docType }

// newDocument lays out a record for Bleve. A quote mostly holds its subject, so a
// word of what is measured counts twice and outweighs one that stands around it.
func newDocument(r *corpus.Record) document {
	texts := []string{r.Subject, r.Noun, r.Exclusion, r.Quote, r.Article.Title}
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	d := document{
		Text:      texts,
		Bare:      texts,
		Value:     r.Value,
		Domain:    r.Domain,
		Indicator: r.Indicator,
		Province:  placeOf(r).key(),
		Status:    string(r.Status),
		Issuer:    r.IssuerLevel,
	}
	if r.Year != nil {
		d.Year = strconv.Itoa(*r.Year)
	}
	for _, t := range r.Tiers {
		d.Tiers = append(d.Tiers, string(t))
	}
	return d
}

// newMapping returns the "rec" mapping: typed, nothing dynamic, nothing stored,
// no _all, no doc values; the year is a keyword and the value the only number
// (a numeric field costs 16 terms a value). Against Bleve's default mapping it
// builds with less than half of the CPU in a third of the space; BenchmarkBuild
// measures both.
func newMapping() *mapping.IndexMappingImpl {
	rec := bleve.NewDocumentStaticMapping()
	add := func(name string, f *mapping.FieldMapping) {
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		rec.AddFieldMappingsAt(name, f)
	}
	for name, positions := range map[string]bool{fieldText: true, fieldBare: false} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.IncludeTermVectors = markedAnalyzer, positions
		if name == fieldBare {
			f.Analyzer = bareAnalyzer
		}
		add(name, f)
	}
	for _, name := range []string{fieldYear, fieldTiers, fieldDomain, fieldIndicator, fieldProvince, fieldStatus, fieldIssuer} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.IncludeTermVectors, f.SkipFreqNorm = keyword.Name, false, true
		add(name, f)
	}
	add(fieldValue, bleve.NewNumericFieldMapping())

	rec.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())

	m := bleve.NewIndexMapping()
	m.AddDocumentMapping(docType, rec)
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	m.DefaultAnalyzer = markedAnalyzer
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}
