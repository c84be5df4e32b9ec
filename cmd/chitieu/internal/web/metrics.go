package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics is what an operator's Prometheus reads.
type metrics struct {
	registry *prometheus.Registry
	seconds  *prometheus.HistogramVec
}

func newMetrics() *metrics {
	m := &metrics{registry: prometheus.NewRegistry(), seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "chitieu_page_seconds", Help: "Time to make a page.", Buckets: []float64{.002, .005, .01, .02, .05, .1, .15, .25, .5, 1, 5},
	}, []string{"page", "code"})}
	m.registry.MustRegister(m.seconds)
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// measured times every page by its kind: the first segment of its address.
func (m *metrics) measured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		c := &coded{ResponseWriter: w, code: http.StatusOK}
		h.ServeHTTP(c, r)
		m.seconds.WithLabelValues(kindOf(r.URL.Path), strconv.Itoa(c.code)).Observe(time.Since(began).Seconds())
	})
}

// kindOf keeps the number of kinds small, whatever is asked for.
func kindOf(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "/en"), "/"), "/")
	first, _, _ = strings.Cut(first, ".")
	switch first {
	case "":
		return "home"
	case "search", "compare", "indicator", "province", "target", "archive", "changes", "sources", "corrections", "method", "dictionary", "api", "static":
		return first
	}
	return "other"
}

type coded struct {
	http.ResponseWriter
	code int
}

func (c *coded) WriteHeader(code int) {
	c.code = code
	c.ResponseWriter.WriteHeader(code)
}

// Unwrap lets a response controller reach the line.
func (c *coded) Unwrap() http.ResponseWriter { return c.ResponseWriter }
