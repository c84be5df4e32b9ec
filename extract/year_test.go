package extract

import (
	"fmt"
	"strings"
	"testing"

	"chitieu/corpus"
)

// The year of a goal in a plan for a period.
func TestYearInPeriod(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text string
		want []int
	}{
		{"Đến cuối nhiệm kỳ, phấn đấu 90% xã đạt chuẩn.", []int{2030}},
		{"Trong 5 năm tới, phấn đấu nâng tỷ lệ lao động qua đào tạo lên 75%.", []int{2030}},
		{"Riêng năm 2026, phấn đấu tăng trưởng 10%, thu ngân sách tăng 12%.", []int{2026, 2026}},
		{"Năm 2026 và năm 2030, tỷ lệ đô thị hóa lần lượt đạt 40% và 50%.", []int{2026, 2030}},
		{"Tầm nhìn đến năm 2045, tỷ lệ đô thị hóa đạt 70%.", []int{2045}},
		{"Phấn đấu tỷ lệ đô thị hóa đạt 50%.", []int{2030}},
		{"Phấn đấu đến năm 2030, tỷ lệ nữ tham gia cấp ủy đạt 25% (nhiệm kỳ 2020 - 2025 là 18%), nữ đại biểu đạt trên 35%.", []int{2030, 2025, 2030}},
	} {
		got := rd.Read(corpus.Article{Text: "Nghị quyết phát triển kinh tế - xã hội tỉnh Lào Cai giai đoạn 2026-2030\n\n" + c.text}).Targets
		if len(got) != len(c.want) {
			t.Errorf("%q: %d records, want %d", c.text, len(got), len(c.want))
			continue
		}
		for k, want := range c.want {
			if got[k].Year == nil || *got[k].Year != want {
				t.Errorf("%q: year %v of number %d, want %d", c.text, got[k].Year, k+1, want)
			}
		}
	}
}

// The year of a goal in a plan "đến năm 2030", and of the goals that such an
// article quotes beside it.
func TestYearBeforeDeadline(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text string
		want int
	}{
		{"Mốc 2027: phấn đấu khách quốc tế chiếm 8% tổng lượng khách.", 2027},
		{"Các xã được giao chỉ tiêu riêng cho năm 2026: hồ sơ trực tuyến tối thiểu 85%.", 2026},
		{"Phấn đấu hết tháng 11 giải ngân 85% vốn đầu tư.", 2025},
		{"Phấn đấu hồ sơ trực tuyến đạt 95%.", 2030},
		{"Đến hết năm 2026, tỉnh đặt mục tiêu phủ sóng 5G đạt 60%. Cùng với đó, 50% người dân có chữ ký số; hồ sơ trực tuyến đạt 90%.", 2026},
		{"Đến năm 2027 đủ 100% xã có tổ công nghệ số; ngay trong quý IV này, phấn đấu 90% thôn có người phụ trách.", 2025},
		{"Phấn đấu đến hết năm 2031 có 60% hộ dân dùng nước sạch.", 2031},
		{"1. Kết quả năm 2024\n- Tiêm chủng đầy đủ cho 94,3% trẻ dưới 1 tuổi (kế hoạch 95%).", 2024},
	} {
		text := "Kế hoạch phát triển kinh tế số tỉnh Lào Cai đến năm 2030\n\nNgày đăng: 10/10/2025\n\n" + c.text
		var got *corpus.Target
		for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
			if x.Status == corpus.StatusTarget {
				got = &x
			}
		}
		if got == nil || got.Year == nil || *got.Year != c.want {
			t.Errorf("%q: %+v, want the year %d", c.text, got, c.want)
		}
	}
}

