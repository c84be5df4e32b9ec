package taxonomy

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// hollow are the syllables that say nothing of what is measured: function words,
// words of measure and level, tiers and their organs, kinds of area.
const hollow = " tỷ tỉ lệ các của được là có đạt cho và với tại ở trên dưới trong từ đến về theo những số lượng tổng mức toàn tỉnh huyện xã phường thôn bản ấp xóm buôn cấp ubnd hđnd sở ban ngành năm tháng quý hằng hàng mỗi khoảng không quá chỉ còn để đã sẽ phải cần do này đó nhằm vào ra bằng so hơn một hai ba việc dùng vùng nâng giảm tăng chiếm lên xuống cả nhóm khối riêng thêm mới tính nay hiện bị thì mà cũng vẫn đều "

// hollowPairs are the words of two syllables that say as little; either syllable
// may say something elsewhere: "tiến sĩ", "hồ tiêu", "đồng phục".
const hollowPairs = "|tỷ trọng|mức độ|địa bàn|thị trấn|thành phố|thị xã|đặc khu|tổ dân|dân phố|khu phố|giai đoạn|bình quân|trung bình|tối thiểu|tối đa|ít nhất|trở lên|trở xuống|phấn đấu|mục tiêu|chỉ tiêu|duy trì|công tác|sử dụng|thực hiện|triển khai|tiến hành|áp dụng|đô thị|nông thôn|thành thị|miền núi|đồng bằng|khu vực|lĩnh vực|đối với|thuộc phạm|phạm vi|quản lý|bảo đảm|đảm bảo|hoàn thành|tổ chức|trên tổng|so với|"

// synonyms are the classes whose words mean the same in an unknown subject:
// "người dân" and "dân số" meet.
var synonyms = []string{"people", "household", "officials", "train", "cashless", "online", "school", "hospital", "sme"}

// idWords is how many words of a subject make its id: what comes later tells where
// and by whom.
const idWords = 7

// None is the id of a subject without content.
const None = "x-none"

// Unknown returns the id of an indicator that no wording knows, from its content
// words without function words, numbers and tiers, in any order: two provinces with
// the same new subject meet, also when their wording differs a little.
func (t *Taxonomy) Unknown(subject string) string {
	f := t.finder()
	defer t.finders.Put(f)
	return f.Unknown(t.Words(subject))
}

// Unknown is Taxonomy.Unknown for a subject in words.
func (f *Finder) Unknown(words []*Word) string {
	content := f.content(words)
	if len(content) == 0 {
		return None
	}
	content = content[:min(len(content), idWords)]
	slices.Sort(content)
	name := strings.Join(content, " ")
	h := fnv.New32a()
	h.Write([]byte(name))
	return "x-" + strings.ReplaceAll(name, " ", "-") + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// content lists the words that tell what is measured, each once, without marks. A
// hollow syllable inside a known word is none: "xã" of "xã hội".
func (f *Finder) content(words []*Word) []string {
	t := f.t
	words = f.expand(words)
	class, known, empty := make([]string, len(words)), make([]bool, len(words)), make([]bool, len(words))
	for _, h := range f.find(words) {
		if h.bare || h.len < 2 {
			continue
		}
		name := t.synonym(h.phrase)
		for i := h.at; i < h.at+h.len; i++ {
			known[i] = known[i] || t.words.hides[h.phrase]
			if name != "" {
				class[i] = name
			}
		}
	}
	var out []string
	add := func(w string) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	for i := range words {
		w := words[i].Key
		if i+1 < len(words) && class[i] == "" && words[i].pairs && strings.Contains(hollowPairs, "|"+w+" "+words[i+1].Key+"|") {
			empty[i], empty[i+1] = true, true
		}
		switch {
		case w == "", empty[i] && class[i] == "": // a run of digits longer than any word has no key
		case class[i] != "":
			add(class[i])
		case w[0] >= '0' && w[0] <= '9', !known[i] && words[i].hollow:
		default:
			add(words[i].Bare)
		}
	}
	return out
}

// synonym returns the class of a phrase whose words mean the same, "" when none.
func (t *Taxonomy) synonym(phrase int32) string {
	for _, name := range synonyms {
		if slices.Contains(t.classes[name], phrase) {
			return name
		}
	}
	return ""
}
