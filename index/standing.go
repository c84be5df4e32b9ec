package index

import (
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// allMilestones are the national values of an indicator for every tier, and for none.
func allMilestones(tax *taxonomy.Taxonomy, id string) []taxonomy.National {
	out := tax.Milestones(id, "")
	for _, t := range tierOrder {
		out = append(out, tax.Milestones(id, string(t))...)
	}
	return out
}

// isBar reports whether a province's value may be held against a national one: an
// aggregate is none, nor is one of another base; and the bars for communes were set
// for the ten thousand of old.
func isBar(n taxonomy.National, tier corpus.Tier, scheme int, base string) bool {
	return n.Scope != "nation" && (n.Denominator == "" || strings.EqualFold(n.Denominator, base)) && (tier != corpus.TierCommune || scheme != 34)
}

// holds reports whether a row's number is of the kind that its indicator's national
// values are: of their unit, and no change where they are levels.
func (c *columns) holds(r *row) bool {
	return r.Year != 0 && r.Marks&markPoints == 0 && c.units.text(int(r.Unit)) == c.barUnits[r.Indicator] && (r.Change == 0 || !c.levels[r.Indicator])
}

// stands reports whether a province's row stands in one of the wanted relations to the
// national value of one of its tiers, of those asked for, and of its own year.
func (c *columns) stands(r *row, asked uint8, wanted []Relation) bool {
	bars := c.bars[r.Indicator]
	if len(bars) == 0 || c.places[r.Place].ID == "" || !c.holds(r) {
		return false
	}
	tiers := reach(r.Tiers)
	if asked != 0 {
		tiers &= reach(asked)
	}
	bound, base := c.bounds.text(int(r.Bound)), c.bases.text(int(r.Denominator))
	return slices.ContainsFunc(bars, func(n taxonomy.National) bool {
		tier := corpus.Tier(n.Tier)
		mine := tier == "" && r.Tiers == 0 || tiers&tierBit(tier) != 0
		return mine && n.Year == int(r.Year) && isBar(n, tier, c.places[r.Place].Scheme, base) && slices.Contains(wanted, relation(r.Value, r.top(), bound, n))
	})
}
