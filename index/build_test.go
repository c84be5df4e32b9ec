package index

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"chitieu/corpus"
)

func TestBuildAndOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if _, err := Open(dir); !errors.Is(err, ErrNoIndex) {
		t.Errorf("Open of no folder = %v, want ErrNoIndex", err)
	}
	m := buildIn(t, dir, fixture())
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if ix.Len() != m.Records || m.Records != len(facts) || m.Duplicates != 0 || m.Articles == 0 {
		t.Errorf("%d records of %d, manifest %+v", ix.Len(), len(facts), m)
	}
	for _, c := range []struct {
		seq       int64
		extractor string
		want      bool
	}{{7, "x1", true}, {6, "x1", true}, {8, "x1", false}, {7, "x2", false}} {
		if got := ix.Fresh(c.seq, c.extractor); got != c.want {
			t.Errorf("Fresh(%d, %q) = %v", c.seq, c.extractor, got)
		}
	}
	for i, want := range fixture() {
		if got, err := ix.Record(want.ID); err != nil || got.Value != want.Value || got.Article.Text != "" {
			t.Errorf("record %d = %+v, %v", i, got, err)
		}
	}
	if !ix.Live() {
		t.Error("the only generation is not live")
	}
}

func TestBuildEmpty(t *testing.T) {
	dir := t.TempDir()
	buildIn(t, dir, nil)
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for _, q := range []string{"", "hồ sơ cấp xã", "chợ hạng 2", "Phú Yên 2025 -\"chợ\""} {
		a, err := ix.Search(context.Background(), q, SearchOptions{})
		if err != nil || a.Total != 0 || a.Hits == nil || a.Related == nil {
			t.Errorf("Search(%q) = %+v, %v", q, a, err)
		}
		if tab, err := ix.Compare(context.Background(), q, CompareOptions{}); err != nil || tab.Rows == nil || tab.Notes == nil {
			t.Errorf("Compare(%q) = %+v, %v", q, tab, err)
		}
	}
}

func TestBuildFails(t *testing.T) {
	dir := t.TempDir()
	buildIn(t, dir, fixture())
	broken := errors.New("store went away")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		ctx  context.Context
		err  error
		want error
	}{{context.Background(), broken, broken}, {cancelled, nil, context.Canceled}} {
		_, err := Build(c.ctx, dir, BuildOptions{}, func(yield func(corpus.Record, error) bool) {
			for _, r := range fixture() {
				if !yield(r, nil) {
					return
				}
			}
			yield(corpus.Record{}, c.err)
		})
		if !errors.Is(err, c.want) {
			t.Errorf("Build = %v, want %v", err, c.want)
		}
	}
	ix, err := Open(dir)
	if err != nil {
		t.Fatalf("the old index after a failed build: %v", err)
	}
	defer ix.Close()
	left, _ := filepath.Glob(filepath.Join(dir, newPrefix+"*"))
	if len(left) > 0 || ix.Manifest.StoreSeq != 7 {
		t.Errorf("left over: %v, seq %d", left, ix.Manifest.StoreSeq)
	}
}

