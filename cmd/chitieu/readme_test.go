package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chitieu/cmd/chitieu/internal/output"
)

var updateDocs = flag.Bool("update-docs", false, "write the outputs in README and docs anew")

// shownOutput is a command in a document with its output in the fence below it.
var shownOutput = regexp.MustCompile("(?s)<!-- output: ([^\n]*) -->\n```\n(.*?)```\n")

// firstOf stands for the id of a query's first hit: ids change when the reader learns.
var firstOf = regexp.MustCompile(`@"([^"]*)"`)

// TestDocs keeps the outputs that the documents show true: each is run on the
// sample data. The clock stands still, so that they are the same every day.
func TestDocs(t *testing.T) {
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := filepath.Glob("../../README*.md")
	if err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "demo")
	env := func(k string) string {
		return map[string]string{"CHITIEU_NOW": "2026-11-02T01:00:00+07:00", "CHITIEU_DATA": data}[k]
	}
	do := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &errs, env); code != exitOK {
			t.Fatalf("chitieu %v = %d: %s", args, code, &errs)
		}
		return out.String()
	}
	do("demo", "--once", "--data", data)
	for _, f := range append(readme, docs...) {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		fresh := shownOutput.ReplaceAllStringFunc(string(text), func(block string) string {
			m := shownOutput.FindStringSubmatch(block)
			line := firstOf.ReplaceAllStringFunc(m[1], func(q string) string {
				id, _, _ := strings.Cut(strings.TrimPrefix(do("search", firstOf.FindStringSubmatch(q)[1], "-o", "csv", "--limit", "1"), strings.Join(output.Columns, ",")+"\n"), ",")
				return id
			})
			got := strings.TrimLeft(do(words(line)...), "\n")
			if strings.HasPrefix(m[2], "$ ") { // with the command that prints it
				got = "$ chitieu " + strings.TrimSuffix(line, " --lang en") + "\n" + got
			}
			if !*updateDocs && got != m[2] {
				t.Errorf("%s: chitieu %s prints\n%s\nthe document says\n%s", f, m[1], got, m[2])
			}
			return "<!-- output: " + m[1] + " -->\n```\n" + got + "```\n"
		})
		if *updateDocs && fresh != string(text) {
			if err := os.WriteFile(f, []byte(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// words splits a command line at blanks outside quotes.
func words(s string) []string {
	var out []string
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
