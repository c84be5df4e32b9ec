package web

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"chitieu/cmd/chitieu/internal/draw"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// The lines' measures.
const (
	linesW, linesH = 470, 290
	linesLeft      = 40
	linesRight     = 96 // for the names at the ends
	linesTop       = 10
	linesBottom    = 44 // for the years and the legend
)

// course is what one province promises over the years with one kind of plan. A plan
// for a year and one for a period are two courses: neither replaces the other.
type course struct {
	province corpus.Province
	period   bool
	points   []index.Cell
	hue      int // -1 in the background
}

// coursesOf are the courses of two years and more. A province's line breaks at
// 2025-07-01 where its territory changed, and for communes always: those before and
// after are other units.
func (q *request) coursesOf(c column) (list []course) {
	at := map[string]int{}
	for _, cell := range c.cells {
		for _, x := range append([]index.Cell{cell.cell}, cell.cell.Years...) {
			if x.Year == 0 || x.Value == nil {
				continue
			}
			key := q.territory(cell.province, c.tier) + "|" + strconv.FormatBool(x.Plan == "period")
			i, ok := at[key]
			if !ok {
				i = len(list)
				at[key], list = i, append(list, course{province: cell.province, period: x.Plan == "period", hue: -1})
			}
			list[i].points = append(list[i].points, x)
		}
	}
	list = slices.DeleteFunc(list, func(l course) bool { return !l.overYears() })
	for _, l := range list {
		slices.SortStableFunc(l.points, func(a, b index.Cell) int { return cmp.Compare(a.Year, b.Year) })
	}
	slices.SortStableFunc(list, func(a, b course) int { return len(b.points) - len(a.points) })
	for i := range list[:min(len(list), draw.Hues)] {
		list[i].hue = i
	}
	return list
}

func (l course) overYears() bool {
	return slices.ContainsFunc(l.points, func(c index.Cell) bool { return c.Year != l.points[0].Year })
}

// territory is what a line may run through: an unmerged province is the same before
// and after.
func (q *request) territory(p corpus.Province, tier corpus.Tier) string {
	u, _ := q.places.Lookup(p.ID, p.Scheme)
	if !u.Merged && tier != corpus.TierCommune && tier != corpus.TierDistrict {
		return p.ID
	}
	return p.ID + "@" + strconv.Itoa(p.Scheme)
}

// linesOf draws the courses with the national values as marks.
func (q *request) linesOf(c column, list []course) draw.Chart {
	if len(list) == 0 || c.series.Unit == corpus.UnitRank {
		return draw.Chart{}
	}
	l := newLineChart(q, c, list)
	l.axes()
	l.background(list)
	l.goals(c.national)
	for _, x := range list {
		if x.hue >= 0 {
			l.course(x)
		}
	}
	l.names(list)
	l.legend(len(list), len(c.national) > 0)
	return draw.Chart{ID: "lines", W: linesW, H: linesH, Title: q.Say("web.lines", c.title(q)), Desc: q.Say("web.lines-desc"), Shapes: l.shapes}
}

// lineChart is a chart of lines being drawn.
type lineChart struct {
	*request
	from, to int // years
	ticks    []float64
	unit     string
	shapes   []draw.Shape
}

func newLineChart(q *request, c column, list []course) *lineChart {
	l := &lineChart{request: q, from: list[0].points[0].Year, to: list[0].points[0].Year}
	var values []float64
	for _, x := range list {
		for _, p := range x.points {
			l.from, l.to = min(l.from, p.Year), max(l.to, p.Year)
			values = append(values, high(p))
			l.unit = unitSign(p)
		}
	}
	for _, n := range c.national {
		if n.Year >= l.from && n.Year <= l.to {
			values = append(values, n.Value)
		}
	}
	low := 0.0
	for _, v := range values {
		low = min(low, v)
	}
	l.ticks = draw.Ticks(low, top(values), 5)
	return l
}

func (l *lineChart) add(s ...draw.Shape) { l.shapes = append(l.shapes, s...) }

func (l *lineChart) at(year int, v float64) draw.Point {
	low, high := l.ticks[0], l.ticks[len(l.ticks)-1]
	w, h := float64(linesW-linesLeft-linesRight), float64(linesH-linesTop-linesBottom)
	return draw.Point{X: linesLeft + 10 + (w-20)*float64(year-l.from)/float64(max(l.to-l.from, 1)), Y: linesTop + h*(high-v)/(high-low)}
}

func (l *lineChart) axes() {
	for _, v := range l.ticks {
		y := l.at(l.from, v).Y
		l.add(draw.Line{Points: []draw.Point{{X: linesLeft, Y: y}, {X: linesW - linesRight, Y: y}}, Class: "grid"},
			draw.Text{X: linesLeft - 6, Y: y + 4, S: l.Tell.Decimal(v) + l.unit, Class: "t m", Anchor: draw.End})
	}
	step := 1 + (l.to-l.from)/12
	for y := l.from; y <= l.to; y += step {
		l.add(draw.Text{X: l.at(y, 0).X, Y: linesH - linesBottom + 16, S: strconv.Itoa(y), Class: "t m", Anchor: draw.Middle})
	}
}

