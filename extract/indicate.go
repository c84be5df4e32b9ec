package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"chitieu/extract/taxonomy"
)

// indicate names what a number measures and the field it belongs to.
func (r *run) indicate(s *seg, t *corpus.Target) {
	r.spelled = len(r.subject)
	t.ID = r.naming(s.subject) // until finish has all that the id is made of
	cues := r.fieldCues(s.q.from)
	if len(t.Subject) < 24*3 && utf8.RuneCountInString(t.Subject) < 24 && len(cues) > 0 && t.Change == nil && r.generic(s.subject) {
		name := r.rd.tax.DomainName(cues[0].Domain)
		t.Subject = strings.TrimSpace(t.Subject + " " + name)
		r.subject = append(r.subject, r.rd.tax.Words(name)...)
		t.ID += " " + viet.Key(name)
	}
	ind := r.indicator(s, t)
	r.themed = r.themed || r.theme != "" && t.Indicator == r.theme
	t.Domain, t.Methods.Domain = r.fieldOf(ind, cues)
	r.lastDomain = t.Domain
	if !r.last.lends {
		r.last.subject, r.last.sentence = append(r.last.subject[:0], r.subject...), r.thisSentence.no
		r.last.block, r.last.grown = r.blockNo, r.grew
		r.last.grows = r.grew || t.Change != nil && *t.Change == "increase"
	}
	r.grew = false
}

// weak is the score of two words at the head of a subject, or of three elsewhere.
const weak = 7

// indicator looks for the indicator in the subject, then in ever wider contexts:
// the clause, the line whose list this is, the heading. A subject without content
// of its own ("cấp xã 60%") measures what the number before it did.
func (r *run) indicator(s *seg, t *corpus.Target) *taxonomy.Indicator {
	ask := taxonomy.Subject{Unit: t.Unit, Noun: t.Noun, Done: r.mem.find.Done(r.subject)}
	if t.Change != nil {
		ask.Change = *t.Change
	}
	hollow := r.hollow(s)
	r.last.lends, r.strange = false, 0
	if s.first && !s.carried && len(s.subject) > 0 && len(s.subject) == int(r.wordAt(s.subject[0], setPlanned)) { // "hoàn thành 100% chỉ tiêu": of whatever kind
		t.Indicator, t.Methods.Indicator = taxonomy.None, "inferred"
		r.namedBy, r.left, r.lastIndicator = 0, 0, ""
		return nil
	}
	of, ok := r.indicated(s, t, ask, hollow)
	if !ok {
		of = r.unindicated(s, t, ask, hollow)
	}
	return of
}

// indicated looks for an indicator in what stands near the number, and only then further away.
func (r *run) indicated(s *seg, t *corpus.Target, ask taxonomy.Subject, hollow bool) (of *taxonomy.Indicator, ok bool) {
	known, own := false, false
	apart := func() bool { // most numbers are named by their subject and never ask
		if !known {
			known, own = true, !hollow && !r.fieldOnly(s) && (r.mem.find.Names(r.subject) || r.strangeHead(s) || r.countsOthers(s))
		}
		return !own
	}
	texts, far := r.near(s), false
	for k := 0; ; k++ {
		if k == len(texts) && !far {
			if m, ok := r.answered(s, hollow, ask); ok {
				t.Indicator, t.Methods.Indicator = m.ID, "carried"
				r.lastIndicator = t.Indicator
				return m.Of, true
			}
			if r.aside(s) { // "riêng đồng bào dân tộc thiểu số 65%"
				t.Indicator, t.Methods.Indicator = r.lastIndicator, "carried"
				return r.rd.tax.Known(t.Indicator), true
			}
			texts, far = r.far(texts, s, hollow, ask.Change), true // most numbers are named nearby: the rest is looked for when it is needed
			r.mem.sayings = texts
		}
		if k == len(texts) {
			return nil, false
		}
		m, ok := r.mem.find.Classify(r.words(texts[k]), ask)
		if k == 0 {
			r.strange = r.mem.find.StrangeHere()
		}
		if !ok || k > 0 && (m.Score < weak-1 || (texts[k].title || !texts[k].lead && !apart()) && !r.mem.find.Touches(m, r.subject)) {
			continue
		}
		short := k == 0 && m.Score <= weak && r.mem.find.Left(m, r.subject) < 9 // a word or two: the clause may say more
		if short && len(texts) == 1 {
			texts = r.far(texts, s, hollow, ask.Change)
		}
		if short && len(texts) > 1 {
			if better, _ := r.mem.find.Classify(r.words(texts[1]), ask); better.Score >= m.Score+4 && (r.mem.find.Touches(better, r.subject) || apart()) {
				m = better
			}
		}
		if k == 0 {
			m = r.ofWhat(s, r.grown(s, m, ask), ask)
		}
		r.nameBy(s, t, m, texts[k], k == 0)
		return m.Of, true
	}
}

