package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
	"chitieu/crawl"
	"github.com/spf13/cobra"
)

func (a *app) demoCmd() *cobra.Command {
	var once bool
	var addr string
	c := &cobra.Command{
		Use:  "demo",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("data") {
				a.data = filepath.Join(filepath.Dir(userData(a.getenv)), "chitieu-demo")
			}
			if err := a.demo(cmd.Context()); err != nil {
				return err
			}
			if err := a.compare(cmd.Context(), demoQuery); err != nil || once {
				return err
			}
			portals, err := sample.Portals()
			if err != nil {
				return err
			}
			return a.serve(cmd.Context(), serveFlags{addr: addr, portals: portals})
		},
	}
	c.Flags().BoolVar(&once, "once", false, "")
	c.Flags().StringVar(&addr, "addr", defaultAddr, "")
	return c
}

const demoQuery = "hồ sơ công việc"

// demo fills the demo's folder: it crawls the sample portals, reads what it got
// and builds the index.
func (a *app) demo(ctx context.Context) error {
	if err := a.clearDemo(); err != nil {
		return err
	}
	portals, err := sample.Portals()
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	site := &http.Server{Handler: sample.Handler(a.now), ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = site.Serve(l) }()
	defer site.Close()

	s, err := corpus.Open(a.data, corpus.Options{Create: true, Now: a.now})
	if err != nil {
		return err
	}
	defer s.Close()
	fmt.Fprintln(a.err, a.say.Say("demo.sample"))
	sum, err := a.crawlInto(ctx, s, crawl.Crawler{
		Portals: portals, Resolve: sample.Resolve(l.Addr().String()),
		Logger: slog.New(slog.DiscardHandler), // menus lead to pages that a sample does not have
	})
	if err != nil {
		return err
	}
	if err := a.brokenError(sum); err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("demo.crawled", sum.Fetched, sum.Articles, len(portals)))
	return a.reindex(ctx, s)
}

// demoMark stands in a demo's folder, so that no other folder is ever cleared.
const demoMark = "MAU.txt"

// clearDemo makes the demo's folder empty but for the mark. A folder that holds
// anything else than a demo is left alone.
func (a *app) clearDemo() error {
	entries, err := os.ReadDir(a.data)
	if err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("demo: %w", err)
	}
	mark := filepath.Join(a.data, demoMark)
	if len(entries) > 0 {
		if _, err := os.Stat(mark); err != nil {
			return fail(exitUsage, "%s", a.say.Say("demo.not-mine", a.data))
		}
		if err := a.removeDemo(); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(a.data, 0o755); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	return os.WriteFile(mark, []byte(a.say.Say("demo.sample")+"\n"), 0o644)
}

// removeDemo removes an older demo unless another run is at work in it.
func (a *app) removeDemo() error {
	s, err := corpus.Open(a.data, corpus.Options{Write: true, Now: a.now})
	if err == nil {
		s.Close()
	} else if code, _ := a.explainError(err); code == exitLocked {
		return err
	}
	return os.RemoveAll(a.data)
}
