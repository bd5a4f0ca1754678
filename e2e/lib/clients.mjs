// Judges other people's clients: what they read of blocks against what is in them, and whether their claims were paid.
// `clients/table.json` says what is expected of each; `docs/integrators.md` shows it.

import { decodeAddress } from '@polkadot/util-crypto';
import { u8aToHex } from '@polkadot/util';

/** What a client reads of a block, unless it offers less. */
const EVERYTHING = ['extrinsics', 'events'];

// Clients write names in several ways, and accounts as addresses or in hexadecimal.
const nameOf = (name) => String(name).replaceAll('_', '').toLowerCase();
const accountOf = (account) => {
  try {
    return u8aToHex(decodeAddress(account));
  } catch {
    return `no account: ${JSON.stringify(account)}`;
  }
};

/** What is compared of an extrinsic and of an event. */
const LINES = {
  extrinsics: ({ call, signed, round, account }) => {
    const claim = nameOf(call) === 'distribution.claim' ? ` ${round} ${accountOf(account)}` : '';
    return `${signed ? 'signed' : 'bare'} ${nameOf(call)}${claim}`;
  },
  events: ({ event, at, round, account, amount }) => {
    const paid = nameOf(event) === 'distribution.paid' ? ` ${round} ${accountOf(account)} ${amount}` : '';
    return `${at ?? '-'} ${nameOf(event)}${paid}`;
  },
};

/** The lines of a part of a block. Some clients sort events by extrinsics. */
function linesOf(part, items) {
  const lines = items.map(LINES[part]);
  return part === 'events' ? lines.sort() : lines;
}

/** What a client, which has `told` of blocks, has read wrongly: a text for each block at most. */
export function differences(truth, told, parts = EVERYTHING) {
  if (!Array.isArray(told)) return [`it read no block: ${told?.error ?? 'it gave no answer'}`];
  const known = new Map(told.map((block) => [block.number, block]));
  const faults = [];
  for (const block of truth) {
    const read = known.get(block.number);
    const fault = read ? differenceOf(block, read, parts) : 'missing';
    if (fault) faults.push(`block ${block.number}: ${fault}`);
  }
  return faults;
}

function differenceOf(block, read, parts) {
  if (read.error !== undefined) return read.error;
  for (const part of parts) {
    if (!Array.isArray(read[part])) return `no ${part}`;
    const [there, told] = [linesOf(part, block[part]), linesOf(part, read[part])];
    if (there.length !== told.length) return `${told.length} ${part} of ${there.length}`;
    const at = there.findIndex((line, index) => line !== told[index]);
    if (at >= 0) return `${part}: "${told[at]}" instead of "${there[at]}"`;
  }
  const wrong = read.extrinsics?.findIndex(({ hash }, at) => hash !== undefined && hash !== block.extrinsics[at].hash);
  return wrong >= 0 ? `extrinsic ${wrong} has the hash ${read.extrinsics[wrong].hash}` : undefined;
}

/** What is wrong with a claim of `amount`, or undefined. `claim` says what it paid, and whether bare, or an error. */
export function claimFault(claim, amount) {
  if (!claim) return 'it gave no answer';
  if (claim.error !== undefined) return claim.error;
  if (BigInt(claim.paid) !== BigInt(amount)) return `${claim.paid} was paid instead of ${amount}`;
  return claim.bare ? undefined : 'it was not bare';
}

/**
 * Compares faults with what is expected: `fault` is what each of them must say, and without it there must be none.
 * Returns what is unexpected.
 */
function unexpected({ fault }, faults) {
  if (fault === undefined) return faults;
  if (faults.length === 0) return ['it works now: say so in e2e/clients/table.json'];
  return faults.filter((each) => !each.includes(fault));
}

/**
 * What a run has shown of a client: the cells of its row, and what is unexpected. `read` are the blocks that it has read,
 * and `claim` what came of its claim.
 */
export function judge(entry, { truth, read, claim, amount }) {
  const reading = differences(truth, read, entry.reads.parts);
  const faults = unexpected(entry.reads, reading).map((fault) => `reading: ${fault}`);
  const cells = [reading.length === 0 ? partsOf(entry) : `no: ${reading[0]}`];
  if (entry.claims.none) {
    cells.push(entry.claims.none);
  } else {
    const fault = claimFault(claim, amount);
    faults.push(...unexpected(entry.claims, fault ? [fault] : []).map((each) => `claim: ${each}`));
    cells.push(fault ? `no: ${fault}` : `paid, by ${entry.claims.by}`);
  }
  return { cells, faults };
}

const partsOf = ({ reads }) => reads.in ?? (reads.parts ?? EVERYTHING).join(', ');

/** The cells that are expected of a client. */
export const expected = (entry) => [
  entry.reads.fault ? `no: ${entry.reads.why}` : partsOf(entry),
  entry.claims.none ?? (entry.claims.fault ? `no: ${entry.claims.why}` : `paid, by ${entry.claims.by}`),
];

/** The versions of the packages of a client that its row names, of what its `package.json` or `requirements.txt` says. */
export function versionsOf({ packages }, { manifest, requirements }) {
  return packages.map((name) => {
    const version = manifest
      ? JSON.parse(manifest).dependencies[name]
      : new RegExp(`^${name}==(\\S+)`, 'm').exec(requirements)?.[1];
    if (!version) throw new Error(`${name} is not pinned`);
    return `\`${name}\` ${version}`;
  });
}

/** A table in Markdown, of rows of cells. */
export function tableOf(rows) {
  const head = ['client', 'version', 'reads of every block', 'free claim by its own unsigned call'];
  const lines = [head, null, ...rows].map((cells) => (cells ? `| ${cells.join(' | ')} |` : `|${'---|'.repeat(4)}`));
  return lines.join('\n');
}
