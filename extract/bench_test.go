package extract

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

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

// planText is about 1 MB of plan prose: the open labelled articles, repeated.
func planText(b *testing.B) string {
	var one strings.Builder
	for _, a := range labelledArticles(b) {
		if !a.hidden {
			one.WriteString(a.Text + "\n\n")
		}
	}
	if one.Len() == 0 {
		b.Skip("no labelled articles")
	}
	return strings.Repeat(one.String(), 1+(1<<20)/one.Len())
}

// BenchmarkRead prints the reader and its naive peer side by side, in one run.
func BenchmarkRead(b *testing.B) {
	text := planText(b)
	n := newNaive()
	rd, err := New()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("naive", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			n.read(text)
		}
	})
	b.Run("chitieu", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			rd.Read(corpus.Article{Text: text})
		}
	})
}
