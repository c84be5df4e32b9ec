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
	fitConfidence  = flag.Bool("fit-confidence", false, "fit extract/lexicon/confidence.csv and print how it holds on each folder that it was not fitted on")
	confidenceOn   = flag.String("confidence-on", labelledDir+"/open,"+goldDir+"/news,"+goldDir+"/more", "folders of labelled articles that rules were written by, separated by commas")
	confidenceUnop = flag.String("confidence-unopened", "", "folders of labelled articles that nobody opened, separated by commas: they are fitted on too, set the bias, and are what the fit is judged by")
)

const confidenceFile = "../../extract/lexicon/confidence.csv"

// calledTarget is one percentage target as it was called, with what its confidence rests on.
type calledTarget struct {
	folder   string
	unopened bool
	doubts   map[string]float64
	sure     float64
	whole    bool
}

// The confidence is honest on articles that no rule was written by: over the half that is
// only scored, in every band of it, its mean is near the part of what was called that is whole.
// With -fit-confidence it is fitted anew; what it is worth above 0.9 stands in scores.golden.
func TestConfidence(t *testing.T) {
	if *fitConfidence {
		called := calledTargets(t, folders(*confidenceOn), false)
		called = append(called, calledTargets(t, folders(*confidenceUnop), true)...)
		leaveOneOut(t, called)
		writeWeights(t, fitLogistic(called))
		return
	}
	called := calledTargets(t, []string{labelledDir + "/scored"}, true)
	for _, b := range []struct{ from, to, within float64 }{{0, 1, 0.06}, {0, 0.6, 0.15}, {0.6, 0.8, 0.15}, {0.8, 0.9, 0.1}, {0.9, 1, 0.08}} {
		sum, whole, n := band(called, b.from, b.to)
		if n == 0 || math.Abs(sum-whole)/n > b.within {
			t.Errorf("confidence from %.1f to %.1f: mean %.3f, of %.0f called %.3f are whole: fit it again (-fit-confidence)", b.from, b.to, sum/n, n, whole/n)
		}
	}
}

func folders(list string) []string {
	var out []string
	for _, pattern := range strings.Split(list, ",") {
		dirs, _ := filepath.Glob(pattern)
		out = append(out, dirs...)
	}
	return out
}

// band adds up those called with a confidence above from, up to the other end.
func band(called []calledTarget, from, to float64) (sum, whole, n float64) {
	for _, c := range called {
		if c.sure > from && c.sure <= to {
			sum, n = sum+c.sure, n+1
			if c.whole {
				whole++
			}
		}
	}
	return sum, whole, n
}

func calledTargets(t *testing.T, dirs []string, unopened bool) []calledTarget {
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
			s.Called(func(_ string, start int, whole bool) {
				c := calledAt(r, acc, start, whole)
				c.folder, c.unopened = dir, unopened
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

// leaveOneOut calls each folder that nobody opened by what was fitted on all others, and
// prints how sure and how right the calls are.
func leaveOneOut(t *testing.T, called []calledTarget) {
	var out []calledTarget
	for _, f := range folders(*confidenceUnop) {
		var train []calledTarget
		for _, c := range called {
			if c.folder != f {
				train = append(train, c)
			}
		}
		w := fitLogistic(train)
		for _, c := range called {
			if c.folder == f {
				c.sure = chance(c, w)
				out = append(out, c)
			}
		}
	}
	reliability(t, out)
}

func reliability(t *testing.T, called []calledTarget) {
	for k := range 10 {
		if sum, whole, n := band(called, float64(k)/10, float64(k+1)/10); n > 0 {
			t.Logf("confidence to %.1f: %4.0f called, mean %.3f, whole %.3f", float64(k+1)/10, n, sum/n, whole/n)
		}
	}
	slices.SortStableFunc(called, func(a, b calledTarget) int { return cmp.Compare(b.sure, a.sure) })
	whole := 0.0
	for k, c := range called {
		if c.whole {
			whole++
		}
		if n := k + 1; n%max(len(called)/20, 1) == 0 {
			t.Logf("the surest %4d of %d, down to %.2f: %.3f are whole", n, len(called), c.sure, whole/float64(n))
		}
	}
}

func chance(c calledTarget, w map[string]float64) float64 {
	z := 0.0
	for name, v := range c.doubts {
		z += w[name] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// fitLogistic is a logistic regression drawn to nought, every weight on its side of it, by
// gradient descent with a step of its own per weight (Adagrad). The bias is then set by what
// nobody opened: as sure on the mean as it is whole.
func fitLogistic(called []calledTarget) map[string]float64 {
	names, sides := doubtSides()
	index := map[string]int{}
	for i, name := range names {
		index[name] = i
	}
	rows := make([][]float64, len(called))
	for k, c := range called {
		rows[k] = make([]float64, len(names))
		for name, v := range c.doubts {
			rows[k][index[name]] = v
		}
	}
	w, norm := make([]float64, len(names)), make([]float64, len(names))
	const draw, rate = 0.0007, 0.3
	for range 800 {
		g := make([]float64, len(names))
		for k, row := range rows {
			e := -1 / (1 + math.Exp(-dot(w, row)))
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
			if w[i]*sides[i] < 0 {
				w[i] = 0
			}
		}
	}
	for range 20 {
		miss, steep := 0.0, 0.0
		for k, row := range rows {
			if called[k].unopened {
				p := 1 / (1 + math.Exp(-dot(w, row)))
				miss, steep = miss-p, steep+p*(1-p)
				if called[k].whole {
					miss++
				}
			}
		}
		if steep > 0 {
			w[index["bias"]] += miss / steep
		}
	}
	out := map[string]float64{}
	for i, name := range names {
		out[name] = w[i]
	}
	return out
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// doubtSides reads from the table which doubts there are and on which side of nought the
// weight of each may be: 0 for either.
func doubtSides() (names []string, sides []float64) {
	data, err := os.ReadFile(confidenceFile)
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(line, ",")
		if strings.HasPrefix(line, "#") || f[0] == "doubt" {
			continue
		}
		names, sides = append(names, f[0]), append(sides, map[string]float64{"+": 1, "-": -1}[f[1]])
	}
	return names, sides
}

func writeWeights(t *testing.T, w map[string]float64) {
	t.Helper()
	old, err := os.ReadFile(confidenceFile)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(old)) {
		f := strings.Split(line, ",")
		if strings.HasPrefix(line, "#") || f[0] == "doubt" {
			b.WriteString(line)
			continue
		}
		fmt.Fprintf(&b, "%s,%s,%.2f\n", f[0], f[1], w[f[0]])
	}
	if err := os.WriteFile(confidenceFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
