package index

import (
	"slices"
	"strings"

	"chitieu/corpus"
)

// takeOutcomes keeps the official results that the query's places and years allow.
func (c *collected) takeOutcomes(u Understood, all []corpus.Outcome) {
	for _, o := range all {
		p := place{ID: o.Province, Scheme: o.Scheme}
		if o.Indicator != c.indicator ||
			len(u.Provinces) > 0 && !slices.ContainsFunc(u.Provinces, p.is) ||
			len(u.Years) > 0 && !slices.ContainsFunc(u.Years, func(y Years) bool { return y.has(o.Year) }) ||
			len(u.Tiers) > 0 && o.Tier != "" && !slices.Contains(u.Tiers, o.Tier) {
			continue
		}
		c.outcomes = append(c.outcomes, o)
	}
	c.used = make([]bool, len(c.outcomes))
}

// official is the official result of a place for a tier and year; the latest, with
// its own year, when any will do. Of another base it is none.
func (c *collected) official(s Series, p place, tier corpus.Tier, year int, any bool) *corpus.Outcome {
	best := -1
	for i, o := range c.outcomes {
		if o.Province != p.ID || o.Scheme != p.Scheme || o.Tier != tier || !c.sameBase(s, o) {
			continue
		}
		if o.Year == year && year != 0 {
			best = i
			break
		}
		if any && (best < 0 || o.Year > c.outcomes[best].Year) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	c.used[best] = true
	return &c.outcomes[best]
}

// officialTiers are the tiers that official results of a series are about, "" for those
// that name none: each needs a column.
func (c *collected) officialTiers(s Series) (tiers []corpus.Tier) {
	for _, o := range c.outcomes {
		if c.sameBase(s, o) && !slices.Contains(tiers, o.Tier) {
			tiers = append(tiers, o.Tier)
		}
	}
	return tiers
}

// officialPlaces are the provinces that have official results.
func (c *collected) officialPlaces() (places []place) {
	for _, o := range c.outcomes {
		p := place{ID: o.Province, Scheme: o.Scheme}
		if !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	return places
}

// hasOutcome reports whether an official result of a place is there to be shown.
func (c *collected) hasOutcome(p place) bool {
	return slices.ContainsFunc(c.outcomes, func(o corpus.Outcome) bool { return o.Province == p.ID && o.Scheme == p.Scheme })
}

// sameBase reports whether an official figure is taken of what the series is: of
// the same base, or of the indicator's usual one where articles do not name it.
func (c *collected) sameBase(s Series, o corpus.Outcome) bool {
	if s.Change != "" || s.Points {
		return false
	}
	usual := c.ix.parser.names.describe(c.indicator).Denominator
	return strings.EqualFold(s.Denominator, o.Denominator) || s.Denominator == "" && strings.EqualFold(usual, o.Denominator)
}

// unused lists the official results that stand beside no cell.
func (c *collected) unused() (out []corpus.Outcome) {
	for i, o := range c.outcomes {
		if !c.used[i] {
			out = append(out, o)
		}
	}
	return out
}
