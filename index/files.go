package index

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"chitieu/corpus"
	"github.com/klauspost/compress/zstd"
)

// blockRecords is how many records share one compressed block. They repeat their
// article's head, which zstd takes out: 183 bytes a record, with 64 to a block 141.
// But a page of hits unpacks a block a row, in 23 µs each instead of 90.
const blockRecords = 16

// recordWriter writes records as JSON lines in independent zstd frames.
type recordWriter struct {
	w      io.Writer
	enc    *zstd.Encoder
	buf    bytes.Buffer
	n      int
	offset int64
	blocks []int64 // offset of every frame
}

func newRecordWriter(w io.Writer) (*recordWriter, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, err
	}
	return &recordWriter{w: w, enc: enc}, nil
}

// add writes one record. The text of its article stays in the store.
func (w *recordWriter) add(r *corpus.Record) error {
	out := *r
	out.Article.Text = ""
	line, err := json.Marshal(&out)
	if err != nil {
		return fmt.Errorf("record %s: %w", r.ID, err)
	}
	w.buf.Write(line)
	w.buf.WriteByte('\n')
	if w.n++; w.n%blockRecords == 0 {
		return w.flush()
	}
	return nil
}

func (w *recordWriter) flush() error {
	if w.buf.Len() == 0 {
		return nil
	}
	w.blocks = append(w.blocks, w.offset)
	frame := w.enc.EncodeAll(w.buf.Bytes(), nil)
	w.buf.Reset()
	w.offset += int64(len(frame))
	_, err := w.w.Write(frame)
	return err
}

// recordReader reads single records back and remembers the last blocks.
type recordReader struct {
	f      io.ReaderAt
	size   int64
	blocks []int64
	dec    *zstd.Decoder

	remember int // blocks
	mu       sync.Mutex
	last     map[int][]json.RawMessage
}

// rememberedBlocks bounds the memory of decompressed blocks: about 16 KB each.
const rememberedBlocks = 1024

// maxBlock bounds what one frame may unpack to.
const maxBlock = 1 << 28

func newRecordReader(f io.ReaderAt, size int64, blocks []int64) (*recordReader, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBlock))
	if err != nil {
		return nil, err
	}
	return &recordReader{f: f, size: size, blocks: blocks, dec: dec, remember: rememberedBlocks, last: map[int][]json.RawMessage{}}, nil
}

// record reads the record with the given number.
func (r *recordReader) record(n int) (corpus.Record, error) {
	var rec corpus.Record
	lines, err := r.block(n / blockRecords)
	if err == nil && n%blockRecords >= len(lines) {
		err = errors.New("block is short")
	}
	if err == nil {
		err = json.Unmarshal(lines[n%blockRecords], &rec)
	}
	if err != nil {
		return rec, fmt.Errorf("index: record %d: %w: %w", n, ErrDamaged, err)
	}
	return rec, nil
}

func (r *recordReader) block(b int) ([]json.RawMessage, error) {
	r.mu.Lock()
	lines, ok := r.last[b]
	r.mu.Unlock()
	if ok {
		return lines, nil
	}
	if b >= len(r.blocks) {
		return nil, fmt.Errorf("no block %d", b)
	}
	end := r.size
	if b+1 < len(r.blocks) {
		end = r.blocks[b+1]
	}
	if end < r.blocks[b] || end > r.size {
		return nil, fmt.Errorf("block %d ends at %d", b, end)
	}
	frame := make([]byte, end-r.blocks[b])
	if _, err := r.f.ReadAt(frame, r.blocks[b]); err != nil {
		return nil, err
	}
	raw, err := r.dec.DecodeAll(frame, nil)
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(raw) {
		lines = append(lines, line)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.last) >= r.remember {
		clear(r.last)
	}
	r.last[b] = lines
	return lines, nil
}

