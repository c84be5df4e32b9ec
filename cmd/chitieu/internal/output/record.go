// Package output writes records for machines: JSON, NDJSON, CSV and TSV with the
// same fields. Numbers are never localised and an empty result is an empty list.
package output

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chitieu/corpus"
)

// Columns are the columns of a record in CSV and TSV, in their order.
var Columns = []string{
	"id", "province", "scheme", "province_name", "tiers", "indicator", "status", "bound", "value", "high", "unit", "change", "per_year", "points",
	"year", "year_from", "subject", "noun", "denominator", "exclusion", "domain", "issuer_level", "issuer", "assigned_by",
	"plan_number", "plan_date", "plan_year", "plan_status", "source_kind", "url", "title", "published", "sha256", "fetched",
	"quote", "start", "end", "number_start", "number_end", "rule", "confidence", "flags", "sources",
}

// Row returns a record's cells in the order of Columns.
func Row(r corpus.Record) []string {
	t, a := r.Target, r.Article
	scheme, name, sha, fetched := "", "", "", ""
	if a.Province != nil {
		scheme, name = strconv.Itoa(a.Province.Scheme), a.Province.Name
	}
	if a.Capture != nil {
		sha, fetched = a.Capture.SHA256, a.Capture.Fetched
	}
	tiers := make([]string, len(t.Tiers))
	for i, x := range t.Tiers {
		tiers[i] = string(x)
	}
	plan := ""
	if a.PlanYear != 0 {
		plan = strconv.Itoa(a.PlanYear)
	}
	return []string{
		t.ID, str(t.Province), scheme, text(name), strings.Join(tiers, ";"), t.Indicator, string(t.Status), string(t.Bound), num(t.Value), numPtr(t.High), t.Unit, str(t.Change), strconv.FormatBool(t.PerYear), strconv.FormatBool(t.Points),
		intPtr(t.Year), intPtr(t.YearFrom), text(t.Subject), text(t.Noun), text(str(t.Denominator)), text(t.Exclusion), t.Domain, t.IssuerLevel, text(t.Issuer), text(t.AssignedBy),
		text(a.PlanNumber), a.PlanDate, plan, a.PlanStatus, a.SourceKind, text(a.URL), text(a.Title), a.Published, sha, fetched,
		text(t.Quote), strconv.Itoa(t.Start), strconv.Itoa(t.End), strconv.Itoa(t.NumberStart), strconv.Itoa(t.NumberEnd), t.Rule, num(t.Confidence), strings.Join(t.Flags, ";"), strconv.Itoa(max(1, len(r.Sources))),
	}
}

func str(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

func num(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func numPtr(p *float64) string {
	if p == nil {
		return ""
	}
	return num(*p)
}

func intPtr(p *int) string {
	if p == nil {
		return ""
	}
	return strconv.Itoa(*p)
}

// text guards a text cell: one that begins like a formula would be run by a
// spreadsheet. Numbers are never guarded, nor is a bound: "=" and ">=" alone are
// no formulas, and R compares them as they are.
func text(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// CSV writes a head line and rows, separated by comma.
func CSV(w io.Writer, head []string, rows [][]string, comma rune) error {
	c := csv.NewWriter(w)
	c.Comma = comma
	if err := c.Write(head); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	if err := c.WriteAll(rows); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	return nil
}

// JSON writes one indented value.
func JSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

// NDJSON writes one value a line.
func NDJSON[T any](w io.Writer, vs []T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, v := range vs {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
