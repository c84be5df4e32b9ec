package main

import (
	"fmt"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
	"github.com/spf13/cobra"
)

// articleFlags are the flags that tell what the input does not.
type articleFlags struct{ url, title, published, format string }

func (f *articleFlags) register(c *cobra.Command) {
	c.Flags().StringVar(&f.url, "url", "", "the article's address")
	c.Flags().StringVar(&f.title, "title", "", "its title")
	c.Flags().StringVar(&f.published, "published", "", "its date (ISO)")
	c.Flags().StringVar(&f.format, "format", "", "html or text (default: HTML when the input begins with a tag)")
}

// article reads the one article that extract and explain work on.
func (a *app) article(args []string, f articleFlags) (corpus.Article, error) {
	path := "-"
	if len(args) > 0 {
		path = args[0]
	}
	data, err := a.bytesOf(path)
	if err != nil {
		return corpus.Article{}, fail(exitError, "%s: %v", path, err)
	}
	var art corpus.Article
	switch {
	case f.format == "html" || f.format == "" && looksLikeHTML(data):
		art, err = a.fromGivenHTML(f.url, data)
	case f.format != "" && f.format != "text":
		return art, fail(exitUsage, "--format %q: html or text", f.format)
	default:
		art, err = a.fromText(data)
	}
	if err != nil {
		return art, fail(exitError, "%s: %v", path, err)
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
		Use:   "extract [FILE]",
		Short: "read one article and print its targets; stores nothing",
		Args:  cobra.MaximumNArgs(1),
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

func (a *app) explainCmd() *cobra.Command {
	var f articleFlags
	c := &cobra.Command{
		Use:   "explain FILE",
		Short: "read one article and account for every number in it",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			art, err := a.article(args, f)
			if err != nil {
				return err
			}
			rd, err := extract.New()
			if err != nil {
				return err
			}
			r, acc := rd.Explain(art)
			if a.output != "table" {
				return output.JSON(a.out, map[string]any{"article": r.Article, "targets": r.Targets, "numbers": acc.Numbers})
			}
			a.printAccount(r, acc)
			return nil
		},
	}
	f.register(c)
	return c
}

func (a *app) printAccount(r corpus.Reading, acc extract.Account) {
	province, year := a.say.Say("national"), "—"
	if p := r.Article.Province; p != nil {
		province = p.Name
	}
	if r.Article.PlanYear != 0 {
		year = fmt.Sprint(r.Article.PlanYear)
	}
	fmt.Fprintln(a.out, a.say.Say("explain.head", r.Article.Title, province, dash(r.Article.PlanNumber), year, a.say.Say("source."+r.Article.SourceKind), planStatus(a, r.Article.PlanStatus)))
	at := map[int]corpus.Target{}
	for _, t := range r.Targets {
		at[t.NumberStart] = t
	}
	for _, n := range acc.Numbers {
		t, ok := at[n.Start]
		if !ok {
			fmt.Fprintf(a.out, "\n%s  %s\n", n.Text, a.say.Say("explain.rejected", n.Reason))
			continue
		}
		fmt.Fprintf(a.out, "\n%s  %s  %s  %s  (%s, %.2f)\n", n.Text, a.say.Say("status."+string(t.Status)), a.value(t), yearText(t), t.Rule, t.Confidence)
		fmt.Fprintf(a.out, "    %s: %s\n", a.say.Say("explain.clause"), n.Clause)
		fmt.Fprintf(a.out, "    %s: %s · %s · %s\n", a.say.Say("head.indicator"), t.Subject, t.Indicator, a.tiers(t.Tiers))
		var how []string
		for _, k := range []string{"status", "year", "tiers", "subject", "domain", "indicator"} {
			if m := t.Methods[k]; m != "" {
				how = append(how, k+"="+m)
			}
		}
		fmt.Fprintf(a.out, "    %s: %s\n", a.say.Say("show.read"), strings.Join(how, " "))
	}
}

func planStatus(a *app, s string) string {
	if s == "" {
		return "—"
	}
	return a.say.Say("plan." + s)
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}
