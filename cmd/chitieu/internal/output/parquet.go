//go:build parquet

package output

import (
	"fmt"
	"io"
	"slices"

	"github.com/parquet-go/parquet-go"
)

// ParquetBuilt tells whether this program writes Parquet.
const ParquetBuilt = true

// batch is how many rows are handed over at once.
const batch = 1024

// Parquet writes rows as one Parquet file; its columns stand in the order of their
// names, every one may be null.
func Parquet(w io.Writer, columns []Column, rows Rows) error {
	group := parquet.Group{}
	for _, c := range columns {
		group[c.Name] = parquet.Optional(c.node())
	}
	schema := parquet.NewSchema("chitieu", group)
	names := Names(columns)
	slices.Sort(names)
	order := make([]int, len(columns)) // column → place in the file
	for i, c := range columns {
		order[i] = slices.Index(names, c.Name)
	}
	pw := parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Zstd))
	var buffer []parquet.Row
	flush := func() error {
		_, err := pw.WriteRows(buffer)
		buffer = buffer[:0]
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		buffer = append(buffer, parquetRow(columns, order, row))
		if len(buffer) == batch {
			if err := flush(); err != nil {
				return fmt.Errorf("parquet: %w", err)
			}
		}
	}
	if err := flush(); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	if err := pw.Close(); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

func (c Column) node() parquet.Node {
	switch c.Type {
	case Number:
		return parquet.Leaf(parquet.DoubleType)
	case Integer:
		return parquet.Int(64)
	case Boolean:
		return parquet.Leaf(parquet.BooleanType)
	}
	return parquet.String()
}

func parquetRow(columns []Column, order []int, row []any) parquet.Row {
	out := make(parquet.Row, len(row))
	for i, v := range row {
		var p parquet.Value
		level := 1
		switch v := v.(type) {
		case nil:
			p, level = parquet.NullValue(), 0
		case string:
			if p = parquet.ByteArrayValue([]byte(v)); v == "" {
				p, level = parquet.NullValue(), 0
			}
		case float64:
			p = parquet.DoubleValue(v)
		case int:
			p = parquet.Int64Value(int64(v))
		case bool:
			p = parquet.BooleanValue(v)
		}
		out[order[i]] = p.Level(0, level, order[i])
	}
	return out
}
