package extract

import (
	"os"
	"reflect"
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

// textsOfRules are the articles that may be read, and every line and paragraph of the examples of rules.
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
		texts = append(texts, strings.Split(viet.NFC(string(data)), end)...)
	}
	return texts
}
