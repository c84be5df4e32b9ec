package crawl

import "slices"

// Ways in which sites of further families, and those that share one with an adapter
// but not its habits, hide a title, part a lead from its body and mix another
// article's figures into the text. They hold templateBody, and TestTemplates reads
// them with the others.
var strangers = []template{
	// titles that no heading and no <title> marks
	{"a title in a nameless box below its section's heading", strangerFrame("Chi tiết tin", `<h2 class="x1">Chuyển đổi số</h2><div class="x25">@title</div><div class="t1">07/03/2025 09:12</div><div class="x30">`+templateProse("")+`</div>`)},
	{"a title in a nameless box, tools and byline below", strangerFrame("Trang thông tin điện tử", `<div class="dd"><a href="/">Trang chủ</a> / Chuyển đổi số</div><div class="x25">@title</div><div>Tác giả: Trần Thị Hòa - Nguồn: Cổng tỉnh Vân Hải</div><div>Ngày đăng: 07/03/2025</div><div class="x30">`+templateProse("")+`</div>`)},
	{"a title large by its style", strangerFrame("Chi tiết", `<span style="font-size:11px">Danh mục tin: Chuyển đổi số trong cơ quan</span><div style="color:#06c; font-size: 20px; font-weight:bold">@title</div><div style="font-size:11px">Ngày đăng: 07/03/2025 09:12 CH</div><div style="font-size:13px">`+templateProse("")+`</div>`)},
	{"the office's name as title of every page", strangerFrame("Sở Công Thương tỉnh Vân Hải", `<div class="x25">@title</div><div>07/03/2025</div><div class="x30">`+templateProse("")+`</div>`)},
	{"a WebForms label in a table", strangerFrame("Untitled Page", `<table width="100%"><tr><td class="head">CHUYỂN ĐỔI SỐ</td></tr><tr><td><span id="ctl00_Main_lblTieuDe" style="font-weight:bold">@title</span></td></tr><tr><td><span id="ctl00_Main_lblNgay">07/03/2025 09:12:44</span></td></tr><tr><td><span id="ctl00_Main_lblTrichYeu">`+templateBody[0]+`</span></td></tr><tr><td><span id="ctl00_Main_lblNoiDung">`+strangerRest("")+`</span></td></tr></table>`)},
	{"a title far above the text", strangerFrame("Chi tiết", `<div class="dd"><a href="/">Trang chủ</a> / <a href="/t">Tin tức</a> / Chuyển đổi số trong cơ quan nhà nước</div><div class="x25">@title</div><div>Người viết Trần Thị Hòa</div><div>Lượt xem: 1.204</div><div>07/03/2025</div><div>In trang này | Gửi cho bạn bè</div><div>Cỡ chữ: A A A</div><div class="x30">`+templateProse("")+`</div>`)},
	{"a section's long name in a box above a nameless title", strangerFrame("", `<div class="x1">Chuyển đổi số trong cơ quan nhà nước</div><ul><li><a href="/s">Chuyển đổi số trong cơ quan nhà nước</a></li></ul><div class="x25">@title</div><div class="t">07/03/2025</div><div class="x30">`+templateProse("")+`</div>`)},
	{"a title and its date on one line", strangerFrame("Chi tiết tin", `<div class="x1"><span class="x2">@title</span> <span class="x3">(07/03/2025 09:12)</span></div><div class="x30">`+templateProse("")+`</div>`)},
	{"a title and its date on one line, in bold", strangerFrame("Chi tiết tin", `<p><b>@title</b> <i>(07/03/2025)</i></p><div class="x30">`+templateProse("")+`</div>`)},
	{"the office's name as title, no date near", strangerFrame("Sở Công Thương tỉnh Vân Hải", `<div class="x25">@title</div><div class="t0"><a href="#">In</a> | <a href="#">Gửi</a></div><div class="x30">`+templateProse("")+`</div><div>Ngày đăng: 07/03/2025</div>`)},
	{"a title in a table of two columns", strangerFrame("", `<table><tr><td colspan="2">@title</td></tr><tr><td>Ngày đăng: 07/03/2025</td><td>Lượt xem: 120</td></tr><tr><td colspan="2"><div class="nd">`+templateProse("")+`</div></td></tr></table>`)},
	{"a title in large capitals of a label", strangerFrame("Default", `<span id="ctl00_Main_lblNhom">TIN HOẠT ĐỘNG CỦA CÁC SỞ, BAN, NGÀNH</span><br><span id="ctl00_Main_lblTD" style="font-size:16pt">@title</span><br><span id="ctl00_Main_lblND">07/03/2025</span><br><div id="ctl00_Main_divND">`+templateProse("")+`</div>`)},
	// leads
	{"a short lead without a full stop, named as one", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="w2"><div class="tom-tat">`+templateBody[0]+`</div></div><div class="nd">`+strangerRest("")+`</div></div>`)},
	{"the lead behind pictures and tools", strangerFrame("@title", `<h1>@title</h1><div class="tm">07/03/2025</div><div class="g"><img src="a.jpg"><span>Quang cảnh hội nghị</span></div><strong class="lead">`+templateBody[0]+`</strong><div class="nd">`+strangerRest("")+`</div>`)},
	{"a lead in the editor's field of comments", strangerFrame("@title", `<h2>@title</h2><div>Cập nhật: 07/03/2025</div><div class="Summary"><div id="ctl00_Main_Comments__ControlWrapper_RichHtmlField">`+templateBody[0]+`</div></div><div class="nd"><div id="ctl00_Main_ctl01__ControlWrapper_RichHtmlField">`+strangerRest("")+`</div></div>`)},
	{"Drupal, the lead in a field of its own", strangerFrame("@title | Sở Công Thương tỉnh Vân Hải", `<article role="article" class="node node--type-article"><h1 class="page-title"><span class="field field--name-title">@title</span></h1><div class="node__meta">Gửi bởi <span class="username">admin</span> vào 07/03/2025 - 09:12</div><div class="node__content"><div class="field field--name-field-summary"><div class="field__item">`+templateBody[0]+`</div></div><div class="field field--name-body">`+strangerRest(`<div class="field field--name-field-lq"><div class="field__label">Bài viết liên quan</div><div class="field__items"><div class="field__item"><a href="/n/1">Thu ngân sách của tỉnh bạn bằng 16,3% dự toán</a></div></div></div>`)+`</div></div></article><div class="view view-cung-muc"><div class="view-header">Cùng chuyên mục</div><div class="view-content">`+templateTeasers(3, `<div class="views-row"><span class="field-content"><a href="/n/@n">Tỉnh bạn số @n giải ngân đạt @head</a></span><div class="field-content">Lũy kế đạt @text kế hoạch năm.</div></div>`)+`</div></div>`)},
	{"EPI, lead in a heading, a note box with another article", strangerFrame("@title", `<div class="c-detail"><h1 class="article__title cms-title">@title</h1><div class="article__meta"><time datetime="2025-03-07T09:12:00+0700">07/03/2025 09:12</time></div><h2 class="article__sapo cms-desc">`+templateBody[0]+`</h2><div class="article__body cms-body">`+strangerRest(`<div class="notebox nright"><h3><a href="/e/1" class="cms-relate">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a></h3><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p></div>`)+`</div></div>`)},
	// what stands around
	{"figures of the site above and below", strangerFrame("@title", `<div class="w"><div class="w1"><h1>@title</h1></div><div class="w2">07/03/2025 | 3 bình luận</div><div class="w3"><p>Cổng tạm ngừng đêm nay, mức sẵn sàng 17,5%</p></div><div class="w4">`+templateProse("")+`</div><div class="z5">Bài viết hữu ích: 96,1% (trên 8 lượt đánh giá)</div></div>`)},
	{"reading tools with numbers", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="tool"><span>Tốc độ đọc 57%</span> <span>Phóng to 55,3%</span></div><div class="nd">`+templateProse("")+`</div></div>`)},
	{"an advertisement between paragraphs", strangerFrame("@title", `<h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse(`<div class="qc">Giảm 68% khi đặt báo dài hạn</div>`)+`</div>`)},
	{"comments of two readers without a class", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><div class="c1"><div class="c2">Bình luận (2)</div><div class="c3"><b>Trần Quốc Đ.</b> <span>Nên công khai danh sách đơn vị dưới 43,7% để dân giám sát.</span></div><div class="c3"><b>Thủy Tiên</b> <span>Chỉ tiêu 78% là quá cao so với đường sá hiện nay.</span></div></div></div>`)},
	{"comments of three readers, hashed classes", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><section class="css-1a"><h3>3 bình luận</h3><div class="css-2b"><b>Trần Quốc Đ.</b><p>Nên công khai danh sách đơn vị dưới 43,7% để dân giám sát.</p></div><div class="css-2b"><b>Thủy Tiên</b><p>Chỉ tiêu 78% là quá cao so với đường sá hiện nay.</p></div><div class="css-2b"><b>Lý A Sò</b><p>Xã tôi mới làm được chừng 23,8% thôi, mong cấp trên kiểm tra lại.</p></div></section></div>`)},
	{"comments in the box of the text", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div>`+templateProse("")+`<div class="css-1a"><h3>Ý kiến (2)</h3><div class="css-2b"><b>Trần Quốc Đ.</b><p>Nên công khai danh sách đơn vị dưới 43,7% để dân giám sát.</p></div><div class="css-2b"><b>Thủy Tiên</b><p>Chỉ tiêu 78% là quá cao so với đường sá hiện nay.</p></div></div></div>`)},
	{"a poll in the text", strangerFrame("@title", `<h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse(`<div class="p1"><p>Bình chọn</p><p>Bạn có thường nộp hồ sơ qua mạng không?</p><table><tr><td>Thường xuyên</td><td>69,4%</td></tr><tr><td>Chưa bao giờ</td><td>14,1%</td></tr></table></div>`)+`</div>`)},
	{"tags with a number", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><div class="z1">Thẻ: <a href="/t/1">Vân Hải</a>, <a href="/t/2">chỉ tiêu 99%</a></div><div class="z2">Chủ đề: <a href="/t/1">Vân Hải</a> <a href="/t/2">chỉ tiêu 98%</a></div></div>`)},
	{"the next article's beginning below", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><div class="nx"><span>Bài tiếp theo</span><h3><a href="/x/2">Tỉnh bạn đạt 17,3%</a></h3><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm, cao hơn cùng kỳ.</p></div></div>`)},
	{"the figure of the day in the column", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><div class="fg"><h4>Con số trong ngày</h4><p><b>81%</b></p><p>doanh nghiệp tỉnh bạn đã dùng hóa đơn điện tử.</p></div></div>`)},
	{"how far one has read", strangerFrame("@title", `<div class="w"><header class="h1a"><h1>@title</h1><div class="m1"><span>admin</span> · <span>07/03/2025</span> · <span>Đã đọc 12% của bài, còn 3 phút</span></div></header><p class="m2">Chế độ đọc nhanh 35%</p><div class="nd">`+templateProse("")+`</div></div>`)},
	{"ratings and counters in the text's box", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`<p>Đánh giá: 90% (12 phiếu)</p><p>1.234 lượt xem (tăng 12%)</p></div></div>`)},
	{"a dialog over the page", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><div role="dialog"><p>Trang này dùng tệp nhỏ để tải nhanh hơn 9%. Nếu đọc tiếp, bạn đã đồng ý với chính sách của chúng tôi.</p></div></div>`)},
	{"an offer below the text", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`<div class="css_promo__a1">Giảm 68% khi đặt báo dài hạn</div></div></div>`)},
	{"Drupal, fields below the body", strangerFrame("@title | Sở Công Thương tỉnh Vân Hải", `<article class="node"><h1><span>@title</span></h1><div class="node__content"><div class="field field--name-created">07/03/2025</div><div class="field field--name-body field--type-text-with-summary">`+templateProse("")+`</div><div class="field field--name-field-hai-long">Hài lòng 43,5%</div><ul class="links inline"><li>97 lượt xem (12%)</li></ul></div></article>`)},
	{"a poll without a table", strangerFrame("@title", `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">`+templateProse("")+`</div><div class="p1"><p>Bạn có thường nộp hồ sơ qua mạng không?</p><div>Thường xuyên: 69,4%</div><div>Thỉnh thoảng: 16,5%</div><div>Chưa bao giờ: 14,1%</div></div></div>`)},
}

