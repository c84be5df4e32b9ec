package sample

import (
	"embed"
	"fmt"
	"html/template"
	"net/url"
	"strconv"
	"strings"
	"time"
)

//go:embed layouts/*.html
var layoutFiles embed.FS

// layout is how the sites of one family are addressed. How their pages look says
// layouts/NAME.html.
type layout struct {
	cms     string                    // what crawl calls the family, "" when it knows none
	article func(a *article) string   // path and query
	list    func(page int) string     // from 1
	key     func(u *url.URL) string   // what of an address chooses the page
	feed    string                    // path of the RSS feed, "" for none
	index   string                    // path of the sitemap's index, "" when sitemap stands alone
	sitemap string                    // path of the sitemap, "" for none
	robots  string                    // the rules of robots.txt
	extra   func(a *article) []string // other addresses under which the page is linked
}

// Each family's habits: NukeViet's aliases, Liferay's portlet parameters (one
// article under several addresses), SharePoint's postback pages, of which only the
// first answers a GET, a newspaper's numbered stories, an old portal's .asp pages.
var layouts = map[string]*layout{
	"nukeviet": {
		cms:     "nukeviet",
		article: func(a *article) string { return fmt.Sprintf("/vi/news/%s/%s-%d.html", alias(a.Section), a.Slug, a.id) },
		list:    func(page int) string { return paged("/vi/news/", "page-%d/", page) },
		key:     pathOnly,
		feed:    "/vi/news/rss/",
		index:   "/sitemap.xml",
		sitemap: "/sitemap-vi.news.xml",
		robots:  "Disallow: /admin/\nDisallow: /includes/\nDisallow: /vi/users/\n",
	},
	"liferay": {
		cms: "liferay",
		article: func(a *article) string {
			return liferay("normal", "assetEntryId", strconv.Itoa(a.id), "urlTitle", a.Slug)
		},
		list: func(page int) string {
			if page == 1 {
				return "/web/guest/tin-tuc"
			}
			return liferay("normal", "delta", strconv.Itoa(perPage), "cur", strconv.Itoa(page))
		},
		key: func(u *url.URL) string {
			q := u.Query()
			cur := q.Get(portlet("cur"))
			if q.Get(portlet("urlTitle")) != "" || cur == "1" {
				cur = ""
			}
			return u.Path + "?" + q.Get(portlet("urlTitle")) + "&" + cur
		},
		robots: "Disallow: /c/portal/\nDisallow: /group/\n",
		extra: func(a *article) []string {
			return []string{liferay("maximized", "assetEntryId", strconv.Itoa(a.id), "urlTitle", a.Slug, "redirect", "/web/guest/tin-tuc")}
		},
	},
	"sharepoint": {
		cms:     "sharepoint",
		article: func(a *article) string { return "/tin-tuc/Pages/" + a.Slug + ".aspx" },
		list:    func(int) string { return "/tin-tuc/Pages/default.aspx" },
		key:     pathOnly,
		feed:    "/_layouts/15/listfeed.aspx",
		sitemap: "/sitemap.xml",
		robots:  "Disallow: /_catalogs/\nDisallow: /_vti_bin/\n",
	},
	"newspaper": {
		cms:     "newspaper",
		article: func(a *article) string { return fmt.Sprintf("/%s/%s-a%d.html", alias(a.Section), a.Slug, a.id) },
		list:    func(page int) string { return paged("/tin-moi", "/trang-%d.html", page) },
		key:     pathOnly,
		feed:    "/rss/home.rss",
		index:   "/sitemap.xml",
		sitemap: "/sitemaps/news-1.xml",
		robots:  "Disallow: /tim-kiem\nDisallow: /*/print/\n",
	},
	"legacy": {
		article: func(a *article) string { return fmt.Sprintf("/chitiet.asp?id=%d&loai=3", a.id) },
		list:    func(page int) string { return fmt.Sprintf("/tintuc.asp?loai=3&trang=%d", page) },
		key:     func(u *url.URL) string { return u.Path + "?" + u.Query().Encode() },
	},
}

// perPage is small, so that even these small sites need a second page.
const perPage = 2

func pathOnly(u *url.URL) string { return u.Path }

// paged returns the list's own address for its first page.
func paged(base, more string, page int) string {
	if page == 1 {
		return base
	}
	return base + fmt.Sprintf(more, page)
}

func portlet(param string) string { return "_101_INSTANCE_Zt4Kq7_" + param }

// liferay writes an address of the asset publisher with parameters of its own.
func liferay(state string, pairs ...string) string {
	q := "p_p_id=101_INSTANCE_Zt4Kq7&p_p_lifecycle=0&p_p_state=" + state + "&p_p_mode=view"
	for i := 0; i < len(pairs); i += 2 {
		q += "&" + portlet(pairs[i]) + "=" + url.QueryEscape(pairs[i+1])
	}
	return "/web/guest/tin-tuc?" + q
}

// alias turns a section's name into its part of an address.
func alias(section string) string {
	var b strings.Builder
	for _, r := range unaccented(section) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// pages holds the parsed layouts. template.Must runs once, when the program
// starts; a wrong layout never reaches a release.
var pages = parseLayouts()

func parseLayouts() map[string]*template.Template {
	common := template.Must(template.New("common.html").Funcs(template.FuncMap{
		"weekday": weekday, "dmy": dmy, "iso": iso,
	}).ParseFS(layoutFiles, "layouts/common.html"))
	out := map[string]*template.Template{}
	for name := range layouts {
		out[name] = template.Must(template.Must(common.Clone()).ParseFS(layoutFiles, "layouts/"+name+".html"))
	}
	return out
}

var weekdays = [...]string{"Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"}

// weekday names the day of a time or an ISO date.
func weekday(when any) string {
	if t, ok := when.(time.Time); ok {
		return weekdays[t.Weekday()]
	}
	t, _ := time.Parse(time.DateOnly, fmt.Sprint(when))
	return weekdays[t.Weekday()]
}

// dmy writes an ISO date as Vietnamese pages do, day first.
func dmy(sep, date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return t.Format("02" + sep + "01" + sep + "2006")
}

func iso(date string) string {
	if date == "" {
		return ""
	}
	return date + "T00:00:00+07:00"
}
