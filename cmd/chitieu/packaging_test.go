package main

import (
	"os"
	"strings"
	"testing"
)

// What serves strangers has no right that the night goes without, and the flags of
// its unit are flags of ours.
func TestUnits(t *testing.T) {
	read := func(name string) string {
		b, err := os.ReadFile("../../packaging/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	web := read("chitieu-web.service")
	_, hard, _ := strings.Cut(read("chitieu.service"), "UMask=")
	for line := range strings.Lines("UMask=" + hard) {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(web, line+"\n") {
			t.Errorf("chitieu-web.service lacks %q", line)
		}
	}
	for _, want := range []string{"User=chitieu\n", "ExecStart=/usr/bin/chitieu --data /var/lib/chitieu serve $SERVE_FLAGS\n", "Restart=on-failure\n", "WantedBy=multi-user.target\n"} {
		if !strings.Contains(web, want) {
			t.Errorf("chitieu-web.service lacks %q", want)
		}
	}
	if strings.Contains(web, "--addr") {
		t.Error("the pages are open beyond this machine although nobody said so")
	}
	if !strings.Contains(read("chitieu.service"), "SuccessExitStatus=3 130\n") {
		t.Error("a night that is stopped by a shutdown is told as a failure")
	}
	for _, want := range []string{"packaging/chitieu-web.service", "systemctl --system daemon-reload"} {
		if !strings.Contains(read("deb.sh"), want) {
			t.Errorf("deb.sh lacks %q", want)
		}
	}
}
