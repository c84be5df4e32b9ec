//go:build bench

package index

import (
	"syscall"
	"time"
)

// cpu is what the process has used up to now. On a busy machine it tells what a
// query costs where the clock tells what the neighbours do.
func cpu() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
