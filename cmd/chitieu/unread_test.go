package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
	"chitieu/crawl"
	"chitieu/extract"
)

// falls is a reader that panics over every article that holds a word.
func falls(t *testing.T, word string) readFunc {
	t.Helper()
	rd, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return func(a corpus.Article) corpus.Reading {
		if strings.Contains(a.Text, word) {
			panic("index out of range\nand more")
		}
		return rd.Read(a)
	}
}

func unreadApp(t *testing.T, errs *bytes.Buffer) *app {
	return &app{
		out: errs, err: errs, getenv: func(string) string { return "" }, now: time.Now, zone: time.FixedZone("", 7*3600), data: filepath.Join(t.TempDir(), "data"),
		say: catalog.New("en"), output: "table", readArticle: falls(t, "Vân Hải"),
	}
}

// An article that the reader falls over is told and stays unread; the others are read and
// indexed, and a reader that was mended reads it.
func TestIndexGoesOnWithoutWhatCannotBeRead(t *testing.T) {
	var errs bytes.Buffer
	a := unreadApp(t, &errs)
	s, err := corpus.Open(a.data, corpus.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		t.Helper()
		err := s.Update(t.Context(), func(tx *corpus.Tx) error {
			_, _, err := tx.PutArticle(corpus.Article{URL: "https://example.org/" + name, Title: name, Text: text}, nil)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for n := range readBatch + 5 {
		put(fmt.Sprintf("bai-%d", n), fmt.Sprintf("Phấn đấu năm 2025 có %d%% hộ dân dùng nước sạch.", n%100))
	}
	put("hong", "Phấn đấu năm 2025 tỉnh Vân Hải có 61% hồ sơ trực tuyến.")
	put("sau", "Phấn đấu năm 2025 có 62% hồ sơ trực tuyến.")
	err = a.reindex(t.Context(), s)
	s.Close()
	if code, text := a.explainError(err); code != exitPartly || !strings.Contains(text, "1 articles could not be read") {
		t.Errorf("index ends with %d, %q", code, text)
	}
	if want := fmt.Sprintf("article https://example.org/hong (version %d) could not be read: index out of range; ", readBatch+6); !strings.Contains(errs.String(), want) || strings.Contains(errs.String(), "and more") {
		t.Errorf("told %q, want %q", errs.String(), want)
	}
	records := func() int {
		ix, err := a.openIndex(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		return ix.Manifest.Records
	}
	if n := records(); n != readBatch+6 {
		t.Errorf("%d records, want those of all other articles", n)
	}
	a.readArticle = nil
	if err := a.index(t.Context()); err != nil {
		t.Error(err)
	}
	if n := records(); n != readBatch+7 {
		t.Errorf("%d records after the reader was mended", n)
	}
}

// The same in a night, which is logged, told and counted like a broken portal.
func TestNightGoesOnWithoutWhatCannotBeRead(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/tin.html", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintf(w, nightPage, "61%") })
	mux.HandleFunc("/hong.html", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, strings.ReplaceAll(fmt.Sprintf(nightPage, "71%"), "tỉnh", "tỉnh Vân Hải"))
	})
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><title>Cổng</title><body><a href="/tin.html">Kế hoạch chuyển đổi số năm 2025 của tỉnh</a> <a href="/hong.html">Kế hoạch chuyển đổi số năm 2025 của sở</a></body></html>`)
	})
	site := httptest.NewServer(mux)
	defer site.Close()
	var errs, log bytes.Buffer
	a := unreadApp(t, &errs)
	s, err := corpus.Open(a.data, corpus.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p := crawl.Portal{ID: "van-hai", Name: "Vân Hải", Start: []string{site.URL + "/"}, Delay: "0s", AllowAddresses: []string{"127.0.0.1/32"}}
	if err := p.Compile(); err != nil {
		t.Fatal(err)
	}
	c := crawl.Crawler{Portals: []crawl.Portal{p}, Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }, Logger: slog.New(slog.NewTextHandler(&log, nil))}
	n, err := a.oneNight(t.Context(), s, c, corpus.Run{ID: 1, Kind: "nightly", Started: time.Now().Add(-time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	if n.Read != 1 || n.Total["unread"] != 1 || len(n.Unread) != 1 || n.Unread[0].URL != site.URL+"/hong.html" || n.Unread[0].Why != "index out of range" || n.Records != 1 {
		t.Errorf("the night: %+v", n)
	}
	if !strings.Contains(log.String(), `msg="article unread"`) || !strings.Contains(log.String(), "/hong.html") {
		t.Errorf("the log: %s", log.String())
	}
	a.nightText(&errs, n)
	if !strings.Contains(errs.String(), "/hong.html (version ") {
		t.Errorf("the night tells: %s", errs.String())
	}
	if code, text := a.explainError(a.failedError(n, 0)); code != exitPartly || !strings.Contains(text, "1 articles could not be read") {
		t.Errorf("it ends with %d, %q", code, text)
	}
	if err := a.failedError(n, 1); err != nil {
		t.Errorf("one may fail: %v", err)
	}
	if text := metricsText(n); !strings.Contains(text, "chitieu_nightly_articles_unread 1\n") {
		t.Errorf("metrics: %s", text)
	}
}
