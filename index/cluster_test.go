package index

import (
	"slices"
	"testing"

	"chitieu/corpus"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// reprint is the record as another article prints it.
func reprint(r corpus.Record, url string, change func(*corpus.Record)) corpus.Record {
	r.ID += "x"
	r.Article.URL, r.Article.Title, r.Sources = url, "Bản tin khác", nil
	if change != nil {
		change(&r)
	}
	return r
}

// cluster is Clustered over a list.
func cluster(records []corpus.Record) []corpus.Record {
	out := slices.Clone(records)
	gone := clusterPlans(out)
	kept := out[:0]
	for i := range out {
		if !gone[i] && !out[i].Hidden {
			kept = append(kept, sourced(out[i]))
		}
	}
	return kept
}

func TestCluster(t *testing.T) {
	all := fixture()
	a, b := all[0], all[1] // one plan, two tiers
	for _, c := range []struct {
		name    string
		in      []corpus.Record
		sources []int // by record that stays
		differ  bool
	}{
		{"alone", []corpus.Record{a, b}, []int{1, 1}, false},
		{"reprinted", []corpus.Record{a, b, reprint(a, "u2", nil), reprint(b, "u2", nil), reprint(a, "u3", nil)}, []int{3, 2}, false},
		{"the number differs", []corpus.Record{a, reprint(a, "u2", func(r *corpus.Record) { r.Value++ })}, []int{1, 1}, true},
		{"another year's plan", []corpus.Record{a, reprint(a, "u2", func(r *corpus.Record) { r.Article.PlanYear++ })}, []int{1, 1}, false},
		{"a draft is no reprint", []corpus.Record{a, reprint(a, "u2", func(r *corpus.Record) { r.Article.PlanStatus = "draft" })}, []int{1, 1}, false},
		{"twice in one article", []corpus.Record{a, a}, []int{1, 1}, false},
		{"another province, same number of the plan", []corpus.Record{a, reprint(a, "u2", func(r *corpus.Record) {
			p := *r.Article.Province
			p.ID = "nghe-an"
			r.Article.Province = &p
		})}, []int{1, 1}, false},
		{"without a number the title counts", []corpus.Record{
			reprint(a, "u1", func(r *corpus.Record) { r.Article.PlanNumber = "" }),
			reprint(a, "u2", func(r *corpus.Record) { r.Article.PlanNumber, r.Article.Title = "", "BẢN TIN  KHÁC" }),
		}, []int{2}, false},
	} {
		got := cluster(c.in)
		var sources []int
		differ := true
		for _, r := range got {
			sources = append(sources, len(r.Sources))
			differ = differ && slices.Contains(r.Flags, FlagSourcesDiffer)
		}
		if !slices.Equal(sources, c.sources) || differ != c.differ {
			t.Errorf("%s: sources %v, differ %v, want %v, %v", c.name, sources, differ, c.sources, c.differ)
		}
	}
	if len(a.Sources) > 0 || len(a.Flags) > 0 {
		t.Error("cluster changed its input")
	}
}

// TestClusterKeepsACorrection: a reprint that prints what the machine read neither
// stands before a person's correction nor beside it.
func TestClusterKeepsACorrection(t *testing.T) {
	a := fixture()[0]
	corrected := reprint(a, "z", func(r *corpus.Record) {
		was, err := r.Correct("value", "45")
		if err != nil {
			t.Fatal(err)
		}
		r.Reviews = []corpus.Review{{Field: "value", Value: "45", Was: was}}
	})
	for _, in := range [][]corpus.Record{{a, corrected}, {corrected, a}} {
		got := cluster(in)
		if len(got) != 1 || got[0].Value != 45 || got[0].ID != corrected.ID || len(got[0].Sources) != 2 || len(got[0].Flags) != 0 {
			t.Errorf("cluster = %+v, want the corrected record alone, with both sources", got)
		}
	}
}

func TestClusterPrefersTheWholeDocument(t *testing.T) {
	a := fixture()[0]
	full := reprint(a, "full", func(r *corpus.Record) { r.Article.SourceKind = "full_text" })
	got := cluster([]corpus.Record{a, full})
	if len(got) != 1 || got[0].Article.URL != "full" || got[0].Sources[0].URL != "full" || got[0].Sources[1].URL != a.Article.URL {
		t.Errorf("cluster = %+v", got)
	}
}

// TestClusteredIsCluster holds the stream, which packs what it holds, to the list.
func TestClusteredIsCluster(t *testing.T) {
	tax := parser(t).names.tax
	in := fixture()
	for i, r := range fixture() {
		in[i].Seq = int64(i + 7)
		if i%3 == 0 {
			in = append(in, reprint(r, "u2", func(r *corpus.Record) { r.Value += float64(i % 2) }))
		}
	}
	told := slices.Clone(in)
	for i := range told {
		tellBase(tax, &told[i])
	}
	want := cluster(told)
	hidden := in[0]
	hidden.Hidden = true
	var got []corpus.Record
	for r, err := range Clustered(stream(append(in, hidden))) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	for i := range want {
		want[i].Article.Text = ""
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("Clustered differs from Cluster: %s", diff)
	}
}

// TestClusterList joins the list of a plan's promises with its report, under another
// title; two plans with numbers of their own, and what shares little, stay apart.
func TestClusterList(t *testing.T) {
	article := func(title, number string, values ...float64) (out []corpus.Record) {
		for i, v := range values {
			r := fixture()[0]
			r.ID, r.Indicator, r.Value, r.Sources = title+string(rune('a'+i)), "indicator-"+string(rune('a'+i)), v, nil
			r.Article.URL, r.Article.Title, r.Article.PlanNumber, r.Article.PlanTitle = "https://a.example/"+title, title, number, ""
			out = append(out, r)
		}
		return out
	}
	report := article("Phấn đấu 60% hồ sơ", "", 60, 70, 80, 90, 95, 100)
	for _, tt := range []struct {
		name  string
		other []corpus.Record
		want  int
	}{
		{"the same as a list", article("Tư liệu: các chỉ tiêu", "", 60, 70, 80, 90, 95), 6},
		{"one number revised", article("Tư liệu: các chỉ tiêu", "", 60, 70, 80, 90, 95, 99), 7},
		{"the plan with its number", article("Kế hoạch", "12/KH-UBND", 60, 70, 80, 90, 95, 100), 6},
		{"other numbers", article("Kế hoạch khác", "", 50, 60, 70, 90, 95, 100), 12},
		{"too short to tell", article("Tin vắn", "", 60, 70), 8},
		{"amended", article("Điều chỉnh kế hoạch", "", 60, 70, 80, 90, 95, 100), 12},
	} {
		if got := len(cluster(slices.Concat(report, tt.other))); got != tt.want {
			t.Errorf("%s: %d records stay, want %d", tt.name, got, tt.want)
		}
	}
	a, b := article("Kế hoạch A", "12/KH-UBND", 60, 70, 80, 90, 95), article("Kế hoạch B", "13/KH-UBND", 60, 70, 80, 90, 95)
	if got := len(cluster(slices.Concat(a, b))); got != 10 {
		t.Errorf("two numbers: %d records stay, want 10", got)
	}
}
