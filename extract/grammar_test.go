package extract

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus"
)

// goals are clauses with one number and what it measures.
var goals = []struct {
	clause, subject string
	value           float64
}{
	{"100% xã, phường có phủ sóng 5G", "xã, phường có phủ sóng 5G", 100},
	{"tỷ lệ hộ nghèo còn dưới 3%", "tỷ lệ hộ nghèo", 3},
	{"90% hồ sơ công việc cấp huyện được xử lý trên môi trường mạng", "hồ sơ công việc cấp huyện được xử lý trên môi trường mạng", 90},
	{"tối thiểu 80% người dân có tài khoản ngân hàng", "người dân có tài khoản ngân hàng", 80},
	{"kinh tế số chiếm 20% GRDP", "kinh tế số GRDP", 20},
}

// timesOf2025 are the ways of a plan to name the year 2025 in front of a goal.
const timesOf2025 = "Trong năm 2025|Năm 2025|Ngay trong năm 2025|Trong quý I năm 2025|Trong quý I/2025|Đến hết quí II/2025|Trước ngày 30/6/2025|Trước 30/6/2025|Chậm nhất đến ngày 31/12/2025|Muộn nhất là hết năm 2025|" +
	"Từ nay đến năm 2025|Từ nay đến cuối năm 2025|Giai đoạn 2021 - 2025|Trong giai đoạn 2021-2025|Cả giai đoạn 2021 - 2025|Vào cuối năm 2025|Tới năm 2025|Đến 2025|Từ năm 2023 đến năm 2025|Từ năm 2023 đến hết năm 2025|" +
	"Trong ba năm (2023 - 2025)|Kể từ năm 2025|Kể từ ngày 01/01/2025|Đến ngày 31 tháng 12 năm 2025|Hết năm 2025|Kết thúc năm 2025|Đến thời điểm 31/12/2025|Đến tháng 6 năm 2025|Đến tháng 6/2025|Nhiệm kỳ 2020 - 2025|" +
	"Đến cuối nhiệm kỳ 2020 - 2025|Đến năm học 2024 - 2025|Bước sang năm 2025|Riêng năm 2025|Đối với năm 2025|Theo kế hoạch, đến năm 2025|Cũng trong năm 2025|Đồng thời, năm 2025|Theo đó, đến năm 2025|Trước mắt, trong năm 2025|" +
	"Lộ trình đến năm 2025|Năm 2025 và những năm tiếp theo|Đến năm 2025, tầm nhìn đến năm 2030|Đến năm 2025 và duy trì các năm sau|Quý IV năm 2025|6 tháng cuối năm 2025|Đến giữa năm 2025|Đến mốc năm 2025"

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// ofPlan reads a sentence as one of a plan that was signed in March 2022 and returns its percentages.
func ofPlan(rd *Reader, title, sentence string) []corpus.Target {
	text := title + "\nBắc Giang, ngày 12 tháng 3 năm 2022\n" + sentence + "\n"
	all := rd.Read(corpus.Article{Text: text, Blocks: corpus.Blocks(text)}).Targets
	return slices.DeleteFunc(all, func(t corpus.Target) bool { return t.Unit != corpus.UnitPercent })
}

// TestTimesInFront: whatever names the time in front of a goal, the goal is of that year and
// no word of it gets into its subject.
func TestTimesInFront(t *testing.T) {
	rd := newReader(t)
	for time := range strings.SplitSeq(timesOf2025, "|") {
		for _, g := range goals {
			for _, s := range []string{time + ", " + g.clause + ".", "- " + time + ", " + g.clause + ".", time + ", tỉnh phấn đấu " + g.clause + "."} {
				got := ofPlan(rd, "Kế hoạch chuyển đổi số tỉnh Bắc Giang", s)
				if len(got) != 1 || got[0].Status != corpus.StatusTarget || got[0].Value != g.value || got[0].Year == nil || *got[0].Year != 2025 || got[0].Subject != g.subject {
					t.Errorf("%q: %+v", s, got)
				}
			}
		}
	}
}