// mostPale is how many courses stand behind the coloured ones: more are a grey
// field, and a kilobyte.
const mostPale = 16

// background draws the courses that are too many to be told apart.
func (l *lineChart) background(list []course) {
	pale := draw.Lines{Class: "bg"}
	for _, c := range list[:min(len(list), draw.Hues+mostPale)] {
		if c.hue >= 0 {
			continue
		}
		path := l.path(c)
		for i := range path { // a third of the bytes
			path[i] = draw.Point{X: math.Round(path[i].X), Y: math.Round(path[i].Y)}
		}
		pale.List = append(pale.List, path)
	}
	if len(pale.List) > 0 {
		l.add(pale)
	}
}

func (l *lineChart) path(c course) (points []draw.Point) {
	for _, p := range c.points {
		points = append(points, l.at(p.Year, *p.Value))
	}
	return points
}

func (l *lineChart) course(c course) {
	n := strconv.Itoa(c.hue)
	dot := "d" + n
	if c.period {
		dot = "o" + n
	}
	path := l.path(c)
	g := draw.Group{Title: c.province.Name, Shapes: []draw.Shape{draw.Line{Points: path, Class: "l" + n}}}
	for i := range c.points {
		g.Shapes = append(g.Shapes, draw.Dot{At: path[i], R: 3.2, Class: dot})
	}
	l.add(g)
}

// goals marks the national values of the years that are drawn.
func (l *lineChart) goals(national []index.NationalValue) {
	for _, n := range national {
		if n.Year < l.from || n.Year > l.to {
			continue
		}
		l.add(draw.Group{Title: l.Say("head.national") + " " + n.Text, Shapes: []draw.Shape{draw.Dot{At: l.at(n.Year, n.Value), R: 4.5, Class: "gd", Diamond: true}}})
	}
}

// names writes each line's name at its end, pushed apart where ends are near.
func (l *lineChart) names(list []course) {
	type label struct {
		y    float64
		hue  int
		text string
	}
	var labels []label
	for _, c := range list {
		if c.hue < 0 {
			continue
		}
		last := c.points[len(c.points)-1]
		name := l.unitName(c.province)
		labels = append(labels, label{l.at(last.Year, *last.Value).Y, c.hue, fitted(name, linesRight-14, 10)})
	}
	slices.SortFunc(labels, func(a, b label) int { return cmp.Compare(a.y, b.y) })
	for i := range labels {
		if i > 0 {
			labels[i].y = max(labels[i].y, labels[i-1].y+12)
		}
	}
	for i := len(labels) - 1; i >= 0; i-- {
		floor := float64(linesH - linesBottom + 4)
		if i+1 < len(labels) {
			floor = labels[i+1].y - 12
		}
		labels[i].y = min(labels[i].y, floor)
	}
	for _, x := range labels {
		l.add(draw.Text{X: linesW - linesRight + 8, Y: x.y + 4, S: x.text, Class: "t l" + strconv.Itoa(x.hue)})
	}
}

// legend tells the marks.
func (l *lineChart) legend(n int, national bool) {
	x, y := float64(linesLeft), float64(linesH-8)
	put := func(mark draw.Shape, text string) {
		if mark != nil {
			l.add(mark)
			x += 9
		}
		l.add(draw.Text{X: x, Y: y, S: text, Class: "t m"})
		x += draw.Width(text, 10, false) + 18
	}
	put(draw.Dot{At: draw.Point{X: x, Y: y - 3.5}, R: 3.2, Class: "d7"}, l.Say("web.plan-annual"))
	put(draw.Dot{At: draw.Point{X: x, Y: y - 3.5}, R: 3.2, Class: "o7"}, l.Say("web.plan-period"))
	if national {
		put(draw.Dot{At: draw.Point{X: x, Y: y - 3.5}, R: 4, Class: "gd", Diamond: true}, l.Say("head.national"))
	}
	if n > draw.Hues {
		put(nil, l.Say("web.lines-more", min(n-draw.Hues, mostPale)))
	}
}

// lineRow is a course as the table below the lines has it.
type lineRow struct {
	Name, Kind string
	Points     []link
}

// lineRows are the numbers behind the lines, each with its evidence.
func (q *request) lineRows(list []course) (rows []lineRow) {
	large := len(list) > smallTable // every address of a sentence takes 12 bytes on the line
	for _, c := range list {
		if c.hue < 0 {
			continue
		}
		r := lineRow{Name: c.province.Name, Kind: q.Say("web.plan-annual")}
		if c.period {
			r.Kind = q.Say("web.plan-period")
		}
		for _, p := range c.points {
			point := link{Name: tell.CellYears(p) + ": " + q.Tell.Cell(p)}
			if !large {
				point.Href = q.Link("/target/" + p.ID)
			}
			r.Points = append(r.Points, point)
		}
		rows = append(rows, r)
	}
	return rows
}
