package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
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

// TestCost weighs queries by what they have to look at.
func TestCost(t *testing.T) {
	ix := built(t)
	frequent := ix.cols.words.terms[1:21]
	cost := func(c Concepts, not Concepts, o SearchOptions) int {
		return newFinder(ix, Understood{Concepts: c, Not: not}, o).cost()
	}
	two := cost(Concepts{Words: frequent[:2]}, Concepts{}, SearchOptions{})
	for _, tt := range []struct {
		what string
		more int
	}{
		{"all rows", cost(Concepts{}, Concepts{}, SearchOptions{}) + cost(Concepts{Words: frequent[:1]}, Concepts{}, SearchOptions{})},
		{"two words thirty times", cost(Concepts{Words: slices.Repeat(frequent[:2], 30)}, Concepts{}, SearchOptions{})},
		{"the same with twenty excluded", cost(Concepts{Words: frequent[:2]}, Concepts{Words: slices.Repeat(frequent, 20)}, SearchOptions{})},
	} {
		if tt.more <= two {
			t.Errorf("%s cost %d, two words %d", tt.what, tt.more, two)
		}
	}
}

// TestRefusal holds a search that costs too much to be refused before it starts:
// while no place is free, one that would start waits until its context ends.
func TestRefusal(t *testing.T) {
	whole := built(t)
	ix := *whole // another budget
	light := Understood{Concepts: Concepts{Words: []string{"hồ", "sơ"}}}
	ix.lanes = newLanes()
	var err error
	if ix.budget, err = newFinder(whole, light, SearchOptions{}).estimate(context.Background()); err != nil {
		t.Fatal(err)
	}
	for range cap(ix.lanes.all) {
		ix.lanes.all <- struct{}{}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	costly := Understood{Concepts: Concepts{Words: slices.Repeat(ix.cols.words.terms[1:4], 20)}, Not: Concepts{Words: slices.Repeat(ix.cols.words.terms[1:21], 30)}}
	for _, tt := range []struct {
		u    Understood
		want error
	}{
		{costly, ErrQuery},
		{light, context.Canceled},
	} {
		if _, err := ix.Find(ended, tt.u, SearchOptions{}); !errors.Is(err, tt.want) {
			t.Errorf("Find(%.40v) = %v, want %v", tt.u, err, tt.want)
		}
		if _, _, err := ix.Stream(ended, tt.u, SearchOptions{}); !errors.Is(err, tt.want) {
			t.Errorf("Stream(%.40v) = %v, want %v", tt.u, err, tt.want)
		}
	}
	if len(ix.lanes.heavy) != 0 {
		t.Errorf("%d of the heavy lane are still taken", len(ix.lanes.heavy))
	}
	err = &QueryError{Problem: TooCostly}
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