// boxes stand between paragraphs; each is of other articles.
var strangerBoxes = []template{
	{"a list and a sentence in one box", `<div class="b"><div class="b1">Tin đã đưa</div>` + templateTeasers(2, `<div class="b2"><a href="/b/@n">Tỉnh bạn số @n giải ngân vốn đạt @head</a> <span>(06/03/2025)</span></div>`) + `<p>Lũy kế đến nay, tỷ lệ giải ngân của tỉnh bạn đã lên tới 65%.</p></div>`},
	{"a list and two sentences", `<div class="b"><p>Mời xem thêm:</p><ol>` + templateTeasers(2, `<li><a href="/b/@n">Tỉnh bạn số @n giải ngân vốn đạt @head</a></li>`) + `</ol><p class="t">Kết quả này cao hơn 89% so với cùng kỳ.</p><p class="t">Các đại biểu thống nhất đẩy mạnh tuyên truyền, phấn đấu 85,4% kế hoạch giao.</p></div>`},
	{"a card that is one link", `<a class="card" href="/b/1"><div class="c1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</div><div class="c2">Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm, cao hơn cùng kỳ.</div></a>`},
	{"a card that is one link, long", `<a class="card" href="/b/1"><h4>Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</h4><p>Ngay từ đầu năm, địa phương đã ký giao ước thi đua với các đơn vị; qua bình xét, 85,9% tập thể được xếp loại xuất sắc, chỉ 55,6% phải kiểm điểm, nhiều đơn vị xin gia hạn vì lý do khách quan, trong đó có những xã vùng sâu phải đi đò mới tới được trung tâm.</p></a>`},
	{"see also, without a link", `<p><em>>> Xem thêm: Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</em></p>`},
	{"a label, a headline, a sentence as paragraphs", `<p><b>Đọc thêm:</b></p><p><a href="/b/1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a></p>`},
	{"a card with a picture and a headline in bold", `<div class="k"><a href="/b/1"><img src="a.jpg"></a><b><a href="/b/1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a></b><br>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</div>`},
	{"a table to the right", `<table align="right" width="240"><tr><td><b>Có liên quan</b></td></tr><tr><td><ul><li><a href="/b/1"><img src="a.jpg"></a><a href="/b/1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a><p>Buổi đối thoại kéo dài ba giờ; 31,7% ý kiến hỏi về đất đai.</p></li></ul></td></tr></table>`},
	{"a headline too short for one, and a sentence", `<div class="k"><a href="/b/1">Mộc Sa: Hộ nghèo còn 88%</a><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p></div>`},
	{"a sentence and its headline below", `<div class="k"><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p><a href="/b/1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a></div>`},
	{"a label, a headline and a sentence, flat", `<h4>Tin liên quan</h4><p><a href="/b/1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a></p>`},
	{"two headlines and a sentence without a label", `<div class="k"><ul><li><a href="/b/1">Tỉnh bạn giải ngân vốn đạt 17,3%</a></li><li><a href="/b/2">Huyện bạn trồng rừng đạt 18,3%</a></li></ul><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p></div>`},
	{"a headline, a date, a sentence, a link for more", `<div class="k"><h5><a href="/b/1">Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</a></h5><span>06/03/2025</span><div>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</div><a href="/b/1">Xem chi tiết</a></div>`},
	{"a headline in spans, its box a paragraph", `<p class="rel"><a href="/b/1"><strong>Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</strong></a><br><span>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</span></p>`},
	{"a list under a label that says more", `<div class="k"><p><strong>Tin liên quan đến bài viết:</strong></p><ul><li><a href="/b/1">Tỉnh bạn giải ngân vốn đạt 17,3%</a></li></ul></div>`},
	{"a quotation box with a link to its page", `<div class="k"><span>TIN LIÊN QUAN</span><a href="/b/1"><img src="a.jpg"></a><a href="/b/1">Mộc Sa đạt 17,3%</a><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p><p>Đoàn công tác ghi nhận 46% đơn vị đã báo cáo.</p></div>`},
	{"a box that a script opens", `<div class="k" data-href="/b/1"><h4>Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</h4><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p></div>`},
	{"a label and a box that nothing opens", `<div class="k"><div class="k1">Đọc thêm</div><div class="k2"><h4>Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</h4><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</p></div></div>`},
	{"a timeline of one matter", `<div class="tl"><h4>Cùng sự kiện</h4><ul>` + templateTeasers(3, `<li><time>0@n/03/2025</time> <a href="/b/@n">Tỉnh bạn số @n giải ngân vốn đạt @head</a></li>`) + `</ul></div>`},
	{"a component of React", `<div class="styles_rel__3xk"><span class="styles_lb__9a">Bài viết cùng chủ đề</span><div class="styles_it__77"><a href="/b/1"><span>Tỉnh bạn giải ngân vốn đầu tư công đạt 17,3%</span></a><span class="styles_ds__1">Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm.</span></div></div>`},
	{"a list of WebForms", `<table id="ctl00_Main_dlKhac"><tr><td><b>Các tin khác</b></td></tr>` + templateTeasers(2, `<tr><td><a id="ctl00_Main_dlKhac_ctl0@n_hpl" href="tin.aspx?id=@n">Tỉnh bạn số @n giải ngân vốn đạt @head</a><br><span id="ctl00_Main_dlKhac_ctl0@n_lbl">Lũy kế đến nay tỉnh bạn đạt @text kế hoạch.</span></td></tr>`) + `</table>`},
	{"a box about another matter, headline linked by its own words", `<div class="bx"><p class="bx1">Tin liên quan</p><p><a href="/b/1">Tỉnh bạn đạt 17,3%</a></p><p>Lũy kế đến nay tỉnh bạn đạt 31,7% kế hoạch năm, theo cơ quan thống kê.</p></div>`},
}

