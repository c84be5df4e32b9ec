package gazetteer

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// found prints mentions: -slug for what is no province, slug~ for an alias.
func found(ms []Mention) string {
	var out []string
	for _, m := range ms {
		s := m.Slug
		if m.Lower {
			s = "-" + s
		}
		if m.Alias {
			s += "~"
		}
		if m.Until != "" {
			s += "<" + m.Until
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestMentions(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ text, want string }{
		// Capitals make the name; in a query there are none.
		{"vì hòa bình, ổn định. Tỉnh cần thái bình", ""},
		{"Hòa bình thế giới", ""},
		{"hồ sơ công việc lạng sơn", "lang-son"},
		{"tỉnh Hoà Bình và HÒA BÌNH", "hoa-binh hoa-binh"},
		{"bình dương", "binh-duong"},
		{"UBND thành phố Hồ Chí Minh", "ho-chi-minh"},
		{"tp.HCM, TPHCM, tp. Hồ Chí Minh", "ho-chi-minh~ ho-chi-minh~ ho-chi-minh~"},
		{"Tỉnh Đăk Lăk, Đắc Nông, Kontum, Bắc Cạn", "dak-lak~ dak-nong~ kon-tum~ bac-kan~"},
		{"Ðắk Lắk", "dak-lak"}, // U+00D0
		{"Bà Rịa Vũng Tàu, Bà Rịa-Vũng Tàu, BRVT", "ba-ria-vung-tau ba-ria-vung-tau ba-ria-vung-tau~"},
		{"lãnh đạo tỉnh Lạng\nSơn", "lang-son"},
		{"tỉnh Lạng\n\nSơn La", "son-la"},
		{"đường Hà. Nam giới", ""},
		{"Lạng-Sơn", ""},

		// Without marks.
		{"KE HOACH CUA TINH PHU YEN", "phu-yen"},
		{"kinh te so phu yen 2024", "phu-yen"},
		{"Báo Phu Yen đưa tin", "phu-yen"},
		{"an toàn, hue, ha noi", ""},
		{"an toan thong tin hue", ""},

		// Longest match, whole words.
		{"Thừa Thiên Huế", "hue~"},
		{"YenBai-S, Quảng Ninhx", ""},
		{"Hà Nội Hà Nam Nam Định", "ha-noi ha-nam nam-dinh"},

		// Lower units.
		{"huyện Quảng Ninh, tỉnh Quảng Bình", "-quang-ninh quang-binh"},
		{"TP Quảng Ngãi; TP. Lạng Sơn; Tp.Thanh Hóa", "-quang-ngai -lang-son -thanh-hoa"},
		{"TX. Quảng Trị, thị xã Quảng Trị", "-quang-tri -quang-tri"},
		{"xã Bình Dương, phường Hưng Yên, thị trấn Sóc Trăng", "-binh-duong -hung-yen -soc-trang"},
		{"đường Điện Biên, phố Hà Nam, sông Đồng Nai, sân bay Cần Thơ", "-dien-bien -ha-nam -dong-nai -can-tho"},
		{"Huyện ủy Quảng Ninh, Thành ủy Nam Định, Tỉnh ủy Nam Định, Thành ủy Hà Nội", "-quang-ninh -nam-dinh nam-dinh ha-noi"},
		{"yêu cầu Lạng Sơn báo cáo; cung cầu Bình Thuận; cầu Bến Tre", "lang-son binh-thuan -ben-tre"},
		{"thành phố Huế, TP Huế, tỉnh Thừa Thiên Huế, cố đô Huế", "hue<2025-01-01 hue<2025-01-01 hue~ hue"},
		{"thành phố Đà Nẵng, TP Cần Thơ", "da-nang can-tho~"},

		// What is none at all.
		{"khu vực châu Á - Thái Bình Dương", "-thai-binh"},
		{"THÁI BÌNH DƯƠNG", "-thai-binh"},
		{"Báo Sài Gòn Giải Phóng", ""},
		{"Chủ tịch Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh, đường Hồ Chí Minh", "-ho-chi-minh~ -ho-chi-minh~ -ho-chi-minh~"},
		{"Hà Nội, Hồ Chí Minh và Đà Nẵng", "ha-noi ho-chi-minh~ da-nang"},
		{"ông Nguyễn Thái Bình, bà Trần Thị Huế", "-thai-binh -hue"},
		{"Công ty Long An Khang, Bắc Ninh", "-long-an bac-ninh"},

		// What looks like a longer name and is none.
		{"Lạng Sơn Phấn đấu đứng thứ 5", "lang-son"},
		{"Giám đốc Sở Nội vụ Lạng Sơn Hồ Tiến Thiệu", "lang-son"},
		{"KẾ HOẠCH CỦA TỈNH PHÚ YÊN NĂM 2024", "phu-yen"},
		{"Kế Hoạch Của Tỉnh Phú Yên Năm 2024", "phu-yen"},
	} {
		if got := found(g.Find(c.text)); got != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
		}
		// The text at a mention is the name, for NFC and NFD alike.
		nfd := norm.NFD.String(c.text)
		for _, m := range g.Find(norm.NFC.String(nfd)) {
			if m.End > len(c.text) {
				t.Errorf("Find(%q): %v", c.text, m)
			}
		}
	}
}

func TestLowerAt(t *testing.T) {
	m := load(t).Find("UBND thành phố Huế")[0]
	for date, want := range map[string]bool{"": false, "2024-12-31": true, "2025-01-01": false} {
		if got := m.LowerAt(date); got != want {
			t.Errorf("LowerAt(%q) = %v, want %v", date, got, want)
		}
	}
}

func TestMenu(t *testing.T) {
	g := load(t)
	var names []string
	for _, u := range g.Units(63) {
		names = append(names, u.Name)
	}
	for _, sep := range []string{"\n", ", ", " | ", " "} {
		named := map[string]bool{}
		for _, m := range g.Find(strings.Join(names, sep)) {
			named[m.Slug] = named[m.Slug] || !m.Lower
		}
		delete(named, "")
		if len(named) != 63 {
			t.Errorf("a menu parted by %q names %d provinces, want 63", sep, len(named))
		}
	}
}

func TestAt(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ slug, date, name, kind string }{
		{"hue", "2024-12-31", "Thừa Thiên Huế", "province"},
		{"hue", "2025-01-01", "Huế", "city"},
		{"hue", "2025-07-01", "Huế", "city"},
		{"hue", "", "Huế", "city"},
		{"phu-yen", "2025-06-30", "Phú Yên", "province"},
		{"phu-yen", "2025-07-01", "", ""},
	} {
		if u, _ := g.At(c.slug, c.date); u.Name != c.name || u.Kind != c.kind {
			t.Errorf("At(%q, %q) = %q, %q, want %q, %q", c.slug, c.date, u.Name, u.Kind, c.name, c.kind)
		}
	}
	if u, ok := g.ByHost("stttt.ThuaThienHue.gov.vn.", "2023-05-01"); !ok || u.Name != "Thừa Thiên Huế" {
		t.Errorf("ByHost = %q, %v", u.Name, ok)
	}
	if _, ok := g.ByHost("notlangson.gov.vn", ""); ok {
		t.Error("a host is matched inside a label")
	}
}

