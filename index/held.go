package index

import (
	"bytes"

	"chitieu/corpus"
)

// held keeps records packed as the records file does, with what tells which plans
// several articles report: only these must stand in memory together.
type held struct {
	packed bytes.Buffer
	w      *recordWriter
	seqs   []int64 // by record: what is not packed,
	plans  []int32 // and the number of its plan
	known  *plans
	first  []string // by plan: the address of its first article
	shared []bool   // by plan: there are more
}

func newHeld() (*held, error) {
	h := &held{known: newPlans()}
	var err error
	h.w, err = newRecordWriter(&h.packed)
	return h, err
}

func (h *held) add(r *corpus.Record) error {
	plan := h.known.of(r)
	if int(plan) == len(h.first) {
		h.first, h.shared = append(h.first, r.Article.URL), append(h.shared, false)
	}
	if h.first[plan] != r.Article.URL {
		h.shared[plan] = true
	}
	h.plans, h.seqs = append(h.plans, plan), append(h.seqs, r.Seq)
	return h.w.add(r)
}

// cluster gives the records out in their order, those of one plan joined.
func (h *held) cluster(yield func(corpus.Record) bool) error {
	if err := h.w.flush(); err != nil {
		return err
	}
	packed, err := newRecordReader(bytes.NewReader(h.packed.Bytes()), int64(h.packed.Len()), h.w.blocks)
	if err != nil {
		return err
	}
	defer func() { _ = packed.close() }() // nothing but memory
	h.join()
	packed.remember = 1 // they are read in their order
	var joint []corpus.Record
	for i := range h.plans {
		if !h.shared[h.plans[i]] {
			continue
		}
		r, err := h.record(packed, i)
		if err != nil {
			return err
		}
		joint = append(joint, r)
	}
	gone := clusterPlans(joint)
	next := 0
	for i := range h.plans {
		var r corpus.Record
		if h.shared[h.plans[i]] {
			r = joint[next]
			joint[next] = corpus.Record{} // given out: its memory is free
			next++
			if gone[next-1] {
				continue
			}
		} else if r, err = h.record(packed, i); err != nil {
			return err
		}
		if r.Hidden {
			continue
		}
		if !yield(sourced(r)) {
			return nil
		}
	}
	return nil
}

// join marks what plans that turned out to be one share.
func (h *held) join() {
	for n, m := range h.known.joined() {
		if int(m) != n {
			h.shared[n], h.shared[m] = true, true
		}
	}
}

func (h *held) record(packed *recordReader, i int) (corpus.Record, error) {
	r, err := packed.record(i)
	r.Seq = h.seqs[i]
	return r, err
}
