#!/usr/bin/env bash
# Makes a release in one folder: scripts/release.sh VERSION [OUT], from HEAD, whose tree must be clean. What is in it and
# what it takes is in docs/releases.md. An hour and a half on two cores the first time: the programs are built without
# what checks need, in a target directory of their own.
#
# RELEASE_KEY     the key that signs SHA256SUMS: an identity of gpg, or a file with a private key of ssh (`ssh-keygen -t
#                 ed25519`); with `none` nothing is signed, for trying this out
# RELEASE_SINCE   the release before, a tag or revision; by default the last tag v*. `none` for the first one
# RELEASE_DEBS    `none` leaves the packages untried, where debootstrap cannot be had
# HOMEPAGE        where the repository is, for links in the notes and in packages
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

VERSION="${1:-}"
[ -n "$VERSION" ] || die "usage: scripts/release.sh VERSION [OUT]"
OUT="$(realpath -m "${2:-$STATE/releases/$VERSION}")"

say "What is released"
[ -z "$(git status --porcelain --untracked-files=no)" ] || die "commit first: a release has only what is committed"
grep -qx "version = \"$VERSION\"" Cargo.toml || die "the workspace's version in Cargo.toml is not $VERSION"
COMMIT="$(git rev-parse HEAD)"
if tagged="$(git rev-parse -q --verify "refs/tags/v$VERSION^{commit}")"; then
	[ "$tagged" = "$COMMIT" ] || die "the tag v$VERSION is at $tagged, not at HEAD"
fi
[ -n "${RELEASE_KEY:-}" ] || die "RELEASE_KEY names the key that signs, or is \`none\`"
if [ -e "$OUT" ] && [ -n "$(ls -A "$OUT")" ]; then die "$OUT is not empty"; fi
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)"
WORK="$(mktemp -d)"
NODE=""
clean() {
	[ -z "$NODE" ] || kill "$NODE" 2>/dev/null || true
	rm -rf "$WORK"
}
trap clean EXIT
FACTS="$WORK/facts"
fact() { printf '%s: %s\n' "$1" "$2" | tee -a "$FACTS"; }
fact "commit" "$COMMIT"
node scripts/release-notes.mjs "$VERSION" "$FACTS" >/dev/null || die "write the changelog's section first"

SINCE="${RELEASE_SINCE:-$(git describe --tags --abbrev=0 --match 'v*' "$COMMIT^" 2>/dev/null || true)}"
DIFFERENCE=""
if [ "${SINCE:-none}" != none ]; then
	say "The interface since $SINCE"
	DIFFERENCE="$WORK/interface-diff.txt"
	node scripts/interface-diff.mjs "$SINCE" >"$DIFFERENCE" || { cat "$DIFFERENCE"; die "the versions do not say what changed"; }
fi

setup run
say "The programs and the wasm"
ARCHITECTURE="$(dpkg --print-architecture)"
# Nothing that another selection of features or another version has built is used.
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/released"
RELEASED="$CARGO_TARGET_DIR/release"
export DISTRIBUTION_VERSION="$VERSION-${COMMIT:0:11}"
export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=$ROOT=/distribution"$'\x1f'"--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
unset RUSTFLAGS
cargo build --release --locked -p distribution-node --no-default-features
cargo build --release --locked -p distribution-cli
unset CARGO_ENCODED_RUSTFLAGS
WASM="$RELEASED/wbuild/distribution-runtime/distribution_runtime.compact.compressed.wasm"
[ -f "$WASM" ] || die "there is no $WASM"
for program in distribution-node distribution; do
	"$RELEASED/$program" --version | grep -qF "$DISTRIBUTION_VERSION" || die "$program does not say $DISTRIBUTION_VERSION"
	strip --strip-debug -o "$WORK/$program" "$RELEASED/$program"
done
fact "compiler" "$(rustc --version)"
fact "code hash of the runtime" "0x$(b2sum -l 256 <"$WASM" | cut -d' ' -f1)"

say "The page"
./scripts/web.sh build
WEB="$CARGO_TARGET_DIR/web"

