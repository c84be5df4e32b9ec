package index

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus/viet"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// The names under which Bleve knows our analysis. A name is stored in the index,
// so a change of what one does needs a new Format.
const (
	syllableTokenizer = "chitieu_syllable"
	markedFilter      = "chitieu_marked"
	bareFilter        = "chitieu_bare"
	markedAnalyzer    = "chitieu_text"
	bareAnalyzer      = "chitieu_bare_text"
)

// register makes the analyzers known to Bleve, whose registry is one global map
// that knows no lock: hence once, before any index is built or opened.
var register = sync.OnceValue(func() error {
	err := registry.RegisterTokenizer(syllableTokenizer, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return tokenizer{}, nil
	})
	for name, fold := range map[string]func(string) string{markedFilter: markedTerm, bareFilter: bareTerm} {
		if err == nil {
			err = registry.RegisterTokenFilter(name, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
				return newFoldFilter(fold), nil
			})
		}
	}
	for name, filter := range map[string]string{markedAnalyzer: markedFilter, bareAnalyzer: bareFilter} {
		if err == nil {
			err = registry.RegisterAnalyzer(name, newAnalyzer(filter))
		}
	}
	return err
})

func newAnalyzer(filter string) registry.AnalyzerConstructor {
	return func(_ map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
		t, err := cache.TokenizerNamed(syllableTokenizer)
		if err != nil {
			return nil, err
		}
		f, err := cache.TokenFilterNamed(filter)
		if err != nil {
			return nil, err
		}
		return &analysis.DefaultAnalyzer{Tokenizer: t, TokenFilters: []analysis.TokenFilter{f}}, nil
	}
}

// tokenizer cuts a text into runs of letters, digits and combining marks: one
// token is one syllable or number. Offsets are those of the text as given, NFC
// or NFD, because folding happens afterwards, inside a token.
type tokenizer struct{}

// Tokenize implements analysis.Tokenizer.
func (tokenizer) Tokenize(text []byte) analysis.TokenStream {
	var out analysis.TokenStream
	for i := 0; i < len(text); {
		start, end := nextWord(text, i)
		if start == end {
			break
		}
		out = append(out, &analysis.Token{Start: start, End: end, Term: text[start:end], Position: len(out) + 1})
		i = end
	}
	return out
}

// nextWord finds the next run of word runes at or after byte i; an empty run at
// the end says there is none.
func nextWord(text []byte, i int) (start, end int) {
	for i < len(text) {
		r, n := utf8.DecodeRune(text[i:])
		if isWordRune(r) {
			break
		}
		i += n
	}
	start = i
	for i < len(text) {
		r, n := utf8.DecodeRune(text[i:])
		if !isWordRune(r) {
			break
		}
		i += n
	}
	return start, i
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// foldFilter replaces each token's term by its folded form.
type foldFilter struct {
	fold func(string) string
	mu   sync.RWMutex
	seen map[string]string
}

// foldMemory bounds the memory of folded tokens. Vietnamese has some 7,000
// syllables; names and numbers make up the rest.
const foldMemory = 1 << 16

func newFoldFilter(fold func(string) string) *foldFilter {
	return &foldFilter{fold: fold, seen: map[string]string{}}
}

// Filter implements analysis.TokenFilter.
func (f *foldFilter) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		t.Term = []byte(f.term(t.Term))
	}
	return in
}

func (f *foldFilter) term(raw []byte) string {
	f.mu.RLock()
	s, ok := f.seen[string(raw)]
	f.mu.RUnlock()
	if ok {
		return s
	}
	s = f.fold(string(raw))
	f.mu.Lock()
	if len(f.seen) < foldMemory {
		f.seen[string(raw)] = s
	}
	f.mu.Unlock()
	return s
}

// markedTerm is the term under which a syllable is indexed with its marks: its
// key, with y and i joined where they are one sound (kỹ = kĩ, tỷ = tỉ). Stored
// text and names are not touched: both sides of a search fold alike.
func markedTerm(s string) string { return joinIY(viet.Key(s)) }

// bareTerm is the term without marks.
func bareTerm(s string) string { return joinIY(viet.Bare(s)) }

// joinIY writes i for the y of an open syllable after h, k, l, m, s or t.
func joinIY(s string) string {
	if len(s) < 2 || !strings.ContainsRune("hklmst", rune(s[0])) {
		return s
	}
	r, n := utf8.DecodeRuneInString(s[1:])
	if 1+n != len(s) {
		return s
	}
	y, i := []rune("yỳýỷỹỵ"), []rune("iìíỉĩị")
	if at := slices.Index(y, r); at >= 0 {
		return s[:1] + string(i[at])
	}
	return s
}
