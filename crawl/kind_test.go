package crawl

import (
	"strings"
	"testing"
)

// What holds text and is no article, and beside it what looks like it and is one.
func TestKind(t *testing.T) {
	sentence := "Đến năm 2025, tỷ lệ hồ sơ công việc cấp xã được xử lý trên môi trường mạng đạt 60%, cấp huyện đạt 80%. "
	row := "<tr><td>1</td><td>Sở Xây dựng</td><td>95,5%</td><td>4,5%</td></tr>"
	table := func(head string) string { return "<table><tr>" + head + "</tr>" + strings.Repeat(row, 8) + "</table>" }
	for _, c := range []struct{ name, body, want string }{
		{"article", "<h1>Tỉnh ban hành kế hoạch chuyển đổi số</h1><p>" + strings.Repeat(sentence, 3) + "</p>", ""},
		{"statistics", "<h1>Thống kê tiếp nhận và giải quyết hồ sơ</h1>" + table("<th>STT<th>Đơn vị<th>Đúng hạn<th>Trễ hạn"), "no-article"},
		{"a plan's table", "<h1>Chỉ tiêu kế hoạch năm 2025 giao các đơn vị</h1>" + table("<th>STT<th>Đơn vị<th>Chỉ tiêu<th>Tăng"), ""},
		{"documents", "<h1>Kế hoạch, chương trình của tỉnh</h1><p>" + sentence + "</p>" + table("<th>STT<th>Trích yếu<th>Ngày<th>Tệp"), "no-article"},
		{"gallery", "<h1>Hình ảnh kỳ họp Hội đồng nhân dân tỉnh</h1>" + strings.Repeat("<div><img src=a.jpg><p>"+sentence+"</p></div>", 4), "no-article"},
		{"pictures between paragraphs", "<h1>Hình ảnh kỳ họp Hội đồng nhân dân tỉnh</h1><div>" + strings.Repeat("<p><img src=a.jpg></p><p>"+sentence+"</p>", 4) + "</div>", ""},
		{"front of a section", "<h1>Tin tức chuyển đổi số các địa phương</h1>" + strings.Repeat("<div><p>"+sentence+sentence+"</p><p>"+sentence+"</p><a href=/a>Xem tiếp</a></div>", 3), "no-article"},
		{"login", "<h1>Hệ thống quản lý văn bản</h1><input type=password><p>" + sentence + sentence + "</p>", "wall"},
		{"error in a sentence", "<h1>Cổng thông tin tỉnh Vân Hải</h1><p>Trang bạn yêu cầu không còn nữa, có thể địa chỉ đã thay đổi hoặc bài viết đã được gỡ xuống khỏi cổng thông tin.</p><p>Xin mời quay về trang đầu để tìm bài viết khác.</p>", "vanished"},
	} {
		_, err := Portal{}.parse("https://a.example/tin/1.html", []byte("<body>"+c.body), nil)
		if got := Class(err); got != c.want {
			t.Errorf("%s: %v (class %q), want class %q", c.name, err, got, c.want)
		}
	}
}

// The lead stands between title and body; what announces another article does not
// belong to either.
func TestColumn(t *testing.T) {
	body := "<p>Tỷ lệ hồ sơ công việc cấp xã được xử lý trên môi trường mạng đạt 60% vào cuối năm 2025.</p>"
	head := "<h1>Tỉnh ban hành kế hoạch chuyển đổi số</h1>"
	lead := "<div class=x>Ủy ban nhân dân tỉnh vừa ban hành kế hoạch với nhiều chỉ tiêu cụ thể.</div>"
	for _, c := range []struct{ name, page, want string }{
		{"lead", "<div>" + head + "<span>Lượt xem: 3</span>" + lead + "<div>" + strings.Repeat(body, 3) + "</div></div>", "Ủy ban nhân dân tỉnh vừa"},
		{"poll beside", "<div><div>" + head + strings.Repeat(body, 5) + "</div><div>Bạn hài lòng không?<table><tr><td>Có<td>83,8%<tr><td>Không<td>16,2%</table></div></div>", "!83,8%"},
		{"arrow", "<div>" + head + body + body + "<p><a href=/b>>> Tỉnh bạn đạt 83,8%</a></p>" + body + "</div>", "!83,8%"},
		{"box inside", "<div>" + head + body + body + "<div><a href=/b>Tỉnh bạn dẫn đầu cả nước về chuyển đổi số</a><p>Tỉnh bạn đã đạt 83,8% hồ sơ trực tuyến.</p></div>" + body + "</div>", "!83,8%"},
		{"linked words", "<div>" + head + body + body + "<div><a href=/b>Kế hoạch số 25/KH-UBND của tỉnh về chuyển đổi số</a> đặt mục tiêu 83,8% hồ sơ trực tuyến.</div>" + body + "</div>", "83,8%"},
		{"document", "<div>" + head + body + body + "<p><a href=/kh.pdf>Toàn văn kế hoạch của tỉnh, mục tiêu 83,8%</a></p>" + body + "</div>", "83,8%"},
	} {
		a, err := Portal{}.parse("https://a.example/tin/1.html", []byte("<body><ul><li><a href=/>Trang chủ</a></ul>"+c.page), nil)
		word, not := strings.CutPrefix(c.want, "!")
		if err != nil || strings.Contains(a.Text, word) == not {
			t.Errorf("%s: %q, %v, want %s", c.name, a.Text, err, c.want)
		}
	}
}
