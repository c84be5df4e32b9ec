package extract

import (
	"testing"

	"chitieu/corpus"
)

// TestFirstLine finds the title of a text that came without one, below what stands around it on the page.
func TestFirstLine(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const title, body = "Xã Tân Lập phấn đấu về đích nông thôn mới", "\nXã đặt mục tiêu 95% hộ dân dùng nước sạch trong năm 2026."
	for _, above := range []string{"", "Trang chủ - Tin tức - Sự kiện\n", "Thứ tư, ngày 12 tháng 8\n", "SỞ Y TẾ TỈNH\n", "Cỡ chữ nhỏ vừa to\n", "Chia sẻ bài viết này ngay\n"} {
		if got := rd.Read(corpus.Article{Text: above + title + body}).Article.Title; got != title {
			t.Errorf("below %q: title %q", above, got)
		}
	}
	for _, title := range []string{"Thủ tướng yêu cầu rút ngắn một nửa thời gian cấp phép", "Thủ tục hành chính được cắt giảm một phần ba", "Thu hái chè xuân sớm hơn mọi năm", "Sở Y tế đặt mục tiêu mới cho tuyến xã"} {
		if got := rd.Read(corpus.Article{Text: title + body}).Article.Title; got != title {
			t.Errorf("title %q, want %q", got, title)
		}
	}
}
