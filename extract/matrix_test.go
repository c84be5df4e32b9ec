package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus"
)

// measured are subjects of different kinds, put into every frame of the tests below.
var measured = []string{
	"tỷ lệ hộ nghèo", "tỷ lệ hồ sơ trực tuyến toàn trình", "tỷ lệ giải ngân vốn đầu tư công",
	"tỷ lệ người dân tham gia bảo hiểm y tế", "tỷ lệ trường đạt chuẩn quốc gia", "kinh tế số",
}

// frames are sentences around the number 62 by times and verbs: A stands for the subject, V
// for the verb. An article of 10 July 2025 that says so tells a result, or sets a goal, of
// the year (0 for none).
var frames = []struct {
	status corpus.Status
	years  []int
	texts  string
	verbs  string
}{
	{corpus.StatusResult, []int{2023, 2024}, "Năm Y, A V 62%.|A năm Y V 62%.|A của tỉnh V 62% (năm Y).|Tính đến hết năm Y, A V 62%.|Kết thúc năm Y, A V 62%.|A V 62% trong năm Y.|Theo báo cáo, A năm Y V 62%, tăng 5% so với năm trước.",
		"đạt|đã đạt|chỉ đạt|mới đạt|ước đạt|là|còn|tăng lên|giảm còn|ở mức|chiếm"},
	{corpus.StatusResult, []int{2025}, "6 tháng đầu năm Y, A V 62%.|Tính đến ngày 30/6/Y, A V 62%.|Trong quý II/Y, A V 62%, bằng 98% so với cùng kỳ.|Quý I năm Y, A V 62%.",
		"đạt|đã đạt|chỉ đạt|mới đạt|ước đạt|mới chỉ đạt|đang ở mức|đã giảm còn|đã tăng lên"},
	{corpus.StatusResult, []int{0}, "Đến nay, A V 62%.|Hiện nay A V 62%.|Sau 5 năm thực hiện, A V 62%.", "đạt|đã đạt|chỉ đạt|mới đạt|hiện đạt|hiện là|đang ở mức"},
	{corpus.StatusTarget, []int{2026, 2030}, "Đến năm Y, A V 62%.|A V 62% vào năm Y.|Mục tiêu đến năm Y: A V 62%.|A năm Y V 62%.|Tỉnh phấn đấu trước năm Y, A V 62%.|Kế hoạch nêu rõ: A đến cuối năm Y V 62%.|Nghị quyết đề ra mục tiêu đưa A V 62% vào năm Y.|Giai đoạn 2025-Y, A V 62%.",
		"đạt|phấn đấu đạt|sẽ đạt|phải đạt|cần đạt|đạt tối thiểu|đạt trên|còn dưới|giảm còn|tăng lên"},
	{corpus.StatusTarget, []int{2025}, "Năm Y, A V 62%.|6 tháng cuối năm Y, A V 62%.|Đến hết năm Y, A V 62%.|Năm Y, A V 62%; đến nay đã đạt 40%.", "phấn đấu đạt|phải đạt|cần đạt|đặt mục tiêu|được giao là|phấn đấu"},
}

// put fills a frame: every lone A, B and C with a subject, capital where a sentence begins.
func put(frame string, subjects ...string) string {
	words := strings.Split(frame, " ")
	for k, w := range words {
		bare := strings.TrimRight(w, ",;:")
		if len(bare) != 1 || bare[0] < 'A' || int(bare[0]-'A') >= len(subjects) {
			continue
		}
		s := subjects[bare[0]-'A']
		if k == 0 || strings.HasSuffix(words[k-1], ".") {
			r, n := utf8.DecodeRuneInString(s)
			s = string(unicode.ToUpper(r)) + s[n:]
		}
		words[k] = s + w[1:]
	}
	return strings.Join(words, " ")
}

func july(rd *Reader, text string) []corpus.Target {
	return rd.Read(corpus.Article{Text: "Tin từ tỉnh Lào Cai\n\n" + text, Published: "2025-07-10"}).Targets
}

// TestFrames reads some 2,000 sentences whose status and year are known by construction.
func TestFrames(t *testing.T) {
	rd := newReader(t)
	for _, f := range frames {
		for text := range strings.SplitSeq(f.texts, "|") {
			for verb := range strings.SplitSeq(f.verbs, "|") {
				for _, year := range f.years {
					for _, subject := range measured {
						s := put(strings.NewReplacer(" V ", " "+verb+" ", "Y", fmt.Sprint(year)).Replace(text), subject)
						status, got := corpus.Status("none"), 0
						for _, x := range july(rd, s) {
							if x.Value == 62 {
								status = x.Status
								if x.Year != nil {
									got = *x.Year
								}
							}
						}
						if status != f.status || year != 0 && got != year {
							t.Errorf("%q: %s of %d, want %s of %d", s, status, got, f.status, year)
						}
					}
				}
			}
		}
	}
}

