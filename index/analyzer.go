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

// termsAnalyzer is the name under which Bleve knows our analysis: documents come
// folded, so it only cuts at blanks. A name is stored in the index: a change of
// what it does needs a new Format.
const (
	termsTokenizer = "chitieu_blank"
	termsAnalyzer  = "chitieu_terms"
)

// register makes the analyzer known to Bleve, whose registry is one global map
// that knows no lock: hence once, before any index is built or opened.
var register = sync.OnceValue(func() error {
	err := registry.RegisterTokenizer(termsTokenizer, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return blanks{}, nil
	})
	if err != nil {
		return err
	}
	return registry.RegisterAnalyzer(termsAnalyzer, func(_ map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
		t, err := cache.TokenizerNamed(termsTokenizer)
		if err != nil {
			return nil, err
		}
		return &analysis.DefaultAnalyzer{Tokenizer: t}, nil
	})
})

// blanks cuts a text at its blanks.
type blanks struct{}

// Tokenize implements analysis.Tokenizer.
func (blanks) Tokenize(text []byte) analysis.TokenStream {
	var out analysis.TokenStream
	for start, i := 0, 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' {
			continue
		}
		if i > start {
			out = append(out, &analysis.Token{Start: start, End: i, Term: text[start:i], Position: len(out) + 1})
		}
		start = i + 1
	}
	return out
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

// foldMemory bounds the memory of folded words. Vietnamese has some 7,000
// syllables; names and numbers make up the rest.
const foldMemory = 1 << 16

// folder remembers what it has folded.
type folder struct {
	fold func(string) string
	mu   sync.RWMutex
	seen map[string]string
}

func (f *folder) term(raw string) string {
	f.mu.RLock()
	s, ok := f.seen[raw]
	f.mu.RUnlock()
	if ok {
		return s
	}
	s = f.fold(raw)
	f.mu.Lock()
	if f.seen == nil {
		f.seen = map[string]string{}
	}
	if len(f.seen) < foldMemory && len(raw) <= longestSyllable {
		f.seen[strings.Clone(raw)] = strings.Clone(s)
	}
	f.mu.Unlock()
	return s
}

// longestSyllable is the length in bytes of what may be remembered: "nghiêng" in
// NFD and then some.
const longestSyllable = 32

// markedTerm is the term under which a syllable is indexed with its marks: its
// key, with y and i joined where they are one sound (kỹ = kĩ, tỷ = tỉ). Stored
// text and names are not touched: both sides of a search fold alike.
func markedTerm(s string) string { return markedFolder.term(s) }

// bareTerm is the term without marks.
func bareTerm(s string) string { return bareFolder.term(s) }

// The folders are caches and nothing else: a call gives the same without them.
var (
	markedFolder = &folder{fold: func(s string) string { return joinIY(viet.Key(s)) }}
	bareFolder   = &folder{fold: func(s string) string { return joinIY(viet.Bare(s)) }}
)

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
