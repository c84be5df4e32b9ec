package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"chitieu/corpus"
	"github.com/spf13/cobra"
)

func (a *app) backupCmd() *cobra.Command {
	return &cobra.Command{
		Use:  "backup FILE",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0]) },
	}
}

func (a *app) backup(ctx context.Context, path string) error {
	s, err := corpus.Open(a.data, corpus.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		path = filepath.Join(path, a.now().In(a.zone).Format("chitieu-20060102-150405.db"))
	}
	if err := s.Backup(ctx, path); err != nil {
		if errors.Is(err, os.ErrExist) {
			return fail(exitUsage, "%s", a.say.Say("err.exists", path))
		}
		return err
	}
	rows, digest, err := a.sound(ctx, path)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("backup.done", path, rows, digest))
	return nil
}

// sound re-reads every digest of a backup.
func (a *app) sound(ctx context.Context, path string) (rows int, digest string, err error) {
	b, err := corpus.OpenFile(ctx, path)
	if err != nil {
		return 0, "", err
	}
	defer b.Close()
	faults := 0
	rows, err = b.Verify(ctx, func(f corpus.Fault) {
		faults++
		fmt.Fprintln(a.err, f)
	})
	if err != nil {
		return rows, "", err
	}
	if faults > 0 {
		return rows, "", fail(exitError, "%s", a.say.Say("err.faults", path, faults))
	}
	digest, err = b.Digest(ctx)
	return rows, digest, err
}

func (a *app) restoreCmd() *cobra.Command {
	var replace bool
	c := &cobra.Command{
		Use:  "restore FILE",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0], replace) },
	}
	c.Flags().BoolVar(&replace, "replace", false, "")
	return c
}

func (a *app) restore(ctx context.Context, path string, replace bool) error {
	rows, digest, err := a.sound(ctx, path)
	if errors.Is(err, corpus.ErrNoStore) {
		return fail(exitUsage, "%s", a.say.Say("err.no-backup", path))
	}
	if err != nil {
		return err
	}
	kept, err := corpus.Restore(ctx, a.data, path, replace, a.now())
	if errors.Is(err, corpus.ErrExists) {
		return fail(exitUsage, "%s", a.say.Say("err.store-exists", a.data))
	}
	if err != nil {
		return err
	}
	if kept != "" {
		fmt.Fprintln(a.err, a.say.Say("restore.kept", kept))
	}
	// The index belongs to the other store; it is built again when it is needed.
	if err := os.RemoveAll(a.indexDir()); err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("restore.done", a.data, rows, digest))
	return nil
}