// TestCoordinated reads sentences of several numbers, with every three of the subjects:
// what each number is (t a goal, r a result), its value, its year and its bound where they matter.
func TestCoordinated(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ frame, want string }{
		{"Đến năm 2030: A đạt 60%; B đạt 70%; C đạt 80%.", "t60/2030 t70/2030 t80/2030"},
		{"Phấn đấu A đạt 60%, B đạt 70%, C đạt 80% vào năm 2030.", "t60/2030 t70/2030 t80/2030"},
		{"Năm 2024, A đạt 60%; mục tiêu năm 2026 là 70%, đến năm 2030 đạt 90%.", "r60/2024 t70/2026 t90/2030"},
		{"Năm 2024, A mới đạt 60%. Tỉnh phấn đấu đến năm 2030 nâng lên 90%.", "r60/2024 t90/2030"},
		{"Nâng A từ 60% năm 2024 lên 70% năm 2026 và 90% năm 2030.", "r60/2024 t70/2026 t90/2030"},
		{"Đến nay A đạt 62% (kế hoạch 60%).", "r62 t60"},
		{"Đến nay A đạt 62%, vượt 2% so với kế hoạch; B đạt 70%, bằng 98% kế hoạch năm.", "r62 r2 r70 r98"},
		{"Năm 2024, A đạt 62%, tăng 5% so với năm 2023; B đạt 71%, giảm 3%.", "r62/2024 r5 r71/2024 r3"},
		{"Mục tiêu đến năm 2028: A đạt 60% trở lên, B trên 70%, C tối thiểu 80%; đến năm 2030 các tỷ lệ này lần lượt là 70%, 80% và 90%.", "t60/2028/>= t70/2028/> t80/2028/>= t70/2030 t80/2030 t90/2030"},
		{"Năm 2026 và năm 2030, A đạt lần lượt 60% và 90%.", "t60/2026 t90/2030"},
		{"Phấn đấu năm 2026 A đạt 60%; năm 2027 đạt 70%; năm 2028 đạt 80%.", "t60/2026 t70/2027 t80/2028"},
		{"Tại kỳ họp, HĐND tỉnh giao A năm 2026 không dưới 60%; B không quá 70%; C dưới 80%.", "t60/2026/>= t70/2026/<= t80/2026/<"},
		{"A hiện đạt 62%, thấp hơn mục tiêu 70% đề ra cho năm 2025.", "r62 t70/2025"},
		{"Tỉnh đặt mục tiêu A đạt 70% trong năm 2025, nhưng 6 tháng đầu năm mới đạt 41%.", "t70/2025 r41/2025"},
		{"Phấn đấu đến năm 2030, A đạt khoảng 60-65%; B từ 70% đến 75%.", "t60/2030/range t70/2030/range"},
		{"Đến hết năm 2024, A đạt 62%, B đạt 71%, C đạt 80%.", "r62/2024 r71/2024 r80/2024"},
		{"Nhiều chỉ tiêu năm 2024 đạt và vượt kế hoạch: A đạt 62%; B đạt 71%; C đạt 80%.", "r62/2024 r71/2024 r80/2024"},
		{"Năm 2026, tỉnh đề ra 20 chỉ tiêu, trong đó: A đạt 62%; B đạt 71%; C đạt 80%.", "t62/2026 t71/2026 t80/2026"},
		{"Đề án đặt mục tiêu A đạt 60%, riêng vùng đồng bào dân tộc thiểu số đạt 40% vào năm 2030.", "t60/2030 t40/2030"},
		{"Phấn đấu hằng năm A tăng 2%, B tăng 3%; đến năm 2030 A đạt 90%.", "t2 t3 t90/2030"},
	} {
		for k := range measured {
			n := len(measured)
			s := put(c.frame, measured[k], measured[(k+1)%n], measured[(k+2)%n])
			var got []string
			for _, x := range july(rd, s) {
				if x.Unit != corpus.UnitPercent || len(got) == len(strings.Fields(c.want)) {
					continue
				}
				is := fmt.Sprint(string(x.Status[0]), x.Value)
				asked := strings.Split(strings.Fields(c.want)[len(got)], "/")
				if len(asked) > 1 && x.Year != nil {
					is += fmt.Sprint("/", *x.Year)
				}
				if len(asked) > 2 {
					is += "/" + string(x.Bound)
				}
				got = append(got, is)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q:\n\tgot  %s\n\twant %s", s, strings.Join(got, " "), c.want)
			}
		}
	}
}

