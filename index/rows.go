package index

import (
	"slices"

	"chitieu/corpus"
)

// tablePlace is a province of a table with its number in the columns, -1 where no
// article is of it.
type tablePlace struct {
	place
	number int
}

// tablePlaces are the provinces of a table in Vietnamese order: those that the
// query names, else all that any article is of, and those of official results.
func (ix *Index) tablePlaces(u Understood, units int, official []place) []tablePlace {
	official = slices.DeleteFunc(official, func(p place) bool {
		return p.ID == "" || units == 63 && p.Scheme == 34 || slices.ContainsFunc(ix.ordered, func(q tablePlace) bool { return q.key() == p.key() })
	})
	if len(u.Provinces)+len(u.Not.Provinces)+len(official) == 0 && units != 63 {
		return ix.ordered
	}
	var out []tablePlace
	for _, p := range ix.ordered {
		if !(units == 63 && p.Scheme == 34) && (len(u.Provinces) == 0 || slices.ContainsFunc(u.Provinces, p.is)) && !slices.ContainsFunc(u.Not.Provinces, p.is) {
			out = append(out, p)
		}
	}
	known := len(out)
	for _, p := range official {
		if !slices.ContainsFunc(u.Not.Provinces, p.is) {
			out = append(out, tablePlace{ix.parser.names.complete(p), -1})
		}
	}
	for _, ref := range u.Provinces {
		if ref.ID != National && !slices.ContainsFunc(out, func(p tablePlace) bool { return p.is(ref) }) {
			out = append(out, tablePlace{ix.parser.names.unit(ref), -1})
		}
	}
	if len(out) == known {
		return out
	}
	return inOrder(out)
}

// inOrder puts places into the Vietnamese order.
func inOrder(list []tablePlace) []tablePlace {
	places := make([]place, len(list))
	for i, p := range list {
		places[i] = p.place
	}
	out := make([]tablePlace, len(list))
	for i, r := range rankPlaces(places) {
		out[r] = list[i]
	}
	return out
}

// orderPlaces lists the provinces of the index in the Vietnamese order.
func (ix *Index) orderPlaces() []tablePlace {
	out := make([]tablePlace, len(ix.cols.places))
	for i, r := range ix.placeRank {
		out[r] = tablePlace{ix.cols.places[i], i}
	}
	return slices.DeleteFunc(out, func(p tablePlace) bool { return p.ID == "" })
}

// why tells why a cell of a place is empty. Where years are asked for, only articles
// and plans of those years count.
func (c *collected) why(p tablePlace) Why {
	if p.number < 0 {
		return NoSource
	}
	if c.whys == nil {
		c.whys = make([]Why, len(c.ix.cols.places))
	}
	if c.whys[p.number] == "" {
		c.whys[p.number] = c.ix.whyEmpty(p.number, c.u.Years)
	}
	return c.whys[p.number]
}

func (ix *Index) whyEmpty(place int, years []Years) Why {
	why := NoSource
	for _, n := range ix.cols.kinds[place] {
		r := &ix.cols.rows[n]
		switch {
		case len(years) > 0 && !slices.ContainsFunc(years, r.touches):
		case r.Marks&markFull != 0 && ix.cols.own(r):
			return NotInDocument
		default:
			why = NotInReport
		}
	}
	return why
}

// touches reports whether a row is of a year of the span, or its plan, or lies on
// the way to it.
func (r *row) touches(y Years) bool {
	return y.has(int(r.Year)) || y.has(int(r.PlanYear)) || r.From != 0 && y.From <= int(r.Year) && (y.To == 0 || y.To >= int(r.From))
}

// hide takes out the rows that hold nothing, but for those of provinces that the
// query names, and counts them.
func (ix *Index) hide(u Understood, o CompareOptions, t *Table) {
	if len(u.Provinces) == 0 { // a query that names provinces shows them all
		t.Hidden.NoSource = ix.unheard
	}
	if o.All {
		t.Rows = append(t.Rows, ix.emptyRows(u, o, t.Section)...)
		t.Hidden = Hidden{}
		if o.Units == 34 {
			t.Rows = ix.underPresentUnits(t.Rows)
		} else {
			sortRows(t.Rows)
		}
		return
	}
	n := 0
	t.Rows, n = told(t.Rows, u)
	t.Hidden.NoValue += n
	for i := range t.Sections {
		t.Sections[i].Rows, _ = told(t.Sections[i].Rows, u)
	}
}

// told keeps the rows that hold something or are named, and those above one that
// stands under them.
func told(rows []TableRow, u Understood) (kept []TableRow, hidden int) {
	kept = []TableRow{}
	for i, r := range rows {
		named := slices.ContainsFunc(u.Provinces, place(r.Province).is)
		if !r.empty() || named || !r.Former && i+1 < len(rows) && rows[i+1].Former && anyFormer(rows[i+1:]) {
			kept = append(kept, r)
			continue
		}
		hidden++
	}
	return kept, hidden
}

