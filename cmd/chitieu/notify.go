package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// notifyTimeout bounds how long a night waits for the operator's own servers.
const notifyTimeout = 15 * time.Second

// tellOthers writes the figures and calls the addresses that the operator named.
// What fails there is logged: the night is done and stored.
func (a *app) tellOthers(ctx context.Context, n night, f nightlyFlags, log *slog.Logger) {
	if f.metrics != "" {
		if err := writeMetrics(f.metrics, n); err != nil {
			log.Error("metrics file", "err", err)
		}
	}
	if f.webhook != "" {
		body, err := json.Marshal(n)
		if err == nil {
			err = call(ctx, http.MethodPost, f.webhook, body)
		}
		if err != nil {
			log.Error("webhook", "err", err)
		}
	}
	if f.ping != "" && n.Exit == exitOK {
		if err := call(ctx, http.MethodGet, f.ping, nil); err != nil {
			log.Error("ping", "err", err)
		}
	}
}

func call(ctx context.Context, method, address string, body []byte) error {
	ctx, cancel := context.WithTimeout(ctx, notifyTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("User-Agent", userAgent())
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(res.Body, 64<<10))
	if res.StatusCode >= 400 {
		return fmt.Errorf("%s %s: %s", method, address, res.Status)
	}
	return nil
}

// writeMetrics writes the figures in Prometheus' text format. The file is replaced
// at once: a collector must not read half of it.
func writeMetrics(path string, n night) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".chitieu-metrics-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.WriteString(metricsText(n))
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	return err
}

func metricsText(n night) string {
	var b strings.Builder
	gauge := func(name, help string, rows ...string) {
		fmt.Fprintf(&b, "# HELP chitieu_nightly_%s %s\n# TYPE chitieu_nightly_%s gauge\n", name, help, name)
		for _, r := range rows {
			fmt.Fprintf(&b, "chitieu_nightly_%s%s\n", name, r)
		}
	}
	value := func(label, is string, v int) string { return fmt.Sprintf("{%s=%q} %d", label, is, v) }
	gauge("finished_timestamp_seconds", "when the last night ended, 0 when it was cut off", fmt.Sprintf(" %d", max(n.finished.Unix(), 0)))
	gauge("exit_code", "of the last night", fmt.Sprintf(" %d", n.Exit))
	var pages, targets, portals []string
	for _, k := range []string{"fetched", "articles", "not_modified", "failed", "found"} {
		pages = append(pages, value("result", k, n.Total[k]))
	}
	for _, k := range []string{"new", "changed", "gone"} {
		targets = append(targets, value("kind", k, n.Total["targets_"+k]))
	}
	failed := n.failed()
	for _, id := range failed {
		portals = append(portals, value("portal", id, 1))
	}
	gauge("pages", "addresses asked, by result", pages...)
	gauge("targets", "targets, by what happened to them", targets...)
	gauge("portals_failed", "portals that broke or can no longer be read", fmt.Sprintf(" %d", len(failed)))
	gauge("portal_failed", "1 for each of them", slices.Sorted(slices.Values(portals))...)
	gauge("articles_unread", "articles that the reader failed over", fmt.Sprintf(" %d", len(n.Unread)))
	if !n.finished.IsZero() { // else nobody has counted them
		gauge("index_records", "records in the index", fmt.Sprintf(" %d", n.Records))
	}
	return b.String()
}
