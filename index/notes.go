package index

import (
	"fmt"
	"slices"
	"strings"

	"chitieu/corpus"
)

// Note is a sentence that belongs under a table.
type Note struct {
	Kind     string `json:"kind"` // merged, enlarged, draft, tier-ended or two-series
	Province string `json:"province,omitempty"`
	Scheme   int    `json:"scheme,omitempty"`
	Text     string `json:"text"`
}

// noteTexts are the sentences by kind: Vietnamese, English.
var noteTexts = map[string][2]string{
	"merged":          {"%[1]s nay thuộc %[2]s từ 01/07/2025", "%[1]s has been part of %[2]s since 1 July 2025"},
	"enlarged":        {"%[1]s ngày nay gồm %[1]s cũ và %[2]s; số liệu ở đây là của tỉnh trước 01/07/2025", "Today's %[1]s is the old one plus %[2]s; these figures are of the unit before 1 July 2025"},
	"joined":          {"%[1]s từ 01/07/2025 gồm %[1]s cũ và %[2]s", "%[1]s since 1 July 2025 is the old one plus %[2]s"},
	"draft":           {"%[1]s: số liệu theo dự thảo kế hoạch", "%[1]s: figures of a draft plan"},
	"tier-ended":      {"Cấp huyện kết thúc từ 01/07/2025", "The district tier ended on 1 July 2025"},
	"other-indicator": {"Chỉ tiêu khác: %s", "Another indicator: %s"},
	"other-base":      {"mẫu số khác: %s (bảng trên: %s)", "another base: %s (above: %s)"},
	"no-base":         {"không nêu", "not named"},
	"other-unit":      {"đơn vị khác: %s", "another unit: %s"},
	"unit-%":          {"tỷ lệ %", "percent"},
	"unit-rank":       {"thứ hạng", "rank"},
	"unit-count":      {"số lượng", "count"},
	"unit-money":      {"tiền", "money"},
	"unit-quantity":   {"khối lượng", "quantity"},
	"unit-score":      {"điểm chỉ số", "index score"},
	"a-level":         {"mức đạt tới, không phải mức thay đổi", "a level, no change"},
	"a-increase":      {"mức tăng thêm, không phải mức đạt tới", "an increase, no level"},
	"a-decrease":      {"mức giảm đi, không phải mức đạt tới", "a decrease, no level"},
	"per-year":        {"tính mỗi năm", "a year"},
	"not-per-year":    {"tính cả kỳ, không phải mỗi năm", "over the whole time, not a year"},
	"points":          {"tính bằng điểm phần trăm", "in percentage points"},
	"not-points":      {"không phải điểm phần trăm", "not in percentage points"},
	"two-series":      {"Cấp xã trước và sau 01/07/2025 là hai loại đơn vị khác nhau, không so sánh trực tiếp", "Communes before and after 1 July 2025 are different units and cannot be compared directly"},
}

func noteText(lang, kind string, args ...any) string {
	t := noteTexts[kind][inTexts(lang)]
	if len(args) == 0 {
		return strings.ReplaceAll(t, "%%", "%")
	}
	return fmt.Sprintf(t, args...)
}

// notes tells what a reader must know to compare the rows of a table.
func (ix *Index) notes(t Table, lang string) []Note {
	notes := []Note{}
	for _, r := range t.Rows {
		if r.empty() {
			continue
		}
		p := place(r.Province)
		n := ix.parser.names.territory[unitKey{p.ID, p.Scheme}][inTexts(lang)]
		if n.Kind != "" {
			notes = append(notes, n)
		}
		if slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Draft }) {
			notes = append(notes, Note{"draft", p.ID, p.Scheme, noteText(lang, "draft", p.label())})
		}
	}
	if slices.Contains(t.Tiers, corpus.TierDistrict) && len(notes)+len(t.Rows) > 0 {
		notes = append(notes, Note{Kind: "tier-ended", Text: noteText(lang, "tier-ended")})
	}
	if slices.Contains(t.Tiers, corpus.TierCommune) && mixesSchemes(t.Rows) {
		notes = append(notes, Note{Kind: "two-series", Text: noteText(lang, "two-series")})
	}
	return notes
}

