package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// queryToken is one word, number, operator or sign of the plain part of a query.
type queryToken struct {
	text    string
	term    string // folded with marks
	bare    string // folded without
	kind    tokenKind
	date    bool // a day or month of the year that text is: "30/6/2025"
	barrier bool // a qualifier, a quotation or the end of a sentence stands before it
	comma   bool // a comma stands before it
	used    bool // its meaning is known
	not     bool // written "-word"
}

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	signToken // comparison, dash or percent sign
)

// clause is one piece that a query is written with: a qualifier with its values,
// or a quotation.
type clause struct {
	not    bool
	name   string // "" for a quotation
	values []string
}

// lexed is a query cut into its pieces.
type lexed struct {
	toks    []queryToken
	clauses []clause
	plain   string // the text outside qualifiers
}

// lexer walks over a query once.
type lexer struct {
	s       string
	i       int
	out     lexed
	plain   strings.Builder
	barrier bool
	comma   bool // a comma stands before what comes
	not     bool // a hyphen stands directly before what comes
	names   names
}

// names tells which texts a qualifier takes for a value.
type names interface {
	// known reports whether a qualifier has the value.
	known(qualifier, value string) bool
	// meant reports whether it has one that differs from the text by a slip alone.
	meant(qualifier, value string) bool
}

const closers = `"”»“`

// lex cuts a query into qualifiers, quotations and plain tokens. It fails only
// for a qualifier that does not exist.
func lex(s string, n names) (lexed, error) {
	l := &lexer{s: s, names: n}
	for l.i < len(l.s) {
		if l.atClause() {
			ok, err := l.clause()
			if err != nil {
				return lexed{}, err
			}
			if ok {
				l.barrier = true
				continue
			}
		}
		if word, ok := l.wildcard(); ok {
			return lexed{}, &QueryError{Problem: LeadingStar, Value: word}
		}
		l.plainToken()
	}
	l.out.plain = l.plain.String()
	return l.out, nil
}

// atClause reports whether a qualifier or quotation may begin here: at the start
// of a run of non-blanks.
func (l *lexer) atClause() bool {
	if l.i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(l.s[:l.i])
	return unicode.IsSpace(r) || strings.ContainsRune(closers+"(", r)
}

// clause reads one qualifier or quotation. A leading hyphen excludes it.
func (l *lexer) clause() (bool, error) {
	i := l.i
	not := strings.HasPrefix(l.s[i:], "-")
	if not {
		i++
	}
	if text, n, ok := quotation(l.s[i:]); ok {
		l.i = i + n
		l.plain.WriteString(" " + text + " ")
		l.out.clauses = append(l.out.clauses, clause{not: not, values: []string{text}})
		return true, nil
	}
	name := l.s[i : i+nameLength(l.s[i:])]
	rest := l.s[i+len(name):]
	if name == "" || !strings.HasPrefix(rest, ":") {
		return false, nil
	}
	rest = rest[1:]
	known, ok := qualifierNamed(name)
	blanks := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if !ok {
		// "mục tiêu: 60%" and "https://…" are text, "thang:5" is a mistake.
		if blanks > 0 || rest == "" || strings.HasPrefix(rest, "//") {
			return false, nil
		}
		return false, &QueryError{Problem: NoQualifier, Qualifier: name, Hint: nearest(name, qualifierNames())}
	}
	values, n := l.valueList(known, rest[blanks:])
	if len(values) == 0 {
		return false, &QueryError{Problem: NoValue, Qualifier: name}
	}
	l.i = i + len(name) + 1 + blanks + n
	l.out.clauses = append(l.out.clauses, clause{not, known, values})
	return true, nil
}