// TestCodes guards the facts that a slip of the hand would change.
func TestCodes(t *testing.T) {
	g := load(t)
	for _, scheme := range []int{63, 34} {
		codes := map[string]string{}
		for _, u := range g.Units(scheme) {
			if codes[u.GSO] != "" {
				t.Errorf("scheme %d: code %s is of %s and %s", scheme, u.GSO, codes[u.GSO], u.Slug)
			}
			codes[u.GSO] = u.Slug
		}
	}
	for slug, code := range map[string]string{"lao-cai": "15", "bac-ninh": "24", "tay-ninh": "80", "dong-thap": "82", "an-giang": "91", "quang-tri": "44", "gia-lai": "52"} {
		if u, _ := g.Lookup(slug, 34); u.GSO != code {
			t.Errorf("%s since 2025-07-01 has code %s, want %s", slug, u.GSO, code)
		}
	}
}

func TestBadRows(t *testing.T) {
	const old, now, states, districts, communes, papers = "provinces_63.tsv", "provinces_34.tsv", "states.tsv", "districts.tsv", "communes.tsv", "papers.tsv"
	good := map[string]string{
		old:    "ha-noi\tHà Nội\tcity\t01\tR\tha-noi\thanoi.gov.vn\t\t\n",
		now:    "ha-noi\tHà Nội\tcity\t01\tR\tha-noi\n",
		states: "", districts: "", communes: "", papers: "",
	}
	for _, c := range []struct{ file, row, want string }{
		{old, "x", "provinces_63.tsv:2: 1 columns"},
		{old, "a\tA\ttown\t02\tR\tha-noi\t\t\t", "provinces_63.tsv:2: a: kind"},
		{old, "a\tA\tcity\t2\tR\tha-noi\t\t\t", "provinces_63.tsv:2: a: code"},
		{old, "a\tA\tcity\t02\tR\tha-noi\thanoi.gov.vn\t\t", "domain \"hanoi.gov.vn\" is there twice"},
		{old, "a\tA\tcity\t02\tR\tb\t\t\t", "a: no unit \"b\""},
		{old, "a\tA\tcity\t02\tR\tha-noi\t\t\t", "a is no member of ha-noi"},
		{now, "ha-noi\tHà Nội\tcity\t01\tR\tha-noi", "provinces_34.tsv:2: unit \"ha-noi\" is there twice"},
		{now, "b\tB\tcity\t02\tR\tc", "c is no unit that became b"},
		{states, "ha-noi\t63\tHà Nội\tprovince\t2008\t", "states.tsv:1: last day"},
		{states, "b\t63\tB\tprovince\t2008-01-01\t", "states.tsv:1: no unit"},
		{districts, "b\tB", "districts.tsv:1: no province"},
		{districts, "ha-noi\tBa Vì;;Hà Đông", "districts.tsv:1: ha-noi: empty name"},
		{communes, "b\tB\t\t", "communes.tsv:1: no province"},
		{communes, "ha-noi\tLáng;;Hồng Hà\t\t", "communes.tsv:1: ha-noi: empty name"},
		{papers, "b\tB\tx", "papers.tsv:1: no province"},
		{papers, "ha-noi\t\tx", "papers.tsv:1: sign"},
		{old, "a\tA\u0301\tcity\t02\tR\tha-noi\t\t\t", "not NFC"},
	} {
		dir := fstest.MapFS{}
		for f, s := range good {
			if f == c.file {
				s += c.row + "\n"
			}
			dir[f] = &fstest.MapFile{Data: []byte(s)}
		}
		if _, err := newFrom(dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("row %q in %s: %v, want %q", c.row, c.file, err, c.want)
		}
	}
}

