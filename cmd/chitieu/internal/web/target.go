package web

import (
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/output"
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
	Methods  []readView
	Sources  []corpus.Source
	Cite     []link
	Sure     string
	Report   string // where an error is reported
	Compare  string // the provinces side by side
	Others   string // what this province promises for the indicator
	Full     bool
	Original [3]string // the whole sentence, the number in the middle
}

type historyView struct{ Version, Date, Value, Year, Extractor string }

// readView is a field, what it was read as, and how that was found.
type readView struct{ Name, Value, How string }

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
	v := targetView{recordView: q.view(r, nil), Live: tell.LiveLink(r), Indic: q.Link("/indicator/" + r.Indicator)}
	v.Original[0], v.Original[1], v.Original[2] = tell.Sentence(r.Target, 0)
	if c := r.Article.Capture; c != nil {
		v.Hash, v.Fetched = c.SHA256, q.Tell.Moment(c.Fetched)
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
	v.Methods = q.methods(r)
	for _, style := range tell.CiteStyles {
		v.Cite = append(v.Cite, link{q.Say("cite." + style), q.Tell.Cite(r, style, q.Now())})
	}
	v.Report, v.Sure = q.report(r), q.Tell.Decimal(math.Round(r.Confidence*100))+"%"
	v.Compare, v.Others = q.Link("/compare", "q", "chỉ_tiêu:"+r.Indicator), q.Link("/search", "q", "chỉ_tiêu:"+r.Indicator+placeQuery(r))
	for _, s := range r.Sources {
		s.Published = q.Tell.Day(s.Published)
		v.Sources = append(v.Sources, s)
	}
	q.Feed = q.Tell.Facts(r)
	return q.show("target", view{Title: v.Value + " · " + v.Place, Formats: dataOf, Body: v})
}

// methods tells the fields that were read, each with how.
func (q *request) methods(r corpus.Record) (list []readView) {
	m := r.Methods
	for _, f := range []struct{ key, value, method string }{
		{"status", q.Say("status." + string(r.Status)), m.Status}, {"year", tell.Year(r.Target), m.Year}, {"tiers", q.Tell.Tiers(r.Tiers), m.Tiers},
		{"subject", r.Subject, m.Subject}, {"domain", q.domainName(r.Domain), m.Domain}, {"indicator", q.indicatorName(r.Indicator), m.Indicator},
	} {
		if f.method != "" {
			list = append(list, readView{q.Say("read." + f.key), f.value, q.Say("method." + f.method)})
		}
	}
	return list
}

// report is where an error in a number is reported: the operator's address with the
// number, its page and its sentence filled in. Where the operator gave none, the page
// of corrections says so.
func (q *request) report(r corpus.Record) string {
	if q.Contact == "" {
		return q.Link("/corrections")
	}
	if strings.HasPrefix(q.Contact, "http://") || strings.HasPrefix(q.Contact, "https://") {
		return q.Contact
	}
	body := q.site() + q.Link("/target/"+r.ID) + "\n" + r.Article.URL + "\n“" + r.Quote + "”\n\n" + q.Say("web.report-body")
	return "mailto:" + q.Contact + "?subject=" + mailText(q.Say("web.report")+" "+r.ID) + "&body=" + mailText(body)
}

func placeQuery(r corpus.Record) string {
	p := r.Article.Province
	if p == nil {
		return ""
	}
	return " tỉnh:" + p.ID + "@" + strconv.Itoa(p.Scheme)
}

// fate tells whether the page is gone, or says something else by now.
func (q *request) fate(v *targetView, seen []corpus.Seen) error {
	newest, err := q.Store.Version(q.ctx, v.Article.URL, 0)
	if err != nil {
		return err
	}
	if !newest.Gone.IsZero() {
		v.Gone = q.Tell.Day(newest.Gone.In(q.Zone).Format(time.DateOnly))
	}
	v.Changed = newest.N > seen[len(seen)-1].Version
	return nil
}

func (q *request) history(h corpus.Seen) historyView {
	when := ""
	if c := h.Record.Article.Capture; c != nil {
		when = q.Tell.Day(c.Fetched[:min(10, len(c.Fetched))])
	}
	return historyView{Version: yearText(h.Version), Date: when, Value: q.Tell.Value(h.Record.Target), Year: tell.Year(h.Record.Target), Extractor: h.Extractor}
}

func (q *request) review(w corpus.Review) reviewView {
	return reviewView{Day: q.Tell.Day(w.When.In(q.Zone).Format(time.DateOnly)), By: w.By, Field: q.Say("field." + w.Field), Was: w.Was, Value: w.Value, Why: w.Why}
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
	switch q.Format {
	case "":
	case "json":
		return q.json(append([]corpus.Review{}, all...))
	case "atom":
		return q.correctionFeed(all)
	default:
		return q.sheet(correctionColumns, output.All(q.correctionRows(all)))
	}
	var list []correctionView
	for i := len(all) - 1; i >= 0; i-- {
		w := all[i]
		list = append(list, correctionView{reviewView: q.review(w), Target: w.Target, Href: q.Link("/target/" + w.Target), Quote: w.Quote, Hidden: w.Field == corpus.Hide})
	}
	return q.show("corrections", view{Title: q.Say("web.corrections"), Formats: dataOf, Body: correctionsView{list, q.Contact}})
}

// correctionsView is the page of corrections.
type correctionsView struct {
	List    []correctionView
	Contact string
}

// ContactLink is the address to click on.
func (v correctionsView) ContactLink() string {
	if strings.Contains(v.Contact, "://") {
		return v.Contact
	}
	return "mailto:" + v.Contact
}

// correctionColumns are the columns of corrections.
var correctionColumns = []output.Column{
	{Name: "when", Type: output.String, Vi: "từ khi nào (RFC 3339)", En: "since when (RFC 3339)", Plain: true},
	{Name: "by", Type: output.String, Vi: "ai sửa", En: "who"},
	{Name: "id", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the target", Plain: true},
	{Name: "field", Type: output.String, Vi: "trường; hide: rút lại", En: "the field; hide: withdrawn", Plain: true},
	{Name: "was", Type: output.String, Vi: "máy đọc", En: "what the machine read"},
	{Name: "value", Type: output.String, Vi: "sửa thành", En: "what it should be"},
	{Name: "why", Type: output.String, Vi: "vì sao", En: "why"},
	{Name: "url", Type: output.String, Vi: "địa chỉ bài", En: "address of the article"},
	{Name: "quote", Type: output.String, Vi: "câu gốc", En: "the sentence"},
}

func (q *request) correctionRows(all []corpus.Review) (rows [][]any) {
	for _, w := range all {
		rows = append(rows, []any{w.When.In(q.Zone).Format(time.RFC3339), w.By, w.Target, w.Field, w.Was, w.Value, w.Why, w.URL, w.Quote})
	}
	return rows
}

// mailText is a text as a mailto address carries it.
func mailText(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
