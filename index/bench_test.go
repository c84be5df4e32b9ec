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
	table(indicator string, year int) error   // province × tier of one indicator and year
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
	{"OR", func(i int) benchQuery { return benchQuery{words: benchWords[i%len(benchWords)], any: true} }},
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
	fmt.Printf("%-16s%30s%30s%30s%12s%12s\n", "query, ms", "chitieu p50 p99 hits", "bleve p50 p99 hits", "fts5 p50 p99 hits", "x bleve", "x fts5")
	for _, k := range benchKinds {
		var p50 []time.Duration
		fmt.Printf("%-16s", k.name)
		for _, name := range engineNames {
			all, hits := measure(t, es[name], k.make, 160)
			p50 = append(p50, at(all, 50))
			fmt.Printf("%12.2f%10.2f%8d", ms(at(all, 50)), ms(at(all, 99)), hits)
		}
		fmt.Printf("%12.1f%12.1f\n", float64(p50[1])/float64(p50[0]), float64(p50[2])/float64(p50[0]))
	}
	fmt.Printf("%-16s", "table")
	var p50 []time.Duration
	for _, name := range []string{"chitieu", "fts5"} {
		all := times(t, 160, func(i int) error { return es[name].table(tableIndicators[i%len(tableIndicators)], 2018+i%10) })
		p50 = append(p50, at(all, 50))
		fmt.Printf("  %s %.3f %.3f", name, ms(at(all, 50)), ms(at(all, 99)))
	}
	fmt.Printf("  chitieu / fts5: %.2f\n", float64(p50[0])/float64(p50[1]))
	ours := es["chitieu"].(*our)
	page := times(t, 160, func(i int) error {
		_, err := ours.ix.Find(context.Background(), benchKinds[0].make(i).understood(), SearchOptions{Limit: 20, Facets: true})
		return err
	})
	fmt.Printf("a page of 20 records with facets: %.2f %.2f ms\n", ms(at(page, 50)), ms(at(page, 99)))
	hostileLoad(t, ours.ix)
}

var tableIndicators = []string{"work-dossiers", "economy-grdp", "poverty-rate", "smartphone", "tthc-online"}

func measure(t *testing.T, e engine, make func(int) benchQuery, n int) ([]time.Duration, int) {
	hits := 0
	all := times(t, n, func(i int) error {
		found, err := e.find(make(i))
		if i == 0 {
			hits = found
		}
		return err
	})
	return all, hits
}

// times runs f n times, after a few in vain, and sorts how long they took.
func times(t *testing.T, n int, f func(i int) error) []time.Duration {
	all := make([]time.Duration, 0, n)
	for i := -8; i < n; i++ {
		start := time.Now()
		if err := f(max(i, 0)); err != nil {
			t.Fatal(err)
		}
		if i >= 0 {
			all = append(all, time.Since(start))
		}
	}
	slices.Sort(all)
	return all
}

func at(all []time.Duration, percent int) time.Duration {
	return all[min(len(all)*percent/100, len(all)-1)]
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

// hostileLoad times the 200 hostile queries alone, and four normal clients without
// and with two hostile ones beside them.
func hostileLoad(t *testing.T, ix *Index) {
	ctx := context.Background()
	hostile, refused, slowest, which := hostileQueries(), 0, time.Duration(0), ""
	for _, q := range hostile {
		start := time.Now()
		_, err := ix.Search(ctx, q, SearchOptions{Limit: 20, Facets: true})
		if d := time.Since(start); d > slowest {
			slowest, which = d, q
		}
		if errors.Is(err, ErrQuery) {
			refused++
		} else if err != nil {
			t.Fatal(err)
		}
	}
	fmt.Printf("200 hostile queries: %d refused, the slowest took %.0f ms (%.30q)\n", refused, ms(slowest), which)
	alone, beside := clients(t, ix, nil), clients(t, ix, hostile)
	fmt.Printf("four clients: p99 %.1f ms alone, %.1f ms beside two hostile ones: %.2fx\n", ms(at(alone, 99)), ms(at(beside, 99)), float64(at(beside, 99))/float64(at(alone, 99)))
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
			for i := range 500 {
				u := benchKinds[(c+i)%len(benchKinds)].make(i).understood()
				start := time.Now()
				if _, err := ix.Find(context.Background(), u, SearchOptions{Limit: 20}); err != nil {
					t.Error(err)
				}
				mu.Lock()
				all = append(all, time.Since(start))
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
func (e *nothing) table(string, int) error      { return nil }

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

func (e *our) table(indicator string, year int) error {
	_, err := e.ix.Compare(context.Background(), fmt.Sprintf("chỉ_tiêu:%s năm:%d", indicator, year), CompareOptions{})
	return err
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
		whole = bleve.NewDisjunctionQuery(must...)
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

func (e *stockBleve) table(string, int) error { return nil }

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
		"CREATE TABLE rec(n INTEGER PRIMARY KEY, id TEXT, province TEXT, tier TEXT, year INT, domain TEXT, indicator TEXT, status TEXT, issuer TEXT, value REAL, record TEXT)",
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
				put, err = tx.Prepare("INSERT INTO rec VALUES(?,?,?,?,?,?,?,?,?,?,?)")
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
		if _, err := put.Exec(k, r.ID, *r.Province, tier, *r.Year, r.Domain, r.Indicator, string(r.Status), r.IssuerLevel, r.Value, record); err != nil {
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
	e.db, err = sql.Open("sqlite", filepath.Join(dir, "fts.db"))
	return err
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
	join := " AND "
	if q.any {
		join = " OR "
	}
	match := col + " : (" + `"` + strings.Join(q.words, `"`+join+`"`) + `")`
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

func (e *fts) table(indicator string, year int) error {
	st, err := e.prepared("SELECT province, tier, min(value), avg(value), max(value), count(*) FROM rec WHERE indicator = ? AND year = ? GROUP BY province, tier")
	if err != nil {
		return err
	}
	rows, err := st.Query(indicator, year)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var province, tier string
		var low, mean, high float64
		var n int
		if err := rows.Scan(&province, &tier, &low, &mean, &high, &n); err != nil {
			return err
		}
	}
	return rows.Err()
}
