package web

import (
	"cmp"
	"math"
	"slices"

	"chitieu/cmd/chitieu/internal/draw"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/index"
)

// The bars' measures.
const (
	barsW    = 470
	barNames = 104 // for the provinces' names
	barTexts = 112 // for the values
	barH     = 19
	barHead  = 24 // for a year above its bars
)

// barsOf draws a column as bars, parted by year, so that the national value of a
// year stands against the promises of that year alone.
func (q *request) barsOf(c column) draw.Chart {
	cells := c.levels()
	if len(cells) == 0 {
		return draw.Chart{}
	}
	var values []float64
	for _, at := range cells {
		values = append(values, high(at.cell))
	}
	for _, n := range c.national {
		values = append(values, n.Value)
	}
	b := barChart{request: q, scale: (barsW - barNames - barTexts) / top(values)}
	if top(values) == 0 {
		return draw.Chart{}
	}
	for _, g := range byYear(cells) {
		b.group(g, c)
	}
	return draw.Chart{ID: "bars", W: barsW, H: b.y, Title: c.title(q), Desc: q.Say("web.bars-desc"), Shapes: b.shapes}
}

// byYear parts cells by year, the year of most promises first; within one the
// highest first.
func byYear(cells []placed) (groups [][]placed) {
	at := map[string]int{}
	for _, c := range cells {
		key := tell.CellYears(c.cell)
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b placed) int { return cmp.Compare(*b.cell.Value, *a.cell.Value) })
	}
	slices.SortStableFunc(groups, func(a, b []placed) int {
		return cmp.Or(len(b)-len(a), cmp.Compare(tell.CellYears(b[0].cell), tell.CellYears(a[0].cell)))
	})
	return groups
}

// barChart is a chart of bars being drawn from above.
type barChart struct {
	*request
	scale  float64
	y      float64
	shapes []draw.Shape
}

func (b *barChart) add(s ...draw.Shape) { b.shapes = append(b.shapes, s...) }

func (b *barChart) group(g []placed, c column) {
	year := tell.CellYears(g[0].cell)
	if year == "" {
		year = b.Say("web.no-year")
	}
	b.add(draw.Text{X: barNames - 8, Y: b.y + 16, S: year, Class: "t b", Anchor: draw.End})
	from := b.y + barHead - 4
	if n, ok := barOf(g, c.national); ok {
		x := barNames + b.scale*n.Value
		b.add(draw.Line{Points: []draw.Point{{X: x, Y: from}, {X: x, Y: from + 6 + barH*float64(len(g))}}, Class: "goal"})
		label := b.Say("head.national") + " " + b.Tell.Number(n.Value, n.High, g[0].cell.Unit, n.Bound, "", false, false, "")
		b.add(draw.Text{X: max(x, barNames+draw.Width(label, 10, false)/2), Y: b.y + 16, S: label, Class: "t g", Anchor: draw.Middle})
	}
	b.y += barHead
	for _, at := range g {
		b.bar(at)
	}
	b.y += 6
}

// barOf is the national value that a group's promises stand against: one that
// belongs to the same year, and to their kind of province.
func barOf(g []placed, national []index.NationalValue) (index.NationalValue, bool) {
	for _, at := range g {
		s := at.cell.National
		if s == nil || s.Year != at.cell.Year || s.Relation == index.Reference || s.Relation == index.Towards {
			continue
		}
		for _, n := range national {
			if n.Year == s.Year {
				return n, true
			}
		}
	}
	return index.NationalValue{}, false
}

func (b *barChart) bar(at placed) {
	c := at.cell
	w := max(math.Round(b.scale**c.Value), 1)
	class := "bar"
	if c.Draft {
		class = "bar d"
	}
	name := b.unitName(at.province)
	b.add(draw.Text{X: barNames - 8, Y: b.y + 13, S: fitted(name, barNames-10, 11), Class: "t", Anchor: draw.End},
		draw.Rect{X: barNames, Y: b.y + 3, W: w, H: barH - 6, R: 2, Class: class})
	end := barNames + w
	if c.High != nil {
		rest := math.Round(b.scale * (*c.High - *c.Value))
		b.add(draw.Rect{X: end, Y: b.y + 3, W: rest, H: barH - 6, R: 2, Class: "bar r"})
		end += rest
	}
	text := b.Tell.Cell(c)
	if c.Draft {
		text += " · " + b.Say("flag.draft")
	}
	b.add(draw.Text{X: end + 6, Y: b.y + 13, S: text, Class: "t b"})
	b.y += barH
}
