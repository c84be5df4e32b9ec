package extract

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"chitieu/corpus"
)

// known is one labelled number of testdata/articles.txt.
type known struct {
	kind     string // t a goal, r a result, n no goal
	year     int    // of a goal, 0 where it does not matter
	from, to int
}

var knownMark = regexp.MustCompile(`\{([trn])(?:/(\d+))?:([^}]*)\}`)

// unmark takes the labels out of an article.
func unmark(marked string) (text string, labels []known) {
	var b strings.Builder
	last := 0
	for _, m := range knownMark.FindAllStringSubmatchIndex(marked, -1) {
		b.WriteString(marked[last:m[0]])
		l := known{kind: marked[m[2]:m[3]], from: b.Len()}
		if m[4] >= 0 {
			l.year, _ = strconv.Atoi(marked[m[4]:m[5]])
		}
		b.WriteString(marked[m[6]:m[7]])
		l.to = b.Len()
		labels = append(labels, l)
		last = m[1]
	}
	b.WriteString(marked[last:])
	return b.String(), labels
}

// TestMarkedArticles reads the articles of testdata/articles.txt, whose goals are known by
// construction: reports followed by goals, interviews, reviews, rules and prices beside them.
func TestMarkedArticles(t *testing.T) {
	data, err := os.ReadFile("testdata/articles.txt")
	if err != nil {
		t.Fatal(err)
	}
	rd := newReader(t)
	_, body, _ := strings.Cut(string(data), "\n") // the head has two lines
	_, body, _ = strings.Cut(body, "\n")
	for article := range strings.SplitSeq(body, "\n=====\n") {
		published, marked, _ := strings.Cut(strings.TrimSpace(article), "\n")
		text, labels := unmark(marked)
		if len(labels) == 0 {
			t.Errorf("articles.txt: no label in %.60q", text)
		}
		got := rd.Read(corpus.Article{Text: text, Published: strings.Trim(published, "-")}).Targets
		for _, l := range labels {
			checkLabel(t, text, l, got)
		}
	}
}

func checkLabel(t *testing.T, text string, l known, got []corpus.Target) {
	t.Helper()
	around := text[strings.LastIndex(text[:l.from], "\n")+1 : l.to]
	status, year := corpus.Status("none"), 0
	for _, x := range got {
		if x.NumberStart < l.to && l.from < x.NumberEnd {
			status = x.Status
			if x.Year != nil {
				year = *x.Year
			}
		}
	}
	switch {
	case (status == corpus.StatusTarget) != (l.kind == "t"), l.kind == "r" && status == corpus.StatusOther:
		t.Errorf("%q: %s, want %s", around, status, l.kind)
	case l.kind == "t" && l.year != 0 && year != l.year:
		t.Errorf("%q: a goal of %d, want %d", around, year, l.year)
	}
}
