package corpus

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// told prints changes as "kind id old→new".
func told(cs []Change) string {
	var out []string
	for _, c := range cs {
		value := func(r *Record) string {
			if r == nil {
				return "-"
			}
			return fmt.Sprint(r.Value)
		}
		s := fmt.Sprintf("%s %s %s→%s", c.Kind, c.Target().ID, value(c.Old), value(c.New))
		if c.Page {
			s += " page"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestChanges(t *testing.T) {
	ctx := context.Background()
	now := fixedClock()
	s, err := Open(t.TempDir(), Options{Create: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	night := func(n int) time.Time { return fixedClock().AddDate(0, 0, n) }
	read := func(n int, url, extractor string, targets ...Target) {
		t.Helper()
		now = night(n)
		err := s.Update(ctx, func(tx *Tx) error {
			v, _, err := tx.PutArticle(Article{URL: url, Text: fmt.Sprint(url, n)}, nil)
			if err != nil {
				return err
			}
			return tx.PutReading(v, Reading{Extractor: extractor, Targets: targets})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	goal := func(id string, value float64) Target { return Target{ID: id, Value: value, Status: StatusTarget} }
	read(0, "https://a.example/1", "1", goal("ct-a", 60), goal("ct-b", 10), Target{ID: "ct-r", Value: 5, Status: StatusResult})
	read(0, "https://a.example/2", "1", goal("ct-c", 30))
	read(1, "https://a.example/1", "1", goal("ct-a", 65), goal("ct-d", 20))
	now = night(2)
	if err := s.Update(ctx, func(tx *Tx) error { return tx.MarkGone("https://a.example/2", now) }); err != nil {
		t.Fatal(err)
	}
	for asOf, want := range map[time.Time]string{{}: night(2).Format(time.RFC3339), night(1): ""} {
		for r, err := range s.RecordsAt(ctx, "1", time.UTC, asOf) {
			if err != nil || r.ID == "ct-c" && r.Article.Gone != want {
				t.Errorf("as of %v %s is gone since %q, %v, want %q", asOf, r.ID, r.Article.Gone, err, want)
			}
		}
	}
	for _, c := range []struct {
		since, until int
		want         string
	}{
		{0, 1, "new ct-a -→60, new ct-b -→10, new ct-c -→30"},
		{1, 2, "changed ct-a 60→65, new ct-d -→20, gone ct-b 10→-"},
		{2, 3, "gone ct-c 30→- page"},
		{1, 9, "changed ct-a 60→65, new ct-d -→20, gone ct-b 10→-, gone ct-c 30→- page"},
		{3, 9, ""},
	} {
		got, err := s.Changes(ctx, "1", night(c.since), night(c.until), time.UTC)
		if err != nil || told(got) != c.want {
			t.Errorf("Changes(%d, %d) = %s, %v, want %s", c.since, c.until, told(got), err, c.want)
		}
	}
	for _, c := range []struct {
		since, skip, pages, total int
		want                      string
	}{
		{1, 0, 9, 2, "gone ct-c 30→- page, changed ct-a 60→65, new ct-d -→20, gone ct-b 10→-"},
		{1, 0, 1, 2, "gone ct-c 30→- page"},
		{1, 1, 1, 2, "changed ct-a 60→65, new ct-d -→20, gone ct-b 10→-"},
		{1, 2, 9, 2, ""},
		{2, 0, 9, 1, "gone ct-c 30→- page"},
		{3, 0, 9, 0, ""},
	} {
		got, total, err := s.LatestChanges(ctx, "1", night(c.since), time.UTC, c.skip, c.pages)
		if err != nil || total != c.total || told(got) != c.want {
			t.Errorf("LatestChanges(%d, %d, %d) = %s of %d pages, %v, want %s of %d", c.since, c.skip, c.pages, told(got), total, err, c.want, c.total)
		}
	}
	// A newer extractor that reads the same page otherwise is no change of the page.
	err = s.Update(ctx, func(tx *Tx) error {
		v, err := tx.newest(1)
		if err != nil {
			return err
		}
		return tx.PutReading(v, Reading{Extractor: "2", Targets: []Target{goal("ct-a", 65), goal("ct-d", 22)}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Changes(ctx, "2", night(2), time.Time{}, time.UTC); err != nil || len(got) != 0 {
		t.Errorf("Changes by the newer extractor = %s, %v, want none", told(got), err)
	}
	if got, err := s.Rereads(ctx, "2", time.UTC); err != nil || told(got) != "reread ct-d 20→22" {
		t.Errorf("Rereads = %s, %v", told(got), err)
	}
}

// A backup taken while others write is a store of one moment; restored, it is the same.
func TestBackup(t *testing.T) {
	ctx := context.Background()
	s := newStore(t)
	stop := make(chan struct{})
	done := make(chan error)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			err := s.Update(ctx, func(tx *Tx) error {
				for k := range 2 { // always an even number of articles
					body := fmt.Sprintf("bài %d-%d", i, k)
					if _, _, err := tx.PutArticle(Article{URL: fmt.Sprintf("https://a.example/%d-%d", i, k), Text: body}, capture(body)); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				done <- err
				return
			}
		}
	}()
	dir := t.TempDir()
	for i := range 5 {
		path := filepath.Join(dir, fmt.Sprintf("b%d.db", i))
		if err := s.Backup(ctx, path); err != nil {
			t.Fatal(err)
		}
		b, err := OpenFile(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		if n, _, err := b.Count(ctx); err != nil || n%2 != 0 {
			t.Errorf("backup %d holds %d articles, %v: half a transaction", i, n, err)
		}
		if _, err := b.Verify(ctx, func(f Fault) { t.Errorf("backup %d: fault in %s", i, f) }); err != nil {
			t.Error(err)
		}
		b.Close()
	}
	close(stop)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	last := filepath.Join(dir, "last.db")
	if err := s.Backup(ctx, last); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, last); err == nil {
		t.Error("a backup was overwritten")
	}
	want, err := s.Digest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "new")
	if _, err := Restore(ctx, to, last, false, fixedClock()); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, to, last, false, fixedClock()); err == nil {
		t.Error("a store was replaced unasked")
	}
	kept, err := Restore(ctx, to, last, true, fixedClock())
	if _, serr := os.Stat(kept); err != nil || serr != nil {
		t.Errorf("Restore = %q, %v, %v: want the old store kept", kept, err, serr)
	}
	r, err := Open(to, Options{Write: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got, err := r.Digest(ctx); err != nil || got != want {
		t.Errorf("restored: digest %s, %v, want %s", got, err, want)
	}
	if _, err := Restore(ctx, to, last, true, fixedClock()); err == nil {
		t.Error("a store in use was replaced")
	}
	if _, err := Restore(ctx, filepath.Join(dir, "x"), filepath.Join(dir, "nothing.db"), false, fixedClock()); err == nil {
		t.Error("restored from nothing")
	}
}

// A version that the reader could not read makes nothing gone, and the one behind it nothing new.
func TestChangesLeaveOutTheUnread(t *testing.T) {
	ctx := context.Background()
	now := fixedClock()
	s, err := Open(t.TempDir(), Options{Create: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n, read := range []bool{true, false, true, true} {
		now = fixedClock().AddDate(0, 0, n)
		err := s.Update(ctx, func(tx *Tx) error {
			v, _, err := tx.PutArticle(Article{URL: "https://a.example/1", Text: fmt.Sprint("bản ", n)}, nil)
			if err == nil && read {
				err = tx.PutReading(v, Reading{Extractor: "1", Targets: []Target{{ID: "ct-a", Value: float64(60 + n), Status: StatusTarget}}[:min(1, 3-n)]})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for since, want := range []string{"new ct-a -→60", "", "", "gone ct-a 62→-"} { // the last version is read and promises nothing
		got, err := s.Changes(ctx, "1", fixedClock().AddDate(0, 0, since), fixedClock().AddDate(0, 0, since+1), time.UTC)
		if err != nil || told(got) != want {
			t.Errorf("in night %d: %q, %v, want %q", since, told(got), err, want)
		}
	}
}
