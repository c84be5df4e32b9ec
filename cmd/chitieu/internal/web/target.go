package web

import (
	"net/url"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
)

// targetView is one number with all that proves it.
type targetView struct {
	recordView
	Live     string // the published page, opened at the sentence
	Hash     string
	Fetched  string
	Gone     string
	Changed  bool // the newest version of the page no longer says it so
	Indic    string
	History  []historyView
	Reviews  []reviewView
	Methods  []link // field, how it was found
	Sources  []corpus.Source
	Cite     []link
	Report   string
	Full     bool
	Original [3]string // the whole sentence, the number in the middle
}

type historyView struct{ Version, Date, Value, Year, Extractor string }

type reviewView struct{ Day, By, Field, Was, Value, Why string }

func targetPage(q *request) error {
	id := q.r.PathValue("id")
	seen, err := q.Store.History(q.ctx, id, q.Zone)
	if err != nil {
		return err
	}
	if len(seen) == 0 {
		return errNotFound
	}
	r := seen[len(seen)-1].Record
	if in, err := q.ix.Record(id); err == nil {
		r.Sources = in.Sources // reprints are known to the index only
	}
	switch q.Format {
	case "":
	case "json":
		return q.json(map[string]any{"target": r, "history": seen, "live": tell.LiveLink(r)})
	case "csv", "xlsx", "atom":
		return q.records(nil, []corpus.Record{r})
	default:
		return errFormat
	}
	v := targetView{recordView: q.view(r, nil), Live: tell.LiveLink(r), Indic: q.Link("/indicator/" + r.Indicator), Sources: r.Sources}
	v.Original[0], v.Original[1], v.Original[2] = tell.Sentence(r.Target, 0)
	if c := r.Article.Capture; c != nil {
		v.Hash, v.Fetched = c.SHA256, c.Fetched
	}
	if err := q.fate(&v, seen); err != nil {
		return err
	}
	for _, h := range seen {
		v.History = append(v.History, q.history(h))
	}
	for _, w := range r.Reviews {
		v.Reviews = append(v.Reviews, q.review(w))
	}
	for _, k := range []string{"status", "year", "tiers", "subject", "domain", "indicator"} {
		if m := r.Methods[k]; m != "" {
			v.Methods = append(v.Methods, link{q.Say("field." + k), q.Say("method." + m)})
		}
	}
	for _, style := range tell.CiteStyles {
		v.Cite = append(v.Cite, link{style, q.Tell.Cite(r, style, q.Now())})
	}
	v.Report = "mailto:?subject=" + mailText("chitieu "+id) + "&body=" + mailText(r.Article.URL+"\n"+r.Quote)
	return q.show("target", view{Title: v.Value + " · " + v.Place, Formats: []string{"json", "csv", "xlsx"}, Body: v})
}

// fate tells whether the page is gone, or says something else by now.
func (q *request) fate(v *targetView, seen []corpus.Seen) error {
	newest, err := q.Store.Version(q.ctx, v.Article.URL, 0)
	if err != nil {
		return err
	}
	if !newest.Gone.IsZero() {
		v.Gone = newest.Gone.In(q.Zone).Format(time.DateOnly)
	}
	v.Changed = newest.N > seen[len(seen)-1].Version
	return nil
}

func (q *request) history(h corpus.Seen) historyView {
	when := ""
	if c := h.Record.Article.Capture; c != nil {
		when = c.Fetched[:min(10, len(c.Fetched))]
	}
	return historyView{Version: yearText(h.Version), Date: when, Value: q.Tell.Value(h.Record.Target), Year: tell.Year(h.Record.Target), Extractor: h.Extractor}
}

func (q *request) review(w corpus.Review) reviewView {
	return reviewView{Day: w.When.In(q.Zone).Format(time.DateOnly), By: w.By, Field: q.Say("field." + w.Field), Was: w.Was, Value: w.Value, Why: w.Why}
}

// correctionView is a correction with the target that it was made on.
type correctionView struct {
	reviewView
	Target, Href, Quote string
	Hidden              bool
}

func correctionsPage(q *request) error {
	all, err := q.Store.Reviews(q.ctx, "")
	if err != nil {
		return err
	}
	if q.Format == "json" {
		if all == nil {
			all = []corpus.Review{}
		}
		return q.json(all)
	}
	var list []correctionView
	for i := len(all) - 1; i >= 0; i-- {
		w := all[i]
		list = append(list, correctionView{reviewView: q.review(w), Target: w.Target, Href: q.Link("/target/" + w.Target), Quote: w.Quote, Hidden: w.Field == corpus.Hide})
	}
	return q.show("corrections", view{Title: q.Say("web.corrections"), Formats: []string{"json"}, Body: list})
}

// mailText is a text as a mailto address carries it.
func mailText(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
