package crawl

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Pages of testdata/families are laid out in the manner of families that no adapter
// knows. Each is a frame: @title, @lead and @body (or @half1 and @half2) stand for an
// article, which is set into it in many ways; the rest is what such sites put
// around. Whatever the frame and the setting: every paragraph kept, no percentage
// that is not the article's, title and date right.
var whole = flag.Bool("whole", false, "set every article in every way into every frame, not a seventh of them")

const frameDate = "2021-03-25"

// frames whose page says it otherwise: no date, or only in the address.
var frameAddress = map[string]string{
	"date-only-in-url":  "https://vanhai.example/tin-tuc/2021/03/25/bai-1.html",
	"date-in-url-stamp": "https://vanhai.example/van-hai-phan-dau-20210325150211345.htm",
}
var frameUndated = "no-date-but-a-clock"

// setArticle is an article to be set.
type setArticle struct {
	name, title, lead string
	blocks            []setBlock
}

// setBlock is p, h (a heading), li, row (cells parted by "|") or img (a caption).
type setBlock struct{ kind, text string }

var setArticles = []setArticle{
	{"news", "Vân Hải phấn đấu nâng tỷ lệ hồ sơ trực tuyến", "Sáng 25/3, Ủy ban nhân dân tỉnh Vân Hải tổ chức hội nghị triển khai kế hoạch chuyển đổi số năm 2021 với sự tham dự của lãnh đạo các sở, ngành.", []setBlock{
		{"p", "Phát biểu tại hội nghị, Phó Chủ tịch Ủy ban nhân dân tỉnh Lê Văn Bình yêu cầu các đơn vị bám sát chỉ tiêu được giao, không để dồn việc vào cuối năm."},
		{"img", "Quang cảnh hội nghị. Ảnh: Minh Anh"},
		{"p", "Theo đó, phấn đấu 80% hồ sơ công việc tại cấp tỉnh, 60% tại cấp huyện được xử lý trên môi trường mạng."},
		{"h", "Hạ tầng đi trước một bước"},
		{"p", "Tỉnh sẽ phủ cáp quang đến 95% số thôn."},
		{"li", "Tỷ lệ hộ gia đình có internet băng rộng đạt 70%;"},
		{"li", "Tỷ lệ dân số có điện thoại thông minh đạt 85%."},
		{"p", "Ngoài ra, tỉnh bố trí ít nhất 1% tổng chi ngân sách hằng năm cho chuyển đổi số."},
		{"p", "\"Chúng tôi xác định người dân là trung tâm\", ông Bình nói."},
		{"p", "Hội nghị cũng nghe báo cáo tham luận của một số địa phương và doanh nghiệp công nghệ trên địa bàn về kinh nghiệm số hóa hồ sơ."},
	}},
	{"short", "Vân Hải đặt chỉ tiêu 90% hộ dùng nước sạch", "Ủy ban nhân dân tỉnh Vân Hải vừa ban hành kế hoạch cấp nước sạch nông thôn.", []setBlock{
		{"p", "Theo kế hoạch, đến năm 2025 có 90% hộ dân nông thôn được dùng nước sạch theo quy chuẩn."},
		{"p", "Sở Nông nghiệp chịu trách nhiệm theo dõi, báo cáo trước ngày 15 tháng 12 hằng năm."},
	}},
	{"plan", "Kế hoạch phát triển kinh tế - xã hội năm 2021 của tỉnh Vân Hải", "", []setBlock{
		{"p", "Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển kinh tế - xã hội năm 2021 như sau:"},
		{"p", "I. MỤC TIÊU"},
		{"p", "1. Về kinh tế"},
		{"p", "- Tốc độ tăng GRDP: 7,5%."},
		{"p", "- Thu ngân sách tăng 10%."},
		{"p", "- Giải ngân vốn đầu tư công đạt trên 95%."},
		{"p", "2. Về xã hội"},
		{"p", "- Tỷ lệ hộ nghèo giảm còn 3,1%."},
		{"p", "- Tỷ lệ lao động qua đào tạo: 68%."},
		{"p", "II. TỔ CHỨC THỰC HIỆN"},
		{"p", "Các sở, ban, ngành căn cứ nhiệm vụ được giao xây dựng kế hoạch chi tiết."},
		{"p", "Định kỳ hằng quý báo cáo kết quả về Sở Kế hoạch và Đầu tư./."},
	}},
	{"terse", "Các chỉ tiêu chủ yếu năm 2021 của tỉnh Vân Hải", "", []setBlock{
		{"p", "Hội đồng nhân dân tỉnh Vân Hải vừa thông qua nghị quyết về nhiệm vụ năm 2021 với các chỉ tiêu chủ yếu sau đây, giao Ủy ban nhân dân tỉnh tổ chức thực hiện và báo cáo kết quả tại kỳ họp cuối năm:"},
		{"li", "GRDP tăng 7,5%."},
		{"li", "Hộ nghèo còn 3,1%."},
		{"li", "Che phủ rừng: 45%."},
		{"li", "Nước sạch đô thị: 98%."},
		{"li", "Bảo hiểm y tế: 92%."},
		{"p", "Quyết tâm cao."},
	}},
	{"notice", "Thông báo tuyển sinh trường nội trú năm học 2021", "", []setBlock{
		{"p", "Trường Phổ thông dân tộc nội trú tỉnh Vân Hải thông báo tuyển 120 học sinh vào lớp 10 năm học 2021 - 2022, trong đó dành 5% chỉ tiêu cho các xã biên giới. Hồ sơ nộp trước ngày 30 tháng 6 tại văn phòng nhà trường."},
	}},
	{"table", "Giao chỉ tiêu bảo hiểm y tế cho các huyện của Vân Hải", "Ủy ban nhân dân tỉnh Vân Hải giao chỉ tiêu bao phủ bảo hiểm y tế năm 2021 cho các địa phương như sau:", []setBlock{
		{"row", "TT|Địa phương|Dân số|Tỷ lệ bao phủ"},
		{"row", "1|Huyện Đông Hải|120.000|91%"},
		{"row", "2|Huyện Tây Hải|98.500|89,5%"},
		{"row", "3|Huyện Nam Hải|76.300|88%"},
		{"row", "4|Thị xã Bắc Hải|143.200|94%"},
		{"p", "Các địa phương báo cáo hằng tháng."},
	}},
	{"interview", "Chủ tịch Vân Hải trả lời về mục tiêu chuyển đổi số", "Nhân dịp đầu xuân, Chủ tịch Ủy ban nhân dân tỉnh Vân Hải dành cho phóng viên cuộc trao đổi về những chỉ tiêu của năm nay.", []setBlock{
		{"h", "Thưa ông, tỉnh đặt mục tiêu gì cho năm 2021?"},
		{"p", "Năm nay chúng tôi đặt mục tiêu kinh tế số chiếm 15% GRDP, cao hơn ba điểm phần trăm so với năm trước, và coi đó là nhiệm vụ trọng tâm của cả hệ thống."},
		{"p", "Muốn vậy, các doanh nghiệp nhỏ phải được hỗ trợ nền tảng bán hàng, kế toán, hóa đơn điện tử; tỉnh dự kiến hỗ trợ 50% chi phí trong năm đầu."},
		{"h", "Còn với chính quyền số thì sao?"},
		{"p", "Tất cả văn bản, trừ văn bản mật, phải đi trên mạng. Cấp xã hiện mới được 45%, năm nay phải lên 75%."},
		{"h", "Xin cảm ơn ông!"},
		{"p", "Trước đó, trong buổi làm việc với các doanh nghiệp viễn thông, lãnh đạo tỉnh cũng đề nghị ưu tiên phủ sóng các thôn đặc biệt khó khăn ở vùng cao."},
	}},
}

