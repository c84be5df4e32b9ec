package extract

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// finish orders the records, keeps one per printed number, and gives each what it
// has from the article and its id.
func (r *run) finish() {
	slices.SortStableFunc(r.targets, func(a, b corpus.Target) int { return cmp.Compare(a.NumberStart, b.NumberStart) })
	out := r.targets[:0]
	end := 0
	for _, t := range r.targets {
		if t.NumberStart < end {
			continue
		}
		end = t.NumberEnd
		out = append(out, t)
	}
	r.targets = out
	seen := map[string]int{}
	for k := range r.targets {
		t := &r.targets[k]
		t.IssuerLevel, t.Issuer = r.info.IssuerLevel, r.info.Issuer
		if r.info.Province != nil {
			id := r.info.Province.ID
			t.Province = &id
		}
		if r.info.PlanStatus == "draft" {
			t.Flags = append(t.Flags, "draft")
		}
		t.Quote = r.text[t.Start:t.End]
		key := r.identity(t)
		n := seen[key]
		seen[key]++
		t.ID = hashID(key + "\x00" + strconv.Itoa(n))
	}
}

// identity is what makes a promise the same promise when it is read again: not
// its number.
func (r *run) identity(t *corpus.Target) string {
	plan := r.info.PlanNumber
	if plan != "" && r.info.Province != nil {
		plan = r.info.Province.ID + " " + plan + " " + strconv.Itoa(r.planYear)
	} else if r.info.URL != "" {
		plan = r.info.URL
	} else {
		plan = r.digest()
	}
	year := 0
	if t.Year != nil {
		year = *t.Year
	}
	tiers := make([]string, len(t.Tiers))
	for i, x := range t.Tiers {
		tiers[i] = string(x)
	}
	slices.Sort(tiers)
	return strings.Join([]string{plan, t.IssuerLevel, t.Indicator, strings.Join(tiers, ","), strconv.Itoa(year), string(t.Status), withoutDigits(viet.Key(t.Subject))}, "\x00")
}

// digest stands for an article that came without an address.
func (r *run) digest() string {
	if r.sum == "" {
		sum := sha256.Sum256([]byte(r.text))
		r.sum = string(sum[:])
	}
	return r.sum
}

func withoutDigits(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return -1
		}
		return c
	}, s)
}

// idEncoding has no letter e, which a spreadsheet would read as an exponent, and
// none that is mistaken for a digit.
var idEncoding = base32.NewEncoding("abcdfghjkmnpqrstuvwxyz0123456789").WithPadding(base32.NoPadding)

func hashID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "ct-" + idEncoding.EncodeToString(sum[:10])
}
