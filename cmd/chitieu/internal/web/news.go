package web

import (
	"cmp"
	"slices"
	"strconv"

	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// newsView is the sentences for a newspaper.
type newsView struct {
	List       []newsLine
	Total      int
	Doubtful   int // numbers of which no sentence is made
	All        string
	Back       string
	Prev, Next string
}

type newsLine struct {
	Text, Basis string
	Proofs      []link
}

// How many sentences stand on the page of a comparison, and on one of their own.
const (
	fewNews  = 8
	manyNews = 60
)

// news makes the sentences of a table: those of the charts' column, or all.
func (q *request) news(t index.Table, text string, all bool) newsView {
	var v newsView
	var lines []tell.News
	for i, sec := range tell.Sections(t) {
		name := q.Tell.Indicator(*t.Indicator)
		if sec.ID != t.ID {
			name = q.indicatorName(sec.ID)
		}
		if i == 0 {
			lines = append(lines, q.overview(sec, name)...)
		}
		for _, p := range q.told(sec) {
			if !tell.Printable(p.cell) {
				v.Doubtful++
				continue
			}
			u, _ := q.places.Lookup(p.province.ID, p.province.Scheme)
			lines = append(lines, q.Tell.News(name, sec.Series, p.province, u, p.cell, p.sample))
		}
	}
	v.Total = len(lines)
	from, most := 0, fewNews
	if all {
		from, most = min(q.number("from"), v.Total), manyNews
		v.Back = q.with("sentences", "", "from", "")
		if from > 0 {
			v.Prev = q.with("from", yearText(max(from-manyNews, 0)))
		}
		if from+most < v.Total {
			v.Next = q.with("from", strconv.Itoa(from+most))
		}
	} else if v.Total > most {
		v.All = q.with("sentences", "all")
	}
	for _, n := range lines[from:min(from+most, len(lines))] {
		v.List = append(v.List, q.newsLine(n))
	}
	return v
}

func (q *request) newsLine(n tell.News) newsLine {
	l := newsLine{Text: n.Text, Basis: n.Basis}
	for _, p := range n.Proofs {
		l.Proofs = append(l.Proofs, link{p.Name, q.Link("/target/" + p.ID)})
	}
	return l
}

// told are the cells to make sentences of: the charts' column first.
func (q *request) told(sec index.Section) (list []placed) {
	chosen := q.columnOf(sec, "", corpus.Tier(q.param("tier"))).tier
	for _, first := range []bool{true, false} {
		for i, col := range sec.Columns {
			if (col.Tier == chosen) != first {
				continue
			}
			for _, r := range sec.Rows {
				for _, c := range append([]index.Cell{r.Cells[i]}, r.Cells[i].Years...) {
					if c.Value != nil {
						list = append(list, placed{r.Province, c, tell.SampleRow(r)})
					}
				}
			}
		}
	}
	return list
}

// overview are the sentences about many provinces at once.
func (q *request) overview(sec index.Section, name string) (list []tell.News) {
	for _, c := range sec.Copies {
		list = append(list, q.Tell.CopiesNews(sec, c))
	}
	if n, ok := q.extremes(q.columnOf(sec, name, corpus.Tier(q.param("tier")))); ok {
		list = append(list, n)
	}
	return list
}

// fewest is how many provinces must have a figure before the highest is told.
const fewest = 3

// extremes tells the highest and the lowest promise for the year that most have,
// where each is one province's alone and both are plain numbers.
func (q *request) extremes(c column) (tell.News, bool) {
	groups := map[[2]int][]placed{}
	for _, at := range c.cells {
		for _, x := range append([]index.Cell{at.cell}, at.cell.Years...) {
			plain := x.Bound == "" || x.Bound == string(corpus.Exactly)
			key := [2]int{x.Year, at.province.Scheme}
			if x.Year != 0 && x.High == nil && plain && !x.Draft && x.Change == "" && tell.Printable(x) && !slices.ContainsFunc(groups[key], func(p placed) bool { return p.province == at.province }) {
				groups[key] = append(groups[key], placed{at.province, x, at.sample})
			}
		}
	}
	var best []placed
	for _, g := range groups {
		if len(g) > len(best) || len(g) == len(best) && len(g) > 0 && g[0].cell.Year > best[0].cell.Year {
			best = g
		}
	}
	if len(best) < fewest || c.series.Unit == corpus.UnitRank || c.series.Change != "" {
		return tell.News{}, false
	}
	slices.SortStableFunc(best, func(a, b placed) int { return cmp.Compare(*b.cell.Value, *a.cell.Value) })
	first, last := best[0], best[len(best)-1]
	if *best[1].cell.Value == *first.cell.Value || *best[len(best)-2].cell.Value == *last.cell.Value {
		return tell.News{}, false
	}
	sample := slices.ContainsFunc(best, func(p placed) bool { return p.sample })
	tier := ""
	if c.tier != "" {
		tier = q.Say("news.tier", q.Say("tier."+string(c.tier)))
	}
	return tell.News{
		Text:   q.Tell.Sampled(q.Say("news.extremes", len(best), first.cell.Year, c.name, tier, q.Tell.Level(c.series, first.cell), first.province.Name, q.Tell.Level(c.series, last.cell), last.province.Name), sample),
		Proofs: []tell.Proof{{Name: first.province.Name, ID: first.cell.ID}, {Name: last.province.Name, ID: last.cell.ID}},
	}, true
}
