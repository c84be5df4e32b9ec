package crawl

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// Tables of data keep their cells; those that place things are as if they were not there.
func TestIsLayout(t *testing.T) {
	long := strings.Repeat("Xây dựng kế hoạch chuyển đổi số của ngành, trình phê duyệt trong quý I. ", 5)
	for _, c := range []struct {
		name, table string
		want        bool
	}{
		{"one row", "<tr><td>a<td>b", true},
		{"one column", "<tr><td>a<tr><td>b", true},
		{"targets", "<tr><td>Chỉ tiêu<td>2025<tr><td>Hồ sơ cấp xã<td>60%", false},
		{"menu, article, side", "<tr><td colspan=3>Banner<tr><td>Trang chủ<td><p>" + long + "</p><td>Thời tiết", true},
		{"a named box in a cell", "<tr><td>a<td>b<tr><td><div class=tin>c</div><td>d", true},
		{"a table in a cell", "<tr><td>a<td>b<tr><td><table></table><td>d", true},
		{"a heading in a cell", "<tr><td>a<td>b<tr><td><h2>c</h2><td>d", true},
		{"one long task, with a head", "<tr><th>TT<th>Nhiệm vụ<th>Chỉ tiêu<tr><td>1<td><p>" + long + "</p><td>80%", false},
		{"says that it places things", "role=presentation><tr><td>a<td>b<tr><td>c<td>d", true},
		{"one long task, with lines", "border=1><tr><td>TT<td>Nhiệm vụ<td>Chỉ tiêu<tr><td>1<td><p>" + long + "</p><td>80%", false},
		{"as long as an article", "border=1><tr><td>a<td>b<tr><td>" + strings.Repeat(long, 6) + "<td>d", true},
	} {
		open := "<table>"
		if attrs, _, ok := strings.Cut(c.table, "><tr"); ok && !strings.HasPrefix(c.table, "<") {
			open, c.table = "<table "+attrs+">", strings.TrimPrefix(c.table, attrs+">")
		}
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(open + c.table + "</table>"))
		if err != nil {
			t.Fatal(err)
		}
		n := doc.Find("table").Nodes[0]
		if got := isLayout(n, rowsOf(n)); got != c.want {
			t.Errorf("%s: isLayout = %v, want %v", c.name, got, c.want)
		}
	}
}
