package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chitieu/cmd/chitieu/internal/dataset"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
	"chitieu/index"
	"github.com/spf13/cobra"
)

// exportFlags are the flags of export.
type exportFlags struct {
	to, asOf  string
	sample    int
	seed      uint64
	forCoding bool
}

// The forms of export beside those of every command.
const (
	formXLSX    = "xlsx"
	formMD      = "md"
	formZip     = "zip"
	formParquet = "parquet"
)

func (a *app) exportCmd() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:         "export [QUERY]",
		Args:        cobra.ArbitraryArgs,
		Annotations: map[string]string{moreOutputs: strings.Join([]string{formXLSX, formMD, formZip, formParquet}, " ")},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), strings.Join(args, " "), f)
		},
	}
	fl := c.Flags()
	fl.StringVar(&f.to, "to", "", "")
	fl.IntVar(&f.sample, "sample", 0, "")
	fl.Uint64Var(&f.seed, "seed", 1, "")
	fl.BoolVar(&f.forCoding, "for-coding", false, "")
	a.asOfFlag(c, &f.asOf)
	return c
}

// form decides the form of an export.
func (a *app) form(query string, f exportFlags) (string, error) {
	forms := slices.Concat(outputs[1:], []string{formXLSX, formMD, formZip, formParquet})
	form := a.output
	if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(f.to)), "."); form == "table" && f.to != "" {
		if form = ext; !slices.Contains(forms, ext) {
			return "", fail(exitUsage, "%s", a.say.Say("err.output", ext, strings.Join(forms, ", ")))
		}
	}
	if form == "table" {
		if form = "csv"; query == "" && f.sample == 0 {
			form = formZip
		}
	}
	switch {
	case f.sample < 0 || f.forCoding && f.sample == 0:
		return "", fail(exitUsage, "%s", a.say.Say("export.sample"))
	case f.forCoding && form != "csv" && form != "tsv" && form != formXLSX:
		return "", fail(exitUsage, "%s", a.say.Say("err.output", form, "csv, tsv, xlsx"))
	case form == formParquet && !output.ParquetBuilt:
		return "", fail(exitUsage, "%s", a.say.Say("export.no-parquet"))
	case f.to == "" && isTerminal(a.out) && (form == formZip || form == formXLSX || form == formParquet):
		return "", fail(exitUsage, "%s", a.say.Say("export.terminal", form))
	}
	return form, nil
}

func (a *app) export(ctx context.Context, query string, f exportFlags) error {
	form, err := a.form(query, f)
	if err != nil {
		return err
	}
	ix, done, err := a.indexAt(ctx, f.asOf)
	if err != nil {
		return err
	}
	defer done()
	e := exporter{app: a, ctx: ctx, ix: ix, query: query, f: f}
	if e.u, err = e.understand(); err != nil {
		return err
	}
	if f.to == "" {
		w := bufio.NewWriterSize(a.out, 1<<16)
		if err := e.write(w, form); err != nil {
			return err
		}
		return w.Flush()
	}
	if err := writeWhole(f.to, func(w io.Writer) error { return e.write(w, form) }); err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.Say("export.done", e.n, f.to))
	return nil
}

// writeWhole writes a file beside its name and renames it: a reader never sees half.
func writeWhole(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-")
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	defer os.Remove(f.Name()) // after the rename there is nothing under this name
	w := bufio.NewWriterSize(f, 1<<16)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("export %s: %w", path, err)
	}
	return os.Rename(f.Name(), path)
}

// exporter is one export under way.
type exporter struct {
	*app
	ctx   context.Context
	ix    *index.Index
	query string
	u     index.Understood
	f     exportFlags
	n     int
}

// understand reads the query; none means every record of whatever status.
func (e *exporter) understand() (index.Understood, error) {
	u, err := e.ix.Parser().Parse(e.query)
	if err == nil && strings.TrimSpace(e.query) == "" {
		u.Statuses = []corpus.Status{corpus.StatusTarget, corpus.StatusResult, corpus.StatusOther}
	}
	return u, err
}

