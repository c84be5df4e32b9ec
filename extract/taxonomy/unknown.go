package taxonomy

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// hollow are the syllables that say nothing of what is measured: function words,
// words of measure and level, tiers and their organs, kinds of area.
const hollow = " tỷ lệ các của được là có đạt cho và với tại ở trên dưới trong từ đến về theo những số lượng tổng mức toàn tỉnh huyện xã phường thôn bản ấp xóm buôn cấp ubnd hđnd sở ban ngành năm tháng quý hằng hàng mỗi khoảng không quá chỉ còn để đã sẽ phải cần do này đó nhằm vào ra bằng so hơn một hai ba việc dùng vùng nâng giảm tăng chiếm lên xuống cả nhóm khối riêng thêm mới tính nay hiện bị thì mà cũng vẫn đều thuộc khi ngay cuối "

// hollowPairs are the words of two syllables that say as little; either syllable
// may say something elsewhere: "tiến sĩ", "hồ tiêu", "đồng phục".
const hollowPairs = "|tỷ trọng|mức độ|địa bàn|thị trấn|thành phố|thị xã|đặc khu|tổ dân|dân phố|khu phố|giai đoạn|bình quân|trung bình|tối thiểu|tối đa|ít nhất|trở lên|trở xuống|phấn đấu|mục tiêu|chỉ tiêu|duy trì|công tác|sử dụng|thực hiện|triển khai|tiến hành|áp dụng|đô thị|nông thôn|thành thị|miền núi|đồng bằng|vùng cao|vùng sâu|vùng xa|hải đảo|khu vực|lĩnh vực|đối với|thuộc phạm|phạm vi|quản lý|bảo đảm|đảm bảo|hoàn thành|tổ chức|trên tổng|so với|không quá|không dưới|không thấp|không ít|không vượt|không để|không còn|toàn bộ|tất cả|hầu hết|đa số|số lượng|tốc độ|tăng trưởng|cuối năm|đầu năm|cuối kỳ|nhiệm kỳ|quy định|đề ra|tiếp tục|dự kiến|từng bước|trực thuộc|cấp học|kế hoạch|"

// pairsOf lists pairs by their first syllables.
func pairsOf(list string) map[string][]string {
	pairs := map[string][]string{}
	for p := range strings.SplitSeq(strings.Trim(list, "|"), "|") {
		a, b, _ := strings.Cut(p, " ")
		pairs[a] = append(pairs[a], b)
	}
	return pairs
}

// numbered are the syllables that a number tells apart: "lớp 9", "mức độ 3", "hạng 2".
const numbered = " lớp hạng loại bậc độ mức "

// synonyms are the classes whose words mean the same in an unknown subject:
// "người dân" and "dân số" meet.
var synonyms = []string{"people", "household", "officials", "train", "cashless", "online", "school", "hospital", "sme", "agencies"}

// idWords is how many words of a subject make its id: what comes later tells where
// and by whom. Where a long subject tells much of whom, the first headWords of it and the
// first words of what it says of them do: "người hưởng trợ cấp xã hội, hưu trí xã hội hằng tháng
// được cấp thẻ" are not those that "mở tài khoản".
const (
	idWords   = 8
	headWords = 5
)

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
	content, verb := f.content(words)
	if !slices.ContainsFunc(content, func(w string) bool { return w > ":" }) { // "đạt mức độ 3" names nothing
		return None
	}
	switch {
	case len(content) <= idWords:
	case verb > headWords:
		content = append(content[:headWords], content[verb:min(len(content), verb+headWords)]...)
	default:
		content = content[:idWords]
	}
	slices.Sort(content)
	h := fnv.New32a()
	h.Write([]byte(strings.Join(content, " ")))
	return "x-" + strings.Join(content, "-") + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}

// content lists the words that tell what is measured, each once, without marks, and says
// how many of them stand before what it says of whom: the last passive, else the first verb behind
// so many that they tell whom. A hollow syllable inside a known word is none: "xã"
// of "xã hội".
func (f *Finder) content(words []*Word) (out []string, verb int) {
	passive := false
	t := f.t
	words = f.expand(words)
	class, known, empty := make([]string, len(words)), make([]bool, len(words)), make([]bool, len(words))
	for _, h := range f.find(words) {
		name := t.synonymOf[h.phrase]
		if h.bare || h.len < 2 && name != "household" { // "hộ" is a household, "trường" is many things
			continue
		}
		for i := h.at; i < h.at+h.len; i++ {
			known[i] = known[i] || t.words.hides[h.phrase]
			if name != "" {
				class[i] = name
			}
		}
	}
	add := func(w string) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	for i := range words {
		w := words[i].Key
		switch {
		case words[i].passive && i+2 < len(words):
			verb, passive = len(out), true
		case !passive && verb == 0 && len(out) > headWords && says(words[i:]):
			verb = len(out)
		}
		if i+1 < len(words) && class[i] == "" && slices.Contains(words[i].pairs, words[i+1].Key) {
			empty[i], empty[i+1] = true, true
		}
		switch {
		case w == "", empty[i] && class[i] == "": // a run of digits longer than any word has no key
		case class[i] != "":
			add(class[i])
		case w[0] >= '0' && w[0] <= '9':
			if tells(words, i) {
				add(w)
			}
		case w == "không": // "hộ không có đất" are not "hộ có đất"
			add(words[i].Bare)
		case !known[i] && words[i].hollow:
		default:
			add(words[i].Bare)
		}
	}
	return out, verb
}

// verbs are those that say something of those counted, verbPairs those of two syllables.
const (
	verbs     = " có bị biết dùng nhận mở đạt "
	verbPairs = "|tham gia|sử dụng|thực hiện|hoàn thành|áp dụng|ứng dụng|triển khai|"
)

// says reports words that open with a verb.
func says(words []*Word) bool {
	return in(verbs, words[0].Key) || len(words) > 1 && strings.Contains(verbPairs, "|"+words[0].Key+" "+words[1].Key+"|")
}

// tells reports a number that is part of a name: an age, a grade, a level.
func tells(words []*Word, i int) bool {
	if i > 0 && in(numbered, words[i-1].Key) {
		return true
	}
	return i+1 < len(words) && words[i+1].Key == "tuổi" || i+2 < len(words) && words[i+2].Key == "tuổi"
}
