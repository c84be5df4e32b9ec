package web

import (
	"bytes"
	"image/png"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/xuri/excelize/v2"
)

const later = `UBND tỉnh Lạng Sơn đã ban hành Kế hoạch chuyển đổi số năm 2024.

Mục tiêu là 95% hồ sơ công việc tại cấp tỉnh, 85% hồ sơ công việc tại cấp huyện và trên 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.`

func textsOf(s *goquery.Selection) (list []string) {
	s.Each(func(_ int, x *goquery.Selection) { list = append(list, strings.Join(strings.Fields(x.Text()), " ")) })
	return list
}

// The page of a comparison warns where its cells are not of one kind, and gives
// sentences that say no more than the cells.
func TestComparePage(t *testing.T) {
	s := newSite(t, Options{}, plan, draft, later)
	d := s.page(t, compared+"&tier=commune")
	warnings := strings.Join(textsOf(d.Find(".warnings li")), "\n")
	for _, want := range []string{"những năm khác nhau", "“trên …”", "dự thảo"} {
		if !strings.Contains(warnings, want) {
			t.Errorf("no warning of %q in\n%s", want, warnings)
		}
	}
	news := strings.Join(textsOf(d.Find(".news li span")), "\n")
	for _, want := range []string{
		"Theo dự thảo kế hoạch, tỉnh Quảng Ngãi (cũ) dự kiến đặt mục tiêu đạt 60%",
		"Tỉnh Lạng Sơn đặt mục tiêu đạt 45% trong năm 2023 đối với chỉ tiêu “Hồ sơ công việc xử lý trên môi trường mạng” ở cấp xã, hướng tới mốc quốc gia 60% vào năm 2025.",
	} {
		if !strings.Contains(news, want) {
			t.Errorf("no sentence %q in\n%s", want, news)
		}
	}
	d.Find(".news li").Each(func(_ int, li *goquery.Selection) {
		if a := li.Find("small a").First().AttrOr("href", ""); !strings.HasPrefix(a, "/target/ct-") {
			t.Errorf("%q has no evidence: %q", li.Text(), a)
		}
	})
	for _, kind := range []string{"bars", "lines", "map"} {
		f := d.Find("figure." + kind)
		if f.Find("svg title").First().Text() == "" || f.Find("svg desc").Text() == "" || f.Find("a[href*='.svg?'], a[href*='.png?']").Length() != 2 {
			t.Errorf("chart %s lacks a title, a description or its files", kind)
		}
	}
	if rows := textsOf(d.Find(".lines tbody tr")); len(rows) != 1 || !strings.Contains(rows[0], "2023: 45% · 2024: trên 60%") {
		t.Errorf("the data of the lines: %q", rows)
	}
	if all := s.page(t, compared+"&sentences=all"); all.Find(".news li").Length() <= d.Find(".news li").Length() || all.Find(".matrix").Length() > 0 {
		t.Errorf("all sentences: %d", all.Find(".news li").Length())
	}
	if n := s.page(t, compared+"&all=1").Find(".matrix tbody tr").Length(); n < 63 {
		t.Errorf("%d rows with all provinces", n)
	}
}

// Under 63 units a tile is split by the former ones, under 34 it is whole.
func TestMapUnits(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	for units, want := range map[string]int{"63": 63 + len(zones), "34": 34 + len(zones)} {
		c := s.page(t, compared+"&units="+units)
		if got := c.Find(".map svg a").Length(); got != want && units == "63" {
			t.Errorf("units %s: %d tiles, want %d", units, got, want)
		}
	}
	if txt := s.page(t, compared).Find(".map svg").Text(); !strings.Contains(txt, "(Đà Nẵng)") || !strings.Contains(txt, "(Khánh Hòa)") {
		t.Error("the special zones do not tell what they belong to")
	}
}

// Every page of data is a workbook, too.
func TestWorkbooks(t *testing.T) {
	s := newSite(t, Options{}, plan, draft)
	q := "?q=" + url.QueryEscape("hồ sơ cấp xã")
	for _, path := range []string{"/search.xlsx" + q, "/compare.xlsx" + q, "/indicator/work-dossiers.xlsx", "/province/lang-son.xlsx?scheme=63", "/target/" + s.ids[0] + ".xlsx", "/archive/" + s.sha + ".xlsx",
		"/changes.xlsx?since=2020-01-01", "/sources.xlsx", "/dictionary.xlsx", "/corrections.xlsx"} {
		w := s.get(t, path)
		f, err := excelize.OpenReader(bytes.NewReader(w.Body.Bytes()))
		if err != nil {
			t.Errorf("GET %s = %d: %v", path, w.Code, err)
			continue
		}
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil || len(rows) < 2 && path != "/corrections.xlsx" || f.SheetCount != 2 {
			t.Errorf("GET %s: %d rows in %d sheets, %v", path, len(rows), f.SheetCount, err)
		}
	}
}

func TestChartFiles(t *testing.T) {
	s := newSite(t, Options{}, plan, draft, later)
	for _, kind := range []string{"bars", "lines", "map"} {
		at := strings.Replace(compared, "/compare?", "?chart="+kind+"&", 1)
		w := s.get(t, "/compare.png"+at)
		if img, err := png.Decode(w.Body); err != nil || img.Bounds().Dx() < 800 {
			t.Errorf("%s.png: %d %v", kind, w.Code, err)
		}
		w = s.get(t, "/compare.svg"+at)
		if body := w.Body.String(); w.Code != 200 || !strings.Contains(body, "<title>") || !strings.Contains(body, "hồ sơ công việc") || strings.Contains(body, "class=") {
			t.Errorf("%s.svg: %d %.200s", kind, w.Code, body)
		}
	}
}

// The three kinds of empty are told apart.
func TestSourcesPage(t *testing.T) {
	s := newSite(t, Options{Contact: "toa-soan@example.com"}, plan, draft)
	d := s.page(t, "/sources?q="+url.QueryEscape("kinh tế số GRDP"))
	kinds := map[string]string{}
	d.Find("h3 + dl dt").Each(func(_ int, dt *goquery.Selection) { kinds[strings.Fields(dt.Text())[0]] = dt.Next().Text() })
	if !strings.Contains(kinds["bài"], "Lạng Sơn") || !strings.Contains(kinds["chưa"], "Cà Mau") || strings.Contains(kinds["chưa"], "Lạng Sơn") {
		t.Errorf("kinds of empty: %q", kinds)
	}
	if got := d.Find(".cover").Text(); !strings.Contains(got, "chưa có nguồn") || strings.Contains(got, " 0") {
		t.Errorf("coverage: %q", got)
	}
	report := s.page(t, "/target/"+s.ids[0]).Find("a[href^='mailto:']").AttrOr("href", "")
	if !strings.HasPrefix(report, "mailto:toa-soan@example.com?subject=") || !strings.Contains(report, s.ids[0]) {
		t.Errorf("an error is reported to %q", report)
	}
}