// nameBy gives a number the indicator that a text names: its own subject, or another.
func (r *run) nameBy(s *seg, t *corpus.Target, m taxonomy.Match, text saying, own bool) {
	t.Indicator, t.Methods.Indicator = m.ID, "carried"
	r.namedBy, r.left = m.Score, 0
	if own {
		t.Methods.Indicator = "stated"
		r.left = r.mem.find.Left(m, r.subject)
	} else {
		r.last.lends = text.last
	}
	if m.Of != nil && r.left > 2*m.Score+4 && !m.Heads { // two words of a subject of twenty name its field, not what is measured
		t.Indicator, t.Methods.Indicator = r.mem.find.Unknown(r.withoutNames(s)), "inferred"
		r.namedBy, r.left = 0, 0
	}
	r.lastIndicator = t.Indicator
}

// unindicated gives a number that no indicator is named for one made of its words, or that of the number before it or of the article.
func (r *run) unindicated(s *seg, t *corpus.Target, ask taxonomy.Subject, hollow bool) *taxonomy.Indicator {
	t.Methods.Indicator = "inferred"
	r.namedBy, r.left = 0, 0
	t.Indicator = r.mem.find.Unknown(r.withoutNames(s))
	if t.Indicator == taxonomy.None && r.last.block != r.blockNo && !s.carried { // "phường A 97%, xã B 94%" below a paragraph of other measures
		for _, x := range r.mem.sayings {
			if m, ok := r.mem.find.Classify(r.words(x), ask); ok && x.title {
				t.Indicator, t.Methods.Indicator = m.ID, "carried"
				r.lastIndicator = t.Indicator
				return m.Of
			}
		}
	}
	if (hollow || t.Indicator == taxonomy.None || s.carried && len(s.own) == 0 && !s.resumed || r.negated(s) || r.last.block == r.blockNo && (t.Change == nil || r.last.grows || r.last.sentence == r.thisSentence.no) && r.nameless(s) && !r.namesThings(s)) && r.lastIndicator != "" {
		t.Indicator, t.Methods.Indicator = r.lastIndicator, "carried"
	}
	if r.themed && t.Unit == corpus.UnitPercent && t.Status == corpus.StatusTarget && (t.Indicator == taxonomy.None || r.rd.tax.Known(t.Indicator) == nil && r.onlyWho(s)) {
		t.Indicator, t.Methods.Indicator = r.theme, "carried"
	}
	r.lastIndicator = t.Indicator
	if of := r.rd.tax.Known(t.Indicator); of != nil || ask.Done == 0 {
		return of
	}
	ask.Done = 0 // what is done to those counted is another thing of their field
	m, _ := r.mem.find.Classify(r.subject, ask)
	return m.Of
}

// onlyWho reports a subject that tells who aims at the number behind it and not at what: that is
// the theme of an article that has measured it before: "Phường Đồng Tâm đăng ký | 98%", "Ban Quản lý dự án tỉnh hứa | 96%".
func (r *run) onlyWho(s *seg) bool {
	if n := len(s.subject); n == 0 || s.first && !s.carried || s.subject[n-1] > s.q.left {
		return false
	}
	k, rest := r.whoEnds(s.subject)
	who, _ := r.whoWants(s.subject[:k])
	_, aims := r.onlyAims(rest)
	return who != nil && aims
}

