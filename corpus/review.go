package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"chitieu/corpus/gazetteer"
)

// ErrReview says that a correction cannot be applied. The error is a *ReviewError: an unknown field, or a value
// that the field cannot have.
var ErrReview = errors.New("bad correction")

// ReviewProblem is what is wrong with a correction.
type ReviewProblem string

// The problems; those of values say what the field wants.
const (
	NoField      ReviewProblem = "no-field"
	NoAuthor     ReviewProblem = "no-author"
	WantNumber   ReviewProblem = "number"
	WantYear     ReviewProblem = "year"
	WantProvince ReviewProblem = "province"
	WantListed   ReviewProblem = "listed"
	WantShorter  ReviewProblem = "shorter"
)

// ReviewError tells what is wrong with a correction, so that a caller can say it in
// the user's language.
type ReviewError struct {
	Problem      ReviewProblem
	Field, Value string
}

// Error implements error.
func (e *ReviewError) Error() string {
	return fmt.Sprintf("%v: %s: %s %q", ErrReview, e.Problem, e.Field, e.Value)
}

// Is makes every ReviewError an ErrReview.
func (e *ReviewError) Is(target error) bool { return target == ErrReview }

// Error implements error.
func (p ReviewProblem) Error() string { return string(p) }

// problem is the error of a field's value.
func problem(field, value string, err error) error {
	p := WantListed
	errors.As(err, &p)
	return &ReviewError{p, field, value}
}

// Hide is the field of a review that withdraws a target; an empty value takes the
// withdrawal back.
const Hide = "hide"

const fieldProvince = "province" // of the record's article

// Review is one person's dated correction of one field of a target. It never
// changes what the reader stored: it is applied on reading, to the number at that
// place of that sentence of that page, and to the same promise with the same number in
// the articles that reprint it. So it outlives a newer reader, which may
// give the target another id, and ends when the sentence changes.
type Review struct {
	ID     int64     `json:"id"`
	Target string    `json:"target"`
	Field  string    `json:"field"`
	Value  string    `json:"value"` // as written: "45", "commune;district", "" for none
	Was    string    `json:"was"`   // what the reader read
	By     string    `json:"by"`
	Why    string    `json:"why"`
	When   time.Time `json:"when"`
	URL    string    `json:"url"`
	Quote  string    `json:"quote"`  // the sentence that it was made on
	Number int       `json:"number"` // where the number begins in it, in bytes
}

// reviewable maps the name of a field to how its text is read and written.
var reviewable = map[string]struct {
	get func(*Target) string
	set func(*Target, string) error
}{
	"status":       {func(t *Target) string { return string(t.Status) }, setStatus},
	"value":        {func(t *Target) string { return formatNumber(t.Value) }, func(t *Target, s string) (err error) { t.Value, err = readNumber(s); return err }},
	"high":         {func(t *Target) string { return formatOptional(t.High) }, func(t *Target, s string) (err error) { t.High, err = readOptional(s); return err }},
	"unit":         {func(t *Target) string { return t.Unit }, oneOf(func(t *Target) *string { return &t.Unit }, ReviewValues("unit")...)},
	"bound":        {func(t *Target) string { return string(t.Bound) }, setBound},
	"change":       {func(t *Target) string { return stringOf(t.Change) }, setChange},
	"tiers":        {func(t *Target) string { return joinTiers(t.Tiers) }, setTiers},
	"domain":       {func(t *Target) string { return t.Domain }, anyText(func(t *Target) *string { return &t.Domain })},
	"indicator":    {func(t *Target) string { return t.Indicator }, anyText(func(t *Target) *string { return &t.Indicator })},
	"subject":      {func(t *Target) string { return t.Subject }, anyText(func(t *Target) *string { return &t.Subject })},
	"noun":         {func(t *Target) string { return t.Noun }, anyText(func(t *Target) *string { return &t.Noun })},
	"year":         {func(t *Target) string { return formatYear(t.Year) }, func(t *Target, s string) (err error) { t.Year, err = readYear(s); return err }},
	"year_from":    {func(t *Target) string { return formatYear(t.YearFrom) }, func(t *Target, s string) (err error) { t.YearFrom, err = readYear(s); return err }},
	"issuer":       {func(t *Target) string { return t.Issuer }, anyText(func(t *Target) *string { return &t.Issuer })},
	"issuer_level": {func(t *Target) string { return t.IssuerLevel }, oneOf(func(t *Target) *string { return &t.IssuerLevel }, append(ReviewValues("issuer_level"), "")...)},
	Hide:           {func(*Target) string { return "" }, func(*Target, string) error { return nil }},
}

