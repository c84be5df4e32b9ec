package extract

import (
	"fmt"
	"strings"
	"testing"

	"chitieu/corpus"
)

// TestContext reads whose article it is, of which document and of what kind.
func TestContext(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const body = "\n\nPhấn đấu 90% hồ sơ công việc được xử lý trên môi trường mạng.\n"
	for _, c := range []struct {
		name, url, text                string
		province, level, number, state string
	}{
		{"province in the title, own number beside a cited one", "",
			"UBND tỉnh Lạng Sơn ban hành Kế hoạch số 12/KH-UBND về chuyển đổi số\n\nTheo Quyết định số 749/QĐ-TTg, tỉnh đặt mục tiêu." + body,
			"lang-son", "province", "12/KH-UBND", "issued"},
		{"a district's plan with the province only among its grounds", "",
			"ỦY BAN NHÂN DÂN\nHUYỆN ĐÔNG GIANG\nSố: 45/KH-UBND\n\nKẾ HOẠCH\nChuyển đổi số huyện Đông Giang năm 2025\n\nCăn cứ Kế hoạch số 100/KH-UBND của UBND tỉnh Quảng Nam;" + body,
			"quang-nam", "district", "45/KH-UBND", "issued"},
		{"the head of a plan in cells, its place nowhere else", "",
			"ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND | Cần Thơ, ngày 17 tháng 11 năm 2025\nKẾ HOẠCH\nPhòng, chống ma túy đến năm 2030 trên địa bàn thành phố" + body,
			"can-tho", "province", "15/KH-UBND", "issued"},
		{"a commune's plan", "",
			"UBND XÃ QUỲNH PHÚ\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\nCăn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh Nghệ An;" + body,
			"nghe-an", "commune", "7/KH-UBND", "issued"},
		{"a plan that a department drew up", "",
			"**KẾ HOẠCH**\nNâng cao chất lượng giáo dục mầm non\n\nSố: 12/KH-UBND\n\nTrên cơ sở tham mưu của Sở Giáo dục và Đào tạo, Sở Tài chính, tỉnh Hà Tĩnh ban hành kế hoạch." + body,
			"ha-tinh", "province", "12/KH-UBND", "issued"},
		{"a department's plan", "",
			"Sở Y tế Bắc Giang đặt mục tiêu chuyển đổi số năm 2023\n\nSở Y tế Bắc Giang vừa ban hành Kế hoạch số 9/KH-SYT." + body,
			"bac-giang", "department", "9/KH-SYT", "issued"},
		{"a district names its province", "",
			"Kế hoạch chuyển đổi số năm 2024\n\nUBND huyện Đông Giang đặt mục tiêu. Huyện Đông Giang tập trung ba trụ cột; huyện Đông Giang lập tổ công nghệ số." + body,
			"quang-nam", "district", "", ""},
		{"a special zone names the province that it lies in now", "",
			"Kế hoạch phát triển giáo dục đặc khu Phú Quốc năm 2026\n\nĐặc khu Phú Quốc tập trung ba việc." + body,
			"an-giang", "province", "", ""},
		{"the sign of a paper", "",
			"Đẩy mạnh cải cách hành chính\n\n(QNO) - Ngày 3/4, UBND tỉnh giao chỉ tiêu năm 2023." + body,
			"quang-nam", "province", "", ""},
		{"the sign of a paper in brackets alone", "",
			"Đầu tư cho khoa học\n\n(VLO) UBND tỉnh giao chỉ tiêu năm 2023." + body,
			"vinh-long", "province", "", ""},
		{"a district's article that opens with it alone", "",
			"Đại hội đảng bộ năm 2020\n\nHuyện Đông Giang đặt mục tiêu trong năm 2020." + body,
			"quang-nam", "province", "", ""},
		{"the sign of a paper that is its host", "",
			"Đại hội đảng bộ huyện\n\n(Baonghean.vn) - Sau hai ngày làm việc, chiều 6/8, Đại hội thành công." + body,
			"nghe-an", "province", "", ""},
		{"the host of its newspaper alone", "https://baolangson.vn/tin/1",
			"Đẩy mạnh chuyển đổi số năm 2023" + body,
			"lang-son", "province", "", ""},
		{"the host alone", "https://langson.gov.vn/tin/1",
			"Đẩy mạnh chuyển đổi số năm 2023" + body,
			"lang-son", "province", "", ""},
		{"an article that lost its line breaks, with a neighbour at its end", "",
			"Hội nghị hiệp thương lần thứ nhất\n\nNgày 5/2, Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn tổ chức hội nghị. " + strings.Repeat("Các đại biểu thỏa thuận về cơ cấu và thành phần. ", 30) + "Lạng Sơn bầu 50 đại biểu. Hội nghị ở Bắc Kạn cùng ngày thống nhất số đại biểu bầu ở Bắc Kạn là 6." + body,
			"lang-son", "province", "", ""},
		{"a neighbour named in passing", "",
			"Quảng Bình: Giữ rừng như giữ nhà\n\nTỷ lệ che phủ rừng chỉ sau Bắc Kạn; của tỉnh là 68%." + body,
			"quang-binh", "province", "", ""},
		{"teasers name others", "",
			"Chuyển đổi số tỉnh Phú Yên năm 2024\n\nUBND tỉnh Phú Yên đặt mục tiêu." + body + "\nTin liên quan\n\nBình Định: 95% hồ sơ đúng hạn\n\nBình Định dẫn đầu; Bình Định vượt kế hoạch",
			"phu-yen", "province", "", ""},
		{"a draft", "",
			"Góp ý dự thảo Kế hoạch phát triển kinh tế số tỉnh Cà Mau\n\nTheo dự thảo, UBND tỉnh đặt mục tiêu." + body,
			"ca-mau", "province", "", "draft"},
		{"the country's plan", "",
			"Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số quốc gia\n\nChương trình áp dụng cho cả nước." + body,
			"", "central", "", ""},
		{"a commune's resolution names its province below the motto", "",
			"HỘI ĐỒNG NHÂN DÂN\nXÃ TÂN AN\nSố: 12/NQ-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nNGHỊ QUYẾT\nVề nhiệm vụ năm 2026\n\nHỘI ĐỒNG NHÂN DÂN XÃ TÂN AN, TỈNH HƯNG YÊN\n\nTỷ lệ hộ nghèo còn 0,9%.", "hung-yen", "commune", "12/NQ-HĐND", "issued"},
		{"a national strategy in a province", "",
			"Cà Mau triển khai Chiến lược quốc gia về kinh tế số\n\nUBND tỉnh ban hành kế hoạch thực hiện." + body,
			"ca-mau", "province", "", "issued"},
		{"issued here without its symbol", "",
			"Tổng Bí thư ký ban hành Nghị quyết 71 của Bộ Chính trị\n\nNghị quyết về giáo dục." + body,
			"", "central", "71", "issued"},
		{"where somebody lives and where one met name nobody's article", "",
			"Hội thảo về quản lý đô thị\n\nHội thảo được tổ chức ngày 22-12 tại Hà Nội. GS Lê Văn Lộc - Phó Hiệu trưởng Trường Đại học Kiến trúc Hà Nội - nêu mức đô thị hóa cả nước. Ông Trần Văn Tâm (Hà Nội) đồng tình." + body,
			"", "central", "", ""},
		{"who holds what in a province is its own", "",
			"Hội thảo về quản lý đô thị\n\nSở Quy hoạch - Kiến trúc Hà Nội tổ chức hội thảo về quản lý đô thị." + body,
			"ha-noi", "department", "", ""},
		{"a deputy's province is not the article's", "",
			"Chất vấn về bảo hiểm xã hội\n\nĐại biểu Lê Thị Mai (Đoàn ĐBQH tỉnh Trà Vinh) chất vấn Phó Thủ tướng về bảo hiểm xã hội tự nguyện." + body,
			"", "central", "", ""},
		{"a delegation's own work is", "",
			"Giám sát về bảo hiểm xã hội\n\nĐoàn ĐBQH tỉnh Trà Vinh giám sát việc thực hiện chính sách bảo hiểm xã hội." + body,
			"tra-vinh", "province", "", ""},
		{"a minister's example", "",
			"Phải đau đáu với nông dân\n\nThủ tướng kể khi lên Sa Pa (Lào Cai) thấy nhà nhà còn thiếu thốn, nông dân Sa Pa (Lào Cai) cần được hỗ trợ." + body,
			"", "central", "", ""},
		{"a place that carries out what the Prime Minister wants", "",
			"Tăng tốc giải ngân\n\nThực hiện Công điện của Thủ tướng Chính phủ, Bắc Kạn quyết liệt giải ngân, Bắc Kạn quyết tâm về đích." + body,
			"bac-kan", "province", "", ""},
		{"a party committee of a district names its province", "",
			"Huyện ủy Mộc Châu: chuyển đổi số\n\nHuyện ủy Mộc Châu ban hành Nghị quyết số 08-NQ/HU về chuyển đổi số." + body,
			"son-la", "district", "08-NQ/HU", "issued"},
		{"a city below the province", "",
			"UBND TP. Thủ Đức ban hành kế hoạch\n\nUBND TP. Thủ Đức (TP.HCM) ban hành Kế hoạch số 812/KH-UBND." + body,
			"ho-chi-minh", "district", "812/KH-UBND", "issued"},
		{"the city itself, and who leads its committee", "",
			"Chuyển đổi số ở TP.HCM\n\nBí thư Thành ủy Lê Văn Thành, Chủ tịch UBND TP.HCM Trần Văn An dự họp." + body,
			"ho-chi-minh", "province", "", ""},
		{"a text without a title, signed by its paper", "",
			"(LSO) – UBND tỉnh vừa ban hành Kế hoạch số 12/KH-UBND. Trước đó Cao Bằng cũng ban hành kế hoạch." + body,
			"lang-son", "province", "12/KH-UBND", "issued"},
		{"a ward's article names no province", "",
			"Phường Trấn Biên chuyển đổi số\n10/9/2025\nUBND phường Trấn Biên vừa họp." + body,
			"dong-nai", "commune", "", ""},
		{"a ward of another province once, told in the midst of a report on the country", "",
			"Nông thôn mới cả nước\n10/9/2025\nBộ Nông nghiệp và Môi trường vừa họp." + strings.Repeat("\nCác địa phương tập trung xây dựng nông thôn mới, huy động sức dân, làm đường, làm trường học và trạm y tế.", 6) + "\nTại phường Trấn Biên và nhiều nơi khác, người dân hiến đất làm đường, góp công làm nhà văn hóa và giữ gìn vệ sinh chung." + body,
			"", "central", "", ""},
		{"wards of two provinces", "",
			"Phường Trấn Biên kết nghĩa với phường Hoàn Kiếm\n10/9/2025\nUBND hai phường vừa họp." + body,
			"", "commune", "", ""},
		{"who learns from whom", "",
			"Sóc Trăng học tập kinh nghiệm của Đồng Tháp\n\nĐoàn công tác UBND tỉnh Sóc Trăng tìm hiểu mô hình của tỉnh Đồng Tháp." + body,
			"soc-trang", "province", "", ""},
		{"two provinces of one title", "",
			"Sóc Trăng và Đồng Tháp ký kết\n\nHai tỉnh Sóc Trăng, Đồng Tháp ký kết hợp tác." + body,
			"", "central", "", ""},
		{"a city whose schools reach the standard of the country", "",
			"TP. Quy Nhơn: thêm trường đạt chuẩn quốc gia\n\nUBND TP. Quy Nhơn công bố kết quả." + body,
			"binh-dinh", "district", "", ""},
		{"a district on the country's day", "",
			"Huyện Mộc Châu hưởng ứng Ngày chuyển đổi số quốc gia\n\nUBND huyện Mộc Châu phát động." + body,
			"son-la", "district", "", ""},
		{"a number with its year", "",
			"Nghị quyết về kế hoạch phát triển kinh tế - xã hội tỉnh Phú Thọ\n\nHĐND tỉnh Phú Thọ ban hành Nghị quyết số 18/2019/NQ-HĐND." + body,
			"phu-tho", "province", "18/2019/NQ-HĐND", "issued"},
	} {
		got := rd.Read(corpus.Article{URL: c.url, Text: c.text}).Article
		province := ""
		if got.Province != nil {
			province = got.Province.ID
		}
		if province != c.province || got.IssuerLevel != c.level || got.PlanNumber != c.number || got.PlanStatus != c.state {
			t.Errorf("%s: province %q, level %q, number %q, status %q; want %q, %q, %q, %q", c.name,
				province, got.IssuerLevel, got.PlanNumber, got.PlanStatus, c.province, c.level, c.number, c.state)
		}
	}
}

