package main

import (
	"fmt"
	"strings"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// printRecords prints records for people: a line of facts, then the sentence with
// the number in brackets.
func (a *app) printRecords(records []corpus.Record, hits []index.Hit) {
	for i, r := range records {
		fmt.Fprintf(a.out, "\n%2d. %s\n", i+1, a.facts(r))
		fmt.Fprintf(a.out, "    %s\n", a.planLine(r.Article))
		if s := a.sampleLine(r.Article.URL); s != "" {
			fmt.Fprintf(a.out, "    %s\n", s)
		}
		fmt.Fprintf(a.out, "    “%s”\n", sentence(r.Target))
		var marks []string
		for _, f := range r.Flags {
			if a.say.Has("flag." + f) {
				marks = append(marks, a.say.Say("flag."+f))
			}
		}
		if i < len(hits) {
			for _, m := range hits[i].Marks {
				if s := a.say.Say("mark." + string(m)); !contains(marks, s) {
					marks = append(marks, s)
				}
			}
		}
		line := r.ID
		if len(marks) > 0 {
			line += "  ⚠ " + strings.Join(marks, "; ")
		}
		fmt.Fprintf(a.out, "    %s\n", line)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// sampleLine says of a sample page that it is one, and what it was rewritten from;
// "" for real pages.
func (a *app) sampleLine(address string) string {
	o, ok := sample.Source(address)
	if !ok {
		return ""
	}
	if len(o.URL) > 120 { // portals' session addresses fill a screen; -o json has them whole
		return a.say.Say("show.sample", o.Title)
	}
	return a.say.Say("show.sample", o.Title) + " " + o.URL
}

// teller says records in the user's language.
func (a *app) teller() tell.Teller { return tell.Teller{Say: a.say, Zone: a.zone, AsOf: a.asOf} }

func (a *app) facts(r corpus.Record) string { return a.teller().Facts(r) }

func (a *app) planLine(i corpus.ArticleInfo) string { return a.teller().Plan(i) }

func yearText(t corpus.Target) string { return tell.Year(t) }

func (a *app) tiers(ts []corpus.Tier) string { return a.teller().Tiers(ts) }

func (a *app) value(t corpus.Target) string { return a.teller().Value(t) }

// sentence is a target's quote in one line with its number in brackets; of a long
// one, what stands around the number.
func sentence(t corpus.Target) string {
	before, number, after := tell.Sentence(t, 160)
	if number == "" {
		return before
	}
	return strings.TrimSpace(before + "[" + number + "]" + after)
}
