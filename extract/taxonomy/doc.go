// Package taxonomy knows what the numbers of plans measure: indicators with their
// wordings, domains, national values and abbreviations. Start with New, then
// Classify (the indicator of a subject) and National (its value for the country).
//
// All of it is data: *.tsv in this folder, each fact once, with its source. The
// tier is a dimension of a target and never part of an indicator's id.
package taxonomy
