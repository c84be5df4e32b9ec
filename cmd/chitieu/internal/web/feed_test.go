package web

import (
	"encoding/xml"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"github.com/PuerkitoBio/goquery"
)

type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Link    struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Content string `xml:"content"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

// feedOf reads the feed at an address and holds it against RFC 4287: what must be
// there, ids once each, times in RFC 3339, the feed as new as its newest entry.
func feedOf(t *testing.T, s site, path string) (f feed) {
	t.Helper()
	w := s.get(t, path)
	if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || w.Code != 200 {
		t.Fatalf("GET %s = %d: %v", path, w.Code, err)
	}
	if f.ID == "" || f.Title == "" || f.Author == "" || f.Link.Rel != "self" || f.Link.Href != f.ID {
		t.Errorf("GET %s: a feed without id, title, author or its own address: %+v", path, f)
	}
	updated, err := time.Parse(time.RFC3339, f.Updated)
	if err != nil {
		t.Errorf("GET %s: %v", path, err)
	}
	seen := map[string]bool{}
	for _, e := range f.Entries {
		at, err := time.Parse(time.RFC3339, e.Updated)
		if err != nil || at.After(updated) || e.Title == "" || e.Link.Href == "" || seen[e.ID] || e.ID == "" {
			t.Errorf("GET %s: entry %+v of a feed of %s", path, e, f.Updated)
		}
		seen[e.ID] = true
	}
	return f
}

// Every page that links data has a feed, which is valid, stays below the base path
// and is the same when asked again.
func TestFeeds(t *testing.T) {
	for _, base := range []string{"", "/so-lieu"} {
		s := newSite(t, Options{Base: base}, plan, draft)
		for _, p := range s.paths() {
			d := s.page(t, base+p)
			if d.Find(".formats").Length() == 0 {
				continue
			}
			href := d.Find("link[rel=alternate]").AttrOr("href", "")
			if d.Find(".formats a[href*='.atom']").AttrOr("href", "") != href || !strings.HasPrefix(href, base+"/") {
				t.Errorf("%s links the feed %q", p, href)
				continue
			}
			f := feedOf(t, s, href)
			for _, e := range f.Entries {
				if !strings.HasPrefix(e.Link.Href, "http://example.com"+base+"/") {
					t.Errorf("%s leads to %s", href, e.Link.Href)
				}
			}
			if again := feedOf(t, s, href); fmt.Sprint(again) != fmt.Sprint(f) {
				t.Errorf("%s differs when asked again", href)
			}
		}
	}
}

func TestCorrectionFeed(t *testing.T) {
	s := newSite(t, Options{}, plan)
	for _, value := range []string{"46", "47"} {
		err := s.store.Update(t.Context(), func(tx *corpus.Tx) error {
			_, err := tx.PutReview(corpus.Review{Target: s.ids[2], Field: "value", Value: value, By: "an", Why: "đọc lại văn bản"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	f := feedOf(t, s, "/corrections.atom")
	if len(f.Entries) != 2 || !strings.Contains(f.Entries[0].Title, "→ 47") || !strings.Contains(f.Entries[0].Content, "đọc lại văn bản") {
		t.Errorf("corrections, the newest first: %+v", f.Entries)
	}
}

// A portal's entry is as new as its last look and says what broke.
func TestSourceFeed(t *testing.T) {
	s := newSite(t, Options{}, plan)
	err := s.store.Update(t.Context(), func(tx *corpus.Tx) error {
		for i, id := range []string{"lang-son", "gia-lai"} {
			c := corpus.PortalCheck{ID: id, Checked: noon.AddDate(0, 0, -2-i), Good: true}
			if err := tx.PutPortalCheck(c); err != nil {
				return err
			}
		}
		run, err := tx.BeginRun("nightly")
		if err != nil {
			return err
		}
		return tx.PutHealth(corpus.Health{Run: run.ID, Portal: "gia-lai", Alarms: []string{"lists: no article"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	f := feedOf(t, s, "/sources.atom")
	if len(f.Entries) != 2 {
		t.Fatalf("%d entries, want the two portals that were looked at", len(f.Entries))
	}
	first := f.Entries[0]
	if first.ID != "urn:chitieu:portal:gia-lai" || first.Updated != noon.Format(time.RFC3339) || !strings.Contains(first.Title, "hỏng") || !strings.Contains(first.Content, "no article") {
		t.Errorf("the first entry: %+v", first)
	}
}

func TestDictionaryAndVersionFeed(t *testing.T) {
	s := newSite(t, Options{}, plan)
	f := feedOf(t, s, "/dictionary.atom")
	if len(f.Entries) < 200 || f.Updated != noon.Format(time.RFC3339) {
		t.Errorf("%d indicators of %s", len(f.Entries), f.Updated)
	}
	v, err := s.store.Archived(t.Context(), s.sha)
	if err != nil {
		t.Fatal(err)
	}
	second := corpus.NewCapture([]byte("<p>khác"), "text/html", noon.AddDate(0, 0, 1))
	err = s.store.Update(t.Context(), func(tx *corpus.Tx) error {
		a := v.Article
		a.Text, a.Blocks = "khác", corpus.Blocks("khác")
		_, _, err := tx.PutArticle(a, &second)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f = feedOf(t, s, "/archive/"+s.sha+".atom")
	if len(f.Entries) != 2 || !strings.HasSuffix(f.Entries[0].Link.Href, "/archive/"+second.SHA256) || !strings.HasSuffix(f.Entries[1].Link.Href, "/archive/"+s.sha) {
		t.Errorf("the versions, the newest first: %+v", f.Entries)
	}
}

// The data of more changes than one file holds come in parts that lead to each
// other and together hold every change once.
func TestChangeParts(t *testing.T) {
	s := newSite(t, Options{}, plan, draft, later)
	all := strings.Count(s.get(t, "/changes.csv").Body.String(), "\nnew,")
	if all != len(s.ids) {
		t.Fatalf("%d changes in one file, want %d", all, len(s.ids))
	}
	got, parts := 0, 0
	for next := "/changes.csv?limit=1"; next != "" && parts < 9; parts++ {
		w := s.get(t, next)
		got += strings.Count(w.Body.String(), "\nnew,")
		link := w.Header().Get("Link")
		next = ""
		if address, ok := strings.CutSuffix(strings.TrimPrefix(link, "<http://example.com"), `>; rel="next"`); ok {
			next = address
		}
		if next != "" && (!strings.HasPrefix(next, "/changes.csv?") || !strings.Contains(next, "since=2026-08-04") || !strings.Contains(next, "limit=1")) {
			t.Errorf("the next part is at %q", link)
		}
	}
	if got != all || parts != 3 {
		t.Errorf("%d changes in %d parts, want %d in 3", got, parts, all)
	}
}

// The page of an indicator draws the charts of its comparison, and gives their files.
func TestIndicatorCharts(t *testing.T) {
	s := newSite(t, Options{}, plan, draft, later)
	d, c := s.page(t, "/indicator/work-dossiers"), s.page(t, compared)
	for _, kind := range []string{"bars", "lines", "map"} {
		f := d.Find("figure." + kind)
		if got, want := f.Find("svg").Text(), c.Find("figure."+kind+" svg").Text(); got == "" || got != want {
			t.Errorf("chart %s says %q, want %q as in the comparison", kind, got, want)
		}
		f.Find("a[href*='.svg?'], a[href*='.png?']").Each(func(_ int, a *goquery.Selection) {
			if w := s.get(t, a.AttrOr("href", "")); w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "image/") {
				t.Errorf("%s = %d", a.AttrOr("href", ""), w.Code)
			}
		})
	}
}

// The page of changes leads to every part of the data.
func TestChangeFiles(t *testing.T) {
	q := &request{server: &server{}, r: httptest.NewRequest("GET", "/changes?from=8", nil), Tell: tell.Teller{Say: says()["vi"]}, Lang: "vi"}
	if got := q.changeFiles("2026-08-04", mostChanged); got != nil {
		t.Errorf("parts of what one file holds: %v", got)
	}
	got := q.changeFiles("2026-08-04", 2*mostChanged+1)
	if len(got) != 3 || got[2].First != 2*mostChanged+1 || got[2].Last != 2*mostChanged+1 {
		t.Fatalf("parts %+v", got)
	}
	if href := got[1].Files[1].Href; href != "/changes.csv?from=500&since=2026-08-04" {
		t.Errorf("the second part is at %s", href)
	}
}
