package crawl

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// guard opens the connections of one portal. It refuses addresses inside
// private networks at the moment of dialling, when the name has been resolved:
// a name may resolve differently the second time. Loopback, private, link-local,
// shared (CGNAT), multicast, unspecified, IPv4-mapped and NAT64 addresses are
// refused, and every port but 80, 443 and those of the start addresses.
type guard struct {
	hosts    []string // whose guard is lifted
	open     []netip.Prefix
	public   *ssrf.Guardian
	resolver func(host string) (addr string, ok bool)
}

func newGuard(p Portal, resolve func(string) (string, bool)) *guard {
	ports := []uint16{80, 443}
	for _, s := range p.Start {
		if u, err := url.Parse(s); err == nil && u.Port() != "" {
			if n, err := strconv.ParseUint(u.Port(), 10, 16); err == nil {
				ports = append(ports, uint16(n))
			}
		}
	}
	return &guard{hosts: p.rules.hosts, open: p.rules.open, public: ssrf.New(ssrf.WithPorts(ports...)), resolver: resolve}
}

// dial connects to host:port. The resolver, when there is one, says where a host
// lives; its answer goes through the guard like any other.
func (g *guard) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("dial %s: %w", address, err)
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if g.resolver != nil {
		if to, ok := g.resolver(host); ok {
			address = to
			if _, _, err := net.SplitHostPort(to); err != nil {
				address = net.JoinHostPort(to, port)
			}
		}
	}
	d := net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second, Control: g.control(slices.Contains(g.hosts, host))}
	return d.DialContext(ctx, network, address)
}

func (g *guard) control(lifted bool) func(network, address string, _ syscall.RawConn) error {
	return func(network, address string, c syscall.RawConn) error {
		if at, err := netip.ParseAddrPort(address); lifted && err == nil {
			ip := at.Addr().Unmap().WithZone("")
			if slices.ContainsFunc(g.open, func(p netip.Prefix) bool { return p.Contains(ip) }) {
				return nil
			}
		}
		if err := g.public.Safe(network, address, c); err != nil {
			return errors.Join(ErrBlockedAddress, err)
		}
		return nil
	}
}
