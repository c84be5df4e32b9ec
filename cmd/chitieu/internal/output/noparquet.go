//go:build !parquet

package output

import (
	"errors"
	"io"
)

// ParquetBuilt tells whether this program writes Parquet: it needs the tag parquet
// at its build, for the library weighs more than the rest of the output together.
const ParquetBuilt = false

// ErrNoParquet says that this program was built without Parquet.
var ErrNoParquet = errors.New("this program was built without Parquet (go build -tags parquet ./cmd/chitieu)")

// Parquet refuses.
func Parquet(io.Writer, []Column, Rows) error { return ErrNoParquet }
