package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fullDisk runs two nights on a file system of its own that is too small for the first,
// and keeps the store that they leave. It prints both exit codes.
const fullDisk = `mount -t tmpfs -o size="$SIZE" tmpfs "$DISK" || exit 77
"$CHITIEU" --data "$DISK/data" nightly --portals "$PORTALS" >"$OUT/first" 2>&1; echo first $?
mount -o remount,size=200m "$DISK"
"$CHITIEU" --data "$DISK/data" nightly --portals "$PORTALS" >"$OUT/second" 2>&1; echo second $?
"$CHITIEU" --data "$DISK/data" verify >"$OUT/verify" 2>&1; echo verify $?
cp "$DISK"/data/chitieu.db* "$OUT"`

// A night on a full disk says so, and the next one, which has room, ends with the same
// addresses and articles as if nothing had been: whatever was being written when it filled.
func TestFullDisk(t *testing.T) {
	if exec.Command("unshare", "-m", "true").Run() != nil {
		t.Skip("no mount namespace of one's own here")
	}
	portals := killSite(t)
	calm := t.TempDir()
	if out, err := crawlProcess(t, calm, portals).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := crawled(t, calm)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	named := filepath.Join(t.TempDir(), "chitieu") // TestMain runs the program under this name
	if err := os.Symlink(exe, named); err != nil {
		t.Fatal(err)
	}
	for _, size := range []string{"300k", "600k", "1200k", "1800k"} {
		t.Run(size, func(t *testing.T) {
			out := t.TempDir()
			cmd := exec.Command("unshare", "-m", "sh", "-c", fullDisk)
			cmd.Env = append(os.Environ(), "CHITIEU_NOW=2026-01-05T02:00:00+07:00", "CHITIEU_LANG=en",
				"SIZE="+size, "DISK="+t.TempDir(), "OUT="+out, "PORTALS="+portals, "CHITIEU="+named)
			said, err := cmd.CombinedOutput()
			if cmd.ProcessState.ExitCode() == 77 {
				t.Skip("no file system may be mounted here")
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			first, _ := os.ReadFile(filepath.Join(out, "first"))
			if want := fmt.Sprintf("first %d\nsecond %d\nverify %d\n", exitError, exitOK, exitOK); string(said) != want || !strings.Contains(string(first), "the disk is full") {
				second, _ := os.ReadFile(filepath.Join(out, "second"))
				t.Fatalf("%swant\n%s%s%s", said, want, first, second)
			}
			if got := crawled(t, out); got != want {
				t.Errorf("after a full disk the store holds\n%s\nwant\n%s", got, want)
			}
		})
	}
}
