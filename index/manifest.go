package index

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Format is the version of everything that an index holds: files, fields,
// analysis. An index of another format is stale and built again.
const Format = 6

// ErrNoIndex says that no index was ever finished in the folder.
var ErrNoIndex = errors.New("no index yet")

// ErrDamaged says that the index is not byte for byte what was built.
var ErrDamaged = errors.New("index is damaged")

// ErrStale says that the index was built by a program of another format.
var ErrStale = errors.New("index is of another format")

// The files of a generation, and of the folder around them.
const (
	manifestFile = "manifest.json"
	recordsFile  = "records.zst"
	columnsFile  = "columns.zst"
	bleveDir     = "text"
	currentFile  = "current"
	newPrefix    = "index.new-"
	genPrefix    = "index-"
)

// Manifest says what an index holds and what every byte of it must be.
type Manifest struct {
	Format     int    `json:"format"`
	Built      string `json:"built"` // RFC 3339, UTC
	StoreSeq   int64  `json:"store_seq"`
	Extractor  string `json:"extractor"`
	Records    int    `json:"records"`
	Articles   int    `json:"articles"`
	Duplicates int    `json:"duplicates"` // records whose id an earlier one had
	Files      []File `json:"files"`      // by path, all but the manifest itself
}

// File is one file of an index.
type File struct {
	Path   string `json:"path"` // relative, with slashes
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Size is the sum of the sizes of all files whose path begins with prefix.
func (m Manifest) Size(prefix string) (n int64) {
	for _, f := range m.Files {
		if strings.HasPrefix(f.Path, prefix) {
			n += f.Size
		}
	}
	return n
}

// writeManifest digests and flushes every file of a generation and writes the
// manifest last.
func writeManifest(dir string, m *Manifest) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return syncPath(path)
		}
		if err := syncPath(path); err != nil {
			return err
		}
		sum, size, err := digest(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		m.Files = append(m.Files, File{filepath.ToSlash(rel), size, sum})
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(m.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeSynced(filepath.Join(dir, manifestFile), append(data, '\n'))
}

// publish gives a finished generation its name and swaps the pointer to it.
func publish(dir, work string, m Manifest) error {
	sum, _, err := digest(filepath.Join(work, manifestFile))
	if err != nil {
		return err
	}
	name := genPrefix + strings.NewReplacer("-", "", ":", "").Replace(m.Built) + "-" + sum[:8]
	if _, err := os.Stat(filepath.Join(dir, name)); err == nil { // the same second, the same bytes
		name += filepath.Base(work)[len(newPrefix):]
	}
	if err := errors.Join(syncPath(work), os.Rename(work, filepath.Join(dir, name)), syncPath(dir)); err != nil {
		return err
	}
	old, _ := readCurrent(dir)
	next := filepath.Join(dir, currentFile+".new")
	if err := writeSynced(next, []byte(name+" "+sum+"\n")); err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(dir, currentFile)); err != nil {
		return err
	}
	return errors.Join(syncPath(dir), sweep(dir, name, old.name))
}

// abandoned is the age at which an unfinished generation is surely of a dead
// process.
const abandoned = 24 * time.Hour

// sweep removes generations other than the two named ones, and what killed
// builds left. A reader that has one open keeps its files: they are mapped or
// held open until it closes.
func sweep(dir string, keep ...string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		left := strings.HasPrefix(e.Name(), newPrefix) && age(e) > abandoned
		if left || strings.HasPrefix(e.Name(), genPrefix) && !slices.Contains(keep, e.Name()) {
			errs = append(errs, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return errors.Join(errs...)
}

func age(e fs.DirEntry) time.Duration {
	info, err := e.Info()
	if err != nil {
		return 0
	}
	return time.Since(info.ModTime())
}

// pointer is the content of the current file: the live generation and the digest
// of its manifest.
type pointer struct{ name, sum string }

func readCurrent(dir string) (pointer, error) {
	data, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return pointer{}, ErrNoIndex
	}
	if err != nil {
		return pointer{}, err
	}
	line, whole := strings.CutSuffix(string(data), "\n")
	name, sum, _ := strings.Cut(line, " ")
	if !whole || !strings.HasPrefix(name, genPrefix) || name != filepath.Base(name) || len(sum) != 2*sha256.Size {
		return pointer{}, fmt.Errorf("%w: %s", ErrDamaged, currentFile)
	}
	return pointer{name, sum}, nil
}

// Verify re-reads every digest of the live index of dir and returns what is wrong,
// one error a file; ErrNoIndex alone when there is none.
func Verify(dir string) []error {
	cur, err := readCurrent(dir)
	if err != nil {
		return []error{err}
	}
	_, faults := examine(filepath.Join(dir, cur.name), cur.sum)
	return faults
}

// verify is examine for those who need to know the first fault only.
func verify(dir, sum string) (Manifest, error) {
	m, faults := examine(dir, sum)
	if len(faults) > 0 {
		return m, faults[0]
	}
	return m, nil
}

// examine reads the manifest of a generation and every file that it names.
func examine(dir, sum string) (m Manifest, faults []error) {
	damaged := func(what any) []error { return append(faults, fmt.Errorf("%w: %v", ErrDamaged, what)) }
	data, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return m, damaged(err)
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		return m, damaged(manifestFile)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, damaged(fmt.Sprintf("%s: %v", manifestFile, err))
	}
	if m.Format != Format {
		return m, []error{fmt.Errorf("%w: %d, this program writes %d", ErrStale, m.Format, Format)}
	}
	for _, f := range m.Files {
		got, size, err := digest(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil {
			faults = damaged(err)
		} else if size != f.Size || got != f.SHA256 {
			faults = damaged(f.Path)
		}
	}
	return m, faults
}

func digest(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}

func writeSynced(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncPath flushes a file or the names in a folder.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
