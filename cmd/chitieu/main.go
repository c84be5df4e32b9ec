// Command chitieu reads the numeric targets out of Vietnamese plan articles, keeps
// them with their evidence, and makes them searchable side by side.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // times are Asia/Ho_Chi_Minh, also where no zone data is installed
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(code)
}
