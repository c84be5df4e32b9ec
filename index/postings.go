package index

import (
	"slices"
	"sync"
)

// postings list the rows that hold each word of the word column, in their order.
// They are made of it when the first search wants them: 100,000 records take 15 ms
// and 5 MB, and three words are found together in a fiftieth of the time that a
// look at every record takes.
type postings struct {
	ends []uint32 // by word: where its rows end
	rows []uint32
}

// posts makes the postings of words as of maps the terms of the column.
func (w *wordColumn) posts(words int, of func(term uint32) uint32) *postings {
	// The first walk counts for every word its rows, the second one writes them.
	p := &postings{ends: make([]uint32, words)}
	w.eachOnce(words, of, func(word, _ uint32) { p.ends[word]++ })
	next, sum := make([]uint32, words), uint32(0)
	for i, n := range p.ends {
		next[i] = sum
		sum += n
		p.ends[i] = sum
	}
	p.rows = make([]uint32, sum)
	w.eachOnce(words, of, func(word, row uint32) {
		p.rows[next[word]] = row
		next[word]++
	})
	return p
}

// eachOnce calls f for every different word of every row.
func (w *wordColumn) eachOnce(words int, of func(uint32) uint32, f func(word, row uint32)) {
	seen := make([]uint32, words) // the last row that had it, plus one
	for row := range w.ends {
		for _, t := range w.of(row) {
			if word := of(t); seen[word] != uint32(row)+1 {
				seen[word] = uint32(row) + 1
				f(word, uint32(row))
			}
		}
	}
}

// linkPostings prepares both kinds of postings; neither is made before it is asked
// for.
func (w *wordColumn) linkPostings() {
	w.marked = sync.OnceValue(func() *postings { return w.posts(len(w.terms), func(t uint32) uint32 { return t }) })
	w.plain = sync.OnceValue(func() *postings { return w.posts(len(w.bares), func(t uint32) uint32 { return w.bare[t] }) })
}

// postings are those in which the needle's words are numbered.
func (w *wordColumn) postings(nd *needle) *postings {
	if nd.bare {
		return w.plain()
	}
	return w.marked()
}

// of lists the rows of a word.
func (p *postings) of(word uint32) []uint32 {
	start := uint32(0)
	if word > 0 {
		start = p.ends[word-1]
	}
	return p.rows[start:p.ends[word]]
}

// cursor walks the rows of one word.
type cursor []uint32

// has reports whether the word is in a row; rows must be asked for in their order.
// Steps double, so that a list is left in the logarithm of what is skipped.
func (c *cursor) has(row uint32) bool {
	list := *c
	step := 1
	for step < len(list) && list[step] < row {
		step *= 2
	}
	at, found := slices.BinarySearch(list[step/2:min(step+1, len(list))], row)
	*c = list[step/2+at:]
	return found
}

// lookup finds the rows that hold all of some needles but a few.
type lookup struct {
	needles [][]cursor // the words of each needle, the rarest first
	spare   int        // needles that may be missing, 0 or 1
}

func (w *wordColumn) lookup(needles []needle, spare int) *lookup {
	l := &lookup{spare: spare}
	for i := range needles {
		p := w.postings(&needles[i])
		var words []cursor
		for _, id := range needles[i].ids {
			words = append(words, p.of(id))
		}
		slices.SortFunc(words, func(a, b cursor) int { return len(a) - len(b) })
		l.needles = append(l.needles, words)
	}
	slices.SortFunc(l.needles, func(a, b []cursor) int { return len(a[0]) - len(b[0]) })
	return l
}

// size is how many rows each looks at.
func (l *lookup) size() (n int) {
	for i := range l.leading() {
		n += len(l.needles[i][0])
	}
	return n
}

// leading is the number of needles of which a row must hold one.
func (l *lookup) leading() int { return min(l.spare+1, len(l.needles)) }

// each calls f with the rows, in their order, that hold the words of all needles
// but spare of them. Whether the words of a phrase stand together is left to f.
func (l *lookup) each(f func(row uint32) error) error {
	if len(l.needles) == 0 {
		return nil
	}
	first := l.needles[0][0]
	var second cursor
	if l.leading() > 1 {
		second = l.needles[1][0]
	}
	for len(first)+len(second) > 0 {
		row := uint32(0)
		switch {
		case len(second) == 0 || len(first) > 0 && first[0] <= second[0]:
			row = first[0]
		default:
			row = second[0]
		}
		first, second = first.past(row), second.past(row)
		if !l.holds(row) {
			continue
		}
		if err := f(row); err != nil {
			return err
		}
	}
	return nil
}

// all is each for what cannot fail.
func (l *lookup) all(f func(row uint32)) {
	_ = l.each(func(row uint32) error { f(row); return nil })
}

// past drops the head of the list when it is row.
func (c cursor) past(row uint32) cursor {
	if len(c) > 0 && c[0] == row {
		return c[1:]
	}
	return c
}

func (l *lookup) holds(row uint32) bool {
	missing := 0
	for _, words := range l.needles {
		for k := range words {
			if !words[k].has(row) {
				missing++
				break
			}
		}
		if missing > l.spare {
			return false
		}
	}
	return true
}
