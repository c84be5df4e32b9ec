package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"chitieu/cmd/chitieu/internal/atom"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// entry is one indicator of the dictionary, with the words that find it.
type entry struct {
	taxonomy.Indicator
	words []string // of both names and the id, with marks and without
}

// entriesOf makes a dictionary, in the order of the ids.
func entriesOf(all []taxonomy.Indicator) []entry {
	out := make([]entry, len(all))
	for i, x := range all {
		text := x.Vi + " " + x.En + " " + x.ID
		out[i] = entry{x, append(wordsOf(viet.Key(text)), wordsOf(viet.Bare(text))...)}
	}
	return out
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// match tells how well an entry answers the words of a filter: 2 when they stand in
// it side by side, 1 when they stand in it at all, 0 when they do not. The last may be
// half typed; one typed with marks wants these marks.
func (e entry) match(want []string) int {
	for i := range e.words {
		if begins(e.words[i:], want) {
			return 2
		}
	}
	for i, w := range want {
		if !slices.ContainsFunc(e.words, func(s string) bool { return s == w || i == len(want)-1 && strings.HasPrefix(s, w) }) {
			return 0
		}
	}
	return 1
}

func begins(words, want []string) bool {
	last := len(want) - 1
	return len(words) > last && slices.Equal(words[:last], want[:last]) && strings.HasPrefix(words[last], want[last])
}

// filtered is the entries that a filter leaves, the best first and else in their
// order; all of them when it is empty.
func filtered(all []entry, text string) []entry {
	want := wordsOf(viet.Key(text))
	if len(want) == 0 {
		return all
	}
	var out []entry
	rank := map[string]int{}
	for _, e := range all {
		if n := e.match(want); n > 0 {
			rank[e.ID] = n
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b entry) int { return cmp.Compare(rank[b.ID], rank[a.ID]) })
	return out
}

// dictionaryView is the page of the dictionary: its fields of policy, or the
// indicators of one of them, or those that a filter leaves.
type dictionaryView struct {
	N              int    // indicators of the whole dictionary
	Domain, Filter string // what the address asks for
	Fields         choices
	Listed         bool // indicators, not the fields alone
	Found          int
	List           []entryView
	Columns        []fieldRow
	Prev, Next     string
}

// entryView is an indicator in a list of the dictionary.
type entryView struct{ ID, Name, Measure string }

// mostEntriesListed bounds a page of the dictionary, so that it grows with the number
// of its pages: 200 indicators make 15 KB with style and script.
const mostEntriesListed = 200

// dictionaryPage lists the indicators that the program knows. Its data hold all that
// the address asks for in one file, whatever part of them a page shows.
func dictionaryPage(q *request) error {
	domain, filter := q.param("domain"), q.param("q")
	if domain != "" && !slices.ContainsFunc(q.tax.Domains(), func(d taxonomy.Domain) bool { return d.Slug == domain }) {
		return errNotFound
	}
	found := filtered(q.dictionary, filter)
	chosen := slices.DeleteFunc(slices.Clone(found), func(e entry) bool { return domain != "" && e.Domain != domain })
	switch q.Format {
	case "":
	case "json":
		return q.json(map[string]any{"indicators": indicatorsOf(chosen), "domains": q.tax.Domains()})
	case "atom":
		return q.dictionaryFeed(chosen)
	default:
		return q.sheet(dictionaryColumns, dictionaryRows(chosen))
	}
	v := dictionaryView{N: len(q.dictionary), Domain: domain, Filter: filter, Listed: domain != "" || filter != "", Found: len(chosen), Fields: q.fieldsOfDictionary(found, domain)}
	title := q.Say("web.dictionary")
	if domain != "" {
		title = capital(q.domainName(domain))
	}
	if v.Listed {
		q.list(&v, chosen)
	} else {
		v.Columns = fieldRows(q)
	}
	return q.show("dictionary", view{Title: title, Formats: dataOf, Body: v})
}

// list puts one page of indicators on view; beyond the end it is the last one.
func (q *request) list(v *dictionaryView, chosen []entry) {
	from := min(q.number("from"), max(0, len(chosen)-1)/mostEntriesListed*mostEntriesListed)
	for _, e := range chosen[from:min(from+mostEntriesListed, len(chosen))] {
		name := e.Vi
		if q.Lang == "en" {
			name = e.En
		}
		v.List = append(v.List, entryView{e.ID, name, q.measure(e.Indicator)})
	}
	v.Prev, v.Next = q.steps("/dictionary", from, mostEntriesListed, len(chosen), "domain", v.Domain, "q", v.Filter)
}

// fieldsOfDictionary are the fields of policy with the number of entries in each, in
// the order of the taxonomy.
func (q *request) fieldsOfDictionary(found []entry, chosen string) choices {
	n := map[string]int{}
	for _, e := range found {
		n[e.Domain]++
	}
	out := choices{Name: q.Say("read.domain"), List: []choiceView{{Text: q.Say("web.fields-all"), Href: q.with("domain", "", "from", ""), Count: len(found), On: chosen == ""}}}
	for _, d := range q.tax.Domains() {
		if n[d.Slug] > 0 || d.Slug == chosen {
			out.List = append(out.List, choiceView{Text: q.domainName(d.Slug), Href: q.with("domain", d.Slug, "from", ""), Count: n[d.Slug], On: d.Slug == chosen})
		}
	}
	return out
}

// measure tells what the numbers of an indicator are: their unit, what is counted,
// what a share is taken of.
func (q *request) measure(x taxonomy.Indicator) string {
	s := q.Say("unit." + x.Unit)
	if x.Noun != "" {
		s += " · " + q.termName(x.Noun)
	}
	if x.Denominator != "" {
		s += " · " + q.Say("web.share-of", q.termName(x.Denominator))
	}
	return s
}

// indicatorColumns tell what an indicator is, in every table that lists some.
var indicatorColumns = []output.Column{
	{Name: "id", Type: output.String, Vi: "mã chỉ tiêu", En: "id of the indicator", Plain: true},
	{Name: "vi", Type: output.String, Vi: "tên", En: "name in Vietnamese"},
	{Name: "en", Type: output.String, Vi: "tên tiếng Anh", En: "name in English"},
	{Name: "domain", Type: output.String, Vi: "lĩnh vực", En: "field of policy", Plain: true},
	{Name: "unit", Type: output.String, Vi: "đơn vị", En: "unit", Plain: true},
}

// dictionaryColumns are the columns of the dictionary.
var dictionaryColumns = slices.Concat(indicatorColumns, []output.Column{
	{Name: "noun", Type: output.String, Vi: "thứ được đếm", En: "what is counted"},
	{Name: "denominator", Type: output.String, Vi: "mẫu số", En: "what the share is taken of"},
	{Name: "better", Type: output.String, Vi: "chiều tốt: higher, lower", En: "which way is better: higher, lower", Plain: true},
	{Name: "source", Type: output.String, Vi: "nguồn", En: "source"},
})

func dictionaryRows(list []entry) output.Rows {
	return func(yield func([]any, error) bool) {
		for _, x := range list {
			if !yield([]any{x.ID, x.Vi, x.En, x.Domain, x.Unit, x.Noun, x.Denominator, x.Better, x.Source}, nil) {
				return
			}
		}
	}
}

func indicatorsOf(list []entry) []taxonomy.Indicator {
	out := make([]taxonomy.Indicator, len(list))
	for i, e := range list {
		out[i] = e.Indicator
	}
	return out
}

// dictionaryFeed tells indicators, as old as the index.
func (q *request) dictionaryFeed(list []entry) error {
	var entries []atom.Entry
	for _, x := range list {
		text := strings.Join(slices.DeleteFunc([]string{q.domainName(x.Domain), q.termName(x.Denominator), x.Source}, func(s string) bool { return s == "" }), "\n")
		entries = append(entries, atom.Entry{ID: "urn:chitieu:indicator:" + x.ID, Title: q.indicatorName(x.ID), Updated: q.built(), Link: q.site() + q.Link("/indicator/"+x.ID), Text: text})
	}
	return q.feed(q.Say("web.dictionary"), entries)
}

// fieldRow explains one column of the data.
type fieldRow struct{ Name, Text string }

func fieldRows(q *request) []fieldRow {
	var out []fieldRow
	for _, c := range []string{"status", "value", "high", "unit", "bound", "change", "per_year", "points", "tiers", "province", "scheme", "issuer_level", "issuer", "assigned_by", "domain", "indicator", "subject", "exclusion", "year", "year_from", "quote", "start", "number_start", "rule", "confidence", "flags", "sha256"} {
		out = append(out, fieldRow{c, q.Say("field." + c)})
	}
	return out
}