// grown returns what a branch measures in a list of growth rates: "Tăng trưởng kinh tế
// 10%, trong đó: công nghiệp 12%; dịch vụ 9%".
func (r *run) grown(s *seg, m taxonomy.Match, ask taxonomy.Subject) taxonomy.Match {
	if !m.Whole || ask.Change != "" || !r.last.grows || r.thisSentence.no-r.last.sentence > 1 || !r.last.grown && !r.among(s.subject) {
		return m
	}
	ask.Change = "increase"
	g, ok := r.mem.find.Classify(r.words(saying{}), ask)
	if !ok {
		return m
	}
	r.grew = true
	return g
}

// ofWhat returns what a bare harm comes of when the clauses before tell: "giảm 5% số vụ cháy, 10% |
// số người chết".
func (r *run) ofWhat(s *seg, m taxonomy.Match, ask taxonomy.Subject) taxonomy.Match {
	if !m.Whole || ask.Change == "" || m.Of.Group == "macro" {
		return m
	}
	texts := r.before(r.mem.sayings[:0], s.q.left)
	r.mem.sayings = texts
	for _, t := range texts {
		t.after = true // the harm is the head
		if better, ok := r.mem.find.Classify(r.words(t), ask); ok && better.Score > m.Score && r.mem.find.Touches(better, r.subject) {
			return better
		}
	}
	return m
}

// aside reports a number that goes on with what the one before it measured, for a
// part: "riêng đồng bào dân tộc thiểu số 65%", "khu vực còn lại 90%", "bệnh viện tư 70%".
func (r *run) aside(s *seg) bool {
	if r.lastIndicator == "" || r.last.block != r.blockNo || len(s.subject) == 0 || r.hasPredicate(s.own) || r.at(s.subject[0], starter) != nil {
		return false
	}
	apart, rest := false, false
	for k, i := range s.pre {
		if r.is(i, "lần") && r.is(i+1, "lượt") {
			return false
		}
		apart = apart || k < 6 && r.is(i, "riêng")
		rest = rest || r.is(i, "còn") && r.is(i+1, "lại")
	}
	if s.first && r.last.sentence == r.thisSentence.no && len(s.own) > 1 && len(s.own) < 8 && r.lastNames(s.own) && !r.says(s.own) {
		return true // "95% khách hàng ở đô thị, 80% khách hàng ở nông thôn"
	}
	return apart || r.last.sentence == r.thisSentence.no && (rest || !s.first && len(s.subject) < 6 && r.holder(s.subject))
}

// lastNames reports whether the subject before holds the two words that open these.
func (r *run) lastNames(own []int32) bool {
	words := r.last.subject
	for k := 0; k+1 < len(words); k++ {
		if words[k].Key == r.key(&r.toks[own[0]]) && words[k+1].Key == r.key(&r.toks[own[1]]) {
			return true
		}
	}
	return false
}

// nameless reports a subject that names nothing that plans measure, in a sentence of
// talk: "nghĩa là chặng đường còn dài". Things of which something is told name themselves: "100% xã có tổ tự quản".
func (r *run) nameless(s *seg) bool {
	return len(s.subject) > 0 && !(s.first && !s.carried && r.firstPredicate(s.subject) > 0) && r.at(s.subject[0], starter) == nil && !r.mem.find.Names(r.subject)
}

// strangeHead reports a subject that begins as one does and names what no indicator
// knows: "chỉ số hạnh phúc" is not measured as "tỷ lệ che phủ rừng" before it.
func (r *run) strangeHead(s *seg) bool {
	if len(s.subject) < 3 || len(s.subject) > 12 {
		return false
	}
	m := r.at(s.subject[0], starter)
	return m != nil && m.e.words > 1 && r.mem.find.Strange(r.withoutNames(s)) > 1
}

// saying is words that may name an indicator: those of a heading, of some tokens,
// and of the subject.
type saying struct {
	heading []*taxonomy.Word
	toks    []int32
	after   bool // toks stand after the subject
	last    bool // heading is the subject before
	lead    bool // toks begin with a lead-in: "Về bảo hiểm xã hội, …"
	title   bool // heading is the title: it names only what the subject names in short
}

// words spells a saying out, the subject as r.subject has it. The result holds until
// the next call.
func (r *run) words(s saying) []*taxonomy.Word {
	out := r.mem.words[:0]
	if s.after {
		out = append(out, r.subject...)
	}
	out = append(out, s.heading...)
	out = r.spell(out, s.toks, longestPhrase)
	if !s.after {
		out = append(out, r.subject...)
	}
	r.mem.words = out
	return out
}

