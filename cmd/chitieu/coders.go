package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/agree"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
)

// codedFields are what coders fill in and what is compared, in the order of the
// report. Status comes first: what a coder takes for no target or result has no
// further fields to compare.
var codedFields = []string{"status", "value", "high", "bound", "tiers", "year"}

// coding is one coder's file: id → field → what was filled in.
type coding map[string]map[string]string

// fieldReport is the agreement on one field and the machine's errors in it, over
// the items on which both coders say the same.
type fieldReport struct {
	Field     string   `json:"field"`
	Items     int      `json:"items"` // coded by both
	Agreement *float64 `json:"agreement"`
	Kappa     *float64 `json:"kappa"`
	Alpha     *float64 `json:"alpha"`
	Judged    int      `json:"judged"` // both the same, and the machine's value known
	Errors    int      `json:"errors"`
	Rate      *float64 `json:"error_rate"`
	Low       *float64 `json:"low"` // Wilson, 95 %
	High      *float64 `json:"high"`
}

// codersReport is what two coders' files tell. Whole counts an item as wrong when
// any field is.
type codersReport struct {
	Fields  []fieldReport `json:"fields"`
	Whole   fieldReport   `json:"whole"`
	Both    int           `json:"coded_by_both"`
	One     int           `json:"coded_by_one"`
	Missing int           `json:"not_in_store"` // coded, and no longer in the store under this id
}

// evalCoders reads two coders' files back: how far they agree, and how often the
// machine is wrong where they do.
func (a *app) evalCoders(ctx context.Context, paths []string) error {
	if len(paths) != 2 {
		return fail(exitUsage, "%s", a.say.Say("coders.two"))
	}
	var codings [2]coding
	for i, p := range paths {
		data, err := a.bytesOf(p)
		if err != nil {
			return fail(exitUsage, "%s", a.reason(err))
		}
		if codings[i], err = a.readCoding(p, data); err != nil {
			return fail(exitUsage, "%v", err)
		}
	}
	machine, err := a.machineValues(ctx)
	if err != nil {
		return err
	}
	r := compareCoders(codings, machine)
	if a.output != "table" {
		return output.JSON(a.out, r)
	}
	return a.printCoders(r)
}

// readCoding reads one coder's file; a row without a status was not coded. A value
// that its column cannot have is an error with its line.
func (a *app) readCoding(path string, data []byte) (coding, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.Contains(head, []byte("\t")) {
		r.Comma = '\t'
	}
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("%s: %s", path, a.reason(cmp.Or(err, error(&csv.ParseError{Line: 1}))))
	}
	at := map[string]int{}
	for i, h := range rows[0] {
		at[strings.ToLower(strings.TrimSpace(h))] = i
	}
	for _, name := range append([]string{"id"}, codedFields...) {
		if _, ok := at[name]; !ok {
			return nil, fmt.Errorf("%s:1: %s", path, a.say.Say("official.column", name, "id,"+strings.Join(codedFields, ",")))
		}
	}
	out := coding{}
	for n, row := range rows[1:] {
		item := map[string]string{}
		for _, f := range codedFields {
			if item[f], err = normalCode(f, field(row, at, f)); err != nil {
				return nil, fmt.Errorf("%s:%d: %s", path, n+2, a.say.Say("official.bad", f, field(row, at, f)))
			}
		}
		if item["status"] != "" {
			out[field(row, at, "id")] = item
		}
	}
	return out, nil
}

// normalCode brings what a coder wrote into the one form that is compared: numbers
// without needless digits, tiers sorted, a bound without Excel's quote.
func normalCode(name, s string) (string, error) {
	switch name {
	case "value", "high", "year":
		if s == "" {
			return "", nil
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(v) {
			return "", fmt.Errorf("%s %q", name, s)
		}
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	case "tiers":
		var t corpus.Target
		if _, err := t.Correct("tiers", s); err != nil {
			return "", err
		}
		return tierText(t.Tiers), nil
	}
	s = strings.TrimPrefix(s, "'")
	if s == "" {
		return "", nil
	}
	var t corpus.Target
	_, err := t.Correct(name, s)
	return s, err
}

func tierText(ts []corpus.Tier) string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = string(t)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ";")
}

