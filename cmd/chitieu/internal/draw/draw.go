// Package draw draws a chart once and gives it in three forms: as SVG inside a page,
// coloured by the page's style sheet; as an SVG file that stands alone; as PNG. Start
// with a Chart and its Shapes; Inline, File and PNG do the rest.
//
// It leaves out on purpose what a chart means: where a bar stands and how long it is
// is for the caller to say. Texts are escaped here, so that whatever was crawled
// stays text.
package draw

import (
	"image/color"
	"math"
)

// Chart is a picture with a title and a description for those who do not see it.
type Chart struct {
	ID          string // names the parts of an inline chart, unique on its page
	Title, Desc string
	W, H        float64
	Shapes      []Shape
}

// Has reports whether anything is drawn.
func (c Chart) Has() bool { return len(c.Shapes) > 0 }

// Shape is a part of a chart. How it looks is told by its class, one of styles.
type Shape interface {
	svg(*writer)
	png(*canvas)
}

// Rect is a rectangle with rounded corners.
type Rect struct {
	X, Y, W, H, R float64
	Class         string
}

// Line is a line through points.
type Line struct {
	Points []Point
	Class  string
}

// Lines is many lines in one shape.
type Lines struct {
	List  [][]Point
	Class string
}

// Point is a place in a chart; y grows downwards.
type Point struct{ X, Y float64 }

// Dot is a mark around a point: a circle, or a diamond.
type Dot struct {
	At      Point
	R       float64
	Class   string
	Diamond bool
}

// Text is a line of text that begins, is centred or ends at X.
type Text struct {
	X, Y   float64 // of the base line
	S      string
	Class  string
	Anchor Anchor
}

// Anchor is which end of a text stands at its X.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Group is shapes that belong together: a link where Href is set, with a title that
// browsers show beside the pointer.
type Group struct {
	Href, Title string
	Shapes      []Shape
}

// style is how a class looks in a file: there is no style sheet then.
type style struct {
	fill, stroke color.RGBA
	width        float64
	dash         []float64
	size         float64
	bold         bool
}

var (
	paper  = hex(0xffffff)
	ink    = hex(0x1d1b19)
	soft   = hex(0x625c55)
	rule   = hex(0xddd5ca)
	accent = hex(0x9d2b22)
	blue   = hex(0x3f7fbd)
	pale   = hex(0xb5d3ee)
)

// hues are the colours of lines; neighbours differ in lightness too.
var hues = []color.RGBA{hex(0x1f5c99), hex(0xb5531c), hex(0x2c7a4b), hex(0x7a3b8f), hex(0x8a6a00), hex(0x0b7285), hex(0xa61e4d), hex(0x5c5f66)}

// Hues is how many lines can be told apart by colour.
const Hues = 8

// styles are the classes. A page's style sheet has one rule for each.
var styles = func() map[string]style {
	m := map[string]style{
		"t":       {fill: ink, size: 11},                 // text
		"t b":     {fill: ink, size: 11, bold: true},     // a value
		"t h":     {fill: ink, size: 13, bold: true},     // a heading
		"t m":     {fill: soft, size: 10},                // a remark
		"t n":     {fill: ink, size: 9},                  // a name where there is little room
		"t nb":    {fill: ink, size: 9, bold: true},      // a value where there is little room
		"t on":    {fill: paper, size: 11},               // the same on dark ground
		"t b on":  {fill: paper, size: 11, bold: true},   //
		"t n on":  {fill: paper, size: 9},                //
		"t nb on": {fill: paper, size: 9, bold: true},    //
		"t g":     {fill: accent, size: 10},              // of the national value
		"s0":      {fill: hex(0xece7df)},                 // a tile without a value
		"sn":      {fill: paper, stroke: rule, width: 1}, // one without a source
		"s1":      {fill: hex(0xdbe9f6)},                 // tiles by value
		"s2":      {fill: hex(0xb5d3ee)},                 //
		"s3":      {fill: hex(0x86b8e3)},                 //
		"s4":      {fill: hex(0x3f7fbd)},                 //
		"s5":      {fill: hex(0x1f5c99)},                 //
		"zone":    {fill: paper, stroke: soft, width: 1, dash: []float64{3, 3}},
		"bar":     {fill: blue},
		"bar r":   {fill: pale},                                                 // from the low end of a range to its high end
		"bar d":   {fill: paper, stroke: blue, width: 1, dash: []float64{3, 2}}, // a draft
		"grid":    {stroke: rule, width: 1},
		"goal":    {stroke: accent, width: 1.5, dash: []float64{4, 3}},
		"gd":      {fill: accent, stroke: paper, width: 1},
		"bg":      {stroke: hex(0xcfc6ba), width: 1.2},
	}
	for i, h := range hues {
		n := string(rune('0' + i))
		m["l"+n] = style{stroke: h, width: 2}
		m["d"+n] = style{fill: h, stroke: paper, width: 1}
		m["o"+n] = style{fill: paper, stroke: h, width: 2}
		m["t l"+n] = style{fill: h, size: 10, bold: true}
	}
	return m
}()

func hex(rgb uint32) color.RGBA {
	return color.RGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 255}
}

// corners are the four corners of a diamond.
func (d Dot) corners() []Point {
	r := d.R * 1.25
	return []Point{{d.At.X, d.At.Y - r}, {d.At.X + r, d.At.Y}, {d.At.X, d.At.Y + r}, {d.At.X - r, d.At.Y}}
}

// Ticks are round numbers from at most low to at least high, about n steps of them.
func Ticks(low, high float64, n int) []float64 {
	if high <= low {
		high = low + 1
	}
	raw := (high - low) / float64(n)
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	step := unit
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if step = m * unit; step >= raw {
			break
		}
	}
	var out []float64
	for v := math.Floor(low/step) * step; v < high+step*0.999; v += step {
		out = append(out, math.Round(v/step)*step)
	}
	return out
}
