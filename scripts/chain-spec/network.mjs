// Checks the addresses of boot nodes and telemetry.

import { base58Decode } from './facts.mjs';

const EXAMPLE = '/dns/boot.example.org/tcp/30333/p2p/12D3KooW…';
// Where only the machine itself is found.
const LOOPBACK = /^\/(ip4\/(127\.|0\.0\.0\.0)|ip6\/::1?\/|dns[46]?\/localhost\/)/;

/** The peer id of a boot node's multiaddr. */
export function bootNode(reader, field, value) {
  if (typeof value !== 'string' || !/^\/(ip4|ip6|dns|dns4|dns6)\/[^/]+\/(tcp|udp)\/\d{1,5}(\/|$)/.test(value)) {
    reader.fault(field, `${JSON.stringify(value)} is no multiaddr; give something like ${EXAMPLE}`);
    return undefined;
  }
  if (reader.live && LOOPBACK.test(value)) {
    reader.fault(field, `${value} is reached from its own machine alone; give its public address`);
    return undefined;
  }
  const peer = value.match(/\/p2p\/([^/]+)$/)?.[1];
  if (!peer) {
    reader.fault(
      field,
      `${value} has no peer id; append /p2p/ and what \`distribution-node key inspect-node-key --file KEY\` prints`,
    );
    return undefined;
  }
  if (isPeerId(peer)) return peer;
  reader.fault(field, `the peer id ${peer} is broken; copy it again, whole`);
  return undefined;
}

/** An Ed25519 key in its protobuf coat, or the SHA-256 hash of a longer one. */
function isPeerId(text) {
  try {
    const id = Buffer.from(base58Decode(text)).toString('hex');
    return /^002408011220[0-9a-f]{64}$/.test(id) || /^1220[0-9a-f]{64}$/.test(id);
  } catch {
    return false;
  }
}

/** A telemetry server: address and how much is told, 0 to 9. */
export function telemetry(reader, field, value) {
  const entry = reader.record(field, value, ['url', 'verbosity']);
  const url = reader.text(
    `${field}.url`,
    entry?.url,
    /^wss?:\/\/[^\s/]+\/.+/,
    'an address such as wss://telemetry.example.org/submit/',
  );
  const verbosity = reader.whole(`${field}.verbosity`, entry?.verbosity, 0, 9);
  return url === undefined || verbosity === undefined ? undefined : [url, verbosity];
}
