package taxonomy

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus/viet"
)

// hollow are the syllables that say nothing of what is measured: function words,
// words of measure and level, tiers and their organs, kinds of area.
const hollow = " tỷ tỉ lệ trọng các của được là có đạt cho và với tại ở trên dưới trong từ đến về theo những số lượng tổng mức độ địa bàn toàn tỉnh huyện xã phường thị trấn cấp thành phố đặc khu ubnd hđnd sở ban ngành năm tháng quý giai đoạn hằng hàng mỗi bình quân trung khoảng tối thiểu ít nhất đa không quá trở lên xuống phấn đấu mục tiêu chỉ duy trì còn để đã sẽ phải cần do này đó nhằm vào ra bằng so hơn một hai ba việc công tác sử dụng dùng thực hiện triển khai tiến hành áp đô nông thôn vùng miền núi đồng "

// synonyms are the classes whose words mean the same in an unknown subject:
// "người dân" and "dân số" meet.
var synonyms = []string{"people", "household", "officials", "train", "cashless", "online", "school", "hospital", "sme"}

// idWords is how many words of a subject make its id: what comes later tells where
// and by whom.
const idWords = 7

// Unknown returns the id of an indicator that no wording knows, from its content
// words without function words, numbers and tiers, in any order: two provinces with
// the same new subject meet, also when their wording differs a little.
func (t *Taxonomy) Unknown(subject string) string {
	content := t.content(subject)
	if len(content) == 0 {
		return "x-none"
	}
	content = content[:min(len(content), idWords)]
	slices.Sort(content)
	h := fnv.New32a()
	h.Write([]byte(strings.Join(content, " ")))
	return "x-" + strings.Join(content, "-") + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// content lists the words that tell what is measured, each once, without marks. A
// hollow syllable inside a known word is none: "xã" of "xã hội".
func (t *Taxonomy) content(subject string) []string {
	f := t.finder()
	defer t.finders.Put(f)
	words := f.expand(t.Words(subject))
	class, known := make([]string, len(words)), make([]bool, len(words))
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
		switch {
		case class[i] != "":
			add(class[i])
		case w[0] >= '0' && w[0] <= '9', !known[i] && in(hollow, w):
		default:
			add(viet.Bare(w))
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