// The year of a goal under titles and headings that name several.
func TestYearAmongOthers(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text string
		want []int
	}{
		{"Kết quả năm 2023, nhiệm vụ năm 2024\nNgày đăng: 10/01/2024\nPhấn đấu tỷ lệ hộ nghèo còn 3%.", []int{2024}},
		{"KẾ HOẠCH giai đoạn 2026 - 2030\nI. MỤC TIÊU\n1. Năm 2027 tỷ lệ trường chuẩn đạt 70%.\n2. Hằng năm 95% học sinh lên lớp.", []int{2027, 2030}},
		{"KẾ HOẠCH giai đoạn 2026 - 2030\nI. MỤC TIÊU\n1. Số hóa 100% hồ sơ ngay trong năm 2026.\n2. Phấn đấu 95% hồ sơ đúng hạn.", []int{2026, 2030}},
		{"Nghị quyết đại hội xã nhiệm kỳ 2020-2025\nĐến năm 2025, diện tích lúa chất lượng cao đạt 60%; giữ vững danh hiệu xã đạt chuẩn và được công nhận xã nâng cao vào cuối năm 2022; tỷ lệ hộ dùng nước sạch đạt 95%.", []int{2025, 2025}},
		{"Kế hoạch cải cách hành chính năm 2025\nTheo ngưỡng 20% mà Nghị quyết 68 năm 2020 đặt ra, tỉnh phấn đấu cắt giảm 25% quy định.", []int{2025, 2025}},
		{"Nghị quyết phát triển kinh tế - xã hội năm 2026\nTỷ lệ hộ nghèo (theo chuẩn nghèo đa chiều giai đoạn 2026-2030) giảm còn 3%; xã đạt chuẩn (theo Bộ tiêu chí quốc gia giai đoạn 2026-2030) đạt 15%.", []int{2026, 2026}},
		{"2026-02-14\nTỉnh ban hành kế hoạch thương mại điện tử giai đoạn 2026-2030.\nTỷ lệ bán lẻ qua kênh hiện đại phấn đấu đạt 60%.", []int{2030}},
		{"Tỉnh quyết nâng chỉ số hài lòng\nNgày đăng: 10/02/2023\nChỉ số hài lòng năm 2021 đạt 84,3%.\nTỉnh xác định năm 2023 phải chuyển biến, với mục tiêu hài lòng đạt 88%.\nTỷ lệ hồ sơ trễ hạn phải dưới 2%.", []int{0, 2023, 2023}},
	} {
		got := rd.Read(corpus.Article{Text: c.text}).Targets
		if len(got) != len(c.want) {
			t.Errorf("%q: %d numbers read, want %d", c.text, len(got), len(c.want))
			continue
		}
		for k, want := range c.want {
			if want != 0 && (got[k].Year == nil || *got[k].Year != want) {
				t.Errorf("%q: year %v of number %d, want %d", c.text, got[k].Year, k+1, want)
			}
		}
	}
}

// The year of a plan's goals is its own, not that of the programme that it carries out, of the year
// that it looks back on or of the money that it costs.
func TestYearOfPlan(t *testing.T) {
	rd := newReader(t)
	const goals = "\nPhấn đấu tỷ lệ hộ nghèo còn 3%."
	for _, c := range []struct {
		text string
		want int
	}{
		{"KẾ HOẠCH\nThực hiện Chương trình giảm nghèo bền vững giai đoạn 2021 - 2025 trên địa bàn tỉnh Lào Cai năm 2023\nLào Cai, ngày 3 tháng 2 năm 2023\nI. KẾT QUẢ\nNăm 2022, 60% số xã đạt chuẩn.\nII. MỤC TIÊU", 2023},
		{"KẾ HOẠCH\nThực hiện “Chương trình giảm nghèo đến năm 2025, định hướng đến năm 2030” trên địa bàn tỉnh Lào Cai năm 2023\nLào Cai, ngày 3 tháng 2 năm 2023", 2023},
		{"KẾ HOẠCH\nThực hiện Chiến lược giảm nghèo giai đoạn 2021 - 2030 trên địa bàn tỉnh Lào Cai giai đoạn 2021 - 2025\nLào Cai, ngày 3 tháng 2 năm 2023", 2025},
		{"KẾ HOẠCH\nThực hiện Chiến lược giảm nghèo giai đoạn 2021 - 2030 trên địa bàn tỉnh Lào Cai\nLào Cai, ngày 3 tháng 2 năm 2023", 2030},
		{"KẾ HOẠCH\nNăm 2023 thực hiện Chương trình giảm nghèo đến năm 2025\nLào Cai, ngày 3 tháng 2 năm 2023", 2023},
		{"KẾ HOẠCH\nNăm 2023 và đến năm 2025 về giảm nghèo của tỉnh Lào Cai\nLào Cai, ngày 3 tháng 2 năm 2023", 2025},
		{"Lào Cai quyết tâm giảm nghèo\nThực hiện Chiến lược giảm nghèo đến năm 2030, ngày 3/2/2023, UBND tỉnh ban hành Kế hoạch giảm nghèo năm 2023.", 2023},
		{"Lào Cai quyết tâm giảm nghèo\nUBND tỉnh vừa ban hành Kế hoạch thực hiện Chiến lược giảm nghèo đến năm 2030 trên địa bàn tỉnh năm 2023.", 2023},
		{"Lào Cai quyết tâm giảm nghèo\nUBND tỉnh vừa ban hành Kế hoạch thực hiện Chiến lược giảm nghèo đến năm 2030, trong đó năm 2023 có 60% số xã đạt chuẩn.", 2030},
		{"Tổng kết năm học 2022 - 2023, phương hướng nhiệm vụ năm học 2023 - 2024\nSáng 25/8/2023, Sở Giáo dục và Đào tạo tỉnh Lào Cai họp.", 2024},
		{"Ngành y tế Lào Cai tổng kết công tác năm 2022\nSáng 28/12/2022, Sở Y tế họp tổng kết năm, triển khai nhiệm vụ năm 2023.", 2023},
		{"Ngành y tế Lào Cai phát động thi đua năm 2022\nSáng 28/3/2022, Sở Y tế họp, bàn cả kế hoạch năm 2023.", 2022},
		{"Lào Cai thực hiện Đề án 06 năm 2023\nUBND tỉnh vừa ban hành Kế hoạch thực hiện Đề án giai đoạn 2022 - 2025.", 2023},
		{"Lào Cai quyết tâm giảm nghèo năm 2023\nUBND tỉnh vừa ban hành kế hoạch giảm nghèo.\nTổng kinh phí thực hiện giai đoạn 2021 - 2030 là 120 tỷ đồng.", 2023},
	} {
		got := rd.Read(corpus.Article{Text: c.text + goals}).Targets
		if x := got[len(got)-1]; x.Year == nil || *x.Year != c.want {
			t.Errorf("%q: year %v, want %d", c.text, x.Year, c.want)
		}
	}
}

