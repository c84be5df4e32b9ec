package extract

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// sample is one row of testdata/examples.tsv.
type sample struct {
	line     int
	rule     string
	yes      bool
	text     string // with its title
	number   string
	start    int
	want     map[string]string // nil: the number is no record
	sentence string
	wish     string
}

const exampleTitle = "Kế hoạch chuyển đổi số tỉnh Lào Cai năm 2025\n\n"

func samples(t *testing.T) []sample {
	t.Helper()
	data, err := os.ReadFile("testdata/examples.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		c := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || c[0] == "rule" {
			continue
		}
		a, b := strings.Index(line, "[["), strings.Index(line, "]]")
		if len(c) != 4 || c[1] != "yes" && c[1] != "no" || a < 0 || b < a {
			t.Fatalf("examples.tsv:%d: want rule, yes or no, a sentence with a [[number]], fields", n+1)
		}
		s := sample{line: n + 1, rule: c[0], yes: c[1] == "yes", sentence: c[2], wish: c[3], number: line[a+2 : b]}
		text := strings.TrimPrefix(strings.ReplaceAll(c[2], "¶", "\n"), "\n")
		s.start = len(exampleTitle) + strings.Index(text, "[[")
		s.text = exampleTitle + strings.NewReplacer("[[", "", "]]", "").Replace(text)
		if c[3] != "-" {
			s.want = fieldsWanted(c[3])
		}
		out = append(out, s)
	}
	return out
}

// fieldsWanted reads "unit=% subject=hồ sơ công việc": a value may have several
// words.
func fieldsWanted(cell string) map[string]string {
	want, last := map[string]string{}, ""
	for _, f := range strings.Split(cell, " ") {
		k, v, ok := strings.Cut(f, "=")
		if !ok {
			want[last] += " " + f
			continue
		}
		want[k], last = v, k
	}
	return want
}

// Every example runs: the number in brackets becomes the record that the row says.
func TestExamples(t *testing.T) {
	rd := newReader(t)
	for _, s := range samples(t) {
		r, acc := rd.Explain(corpus.Article{Text: s.text})
		end := s.start + len(s.number)
		n, _ := numberOver(acc, s.start, end)
		var record *corpus.Target
		for k := range r.Targets {
			if x := &r.Targets[k]; x.NumberStart < end && s.start < x.NumberEnd {
				record = x
			}
		}
		if reason, ok := s.want["reason"]; ok || s.want == nil {
			if record != nil || ok && n.Reason != reason {
				t.Errorf("examples.tsv:%d: %s: ends as %s %s, want rejected %s", s.line, s.sentence, n.Ending, n.Reason, reason)
			}
			continue
		}
		if record == nil {
			t.Errorf("examples.tsv:%d: %s: is rejected as %s, want %s", s.line, s.sentence, n.Reason, s.wish)
			continue
		}
		for field, want := range s.want {
			if got := fieldText(record, field); !fits(field, got, want) {
				t.Errorf("examples.tsv:%d: %s: %s = %s, want %s", s.line, s.sentence, field, got, want)
			}
		}
	}
}

// fits compares exactly, but for what is asked for in part.
func fits(field, got, want string) bool {
	switch field {
	case "subject", "exclusion":
		return got == want || want != "-" && strings.Contains(viet.Key(got), viet.Key(want))
	case "rule":
		return strings.Contains("."+got+".", "."+want+".")
	}
	return got == want
}

func fieldText(x *corpus.Target, field string) string {
	text := ""
	switch field {
	case "value":
		text = fmt.Sprint(x.Value)
	case "high":
		if x.High != nil {
			text = fmt.Sprint(*x.High)
		}
	case "unit":
		text = x.Unit
	case "noun":
		text = x.Noun
	case "bound":
		text = string(x.Bound)
	case "status":
		text = string(x.Status)
	case "change":
		if x.Change != nil {
			text = *x.Change
		}
	case "tiers":
		var names []string
		for _, tier := range x.Tiers {
			names = append(names, string(tier))
		}
		slices.Sort(names)
		text = strings.Join(names, ",")
	case "year":
		if x.Year != nil {
			text = fmt.Sprint(*x.Year)
		}
	case "subject":
		text = x.Subject
	case "exclusion":
		text = x.Exclusion
	case "rule":
		text = x.Rule
	case "domain":
		text = x.Domain
	case "indicator":
		text = x.Indicator
	}
	if text == "" {
		return "-"
	}
	return text
}

// Every reading, unit, status and reason has a yes and a no example.
func TestEveryRuleHasExamples(t *testing.T) {
	has := map[string][2]bool{}
	for _, s := range samples(t) {
		h := has[s.rule]
		if s.yes {
			h[0] = true
		} else {
			h[1] = true
		}
		has[s.rule] = h
	}
	rules := []string{
		"percent", corpus.UnitRank, corpus.UnitCount, corpus.UnitMoney, corpus.UnitAmount, corpus.UnitScore,
		"status.target", "status.result", "status.other", "table.cell",
	}
	for _, reason := range Reasons() {
		switch reason {
		case reasonYear: // the field has that name
			rules = append(rules, "year-number")
		case reasonCount: // so has the unit
			rules = append(rules, "count-rejected")
		case reasonOther: // the catch-all has no construction of its own
		default:
			rules = append(rules, reason)
		}
	}
	for _, rule := range append(rules, readingNames(t)...) {
		if h := has[rule]; !h[0] || !h[1] {
			t.Errorf("rule %q: yes examples %v, no examples %v: add rows to testdata/examples.tsv", rule, h[0], h[1])
		}
	}
}

// readingNames are the ways of reading a clause that the labelled articles meet:
// the middle part of a record's rule.
func readingNames(t *testing.T) []string {
	rd := newReader(t)
	seen := map[string]bool{}
	for _, a := range labelledArticles(t) {
		for _, x := range rd.Read(corpus.Article{Text: a.Text}).Targets {
			if parts := strings.Split(x.Rule, "."); len(parts) > 2 {
				seen[parts[1]] = true
			}
		}
	}
	var out []string
	for name := range seen {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// numberOver is the number of an account that stands at [start, end).
func numberOver(acc Account, start, end int) (NumberAccount, bool) {
	for _, n := range acc.Numbers {
		if n.Start < end && start < n.End {
			return n, true
		}
	}
	return NumberAccount{}, false
}
