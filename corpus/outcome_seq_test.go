package corpus

import (
	"context"
	"testing"
)

// An official figure leaves the index as fresh as it was: a table asks the store for
// it.
func TestSeqOfOutcomes(t *testing.T) {
	s, ctx := newStore(t), context.Background()
	put(t, s, Article{URL: "https://a.example/1", Text: "phấn đấu 60%"}, nil)
	before, err := s.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(ctx, func(tx *Tx) error {
		_, err := tx.PutOutcome(Outcome{Indicator: "smartphone", Province: "phu-yen", Scheme: 63, Year: 2024, Value: 5})
		return err
	})
	if after, e := s.Seq(ctx); err != nil || e != nil || after != before {
		t.Errorf("Seq = %d after an official figure, %d before; %v, %v", after, before, err, e)
	}
}
