package extract

import (
	"net/url"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
)

// province decides whose article this is: the province named in the title, the
// lead and most often; a teaser or a neighbour named in passing is not it.
func (r *run) province(blocks []corpus.Block) {
	date := r.info.Published
	if date == "" {
		date = r.info.PlanDate
	}
	if date == "" && r.pubYear != 0 {
		date = itoa(r.pubYear) + "-01-01"
	}
	score := map[string]float64{}
	add := func(text string, weight, limit float64) {
		n := map[string]float64{}
		for _, m := range r.rd.places.Find(text) {
			if m.Lower {
				continue
			}
			w := weight
			if before := viet.Key(text[max(0, m.Start-24):m.Start]); strings.HasSuffix(before, "tỉnh") || strings.HasSuffix(before, "tp") || strings.HasSuffix(before, "thành phố") {
				w *= 1.5
			}
			if n[m.Slug] < limit {
				n[m.Slug] += w
			}
		}
		if len(n) > 8 { // a menu of all provinces
			return
		}
		for s, w := range n {
			score[s] += w
		}
	}
	add(r.info.Title, 4, 6)
	head := 0
	for _, b := range blocks {
		t := r.text[b.Start:b.End]
		k := viet.Key(t[:min(len(t), 80)])
		if b.Start > len(r.text)*2/5 && r.footLine(k) {
			break
		}
		if head < 4 && len(t) > 60 {
			add(t, 1.5, 4)
			head++
			continue
		}
		add(t, 0.7, 2)
	}
	if u, err := url.Parse(r.info.URL); err == nil && u.Host != "" {
		if unit, ok := r.rd.places.ByHost(u.Hostname(), date); ok {
			score[unit.Slug] += 5
		}
	}
	best, top, second := "", 0.0, 0.0
	for s, w := range score {
		if w > top || w == top && s < best {
			best, top, second = s, w, top
		} else if w > second {
			second = w
		}
	}
	if g := r.info.Given; g != "" && best == "" {
		for _, m := range r.rd.places.Find(g) {
			best, top = m.Slug, 10
		}
	}
	if best == "" || top < 1.5*second || r.national(top) || top < 2 && !(top >= 0.7 && r.provincial(blocks)) {
		return
	}
	unit, ok := r.rd.places.At(best, date)
	if !ok {
		if unit, ok = r.rd.places.Lookup(best, 63); !ok {
			return
		}
	}
	r.info.Province = &corpus.Province{ID: unit.Slug, Scheme: unit.Scheme, Name: unit.Name, Now: nowOf(unit)}
}

func nowOf(u gazetteer.Unit) string {
	if u.Now != "" {
		return u.Now
	}
	return u.Slug
}

func itoa(n int) string {
	s := ""
	for ; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return s
}

// footLine reports whether a folded line opens the teasers.
func (r *run) footLine(key string) bool {
	for _, p := range []string{"tin liên quan", "các tin khác", "cùng chuyên mục", "tin khác", "xem thêm", "bài viết liên quan"} {
		if strings.HasPrefix(key, p) {
			return true
		}
	}
	return false
}

// provincial reports whether the text speaks as one province's does.
func (r *run) provincial(blocks []corpus.Block) bool {
	for _, b := range blocks {
		k := viet.Key(r.text[b.Start:b.End])
		for _, w := range []string{"ubnd tỉnh", "toàn tỉnh", "của tỉnh", "địa bàn tỉnh", "tỉnh ủy", "hđnd tỉnh"} {
			if strings.Contains(k, w) {
				return true
			}
		}
	}
	return false
}

// national reports whether the article is about the country's plan although it
// names a province or two.
func (r *run) national(top float64) bool {
	title := viet.Key(r.info.Title)
	for _, w := range []string{"bộ chính trị", "chính phủ", "thủ tướng", "quốc gia", "toàn quốc", "cả nước", "trung ương"} {
		if strings.Contains(title, w) && top < 7 {
			return true
		}
	}
	return false
}

// issuer tells by whom the plan was made and at which level: KH-UBND alone is the
// symbol of a province, a district and a commune alike.
func (r *run) issuer(blocks []corpus.Block, ends []int32) {
	type level struct {
		name  string
		score float64
		first string
	}
	levels := map[string]*level{"province": {name: "province"}, "department": {name: "department"}, "district": {name: "district"}, "commune": {name: "commune"}}
	note := func(l string, w float64, from, to int32) {
		lv := levels[l]
		lv.score += w
		if lv.first == "" {
			lv.first = r.phrase(seqOf(from, to))
		}
	}
	title := viet.Key(r.info.Title)
	for k, b := range blocks {
		if b.Start > max(len(r.text)/4, 1500) {
			break
		}
		r.lo, r.hi = start(ends, k), ends[k]
		w := 1.0
		for i := r.lo; i < r.hi; i++ {
			switch {
			case r.is(i, "ubnd", "hđnd") || r.is(i, "dân") && r.is(i-1, "nhân") && r.is(i-2, "ban", "đồng"):
				switch {
				case r.is(i+1, "tỉnh"):
					note("province", w*1.5, i, i+2)
				case r.is(i+1, "huyện", "quận") || r.is(i+1, "thị") && r.is(i+2, "xã"):
					note("district", w, i, min(i+4, r.hi))
				case r.is(i+1, "xã", "phường", "đặc"):
					note("commune", w, i, min(i+4, r.hi))
				case r.is(i+1, "thành", "tp"):
					l := "district"
					if r.info.Province != nil && centralCity(r.info.Province) {
						l = "province"
					}
					note(l, w, i, min(i+5, r.hi))
				}
			case r.is(i, "ủy") && r.is(i-1, "tỉnh", "thành"):
				note("province", w*1.2, i-1, i+1)
			case r.is(i, "sở") && r.toks[i].upper && r.toks[min(i+1, r.hi-1)].upper:
				note("department", w*0.5, i, min(i+5, r.hi))
			}
		}
	}
	for l, cue := range map[string][]string{
		"district":   {"huyện ", "thị xã ", "quận "},
		"commune":    {"xã ", "phường ", "đặc khu "},
		"department": {"sở ", "ngành ", "cục ", "ban quản lý "},
	} {
		for _, c := range cue {
			if strings.HasPrefix(title, c) || strings.HasPrefix(title, "ubnd "+c) {
				levels[l].score += 4
			}
		}
	}
	if strings.Contains(title, "ubnd tỉnh") || strings.HasPrefix(title, "tỉnh ") {
		levels["province"].score += 3
	}
	best := &level{name: "province"}
	if r.info.Province == nil {
		best = &level{name: "central"}
		r.info.IssuerLevel = "central"
		return
	}
	for _, l := range []string{"province", "department", "district", "commune"} {
		if lv := levels[l]; lv.score > best.score {
			best = lv
		}
	}
	r.info.IssuerLevel, r.info.Issuer = best.name, best.first
}

func centralCity(p *corpus.Province) bool {
	switch p.ID {
	case "ha-noi", "ho-chi-minh", "da-nang", "hai-phong", "can-tho":
		return true
	case "hue":
		return p.Scheme == 34
	}
	return false
}
