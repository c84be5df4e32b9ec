package extract

// gist is what the words of a block may be: a rule that asks for a word which none of
// them is need not look for it, and most blocks hold few of the words that rules ask for.
type gist struct {
	lo, hi int32      // the block
	words  [16]uint64 // the tags of its words
	sets   set        // that its words are of
	begins role       // the classes of the phrases that begin in it
	marks  [2]uint64  // its marks
}

// tagOf is ten bits made of a folded word: two words with different tags are different.
func tagOf(key string) uint16 {
	return (uint16(key[0])*67 + uint16(key[len(key)/2])*11 + uint16(key[len(key)-1])*5 + uint16(len(key))*199) & 1023
}

// sum gathers the gist of the block at hand; it holds while the sheet stays at it.
func (s *sheet) sum() {
	g := gist{lo: s.lo, hi: s.hi}
	for i := s.lo; i < s.hi; i++ {
		t := &s.toks[i]
		g.words[t.tag>>6] |= 1 << (t.tag & 63)
		g.sets |= t.sets
		g.begins |= s.begins[i]
		g.marks[t.ch>>6&1] |= 1 << (t.ch & 63)
	}
	if s.forms.unguarded {
		for k := range g.words {
			g.words[k] = ^uint64(0)
		}
		g.sets, g.begins, g.marks = ^set(0), ^role(0), [2]uint64{^uint64(0), ^uint64(0)}
	}
	s.gist = g
}

// lacks reports that no token of the block at hand is a word: true is sure.
//
//go:noinline
func (s *sheet) lacks(w string) bool {
	t := tagOf(w)
	return s.gist.words[t>>6]>>(t&63)&1 == 0 && s.gist.lo == s.lo && s.gist.hi == s.hi
}

// lacksSet reports that no token of the block at hand is of some sets: true is sure.
func (s *sheet) lacksSet(which set) bool {
	return s.gist.sets&which == 0 && s.gist.lo == s.lo && s.gist.hi == s.hi
}

// lacksPhrase reports that no phrase of a class begins in the block at hand: true is sure.
func (s *sheet) lacksPhrase(c class) bool {
	return s.gist.begins&c.bit() == 0 && s.gist.lo == s.lo && s.gist.hi == s.hi
}

// lacksMark reports that a mark does not stand in the block at hand: true is sure.
func (s *sheet) lacksMark(c byte) bool {
	return s.gist.marks[c>>6&1]>>(c&63)&1 == 0 && s.gist.lo == s.lo && s.gist.hi == s.hi
}
