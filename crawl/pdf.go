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
)

// PDFs are read by pdftotext of poppler-utils, a process of its own: a hostile
// file costs that process and its time, not the night.
const (
	pdfReader  = "pdftotext"
	pdfTimeout = 60 * time.Second
	pdfPages   = 600
	pdfText    = 8 << 20 // bytes of text
)

// scannedLetters is what a page with a text layer has at least; scanners leave a
// stamp or a page number.
const scannedLetters = 40

// HasPDFReader reports whether PDFs can be read on this machine.
func HasPDFReader() bool {
	_, err := exec.LookPath(pdfReader)
	return err == nil
}

func readPDF(body []byte) (string, []corpus.Block, error) {
	program, err := exec.LookPath(pdfReader)
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrNoReader, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), pdfTimeout)
	defer cancel()
	out := &bounded{left: pdfText}
	cmd := exec.CommandContext(ctx, program, "-q", "-enc", "UTF-8", "-l", strconv.Itoa(pdfPages), "-", "-")
	cmd.Stdin, cmd.Stdout = bytes.NewReader(body), out
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.left < 0:
		return "", nil, fmt.Errorf("%w: more than %d bytes of text", ErrTooBig, pdfText)
	case err != nil:
		return "", nil, fmt.Errorf("%w: %s: %w", ErrPage, pdfReader, err)
	}
	return pdfBlocks(out.String())
}

// pdfBlocks makes an article of what pdftotext prints: lines as on paper, a form
// feed behind every page.
func pdfBlocks(printed string) (string, []corpus.Block, error) {
	pages := strings.Split(strings.ToValidUTF8(printed, "\uFFFD"), "\f")
	letters := 0
	for i, p := range pages {
		pages[i] = withoutPageNumber(p)
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

// withoutPageNumber takes off the line at the head or foot of a page that is a
// number alone: it would part a sentence that runs over to the next page.
func withoutPageNumber(page string) string {
	lines := strings.Split(strings.Trim(page, "\n"), "\n")
	for _, i := range []int{0, len(lines) - 1} {
		s := strings.Trim(lines[i], " -–\r")
		if _, err := strconv.Atoi(s); err == nil && len(s) <= 3 {
			lines[i] = ""
		}
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

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
