package draw

import (
	_ "embed"
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	"image/png"
	"io"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Noto Sans, cut down to the letters of Vietnamese and English: 26 KB a weight
// instead of 512. font/README.md tells how.
var (
	//go:embed font/NotoSans-Regular.ttf
	regularFile []byte
	//go:embed font/NotoSans-Bold.ttf
	boldFile []byte
)

var fonts = sync.OnceValue(func() (f [2]*sfnt.Font) {
	for i, b := range [][]byte{regularFile, boldFile} {
		var err error
		if f[i], err = opentype.Parse(b); err != nil {
			panic(err) // they are part of the program, and tested
		}
	}
	return f
})

func fontOf(bold bool) *sfnt.Font {
	if bold {
		return fonts()[1]
	}
	return fonts()[0]
}

// buffers keep what looking up a glyph needs.
var buffers = sync.Pool{New: func() any { return new(sfnt.Buffer) }}

// Width is how wide a text is at a size.
func Width(s string, size float64, bold bool) float64 {
	f := fontOf(bold)
	b := buffers.Get().(*sfnt.Buffer)
	defer buffers.Put(b)
	ppem := fixed.I(64) // measured large, so that rounding does not add up
	sum := fixed.Int26_6(0)
	for _, r := range s {
		g, err := f.GlyphIndex(b, r)
		if err != nil {
			continue
		}
		if a, err := f.GlyphAdvance(b, g, ppem, font.HintingNone); err == nil {
			sum += a
		}
	}
	return float64(sum) / 64 / 64 * size
}

// mostPixels bounds a picture: beyond it the scale goes down.
const mostPixels = 6e6

// PNG writes the chart as a picture, two pixels to the unit, framed as in File.
func (c Chart) PNG(w io.Writer, source string) error {
	c = c.framed(source)
	scale := 2.0
	if n := c.W * c.H * scale * scale; n > mostPixels {
		scale *= math.Sqrt(mostPixels / n)
	}
	k := canvas{img: image.NewRGBA(image.Rect(0, 0, int(c.W*scale), int(c.H*scale))), scale: scale, faces: map[face]font.Face{}}
	imagedraw.Draw(k.img, k.img.Bounds(), image.NewUniform(paper), image.Point{}, imagedraw.Src)
	for _, s := range c.Shapes {
		s.png(&k)
	}
	if k.err != nil {
		return fmt.Errorf("png %s: %w", c.ID, k.err)
	}
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	return e.Encode(w, k.img)
}

// canvas is a picture being drawn.
type canvas struct {
	img    *image.RGBA
	scale  float64
	dx, dy float64
	faces  map[face]font.Face
	err    error
}

type face struct {
	size float64
	bold bool
}

func (k *canvas) at(p Point) Point {
	return Point{(p.X + k.dx) * k.scale, (p.Y + k.dy) * k.scale}
}

// fill fills a path in pixels, given as closed outlines.
func (k *canvas) fill(c color.RGBA, outlines ...[]Point) {
	if c.A == 0 {
		return
	}
	box := image.Rectangle{Min: image.Pt(math.MaxInt32, math.MaxInt32), Max: image.Pt(math.MinInt32, math.MinInt32)}
	for _, o := range outlines {
		for _, p := range o {
			box.Min.X, box.Min.Y = min(box.Min.X, int(math.Floor(p.X))), min(box.Min.Y, int(math.Floor(p.Y)))
			box.Max.X, box.Max.Y = max(box.Max.X, int(math.Ceil(p.X))), max(box.Max.Y, int(math.Ceil(p.Y)))
		}
	}
	if box = box.Intersect(k.img.Bounds()); box.Empty() {
		return
	}
	z := vector.NewRasterizer(box.Dx(), box.Dy())
	x, y := float64(box.Min.X), float64(box.Min.Y)
	for _, o := range outlines {
		for i, p := range o {
			if i == 0 {
				z.MoveTo(float32(p.X-x), float32(p.Y-y))
			} else {
				z.LineTo(float32(p.X-x), float32(p.Y-y))
			}
		}
		z.ClosePath()
	}
	z.Draw(k.img, box, image.NewUniform(c), image.Point{})
}

// stroke draws a line of a width through points, in pixels, dashed where the style
// says so.
func (k *canvas) stroke(st style, points []Point) {
	if st.stroke.A == 0 {
		return
	}
	half := st.width * k.scale / 2
	for i := 1; i < len(points); i++ {
		for _, d := range dashes(points[i-1], points[i], st.dash, k.scale) {
			k.segment(st.stroke, half, d[0], d[1])
		}
	}
	if len(st.dash) > 0 {
		return
	}
	for i := 1; i+1 < len(points); i++ { // round joints
		k.fill(st.stroke, circle(points[i], half))
	}
}

func (k *canvas) segment(c color.RGBA, half float64, a, b Point) {
	dx, dy := b.X-a.X, b.Y-a.Y
	n := math.Hypot(dx, dy)
	if n == 0 {
		return
	}
	dx, dy = dx/n*half, dy/n*half
	k.fill(c, []Point{{a.X - dy, a.Y + dx}, {b.X - dy, b.Y + dx}, {b.X + dy, b.Y - dx}, {a.X + dy, a.Y - dx}})
}

// dashes cuts a segment into the parts that are drawn.
func dashes(a, b Point, dash []float64, scale float64) (out [][2]Point) {
	if len(dash) == 0 {
		return [][2]Point{{a, b}}
	}
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return nil
	}
	on, off := dash[0]*scale, dash[1]*scale
	along := func(d float64) Point {
		f := min(d, length) / length
		return Point{a.X + (b.X-a.X)*f, a.Y + (b.Y-a.Y)*f}
	}
	for d := 0.0; d < length; d += on + off {
		out = append(out, [2]Point{along(d), along(d + on)})
	}
	return out
}

