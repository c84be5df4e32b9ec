package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"chitieu/corpus"
	"chitieu/corpus/viet"
	"github.com/ledongthuc/pdf"
)

// PDFs are read by pdftotext of poppler-utils where it is installed, a process of
// its own: a hostile file costs that process and its time, not the night. Elsewhere
// a library reads them, inside this process, with the same bounds.
const (
	pdfReader  = "pdftotext"
	pdfTimeout = 60 * time.Second
	pdfPages   = 600
	pdfText    = 8 << 20 // bytes of text
)

// scannedLetters is what a page with a text layer has at least; scanners leave a
// stamp or a page number.
const scannedLetters = 40

// HasPDFReader reports whether PDFs are read outside this process.
func HasPDFReader() bool {
	_, err := exec.LookPath(pdfReader)
	return err == nil
}

func readPDF(body []byte) (string, []corpus.Block, error) {
	print := printHere
	if HasPDFReader() {
		print = printOutside
	}
	printed, err := print(body)
	if err != nil {
		return "", nil, err
	}
	return pdfBlocks(printed)
}

// printOutside runs pdftotext: lines as on paper, a form feed behind every page.
func printOutside(body []byte) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfTimeout)
	defer cancel()
	out := &bounded{left: pdfText}
	cmd := exec.CommandContext(ctx, pdfReader, "-q", "-enc", "UTF-8", "-l", strconv.Itoa(pdfPages), "-", "-")
	cmd.Stdin, cmd.Stdout = bytes.NewReader(body), out
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case out.left < 0:
		return "", fmt.Errorf("%w: more than %d bytes of text", ErrTooBig, pdfText)
	case err != nil:
		return "", fmt.Errorf("%w: %s: %w", ErrPage, pdfReader, err)
	}
	return out.String(), nil
}

// printHere prints with the library what printOutside prints. A file that keeps it
// busy beyond the time is given up; its goroutine ends when the library does.
func printHere(body []byte) (string, error) {
	type printed struct {
		text string
		err  error
	}
	done := make(chan printed, 1)
	go func() {
		text, err := printPages(body)
		done <- printed{text, err}
	}()
	select {
	case p := <-done:
		return p.text, p.err
	case <-time.After(pdfTimeout):
		return "", fmt.Errorf("%w: PDF: more than %v", ErrPage, pdfTimeout)
	}
}

func printPages(body []byte) (text string, err error) {
	defer recovered(&err) // the library panics on what it does not expect
	r, err := pdf.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return "", fmt.Errorf("%w: PDF: %w", ErrPage, err)
	}
	out := &bounded{left: pdfText}
	for i := 1; i <= min(r.NumPage(), pdfPages); i++ {
		page, err := r.Page(i).GetPlainText(nil)
		if err != nil {
			return "", fmt.Errorf("%w: PDF: page %d: %w", ErrPage, i, err)
		}
		if _, err := out.Write([]byte(page + "\n\f")); err != nil {
			return "", fmt.Errorf("%w: more than %d bytes of text", ErrTooBig, pdfText)
		}
	}
	return out.String(), nil
}

// pdfBlocks makes an article of printed pages.
func pdfBlocks(printed string) (string, []corpus.Block, error) {
	pages := strings.Split(strings.ToValidUTF8(printed, "\uFFFD"), "\f")
	letters := 0
	for i, p := range pages {
		pages[i] = withoutPageNumber(p, i+1)
		letters += strings.Count(strings.Map(letterOnly, pages[i]), "x")
	}
	if letters < scannedLetters*max(len(pages)-1, 1) {
		return "", nil, fmt.Errorf("%w: %d letters on %d pages", ErrScanned, letters, max(len(pages)-1, 1))
	}
	text := viet.NFC(strings.TrimSpace(strings.Join(pages, "\n")))
	return text, corpus.Blocks(text), nil
}

func letterOnly(r rune) rune {
	if viet.IsLetter(r) {
		return 'x'
	}
	return -1
}

// withoutPageNumber takes off the line at the head or foot of a page that is its
// number: it would part a sentence that runs over to the next page. Any other
// number there may be the last cell of a table.
func withoutPageNumber(page string, n int) string {
	lines := strings.Split(strings.Trim(page, "\n"), "\n")
	for _, i := range []int{0, len(lines) - 1} {
		s := strings.Trim(lines[i], " -–\r")
		if v, err := strconv.Atoi(s); err == nil && n-v >= 0 && n-v <= coverPages {
			lines[i] = ""
		}
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// coverPages is how many pages may stand before the one that is numbered 1.
const coverPages = 1

// bounded keeps what is written up to a bound and then refuses.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errors.New("too much text")
	}
	return b.Buffer.Write(p)
}
