package index

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"
)

func parser(t testing.TB) *Parser {
	t.Helper()
	p, err := NewParser()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// understandings reads as the specification of the query language: a query and
// the same in qualifier form.
var understandings = []struct{ query, want string }{
	// The shortest form of the most asked question, and longer ones.
	{"hồ sơ cấp xã", "chỉ_tiêu:work-dossiers cấp:xã"},
	{"HỒ SƠ CẤP XÃ", "chỉ_tiêu:work-dossiers cấp:xã"},
	{"ho so cap xa", "chỉ_tiêu:work-dossiers cấp:xã"},
	{"hồ sơ công việc", "chỉ_tiêu:work-dossiers"},
	{"hồ sơ công việc cấp tỉnh, cấp huyện", "chỉ_tiêu:work-dossiers cấp:tỉnh,huyện"},
	{"mục tiêu tỷ lệ hồ sơ công việc tại cấp xã năm 2025 của tỉnh Phú Yên", "chỉ_tiêu:work-dossiers cấp:xã tỉnh:phu-yen năm:2025 trạng_thái:mục_tiêu"},

	// An indicator leaves the words that it does not account for.
	{"hồ sơ công việc được xử lý trên môi trường mạng", "chỉ_tiêu:work-dossiers"},
	{"cáp quang", `"cáp quang"`},
	{"thương mại điện tử Bình Thuận", `tỉnh:binh-thuan "thương mại điện tử"`}, // the name of a family of indicators

	// A word that tells an indicator's records apart must be found.
	{"phủ sóng 5G", `chỉ_tiêu:mobile-coverage "5g"`},
	{"ipv6", "chỉ_tiêu:ipv6"},

	// Abbreviations of one meaning.
	{"TMĐT", `"thương mại điện tử"`},
	{"BHYT", "chỉ_tiêu:health-insurance"},
	{"KTS GRDP 2025", "chỉ_tiêu:economy-grdp năm:2025"},
	{"CCHC Tuyên Quang", "tỉnh:tuyen-quang lĩnh_vực:government"},
	{"ai", `"ai"`},

	// Ranks and changes.
	{"xếp hạng DTI", "chỉ_tiêu:dti-rank đơn_vị:hạng"},
	{"xếp hạng PAR INDEX", `đơn_vị:hạng "par" "index" dấu:có`},
	{"năng suất lao động tăng trên 7%", "chỉ_tiêu:productivity giá_trị:>7% thay_đổi:tăng"},
	{"tỷ lệ hộ nghèo dưới 5%", "chỉ_tiêu:poverty-rate giá_trị:<5%"},

	// Comparison, in words.
	{"so sánh hồ sơ công việc Phú Yên với Kon Tum", "chỉ_tiêu:work-dossiers tỉnh:phu-yen,kon-tum so_sánh:có"},
	{"Lạng Sơn so với Nghệ An", "tỉnh:lang-son,nghe-an so_sánh:có"},

	// What is left out.
	{"hồ sơ công việc trừ Cà Mau và Phú Yên", "chỉ_tiêu:work-dossiers -tỉnh:ca-mau,phu-yen"},
	{"hồ sơ công việc ngoại trừ cấp huyện", "chỉ_tiêu:work-dossiers -cấp:huyện"},
	{"hồ sơ công việc trừ năm 2026", "chỉ_tiêu:work-dossiers -năm:2026"},
	{"chợ -siêu", `chỉ_tiêu:markets -"siêu"`},
	{"kinh tế -xã hội", "lĩnh_vực:growth"},
	{"Thừa Thiên -Huế", "tỉnh:hue"},
	{"chợ hạng 2", `chỉ_tiêu:markets "hạng" "2"`},
	{"kinh tế số trong GRDP", "chỉ_tiêu:economy-grdp"},

	// Tiers: a level named as such. "xã hội" is none.
	{"xã phường", "cấp:xã"},
	{"các cấp", "cấp:các_cấp"},
	{"xã hội số", "lĩnh_vực:society"},
	{"cấp xã xã hội số", "cấp:xã lĩnh_vực:society"},

	// Places: names, aliases, old and new units; never inside another name.
	{"Phú Yên", "tỉnh:phu-yen"},
	{"phu yen", "tỉnh:phu-yen"},
	{"TP.HCM", "tỉnh:ho-chi-minh"},
	{"tp hcm", "tỉnh:ho-chi-minh"},
	{"Đăk Lăk", "tỉnh:dak-lak"},
	{"Thừa Thiên - Huế", "tỉnh:hue"},
	{"Phú Yên, Bình Dương và Nghệ An", "tỉnh:phu-yen,binh-duong,nghe-an"},
	{"châu Á - Thái Bình Dương", `"châu" "á" "thái" "bình" "dương"`},
	{"Hồ Chí Minh", "tỉnh:ho-chi-minh"},
	{"huyện Quảng Ninh", `"huyện" "quảng" "ninh"`},
	{"nghề an toàn", `"nghề" "an" "toàn"`},

	// Years.
	{"2025", "năm:2025"},
	{"năm 2025", "năm:2025"},
	{"đến hết năm 2025", "năm:2025"},
	{"giai đoạn 2021-2025", "năm:2021..2025"},
	{"2021 – 2025", "năm:2021..2025"},
	{"từ năm 2021 đến năm 2025", "năm:2021..2025"},
	{"từ 2024 trở đi", "năm:2024.."},
	{"trước năm 2023", "năm:..2022"},
	{"nam 2025", "năm:2025"},

	// Conditions. "trên" is a bound only before a number.
	{"trên 80%", "giá_trị:>80%"},
	{"tren 80 phan tram", "giá_trị:>80%"},
	{"từ 50% trở lên", "giá_trị:>=50%"},
	{"dưới 60 %", "giá_trị:<60%"},
	{">=60", "giá_trị:>=60"},
	{"≥ 60%", "giá_trị:>=60%"},
	{"60% trở xuống", "giá_trị:<=60%"},
	{"không quá 7,5%", "giá_trị:<=7.5%"},
	{"từ 50% đến 60%", "giá_trị:50..60%"},
	{"50-60%", "giá_trị:50..60%"},
	{"ít nhất 60% đến năm 2025", "năm:2025 giá_trị:>=60%"},
	{"trên 60% đến 2025", "năm:2025 giá_trị:>60%"},
	{"ít nhất 60 đến năm 2025", "năm:2025 giá_trị:>=60"},
	{"it nhat 60% den nam 2025", "năm:2025 giá_trị:>=60%"},
	{"từ 1000 đến 2025%", "giá_trị:1000..2025%"},
	{"60%", "giá_trị:60%"},
	{"khoảng 3.000", "giá_trị:~3000"},
	{"trên đường làng", `"trên" "đường" "làng"`},
	{"kỹ xảo", `"kỹ" "xảo"`},
	{"Đề án 06", `"đề" "án" "06"`},
	{"tầng 4G", `"tầng" "4g"`},
	{"năm 2025 trên 80%", "năm:2025 giá_trị:>80%"},

	// Status. "kết quả" is none in "trả kết quả".
	{"kết quả Phú Yên", "tỉnh:phu-yen trạng_thái:kết_quả"},
	{"trả kết quả", `"trả" "kết" "quả"`},

	// Fields of work stand alone or among words; an indicator goes first.
	{"kinh tế số", "lĩnh_vực:economy"},
	{"y tế", "lĩnh_vực:health"},
	{"lĩnh vực y tế Phú Yên", "tỉnh:phu-yen lĩnh_vực:health"},
	{"môi trường đêm", `"môi" "trường" "đêm"`},
	{"kinh te so Nghe An", "tỉnh:nghe-an lĩnh_vực:economy"},

	// Qualifiers, in either language, with lists, quotes and exclusion.
	{"cấp:xã,huyện", "cấp:huyện,xã"},
	{"tier:commune province:phu-yen year:2025 status:result", "cấp:xã tỉnh:phu-yen năm:2025 trạng_thái:kết_quả"},
	{"cap:xa tinh:phu-yen nam:2025 trang_thai:ket_qua", "cấp:xã tỉnh:phu-yen năm:2025 trạng_thái:kết_quả"},
	{`tỉnh:"Phú Yên","Quảng Ngãi" -năm:2030`, "tỉnh:phu-yen,quang-ngai -năm:2030"},
	{"tỉnh:quang-ngai@34", "tỉnh:quang-ngai@34"},
	{"cấp: xã", "cấp:xã"},
	{"giá_trị:>=60% value:<90", "giá_trị:>=60% giá_trị:<90"},
	{"giá_trị:7,5", "giá_trị:7.5"},
	{"giá_trị:50-60", "giá_trị:50..60"},
	{"chỉ_tiêu:work-dossiers lĩnh_vực:government", "chỉ_tiêu:work-dossiers lĩnh_vực:government"},
	{`chỉ_tiêu:"hồ sơ công việc"`, "chỉ_tiêu:work-dossiers"},
	{`domain:"kinh tế số"`, "lĩnh_vực:economy"},
	{`"hạng nhất" -"tổ ong"`, `"hạng nhất" -"tổ ong"`},
	{"năm:2023..2025 giá_trị:>=60", "năm:2023..2025 giá_trị:>=60"},
	{"năm:2023.. năm:..2020", "năm:2023..,..2020"},
	{"giá_trị:50..60%", "giá_trị:50..60%"},
	{"ban_hành:tỉnh,sở -issuer:district", "ban_hành:sở,tỉnh -ban_hành:huyện"},
	{"đơn_vị:% unit:rank", "đơn_vị:%,hạng"},
	{"thay_đổi:giảm change:none", "thay_đổi:giảm,không"},
	{"so_sánh:có", "so_sánh:có"},
	{"trạng_thái:tất_cả", "trạng_thái:khác,kết_quả,mục_tiêu"},

	// Against the national values, in a journalist's words.
	{"ai chép nguyên mốc quốc gia", "mốc_quốc_gia:bằng"},
	{"ai chep nguyen moc quoc gia", "mốc_quốc_gia:bằng"},
	{"chép mốc quốc gia", "mốc_quốc_gia:bằng"},
	{"bằng mốc quốc gia", "mốc_quốc_gia:bằng"},
	{"hồ sơ công việc cao hơn mốc quốc gia", "chỉ_tiêu:work-dossiers mốc_quốc_gia:cao_hơn"},
	{"hồ sơ cấp xã thấp hơn mục tiêu quốc gia", "chỉ_tiêu:work-dossiers cấp:xã mốc_quốc_gia:thấp_hơn"},
	{"tỉnh nào vượt mức quốc gia năm 2025", "năm:2025 mốc_quốc_gia:cao_hơn"},
	{"không thấp hơn mốc quốc gia", "mốc_quốc_gia:cao_hơn,bằng"},
	{"chưa đạt mốc quốc gia", "mốc_quốc_gia:thấp_hơn"},
	{"so với mốc quốc gia", "mốc_quốc_gia:cao_hơn,thấp_hơn,bằng,khoảng,cùng_số"},
	{"who copied the national target", "mốc_quốc_gia:bằng"},
	{"national:above -mốc_quốc_gia:bằng", "mốc_quốc_gia:cao_hơn -mốc_quốc_gia:bằng"},
	{"chương trình mục tiêu quốc gia", `"chương" "trình" "mục" "tiêu" "quốc" "gia"`},
	{"trường đạt chuẩn quốc gia", "chỉ_tiêu:schools-national-standard"},

	// The most and the least; who has none.
	{"tỉnh nào cao nhất", "xếp:cao_nhất"},
	{"tỉnh nào đặt mục tiêu hồ sơ cấp xã thấp nhất", "chỉ_tiêu:work-dossiers cấp:xã trạng_thái:mục_tiêu xếp:thấp_nhất"},
	{"order:highest tỷ lệ hộ nghèo", "chỉ_tiêu:poverty-rate xếp:cao_nhất"},
	{"ít nhất 60%", "giá_trị:>=60%"},
	{"những tỉnh chưa đặt chỉ tiêu IPv6", "chỉ_tiêu:ipv6 chưa_có:có"},
	{"tỉnh nào chưa có chỉ tiêu hồ sơ công việc", "chỉ_tiêu:work-dossiers trạng_thái:mục_tiêu chưa_có:có"},

	// Ranks: of ranks the smaller is the higher.
	{"top 10 PCI", `chỉ_tiêu:index-rank giá_trị:<=10 đơn_vị:hạng "pci"`},
	{"PCI nằm trong nhóm 20 tỉnh dẫn đầu", `chỉ_tiêu:index-rank giá_trị:<=20 đơn_vị:hạng "pci" dấu:có`},
	{"hạng 10 trở lên", "giá_trị:<=10 đơn_vị:hạng"},
	{"DTI xếp thứ 12", "chỉ_tiêu:dti-rank giá_trị:12 đơn_vị:hạng"},
	{"trên 60", "giá_trị:>60"},

	// Years that a change is counted from, days, ages, rates.
	{"giảm 50% so với năm 2020", `giá_trị:50% thay_đổi:giảm "so với năm 2020"`},
	{"trước 30/6/2025", "năm:2025"},
	{"đến ngày 31/12/2025", "năm:2025"},
	{"Nghị quyết 12/2025/NQ-HĐND", `năm:2025 "nghị" "quyết" "12" "nq" "hđnd"`},
	{"mục tiêu 2030 mà cấp xã trên 90%", "cấp:xã năm:2030 giá_trị:>90% trạng_thái:mục_tiêu"},
	{"trẻ em dưới 5 tuổi suy dinh dưỡng", `chỉ_tiêu:underweight "trẻ" "em" "dưới" "5" "tuổi"`},
	{"hộ nghèo giảm 1-1,5%/năm", "chỉ_tiêu:poverty-rate giá_trị:1..1.5% thay_đổi:giảm"},
	{"100 sản phẩm OCOP", "chỉ_tiêu:ocop giá_trị:100"},
	{"thu nhập bình quân 80 triệu đồng", "chỉ_tiêu:income giá_trị:80 đơn_vị:tiền"},

	// A word for a unit beside what the query is about.
	{"hồ sơ phường", "chỉ_tiêu:work-dossiers cấp:xã"},
	{"trợ cấp xã hội qua tài khoản", "chỉ_tiêu:benefits-cashless"}, // no level: "trợ cấp" is one word
	{"nâng cấp tỉnh lộ", "chỉ_tiêu:district-roads"},
	{"hồ sơ công việc đặc khu", "chỉ_tiêu:work-dossiers cấp:xã"},
	{"trạm y tế xã có bác sĩ", `chỉ_tiêu:station-doctors "xã"`},
	{"xã đạt chuẩn nông thôn mới", "chỉ_tiêu:ntm-communes"},

	{"hồ sơ cấp tỉnh, huyện và xã năm 2025", "chỉ_tiêu:work-dossiers cấp:tỉnh,huyện,xã năm:2025"},
	{"hồ sơ cấp tỉnh, huyện nghèo", `cấp:tỉnh "hồ" "sơ" "huyện" "nghèo"`},
	{"hồ sơ công việc không phải cấp xã", "chỉ_tiêu:work-dossiers -cấp:xã"},
	{"OCOP 4 sao", `chỉ_tiêu:ocop-four-star`},
	{"5 triệu lượt khách", `chỉ_tiêu:tourists "5" "triệu"`},
	{"kế hoạch chuyển đổi số Lạng Sơn 2023", `tỉnh:lang-son năm:2023 "chuyển đổi số"`},
	{"ai đặt mục tiêu cao hơn mốc quốc gia cho hồ sơ cấp huyện", "chỉ_tiêu:work-dossiers cấp:huyện trạng_thái:mục_tiêu mốc_quốc_gia:cao_hơn"},

	// More names of places; old and new units; regions for their provinces.
	{"HCM", "tỉnh:ho-chi-minh"},
	{"TPHCM", "tỉnh:ho-chi-minh"},
	{"SG", "tỉnh:ho-chi-minh"},
	{"Hanoi", "tỉnh:ha-noi"},
	{"Quảng Ngãi mới", "tỉnh:quang-ngai@34"},
	{"Gia Lai sau sáp nhập", "tỉnh:gia-lai@34"},
	{"tỉnh Phú Yên cũ", "tỉnh:phu-yen@63"},
	{"Phú Thọ mới có 5G", `tỉnh:phu-tho "mới" "5g"`},
	{"Tây Nguyên hộ nghèo", "chỉ_tiêu:poverty-rate tỉnh:kon-tum,gia-lai,dak-lak,dak-nong,lam-dong"},
	{"cả nước", "tỉnh:quoc-gia"},

	// English.
	{"commune-level work dossiers 2025", "chỉ_tiêu:work-dossiers cấp:xã năm:2025"},
	{"digital economy Ho Chi Minh City", "tỉnh:ho-chi-minh lĩnh_vực:economy"},
	{"fibre", "chỉ_tiêu:fibre-line,fibre-passed,fibre-villages"},
	{"poverty rate below 2%", "chỉ_tiêu:poverty-rate giá_trị:<2%"},
	{"health insurance in Nghe An", "chỉ_tiêu:health-insurance tỉnh:nghe-an"},
	{"nghề an toàn 5G", `"nghề" "an" "toàn" "5g"`},
	{"thi trường lao động", `"thi" "trường" "lao" "động"`},

	// A value that is not quoted runs over a name that its qualifier knows.
	{"tỉnh:Phú Yên", "tỉnh:phu-yen"},
	{"tỉnh:Phú Yên,Lạng Sơn năm:2025", "tỉnh:phu-yen,lang-son năm:2025"},
	{"tỉnh:Bà Rịa - Vũng Tàu chợ", `chỉ_tiêu:markets tỉnh:ba-ria-vung-tau`},
	{"tỉnh:Nghệ An -chợ", `tỉnh:nghe-an -"chợ"`},
	{"tỉnh:Nghệ An -tỉnh:Hà Tĩnh", "tỉnh:nghe-an -tỉnh:ha-tinh"},
	{"lĩnh_vực:kinh tế số cấp xã", "cấp:xã lĩnh_vực:economy"},
	{"cấp:các cấp năm:2025", "cấp:các_cấp năm:2025"},
	{"trạng_thái:kết quả cấp xã", "cấp:xã trạng_thái:kết_quả"},
	{"chỉ_tiêu:hồ sơ công việc cấp xã", "chỉ_tiêu:work-dossiers cấp:xã"},
	{"cấp:xã xã hội số", "cấp:xã lĩnh_vực:society"},
	{`tỉnh:"Tây Nguyên"`, "tỉnh:kon-tum,gia-lai,dak-lak,dak-nong,lam-dong"},

	// What is pasted is no syntax.
	{"kinh tế - xã hội -xã", `lĩnh_vực:growth -"xã"`},
	{"mục tiêu: 60%", "giá_trị:60% trạng_thái:mục_tiêu"},
	{"https://example.com", `"https" "example" "com"`},
	{"", ""},
	{" \t?*[]()", ""},
}

func TestParse(t *testing.T) {
	p := parser(t)
	for _, c := range understandings {
		for _, query := range []string{c.query, norm.NFD.String(c.query)} {
			u, err := p.Parse(query)
			if err != nil {
				t.Errorf("Parse(%q): %v", query, err)
				continue
			}
			if got := u.String(); got != c.want {
				t.Errorf("Parse(%q)\n got %s\nwant %s", query, got, c.want)
			}
			roundTrip(t, p, u)
		}
	}
}

// roundTrip checks that what String prints is understood as the same.
func roundTrip(t *testing.T, p *Parser, u Understood) {
	t.Helper()
	again, err := p.Parse(u.String())
	if err != nil {
		if len(u.String()) > MaxQueryBytes || strings.Contains(err.Error(), "terms") {
			return
		}
		t.Fatalf("Parse(String(%q)) = Parse(%q): %v", u.Query, u.String(), err)
	}
	again.Query = u.Query
	if diff := cmp.Diff(u, again, cmpopts.IgnoreUnexported(Understood{})); diff != "" {
		t.Fatalf("Parse(String(%q)), printed as %q (-want +got):\n%s", u.Query, u.String(), diff)
	}
}

func TestParseErrors(t *testing.T) {
	p := parser(t)
	for _, c := range []struct{ query, want string }{
		{"tinhh:phu-yen", `did you mean "tỉnh"`},
		{"thang:5", "no qualifier"},
		{`tỉnh:"Phu Yen 2"`, `no province "Phu Yen 2"; did you mean "Phú Yên"?`},
		{"tỉnh:Bính Dương", `no province "Bính Dương"; did you mean "Bình Dương"?`},
		{"tỉnh:Phú", `did you mean "Phú Thọ"?`},
		{"mốc_quốc_gia:bang1", `did you mean "bằng"?`},
		{"xếp:caonhat", `did you mean "cao nhất"?`},
		{"cấp:xa1", `did you mean "xã"?`},
		{"năm:abcd", "no year"},
		{"năm:2025-2021", "no year"},
		{"giá_trị:abc", "no value"},
		{"giá_trị:60-50", "no value"},
		{"trạng_thái:ketqua", `did you mean "kết quả"?`},
		{"lĩnh_vực:econom", `did you mean "economy"?`},
		{"chỉ_tiêu:work-dosiers", `did you mean "work-dossiers"?`},
		{"tỉnh:phu-yen@99", `did you mean "phu-yen@34"?`},
		{"cấp:", "has no value"},
		{"dấu:sao", "no marks"},
		{"ban_hành:tinhh", `did you mean "tỉnh"?`},
		{"*sơ", "no wildcards"},
		{"hồ sơ công*", "no wildcards"},
	} {
		_, err := p.Parse(c.query)
		if !errors.Is(err, ErrQuery) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Parse(%q) = %v, want …%s…", c.query, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range understandings {
		f.Add(c.query)
	}
	for _, q := range hostile {
		f.Add(q)
	}
	p := parser(f)
	f.Fuzz(func(t *testing.T, query string) {
		u, err := p.Parse(query)
		if err != nil {
			if !errors.Is(err, ErrQuery) {
				t.Fatalf("Parse(%q): %v", query, err)
			}
			return
		}
		roundTrip(t, p, u)
	})
}
