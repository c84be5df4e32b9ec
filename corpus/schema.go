package corpus

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations bring a store forward, one step a version; a step is never edited
// once it has shipped. Every row carries a sequence number out of one counter and
// a digest of its content.
var migrations = []string{
	`CREATE TABLE seq (n INTEGER NOT NULL);
INSERT INTO seq VALUES (0);
CREATE TABLE captures (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content_type TEXT NOT NULL, body BLOB NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, gone TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE versions (id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(id), n INTEGER NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL, province TEXT NOT NULL, text TEXT NOT NULL, blocks TEXT NOT NULL, step TEXT NOT NULL, sha256 TEXT NOT NULL, first TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL, UNIQUE (article, n));
CREATE TABLE sightings (version INTEGER PRIMARY KEY REFERENCES versions(id), last TEXT NOT NULL, sha256 TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE readings (version INTEGER NOT NULL REFERENCES versions(id), extractor TEXT NOT NULL, info TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (version, extractor)) WITHOUT ROWID;
CREATE TABLE targets (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, extractor TEXT NOT NULL, target TEXT NOT NULL, status TEXT NOT NULL, indicator TEXT NOT NULL, year INTEGER, value REAL NOT NULL, record TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE INDEX targets_version ON targets (version, extractor);
CREATE INDEX targets_target ON targets (target);
CREATE TABLE urls (url TEXT PRIMARY KEY, portal TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, depth INTEGER NOT NULL, next TEXT NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL, status INTEGER NOT NULL, failures INTEGER NOT NULL, fetched TEXT NOT NULL, sha256 TEXT NOT NULL, found_on TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX urls_due ON urls (portal, next);
CREATE TABLE runs (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, started TEXT NOT NULL, finished TEXT NOT NULL, exit INTEGER NOT NULL, counts TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL);`,
	`CREATE INDEX versions_sha256 ON versions (sha256);
CREATE INDEX sightings_sha256 ON sightings (sha256);`,
	// No command of the older programs wrote to urls, so nothing is lost with it.
	`DROP TABLE urls;
CREATE TABLE urls (url TEXT PRIMARY KEY, portal TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, priority INTEGER NOT NULL, depth INTEGER NOT NULL, next TEXT NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL, status INTEGER NOT NULL, failures INTEGER NOT NULL, quiet INTEGER NOT NULL, links INTEGER NOT NULL, fetched TEXT NOT NULL, sha256 TEXT NOT NULL, found_on TEXT NOT NULL, found TEXT NOT NULL, title TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX urls_due ON urls (portal, priority, next, url);
CREATE TABLE portals (id TEXT PRIMARY KEY, checked TEXT NOT NULL, good INTEGER NOT NULL, note TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE health (run INTEGER NOT NULL, portal TEXT NOT NULL, counts TEXT NOT NULL, alarms TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (run, portal)) WITHOUT ROWID;`,
	`CREATE TABLE reviews (id INTEGER PRIMARY KEY, target TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL, url TEXT NOT NULL, quote TEXT NOT NULL, number INTEGER NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE INDEX reviews_target ON reviews (target);
CREATE TABLE outcomes (id TEXT PRIMARY KEY, indicator TEXT NOT NULL, denominator TEXT NOT NULL, tier TEXT NOT NULL, province TEXT NOT NULL, scheme INTEGER NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX outcomes_indicator ON outcomes (indicator);`,
	`ALTER TABLE seq ADD COLUMN content INTEGER NOT NULL DEFAULT 0;
UPDATE seq SET content = n;`,
	// No command of the older programs wrote to outcomes, so nothing is lost with it.
	`DROP TABLE outcomes;
CREATE TABLE outcomes (id TEXT PRIMARY KEY, indicator TEXT NOT NULL, denominator TEXT NOT NULL, tier TEXT NOT NULL, province TEXT NOT NULL, scheme INTEGER NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, added TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX outcomes_indicator ON outcomes (indicator);`,
	`CREATE INDEX versions_first ON versions (first, article);
CREATE INDEX articles_gone ON articles (gone) WHERE gone <> '';`,
	`CREATE TABLE robots (site TEXT PRIMARY KEY, body BLOB NOT NULL, fetched TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;`,
	`CREATE TABLE recurring (host TEXT PRIMARY KEY, lines TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;`,
}

// bookkeeping are the tables that no index is built from: what is written there
// leaves Seq as it is, so a night's own record makes no index stale, nor does an
// official figure, which a table asks the store for, nor an unchanged page that is seen
// again: its older capture stays the proof.
var bookkeeping = map[string]bool{"sightings": true, "urls": true, "runs": true, "portals": true, "health": true, "robots": true, "recurring": true, "outcomes": true}

// tables lists every table with its key and the columns that its digest covers.
var tables = []struct{ name, key, columns string }{
	{"captures", "sha256", "sha256,size,content_type,seq"},
	{"articles", "id", "id,url,gone,seq"},
	{"versions", "id", "id,article,n,title,published,province,text,blocks,step,sha256,first,seq"},
	{"sightings", "version", "version,last,sha256,seq"},
	{"readings", "version||' '||extractor", "version,extractor,info,seq"},
	{"targets", "id", "id,version,extractor,target,status,indicator,year,value,record,seq"},
	{"urls", "url", urlColumns + ",seq"},
	{"runs", "id", "id,kind,started,finished,exit,counts,seq"},
	{"portals", "id", "id,checked,good,note,seq"},
	{"health", "run||' '||portal", "run,portal,counts,alarms,seq"},
	{"recurring", "host", "host,lines,seq"},
	{"robots", "site", "site,body,fetched,seq"},
	{"reviews", "id", "id,target,field,value,was,who,why,made,url,quote,number,seq"},
	{"outcomes", "id", "id,indicator,denominator,tier,province,scheme,year,value,source,url,added,seq"},
}

// migrate brings the schema to the newest version, a step a transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	var at int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at); err != nil {
		return err
	}
	if at > len(migrations) {
		return fmt.Errorf("%w: schema %d, this program knows %d", ErrNewerSchema, at, len(migrations))
	}
	for ; at < len(migrations); at++ {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, migrations[at]+fmt.Sprintf("\nPRAGMA user_version = %d;", at+1)); err != nil {
			tx.Rollback()
			return fmt.Errorf("schema step %d: %w", at+1, err)
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}
