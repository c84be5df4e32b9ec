package extract

import (
	"os"
	"strings"
	"testing"

	"chitieu/corpus"
)

// Every row of testdata/prose.tsv is an article of its own: the number in brackets becomes
// the record that the row says.
func TestProse(t *testing.T) {
	data, err := os.ReadFile("testdata/prose.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rd := newReader(t)
	cases := map[string]map[string]bool{}
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		c := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || c[0] == "rule" {
			continue
		}
		if len(c) != 5 || c[1] != "yes" && c[1] != "no" {
			t.Fatalf("prose.tsv:%d: want rule, yes or no, a date, a text with a [[number]], fields", n+1)
		}
		if cases[c[0]] == nil {
			cases[c[0]] = map[string]bool{}
		}
		cases[c[0]][c[1]] = true
		checkProse(t, rd, n+1, c[2], c[3], c[4])
	}
	for rule, c := range cases {
		if !c["yes"] || !c["no"] {
			t.Errorf("prose.tsv: rule %s: yes %v, no %v: want both", rule, c["yes"], c["no"])
		}
	}
}

func checkProse(t *testing.T, rd *Reader, line int, published, marked, wish string) {
	t.Helper()
	marked = strings.ReplaceAll(marked, "¶", "\n\n")
	a, b := strings.Index(marked, "[["), strings.Index(marked, "]]")
	if a < 0 || b < a {
		t.Fatalf("prose.tsv:%d: no [[number]]", line)
	}
	b -= 2 // without the brackets before it
	text := strings.NewReplacer("[[", "", "]]", "").Replace(marked)
	var record *corpus.Target
	got := rd.Read(corpus.Article{Text: text, Published: published}).Targets
	for k := range got {
		if got[k].NumberStart < b && a < got[k].NumberEnd {
			record = &got[k]
		}
	}
	if wish == "-" {
		if record != nil {
			t.Errorf("prose.tsv:%d: %s: a record %s %v, want none", line, marked, record.Status, record.Value)
		}
		return
	}
	if record == nil {
		t.Errorf("prose.tsv:%d: %s: no record, want %s", line, marked, wish)
		return
	}
	for field, want := range fieldsWanted(wish) {
		if got := fieldText(record, field); !fits(field, got, want) {
			t.Errorf("prose.tsv:%d: %s: %s = %s, want %s", line, marked, field, got, want)
		}
	}
}