// ReviewValues lists what a field of a closed list may be, nil for other fields.
func ReviewValues(field string) []string {
	switch field {
	case "status":
		return []string{string(StatusTarget), string(StatusResult), string(StatusOther)}
	case "unit":
		return []string{UnitPercent, UnitRank, UnitCount, UnitMoney, UnitAmount, UnitScore}
	case "bound":
		return []string{string(Exactly), string(AtLeast), string(MoreThan), string(AtMost), string(LessThan), string(Roughly), string(RangeOf)}
	case "change":
		return []string{"increase", "decrease"}
	case "tiers":
		return []string{string(TierCentral), string(TierProvince), string(TierDistrict), string(TierCommune), string(TierAll)}
	case "issuer_level":
		return []string{"central", "province", "department", "district", "commune"}
	}
	return nil
}

// ReviewFields lists the fields that a review may correct, sorted.
func ReviewFields() []string {
	out := []string{fieldProvince}
	for f := range reviewable {
		if f != Hide {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

// Correct sets one field of a target from text and returns what it was.
func (t *Target) Correct(field, value string) (was string, err error) {
	f, ok := reviewable[field]
	if !ok {
		return "", &ReviewError{NoField, field, value}
	}
	was = f.get(t)
	c := *t
	if err := f.set(&c, strings.TrimSpace(value)); err != nil {
		return was, problem(field, value, err)
	}
	*t = c
	return was, nil
}

// corrections are the reviews of a store, ready to be applied.
type corrections struct {
	at     map[spot][]Review
	alike  map[string][]Review // by what tells that two records make the same promise
	places *gazetteer.Gazetteer
}

// spot is a printed number.
type spot struct {
	url, quote string
	number     int
}

func (v Review) spot() spot { return spot{v.URL, v.Quote, v.Number} }

func (s *Store) corrections(ctx context.Context, asOf time.Time) (corrections, error) {
	all, err := s.Reviews(ctx, "")
	if err != nil || len(all) == 0 {
		return corrections{}, err
	}
	c := corrections{at: map[spot][]Review{}, alike: map[string][]Review{}}
	for _, v := range all {
		if asOf.IsZero() || !v.When.After(asOf) {
			c.at[v.spot()] = append(c.at[v.spot()], v)
		}
	}
	for at, list := range c.at {
		r, ok, err := s.reviewed(ctx, list[0])
		if err != nil {
			return c, fmt.Errorf("correction of %s: %w", at.url, err)
		}
		for _, key := range r.sameAs() {
			if ok {
				c.alike[key] = append(c.alike[key], list...)
			}
		}
	}
	c.places, err = gazetteer.New()
	return c, err
}

// reviewed is the record that a review was made on, as it was read.
func (s *Store) reviewed(ctx context.Context, v Review) (Record, bool, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+recordColumns+" FROM "+recordTables+" WHERE t.target = ? AND a.url = ? ORDER BY t.id", v.Target, v.URL)
	if err != nil {
		return Record{}, false, classify(err)
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanRecord(rows, time.UTC)
		if err != nil {
			return r, false, classify(err)
		}
		if r.spot() == v.spot() {
			return r, true, nil
		}
	}
	return Record{}, false, classify(rows.Err())
}

func (r *Record) spot() spot { return spot{r.Article.URL, r.Quote, r.NumberStart - r.Start} }

// of are the reviews that a record falls under, in their order: those of its own
// number, and those of the same promise in other articles.
func (c corrections) of(r *Record) []Review {
	list := slices.Clone(c.at[r.spot()])
	for _, key := range r.sameAs() {
		for _, v := range c.alike[key] {
			if v.URL != r.Article.URL && !slices.ContainsFunc(list, func(w Review) bool { return w.ID == v.ID }) {
				list = append(list, v)
			}
		}
	}
	slices.SortFunc(list, func(a, b Review) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// apply changes a record as the reviews of its promise say.
func (c corrections) apply(r *Record) {
	if len(c.at) == 0 {
		return
	}
	for _, v := range c.of(r) {
		if c.one(r, &v) {
			r.Reviews = append(r.Reviews, v)
		}
	}
}

// AsRead is the record as the machine read it, the corrections of its target undone;
// of the province that it was read with, slug and scheme alone.
func (r Record) AsRead() Record {
	for _, v := range slices.Backward(r.Reviews) {
		switch v.Field {
		case Hide:
		case fieldProvince:
			r.Article.Province, r.Province = nil, nil
			if slug, scheme, ok := strings.Cut(v.Was, "/"); ok {
				n, _ := strconv.Atoi(scheme)
				r.Article.Province, r.Province = &Province{ID: slug, Scheme: n}, &slug
			}
		default:
			_, _ = r.Correct(v.Field, v.Was) // what cannot be set was not read so
		}
	}
	r.Reviews = nil
	return r
}

// one applies a review and notes what the field was in this record. A field that this
// program no longer knows changes nothing.
func (c corrections) one(r *Record, v *Review) bool {
	switch v.Field {
	case Hide:
		r.Hidden = v.Value != ""
		return true
	case fieldProvince:
		place, err := provinceOf(c.places, v.Value)
		if err != nil {
			return false
		}
		r.Article.Province, r.Province = place, nil
		if place != nil {
			r.Province = &place.ID
		}
		return true
	}
	was, err := r.Correct(v.Field, v.Value)
	if v.URL != r.Article.URL {
		v.Was = was
	}
	return err == nil
}

// provinceOf reads "lang-son", "quang-ngai/34" or "" for the nation.
func provinceOf(places *gazetteer.Gazetteer, s string) (*Province, error) {
	if s == "" {
		return nil, nil
	}
	slug, suffix, _ := strings.Cut(s, "/")
	scheme := 63
	if suffix == "34" {
		scheme = 34
	}
	u, ok := places.Lookup(slug, scheme)
	if !ok || suffix != "" && suffix != "34" && suffix != "63" {
		return nil, WantProvince
	}
	return &Province{ID: u.Slug, Scheme: u.Scheme, Name: u.Name, Now: u.Now}, nil
}

// Check prepares a review of a record: it fills in the target, its sentence and
// what the field was, and refuses what the field cannot be.
func (v Review) Check(r Record) (Review, error) {
	v.Target, v.URL, v.Quote, v.Number = r.ID, r.Article.URL, r.Quote, r.NumberStart-r.Start
	if v.Field == fieldProvince {
		places, err := gazetteer.New()
		if err != nil {
			return v, err
		}
		if v.Was = stringOf(r.Province); r.Article.Province != nil {
			v.Was = fmt.Sprintf("%s/%d", r.Article.Province.ID, r.Article.Province.Scheme)
		}
		if _, err := provinceOf(places, v.Value); err != nil {
			return v, problem(fieldProvince, v.Value, err)
		}
		return v, nil
	}
	t := r.Target
	was, err := t.Correct(v.Field, v.Value)
	v.Was = was
	return v, err
}

// PutReview stores a review. Its ID and time are given here.
func (t *Tx) PutReview(v Review) (Review, error) {
	if strings.TrimSpace(v.By) == "" || strings.TrimSpace(v.Why) == "" {
		return v, &ReviewError{NoAuthor, v.Field, v.Value}
	}
	v.When = t.s.now()
	if err := t.tx.QueryRowContext(t.ctx, "SELECT COALESCE(MAX(id),0)+1 FROM reviews").Scan(&v.ID); err != nil {
		return v, classify(err)
	}
	_, err := t.put(insert, "reviews", []string{"id", "target", "field", "value", "was", "who", "why", "made", "url", "quote", "number"},
		[]any{v.ID, v.Target, v.Field, v.Value, v.Was, v.By, v.Why, stamp(v.When), v.URL, v.Quote, int64(v.Number)})
	return v, err
}

// Reviews returns the reviews of one target, or of all when id is "", oldest first.
func (s *Store) Reviews(ctx context.Context, id string) ([]Review, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, target, field, value, was, who, why, made, url, quote, number FROM reviews WHERE ? IN ('', target) ORDER BY id", id)
	if err != nil {
		return nil, fmt.Errorf("reviews: %w", classify(err))
	}
	defer rows.Close()
	var out []Review
	for rows.Next() {
		var v Review
		var made string
		if err := rows.Scan(&v.ID, &v.Target, &v.Field, &v.Value, &v.Was, &v.By, &v.Why, &made, &v.URL, &v.Quote, &v.Number); err != nil {
			return nil, fmt.Errorf("reviews: %w", classify(err))
		}
		v.When = unstamp(made)
		out = append(out, v)
	}
	return out, classify(rows.Err())
}

func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func formatOptional(v *float64) string {
	if v == nil {
		return ""
	}
	return formatNumber(*v)
}

func formatYear(y *int) string {
	if y == nil {
		return ""
	}
	return strconv.Itoa(*y)
}

func stringOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func joinTiers(ts []Tier) string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = string(t)
	}
	return strings.Join(out, ";")
}

// readNumber reads a number as machines write it: a dot before the decimals. A
// comma is refused, so that "1,000" can never become 1.
func readNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v != v || v < -1e15 || v > 1e15 {
		return 0, WantNumber
	}
	return v, nil
}

func readOptional(s string) (*float64, error) {
	if s == "" {
		return nil, nil
	}
	v, err := readNumber(s)
	return &v, err
}

func readYear(s string) (*int, error) {
	if s == "" {
		return nil, nil
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < 1900 || y > 2100 {
		return nil, WantYear
	}
	return &y, nil
}

func oneOf(at func(*Target) *string, allowed ...string) func(*Target, string) error {
	return func(t *Target, s string) error {
		if !slices.Contains(allowed, s) {
			return WantListed
		}
		*at(t) = s
		return nil
	}
}

func anyText(at func(*Target) *string) func(*Target, string) error {
	return func(t *Target, s string) error {
		if len(s) > 400 {
			return WantShorter
		}
		*at(t) = s
		return nil
	}
}

func setStatus(t *Target, s string) error {
	if !slices.Contains(ReviewValues("status"), s) {
		return WantListed
	}
	t.Status = Status(s)
	return nil
}

func setBound(t *Target, s string) error {
	if !slices.Contains(ReviewValues("bound"), s) {
		return WantListed
	}
	t.Bound = Bound(s)
	return nil
}

func setChange(t *Target, s string) error {
	switch s {
	case "":
		t.Change = nil
	case "increase", "decrease":
		t.Change = &s
	default:
		return WantListed
	}
	return nil
}

func setTiers(t *Target, s string) error {
	tiers := []Tier{}
	for f := range strings.SplitSeq(s, ";") {
		f = strings.TrimSpace(f)
		if f == "" {
			continue
		}
		if !slices.Contains(ReviewValues("tiers"), f) {
			return WantListed
		}
		tiers = append(tiers, Tier(f))
	}
	t.Tiers = tiers
	return nil
}