// near lists what stands at hand and may name an indicator, the nearest first.
func (r *run) near(s *seg) []saying {
	out := append(r.mem.sayings[:0], saying{})
	if clause := r.join(s.pre, nil, s.post); !r.sameWords(clause, s.subject) {
		out = append(out, saying{toks: clause, after: true})
	}
	if r.parent.sentence == r.thisSentence.no && len(r.parent.toks) > 0 {
		out = append(out, saying{toks: r.parent.toks})
	}
	r.mem.sayings = out
	return out
}

// sharedEnd returns what a sentence says after its last number, for numbers before it
// that only count: "75% gia đình; 60% thôn và 85% cơ quan đạt tiêu chuẩn văn hóa".
func (r *run) sharedEnd(s *seg) []int32 {
	if !s.first || len(s.subject) == 0 || r.hasPredicate(s.subject) {
		return nil
	}
	end := s.q.right
	for end < r.hi && !(r.isMark(end, '.') && (end+1 == r.hi || !r.toks[end+1].glued)) {
		end++
	}
	last := int32(0)
	for k := range r.qs {
		if q := &r.qs[k]; q.left >= s.q.right && q.right <= end && q.counted() {
			if q.unit != s.q.unit {
				return nil // "hoàn thành 90 km đường cao tốc; 80% cụm công nghiệp có trạm xử lý nước thải"
			}
			last = q.right
		}
	}
	if last == 0 {
		return nil
	}
	toks := r.seqOf(last, end)
	for k := range toks {
		if r.turnsAway(s, toks, k) || r.stopsAt(s, toks, k, k) { // "70% hộ dùng bếp ga | và xã đạt chuẩn nông thôn mới"
			return toks[:k]
		}
	}
	return toks
}

// far adds what stands further away; it counts only for a subject that names but a
// part.
func (r *run) far(out []saying, s *seg, hollow bool, change string) []saying {
	if !hollow && !r.partial(s) {
		if r.nameless(s) && r.mem.find.Strange(r.subject) < 2 {
			out = r.leadsBefore(out, s.q.left)
		}
		return r.namesakes(out)
	}
	others := r.countsOthers(s)
	if end := r.sharedEnd(s); len(end) > 0 && change == "" && !others { // what is added is not what the last are
		out = append(out, saying{toks: end, after: true})
	}
	if r.last.sentence == r.thisSentence.no && !others {
		out = append(out, saying{heading: r.last.subject, after: true, last: true})
	}
	out = r.before(out, s.q.left)
	for k := len(r.headings) - 1; k >= 0 && k >= len(r.headings)-2; k-- {
		out = append(out, saying{heading: r.headings[k].words})
	}
	return append(out, saying{heading: r.titleWords, title: true})
}

// namesakes adds the headings and the title that hold every word of the subject: it
// is short for what they name, "hồ sơ" for "hồ sơ sức khỏe điện tử".
func (r *run) namesakes(out []saying) []saying {
	for k := len(r.headings) - 1; k >= 0 && k >= len(r.headings)-2; k-- {
		if r.mem.find.Within(r.subject, r.headings[k].words) {
			out = append(out, saying{heading: r.headings[k].words, title: true})
		}
	}
	if r.mem.find.Within(r.subject, r.titleWords) {
		out = append(out, saying{heading: r.titleWords, title: true})
	}
	return out
}

// partial reports a subject that names but a part or a measure of something said
// elsewhere: no predicate, or the whole of a share ("chiếm 9% tổng mức bán lẻ").
func (r *run) partial(s *seg) bool {
	if m := r.ending(s.q.left, verb); s.first && m != nil && m.e.value == "share" {
		return true
	}
	return len(s.subject) <= 4 || r.is(s.subject[0], "cấp") || len(s.subject) <= 14 && !r.hasPredicate(s.subject)
}

// fieldOnly reports a subject that is but a part of what the number before it
// measured: "trong đó lĩnh vực đất đai 85%", "80% cấp xã xử lý trên môi trường mạng".
func (r *run) fieldOnly(s *seg) bool {
	if len(s.subject) > 0 && r.is(s.subject[0], "cấp") {
		return true
	}
	for _, i := range s.pre {
		if r.is(i, "lĩnh") && r.is(i+1, "vực") || r.is(i, "trong") && r.is(i+1, "ngành") || r.ofWhich(i) > 0 {
			return true
		}
	}
	return false
}

