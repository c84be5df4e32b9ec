package main

import (
	"errors"
	"fmt"

	"chitieu/corpus"
	"chitieu/crawl"
)

// fromHTML reads the article of a saved page. Nothing is known of its site, so
// every family of portals is tried. A page that holds no article is refused: a
// list of teasers stored as one would put numbers under the wrong province.
func (a *app) fromHTML(url string, data []byte) (corpus.Article, error) {
	art, err := crawl.Portal{}.Parse(url, data)
	return art, a.pageError(err)
}

// fromGivenHTML reads a page that is looked at and not stored: where no article
// shows, the whole page, and says so.
func (a *app) fromGivenHTML(url string, data []byte) (corpus.Article, error) {
	art, err := crawl.Portal{}.ParseGiven(url, data)
	if err == nil && art.Step == crawl.StepWhole {
		fmt.Fprintln(a.err, a.say.Say("extract.whole"))
	}
	return art, a.pageError(err)
}

// fromDocument reads a DOCX or PDF file.
func (a *app) fromDocument(data []byte) (corpus.Article, error) {
	art, err := crawl.Portal{}.ParseDocument("", data)
	return art, a.pageError(err)
}

func (a *app) pageError(err error) error {
	switch {
	case errors.Is(err, crawl.ErrScanned):
		return errors.New(a.say.Say("err.scanned"))
	}
	if errors.Is(err, crawl.ErrNoArticle) || errors.Is(err, crawl.ErrPage) {
		return errors.New(a.say.Say("err.no-article"))
	}
	return err
}
