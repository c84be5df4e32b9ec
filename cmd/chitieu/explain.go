package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
	"github.com/spf13/cobra"
)

func (a *app) explainCmd() *cobra.Command {
	var f articleFlags
	c := &cobra.Command{
		Use:  "explain FILE",
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

// printAccount tells a reader who trusts nobody what became of every number: first
// the sum, then each number in the order of the text.
func (a *app) printAccount(r corpus.Reading, acc extract.Account) {
	a.printArticle(r.Article)
	a.printSum(acc)
	at := map[int]corpus.Target{}
	for _, t := range r.Targets {
		at[t.NumberStart] = t
	}
	for i, n := range acc.Numbers {
		t, ok := at[n.Start]
		if !ok {
			fmt.Fprintf(a.out, "\n[%d] %s → %s\n", i+1, n.Text, a.say.Say("explain.rejected", a.say.Say("reason."+n.Reason)))
			a.line("explain.context", n.Clause)
			a.printEvidence(n)
			a.line("explain.tried", a.readings(n.Tried))
			continue
		}
		a.printNumber(i+1, n, t)
	}
}

func (a *app) printArticle(info corpus.ArticleInfo) {
	province, year := a.say.Say("national"), "—"
	if p := info.Province; p != nil {
		province = p.Name
	}
	if info.PlanYear != 0 {
		year = fmt.Sprint(info.PlanYear)
	}
	fmt.Fprintln(a.out, a.say.Say("explain.head", info.Title, province, dash(info.PlanNumber), year, a.say.Say("source."+info.SourceKind), planStatus(a, info.PlanStatus)))
}

// printSum counts the ends, the rejected ones by their reason.
func (a *app) printSum(acc extract.Account) {
	ends, reasons := map[string]int{}, map[string]int{}
	for _, n := range acc.Numbers {
		ends[n.Ending]++
		if n.Ending == extract.EndRejected {
			reasons[n.Reason]++
		}
	}
	names := slices.Sorted(maps.Keys(reasons))
	slices.SortStableFunc(names, func(x, y string) int { return reasons[y] - reasons[x] })
	for i, k := range names {
		names[i] = fmt.Sprintf("%s %d", a.say.Say("reason."+k), reasons[k])
	}
	fmt.Fprintln(a.out, a.say.Say("explain.sum", len(acc.Numbers), ends["target"], ends["result"], ends["other"], ends[extract.EndRejected]))
	if len(names) > 0 {
		fmt.Fprintf(a.out, "  %s\n", strings.Join(names, " · "))
	}
}

// printNumber shows one record: what it says, the clause as it was read, what spoke
// for a goal and what against, and where each field came from.
func (a *app) printNumber(i int, n extract.NumberAccount, t corpus.Target) {
	fmt.Fprintf(a.out, "\n[%d] %s → %s: %s · %s · %s\n", i, n.Text, strings.ToUpper(a.say.Say("status."+string(t.Status))), a.value(t), yearText(t), a.tiers(t.Tiers))
	a.line("explain.clause", n.Clause)
	a.line("explain.subject", fmt.Sprintf("%s (%s)", t.Subject, t.Indicator))
	a.printEvidence(n)
	a.line("explain.fields", a.fields(n.Fields))
	a.line("explain.tried", a.readings(n.Tried))
	a.line("explain.rule", a.say.Say("explain.sure", t.Rule, t.Confidence*100))
	for _, f := range t.Flags {
		a.line("explain.flag", a.say.Say("flag."+f))
	}
}

// printEvidence shows what weighed for a goal and against, and the sum.
func (a *app) printEvidence(n extract.NumberAccount) {
	pro, contra := a.evidence(n.Evidence)
	if n.Lean != 0 || len(n.Evidence) > 0 {
		a.line("explain.lean", a.say.Say("explain.score", n.Lean))
	}
	a.line("explain.for", pro)
	a.line("explain.against", contra)
}

func (a *app) line(key, text string) {
	if text != "" {
		fmt.Fprintf(a.out, "     %s: %s\n", a.say.Say(key), text)
	}
}

// evidence lists what spoke for a goal and what against, each with its weight.
func (a *app) evidence(es []extract.Evidence) (pro, contra string) {
	var sides [2][]string
	for _, e := range es {
		side := 0
		if e.Weight < 0 {
			side = 1
		}
		sides[side] = append(sides[side], fmt.Sprintf("%s %+.1f", a.evidenceName(e), e.Weight))
	}
	return strings.Join(sides[0], " · "), strings.Join(sides[1], " · ")
}

// evidenceName is the words that a piece of evidence rests on, else what it is.
func (a *app) evidenceName(e extract.Evidence) string {
	if e.Words != "" {
		return "“" + e.Words + "”"
	}
	if a.say.Has("evidence." + e.Name) {
		return a.say.Say("evidence." + e.Name)
	}
	return e.Name
}

func (a *app) fields(fs []extract.Field) string {
	var out []string
	for _, f := range fs {
		if f.Name == "status" { // the evidence tells it
			continue
		}
		how := f.Method
		if a.say.Has("method." + f.Method) {
			how = a.say.Say("method." + f.Method)
		}
		if f.Words != "" {
			how += " “" + f.Words + "”"
		}
		out = append(out, a.say.Say("field."+f.Name)+" ← "+how)
	}
	return strings.Join(out, " · ")
}

// readings names what a number was tried as before it was read.
func (a *app) readings(tried []string) string {
	var out []string
	for _, k := range tried {
		out = append(out, a.say.Say("reading."+k))
	}
	return strings.Join(out, ", ")
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
