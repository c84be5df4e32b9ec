package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/spf13/cobra"
)

// version is set when a release is built.
var version = "dev"

// Exit codes. They are relied on from outside.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2 // bad usage, configuration or no store yet
	exitPartly      = 3 // finished, but some inputs or sources failed
	exitLocked      = 4
	exitInterrupted = 130
)

// outputs are the values of --output.
var outputs = []string{"table", "json", "ndjson", "csv", "tsv"}

// app is what every command works with.
type app struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time
	zone     *time.Location

	asOf time.Time // what --as-of said; zero for now

	readArticle readFunc // of a test, in place of the reader; nil otherwise

	data, lang, output string
	say                catalog.Catalog
}

// codeError is an error with the exit code it asks for.
type codeError struct {
	code int
	err  error
}

func (e codeError) Error() string { return e.err.Error() }
func (e codeError) Unwrap() error { return e.err }

func fail(code int, format string, args ...any) error {
	return codeError{code, fmt.Errorf(format, args...)}
}

// run is the whole program: it returns the exit code and touches nothing outside
// its arguments.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer, getenv func(string) string) int {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		fmt.Fprintln(errw, "chitieu:", err)
		return exitError
	}
	a := &app{in: in, out: out, err: errw, getenv: getenv, now: clock(getenv), zone: zone}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	err = root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	if ctx.Err() != nil {
		return exitInterrupted
	}
	code, text := a.explainError(err)
	if text != "" {
		fmt.Fprintln(errw, "chitieu:", text)
	}
	return code
}

// clock is the wall clock, or the fixed time of CHITIEU_NOW (RFC 3339) for
// reproducible runs.
func clock(getenv func(string) string) func() time.Time {
	if t, err := time.Parse(time.RFC3339, getenv("CHITIEU_NOW")); err == nil {
		return func() time.Time { return t }
	}
	return time.Now
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "chitieu",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.settle(strings.Fields(cmd.Annotations[moreOutputs])...)
		},
	}
	f := root.PersistentFlags()
	f.StringVar(&a.data, "data", "", "")
	f.StringVar(&a.lang, "lang", "", "")
	f.StringVarP(&a.output, "output", "o", "table", "")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		a.chooseLanguage()
		text, ok := a.misuse(err)
		if !ok {
			text = err.Error()
		}
		return fail(exitUsage, "%s\n%s", text, a.say.Say("usage.help", cmd.CommandPath()))
	})
	root.AddCommand(
		a.addCmd(),
		a.demoCmd(),
		a.crawlCmd(),
		a.nightlyCmd(),
		a.changesCmd(),
		a.portalsCmd(),
		a.backupCmd(),
		a.restoreCmd(),
		a.doctorCmd(),
		a.extractCmd(),
		a.explainCmd(),
		a.indexCmd(),
		a.searchCmd(),
		a.compareCmd(),
		a.showCmd(),
		a.exportCmd(),
		a.reviewCmd(),
		a.serveCmd(),
		a.evalCmd(),
		a.verifyCmd(),
		a.versionCmd(),
	)
	root.SetHelpFunc(a.help)
	describe(root, catalog.New(a.language())) // for completion; help knows --lang, too
	return root
}

// moreOutputs is the annotation of a command that has further forms of output:
// their names.
const moreOutputs = "outputs"

// settle decides language, data directory and output form. more lists the forms
// that a command has beside those that all have.
func (a *app) settle(more ...string) error {
	a.chooseLanguage()
	if a.lang != "" && a.lang != "vi" && a.lang != "en" {
		return fail(exitUsage, "%s", a.say.Say("err.one-of", "--lang", a.lang, "vi, en"))
	}
	if forms := slices.Concat(outputs, more); !slices.Contains(forms, a.output) {
		return fail(exitUsage, "%s", a.say.Say("err.output", a.output, strings.Join(forms, ", ")))
	}
	if a.data == "" {
		a.data = a.getenv("CHITIEU_DATA")
	}
	if a.data == "" {
		a.data = userData(a.getenv)
	}
	return nil
}

// language is that of the flag, else of the environment.
func (a *app) language() string {
	switch {
	case a.lang != "":
		return a.lang
	case a.getenv("CHITIEU_LANG") != "":
		return a.getenv("CHITIEU_LANG")
	case strings.HasPrefix(a.getenv("LANG"), "en"):
		return "en"
	}
	return "vi"
}

// chooseLanguage makes all messages speak it.
func (a *app) chooseLanguage() { a.say = catalog.New(a.language()) }

// userData is the user's data directory by the XDG base directory specification.
func userData(getenv func(string) string) string {
	if d := getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "chitieu")
	}
	home := getenv("HOME")
	if home == "" {
		home, _ = os.UserHomeDir()
	}
	return filepath.Join(home, ".local", "share", "chitieu")
}

// explainError turns an error into an exit code and a sentence that says what to do.
func (a *app) explainError(err error) (int, string) {
	if a.say.Lang == "" {
		a.chooseLanguage()
	}
	var ce codeError
	switch {
	case errors.As(err, &ce):
		return ce.code, ce.Error()
	case errors.Is(err, corpus.ErrNoStore):
		return exitUsage, a.say.Say("err.no-store", a.data)
	case errors.Is(err, corpus.ErrLocked):
		return exitLocked, a.say.Say("err.locked", a.data)
	case errors.Is(err, corpus.ErrNewerSchema):
		return exitUsage, a.say.Say("err.newer", a.data)
	case errors.Is(err, corpus.ErrFull):
		return exitError, a.say.Say("err.full", a.data)
	case errors.Is(err, corpus.ErrDamaged):
		return exitError, a.say.Say("err.damaged", a.data) + "\n" + err.Error()
	case errors.Is(err, index.ErrQuery):
		return exitUsage, a.say.Say("err.query", tell.Problem(a.say, err))
	}
	if text, ok := a.misuse(err); ok {
		return exitUsage, text + "\n" + a.say.Say("usage.help", "chitieu")
	}
	return exitError, a.reason(err)
}

func (a *app) indexDir() string { return filepath.Join(a.data, "index") }

func (a *app) versionCmd() *cobra.Command {
	return &cobra.Command{Use: "version", Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		fmt.Fprintln(a.out, "chitieu", version)
		return nil
	}}
}
