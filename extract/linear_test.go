//go:build unix

package extract

import (
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"chitieu/corpus"
)

// adversarial are pieces of text that, repeated, have made some reader quadratic.
var adversarial = []struct{ name, head, piece string }{
	{"one sentence", "", "tỷ lệ hồ sơ công việc tại cấp xã đạt 60% được xử lý trên môi trường mạng "},
	{"one sentence without numbers", "", "tỷ lệ hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng "},
	{"one sentence, one number at its end", "", "hồ sơ công việc và "},
	{"numbers", "", "60% "},
	{"numbers and commas", "Đến năm 2025, phấn đấu đạt ", "60%, "},
	{"plain numbers", "", "12 "},
	{"numbers in words", "", "sáu mươi phần trăm "},
	{"percent words", "", "phần trăm "},
	{"years", "đạt 60% ", "năm 2025 "},
	{"baselines", "", "từ 60% lên 80% năm "},
	{"parentheses open", "", "(60% "},
	{"parentheses open without numbers", "", "("},
	{"parentheses", "", "(60%) "},
	{"parentheses inside", "hồ sơ đạt 60% ", "(cấp xã 60%, cấp huyện 80%) "},
	{"commas", "phấn đấu ", "hồ sơ, "},
	{"bare commas", "", ","},
	{"colons", "", ":"},
	{"colons and words", "", "kinh tế số: "},
	{"colons and numbers", "", "kinh tế số: 60% "},
	{"semicolons", "", "hồ sơ 60%; "},
	{"quotes", "", "\"60%\" "},
	{"and", "", "60% và "},
	{"in order", "lần lượt ", "xã 60%, "},
	{"slashes", "", "95/"},
	{"dashes", "", "60 - "},
	{"document numbers", "", "số 12/KH-UBND ngày 1/2/2024 "},
	{"deep lists", "", "- a\n + 60%\n1. b\n1.1. c\na) d\n"},
	{"items", "", "- Tỷ lệ hồ sơ đạt 60%\n"},
	{"headings", "", "I. MỤC TIÊU\n"},
	{"heads with colons", "", "Đến năm 2025, phấn đấu:\n"},
	{"cells", "", "1\n60%\n"},
	{"cells of text", "", "Tỷ lệ\n"},
	{"rows", "", "| 1 | Tỷ lệ | 60% |\n"},
	{"heads in a line", "", "TT Chỉ tiêu ĐVT Năm 2024 Năm 2025\n"},
	{"heads and values in a line", "", "Chỉ tiêu Năm 2024 Năm 2025 5 6\n"},
	{"heads over lines", "TT Chỉ tiêu ĐVT Năm 2024 Năm 2025\n", "Đơn vị Năm 2025\n"},
	{"rows of blanks", "", "1   Tỷ lệ   60%   a\n"},
	{"lines of blanks", "", "a   b   c\n"},
	{"heads between bars over cells", "", "a | b | c | d\n1\n2\n3\n4\n"},
	{"teasers", "", "Tin liên quan\n"},
	{"grounds", "", "Căn cứ Nghị quyết số 12/NQ-CP đạt 60%;\n"},
	{"questions", "", "Bao giờ đạt 60%?\n"},
	{"one word", "", "a"},
	{"one number", "", "1"},
	{"dots", "", "."},
	{"blanks", "", " "},
	{"lines", "", "\n"},
	{"wrapped lines", "", "tỷ lệ hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng đạt 60%\nvà "},
	{"provinces", "", "tỉnh Nghệ An, "},
	{"marks", "", "a\u0301\u0323 "},
	{"stars", "", "**"},
	{"bars", "", "|"},
}

// Ten times the input takes at most twelve times the work, whatever is written;
// quadratic work would be a hundred times. Work is the process's own CPU time, and
// a busy machine blurs it: make long asks for twelve, every other run only for
// what no linear reader ever takes. What takes less than a few milliseconds is too
// little to be measured.
func TestReadingIsLinear(t *testing.T) {
	rd := newReader(t)
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // the collector's work depends on what else is alive
	for _, c := range adversarial {
		text := c.head + strings.Repeat(c.piece, 10*small/len(c.piece))
		one, ten := work(rd, text[:runeBorder(text, small)]), work(rd, text)
		for tries := 0; ten > limit(one) && tries < 4; tries++ { // a busy machine evicts the larger text's memory more often
			one, ten = max(one, work(rd, text[:runeBorder(text, small)])), min(ten, work(rd, text))
		}
		if ten > limit(one) {
			t.Errorf("%s: %v for %d bytes, %v for ten times as many", c.name, one, small, ten)
		}
	}
}

func limit(one time.Duration) time.Duration { return slack * max(one, 20*time.Millisecond) }

func runeBorder(s string, i int) int {
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// work is the least CPU time of two readings.
func work(rd *Reader, text string) time.Duration {
	var took []time.Duration
	for range 2 {
		runtime.GC()
		from := cpuTime()
		rd.Read(corpus.Article{Text: text})
		took = append(took, cpuTime()-from)
	}
	return slices.Min(took)
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// One reader serves many goroutines: the race detector sees this test, and all
// readings are the same.
func TestConcurrentUse(t *testing.T) {
	rd := newReader(t)
	var articles []labelled
	for _, a := range labelledArticles(t) {
		if !a.hidden {
			articles = append(articles, a)
		}
	}
	want := make([]corpus.Reading, len(articles))
	for i, a := range articles {
		want[i] = rd.Read(corpus.Article{Text: a.Text})
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range articles {
				k := (i + g*7) % len(articles)
				got := rd.Read(corpus.Article{Text: articles[k].Text})
				if d := differences(want[k], got, same); len(d) > 0 {
					t.Errorf("%s: %s", articles[k].ID, d[0])
				}
			}
		})
	}
	wg.Wait()
}
