package tell

import (
	"testing"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/corpus"
)

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		value  float64
		vi, en string
	}{
		{60, "60", "60"}, {999, "999", "999"}, {10.08, "10,08", "10.08"}, {1000, "1.000", "1,000"}, {589730, "589.730", "589,730"},
		{1600000, "1.600.000", "1,600,000"}, {12345.5, "12.345,5", "12,345.5"}, {-100, "-100", "-100"}, {-1234, "-1.234", "-1,234"},
	} {
		for lang, want := range map[string]string{"vi": c.vi, "en": c.en} {
			if got := (Teller{Say: catalog.New(lang)}).Decimal(c.value); got != want {
				t.Errorf("%s: Decimal(%v) = %q, want %q", lang, c.value, got, want)
			}
		}
	}
}

// A sum of money is told with its unit.
func TestMoney(t *testing.T) {
	x := corpus.Target{Value: 589730, Unit: corpus.UnitMoney, Noun: "tỷ đồng", Bound: corpus.AtLeast}
	if got, want := (Teller{Say: catalog.New("vi")}).Value(x), "từ 589.730 tỷ đồng trở lên"; got != want {
		t.Errorf("Value = %q, want %q", got, want)
	}
}
