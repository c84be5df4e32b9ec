package extract

import (
	"fmt"
	"strings"

	"chitieu/corpus/viet"
)

// headWord is what a word of the head of a table's column tells, a bit each: lexicon/heads.tsv
// says what every one means.
type headWord uint16

const (
	headIndex headWord = 1 << iota
	headName
	headBody
	headUnit
	headAside
	headLead
	headNote
	headValue
	headPlanned
	headDone
	headForeign
	headMet
	headCompared
	headFirst
)

var headWords = map[string]headWord{
	"index": headIndex, "name": headName, "body": headBody, "unit": headUnit, "aside": headAside, "lead": headLead, "note": headNote, "value": headValue,
	"planned": headPlanned, "done": headDone, "foreign": headForeign, "met": headMet, "compared": headCompared, "first": headFirst,
}

// longestHeadWord bounds the syllables of a word of heads.tsv.
const longestHeadWord = 4

// addHead reads "head, words, what they tell".
func (lx *lexicon) addHead(cols []string, at string, seen map[string]string) error {
	bits := headWord(0)
	for _, v := range strings.Fields(cols[2]) {
		if headWords[v] == 0 {
			return fmt.Errorf("unknown word of a head %q", v)
		}
		bits |= headWords[v]
	}
	for _, w := range strings.Split(cols[1], "|") {
		id := "head\t" + viet.Key(w)
		if prev, n := seen[id], len(phraseWords(w)); prev != "" || n < 1 || n > longestHeadWord {
			return fmt.Errorf("%q is no word of a head, or there twice, first at %s", w, prev)
		}
		seen[id] = at
		lx.heads[viet.Key(w)] = bits
		t := tagOf(viet.Key(phraseWords(w)[0]))
		lx.headTags[t>>6] |= 1 << (t & 63)
	}
	return nil
}

// headWord returns what the longest word of heads tells that begins at token i of the cell at
// hand, and where it ends; 0 for none. "Tăng/giảm" is one.
func (r *run) headWord(i int32) (headWord, int32) {
	if i < r.hi && r.rd.lx.headTags[r.toks[i].tag>>6]>>(r.toks[i].tag&63)&1 == 0 { // most words begin none
		return 0, i
	}
	var buf [longestHeadWord * (longestWord + 1)]byte
	key, what, to := buf[:0], headWord(0), i
	for n := 0; i < r.hi && n < longestHeadWord; i++ {
		switch t := &r.toks[i]; {
		case n > 0 && t.upper && !r.toks[i-1].upper: // the next head begins
			return what, to
		case t.kind == word:
			if len(key) > 0 {
				key = append(key, ' ')
			}
			key = append(key, r.key(t)...)
			if w := r.rd.lx.heads[string(key)]; w != 0 {
				what, to = w, i+1
			}
			n++
		case n == 0 || t.ch != '/':
			return what, to
		}
	}
	return what, to
}

// opensWith is what the first word of the head at hand tells.
func (r *run) opensWith() headWord {
	w, _ := r.headWord(r.lo)
	return w
}

// headSays is what the words of the head at hand tell together.
func (r *run) headSays() headWord {
	all := headWord(0)
	for i := r.lo; i < r.hi; {
		w, to := r.headWord(i)
		all, i = all|w, max(to, i+1)
	}
	return all
}
