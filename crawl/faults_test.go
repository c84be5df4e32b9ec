package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// drip sends a byte now and then, for ever.
func drip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	for r.Context().Err() == nil {
		fmt.Fprint(w, " ")
		w.(http.Flusher).Flush()
		time.Sleep(5 * time.Millisecond)
	}
}

// Whatever comes in place of a good page, the good one stays until the portal says
// that it is gone, or serves another.
func TestBadPageReplacesNothing(t *testing.T) {
	good := articlePage("Kế hoạch chuyển đổi số năm 2025 của huyện số 0", "Năm 2025, 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng.")
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
	}{
		{"half of it", broken("text/html; charset=utf-8", len(good), []byte(good[:len(good)/2]))},
		{"too much", text("text/html", strings.Repeat("<p>0123456789</p>", capHTML/17+10))},
		{"bomb", encoded("gzip", gzipped(bytes.Repeat([]byte{' '}, 8<<20), 1))},
		{"drip", drip},
		{"firewall", page("<html><head><title>Request Rejected</title></head><body>Support ID: 1</body></html>")},
		{"maintenance", page("<html><head><title>Website đang bảo trì</title></head><body><p>Mong quý vị quay lại sau.</p></body></html>")},
		{"error of the server", unavailable},
		{"too deep", page(strings.Repeat("<div>", 600) + good)},
		{"nothing", page("")},
		{"a list", page(`<ul><li><a href="/tin-tuc">Kế hoạch chuyển đổi số năm 2025 của huyện số 0</a></li></ul>`)},
		{"off the site", redirect("http://khac.example/")},
		{"one answer 404", http.NotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNight(t)
			n.c.timeout = 500 * time.Millisecond
			n.run(t)
			before := n.Articles["http://vanhai.example/bai-0.html"]
			if !strings.Contains(before.Text, "60%") {
				t.Fatalf("before: %q", before.Text)
			}
			n.serve("/bai-0.html", c.serve)
			n.run(t)
			u := n.URLs["http://vanhai.example/bai-0.html"]
			if after := n.Articles[u.URL]; after.Text != before.Text || u.State == StateGone {
				t.Errorf("read %q, state %+v", after.Text, u)
			}
			n.serve("/bai-0.html", page(strings.Replace(good, "60%", "65%", 1)))
			n.clock.add(30 * 24 * time.Hour)
			n.run(t)
			if after := n.Articles[u.URL]; !strings.Contains(after.Text, "65%") {
				t.Errorf("when it is well again: %q", after.Text)
			}
		})
	}
}

// A robots.txt that does not come forbids everything, as RFC 9309, 2.3.1.4 has it.
func TestRobotsTimeout(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(drip))
	defer srv.Close()
	at, err := url.Parse(srv.URL + "/tin")
	if err != nil {
		t.Fatal(err)
	}
	c := newRobotsCache(nil, product, product, http.DefaultTransport, time.Now)
	c.wait = 50 * time.Millisecond
	if err := c.check(context.Background(), at); !errors.Is(err, ErrRobots) {
		t.Errorf("check = %v, want ErrRobots", err)
	}
	if !c.fresh(at) {
		t.Error("the next page would ask for it again")
	}
}
