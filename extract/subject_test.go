package extract

import (
	"fmt"
	"strings"
	"testing"

	"chitieu/corpus"
)

// Every row is a construction: the text, and what each number of it measures, of
// which level, in the order of the text.
func TestSubjects(t *testing.T) {
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		rule, text string
		want       []string
	}{
		{"a predicate that stands once, over semicolons too",
			"Phấn đấu 90% hồ sơ công việc cấp tỉnh; 80% hồ sơ công việc cấp huyện; 60% hồ sơ công việc cấp xã được xử lý trên mạng.",
			[]string{"90 province hồ sơ công việc cấp tỉnh được xử lý trên mạng", "80 district hồ sơ công việc cấp huyện được xử lý trên mạng", "60 commune hồ sơ công việc cấp xã được xử lý trên mạng"}},
		{"times inside a subject, and what else is planned behind a number",
			"Phấn đấu thu ngân sách nhà nước giai đoạn 2020 - 2025 có tốc độ tăng 10%/năm; đến năm 2030 phủ sóng 5G đạt 100%, chuẩn bị triển khai 6G.",
			[]string{"10  thu ngân sách nhà nước có tốc độ", "100  phủ sóng 5G"}},
		{"parts tied by a preposition",
			"Phấn đấu tỷ lệ hồ sơ nộp trực tuyến của các sở, ngành đạt 90%, của UBND cấp huyện đạt 80%.",
			[]string{"90 province tỷ lệ hồ sơ nộp trực tuyến của các sở, ngành", "80 district tỷ lệ hồ sơ nộp trực tuyến của UBND cấp huyện"}},
		{"levels and values in one order",
			"Phấn đấu tỷ lệ số hóa hồ sơ tại cấp tỉnh, cấp huyện và cấp xã lần lượt đạt 100%, 90% và 80%.",
			[]string{"100 province tỷ lệ số hóa hồ sơ tại cấp tỉnh", "90 district tỷ lệ số hóa hồ sơ tại cấp huyện", "80 commune tỷ lệ số hóa hồ sơ tại cấp xã"}},
		{"values written one behind the other",
			"Phấn đấu 95/90/85% hồ sơ công việc tại cấp tỉnh, cấp huyện, cấp xã được xử lý trên mạng.",
			[]string{"95 province hồ sơ công việc tại cấp tỉnh được xử lý trên mạng", "90 district hồ sơ công việc tại cấp huyện được xử lý trên mạng", "85 commune hồ sơ công việc tại cấp xã được xử lý trên mạng"}},
		{"what the sentence is about, before its first comma",
			"Phấn đấu tỷ lệ đúng hạn đạt 99%. Đối với hồ sơ công việc, phấn đấu 90% tại cấp tỉnh và 45% tại cấp xã được xử lý trên mạng.",
			[]string{"99  tỷ lệ đúng hạn", "90 province hồ sơ công việc tại cấp tỉnh được xử lý trên mạng", "45 commune hồ sơ công việc tại cấp xã được xử lý trên mạng"}},
		{"a share alone is of what its sentence speaks of",
			"Phấn đấu tỷ lệ đúng hạn đạt 99%. Về du lịch: Đóng góp 15% GRDP. Theo đó, đối với phát triển kinh tế biển, tỉnh phấn đấu chiếm 30% GRDP.",
			[]string{"99  tỷ lệ đúng hạn", "15  du lịch GRDP", "30  kinh tế biển GRDP"}},
		{"an amount that tells which things the share is of",
			"Phấn đấu 90% hộ kinh doanh có doanh thu từ 1 tỷ đồng trở lên dùng hóa đơn điện tử; 100% tàu cá dài từ 15 m trở lên lắp thiết bị giám sát; tỷ lệ doanh nghiệp có vốn dưới 10 tỷ đồng dùng nền tảng số đạt 60%.",
			[]string{"90  hộ kinh doanh có doanh thu từ 1 tỷ đồng trở lên dùng hóa đơn điện tử", "100  tàu cá dài từ 15 m trở lên lắp thiết bị giám sát", "60  tỷ lệ doanh nghiệp có vốn dưới 10 tỷ đồng dùng nền tảng số"}},
		{"an amount beside a share is its own",
			"Phấn đấu năm 2030 GRDP tăng 8% và GRDP bình quân đầu người đạt trên 80 triệu đồng; thu ngân sách tăng 10%, trên 5.000 tỷ đồng.",
			[]string{"8  GRDP", "80  GRDP bình quân đầu người", "10  thu ngân sách", "5000  thu ngân sách"}},
		{"those whom a share is of, over semicolons",
			"Đến năm 2026, 100% sở, ban, ngành cấp tỉnh; UBND cấp xã sử dụng chữ ký số. Đến năm 2027, 90% hộ dân dùng nước sạch; hoàn thành xây dựng nhà máy nước.",
			[]string{"100 province,commune sở, ban, ngành cấp tỉnh; UBND cấp xã sử dụng chữ ký số", "90  hộ dân dùng nước sạch"}},
		{"one more verb behind those that are done",
			"Phấn đấu 100% công chức được tập huấn, bồi dưỡng, phổ cập kỹ năng số cơ bản.",
			[]string{"100  công chức được tập huấn, bồi dưỡng, phổ cập kỹ năng số cơ bản"}},
		{"what is among them lends nothing to the whole",
			"Phấn đấu ít nhất 20% đơn vị sự nghiệp tự chủ tài chính, trong đó 100% đơn vị sự nghiệp kinh tế có đề án chuyển thành công ty.",
			[]string{"20  đơn vị sự nghiệp tự chủ tài chính", "100  đơn vị sự nghiệp kinh tế có đề án chuyển thành công ty"}},
		{"parts behind a colon",
			"Phấn đấu có 85% trường công lập đạt chuẩn quốc gia: mầm non 80%, tiểu học 88%. Phấn đấu 85% hộ dân dùng nước sạch, gồm: đô thị 95%, nông thôn 75%.",
			[]string{"85  trường công lập đạt chuẩn quốc gia", "80  trường công lập mầm non đạt chuẩn quốc gia", "88  trường công lập tiểu học đạt chuẩn quốc gia", "85  hộ dân dùng nước sạch", "95  hộ dân đô thị dùng nước sạch", "75  hộ dân nông thôn dùng nước sạch"}},
		{"long names of branches under their structure",
			"Phấn đấu cơ cấu kinh tế năm 2030: khu vực nông, lâm nghiệp và thủy sản chiếm 30%; công nghiệp - xây dựng 34%.",
			[]string{"30  cơ cấu kinh tế khu vực nông, lâm nghiệp và thủy sản", "34  cơ cấu kinh tế công nghiệp - xây dựng"}},
		{"levels in parentheses",
			"Phấn đấu thanh toán trực tuyến (cấp tỉnh 80%, cấp xã 60%).",
			[]string{"80 province thanh toán trực tuyến cấp tỉnh", "60 commune thanh toán trực tuyến cấp xã"}},
		{"a part replaces the part named before",
			"Mục tiêu: tỷ lệ dân số tham gia bảo hiểm y tế đạt 95%, bảo hiểm xã hội đạt 40%.",
			[]string{"95  tỷ lệ dân số tham gia bảo hiểm y tế", "40  tỷ lệ dân số tham gia bảo hiểm xã hội"}},
		{"among them: the noun stays, the predicate changes",
			"Phấn đấu từ 70% người trưởng thành trở lên có tài khoản, trong đó 50% sử dụng ví điện tử.",
			[]string{"70  người trưởng thành có tài khoản", "50  người trưởng thành sử dụng ví điện tử"}},
		{"who says it and what for is no subject",
			"Giám đốc Sở Y tế cho biết, để phục vụ tốt hơn, tỷ lệ người bệnh hài lòng phấn đấu đạt 95%.",
			[]string{"95  tỷ lệ người bệnh hài lòng"}},
		{"an organ that strives is no subject",
			"Sở Công Thương phấn đấu 80% siêu thị dùng hóa đơn điện tử.",
			[]string{"80  siêu thị dùng hóa đơn điện tử"}},
		{"a remark after the subject",
			"Phấn đấu tỷ lệ che phủ rừng đạt 42%, góp phần giảm phát thải, và 90% hộ dân dùng nước sạch, nhất là ở vùng cao.",
			[]string{"42  tỷ lệ che phủ rừng", "90  hộ dân dùng nước sạch"}},
		{"entries under a lead-in",
			"Chỉ tiêu năm 2026\n- Tỷ lệ hồ sơ nộp trực tuyến:\n+ Sở, ban, ngành: 90%\n+ UBND xã, phường, đặc khu: 80%",
			[]string{"90 province Tỷ lệ hồ sơ nộp trực tuyến Sở, ban, ngành", "80 commune Tỷ lệ hồ sơ nộp trực tuyến UBND xã, phường, đặc khu"}},
		{"numbers inside the name",
			"Phấn đấu tỷ lệ trẻ em từ 3 đến dưới 5 tuổi học dịch vụ mức độ 3, 4 đạt 97%.",
			[]string{"97  tỷ lệ trẻ em từ 3 đến dưới 5 tuổi học dịch vụ mức độ 3, 4"}},
		{"a share told twice",
			"Phấn đấu đầu tư cho khoa học đạt 1,2% GRDP, đến năm 2030 phấn đấu đạt 2% GRDP.",
			[]string{"1.2  đầu tư cho khoa học GRDP", "2  đầu tư cho khoa học GRDP"}},
		{"a row of values takes up the sentence before",
			"Phấn đấu đến năm 2027 chỉ số hài lòng đạt 80%, tỷ lệ đúng hạn đạt 90%. Đến năm 2030, các con số tương ứng là 85% và 95%.",
			[]string{"80  chỉ số hài lòng", "90  tỷ lệ đúng hạn", "85  chỉ số hài lòng", "95  tỷ lệ đúng hạn"}},
		{"what a clause of purpose is to reach was named before it",
			"Sau 8 tháng, tỷ lệ giải ngân mới đạt 46%. Nhưng để về đích 100% trong năm 2025, các chủ đầu tư phải tăng tốc.",
			[]string{"46  tỷ lệ giải ngân", "100  tỷ lệ giải ngân"}},
		{"a clause of purpose ends before what must be done",
			"Để thực hiện mục tiêu 95% dân số tham gia bảo hiểm y tế, các xã phải vận động.",
			[]string{"95  dân số tham gia bảo hiểm y tế"}},
		{"remarks that lead to the subject said again",
			"Trong đó, kinh tế số được xác định là khâu đột phá, cần được tập trung với mục tiêu đặt ra đến năm 2025, kinh tế số phải đạt 20% GRDP.",
			[]string{"20  kinh tế số GRDP"}},
		{"a whole behind two shares of it",
			"Phấn đấu kinh tế số đóng góp khoảng 25% đến năm 2025, 40% đến năm 2030 trong GRDP của tỉnh.",
			[]string{"25  kinh tế số trong GRDP của tỉnh", "40  kinh tế số trong GRDP của tỉnh"}},
		{"a place that reaches a share",
			"Mục tiêu cụ thể, Lào Cai đạt 100% cán bộ phụ trách đài được tập huấn nghiệp vụ.",
			[]string{"100  cán bộ phụ trách đài được tập huấn nghiệp vụ"}},
		{"goals announced before a share of things",
			"Khó đạt được hai mục tiêu 100% người dân có điện thoại thông minh và 90% hộ dân có cáp quang.",
			[]string{"100  người dân có điện thoại thông minh", "90  hộ dân có cáp quang"}},
		{"a rate of those counted before it",
			"Huyện phấn đấu có thêm 8 xã, thị trấn được công nhận kiểu mẫu, nâng tỷ lệ lên trên 41%.",
			[]string{"8 commune xã, thị trấn được công nhận kiểu mẫu", "41 commune xã, thị trấn được công nhận kiểu mẫu"}},
		{"a goal that a line names behind là",
			"Chỉ tiêu chưa đạt là tiêm chủng đầy đủ cho trẻ dưới 1 tuổi: 90,8% so với kế hoạch 95%.",
			[]string{"90.8  tiêm chủng đầy đủ cho trẻ dưới 1 tuổi", "95  tiêm chủng đầy đủ cho trẻ dưới 1 tuổi"}},
		{"another predicate behind a semicolon",
			"Phấn đấu tỷ lệ dân số nông thôn sử dụng nước sạch theo quy chuẩn: 65%; sử dụng nước hợp vệ sinh trên 98%.",
			[]string{"65  tỷ lệ dân số nông thôn sử dụng nước sạch theo quy chuẩn", "98  tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh"}},
		{"what is left out, and how hard one tries",
			"Phấn đấu xử lý trên môi trường mạng (trừ hồ sơ mật) 95% hồ sơ công việc; hạn chế thấp nhất hộ tái nghèo, giữ ở mức dưới 0,1%.",
			[]string{"95  xử lý trên môi trường mạng hồ sơ công việc", "0.1  hộ tái nghèo"}},
		{"what is said behind the second of two parts",
			"Phấn đấu báo cáo định kỳ của cấp huyện đạt 90%, của cấp xã đạt 60% được thực hiện trên Hệ thống thông tin báo cáo.",
			[]string{"90 district báo cáo định kỳ của cấp huyện được thực hiện trên Hệ thống thông tin báo cáo", "60 commune báo cáo định kỳ của cấp xã được thực hiện trên Hệ thống thông tin báo cáo"}},
		{"an entry with a part of its own, under the line that it completes",
			"2. Sự hài lòng của người dân, tổ chức\n- Về giải quyết thủ tục hành chính: từ 90% trở lên, trong đó lĩnh vực đất đai từ 85% trở lên;\n- Về dịch vụ y tế công lập: trên 85%;",
			[]string{"90  Sự hài lòng của người dân, tổ chức Về giải quyết thủ tục hành chính", "85  giải quyết thủ tục hành chính đất đai", "85  Sự hài lòng của người dân, tổ chức Về dịch vụ y tế công lập"}},
		{"a new level of what stands before the old one and its year",
			"Phấn đấu đưa kinh tế số từ 10,8% năm 2025 lên 15% GRDP năm 2026.",
			[]string{"10.8  kinh tế số", "15  kinh tế số GRDP"}},
		{"a group of tasks is none of those for whom they hold",
			"Nhóm hoàn thiện hệ sinh thái kết nối, khai thác dữ liệu: hoàn thành số hóa 100% dữ liệu hộ tịch.",
			[]string{"100  số hóa dữ liệu hộ tịch"}},
		{"a count inside the name of a rate",
			"Phấn đấu tỷ lệ người dân, doanh nghiệp thực hiện 25 dịch vụ này trên môi trường điện tử đạt tối thiểu 90%.",
			[]string{"90  tỷ lệ người dân, doanh nghiệp thực hiện 25 dịch vụ này trên môi trường điện tử"}},
		{"another level of service",
			"Phấn đấu 100% thủ tục hành chính được cung cấp mức độ 3 và trên 95% mức độ 4.",
			[]string{"100  thủ tục hành chính được cung cấp mức độ 3", "95  thủ tục hành chính được cung cấp mức độ 4"}},
		{"whose systems and meetings they are",
			"Phấn đấu 100% hệ thống thông tin do đặc khu quản lý được phê duyệt cấp độ; ít nhất 40% cuộc họp do UBND huyện triệu tập được tổ chức trực tuyến.",
			[]string{"100 commune hệ thống thông tin do đặc khu quản lý được phê duyệt cấp độ", "40 district cuộc họp do UBND huyện triệu tập được tổ chức trực tuyến"}},
		{"what a department has",
			"- Hồ sơ công việc tại Sở Y tế được xử lý trên môi trường mạng: 100%.\n- Theo kế hoạch của Sở Y tế, 100% trạm có bác sĩ.",
			[]string{"100 province Hồ sơ công việc tại Sở Y tế được xử lý trên môi trường mạng", "100  trạm có bác sĩ"}},
		{"departments among the others",
			"Phấn đấu tỷ lệ nộp trực tuyến toàn tỉnh không dưới 88%, trong đó sở, ngành 98%, cấp xã 85%.",
			[]string{"88  tỷ lệ nộp trực tuyến toàn tỉnh", "98 province tỷ lệ nộp trực tuyến sở, ngành", "85 commune tỷ lệ nộp trực tuyến cấp xã"}},
		{"places in parentheses",
			"Phấn đấu nước thải đô thị được xử lý đạt từ 55% trở lên (riêng Hạ Long 75%, Cẩm Phả và Uông Bí cùng 50%).",
			[]string{"55  nước thải đô thị được xử lý", "75  nước thải đô thị được xử lý Hạ Long", "50  nước thải đô thị được xử lý Cẩm Phả và Uông Bí"}},
		{"two rates, the second with cùng before its value",
			"Phấn đấu nâng tỷ lệ hộ gia đình được phủ cáp quang lên 95% và tỷ lệ xử lý hồ sơ công việc trên mạng cùng là 100%.",
			[]string{"95  tỷ lệ hộ gia đình được phủ cáp quang", "100  tỷ lệ xử lý hồ sơ công việc trên mạng"}},
		{"other things behind a measure with its value",
			"- Hồ sơ công việc xử lý trên môi trường mạng: 100% (trừ hồ sơ mật); văn bản đi ký số 100%; thủ tục hành chính nộp trực tuyến trên 90%.",
			[]string{"100  Hồ sơ công việc xử lý trên môi trường mạng", "100  văn bản đi ký số", "90  thủ tục hành chính nộp trực tuyến"}},
		{"another level of school in the middle",
			"Phấn đấu tỷ lệ hoàn thành cấp tiểu học đúng độ tuổi đạt 99%, trung học cơ sở đạt 97%.",
			[]string{"99  tỷ lệ hoàn thành cấp tiểu học đúng độ tuổi", "97  tỷ lệ hoàn thành cấp trung học cơ sở đúng độ tuổi"}},
		{"the last of what is to be done",
			"Các đơn vị phải công khai số điện thoại, bấm giờ từng khâu, và rút ngắn ít nhất 30% thời gian giải quyết thủ tục đất đai.",
			[]string{"30  thời gian giải quyết thủ tục đất đai"}},
		{"for whom the values hold",
			"Phấn đấu như sau. Nhóm A gồm 21 phường: hồ sơ trực tuyến 95%, thanh toán trực tuyến 90%. Nhóm B gồm 48 xã: 85% và 70%.",
			[]string{"95 commune hồ sơ trực tuyến Nhóm A gồm 21 phường", "90 commune thanh toán trực tuyến Nhóm A gồm 21 phường", "85 commune hồ sơ trực tuyến Nhóm B gồm 48 xã", "70 commune thanh toán trực tuyến Nhóm B gồm 48 xã"}},
	} {
		reading := rd.Read(corpus.Article{Text: c.text})
		var got []string
		for _, x := range reading.Targets {
			var tiers []string
			for _, tier := range x.Tiers {
				tiers = append(tiers, string(tier))
			}
			got = append(got, fmt.Sprintf("%v %s %s", x.Value, strings.Join(tiers, ","), x.Subject))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: Read(%q)\n got %q\nwant %q", c.rule, c.text, got, c.want)
		}
	}
}
