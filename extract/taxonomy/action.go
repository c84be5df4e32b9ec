package taxonomy

import "fmt"

// Actions are sets of actions, one bit each.
type Actions uint32

// readAction reads name, actions, note.
func (t *Taxonomy) readAction(c []string) error {
	bit := Actions(1) << t.actionRows
	if t.actionRows++; bit == 0 {
		return fmt.Errorf("%q: too many rows", c[0])
	}
	phrases := split(c[1], "|")
	if c[0] == "" || len(phrases) == 0 {
		return fmt.Errorf("row %q has no name or no actions", c[0])
	}
	for _, p := range phrases {
		w := fold(p)
		if len(w) != 2 {
			return fmt.Errorf("action %q has not two syllables", p)
		}
		if t.actions[w[0]] == nil {
			t.actions[w[0]] = map[string]Actions{}
		}
		if t.actions[w[0]][w[1]] != 0 {
			return fmt.Errorf("action %q is there twice", p)
		}
		t.actions[w[0]][w[1]] = bit
	}
	return nil
}

// action tells what two syllables do.
func (t *Taxonomy) action(a, b string) Actions {
	if m := t.actions[a]; m != nil {
		return m[b]
	}
	return 0
}

// named gives every wording the actions that its indicator's name, wordings and examples
// hold.
func (t *Taxonomy) named() {
	does := map[string]Actions{}
	for _, x := range t.indicators {
		does[x.ID] |= t.actionsIn(fold(x.Vi))
	}
	for i := range t.rows {
		w := &t.rows[i]
		does[w.id] |= t.actionsIn(fold(w.yes))
		for _, a := range w.atoms {
			if a.never {
				continue
			}
			for _, p := range a.phrases {
				does[w.id] |= t.actionsIn(t.words.syllables(p))
			}
		}
	}
	for i := range t.rows {
		t.rows[i].does = does[t.rows[i].id]
	}
}

// actionsIn returns all actions of a text.
func (t *Taxonomy) actionsIn(words []string) (all Actions) {
	for i := 0; i+1 < len(words); i++ {
		all |= t.action(words[i], words[i+1])
	}
	return all
}

// Done returns what is done to a subject: the action of its last passive, 0 for none
// or for one that tells nothing.
func (f *Finder) Done(words []*Word) Actions {
	words = f.expand(words)
	for i := len(words) - 3; i > 0; i-- {
		if words[i].passive {
			return f.t.action(words[i+1].Key, words[i+2].Key)
		}
	}
	return 0
}
