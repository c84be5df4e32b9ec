package gazetteer

// place is a name where it stands in a text.
type place struct {
	s     *syllables
	first int // its first syllable
	next  int // the syllable after it
	name  name
	after bool // another mention ends right before it
}

// beside reports whether nothing but one blank, or a dot and a blank, parts two
// neighbouring syllables.
func (p place) beside(a, b int) bool {
	return a >= 0 && b < len(p.s.syl) && joined(p.s.text[p.s.syl[a].End:p.s.syl[b].Start], '.')
}

// lower reports names that are not the province's: of a district or a commune, of
// a street, a person or an ocean. until is set when a city of that name was a
// lower unit before that day.
func (g *Gazetteer) lower(p place) (lower bool, until string) {
	if p.s.key(p.next) == "dương" && p.beside(p.next-1, p.next) && p.name.slug == "thai-binh" {
		return true, "" // Thái Bình Dương, the ocean
	}
	if !p.beside(p.first-1, p.first) {
		return p.longer(), ""
	}
	prev, before := p.s.key(p.first-1), p.s.key(p.first-2)
	switch prev {
	case "tỉnh":
		return false, ""
	case "huyện", "quận", "phường", "xã", "tx", "trấn", "thôn", "ấp", "làng", "đường", "sông", "chợ", "ga":
		return true, ""
	case "phố", "tp", "ủy":
		return g.ofCity(p, prev, before)
	case "cầu": // a bridge, but not "yêu cầu Lạng Sơn"
		return before != "yêu" && before != "nhu" && before != "cung" && before != "toàn", ""
	case "bay":
		return before == "sân", ""
	}
	if p.name.short {
		return !isLink(prev), ""
	}
	if p.s.syl[p.first-1].Upper && !p.after && (IsSurname(prev) || prev == "thị" || prev == "văn" || prev == "tân") {
		return true, "" // Nguyễn Thái Bình, phường Tân Bình Thuận
	}
	return p.longer(), ""
}

// ofCity judges "thành phố X", "TP X", "phố X", "Thành ủy X", "Huyện ủy X".
func (g *Gazetteer) ofCity(p place, prev, before string) (bool, string) {
	switch {
	case prev == "phố" && before != "thành":
		return true, ""
	case prev == "ủy" && (before == "huyện" || before == "thị" || before == "quận"):
		return true, ""
	case prev == "ủy" && before != "thành":
		return false, ""
	case !p.name.city:
		return true, ""
	}
	return false, g.cities[p.name.slug]
}

// longer reports a name that goes on: "Công ty Long An Khang". Sentences whose
// next word begins with a capital ("Lạng Sơn Phấn đấu"), people ("Lạng Sơn Hồ Tiến
// Thiệu"), titles in capitals and lists of provinces do not count.
func (p place) longer() bool {
	n := p.next
	if n >= len(p.s.syl) || p.s.text[p.s.syl[n-1].End:p.s.syl[n].Start] != " " {
		return false
	}
	y := p.s.syl[n]
	if !y.Upper || y.Caps || IsSurname(p.s.key(n)) || p.first > 0 && p.beside(p.first-1, p.first) && p.s.syl[p.first-1].Upper {
		return false
	}
	if n+1 < len(p.s.syl) && p.beside(n, n+1) && !p.s.syl[n+1].Upper {
		return false
	}
	return !p.namesAt(n)
}

// namesAt reports whether a capitalised pair follows that may be a name of its own.
func (p place) namesAt(n int) bool {
	return n+1 < len(p.s.syl) && p.beside(n, n+1) && p.s.syl[n+1].Upper
}

// isLink reports a word after which "Hồ Chí Minh" alone is the city.
func isLink(key string) bool {
	switch key {
	case "và", "với", "tại", "ở", "từ", "đến", "là":
		return true
	}
	return false
}

// IsSurname reports the folded form of a common family name: behind the name of a place a person begins.
func IsSurname(key string) bool {
	switch key {
	case "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "trương", "đoàn":
		return true
	}
	return false
}
