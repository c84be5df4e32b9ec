package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chitieu/corpus/viet"
)

// labelled is one labelled article. Of the half that is only scored no test
// prints more than how many passed and failed.
type labelled struct {
	ID     string  `json:"id"`
	Text   string  `json:"text"`
	Labels []label `json:"targets"`
	hidden bool
}

type label struct {
	Quote  string `json:"quote"`
	Nth    int    `json:"nth"`
	Status string `json:"status"`
	Unit   string `json:"unit"`
	start  int    // bytes of the number in the text
	end    int
}

// labelledArticles loads every labelled article: both halves, and those beside
// the project when they are there.
func labelledArticles(t testing.TB) []labelled {
	t.Helper()
	var out []labelled
	for _, dir := range []string{"testdata/labelled/open", "testdata/labelled/scored", "../../shared/gold/plans", "../../shared/gold/news", "../../shared/gold/more"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			a := readLabelled(t, f)
			a.hidden = strings.HasSuffix(dir, "scored")
			out = append(out, a)
		}
	}
	return out
}

func readLabelled(t testing.TB, path string) labelled {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var a labelled
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	a.Text = viet.NFC(a.Text)
	for k := range a.Labels {
		a.Labels[k].locate(t, path, a.Text)
	}
	return a
}

func (l *label) locate(t testing.TB, path, text string) {
	t.Helper()
	q := viet.NFC(l.Quote)
	a, b := strings.Index(q, "[["), strings.Index(q, "]]")
	plain := strings.NewReplacer("[[", "", "]]", "").Replace(q)
	pos := -1
	for range max(l.Nth, 1) {
		next := strings.Index(text[pos+1:], plain)
		if a < 0 || b < a || next < 0 {
			t.Fatalf("%s: a quote is not in its text", path)
		}
		pos += 1 + next
	}
	l.start, l.end = pos+a, pos+b-2
}

// newReader compiles one reader for a test.
func newReader(t testing.TB) *Reader {
	t.Helper()
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return rd
}
