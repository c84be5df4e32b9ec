package main

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chitieu/cmd/chitieu/internal/score"
	"chitieu/corpus"
	"chitieu/extract"
)

var (
	fitConfidence = flag.Bool("fit-confidence", false, "fit extract/lexicon/confidence.csv on the open labelled articles and print cross-validated figures")
	confidenceOn  = flag.String("confidence-on", labelledDir+"/open,"+goldDir+"/news,"+goldDir+"/more", "folders of labelled articles, separated by commas")
)

const confidenceFile = "../../extract/lexicon/confidence.csv"

// calledTarget is one percentage target as it was called, with what its confidence rests on.
type calledTarget struct {
	article string
	doubts  map[string]float64
	sure    float64
	whole   bool
}

// The confidence is honest on articles that no rule was written by: over the half that
// is only scored its mean is near the part of what was called that is whole. With
// -fit-confidence it is fitted anew; what it is worth above 0.9 stands in scores.golden.
func TestConfidence(t *testing.T) {
	if *fitConfidence {
		called := calledTargets(t, strings.Split(*confidenceOn, ",")...)
		crossValidate(t, called)
		writeWeights(t, fitLogistic(called))
		return
	}
	sum, whole, n := 0.0, 0.0, 0.0
	for _, c := range calledTargets(t, labelledDir+"/scored") {
		sum, n = sum+c.sure, n+1
		if c.whole {
			whole++
		}
	}
	if math.Abs(sum-whole)/n > 0.12 {
		t.Errorf("mean confidence %.3f, of %.0f called %.3f are whole: fit it again (-fit-confidence)", sum/n, n, whole/n)
	}
}

func calledTargets(t *testing.T, dirs ...string) []calledTarget {
	t.Helper()
	rd, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var out []calledTarget
	for _, dir := range dirs {
		if files, _ := filepath.Glob(dir + "/*.json"); len(files) == 0 {
			continue
		}
		labelled, err := score.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range labelled {
			r, acc := rd.Explain(corpus.Article{Text: a.Text})
			var s score.Scorer
			s.Add(a, r)
			s.Called(func(article string, start int, whole bool) {
				c := calledAt(r, acc, start, whole)
				c.article = dir + article
				out = append(out, c)
			})
		}
	}
	return out
}

func calledAt(r corpus.Reading, acc extract.Account, start int, whole bool) calledTarget {
	c := calledTarget{doubts: map[string]float64{}, whole: whole}
	for _, n := range acc.Numbers {
		if n.Start == start {
			for _, d := range n.Doubts {
				c.doubts[d.Name] = d.Weight
			}
		}
	}
	for _, x := range r.Targets {
		if x.NumberStart == start {
			c.sure = x.Confidence
		}
	}
	return c
}

// crossValidate fits on nine tenths of the articles and calls the rest, ten times, and
// prints how sure and how right the calls are.
func crossValidate(t *testing.T, called []calledTarget) {
	const folds = 10
	articles := map[string]int{}
	for _, c := range called {
		if _, ok := articles[c.article]; !ok {
			articles[c.article] = len(articles)
		}
	}
	for f := range folds {
		var train []calledTarget
		for _, c := range called {
			if articles[c.article]%folds != f {
				train = append(train, c)
			}
		}
		w := fitLogistic(train)
		for k := range called {
			if c := &called[k]; articles[c.article]%folds == f {
				z := 0.0
				for name, v := range c.doubts {
					z += w[name] * v
				}
				c.sure = 1 / (1 + math.Exp(-z))
			}
		}
	}
	sorted := slices.Clone(called)
	slices.SortFunc(sorted, func(a, b calledTarget) int { return cmp.Compare(b.sure, a.sure) })
	whole := 0
	for k, c := range sorted {
		if c.whole {
			whole++
		}
		if n := k + 1; n%(len(sorted)/10) == 0 {
			t.Logf("the surest %4d of %d, down to %.2f: %.3f are whole", n, len(sorted), c.sure, float64(whole)/float64(n))
		}
	}
}

// fitLogistic is a logistic regression drawn to nought, by gradient descent with a step
// of its own per weight (Adagrad).
func fitLogistic(called []calledTarget) map[string]float64 {
	var names []string
	index := map[string]int{}
	rows := make([][]float64, len(called))
	for k, c := range called {
		for name := range c.doubts {
			if _, ok := index[name]; !ok {
				index[name] = len(names)
				names = append(names, name)
			}
		}
		rows[k] = make([]float64, len(names))
		for name, v := range c.doubts {
			rows[k][index[name]] = v
		}
	}
	w, norm := make([]float64, len(names)), make([]float64, len(names))
	const draw, rate = 0.004, 0.3
	for range 400 {
		g := make([]float64, len(names))
		for k, row := range rows {
			z := 0.0
			for i, v := range row {
				z += w[i] * v
			}
			e := -1 / (1 + math.Exp(-z))
			if called[k].whole {
				e++
			}
			for i, v := range row {
				g[i] += e * v / float64(len(rows))
			}
		}
		for i := range w {
			g[i] -= draw * w[i]
			if norm[i] += g[i] * g[i]; norm[i] > 0 {
				w[i] += rate * g[i] / math.Sqrt(norm[i])
			}
		}
	}
	out := map[string]float64{}
	for i, name := range names {
		out[name] = w[i]
	}
	return out
}

func writeWeights(t *testing.T, w map[string]float64) {
	t.Helper()
	old, err := os.ReadFile(confidenceFile)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(old)) {
		name, _, _ := strings.Cut(line, ",")
		if strings.HasPrefix(line, "#") || name == "doubt" {
			b.WriteString(line)
			continue
		}
		fmt.Fprintf(&b, "%s,%.2f\n", name, w[name])
	}
	if err := os.WriteFile(confidenceFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
