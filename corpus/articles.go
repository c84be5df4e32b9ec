package corpus

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
	"unicode/utf8"

	"chitieu/corpus/viet"
	"github.com/klauspost/compress/zstd"
)

// Version is one stored state of an article. Nothing is overwritten: a changed
// page is a new version, a vanished one is marked gone.
type Version struct {
	ID        int64
	ArticleID int64
	N         int // from 1
	Seq       int64
	First     time.Time // first seen in this state
	Last      time.Time // last seen in it
	Gone      time.Time // zero while the page stands
	Article   Article
	SHA256    string // of the newest capture of this state, "" when none was kept
}

// timeFormat is how times are stored: in UTC, so they end with Z and sort. It is one
// that package time knows without reading the layout.
const timeFormat = time.RFC3339

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(timeFormat)
}

func unstamp(s string) time.Time {
	t, _ := time.Parse(timeFormat, s)
	return t
}

// TextURL is the address of a text that came without one: its digest.
func TextURL(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "text:sha256-" + hex.EncodeToString(sum[:])
}

// PutArticle stores an article and, when given, the capture it was read from. It
// returns the stored version and whether it is a new one: the same title, date,
// province and text twice are one version, seen again.
func (t *Tx) PutArticle(a Article, c *Capture) (Version, bool, error) {
	a, err := storable(a)
	if err != nil {
		return Version{}, false, err
	}
	if a.URL == "" {
		a.URL = TextURL(a.Text)
	}
	sha := ""
	when := t.s.now()
	if c != nil {
		sha = c.SHA256
		if !c.Fetched.IsZero() {
			when = c.Fetched
		}
		if err := t.PutCapture(*c); err != nil {
			return Version{}, false, err
		}
	}
	id, known, err := t.articleID(a.URL)
	if err != nil {
		return Version{}, false, err
	}
	var last Version
	if known {
		if last, err = t.newest(id); err != nil {
			return Version{}, false, err
		}
	}
	if last.N > 0 && same(last.Article, a) {
		if sha == "" { // seen again without its bytes: the older capture stays the proof
			sha = last.SHA256
		}
		last.Last, last.SHA256 = when, sha
		return last, false, t.sight(last.ID, when, sha)
	}
	v := Version{ArticleID: id, N: last.N + 1, First: when, Last: when, Article: a, SHA256: sha}
	blocks, err := json.Marshal(a.Blocks)
	if err != nil {
		return Version{}, false, fmt.Errorf("store %s: %w", a.URL, err)
	}
	if v.ID, err = t.newID("versions"); err != nil {
		return Version{}, false, err
	}
	_, err = t.put(insert, "versions", []string{"id", "article", "n", "title", "published", "province", "text", "blocks", "step", "sha256", "first"},
		[]any{v.ID, id, v.N, a.Title, a.Published, a.Province, a.Text, string(blocks), a.Step, sha, stamp(when)})
	if err != nil {
		return Version{}, false, err
	}
	v.Seq = t.n
	return v, true, t.sight(v.ID, when, sha)
}

// storable returns an article as it is stored: in NFC, with blocks that lie in its
// text. It refuses what is no text or too much of it.
func storable(a Article) (Article, error) {
	if len(a.Text) > MaxText {
		return a, fmt.Errorf("%w: %d bytes, at most %d", ErrText, len(a.Text), MaxText)
	}
	for _, f := range []struct{ name, s string }{
		{"address", a.URL}, {"title", a.Title}, {"text", a.Text}, {"date", a.Published}, {"province", a.Province}, {"step", a.Step},
	} {
		if !utf8.ValidString(f.s) {
			return a, fmt.Errorf("%w: its %s is not UTF-8", ErrText, f.name)
		}
	}
	text := viet.NFC(a.Text)
	switch {
	case text == "":
		return a, fmt.Errorf("%w: it is empty", ErrText)
	case len(text) > MaxText:
		return a, fmt.Errorf("%w: %d bytes in NFC, at most %d", ErrText, len(text), MaxText)
	case text != a.Text && a.Blocks != nil:
		return a, fmt.Errorf("%w: it has blocks but is not in NFC, so they may lie elsewhere", ErrText)
	}
	a.Text, a.Title, a.Province = text, viet.NFC(a.Title), viet.NFC(a.Province)
	at := 0
	for _, b := range a.Blocks {
		if b.Start < at || b.End < b.Start || b.End > len(text) || !onBorder(text, b.Start) || !onBorder(text, b.End) {
			return a, fmt.Errorf("%w: block %d:%d is out of order, outside the text or inside a character", ErrText, b.Start, b.End)
		}
		at = b.End
	}
	return a, nil
}

