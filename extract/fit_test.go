package extract

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

var (
	fit       = flag.Bool("fit", false, "fit lexicon/status.csv on the open labelled articles and print cross-validated figures")
	fitOn     = flag.String("fit-on", "testdata/labelled/open", "folders of labelled articles, separated by commas")
	fitShow   = flag.Int("fit-show", 0, "print so many of the numbers that cross-validation gets wrong")
	fitTwice  = flag.String("fit-twice", "", "folders whose articles count twice, separated by commas")
	fitCounts = flag.Bool("fit-counts", false, "print the counts that cross-validation gets wrong")
	fitPrior  = flag.Float64("fit-prior", 2.5, "how firmly a weight stays at its prior")
)

// example is one labelled percentage as the reader met it.
type example struct {
	article int
	weight  float64
	target  bool
	status  string
	pieces  []piece
	context string
}

// TestFitStatus holds every weight of the evidence to the sign of its prior. With
// -fit it fits the weights: logistic regression, drawn to the priors and never
// across zero from them. What a number is carries on to the next one, so reading
// and fitting alternate. It prints figures of ten-fold cross-validation by article.
func TestFitStatus(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range rd.lx.evidence {
		if rd.lx.weights[i]*rd.lx.priors[i] < 0 {
			t.Errorf("weight of %q is %v against its prior %v", name, rd.lx.weights[i], rd.lx.priors[i])
		}
	}
	if !*fit {
		return
	}
	articles := loadLabelled(t, strings.Split(*fitOn, ","))
	crossValidate(t, rd, articles)
	fitWeights(rd, articles, func(int) bool { return true })
	if err := writeStatus(rd.lx); err != nil {
		t.Fatal(err)
	}
}

type labelledArticle struct {
	folder  string
	ID      string
	Text    string
	Targets []struct {
		Quote, Status, Unit string
		Nth                 int
	}
}

