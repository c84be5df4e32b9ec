//go:build bench

package web

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestLoadBench prints what the pages take over many targets:
//
//	go test -tags bench ./cmd/chitieu/internal/web -run '^TestLoadBench$' -v -timeout 60m
//
// First each kind of page alone: the median of its server time and its size on the
// line with style sheet and script (CPU is that of the whole process, garbage collection
// too). Then the load of issue 6: 50 users with a second of
// thinking time over at least 1,000 addresses, another index swapped in half way.
var (
	crowdSize = flag.Int("crowd", 100_000, "targets of the load test")
	crowdDir  = flag.String("crowd-dir", "", "keep the store of the load test in this folder")
	onlyKind  = flag.String("kind", "", "one kind of page alone, for a profile")
	length    = flag.Duration("length", 60*time.Second, "how long the users read")
)

func TestLoadBench(t *testing.T) {
	dir := *crowdDir
	if dir == "" {
		dir = t.TempDir()
	} else if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	c := gather(t, dir, *crowdSize)
	fmt.Printf("%d targets in %d articles, made in %.0f s\n", c.Targets, c.Articles, time.Since(began).Seconds())
	s := openCrowd(t, c)
	kinds := c.kinds(t)
	addresses := 0
	fmt.Printf("%-12s%10s%10s%10s%10s%10s%12s\n", "page", "addresses", "p50 CPU", "p50 ms", "p99 ms", "max ms", "max bytes")
	for _, kind := range sortedKeys(kinds) {
		addresses += len(kinds[kind])
		if *onlyKind == "" || *onlyKind == kind {
			alone(s, kind, kinds[kind])
		}
	}
	if *onlyKind != "" {
		return
	}
	srv := httptest.NewServer(s)
	defer srv.Close()
	got := load{users: 50, thinking: time.Second, length: *length}.run(srv.URL, kinds, func() {
		if err := c.swapIn(); err != nil {
			t.Log(err)
		}
	})
	printLoad(got, addresses)
}

// alone times up to 100 addresses of a kind, one after another.
func alone(s site, kind string, paths []string) {
	var took, busy []time.Duration
	most, worst, where := 0, time.Duration(0), ""
	for i := range min(100, max(20, len(paths))) {
		if worst > 2*time.Second && i > 4 {
			break
		}
		p := paths[i*max(1, len(paths)/100)%len(paths)]
		began, worked := time.Now(), cpu()
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", p, nil))
		d := time.Since(began)
		busy = append(busy, cpu()-worked)
		if took = append(took, d); d > worst {
			worst, where = d, p
		}
		if w.Code != http.StatusOK {
			fmt.Println(p, w.Code)
		}
		if isPage(p) {
			most = max(most, sent(s, p))
		}
	}
	slices.Sort(took)
	slices.Sort(busy)
	fmt.Printf("%-12s%10d%10.1f%10.1f%10.1f%10.1f%12d  %.70s\n", kind, len(paths), ms(busy[len(busy)/2]), ms(took[len(took)/2]), ms(took[len(took)*99/100]), ms(worst), most, where)
}

func printLoad(got []reply, addresses int) {
	slices.SortFunc(got, func(a, b reply) int { return int(a.took - b.took) })
	errs := 0
	seen := map[string]bool{}
	for _, r := range got {
		seen[r.path] = true
		if r.err != nil || r.code != http.StatusOK {
			errs++
			fmt.Println("error:", r.path, r.code, r.err)
		}
	}
	fmt.Printf("%d pages over %d of %d addresses, %d errors: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms\nslowest:", len(got), len(seen), addresses, errs,
		ms(got[len(got)/2].took), ms(got[len(got)*95/100].took), ms(got[len(got)*99/100].took), ms(got[len(got)-1].took))
	for _, r := range got[max(0, len(got)-12):] {
		fmt.Printf("\n  %.1f %.90s", ms(r.took), r.path)
	}
	fmt.Println()
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

// cpu is what this process has computed so far: on a busy machine the better measure.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
