package corpus

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func capture(body string) *Capture {
	sum := sha256.Sum256([]byte(body))
	return &Capture{SHA256: hex.EncodeToString(sum[:]), Body: []byte(body), ContentType: "text/html", Fetched: fixedClock()}
}

// A store of every older schema opens, for a writer and for a reader, with what it holds.
func TestMigration(t *testing.T) {
	for from := 0; from < len(migrations); from++ {
		for _, o := range []Options{{Write: true}, {}} {
			dir := t.TempDir()
			db, err := sql.Open("sqlite", filepath.Join(dir, FileName))
			if err != nil {
				t.Fatal(err)
			}
			stmts := strings.Join(migrations[:from], "\n") + fmt.Sprintf("PRAGMA user_version = %d;", from)
			if from > 0 {
				stmts += "UPDATE seq SET n = 42;"
			}
			if from > 4 { // the number of what answers are read from has a column of its own
				stmts += "UPDATE seq SET content = 42;"
			}
			if _, err := db.Exec(stmts); err != nil {
				t.Fatal(err)
			}
			db.Close()
			s, err := Open(dir, o)
			if from == 0 && !o.Write {
				if !errors.Is(err, ErrNoStore) {
					t.Errorf("reading a store whose making never finished: %v, want ErrNoStore", err)
				}
				continue
			}
			if err != nil {
				t.Errorf("schema %d, %+v: %v", from, o, err)
				continue
			}
			var at int
			if err := s.db.QueryRow("PRAGMA user_version").Scan(&at); err != nil || at != len(migrations) {
				t.Errorf("schema %d, %+v: now %d, %v, want %d", from, o, at, err, len(migrations))
			}
			if n, err := s.Seq(context.Background()); err != nil || from > 0 && n != 42 {
				t.Errorf("schema %d, %+v: Seq = %d, %v, want 42", from, o, n, err)
			}
			s.Close()
		}
	}
}

func TestNewerSchema(t *testing.T) {
	s := newStore(t)
	dir := s.Dir()
	if _, err := s.db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, o := range []Options{{}, {Write: true}} {
		if _, err := Open(dir, o); !errors.Is(err, ErrNewerSchema) {
			t.Errorf("Open(%+v) = %v, want ErrNewerSchema", o, err)
		}
	}
}

// The lock ends with the process that held it, not with its file.
func TestLockEnds(t *testing.T) {
	s := newStore(t)
	dir := s.Dir()
	s.Close()
	s, err := Open(dir, Options{Write: true})
	if err != nil {
		t.Fatalf("a writer after the first one closed: %v", err)
	}
	s.Close()
}

