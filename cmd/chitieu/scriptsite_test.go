package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"

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
	srv := &http.Server{Handler: http.FileServer(http.Dir(ts.MkAbs(args[1])))}
	go func() { _ = srv.Serve(l) }()
	ts.Defer(func() { ts.Check(srv.Close()) })
	ts.Setenv(args[0], "http://"+l.Addr().String()+"/")
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
