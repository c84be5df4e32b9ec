package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chitieu/corpus"
)

// Account lists what became of every number of an article, in the order of the
// text. Every digit of every block lies in exactly one of its numbers.
type Account struct {
	Numbers []NumberAccount
}

// EndRejected is the end of a number that is no record. One that is no record is rejected, for one of Reasons.
const EndRejected = "rejected"

// NumberAccount is the end of one printed number: a status, or the reason it was
// rejected for, and how that came about.
type NumberAccount struct {
	Start    int        `json:"start"`
	End      int        `json:"end"`
	Text     string     `json:"text"`
	Ending   string     `json:"ending"` // target, result, other or rejected
	Reason   string     `json:"reason,omitempty"`
	Clause   string     `json:"clause"`             // as it was read, the number in ⟦ ⟧
	Tried    []string   `json:"tried,omitempty"`    // the readings that did not fit, in order
	Lean     float64    `json:"lean,omitempty"`     // the sum of the evidence: above 0 a goal
	Evidence []Evidence `json:"evidence,omitempty"` // for a goal (positive) and against it, the weightiest first
	Fields   []Field    `json:"fields,omitempty"`   // where each field of the record came from
	Doubts   []Evidence `json:"doubts,omitempty"`   // what the confidence rests on: how much of it
}

// Evidence is one piece of evidence for a number, what it weighed, in logits, and
// the words of the clause that it rests on.
type Evidence struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
	Words  string  `json:"words,omitempty"`
}

// Field says how one field was found and, where the text says it, in which words.
type Field struct {
	Name   string `json:"name"`
	Method string `json:"method"`
	Words  string `json:"words,omitempty"`
}

// Reasons is the closed list of what a number is rejected for.
func Reasons() []string {
	return []string{
		reasonYear, reasonDate, reasonTime, reasonDuration, reasonDocument, reasonLevel, reasonLabel, reasonOrdinal, reasonFraction,
		reasonCode, reasonCount, reasonAmount, reasonPart, reasonFoot, reasonOther,
	}
}

// Explain reads an article and accounts for every number in it.
func (rd *Reader) Explain(a corpus.Article) (corpus.Reading, Account) {
	var acc Account
	reading := rd.read(a, &acc)
	slices.SortStableFunc(acc.Numbers, func(a, b NumberAccount) int { return cmp.Compare(a.Start, b.Start) })
	return reading, acc
}

// ledger keeps the account while an article is read.
type ledger struct {
	*Account
	known   map[int32]bool // by first token of the chunk
	weighed []piece        // the evidence of the number at hand
}

// watch sees the evidence that statusOf weighs.
func (l *ledger) watch(_ *seg, ps []piece) { l.weighed = append(l.weighed[:0], ps...) }

// watchCount sees what a count has beside it.
func (l *ledger) watchCount(_ *seg, ps []piece) { l.weighed = append(l.weighed, ps...) }

// note records a rejected number.
func (r *run) note(q *quantity, why string) {
	if r.account == nil {
		return
	}
	if q.reason != "" {
		why = q.reason
	}
	n := r.numberAt(q.from, q.to)
	n.Ending, n.Reason, n.Tried = EndRejected, why, triedBefore(why)
	n.Clause = r.neighbourhood(q.from, q.to)
	r.enter(q, n)
}

// noteCount records a count that is no goal, and what weighed against it.
func (r *run) noteCount(s *seg, l leaning) {
	r.note(s.q, reasonCount)
	if r.account == nil || len(r.account.weighed) == 0 {
		return
	}
	if n := &r.account.Numbers[len(r.account.Numbers)-1]; n.Ending == EndRejected && n.Start == int(r.toks[s.q.from].start) {
		n.Lean, n.Evidence = l.sum, r.evidenceOf(s, r.account.weighed)
	}
	r.account.weighed = r.account.weighed[:0]
}

// notes records a number that became a record.
func (r *run) notes(s *seg, t *corpus.Target, l leaning, ms []moment) {
	if r.account == nil {
		return
	}
	q := s.q
	n := r.numberAt(q.from, q.to)
	n.Ending, n.Lean, n.Reason, n.Tried = string(t.Status), l.sum, l.why, triedBefore(t.Unit)
	n.Clause = strings.TrimSpace(r.phrase(s.pre) + " ⟦" + r.phrase(r.seqOf(q.left, q.right)) + "⟧ " + r.phrase(s.post))
	if len(s.pre)+len(s.post) == 0 {
		n.Clause = r.phrase(s.subject) + " ⟦" + r.phrase(r.seqOf(q.left, q.right)) + "⟧"
	}
	n.Evidence = r.evidenceOf(s, r.account.weighed)
	r.account.weighed = r.account.weighed[:0]
	n.Fields = r.fieldsOf(t, ms)
	for i, v := range r.doubts(s, t, l) {
		if v != 0 {
			n.Doubts = append(n.Doubts, Evidence{Name: doubtNames[i], Weight: v})
		}
	}
	r.enter(q, n)
}

func (r *run) enter(q *quantity, n NumberAccount) {
	if r.account.known[q.from] {
		return
	}
	for i := q.from; i < q.to; i++ { // a range is one number
		r.account.known[i] = true
	}
	r.account.Numbers = append(r.account.Numbers, n)
}

