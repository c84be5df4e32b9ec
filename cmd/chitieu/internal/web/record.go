package web

import (
	"strconv"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// recordView is one target as pages show it.
type recordView struct {
	corpus.Record
	Place, PlaceLink      string
	Value, Tiers, Year    string
	Name                  string // of the indicator
	Plan                  string
	Before, Number, After string // the sentence, the number in the middle
	Marks                 []string
	Sample                *sample.Origin // the real source of a sample page
	Archive               string         // address of the archived page
}

// side is how much of a long sentence a list shows on each side, in runes.
const side = 240

func (q *request) view(r corpus.Record, marks []index.Mark) recordView {
	v := recordView{Record: r, Place: q.Tell.Place(r), Value: q.Tell.Value(r.Target), Year: tell.Year(r.Target), Plan: q.Tell.Plan(r.Article), Name: q.indicatorName(r.Indicator)}
	if len(r.Tiers) > 0 {
		v.Tiers = q.Tell.Tiers(r.Tiers)
	}
	if p := r.Article.Province; p != nil {
		v.PlaceLink = q.provinceLink(p.ID, p.Scheme)
	}
	v.Before, v.Number, v.After = tell.Sentence(r.Target, side)
	v.Marks = q.marks(r, marks)
	if o, ok := sample.Source(r.Article.URL); ok {
		v.Sample = &o
	}
	if c := r.Article.Capture; c != nil {
		at := strconv.Itoa(r.NumberStart)
		v.Archive = q.Link("/archive/"+c.SHA256, "n", at) + "#n" + at
	}
	return v
}

// marks are the warnings that belong beside a number, each once.
func (q *request) marks(r corpus.Record, marks []index.Mark) []string {
	var out []string
	add := func(key string) {
		if s := q.Say(key); q.Tell.Say.Has(key) && !has(out, s) {
			out = append(out, s)
		}
	}
	if r.Status != corpus.StatusTarget {
		add("status." + string(r.Status))
	}
	for _, m := range marks {
		add("mark." + string(m))
	}
	for _, f := range r.Flags {
		add("flag." + f)
	}
	switch {
	case r.Hidden:
		add("mark.withdrawn")
	case len(r.Reviews) > 0:
		add("mark.corrected")
	}
	return out
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// indicatorName is the name in the page's language; the id when it has none.
func (q *request) indicatorName(id string) string {
	i, ok := q.tax.Indicator(id)
	switch {
	case ok && q.Lang == "en" && i.En != "":
		return i.En
	case ok && i.Vi != "":
		return i.Vi
	}
	return id
}

// unitName is a province's name; of one that a merger made it says so, for another of
// the same name may stand beside it.
func (q *request) unitName(p corpus.Province) string {
	if p.Scheme == 34 && !q.unchanged(p.ID) {
		return p.Name + " (34)"
	}
	return p.Name
}

// termName is what a share is taken of, or a count counts, in the page's language.
func (q *request) termName(id string) string {
	if vi, en := q.tax.DenominatorName(id); vi != id && q.Lang == "en" {
		return en
	} else if vi != id {
		return vi
	}
	if key := "term." + id; q.Tell.Say.Has(key) {
		return q.Say(key)
	}
	return id
}

// provinceLink leads to a province's page: one for all years where its territory is
// the same before and since 2025-07-01.
func (q *request) provinceLink(id string, scheme int) string {
	s := ""
	if scheme != 34 && !q.unchanged(id) {
		s = strconv.Itoa(scheme)
	}
	return q.Link("/province/"+id, "scheme", s)
}

// views shows hits.
func (q *request) views(hits []index.Hit) []recordView {
	out := make([]recordView, len(hits))
	for i, h := range hits {
		out[i] = q.view(h.Record, h.Marks)
	}
	return out
}

func recordsOf(hits []index.Hit) []corpus.Record {
	out := make([]corpus.Record, len(hits))
	for i, h := range hits {
		out[i] = h.Record
	}
	return out
}
