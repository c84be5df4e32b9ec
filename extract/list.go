package extract

import (
	"fmt"
	"strings"

	"chitieu/corpus/viet"
)

// list is one of the lists of lexicon/lists.tsv. They are asked for rarely and no word carries
// them: a set of lexicon/sets.tsv is looked up once for every word.
type list uint8

// lists are some of the lists, a bit each.
type lists [4]uint64

func (ls *lists) add(which list)      { ls[which>>6] |= 1 << (which & 63) }
func (ls *lists) has(which list) bool { return ls[which>>6]>>(which&63)&1 != 0 }

const (
	listPrice list = iota
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
	listOccasions
	listHonours
	listPrepares
	listIssued
	listCosts
	listTitles
	listHopes
	listFigures
	listFiguresTold
	listActs
	listAmended
	listExtreme
	listRanked
	listCalled
	listFirstSet
	listAssigns
	listSetsIt
	listPlansValue
	listStandsNow
	listThan
	listWholeLine
	listBringsTo
	listWithWhat
	listStep
	listOfOffice
	listDoer
	listNameOfDoer
	listGrowth
	listGivenOnly
	listAreaOf
	listDocumentEnd
	listDocumentBegin
	listPressed
	listOpinion
	listStillThat
	listBeginsThought
	listShareOf
	listDoesOnly
	listToBe
	listDetermined
	listPastResults
	listTurnsOn
	listAmongWhom
	listNotGone
	listNotFromNewYear
	listGoalsOutcome
	listGoalsNamed
	listCameOfIt
	listHowMany
	listOfFigures
	listMetPlan
	listLeastOf
	listYetToReach
	listMetHow
	listToCome
	listEquals
	listOfCommittee
	listKindOfPlace
	listGivenAway
	listOfUnits
	listOverAll
	listBesideCountry
	listOutInto
	listIntoCountry
	listCost
	listSpared
	listFee
	listWhoPaysLess
	listAsIf
	listMarks
	listThen
	listEntitled
	listLocal
	listNeighbour
	listAsFollows
	listAct
	listTreats
	listInTime
	listBesidePlace
	listWhenMet
	listBehindNumber
	listBeforeNumber
	listSharedOut
	listCounted
	listBeforeDate
	listWithin
	listVirtue
	listNotSubmits
	listContents
	listOnlyDoes
	listNextQuestion
	listQuestionEnd
	listBase
	listToPlan
	listOfTax
	listLevelVerb
	listTreated
	listAgainst
	listPointsTo
	listAbout
	listTask
	listHeadBegins
	listShall
	listDescribes
	listByWhom
	listOrganActs
	listThings
	listNoMeasure
	listAfterName
	listDraftLevel
	listApart
	listLeadIn
	listCondition
	listNoOwner
	listWhenHow
	listPerHead
	listUses
	nLists
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
	"fares": listFares, "localities": listLocalities, "amounts": listAmounts, "occasions": listOccasions, "honours": listHonours, "prepares": listPrepares, "issued": listIssued, "costs": listCosts, "titles": listTitles, "hopes": listHopes, "figures": listFigures, "figures-told": listFiguresTold,
	"acts-for": listActs, "amended": listAmended, "extreme": listExtreme, "ranked": listRanked, "called": listCalled, "first-set": listFirstSet,
	"assigns": listAssigns, "sets-it": listSetsIt, "plans-value": listPlansValue, "stands-now": listStandsNow, "than": listThan,
	"whole-line": listWholeLine, "brings-to": listBringsTo, "with-what": listWithWhat, "step": listStep, "of-office": listOfOffice, "doer": listDoer,
	"name-of-doer": listNameOfDoer, "growth": listGrowth, "given-only": listGivenOnly, "area-of": listAreaOf, "document-end": listDocumentEnd,
	"document-begin": listDocumentBegin, "pressed": listPressed, "opinion": listOpinion, "still-that": listStillThat, "begins-thought": listBeginsThought,
	"share-of": listShareOf, "does-only": listDoesOnly, "to-be": listToBe, "determined": listDetermined, "past-results": listPastResults,
	"turns-on": listTurnsOn, "among-whom": listAmongWhom, "not-gone": listNotGone, "not-from-new-year": listNotFromNewYear,
	"goals-outcome": listGoalsOutcome, "goals-named": listGoalsNamed, "came-of-it": listCameOfIt, "how-many": listHowMany, "of-figures": listOfFigures,
	"met-plan": listMetPlan, "least-of": listLeastOf, "yet-to-reach": listYetToReach, "met-how": listMetHow, "to-come": listToCome, "equals": listEquals,
	"of-committee": listOfCommittee, "kind-of-place": listKindOfPlace, "given-away": listGivenAway, "of-units": listOfUnits, "over-all": listOverAll,
	"beside-country": listBesideCountry, "out-into": listOutInto, "into-country": listIntoCountry, "cost": listCost, "spared": listSpared, "fee": listFee,
	"who-pays-less": listWhoPaysLess, "as-if": listAsIf, "marks": listMarks, "then": listThen, "entitled": listEntitled, "local": listLocal,
	"neighbour": listNeighbour, "as-follows": listAsFollows, "act": listAct, "treats": listTreats, "in-time": listInTime, "beside-place": listBesidePlace,
	"when-met": listWhenMet, "behind-number": listBehindNumber, "before-number": listBeforeNumber, "shared-out": listSharedOut, "counted": listCounted,
	"before-date": listBeforeDate, "within": listWithin, "virtue": listVirtue, "not-submits": listNotSubmits, "contents": listContents,
	"only-does": listOnlyDoes, "next-question": listNextQuestion, "question-end": listQuestionEnd, "base": listBase, "to-plan": listToPlan,
	"of-tax": listOfTax, "level-verb": listLevelVerb, "treated": listTreated, "against": listAgainst, "points-to": listPointsTo, "about": listAbout,
	"task": listTask, "head-begins": listHeadBegins, "shall": listShall, "describes": listDescribes, "by-whom": listByWhom, "organ-acts": listOrganActs, "things": listThings,
	"no-measure": listNoMeasure, "after-name": listAfterName, "draft-level": listDraftLevel, "apart": listApart, "lead-in": listLeadIn,
	"condition": listCondition, "no-owner": listNoOwner, "when-how": listWhenHow, "per-head": listPerHead, "uses": listUses,
}

