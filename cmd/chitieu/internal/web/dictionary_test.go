package web

import (
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chitieu/extract/taxonomy"
)

// walk gathers the ids that a list of the dictionary shows over all its pages, and
// the addresses of these.
func (s site) walk(t *testing.T, at string) (ids, pages []string) {
	t.Helper()
	for at != "" && len(pages) < 99 {
		d := s.page(t, at)
		ids, pages = append(ids, textsOf(d.Find(".entries code"))...), append(pages, at)
		at = d.Find(".pager [rel=next]").AttrOr("href", "")
	}
	return ids, pages
}

// fields are the addresses of the fields of policy on a page of the dictionary, with
// the number of indicators that each promises.
func (s site) fields(t *testing.T, home string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, li := range s.page(t, home).Find(".fields li").EachIter() {
		out[li.Find("a").AttrOr("href", "")] = li.Find("small").Text()
	}
	return out
}

// The dictionary has an address for each field of policy; together they list every
// indicator once, with its id and what its numbers are.
func TestDictionaryByField(t *testing.T) {
	s := newSite(t, Options{}, plan)
	tax := taxonomyOf(t)
	want := map[string][]string{}
	for _, x := range tax.Indicators() {
		want[x.Domain] = append(want[x.Domain], x.ID)
	}
	for _, home := range []string{"/dictionary", "/en/dictionary"} {
		fields := s.fields(t, home)
		if len(fields) != len(want) {
			t.Errorf("%s offers %d fields, want %d", home, len(fields), len(want))
		}
		for href, n := range fields {
			u, err := url.Parse(href)
			if err != nil || u.Path != home {
				t.Fatalf("a field leads to %q, %v", href, err)
			}
			ids, _ := s.walk(t, href)
			if field := want[u.Query().Get("domain")]; !slices.Equal(ids, field) || n != strconv.Itoa(len(field)) {
				t.Errorf("%s promises %s and lists %d indicators, want %d", href, n, len(ids), len(field))
			}
		}
	}
	if got := strings.Join(textsOf(s.page(t, "/dictionary?domain=government").Find(".entries li")), "\n"); !strings.Contains(got, "Hồ sơ công việc xử lý trên môi trường mạng work-dossiers · tỷ lệ % · tính trên hồ sơ công việc") {
		t.Errorf("no work dossiers in\n%.600s", got)
	}
	if href := s.page(t, "/indicator/work-dossiers").Find(".crumb a").Last().AttrOr("href", ""); href != "/dictionary?domain=government" {
		t.Errorf("the indicator leads to the field %q", href)
	}
	if w := s.get(t, "/dictionary?domain=khong-co"); w.Code != http.StatusNotFound {
		t.Errorf("an unknown field = %d", w.Code)
	}
}

// The filter is part of the address: by names of both languages and by ids, with
// marks or without, within a field or in all.
func TestDictionaryFilter(t *testing.T) {
	s := newSite(t, Options{}, plan)
	for _, c := range []struct {
		filter, domain string
		first          string // best of all that is left
		has, lacks     string
	}{
		{"hồ sơ sức khỏe", "", "e-health-record", "", "work-dossiers"},
		{"HO SO SUC KHOE", "", "e-health-record", "", "work-dossiers"},
		{"hồ sơ sức kho", "", "e-health-record", "", ""}, // half typed
		{"sức khỏe hồ sơ", "", "", "e-health-record", "work-dossiers"},
		{"work dossiers online", "", "", "work-dossiers", "e-health-record"},
		{"economy-grdp", "", "economy-grdp", "", "grdp-growth"},
		{"hộ", "", "", "poverty-rate", "work-dossiers"}, // not hồ
		{"hồ sơ", "government", "", "work-dossiers", "e-health-record"},
	} {
		ids, _ := s.walk(t, "/dictionary"+parameters([]string{"q", c.filter, "domain", c.domain}))
		if len(ids) == 0 || c.first != "" && ids[0] != c.first || c.has != "" && !slices.Contains(ids, c.has) || slices.Contains(ids, c.lacks) {
			t.Errorf("filter %q of %q leaves %d, %.5q; want first %q, with %q, without %q", c.filter, c.domain, len(ids), ids, c.first, c.has, c.lacks)
		}
	}
	d := s.page(t, "/dictionary?q="+url.QueryEscape("hồ sơ"))
	sum := 0
	for _, a := range d.Find(".choose a").EachIter() {
		ids, _ := s.walk(t, a.AttrOr("href", ""))
		if sum += len(ids); len(ids) == 0 || !strings.HasSuffix(a.Text(), " "+strconv.Itoa(len(ids))) {
			t.Errorf("%q leads to %d indicators", a.Text(), len(ids))
		}
	}
	if all := d.Find(".entries li").Length(); sum != all {
		t.Errorf("the fields hold %d of %d indicators", sum, all)
	}
	if none := s.page(t, "/dictionary?q=zzz"); none.Find(".entries li").Length() > 0 || none.Find("#found a[href='/search?q=zzz']").Length() != 1 {
		t.Errorf("nothing found: %q", none.Find("#found").Text())
	}
}

