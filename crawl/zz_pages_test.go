package crawl

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestZZPages(t *testing.T) {
	known, err := families()
	if err != nil {
		t.Fatal(err)
	}
	for name, table := range map[string]familyTable{"with": known, "without": nil} {
		for _, half := range []string{"open", "scored"} {
			dirs, _ := filepath.Glob(os.Getenv("PAGES") + "/" + half + "/*")
			var sum score
			for _, d := range dirs {
				s := scoreFolder(t, d, table, half == "open" && name == os.Getenv("SHOW"))
				if half == "open" {
					fmt.Printf("%s %-14s %v\n", name, filepath.Base(d), s)
				}
				sum.add(s)
			}
			fmt.Printf("%s %-14s %v\n", name, half+" all", sum)
		}
	}
}
