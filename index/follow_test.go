package index

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

func TestFollow(t *testing.T) {
	dir := t.TempDir()
	f := Follow(dir, 0)
	defer f.Close()
	if _, _, err := f.Use(); !errors.Is(err, ErrNoIndex) {
		t.Fatalf("Use of nothing = %v, want ErrNoIndex", err)
	}
	recs := fixture()
	buildIn(t, dir, recs)
	first, done, err := f.Use()
	if err != nil {
		t.Fatal(err)
	}
	buildIn(t, dir, recs[:5])
	second, done2, err := f.Use()
	if err != nil {
		t.Fatal(err)
	}
	if first == second || second.Len() != 5 || first.Len() != len(recs) {
		t.Errorf("lengths %d and %d", first.Len(), second.Len())
	}
	if a, err := first.Search(context.Background(), "chợ hạng 2", SearchOptions{}); err != nil || a.Total != 1 {
		t.Errorf("the old one finds %d, %v", a.Total, err)
	}
	done()
	done() // a second call does nothing
	done2()
}

func TestFollowUnderLoad(t *testing.T) {
	dir := t.TempDir()
	recs := fixture()
	buildIn(t, dir, recs)
	f := Follow(dir, 0)
	defer f.Close()
	var stop atomic.Bool
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for !stop.Load() {
				ix, done, err := f.Use()
				if err != nil {
					t.Error(err)
					return
				}
				if a, err := ix.Search(context.Background(), "hồ sơ cấp xã", SearchOptions{}); err != nil || a.Total == 0 {
					t.Errorf("%d hits, %v", a.Total, err)
				}
				done()
			}
		})
	}
	for i := range 6 {
		buildIn(t, dir, recs[:len(recs)-i%2])
	}
	stop.Store(true)
	wg.Wait()
}
