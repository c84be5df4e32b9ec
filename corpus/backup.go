package corpus

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/cespare/xxhash/v2"
)

// Backup writes a copy of the store to a new file, as it stands at one moment,
// while others read and write. The copy is complete and on the disk, or not there.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("backup: %s: %w", path, os.ErrExist)
	}
	tmp := path + ".part"
	os.Remove(tmp)
	defer os.Remove(tmp)
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", tmp); err != nil {
		return fmt.Errorf("backup: %w", classify(err))
	}
	return settleFile(tmp, path)
}

// settleFile moves a file whose content is on the disk into its place.
func settleFile(from, to string) error {
	f, err := os.OpenFile(from, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = errors.Join(f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(from, to)
	}
	if err != nil {
		return classify(err)
	}
	d, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// ErrExists says that a data directory holds a store already.
var ErrExists = errors.New("there is a store already")

// Restore puts a backup in a data directory. A store that is there is refused,
// or with replace kept beside it under the name that is returned.
func Restore(ctx context.Context, dir, backup string, replace bool, now time.Time) (kept string, err error) {
	src, err := OpenFile(ctx, backup)
	if err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	src.Close()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	s := &Store{dir: dir}
	if err := s.takeLock(); err != nil {
		return "", err
	}
	defer s.Close()
	path := filepath.Join(dir, FileName)
	tmp := path + ".part"
	defer os.Remove(tmp)
	if err := copyFile(backup, tmp); err != nil {
		return "", fmt.Errorf("restore: %w", classify(err))
	}
	if _, err := os.Stat(path); err == nil {
		if !replace {
			return "", fmt.Errorf("restore: %s: %w", dir, ErrExists)
		}
		if kept, err = putAside(path, now); err != nil {
			return "", fmt.Errorf("restore: %w", err)
		}
	}
	if err := settleFile(tmp, path); err != nil {
		return kept, fmt.Errorf("restore: %w", err)
	}
	return kept, nil
}

// putAside renames a store with its log: what was committed last may stand there alone.
func putAside(path string, now time.Time) (string, error) {
	kept := path + ".before-" + now.UTC().Format("20060102T150405Z")
	for _, end := range []string{"-wal", "-shm", ""} { // the store last: until then it opens as it was
		if err := os.Rename(path+end, kept+end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return kept, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// OpenFile opens a backup to read it where it lies.
func OpenFile(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoStore, err)
	}
	s := &Store{dir: filepath.Dir(path), now: time.Now}
	if err := s.connect(path, false); err != nil {
		s.Close()
		return nil, fmt.Errorf("open %s: %w", path, classify(err))
	}
	return s, nil
}

// Digest is one digest over the digests of all rows: two stores with the same one
// hold the same.
func (s *Store) Digest(ctx context.Context) (string, error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // all tables at one moment
	if err != nil {
		return "", fmt.Errorf("digest: %w", classify(err))
	}
	defer tx.Rollback()
	h := xxhash.New()
	for _, t := range tables {
		rows, err := tx.QueryContext(ctx, "SELECT digest FROM "+t.name+" ORDER BY "+t.key)
		if err != nil {
			return "", fmt.Errorf("digest %s: %w", t.name, classify(err))
		}
		h.WriteString(t.name)
		for rows.Next() {
			var d string
			if err := rows.Scan(&d); err != nil {
				rows.Close()
				return "", fmt.Errorf("digest %s: %w", t.name, classify(err))
			}
			h.WriteString(d)
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return "", fmt.Errorf("digest %s: %w", t.name, classify(err))
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
