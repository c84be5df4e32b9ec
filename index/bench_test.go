//go:build bench

package index

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
	_ "modernc.org/sqlite"
)

// TestBench measures the index beside its peers on the same records, in one run:
//
//	go test -tags bench ./index -run '^TestBench$' -v -timeout 60m [-sizes 10000,100000,1000000]
//
// Peers: Bleve with its stock mapping in batches of 1,000, and SQLite FTS5 in
// modernc with prepared statements, bm25 and an index on every filter column; all
// of them hold a copy of the text without marks. Every engine builds in a process
// of its own, whose CPU (less that of making the records) and peak memory count.
var sizes = flag.String("sizes", "10000,100000", "records of the benchmark")

// engine is one way to find records by words and filters.
type engine interface {
	build(dir string, n int) error
	open(dir string) error
	find(q benchQuery) (found int, err error) // ids and scores of the best 20
}

func engines(t testing.TB) map[string]engine {
	p := parser(t)
	return map[string]engine{"chitieu": &our{p: p}, "bleve": &stockBleve{p: p}, "fts5": &fts{p: p}, "none": &nothing{p: p}}
}

var engineNames = []string{"chitieu", "bleve", "fts5"}

// benchQuery is one of the standard queries.
type benchQuery struct {
	words    []string
	bare     bool
	phrase   bool
	any      bool
	facets   bool
	province string // slug, "" for any
	year     int
}

// benchKinds are the standard queries by name; i varies the words.
var benchKinds = []struct {
	name string
	make func(i int) benchQuery
}{
	{"ranked AND", func(i int) benchQuery { return benchQuery{words: benchWords[i%len(benchWords)]} }},
	{"all words but one", func(i int) benchQuery { return benchQuery{words: benchWords[i%len(benchWords)], any: true} }},
	{"phrase", func(i int) benchQuery { return benchQuery{words: benchWords[i%len(benchWords)][:2], phrase: true} }},
	{"AND, filters", func(i int) benchQuery {
		return benchQuery{words: benchWords[i%len(benchWords)], province: benchPlaces[i%len(benchPlaces)], year: 2018 + i%10}
	}},
	{"AND, facets", func(i int) benchQuery { return benchQuery{words: benchWords[i%len(benchWords)], facets: true} }},
	{"AND, no marks", func(i int) benchQuery {
		words := make([]string, 3)
		for k, w := range benchWords[i%len(benchWords)] {
			words[k] = bareTerm(w)
		}
		return benchQuery{words: words, bare: true}
	}},
}

var (
	benchWords = [][]string{{"trực", "tuyến", "người"}, {"môi", "trường", "mạng"}, {"dịch", "vụ", "công"}, {"doanh", "nghiệp", "số"},
		{"hồ", "sơ", "xã"}, {"người", "dân", "đạt"}, {"công", "việc", "trên"}, {"thanh", "toán", "số"}}
	benchPlaces = []string{"phu-yen", "nghe-an", "lang-son", "kon-tum", "ha-giang"}
)

func TestBench(t *testing.T) {
	var ns []int
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		ns = append(ns, n)
	}
	for _, n := range ns {
		benchSize(t, n)
	}
}

