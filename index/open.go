package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"chitieu/corpus"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Index is an open generation. It never changes; any number of goroutines may use
// it, and it stays whole while another generation takes its place.
type Index struct {
	Manifest Manifest

	dir, name string
	cols      *columns
	records   *recordReader
	text      *text
	parser    *Parser
	placeRank []int
	ordered   []tablePlace // the provinces, by name
	unheard   int          // former units without a source
	byID      func() map[string]int
	counted   func() counts // what the catalogue tells, once asked for
	lanes     lanes
	budget    int // what a search may cost
}

// Open opens the live index of dir after comparing every byte with its manifest.
// errors.Is tells ErrNoIndex, ErrDamaged and ErrStale apart; the remedy of all
// three is Build.
func Open(dir string) (*Index, error) {
	p, err := theParser()
	if err != nil {
		return nil, err
	}
	for {
		cur, err := readCurrent(dir)
		if err != nil {
			return nil, fmt.Errorf("index: open %s: %w", dir, err)
		}
		ix, err := openGeneration(dir, cur, p)
		if err == nil {
			return ix, nil
		}
		// Two builds may have passed since the pointer was read: then look again.
		if now, e := readCurrent(dir); e != nil || now == cur {
			return nil, fmt.Errorf("index: open %s: %w", dir, err)
		}
	}
}

func openGeneration(dir string, cur pointer, p *Parser) (ix *Index, err error) {
	gen := filepath.Join(dir, cur.name)
	m, err := verify(gen, cur.sum)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil && !errors.Is(err, ErrDamaged) {
			err = fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}()
	data, err := os.ReadFile(filepath.Join(gen, columnsFile))
	if err != nil {
		return nil, err
	}
	cols, blocks, err := decodeColumns(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", columnsFile, err)
	}
	if len(cols.rows) != m.Records {
		return nil, fmt.Errorf("%d rows for %d records", len(cols.rows), m.Records)
	}
	f, err := os.Open(filepath.Join(gen, recordsFile))
	if err != nil {
		return nil, err
	}
	records, err := newRecordReader(f, m.Size(recordsFile), blocks)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	t, err := openText(filepath.Join(gen, bleveDir))
	if err != nil {
		return nil, errors.Join(err, records.close())
	}
	cols.link(p.names.tax)
	t.rows = make([]uint32, len(cols.rows))
	for i, r := range cols.rows {
		if int(r.Doc) >= len(t.rows) {
			return nil, errors.Join(fmt.Errorf("row %d has document %d", i, r.Doc), records.close(), t.close())
		}
		t.rows[r.Doc] = uint32(i)
	}
	ix = &Index{Manifest: m, dir: dir, name: cur.name, cols: cols, records: records, text: t, parser: p}
	ix.lanes, ix.budget = newLanes(), budgetFor(len(cols.rows))
	for i, pl := range cols.places {
		cols.places[i] = p.names.complete(pl)
	}
	ix.placeRank = rankPlaces(cols.places)
	ix.ordered, ix.unheard = ix.orderPlaces(), ix.withoutSource()
	ix.byID = sync.OnceValue(cols.numberIDs)
	ix.counted = sync.OnceValue(ix.count)
	return ix, nil
}

// Close releases the files. No search may be running.
func (ix *Index) Close() error { return errors.Join(ix.text.close(), ix.records.close()) }

// Fresh reports whether the index holds everything up to the store's sequence
// number seq as the given extractor reads it.
func (ix *Index) Fresh(seq int64, extractor string) bool {
	return ix.Manifest.StoreSeq >= seq && ix.Manifest.Extractor == extractor
}

// Live reports whether this is still the generation that Open would open. It
// reads one small file.
func (ix *Index) Live() bool {
	cur, err := readCurrent(ix.dir)
	return err != nil || cur.name == ix.name
}

// Parser is the understanding of queries that this index uses.
func (ix *Index) Parser() *Parser { return ix.parser }

// Len is the number of records.
func (ix *Index) Len() int { return len(ix.cols.rows) }

// ErrNoRecord says that the index holds no target with the id.
var ErrNoRecord = errors.New("no such target")

// Record returns the record of a target id.
func (ix *Index) Record(id string) (corpus.Record, error) {
	n, ok := ix.byID()[id]
	if !ok {
		return corpus.Record{}, fmt.Errorf("index: %q: %w", id, ErrNoRecord)
	}
	return ix.records.record(n)
}

func (c *columns) numberIDs() map[string]int {
	ids := make(map[string]int, len(c.rows))
	for i := len(c.rows) - 1; i >= 0; i-- { // the first of equals wins
		ids[c.ids.at(i)] = i
	}
	return ids
}

// rankPlaces gives every place its rank in the Vietnamese order of names, the
// nation first, then the old unit before the present one of the same name.
func rankPlaces(places []place) []int {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	vi := collate.New(language.Vietnamese)
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := places[a], places[b]
		if c := vi.CompareString(p.Name+" "+p.ID, q.Name+" "+q.ID); c != 0 && p.ID != q.ID {
			return c
		}
		return q.Scheme - p.Scheme
	})
	rank := make([]int, len(places))
	for r, i := range order {
		rank[i] = r
	}
	return rank
}

// label names a place for people.
func (p place) label() string {
	if p.Name == "" && p.ID != "" {
		return p.ID + " (" + strconv.Itoa(p.Scheme) + ")"
	}
	return p.Name
}
