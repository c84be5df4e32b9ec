package web

import (
	"strconv"
	"time"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
	"chitieu/extract"
)

// archiveView is an archived page as plain text, every number with its end.
type archiveView struct {
	Version   corpus.Version
	SHA       string
	Fetched   string
	Gone      string
	Blocks    []blockView
	Ends      []endCount
	Reasons   []reasonView // of this part's numbers that are no record
	Page      int
	Pages     int
	Prev      string
	Next      string
	Passages  bool // only the passages around the numbers are shown
	SourceURL string
	Sample    *sample.Origin
}

// endCount is how many numbers of an article ended as one thing.
type endCount struct {
	End, Name string
	N         int
}

// reasonView is a reason and the numbers that it rejected, each leading to its place.
type reasonView struct {
	Name string
	List []link
}

// blockView is one block in pieces; a piece with an end is a number.
type blockView struct {
	Kind   string
	Level  int
	Start  int
	Pieces []pieceView
}

type pieceView struct {
	Text, End, Href, Title string
	At                     int
}

// perArchive is how many bytes of text one page of an archived article shows, so
// that it stays below 25 KB on the line.
const perArchive = 24 << 10

func archivePage(q *request) error {
	sha := q.r.PathValue("sha")
	v, err := q.Store.Archived(q.ctx, sha)
	if err != nil {
		return err
	}
	reading, account := q.reader.Explain(v.Article)
	switch q.Format {
	case "":
	case "json":
		if q.NoArchive {
			v.Article.Text = ""
		}
		return q.json(map[string]any{"article": v.Article, "sha256": sha, "fetched": v.Last.In(q.Zone).Format(time.RFC3339), "targets": reading.Targets, "numbers": account.Numbers})
	case "atom":
		return q.versionFeed(v.Article)
	default:
		return q.sheet(numberColumns, output.All(numberRows(v.Article, reading.Targets, account.Numbers)))
	}
	a := archiveView{Version: v, SHA: sha, Fetched: q.Tell.Moment(v.Last.In(q.Zone).Format(time.RFC3339)), SourceURL: v.Article.URL, Ends: q.ends(account.Numbers), Passages: q.NoArchive}
	if o, ok := sample.Source(v.Article.URL); ok {
		a.Sample = &o
	}
	if !v.Gone.IsZero() {
		a.Gone = q.Tell.Day(v.Gone.In(q.Zone).Format(time.DateOnly))
	}
	a.Blocks = q.blocks(v.Article, reading.Targets, account.Numbers)
	a.turn(q)
	a.Reasons = reasonsOf(a.Blocks)
	return q.show("archive", view{Title: v.Article.Title, Formats: dataOf, Body: a})
}

// ends counts what became of an article's numbers.
func (q *request) ends(numbers []extract.NumberAccount) (list []endCount) {
	counts := map[string]int{}
	for _, n := range numbers {
		counts[n.Ending]++
	}
	for _, end := range []string{"target", "result", "other", "rejected"} {
		if counts[end] > 0 {
			list = append(list, endCount{end, q.Say("end." + end), counts[end]})
		}
	}
	return list
}

// reasonsOf lists the numbers of blocks that are no record, by the reason why.
func reasonsOf(blocks []blockView) (list []reasonView) {
	at := map[string]int{}
	for _, b := range blocks {
		for _, p := range b.Pieces {
			if p.End == "" || p.Href != "" {
				continue
			}
			i, ok := at[p.Title]
			if !ok {
				i = len(list)
				at[p.Title], list = i, append(list, reasonView{Name: p.Title})
			}
			list[i].List = append(list[i].List, link{p.Text, "#n" + strconv.Itoa(p.At)})
		}
	}
	return list
}

