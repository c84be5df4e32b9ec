package tell

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
)

// CiteStyles are the forms of a citation.
var CiteStyles = []string{"bibtex", "ris", "vi", "en"}

// Cite is the citation of a target: who promised what, where it was published, and
// the archived bytes that prove it.
func (t Teller) Cite(r corpus.Record, style string, now time.Time) string {
	c := citation{r: r, accessed: now.In(t.Zone).Format(time.DateOnly)}
	if r.Article.Capture != nil {
		c.accessed = r.Article.Capture.Fetched[:min(10, len(r.Article.Capture.Fetched))]
	}
	if !t.AsOf.IsZero() {
		c.asOf = t.AsOf.In(t.Zone).Format(time.RFC3339)
	}
	switch style {
	case "bibtex":
		return c.bibtex()
	case "ris":
		return c.ris()
	}
	return c.sentence(style)
}

type citation struct {
	r        corpus.Record
	accessed string
	asOf     string // the store as of, "" for now
}

func (c citation) author() string {
	place := ""
	if p := c.r.Article.Province; p != nil {
		place = p.Name
	}
	switch i := c.r.Issuer; {
	case i == "":
		return place
	case place == "" || strings.Contains(i, place):
		return i
	default:
		return i + " " + place
	}
}

// proof is the sentence's target id and the digest of the archived page.
func (c citation) proof() string {
	s := c.r.ID
	if k := c.r.Article.Capture; k != nil {
		s += ", sha256:" + k.SHA256
	}
	if o, ok := sample.Source(c.r.Article.URL); ok {
		s += ", MẪU (sample page), viết lại từ (rewritten from): " + strings.TrimSpace(o.Title+" "+o.URL)
	}
	if c.asOf != "" {
		s += ", as of " + c.asOf
	}
	return s
}

func (c citation) bibtex() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", strings.ReplaceAll(c.r.ID, "-", ""))
	field := func(k, v string) {
		if v != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", k, texEscape.Replace(v))
		}
	}
	field("author", bracket(c.author()))
	field("title", c.r.Article.Title)
	field("year", yearOf(c.r.Article.Published))
	field("number", c.r.Article.PlanNumber)
	field("howpublished", c.r.Article.URL)
	field("urldate", c.accessed)
	field("note", "“"+c.quote()+"” ("+c.proof()+")")
	b.WriteString("}")
	return b.String()
}

// bracket keeps an institution's name from being taken apart as a person's.
func bracket(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

var texEscape = strings.NewReplacer(`\`, `\textbackslash `, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`)

func (c citation) ris() string {
	lines := []string{"TY  - ELEC"}
	field := func(k, v string) {
		if v != "" {
			lines = append(lines, k+"  - "+strings.Join(strings.Fields(v), " "))
		}
	}
	field("AU", c.author())
	field("TI", c.r.Article.Title)
	field("PY", yearOf(c.r.Article.Published))
	field("DA", strings.ReplaceAll(c.r.Article.Published, "-", "/"))
	field("M1", c.r.Article.PlanNumber)
	field("UR", c.r.Article.URL)
	field("Y2", strings.ReplaceAll(c.accessed, "-", "/"))
	field("AB", c.quote())
	field("N1", c.proof())
	return strings.Join(append(lines, "ER  - "), "\n")
}

func (c citation) sentence(lang string) string {
	parts := []string{}
	if s := c.author(); s != "" {
		parts = append(parts, s)
	}
	title := "“" + c.r.Article.Title + "”"
	if d := c.r.Article.Published; d != "" {
		title += " (" + d + ")"
	}
	parts = append(parts, title)
	if n := c.r.Article.PlanNumber; n != "" {
		parts = append(parts, n)
	}
	seen := "truy cập"
	if lang == "en" {
		seen = "accessed"
	}
	return strings.Join(parts, ", ") + ". “" + c.quote() + "”. " + c.r.Article.URL + " (" + seen + " " + c.accessed + "; " + c.proof() + ")."
}

func (c citation) quote() string { return strings.Join(strings.Fields(c.r.Quote), " ") }

func yearOf(date string) string { return date[:min(4, len(date))] }

// LiveLink is the published page with a text fragment (WICG Scroll to Text
// Fragment), so that a browser opens it at the sentence.
func LiveLink(r corpus.Record) string {
	if !strings.HasPrefix(r.Article.URL, "http") {
		return r.Article.URL
	}
	words := strings.Fields(r.Quote)
	if len(words) == 0 {
		return r.Article.URL
	}
	escape := func(ws []string) string {
		return strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(strings.Join(ws, " ")))
	}
	fragment := escape(words)
	if len(words) > 12 { // first and last words name a long passage
		fragment = escape(words[:5]) + "," + escape(words[len(words)-5:])
	}
	base, _, _ := strings.Cut(r.Article.URL, "#")
	return base + "#:~:text=" + fragment
}
