package main

import (
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveSite serves a folder on loopback until the script ends; $NAME is its
// address: site NAME DIR.
func serveSite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: site NAME DIR")
	}
	l, err := net.Listen("tcp", "127.0.1.1:0")
	ts.Check(err)
	srv := &http.Server{Handler: tagged(http.Dir(ts.MkAbs(args[1])))}
	go func() { _ = srv.Serve(l) }()
	ts.Defer(func() { ts.Check(srv.Close()) })
	ts.Setenv(args[0], "http://"+l.Addr().String()+"/")
}

// tagged serves files with a digest as their ETag: a script that changes a file
// within a second is noticed.
func tagged(dir http.Dir) http.Handler {
	files := http.FileServer(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		if strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		if data, err := os.ReadFile(filepath.Join(string(dir), path)); err == nil {
			w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
		}
		r.Header.Del("If-Modified-Since")
		files.ServeHTTP(w, r)
	})
}

// writePortal writes the portal file of a site: portal ID NAME DIR.
func writePortal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: portal ID NAME DIR")
	}
	dir := ts.MkAbs(args[2])
	ts.Check(os.MkdirAll(dir, 0o755))
	body := `{"id": "` + args[0] + `", "name": "` + args[0] + `", "start": ["` + ts.Getenv(args[1]) + `"], "cms": "", "delay": "1ms", "allow_addresses": ["127.0.1.1/32"]}`
	ts.Check(os.WriteFile(filepath.Join(dir, args[0]+".json"), []byte(body), 0o644))
}
