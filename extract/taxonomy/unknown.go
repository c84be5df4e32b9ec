package taxonomy

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus/viet"
)

// hollow are the syllables that say nothing of what is measured: function words,
// words of measure, tiers and their organs.
const hollow = " tỷ tỉ lệ trọng các của được là có đạt cho và với tại ở trên dưới trong từ đến về theo những số lượng tổng mức độ địa bàn toàn tỉnh huyện xã phường thị trấn cấp thành phố đặc khu ubnd hđnd sở ban ngành năm tháng quý giai đoạn hằng hàng mỗi bình quân trung khoảng tối thiểu ít nhất đa không quá trở lên xuống phấn đấu mục tiêu chỉ duy trì còn để đã sẽ phải cần do này đó nhằm vào ra bằng so hơn một hai ba việc công tác "

// Unknown returns the id of an indicator that no wording knows: its content
// syllables without function words, numbers and tiers, so that two provinces with
// the same new subject still meet.
func (t *Taxonomy) Unknown(subject string) string {
	var content []string
	for _, w := range t.expand(fold(subject)) {
		if w[0] >= '0' && w[0] <= '9' || strings.Contains(hollow, " "+w+" ") {
			continue
		}
		content = append(content, viet.Bare(w))
	}
	if len(content) == 0 {
		return "x-none"
	}
	set := slices.Clone(content)
	slices.Sort(set)
	set = slices.Compact(set)
	h := fnv.New32a()
	h.Write([]byte(strings.Join(set, " ")))
	return "x-" + strings.Join(content[:min(len(content), 6)], "-") + "-" + strconv.FormatUint(uint64(h.Sum32()), 36)
}