say "The metadata"
PORT=$((20000 + RANDOM % 10000))
"$WORK/distribution-node" --dev --tmp --rpc-port $PORT --port 0 --no-prometheus >"$WORK/node.log" 2>&1 &
NODE=$!
node scripts/metadata.mjs "http://127.0.0.1:$PORT" "$WORK/metadata.scale" >"$WORK/version" \
	|| { tail -n 20 "$WORK/node.log"; die "the node did not give its metadata"; }
kill "$NODE"
wait "$NODE" || true
NODE=""
while IFS=': ' read -r name value; do fact "$name" "$value"; done <"$WORK/version"
fact "weights measured on" "$(node scripts/weights-machine.mjs --statement)"

say "One folder"
mkdir -p "$OUT"
cp "$WASM" "$OUT/distribution_runtime-$VERSION.compact.compressed.wasm"
cp "$WORK/metadata.scale" "$OUT/metadata-$VERSION.scale"
cp runtime/interface.txt "$OUT/interface-$VERSION.txt"
cp deploy/deployment.schema.json "$OUT/deployment.schema-$VERSION.json"
cargo metadata --format-version 1 --locked --filter-platform "$(rustc -vV | sed -n 's/^host: //p')" \
	| node scripts/sbom.mjs "$VERSION" distribution-node distribution-cli --npm web/package-lock.json >"$OUT/sbom-$VERSION.cdx.json"
./scripts/deb.sh "$WORK" "$WEB" "$VERSION" "$OUT"

# packed NAME FOLDER: the folder as an archive, the same bytes whoever packs it and when.
packed() {
	tar -C "$WORK" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
		--mode=u+rwX,go+rX,go-w -c "$2" | gzip -9n >"$OUT/$1.tar.gz"
}
tree="distribution-$VERSION-linux-$ARCHITECTURE"
install -D -m 755 -t "$WORK/$tree/bin" "$WORK/distribution-node" "$WORK/distribution"
mkdir -p "$WORK/$tree/share/man/man1" "$WORK/$tree/share/distribution"
"$WORK/distribution" man "$WORK/$tree/share/man/man1" >/dev/null
for shell in bash zsh fish; do
	install -d "$WORK/$tree/share/completions"
	"$WORK/distribution" completions $shell >"$WORK/$tree/share/completions/distribution.$shell"
done
cp -r "$WEB" "$WORK/$tree/share/distribution/web"
cp -r deploy/systemd deploy/monitoring deploy/README.md LICENSE CHANGELOG.md "$WORK/$tree/"
packed "$tree" "$tree"
cp -r "$WEB" "$WORK/distribution-page-$VERSION"
packed "distribution-page-$VERSION" "distribution-page-$VERSION"
git archive --format=tar --prefix="distribution-$VERSION/" "$COMMIT" | gzip -9n >"$OUT/distribution-$VERSION-source.tar.gz"
node scripts/release-notes.mjs "$VERSION" "$FACTS" ${DIFFERENCE:+"$DIFFERENCE"} >"$OUT/NOTES.md"

if [ "${RELEASE_DEBS:-}" != none ]; then
	say "The packages, as on a new server"
	# A newer version of the same, to upgrade to.
	./scripts/deb.sh "$WORK" "$WEB" "$VERSION+next" "$WORK/next"
	./scripts/deb-test.sh "$OUT" "$WORK/next"
fi

say "Sums and signature"
(cd "$OUT" && find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%P\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
case "$RELEASE_KEY" in
	none) echo "not signed" ;;
	*)
		if [ -f "$RELEASE_KEY" ]; then
			ssh-keygen -q -Y sign -f "$RELEASE_KEY" -n distribution-release "$OUT/SHA256SUMS"
		else
			gpg --batch --yes --local-user "$RELEASE_KEY" --armor --detach-sign --output "$OUT/SHA256SUMS.asc" "$OUT/SHA256SUMS"
			gpg --batch --verify "$OUT/SHA256SUMS.asc" "$OUT/SHA256SUMS"
		fi
		;;
esac
say "Release $VERSION is in $OUT"
ls -l "$OUT"
