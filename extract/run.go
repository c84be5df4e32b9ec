package extract

import (
	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/extract/taxonomy"
)

// run is the reading of one article: its tokens, and what is known of it at each level
// that its parts are read at, the widest first.
type run struct {
	sheet
	rd           *Reader
	article      corpus.Article
	info         corpus.ArticleInfo
	mem          *memory
	observe      func(*seg, []piece) // what the fit sees, nil otherwise
	observeCount func(*seg, []piece) // and for counts
	syl          []gazetteer.Syllable
	blocks       []corpus.Block // at hand: those of the chunk, in context the first of them
	ends         []int32        // and behind which token each ends
	targets      []corpus.Target
	identified   string  // what stands for the plan in ids
	account      *ledger // what Explain prints, nil when nobody asked

	ofArticle
	carried
	ofChunk
	ofBlock
	ofUnit
	ofNumber
}

// ofArticle is what the article as a whole tells: set by context, then read.
type ofArticle struct {
	tokens             int   // of the body
	body               int   // where teasers and counters begin, or the end of the text
	ref, pubYear       int   // the year the article speaks from; its publication year, 0 unknown
	guessed            bool  // the publication year is
	goalsCounted       int32 // the last number that counts goals of one kind
	planYear, planFrom int
	schoolYear         int  // by its end, the last one that is named: "năm học 2023 - 2024"
	schoolNew          bool // it is called the new one
	reviewed           int  // the year that the title looks back on, 0 for none
	titleYear          int  // the one year that the title names, 0 for none or a period
	grounded           bool // a document that cites what it rests on: "Căn cứ …"
	titleWords         []*taxonomy.Word
	theme              string                        // the indicator that the title names, "" for none
	themed             bool                          // a number has measured the theme
	kind               []piece                       // what the kind of article tells
	digital            bool                          // the article is about digital transformation
	mainDomain         []taxonomy.Cue                // of the title
	central            struct{ number, date string } // the document of the country that the article names most firmly
	local              struct{ number, date string } // beside such a document that stands out most: what was issued to carry it out
	titlePlaced        bool                          // the title names a province
	office             moment                        // the latest term of office whose years were given
	articleNo          string                        // of the decision being read: "Điều 2"
	titleKey           string                        // folded
	kindKey            string                        // "kế hoạch" in a line of its own above the title, folded
	ministry           string                        // the body of the country whose document it is, "" for none
	school, law        triState                      // whether it is about exams, about a law
	home               triState                      // whether the article names Vietnam at all
	ownerless          bool                          // no province is its own and no local body is named: the goals of the country are its own
	title              *run                          // the title, read as a sheet of its own
}

// carried goes on from one paragraph to the next until another takes its place.
type carried struct {
	last struct { // the words of the subject before, and its sentence
		subject  []*taxonomy.Word
		sentence int
		block    int
		grows    bool // it was a rate of growth
		grown    bool // it was one of those that make it up
		lends    bool // the number at hand is named with its help: it stays for the next
	}
	headings      []heading
	headTiers     []corpus.Tier
	sectionLean   float64
	itemLean      float64 // what the entry of the list before was
	region        float64 // what the numbers of the last paragraphs were
	lastDomain    string  // of the record before
	lastIndicator string
	headDomain    []taxonomy.Cue // of the heading above
	year          carriedYear
	twoYears      twoYears    // the two years of the levels told last
	yearElse      carriedYear // what holds again where that of the sentence at hand ends
	headYear      carriedYear // of the headings above
	ahead         carriedYear // the last that was not past
	goalDated     carriedYear // what the goal before named as its own
	goalBlock     int         // of the goal before
	era           int         // the last year that stood before a number, or above it
	eraDue        bool        // as a deadline
	over          int         // the last year of a period that is over and of which the text tells since, 0 for none
	telling       bool        // the text turned to what is or was: no time to come that was told before holds
	prevTiers     []corpus.Tier
	baseOther     string  // the kind of neither of the last number from which something is raised
	leadLean      float64 // what stood before a colon, for the rest of its block or its list
	leadList      bool    // the lead-in ended its block: its list follows
	leadItems     bool    // its list has begun
	brackets      brackets
	planTold      int  // the block that made a plan known last and gave no number
	presented     bool // it presents a plan: no result has been told since
	sectionOther  bool // under a heading of money and organisation
}

