package extract

import (
	"fmt"
	"strings"
	"testing"

	"chitieu/corpus"
)

// A second head in a run of lines begins another table: its columns are others.
func TestTwoHeads(t *testing.T) {
	rd := newReader(t)
	lines := "Phụ lục chỉ tiêu chuyển đổi số tỉnh Lào Cai năm 2026\n\n" + strings.Join([]string{
		"TT", "Chỉ tiêu", "Đơn vị tính", "Cấp tỉnh", "Cấp xã",
		"1", "Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng", "%", "100", "90",
		"2", "Tỷ lệ văn bản được ký số", "%", "100", "98",
		"", "II. Chỉ tiêu chung", "",
		"TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2030",
		"1", "Tỷ trọng kinh tế số trong GRDP", "%", "22", "30",
		"2", "Tỷ lệ dân số trưởng thành có chữ ký số", "%", "45", "70",
	}, "\n")
	unnumbered := strings.NewReplacer("\nTT\n", "\n", "\n1\n", "\n", "\n2\n", "\n").Replace(lines)
	const want = "100 [province] 2026; 90 [commune] 2026; 100 [province] 2026; 98 [commune] 2026; 22 [] 2026; 30 [] 2030; 45 [] 2026; 70 [] 2030; "
	for _, text := range []string{lines, unnumbered} {
		got := ""
		for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
			got += fmt.Sprintf("%v %v %d; ", x.Value, x.Tiers, *x.Year)
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// The column of who leads a goal names no row, not even the one below it that only parts the
// row above.
func TestAgencyColumn(t *testing.T) {
	rd := newReader(t)
	lines := "Chỉ tiêu kinh tế - xã hội năm 2026\n\n" + strings.Join([]string{
		"TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2026", "Cơ quan theo dõi",
		"1", "Tỷ lệ lao động qua đào tạo", "%", "73", "Sở Nội vụ",
		"Trong đó: có bằng cấp, chứng chỉ", "%", "31", "Sở Nội vụ",
		"2", "Tỷ lệ che phủ rừng", "%", "> 46,7", "Sở Nông nghiệp và Môi trường",
		"3", "Tỷ lệ dân số được cung cấp nước sạch",
		"- Đô thị", "%", "90", "Sở Xây dựng",
		"- Nông thôn", "%", "66", "Sở Nông nghiệp và Môi trường",
	}, "\n")
	const want = "73 Tỷ lệ lao động qua đào tạo; 31 Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ; 46.7 Tỷ lệ che phủ rừng; " +
		"90 Tỷ lệ dân số được cung cấp nước sạch Đô thị; 66 Tỷ lệ dân số được cung cấp nước sạch Nông thôn; "
	got := ""
	for _, x := range rd.Read(corpus.Article{Text: lines}).Targets {
		got += fmt.Sprintf("%v %s; ", x.Value, x.Subject)
	}
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestRowsOfChange reads the change that a row is named by, at its head or its end.
func TestRowsOfChange(t *testing.T) {
	rd := newReader(t)
	for row, want := range map[string]string{
		"Tỷ lệ hộ nghèo đa chiều giảm":          "decrease",
		"Giảm tỷ lệ hộ nghèo":                   "decrease",
		"Tỷ lệ hộ nghèo giảm bình quân/năm":     "decrease",
		"Giá trị sản xuất tăng":                 "increase",
		"Số vụ tai nạn giảm so với năm trước":   "decrease",
		"Tỷ lệ hộ nghèo":                        "",
		"Tỷ lệ hộ nghèo giảm còn":               "",
		"Tỷ lệ hộ nghèo được hỗ trợ giảm nghèo": "",
	} {
		text := "KẾ HOẠCH NĂM 2026\nChỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2026\n" + row + " | % | 1 | 1,5\nTỷ lệ che phủ rừng | % | 40 | 41\n"
		got := "?"
		for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
			if x.Value == 1.5 {
				if got = ""; x.Change != nil {
					got = *x.Change
				}
			}
		}
		if got != want {
			t.Errorf("%s: change %q, want %q", row, got, want)
		}
	}
}

// TestHeadInOneLine reads a table whose head was flattened to one line and whose cells to a line
// each: the numbers, dashes and units of its rows' names are no part of what they measure.
func TestHeadInOneLine(t *testing.T) {
	rd := newReader(t)
	text := "Kế hoạch phát triển kinh tế - xã hội tỉnh Lào Cai năm 2026\n\n" + strings.Join([]string{
		"TT | Tên chỉ tiêu | TH 2024 | NQ 2025 | Ước TH 2025 | KH 2026",
		"A. Kinh tế",
		"1. Tốc độ tăng tổng sản phẩm trên địa bàn (%)", "5,12", "7,5", "6,9", "9 - 9,5",
		"2. Cơ cấu kinh tế (%)",
		"- Nông, lâm nghiệp", "21,4", "20,5", "20,8", "19,7",
		"- Dịch vụ", "44,2", "45", "45,1", "46",
		"3. Thu ngân sách (tỷ đồng)", "26.100", "28.260", "32.550", "33.870",
		"B. Xã hội",
		"4. Tỷ lệ lao động qua đào tạo (%)", "-", "70", "70,4", "72",
		"Trong đó:",
		"- Có bằng cấp, chứng chỉ", "30", "31", "32", "< 33",
	}, "\n")
	const want = `=5.12 % increase 2024 result Tốc độ tăng tổng sản phẩm trên địa bàn
=7.5 % increase 2025 target Tốc độ tăng tổng sản phẩm trên địa bàn
=6.9 % increase 2025 result Tốc độ tăng tổng sản phẩm trên địa bàn
range9 % increase 2026 target Tốc độ tăng tổng sản phẩm trên địa bàn
=21.4 %  2024 result Cơ cấu kinh tế Nông, lâm nghiệp
=20.5 %  2025 target Cơ cấu kinh tế Nông, lâm nghiệp
=20.8 %  2025 result Cơ cấu kinh tế Nông, lâm nghiệp
=19.7 %  2026 target Cơ cấu kinh tế Nông, lâm nghiệp
=44.2 %  2024 result Cơ cấu kinh tế Dịch vụ
=45 %  2025 target Cơ cấu kinh tế Dịch vụ
=45.1 %  2025 result Cơ cấu kinh tế Dịch vụ
=46 %  2026 target Cơ cấu kinh tế Dịch vụ
=28260 money  2025 target Thu ngân sách
=33870 money  2026 target Thu ngân sách
=70 %  2025 target Tỷ lệ lao động qua đào tạo
=70.4 %  2025 result Tỷ lệ lao động qua đào tạo
=72 %  2026 target Tỷ lệ lao động qua đào tạo
=30 %  2024 result Tỷ lệ lao động qua đào tạo Có bằng cấp, chứng chỉ
=31 %  2025 target Tỷ lệ lao động qua đào tạo Có bằng cấp, chứng chỉ
=32 %  2025 result Tỷ lệ lao động qua đào tạo Có bằng cấp, chứng chỉ
<33 %  2026 target Tỷ lệ lao động qua đào tạo Có bằng cấp, chứng chỉ
`
	got := ""
	for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
		change := ""
		if x.Change != nil {
			change = *x.Change
		}
		got += fmt.Sprintf("%s%v %s %s %d %s %s\n", x.Bound, x.Value, x.Unit, change, *x.Year, x.Status, x.Subject)
	}
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A row's name may end with a full stop, and its cells may stand between lines that are only a frame.
func TestDottedNames(t *testing.T) {
	rd := newReader(t)
	cells := []string{"TT", "Chỉ tiêu", "Đơn vị", "Mục tiêu", "Cơ quan chủ trì", "1", "Tỷ lệ hồ sơ công việc xử lý trên môi trường điện tử.", "%", "100%", "Văn phòng UBND", "2", "Tỷ lệ văn bản được ký số.", "%", "95%", "Sở Nội vụ", "3", "Tỷ lệ báo cáo trực tuyến.", "%", "90%", "Sở Nội vụ"}
	for _, between := range []string{"\n", "\n|\n"} {
		text, got := "Chỉ tiêu chuyển đổi số tỉnh Lào Cai năm 2026\nDANH MỤC CÁC CHỈ TIÊU"+between+strings.Join(cells, between)+between, ""
		for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
			got += fmt.Sprintf("%v %s; ", x.Value, x.Subject)
		}
		if want := "100 Tỷ lệ hồ sơ công việc xử lý trên môi trường điện tử; 95 Tỷ lệ văn bản được ký số; 90 Tỷ lệ báo cáo trực tuyến; "; got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	prose := "Chỉ tiêu chuyển đổi số tỉnh Lào Cai năm 2026\nTỷ lệ văn bản được ký số tăng nhanh.\n95% văn bản được gửi nhận trên mạng.\nTỷ lệ hồ sơ đúng hạn tăng nhanh.\n90% hồ sơ được số hóa."
	for _, x := range rd.Read(corpus.Article{Text: prose}).Targets {
		if strings.Contains(x.Subject, "nhanh") {
			t.Errorf("%q: %s", prose, x.Subject)
		}
	}
}
