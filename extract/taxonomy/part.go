package taxonomy

import "fmt"

// part is a part of what an indicator measures that is an indicator of its own.
type part struct {
	id      string
	of      *Indicator // that of the id
	phrases [][]string // folded
}

// readPart reads id, of, phrases.
func (t *Taxonomy) readPart(c []string) error {
	if t.Known(c[0]) == nil || t.Known(c[1]) == nil || c[0] == c[1] {
		return fmt.Errorf("no indicator %q, or none %q that it is a part of", c[0], c[1])
	}
	p := part{id: c[0]}
	for _, s := range split(c[2], "|") {
		p.phrases = append(p.phrases, fold(s))
	}
	if len(p.phrases) == 0 {
		return fmt.Errorf("part %q has no phrase", c[0])
	}
	t.parts[c[1]] = append(t.parts[c[1]], p)
	return nil
}

// partOf returns the part of an indicator that words tell of, nil for none.
func (t *Taxonomy) partOf(id string, words []*Word) *Indicator {
	var best *Indicator
	end, length := 0, 0
	for _, p := range t.parts[id] {
		for _, phrase := range p.phrases {
			for i := len(words) - len(phrase); i >= 0 && i+len(phrase) >= end; i-- {
				if same(words[i:], phrase) {
					if e := i + len(phrase); e > end || len(phrase) > length {
						best, end, length = p.of, e, len(phrase)
					}
					break
				}
			}
		}
	}
	return best
}

// same reports words that begin with a phrase.
func same(words []*Word, phrase []string) bool {
	for k, w := range phrase {
		if words[k].Key != w {
			return false
		}
	}
	return true
}
