package corpus

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/cespare/xxhash/v2"
	"modernc.org/sqlite" // the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var (
	// ErrNoStore says that a data directory holds no store yet.
	ErrNoStore = errors.New("no store")
	// ErrLocked says that another process writes to the store.
	ErrLocked = errors.New("another run holds the lock")
	// ErrDamaged says that the store's file cannot be read as one.
	ErrDamaged = errors.New("the store is damaged")
	// ErrNewerSchema says that a newer program made the store.
	ErrNewerSchema = errors.New("the store was made by a newer chitieu")
	// ErrFull says that the disk has no room; nothing of the transaction was kept.
	ErrFull = errors.New("the disk is full")
	// ErrText says that an article's text is not one that can be stored.
	ErrText = errors.New("text cannot be stored")
)

// MaxText is the largest text of one article, in bytes.
const MaxText = 64 << 20

// FileName is the store's file in a data directory. R, pandas and Datasette open
// it as it stands.
const FileName = "chitieu.db"

// Options say how to open a store; the zero value reads an existing one.
type Options struct {
	Write  bool             // open for writing; one process at a time
	Create bool             // make the store when there is none; implies Write
	Now    func() time.Time // the clock; time.Now when nil
}

// Store is the store of record: one SQLite file in WAL mode with
// synchronous=FULL, which lost nothing in 60 kills and 40 power cuts where NORMAL
// did. It is safe for concurrent use; readers never wait for the writer.
type Store struct {
	touches touchCount
	db      *sql.DB
	writer  *sql.DB // one connection, so that each transaction finds what the last one had in memory
	dir     string
	now     func() time.Time
	lock    *os.File
	mu      sync.Mutex // one writing transaction at a time

	ready   sync.Map             // query → *sql.Stmt: preparing costs as much as running
	writing map[string]*sql.Stmt // those of transactions, guarded by mu
	asked   []string             // by transactions, not ready yet; guarded by mu
}

// writerPragmas: 16 MB of pages in memory, and a log of 16 MB before it is written back,
// for what is changed often is written back once.
const writerPragmas = "&_pragma=cache_size(-16000)&_pragma=wal_autocheckpoint(4000)"

// idleConns keeps the connections that have statements prepared.
const idleConns = 8

// prepared returns a statement that lives as long as the store.
func (s *Store) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := s.ready.Load(query); ok {
		return st.(*sql.Stmt), nil
	}
	st, err := s.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if other, raced := s.ready.LoadOrStore(query, st); raced {
		st.Close()
		return other.(*sql.Stmt), nil
	}
	return st, nil
}

// Open opens the store of a data directory.
func Open(dir string, o Options) (*Store, error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) && !o.Create {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoStore)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s := &Store{dir: dir, now: o.Now}
	if s.now == nil {
		s.now = time.Now
	}
	write := o.Write || o.Create
	if write {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, fmt.Errorf("open store: %w", err)
		}
		if err := s.takeLock(); err != nil {
			return nil, err
		}
	}
	if err := s.connect(path, write); err != nil {
		s.Close()
		return nil, fmt.Errorf("open store %s: %w", path, classify(err))
	}
	return s, nil
}

func (s *Store) takeLock() error {
	f, err := os.OpenFile(filepath.Join(s.dir, "lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return fmt.Errorf("open store: %w", classify(err))
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return fmt.Errorf("%s: %w", s.dir, ErrLocked)
	}
	s.lock = f
	return nil
}

func (s *Store) connect(path string, write bool) error {
	mode := "ro"
	if write {
		mode = "rwc"
	}
	dsn := "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path) + "?mode=" + mode +
		"&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_txlock=immediate"
	if !write {
		dsn = strings.Replace(dsn, "&_pragma=journal_mode(WAL)", "", 1)
		dsn = strings.Replace(dsn, "&_txlock=immediate", "", 1)
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return err
	}
	s.db = db
	db.SetMaxIdleConns(idleConns)
	s.ready.Clear() // of a connection before
	s.writer, s.writing = db, map[string]*sql.Stmt{}
	ctx := context.Background()
	if write {
		if s.writer, err = sql.Open("sqlite", dsn+writerPragmas); err != nil {
			return err
		}
		s.writer.SetMaxOpenConns(1)
		return migrate(ctx, s.writer)
	}
	var at int
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at)
	switch {
	case isHot(err):
		return s.bringForward(path)
	case err != nil:
		return err
	case at > len(migrations):
		return fmt.Errorf("%w: schema %d, this program knows %d", ErrNewerSchema, at, len(migrations))
	case at == 0:
		return fmt.Errorf("%w: its making never finished", ErrNoStore)
	case at < len(migrations):
		return s.bringForward(path)
	}
	return nil
}

