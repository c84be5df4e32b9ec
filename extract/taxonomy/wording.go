package taxonomy

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// atom is one part of a wording: any of its phrases must occur, or none of them
// may.
type atom struct {
	phrases []int32
	never   bool
	head    bool // counts at the head of the subject only
	whole   bool // the wording must account for the whole subject
}

// wording is one way to say an indicator.
type wording struct {
	id           string
	of           *Indicator
	atoms        []atom
	unit, change string
	yes, no      string
	line         string
	does         Actions // those that the indicator knows
	few          int     // how many other words that tell a thing the subject may have, with one more; 0 for any
}

// readClass reads name, phrases, note.
func (t *Taxonomy) readClass(c []string) error {
	phrases := split(c[1], "|")
	if _, ok := t.classes[c[0]]; ok || c[0] == "" || len(phrases) == 0 {
		return fmt.Errorf("class %q is empty or there twice", c[0])
	}
	for _, p := range phrases {
		n := t.words.phrase(p)
		if c[0] == "hides" {
			t.words.hides[n] = true
		}
		t.classes[c[0]] = append(t.classes[c[0]], n)
	}
	return nil
}

// readWording reads id, pattern, unit, change, yes, no.
func (t *Taxonomy) readWording(c []string) error {
	if _, ok := t.byID[c[0]]; !ok {
		return fmt.Errorf("no indicator %q", c[0])
	}
	w := wording{id: c[0], unit: c[2], change: c[3], yes: c[4], no: c[5], line: c[1]}
	switch w.change {
	case "", "none", "any", "increase", "decrease":
	default:
		return fmt.Errorf("change %q, want none, any, increase or decrease", w.change)
	}
	if w.yes == "" {
		return fmt.Errorf("%s: pattern %q has no example", w.id, w.line)
	}
	for _, part := range split(c[1], " + ") {
		if few, ok := strings.CutPrefix(part, "<"); ok {
			n, err := strconv.Atoi(few)
			if err != nil || n < 1 {
				return fmt.Errorf("%q: want a number of words", part)
			}
			w.few = n
			continue
		}
		a, err := t.atom(part)
		if err != nil {
			return err
		}
		w.atoms = append(w.atoms, a)
	}
	if len(w.atoms) == 0 || w.atoms[0].never {
		return fmt.Errorf("pattern %q needs something", c[1])
	}
	t.rows = append(t.rows, w)
	return nil
}

// atom reads one part of a pattern: "a|b|{class}", "!a", "!^a", "=a".
func (t *Taxonomy) atom(part string) (atom, error) {
	var a atom
	part, a.never = strings.CutPrefix(part, "!")
	part, a.head = strings.CutPrefix(part, "^")
	part, a.whole = strings.CutPrefix(part, "=")
	for _, p := range split(part, "|") {
		if name, ok := strings.CutPrefix(p, "{"); ok {
			class, known := t.classes[strings.TrimSuffix(name, "}")]
			if !known {
				return a, fmt.Errorf("no class %q", p)
			}
			a.phrases = append(a.phrases, class...)
			continue
		}
		if len(fold(p)) == 0 {
			return a, fmt.Errorf("empty phrase in %q", part)
		}
		a.phrases = append(a.phrases, t.words.phrase(p))
	}
	return a, nil
}

// place is where a phrase stands in a subject: its longest meeting.
type place struct {
	first, len int32 // its first word, and how many it has
	bare       bool
}

func (m *place) words() mask { return span(int(m.first), int(m.len)) }

// mask is a set of the first 128 words of a subject; a subject has no more than
// 400 bytes.
type mask [2]uint64

func span(at, n int) (m mask) {
	if at+n <= 64 {
		m[0] = (1<<n - 1) << at
		return m
	}
	for i := at; i < at+n && i < 128; i++ {
		m[i/64] |= 1 << (i % 64)
	}
	return m
}

// has reports word i; the words beyond the first 128 are in every mask.
func (m mask) has(i int) bool { return i >= 128 || m[i/64]>>(i%64)&1 != 0 }

func (m mask) or(o mask) mask { return mask{m[0] | o[0], m[1] | o[1]} }

func (m mask) within(o mask) bool { return m[0]&^o[0] == 0 && m[1]&^o[1] == 0 }

func (m mask) size() int { return bits.OnesCount64(m[0]) + bits.OnesCount64(m[1]) }

// headBonus is what a wording gains whose first part is the head of the subject:
// plans say first what they measure, then what is said of it.
const headBonus = 3

// score is how much of a subject a wording accounts for: two points a word, one
// less for a phrase met without its marks; 0 when it does not hold. The subject has
// size words, its head noun stands at head.
func (w *wording) score(f *Finder, head, size int) (int, mask) {
	var words mask
	bonus := 0
	for k := range w.atoms {
		a := &w.atoms[k]
		at, ok := a.met(f)
		atHead := ok && int(at.first) <= head+1
		if a.never {
			if ok && (!a.head || atHead) {
				return 0, mask{}
			}
			continue
		}
		if !ok || a.head && !atHead {
			return 0, mask{}
		}
		words = words.or(at.words())
		if at.bare {
			bonus--
		}
		if k == 0 && atHead {
			bonus += headBonus
		}
	}
	if w.atoms[0].whole && words.size() < size-head {
		return 0, mask{}
	}
	if w.few > 0 && f.untold(words) >= w.few {
		return 0, mask{}
	}
	return words.size()*2 + bonus, words
}

// met returns the longest of the atom's phrases that stands in the subject, the
// first of equals.
func (a *atom) met(f *Finder) (best *place, ok bool) {
	best = &nowhere
	for _, p := range a.phrases {
		if !f.seen.has(p) {
			continue
		}
		if m := &f.met[p]; !ok || m.before(best) {
			best, ok = m, true
		}
	}
	return best, ok
}

// before reports whether a meeting is longer than another, or as long and earlier, or of the same words
// with their marks.
func (m *place) before(b *place) bool {
	return m.len > b.len || m.len == b.len && (m.first < b.first || m.first == b.first && b.bare && !m.bare)
}

var nowhere place
