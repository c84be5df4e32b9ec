package taxonomy

import "testing"

func TestUnknown(t *testing.T) {
	tax := load(t)
	for _, c := range []struct {
		a, b string
		same bool
	}{
		// numbers, tiers, years, order and verbs of level are no part of an id
		{"tỷ lệ tuyến dự phòng phủ xã, phường", "Tuyến dự phòng phủ cấp xã đạt", true},
		{"phiếu đồng thuận năm 2025", "số phiếu đồng thuận", true},
		{"hộ gia đình treo cờ dịp lễ", "tỷ lệ hộ dân treo cờ dịp lễ", true},
		{"người dân biết bơi", "dân số biết bơi", true},
		{"cán bộ được cấp đồng phục", "công chức cấp huyện được cấp đồng phục", true},
		{"ki-ốt in kết quả tại trung tâm", "kết quả in tại ki-ốt của trung tâm", true},
		{"lao động nông thôn trồng hồ tiêu", "tỷ lệ lao động trồng hồ tiêu khu vực miền núi", true},
		{"toàn bộ hộ dân trong tỉnh đều nuôi ong", "các hộ gia đình thuộc xã nuôi ong", true},
		{"hộ nuôi ong", "hộ dân nuôi ong không dưới", true},
		{"đến cuối nhiệm kỳ, cơ sở karaoke được cấp phép lại theo quy định", "tỷ lệ cấp phép lại cơ sở karaoke", true},
		{"tốc độ tăng trưởng đàn ong", "số lượng đàn ong", true},
		{"các cơ quan, đơn vị treo biển cấm lửa", "sở, ban, ngành treo biển cấm lửa", true},
		{"cân điện tử tại chợ được đăng kiểm", "duy trì đăng kiểm cân điện tử tại các chợ theo kế hoạch", true},
		// a negation, an age, a grade and a level tell
		{"hộ không nuôi ong", "hộ nuôi ong", false},
		{"trẻ dưới 6 tuổi đội mũ", "trẻ dưới 16 tuổi đội mũ", false},
		{"nhà bia đạt mức độ 2", "nhà bia đạt mức độ 3", false},
		{"học sinh lớp 1 biết hát", "học sinh lớp 9 biết hát", false},
		{"nhà bia năm 2025", "nhà bia năm 2030", true},
		// another thing or another predicate is another indicator
		{"người dân biết bơi", "người dân biết chèo thuyền", false},
		{"hộ gia đình treo cờ", "hộ gia đình trồng hoa", false},
		{"tuyến dự phòng", "tuyến chính", false},
		{"hộ trồng hồ tiêu", "hộ trồng hồ đào", false},
		{"tỷ lệ tiến sĩ về nước", "tỷ lệ thạc sĩ về nước", false},
		// so is one that stands behind many words of whom
		{"người hưởng trợ cấp xã hội, hưu trí xã hội hằng tháng được phát hành thẻ", "người hưởng trợ cấp xã hội, hưu trí xã hội hằng tháng được tuyên truyền", false},
		{"người hưởng trợ cấp xã hội, hưu trí xã hội hằng tháng mở ví", "người hưởng trợ cấp xã hội, hưu trí xã hội hằng tháng nhận quà", false},
		{"người hưởng trợ cấp xã hội, hưu trí xã hội hằng tháng được phát hành thẻ rút tiền tại quầy lễ tân", "người hưởng trợ cấp xã hội, hưu trí, tử tuất được phát hành thẻ rút tiền tại quầy bưu cục", true},
	} {
		if got := tax.Unknown(c.a) == tax.Unknown(c.b); got != c.same {
			t.Errorf("Unknown(%q) = %q and Unknown(%q) = %q: same %v, want %v", c.a, tax.Unknown(c.a), c.b, tax.Unknown(c.b), got, c.same)
		}
	}
	for _, hollow := range []string{"cấp xã năm 2025", "xã, phường đạt mức độ 3", ""} {
		if id := tax.Unknown(hollow); id != None {
			t.Errorf("Unknown(%q) = %q, want %s: it has no content", hollow, id, None)
		}
	}
}
