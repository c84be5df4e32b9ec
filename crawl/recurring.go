package crawl

import (
	"context"
	"maps"
	"strconv"
	"strings"
	"unicode"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"github.com/cespare/xxhash/v2"
)

// Below an article sites put lines of their own that no class and no wording
// betrays: "Tổng đài 1022: 98,5% cuộc gọi được trả lời". They stand on most pages
// of the host, word for word. Only such a foot is cut off, and only when it holds a
// number: other lines do no harm, and a paragraph that several articles share is
// still theirs.
const (
	footBlocks     = 4
	recurringLeast = 8 // articles
	recurringShare = 2 // one in so many of the host's articles
)

// withoutRecurring cuts off the foot that the host's other articles have too. When
// the article is new it counts its lines and returns them, to be stored with it.
func (v *visitor) withoutRecurring(a *corpus.Article, host string, fresh bool) (*corpus.Lines, error) {
	known := v.lines[host]
	if known == nil {
		kept, err := v.Store.Lines(context.Background(), host)
		if err != nil {
			return nil, err
		}
		known = &kept
		v.lines[host] = known
	}
	foot := footOf(*a)
	lines := make([]string, len(foot))
	cut := len(a.Blocks)
	for i, b := range foot {
		lines[i] = lineKey(a.Text[b.Start:b.End])
	}
	for i := len(foot) - 1; i >= 0; i-- {
		if n := known.On[lines[i]]; n < recurringLeast || n*recurringShare < known.Articles {
			break
		}
		if strings.ContainsFunc(a.Text[foot[i].Start:foot[i].End], unicode.IsDigit) {
			cut = len(a.Blocks) - len(foot) + i
		}
	}
	if cut < len(a.Blocks) {
		a.Text, a.Blocks = a.Text[:a.Blocks[cut-1].End], a.Blocks[:cut]
	}
	if !fresh {
		return nil, nil
	}
	known.Count(lines)
	return &corpus.Lines{Articles: known.Articles, On: maps.Clone(known.On)}, nil // the next page counts on while this one is stored
}

// footOf returns the last blocks, none of them the title or a cell.
func footOf(a corpus.Article) []corpus.Block {
	n := len(a.Blocks)
	for n > 2 && len(a.Blocks)-n < footBlocks && a.Blocks[n-1].Kind != corpus.Cell {
		n--
	}
	return a.Blocks[n:]
}

func lineKey(line string) string { return strconv.FormatUint(xxhash.Sum64String(viet.Key(line)), 36) }
