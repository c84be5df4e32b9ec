package crawl

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// Bounds of the addresses that a crawl follows: calendars, filters and relative
// links that repeat themselves would else go on for ever.
const (
	maxURL      = 1000
	maxParams   = 8
	maxSegments = 14
	maxRepeats  = 2 // of one path segment
	maxDepth    = 12
)

// Canonical returns the one form of an address that stands for all that lead to
// the same page: no fragment, no tracking parameter, no session, parameters in
// order. "" when it is no http or https address.
func Canonical(address string) string {
	u, err := url.Parse(cleanHref(address))
	if err != nil {
		return ""
	}
	return canonicalURL(u)
}

// cleanHref undoes what browsers forgive: blanks around, line breaks inside,
// backslashes for slashes.
func cleanHref(s string) string {
	if isCleanHref(s) {
		return s
	}
	s = strings.Trim(s, " \t\r\n\f")
	if !strings.ContainsAny(s, "\t\r\n\\") {
		return s
	}
	s = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)
	head, query, ok := strings.Cut(s, "?")
	s = strings.ReplaceAll(head, `\`, "/")
	if ok {
		s += "?" + query
	}
	return s
}

// isCleanHref reports what most links are.
func isCleanHref(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] == '\\' {
			return false
		}
	}
	return true
}

func canonicalURL(u *url.URL) string {
	scheme := strings.ToLower(u.Scheme)
	host := canonicalHost(u, scheme)
	if scheme != "http" && scheme != "https" || host == "" || u.Opaque != "" {
		return ""
	}
	u = u.ResolveReference(&url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery}) // takes out dot segments
	s := scheme + "://" + host + canonicalPath(u.EscapedPath())
	if q := canonicalQuery(u.RawQuery); q != "" {
		s += "?" + q
	}
	return s
}

func canonicalHost(u *url.URL, scheme string) string {
	host := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	if host == "" || strings.ContainsAny(host, " <>\"'%\\") {
		return ""
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	port := u.Port()
	if port == "" || scheme == "http" && port == "80" || scheme == "https" && port == "443" {
		return host
	}
	return host + ":" + port
}

// canonicalPath drops sessions written into the path and spells escapes one way.
func canonicalPath(p string) string {
	if at := strings.Index(strings.ToLower(p), ";jsessionid="); at >= 0 {
		p = p[:at]
	}
	if strings.Contains(p, "(S(") { // ASP.NET without cookies: /(S(abc))/page.aspx
		p = strings.Join(slices.DeleteFunc(strings.Split(p, "/"), func(s string) bool {
			return strings.HasPrefix(s, "(S(") && strings.HasSuffix(s, "))")
		}), "/")
	}
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return canonicalEscapes(p)
}

// canonicalEscapes decodes what needs no escape, escapes what does, and writes
// hex digits in capitals (RFC 3986, 6.2.2).
func canonicalEscapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			if v := unhex(s[i+1])<<4 | unhex(s[i+2]); isUnreserved(v) {
				b.WriteByte(v)
			} else {
				b.WriteString(strings.ToUpper(s[i : i+3]))
			}
			i += 2
			continue
		}
		if c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>`{}|^\\", c) >= 0 {
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 10
	case c >= 'A':
		return c - 'A' + 10
	}
	return c - '0'
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// canonicalQuery drops what does not choose the page and sorts the rest by name;
// values keep their order.
func canonicalQuery(q string) string {
	if q == "" {
		return ""
	}
	q = strings.ReplaceAll(q, "&amp;", "&") // escaped twice by some templates
	pairs := slices.DeleteFunc(strings.Split(q, "&"), func(p string) bool {
		name, _, _ := strings.Cut(p, "=")
		return p == "" || isTracking(strings.ToLower(name))
	})
	pairs = cutLiferay(pairs)
	for i, p := range pairs {
		pairs[i] = canonicalEscapes(p)
	}
	slices.SortStableFunc(pairs, func(a, b string) int {
		a, _, _ = strings.Cut(a, "=")
		b, _, _ = strings.Cut(b, "=")
		return strings.Compare(a, b)
	})
	return strings.Join(pairs, "&")
}

func isTracking(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "zarsrc", "igshid", "mc_cid", "mc_eid", "_ga", "_gl",
		"sid", "sessionid", "session_id", "phpsessid", "jsessionid", "nv_sid", "ticket":
		return true
	}
	return strings.HasPrefix(name, "utm_") || strings.HasPrefix(name, "aspsessionid")
}

