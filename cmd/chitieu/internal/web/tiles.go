package web

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/draw"
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/index"
)

//go:embed tiles.tsv
var tileFile string

// tile is where a unit of scheme 34 stands in the diagram.
type tile struct {
	slug     string
	col, row int
}

var tiles = readTiles()

func readTiles() []tile {
	var out []tile
	for line := range strings.SplitSeq(tileFile, "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") || f[0] == "slug" {
			continue
		}
		col, _ := strconv.Atoi(f[1])
		row, _ := strconv.Atoi(f[2])
		out = append(out, tile{f[0], col, row})
	}
	return out
}

// The diagram's measures. A tile is wide enough for "Thái Nguyên".
const (
	tileW, tileH = 78, 44
	tileGap      = 3
	tileCols     = 7
	tileRows     = 18
)

// zones are the special zones far off the coast. They are no tiles of their own but
// marks beside the unit that they belong to.
var zones = []struct {
	name, of string
	col, row int
}{{"Hoàng Sa", "da-nang", 6, 9}, {"Trường Sa", "khanh-hoa", 6, 14}}

// tileMap lays one column of a section over the tiles.
type tileMap struct {
	*request
	cells     map[corpus.Province]index.Cell
	why       map[corpus.Province]index.Why
	low, high float64
}

// mapOf draws the map of a column: under scheme 34 a tile is a province, under 63 it
// is split by the former units of the province. Values of former units are never
// averaged.
func (q *request) mapOf(c column) draw.Chart {
	m := tileMap{request: q, why: c.why, cells: map[corpus.Province]index.Cell{}, low: math.Inf(1), high: math.Inf(-1)}
	scheme := c.scheme()
	for _, at := range c.cells {
		if at.province.Scheme == scheme {
			m.cells[key(at.province)] = at.cell
			m.low, m.high = min(m.low, *at.cell.Value), max(m.high, *at.cell.Value)
		}
	}
	for _, at := range c.cells { // a province that no merger touched runs through
		u, ok := q.places.Lookup(at.province.ID, 34)
		if _, there := m.cells[corpus.Province{ID: u.Slug, Scheme: 34}]; scheme == 34 && at.province.Scheme == 63 && ok && !u.Merged && !there {
			m.cells[corpus.Province{ID: u.Slug, Scheme: 34}] = at.cell
			m.low, m.high = min(m.low, *at.cell.Value), max(m.high, *at.cell.Value)
		}
	}
	out := draw.Chart{ID: "map", W: tileCols*(tileW+tileGap) - tileGap, H: tileRows*(tileH+tileGap) + 20,
		Title: q.Say("web.map"), Desc: q.Say("web.map-desc-"+strconv.Itoa(scheme), m.heading(c))}
	for _, at := range tiles {
		out.Shapes = append(out.Shapes, m.tile(at, scheme)...)
	}
	for _, z := range zones {
		out.Shapes = append(out.Shapes, m.zone(z.name, z.of, z.col, z.row))
	}
	out.Shapes = append(out.Shapes, m.legend(out.H)...)
	return out
}

// heading is indicator, tier and years.
func (m tileMap) heading(c column) string {
	if years := yearsOf(c.cells); years != "" {
		return c.title(m.request) + " (" + years + ")"
	}
	return c.title(m.request)
}

func (m tileMap) tile(at tile, scheme int) []draw.Shape {
	unit, _ := m.places.Lookup(at.slug, 34)
	x, y := float64(at.col*(tileW+tileGap)), float64(at.row*(tileH+tileGap))
	if scheme == 34 {
		return []draw.Shape{m.whole(unit, x, y)}
	}
	members := unit.Members
	if len(members) < 2 {
		slug := at.slug
		if len(members) == 1 {
			slug = members[0]
		}
		old, _ := m.places.Lookup(slug, 63)
		return []draw.Shape{m.whole(old, x, y)}
	}
	h := (tileH + 1) / float64(len(members))
	var out []draw.Shape
	for i, slug := range members {
		old, _ := m.places.Lookup(slug, 63)
		out = append(out, m.part(old, x, y+float64(i)*h, h-1))
	}
	return out
}

