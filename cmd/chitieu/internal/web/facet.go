package web

import (
	"strings"

	"chitieu/index"
)

// chipView is one part of what was understood, with the search that is left
// without it.
type chipView struct {
	Kind, Text, Without string
	Not                 bool
}

func (q *request) chips(parts []index.Part) []chipView {
	out := make([]chipView, len(parts))
	for i, p := range parts {
		out[i] = chipView{Kind: q.Say("part." + p.Kind), Text: q.partText(p), Without: q.Link("/search", "q", p.Without), Not: p.Not}
	}
	return out
}

// partText is the value of a part as people say it.
func (q *request) partText(p index.Part) string {
	switch p.Kind {
	case "indicator":
		return q.indicatorName(p.Value)
	case "domain":
		return q.domainName(p.Value)
	case "tier", "status":
		return q.Say(p.Kind + "." + p.Value)
	case "issuer":
		return q.Say("issuer." + p.Value)
	case "compare", "gaps":
		return ""
	}
	if p.Name != "" {
		return p.Name
	}
	if p.Kind == "national" || p.Kind == "order" {
		return strings.ReplaceAll(p.Value, "_", " ")
	}
	return p.Value
}

// facetView is one list of values to narrow a search by.
type facetView struct {
	Name   string
	Values []choiceView
}

type choiceView struct {
	Text, Href string
	Count      int
	On         bool
}

// mostChoices is how many values of a facet the page offers.
const mostChoices = 8

// facets offers what there is to choose; a value replaces the query's own demand
// of its kind.
func (q *request) facets(u index.Understood, f *index.Facets) []facetView {
	if f == nil {
		return nil
	}
	var out []facetView
	add := func(kind, qualifier string, counts []index.FacetCount, without func(*index.Concepts)) {
		left := u
		without(&left.Concepts)
		base := left.String()
		v := facetView{Name: q.Say("part." + kind)}
		for _, c := range counts[:min(len(counts), mostChoices)] {
			text := q.partText(index.Part{Kind: kind, Value: c.Value})
			if kind == "indicator" && text == c.Value {
				continue // one that no table names: its id tells a reader nothing
			}
			if c.Province != nil && c.Province.Name != "" {
				text = c.Province.Name
				if c.Province.Scheme == 34 {
					text += " (34)"
				}
			}
			v.Values = append(v.Values, choiceView{Text: text, Href: q.Link("/search", "q", strings.TrimSpace(base+" "+qualifier+":"+c.Value)), Count: c.Count})
		}
		if len(v.Values) > 1 {
			out = append(out, v)
		}
	}
	add("tier", "cấp", f.Tiers, func(c *index.Concepts) { c.Tiers = nil })
	add("year", "năm", f.Years, func(c *index.Concepts) { c.Years = nil })
	add("province", "tỉnh", f.Provinces, func(c *index.Concepts) { c.Provinces = nil })
	add("indicator", "chỉ_tiêu", f.Indicators, func(c *index.Concepts) { c.Indicators = nil })
	add("domain", "lĩnh_vực", f.Domains, func(c *index.Concepts) { c.Domains = nil })
	add("status", "trạng_thái", f.Statuses, func(c *index.Concepts) { c.Statuses = nil })
	return out
}
