// Package score measures a reader against labelled articles: precision and recall
// of percentage targets, and how many of their fields are right, alone and all
// together. Start with Load and Scorer.
//
// A labelled number counts once however often its article repeats it. A record
// meets a label when their numbers overlap. Bounds of ranks are not scored.
package score

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// Labelled is one labelled article, as the labels' README describes it.
type Labelled struct {
	ID         string  `json:"id"`
	URL        string  `json:"url"`
	Title      string  `json:"title"`
	Published  string  `json:"published"`
	Province   string  `json:"province"`
	PlanNumber string  `json:"plan_number"`
	Text       string  `json:"text"`
	Targets    []Label `json:"targets"`
}

// Label is one labelled number.
type Label struct {
	Quote     string    `json:"quote"`
	Nth       int       `json:"nth"`
	Status    string    `json:"status"`
	Value     float64   `json:"value"`
	High      *float64  `json:"high"`
	Unit      string    `json:"unit"`
	Bound     string    `json:"bound"`
	Change    string    `json:"change"`
	Tier      *[]string `json:"tier"` // null where people would disagree
	Domain    []string  `json:"domain"`
	Indicator oneOrMore `json:"indicator"`
	Subject   string    `json:"subject"`
	Year      *int      `json:"year"`

	start, end int // bytes of the number in the NFC text
}

// oneOrMore decodes a string, null, or a list of strings.
type oneOrMore []string

// none stands for a null, which is no empty string: two targets without a label
// agree with each other and with nothing else.
const none = "\x00"

// named lists the slugs as groups of equal labels compare them: null as "".
func (o oneOrMore) named() []string {
	out := make([]string, len(o))
	for i, v := range o {
		if v != none {
			out[i] = v
		}
	}
	return out
}

func (o *oneOrMore) UnmarshalJSON(b []byte) error {
	var one *string
	if json.Unmarshal(b, &one) == nil {
		*o = oneOrMore{none}
		if one != nil {
			(*o)[0] = *one
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(o))
}

// Load reads labelled articles: files, or every .json file of a folder, in order
// of their names.
func Load(paths ...string) ([]Labelled, error) {
	var files []string
	for _, p := range paths {
		st, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("labels: %w", err)
		}
		if !st.IsDir() {
			files = append(files, p)
			continue
		}
		found, err := filepath.Glob(filepath.Join(p, "*.json"))
		if err != nil {
			return nil, fmt.Errorf("labels %s: %w", p, err)
		}
		slices.Sort(found)
		files = append(files, found...)
	}
	out := make([]Labelled, 0, len(files))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("labels: %w", err)
		}
		var a Labelled
		if err := json.Unmarshal(data, &a); err != nil {
			return nil, fmt.Errorf("labels %s: %w", f, err)
		}
		a.Text = viet.NFC(a.Text)
		for k := range a.Targets {
			if err := a.Targets[k].locate(a.Text); err != nil {
				return nil, fmt.Errorf("labels %s: target %d: %w", f, k, err)
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// locate finds the bracketed number of a label's quote in the text.
func (l *Label) locate(text string) error {
	q := viet.NFC(l.Quote)
	a, b := strings.Index(q, "[["), strings.Index(q, "]]")
	if a < 0 || b < a {
		return fmt.Errorf("quote %q has no [[number]]", l.Quote)
	}
	plain := strings.NewReplacer("[[", "", "]]", "").Replace(q)
	pos := -1
	for n := max(l.Nth, 1); n > 0; n-- {
		next := strings.Index(text[pos+1:], plain)
		if next < 0 {
			return fmt.Errorf("quote %q is not in the text", l.Quote)
		}
		pos += 1 + next
	}
	l.start, l.end = pos+a, pos+b-2
	return nil
}