// Sections of a plan for a long period are each of their own years, in an undated text too.
func TestYearOfHalves(t *testing.T) {
	got := newReader(t).Read(corpus.Article{Text: "Đề án phát triển giáo dục giai đoạn 2023 - 2030\n1. Giai đoạn 2023 - 2025\nHuy động ít nhất 38% trẻ em đến trường.\n2. Giai đoạn 2026 - 2030\nHuy động ít nhất 48% trẻ em đến trường."}).Targets
	if len(got) != 2 || got[0].Year == nil || *got[0].Year != 2025 || got[1].Year == nil || *got[1].Year != 2030 {
		t.Errorf("got %+v, want 38%% by 2025 and 48%% by 2030", got)
	}
}

// The goals of a party congress are for its term; the time of a last entry without a number is
// that entry's own, and the term that ends is what the congress looks back on.
func TestYearOfCongress(t *testing.T) {
	text := "Sáng 12/8, Đảng bộ xã tổ chức Đại hội, nhiệm kỳ 2025 - 2030.\nĐại hội thông qua các chỉ tiêu: tỷ lệ hộ nghèo giảm 2%/năm; phấn đấu đến năm 2028 đạt nông thôn mới nâng cao.\n" +
		"Hằng năm kết nạp mới 3 - 4% đảng viên so với tổng số đảng viên hiện có; 100% chi bộ có chi ủy.\nNhiệm kỳ qua, tốc độ tăng trưởng đạt 8,7% (nghị quyết 8,5%)."
	got := ""
	for _, x := range newReader(t).Read(corpus.Article{Text: text}).Targets {
		got += fmt.Sprintf("%v %s %d; ", x.Value, x.Status, *x.Year)
	}
	if want := "2 target 2030; 3 target 2030; 100 target 2030; 8.7 result 2025; 8.5 target 2025; "; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A deadline within the year that the article is from, printed without it.
func TestYearLeftOut(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text string
		want int // 0 for none
	}{
		{"Phấn đấu đến hết quý IV, tỷ lệ giải ngân vốn đầu tư công đạt 80%.", 2024},
		{"Trước ngày 30/9, các xã phải số hóa 70% hồ sơ.", 2024},
		{"Mục tiêu cả năm là giải ngân 95% vốn đầu tư công.", 2024},
		{"Thanh toán trực tuyến mới đạt 48% (chỉ tiêu năm: 60%).", 2024},
		{"Chậm nhất trong quý III phải có 50% số xã được thẩm định.", 2024},
		{"Phấn đấu 90% số đơn trong tháng được trả lời đúng hạn.", 0},
		{"Phấn đấu cả năm học có 98% học sinh hoàn thành chương trình.", 0},
	} {
		got := rd.Read(corpus.Article{Text: c.text, Published: "2024-07-20"}).Targets
		if len(got) == 0 {
			t.Errorf("%q: no record", c.text)
			continue
		}
		x, year := got[len(got)-1], 0
		if x.Year != nil {
			year = *x.Year
		}
		if year != c.want || x.Status != corpus.StatusTarget {
			t.Errorf("%q: %s of %d, want a goal of %d", c.text, x.Status, year, c.want)
		}
	}
}

