package extract

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// scraps makes texts that nobody wrote of what people wrote: a few words around each of some
// numbers, glued together, with words left out, put in or said twice. Rules that look past the
// edge of what they hold fall over them; fuzzing by bytes had not found in ten minutes what
// these find in one.
type scraps struct {
	texts [][]string // the tokens, each with the blank before it
	at    [][2]int   // every number: its text, its token
}

var (
	scrapToken = regexp.MustCompile(`\s*(?:\d[\d.,]*\d|\d|[\pL\pM]+|\S)`)
	scrapGlue  = strings.Split(`, |. |: |; | (|) | - |%, | |), |/|, còn | và |, trong đó | (trong đó |”, | “| lần lượt |, lần lượt là | so với | từ | đến | lên | đạt |`+"\n|\n- |\n1. |\n\n", "|")
	scrapWords = strings.Split(`(|)|“|"|[|,|:|;|-|/|.|%|…|≥|2025|60%|3,5|1/2|năm|và|trong đó|lần lượt|tương ứng|từ|đến|trên|trở lên|so với|còn|đạt|tỷ đồng|triệu|phần trăm|hộ|xã|tỉnh|tăng|giảm|được|là|của|các|mới|mục tiêu|chỉ tiêu|thứ|nhóm|gấp|tỷ lệ|số|gồm|hơn|mươi`, "|")
)

// newScraps takes the open labelled articles of the repository apart.
func newScraps(t testing.TB) *scraps {
	t.Helper()
	s := &scraps{}
	files, err := filepath.Glob("testdata/labelled/open/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		s.add(readLabelled(t, f).Text)
	}
	data, err := os.ReadFile("testdata/articles.txt")
	if err != nil {
		t.Fatal(err)
	}
	for article := range strings.SplitSeq(string(data), "\n=====\n") {
		text, _ := unmark(article)
		s.add(text)
	}
	return s
}

func (s *scraps) add(text string) {
	toks := scrapToken.FindAllString(text, -1)
	for k, t := range toks {
		if hasDigit(t) {
			s.at = append(s.at, [2]int{len(s.texts), k})
		}
	}
	s.texts = append(s.texts, toks)
}

func hasDigit(t string) bool { return strings.ContainsAny(t, "0123456789") }

// window is up to sixteen tokens with a number among them.
func (s *scraps) window(rng *rand.Rand) []string {
	at := s.at[rng.IntN(len(s.at))]
	toks, n := s.texts[at[0]], 1+rng.IntN(16)
	from := max(at[1]-rng.IntN(n), 0)
	return toks[from:min(from+n, len(toks))]
}

// next makes a text.
func (s *scraps) next(rng *rand.Rand) string {
	toks := append([]string{}, s.window(rng)...)
	for range rng.IntN(4) {
		toks = append(append(toks, pick(rng, scrapGlue)), s.window(rng)...)
	}
	var b strings.Builder
	spoil := rng.IntN(6)
	for _, t := range toks {
		switch dice := rng.IntN(100); {
		case spoil == 1 && dice < 15:
			continue
		case spoil == 2 && dice < 10:
			b.WriteString(" " + pick(rng, scrapWords))
		case spoil == 3 && dice < 8:
			b.WriteString(t)
		case spoil == 4 && dice < 40 && hasDigit(t):
			t = " " + pick(rng, []string{"5", "2025", "3,5", "1.000", "0", "100", "31/12", "07", "5 - 7", "1 - 1.000"})
		case spoil == 5 && dice < 40 && hasDigit(t):
			t += pick(rng, []string{"%", " - 5%", "/63", " tỷ đồng", ")", "-", ",", " USD/"})
		}
		b.WriteString(t)
	}
	return b.String()
}

func pick(rng *rand.Rand, from []string) string { return from[rng.IntN(len(from))] }

// article is a text as it came, or cut into blocks as a page might be, empty ones among them.
func (s *scraps) article(rng *rand.Rand) corpus.Article {
	a := corpus.Article{Text: viet.NFC(s.next(rng))}
	if rng.IntN(2) == 0 {
		a.Title, a.Published = "Kế hoạch năm 2025", "2025-08-06"
	}
	if rng.IntN(4) > 0 {
		return a
	}
	kinds := []corpus.BlockKind{corpus.Cell, corpus.Cell, corpus.Cell, corpus.Heading, corpus.Paragraph, corpus.Item, corpus.Caption}
	a.Blocks = []corpus.Block{}
	at, kind, width := 0, kinds[rng.IntN(len(kinds))], 1+rng.IntN(5)
	for n := 0; at < len(a.Text); n++ {
		to := at
		if rng.IntN(12) > 0 {
			for words := rng.IntN(8); to < len(a.Text) && (words > 0 || a.Text[to] != ' ' || to == at); to++ {
				if a.Text[to] == ' ' {
					words--
				}
			}
		}
		if rng.IntN(4) == 0 {
			kind = kinds[rng.IntN(len(kinds))]
		}
		a.Blocks = append(a.Blocks, corpus.Block{Kind: kind, Span: corpus.Span{Start: at, End: to}, Table: 1, Row: n / width, Col: n % width})
		at = to
	}
	return a
}

// fault is what is wrong with how an article is read, "" for nothing: the reader falls, or two
// numbers of one block overlap, of which no words could be told apart.
func fault(rd *Reader, a corpus.Article) (bad string) {
	defer func() {
		if e := recover(); e != nil {
			bad = fmt.Sprint(e)
		}
	}()
	rd.Explain(a)
	r := rd.newRun(a, nil)
	defer r.leave()
	r.load(r.article.Blocks)
	for k := range r.ends {
		if r.seeBlock(k); r.lo == r.hi {
			continue
		}
		r.quantities()
		end := r.lo
		for i := range r.qs {
			q := &r.qs[i]
			if !q.counted() {
				continue
			}
			if q.left < end || q.left > q.from || q.from >= q.to || q.to > q.right {
				return fmt.Sprintf("the number at %q overlaps the one before", r.str(q.from))
			}
			end = q.right
		}
	}
	return ""
}

// TestGluedScraps reads some of them, more with the tag long.
func TestGluedScraps(t *testing.T) {
	rd, s := newReader(t), newScraps(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for range gluedScraps {
		a := s.article(rng)
		if bad := fault(rd, a); bad != "" {
			t.Fatalf("%q %v: %s", a.Text, a.Blocks, bad)
		}
	}
}

// FuzzScraps reads those of any seed.
func FuzzScraps(f *testing.F) {
	rd, s := newReader(f), newScraps(f)
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		rng := rand.New(rand.NewPCG(seed, 0))
		for range 100 {
			a := s.article(rng)
			if bad := fault(rd, a); bad != "" {
				t.Fatalf("%q %v: %s", a.Text, a.Blocks, bad)
			}
		}
	})
}
