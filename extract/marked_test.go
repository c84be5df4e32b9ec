package extract

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
)

// mark is a number of testdata/marked.txt with what is said of it.
var mark = regexp.MustCompile(`\{([^|}]*)\|([^}]*)\}`)

// marked is what a number of a constructed article must be read as. Fields that its author
// left out are "".
type marked struct {
	at, to     int
	number     string
	subject    string
	indicators []string // any of them
	year, tier string
	domains    []string // any of them
}

// parseMarked returns the text of a constructed article and the numbers marked in it. An
// indicator or a domain left out is that of the number before.
func parseMarked(piece string) (string, []marked) {
	text := "UBND tỉnh Lào Cai ban hành kế hoạch\n\n"
	var out []marked
	pos := 0
	for _, m := range mark.FindAllStringSubmatchIndex(piece, -1) {
		text += piece[pos:m[0]]
		f := append(strings.Split(piece[m[4]:m[5]], "|"), "", "", "", "")
		x := marked{number: piece[m[2]:m[3]], at: len(text), subject: f[0], indicators: split(f[1]), year: f[2], tier: f[3], domains: split(f[4])}
		if n := len(out); n > 0 && x.year == "" {
			x.year = out[n-1].year
		}
		if n := len(out); n > 0 && f[4] == "" {
			x.domains = out[n-1].domains
		}
		text += x.number
		x.to, pos = len(text), m[1]
		out = append(out, x)
	}
	return text + strings.TrimRight(piece[pos:], "\n"), out
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// wrong tells how a record differs from what is said of its number.
func (m *marked) wrong(x *corpus.Target) (out []string) {
	if x == nil {
		return []string{"no record"}
	}
	if x.Status != corpus.StatusTarget {
		out = append(out, string(x.Status))
	}
	if sameWords(x.Subject, m.subject) < 0.7 {
		out = append(out, fmt.Sprintf("subject %q", x.Subject))
	}
	if len(m.indicators) > 0 && !slices.Contains(m.indicators, x.Indicator) {
		out = append(out, "indicator "+x.Indicator)
	}
	if len(m.domains) > 0 && !slices.Contains(m.domains, x.Domain) {
		out = append(out, "domain "+x.Domain)
	}
	if m.year != "" && (x.Year == nil || fmt.Sprint(*x.Year) != m.year) {
		out = append(out, fmt.Sprint("year ", x.Year))
	}
	if tiers := strings.Trim(fmt.Sprint(x.Tiers), "[]"); tiers != m.tier {
		out = append(out, "tier "+tiers)
	}
	return out
}

// sameWords is how far two subjects agree in their words, from 0 to 1, as the labels are scored.
func sameWords(a, b string) float64 {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,;:()/-\"", r) })
	}
	x, y := words(a), words(b)
	total, n := len(x)+len(y), 0
	for _, w := range x {
		if i := slices.Index(y, w); i >= 0 {
			y = slices.Delete(y, i, i+1)
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return 2 * float64(n) / float64(total)
}

// TestMarked reads constructed plan articles whose fields are known number by number.
func TestMarked(t *testing.T) {
	rd := newReader(t)
	b, err := os.ReadFile("testdata/marked.txt")
	if err != nil {
		t.Fatal(err)
	}
	for piece := range strings.SplitSeq(string(b), "###\n") {
		if strings.HasPrefix(piece, "#") {
			continue
		}
		text, want := parseMarked(piece)
		got := rd.Read(corpus.Article{Text: text, Published: "2026-01-10"}).Targets
		for _, m := range want {
			k := slices.IndexFunc(got, func(x corpus.Target) bool { return x.NumberStart < m.to && x.NumberEnd > m.at })
			var x *corpus.Target
			if k >= 0 {
				x = &got[k]
			}
			if wrong := m.wrong(x); len(wrong) > 0 {
				t.Errorf("%s of %.120q: %s; want %+v", m.number, text, strings.Join(wrong, ", "), m)
			}
		}
	}
}

// TestTorn reads the constructed articles torn anywhere: rules that look one word further must
// stop at both ends of a text.
func TestTorn(t *testing.T) {
	rd := newReader(t)
	b, err := os.ReadFile("testdata/marked.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for piece := range strings.SplitSeq(string(b), "###\n") {
		text, _ := parseMarked(piece)
		for i := range text {
			if n++; n%7 != 0 {
				continue
			}
			for _, part := range []string{text[:i], text[i:]} {
				for _, x := range rd.Read(corpus.Article{Text: part}).Targets {
					if x.NumberStart < 0 || x.NumberEnd > len(part) {
						t.Errorf("number at %d:%d of a text of %d bytes: %q", x.NumberStart, x.NumberEnd, len(part), part)
					}
				}
			}
		}
	}
}
