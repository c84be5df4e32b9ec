package crawl

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// documentTypes are the files in which plans are published beside their articles.
var documentTypes = []string{".pdf", ".docx", ".doc", ".xlsx", ".xls", ".zip", ".rar"}

// isDocument reports a link to a file and not to a page.
func isDocument(href string) bool {
	u, err := url.Parse(strings.TrimSpace(href))
	return err == nil && slices.Contains(documentTypes, strings.ToLower(path.Ext(u.Path)))
}
