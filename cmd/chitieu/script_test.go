package main

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/unicode/norm"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"chitieu": main, "oracle": oracle})
}

// TestScripts runs the command line as its users do: testdata/script/*.txt. Every
// script has a data folder of its own and a clock that stands still.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("CHITIEU_DATA", e.WorkDir+"/data")
			e.Setenv("CHITIEU_LANG", "vi")
			e.Setenv("CHITIEU_NOW", "2026-11-02T01:00:00+07:00")
			documents, err := filepath.Abs("../../crawl/testdata/documents")
			if err != nil {
				return err
			}
			program, err := exec.LookPath("chitieu") // which testscript has put on the path
			if err != nil {
				return err
			}
			e.Setenv("DOCUMENTS", documents)
			e.Setenv("CHITIEU", program)
			e.Setenv("NFD_QUERY", norm.NFD.String("hồ sơ cấp xã")) // files of this project are NFC
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "site": serveSite, "portal": writePortal, "spoil": spoil},
	})
}

// status runs a command and demands its exit code: status 3 chitieu add ….
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%v: exit %d, want %d", args[1:], got, want)
	}
}

// spoil damages the files of the index again and again, a random bit or a random
// length of one file a time, and holds a search to the answer it gave before:
// spoil ROUNDS WANT QUERY.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: spoil ROUNDS WANT QUERY")
	}
	rounds, err := strconv.Atoi(args[0])
	ts.Check(err)
	want := ts.ReadFile(args[1])
	rnd := rand.New(rand.NewPCG(1, 7))
	for n := range rounds {
		var files []string
		ts.Check(filepath.WalkDir(ts.MkAbs("data/index"), func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files = append(files, path)
			}
			return err
		}))
		path := files[n%len(files)]
		data, err := os.ReadFile(path)
		ts.Check(err)
		if n%3 == 0 {
			data = data[:rnd.IntN(len(data))]
		} else {
			data[rnd.IntN(len(data))] ^= 1 << rnd.IntN(8)
		}
		ts.Check(os.WriteFile(path, data, 0o644))
		ts.Check(ts.Exec("chitieu", "search", "-o", "csv", args[2]))
		if got := ts.ReadFile("stdout"); got != want {
			ts.Fatalf("after damage to %s:\n%s\nwant\n%s", path, got, want)
		}
	}
}
