package web

import (
	"chitieu/cmd/chitieu/internal/atom"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus"
	"chitieu/extract"
	"chitieu/index"
)

// methodView is the page of the method, with every list that its data use.
type methodView struct {
	Reader string
	Lists  []codeList
}

// codeList is a closed list of codes.
type codeList struct {
	Kind  string     `json:"kind"`
	Name  string     `json:"name"`
	Codes []codeView `json:"codes"`
}

type codeView struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// codes are the closed lists: what a number may end as and why it is none, how a
// field was found, why a cell is empty.
func (q *request) codes() []codeList {
	list := func(kind, prefix string, codes ...string) codeList {
		l := codeList{Kind: kind, Name: q.Say("web.list-" + kind)}
		for _, c := range codes {
			l.Codes = append(l.Codes, codeView{c, q.Say(prefix + c)})
		}
		return l
	}
	return []codeList{
		list("status", "status.", string(corpus.StatusTarget), string(corpus.StatusResult), string(corpus.StatusOther)),
		list("reason", "reason.", extract.Reasons()...),
		list("method", "method.", "stated", "heading", "carried", "plan", "inferred"),
		list("empty", "web.why-", string(index.NoSource), string(index.NotInReport), string(index.NotInDocument)),
	}
}

// methodPage tells how numbers are read; it does not change with the data.
func methodPage(q *request) error {
	switch q.Format {
	case "":
		return q.show("method", view{Title: q.Say("web.method"), Formats: dataOf, Body: methodView{extract.Version, q.codes()}})
	case "json":
		return q.json(map[string]any{"extractor": extract.Version, "lists": q.codes()})
	case "atom": // whoever follows it learns of a new reader
		return q.notice("reader:"+extract.Version, q.Say("web.method"), q.Say("web.reader-is", extract.Version), "/method")
	}
	var rows [][]any
	for _, l := range q.codes() {
		for _, c := range l.Codes {
			rows = append(rows, []any{l.Kind, c.Code, c.Text})
		}
	}
	return q.sheet(codeColumns, output.All(rows))
}

var codeColumns = []output.Column{
	{Name: "kind", Type: output.String, Vi: "danh sách: status, reason, method, empty", En: "which list: status, reason, method, empty", Plain: true},
	{Name: "code", Type: output.String, Vi: "mã trong dữ liệu", En: "code in the data", Plain: true},
	{Name: "text", Type: output.String, Vi: "nghĩa", En: "what it means"},
}

// notice is a feed of one entry, as old as the index.
func (q *request) notice(id, title, text, path string) error {
	return q.feed(title, []atom.Entry{{ID: "urn:chitieu:" + id, Title: text, Updated: q.built(), Link: q.site() + q.Link(path), Text: text}})
}
