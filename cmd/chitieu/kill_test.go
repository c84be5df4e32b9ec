package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
	_ "modernc.org/sqlite"
)

// killSite serves 48 articles over 4 pages of a list, a feed and a page that is
// not there, and takes its time, so that a kill meets every kind of page.
func killSite(t *testing.T) (portals string) {
	t.Helper()
	mux := http.NewServeMux()
	html := func(path string, body func() string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(time.Duration(rand.N(3)) * time.Millisecond)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, body())
		})
	}
	html("/{$}", func() string { return `<a href="/tin/1">Tin tức</a><a href="/mat.html">Mất</a>` })
	for p := 1; p <= 4; p++ {
		html(fmt.Sprintf("/tin/%d", p), func() string {
			var b strings.Builder
			for i := range 12 {
				fmt.Fprintf(&b, `<li><a href="/bai-%d-%d.html">Kế hoạch chuyển đổi số năm 2025 của huyện số %d-%d</a></li>`, p, i, p, i)
			}
			if p < 4 {
				fmt.Fprintf(&b, `<a rel="next" href="/tin/%d">Sau</a>`, p+1)
			}
			return b.String()
		})
		for i := range 12 {
			html(fmt.Sprintf("/bai-%d-%d.html", p, i), func() string {
				return fmt.Sprintf(`<html><body><div id="content"><h1>Kế hoạch chuyển đổi số năm 2025 của huyện số %d-%d</h1><div class="date">(02/02/2025)</div><div class="content-fck"><p>Ủy ban nhân dân huyện ban hành Kế hoạch chuyển đổi số năm 2025, giao các cơ quan, đơn vị tổ chức thực hiện và báo cáo kết quả.</p><p>Phấn đấu năm 2025 có %d%% hồ sơ công việc cấp xã được xử lý trên môi trường mạng.</p></div></div></body></html>`, p, i, 50+p+i)
			})
		}
	}
	l, err := net.Listen("tcp", "127.0.1.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: mux}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { srv.Close() })
	portals = t.TempDir()
	body := fmt.Sprintf(`{"id": "van-hai", "name": "Vân Hải", "start": ["http://%s/"], "cms": "", "delay": "0s", "allow_addresses": ["127.0.1.1/32"]}`, l.Addr())
	if err := os.WriteFile(filepath.Join(portals, "van-hai.json"), []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	return portals
}

// crawlProcess is the program as a process of its own.
func crawlProcess(t *testing.T, data, portals string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "--data", data, "crawl", "--portals", portals)
	cmd.Args[0] = "chitieu" // TestMain runs the program under this name
	cmd.Env = append(os.Environ(), "CHITIEU_NOW=2026-01-05T02:00:00+07:00", "CHITIEU_LANG=en")
	return cmd
}

// crawled prints what a store holds of a crawl: every address with its state,
// every article with its words.
func crawled(t *testing.T, data string) string {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(data, corpus.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var b strings.Builder
	for _, q := range []string{
		"SELECT url || ' ' || kind || ' ' || state FROM urls ORDER BY url",
		"SELECT a.url || ' ' || v.n || ' ' || v.title || ' ' || v.text || ' ' || v.sha256 FROM versions v JOIN articles a ON a.id = v.article ORDER BY a.url, v.n",
		"SELECT sha256 FROM captures ORDER BY sha256",
	} {
		rows, err := db.Query(q)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				t.Fatal(err)
			}
			b.WriteString(s + "\n")
		}
		rows.Close()
	}
	return b.String()
}

// A crawl that is killed at any instant, again and again, ends with the same
// addresses and articles as one that nobody disturbed.
func TestKilledCrawl(t *testing.T) {
	portals := killSite(t)
	calm := t.TempDir()
	began := time.Now()
	if out, err := crawlProcess(t, calm, portals).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(began)
	want := crawled(t, calm)
	if n := strings.Count(want, "Kế hoạch chuyển đổi số năm 2025 của huyện số"); n != 96 { // title and text
		t.Fatalf("the undisturbed crawl has %d mentions, want 96", n)
	}
	for kills := 0; kills < kills9; {
		data := t.TempDir()
		for done := false; !done; {
			cmd := crawlProcess(t, data, portals)
			var said bytes.Buffer
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			select {
			case err := <-ended:
				if err != nil {
					t.Fatalf("after %d kills: %v\n%s", kills, err, said.String())
				}
				done = true
			case <-time.After(rand.N(whole)):
				if kills < kills9 {
					kills++
					_ = cmd.Process.Kill()
				}
				<-ended
			}
		}
		// What is left after the last kill is done in peace.
		if out, err := crawlProcess(t, data, portals).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if got := crawled(t, data); got != want {
			t.Fatalf("after kills:\n%s\nwant:\n%s", got, want)
		}
		s, err := corpus.Open(data, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Verify(context.Background(), func(f corpus.Fault) { t.Errorf("fault in %s", f) }); err != nil {
			t.Error(err)
		}
		s.Close()
	}
}
