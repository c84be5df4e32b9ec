package web

import (
	"errors"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chitieu/cmd/chitieu/internal/draw"
	"chitieu/cmd/chitieu/internal/output"
	"chitieu/cmd/chitieu/internal/tell"
	"chitieu/corpus"
	"chitieu/index"
)

// compareView is the page of a comparison.
type compareView struct {
	Name, ID string
	Href     string // of the indicator
	Sections []sectionView
	Warnings []warning
	Views    []choices // which part of the comparison is shown
	Charts   []chartView
	Tiers    choices // of the charts
	News     newsView
	Summary  summaryView
	Reading  []string
	Notes    []string
	Hidden   string
	Left     []string
	Official []officialView
	Related  []link
	ShowAll  string // address of the table with all provinces, "" when it is shown
	AsHits   string
	OnlyNews bool
	Full     *fullView // every year of every cell, a few provinces at a time
}

// fullView is where one is in a comparison that shows all its years.
type fullView struct {
	First, Last, Of  int
	Back, Prev, Next string
}

// choices is one thing that a reader may choose, every choice an address.
type choices struct {
	Name string
	List []choiceView
}

type officialView struct{ Text, URL string }

// chartView is a chart with its files.
type chartView struct {
	Kind    string
	Title   string
	Caption string
	SVG     template.HTML // made by package draw, which escapes every text
	Files   []link
	Rows    []lineRow
	Rest    string // address of what the rows leave out, "" when they hold all
}

// compareDefault is what is compared when nobody says what.
const compareDefault = "hồ sơ công việc"

func comparePage(q *request) error {
	text := q.param("q")
	if text == "" {
		text = compareDefault
	}
	if q.Format == "atom" { // of what a table compares, its query's hits are news
		return searchPage(q)
	}
	o := index.CompareOptions{Lang: q.Lang, Evidence: true, Front: q.Format == "" || q.drawn(), Units: q.units(), All: q.Format == "" || q.drawn() || q.param("all") != "", CountDrafts: q.param("drafts") != ""}
	var err error
	if o.Outcomes, err = q.Store.Outcomes(q.ctx, ""); err != nil {
		return err
	}
	t, err := q.ix.Compare(q.ctx, text, o)
	if errors.Is(err, index.ErrQuery) && q.Format == "" {
		return q.unclear(text, err)
	}
	if err != nil {
		return err
	}
	switch q.Format {
	case "":
		return q.show("compare", view{Title: q.compareTitle(t), Query: text, Formats: dataOf, Body: q.comparison(t, text)})
	case "json":
		return q.json(t)
	case "svg", "png":
		return q.chartFile(t)
	}
	return q.sheet(output.CompareColumns, output.All(output.CompareRows(t)))
}

// drawn reports whether a picture is asked for.
func (q *request) drawn() bool { return q.Format == "svg" || q.Format == "png" }

// units is the administrative scheme that the address asks for, 0 for all.
func (q *request) units() int {
	if n := q.number("units"); n == 34 || n == 63 {
		return n
	}
	return 0
}

func (q *request) compareTitle(t index.Table) string {
	if t.Indicator == nil {
		return q.Say("web.compare")
	}
	return q.Tell.Indicator(*t.Indicator)
}