// strangersAndBoxes returns the strangers, and each of strangerBoxes on a page.
func strangersAndBoxes() []template {
	all := slices.Clone(strangers)
	for _, b := range strangerBoxes {
		column := `<div class="w"><h1>@title</h1><div class="tm">07/03/2025</div><div class="nd">` + templateProse(b.page) + `</div></div>`
		all = append(all, template{"between paragraphs: " + b.name, strangerFrame("@title", column)})
	}
	return all
}

// strangerRest is the article without its first paragraph, the lead.
func strangerRest(middle string) string {
	return templateProse(middle)[len("<p></p>\n")+len(templateBody[0]):]
}

// strangerFrame puts the column of an article between what a page has around it.
func strangerFrame(title, column string) string {
	return `<html><head><title>` + title + `</title></head><body><div id="wr"><div id="hd"><a href="/">Vân Hải</a><span>Thứ sáu, 27/11/2026</span><ul><li><a href="/1">Giới thiệu</a></li><li><a href="/2">Tin tức (12,5% mới)</a></li><li><a href="/3">Văn bản</a></li></ul></div>
<div id="mn"><div id="lf"><div class="mod"><h3>Tin xem nhiều</h3><ul>` + templateTeasers(4, `<li><a href="/l/@n">Sản lượng lúa của huyện số @n tăng @head nhờ giống mới</a></li>`) + `</ul></div><div class="mod"><p>Hồ sơ đúng hạn: <b>98,4%</b></p></div></div><div id="ct">` + column + `</div></div>
<div id="ft"><p>Cổng thông tin điện tử tỉnh Vân Hải. Số lượt truy cập: 9194680 - Mức sẵn sàng hệ thống: 63%</p></div></div></body></html>`
}
