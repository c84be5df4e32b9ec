package extract
import ("testing";"chitieu/corpus")
func BenchmarkZZParts(b *testing.B) {
	rd, _ := New()
	t := benchTexts(b)[1]
	b.Run("blocks", func(b *testing.B){ b.SetBytes(t.bytes); for b.Loop(){ for _,x:=range t.articles { corpus.Blocks(x) } } })
	fs := newForms(rd.lx, rd.tax, rd.places)
	var toks []token
	b.Run("tokenize", func(b *testing.B){ b.SetBytes(t.bytes); for b.Loop(){ for _,x:=range t.articles { toks = fs.tokenize(toks[:0], x, 0, len(x)) } } })
	var ms []match
	b.Run("tok+matches", func(b *testing.B){ b.SetBytes(t.bytes); for b.Loop(){ for _,x:=range t.articles { toks = fs.tokenize(toks[:0], x, 0, len(x)); ms = rd.lx.matches(ms[:0], toks, fs.list) } } })
}