// numberColumns are the columns of an archived page's numbers.
var numberColumns = []output.Column{
	{Name: "start", Type: output.Integer, Vi: "vị trí đầu con số trong bài (byte UTF-8)", En: "first byte of the number in the article"},
	{Name: "end", Type: output.Integer, Vi: "vị trí sau con số", En: "byte after the number"},
	{Name: "text", Type: output.String, Vi: "con số như in", En: "the number as printed"},
	{Name: "ending", Type: output.String, Vi: "target: chỉ tiêu; result: kết quả; other: khác; rejected: bị loại", En: "target, result, other or rejected", Plain: true},
	{Name: "reason", Type: output.String, Vi: "vì sao bị loại", En: "why it was rejected", Plain: true},
	{Name: "id", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the target", Plain: true},
}

func numberRows(a corpus.Article, targets []corpus.Target, numbers []extract.NumberAccount) (rows [][]any) {
	ids := map[int]string{}
	for _, t := range targets {
		ids[t.NumberStart] = t.ID
	}
	for _, n := range numbers {
		rows = append(rows, []any{n.Start, n.End, a.Text[n.Start:n.End], n.Ending, n.Reason, ids[n.Start]})
	}
	return rows
}

// blocks cuts an article into blocks, and each block into text and numbers.
func (q *request) blocks(a corpus.Article, targets []corpus.Target, numbers []extract.NumberAccount) []blockView {
	ids := map[int]*corpus.Target{}
	for i := range targets {
		ids[targets[i].NumberStart] = &targets[i]
	}
	var out []blockView
	k := 0
	for _, b := range a.Blocks {
		v := blockView{Kind: string(b.Kind), Level: b.Level, Start: b.Start}
		at := b.Start
		for k < len(numbers) && numbers[k].End <= b.Start {
			k++
		}
		for ; k < len(numbers) && numbers[k].Start < b.End; k++ {
			n := numbers[k]
			if n.Start < at || n.End > b.End {
				continue
			}
			v.text(a.Text[at:n.Start])
			v.Pieces = append(v.Pieces, q.piece(a.Text[n.Start:n.End], n, ids[n.Start]))
			at = n.End
		}
		v.text(a.Text[at:b.End])
		out = append(out, v)
	}
	return out
}

func (b *blockView) text(s string) {
	if s != "" {
		b.Pieces = append(b.Pieces, pieceView{Text: s})
	}
}

// piece is a number with its end: what it was taken for, or why it is no record.
func (q *request) piece(text string, n extract.NumberAccount, t *corpus.Target) pieceView {
	p := pieceView{Text: text, End: n.Ending, At: n.Start, Title: q.Say("reason." + n.Reason)}
	if t != nil {
		p.Href, p.Title = q.Link("/target/"+t.ID), q.Say("status."+string(t.Status))
	}
	return p
}

// turn keeps the part of a long article that the address asks for: the page with
// the number at byte n, or page p.
func (a *archiveView) turn(q *request) {
	n, size, page := q.number("n"), 0, 1
	pageOf := make([]int, len(a.Blocks))
	wanted := max(q.number("page"), 1)
	for i, b := range a.Blocks {
		for _, p := range b.Pieces {
			size += len(p.Text)
		}
		pageOf[i] = page
		if n > 0 && b.Start <= n {
			wanted = page
		}
		if size > perArchive {
			size, page = 0, page+1
		}
	}
	a.Pages = 1
	if len(pageOf) > 0 {
		a.Pages = pageOf[len(pageOf)-1]
	}
	a.Page = min(wanted, a.Pages)
	var keep []blockView
	for i, b := range a.Blocks {
		if pageOf[i] == a.Page && (!a.Passages || b.hasRecord()) {
			keep = append(keep, b)
		}
	}
	a.Blocks = keep
	if a.Page > 1 {
		a.Prev = q.Link("/archive/"+a.SHA, "page", strconv.Itoa(a.Page-1))
	}
	if a.Page < a.Pages {
		a.Next = q.Link("/archive/"+a.SHA, "page", strconv.Itoa(a.Page+1))
	}
}

func (b blockView) hasRecord() bool {
	for _, p := range b.Pieces {
		if p.Href != "" {
			return true
		}
	}
	return false
}
