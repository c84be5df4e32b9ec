package index

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// Understood is what a query means: the concepts that a record must meet, those
// that it must not, and the words that are left and must all occur. String prints
// it back as a query in qualifier form, which Parse understands as the same.
type Understood struct {
	Query  string `json:"query"`             // as typed, NFC
	Bare   bool   `json:"bare"`              // words and phrases are compared without marks
	Versus bool   `json:"compare,omitempty"` // "so sánh", "so với": a comparison is asked for
	Order  Order  `json:"order,omitempty"`   // "cao nhất", "thấp nhất": by the number
	Gaps   bool   `json:"gaps,omitempty"`    // "tỉnh nào chưa có": who has none is asked for
	Concepts
	Not Concepts `json:"not"`

	topic []string // the words that named indicator or field, bare: they order the hits and demand nothing
}

// Concepts are lists of alternatives: a record meets a list when it meets one of
// its entries, and Concepts when it meets every list that is not empty; of Words,
// Phrases and Values it must meet all entries.
type Concepts struct {
	Indicators []string        `json:"indicators,omitempty"`
	Tiers      []corpus.Tier   `json:"tiers,omitempty"`
	Provinces  []PlaceRef      `json:"provinces,omitempty"`
	Years      []Years         `json:"years,omitempty"`
	Values     []Condition     `json:"values,omitempty"`
	Domains    []string        `json:"domains,omitempty"`
	Statuses   []corpus.Status `json:"statuses,omitempty"`
	Issuers    []string        `json:"issuers,omitempty"` // levels: province, district, …
	Units      []string        `json:"units,omitempty"`
	Changes    []string        `json:"changes,omitempty"`  // increase, decrease, or none for a level
	Against    []Relation      `json:"national,omitempty"` // how the number stands against the national value of its tier and year
	Words      []string        `json:"words,omitempty"`    // folded, in the order typed
	Phrases    []string        `json:"phrases,omitempty"`  // folded words that stand together
}

// PlaceRef is a province as a query names it. Scheme 0 means the unit of that slug
// in either scheme; ID National means records of no province.
type PlaceRef struct {
	ID     string `json:"id"`
	Scheme int    `json:"scheme,omitempty"`
	Name   string `json:"name"`
}

// National is the place of records that are of no province.
const National = "quoc-gia"

// Order is the order by number that a query asks for.
type Order string

// The orders; without one the best match stands first.
const (
	Highest Order = "highest"
	Lowest  Order = "lowest"
)

// Years is a span of years, both included; 0 leaves an end open.
type Years struct {
	From int `json:"from,omitempty"`
	To   int `json:"to,omitempty"`
}

// Condition is a demand on a record's value. High counts for a range only.
type Condition struct {
	Op    corpus.Bound `json:"op"`
	Value float64      `json:"value"`
	High  float64      `json:"high,omitempty"`
	Unit  string       `json:"unit,omitempty"` // "%" or any
}

// The caps on a query: what a person types stays far below them, what a machine
// pastes shall not cost more than a person's.
const (
	MaxQueryBytes = 1000
	MaxQueryTerms = 64
)

// ErrQuery says that a query cannot be understood as it was meant. The error is a
// *QueryError, from which a caller can tell it in the user's language.
var ErrQuery = errors.New("bad query")

// Problem is what is wrong with a query.
type Problem string

// The problems. Unknown is a value that its qualifier does not have.
const (
	TooLong      Problem = "too-long"
	TooManyTerms Problem = "too-many-terms"
	TooCostly    Problem = "too-costly"
	LeadingStar  Problem = "wildcard"
	NoQualifier  Problem = "no-qualifier"
	NoValue      Problem = "no-value"
	Unknown      Problem = "unknown"
)

// QueryError tells what is wrong and what may have been meant.
type QueryError struct {
	Problem   Problem
	Qualifier string // as typed, or its Vietnamese name
	Value     string // as typed
	Hint      string // what may have been meant, or ""
}

// Error implements error.
func (e *QueryError) Error() string {
	var msg string
	switch e.Problem {
	case TooLong:
		msg = fmt.Sprintf("longer than %d bytes", MaxQueryBytes)
	case TooManyTerms:
		msg = fmt.Sprintf("more than %d terms", MaxQueryTerms)
	case TooCostly:
		msg = "its words are too many and too frequent"
	case LeadingStar:
		msg = fmt.Sprintf("no wildcards: %q; words are found whole, with or without marks", e.Value)
	case NoQualifier:
		msg = fmt.Sprintf("no qualifier %q", e.Qualifier)
	case NoValue:
		msg = fmt.Sprintf("qualifier %q has no value", e.Qualifier)
	case Unknown:
		msg = fmt.Sprintf("no %s %q", englishName(e.Qualifier), e.Value)
	}
	if e.Hint != "" {
		msg += "; did you mean " + strconv.Quote(e.Hint) + "?"
	}
	return ErrQuery.Error() + ": " + msg
}

// English is the English name of the qualifier.
func (e *QueryError) English() string { return englishName(e.Qualifier) }

// Is makes every QueryError an ErrQuery.
func (e *QueryError) Is(target error) bool { return target == ErrQuery }

func unknown(qualifier, value, hint string) error {
	return &QueryError{Unknown, qualifier, value, hint}
}

// Empty reports whether nothing is asked for.
func (c Concepts) Empty() bool { return c.kinds() == 0 }