// machineValues are the fields as the program gives them now, by id.
func (a *app) machineValues(ctx context.Context) (func(id string) (map[string]string, bool), error) {
	ix, err := a.openIndex(ctx)
	if err != nil {
		return nil, err
	}
	return func(id string) (map[string]string, bool) {
		r, err := ix.Record(id)
		if err != nil {
			return nil, false
		}
		out := map[string]string{"status": string(r.Status), "value": strconv.FormatFloat(r.Value, 'f', -1, 64), "high": "", "bound": string(r.Bound), "tiers": tierText(r.Tiers), "year": ""}
		if r.High != nil {
			out["high"] = strconv.FormatFloat(*r.High, 'f', -1, 64)
		}
		if r.Year != nil {
			out["year"] = strconv.Itoa(*r.Year)
		}
		return out, true
	}, nil
}

// compareCoders compares field by field.
func compareCoders(c [2]coding, machine func(string) (map[string]string, bool)) codersReport {
	r := codersReport{Fields: make([]fieldReport, len(codedFields)), Whole: fieldReport{Field: "whole"}}
	pairs := make([][]agree.Pair, len(codedFields))
	for id, x := range c[0] {
		y, ok := c[1][id]
		if !ok {
			r.One++
			continue
		}
		r.Both++
		m, known := machine(id)
		if !known {
			r.Missing++
		}
		whole, wrong := known, false
		for i, f := range codedFields {
			if f != "status" && (x["status"] == "other" || y["status"] == "other" || x["status"] != y["status"]) {
				break
			}
			pairs[i] = append(pairs[i], agree.Pair{A: x[f], B: y[f]})
			if x[f] != y[f] {
				whole = false
				continue
			}
			if !known || f != "status" && m["status"] != x["status"] {
				continue
			}
			r.Fields[i].Judged++
			if m[f] != x[f] {
				r.Fields[i].Errors++
			}
			wrong = wrong || m[f] != x[f]
		}
		if whole {
			r.Whole.Judged++
			if wrong {
				r.Whole.Errors++
			}
		}
	}
	for id := range c[1] {
		if _, ok := c[0][id]; !ok {
			r.One++
		}
	}
	for i, f := range codedFields {
		r.Fields[i].Field, r.Fields[i].Items = f, len(pairs[i])
		if len(pairs[i]) > 0 {
			r.Fields[i].Agreement, r.Fields[i].Kappa, r.Fields[i].Alpha = finite(agree.Share(pairs[i])), finite(agree.Kappa(pairs[i])), finite(agree.Alpha(pairs[i]))
		}
		r.Fields[i].rate()
	}
	r.Whole.Items = r.Both
	r.Whole.rate()
	return r
}

func (f *fieldReport) rate() {
	if f.Judged == 0 {
		return
	}
	low, high := agree.Wilson(f.Errors, f.Judged)
	f.Rate, f.Low, f.High = finite(float64(f.Errors)/float64(f.Judged)), finite(low), finite(high)
}

// finite is a figure, nil where it cannot be told.
func finite(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	return &v
}

func (a *app) printCoders(r codersReport) error {
	show := func(v *float64) string {
		if v == nil {
			return "–"
		}
		return strconv.FormatFloat(*v, 'f', 3, 64)
	}
	lines := []string{a.say.Say("coders.head", r.Both, r.One, r.Missing)}
	for _, f := range append(slices.Clone(r.Fields), r.Whole) {
		lines = append(lines, a.say.Say("coders.line", f.Field, show(f.Agreement), show(f.Kappa), show(f.Alpha), f.Items, show(f.Rate), show(f.Low), show(f.High), f.Errors, f.Judged))
	}
	return a.print(lines)
}
