package crawl

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Pages of families that no adapter knows, laid out by hand after what such sites
// serve; the words are ours. Every template holds the same article; @title is its
// title, and what stands around it carries percentages that are not the article's.
const (
	templateTitle = "Vân Hải đặt mục tiêu hồ sơ công việc trên môi trường mạng"
	templateDate  = "2025-03-07"
)

// templateBody is the article in blocks: a row's cells are parted by "|".
var templateBody = []string{
	"Ủy ban nhân dân tỉnh Vân Hải vừa ban hành kế hoạch chuyển đổi số năm 2025 với 14 chỉ tiêu giao cho từng cấp.",
	"Theo kế hoạch, tối thiểu 85% hồ sơ công việc tại cấp tỉnh, 75% tại cấp huyện và 61,5% tại cấp xã được xử lý trên môi trường mạng.",
	"Về hạ tầng",
	"Phủ sóng 5G tại trung tâm các huyện, đạt 40% dân số;",
	"Cáp quang đến 97% hộ gia đình;",
	"Riêng vùng ven biển đạt 93% hộ.",
	"Chỉ tiêu|Năm 2024|Năm 2025",
	"Dịch vụ công trực tuyến toàn trình|52%|70%",
	"Thanh toán không dùng tiền mặt|38%|55%",
	"“Mỗi xã phải có một tổ công nghệ số hoạt động thật”, bà Trần Thị Hòa, Chủ tịch Ủy ban nhân dân tỉnh, nhấn mạnh.",
	"Kinh phí thực hiện lấy từ ngân sách tỉnh, chiếm 1,2% tổng chi thường xuyên.",
}

// templateProse and templateParts lay the article out with modern marks.
func templateProse(p string) string {
	b := templateBody
	return "<p>" + b[0] + "</p>\n<p>" + b[1] + "</p>\n" + p + "<h3>" + b[2] + "</h3><ul><li>" + b[3] + "</li><li>" + b[4] + "<ul><li>" + b[5] + "</li></ul></li></ul>" +
		"<table><tbody>" + templateRows("td") + "</tbody></table><p>" + b[9] + "</p><p>" + b[10] + "</p>"
}

func templateRows(cell string) string {
	var b strings.Builder
	for _, r := range templateBody[6:9] {
		b.WriteString("<tr>")
		for c := range strings.SplitSeq(r, "|") {
			fmt.Fprintf(&b, "<%s>%s</%s>", cell, c, cell)
		}
		b.WriteString("</tr>")
	}
	return b.String()
}

// templateTeasers repeats a teaser: @n is its number, @head a percentage of its
// headline and @text one of its summary.
func templateTeasers(n int, one string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.NewReplacer("@n", strconv.Itoa(i), "@head", fmt.Sprintf("%d,3%%", 11+i), "@text", fmt.Sprintf("%d,7%%", 31+i)).Replace(one))
	}
	return b.String()
}

// template is a page, or a part of one, and what is hard about it.
type template struct{ name, page string }

