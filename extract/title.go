package extract

import (
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// firstLine is the title of a text that came without one: in a legal text what
// stands below its kind, "KẾ HOẠCH", else its first line that reads as a title: no menu,
// address, clock, organ or sentence of the body.
func (r *run) firstLine(kind int) string {
	if kind >= 0 && kind+1 < len(r.blocks) && !r.grounds(r.blocks[kind+1]) {
		return r.oneLine(r.blocks[kind+1])
	}
	second := ""
	for k, b := range r.blocks {
		if k > 6 {
			break
		}
		if b.Len() > 1200 { // no title, whatever its blanks
			continue
		}
		t := r.oneLine(b)
		if strings.Count(t, " ") < 3 || len(t) >= 400 {
			continue
		}
		if !r.chrome(t) {
			return t
		}
		if second == "" {
			second = t
		}
	}
	return second
}

// grounds reports a block that begins the body of a document whose title stands elsewhere: "KẾ HOẠCH / Thực hiện Nghị quyết số …, UBND
// tỉnh ban hành Kế hoạch như sau:".
func (r *run) grounds(b corpus.Block) bool {
	t := r.text[b.Start:b.End]
	return strings.HasPrefix(t, "Căn cứ ") || strings.HasSuffix(t, ":") && strings.Contains(t, "như sau")
}

// kindBlock is the first of the blocks at the head that is only the kind of a legal document, -1 for none.
func (r *run) kindBlock() int {
	for k, b := range r.blocks[:min(len(r.blocks), 25)] {
		if n := r.ends[k] - r.startOf(k); n > 1 && n <= 8 && r.documentKind(r.text[b.Start:b.End]) && (k == 0 || viet.Key(strings.Trim(r.oneLine(r.blocks[k-1]), ": ")) != "loại văn bản") {
			return k
		}
	}
	return -1
}

// chrome reports a line of the page around an article.
func (r *run) chrome(line string) bool {
	if hasAny(line, "|", "»", "›", "•") || strings.HasPrefix(line, "(") || strings.HasSuffix(line, ".") || line[0] >= '0' && line[0] <= '9' && strings.Contains(line[:3], ".") {
		return true
	}
	if _, ok := signedIn(line); ok {
		return true
	}
	if key := viet.Key(line); r.rd.lx.beginsLine(key, lineFurniture) || allCapitals(line) && r.rd.lx.beginsLine(key, lineOrgan) {
		return true
	}
	key := viet.Bare(line)
	words := strings.Fields(key)
	return len(words) < 5 || strings.Contains(key, " anh ") || words[0] == words[2] && words[1] == words[3] // a caption, "Kinh tế Kinh tế"
}

// allCapitals reports a line without small letters. Most have a plain one, and are not copied.
func allCapitals(line string) bool {
	for i := range len(line) {
		if c := line[i]; c >= 'a' && c <= 'z' {
			return false
		}
	}
	return strings.ToUpper(line) == line
}

// hasAny reports whether a line holds one of some marks; strings.ContainsAny looks each
// up anew at every rune.
func hasAny(line string, marks ...string) bool {
	for _, m := range marks {
		if strings.Contains(line, m) {
			return true
		}
	}
	return false
}

func (r *run) oneLine(b corpus.Block) string {
	t := strings.Join(strings.Fields(r.text[b.Start:b.End]), " ")
	return strings.Trim(t, "#*_ ")
}

// documentKind reports a line that is only the kind of a legal document; marks
// are ignored because heads are often scanned.
func (r *run) documentKind(line string) bool {
	return len(line) <= 60 && !hasAny(line, "0", "1", "2", ":", ".", ";", "-", "%") &&
		r.rd.lx.isLine(strings.Trim(viet.Bare(line), "*#_ "), lineDocument)
}
