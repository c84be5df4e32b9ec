package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// BuildOptions says what an index is built from.
type BuildOptions struct {
	StoreSeq  int64            // the store's sequence number that the records reach
	Extractor string           // version of the extractor that read them
	Now       func() time.Time // clock; time.Now when nil
	BatchSize int              // documents per batch of Bleve; 1,000 when 0
}

const defaultBatch = 1000

// Build writes a new index of records under dir and makes it the live one. It
// works beside the live index, which stays readable and untouched if anything
// fails: new files in dir/index.new-…, checked by queries, flushed, renamed, and
// at last one pointer file swapped. Only one Build may run in a dir at a time;
// the store's run lock sees to that.
func Build(ctx context.Context, dir string, o BuildOptions, records iter.Seq2[corpus.Record, error]) (Manifest, error) {
	m, err := build(ctx, dir, o, records)
	if err != nil {
		return Manifest{}, fmt.Errorf("index: build %s: %w", dir, err)
	}
	return m, nil
}

func build(ctx context.Context, dir string, o BuildOptions, records iter.Seq2[corpus.Record, error]) (m Manifest, err error) {
	if err := register(); err != nil {
		return m, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return m, err
	}
	work, err := os.MkdirTemp(dir, newPrefix)
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(work) // after the rename there is nothing under this name
	b, err := newBuilder(work, o)
	if err != nil {
		return m, err
	}
	for r, err := range records {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = b.add(&r)
		}
		if err != nil {
			return m, errors.Join(err, b.abort())
		}
	}
	if m, err = b.finish(ctx); err != nil {
		return m, err
	}
	return m, publish(dir, work, m)
}

// builder holds the open files of a generation that is being written.
type builder struct {
	dir     string
	o       BuildOptions
	file    *os.File
	records *recordWriter
	bleve   bleve.Builder // nil until the first record: with none, bleve's builder panics
	cols    columns
	ids     map[string]bool
	dups    int
	probes  []probe
	tax     *taxonomy.Taxonomy
}

func newBuilder(dir string, o BuildOptions) (*builder, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.BatchSize <= 0 {
		o.BatchSize = defaultBatch
	}
	f, err := os.Create(filepath.Join(dir, recordsFile))
	if err != nil {
		return nil, err
	}
	w, err := newRecordWriter(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	p, err := theParser()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &builder{dir: dir, o: o, file: f, records: w, ids: map[string]bool{}, tax: p.names.tax}, nil
}

// add writes one record to all three places. Bleve knows it by its number.
func (b *builder) add(r *corpus.Record) error {
	if b.bleve == nil {
		if err := b.openBleve(); err != nil {
			return err
		}
	}
	n := len(b.cols.rows)
	b.cols.add(b.tax, r)
	if b.ids[r.ID] {
		b.dups++
	}
	b.ids[r.ID] = true
	if err := b.records.add(r); err != nil {
		return err
	}
	b.probe(n, r)
	return b.bleve.Index(strconv.Itoa(n), newDocument(b.tax, r))
}

func (b *builder) openBleve() (err error) {
	b.bleve, err = bleve.NewBuilder(filepath.Join(b.dir, bleveDir), newMapping(), map[string]any{
		"batchSize": b.o.BatchSize,
		// The parts must lie on the file system of the whole: they are renamed.
		"buildPathPrefix": b.dir,
	})
	return err
}

func (b *builder) abort() error { return b.file.Close() }

// finish closes the files, numbers the documents, checks the index with its
// probes and writes the manifest.
func (b *builder) finish(ctx context.Context) (Manifest, error) {
	if err := errors.Join(b.records.flush(), b.file.Sync(), b.file.Close()); err != nil {
		return Manifest{}, err
	}
	if b.bleve == nil { // no records: an empty index still has to open
		ix, err := bleve.New(filepath.Join(b.dir, bleveDir), newMapping())
		if err != nil {
			return Manifest{}, err
		}
		if err := ix.Close(); err != nil {
			return Manifest{}, err
		}
	} else if err := b.bleve.Close(); err != nil {
		return Manifest{}, err
	}
	if err := b.check(ctx); err != nil {
		return Manifest{}, err
	}
	cols, err := encodeColumns(&b.cols, b.records.blocks)
	if err != nil {
		return Manifest{}, err
	}
	if err := os.WriteFile(filepath.Join(b.dir, columnsFile), cols, 0o644); err != nil {
		return Manifest{}, err
	}
	m := Manifest{
		Format: Format, Built: b.o.Now().UTC().Format(time.RFC3339), StoreSeq: b.o.StoreSeq, Extractor: b.o.Extractor,
		Records: len(b.cols.rows), Articles: max(len(b.cols.articles.texts)-1, 0), Duplicates: b.dups,
	}
	return m, writeManifest(b.dir, &m)
}

// probe is a record that the finished index must find.
type probe struct {
	row  int
	term string
}

// probe remembers some of the records: the first ones and then ever fewer.
func (b *builder) probe(n int, r *corpus.Record) {
	if n >= 8 && n&(n-1) != 0 {
		return
	}
	if terms := spelledOut(b.tax, r.Quote, bareTerm); len(terms) > 0 {
		b.probes = append(b.probes, probe{n, terms[0]})
	}
}

// check opens the new Bleve index as a reader would, learns which document is
// which record, and asks for every probe.
func (b *builder) check(ctx context.Context) error {
	t, err := openText(filepath.Join(b.dir, bleveDir))
	if err != nil {
		return err
	}
	defer func() { _ = t.close() }()
	if n, err := t.count(); err != nil || n != len(b.cols.rows) {
		return errors.Join(err, fmt.Errorf("%d documents for %d records", n, len(b.cols.rows)))
	}
	if t.rows, err = t.numbers(len(b.cols.rows)); err != nil {
		return err
	}
	for doc, row := range t.rows {
		b.cols.rows[row].Doc = uint32(doc)
	}
	for _, p := range b.probes {
		found := false
		err := t.each(ctx, []string{p.term}, fieldContext, func(row int) { found = found || row == p.row })
		if err != nil || !found {
			return errors.Join(err, fmt.Errorf("record %d is not found by its word %q", p.row, p.term))
		}
	}
	return nil
}

// numbers lists for every document of the index the record that it is.
func (t *text) numbers(n int) ([]uint32, error) {
	all, err := t.reader.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	defer all.Close()
	rows, seen := make([]uint32, n), make([]bool, n)
	for range n {
		id, err := all.Next()
		if err != nil || id == nil {
			return nil, errors.Join(err, fmt.Errorf("fewer than %d documents", n))
		}
		doc, row, err := t.number(id)
		if err != nil || doc >= uint64(n) || row < 0 || row >= n || seen[row] {
			return nil, errors.Join(err, fmt.Errorf("document %d is no record or one twice", doc))
		}
		rows[doc], seen[row] = uint32(row), true
	}
	return rows, nil
}

func (t *text) number(id bleveindex.IndexInternalID) (doc uint64, row int, err error) {
	name, err := t.reader.ExternalID(id)
	if err != nil {
		return 0, 0, err
	}
	row, err = strconv.Atoi(name)
	return id.Value(), row, err
}