// TestFindLinear guards against quadratic time.
func TestFindLinear(t *testing.T) {
	g := load(t)
	for _, unit := range []string{"an giang ", "thai binh", "Phú ", "TP.", "Hồ Chí ", "a", "Lạng Sơn "} {
		text := strings.Repeat(unit, 256<<10/len(unit))
		start := time.Now()
		g.Find(text)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("256 KB of %q took %v", unit, d)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	g := load(b)
	text := strings.Repeat("Theo Kế hoạch Chuyển đổi số tỉnh Phú Yên năm 2024 vừa được UBND tỉnh ban hành, phấn đấu đạt 60% hồ sơ thủ tục hành chính được xử lý hoàn toàn trên môi trường mạng. ", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		g.Find(text)
	}
}

func FuzzMentions(f *testing.F) {
	g := load(f)
	f.Add("huyện Quảng Ninh, TP. Hồ Chí Minh, Bà Rịa – Vũng Tàu")
	f.Add("Nguyễn Thái Bình Dương\nSơn La")
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range g.Find(s) {
			if w := s[m.Start:m.End]; utf8.ValidString(s) && !utf8.ValidString(w) {
				t.Fatalf("%v cuts a character of %q", m, s)
			}
			if _, ok := g.Lookup(m.Slug, 63); !ok {
				t.Fatalf("%v names nothing", m)
			}
		}
	})
}
