package crawl

import (
	"errors"
	"testing"
)

// Error pages with status 200, in the words of servers, firewalls and editors. None
// is an article, and what says that a page is gone must not be taken for a wall.
func TestErrorPages(t *testing.T) {
	const (
		gone = iota
		wall
		either // neither an article nor a matter of importance which
	)
	for _, c := range []struct {
		title, body string
		want        int
	}{
		{"Thông báo", "<h2>Thông báo</h2><p>Xin lỗi, chúng tôi không tìm thấy nội dung mà bạn cần. Có thể bài viết đã được gỡ bỏ hoặc chuyển sang chuyên mục khác của cổng thông tin.</p><p>Bạn có thể quay về trang chủ hoặc dùng ô tìm kiếm ở phía trên để tìm nội dung liên quan.</p>", gone},
		{"Cổng thông tin điện tử tỉnh Vân Hải", "<h1>Rất tiếc!</h1><p>Đường dẫn bạn truy cập không đúng hoặc nội dung này đã bị gỡ khỏi hệ thống. Trong 7 ngày qua có 12,5% yêu cầu gặp lỗi tương tự do đổi tên miền.</p><p>Vui lòng kiểm tra lại đường dẫn hoặc trở về trang chủ của cổng thông tin điện tử.</p>", gone},
		{"Thông báo bảo trì hệ thống", "<h1>Thông báo bảo trì hệ thống</h1><p>Cổng thông tin điện tử tỉnh Vân Hải đang được nâng cấp hạ tầng máy chủ nhằm phục vụ tốt hơn, tiến độ hiện đạt 80%.</p><p>Trong thời gian này các chức năng sẽ tạm gián đoạn. Kính mong quý độc giả thông cảm và quay lại sau.</p>", wall},
		{"Website đang nâng cấp", "<p>Website đang trong quá trình nâng cấp, dự kiến hoạt động trở lại vào lúc 8 giờ sáng thứ Hai. Ban biên tập xin lỗi vì sự bất tiện này và mong bạn đọc thông cảm.</p><p>Mọi thắc mắc xin liên hệ Trung tâm Công nghệ thông tin và Truyền thông.</p>", wall},
		{"Xác minh truy cập", "<h1>Xác minh truy cập</h1><p>Hệ thống phát hiện lưu lượng bất thường từ địa chỉ mạng của bạn. Vui lòng xác nhận bạn không phải là người máy để tiếp tục truy cập cổng thông tin điện tử.</p><p>Mã yêu cầu: 8f3a-11c2. Nếu bạn cho rằng đây là nhầm lẫn, hãy liên hệ quản trị viên và cung cấp mã nêu trên.</p>", wall},
		{"Yêu cầu bị chặn", "<p>Yêu cầu của bạn đã bị chặn bởi hệ thống tường lửa ứng dụng web vì có dấu hiệu vi phạm chính sách an toàn thông tin của đơn vị quản lý.</p><p>Sự kiện đã được ghi lại với mã số 1029384756 vào lúc 10:22:31, vui lòng gửi mã này cho quản trị viên.</p>", wall},
		{"Web Application Firewall", "<h1>Your request looks suspicious</h1><p>The page you are trying to reach is protected by a web application firewall, and your request was considered an attack by 95.5% of our rules.</p><p>Please contact the administrator with the support number 18376182736 if you think that this is a mistake.</p>", wall},
		{"Runtime Error", "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>Description: An application error occurred on the server. The current custom error settings for this application prevent the details of the error from being viewed remotely, for security reasons.</p><p>Details: To enable the details of this specific error message to be viewable, please create a customErrors tag within a web.config file.</p>", wall},
		{"Đăng nhập hệ thống", "<h1>Đăng nhập hệ thống</h1><p>Bạn không có quyền xem nội dung này. Vui lòng đăng nhập bằng tài khoản do Sở Thông tin và Truyền thông cấp để tiếp tục sử dụng các chức năng của hệ thống.</p><p>Nếu quên mật khẩu, hãy liên hệ bộ phận hỗ trợ của Trung tâm trong giờ hành chính.</p>", wall},
		{"Thông báo", "<p>Phiên làm việc của bạn đã hết hạn hoặc trình duyệt không cho phép lưu cookie. Vui lòng tải lại trang và thử lại, hoặc mở trang bằng một trình duyệt khác mới hơn.</p><p>Nếu lỗi tiếp tục xảy ra, hãy liên hệ quản trị viên cổng thông tin.</p>", either},
		{"Lỗi hệ thống", "<h1>Có lỗi xảy ra</h1><p>Hệ thống không xử lý được yêu cầu của bạn vì máy chủ cơ sở dữ liệu đang quá tải, mức sử dụng đã vượt 90% công suất thiết kế.</p><p>Xin vui lòng thử lại sau ít phút hoặc quay về trang chủ.</p>", wall},
	} {
		page := "<html><head><title>" + c.title + "</title></head><body><div><a href='/'>Trang chủ</a></div><div>" + c.body + "</div></body></html>"
		a, err := Portal{}.parse("https://vanhai.example/tin/1.html", []byte(page), nil)
		switch {
		case err == nil:
			t.Errorf("%q was read as an article: %q", c.title, a.Text)
		case c.want == gone && !errors.Is(err, ErrVanished), c.want == wall && errors.Is(err, ErrVanished):
			t.Errorf("%q is %v, which is the wrong kind of error", c.title, err)
		}
	}
	// Articles that speak of such things are articles.
	for _, p := range [][2]string{
		{"Thông báo bảo trì hệ thống một cửa điện tử tỉnh Vân Hải", "<p>Sở Thông tin và Truyền thông vừa có thông báo về việc bảo trì hệ thống một cửa điện tử của tỉnh vào cuối tuần này.</p><p>Theo đó, 100% cán bộ một cửa chuyển sang tiếp nhận hồ sơ giấy trong hai ngày, bảo đảm 95% hồ sơ được trả đúng hạn.</p><p>Sau khi nâng cấp, hệ thống đáp ứng đồng thời 5.000 người dùng, gấp đôi hiện nay, theo lãnh đạo Trung tâm Công nghệ thông tin.</p><p>Người dân có thể theo dõi tiến độ trên cổng thông tin điện tử của tỉnh hoặc gọi tới tổng đài hỗ trợ.</p>"},
		{"Triển khai tường lửa cho cổng thông tin của tỉnh", "<p>Tỉnh Vân Hải đặt mục tiêu năm 2025 có 100% cổng thông tin được bảo vệ bằng tường lửa ứng dụng web.</p><p>Trung tâm giám sát đã chặn 12.000 yêu cầu bất thường trong quý I, giảm 15% so với cùng kỳ năm trước.</p>"},
	} {
		page := "<html><head><title>" + p[0] + "</title></head><body><div><a href='/'>Trang chủ</a></div><div><h1>" + p[0] + "</h1>" + p[1] + "</div></body></html>"
		if _, err := (Portal{}).parse("https://vanhai.example/tin/1.html", []byte(page), nil); err != nil {
			t.Errorf("%q: %v", p[0], err)
		}
	}
}