// every calls f with each file under dir.
func every(t *testing.T, dir string, f func(path string, data []byte)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil {
			f(path, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDamage(t *testing.T) {
	dir := t.TempDir()
	buildIn(t, dir, fixture())
	damaged := func(path, how string) {
		t.Helper()
		ix, err := Open(dir)
		if err == nil {
			ix.Close()
		}
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s of %s: Open = %v, want ErrDamaged", how, filepath.Base(path), err)
		}
	}
	write := func(path string, data []byte) {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rnd := rand.New(rand.NewPCG(6, 1))
	every(t, dir, func(path string, data []byte) {
		at := []int{0, len(data) / 2, len(data) - 1}
		for range 20 {
			at = append(at, rnd.IntN(len(data)))
		}
		for _, at := range at {
			flipped := append([]byte(nil), data...)
			flipped[at] ^= 1 << rnd.IntN(8)
			write(path, flipped)
			damaged(path, "a flipped bit")
		}
		for _, n := range []int{0, len(data) - 1, rnd.IntN(len(data)), rnd.IntN(len(data))} {
			write(path, data[:n])
			damaged(path, "a short copy")
		}
		write(path, append(append([]byte(nil), data...), 0))
		damaged(path, "a long copy")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if filepath.Base(path) != currentFile {
			damaged(path, "loss")
		}
		write(path, data)
	})
	ix, err := Open(dir)
	if err != nil {
		t.Fatalf("Open of the whole index: %v", err)
	}
	ix.Close()
	faults := 0
	every(t, filepath.Join(dir, ix.name), func(path string, data []byte) {
		faults++
		write(path, append([]byte("x"), data...))
	})
	if got := Verify(dir); len(got) != 1 { // the manifest itself: nothing below it can be trusted
		t.Errorf("Verify with a broken manifest = %v", got)
	}
	every(t, filepath.Join(dir, ix.name), func(path string, data []byte) {
		if filepath.Base(path) == manifestFile {
			write(path, data[1:])
		}
	})
	if got := Verify(dir); len(got) != faults-1 {
		t.Errorf("Verify tells %d of %d broken files: %v", len(got), faults-1, got)
	}
}

func TestStale(t *testing.T) {
	dir := t.TempDir()
	m := buildIn(t, dir, fixture())
	cur, err := readCurrent(dir)
	if err != nil {
		t.Fatal(err)
	}
	gen := filepath.Join(dir, cur.name)
	m.Format, m.Files = Format+1, nil
	if err := os.Remove(filepath.Join(gen, manifestFile)); err != nil {
		t.Fatal(err)
	}
	if err := writeManifest(gen, &m); err != nil {
		t.Fatal(err)
	}
	sum, _, err := digest(filepath.Join(gen, manifestFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := writeSynced(filepath.Join(dir, currentFile), []byte(cur.name+" "+sum+"\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrStale) || errors.Is(err, ErrDamaged) {
		t.Errorf("Open of another format = %v, want ErrStale alone", err)
	}
}

// TestSwapUnderReaders builds again and again while readers search: each sees one
// whole generation, the old one to the end.
func TestSwapUnderReaders(t *testing.T) {
	dir := t.TempDir()
	recs := fixture()
	buildIn(t, dir, recs)
	old, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	var stop atomic.Bool
	var searches atomic.Int64
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for !stop.Load() {
				ix, err := Open(dir)
				if err != nil {
					t.Error(err)
					return
				}
				for _, q := range []string{"hồ sơ cấp xã", "chợ hạng 2", "cáp quang"} {
					a, err := ix.Search(context.Background(), q, SearchOptions{})
					if err != nil || a.Total == 0 {
						t.Errorf("Search(%q) = %d, %v", q, a.Total, err)
					}
					searches.Add(1)
				}
				if err := ix.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 8 {
		buildIn(t, dir, recs[:len(recs)-i%2])
	}
	stop.Store(true)
	wg.Wait()
	if searches.Load() == 0 {
		t.Error("nobody searched")
	}
	if old.Live() {
		t.Error("the first generation still calls itself live")
	}
	if a, err := old.Search(context.Background(), "chợ hạng 2", SearchOptions{}); err != nil || a.Total != 1 {
		t.Errorf("the first generation finds %d, %v", a.Total, err)
	}
	gens, _ := filepath.Glob(filepath.Join(dir, genPrefix+"*"))
	if len(gens) != 2 {
		t.Errorf("generations left: %v, want the live one and the one before", gens)
	}
}

func TestSweepLeavesYoungBuilds(t *testing.T) {
	dir := t.TempDir()
	young, dead := filepath.Join(dir, newPrefix+"1"), filepath.Join(dir, newPrefix+"2")
	for _, d := range []string{young, dead} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-2 * abandoned)
	if err := os.Chtimes(dead, past, past); err != nil {
		t.Fatal(err)
	}
	buildIn(t, dir, fixture()[:3])
	left, _ := filepath.Glob(filepath.Join(dir, newPrefix+"*"))
	if got := strings.Join(left, " "); got != young {
		t.Errorf("unfinished builds left: %s, want %s", got, young)
	}
}

func TestDuplicateIDs(t *testing.T) {
	dir := t.TempDir()
	recs := fixture()[:4]
	recs[3].ID = recs[0].ID
	if m := buildIn(t, dir, recs); m.Duplicates != 1 || m.Records != 4 {
		t.Errorf("manifest %+v", m)
	}
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if r, err := ix.Record(recs[0].ID); err != nil || r.Value != recs[0].Value {
		t.Errorf("Record of an id that occurs twice = %v, %v, want the first", r.Value, err)
	}
}
