package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// hostileQueries are 200 queries that somebody sends to hurt: many frequent words
// in every form of the language, stars, nesting, giant numbers, broken text.
func hostileQueries() []string {
	rnd := rand.New(rand.NewPCG(5, 200))
	frequent := func(n int, sep string) string {
		words := make([]string, n)
		for i := range words {
			words[i] = syllables[rnd.IntN(40)]
		}
		return strings.Join(words, sep)
	}
	out := append([]string{}, hostile...)
	makers := []func(n int) string{
		func(n int) string { return frequent(n, " ") },
		func(n int) string { return `"` + frequent(n, `" "`) + `"` },
		func(n int) string { return `"` + frequent(n, " ") + `"` },
		func(n int) string { return "-" + frequent(n, " -") },
		func(n int) string { return frequent(n, " -") },
		func(n int) string { return `-"` + frequent(n/2+1, `" -"`) + `" ` + frequent(2, " ") },
		func(n int) string { return frequent(n, "* ") + "*" },
		func(n int) string { return "*" + frequent(n, " *") },
		func(n int) string { return frequent(n, "~2 ") + "~2" },
		func(n int) string { return frequent(n, " OR ") },
		func(n int) string { return strings.Repeat("(", n) + frequent(3, " ") + strings.Repeat(")", n) },
		func(n int) string { return "năm:" + strings.Repeat("2000..2099,", n) + "2025 " + frequent(4, " ") },
		func(n int) string { return "giá_trị:>" + strings.Repeat("9", n) },
		func(n int) string { return strings.Repeat("giá_trị:>1 ", n) },
		func(n int) string { return "tỉnh:" + strings.Repeat("phu-yen,", n) + "nghe-an " + frequent(3, " ") },
		func(n int) string { return bareTerm(frequent(n, " ")) },
		func(n int) string { return strings.Repeat("hồ sơ công việc cấp xã ", n) },
		func(n int) string { return strings.Repeat("từ 1% đến ", n) + "2%" },
		func(n int) string { return strings.Repeat("\u0301", n) + frequent(2, " ") },
		func(n int) string { return strings.Repeat("a\u0323\u0302\u0301", n) },
		func(n int) string { return "/(a+)+$/ " + strings.Repeat("a", n) },
		func(n int) string { return "chỉ_tiêu:" + strings.Repeat("work-dossiers,", n) + "smartphone" },
	}
	for i := 0; len(out) < 200; i++ {
		out = append(out, makers[i%len(makers)]([]int{3, 9, 17, 33, 64, 80}[i/len(makers)%6]))
	}
	return out[:200]
}

// TestHostileQueries holds each of them to an answer or a refusal; how long they
// take over 100,000 records is measured by make bench.
func TestHostileQueries(t *testing.T) {
	ix := built(t)
	refused := 0
	for _, q := range hostileQueries() {
		_, err := ix.Search(context.Background(), q, SearchOptions{Limit: 5, Facets: true})
		if err != nil && !errors.Is(err, ErrQuery) {
			t.Errorf("Search(%.40q): %v", q, err)
		}
		if err != nil {
			refused++
		}
		if _, err := ix.Compare(context.Background(), q, CompareOptions{}); err != nil && !errors.Is(err, ErrQuery) {
			t.Errorf("Compare(%.40q): %v", q, err)
		}
	}
	if refused < 30 || refused > 150 {
		t.Errorf("%d of 200 refused", refused)
	}
	for _, q := range []string{strings.Repeat("a", 1001), strings.Repeat("a ", 65), `"` + strings.Repeat("a ", 65) + `"`} {
		if _, err := ix.Search(context.Background(), q, SearchOptions{}); !errors.Is(err, ErrQuery) {
			t.Errorf("Search(%.20q…) = %v, want ErrQuery", q, err)
		}
	}
}

// TestCost refuses by the query tree what the words of many records would have to
// be looked through for.
func TestCost(t *testing.T) {
	ix := built(t)
	u := Understood{}
	for i := range MaxQueryTerms {
		u.Words = append(u.Words, ix.cols.words.terms[1+i%20])
	}
	light, heavy := newFinder(ix, Understood{Concepts: Concepts{Words: u.Words[:2]}}, SearchOptions{}), newFinder(ix, u, SearchOptions{})
	if light.cost() >= heavy.cost() || heavy.cost() < ix.Len()*2 {
		t.Errorf("two words cost %d, %d words %d", light.cost(), len(u.Words), heavy.cost())
	}
	err := &QueryError{Problem: TooCostly}
	if !errors.Is(err, ErrQuery) || !strings.Contains(fmt.Sprint(err), "frequent") {
		t.Errorf("%v", err)
	}
}

// syllables are words of the genre, the frequent ones first.
var syllables = func() []string {
	out := []string{"số", "công", "hồ", "sơ", "việc", "tỉnh", "xã", "trên", "môi", "trường", "mạng", "dịch", "vụ", "trực", "tuyến", "người", "dân", "doanh", "nghiệp", "đạt"}
	for _, a := range []string{"b", "ch", "đ", "gi", "h", "kh", "l", "m", "n", "ng", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"} {
		for _, v := range []string{"a", "à", "ạ", "ă", "ằ", "â", "ấ", "e", "ế", "ể", "i", "ị", "o", "ò", "ô", "ồ", "ơ", "ở", "u", "ủ", "ư", "ữ"} {
			for _, e := range []string{"", "n", "ng", "t", "c", "m"} {
				out = append(out, a+v+e)
			}
		}
	}
	return out
}()
