package main

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Fifty nights start at once: one runs, the others say that it does.
func TestOverlappingNights(t *testing.T) {
	const starts = 50
	others := make(chan struct{}) // closed when all but one have ended
	l, err := net.Listen("tcp", "127.0.1.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-others })}
	go func() { _ = srv.Serve(l) }()
	defer srv.Close()
	dir := t.TempDir()
	body := fmt.Sprintf(`{"id": "van-hai", "name": "Vân Hải", "start": ["http://%s/"], "cms": "", "delay": "0s", "allow_addresses": ["127.0.1.1/32"]}`, l.Addr())
	if err := os.WriteFile(filepath.Join(dir, "van-hai.json"), []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	codes := make(chan int, starts)
	var wg sync.WaitGroup
	for range starts {
		wg.Go(func() {
			codes <- run(t.Context(), []string{"--data", data, "nightly", "--portals", dir}, nil, &bytes.Buffer{}, &bytes.Buffer{}, func(string) string { return "" })
		})
	}
	count := map[int]int{}
	for i := range starts {
		if i == starts-1 {
			close(others)
		}
		count[<-codes]++
	}
	wg.Wait()
	if count[exitLocked] != starts-1 || count[exitOK]+count[exitPartly] != 1 {
		t.Errorf("exit codes %v, want one run and %d locked", count, starts-1)
	}
}
