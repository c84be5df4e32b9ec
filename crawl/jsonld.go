package crawl

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"chitieu/corpus/viet"
)

// datePublished reads the date of the one article that a JSON-LD script describes.
// Of several it takes the one whose headline told, the page's own titles, repeats;
// of several without it, as on lists, none.
func datePublished(script, told string) string {
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		return only(brokenDates(script))
	}
	var all, own []string
	told = viet.Key(told)
	eachObject(v, 0, func(o map[string]any) {
		date, _ := o["datePublished"].(string)
		if date == "" {
			return
		}
		all = append(all, date)
		if h, _ := o["headline"].(string); h != "" && strings.Contains(told, viet.Key(oneLine(h))) {
			own = append(own, date)
		}
	})
	if len(own) > 0 {
		return only(own)
	}
	return only(all)
}

const jsonDepth = 8

func eachObject(v any, depth int, f func(map[string]any)) {
	if depth > jsonDepth {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		f(v)
		for _, w := range v {
			eachObject(w, depth+1, f)
		}
	case []any:
		for _, w := range v {
			eachObject(w, depth+1, f)
		}
	}
}

// Editors' quotes and line breaks make many of these scripts no JSON.
var brokenDate = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{8,40})"`)

func brokenDates(script string) []string {
	var out []string
	for _, m := range brokenDate.FindAllStringSubmatch(script, -1) {
		out = append(out, m[1])
	}
	return out
}

// only returns what all agree on, "" when they do not.
func only(list []string) string {
	slices.Sort(list)
	if list = slices.Compact(list); len(list) == 1 {
		return list[0]
	}
	return ""
}
