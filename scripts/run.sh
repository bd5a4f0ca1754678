#!/usr/bin/env bash
# Sets up, builds, and starts a development chain with RPC on port 9944 (RPC_PORT). Arguments go to the node. The page is
# served beside the node, on port 8080 (PAGE_PORT), and ends with it; where it cannot be built, the chain starts without it.
# With INDEX_API, the address where an index of the chain answers, the page shows histories.
# The chain's data stays under the user's cache folder; `--fresh` as the first argument starts over. `--build` as the
# only one ends after the build and prints where the programs are.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

FRESH=no ONLY_BUILD=no
case "${1:-}" in
	--fresh)
		FRESH=yes
		shift
		;;
	--build)
		ONLY_BUILD=yes
		[ $# = 1 ] || die "--build takes no other arguments: it starts no chain"
		;;
esac
DATA="${DISTRIBUTION_DATA:-$STATE/dev-chain}"
RPC_PORT="${RPC_PORT:-9944}"
PAGE_PORT="${PAGE_PORT:-8080}"
INDEX_API="${INDEX_API:-}"
[[ $INDEX_API =~ ^(https?://[][A-Za-z0-9.:/_-]+)?$ ]] || die "INDEX_API is the address of an index: http://127.0.0.1:8090/"
WEB="$CARGO_TARGET_DIR/web"
# The page as it is served: each node has a copy of its own, which names that node.
SERVED="$STATE/page-$RPC_PORT"

setup run
say "Building (the first time takes half an hour to an hour on two cores; cargo shows the progress)"
cargo build "${PROGRAMS[@]}"
HAS_PAGE=yes
if ! ./scripts/web.sh current; then
	say "Building the page (a minute)"
	# A registry that cannot be reached is given up after three minutes, not after a quarter of an hour.
	npm_config_fetch_timeout=60000 npm_config_fetch_retry_mintimeout=1000 npm_config_fetch_retry_maxtimeout=5000 \
		./scripts/web.sh build >/dev/null || HAS_PAGE=no
fi
[ $HAS_PAGE = yes ] || say "The page cannot be built (see above; is the npm registry within reach?). Going on without it; \
scripts/web.sh build tries again"
if [ $ONLY_BUILD = yes ]; then
	say "Built distribution and distribution-node in"
	echo "$BIN"
	exit
fi
[ $FRESH = no ] || rm -rf "$DATA"
mkdir -p "$DATA"

PAGE=''
if [ $HAS_PAGE = yes ]; then
	rm -rf "$SERVED"
	cp -r "$WEB" "$SERVED"
	sed -e "s|ws://127.0.0.1:9944|ws://127.0.0.1:$RPC_PORT|" ${INDEX_API:+-e "1s|{|{ \"index\": \"$INDEX_API\",|"} \
		"$WEB/deployment.json" >"$SERVED/deployment.json"
	# The node takes the place of this script, so the server of the page is its child. The kernel ends it when the node
	# ends, however that happens; in a session of its own Ctrl-C does not reach it before.
	exec 3< <(exec setsid setpriv --pdeathsig TERM "$BIN/distribution" serve "$SERVED" --listen "127.0.0.1:$PAGE_PORT")
	if read -r -u 3 LINE; then
		PAGE="  Page           ${LINE##* }"$'\n'
	else
		# It has said why.
		wait $! || say "The chain starts without the page; PAGE_PORT gives it another port"
	fi
	exec 3<&-
fi

say "Starting a development chain; data in $DATA"
cat <<EOF

$PAGE  RPC            ws://127.0.0.1:$RPC_PORT
  Polkadot.js    https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A$RPC_PORT
  Accounts       //Alice, //Bob, … hold ten billion DIST each; //Alice is the technical committee

  In another terminal, a first round:

    export PATH="$BIN:\$PATH" DISTRIBUTION_SURI=//Alice
    printf 'diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ,5000000000000\n' > list.csv
    distribution list build list.csv --out my-list
    distribution round draft --list my-list
    distribution round fund 0 --yes && distribution round open 0 --yes
    distribution claim 0 diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ --list my-list --unsigned

  Stop it with Ctrl-C.

EOF
# Everything is kept, so that any payment can be proven later.
exec "$BIN/distribution-node" --dev --base-path "$DATA" --rpc-port "$RPC_PORT" \
	--state-pruning archive --blocks-pruning archive --ipfs-server "$@"
