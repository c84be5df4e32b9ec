package draw

import (
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"
)

// writer writes shapes as SVG; alone when no style sheet will colour them.
type writer struct {
	strings.Builder
	alone bool
}

// Inline is the chart inside a page.
func (c Chart) Inline() string {
	var w writer
	fmt.Fprintf(&w, `<svg viewBox="0 0 %s %s" role="group" aria-labelledby="%s-t" aria-describedby="%s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		num(c.W), num(c.H), c.ID, c.ID, c.ID, html.EscapeString(c.Title), c.ID, html.EscapeString(c.Desc))
	for _, s := range c.Shapes {
		s.svg(&w)
	}
	w.WriteString("</svg>")
	return w.String()
}

// File is the chart as a file of its own, with its title above and a line below
// that says where it comes from.
func (c Chart) File(source string) string {
	c = c.framed(source)
	w := writer{alone: true}
	fmt.Fprintf(&w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" font-family="'Noto Sans','Be Vietnam Pro','Segoe UI',Roboto,Arial,sans-serif"><title>%s</title><desc>%s</desc><rect width="100%%" height="100%%" fill="#fff"/>`,
		num(c.W), num(c.H), num(c.W), num(c.H), html.EscapeString(c.Title), html.EscapeString(c.Desc))
	for _, s := range c.Shapes {
		s.svg(&w)
	}
	w.WriteString("</svg>\n")
	return w.String()
}

// The room around a chart that leaves its page.
const (
	margin  = 16
	leading = 15
)

// framed puts title, description and source around a chart, each in as many lines
// as it needs.
func (c Chart) framed(source string) Chart {
	width := c.W
	var head []Shape
	y := 0.0
	put := func(s, class string, step float64) {
		for _, line := range wrap(s, width, styles[class]) {
			y += step
			head = append(head, Text{X: 0, Y: y, S: line, Class: class})
		}
	}
	put(c.Title, "t h", leading+2)
	put(c.Desc, "t m", leading)
	y += 12
	top := y
	y = top + c.H + 6
	put(source, "t m", leading)
	shapes := append(head, moved{c.Shapes, margin, margin + top})
	for i := range head {
		t := head[i].(Text)
		t.X, t.Y = t.X+margin, t.Y+margin
		shapes[i] = t
	}
	return Chart{ID: c.ID, Title: c.Title, Desc: c.Desc, W: c.W + 2*margin, H: y + 2*margin, Shapes: shapes}
}

// wrap breaks a text into lines that fit.
func wrap(s string, width float64, st style) (lines []string) {
	line := ""
	for _, word := range strings.Fields(s) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && Width(longer, st.size, st.bold) > width {
			lines, line = append(lines, line), word
			continue
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// moved is shapes at another place.
type moved struct {
	shapes []Shape
	dx, dy float64
}

func (m moved) svg(w *writer) {
	fmt.Fprintf(w, `<g transform="translate(%s %s)">`, num(m.dx), num(m.dy))
	for _, s := range m.shapes {
		s.svg(w)
	}
	w.WriteString("</g>")
}

// num prints a coordinate with at most one decimal.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

// look writes how a shape looks: its class, or what the class stands for.
func (w *writer) look(class string) {
	if !w.alone {
		fmt.Fprintf(w, ` class="%s"`, class)
		return
	}
	st := styles[class]
	w.WriteString(` fill="` + paint(st.fill) + `"`)
	if st.stroke.A > 0 {
		fmt.Fprintf(w, ` stroke="%s" stroke-width="%s"`, paint(st.stroke), num(st.width))
	}
	if len(st.dash) > 0 {
		fmt.Fprintf(w, ` stroke-dasharray="%s %s"`, num(st.dash[0]), num(st.dash[1]))
	}
	if st.size > 0 {
		fmt.Fprintf(w, ` font-size="%s"`, num(st.size))
	}
	if st.bold {
		w.WriteString(` font-weight="700"`)
	}
}

func paint(c color.RGBA) string {
	if c.A == 0 {
		return "none"
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func (r Rect) svg(w *writer) {
	fmt.Fprintf(w, `<rect x="%s" y="%s" width="%s" height="%s"`, num(r.X), num(r.Y), num(r.W), num(r.H))
	if r.R > 0 {
		fmt.Fprintf(w, ` rx="%s"`, num(r.R))
	}
	w.look(r.Class)
	w.WriteString("/>")
}

func (l Line) svg(w *writer) { Lines{[][]Point{l.Points}, l.Class}.svg(w) }

func (l Lines) svg(w *writer) {
	w.WriteString(`<path d="`)
	for _, points := range l.List {
		for i, p := range points {
			w.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + num(p.X) + " " + num(p.Y))
		}
	}
	w.WriteString(`"`)
	w.look(l.Class)
	w.WriteString("/>")
}

func (d Dot) svg(w *writer) {
	if d.Diamond {
		w.WriteString(`<path d="M`)
		for i, p := range d.corners() {
			if i > 0 {
				w.WriteString("L")
			}
			w.WriteString(num(p.X) + " " + num(p.Y))
		}
		w.WriteString(`Z"`)
	} else {
		fmt.Fprintf(w, `<circle cx="%s" cy="%s" r="%s"`, num(d.At.X), num(d.At.Y), num(d.R))
	}
	w.look(d.Class)
	w.WriteString("/>")
}

func (t Text) svg(w *writer) {
	fmt.Fprintf(w, `<text x="%s" y="%s"`, num(t.X), num(t.Y))
	if t.Anchor != Start {
		fmt.Fprintf(w, ` text-anchor="%s"`, [...]string{"", "middle", "end"}[t.Anchor])
	}
	w.look(t.Class)
	w.WriteString(">" + html.EscapeString(t.S) + "</text>")
}

func (g Group) svg(w *writer) {
	link := g.Href != "" && !w.alone
	if link {
		w.WriteString(`<a href="` + html.EscapeString(g.Href) + `">`)
	} else {
		w.WriteString("<g>")
	}
	if g.Title != "" {
		w.WriteString("<title>" + html.EscapeString(g.Title) + "</title>")
	}
	for _, s := range g.Shapes {
		s.svg(w)
	}
	if link {
		w.WriteString("</a>")
	} else {
		w.WriteString("</g>")
	}
}
