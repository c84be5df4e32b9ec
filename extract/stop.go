package extract

import (
	"fmt"
	"strings"
)

// place is where behind a number a phrase of lexicon/stops.tsv ends the words that belong to its
// subject: a bit for each.
type place uint8

const (
	placeTold  place = 1 << iota // anywhere, behind a number that is told of what stands before it
	placeHead                    // first of all, behind such a number
	placeLater                   // anywhere but first of all
	placeSaid                    // behind words that say something of the subject
	placeComma                   // behind a comma that words of the subject stand before
	placeAnd                     // behind "và" that words of the subject stand before
	placeAnew                    // behind a comma right behind the number
	placeAside                   // behind such a comma, when the number is told of what stands before it
)

var placeNames = map[string]place{
	"told": placeTold, "head": placeHead, "later": placeLater, "said": placeSaid, "comma": placeComma, "and": placeAnd, "anew": placeAnew, "aside": placeAside,
}

// placesOf reads the names of places, parted by blanks.
func placesOf(names string) (place, error) {
	var all place
	for name := range strings.FieldsSeq(names) {
		p, ok := placeNames[name]
		if !ok {
			return 0, fmt.Errorf("unknown place %q", name)
		}
		all |= p
	}
	if all == 0 {
		return 0, fmt.Errorf("a stop without a place")
	}
	return all, nil
}

// stopsAt reports that the words behind a number of which named belong to its subject end at index
// k, by a phrase of lexicon/stops.tsv there or behind the mark or "và" that stands there.
func (r *run) stopsAt(s *seg, post []int32, k, named int) bool {
	if m := r.at(post[k], stopWord); m != nil {
		if m.e.stops&placeTold != 0 && !s.first && !r.is(post[k]-1, "phải") || m.e.stops&placeHead != 0 && k == 0 && !s.first || m.e.stops&placeLater != 0 && k > 0 || m.e.stops&placeSaid != 0 && r.firstPredicate(post[:k]) > 0 {
			return true
		}
	}
	comma := r.isMark(post[k], ',')
	if !comma && !r.of(post[k], setAnd) || k+2 >= len(post) {
		return false
	}
	m := r.at(post[k+1], stopWord)
	if m == nil {
		return false
	}
	var at place
	switch {
	case named > 1 && comma:
		at = placeComma
	case named > 1:
		at = placeAnd
	case named == 0 && comma && s.first:
		at = placeAnew
	case named == 0 && comma:
		at = placeAnew | placeAside
	}
	return m.e.stops&at != 0
}
