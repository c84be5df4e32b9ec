package crawl

import (
	"fmt"
	"strings"
	"testing"
)

// Pages that hold text and are no article, as portals lay them out: without tables,
// without links around headlines, with sentences that carry figures.
func TestNoArticle(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	repeat := func(n int, one string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.NewReplacer("@n", fmt.Sprint(i), "@p", fmt.Sprintf("%d,%d%%", 12+7*i, i)).Replace(one))
		}
		return b.String()
	}
	menu := `<ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li><li><a href="/vb">Văn bản</a></li></ul>`
	for _, c := range []struct{ name, title, body string }{
		{"list, the summary has the link", "Tin tức - Sự kiện", `<h1>Tin tức - Sự kiện</h1>` + repeat(6, `<div class="i"><h3>Huyện số @n hoàn thành @p kế hoạch trồng rừng</h3><p>Diện tích rừng trồng mới của huyện đạt @p kế hoạch, phần còn lại sẽ được trồng trong quý sau. <a href="/tin/@n">Xem chi tiết</a></p></div>`)},
		{"list, two entries", "Chuyển đổi số", `<h1>Chuyển đổi số</h1>` + repeat(2, `<div class="i"><h3><a href="/tin/@n">Huyện số @n hoàn thành @p kế hoạch trồng rừng</a></h3><span>0@n/03/2025</span><p>Diện tích rừng trồng mới của huyện đạt @p kế hoạch, phần còn lại sẽ được trồng trong quý sau, theo ngành kiểm lâm.</p></div>`)},
		{"list of dates and sentences", "Tin nổi bật", `<h2>Tin nổi bật</h2>` + repeat(8, `<div><span>1@n/03/2025</span><p><a href="/tin/@n"><b>Huyện số @n hoàn thành kế hoạch.</b></a> Diện tích rừng trồng mới của huyện đạt @p kế hoạch, phần còn lại sẽ được trồng trong quý sau, theo ngành kiểm lâm.</p></div>`)},
		{"search", "Kết quả tìm kiếm", `<h1>Kết quả tìm kiếm</h1><p>Tìm thấy 124 kết quả cho từ khóa “chuyển đổi số” trong 0,04 giây.</p>` + repeat(7, `<div class="r"><a href="/tin/@n">Huyện số @n hoàn thành <em>chuyển đổi số</em> ở @p số xã</a><p>… nhờ <em>chuyển đổi số</em>, huyện đã đạt @p hồ sơ trực tuyến, cao hơn mục tiêu đề ra từ đầu năm …</p><cite>vanhai.example/tin/@n</cite></div>`)},
		{"documents without a table", "Văn bản chỉ đạo điều hành", `<h1>Văn bản chỉ đạo điều hành</h1>` + repeat(7, `<div class="row"><div>1@n/KH-UBND</div><div>0@n/03/2025</div><div><a href="/vb/@n">Kế hoạch chuyển đổi số của huyện số @n năm 2025</a></div><div><a href="/tep/@n.pdf">Tải về</a></div></div>`)},
		{"questions and answers", "Hỏi đáp", `<h1>Hỏi đáp</h1>` + repeat(5, `<div class="q"><a href="/hd/@n">Thủ tục cấp đổi giấy phép lái xe hạng @n thế nào?</a><p>Người gửi: Nguyễn Văn A. Kính gửi Sở, tôi muốn hỏi thủ tục cấp đổi giấy phép lái xe, lệ phí giảm @p có đúng không.</p><a href="/hd/@n">Xem trả lời</a></div>`)},
		{"schedule", "Lịch công tác tuần", `<h1>Lịch công tác tuần 12 của lãnh đạo tỉnh</h1>` + repeat(5, `<div><b>Thứ @n (ngày 1@n/03/2025)</b></div><div>08:00 - Chủ tịch họp giao ban tại phòng họp số 2, thành phần theo giấy mời.</div><div>14:00 - Phó Chủ tịch làm việc với Sở Xây dựng về tiến độ giải ngân.</div>`)},
		{"figures of procedures", "Thống kê hồ sơ", `<h1>Tình hình giải quyết hồ sơ</h1>` + repeat(8, `<div class="don-vi"><div>Sở số @n</div><div>Đã tiếp nhận: 1.2@n hồ sơ</div><div>Đúng hạn: @p</div></div>`) + `<p>Số liệu được cập nhật tự động từ hệ thống một cửa của tỉnh mỗi 15 phút.</p>`},
		{"maintenance", "Cổng thông tin", `<h1>Hệ thống đang bảo trì</h1><p>Cổng thông tin điện tử tạm ngừng phục vụ để nâng cấp từ 22 giờ hôm nay, dự kiến hoàn thành 95,5% công việc trước 6 giờ sáng mai.</p><p>Mong quý vị thông cảm và quay lại sau, xin cảm ơn.</p>`},
		{"videos", "Thư viện video", `<h1>Thư viện video</h1>` + repeat(6, `<div class="v"><img src="/v@n.jpg"><h4>Phóng sự số @n: Vân Hải đạt @p hồ sơ trực tuyến</h4><span>Thời lượng 05:1@n</span><p>Phóng sự của Đài Phát thanh và Truyền hình tỉnh về kết quả @p hồ sơ trực tuyến.</p></div>`)},
		{"list of long summaries, plain headlines", "Tin trong tỉnh", `<h1>Tin trong tỉnh</h1>` + repeat(4, `<div class="i"><h3>Huyện số @n hoàn thành kế hoạch trồng rừng</h3><span>1@n/03/2025 08:00</span><p>`+strings.Repeat("Diện tích rừng trồng mới của huyện đạt @p kế hoạch, phần còn lại sẽ được trồng trong quý sau, theo báo cáo của ngành kiểm lâm gửi về tỉnh. ", 5)+`</p><a href="/tin/@n">&rarr;</a></div>`)},
		{"one featured, then headlines", "Chuyển đổi số", `<div class="nb"><a href="/tin/1"><img src="a.jpg"></a><h2><a href="/tin/1">Vân Hải đặt mục tiêu hồ sơ công việc trên môi trường mạng</a></h2><p>` + strings.Repeat("Theo kế hoạch, tối thiểu 85% hồ sơ công việc tại cấp tỉnh và 61,5% tại cấp xã được xử lý trên môi trường mạng. ", 6) + `</p></div><ul>` + repeat(6, `<li><a href="/tin/x@n">Huyện số @n hoàn thành @p kế hoạch trồng rừng</a></li>`) + `</ul>`},
		{"table of documents by name", "Văn bản", `<h1>Kế hoạch, chương trình hành động</h1><p>Chọn loại văn bản, cơ quan ban hành hoặc nhập từ khóa để tra cứu trong cơ sở dữ liệu văn bản của tỉnh.</p><table><tr><th>STT</th><th>Tên văn bản</th><th>Ngày ban hành</th></tr>` + repeat(7, `<tr><td>@n</td><td><a href="/vb/@n">Kế hoạch chuyển đổi số của huyện số @n năm 2025, mục tiêu @p</a></td><td>0@n/03/2025</td></tr>`) + `</table>`},
		{"albums", "Thư viện ảnh", `<h1>Thư viện ảnh</h1>` + repeat(6, `<div class="al"><a href="/anh/@n"><img src="/a@n.jpg"></a><p>Lễ ra mắt tổ công nghệ số cộng đồng của huyện số @n, nơi @p người dân đã có tài khoản định danh.</p><span>12 ảnh</span></div>`)},
		{"sections of a topic", "Chuyên đề", `<h1>Chuyên đề chuyển đổi số</h1><p>Nơi tập hợp tin bài về chuyển đổi số của tỉnh, cập nhật hằng ngày từ các cơ quan báo chí và cổng thành phần.</p>` + repeat(4, `<section class="s"><h2>Lĩnh vực số @n</h2><p>Tỉnh phấn đấu đạt @p hồ sơ trực tuyến trong lĩnh vực này, theo kế hoạch đã được phê duyệt.</p><a href="/chuyen-de/@n">Vào chuyên mục</a></section>`)},
		{"home", "Cổng thông tin điện tử tỉnh Vân Hải", `<div><h2>Tin tức</h2>` + repeat(3, `<div><a href="/a@n">Huyện số @n hoàn thành @p kế hoạch trồng rừng</a><p>Diện tích rừng trồng mới của huyện đạt @p kế hoạch năm.</p></div>`) + `</div><div><h2>Kinh tế</h2>` + repeat(3, `<div><a href="/b@n">Thu ngân sách huyện số @n đạt @p dự toán</a><p>Lũy kế thu ngân sách đạt @p dự toán, cao hơn cùng kỳ.</p></div>`) + `</div>`},
	} {
		page := `<html><head><title>` + c.title + `</title></head><body><div class="top">` + menu + `</div><div class="mid">` + c.body + `</div></body></html>`
		for _, table := range []familyTable{known, nil} {
			a, err := Portal{}.parse("https://vanhai.example/chuyen-muc", []byte(page), table)
			if err == nil {
				t.Errorf("%s, %d adapters: read as %q by %s", c.name, len(table), a.Text, a.Step)
			}
		}
	}
}
