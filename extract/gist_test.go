package extract

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// TestGuards reads the articles that may be read as always and with every rule run whatever words a
// block lacks: a guard that names not all the words that its rule asks for leaves out a reading.
func TestGuards(t *testing.T) {
	guarded, err := New()
	if err != nil {
		t.Fatal(err)
	}
	all, err := New()
	if err != nil {
		t.Fatal(err)
	}
	newMemory := all.pool.New
	all.pool.New = func() any {
		m := newMemory().(*memory)
		m.forms.unguarded = true
		return m
	}
	for _, text := range textsOfRules(t) {
		article := corpus.Article{Text: text}
		got, want := guarded.Read(article), all.Read(article)
		if len(got.Targets) != len(want.Targets) {
			t.Errorf("%.200q: %d records, %d without guards", text, len(got.Targets), len(want.Targets))
			continue
		}
		for k := range got.Targets {
			if g, w := &got.Targets[k], &want.Targets[k]; !reflect.DeepEqual(g, w) {
				t.Errorf("%q: %+v, without guards %+v", text[g.Start:g.End], *g, *w)
			}
		}
	}
}

// exampleMarks is what the examples write around a number: "{t/2026:97%}", "{57%|GDP||2030}", "[[20%]]".
var exampleMarks = regexp.MustCompile(`\{(?:[^{}:|]*:)?([^{}|]*)(?:\|[^{}]*)?\}|\[\[|\]\]`)

// textsOfRules are the articles that may be read, and every example of a rule as a text of its own.
func textsOfRules(t *testing.T) []string {
	var texts []string
	for _, a := range labelledArticles(t) {
		if !a.hidden {
			texts = append(texts, a.Text)
		}
	}
	for name, end := range map[string]string{"examples.tsv": "\n", "prose.tsv": "\n", "articles.txt": "\n\n", "marked.txt": "\n\n"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range strings.Split(viet.NFC(string(data)), end) {
			for _, field := range strings.Split(text, "\t") {
				texts = append(texts, strings.ReplaceAll(exampleMarks.ReplaceAllString(field, "$1"), "¶", "\n"))
			}
		}
	}
	return texts
}
