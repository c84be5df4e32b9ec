package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
	"chitieu/index"
	"github.com/spf13/cobra"
)

func (a *app) doctorCmd() *cobra.Command {
	return &cobra.Command{
		Use:  "doctor",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context()) },
	}
}

// finding is what one look found: ok, warn (it works, but …) or bad.
type finding struct {
	What  string `json:"what"`
	State string `json:"state"`
	Text  string `json:"text"`
}

// doctor looks at everything, changes nothing, and ends with 1 when something is bad.
func (a *app) doctor(ctx context.Context) error {
	var found []finding
	for _, look := range []func(context.Context) []finding{a.lookDisk, a.lookStore, a.lookIndex, a.lookConfig, a.lookPortals, a.lookNights, a.lookClock, a.lookTools} {
		found = append(found, look(ctx)...)
	}
	bad := 0
	for _, f := range found {
		if f.State == "bad" {
			bad++
		}
		if a.output != "json" {
			fmt.Fprintf(a.out, "%-5s %-8s %s\n", f.State, f.What, f.Text)
		}
	}
	if a.output == "json" {
		if err := output.JSON(a.out, found); err != nil {
			return err
		}
	}
	if bad > 0 {
		return fail(exitError, "%s", a.say.Say("doctor.bad", bad))
	}
	return nil
}

func one(what, state, text string) []finding { return []finding{{what, state, text}} }

// leastFree is how much room a night may need.
const leastFree = 1 << 30

func (a *app) lookDisk(context.Context) []finding {
	dir := a.data
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return one("disk", "warn", a.say.Say("err.no-store", a.data))
	}
	probe, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		return one("disk", "bad", err.Error())
	}
	probe.Close()
	os.Remove(probe.Name())
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return one("disk", "warn", err.Error())
	}
	free := st.Bavail * uint64(st.Bsize)
	state := "ok"
	if free < leastFree {
		state = "warn"
	}
	return one("disk", state, a.say.Say("doctor.disk", dir, free>>20))
}

func (a *app) lookStore(ctx context.Context) []finding {
	s, err := corpus.Open(a.data, corpus.Options{})
	if errors.Is(err, corpus.ErrNoStore) {
		return one("store", "warn", a.say.Say("err.no-store", a.data))
	}
	if err != nil {
		_, text := a.explainError(err)
		return one("store", "bad", text)
	}
	defer s.Close()
	articles, versions, err := s.Count(ctx)
	if err != nil {
		return one("store", "bad", err.Error())
	}
	return one("store", "ok", a.say.Say("doctor.store", articles, versions))
}

func (a *app) lookIndex(ctx context.Context) []finding {
	s, err := a.existing()
	if s == nil || err != nil {
		return nil
	}
	defer s.Close()
	seq, err := s.Seq(ctx)
	if err != nil {
		return one("index", "bad", err.Error())
	}
	ix, err := index.Open(a.indexDir())
	if err != nil { // it is built again when it is needed
		return one("index", "warn", a.say.Say("err.no-index"))
	}
	defer ix.Close()
	if !ix.Fresh(seq, extract.Version) {
		return one("index", "warn", a.say.Say("doctor.stale"))
	}
	return one("index", "ok", a.say.Say("doctor.fresh"))
}

func (a *app) lookConfig(context.Context) []finding {
	conf, err := a.config()
	if err != nil {
		return one("config", "bad", err.Error())
	}
	contact, err := a.contact("", conf)
	switch {
	case err != nil:
		return one("config", "bad", err.Error())
	case contact == "":
		return one("config", "warn", a.say.Say("err.contact", a.data))
	}
	return one("config", "ok", a.say.Say("doctor.contact", contact))
}

func (a *app) lookPortals(ctx context.Context) []finding {
	conf, err := a.config()
	if err != nil {
		return nil // told already
	}
	all, err := a.loadPortals(conf.Portals)
	if err != nil {
		return one("portals", "bad", err.Error())
	}
	ready, unchecked, err := a.checked(ctx, all)
	if err != nil {
		return one("portals", "bad", err.Error())
	}
	state := "ok"
	if len(ready) == 0 {
		state = "warn"
	}
	out := one("portals", state, a.say.Say("doctor.portals", len(all), len(ready), len(unchecked)))
	_, health, _, err := a.portalStates(ctx)
	if err != nil {
		return append(out, finding{"portals", "bad", err.Error()})
	}
	for _, p := range all {
		if h := health[p.ID]; len(h.Alarms) > 0 {
			out = append(out, finding{"portals", "warn", a.say.Say("nightly.alarm", p.ID, strings.Join(h.Alarms, "; "))})
		}
	}
	return out
}

// lateNight is how old the last good night may be.
const lateNight = 36 * time.Hour

func (a *app) lookNights(ctx context.Context) []finding {
	s, err := a.existing()
	if s == nil || err != nil {
		return nil
	}
	defer s.Close()
	runs, err := s.Runs(ctx)
	if err != nil {
		return one("night", "bad", err.Error())
	}
	for _, r := range runs {
		switch {
		case r.Kind != "nightly":
			continue
		case r.Finished.IsZero():
			return one("night", "warn", a.say.Say("doctor.unfinished", a.when(r.Started)))
		case r.Exit != exitOK || a.now().Sub(r.Finished) > lateNight:
			return one("night", "warn", a.say.Say("doctor.night", a.when(r.Finished), r.Exit))
		}
		return one("night", "ok", a.say.Say("doctor.night", a.when(r.Finished), r.Exit))
	}
	return one("night", "warn", a.say.Say("doctor.no-night"))
}

// lookClock compares the clock with what the store saw: what was fetched in the
// future is put off until then.
func (a *app) lookClock(ctx context.Context) []finding {
	s, err := a.existing()
	if s == nil || err != nil {
		return nil
	}
	defer s.Close()
	runs, err := s.Runs(ctx)
	if err != nil {
		return one("clock", "bad", err.Error())
	}
	for _, r := range runs {
		if r.Started.After(a.now().Add(time.Hour)) {
			return one("clock", "bad", a.say.Say("doctor.clock", a.when(a.now()), a.when(r.Started)))
		}
	}
	return one("clock", "ok", a.when(a.now()))
}

func (a *app) lookTools(context.Context) []finding {
	if path, err := exec.LookPath("pdftotext"); err == nil {
		return one("pdf", "ok", path)
	}
	return one("pdf", "warn", a.say.Say("doctor.pdf"))
}
