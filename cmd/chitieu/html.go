package main

import (
	"errors"

	"chitieu/corpus"
)

func (a *app) fromHTML(string, []byte) (corpus.Article, error) {
	return corpus.Article{}, errors.New(a.say.Say("err.no-article"))
}
