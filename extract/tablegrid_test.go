package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"chitieu/corpus"
)

// TestGrid reads real tables by the heads of their columns. Every case is the table and what
// it gives, a record a line.
func TestGrid(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct{ says, text, want string }{
		{"heads in two rows; columns of comparisons hold no goals; an empty cell", `Kế hoạch phát triển kinh tế - xã hội năm 2026 của tỉnh Lào Cai

TT | Chỉ tiêu | ĐVT | Năm 2025 | | KH 2026 | So sánh (%) | | Ghi chú
 | | | KH | Ước TH | | ƯTH 2025/KH 2025 | KH 2026/ƯTH 2025 |
I | Về kinh tế | | | | | | |
1 | Tốc độ tăng trưởng GRDP | % | 9,5 | 8,7 | ≥ 10 | 91,6 | 114,9 |
2 | GRDP bình quân đầu người | Triệu đồng | 60 | 62,5 | 70 | 104,2 | 112 | Giá hiện hành
II | Về xã hội | | | | | | |
3 | Tỷ lệ hộ nghèo | % | 5,1 | | dưới 4 | - | - | Chuẩn 2026`, `
=9.5 % increase 2025 target [] Tốc độ tăng trưởng GRDP
=8.7 % increase 2025 result [] Tốc độ tăng trưởng GRDP
>=10 % increase 2026 target [] Tốc độ tăng trưởng GRDP
=91.6 % increase 2025 other [] Tốc độ tăng trưởng GRDP
=114.9 % increase 2025 other [] Tốc độ tăng trưởng GRDP
=60 money  2025 target [] GRDP bình quân đầu người
=70 money  2026 target [] GRDP bình quân đầu người
=104.2 %  2025 other [] GRDP bình quân đầu người
=112 %  2025 other [] GRDP bình quân đầu người
=5.1 %  2025 target [] Tỷ lệ hộ nghèo
<4 %  2026 target [] Tỷ lệ hộ nghèo`},
		{"heads in two rows", `Chương trình hành động phát triển nông nghiệp tỉnh Cà Mau giai đoạn 2026 - 2030

TT | Chỉ tiêu | ĐVT | Hiện trạng năm 2025 | Mục tiêu |
 | | | | Năm 2026 | Năm 2030
A | NÔNG NGHIỆP | | | |
1 | Tốc độ tăng giá trị sản xuất nông nghiệp | %/năm | 4,1 | 4,3 | 4,5 - 5
2 | Thu nhập bình quân của dân cư nông thôn | Triệu đồng/người/năm | 58 | 60 | 75
3 | Tỷ lệ xã đạt chuẩn nông thôn mới | % | 72,5 | 75 | ≥ 90
- | Trong đó: xã nông thôn mới nâng cao | % | 21 | 25 | 40`, `
=4.1 % increase 2025 result [] Tốc độ tăng giá trị sản xuất nông nghiệp
=4.3 % increase 2026 target [] Tốc độ tăng giá trị sản xuất nông nghiệp
range4.5-5 % increase 2030 target [] Tốc độ tăng giá trị sản xuất nông nghiệp
=60 money  2026 target [] Thu nhập bình quân của dân cư nông thôn
=75 money  2030 target [] Thu nhập bình quân của dân cư nông thôn
=72.5 %  2025 result [commune] Tỷ lệ xã đạt chuẩn nông thôn mới
=75 %  2026 target [commune] Tỷ lệ xã đạt chuẩn nông thôn mới
>=90 %  2030 target [commune] Tỷ lệ xã đạt chuẩn nông thôn mới
=21 %  2025 result [commune] Tỷ lệ xã đạt chuẩn nông thôn mới xã nông thôn mới nâng cao
=25 %  2026 target [commune] Tỷ lệ xã đạt chuẩn nông thôn mới xã nông thôn mới nâng cao
=40 %  2030 target [commune] Tỷ lệ xã đạt chuẩn nông thôn mới xã nông thôn mới nâng cao`},
		{"a column between name and unit says how the measure is reckoned; not in a line", `Phụ lục chỉ tiêu y tế xã Bản Mù năm 2027

STT | Chỉ tiêu | Cách tính | Đơn vị tính | Kế hoạch năm 2027
I | Dự phòng | | |
1 | Tỷ lệ trẻ em được tiêm chủng đầy đủ | Số trẻ tiêm đủ mũi chia cho số trẻ trong độ tuổi | % | 97
II | Dân số | | |
1 | Tỷ lệ người cao tuổi được khám sức khỏe | Tính trên người từ 60 tuổi | % | 88
2 | Tỷ lệ phụ nữ mang thai được khám đủ bốn lần | Theo sổ theo dõi | % | 91,5`, `
=97 %  2027 target [] Tỷ lệ trẻ em được tiêm chủng đầy đủ
=88 %  2027 target [] Tỷ lệ người cao tuổi được khám sức khỏe
=91.5 %  2027 target [] Tỷ lệ phụ nữ mang thai được khám đủ bốn lần`},
		{"measures explained in a column of their own; not in a line", `Phụ lục chỉ tiêu hạ tầng số xã Bản Mù năm 2027

STT | Tên chỉ tiêu | Giải thích chỉ tiêu | Đơn vị tính | Chỉ tiêu cụ thể
1 | Tỷ lệ hộ gia đình có đường truyền Internet | Số hộ có đường truyền/tổng số hộ của xã | % | 82,5
2 | Tỷ lệ thôn được phủ sóng 5G | Số thôn có sóng 5G/tổng số thôn | % | 75
3 | Tỷ lệ nhà văn hóa thôn có máy tính | Số nhà có máy/tổng số nhà | % | 60`, `
=82.5 %  2027 target [] Tỷ lệ hộ gia đình có đường truyền Internet
=75 %  2027 target [] Tỷ lệ thôn được phủ sóng 5G
=60 %  2027 target [] Tỷ lệ nhà văn hóa thôn có máy tính`},
		{"results to be reached under a time to come; rows that are a time, and an empty cell, date those below", `Danh mục chỉ tiêu chuyển đổi số tỉnh Lào Cai
(Kèm theo Kế hoạch số 45/KH-UBND ngày 12 tháng 02 năm 2025 của UBND tỉnh Lào Cai)

TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi
I | Đến năm 2028 | | |
1 | Tỷ lệ hồ sơ nộp trực tuyến | % | ≥ 85 | Văn phòng UBND tỉnh
2 | Số sàn dữ liệu | Sàn | 2 | Sở Khoa học và Công nghệ
II | Đến năm 2035 | | |
3 | Tỷ lệ hồ sơ nộp trực tuyến | % | 97 | Văn phòng UBND tỉnh`, `
>=85 %  2028 target [] Tỷ lệ hồ sơ nộp trực tuyến
=2 count  2028 target [] Số sàn dữ liệu
=97 %  2035 target [] Tỷ lệ hồ sơ nộp trực tuyến`},
		{"results of a year that is over; an empty cell", `Kết quả thực hiện các chỉ tiêu chuyển đổi số tỉnh Lào Cai năm 2025

TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi
I | Năm 2025 | | |
1 | Tỷ lệ hồ sơ nộp trực tuyến | % | 85 | Văn phòng UBND tỉnh
2 | Tỷ lệ hồ sơ đúng hạn | % | 97 | Văn phòng UBND tỉnh`, `
=85 %  2025 result [] Tỷ lệ hồ sơ nộp trực tuyến
=97 %  2025 result [] Tỷ lệ hồ sơ đúng hạn`},
		{"deadlines by quarters and months are no values; an empty cell", `Kế hoạch hỗ trợ doanh nghiệp tỉnh Lào Cai năm 2025

STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
I. NÂNG CAO NHẬN THỨC
1 | Triển khai nền tảng đào tạo trực tuyến cho doanh nghiệp. | Sở KH&CN | UBND các xã, phường | Thường xuyên
II. HOÀN THIỆN CƠ CHẾ
2 | Hỗ trợ doanh nghiệp kinh doanh trên môi trường số. | Sở Công Thương | UBND các xã, phường | Quí IV-2025
3 | Hỗ trợ hộ kinh doanh. | Sở Công Thương | UBND các xã, phường | Quý IV-2025
4 | Xây dựng bộ tiêu chí. | Sở KH&CN | UBND các xã, phường | Quý 4/2025
5 | Xây dựng kế hoạch. | Sở KH&CN | UBND các xã, phường | Tháng 12-2025
6 | Xây dựng nền tảng. | Sở KH&CN | UBND các xã, phường | T12/2025
7 | Xây dựng hạ tầng. | Sở KH&CN | UBND các xã, phường | Q4/2025`, ``},
		{"scores and ranks side by side", `Kế hoạch cải thiện các chỉ số năm 2026 thành phố Hải Phòng

TT | Tên chỉ số | Kết quả năm 2024 | | Mục tiêu năm 2026 |
 | | Điểm số | Thứ hạng | Điểm số | Thứ hạng
1 | PAR INDEX | 94,5 | 2 | 95 | 1
2 | SIPAS | 86,7 | 9 | 90 | 5`, `
=2 rank  2024 result [] PAR INDEX
=95 score  2026 target [] PAR INDEX
=1 rank  2026 target [] PAR INDEX
=9 rank  2024 result [] SIPAS
=90 score  2026 target [] SIPAS
=5 rank  2026 target [] SIPAS`},
		{"how far a plan was met is no measure; a plan of the center's", `Báo cáo năm 2025 và kế hoạch năm 2026 tỉnh Gia Lai

STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2025 | Ước thực hiện năm 2025 | Tỷ lệ hoàn thành (%) | TW giao năm 2026 | Kế hoạch năm 2026
1 | Diện tích cây cà phê | Ha | 105.000 | 106.200 | 101,1 | 106.000 | 107.000
2 | Tỷ lệ bao phủ bảo hiểm y tế | % | 92 | 91 | 98,9 | 93 | 93,5`, `
=105000 quantity  2025 target [] Diện tích cây cà phê
=101.1 %  2025 result [] Diện tích cây cà phê
=107000 quantity  2026 target [] Diện tích cây cà phê
=92 %  2025 target [] Tỷ lệ bao phủ bảo hiểm y tế
=91 %  2025 result [] Tỷ lệ bao phủ bảo hiểm y tế
=98.9 %  2025 result [] Tỷ lệ bao phủ bảo hiểm y tế
=93 %  2026 other [] Tỷ lệ bao phủ bảo hiểm y tế
=93.5 %  2026 target [] Tỷ lệ bao phủ bảo hiểm y tế`},
		{"heads in three rows; no tabs", `Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 tỉnh Sơn La

TT | Chỉ tiêu | Đơn vị tính | Thực hiện giai đoạn 2021 - 2025 | Kế hoạch giai đoạn 2026 - 2030 | | |
 | | | | Mục tiêu đến năm 2030 | Chia ra các năm | |
 | | | | | 2026 | 2027 | 2030
I | CHỈ TIÊU KINH TẾ | | | | | |
1 | Tỷ lệ đô thị hóa | % | 16,5 | 25 | 17 | 19 | 25
II | CHỈ TIÊU XÃ HỘI | | | | | |
2 | Tỷ lệ hộ nghèo đa chiều | % | 12,1 | 5 | 10,5 | 9 | 5
3 | Số bác sĩ trên vạn dân | Bác sĩ | 8,5 | 12 | 9 | 10 | 12`, `
=16.5 %  2025 result [] Tỷ lệ đô thị hóa
=25 %  2030 target [] Tỷ lệ đô thị hóa
=17 %  2026 target [] Tỷ lệ đô thị hóa
=19 %  2027 target [] Tỷ lệ đô thị hóa
=25 %  2030 target [] Tỷ lệ đô thị hóa
=12.1 %  2025 result [] Tỷ lệ hộ nghèo đa chiều
=5 %  2030 target [] Tỷ lệ hộ nghèo đa chiều
=10.5 %  2026 target [] Tỷ lệ hộ nghèo đa chiều
=9 %  2027 target [] Tỷ lệ hộ nghèo đa chiều
=5 %  2030 target [] Tỷ lệ hộ nghèo đa chiều
=12 count  2030 target [] Số bác sĩ trên vạn dân
=9 count  2026 target [] Số bác sĩ trên vạn dân
=10 count  2027 target [] Số bác sĩ trên vạn dân
=12 count  2030 target [] Số bác sĩ trên vạn dân`},
		{"what compares other columns is left empty beside shares; not in a line", `Kế hoạch phát triển kinh tế - xã hội năm 2026 tỉnh Quảng Ngãi

TT | CHỈ TIÊU | ĐVT | KH 2025 | ƯTH 2025 | KH 2026 | % so sánh |
 | | | | | | ƯTH25/KH25 | KH26/ƯTH25
1 | Đàn gia súc | Con | 520.000 | 515.000 | 530.000 | 99 | 102,9
2 | Độ che phủ rừng | % | 52 | 52,1 | 52 | |
3 | Tỷ lệ hộ nghèo | % | 4 | 3,5 | 3 | |
4 | Sản lượng lương thực | Tấn | 780.000 | 792.000 | 790.000 | 101,5 | 99,7`, `
=520000 count  2025 target [] Đàn gia súc
=530000 count  2026 target [] Đàn gia súc
=99 %  2026 other [] Đàn gia súc
=102.9 %  2026 other [] Đàn gia súc
=52 %  2025 target [] Độ che phủ rừng
=52.1 %  2025 result [] Độ che phủ rừng
=52 %  2026 target [] Độ che phủ rừng
=4 %  2025 target [] Tỷ lệ hộ nghèo
=3.5 %  2025 result [] Tỷ lệ hộ nghèo
=3 %  2026 target [] Tỷ lệ hộ nghèo
=780000 quantity  2025 target [] Sản lượng lương thực
=790000 quantity  2026 target [] Sản lượng lương thực
=101.5 %  2026 other [] Sản lượng lương thực
=99.7 %  2026 other [] Sản lượng lương thực`},
		{"the number of a row behind a section's is no value", `Kế hoạch chuyển đổi số năm 2026 của Thành phố Đà Nẵng

TT | Chỉ tiêu | Mục tiêu năm 2026 | Đơn vị chủ trì
I | Chính quyền số | |
1 | Hồ sơ thủ tục hành chính được giải quyết trực tuyến | ≥ 85% | Văn phòng UBND thành phố
2 | Cơ quan nhà nước dùng chung nền tảng quản trị | 100% | Sở Khoa học và Công nghệ
II | Kinh tế số | |
3 | Tỷ trọng kinh tế số trong GRDP | 30 - 32% | Thống kê thành phố
4 | Doanh nghiệp nhỏ và vừa sử dụng nền tảng số | trên 70% | Sở Tài chính`, `
>=85 %  2026 target [] Hồ sơ thủ tục hành chính được giải quyết trực tuyến
=100 %  2026 target [] Cơ quan nhà nước dùng chung nền tảng quản trị
range30-32 %  2026 target [] Tỷ trọng kinh tế số trong GRDP
>70 %  2026 target [] Doanh nghiệp nhỏ và vừa sử dụng nền tảng số`},
		{"a head names the change of bodies; a level of the year before the plan", `Kế hoạch giảm nghèo năm 2026 tỉnh Điện Biên

TT | Đơn vị | Lũy kế tỷ lệ hộ nghèo năm 2025 (%) | Kế hoạch giảm năm 2026 (%) | Tỷ lệ hộ nghèo cuối năm 2026 (%)
1 | Xã Mường Nhé | 42,5 | 6 | 36,5
2 | Phường Mường Thanh | 2,1 | 0,5 | 1,6`, `
=42.5 %  2025 result [commune] Xã Mường Nhé
=6 % decrease 2026 target [commune] giảm Xã Mường Nhé
=36.5 %  2026 target [commune] Tỷ lệ hộ nghèo Xã Mường Nhé
=2.1 %  2025 result [commune] Phường Mường Thanh
=0.5 % decrease 2026 target [commune] giảm Phường Mường Thanh
=1.6 %  2026 target [commune] Tỷ lệ hộ nghèo Phường Mường Thanh`},
		{"ranks among so many; not in a line", `Kế hoạch nâng hạng các chỉ số của tỉnh Phú Thọ năm 2026

TT | Chỉ số | Đơn vị tính | TH 2024 | ƯTH 2025 | KH 2026
1 | Chỉ số SIPAS | Thứ hạng | 30/63 | 20/34 | 10/34
2 | Chỉ số PAR INDEX | Thứ hạng | 21 | 18 | Tăng 3 bậc
3 | Số tổ công nghệ số cộng đồng | Tổ | 21 | 18 | 15`, `
=30 rank  2024 result [] Chỉ số SIPAS
=20 rank  2025 result [] Chỉ số SIPAS
=10 rank  2026 target [] Chỉ số SIPAS
=21 rank  2024 result [] Chỉ số PAR INDEX
=18 rank  2025 result [] Chỉ số PAR INDEX
=3 rank increase 2026 target [] Chỉ số PAR INDEX
=15 count  2026 target [] Số tổ công nghệ số cộng đồng`},
		{"the years of an undated plan for a period are its own; the year before it is the start", `Kế hoạch chuyển đổi số tỉnh Tuyên Quang giai đoạn 2026 - 2030

STT | Nội dung chỉ tiêu | Đơn vị tính | 2025 | 2026 | 2028 | 2030 | Cơ quan chủ trì
1 | Tỷ lệ hồ sơ được xử lý trực tuyến | % | 70 | 75 | 85 | 95 | Văn phòng UBND tỉnh
2 | Xếp hạng chỉ số DTI | Hạng | 21 | 19 | 17 | Nhóm 10 | Sở Khoa học và Công nghệ`, `
=70 %  2025 result [] Tỷ lệ hồ sơ được xử lý trực tuyến
=75 %  2026 target [] Tỷ lệ hồ sơ được xử lý trực tuyến
=85 %  2028 target [] Tỷ lệ hồ sơ được xử lý trực tuyến
=95 %  2030 target [] Tỷ lệ hồ sơ được xử lý trực tuyến
=21 rank  2025 result [] Xếp hạng chỉ số DTI
=19 rank  2026 target [] Xếp hạng chỉ số DTI
=17 rank  2028 target [] Xếp hạng chỉ số DTI
<=10 rank  2030 target [] Xếp hạng chỉ số DTI`},
		{"who sets a goal is no level; another's goal is not the article's; not in a line", `Kế hoạch cải cách hành chính năm 2026 tỉnh Gia Lai

TT | Tên chỉ tiêu | ĐVT | Chỉ tiêu Trung ương giao | Chỉ tiêu tỉnh phấn đấu
1 | Tỷ lệ hồ sơ giải quyết đúng hạn | % | 95 | 98
2 | Mức độ hài lòng của người dân | % | 90 | trên 92 (*)
3 | Tỷ lệ văn bản được ký số | % | 99 | 100 1)`, `
=95 %  2026 other [] Tỷ lệ hồ sơ giải quyết đúng hạn
=98 %  2026 target [] Tỷ lệ hồ sơ giải quyết đúng hạn
=90 %  2026 other [] Mức độ hài lòng của người dân
>92 %  2026 target [] Mức độ hài lòng của người dân
=99 %  2026 other [] Tỷ lệ văn bản được ký số
=100 %  2026 target [] Tỷ lệ văn bản được ký số`},
		{"rows of bodies below columns of measures", `Quyết định giao chỉ tiêu tỷ lệ hồ sơ trực tuyến năm 2026 tỉnh Đắk Lắk

STT | Đơn vị | Tỷ lệ hồ sơ nộp trực tuyến (%) | Tỷ lệ thanh toán trực tuyến (%) | Ghi chú
1 | Sở Xây dựng | 95 | 90 | Theo Quyết định 120
2 | Phường Tân Lập | 85 | 70 |
3 | Xã Ea Kar | 75 | 55 |`, `
=95 %  2026 target [] Tỷ lệ hồ sơ nộp trực tuyến Sở Xây dựng
=90 %  2026 target [] Tỷ lệ thanh toán trực tuyến Sở Xây dựng
=85 %  2026 target [commune] Tỷ lệ hồ sơ nộp trực tuyến Phường Tân Lập
=70 %  2026 target [commune] Tỷ lệ thanh toán trực tuyến Phường Tân Lập
=75 %  2026 target [commune] Tỷ lệ hồ sơ nộp trực tuyến Xã Ea Kar
=55 %  2026 target [commune] Tỷ lệ thanh toán trực tuyến Xã Ea Kar`},
		{"parts under a row without values; a name broken over two rows", `Kế hoạch phát triển kinh tế - xã hội năm 2026 tỉnh Vĩnh Long

TT | Chỉ tiêu | TH 2024 | ƯTH 2025 | KH 2026
1 | Cơ cấu kinh tế (%) | | |
- | Dịch vụ | 44,3 | 44,4 | 44,5
2 | Tỷ lệ dân số được cung cấp nước sạch (%) | | |
2.1 | Đô thị | 97 | 98 | 99
3 | Tỷ lệ chất thải rắn sinh hoạt ở khu vực | | |
 | nông thôn được thu gom (%) | 70 | 75 | 80
4 | Tổng vốn đầu tư toàn xã hội (tỷ đồng) | 31.200 | 34.000 | 38.500`, `
=44.3 %  2024 result [] Cơ cấu kinh tế Dịch vụ
=44.4 %  2025 result [] Cơ cấu kinh tế Dịch vụ
=44.5 %  2026 target [] Cơ cấu kinh tế Dịch vụ
=97 %  2024 result [] Tỷ lệ dân số được cung cấp nước sạch Đô thị
=98 %  2025 result [] Tỷ lệ dân số được cung cấp nước sạch Đô thị
=99 %  2026 target [] Tỷ lệ dân số được cung cấp nước sạch Đô thị
=70 %  2024 result [] Tỷ lệ chất thải rắn sinh hoạt ở khu vực nông thôn được thu gom
=75 %  2025 result [] Tỷ lệ chất thải rắn sinh hoạt ở khu vực nông thôn được thu gom
=80 %  2026 target [] Tỷ lệ chất thải rắn sinh hoạt ở khu vực nông thôn được thu gom
=38500 money  2026 target [] Tổng vốn đầu tư toàn xã hội`},
		{"of two school years the first is over", `Kế hoạch phát triển giáo dục thành phố Huế năm học 2025 - 2026

TT | Nội dung | Đơn vị tính | Năm học 2024 - 2025 | Năm học 2025 - 2026
1 | Tỷ lệ huy động trẻ 5 tuổi ra lớp | % | 99,2 | 99,8
2 | Số học sinh phổ thông | Học sinh | 221.000 | 224.500`, `
=99.2 %  2025 result [] Tỷ lệ huy động trẻ 5 tuổi ra lớp
=99.8 %  2026 target [] Tỷ lệ huy động trẻ 5 tuổi ra lớp
=224500 count  2026 target [] Số học sinh phổ thông`},
		{"areas in the columns: each is told by its head, the whole by none; not in a line", `Kế hoạch cấp nước và vệ sinh môi trường tỉnh Đồng Tháp năm 2026

TT | Chỉ tiêu | ĐVT | Toàn tỉnh | Khu vực đô thị | Xã Mỹ Hiệp | Ghi chú
1 | Tỷ lệ hộ dân sử dụng nước sạch | % | 97 | 99,5 | 95 | Tính cả nước máy
2 | Tỷ lệ rác thải sinh hoạt được xử lý | % | 88 | 98 | 80 | Sở Xây dựng`, `
=97 %  2026 target [] Tỷ lệ hộ dân sử dụng nước sạch
=99.5 %  2026 target [] Tỷ lệ hộ dân sử dụng nước sạch Khu vực đô thị
=95 %  2026 target [commune] Tỷ lệ hộ dân sử dụng nước sạch Xã Mỹ Hiệp
=88 %  2026 target [] Tỷ lệ rác thải sinh hoạt được xử lý
=98 %  2026 target [] Tỷ lệ rác thải sinh hoạt được xử lý Khu vực đô thị
=80 %  2026 target [commune] Tỷ lệ rác thải sinh hoạt được xử lý Xã Mỹ Hiệp`},
		{"areas in the columns of a report are results; an empty cell", `Báo cáo tình hình cấp nước tỉnh Đồng Tháp năm 2025

TT | Chỉ tiêu | ĐVT | Toàn tỉnh | Khu vực đô thị | Khu vực nông thôn
1 | Tỷ lệ hộ dân sử dụng nước sạch | % | 97 | 99,5 | 95
2 | Tỷ lệ rác thải sinh hoạt được xử lý | % | 88 | | 80`, `
=97 %  2025 result [] Tỷ lệ hộ dân sử dụng nước sạch
=99.5 %  2025 result [] Tỷ lệ hộ dân sử dụng nước sạch Khu vực đô thị
=95 %  2025 result [] Tỷ lệ hộ dân sử dụng nước sạch Khu vực nông thôn
=88 %  2025 result [] Tỷ lệ rác thải sinh hoạt được xử lý
=80 %  2025 result [] Tỷ lệ rác thải sinh hoạt được xử lý Khu vực nông thôn`},
		{"how far a goal is to be reached, beside a deadline; how it is reached measures nothing", `Kế hoạch cải cách hành chính tỉnh Cao Bằng năm 2026

TT | Nội dung | Mức độ hoàn thành | Thời hạn | Cơ quan thực hiện
1 | Hồ sơ giải quyết đúng hạn | Trên 98% | Tháng 12/2026 | Các sở, ban, ngành
2 | Mức độ hài lòng của người dân | Tối thiểu 92% | Tháng 12/2026 | UBND cấp xã
3 | Cắt giảm thời gian giải quyết thủ tục | 30% | Tháng 9/2026 | Văn phòng UBND tỉnh`, `
>98 %  2026 target [] Hồ sơ giải quyết đúng hạn
>=92 %  2026 target [] Mức độ hài lòng của người dân
=30 % decrease 2026 target [] Cắt giảm thời gian giải quyết thủ tục`},
		{"goals in full among tasks, dated by their row; an empty cell", `Kế hoạch triển khai Đề án 06 năm 2026 của tỉnh Quảng Ninh

TT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Thời gian
1 | Số hóa dữ liệu hộ tịch | 100% dữ liệu được số hóa và làm sạch | Sở Tư pháp | Tháng 6/2027
2 | Đào tạo kỹ năng số | 02 lớp tập huấn | Sở Khoa học và Công nghệ |`, `
=100 %  2027 target [] dữ liệu được số hóa và làm sạch`},
		{"a budget is planned; what a ministry hands down is its own; beds are no share, whatever names them; not in a line", `Kế hoạch công tác y tế năm 2026 của tỉnh Sơn La

TT | Nội dung | Đơn vị | Dự toán năm 2025 | Bộ Y tế giao 2026 | Chỉ tiêu tỉnh 2026
1 | Tỷ lệ giường bệnh trên vạn dân | giường | 30,5 | 32 | 32,5
2 | Tỷ lệ người dân được quản lý sức khỏe | % | 90 | 95 | 96`, `
=30.5 count  2025 target [] Tỷ lệ giường bệnh trên vạn dân
=32.5 count  2026 target [] Tỷ lệ giường bệnh trên vạn dân
=90 %  2025 target [] Tỷ lệ người dân được quản lý sức khỏe
=95 %  2026 other [] Tỷ lệ người dân được quản lý sức khỏe
=96 %  2026 target [] Tỷ lệ người dân được quản lý sức khỏe`},
		{"columns numbered behind letters; the mark of a note at a name", `Kế hoạch phát triển nông nghiệp tỉnh Thái Nguyên năm 2026

TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2026
A | B | C | 1 | 2
1 | Tỷ lệ diện tích chè an toàn (*) | % | 36 | 40
2 | Tỷ lệ xã đạt chuẩn | % | 91 | 95`, `
=36 %  2025 result [] Tỷ lệ diện tích chè an toàn
=40 %  2026 target [] Tỷ lệ diện tích chè an toàn
=91 %  2025 result [commune] Tỷ lệ xã đạt chuẩn
=95 %  2026 target [commune] Tỷ lệ xã đạt chuẩn`},
		{"a head names the change of its measure", `Kế hoạch giảm nghèo năm 2026 tỉnh Gia Lai

TT | Xã, phường | Số hộ nghèo giảm năm 2026 | Tỷ lệ hộ nghèo cuối năm 2026 (%)
1 | Xã Ia Grai | 120 | 6,1
2 | Phường An Phú | 15 | 0,6`, `
=120 count decrease 2026 target [commune] Số hộ nghèo Xã Ia Grai
=6.1 %  2026 target [commune] Tỷ lệ hộ nghèo Xã Ia Grai
=15 count decrease 2026 target [commune] Số hộ nghèo Phường An Phú
=0.6 %  2026 target [commune] Tỷ lệ hộ nghèo Phường An Phú`},
		{"parts of a year in a plan", `Kế hoạch giải ngân vốn đầu tư công năm 2026 tỉnh Hà Tĩnh

STT | Đơn vị | Quý I (%) | Quý II (%) | Quý IV (%)
1 | Ban Quản lý Khu kinh tế | 15 | 45 | 100
2 | Xã Cẩm Bình | 12 | 40 | 98`, `
=15 %  2026 target [] Ban Quản lý Khu kinh tế
=45 %  2026 target [] Ban Quản lý Khu kinh tế
=100 %  2026 target [] Ban Quản lý Khu kinh tế
=12 %  2026 target [commune] Xã Cẩm Bình
=40 %  2026 target [commune] Xã Cẩm Bình
=98 %  2026 target [commune] Xã Cẩm Bình`},
		{"goals halfway to a far one", `Chương trình phát triển du lịch tỉnh Khánh Hòa đến năm 2030

TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030
1 | Tỷ lệ xã có nhà văn hóa đạt chuẩn | % | 80 | 100
2 | Công suất sử dụng phòng | % | 60 | 68`, `
=80 %  2025 target [commune] Tỷ lệ xã có nhà văn hóa đạt chuẩn
=100 %  2030 target [commune] Tỷ lệ xã có nhà văn hóa đạt chuẩn
=60 %  2025 target [] Công suất sử dụng phòng
=68 %  2030 target [] Công suất sử dụng phòng`},
		{"a share that its row names; goals in full beside it, which no line of a table says: as an empty cell", `Nhiệm vụ quốc phòng, an ninh năm 2026 của tỉnh Cà Mau

TT | Nội dung | Kế hoạch năm 2026
1 | Giao quân | 100% chỉ tiêu
2 | Huấn luyện dân quân tự vệ | Đạt trên 98% quân số
3 | Tỷ lệ khám phá án | Trên 85%
4 | Phòng cháy | Trên 90% cơ sở được tập huấn chữa cháy`, `
=100 %  2026 target [] Giao quân
>98 %  2026 target [] Huấn luyện dân quân tự vệ
>85 %  2026 target [] Tỷ lệ khám phá án
>90 %  2026 target [] cơ sở được tập huấn chữa cháy`},
		{"a group before the name of a row; a group is no unit; not in a line", `Quyết định ban hành Bộ tiêu chí xã nông thôn mới tỉnh Tuyên Quang giai đoạn 2026 - 2030

TT | Tên tiêu chí | Nội dung tiêu chí | Chỉ tiêu chung | Xã khu vực III
1 | Giao thông | Tỷ lệ đường xã được nhựa hóa | ≥ 90% | ≥ 80%
2 | Thủy lợi | Tỷ lệ diện tích đất nông nghiệp được tưới chủ động | ≥ 85% | 70%`, `
>=90 %  2030 target [] Tỷ lệ đường xã được nhựa hóa
>=80 %  2030 target [commune] Tỷ lệ đường xã được nhựa hóa Xã khu vực III
>=85 %  2030 target [] Tỷ lệ diện tích đất nông nghiệp được tưới chủ động
=70 %  2030 target [commune] Tỷ lệ diện tích đất nông nghiệp được tưới chủ động Xã khu vực III`},
		{"goals and results below a period, goals alone beside them; letters and numbers below the heads", `Nghị quyết về kế hoạch 5 năm 2026 - 2030 tỉnh Hưng Yên

TT | Chỉ tiêu | ĐVT | Giai đoạn 2021 - 2025 | | Mục tiêu giai đoạn 2026 - 2030
 | | | Mục tiêu | Thực hiện |
A | B | C | 1 | 2 | 3
a | Tỷ lệ đô thị hóa | % | 40 | 41,5 | 50
b | Tỷ lệ hộ nghèo đến cuối kỳ | % | dưới 1,5 | 1,2 | dưới 1`, `
=40 %  2025 target [] Tỷ lệ đô thị hóa
=41.5 %  2025 result [] Tỷ lệ đô thị hóa
=50 %  2030 target [] Tỷ lệ đô thị hóa
<1.5 %  2025 target [] Tỷ lệ hộ nghèo đến cuối kỳ
=1.2 %  2025 result [] Tỷ lệ hộ nghèo đến cuối kỳ
<1 %  2030 target [] Tỷ lệ hộ nghèo đến cuối kỳ`},
		{"a year whose heads are parted in two beside one that is not; not in a line", `Kế hoạch phát triển kinh tế - xã hội năm 2026 tỉnh Bắc Ninh

NỘI DUNG | ĐƠN VỊ | Năm 2025 | | Năm 2026
 | | KH | Ước TH | KH
Tỷ lệ che phủ rừng | % | 37 | 37,2 | 37,5
Số giường bệnh trên vạn dân | giường | 33 | 33,5 | 34
Tỷ lệ giường bệnh ngoài công lập | % | 8 | 8,2 | 9`, `
=37 %  2025 target [] Tỷ lệ che phủ rừng
=37.2 %  2025 result [] Tỷ lệ che phủ rừng
=37.5 %  2026 target [] Tỷ lệ che phủ rừng
=33 count  2025 target [] Số giường bệnh trên vạn dân
=34 count  2026 target [] Số giường bệnh trên vạn dân
=8 %  2025 target [] Tỷ lệ giường bệnh ngoài công lập
=8.2 %  2025 result [] Tỷ lệ giường bệnh ngoài công lập
=9 %  2026 target [] Tỷ lệ giường bệnh ngoài công lập`},
	} {
		want := strings.TrimSpace(c.want)
		if got := readTable(rd, c.text); got != want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.says, got, want)
		}
		if got := readTable(rd, cellsToPage(c.text)); got != want {
			t.Errorf("%s, set below each other:\ngot\n%s\nwant\n%s", c.says, got, want)
		}
		if strings.Contains(c.says, "an empty cell") { // a line a cell does not show it
			continue
		}
		if got := readTable(rd, cellsToLines(c.text)); got != want {
			t.Errorf("%s, a line a cell:\ngot\n%s\nwant\n%s", c.says, got, want)
		}
		if strings.Contains(c.says, "no tabs") {
			continue
		}
		if got := readTable(rd, cellsToTabs(c.text)); got != want {
			t.Errorf("%s, without the empty cells of two rows:\ngot\n%s\nwant\n%s", c.says, got, want)
		}
		if got := readTable(rd, eachCell(c.text, "   ")); got != want {
			t.Errorf("%s, three blanks between the cells:\ngot\n%s\nwant\n%s", c.says, got, want)
		}
		if strings.Contains(c.says, "not in a line") {
			continue
		}
		if got := readTable(rd, eachCell(c.text, " ")); got != want {
			t.Errorf("%s, a row a line:\ngot\n%s\nwant\n%s", c.says, got, want)
		}
	}
}

