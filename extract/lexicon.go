package extract

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus/viet"
	"chitieu/extract/trie"
	"golang.org/x/text/unicode/norm"
)

//go:embed lexicon/*.tsv lexicon/status.csv lexicon/confidence.csv
var lexiconFiles embed.FS

// class is what a phrase of the lexicon does in a sentence. Every class is one
// word of the first column of lexicon/*.tsv; the comments there say what each means.
type class uint8

const (
	noClass class = iota
	boundLeft
	boundRight
	plain
	cueTarget
	cueResult
	cueOther
	verb
	tierWord
	starter
	connective
	actor
	predicate
	order
	exclusion
	notNumber
	notGoal
	measure
	rankWord
	rankNoun
	sectionTarget
	sectionResult
	foot
	draftWord
	yearWord
	tail
	partWord
	opener
	intro
	actWord
	payerWord
	paysWord
	nationalWord
	sectionOther
	consequenceWord
	anaphor
	sayWord
	praiseWord
	abroadWord
	stopWord
	citedWord
	nClasses
)

var classNames = map[string]class{
	"bound-left": boundLeft, "bound-right": boundRight, "plain": plain, "cue-target": cueTarget, "cue-result": cueResult,
	"cue-other": cueOther, "verb": verb, "tier": tierWord, "starter": starter, "connective": connective, "actor": actor,
	"predicate": predicate, "order": order, "exclusion": exclusion, "not-number": notNumber, "not-goal": notGoal,
	"measure": measure, "rank": rankWord, "rank-noun": rankNoun, "section-target": sectionTarget, "section-result": sectionResult,
	"foot": foot, "draft": draftWord, "year": yearWord, "tail": tail, "part": partWord, "opener": opener, "intro": intro,
	"act": actWord, "payer": payerWord, "pays": paysWord, "national": nationalWord, "section-other": sectionOther, "consequence": consequenceWord, "anaphor": anaphor, "say": sayWord, "praise": praiseWord, "abroad": abroadWord, "stop": stopWord, "cited": citedWord,
}

// entry is one row: a phrase and what it does.
type entry struct {
	value  string
	weight float64
	class  class
	words  uint8
	commas uint8 // commas inside the phrase: "sở, ban, ngành"
	group  int   // of a cue: the first of its features, 0 for none
	stops  place // of a stop: where it ends a subject
	phrase string
	key    string // the phrase, folded
}

// ending is an entry as it stands at the end of its phrase in a trie: its index with what
// a match asks of it, the class, how many commas its phrase has and whether it gives its words
// the role of its class.
type ending int32

func (lx *lexicon) ending(i int) ending {
	e := &lx.entries[i]
	n := i<<12 | int(e.commas)<<7 | int(e.class)
	if (e.class == cueTarget || e.class == cueResult) && e.weight == 0 || e.class == tierWord && e.value == "none" {
		n |= 1 << 11
	}
	return ending(n)
}

func (e ending) entry() int32  { return int32(e >> 12) }
func (e ending) silent() bool  { return e>>11&1 != 0 }
func (e ending) commas() uint8 { return uint8(e>>7) & 15 }
func (e ending) class() class  { return class(e & 127) }

// lexicon is the compiled vocabulary: read-only after newLexicon.
type lexicon struct {
	words      map[string]int32 // folded or bare syllable → id, from 1
	entries    []entry
	exact      trie.Trie
	evidence   []string       // the name of every feature
	weights    []float64      // and its weight
	priors     []float64      // what the linguist gave it, and its sign
	firstOther int            // the first feature of a kind of neither
	disclaimed int            // the first of those that no word of the lexicon tells
	kinds      map[string]int // and every kind's
	bare       trie.Trie      // phrases that an OCR slip of marks may still mean
	twin       []twin         // by node of exact
	doubts     [nDoubts]float64
	sets       map[string]set // by folded syllable: the sets of which a word begins with it
	setWords   map[setWord]set
	lists      map[setWord]lists
	listed     []lists              // by syllable: the lists of which a word begins with it
	lines      [nLineUses][]string  // folded phrases that whole lines are told by
	heads      map[string]headWord  // by folded phrase
	headTags   [16]uint64           // the tags of the syllables that they begin with
	same       map[string][]synonym // by the second syllable: phrases that are read as others
}

// synonym is a phrase of two syllables that is read as another: "hoàn tất" as "hoàn thành".
type synonym struct{ first, as, then string }

// twin is where the words of a node of exact lead to in bare, and which words may go on from there,
// modulo 64: most do not, and the node is not looked at.
type twin struct {
	after uint64
	node  int32
}

