package extract

// gist is what the words of a block may be: a rule that asks for a word which none of
// them is need not look for it, and most blocks hold few of the words that rules ask for.
type gist struct {
	lo, hi int32      // the block
	words  [16]uint64 // the tags of its words
	pairs  [16]uint64 // what is told of two of them that stand one behind the other
	sets   set        // that its words are of
	begins role       // the classes of the phrases that begin in it
	marks  [2]uint64  // its marks
}

// tagOf is ten bits made of a folded word: two words with different tags are different. It is
// made of nothing but moves and bits, so that the compiler makes a number of that of a word
// which a rule names.
func tagOf(key string) uint32 {
	return (uint32(key[0])<<5 ^ uint32(key[len(key)*3/5])<<2 ^ uint32(key[len(key)-1]) ^ uint32(len(key))<<7) & 1023
}

// pairFirst is what the first of two words gives to their pair, by its last byte and its length.
func pairFirst(last, size uint8) uint32 { return uint32(last)<<2 ^ uint32(size)<<6 }

// pairOf is ten bits made of the last bytes and the lengths of two words.
func pairOf(first uint32, last, size uint8) uint32 {
	return (first ^ uint32(last) ^ uint32(size)<<4) & 1023
}

// sum gathers the gist of the block at hand; it is asked while the sheet stays at it.
func (s *sheet) sum() {
	g, first := gist{lo: s.lo, hi: s.hi}, uint32(0)
	for i := s.lo; i < s.hi; i++ {
		t := &s.toks[i]
		pair := pairOf(first, t.last, t.size)
		first = pairFirst(t.last, t.size)
		g.words[t.tag>>6] |= 1 << (t.tag & 63)
		g.pairs[pair>>6] |= 1 << (pair & 63)
		g.sets |= t.sets
		g.begins |= s.begins[i]
		g.marks[t.ch>>6&1] |= 1 << (t.ch & 63)
	}
	s.gist, s.may = g, &s.gist
	if s.forms.unguarded {
		s.may = &anything
	}
}

// anything is the gist of a block that nobody summed up: it may hold every word.
var anything = func() gist {
	g := gist{sets: ^set(0), begins: ^role(0), marks: [2]uint64{^uint64(0), ^uint64(0)}}
	for k := range g.words {
		g.words[k], g.pairs[k] = ^uint64(0), ^uint64(0)
	}
	return g
}()

// lacks reports that no token of the block at hand is a word: true is sure. The question costs
// no more than the test of a bit.
func (s *sheet) lacks(w string) bool {
	t := tagOf(w)
	return s.may.words[t>>6]>>(t&63)&1 == 0
}

// lacksPair reports that two words stand nowhere in the block at hand one behind the other: true is sure. Most words of the
// language have two syllables, and each of them stands in many others.
func (s *sheet) lacksPair(a, b string) bool {
	t := pairOf(pairFirst(a[len(a)-1], uint8(len(a))), b[len(b)-1], uint8(len(b)))
	return s.may.pairs[t>>6]>>(t&63)&1 == 0
}

// lacksSet reports that no token of the block at hand is of some sets: true is sure.
func (s *sheet) lacksSet(which set) bool { return s.may.sets&which == 0 }

// lacksPhrase reports that no phrase of a class begins in the block at hand: true is sure.
func (s *sheet) lacksPhrase(c class) bool { return s.may.begins&c.bit() == 0 }

// lacksMark reports that a mark does not stand in the block at hand: true is sure.
func (s *sheet) lacksMark(c byte) bool { return s.may.marks[c>>6&1]>>(c&63)&1 == 0 }