// The data of the dictionary are complete in one file, those of a field are the
// field's, whatever part of them a page shows.
func TestDictionaryData(t *testing.T) {
	s := newSite(t, Options{}, plan)
	all, health := 0, 0
	for _, x := range taxonomyOf(t).Indicators() {
		if all++; x.Domain == "health" {
			health++
		}
	}
	for query, want := range map[string]int{"": all, "?from=200": all, "?domain=health": health, "?domain=health&from=200": health, "?q=zzz": 0} {
		var data struct{ Indicators []taxonomy.Indicator }
		if err := json.Unmarshal(s.get(t, "/dictionary.json"+query).Body.Bytes(), &data); err != nil || data.Indicators == nil {
			t.Errorf("%s: %v", query, err)
		}
		if err := json.Unmarshal(s.get(t, "/api/v1/indicators"+query).Body.Bytes(), &data); err != nil {
			t.Errorf("%s: %v", query, err)
		}
		rows, err := csv.NewReader(s.get(t, "/dictionary.csv"+query).Body).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if feed := feedOf(t, s, "/dictionary.atom"+query); len(data.Indicators) != want || len(rows) != want+1 || len(feed.Entries) != want {
			t.Errorf("%q: %d in JSON, %d in CSV, %d in Atom, want %d", query, len(data.Indicators), len(rows)-1, len(feed.Entries), want)
		}
	}
}

// doubled is a made-up dictionary of twice the size: each indicator has a twin whose
// name and id are words drawn from all, so that they compress no better than real ones.
func doubled(all []taxonomy.Indicator) []taxonomy.Indicator {
	rnd := rand.New(rand.NewPCG(2, 1))
	mixed := func(of func(taxonomy.Indicator) string, sep string) func(string) string {
		var pool []string
		for _, x := range all {
			pool = append(pool, strings.Split(of(x), sep)...)
		}
		return func(s string) string {
			words := strings.Split(s, sep)
			for i := range words {
				words[i] = pool[rnd.IntN(len(pool))]
			}
			return strings.Join(words, sep)
		}
	}
	vi := mixed(func(x taxonomy.Indicator) string { return x.Vi }, " ")
	en := mixed(func(x taxonomy.Indicator) string { return x.En }, " ")
	id := mixed(func(x taxonomy.Indicator) string { return x.ID }, "-")
	out := slices.Clone(all)
	for i, x := range all {
		x.ID, x.Vi, x.En = id(x.ID)+"-"+strconv.Itoa(i), vi(x.Vi), en(x.En)
		out = append(out, x)
	}
	return out
}

// However large the dictionary grows, its pages do not: they grow in number.
func TestDictionaryGrows(t *testing.T) {
	s := newSite(t, Options{}, plan)
	grown := doubled(taxonomyOf(t).Indicators())
	crowded := slices.Clone(grown)
	for i := range crowded {
		crowded[i].Domain = "health"
	}
	for name, all := range map[string][]taxonomy.Indicator{"twice as many": grown, "all in one field": crowded} {
		srv, err := newServer(s.options)
		if err != nil {
			t.Fatal(err)
		}
		srv.dictionary = entriesOf(all)
		if s.Handler, err = srv.routes(); err != nil {
			t.Fatal(err)
		}
		for _, home := range []string{"/dictionary", "/en/dictionary"} {
			seen, largest, at := 0, sent(s, home), home
			for href := range s.fields(t, home) {
				ids, pages := s.walk(t, href)
				seen += len(ids)
				for _, p := range pages {
					if n := sent(s, p); n > largest {
						largest, at = n, p
					}
				}
			}
			if seen != len(all) {
				t.Errorf("%s: %s leads to %d indicators of %d", name, home, seen, len(all))
			}
			if largest > largestPage*4/5 { // names may become longer, too
				t.Errorf("%s: %s sends %d bytes", name, at, largest)
			}
			t.Logf("%s: the largest page is %s with %d bytes", name, at, largest)
		}
	}
}