// newLexicon reads every lexicon/*.tsv of files. A bad row stops it with file and line.
func newLexicon(files fs.FS) (*lexicon, error) {
	lx := &lexicon{words: map[string]int32{}, sets: map[string]set{}, setWords: map[setWord]set{}, lists: map[setWord]lists{}, heads: map[string]headWord{}, same: map[string][]synonym{}}
	names, err := fs.Glob(files, "lexicon/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("extract: lexicon: %w", err)
	}
	seen := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("extract: lexicon: %w", err)
		}
		if !norm.NFC.IsNormal(data) {
			return nil, fmt.Errorf("extract: %s is not NFC", name)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "class\t") {
				continue
			}
			at := fmt.Sprintf("%s:%d", name, n+1)
			if err := lx.addRow(line, at, seen); err != nil {
				return nil, fmt.Errorf("extract: %s: %w", at, err)
			}
		}
	}
	lx.compile()
	lx.nameEvidence()
	if err := lx.readStatus(files); err != nil {
		return nil, err
	}
	return lx, lx.readDoubts(files)
}

// addRow reads "class, phrase, value, weight"; phrase may hold alternatives
// separated by |.
func (lx *lexicon) addRow(line, at string, seen map[string]string) error {
	cols := strings.Split(line, "\t")
	for len(cols) < 4 {
		cols = append(cols, "")
	}
	switch cols[0] {
	case "set":
		return lx.addSet(cols, at, seen)
	case "list":
		return lx.addList(cols, at, seen)
	case "head":
		return lx.addHead(cols, at, seen)
	case "line":
		return lx.addLine(cols)
	case "same":
		return lx.addSame(cols, at, seen)
	}
	c, ok := classNames[cols[0]]
	if !ok {
		return fmt.Errorf("unknown class %q", cols[0])
	}
	stops, w := place(0), 0.0
	if c == stopWord {
		var err error
		if stops, err = placesOf(cols[2]); err != nil {
			return err
		}
	}
	if cols[3] != "" {
		var err error
		if w, err = strconv.ParseFloat(cols[3], 64); err != nil {
			return fmt.Errorf("weight %q: %w", cols[3], err)
		}
	}
	for _, p := range strings.Split(cols[1], "|") {
		p = strings.TrimSpace(p)
		if p == "" {
			return fmt.Errorf("empty phrase")
		}
		id := cols[0] + "\t" + viet.Key(p)
		if prev := seen[id]; prev != "" {
			return fmt.Errorf("%q is there twice, first at %s", p, prev)
		}
		seen[id] = at
		lx.entries = append(lx.entries, entry{class: c, phrase: p, key: viet.Key(p), value: cols[2], weight: w, stops: stops})
	}
	return nil
}

// addSet reads "set, words, name".
func (lx *lexicon) addSet(cols []string, at string, seen map[string]string) error {
	bit, ok := setNames[cols[2]]
	if !ok {
		return fmt.Errorf("unknown set %q", cols[2])
	}
	return lx.addWords(cols, at, seen, func(first string, w setWord) {
		lx.sets[first] |= bit
		lx.setWords[w] |= bit
	})
}

// addSame reads "same, phrases, the phrase that they are read as".
func (lx *lexicon) addSame(cols []string, at string, seen map[string]string) error {
	as := strings.Fields(viet.Key(cols[2]))
	for _, p := range strings.Split(cols[1], "|") {
		w := strings.Fields(viet.Key(p))
		if len(w) != 2 || len(as) != 2 {
			return fmt.Errorf("%q is read as %q: two syllables each are wanted", p, cols[2])
		}
		if prev := seen["same\t"+viet.Key(p)]; prev != "" {
			return fmt.Errorf("%q is there twice, first at %s", p, prev)
		}
		seen["same\t"+viet.Key(p)] = at
		lx.same[w[1]] = append(lx.same[w[1]], synonym{w[0], as[0], as[1]})
	}
	return nil
}

// id returns the id of a folded syllable, a new one where it has none.
func (lx *lexicon) id(w string) int32 {
	if n := lx.words[w]; n != 0 {
		return n
	}
	n := int32(len(lx.words) + 1)
	lx.words[w] = n
	return n
}

