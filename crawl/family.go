package crawl

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/cascadia"
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
	for _, f := range t {
		if err := f.Selectors.check(f.Name); err != nil {
			return nil, fmt.Errorf("families.json: %w", err)
		}
		if _, err := cascadia.ParseGroup(strings.Join(f.Detect, ", ")); err != nil {
			return nil, fmt.Errorf("families.json: %s.detect: %w", f.Name, err)
		}
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
// marks the page bears.
func (t familyTable) order(cms string, d *document) []family {
	var out []family
	if f := t.find(cms); f != nil {
		out = append(out, *f)
	}
	for _, f := range t {
		if f.Name != cms && slices.ContainsFunc(f.Detect, d.bears) {
			out = append(out, f)
		}
	}
	return out
}
