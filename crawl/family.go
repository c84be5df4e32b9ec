package crawl

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

//go:embed families.json
var familiesJSON []byte

// family is a row of families.json: how the pages of one content management
// system are built.
type family struct {
	Name     string   `json:"name"`
	Note     string   `json:"note"`
	Detect   []string `json:"detect"`             // any of them betrays the family
	Sitemaps []string `json:"sitemaps,omitempty"` // where its sites keep them
	Selectors

	marks cascadia.SelectorGroup // Detect, compiled
}

type familyTable []family

// families reads the table once; a wrong row stops whoever asks.
var families = sync.OnceValues(func() (familyTable, error) {
	var t familyTable
	d := json.NewDecoder(bytes.NewReader(familiesJSON))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return nil, fmt.Errorf("families.json: %w", err)
	}
	for i, f := range t {
		if err := f.Selectors.check(f.Name); err != nil {
			return nil, fmt.Errorf("families.json: %w", err)
		}
		marks, err := cascadia.ParseGroup(strings.Join(f.Detect, ", "))
		if err != nil {
			return nil, fmt.Errorf("families.json: %s.detect: %w", f.Name, err)
		}
		t[i].marks = marks
	}
	return t, nil
})

func (t familyTable) names() []string {
	var names []string
	for _, f := range t {
		names = append(names, f.Name)
	}
	return names
}

func (t familyTable) find(name string) *family {
	if i := slices.IndexFunc(t, func(f family) bool { return f.Name == name }); i >= 0 {
		return &t[i]
	}
	return nil
}

// order returns the families to try on a page: the portal's own, then those whose
// marks the page bears. The page is walked once for all families.
func (t familyTable) order(cms string, doc *goquery.Document) []family {
	borne := make([]bool, len(t))
	for n := range doc.Nodes[0].Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for i := range t {
			if !borne[i] && t[i].marks.Match(n) {
				borne[i] = true
			}
		}
	}
	var out []family
	if f := t.find(cms); f != nil {
		out = append(out, *f)
	}
	for i, f := range t {
		if f.Name != cms && borne[i] {
			out = append(out, f)
		}
	}
	return out
}