func (q *request) comparison(t index.Table, text string) compareView {
	if t.Indicator == nil {
		return compareView{}
	}
	v := compareView{Name: q.Tell.Indicator(*t.Indicator), ID: t.Indicator.ID, Href: q.Link("/indicator/" + t.Indicator.ID), AsHits: q.Link("/search", "q", text)}
	v.OnlyNews = q.param("sentences") == "all"
	v.News = q.news(t, text, v.OnlyNews)
	if v.OnlyNews {
		return v
	}
	v.Warnings = q.warnings(t)
	if q.param("full") != "" {
		v.Sections, v.Full = q.fullSections(t)
		return v
	}
	v.Sections = q.tables(t)
	v.Views = []choices{q.unitChoices(), q.yearChoices(t)}
	v.Charts, v.Tiers = q.charts(t), q.tierChoices(t)
	v.Summary = q.summary(t, text)
	v.Reading = q.Tell.Reading(t)
	for _, n := range t.Notes {
		v.Notes = append(v.Notes, n.Text)
	}
	if silent, none := q.hiddenRows(t); silent+none > 0 {
		v.Hidden, v.ShowAll = q.Say("web.hidden", silent, none), q.with("all", "1")
	}
	for _, l := range t.Left {
		v.Left = append(v.Left, q.Say("web.left-"+l.Reason, l.N))
	}
	for _, o := range t.Official {
		v.Official = append(v.Official, officialView{q.Tell.Outcome(o), o.URL})
	}
	for _, o := range tell.OfficialIn(tell.Sections(t)) {
		v.Official = append(v.Official, officialView{q.Say("compare.official-from", o.Source, o.URL), o.URL})
	}
	for _, r := range t.Related {
		v.Related = append(v.Related, link{q.Say("web.related-line", q.Tell.Indicator(r.Indicator), r.Provinces), q.Link("/compare", "q", "chỉ_tiêu:"+r.ID)})
	}
	return v
}

// shown reports whether a row is shown: it holds a number, its province was asked
// for, or all rows were.
func (q *request) shown(t index.Table, r index.TableRow) bool {
	return q.param("all") != "" || len(t.Understood.Provinces) > 0 || slices.ContainsFunc(r.Cells, func(c index.Cell) bool { return c.Value != nil || c.Result != nil })
}

// hiddenRows counts the provinces that are not shown: those with a source that does
// not name the indicator, and those without a source.
func (q *request) hiddenRows(t index.Table) (silent, none int) {
	for _, r := range t.Rows {
		switch {
		case q.shown(t, r):
		case slices.ContainsFunc(r.Cells, func(c index.Cell) bool { return c.Why != index.NoSource }):
			silent++
		default:
			none++
		}
	}
	return silent, none
}

// unitChoices are the administrative schemes.
func (q *request) unitChoices() choices {
	units := choices{Name: q.Say("web.units")}
	for _, u := range []string{"", "63", "34"} {
		units.List = append(units.List, choiceView{Text: q.Say("web.units-" + u), Href: q.with("units", u), On: u == yearText(q.units())})
	}
	return units
}

// yearChoices are the years that promises of the table are set for: each alone may
// be compared without a warning, and in the largest table is reached this way.
func (q *request) yearChoices(t index.Table) choices {
	u := t.Understood
	asked := len(u.Years) > 0
	of := func(years ...index.Years) string {
		u.Years = years
		return q.with("q", u.String())
	}
	list := choices{Name: q.Say("web.years"), List: []choiceView{{Text: q.Say("web.years-all"), Href: of(), On: !asked}}}
	years := yearsIn(t)
	for _, y := range years {
		list.List = append(list.List, choiceView{Text: strconv.Itoa(y), Href: of(index.Years{From: y, To: y}), On: asked && len(years) == 1})
	}
	if len(years) < 2 && !asked {
		return choices{}
	}
	return list
}