// isHot reports what a reader meets when the making of a store was cut off: half a
// transaction that only a writer can take back.
func isHot(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == sqlite3.SQLITE_READONLY_ROLLBACK
}

// bringForward opens a store for writing, on behalf of a reader: an older program
// made it, or its making was cut off. It needs the writer's lock for a moment.
func (s *Store) bringForward(path string) error {
	if err := s.takeLock(); err != nil {
		return fmt.Errorf("bring the schema forward: %w", err)
	}
	lock := s.lock
	s.lock = nil
	defer lock.Close()
	s.db.Close()
	if err := s.connect(path, true); err != nil {
		return err
	}
	s.writer.Close()
	s.db.Close()
	return s.connect(path, false)
}

// Close releases the store and its lock.
func (s *Store) Close() error {
	var err error
	if s.writer != nil {
		err = s.writer.Close()
	}
	if s.db != nil {
		err = errors.Join(err, s.db.Close())
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	return err
}

// Dir is the data directory.
func (s *Store) Dir() string { return s.dir }

// classify turns a driver's error into one of the sentinels.
func classify(err error) error {
	if err == nil {
		return nil
	}
	msg := err.Error()
	switch {
	case errors.Is(err, syscall.ENOSPC) || strings.Contains(msg, "database or disk is full"):
		return fmt.Errorf("%w: %v", ErrFull, err)
	case strings.Contains(msg, "malformed") || strings.Contains(msg, "not a database") || strings.Contains(msg, "SQLITE_CORRUPT") || strings.Contains(msg, "SQLITE_NOTADB"):
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	case strings.Contains(msg, "database is locked"):
		return fmt.Errorf("%w: %v", ErrLocked, err)
	}
	return err
}

// Tx is one writing transaction: all of it is kept or none.
type Tx struct {
	ctx context.Context
	tx  *sql.Tx
	s   *Store
	n   int64
	own int64 // of the rows written, those of bookkeeping

	prepared map[string]*sql.Stmt // a transaction writes the same rows many times
	puts     map[[2]string]*sql.Stmt
	ids      map[string]int64 // by table: the last that was given
}

// stmt is a prepared statement for this transaction; it is closed with it.
func (t *Tx) stmt(query string) (*sql.Stmt, error) {
	if s := t.prepared[query]; s != nil {
		return s, nil
	}
	s, err := t.ready(query)
	if err != nil {
		return nil, err
	}
	if t.prepared == nil {
		t.prepared = map[string]*sql.Stmt{}
	}
	t.prepared[query] = s
	return s, nil
}

// ready returns a statement that the store has prepared. One that it has not is
// prepared here and asked of the store for the next transaction: the store needs a
// connection of its own for that.
func (t *Tx) ready(query string) (*sql.Stmt, error) {
	if st := t.s.writing[query]; st != nil {
		return t.tx.StmtContext(t.ctx, st), nil
	}
	t.s.asked = append(t.s.asked, query)
	return t.tx.PrepareContext(t.ctx, query)
}

// prepare makes ready what transactions have asked for.
func (s *Store) prepare(ctx context.Context) error {
	for _, query := range s.asked {
		st, err := s.writer.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		s.writing[query] = st
	}
	s.asked = nil
	return nil
}

func (t *Tx) exec(query string, args ...any) (sql.Result, error) {
	s, err := t.stmt(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(t.ctx, args...)
}

// row runs a query for one row into dst.
func (t *Tx) row(query string, args []any, dst ...any) error {
	s, err := t.stmt(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(t.ctx, args...).Scan(dst...)
}

// newID returns the next id of a table. Only this transaction gives any.
func (t *Tx) newID(table string) (int64, error) {
	id, known := t.ids[table]
	if !known {
		if err := t.row("SELECT COALESCE(MAX(id),0) FROM "+table, nil, &id); err != nil {
			return 0, err
		}
		if t.ids == nil {
			t.ids = map[string]int64{}
		}
	}
	t.ids[table] = id + 1
	return id + 1, nil
}

// Update runs f in one transaction. An error of f undoes everything that f did.
func (s *Store) Update(ctx context.Context, f func(*Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.prepare(ctx); err != nil {
		return fmt.Errorf("store: %w", classify(err))
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: %w", classify(err))
	}
	defer tx.Rollback() // no-op after Commit; a panic in f must not keep the transaction open
	t := &Tx{ctx: ctx, tx: tx, s: s}
	if err := t.row("SELECT n FROM seq", nil, &t.n); err != nil {
		return fmt.Errorf("store: %w", classify(err))
	}
	before := t.n
	if err := f(t); err != nil {
		return classify(err)
	}
	if t.n != before {
		content := "content"
		if t.n-before != t.own {
			content = "?1"
		}
		if _, err := t.exec("UPDATE seq SET n = ?1, content = "+content, t.n); err != nil {
			return fmt.Errorf("store: %w", classify(err))
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: %w", classify(err))
	}
	return nil
}

// Seq returns the newest sequence number of what answers are read from: a reader
// that knows it knows whether anything changed.
func (s *Store) Seq(ctx context.Context) (int64, error) {
	var n int64
	err := s.db.QueryRowContext(ctx, "SELECT content FROM seq").Scan(&n)
	return n, classify(err)
}

// put writes a row: the columns of the table's digest without seq, in order. It
// gives the row its sequence number and its digest.
func (t *Tx) put(verb, table string, columns []string, values []any) (sql.Result, error) {
	t.n++
	if bookkeeping[table] {
		t.own++
	}
	values = append(values, t.n)
	st, err := t.putStmt(verb, table, columns)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", table, classify(err))
	}
	res, err := st.ExecContext(t.ctx, append(values, digestOf(values))...)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", table, classify(err))
	}
	return res, nil
}

// put's two ways: of rows that nobody has written before, and of others too.
const (
	insert  = "INSERT"
	replace = "REPLACE"
)

// putStmt returns the statement that puts rows into a table, whose columns are always
// the same.
func (t *Tx) putStmt(verb, table string, columns []string) (*sql.Stmt, error) {
	key := [2]string{verb, table}
	if st := t.puts[key]; st != nil {
		return st, nil
	}
	q := "INSERT INTO " + table + " (" + strings.Join(columns, ",") + ",seq,digest) VALUES (" + strings.Repeat("?,", len(columns)+1) + "?)"
	if verb == replace { // in place; OR REPLACE would take the row out and put it in again
		q += " ON CONFLICT DO UPDATE SET "
		for _, c := range columns {
			q += c + "=excluded." + c + ","
		}
		q += "seq=excluded.seq,digest=excluded.digest"
	}
	st, err := t.stmt(q)
	if err != nil {
		return nil, err
	}
	if t.puts == nil {
		t.puts = map[[2]string]*sql.Stmt{}
	}
	t.puts[key] = st
	return st, nil
}

var zero = []byte{0}

// digestOf is the digest of a row's values, in the order of its columns.
func digestOf(values []any) string {
	h := xxhash.New()
	var digits [20]byte
	for _, v := range values {
		switch v := v.(type) {
		case string:
			h.WriteString(v)
		case int64:
			h.Write(strconv.AppendInt(digits[:0], v, 10))
		case []byte:
			h.Write(v)
		case nil:
			h.WriteString("\x01nil")
		case *int:
			if v == nil {
				h.WriteString("\x01nil")
			} else {
				fmt.Fprint(h, *v)
			}
		case float64:
			fmt.Fprintf(h, "%g", v)
		default:
			fmt.Fprint(h, v)
		}
		h.Write(zero)
	}
	return hex.EncodeToString(h.Sum(nil))
}
