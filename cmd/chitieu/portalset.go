package main

import (
	"context"
	"net"
	"net/netip"
	"os"
	"slices"
	"strings"
	"time"

	"chitieu/corpus"
	"chitieu/crawl"
)

// loadPortals returns the portals of a directory, or the bundled ones.
func (a *app) loadPortals(dir string) ([]crawl.Portal, error) {
	if dir == "" {
		return crawl.BundledPortals()
	}
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return nil, fail(exitUsage, "%s", a.say.Say("err.no-portals-dir", dir))
	}
	ps, err := crawl.LoadPortals(os.DirFS(dir))
	if err != nil {
		return nil, fail(exitUsage, "%v", err)
	}
	return ps, nil
}

// choose returns the portals of these names, all of them without names.
func (a *app) choose(all []crawl.Portal, names []string) ([]crawl.Portal, error) {
	if len(names) == 0 {
		return all, nil
	}
	var out []crawl.Portal
	for _, name := range names {
		i := slices.IndexFunc(all, func(p crawl.Portal) bool { return p.ID == name })
		if i < 0 {
			return nil, fail(exitUsage, "%s", a.say.Say("err.no-portal", name, nearest(name, all)))
		}
		if !slices.ContainsFunc(out, func(p crawl.Portal) bool { return p.ID == name }) {
			out = append(out, all[i])
		}
	}
	return out, nil
}

// nearest is the portal whose id is nearest to a name, by the letters that differ.
func nearest(name string, all []crawl.Portal) string {
	best, least := "", len(name)+1
	for _, p := range all {
		if d := distance(name, p.ID); d < least {
			best, least = p.ID, d
		}
	}
	return best
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := last
			if a[i] != b[j] {
				d++
			}
			last = row[j+1]
			row[j+1] = min(d, row[j]+1, last+1)
		}
	}
	return row[len(b)]
}

// checked parts the portals into those that may be crawled and the ids of those
// that nobody has looked at live yet. One that lives on loopback is nobody's to
// disturb.
func (a *app) checked(ctx context.Context, all []crawl.Portal) (ready []crawl.Portal, unchecked []string, err error) {
	checks, err := a.portalChecks(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range all {
		if checks[p.ID].Good || onLoopback(ctx, p) {
			ready = append(ready, p)
			continue
		}
		unchecked = append(unchecked, p.ID)
	}
	return ready, unchecked, nil
}

// portalChecks reads what the store knows, nothing when there is none yet.
func (a *app) portalChecks(ctx context.Context) (map[string]corpus.PortalCheck, error) {
	s, err := a.existing()
	if s == nil {
		return nil, err
	}
	defer s.Close()
	return s.PortalChecks(ctx)
}

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// onLoopback reports a portal on this machine: its file opens nothing but
// loopback in the guard, and every start host is there.
func onLoopback(ctx context.Context, p crawl.Portal) bool {
	if len(p.AllowAddresses) == 0 {
		return false
	}
	for _, s := range p.AllowAddresses {
		prefix, err := netip.ParsePrefix(s)
		if err != nil || !slices.ContainsFunc(loopback, func(l netip.Prefix) bool { return l.Overlaps(prefix) && l.Bits() <= prefix.Bits() }) {
			return false
		}
	}
	return !slices.ContainsFunc(p.Hosts(), func(h string) bool { return !hostOnLoopback(ctx, h) })
}

func hostOnLoopback(ctx context.Context, host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback()
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	ips, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	return err == nil && len(ips) > 0 && !slices.ContainsFunc(ips, func(ip netip.Addr) bool { return !ip.Unmap().IsLoopback() })
}