// yearsIn are the years of all the table's promises, in order.
func yearsIn(t index.Table) (years []int) {
	for _, sec := range tell.Sections(t) {
		for _, p := range withYears(frontCells(sec)) {
			if y := p.cell.Year; y != 0 && !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	return years
}

// tierChoices are the tiers that the charts may show.
func (q *request) tierChoices(t index.Table) choices {
	col := q.columnOf(t.Section, "", corpus.Tier(q.param("tier")))
	tiers := choices{Name: q.Say("web.charts-of")}
	for _, tier := range t.Tiers {
		if tier != "" {
			tiers.List = append(tiers.List, choiceView{Text: q.Say("tier." + string(tier)), Href: q.with("tier", string(tier)) + "#charts", On: tier == col.tier})
		}
	}
	if len(tiers.List) < 2 {
		return choices{}
	}
	return tiers
}

// chartKinds are the charts of a comparison, in their order on the page.
var chartKinds = []string{"bars", "lines", "map"}

func (q *request) draw(kind string, c column) (draw.Chart, []course) {
	switch kind {
	case "bars":
		return q.barsOf(c), nil
	case "lines":
		list := q.coursesOf(c)
		return q.linesOf(c, list), list
	}
	return q.mapOf(c), nil
}

func (q *request) charts(t index.Table) (list []chartView) {
	c := q.columnOf(t.Section, q.Tell.Indicator(*t.Indicator), corpus.Tier(q.param("tier")))
	for _, kind := range chartKinds {
		chart, courses := q.draw(kind, c)
		if !chart.Has() {
			continue
		}
		v := chartView{Kind: kind, Title: chart.Title, Caption: q.Say("web." + kind + "-note"), SVG: template.HTML(chart.Inline()), Rows: q.lineRows(courses)}
		if len(v.Rows) < len(courses) {
			v.Rest = q.comparing(t, "full", "1")
		}
		for _, format := range []string{"svg", "png"} {
			v.Files = append(v.Files, link{strings.ToUpper(format), q.asWith(format, "chart", kind)})
		}
		list = append(list, v)
	}
	return list
}

// chartFile is one chart as a file: the map when nobody says which.
func (q *request) chartFile(t index.Table) error {
	if t.Indicator == nil {
		return errNotFound
	}
	kind := q.param("chart")
	if !slices.Contains(chartKinds, kind) {
		kind = "map"
	}
	c := q.columnOf(t.Section, q.Tell.Indicator(*t.Indicator), corpus.Tier(q.param("tier")))
	chart, _ := q.draw(kind, c)
	if !chart.Has() {
		return errNotFound
	}
	source := q.Say("web.chart-source", q.Tell.Day(q.Today()), q.readable())
	if slices.ContainsFunc(t.Rows, tell.SampleRow) {
		source = q.Say("web.chart-sample") + " " + source
	}
	q.w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin") // charts may be embedded
	if q.Format == "png" {
		q.w.Header().Set("Content-Type", "image/png")
		return chart.PNG(q.w, source)
	}
	q.w.Header().Set("Content-Type", "image/svg+xml")
	_, err := q.w.Write([]byte(chart.File(source)))
	return err
}

// readable is the address of the page with the chart as people read it.
func (q *request) readable() string {
	text, err := url.QueryUnescape(altered(q.r.URL, []string{"chart", ""}))
	if err != nil {
		text = query(q.r.URL)
	}
	return q.r.Host + q.Base + q.r.URL.Path + text
}

// sectionView is one table whose values may be compared with each other, or the
// rows of one scheme of it.
type sectionView struct {
	Name     string // how it differs from the main table, or the scheme of its rows
	Caption  string
	Heads    []string
	National [][]string
	Has      bool // a national value
	Rows     []rowView
	Note     *link  // where the rows of the other scheme are
	Full     string // address of the table with every year, "" when this is it
}

type rowView struct {
	Name, Href string
	Former     bool
	Sample     bool
	Cells      []cellView
}

// cellView is one cell as the page shows it.
type cellView struct {
	Text, Href, Year string // the number; the reason where there is none
	Empty            bool
	Sign             string
	Remarks          []tell.Remark
	Reached          []link
	Years            []cellView // the same promise for other years
	More             int        // years that there is no room for
	MoreHref         string
	Others           []link // what it stands before
	MoreOthers       int
}

// Rooms for other years in a cell: a small table shows them all; with one of them
// the table of 63 provinces takes 11 KB on the line, and the charts 12.
const (
	smallTable   = 24 // rows
	largestTable = 70
	mostYears    = 6
	fullYears    = 12 // where every year is asked for
)

// tables lay out every section of a comparison.
func (q *request) tables(t index.Table) (list []sectionView) {
	for i, sec := range tell.Sections(t) {
		list = append(list, q.sections(t, sec, i > 0)...)
	}
	return list
}

// sections lays out a section's rows, those of each scheme apart.
func (q *request) sections(t index.Table, sec index.Section, further bool) (list []sectionView) {
	parts, note := q.parts(t, sec)
	for i, part := range parts {
		if len(part.Rows) == 0 && (len(list) > 0 || i < len(parts)-1) {
			continue
		}
		years := 0
		if len(part.Rows) <= smallTable {
			years = mostYears
		}
		v := q.section(sec, part, further && len(list) == 0, years)
		if slices.ContainsFunc(v.Rows, rowView.cut) {
			v.Full = q.comparing(t, "full", "1")
		}
		list = append(list, v)
	}
	list[len(list)-1].Note = note
	return list
}

// section lays out the rows of one part, with room for so many further years in a cell.
func (q *request) section(sec index.Section, part tell.Part, differs bool, years int) sectionView {
	national, has := q.Tell.National(sec)
	v := sectionView{Heads: q.Tell.Columns(sec), National: national, Has: has, Caption: q.seriesName(sec)}
	if differs {
		v.Name = q.Say("compare.differs", sec.Differs)
	}
	if part.Head != "" {
		v.Caption += " · " + q.Say(part.Head)
	}
	for _, r := range part.Rows {
		row := rowView{Name: r.Province.Name, Href: q.provinceLink(r.Province.ID, r.Province.Scheme), Former: r.Former, Sample: tell.SampleRow(r)}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, q.cell(c, r.Province, sec.ID, years))
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// cut reports a row that does not show all its years.
func (r rowView) cut() bool {
	return slices.ContainsFunc(r.Cells, func(c cellView) bool { return c.More > 0 && c.MoreHref == "" })
}

// fullSections are the rows from the one that the address asks for, with every year.
func (q *request) fullSections(t index.Table) (list []sectionView, at *fullView) {
	from, n := q.number("from"), 0
	if from >= q.rowsOf(t) {
		from = 0
	}
	for i, sec := range tell.Sections(t) {
		for k, part := range tell.ByScheme(sec, q.units()) {
			rows := q.shownRows(t, part)
			first, last := min(max(from-n, 0), len(rows)), min(max(from+smallTable-n, 0), len(rows))
			n += len(rows)
			if part.Rows = rows[first:last]; len(part.Rows) > 0 {
				list = append(list, q.section(sec, part, i > 0 && k == 0, fullYears))
			}
		}
	}
	at = &fullView{First: min(from+1, n), Last: min(from+smallTable, n), Of: n, Back: q.with("full", "", "from", "")}
	if from > 0 {
		at.Prev = q.with("from", yearText(max(from-smallTable, 0)))
	}
	if from+smallTable < n {
		at.Next = q.with("from", strconv.Itoa(from+smallTable))
	}
	return list, at
}

// rowsOf counts the rows of all tables.
func (q *request) rowsOf(t index.Table) (n int) {
	for _, sec := range tell.Sections(t) {
		for _, part := range tell.ByScheme(sec, q.units()) {
			n += len(q.shownRows(t, part))
		}
	}
	return n
}

func (q *request) shownRows(t index.Table, part tell.Part) []index.TableRow {
	return slices.DeleteFunc(slices.Clone(part.Rows), func(r index.TableRow) bool { return !q.shown(t, r) })
}

// comparing is the address of a table's comparison with parameters changed.
func (q *request) comparing(t index.Table, pairs ...string) string {
	if strings.HasSuffix(q.r.URL.Path, "/compare") {
		return q.with(pairs...)
	}
	return q.Link("/compare", append([]string{"q", "chỉ_tiêu:" + t.Indicator.ID}, pairs...)...)
}

// parts are the rows of each scheme that are shown. Of a very large table the
// fuller scheme alone, and where the other one is.
func (q *request) parts(t index.Table, sec index.Section) (parts []tell.Part, note *link) {
	n := 0
	for _, part := range tell.ByScheme(sec, q.units()) {
		part.Rows = q.shownRows(t, part)
		parts, n = append(parts, part), n+len(part.Rows)
	}
	if n <= largestTable || len(parts) < 2 {
		return parts, nil
	}
	if len(parts[0].Rows) >= len(parts[1].Rows) {
		return parts[:1], &link{q.Say("web.part-34", len(parts[1].Rows)), q.comparing(t, "units", "34")}
	}
	return parts[1:], &link{q.Say("web.part-63", len(parts[0].Rows)), q.comparing(t, "units", "63")}
}

// seriesName tells unit and base of a section.
func (q *request) seriesName(sec index.Section) string {
	s := q.Say("unit." + sec.Series.Unit)
	if sec.Series.Unit == "" {
		s = ""
	}
	if sec.Series.Noun != "" {
		s += " (" + sec.Series.Noun + ")"
	}
	if sec.Series.Denominator != "" && sec.Series.Unit == corpus.UnitPercent {
		s += ", " + q.Say("web.share-of", q.termName(sec.Series.Denominator))
	}
	return s
}

func (q *request) cell(c index.Cell, p corpus.Province, indicator string, years int) cellView {
	v := cellView{Sign: tell.Sign(c), Reached: q.reached(c)}
	if c.Value == nil {
		v.Text, v.Empty = q.Say("why."+string(c.Why)), true
		return v
	}
	v.Text, v.Href, v.Year = q.Tell.Cell(c), q.Link("/target/"+c.ID), tell.CellYears(c)
	v.Remarks = q.Tell.Remarks(c)
	for _, y := range c.Years[:min(len(c.Years), years)] {
		other := cellView{Text: q.Tell.OtherYear(y), Href: q.Link("/target/" + y.ID), Sign: tell.Sign(y), Remarks: q.Tell.Remarks(y), Reached: q.reached(y)}
		v.Years = append(v.Years, other)
	}
	v.More = len(c.Years) - len(v.Years)
	if years == 0 { // of a large table another page shows them
		return v
	}
	for _, o := range c.Others[:min(len(c.Others), mostYears)] {
		v.Others = append(v.Others, link{q.other(o), q.Link("/target/" + o.ID)})
	}
	v.MoreOthers = len(c.Others) - len(v.Others)
	if v.More > 0 || v.MoreOthers > 0 {
		v.MoreHref = q.Link("/search", "q", "chỉ_tiêu:"+indicator+" tỉnh:"+p.ID+"@"+strconv.Itoa(p.Scheme)+tierQuery(c.Tier))
	}
	return v
}

func tierQuery(t corpus.Tier) string {
	if t == "" {
		return ""
	}
	return " cấp:" + string(t)
}

// other is a number that stands behind a cell's own, and why it does.
func (q *request) other(c index.Cell) string {
	s := q.Tell.CellIn(c)
	if c.Draft {
		s += ", " + q.Say("flag.draft")
	}
	if c.IssuerLevel != "" && c.IssuerLevel != "province" {
		s += ", " + q.Say("compare.issuer", q.Say("issuer."+c.IssuerLevel))
	}
	return s
}

// reached are the results beside a promise: those of articles lead to their
// sentence, official ones to their source.
func (q *request) reached(c index.Cell) (list []link) {
	texts := q.Tell.Reached(c)
	if c.Result != nil {
		list = append(list, link{texts[0], q.Link("/target/" + c.Result.ID)})
	}
	if c.Official != nil {
		official := link{Name: texts[len(texts)-1]}
		if outside(c.Official.URL) {
			official.Href = c.Official.URL
		}
		list = append(list, official)
	}
	return list
}
