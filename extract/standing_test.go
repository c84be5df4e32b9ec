package extract

import (
	"fmt"
	"testing"

	"chitieu/corpus"
)

// What stands in an article without a word of aim is no goal because it is a rank, a
// sum or the end of a period that lies behind; what names a thing of its own is not
// measured as its neighbour is.
func TestStandingsAndNeighbours(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		published, text string
		want            []string // of every record: status, value, indicator; a rank's change
	}{
		{"2025-10-17", "Theo thông tin tại họp báo, năm 2025 GRDP của tỉnh Lào Cai tăng 9,24%, đứng thứ 4 cả nước. Thu ngân sách nằm trong nhóm 10 địa phương cao nhất cả nước.",
			[]string{"result 9.24 grdp-growth", "result 4 grdp-growth", "result 10 budget-revenue"}},
		{"2025-10-17", "Tỉnh Lào Cai phấn đấu năm 2026 đưa chỉ số PAR INDEX vào nhóm 10 địa phương dẫn đầu.", []string{"target 10 index-rank"}},
		{"2025-10-01", "Đại hội Đảng bộ tỉnh Lào Cai nhiệm kỳ 2025-2030 khai mạc.\n\nBáo cáo chính trị cho biết giai đoạn 2020-2025 kinh tế của tỉnh tăng bình quân 6,4%/năm.\n\nTrong nhiệm kỳ mới, tỉnh đặt mục tiêu GRDP tăng từ 10% trở lên mỗi năm.",
			[]string{"result 6.4 grdp-growth", "target 10 grdp-growth 2030"}},
		{"2025-10-17", "Tỉnh Lào Cai phấn đấu chỉ số cải cách hành chính năm 2026 tăng ít nhất 5 bậc.", []string{"target 5 index-rank 2026 increase"}},
		{"", "Xếp thứ 62/63 về chuyển đổi số năm 2022, tỉnh Lào Cai lập kế hoạch cải thiện thứ hạng theo kết quả công bố tháng 7/2023.", []string{"result 62 dti-rank"}},
		{"2025-09-30", "Tại phiên họp thứ 4 của Ban Chỉ đạo, tỉnh Lào Cai phấn đấu 95% hồ sơ được giải quyết đúng hạn.", []string{"target 95 tthc-on-time"}},
		{"2025-09-30", "Đến năm 2030, tỉnh Lào Cai phấn đấu tỷ lệ che phủ rừng 60%; chỉ số hạnh phúc đạt 72%.", []string{"target 60 forest-cover", "target 72 x-hanh-phuc-4ifkcw"}},
		{"2025-09-30", "Tỉnh Lào Cai phấn đấu tỷ trọng kinh tế số đạt 12% GRDP, riêng trong từng ngành, lĩnh vực tối thiểu đạt 10%.", []string{"target 12 economy-grdp", "target 10 economy-sector"}},
		{"2025-09-30", "Đến năm 2030, tỉnh Lào Cai phấn đấu GRDP theo giá hiện hành đạt 240.000 tỷ đồng.", []string{"target 240000 grdp-size"}},
		{"", "Tỷ lệ hộ dùng nước sạch đạt gần 90%. Tỷ lệ hồ sơ đúng hạn đạt 90%.", []string{"result 90 clean-water", "target 90 tthc-on-time"}},
		{"2024-11-20", "Chỉ số SIPAS của tỉnh Lào Cai đạt 84,6%, xếp thứ 12/63, tăng 8 bậc; mục tiêu năm 2025 đạt trên 87%.", []string{"result 84.6 satisfaction", "result 12 index-rank", "result 8 index-rank 2024 increase", "target 87 satisfaction"}},
		{"2024-11-20", "Tỷ lệ lao động qua đào tạo của tỉnh Lào Cai đạt 68%, vượt 2 điểm phần trăm; năm tới phấn đấu 70%.", []string{"result 68 trained-labour", "result 2 trained-labour", "target 70 trained-labour"}},
		{"2025-05-20", "Phấn đấu năm 2025 tỷ lệ phòng học kiên cố đạt 85%, tăng 3% so với năm trước.", []string{"target 85 classrooms", "target 3 classrooms"}},
		{"", "Tỷ lệ che phủ rừng đạt 60%, tăng 2% so với giai đoạn trước.", []string{"result 60 forest-cover", "result 2 forest-cover"}},
		{"2025-09-30", "Đến năm 2030 kinh tế số của tỉnh Lào Cai đạt 10% GRDP, trong khi đóng góp ấy ở vùng cao chưa tới 5%.", []string{"target 10 economy-grdp", "result 5 economy-grdp"}},
		{"2025-09-30", "Tỉnh Lào Cai phấn đấu giảm tỷ suất sinh thô 0,30%0 mỗi năm.", nil},
		{"2025-09-30", "Đến năm 2030, tỉnh Lào Cai phấn đấu giảm tỷ suất tử vong mẹ xuống còn 42/100.000 ca đẻ sống.", []string{"target 42 maternal-mortality"}},
		{"2025-09-30", "Đến năm 2030, tỉnh Lào Cai phấn đấu 2/3 số xã có nhà văn hóa.", nil},
		{"2025-09-30", "Đến năm 2030, tỉnh Lào Cai phấn đấu chuyển 1/3 diện tích đất lúa sang cây khác, 8/13 xã đạt chuẩn nông thôn mới.", []string{"target 8 ntm-communes"}},
		{"", "Cập nhật 2026-01-23T08:00: tỉnh Lào Cai phấn đấu năm 2026 có 30% xã đạt chuẩn nông thôn mới.", []string{"target 30 ntm-communes"}},
	} {
		var got []string
		for _, x := range rd.Read(corpus.Article{Text: c.text, Published: c.published}).Targets {
			s := fmt.Sprint(x.Status, " ", x.Value, " ", x.Indicator)
			if len(got) < len(c.want) && len(s) < len(c.want[len(got)]) && x.Year != nil {
				s += fmt.Sprint(" ", *x.Year)
			}
			if x.Unit == corpus.UnitRank && x.Change != nil {
				s += " " + *x.Change
			}
			got = append(got, s)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q:\n\tgot  %q\n\twant %q", c.text, got, c.want)
		}
	}
}

