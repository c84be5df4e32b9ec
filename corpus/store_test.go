package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func fixedClock() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }

func newStore(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.TempDir(), Options{Create: true, Now: fixedClock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func put(t *testing.T, s *Store, a Article, c *Capture) (Version, bool) {
	t.Helper()
	var v Version
	var isNew bool
	err := s.Update(context.Background(), func(tx *Tx) (err error) {
		v, isNew, err = tx.PutArticle(a, c)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return v, isNew
}

func TestVersions(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	a := Article{URL: "https://a.example/1", Title: "Kế hoạch", Text: "phấn đấu 60%", Blocks: Blocks("phấn đấu 60%")}
	if v, isNew := put(t, s, a, nil); v.N != 1 || !isNew {
		t.Errorf("first: version %d new %v, want 1 true", v.N, isNew)
	}
	if v, isNew := put(t, s, a, nil); v.N != 1 || isNew {
		t.Errorf("the same again: version %d new %v, want 1 false", v.N, isNew)
	}
	a.Text = "phấn đấu 65%"
	if v, isNew := put(t, s, a, nil); v.N != 2 || !isNew {
		t.Errorf("changed: version %d new %v, want 2 true", v.N, isNew)
	}
	old, err := s.Version(ctx, a.URL, 1)
	if err != nil || old.Article.Text != "phấn đấu 60%" || len(old.Article.Blocks) != 1 {
		t.Errorf("version 1 = %+v, %v: want the old text", old.Article, err)
	}
	if v, _ := put(t, s, Article{Text: "không địa chỉ"}, nil); v.Article.URL != TextURL("không địa chỉ") {
		t.Errorf("a text without address is stored as %q", v.Article.URL)
	}
	articles, versions, err := s.Count(ctx)
	if articles != 2 || versions != 3 || err != nil {
		t.Errorf("%d articles, %d versions, %v: want 2, 3", articles, versions, err)
	}
}

func TestGone(t *testing.T) {
	s := newStore(t)
	a := Article{URL: "https://a.example/1", Text: "phấn đấu 60%"}
	put(t, s, a, nil)
	if err := s.Update(context.Background(), func(tx *Tx) error { return tx.MarkGone(a.URL, fixedClock()) }); err != nil {
		t.Fatal(err)
	}
	v, err := s.Version(context.Background(), a.URL, 0)
	if err != nil || v.Gone.IsZero() || v.Article.Text != a.Text {
		t.Errorf("a vanished page: %+v, %v: want its text and the day it went", v, err)
	}
	put(t, s, a, nil)
	if v, _ := s.Version(context.Background(), a.URL, 0); !v.Gone.IsZero() {
		t.Error("a page that answers again is still gone")
	}
}

func TestCapture(t *testing.T) {
	s := newStore(t)
	body := []byte("<html>phấn đấu 60%</html>")
	sum := sha256.Sum256(body)
	c := Capture{SHA256: hex.EncodeToString(sum[:]), Body: body, ContentType: "text/html", Fetched: fixedClock()}
	put(t, s, Article{URL: "https://a.example/1", Text: "phấn đấu 60%"}, &c)
	got, err := s.Captured(context.Background(), c.SHA256)
	if err != nil || string(got.Body) != string(body) {
		t.Errorf("Captured = %q, %v", got.Body, err)
	}
	c.Body = []byte("other bytes")
	err = s.Update(context.Background(), func(tx *Tx) error { return tx.PutCapture(c) })
	if err == nil {
		t.Error("bytes that do not have their digest were stored")
	}
}

func TestReadings(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	v, _ := put(t, s, Article{URL: "https://a.example/1", Title: "t", Text: "phấn đấu 60%"}, nil)
	year := 2025
	r := Reading{Extractor: "1", Targets: []Target{{ID: "ct-a", Status: StatusTarget, Value: 60, Unit: "%", Year: &year}, {ID: "ct-b", Status: StatusResult, Value: 5}}}
	unread := func(x string) int {
		n := 0
		for _, err := range s.Unread(ctx, x) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		return n
	}
	if n := unread("1"); n != 1 {
		t.Errorf("%d unread versions, want 1", n)
	}
	for range 2 { // reading again replaces
		if err := s.Update(ctx, func(tx *Tx) error { return tx.PutReading(v, r) }); err != nil {
			t.Fatal(err)
		}
	}
	if n := unread("1"); n != 0 {
		t.Errorf("%d unread versions after reading, want 0", n)
	}
	if n := unread("2"); n != 1 {
		t.Errorf("%d unread versions for a newer extractor, want 1", n)
	}
	var ids []string
	for rec, err := range s.Records(ctx, "1", time.UTC) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, rec.ID)
	}
	if len(ids) != 2 || ids[0] != "ct-a" {
		t.Errorf("records %v, want ct-a ct-b", ids)
	}
	if h, err := s.History(ctx, "ct-a", time.UTC); err != nil || len(h) != 1 || *h[0].Record.Year != 2025 {
		t.Errorf("history %+v, %v", h, err)
	}
}

func TestRefusals(t *testing.T) {
	s := newStore(t)
	for name, a := range map[string]Article{
		"empty":         {URL: "u"},
		"invalid UTF-8": {URL: "u", Text: "a\xff"},
	} {
		err := s.Update(context.Background(), func(tx *Tx) error { _, _, err := tx.PutArticle(a, nil); return err })
		if !errors.Is(err, ErrText) {
			t.Errorf("%s: %v, want ErrText", name, err)
		}
	}
	if _, err := Open(t.TempDir(), Options{}); !errors.Is(err, ErrNoStore) {
		t.Errorf("an empty directory: %v, want ErrNoStore", err)
	}
	if _, err := Open(s.Dir(), Options{Write: true}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer: %v, want ErrLocked", err)
	}
	r, err := Open(s.Dir(), Options{})
	if err != nil {
		t.Fatalf("a reader beside the writer: %v", err)
	}
	r.Close()
}

func TestUndo(t *testing.T) {
	s := newStore(t)
	boom := errors.New("boom")
	err := s.Update(context.Background(), func(tx *Tx) error {
		if _, _, err := tx.PutArticle(Article{URL: "u", Text: "x"}, nil); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	if n, _, _ := s.Count(context.Background()); n != 0 {
		t.Errorf("%d articles after an undone transaction, want 0", n)
	}
}

func TestVerify(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	v, _ := put(t, s, Article{URL: "https://a.example/1", Text: "phấn đấu 60%"}, nil)
	year := 2025
	err := s.Update(ctx, func(tx *Tx) error {
		if _, err := tx.BeginRun("add"); err != nil {
			return err
		}
		if err := tx.PutURL(URLState{URL: "https://a.example/1", Portal: "a", Kind: "article", State: "done"}); err != nil {
			return err
		}
		return tx.PutReading(v, Reading{Extractor: "1", Targets: []Target{{ID: "ct-a", Value: 60.5, Year: &year}, {ID: "ct-b"}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	faults := func() (out []string) {
		if _, err := s.Verify(ctx, func(f Fault) { out = append(out, f.Table) }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if f := faults(); len(f) != 0 {
		t.Fatalf("faults in a sound store: %v", f)
	}
	for _, stmt := range []string{
		"UPDATE versions SET text = replace(text, '60', '65')", "UPDATE targets SET value = 61 WHERE target = 'ct-a'",
		"UPDATE urls SET state = 'new'", "UPDATE runs SET exit = 7", "UPDATE articles SET gone = 'x'", "UPDATE readings SET info = '{}'",
	} {
		before := len(faults())
		if _, err := s.db.Exec(stmt); err != nil {
			t.Fatal(err)
		}
		if f := faults(); len(f) != before+1 {
			t.Errorf("after %q: faults %v, want one more than %d", stmt, f, before)
		}
	}
}

func TestDamage(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte("this is no database, but it is long enough to be taken for one by its size alone"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("a file that is no store: %v, want ErrDamaged", err)
	}
}

// A line that most articles have keeps its count, however many others come and go.
func TestLines(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	var l Lines
	for i := range 1000 {
		l.Count([]string{"foot", fmt.Sprint("a", i), fmt.Sprint("b", i), fmt.Sprint("c", i)})
	}
	if n := l.On["foot"]; len(l.On) > linesMost || n > 1000 || n < 1000-1000*4/linesMost {
		t.Errorf("%d lines, the one of all articles on %d of %d", len(l.On), n, l.Articles)
	}
	if err := s.Update(ctx, func(tx *Tx) error { return tx.PutLines("a.example", l) }); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Lines(ctx, "a.example"); err != nil || got.Articles != 1000 || got.On["foot"] != l.On["foot"] {
		t.Errorf("stored as %+v, %v", got, err)
	}
	if got, err := s.Lines(ctx, "b.example"); err != nil || got.Articles != 0 {
		t.Errorf("of a new host %+v, %v", got, err)
	}
}
