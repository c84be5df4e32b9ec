package viet

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestKey(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// case and blanks
		{"HỒ SƠ  Cấp\u00a0xã\n", "hồ sơ cấp xã"},
		{" \u200bđạt\t60% ", "đạt 60%"},
		// tone placement: one word, two NFC strings
		{"hoà", "hòa"}, {"hòa", "hòa"}, {"HOÁ", "hóa"}, {"thuỷ", "thủy"}, {"thủy", "thủy"},
		{"khoẻ", "khỏe"}, {"quý", "quý"}, {"qúy", "quý"}, {"cuả", "của"}, {"toàn", "toàn"}, {"tòan", "toàn"},
		{"giá", "giá"}, {"gìn", "gìn"}, {"khuyến", "khuyến"}, {"người", "người"}, {"thuở", "thuở"}, {"ngoài", "ngoài"}, {"mía", "mía"}, {"nghĩa", "nghĩa"}, {"tuần", "tuần"}, {"giờ", "giờ"}, {"gỉa", "giả"},
		// Đ in three code points
		{"Đắk Lắk", "đắk lắk"}, {"Ðắk Lắk", "đắk lắk"}, {"ðường", "đường"},
		// NFD
		{norm.NFD.String("Hồ sơ được xử lý"), "hồ sơ được xử lý"},
		// năm is five and year, nam is not năm
		{"Năm", "năm"}, {"nam", "nam"}, {"", ""},
	} {
		if got := Key(c.in); got != c.want {
			t.Errorf("Key(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestBare(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Hồ Sơ cấp xã", "ho so cap xa"}, {"Đắk Nông", "dak nong"}, {"hoà", "hoa"}, {"4G/5G ≥ 60%", "4g/5g ≥ 60%"},
	} {
		if got := Bare(c.in); got != c.want {
			t.Errorf("Bare(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestPlain holds the quick check against the normaliser, wherever in a text a character stands.
func TestPlain(t *testing.T) {
	for _, c := range []struct {
		in    string
		plain bool
	}{
		{"đạt 60% hồ sơ", true}, {"“ươ” – Ễ…", true},
		{"a\u0301", false}, {"a\u0323\u0302", false}, {"\u1100\u1161", false}, {"\u2126", false}, {"≥", false},
	} {
		for n := range 20 {
			s := "Tỷ lệ xã đạt chuẩn"[:n] + c.in + "trường học"
			if got := proseNFC(s); utf8.ValidString(s) && got != c.plain {
				t.Errorf("proseNFC(%q) = %v, want %v", s, got, c.plain)
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Hoà Bình đạt 60%")
	f.Add("a\u0300\u0301 \xff thuỷ")
	f.Fuzz(func(t *testing.T, s string) {
		s = NFC(s)
		if !norm.NFC.IsNormalString(s) {
			t.Fatalf("NFC left %q", s)
		}
		if k := Key(s); utf8.ValidString(s) && Key(k) != k {
			t.Fatalf("Key(%q) = %q, again %q", s, k, Key(k))
		}
		if k := Key(norm.NFD.String(s)); utf8.ValidString(s) && k != Key(s) {
			t.Fatalf("NFD of %q gives %q, not %q", s, k, Key(s))
		}
	})
}
