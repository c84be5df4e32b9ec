package crawl

import (
	"slices"

	"golang.org/x/net/html"
)

// labelledMost is how much a box of teasers, a poll or a widget may say; what readers
// say may be longer.
const labelledMost = 2 * teaserSummary

// stripLabelled removes boxes that a label of their own heads and that hold no link to
// tell them by: "Bình chọn" and its answers, "3 bình luận" and what was said, "Đọc
// thêm" and a headline that a script opens. A box with the page's title is the article.
func (d *document) stripLabelled(noise *boilerplate) {
	root := d.Nodes[0]
	var labels []*html.Node
	for n := range below(root) {
		if n.Type == html.TextNode && len(labels) < maxClosing && noise.isLabel(n.Data) {
			labels = append(labels, n)
		}
	}
	if len(labels) == 0 {
		return
	}
	total := ownText(root)
	for _, n := range labels {
		if box := d.boxUnder(n, total, noise.isDiscussion(n.Data)); within(n, root) && box != nil {
			detach(box)
		}
	}
}

// boxUnder returns the largest box that a label heads and that is small enough to be
// no article.
func (d *document) boxUnder(label *html.Node, total int, discussion bool) *html.Node {
	var box *html.Node
	for p := label.Parent; p != nil && p.Data != "body" && leads(label, p); p = p.Parent {
		own := ownText(p)
		if own*2 >= total || own > labelledMost && !discussion {
			break
		}
		switch p.Data {
		case "div", "section", "aside", "table", "blockquote", "article", "dl":
			box = p
		}
	}
	if box == nil {
		return nil
	}
	pieces := walk(box)
	if len(pieces) < 2 || textOf(box).linked > 0 && !discussion || holds(box, "h1") || slices.ContainsFunc(pieces, func(p piece) bool { return runes(p.text) >= labelRunes && d.tells(p.text) }) {
		return nil
	}
	return box
}