// The years of goals in reporters' sentences of September 2025, of a plan for 2026 that was reported in
// December, and of undated ones.
func TestYearOfReporters(t *testing.T) {
	rd := newReader(t)
	const (
		autumn   = "Lai Châu mở rộng chăm sóc sức khỏe nhân dân\n10/9/2025\n"
		december = "Lai Châu phấn đấu phát triển năm 2026\n15/12/2025\n"
		undated  = "Lai Châu mở rộng chăm sóc sức khỏe nhân dân\n"
	)
	for _, c := range []struct {
		text string
		want string
	}{
		{autumn + "Cuối năm 2026 tỉnh phấn đấu khám sức khỏe cho 80% dân số, sang 2027 thì 100%.", "2026 2027"},
		{autumn + "Hết năm nay, tỉnh phấn đấu tỷ lệ khám sức khỏe đạt 80%, năm 2027 đạt 90%.", "2025 2027"},
		{autumn + "Phấn đấu đến năm 2027, tỷ lệ khám sức khỏe đạt 90%, riêng hết năm nay đạt 80%.", "2027 2025"},
		{autumn + "Năm 2026, tỉnh yêu cầu làm tốt hơn năm 2025, phấn đấu 80% dân số được khám sức khỏe.", "2026"},
		{autumn + "Năm 2026, tỉnh phấn đấu 80% dân số được khám sức khỏe, năm 2027 đạt 90%.", "2026 2027"},
		{autumn + "Phấn đấu đến năm 2026,100% người dân được khám sức khỏe.", "2026"},
		{autumn + "Quý I/2026, tỉnh phấn đấu 80% dân số được khám sức khỏe, đến hết năm đạt 95%.", "2026 2026"},
		{autumn + "Quý IV, tỉnh phấn đấu 80% dân số được khám sức khỏe, đến hết năm đạt 95%.", "2025 2025"},
		{autumn + "Tỉnh phấn đấu giảm 20% số ca mắc so với năm 2020 vào năm 2030.", "2030"},
		{autumn + "Theo ông Lò Văn Páo, năm 2024 tỉnh mới khám được 60% dân số, nên mục tiêu đến năm 2030 là 90%.", "2024 2030"},
		{autumn + "Trong 5 năm tới, tỉnh phấn đấu 80% dân số được khám sức khỏe.", "2030"},
		{autumn + "Những năm tới, tỉnh phấn đấu 80% dân số được khám sức khỏe.", "none"},
		{autumn + "Đơn vị chưa giảm so với biên chế được giao thì năm 2026 phải giảm 3% biên chế.", "2026"},
		{autumn + "Tới năm 2030 phấn đấu 90% người bệnh được phát hiện, 85% được chữa trị, trong khi từ năm 2026 nguồn tài trợ giảm.", "2030 2030"},
		{autumn + "Sở hướng dẫn và tổ chức triển khai ngay trong tháng 12 năm 2025, số hóa 100% văn bằng trong năm 2026.", "2026"},
		{autumn + "Trong năm 2026, toàn ngành số hóa 100% văn bằng cấp trong năm 2020.", "2026"},
		{autumn + "Chính phủ muốn GDP 2026 tăng 8%.", "2026"},
		{autumn + "Công ty đặt mục tiêu lợi nhuận tăng 12% so với cùng kỳ năm 2024.", "2025"},
		{december + "Quý I, tỉnh phấn đấu 50% dân số được khám sức khỏe; cả năm đạt 90%.", "2026 2026"},
		{december + "Năm 2025, tỉnh khám cho 70% dân số. Sang năm, tỉnh phấn đấu đạt 90%.", "2025 2026"},
		{undated + "Bình quân 9 tháng đầu năm 2024 khám cho 50% dân số, từ ngày 1-1-2025 khám thêm buổi tối. Mục tiêu năm nay là 80%.", "2024 2024"},
		{undated + "Tháng 4/2013, bệnh viện mở cửa. Số lượt khám tăng 30% so với kết quả năm 2017. Năm 2018, bệnh viện phấn đấu tăng 20%; mục tiêu năm nay còn là 80% bệnh nhân hài lòng.", "2018 2018 2018"},
		{"Nghị quyết 72-NQ/TW năm 2025 đặt mục tiêu gì?\nMỤC TIÊU\n1. Mục tiêu đến năm 2030\n- 100% trạm y tế được đầu tư; đến năm 2027 có ít nhất 4 bác sĩ. Tăng tỷ lệ khám tại trạm lên trên 20%.", "2030 2027 2030"},
	} {
		got := ""
		for _, x := range rd.Read(corpus.Article{Text: c.text}).Targets {
			if x.Year == nil {
				got += " none"
				continue
			}
			got += fmt.Sprint(" ", *x.Year)
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%q: got%s, want %s", c.text, got, c.want)
		}
	}
}
