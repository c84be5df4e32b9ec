// Package agree measures how far coders agree, and how sure an error rate is.
// Start with Kappa, Alpha and Wilson. It knows nominal labels alone: "60" and "61"
// are two labels, and no half agreement.
package agree

import "math"

// Pair is what two coders say of one item.
type Pair struct{ A, B string }

// Share is the part of items on which both coders say the same; NaN of none.
func Share(pairs []Pair) float64 {
	same := 0
	for _, p := range pairs {
		if p.A == p.B {
			same++
		}
	}
	return float64(same) / float64(len(pairs))
}

// Kappa is Cohen's kappa (1960): agreement beyond that of two coders who label at
// random, each in his own proportions. Where both give every item one and the same
// label nothing can be beyond chance, and it is NaN.
func Kappa(pairs []Pair) float64 {
	n := float64(len(pairs))
	a, b := map[string]float64{}, map[string]float64{}
	for _, p := range pairs {
		a[p.A]++
		b[p.B]++
	}
	chance := 0.0
	for label, k := range a {
		chance += k / n * b[label] / n
	}
	if chance == 1 {
		return math.NaN()
	}
	return (Share(pairs) - chance) / (1 - chance)
}

// Alpha is Krippendorff's alpha for nominal labels and two coders: like kappa, but
// with the proportions of both together, and corrected for small samples.
func Alpha(pairs []Pair) float64 {
	n := 2 * float64(len(pairs))
	counts := map[string]float64{}
	for _, p := range pairs {
		counts[p.A]++
		counts[p.B]++
	}
	pairsApart := n * n
	for _, k := range counts {
		pairsApart -= k * k
	}
	if pairsApart == 0 {
		return math.NaN()
	}
	expected := pairsApart / (n * (n - 1))
	return 1 - (1-Share(pairs))/expected
}

// z is the normal quantile of a 95 % interval.
const z = 1.959963984540054

// Wilson is the 95 % interval of a rate of k in n (Wilson 1927): it stays within 0
// and 1, and has a width also for none in n.
func Wilson(k, n int) (low, high float64) {
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(mid-half, 0), min(mid+half, 1)
}