// anyFormer reports whether one of the former units at the head of rows holds
// something.
func anyFormer(rows []TableRow) bool {
	for _, r := range rows {
		if !r.Former {
			return false
		}
		if !r.empty() {
			return true
		}
	}
	return false
}

func (r TableRow) empty() bool {
	return !slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Value != nil || c.Result != nil || c.Official != nil })
}

// withoutSource counts the former units of which nothing is stored, nor of their
// present unit.
func (ix *Index) withoutSource() (n int) {
	for _, g := range ix.parser.names.gaz.Units(63) {
		known := slices.ContainsFunc(ix.cols.places, func(p place) bool {
			return p.ID == g.Slug && p.Scheme == 63 || p.ID == g.Now && p.Scheme == 34
		})
		if !known {
			n++
		}
	}
	return n
}

// emptyRows are rows for the provinces that no article is of.
func (ix *Index) emptyRows(u Understood, o CompareOptions, s Section) (rows []TableRow) {
	if len(u.Provinces) > 0 {
		return nil
	}
	for _, g := range ix.parser.names.gaz.Units(63) {
		there := slices.ContainsFunc(s.Rows, func(r TableRow) bool {
			return r.Province.Scheme == 63 && r.Province.ID == g.Slug || o.Units != 34 && r.Province.Scheme == 34 && r.Province.ID == g.Now
		})
		if there {
			continue
		}
		r := TableRow{Province: corpus.Province{ID: g.Slug, Scheme: 63, Name: g.Name, Now: g.Now}}
		for _, c := range s.Columns {
			r.Cells = append(r.Cells, Cell{Tier: c.Tier, Why: NoSource})
		}
		rows = append(rows, r)
	}
	return rows
}

func sortRows(rows []TableRow) {
	places := make([]place, len(rows))
	for i, r := range rows {
		places[i] = place(r.Province)
	}
	rank := rankPlaces(places)
	sorted := make([]TableRow, len(rows))
	for i, r := range rank {
		sorted[r] = rows[i]
	}
	copy(rows, sorted)
}

// underPresentUnits groups rows by present unit: the unit itself, then the former
// ones that it is made of. Nothing is averaged.
func (ix *Index) underPresentUnits(rows []TableRow) []TableRow {
	groups := map[string][]TableRow{}
	var heads []TableRow
	columns := 0
	for _, r := range rows {
		columns = len(r.Cells)
		now := ix.parser.names.now(place(r.Province))
		if r.Province.Scheme == 63 {
			r.Former = true
			groups[now] = append(groups[now], r)
		}
	}
	seen := map[string]bool{}
	head := func(slug string) TableRow {
		u, _ := ix.parser.names.gaz.Lookup(slug, 34)
		if g := groups[slug]; !u.Merged && len(g) == 1 && !slices.ContainsFunc(rows, func(r TableRow) bool { return r.Province.Scheme == 34 && r.Province.ID == slug }) {
			groups[slug] = nil // its territory is what it was: it runs through
			g[0].Former = false
			return g[0]
		}
		h := TableRow{Province: corpus.Province{ID: slug, Scheme: 34, Name: u.Name, Now: slug}}
		for _, r := range rows {
			if r.Province.Scheme == 34 && r.Province.ID == slug {
				return r
			}
		}
		for range columns {
			h.Cells = append(h.Cells, Cell{Why: NoSource})
		}
		if g := groups[slug]; len(g) > 0 {
			for i := range h.Cells {
				h.Cells[i].Tier = g[0].Cells[i].Tier
			}
		}
		return h
	}
	for _, r := range rows {
		if now := ix.parser.names.now(place(r.Province)); !seen[now] {
			seen[now] = true
			heads = append(heads, head(now))
		}
	}
	sortRows(heads)
	var out []TableRow
	for _, h := range heads {
		former := groups[h.Province.ID]
		sortRows(former)
		out = append(append(out, h), former...)
	}
	return out
}

// related lists the indicators of the same group that provinces set too.
func (ix *Index) related(u Understood, ids []string, o CompareOptions) []Related {
	u.Indicators, u.Words, u.Phrases = nil, nil, nil
	f := newFilter(ix.cols, u, o.Drafts)
	out := []Related{}
	for _, id := range ids {
		for _, near := range ix.parser.names.related[id] {
			if slices.Contains(ids, near) || slices.ContainsFunc(out, func(r Related) bool { return r.ID == near }) {
				continue
			}
			if n := ix.provincesWith(f, near, o); n > 0 {
				out = append(out, Related{ix.parser.names.describe(near), n})
			}
		}
	}
	return out
}

func (ix *Index) provincesWith(f *filter, id string, o CompareOptions) (n int) {
	places := newBitset(len(ix.cols.places))
	for _, i := range ix.cols.rowsOf(id, f.years) {
		r := &ix.cols.rows[i]
		if !places.has(int(r.Place)) && ix.cols.places[r.Place].ID != "" && ix.counts(r, o) && f.misses(r) == 0 {
			places.set(int(r.Place))
			n++
		}
	}
	return n
}
