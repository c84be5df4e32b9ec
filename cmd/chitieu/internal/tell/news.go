package tell

import (
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/index"
)

// News is a sentence that a newspaper may print, with what proves it.
type News struct {
	Text   string
	Proofs []Proof
	Basis  string // the document that sets the national value
}

// Proof is a target that a sentence rests on.
type Proof struct{ Name, ID string }

// doubtful are the marks of numbers that no sentence is made of: somebody must look
// at them first.
var doubtful = []index.Mark{index.MarkSuspect, index.MarkOutlier, index.MarkDiffer, index.MarkNotOwn}

// Printable reports whether a sentence may be made of a cell.
func Printable(c index.Cell) bool {
	return c.Value != nil && !slices.ContainsFunc(c.Marks, func(m index.Mark) bool { return slices.Contains(doubtful, m) })
}

// News puts one cell into a sentence: who, how much, for when, of what, at which
// tier, and how that stands against the national value of the same tier. Nothing is
// said that the cell does not hold; what comes from a sample page says so.
func (t Teller) News(name string, s index.Series, p corpus.Province, u gazetteer.Unit, c index.Cell, sample bool) News {
	verb := "news.set"
	switch {
	case c.Draft:
		verb = "news.set-draft"
	case c.Amended:
		verb = "news.set-amended"
	}
	text := t.Say.Say(verb, t.Territory(p, u), t.aim(s, c), t.when(c), name, t.tierIn(c), t.against(c))
	n := News{Text: t.Sampled(text, sample), Proofs: []Proof{{t.Say.Say("news.sentence"), c.ID}}}
	if c.National != nil && c.National.Relation != index.Reference {
		n.Basis = c.National.Source
	}
	if r := c.Result; r != nil && r.Value != nil && Printable(*r) {
		n.Text += " " + t.Say.Say("news.result", t.Level(s, *r), CellYears(*r))
		n.Proofs = append(n.Proofs, Proof{t.Say.Say("news.result-proof"), r.ID})
	}
	if o := c.Official; o != nil {
		n.Text += " " + t.Say.Say("news.official", t.Number(o.Value, nil, c.Unit, "", "", false, false, nounOf(s, c)), o.Year, o.Source)
	}
	return n
}

// Sampled begins a sentence; what comes from a sample page says so first.
func (t Teller) Sampled(text string, sample bool) string {
	if sample {
		return t.Say.Say("news.sample") + " " + upperFirst(text)
	}
	return upperFirst(text)
}

// Level is a cell's number as it stands alone, with the unit of its table: "12.000 tỷ
// đồng", "hạng 5/63".
func (t Teller) Level(s index.Series, c index.Cell) string {
	return t.Number(*c.Value, c.High, c.Unit, c.Bound, c.Change, c.PerYear, c.Points, nounOf(s, c))
}

// nounOf is what follows a cell's number: what is counted, the unit, how many are
// ranked.
func nounOf(s index.Series, c index.Cell) string {
	switch {
	case c.Unit == corpus.UnitPercent:
		return ""
	case c.Unit == corpus.UnitRank && c.Denominator != "":
		return "/" + c.Denominator
	}
	return s.Noun
}

// Territory names a province with its kind, and says which territory is meant where
// 2025-07-01 changed it.
func (t Teller) Territory(p corpus.Province, u gazetteer.Unit) string {
	key := "news.province"
	switch {
	case strings.HasPrefix(p.Name, "Thành phố "):
		key = "news.named-city"
	case u.Kind == "city":
		key = "news.city"
	}
	if u.Merged || p.Scheme == 63 && u.Now != "" && u.Now != u.Slug {
		key += "-" + strconv.Itoa(p.Scheme)
	}
	return t.Say.Say(key, strings.TrimPrefix(p.Name, "Thành phố "))
}

