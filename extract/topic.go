package extract

// topicOf returns the things that a short line names of which the entries below it only
// say something: "2. Doanh nghiệp nhỏ và vừa:" over "- Sử dụng nền tảng số: 30%".
func (r *run) topicOf(numbered, colon bool) []int32 {
	if !numbered && !colon || r.hi-r.lo > 24 || r.isTitle() || r.capitals() {
		return nil
	}
	toks := r.seqOf(r.firstWord(), r.hi)
	if colon {
		toks = toks[:max(len(toks)-1, 0)]
	}
	toks = r.trimmed(r.afterCue(toks), separatorRole)
	if len(toks) < 2 || !r.content(toks) || r.onlyTier(toks) || r.agent(toks) || r.announces(toks[0], toks[len(toks)-1]+1) || r.domainOnly(toks[0], toks[len(toks)-1]+1) && !r.isIn(toks[0], listThings) {
		return nil
	}
	return toks
}

// underTopic completes an entry that only says something of what the line above it names.
func (r *run) underTopic(s *seg) {
	if len(r.headings) == 0 || s.paren || len(s.subject) == 0 {
		return
	}
	topic, first, own := r.headings[len(r.headings)-1].topic, r.firstWord(), s.subject[0]
	if len(topic) == 0 || first >= s.q.left || own < first || own > first+2 || own >= s.q.left || !r.saysOf(first) || r.is(first, "đối") && r.onlyTier(s.subject) {
		return
	}
	if r.at(topic[0], starter) != nil && !r.is(first, "về", "đối") { // "Tỷ lệ hồ sơ được …:" over "- Được …"
		return
	}
	s.subject = r.join(topic, r.seqOf(first, own), s.subject)
	s.head, s.carried = s.subject, true
}

// saysOf reports a word that begins what is said of something named elsewhere: "có chữ ký
// số", "được thanh toán trực tuyến", "về dịch vụ y tế", "sử dụng nền tảng số".
func (r *run) saysOf(i int32) bool {
	switch {
	case r.is(i, "có", "được", "về"):
		return true
	case r.is(i, "sử", "tham", "áp", "ứng"):
		return r.is(i+1, "dụng", "gia")
	case r.is(i, "đối"): // "đối với hồ sơ nhận mới", no level: that is taken up elsewhere
		return r.is(i+1, "với")
	case r.is(i, "kinh"):
		return r.is(i+1, "doanh")
	}
	return false
}
