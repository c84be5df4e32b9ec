package crawl

import (
	"strings"
	"testing"
	"testing/fstest"

	"chitieu/corpus/gazetteer"
)

func TestBundledPortals(t *testing.T) {
	portals, err := BundledPortals()
	if err != nil {
		t.Fatal(err)
	}
	places, err := gazetteer.New()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range portals {
		if u, ok := places.Lookup(p.Province, 34); !ok || !strings.HasSuffix(p.Name, u.Name) {
			t.Errorf("%s: province %q, name %q", p.ID, p.Province, p.Name)
		}
		if len(p.AllowAddresses) > 0 || !strings.HasPrefix(p.Start[0], "https://") {
			t.Errorf("%s: %+v", p.ID, p)
		}
		seen[p.Province] = true
	}
	if len(seen) != 34 {
		t.Errorf("%d provinces, want 34", len(seen))
	}
}

func TestLoadPortals(t *testing.T) {
	const good = `{"id": "a", "name": "A", "start": ["https://a.example/"], "cms": ""`
	for _, c := range []struct{ file, want string }{ // want: what the error names, "" for none
		{good + `}`, ""},
		{good + `, "delay": "500ms", "allow_addresses": ["127.0.1.1/32", "::1/128"], "cms": "nukeviet", "selectors": {"body": ["#a > .b"]}, "exclude": ["/en/"]}`, ""},
		{good + `, "dealy": "1s"}`, `unknown field "dealy"`},
		{good + `, "selectors": {"boddy": []}}`, `unknown field "boddy"`},
		{good + `}{}`, "follows"},
		{good, "EOF"},
		{`[]`, "array"},
		{good + `, "delay": "1"}`, "delay:"},
		{good + `, "delay": "-1s"}`, "delay:"},
		{good + `, "delay": "1h"}`, "delay:"},
		{good + `, "cms": "joomla"}`, "cms:"},
		{good + `, "allow_addresses": ["127.0.0.1"]}`, "allow_addresses:"},
		{good + `, "include": ["("]}`, "include:"},
		{good + `, "province": "Phú Yên"}`, "province:"},
		{good + `, "start": []}`, "start:"},
		{good + `, "start": ["ftp://a.example/"]}`, "start:"},
		{good + `, "start": ["https://u:p@a.example/"]}`, "start:"},
		{good + `, "feeds": ["/rss"]}`, "feeds:"},
		{good + `, "sitemaps": [""]}`, "sitemaps:"},
		{good + `, "name": ""}`, "name:"},
		{good + `, "id": "A"}`, "id:"},
		{good + `, "id": "b"}`, "file's name"},
		{good + `, "selectors": {"body": ["[["]}}`, "selectors.body:"},
		{good + `, "intermediates": ["x"]}`, "intermediates:"},
	} {
		_, err := LoadPortals(fstest.MapFS{"a.json": {Data: []byte(c.file)}})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("LoadPortals(%s) = %v", c.file, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "a.json")):
			t.Errorf("LoadPortals(%s) = %v, want it to name a.json and %q", c.file, err, c.want)
		}
	}
}
