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
	now, hosts, papers := map[string]int{}, map[string]bool{}, map[string]bool{}
	for _, p := range portals {
		old, isOld := places.Lookup(p.Province, 63)
		unit, isNow := places.Lookup(p.Province, 34)
		switch {
		case p.Province == "":
		case !isOld && !isNow:
			t.Errorf("%s: no province %q", p.ID, p.Province)
		case isNow && p.Successor != "", !isNow && p.Successor != old.Now:
			t.Errorf("%s: successor %q of %q", p.ID, p.Successor, p.Province)
		}
		if isNow && strings.HasPrefix(p.Name, "Cổng") && p.ID == p.Province && strings.HasSuffix(p.Name, unit.Name) {
			now[p.Province]++
		}
		papers[p.Province] = papers[p.Province] || strings.HasPrefix(p.Name, "Báo ")
		if p.Source == "" || len(p.AllowAddresses) > 0 {
			t.Errorf("%s: %+v", p.ID, p)
		}
		for _, h := range p.Hosts() {
			if hosts[h] {
				t.Errorf("%s: %s is another portal's too", p.ID, h)
			}
			hosts[h] = true
		}
	}
	if len(now) != 34 {
		t.Errorf("portals of %d provinces, want 34", len(now))
	}
	for _, u := range places.Units(63) {
		if !papers[u.Slug] {
			t.Errorf("no newspaper of %s", u.Name)
		}
		for _, d := range u.Domains {
			if !hosts[d] {
				t.Errorf("no portal starts at %s", d)
			}
		}
	}
}

func TestLoadPortals(t *testing.T) {
	const good = `{"id": "a", "name": "A", "start": ["https://a.example/"], "cms": ""`
	for _, c := range []struct{ file, want string }{ // want: what the error names, "" for none
		{good + `}`, ""},
		{good + `, "delay": "500ms", "allow_addresses": ["127.0.1.1/32", "::1/128"], "cms": "nukeviet", "selectors": {"body": ["#a > .b"]}, "exclude": ["/en/"]}`, ""},
		{good + `, "dealy": "1s"}`, `unknown field "dealy"`},
		{good + `, "selectors": {"boddy": []}}`, `selectors: json: unknown field "boddy"`},
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
