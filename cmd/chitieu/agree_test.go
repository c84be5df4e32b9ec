package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chitieu/cmd/chitieu/internal/score"
	"chitieu/corpus"
	"chitieu/corpus/viet"
)

const (
	peerScorer = "../../../shared/tools/score.py" // lives apart from the program
	goldDir    = "../../../shared/gold"
	oracleDir  = "CHITIEU_TEST_PREDICTIONS" // the oracle's answers, by digest of the text
)

// oracle is a reader whose answers are stored beforehand: this test binary under
// another name.
func oracle() { os.Exit(answer(os.Stdin, os.Stdout)) }

// answer prints the prediction that was stored for the text it is given.
func answer(in io.Reader, out io.Writer) int {
	text, err := io.ReadAll(in)
	if err != nil {
		return exitError
	}
	data, err := os.ReadFile(filepath.Join(os.Getenv(oracleDir), digest(string(text))))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitError
	}
	if _, err := out.Write(data); err != nil {
		return exitError
	}
	return exitOK
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(viet.NFC(text)))
	return hex.EncodeToString(sum[:])
}

// peerLine runs the other scorer over files and returns its line of figures.
func peerLine(t *testing.T, cmd string, env []string, files []string) string {
	t.Helper()
	c := exec.Command("python3", append([]string{peerScorer, "--cmd", cmd}, files...)...)
	c.Env = append(os.Environ(), env...)
	var errw bytes.Buffer
	c.Stderr = &errw
	out, err := c.Output()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "non-targets: ") {
			return strings.TrimSpace(line)
		}
	}
	t.Fatalf("%s printed no figures: %s %s", peerScorer, out, errw.String())
	return ""
}

// explicit copies labelled articles with their nulls written out: the peer falls
// over a label that leaves "change" out where the reader is wrong.
func explicit(t *testing.T, files []string) []string {
	t.Helper()
	dir := t.TempDir()
	out := make([]string, len(files))
	for i, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var a map[string]any
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatal(err)
		}
		for _, l := range a["targets"].([]any) {
			label := l.(map[string]any)
			if _, ok := label["change"]; !ok {
				label["change"] = nil
			}
		}
		out[i] = filepath.Join(dir, filepath.Base(f))
		write(t, out[i], a)
	}
	return out
}

func needPeer(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3")
	}
	if _, err := os.Stat(peerScorer); err != nil {
		t.Skip("no scorer beside the project")
	}
}

// chitieu eval says what the scorer beside the project says, to the last digit.
func TestEvalAgrees(t *testing.T) {
	needPeer(t)
	for _, dir := range []string{goldDir + "/plans", goldDir + "/news", goldDir + "/more", labelledDir + "/open", labelledDir + "/scored"} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
			if len(files) == 0 {
				t.Skip("no labelled articles in", dir)
			}
			var out bytes.Buffer
			if code := run(t.Context(), []string{"eval", dir}, nil, &out, os.Stderr, os.Getenv); code != exitOK {
				t.Fatalf("eval %s: exit %d", dir, code)
			}
			want := peerLine(t, "chitieu extract -o json", nil, explicit(t, files))
			if got := strings.TrimSpace(out.String()); got != want {
				t.Errorf("eval %s\n got %s\nwant %s", dir, got, want)
			}
		})
	}
}

// The same over articles and readings drawn at random: repeats, overlaps, null
// tiers, ranges, quotes by their nth place, several indicators, wrong fields.
func TestScorerAgrees(t *testing.T) {
	needPeer(t)
	place, err := placeNames()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(6) {
		dir, answers := t.TempDir(), t.TempDir()
		d := drawer{rand.New(rand.NewPCG(seed, 7))}
		s := score.Scorer{Place: place}
		var files []string
		for n := range 8 {
			article, reading := d.article(fmt.Sprintf("s%d-%d", seed, n))
			path := filepath.Join(dir, article["id"].(string)+".json")
			write(t, path, article)
			write(t, filepath.Join(answers, digest(article["text"].(string))), reading)
			files = append(files, path)
			labelled, err := score.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			s.Add(labelled[0], reading)
		}
		want := peerLine(t, "oracle", []string{oracleDir + "=" + answers}, files)
		if got := s.String(); got != want {
			t.Errorf("seed %d\n got %s\nwant %s", seed, got, want)
		}
	}
}

func write(t *testing.T, path string, v any) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// drawer draws labelled articles with readings that are partly right.
type drawer struct{ *rand.Rand }

func pick[T any](d drawer, of ...T) T { return of[d.IntN(len(of))] }