func onBorder(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

func same(a, b Article) bool {
	return a.Text == b.Text && a.Title == b.Title && a.Published == b.Published && a.Province == b.Province
}

func (t *Tx) sight(version int64, when time.Time, sha string) error {
	_, err := t.put(replace, "sightings", []string{"version", "last", "sha256"}, []any{version, stamp(when), sha})
	return err
}

// articleID finds or makes the article of an address, and reports whether it was
// known; a page that was gone and answers again is no longer gone.
func (t *Tx) articleID(url string) (id int64, known bool, err error) {
	var gone string
	err = t.row("SELECT id, gone FROM articles WHERE url = ?", []any{url}, &id, &gone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if id, err = t.newID("articles"); err != nil {
			return 0, false, err
		}
		return id, false, t.putArticleRow(id, url, "")
	case err != nil:
		return 0, false, err
	case gone != "":
		return id, true, t.putArticleRow(id, url, "")
	}
	return id, true, nil
}

func (t *Tx) putArticleRow(id int64, url, gone string) error {
	t.n++
	d := digestOf([]any{id, url, gone, t.n})
	_, err := t.exec("INSERT INTO articles (id,url,gone,seq,digest) VALUES (?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET gone=excluded.gone, seq=excluded.seq, digest=excluded.digest", id, url, gone, t.n, d)
	return err
}

// MarkGone notes that an article's page has vanished; its evidence stays.
func (t *Tx) MarkGone(url string, when time.Time) error {
	var id int64
	err := t.tx.QueryRowContext(t.ctx, "SELECT id FROM articles WHERE url = ? AND gone = ''", url).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.putArticleRow(id, url, stamp(when))
}

// encoder is made once: it costs more than packing a page.
var encoder = sync.OnceValues(func() (*zstd.Encoder, error) { return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) })

// Pack makes a capture ready to be stored, before a transaction waits for it: it
// checks the digest and compresses the bytes, which must not change afterwards.
func (c *Capture) Pack() error {
	if c.packed != nil || len(c.Body) == 0 {
		return nil
	}
	if !c.sealed() && NewCapture(c.Body, "", time.Time{}).SHA256 != c.SHA256 {
		return fmt.Errorf("store capture: the bytes do not have the digest %s", c.SHA256)
	}
	enc, err := encoder()
	if err != nil {
		return fmt.Errorf("store capture: %w", err)
	}
	c.packed = enc.EncodeAll(c.Body, make([]byte, 0, len(c.Body)/4+64))
	return nil
}

// PutCapture stores the raw bytes of a page once, compressed.
func (t *Tx) PutCapture(c Capture) error {
	if len(c.Body) == 0 {
		return nil
	}
	if err := c.Pack(); err != nil {
		return err
	}
	n := t.n + 1
	res, err := t.exec("INSERT INTO captures (sha256,size,content_type,body,seq,digest) VALUES (?,?,?,?,?,?) ON CONFLICT (sha256) DO NOTHING",
		c.SHA256, len(c.Body), c.ContentType, c.packed, n, digestOf([]any{c.SHA256, int64(len(c.Body)), c.ContentType, n}))
	if err != nil {
		return classify(err)
	}
	if fresh, err := res.RowsAffected(); err != nil || fresh == 0 {
		return classify(err)
	}
	t.n = n
	t.own++ // what is read from it changes with its version
	return nil
}

