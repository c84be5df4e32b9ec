package main

import (
	"errors"
	"os/exec"
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
			e.Setenv("NFD_QUERY", norm.NFD.String("hồ sơ cấp xã")) // files of this project are NFC
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "site": serveSite, "portal": writePortal},
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