func (d drawer) article(id string) (map[string]any, corpus.Reading) {
	var text strings.Builder
	fmt.Fprintf(&text, "Bài %s\n", id)
	var labels []map[string]any
	reading := corpus.Reading{Targets: []corpus.Target{}}
	seen := map[string]int{}
	for range 3 + d.IntN(12) {
		number := pick(d, "60%", "7,5%", "90%", "05/63", "100%")
		sentence := fmt.Sprintf("%s %s đạt %s trong kỳ", pick(d, "Tỷ lệ hồ sơ", "Tỷ lệ hộ nghèo", "Thứ hạng"), pick(d, "cấp xã", "cấp huyện", "toàn tỉnh"), number)
		seen[sentence]++
		start := text.Len() + strings.Index(sentence, number)
		text.WriteString(sentence + ". ")
		label := d.label(strings.Replace(sentence, number, "[["+number+"]]", 1))
		if seen[sentence] > 1 {
			label["nth"] = seen[sentence]
		}
		if d.IntN(10) > 0 {
			labels = append(labels, label)
		}
		if d.IntN(8) > 0 {
			reading.Targets = append(reading.Targets, d.record(label, start, start+len(number)))
		}
	}
	if n := len(reading.Targets); n > 0 && d.IntN(12) == 0 { // an article that fails
		reading.Targets = append(reading.Targets, reading.Targets[n-1])
	}
	a := map[string]any{"id": id, "url": "", "title": id, "published": "", "province": pick(d, "", "Đắk Lắk", "TP.HCM", "Huế"), "plan_number": pick(d, "", "12/KH-UBND"), "text": text.String(), "targets": labels}
	if labels == nil {
		a["targets"] = []any{}
	}
	reading.Article.PlanNumber = pick(d, "", "12/KH-UBND", "12/kh-ubnd ")
	if d.IntN(3) > 0 {
		reading.Article.Province = &corpus.Province{Name: pick(d, "Đắk Lắk", "Hồ Chí Minh", "Thừa Thiên Huế", "nơi khác")}
	}
	return a, reading
}

func (d drawer) label(quote string) map[string]any {
	l := map[string]any{
		"quote": quote, "status": pick(d, "target", "target", "target", "result", "other"), "value": pick(d, 60.0, 7.5, 5.0),
		"unit": pick(d, "%", "%", "%", "rank", "count"), "bound": pick(d, "=", ">=", "range"),
		"tier": pick[any](d, nil, []string{}, []string{"commune"}, []string{"district", "commune"}), "domain": pick(d, []string{"growth"}, []string{"government", "data"}),
		"indicator": pick[any](d, nil, "work-dossiers", []string{"dvc-full", "dvc-any"}, ""), "subject": pick(d, "tỷ lệ hồ sơ cấp xã", "Hộ nghèo toàn tỉnh", ""),
		"year": pick[any](d, nil, 2025, 2030),
	}
	if d.IntN(3) == 0 {
		l["high"] = pick(d, 65.0, 0.0)
	}
	l["change"] = pick[any](d, nil, nil, "increase", "decrease")
	return l
}

// record reads a label: right in most fields.
func (d drawer) record(l map[string]any, start, end int) corpus.Target {
	t := corpus.Target{Status: corpus.Status(l["status"].(string)), Value: l["value"].(float64), Unit: l["unit"].(string), Bound: corpus.Bound(l["bound"].(string)),
		Domain: l["domain"].([]string)[0], Subject: l["subject"].(string), Indicator: pick(d, "", "work-dossiers", "dvc-any"), NumberStart: start, NumberEnd: end, Tiers: []corpus.Tier{}}
	if h, ok := l["high"].(float64); ok && d.IntN(4) > 0 {
		t.High = &h
	}
	if c, ok := l["change"].(string); ok && d.IntN(4) > 0 {
		t.Change = &c
	}
	if y, ok := l["year"].(int); ok && d.IntN(4) > 0 {
		t.Year = &y
	}
	if tiers, ok := l["tier"].([]string); ok && d.IntN(4) > 0 {
		for i := len(tiers) - 1; i >= 0; i-- {
			t.Tiers = append(t.Tiers, corpus.Tier(tiers[i]))
		}
	}
	switch d.IntN(12) {
	case 0:
		t.Status = pick(d, corpus.StatusTarget, corpus.StatusResult)
	case 1:
		t.Value++
	case 2:
		t.Bound = corpus.Roughly
	case 3:
		t.Subject = pick(d, "hồ sơ", "Tỷ lệ hồ sơ cấp xã, 60%", "tỷ_lệ HỘ NGHÈO tòan tỉnh")
	case 4:
		t.NumberEnd += 90
	case 5:
		t.Unit = pick(d, "%", "rank", "count", "score")
	case 6:
		t.Domain = "data"
	}
	return t
}