// reports and aims are paragraphs of an article of 15 July 2025: what was reached, and what is
// to be. R stands for a result, G for a goal.
var (
	reports = []string{
		"Năm 2024, A đạt R; B đạt R; C là R.",
		"Theo báo cáo, đến nay A đạt R, tăng R so với cùng kỳ. B cũng cải thiện, ở mức R.",
		"Đến hết tháng 6, A mới đạt R, B chỉ đạt R.",
		"Kết quả nổi bật: A R; B R; C R.",
		"Qua một năm thực hiện, nhiều chỉ tiêu có chuyển biến. Cụ thể, A đạt R, B đạt R.",
		"Tính đến 30/6/2025, A R. Trong đó, vùng thuận lợi R, vùng khó khăn R.",
		"Giai đoạn 2020-2024, A bình quân tăng R mỗi năm; đến cuối kỳ B đạt R.",
		"6 tháng đầu năm, A ước đạt R, bằng R kế hoạch năm.",
		"Thực tế, A còn thấp (khoảng R), B chưa tới R.",
		"Ông Nguyễn Văn Nam, Giám đốc sở cho hay: “Nếu như năm 2024, A mới R thì nay đã là R”.",
		"So với đầu nhiệm kỳ, A tăng R, B tăng R.",
		"Các xã có A cao gồm Tân Lập (R), Hòa Bình (R); thấp nhất là Thanh Sơn (R).",
		"Trong 25 chỉ tiêu được giao, đến nay 14 chỉ tiêu đã hoàn thành, 3 chỉ tiêu khó đạt. Cụ thể, A R; B R.",
		"Thành quả ấy thể hiện ở những con số: A R, B R, C R.",
	}
	aims = []string{
		"Năm 2026, tỉnh phấn đấu A đạt G; B đạt G; C đạt G.",
		"Mục tiêu đến năm 2030: A đạt G, B G, C G trở lên.",
		"Chủ tịch UBND tỉnh yêu cầu các đơn vị quyết liệt hơn, bảo đảm A đạt ít nhất G, đưa B lên G trong năm 2026.",
		"Nghị quyết đề ra 20 chỉ tiêu chủ yếu, trong đó: A G; B G; C G.",
		"Trên cơ sở kết quả đạt được, ngành quyết tâm nâng A lên G, B lên G vào cuối năm 2026.",
		"Phát huy những kết quả đã đạt được, năm 2026 toàn ngành phấn đấu A G, B G, C G.",
		"Theo kế hoạch, hết năm 2026 A phải đạt G; B phải đạt G.",
		"Hội nghị thống nhất phấn đấu: A tăng thêm G so với năm 2024, B đạt tối thiểu G.",
		"Kế hoạch của UBND tỉnh xác định G cơ quan, đơn vị hoàn thành trong năm 2026; A tối thiểu G; phấn đấu B G.",
		"Bà Lê Thị Hoa đề nghị, năm 2026 các xã cần nâng A lên G; B đạt từ G trở lên.",
		"Trước mắt, đến hết quý III, A đạt G; đến 31/12, B đạt G.",
	}
)

// TestReportsBesideAims reads every report with every aim, in both orders and in one paragraph.
func TestReportsBesideAims(t *testing.T) {
	rd := newReader(t)
	n := 0
	for _, report := range reports {
		for _, aim := range aims {
			for _, order := range []string{report + "\n\n" + aim, aim + "\n\n" + report, report + " " + aim} {
				n++
				k := len(measured)
				s := put(order, measured[n%k], measured[(n+1)%k], measured[(n+2)%k])
				want := ""
				for i, value := 0, 0; i < len(s); i++ { // the letters alone between blanks and marks
					if c := s[i]; (c == 'R' || c == 'G') && (i == 0 || strings.IndexByte(" (", s[i-1]) >= 0) && (i+1 == len(s) || strings.IndexByte(" ,;.)\n", s[i+1]) >= 0 || strings.HasPrefix(s[i+1:], "”")) {
						value += 7
						s = s[:i] + fmt.Sprint(10+value, "%") + s[i+1:]
						want += map[byte]string{'R': "r", 'G': "t"}[c]
					}
				}
				got := ""
				for _, x := range july(rd, s) {
					if x.Unit == corpus.UnitPercent {
						got += string(x.Status[0])
					}
				}
				if got != want {
					t.Errorf("%s:\n\tgot  %s\n\twant %s", s, got, want)
				}
			}
		}
	}
}