// Captured returns the raw bytes of a capture, checked against their digest.
func (s *Store) Captured(ctx context.Context, sha string) (Capture, error) {
	c := Capture{SHA256: sha}
	var packed []byte
	var fetched string
	err := s.db.QueryRowContext(ctx, `SELECT content_type, body,
	COALESCE((SELECT MIN(first) FROM versions v WHERE v.sha256 = c.sha256), (SELECT MIN(last) FROM sightings g WHERE g.sha256 = c.sha256), '')
FROM captures c WHERE c.sha256 = ?`, sha).Scan(&c.ContentType, &packed, &fetched)
	c.Fetched = unstamp(fetched)
	if err != nil {
		return c, fmt.Errorf("capture %s: %w", sha, classify(err))
	}
	if c.Body, err = unpack(packed); err != nil {
		return c, fmt.Errorf("capture %s: %w: %v", sha, ErrDamaged, err)
	}
	sum := sha256.Sum256(c.Body)
	if hex.EncodeToString(sum[:]) != sha {
		return c, fmt.Errorf("capture %s: %w", sha, ErrDamaged)
	}
	return c, nil
}

func unpack(packed []byte) ([]byte, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	return dec.DecodeAll(packed, nil)
}

const versionColumns = "v.id, v.article, v.n, v.seq, v.first, s.last, s.sha256, a.gone, a.url, v.title, v.published, v.province, v.text, v.blocks, v.step"
const versionTables = "versions v JOIN articles a ON a.id = v.article JOIN sightings s ON s.version = v.id"

type scanner interface{ Scan(...any) error }

func scanVersion(row scanner) (Version, error) {
	var v Version
	var first, last, gone, blocks string
	a := &v.Article
	if err := row.Scan(&v.ID, &v.ArticleID, &v.N, &v.Seq, &first, &last, &v.SHA256, &gone, &a.URL, &a.Title, &a.Published, &a.Province, &a.Text, &blocks, &a.Step); err != nil {
		return v, err
	}
	v.First, v.Last, v.Gone = unstamp(first), unstamp(last), unstamp(gone)
	if err := json.Unmarshal([]byte(blocks), &a.Blocks); err != nil {
		return v, fmt.Errorf("%w: blocks of version %d: %v", ErrDamaged, v.ID, err)
	}
	return v, nil
}

func (t *Tx) newest(article int64) (Version, error) {
	q, err := t.stmt("SELECT " + versionColumns + " FROM " + versionTables + " WHERE v.article = ? ORDER BY v.n DESC LIMIT 1")
	if err != nil {
		return Version{}, classify(err)
	}
	v, err := scanVersion(q.QueryRowContext(t.ctx, article))
	if errors.Is(err, sql.ErrNoRows) {
		return Version{}, nil
	}
	return v, err
}

// Version returns version n of the article of an address; n 0 is the newest.
func (s *Store) Version(ctx context.Context, url string, n int) (Version, error) {
	q, err := s.prepared(ctx, "SELECT "+versionColumns+" FROM "+versionTables+" WHERE a.url = ? AND (? = 0 OR v.n = ?) ORDER BY v.n DESC LIMIT 1")
	if err != nil {
		return Version{}, fmt.Errorf("article %s: %w", url, classify(err))
	}
	v, err := scanVersion(q.QueryRowContext(ctx, url, n, n))
	if err != nil {
		return v, fmt.Errorf("article %s: %w", url, classify(err))
	}
	return v, nil
}

// Known returns the newest stored version of an article, and whether there is one.
func (s *Store) Known(ctx context.Context, url string) (Article, bool, error) {
	v, err := s.Version(ctx, url, 0)
	if errors.Is(err, sql.ErrNoRows) {
		return Article{}, false, nil
	}
	return v.Article, err == nil, err
}

// Count returns how many articles and versions the store holds.
func (s *Store) Count(ctx context.Context) (articles, versions int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM versions)").Scan(&articles, &versions)
	return articles, versions, classify(err)
}
