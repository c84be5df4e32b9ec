package score

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Value is one figure of a report; NaN where nothing was labelled.
type Value struct {
	Name  string
	Value float64
}

// Values returns the figures in their fixed order.
func (s *Scorer) Values() []Value {
	n := s.n
	p, r := ratio(n["tp"], n["tp"]+n["fp"]), ratio(n["tp"], n["gold"])
	f1 := 0.0
	if n["tp"] > 0 {
		f1 = ratio(2*p*r, p+r)
	}
	out := []Value{{"precision", p}, {"recall", r}, {"f1", f1}}
	for _, k := range []string{"value", "bound", "change", "tier", "domain", "year"} {
		out = append(out, Value{k, ratio(n[k+"_ok"], n[k+"_n"])})
	}
	return append(out,
		Value{"subject_f1", ratio(n["subject"], n["tp"])},
		Value{"subject_good", ratio(n["subject_good"], n["tp"])},
		Value{"whole", ratio(n["whole"], n["gold"])},
		Value{"indicator_pair_f1", s.pairF1()},
		Value{"result_recall", ratio(n["result_hit"], n["result_gold"])},
		Value{"rank_recall", ratio(n["rank_hit"], n["rank_gold"])},
		Value{"count_recall", ratio(n["count_hit"], n["count_gold"])},
		Value{"rank_count_precision", ratio(n["rc_ok"], n["rc_pred"])},
		Value{"province", ratio(n["province_ok"], n["province_n"])},
		Value{"plan_number", ratio(n["plan_number_ok"], n["plan_number_n"])},
	)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

// pairF1 is the agreement on indicators: two targets with a common label must
// have the same id, two without must not.
func (s *Scorer) pairF1() float64 {
	var tp, fp, fn float64
	for i := range s.pairs {
		for j := range i {
			same := slices.ContainsFunc(s.pairs[i].want, func(w string) bool { return slices.Contains(s.pairs[j].want, w) })
			got := s.pairs[i].got == s.pairs[j].got
			switch {
			case same && got:
				tp++
			case got:
				fp++
			case same:
				fn++
			}
		}
	}
	return ratio(2*tp, 2*tp+fp+fn)
}

// Above tells what a confidence above a limit is worth: how many of the
// percentage targets that the reader called so surely are whole, and which part
// they are of all it called. A false one is never whole.
func (s *Scorer) Above(limit float64) (whole, share float64) {
	sure, right := 0.0, 0.0
	for _, c := range s.calls {
		if c.confidence <= limit {
			continue
		}
		sure++
		if c.whole {
			right++
		}
	}
	return ratio(right, sure), ratio(sure, float64(len(s.calls)))
}

// Failed lists the articles that could not be scored.
func (s *Scorer) Failed() []string { return s.failed }

// String is the report in one line.
func (s *Scorer) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d articles, %d targets, %d non-targets: ", s.articles, int(s.n["gold"]), int(s.n["nontarget"]))
	for i, v := range s.Values() {
		if i > 0 {
			b.WriteString(", ")
		}
		if math.IsNaN(v.Value) {
			fmt.Fprintf(&b, "%s nan", v.Name)
		} else {
			fmt.Fprintf(&b, "%s %.3f", v.Name, v.Value)
		}
	}
	return b.String()
}

// Articles is how many articles were scored.
func (s *Scorer) Articles() int { return s.articles }

// Called visits every percentage target that the reader called, once for each group
// of equal labels.
func (s *Scorer) Called(visit func(article string, numberStart int, whole bool)) {
	for _, c := range s.calls {
		visit(c.article, c.numberStart, c.whole)
	}
}
