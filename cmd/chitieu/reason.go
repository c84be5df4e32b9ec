package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"chitieu/corpus"
	"chitieu/index"

	"chitieu/cmd/chitieu/internal/tell"
)

// reason tells an error in the user's language where it is one that users meet: a file
// that is not there, a broken CSV or JSON, a correction that cannot be. Any other stays
// as it is.
func (a *app) reason(err error) string {
	var path *fs.PathError
	var table *csv.ParseError
	var syntax *json.SyntaxError
	var review *corpus.ReviewError
	switch {
	case errors.As(err, &review):
		return a.reviewReason(review)
	case errors.Is(err, index.ErrQuery):
		return tell.Problem(a.say, err)
	case errors.As(err, &table):
		return a.say.Say("reason.csv", table.Line, table.Column)
	case errors.As(err, &syntax):
		return a.say.Say("reason.json", syntax.Offset)
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return a.say.Say("reason.no-file", path.Path)
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return a.say.Say("reason.no-right", path.Path)
	}
	return err.Error()
}

func (a *app) reviewReason(e *corpus.ReviewError) string {
	values := strings.Join(corpus.ReviewValues(e.Field), ", ")
	args := map[corpus.ReviewProblem][]any{
		corpus.NoField:      {e.Field, strings.Join(corpus.ReviewFields(), ", ")},
		corpus.NoAuthor:     {},
		corpus.WantNumber:   {e.Field, e.Value},
		corpus.WantYear:     {e.Field, e.Value},
		corpus.WantProvince: {e.Field, e.Value},
		corpus.WantListed:   {e.Field, e.Value, values},
		corpus.WantShorter:  {e.Field},
	}[e.Problem]
	return a.say.Say("review.bad-"+string(e.Problem), args...)
}

// misuses are the ways in which cobra says, in English, that a command line is none.
var misuses = []struct {
	form *regexp.Regexp
	key  string
}{
	{regexp.MustCompile(`^flag needs an argument: (?:\S+ in )?(\S+)$`), "usage.needs-value"},
	{regexp.MustCompile(`^unknown (?:shorthand )?flag: (.+)$`), "usage.unknown-flag"},
	{regexp.MustCompile(`(?s)^unknown command ("[^"]*") for .*Did you mean this\?\s+(\S+)`), "usage.unknown-command-hint"},
	{regexp.MustCompile(`^unknown command ("[^"]*") for`), "usage.unknown-command"},
	{regexp.MustCompile(`^invalid argument ("[^"]*") for ("[^"]*") flag`), "usage.bad-value"},
	{regexp.MustCompile(`^accepts at most (\d+) arg`), "usage.at-most"},
	{regexp.MustCompile(`^accepts (\d+) arg`), "usage.accepts"},
	{regexp.MustCompile(`^requires at least (\d+) arg`), "usage.requires"},
}

// misuse tells a wrong command line in the user's language; ok is false when err is
// something else.
func (a *app) misuse(err error) (text string, ok bool) {
	for _, m := range misuses {
		found := m.form.FindStringSubmatch(err.Error())
		if found == nil {
			continue
		}
		args := make([]any, len(found)-1)
		for i, s := range found[1:] {
			args[i] = s
		}
		return a.say.Say(m.key, args...), true
	}
	return "", false
}
