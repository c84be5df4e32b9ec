package corpus

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"chitieu/corpus/viet"
)

// show prints blocks one a line: kind letter, level, text.
func show(text string) []string {
	var out []string
	for _, b := range Blocks(text) {
		s := text[b.Start:b.End]
		switch b.Kind {
		case Cell:
			out = append(out, fmt.Sprintf("c%d/%d/%d %s", b.Table, b.Row, b.Col, s))
		case Paragraph:
			out = append(out, "p "+s)
		default:
			out = append(out, fmt.Sprintf("%c%d %s", b.Kind[0], b.Level, s))
		}
	}
	return out
}

func TestBlocks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"blanks only", " \u00a0\r\n\ufeff\n\t", nil},
		{"one line", "Phấn đấu đạt 60%.", []string{"p Phấn đấu đạt 60%."}},
		{"a line is a block", "Tăng 7%.\nGiảm 2%.", []string{"p Tăng 7%.", "p Giảm 2%."}},
		{"NBSP, CR and BOM are blanks", "\ufeff\u00a0Tăng 7%.\u00a0\r\n\r\n Giảm 2%.\r", []string{"p Tăng 7%.", "p Giảm 2%."}},

		// List items.
		{"dashes", "- Tăng\n- Giảm;\n-Giữ", []string{"i1 - Tăng", "i1 - Giảm;", "i1 -Giữ"}},
		{"bullets", "• Một\n* Hai\n+ Ba\n» Bốn", []string{"i1 • Một", "i1 * Hai", "i2 + Ba", "i1 » Bốn"}},
		{"bullets of fonts and pictures", "✔️ Một\n§ Hai\n✅ 3 xã\n- Bốn\no Năm\no 60% hộ\nv  Sáu", []string{"i1 ✔️ Một", "i1 § Hai", "i1 ✅ 3 xã", "i1 - Bốn", "i2 o Năm", "i2 o 60% hộ", "i1 v  Sáu"}},
		{"letters that are no bullets", "v bế\nv.v\nØ20 mm\nô Tô", []string{"p v bế", "p v.v", "p Ø20 mm", "p ô Tô"}},
		{"levels", "a) Cấp tỉnh đạt 90%;\n- Sở đạt 95%;\n+ Một là đủ.\nđ) Cấp xã đạt 60%.",
			[]string{"i1 a) Cấp tỉnh đạt 90%;", "i2 - Sở đạt 95%;", "i3 + Một là đủ.", "i1 đ) Cấp xã đạt 60%."}},
		{"numbers", "1. Đạt 60%.\n1.1. Đạt 70%.\n1.2 Tỷ lệ đạt 8%.\n(2) Đạt 9%.\n(3). Đạt 5%.",
			[]string{"i1 1. Đạt 60%.", "i2 1.1. Đạt 70%.", "i2 1.2 Tỷ lệ đạt 8%.", "i3 (2) Đạt 9%.", "i3 (3). Đạt 5%."}},
		{"escaped marks", "\\- Kinh tế số đạt 30%.", []string{"i1 \\- Kinh tế số đạt 30%."}},
		{"short entries without anything below are no headings", "1. Tỷ lệ phủ sóng\n2. Tỷ lệ hộ có cáp quang\n3. Hạng DTI.",
			[]string{"i1 1. Tỷ lệ phủ sóng", "i1 2. Tỷ lệ hộ có cáp quang", "i1 3. Hạng DTI."}},
		{"no marks", "10.500 tỷ đồng.\n2023. Trong đó\n-5% so với cùng kỳ.\n63 tỉnh.\n*Căn cứ Luật;*\n71/NQ-CP ngày nay.",
			[]string{"p 10.500 tỷ đồng.", "p 2023. Trong đó", "p -5% so với cùng kỳ.", "p 63 tỉnh.", "p *Căn cứ Luật;*", "p 71/NQ-CP ngày nay."}},

		// Cells between lines that are only a frame.
		{"framed cells", "|\n**Chỉ tiêu**\n|\n%\n|\nTỷ lệ hồ sơ\nđúng hạn.\n|\n|\n100%\n|", []string{"p Chỉ tiêu", "p %", "p Tỷ lệ hồ sơ\nđúng hạn.", "p 100%"}},
		{"a line in bold outside frames", "**Chỉ tiêu**\nTỷ lệ hồ sơ\nđúng hạn.", []string{"h1 **Chỉ tiêu**", "p Tỷ lệ hồ sơ", "p đúng hạn."}},

		// Headings.
		{"numbered", "I. MỤC TIÊU\n1. Mục tiêu chung\nTăng.\n2.1. Chính quyền số\n- Tăng.",
			[]string{"h1 I. MỤC TIÊU", "h2 1. Mục tiêu chung", "p Tăng.", "h3 2.1. Chính quyền số", "i1 - Tăng."}},
		{"letters", "a) Kinh tế số\n- Tăng.", []string{"h5 a) Kinh tế số", "i1 - Tăng."}},
		{"capitals", "KẾ HOẠCH\nChuyển đổi số tỉnh", []string{"h1 KẾ HOẠCH", "p Chuyển đổi số tỉnh"}},
		{"lead-in", "Về kinh tế số:\n- Tăng.", []string{"h6 Về kinh tế số:", "i1 - Tăng."}},
		{"markdown", "## Mục tiêu\n**1\\. Đến năm 2030**\n#5 là nhãn", []string{"h2 ## Mục tiêu", "h2 **1\\. Đến năm 2030**", "p #5 là nhãn"}},
		{"a value is no heading", "1. Tỷ lệ phủ sóng đạt 60%\nTăng.", []string{"i1 1. Tỷ lệ phủ sóng đạt 60%", "p Tăng."}},

		// Tables.
		{"flattened", "TT\nTên chỉ tiêu\nNăm 2025\nI\nCHÍNH QUYỀN SỐ\n1.1\nTỷ lệ hồ sơ nộp trực tuyến tại các sở, ban, ngành của tỉnh\ntừ 95% trở lên\n-\ntrong nhóm 20",
			[]string{"p TT", "p Tên chỉ tiêu", "p Năm 2025", "p I", "p CHÍNH QUYỀN SỐ", "p 1.1", "p Tỷ lệ hồ sơ nộp trực tuyến tại các sở, ban, ngành của tỉnh", "p từ 95% trở lên", "p -", "p trong nhóm 20"}},
		{"rows of tabs", "TT\tChỉ tiêu\tNăm 2025\n\t\tQuý I\tQuý II\n1\tHộ nghèo\t5\t4\nKinh tế\n2\tRừng\t\t58\n\nHết.",
			[]string{"c1/0/0 TT", "c1/0/1 Chỉ tiêu", "c1/0/2 Năm 2025", "c1/1/2 Quý I", "c1/1/3 Quý II", "c1/2/0 1", "c1/2/1 Hộ nghèo", "c1/2/2 5", "c1/2/3 4",
				"c1/3/0 Kinh tế", "c1/4/0 2", "c1/4/1 Rừng", "c1/4/3 58", "p Hết."}},
		{"rows of blanks, a column for all that stand below each other", "TT   Chỉ tiêu     Năm 2025        Ghi chú\n                  KH      TH\n1    Hộ nghèo      5       4      Chuẩn mới\nKinh tế\n2    Rừng                 58\n\nHết.",
			[]string{"c1/0/0 TT", "c1/0/1 Chỉ tiêu", "c1/0/2 Năm 2025", "c1/0/4 Ghi chú", "c1/1/2 KH", "c1/1/3 TH", "c1/2/0 1", "c1/2/1 Hộ nghèo", "c1/2/2 5", "c1/2/3 4", "c1/2/4 Chuẩn mới",
				"c1/3/0 Kinh tế", "c1/4/0 2", "c1/4/1 Rừng", "c1/4/3 58", "p Hết."}},
		{"rows of blanks that are not set below each other", "TT   Chỉ tiêu   2024   2025\n1   Tỷ lệ hộ nghèo   5   4\n2   Rừng   58   60\nHết.",
			[]string{"c1/0/0 TT", "c1/0/1 Chỉ tiêu", "c1/0/2 2024", "c1/0/3 2025", "c1/1/0 1", "c1/1/1 Tỷ lệ hộ nghèo", "c1/1/2 5", "c1/1/3 4", "c1/2/0 2", "c1/2/1 Rừng", "c1/2/2 58", "c1/2/3 60", "p Hết."}},
		{"all words wide apart", "Tỷ  lệ  hộ  nghèo  còn  5%\nTỷ  lệ  rừng  đạt  58%\nTỷ  lệ  hộ  có  điện  đạt  99%", []string{"p Tỷ  lệ  hộ  nghèo  còn  5%", "p Tỷ  lệ  rừng  đạt  58%", "p Tỷ  lệ  hộ  có  điện  đạt  99%"}},
		{"two columns of a letterhead, wide blanks in prose", "UBND TỈNH    CỘNG HÒA    VIỆT NAM\nSố: 15   Hà Nam, ngày 2   năm\nđạt  60%  hồ sơ\nHết.",
			[]string{"h1 UBND TỈNH    CỘNG HÒA    VIỆT NAM", "p Số: 15   Hà Nam, ngày 2   năm", "p đạt  60%  hồ sơ", "p Hết."}},
		{"heads in a line over cells of a line each", "TT | Chỉ tiêu | TH 2024 | KH 2025\n1. Hộ nghèo (%)\n5,1\n4,2\n2. Rừng (%)\n58\n59",
			[]string{"p TT", "p Chỉ tiêu", "p TH 2024", "p KH 2025", "p 1. Hộ nghèo (%)", "p 5,1", "p 4,2", "p 2. Rừng (%)", "p 58", "p 59"}},
		{"a menu heads nothing", "Trang chủ | Giới thiệu | Tin tức | Liên hệ\nTăng 7%.\nGiảm 2%.\nHết.\nHết.",
			[]string{"p Trang chủ | Giới thiệu | Tin tức | Liên hệ", "p Tăng 7%.", "p Giảm 2%.", "p Hết.", "p Hết."}},
		{"dashes between cells, told by the head", "TT - Địa phương - Mức giảm\n1 - Huyện Tam Nông - 0,7%\n2 - Huyện Thanh Bình - 1,1%\nHết.",
			[]string{"c1/0/0 TT", "c1/0/1 Địa phương", "c1/0/2 Mức giảm", "c1/1/0 1", "c1/1/1 Huyện Tam Nông", "c1/1/2 0,7%", "c1/2/0 2", "c1/2/1 Huyện Thanh Bình", "c1/2/2 1,1%", "p Hết."}},
		{"dashes in prose", "Độc lập - Tự do - Hạnh phúc\nTT Huế - Đà Nẵng - Quảng Nam.\nHà Nội - Huế - Cà Mau.",
			[]string{"p Độc lập - Tự do - Hạnh phúc", "p TT Huế - Đà Nẵng - Quảng Nam.", "p Hà Nội - Huế - Cà Mau."}},
		{"tabs in prose are blanks", "Số:\t15/KH-UBND\nNgày\t2 tháng 3\nHết.", []string{"p Số:\t15/KH-UBND", "p Ngày\t2 tháng 3", "p Hết."}},
		{"markdown table", "| TT | Chỉ tiêu | 2025 |\n|---|:---:|---|\n| 1 | | 60% |\n\n| a | b |",
			[]string{"c1/0/0 TT", "c1/0/1 Chỉ tiêu", "c1/0/2 2025", "c1/1/0 1", "c1/1/2 60%", "c2/0/0 a", "c2/0/1 b"}},

		{"rows a paragraph each", "TT | Chỉ tiêu | 2026\n\nI. Kinh tế\n\n1 | Hộ nghèo | 2%\n\n2 | Nước sạch | 90%\n\nHết.",
			[]string{"c1/0/0 TT", "c1/0/1 Chỉ tiêu", "c1/0/2 2026", "c1/1/0 I. Kinh tế", "c1/2/0 1", "c1/2/1 Hộ nghèo", "c1/2/2 2%", "c1/3/0 2", "c1/3/1 Nước sạch", "c1/3/2 90%", "p Hết."}},
		{"prose between two menus", "Tin | Ảnh | Video\n\nPhấn đấu năm 2026 còn 2% hộ nghèo.\n\nIn | Gửi | Chia sẻ",
			[]string{"p Tin | Ảnh | Video", "p Phấn đấu năm 2026 còn 2% hộ nghèo.", "p In | Gửi | Chia sẻ"}},

		// Wrapped lines.
		{"two lines of a sentence", "Phấn đấu 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công\nviệc tại cấp xã được xử lý trên môi trường mạng.",
			[]string{"p Phấn đấu 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công\nviệc tại cấp xã được xử lý trên môi trường mạng."}},
		{"a name and its value are two cells", "Tỷ lệ hồ sơ nộp trực tuyến tại các sở, ban, ngành của tỉnh\ntrên 95%",
			[]string{"p Tỷ lệ hồ sơ nộp trực tuyến tại các sở, ban, ngành của tỉnh", "p trên 95%"}},
		{"a heading in bold goes on", "**1. Phát triển\nkinh tế số đến năm 2030**", []string{"h2 **1. Phát triển\nkinh tế số đến năm 2030**"}},
		{"a title over a long lead is none of it", "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BAN THƯỜNG VỤ TỈNH ỦY KHÓA XVI\nthực hiện Nghị quyết số 57.",
			[]string{"h1 CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA BAN THƯỜNG VỤ TỈNH ỦY KHÓA XVI", "p thực hiện Nghị quyết số 57."}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, show(tt.text)); diff != "" {
			t.Errorf("%s: Blocks(%q) (-want +got):\n%s", tt.name, tt.text, diff)
		}
	}
}