func loadLabelled(t *testing.T, dirs []string) []labelledArticle {
	var out []labelledArticle
	for _, d := range dirs {
		files, err := filepath.Glob(filepath.Join(d, "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no labelled articles in %s: %v", d, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			var a labelledArticle
			if err := json.Unmarshal(data, &a); err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			a.Text, a.folder = viet.NFC(a.Text), d
			out = append(out, a)
		}
	}
	return out
}

// statuses maps the first byte of every labelled percentage to its status.
func (a *labelledArticle) statuses() map[int]string {
	out := map[int]string{}
	for _, l := range a.Targets {
		if l.Unit == "" {
			continue
		}
		q := viet.NFC(l.Quote)
		plain := strings.NewReplacer("[[", "", "]]", "").Replace(q)
		pos := -1
		for n := 0; n < max(l.Nth, 1); n++ {
			k := strings.Index(a.Text[pos+1:], plain)
			if k < 0 {
				break
			}
			pos += 1 + k
		}
		if pos >= 0 {
			out[pos+strings.Index(q, "[[")] = l.Status
		}
	}
	return out
}

// observeAll reads the articles with the present weights and returns the evidence
// for every labelled percentage.
func observeAll(rd *Reader, articles []labelledArticle) []example {
	var out []example
	for k := range articles {
		a := &articles[k]
		want := a.statuses()
		rd.observed(a.Text, func(r *run, s *seg, ps []piece, count bool) {
			at := int(r.toks[s.q.from].start)
			status, ok := want[at]
			if count {
				ok, status = true, "count "+status
			} else if s.q.unit != corpus.UnitPercent {
				ok = false
			}
			if !ok || s.q.baseline || s.q.diff || r.foreign != "" {
				return
			}
			from, to := max(0, at-150), min(len(a.Text), at+60)
			weight := 1.0
			if *fitTwice != "" && slices.Contains(strings.Split(*fitTwice, ","), a.folder) {
				weight = 2
			}
			out = append(out, example{k, weight, strings.HasSuffix(status, "target"), status, append([]piece(nil), ps...),
				strings.ReplaceAll(strings.ToValidUTF8(a.Text[from:at], "")+"[["+strings.ToValidUTF8(a.Text[at:to], ""), "\n", " ⏎ ")})
		})
	}
	return out
}

// fitWeights alternates reading and fitting on the articles that use lets in.
func fitWeights(rd *Reader, articles []labelledArticle, use func(int) bool) {
	for range 8 {
		var train []example
		for _, e := range observeAll(rd, articles) {
			if use(e.article) {
				train = append(train, e)
			}
		}
		descend(rd.lx, train)
	}
}

// descend fits the weights to the examples by gradient descent with a step of its
// own per weight (Adagrad), kept on their prior's side of zero.
func descend(lx *lexicon, examples []example) {
	n := len(lx.weights)
	w, grad, norm := append([]float64(nil), lx.priors...), make([]float64, n), make([]float64, n)
	for range 250 {
		for i := range grad {
			grad[i] = *fitPrior * (w[i] - lx.priors[i])
		}
		for _, e := range examples {
			z := 0.0
			for _, p := range e.pieces {
				z += p.v * w[p.f]
			}
			d := 1 / (1 + math.Exp(-z))
			if e.target {
				d--
			}
			for _, p := range e.pieces {
				grad[p.f] += d * p.v * e.weight
			}
		}
		for i := range w {
			norm[i] += grad[i] * grad[i]
			if norm[i] > 0 {
				w[i] -= 0.3 * grad[i] / math.Sqrt(norm[i])
			}
			if w[i]*lx.priors[i] < 0 {
				w[i] = 0
			}
		}
	}
	for i := range w { // halfway: the next reading sees other evidence
		lx.weights[i] = (lx.weights[i] + w[i]) / 2
	}
}

// tally counts how a folder's percentages came out.
type tally struct{ tp, fp, fn, results, resultsRight int }

func (c *tally) add(e example, l leaning) (wrong bool) {
	got := l.score > 0
	switch {
	case e.target && got:
		c.tp++
	case e.target:
		c.fn++
	case got:
		c.fp++
	}
	if e.status == "result" {
		c.results++
		if !got && l.other == "" {
			c.resultsRight++
		}
	}
	return e.target != got
}

func (c *tally) String() string {
	p, r := float64(c.tp)/float64(c.tp+c.fp), float64(c.tp)/float64(c.tp+c.fn)
	return fmt.Sprintf("precision %.3f, recall %.3f, f1 %.3f, results %.3f", p, r, 2*p*r/(p+r), float64(c.resultsRight)/float64(c.results))
}

func crossValidate(t *testing.T, rd *Reader, articles []labelledArticle) {
	const folds = 10
	tallies, all, counts, shown := map[string]*tally{}, &tally{}, &tally{}, 0
	for f := range folds {
		copy(rd.lx.weights, rd.lx.priors)
		fitWeights(rd, articles, func(k int) bool { return k%folds != f })
		for _, e := range observeAll(rd, articles) {
			if e.article%folds != f {
				continue
			}
			a := &articles[e.article]
			if strings.HasPrefix(e.status, "count") {
				if counts.add(e, rd.lx.lean(e.pieces)) && *fitCounts {
					t.Logf("%s is %s: %s\n\t%s", a.ID, e.status, e.context, rd.lx.account(e.pieces))
				}
				continue
			}
			if tallies[a.folder] == nil {
				tallies[a.folder] = &tally{}
			}
			l := rd.lx.lean(e.pieces)
			tallies[a.folder].add(e, l)
			if all.add(e, l) && shown < *fitShow {
				shown++
				t.Logf("%s is %s, %+.1f: %s\n\t%s", a.ID, e.status, l.score, e.context, rd.lx.account(e.pieces))
			}
		}
	}
	for folder, c := range tallies {
		t.Logf("cross-validated on %s: %v", folder, c)
	}
	t.Logf("cross-validated on counts: %v", counts)
	t.Logf("cross-validated: %v", all)
}

// account spells the evidence out.
func (lx *lexicon) account(ps []piece) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s %+.1f, ", lx.evidence[p.f], p.v*lx.weights[p.f])
	}
	return b.String()
}

func writeStatus(lx *lexicon) error {
	var b strings.Builder
	b.WriteString("# Weights of the evidence that a number is a goal, in logits. The prior is the linguist's, and its sign binds.\n")
	b.WriteString("# The weight was fitted on labelled articles (the open half, the gold beside the project, real ones) by: go test ./extract -run TestFitStatus -fit\n")
	b.WriteString("feature,prior,weight\n")
	for i, name := range lx.evidence {
		fmt.Fprintf(&b, "%s,%v,%.2f\n", name, lx.priors[i], lx.weights[i])
	}
	return os.WriteFile("lexicon/status.csv", []byte(b.String()), 0o644)
}

func (rd *Reader) observed(text string, f func(r *run, s *seg, ps []piece, count bool)) {
	r := rd.newRun(corpus.Article{Text: text}, nil)
	r.observe = func(s *seg, ps []piece) { f(r, s, ps, false) }
	r.observeCount = func(s *seg, ps []piece) { f(r, s, ps, true) }
	r.all()
}