func TestReadWhileWriting(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	put(t, s, Article{URL: "u/0", Text: "một"}, nil)
	r, err := Open(s.Dir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	err = s.Update(ctx, func(tx *Tx) error {
		for i := range 50 {
			if _, _, err := tx.PutArticle(Article{URL: fmt.Sprint("u/", i+1), Text: "hai"}, nil); err != nil {
				return err
			}
		}
		start := time.Now()
		if n, _, err := r.Count(ctx); n != 1 || err != nil {
			t.Errorf("a reader sees %d articles, %v amid a transaction, want 1", n, err)
		}
		if d := time.Since(start); d > time.Second {
			t.Errorf("a reader waited %v for the writer", d)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, _, err := r.Count(ctx); n != 51 || err != nil {
		t.Errorf("a reader sees %d articles, %v after the transaction, want 51", n, err)
	}
}

// A full disk loses nothing and keeps nothing of the transaction that met it.
func TestFull(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	put(t, s, Article{URL: "u/0", Text: "một"}, nil)
	if _, err := s.writer.Exec("PRAGMA max_page_count = 60"); err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, 1<<20)
	rand.Read(noise)
	err := s.Update(ctx, func(tx *Tx) error {
		if _, _, err := tx.PutArticle(Article{URL: "u/1", Text: "hai"}, nil); err != nil {
			return err
		}
		_, _, err := tx.PutArticle(Article{URL: "u/2", Text: "ba"}, capture(string(noise)))
		return err
	})
	if !errors.Is(err, ErrFull) {
		t.Errorf("a full disk: %v, want ErrFull", err)
	}
	if n, _, err := s.Count(ctx); n != 1 || err != nil {
		t.Errorf("%d articles, %v after the disk was full, want 1", n, err)
	}
	if _, err := s.Verify(ctx, func(f Fault) { t.Errorf("fault %v", f) }); err != nil {
		t.Error(err)
	}
	put(t, s, Article{URL: "u/3", Text: "bốn"}, nil)
}

// A panic in a transaction leaves the store usable.
func TestPanic(t *testing.T) {
	s := newStore(t)
	func() {
		defer func() { recover() }()
		s.Update(context.Background(), func(tx *Tx) error {
			tx.PutArticle(Article{URL: "u", Text: "x"}, nil)
			panic("boom")
		})
	}()
	if v, isNew := put(t, s, Article{URL: "u", Text: "x"}, nil); !isNew || v.N != 1 {
		t.Errorf("after a panic: version %d new %v, want 1 true", v.N, isNew)
	}
}

func TestSeqGrows(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	seen := map[int64]bool{}
	var last int64
	for i := range 5 {
		v, _ := put(t, s, Article{URL: fmt.Sprint("u/", i%3), Text: fmt.Sprint("x", i)}, nil)
		n, err := s.Seq(ctx)
		if err != nil || n <= last || v.Seq > n || seen[v.Seq] {
			t.Errorf("row %d has sequence number %d after %d, %v", v.ID, n, last, err)
		}
		seen[v.Seq], last = true, n
	}
}

func TestCaptureOnce(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	c := capture(strings.Repeat("<p>phấn đấu 60%</p>", 1000))
	a := Article{URL: "https://a.example/1", Text: "phấn đấu 60%"}
	put(t, s, a, c)
	put(t, s, a, c)
	a.URL = "https://b.example/1"
	put(t, s, a, c)
	var n, size int
	if err := s.db.QueryRow("SELECT COUNT(*), SUM(LENGTH(body)) FROM captures").Scan(&n, &size); err != nil || n != 1 || size > 1000 {
		t.Errorf("%d captures of %d bytes, %v: want one, compressed", n, size, err)
	}
	if got, err := s.Captured(ctx, c.SHA256); err != nil || !got.Fetched.Equal(fixedClock()) {
		t.Errorf("Captured: fetched %v, %v", got.Fetched, err)
	}
	// Seen again without its bytes, the version keeps its proof.
	if v, isNew := put(t, s, a, nil); isNew || v.SHA256 != c.SHA256 {
		t.Errorf("seen again: new %v, capture %q, want %q", isNew, v.SHA256, c.SHA256)
	}
	if _, err := s.db.Exec("UPDATE captures SET body = substr(body, 1, 20) || x'00' || substr(body, 22)"); err != nil {
		t.Fatal(err)
	}
	faults := 0
	if _, err := s.Verify(ctx, func(Fault) { faults++ }); err != nil || faults != 1 {
		t.Errorf("%d faults, %v for a capture with a changed byte, want 1", faults, err)
	}
	if _, err := s.Captured(ctx, c.SHA256); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged capture: %v, want ErrDamaged", err)
	}
}

func TestNotStorable(t *testing.T) {
	s := newStore(t)
	for name, a := range map[string]Article{
		"bad date":                  {URL: "u", Text: "a", Published: "\xff"},
		"bad address":               {URL: "\xff", Text: "a"},
		"too long":                  {URL: "u", Text: strings.Repeat("a", MaxText+1)},
		"block outside":             {URL: "u", Text: "a", Blocks: []Block{{Span: Span{0, 2}}}},
		"block inside a character":  {URL: "u", Text: "đ", Blocks: []Block{{Span: Span{0, 1}}}},
		"blocks overlap":            {URL: "u", Text: "abc", Blocks: []Block{{Span: Span{0, 2}}, {Span: Span{1, 3}}}},
		"blocks of a text not NFC":  {URL: "u", Text: "a\u0301", Blocks: []Block{{Span: Span{0, 3}}}},
		"block backwards":           {URL: "u", Text: "abc", Blocks: []Block{{Span: Span{2, 1}}}},
		"block beyond a short text": {URL: "u", Text: "abc", Blocks: []Block{{Span: Span{-1, 1}}}},
	} {
		err := s.Update(context.Background(), func(tx *Tx) error { _, _, err := tx.PutArticle(a, nil); return err })
		if !errors.Is(err, ErrText) {
			t.Errorf("%s: %v, want ErrText", name, err)
		}
	}
	if v, _ := put(t, s, Article{URL: "u", Text: "a\u0301"}, nil); v.Article.Text != "á" {
		t.Errorf("stored text %q is not NFC", v.Article.Text)
	}
}

// A store cut short or overwritten is damaged, whichever way one comes upon it.
func TestCutShort(t *testing.T) {
	s := newStore(t)
	for i := range 200 {
		put(t, s, Article{URL: fmt.Sprint("u/", i), Text: strings.Repeat("phấn đấu ", 200)}, nil)
	}
	dir := s.Dir()
	s.Close()
	path := filepath.Join(dir, FileName)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
	s, err = Open(dir, Options{})
	if err == nil {
		_, err = s.Verify(context.Background(), func(Fault) {})
		s.Close()
	}
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("half a store: %v, want ErrDamaged", err)
	}
}

func TestFrontier(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	now := fixedClock()
	u := URLState{URL: "https://a.example/2", Portal: "a", Kind: "article", State: "done", Priority: 2, Depth: 2, Next: now, ETag: `"x"`,
		LastModified: "Thu", Status: 304, Failures: 1, Quiet: 3, Links: 4, Fetched: now, SHA256: "00", From: "https://a.example/", Found: now, Title: "Kế hoạch"}
	err := s.Update(ctx, func(tx *Tx) error {
		for _, u := range []URLState{u,
			{URL: "https://a.example/", Portal: "a", Kind: "list", State: "new", Next: now},
			{URL: "https://a.example/later", Portal: "a", Kind: "list", State: "new", Next: now.Add(time.Hour)},
			{URL: "https://a.example/gone", Portal: "a", Kind: "article", State: "gone", Next: now.AddDate(1, 0, 0)},
			{URL: "https://b.example/", Portal: "b", Kind: "list", State: "new"}} {
			if err := tx.PutURL(u); err != nil {
				return err
			}
		}
		fresh := URLState{URL: "https://a.example/3", Portal: "a", Kind: "article", State: "new", Next: now.Add(time.Hour)}
		added, err := tx.AddURLs([]URLState{{URL: u.URL, Portal: "a", Kind: "article", State: "new"}, fresh, fresh})
		if len(added) != 1 || added[0] != fresh.URL {
			t.Errorf("AddURLs of a known address and twice a new one = %q, want %q", added, fresh.URL)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, ok, err := s.URL(ctx, u.URL); err != nil || !ok || got != u {
		t.Errorf("URL = %+v, %v, %v, want %+v", got, ok, err, u)
	}
	for _, c := range []struct {
		priority int
		want     string
	}{{0, "https://a.example/"}, {2, u.URL}} {
		due, err := s.Due(ctx, "a", c.priority, now, 10)
		if err != nil || len(due) != 1 || due[0].URL != c.want {
			t.Errorf("Due(%d) = %+v, %v, want %s", c.priority, due, err, c.want)
		}
	}
	if n, err := s.CountURLs(ctx, "a"); err != nil || n["new"] != 3 || n["done"] != 1 || n["gone"] != 1 {
		t.Errorf("CountURLs = %v, %v", n, err)
	}
}

func TestRuns(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	err := s.Update(ctx, func(tx *Tx) error {
		r, err := tx.BeginRun("add")
		if err != nil {
			return err
		}
		if _, err := tx.BeginRun("crawl"); err != nil {
			return err
		}
		r.Exit, r.Counts = 3, map[string]int{"files": 7}
		return tx.FinishRun(r)
	})
	if err != nil {
		t.Fatal(err)
	}
	runs, err := s.Runs(ctx)
	if err != nil || len(runs) != 2 || runs[0].Kind != "crawl" || !runs[0].Finished.IsZero() || runs[1].Counts["files"] != 7 || runs[1].Exit != 3 {
		t.Errorf("Runs = %+v, %v", runs, err)
	}
}

func TestPortalStates(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	check := PortalCheck{ID: "van-hai", Checked: fixedClock(), Good: true, Note: "3 lists"}
	err := s.Update(ctx, func(tx *Tx) error {
		for _, h := range []Health{{Run: 1, Portal: "a", Alarms: []string{"old"}}, {Run: 2, Portal: "a", Counts: map[string]int{"fetched": 2}}, {Run: 1, Portal: "b", Alarms: []string{"x"}}} {
			if err := tx.PutHealth(h); err != nil {
				return err
			}
		}
		return tx.PutPortalCheck(check)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.PortalChecks(ctx); err != nil || len(got) != 1 || got["van-hai"] != check {
		t.Errorf("PortalChecks = %+v, %v, want %+v", got, err, check)
	}
	got, err := s.HealthOf(ctx, 0)
	if err != nil || len(got) != 2 || got[0].Run != 2 || len(got[0].Alarms) != 0 || got[0].Counts["fetched"] != 2 || got[1].Alarms[0] != "x" {
		t.Errorf("HealthOf(0) = %+v, %v, want the newest of a and b", got, err)
	}
	if got, err := s.HealthOf(ctx, 1); err != nil || len(got) != 2 || got[0].Alarms[0] != "old" {
		t.Errorf("HealthOf(1) = %+v, %v", got, err)
	}
	if _, err := s.Verify(ctx, func(f Fault) { t.Errorf("fault in %s", f) }); err != nil {
		t.Error(err)
	}
}

// A store whose making was cut off in the middle of a transaction is opened by
// readers and writers alike: kill -9 can hit the first second too.
func TestHotJournal(t *testing.T) {
	for _, write := range []bool{false, true} {
		dir, from := t.TempDir(), t.TempDir()
		db, err := sql.Open("sqlite", filepath.Join(from, FileName))
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1)
		for _, q := range []string{"PRAGMA journal_mode=DELETE", "CREATE TABLE t (x TEXT)", "INSERT INTO t VALUES (hex(zeroblob(20000)))", "PRAGMA cache_size=1", "BEGIN IMMEDIATE",
			"UPDATE t SET x = hex(randomblob(20000))", "INSERT INTO t SELECT hex(randomblob(9000)) FROM (VALUES (1), (2), (3), (4))"} {
			if _, err := db.Exec(q); err != nil {
				t.Fatalf("%s: %v", q, err)
			}
		}
		for _, name := range []string{FileName, FileName + "-journal"} { // as a killed process leaves them
			b, err := os.ReadFile(filepath.Join(from, name))
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, name), b, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		db.Close()
		s, err := Open(dir, Options{Write: write})
		if err != nil {
			t.Errorf("Open for writing %v: %v", write, err)
			continue
		}
		if n, _, err := s.Count(t.Context()); n != 0 || err != nil {
			t.Errorf("%d articles, %v", n, err)
		}
		s.Close()
	}
}
