// Package catalog holds what chitieu says to people, in Vietnamese and English:
// one table of messages that commands and pages share. Start with New.
package catalog

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed messages.tsv web.tsv explain.tsv news.tsv terms.tsv help.tsv
var files embed.FS

// messages is all rows of all files.
var messages = read("messages.tsv") + read("web.tsv") + read("explain.tsv") + read("news.tsv") + read("terms.tsv") + read("help.tsv")

func read(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(b)
}

// Catalog is the messages of one language; the zero value says the keys.
type Catalog struct {
	Lang  string // vi or en
	texts map[string]string
}

// New returns the catalogue of a language: en, or vi for everything else.
func New(lang string) Catalog {
	c := Catalog{Lang: "vi", texts: map[string]string{}}
	column := 1
	if lang == "en" {
		c.Lang, column = "en", 2
	}
	for line := range strings.SplitSeq(messages, "\n") {
		if cols := strings.Split(line, "\t"); len(cols) == 3 && !strings.HasPrefix(line, "#") {
			c.texts[cols[0]] = strings.ReplaceAll(cols[column], `\n`, "\n")
		}
	}
	return c
}

// Say formats a message; an unknown key is said as it stands.
func (c Catalog) Say(key string, args ...any) string {
	t, ok := c.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return t
	}
	return fmt.Sprintf(t, args...)
}

// Has reports whether a key is there.
func (c Catalog) Has(key string) bool { return c.texts[key] != "" }