// TestAssignedBy reads who handed a number down.
func TestAssignedBy(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Chỉ tiêu Chính phủ giao tỉnh năm 2025 là tăng trưởng GRDP đạt 8%.", "Chính phủ giao"},
		{"Phấn đấu giải ngân 95% kế hoạch vốn được Thủ tướng Chính phủ giao.", "Thủ tướng Chính phủ giao"},
		{"Phấn đấu 90% số vụ tai nạn giao thông được điều tra.", ""},
		{"Phấn đấu chuyển giao công nghệ cho 50% hộ nông dân.", ""},
	} {
		ts := rd.Read(corpus.Article{Text: c.text}).Targets
		if len(ts) == 0 || ts[0].AssignedBy != c.want {
			t.Errorf("%q: %d targets, assigned by %q, want %q", c.text, len(ts), assigned(ts), c.want)
		}
	}
}

func assigned(ts []corpus.Target) string {
	if len(ts) == 0 {
		return ""
	}
	return ts[0].AssignedBy
}

// TestField reads the field of a number: heading first, then the indicator, then
// the article.
func TestField(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"a chapter wins", "Kế hoạch chuyển đổi số năm 2025\n\nII. PHÁT TRIỂN XÃ HỘI SỐ\n\n- Phấn đấu 80% trường học thu học phí không dùng tiền mặt.", "society"},
		{"a lead-in wins", "Kế hoạch chuyển đổi số năm 2025\n\nVề kinh tế số, phấn đấu 50% hộ gia đình có hồ sơ sức khỏe điện tử.", "economy"},
		{"a sentence announces the next", "Kế hoạch chuyển đổi số năm 2025\n\nMục tiêu phát triển xã hội số cũng được chú trọng. Phấn đấu 75% hộ gia đình có đường truyền cáp quang.", "society"},
		{"no field in môi trường mạng", "Kế hoạch năm 2025\n\nTỷ lệ hồ sơ công việc được xử lý trên môi trường mạng: cấp xã 60%.", "government"},
		{"a vague chapter yields", "Nghị quyết phát triển kinh tế - xã hội năm 2025\n\n2. Về văn hóa - xã hội\n\n- Phấn đấu tỷ lệ bao phủ bảo hiểm y tế đạt 95%.", "health"},
		{"a branch plan keeps its digital numbers", "Kế hoạch phát triển nông nghiệp tỉnh năm 2025\n\nPhấn đấu 90% hồ sơ thủ tục hành chính nộp trực tuyến.", "government"},
		{"a branch plan claims general measures", "Kế hoạch phát triển nông nghiệp tỉnh năm 2025\n\nPhấn đấu tốc độ tăng giá trị sản xuất đạt 4%.", "agriculture"},
		{"a department's name is no topic", "Sở Công Thương: kế hoạch năm 2025\n\nPhấn đấu 60% doanh nghiệp nhỏ và vừa sử dụng nền tảng số.", "economy"},
	} {
		ts := rd.Read(corpus.Article{Text: c.text}).Targets
		if len(ts) != 1 || ts[0].Domain != c.want {
			got := ""
			if len(ts) > 0 {
				got = ts[0].Domain
			}
			t.Errorf("%s: %d targets, domain %q, want %q", c.name, len(ts), got, c.want)
		}
	}
}