// TestBoundsOfAllKinds: every word that bounds a number, behind every verb.
func TestBoundsOfAllKinds(t *testing.T) {
	rd := newReader(t)
	const words = "=|tối thiểu >=|ít nhất >=|trên >|hơn >|không dưới >=|không thấp hơn >=|khoảng ~|xấp xỉ ~|gần ~|dưới <|không quá <=|tối đa <=|không vượt quá <=|thấp nhất là >=|≥ >=|>= >=|> >|<= <=|≤ <=|< <|tối thiểu phải đạt >=|ít nhất phải đạt >="
	frames := []string{"S đạt B87%.", "S B87%.", "S: B87%.", "S là B87%.", "S phải đạt B87%.", "Phấn đấu S đạt B87%.", "Duy trì S ở mức B87%.", "Nâng S lên B87%.", "S đến cuối năm đạt B87%.", "S ở mức B87%.", "Bảo đảm S đạt B87%."}
	for word := range strings.SplitSeq(words, "|") {
		k := strings.LastIndexByte(" "+word, ' ')
		bound, sign := strings.TrimSpace((" " + word)[:k]), (" " + word)[k+1:]
		if bound != "" {
			bound += " "
		}
		for _, f := range frames {
			if strings.Contains(bound, "đạt") && strings.Contains(f, "đạt") {
				continue
			}
			s := capital(strings.NewReplacer("S", "tỷ lệ che phủ rừng", "B", bound).Replace(strings.Replace(f, "Bảo", "bảo", 1)))
			got := ofPlan(rd, "Kế hoạch phát triển lâm nghiệp tỉnh Bắc Giang năm 2022\nMục tiêu cụ thể", s)
			if len(got) != 1 || got[0].Status != corpus.StatusTarget || string(got[0].Bound) != sign || !strings.EqualFold(got[0].Subject, "tỷ lệ che phủ rừng") {
				t.Errorf("%q: %+v, want %s", s, got, sign)
			}
		}
	}
}

// levelFrames give a thing {T} and what is done with it, {D}, by level.
var levelFrames = []struct{ text, subjects string }{
	{"90% {T} cấp tỉnh, 80% {T} cấp huyện và 60% {T} cấp xã {D}.", "{T} cấp tỉnh {D}|{T} cấp huyện {D}|{T} cấp xã {D}"},
	{"90% {T} tại cấp tỉnh, 80% tại cấp huyện, 60% tại cấp xã {D}.", "{T} tại cấp tỉnh {D}|{T} tại cấp huyện {D}|{T} tại cấp xã {D}"},
	{"Tỷ lệ {T} {D}: cấp tỉnh 90%, cấp huyện 80%, cấp xã 60%.", "Tỷ lệ {T} cấp tỉnh {D}|Tỷ lệ {T} cấp huyện {D}|Tỷ lệ {T} cấp xã {D}"},
	{"Tỷ lệ {T} cấp tỉnh, cấp huyện, cấp xã {D} lần lượt là 90%, 80% và 60%.", "Tỷ lệ {T} cấp tỉnh {D}|Tỷ lệ {T} cấp huyện {D}|Tỷ lệ {T} cấp xã {D}"},
	{"Tỷ lệ {T} {D}:\n- Cấp tỉnh: 90%.\n- Cấp huyện: 80%.\n- Cấp xã: 60%.", "Tỷ lệ {T} Cấp tỉnh {D}|Tỷ lệ {T} Cấp huyện {D}|Tỷ lệ {T} Cấp xã {D}"},
	{"Cấp tỉnh\n- 90% {T} {D}.\nCấp huyện\n- 80% {T} {D}.\nCấp xã\n- 60% {T} {D}.", "{T} {D}|{T} {D}|{T} {D}"},
	{"{T} {D} đạt 90% (cấp tỉnh), 80% (cấp huyện) và 60% (cấp xã).", "{T} cấp tỉnh {D}|{T} cấp huyện {D}|{T} cấp xã {D}"},
}

// TestLevels: a goal of three levels, in the ways that plans print them.
func TestLevels(t *testing.T) {
	rd := newReader(t)
	tiers := []corpus.Tier{corpus.TierProvince, corpus.TierDistrict, corpus.TierCommune}
	for thing, done := range map[string]string{"hồ sơ công việc": "được xử lý trên môi trường mạng", "văn bản trao đổi": "được ký số", "cán bộ, công chức": "được bồi dưỡng kỹ năng số"} {
		in := strings.NewReplacer("{T}", thing, "{D}", done)
		for _, f := range levelFrames {
			s := capital(in.Replace(f.text))
			got := ofPlan(rd, "Kế hoạch phát triển tỉnh Bắc Giang giai đoạn 2021 - 2025\nMục tiêu cụ thể", s)
			if len(got) != 3 {
				t.Errorf("%q: %d percentages", s, len(got))
				continue
			}
			for k, subject := range strings.Split(in.Replace(f.subjects), "|") {
				g := got[k]
				if g.Status != corpus.StatusTarget || g.Value != []float64{90, 80, 60}[k] || !slices.Equal(g.Tiers, tiers[k:k+1]) || sameWords(g.Subject, subject) < 0.8 {
					t.Errorf("%q: %v %q %v", s, g.Value, g.Subject, g.Tiers)
				}
			}
		}
	}
}