// whole is a tile of one unit: its name, below it the value and the year.
func (m tileMap) whole(u gazetteer.Unit, x, y float64) draw.Shape {
	c, ok := m.cells[corpus.Province{ID: u.Slug, Scheme: u.Scheme}]
	shade, on := m.shade(u, c, ok)
	g := draw.Group{Href: m.provinceLink(u.Slug, u.Scheme), Title: m.told(u, c, ok), Shapes: []draw.Shape{
		draw.Rect{X: x, Y: y, W: tileW, H: tileH, R: 3, Class: shade},
		draw.Text{X: x + 5, Y: y + 15, S: fitted(u.Name, tileW-8, 11), Class: "t" + on},
	}}
	if ok {
		g.Shapes = append(g.Shapes, draw.Text{X: x + 5, Y: y + 34, S: m.short(c), Class: "t b" + on}, draw.Text{X: x + tileW - 5, Y: y + 34, S: yearText(c.Year), Class: "t n" + on, Anchor: draw.End})
	}
	return g
}

// part is one former unit's part of a tile: name and value on one line.
func (m tileMap) part(u gazetteer.Unit, x, y, h float64) draw.Shape {
	c, ok := m.cells[corpus.Province{ID: u.Slug, Scheme: u.Scheme}]
	shade, on := m.shade(u, c, ok)
	value, room := "", float64(tileW-8)
	if ok {
		value = m.short(c)
		room -= draw.Width(value, 9, true) + 4
	}
	g := draw.Group{Href: m.provinceLink(u.Slug, u.Scheme), Title: m.told(u, c, ok), Shapes: []draw.Shape{
		draw.Rect{X: x, Y: y, W: tileW, H: h, R: 2, Class: shade},
		draw.Text{X: x + 5, Y: y + math.Round(h/2+3.2), S: fitted(u.Name, room, 9), Class: "t n" + on},
	}}
	if ok {
		g.Shapes = append(g.Shapes, draw.Text{X: x + tileW - 4, Y: y + math.Round(h/2+3.2), S: value, Class: "t nb" + on, Anchor: draw.End})
	}
	return g
}

func (m tileMap) zone(name, of string, col, row int) draw.Shape {
	u, _ := m.places.Lookup(of, 34)
	x, y := float64(col*(tileW+tileGap)), float64(row*(tileH+tileGap))
	return draw.Group{Href: m.provinceLink(of, 34), Title: m.Say("web.zone", name, u.Name), Shapes: []draw.Shape{
		draw.Rect{X: x + .5, Y: y + .5, W: tileW - 1, H: tileH - 1, R: 3, Class: "zone"},
		draw.Text{X: x + 5, Y: y + 18, S: name, Class: "t"},
		draw.Text{X: x + 5, Y: y + 34, S: "(" + u.Name + ")", Class: "t n"},
	}}
}

// legend tells which shade is which value.
func (m tileMap) legend(h float64) []draw.Shape {
	y := h - 12
	x := 0.0
	var out []draw.Shape
	for _, k := range [][2]string{{"sn", "why.no-source"}, {"s0", "web.silent"}} {
		out = append(out, draw.Rect{X: x + .5, Y: y + .5, W: 21, H: 11, R: 2, Class: k[0]}, draw.Text{X: x + 27, Y: y + 10, S: m.Say(k[1]), Class: "t m"})
		x += 27 + draw.Width(m.Say(k[1]), 10, false) + 18
	}
	if len(m.cells) == 0 {
		return out
	}
	one, other := m.Tell.Decimal(m.low)+m.unit(), m.Tell.Decimal(m.high)+m.unit()
	out = append(out, draw.Text{X: x, Y: y + 10, S: one, Class: "t m"})
	x += draw.Width(one, 10, false) + 6
	if m.low == m.high {
		return append(out, draw.Rect{X: x, Y: y, W: 22, H: 12, R: 2, Class: "s3"})
	}
	for i := 1; i <= 5; i++ {
		out = append(out, draw.Rect{X: x, Y: y, W: 22, H: 12, Class: "s" + strconv.Itoa(i)})
		x += 22
	}
	out = append(out, draw.Text{X: x + 6, Y: y + 10, S: other, Class: "t m"})
	return append(out, draw.Text{X: tileCols*(tileW+tileGap) - tileGap, Y: y + 10, S: "* " + m.Say("flag.draft"), Class: "t m", Anchor: draw.End})
}

