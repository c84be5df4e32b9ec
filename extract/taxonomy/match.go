package taxonomy

import (
	"slices"
	"strings"
)

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

// expand replaces abbreviations by their words, the ambiguous ones only where
// the words beside them decide.
func (t *Taxonomy) expand(words []string) []string {
	var out []string
	for i, w := range words {
		full := t.abbr[w]
		if full == nil && t.beside[w] != nil {
			full = t.decide(w, words)
		}
		if full == nil {
			if out != nil {
				out = append(out, w)
			}
			continue
		}
		if out == nil {
			out = append(make([]string, 0, len(words)+4), words[:i]...)
		}
		out = append(out, full...)
	}
	if out == nil {
		return words
	}
	return out
}

// decide returns what an ambiguous abbreviation means among these words, nil when
// they do not tell or tell two things.
func (t *Taxonomy) decide(short string, words []string) []string {
	var found []string
	text := " " + strings.Join(words, " ") + " "
	for _, r := range t.beside[short] {
		if !slices.ContainsFunc(r.when, func(w string) bool { return strings.Contains(text, " "+w+" ") }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = r.full
	}
	return found
}