// cutLiferay keeps of a Liferay address what chooses the article, or the page of
// a list: the portlet (p_p_id), the action and the article's own parameters.
// One article stood under many addresses that differ in p_p_state, _cur, _redirect.
func cutLiferay(pairs []string) []string {
	if !slices.ContainsFunc(pairs, func(p string) bool { return strings.HasPrefix(p, "p_p_") }) {
		return pairs
	}
	article := slices.ContainsFunc(pairs, func(p string) bool { return isLiferayArticle(portletParam(p)) })
	return slices.DeleteFunc(pairs, func(p string) bool {
		name, _, _ := strings.Cut(p, "=")
		switch param := portletParam(p); {
		case name == "p_p_id":
			return false
		case strings.HasPrefix(name, "p_p_"), name == "p_l_back_url", name == "redirect":
			return true
		case param == "": // not a portlet's
			return false
		case isLiferayArticle(param), param == "struts_action", param == "groupid", param == "type", param == "mvcpath":
			return false
		default:
			return article || param != "cur"
		}
	})
}

// portletParam returns x, in lower case, of "_101_INSTANCE_abc_x=…", "" for other names.
func portletParam(pair string) string {
	name, _, _ := strings.Cut(pair, "=")
	if !strings.HasPrefix(name, "_") {
		return ""
	}
	if strings.HasSuffix(name, "_struts_action") {
		return "struts_action"
	}
	return strings.ToLower(name[strings.LastIndexByte(name, '_')+1:])
}

func isLiferayArticle(param string) bool {
	switch param {
	case "articleid", "urltitle", "assetentryid", "newsid", "id", "itemid":
		return true
	}
	return false
}

// followable reports whether an address in canonical form is worth a request:
// inside the bounds and no file, print view or calendar page.
func followable(address string) bool {
	u, err := url.Parse(address)
	if err != nil || len(address) > maxURL {
		return false
	}
	segments := strings.Split(strings.ToLower(strings.Trim(u.Path, "/")), "/")
	return len(segments) <= maxSegments && strings.Count(u.RawQuery, "&") < maxParams &&
		!repeats(segments) && !isFile(u.Path) && !isSideDoor(segments) && !isCalendar(segments, u.RawQuery)
}

func repeats(segments []string) bool {
	count := map[string]int{}
	for _, s := range segments {
		if count[s]++; count[s] > maxRepeats {
			return true
		}
	}
	return false
}

// isFile reports addresses that by their ending are neither a page nor a document
// that can be read.
func isFile(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".css", ".js", ".woff", ".woff2", ".ttf",
		".ppt", ".pptx", ".odt", ".ods", ".rtf", ".csv",
		".zip", ".rar", ".7z", ".tar", ".gz", ".exe", ".apk", ".iso",
		".mp3", ".mp4", ".m4a", ".wav", ".wma", ".wmv", ".avi", ".mov", ".flv", ".ogg", ".webm":
		return true
	}
	return false
}

// isSideDoor reports pages that repeat another page or take input.
func isSideDoor(segments []string) bool {
	return slices.ContainsFunc(segments, func(s string) bool {
		switch s {
		case "print", "savefile", "sendmail", "login", "dang-nhap", "register", "dang-ky", "logout", "cart", "wp-admin", "wp-login.php", "captcha", "search", "seek", "tim-kiem", "sso":
			return true
		}
		return false
	})
}

// isCalendar reports the pages of a calendar: they go on for ever in both directions.
func isCalendar(segments []string, query string) bool {
	numbers, named := 0, false
	for _, s := range segments {
		if strings.Trim(s, "0123456789-") == "" && s != "" {
			numbers++
		}
		switch s {
		case "calendar", "events", "lich", "lich-cong-tac", "lichcongtac", "lich-lam-viec", "lichlamviec", "lich-tiep-dan", "lich-tuan", "lich-su-kien", "lich-hop":
			named = true
		}
	}
	dated := 0
	for pair := range strings.SplitSeq(strings.ToLower(query), "&") {
		switch name, _, _ := strings.Cut(pair, "="); name {
		case "date", "day", "month", "year", "week", "ngay", "thang", "nam", "tuan", "tribe-bar-date":
			dated++
		}
	}
	return named && (numbers > 0 || dated > 0) || dated >= 2
}
