//go:build parquet

package output

import (
	"bytes"
	"testing"

	"github.com/parquet-go/parquet-go"
)

func TestParquet(t *testing.T) {
	columns := []Column{{Name: "value", Type: Number}, {Name: "id", Type: String}, {Name: "year", Type: Integer}, {Name: "draft", Type: Boolean}}
	var b bytes.Buffer
	rows := [][]any{{45.5, "a", 2025, true}, {60.0, "", nil, false}}
	if err := Parquet(&b, columns, All(rows)); err != nil {
		t.Fatal(err)
	}
	type row struct {
		Value *float64 `parquet:"value,optional"`
		ID    *string  `parquet:"id,optional"`
		Year  *int64   `parquet:"year,optional"`
		Draft *bool    `parquet:"draft,optional"`
	}
	got, err := parquet.Read[row](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || len(got) != 2 {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	if *got[0].Value != 45.5 || *got[0].ID != "a" || *got[0].Year != 2025 || !*got[0].Draft || got[1].ID != nil || got[1].Year != nil || *got[1].Value != 60 {
		t.Errorf("read back %+v %+v", got[0], got[1])
	}
}