// ofChunk is begun anew with every chunk of text: it holds its tokens.
type ofChunk struct {
	lineKinds     []cellKind // by block of the chunk, 0 not known yet
	noTable       int        // no table begins before this block of the chunk
	parent        parent
	ledBy         parent        // the field that a sentence names before a colon
	rowAbove      rowName       // the table's last whole row
	bodyTiers     []corpus.Tier // of those rows, where the head of their names tells it
	titleLo       int32         // where the title stands in the text, to titleHi, 0 for nowhere
	titleHi       int32
	titleAsked    bool
	titleOf       []int32 // what it measures, once it was asked
	ofBodies      []int32 // what it measures where its rows name for whom
	led           led     // the line whose entries are being read
	asked         []int32 // what the last question asks the measure of: "Năm nay tỉnh đặt chỉ tiêu | bao phủ BHYT | bao nhiêu?"
	captioned     *seg    // the line above the lines at hand names what they measure
	cardsTo       int     // up to this block of the chunk it is known whether a graphic stands there
	inCard        bool
	carded, below bool // it does; its numbers stand above what they measure
	frame         frame
	quoted        struct { // the sentence around a unit of the block that begins at lo
		lo             int32
		unit, sentence unit
	}
	said, heard []seg // numbers of the sentence at hand, and of the last one that had some
	prev        *seg  // the last segment of this chunk, for verbless sentences
	lastRead    seg   // what prev points to, mostly
	lastRate    seg   // the last segment whose subject begins with "tỷ lệ", and in which block
	rateNumber  quantity
	rateBlock   int
	lastNumber  quantity            // and its number
	provisions  []provision         // what the clauses before it measure
	mentions    []gazetteer.Mention // of provinces in the block that begins at mentionsOf
	mentionsOf  int32
	names       map[string]int // how often the chunk names each, nil when nobody asked
}

// ofBlock is what the block at hand is and says of all its numbers.
type ofBlock struct {
	blockTiers []corpus.Tier // of a lead-in: "Cấp tỉnh: …"
	blockLean  float64       // what the paragraph said before, in logits
	begun      opening       // with what it begins
	intent     intent        // whether it has words of aim
	tale       tale          // the stretch of sentences that was read last
	planAbove  bool          // the block before made a plan known and gave no number
	above      float64       // the region when it began
	question   question
	domain     []taxonomy.Cue // of the sentence or paragraph
	domainAt   int32          // where it was said
	foot       bool
	resumes    int    // where the article goes on below teasers in its midst, 0 for nowhere
	shouted    bool   // the sentence is in capitals throughout
	foreign    string // why no number of the block is the article's own promise, "" otherwise
	blockNo    int
	lastFrom   int32   // where its last sentence begins, plus one; 0 not known
	item       bool    // the block is an entry of a list
	group      []int32 // "Nhóm A gồm 21 phường:", for whom the unit's values hold
	clause     string  // the numbered clause that the block at hand begins
}

// opening is the time with which a block begins.
type opening struct {
	year   int  // 0 for none
	report bool // with what somebody reports: "Theo đánh giá của Sở, …"
	former bool // a period that ends where the plan's begins: the term before
}

// intent tells whether a block has words of aim, once somebody has asked.
type intent uint8

const (
	intentUnknown intent = iota
	aimless
	aiming
)

// sentence is what the sentence at hand has told so far, in all its units.
type sentence struct {
	no        int          // counts sentences: what a sentence leads in ends with it
	assigned  bool         // it told what was assigned for a year
	over      bool         // it begins with a time that is over
	now       int          // the evidence where it begins by telling how things are now, 0 otherwise
	countLean float64      // how far its last count was set as a goal
	bound     corpus.Bound // of the goals that its lead-in leads to
}

// ofUnit is what the sentence at hand, or its part between semicolons, holds.
type ofUnit struct {
	thisSentence sentence
	times        []moment // of the unit at hand
	unitFrom     int32
	inUnit       int  // how many numbers the unit holds
	sameSentence bool // the unit goes on after a semicolon
	unitGoals    unitGoals
}

// unitGoals is whether a unit calls the numbers before a token goals, once somebody has asked.
type unitGoals struct {
	from  int32 // of the unit, plus one
	at    int32
	goals bool
}

// ofNumber is what was found out about the number at hand.
type ofNumber struct {
	pieces        []piece          // the evidence for the number at hand
	grew          bool             // the number at hand is part of a rate of growth
	elsewhere     bool             // a national body sets the number at hand
	completed     bool             // the number at hand is completed by the predicate of a later one
	subject       []*taxonomy.Word // of the number at hand
	namedBy, left int              // how firmly its words name the indicator, and how many say more
	strange       int              // how many of its words tell something and are known to no indicator
	spelled       int              // how many of them its own tokens spell
	weighed       *quantity        // the number whose neighbours were weighed last
	besides       float64          // and what they weigh
	again         *corpus.Target   // the goal told before that the number takes up again
}
