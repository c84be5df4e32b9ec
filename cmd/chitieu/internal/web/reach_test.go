package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/extract/taxonomy"
)

// A province that no merger touched has one page for all its years; of a merged one
// the page says what is held of the former units.
func TestProvinceThroughTheMerger(t *testing.T) {
	s := newSite(t, Options{}, plan, draft, "UBND tỉnh Quảng Trị vừa tổng kết năm 2023.\n\nTỉnh đã giao ban 12 lần.")
	for path, want := range map[string]int{"/province/lang-son": 3, "/province/lang-son?scheme=63": 3, "/province/lang-son?scheme=34": 0, "/province/quang-ngai": 0, "/province/quang-ngai?scheme=63": 3} {
		if n := s.page(t, path).Find(".promises tbody tr").Length(); n != want {
			t.Errorf("%s lists %d promises, want %d", path, n, want)
		}
		var data struct{ Total int }
		if err := json.Unmarshal(s.get(t, strings.Replace(path, "lang-son", "lang-son.json", 1)).Body.Bytes(), &data); err == nil && strings.Contains(path, "lang-son") && data.Total != want {
			t.Errorf("the data of %s hold %d, want %d", path, data.Total, want)
		}
	}
	if href := s.page(t, "/target/"+s.ids[0]).Find("h1 a").AttrOr("href", ""); href != "/province/lang-son" {
		t.Errorf("a promise of before the merger leads to %s", href)
	}
	if got := s.page(t, "/province/quang-ngai").Find("main").Text(); !strings.Contains(got, "chưa có nguồn (từ 01/07/2025)") || !strings.Contains(strings.Join(strings.Fields(got), " "), "Quảng Ngãi (3), Kon Tum (chưa có nguồn)") {
		t.Errorf("a merged province says %q", got)
	}
}

// largeSite is a comparison of thirty provinces with a plan for every one of four
// years.
func largeSite(t *testing.T) (site, []string) {
	t.Helper()
	g, err := gazetteer.New()
	if err != nil {
		t.Fatal(err)
	}
	var texts, numbers []string
	for i, u := range g.Units(63)[:smallTable+6] {
		for year := 2024; year <= 2027; year++ {
			n := fmt.Sprintf("%d,%d%%", 10+i, year-2023)
			numbers = append(numbers, n)
			texts = append(texts, fmt.Sprintf("UBND tỉnh %s đã ban hành Kế hoạch chuyển đổi số năm %d.\n\nNăm %d, phấn đấu %s hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.", u.Name, year, year, n))
		}
	}
	return newSite(t, Options{}, texts...), numbers
}

// A large table leaves out years; every one of them is reached by its links.
func TestLargeComparison(t *testing.T) {
	s, numbers := largeSite(t)
	d := s.page(t, compared)
	table := d.Find(".matrix").Text()
	if !strings.Contains(table, "+3") || strings.Contains(table, "10,4%") {
		t.Fatalf("the table is not large: %.300s", table)
	}
	full := d.Find("#table a[href*='full=1']").AttrOr("href", "")
	said, pages := "", 0
	for at := full; at != "" && pages < 9; pages++ {
		p := s.page(t, at)
		said += p.Find(".matrix").Text()
		at = p.Find(".pager [rel=next]").AttrOr("href", "")
	}
	if missing := slices.DeleteFunc(slices.Clone(numbers), func(n string) bool { return strings.Contains(said, n) }); len(missing) > 0 || pages != 2 {
		t.Errorf("%d pages from %s; never shown: %q", pages, full, missing)
	}
	if again := s.page(t, full+"&from=900").Find(".matrix tbody tr").Length(); again < smallTable {
		t.Errorf("beyond the end there are %d rows", again)
	}
	year := ""
	for _, a := range d.Find(".layout a").EachIter() {
		if a.Text() == "2025" {
			year = a.AttrOr("href", "")
		}
	}
	table = s.page(t, year).Find(".matrix").Text()
	for i, n := range numbers {
		if of := 2024 + i%4; strings.Contains(table, n) != (of == 2025) {
			t.Errorf("the table of 2025 and %s of %d", n, of)
		}
	}
	if n := sent(s, compared); n > largestPage {
		t.Errorf("the large table sends %d bytes", n)
	}
	if n := sent(s, full); n > largestPage {
		t.Errorf("the full table sends %d bytes", n)
	}
	if from := s.page(t, "/indicator/work-dossiers").Find("#table a[href*='full=1']").AttrOr("href", ""); !strings.HasPrefix(from, "/compare?") || s.get(t, from).Code != http.StatusOK {
		t.Errorf("the indicator's page leads to %q", from)
	}
}