// TestDepartments reads the names of departments to their ends.
func TestDepartments(t *testing.T) {
	rd := newReader(t)
	for _, name := range []string{
		"Sở Y tế", "Sở Công Thương", "Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Sở Giao thông vận tải",
		"Sở LĐTBXH", "Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Văn hóa, Thể thao và Du lịch", "Sở Lao động - Thương binh và Xã hội", "Sở Khoa học và Công nghệ",
	} {
		for _, after := range []string{" vừa", " Nghệ An", ", Sở Tài chính vừa"} {
			text := name + after + " ban hành Kế hoạch số 12/KH-STT năm 2026 tại tỉnh Nghệ An.\n\nPhấn đấu 90% hồ sơ được xử lý trực tuyến.\n"
			if got := rd.Read(corpus.Article{Text: text}).Article.Issuer; got != name {
				t.Errorf("%q: issuer %q, want %q", text, got, name)
			}
		}
	}
}

// TestBodies reads the names of bodies to their ends.
func TestBodies(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"UBND TP Hà Nội đã ban hành kế hoạch.", "UBND TP Hà Nội"},
		{"UBND TP.Hà Nội vừa họp.", "UBND TP.Hà Nội"},
		{"HĐND Thành phố Hồ Chí Minh thông qua nghị quyết.", "HĐND Thành phố Hồ Chí Minh"},
		{"UBND huyện Bát Xát, tỉnh Lào Cai ban hành kế hoạch.", "UBND huyện Bát Xát"},
		{"UBND quận 1, Thành phố Hồ Chí Minh tổng kết.", "UBND quận 1"},
		{"UBND đặc khu Lý Sơn, tỉnh Quảng Ngãi ban hành kế hoạch.", "UBND đặc khu Lý Sơn"},
		{"UBND phường Thủ Dầu Một (TP.HCM) ban hành kế hoạch.", "UBND phường Thủ Dầu Một"},
		{"UBND xã Tân Lập Nguyễn Văn An, tỉnh Lào Cai.", "UBND xã Tân Lập"},
		{"UBND xã, 80 thôn của tỉnh Lào Cai tham gia.", "UBND xã"},
	} {
		text := c.text + "\n\nPhấn đấu 90% hồ sơ được xử lý trực tuyến.\n"
		if got := rd.Read(corpus.Article{Text: text}).Article.Issuer; got != c.want {
			t.Errorf("%q: issuer %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSignedIn(t *testing.T) {
	for line, want := range map[string]string{
		"Bắc Giang, ngày 12 tháng 12 năm 2026": "Bắc Giang",
		"Bắc Giang, ngày    tháng 12 năm 2026": "Bắc Giang", // the day is put in by hand
		"Bắc Giang, ngày hội tháng Ba":         "",
		"Bắc Giang, ngày 12/12/2026":           "",
		"Năm 2026, ngày công tăng":             "",
		"Bắc Giang, ngày ":                     "",
		"Tại Bắc Giang, ngày 12 tháng 12 năm 2026, nhiều xã tổ chức hội nghị về chuyển đổi số và kinh tế số": "",
	} {
		if got, ok := signedIn(line); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", line, got, ok)
		}
	}
}

// TestNamesAreNoWords reads the same plan of every province: "bằng" of "Cao Bằng" compares nothing, "cần" of "Cần Thơ"
// asks for nothing.
func TestNamesAreNoWords(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) string {
		text := strings.ReplaceAll("KẾ HOẠCH\nChuyển đổi số tỉnh @ năm 2025\n\nNăm 2024, 61% hồ sơ của tỉnh @ được nộp trực tuyến; tỉnh @ có 40% số xã về đích.\n\n"+
			"MỤC TIÊU\n- 98% hồ sơ công việc của tỉnh @ năm 2025 được xử lý trên môi trường mạng;\n- Kinh tế số của tỉnh @ đạt 12% GRDP.\n", "@", name)
		var out strings.Builder
		for _, q := range rd.Read(corpus.Article{Text: text}).Targets {
			year := 0
			if q.Year != nil {
				year = *q.Year
			}
			fmt.Fprintln(&out, q.Status, q.Indicator, q.Value, year, strings.ReplaceAll(q.Subject, name, "@"))
		}
		return out.String()
	}
	want := read("Bắc Giang")
	for _, name := range []string{"Cao Bằng", "Cần Thơ", "Hà Nam", "Hòa Bình", "Nam Định", "Quảng Trị", "Thái Bình", "Thanh Hóa", "Đồng Nai", "Hậu Giang", "Phú Thọ"} {
		if got := read(name); got != want {
			t.Errorf("%s:\n%swant\n%s", name, got, want)
		}
	}
}
