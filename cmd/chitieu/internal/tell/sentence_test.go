package tell

import (
	"strings"
	"testing"

	"chitieu/corpus"
)

// A long sentence is cut between words.
func TestSentenceIsCutBetweenWords(t *testing.T) {
	quote := "Trong năm 2025, tỉnh phấn đấu nghiêm túc đạt 60% hồ sơ công việc tại các xã, phường"
	at := strings.Index(quote, "60%")
	x := corpus.Target{Quote: quote, NumberStart: at, NumberEnd: at + len("60%")}
	for side, want := range map[int]string{
		0:  "Trong năm 2025, tỉnh phấn đấu nghiêm túc đạt |60%| hồ sơ công việc tại các xã, phường",
		9:  "…túc đạt |60%| hồ sơ…",
		10: "…túc đạt |60%| hồ sơ…",
		16: "…nghiêm túc đạt |60%| hồ sơ công việc…",
		17: "…nghiêm túc đạt |60%| hồ sơ công việc…",
	} {
		before, number, after := Sentence(x, side)
		if got := before + "|" + number + "|" + after; got != want {
			t.Errorf("side %d:\n got %q\nwant %q", side, got, want)
		}
	}
}