// cellsToLines gives every cell that is not empty a line of its own.
func cellsToLines(text string) string {
	return eachCell(text, "\n")
}

// cellsToTabs sets a tab between the cells that are not empty, so that those of a second row of
// heads begin at the left.
func cellsToTabs(text string) string {
	return eachCell(text, "\t")
}

// cellsToPage sets the cells below each other, blanks between them.
func cellsToPage(text string) string {
	var width [maxColumns]int
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if cells := strings.Split(line, "|"); len(cells) > 1 {
			for c, cell := range cells {
				width[c] = max(width[c], utf8.RuneCountInString(strings.TrimSpace(cell)))
			}
		}
	}
	for n, line := range lines {
		if cells := strings.Split(line, "|"); len(cells) > 1 {
			lines[n] = ""
			for c, cell := range cells {
				cell = strings.TrimSpace(cell)
				lines[n] += cell + strings.Repeat(" ", width[c]+3-utf8.RuneCountInString(cell))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func eachCell(text, sep string) string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		var cells []string
		for _, c := range strings.Split(line, "|") {
			if c = strings.TrimSpace(c); c != "" {
				cells = append(cells, c)
			}
		}
		lines = append(lines, strings.Join(cells, sep))
	}
	return strings.Join(lines, "\n")
}

// TestTwoValues reads cells that hold two values: of what a row names, or of what was reached and planned. The mark of
// a note is no value.
func TestTwoValues(t *testing.T) {
	const text, want = `Kế hoạch số 30/KH-UBND ngày 12/01/2026 của UBND tỉnh Lào Cai về giảm nghèo và giáo dục năm 2026

TT | Chỉ tiêu | ĐVT | Năm 2025 (TH/KH) | KH 2026
1 | Tỷ lệ trường đạt chuẩn quốc gia/mức độ 2 | % | | 75/30
2 | Tỷ lệ hộ nghèo/hộ cận nghèo | % | | 6,5/5
3 | Tỷ lệ lao động qua đào tạo (có bằng cấp) | % | | 68 (33)
4 | Tỷ lệ bao phủ BHYT | % | 95,5/95 | 96 (1)
5 | Tỷ lệ thôn/bản có điện | % | 99/99,5 | 99,8
Tr. đó: vùng cao | | % | 97/98 | 98,5`, `=75 %  2026 target [] Tỷ lệ trường đạt chuẩn quốc gia
=30 %  2026 target [] Tỷ lệ trường đạt chuẩn quốc gia mức độ 2
=6.5 %  2026 target [] Tỷ lệ hộ nghèo
=5 %  2026 target [] Tỷ lệ hộ cận nghèo
=68 %  2026 target [] Tỷ lệ lao động qua đào tạo
=33 %  2026 target [] Tỷ lệ lao động qua đào tạo có bằng cấp
=95.5 %  2025 result [] Tỷ lệ bao phủ BHYT
=95 %  2025 target [] Tỷ lệ bao phủ BHYT
=96 %  2026 target [] Tỷ lệ bao phủ BHYT
=99 %  2025 result [] Tỷ lệ thôn/bản có điện
=99.5 %  2025 target [] Tỷ lệ thôn/bản có điện
=99.8 %  2026 target [] Tỷ lệ thôn/bản có điện
=97 %  2025 result [] Tỷ lệ thôn/bản có điện vùng cao
=98 %  2025 target [] Tỷ lệ thôn/bản có điện vùng cao
=98.5 %  2026 target [] Tỷ lệ thôn/bản có điện vùng cao`
	if got := readTable(newReader(t), text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSharesOfTheRowAbove reads rows that tell the share of what the row above counts, or of some of its things.
func TestSharesOfTheRowAbove(t *testing.T) {
	const text, want = `Kế hoạch xây dựng nông thôn mới năm 2026 của tỉnh Hà Nam

STT | Nội dung | ĐVT | Kế hoạch 2026
1 | Xã đạt chuẩn nông thôn mới nâng cao | Xã | 50
 | Tỷ lệ so với tổng số xã | % | 61,5
2 | Tỷ lệ lao động qua đào tạo | % | 75
 | Trong đó: lao động có bằng cấp | % | 33`, `=50 count  2026 target [commune] Xã đạt chuẩn nông thôn mới nâng cao
=61.5 %  2026 target [commune] Xã đạt chuẩn nông thôn mới nâng cao Tỷ lệ so với tổng số xã
=75 %  2026 target [] Tỷ lệ lao động qua đào tạo
=33 %  2026 target [] Tỷ lệ lao động qua đào tạo lao động có bằng cấp`
	if got := readTable(newReader(t), text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLinesUnderTitles reads tables of a line a cell by what stands above them: the unit of all, the section, heads
// that stand below others in turn.
func TestLinesUnderTitles(t *testing.T) {
	rd := newReader(t)
	const plan = "Kế hoạch số 30/KH-UBND ngày 12/01/2026 của UBND tỉnh Lào Cai thực hiện Chương trình mục tiêu quốc gia năm 2026\n\n"
	for _, c := range []struct{ says, lines, want string }{
		{"bodies below a title that gives the unit, and all of them", "Biểu 2. Chỉ tiêu giao cho các xã (%)|Xã|Hộ nghèo giảm|Nước sạch|BHYT|Cốc Lầu|4,5|68|97|Bản Liền|5|52|99|Toàn tỉnh|2,5|75|96", `
=4.5 % decrease 2026 target [commune] Hộ nghèo Cốc Lầu
=68 %  2026 target [commune] Nước sạch Cốc Lầu
=97 %  2026 target [commune] BHYT Cốc Lầu
=5 % decrease 2026 target [commune] Hộ nghèo Bản Liền
=52 %  2026 target [commune] Nước sạch Bản Liền
=99 %  2026 target [commune] BHYT Bản Liền
=2.5 % decrease 2026 target [] Hộ nghèo Toàn tỉnh
=75 %  2026 target [] Nước sạch Toàn tỉnh
=96 %  2026 target [] BHYT Toàn tỉnh`},
		{"values of sections", "I. KẾT QUẢ THỰC HIỆN NĂM 2025|STT|Chỉ tiêu|ĐVT|Giá trị|1|Tỷ lệ hộ nghèo|%|7,2|2|Tỷ lệ bao phủ BHYT|%|95|II. MỤC TIÊU NĂM 2026|STT|Chỉ tiêu|ĐVT|Giá trị|1|Tỷ lệ hộ nghèo|%|6|2|Tỷ lệ bao phủ BHYT|%|96", `
=7.2 %  2025 result [] Tỷ lệ hộ nghèo
=95 %  2025 result [] Tỷ lệ bao phủ BHYT
=6 %  2026 target [] Tỷ lệ hộ nghèo
=96 %  2026 target [] Tỷ lệ bao phủ BHYT`},
		{"what was given and what was pledged", "STT|Địa phương|Tỷ lệ lao động qua đào tạo|Tỷ lệ hộ nghèo|Tỉnh giao|Đăng ký|Tỉnh giao|Đăng ký|1|Phường Sa Pa|70|72|3,1|3|2|Xã Y Tý|45|46|31|30,5", `
=70 %  2026 target [commune] Tỷ lệ lao động qua đào tạo Phường Sa Pa
=72 %  2026 target [commune] Tỷ lệ lao động qua đào tạo Phường Sa Pa
=3.1 %  2026 target [commune] Tỷ lệ hộ nghèo Phường Sa Pa
=3 %  2026 target [commune] Tỷ lệ hộ nghèo Phường Sa Pa
=45 %  2026 target [commune] Tỷ lệ lao động qua đào tạo Xã Y Tý
=46 %  2026 target [commune] Tỷ lệ lao động qua đào tạo Xã Y Tý
=31 %  2026 target [commune] Tỷ lệ hộ nghèo Xã Y Tý
=30.5 %  2026 target [commune] Tỷ lệ hộ nghèo Xã Y Tý`},
		{"a name, its unit and bare values in a line", "Các chỉ tiêu:|- Tỷ lệ hộ nghèo (%): 6|- Tỷ lệ hộ dùng nước sạch (%): từ 70 trở lên|- Tỷ lệ bao phủ BHYT (%): năm 2025: 95; năm 2026: 96,5|- Thu nhập bình quân (triệu đồng): 63|- Tỷ lệ hộ tham gia (%) tại 12 thôn", `
=6 %  2026 target [] Tỷ lệ hộ nghèo
>=70 %  2026 target [] Tỷ lệ hộ dùng nước sạch
=95 %  2025 target [] Tỷ lệ bao phủ BHYT
=96.5 %  2026 target [] Tỷ lệ bao phủ BHYT`},
	} {
		if got := readTable(rd, plan+strings.ReplaceAll(c.lines, "|", "\n")); got != strings.TrimSpace(c.want) {
			t.Errorf("%s: got\n%s\nwant%s", c.says, got, c.want)
		}
	}
}

// Of a row that has fewer lines than there are columns nobody knows which is which.
func TestRowsThatDoNotFit(t *testing.T) {
	rd := newReader(t)
	text := "Kế hoạch phát triển kinh tế - xã hội năm 2026 của tỉnh Lào Cai\n\n" + strings.Join([]string{
		"TT", "Chỉ tiêu", "ĐVT", "TH 2024", "ƯTH 2025", "KH 2026",
		"1", "Tỷ lệ hộ nghèo", "%", "5,1", "4,4", "4",
		"2", "Tỷ lệ che phủ rừng", "%", "61,5", "62",
		"3", "Tỷ lệ dân số tham gia bảo hiểm y tế", "%", "94", "95", "96",
		"4", "Thứ hạng chỉ số DTI", "hạng", "(chưa công bố)", "15", "Nhóm 10",
	}, "\n")
	const want = `=5.1 %  2024 result [] Tỷ lệ hộ nghèo
=4.4 %  2025 result [] Tỷ lệ hộ nghèo
=4 %  2026 target [] Tỷ lệ hộ nghèo
=94 %  2024 result [] Tỷ lệ dân số tham gia bảo hiểm y tế
=95 %  2025 result [] Tỷ lệ dân số tham gia bảo hiểm y tế
=96 %  2026 target [] Tỷ lệ dân số tham gia bảo hiểm y tế
=15 rank  2025 result [] Thứ hạng chỉ số DTI
<=10 rank  2026 target [] Thứ hạng chỉ số DTI`
	if got := readTable(rd, text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// readTable reads a text and prints a record a line: bound and value, unit, change, year, status,
// tiers, subject, and the flags that say that a number was given to no column.
func readTable(rd *Reader, text string) string {
	var out []string
	for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
		change, high := "", ""
		if x.Change != nil {
			change = *x.Change
		}
		if x.High != nil {
			high = fmt.Sprintf("-%v", *x.High)
		}
		out = append(out, fmt.Sprintf("%s%v%s %s %s %d %s %v %s", x.Bound, x.Value, high, x.Unit, change, *x.Year, x.Status, x.Tiers, x.Subject))
	}
	return strings.Join(out, "\n")
}
