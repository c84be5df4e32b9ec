package index

import (
	"context"
	"fmt"
	"iter"
)

// Stream answers a query one hit after another, best first: a whole data set never
// stands in memory. The total is known before the first.
func (ix *Index) Stream(ctx context.Context, u Understood, o SearchOptions) (total int, hits iter.Seq2[Hit, error], err error) {
	o.Related = -1
	s := newFinder(ix, u, o)
	done, err := s.begin(ctx)
	if err == nil {
		err = s.run(ctx)
		done()
	}
	if err != nil {
		return 0, nil, fmt.Errorf("index: stream %.60q: %w", u.Query, err)
	}
	found := s.hits.page(o.Offset, o.Limit)
	return s.hits.total, func(yield func(Hit, error) bool) {
		for _, c := range found {
			one, err := ix.load(ctx, []candidate{c})
			if err != nil {
				yield(Hit{}, err)
				return
			}
			if !yield(one[0], nil) {
				return
			}
		}
	}, nil
}