// circle is a circle as a polygon, fine enough for the eye.
func circle(c Point, r float64) []Point {
	n := max(12, int(r*4))
	out := make([]Point, n)
	for i := range out {
		s, co := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		out[i] = Point{c.X + r*co, c.Y + r*s}
	}
	return out
}

// rounded is a rectangle with round corners.
func rounded(x, y, w, h, r float64) []Point {
	r = min(r, w/2, h/2)
	if r <= 0 {
		return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
	}
	var out []Point
	for q, c := range []Point{{x + w - r, y + h - r}, {x + r, y + h - r}, {x + r, y + r}, {x + w - r, y + r}} {
		for i := range 7 {
			s, co := math.Sincos((float64(q) + float64(i)/6) * math.Pi / 2)
			out = append(out, Point{c.X + r*co, c.Y + r*s})
		}
	}
	return out
}

func (r Rect) png(k *canvas) {
	st := styles[r.Class]
	p := k.at(Point{r.X, r.Y})
	o := rounded(p.X, p.Y, r.W*k.scale, r.H*k.scale, r.R*k.scale)
	k.fill(st.fill, o)
	k.stroke(st, append(o, o[0]))
}

func (l Line) png(k *canvas) {
	points := make([]Point, len(l.Points))
	for i, p := range l.Points {
		points[i] = k.at(p)
	}
	k.stroke(styles[l.Class], points)
}

func (l Lines) png(k *canvas) {
	for _, points := range l.List {
		Line{points, l.Class}.png(k)
	}
}

func (d Dot) png(k *canvas) {
	st := styles[d.Class]
	o := circle(k.at(d.At), d.R*k.scale)
	if d.Diamond {
		o = nil
		for _, p := range d.corners() {
			o = append(o, k.at(p))
		}
	}
	k.fill(st.fill, o)
	k.stroke(st, append(o, o[0]))
}

func (t Text) png(k *canvas) {
	st := styles[t.Class]
	key := face{st.size, st.bold}
	f, ok := k.faces[key]
	if !ok {
		var err error
		f, err = opentype.NewFace(fontOf(st.bold), &opentype.FaceOptions{Size: st.size * k.scale, DPI: 72})
		if err != nil {
			k.err = err
			return
		}
		k.faces[key] = f
	}
	d := font.Drawer{Dst: k.img, Src: image.NewUniform(st.fill), Face: f}
	p := k.at(Point{t.X, t.Y})
	switch w := float64(d.MeasureString(t.S)) / 64; t.Anchor {
	case Middle:
		p.X -= w / 2
	case End:
		p.X -= w
	}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(p.X * 64), Y: fixed.Int26_6(p.Y * 64)}
	d.DrawString(t.S)
}

func (g Group) png(k *canvas) {
	for _, s := range g.Shapes {
		s.png(k)
	}
}

func (m moved) png(k *canvas) {
	k.dx, k.dy = k.dx+m.dx, k.dy+m.dy
	for _, s := range m.shapes {
		s.png(k)
	}
	k.dx, k.dy = k.dx-m.dx, k.dy-m.dy
}
