package index

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
)

// line prints a row as "phu-yen@63: 90 (2024) | 80 (2024) | 70 (2025) +1".
func (r TableRow) line() string {
	var cells []string
	for _, c := range r.Cells {
		s := string(c.Why)
		if c.Value != nil {
			s = fmt.Sprintf("%v (%d)", *c.Value, c.Year)
			for _, m := range c.Marks {
				s += " " + string(m)
			}
			for _, y := range c.Years {
				s += fmt.Sprintf("; %v (%d)", *y.Value, y.Year)
			}
			if n := len(c.Others); n > 0 {
				s += fmt.Sprintf(" +%d", n)
			}
		}
		if c.Result != nil {
			s += fmt.Sprintf(" reached %v (%d)", *c.Result.Value, c.Result.Year)
		}
		cells = append(cells, s)
	}
	return place(r.Province).key() + ": " + strings.Join(cells, " | ")
}

func TestCompare(t *testing.T) {
	ix := built(t)
	for _, c := range []struct {
		query     string
		indicator string
		tiers     []corpus.Tier
		rows      []string
	}{
		{"hồ sơ công việc", "work-dossiers", []corpus.Tier{"province", "district", "commune"}, []string{
			"dak-lak@34: 100 (2026) | not-in-report | 80 (2026)",
			"ha-giang@63: 50 (2023) all-tiers | 50 (2023) all-tiers | 50 (2023) all-tiers",
			"kon-tum@63: 85 (2024) | 75 (2024) | 45 (2024)",
			"lang-son@63: 90 (2023) draft | 80 (2023) draft | 60 (2023) draft",
			"nghe-an@63: 95 (2025) | 85 (2025) | 70 (2025) +1",
			"phu-yen@63: 90 (2024) | 80 (2024) | 70 (2025); 60 (2024) reached 40 (2022)",
			"quang-ngai@63: 80 (2025) | 70 (2025) | 60 (2025)",
			"quang-ngai@34: 100 (2026) | not-in-document | 75 (2026)",
		}},
		{"hồ sơ cấp xã năm 2024 Phú Yên, Kon Tum, Cà Mau", "work-dossiers", []corpus.Tier{"commune"}, []string{
			"ca-mau@63: no-source", "kon-tum@63: 45 (2024)", "phu-yen@63: 60 (2024)",
		}},
		// No indicator named: the one that most hits have.
		{"đàn ong", "x-bees", []corpus.Tier{""}, []string{"binh-duong@63: 12 (2024)"}},
		{"không có gì như thế này", "", []corpus.Tier{}, nil},
	} {
		tab, err := ix.Compare(context.Background(), c.query, CompareOptions{})
		if err != nil {
			t.Errorf("Compare(%q): %v", c.query, err)
			continue
		}
		id := ""
		if tab.Indicator != nil {
			id = tab.Indicator.ID
		}
		var got []string
		for _, r := range tab.Rows {
			if c.indicator != "x-bees" || r.Cells[0].Value != nil {
				got = append(got, r.line())
			}
		}
		if id != c.indicator || !slices.Equal(tab.Tiers, c.tiers) || !slices.Equal(got, c.rows) {
			t.Errorf("Compare(%q): %q %q\n %s\nwant %q %q\n %s", c.query, id, tab.Tiers, strings.Join(got, "\n "), c.indicator, c.tiers, strings.Join(c.rows, "\n "))
		}
	}
}

func TestCompareOthers(t *testing.T) {
	ix := built(t)
	tab, err := ix.Compare(context.Background(), "hồ sơ cấp xã Nghệ An", CompareOptions{Issuers: []string{"district"}})
	if err != nil {
		t.Fatal(err)
	}
	cell := tab.Rows[0].Cells[0]
	if cell.IssuerLevel != "province" || cell.Draft || cell.Sources != 1 || cell.ID == "" {
		t.Errorf("cell %+v", cell)
	}
	if len(cell.Others) != 2 || *cell.Others[0].Value != 55 || cell.Others[0].IssuerLevel != "district" || !slices.Contains(cell.Others[0].Marks, MarkNotOwn) || !cell.Others[1].Draft {
		t.Errorf("others %+v, want the district's before the draft", cell.Others)
	}
}

func TestCompareNotes(t *testing.T) {
	ix := built(t)
	for lang, want := range map[string][]string{
		"vi": {
			"Phú Yên nay thuộc Đắk Lắk từ 01/07/2025",
			"Kon Tum nay thuộc Quảng Ngãi từ 01/07/2025",
			"Quảng Ngãi ngày nay gồm Quảng Ngãi cũ và Kon Tum; số liệu ở đây là của tỉnh trước 01/07/2025",
			"Quảng Ngãi từ 01/07/2025 gồm Quảng Ngãi cũ và Kon Tum",
			"Lạng Sơn: số liệu theo dự thảo kế hoạch",
			"Cấp huyện kết thúc từ 01/07/2025",
		},
		"en": {"Phú Yên has been part of Đắk Lắk since 1 July 2025", "The district tier ended on 1 July 2025"},
	} {
		tab, err := ix.Compare(context.Background(), "hồ sơ công việc", CompareOptions{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range tab.Notes {
			got = append(got, n.Text)
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("no note %q in\n%s", w, strings.Join(got, "\n"))
			}
		}
		for _, g := range got {
			if strings.HasPrefix(g, "Nghệ An") || strings.HasPrefix(g, "Lạng Sơn nay") {
				t.Errorf("note %q: this province is what it was", g)
			}
		}
	}
}

func TestCompareNational(t *testing.T) {
	ix := built(t)
	tab, err := ix.Compare(context.Background(), "hồ sơ công việc", CompareOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range tab.National {
		got = append(got, n.Tier+" "+n.Text)
	}
	for _, want := range []string{"province 90 (2025)", "district 80 (2025)", "commune 60 (2025)"} {
		if !slices.Contains(got, want) {
			t.Errorf("national values %q lack %q", got, want)
		}
	}
	data, err := json.Marshal(tab)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{`"understood":`, `"indicator":{`, `"national":[`, `"rows":[`, `"notes":[`, `"value":null`, `"why":"not-in-document"`} {
		if !strings.Contains(string(data), key) {
			t.Errorf("table has no %s", key)
		}
	}
}
