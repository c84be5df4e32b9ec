package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// isTable reports a file of official results.
func isTable(path string) bool { return strings.EqualFold(filepath.Ext(path), ".csv") }

// outcomeColumns are the columns of official results; tier may be left out.
var outcomeColumns = []string{"indicator", "denominator", "province", "scheme", "year", "value", "source", "url"}

// mostFaults is how many bad rows of a table are told.
const mostFaults = 20

// addOutcomes stores the official results of a table, all or none: half a statistic
// is worse than none.
func (a *app) addOutcomes(ctx context.Context, s *corpus.Store, path string, places *gazetteer.Gazetteer) error {
	data, err := a.bytesOf(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	tax, err := taxonomy.New()
	if err != nil {
		return err
	}
	all, err := outcomeReader{a, path, places, tax}.read(data)
	if err != nil {
		return err
	}
	fresh := 0
	err = s.Update(ctx, func(tx *corpus.Tx) error {
		for _, o := range all {
			isNew, err := tx.PutOutcome(o)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			if isNew {
				fresh++
			}
		}
		return nil
	})
	if err == nil {
		fmt.Fprintln(a.err, a.say.Say("add.official", path, len(all), fresh))
	}
	return err
}

// outcomeReader reads one table of official results.
type outcomeReader struct {
	*app
	path   string
	places *gazetteer.Gazetteer
	tax    *taxonomy.Taxonomy
}

func (r outcomeReader) read(data []byte) ([]corpus.Outcome, error) {
	c := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	head, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", r.path, err)
	}
	at := map[string]int{}
	for i, h := range head {
		at[strings.ToLower(strings.TrimSpace(h))] = i
	}
	for _, name := range outcomeColumns {
		if _, ok := at[name]; !ok {
			return nil, fmt.Errorf("%s:1: %s", r.path, r.say.Say("official.column", name, strings.Join(outcomeColumns, ",")))
		}
	}
	var all []corpus.Outcome
	var faults []string
	seen := map[corpus.Outcome]float64{}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := c.FieldPos(0)
		var o corpus.Outcome
		if err == nil {
			o, err = r.row(func(name string) string { return field(row, at, name) })
		}
		if err == nil {
			key := o
			key.Value, key.URL = 0, ""
			if v, twice := seen[key]; twice && v != o.Value {
				err = errors.New(r.say.Say("official.twice"))
			}
			seen[key] = o.Value
		}
		if err != nil {
			if faults = append(faults, fmt.Sprintf("%s:%d: %v", r.path, line, err)); len(faults) == mostFaults {
				break
			}
			continue
		}
		all = append(all, o)
	}
	if len(faults) > 0 {
		return nil, errors.New(strings.Join(append(faults, r.say.Say("official.refused", r.path)), "\n"))
	}
	return all, nil
}

// field is a row's cell by its column's name, "" where there is no such column.
func field(row []string, at map[string]int, name string) string {
	i, ok := at[name]
	if !ok || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(viet.NFC(row[i]))
}

// row reads one row. Nothing is guessed.
func (r outcomeReader) row(cell func(string) string) (o corpus.Outcome, err error) {
	bad := func(name string) error { return errors.New(r.say.Say("official.bad", name, cell(name))) }
	o.Indicator, o.Denominator, o.Source, o.URL = cell("indicator"), cell("denominator"), cell("source"), cell("url")
	if _, ok := r.tax.Indicator(o.Indicator); !ok {
		return o, bad("indicator")
	}
	if o.Tier = corpus.Tier(cell("tier")); !slices.Contains([]corpus.Tier{"", corpus.TierCentral, corpus.TierProvince, corpus.TierDistrict, corpus.TierCommune, corpus.TierAll}, o.Tier) {
		return o, bad("tier")
	}
	if o.Province, o.Scheme, err = r.place(cell("province"), cell("scheme")); err != nil {
		return o, err
	}
	if o.Year, err = strconv.Atoi(cell("year")); err != nil || o.Year < 1990 || o.Year > 2100 {
		return o, bad("year")
	}
	if o.Value, err = strconv.ParseFloat(cell("value"), 64); err != nil || math.IsNaN(o.Value) || math.IsInf(o.Value, 0) {
		return o, bad("value")
	}
	if o.Source == "" {
		return o, bad("source")
	}
	if u, err := url.Parse(o.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return o, bad("url")
	}
	return o, nil
}

// place reads a province by slug or name under its scheme. The nation has neither.
func (r outcomeReader) place(name, scheme string) (string, int, error) {
	if name == "" && scheme == "" {
		return "", 0, nil
	}
	n, err := strconv.Atoi(scheme)
	if err != nil || n != 63 && n != 34 || name == "" {
		return "", 0, errors.New(r.say.Say("official.bad", "scheme", scheme))
	}
	u, ok := r.places.Lookup(name, n)
	if !ok {
		u, ok = r.places.ByName(name, n)
	}
	if !ok {
		return "", 0, errors.New(r.say.Say("err.province", name))
	}
	// Under 34 a former unit's name would pass for its successor's: refused.
	if n == 34 && viet.Bare(u.Name) != viet.Bare(name) && u.Slug != name && !slices.ContainsFunc(u.Aliases, func(a string) bool { return viet.Bare(a) == viet.Bare(name) }) {
		return "", 0, errors.New(r.say.Say("err.province", name+" (34)"))
	}
	return u.Slug, n, nil
}
