package taxonomy

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestBadRows stops the program at start, with file and line.
func TestBadRows(t *testing.T) {
	good := map[string]string{
		"abbreviations.tsv": "short\tfull\tnote\nDVC\tdịch vụ công\t\n",
		"domains.tsv":       "slug\tvi\ten\tcues\ttopics\ngovernment\tchính quyền số\tdigital government\tchính quyền số\thồ sơ\n",
		"indicators.tsv":    "id\tvi\ten\tdomain\tunit\tnoun\tdenominator\tbetter\tgroup\tsource\na\tA\tA\tgovernment\t%\t\t\thigher\t\tS\n",
		"national.tsv":      "id\ttier\tyear\tbound\tvalue\thigh\tscope\tdenominator\tsource\tstanding\n",
		"denominators.tsv":  "of\tphrases\n",
		"classes.tsv":       "name\tphrases\tnote\nonline\ttrực tuyến\t\n",
		"actions.tsv":       "name\tactions\tnote\ntrain\tđào tạo\t\n",
		"wordings.tsv":      "id\tpattern\tunit\tchange\tyes\tno\na\thồ sơ + {online}\t\t\thồ sơ trực tuyến\n",
	}
	for _, c := range []struct{ file, row, want string }{
		{"abbreviations.tsv", "DVC\tdịch vụ\t", "abbreviations.tsv:3: abbreviation"},
		{"domains.tsv", "data\tdữ liệu\tdata\tchính quyền số\t", "domains.tsv:3: cue"},
		{"domains.tsv", "government\tx\tx\t\t", "domains.tsv:3: domain"},
		{"indicators.tsv", "b\tB\tB\tnowhere\t%\t\t\thigher\t\tS", "indicators.tsv:3: b: no domain"},
		{"indicators.tsv", "b\tB\tB\tgovernment\t%\t\t\tbigger\t\tS", "indicators.tsv:3: b: better"},
		{"indicators.tsv", "a\tA\tA\tgovernment\t%\t\t\thigher\t\tS", "indicators.tsv:3: indicator \"a\""},
		{"national.tsv", "b\t\t2025\t=\t1\t\tnation\t\tS\tseen", "national.tsv:2: no indicator"},
		{"national.tsv", "a\t\t2025\t=\t1\t\tnation\t\t\tseen", "national.tsv:2: a: no source"},
		{"national.tsv", "a\t\t2025\t=\t1\t\tworld\t\tS\tseen", "national.tsv:2: a: scope"},
		{"national.tsv", "a\tward\t2025\t=\t1\t\tnation\t\tS\tseen", "national.tsv:2: a: no tier"},
		{"classes.tsv", "online\tqua mạng\t", "classes.tsv:3: class"},
		{"actions.tsv", "again\tđào tạo\t", "actions.tsv:3: action"},
		{"actions.tsv", "tell\tnói\t", "actions.tsv:3: action"},
		{"wordings.tsv", "b\thồ sơ\t\t\thồ sơ", "wordings.tsv:3: no indicator"},
		{"wordings.tsv", "a\thồ sơ\t\t\t", "wordings.tsv:3: a: pattern"},
		{"wordings.tsv", "a\t{nothing}\t\t\thồ sơ", "wordings.tsv:3: no class"},
		{"wordings.tsv", "a\t!hồ sơ\t\t\thồ sơ", "wordings.tsv:3: pattern"},
		{"wordings.tsv", "a\thồ sơ\t\tupwards\thồ sơ", "wordings.tsv:3: change"},
		{"wordings.tsv", "a\tb\tc\td\te\tf\tg", "wordings.tsv:3: 7 columns"},
		{"wordings.tsv", "a\tho\u0302\t\t\tho", "not NFC"},
	} {
		dir := fstest.MapFS{}
		for f, s := range good {
			if f == c.file {
				s += c.row + "\n"
			}
			dir[f] = &fstest.MapFile{Data: []byte(s)}
		}
		if _, err := newFrom(dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("row %q in %s: %v, want %q", c.row, c.file, err, c.want)
		}
	}
}