func mixesSchemes(rows []TableRow) bool {
	return slices.ContainsFunc(rows, func(r TableRow) bool { return r.Province.Scheme == 63 }) &&
		slices.ContainsFunc(rows, func(r TableRow) bool { return r.Province.Scheme == 34 })
}

// inTexts is the place of a language in lists of texts.
func inTexts(lang string) int {
	if lang == "en" {
		return 1
	}
	return 0
}

// territories tell in both languages what became of a province on 2025-07-01; of a
// unit that runs through there is nothing to tell.
func (n *naming) territories(p place) (notes [2]Note) {
	now := n.now(p)
	today, ok := n.gaz.Lookup(now, 34)
	if !ok {
		return notes
	}
	kind, what := "merged", today.Name
	if now == p.ID {
		var others []string
		for _, m := range today.Members {
			if m != p.ID {
				others = append(others, n.placeNames[m])
			}
		}
		if len(others) == 0 {
			return notes
		}
		kind, what = "enlarged", strings.Join(others, ", ")
		if p.Scheme == 34 {
			kind = "joined"
		}
	}
	for i, lang := range []string{"vi", "en"} {
		notes[i] = Note{kind, p.ID, p.Scheme, noteText(lang, kind, p.label(), what)}
	}
	return notes
}

func (n *naming) now(p place) string {
	if p.Scheme == 34 || p.Now != "" {
		if p.Scheme == 34 {
			return p.ID
		}
		return p.Now
	}
	u, _ := n.gaz.Lookup(p.ID, 63)
	return u.Now
}

// complete fills in the name of a place that its records did not give.
func (n *naming) complete(p place) place {
	if u, ok := n.gaz.Lookup(p.ID, p.Scheme); ok {
		p.Name, p.Now = u.Name, n.now(p)
	}
	return p
}

// unit is the place that a query names, the old unit where both exist and
// nothing else is said.
func (n *naming) unit(ref PlaceRef) place {
	p := place{ID: ref.ID, Scheme: ref.Scheme, Name: ref.Name}
	if p.Scheme == 0 {
		p.Scheme = 63
		if _, ok := n.gaz.Lookup(p.ID, 63); !ok {
			p.Scheme = 34
		}
	}
	return n.complete(p)
}

// differs says how a further table differs from the main one: another indicator,
// base, unit, or a change instead of a level. first is the first table of its
// indicator.
func (n *naming) differs(main, other Section, first bool, lang string) string {
	if main.ID != other.ID && first {
		ind := n.describe(other.ID)
		return noteText(lang, "other-indicator", nameIn(lang, ind.Vi, ind.En, ind.ID))
	}
	var parts []string
	a, b := main.Series, other.Series
	if a.Denominator != b.Denominator {
		parts = append(parts, noteText(lang, "other-base", n.baseName(lang, b.Denominator), n.baseName(lang, a.Denominator)))
	}
	if a.Unit != b.Unit || a.Noun != b.Noun {
		unit := noteText(lang, "unit-"+b.Unit)
		if b.Noun != "" {
			unit += " (" + b.Noun + ")"
		}
		parts = append(parts, noteText(lang, "other-unit", unit))
	}
	switch {
	case a.Change == b.Change:
	case b.Change == "":
		parts = append(parts, noteText(lang, "a-level"))
	default:
		parts = append(parts, noteText(lang, "a-"+b.Change))
	}
	if a.PerYear != b.PerYear {
		parts = append(parts, noteText(lang, map[bool]string{true: "per-year", false: "not-per-year"}[b.PerYear]))
	}
	if a.Points != b.Points {
		parts = append(parts, noteText(lang, map[bool]string{true: "points", false: "not-points"}[b.Points]))
	}
	return strings.Join(parts, "; ")
}

func nameIn(lang, vi, en, id string) string {
	switch {
	case lang == "en" && en != "":
		return en
	case vi != "":
		return vi
	}
	return id
}

func (n *naming) baseName(lang, id string) string {
	if id == "" {
		return noteText(lang, "no-base")
	}
	vi, en := n.tax.DenominatorName(id)
	return nameIn(lang, vi, en, id)
}
