package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"iter"
	"slices"

	"chitieu/cmd/chitieu/internal/dataset"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/index"
)

// drawn is the hits that the draw takes: those whose id and seed have the smallest
// digests. So a draw does not depend on the order of the store, and a larger one
// holds the smaller. The records come in the order of their digests, so that no
// coder sees one province after another.
func (e *exporter) drawn(hits iter.Seq2[index.Hit, error]) iter.Seq2[index.Hit, error] {
	if e.f.sample == 0 {
		return hits
	}
	return func(yield func(index.Hit, error) bool) {
		type ticket struct {
			lot uint64
			hit index.Hit
		}
		var best []ticket
		sort := func() {
			slices.SortFunc(best, func(a, b ticket) int { return cmp.Or(cmp.Compare(a.lot, b.lot), cmp.Compare(a.hit.ID, b.hit.ID)) })
			best = best[:min(len(best), e.f.sample)]
		}
		for h, err := range hits {
			if err != nil {
				yield(h, err)
				return
			}
			if best = append(best, ticket{lot(e.f.seed, h.ID), h}); len(best) > 2*e.f.sample {
				sort()
			}
		}
		sort()
		for _, t := range best {
			if !yield(t.hit, nil) {
				return
			}
		}
	}
}

func lot(seed uint64, id string) uint64 {
	sum := sha256.Sum256(append(binary.BigEndian.AppendUint64(nil, seed), id...))
	return binary.BigEndian.Uint64(sum[:])
}

// codingColumns are what a coder gets, and the blank columns to fill in.
var codingColumns = []output.Column{
	{Name: "id", Type: output.String, Vi: "mã; không sửa", En: "id; leave it as it is", Plain: true},
	{Name: "title", Type: output.String, Vi: "tên bài", En: "title of the article"},
	{Name: "published", Type: output.Date, Vi: "ngày đăng", En: "when it was published", Plain: true},
	{Name: "url", Type: output.String, Vi: "địa chỉ bài", En: "address of the article"},
	{Name: "sentence", Type: output.String, Vi: "câu gốc, con số trong [[…]]", En: "the sentence, its number in [[…]]"},
	{Name: "coder", Type: output.String, Vi: "tên người mã hóa", En: "who codes"},
	{Name: "status", Type: output.String, Vi: "target, result hoặc other; trống: chưa mã hóa", En: "target, result or other; blank: not coded"},
	{Name: "value", Type: output.Number, Vi: "con số, dấu chấm thập phân; đầu thấp của khoảng", En: "the number, decimals with a dot; the lower end of a range"},
	{Name: "high", Type: output.Number, Vi: "đầu cao của khoảng", En: "the upper end of a range"},
	{Name: "bound", Type: output.String, Vi: "= >= > <= < ~ range", En: "= >= > <= < ~ range", Plain: true},
	{Name: "tiers", Type: output.String, Vi: "central;province;district;commune;all, ngăn bằng ;", En: "central;province;district;commune;all, separated by ;"},
	{Name: "year", Type: output.Integer, Vi: "năm", En: "year"},
	{Name: "note", Type: output.String, Vi: "ghi chú", En: "remarks"},
}

// forCoding writes the sentences of a sample, nothing of what the machine read.
func (e *exporter) forCoding(w io.Writer, form string) error {
	rows := func(yield func([]any, error) bool) {
		for r, err := range e.records() {
			if err != nil {
				yield(nil, err)
				return
			}
			row := make([]any, len(codingColumns))
			before, number, after := tell.Sentence(r.Target, 0)
			if number != "" {
				before += "[[" + number + "]]"
			}
			row[0], row[1], row[2], row[3], row[4] = r.ID, r.Article.Title, r.Article.Published, r.Article.URL, before+after
			if !yield(row, nil) {
				return
			}
		}
	}
	switch form {
	case formXLSX:
		return output.XLSX(w, output.Sheet{Name: "mã hóa", Columns: codingColumns, Rows: rows}, dataset.DictionarySheet(codingColumns))
	case "tsv":
		return output.Stream(w, codingColumns, rows, '\t')
	}
	return output.Stream(w, codingColumns, rows, ',')
}
