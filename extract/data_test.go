package extract

import (
	"bufio"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chitieu/corpus"
	"golang.org/x/text/unicode/norm"
)

// source calls f with every source and data file of the project.
func source(t *testing.T, f func(path string, data []byte)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains([]string{".git", "bin", "node_modules", "exam", "pages", "fuzz"}, d.Name()) {
				return fs.SkipDir // pages of strangers, NFD and windows-1258 among them
			}
			return nil
		}
		if !slices.Contains([]string{".go", ".tsv", ".csv", ".json", ".md", ".html", ".css", ".js", ".txt"}, filepath.Ext(path)) {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f(path, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// All text of the project is NFC: what must be decomposed in a test is made there.
func TestSourcesNFC(t *testing.T) {
	n := 0
	source(t, func(path string, data []byte) {
		n++
		sc := bufio.NewScanner(bytes.NewReader(data))
		sc.Buffer(nil, 16<<20)
		for line := 1; sc.Scan(); line++ {
			if !norm.NFC.IsNormal(sc.Bytes()) {
				t.Errorf("%s:%d is not NFC: %.60q", path, line, sc.Text())
			}
		}
	})
	if n < 200 {
		t.Errorf("only %d files looked at", n)
	}
}

// Go's \b and \w are ASCII, and [a-z] leaves out "đ": no pattern over Vietnamese
// text may use them. A quoted pattern counts as one over Vietnamese when it holds
// a Vietnamese letter.
func TestPatterns(t *testing.T) {
	quoted := regexp.MustCompile("MustCompile\\((`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\")")
	ascii := regexp.MustCompile(`\\b|\\w|\[a-z\]|\[a-zA-Z`)
	foreign := regexp.MustCompile(`[à-ỹÀ-ỸđĐ]`)
	source(t, func(path string, data []byte) {
		if filepath.Ext(path) != ".go" {
			return
		}
		for _, m := range quoted.FindAllSubmatch(data, -1) {
			if p := m[1]; foreign.Match(p) && ascii.Match(p) {
				t.Errorf("%s: %s is ASCII where Vietnamese stands", path, p)
			}
		}
	})
}

// The block being read has one door: see keeps its bounds and its tokens together.
func TestSee(t *testing.T) {
	bounds := regexp.MustCompile(`\b\w\.(?:lo|hi)(?:, \w\.hi)? =[^=]`)
	source(t, func(path string, data []byte) {
		if m := bounds.FindString(string(data)); m != "" && filepath.Dir(path) == "../extract" && filepath.Base(path) != "quantity.go" {
			t.Errorf("%s: %q: see sets the bounds of a block", path, m)
		}
	})
}

// TestNoMethodHides refuses a method of run that hides one of the sheet in it: with the same parameter the compiler says
// nothing, and every rule that asked the sheet asks the run.
func TestNoMethodHides(t *testing.T) {
	method := regexp.MustCompile(`(?m)^func \(\w \*(run|sheet)\) (\w+)\(\w* ?([^)]*)\)`)
	of := map[string]string{}
	source(t, func(path string, data []byte) {
		if filepath.Dir(path) != "../extract" {
			return
		}
		for _, m := range method.FindAllStringSubmatch(string(data), -1) {
			key := m[2] + "(" + m[3] + ")"
			if other := of[key]; other != "" && other != m[1] {
				t.Errorf("%s: %s is a method of run and of sheet", path, key)
			}
			of[key] = m[1]
		}
	})
	if len(of) < 500 {
		t.Errorf("only %d methods seen", len(of))
	}
}

// Each fact stands once: no phrase twice in one class, none that a fold makes the
// same as another, and none that tokens can never match.
func TestLexiconRows(t *testing.T) {
	files, err := fs.Glob(lexiconFiles, "lexicon/*.tsv")
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		data, err := fs.ReadFile(lexiconFiles, f)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
		if !strings.HasPrefix(lines[0], "# ") {
			t.Errorf("%s: the head line does not say what the file is", f)
		}
		seen := map[string]int{}
		for n, line := range lines {
			cols := strings.Split(line, "\t")
			if strings.HasPrefix(line, "#") || line == "" || len(cols) < 2 || cols[0] == "class" {
				continue
			}
			class := cols[0]
			if class == "set" || class == "list" || class == "line" { // a word may be in several
				class += " " + cols[2]
			}
			for phrase := range strings.SplitSeq(cols[1], "|") {
				key := class + "\t" + strings.ToLower(phrase)
				if at := seen[key]; at != 0 {
					t.Errorf("%s:%d: %q stands in line %d already", f, n+1, phrase, at)
				}
				seen[key] = n + 1
				if phrase != strings.TrimSpace(phrase) || phrase == "" || strings.Contains(phrase, "  ") {
					t.Errorf("%s:%d: %q can never be met", f, n+1, phrase)
				}
			}
		}
	}
}

// Every list and every use of a line has a name, and every name a row.
func TestListsHaveRows(t *testing.T) {
	lx, err := newLexicon(lexiconFiles)
	if err != nil {
		t.Fatal(err)
	}
	if len(listNames) != int(nLists) || len(lineUses) != int(nLineUses) {
		t.Errorf("%d names of %d lists, %d of %d uses of a line", len(listNames), nLists, len(lineUses), nLineUses)
	}
	var have lists
	for _, in := range lx.listed {
		for k := range have {
			have[k] |= in[k]
		}
	}
	for name, which := range listNames {
		if !have.has(which) {
			t.Errorf("list %q has no words", name)
		}
	}
	for name, use := range lineUses {
		if len(lx.lines[use]) == 0 {
			t.Errorf("line %q has no phrases", name)
		}
	}
}

// A bad row stops the program at start, with its file and line.
func TestBadLexiconRow(t *testing.T) {
	good := fstest.MapFS{}
	err := fs.WalkDir(lexiconFiles, "lexicon", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(lexiconFiles, path)
		good[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newLexicon(good); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{"no-such-class\tđạt\t\t1", "verb", "cue-target\tphấn đấu\t\tmany", "verb\t\tlevel\t1"} {
		bad := fstest.MapFS{}
		for k, v := range good {
			bad[k] = v
		}
		file := "lexicon/verbs.tsv"
		data := append(slices.Clone(good[file].Data), []byte(row+"\n")...)
		bad[file] = &fstest.MapFile{Data: data}
		line := strings.Count(string(data), "\n")
		_, err := newLexicon(bad)
		if err == nil || !strings.Contains(err.Error(), "verbs.tsv:") {
			t.Errorf("row %q: %v, want an error with verbs.tsv:%d", row, err, line)
		}
	}
}

// Every row of lexicon/stops.tsv has an example, which is read as it says.
func TestStops(t *testing.T) {
	data, err := fs.ReadFile(lexiconFiles, "lexicon/stops.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rd := newReader(t)
	for n, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		cols := strings.Split(line, "\t")
		if cols[0] != "stop" {
			continue
		}
		sentence, want, ok := strings.Cut(cols[len(cols)-1], " → ")
		if len(cols) != 5 || !ok {
			t.Errorf("lexicon/stops.tsv:%d: no example", n+1)
			continue
		}
		stands := false
		for phrase := range strings.SplitSeq(cols[1], "|") {
			stands = stands || strings.Contains(strings.ToLower(sentence), phrase)
		}
		if !stands {
			t.Errorf("lexicon/stops.tsv:%d: the example shows none of %q", n+1, cols[1])
		}
		got := ""
		for _, x := range rd.Read(corpus.Article{Text: exampleTitle + sentence}).Targets {
			if x.Unit == corpus.UnitPercent {
				got = x.Subject
				break
			}
		}
		if got != want {
			t.Errorf("lexicon/stops.tsv:%d: %s\ngot  %q\nwant %q", n+1, sentence, got, want)
		}
	}
}
