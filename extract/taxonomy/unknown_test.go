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
		// another thing or another predicate is another indicator
		{"người dân biết bơi", "người dân biết chèo thuyền", false},
		{"hộ gia đình treo cờ", "hộ gia đình trồng hoa", false},
		{"tuyến dự phòng", "tuyến chính", false},
		{"hộ trồng hồ tiêu", "hộ trồng hồ đào", false},
		{"tỷ lệ tiến sĩ về nước", "tỷ lệ thạc sĩ về nước", false},
	} {
		if got := tax.Unknown(c.a) == tax.Unknown(c.b); got != c.same {
			t.Errorf("Unknown(%q) = %q and Unknown(%q) = %q: same %v, want %v", c.a, tax.Unknown(c.a), c.b, tax.Unknown(c.b), got, c.same)
		}
	}
	if id := tax.Unknown("cấp xã năm 2025"); id != "x-none" {
		t.Errorf("Unknown of a subject without content = %q, want x-none", id)
	}
}
