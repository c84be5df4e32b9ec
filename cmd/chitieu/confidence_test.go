package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chitieu/cmd/chitieu/internal/score"
	"chitieu/corpus"
	"chitieu/extract"
)

var fitConfidence = flag.Bool("fit-confidence", false, "fit extract/lexicon/confidence.csv on the open labelled articles")

const confidenceFile = "../../extract/lexicon/confidence.csv"

// calledTarget is one percentage target as it was called, with what its confidence rests on.
type calledTarget struct {
	doubts map[string]float64
	sure   float64
	whole  bool
}

// The confidence of the open half is honest on the whole: the mean confidence of
// what was called is near the part of it that is whole. With -fit-confidence it is
// fitted anew; how it does on the half that is only scored stands in scores.golden.
func TestConfidence(t *testing.T) {
	if *fitConfidence {
		called := calledTargets(t, labelledDir+"/open", goldDir+"/news", goldDir+"/more")
		writeWeights(t, fitLogistic(called))
		return
	}
	sum, whole, n := 0.0, 0.0, 0.0
	for _, c := range calledTargets(t, labelledDir+"/open") {
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
			s.Called(func(_ string, start int, whole bool) { out = append(out, calledAt(r, acc, start, whole)) })
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

// fitLogistic is a logistic regression drawn to nought, by gradient descent.
func fitLogistic(called []calledTarget) map[string]float64 {
	w := map[string]float64{}
	const draw, rate = 0.01, 0.5
	for range 4000 {
		g := map[string]float64{}
		for _, c := range called {
			z := 0.0
			for k, v := range c.doubts {
				z += w[k] * v
			}
			e := -1 / (1 + math.Exp(-z))
			if c.whole {
				e++
			}
			for k, v := range c.doubts {
				g[k] += e * v / float64(len(called))
			}
		}
		for k := range g {
			w[k] += rate * (g[k] - draw*w[k])
		}
	}
	return w
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