// compile builds the tries of phrases, by words with their marks and without.
func (lx *lexicon) compile() {
	type ids struct{ key, bare []int32 }
	all := make([]ids, len(lx.entries))
	for i := range lx.entries {
		e := &lx.entries[i]
		for _, w := range phraseWords(e.phrase) {
			all[i].key = append(all[i].key, lx.id(viet.Key(w)))
			all[i].bare = append(all[i].bare, lx.id(viet.Bare(w)))
		}
		e.words, e.commas = uint8(len(all[i].key)), uint8(strings.Count(e.phrase, ","))
	}
	for i := range lx.entries {
		lx.exact.Add(all[i].key, int32(lx.ending(i)))
		if foldable(&lx.entries[i]) {
			lx.bare.Add(all[i].bare, int32(lx.ending(i)))
		}
	}
	lx.exact.Done()
	lx.bare.Done()
	for i := range all {
		n, b := int32(trie.Root), int32(trie.Root)
		for k, w := range all[i].key {
			n = lx.exact.Step(n, w)
			for len(lx.twin) <= int(n) {
				lx.twin = append(lx.twin, twin{})
			}
			if k == 0 || b != trie.Root {
				b = lx.bare.Step(b, all[i].bare[k])
			}
			lx.twin[n] = twin{lx.bare.After(b), b}
		}
	}
}

// foldable says whether a phrase may be matched by its letters alone: on 74,000
// Vietnamese words 68.7 % of single syllables share their letters with another
// word, 25.8 % of two, 3.9 % of three; two are safe where the phrase is long
// enough to be the lexicon's own.
func foldable(e *entry) bool {
	switch e.class {
	case actor, opener, intro, anaphor, stopWord: // "tỷ lệ đô thị" is no "tỷ lệ đó"
		return false
	}
	if e.words >= 3 {
		return true
	}
	if e.words < 2 || len(viet.Bare(e.phrase)) < 7 && e.class != tierWord {
		return false
	}
	switch e.class {
	case tierWord: // "các phương thức" is no "các phường"
		return e.weight == 0
	case cueTarget, starter, predicate, boundLeft, boundRight, sectionTarget, sectionResult:
		return true
	}
	return false
}

// phraseWords splits a phrase of the lexicon as the tokenizer splits text.
func phraseWords(p string) []string {
	var out []string
	for i := 0; i < len(p); {
		j := wordEnd(p, i, len(p))
		if j == i {
			i++
			continue
		}
		out = append(out, p[i:j])
		i = j
	}
	return out
}

// match is one phrase found: tokens [from, to).
type match struct {
	from, to int32
	e        *entry
	class    class // the entry's
	folded   bool  // found by letters alone
	silent   bool  // it gives its words no role
}

// matches finds the phrases in tokens, per class leftmost and longest. Phrases
// cross no punctuation but the hyphen; the result is ordered by from.
func (lx *lexicon) matches(dst []match, toks []token, forms []form) []match {
	var until [nClasses]int32
	for i := range toks {
		if toks[i].kind != word {
			continue
		}
		f := &forms[toks[i].form]
		goesOn := false
		if i+1 < len(toks) {
			next := &toks[i+1]
			goesOn = next.kind == punct && crosses(toks, i+1) || next.kind == word && f.mayGoOn(&forms[next.form])
		}
		if !goesOn {
			if f.alone {
				dst = lx.single(dst, i, f, &until)
			}
			continue
		}
		base := len(dst)
		dst = lx.walk(dst, toks, forms, i, &until)
		for k := base; k < len(dst); k++ {
			if m := &dst[k]; m.to > until[m.class] {
				until[m.class] = m.to
			}
		}
	}
	return dst
}

// crosses reports a mark that a phrase may cross: a full stop only within an abbreviation, "tỷ.đồng".
func crosses(toks []token, j int) bool {
	switch toks[j].ch {
	case '-', ',', '&':
		return true
	case '.':
		return toks[j].glued && j+1 < len(toks) && toks[j+1].glued && toks[j+1].kind == word && !toks[j+1].upper
	}
	return false
}

// mayGoOn reports whether a phrase may begin with two words: false is sure.
func (f *form) mayGoOn(next *form) bool {
	return f.after>>(uint32(next.exact)%64)&1 != 0 || f.afterBy>>(uint32(next.bare)%64)&1 != 0
}

// single finds the phrases that token i is alone.
func (lx *lexicon) single(dst []match, i int, f *form, until *[nClasses]int32) []match {
	for _, n := range lx.exact.Ends(f.exactAt) {
		n := ending(n)
		if c := n.class(); int32(i) >= until[c] {
			until[c] = int32(i + 1)
			dst = append(dst, match{from: int32(i), to: int32(i + 1), e: &lx.entries[n.entry()], class: c, silent: n.silent()})
		}
	}
	return dst
}

