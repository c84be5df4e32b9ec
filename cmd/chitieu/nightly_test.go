package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"chitieu/corpus"
)

func TestUntold(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 1, n, 2, 0, 0, 0, time.UTC) }
	run := func(kind string, exit int) corpus.Run { return corpus.Run{Kind: kind, Exit: exit, Finished: day(30)} }
	killed := corpus.Run{Kind: "nightly"}
	for _, c := range []struct {
		name string
		runs []corpus.Run // the n-th began on day n; the last asks
		want int
	}{
		{"the first night", []corpus.Run{run("nightly", 0)}, 1},
		{"a night after a night", []corpus.Run{run("nightly", 0), run("nightly", 0)}, 2},
		{"a broken portal makes no night untold", []corpus.Run{run("nightly", 3), run("nightly", 0)}, 2},
		{"a night after one interrupted", []corpus.Run{run("nightly", 0), run("nightly", 130), run("nightly", 0)}, 2},
		{"a night after one killed and one on a full disk", []corpus.Run{run("nightly", 0), killed, run("nightly", 1), run("nightly", 0)}, 2},
		{"a crawl between nights", []corpus.Run{run("nightly", 0), run("crawl", 0), run("index", 0), run("nightly", 0)}, 2},
		{"a crawl tells its own", []corpus.Run{run("crawl", 0), run("crawl", 0)}, 2},
		{"a crawl after one interrupted", []corpus.Run{run("crawl", 0), run("crawl", 130), run("crawl", 0)}, 2},
	} {
		var runs []corpus.Run
		for i, r := range c.runs {
			r.ID, r.Started = int64(i+1), day(i+1)
			runs = append([]corpus.Run{r}, runs...)
		}
		if got := untold(runs, runs[0]); !got.Equal(day(c.want)) {
			t.Errorf("%s: since %v, want %v", c.name, got, day(c.want))
		}
	}
}

const nightPage = `<html><head><title>Kế hoạch chuyển đổi số năm 2025</title></head><body><div id="content"><h1>Kế hoạch chuyển đổi số năm 2025</h1><div class="date">(02/02/2025)</div><div class="content-fck"><p>Ủy ban nhân dân tỉnh ban hành Kế hoạch chuyển đổi số năm 2025 với nhiều mục tiêu cụ thể cho các cơ quan, đơn vị trên địa bàn.</p><p>Phấn đấu năm 2025 có %s hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.</p></div></div></body></html>`

// A night that is interrupted says so to everybody, and the silent edit that it had
// fetched is told by the next one.
func TestInterruptedNightIsToldByTheNext(t *testing.T) {
	var value atomic.Value
	var interrupt atomic.Value
	value.Store("61%")
	interrupt.Store(context.CancelFunc(func() {}))
	mux := http.NewServeMux()
	mux.HandleFunc("/tin.html", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, nightPage, value.Load())
		interrupt.Load().(context.CancelFunc)()
	})
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><title>Cổng</title><body><a href="/tin.html">Kế hoạch chuyển đổi số năm 2025 của tỉnh</a></body></html>`)
	})
	site := httptest.NewServer(mux)
	defer site.Close()
	var told []string
	pings := 0
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			pings++
			return
		}
		var b bytes.Buffer
		_, _ = b.ReadFrom(r.Body)
		told = append(told, b.String())
	}))
	defer hook.Close()

	dir := t.TempDir()
	portal, _ := json.Marshal(map[string]any{"id": "van-hai", "name": "Vân Hải", "province": "", "start": []string{site.URL + "/"}, "cms": "", "allow_addresses": []string{"127.0.0.1/32"}})
	portals := filepath.Join(dir, "portals")
	if err := os.Mkdir(portals, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(portals, "van-hai.json"), portal, 0o644); err != nil {
		t.Fatal(err)
	}
	metrics := filepath.Join(dir, "night.prom")
	nightly := func(ctx context.Context, now string, args ...string) (int, string) {
		t.Helper()
		env := map[string]string{"CHITIEU_LANG": "en", "CHITIEU_NOW": now}
		var out, errs bytes.Buffer
		args = append([]string{"--data", filepath.Join(dir, "data"), "nightly", "--metrics-file", metrics, "--ping-url", hook.URL, "--webhook", hook.URL}, args...)
		code := run(ctx, args, strings.NewReader(""), &out, &errs, func(k string) string { return env[k] })
		return code, out.String() + errs.String()
	}
	if code, said := nightly(t.Context(), "2026-01-05T02:00:00+07:00", "--portals", portals); code != exitOK || !strings.Contains(said, "NEW 61%") || pings != 1 {
		t.Fatalf("first night = %d, %d pings:\n%s", code, pings, said)
	}

	value.Store("66%")
	ctx, cancel := context.WithCancel(t.Context())
	interrupt.Store(cancel)
	code, said := nightly(ctx, "2026-01-13T02:00:00+07:00", "--portals", portals)
	if code != exitInterrupted || !strings.Contains(said, "cut short") || strings.Contains(said, "Targets:") {
		t.Errorf("interrupted night = %d:\n%s", code, said)
	}
	prom, err := os.ReadFile(metrics)
	if err != nil || !strings.Contains(string(prom), "chitieu_nightly_exit_code 130\n") || strings.Contains(string(prom), "index_records") {
		t.Errorf("metrics of the interrupted night: %v\n%s", err, prom)
	}
	if len(told) != 2 || !strings.Contains(told[1], `"exit":130`) || pings != 1 {
		t.Errorf("the webhook got %q, and %d pings", told, pings)
	}

	interrupt.Store(context.CancelFunc(func() {}))
	code, said = nightly(t.Context(), "2026-01-14T02:00:00+07:00", "--portals", portals)
	if code != exitOK || !strings.Contains(said, "CHANGED 61% → 66%") {
		t.Errorf("the night after = %d:\n%s", code, said)
	}

	// A night that cannot begin is told too.
	if code, _ = nightly(t.Context(), "2026-01-15T02:00:00+07:00", "--portals", filepath.Join(dir, "nowhere")); code != exitUsage {
		t.Errorf("a night without portal files = %d, want %d", code, exitUsage)
	}
	if len(told) != 4 || !strings.Contains(told[3], `"exit":2,"error":"--portals `) {
		t.Errorf("the webhook got %q", told)
	}
}
