package main

import (
	"flag"
	"fmt"
	"maps"
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

var update = flag.Bool("update", false, "write the golden files anew")

const (
	labelledDir  = "../../extract/testdata/labelled"
	scoresGolden = "../../extract/testdata/scores.golden"
)

// TestScores keeps the reader's scores in a golden file, so that a change of rules
// shows in review: per half, per kind of plan and per style of article.
func TestScores(t *testing.T) {
	var b strings.Builder
	fmt.Fprint(&b, "# Scores of the reader on extract/testdata/labelled, written by: go test ./cmd/chitieu -run '^TestScores$' -update\n")
	fmt.Fprint(&b, "# sure: of the percentage targets called with a confidence above 0.9, how many are whole; surely: which part of all called they are.\n")
	fmt.Fprintf(&b, "%-8s %-20s %4s", "half", "group", "n")
	for _, name := range columns(&score.Scorer{}) {
		fmt.Fprintf(&b, " %s", name)
	}
	fmt.Fprintln(&b)
	for _, half := range []string{"open", "scored"} {
		writeScores(t, &b, half)
	}
	if *update {
		if err := os.WriteFile(scoresGolden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(scoresGolden)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("the scores moved; look at them and run again with -update:\n%s", moved(string(want), b.String()))
	}
}

// columns are the figures of a row, in their order.
func columns(s *score.Scorer) []string {
	var out []string
	for _, v := range s.Values() {
		out = append(out, v.Name)
	}
	return append(out, "sure", "surely")
}

func writeScores(t *testing.T, b *strings.Builder, half string) {
	labelled, err := score.Load(filepath.Join(labelledDir, half))
	if err != nil {
		t.Fatal(err)
	}
	rd, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	place, err := placeNames()
	if err != nil {
		t.Fatal(err)
	}
	kinds := planKinds(t)
	groups := map[string]*score.Scorer{}
	for i, r := range readTexts(rd, labelled) {
		a := labelled[i]
		if kinds[a.ID] == "" {
			t.Errorf("%s: no kind in kinds.tsv", a.ID)
		}
		for _, g := range []string{"all", "kind=" + kinds[a.ID], "style=" + style(a.Text)} {
			if groups[g] == nil {
				groups[g] = &score.Scorer{Place: place}
			}
			groups[g].Add(a, r)
		}
	}
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		writeRow(b, half, g, groups[g])
	}
	if bad := groups["all"].Failed(); len(bad) > 0 {
		t.Errorf("%s: %d articles failed", half, len(bad))
	}
}

func writeRow(b *strings.Builder, half, group string, s *score.Scorer) {
	fmt.Fprintf(b, "%-8s %-20s %4d", half, group, s.Articles())
	names := columns(s)
	for i, v := range s.Values() {
		writeFigure(b, len(names[i]), v.Value)
	}
	whole, share := s.Above(0.9)
	writeFigure(b, len("sure"), whole)
	writeFigure(b, len("surely"), share)
	fmt.Fprintln(b)
}

func writeFigure(b *strings.Builder, width int, v float64) {
	if math.IsNaN(v) {
		fmt.Fprintf(b, " %*s", width, "-")
		return
	}
	fmt.Fprintf(b, " %*.3f", width, v)
}

// planKinds reads kinds.tsv: labelled article → kind of plan.
func planKinds(t *testing.T) map[string]string {
	data, err := os.ReadFile(filepath.Join(labelledDir, "kinds.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if id, kind, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			out[id] = kind
		}
	}
	return out
}

// style tells how an article is written from its lines alone, so that nobody has
// to open the half that is only scored.
func style(text string) string {
	grounds, questions, cells, rows, lines := 0, 0, 0, 0, 0
	for _, b := range corpus.Blocks(text) {
		s := text[b.Start:b.End]
		lines++
		switch {
		case strings.HasPrefix(s, "Căn cứ"):
			grounds++
		case strings.HasSuffix(s, "?"):
			questions++
		case b.Kind == corpus.Cell:
			rows++
		case len(s) <= 24 && strings.ContainsAny(s, "0123456789") && b.Kind == corpus.Paragraph:
			cells++
		}
	}
	switch {
	case rows > 0 || cells*5 > lines:
		return "table"
	case grounds >= 2:
		return "legal"
	case questions >= 3:
		return "interview"
	}
	return "prose"
}

// moved shows the rows that differ, old above new.
func moved(old, new string) string {
	var b strings.Builder
	was, is := strings.Split(old, "\n"), strings.Split(new, "\n")
	for i := range max(len(was), len(is)) {
		var o, n string
		if i < len(was) {
			o = was[i]
		}
		if i < len(is) {
			n = is[i]
		}
		if o != n {
			fmt.Fprintf(&b, "-%s\n+%s\n", o, n)
		}
	}
	return b.String()
}
