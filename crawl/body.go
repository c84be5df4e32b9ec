package crawl

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// Caps of a body once decompressed. Above them a page is an error, never cut:
// half a plan would read as a plan with fewer targets.
const (
	capHTML = 5 << 20
	capPDF  = 30 << 20
	capXML  = 30 << 20
)

// media is what a body is, as far as the crawl treats it differently.
type media string

const (
	mediaHTML   media = "html"
	mediaXML    media = "xml" // feeds and sitemaps
	mediaPDF    media = "pdf"
	mediaDOCX   media = "docx"
	mediaOffice media = "office" // documents that are kept and not read
	mediaOther  media = ""
)

func (m media) cap() int64 {
	switch m {
	case mediaPDF, mediaDOCX, mediaOffice:
		return capPDF
	case mediaXML:
		return capXML
	}
	return capHTML
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// mediaOf tells by the header, and by the first bytes where the header says nothing.
func mediaOf(contentType, urlPath string, head []byte) media {
	t, _, err := mime.ParseMediaType(contentType)
	if err != nil || t == "application/octet-stream" || t == "binary/octet-stream" || t == "text/plain" || t == "application/force-download" || t == "application/x-download" {
		t, _, _ = mime.ParseMediaType(http.DetectContentType(head))
	}
	ext := strings.ToLower(path.Ext(urlPath))
	switch {
	case t == "application/xhtml+xml", t == "text/html":
		return mediaHTML
	case t == "application/pdf":
		return mediaPDF
	case strings.HasSuffix(t, "/xml"), strings.HasSuffix(t, "+xml"):
		return mediaXML
	case isOffice(t, head):
		return mediaOffice
	case t == wordType, (t == "application/zip" || t == "application/msword") && (ext == ".docx" || bytes.Contains(head, []byte("word/")) || bytes.Contains(head, []byte("[Content_Types].xml"))):
		return mediaDOCX
	case t == "application/gzip", t == "application/x-gzip":
		return mediaXML // a sitemap, or the reader of sitemaps will say what is wrong
	case t == "text/plain" && (ext == ".xml" || ext == ".txt" || ext == ".rss"):
		return mediaXML
	case t == "text/plain":
		return mediaHTML
	}
	return mediaOther
}

// ole begins the files of the older Office programs.
var ole = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// isOffice reports a document of Word or Excel that is kept and not read. Word's
// own older type is what some portals call a DOCX, so the first bytes decide.
func isOffice(contentType string, head []byte) bool {
	switch {
	case bytes.HasPrefix(head, ole):
		return true
	case contentType == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", contentType == "application/vnd.ms-excel":
		return true
	}
	return bytes.HasPrefix(head, []byte("PK")) && bytes.Contains(head, []byte("xl/"))
}

// readBody reads a whole response body and undoes its content encoding.
func readBody(res *http.Response) ([]byte, media, error) {
	limit := int64(capPDF)
	wire := &meter{r: res.Body, left: limit + 1}
	plain, err := decompress(wire, res.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, mediaOther, bodyError(wire, err)
	}
	head, err := readHead(plain)
	if err != nil && !isEOF(err) {
		return nil, mediaOther, bodyError(wire, err)
	}
	kind := mediaOf(res.Header.Get("Content-Type"), res.Request.URL.Path, head)
	if kind == mediaOther {
		return nil, kind, fmt.Errorf("%w: %s", ErrType, res.Header.Get("Content-Type"))
	}
	if isEOF(err) {
		return head, kind, nil
	}
	body, err := readCapped(io.MultiReader(bytes.NewReader(head), plain), kind.cap())
	if err != nil {
		return nil, kind, bodyError(wire, err)
	}
	return body, kind, nil
}

// readHead reads the first bytes. io.ReadFull would not do: it tells a short body
// and one that broke off with the same error.
func readHead(r io.Reader) ([]byte, error) {
	head := make([]byte, 0, 512)
	for len(head) < cap(head) {
		n, err := r.Read(head[len(head):cap(head)])
		head = head[:len(head)+n]
		if err != nil {
			return head, err
		}
	}
	return head, nil
}

func readCapped(r io.Reader, limit int64) ([]byte, error) {
	b := scratch.Get().(*bytes.Buffer)
	b.Reset()
	_, err := b.ReadFrom(io.LimitReader(r, limit+1))
	body := bytes.Clone(b.Bytes())
	if b.Cap() <= scratchMost {
		scratch.Put(b)
	}
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooBig, limit)
	}
	return body, nil
}

// scratch holds what bodies are read into before their size is known: growing a
// buffer for each took three times a page's size.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const scratchMost = 1 << 20

// bodyError puts what went wrong while reading into a class.
func bodyError(wire *meter, err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case wire.left <= 0:
		return fmt.Errorf("%w: more than %d compressed bytes", ErrTooBig, int64(capPDF))
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%w: %w", ErrIncomplete, err)
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrChecksum), errors.As(err, &corrupt):
		return fmt.Errorf("%w: %w", ErrEncoding, err)
	}
	return err
}

// meter passes on at most left bytes: a stream of empty gzip members yields
// nothing for ever.
type meter struct {
	r    io.Reader
	left int64
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, ErrTooBig
	}
	n, err := m.r.Read(p[:min(int64(len(p)), m.left)])
	m.left -= int64(n)
	return n, err
}

// maxEncodings bounds "Content-Encoding: gzip, gzip, …".
const maxEncodings = 2

func decompress(r io.Reader, encodings string) (io.Reader, error) {
	list := strings.Split(strings.ToLower(encodings), ",")
	if len(list) > maxEncodings {
		return nil, fmt.Errorf("%w: %s", ErrEncoding, encodings)
	}
	for i := len(list) - 1; i >= 0; i-- { // the last one was put on last
		var err error
		switch strings.TrimSpace(list[i]) {
		case "", "identity":
		case "gzip", "x-gzip":
			r, err = gzip.NewReader(r)
		case "deflate":
			r, err = zlib.NewReader(r)
		default:
			err = fmt.Errorf("%w: %s", ErrEncoding, encodings)
		}
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

func isEOF(err error) bool { return errors.Is(err, io.EOF) }
