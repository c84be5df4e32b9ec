package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"chitieu/cmd/chitieu/internal/catalog"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// everyCommand calls f for a command and all below it.
func everyCommand(c *cobra.Command, f func(*cobra.Command)) {
	f(c)
	for _, sub := range c.Commands() {
		everyCommand(sub, f)
	}
}

// Every command and every flag is explained in both languages, and no words are left
// over for one that has gone.
func TestHelpIsComplete(t *testing.T) {
	used := map[string]bool{"help.--help": true, "help.help": true, "help.completion": true} // the library's
	for _, lang := range []string{"vi", "en"} {
		a := &app{getenv: func(string) string { return "" }}
		say := catalog.New(lang)
		everyCommand(a.root(), func(c *cobra.Command) {
			keys := []string{helpKey(c)}
			c.LocalFlags().VisitAll(func(f *pflag.Flag) { keys = append(keys, flagKey(say, c, f)) })
			for _, k := range keys {
				if !say.Has(k) {
					t.Errorf("%s: %s says nothing in %s", c.CommandPath(), k, lang)
				}
				used[k] = true
			}
			used[helpKey(c)+".long"] = true
		})
	}
	words, err := os.ReadFile("internal/catalog/help.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(words)) {
		if k, text, _ := strings.Cut(line, "\t"); strings.HasPrefix(k, "help") {
			if !used[k] {
				t.Errorf("no command has %s", k)
			}
			if strings.ContainsAny(helpLists.Replace(text), "{}") {
				t.Errorf("%s names a list that nobody knows: %q", k, text)
			}
		}
	}
}

// Help speaks the language of the flag, else of the environment, as all messages do.
func TestHelpLanguage(t *testing.T) {
	help := func(env map[string]string, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &errs, func(k string) string { return env[k] }); code != exitOK {
			t.Fatalf("chitieu %v = %d: %s", args, code, &errs)
		}
		return out.String()
	}
	english := map[string]string{"LANG": "en_GB.UTF-8"}
	for _, c := range []struct {
		env        map[string]string
		args       []string
		has, lacks string
	}{
		{nil, []string{"compare", "--help"}, "mỗi nhóm một con số: min, median, max, count", "one number a group"},
		{english, []string{"compare", "--help"}, "one number a group: min, median, max, count", "mỗi nhóm"},
		{nil, []string{"compare", "--help", "--lang", "en"}, "one number a group: min, median, max, count", "mỗi nhóm"},
		{english, []string{"--lang", "vi", "help", "compare"}, "mỗi nhóm một con số: min, median, max, count", "one number a group"},
		{nil, nil, "những gì mới, thay đổi hoặc không còn", "what is new"},
		{english, nil, "what is new, changed or gone", "những gì mới"},
		{nil, []string{"portals", "check", "-h"}, "địa chỉ của bạn, báo cho các cổng biết", "your address"},
		{english, []string{"__complete", "changes", "--"}, "--reread\twhat a newer extractor reads", "bộ đọc"},
		{nil, []string{"__complete", "changes", "--"}, "--reread\tchỉ những gì bộ đọc mới", "newer extractor"},
	} {
		if got := help(c.env, c.args...); !strings.Contains(got, c.has) || strings.Contains(got, c.lacks) {
			t.Errorf("chitieu %v of %v prints\n%s\nwant %q, not %q", c.args, c.env, got, c.has, c.lacks)
		}
	}
}

// Nothing of the frame that the library prints around our words stays English.
func TestHelpFrame(t *testing.T) {
	frame := regexp.MustCompile(`(?m)^[A-Z][A-Za-z ]+:|\(default|\[flags\]|\[command\]|for more information`)
	a := &app{getenv: func(string) string { return "" }}
	root := a.root()
	root.InitDefaultHelpCmd()
	everyCommand(root, func(c *cobra.Command) {
		var out bytes.Buffer
		c.SetOut(&out)
		c.InitDefaultHelpFlag()
		if err := c.Help(); err != nil {
			t.Fatal(err)
		}
		if left := frame.FindString(out.String()); left != "" {
			t.Errorf("%s --help says %q in\n%s", c.CommandPath(), left, &out)
		}
	})
}