// kinds counts the lists that are not empty, Words and Phrases as one.
func (c Concepts) kinds() (n int) {
	for _, full := range []bool{len(c.Indicators) > 0, len(c.Tiers) > 0, len(c.Provinces) > 0, len(c.Years) > 0,
		len(c.Values) > 0, len(c.Domains) > 0, len(c.Statuses) > 0, len(c.Issuers) > 0, len(c.Units) > 0, len(c.Changes) > 0, len(c.Against) > 0, c.hasText()} {
		if full {
			n++
		}
	}
	return n
}

func (c Concepts) hasText() bool { return len(c.Words)+len(c.Phrases) > 0 }

// String prints the query in qualifier form.
func (u Understood) String() string {
	parts := slices.Concat(u.print(""), u.Not.print("-"))
	parts = append(parts, u.wishes()...)
	if marked := u.Concepts.hasMarks() || u.Not.hasMarks(); u.Bare == marked && (u.hasText() || u.Not.hasText()) {
		parts = append(parts, "dấu:"+map[bool]string{true: "không", false: "có"}[u.Bare])
	}
	return strings.Join(parts, " ")
}

// wishes prints what is asked of the whole answer and of no record.
func (u Understood) wishes() (parts []string) {
	if u.Versus {
		parts = append(parts, "so_sánh:có")
	}
	if u.Order != "" {
		parts = append(parts, "xếp:"+printValue(orderNames, string(u.Order)))
	}
	if u.Gaps {
		parts = append(parts, "chưa_có:có")
	}
	return parts
}

func (c Concepts) hasMarks() bool {
	return slices.ContainsFunc(slices.Concat(c.Words, c.Phrases), viet.HasMarks)
}

// print lists what String prints, a qualifier with its values or a word each.
func (c Concepts) print(sign string) (parts []string) {
	list := func(name string, values []string) {
		if len(values) > 0 {
			parts = append(parts, sign+name+":"+strings.Join(values, ","))
		}
	}
	list("chỉ_tiêu", c.Indicators)
	list("cấp", each(c.Tiers, printTier))
	list("tỉnh", each(c.Provinces, PlaceRef.String))
	list("năm", each(c.Years, Years.String))
	for _, v := range c.Values {
		list("giá_trị", []string{v.String()})
	}
	list("lĩnh_vực", c.Domains)
	list("trạng_thái", each(c.Statuses, func(s corpus.Status) string { return printValue(statusNames, string(s)) }))
	list("ban_hành", each(c.Issuers, func(s string) string { return printValue(issuerNames, s) }))
	list("đơn_vị", each(c.Units, func(s string) string { return printValue(unitNames, s) }))
	list("thay_đổi", each(c.Changes, func(s string) string { return printValue(changeNames, s) }))
	list("mốc_quốc_gia", each(c.Against, func(r Relation) string { return printValue(relationNames, string(r)) }))
	for _, w := range slices.Concat(c.Words, c.Phrases) {
		parts = append(parts, sign+`"`+w+`"`)
	}
	return parts
}

func each[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

// String is the value of the qualifier tỉnh.
func (p PlaceRef) String() string {
	if p.Scheme == 0 {
		return p.ID
	}
	return p.ID + "@" + strconv.Itoa(p.Scheme)
}

// String is the value of the qualifier năm.
func (y Years) String() string {
	switch {
	case y.From == y.To:
		return strconv.Itoa(y.From)
	case y.To == 0:
		return strconv.Itoa(y.From) + ".."
	case y.From == 0:
		return ".." + strconv.Itoa(y.To)
	}
	return strconv.Itoa(y.From) + ".." + strconv.Itoa(y.To)
}

func (y Years) has(year int) bool {
	return year != 0 && year >= y.From && (y.To == 0 || year <= y.To)
}

// String is the value of the qualifier giá_trị.
func (c Condition) String() string {
	switch c.Op {
	case corpus.RangeOf:
		return number(c.Value) + ".." + number(c.High) + c.Unit
	case corpus.Exactly:
		return number(c.Value) + c.Unit
	}
	return string(c.Op) + number(c.Value) + c.Unit
}

// number prints v so that parseNumber reads the same: three decimals would be
// thousands.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 && len(s)-i == 4 {
		s += "0"
	}
	return s
}

// nearTolerance is how far "khoảng 80" reaches, as a share of the value.
const nearTolerance = 0.05

// meets reports whether a row's value satisfies the condition. A target printed
// as "trên 80%" promises more than 80, so it meets "trên 80%" too.
func (c Condition) meets(r *row, unit, bound string) bool {
	if c.Unit != "" && c.Unit != unit {
		return false
	}
	switch c.Op {
	case corpus.MoreThan:
		return r.Value > c.Value || r.Value == c.Value && bound == string(corpus.MoreThan)
	case corpus.AtLeast:
		return r.Value >= c.Value
	case corpus.LessThan:
		return r.top() < c.Value || r.top() == c.Value && bound == string(corpus.LessThan)
	case corpus.AtMost:
		return r.top() <= c.Value
	case corpus.RangeOf:
		beyond := r.Value == c.High && bound == string(corpus.MoreThan) || r.top() == c.Value && bound == string(corpus.LessThan)
		return r.Value >= c.Value && r.top() <= c.High && !beyond
	case corpus.Roughly:
		return r.Value >= c.Value*(1-nearTolerance) && r.top() <= c.Value*(1+nearTolerance)
	}
	return r.Value == c.Value && r.top() == c.Value
}
