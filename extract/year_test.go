package extract

import (
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
