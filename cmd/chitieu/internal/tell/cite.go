package tell

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/cmd/chitieu/internal/sample"
	"chitieu/corpus"
)

// CiteStyles are the forms of a citation.
var CiteStyles = []string{"bibtex", "ris", "vi", "en"}

// Cite is the citation of a target: who promised what, where it was published, the
// archived bytes that prove it, and what people corrected since. The styles vi and en
// are of their language, whatever the teller's.
func (t Teller) Cite(r corpus.Record, style string, now time.Time) string {
	if style == "vi" || style == "en" {
		t.Say = catalog.New(style)
	}
	c := citation{t: t, r: r, accessed: now.In(t.Zone).Format(time.DateOnly)}
	if r.Article.Capture != nil {
		c.accessed = r.Article.Capture.Fetched[:min(10, len(r.Article.Capture.Fetched))]
	}
	switch style {
	case "bibtex":
		return c.bibtex()
	case "ris":
		return c.ris()
	}
	return c.sentence()
}

type citation struct {
	t        Teller
	r        corpus.Record
	accessed string
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

// proof is the sentence's target id and the digest of the archived page, what people
// corrected or withdrew, and which state of the store says so.
func (c citation) proof() string {
	parts := []string{c.r.ID}
	if k := c.r.Article.Capture; k != nil {
		parts = append(parts, "sha256:"+k.SHA256)
	}
	if o, ok := sample.Source(c.r.Article.URL); ok {
		parts = append(parts, c.t.Say.Say("cite.sample", strings.TrimSpace(o.Title+" "+o.URL)))
	}
	for _, v := range c.r.Reviews {
		if v.Field == corpus.Hide && !c.r.Hidden {
			continue // withdrawn and put back
		}
		parts = append(parts, c.t.Review(v))
	}
	if !c.t.AsOf.IsZero() {
		parts = append(parts, c.t.Say.Say("cite.as-of", c.t.Moment(c.t.AsOf.Format(time.RFC3339))))
	}
	return strings.Join(parts, ", ")
}

// Review tells a person's correction with its day, its author and the reason.
func (t Teller) Review(v corpus.Review) string {
	day := t.Day(v.When.In(t.Zone).Format(time.DateOnly))
	switch {
	case v.Field == corpus.Hide && v.Value != "":
		return t.Say.Say("cite.withdrawn", day, v.By, v.Why)
	case v.Field == corpus.Hide:
		return t.Say.Say("cite.restored", day, v.By, v.Why)
	}
	return t.Say.Say("cite.corrected", day, t.Say.Say("field."+v.Field), orNone(v.Was), orNone(v.Value), v.By, v.Why)
}

func orNone(s string) string {
	if s == "" {
		return "—"
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

func (c citation) sentence() string {
	parts := []string{}
	if s := c.author(); s != "" {
		parts = append(parts, s)
	}
	title := "“" + c.r.Article.Title + "”"
	if d := c.r.Article.Published; d != "" {
		title += " (" + c.t.Day(d) + ")"
	}
	parts = append(parts, title)
	if n := c.r.Article.PlanNumber; n != "" {
		parts = append(parts, n)
	}
	return strings.Join(parts, ", ") + ". " + quoted(c.quote()) + " " + c.r.Article.URL + " (" + c.t.Say.Say("cite.accessed", c.t.Day(c.accessed)) + "; " + c.proof() + ")."
}

// quoted is a sentence between quotation marks, with one stop at its end.
func quoted(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…") {
		return "“" + s + "”"
	}
	return "“" + strings.TrimRight(s, ";,: ") + "”."
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
