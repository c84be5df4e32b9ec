package web

import (
	"chitieu/cmd/chitieu/internal/dataset"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
)

// sheet gives rows as CSV, or as a workbook with a second sheet that explains the
// columns.
func (q *request) sheet(columns []output.Column, rows output.Rows) error {
	q.w.Header().Set("Access-Control-Allow-Origin", "*") // public data, as in JSON
	switch q.Format {
	case "csv":
		q.w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		q.attach("csv")
		return output.Stream(q.w, columns, rows, ',')
	case "xlsx":
		q.w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
		q.attach("xlsx")
		return output.XLSX(q.w, output.Sheet{Name: q.Say("web.sheet"), Columns: columns, Rows: rows}, dataset.DictionarySheet(columns))
	}
	return errFormat
}

// records gives records in the format asked for; whole is what JSON holds.
func (q *request) records(whole any, records []corpus.Record) error {
	switch q.Format {
	case "json":
		return q.json(whole)
	case "atom":
		return q.atom(records)
	}
	return q.sheet(output.Schema, func(yield func([]any, error) bool) {
		for _, r := range records {
			if !yield(output.Values(r), nil) {
				return
			}
		}
	})
}
