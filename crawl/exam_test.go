package crawl

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"github.com/google/go-cmp/cmp"
)

var (
	update = flag.Bool("update", false, "write the goldens")
	misses = flag.String("misses", "", "print what goes wrong on the open pages of a folder of the exam, \"all\" for every one")
)

// examPage is what a page of testdata/exam holds, as its README says.
type examPage struct {
	URL        string   `json:"url"`
	Article    *bool    `json:"article"`
	Title      string   `json:"title"`
	Published  string   `json:"published"`
	Paragraphs []string `json:"paragraphs"`
	Optional   []string `json:"optional"`
	Teasers    []string `json:"teaser_percentages"`
}

// score counts over the pages of one template.
type score struct {
	articles, read, paragraphs, kept, extra, teasers, titles, dates, none, refused int
}

func (s *score) add(o score) {
	s.articles += o.articles
	s.read += o.read
	s.paragraphs += o.paragraphs
	s.kept += o.kept
	s.extra += o.extra
	s.teasers += o.teasers
	s.titles += o.titles
	s.dates += o.dates
	s.none += o.none
	s.refused += o.refused
}

func (s score) String() string {
	return fmt.Sprintf("articles %d/%d  paragraphs %d/%d  extra %d  teaser%% %d  titles %d/%d  dates %d/%d  refused %d/%d",
		s.read, s.articles, s.kept, s.paragraphs, s.extra, s.teasers, s.titles, s.articles, s.dates, s.articles, s.refused, s.none)
}

// TestExam scores pages that nobody who wrote an adapter had seen, with the
// adapters and without any. Of the half scored/ only the sum is shown.
func TestExam(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	var golden strings.Builder
	for _, c := range []struct {
		name  string
		table familyTable
	}{{"with adapters", known}, {"without adapters", nil}} {
		fmt.Fprintf(&golden, "# %s\n", c.name)
		for _, half := range []string{"open", "scored"} {
			var sum score
			for _, dir := range foldersOf(t, half) {
				s := scoreFolder(t, dir, c.table, half == "open" && (*misses == "all" || *misses == filepath.Base(dir)))
				if half == "open" {
					fmt.Fprintf(&golden, "%-22s %v\n", filepath.Base(dir), s)
				}
				sum.add(s)
			}
			fmt.Fprintf(&golden, "%-22s %v\n", half+", all", sum)
		}
	}
	checkGolden(t, "testdata/exam/scores.golden", golden.String())
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got, -update writes it):\n%s", name, diff)
	}
}

func foldersOf(t *testing.T, half string) []string {
	dirs, err := filepath.Glob("testdata/exam/" + half + "/*")
	if err != nil || len(dirs) < 2 {
		t.Fatalf("%s: %d folders, %v", half, len(dirs), err)
	}
	return dirs
}

func scoreFolder(t *testing.T, dir string, table familyTable, tell bool) score {
	names, err := filepath.Glob(dir + "/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %d pages, %v", dir, len(names), err)
	}
	var sum score
	for _, name := range names {
		var want examPage
		readJSON(t, name, &want)
		page, err := os.ReadFile(strings.TrimSuffix(name, ".json") + ".html")
		if err != nil {
			t.Fatal(err)
		}
		a, err := Portal{}.parse(want.URL, page, table)
		if err == nil {
			checkArticle(t, a)
		}
		s, wrong := scorePage(want, a, err)
		if tell && len(wrong) > 0 {
			t.Logf("%s (%s, %v)\n  %s", name, a.Step, err, strings.Join(wrong, "\n  "))
		}
		sum.add(s)
	}
	return sum
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// scorePage compares what was read of one page with what stands there, and says
// what is wrong.
func scorePage(want examPage, got corpus.Article, err error) (s score, wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if want.Article != nil && !*want.Article {
		s.none = 1
		if err != nil {
			s.refused = 1
		} else {
			say("read as an article: %.200q", got.Text)
		}
		return s, wrong
	}
	s.articles, s.paragraphs = 1, len(want.Paragraphs)
	if err != nil {
		say("refused: %v", err)
		return s, wrong
	}
	s.read = 1
	blocks := blockTexts(got)
	kept, lost := keptParagraphs(want.Paragraphs, blocks)
	s.kept = kept
	for _, l := range lost {
		say("lost: %q", l)
	}
	for _, b := range extraBlocks(want, blocks) {
		s.extra++
		say("extra: %q", b)
	}
	for _, p := range want.Teasers {
		if slices.Contains(percentages(got.Text), p) {
			s.teasers++
			say("teaser: %s", p)
		}
	}
	if oneBlank(got.Title) == oneBlank(want.Title) {
		s.titles = 1
	} else {
		say("title: %q, want %q", got.Title, want.Title)
	}
	if got.Published == want.Published {
		s.dates = 1
	} else {
		say("published: %q, want %q", got.Published, want.Published)
	}
	return s, wrong
}

func blockTexts(a corpus.Article) []string {
	out := make([]string, len(a.Blocks))
	for i, b := range a.Blocks {
		out[i] = oneBlank(a.Text[b.Start:b.End])
	}
	return out
}

// oneBlank is how the exam compares: NFC, one blank for every run of blanks.
func oneBlank(s string) string {
	return strings.Join(strings.FieldsFunc(viet.NFC(s), viet.IsBlank), " ")
}

// keptParagraphs counts the wanted paragraphs that stand in the blocks, in order.
// A row is one when its cells are blocks of their own.
func keptParagraphs(want, blocks []string) (kept int, lost []string) {
	text := strings.Join(blocks, " ")
	at, block := 0, 0
	for _, w := range want {
		w = oneBlank(w)
		if cells := strings.Split(w, " | "); len(cells) > 1 {
			if end := rowAt(cells, blocks, block); end >= 0 {
				kept++
				block = end
				at = max(at, len(strings.Join(blocks[:end], " ")))
				continue
			}
			lost = append(lost, w)
			continue
		}
		i := strings.Index(text[min(at, len(text)):], w)
		if i < 0 {
			lost = append(lost, w)
			continue
		}
		kept++
		at += i + len(w)
		for block < len(blocks) && len(strings.Join(blocks[:block+1], " ")) <= at {
			block++
		}
	}
	return kept, lost
}

// rowAt returns the block behind a row's last cell, -1 when the row is not there.
func rowAt(cells, blocks []string, from int) int {
	for i := from; i < len(blocks); i++ {
		k, j := 0, i
		for ; j < len(blocks) && j < i+2*len(cells)+2 && k < len(cells); j++ {
			if blocks[j] == cells[k] {
				k++
			}
		}
		if k == len(cells) && blocks[i] == cells[0] {
			return j
		}
	}
	return -1
}

// extraBlocks returns the blocks that are no part of the article.
func extraBlocks(want examPage, blocks []string) []string {
	whole := oneBlank(strings.Join(slices.Concat([]string{want.Title}, want.Paragraphs, want.Optional), " "))
	var out []string
	for _, b := range blocks {
		if !strings.Contains(whole, b) {
			out = append(out, b)
		}
	}
	return out
}

var percentage = regexp.MustCompile(`\d+(?:[.,]\d+)*\s*%`)

func percentages(s string) []string {
	out := percentage.FindAllString(s, -1)
	for i := range out {
		out[i] = strings.Join(strings.FieldsFunc(out[i], viet.IsBlank), "")
	}
	return out
}
