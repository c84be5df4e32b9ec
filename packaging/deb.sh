#!/bin/sh
# Packs bin/chitieu with its services and timer: packaging/deb.sh VERSION
set -eu
version=$1
umask 022
root=$(mktemp -d)
chmod 755 "$root" # mktemp's 700 would be the mode of / in the package
trap 'rm -rf "$root"' EXIT
install -D -m 755 bin/chitieu "$root/usr/bin/chitieu"
install -D -m 644 packaging/chitieu.service "$root/lib/systemd/system/chitieu.service"
install -D -m 644 packaging/chitieu-web.service "$root/lib/systemd/system/chitieu-web.service"
install -D -m 644 packaging/chitieu.timer "$root/lib/systemd/system/chitieu.timer"
install -D -m 644 docs/operate.md "$root/usr/share/doc/chitieu/operate.md"
install -D -m 644 LICENSE "$root/usr/share/doc/chitieu/copyright"
mkdir -p "$root/DEBIAN"
cat > "$root/DEBIAN/control" <<EOF
Package: chitieu
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: chitieu maintainers <maintainers@chitieu.example>
Depends: ca-certificates, adduser
Recommends: poppler-utils
Section: science
Priority: optional
Description: numeric targets of Vietnamese provincial plans
 Crawls provincial portals every night, reads every numeric target with its
 sentence, and lays the targets side by side.
EOF
cat > "$root/DEBIAN/postinst" <<'EOF'
#!/bin/sh
set -e
[ "$1" = configure ] || exit 0
adduser --system --group --home /var/lib/chitieu --no-create-home chitieu >/dev/null
# The units may have changed; where systemd does not run (a container) there are none.
if [ -d /run/systemd/system ]; then
	systemctl --system daemon-reload
	[ -z "$2" ] || systemctl try-restart chitieu-web.service
fi
# The timer is enabled by the operator, once a contact address is set:
#   systemctl enable --now chitieu.timer
# and the pages, once there is an index:
#   systemctl enable --now chitieu-web.service
EOF
cat > "$root/DEBIAN/prerm" <<'EOF'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
	systemctl disable --now chitieu.timer chitieu-web.service || true
fi
EOF
cat > "$root/DEBIAN/postrm" <<'EOF'
#!/bin/sh
set -e
# The store in /var/lib/chitieu is evidence; it stays also when the package goes.
if [ -d /run/systemd/system ]; then
	systemctl --system daemon-reload
fi
EOF
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"
dpkg-deb --build --root-owner-group "$root" "bin/chitieu_${version}_$(dpkg --print-architecture).deb"