var templates = []template{
	{"cards inside the body's box, comments, a poll", `<html><head><title>@title - Cổng thông tin điện tử</title></head><body><div class="css-1x9"><div class="css-top">Thứ hai, 01/12/2025 08:00</div><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul>
<div class="css-main"><div class="css-7t">@title</div><div class="css-d">07/03/2025 09:12</div><div class="css-b">` + templateProse("") + `
<div class="css-rel"><div class="css-h">Bài viết cùng chủ đề</div>` + templateTeasers(4, `<div class="css-c"><a href="/tin/@n"><img src="/a.jpg"></a><a href="/tin/@n"><h4>Tỉnh bạn số @n vượt kế hoạch giải ngân @head trong quý</h4></a><p>Lũy kế đến nay địa phương này đã đạt @text kế hoạch năm, cao hơn cùng kỳ.</p></div>`) + `</div></div>
<div class="css-cm"><h4>Bình luận (2)</h4><div><b>Nguyễn Văn A</b><p>Tôi thấy ở chỗ tôi mới được 23,9% thôi, mong các cấp đẩy nhanh hơn nữa.</p></div><div><b>Lê B</b><p>Chỗ tôi thì 24,9% rồi, mọi người cùng cố gắng lên.</p></div><form><textarea></textarea><input type="submit"></form></div></div>
<div class="css-side"><h3>Thăm dò ý kiến</h3><form><label>Rất hài lòng 66,6%</label><label>Chưa hài lòng 33,4%</label></form></div></div></body></html>`},
	{"print view", `<html><head><title>@title</title></head><body onload="window.print()"><table width="640"><tr><td>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÂN HẢI</td><td align="right">Ngày in: 01/12/2025</td></tr></table><hr><h2>@title</h2><i>Cập nhật: 07/03/2025 09:12</i><br><br>` +
		templateBody[0] + `<br><br>` + templateBody[1] + `<br><br><b>` + templateBody[2] + `</b><br>` + templateBody[3] + `<br>` + templateBody[4] + `<br>` + templateBody[5] + `<br><table border="1">` + templateRows("td") + `</table>` + templateBody[9] + `<br><br>` + templateBody[10] +
		`<hr>Nguồn: http://vanhai.example/tin/1<br><a href="javascript:print()">In trang</a> | <a href="javascript:window.close()">Đóng cửa sổ</a></body></html>`},
	{"AMP", `<!doctype html><html amp><head><title>@title</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2025-03-07T09:12:00+07:00"}</script></head><body><amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/a">Chính trị</a></li><li><a href="/b">Kinh tế</a></li></ul></amp-sidebar>
<article><header><h1>@title</h1><div class="amp-meta"><time datetime="2025-03-07T09:12:00+07:00">07/03/2025</time></div></header><amp-img src="a.jpg"></amp-img>` + templateProse(`<amp-ad type="x"><div fallback>Quảng cáo</div></amp-ad>`) + `</article>
<amp-carousel>` + templateTeasers(4, `<div class="slide"><a href="/amp/@n"><span>Tỉnh bạn số @n giải ngân vốn đầu tư công đạt @head</span></a><span>Đạt @text kế hoạch được giao.</span></div>`) + `</amp-carousel>
<section><h2>Đừng bỏ lỡ</h2>` + templateTeasers(3, `<div><h3><a href="/amp/x@n">Xuất khẩu của tỉnh bạn số @n sụt @head so với cùng kỳ</a></h3><p>Kim ngạch giảm @text vì đơn hàng thưa dần từ đầu năm.</p></div>`) + `</section></body></html>`},
	{"nested tables of WebForms", `<html><head><title>Cổng thông tin điện tử tỉnh Vân Hải</title></head><body><form method="post" action="x.aspx"><table width="100%"><tr><td colspan="3"><table><tr><td>Hôm nay: Thứ hai, 01/12/2025</td></tr></table></td></tr><tr><td width="180"><table><tr><td><a href="/1">Giới thiệu</a></td></tr><tr><td><a href="/2">Bộ máy</a></td></tr></table></td>
<td><table><tr><td class="ms-tieude"><b>@title</b></td></tr><tr><td class="ngaythang">(07/03/2025 09:12)</td></tr><tr><td><table width="100%"><tr><td><font face="Arial"><p>` + templateBody[0] + `</p><p>` + templateBody[1] + `</p><p><b>` + templateBody[2] + `</b></p><p>` + templateBody[3] + `</p><p>` + templateBody[4] + `</p><p>` + templateBody[5] + `</p><table border="1">` + templateRows("td") + `</table><p>` + templateBody[9] + `</p><p>` + templateBody[10] + `</p></font></td></tr></table></td></tr>
<tr><td><table><tr><td><b>Các tin đã đăng</b></td></tr>` + templateTeasers(5, `<tr><td><a href="/tin.aspx?id=@n">Tỉnh bạn số @n giải ngân vốn đầu tư công đạt @head</a> <i>(06/03/2025)</i></td></tr>`) + `</table></td></tr></table></td>
<td width="200"><table>` + templateTeasers(4, `<tr><td><a href="/tin.aspx?id=r@n">Sản lượng thủy sản của huyện số @n tăng @head</a><br>So với cùng kỳ năm ngoái, sản lượng tăng @text nhờ trúng mùa.</td></tr>`) + `</table></td></tr></table></form></body></html>`},
	{"boxes between paragraphs", `<html><head><title>@title | Báo Vân Hải</title><meta property="og:title" content="@title"></head><body><header><a href="/">Báo Vân Hải</a><span>Thứ hai, 01/12/2025</span></header><main><div class="main-cate"><h1 class="dtl-tit">@title</h1><div class="dtl-inf"><span>07/03/2025 09:12</span><span>Bích Ngân</span></div><div class="dtl-ct">` +
		templateProse(`<div class="in-box"><a href="/x/1">Giải ngân vốn đầu tư công của tỉnh bạn mới đạt 17,9% sau tám tháng</a></div><blockquote><a href="/x/2">Tỷ lệ hộ nghèo của huyện bạn giảm 18,9% trong một năm</a></blockquote><div class="z-ct"><ul><li><a href="/x/3">Thu ngân sách của tỉnh bạn tăng 19,9% nhờ cảng biển</a></li></ul></div>`) +
		`</div><div class="dtl-tag"><a href="/t/1">chuyển đổi số</a><a href="/t/2">Vân Hải</a></div></div><div class="c-list">` + templateTeasers(5, `<article><a href="/y/@n" class="im"><img src="a.jpg"></a><div><h3><a href="/y/@n">Huyện số @n hoàn thành @head kế hoạch trồng rừng</a></h3><div class="sp">Diện tích rừng trồng mới đạt @text, phần còn lại trồng trong quý sau.</div></div></article>`) + `</div></main></body></html>`},
	{"teasers that a script opens", `<html><head><title>@title</title></head><body><div id="root"><div class="hd"><span>Trang chủ</span><span>Tin tức</span><span>Văn bản</span></div><div class="wr"><div class="le"><h1>@title</h1><p class="tm">07/03/2025 - 09:12</p><div class="noi-dung">` + templateProse("") + `</div></div>
<div class="ri"><h2>Tin cùng chuyên mục</h2>` + templateTeasers(4, `<div class="it" onclick="go(@n)"><h3>Tỉnh bạn số @n giải ngân đạt @head kế hoạch</h3><p>Lũy kế đến nay địa phương này đã đạt @text kế hoạch năm, cao hơn cùng kỳ năm trước.</p></div>`) + `</div></div></div></body></html>`},
	{"teasers that nothing opens", `<html><head><title>@title</title></head><body><div id="__next"><div class="wr"><h1>@title</h1><p class="tm">07/03/2025 - 09:12</p><div class="noi-dung">` + templateProse("") + `</div>
<h2>Tin cùng chuyên mục</h2>` + templateTeasers(4, `<div class="it"><h3>Tỉnh bạn số @n giải ngân đạt @head kế hoạch</h3><p>Lũy kế đến nay địa phương này đã đạt @text kế hoạch năm, cao hơn cùng kỳ năm trước.</p></div>`) + `</div></div></body></html>`},
	{"Joomla", `<html><head><title>@title</title></head><body><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">Thứ sáu, 07 Tháng 3 2025 09:12</span><h2 class="itemTitle">@title</h2></div><div class="itemToolbar"><ul><li><a href="#">Cỡ chữ</a></li><li><a href="?print=1">In</a></li><li><a href="/m">Email</a></li></ul></div><div class="itemBody"><div class="itemFullText">` + templateProse("") + `</div></div><div class="itemLinks"><div class="itemHits">Đọc <b>1204</b> lần</div></div>
<div class="itemAuthorLatest"><h3>Mới nhất từ Ban biên tập</h3><ul>` + templateTeasers(4, `<li class="even"><a href="/item/@n">Thu ngân sách của tỉnh bạn số @n đạt @head dự toán</a></li>`) + `</ul></div><div class="itemNavigation"><span>Thêm chuyên mục này:</span><a href="/item/9">&laquo; Giải ngân của tỉnh bạn đạt 71,9%</a><a href="/item/10">Xuất khẩu của tỉnh bạn tăng 72,9% &raquo;</a></div></div></body></html>`},
	{"lead in the head of the page, summaries in a definition list", `<html><head><title>@title</title></head><body><div class="khung"><div class="duongdan"><a href="/">Trang chủ</a> / <a href="/tt">Tin tức</a></div><div class="chitiet"><h2 class="td">@title</h2><div class="nd">Ngày đăng: 07/03/2025 | Lượt xem: 512</div><div class="tt"><strong>` + templateBody[0] + `</strong></div><div class="ct">` + strings.TrimPrefix(templateProse(""), "<p>"+templateBody[0]+"</p>\n") + `</div></div>
<dl class="ds">` + templateTeasers(4, `<dt><a href="/tt/@n">Sản lượng điện của tỉnh bạn số @n tăng @head</a></dt><dd>Trong đó điện gió tăng @text so với cùng kỳ năm trước, theo ngành công thương.</dd>`) + `</dl></div></body></html>`},
}

