package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
)

// config is what the operator decides once: config.json in the data directory.
// A flag goes before an environment variable, and both before the file.
type config struct {
	Contact string `json:"contact"` // where a portal's people find the operator: an http(s) address or an e-mail address
	Portals string `json:"portals"` // a directory of portal files, in place of the bundled ones
}

const configFile = "config.json"

func (a *app) config() (config, error) {
	var c config
	path := filepath.Join(a.data, configFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fail(exitUsage, "%s", a.reason(err))
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return c, fail(exitUsage, "%s: %s", path, a.reason(err))
	}
	return c, nil
}

// contact decides the operator's address: the flag's, CHITIEU_CONTACT or the file's.
func (a *app) contact(flag string, c config) (string, error) {
	for _, s := range []string{flag, a.getenv("CHITIEU_CONTACT"), c.Contact} {
		if s == "" {
			continue
		}
		if !isContact(s) {
			return "", fail(exitUsage, "%s", a.say.Say("err.contact-form", s))
		}
		return s, nil
	}
	return "", nil
}

func isContact(s string) bool {
	if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" {
		return fmt.Sprintf("%q", s) == `"`+s+`"`
	}
	m, err := mail.ParseAddress(s)
	return err == nil && m.Address == s
}
