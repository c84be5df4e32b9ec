package index

import (
	"hash/maphash"
	"slices"
	"strconv"

	"chitieu/corpus"
)

// plans tells which plan each record's article reports. Articles with the same key
// report one; and so do two of a province and year that print mostly the same
// promises, one as prose and one as a list, though they bear different titles.
type plans struct {
	byKey map[string]int32
	all   []plan
	seed  maphash.Seed
}

// plan is what is known of the articles with one key.
type plan struct {
	scope    string // what another plan must share to be the same
	numbered bool   // by its own number: two numbers are two plans
	promises map[uint64]bool
}

func newPlans() *plans { return &plans{byKey: map[string]int32{}, seed: maphash.MakeSeed()} }

// of is the number of the plan that a record's article reports.
func (p *plans) of(r *corpus.Record) int32 {
	read := asRead(r)
	key := read.Article.PlanKey()
	n, ok := p.byKey[key]
	if !ok {
		n = int32(len(p.all))
		p.byKey[key] = n
		p.all = append(p.all, plan{scopeKey(read), r.Article.PlanNumber != "", map[uint64]bool{}})
	}
	if r.Indicator != "" {
		value := strconv.FormatFloat(asRead(r).Value, 'f', -1, 64)
		p.all[n].promises[maphash.String(p.seed, promiseKey(r)+"\x00"+value)] = true
	}
	return n
}

// leastShared and mostly say when two plans are one: with five promises alike in
// indicator, tier, year and number, and four of five of the shorter list.
const (
	leastShared = 5
	mostly      = 0.8
)

// joined gives every plan the number of the first one that is the same.
func (p *plans) joined() []int32 {
	same := make([]int32, len(p.all))
	byScope := map[string][]int32{}
	for n := range p.all {
		same[n] = int32(n)
		scope := p.all[n].scope
		if scope == "" || len(p.all[n].promises) < leastShared {
			continue
		}
		i := slices.IndexFunc(byScope[scope], func(m int32) bool { return p.all[n].is(&p.all[m]) })
		if i >= 0 {
			same[n] = same[byScope[scope][i]]
		}
		byScope[scope] = append(byScope[scope], int32(n))
	}
	return same
}

func (a *plan) is(b *plan) bool {
	if a.numbered && b.numbered {
		return false
	}
	shared := 0
	for k := range a.promises {
		if b.promises[k] {
			shared++
		}
	}
	return shared >= leastShared && float64(shared) >= mostly*float64(min(len(a.promises), len(b.promises)))
}
