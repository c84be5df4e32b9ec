package extract

// set is some of the sets of lexicon/sets.tsv, a bit each: a rule that asks for one
// of many words asks for a bit of the word's form.
type set uint64

// What the words of a set do is told beside them, in lexicon/sets.tsv.
const (
	setClock set = 1 << iota
	setJoint
	setThat
	setPart
	setBody
	setHandsDown
	setDigital
	setPillar
	setAims
	setAgents
	setBeforeCount
	setHollow
	setGeneric
	setOrderers
	setAfterHalt
	setNoNoun
	setBeforeGrade
	setLeads
	setDrive
	setOnlyTime
	setPredicates
	setBeforePlace
	setAreas
	setPartly
	setYardsticks
	setTierBeside
	setHeads
	setBeforeSeason
	setAfterYear
	setBeforeYear
	setTimes
	setDeadline
	setTitles
	setBesideTier
	setPrepositions
	setOffice
	setClause
	setCountedBody
	setGrade
	setOutcome
	setIndex
	setAnd
	setEach
	setDangling
	setAnyNone
	setNearly
	setPlan
	setIssues
	setContrast
	setPortioned
	setPlanned
	setMoves
	setByAbout
	setMarked
	setSetBy
	setUntil
	setThrough
	setFew
	setLifts
	setOfNation
	setWhole
	setHolders
)

var setNames = map[string]set{
	"clock":          setClock,
	"joint":          setJoint,
	"that":           setThat,
	"part":           setPart,
	"body":           setBody,
	"hands-down":     setHandsDown,
	"digital":        setDigital,
	"pillar":         setPillar,
	"why":            setAims,
	"speaker":        setAgents,
	"before-count":   setBeforeCount,
	"hollow":         setHollow,
	"generic":        setGeneric,
	"gives-orders":   setOrderers,
	"after-halt":     setAfterHalt,
	"no-noun":        setNoNoun,
	"before-grade":   setBeforeGrade,
	"leads":          setLeads,
	"drive":          setDrive,
	"only-time":      setOnlyTime,
	"predicate-head": setPredicates,
	"before-place":   setBeforePlace,
	"area":           setAreas,
	"partly":         setPartly,
	"yardstick":      setYardsticks,
	"tier-beside":    setTierBeside,
	"of-what":        setHeads,
	"before-season":  setBeforeSeason,
	"after-year":     setAfterYear,
	"before-year":    setBeforeYear,
	"time":           setTimes,
	"deadline":       setDeadline,
	"title":          setTitles,
	"beside-tier":    setBesideTier,
	"preposition":    setPrepositions,
	"office":         setOffice,
	"clause":         setClause,
	"counted-body":   setCountedBody,
	"grade":          setGrade,
	"outcome":        setOutcome,
	"index":          setIndex,
	"and":            setAnd,
	"each":           setEach,
	"dangling":       setDangling,
	"any-none":       setAnyNone,
	"nearly":         setNearly,
	"plan":           setPlan,
	"issues":         setIssues,
	"contrast":       setContrast,
	"portioned":      setPortioned,
	"planned":        setPlanned,
	"holder":         setHolders,
	"whole":          setWhole,
	"lifts":          setLifts,
	"of-the-nation":  setOfNation,
	"until":          setUntil,
	"through":        setThrough,
	"few":            setFew,
	"goal-mark":      setMarked,
	"set-by":         setSetBy,
	"moves":          setMoves,
	"by-about":       setByAbout,
}

// of reports whether token i is a word of a set.
func (s *sheet) of(i int32, which set) bool {
	k := uint(uint32(i - s.lo))
	return k < uint(len(s.seen)) && s.seen[k].sets&which != 0
}

// anyOf reports a word of a set in [a, b), which lies in the block.
func (s *sheet) anyOf(a, b int32, which set) bool {
	if s.lacksSet(which) {
		return false
	}
	for i := a; i < b; i++ {
		if s.toks[i].sets&which != 0 {
			return true
		}
	}
	return false
}

// setWord is a word of a set by the ids of its syllables, the second 0 where it has one.
type setWord [2]int32

// wordAt returns how many syllables a word of a set has that begins at token i, 0 for none. A
// set with words of two syllables is asked for so: its bit tells their first alone.
func (s *sheet) wordAt(i int32, which set) int32 {
	if !s.of(i, which) {
		return 0
	}
	w := setWord{s.wordID(i), s.wordID(i + 1)}
	if w[1] != 0 && s.forms.lx.setWords[w]&which != 0 {
		return 2
	}
	if w[1] = 0; s.forms.lx.setWords[w]&which != 0 {
		return 1
	}
	return 0
}

// wordBefore returns how many syllables a word of a set has that ends before token i, 0 for none.
func (s *sheet) wordBefore(i int32, which set) int32 {
	if s.lacksSet(which) {
		return 0
	}
	return endingAt(i, func(i int32) int32 { return s.wordAt(i, which) })
}

// endingAt returns how many syllables the word has that ends before token i, of those whose length
// at a token is told; 0 for none.
func endingAt(i int32, long func(i int32) int32) int32 {
	for n := int32(2); n > 0; n-- {
		if long(i-n) == n {
			return n
		}
	}
	return 0
}

// wordID is the lexicon's id of token i, 0 for none.
func (s *sheet) wordID(i int32) int32 {
	k := uint(uint32(i - s.lo))
	if k >= uint(len(s.seen)) {
		return 0
	}
	return s.forms.list[s.seen[k].form].exact
}