// walk finds the phrases that begin at token i where they may go on. It follows the words as they are written and, from
// the first that leads nowhere, by their letters alone.
func (lx *lexicon) walk(dst []match, toks []token, forms []form, i int, until *[nClasses]int32) []match {
	f := &forms[toks[i].form]
	t, node, folded := &lx.exact, f.exactAt, false
	if node == trie.Root {
		t, node, folded = &lx.bare, f.bareAt, true
	}
	base, commas := len(dst), uint8(0)
	for j := i; node != trie.Root; {
		for _, n := range t.Ends(node) {
			n := ending(n)
			c := n.class()
			if int32(i) < until[c] || n.commas() != commas || folded && noSlip(c, toks[i:j+1], forms) {
				continue
			}
			k := base
			for k < len(dst) && dst[k].class != c {
				k++
			}
			if k == len(dst) {
				dst = append(dst, match{from: int32(i)})
			}
			m := &dst[k] // written where it stands
			m.to, m.e, m.class, m.folded, m.silent = int32(j+1), &lx.entries[n.entry()], c, folded, n.silent()
		}
		for j++; j < len(toks) && toks[j].kind == punct && !toks[j].head && crosses(toks, j); j++ {
			if toks[j].ch == ',' {
				commas++
			}
		}
		if j >= len(toks) || toks[j].kind != word || toks[j].head {
			return dst
		}
		f = &forms[toks[j].form]
		if folded {
			node = t.Step(node, f.bare)
		} else if next := t.Step(node, f.exact); next != trie.Root {
			node = next
		} else if w := &lx.twin[node]; w.after>>(uint32(f.bare)%64)&1 == 0 {
			return dst
		} else {
			t, node, folded = &lx.bare, lx.bare.Step(w.node, f.bare), true
		}
	}
	return dst
}

// noSlip reports words that the lexicon knows with other marks than a phrase of a class that has their
// letters: "đạt mức" is no slip of "đặt mức", "cấp tính" none of "cấp tỉnh".
func noSlip(c class, toks []token, forms []form) bool {
	if !isCue(c) && c != tierWord {
		return false
	}
	marked := false
	for k := range toks {
		if toks[k].kind != word {
			continue
		}
		f := &forms[toks[k].form]
		if f.exact == 0 {
			return false
		}
		marked = marked || f.exact != f.bare
	}
	return isCue(c) || marked
}

// isCue reports the classes that tell a goal from a result and from neither: a slip of
// marks that makes another known word of each of theirs is more often that word.
func isCue(c class) bool { return c == cueTarget || c == cueResult || c == cueOther }

// nameEvidence gives every group of cues its features, the kinds of neither last.
func (lx *lexicon) nameEvidence() {
	lx.evidence = append(lx.evidence, featureNames[:]...)
	first := map[string]int{}
	lx.kinds = first
	for _, other := range []bool{false, true} {
		if other {
			lx.firstOther = len(lx.evidence)
		}
		for i := range lx.entries {
			e := &lx.entries[i]
			if e.value == "" || e.weight == 0 || (e.class == cueOther) != other || e.class != cueOther && e.class != cueTarget && e.class != cueResult {
				continue
			}
			if first[e.value] == 0 {
				first[e.value] = len(lx.evidence)
				lx.evidence = append(lx.evidence, e.value)
				if !other {
					lx.evidence = append(lx.evidence, e.value+" (far)", e.value+" (after)")
				}
			}
			e.group = first[e.value]
		}
	}
	lx.disclaimed = len(lx.evidence)
	for i, name := range disclaimers {
		first[name] = lx.disclaimed + i
	}
	lx.evidence = append(lx.evidence, disclaimers[:]...)
}

// disclaimers are the kinds of neither that rules tell, in the order in which disclaims asks for them.
var disclaimers = [...]string{"wished", "repealed", "price", "outside"}

// readStatus reads the weights of the evidence: feature, prior, weight.
func (lx *lexicon) readStatus(files fs.FS) error {
	data, err := fs.ReadFile(files, "lexicon/status.csv")
	if err != nil {
		return fmt.Errorf("extract: lexicon: %w", err)
	}
	lx.weights, lx.priors = make([]float64, len(lx.evidence)), make([]float64, len(lx.evidence))
	seen := map[int]bool{}
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") || line == "feature,prior,weight" {
			continue
		}
		cols := strings.Split(line, ",")
		i := slices.Index(lx.evidence, cols[0])
		if i < 0 || len(cols) != 3 || seen[i] {
			return fmt.Errorf("extract: lexicon/status.csv:%d: %q is no feature with a prior and a weight, or there twice", n+1, line)
		}
		seen[i] = true
		if lx.priors[i], err = strconv.ParseFloat(cols[1], 64); err != nil {
			return fmt.Errorf("extract: lexicon/status.csv:%d: %w", n+1, err)
		}
		if lx.weights[i], err = strconv.ParseFloat(cols[2], 64); err != nil {
			return fmt.Errorf("extract: lexicon/status.csv:%d: %w", n+1, err)
		}
	}
	for i, name := range lx.evidence {
		if !seen[i] {
			return fmt.Errorf("extract: lexicon/status.csv: no weight for %q", name)
		}
	}
	return nil
}
