package extract

import (
	"fmt"
	"strings"

	"chitieu/corpus/viet"
)

// list is some of the lists of lexicon/lists.tsv, a bit each. They are asked for rarely and no
// word carries them: a set of lexicon/sets.tsv is looked up once for every word.
type list uint64

const (
	listPrice list = 1 << iota
	listNoPrice
	listPledges
	listStands
	listSpeaks
	listBodies
	listAsks
	listDecides
	listPutAt
	listSetsAim
	listTaxName
	listNoTax
	listCollects
	listTrades
	listStock
	listCallsUp
	listForce
	listOfMarks
	listHardness
	listOfQuestions
	listOfPlaces
	listGivesPlaces
	listReaches
	listBelieves
	listSpends
	listOwners
	listNeedNot
	listMade
	listSeries
	listSale
	listRevenue
	listJudges
	listFeasible
	listCentral
	listAdmission
	listIntake
	listLaws
	listConsent
	listTerms
	listOffice
	listHolders
	listNotGiven
	listStudied
	listSetAside
	listWhole
	listBuilders
	listFares
	listLocalities
	listAmounts
	listCosts
	listTitles
	listHopes
	listFigures
	listFiguresTold
)

var listNames = map[string]list{
	"pledges": listPledges, "stands": listStands, "speaks": listSpeaks, "bodies": listBodies,
	"price": listPrice, "no-price": listNoPrice, "asks": listAsks, "decides": listDecides, "put-at": listPutAt, "sets-aim": listSetsAim,
	"tax-name": listTaxName, "no-tax": listNoTax, "collects": listCollects, "trades": listTrades, "stock": listStock,
	"calls-up": listCallsUp, "force": listForce, "of-marks": listOfMarks, "hardness": listHardness, "of-questions": listOfQuestions,
	"of-places": listOfPlaces, "gives-places": listGivesPlaces, "reaches": listReaches, "believes": listBelieves, "spends": listSpends, "owners": listOwners, "need-not": listNeedNot,
	"made": listMade, "series": listSeries, "sale": listSale, "revenue": listRevenue, "judges": listJudges, "feasible": listFeasible, "central": listCentral,
	"admission": listAdmission, "intake": listIntake, "laws": listLaws, "consent": listConsent, "terms": listTerms, "office": listOffice, "holders": listHolders,
	"not-given": listNotGiven, "studied": listStudied,
	"set-aside": listSetAside, "whole": listWhole, "builders": listBuilders,
	"fares": listFares, "localities": listLocalities, "amounts": listAmounts, "costs": listCosts, "titles": listTitles, "hopes": listHopes, "figures": listFigures, "figures-told": listFiguresTold,
}

// addList reads "list, words, name".
func (lx *lexicon) addList(cols []string, at string, seen map[string]string) error {
	bit, ok := listNames[cols[2]]
	if !ok {
		return fmt.Errorf("unknown list %q", cols[2])
	}
	return lx.addWords(cols, at, seen, func(_ string, w setWord) {
		lx.lists[w] |= bit
		lx.listed = append(lx.listed, make([]list, max(0, int(w[0])+1-len(lx.listed)))...)
		lx.listed[w[0]] |= bit
	})
}

// addWords reads the words of a set or a list, of one syllable or two.
func (lx *lexicon) addWords(cols []string, at string, seen map[string]string, add func(first string, w setWord)) error {
	for _, w := range strings.Split(cols[1], "|") {
		id, words := cols[0]+" "+cols[2]+"\t"+viet.Key(w), phraseWords(w)
		if prev := seen[id]; prev != "" || len(words) < 1 || len(words) > 2 {
			return fmt.Errorf("%s %q: %q is no word of one syllable or two, or there twice, first at %s", cols[0], cols[2], w, prev)
		}
		seen[id] = at
		var word setWord
		for k := range words {
			word[k] = lx.id(viet.Key(words[k]))
		}
		add(viet.Key(words[0]), word)
	}
	return nil
}

// inList returns how many syllables a word of a list has that begins at token i, 0 for none.
func (s *sheet) inList(i int32, which list) int32 {
	lx, w := s.forms.lx, setWord{s.wordID(i), s.wordID(i + 1)}
	switch {
	case int(w[0]) >= len(lx.listed) || lx.listed[w[0]]&which == 0:
		return 0
	case w[1] != 0 && lx.lists[w]&which != 0:
		return 2
	case lx.lists[setWord{w[0]}]&which != 0:
		return 1
	}
	return 0
}

// listBefore returns how many syllables a word of a list has that ends before token i, 0 for none.
func (s *sheet) listBefore(i int32, which list) int32 {
	return endingAt(i, func(i int32) int32 { return s.inList(i, which) })
}
