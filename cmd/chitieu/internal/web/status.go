package web

import (
	"strconv"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
)

// changeView is one change as the page shows it.
type changeView struct {
	recordView
	Kind, Day string
	Old, New  string
}

// changesSpan is how far back the changes go when nobody says.
const changesSpan = 90 * 24 * time.Hour

func changesPage(q *request) error {
	q.Feed = q.Say("web.changes")
	now := q.Now().In(q.Zone)
	since := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, q.Zone).Add(-changesSpan) // the same all day
	if d, err := time.ParseInLocation(time.DateOnly, q.param("since"), q.Zone); err == nil {
		since = d
	}
	switch q.Format {
	case "":
	case "atom": // every page has a change: none of the newest is missed
		latest, _, err := q.Store.LatestChanges(q.ctx, extract.Version, since, q.Zone, 0, mostEntries)
		if err != nil {
			return err
		}
		return q.records(nil, changed(latest))
	default:
		return q.changeData(since)
	}
	from := q.number("from")
	latest, total, err := q.Store.LatestChanges(q.ctx, extract.Version, since, q.Zone, from, changedPages)
	if err != nil {
		return err
	}
	v := changesView{List: q.byPage(latest), Total: total, Since: since.In(q.Zone).Format(time.DateOnly)}
	v.Files = q.changeFiles(v.Since, total)
	v.Prev, v.Next = q.steps("/changes", from, changedPages, total, "since", q.param("since"))
	return q.show("changes", view{Title: q.Say("web.changes"), Formats: dataOf, Body: v})
}

// mostChanged is how many changed pages one data file tells of: all those of a
// first crawl are more than can be read while somebody waits.
const mostChanged = 500

// changeData gives a part of the changes, the newest first, and leads to the next.
func (q *request) changeData(since time.Time) error {
	from, limit := q.number("from"), q.number("limit")
	if limit == 0 || limit > mostChanged {
		limit = mostChanged
	}
	part, total, err := q.Store.LatestChanges(q.ctx, extract.Version, since, q.Zone, from, limit)
	if err != nil {
		return err
	}
	if from+limit < total {
		// The day stands in the address: without one it would move while somebody pages.
		next := q.asWith(q.Format, "since", since.In(q.Zone).Format(time.DateOnly), "from", strconv.Itoa(from+limit))
		q.w.Header().Set("Link", "<"+q.site()+next+`>; rel="next"`)
	}
	if q.Format == "json" {
		return q.json(append([]corpus.Change{}, part...))
	}
	return q.sheet(changeColumns, q.changeRows(part))
}

// changeFiles are the addresses of all data files, when they are more than one.
func (q *request) changeFiles(since string, total int) (list []fileView) {
	if total <= mostChanged {
		return nil
	}
	for from := 0; from < total; from += mostChanged {
		f := fileView{First: from + 1, Last: min(from+mostChanged, total)}
		for _, format := range []string{"json", "csv", "xlsx"} {
			f.Files = append(f.Files, link{q.Say("format." + format), q.asWith(format, "since", since, "from", strconv.Itoa(from))})
		}
		list = append(list, f)
	}
	return list
}

// fileView is one part of the data in every format.
type fileView struct {
	First, Last int
	Files       []link
}

// changeColumns are those of a record, after what happened to it.
var changeColumns = append([]output.Column{
	{Name: "change", Type: output.String, Vi: "mới, đổi số, không còn, máy đọc lại: new, changed, gone, reread", En: "new, changed, gone, reread", Plain: true},
	{Name: "when", Type: output.Date, Vi: "lúc thấy (RFC 3339)", En: "when it was seen (RFC 3339)", Plain: true},
	{Name: "old_value", Type: output.Number, Vi: "con số trước đó", En: "the number before"},
}, output.Schema...)

func (q *request) changeRows(all []corpus.Change) output.Rows {
	return func(yield func([]any, error) bool) {
		for _, c := range all {
			var old any
			if c.Old != nil {
				old = c.Old.Value
			}
			if !yield(append([]any{string(c.Kind), c.When.In(q.Zone).Format(time.RFC3339), old}, output.Values(c.Target())...), nil) {
				return
			}
		}
	}
}

// changesView is a part of what is new, the newest first; Total counts pages.
type changesView struct {
	List       []changedPage
	Total      int
	Since      string
	Files      []fileView // of all the data, when one does not hold them
	Prev, Next string
}

// changedPage is what changed at one page on one day.
type changedPage struct {
	recordView // of its first number
	Day        string
	List       []changeView
}

// byPage puts the changes of one page and day together.
func (q *request) byPage(all []corpus.Change) (list []changedPage) {
	for _, c := range all {
		v := q.change(c)
		if n := len(list); n == 0 || list[n-1].Article.URL != v.Article.URL || list[n-1].Day != v.Day {
			list = append(list, changedPage{recordView: v.recordView, Day: v.Day})
		}
		at := &list[len(list)-1]
		at.List = append(at.List, v)
	}
	return list
}

// changedPages is how many changed pages one page of ours tells of, all their
// changes together: so none is torn apart.
const changedPages = 6

func changed(all []corpus.Change) []corpus.Record {
	out := make([]corpus.Record, len(all))
	for i, c := range all {
		out[i] = c.Target()
	}
	return out
}

func (q *request) change(c corpus.Change) changeView {
	v := changeView{recordView: q.view(c.Target(), nil), Kind: q.Say("web.change-" + string(c.Kind)), Day: q.Tell.Day(c.When.In(q.Zone).Format(time.DateOnly))}
	if c.Old != nil {
		v.Old = q.Tell.Value(c.Old.Target)
	}
	if c.New != nil {
		v.New = q.Tell.Value(c.New.Target)
	}
	return v
}

// host is the address of this site, for examples to copy.
func (q *request) host() string {
	return q.site() + q.Base
}

// site is host without the base path, which every link of ours begins with.
func (q *request) site() string { return q.scheme(q.r) + "://" + q.r.Host }