// A lone percentage in parentheses tells how many of what stands before it; what is
// said of them stands after it.
func TestLoneParenthesis(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ text, subject string }{
		{"Tất cả các xã (100%) có đài truyền thanh thông minh.", "Tất cả các xã có đài truyền thanh thông minh"},
		{"Mọi sản phẩm OCOP của tỉnh (100%) được dán mã truy xuất nguồn gốc.", "Mọi sản phẩm OCOP của tỉnh được dán mã truy xuất nguồn gốc"},
		{"Có 45 xã (90%) đạt chuẩn nông thôn mới.", "xã đạt chuẩn nông thôn mới"},
	} {
		got := ""
		for _, x := range rd.Read(corpus.Article{Text: exampleTitle + "Năm 2025, phấn đấu: " + c.text}).Targets {
			if x.Unit == corpus.UnitPercent {
				got = x.Subject
			}
		}
		if got != c.subject {
			t.Errorf("%q: subject %q, want %q", c.text, got, c.subject)
		}
	}
}

// What is written with other marks is no slip of a cue: "đạt mức" reaches a level,
// "đặt mức" sets one.
func TestOtherMarksAreNoCue(t *testing.T) {
	rd := newReader(t)
	for text, want := range map[string]corpus.Status{
		"Năm 2024, chỉ số sản xuất công nghiệp của tỉnh Lào Cai đạt mức 63,4%.":              corpus.StatusResult,
		"Năm 2026, tỉnh Lào Cai đặt mức 63,4% cho tỷ lệ hồ sơ trực tuyến.":                   corpus.StatusTarget,
		"Năm 2026, tỉnh Lào Cai phân đâu 95% hồ sơ thủ tục hành chính được giải quyết đúng.": corpus.StatusTarget,
	} {
		got := rd.Read(corpus.Article{Text: text, Published: "2025-03-01"}).Targets
		if len(got) != 1 || got[0].Status != want {
			t.Errorf("%q: %+v, want %s", text, got, want)
		}
	}
}

// TestUndated: an article without a date is of the year that it speaks of most, though
// that year ends a plan, too, and never of a year as far as its furthest deadline.
func TestUndated(t *testing.T) {
	const text = "Thành phố phấn đấu điều chỉnh thu nhập bình quân đến cuối năm 2020 là 70 triệu đồng; năm 2045 đạt 300 triệu đồng.\n\n" +
		"Năm 2020, dịch bệnh kéo dài; tổng thu của năm 2020 giảm, xuất khẩu năm 2020 chỉ tăng 0,7%.\n\n" +
		"Các đại biểu đồng tình với những điểm như: kinh tế số đóng góp khoảng 25% GRDP đến năm 2025, 40% đến năm 2030."
	var got []string
	for _, x := range newReader(t).Read(corpus.Article{Text: text}).Targets {
		if x.Unit == corpus.UnitPercent {
			got = append(got, fmt.Sprint(x.Status, " ", x.Value, " ", *x.Year))
		}
	}
	if want := "[result 0.7 2020 target 25 2025 target 40 2030]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
