package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/netip"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// lines is what a running command has printed so far.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+\S*`)

// TestServe: the pages are served on this machine alone unless somebody says
// otherwise, below the base path, until the command is interrupted.
func TestServe(t *testing.T) {
	if host := netip.MustParseAddrPort(defaultAddr).Addr(); !host.IsLoopback() {
		t.Errorf("%s is open to others by default", defaultAddr)
	}
	data := filepath.Join(t.TempDir(), "demo")
	env := func(string) string { return "" }
	var out, errs lines
	if code := run(context.Background(), []string{"demo", "--once", "--data", data}, strings.NewReader(""), &out, &errs, env); code != exitOK {
		t.Fatal(errs.String())
	}
	for _, bad := range [][]string{{"--trusted-proxy", "somebody"}, {"--base-path", "//evil.example"}, {"--base-path", "/a b"}} {
		if code := run(context.Background(), append([]string{"serve", "--data", data}, bad...), strings.NewReader(""), &out, &errs, env); code != exitUsage {
			t.Errorf("serve %v = %d, want %d", bad, code, exitUsage)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"serve", "--data", data, "--addr", "127.0.0.1:0", "--base-path", "/chitieu"}, strings.NewReader(""), &out, &errs, env)
	}()
	home := ""
	for range 200 {
		if home = address.FindString(errs.String()); home != "" {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if !strings.HasSuffix(home, "/chitieu/") {
		t.Fatalf("serving at %q: %s", home, errs.String())
	}
	for _, c := range []struct{ path, want string }{{"healthz", "ok "}, {"search?q=h%E1%BB%93+s%C6%A1", `href="/chitieu/target/ct-`}, {"metrics", "chitieu_page_seconds"}} {
		path, want := c.path, c.want
		res, err := http.Get(home + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != 200 || !strings.Contains(string(body), want) {
			t.Errorf("GET %s = %d, no %q", path, res.StatusCode, want)
		}
	}
	stop()
	if code := <-ended; code != exitInterrupted {
		t.Errorf("interrupted serve = %d, want %d", code, exitInterrupted)
	}
}