// setting is how an editor's text becomes HTML: around a paragraph, a heading, an
// item and a caption, each with @ for its words.
type setting struct{ name, p, h, li, img string }

var settings = []setting{
	{"paragraphs", "<p>@</p>\n", "<h3>@</h3>\n", "<ul><li>@</li></ul>", `<p style="text-align:center"><img src="/a.jpg"></p><p style="text-align:center"><em>@</em></p>`},
	{"breaks", "@<br><br>\n", "<b>@</b><br><br>\n", "@<br>\n", `<img src="a.jpg"><br><i>@</i><br><br>`},
	{"divs", "<div>@</div>\n<div>&nbsp;</div>", "<div><strong>@</strong></div>\n", "<div>@</div>\n", `<table class="image center"><tbody><tr><td><img src="/a.jpg"></td></tr><tr><td class="cap">@</td></tr></tbody></table>`},
	{"spans", `<p style="text-align: justify;"><span style="font-size:14px;"><span style="font-family:Times New Roman">@</span></span></p>` + "\n", "<p><strong><span>@</span></strong></p>", "<p><span>@</span></p>", "<figure><img src=a.jpg><figcaption>@</figcaption></figure>"},
	{"Word", `<p class="MsoNormal" style="margin:6pt 0cm"><span lang="VI">@<o:p></o:p></span></p>` + "\n" + `<p class="MsoNormal"><span>&nbsp;</span></p>`, `<p class="MsoNormal"><b><span>@</span></b></p>`, `<p class="MsoNormal"><span>@</span></p>`, `<p class="MsoNormal"><i>@</i></p>`},
	{"pre", "@\n\n", "@\n\n", "@\n\n", "\n"},
}

