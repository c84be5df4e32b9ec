package crawl

import "testing"

func TestFindDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string
	}{
		{"Thứ sáu, 24/05/2024 | 05:18 - GMT+7", "2024-05-24"},
		{"31/08/2021 09:39", "2021-08-31"},
		{"Cập nhật: 04-05-2023 | 09:11:30", "2023-05-04"},
		{"(02/02/2024)", "2024-02-02"},
		{"Thứ hai - 11/11/2024 04:09", "2024-11-11"},
		{"NGÀY 7 THÁNG 3, 2023", "2023-03-07"},
		{"Ngày 02 tháng 9 năm 2025", "2025-09-02"},
		{"Thứ tư,\u00A0ngày\u00A01\u00A0tháng\u00A01\u00A0năm\u00A02025", "2025-01-01"},
		{"02/02/2024 8:15:00 SA", "2024-02-02"},
		{"1.2.2024", "2024-02-01"},
		{"2024-11-10T21:09:00Z", "2024-11-11"},
		{"2024-11-11T04:09:00+07:00", "2024-11-11"},
		{"2024-11-11T04:09:00+0700", "2024-11-11"},
		{"2024-11-11", "2024-11-11"},
		{"2024-11-11 23:59", "2024-11-11"},
		{"05/24/2024", "2024-05-24"}, // only one reading is a date
		{"2021/03/25 15:02", "2021-03-25"},
		{"25 Tháng Ba, 2021", "2021-03-25"},
		{"Tháng Mười Hai 25, 2021", "2021-12-25"},
		{"25 Th3, 2021", "2021-03-25"},
		{"Thg 3 25, 2021", "2021-03-25"},
		{"Posted on Mar 25, 2021 by admin", "2021-03-25"},
		{"25 March 2021", "2021-03-25"},
		{"September 5, 2022", "2022-09-05"},
		// None.
		{"31/02/2024", ""},
		{"13/13/2024", ""},
		{"00/01/2024", ""},
		{"01/01/1890", ""},
		{"1/12/05/2024", ""},
		{"12/05/20241", ""},
		{"05/63 tỉnh", ""},
		{"6 tháng 2024", ""},
		{"kế hoạch 5 năm 2021", ""},
		{"Số 12/2024/QĐ-UBND", ""},
		{"", ""},
	} {
		if got, _ := findDate(c.in, false); got != c.want {
			t.Errorf("findDate(%q) = %q, want %q", c.in, got, c.want)
		}
		if got, _ := findDate(decomposed(c.in), false); got != c.want {
			t.Errorf("findDate(NFD of %q) = %q, want %q", c.in, got, c.want)
		}
	}
	if got, _ := findDate("05/04/2024", true); got != "2024-05-04" {
		t.Errorf("month first: %q", got)
	}
}

func TestDateLine(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{
		{"Thứ sáu, 24/05/2024 | 05:18 - GMT+7", true},
		{"Ngày đăng: 24/05/2024", true},
		{"24/05/2024 - Báo Vân Hải", true},
		{"Ngày 24/5/2024, Chủ tịch UBND tỉnh ký ban hành kế hoạch", false},
		{"Căn cứ Nghị quyết ngày 24/05/2024 của HĐND tỉnh", false},
		{"Không có ngày", false},
	} {
		if _, got := dateLine(c.in, false); got != c.want {
			t.Errorf("dateLine(%q) = %v, want %v", c.in, got, c.want)
		}
	}
}

func TestByline(t *testing.T) {
	const day = "2021-03-25"
	for _, c := range []struct{ in, want string }{
		{"Thứ Năm, 25/03/2021 | 15:02 GMT+7", day},
		{"Cập nhật lúc 15:02, 25/03/2021", day},
		{"Ngày đăng: 25/03/2021", day},
		{"15:02' 25/03/2021", day},
		{"Thứ năm, 25/03/2021 - 15h02", day},
		{"Tin đăng ngày: 25-3-2021 3:02:00 PM", day},
		{"Lượt xem: 123 | Ngày đăng: 25/03/2021", day},
		{"Bùi Thị Thu Hà - 25/03/2021 15:02", day},
		{"Tác giả: Nguyễn Văn An | Ngày: 25/03/2021 | Nguồn: Báo Vân Hải", day},
		{"Ban biên tập cổng thông tin • 25 Tháng Ba, 2021", day},
		// Not the article's date, or no byline.
		{"Quyết định số 12/QĐ-UBND - ngày 25/03/2021 của Ủy ban nhân dân tỉnh", ""},
		{"Kế hoạch số 25/KH-UBND | 25/03/2021", ""},
		{"Sáng 25/03/2021, Ủy ban nhân dân tỉnh họp phiên thường kỳ.", ""},
	} {
		if got, _ := byline(c.in, false); got != c.want {
			t.Errorf("byline(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