// Every page gives its data in every format, and says so.
func TestEveryPageHasItsData(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	kinds := map[string]string{"json": "application/json", "csv": "text/csv; charset=utf-8", "atom": "application/atom+xml; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
	for _, p := range s.paths() {
		for _, path := range []string{p, english(p)} {
			if path == "/en" {
				path = "/en/"
			}
			links := s.page(t, path).Find(".formats a")
			if links.Length() != len(kinds) {
				t.Errorf("%s links %d formats", path, links.Length())
			}
			for _, a := range links.EachIter() {
				href := a.AttrOr("href", "")
				u, err := url.Parse(href)
				if err != nil {
					t.Fatal(err)
				}
				want := kinds[u.Path[strings.LastIndex(u.Path, ".")+1:]]
				if w := s.get(t, href); w.Code != http.StatusOK || w.Header().Get("Content-Type") != want || w.Body.Len() == 0 {
					t.Errorf("%s of %s = %d %s", href, path, w.Code, w.Header().Get("Content-Type"))
				}
			}
		}
	}
}

// What became of each number of an archived page is said in words, for those too who
// cannot hover.
func TestArchiveTellsReasons(t *testing.T) {
	s := newSite(t, Options{}, plan)
	d := s.page(t, "/archive/"+s.sha)
	reasons := map[string]string{}
	for _, dt := range d.Find("dl.about dt").EachIter() {
		reasons[dt.Text()] = dt.Next().Text()
	}
	if reasons["năm"] != "2023" {
		t.Errorf("reasons: %q", reasons)
	}
	for _, a := range d.Find("dl.about a").EachIter() {
		if at := a.AttrOr("href", "#"); d.Find(at).Text() != a.Text() {
			t.Errorf("%s leads to %q", a.Text(), d.Find(at).Text())
		}
	}
	if got := strings.Join(strings.Fields(d.Find(".ends").Text()), " "); got != "chỉ tiêu 3 · bị loại 1" {
		t.Errorf("ends: %q", got)
	}
}

// A Vietnamese page says in Vietnamese what a share is taken of and a count counts.
func TestTermsAreTranslated(t *testing.T) {
	s := newSite(t, Options{}, plan)
	if got := s.page(t, "/indicator/work-dossiers").Find("dl.about").Text(); !strings.Contains(got, "tính trên hồ sơ công việc") {
		t.Errorf("the indicator's page says %q", got)
	}
	q := &request{server: &server{tax: taxonomyOf(t)}, Lang: "vi"}
	q.Tell.Say = says()["vi"]
	for _, x := range q.tax.Indicators() {
		for _, id := range []string{x.Noun, x.Denominator} {
			if _, en := q.tax.DenominatorName(id); id != "" && en == id && q.termName(id) == id && id != "GRDP" && id != "GDP" {
				t.Errorf("%s: %q has no Vietnamese name", x.ID, id)
			}
		}
	}
}

func taxonomyOf(t *testing.T) *taxonomy.Taxonomy {
	t.Helper()
	tax, err := taxonomy.New()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

// What the crawler found broken is told in the page's language.
func TestAlarmsAreTold(t *testing.T) {
	q := &request{Lang: "vi"}
	q.Tell.Say = says()["vi"]
	got := q.alarms([]string{"a list that gave 12 articles gives none: https://a.example/tin", "a known article has lost its date: https://a.example/1"})
	want := "trang danh sách từng có 12 bài nay không có bài nào: https://a.example/tin; bài đã biết không còn ngày đăng: https://a.example/1"
	if got != want {
		t.Errorf("alarms = %q, want %q", got, want)
	}
}

// A further table of ranks shows no share as its national value, and a scheme without
// a row has no table.
func TestFurtherTables(t *testing.T) {
	s := newSite(t, Options{}, "UBND tỉnh Lạng Sơn đã ban hành Kế hoạch chuyển đổi số năm 2025.\n\nNăm 2025, phấn đấu kinh tế số chiếm 20% GRDP; vào nhóm 10 địa phương dẫn đầu cả nước về tỷ trọng kinh tế số trong GRDP.")
	d := s.page(t, "/compare?q="+url.QueryEscape("chỉ_tiêu:economy-grdp"))
	tables := d.Find(".matrix")
	if tables.Length() != 2 {
		t.Fatalf("%d tables, want a share and a rank: %s", tables.Length(), strings.Join(strings.Fields(tables.Text()), " "))
	}
	if got := strings.Join(strings.Fields(tables.Last().Text()), " "); !strings.Contains(got, "nhóm 10") || strings.Contains(got, "Mốc quốc gia") {
		t.Errorf("the table of ranks says %q", got)
	}
}

// The highest and the lowest are told with their unit.
func TestExtremesHaveUnits(t *testing.T) {
	var texts []string
	for i, name := range []string{"Lào Cai", "Sơn La", "Điện Biên"} {
		texts = append(texts, fmt.Sprintf("UBND tỉnh %s đã ban hành Kế hoạch phát triển kinh tế - xã hội năm 2024.\n\nNăm 2024, tỉnh phấn đấu thu ngân sách nhà nước trên địa bàn đạt %d.500 tỷ đồng.", name, 10+i))
	}
	s := newSite(t, Options{}, texts...)
	news := strings.Join(textsOf(s.page(t, "/compare?q="+url.QueryEscape("chỉ_tiêu:budget-revenue")).Find(".news li span")), "\n")
	if want := "mức cao nhất là 12.500 tỷ đồng (Điện Biên), thấp nhất là 10.500 tỷ đồng (Lào Cai)."; !strings.Contains(news, want) {
		t.Errorf("no %q in\n%s", want, news)
	}
}

// Every plan of a province is listed, the latest first, and its promises can be seen
// by field of policy.
func TestAllPlansOfAProvince(t *testing.T) {
	var texts []string
	for i := range fewPlans + 2 {
		year := 2023 + i
		texts = append(texts, fmt.Sprintf("UBND tỉnh Lạng Sơn đã ban hành Kế hoạch phát triển kinh tế - xã hội năm %d.\n\nNăm %d, phấn đấu 90%% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng; 95%% dân số tham gia bảo hiểm y tế; 40%% trường mầm non đạt chuẩn quốc gia.", year, year))
	}
	s := newSite(t, Options{}, texts...)
	d := s.page(t, "/province/lang-son")
	plans := d.Find(".plans tbody tr")
	if got := plans.First().Find("th").Text(); plans.Length() != fewPlans || got != strconv.Itoa(2023+fewPlans+1) {
		t.Errorf("%d plans, the first of %s", plans.Length(), got)
	}
	all := d.Find("a[href*='plans=1']").AttrOr("href", "")
	if n := s.page(t, all).Find(".plans tbody tr").Length(); n != len(texts) {
		t.Errorf("%s lists %d of %d plans", all, n, len(texts))
	}
	sum := 0
	for _, a := range d.Find(".choose a[href*='domain=']").EachIter() {
		part := s.page(t, a.AttrOr("href", ""))
		n := part.Find(".promises tbody tr").Length()
		if sum += n; part.Find("h2.cap").Length() != 1 || !strings.HasSuffix(a.Text(), " "+strconv.Itoa(n)) {
			t.Errorf("%q shows %d promises under %d headings", a.Text(), n, part.Find("h2.cap").Length())
		}
	}
	if total := d.Find(".promises tbody tr").Length(); sum != total || total == 0 {
		t.Errorf("the fields hold %d of %d promises", sum, total)
	}
	if w := s.get(t, "/province/lang-son?domain=khong-co"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "cover.") {
		t.Errorf("an unknown field: %d", w.Code)
	}
}

// A target tells when its page says something else by now, and when it is gone; the
// archived sentence stays.
func TestFateOfThePage(t *testing.T) {
	s := newSite(t, Options{}, plan)
	const url = "https://a.example/0"
	change := func(f func(*corpus.Tx) error) string {
		t.Helper()
		if err := s.store.Update(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		d := s.page(t, "/target/"+s.ids[2])
		if got := d.Find("blockquote mark").Text(); got != "45%" {
			t.Errorf("the sentence says %q", got)
		}
		return d.Find(".steps").Text()
	}
	text := strings.Replace(plan, "Mục tiêu là 90%", "Trang đang được biên tập lại", 1)
	text = strings.Replace(text, "80%", "", 1)
	got := change(func(tx *corpus.Tx) error {
		c := corpus.NewCapture([]byte("<p>sửa"), "text/html", noon)
		_, _, err := tx.PutArticle(corpus.Article{URL: url, Title: "Bài đã sửa", Text: text, Blocks: corpus.Blocks(text)}, &c)
		return err
	})
	if !strings.Contains(got, "trang gốc nay đã sửa") {
		t.Errorf("after a change: %q", got)
	}
	got = change(func(tx *corpus.Tx) error { return tx.MarkGone(url, noon) })
	if !strings.Contains(got, "Trang gốc không còn từ ngày 02/11/2026") {
		t.Errorf("after it went: %q", got)
	}
}
