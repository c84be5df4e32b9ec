package gazetteer

import (
	"fmt"
	"strings"
)

// paper reads slug, sign, paper.
func (g *Gazetteer) paper(c []string) error {
	if _, ok := g.at[key{c[0], 63}]; !ok {
		return fmt.Errorf("no province %q", c[0])
	}
	if _, ok := g.papers[c[1]]; ok || c[1] == "" {
		return fmt.Errorf("sign %q is empty or there twice", c[1])
	}
	g.papers[c[1]] = c[0]
	return nil
}

// ByPaper returns the province whose paper or portal opens a paragraph with its
// sign: "(QNO) - Ngày 3/4 …", "(VLO) UBND tỉnh …", "PhuthoPortal - …".
func (g *Gazetteer) ByPaper(paragraph string) (slug string, ok bool) {
	head := strings.TrimLeft(paragraph, " \u00a0(")
	end := strings.IndexAny(head, " )\u00a0–-")
	if end <= 0 || end == len(head) {
		return "", false
	}
	sign, rest := head[:end], strings.TrimLeft(head[end:], " \u00a0)")
	if bracketed := len(head) < len(paragraph) && head[end] == ')'; !bracketed && !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "–") {
		return "", false
	}
	slug, ok = g.papers[sign]
	return slug, ok
}
