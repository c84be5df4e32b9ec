package main

import (
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
	"github.com/spf13/cobra"
)

// articleFlags are the flags that tell what the input does not.
type articleFlags struct{ url, title, published, format string }

func (f *articleFlags) register(c *cobra.Command) {
	c.Flags().StringVar(&f.url, "url", "", "")
	c.Flags().StringVar(&f.title, "title", "", "")
	c.Flags().StringVar(&f.published, "published", "", "")
	c.Flags().StringVar(&f.format, "format", "", "")
}

// article reads the one article that extract and explain work on.
func (a *app) article(args []string, f articleFlags) (corpus.Article, error) {
	path := "-"
	if len(args) > 0 {
		path = args[0]
	}
	data, err := a.bytesOf(path)
	if err != nil {
		return corpus.Article{}, fail(exitError, "%s: %s", path, a.reason(err))
	}
	var art corpus.Article
	switch {
	case f.format == "html" || f.format == "" && looksLikeHTML(data):
		art, err = a.fromGivenHTML(f.url, data)
	case f.format != "" && f.format != "text":
		return art, fail(exitUsage, "%s", a.say.Say("err.one-of", "--format", f.format, "html, text"))
	default:
		art, err = a.fromText(data)
	}
	if err != nil {
		return art, fail(exitError, "%s: %s", path, a.reason(err))
	}
	if f.url != "" {
		art.URL = f.url
	}
	if f.title != "" {
		art.Title = f.title
	}
	if f.published != "" {
		art.Published = f.published
	}
	return art, nil
}

func (a *app) extractCmd() *cobra.Command {
	var f articleFlags
	c := &cobra.Command{
		Use:  "extract [FILE]",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			art, err := a.article(args, f)
			if err != nil {
				return err
			}
			rd, err := extract.New()
			if err != nil {
				return err
			}
			r := rd.Read(art)
			if art.Step != "" { // offsets into the article's text need the text
				r.Article.Text = art.Text
			}
			return a.printReading(r)
		},
	}
	f.register(c)
	return c
}

func (a *app) printReading(r corpus.Reading) error {
	records := make([]corpus.Record, len(r.Targets))
	for i, t := range r.Targets {
		records[i] = corpus.Record{Target: t, Article: r.Article}
		records[i].Article.Text = ""
	}
	switch a.output {
	case "json":
		return output.JSON(a.out, r)
	case "table":
		a.printRecords(records, nil)
		return nil
	}
	return a.printMachine(records)
}
