package extract

// seqs makes the runs of tokens that the reading of an article passes around: none is
// ever changed, so that neighbours may share, and all end with the article.
type seqs struct {
	all  []int32 // 0, 1, 2, …
	rest []int32 // room for runs with gaps
}

// roomOfSeqs is how many tokens are made room for at a time.
const roomOfSeqs = 4 << 10

// empty returns room for up to n tokens.
func (q *seqs) empty(n int) []int32 {
	if n > cap(q.rest)-len(q.rest) {
		q.rest = make([]int32, 0, max(n, roomOfSeqs))
	}
	at := len(q.rest)
	q.rest = q.rest[:at+n]
	return q.rest[at : at : at+n]
}

// seqOf lists the tokens [a, b).
func (r *run) seqOf(a, b int32) []int32 {
	if b <= a {
		return nil
	}
	q := &r.mem.seqs
	for int(b) > len(q.all) {
		q.all = append(q.all, int32(len(q.all)))
	}
	return q.all[a:b:b]
}

// join lists the tokens of a, b and c.
func (r *run) join(a, b, c []int32) []int32 {
	switch {
	case len(b)+len(c) == 0:
		return a[:len(a):len(a)]
	case len(a)+len(c) == 0:
		return b[:len(b):len(b)]
	}
	out := r.mem.seqs.empty(len(a) + len(b) + len(c))
	return append(append(append(out, a...), b...), c...)
}
