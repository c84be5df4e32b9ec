package index

import (
	"sync"
	"time"
)

// Follower serves the live index of a folder to a program that runs for long: it
// opens each new generation once and closes the old one when its last user is done.
// The zero value is not ready; use Follow.
type Follower struct {
	dir   string
	every time.Duration

	mu      sync.Mutex
	current *lease
	looked  time.Time
}

// lease counts the users of one generation; the follower itself is one.
type lease struct {
	ix    *Index
	users int
}

// Follow follows the index in dir, looking for a new generation at most once in
// every; 0 looks each time, which reads one small file.
func Follow(dir string, every time.Duration) *Follower { return &Follower{dir: dir, every: every} }

// Use returns the live index and a function to call when done with it. When a new
// generation cannot be opened, the one before goes on serving.
func (f *Follower) Use() (*Index, func(), error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.refresh(); err != nil && f.current == nil {
		return nil, nil, err
	}
	l := f.current
	l.users++
	var once sync.Once
	return l.ix, func() { once.Do(func() { f.drop(l) }) }, nil
}

func (f *Follower) refresh() error {
	if f.current != nil {
		if time.Since(f.looked) < f.every {
			return nil
		}
		f.looked = time.Now()
		if f.current.ix.Live() {
			return nil
		}
	}
	ix, err := Open(f.dir)
	if err != nil {
		return err
	}
	old := f.current
	f.current, f.looked = &lease{ix, 1}, time.Now()
	return old.release()
}

func (f *Follower) drop(l *lease) {
	f.mu.Lock()
	defer f.mu.Unlock()
	_ = l.release() // only files opened for reading are closed: nothing can be lost
}

func (l *lease) release() error {
	if l == nil {
		return nil
	}
	if l.users--; l.users > 0 {
		return nil
	}
	return l.ix.Close()
}

// Close gives the follower's own hold up; users that remain finish first.
func (f *Follower) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	l := f.current
	f.current = nil
	return l.release()
}
