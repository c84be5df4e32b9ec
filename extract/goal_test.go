package extract

import (
	"fmt"
	"testing"

	"chitieu/corpus"
)

// What is a goal of the article's own, and what only stands beside one.
func TestGoalsAmongOthers(t *testing.T) {
	rd := newReader(t)
	const place = "Tình hình ở tỉnh Lào Cai\n\n"
	for _, c := range []struct {
		published, text string
		want            []string // of every record: status, bound, value
	}{
		// where a change began is a result, where it ends is the goal
		{"2021-08-01", "Tỉnh phấn đấu giảm tỷ lệ hộ nghèo từ hơn 10% năm 2020 xuống còn 6% trong năm 2021.", []string{"result >10", "target =6"}},
		{"2024-03-01", "Tỉnh phấn đấu giảm tỷ lệ hộ nghèo từ gần 12% năm 2023 xuống dưới 8% vào cuối năm 2024.", []string{"result ~12", "target <8"}},
		{"2024-03-01", "Tỉnh phấn đấu nâng tỷ lệ hồ sơ trực tuyến từ mức 46,5% hiện nay lên trên 65%.", []string{"result =46.5", "target >65"}},
		{"2024-03-01", "Tỉnh phấn đấu kéo giảm tỷ lệ sinh con thứ ba từ 12%, xuống còn 8%.", []string{"result =12", "target =8"}},
		{"2024-03-01", "Tỉnh phấn đấu tỷ lệ hồ sơ trực tuyến đạt từ trên 60% trở lên.", []string{"target >=60"}},
		{"2024-03-01", "Đến năm 2025, tỉnh phấn đấu có từ hơn 80% đến 90% xã đạt chuẩn.", []string{"target range80"}},
		// how goals went, told before the values
		{"2025-07-10", "Nhiều chỉ tiêu năm 2024 đạt và vượt kế hoạch: tỷ lệ che phủ rừng đạt 62%; tỷ lệ hộ nghèo còn 7%.", []string{"result =62", "result =7"}},
		{"2025-07-10", "Có 8 chỉ tiêu không đạt kế hoạch gồm: tỷ lệ che phủ rừng đạt 62%; tỷ lệ hộ nghèo còn 7%.", []string{"result =62", "result =7"}},
		{"2025-07-10", "Phấn đấu các chỉ tiêu đều đạt và vượt kế hoạch: tỷ lệ che phủ rừng đạt 62%; tỷ lệ hộ nghèo còn 7%.", []string{"target =62", "target =7"}},
		{"2025-07-10", "Kim ngạch xuất khẩu năm 2025 chỉ đạt 70%.", []string{"result =70"}},
		{"2025-07-10", "6 tháng đầu năm 2025, tỷ lệ hộ nghèo đạt 6%.", []string{"result =6"}},
		{"2023-03-02", "Đến hết năm 2022:\n\n- 80% hồ sơ công việc cấp xã được xử lý trên môi trường mạng;\n- Tỷ lệ hồ sơ trực tuyến đạt 70%.", []string{"result =80", "result =70"}},
		// a level with its goal behind it, an amount with its growth, a level and how far it is from the plan
		{"2025-05-05", "60% cơ sở y tế khám chữa bệnh bằng căn cước, mục tiêu đến cuối năm là 100%.", []string{"result =60", "target =100"}},
		{"2023-10-10", "Trong 9 tháng, toàn tỉnh trồng 5.200 ha rừng, đạt 104% kế hoạch. Xuất khẩu lâm sản đạt 60 triệu USD, tăng 12%.", []string{"result =104", "result =12"}},
		{"2024-09-09", "Hồ sơ trực tuyến đạt 75%, cao hơn chỉ tiêu giao 5%.", []string{"result =75", "result =5"}},
		{"2024-09-09", "GRDP tăng 10,65%, vượt mục tiêu 10,5%.", []string{"result =10.65", "target =10.5"}},
		{"2024-08-09", "Đến ngày 31/7, tỉnh giải ngân được 41% kế hoạch. Trong đó, vốn ngân sách trung ương đạt 35%, vốn ngân sách địa phương đạt 47%.", []string{"result =41", "result =35", "result =47"}},
		{"2023-04-24", "Hiện có 604 trường đạt chuẩn. Theo lộ trình của Sở Giáo dục, đến năm 2025 tỷ lệ trường đạt chuẩn của tỉnh Lào Cai đạt 86,49%, trong đó mầm non đạt 89,53%.", []string{"target =86.49", "target =89.53"}},
		// whose aim it is
		{"2023-03-01", "Văn kiện Đại hội đại biểu toàn quốc lần thứ XIII của Đảng đã đặt rõ mục tiêu của nền kinh tế, kinh tế số sẽ chiếm 20% GDP và khoảng 30% GDP vào năm 2030.", []string{"other =20", "other ~30"}},
		{"2023-03-01", "Chiến lược quốc gia phát triển kinh tế số và xã hội số đặt mục tiêu đến năm 2025 có 50% doanh nghiệp dùng nền tảng số.", []string{"other =50"}},
		{"2023-03-01", "Theo Nghị quyết số 57-NQ/TW, đến năm 2030 tỷ lệ sử dụng dịch vụ công trực tuyến đạt trên 80%.", []string{"other >80"}},
		{"2023-03-01", "Theo Quyết định số 749/QĐ-TTg của Thủ tướng Chính phủ, tỉnh phấn đấu đến năm 2025 có 80% hồ sơ trực tuyến.", []string{"target =80"}},
		{"2023-03-01", "Theo Google, kinh tế số Việt Nam sẽ tăng 29% vào năm 2025.", []string{"other =29"}},
		{"2023-03-01", "Tỉnh đặt mục tiêu kinh tế số chiếm 15% GDP vào năm 2025.", []string{"target =15"}},
		{"2024-03-01", "Ngân hàng Nhà nước định hướng tăng trưởng tín dụng cả năm 15%.", []string{"other =15"}},
		// who pays
		{"2022-03-01", "Để hoàn thành mục tiêu, tỉnh dự kiến bố trí hơn 20 tỷ đồng, bao gồm hơn 60% nguồn ngân sách Trung ương, còn lại là vốn xã hội hóa.", []string{"other >60"}},
		{"2022-03-01", "Dự án có tổng vốn 300 tỷ đồng (60% vốn ngân sách Trung ương, 40% vốn ngân sách địa phương).", []string{"other =60", "other =40"}},
		{"2022-03-01", "Phấn đấu đến cuối năm giải ngân 95% kế hoạch vốn, trong đó 100% vốn ngân sách tỉnh.", []string{"target =95", "target =100"}},
		// what was planned beside what was reached
		{"2021-12-10", "Tổng nguồn vốn huy động tăng 27,73% so với đầu năm, vượt kế hoạch đề ra (kế hoạch tăng từ 14 - 16% so với cuối năm 2020).", []string{"result =27.73", "target range14"}},
		{"2021-12-10", "Tổng dư nợ tăng 12% so với cuối năm, trong khi kế hoạch tăng 10 - 12%.", []string{"result =12", "target range10"}},
		{"2023-08-10", "Các ngành cần quyết liệt hơn để hoàn thành mục tiêu tăng trưởng GRDP cả năm 8,5%.", []string{"target =8.5"}},
		{"2023-08-10", "Sáu tháng đầu năm, GRDP tăng 5,2%, còn cách xa mục tiêu tăng trưởng 8% của cả năm.", []string{"result =5.2", "target =8"}},
		{"2023-08-10", "Dự báo công nghiệp sẽ phục hồi, góp phần hoàn thành mục tiêu của tỉnh, đó là tăng 9,5%.", []string{"target =9.5"}},
		{"2023-08-10", "Các xã đã hoàn thành chỉ tiêu giảm nghèo đạt 102% kế hoạch.", []string{"result =102"}},
		{"2023-08-10", "Nếu kinh phí về đúng hạn thì khả năng hoàn thành các chỉ tiêu là 90%.", []string{"other =90"}},
		{"2023-08-10", "Trẻ nhà trẻ ra lớp đạt 31,2%, thấp hơn chỉ tiêu năm học 3,8%.", []string{"result =31.2", "result =3.8"}},
		// what there is, and what came of the time that lapsed
		{"2023-08-10", "Toàn tỉnh có 9 bệnh viện, 152 trạm y tế; 100% trạm y tế có bác sĩ, 90% trạm y tế đạt chuẩn quốc gia.", []string{"result =100", "result =90"}},
		{"2023-02-14", "Năm học 2022-2023, toàn tỉnh có 1.009 trường, 15.625 lớp với 488.420 học sinh; 01 trung tâm giáo dục thường xuyên và 15 trung tâm cấp huyện, 01 trường cao đẳng.", nil},
		{"2023-08-10", "Phấn đấu đến năm 2025, toàn tỉnh có 12 bệnh viện, 2 bệnh viện hạng I.", []string{"target =12", "target =2"}},
		{"2023-08-10", "Qua 7 tháng, số doanh nghiệp thành lập mới giảm 5%.", []string{"result =5"}},
		{"2023-08-10", "Khách du lịch đến tỉnh trong 7 tháng tăng 35%, doanh thu tăng 40%.", []string{"result =35", "result =40"}},
		{"2023-08-10", "Trong 5 tháng cuối năm, GRDP tăng trên 9%.", []string{"target >9"}},
		{"2023-08-10", "Xã có 5 thôn, 80% dân số là người Dao.", []string{"result =80"}},
		{"2023-08-10", "Phấn đấu 15% cấp ủy viên là nữ.", []string{"target =15"}},
		{"2024-07-10", "Doanh nghiệp của tỉnh hơn 95% là nhỏ và siêu nhỏ.", []string{"result >95"}},
		{"2024-07-10", "Kinh nghiệm cho thấy, khi kinh tế số vượt 20% thì năng suất lao động tăng nhanh.", []string{"other >20"}},
		{"2026-01-10", "Năm 2025 tỷ lệ bao phủ BHYT đạt 95,5%, bằng 101% kế hoạch; tỷ lệ hộ nghèo còn 2,1% (NQ: 2,5%).", []string{"result =95.5", "result =101", "result =2.1", "target =2.5"}},
		{"2026-01-10", "Phấn đấu năm 2026. Đảm bảo 100% văn bản trao đổi giữa các cơ quan (trừ văn bản mật theo quy định của pháp luật) dưới dạng điện tử.", []string{"target =100"}},
		{"2026-01-10", "Năm 2026, nâng tỷ lệ đô thị hóa từ 52% lên 70%; tỷ lệ hộ dùng nước sạch từ 53% lên 80%.", []string{"result =52", "target =70", "result =53", "target =80"}},
		{"2024-07-10", "Huyện Bắc Hà có 95% dân số tham gia bảo hiểm y tế.", []string{"result =95"}},
		{"2024-07-10", "Mục tiêu 95% dân số tham gia bảo hiểm y tế vào năm 2025 là khả thi khi hiện đã đạt 94,2%.", []string{"target =95", "result =94.2"}},
		{"2024-07-10", "Đến nay toàn ngành đã giải ngân 40% và dự kiến hết quý III đạt 70%.", []string{"result =40", "other =70"}},
		{"2024-07-10", "Tỷ lệ hồ sơ trực tuyến mới đạt 45%, liệu có đạt 70% như kế hoạch?", []string{"result =45", "target =70"}},
		{"2024-11-05", "Năm học 2024 - 2025, toàn huyện có 52 trường với 23.000 học sinh, trong đó học sinh dân tộc thiểu số chiếm 85%.", []string{"result =85"}},
		{"2024-11-05", "Tỉnh có 10 đơn vị giải ngân dưới 30%; 4 khoản thu đạt dưới 50%.", []string{"result <30", "result <50"}},
		{"2024-11-05", "Phấn đấu có 10 đơn vị giải ngân trên 95%.", []string{"target =10", "target >95"}},
		{"2024-11-05", "Phấn đấu giảm tỷ lệ sinh con thứ 3 xuống dưới 10%.", []string{"target <10"}},
		{"2024-07-10", "Tổng vốn đầu tư 200 tỷ đồng, tiến độ đạt 65%; dự án phải hoàn thành trước 30/12/2024.", []string{"result =65"}},
		// a rate of so many others is an amount; reached and planned in one fraction, who works for a plan: no goals
		{"2021-08-10", "Kế hoạch đặt mục tiêu đến năm 2025 giảm tỷ suất tai nạn xuống còn 500/100.000 trẻ.", []string{"target =500"}},
		{"2019-01-10", "Hai chỉ tiêu chưa đạt là kính xây dựng (265/320 triệu m2) và gạch ốp lát (705/770 triệu m2).", nil},
		{"2023-08-10", "Kế hoạch gồm 9 nhóm nhiệm vụ, giao 14 cơ quan chủ trì.", nil},
	} {
		rd.Read(corpus.Article{Text: c.text}) // nothing stands before the sentence
		var got []string
		for _, x := range rd.Read(corpus.Article{Text: place + c.text, Published: c.published}).Targets {
			got = append(got, fmt.Sprint(x.Status, " ", x.Bound, x.Value))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q:\n\tgot  %q\n\twant %q", c.text, got, c.want)
		}
	}
}