// addList reads "list, words, name".
func (lx *lexicon) addList(cols []string, at string, seen map[string]string) error {
	which, ok := listNames[cols[2]]
	if !ok {
		return fmt.Errorf("unknown list %q", cols[2])
	}
	return lx.addWords(cols, at, seen, func(_ string, w setWord) {
		in := lx.lists[w]
		in.add(which)
		lx.lists[w] = in
		lx.listed = append(lx.listed, make([]lists, max(0, int(w[0])+1-len(lx.listed)))...)
		lx.listed[w[0]].add(which)
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
	lx, first := s.forms.lx, s.wordID(i)
	if int(first) >= len(lx.listed) || !lx.listed[first].has(which) {
		return 0
	}
	if second := s.wordID(i + 1); second != 0 {
		if in := lx.lists[setWord{first, second}]; in.has(which) {
			return 2
		}
	}
	if in := lx.lists[setWord{first}]; in.has(which) {
		return 1
	}
	return 0
}

// isIn reports whether a word of a list begins at token i.
func (s *sheet) isIn(i int32, which list) bool { return s.inList(i, which) > 0 }

// listBefore returns how many syllables a word of a list has that ends before token i, 0 for none.
func (s *sheet) listBefore(i int32, which list) int32 {
	return endingAt(i, func(i int32) int32 { return s.inList(i, which) })
}
