package output

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// Sheet is one sheet of a workbook.
type Sheet struct {
	Name    string
	Columns []Column
	Rows    Rows
}

// XLSX writes a workbook: numbers as numbers, text as text (guarded like that of
// CSV, because a workbook may become one), the head frozen and filtered.
func XLSX(w io.Writer, sheets ...Sheet) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err == nil {
			err = s.write(f, bold)
		}
		if err != nil {
			return fmt.Errorf("xlsx %s: %w", s.Name, err)
		}
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	return nil
}

func (s Sheet) write(f *excelize.File, bold int) error {
	sw, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, c := range s.Columns {
		if err := sw.SetColWidth(i+1, i+1, c.width()); err != nil {
			return err
		}
	}
	head := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = excelize.Cell{StyleID: bold, Value: c.Name}
	}
	if err := sw.SetRow("A1", head); err != nil {
		return err
	}
	n := 1
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		n++
		at, err := excelize.CoordinatesToCellName(1, n) // refuses what a sheet cannot hold
		if err != nil {
			return err
		}
		if err := sw.SetRow(at, s.guarded(row)); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func (s Sheet) guarded(row []any) []any {
	out := make([]any, len(row))
	for i, v := range row {
		if t, ok := v.(string); ok && !s.Columns[i].Plain {
			v = text(t)
		}
		if v == "" {
			v = nil
		}
		out[i] = v
	}
	return out
}

// width is how wide a column starts out.
func (c Column) width() float64 {
	switch {
	case c.Name == "quote" || c.Name == "subject" || c.Name == "title":
		return 48
	case c.Type == String && !c.Plain:
		return 24
	}
	return 13
}
