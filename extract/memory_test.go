package extract

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
)

// TestMemory holds the memory of one reading to eight times the text and 2 KB a
// number, beside the reader's own tables: on our open articles as one text, and on
// long prose without blocks.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	rd, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var open strings.Builder
	for _, a := range labelledArticles(t) {
		if !a.hidden {
			open.WriteString(a.Text + "\n\n")
		}
	}
	for _, c := range []struct{ name, text string }{
		{"open articles", strings.Repeat(open.String(), 1+(2<<20)/max(open.Len(), 1))},
		{"one paragraph", strings.Repeat("Tỷ lệ hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng đạt 60% vào năm 2025, các địa phương tiếp tục rà soát, bố trí nguồn lực và báo cáo kết quả theo quy định. ", 12000)},
	} {
		var numbers int
		peak := peakHeap(func() { numbers = len(rd.Read(corpus.Article{Text: c.text}).Targets) })
		if most := 8*len(c.text) + 2048*numbers; peak > most {
			t.Errorf("%s: %d bytes and %d numbers took %d bytes at most, want %d", c.name, len(c.text), numbers, peak, most)
		} else {
			t.Logf("%s: %d bytes, %d numbers: at most %d bytes", c.name, len(c.text), numbers, peak)
		}
	}
}

// peakHeap is how many bytes more than before f has in use at a time; what waits to be
// collected counts for a tenth.
func peakHeap(f func()) int {
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, done, peak := m.HeapAlloc, make(chan bool), make(chan uint64)
	go func() {
		top := uint64(0)
		for {
			select {
			case <-done:
				peak <- top
				return
			case <-time.After(2 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				top = max(top, m.HeapAlloc)
			}
		}
	}()
	f()
	close(done)
	return int(max(<-peak, before) - before)
}