func benchSize(t *testing.T, n int) {
	root := t.TempDir()
	fmt.Printf("\n%d records\n%-10s%12s%12s%12s\n", n, "build", "CPU s", "peak MB", "B/record")
	base := child(t, "none", root, n)
	built := map[string]usage{}
	for _, name := range engineNames {
		u := child(t, name, filepath.Join(root, name), n)
		u.CPU -= base.CPU
		u.Bytes = dirSize(t, filepath.Join(root, name))
		built[name] = u
		fmt.Printf("%-10s%12.1f%12d%12d\n", name, u.CPU.Seconds(), u.Peak>>20, u.Bytes/int64(n))
	}
	fmt.Printf("chitieu / bleve: CPU %.2f, bytes %.2f\n", built["chitieu"].CPU.Seconds()/built["bleve"].CPU.Seconds(), float64(built["chitieu"].Bytes)/float64(built["bleve"].Bytes))

	es := engines(t)
	for _, name := range engineNames {
		if err := es[name].open(filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	ours := es["chitieu"].(*our)
	queries(es)
	tables(t, es)
	fmt.Printf("\n%-34s%12s%12s%12s\n", "chitieu alone, ms", "CPU p50", "CPU p99", "clock p99")
	for _, facets := range []bool{false, true} {
		page := interleaved(t, 100, func(i int) error {
			_, err := ours.ix.Find(context.Background(), benchKinds[0].make(i).understood(), SearchOptions{Limit: 20, Facets: facets})
			return err
		})[0]
		fmt.Printf("%-34s%12.2f%12.2f%12.2f\n", fmt.Sprintf("20 records read, facets %v", facets), ms(at(page.cpu, 50)), ms(at(page.cpu, 99)), ms(at(page.clock, 99)))
	}
	hostileLoad(t, ours.ix)
}

// queries prints what every kind of query costs on every side: the median of the
// CPU, which a busy machine does not blur, and the worst of the clock.
func queries(es map[string]engine) {
	fmt.Printf("\n%-22s", "query, ms")
	for _, name := range engineNames {
		fmt.Printf("%34s", name+": CPU p50 p99, clock p99, hits")
	}
	fmt.Printf("%10s%10s\n", "bleve/we", "fts5/we")
	for _, k := range benchKinds {
		var sides []func(i int) error
		hits := make([]int, len(engineNames))
		for n, name := range engineNames {
			sides = append(sides, func(i int) error {
				found, err := es[name].find(k.make(i))
				if i == 0 {
					hits[n] = found
				}
				return err
			})
		}
		printRow(k.name, interleaved(nil, 100, sides...), hits)
	}
}

func printRow(name string, all []samples, hits []int) {
	fmt.Printf("%-22s", name)
	for n, s := range all {
		fmt.Printf("%10.3f%8.2f%8.2f%8d", ms(at(s.cpu, 50)), ms(at(s.cpu, 99)), ms(at(s.clock, 99)), hits[n])
	}
	for _, s := range all[1:] {
		fmt.Printf("%10.1f", float64(at(s.cpu, 50))/float64(at(all[0].cpu, 50)))
	}
	fmt.Println()
}

// tables prints what the comparison table costs: ours is the whole of it each time,
// judged and with its notes. SQLite is asked for as many of the same cells as one
// statement gives, and for the figures of each group alone; covering indexes both.
func tables(t *testing.T, es map[string]engine) {
	ours, peer := es["chitieu"].(*our), es["fts5"].(*fts)
	ids := ours.frequent()
	var us []Understood
	for i := range 50 {
		u, err := ours.p.Parse(fmt.Sprintf("chỉ_tiêu:%s năm:%d", ids[i%len(ids)], 2018+i/len(ids)))
		if err != nil {
			t.Fatal(err)
		}
		us = append(us, u)
	}
	fmt.Printf("\n%-34s%26s%26s%10s\n", "table of an indicator and year, ms", "chitieu: CPU p50 p99", "fts5: CPU p50 p99", "fts5/we")
	whole := func(i int) error {
		_, err := ours.ix.compare(context.Background(), us[i%50], CompareOptions{})
		return err
	}
	for _, k := range []struct{ name, query string }{{"the cells", cellsOf}, {"their figures alone", figuresOf}} {
		all := interleaved(t, 500, whole, func(i int) error {
			return peer.rows(k.query, ids[i%50%len(ids)], 2018+i%50/len(ids))
		})
		fmt.Printf("%-34s%18.3f%8.2f%18.3f%8.2f%10.1f\n", k.name, ms(at(all[0].cpu, 50)), ms(at(all[0].cpu, 99)), ms(at(all[1].cpu, 50)), ms(at(all[1].cpu, 99)),
			float64(at(all[1].cpu, 50))/float64(at(all[0].cpu, 50)))
	}
}

// frequent are indicators from the most frequent one to rare ones.
func (e *our) frequent() (ids []string) {
	c := e.ix.cols
	order := make([]int, len(c.indicators.texts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return len(c.ofIndicator(b)) - len(c.ofIndicator(a)) })
	for _, rank := range []int{0, 3, 10, 30, 100} {
		ids = append(ids, c.indicators.text(order[rank]))
	}
	return ids
}

// samples are what calls of one side took, sorted.
type samples struct{ cpu, clock []time.Duration }

// interleaved calls the sides in turns, n times after a few in vain, so that what the
// machine does meanwhile falls on all of them.
func interleaved(t *testing.T, n int, sides ...func(i int) error) []samples {
	out := make([]samples, len(sides))
	for i := -8; i < n; i++ {
		for k, f := range sides {
			start, used := time.Now(), cpu()
			err := f(max(i, 0))
			if err != nil && t != nil {
				t.Fatal(err)
			}
			if i >= 0 {
				out[k].clock, out[k].cpu = append(out[k].clock, time.Since(start)), append(out[k].cpu, cpu()-used)
			}
		}
	}
	for _, s := range out {
		slices.Sort(s.clock)
		slices.Sort(s.cpu)
	}
	return out
}

func at(all []time.Duration, percent int) time.Duration {
	return all[min(len(all)*percent/100, len(all)-1)]
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

// hostileLoad times the 200 hostile queries alone, and four normal clients without
// and with two hostile ones beside them, in turns.
func hostileLoad(t *testing.T, ix *Index) {
	refused, late := 0, 0
	var all samples
	for _, q := range hostileQueries() {
		start, used := time.Now(), cpu()
		_, err := ix.Search(context.Background(), q, SearchOptions{Limit: 20, Facets: true})
		all.clock, all.cpu = append(all.clock, time.Since(start)), append(all.cpu, cpu()-used)
		switch {
		case errors.Is(err, ErrQuery):
			refused++
		case err != nil:
			t.Fatal(err)
		case time.Since(start) > 250*time.Millisecond:
			late++
		}
	}
	fmt.Printf("200 hostile queries: %d refused, %d over 250 ms; the slowest used %.0f ms of CPU and took %.0f ms\n", refused, late, ms(slices.Max(all.cpu)), ms(slices.Max(all.clock)))
	var ratios, alone, beside []float64
	for range 5 {
		a, b := clients(t, ix, nil), clients(t, ix, hostileQueries())
		alone, beside = append(alone, ms(at(a, 99))), append(beside, ms(at(b, 99)))
		ratios = append(ratios, float64(at(b, 99))/float64(at(a, 99)))
	}
	fmt.Printf("four clients, medians of five rounds: p99 %.1f ms alone, %.1f ms beside two hostile ones; ratio %.2f\n", median(alone), median(beside), median(ratios))
}

func clients(t *testing.T, ix *Index, hostile []string) []time.Duration {
	var mu sync.Mutex
	var all []time.Duration
	stop := make(chan struct{})
	var normal, others sync.WaitGroup
	if hostile != nil {
		for c := range 2 {
			others.Go(func() {
				for i := c; ; i++ {
					select {
					case <-stop:
						return
					default:
						_, _ = ix.Search(context.Background(), hostile[i%len(hostile)], SearchOptions{Limit: 20})
					}
				}
			})
		}
	}
	for c := range 4 {
		normal.Go(func() {
			for i := range 250 {
				u := benchKinds[(c+i)%len(benchKinds)].make(i).understood()
				start := time.Now()
				_, err := ix.Find(context.Background(), u, SearchOptions{Limit: 20})
				took := time.Since(start)
				if err != nil && !errors.Is(err, context.DeadlineExceeded) { // that one took its five seconds
					t.Error(err)
				}
				mu.Lock()
				all = append(all, took)
				mu.Unlock()
			}
		})
	}
	normal.Wait()
	close(stop)
	others.Wait()
	slices.Sort(all)
	return all
}

// usage is what a build cost.
type usage struct {
	CPU   time.Duration
	Peak  int64
	Bytes int64
}

// child builds one engine's index in a process of its own.
func child(t *testing.T, name, dir string, n int) usage {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestBenchChild$")
	cmd.Env = append(os.Environ(), "BENCH_ENGINE="+name, "BENCH_DIR="+dir, "BENCH_N="+strconv.Itoa(n))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	r := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return usage{CPU: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), Peak: r.Maxrss * 1024}
}

func TestBenchChild(t *testing.T) {
	name := os.Getenv("BENCH_ENGINE")
	if name == "" {
		t.Skip("only as a process of TestBench")
	}
	n, err := strconv.Atoi(os.Getenv("BENCH_N"))
	if err != nil {
		t.Fatal(err)
	}
	if err := engines(t)[name].build(os.Getenv("BENCH_DIR"), n); err != nil {
		t.Fatal(err)
	}
}

func dirSize(t *testing.T, dir string) (n int64) {
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// nothing makes the records and drops them: the cost that is nobody's.
type nothing struct{ p *Parser }

func (e *nothing) build(_ string, n int) error {
	for range synthetic(e.p.names.gaz, e.p.names.tax, n) {
	}
	return nil
}
func (e *nothing) open(string) error            { return nil }
func (e *nothing) find(benchQuery) (int, error) { return 0, nil }

// our is this package.
type our struct {
	p  *Parser
	ix *Index
}

func (e *our) build(dir string, n int) error {
	_, err := Build(context.Background(), dir, BuildOptions{}, Clustered(synthetic(e.p.names.gaz, e.p.names.tax, n)))
	return err
}

func (e *our) open(dir string) (err error) {
	e.ix, err = Open(dir)
	return err
}

func (q benchQuery) understood() Understood {
	u := Understood{Bare: q.bare}
	u.Words = q.words
	if q.phrase {
		u.Words, u.Phrases = nil, []string{strings.Join(q.words, " ")}
	}
	if q.province != "" {
		u.Provinces = []PlaceRef{{ID: q.province, Scheme: 63}}
	}
	if q.year != 0 {
		u.Years = []Years{{q.year, q.year}}
	}
	return u
}

func (e *our) find(q benchQuery) (int, error) {
	s := newFinder(e.ix, q.understood(), SearchOptions{Limit: 20, Facets: q.facets, Related: map[bool]int{true: 20, false: -1}[q.any]})
	if err := s.run(context.Background()); err != nil {
		return 0, err
	}
	s.facets.list(e.ix)
	s.related.page(0, 20)
	s.hits.page(0, 20)
	return s.hits.total + s.related.total, nil
}

// stockBleve is what one gets from Bleve without a thought.
type stockBleve struct {
	p  *Parser
	ix bleve.Index
}

func plainKey(slug string) string { return strings.ReplaceAll(slug, "-", "") }

func (e *stockBleve) build(dir string, n int) error {
	ix, err := bleve.New(filepath.Join(dir, "stock"), bleve.NewIndexMapping())
	if err != nil {
		return err
	}
	batch := ix.NewBatch()
	for r := range synthetic(e.p.names.gaz, e.p.names.tax, n) {
		doc := map[string]any{"subject": r.Subject, "quote": r.Quote, "title": r.Article.Title, "bare": bareText(r.Subject), "rest": bareText(r.Quote + " " + r.Article.Title), "year": *r.Year, "value": r.Value,
			"tiers": r.Tiers, "domain": r.Domain, "indicator": plainKey(r.Indicator), "province": plainKey(*r.Province), "status": string(r.Status), "issuer": r.IssuerLevel}
		if err := batch.Index(r.ID, doc); err != nil {
			return err
		}
		if batch.Size() == 1000 {
			if err := ix.Batch(batch); err != nil {
				return err
			}
			batch.Reset()
		}
	}
	return errors.Join(ix.Batch(batch), ix.Close())
}

func bareText(s string) string { return strings.Join(termsOf(s, bareTerm), " ") }

func (e *stockBleve) open(dir string) (err error) {
	e.ix, err = bleve.Open(filepath.Join(dir, "stock"))
	return err
}

func (e *stockBleve) find(q benchQuery) (int, error) {
	field := "subject"
	if q.bare {
		field = "bare"
	}
	var must []query.Query
	for _, w := range q.words {
		m := bleve.NewMatchQuery(w)
		m.SetField(field)
		must = append(must, m)
	}
	var whole query.Query = bleve.NewConjunctionQuery(must...)
	if q.any {
		most := bleve.NewDisjunctionQuery(must...)
		most.SetMin(float64(len(must) - 1))
		whole = most
	}
	if q.phrase {
		m := bleve.NewMatchPhraseQuery(strings.Join(q.words, " "))
		m.SetField(field)
		whole = m
	}
	if q.province != "" {
		p := bleve.NewTermQuery(plainKey(q.province))
		p.SetField("province")
		from, to := float64(q.year), float64(q.year+1)
		y := bleve.NewNumericRangeQuery(&from, &to)
		y.SetField("year")
		whole = bleve.NewConjunctionQuery(whole, p, y)
	}
	req := bleve.NewSearchRequestOptions(whole, 20, 0, false)
	if q.facets {
		for _, f := range []string{"province", "tiers", "domain", "indicator", "status", "issuer"} {
			req.AddFacet(f, bleve.NewFacetRequest(f, 70))
		}
	}
	res, err := e.ix.Search(req)
	if err != nil {
		return 0, err
	}
	return int(res.Total), nil
}

// fts is SQLite with FTS5, statements prepared once.
type fts struct {
	p     *Parser
	db    *sql.DB
	stmts map[string]*sql.Stmt
}

func (e *fts) build(dir string, n int) error {
	db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{
		"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
		"CREATE TABLE rec(n INTEGER PRIMARY KEY, id TEXT, province TEXT, tier TEXT, year INT, domain TEXT, indicator TEXT, status TEXT, issuer TEXT, value REAL, bound TEXT, plan_year INT, sources INT, record TEXT)",
		"CREATE VIRTUAL TABLE f USING fts5(subject, quote, title, bare, rest, content='', tokenize=\"unicode61 remove_diacritics 0\")",
	} {
		if _, err := db.Exec(s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	var tx *sql.Tx
	var put, index *sql.Stmt
	k := 0
	for r := range synthetic(e.p.names.gaz, e.p.names.tax, n) {
		if k%1000 == 0 {
			if tx != nil {
				if err := tx.Commit(); err != nil {
					return err
				}
			}
			if tx, err = db.Begin(); err == nil {
				put, err = tx.Prepare("INSERT INTO rec VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
			}
			if err == nil {
				index, err = tx.Prepare("INSERT INTO f(rowid, subject, quote, title, bare, rest) VALUES(?,?,?,?,?,?)")
			}
			if err != nil {
				return err
			}
		}
		k++
		tier := ""
		if len(r.Tiers) > 0 {
			tier = string(r.Tiers[0])
		}
		record, err := json.Marshal(&r)
		if err != nil {
			return err
		}
		if _, err := put.Exec(k, r.ID, *r.Province, tier, *r.Year, r.Domain, r.Indicator, string(r.Status), r.IssuerLevel, r.Value, string(r.Bound), r.Article.PlanYear, 1, record); err != nil {
			return err
		}
		if _, err := index.Exec(k, r.Subject, r.Quote, r.Article.Title, bareText(r.Subject), bareText(r.Quote+" "+r.Article.Title)); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	for _, c := range []string{"province", "tier", "year", "domain", "indicator", "status", "issuer", "value"} {
		if _, err := db.Exec("CREATE INDEX rec_" + c + " ON rec(" + c + ")"); err != nil {
			return err
		}
	}
	_, err = db.Exec("CREATE INDEX rec_table ON rec(indicator, year, province, tier, value)")
	return errors.Join(err, exec1(db, "ANALYZE"))
}

func exec1(db *sql.DB, s string) error {
	_, err := db.Exec(s)
	return err
}

func (e *fts) open(dir string) (err error) {
	e.stmts = map[string]*sql.Stmt{}
	if e.db, err = sql.Open("sqlite", filepath.Join(dir, "fts.db")); err != nil {
		return err
	}
	// Made here, so that the build pays for the one covering index that it needs.
	return exec1(e.db, "CREATE INDEX rec_cells ON rec(indicator, year, status, issuer, province, tier, plan_year DESC, n, value, bound, id, sources)")
}

func (e *fts) prepared(s string) (*sql.Stmt, error) {
	if st, ok := e.stmts[s]; ok {
		return st, nil
	}
	st, err := e.db.Prepare(s)
	e.stmts[s] = st
	return st, err
}

func (e *fts) find(q benchQuery) (int, error) {
	col := "subject"
	if q.bare {
		col = "bare"
	}
	match := col + " : (" + allOf(q.words) + ")"
	if q.any {
		var pairs []string
		for i := range q.words {
			pairs = append(pairs, "("+allOf(slices.Concat(q.words[:i], q.words[i+1:]))+")")
		}
		match = col + " : (" + strings.Join(pairs, " OR ") + ")"
	}
	if q.phrase {
		match = col + ` : "` + strings.Join(q.words, " ") + `"`
	}
	where, args := "", []any{match}
	if q.province != "" {
		where, args = " AND rec.province = ? AND rec.year = ?", append(args, q.province, q.year)
	}
	st, err := e.prepared("SELECT rec.id, bm25(f) AS s FROM f JOIN rec ON rec.n = f.rowid WHERE f MATCH ?" + where + " ORDER BY s LIMIT 20")
	if err != nil {
		return 0, err
	}
	if _, err := drain(st, args...); err != nil {
		return 0, err
	}
	if q.facets {
		for _, c := range []string{"province", "tier", "year", "domain", "indicator", "status", "issuer"} {
			st, err := e.prepared("SELECT rec." + c + ", count(*) FROM f JOIN rec ON rec.n = f.rowid WHERE f MATCH ? GROUP BY 1")
			if err != nil {
				return 0, err
			}
			if _, err := drain(st, args...); err != nil {
				return 0, err
			}
		}
	}
	if st, err = e.prepared("SELECT count(*), 0 FROM f JOIN rec ON rec.n = f.rowid WHERE f MATCH ?" + where); err != nil {
		return 0, err
	}
	return drain(st, args...) // the number of hits, as the others tell it
}

func allOf(words []string) string { return `"` + strings.Join(words, `" AND "`) + `"` }

// drain reads all rows and returns the first column of the first as a number.
func drain(st *sql.Stmt, args ...any) (first int, err error) {
	rows, err := st.Query(args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		var a, b any
		if err := rows.Scan(&a, &b); err != nil {
			return 0, err
		}
		if v, ok := a.(int64); ok && n == 0 {
			first = int(v)
		}
	}
	return first, rows.Err()
}

// figuresOf groups the values of an indicator and year.
const figuresOf = "SELECT province, tier, min(value), avg(value), max(value), count(*) FROM rec WHERE indicator = ? AND year = ? GROUP BY province, tier"

// cellsOf lists them as a table shows them: of each province and tier the latest plan
// first and those that it replaces behind it, with rank and number of provinces.
const cellsOf = `WITH c AS (SELECT province, tier, value, bound, id, plan_year, sources, row_number() OVER w AS k, count(*) OVER (PARTITION BY province, tier) AS held
	FROM rec WHERE indicator = ? AND year = ? AND status = 'target' AND issuer = 'province' WINDOW w AS (PARTITION BY province, tier ORDER BY plan_year DESC, n))
SELECT province, tier, k, held, value, bound, id, plan_year, sources, rank() OVER (PARTITION BY tier, k ORDER BY value DESC), count(*) OVER (PARTITION BY tier, k) FROM c ORDER BY province, tier, k`

// rows runs a query of a table and reads every row that it gives.
func (e *fts) rows(query, indicator string, year int) error {
	st, err := e.prepared(query)
	if err != nil {
		return err
	}
	rows, err := st.Query(indicator, year)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	into := make([]any, len(names))
	for i := range into {
		into[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}