// before adds what the block says before a number, clause by clause, at most four.
func (r *run) before(out []saying, number int32) []saying {
	clauses := 0
	for i := number - 1; i >= max(r.lo, number-120) && clauses < 4; i-- {
		if i == r.lo || r.toks[i-1].kind == punct && r.toks[i-1].ch != '%' && !r.toks[i-1].glued {
			clauses++
			out = append(out, saying{toks: r.seqOf(i, number), lead: r.is(i, "về") || r.is(i, "đối") && r.is(i+1, "với")})
		}
	}
	return out
}

// leadsBefore adds the clauses before a number that lead in what it is about: "về hồ sơ trực
// tuyến, các sở tiếp nhận 80%".
func (r *run) leadsBefore(out []saying, number int32) []saying {
	n := len(out)
	out = r.before(out, number)
	kept := out[:n]
	for _, t := range out[n:] {
		if t.lead {
			kept = append(kept, t)
		}
	}
	return kept
}

// hollow reports a subject that only says of whom: a level, a place, a part, a
// time.
func (r *run) hollow(s *seg) bool {
	if r.countsOthers(s) {
		return false
	}
	for _, i := range s.subject {
		if r.toks[i].kind != word || r.role[i]&(tierWord.bit()|partWord.bit()|yearRole|ignorable|actor.bit()|connective.bit()) != 0 || r.capital(i) {
			continue
		}
		if !r.of(i, setHollow) {
			return false
		}
	}
	return true
}

// countsOthers reports things counted that the number before is not about, by a name of their own: "phát triển 900 ha rừng gỗ
// lớn, | 12 khu công nghiệp".
func (r *run) countsOthers(s *seg) bool {
	return r.namesThings(s) && !slices.ContainsFunc(r.last.subject, func(w *taxonomy.Word) bool { return w.Key == r.key(&r.toks[s.q.to]) })
}

// namesThings reports a number, or a size, of things that are named right behind it, no level and nobody at large.
func (r *run) namesThings(s *seg) bool {
	i := s.q.to
	if s.q.unit == corpus.UnitAmount && len(s.post) > 0 && s.post[0] == i && r.toks[i].kind == word && !s.carried { // "xây 20 nhà, làm | 30 km | đường"
		return true
	}
	return s.q.unit == corpus.UnitCount && !s.carried && s.q.noun > i && len(s.post) > 1 && s.post[0] == i && r.toks[i+1].kind == word && r.role[i]&tierWord.bit() == 0 && r.word(i) != "người" && !(r.of(i, setHollow) && r.of(i+1, setHollow))
}

// withoutNames spells a subject without the words that are written with a capital
// inside it: names of places and bodies are no part of what is measured.
func (r *run) withoutNames(s *seg) []*taxonomy.Word {
	out := r.spellBut(r.mem.words[:0], s.subject, longestPhrase, func(i int32, nothing bool) bool {
		return !nothing && r.toks[i].kind == word && r.capital(i) && !r.is(i-1, "phẩm", "cây", "quả", "trái", "hạt") // a good: "sản phẩm Xoài"
	})
	r.mem.words = append(out, r.subject[r.spelled:]...)
	return r.mem.words
}

// isName reports a capital followed by small letters: abbreviations are no names.
func isName(w []rune) bool {
	return len(w) > 1 && unicode.ToLower(w[0]) != w[0] && unicode.ToLower(w[1]) == w[1]
}

// capital reports a word written as a name is.
func (r *run) capital(i int32) bool {
	f := r.toks[i].form
	return r.forms.list[f].name || f == 0 && isName([]rune(r.str(i)))
}

// generic reports whether a subject needs its heading to mean anything: "tỷ trọng
// … GRDP", "đóng góp … GRDP".
func (r *run) generic(toks []int32) bool {
	n := 0
	for _, i := range toks {
		if r.toks[i].kind != word {
			continue
		}
		if !r.of(i, setGeneric) {
			return false
		}
		n++
	}
	return n > 0
}

// leadReach is how many words a lead-in of a paragraph reaches: a page whose
// paragraphs run together has no other end.
const leadReach = 500

