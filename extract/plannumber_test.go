package extract

import (
	"testing"

	"chitieu/corpus"
)

// The number of the document that an article reports, beside those that it carries out.
func TestPlanNumber(t *testing.T) {
	rd := newReader(t)
	const body = "\n\nPhấn đấu 90% hồ sơ công việc được xử lý trên môi trường mạng.\n"
	for _, c := range []struct{ text, want string }{
		{"Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW\n\nNgày 3/3, Sở Xây dựng ban hành Chương trình hành động số 7/CTrHĐ-SXD về thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.", "7/CTrHĐ-SXD"},
		{"Triển khai Nghị quyết số 71-NQ/TW\n\nTỉnh ủy Lai Châu vừa ban hành Chương trình hành động số 12-CTHĐ/TU thực hiện Nghị quyết số 71-NQ/TW.", "12-CTHĐ/TU"},
		{"Sở Văn hóa, Thể thao và Du lịch ban hành Kế hoạch số 31/KH-SVHTT&DL thực hiện Kế hoạch số 120/KH-UBND của UBND tỉnh.", "31/KH-SVHTT&DL"},
		{"Kế hoạch chuyển đổi số năm 2025\n\nUBND huyện Đông Giang ban hành Phương án số 8/PA-UBND thực hiện Nghị quyết số 12/NQ-HĐND.", "8/PA-UBND"},
		{"Tăng cường chuyển đổi số\n\nChủ tịch UBND tỉnh Lai Châu ban hành Chỉ thị số 9/CT-UBND về đẩy mạnh chuyển đổi số.", "9/CT-UBND"},
		{"Phối hợp tuyên truyền bảo hiểm\n\nBảo hiểm xã hội và Bưu điện ban hành Kế hoạch phối hợp số 22/KHPH-BHXH-BĐ.", "22/KHPH-BHXH-BĐ"},
		{"Phát triển du lịch\n\nTỉnh ủy Lai Châu vừa có Chương trình hành động số 15-Ctr/TU về phát triển du lịch.", "15-Ctr/TU"},
		{"Phát triển việc làm\n\nUBND tỉnh Lai Châu ban hành Kế hoạch số 156 /KH- UBND về việc làm.", "156/KH-UBND"},
		{"Phát triển việc làm\n\nĐến năm 2030, tỷ lệ lao động qua đào tạo đạt 75%.\n\n(Theo Kế hoạch số 156/KH-UBND)", "156/KH-UBND"},
		{"Góp ý dự thảo kế hoạch\n\nTheo Tờ trình số 50/TTr-SNV, tỉnh sẽ ban hành kế hoạch.", ""},
		{"Phát triển thành phố Cần Thơ\n\nBộ Chính trị ban hành Nghị quyết số 59 về phát triển thành phố, Thành ủy đã triển khai.", ""},
		{"Phát triển thành phố Cần Thơ\n\nThành ủy ban hành Nghị quyết số 14 về phát triển thành phố.", "14"},
		{"Ngành y tế vào cuộc\n\nSở Y tế có Kế hoạch số 17/KH-SYT ngày 3/3/2023 thực hiện Kế hoạch số 41/KH-UBND ngày 5/1/2023 của UBND tỉnh.", "17/KH-SYT"},
		{"Ngành y tế vào cuộc\n\nThực hiện Kế hoạch số 41/KH-UBND của UBND tỉnh, Sở Y tế vừa có Kế hoạch số 17/KH-SYT.", "17/KH-SYT"},
		{"Ngành y tế vào cuộc\n\nSau khi có Nghị quyết số 9-NQ/TW, UBND tỉnh đã ban hành Kế hoạch số 41/KH-UBND.", "41/KH-UBND"},
		{"Ngành y tế vào cuộc\n\nUBND tỉnh đã có Công văn số 1305/UBND-VX gửi Sở Y tế.", ""},
		{"Kỳ họp thứ tám\n\nHĐND tỉnh thông qua Nghị quyết số 15/NQ-HĐND về phát triển nông nghiệp.", "15/NQ-HĐND"},
		{"Phát triển chăn nuôi\n\nUBND tỉnh vừa phê duyệt Đề án phát triển chăn nuôi tại Quyết định số 512/QĐ-UBND.", "512/QĐ-UBND"},
		{"Phát triển chăn nuôi\n\nHuyện thực hiện Đề án phát triển chăn nuôi được UBND tỉnh phê duyệt tại Quyết định số 512/QĐ-UBND.", ""},
		{"Nghị quyết 68 đặt mục tiêu gì?\n\nCăn cứ Mục II Nghị quyết 68-NQ/TW có nêu: thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024.", "68-NQ/TW"},
		{"THÔNG BÁO\nKết luận tại buổi làm việc với tỉnh Lai Châu\nSố: 623/TB-VPCP", "623/TB-VPCP"},
		{"Góp ý dự thảo kế hoạch\n\nTheo Thông báo số 623/TB-VPCP, tỉnh sẽ ban hành kế hoạch.", ""},
		{"Chăm sóc học sinh\n\nSở Y tế và Sở Giáo dục và Đào tạo tỉnh Lai Châu vừa ban hành Kế hoạch liên tịch số 45/KHLT-SYT-SGDĐT.", "45/KHLT-SYT-SGDĐT"},
		{"Chăm sóc học sinh\n\nHội Phụ nữ và Sở Y tế tỉnh Lai Châu ký Chương trình phối hợp số 5/CTrPH-HPN-SYT.", "5/CTrPH-HPN-SYT"},
		{"Kết luận của Ban Thường vụ Tỉnh ủy Lai Châu\n\nBan Thường vụ Tỉnh ủy vừa ban hành Kết luận số 21-KL/TU.", "21-KL/TU"},
		{"Sai phạm đất đai\n\nThanh tra Chính phủ ban hành Kết luận số 21/KL-TTCP về đất đai ở tỉnh Lai Châu.", ""},
		{"Giảm nghèo\n\nUBND tỉnh Lai Châu vừa ban hành Kế hoạch số 15/kh-ubnd về giảm nghèo.", "15/KH-UBND"},
		{"Giảm nghèo\n\nTheo Kế hoạch số 15 của UBND tỉnh Lai Châu, toàn tỉnh giảm nghèo.", "15"},
		{"Giảm nghèo\n\nSau khi được phê duyệt Quyết định 1719 của Thủ tướng Chính phủ, tỉnh Lai Châu vào cuộc.", ""},
		{"Giảm nghèo\n\nThực hiện Kế hoạch số 15 của UBND tỉnh Lai Châu, các xã giảm nghèo.", ""},
		{"Kế hoạch số 12/KH-BYT và nhiệm vụ của Lai Châu\n\nSau khi Bộ Y tế có Kế hoạch số 12/KH-BYT, UBND tỉnh Lai Châu ban hành Kế hoạch số 66/KH-UBND.", "66/KH-UBND"},
		{"Nghị quyết 71-NQ/TW đặt mục tiêu gì?\n\nNghị quyết 71-NQ/TW của Bộ Chính trị nêu nhiều mục tiêu. UBND tỉnh Lai Châu đã ban hành Kế hoạch số 66/KH-UBND.", "71-NQ/TW"},
		{"Thực hiện Nghị quyết số 57\n\nTỉnh ủy Lai Châu ban hành Chương trình hành động số 88-CTr/TU; UBND tỉnh ban hành Kế hoạch số 60/KH-UBND.", "60/KH-UBND"},
		{"VĂN PHÒNG CHÍNH PHỦ\nSố: 624/TB-VPCP\n\nKết luận của Phó Thủ tướng tại buổi làm việc với các bộ, ngành về chuyển đổi số.", "624/TB-VPCP"},
		{"Ai được làm chủ tịch\n\nTheo Nghị định 71/2017/NĐ-CP, chủ tịch không được kiêm tổng giám đốc.", ""},
		{"Quảng Ninh triển khai Nghị quyết số 9-NQ/TU\n\nNghị quyết số 9-NQ/TU của Tỉnh ủy đặt mục tiêu.", "9-NQ/TU"},
		{"Phát triển việc làm\n\nUBND tỉnh Lai Châu ban hành Kế hoạch 156 /KH-UBND về việc làm, căn cứ Nghị quyết số 20-NQ/TU.", "156/KH-UBND"},
		{"Phát triển việc làm\n\nUBND tỉnh Lai Châu ban hành Kế hoạch số 156/KH - UBND về việc làm.", "156/KH-UBND"},
		{"Phát triển việc làm\n\nUBND tỉnh Lai Châu ban hành Kế hoạch số 156/KH-\nUBND ngày 2 tháng 3 năm 2024 về việc làm.", "156/KH-UBND"},
		{"Phát triển việc làm\n\nTỉnh ủy Lai Châu ban hành Nghị quyết số 57-NQ/TU - UBND tỉnh triển khai.", "57-NQ/TU"},
		{"Phát triển việc làm\n\nTheo Quyết định số 1432 QĐ/UBND ngày 9/8/2022 của UBND tỉnh Lai Châu phê duyệt chương trình.", "1432/QĐ-UBND"},
		{"Phát triển việc làm\n\nNghị quyết số 16 - NQ/TU của Ban Chấp hành Đảng bộ tỉnh Lai Châu xác định 5 chỉ tiêu.", "16-NQ/TU"},
		{"Kỳ họp thứ tám\n\nHĐND tỉnh Lai Châu thông qua Nghị quyết số 5 /2024/NQ - HĐND về học phí.", "5/2024/NQ-HĐND"},
		{"Kỳ họp thứ tám\n\nNghị quyết 35/NQ-HĐND ngày 8/12/2023 của HĐND tỉnh Lai Châu về nhiệm vụ năm 2024 nêu nhiều chỉ tiêu.", "35/NQ-HĐND"},
		{"Giảm nghèo\n\nUBND tỉnh Lai Châu vừa ban hành KH số 15 về giảm nghèo.", "15"},
		{"Bộ Y tế có kế hoạch mới\n\nNgày 12/8/2024, Bộ trưởng Bộ Y tế ký Quyết định số 2345/QĐ-BYT ban hành kế hoạch.", "2345/QĐ-BYT"},
		{"Lai Châu giảm nghèo\n\nThực hiện chương trình mà Thủ tướng ký Quyết định số 90/QĐ-TTg phê duyệt, UBND tỉnh Lai Châu ban hành Kế hoạch số 15/KH-UBND.", "15/KH-UBND"},
		{"Giảm nghèo\n\nUBND tỉnh Lai Châu vừa ban hành kế hoạch 5 năm về giảm nghèo.", ""},
		{"Góp ý dự thảo kế hoạch\n\nDự thảo của UBND tỉnh Lai Châu đặt mức cao hơn Kế hoạch số 33/KH-UBND năm ngoái.", ""},
		{"Lai Châu triển khai thực hiện Nghị quyết 57-NQ/TW\n\nUBND tỉnh Lai Châu vừa ban hành kế hoạch thực hiện Nghị quyết số 57-NQ/TW.", ""},
		{"Lai Châu phổ cập giáo dục\n\nTheo Luật Giáo dục số 43/2019/QH14, tỉnh Lai Châu huy động trẻ.", ""},
		{"KẾ HOẠCH\nPhát triển việc làm\nThực hiện Quyết định số 424/QĐ- UBND của UBND tỉnh Lai Châu.\n\nUBND huyện Mường Tè ban hành Kế hoạch số 9/KH- UBND.", "9/KH-UBND"},
	} {
		if got := rd.Read(corpus.Article{Text: c.text + body}).Article.PlanNumber; got != c.want {
			t.Errorf("%.90q: number %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPlanDate(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"Ngày 20/01/2026, UBND tỉnh Quảng Ngãi ban hành Kế hoạch số 18/KH-UBND về cải cách hành chính.", "2026-01-20"},
		{"Kế hoạch số 18/KH-UBND ngày 20/01/2026 của UBND tỉnh đặt mục tiêu.", "2026-01-20"},
		{"Ngày 20/01/2026, Chủ tịch UBND tỉnh ký Kế hoạch số 18/KH-UBND.", "2026-01-20"},
		{"Kết quả cải cách hành chính\n22/01/2026\nHôm 20/1, UBND tỉnh ban hành Kế hoạch số 18/KH-UBND.", "2026-01-20"},
		{"Kết quả cải cách hành chính\n2/01/2026\nNgày 30-12, UBND tỉnh ban hành Kế hoạch số 18/KH-UBND.", "2025-12-30"},
		{"Kết quả cải cách hành chính\n22/01/2026\nNgày 20/1, UBND tỉnh họp về Kế hoạch số 18/KH-UBND.", ""},
		{"Kế hoạch cải cách hành chính năm 2026\nSố hiệu: 18/KH-UBND\nNgày ban hành: 20/01/2026\nCơ quan ban hành: Tỉnh Quảng Ngãi", "2026-01-20"},
		{"Số: 18/KH-UBND\nQuảng Ngãi, ngày\n20 tháng 01 năm 2026\nKẾ HOẠCH\nCải cách hành chính", "2026-01-20"},
		{"Ngày 20/01/2026, UBND tỉnh họp triển khai Kế hoạch số 18/KH-UBND.", ""},
		{"Ngày 20/01/2026, UBND tỉnh thực hiện Quyết định số 9/QĐ-TTg đã ban hành Kế hoạch số 18/KH-UBND.", ""},
	} {
		if got := rd.Read(corpus.Article{Text: c.text + "\n\nPhấn đấu 90% hồ sơ công việc được xử lý trên môi trường mạng.\n"}).Article.PlanDate; got != c.want {
			t.Errorf("%.90q: date %q, want %q", c.text, got, c.want)
		}
	}
}

// Who issues it, as written, and at which level; whether the text is the document itself; the period that it is for.
func TestIssuer(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ text, issuer, level, kind string }{
		{"HỘI ĐỒNG NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 15/NQ-HĐND\nNGHỊ QUYẾT\nVề giảm nghèo", "HỘI ĐỒNG NHÂN DÂN TỈNH LAI CHÂU", "province", "full_text"},
		{"Kế hoạch giảm nghèo năm 2024\nSố hiệu 12/KH-UBND\nLoại văn bản Kế hoạch\nỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG TÈ\nSố: 12/KH-UBND", "ỦY BAN NHÂN DÂN HUYỆN MƯỜNG TÈ", "district", "full_text"},
		{"ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LAI CHÂU Độc lập - Tự do - Hạnh phúc\nSố: 57/KH-UBND Lai Châu, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nGiảm nghèo năm 2024", "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "province", "full_text"},
		{"UBND TỈNH LAI CHÂU CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Số: 188/KH-UBND Độc lập - Tự do - Hạnh phúc Lai Châu, ngày 22 tháng 7 năm 2022\nKẾ HOẠCH\nGiảm nghèo năm 2022", "UBND TỈNH LAI CHÂU", "province", "full_text"},
		{"CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 14/NQ-CP | Hà Nội, ngày 08 tháng 02 năm 2023 |\nNGHỊ QUYẾT\nVề vùng đồng bằng", "CHÍNH PHỦ", "central", "full_text"},
		{"TP Thủ Đức đặt mục tiêu về dịch vụ công\nUBND TP Thủ Đức vừa thông qua kế hoạch năm 2024.", "UBND TP Thủ Đức", "district", "report"},
		{"TP.HCM đặt mục tiêu về dịch vụ công\nUBND TP.HCM vừa thông qua kế hoạch năm 2024.", "UBND TP.HCM", "province", "report"},
		{"Hà Nội thanh toán số\nTheo Kế hoạch số 239/KH-UBND do Phó Chủ tịch UBND TP Hà Nội Hà Văn An ký.", "UBND TP Hà Nội", "province", "report"},
		{"Lai Châu: Lấy ý kiến dự thảo kế hoạch\nSở Y tế tỉnh Lai Châu lấy ý kiến dự thảo kế hoạch, căn cứ Nghị quyết số 9-NQ/TU của Tỉnh ủy.", "Sở Y tế", "department", "report"},
		{"Lai Châu triển khai nghị quyết\nNghị quyết số 9-NQ/TU của Tỉnh ủy Lai Châu đặt nhiều mục tiêu.", "Tỉnh ủy", "province", "report"},
		{"Hoạt động của Ban Chỉ đạo chuyển đổi số huyện Mường Tè năm 2023\nThực hiện Quyết định số 47/QĐ-UBND của Ủy ban nhân dân tỉnh Lai Châu, Ban Chỉ đạo chuyển đổi số huyện Mường Tè ban hành kế hoạch.", "Ban Chỉ đạo chuyển đổi số huyện Mường Tè", "district", "report"},
	} {
		a := rd.Read(corpus.Article{Text: c.text + "\n\nPhấn đấu 90% hồ sơ công việc được xử lý trên môi trường mạng.\n"}).Article
		if a.Issuer != c.issuer || a.IssuerLevel != c.level || a.SourceKind != c.kind {
			t.Errorf("%.90q: %q, %s, %s, want %q, %s, %s", c.text, a.Issuer, a.IssuerLevel, a.SourceKind, c.issuer, c.level, c.kind)
		}
	}
}

func TestPlanPeriod(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text     string
		from, to int
	}{
		{"Kế hoạch 186/KH-UBND năm 2025 phát triển chính quyền số tỉnh Lai Châu giai đoạn 2026-2030", 2026, 2030},
		{"Kế hoạch 155/KH-UBND năm 2025 chuyển đổi số tỉnh Lai Châu năm 2026", 0, 2026},
		{"Kế hoạch 33/KH-UBND năm 2024 thực hiện Chương trình giảm nghèo tỉnh Lai Châu giai đoạn 2021-2025", 0, 2024},
		{"Kế hoạch 33/KH-UBND năm 2024 về giảm nghèo tỉnh Lai Châu", 0, 2024},
		{"Kế hoạch giảm nghèo tỉnh Lai Châu năm 2024\n| Loại văn bản | Kế hoạch |\n| Cơ quan ban hành | Tỉnh Lai Châu |", 0, 2024},
	} {
		a := rd.Read(corpus.Article{Text: c.text + "\n\nPhấn đấu 90% hồ sơ công việc được xử lý trên môi trường mạng.\n"}).Article
		if a.PlanYear != c.to || a.PlanYearFrom != c.from {
			t.Errorf("%.90q: %d-%d, want %d-%d", c.text, a.PlanYearFrom, a.PlanYear, c.from, c.to)
		}
	}
}
