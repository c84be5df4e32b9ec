package index

import (
	"slices"
	"strconv"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// qualifiers lists the names of each qualifier: the Vietnamese one, which String
// prints, the English twin, and other ways to write them. They are compared
// without marks.
var qualifiers = [...][]string{
	{"cấp", "tier"},
	{"tỉnh", "province", "địa_phương", "place"},
	{"năm", "year"},
	{"giá_trị", "value", "giatri"},
	{"lĩnh_vực", "domain", "linhvuc"},
	{"chỉ_tiêu", "indicator", "chitieu"},
	{"trạng_thái", "status", "trangthai"},
	{"ban_hành", "issuer", "banhanh"},
	{"đơn_vị", "unit", "donvi"},
	{"thay_đổi", "change", "thaydoi"},
	{"mốc_quốc_gia", "national", "quốc_gia", "mocquocgia"},
	{"so_sánh", "compare", "sosanh"},
	{"xếp", "order", "thứ_tự", "sort"},
	{"chưa_có", "gaps", "chuaco"},
	{"dấu", "marks"},
}

// qualifierNamed returns the Vietnamese name of a qualifier.
func qualifierNamed(name string) (string, bool) {
	bare := viet.Bare(name)
	for _, q := range qualifiers {
		for _, n := range q {
			if viet.Bare(n) == bare {
				return q[0], true
			}
		}
	}
	return "", false
}

// englishName is the English twin of a qualifier's Vietnamese name.
func englishName(name string) string {
	for _, q := range qualifiers {
		if q[0] == name {
			return q[1]
		}
	}
	return name
}

func qualifierNames() (names []string) {
	for _, q := range qualifiers {
		names = append(names, q[:2]...)
	}
	return names
}

// clause adds a qualifier or quotation to what is understood and returns how many
// terms it has.
func (p *Parser) clause(u *Understood, c clause) (terms int, err error) {
	to := &u.Concepts
	if c.not {
		to = &u.Not
	}
	if c.name == "" {
		return p.quoted(to, c.values[0]), nil
	}
	if c.name == "giá_trị" { // a condition holds no list, but "7,5" holds a comma
		c.values = []string{strings.Join(c.values, ",")}
	}
	for _, v := range c.values {
		switch c.name {
		case "dấu":
			err = readYes(&u.Bare, c.name, v)
			u.Bare = !u.Bare
		case "so_sánh":
			err = readYes(&u.Versus, c.name, v)
		case "chưa_có":
			err = readYes(&u.Gaps, c.name, v)
		case "xếp":
			var o string
			o, err = readNamed(c.name, v, orderNames)
			u.Order = Order(o)
		default:
			err = p.qualify(to, c.name, v)
		}
		if err != nil {
			return 0, err
		}
	}
	return len(c.values), nil
}

// quoted adds a word or a phrase, abbreviations spelled out.
func (p *Parser) quoted(to *Concepts, s string) int {
	var terms []string
	for _, word := range termsOf(s, viet.NFC) {
		if full, ok := expand(p.names.tax, word); ok {
			terms = append(terms, termsOf(full, viet.Key)...)
		} else {
			terms = append(terms, viet.Key(word))
		}
	}
	switch len(terms) {
	case 0:
	case 1:
		to.Words = append(to.Words, terms[0])
	default:
		to.Phrases = append(to.Phrases, strings.Join(terms, " "))
	}
	return len(terms)
}

func readYes(to *bool, name, v string) error {
	switch viet.Bare(v) {
	case "co", "yes":
		*to = true
	case "khong", "no":
		*to = false
	default:
		return unknown(name, v, "có")
	}
	return nil
}

// qualify reads one value of a qualifier.
func (p *Parser) qualify(to *Concepts, name, v string) (err error) {
	switch name {
	case "cấp":
		to.Tiers, err = appendRead(to.Tiers, v, readTier)
	case "tỉnh":
		var places []PlaceRef
		places, err = p.names.readPlaces(v)
		to.Provinces = append(to.Provinces, places...)
	case "năm":
		to.Years, err = appendRead(to.Years, v, readYears)
	case "giá_trị":
		to.Values, err = appendRead(to.Values, v, readCondition)
	case "lĩnh_vực":
		to.Domains, err = appendRead(to.Domains, v, p.names.readDomain)
	case "chỉ_tiêu":
		to.Indicators, err = appendRead(to.Indicators, v, p.names.readIndicator)
	case "trạng_thái":
		if plainValue(v) == "tat ca" || plainValue(v) == "all" {
			to.Statuses = append(to.Statuses, corpus.StatusTarget, corpus.StatusResult, corpus.StatusOther)
			return nil
		}
		var s string
		s, err = readNamed(name, v, statusNames)
		to.Statuses = append(to.Statuses, corpus.Status(s))
	case "ban_hành":
		to.Issuers, err = appendRead(to.Issuers, v, func(v string) (string, error) { return readNamed(name, v, issuerNames) })
	case "đơn_vị":
		to.Units, err = appendRead(to.Units, v, func(v string) (string, error) { return readNamed(name, v, unitNames) })
	case "thay_đổi":
		to.Changes, err = appendRead(to.Changes, v, func(v string) (string, error) { return readNamed(name, v, changeNames) })
	case "mốc_quốc_gia":
		if plainValue(v) == "co" || plainValue(v) == "yes" {
			to.Against = append(to.Against, barRelations...)
			return nil
		}
		var r string
		r, err = readNamed(name, v, relationNames)
		to.Against = append(to.Against, Relation(r))
	}
	return err
}

func appendRead[T any](to []T, v string, read func(string) (T, error)) ([]T, error) {
	x, err := read(v)
	if err != nil {
		return to, err
	}
	return append(to, x), nil
}

// tierNames are the values of the qualifier cấp, compared without marks.
var tierNames = [...]struct {
	tier  corpus.Tier
	names []string
}{
	{corpus.TierCentral, []string{"trung ương", "central", "bộ"}},
	{corpus.TierProvince, []string{"tỉnh", "province", "thành phố"}},
	{corpus.TierDistrict, []string{"huyện", "district", "quận"}},
	{corpus.TierCommune, []string{"xã", "commune", "phường", "đặc khu", "cơ sở"}},
	{corpus.TierAll, []string{"các cấp", "all"}},
}

func readTier(v string) (corpus.Tier, error) {
	bare := strings.TrimPrefix(plainValue(v), "cap ")
	var all []string
	for _, t := range tierNames {
		for _, n := range t.names {
			if viet.Bare(n) == bare || bare == "cac cap" && t.tier == corpus.TierAll {
				return t.tier, nil
			}
		}
		all = append(all, t.names...)
	}
	return "", unknown("cấp", v, nearest(v, all))
}

// plainValue is a value without marks, its underscores and hyphens as blanks.
func plainValue(v string) string {
	return spaced(viet.Bare(v))
}

// spaced writes single blanks for underscores, hyphens and blanks.
func spaced(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ", "–", " ").Replace(s)), " ")
}

// printTier is the tier's first name as a value.
func printTier(t corpus.Tier) string {
	for _, n := range tierNames {
		if n.tier == t {
			return asValue(n.names[0])
		}
	}
	return string(t)
}

func asValue(name string) string { return strings.ReplaceAll(name, " ", "_") }

// named is a value of a closed list with its names; the first is printed.
type named struct {
	value string
	names []string
}

// The closed lists, compared without marks.
var (
	statusNames = []named{
		{string(corpus.StatusTarget), []string{"mục tiêu", "chỉ tiêu"}},
		{string(corpus.StatusResult), []string{"kết quả"}},
		{string(corpus.StatusOther), []string{"khác"}},
	}
	issuerNames = []named{
		{"central", []string{"trung ương"}},
		{"province", []string{"tỉnh", "UBND tỉnh"}},
		{"department", []string{"sở", "sở ngành"}},
		{"district", []string{"huyện", "UBND huyện"}},
		{"commune", []string{"xã", "UBND xã"}},
	}
	unitNames = []named{
		{corpus.UnitPercent, []string{"%", "phần trăm", "percent"}},
		{"rank", []string{"hạng", "thứ hạng", "xếp hạng"}},
		{"count", []string{"số lượng", "đếm"}},
		{"money", []string{"tiền"}},
		{"quantity", []string{"khối lượng", "lượng"}},
		{"score", []string{"điểm"}},
	}
	changeNames = []named{
		{"increase", []string{"tăng"}},
		{"decrease", []string{"giảm"}},
		{"none", []string{"không", "mức"}},
	}
)

// relationNames are the ways to stand against the national value. "Bằng" is the
// same number in the same wording, as compare counts copies.
var relationNames = []named{
	{string(Equal), []string{"bằng", "chép", "đúng bằng"}},
	{string(Above), []string{"cao hơn", "trên", "vượt"}},
	{string(Below), []string{"thấp hơn", "dưới", "chưa đạt"}},
	{string(SameNumber), []string{"cùng số", "cùng con số"}},
	{string(Overlaps), []string{"khoảng", "gồm"}},
}

// barRelations are all relations to a national value that is a bar.
var barRelations = []Relation{Equal, Above, Below, SameNumber, Overlaps}

var orderNames = []named{
	{string(Highest), []string{"cao nhất", "giảm dần"}},
	{string(Lowest), []string{"thấp nhất", "tăng dần"}},
}

// readNamed reads a value of a closed list, by its key or one of its names.
func readNamed(qualifier, v string, list []named) (string, error) {
	bare := plainValue(v)
	var all []string
	for _, n := range list {
		if plainValue(n.value) == bare || slices.ContainsFunc(n.names, func(name string) bool { return viet.Bare(name) == bare }) {
			return n.value, nil
		}
		all = append(append(all, n.names...), n.value)
	}
	return "", unknown(qualifier, v, nearest(v, all))
}

func printValue(list []named, value string) string {
	for _, n := range list {
		if n.value == value {
			return asValue(n.names[0])
		}
	}
	return value
}

// splitBound cuts a leading comparison off a value.
func splitBound(v string) (corpus.Bound, string) {
	for _, sign := range signs {
		if strings.HasPrefix(v, sign) {
			if b := comparison(queryToken{kind: signToken, text: sign}); b != "" {
				return b, strings.TrimSpace(v[len(sign):])
			}
		}
	}
	return "", v
}

func splitDash(v string) (from, to string, ok bool) {
	if from, to, ok := strings.Cut(v, ".."); ok {
		return strings.TrimSpace(from), strings.TrimSpace(strings.TrimLeft(to, ".")), true
	}
	i := strings.IndexAny(v, "-–—")
	if i < 0 {
		return v, "", false
	}
	return strings.TrimSpace(v[:i]), strings.TrimSpace(strings.TrimLeft(v[i:], "-–—")), true
}

func readYears(v string) (Years, error) {
	bad := unknown("năm", v, "2021..2025")
	bound, num := splitBound(v)
	from, to, span := splitDash(num)
	y := Years{yearOf(from), yearOf(to)}
	if from != "" && y.From == 0 || to != "" && y.To == 0 || y == (Years{}) || span && bound != "" || span && y.To != 0 && y.To < y.From {
		return Years{}, bad
	}
	if span {
		return y, nil
	}
	switch bound {
	case corpus.AtLeast:
		return Years{From: y.From}, nil
	case corpus.MoreThan:
		return Years{From: y.From + 1}, nil
	case corpus.AtMost:
		return Years{To: y.From}, nil
	case corpus.LessThan:
		return Years{To: y.From - 1}, nil
	case "", corpus.Exactly:
		return Years{y.From, y.From}, nil
	}
	return Years{}, bad
}

func readCondition(v string) (Condition, error) {
	bad := unknown("giá_trị", v, ">=60%")
	bound, num := splitBound(strings.TrimSpace(v))
	c := Condition{Op: corpus.Exactly}
	if s := strings.TrimRight(num, "%％ "); s != num {
		num, c.Unit = s, corpus.UnitPercent
	}
	from, to, span := splitDash(num)
	from = strings.TrimRight(from, "%％ ")
	var ok bool
	if c.Value, ok = parseNumber(from, c.Unit); !ok || numberLength(from) != len(from) {
		return c, bad
	}
	if span {
		if c.High, ok = parseNumber(to, c.Unit); !ok || numberLength(to) != len(to) || c.High <= c.Value || bound != "" {
			return c, bad
		}
		c.Op = corpus.RangeOf
		return c, nil
	}
	if bound != "" {
		c.Op = bound
	}
	return c, nil
}

// readID finds the value among names by its bare form.
func readID(qualifier, v string, names map[string]string) (string, error) {
	if id, ok := names[plainValue(v)]; ok {
		return id, nil
	}
	keys := make([]string, 0, len(names))
	for k := range names {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	hint := nearest(plainValue(v), keys)
	if hint != "" {
		hint = names[hint]
	}
	return "", unknown(qualifier, v, hint)
}

// readPlaces reads a place, or a region for the provinces that lie in it.
func (n *naming) readPlaces(v string) ([]PlaceRef, error) {
	if region, ok := n.regions[plainValue(v)]; ok {
		return n.inRegion(region), nil
	}
	ref, err := n.readPlace(v)
	return []PlaceRef{ref}, err
}

// readPlace reads "phu-yen", "Phú Yên", "quang-ngai@34" or National. Marks that are
// typed must be those of the name: "Bính Dương" is asked about.
func (n *naming) readPlace(v string) (PlaceRef, error) {
	name, scheme, hasScheme := strings.Cut(v, "@")
	if id := plainValue(name); id == plainValue(National) || id == "national" {
		return n.place(National), nil
	}
	slug, ok := n.slugs[plainValue(name)]
	if !ok || slug != National && !n.spelt(name, slug) {
		return PlaceRef{}, unknown("tỉnh", name, n.nearestPlace(name))
	}
	ref := n.place(slug)
	if hasScheme {
		s, err := strconv.Atoi(scheme)
		if err != nil || s != 63 && s != 34 {
			return PlaceRef{}, unknown("tỉnh", v, slug+"@34")
		}
		ref.Scheme = s
	}
	return ref, nil
}

// nearestPlace is the name of the province that is spelt most like s, or "".
func (n *naming) nearestPlace(s string) string {
	if slug, ok := n.slugs[plainValue(s)]; ok {
		return n.place(slug).Name
	}
	return n.placeNames[n.slugs[nearest(plainValue(s), n.placeKeys)]]
}

// spelt reports whether the marks of a typed name are those of one of a place's names,
// as far as marks are typed.
func (n *naming) spelt(typed, slug string) bool {
	if !viet.HasMarks(typed) {
		return true
	}
	key := []rune(spaced(viet.Key(typed)))
	return slices.ContainsFunc(n.spellings[slug], func(name string) bool {
		want := []rune(spaced(viet.Key(name)))
		if len(want) != len(key) {
			return false
		}
		for i, r := range key {
			if r != want[i] && (viet.HasMarks(string(r)) || viet.Bare(string(want[i])) != string(r)) {
				return false
			}
		}
		return true
	})
}

// known implements names.
func (p *Parser) known(qualifier, v string) bool {
	switch qualifier {
	case "năm", "giá_trị", "dấu", "so_sánh", "chưa_có":
		return !strings.ContainsAny(v, " \t") // their values are no names
	case "xếp":
		_, err := readNamed(qualifier, v, orderNames)
		return err == nil
	case "tỉnh":
		place, _, _ := strings.Cut(v, "@")
		slug, ok := p.names.slugs[plainValue(place)]
		_, region := p.names.regions[plainValue(v)]
		return region || ok && p.names.spelt(place, slug)
	case "lĩnh_vực":
		_, ok := p.names.domains[plainValue(v)]
		return ok
	case "chỉ_tiêu":
		_, id := p.names.indicators[plainValue(v)]
		_, wording := p.names.wordings[viet.Key(v)]
		return id || wording || p.names.classified(v)
	}
	return p.qualify(&Concepts{}, qualifier, v) == nil
}

// meant implements names.
func (p *Parser) meant(qualifier, v string) bool {
	if qualifier != "tỉnh" {
		return false
	}
	v = plainValue(v)
	return slices.ContainsFunc(p.names.placeKeys, func(name string) bool {
		return max(len(name)-len(v), len(v)-len(name)) < 2 && slipsBetween(name, v) < 2
	})
}
