package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
	"unsafe"
)

// Span is a half-open range of bytes. Over an article's text it always starts
// and ends on a rune border.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// BlockKind says what a block was on its page.
type BlockKind string

// The kinds of block. A table is a run of cells that share Table; its rows and
// columns are numbered from 0 and a cell that spans several stands at the first.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Item      BlockKind = "item" // one entry of a list; Level is its depth, from 1
	Cell      BlockKind = "cell" // one cell of a table
	Caption   BlockKind = "caption"
)

// Block is one piece of an article: Article.Text[Span.Start:Span.End].
// Blocks are in text order, never overlap, and hold no leading or trailing blanks.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Level int       `json:"level,omitempty"`
	Span
	Table int `json:"table,omitempty"` // from 1; 0 outside a table
	Row   int `json:"row,omitempty"`
	Col   int `json:"col,omitempty"`
}

// Article is a page as it was read: its text in NFC and otherwise as published.
type Article struct {
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Published string  `json:"published"` // ISO date, "" when unknown
	Province  string  `json:"province"`  // as given from outside (file or portal), "" when nobody said
	Text      string  `json:"text"`
	Blocks    []Block `json:"blocks,omitempty"`
	Step      string  `json:"step,omitempty"` // which step of page → article produced the text
}

// Capture is the evidence: the raw bytes of one fetched page.
type Capture struct {
	SHA256      string    `json:"sha256"` // of the bytes as received after transfer decoding
	Fetched     time.Time `json:"fetched"`
	ContentType string    `json:"content_type,omitempty"`
	Body        []byte    `json:"-"`

	packed []byte // Body as it is stored, once Pack has been asked
	seal   seal
}

// seal says of which bytes a digest was taken: no page is digested twice.
type seal struct {
	body   *byte
	size   int
	sha256 string
}

func (c Capture) sealed() bool {
	return c.seal == seal{unsafe.SliceData(c.Body), len(c.Body), c.SHA256}
}

// NewCapture is the capture of body, with its digest.
func NewCapture(body []byte, contentType string, fetched time.Time) Capture {
	sum := sha256.Sum256(body)
	sha := hex.EncodeToString(sum[:])
	return Capture{SHA256: sha, Fetched: fetched, ContentType: contentType, Body: body, seal: seal{unsafe.SliceData(body), len(body), sha}}
}

// Province names a province or centrally run city: a slug is unique only together
// with its scheme, because 23 of the 34 units since 2025-07-01 reuse an old slug.
type Province struct {
	ID     string `json:"id"`     // slug, "" for none
	Scheme int    `json:"scheme"` // 63 before 2025-07-01, 34 since
	Name   string `json:"name"`
	Now    string `json:"now"` // slug of the present unit (scheme 34)
}

// CaptureRef points at a stored capture.
type CaptureRef struct {
	SHA256  string `json:"sha256"`
	Fetched string `json:"fetched"` // RFC 3339, Asia/Ho_Chi_Minh
}

// ArticleInfo is what a reading found out about the article itself.
type ArticleInfo struct {
	Title        string      `json:"title"`
	URL          string      `json:"url"`
	Published    string      `json:"published"`
	Province     *Province   `json:"province"` // null when national or not told
	Given        string      `json:"province_given,omitempty"`
	Issuer       string      `json:"issuer,omitempty"`
	IssuerLevel  string      `json:"issuer_level,omitempty"`
	PlanNumber   string      `json:"plan_number"`
	PlanDate     string      `json:"plan_date"`
	PlanYear     int         `json:"plan_year"` // 0 when not told
	PlanYearFrom int         `json:"plan_year_from,omitempty"`
	PlanTitle    string      `json:"plan_title,omitempty"`
	PlanStatus   string      `json:"plan_status"` // issued, draft or ""
	SourceKind   string      `json:"source_kind"` // full_text, report or interview
	Capture      *CaptureRef `json:"capture"`
	Gone         string      `json:"gone,omitempty"` // when the page was found to have vanished; what was read of it stays
	Text         string      `json:"text,omitempty"`
}

// Reading is everything one version of the extractor read in one version of an article.
type Reading struct {
	Extractor string      `json:"extractor,omitempty"`
	Article   ArticleInfo `json:"article"`
	Targets   []Target    `json:"targets"`
}
