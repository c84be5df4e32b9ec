package taxonomy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Cue is a field that a heading names. A vague one gathers several fields
// ("văn hóa - xã hội") and yields to what the indicator is about.
type Cue struct {
	Domain string
	Vague  bool
}

// readDomain reads slug, vi, en, cues, topics.
func (t *Taxonomy) readDomain(c []string) error {
	if slices.ContainsFunc(t.domains, func(d Domain) bool { return d.Slug == c[0] }) || c[1] == "" {
		return fmt.Errorf("domain %q is there twice or has no name", c[0])
	}
	t.domains = append(t.domains, Domain{c[0], c[1], c[2]})
	for _, p := range split(c[3], "|") {
		p, vague := strings.CutPrefix(p, "~")
		n := t.words.phrase(p)
		if d, ok := t.cues[n]; ok {
			return fmt.Errorf("cue %q is one of %s", p, d.Domain)
		}
		t.cues[n] = Cue{c[0], vague}
	}
	for _, p := range split(c[4], "|") {
		n := t.words.phrase(p)
		if d, ok := t.topics[n]; ok {
			return fmt.Errorf("topic %q is one of %s", p, d)
		}
		t.topics[n] = c[0]
	}
	return nil
}

// DomainCues returns the fields that a heading, lead-in or title names, in the
// order of the text: the longest phrase at each place, none in the name of an
// organ ("Sở Công Thương").
func (t *Taxonomy) DomainCues(text string) []Cue {
	f := t.finder()
	defer t.finders.Put(f)
	return f.DomainCues(t.Words(text))
}

// DomainCues is Taxonomy.DomainCues for words.
func (f *Finder) DomainCues(words []*Word) []Cue {
	words = f.expand(words)
	all := f.findCues(words)
	hits := all[:0]
	for _, h := range all {
		if f.t.cueAt[h.phrase].Domain != "" {
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b found) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(b.len, a.len)) })
	var out []Cue
	end, organ := int32(0), int32(-1)
	for _, h := range hits {
		if h.at < end {
			continue
		}
		end = h.at + h.len
		if h.at > 0 && words[h.at-1].organ || h.at > 1 && words[h.at-1].Key == "hàng" && words[h.at-2].Key == "ngân" || organ >= 0 && h.at <= organ+1 {
			organ = end
			continue
		}
		if c := f.t.cueAt[h.phrase]; !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// organs are the words before the name of a department, a ministry or a paper.
var organs = map[string]bool{"sở": true, "bộ": true, "phòng": true, "ban": true, "cục": true, "vụ": true, "viện": true, "báo": true}

// NamesDomain reports whether a lead-in names domains and nothing else: "Về kinh
// tế số" does, "Khám sức khỏe định kỳ" measures something in one.
func (f *Finder) NamesDomain(words []*Word) bool {
	words = f.expand(words)
	named := make([]bool, len(words))
	for _, h := range f.findCues(words) {
		if f.t.cueAt[h.phrase].Domain == "" {
			continue
		}
		for i := h.at; i < h.at+h.len; i++ {
			named[i] = true
		}
	}
	covered, rest := 0, 0
	for i, w := range words {
		switch {
		case named[i]:
			covered++
		case !w.leads:
			rest++
		}
	}
	return covered > 0 && rest <= 1 && rest < covered
}

// leadWords are the words that introduce a domain.
var leadWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("về phát triển lĩnh vực mục tiêu đối với xây dựng trong nhóm chỉ tiêu và các của phần trụ cột ở công tác nâng cao ngành cụ thể số giai đoạn năm đến nhiệm vụ nội dung") {
		m[w] = true
	}
	return m
}()

// DomainOf returns the domain that a subject is about: that of its longest topic,
// the first of equals.
func (t *Taxonomy) DomainOf(subject string) (string, bool) {
	f := t.finder()
	defer t.finders.Put(f)
	return f.DomainOf(t.Words(subject))
}

// DomainOf is Taxonomy.DomainOf for a subject in words.
func (f *Finder) DomainOf(words []*Word) (string, bool) {
	best, length := "", int32(0)
	for _, h := range f.find(f.expand(words)) {
		if d := f.t.topicAt[h.phrase]; d != "" && h.len > length {
			best, length = d, h.len
		}
	}
	return best, best != ""
}
