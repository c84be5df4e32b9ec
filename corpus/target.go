package corpus

// Status says what a printed number is.
type Status string

// A target is a goal set or kept; a result a level reached, a baseline or a
// statistic; other is neither (a subsidy rate, a legal threshold, a forecast,
// another body's goal quoted beside the article's own).
const (
	StatusTarget Status = "target"
	StatusResult Status = "result"
	StatusOther  Status = "other"
)

// Bound is the relation between the indicator and the printed value.
type Bound string

// The bounds. Range runs from Value to High, both included.
const (
	Exactly     Bound = "="
	AtLeast     Bound = ">="
	MoreThan    Bound = ">"
	AtMost      Bound = "<="
	LessThan    Bound = "<"
	Roughly     Bound = "~"
	RangeOf     Bound = "range"
	UnitPercent       = "%"
	UnitRank          = "rank"
	UnitCount         = "count"
	UnitMoney         = "money"
	UnitAmount        = "quantity"
	UnitScore         = "score"
)

// Tier is the administrative level that an indicator is about.
type Tier string

// The tiers. The district tier ended on 2025-07-01; xã, phường and đặc khu are
// communes; All stands for "các cấp".
const (
	TierCentral  Tier = "central"
	TierProvince Tier = "province"
	TierDistrict Tier = "district"
	TierCommune  Tier = "commune"
	TierAll      Tier = "all"
)

// Target is one printed number of an article and what it says. There is exactly
// one record per printed number; number spans of one reading never overlap.
// All offsets are byte offsets into the NFC text of the stored article version.
type Target struct {
	ID          string   `json:"id"` // "ct-…", stable while the promise is the same
	Status      Status   `json:"status"`
	Value       float64  `json:"value"`
	High        *float64 `json:"high"` // upper end of a range, else null
	Unit        string   `json:"unit"`
	Bound       Bound    `json:"bound"`
	Change      *string  `json:"change"` // increase, decrease or null
	PerYear     bool     `json:"per_year"`
	Points      bool     `json:"points"` // percentage points
	Noun        string   `json:"noun"`
	Denominator *string  `json:"denominator"` // "GRDP", "63" in "05/63"
	Tiers       []Tier   `json:"tiers"`
	Province    *string  `json:"province"` // slug, null for national
	IssuerLevel string   `json:"issuer_level"`
	Issuer      string   `json:"issuer"`
	AssignedBy  string   `json:"assigned_by"`
	Domain      string   `json:"domain"`
	Indicator   string   `json:"indicator"`
	Subject     string   `json:"subject"` // at most 400 bytes
	Exclusion   string   `json:"exclusion"`
	Year        *int     `json:"year"`
	YearFrom    *int     `json:"year_from"`
	Quote       string   `json:"quote"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	NumberStart int      `json:"number_start"`
	NumberEnd   int      `json:"number_end"`
	Rule        string   `json:"rule"`
	Methods     Methods  `json:"methods"`
	Confidence  float64  `json:"confidence"`
	Flags       []string `json:"flags"`
}

// Methods tells of some fields how they were read: stated, heading, carried, plan or inferred,
// of the status by which evidence. It is empty where there is nothing to tell.
type Methods struct {
	Denominator string `json:"denominator,omitempty"`
	Domain      string `json:"domain,omitempty"`
	Indicator   string `json:"indicator,omitempty"`
	Status      string `json:"status,omitempty"`
	Subject     string `json:"subject,omitempty"`
	Tiers       string `json:"tiers,omitempty"`
	Year        string `json:"year,omitempty"`
}

// Record is a stored target together with the article it stands in: what search
// and comparison work on.
type Record struct {
	Target
	Article ArticleInfo `json:"article"`
	Sources []Source    `json:"sources"`           // where else the same plan's promise was read, this one first
	Reviews []Review    `json:"reviews,omitempty"` // corrections by people, applied
	Hidden  bool        `json:"hidden,omitempty"`  // withdrawn by one
	Seq     int64       `json:"-"`                 // the store's sequence number of the target row
}

// Source is one article that reports a plan.
type Source struct {
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"published"`
	SHA256    string `json:"sha256"`
}
