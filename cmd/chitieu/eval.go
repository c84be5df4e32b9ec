package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/score"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"chitieu/extract"
	"github.com/spf13/cobra"
)

func (a *app) evalCmd() *cobra.Command {
	show, coders := 0, false
	c := &cobra.Command{
		Use:  "eval DIR…",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if coders {
				return a.evalCoders(cmd.Context(), args)
			}
			return a.eval(args, show)
		},
	}
	c.Flags().BoolVar(&coders, "coders", false, "")
	c.Flags().IntVar(&show, "show", 0, "")
	return c
}

func (a *app) eval(paths []string, show int) error {
	labelled, err := score.Load(paths...)
	if err != nil {
		return fail(exitUsage, "%s", a.reason(err))
	}
	rd, err := extract.New()
	if err != nil {
		return err
	}
	place, err := placeNames()
	if err != nil {
		return err
	}
	s := score.Scorer{Place: place}
	for i, r := range readTexts(rd, labelled) {
		s.Add(labelled[i], r)
	}
	if a.output != "table" {
		figures := map[string]float64{}
		for _, v := range s.Values() {
			if v.Value == v.Value { // NaN where nothing was labelled
				figures[v.Name] = v.Value
			}
		}
		return output.JSON(a.out, figures)
	}
	for i, f := range s.Failed() {
		if i < 5 {
			fmt.Fprintln(a.out, "FAILED", f)
		}
	}
	for i, m := range s.Misses {
		if i == show {
			break
		}
		fmt.Fprintln(a.out, "  ", m)
	}
	fmt.Fprintln(a.out, s.String())
	if n := len(s.Failed()); n > 0 {
		return fail(exitError, "%s", a.say.Say("eval.failed", n))
	}
	return nil
}

// readTexts reads the texts alone, side by side: no flags, no labels.
func readTexts(rd *extract.Reader, labelled []score.Labelled) []corpus.Reading {
	out := make([]corpus.Reading, len(labelled))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				out[i] = rd.Read(corpus.Article{Text: labelled[i].Text})
			}
		})
	}
	for i := range labelled {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// placeNames maps every name and alias of a province to its slug.
func placeNames() (func(string) string, error) {
	g, err := gazetteer.New()
	if err != nil {
		return nil, err
	}
	fold := func(s string) string {
		return strings.Join(strings.FieldsFunc(viet.Key(s), func(r rune) bool { return !viet.IsLetter(r) }), " ")
	}
	names := map[string]string{}
	for _, u := range g.Units(63) {
		for _, n := range append([]string{u.Name, u.Slug}, u.Aliases...) {
			names[fold(n)] = u.Slug
		}
	}
	return func(s string) string { return names[fold(s)] }, nil
}