// wildcard reports whether a star is glued to a word here: "*sơ", "hồ*".
func (l *lexer) wildcard() (string, bool) {
	rest := l.s[l.i:]
	if !strings.HasPrefix(rest, "*") {
		return "", false
	}
	before, _ := utf8.DecodeLastRuneInString(l.s[:l.i])
	after, _ := utf8.DecodeRuneInString(rest[1:])
	if !isWordRune(after) && (l.i == 0 || !isWordRune(before)) {
		return "", false
	}
	start := strings.LastIndexFunc(l.s[:l.i], unicode.IsSpace) + 1
	end := strings.IndexFunc(rest, unicode.IsSpace)
	if end < 0 {
		end = len(rest)
	}
	word := l.s[start:l.i] + rest[:end]
	return word[:min(len(word), maxEcho)], true
}

// maxEcho bounds how much of a query an error repeats.
const maxEcho = 40

// nameLength is the length of the run of letters and underscores at the start.
func nameLength(s string) int {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
	}
	return len(s)
}

// valueList reads "a,b,"c d"" and returns its values and length. A value that is not
// quoted runs over the following words when together they are a name that the qualifier
// knows: "tỉnh:Phú Yên,Lạng Sơn 2025".
func (l *lexer) valueList(qualifier, s string) (values []string, n int) {
	for {
		v, m, ok := quotation(s[n:])
		if !ok {
			m = l.nameAt(qualifier, s[n:])
			v = s[n : n+m]
		}
		if v != "" {
			values = append(values, v)
		}
		n += m
		if !strings.HasPrefix(s[n:], ",") {
			return values, n
		}
		n++
	}
}

// The most words and bytes of a value that is not quoted.
const (
	longestName      = 10
	longestNameBytes = 120
)

// nameAt is the length of the value at the start of s: of the most words that are a name
// together, else of those that are one but for a slip, else one word.
func (l *lexer) nameAt(qualifier, s string) int {
	first := valueEnd(s)
	known, meant := first, first
	sure := l.names.known(qualifier, s[:first])
	for n, end := 1, first; n < longestName; n++ {
		next := end + len(s[end:]) - len(strings.TrimLeft(s[end:], " \u00a0\t"))
		if next == end {
			break
		}
		word := valueEnd(s[next:])
		if _, _, quoted := quotation(s[next:]); word == 0 || quoted || next+word > longestNameBytes || strings.Contains(s[next:next+word], ":") || excludes(s[next:]) {
			break
		}
		end = next + word
		switch {
		case l.names.known(qualifier, s[:end]):
			known, sure = end, true
		case meant == first && !sure && l.names.meant(qualifier, s[:end]):
			meant = end
		}
	}
	if sure {
		return known
	}
	return meant
}

// excludes reports whether s begins like "-word": a hyphen of a name stands alone.
func excludes(s string) bool {
	rest, ok := strings.CutPrefix(s, "-")
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && isWordRune(r)
}

