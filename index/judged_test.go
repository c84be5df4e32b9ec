package index_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The judged queries name labelled numbers by their place in an article. These tests hold the names good;
// what the search makes of the queries is another test's business.

type judgedLabel struct {
	Quote, Status string
}

// number is the printed number between the double brackets.
func (l judgedLabel) number() string {
	_, rest, _ := strings.Cut(l.Quote, "[[")
	printed, _, _ := strings.Cut(rest, "]]")
	return printed
}

// judgedRows reads a tab-separated file in which a quotation mark is text, and checks its head line.
func judgedRows(t *testing.T, name, head string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "judged", name))
	if err != nil {
		t.Fatal(err)
	}
	if !norm.NFC.IsNormal(data) {
		t.Errorf("%s is not NFC", name)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if lines[0] != head {
		t.Fatalf("%s begins with %q, want %q", name, lines[0], head)
	}
	var rows [][]string
	for i, line := range lines[1:] {
		row := strings.Split(line, "\t")
		if want := strings.Count(head, "\t") + 1; len(row) != want {
			t.Fatalf("%s line %d has %d columns, want %d", name, i+2, len(row), want)
		}
		rows = append(rows, row)
	}
	return rows
}

// judgedCorpus returns the labels of every article that the queries were judged over.
func judgedCorpus(t *testing.T) map[string][]judgedLabel {
	t.Helper()
	corpus := map[string][]judgedLabel{}
	for _, row := range judgedRows(t, "articles.tsv", "article\thalf\tlabels\tdigest") {
		id, half := row[0], row[1]
		data, err := os.ReadFile(filepath.Join("..", "extract", "testdata", "labelled", half, id+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var article struct{ Targets []judgedLabel }
		if err := json.Unmarshal(data, &article); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if got, want := judgedPin(id, half, article.Targets), strings.Join(row, "\t"); got != want {
			t.Errorf("the labels have changed: judge the queries that name the article again, then write\n%s\ninstead of\n%s", got, want)
		}
		if corpus[id] != nil {
			t.Errorf("articles.tsv names %s twice", id)
		}
		corpus[id] = article.Targets
	}
	return corpus
}

func judgedPin(id, half string, labels []judgedLabel) string {
	var numbers []string
	for _, l := range labels {
		numbers = append(numbers, l.number())
	}
	sum := sha256.Sum256([]byte(strings.Join(numbers, "\n")))
	return fmt.Sprintf("%s\t%s\t%d\t%.12x", id, half, len(labels), sum[:6])
}

// judgedRecords returns the records of one cell as article#index.
func judgedRecords(cell string) ([]string, error) {
	if cell == "-" {
		return nil, nil
	}
	var records []string
	for group := range strings.SplitSeq(cell, " ") {
		article, list, ok := strings.Cut(group, "#")
		if !ok {
			return nil, fmt.Errorf("no # in %q", group)
		}
		for index := range strings.SplitSeq(list, ",") {
			records = append(records, article+"#"+index)
		}
	}
	return records, nil
}

func judgedStatus(corpus map[string][]judgedLabel, record string) (string, error) {
	article, place, _ := strings.Cut(record, "#")
	labels, ok := corpus[article]
	if !ok {
		return "", fmt.Errorf("no article of %s", record)
	}
	i, err := strconv.Atoi(place)
	if err != nil || i < 0 || i >= len(labels) {
		return "", fmt.Errorf("no label of %s among %d", record, len(labels))
	}
	return labels[i].Status, nil
}

var (
	judgedKinds = []string{"indicator", "tier", "province", "year", "condition", "domain", "place", "compare",
		"result", "exclude", "qualifier", "period", "rank", "phrase", "text", "none"}
	judgedStyles = []string{"marks", "bare", "caps", "abbr", "nfd"}
)

const judgedHead = "id\tkind\tstyle\tquery\tintent\ttwo\tone\tnear\tdoubt"

func TestJudgedQueriesNameLabels(t *testing.T) {
	corpus := judgedCorpus(t)
	ids, queries := map[string]bool{}, map[string]bool{}
	for name, prefix := range map[string]string{"open.tsv": "o", "scored.tsv": "s"} {
		for _, row := range judgedRows(t, name, judgedHead) {
			id, query := row[0], row[3]
			if ids[id] || queries[query] {
				t.Errorf("%s: id or query stands twice", id)
			}
			ids[id], queries[query] = true, true
			if !strings.HasPrefix(id, prefix) {
				t.Errorf("%s stands in %s", id, name)
			}
			checkJudgedQuery(t, row)
			checkJudgements(t, corpus, row)
		}
	}
	if len(ids) < 140 {
		t.Errorf("%d queries, want at least 140", len(ids))
	}
}

func checkJudgedQuery(t *testing.T, row []string) {
	t.Helper()
	id, kind, style, query, intent := row[0], row[1], row[2], row[3], row[4]
	if !slices.Contains(judgedKinds, kind) {
		t.Errorf("%s: unknown kind %q", id, kind)
	}
	if !slices.Contains(judgedStyles, style) {
		t.Errorf("%s: unknown style %q", id, style)
	}
	if query == "" || query != strings.TrimSpace(query) || intent == "" {
		t.Errorf("%s: query or intent is empty or padded", id)
	}
	if style == "caps" && query != strings.ToUpper(query) {
		t.Errorf("%s: style caps with small letters", id)
	}
	if style == "bare" && strings.ContainsFunc(query, func(r rune) bool { return r > 127 }) {
		t.Errorf("%s: style bare with marks", id)
	}
}

// Whatever belongs in the hits is a result where results are asked for, else a target.
func checkJudgements(t *testing.T, corpus map[string][]judgedLabel, row []string) {
	t.Helper()
	id, kind := row[0], row[1]
	want := "target"
	if kind == "result" {
		want = "result"
	}
	seen := map[string]bool{}
	for column := 5; column < len(row); column++ {
		records, err := judgedRecords(row[column])
		if err != nil {
			t.Errorf("%s: %v", id, err)
		}
		for _, record := range records {
			status, err := judgedStatus(corpus, record)
			if err != nil {
				t.Errorf("%s: %v", id, err)
				continue
			}
			if seen[record] {
				t.Errorf("%s: %s is judged twice", id, record)
			}
			seen[record] = true
			if column <= 6 && status != want {
				t.Errorf("%s: %s is a %s, want a %s", id, record, status, want)
			}
		}
	}
	if nothing := row[5] == "-"; nothing != (kind == "none") || (nothing && row[6] != "-") {
		t.Errorf("%s: kind %s with the judgements %q and %q", id, kind, row[5], row[6])
	}
}
