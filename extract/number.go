package extract

import (
	"strings"
)

// parseNumber reads a printed number. In a percentage a dot is a decimal point
// ("97.5%"); elsewhere a dot before exactly three digits groups thousands
// ("3.000", "1.674.400"). A comma is decimal unless it repeats ("1,234,567").
// odd reports a percentage whose dot stands before three digits ("99.125%").
func parseNumber(s string, percent bool) (v float64, odd, ok bool) {
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	grouped := func(sep string) bool {
		first, rest, more := strings.Cut(s, sep)
		for more {
			var p string
			if p, rest, more = strings.Cut(rest, sep); len(p) != 3 {
				return false
			}
		}
		return len(first) <= 3
	}
	switch {
	case dots > 0 && commas > 0:
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			s = strings.ReplaceAll(s, ".", "")
			s = strings.Replace(s, ",", ".", 1)
		} else {
			s = strings.ReplaceAll(s, ",", "")
		}
	case dots == 1 && percent:
		odd = grouped(".")
	case dots > 0 && grouped("."):
		s = strings.ReplaceAll(s, ".", "")
	case commas > 1 && grouped(","):
		s = strings.ReplaceAll(s, ",", "")
	case commas > 0:
		s = strings.Replace(s, ",", ".", 1)
	}
	v, ok = parsePlain(s)
	return v, odd, ok
}

// parsePlain reads digits with at most one dot; at most 15 digits, so that every
// value is exact.
func parsePlain(s string) (float64, bool) {
	if len(s) == 0 || len(s) > 16 {
		return 0, false
	}
	whole, scale, dot := 0.0, 1.0, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '.' && !dot:
			dot = true
		case c < '0' || c > '9':
			return 0, false
		default:
			whole = whole*10 + float64(c-'0')
			if dot {
				scale *= 10
			}
		}
	}
	return whole / scale, true
}

var digitWords = map[string]float64{
	"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
	"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}

// parseWords reads a number written in words: "chín mươi lăm", "một trăm linh
// năm", "bảy mươi hai rưỡi", "bảy phẩy năm". words are folded syllables.
func parseWords(words []string) (float64, bool) {
	total, cur, seen := 0.0, -1.0, false
	for i := 0; i < len(words); i++ {
		w := words[i]
		if d, ok := digitWords[w]; ok {
			if cur >= 0 && (w == "năm" || w == "lăm" || cur < 10) && total > 0 {
				total += cur
			}
			cur, seen = d, true
			continue
		}
		switch w {
		case "mười":
			total, cur, seen = total+10, -1, true
		case "mươi":
			if cur < 0 {
				return 0, false
			}
			total, cur = total+cur*10, -1
		case "trăm":
			if cur < 0 {
				return 0, false
			}
			total, cur = total+cur*100, -1
		case "linh", "lẻ":
		case "rưỡi":
			return total + max(cur, 0) + 0.5, seen
		case "phẩy", "phảy":
			frac, scale := 0.0, 1.0
			for _, d := range words[i+1:] {
				v, ok := digitWords[d]
				if !ok {
					return 0, false
				}
				scale /= 10
				frac += v * scale
			}
			return total + max(cur, 0) + frac, seen && i+1 < len(words)
		default:
			return 0, false
		}
	}
	return total + max(cur, 0), seen
}

// isNumeral reports whether a folded syllable can belong to a number in words.
func isNumeral(w string) bool {
	if _, ok := digitWords[w]; ok {
		return true
	}
	switch w {
	case "mười", "mươi", "trăm", "linh", "lẻ", "rưỡi", "phẩy", "phảy":
		return true
	}
	return false
}