func (r *recordReader) close() error {
	r.dec.Close()
	if c, ok := r.f.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

// columnsHead is the readable part of the columns file; the rows follow it as
// little-endian structs.
type columnsHead struct {
	Rows       int      `json:"rows"`
	Blocks     []int64  `json:"blocks"`
	Places     []place  `json:"places"`
	Indicators []string `json:"indicators"`
	Statuses   []string `json:"statuses"`
	Units      []string `json:"units"`
	Bounds     []string `json:"bounds"`
	Changes    []string `json:"changes"`
	Domains    []string `json:"domains"`
	Issuers    []string `json:"issuers"`
	Bases      []string `json:"bases"`
	Nouns      []string `json:"nouns"`
	Terms      []string `json:"terms"`
}

// encodeColumns lays the columns out: length of the head, head, rows; compressed.
func encodeColumns(c *columns, blocks []int64) ([]byte, error) {
	head, err := json.Marshal(columnsHead{len(c.rows), blocks, c.places, c.indicators.texts, c.statuses.texts,
		c.units.texts, c.bounds.texts, c.changes.texts, c.domains.texts, c.issuers.texts, c.bases.texts, c.nouns.texts, c.words.terms})
	if err != nil {
		return nil, err
	}
	raw := binary.LittleEndian.AppendUint32(nil, uint32(len(head)))
	raw = append(raw, head...)
	for i := range c.rows {
		raw = c.rows[i].append(raw)
	}
	raw = c.words.encode(raw)
	for _, end := range c.ids.ends {
		raw = binary.LittleEndian.AppendUint32(raw, end)
	}
	raw = append(raw, c.ids.all...)
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer enc.Close()
	return enc.EncodeAll(raw, nil), nil
}

func decodeColumns(data []byte) (*columns, []int64, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, nil, err
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(data, nil)
	if err != nil {
		return nil, nil, err
	}
	if len(raw) < 4 || uint64(len(raw)-4) < uint64(binary.LittleEndian.Uint32(raw)) {
		return nil, nil, io.ErrUnexpectedEOF
	}
	n := int(binary.LittleEndian.Uint32(raw))
	var h columnsHead
	if err := json.Unmarshal(raw[4:4+n], &h); err != nil {
		return nil, nil, err
	}
	raw = raw[4+n:]
	if h.Rows < 0 || len(raw)/(rowBytes+4) < h.Rows {
		return nil, nil, fmt.Errorf("%d rows in %d bytes", h.Rows, len(raw))
	}
	c := &columns{rows: make([]row, h.Rows), places: h.Places, indicators: dictionary{texts: h.Indicators},
		statuses: dictionary{texts: h.Statuses}, units: dictionary{texts: h.Units}, bounds: dictionary{texts: h.Bounds},
		changes: dictionary{texts: h.Changes}, domains: dictionary{texts: h.Domains}, issuers: dictionary{texts: h.Issuers},
		bases: dictionary{texts: h.Bases}, nouns: dictionary{texts: h.Nouns}, words: wordColumn{terms: h.Terms}}
	for i := range c.rows {
		c.rows[i].read(raw[i*rowBytes:])
		if r := &c.rows[i]; int(r.Indicator) >= max(len(h.Indicators), 1) || int(r.Place) >= max(len(h.Places), 1) || int(r.Domain) >= max(len(h.Domains), 1) {
			return nil, nil, fmt.Errorf("row %d names what there is not", i)
		}
	}
	if raw, err = c.words.read(raw[h.Rows*rowBytes:], h.Rows); err != nil {
		return nil, nil, err
	}
	if len(raw)/4 < h.Rows {
		return nil, nil, fmt.Errorf("%d ids in %d bytes", h.Rows, len(raw))
	}
	return c, h.Blocks, c.ids.read(raw, h.Rows)
}

// read takes a column of n texts out of its bytes.
func (t *texts) read(raw []byte, n int) error {
	t.ends, t.all = make([]uint32, n), raw[4*n:]
	last := uint32(0)
	for i := range t.ends {
		t.ends[i] = binary.LittleEndian.Uint32(raw[4*i:])
		if t.ends[i] < last || int64(t.ends[i]) > int64(len(t.all)) {
			return fmt.Errorf("text %d ends at %d of %d", i, t.ends[i], len(t.all))
		}
		last = t.ends[i]
	}
	return nil
}

// rowBytes is the size of a row in its file: by hand, because encoding/binary
// reflects on every field of every row.
const rowBytes = 8 + 8 + 8 + 4 + 4 + 4 + 9*2 + 7

func (r *row) append(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint64(b, math.Float64bits(r.Value))
	b = le.AppendUint64(b, math.Float64bits(r.High))
	b = le.AppendUint64(b, uint64(r.Seq))
	b = le.AppendUint32(b, uint32(r.Plan))
	b = le.AppendUint32(b, r.Article)
	b = le.AppendUint32(b, r.Doc)
	for _, v := range []uint16{r.Indicator, r.Place, uint16(r.Year), uint16(r.From), uint16(r.PlanYear), r.Sources, r.Denominator, r.Noun, r.Marks} {
		b = le.AppendUint16(b, v)
	}
	return append(b, r.Tiers, r.Status, r.Unit, r.Bound, r.Change, r.Domain, r.Issuer)
}

func (r *row) read(b []byte) {
	le := binary.LittleEndian
	_ = b[rowBytes-1]
	r.Value, r.High = math.Float64frombits(le.Uint64(b)), math.Float64frombits(le.Uint64(b[8:]))
	r.Seq, r.Plan = int64(le.Uint64(b[16:])), int32(le.Uint32(b[24:]))
	r.Article, r.Doc = le.Uint32(b[28:]), le.Uint32(b[32:])
	r.Indicator, r.Place = le.Uint16(b[36:]), le.Uint16(b[38:])
	r.Year, r.From, r.PlanYear = int16(le.Uint16(b[40:])), int16(le.Uint16(b[42:])), int16(le.Uint16(b[44:]))
	r.Sources, r.Denominator, r.Noun, r.Marks = le.Uint16(b[46:]), le.Uint16(b[48:]), le.Uint16(b[50:]), le.Uint16(b[52:])
	r.Tiers, r.Status, r.Unit, r.Bound, r.Change, r.Domain, r.Issuer = b[54], b[55], b[56], b[57], b[58], b[59], b[60]
}
