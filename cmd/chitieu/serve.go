package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"regexp"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/web"
	"chitieu/corpus"
	"chitieu/crawl"
	"chitieu/index"
	"github.com/spf13/cobra"
)

const defaultAddr = "127.0.0.1:8080"

// serveFlags say where and to whom the pages are served.
type serveFlags struct {
	addr, base string
	trusted    []string
	noArchive  bool
	rate       float64
	portals    []crawl.Portal // nil for those of the configuration
}

func (a *app) serveCmd() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:  "serve",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ix, err := a.openIndex(cmd.Context())
			if err != nil {
				return err
			}
			ix.Close()
			return a.serve(cmd.Context(), f)
		},
	}
	c.Flags().StringVar(&f.addr, "addr", defaultAddr, "")
	c.Flags().StringVar(&f.base, "base-path", "", "")
	c.Flags().StringSliceVar(&f.trusted, "trusted-proxy", nil, "")
	c.Flags().BoolVar(&f.noArchive, "no-archive", false, "")
	c.Flags().Float64Var(&f.rate, "rate", web.DefaultRate, "")
	return c
}

// basePath is what may stand before our addresses: never the name of another host.
var basePath = regexp.MustCompile(`^(/[A-Za-z0-9._~-]+)*/?$`)

// operated are the portals that the operator crawls, and how to reach the operator.
func (a *app) operated(portals []crawl.Portal) ([]crawl.Portal, string, error) {
	conf, err := a.config()
	if err != nil {
		return nil, "", err
	}
	contact, err := a.contact("", conf)
	if err != nil || portals != nil {
		return portals, contact, err
	}
	portals, err = a.loadPortals(conf.Portals)
	return portals, contact, err
}

// serve serves the pages until the context ends.
func (a *app) serve(ctx context.Context, f serveFlags) error {
	live := index.Follow(a.indexDir(), time.Second)
	defer live.Close()
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	if !basePath.MatchString(f.base) {
		return fail(exitUsage, "%s", a.say.Say("err.base-path", f.base))
	}
	o := web.Options{Index: live, Store: s, Zone: a.zone, Now: a.now, Base: f.base, NoArchive: f.noArchive, Rate: f.rate, Logger: slog.New(slog.NewTextHandler(a.err, nil))}
	if o.Portals, o.Contact, err = a.operated(f.portals); err != nil {
		return err
	}
	for _, t := range f.trusted {
		p, err := netip.ParsePrefix(t)
		if err != nil {
			return fail(exitUsage, "%s", a.say.Say("err.proxy", t))
		}
		o.Trusted = append(o.Trusted, p)
	}
	h, err := web.New(o)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	srv := web.Server(h)
	fmt.Fprintln(a.err, a.say.Say("demo.serving", l.Addr().String()+strings.TrimSuffix(f.base, "/")))
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
