package index

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestWordsFile(t *testing.T) {
	if !norm.NFC.IsNormalString(wordsTSV) {
		t.Error("words.tsv is not NFC")
	}
	seen := map[string]int{}
	for n, line := range strings.Split(wordsTSV, "\n") {
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		cols := strings.Split(line, "\t")
		for _, p := range strings.Split(cols[1], "|") {
			key := cols[0] + " " + p
			if seen[key] > 0 {
				t.Errorf("words.tsv:%d: %q stands in line %d already", n+1, p, seen[key])
			}
			seen[key] = n + 1
			if len(termsOf(p, markedTerm)) == 0 {
				t.Errorf("words.tsv:%d: an empty phrase", n+1)
			}
		}
	}
}
