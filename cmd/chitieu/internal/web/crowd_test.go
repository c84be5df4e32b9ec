package web

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/extract"
	"chitieu/extract/taxonomy"
	"chitieu/index"
)

// crowd is a store as it is after years: plans of every province, field and year,
// read by the real reader. The numbers are drawn, nobody promised them.
type crowd struct {
	dir      string
	Targets  int
	Articles int
	IDs      []string // some targets
	SHAs     []string // some pages
}

// plans makes articles, the same ones every time, one per province, field and
// year in a shuffled order: some four indicators of the field for three tiers.
func plans(gaz *gazetteer.Gazetteer, tax *taxonomy.Taxonomy) iter.Seq[corpus.Article] {
	return func(yield func(corpus.Article) bool) {
		rnd := rand.New(rand.NewPCG(6, 100))
		units, domains := gaz.Units(63), tax.Domains()
		fields := map[string][]taxonomy.Indicator{}
		for _, x := range tax.Indicators() {
			if x.Unit == "%" {
				fields[x.Domain] = append(fields[x.Domain], x)
			}
		}
		for i := 0; ; i++ {
			u, d, year := units[rnd.IntN(len(units))], domains[rnd.IntN(len(domains))], 2018+rnd.IntN(10)
			list := fields[d.Slug]
			if len(list) == 0 {
				continue
			}
			var b strings.Builder
			fmt.Fprintf(&b, "UBND tỉnh %s vừa ban hành Kế hoạch số %d/KH-UBND ngày 15/02/%d về %s năm %d.\n\n", u.Name, i+1, year, strings.ToLower(d.Vi), year)
			fmt.Fprintf(&b, "Mục tiêu năm %d:\n", year)
			for range 4 {
				x := list[rnd.IntN(len(list))]
				low := 20 + rnd.IntN(60)
				fmt.Fprintf(&b, "\n- Tỷ lệ %s: phấn đấu đạt %d%% tại cấp tỉnh, %d%% tại cấp huyện và %d%% tại cấp xã; các sở, ngành, địa phương báo cáo kết quả hằng quý.", lowerFirst(x.Vi), low+15, low+7, low)
			}
			text := b.String()
			a := corpus.Article{URL: fmt.Sprintf("https://%s.example/ke-hoach-%d.html", u.Slug, i+1), Title: fmt.Sprintf("%s: Kế hoạch %s năm %d", u.Name, strings.ToLower(d.Vi), year),
				Published: fmt.Sprintf("%d-02-%02d", year, 16+i%10), Text: text, Blocks: corpus.Blocks(text)}
			if !yield(a) {
				return
			}
		}
	}
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// gather fills dir with a store of at least n targets and an index of them, and
// prepares the index once more beside it. What dir holds already is taken as it is.
func gather(t testing.TB, dir string, n int) crowd {
	t.Helper()
	s, err := corpus.Open(dir, corpus.Options{Create: true, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := crowd{dir: dir}
	if err := c.recall(); err != nil {
		if err := c.fill(s, n); err != nil {
			t.Fatal(err)
		}
		c.note(t)
	}
	for _, name := range []string{"index", "next"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			continue
		}
		if err := buildIndex(s, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// recall and note keep what a folder holds, so that it can be used again.
func (c *crowd) recall() error {
	b, err := os.ReadFile(filepath.Join(c.dir, "crowd.json"))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, c)
}

func (c *crowd) note(t testing.TB) {
	b, err := json.Marshal(c)
	if err == nil {
		err = os.WriteFile(filepath.Join(c.dir, "crowd.json"), b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func buildIndex(s *corpus.Store, dir string) error {
	ctx := context.Background()
	seq, err := s.Seq(ctx)
	if err != nil {
		return err
	}
	_, err = index.Build(ctx, dir, index.BuildOptions{StoreSeq: seq, Extractor: extract.Version, Now: func() time.Time { return noon }}, index.Clustered(s.Records(ctx, extract.Version, time.UTC)))
	return err
}

// fill stores articles until n targets are there. Everything was seen in the last
// two months, as after a first crawl: that is the most that "what is new" can mean.
func (c *crowd) fill(s *corpus.Store, n int) error {
	ctx := context.Background()
	gaz, err := gazetteer.New()
	if err != nil {
		return err
	}
	tax, err := taxonomy.New()
	if err != nil {
		return err
	}
	rd, err := extract.New()
	if err != nil {
		return err
	}
	have, _, err := s.Count(ctx)
	if err != nil {
		return err
	}
	next, stop := iter.Pull(plans(gaz, tax))
	defer stop()
	for c.Targets < n {
		var batch [200]corpus.Article
		for i := range batch {
			batch[i], _ = next()
		}
		readings := readAll(rd, batch[:])
		c.remember(batch[:], readings)
		if c.Articles <= have {
			continue
		}
		if err := s.Update(ctx, func(tx *corpus.Tx) error { return c.put(tx, batch[:], readings) }); err != nil {
			return err
		}
	}
	return nil
}

func readAll(rd *extract.Reader, batch []corpus.Article) []corpus.Reading {
	out := make([]corpus.Reading, len(batch))
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < len(batch); i += 2 {
				out[i] = rd.Read(batch[i])
			}
		})
	}
	wg.Wait()
	return out
}

// captureOf is the page that an article was read from.
func captureOf(a corpus.Article) corpus.Capture {
	day := len(a.URL) * 7 % 60
	return corpus.NewCapture([]byte("<p>"+a.Text), "text/html", noon.AddDate(0, 0, -day))
}

func (c *crowd) remember(batch []corpus.Article, readings []corpus.Reading) {
	c.Articles += len(batch)
	for i, r := range readings {
		c.Targets += len(r.Targets)
		if i%4 == 0 && len(r.Targets) > 0 {
			c.IDs = append(c.IDs, r.Targets[i%len(r.Targets)].ID)
			c.SHAs = append(c.SHAs, captureOf(batch[i]).SHA256)
		}
	}
}

func (c *crowd) put(tx *corpus.Tx, batch []corpus.Article, readings []corpus.Reading) error {
	for i, a := range batch {
		k := captureOf(a)
		v, _, err := tx.PutArticle(a, &k)
		if err != nil {
			return err
		}
		if err := tx.PutReading(v, readings[i]); err != nil {
			return err
		}
	}
	return nil
}
