package catalog

import (
	"regexp"
	"strings"
	"testing"

	"chitieu/extract"
)

func TestParity(t *testing.T) {
	verb := regexp.MustCompile(`%[a-z]`)
	seen := map[string]bool{}
	for n, line := range strings.Split(messages, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || cols[0] == "" || cols[1] == "" || cols[2] == "" {
			t.Errorf("line %d: %q: want a key and two texts", n+1, line)
			continue
		}
		if seen[cols[0]] {
			t.Errorf("line %d: %s is there twice", n+1, cols[0])
		}
		seen[cols[0]] = true
		if a, b := verb.FindAllString(cols[1], -1), verb.FindAllString(cols[2], -1); strings.Join(a, "") != strings.Join(b, "") {
			t.Errorf("%s: verbs %v in Vietnamese, %v in English", cols[0], a, b)
		}
	}
}

// Every piece of evidence that explain prints is told in words.
func TestEvidenceIsTold(t *testing.T) {
	vi, en := New("vi"), New("en")
	for _, name := range extract.EvidenceNames() {
		if key := "evidence." + name; !vi.Has(key) || !en.Has(key) {
			t.Errorf("%s has no words", key)
		}
	}
}