// TestBoundsOfReporters: how firmly a number binds and whether it is a rate of change, as reporters write:
// behind each sentence its percentages, "+" or "-" before the bound for a change.
func TestBoundsOfReporters(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ sentence, want string }{
		{"thu ngân sách ít nhất tăng 5% so với dự toán", "+>=5"},
		{"chi thường xuyên tối thiểu phải giảm 12%", "->=12"},
		{"thu ngân sách ít nhất 5 lần, xuất khẩu tăng 5%", "+=5"},
		{"tỷ lệ giải ngân tối thiểu đạt khoảng 65%", ">=65"},
		{"tỷ lệ giải ngân khoảng 65%", "~65"},
		{"70% lao động được đào tạo, trong đó 30% có trình độ đại học trở lên", "=70 =30"},
		{"75% học sinh khá trở lên", "=75"},
		{"60% số hộ trở lên có nước sạch", ">=60"},
		{"tỷ lệ tối đa rác thải được chôn lấp là 55%, đến năm 2025 là 25%", "<=55 <=25"},
		{"tỷ lệ tối thiểu hồ sơ nộp trực tuyến đạt 72%, tỷ lệ hộ nghèo là 3%", ">=72 =3"},
		{"số người được trả qua tài khoản ít nhất đến hết năm 2025 đạt 15%", ">=15"},
		{"chỉ số hài lòng vượt ngưỡng 84%", ">84"},
		{"chỉ số hài lòng chạm ngưỡng 84%", "=84"},
		{"tỷ lệ hộ nghèo xuống dưới ngưỡng 4%", "<4"},
		{"giá thành sản xuất lúa hạ tối thiểu 15%", "->=15"},
		{"tỷ lệ hộ có hạ tầng số đạt 15%", "=15"},
		{"các cơ quan tiết kiệm ít nhất 9% điện năng", "->=9"},
		{"diện tích cây trồng được tưới tiết kiệm 9%", "=9"},
		{"tỷ lệ che phủ rừng nâng thêm 2%", "+=2"},
		{"nâng tỷ lệ che phủ rừng thêm 2%", "+=2"},
		{"nâng tỷ lệ che phủ rừng lên 42%", "=42"},
		{"đạt tốc độ tăng trưởng trên 4%, giá trị sản xuất trên 4,2%, tỷ lệ lấp đầy khu công nghiệp trên 7%", "+>4 +>4.2 >7"},
		{"GRDP tăng 7%; xuất khẩu 9%; tổng vốn đầu tư 28% GRDP; thu ngân sách 6%", "+=7 +=9 =28 =6"},
		{"tổng mức bán lẻ tăng 11%, xuất khẩu 9%", "+=11 +=9"},
		{"tổng mức bán lẻ tăng 11%, xuất khẩu chiếm 9%", "+=11 =9"},
		{"lượng khách tăng 11% so với năm trước, doanh thu 13%", "+=11 +=13"},
		{"tổng sản phẩm trên địa bàn (GRDP) 7,5%", "+=7.5"},
		{"tăng 14% doanh thu và 9% lợi nhuận", "+=14 +=9"},
		{"tăng 14% doanh thu và 30% hộ dân có chữ ký số", "+=14 =30"},
	} {
		got := ""
		for _, x := range ofPlan(rd, "Bắc Giang đặt mục tiêu phát triển năm 2024", "Tỉnh phấn đấu "+c.sentence+".") {
			change := ""
			if x.Change != nil {
				change = map[string]string{"increase": "+", "decrease": "-"}[*x.Change]
			}
			got += " " + change + string(x.Bound) + strconv.FormatFloat(x.Value, 'f', -1, 64)
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%q: got%s, want %s", c.sentence, got, c.want)
		}
	}
}
