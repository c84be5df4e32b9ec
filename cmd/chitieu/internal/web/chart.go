package web

import (
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
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

// mapView is the diagram of tiles with the same facts as a list beside it.
type mapView struct {
	Title, Desc string
	Tier        string
	Tiles       []tileView
	Marks       []tileView // special zones, which are no tiles of their own
	Width       int
	Height      int
}

// tileView is one tile, or one part of a tile split by its former units.
type tileView struct {
	X, Y, W, H   int
	Name, Short  string
	Value, Year  string
	Href         string
	Shade        int // 0 for no value, else 1-5
	TextX, TextY int
}

const (
	tileW, tileH = 96, 46
	tileGap      = 4
)

// mapOf lays the first column that has values over the tiles. Values of former
// units split their tile; they are never averaged.
func (q *request) mapOf(t index.Table) mapView {
	col := mostFilled(t)
	m := mapView{Width: 6*(tileW+tileGap) + tileW, Height: 18 * (tileH + tileGap)}
	if col < 0 {
		return m
	}
	if tier := t.Tiers[col]; tier != "" {
		m.Tier = q.Say("tier." + string(tier))
	}
	m.Title = q.Say("web.map")
	m.Desc = q.Say("web.map-desc", q.indicatorName(t.Indicator.ID), m.Tier)
	cells := map[corpus.Province]index.Cell{}
	low, high := math.Inf(1), math.Inf(-1)
	for _, r := range t.Rows {
		if c := r.Cells[col]; c.Value != nil {
			cells[corpus.Province{ID: r.Province.ID, Scheme: r.Province.Scheme}] = c
			low, high = min(low, *c.Value), max(high, *c.Value)
		}
	}
	for _, at := range tiles {
		m.Tiles = append(m.Tiles, q.tile(at, cells, low, high)...)
	}
	m.zones(q)
	return m
}

// mostFilled is the column with most values, -1 when there is none.
func mostFilled(t index.Table) int {
	best, most := -1, 0
	for i := range t.Tiers {
		n := 0
		for _, r := range t.Rows {
			if r.Cells[i].Value != nil {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

func (q *request) tile(at tile, cells map[corpus.Province]index.Cell, low, high float64) []tileView {
	unit, _ := q.places.Lookup(at.slug, 34)
	x, y := at.col*(tileW+tileGap), at.row*(tileH+tileGap)
	if c, ok := cells[corpus.Province{ID: at.slug, Scheme: 34}]; ok {
		return []tileView{q.filled(tileView{X: x, Y: y, W: tileW, H: tileH, Name: unit.Name, Href: q.provinceLink(at.slug, 34)}, c, low, high)}
	}
	var parts []string
	for _, m := range unit.Members {
		if _, ok := cells[corpus.Province{ID: m, Scheme: 63}]; ok {
			parts = append(parts, m)
		}
	}
	if len(parts) == 0 {
		v := tileView{X: x, Y: y, W: tileW, H: tileH, Name: unit.Name, Href: q.provinceLink(at.slug, 34)}
		v.label()
		return []tileView{v}
	}
	members := unit.Members
	var out []tileView
	for i, m := range members {
		u, _ := q.places.Lookup(m, 63)
		w := tileW / len(members)
		v := tileView{X: x + i*w, Y: y, W: w - 1, H: tileH, Name: u.Name, Href: q.provinceLink(m, 63)}
		if c, ok := cells[corpus.Province{ID: m, Scheme: 63}]; ok {
			v = q.filled(v, c, low, high)
		} else {
			v.label()
		}
		out = append(out, v)
	}
	return out
}

func (q *request) filled(v tileView, c index.Cell, low, high float64) tileView {
	v.Value = q.Tell.Decimal(*c.Value)
	if c.Unit == corpus.UnitPercent {
		v.Value += "%"
	}
	v.Year = yearText(c.Year)
	if c.ID != "" {
		v.Href = q.Link("/target/" + c.ID)
	}
	v.Shade = 3
	if high > low {
		v.Shade = 1 + int(math.Round(4*(*c.Value-low)/(high-low)))
	}
	v.label()
	return v
}

// label shortens the name to what fits.
func (v *tileView) label() {
	v.TextX, v.TextY = v.X+4, v.Y+15
	fit := (v.W - 6) / 6
	v.Short = strings.TrimPrefix(v.Name, "Thành phố ")
	if len([]rune(v.Short)) > fit {
		var b strings.Builder
		for _, w := range strings.FieldsFunc(v.Short, func(r rune) bool { return r == ' ' || r == '-' }) {
			b.WriteString(string([]rune(w)[:1]))
		}
		v.Short = b.String()
	}
}

// zones marks the special zones far off the coast beside the provinces that they
// belong to.
func (m *mapView) zones(q *request) {
	for _, z := range []struct {
		name     string
		col, row int
		of       string
	}{{"Hoàng Sa", 6, 9, "da-nang"}, {"Trường Sa", 6, 14, "khanh-hoa"}} {
		v := tileView{X: z.col * (tileW + tileGap), Y: z.row * (tileH + tileGap), W: tileW, H: tileH, Name: z.name, Href: q.provinceLink(z.of, 34)}
		v.label()
		m.Marks = append(m.Marks, v)
	}
}

// Has reports whether any tile has a value.
func (m mapView) Has() bool {
	return slices.ContainsFunc(m.Tiles, func(t tileView) bool { return t.Shade > 0 })
}

// shades are the fills of a diagram that leaves the site and its style sheet.
var shades = []string{"#eceff3", "#dbe9f6", "#b5d3ee", "#86b8e3", "#4f93d1", "#2468a8"}

// File is the diagram as a file of its own.
func (m mapView) File(q *request) string {
	var b strings.Builder
	e := template.HTMLEscapeString
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12"><title>%s</title><desc>%s</desc><rect width="100%%" height="100%%" fill="#fff"/>`, m.Width, m.Height+30, e(m.Title), e(m.Desc))
	for _, t := range append(slices.Clone(m.Tiles), m.Marks...) {
		ink := "#1b1f24"
		if t.Shade > 3 {
			ink = "#fff"
		}
		fmt.Fprintf(&b, `<g fill="%s"><rect x="%d" y="%d" width="%d" height="%d" rx="4" fill="%s" stroke="#fff"/><text x="%d" y="%d" font-size="11">%s</text><text x="%d" y="%d" font-weight="bold">%s</text><title>%s %s %s</title></g>`,
			ink, t.X, t.Y, t.W, t.H, shades[t.Shade], t.TextX, t.TextY, e(t.Short), t.TextX, t.TextY+18, e(t.Value), e(t.Name), e(t.Value), e(t.Year))
	}
	fmt.Fprintf(&b, `<text x="4" y="%d" fill="#57606a">%s · %s · chitieu %s</text></svg>`, m.Height+20, e(m.Title), e(m.Desc), q.Today())
	return b.String()
}

func (q *request) svg(s string) error {
	q.w.Header().Set("Content-Type", "image/svg+xml")
	q.w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin") // charts may be embedded
	_, err := q.w.Write([]byte(s))
	return err
}

// barsView is the column of the map as bars against the national value.
type barsView struct {
	Title    string
	Bars     []barView
	National int    // x of the national value, 0 for none
	Label    string // of it
	Height   int
}

type barView struct {
	Y, W        int
	Name, Value string
	Href        string
	Draft       bool
}

const barWidth = 360

func (q *request) barsOf(t index.Table) barsView {
	col := mostFilled(t)
	if col < 0 {
		return barsView{}
	}
	v := barsView{Title: q.indicatorName(t.Indicator.ID)}
	if tier := t.Tiers[col]; tier != "" {
		v.Title += ", " + q.Say("tier."+string(tier))
	}
	top := 0.0
	for _, r := range t.Rows {
		if c := r.Cells[col]; c.Value != nil && c.Unit == corpus.UnitPercent && c.Change == "" {
			top = max(top, *c.Value)
		}
	}
	if top == 0 {
		return barsView{}
	}
	if top <= 100 && top > 50 {
		top = 100
	}
	for _, r := range t.Rows {
		c := r.Cells[col]
		if c.Value == nil || c.Unit != corpus.UnitPercent || c.Change != "" {
			continue
		}
		cv := q.cell(c)
		v.Bars = append(v.Bars, barView{Y: 22 * len(v.Bars), W: int(math.Round(barWidth * *c.Value / top)), Name: r.Province.Name, Value: cv.Text + " (" + cv.YearText + ")", Href: cv.Href, Draft: c.Draft})
	}
	v.Height = 22*len(v.Bars) + 24
	for _, n := range t.National {
		if corpus.Tier(n.Tier) == t.Tiers[col] && n.Scope != "nation" && n.Value <= top {
			v.National, v.Label = int(math.Round(barWidth*n.Value/top)), q.Say("head.national")+" "+n.Text
			break
		}
	}
	return v
}