// TestIndicators: enough of them over all fields, each named, sourced and worded.
func TestIndicators(t *testing.T) {
	tax := load(t)
	worded := map[string]bool{}
	for _, w := range tax.rows {
		worded[w.id] = true
	}
	fields := map[string]int{}
	for _, x := range tax.Indicators() {
		fields[x.Domain]++
		if x.Source == "" || !worded[x.ID] {
			t.Errorf("%s: source %q, worded %v", x.ID, x.Source, worded[x.ID])
		}
	}
	if n := len(tax.Indicators()); n < 120 {
		t.Errorf("%d indicators, want at least 120", n)
	}
	for _, d := range tax.Domains() {
		if fields[d.Slug] == 0 {
			t.Errorf("no indicator of %s", d.Slug)
		}
	}
	for id := range tax.nationals {
		for _, n := range tax.Milestones(id, "commune") {
			if n.Standing != "seen" {
				t.Errorf("%s: a value that nobody has seen: %+v", id, n)
			}
		}
	}
	// The ids that the labels were agreed on.
	for _, id := range strings.Fields("dvc-full dvc-any dvc-users dvc-multichannel dvc-used tthc-online tthc-end-to-end tthc-on-time tthc-digitised tthc-cut satisfaction work-dossiers e-documents reports-online reports-connected inspection-online users-identified transactions-authenticated public-cashless systems-integrated national-db open-data admin-platform analytics-ai assistant-agencies assistant-citizens cloud meetings-online dti-rank index-rank officials-trained people-trained economy-grdp economy-sector productivity ecommerce-retail ecommerce-growth ecommerce-cashless e-contract e-invoice sme-platform sme-ecommerce digital-labour digital-firms household-shop online-shopping ocop-ecommerce utilities-cashless utilities-e-contract farms-digitised smartphone bank-account e-signature e-health-record epay-account epay-use schools-digital university-digital curriculum-digital school-cashless health-cashless hospital-connected telehealth e-id services-accessed loudspeaker community-teams fibre-passed fibre-line fibre-communes mobile-coverage private-network ipv6 security-level security-model") {
		if _, ok := tax.Indicator(id); !ok {
			t.Errorf("no indicator %s", id)
		}
	}
}

// TestExpand leaves an ambiguous abbreviation alone unless the words beside it tell.
func TestExpand(t *testing.T) {
	tax := load(t)
	for _, c := range []struct{ text, want string }{
		{"TTHC", "thủ tục hành chính"},
		{"DVCTT toàn trình", "dịch vụ công trực tuyến toàn trình"},
		{"HS trực tuyến", "hồ sơ trực tuyến"},
		{"HS bỏ học", "học sinh bỏ học"},
		{"HS", "hs"},
		{"HS tốt nghiệp nộp trực tuyến", "hs tốt nghiệp nộp trực tuyến"},
		{"TTTT phí", "thanh toán trực tuyến phí"},
		{"TTTT", "tttt"},
		{"KH năm 2025", "kh năm 2025"},
		{"GD&ĐT, KT-XH", "giáo dục và đào tạo kinh tế xã hội"},
		{"KH&CN", "khoa học và công nghệ"},
		{"KH và CN", "kh và cn"},
		{"VH, TT&DL", "văn hóa thể thao và du lịch"},
	} {
		if got := spelled(tax.NewFinder().expand(tax.Words(c.text))); got != c.want {
			t.Errorf("expand(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestDomainCues reads what a heading says of the field.
func TestDomainCues(t *testing.T) {
	tax := load(t)
	for _, c := range []struct {
		text string
		want []Cue
	}{
		{"II. Phát triển kinh tế số", []Cue{{"economy", false}}},
		{"Kinh tế số và xã hội số", []Cue{{"economy", false}, {"society", false}}},
		{"Về kinh tế", []Cue{{"growth", true}}},
		{"Về văn hóa - xã hội", []Cue{{"culture", true}}},
		{"SỞ CÔNG THƯƠNG", nil},
		{"Sở Nông nghiệp và Môi trường", nil},
		{"hồ sơ xử lý trên môi trường mạng", nil},
		{"Bảo vệ môi trường", []Cue{{"environment", false}}},
	} {
		if got := tax.DomainCues(c.text); !slices.Equal(got, c.want) {
			t.Errorf("DomainCues(%q) = %v, want %v", c.text, got, c.want)
		}
	}
}

func spelled(words []*Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Key)
	}
	return strings.Join(out, " ")
}