// wrapped is laid out like text copied from an old portal: blocks parted by
// blank lines, their first line shorter than the others.
const wrapped = `I. QUAN ĐIỂM

1. Phát triển kinh tế số và xã hội
số là định hướng chiến lược, là cơ hội để tỉnh bứt phá trong quá trình chuyển
đổi mô hình tăng trưởng, nâng cao năng suất, chất lượng và năng lực của tỉnh
trong cả giai đoạn, nhất là về kinh tế số và xã hội số giai đoạn từ năm 2021
- 2025.

Theo đề nghị của Sở Khoa học và
Công nghệ tại Tờ trình số 133/TTr-SKHCN ngày 15/11/2025, UBND tỉnh ban hành Kế
hoạch với các nội dung như sau:

- Tỷ lệ phủ sóng 5G trên địa
bàn đạt 100% dân số.

- Tỷ lệ dân số từ 15 tuổi trở
lên có tài khoản giao dịch tại ngân hàng hoặc các tổ chức được phép khác đạt
95%.
- Tỷ lệ giao dịch không dùng tiền
mặt đạt 80%.

2
`

func TestWrappedBlocks(t *testing.T) {
	want := []string{"h1 I. QUAN", "i1 1. Phát", "p Theo đề", "i2 - Tỷ lệ phủ", "i2 - Tỷ lệ dân", "i2 - Tỷ lệ giao", "p 2"}
	got := show(wrapped)
	for i, s := range got {
		if i < len(want) && strings.HasPrefix(s, want[i]) {
			got[i] = want[i]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRaggedEntries: the first line of an entry is short where the page's source broke it
// within a tag; the next lines go on, whatever ends the first.
func TestRaggedEntries(t *testing.T) {
	const text = `a) Xây dựng nền hành chính
phục vụ, lấy người dân và doanh nghiệp làm trung tâm của mọi hoạt động ở địa phương
- 70% thủ tục của ngành (TT
HC) được giải quyết trên nhiều phương tiện truy cập khác nhau, bao gồm cả điện thoại
thông minh;
- 95% giấy tờ ở cấp tỉnh;
75% giấy tờ ở cấp huyện và 55% giấy tờ ở cấp xã được lập, ký, gửi và lưu trên môi trường
điện tử;
- Bảo đảm mọi cuộc họp của
các sở, ngành với các huyện, thành phố được tổ chức theo hình thức trực tuyến kết hợp
trực tiếp.`
	want := []string{"a)", "- 70%", "- 95%", "- Bảo"}
	blocks := Blocks(text)
	if len(blocks) != len(want) {
		t.Fatalf("%d blocks, want %d: %q", len(blocks), len(want), show(text))
	}
	for i, b := range blocks {
		if !strings.HasPrefix(text[b.Start:b.End], want[i]) {
			t.Errorf("block %d is %q, want it to begin with %q", i, text[b.Start:b.End], want[i])
		}
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add("Một\nhai")
	f.Add(wrapped)
	f.Add("| a | b |\r\n|---|---|\n| |\u00a0c\n|x")
	f.Add("\u2028a\fb\x80\xff\u2029")
	f.Add("*a*\t**b**\tc\n1\t2\t3\n4\t**\t**6**")
	f.Add("a  b  1\nc  d  2  \xf7\ne  f  3\xff")
	f.Add("**a\nb**\n# c\n1. d\n- e")
	f.Fuzz(func(t *testing.T, text string) { checkBlocks(t, text) })
}

// checkBlocks holds Blocks to its laws.
func checkBlocks(t *testing.T, text string) {
	t.Helper()
	at := 0
	inCell, marked := false, false // a cell stands on one side: the marks of emphasis around it are in no block
	gap := func(s string) {
		for _, line := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\n\r\f\u2028\u2029", r) }) {
			if strings.Contains(line, "|") && strings.Trim(line, "|-: \t\u00a0") == "" {
				continue
			}
			for _, r := range line {
				if !viet.IsBlank(r) && r != '|' && (r != '*' || !marked && !strings.Contains(text, "|")) {
					t.Fatalf("Blocks(%q): %q is in no block", text, line)
				}
			}
		}
	}
	for _, b := range Blocks(text) {
		if b.Start < at || b.End <= b.Start || b.End > len(text) {
			t.Fatalf("Blocks(%q): span %v after %d", text, b.Span, at)
		}
		s := text[b.Start:b.End]
		if utf8.ValidString(text) && !utf8.ValidString(s) {
			t.Fatalf("Blocks(%q): %v cuts a character", text, b.Span)
		}
		if trimSpan(text, b.Start, b.End) != b.Span {
			t.Fatalf("Blocks(%q): %q is not trimmed", text, s)
		}
		marked = inCell || b.Kind == Cell
		gap(text[at:b.Start])
		at, inCell = b.End, b.Kind == Cell
	}
	marked = inCell
	gap(text[at:])
}

// TestBlocksLinear guards against quadratic time: 256 KB of each kind of line in
// well under the time that a quadratic pass takes.
func TestBlocksLinear(t *testing.T) {
	const size = 256 << 10
	for _, unit := range []string{"a\n", wrapped, "**a b c d e f g h i j k l m n o p q r s t u v w x y z a b c\n", "| a | b |\n", "x", "1. A\n", "a | ", "a  b  c\n", "a  b  1\nc\n", "a  b  1  "} {
		text := strings.Repeat(unit, size/len(unit))
		start := time.Now()
		Blocks(text)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("256 KB of %.20q took %v", unit, d)
		}
	}
}

// TestListedRows reads tables whose cells semicolons part, and no lists of phrases.
func TestListedRows(t *testing.T) {
	for _, c := range []struct {
		text  string
		cells int
	}{
		{"Chỉ tiêu; ĐVT; 2024; 2025\nTỷ lệ hộ nghèo; %; 2,5; 2,0\nTỷ lệ bao phủ bảo hiểm y tế; %; 93; 95.", 12},
		{"Chỉ tiêu; ĐVT; 2025\nTỷ lệ hộ nghèo; %; 2,0", 0},
		{"Chỉ tiêu; ĐVT; 2025\nTỷ lệ hộ nghèo; %; 2,0\nTỷ lệ hộ cận nghèo, %, 3,0", 0},
		{"Giao Sở Y tế; Sở Tài chính; các xã\nGiao Sở Nội vụ; Sở Tư pháp; 5 phường\nGiao Sở Xây dựng; Công an; 2025", 0},
		{"hộ nghèo còn 3%; hộ cận nghèo 4%; bảo hiểm y tế 95%;\nnước sạch 90%; che phủ rừng 55%; rác thải 80%;\nlao động 70%; có bằng 30%; nghề 40%.", 0},
	} {
		n := 0
		for _, b := range Blocks(c.text) {
			if b.Kind == Cell {
				n++
			}
		}
		if n != c.cells {
			t.Errorf("%q: %d cells, want %d", c.text, n, c.cells)
		}
	}
}
