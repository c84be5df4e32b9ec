package extract

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// finish orders the records, keeps one per printed number, and gives each what it
// has from the article and its id.
func (r *run) finish() {
	r.inTextOrder()
	r.datesAnew()
	seen, key := r.mem.ids, r.mem.idKey
	ids := make([]byte, 0, idLen*len(r.targets))
	var province *string
	if r.info.Province != nil {
		id := r.info.Province.ID
		province = &id
	}
	for k := range r.targets {
		t := &r.targets[k]
		t.IssuerLevel, t.Issuer = r.info.IssuerLevel, r.info.Issuer
		t.Province = province
		if r.info.PlanStatus == "draft" {
			t.Flags = append(t.Flags, "draft")
		}
		t.Quote = r.text[t.Start:t.End]
		key = r.identity(key[:0], t)
		key = append(key, 0, '0')
		sum := sha256.Sum256(key)
		id := [10]byte(sum[:])
		n := seen[id]
		if seen[id]++; n > 0 {
			sum = sha256.Sum256(strconv.AppendInt(key[:len(key)-1], int64(n), 10))
		}
		ids = idEncoding.AppendEncode(append(ids, "ct-"...), sum[:10])
	}
	r.mem.idKey = key
	for k, all := 0, string(ids); k < len(r.targets); k++ {
		r.targets[k].ID = all[k*idLen : (k+1)*idLen]
	}
}

// datesAnew gives goals without a year, those of headlines mostly, the year of the same goal as the
// text below tells it: "Phấn đấu tăng trưởng dư nợ trên 8%" above "Năm 2026, … dư nợ tăng trên 8%".
func (r *run) datesAnew() {
	for k := range r.targets {
		t := &r.targets[k]
		if t.Year != nil || t.Status != corpus.StatusTarget {
			continue
		}
		for n := k + 1; n < min(len(r.targets), k+64); n++ {
			if o := &r.targets[n]; o.Year != nil && o.Status == t.Status && o.Value == t.Value && o.Unit == t.Unit && o.Bound == t.Bound && o.Indicator == t.Indicator && o.Indicator != taxonomy.None && slices.Equal(o.Tiers, t.Tiers) {
				t.Year, t.YearFrom, t.Methods.Year = o.Year, o.YearFrom, "carried"
				break
			}
		}
	}
}

// inTextOrder sorts the targets by their numbers and keeps one of each. Most stand in order
// already, and a record is large: it is moved only when one does not.
func (r *run) inTextOrder() {
	order := func(a, b *corpus.Target) bool { return a.NumberEnd <= b.NumberStart }
	k := 1
	for k < len(r.targets) && order(&r.targets[k-1], &r.targets[k]) {
		k++
	}
	if k >= len(r.targets) {
		return
	}
	slices.SortStableFunc(r.targets, func(a, b corpus.Target) int { return cmp.Compare(a.NumberStart, b.NumberStart) })
	out, end := r.targets[:0], 0
	for _, t := range r.targets {
		if t.NumberStart < end {
			continue
		}
		end = t.NumberEnd
		out = append(out, t)
	}
	r.targets = out
}

// idLen is the length of an id: "ct-" and ten bytes.
const idLen = 3 + 16

// identity is what makes a promise the same promise when it is read again: not
// its number.
func (r *run) identity(key []byte, t *corpus.Target) []byte {
	if r.identified == "" {
		r.identified = r.planIdentity()
	}
	year := 0
	if t.Year != nil {
		year = *t.Year
	}
	var buf [8]string
	tiers := buf[:0]
	for _, x := range t.Tiers {
		tiers = append(tiers, string(x))
	}
	slices.Sort(tiers)
	field := func(s string) { key = append(append(key, s...), 0) }
	field(r.identified)
	field(t.IssuerLevel)
	field(t.Indicator)
	for i, x := range tiers {
		if i > 0 {
			key = append(key, ',')
		}
		key = append(key, x...)
	}
	key = append(key, 0)
	key = append(strconv.AppendInt(key, int64(year), 10), 0)
	field(string(t.Status))
	return append(key, t.ID...)
}

// naming folds a subject for ids: as its phrase reads, without digits.
func (r *run) naming(toks []int32) string {
	out := r.mem.key[:0]
	for k, i := range toks {
		t := &r.toks[i]
		if len(out)+int(t.end-t.start)+1 > longestPhrase {
			break
		}
		if len(out) > 0 && !(t.glued && k > 0 && toks[k-1] == i-1) && !(t.kind == punct && (t.ch == ',' || t.ch == ')')) {
			out = append(out, ' ')
		}
		switch {
		case t.kind == number:
			for _, c := range []byte(r.text[t.start:t.end]) {
				if c < '0' || c > '9' {
					out = append(out, c)
				}
			}
		case t.kind == word && t.form != 0:
			out = append(out, r.key(t)...)
		default:
			out = append(out, viet.Key(r.text[t.start:t.end])...)
		}
	}
	r.mem.key = out
	return string(bytes.Trim(out, " ,;:-\"*."))
}

// planIdentity stands for the article's plan, the same whoever reports it.
func (r *run) planIdentity() string {
	switch {
	case r.info.PlanNumber != "" && r.info.Province != nil:
		return r.info.Province.ID + " " + r.info.PlanNumber + " " + strconv.Itoa(r.planYear)
	case r.info.URL != "":
		return r.info.URL
	}
	return r.digest()
}

// digest stands for an article that came without an address.
func (r *run) digest() string {
	h := sha256.New()
	var buf [1024]byte
	for rest := r.text; rest != ""; {
		n := copy(buf[:], rest)
		h.Write(buf[:n])
		rest = rest[n:]
	}
	return string(h.Sum(nil))
}

// idEncoding has no letter e, which a spreadsheet would read as an exponent, and
// none that is mistaken for a digit.
var idEncoding = base32.NewEncoding("abcdfghjkmnpqrstuvwxyz0123456789").WithPadding(base32.NoPadding)
