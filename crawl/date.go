package crawl

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"chitieu/corpus/viet"
)

// The wordings of a date. Blanks may be of any kind; digits at the borders are
// looked at by hand, for RE2 has no look-around.
var (
	isoDate   = regexp.MustCompile(`(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?P<time>[t ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?)?`)
	plainDate = regexp.MustCompile(`(?P<day>\d{1,2})\s?[/.\-]\s?(?P<month>\d{1,2})\s?[/.\-]\s?(?P<year>\d{4})`)
	wordDate  = regexp.MustCompile(`(?:ngày\s+)?(?P<day>\d{1,2})\s+` + monthWord + `(?:\s+năm\s+|\s*,\s*|\s+)(?P<year>\d{4})`)
	// As English has it, and programs whose Vietnamese is a translation: "Mar 25, 2021", "Th3 25, 2021".
	monthDate = regexp.MustCompile(monthWord + `\s+(?P<day>\d{1,2})\s*,\s*(?P<year>\d{4})`)
)

// monthWord is a month in words: "tháng 3", "Th3", "tháng ba", "March".
const monthWord = `(?:(?:tháng|thg|th)\.?\s*(?P<month>\d{1,2}|mười\s(?:một|hai)|mười|một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín)` +
	`|(?P<english>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?)`

var monthNames = map[string]int{
	"một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// hanoi is the portals' clock; no zone data is needed for it, Vietnam has kept
// UTC+7 since 1975.
var hanoi = time.FixedZone("ICT", 7*60*60)

// findDate returns the first date of a text in ISO form. The day comes first
// unless the site is known to put the month there, or only that reading is a date.
func findDate(s string, monthFirst bool) (string, bool) {
	if !hasYear(s) { // most lines: asking the patterns took a third of the column step
		return "", false
	}
	s = strings.ToLower(strings.Map(func(r rune) rune {
		if viet.IsBlank(r) {
			return ' '
		}
		return r
	}, viet.NFC(s)))
	best, at := "", len(s)
	for _, re := range []*regexp.Regexp{isoDate, wordDate, monthDate, plainDate} {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			if m[0] >= at || insideNumber(s, m[0], m[1]) {
				continue
			}
			if d, ok := readDate(re, s, m, monthFirst && re == plainDate); ok {
				best, at = d, m[0]
				break
			}
		}
	}
	return best, best != ""
}

// hasYear reports four digits in a row, and others.
func hasYear(s string) bool {
	digits, run, year := 0, 0, false
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			run = 0
			continue
		}
		digits++
		run++
		year = year || run == 4
	}
	return year && digits > 4 // of the day at least
}

// insideNumber reports a match that is cut out of a longer number: "1/12/05/2024".
func insideNumber(s string, start, end int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return digit(start) && (digit(start-1) || start > 1 && strings.IndexByte("/-.", s[start-1]) >= 0 && digit(start-2)) || digit(end)
}

func readDate(re *regexp.Regexp, s string, m []int, monthFirst bool) (string, bool) {
	part := func(name string) int {
		i := 2 * re.SubexpIndex(name)
		if i >= 0 && m[i] < 0 && name == "month" {
			i = 2 * re.SubexpIndex("english")
		}
		if n, ok := monthNames[s[m[i]:m[i+1]]]; ok {
			return n
		}
		n, _ := strconv.Atoi(s[m[i]:m[i+1]])
		return n
	}
	y, mo, d := part("year"), part("month"), part("day")
	if monthFirst {
		mo, d = d, mo
	}
	if mo > 12 && d <= 12 && re == plainDate {
		mo, d = d, mo
	}
	t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, hanoi)
	if y < 1990 || y > 2100 || mo < 1 || mo > 12 || t.Day() != d {
		return "", false
	}
	if re == isoDate {
		if i := 2 * re.SubexpIndex("time"); m[i] >= 0 {
			if there, ok := readZoned(s[m[0]:m[1]]); ok {
				t = there.In(hanoi)
			}
		}
	}
	return fmt.Sprintf("%04d-%02d-%02d", t.Year(), t.Month(), t.Day()), true
}

// readZoned reads a moment with its zone: "2024-11-10T21:09:00Z" is the 11th in Hà Nội.
func readZoned(s string) (time.Time, bool) {
	s = strings.ToUpper(strings.Replace(s, " ", "T", 1))
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// dateWords may stand beside a date on a date line.
var dateWords = []string{
	"thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "ngày", "tháng", "cập", "đăng", "lúc", "giờ", "phút", "gmt", "sa", "ch", "am", "pm",
	"xuất", "bản", "tin", "bài", "viết", "vào", "đã", "tạo", "mới", "t2", "t3", "t4", "t5", "t6", "t7", "cn", "h", "g", "utc", "ict", "phát", "hành", "lượt", "xem", "post", "by", "posted", "published", "on", "at", "th", "thg",
}

const dateLineRunes = 90

// dateLine returns the date of a line that says little else: "Cập nhật: 04-05-2023
// | 09:11:30". A sentence with a date in it is none.
func dateLine(s string, monthFirst bool) (string, bool) {
	if longer(s, dateLineRunes) {
		return "", false
	}
	d, ok := findDate(s, monthFirst)
	if !ok {
		return "", false
	}
	strange := 0
	for word := range strings.FieldsFuncSeq(viet.Key(s), func(r rune) bool { return !viet.IsLetter(r) }) {
		if _, month := monthNames[word]; !month && !slices.Contains(dateWords, word) {
			strange++
		}
	}
	return d, strange <= 3 // a source or an author may stand there too
}

// byline is dateLine for a line that also names an author or a source: "Bùi Thị Thu
// Hà - 25/03/2021 15:02 - Báo Vân Hải". Nothing but the date may hold a figure, or
// the number of a document would be one.
func byline(s string, monthFirst bool) (string, bool) {
	if d, ok := dateLine(s, monthFirst); ok || runes(s) > dateLineRunes {
		return d, ok
	}
	date := ""
	for _, part := range bylineParts.Split(s, -1) {
		d, ok := dateLine(part, monthFirst)
		switch {
		case ok && date == "":
			date = d
		case strings.ContainsFunc(part, unicode.IsDigit), runes(part) > bylineRunes:
			return "", false
		}
	}
	return date, date != ""
}

const bylineRunes = 40

var bylineParts = regexp.MustCompile(`\s[-–—|•·/]\s|\s*[|•·]\s*`)

// urlDate finds the day in an address: "/2021/03/25/", "-20210325150211345.htm",
// "-1022103251502113.htm". A number counts only when the time of day follows.
var urlDate = regexp.MustCompile(`(?:/|-)(20\d{2})[/-](\d{2})[/-](\d{2})(?:[/\-.]|$)|[/\-_](?:(20\d{2})|\d{3}(\d{2}))(\d{2})(\d{2})([01]\d|2[0-3])[0-5]\d\d{2,7}(?:[/\-.]|$)`)

// dateOfPath returns the day that a path names, "" for none.
func dateOfPath(path string) string {
	m := urlDate.FindStringSubmatch(path)
	if m == nil {
		return ""
	}
	y, mo, d := m[1]+m[4], m[2]+m[6], m[3]+m[7]
	if y == "" {
		y = "20" + m[5]
	}
	date, _ := findDate(y+"-"+mo+"-"+d, false)
	return date
}
