package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// interpreter is a program that runs snippets of one language, with what they need.
type interpreter struct{ file, ending string }

// interpreters finds R with jsonlite and Python with pandas. Where a machine has none
// the snippets are not run; on CI they must be.
func interpreters(t *testing.T) map[string]interpreter {
	t.Helper()
	found := map[string]interpreter{}
	for _, c := range []struct {
		lang, file, ending string
		probe              []string
	}{
		{"r", "Rscript", ".R", []string{"-e", "library(jsonlite)"}},
		{"python", "python3", ".py", []string{"-c", "import pandas"}},
		{"python", "/usr/bin/python3", ".py", []string{"-c", "import pandas"}},
	} {
		if exec.Command(c.file, c.probe...).Run() == nil {
			found[c.lang] = interpreter{c.file, c.ending}
		}
	}
	for _, lang := range []string{"r", "python"} {
		if _, ok := found[lang]; !ok && os.Getenv("CI") != "" {
			t.Errorf("no %s with its libraries: CI must install it", lang)
		} else if !ok {
			t.Logf("no %s with its libraries on this machine: its snippets are not run", lang)
		}
	}
	return found
}

// run runs a snippet in a folder and gives what it prints.
func (i interpreter) run(t *testing.T, dir, code string) string {
	t.Helper()
	file := filepath.Join(dir, "snippet"+i.ending)
	if err := os.WriteFile(file, []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(i.file, file)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s\n%s", i.file, err, code, out)
	}
	return string(out)
}

// shownAddress is an address in a snippet.
var shownAddress = regexp.MustCompile(`"(http://[^"]+)"`)

// TestSnippets runs what the page of the API and the guides show, on the sample data:
// the addresses answer, and R and pandas understand what they get.
func TestSnippets(t *testing.T) {
	data := sampleData(t)
	h, _ := siteOver(t, data, "/so-lieu")
	srv := httptest.NewServer(h)
	defer srv.Close()
	with, dir := interpreters(t), t.TempDir()

	res, err := http.Get(srv.URL + "/so-lieu/api")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	d, err := goquery.NewDocumentFromReader(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range shownAddress.FindAllStringSubmatch(d.Find("pre").Text(), -1) {
		if r, err := http.Get(m[1]); err != nil || r.StatusCode != http.StatusOK {
			t.Errorf("the page of the API shows %s: %v", m[1], err)
		} else {
			r.Body.Close()
		}
	}
	d.Find("pre").Each(func(_ int, pre *goquery.Selection) {
		lang, code, want := "r", pre.Text(), "commune 2025"
		if strings.HasPrefix(code, "import") {
			lang, code, want = "python", code+"\nprint(list(front.province_name))", "Lạng Sơn"
		}
		if i, ok := with[lang]; ok {
			if got := i.run(t, dir, code); !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
				t.Errorf("%s prints %s, want %q in it", code, got, want)
			}
		}
	})

	var out, errs bytes.Buffer
	args := []string{"export", "hồ sơ cấp xã", "--to", filepath.Join(dir, "ho-so-xa.csv"), "--data", data}
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs, standing); code != exitOK {
		t.Fatal(errs.String())
	}
	for _, f := range []string{"../../docs/guide.md", "../../docs/guide.vi.md"} {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
			i, ok := with[m[1]]
			if !ok {
				continue
			}
			code := m[2]
			if m[1] == "python" { // its last line is a value that only a notebook shows
				code = strings.TrimSpace(code)
				at := strings.LastIndex(code, "\n") + 1
				code = code[:at] + "print(" + code[at:] + ")"
			}
			if got := i.run(t, dir, code); !strings.Contains(got, "2025") || !strings.Contains(got, "range") {
				t.Errorf("%s: %s prints %s", f, code, got)
			}
		}
	}
}
