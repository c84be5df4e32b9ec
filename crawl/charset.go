package crawl

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// UTF8 returns a page in UTF-8 and NFC. Bytes that are UTF-8 win over every
// label, because UTF-8 pages labelled iso-8859-1 are common; then the byte-order
// mark, the header and <meta> are believed. windows-1258 decodes to combining
// marks, which NFC puts together.
func UTF8(body []byte, contentType string) []byte {
	body = bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))
	if viet.IsPlain(body) { // most pages
		return body
	}
	switch {
	case hasUTF16Mark(body):
		body = decode(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), body)
	case utf8.Valid(body):
	case mostlyUTF8(body):
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	default:
		body = decode(declared(body, contentType), body)
	}
	return viet.NFCBytes(body)
}

func hasUTF16Mark(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xFE, 0xFF}) || bytes.HasPrefix(b, []byte{0xFF, 0xFE})
}

// mostlyUTF8 reports a UTF-8 page with a few broken bytes: templates cut titles
// at a number of bytes, inside a letter. In a page of one byte a letter, sequences
// that happen to be UTF-8 are rare.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > 4*bad
}

func decode(enc encoding.Encoding, body []byte) []byte {
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return bytes.ToValidUTF8(out, []byte("\uFFFD"))
}

// metaCharset finds the label of <meta charset=…> and of <meta http-equiv … content="…; charset=…">.
var metaCharset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)`)

// metaWindow is how far <meta> is looked for: portals put scripts before it, so
// the 1,024 bytes of the HTML standard are too few.
const metaWindow = 16 << 10

// declared returns the encoding that the header or the page names; windows-1258
// when none does, for nothing else with one byte a letter writes Vietnamese. A
// label of UTF-8 is not believed, the bytes are not; iso-8859-1 in a header is a
// server's default, not knowledge, so the page may overrule it.
func declared(body []byte, contentType string) encoding.Encoding {
	var labels []string
	_, params, _ := mime.ParseMediaType(contentType)
	labels = append(labels, params["charset"])
	if m := metaCharset.FindSubmatch(body[:min(len(body), metaWindow)]); m != nil {
		labels = append(labels, string(m[1]))
	}
	latin := false
	for _, label := range labels {
		e, name := charset.Lookup(label)
		switch {
		case e == nil, strings.HasPrefix(name, "utf-"):
		case name == "windows-1252":
			latin = true
		default:
			return e
		}
	}
	if latin {
		return charmap.Windows1252
	}
	return charmap.Windows1258
}
