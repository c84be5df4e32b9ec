package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// naive is what a user would write in an hour: five regular expressions a clause.
// It is the peer of BenchmarkRead and is kept as fast as it can be: patterns
// compile once, full records are built.
type naive struct{ percentage, tier, year, domain, cue *regexp.Regexp }

func newNaive() naive {
	return naive{
		percentage: regexp.MustCompile(`(?i)(trên|dưới|tối thiểu|ít nhất|không dưới|không quá|tối đa|khoảng|gần|hơn|đạt|từ|chiếm|tăng|giảm)?\s*(\d{1,3}(?:[.,]\d+)?)\s*(?:%|phần trăm)(\s*trở (?:lên|xuống))?`),
		tier:       regexp.MustCompile(`(?i)cấp\s*(tỉnh|huyện|xã)`),
		year:       regexp.MustCompile(`(?i)(đến năm|đến hết năm|năm|giai đoạn)\s*(20\d\d)(?:\s*-\s*(20\d\d))?`),
		domain:     regexp.MustCompile(`(?i)(chính quyền số|kinh tế số|xã hội số|hạ tầng số|đô thị thông minh)`),
		cue:        regexp.MustCompile(`(?i)(phấn đấu|mục tiêu|chỉ tiêu|đến năm|đã đạt|kết quả|ước đạt|so với cùng kỳ|tính đến|hiện nay)`),
	}
}

func (n naive) read(text string) []corpus.Target {
	var out []corpus.Target
	text = viet.NFC(text)
	year, domain := 0, ""
	for line := range strings.SplitSeq(text, "\n") {
		for _, m := range n.year.FindAllStringSubmatch(line, -1) {
			y := m[2]
			if m[3] != "" {
				y = m[3]
			}
			year, _ = strconv.Atoi(y)
		}
		if m := n.domain.FindString(line); m != "" {
			domain = m
		}
		for clause := range strings.SplitSeq(line, ";") {
			status := corpus.StatusResult
			if n.cue.MatchString(clause) {
				status = corpus.StatusTarget
			}
			for _, m := range n.percentage.FindAllStringSubmatchIndex(clause, -1) {
				v, _ := strconv.ParseFloat(strings.Replace(clause[m[4]:m[5]], ",", ".", 1), 64)
				after := clause[m[1]:]
				if k := strings.IndexAny(after, ",;.%"); k >= 0 {
					after = after[:k]
				}
				t := corpus.Target{Status: status, Value: v, Unit: "%", Domain: domain, Subject: strings.TrimSpace(after), Quote: clause}
				if tier := n.tier.FindStringSubmatch(after); tier != nil {
					t.Tiers = []corpus.Tier{corpus.Tier(tier[1])}
				}
				y := year
				t.Year = &y
				out = append(out, t)
			}
		}
	}
	return out
}

// benchText is articles to read, about 1 MB: the same ones again and again.
type benchText struct {
	name     string
	articles []string
	bytes    int64
	numbers  int
}

var percentage = regexp.MustCompile(`\d\s*(?:%|phần trăm)`)

func newBenchText(name string, texts []string) benchText {
	t := benchText{name: name}
	for t.bytes < 1<<20 && len(texts) > 0 {
		for _, x := range texts {
			t.articles = append(t.articles, x)
			t.bytes += int64(len(x))
			t.numbers += len(percentage.FindAllString(x, -1))
		}
	}
	return t
}

// benchTexts are our own open articles, where a percentage stands every 185 bytes,
// and, when they are there, the five plans that the project began from: one every
// 320 bytes, as plans have.
func benchTexts(b *testing.B) []benchText {
	var open, plans []string
	for _, a := range labelledArticles(b) {
		if !a.hidden {
			open = append(open, a.Text)
		}
	}
	names, _ := filepath.Glob("../../shared/gold/plans/*.json")
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			b.Fatal(err)
		}
		var a struct{ Text string }
		if err := json.Unmarshal(data, &a); err != nil {
			b.Fatal(err)
		}
		plans = append(plans, a.Text)
	}
	var out []benchText
	for _, t := range []benchText{newBenchText("dense", open), newBenchText("plans", plans)} {
		if len(t.articles) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// BenchmarkRead prints the reader and its naive peer side by side, in one run, in
// bytes per CPU-second, each at its best, and how often ours goes into the peer's time:
// the median over turns, in each of which both read the text one after the other, so
// that what else runs on the machine slows both.
func BenchmarkRead(b *testing.B) {
	n := newNaive()
	rd, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for _, t := range benchTexts(b) {
		b.Run(t.name, func(b *testing.B) {
			var naive, ours []time.Duration
			var ratios []float64
			for turn := 0; turn < 15 || b.Elapsed() < time.Second; turn++ {
				start := cpuTime()
				for _, x := range t.articles {
					n.read(x)
				}
				middle := cpuTime()
				for _, x := range t.articles {
					rd.Read(corpus.Article{Text: x})
				}
				naive, ours = append(naive, middle-start), append(ours, cpuTime()-middle)
				ratios = append(ratios, float64(naive[turn])/float64(ours[turn]))
			}
			mb := float64(t.bytes) / 1e6
			b.ReportMetric(float64(t.bytes)/float64(t.numbers), "bytes/percentage")
			b.ReportMetric(mb/slices.Min(naive).Seconds(), "naive-MB/CPU-s")
			b.ReportMetric(mb/slices.Min(ours).Seconds(), "chitieu-MB/CPU-s")
			b.ReportMetric(median(ratios), "x-naive")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// BenchmarkReader is the reader alone, for profiles.
func BenchmarkReader(b *testing.B) {
	rd, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for _, t := range benchTexts(b) {
		b.Run(t.name, func(b *testing.B) {
			b.SetBytes(t.bytes)
			b.ReportAllocs()
			for b.Loop() {
				for _, x := range t.articles {
					rd.Read(corpus.Article{Text: x})
				}
			}
		})
	}
}
