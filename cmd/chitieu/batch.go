package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/index"
)

// batchColumns stand before a record's own: which query found it.
var batchColumns = []output.Column{
	{Name: "query_line", Type: output.Integer, Vi: "dòng của câu hỏi", En: "line of the query"},
	{Name: "query", Type: output.String, Vi: "câu hỏi", En: "the query"},
	{Name: "understood", Type: output.String, Vi: "hiểu là", En: "what was understood"},
	{Name: "total", Type: output.Integer, Vi: "số kết quả của câu hỏi", En: "hits of the query"},
	{Name: "position", Type: output.Integer, Vi: "thứ tự trong kết quả", En: "place among the hits"},
}

// batchQuery is one line of a CSV of queries.
type batchQuery struct {
	line int
	text string
}

// searchBatch answers a CSV of queries with one CSV of hits. A query without a hit
// has one line with total 0; a bad one is told with its line, and the rest is
// answered.
func (a *app) searchBatch(ctx context.Context, path string, limit int, asOf string) error {
	if a.output != "table" && a.output != "csv" && a.output != "tsv" {
		return fail(exitUsage, "%s", a.say.Say("err.output", a.output, "csv, tsv"))
	}
	data, err := a.bytesOf(path)
	if err != nil {
		return fail(exitUsage, "%s: %s", path, a.reason(err))
	}
	queries, err := readQueries(data)
	if err != nil {
		return fail(exitUsage, "%s: %s", path, a.reason(err))
	}
	ix, done, err := a.indexAt(ctx, asOf)
	if err != nil {
		return err
	}
	defer done()
	failed := 0
	rows := func(yield func([]any, error) bool) {
		for _, q := range queries {
			err := a.batchHits(ctx, ix, q, limit, yield)
			switch {
			case errors.Is(err, errStopped):
				return
			case errors.Is(err, index.ErrQuery):
				failed++
				fmt.Fprintf(a.err, "chitieu: %s:%d: %s\n", path, q.line, a.reason(err))
			case err != nil:
				yield(nil, err)
				return
			}
		}
	}
	comma := ','
	if a.output == "tsv" {
		comma = '\t'
	}
	if err := output.Stream(a.out, append(batchColumns[:len(batchColumns):len(batchColumns)], output.Schema...), rows, comma); err != nil {
		return err
	}
	if failed > 0 {
		return fail(exitPartly, "%s", a.say.Say("search.batch-failed", failed, len(queries)))
	}
	return nil
}

// errStopped says that nobody wants further rows.
var errStopped = errors.New("stopped")

func (a *app) batchHits(ctx context.Context, ix *index.Index, q batchQuery, limit int, yield func([]any, error) bool) error {
	u, err := ix.Parser().Parse(q.text)
	if err != nil {
		return err
	}
	total, hits, err := ix.Stream(ctx, u, index.SearchOptions{Limit: limit})
	if err != nil {
		return err
	}
	head := []any{q.line, q.text, u.String(), total}
	if total == 0 {
		if !yield(append(head, make([]any, 1+len(output.Schema))...), nil) {
			return errStopped
		}
	}
	n := 0
	for h, err := range hits {
		if err != nil {
			return err
		}
		n++
		if !yield(append(append(head[:4:4], n), output.Values(h.Record)...), nil) {
			return errStopped
		}
	}
	return nil
}

// readQueries reads the column "query", or the first where no column has that name.
func readQueries(data []byte) (out []batchQuery, err error) {
	c := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	c.FieldsPerRecord, c.LazyQuotes = -1, true // queries hold quotes: tỉnh:"Phú Yên"
	column, first := 0, true
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := c.FieldPos(0)
		if first {
			first = false
			if i := columnNamed(row, "query"); i >= 0 {
				column = i
				continue
			}
		}
		if column < len(row) && strings.TrimSpace(row[column]) != "" {
			out = append(out, batchQuery{line, row[column]})
		}
	}
}

func columnNamed(head []string, name string) int {
	for i, h := range head {
		if strings.EqualFold(strings.TrimSpace(h), name) {
			return i
		}
	}
	return -1
}
