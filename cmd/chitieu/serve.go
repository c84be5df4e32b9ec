package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"chitieu/cmd/chitieu/internal/web"
	"chitieu/index"
	"github.com/spf13/cobra"
)

const defaultAddr = "127.0.0.1:8080"

type serveFlags struct{ addr string }

func (a *app) serveCmd() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "the web pages",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ix, err := a.openIndex(cmd.Context())
			if err != nil {
				return err
			}
			ix.Close()
			return a.serve(cmd.Context(), f)
		},
	}
	c.Flags().StringVar(&f.addr, "addr", defaultAddr, "where to listen; beyond this machine only when it says so")
	return c
}

// serve serves the pages until the context ends.
func (a *app) serve(ctx context.Context, f serveFlags) error {
	live := index.Follow(a.indexDir(), time.Second)
	defer live.Close()
	h, err := web.New(web.Options{Index: live, Zone: a.zone})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10}
	fmt.Fprintln(a.err, a.say.Say("demo.serving", l.Addr()))
	stopped := make(chan error, 1)
	go func() { stopped <- srv.Serve(l) }()
	select {
	case err := <-stopped:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err := srv.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return fmt.Errorf("serve: %w", err)
		}
		return ctx.Err()
	}
}
