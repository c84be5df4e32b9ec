package taxonomy

import "strings"

// Subject is what a number measures.
type Subject struct{ Text, Unit, Change, Noun string }

// Match is the indicator of a subject; Score grows with how much of the wording
// was met.
type Match struct {
	ID    string
	Score int
}

// Classify finds the indicator of a subject: of all wordings that hold, the one
// that accounts for most of it; of equals the one that stands first.
func (t *Taxonomy) Classify(s Subject) (Match, bool) {
	words := t.expand(fold(s.Text))
	met := map[int32]place{}
	for _, h := range t.words.find(words) {
		if m, ok := met[h.phrase]; !ok || m.bare && !h.bare {
			met[h.phrase] = place{h.at, h.len, span(h.at, h.len), h.bare}
		}
	}
	head := headOf(words)
	best, row := Match{}, int32(0)
	for p := range met {
		for _, i := range t.byPhrase[p] {
			w := &t.rows[i]
			if w.unit != "" && s.Unit != "" && w.unit != s.Unit || !w.changes(s.Change) {
				continue
			}
			if n := w.score(met, head, len(words)); n > best.Score || n == best.Score && n > 0 && i < row {
				best, row = Match{w.id, n}, i
			}
		}
	}
	return best, best.Score > 0
}

func (w *wording) changes(change string) bool {
	return w.change == "" || w.change == change || w.change == "none" && change == "" || w.change == "any" && change != ""
}

// measures are the syllables before the head noun: "tỷ lệ", "tổng số".
const measures = " tỷ tỉ lệ trọng số lượng tổng mức các những toàn bộ của việc chỉ tiêu về 100 có "

// headOf returns the index of the head noun.
func headOf(words []string) int {
	i := 0
	for i < len(words)-1 && strings.Contains(measures, " "+words[i]+" ") {
		i++
	}
	return i
}

// expand replaces abbreviations by their words.
func (t *Taxonomy) expand(words []string) []string {
	for i, w := range words {
		if full, ok := t.abbr[w]; ok {
			out := append([]string{}, words[:i]...)
			for _, w := range words[i:] {
				if full, ok = t.abbr[w]; ok {
					out = append(out, full...)
				} else {
					out = append(out, w)
				}
			}
			return out
		}
	}
	return words
}
