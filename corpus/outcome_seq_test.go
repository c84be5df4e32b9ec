package corpus

import (
	"context"
	"testing"
)

// An unchanged page that is seen again leaves the index as fresh as it was, though its
// bytes differ (a counter, a clock); a changed one does not.
func TestSeqOfSightings(t *testing.T) {
	s, ctx := newStore(t), context.Background()
	seen := func(text, body string) int64 {
		t.Helper()
		c := NewCapture([]byte(body), "text/html", fixedClock())
		put(t, s, Article{URL: "https://a.example/1", Text: text}, &c)
		seq, err := s.Seq(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return seq
	}
	before := seen("phấn đấu 60%", "<p>phấn đấu 60%</p>")
	if again := seen("phấn đấu 60%", "<p>phấn đấu 60%</p><i>17</i>"); again != before {
		t.Errorf("Seq = %d after the same text again, %d before", again, before)
	}
	if changed := seen("phấn đấu 70%", "<p>phấn đấu 70%</p>"); changed <= before {
		t.Errorf("Seq = %d after another text, %d before", changed, before)
	}
}

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