func valueEnd(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// quotation reads a text between quotation marks; one that is not closed is none.
func quotation(s string) (text string, n int, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	if r != '"' && r != '“' && r != '«' {
		return "", 0, false
	}
	end := strings.IndexAny(s[size:], closers)
	if end < 0 {
		return "", 0, false
	}
	_, closing := utf8.DecodeRuneInString(s[size+end:])
	return s[size : size+end], size + end + closing, true
}

// signs are the operators that may stand before a number, and the signs that
// join or follow it.
var signs = []string{">=", "<=", "=>", "=<", "≥", "≤", "＞", "＜", ">", "<", "=", "~", "≈", "%", "％", "-", "–", "—"}

// plainToken reads one token of plain text, or skips a rune.
func (l *lexer) plainToken() {
	rest := l.s[l.i:]
	for _, sign := range signs {
		if strings.HasPrefix(rest, sign) && (!strings.Contains("-–—", sign) || l.afterNumber()) {
			l.push(sign, signToken, len(sign))
			return
		}
	}
	r, n := utf8.DecodeRuneInString(rest)
	if !isWordRune(r) {
		l.not = r == '-' && l.atClause()
		l.comma = l.comma || r == ','
		l.barrier = l.barrier || strings.ContainsRune(";:?!\n", r) || r == '.' && !l.abbreviated()
		l.plain.WriteString(rest[:n])
		l.i += n
		return
	}
	if year, n := dateAt(rest); n > 0 {
		l.push(year, numberToken, n)
		l.out.toks[len(l.out.toks)-1].date = true
		return
	}
	if n := numberLength(rest); n > 0 {
		l.push(rest[:n], numberToken, n)
		return
	}
	_, end := nextWord([]byte(rest), 0)
	l.push(rest[:end], wordToken, end)
}

// afterNumber reports whether the last token is a number or percent sign: only then
// may a dash make a span; "Thừa Thiên - Huế" has none.
func (l *lexer) afterNumber() bool {
	n := len(l.out.toks)
	return n > 0 && l.out.toks[n-1].kind != wordToken
}

// abbreviated reports whether the full stop here belongs to the word before it:
// "TP. Hồ Chí Minh", "TP.HCM".
func (l *lexer) abbreviated() bool {
	if n := len(l.out.toks); n > 0 {
		t := l.out.toks[n-1].bare
		return t == "tp" || t == "p" || t == "x" || t == "h" || t == "q"
	}
	return false
}

func (l *lexer) push(text string, kind tokenKind, n int) {
	t := queryToken{text: text, kind: kind, barrier: l.barrier, comma: l.comma, not: l.not}
	t.term, t.bare = text, text
	if kind == wordToken {
		t.term, t.bare = markedTerm(text), bareTerm(text)
	}
	l.out.toks = append(l.out.toks, t)
	l.plain.WriteString(text)
	l.i += n
	l.barrier, l.comma, l.not = false, false, false
}

// numberLength is the length of the number at the start of s: digits with single
// dots and commas inside, and no letter behind ("4G" is a word).
func numberLength(s string) int {
	n := 0
	for n < len(s) {
		c := s[n]
		switch {
		case '0' <= c && c <= '9':
			n++
			continue
		case (c == '.' || c == ',') && n > 0 && n+1 < len(s) && '0' <= s[n+1] && s[n+1] <= '9':
			n++
			continue
		}
		break
	}
	if r, _ := utf8.DecodeRuneInString(s[n:]); n < len(s) && isWordRune(r) {
		return 0
	}
	return n
}

// dateAt reads a day or a month at the start of s and returns its year: "30/6/2025",
// "6/2025". "12/2025/NQ-HĐND" is none.
func dateAt(s string) (year string, n int) {
	for part := 0; ; part++ {
		m := 0
		for m < len(s)-n && '0' <= s[n+m] && s[n+m] <= '9' {
			m++
		}
		switch {
		case m == 4 && part > 0 && yearOf(s[n:n+4]) != 0 && !continues(s[n+4:]):
			return s[n : n+4], n + 4
		case m == 0 || m > 2 || part > 1 || !strings.HasPrefix(s[n+m:], "/"):
			return "", 0
		}
		n += m + 1
	}
}

// continues reports whether a number goes on at the start of s.
func continues(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '/' || s != "" && isWordRune(r)
}

// nearest returns the candidate that begins with s as a word, else the one that differs
// from it by at most a third of its letters, compared without marks, or "".
func nearest(s string, candidates []string) string {
	s = viet.Bare(s)
	best, bestAt := "", len(s)/3+1
	if len(s) > 5 {
		bestAt++
	}
	for _, c := range candidates {
		if len(s) > 1 && strings.HasPrefix(viet.Bare(c), s+" ") {
			return c
		}
	}
	for _, c := range candidates {
		if d := distance(s, viet.Bare(c)); d < bestAt {
			best, bestAt = c, d
		}
	}
	return best
}

// distance is the number of bytes to insert, delete or replace between two bare
// words.
func distance(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range len(a) {
		cur := make([]int, len(b)+1)
		cur[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
		}
		prev = cur
	}
	return prev[len(b)]
}
