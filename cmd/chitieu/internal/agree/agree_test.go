package agree

import (
	"math"
	"testing"
)

func pairs(counts map[Pair]int) (out []Pair) {
	for p, n := range counts {
		for range n {
			out = append(out, p)
		}
	}
	return out
}

func near(a, b float64) bool {
	return math.Abs(a-b) < 0.0005 || math.IsNaN(a) && math.IsNaN(b)
}

func TestAgreement(t *testing.T) {
	for _, c := range []struct {
		name         string
		pairs        []Pair
		share, kappa float64
		alpha        float64
	}{
		// 20 both yes, 15 both no, 5 and 10 apart: kappa 0.40 by hand.
		{"two labels", pairs(map[Pair]int{{"y", "y"}: 20, {"y", "n"}: 5, {"n", "y"}: 10, {"n", "n"}: 15}), 0.7, 0.4, 0.4},
		{"all alike, two labels", pairs(map[Pair]int{{"y", "y"}: 3, {"n", "n"}: 4}), 1, 1, 1},
		{"one label", pairs(map[Pair]int{{"y", "y"}: 3}), 1, math.NaN(), math.NaN()},
		{"always apart", pairs(map[Pair]int{{"y", "n"}: 5, {"n", "y"}: 5}), 0, -1, -0.9},
	} {
		if s, k, a := Share(c.pairs), Kappa(c.pairs), Alpha(c.pairs); !near(s, c.share) || !near(k, c.kappa) || !near(a, c.alpha) {
			t.Errorf("%s: share %.4f kappa %.4f alpha %.4f, want %.4f %.4f %.4f", c.name, s, k, a, c.share, c.kappa, c.alpha)
		}
	}
}

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{
		{0, 10, 0, 0.2775},
		{10, 10, 0.7225, 1},
		{5, 10, 0.2366, 0.7634},
		{1, 100, 0.0018, 0.0545},
	} {
		if low, high := Wilson(c.k, c.n); !near(low, c.low) || !near(high, c.high) {
			t.Errorf("Wilson(%d, %d) = %.4f %.4f, want %.4f %.4f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}