// fieldCues are what the lead-in, else the heading above, says about the field.
func (r *run) fieldCues(at int32) []taxonomy.Cue {
	if len(r.domain) > 0 && at-r.domainAt < leadReach {
		return r.domain
	}
	return r.headDomain
}

// announced reads a short sentence that names one pillar of digital transformation
// as what comes next: "Mục tiêu phát triển xã hội số cũng được chú trọng."
func (r *run) announced(u unit) ([]taxonomy.Cue, bool) {
	if u.to-u.from > 30 || !r.digital || !r.promisesPillar(u) {
		return nil, false
	}
	cues := r.domainCues(u.from, u.to)
	return cues, len(cues) == 1 && !cues[0].Vague && (digital(cues[0].Domain) || cues[0].Domain == "government")
}

// promisesPillar reports a sentence about aims, fields, development or pillars.
func (r *run) promisesPillar(u unit) bool {
	for i := u.from; i < u.to; i++ {
		if r.of(i, setPillar) && (r.is(i, "mục", "lĩnh") || r.is(i, "phát") && r.is(i+1, "triển") || r.is(i, "trụ") && r.is(i+1, "cột")) {
			return true
		}
	}
	return false
}

// fieldOf decides the field of a number. The article's own heading or lead-in wins;
// where it gives none or only a vague one, what the indicator is about; for what
// the taxonomy does not know, the topic of the article and of the words.
func (r *run) fieldOf(ind *taxonomy.Indicator, cues []taxonomy.Cue) (domain, method string) {
	if d := chooseCue(cues, ind); d != "" {
		return d, "heading"
	}
	if ind != nil {
		return r.fieldOfKnown(ind), "inferred"
	}
	topic, _ := r.mem.find.DomainOf(r.subject)
	main := ""
	if len(r.mainDomain) > 0 {
		main = r.mainDomain[0].Domain
	}
	switch {
	case main != "" && main != "growth":
		return main, "plan"
	case topic != "":
		return topic, "inferred"
	case len(cues) > 0:
		return cues[0].Domain, "heading"
	case main != "":
		return main, "plan"
	case r.lastDomain != "":
		return r.lastDomain, "carried"
	}
	return "", ""
}

// chooseCue picks among the fields of a heading the one that the indicator belongs
// to, else the first firm one.
func chooseCue(cues []taxonomy.Cue, ind *taxonomy.Indicator) string {
	vague := false
	for _, c := range cues {
		if ind != nil && slices.Contains(ind.Domains, c.Domain) {
			return c.Domain
		}
		vague = vague || c.Vague
	}
	if vague && ind != nil {
		return ""
	}
	for _, c := range cues {
		if !c.Vague {
			return c.Domain
		}
	}
	return ""
}

// fieldOfKnown is the field of an indicator in this article: of those it belongs
// to, the article's own; for a measure of any branch (growth, labour), the branch
// that the article is about.
func (r *run) fieldOfKnown(ind *taxonomy.Indicator) string {
	for _, c := range r.mainDomain {
		if slices.Contains(ind.Domains, c.Domain) {
			return c.Domain
		}
		if !c.Vague && branch(c.Domain) && (ind.Domain == "growth" && ind.Group != "macro" || ind.Group == "labour") {
			return c.Domain
		}
	}
	if ind.Domain == "government" {
		return ind.Domain
	}
	for _, d := range ind.Domains { // schools go with "xã hội số" in a digital plan, with education elsewhere
		if digital(d) == r.digital && d != "government" { // which is of both kinds
			return d
		}
	}
	return ind.Domain
}

// digital reports the fields of digital transformation, branch those of one branch
// of policy.
func digital(domain string) bool {
	switch domain {
	case "economy", "society", "infrastructure", "data", "security", "workforce", "awareness":
		return true
	}
	return false
}

func branch(domain string) bool {
	return domain != "" && !digital(domain) && domain != "government" && domain != "growth"
}

// sameWords reports whether two runs of tokens differ in nothing but marks.
func (r *run) sameWords(a, b []int32) bool {
	for {
		a = r.pastMarks(a)
		b = r.pastMarks(b)
		if len(a) == 0 || len(b) == 0 {
			return len(a) == len(b)
		}
		if a[0] != b[0] {
			return false
		}
		a, b = a[1:], b[1:]
	}
}
