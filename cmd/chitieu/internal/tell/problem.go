package tell

import (
	"errors"

	"chitieu/cmd/chitieu/internal/catalog"
	"chitieu/index"
)

// Problem tells what is wrong with a query and what may have been meant. Any other
// error is told as it is.
func Problem(say catalog.Catalog, err error) string {
	var q *index.QueryError
	if !errors.As(err, &q) {
		return err.Error()
	}
	name := q.Qualifier
	if say.Lang == "en" {
		name = q.English()
	}
	args := map[index.Problem][]any{
		index.TooLong:      {index.MaxQueryBytes},
		index.TooManyTerms: {index.MaxQueryTerms},
		index.LeadingStar:  {q.Value},
		index.NoQualifier:  {q.Qualifier},
		index.NoValue:      {name},
		index.Unknown:      {name, q.Value},
	}[q.Problem]
	text := say.Say("query."+string(q.Problem), args...)
	if q.Hint != "" {
		text += " " + say.Say("query.hint", q.Hint)
	}
	return text
}

// Problem is Problem in the teller's language.
func (t Teller) Problem(err error) string { return Problem(t.Say, err) }
