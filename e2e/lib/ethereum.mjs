// Lists of Ethereum addresses, and claims that their owners sign with viem. What is signed is written down here once more.

import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { privateKeyToAccount } from 'viem/accounts';

/** What `address` leaves are encoded as. */
const ENCODING = ['uint256', 'address', 'uint256'];

/** Key number `n`. */
export const secretOf = (n) => `0x${(n + 1).toString(16).padStart(64, '0')}`;

/** The same as an account of viem. */
export const keyOf = (n) => privateKeyToAccount(secretOf(n));

/** An address as a row has it: behind twelve zero bytes. */
export const padded = (address) => `0x${'00'.repeat(12)}${address.slice(2).toLowerCase()}`;

/** A list of `[address, amount]` with OpenZeppelin's tree over `address` leaves. */
export function addressesOf(entries, { sortLeaves = true } = {}) {
  const rows = entries.map(([address, amount], index) => [String(index), address, String(amount)]);
  const tree = StandardMerkleTree.of(rows, ENCODING, { sortLeaves });
  return {
    rows,
    root: tree.root,
    total: entries.reduce((sum, [, amount]) => sum + BigInt(amount), 0n),
    address: (row) => rows[row][1],
    account: (row) => padded(rows[row][1]),
    amount: (row) => BigInt(rows[row][2]),
    evidence: (row) => ({ Merkle: { index: row, amount: rows[row][2], proof: tree.getProof(row) } }),
  };
}

/** What the owner of a row signs to have it paid to `destination`, before the relay chain's block `deadline`. */
export const wanted = (api, id, list, row, destination, deadline) => ({
  genesis: api.genesisHash.toHex(),
  round: id,
  row,
  owner: list.address(row),
  destination: u8aToHex(api.createType('AccountId', destination).toU8a()),
  amount: list.amount(row),
  deadline: BigInt(deadline),
});

/** The signature of typed data. */
export const typed = (key, { genesis, ...message }) =>
  key.signTypedData({
    domain: { name: 'Distribution', version: '1', salt: genesis },
    types: {
      Claim: [
        { name: 'round', type: 'uint32' },
        { name: 'row', type: 'uint32' },
        { name: 'owner', type: 'address' },
        { name: 'destination', type: 'bytes32' },
        { name: 'amount', type: 'uint256' },
        { name: 'deadline', type: 'uint64' },
      ],
    },
    primaryType: 'Claim',
    message,
  });

/** The text for wallets that have no typed data. */
export const textOf = ({ genesis, round, row, owner, destination, amount, deadline }) =>
  [
    'Pay one row of a round of Distribution to the destination below.',
    '',
    `chain: ${genesis}`,
    `round: ${round}`,
    `row: ${row}`,
    `owner: ${owner.toLowerCase()}`,
    `destination: ${destination}`,
    `amount in smallest units: ${amount}`,
    `valid before relay-chain block: ${deadline}`,
  ].join('\n');

/** The signature of the text. */
export const text = (key, claim) => key.signMessage({ message: textOf(claim) });

/** The call that carries a signature of typed data, or, with `form`, of a `Text`. */
export const claimEthereum = (api, id, list, row, { destination, deadline }, signature, form = 'TypedData') =>
  api.tx.distribution.claimEthereum(id, list.address(row), list.evidence(row), destination, deadline, {
    [form]: signature,
  });

/** The same signature with the other s, which is in the upper half of its range, and the other v. */
export function mirrored(signature) {
  const bytes = hexToU8a(signature);
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const high = order - BigInt(u8aToHex(bytes.slice(32, 64)));
  bytes.set(hexToU8a(`0x${high.toString(16).padStart(64, '0')}`), 32);
  bytes[64] = bytes[64] === 27 ? 28 : 27;
  return u8aToHex(bytes);
}
