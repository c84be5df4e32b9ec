package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
	"chitieu/corpus/viet"
	"github.com/spf13/cobra"
)

// The largest files that are read, in bytes.
const (
	maxFile     = corpus.MaxText
	maxDocument = 30 << 20
)

var documentMedia = map[string]string{
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".pdf":  "application/pdf",
}

func (a *app) addCmd() *cobra.Command {
	return &cobra.Command{
		Use:  "add FILE…",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.add(cmd.Context(), args) },
	}
}

// addBatch is how many articles share a commit.
const addBatch = 64

// add stores every readable file; one bad file among many is reported and the
// rest is stored.
func (a *app) add(ctx context.Context, args []string) error {
	places, err := gazetteer.New()
	if err != nil {
		return err
	}
	files, failed := a.expand(args)
	s, err := corpus.Open(a.data, corpus.Options{Create: true, Now: a.now})
	if err != nil {
		return err
	}
	defer s.Close()
	articles := slices.ContainsFunc(files, func(f string) bool { return !isTable(f) })
	stored, fresh := 0, 0
	for batch := range slices.Chunk(files, addBatch) {
		var found []saved
		for _, f := range batch {
			if err := ctx.Err(); err != nil {
				return err
			}
			if isTable(f) {
				if err := a.addOutcomes(ctx, s, f, places); err != nil {
					failed++
					fmt.Fprintf(a.err, "chitieu: %v\n", err)
				}
				continue
			}
			got, err := a.readFile(f, places)
			if err != nil {
				failed++
				fmt.Fprintf(a.err, "chitieu: %s: %v\n", f, err)
				continue
			}
			found = append(found, got)
		}
		n, err := a.store(ctx, s, found)
		if err != nil {
			return err
		}
		stored, fresh = stored+len(found), fresh+n
	}
	if articles || len(files) == 0 {
		fmt.Fprintln(a.err, a.say.Say("add.done", stored, fresh, stored-fresh))
	}
	if failed > 0 {
		return fail(exitPartly, "%s", a.say.Say("add.failed", failed))
	}
	return nil
}

// saved is a file's article and its bytes, which are the evidence.
type saved struct {
	article corpus.Article
	capture corpus.Capture
}

func (a *app) store(ctx context.Context, s *corpus.Store, files []saved) (fresh int, err error) {
	err = s.Update(ctx, func(tx *corpus.Tx) error {
		for _, f := range files {
			_, isNew, err := tx.PutArticle(f.article, &f.capture)
			if err != nil {
				return fmt.Errorf("%s: %w", f.article.URL, err)
			}
			if isNew {
				fresh++
			}
		}
		return nil
	})
	return fresh, err
}

// expand lists the files of folders, in order of their names; what is missing is
// reported and counted.
func (a *app) expand(args []string) (files []string, failed int) {
	for _, arg := range args {
		if arg == "-" {
			files = append(files, arg)
			continue
		}
		st, err := os.Stat(arg)
		if err != nil {
			failed++
			fmt.Fprintf(a.err, "chitieu: %v\n", err)
			continue
		}
		if !st.IsDir() {
			files = append(files, arg)
			continue
		}
		err = filepath.WalkDir(arg, func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && slices.Contains([]string{".html", ".htm", ".txt", ".json", ".docx", ".pdf"}, strings.ToLower(filepath.Ext(p))) {
				files = append(files, p)
			}
			return err
		})
		if err != nil {
			failed++
			fmt.Fprintf(a.err, "chitieu: %v\n", err)
		}
	}
	return files, failed
}

// readFile reads one saved page or text.
func (a *app) readFile(path string, places *gazetteer.Gazetteer) (saved, error) {
	data, err := a.bytesOf(path)
	if err != nil {
		return saved{}, err
	}
	art, media, err := a.parseFile(path, data, places)
	if err != nil {
		return saved{}, err
	}
	return saved{art, corpus.NewCapture(data, media, a.now())}, nil
}

// parseFile reads a file by its extension, standard input by its first letter.
func (a *app) parseFile(path string, data []byte, places *gazetteer.Gazetteer) (art corpus.Article, media string, err error) {
	kind := strings.ToLower(filepath.Ext(path))
	if path == "-" {
		switch {
		case looksLikeHTML(data):
			kind = ".html"
		case bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n\ufeff"), []byte("{")):
			kind = ".json"
		}
	}
	switch kind {
	case ".json":
		art, err = a.fromJSON(data, places)
		return art, "application/json", err
	case ".html", ".htm":
		art, err = a.fromHTML("", data)
		return art, "text/html", err
	case ".docx", ".pdf":
		art, err = a.fromDocument(data)
		return art, documentMedia[kind], err
	case ".txt", "":
		art, err = a.fromText(data)
		return art, "text/plain", err
	}
	return art, "", errors.New(a.say.Say("err.extension"))
}

// bytesOf reads a file or standard input within the bound on size.
func (a *app) bytesOf(path string) ([]byte, error) {
	var r io.Reader = a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	most := maxFile
	_, document := documentMedia[strings.ToLower(filepath.Ext(path))]
	if document {
		most = maxDocument
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, err
	}
	switch {
	case len(data) > most:
		return nil, errors.New(a.say.Say("err.too-big", len(data), most))
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errors.New(a.say.Say("err.empty"))
	case document:
	case bytes.IndexByte(data[:min(len(data), 8192)], 0) >= 0:
		return nil, errors.New(a.say.Say("err.binary"))
	}
	return data, nil
}

// looksLikeHTML reports an input that begins with a tag.
func looksLikeHTML(data []byte) bool {
	d := bytes.TrimLeft(data, " \t\r\n\ufeff")
	return len(d) > 1 && d[0] == '<' && (d[1] == '!' || d[1] == '?' || d[1] >= 'a' && d[1] <= 'z' || d[1] >= 'A' && d[1] <= 'Z')
}

// fromJSON reads {url, title, published, province, text}; other keys are ignored.
func (a *app) fromJSON(data []byte, places *gazetteer.Gazetteer) (corpus.Article, error) {
	var in struct{ URL, Title, Published, Province, Text string }
	if err := json.Unmarshal(data, &in); err != nil {
		return corpus.Article{}, errors.New(a.say.Say("err.json", err))
	}
	art := corpus.Article{URL: in.URL, Title: viet.NFC(in.Title), Published: in.Published, Province: viet.NFC(in.Province), Text: viet.NFC(in.Text)}
	if strings.TrimSpace(art.Text) == "" {
		return corpus.Article{}, errors.New(a.say.Say("err.empty"))
	}
	if art.Province != "" {
		if _, ok := places.ByName(art.Province, 63); !ok {
			return corpus.Article{}, errors.New(a.say.Say("err.province", art.Province))
		}
	}
	art.Blocks = corpus.Blocks(art.Text)
	return art, nil
}

func (a *app) fromText(data []byte) (corpus.Article, error) {
	if !utf8.Valid(data) {
		return corpus.Article{}, errors.New(a.say.Say("err.utf8"))
	}
	text := viet.NFC(string(data))
	return corpus.Article{Text: text, Blocks: corpus.Blocks(text)}, nil
}
