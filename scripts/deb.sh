#!/usr/bin/env bash
# Makes the Debian packages: scripts/deb.sh PROGRAMS PAGE VERSION OUT, with the folder of the built programs, the folder of
# the built page, and the folder that the packages go to. They are the node with its service, the command line with its
# manual, its completions and the service of the index, and the page with its service. The same inputs give the same
# bytes. scripts/deb-test.sh tries them; scripts/release.sh calls both.
BUILDS=no
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# = 4 ] || die "usage: scripts/deb.sh PROGRAMS PAGE VERSION OUT"
PROGRAMS_FOLDER="$(realpath "$1")" PAGE="$(realpath "$2")" VERSION="$3"
[[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?(\+[0-9A-Za-z.]+)?$ ]] || die "no version: $VERSION"
for file in "$PROGRAMS_FOLDER/distribution-node" "$PROGRAMS_FOLDER/distribution" "$PAGE/index.html"; do
	[ -f "$file" ] || die "no such file: $file"
done
for tool in dpkg-deb dpkg-shlibdeps gzip; do
	command -v "$tool" >/dev/null || die "$tool is missing: apt-get install dpkg-dev"
done
mkdir -p "$4"
OUT="$(realpath "$4")"

# A release candidate comes before its release.
DEBIAN_VERSION="${VERSION/-/\~}-1"
ARCHITECTURE="$(dpkg --print-architecture)"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
MAINTAINER="${MAINTAINER:-$(git log -1 --format='%an <%ae>')}"
HOMEPAGE="${HOMEPAGE:-https://example.org/}"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

# installed_unit NAME: a service as it is installed here, with the programs where packages have them.
installed_unit() {
	grep -q '/usr/local/' "deploy/systemd/$1.service" || die "deploy/systemd/$1.service does not name /usr/local"
	sed 's|/usr/local/bin/|/usr/bin/|; s|/usr/local/share/|/usr/share/|' "deploy/systemd/$1.service"
}

# libraries PROGRAM: the packages that have the libraries it is linked with.
libraries() {
	mkdir -p "$WORK/shlibs/debian"
	printf 'Source: distribution\n\nPackage: distribution\nArchitecture: any\n' >"$WORK/shlibs/debian/control"
	(cd "$WORK/shlibs" && dpkg-shlibdeps -O "$1" 2>"$WORK/shlibdeps.log") | sed -n 's/^shlibs:Depends=//p'
}

# package NAME: what is in $WORK/NAME becomes a package, with what deploy/debian/NAME says about it.
package() {
	local name="$1" root="$WORK/$1" file depends=""
	local from="deploy/debian/$1"
	install -D -m 644 deploy/debian/copyright "$root/usr/share/doc/$name/copyright"
	gzip -9nc CHANGELOG.md >"$root/usr/share/doc/$name/changelog.gz"
	for file in "$root"/usr/bin/*; do
		[ ! -f "$file" ] || depends="$(libraries "$file")"
	done
	install -d "$root/DEBIAN"
	sed -e "s|@VERSION@|$DEBIAN_VERSION|g" -e "s|@ARCHITECTURE@|$ARCHITECTURE|" -e "s|@MAINTAINER@|$MAINTAINER|" \
		-e "s|@HOMEPAGE@|$HOMEPAGE|" -e "s|@DEPENDS@|${depends:-libc6}|" "$from/control" >"$root/DEBIAN/control"
	printf 'Installed-Size: %s\n' "$(du -sk --exclude=DEBIAN "$root" | cut -f1)" >>"$root/DEBIAN/control"
	for file in postinst prerm postrm; do
		[ ! -f "$from/$file" ] || install -m 755 "$from/$file" "$root/DEBIAN/$file"
	done
	[ ! -f "$from/conffiles" ] || install -m 644 "$from/conffiles" "$root/DEBIAN/conffiles"
	(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
	find "$root" -type d -exec chmod 755 {} +
	chmod -R u+rwX,go+rX,go-w "$root"
	find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
	dpkg-deb --root-owner-group -Zxz --build "$root" "$OUT" >/dev/null
}

say "The node"
node="$WORK/distribution-node"
install -D -m 755 -t "$node/usr/bin" "$PROGRAMS_FOLDER/distribution-node"
install -D -m 755 -t "$node/usr/lib/distribution-node" deploy/docker/health.sh
install -D -m 644 deploy/systemd/distribution-node.env.example "$node/etc/distribution-node/distribution-node.env"
install -d "$node/usr/lib/systemd/system" "$node/usr/share/man/man8"
installed_unit distribution-node >"$node/usr/lib/systemd/system/distribution-node.service"
sed "s|@VERSION@|$VERSION|" deploy/debian/distribution-node/distribution-node.8 \
	| gzip -9n >"$node/usr/share/man/man8/distribution-node.8.gz"
install -D -m 644 -t "$node/usr/share/doc/distribution-node/monitoring" deploy/monitoring/*
package distribution-node

say "The command line"
cli="$WORK/distribution"
install -D -m 755 -t "$cli/usr/bin" "$PROGRAMS_FOLDER/distribution"
mkdir "$WORK/man"
"$PROGRAMS_FOLDER/distribution" man "$WORK/man" >/dev/null
install -D -m 644 -t "$cli/usr/share/man/man1" "$WORK"/man/*.1
gzip -9n "$cli"/usr/share/man/man1/*.1
install -d "$cli"/usr/share/{bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d}
"$PROGRAMS_FOLDER/distribution" completions bash >"$cli/usr/share/bash-completion/completions/distribution"
"$PROGRAMS_FOLDER/distribution" completions zsh >"$cli/usr/share/zsh/vendor-completions/_distribution"
"$PROGRAMS_FOLDER/distribution" completions fish >"$cli/usr/share/fish/vendor_completions.d/distribution.fish"
install -d "$cli/usr/lib/systemd/system"
installed_unit distribution-index >"$cli/usr/lib/systemd/system/distribution-index.service"
package distribution

say "The page"
page="$WORK/distribution-page"
install -d "$page/usr/share/distribution" "$page/usr/lib/systemd/system"
cp -r "$PAGE" "$page/usr/share/distribution/web"
installed_unit distribution-page >"$page/usr/lib/systemd/system/distribution-page.service"
package distribution-page

ls -l "$OUT"/*_"${DEBIAN_VERSION}"_*.deb
