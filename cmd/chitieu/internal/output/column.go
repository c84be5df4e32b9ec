package output

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// The types of columns, by their names in a data package (Frictionless Table
// Schema).
const (
	String  = "string"
	Number  = "number"
	Integer = "integer"
	Boolean = "boolean"
	Date    = "date"
)

// Column is one column of a table. Plain text is never guarded: a bound "=" alone
// is no formula, and R compares it as it is.
type Column struct {
	Name, Type string
	Vi, En     string // what it means
	Plain      bool
}

// Rows is a table's rows, one after another: nil, string, float64, int or bool in
// the order of the columns.
type Rows = iter.Seq2[[]any, error]

// Texts is a row as CSV prints it: text guarded, numbers never.
func Texts(columns []Column, row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case string:
			if out[i] = v; !columns[i].Plain {
				out[i] = text(v)
			}
		case float64:
			out[i] = num(v)
		case int:
			out[i] = strconv.Itoa(v)
		case bool:
			out[i] = strconv.FormatBool(v)
		default:
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

// Names lists the names of columns.
func Names(columns []Column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Name
	}
	return out
}

// Stream writes rows as CSV, each as it comes.
func Stream(w io.Writer, columns []Column, rows Rows, comma rune) error {
	c := csv.NewWriter(w)
	c.Comma = comma
	if err := c.Write(Names(columns)); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := c.Write(Texts(columns, row)); err != nil {
			return fmt.Errorf("csv: %w", err)
		}
	}
	c.Flush()
	return c.Error()
}

// Markdown writes rows as a table that GitHub and Pandoc read.
func Markdown(w io.Writer, head []string, rows iter.Seq2[[]string, error]) error {
	line := func(cells []string) error {
		clean := make([]string, len(cells))
		for i, c := range cells {
			clean[i] = strings.NewReplacer("|", `\|`, "\n", "<br>").Replace(c)
		}
		_, err := fmt.Fprintf(w, "| %s |\n", strings.Join(clean, " | "))
		return err
	}
	if err := line(head); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w, "|"+strings.Repeat(" --- |", len(head))); err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = line(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// All is a slice as Rows and the like take it.
func All[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}