// shade is the class of a value and of the text on it.
func (m tileMap) shade(u gazetteer.Unit, c index.Cell, ok bool) (class, on string) {
	switch {
	case !ok && m.reason(u) == index.NoSource:
		return "sn", ""
	case !ok:
		return "s0", ""
	}
	n := 3
	if m.high > m.low {
		n = 1 + int(math.Round(4*(*c.Value-m.low)/(m.high-m.low)))
	}
	if n > 3 {
		on = " on"
	}
	return "s" + strconv.Itoa(n), on
}

func (m tileMap) unit() string {
	for _, c := range m.cells {
		return unitSign(c)
	}
	return ""
}

// short is a number as a tile has room for it.
func (m tileMap) short(c index.Cell) string {
	s := m.Tell.Decimal(*c.Value)
	if c.High != nil {
		s += "–" + m.Tell.Decimal(*c.High)
	}
	switch corpus.Bound(c.Bound) {
	case corpus.MoreThan, corpus.AtLeast:
		s = ">" + s
		if corpus.Bound(c.Bound) == corpus.AtLeast {
			s = "≥" + s[1:]
		}
	case corpus.LessThan, corpus.AtMost:
		s = "<" + s
		if corpus.Bound(c.Bound) == corpus.AtMost {
			s = "≤" + s[1:]
		}
	case corpus.Roughly:
		s = "~" + s
	}
	if s += unitSign(c); c.Draft {
		s += "*"
	}
	return s
}

func unitSign(c index.Cell) string {
	if c.Unit == corpus.UnitPercent && !c.Points {
		return "%"
	}
	return ""
}

// reason is why a unit has no number.
func (m tileMap) reason(u gazetteer.Unit) index.Why {
	if why := m.why[corpus.Province{ID: u.Slug, Scheme: u.Scheme}]; why != "" {
		return why
	}
	return index.NoSource
}

// told is what a browser shows beside the pointer, and reads aloud.
func (m tileMap) told(u gazetteer.Unit, c index.Cell, ok bool) string {
	if !ok {
		return u.Name + ": " + m.Say("why."+string(m.reason(u)))
	}
	s := u.Name + ": " + m.Tell.CellIn(c)
	if c.Draft {
		s += ", " + m.Say("flag.draft")
	}
	return s
}

// fitted is a province's name as long as there is room: whole, then as editors
// shorten it (B.Dương, BR-VT, TP.HCM).
func fitted(name string, room, size float64) string {
	name = strings.TrimPrefix(name, "Thành phố ")
	if draw.Width(name, size, false) <= room {
		return name
	}
	initials := func(words []string) (s string) {
		for _, w := range words {
			s += string([]rune(w)[:1])
		}
		return s
	}
	if a, b, ok := strings.Cut(name, " - "); ok {
		return initials(strings.Fields(a)) + "-" + initials(strings.Fields(b))
	}
	if name == "Hồ Chí Minh" {
		return "TP.HCM"
	}
	words := strings.Fields(name)
	short := initials(words[:len(words)-1]) + "." + words[len(words)-1]
	if draw.Width(short, size, false) <= room {
		return short
	}
	return initials(words)
}

// yearsOf lists the years of cells: "2023, 2025".
func yearsOf(cells []placed) string {
	var years []string
	for _, c := range cells {
		if y := yearText(c.cell.Year); y != "" && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	if len(years) > 4 {
		return fmt.Sprintf("%s–%s", years[0], years[len(years)-1])
	}
	return strings.Join(years, ", ")
}