// aim is the number with the verb that goes with it: "đạt 60%", "tăng 7%/năm".
func (t Teller) aim(s index.Series, c index.Cell) string {
	level := t.Number(*c.Value, c.High, c.Unit, c.Bound, "", c.PerYear, c.Points, nounOf(s, c))
	switch {
	case c.Unit == corpus.UnitRank && c.Change != "":
		return t.Say.Say("news."+c.Change, t.Say.Say("rank.places", t.Decimal(*c.Value)))
	case c.Unit == corpus.UnitRank && c.Bound == string(corpus.AtMost):
		return t.Say.Say("news.rank-group", level)
	case c.Unit == corpus.UnitRank:
		return t.Say.Say("news.rank", level)
	case c.Change != "":
		return t.Say.Say("news."+c.Change, level)
	case c.Bound == string(corpus.AtMost) || c.Bound == string(corpus.LessThan):
		return t.Say.Say("news.ceiling", level)
	}
	return t.Say.Say("news.level", level)
}

// when is the year that a promise is for.
func (t Teller) when(c index.Cell) string {
	switch y := CellYears(c); {
	case y == "":
		return t.Say.Say("news.undated")
	case c.YearFrom != 0:
		return t.Say.Say("news.in-period", strings.Replace(y, "-", "–", 1))
	case c.Plan == "period":
		return t.Say.Say("news.until", y)
	default:
		return t.Say.Say("news.in-year", y)
	}
}

func (t Teller) tierIn(c index.Cell) string {
	s := ""
	switch c.Tier {
	case "":
	case corpus.TierAll:
		return t.Say.Say("news.all-tiers")
	default:
		s = t.Say.Say("news.tier", t.Say.Say("tier."+string(c.Tier)))
	}
	if slices.Contains(c.Marks, index.MarkAllTiers) {
		s += t.Say.Say("news.common")
	}
	return s
}

// against is how a number stands against the national value, "" where none may be
// named beside it.
func (t Teller) against(c index.Cell) string {
	n := c.National
	if n == nil || n.Relation == index.Reference {
		return ""
	}
	value := t.Number(n.Value, n.High, c.Unit, n.Bound, "", false, false, "")
	if n.Relation == index.Towards {
		return t.Say.Say("news.towards", value, n.Year)
	}
	return t.Say.Say("news."+string(n.Relation), value)
}

func percent(unit string) string {
	if unit == corpus.UnitPercent {
		return "%"
	}
	return ""
}

// upperFirst begins a sentence.
func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// CopiesNews tells how many provinces set exactly the national values of a year.
func (t Teller) CopiesNews(sec index.Section, c index.Copies) News {
	values := strings.Split(c.Values, "/")
	for i := range values {
		values[i] += percent(sec.Series.Unit)
		if i < len(c.Tiers) && c.Tiers[i] != "" {
			values[i] += " (" + t.Say.Say("tier."+c.Tiers[i]) + ")"
		}
	}
	n := News{Text: t.Sampled(t.Say.Say("news.copies", c.Of, c.Year, c.N, strings.Join(values, ", "), strings.Join(c.Provinces, ", ")), slices.ContainsFunc(sec.Rows, SampleRow))}
	for _, r := range sec.Rows {
		if r.Province.Scheme != c.Scheme || !slices.ContainsFunc(c.Provinces, func(p string) bool { return strings.HasPrefix(p, r.Province.Name) }) {
			continue
		}
		for _, cell := range r.Cells {
			for _, x := range append([]index.Cell{cell}, cell.Years...) {
				if x.Value != nil && x.Year == c.Year && len(n.Proofs) < mostProofs && !named(n.Proofs, r.Province.Name) {
					n.Proofs = append(n.Proofs, Proof{r.Province.Name, x.ID})
				}
			}
		}
	}
	return n
}

// mostProofs is how many provinces one sentence leads to.
const mostProofs = 12

func named(list []Proof, name string) bool {
	return slices.ContainsFunc(list, func(p Proof) bool { return p.Name == name })
}