// boxes stand in the middle of the text and are of other articles.
var middles = []string{
	"",
	`<div class="box-giua"><b>Tin liên quan</b><div><a href="/m/1">Tỉnh bạn nâng tỷ lệ hồ sơ trực tuyến lên 51,37%</a><p>Đến cuối năm, tỉnh bạn đạt 52,37% hồ sơ trực tuyến toàn trình.</p></div></div>`,
	`<p><em>>> Xem thêm: <a href="/m/2">Tỉnh bạn nâng tỷ lệ hồ sơ trực tuyến lên 51,37%</a></em></p>`,
	`<blockquote><p><strong>Đọc thêm</strong></p><p><a href="/m/3">Tỉnh bạn nâng tỷ lệ hồ sơ trực tuyến lên 51,37%</a></p></blockquote>`,
	`<table align="right" width="200"><tr><td><b>Bài cùng chủ đề</b></td></tr><tr><td><a href="/m/4">Tỉnh bạn nâng tỷ lệ hồ sơ lên 51,37%</a></td></tr><tr><td><a href="/m/5">Huyện bạn đạt 53,37%</a></td></tr></table>`,
	`<div class="vc-rel"><ul><li><a href="/m/6">Tỉnh bạn đạt 54,37%</a></li><li><a href="/m/7">Huyện bạn đạt 55,37%</a></li></ul></div>`,
	`<div class="tlq"><a href="/m/8"><img src="x.jpg"></a><div><a href="/m/8">Tỉnh bạn nâng tỷ lệ hồ sơ trực tuyến lên 51,37%</a><div>VHO - Đến cuối năm, tỉnh bạn đạt 52,37% hồ sơ trực tuyến.</div></div></div>`,
}

// set lays the article out in two halves, middle in the second.
func (a setArticle) set(s setting, middle string) (string, string) {
	var halves [2]strings.Builder
	var rows strings.Builder
	half := func(i int) *strings.Builder { return &halves[min(1, 2*i/max(len(a.blocks), 2))] }
	for i, b := range a.blocks {
		if i == len(a.blocks)-1 && len(a.blocks) == 1 || i > 0 && half(i) != half(i-1) {
			half(i).WriteString(middle)
		}
		if b.kind == "row" {
			rows.WriteString("<tr><td><p><span>" + strings.ReplaceAll(b.text, "|", "</span></p></td><td><p><span>") + "</span></p></td></tr>\n")
			continue
		}
		if rows.Len() > 0 {
			half(i).WriteString(`<table border="1" style="width:100%"><tbody>` + rows.String() + "</tbody></table>")
			rows.Reset()
		}
		frame := map[string]string{"p": s.p, "h": s.h, "li": s.li, "img": s.img}[b.kind]
		half(i).WriteString(strings.ReplaceAll(frame, "@", b.text))
	}
	if s.name == "pre" {
		return "<pre>" + halves[0].String() + "</pre>", "<pre>" + halves[1].String() + "</pre>"
	}
	return halves[0].String(), halves[1].String()
}

func (a setArticle) paragraphs() []string {
	var out []string
	if a.lead != "" {
		out = append(out, a.lead)
	}
	for _, b := range a.blocks {
		if b.kind != "img" {
			out = append(out, strings.ReplaceAll(b.text, "|", " | "))
		}
	}
	return out
}

// inFrame sets an article into a frame of testdata/families.
func (a setArticle) inFrame(frame string, s setting, middle string) string {
	first, second := a.set(s, middle)
	cut := strings.Index(a.title[len(a.title)/2:], " ") + len(a.title)/2
	return strings.NewReplacer("@title", a.title, "@short", a.title[:cut], "@lead", a.lead, "@body", first+second, "@half1", first, "@half2", second,
		"@first", strings.ToUpper(a.title[:cut]), "@second", strings.ToUpper(a.title[cut+1:]),
		"@list", templateTeasers(5, `<li><a href="/t/@n">Tỉnh bạn số @n giải ngân @head kế hoạch</a></li>`),
		"@cards", templateTeasers(4, `<div class="cc"><h3><a href="/c/@n">Xuất khẩu thủy sản của tỉnh bạn số @n tăng @head</a></h3><p>Trong đó tôm tăng @text so với cùng kỳ năm ngoái nhờ thị trường mở cửa trở lại.</p></div>`),
		"@articles", templateTeasers(4, `<article><h2><a href="/c/@n">Xuất khẩu thủy sản của tỉnh bạn số @n tăng @head</a></h2><p>Trong đó tôm tăng @text so với cùng kỳ năm ngoái nhờ thị trường mở cửa trở lại.</p></article>`),
		"@boxes", templateTeasers(5, `<div><a href="/t/@n">Tỉnh bạn số @n giải ngân @head kế hoạch</a><div>24/03/2021</div></div>`),
	).Replace(frame)
}

