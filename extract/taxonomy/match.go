package taxonomy

import (
	"slices"
	"strings"
)

// Subject is what a number measures.
type Subject struct {
	Text, Unit, Change, Noun string
	Done                     Actions // what is done to it
}

// Match is the indicator of a subject; Score grows with how much of the wording
// was met.
type Match struct {
	ID     string
	Score  int
	Whole  bool       // the wording is the whole subject: it names no more than a part
	Heads  bool       // the wording holds the head noun
	Of     *Indicator // that of the ID
	covers mask       // the words of the wording that holds
}

// Classify finds the indicator of a subject: of all wordings that hold, the one
// that accounts for most of it; of equals the one that stands first.
func (t *Taxonomy) Classify(s Subject) (Match, bool) {
	f := t.finder()
	defer t.finders.Put(f)
	words := t.Words(s.Text)
	s.Done = f.Done(words)
	return f.Classify(words, s)
}

// Classify is Taxonomy.Classify for a subject in words; s.Text is not looked at.
func (f *Finder) Classify(words []*Word, s Subject) (Match, bool) {
	t := f.t
	words = f.expand(words)
	f.words = words
	hits := f.find(words)
	f.meet(hits)
	if len(f.kept) == 0 {
		return Match{}, false
	}
	head := headOf(words)
	best, row := Match{}, int32(0)
	for _, p := range f.kept {
		for _, i := range t.rowsBy.of(p) {
			w := &t.rows[i]
			if w.unit != "" && s.Unit != "" && w.unit != s.Unit || !w.changes(s.Change) || s.Done != 0 && s.Done&w.does == 0 {
				continue
			}
			n, covers := w.score(f, head, len(words))
			if n > 0 && s.Unit == "rank" && w.of.Unit == "rank" { // "các nhiệm vụ về kinh tế số … và giữ chỉ số DTI trong nhóm 10"
				n += rankBonus
			}
			if n > best.Score || n == best.Score && n > 0 && i < row {
				best, row = Match{ID: w.id, Score: n, Whole: w.atoms[0].whole, Of: w.of, covers: covers}, i
			}
		}
	}
	best.Heads = span(head, 1).within(best.covers)
	return best, best.Score > 0
}

// meet notes where the phrases of a subject stand, each at its first meeting with its marks.
func (f *Finder) meet(hits []found) {
	f.seen.clear(f.fresh)
	f.fresh, f.kept = f.fresh[:0], f.kept[:0]
	for _, h := range hits {
		fresh := !f.seen.has(h.phrase)
		if fresh {
			f.fresh = append(f.fresh, h.phrase)
			f.seen.add(h.phrase)
			if len(f.t.rowsBy.of(h.phrase)) > 0 {
				f.kept = append(f.kept, h.phrase)
			}
		}
		if fresh || f.met[h.phrase].bare && !h.bare {
			f.met[h.phrase] = place{h.at, h.len, h.bare}
		}
	}
}

// rankBonus is what the wording of a ranking gains where a rank is measured.
const rankBonus = 8

// Touches reports whether the match of the last Classify rests on a phrase of own
// that tells a thing: an indicator that the neighbours of a subject name alone is
// theirs, not its own.
func (f *Finder) Touches(m Match, own []*Word) bool {
	for _, h := range f.find(f.expand(own)) {
		if !f.t.whose[h.phrase] && f.seen.has(h.phrase) && f.met[h.phrase].words().within(m.covers) {
			return true
		}
	}
	return false
}

// Left counts the words of a text that the match of its Classify does not rest on and
// that tell a thing: neither function words nor numbers.
func (f *Finder) Left(m Match, text []*Word) int {
	f.words = f.expand(text)
	return f.untold(m.covers)
}

// untold counts the words of the text at hand outside a mask that tell a thing.
func (f *Finder) untold(covers mask) int {
	n := 0
	for i, w := range f.words {
		if w.tells && !covers.has(i) {
			n++
		}
	}
	return n
}

// Strange counts the words that tell a thing and stand in no phrase that the taxonomy
// knows.
func (f *Finder) Strange(words []*Word) int {
	words = f.expand(words)
	return strange(words, f.find(words))
}

// StrangeHere is Strange of the words that the last Classify looked at.
func (f *Finder) StrangeHere() int { return strange(f.words, f.hits) }

func strange(words []*Word, hits []found) int {
	var known mask
	for _, h := range hits {
		if !h.bare {
			known = known.or(span(int(h.at), int(h.len)))
		}
	}
	n := 0
	for i, w := range words {
		if w.tells && !known.has(i) {
			n++
		}
	}
	return n
}

// whose are the classes of those that a share is taken of: they do not tell what is
// measured.
var whose = []string{"people", "household", "officials", "sector", "passed", "line", "handled", "bodies"}

// Names reports whether words hold a phrase of the taxonomy that tells a thing, not
// only whose share it is: what names a thing of its own is not measured as its
// neighbour is.
func (f *Finder) Names(words []*Word) bool {
	for _, h := range f.find(f.expand(words)) {
		if h.len > 1 && !h.bare && !f.t.whose[h.phrase] {
			return true
		}
	}
	return false
}

func (w *wording) changes(change string) bool {
	return w.change == "" || w.change == change || w.change == "none" && change == "" || w.change == "any" && change != ""
}

// measures are the syllables before the head noun: "tỷ lệ", "tổng số".
const measures = " tỷ lệ trọng số lượng tổng mức các những toàn bộ của việc chỉ tiêu về 100 có "

func in(list, word string) bool { return strings.Contains(list, " "+word+" ") }

// headOf returns the index of the head noun.
func headOf(words []*Word) int {
	i := 0
	for i < len(words)-1 && words[i].measure {
		i++
	}
	return i
}

// Within reports whether a text holds every word of own that tells a thing: neither
// function words nor those whose share it is.
func (f *Finder) Within(own, text []*Word) bool {
	if len(text) == 0 {
		return false
	}
	whose := make([]bool, len(own))
	for _, h := range f.find(own) {
		if f.t.whose[h.phrase] {
			for i := h.at; i < h.at+h.len; i++ {
				whose[i] = true
			}
		}
	}
	told := 0
	for i, w := range own {
		if whose[i] || w.hollow || w.Key < ":" {
			continue
		}
		if !slices.ContainsFunc(text, func(o *Word) bool { return o.Key == w.Key }) {
			return false
		}
		told++
	}
	return told > 0
}
