package crawl

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// issue makes a certificate; by nil signs itself.
func issue(t *testing.T, name string, ca bool, by *authority) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: ca, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		DNSNames: []string{name},
	}
	signer := &authority{c, key}
	if by != nil {
		signer = by
	}
	der, err := x509.CreateCertificate(rand.Reader, c, signer.cert, &key.PublicKey, signer.key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &authority{cert, key}
}

func (a *authority) pem() string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw}))
}

// A site that forgets its intermediate is read when its portal file has it; a
// certificate that leads to no root is refused, on the site and in the file.
func TestIntermediates(t *testing.T) {
	root, stranger := issue(t, "root", true, nil), issue(t, "stranger", true, nil)
	between := issue(t, "between", true, root)
	roots := x509.NewCertPool()
	roots.AddCert(root.cert)
	for _, c := range []struct {
		name   string
		signer *authority
		pins   []string
		want   string // in the error, "" for none
	}{
		{"signed by the root", root, nil, ""},
		{"intermediate forgotten", between, nil, "unknown authority"},
		{"intermediate in the file", between, []string{between.pem()}, ""},
		{"signed by a stranger", stranger, nil, "unknown authority"},
		{"stranger in the file", stranger, []string{stranger.pem()}, "intermediates: entry 1"},
		{"another host's certificate", root, nil, "not khac.example"},
	} {
		t.Run(c.name, func(t *testing.T) {
			leaf := issue(t, "vanhai.example", false, c.signer)
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { page("<p>x</p>")(w, r) }))
			s.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{leaf.cert.Raw}, PrivateKey: leaf.key}}}
			s.Config.ErrorLog = nil
			s.StartTLS()
			defer s.Close()
			host := "vanhai.example"
			if strings.Contains(c.want, "khac") {
				host = "khac.example"
			}
			p := Portal{ID: "p", Name: "p", Start: []string{"https://" + host + "/"}, Delay: "0s", AllowAddresses: []string{"127.0.0.1/32"}, Intermediates: c.pins}
			if err := p.Compile(); err != nil {
				t.Fatal(err)
			}
			cr := &Crawler{Store: NewMemory(), Portals: []Portal{p}, Roots: roots, Resolve: func(string) (string, bool) { return s.Listener.Addr().String(), true }}
			got := ""
			if err := run1(t, cr).Broken["p"]; err != nil {
				got = err.Error()
			}
			if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Errorf("broken = %q, want %q", got, c.want)
			}
		})
	}
}
