package extract

import (
	"chitieu/corpus"
)

// Account lists what became of every number of an article.
type Account struct {
	Numbers []NumberAccount
}

// NumberAccount is the end of one printed number: a status, or the reason it was
// rejected for.
type NumberAccount struct {
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Text   string  `json:"text"`
	Ending string  `json:"ending"` // target, result, other or rejected
	Reason string  `json:"reason,omitempty"`
	Clause string  `json:"clause,omitempty"` // the segment as it was read
	Lean   float64 `json:"lean,omitempty"`   // evidence for a goal (positive) or a result (negative)
}

// Explain reads an article and accounts for every number in it.
func (rd *Reader) Explain(a corpus.Article) (corpus.Reading, Account) {
	var acc Account
	reading := rd.read(a, &acc)
	return reading, acc
}

// note records a rejected number.
func (r *run) note(q *quantity, why string) {
	if r.account == nil {
		return
	}
	if q.reason != "" {
		why = q.reason
	}
	r.account.Numbers = append(r.account.Numbers, NumberAccount{
		Start: int(r.toks[q.from].start), End: int(r.toks[q.to-1].end), Text: r.text[r.toks[q.from].start:r.toks[q.to-1].end],
		Ending: "rejected", Reason: why,
	})
}

// notes records a number that became a record.
func (r *run) notes(s *seg, ending string, l leaning) {
	if r.account == nil {
		return
	}
	q := s.q
	r.account.Numbers = append(r.account.Numbers, NumberAccount{
		Start: int(r.toks[q.from].start), End: int(r.toks[q.to-1].end), Text: r.text[r.toks[q.from].start:r.toks[q.to-1].end],
		Ending: ending, Lean: l.score, Reason: l.why, Clause: r.phrase(s.pre) + " ⟦" + r.phrase(seqOf(q.left, q.right)) + "⟧ " + r.phrase(s.post),
	})
}
