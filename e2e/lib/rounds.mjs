// Lists, rounds and claims, built with OpenZeppelin's library to check our own trees.

import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { Keyring } from '@polkadot/api';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import { head, now, recordsOf } from './blocks.mjs';
import { send } from './tx.mjs';

/** A content identifier. */
export const CID = 'bafyreibjo4xmgaevkgud7mbifn3dzp4v4lyaui4yvqp3f2bqwtxcjrdqg4';
export const UNIT = 10n ** 12n;
export const ED = UNIT / 100n;
const ENCODING = ['uint256', 'bytes32', 'uint256'];

/** The prefix of this chain's addresses. */
export const SS58 = 7_757;
/** Keys whose addresses are this chain's. */
export const keyring = (type = 'sr25519') => new Keyring({ type, ss58Format: SS58 });

/** An unused account. */
export const empty = (name) => u8aToHex(blake2AsU8a(`empty account ${name}`, 256));

/** Rows in the order of their accounts in the chain's state: by the hash that begins their keys there. */
export function arranged(entries) {
  const place = ([account]) => u8aToHex(blake2AsU8a(account, 128));
  const placed = entries.map((entry) => [place(entry), entry]);
  return placed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}

/**
 * A list of `[account in hex, amount]` with OpenZeppelin's tree over it: with leaves sorted by hash, or in the order of
 * the rows.
 */
export function listOf(entries, { sortLeaves = true } = {}) {
  const rows = entries.map(([account, amount], index) => [String(index), account, String(amount)]);
  const tree = StandardMerkleTree.of(rows, ENCODING, { sortLeaves });
  return {
    rows,
    root: tree.root,
    total: entries.reduce((sum, [, amount]) => sum + BigInt(amount), 0n),
    account: (row) => rows[row][1],
    amount: (row) => BigInt(rows[row][2]),
    nodes: () => tree.dump().tree,
    proof: (row) => tree.getProof(row),
    evidence: (row) => ({ Merkle: { index: row, amount: rows[row][2], proof: tree.getProof(row) } }),
  };
}

/** Terms of an immediate round in the native token, open for a day. */
export async function terms(api, list, changes = {}) {
  const closes = (await now(api)) + 14_400;
  return {
    asset: 'Native',
    source: list ? { Merkle: { root: list.root, leaves: list.rows.length } } : 'Listed',
    release: 'Immediate',
    requirement: { level: 0 },
    window: { opens: 0, closes },
    budget: list ? list.total : 0n,
    remainder: 'Manager',
    manifest: list ? { cid: 'bafytest', rows: list.rows.length, total: list.total } : null,
    ...changes,
  };
}

/** Drafts, funds and opens a round; returns its number. */
export async function open(api, manager, roundTerms) {
  const id = await draft(api, manager, roundTerms);
  await send(api, await fund(api, id, BigInt(roundTerms.budget) + ED), manager);
  await send(api, await openDraft(api, id), manager);
  return id;
}

/** The hash of a round's terms and rows, computed from what they are, without our own code. */
export async function termsHash(api, id) {
  const { terms: agreed, rowsDigest } = await round(api, id);
  return u8aToHex(blake2AsU8a(new Uint8Array([...agreed.toU8a(), ...rowsDigest.toU8a()]), 256));
}

/** The call that pays into a draft as it is now. */
export const fund = async (api, id, amount) => api.tx.distribution.fund(id, amount, await termsHash(api, id));

/** The call that opens a draft as it is now. */
export const openDraft = async (api, id) => api.tx.distribution.open(id, await termsHash(api, id));

export async function draft(api, manager, roundTerms) {
  const { events } = await send(api, api.tx.distribution.draft(roundTerms), manager);
  return events.find(({ event }) => api.events.distribution.RoundDrafted.is(event)).event.data.id.toNumber();
}

export const claim = (api, id, list, row, beneficiary = list.account(row), evidence = list.evidence(row)) =>
  api.tx.distribution.claim(id, beneficiary, evidence);

/**
 * The claim of `count` rows from `first` on, but for those that are left out. The list has its leaves in the order of the
 * rows: that of row `r` of `n` is node `2n - 2 - r`.
 */
export function claimRange(api, id, list, first, count, isLeftOut = () => false) {
  const nodes = list.nodes();
  const leaf = (row) => 2 * list.rows.length - 2 - row;
  const numbers = Array.from({ length: count }, (_, number) => first + number);
  const known = numbers.map(leaf);
  const siblings = [];
  // By falling position, so that a sibling to the left that is known comes next.
  for (let at = known.shift(); at > 0; at = known.shift()) {
    if (at % 2 === 1) siblings.push(nodes[at + 1]);
    else if (known[0] === at - 1) known.shift();
    else siblings.push(nodes[at - 1]);
    known.push((at - 1) >> 1);
  }
  const rows = numbers.map((row) =>
    isLeftOut(row)
      ? { Skip: { leaf: nodes[leaf(row)] } }
      : { Pay: { beneficiary: list.account(row), amount: list.amount(row) } },
  );
  return api.tx.distribution.claimRange(id, first, rows, siblings);
}

export const free = async (api, account) => (await api.query.system.account(account)).data.free.toBigInt();

export const round = async (api, id) => (await api.call.distributionApi.round(id)).unwrap();

/** Recomputes the audit digest of a round from the events of all blocks, without our own code. */
export async function payments(api, id) {
  const number = api.createType('u32', id).toU8a();
  const domain = stringToU8a('distribution/digest2');
  let digest = blake2AsU8a(new Uint8Array([...domain, ...api.genesisHash.toU8a(), ...number]), 256);
  const paid = [];
  const blocks = new Map();
  const last = await head(api);
  for (let number = 1; number <= last; number += 1) {
    for (const { event } of await recordsOf(api, (await api.rpc.chain.getBlockHash(number)).toHex())) {
      if (!api.events.distribution.Paid.is(event) || event.data.id.toNumber() !== id) continue;
      const { sequence, beneficiary, payee, amount, index } = event.data;
      const bytes = new Uint8Array([
        ...digest,
        ...sequence.toU8a(),
        ...beneficiary.toU8a(),
        ...payee.toU8a(),
        ...api.createType('u128', amount).toU8a(),
        ...index.toU8a(),
      ]);
      digest = blake2AsU8a(bytes, 256);
      paid.push({
        beneficiary: u8aToHex(beneficiary.toU8a()),
        payee: u8aToHex(payee.toU8a()),
        amount: amount.toBigInt(),
        index: index.toNumber(),
      });
      blocks.set(number, (blocks.get(number) ?? 0) + 1);
    }
  }
  return { paid, digest: u8aToHex(digest), blocks };
}
