package web

import (
	"cmp"
	"slices"

	"chitieu/cmd/chitieu/internal/output"
	"chitieu/index"
)

// tries are queries that show what can be asked.
var tries = []string{"hồ sơ cấp xã", "kinh tế số GRDP", "dịch vụ công trực tuyến trên 80%", "so sánh Lạng Sơn với Nghệ An", "hộ nghèo giảm"}

// Tries are these queries as links to a page that takes one.
func (q *request) Tries(path string) (list []link) {
	for _, s := range tries {
		list = append(list, link{s, q.Link(path, "q", s)})
	}
	return list
}

// homeView is the front page.
type homeView struct {
	Targets, Articles string
	Top               []topView
	Cover             []coverView
}

// topView is an indicator that many provinces set a target for.
type topView struct{ Name, Href, Says string }

// mostTop is how many of them the front page names; its data hold all.
const mostTop = 12

// homePage shows what there is to look at: what many provinces promise, and every
// province.
func homePage(q *request) error {
	q.Feed = "chitieu"
	if q.Format == "atom" {
		return changesPage(q)
	}
	articles, _, err := q.Store.Count(q.ctx)
	if err != nil {
		return err
	}
	all := q.ix.Indicators()
	switch q.Format {
	case "":
	case "json":
		return q.json(map[string]any{"Tries": tries, "Targets": q.ix.Len(), "Articles": articles, "indicators": all, "provinces": q.coverage()})
	default:
		return q.sheet(heldColumns, output.All(heldRows(all)))
	}
	v := homeView{Targets: q.Tell.Decimal(float64(q.ix.Len())), Articles: q.Tell.Decimal(float64(articles)), Top: q.top(all), Cover: q.coverage()}
	return q.show("home", view{Title: "chitieu", Formats: dataOf, Body: v})
}

// dataOf are the formats that every page's data come in.
var dataOf = []string{"json", "csv", "xlsx", "atom"}

// top are the indicators with a name that most provinces set.
func (q *request) top(all []index.IndicatorCount) (list []topView) {
	all = slices.DeleteFunc(all, func(c index.IndicatorCount) bool { return !c.Known || c.Provinces < 2 })
	slices.SortStableFunc(all, func(a, b index.IndicatorCount) int { return cmp.Compare(b.Provinces, a.Provinces) })
	for _, c := range all[:min(len(all), mostTop)] {
		list = append(list, topView{q.indicatorName(c.ID), q.Link("/compare", "q", "chỉ_tiêu:"+c.ID), q.Say("web.n-provinces", c.Provinces)})
	}
	return list
}

// heldColumns are the columns of what the index holds of every indicator.
var heldColumns = slices.Concat(indicatorColumns, []output.Column{
	{Name: "provinces", Type: output.Integer, Vi: "số tỉnh, thành phố có chỉ tiêu này (tỉnh cũ và tỉnh mới tính riêng)", En: "provinces that set it (former and present units counted apart)"},
	{Name: "targets", Type: output.Integer, Vi: "số chỉ tiêu", En: "targets"},
	{Name: "results", Type: output.Integer, Vi: "số kết quả", En: "results"},
	{Name: "from", Type: output.Integer, Vi: "năm đầu", En: "first year"},
	{Name: "to", Type: output.Integer, Vi: "năm cuối", En: "last year"},
})

func heldRows(all []index.IndicatorCount) (rows [][]any) {
	year := func(y int) any {
		if y == 0 {
			return nil
		}
		return y
	}
	for _, c := range all {
		rows = append(rows, []any{c.ID, c.Vi, c.En, c.Domain, c.Unit, c.Provinces, c.Targets, c.Results, year(c.From), year(c.To)})
	}
	return rows
}