// records streams what the query finds, or the sample drawn of it.
func (e *exporter) records() iter.Seq2[corpus.Record, error] {
	return func(yield func(corpus.Record, error) bool) {
		_, hits, err := e.ix.Stream(e.ctx, e.u, index.SearchOptions{})
		if err != nil {
			yield(corpus.Record{}, err)
			return
		}
		e.n = 0
		for h, err := range e.drawn(hits) {
			e.n++
			if !yield(h.Record, err) {
				return
			}
		}
	}
}

func (e *exporter) rows(note func(corpus.Record)) output.Rows {
	return func(yield func([]any, error) bool) {
		for r, err := range e.records() {
			if err != nil {
				yield(nil, err)
				return
			}
			note(r)
			if !yield(output.Values(r), nil) {
				return
			}
		}
	}
}

func ignore(corpus.Record) {}

func (e *exporter) write(w io.Writer, form string) error {
	if e.f.forCoding {
		return e.forCoding(w, form)
	}
	switch form {
	case "csv":
		return output.Stream(w, output.Schema, e.rows(ignore), ',')
	case "tsv":
		return output.Stream(w, output.Schema, e.rows(ignore), '\t')
	case "ndjson":
		return e.ndjson(w)
	case "json":
		return e.json(w)
	case formMD:
		return output.Markdown(w, e.markdownHead(), e.markdownRows())
	case formXLSX:
		return e.workbook(w)
	case formParquet:
		return output.Parquet(w, output.Schema, e.rows(ignore))
	}
	return e.zip(w)
}

func (e *exporter) ndjson(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for r, err := range e.records() {
		if err == nil {
			err = enc.Encode(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// json writes what search prints, hit after hit.
func (e *exporter) json(w io.Writer) error {
	total, _, err := e.ix.Stream(e.ctx, e.u, index.SearchOptions{Limit: 1})
	if err != nil {
		return err
	}
	head, err := json.Marshal(e.u)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "{\"understood\": %s, \"total\": %d, \"hits\": [", head, total); err != nil {
		return err
	}
	between := "\n"
	for r, err := range e.records() {
		if err != nil {
			return err
		}
		line, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprint(w, between, string(line)); err != nil {
			return err
		}
		between = ",\n"
	}
	_, err = fmt.Fprintln(w, "\n]}")
	return err
}

func (e *exporter) markdownHead() []string {
	var head []string
	for _, k := range []string{"province", "tier", "value", "year", "indicator", "sentence", "source"} {
		head = append(head, e.say.Say("head."+k))
	}
	return head
}

func (e *exporter) markdownRows() iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for r, err := range e.records() {
			place := e.teller().Place(r)
			source := r.Article.URL
			if s := e.sampleLine(source); s != "" {
				place, source = place+" ("+e.say.Say("mark.sample")+")", source+" — "+s
			}
			if !yield([]string{place, e.tiers(r.Tiers), e.value(r.Target), yearText(r.Target), r.Subject, sentence(r.Target), source}, err) || err != nil {
				return
			}
		}
	}
}

// workbook writes the records, what their columns mean, and the articles.
func (e *exporter) workbook(w io.Writer) error {
	articles := dataset.NewArticles()
	later := func(yield func([]any, error) bool) { // known when the first sheet is done
		for _, row := range articles.Rows() {
			if !yield(row, nil) {
				return
			}
		}
	}
	return output.XLSX(w,
		output.Sheet{Name: "chỉ tiêu", Columns: output.Schema, Rows: e.rows(articles.Note)},
		dataset.DictionarySheet(output.Schema),
		output.Sheet{Name: "nguồn", Columns: dataset.SourceColumns, Rows: later})
}

func (e *exporter) zip(w io.Writer) error {
	all, err := e.outcomes(e.ctx, e.f.asOf)
	if err != nil {
		return err
	}
	query := strings.TrimSpace(e.query)
	if query != "" {
		query = e.u.String()
	}
	return dataset.Write(w, dataset.Set{Records: e.records, Outcomes: all, Made: e.now().In(e.zone), AsOf: e.asOf, Version: version, Reader: extract.Version, Query: query})
}