func TestTemplates(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range slices.Concat(templates, strangersAndBoxes()) {
		for _, table := range []familyTable{known, nil} {
			checkTemplate(t, fmt.Sprintf("%s, %d adapters", tt.name, len(table)), tt.page, table)
		}
	}
}

func checkTemplate(t *testing.T, name, page string, table familyTable) {
	t.Helper()
	page = strings.ReplaceAll(page, "@title", templateTitle)
	a, err := Portal{}.parse("https://vanhai.example/tin/1.html", []byte(page), table)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	checkArticle(t, a)
	if a.Title != templateTitle || a.Published != templateDate {
		t.Errorf("%s: title %q of %q, want %q of %q", name, a.Title, a.Published, templateTitle, templateDate)
	}
	var want []string
	for _, b := range templateBody {
		want = append(want, strings.ReplaceAll(b, "|", " | "))
	}
	if _, lost := keptParagraphs(want, blockTexts(a)); len(lost) > 0 {
		t.Errorf("%s: lost %q", name, lost)
	}
	own := percentages(strings.Join(templateBody, " "))
	for _, p := range percentages(a.Text) {
		if !slices.Contains(own, p) {
			t.Errorf("%s: %s of a teaser was let in:\n%s", name, p, a.Text)
			break
		}
	}
}
