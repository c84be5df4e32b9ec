package main

import (
	"fmt"
	"strings"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The words of --help are in the catalogue (help.tsv), not beside the commands and
// flags: they are in the language of all other messages.

// helpLists are the closed lists that these words name.
var helpLists = strings.NewReplacer(
	"{outputs}", strings.Join(outputs, ", "),
	"{issuers}", strings.Join(issuerLevels, ", "),
	"{dimensions}", strings.Join(index.Dimensions, ", "),
	"{measures}", strings.Join(index.Measures, ", "),
	"{cite}", strings.Join(tell.CiteStyles, ", "),
	"{fields}", strings.Join(corpus.ReviewFields(), ", "),
)

// helpKey is where the words about a command stand.
func helpKey(c *cobra.Command) string {
	path := strings.Fields(c.CommandPath())
	path[0] = "help"
	return strings.Join(path, ".")
}

// flagKey is where the words about a flag stand: its command's own, or those of a
// flag that several share.
func flagKey(say catalog.Catalog, c *cobra.Command, f *pflag.Flag) string {
	if own := helpKey(c) + ".--" + f.Name; say.Has(own) {
		return own
	}
	return "help.--" + f.Name
}

// describe gives a command, its flags and its subcommands their words. What the
// catalogue lacks, such as the library's own subcommands, keeps what it has.
func describe(c *cobra.Command, say catalog.Catalog) {
	put := func(to *string, key string) {
		if say.Has(key) {
			*to = helpLists.Replace(say.Say(key))
		}
	}
	key := helpKey(c)
	put(&c.Short, key)
	put(&c.Long, key+".long")
	c.LocalFlags().VisitAll(func(f *pflag.Flag) { put(&f.Usage, flagKey(say, c, f)) })
	for _, sub := range c.Commands() {
		describe(sub, say)
	}
}

// frames are the parts of help that the library words in English.
var frames = []string{"usage", "commands", "global", "flags", "default", "more", "use", "command", "flag"}

// framed puts the library's words into a language.
func framed(say catalog.Catalog, text string) string {
	english := catalog.New("en")
	var pairs []string
	for _, f := range frames {
		pairs = append(pairs, english.Say("frame."+f), say.Say("frame."+f))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// help prints what a command is for and how it is used, in the language that the
// command line asks for.
func (a *app) help(c *cobra.Command, _ []string) {
	a.chooseLanguage()
	describe(c.Root(), a.say)
	about := c.Long
	if about == "" {
		about = c.Short
	}
	fmt.Fprintf(c.OutOrStdout(), "%s\n\n%s", about, framed(a.say, c.UsageString()))
}
