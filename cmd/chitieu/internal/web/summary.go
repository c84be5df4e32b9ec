package web

import (
	"errors"

	"chitieu/corpus"
	"chitieu/index"
)

// summaryView is the comparison reduced to a few numbers a tier and year.
type summaryView struct {
	Rows   []summaryRow
	Tier   string
	Left   []string
	Former bool   // units before 2025-07-01 alone
	Mixed  string // why there is none
}

type summaryRow struct {
	Year             string
	Min, Median, Max string
	N, Of            int
}

// summary reduces a comparison to lowest, median and highest of every tier and
// year. Units before and since 2025-07-01 are never reduced together: where both
// are there, the former alone. What cannot be reduced at all says why.
func (q *request) summary(t index.Table, text string) (v summaryView) {
	o := index.AggregateOptions{By: []string{index.ByTier, index.ByYear}, CompareOptions: index.CompareOptions{Lang: q.Lang, Units: q.units(), Denominator: t.Series.Denominator}}
	measures := map[string]index.Aggregate{}
	for _, m := range []string{"min", "median", "max"} {
		o.Measure = m
		a, err := q.ix.Aggregate(q.ctx, text, o)
		if errors.Is(err, index.ErrMixed) && o.Units == 0 {
			o.Units, v.Former = 63, true
			a, err = q.ix.Aggregate(q.ctx, text, o)
		}
		if err != nil {
			return summaryView{Mixed: q.mixed(err)}
		}
		measures[m] = a
	}
	chosen := q.columnOf(t.Section, "", corpus.Tier(q.param("tier"))).tier
	for i, r := range measures["median"].Rows {
		if r.N < fewest || r.Tier != chosen {
			continue
		}
		number := func(m string) string {
			a := measures[m]
			return q.Tell.Number(a.Rows[i].Value, nil, a.Series.Unit, "", a.Series.Change, a.Series.PerYear, a.Series.Points, "")
		}
		v.Rows = append(v.Rows, summaryRow{Year: yearText(r.Year), Min: number("min"), Median: number("median"), Max: number("max"), N: r.N, Of: r.Of})
	}
	if chosen != "" {
		v.Tier = q.Say("tier." + string(chosen))
	}
	for _, l := range measures["median"].Left {
		v.Left = append(v.Left, q.Say("web.left-"+l.Reason, l.N))
	}
	return v
}

// mixed tells what would be mixed.
func (q *request) mixed(err error) string {
	var m *index.MixedError
	if !errors.As(err, &m) {
		return ""
	}
	return q.Tell.Mixed(m)
}
