package draw

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

func chart() Chart {
	return Chart{ID: "c", Title: "Hồ sơ <công việc> & “mạng”", Desc: "mô tả", W: 200, H: 60, Shapes: []Shape{
		Rect{X: 0, Y: 0, W: 100, H: 20, R: 3, Class: "s5"},
		Line{Points: []Point{{0, 30}, {100, 40}, {200, 30}}, Class: "l0"},
		Line{Points: []Point{{0, 50}, {200, 50}}, Class: "goal"},
		Dot{At: Point{100, 40}, R: 3, Class: "d0"},
		Dot{At: Point{150, 50}, R: 3, Class: "gd", Diamond: true},
		Group{Href: "/a?b=1&c=2", Title: "<b>", Shapes: []Shape{Text{X: 100, Y: 15, S: "Thừa Thiên Huế <script>", Class: "t b on", Anchor: Middle}}},
	}}
}

func TestSVG(t *testing.T) {
	for name, s := range map[string]string{"inline": chart().Inline(), "file": chart().File("chitieu")} {
		d := xml.NewDecoder(strings.NewReader(s))
		text := ""
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s is no XML: %v\n%s", name, err, s)
			}
			switch x := tok.(type) {
			case xml.StartElement:
				if x.Name.Local == "script" {
					t.Errorf("%s: text became markup", name)
				}
				for _, a := range x.Attr {
					if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
						t.Errorf("%s: attribute %s: the Content-Security-Policy forbids it", name, a.Name.Local)
					}
				}
			case xml.CharData:
				text += string(x)
			}
		}
		for _, want := range []string{"Hồ sơ <công việc> & “mạng”", "mô tả", "Thừa Thiên Huế <script>"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if hasClass := strings.Contains(s, "class="); hasClass != (name == "inline") {
			t.Errorf("%s: classes %v", name, hasClass)
		}
	}
	if s := chart().File("chitieu 2026"); !strings.Contains(s, "chitieu 2026") || strings.Contains(s, "<a ") {
		t.Error("a file tells its source and links nowhere")
	}
}

func TestPNG(t *testing.T) {
	var b bytes.Buffer
	if err := chart().PNG(&b, "chitieu"); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	framed := chart().framed("chitieu")
	if got := img.Bounds(); got.Dx() != int(framed.W*2) || got.Dy() != int(framed.H*2) {
		t.Errorf("picture of %v, want twice %v × %v", got, framed.W, framed.H)
	}
	top := framed.H - margin - 6 - leading - 60 // where the chart itself begins
	at := func(x, y float64) [3]uint32 {
		r, g, b, _ := img.At(int((x+margin)*2), int((y+top)*2)).RGBA()
		return [3]uint32{r >> 8, g >> 8, b >> 8}
	}
	if got := at(10, 10); got != [3]uint32{0x1f, 0x5c, 0x99} {
		t.Errorf("the rectangle is painted %v", got)
	}
	if got := at(100, 40); got != [3]uint32{0x1f, 0x5c, 0x99} {
		t.Errorf("the dot is painted %v", got)
	}
}

// Every letter of Vietnamese is in both fonts.
func TestFontsCoverVietnamese(t *testing.T) {
	letters := "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
	for i, f := range fonts() {
		for _, r := range letters + strings.ToUpper(letters) + "0123456789 %.,;:/()[]“”‘’…–—·•×±≤≥≈→−?!&'\"+-=<>" {
			var b sfnt.Buffer
			if g, err := f.GlyphIndex(&b, r); err != nil || g == 0 {
				t.Errorf("font %d has no %q", i, r)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	narrow, wide := Width("ill", 10, false), Width("Thừa Thiên Huế", 10, false)
	if narrow <= 0 || wide < 5*narrow || Width("Huế", 20, false) != 2*Width("Huế", 10, false) {
		t.Errorf("widths %v and %v", narrow, wide)
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		n         int
		want      []float64
	}{
		{0, 100, 5, []float64{0, 20, 40, 60, 80, 100}},
		{0, 93, 4, []float64{0, 25, 50, 75, 100}},
		{0, 0.3, 3, []float64{0, 0.1, 0.2, 0.3}},
		{5, 5, 2, []float64{5, 5.5, 6}},
	} {
		got := Ticks(c.low, c.high, c.n)
		if len(got) != len(c.want) {
			t.Errorf("Ticks(%v, %v, %d) = %v, want %v", c.low, c.high, c.n, got, c.want)
			continue
		}
		for i := range got {
			if d := got[i] - c.want[i]; d > 1e-9 || d < -1e-9 {
				t.Errorf("Ticks(%v, %v, %d) = %v, want %v", c.low, c.high, c.n, got, c.want)
				break
			}
		}
	}
}