func (r *run) numberAt(from, to int32) NumberAccount {
	a, b := int(r.toks[from].start), int(r.toks[to-1].end)
	return NumberAccount{Start: a, End: b, Text: r.text[a:b]}
}

// neighbourhood is the number with at most six tokens on each side, as printed.
func (r *run) neighbourhood(from, to int32) string {
	a, b := max(from-6, r.lo), min(to+6, r.hi)
	return r.phrase(r.seqOf(a, from)) + " ⟦" + r.phrase(r.seqOf(from, to)) + "⟧ " + r.phrase(r.seqOf(to, b))
}

// settle accounts for what no rule spoke for in a block: numbers that belong to
// no record, and digits inside words such as IPv6.
func (r *run) settle() {
	if r.account == nil {
		return
	}
	for k := range r.qs {
		r.note(&r.qs[k], r.qs[k].leftOut())
	}
	covered := map[int32]bool{}
	for k := range r.qs {
		for i := r.qs[k].from; i < r.qs[k].to; i++ {
			covered[i] = true
		}
	}
	for i := r.lo; i < r.hi; i++ {
		t := r.toks[i]
		if covered[i] || t.kind == punct || !strings.ContainsAny(r.str(i), "0123456789") {
			continue
		}
		why := reasonLabel
		if t.kind == number {
			why = reasonOther
		}
		r.note(&quantity{from: i, to: i + 1}, why)
	}
}

// leftOut is why a number that could be counted is part of no record.
func (q *quantity) leftOut() string {
	switch q.unit {
	case corpus.UnitCount, corpus.UnitRank:
		return reasonCount
	case corpus.UnitMoney, corpus.UnitAmount, corpus.UnitScore:
		return reasonAmount
	}
	return reasonOther
}

// settleTable accounts for the cells that no record was made of.
func (r *run) settleTable(k, n int) {
	if r.account == nil {
		return
	}
	for i := k; i < k+n; i++ {
		r.seeBlock(i)
		r.quantities()
		for j := range r.qs {
			if q := &r.qs[j]; q.counted() {
				q.reason = reasonCount
			}
		}
		r.settle()
	}
}

// readings are what a number is tried as, in order: the first that fits is kept.
var readings = []string{
	corpus.UnitPercent, reasonCode, reasonDate, reasonTime, reasonDocument, corpus.UnitRank, reasonLabel, reasonYear, reasonLevel,
	reasonFraction, reasonOrdinal, corpus.UnitMoney, corpus.UnitAmount, corpus.UnitScore, reasonDuration, corpus.UnitCount,
}

// triedBefore lists the readings that were tried before the one that was kept.
func triedBefore(kept string) []string {
	switch kept {
	case reasonCount, reasonPart:
		kept = corpus.UnitCount
	case reasonAmount:
		kept = corpus.UnitMoney
	case reasonFoot:
		return nil
	}
	if k := slices.Index(readings, kept); k >= 0 {
		return readings[:k]
	}
	return readings
}

// evidenceOf lists what weighed, the weightiest first.
func (r *run) evidenceOf(s *seg, ps []piece) []Evidence {
	var out []Evidence
	for _, p := range ps {
		if w := p.v * r.rd.lx.weights[p.f]; p.f != fBias && math.Abs(w) >= 0.1 {
			out = append(out, Evidence{r.rd.lx.evidence[p.f], w, r.wordsOf(s, p)})
		}
	}
	slices.SortStableFunc(out, func(a, b Evidence) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return out
}

// wordsOf is the first phrase of a number's clause that a piece of evidence rests on.
func (r *run) wordsOf(s *seg, p piece) string {
	if p.f < nFeatures {
		return ""
	}
	words := ""
	for _, toks := range [2][]int32{s.pre, s.post} {
		for _, i := range toks {
			r.in(i, i+1, func(m *match) {
				if g := m.e.group; words == "" && g != 0 && p.f >= g && (p.f == g || m.class != cueOther && p.f < g+nPlaces) {
					words = r.phrase(r.seqOf(m.from, m.to))
				}
			})
		}
	}
	return words
}

// fieldsOf lists how the fields of a record were found.
func (r *run) fieldsOf(t *corpus.Target, ms []moment) []Field {
	var out []Field
	for _, f := range []Field{
		{Name: "status", Method: t.Methods.Status}, {Name: "year", Method: t.Methods.Year}, {Name: "tiers", Method: t.Methods.Tiers},
		{Name: "subject", Method: t.Methods.Subject}, {Name: "domain", Method: t.Methods.Domain}, {Name: "indicator", Method: t.Methods.Indicator},
	} {
		if f.Method == "" {
			continue
		}
		if f.Name == "year" && t.Year != nil {
			f.Words = r.wordsOfYear(*t.Year, ms)
		}
		out = append(out, f)
	}
	return out
}

// wordsOfYear is the mention of a year in the sentence, "" when it stands elsewhere.
func (r *run) wordsOfYear(year int, ms []moment) string {
	for k := range ms {
		if ms[k].year == year && !ms[k].aside {
			return r.phrase(r.seqOf(ms[k].from, ms[k].to))
		}
	}
	return ""
}
