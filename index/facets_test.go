package index

import (
	"context"
	"strings"
	"testing"
)

// value finds a value of a facet.
func count(list []FacetCount, value string) int {
	for _, f := range list {
		if f.Value == value {
			return f.Count
		}
	}
	return 0
}

// TestFacets holds every facet to what a search for its value finds.
func TestFacets(t *testing.T) {
	ix := built(t)
	for _, query := range []string{"", "hồ sơ cấp xã", "hồ sơ cấp xã Phú Yên năm 2024", "chợ", `tỉnh:"Kon Tum",nghe-an -cấp:huyện`, "kết quả", "mới -\"chuyển\""} {
		a, err := ix.Search(context.Background(), query, SearchOptions{Facets: true})
		if err != nil {
			t.Fatal(err)
		}
		f := a.Facets
		for _, facet := range []struct {
			kind string
			list []FacetCount
		}{{"province", f.Provinces}, {"tier", f.Tiers}, {"year", f.Years}, {"domain", f.Domains}, {"indicator", f.Indicators}, {"status", f.Statuses}, {"issuer", f.Issuers}} {
			for _, v := range facet.list {
				if strings.HasPrefix(v.Value, "x-") { // an id that no qualifier knows
					continue
				}
				u, err := ix.Parser().Narrow(a.Understood, facet.kind, v.Value)
				if err != nil {
					t.Fatalf("%q narrowed to %s %q: %v", query, facet.kind, v.Value, err)
				}
				b, err := ix.Find(context.Background(), u, SearchOptions{Related: -1})
				if err != nil {
					t.Fatal(err)
				}
				got := b.Total
				if facet.kind == "tier" && v.Value != "all" { // "các cấp" is found by each tier and counted by itself
					got -= count(f.Tiers, "all")
				}
				if facet.kind != "tier" && got != v.Count || facet.kind == "tier" && got > v.Count {
					t.Errorf("%q: %s %q counts %d, a search finds %d", query, facet.kind, v.Value, v.Count, got)
				}
			}
		}
	}
	if a, _ := ix.Search(context.Background(), "hồ sơ", SearchOptions{}); a.Facets != nil {
		t.Error("facets that nobody asked for")
	}
}

func TestParts(t *testing.T) {
	p := parser(t)
	for _, c := range understandings {
		u, err := p.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range u.Parts() {
			alone, err := p.Parse(part.Query)
			if err != nil || len(alone.Parts()) != 1 {
				t.Errorf("%q: the part %q alone has %d parts, %v", c.query, part.Query, len(alone.Parts()), err)
			}
			left, err := p.Parse(part.Without)
			if err != nil || len(left.Parts()) != len(u.Parts())-1 {
				t.Errorf("%q without %q is %q: %d parts of %d, %v", c.query, part.Query, part.Without, len(left.Parts()), len(u.Parts()), err)
			}
		}
	}
	u, err := p.Parse("hồ sơ cấp xã Phú Yên -năm:2024")
	if err != nil {
		t.Fatal(err)
	}
	want := []Part{
		{"indicator", false, "work-dossiers", "", "chỉ_tiêu:work-dossiers", "cấp:xã tỉnh:phu-yen -năm:2024"},
		{"tier", false, "commune", "", "cấp:xã", "chỉ_tiêu:work-dossiers tỉnh:phu-yen -năm:2024"},
		{"province", false, "phu-yen", "Phú Yên", "tỉnh:phu-yen", "chỉ_tiêu:work-dossiers cấp:xã -năm:2024"},
		{"year", true, "2024", "", "-năm:2024", "chỉ_tiêu:work-dossiers cấp:xã tỉnh:phu-yen"},
	}
	got := u.Parts()
	if len(got) != len(want) {
		t.Fatalf("%d parts, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("part %d\n got %+v\nwant %+v", i, got[i], want[i])
		}
	}
}

func TestSuggestion(t *testing.T) {
	ix := built(t)
	for _, c := range []struct{ query, want string }{
		{"chợ hạngg 2", "chợ hạng 2"},
		{"đàn onng", "đàn ong"},
		{"dan onng", "dan ong"},
		{"đán ong", "đàn ong"}, // wrong marks
		{"đàn ngo", ""},        // no word is near enough, or both occur
		{"chợ hạng 2", ""},     // found: nothing to ask
		{"xyzzy", ""},
	} {
		a, err := ix.Search(context.Background(), c.query, SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if a.Suggestion != nil {
			got = a.Suggestion.Query
			if a.Total != 0 || a.Suggestion.Total == 0 {
				t.Errorf("Search(%q) finds %d and suggests %q with %d", c.query, a.Total, got, a.Suggestion.Total)
			}
		}
		if got != c.want {
			t.Errorf("Search(%q) suggests %q, want %q", c.query, got, c.want)
		}
	}
}

// TestByTitle finds the records of an article by its title or number, when nothing
// that they measure is called so.
func TestByTitle(t *testing.T) {
	ix := built(t)
	for _, c := range []struct {
		query string
		title bool
		total int
	}{
		{"163/KH-UBND tỉnh:phu-yen", true, 8}, // all of the plan, its result aside
		{"chợ hạng 2", false, 1},
		{`"kế hoạch của Kon"`, true, 8},
	} {
		a, err := ix.Search(context.Background(), c.query, SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if a.ByTitle != c.title || a.Total != c.total {
			t.Errorf("Search(%q): %d, by title %v; want %d, %v; understood %s", c.query, a.Total, a.ByTitle, c.total, c.title, a.Understood)
		}
	}
}

func TestLists(t *testing.T) {
	ix := built(t)
	targets := 0
	for _, i := range ix.Indicators() {
		targets += i.Targets
		a, err := ix.OfIndicator(context.Background(), i.ID, SearchOptions{Limit: 3})
		if err != nil || a.Total != i.Targets || len(a.Hits) > 3 {
			t.Errorf("%s: %d targets, %d found, %v", i.ID, i.Targets, a.Total, err)
		}
		if !i.Known != strings.HasPrefix(i.ID, "x-") || i.Known && i.Vi == "" {
			t.Errorf("%s: known %v, %q", i.ID, i.Known, i.Vi)
		}
	}
	if want := ix.Len() - 2; targets != want { // one result, one without indicator
		t.Errorf("%d targets of indicators, want %d", targets, want)
	}
	for _, p := range ix.Provinces() {
		a, err := ix.OfProvince(context.Background(), p.ID, p.Scheme, SearchOptions{})
		if err != nil || a.Total != p.Targets || p.Name == "" || p.Articles == 0 {
			t.Errorf("%+v: %d found, %v", p, a.Total, err)
		}
		if p.ID == "" {
			continue
		}
		ref := PlaceRef{ID: p.ID, Scheme: p.Scheme}
		sum, year := 0, 1<<15
		for at := 0; ; at++ {
			plans, total, err := ix.PlansOf(ref, at, 1)
			if err != nil || total > p.Articles {
				t.Fatalf("%+v: %d plans, %v", p, total, err)
			}
			if len(plans) == 0 {
				break
			}
			if sum += plans[0].Targets; plans[0].Article.PlanYear > year {
				t.Errorf("%+v: a plan of %d after one of %d", p, plans[0].Article.PlanYear, year)
			}
			year = plans[0].Article.PlanYear
		}
		if sum != p.Targets {
			t.Errorf("%+v: the plans hold %d targets", p, sum)
		}
	}
	years := 0
	for _, y := range ix.Years() {
		years += y.Targets
	}
	if years != ix.Len()-1 {
		t.Errorf("%d targets by year", years)
	}
}
