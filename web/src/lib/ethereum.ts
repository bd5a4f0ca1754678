/**
 * What the owner of an Ethereum address signs so that a row of theirs is paid to an account of this chain, as
 * `primitives/src/ethereum.rs` has it. The page makes it and the wallet hashes it, so both show the same.
 */
import { toEip55 } from './address';
import { type Hex, fromHex, toHex } from './bytes';
import { type Result, type Said, bad, good } from './result';

/** Zero bytes before an address in a row. */
const PADDING = '0'.repeat(24);

/**
 * The account by which a row names an address: twelve zero bytes, and the address.
 *
 * @throws RangeError if the address is not of 20 bytes.
 */
export function padded(address: Uint8Array): Hex {
  if (address.length !== 20) throw new RangeError('an Ethereum address has 20 bytes');
  return `0x${PADDING}${toHex(address).slice(2)}`;
}

/** The address that an account of a row names; `undefined` if the account does not begin with twelve zero bytes. */
export function addressIn(account: Hex): Uint8Array | undefined {
  return account.startsWith(PADDING, 2) ? fromHex(`0x${account.slice(2 + PADDING.length)}`, 20) : undefined;
}

/** What is signed. */
export interface EthereumClaim {
  /** Hash of the chain's first block. */
  readonly genesis: Hex;
  readonly round: number;
  readonly row: number;
  /** The address that the row belongs to: 20 bytes. */
  readonly owner: Hex;
  /** The account that is paid: 32 bytes. */
  readonly destination: Hex;
  /** All of the row, in the asset's smallest unit. */
  readonly amount: bigint;
  /** The first block of the relay chain at which the signature is no longer good. */
  readonly deadline: number;
}

/** The two forms in which it can be signed: typed data (EIP-712), and a text (EIP-191) for wallets without it. */
export type Form = 'typed' | 'text';

const field = (name: string, type: string): { name: string; type: string } => ({ name, type });

/**
 * Typed data as `eth_signTypedData_v4` takes it. Its domain has no chain id, which would have to be that of the network
 * that the wallet is on: the salt is the hash of the chain's first block. Large numbers are decimal texts.
 */
export function typedData({ genesis, round, row, owner, destination, amount, deadline }: EthereumClaim): string {
  return JSON.stringify({
    types: {
      EIP712Domain: [field('name', 'string'), field('version', 'string'), field('salt', 'bytes32')],
      Claim: [
        field('round', 'uint32'),
        field('row', 'uint32'),
        field('owner', 'address'),
        field('destination', 'bytes32'),
        field('amount', 'uint256'),
        field('deadline', 'uint64'),
      ],
    },
    primaryType: 'Claim',
    domain: { name: 'Distribution', version: '1', salt: genesis },
    message: {
      round,
      row,
      owner: toEip55(fromHex(owner, 20) ?? new Uint8Array()),
      destination,
      amount: String(amount),
      deadline: String(deadline),
    },
  });
}

/** The text that is signed with `personal_sign`. */
export function textOf({ genesis, round, row, owner, destination, amount, deadline }: EthereumClaim): string {
  return [
    'Pay one row of a round of Distribution to the destination below.',
    '',
    `chain: ${genesis}`,
    `round: ${round}`,
    `row: ${row}`,
    `owner: ${owner}`,
    `destination: ${destination}`,
    `amount in smallest units: ${amount}`,
    `valid before relay-chain block: ${deadline}`,
  ].join('\n');
}

/** Why what a wallet answers is not a signature of a key. */
export type SignatureFault = 'eth.signature.contract' | 'eth.signature.none';

/** The bytes of a signature by a key: r, s and v. Contract wallets answer with more, which only a contract can read. */
const SIGNATURE = 65;

/** Reads the signature that a wallet gives. Whose it is, the chain says. */
export function readSignature(answer: unknown): Result<Hex, Said<SignatureFault>> {
  const bytes = typeof answer === 'string' ? fromHex(answer) : undefined;
  if (!bytes || bytes.length < SIGNATURE) return bad({ key: 'eth.signature.none' });
  return bytes.length === SIGNATURE ? good(toHex(bytes)) : bad({ key: 'eth.signature.contract' });
}
