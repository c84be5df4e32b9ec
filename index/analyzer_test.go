package index

import (
	"fmt"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	"golang.org/x/text/unicode/norm"
)

func terms(s analysis.TokenStream) string {
	var out []string
	for _, t := range s {
		out = append(out, string(t.Term))
	}
	return strings.Join(out, " ")
}

func TestTerms(t *testing.T) {
	if err := register(); err != nil {
		t.Fatal(err)
	}
	m := newMapping()
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, marked, bare string }{
		// Nothing is a stop word, whatever it means in English.
		{"Nghệ An, an toàn; so do to", "nghệ an an toàn so do to", "nghe an an toan so do to"},
		// One word, two spellings.
		{"hoà hòa Thuỷ thủy", "hòa hòa thủy thủy", "hoa hoa thuy thuy"},
		{"tỷ lệ, tỉ lệ; kỹ, kĩ; quý, thuý", "tỉ lệ tỉ lệ kĩ kĩ quý thúy", "ti le ti le ki ki quy thuy"},
		{"Đắk Ðắk đ", "đắk đắk đ", "dak dak d"},
		{"60,5% 4G/5G CNTT-TT", "60 5 4g 5g cntt tt", "60 5 4g 5g cntt tt"},
		{"hồ\u00a0sơ\u200bcấp", "hồ sơ cấp", "ho so cap"},
		{"", "", ""},
	} {
		for _, text := range []string{c.text, norm.NFD.String(c.text)} {
			if got := strings.Join(termsOf(text, markedTerm), " "); got != c.marked {
				t.Errorf("marked(%q) = %q, want %q", text, got, c.marked)
			}
			if got := strings.Join(termsOf(text, bareTerm), " "); got != c.bare {
				t.Errorf("bare(%q) = %q, want %q", text, got, c.bare)
			}
			if got := terms(m.AnalyzerNamed(termsAnalyzer).Analyze([]byte(c.marked))); got != c.marked {
				t.Errorf("analysis of %q = %q", c.marked, got)
			}
		}
	}
}

func FuzzTokenizer(f *testing.F) {
	f.Add("Hồ sơ công việc 60,5%")
	f.Add(norm.NFD.String("Đắk Lắk"))
	f.Add("\xff\u0301a")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for i, tok := range (tokenizer{}).Tokenize([]byte(s)) {
			if tok.Start < last || tok.End <= tok.Start || tok.End > len(s) || s[tok.Start:tok.End] != string(tok.Term) || tok.Position != i+1 {
				t.Fatalf("Tokenize(%q): token %v after %d", s, fmt.Sprint(tok), last)
			}
			last = tok.End
		}
	})
}