func framesOf(t *testing.T, pattern string, least int) map[string]string {
	t.Helper()
	names, err := filepath.Glob("testdata/families/" + pattern)
	if err != nil || len(names) < least {
		t.Fatalf("%d frames, %v", len(names), err)
	}
	out := map[string]string{}
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(name), ".html")] = string(page)
	}
	return out
}

func TestUnseenFamilies(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	for name, frame := range framesOf(t, "*.html", 40) {
		for i, a := range setArticles {
			for j, s := range settings {
				for k, middle := range middles {
					if !*whole && (i+j+k+len(name))%len(middles) != 0 || s.name == "pre" && (middle != "" || a.name == "table") {
						continue
					}
					page := []byte(a.inFrame(frame, s, middle))
					if name == "1258" {
						page = in1258(t, string(page))
					}
					for _, table := range []familyTable{known, nil} {
						checkSet(t, fmt.Sprintf("%s, %s in %s, middle %d, %d adapters", name, a.name, s.name, k, len(table)), name, a, Portal{}, page, table)
					}
				}
			}
		}
	}
}

func checkSet(t *testing.T, label, frame string, a setArticle, p Portal, page []byte, table familyTable) {
	t.Helper()
	address := frameAddress[frame]
	if address == "" {
		address = "https://vanhai.example/tin-tuc/bai-viet-12.html"
	}
	got, err := p.parse(address, page, table)
	if err != nil {
		t.Errorf("%s: %v", label, err)
		return
	}
	checkArticle(t, got)
	want := a.paragraphs()
	if _, lost := keptParagraphs(want, blockTexts(got)); len(lost) > 0 {
		t.Errorf("%s: lost %q", label, lost)
	}
	own := percentages(strings.Join(append(want, a.title), " "))
	for _, p := range percentages(got.Text) {
		if !slices.Contains(own, p) {
			t.Errorf("%s: let in %s", label, p)
		}
	}
	date := frameDate
	if frame == frameUndated {
		date = ""
	}
	if !sameTitle(got.Title, a.title) || got.Published != date {
		t.Errorf("%s: title %q of %q, want %q of %q", label, got.Title, got.Published, a.title, date)
	}
}

// A portal file that names the wrong family does no harm.
func TestWrongFamily(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	for name, frame := range framesOf(t, "*.html", 40) {
		for i, f := range known {
			a, s := setArticles[(i+len(name))%len(setArticles)], settings[(i+2*len(name))%(len(settings)-1)]
			page := []byte(a.inFrame(frame, s, ""))
			if name == "1258" {
				page = in1258(t, string(page))
			}
			checkSet(t, fmt.Sprintf("%s as %s, %s in %s", name, f.Name, a.name, s.name), name, a, Portal{CMS: f.Name}, page, known)
		}
	}
}

// Lists, forms and notices in the same manners are no articles.
func TestUnseenLists(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	for name, frame := range framesOf(t, "none/*.html", 18) {
		page := setArticle{title: "Tin tức sự kiện"}.inFrame(frame, settings[0], "")
		for _, table := range []familyTable{known, nil} {
			if a, err := (Portal{}).parse("https://vanhai.example/tin-tuc/muc-12.html", []byte(page), table); err == nil {
				t.Errorf("%s, %d adapters: read by %s as %q", name, len(table), a.Step, a.Text)
			}
		}
	}
}

// in1258 writes a page as windows-1258 has it: letters with their circumflex, breve
// or horn, tones as marks behind them.
func in1258(t *testing.T, s string) []byte {
	t.Helper()
	var b strings.Builder
	for _, r := range s {
		base, tones := "", ""
		for _, m := range norm.NFD.String(string(r)) {
			switch m {
			case 0x300, 0x301, 0x303, 0x309, 0x323:
				tones += string(m)
			default:
				base += string(m)
			}
		}
		b.WriteString(norm.NFC.String(base) + tones)
	}
	out, err := charmap.Windows1258.NewEncoder().String(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}
