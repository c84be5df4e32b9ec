package extract

import (
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// firstLine is the title of a text that came without one: in a legal text what
// stands below "KẾ HOẠCH", else its first line that reads as a title: no menu,
// address, clock, organ or sentence of the body.
func (r *run) firstLine(blocks []corpus.Block, ends []int32) string {
	for k, b := range blocks {
		if k > 24 || k+1 == len(blocks) {
			break
		}
		if r.kindLine(b, ends[k]-start(ends, k)) {
			return r.oneLine(blocks[k+1])
		}
	}
	second := ""
	for k, b := range blocks {
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

// kindLine reports a block of n tokens that is only the kind of a legal document.
func (r *run) kindLine(b corpus.Block, n int32) bool {
	return n > 1 && n <= 8 && documentKind(r.text[b.Start:b.End])
}

// kindOfDocument is the line above the title that names the kind of document, folded: "kế hoạch"; "" for none.
func (r *run) kindOfDocument(blocks []corpus.Block, ends []int32) string {
	for k, b := range blocks[:min(len(blocks), 24)] {
		if r.kindLine(b, ends[k]-start(ends, k)) {
			return viet.Key(r.oneLine(b))
		}
	}
	return ""
}

// chrome reports a line of the page around an article.
func (r *run) chrome(line string) bool {
	if hasAny(line, "|", "»", "›", "•") || strings.HasPrefix(line, "(") || strings.HasSuffix(line, ".") || line[0] >= '0' && line[0] <= '9' && strings.Contains(line[:3], ".") {
		return true
	}
	if _, ok := signedIn(line); ok {
		return true
	}
	key := viet.Bare(line)
	for _, p := range []string{"uy ban nhan dan", "ubnd", "hoi dong nhan dan", "so ", "bo ", "cong thong tin", "trang thong tin", "bao ", "cong hoa", "doc lap", "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "trang chu", "hotline", "thong ke", "truy cap", "dang nhap", "tim kiem", "lien ket", "cap nhat", "ngay dang", "gui ", "chia se", "tac gia", "tin tuc", "gioi thieu", "chu nhat", "thong tin", "lien he", "xem co chu", "co chu",
		"nhay den noi dung", "bo qua den noi dung", "quyet tam thuc hien thang loi", "chao mung ", "nhiet liet chao mung", "thi dua lap thanh tich", "mung dang mung xuan", "toan dang, toan dan"} {
		if strings.HasPrefix(key, p) && (strings.ToUpper(line) == line || !proseStart(p)) {
			return true
		}
	}
	words := strings.Fields(key)
	return len(words) < 5 || strings.Contains(key, " anh ") || words[0] == words[2] && words[1] == words[3] // a caption, "Kinh tế Kinh tế"
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

// proseStart tells the beginnings that a title may have too, unless it is in
// capitals: "Sở Y tế đặt mục tiêu …".
func proseStart(p string) bool {
	switch p {
	case "so ", "bo ", "ubnd", "uy ban nhan dan", "hoi dong nhan dan", "bao ", "thong tin", "gioi thieu":
		return true
	}
	return false
}

func (r *run) oneLine(b corpus.Block) string {
	t := strings.Join(strings.Fields(r.text[b.Start:b.End]), " ")
	return strings.Trim(t, "#*_ ")
}

// documentKind reports a line that is only the kind of a legal document; marks
// are ignored because heads are often scanned.
func documentKind(line string) bool {
	if len(line) > 60 || hasAny(line, "0", "1", "2", ":", ".", ";", "-", "%") {
		return false
	}
	switch strings.Trim(viet.Bare(line), "*#_ ") {
	case "ke hoach", "nghi quyet", "quyet dinh", "chuong trinh", "de an", "chi thi", "chuong trinh hanh dong", "thong bao", "bao cao", "huong dan", "ke hoach hanh dong":
		return true
	}
	return false
}
